//! One event on several dates: each date is an event of its own, at the same hour on the wall (F12).

use jiff::{Span, civil::Date};

use crate::{EventDraft, Moment};

/// How often an event comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// On the same day of each week.
    Weekly,
    /// On the same day of every second week.
    Fortnightly,
    /// On the same day of each month; a month without that day is left out.
    MonthlyByDate,
    /// For example on each second Tuesday; from the fifth on it is the last.
    MonthlyByWeekday,
}

/// On which dates an event comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// By a rule, up to this day and on it.
    Every(Rhythm, Date),
    /// On its own day and these.
    On(Vec<Date>),
}

/// Most dates of one series.
pub const SERIES_DATES_MAX: usize = 60;

impl Rhythm {
    /// The rule as a calendar writes it (RFC 5545, 3.3.10), from the first date to the last.
    pub fn rule(self, first: Date, last: Date) -> String {
        const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        let day = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
        let often = match self {
            Self::Weekly => "FREQ=WEEKLY".to_owned(),
            Self::Fortnightly => "FREQ=WEEKLY;INTERVAL=2".to_owned(),
            Self::MonthlyByDate => "FREQ=MONTHLY".to_owned(),
            Self::MonthlyByWeekday => {
                let nth = match (first.day() - 1) / 7 + 1 {
                    5.. => -1,
                    nth => nth,
                };
                format!("FREQ=MONTHLY;BYDAY={nth}{}", DAYS[day.min(6)])
            }
        };
        format!("{often};UNTIL={}", last.strftime("%Y%m%d"))
    }
}

impl EventDraft {
    /// The same so many days later, its hours as they are on the wall there; nothing beyond what a calendar holds.
    pub fn days_later(&self, days: i64) -> Option<Self> {
        let later = |moment: &Moment| {
            let wall = moment.zoned().datetime();
            let wall = wall.checked_add(Span::new().try_days(days).ok()?).ok()?;
            let there = wall.to_zoned(moment.zone.rules()).ok()?;
            Moment::new(there.timestamp(), moment.zone.clone()).ok()
        };
        let end = match &self.end {
            None => None,
            Some(end) => Some(later(end)?),
        };
        Some(Self {
            start: later(&self.start)?,
            end,
            ..self.clone()
        })
    }
}

impl EventDraft {
    /// This later date of a series with what was changed in the one that stood `before` and now is `after`, and nothing
    /// else: what is this date's own stays. Nothing beyond what a calendar holds.
    pub fn changed_like(&self, before: &Self, after: &Self) -> Option<Self> {
        fn pick<T: Clone + PartialEq>(own: &T, before: &T, after: &T) -> T {
            if after == before {
                own.clone()
            } else {
                after.clone()
            }
        }
        let has_moved = (&before.start, &before.end) != (&after.start, &after.end);
        let (start, end) = if has_moved {
            let moved = after.days_later(days_between(&before.start, &self.start))?;
            (moved.start, moved.end)
        } else {
            (self.start.clone(), self.end.clone())
        };
        Some(Self {
            title: pick(&self.title, &before.title, &after.title),
            description: pick(&self.description, &before.description, &after.description),
            start,
            end,
            modality: pick(&self.modality, &before.modality, &after.modality),
            place: pick(&self.place, &before.place, &after.place),
            online_page: pick(&self.online_page, &before.online_page, &after.online_page),
            join_mode: pick(&self.join_mode, &before.join_mode, &after.join_mode),
            external_url: pick(&self.external_url, &before.external_url, &after.external_url),
            capacity: pick(&self.capacity, &before.capacity, &after.capacity),
            price: pick(&self.price, &before.price, &after.price),
            language: pick(&self.language, &before.language, &after.language),
            category: pick(&self.category, &before.category, &after.category),
            tags: pick(&self.tags, &before.tags, &after.tags),
            banner: pick(&self.banner, &before.banner, &after.banner),
            organizers: pick(&self.organizers, &before.organizers, &after.organizers),
            co_hosts: pick(&self.co_hosts, &before.co_hosts, &after.co_hosts),
            agenda: pick(&self.agenda, &before.agenda, &after.agenda),
        })
    }
}

/// Days from one event's day to another's, each on its own wall.
pub fn days_between(first: &Moment, later: &Moment) -> i64 {
    let (first, later) = (first.zoned().date(), later.zoned().date());
    later.since(first).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_rhythm_is_written_as_calendars_write_it() {
        let (first, last) = (day("2027-01-12"), day("2027-06-30"));
        for (rhythm, rule) in [
            (Rhythm::Weekly, "FREQ=WEEKLY;UNTIL=20270630"),
            (Rhythm::Fortnightly, "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270630"),
            (Rhythm::MonthlyByDate, "FREQ=MONTHLY;UNTIL=20270630"),
            (Rhythm::MonthlyByWeekday, "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270630"),
        ] {
            assert_eq!(rhythm.rule(first, last), rule);
        }
        let fifth = Rhythm::MonthlyByWeekday.rule(day("2027-01-31"), last);
        assert_eq!(fifth, "FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20270630");
    }
}
