//! The agenda of an event and what it is for, as an officer writes them in the form: a line for each part, with its hour by the
//! clock of the place (F12).

use domain::{Activity, AgendaItem, EventDraft, Moment, TextRefused, Title};
use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::event_form::{EventForm, Fault};
use crate::words::Words;

/// What an event is for, as the form and the event's page call it.
pub(crate) fn activity_words(words: &Words, activity: Activity) -> String {
    words.t(match activity {
        Activity::PartnerToPartner => "activity-partner-to-partner",
        Activity::Advocacy => "activity-advocacy",
        Activity::Community => "activity-community",
        Activity::Education => "activity-education",
    })
}

/// The value of the field `activity` of an event that is there; empty for none of the four.
pub(super) fn activity_word(draft: &EventDraft) -> String {
    let known = draft.category.as_deref().and_then(Activity::of_category);
    known.map_or_else(String::new, |activity| activity.word().to_owned())
}

/// The category that the field stands for. A word that is none of the four came by another way, and stays until one is chosen.
pub(super) fn category(form: &EventForm, known: Option<&EventDraft>) -> Result<Option<String>, Fault> {
    let chosen = form.activity.trim();
    if chosen.is_empty() {
        let known = known.and_then(|known| known.category.clone());
        return Ok(known.filter(|category| Activity::of_category(category).is_none()));
    }
    match Activity::from_word(chosen) {
        Some(activity) => Ok(Some(activity.category().to_owned())),
        None => Err(Fault {
            field: "activity",
            key: "event-form-wrong-choice",
            n: 0,
        }),
    }
}

/// The lines of an event that is there.
pub(super) fn lines(draft: &EventDraft) -> String {
    wire::event::agenda_lines(draft).join("\n")
}

/// The parts in the order in which they are written. An hour before the start, or before the one above it, is of the next day;
/// lines that nobody touched stay as they are. Where the start is another one and some hours were left as they were shown, all
/// are by the start of before, and move with the event; where all were written anew they are by the new one.
pub(super) fn parts(
    text: &str,
    start: &Moment,
    known: Option<&EventDraft>,
) -> Result<Vec<AgendaItem>, Fault> {
    if let Some(known) = known.filter(|known| lines(known) == text.replace("\r\n", "\n").trim()) {
        return Ok(known.agenda.clone());
    }
    let by_this = read(text, start);
    let moved = known.filter(|known| known.start != *start && leaves_an_hour(known, text));
    let by_before = moved.and_then(|known| read(text, &known.start).ok());
    // Read by the wrong one of the two, hours come to be of the next day.
    let until = |parts: &[AgendaItem]| parts.iter().map(|part| part.minutes).max();
    match (by_this, by_before) {
        (Ok(this), Some(before)) if until(&this) < until(&before) => Ok(this),
        (_, Some(before)) => Ok(before),
        (this, None) => this,
    }
}

/// Whether a line of an agenda is as it was shown, or has its hour still.
fn leaves_an_hour(known: &EventDraft, text: &str) -> bool {
    let shown = wire::event::agenda_lines(known);
    let written = text.lines().map(str::trim).filter(|line| !line.is_empty());
    written.enumerate().any(|(place, line)| {
        let is_there = shown.get(place);
        shown.iter().any(|known| known == line) || is_there.is_some_and(|known| when(known) == when(line))
    })
}

/// The day and the hour with which a line begins, as they are written.
fn when(line: &str) -> (Option<&str>, &str) {
    match first_word(line) {
        (day, rest) if day.parse::<Date>().is_ok() => (Some(day), first_word(rest).0),
        (hour, _) => (None, hour),
    }
}

/// The lines by the clock of a start.
fn read(text: &str, start: &Moment) -> Result<Vec<AgendaItem>, Fault> {
    let written = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (mut parts, mut before): (Vec<AgendaItem>, _) = (Vec::new(), start.zoned());
    for (line, n) in written.zip(1..) {
        let wrong = |key| Fault {
            field: "agenda",
            key,
            n,
        };
        if parts.len() == AgendaItem::ITEMS_MAX {
            return Err(wrong("event-form-wrong-agenda"));
        }
        let (day, line) = match first_word(line) {
            (word, rest) if word.parse::<Date>().is_ok() => (word.parse::<Date>().ok(), rest),
            _ => (None, line),
        };
        let (hour, what) = first_word(line);
        let hour: Time = hour.parse().map_err(|_| wrong("event-form-wrong-agenda-line"))?;
        let what = Title::parse(what).map_err(|refused| match refused {
            TextRefused::TooLong(_) => wrong("event-form-wrong-agenda-long"),
            _ => wrong("event-form-wrong-agenda-line"),
        })?;
        let on = |date: Date| date.to_datetime(hour).to_zoned(start.zone.rules()).ok();
        let same_day = on(before.date()).filter(|at| at.timestamp() >= before.timestamp());
        let next_day = || before.date().checked_add(1.day()).ok().and_then(on);
        let at = match day {
            Some(day) => on(day),
            None => same_day.or_else(next_day),
        };
        let at = at.ok_or_else(|| wrong("event-form-wrong-agenda-line"))?;
        let seconds = at.timestamp().as_second() - start.at.as_second();
        let minutes = u32::try_from(seconds / 60).map_err(|_| wrong("event-form-wrong-agenda-line"))?;
        parts.push(AgendaItem { minutes, what });
        before = at;
    }
    Ok(parts)
}

fn first_word(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (word, rest.trim_start())
}

#[cfg(test)]
mod tests {
    use domain::Zone;

    use super::*;
    use crate::samples::{moment, stored_event};

