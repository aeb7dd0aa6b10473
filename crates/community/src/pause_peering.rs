//! An officer pauses a peering: nothing is sent and nothing is taken until it is resumed (protocol section 8.2).

use domain::{Origin, Peering, PeeringState};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, deliveries, peerings};

/// Why a peering cannot be paused.
#[derive(Debug, thiserror::Error)]
pub enum PauseRefused {
    /// Nothing is known of that node.
    #[error("there is no peering with {0} to pause")]
    NoPeering(Origin),
    /// Proposed, rejected or ended.
    #[error("the peering with {0} is not active, so there is nothing to pause")]
    NotActive(Origin),
    /// Paused already.
    #[error("the peering with {0} is paused already; resume it to go on")]
    AlreadyPaused(Origin),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Pauses it. What is for the peer waits in its order; the peer learns of the pause when it next sends something.
pub fn pause_peering(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    peer: &Origin,
    now: Timestamp,
) -> Result<Peering, PauseRefused> {
    let found = peerings::get(tx, peer)?;
    let mut peering = found.ok_or_else(|| PauseRefused::NoPeering(peer.clone()))?;
    match peering.state {
        PeeringState::Active => {}
        PeeringState::Paused => return Err(PauseRefused::AlreadyPaused(peer.clone())),
        PeeringState::Proposed | PeeringState::Rejected | PeeringState::Ended => {
            return Err(PauseRefused::NotActive(peer.clone()));
        }
    }
    peering.state = PeeringState::Paused;
    peering.changed = now;
    peerings::put(tx, &peering)?;
    deliveries::rest(tx, peer)?;
    let words = format!("pause peering with {peer}");
    audit::log(tx, officer.member().handle.as_str(), &words, now)?;
    Ok(peering)
}

#[cfg(test)]
mod tests {
    use domain::Scope;

    use super::*;
    use crate::end_peering::end_peering;
    use crate::samples::{self, act, at, origin, refused};

    #[test]
    fn only_an_active_peering_is_paused_and_what_was_agreed_is_kept() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let b = origin("b.example");
        let unknown = refused(&database, |tx| pause_peering(tx, &officer, &b, at(1)));
        assert!(matches!(unknown, PauseRefused::NoPeering(peer) if peer == b));
        samples::peer(&database, "b.example", &[Scope::Events]);
        let paused = act(&database, |tx| pause_peering(tx, &officer, &b, at(2)));
        assert_eq!((paused.state, paused.changed), (PeeringState::Paused, at(2)));
        assert!(!paused.carries(Scope::Events) && paused.agrees_on(Scope::Events));
        assert!(!paused.agrees_on(Scope::Offers));
        assert!(act(&database, |tx| deliveries::host(tx, &b)).rests);
        let logged = database.read(|tx| audit::tail(tx, 1)).unwrap();
        assert!(
            format!("{logged:?}").contains("pause peering with https://b.example"),
            "{logged:?}"
        );
        let again = refused(&database, |tx| pause_peering(tx, &officer, &b, at(3)));
        assert!(matches!(again, PauseRefused::AlreadyPaused(_)));
        act(&database, |tx| {
            end_peering(tx, &officer, &b, (domain::Notice::None, None), at(4))
        });
        assert!(
            !act(&database, |tx| deliveries::host(tx, &b)).rests,
            "the end is told at once"
        );
        let ended = refused(&database, |tx| pause_peering(tx, &officer, &b, at(5)));
        assert!(matches!(ended, PauseRefused::NotActive(_)));
    }
}
