//! Whom we listen to: peers, and those whom our community or node follows. One rule for what is told, passed on and fetched.

use domain::{Audience, Iri, OwnActor, Scope};
use store::followers::{self, FollowState};
use store::{StoreError, Transaction, peerings};

/// What somebody elsewhere who tells us something is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Teller {
    /// The community of a node whose agreement with us carries events.
    PeerCommunity,
    /// One whom our community or our node follows; an unanswered Follow counts, for what follows its Accept may overtake it.
    Followed,
    /// Another actor of such a node.
    OfPeer,
    /// Nobody we know of.
    Stranger,
}

impl Teller {
    /// Looks up what an actor is to us now.
    pub fn look_up(tx: &mut Transaction<'_>, actor: &Iri) -> Result<Self, StoreError> {
        let peer = peerings::active(tx, &actor.origin(), Scope::Events)?;
        if peer.as_ref().is_some_and(|peer| &peer.peering().group == actor) {
            return Ok(Self::PeerCommunity);
        }
        for follower in [OwnActor::Community, OwnActor::Node] {
            let follow = followers::following(tx, follower, actor)?;
            if follow.is_some_and(|follow| follow.state != FollowState::Rejected) {
                return Ok(Self::Followed);
            }
        }
        Ok(if peer.is_some() {
            Self::OfPeer
        } else {
            Self::Stranger
        })
    }

    /// Whether we listen at all: may pass on what others proved, and name what we then fetch (protocol section 3.4, step 10).
    pub fn is_listened_to(self) -> bool {
        self != Self::Stranger
    }

    /// Whether it may tell us of events of its own with this audience.
    pub fn may_tell(self, audience: &Audience) -> bool {
        match self {
            Self::PeerCommunity => true,
            Self::Followed => *audience == Audience::Public,
            Self::OfPeer | Self::Stranger => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::FollowAnswer;

    use super::*;
    use crate::follow::{follow, receive_follow_answer};
    use crate::samples::{self, act, activity, application, at, group, person};

    #[test]
    fn peers_and_those_we_follow_are_listened_to_and_only_a_peers_community_shares_what_is_not_public() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        samples::peer(&database, "c.example", &[Scope::Offers]);
        for (number, (follower, actor)) in [
            (OwnActor::Community, group("s.example")),
            (OwnActor::Node, application("t.example")),
            (OwnActor::Community, group("u.example")),
        ]
        .iter()
        .enumerate()
        {
            act(&database, |tx| {
                follow(tx, *follower, actor, &activity(number as u32), at(0))
            });
        }
        act(&database, |tx| {
            receive_follow_answer(tx, &group("u.example"), FollowAnswer::No)
        });
        for (actor, expected, listened, public, private) in [
            (group("b.example"), Teller::PeerCommunity, true, true, true),
            (person("b.example", "klara"), Teller::OfPeer, true, false, false),
            (group("s.example"), Teller::Followed, true, true, false),
            (application("t.example"), Teller::Followed, true, true, false),
            (group("u.example"), Teller::Stranger, false, false, false),
            (group("c.example"), Teller::Stranger, false, false, false),
        ] {
            let teller = database.read(|tx| Teller::look_up(tx, &actor)).unwrap();
            assert_eq!(teller, expected, "{actor}");
            assert_eq!(teller.is_listened_to(), listened, "{actor}");
            assert_eq!(teller.may_tell(&Audience::Public), public, "{actor}");
            assert_eq!(teller.may_tell(&Audience::Members), private, "{actor}");
        }
    }
}
