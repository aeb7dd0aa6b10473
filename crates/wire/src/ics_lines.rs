//! Splits a calendar file into unfolded lines that remember where they stood, and these into components.

use crate::ics_read::Faults;

/// Longest line taken, unfolded, in bytes.
pub(crate) const LINE_BYTES_MAX: usize = 64 * 1024;

/// Most components inside each other.
const DEPTH_MAX: usize = 8;

/// One content line (RFC 5545, 3.1), unfolded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where it begins in the file, from 1.
    pub(crate) number: usize,
    /// Name of the property, in capitals.
    pub(crate) name: String,
    /// All of it, name included, without controls.
    pub(crate) text: String,
}

/// What stands between a `BEGIN` and its `END`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Component {
    /// For example `VEVENT`.
    pub(crate) kind: String,
    /// Where its `BEGIN` stands.
    pub(crate) line: usize,
    /// Its own properties, in order.
    pub(crate) lines: Vec<Line>,
    /// The observances of a `VTIMEZONE`; nothing else has parts we read.
    pub(crate) parts: Vec<Component>,
}

/// A whole file, sorted by what we read of it.
#[derive(Debug, Default)]
pub(crate) struct Calendar {
    /// Properties of the calendar itself.
    pub(crate) lines: Vec<Line>,
    /// Every `VTIMEZONE`.
    pub(crate) zones: Vec<Component>,
    /// Every `VEVENT` that ends.
    pub(crate) events: Vec<Component>,
}

impl Calendar {
    /// Sorts a file; what is out of place becomes a fault and the rest is kept.
    pub(crate) fn read(text: &[u8], faults: &mut Faults) -> Self {
        let mut reader = Reader::default();
        let mut found = Faults::default();
        for line in unfold(text) {
            reader.take(line, &mut found);
        }
        if !reader.began {
            faults.add(1, "this is not a calendar: no line says BEGIN:VCALENDAR");
            return Self::default();
        }
        while let Some(open) = reader.open.pop() {
            found.add(open.line, "this part has no end");
            reader.close(open, Closed::ByForce);
        }
        if let Some(stray) = reader.stray {
            found.add(stray, "this line stands outside the calendar");
        }
        faults.append(found);
        reader.calendar
    }
}

/// A line of the file after unfolding, before it is understood.
struct Raw {
    number: usize,
    text: String,
    flaw: Option<Flaw>,
}

/// What is wrong with a line before it is understood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flaw {
    TooLong,
    NotUtf8,
}

impl Flaw {
    fn what(self) -> &'static str {
        match self {
            Self::TooLong => "this line is too long to be read",
            Self::NotUtf8 => "this line is not written in UTF-8",
        }
    }
}

/// Joins folded lines on bytes, because a fold may stand inside a character.
fn unfold(text: &[u8]) -> impl Iterator<Item = Raw> + '_ {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let mut physical = text
        .split(|byte| *byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .enumerate()
        .peekable();
    std::iter::from_fn(move || {
        let (index, first) = physical.next()?;
        let mut bytes = first[..first.len().min(LINE_BYTES_MAX)].to_vec();
        let mut whole = first.len() <= LINE_BYTES_MAX;
        while let Some((_, next)) = physical.next_if(|(_, next)| matches!(next.first(), Some(b' ' | b'\t'))) {
            if bytes.len() + next.len() > LINE_BYTES_MAX {
                whole = false;
            } else if whole {
                bytes.extend_from_slice(&next[1..]);
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        let flaw = match &text {
            _ if !whole => Some(Flaw::TooLong),
            std::borrow::Cow::Owned(_) => Some(Flaw::NotUtf8),
            std::borrow::Cow::Borrowed(_) => None,
        };
        let shown = |c: &char| *c == '\t' || !c.is_control();
        Some(Raw {
            number: index + 1,
            text: text.chars().filter(shown).collect(),
            flaw,
        })
    })
}

/// Whether a component was ended by its own `END`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closed {
    Properly,
    ByForce,
}

#[derive(Default)]
struct Reader {
    calendar: Calendar,
    open: Vec<Component>,
    began: bool,
    stray: Option<usize>,
    /// Components deeper than [`DEPTH_MAX`], counted so that their ends are not missed.
    too_deep: usize,
}

impl Reader {
    fn take(&mut self, raw: Raw, faults: &mut Faults) {
        if raw.text.trim().is_empty() {
            return;
        }
        let colon = raw.text.find(':').unwrap_or(raw.text.len());
        let name_end = raw.text[..colon].find(';').unwrap_or(colon);
        let name = raw.text[..name_end].trim().to_ascii_uppercase();
        let value = raw
            .text
            .get(colon + 1..)
            .unwrap_or("")
            .trim()
            .to_ascii_uppercase();
        match name.as_str() {
            "BEGIN" => self.begin(value, raw.number, faults),
            "END" => self.end(&value, raw.number, faults),
            _ => self.property(name, raw, faults),
        }
    }

    fn begin(&mut self, kind: String, number: usize, faults: &mut Faults) {
        self.began |= matches!(kind.as_str(), "VCALENDAR" | "VEVENT" | "VTIMEZONE");
        if self.open.len() == DEPTH_MAX {
            self.too_deep += 1;
            return;
        }
        let inside = self.open.iter().position(|open| open.kind == "VEVENT");
        if let (Some(at), "VEVENT") = (inside, kind.as_str()) {
            faults.add(self.open[at].line, "this event has no end");
            self.open.truncate(at);
        }
        self.open.push(Component {
            kind,
            line: number,
            ..Component::default()
        });
    }

    fn end(&mut self, kind: &str, number: usize, faults: &mut Faults) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| open.kind == kind) else {
            faults.add(number, "this END has no BEGIN");
            return;
        };
        while self.open.len() > at + 1 {
            if let Some(inner) = self.open.pop() {
                faults.add(inner.line, "this part has no end");
                self.close(inner, Closed::ByForce);
            }
        }
        if let Some(done) = self.open.pop() {
            self.close(done, Closed::Properly);
        }
    }

    fn close(&mut self, done: Component, closed: Closed) {
        match (done.kind.as_str(), closed) {
            ("VEVENT", Closed::Properly) => self.calendar.events.push(done),
            ("VTIMEZONE", Closed::Properly) => self.calendar.zones.push(done),
            ("STANDARD" | "DAYLIGHT", _) => {
                if let Some(zone) = self.open.last_mut().filter(|open| open.kind == "VTIMEZONE") {
                    zone.parts.push(done);
                }
            }
            _ => {}
        }
    }

    fn property(&mut self, name: String, raw: Raw, faults: &mut Faults) {
        let Some(open) = self.open.last_mut() else {
            self.stray.get_or_insert(raw.number);
            return;
        };
        let lines = match open.kind.as_str() {
            "VCALENDAR" => &mut self.calendar.lines,
            "VEVENT" | "VTIMEZONE" | "STANDARD" | "DAYLIGHT" => &mut open.lines,
            _ => return,
        };
        let named = !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
        if !named || !raw.text.contains(':') {
            faults.add(raw.number, "this line is not a property");
            return;
        }
        // What we never read, such as an attached picture, may be as long and as odd as it likes.
        if let Some(flaw) = raw.flaw.filter(|_| READ.contains(&name.as_str())) {
            faults.add(raw.number, flaw.what());
        }
        if raw.flaw == Some(Flaw::TooLong) {
            return;
        }
        lines.push(Line {
            number: raw.number,
            name,
            text: raw.text,
        });
    }
}

