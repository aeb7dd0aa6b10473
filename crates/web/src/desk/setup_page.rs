//! `/desk/setup/profile`: an officer says who the community is; peers read it at their next sync (F01, need 2.2).

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::describe_community::{DescribeCommunityRefused, describe_community};
use community::drawn_from::{Drawn, Version};
use domain::{
    CommunityAudience, CommunityModality, CommunityProfile, Country, Currency, Governance, Html, LanguageTag,
    MailAddress, PeerProfile, Region, TextRefused, Title, Zone,
};
use serde::Deserialize;

use super::cards_page::SAVED;
use crate::communities_page::{audience, meets};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, Head, Section, written};
use crate::host;
use crate::router::Site;
use crate::sign_in::{Chief, Refused, form, token_form};
use crate::visit::Visit;
use crate::words::Words;
use crate::write_event::{Fault, Field};

/// The page.
#[derive(Clone, Debug, Default)]
pub(crate) struct SetupPage {
    pub(crate) form: SetupForm,
    pub(crate) faults: Vec<Fault>,
    /// Fields that another officer wrote since the form was drawn, as they stand now; the form takes their place once it
    /// is sent again.
    pub(crate) meanwhile: Option<SetupForm>,
}

/// What is sent, and what the form shows again when it is not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SetupForm {
    pub(crate) form_token: String,
    /// Of what the form was drawn from.
    pub(crate) version: String,
    pub(crate) name: String,
    pub(crate) summary: String,
    pub(crate) governance: String,
    pub(crate) operator_name: String,
    pub(crate) audience: String,
    pub(crate) modality: String,
    pub(crate) languages: String,
    pub(crate) zone: String,
    pub(crate) country: String,
    pub(crate) region: String,
    pub(crate) currency: String,
    pub(crate) contact: String,
    pub(crate) chapters: String,
}

token_form!(SetupForm);

/// Name, label, hint and kind of each field.
const FIELDS: [(&str, &str, &str, &str); 13] = [
    ("name", "setup-name", "", "text"),
    ("summary", "setup-summary", "setup-summary-hint", "area"),
    (
        "governance",
        "about-governance",
        "setup-governance-hint",
        "choice",
    ),
    ("operator_name", "about-operator", "setup-operator-hint", "text"),
    ("audience", "about-audience", "", "choice"),
    ("modality", "about-modality", "", "choice"),
    ("languages", "about-languages", "setup-languages-hint", "text"),
    ("zone", "about-clock", "event-form-zone-hint", "text"),
    ("country", "about-country", "setup-country-hint", "text"),
    ("region", "about-region", "setup-region-hint", "text"),
    ("currency", "about-currency", "setup-currency-hint", "text"),
    ("contact", "about-contact", "setup-contact-hint", "email"),
    ("chapters", "about-chapters", "setup-chapters-hint", "area"),
];

#[derive(Template)]
#[template(path = "desk_setup.html")]
struct SetupTemplate<'a> {
    around: Around<'a>,
    fields: Vec<Field>,
    /// The field and what is wrong with it, for the summary.
    faults: Vec<(&'static str, String)>,
    version: &'a str,
    is_stale: bool,
    /// The field, and what stands in it now.
    meanwhile: Vec<(String, String)>,
}

impl SetupForm {
    /// As the community is described now.
    pub(crate) fn of(profile: &CommunityProfile) -> Self {
        let languages: Vec<&str> = profile.languages.iter().map(LanguageTag::as_str).collect();
        Self {
            form_token: String::new(),
            version: Version::of(profile).to_string(),
            name: profile.name.to_string(),
            summary: wire::html::plain(profile.summary.as_str()),
            governance: profile.governance.word().to_owned(),
            operator_name: profile
                .operator_name
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            audience: profile.audience.word().to_owned(),
            modality: profile.modality.word().to_owned(),
            languages: languages.join(" "),
            zone: profile.zone.to_string(),
            country: profile
                .country
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            region: profile
                .region
                .as_ref()
                .map_or(String::new(), |region| region.as_str().to_owned()),
            currency: profile.currency.as_str().to_owned(),
            contact: profile
                .contact
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            chapters: {
                let names: Vec<&str> = profile.chapters.iter().map(Title::as_str).collect();
                names.join("\n")
            },
        }
    }

