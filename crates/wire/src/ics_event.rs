//! Reads one `VEVENT` into what it says, each flaw with the line it stands on.

use calcard::icalendar::ICalendarParameterName;
use domain::{Coordinates, EventDraft, Html, Iri, LanguageTag, Modality, Place, Tag, TextRefused, Title};

use crate::{
    html,
    ics_lines::{Component, Line, READ},
    ics_property::{Property, Written, WrittenDate, WrittenLength},
    ics_read::Faults,
};

/// Longest UID taken, in bytes; it becomes part of a key.
const UID_BYTES_MAX: usize = 500;
/// Most dates of one `EXDATE` or `RDATE` list.
const DATES_MAX: usize = 2_000;

/// What one `VEVENT` says; times are still as written.
#[derive(Debug, Clone)]
pub(crate) struct VEvent {
    pub(crate) line: usize,
    pub(crate) uid: String,
    pub(crate) sequence: u64,
    pub(crate) start: AtLine<Written>,
    pub(crate) end: VEnd,
    pub(crate) rule: Option<AtLine<String>>,
    pub(crate) further: Vec<AtLine<WrittenDate>>,
    pub(crate) excluded: Vec<AtLine<Written>>,
    /// Which date of its series it stands for.
    pub(crate) original: Option<AtLine<Written>>,
    pub(crate) cancelled: bool,
    pub(crate) words: Words,
}

/// Something and the line it stands on.
#[derive(Debug, Clone)]
pub(crate) struct AtLine<T> {
    pub(crate) line: usize,
    pub(crate) it: T,
}

/// How the end was written.
#[derive(Debug, Clone)]
pub(crate) enum VEnd {
    Open,
    At(AtLine<Written>),
    For(WrittenLength),
}

/// What people read of an event.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// Missing only where a date of a series takes it from the series.
    pub(crate) title: Option<Title>,
    pub(crate) description: Html,
    pub(crate) place: Option<Place>,
    pub(crate) modality: Modality,
    pub(crate) online_page: Option<Iri>,
    pub(crate) language: Option<LanguageTag>,
    pub(crate) tags: Vec<Tag>,
}

impl VEvent {
    /// Nothing when it lacks what makes an event; then the fault says what.
    pub(crate) fn read(component: &Component, faults: &mut Faults) -> Option<Self> {
        let lines = Lines::of(component);
        let Some(uid) = uid(&lines) else {
            faults.add(
                component.line,
                "the event has no usable UID, so its changes could not be followed",
            );
            return None;
        };
        let Some(start) = start(&lines) else {
            let line = lines.first("DTSTART").map_or(component.line, |line| line.number);
            faults.add(line, "the event has no DTSTART that can be read");
            return None;
        };
        let original = match lines.first("RECURRENCE-ID") {
            None => None,
            Some(line) => Some(original(line, faults)?),
        };
        let words = Words::read(&lines, faults);
        if words.title.is_none() && original.is_none() {
            let line = lines.first("SUMMARY").map_or(component.line, |line| line.number);
            faults.add(line, "the event has no SUMMARY that can be read");
            return None;
        }
        let sequence = lines.property("SEQUENCE").and_then(|property| property.integer());
        Some(Self {
            line: component.line,
            uid,
            sequence: sequence
                .and_then(|number| u64::try_from(number).ok())
                .unwrap_or(0),
            start,
            end: end(&lines, faults),
            rule: rule(&lines, faults),
            further: dates(&lines, "RDATE", faults),
            excluded: dates(&lines, "EXDATE", faults)
                .into_iter()
                .map(|AtLine { line, it }| AtLine {
                    line,
                    it: it.start().clone(),
                })
                .collect(),
            original,
            cancelled: lines
                .text("STATUS")
                .is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED")),
            words,
        })
    }
}

/// The properties of one component that we read, and no other.
struct Lines<'a>(Vec<&'a Line>);

impl<'a> Lines<'a> {
    fn of(component: &'a Component) -> Self {
        let read = |line: &&Line| READ.contains(&line.name.as_str());
        Self(component.lines.iter().filter(read).collect())
    }

