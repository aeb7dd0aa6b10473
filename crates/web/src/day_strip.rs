//! A day of 24 hours as a strip, night at both ends, the event marked: what the words beside it say, for the eye alone.

use std::fmt;

use crate::times::{Clock, Span};

/// The strip of the day on which an event begins, on one clock.
pub(crate) struct DayStrip {
    from: i32,
    to: i32,
}

const DAY_MINUTES: i32 = 24 * 60;
/// An event without an end, and the least that can still be seen.
const MINUTES_MIN: i32 = 30;

impl DayStrip {
    /// Wall-clock minutes, so a day of 23 or 25 hours keeps its mornings where they are; a night's end is cut at midnight.
    pub(crate) fn of(span: Span, clock: &Clock) -> Self {
        let start = clock.at(span.start);
        let from = i32::from(start.hour()) * 60 + i32::from(start.minute());
        let end = span.end.map_or(span.start, |end| end.max(span.start));
        let minutes = (end.as_second() - span.start.as_second()) / 60;
        let long = i32::try_from(minutes)
            .unwrap_or(DAY_MINUTES)
            .clamp(MINUTES_MIN, DAY_MINUTES);
        Self {
            from,
            to: (from + long).min(DAY_MINUTES),
        }
    }
}

impl fmt::Display for DayStrip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<svg class=\"strip\" viewBox=\"0 0 1440 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" \
             focusable=\"false\"><path class=\"strip-night\" d=\"M0 0h420v10H0zM1320 0h120v10h-120z\"/>\
             <path class=\"strip-day\" d=\"M420 0h900v10H420z\"/>\
             <path class=\"strip-event\" d=\"M{} 0h{}v10h-{}z\"/></svg>",
            self.from,
            self.to - self.from,
            self.to - self.from
        )
    }
}

impl askama::filters::HtmlSafe for DayStrip {}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Zone;

    fn strip(start: &str, end: Option<&str>, zone: &str) -> (i32, i32) {
        let span = Span {
            start: start.parse().unwrap(),
            end: end.map(|end| end.parse().unwrap()),
        };
        let strip = DayStrip::of(span, &Clock::of(Zone::parse(zone).unwrap()));
        (strip.from, strip.to)
    }

    #[test]
    fn the_event_lies_where_the_clock_on_the_wall_says() {
        let (start, end) = ("2026-05-21T17:00:00Z", Some("2026-05-21T18:30:00Z"));
        assert_eq!(strip(start, end, "America/Los_Angeles"), (600, 690));
        assert_eq!(strip(start, end, "Europe/London"), (1080, 1170));
    }

    #[test]
    fn an_event_never_leaves_its_day_and_can_always_be_seen() {
        assert_eq!(
            strip("2026-05-21T23:30:00Z", Some("2026-05-24T02:00:00Z"), "UTC"),
            (1410, 1440)
        );
        assert_eq!(strip("2026-05-21T08:00:00Z", None, "UTC"), (480, 510));
    }
}
