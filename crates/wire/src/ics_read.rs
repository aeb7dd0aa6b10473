//! Reads a calendar somebody else publishes into events of ours: each date of a series its own, each fault with its line.
//!
//! What is faulty is left out and said; the good rest is kept. Addresses of people (`ATTENDEE`, `ORGANIZER`) are
//! never looked at.

use std::collections::{BTreeMap, BTreeSet};

use domain::{EventDraft, JoinMode, Moment, Zone};
use jiff::Timestamp;

use crate::{
    ics_event::VEvent,
    ics_lines::Calendar,
    ics_property::text,
    ics_series::{Read, Series},
    ics_zones::Zones,
    recurrence::Work,
};

/// Largest file taken, in bytes (5 MiB).
pub const BYTES_MAX: usize = 5 * 1024 * 1024;
/// Most events taken from one file, each date of a series counted.
pub const ENTRIES_MAX: usize = 5_000;
/// Most dates taken from one series.
pub const INSTANCES_MAX: usize = crate::recurrence::Recurrence::INSTANCES_MAX;
/// Longest line taken, unfolded, in bytes.
pub const LINE_BYTES_MAX: usize = crate::ics_lines::LINE_BYTES_MAX;
/// Most faults listed; one more says that there are others.
pub const FAULTS_MAX: usize = 200;
/// Most characters of a calendar's name.
const NAME_CHARS_MAX: usize = 200;

/// How a calendar is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSettings {
    /// Where times without a zone, times in UTC and whole days are shown; the community's zone.
    pub default_zone: Zone,
    /// Events that are over before this are left out.
    pub from: Timestamp,
    /// Events that begin at or after this are left out.
    pub until: Timestamp,
}

/// What a calendar says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRead {
    /// `X-WR-CALNAME` or `NAME`, one line.
    pub name: Option<String>,
    /// By start, then by entry; each entry once.
    pub entries: Vec<CalendarEntry>,
    /// By line.
    pub faults: Vec<Fault>,
    /// UIDs at which something was faulty: what is missing under them may still be on.
    pub doubtful: BTreeSet<String>,
    /// Whether the file goes on to its end; one that was cut off says nothing about what it lacks.
    pub completeness: Completeness,
}

/// Whether a file is all there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// It ends with `END:VCALENDAR`.
    Whole,
    /// It breaks off, or is no calendar.
    CutOff,
}

impl CalendarRead {
    /// Whether an event that came of this entry, and that the file no longer has, is really gone.
    pub fn is_surely_without(&self, entry: &str) -> bool {
        let doubted = |uid: &String| {
            entry == uid
                || entry
                    .strip_prefix(uid.as_str())
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        self.completeness == Completeness::Whole && !self.doubtful.iter().any(doubted)
    }
}

/// One event, or one date of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Its UID, and for one date of a series `UID/2027-01-14T18:00:00Z`: its original start in UTC, which stays when the
    /// date is moved.
    pub entry: String,
    /// `SEQUENCE`, 0 when absent.
    pub sequence: u64,
    /// `STATUS:CANCELLED`, or a calendar with `METHOD:CANCEL`.
    pub cancelled: bool,
    /// What people read.
    pub draft: EventDraft,
    /// The UID of the series it belongs to.
    pub series: Option<String>,
}

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Line of the file, from 1; a folded line counts where it begins.
    pub line: usize,
    /// In words, nothing of the file itself.
    pub what: String,
}

