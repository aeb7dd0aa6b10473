//! Turns the events of one UID into entries: a single event, or the dates of a series less those excluded, with the
//! moved and cancelled ones in their place.

use std::collections::{BTreeMap, BTreeSet};

use domain::{EventRefused, Moment};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::DateTime, tz::TimeZone};

use crate::{
    ics_event::{AtLine, VEnd, VEvent},
    ics_property::{Written, WrittenDate, WrittenLength},
    ics_read::{CalendarEntry, ENTRIES_MAX, Faults, INSTANCES_MAX, ReadSettings, draft},
    ics_zones::Zones,
    recurrence::{Recurrence, Work},
};

/// The reading of one file as it goes on.
pub(crate) struct Read<'a> {
    pub(crate) settings: &'a ReadSettings,
    pub(crate) zones: Zones,
    pub(crate) work: Work,
    pub(crate) entries: Vec<CalendarEntry>,
    /// Whether something was left out for [`ENTRIES_MAX`], so that it is said once.
    pub(crate) is_full: bool,
}

/// The events that share a UID.
#[derive(Default)]
pub(crate) struct Series {
    master: Option<VEvent>,
    changed: Vec<VEvent>,
}

/// How long an event lasts, in the terms in which it was written.
#[derive(Debug, Clone, Copy)]
enum Length {
    Open,
    /// The hands of the clock move so far: 18:00 to 20:00 stays so when the clocks change.
    Wall(i64),
    /// Seconds that pass.
    Exact(i64),
    Written(WrittenLength),
}

impl Series {
    /// Adds an event; of two that claim the same place the higher SEQUENCE is kept.
    pub(crate) fn add(&mut self, event: VEvent, faults: &mut Faults) {
        if event.original.is_some() {
            self.changed.push(event);
            return;
        }
        match &self.master {
            Some(first) => {
                faults.add(
                    event.line,
                    "another event has the same UID; the one with the higher SEQUENCE is kept",
                );
                if event.sequence >= first.sequence {
                    self.master = Some(event);
                }
            }
            None => self.master = Some(event),
        }
    }

    /// Writes the entries that fall into the window.
    pub(crate) fn put_entries(self, read: &mut Read<'_>, faults: &mut Faults) {
        let mut changed: BTreeMap<Timestamp, VEvent> = BTreeMap::new();
        for event in self.changed {
            let Some(original) = event
                .original
                .as_ref()
                .and_then(|original| read.place(original, faults))
            else {
                continue;
            };
            if changed
                .get(&original.at)
                .is_none_or(|other| other.sequence <= event.sequence)
            {
                changed.insert(original.at, event);
            }
        }
        if let Some(master) = &self.master {
            // One date and changes to it is a series whose rule was dropped.
            if master.rule.is_none() && master.further.is_empty() && changed.is_empty() {
                read.put_single(master, faults);
            } else {
                read.put_dates(master, &changed, faults);
            }
        }
        for (original, event) in changed {
            read.put_changed(original, event, self.master.as_ref(), faults);
        }
    }
}

