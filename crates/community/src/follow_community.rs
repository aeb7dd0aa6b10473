//! A member follows a community, or no longer: what it shares stands in her calendar, at the top of her home page and
//! in her digest (F15, need 2.5). It is between her and her own node; nothing of it travels.

use domain::{Origin, PeeringState};
use jiff::Timestamp;
use store::follows::{self, Follow};
use store::{Membership, StoreError, Transaction, community, peerings};

/// A community she follows, and what it is to this node now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The node that is home to it.
    pub community: Origin,
    /// Since when she follows it.
    pub since: Timestamp,
    /// Whether it shares with us still.
    pub sharing: Sharing,
}

/// Whether a community shares with this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// It does.
    Now,
    /// It is paused.
    Paused,
    /// No more: it is kept in her list, so that it goes on if they agree again.
    Over,
}

impl From<PeeringState> for Sharing {
    fn from(state: PeeringState) -> Self {
        match state {
            PeeringState::Active => Self::Now,
            PeeringState::Paused => Self::Paused,
            PeeringState::Proposed | PeeringState::Rejected | PeeringState::Ended => Self::Over,
        }
    }
}

/// Why a community cannot be followed.
#[derive(Debug, thiserror::Error)]
pub enum FollowCommunityRefused {
    /// Nothing is shared with it, or it is unknown.
    #[error("this community shares with no community at that address; follow one that it shares with")]
    NotShared,
    /// It is hers.
    #[error("you belong to this community; its events are in your calendar anyway")]
    HerOwn,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Follows a community that this one shares with; again changes nothing.
pub fn follow_community(
    tx: &mut Transaction<'_>,
    who: &Membership,
    community: &Origin,
    now: Timestamp,
) -> Result<Follow, FollowCommunityRefused> {
    if community::identity(tx)?.is_some_and(|own| &own.origin == community) {
        return Err(FollowCommunityRefused::HerOwn);
    }
    let member = &who.member().id;
    if let Some(known) = follows::get(tx, member, community)? {
        return Ok(known);
    }
    let shared = peerings::get(tx, community)?.is_some_and(|peering| peering.is_in_force());
    if !shared {
        return Err(FollowCommunityRefused::NotShared);
    }
    let follow = Follow {
        community: community.clone(),
        since: now,
    };
    follows::put(tx, member, &follow)?;
    Ok(follow)
}

/// Follows it no more; one she does not follow stays so.
pub fn unfollow_community(
    tx: &mut Transaction<'_>,
    who: &Membership,
    community: &Origin,
) -> Result<(), StoreError> {
    let member = &who.member().id;
    if follows::get(tx, member, community)?.is_some() {
        follows::remove(tx, member, community);
    }
    Ok(())
}

/// What she follows, by address.
pub fn followed_communities(tx: &mut Transaction<'_>, who: &Membership) -> Result<Vec<Followed>, StoreError> {
    let mut followed = Vec::new();
    for follow in follows::of_member(tx, &who.member().id)? {
        let peering = peerings::get(tx, &follow.community)?;
        followed.push(Followed {
            sharing: peering.map_or(Sharing::Over, |peering| peering.state.into()),
            community: follow.community,
            since: follow.since,
        });
    }
    Ok(followed)
}

#[cfg(test)]
mod tests {
    use domain::Scope;

    use super::*;
    use crate::samples::{self, act, at, origin, refused, told};

    fn list(database: &store::Database, who: &Membership) -> Vec<Followed> {
        database.read(|tx| followed_communities(tx, who)).unwrap()
    }

    /// F15, 2.5
    #[test]
    fn she_follows_who_shares_with_us_and_nobody_is_told() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let (klara, lena) = (
            samples::member(&database, "klara"),
            samples::member(&database, "lena"),
        );
        for second in [1, 2] {
            act(&database, |tx| {
                follow_community(tx, &klara, &origin("b.example"), at(second))
            });
        }
        let expected = Followed {
            community: origin("b.example"),
            since: at(1),
            sharing: Sharing::Now,
        };
        assert_eq!(
            (list(&database, &klara), list(&database, &lena)),
            (vec![expected], vec![])
        );
        assert_eq!(told(&database), []);
        for _ in 0..2 {
            act(&database, |tx| {
                unfollow_community(tx, &klara, &origin("b.example"))
            });
        }
        assert_eq!(list(&database, &klara), []);
    }

    #[test]
    fn her_own_community_and_one_that_shares_nothing_are_refused_with_what_to_do() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let why = |host: &str| {
            refused(&database, |tx| follow_community(tx, &klara, &origin(host), at(1))).to_string()
        };
        assert!(why("a.example").contains("anyway"));
        assert!(why("nobody.example").contains("follow one that it shares with"));
    }

    #[test]
    fn a_community_that_ended_stays_in_her_list_and_is_said_to_be_over() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let klara = samples::member(&database, "klara");
        let b = origin("b.example");
        act(&database, |tx| follow_community(tx, &klara, &b, at(1)));
        for (state, sharing) in [
            (PeeringState::Paused, Sharing::Paused),
            (PeeringState::Ended, Sharing::Over),
            (PeeringState::Active, Sharing::Now),
        ] {
            act(&database, |tx| {
                let mut peering = peerings::get(tx, &b)?.unwrap();
                peering.state = state;
                peerings::put(tx, &peering)
            });
            assert_eq!(list(&database, &klara)[0].sharing, sharing);
        }
    }
}
