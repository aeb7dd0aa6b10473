//! `/desk/checks`: an officer asks another community whether whoever stands at the desk is a member of it in good standing, and
//! reads what it said: yes and when, or nothing in time (F16, proof). Nobody is named.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::make_check::{MakeCheckRefused, askable, make_check};
use domain::{CheckId, Iri};
use edge::{Tone, name_of};
use jiff::Timestamp;
use serde::Deserialize;
use store::StoreError;
use store::checks;

use super::told::{as_of, head, state};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::qr_picture::QrPicture;
use crate::sign_in::{Chief, Refused, form, token_form};
use crate::state_words::StateWords;
use crate::times::hour;
use crate::vouchers::check_path;

const PATH: &str = "/desk/checks";

/// The page.
#[derive(Clone, Debug, Default)]
pub(crate) struct ChecksPage {
    /// Communities that can be asked: address and name.
    pub(crate) homes: Vec<(String, String)>,
    /// What was asked within the hour, the newest first.
    pub(crate) lines: Vec<CheckLine>,
    /// The message that says why nobody was asked.
    pub(crate) wrong: Option<&'static str>,
}

/// One question.
#[derive(Clone, Debug)]
pub(crate) struct CheckLine {
    /// What the community is called.
    pub(crate) home: String,
    /// Where whoever stands at the desk answers.
    pub(crate) address: Iri,
    /// When it was made.
    pub(crate) made: Timestamp,
    /// What came of it.
    pub(crate) came: CameOf,
}

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CameOf {
    /// It can be answered until then.
    Waits(Timestamp),
    /// Yes, at that moment.
    Yes(Timestamp),
    /// Nobody said so until then.
    No(Timestamp),
}

struct Row {
    home: String,
    state: StateWords,
    made: String,
    /// Its address and a picture of that, while it can be answered.
    open: Option<(String, Option<QrPicture>)>,
}

#[derive(Template)]
#[template(path = "desk_checks.html")]
struct ChecksTemplate<'a> {
    around: Around<'a>,
    homes: &'a [(String, String)],
    rows: Vec<Row>,
    wrong: String,
    as_of: String,
}

impl ChecksPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        // One picture is enough: that of the one that was made last.
        let newest = self.lines.iter().position(CheckLine::waits);
        let lines = self.lines.iter().enumerate();
        let head = head(words.t("checks-title"), words.t("checks-intro"));
        written(&ChecksTemplate {
            around: Around::of(frame, head),
            homes: &self.homes,
            rows: lines
                .map(|(place, line)| line.row(frame, Some(place) == newest))
                .collect(),
            wrong: self.wrong.map_or_else(String::new, |key| words.t(key)),
            as_of: as_of(frame),
        })
    }
}

impl CheckLine {
    fn waits(&self) -> bool {
        matches!(self.came, CameOf::Waits(_))
    }

    fn row(&self, frame: &Frame<'_>, is_newest: bool) -> Row {
        let words = frame.words;
        let told = |key: &str, at: Timestamp| {
            let named = [
                ("community", self.home.as_str().into()),
                ("time", hour(&frame.clock.at(at)).into()),
            ];
            words.with(key, &named)
        };
        let address = self.address.as_str();
        let picture = || QrPicture::of(address, words.t("checks-qr"));
        Row {
            home: self.home.clone(),
            state: match self.came {
                CameOf::Waits(until) => state(Tone::Soft, &told("checks-waits", until)),
                CameOf::Yes(at) => state(Tone::Good, &told("checks-yes", at)),
                CameOf::No(until) => state(Tone::Act, &told("checks-no", until)),
            },
            made: told("checks-made", self.made),
            open: self
                .waits()
                .then(|| (address.to_owned(), is_newest.then(picture).flatten())),
        }
    }
}

/// `GET /desk/checks`.
pub(super) async fn show(chief: Chief) -> Response {
    page(&chief, None)
}

fn page(chief: &Chief, wrong: Option<&'static str>) -> Response {
    let visit = &chief.visit;
    let node = &visit.site.doors.node;
    let read = node.database.read(|tx| {
        let mut homes = Vec::new();
        for peer in askable(tx)? {
            homes.push((peer.to_string(), name_of(tx, &peer)?));
        }
        homes.sort_by_key(|(_, name)| name.to_lowercase());
        let mut lines = Vec::new();
        for check in checks::list(tx, visit.now)? {
            lines.push(CheckLine {
                home: name_of(tx, &check.peer)?,
                address: Iri::local(&node.origin, &check_path(&check.id)),
                made: check.made,
                came: match check.yes {
                    Some(at) => CameOf::Yes(at),
                    None if check.is_open(visit.now) => CameOf::Waits(check.expires),
                    None => CameOf::No(check.expires),
                },
            });
        }
        Ok::<_, StoreError>(ChecksPage { homes, lines, wrong })
    });
    let Ok(page) = read else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let html = page.render(&visit.frame());
    match wrong {
        None => visit.secret_page(html),
        Some(_) => visit.refused_page(html),
    }
}

/// Which community.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckForm {
    form_token: String,
    community: String,
}

token_form!(CheckForm);

/// `POST /desk/checks`: back to the list, on which the new one is first.
pub(super) async fn ask(
    chief: Chief,
    sent: Result<Form<CheckForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    let visit = &chief.visit;
    let node = &visit.site.doors.node;
    let Ok(peer) = edge::address_of(node, &sent.community) else {
        return Ok(page(&chief, Some("checks-wrong-community")));
    };
    let id = CheckId::new(node.randomness.stream(ambient::StreamName::Nonces).bytes());
    let made = node
        .database
        .transact(|tx| make_check(tx, &chief.officer, &peer, id.clone(), visit.now))
        .await;
    match made {
        Ok(_) => Ok(Redirect::to(PATH).into_response()),
        Err(MakeCheckRefused::NotAPeer) => Ok(page(&chief, Some("checks-wrong-community"))),
        Err(MakeCheckRefused::TooMany) => Ok(page(&chief, Some("checks-wrong-many"))),
        Err(MakeCheckRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
