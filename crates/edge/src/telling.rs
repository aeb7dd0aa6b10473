//! In which words and by which clock something is told to whoever runs the node.

use domain::Zone;
use jiff::Timestamp;

use crate::Words;

/// Whoever tells: pages, commands and the REST interface tell the same by it.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// The listener's language.
    pub words: &'a Words,
    /// Her clock.
    pub zone: &'a Zone,
    /// The hour of telling: what is of today has no date.
    pub now: Timestamp,
    /// Whether a time says of which zone it is.
    pub zone_name: ZoneName,
}

/// Whether a time says of which zone it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneName {
    /// A command or a program may be read anywhere.
    Said,
    /// A page says once whose clock it tells by.
    Known,
}

impl Telling<'_> {
    /// `14:05`, `14:05 PST`, or with the day when that is not today: `20 Nov, 14:05`.
    pub fn time(&self, at: Timestamp) -> String {
        let there = at.to_zoned(self.zone.rules());
        let format = match self.zone_name {
            ZoneName::Said => "%H:%M %Z",
            ZoneName::Known => "%H:%M",
        };
        let time = there.strftime(format).to_string();
        let today = self.now.to_zoned(self.zone.rules()).date();
        if there.date() == today {
            return time;
        }
        let month = [("n", i64::from(there.month()).into())];
        let month = self.words.with("date-month-short", &month);
        let parts = [("day", i64::from(there.day()).into()), ("month", month.into())];
        let mut day = self.words.with("date-day-month", &parts);
        if there.year() != today.year() {
            day = format!("{day} {}", there.year());
        }
        self.words
            .with("told-on-day", &[("day", day.into()), ("time", time.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_today_has_no_date_and_one_of_another_year_has_all_of_it() {
        let (words, zone) = (Words::english(), Zone::parse("Europe/London").unwrap());
        let now: Timestamp = "2026-11-21T15:00:00Z".parse().unwrap();
        let mut telling = Telling {
            words: &words,
            zone: &zone,
            now,
            zone_name: ZoneName::Known,
        };
        let told = |telling: &Telling<'_>, at: &str| telling.time(at.parse().unwrap());
        assert_eq!(told(&telling, "2026-11-21T14:05:59Z"), "14:05");
        assert_eq!(told(&telling, "2026-11-20T14:05:00Z"), "20 Nov, 14:05");
        telling.zone_name = ZoneName::Said;
        assert_eq!(told(&telling, "2026-11-21T14:05:00Z"), "14:05 GMT");
        assert_eq!(told(&telling, "2025-07-01T14:05:00Z"), "1 July 2025, 15:05 BST");
    }

    /// 2.17
    #[test]
    fn a_day_is_written_as_in_the_language_of_whoever_is_told() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let now: Timestamp = "2026-11-21T15:00:00Z".parse().unwrap();
        for (tag, told) in [("de", "20. Nov., 14:05"), ("sv", "20 nov, 14:05")] {
            let words = crate::words_in(&domain::LanguageTag::parse(tag).unwrap()).unwrap();
            let telling = Telling {
                words: &words,
                zone: &zone,
                now,
                zone_name: ZoneName::Known,
            };
            let time = telling.time("2026-11-20T13:05:00Z".parse().unwrap());
            assert!(
                time.contains(told.split(',').next().unwrap()) && time.contains("14:05"),
                "{time}"
            );
        }
    }
}
