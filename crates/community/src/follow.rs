//! Following: others follow our community or node, and we follow theirs. A Follow carries no rights.

use domain::{Announcement, FollowAnswer, Iri, MemberId, OwnActor, Scope};
use jiff::Timestamp;
use store::followers::{self, FollowState, Follower, Following};
use store::{Officer, StoreError, Transaction, audit, community, outbox, peerings};

use crate::Rules;
use crate::rules::Fediverse;

/// Somebody asks to follow one of our actors: peers always may, strangers while the switch is on
/// and there is room ([`followers::FOLLOWERS_MAX`]). Whoever may not is told so.
pub fn receive_follow(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    object: OwnActor,
    asker: Follower,
    now: Timestamp,
) -> Result<FollowAnswer, StoreError> {
    let is_peer = peerings::by_actor(tx, &asker.actor)?
        .is_some_and(|peering| peering.state == domain::PeeringState::Active);
    let has_room = followers::has_room_for(tx, object, &asker.actor)?;
    let answer = match (is_peer, rules.fediverse) {
        (true, _) => FollowAnswer::Yes,
        (false, Fediverse::Open) if has_room => FollowAnswer::Yes,
        (false, _) => FollowAnswer::No,
    };
    match answer {
        FollowAnswer::Yes => followers::put(tx, object, &asker)?,
        // Perhaps she followed before the switch was turned.
        FollowAnswer::No => followers::remove(tx, object, &asker.actor)?,
    }
    let answered = Announcement::FollowAnswered {
        follow: asker.follow,
        actor: asker.actor,
        object,
        answer,
    };
    outbox::announce(tx, &answered, now)?;
    Ok(answer)
}

/// Somebody asks to follow a member: nobody can (protocol section 2), and whoever asks is told so.
pub fn refuse_to_follow_member(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    actor: &Iri,
    follow: &Iri,
    now: Timestamp,
) -> Result<(), StoreError> {
    let refused = Announcement::FollowOfMemberRefused {
        follow: follow.clone(),
        actor: actor.clone(),
        member: member.clone(),
    };
    outbox::announce(tx, &refused, now)
}

/// Somebody stops following.
pub fn receive_unfollow(tx: &mut Transaction<'_>, object: OwnActor, actor: &Iri) -> Result<(), StoreError> {
    followers::remove(tx, object, actor)
}

/// Our community or node asks to follow an actor; asking twice is asking once.
pub fn follow(
    tx: &mut Transaction<'_>,
    follower: OwnActor,
    actor: &Iri,
    follow: &Iri,
    now: Timestamp,
) -> Result<Following, StoreError> {
    if let Some(known) = followers::following(tx, follower, actor)?
        && known.state != FollowState::Rejected
    {
        return Ok(known);
    }
    let row = Following {
        actor: actor.clone(),
        follow: follow.clone(),
        state: FollowState::Asked,
        since: now,
        undo: None,
        moved: None,
    };
    followers::put_following(tx, follower, &row)?;
    outbox::announce(
        tx,
        &Announcement::Followed {
            actor: actor.clone(),
            follower,
        },
        now,
    )?;
    Ok(row)
}