    fn start() -> Moment {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        Moment::new(moment("2027-01-14T17:00:00Z"), zone).unwrap()
    }

    /// F12
    #[test]
    fn an_agenda_is_read_by_the_clock_of_the_place_past_midnight_and_shown_as_it_was_written() {
        let text = "18:00 Welcome\r\n\r\n19:30  Two cases & questions\n00:15 Last word\n";
        let read = parts(text, &start(), None).unwrap();
        let told: Vec<_> = read
            .iter()
            .map(|part| (part.minutes, part.what.as_str()))
            .collect();
        assert_eq!(
            told,
            [(0, "Welcome"), (90, "Two cases & questions"), (375, "Last word")]
        );
        let mut event = stored_event(1, "Dinner", moment("2027-01-14T17:00:00Z"));
        event.draft.start = start();
        event.draft.agenda = read.clone();
        let shown = lines(&event.draft);
        assert_eq!(
            shown,
            "18:00 Welcome\n19:30 Two cases & questions\n2027-01-15 00:15 Last word"
        );
        assert_eq!(parts(&shown, &start(), Some(&event.draft)), Ok(read.clone()));
        assert_eq!(parts(&shown, &start(), None), Ok(read));
    }

    /// F12: she moves the event and changes one line; the other parts go along, and so does the hour of that one.
    #[test]
    fn an_agenda_of_which_one_line_is_changed_moves_with_the_event() {
        let mut event = stored_event(1, "Dinner", moment("2027-01-14T17:00:00Z"));
        event.draft.start = start();
        let shown = "18:00 Welcome\n19:30 Two cases\n2027-01-15 00:15 Last word";
        event.draft.agenda = parts(shown, &start(), None).unwrap();
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let other = |at: &str| Moment::new(moment(at), zone.clone()).unwrap();
        let minutes = |text: &str, start: &Moment| -> Vec<u32> {
            let read = parts(text, start, Some(&event.draft)).unwrap();
            read.iter().map(|part| part.minutes).collect()
        };
        let (earlier, later, next_week) = (
            other("2027-01-14T16:00:00Z"),
            other("2027-01-14T18:30:00Z"),
            other("2027-01-21T17:00:00Z"),
        );
        for start in [&earlier, &later, &next_week] {
            let words = shown.replace("Two cases", "Three cases");
            assert_eq!(minutes(&words, start), [0, 90, 375]);
            let hour = shown.replace("19:30", "19:45");
            assert_eq!(minutes(&hour, start), [0, 105, 375]);
            let more = shown.replace("19:30", "19:00 Soup\n19:30");
            assert_eq!(minutes(&more, start), [0, 60, 90, 375]);
        }
        let alone = |text: &str, start: &Moment| {
            let mut short = event.draft.clone();
            short.agenda.truncate(1);
            parts(text, start, Some(&short)).unwrap()[0].minutes
        };
        assert_eq!(alone("18:00 Doors open", &earlier), 0);
        assert_eq!(alone("18:15 Doors open", &earlier), 75, "written anew");
    }

    /// F12: whoever writes all hours anew writes them by the new start.
    #[test]
    fn an_agenda_whose_hours_are_all_written_anew_is_by_the_new_start() {
        let mut event = stored_event(1, "Dinner", moment("2027-01-14T17:00:00Z"));
        event.draft.start = start();
        event.draft.agenda = parts("18:00 Welcome\n19:00 Two cases", &start(), None).unwrap();
        let zone = Zone::parse("Europe/Berlin").unwrap();
        for (at, text, expected) in [
            (
                "2027-01-14T16:00:00Z",
                "17:00 Welcome\n18:00 Two cases",
                vec![0, 60],
            ),
            ("2027-01-14T16:00:00Z", "17:00 Doors\n18:00 Welcome", vec![0, 60]),
            (
                "2027-01-14T18:00:00Z",
                "19:00 Welcome\n20:00 Two cases",
                vec![0, 60],
            ),
        ] {
            let start = Moment::new(moment(at), zone.clone()).unwrap();
            let read = parts(text, &start, Some(&event.draft)).unwrap();
            let minutes: Vec<u32> = read.iter().map(|part| part.minutes).collect();
            assert_eq!(minutes, expected, "{at} {text}");
        }
    }

    #[test]
    fn a_line_without_an_hour_or_without_words_is_said_by_its_number() {
        for (text, n) in [
            ("18:00 Welcome\nlate Two cases", 2),
            ("18:00", 1),
            ("25:00 Welcome", 1),
        ] {
            let fault = parts(text, &start(), None).unwrap_err();
            assert_eq!((fault.field, fault.n), ("agenda", n), "{text}");
        }
        let many = "18:00 Welcome\n".repeat(AgendaItem::ITEMS_MAX + 1);
        assert!(parts(&many, &start(), None).is_err());
    }

    #[test]
    fn a_category_that_is_none_of_the_four_stays_until_one_is_chosen() {
        let mut event = stored_event(1, "Dinner", moment("2027-01-14T17:00:00Z"));
        let form = |activity: &str| EventForm {
            activity: activity.to_owned(),
            ..EventForm::default()
        };
        event.draft.category = Some("MEETING".to_owned());
        let known = Some(&event.draft);
        assert_eq!(category(&form(""), known), Ok(Some("MEETING".to_owned())));
        assert_eq!(
            category(&form("education"), known),
            Ok(Some("LEARNING".to_owned()))
        );
        assert!(category(&form("leisure"), known).is_err());
        event.draft.category = Some("LEARNING".to_owned());
        assert_eq!(activity_word(&event.draft), "education");
        assert_eq!(category(&form(""), Some(&event.draft)), Ok(None));
    }
}