    /// What it says, or everything that is wrong with it.
    fn profile(&self, known: &CommunityProfile) -> Result<CommunityProfile, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut wrong = |field, key, n: usize| {
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            faults.push(Fault { field, key, n });
        };
        let mut profile = known.clone();
        let mut line = |field, text: &str| {
            let read = Title::parse(text);
            read.map_err(|refused| match refused {
                TextRefused::Empty => wrong(field, "form-wrong-empty", 0),
                TextRefused::TooLong(most) => wrong(field, "form-wrong-too-long", most),
                TextRefused::Invisible | TextRefused::Form(_) => wrong(field, "form-wrong-letters", 0),
            })
            .ok()
        };
        if let Some(name) = line("name", &self.name) {
            profile.name = name;
        }
        profile.operator_name = match self.operator_name.trim() {
            "" => None,
            name => line("operator_name", name),
        };
        let written = self.summary.replace("\r\n", "\n");
        // A text that nobody touched keeps its markup.
        if wire::html::plain(known.summary.as_str()).trim() != written.trim() {
            match wire::markdown::rendered(&written) {
                Some(summary) => profile.summary = summary,
                None => wrong("summary", "form-wrong-too-long", Html::BYTES_MAX),
            }
        }
        self.chosen(&mut profile, &mut wrong);
        match languages(&self.languages) {
            Some(languages) => profile.languages = languages,
            None => wrong("languages", "setup-wrong-languages", PeerProfile::LANGUAGES_MAX),
        }
        match Zone::parse(self.zone.trim()) {
            Ok(zone) => profile.zone = zone,
            Err(_) => wrong("zone", "event-form-wrong-zone", 0),
        }
        profile.country = match self.country.trim() {
            "" => None,
            country => Country::parse(country)
                .map_err(|_| wrong("country", "setup-wrong-country", 0))
                .ok(),
        };
        self.reached(&mut profile, &mut wrong);
        if !profile.is_in_its_country() {
            wrong("region", "setup-wrong-region-country", 0);
        }
        match Currency::parse(self.currency.trim()) {
            Ok(currency) => profile.currency = currency,
            Err(_) => wrong("currency", "setup-wrong-currency", 0),
        }
        match faults.is_empty() {
            true => Ok(profile),
            false => Err(faults),
        }
    }

    /// Whose it is, for whom, and where it meets.
    fn chosen(
        &self,
        profile: &mut CommunityProfile,
        wrong: &mut impl FnMut(&'static str, &'static str, usize),
    ) {
        match Governance::from_word(&self.governance) {
            Some(governance) => profile.governance = governance,
            None => wrong("governance", "event-form-wrong-choice", 0),
        }
        match CommunityAudience::from_word(&self.audience) {
            Some(audience) => profile.audience = audience,
            None => wrong("audience", "event-form-wrong-choice", 0),
        }
        match CommunityModality::from_word(&self.modality) {
            Some(modality) => profile.modality = modality,
            None => wrong("modality", "event-form-wrong-choice", 0),
        }
    }

    /// What a field holds, a choice as its word.
    fn text(&self, name: &str) -> &str {
        match name {
            "governance" => &self.governance,
            "audience" => &self.audience,
            "modality" => &self.modality,
            name => self.value(name),
        }
    }

    /// Where the community is, where anybody writes to it, and its local parts.
    fn reached(
        &self,
        profile: &mut CommunityProfile,
        wrong: &mut impl FnMut(&'static str, &'static str, usize),
    ) {
        profile.region = match self.region.trim() {
            "" => None,
            region => Region::parse(region)
                .map_err(|_| wrong("region", "setup-wrong-region", 0))
                .ok(),
        };
        profile.contact = match self.contact.trim() {
            "" => None,
            contact => MailAddress::parse(contact)
                .map_err(|_| wrong("contact", "form-wrong-mail", 0))
                .ok(),
        };
        match chapters(&self.chapters) {
            Some(chapters) => profile.chapters = chapters,
            None => wrong("chapters", "setup-wrong-chapters", CommunityProfile::CHAPTERS_MAX),
        }
    }

    fn value(&self, name: &str) -> &str {
        match name {
            "name" => &self.name,
            "summary" => &self.summary,
            "operator_name" => &self.operator_name,
            "languages" => &self.languages,
            "zone" => &self.zone,
            "country" => &self.country,
            "region" => &self.region,
            "contact" => &self.contact,
            "chapters" => &self.chapters,
            "currency" => &self.currency,
            _ => "",
        }
    }
}

/// A chapter in each line, each once.
fn chapters(text: &str) -> Option<Vec<Title>> {
    let mut chapters: Vec<Title> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let chapter = Title::parse(line).ok()?;
        if !chapters.contains(&chapter) {
            chapters.push(chapter);
        }
    }
    (chapters.len() <= CommunityProfile::CHAPTERS_MAX).then_some(chapters)
}

/// Tags with blanks or commas between them; the first is the community's own.
fn languages(text: &str) -> Option<Vec<LanguageTag>> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let tags: Vec<LanguageTag> = words.map(LanguageTag::parse).collect::<Result<_, _>>().ok()?;
    (1..=PeerProfile::LANGUAGES_MAX)
        .contains(&tags.len())
        .then_some(tags)
}

