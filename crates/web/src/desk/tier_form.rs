//! `/desk/tiers/new`, `/desk/tiers/{tier}/edit`: an officer describes a level of membership (F02). What another officer
//! wrote meanwhile is never written over unseen.

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use community::drawn_from::{Drawn, Version};
use community::set_tier::{SetTierRefused, set_tier_for};
use domain::{Amount, Kind, Slug, TextRefused, Tier, TierRefused, Title};
use serde::Deserialize;
use store::tiers;

use super::tiers_page::{TierSaid, back};
use super::told::head;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, written};
use crate::sign_in::{Chief, Refused, form, kind_words, token_form};
use crate::words::Words;
use crate::write_event::{Fault, Field};

/// The page.
#[derive(Clone, Debug, Default)]
pub(crate) struct TierFormPage {
    /// The level that is changed; none when one is added.
    pub(crate) known: Option<Tier>,
    pub(crate) form: TierForm,
    pub(crate) faults: Vec<Fault>,
    /// What another officer wrote since the form was drawn.
    pub(crate) meanwhile: Option<TierForm>,
}

/// What is sent, and what the form shows again when it is not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct TierForm {
    pub(crate) form_token: String,
    /// Of what the form was drawn from; empty for a new level.
    pub(crate) version: String,
    pub(crate) name: String,
    pub(crate) price: String,
    pub(crate) months: String,
    pub(crate) seats: String,
    pub(crate) benefits: String,
    pub(crate) partner: String,
    pub(crate) vendor: String,
    pub(crate) customer: String,
    pub(crate) microsoft: String,
    pub(crate) individual: String,
}

token_form!(TierForm);

/// Name, label, hint and kind of each field; who may have the level stands behind them.
const FIELDS: [(&str, &str, &str, &str); 5] = [
    ("name", "tiers-name", "", "text"),
    ("price", "tiers-price", "tiers-price-hint", "text"),
    ("months", "tiers-months", "tiers-months-hint", "text"),
    ("seats", "tiers-seats", "tiers-seats-hint", "text"),
    ("benefits", "tiers-benefits", "tiers-benefits-hint", "area"),
];

#[derive(Template)]
#[template(path = "desk_tier_form.html")]
struct FormTemplate<'a> {
    around: Around<'a>,
    title: String,
    action: String,
    version: &'a str,
    faults: Vec<(&'static str, String)>,
    is_stale: bool,
    meanwhile: Vec<(String, String)>,
    fields: Vec<Field>,
    kinds: Vec<Choice>,
    kinds_fault: String,
    is_new: bool,
}

impl TierForm {
    /// As the level is described now.
    pub(crate) fn of(tier: &Tier) -> Self {
        let benefits: Vec<&str> = tier.benefits.iter().map(Title::as_str).collect();
        let number = |number: Option<u16>| number.map_or_else(String::new, |number| number.to_string());
        let mut form = Self {
            version: Version::of(tier).to_string(),
            name: tier.name.to_string(),
            price: tier.price.to_string(),
            months: number(tier.period_months),
            seats: number(tier.seats),
            benefits: benefits.join("\n"),
            ..Self::default()
        };
        for kind in &tier.kinds {
            "yes".clone_into(form.of_kind_mut(*kind));
        }
        form
    }

    /// The empty form: for everybody.
    pub(crate) fn empty() -> Self {
        let mut form = Self::default();
        for kind in Kind::ALL {
            "yes".clone_into(form.of_kind_mut(kind));
        }
        form
    }

    fn of_kind(&self, kind: Kind) -> &str {
        match kind {
            Kind::Partner => &self.partner,
            Kind::Vendor => &self.vendor,
            Kind::Customer => &self.customer,
            Kind::Microsoft => &self.microsoft,
            Kind::Individual => &self.individual,
        }
    }

    fn of_kind_mut(&mut self, kind: Kind) -> &mut String {
        match kind {
            Kind::Partner => &mut self.partner,
            Kind::Vendor => &mut self.vendor,
            Kind::Customer => &mut self.customer,
            Kind::Microsoft => &mut self.microsoft,
            Kind::Individual => &mut self.individual,
        }
    }

