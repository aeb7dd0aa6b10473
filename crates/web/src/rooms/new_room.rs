//! `/rooms/new`: an officer makes a room, whose rule stays as it is made (F11).

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Slug;
use store::{StoreError, tiers};
use subrosa::{
    EntryRule, EntryRuleRefused, MakeRoomRefused, NewRoom, PseudonymDays, ROOMS_MAX, Retention, RoomName,
    RoomTextRefused, Rule,
};

use super::band::Band;
use super::gate::{sealed, waited_for};
use super::level::level;
use super::standing::stands_well;
use super::words::head;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, written};
use crate::rooms_open::{OpenRooms, RoomDefaults, RoomsOpen};
use crate::sign_in::{Chief, Refused, read};
use crate::words::Words;
use crate::write_event::{Fault, Field};

/// The page.
#[derive(Clone)]
pub(crate) struct NewRoomPage {
    pub(crate) form: NewRoomForm,
    pub(crate) faults: Vec<Fault>,
    /// Levels of this community: id and name.
    pub(crate) levels: Vec<(String, String)>,
}

/// What is sent, and what the form shows again when it is not taken.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct NewRoomForm {
    form_token: String,
    pub(crate) name: String,
    pub(crate) rule: String,
    pub(crate) pseudonym_days: String,
    pub(crate) min_membership_days: String,
    pub(crate) vouches: String,
    pub(crate) retention: String,
    /// Ids of the levels that are ticked.
    pub(crate) tiers: BTreeSet<String>,
}

/// Name, label, hint and kind of each field; the levels stand behind them.
const FIELDS: [(&str, &str, &str, &str); 6] = [
    ("name", "rooms-make-name", "rooms-make-name-hint", "text"),
    ("rule", "rooms-rule", "rooms-make-rule-hint", "choice"),
    (
        "pseudonym_days",
        "rooms-make-names-days",
        "rooms-make-names-days-hint",
        "text",
    ),
    ("retention", "rooms-make-kept", "", "choice"),
    (
        "min_membership_days",
        "rooms-make-days",
        "rooms-make-days-hint",
        "text",
    ),
    ("vouches", "rooms-make-vouches", "rooms-make-vouches-hint", "text"),
];

#[derive(Template)]
#[template(path = "room_new.html")]
struct NewRoomTemplate<'a> {
    around: Around<'a>,
    band: Band,
    faults: Vec<(String, String)>,
    fields: Vec<Field>,
    levels: Vec<Choice>,
}

impl NewRoomForm {
    /// The form as it is first drawn.
    pub(crate) fn of(defaults: RoomDefaults) -> Self {
        Self {
            rule: match defaults.rule {
                Rule::Closed => "closed".to_owned(),
                Rule::Chatham(_) => "chatham".to_owned(),
            },
            pseudonym_days: defaults.pseudonym_days.days().to_string(),
            min_membership_days: defaults.min_membership_days.to_string(),
            vouches: defaults.vouches_required.to_string(),
            retention: defaults.retention.days().unwrap_or(0).to_string(),
            ..Self::default()
        }
    }

