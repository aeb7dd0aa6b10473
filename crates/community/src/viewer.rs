//! Who looks, as proofs: the audience rule is asked once for page, API, feed and peer.

use domain::{Audience, Event, EventState, Iri, Origin, Scope};
use store::{ActivePeer, Membership, StoreError, Transaction};

/// Who looks at something.
#[derive(Clone, Debug)]
pub enum Viewer {
    /// Somebody we know nothing of.
    Anyone,
    /// A member here.
    Member(Membership),
    /// A node with an active agreement; only one on events shows it more than everybody sees.
    Peer(Box<ActivePeer>),
}

impl Viewer {
    /// Whether this viewer may know that the event exists.
    pub fn may_see(&self, event: &Event) -> bool {
        self.may_see_one_that(event.state, &event.audience)
    }

    /// The same of an event of which these two are known.
    pub fn may_see_one_that(&self, state: EventState, audience: &Audience) -> bool {
        match self {
            Self::Member(_) => state != EventState::Draft || self.is_officer(),
            _ if state == EventState::Draft => false,
            Self::Anyone => audience == &Audience::Public,
            Self::Peer(peer) if peer.scope() != Scope::Events => audience == &Audience::Public,
            Self::Peer(peer) => reaches(audience, &peer.peering().peer),
        }
    }

    /// Whether she does what officers do.
    pub(crate) fn is_officer(&self) -> bool {
        matches!(self, Self::Member(membership) if membership.member().holds(domain::Role::Officer))
    }
}

/// Whether the audience includes the members of a peer.
pub fn reaches(audience: &Audience, peer: &Origin) -> bool {
    match audience {
        Audience::Public | Audience::AllPeers => true,
        Audience::Peers(named) => named.contains(peer),
        Audience::Members => false,
    }
}

/// Somebody elsewhere who asks something of us by a verified activity.
#[derive(Clone, Debug)]
pub struct Asker {
    actor: Iri,
    peer: Option<ActivePeer>,
}

impl Asker {
    /// Looks up what the actor's node is to us, for one scope.
    pub fn look_up(tx: &mut Transaction<'_>, actor: &Iri, scope: Scope) -> Result<Self, StoreError> {
        Ok(Self {
            actor: actor.clone(),
            peer: store::peerings::active(tx, &actor.origin(), scope)?,
        })
    }

    /// Who.
    pub fn actor(&self) -> &Iri {
        &self.actor
    }

    /// The proof, if the node is a peer in this scope.
    pub fn peer(&self) -> Option<&ActivePeer> {
        self.peer.as_ref()
    }

    /// As a viewer of events.
    pub fn viewer(&self) -> Viewer {
        self.peer
            .clone()
            .map_or(Viewer::Anyone, |peer| Viewer::Peer(Box::new(peer)))
    }
}

#[cfg(test)]
mod tests {
    use domain::EventState;

    use super::*;
    use crate::list_events::{Filter, list_events};
    use crate::samples::{self, at, draft, publish};
    use crate::see_event::{SeeRefused, Sight, see_event};

    fn audiences() -> [Audience; 5] {
        [
            Audience::Members,
            samples::peers(&["b.example"]),
            samples::peers(&["c.example"]),
            Audience::AllPeers,
            Audience::Public,
        ]
    }

    /// D6: an event that is not for a viewer and one that never was are the same to her, one by one and in lists.
    #[test]
    fn every_viewer_sees_exactly_what_the_table_says_and_nothing_of_the_rest() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        samples::peer(&database, "c.example", &[Scope::Events, Scope::Reports]);
        for (number, audience) in (0..).zip(&audiences()) {
            publish(&database, number, &draft(1_000), audience);
        }
        let officer = samples::officer(&database);
        let officer = database
            .read(|tx| store::members::membership(tx, &officer.member().id))
            .unwrap()
            .unwrap();
        let peer = |host, scope| Viewer::Peer(Box::new(samples::active_peer(&database, host, scope)));
        let table = [
            (Viewer::Anyone, [false, false, false, false, true]),
            (Viewer::Member(samples::member(&database, "klara")), [true; 5]),
            (Viewer::Member(officer), [true; 5]),
            (peer("b.example", Scope::Events), [false, true, false, true, true]),
            (peer("c.example", Scope::Events), [false, false, true, true, true]),
            (
                peer("c.example", Scope::Reports),
                [false, false, false, false, true],
            ),
        ];
        for (viewer, sees) in &table {
            let mut listed = Vec::new();
            for (number, sees) in (0..).zip(sees) {
                let id = samples::event_id(number);
                match database.read(|tx| see_event(tx, viewer, &id)) {
                    Ok(Sight::Event(seen)) if *sees => listed.push(seen.event),
                    Err(SeeRefused::NotFound) if !sees => {}
                    other => panic!("{viewer:?} at {number}: {other:?}"),
                }
            }
            let list = database
                .read(|tx| list_events(tx, viewer, &Filter::default(), at(0), None, 100))
                .unwrap();
            let list: Vec<Event> = list.events.into_iter().map(|seen| seen.event).collect();
            assert_eq!(list, listed);
        }
    }

    #[test]
    fn a_draft_is_seen_by_officers_alone_and_every_other_state_by_its_audience() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let mut event = publish(&database, 1, &draft(1_000), &Audience::Public);
        let officer = samples::officer(&database);
        let viewer = |id| {
            let found = database.read(|tx| store::members::membership(tx, id)).unwrap();
            Viewer::Member(found.unwrap())
        };
        let klara = Viewer::Member(samples::member(&database, "klara"));
        let peer = Viewer::Peer(Box::new(samples::active_peer(
            &database,
            "b.example",
            Scope::Events,
        )));
        event.state = EventState::Draft;
        assert!(viewer(&officer.member().id).may_see(&event));
        for viewer in [&klara, &peer, &Viewer::Anyone] {
            assert!(!viewer.may_see(&event));
        }
        for state in [
            EventState::Published,
            EventState::Rescheduled,
            EventState::MovedOnline,
            EventState::Tentative,
            EventState::Postponed,
            EventState::Cancelled,
        ] {
            event.state = state;
            for viewer in [&klara, &peer, &Viewer::Anyone] {
                assert!(viewer.may_see(&event), "{state:?}");
            }
        }
    }

    #[test]
    fn somebody_whose_node_lacks_the_scope_asks_as_a_stranger() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Offers]);
        let klara = samples::person("b.example", "klara");
        let events = database
            .read(|tx| Asker::look_up(tx, &klara, Scope::Events))
            .unwrap();
        assert!(events.peer().is_none() && matches!(events.viewer(), Viewer::Anyone));
        let offers = database
            .read(|tx| Asker::look_up(tx, &klara, Scope::Offers))
            .unwrap();
        assert!(offers.peer().is_some());
    }
}
