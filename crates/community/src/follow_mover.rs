//! Somebody whom we follow goes on under another name: the follow goes along (protocol section 8.8). Agreements, rights,
//! answers and seats do not (threat A14).

use domain::{Announcement, Iri, OwnActor, Scope};
use jiff::Timestamp;
use store::followers::{self, FollowState, Following};
use store::{StoreError, Transaction, audit, outbox, peerings};

use crate::follow::follow;

/// Whether one of our actors follows an actor in a way that goes along with it: the events of a peer come by an agreement,
/// and that stays with its node.
pub fn goes_along(tx: &mut Transaction<'_>, from: &Iri) -> Result<bool, StoreError> {
    for follower in [OwnActor::Community, OwnActor::Node] {
        if followed_freely(tx, follower, from)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Follows `to`, whose own document says that it was `from`, in place of `from`, by each of our actors that follows that.
/// `fresh` are addresses for the two activities, one pair for each of them.
pub fn follow_mover(
    tx: &mut Transaction<'_>,
    from: &Iri,
    to: &Iri,
    fresh: &[[Iri; 2]; 2],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut has_moved = false;
    for (follower, [undo, activity]) in [OwnActor::Community, OwnActor::Node].into_iter().zip(fresh) {
        let Some(mut row) = followed_freely(tx, follower, from)? else {
            continue;
        };
        row.state = FollowState::Rejected;
        row.undo = Some(undo.clone());
        row.since = now;
        followers::put_following(tx, follower, &row)?;
        let unfollowed = Announcement::Unfollowed {
            actor: from.clone(),
            follower,
        };
        outbox::announce(tx, &unfollowed, now)?;
        follow(tx, follower, to, activity, now)?;
        has_moved = true;
    }
    if has_moved {
        audit::log(
            tx,
            "node",
            &format!("{from} moved: {to} is followed instead"),
            now,
        )?;
    }
    Ok(has_moved)
}

fn followed_freely(
    tx: &mut Transaction<'_>,
    follower: OwnActor,
    actor: &Iri,
) -> Result<Option<Following>, StoreError> {
    if peerings::agreed(tx, &actor.origin(), Scope::Events)? {
        return Ok(None);
    }
    let row = followers::following(tx, follower, actor)?;
    Ok(row.filter(|row| row.state != FollowState::Rejected))
}

#[cfg(test)]
mod tests {
    use store::Database;

    use super::*;
    use crate::samples::{self, act, activity, at, group, person};

    fn state(database: &Database, actor: &Iri) -> Option<FollowState> {
        let row = database.read(|tx| followers::following(tx, OwnActor::Node, actor));
        row.unwrap().map(|row| row.state)
    }

    fn fresh() -> [[Iri; 2]; 2] {
        [[activity(11), activity(12)], [activity(13), activity(14)]]
    }

    /// A14
    #[test]
    fn a_follow_goes_along_once_and_an_agreement_never() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let heir = person("s.example", "heir");
        for host in ["s.example", "b.example"] {
            act(&database, |tx| {
                follow(tx, OwnActor::Node, &group(host), &activity(1), at(0))
            });
        }
        samples::told(&database);
        let moves = |from: &Iri| act(&database, |tx| follow_mover(tx, from, &heir, &fresh(), at(1)));
        assert!(!moves(&group("b.example")), "a peer stays a peer");
        assert!(!moves(&group("t.example")), "nobody follows it");
        assert_eq!(state(&database, &heir), None);
        assert!(moves(&group("s.example")));
        assert_eq!(state(&database, &heir), Some(FollowState::Asked));
        assert_eq!(state(&database, &group("s.example")), Some(FollowState::Rejected));
        let (actor, follower) = (group("s.example"), OwnActor::Node);
        let unfollowed = Announcement::Unfollowed { actor, follower };
        let followed = Announcement::Followed {
            actor: heir.clone(),
            follower,
        };
        assert_eq!(samples::told(&database), [unfollowed, followed]);
        assert!(!moves(&group("s.example")), "once");
        assert_eq!(samples::told(&database), []);
    }
}
