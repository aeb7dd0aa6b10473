//! What the reader of an event may do with it beside answering it.

use community::cancel_event::ChangeRefused;
use community::organise_event::Organiser;
use community::share_guests::CoHostReader;
use domain::Event;
use store::{StoreError, Transaction};

use crate::event_page::Owned;
use crate::state_words::EventStanding;
use crate::visit::Visit;

/// What the reader may do with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acts {
    /// Read it, and answer.
    None,
    /// See who comes: she acts for an organisation that holds it too (need 0.7).
    CoHost,
    /// Change it, call it off, and see who comes: an officer named her for it.
    Organiser,
    /// The same, and write another like it.
    Officer,
}

impl Acts {
    /// Whether she keeps the door of an event that stands so: officers do of every event, whoever organises it while it is on.
    pub(crate) fn keeps_door(self, standing: EventStanding) -> bool {
        match self {
            Self::Officer => true,
            Self::Organiser => !matches!(standing, EventStanding::Postponed | EventStanding::Cancelled),
            Self::CoHost | Self::None => false,
        }
    }

    /// Of whoever looks at an event.
    pub(crate) fn of(
        tx: &mut Transaction<'_>,
        visit: &Visit,
        event: &Event,
        owned: Owned,
    ) -> Result<Self, StoreError> {
        let Some(signed_in) = visit.signed_in.as_ref().filter(|_| owned == Owned::Here) else {
            return Ok(Self::None);
        };
        if signed_in.officer.is_some() {
            return Ok(Self::Officer);
        }
        match Organiser::by_name(tx, &signed_in.membership, &event.id, visit.now) {
            Ok(_) => return Ok(Self::Organiser),
            Err(ChangeRefused::Store(error)) => return Err(error),
            Err(_) if event.draft.co_hosts.is_empty() => return Ok(Self::None),
            Err(_) => {}
        }
        match CoHostReader::of(tx, &signed_in.membership, &event.id, visit.now) {
            Ok(_) => Ok(Self::CoHost),
            Err(ChangeRefused::Store(error)) => Err(error),
            Err(_) => Ok(Self::None),
        }
    }
}
