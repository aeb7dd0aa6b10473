//! Somebody looks at one event: page, API, feed and peer ask here, and the audience rule is that of `viewer`.

use domain::{Event, EventId, Iri, Origin};
use store::events::Tombstone;
use store::{StoreError, Transaction, community, events, guests};

use crate::Viewer;

/// What there is to see.
#[derive(Clone, Debug)]
pub enum Sight {
    /// An event.
    Event(Box<Seen>),
    /// It was there, and everybody could see it.
    Gone(Tombstone),
}

/// An event and the figures beside it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The event.
    pub event: Event,
    /// Whether it is ours.
    pub host: Host,
    /// Seats taken, when known: the size of the guest set, or what its host last said.
    pub taken: Option<u32>,
    /// People waiting, for our own events.
    pub waiting: u32,
}

/// Whose event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// This node's.
    Us,
    /// Another's.
    Them,
}

/// Nothing there, or nothing for this viewer: the same answer (threat D6).
#[derive(Debug, thiserror::Error)]
pub enum SeeRefused {
    /// No such event for you.
    #[error("there is no such event")]
    NotFound,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Looks at an event by its name here.
pub fn see_event(tx: &mut Transaction<'_>, viewer: &Viewer, id: &EventId) -> Result<Sight, SeeRefused> {
    let Some(event) = events::get(tx, id)? else {
        let Some(identity) = community::identity(tx)? else {
            return Err(SeeRefused::NotFound);
        };
        let iri = Iri::local(&identity.origin, &format!("/events/{id}"));
        let tombstone = events::tombstone(tx, &iri)?.filter(|tombstone| tombstone.public);
        return tombstone.map(Sight::Gone).ok_or(SeeRefused::NotFound);
    };
    if !viewer.may_see(&event) {
        return Err(SeeRefused::NotFound);
    }
    let own = community::identity(tx)?.map(|identity| identity.origin);
    Ok(Sight::Event(Box::new(with_figures(tx, event, own.as_ref())?)))
}

/// An event that everybody may see; nothing where it is another audience's by now, or gone.
pub fn public_event(tx: &mut Transaction<'_>, id: &EventId) -> Result<Option<Event>, StoreError> {
    let found = events::get(tx, id)?;
    Ok(found.filter(|event| Viewer::Anyone.may_see(event)))
}

/// Puts the figures beside an event; `own` is this node's origin, once it has one.
pub(crate) fn with_figures(
    tx: &mut Transaction<'_>,
    event: Event,
    own: Option<&Origin>,
) -> Result<Seen, StoreError> {
    if !own.is_some_and(|own| event.is_at(own)) {
        let taken = event.taken;
        return Ok(Seen {
            event,
            host: Host::Them,
            taken,
            waiting: 0,
        });
    }
    let figures = guests::figures(tx, &event.id)?;
    Ok(Seen {
        taken: Some(figures.taken),
        waiting: figures.waiting,
        event,
        host: Host::Us,
    })
}