    fn kinds(&self) -> BTreeSet<Kind> {
        let ticked = Kind::ALL
            .into_iter()
            .filter(|kind| !self.of_kind(*kind).is_empty());
        ticked.collect()
    }

    fn value(&self, name: &str) -> &str {
        match name {
            "name" => &self.name,
            "price" => &self.price,
            "months" => &self.months,
            "seats" => &self.seats,
            "benefits" => &self.benefits,
            _ => "",
        }
    }

    /// What it says, or everything that is wrong with it.
    fn tier(&self, known: Option<&Tier>) -> Result<Tier, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut wrong = |field, key, n: usize| {
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            faults.push(Fault { field, key, n });
        };
        let name = line(&self.name).map_err(|(key, n)| wrong("name", key, n)).ok();
        let price = Amount::parse(self.price.trim()).map_err(|_| wrong("price", "tiers-wrong-price", 0));
        let months = number(&self.months, Tier::PERIOD_MONTHS_MAX);
        if months.is_err() {
            wrong(
                "months",
                "tiers-wrong-months",
                usize::from(Tier::PERIOD_MONTHS_MAX),
            );
        }
        let seats = number(&self.seats, Tier::SEATS_MAX);
        if seats.is_err() {
            wrong("seats", "tiers-wrong-seats", usize::from(Tier::SEATS_MAX));
        }
        let lines = self.benefits.lines().filter(|text| !text.trim().is_empty());
        let benefits: Result<Vec<Title>, _> = lines.map(line).collect();
        let benefits = benefits.map_err(|(key, n)| wrong("benefits", key, n)).ok();
        let kinds = self.kinds();
        if kinds.is_empty() {
            wrong("kinds", "tiers-wrong-kinds", 0);
        }
        if benefits
            .as_ref()
            .is_some_and(|lines| lines.len() > Tier::BENEFITS_MAX)
        {
            wrong("benefits", "tiers-wrong-benefits", Tier::BENEFITS_MAX);
        }
        let read = (name, price, months, seats, benefits);
        let (Some(name), Ok(price), Ok(months), Ok(seats), Some(benefits)) = read else {
            return Err(faults);
        };
        if !price.is_zero() && months.is_none() {
            wrong(
                "months",
                "tiers-wrong-months",
                usize::from(Tier::PERIOD_MONTHS_MAX),
            );
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Tier {
            id: known.map_or_else(|| Tier::id_of(&name), |known| known.id.clone()),
            name,
            period_months: months.filter(|_| !price.is_zero()),
            price,
            kinds,
            benefits,
            seats,
            retired: known.and_then(|known| known.retired),
        })
    }
}

fn line(text: &str) -> Result<Title, (&'static str, usize)> {
    Title::parse(text.trim()).map_err(|refused| match refused {
        TextRefused::Empty => ("form-wrong-empty", 0),
        TextRefused::TooLong(most) => ("form-wrong-too-long", most),
        TextRefused::Invisible | TextRefused::Form(_) => ("form-wrong-letters", 0),
    })
}

/// Nothing, or a number from 1 to a bound.
fn number(text: &str, most: u16) -> Result<Option<u16>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(number) if (1..=most).contains(&number) => Ok(Some(number)),
            _ => Err(()),
        },
    }
}