/// Why an officer's Follow is not sent.
#[derive(Debug, thiserror::Error)]
pub enum FollowRefused {
    /// One of our own.
    #[error("this actor lives here; follow somebody on another server")]
    Ourselves,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An officer lets our community or node follow an actor elsewhere; `follow_activity` is a fresh address.
pub fn ask_to_follow(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    follower: OwnActor,
    actor: &Iri,
    follow_activity: &Iri,
    now: Timestamp,
) -> Result<Following, FollowRefused> {
    if community::identity(tx)?.is_some_and(|identity| identity.origin == actor.origin()) {
        return Err(FollowRefused::Ourselves);
    }
    let by = officer.member().handle.as_str();
    audit::log(tx, by, &format!("follow {actor}"), now)?;
    Ok(follow(tx, follower, actor, follow_activity, now)?)
}

/// Why an officer's Undo of a Follow is not sent.
#[derive(Debug, thiserror::Error)]
pub enum UnfollowRefused {
    /// Never asked, rejected, or taken back before.
    #[error("this actor is not followed, so there is nothing to undo")]
    NotFollowed,
    /// Its events come by an agreement.
    #[error("an agreement shares this community's events; end the peering to stop following it")]
    Agreed,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An officer lets our community or node stop following an actor elsewhere; `undo` is a fresh address.
pub fn stop_following(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    follower: OwnActor,
    actor: &Iri,
    undo: &Iri,
    now: Timestamp,
) -> Result<(), UnfollowRefused> {
    let row = followers::following(tx, follower, actor)?;
    let row = row.filter(|row| row.state != FollowState::Rejected);
    let mut row = row.ok_or(UnfollowRefused::NotFollowed)?;
    if peerings::agreed(tx, &actor.origin(), Scope::Events)? {
        return Err(UnfollowRefused::Agreed);
    }
    row.state = FollowState::Rejected;
    row.undo = Some(undo.clone());
    row.since = now;
    followers::put_following(tx, follower, &row)?;
    let unfollowed = Announcement::Unfollowed {
        actor: actor.clone(),
        follower,
    };
    outbox::announce(tx, &unfollowed, now)?;
    let by = officer.member().handle.as_str();
    audit::log(tx, by, &format!("stop following {actor}"), now)?;
    Ok(())
}

/// The other side answered our Follow; a yes counts only while we wait for it.
pub fn receive_follow_answer(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    answer: FollowAnswer,
) -> Result<(), StoreError> {
    for follower in [OwnActor::Community, OwnActor::Node] {
        if let Some(mut row) = followers::following(tx, follower, said_by)? {
            row.state = match (answer, row.state) {
                (FollowAnswer::Yes, FollowState::Asked) => FollowState::Accepted,
                (FollowAnswer::Yes, state) => state,
                (FollowAnswer::No, _) => FollowState::Rejected,
            };
            followers::put_following(tx, follower, &row)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use store::Database;

    use super::*;
    use crate::samples::{self, act, activity, at, group, iri, person};

    fn asker(actor: Iri, number: u32) -> Follower {
        Follower {
            inbox: iri("https://s.example/inbox"),
            follow: iri(&format!("https://s.example/follows/{number}")),
            actor,
            since: at(0),
        }
    }

    fn ask(database: &Database, fediverse: Fediverse, asker: &Follower) -> FollowAnswer {
        let rules = Rules {
            fediverse,
            ..Rules::default()
        };
        act(database, |tx| {
            receive_follow(tx, &rules, OwnActor::Community, asker.clone(), at(1))
        })
    }

    fn follows(database: &Database, actor: &Iri) -> bool {
        let found = database.read(|tx| followers::get(tx, OwnActor::Community, actor));
        found.unwrap().is_some()
    }

    /// F15-2
    #[test]
    fn strangers_may_follow_while_the_switch_is_on_and_are_refused_when_it_is_off() {
        let database = samples::node();
        let stranger = person("s.example", "sam");
        for (number, fediverse, answer) in [
            (1, Fediverse::Open, FollowAnswer::Yes),
            (2, Fediverse::Open, FollowAnswer::Yes),
            (3, Fediverse::Closed, FollowAnswer::No),
        ] {
            let asker = asker(stranger.clone(), number);
            assert_eq!(ask(&database, fediverse, &asker), answer);
            assert_eq!(follows(&database, &stranger), answer == FollowAnswer::Yes);
            let told = Announcement::FollowAnswered {
                follow: asker.follow,
                actor: stranger.clone(),
                object: OwnActor::Community,
                answer,
            };
            assert_eq!(samples::told(&database), [told]);
        }
    }

    #[test]
    fn community_and_node_of_a_peer_may_follow_whatever_the_switch_says_and_its_people_are_strangers() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        for (actor, answer) in [
            (group("b.example"), FollowAnswer::Yes),
            (samples::application("b.example"), FollowAnswer::Yes),
            (person("b.example", "klara"), FollowAnswer::No),
        ] {
            assert_eq!(ask(&database, Fediverse::Closed, &asker(actor, 1)), answer);
        }
        act(&database, |tx| {
            receive_unfollow(tx, OwnActor::Community, &group("b.example"))
        });
        assert!(!follows(&database, &group("b.example")));
    }

    #[test]
    fn to_follow_twice_is_to_ask_once_and_a_refusal_may_be_asked_again() {
        let database = samples::node();
        let actor = group("s.example");
        let ask = |number| {
            act(&database, |tx| {
                follow(tx, OwnActor::Node, &actor, &activity(number), at(0))
            })
        };
        let hear = |answer| act(&database, |tx| receive_follow_answer(tx, &actor, answer));
        assert_eq!(ask(1), ask(2));
        assert_eq!(samples::told(&database).len(), 1);
        hear(FollowAnswer::Yes);
        assert_eq!(ask(3).state, FollowState::Accepted);
        hear(FollowAnswer::No);
        hear(FollowAnswer::Yes);
        let row = database.read(|tx| followers::following(tx, OwnActor::Node, &actor));
        assert_eq!(
            row.unwrap().unwrap().state,
            FollowState::Rejected,
            "a yes nobody asked for"
        );
        assert_eq!(ask(4).follow, activity(4));
        assert_eq!(samples::told(&database).len(), 1);
    }

    #[test]
    fn an_officer_lets_the_community_follow_somebody_elsewhere_and_nobody_here() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let there = group("s.example");
        let row = act(&database, |tx| {
            ask_to_follow(tx, &officer, OwnActor::Community, &there, &activity(1), at(0))
        });
        assert_eq!((row.state, row.follow), (FollowState::Asked, activity(1)));
        let followed = Announcement::Followed {
            actor: there,
            follower: OwnActor::Community,
        };
        assert_eq!(samples::told(&database), [followed]);
        let refused = samples::refused(&database, |tx| {
            ask_to_follow(
                tx,
                &officer,
                OwnActor::Node,
                &group("a.example"),
                &activity(2),
                at(0),
            )
        });
        assert!(matches!(refused, FollowRefused::Ourselves));
    }

    #[test]
    fn an_officer_lets_the_community_stop_following_once_and_follow_anew() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let there = group("s.example");
        let ask = |number| {
            act(&database, |tx| {
                ask_to_follow(
                    tx,
                    &officer,
                    OwnActor::Community,
                    &there,
                    &activity(number),
                    at(0),
                )
            })
        };
        let stop = |tx: &mut Transaction<'_>| {
            stop_following(tx, &officer, OwnActor::Community, &there, &activity(2), at(1))
        };
        assert!(matches!(
            samples::refused(&database, stop),
            UnfollowRefused::NotFollowed
        ));
        ask(1);
        samples::told(&database);
        act(&database, stop);
        let unfollowed = Announcement::Unfollowed {
            actor: there.clone(),
            follower: OwnActor::Community,
        };
        assert_eq!(samples::told(&database), [unfollowed]);
        assert!(matches!(
            samples::refused(&database, stop),
            UnfollowRefused::NotFollowed
        ));
        act(&database, |tx| {
            receive_follow_answer(tx, &there, FollowAnswer::Yes)
        });
        let row = database.read(|tx| followers::following(tx, OwnActor::Community, &there));
        assert_eq!(
            row.unwrap().map(|row| row.state),
            Some(FollowState::Rejected),
            "a late yes"
        );
        let anew = ask(3);
        assert_eq!((anew.state, anew.undo), (FollowState::Asked, None));
    }

    #[test]
    fn a_peer_is_followed_as_long_as_the_agreement_stands() {
        let database = samples::node();
        let officer = samples::officer(&database);
        samples::peer(&database, "b.example", &[Scope::Events]);
        act(&database, |tx| {
            follow(tx, OwnActor::Community, &group("b.example"), &activity(1), at(0))
        });
        let refused = samples::refused(&database, |tx| {
            stop_following(
                tx,
                &officer,
                OwnActor::Community,
                &group("b.example"),
                &activity(2),
                at(1),
            )
        });
        assert!(matches!(refused, UnfollowRefused::Agreed));
    }

    #[test]
    fn an_answer_to_no_follow_of_ours_is_nothing() {
        let database = samples::node();
        act(&database, |tx| {
            receive_follow_answer(tx, &group("evil.example"), FollowAnswer::Yes)
        });
        let listed = database.read(|tx| followers::list_following(tx, OwnActor::Community));
        assert_eq!(listed, Ok(Vec::new()));
    }
}
