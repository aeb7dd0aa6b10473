//! What a new version of an event is to those who mean to come: another time, another place, off, on again, or no news.

use serde::{Deserialize, Serialize};

use crate::{Event, EventState, Modality, Place};

/// The greatest difference between two versions of an event, for a guest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventChange {
    /// A better text, another picture, more seats: nobody has to do anything.
    #[default]
    Details,
    /// It begins or ends at another time.
    Time,
    /// It takes place elsewhere.
    Place,
    /// It takes place online alone now.
    MovedOnline,
    /// It is off until a new date is found.
    Postponed,
    /// It is off.
    Cancelled,
    /// It was off and is on.
    OnAgain,
}

impl EventChange {
    /// What happened between two versions of one event.
    pub fn between(before: &Event, after: &Event) -> Self {
        let (old, new) = (&before.draft, &after.draft);
        let line = |event: &Event| event.draft.place.as_ref().map(Place::line);
        let is_off = |event: &Event| event.state == EventState::Cancelled;
        match (is_off(before), is_off(after)) {
            (true, true) => return Self::Details,
            (false, true) => return Self::Cancelled,
            (true, false) => return Self::OnAgain,
            (false, false) => {}
        }
        match (before.state.is_on(), after.state.is_on()) {
            (true, false) => return Self::Postponed,
            (false, true) => return Self::OnAgain,
            _ => {}
        }
        if old.start != new.start || old.end != new.end {
            Self::Time
        } else if old.modality != new.modality && new.modality == Modality::Online {
            Self::MovedOnline
        } else if old.modality != new.modality
            || line(before) != line(after)
            || old.online_page != new.online_page
        {
            Self::Place
        } else {
            Self::Details
        }
    }
}