    fn all(&self, name: &'static str) -> impl Iterator<Item = &'a Line> + '_ {
        self.0.iter().filter(move |line| line.name == name).copied()
    }

    fn first(&self, name: &'static str) -> Option<&'a Line> {
        self.all(name).next()
    }

    fn property(&self, name: &'static str) -> Option<Property> {
        Property::read(self.first(name)?)
    }

    /// The value as it stands, for words that need no escapes.
    fn text(&self, name: &'static str) -> Option<&'a str> {
        Some(self.first(name)?.text.split_once(':')?.1.trim())
    }
}

fn uid(lines: &Lines<'_>) -> Option<String> {
    let uid = lines.property("UID")?.texts().next()?.trim().to_owned();
    let usable = !uid.is_empty() && uid.len() <= UID_BYTES_MAX && !uid.contains(char::is_control);
    usable.then_some(uid)
}

fn start(lines: &Lines<'_>) -> Option<AtLine<Written>> {
    let line = lines.first("DTSTART")?;
    let start = Property::read(line)?.dates().into_iter().next()??;
    Some(AtLine {
        line: line.number,
        it: start.start().clone(),
    })
}

fn original(line: &Line, faults: &mut Faults) -> Option<AtLine<Written>> {
    let property = Property::read(line);
    if property.as_ref().is_some_and(Property::is_for_the_future_too) {
        faults.add(
            line.number,
            "a change to this and all later dates is taken for this date alone",
        );
    }
    let date = property.and_then(|property| property.dates().into_iter().next().flatten());
    if date.is_none() {
        faults.add(line.number, "the RECURRENCE-ID cannot be read");
    }
    Some(AtLine {
        line: line.number,
        it: date?.start().clone(),
    })
}

fn end(lines: &Lines<'_>, faults: &mut Faults) -> VEnd {
    if let Some(line) = lines.first("DTEND") {
        let date = Property::read(line).and_then(|property| property.dates().into_iter().next().flatten());
        if let Some(date) = date {
            return VEnd::At(AtLine {
                line: line.number,
                it: date.start().clone(),
            });
        }
        faults.add(line.number, "the DTEND cannot be read; the end is left open");
    } else if let Some(line) = lines.first("DURATION") {
        if let Some(length) = Property::read(line).and_then(|property| property.length()) {
            return VEnd::For(length);
        }
        faults.add(line.number, "the DURATION cannot be read; the end is left open");
    }
    VEnd::Open
}

fn rule(lines: &Lines<'_>, faults: &mut Faults) -> Option<AtLine<String>> {
    let mut all = lines.all("RRULE");
    let line = all.next()?;
    if let Some(second) = all.next() {
        faults.add(
            second.number,
            "an event has one recurrence rule; this one is left out",
        );
    }
    Some(AtLine {
        line: line.number,
        it: line.text.split_once(':').map_or("", |(_, rule)| rule).to_owned(),
    })
}

fn dates(lines: &Lines<'_>, name: &'static str, faults: &mut Faults) -> Vec<AtLine<WrittenDate>> {
    let mut found = Vec::new();
    for line in lines.all(name) {
        let dates = Property::read(line).map_or_else(|| vec![None], |property| property.dates());
        if dates.iter().any(Option::is_none) {
            faults.add(line.number, "a date of this list cannot be read");
        }
        let at_line = |it| AtLine {
            line: line.number,
            it,
        };
        found.extend(dates.into_iter().flatten().map(at_line));
        if found.len() > DATES_MAX {
            faults.add(line.number, "the list has too many dates; the rest is left out");
            found.truncate(DATES_MAX);
            break;
        }
    }
    found
}

impl Words {
    fn read(lines: &Lines<'_>, faults: &mut Faults) -> Self {
        let summary = lines.property("SUMMARY");
        let language = summary
            .as_ref()
            .and_then(|summary| summary.parameter(&ICalendarParameterName::Language));
        let location = lines
            .property("LOCATION")
            .and_then(|location| one_line(location.texts().next()?));
        let calls_in = location.as_deref().is_some_and(|text| Iri::parse(text).is_ok());
        let name = location.filter(|_| !calls_in);
        let place = place(name, coordinates(lines, faults));
        let conference = lines.all("CONFERENCE").find_map(address);
        let page = lines.first("URL").and_then(|line| {
            let address = address(line);
            if address.is_none() {
                faults.add(
                    line.number,
                    "the URL is not an http or https address; it is left out",
                );
            }
            address
        });
        let modality = match (&place, calls_in || conference.is_some()) {
            (Some(_), true) => Modality::Hybrid,
            (None, true) => Modality::Online,
            (None, false) if page.is_some() => Modality::Online,
            (_, false) => Modality::InPerson,
        };
        Self {
            title: summary
                .as_ref()
                .and_then(|summary| title(summary.texts().next()?)),
            description: description(lines),
            place,
            modality,
            online_page: page.or(conference),
            language: language.and_then(|tag| LanguageTag::parse(tag).ok()),
            tags: tags(lines),
        }
    }
}

/// Cut to its limit; characters that cannot be shown are dropped, because the calendar is not ours to mend.
fn title(text: &str) -> Option<Title> {
    let shown = |c: &char| c.is_whitespace() || Title::parse(&format!("a{c}")) != Err(TextRefused::Invisible);
    let text: String = text.chars().filter(shown).collect();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Title::parse(&words.chars().take(Title::CHARS_MAX).collect::<String>()).ok()
}

fn one_line(text: &str) -> Option<String> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { None } else { Some(words) }
}

/// Google's calendars put markup where RFC 5545 wants plain text.
fn is_markup(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["<br", "<p>", "<p ", "<a href", "<ul>", "<b>", "<span"]
        .iter()
        .any(|tag| text.contains(tag))
}

fn description(lines: &Lines<'_>) -> Html {
    let read = |name: &'static str| {
        lines
            .property(name)
            .and_then(|property| property.texts().next().map(str::to_owned))
    };
    match (read("X-ALT-DESC"), read("DESCRIPTION")) {
        (Some(markup), _) if !html::sanitise(&markup).is_empty() => html::sanitise(&markup),
        (_, Some(text)) if is_markup(&text) => html::sanitise(&text),
        (_, Some(text)) => html::from_plain(&text),
        (_, None) => Html::default(),
    }
}

