//! What happens when at an event, by the reader's clock and by the host's.

use domain::EventDraft;
use jiff::Timestamp;

use crate::frame::Frame;
use crate::times::{self, Clock};

/// One line of an agenda.
#[derive(Clone, Debug)]
pub struct AgendaItem {
    /// When it begins.
    pub at: Timestamp,
    /// One line.
    pub what: String,
}

/// A line as text.
pub(crate) struct AgendaRow {
    pub(crate) mine: String,
    pub(crate) theirs: Option<String>,
    /// The day by the reader's clock, where it is not the one on which the event begins.
    pub(crate) day: Option<String>,
    pub(crate) what: String,
}

impl AgendaItem {
    /// Those of an event of ours; others have it in their text.
    pub(crate) fn all(draft: &EventDraft) -> Vec<Self> {
        let item = |item: &domain::AgendaItem| Self {
            at: item.at(draft.start.at),
            what: item.what.to_string(),
        };
        draft.agenda.iter().map(item).collect()
    }

    /// The line for a reader of a page about an event with that clock and start.
    pub(crate) fn row(&self, frame: &Frame<'_>, host: &Clock, start: Timestamp) -> AgendaRow {
        let date = |at: Timestamp| frame.clock.at(at).date();
        let (day, first) = (date(self.at), date(start));
        let theirs = times::hour(&host.at(self.at));
        AgendaRow {
            mine: times::hour(&frame.clock.at(self.at)),
            theirs: (!frame.clock.agrees(host, self.at)).then_some(theirs),
            day: (day != first).then(|| times::day_long(frame.words, day, date(frame.now))),
            what: self.what.clone(),
        }
    }
}