    /// What was sent; nothing if a field of it is none of the form's.
    fn sent(pairs: Vec<(String, String)>) -> Option<Self> {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "form_token" => form.form_token = value,
                "tier" => {
                    form.tiers.insert(value);
                }
                name => *form.field_mut(name)? = value,
            }
        }
        Some(form)
    }

    fn field_mut(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "name" => Some(&mut self.name),
            "rule" => Some(&mut self.rule),
            "pseudonym_days" => Some(&mut self.pseudonym_days),
            "min_membership_days" => Some(&mut self.min_membership_days),
            "vouches" => Some(&mut self.vouches),
            "retention" => Some(&mut self.retention),
            _ => None,
        }
    }

    fn value(&self, name: &str) -> &str {
        match name {
            "name" => &self.name,
            "rule" => &self.rule,
            "pseudonym_days" => &self.pseudonym_days,
            "min_membership_days" => &self.min_membership_days,
            "vouches" => &self.vouches,
            "retention" => &self.retention,
            _ => "",
        }
    }

    /// What it says, or everything that is wrong with it.
    fn room(&self) -> Result<NewRoom, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut wrong = |field, key, n: usize| {
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            faults.push(Fault { field, key, n });
        };
        let name = RoomName::parse(&self.name).map_err(|refused| match refused {
            RoomTextRefused::Empty => wrong("name", "form-wrong-empty", 0),
            RoomTextRefused::TooLong(most) => wrong("name", "form-wrong-too-long", most),
            RoomTextRefused::Invisible => wrong("name", "form-wrong-letters", 0),
        });
        let rule = self.rule(&mut wrong);
        let retention = number(&self.retention).and_then(Retention::of_days);
        if retention.is_none() {
            wrong("retention", "form-wrong-empty", 0);
        }
        let entry = self.entry(&mut wrong);
        match (name, rule, retention, entry) {
            (Ok(name), Some(rule), Some(retention), Some(entry)) => Ok(NewRoom {
                name,
                rule,
                entry,
                retention,
            }),
            _ => Err(faults),
        }
    }

    fn rule(&self, wrong: &mut Wrong<'_>) -> Option<Rule> {
        let days = number(&self.pseudonym_days).and_then(|days| PseudonymDays::new(days).ok());
        match (self.rule.as_str(), days) {
            ("closed", _) => Some(Rule::Closed),
            ("chatham", Some(days)) => Some(Rule::Chatham(days)),
            ("chatham", None) => {
                let most = usize::from(PseudonymDays::MAX);
                wrong("pseudonym_days", "rooms-make-wrong-names", most);
                None
            }
            _ => {
                wrong("rule", "form-wrong-empty", 0);
                None
            }
        }
    }

    fn entry(&self, wrong: &mut Wrong<'_>) -> Option<EntryRule> {
        let mut refuse = |refused: EntryRuleRefused| match refused {
            EntryRuleRefused::Days => {
                let most = usize::from(EntryRule::DAYS_MAX);
                wrong("min_membership_days", "rooms-make-wrong-number", most);
            }
            EntryRuleRefused::Vouches => {
                let most = usize::from(EntryRule::VOUCHES_MAX);
                wrong("vouches", "rooms-make-wrong-number", most);
            }
            EntryRuleRefused::Tiers => {
                wrong("tiers", "rooms-make-wrong-levels", EntryRule::TIERS_MAX);
            }
        };
        let days = number(&self.min_membership_days);
        if days.is_none() {
            refuse(EntryRuleRefused::Days);
        }
        let vouches = number(&self.vouches).and_then(|vouches| u8::try_from(vouches).ok());
        if vouches.is_none() {
            refuse(EntryRuleRefused::Vouches);
        }
        let levels = self.tiers.iter().filter_map(|tier| Slug::parse(tier).ok());
        EntryRule::new(days?, vouches?, levels.collect())
            .map_err(refuse)
            .ok()
    }
}

/// Notes a field, the message of what is wrong with it, and the number in that.
type Wrong<'a> = dyn FnMut(&'static str, &'static str, usize) + 'a;

/// A whole number; nothing typed is none at all.
fn number(text: &str) -> Option<u16> {
    match text.trim() {
        "" => Some(0),
        text => text.parse().ok(),
    }
}

impl NewRoomPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let fields: Vec<Field> = FIELDS.iter().map(|drawn| self.field(words, drawn)).collect();
        let mut faults: Vec<(String, String)> = fields
            .iter()
            .filter(|field| !field.fault.is_empty())
            .map(|field| {
                (
                    format!("room-{}", field.name),
                    format!("{}: {}", field.label, field.fault),
                )
            })
            .collect();
        let levels_fault = self.fault(words, "tiers");
        if !levels_fault.is_empty() {
            faults.push(("room-tiers".to_owned(), levels_fault));
        }
        let levels = self.levels.iter().map(|(id, name)| Choice {
            value: id.clone(),
            label: name.clone(),
            language: String::new(),
            chosen: self.form.tiers.contains(id),
        });
        written(&NewRoomTemplate {
            around: Around::of(frame, head(words)),
            band: Band::without_room(words, &words.t("rooms-make")),
            faults,
            fields,
            levels: levels.collect(),
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
        let value = self.form.value(name);
        let choice = |option: &str, label: String| Choice {
            value: option.to_owned(),
            label,
            language: String::new(),
            chosen: option == value,
        };
        let options = match *name {
            "rule" => vec![
                choice("closed", words.t("rooms-rule-closed")),
                choice("chatham", words.t("rooms-rule-chatham")),
            ],
            "retention" => Retention::ALL
                .map(|retention| match retention.days() {
                    Some(days) => choice(
                        &days.to_string(),
                        words.count("rooms-make-kept-days", days.into()),
                    ),
                    None => choice("0", words.t("rooms-make-kept-open")),
                })
                .into(),
            _ => Vec::new(),
        };
        Field {
            name,
            label: words.t(label),
            hint: match *hint {
                "" => String::new(),
                key => words.t(key),
            },
            fault: self.fault(words, name),
            value: value.to_owned(),
            kind,
            options,
            required: *name == "name",
        }
    }
}

/// `GET /rooms/new`.
pub(crate) async fn show(chief: Chief) -> Result<Response, Refused> {
    let rooms = open(&chief)?;
    let form = NewRoomForm::of(rooms.defaults());
    let page = page(&chief, form, Vec::new())?;
    let html = page.render(&chief.visit.frame());
    Ok(sealed(chief.visit.secret_page(html)))
}