fn address(line: &Line) -> Option<Iri> {
    Property::read(line)?
        .texts()
        .find_map(|text| Iri::parse(text.trim()).ok())
}

fn coordinates(lines: &Lines<'_>, faults: &mut Faults) -> Option<Coordinates> {
    let line = lines.first("GEO")?;
    let floats = Property::read(line).map_or_else(Vec::new, |property| property.floats());
    match floats[..] {
        [latitude, longitude]
            if (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude) =>
        {
            Some(Coordinates { latitude, longitude })
        }
        _ => {
            faults.add(
                line.number,
                "the GEO is not a latitude and a longitude; it is left out",
            );
            None
        }
    }
}

fn place(name: Option<String>, coordinates: Option<Coordinates>) -> Option<Place> {
    if name.is_none() && coordinates.is_none() {
        return None;
    }
    Some(Place {
        name: name.unwrap_or_default().chars().take(Place::CHARS_MAX).collect(),
        coordinates,
        ..Place::default()
    })
}

/// "Round table" becomes `Roundtable`: a tag is one word. What is no word at all is not worth a fault.
fn tags(lines: &Lines<'_>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for line in lines.all("CATEGORIES") {
        let Some(property) = Property::read(line) else {
            continue;
        };
        for text in property.texts() {
            let word: String = text.split_whitespace().collect();
            if let Ok(tag) = Tag::parse(&word)
                && !tags.contains(&tag)
                && tags.len() < EventDraft::TAGS_MAX
            {
                tags.push(tag);
            }
        }
    }
    tags
}