impl TierFormPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let title = match &self.known {
            None => words.t("tiers-new"),
            Some(tier) => words.with("tiers-change-title", &[("name", tier.name.to_string().into())]),
        };
        // A level of one person stays so, and one of organisations too.
        let has_seats = self.known.as_ref().is_none_or(Tier::is_bundle);
        let drawn = FIELDS.iter().filter(|(name, ..)| has_seats || *name != "seats");
        let fields: Vec<Field> = drawn.map(|drawn| self.field(words, drawn)).collect();
        let kinds_fault = self.fault(words, "kinds");
        let mut faults: Vec<(&'static str, String)> = fields
            .iter()
            .filter(|field| !field.fault.is_empty())
            .map(|field| (field.name, format!("{}: {}", field.label, field.fault)))
            .collect();
        if !kinds_fault.is_empty() {
            faults.push(("kinds", format!("{}: {kinds_fault}", words.t("tiers-kinds"))));
        }
        let kinds = Kind::ALL.map(|kind| Choice {
            value: kind.word().to_owned(),
            label: kind_words(words, kind),
            language: String::new(),
            chosen: !self.form.of_kind(kind).is_empty(),
        });
        written(&FormTemplate {
            around: Around::of(frame, head(title.clone(), words.t("tiers-change-what"))),
            title,
            action: match &self.known {
                None => "/desk/tiers/new".to_owned(),
                Some(tier) => format!("/desk/tiers/{}/edit", tier.id),
            },
            version: &self.form.version,
            faults,
            is_stale: self.meanwhile.is_some(),
            meanwhile: self.meanwhile(words),
            fields,
            kinds: kinds.into(),
            kinds_fault,
            is_new: self.known.is_none(),
        })
    }

    fn fault(&self, words: &Words, name: &str) -> String {
        let fault = self.faults.iter().find(|fault| fault.field == name);
        fault.map_or_else(String::new, |fault| words.count(fault.key, fault.n))
    }

    fn field(
        &self,
        words: &Words,
        (name, label, hint, kind): &(&'static str, &str, &str, &'static str),
    ) -> Field {
        Field {
            name,
            label: words.t(label),
            hint: match *hint {
                "" => String::new(),
                key => words.t(key),
            },
            fault: self.fault(words, name),
            value: self.form.value(name).to_owned(),
            kind,
            options: Vec::new(),
            required: matches!(*name, "name" | "price"),
        }
    }

    /// Where what stands now is not what she typed: the label, and what stands there.
    fn meanwhile(&self, words: &Words) -> Vec<(String, String)> {
        let Some(now) = &self.meanwhile else {
            return Vec::new();
        };
        let plain = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
        let other = FIELDS
            .iter()
            .filter(|(name, ..)| plain(self.form.value(name)) != plain(now.value(name)));
        let mut told: Vec<(String, String)> = other
            .map(|(name, label, ..)| (words.t(label), now.value(name).to_owned()))
            .collect();
        if self.form.kinds() != now.kinds() {
            let kinds: Vec<String> = now
                .kinds()
                .into_iter()
                .map(|kind| kind_words(words, kind))
                .collect();
            told.push((words.t("tiers-kinds"), kinds.join(", ")));
        }
        told
    }

    fn answer(self, chief: &Chief) -> Response {
        let visit = &chief.visit;
        let html = self.render(&visit.frame());
        match (&self.meanwhile, self.faults.is_empty()) {
            (Some(_), _) => visit.overtaken_page(html),
            (None, false) => visit.refused_page(html),
            (None, true) => visit.page(html),
        }
    }
}

type Sent = Result<Form<TierForm>, FormRejection>;

/// `GET /desk/tiers/new`.
pub(super) async fn show_new(chief: Chief) -> Response {
    let page = TierFormPage {
        form: TierForm::empty(),
        ..TierFormPage::default()
    };
    page.answer(&chief)
}

/// `GET /desk/tiers/{tier}/edit`.
pub(super) async fn show(chief: Chief, Path(tier): Path<String>) -> Result<Response, Refused> {
    let tier = known(&chief, &tier)?;
    let page = TierFormPage {
        form: TierForm::of(&tier),
        known: Some(tier),
        ..TierFormPage::default()
    };
    Ok(page.answer(&chief))
}

/// `POST /desk/tiers/new`: a level of a name that nobody has.
pub(super) async fn add(chief: Chief, sent: Sent) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    set(&chief, None, sent).await
}

/// `POST /desk/tiers/{tier}/edit`.
pub(super) async fn change(chief: Chief, Path(tier): Path<String>, sent: Sent) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    let tier = known(&chief, &tier)?;
    set(&chief, Some(tier), sent).await
}

fn known(chief: &Chief, tier: &str) -> Result<Tier, Refused> {
    let not_found = || Refused::by(&chief.visit, &ErrorPage::NotFound);
    let id = Slug::parse(tier).map_err(|_| not_found())?;
    let read = chief.visit.site.doors.node.database.read(tiers::all);
    let all = read.map_err(|_| Refused::by(&chief.visit, &ErrorPage::Unavailable))?;
    all.into_iter().find(|tier| tier.id == id).ok_or_else(not_found)
}

