//! `/rooms/{slug}/audit`: what happened in a room, in words, and whether its chain is whole (R11).

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use domain::MemberId;
use jiff::Timestamp;
use subrosa::{AuditEntry, AuditShown, Audited, By, Whole};

use super::parts::Moment;
use crate::frame::{Around, Frame, written};
use crate::rooms::band::Band;
use crate::rooms::gate::Asker;
use crate::rooms::people::{Known, known};
use crate::rooms::words::head;
use crate::sign_in::Refused;
use crate::words::Words;

/// The record of a room.
#[derive(Clone)]
pub(crate) struct RoomAuditPage {
    pub(crate) band: Band,
    pub(crate) path: String,
    /// Latest first.
    pub(crate) lines: Vec<RoomAuditLine>,
    /// Entries of before she came, and those too old to be shown.
    pub(crate) not_shown: u64,
    /// How many entries there are.
    pub(crate) number: u64,
    /// The digits that are others if any entry is another.
    pub(crate) digits: String,
    pub(crate) whole: Whole,
}

/// One entry.
#[derive(Clone)]
pub(crate) struct RoomAuditLine {
    pub(crate) number: u64,
    pub(crate) at: Timestamp,
    pub(crate) by: String,
    pub(crate) what: String,
    /// It was done from outside the room.
    pub(crate) is_operators: bool,
}

struct Row<'a> {
    number: u64,
    at: Moment,
    by: &'a str,
    what: &'a str,
    is_operators: bool,
}

#[derive(Template)]
#[template(path = "room_audit.html")]
struct AuditTemplate<'a> {
    around: Around<'a>,
    band: &'a Band,
    path: &'a str,
    rows: Vec<Row<'a>>,
    not_shown: String,
    stands: String,
    is_whole: bool,
    digits: &'a str,
}

impl RoomAuditPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let rows = self.lines.iter().map(|line| Row {
            number: line.number,
            at: Moment::of(frame, line.at),
            by: &line.by,
            what: &line.what,
            is_operators: line.is_operators,
        });
        written(&AuditTemplate {
            around: Around::of(frame, head(words)),
            band: &self.band,
            path: &self.path,
            rows: rows.collect(),
            not_shown: match self.not_shown {
                0 => String::new(),
                more => words.count("room-audit-not-shown", count(more)),
            },
            stands: match self.whole {
                Whole::Yes => words.count("room-audit-whole", count(self.number)),
                Whole::Broken { at } => words.with("room-audit-broken", &[("at", count(at).into())]),
            },
            is_whole: self.whole == Whole::Yes,
            digits: &self.digits,
        })
    }
}

/// Of whom an entry speaks, beside who did it.
fn about(what: &Audited) -> Option<&MemberId> {
    match what {
        Audited::StewardNamed(member) | Audited::StewardFollowed(member) | Audited::PutOut(member) => {
            Some(member)
        }
        _ => None,
    }
}

/// Members of whom a record speaks.
type People = BTreeMap<MemberId, Known>;

fn name(words: &Words, people: &People, member: &MemberId) -> String {
    people.get(member).cloned().unwrap_or_default().name(words)
}

/// Who did it.
fn by(words: &Words, by: &By, people: &People) -> String {
    match by {
        By::Member(member) => name(words, people, member),
        By::SomeMember => words.t("room-by-some-member"),
        By::Operator => words.t("room-by-operator"),
        By::Node => words.t("room-by-node"),
    }
}

