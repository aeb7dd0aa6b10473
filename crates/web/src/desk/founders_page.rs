//! `/desk/setup/founders`: an officer writes down who began the chapter, who leads it and who runs its node (F28).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::drawn_from::{Drawn, Version};
use community::name_founders::{
    Called, FounderOffice, NameFoundersRefused, Named, SeenFounding, name_founders, see_founders,
};
use domain::{Founding, Member};
use serde::Deserialize;

use super::cards_page::SAVED;
use super::told::head;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused, form, token_form};
use crate::words::Words;
use crate::write_event::Field;

/// The page.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoundersPage {
    pub(crate) form: FoundersForm,
    /// The field, what is wrong with it, and whom it is about, if about anybody.
    pub(crate) fault: Option<(&'static str, &'static str, String)>,
    /// Those who are written down, by name, when another officer wrote them meanwhile.
    pub(crate) meanwhile: Option<Vec<String>>,
}

/// What is sent, and what the form shows again when it is not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct FoundersForm {
    pub(crate) form_token: String,
    /// Of what the form was drawn from; empty when nobody was written down.
    pub(crate) drawn: String,
    pub(crate) founders: String,
    pub(crate) president: String,
    pub(crate) administrator: String,
}

token_form!(FoundersForm);

/// Name, label, hint and kind of each field.
const FIELDS: [(&str, &str, &str, &str); 3] = [
    ("founders", "founders-founders", "founders-founders-hint", "area"),
    (
        "president",
        "founders-president",
        "founders-president-hint",
        "text",
    ),
    (
        "administrator",
        "founders-administrator",
        "founders-administrator-hint",
        "text",
    ),
];

#[derive(Template)]
#[template(path = "desk_founders.html")]
struct FoundersTemplate<'a> {
    around: Around<'a>,
    fault: Option<(&'static str, String)>,
    is_stale: bool,
    meanwhile: String,
    drawn: &'a str,
    fields: Vec<Field>,
}

impl FoundersForm {
    /// As they are written down; of a new chapter, with the reader as its president.
    pub(crate) fn of(seen: Option<&SeenFounding>, reader: &Member) -> Self {
        let Some(seen) = seen else {
            return Self {
                president: reader.handle.to_string(),
                ..Self::default()
            };
        };
        let handles: Vec<&str> = seen.founders.iter().map(|one| one.handle.as_str()).collect();
        let one = |member: &Option<Member>| {
            let handle = member.as_ref().map(|member| member.handle.to_string());
            handle.unwrap_or_default()
        };
        Self {
            form_token: String::new(),
            drawn: Version::of(&seen.founding).to_string(),
            founders: handles.join("\n"),
            president: one(&seen.president),
            administrator: one(&seen.administrator),
        }
    }

    fn value(&self, name: &str) -> &str {
        match name {
            "founders" => &self.founders,
            "president" => &self.president,
            _ => &self.administrator,
        }
    }

    /// Whom it names, or the first line that names nobody.
    fn named(&self) -> Result<Named, (&'static str, &'static str, String)> {
        let one = |field, text: &str| match text.trim() {
            "" => Err((field, "form-wrong-empty", String::new())),
            text => Called::parse(text).ok_or_else(|| (field, "founders-wrong-nobody", short(text))),
        };
        let lines = self.founders.lines().map(str::trim);
        let lines = lines
            .filter(|line| !line.is_empty())
            .take(Founding::FOUNDERS_MAX + 1);
        let founders: Result<Vec<Called>, _> = lines.map(|line| one("founders", line)).collect();
        Ok(Named {
            founders: founders?,
            president: one("president", &self.president)?,
            administrator: one("administrator", &self.administrator)?,
        })
    }
}

/// The beginning of what somebody typed, to be told back to her.
fn short(text: &str) -> String {
    text.chars().take(Founding::CALLED_CHARS_SHOWN).collect()
}

