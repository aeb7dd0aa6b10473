//! `/desk/agreements/{id}/decline` and `/end`: what saying no, or giving notice, does before it is done, and a reason for the other
//! community's officers.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use domain::{Note, ReciprocityAgreement, Side, TextRefused};
use edge::calendar_day;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

use super::super::told::head;
use super::acts::document;
use super::read::{DealDone, agreements, came_of, known, path};
use super::sheet::first_day;
use super::stands::signed_version;
use super::term_form::text_fault;
use crate::cards::peer_host;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused, form, token_form};

/// The question.
#[derive(Clone, Debug)]
pub(crate) struct SayPage {
    pub(crate) peer: String,
    /// The page of the agreement.
    pub(crate) path: String,
    pub(crate) saying: Saying,
    /// What she wrote that was not taken, and why; nothing before.
    pub(crate) refused: Option<(String, TextRefused)>,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Saying {
    /// No to a version of theirs.
    Decline {
        /// Which.
        document: String,
    },
    /// Notice.
    End {
        /// When it would be over if she said so now.
        on: Timestamp,
    },
}

#[derive(Template)]
#[template(path = "desk_agreement_say.html")]
struct SayTemplate<'a> {
    around: Around<'a>,
    title: String,
    what: String,
    there: String,
    button: String,
    path: &'a str,
    action: &'static str,
    document: &'a str,
    reason: &'a str,
    fault: String,
    chars_max: usize,
}

impl SayPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let day = match &self.saying {
            Saying::Decline { .. } => String::new(),
            Saying::End { on } => calendar_day(words, first_day(*on)),
        };
        let named = [("peer", self.peer.as_str().into()), ("day", day.into())];
        let (title, what, there, button, action, document) = match &self.saying {
            Saying::Decline { document } => (
                words.with("deal-decline-title", &named),
                words.t("deal-decline-what"),
                words.with("deal-decline-there", &named),
                words.t("deal-decline"),
                "decline",
                document.as_str(),
            ),
            Saying::End { .. } => (
                words.with("deal-end-title", &named),
                words.with("deal-end-what", &named),
                words.with("deal-end-there", &named),
                words.t("deal-end-button"),
                "end",
                "",
            ),
        };
        let refused = self.refused.as_ref();
        written(&SayTemplate {
            around: Around::of(frame, head(title.clone(), what.clone())),
            title,
            what,
            there,
            button,
            path: &self.path,
            action,
            document,
            reason: refused.map_or("", |(text, _)| text),
            fault: refused.map_or_else(String::new, |(_, refused)| {
                let (key, n) = text_fault(*refused);
                words.count(key, n)
            }),
            chars_max: Note::CHARS_MAX,
        })
    }
}

/// A reason, or none; of a version of theirs also which.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SayForm {
    form_token: String,
    #[serde(default)]
    document: String,
    #[serde(default)]
    reason: String,
}

token_form!(SayForm);

type Sent = Result<Form<SayForm>, FormRejection>;

/// `GET /desk/agreements/{id}/decline`.
pub(super) async fn ask_decline(chief: Chief, Path(id): Path<String>) -> Result<Response, Refused> {
    chief.fresh()?;
    let agreement = known(&chief, &id)?;
    let saying = declining(&chief, &agreement)?;
    page(&chief, &agreement, saying, None)
}

/// `POST /desk/agreements/{id}/decline`.
pub(super) async fn decline(chief: Chief, Path(id): Path<String>, sent: Sent) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let agreement = known(&chief, &id)?;
    let document = document(&chief, &sent.document)?;
    let reason = match reason(&sent.reason) {
        Ok(reason) => reason,
        Err(refused) => {
            let saying = Saying::Decline {
                document: sent.document,
            };
            return page(&chief, &agreement, saying, Some((sent.reason, refused)));
        }
    };
    let declined = agreements(&chief)
        .reject(&chief.officer, &agreement.id, &document, reason)
        .await;
    Ok(came_of(&chief, &agreement.id, declined, DealDone::Declined))
}