/// What was done.
fn what(words: &Words, what: &Audited, people: &People) -> String {
    let name = about(what).map_or_else(String::new, |member| name(words, people, member));
    let named = |key| words.with(key, &[("name", name.as_str().into())]);
    match what {
        Audited::RoomMade => words.t("room-audit-made"),
        Audited::StewardNamed(_) => named("room-audit-steward-named"),
        Audited::StewardFollowed(_) => named("room-audit-steward-followed"),
        Audited::PutOut(_) => named("room-audit-put-out"),
        Audited::PostRemoved => words.t("room-audit-post-removed"),
        Audited::Reported => words.t("room-audit-reported"),
        Audited::ReportKept => words.t("room-audit-report-kept"),
        Audited::ReportRemoved => words.t("room-audit-report-removed"),
        Audited::ReleaseAsked => words.t("room-audit-release-asked"),
        Audited::ReleaseAgreed => words.t("room-audit-release-agreed"),
        Audited::ReleaseRefused => words.t("room-audit-release-refused"),
        Audited::ReleaseDone => words.t("room-audit-release-done"),
        Audited::ReleaseLapsed => words.t("room-audit-release-lapsed"),
        Audited::HistoryProposed => words.t("room-audit-history-proposed"),
        Audited::HistoryOpened => words.t("room-audit-history-opened"),
        Audited::HistoryLapsed => words.t("room-audit-history-lapsed"),
        Audited::HistoryVoided => words.t("room-audit-history-voided"),
        Audited::SettingsChanged => words.t("room-audit-settings"),
        Audited::Archived => words.t("room-audit-archived"),
        Audited::GlassBroken => words.t("room-audit-glass-broken"),
        Audited::GlassRead => words.t("room-audit-glass-read"),
    }
}

/// Everybody of whom the record speaks.
fn named(entry: &AuditEntry) -> impl Iterator<Item = &MemberId> {
    let by = match &entry.by {
        By::Member(member) => Some(member),
        _ => None,
    };
    by.into_iter().chain(about(&entry.what))
}

fn lines(words: &Words, shown: &AuditShown, people: &People) -> Vec<RoomAuditLine> {
    let line = |entry: &AuditEntry| RoomAuditLine {
        number: entry.number,
        at: entry.at,
        by: by(words, &entry.by, people),
        what: what(words, &entry.what, people),
        is_operators: entry.by == By::Operator,
    };
    shown.entries.iter().map(line).collect()
}

/// `GET /rooms/{slug}/audit`.
pub(super) async fn show(asker: Asker) -> Result<Response, Refused> {
    let (shown, audit) = asker
        .look(|at| {
            Ok((
                at.rooms.see_room(at.who, at.room)?,
                at.rooms.audit(at.who, at.room)?,
            ))
        })
        .await?;
    let people = known(&asker, audit.entries.iter().flat_map(named))?;
    let words = asker.visit.words();
    let page = RoomAuditPage {
        band: Band::below(&asker, &shown, &words.t("room-audit-title")),
        path: asker.path(""),
        lines: lines(words, &audit, &people),
        not_shown: audit.not_shown,
        number: audit.head.number,
        digits: audit.head.digits,
        whole: audit.whole,
    };
    Ok(asker.page(page.render(&asker.visit.frame())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::Surroundings;

    /// R11: whoever looks is told in a sentence whether the record is whole, and the digits to compare.
    #[test]
    fn a_record_says_in_a_sentence_whether_it_is_whole() {
        let (words, around) = (Words::english(), Surroundings::new());
        let frame = around.frame(&words);
        let page = |whole| RoomAuditPage {
            band: Band::without_room(&words, "Record"),
            path: String::new(),
            lines: Vec::new(),
            not_shown: 2,
            number: 31,
            digits: "9c1e44d07ab2f650".to_owned(),
            whole,
        };
        let html = page(Whole::Yes).render(&frame);
        assert!(html.contains("All 31 entries are there") && html.contains("9c1e44d07ab2f650"));
        assert!(html.contains("2 older entries are not shown") && !html.contains("role=\"alert\""));
        let html = page(Whole::Broken { at: 12 }).render(&frame);
        assert!(html.contains("From entry 12 on it is not what was written"));
        assert!(html.contains("role=\"alert\"") && !html.contains("The record is whole"));
    }
}
