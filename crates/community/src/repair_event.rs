//! A peer gives back what we lost: an event of ours as our own signature has it (protocol section 6.2).

use std::collections::BTreeSet;

use domain::{Audience, Event, EventId, Iri, Origin};
use jiff::Timestamp;
use store::events::{self, Tombstone};
use store::{StoreError, Transaction, audit, community, guests};
use wire::event::ReceivedEvent;

use crate::decide_repair::COMES_BACK_SECONDS;

/// Takes a later version of an event of ours from what we once signed; says whether anything changed.
///
/// What is not public comes back for the peer that still has it; for each further one as it shows what we signed
/// ([`show_to_another`]): to whom else it was shown nobody can say.
pub fn adopt_event(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    received: &ReceivedEvent,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(identity) = community::identity(tx)? else {
        return Ok(false);
    };
    let name = received.iri.path_and_query().strip_prefix("/events/");
    let Some(id) = name.and_then(|name| EventId::parse(name).ok()) else {
        return Ok(false);
    };
    let revision = received.revision.unwrap_or(0);
    let stone = events::tombstone(tx, &received.iri)?;
    let known = events::by_iri(tx, &received.iri)?;
    let is_newer = known.as_ref().is_none_or(|known| revision > known.revision)
        && stone.as_ref().is_none_or(|stone| revision > stone.revision);
    if !is_newer || received.iri.origin() != identity.origin || received.owner != identity.group() {
        return Ok(false);
    }
    let audience = match (received.public, known.as_ref().map(|known| &known.audience)) {
        (true, _) => Audience::Public,
        (false, Some(Audience::Public | Audience::Members) | None) => {
            Audience::Peers(BTreeSet::from([peer.clone()]))
        }
        (false, Some(as_it_was)) => as_it_was.clone(),
    };
    let updated = received.updated.unwrap_or(now);
    let mut draft = received.draft.clone();
    // Our own document names co-hosts among the organisers.
    draft
        .organizers
        .retain(|organizer| draft.co_hosts.iter().all(|host| host.iri != *organizer));
    let event = Event {
        id: id.clone(),
        iri: received.iri.clone(),
        owner: received.owner.clone(),
        revision,
        state: received.state,
        audience,
        draft,
        published: received.published.unwrap_or(updated),
        updated,
        taken: None,
        source: known.as_ref().and_then(|known| known.source.clone()),
        series: known.as_ref().and_then(|known| known.series.clone()),
    };
    events::put(tx, &event)?;
    if known.is_none() && matches!(event.audience, Audience::Peers(_)) {
        events::note_came_back(tx, &id, now)?;
    }
    audit::log(
        tx,
        "node",
        &format!("event {id} came back from {peer} in its version {revision}"),
        now,
    )?;
    Ok(true)
}

/// Whether an event of ours came back from another peer a moment ago, and may have been for this one too.
pub fn may_be_for_another(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    iri: &Iri,
    revision: u64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(event) = events::by_iri(tx, iri)? else {
        return Ok(false);
    };
    let lacks_it = match &event.audience {
        Audience::Peers(named) => !named.contains(peer) && named.len() < Audience::PEERS_MAX,
        Audience::Public | Audience::AllPeers | Audience::Members => false,
    };
    let since = events::came_back(tx, &event.id)?;
    let lately = since.is_some_and(|at| now.as_second() - at.as_second() < COMES_BACK_SECONDS);
    Ok(lacks_it && lately && event.revision == revision)
}

/// Another peer shows that we had signed that very version for it: after a restore it may go on to see it. Says whether
/// anything changed.
pub fn show_to_another(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    received: &ReceivedEvent,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let revision = received.revision.unwrap_or(0);
    if !may_be_for_another(tx, peer, &received.iri, revision, now)? {
        return Ok(false);
    }
    let Some(mut event) = events::by_iri(tx, &received.iri)? else {
        return Ok(false);
    };
    let Audience::Peers(named) = &mut event.audience else {
        return Ok(false);
    };
    named.insert(peer.clone());
    events::put(tx, &event)?;
    let words = format!(
        "event {} came back from {peer} in its version {revision}",
        event.id
    );
    audit::log(tx, "node", &words, now)?;
    Ok(true)
}

/// Takes the removal of an event of ours from what we once signed; says whether anything changed.
///
/// An event that was made and removed after the backup was never here: its id is gone all the same. To whom it was shown
/// nobody can say, so strangers are not told that it was there.
pub fn adopt_removal(
    tx: &mut Transaction<'_>,
    iri: &Iri,
    revision: u64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let known = events::by_iri(tx, iri)?;
    let stone = events::tombstone(tx, iri)?;
    let ours = [
        known.as_ref().map(|event| event.revision),
        stone.map(|stone| stone.revision),
    ];
    if ours.into_iter().flatten().any(|ours| revision <= ours) {
        return Ok(false);
    }
    let Some(identity) = community::identity(tx)?.filter(|identity| identity.origin == iri.origin()) else {
        return Ok(false);
    };
    let name = iri.path_and_query().strip_prefix("/events/");
    let Some(id) = name.and_then(|name| EventId::parse(name).ok()) else {
        return Ok(false);
    };
    let stone = Tombstone {
        iri: iri.clone(),
        event: id.clone(),
        owner: known
            .as_ref()
            .map_or_else(|| identity.group(), |event| event.owner.clone()),
        revision,
        deleted: now,
        public: known
            .as_ref()
            .is_some_and(|event| event.audience == Audience::Public),
    };
    match &known {
        Some(event) => {
            events::bury(tx, event, &stone)?;
            guests::remove(tx, &event.id);
            store::join_links::remove(tx, &event.id);
            store::minutes::remove(tx, &event.id);
            store::guest_invitations::remove(tx, &event.id);
        }
        None => events::put_tombstone(tx, &stone)?,
    }
    let words = format!("event {id} had been removed before the restore");
    audit::log(tx, "node", &words, now)?;
    Ok(true)
}