async fn set(chief: &Chief, was: Option<Tier>, sent: TierForm) -> Result<Response, Refused> {
    let again = |faults, meanwhile, form, known| TierFormPage {
        known,
        form,
        faults,
        meanwhile,
    };
    let tier = match sent.tier(was.as_ref()) {
        Ok(tier) => tier,
        Err(faults) => return Ok(again(faults, None, sent, was).answer(chief)),
    };
    let drawn = match was {
        None => Drawn::FromNothing,
        Some(_) => Drawn::From(Version::read(&sent.version)),
    };
    let (officer, now) = (&chief.officer, chief.visit.now);
    let database = &chief.visit.site.doors.node.database;
    let set = database
        .transact(|tx| set_tier_for(tx, officer, &tier, &drawn, now))
        .await;
    let (field, key, n) = match (set, was.is_some()) {
        (Ok(()), _) => return Ok(back(TierSaid::Saved)),
        (Err(SetTierRefused::Changed(id)), true) => {
            let stands = known(chief, id.as_str())?;
            let now = TierForm::of(&stands);
            let form = TierForm {
                version: now.version.clone(),
                ..sent
            };
            return Ok(again(Vec::new(), Some(now), form, Some(stands)).answer(chief));
        }
        (Err(SetTierRefused::Changed(_)), false) => ("name", "tiers-wrong-taken", 0),
        (Err(SetTierRefused::EntryCosts(_)), _) => ("price", "tiers-wrong-entry", 0),
        (Err(SetTierRefused::TooMany), _) => ("name", "tiers-wrong-many", Tier::TIERS_MAX),
        (Err(SetTierRefused::OneOrMany(_)), _) => ("seats", "tiers-wrong-one-or-many", 0),
        (Err(SetTierRefused::Tier(refused)), _) => fault_of(refused),
        (Err(SetTierRefused::Store(_)), _) => {
            return Err(Refused::by(&chief.visit, &ErrorPage::Unavailable));
        }
    };
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    Ok(again(vec![Fault { field, key, n }], None, sent, was).answer(chief))
}

fn fault_of(refused: TierRefused) -> (&'static str, &'static str, usize) {
    match refused {
        TierRefused::Period => (
            "months",
            "tiers-wrong-months",
            usize::from(Tier::PERIOD_MONTHS_MAX),
        ),
        TierRefused::Seats => ("seats", "tiers-wrong-seats", usize::from(Tier::SEATS_MAX)),
        TierRefused::NoKind => ("kinds", "tiers-wrong-kinds", 0),
        TierRefused::Benefits => ("benefits", "tiers-wrong-benefits", Tier::BENEFITS_MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_that_is_read_into_the_form_and_sent_back_is_the_same_level() {
        let tier = Tier {
            price: Amount::parse("240").unwrap(),
            period_months: Some(12),
            kinds: BTreeSet::from([Kind::Vendor, Kind::Individual]),
            benefits: vec![Title::parse("Rooms").unwrap(), Title::parse("Prices").unwrap()],
            ..Tier::free(Slug::parse("chapter").unwrap())
        };
        assert_eq!(TierForm::of(&tier).tier(Some(&tier)).unwrap(), tier);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_each_at_its_field() {
        let form = TierForm {
            price: "much".to_owned(),
            months: "61".to_owned(),
            seats: "0".to_owned(),
            benefits: "x\n".repeat(Tier::BENEFITS_MAX + 1),
            ..TierForm::default()
        };
        let faults = form.tier(None).unwrap_err();
        let fields: BTreeSet<&str> = faults.iter().map(|fault| fault.field).collect();
        let all = ["name", "price", "months", "seats", "benefits", "kinds"];
        assert_eq!(fields, BTreeSet::from(all));
        let endless = TierForm {
            name: "Chapter".to_owned(),
            price: "240".to_owned(),
            ..TierForm::empty()
        };
        assert_eq!(endless.tier(None).unwrap_err()[0].field, "months");
    }
}
