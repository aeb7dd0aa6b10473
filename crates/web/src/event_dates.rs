//! The other dates of the series that an event is one date of (F12).

use community::change_following::dates;
use domain::Event;
use jiff::Timestamp;
use store::{StoreError, Transaction};

use crate::frame::Frame;
use crate::times;
use crate::visit::Visit;

/// Most dates that stand on a page.
const SHOWN_MAX: usize = 12;

/// Another date of the same series that is ahead.
#[derive(Clone, Debug)]
pub struct OtherDate {
    /// Its page.
    pub path: String,
    /// When it begins.
    pub start: Timestamp,
}

/// Its page, and the words of the link.
pub(crate) type DateRow = (String, String);

impl Visit {
    /// The next dates of the series that the reader may see and that take place.
    pub(crate) fn other_dates(
        &self,
        tx: &mut Transaction<'_>,
        event: &Event,
    ) -> Result<Vec<OtherDate>, StoreError> {
        let all = dates(tx, event)?;
        let ahead = all.into_iter().filter(|date| {
            let is_ahead = date.state.is_on() && date.over_at() > self.now;
            date.id != event.id && is_ahead && self.viewer.may_see(date)
        });
        let other = |date: Event| OtherDate {
            path: format!("/events/{}", date.id),
            start: date.draft.start.at,
        };
        Ok(ahead.take(SHOWN_MAX).map(other).collect())
    }
}

impl OtherDate {
    /// On the clock that comes first.
    pub(crate) fn row(&self, frame: &Frame<'_>) -> DateRow {
        let start = frame.clock.at(self.start);
        let today = frame.clock.at(frame.now).date();
        let day = times::day_long(frame.words, start.date(), today);
        let said = [("day", day.into()), ("time", times::hour(&start).into())];
        (self.path.clone(), frame.words.with("event-date", &said))
    }
}