/// Reads a file; never fails, for a file that is no calendar has one fault and no entries.
pub fn read(text: &[u8], settings: &ReadSettings) -> CalendarRead {
    let mut faults = Faults::default();
    if text.len() > BYTES_MAX {
        faults.add(1, "the calendar is larger than 5 MiB");
        return CalendarRead {
            name: None,
            entries: Vec::new(),
            faults: faults.into_vec(),
            doubtful: BTreeSet::new(),
            completeness: Completeness::CutOff,
        };
    }
    let calendar = Calendar::read(text, &mut faults);
    let mut read = Read {
        zones: Zones::new(settings.default_zone.clone(), &calendar.zones, settings.from),
        settings,
        work: Work::of_a_file(),
        entries: Vec::new(),
        is_full: false,
    };
    let is_cancelled = calendar
        .lines
        .iter()
        .any(|line| line.name == "METHOD" && line.text.trim_end().to_ascii_uppercase().ends_with(":CANCEL"));
    let mut doubtful = BTreeSet::new();
    for (uid, series) in by_uid(&calendar, &mut faults, &mut doubtful) {
        let before = faults.found;
        series.put_entries(&mut read, &mut faults);
        if faults.found > before {
            doubtful.insert(uid);
        }
    }
    let mut entries = read.entries;
    for entry in &mut entries {
        entry.cancelled |= is_cancelled;
    }
    entries.sort_by(|a, b| (a.draft.start.at, &a.entry).cmp(&(b.draft.start.at, &b.entry)));
    CalendarRead {
        name: name(&calendar),
        entries,
        faults: faults.into_vec(),
        doubtful,
        completeness: completeness(text),
    }
}

fn completeness(text: &[u8]) -> Completeness {
    let last = text
        .trim_ascii_end()
        .rsplit(|byte| *byte == b'\n' || *byte == b'\r')
        .next()
        .unwrap_or_default();
    if last.trim_ascii().eq_ignore_ascii_case(b"END:VCALENDAR") {
        Completeness::Whole
    } else {
        Completeness::CutOff
    }
}

/// Gathers the events of each UID: the series itself and the dates that were changed.
fn by_uid(
    calendar: &Calendar,
    faults: &mut Faults,
    doubtful: &mut BTreeSet<String>,
) -> BTreeMap<String, Series> {
    let mut all: BTreeMap<String, Series> = BTreeMap::new();
    for component in &calendar.events {
        let before = faults.found;
        let event = VEvent::read(component, faults);
        if faults.found > before {
            doubtful.extend(
                component
                    .lines
                    .iter()
                    .find(|line| line.name == "UID")
                    .and_then(text),
            );
        }
        if let Some(event) = event {
            let series = all.entry(event.uid.clone()).or_default();
            series.add(event, faults);
        }
    }
    all
}

fn name(calendar: &Calendar) -> Option<String> {
    let named = |name: &str| {
        calendar
            .lines
            .iter()
            .find(|line| line.name == name)
            .and_then(text)
    };
    let name = named("X-WR-CALNAME").or_else(|| named("NAME"))?;
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = words.chars().take(NAME_CHARS_MAX).collect();
    if name.is_empty() { None } else { Some(name) }
}

/// A draft with what every event of a calendar has.
pub(crate) fn draft(
    words: crate::ics_event::Words,
    start: Moment,
    end: Option<Moment>,
) -> Option<EventDraft> {
    Some(EventDraft {
        title: words.title?,
        description: words.description,
        start,
        end,
        modality: words.modality,
        place: words.place,
        online_page: words.online_page,
        join_mode: JoinMode::default(),
        external_url: None,
        capacity: None,
        price: None,
        language: words.language,
        category: None,
        tags: words.tags,
        banner: None,
        organizers: Vec::new(),
        co_hosts: Vec::new(),
        agenda: Vec::new(),
    })
}

/// The faults of a file, bounded.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    listed: Vec<Fault>,
    /// All of them, listed or not.
    found: usize,
}

impl Faults {
    pub(crate) fn add(&mut self, line: usize, what: &str) {
        self.found += 1;
        if self.listed.len() > FAULTS_MAX {
            return;
        }
        let what = if self.listed.len() == FAULTS_MAX {
            "further faults are not listed"
        } else {
            what
        };
        self.listed.push(Fault {
            line,
            what: what.to_owned(),
        });
    }

    pub(crate) fn append(&mut self, other: Self) {
        for fault in other.listed {
            self.add(fault.line, &fault.what);
        }
    }

    pub(crate) fn into_vec(mut self) -> Vec<Fault> {
        self.listed.sort_by_key(|fault| fault.line);
        self.listed
    }
}

#[cfg(test)]
mod tests;