impl FoundersPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let fields: Vec<Field> = FIELDS.iter().map(|drawn| self.field(words, *drawn)).collect();
        let fault = fields.iter().find(|field| !field.fault.is_empty());
        let fault = fault.map(|field| (field.name, format!("{}: {}", field.label, field.fault)));
        let meanwhile = self.meanwhile.as_ref();
        written(&FoundersTemplate {
            around: Around::of(frame, head(words.t("founders-title"), words.t("founders-intro"))),
            fault,
            is_stale: meanwhile.is_some(),
            meanwhile: meanwhile.map_or_else(String::new, |names| names.join(", ")),
            drawn: &self.form.drawn,
            fields,
        })
    }

    fn field(
        &self,
        words: &Words,
        (name, label, hint, kind): (&'static str, &str, &str, &'static str),
    ) -> Field {
        let fault = self.fault.as_ref().filter(|(field, ..)| *field == name);
        Field {
            name,
            label: words.t(label),
            hint: words.t(hint),
            fault: fault.map_or_else(String::new, |(_, key, called)| {
                words.with(key, &[("called", called.as_str().into())])
            }),
            value: self.form.value(name).to_owned(),
            kind,
            options: Vec::new(),
            required: kind == "text",
        }
    }

    fn answer(&self, chief: &Chief) -> Response {
        let visit = &chief.visit;
        let html = self.render(&visit.frame());
        match (&self.meanwhile, &self.fault) {
            (Some(_), _) => visit.overtaken_page(html),
            (None, Some(_)) => visit.refused_page(html),
            (None, None) => visit.secret_page(html),
        }
    }
}

/// `GET /desk/setup/founders`.
pub(super) async fn show(chief: Chief) -> Result<Response, Refused> {
    let seen = seen(&chief)?;
    let page = FoundersPage {
        form: FoundersForm::of(seen.as_ref(), chief.officer.member()),
        ..FoundersPage::default()
    };
    Ok(page.answer(&chief))
}

fn seen(chief: &Chief) -> Result<Option<SeenFounding>, Refused> {
    let database = &chief.visit.site.doors.node.database;
    let read = database.read(|tx| see_founders(tx, &chief.officer));
    read.map_err(|_| Refused::by(&chief.visit, &ErrorPage::Unavailable))
}

/// `POST /desk/setup/founders`: back to the cards, or the form with what is wrong.
pub(super) async fn name(
    chief: Chief,
    sent: Result<Form<FoundersForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    let again = |form, fault| FoundersPage {
        form,
        fault: Some(fault),
        meanwhile: None,
    };
    let named = match sent.named() {
        Ok(named) => named,
        Err(fault) => return Ok(again(sent, fault).answer(&chief)),
    };
    let drawn = match sent.drawn.as_str() {
        "" => Drawn::FromNothing,
        version => Drawn::From(Version::read(version)),
    };
    let (officer, now) = (&chief.officer, chief.visit.now);
    let database = &chief.visit.site.doors.node.database;
    let written_down = database
        .transact(|tx| name_founders(tx, officer, &named, &drawn, now))
        .await;
    let nobody = String::new;
    let fault = match written_down {
        Ok(_) => return Ok(Redirect::to(SAVED).into_response()),
        Err(NameFoundersRefused::NoSuchMember { office, called }) => {
            let field = match office {
                FounderOffice::Founder => "founders",
                FounderOffice::President => "president",
                FounderOffice::Administrator => "administrator",
            };
            (field, "founders-wrong-nobody", called.to_string())
        }
        Err(NameFoundersRefused::TooFewFounders) => ("founders", "founders-wrong-few", nobody()),
        Err(NameFoundersRefused::TooManyFounders) => ("founders", "founders-wrong-many", nobody()),
        Err(NameFoundersRefused::TooFewPartners) => ("founders", "founders-wrong-partners", nobody()),
        Err(NameFoundersRefused::NoOffice(handle)) => {
            ("president", "founders-wrong-office", handle.to_string())
        }
        Err(NameFoundersRefused::Changed) => return Ok(stale(&chief, sent)?.answer(&chief)),
        Err(NameFoundersRefused::Store(_)) => {
            return Err(Refused::by(&chief.visit, &ErrorPage::Unavailable));
        }
    };
    Ok(again(sent, fault).answer(&chief))
}

/// What she typed, beside those whom another officer wrote down; sent again, it takes their place.
fn stale(chief: &Chief, sent: FoundersForm) -> Result<FoundersPage, Refused> {
    let seen = seen(chief)?;
    let names = seen.iter().flat_map(|seen| &seen.founders);
    Ok(FoundersPage {
        meanwhile: Some(names.map(|one| one.name.to_string()).collect()),
        form: FoundersForm {
            drawn: FoundersForm::of(seen.as_ref(), chief.officer.member()).drawn,
            ..sent
        },
        fault: None,
    })
}