/// Every property we read; addresses of people (`ATTENDEE`, `ORGANIZER`) are not among them.
pub(crate) const READ: &[&str] = &[
    "CATEGORIES",
    "CONFERENCE",
    "DESCRIPTION",
    "DTEND",
    "DTSTART",
    "DURATION",
    "EXDATE",
    "GEO",
    "LOCATION",
    "METHOD",
    "NAME",
    "RDATE",
    "RECURRENCE-ID",
    "RRULE",
    "SEQUENCE",
    "STATUS",
    "SUMMARY",
    "TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "UID",
    "URL",
    "X-ALT-DESC",
    "X-LIC-LOCATION",
    "X-WR-CALNAME",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ics_read::Fault;

    fn read(text: &[u8]) -> (Calendar, Vec<Fault>) {
        let mut faults = Faults::default();
        let calendar = Calendar::read(text, &mut faults);
        (calendar, faults.into_vec())
    }

    #[test]
    fn a_fold_inside_a_character_is_mended_and_the_line_keeps_its_number() {
        let (calendar, faults) = read(
            b"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:caf\xc3\r\n \xa9 au\r\n\t lait\r\nURL:x\r\nEND:VEVENT\r\n",
        );
        assert_eq!(faults, []);
        let lines = &calendar.events[0].lines;
        assert_eq!(
            (lines[1].number, lines[1].text.as_str()),
            (3, "SUMMARY:café au lait")
        );
        assert_eq!(lines[2].number, 6);
    }

    #[test]
    fn an_event_without_its_end_is_left_out_and_the_next_one_kept() {
        let (calendar, faults) =
            read(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\nEND:VTODO\n");
        assert_eq!(calendar.events.len(), 1);
        assert_eq!(calendar.events[0].lines[0].text, "UID:2");
        let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [1, 2, 7]);
    }

    #[test]
    fn an_alarm_inside_an_event_does_not_speak_for_it() {
        let (calendar, faults) =
            read(b"BEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nUID:2\nDESCRIPTION:no\nEND:VALARM\nURL:x\nEND:VEVENT");
        assert_eq!(faults, []);
        let names: Vec<&str> = calendar.events[0]
            .lines
            .iter()
            .map(|line| line.name.as_str())
            .collect();
        assert_eq!(names, ["UID", "URL"]);
    }

    /// B10
    #[test]
    fn components_a_hundred_thousand_deep_are_read_without_recursion() {
        let mut text = b"BEGIN:VCALENDAR\n".to_vec();
        text.extend(b"BEGIN:X\n".repeat(100_000));
        text.extend(b"END:X\n".repeat(100_000));
        text.extend(b"BEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR\n");
        let (calendar, faults) = read(&text);
        assert_eq!((calendar.events.len(), faults), (1, vec![]));
    }
}
