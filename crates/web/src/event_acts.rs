//! What the reader of an event may do with it beside answering it.

use community::cancel_event::ChangeRefused;
use community::share_guests::CoHostReader;
use domain::Event;
use store::{StoreError, Transaction};

use crate::event_page::Owned;
use crate::visit::Visit;

/// What the reader may do with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acts {
    /// Read it, and answer.
    None,
    /// See who comes: she acts for an organisation that holds it too (need 0.7).
    CoHost,
    /// Change it, call it off, and see who comes.
    Officer,
}

impl Acts {
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
        if event.draft.co_hosts.is_empty() {
            return Ok(Self::None);
        }
        match CoHostReader::of(tx, &signed_in.membership, &event.id, visit.now) {
            Ok(_) => Ok(Self::CoHost),
            Err(ChangeRefused::Store(error)) => Err(error),
            Err(_) => Ok(Self::None),
        }
    }
}
