//! Somebody whom we follow goes on under another name: the follow goes along (protocol section 8.8). Agreements, rights,
//! answers and seats do not (threat A14).

use domain::{Announcement, Iri, OwnActor, Scope};
use jiff::{SignedDuration, Timestamp};
use store::followers::{self, FollowState, Following};
use store::{StoreError, Transaction, audit, outbox, peerings};

use crate::follow::follow;

/// How long a follow that went along stays where it is, in days: whoever moves on and on would fill the list of those whom
/// we follow, each time by two activities of ours (threat B13).
pub const MOVE_PAUSE_DAYS: i64 = 30;

/// Whether one of our actors follows an actor in a way that goes along with it: the events of a peer come by an agreement,
/// and that stays with its node; and who has just moved does not move on.
pub fn goes_along(tx: &mut Transaction<'_>, from: &Iri, now: Timestamp) -> Result<bool, StoreError> {
    for follower in [OwnActor::Community, OwnActor::Node] {
        if followed_freely(tx, follower, from, now)?.is_some() {
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
        let Some(mut row) = followed_freely(tx, follower, from, now)? else {
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
        let mut heir = follow(tx, follower, to, activity, now)?;
        if &heir.follow == activity {
            heir.moved = Some(now);
            followers::put_following(tx, follower, &heir)?;
        }
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
    now: Timestamp,
) -> Result<Option<Following>, StoreError> {
    if peerings::agreed(tx, &actor.origin(), Scope::Events)? {
        return Ok(None);
    }
    let row = followers::following(tx, follower, actor)?;
    let pause = SignedDuration::from_hours(MOVE_PAUSE_DAYS * 24);
    let may_move = |row: &Following| row.moved.is_none_or(|moved| now.duration_since(moved) >= pause);
    Ok(row.filter(|row| row.state != FollowState::Rejected && may_move(row)))
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

    /// A14, B13
    #[test]
    fn who_moves_on_and_on_is_followed_to_one_address_a_month() {
        let database = samples::node();
        let names = ["first", "second", "third"].map(|name| person("s.example", name));
        act(&database, |tx| {
            follow(tx, OwnActor::Node, &names[0], &activity(1), at(0))
        });
        let moves = |from: usize, now: i64| {
            let (one, next) = (&names[from], &names[from + 1]);
            act(&database, |tx| follow_mover(tx, one, next, &fresh(), at(now)))
        };
        assert!(moves(0, 10));
        let month = MOVE_PAUSE_DAYS * 86_400;
        let again = |now| database.read(|tx| goes_along(tx, &names[1], at(now))).unwrap();
        assert!(!again(9 + month) && !moves(1, 9 + month));
        assert_eq!(state(&database, &names[1]), Some(FollowState::Asked));
        assert_eq!(state(&database, &names[2]), None);
        assert!(again(10 + month) && moves(1, 10 + month));
        assert_eq!(state(&database, &names[2]), Some(FollowState::Asked));
    }
}
