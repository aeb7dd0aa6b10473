//! An officer resumes a paused peering: what waited goes out, and what was missed is fetched (protocol section 6.3).

use domain::{Origin, Peering, PeeringState, Scope};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, deliveries, peerings, repairs};

/// Why a peering cannot be resumed.
#[derive(Debug, thiserror::Error)]
pub enum ResumeRefused {
    /// Nothing is known of that node.
    #[error("there is no peering with {0} to resume")]
    NoPeering(Origin),
    /// In force, proposed, rejected or ended.
    #[error("the peering with {0} is not paused, so there is nothing to resume")]
    NotPaused(Origin),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Resumes it: the peer's lane is tried at once, and where events are agreed on, what the peer has ahead is to be fetched
/// and what both hold to be compared.
pub fn resume_peering(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    peer: &Origin,
    now: Timestamp,
) -> Result<Peering, ResumeRefused> {
    let found = peerings::get(tx, peer)?;
    let mut peering = found.ok_or_else(|| ResumeRefused::NoPeering(peer.clone()))?;
    if peering.state != PeeringState::Paused {
        return Err(ResumeRefused::NotPaused(peer.clone()));
    }
    peering.state = PeeringState::Active;
    peering.changed = now;
    peerings::put(tx, &peering)?;
    deliveries::rouse(tx, peer, now)?;
    if peering.carries(Scope::Events) {
        peerings::mark_backfill(tx, peer)?;
        repairs::compare(tx, peer, now)?;
    }
    let words = format!("resume peering with {peer}");
    audit::log(tx, officer.member().handle.as_str(), &words, now)?;
    Ok(peering)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pause_peering::pause_peering;
    use crate::samples::{self, act, at, origin, refused};

    #[test]
    fn only_a_paused_peering_is_resumed_and_what_was_missed_is_asked_for() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let b = origin("b.example");
        let unknown = refused(&database, |tx| resume_peering(tx, &officer, &b, at(1)));
        assert!(matches!(unknown, ResumeRefused::NoPeering(peer) if peer == b));
        samples::peer(&database, "b.example", &[Scope::Events]);
        let active = refused(&database, |tx| resume_peering(tx, &officer, &b, at(1)));
        assert!(matches!(active, ResumeRefused::NotPaused(_)));
        act(&database, |tx| pause_peering(tx, &officer, &b, at(2)));
        assert_eq!(database.read(peerings::due_backfills).unwrap(), []);
        let resumed = act(&database, |tx| resume_peering(tx, &officer, &b, at(3)));
        assert!(resumed.carries(Scope::Events));
        assert_eq!(
            database.read(peerings::due_backfills).unwrap(),
            std::slice::from_ref(&b)
        );
        let repair = database.read(|tx| repairs::get(tx, &b)).unwrap();
        assert_eq!(repair.compare, Some(at(3)));
        let host = database.read(|tx| deliveries::host(tx, &b)).unwrap();
        assert_eq!((host.rests, host.roused), (false, Some(at(3))));
        let again = refused(&database, |tx| resume_peering(tx, &officer, &b, at(4)));
        assert!(matches!(again, ResumeRefused::NotPaused(_)));
    }

    #[test]
    fn a_peering_without_events_has_nothing_to_fetch() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let b = origin("b.example");
        samples::peer(&database, "b.example", &[Scope::Offers]);
        act(&database, |tx| pause_peering(tx, &officer, &b, at(2)));
        act(&database, |tx| resume_peering(tx, &officer, &b, at(3)));
        assert_eq!(database.read(peerings::due_backfills).unwrap(), []);
    }
}
