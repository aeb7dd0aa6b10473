//! `/ethics`: the code of ethics with its summary, its length and, for a member, what she signed (needs 2.15, 4.15).

use askama::Template;
use axum::response::Response;
use community::sign_code::{CodeStanding, code_standing};
use domain::{CodeMode, CodeOfEthics};
use jiff::Timestamp;
use store::{StoreError, codes};
use wire::markdown;

use crate::error_page::ErrorPage;
use crate::frame::{Address, Around, Desk, Frame, Head, Section, written};
use crate::times;
use crate::visit::Visit;
use crate::words::Words;

/// The code in force, as somebody reads it.
#[derive(Clone, Debug)]
pub struct EthicsPage {
    /// None when none was published.
    pub code: Option<CodeOfEthics>,
    /// How the reader stands to it; nothing for a visitor.
    pub standing: Option<CodeStanding>,
}

#[derive(Template)]
#[template(path = "ethics.html")]
struct EthicsTemplate<'a> {
    around: Around<'a>,
    facts: Option<CodeFacts>,
    standing: String,
    to_sign: bool,
    /// What the record says of her signature beside version, name and day; empty when there is none.
    record: Option<Record>,
    /// Whether the reader may publish a version.
    is_officer: bool,
}

/// When she signed, to the minute, and the fingerprint of what she saw.
struct Record {
    time: String,
    fingerprint: String,
}

/// A code as it is printed.
pub(crate) struct CodeFacts {
    pub(crate) version: String,
    pub(crate) length: String,
    pub(crate) since: String,
    pub(crate) summary: String,
    pub(crate) text: String,
    /// SHA-256 of version, summary and text: what a signature names (need 2.15).
    pub(crate) fingerprint: String,
}

impl CodeFacts {
    pub(crate) fn of(frame: &Frame<'_>, code: &CodeOfEthics) -> Self {
        let words = frame.words;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let numbers = [
            ("words", count(code.words()).into()),
            ("minutes", count(code.minutes()).into()),
        ];
        Self {
            version: words.with("ethics-version", &[("version", code.version.to_string().into())]),
            length: words.with("ethics-length", &numbers),
            since: day(frame, code.published),
            summary: code.summary.clone(),
            text: markdown::rendered(&code.text).map_or_else(String::new, |html| html.as_str().to_owned()),
            fingerprint: code.hash.clone(),
        }
    }
}

impl EthicsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head {
            section: Section::Elsewhere,
            title: words.t("ethics-title"),
            description: words.t("ethics-description"),
            address: Address::Here("/ethics".to_owned()),
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let standing = self.standing.as_ref();
        written(&EthicsTemplate {
            around: Around::of(frame, head),
            facts: self.code.as_ref().map(|code| CodeFacts::of(frame, code)),
            standing: standing.map_or_else(|| self.visitors(words), |standing| said(frame, standing)),
            to_sign: matches!(standing, Some(CodeStanding::ToBeSigned { .. })),
            record: standing.and_then(|standing| record(frame, standing)),
            is_officer: frame.person.is_some_and(|person| person.desk == Desk::Hers),
        })
    }

    fn visitors(&self, words: &Words) -> String {
        match self.code.as_ref().map(|code| code.mode) {
            Some(CodeMode::Signed) => words.t("ethics-members-sign"),
            Some(CodeMode::DeFacto) => words.t("ethics-by-joining"),
            None => String::new(),
        }
    }
}

/// `Thursday 21 May` by the reader's clock, with the year when it is another than now.
pub(crate) fn day(frame: &Frame<'_>, at: Timestamp) -> String {
    let date = |at| frame.clock.at(at).date();
    times::day_long(frame.words, date(at), date(frame.now))
}

fn record(frame: &Frame<'_>, standing: &CodeStanding) -> Option<Record> {
    let CodeStanding::Signed(signature) = standing else {
        return None;
    };
    let hour = times::hour(&frame.clock.at(signature.at));
    let facts = [
        ("day", day(frame, signature.at).into()),
        ("hour", hour.into()),
        ("place", frame.clock.place.as_str().into()),
    ];
    Some(Record {
        time: frame.words.with("ethics-record-time", &facts),
        fingerprint: signature.hash.clone(),
    })
}

/// What a member has done about it, in words.
fn said(frame: &Frame<'_>, standing: &CodeStanding) -> String {
    let words = frame.words;
    match standing {
        CodeStanding::NoCode => String::new(),
        CodeStanding::AcknowledgedByJoining(_) => words.t("ethics-by-joining"),
        CodeStanding::Signed(signature) => {
            let day = day(frame, signature.at);
            let facts = [
                ("version", signature.version.to_string().into()),
                ("name", signature.signed_as.as_str().into()),
                ("day", day.into()),
            ];
            words.with("ethics-signed", &facts)
        }
        CodeStanding::ToBeSigned {
            signed_before: Some(before),
            ..
        } => words.with("ethics-sign-again", &[("version", before.to_string().into())]),
        CodeStanding::ToBeSigned { .. } => words.t("ethics-not-signed"),
    }
}

/// `GET /ethics`.
pub(crate) async fn show(visit: Visit) -> Response {
    match read(&visit) {
        Ok(page) => visit.page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

pub(crate) fn read(visit: &Visit) -> Result<EthicsPage, StoreError> {
    let node = &visit.site.doors.node;
    node.database.read(|tx| {
        let standing = match &visit.signed_in {
            Some(signed_in) => {
                let member = &signed_in.session.member;
                Some(code_standing(tx, member, node.settings.ethics.resign_on)?)
            }
            None => None,
        };
        Ok(EthicsPage {
            code: codes::in_force(tx)?,
            standing,
        })
    })
}