impl SetupPage {
    fn with_fault(form: SetupForm, field: &'static str, key: &'static str) -> Self {
        Self {
            form,
            faults: vec![Fault { field, key, n: 0 }],
            meanwhile: None,
        }
    }

    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(Section::Desk, words.t("setup-title"), words.t("setup-intro"));
        let fields: Vec<Field> = FIELDS
            .iter()
            .map(|(name, label, hint, kind)| self.field(words, (name, label, hint, kind)))
            .collect();
        let faults = fields.iter().filter(|field| !field.fault.is_empty());
        let faults = faults.map(|field| (field.name, format!("{}: {}", field.label, field.fault)));
        written(&SetupTemplate {
            around: Around::of(frame, head),
            faults: faults.collect(),
            version: &self.form.version,
            is_stale: self.meanwhile.is_some(),
            meanwhile: self.meanwhile(words),
            fields,
        })
    }

    /// Where what stands now is not what she typed: the label, and what stands there.
    fn meanwhile(&self, words: &Words) -> Vec<(String, String)> {
        let Some(now) = &self.meanwhile else {
            return Vec::new();
        };
        let other = FIELDS.iter().filter(|(name, ..)| {
            let (typed, now) = (self.form.text(name), now.text(name));
            typed.replace("\r\n", "\n").trim() != now.trim()
        });
        other
            .map(|(name, label, ..)| {
                let stands = SetupPage {
                    form: now.clone(),
                    ..Self::default()
                };
                let chosen = stands.options(words, name).into_iter().find(|one| one.chosen);
                let text = chosen.map_or_else(|| now.text(name).to_owned(), |one| one.label);
                (words.t(label), text)
            })
            .collect()
    }

    fn field(
        &self,
        words: &Words,
        (name, label, hint, kind): (&'static str, &str, &str, &'static str),
    ) -> Field {
        let fault = self.faults.iter().find(|fault| fault.field == name);
        Field {
            name,
            label: words.t(label),
            hint: match hint {
                "" => String::new(),
                key => words.t(key),
            },
            fault: fault.map_or(String::new(), |fault| words.count(fault.key, fault.n)),
            value: self.form.value(name).to_owned(),
            kind,
            options: self.options(words, name),
            required: matches!(name, "name" | "languages" | "zone" | "currency"),
        }
    }

    fn options(&self, words: &Words, name: &str) -> Vec<Choice> {
        let choice = |chosen: &str, word: &str, label: String| Choice {
            value: word.to_owned(),
            label,
            language: String::new(),
            chosen: chosen == word,
        };
        match name {
            "governance" => [
                Governance::Association,
                Governance::Commercial,
                Governance::UserGroup,
            ]
            .map(|one| choice(&self.form.governance, one.word(), host::governance(words, one)))
            .into(),
            "audience" => [CommunityAudience::PartnersOnly, CommunityAudience::Mixed]
                .map(|one| choice(&self.form.audience, one.word(), audience(words, one)))
                .into(),
            "modality" => [
                CommunityModality::Online,
                CommunityModality::InPerson,
                CommunityModality::Hybrid,
            ]
            .map(|one| choice(&self.form.modality, one.word(), meets(words, one)))
            .into(),
            _ => Vec::new(),
        }
    }
}

/// `GET /desk/setup/profile`.
pub(super) async fn show(chief: Chief) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let Some(profile) = &visit.profile else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let page = SetupPage {
        form: SetupForm::of(profile),
        ..SetupPage::default()
    };
    Ok(visit.page(page.render(&visit.frame())))
}

/// `POST /desk/setup/profile`: back to the cards, or the form with what is wrong.
pub(super) async fn describe(
    State(site): State<Site>,
    chief: Chief,
    sent: Result<Form<SetupForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = form(visit, &chief.signed_in, sent)?;
    let Some(known) = &visit.profile else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let page = match sent.profile(known) {
        Err(faults) => SetupPage {
            form: sent,
            faults,
            meanwhile: None,
        },
        Ok(profile) => {
            let drawn = Drawn::From(Version::read(&sent.version));
            let database = &site.doors.node.database;
            let described = database
                .transact(|tx| describe_community(tx, &chief.officer, &profile, &drawn, visit.now))
                .await;
            match described {
                Ok(()) => return Ok(Redirect::to(SAVED).into_response()),
                Err(DescribeCommunityRefused::OperatorName) => {
                    SetupPage::with_fault(sent, "operator_name", "setup-wrong-operator")
                }
                Err(DescribeCommunityRefused::RegionElsewhere) => {
                    SetupPage::with_fault(sent, "region", "setup-wrong-region-country")
                }
                Err(DescribeCommunityRefused::Changed) => stale(visit, &site, sent)?,
                Err(DescribeCommunityRefused::NotSetUp | DescribeCommunityRefused::Store(_)) => {
                    return Err(Refused::by(visit, &ErrorPage::Unavailable));
                }
            }
        }
    };
    let html = page.render(&visit.frame());
    Ok(match page.meanwhile {
        Some(_) => visit.overtaken_page(html),
        None => visit.refused_page(html),
    })
}

/// What she typed, beside what another officer wrote since; sent again, it is over that.
fn stale(visit: &Visit, site: &Site, sent: SetupForm) -> Result<SetupPage, Refused> {
    let read = site.doors.node.database.read(store::community::profile);
    let Ok(Some(known)) = read else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let now = SetupForm::of(&known);
    Ok(SetupPage {
        form: SetupForm {
            version: now.version.clone(),
            ..sent
        },
        faults: Vec::new(),
        meanwhile: Some(now),
    })
}