/// `POST /rooms`: she goes on to the page that invites others. A room of levels that are not hers would be closed to her too,
/// and nobody could ever open it.
pub(crate) async fn make(
    chief: Chief,
    sent: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Refused> {
    let rooms = open(&chief)?;
    let form = NewRoomForm::sent(read(&chief.visit, sent)?);
    let form = form.ok_or_else(|| Refused::by(&chief.visit, &ErrorPage::Unreadable))?;
    if !chief.signed_in.is_from_her_form(&form.form_token) {
        return Err(Refused::by(&chief.visit, &ErrorPage::OldForm));
    }
    let new = match form.room() {
        Ok(new) => new,
        Err(faults) => return again(&chief, form, faults),
    };
    let hers = level(&chief.visit, &chief.officer.member().id);
    let hers = hers.map_err(|_| Refused::by(&chief.visit, &ErrorPage::Unavailable))?;
    if !new.entry.admits(hers.as_ref()) {
        let fault = Fault {
            field: "tiers",
            key: "room-wrong-own-level",
            n: 0,
        };
        return again(&chief, form, vec![fault]);
    }
    let (officer, now) = (chief.officer.clone(), chief.visit.now);
    let made = waited_for(&rooms, move |rooms| rooms.make_room(&officer, &new, now));
    match made.await {
        Ok(id) => {
            let next = format!("/rooms/{}/members", id.letters());
            Ok(sealed(Redirect::to(&next).into_response()))
        }
        Err(MakeRoomRefused::TooMany) => {
            let fault = Fault {
                field: "name",
                key: "rooms-make-many",
                n: u32::try_from(ROOMS_MAX).unwrap_or(u32::MAX),
            };
            again(&chief, form, vec![fault])
        }
        Err(MakeRoomRefused::Rooms(_)) => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
    }
}

fn open(chief: &Chief) -> Result<OpenRooms, Refused> {
    stands_well(&chief.visit, &chief.officer.member().id)
        .map_err(|page| Refused::from(sealed(chief.visit.error(&page))))?;
    match &chief.visit.site.rooms {
        RoomsOpen::Open(rooms) => Ok(rooms.clone()),
        RoomsOpen::Locked => Err(sealed(chief.visit.error(&ErrorPage::NotFound)).into()),
    }
}

fn page(chief: &Chief, form: NewRoomForm, faults: Vec<Fault>) -> Result<NewRoomPage, Refused> {
    let read: Result<_, StoreError> = chief.visit.site.doors.node.database.read(tiers::all);
    let tiers = read.map_err(|_| Refused::by(&chief.visit, &ErrorPage::Unavailable))?;
    let levels = tiers.into_iter().filter(|tier| tier.retired.is_none());
    Ok(NewRoomPage {
        form,
        faults,
        levels: levels
            .map(|tier| (tier.id.to_string(), tier.name.to_string()))
            .collect(),
    })
}

fn again(chief: &Chief, form: NewRoomForm, faults: Vec<Fault>) -> Result<Response, Refused> {
    let html = page(chief, form, faults)?.render(&chief.visit.frame());
    Ok(sealed(chief.visit.refused_page(html)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> NewRoomForm {
        NewRoomForm {
            name: "Licensing".to_owned(),
            ..NewRoomForm::of(RoomDefaults::default())
        }
    }

    fn faults(form: &NewRoomForm) -> Vec<&'static str> {
        let faults = form.room().err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.field).collect()
    }

    /// F11: all that is wrong is said at once, each at its field; what is as it is offered is taken.
    #[test]
    fn a_room_is_made_as_its_form_says_or_all_faults_are_told() {
        assert_eq!(faults(&form()), Vec::<&str>::new());
        let mut chatham = form();
        chatham.rule = "chatham".to_owned();
        chatham.pseudonym_days = "91".to_owned();
        assert_eq!(faults(&chatham), ["pseudonym_days"]);
        chatham.rule = "closed".to_owned();
        assert_eq!(faults(&chatham), Vec::<&str>::new(), "the days are not asked for");
        let mut wrong = form();
        for (name, value) in [
            ("name", " "),
            ("rule", "open"),
            ("retention", "14"),
            ("min_membership_days", "4000"),
            ("vouches", "-1"),
        ] {
            *wrong.field_mut(name).unwrap() = value.to_owned();
        }
        assert_eq!(faults(&wrong), ["name", "rule", "retention", "vouches"]);
        wrong.vouches = "3".to_owned();
        assert_eq!(
            faults(&wrong),
            ["name", "rule", "retention", "min_membership_days"]
        );
    }

    /// E15: a field that is none of the form's is no form.
    #[test]
    fn levels_come_as_often_as_they_are_ticked_and_nothing_else_comes() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let sent = NewRoomForm::sent(vec![pair("tier", "a"), pair("tier", "b"), pair("name", "x")]);
        assert_eq!(sent.unwrap().tiers.len(), 2);
        assert!(NewRoomForm::sent(vec![pair("steward", "me")]).is_none());
    }
}