/// `GET /desk/agreements/{id}/end`.
pub(super) async fn ask_end(chief: Chief, Path(id): Path<String>) -> Result<Response, Refused> {
    chief.fresh()?;
    let agreement = known(&chief, &id)?;
    let saying = ending(&chief, &agreement)?;
    page(&chief, &agreement, saying, None)
}

/// `POST /desk/agreements/{id}/end`.
pub(super) async fn end(chief: Chief, Path(id): Path<String>, sent: Sent) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let agreement = known(&chief, &id)?;
    let reason = match reason(&sent.reason) {
        Ok(reason) => reason,
        Err(refused) => {
            let saying = ending(&chief, &agreement)?;
            return page(&chief, &agreement, saying, Some((sent.reason, refused)));
        }
    };
    let ended = agreements(&chief)
        .end(&chief.officer, &agreement.id, reason)
        .await;
    Ok(came_of(&chief, &agreement.id, ended, DealDone::Ending))
}

fn reason(text: &str) -> Result<Option<Note>, TextRefused> {
    match text.trim() {
        "" => Ok(None),
        text => Note::parse(text).map(Some),
    }
}

/// The version of theirs that waits.
fn declining(chief: &Chief, agreement: &ReciprocityAgreement) -> Result<Saying, Refused> {
    let open = agreement.open().filter(|open| open.is_open(chief.visit.now));
    match open.filter(|open| open.by == Side::Them) {
        Some(open) => Ok(Saying::Decline {
            document: open.document.to_string(),
        }),
        None => Err(Refused::by(&chief.visit, &ErrorPage::NotFound)),
    }
}

/// When what both signed would be over.
fn ending(chief: &Chief, agreement: &ReciprocityAgreement) -> Result<Saying, Refused> {
    let signed = signed_version(agreement, chief.visit.now);
    let version = signed.filter(|_| agreement.ending.is_none());
    let hours = version.map(|version| i64::from(version.text.notice_days) * 24);
    let on = hours.and_then(|hours| chief.visit.now.checked_add(hours.hours()).ok());
    match on {
        Some(on) => Ok(Saying::End { on }),
        None => Err(Refused::by(&chief.visit, &ErrorPage::NotFound)),
    }
}

fn page(
    chief: &Chief,
    agreement: &ReciprocityAgreement,
    saying: Saying,
    refused: Option<(String, TextRefused)>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let database = &visit.site.doors.node.database;
    let host = database.read(|tx| peer_host(tx, &agreement.peer, agreement.group.as_str()));
    let host = host.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    let page = SayPage {
        peer: host.name,
        path: path(&agreement.id),
        saying,
        refused,
    };
    let html = page.render(&visit.frame());
    Ok(match page.refused {
        Some(_) => visit.refused_page(html),
        None => visit.secret_page(html),
    })
}

#[cfg(test)]
mod tests {
    use crate::sample_agreements;
    use crate::samples::Surroundings;
    use crate::words::Words;

    /// WCAG 3.3.1: what is wrong stands in a list on top that leads to its field, beside the field, and what was typed is kept.
    #[test]
    fn a_reason_that_is_too_long_is_told_on_top_and_beside_it() {
        let (words, surroundings) = (Words::english(), Surroundings::new());
        let pages = sample_agreements::all(&surroundings.frame(&words));
        let page = |name: &str| &pages.iter().find(|(page, _)| *page == name).unwrap().1;
        let wrong = page("desk-agreement-end-wrong");
        let (summary, form) = wrong.split_once("<form method=\"post\"").unwrap();
        assert!(summary.contains("<a href=\"#reason\">"), "{summary}");
        assert!(
            form.contains("id=\"reason-fault\"") && form.contains("No. No. No."),
            "{form}"
        );
        assert!(!page("desk-agreement-end").contains("href=\"#reason\""));
    }
}