impl Read<'_> {
    fn put_single(&mut self, event: &VEvent, faults: &mut Faults) {
        let Some((start, length)) = self.times(event, faults) else {
            return;
        };
        let entry = event.uid.clone();
        self.put(event, entry, None, (start, length), faults);
    }

    /// The dates of a series that were not changed.
    fn put_dates(&mut self, event: &VEvent, changed: &BTreeMap<Timestamp, VEvent>, faults: &mut Faults) {
        let Some((first, length)) = self.times(event, faults) else {
            return;
        };
        let Some(mut starts) = self.starts(event, &first, length, faults) else {
            return;
        };
        self.exclude(event, &first, &mut starts, faults);
        for (at, own_length) in starts.into_iter().filter(|(at, _)| !changed.contains_key(at)) {
            let Ok(start) = Moment::new(at, first.zone.clone()) else {
                continue;
            };
            let entry = format!("{}/{at}", event.uid);
            let times = (start, own_length.unwrap_or(length));
            self.put(event, entry, Some(event.uid.clone()), times, faults);
        }
    }

    /// Takes out the dates of `EXDATE`; a whole day takes out whatever begins on it.
    fn exclude(
        &mut self,
        event: &VEvent,
        first: &Moment,
        starts: &mut BTreeMap<Timestamp, Option<Length>>,
        faults: &mut Faults,
    ) {
        let mut days = BTreeSet::new();
        for excluded in &event.excluded {
            if let Written::Day(day) = excluded.it {
                days.insert(day);
            } else if let Some(moment) = self.place(excluded, faults) {
                starts.remove(&moment.at);
            }
        }
        if !days.is_empty() {
            let rules = first.zone.rules();
            starts.retain(|start, _| !days.contains(&rules.to_datetime(*start).date()));
        }
    }

    /// Every start of a series near the window; beside it a length where the date has one of its own.
    fn starts(
        &mut self,
        event: &VEvent,
        first: &Moment,
        length: Length,
        faults: &mut Faults,
    ) -> Option<BTreeMap<Timestamp, Option<Length>>> {
        let mut starts: BTreeMap<Timestamp, Option<Length>> = BTreeMap::new();
        match &event.rule {
            None => {
                starts.insert(first.at, None);
            }
            Some(rule) => {
                // UTC repeats on the clock of UTC, everything else on the clock of its place.
                let (zone, wall) = match event.start.it.wall() {
                    Some(wall) => (first.zone.rules(), wall),
                    None => (TimeZone::UTC, TimeZone::UTC.to_datetime(first.at)),
                };
                let recurrence = match Recurrence::parse(&rule.it, wall) {
                    Ok(recurrence) => recurrence,
                    Err(refused) => {
                        faults.add(rule.line, &format!("{refused}; the series is left out"));
                        return None;
                    }
                };
                let reach = SignedDuration::from_secs(length.about());
                let from = self
                    .settings
                    .from
                    .checked_sub(reach)
                    .unwrap_or(self.settings.from);
                let expansion = recurrence.expand(&zone, from, self.settings.until, &mut self.work);
                if let Some(cut) = expansion.cut {
                    faults.add(rule.line, &cut.to_string());
                }
                starts.extend(expansion.starts.into_iter().map(|start| (start, None)));
            }
        }
        let mut said = BTreeSet::new();
        for date in &event.further {
            let Some((at, own_length)) = self.further(date, faults) else {
                continue;
            };
            let near = at < self.settings.until && at >= self.settings.from;
            if near && starts.len() < INSTANCES_MAX {
                starts.insert(at, own_length);
            } else if near && said.insert(date.line) {
                faults.add(date.line, "the series has too many dates; the rest is left out");
            }
        }
        Some(starts)
    }

    fn further(
        &mut self,
        date: &AtLine<WrittenDate>,
        faults: &mut Faults,
    ) -> Option<(Timestamp, Option<Length>)> {
        let at_line = |it: &Written| AtLine {
            line: date.line,
            it: it.clone(),
        };
        let start = self.place(&at_line(date.it.start()), faults)?;
        let length = match &date.it {
            WrittenDate::Start(_) => None,
            WrittenDate::For(_, length) => Some(Length::Written(*length)),
            WrittenDate::Until(_, end) => {
                let end = self.place(&at_line(end), faults)?;
                Some(Length::Exact(end.at.as_second() - start.at.as_second()))
            }
        };
        Some((start.at, length))
    }

    /// A date that was moved, renamed or cancelled; what it does not say it takes from its series.
    fn put_changed(
        &mut self,
        original: Timestamp,
        mut event: VEvent,
        master: Option<&VEvent>,
        faults: &mut Faults,
    ) {
        if event.words.title.is_none() {
            event.words.title = master.and_then(|master| master.words.title.clone());
        }
        event.cancelled |= master.is_some_and(|master| master.cancelled);
        event.sequence = event.sequence.max(master.map_or(0, |master| master.sequence));
        let Some((start, length)) = self.times(&event, faults) else {
            return;
        };
        let entry = format!("{}/{original}", event.uid);
        let uid = event.uid.clone();
        self.put_if(&event, entry, Some(uid), (start, length), Some(original), faults);
    }

    fn put(
        &mut self,
        event: &VEvent,
        entry: String,
        series: Option<String>,
        times: (Moment, Length),
        faults: &mut Faults,
    ) {
        self.put_if(event, entry, series, times, None, faults);
    }

    /// Writes an entry when it, or the date it was moved from, lies in the window.
    fn put_if(
        &mut self,
        event: &VEvent,
        entry: String,
        series: Option<String>,
        (start, length): (Moment, Length),
        moved_from: Option<Timestamp>,
        faults: &mut Faults,
    ) {
        let mut end = length.end(&start);
        if end.as_ref().is_some_and(|end| end.at < start.at) {
            faults.add(
                event.end_line(),
                "the event ends before it starts; the end is left open",
            );
            end = None;
        }
        let settings = self.settings;
        let over = end.as_ref().map_or(start.at, |end| end.at);
        let here = start.at < settings.until && over >= settings.from;
        let was_here = moved_from.is_some_and(|at| at < settings.until && at >= settings.from);
        if !here && !was_here {
            return;
        }
        if self.entries.len() >= ENTRIES_MAX {
            if !std::mem::replace(&mut self.is_full, true) {
                faults.add(
                    event.line,
                    "the calendar has more than 5,000 events; the rest is left out",
                );
            }
            return;
        }
        let Some(draft) = draft(event.words.clone(), start, end) else {
            faults.add(event.line, "the event has no SUMMARY that can be read");
            return;
        };
        match draft.check(settings.from) {
            Ok(()) | Err(EventRefused::TooFarAhead) => {}
            Err(refused) => {
                faults.add(event.end_line(), &format!("{refused}; it is left out"));
                return;
            }
        }
        self.entries.push(CalendarEntry {
            entry,
            sequence: event.sequence,
            cancelled: event.cancelled,
            draft,
            series,
        });
    }

    /// Start and length of an event as written.
    fn times(&mut self, event: &VEvent, faults: &mut Faults) -> Option<(Moment, Length)> {
        let start = self.place(&event.start, faults)?;
        let length = match (&event.end, &event.start.it) {
            (VEnd::For(length), _) => Length::Written(*length),
            (VEnd::Open, Written::Day(_)) => Length::Wall(86_400),
            (VEnd::Open, _) => Length::Open,
            (VEnd::At(end), begun) => {
                let Some(moment) = self.place(end, faults) else {
                    return Some((start, Length::Open));
                };
                match (begun.wall(), end.it.wall()) {
                    (Some(from), Some(to)) if moment.zone == start.zone => {
                        Length::Wall(seconds_between(from, to))
                    }
                    _ => Length::Exact(moment.at.as_second() - start.at.as_second()),
                }
            }
        };
        Some((start, length))
    }

    /// Puts a written time on the wall it belongs to.
    fn place(&mut self, written: &AtLine<Written>, faults: &mut Faults) -> Option<Moment> {
        let zone = match &written.it {
            Written::Wall(_, Some(tzid)) => self.zones.of(tzid, written.line, faults),
            Written::Wall(_, None) | Written::Day(_) | Written::Instant(_) => {
                self.zones.default_zone().clone()
            }
        };
        let at = match (&written.it, written.it.wall()) {
            (Written::Instant(at), _) => Some(*at),
            (_, Some(wall)) => zone.rules().to_ambiguous_timestamp(wall).compatible().ok(),
            _ => None,
        };
        let moment = at.and_then(|at| Moment::new(at, zone).ok());
        if moment.is_none() {
            faults.add(written.line, "the time lies outside the years 1970 to 2200");
        }
        moment
    }
}

