//! `/dev/outbox`: the mails of a node that is tried out, for nothing of a demonstration leaves the machine (F25).

use askama::Template;
use axum::response::Response;
use edge::Doors;
use http::HeaderMap;
use jiff::Timestamp;

use crate::frame::{Around, Frame, Head, Section, written};
use crate::rooms_open::RoomsOpen;
use crate::router::Site;
use crate::times;
use crate::visit::Visit;

/// Where it is; the ribbon of a demonstration leads there.
pub const OUTBOX_PATH: &str = "/dev/outbox";
/// Mails on one page.
const PAGE: usize = 20;

/// One mail as it was handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxMail {
    /// When.
    pub at: Timestamp,
    /// To whom.
    pub to: String,
    /// In one line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// Whether an entry for a calendar is attached.
    pub calendar: Attached,
}

/// Whether something is attached to a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attached {
    /// An entry for a calendar.
    Calendar,
    /// Nothing.
    Nothing,
}

/// What becomes of the mails of a node that is tried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// They lie in a folder of this machine.
    ToFolder,
    /// A relay has them, and sends them to whom they name.
    ToRelay,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutboxPage {
    /// What became of them.
    pub(crate) handed: Handed,
    /// Latest first, those of this page.
    pub(crate) mails: Vec<OutboxMail>,
    /// Of the pages, counted from 1.
    pub(crate) number: usize,
    /// How many mails there are in all.
    pub(crate) total: usize,
}

/// A piece of a text: words, or a link to a page of this node.
struct Piece<'a> {
    text: &'a str,
    is_link: bool,
}

struct Row<'a> {
    subject: &'a str,
    to: String,
    at: String,
    at_exact: String,
    has_calendar: bool,
    pieces: Vec<Piece<'a>>,
}

#[derive(Template)]
#[template(path = "outbox.html")]
struct OutboxTemplate<'a> {
    around: Around<'a>,
    intro: String,
    count: String,
    rows: Vec<Row<'a>>,
    newer: String,
    older: String,
}

impl OutboxPage {
    fn of(
        handed: Handed,
        total: usize,
        number: usize,
        latest: impl FnOnce(usize, usize) -> Vec<OutboxMail>,
    ) -> Self {
        let number = number.clamp(1, total.div_ceil(PAGE).max(1));
        Self {
            handed,
            mails: latest((number - 1) * PAGE, PAGE),
            number,
            total,
        }
    }

    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let intro = match self.handed {
            Handed::ToFolder => words.t("outbox-intro"),
            Handed::ToRelay => words.t("outbox-intro-sent"),
        };
        let head = Head::unlisted(Section::Elsewhere, words.t("outbox-title"), intro.clone());
        let row = |mail: &'_ OutboxMail| {
            let to = words.with("outbox-to", &[("address", mail.to.as_str().into())]);
            (to, times::ago(words, mail.at, frame.now))
        };
        let rows = self.mails.iter().map(|mail| {
            let (to, at) = row(mail);
            Row {
                subject: &mail.subject,
                to,
                at,
                at_exact: mail.at.to_string(),
                has_calendar: mail.calendar == Attached::Calendar,
                pieces: pieces(&mail.text, frame.origin.as_str()),
            }
        });
        let page = |number: usize| format!("{OUTBOX_PATH}?page={number}");
        let is_last = self.number * PAGE >= self.total;
        written(&OutboxTemplate {
            around: Around::of(frame, head),
            intro,
            count: words.count("outbox-count", u32::try_from(self.total).unwrap_or(u32::MAX)),
            rows: rows.collect(),
            newer: if self.number > 1 {
                page(self.number - 1)
            } else {
                String::new()
            },
            older: if is_last {
                String::new()
            } else {
                page(self.number + 1)
            },
        })
    }
}

/// What leads to a page of this node is a link; addresses of others stay words.
fn pieces<'a>(text: &'a str, origin: &str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(origin) {
        let link = &rest[start..];
        let end = link.find(char::is_whitespace).unwrap_or(link.len());
        let link = link[..end].trim_end_matches(['.', ',', ')', '>']);
        let is_whole = matches!(link.as_bytes().get(origin.len()), None | Some(b'/'));
        let end = start + if is_whole { link.len() } else { origin.len() };
        let before = if is_whole { start } else { end };
        pieces.push(Piece {
            text: &rest[..before],
            is_link: false,
        });
        if is_whole {
            pieces.push(Piece {
                text: link,
                is_link: true,
            });
        }
        rest = &rest[end..];
    }
    pieces.push(Piece {
        text: rest,
        is_link: false,
    });
    pieces
}

/// The page of a node's mails, for the router that knows them.
#[derive(Clone)]
pub struct OutboxPages(Site);

impl OutboxPages {
    /// Of a node.
    pub fn new(doors: Doors, rooms: RoomsOpen) -> Self {
        Self(Site::of(doors, rooms))
    }

    /// A page, counted from 1, of so many mails, framed for whoever asked with these headers. `latest` gives those behind so
    /// many later ones, at most so many, the latest first.
    pub fn answer(
        &self,
        asked: (&str, &HeaderMap, usize),
        handed: Handed,
        total: usize,
        latest: impl FnOnce(usize, usize) -> Vec<OutboxMail>,
    ) -> Response {
        let (path, headers, number) = asked;
        let visit = Visit::of(&self.0, path, headers);
        visit.secret_page(OutboxPage::of(handed, total, number, latest).render(&visit.frame()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(&str, bool)> {
        let pieces = pieces(text, "https://a.example");
        pieces
            .into_iter()
            .map(|piece| (piece.text, piece.is_link))
            .collect()
    }

    #[test]
    fn links_of_this_node_and_no_others_can_be_followed() {
        assert_eq!(
            texts("Go to https://a.example/join/verify?x=1.\nNot to https://b.example/"),
            [
                ("Go to ", false),
                ("https://a.example/join/verify?x=1", true),
                (".\nNot to https://b.example/", false)
            ]
        );
        assert_eq!(
            texts("https://a.example.evil/x"),
            [("https://a.example", false), (".evil/x", false)]
        );
        assert_eq!(texts("nothing"), [("nothing", false)]);
    }

    #[test]
    fn the_latest_mails_come_first_and_none_is_left_out() {
        let mails: Vec<OutboxMail> = (0..45)
            .map(|second| OutboxMail {
                at: Timestamp::from_second(second).unwrap(),
                to: "maren@a.example".to_owned(),
                subject: format!("Mail {second}"),
                text: String::new(),
                calendar: Attached::Nothing,
            })
            .collect();
        let page = |number, mails: &[OutboxMail]| {
            OutboxPage::of(Handed::ToFolder, mails.len(), number, |skipped, most| {
                mails.iter().rev().skip(skipped).take(most).cloned().collect()
            })
        };
        let mut seen = Vec::new();
        for number in 1..=3 {
            seen.extend(page(number, &mails).mails);
        }
        seen.reverse();
        assert_eq!(seen, mails);
        assert_eq!(page(99, &mails).number, 3);
        assert_eq!(page(0, &[]).number, 1);
    }
}