impl VEvent {
    /// Where a fault about the length of the event is best looked for.
    fn end_line(&self) -> usize {
        match &self.end {
            VEnd::At(end) => end.line,
            VEnd::Open | VEnd::For(_) => self.start.line,
        }
    }
}

impl Length {
    /// The end that follows from a start; on its own wall.
    fn end(self, start: &Moment) -> Option<Moment> {
        let rules = start.zone.rules();
        let later = |days: i32, seconds: i64| -> Option<Timestamp> {
            let wall = rules.to_datetime(start.at).checked_add(days.days()).ok()?;
            let wall = wall.checked_add(SignedDuration::from_secs(seconds)).ok()?;
            rules.to_ambiguous_timestamp(wall).compatible().ok()
        };
        let exact = |at: Timestamp, seconds: i64| at.checked_add(SignedDuration::from_secs(seconds)).ok();
        let at = match self {
            Self::Open => None,
            Self::Wall(seconds) => later(0, seconds),
            Self::Exact(seconds) => exact(start.at, seconds),
            Self::Written(WrittenLength { days: 0, seconds }) => exact(start.at, seconds),
            Self::Written(WrittenLength { days, seconds }) => exact(later(days, 0)?, seconds),
        };
        Moment::new(at?, start.zone.clone()).ok()
    }

    /// Roughly how many seconds an event reaches back over the edge of the window.
    fn about(self) -> i64 {
        let seconds = match self {
            Self::Open => 0,
            Self::Wall(seconds) | Self::Exact(seconds) => seconds,
            Self::Written(WrittenLength { days, seconds }) => i64::from(days) * 86_400 + seconds,
        };
        seconds.clamp(0, 62 * 86_400)
    }
}

fn seconds_between(from: DateTime, to: DateTime) -> i64 {
    to.duration_since(from).as_secs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Zone;

    fn moment(at: &str, zone: &str) -> Moment {
        Moment::parse(at, Zone::parse(zone).unwrap()).unwrap()
    }

    #[test]
    fn hands_of_the_clock_and_seconds_differ_over_the_night_the_clocks_change() {
        let evening = moment("2027-03-27T20:00:00Z", "Europe/London");
        let end = |length: Length| length.end(&evening).map(|end| end.rfc3339());
        assert_eq!(end(Length::Open), None);
        assert_eq!(
            end(Length::Wall(12 * 3600)).as_deref(),
            Some("2027-03-28T08:00:00+01:00")
        );
        assert_eq!(
            end(Length::Exact(12 * 3600)).as_deref(),
            Some("2027-03-28T09:00:00+01:00")
        );
        let day = WrittenLength {
            days: 1,
            seconds: 3600,
        };
        assert_eq!(
            end(Length::Written(day)).as_deref(),
            Some("2027-03-28T21:00:00+01:00")
        );
    }
}
