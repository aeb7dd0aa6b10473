//! Who may tell us of an event, and which version of it stays.

use domain::{EventState, FollowAnswer, OwnActor, Scope};
use store::Database;

use super::*;
use crate::follow::{follow, receive_follow_answer};
use crate::receive_removal::{Removed, receive_removal};
use crate::samples::{self, act, activity, at, draft, event_id, group, iri, peer};

fn told_by(host: &str) -> ReceivedEvent {
    ReceivedEvent {
        iri: iri(&format!("https://{host}/events/1")),
        owner: group(host),
        revision: Some(3),
        updated: Some(at(10)),
        published: Some(at(5)),
        state: EventState::Published,
        draft: draft(1_000),
        public: true,
        taken: Some(7),
        join_visibility: Vec::new(),
    }
}

fn receive(database: &Database, said_by: &Iri, event: &ReceivedEvent) -> Result<EventHeard, ReceiveRefused> {
    database.transact_blocking(|tx| receive_event(tx, said_by, event, event_id(1), at(20)))
}

/// A node that peers with `b.example` and follows the group of `s.example`.
fn node() -> Database {
    let database = samples::node();
    peer(&database, "b.example", &[Scope::Events]);
    act(&database, |tx| {
        follow(tx, OwnActor::Community, &group("s.example"), &activity(1), at(0))
    });
    database
}

fn kept(database: &Database, host: &str) -> Option<Event> {
    let iri = told_by(host).iri;
    database.read(|tx| events::by_iri(tx, &iri)).unwrap()
}

#[test]
fn a_peer_and_one_we_follow_may_tell_of_their_own_events() {
    let database = node();
    let heard = receive(&database, &group("b.example"), &told_by("b.example")).unwrap();
    assert_eq!(heard, EventHeard::New(event_id(1)));
    let event = kept(&database, "b.example").unwrap();
    assert_eq!(
        (event.revision, event.taken, event.published),
        (3, Some(7), at(5))
    );
    assert_eq!(event.audience, Audience::Public);
    let from_stranger = database.transact_blocking(|tx| {
        receive_event(
            tx,
            &group("s.example"),
            &told_by("s.example"),
            event_id(2),
            at(20),
        )
    });
    assert_eq!(from_stranger.unwrap(), EventHeard::New(event_id(2)));
}

/// A8
#[test]
fn whoever_is_not_the_owner_may_not_tell_of_it_not_even_from_the_same_host() {
    let database = node();
    let event = told_by("b.example");
    for actor in [
        samples::person("b.example", "mallory"),
        samples::application("b.example"),
        group("s.example"),
        group("evil.example"),
    ] {
        let refused = receive(&database, &actor, &event);
        assert!(matches!(refused, Err(ReceiveRefused::NotTheOwner)), "{actor}");
    }
    receive(&database, &group("b.example"), &event).unwrap();
    // Somebody of the same host claims what is another's.
    let mallory = samples::person("b.example", "mallory");
    let stolen = ReceivedEvent {
        owner: mallory.clone(),
        revision: Some(9),
        ..event
    };
    assert!(matches!(
        receive(&database, &mallory, &stolen),
        Err(ReceiveRefused::NotTheOwner)
    ));
    assert_eq!(kept(&database, "b.example").unwrap().owner, group("b.example"));
}

/// A13
#[test]
fn an_id_on_our_host_does_not_come_from_outside_in_whatever_spelling() {
    let database = node();
    for address in ["https://a.example/events/1", "https://A.EXAMPLE:443/events/1"] {
        let event = ReceivedEvent {
            iri: iri(address),
            ..told_by("b.example")
        };
        let refused = receive(&database, &group("b.example"), &event);
        assert!(matches!(refused, Err(ReceiveRefused::LocalId)), "{address}");
    }
}

/// A1
#[test]
fn an_event_whose_owner_lies_on_another_host_is_refused() {
    let database = node();
    let event = ReceivedEvent {
        owner: group("s.example"),
        ..told_by("b.example")
    };
    let refused = receive(&database, &group("s.example"), &event);
    assert!(matches!(refused, Err(ReceiveRefused::ForeignOwner)));
}

#[test]
fn an_event_of_one_we_neither_peer_with_nor_follow_is_refused() {
    let database = node();
    peer(&database, "c.example", &[Scope::Offers]);
    for host in ["evil.example", "c.example"] {
        let refused = receive(&database, &group(host), &told_by(host));
        assert!(matches!(refused, Err(ReceiveRefused::NotFollowed)), "{host}");
    }
    act(&database, |tx| {
        receive_follow_answer(tx, &group("s.example"), FollowAnswer::No)
    });
    let refused = receive(&database, &group("s.example"), &told_by("s.example"));
    assert!(
        matches!(refused, Err(ReceiveRefused::NotFollowed)),
        "a refused Follow is none"
    );
}

#[test]
fn what_a_peer_shares_with_peers_is_for_members_here_and_a_stranger_may_share_only_what_is_public() {
    let database = node();
    let private = |host| ReceivedEvent {
        public: false,
        ..told_by(host)
    };
    receive(&database, &group("b.example"), &private("b.example")).unwrap();
    assert_eq!(kept(&database, "b.example").unwrap().audience, Audience::Members);
    let refused = receive(&database, &group("s.example"), &private("s.example"));
    assert!(matches!(refused, Err(ReceiveRefused::NotFollowed)));
}

/// Invariant I4: strictly newer counts.
#[test]
fn an_older_or_equal_revision_changes_nothing_and_a_newer_one_everything() {
    let database = node();
    let owner = group("b.example");
    receive(&database, &owner, &told_by("b.example")).unwrap();
    let before = kept(&database, "b.example").unwrap();
    for revision in [1, 3] {
        let event = ReceivedEvent {
            revision: Some(revision),
            updated: Some(at(500)),
            draft: draft(9_000),
            ..told_by("b.example")
        };
        assert_eq!(receive(&database, &owner, &event).unwrap(), EventHeard::Known);
        assert_eq!(kept(&database, "b.example").unwrap(), before);
    }
    let newer = ReceivedEvent {
        revision: Some(4),
        // Its clock may be wrong: the revision counts.
        updated: Some(at(1)),
        draft: draft(9_000),
        state: EventState::Cancelled,
        public: false,
        ..told_by("b.example")
    };
    assert_eq!(
        receive(&database, &owner, &newer).unwrap(),
        EventHeard::Changed(event_id(1))
    );
    let after = kept(&database, "b.example").unwrap();
    assert_eq!((after.revision, after.state), (4, EventState::Cancelled));
    assert_eq!((after.draft, after.audience), (draft(9_000), Audience::Members));
    assert_eq!(after.published, before.published);
    let listed = database.read(|tx| events::by_start(tx, at(0), None, 9)).unwrap();
    assert_eq!(listed.len(), 1);
}

#[test]
fn without_a_revision_the_time_of_change_stands_for_it_and_without_both_the_text() {
    let database = node();
    let owner = group("s.example");
    let version = |updated: Option<i64>, start| ReceivedEvent {
        revision: None,
        updated: updated.map(at),
        draft: draft(start),
        ..told_by("s.example")
    };
    let receive = |event| receive(&database, &owner, &event).unwrap();
    assert_eq!(receive(version(Some(10), 1_000)), EventHeard::New(event_id(1)));
    assert_eq!(receive(version(Some(10), 2_000)), EventHeard::Known);
    assert_eq!(receive(version(Some(9), 2_000)), EventHeard::Known);
    assert_eq!(
        receive(version(Some(11), 2_000)),
        EventHeard::Changed(event_id(1))
    );
    assert_eq!(receive(version(None, 2_000)), EventHeard::Known);
    assert_eq!(receive(version(None, 3_000)), EventHeard::Changed(event_id(1)));
    assert_eq!(kept(&database, "s.example").unwrap().draft, draft(3_000));
}

#[test]
fn an_event_that_contradicts_itself_is_refused_and_the_version_we_have_stays() {
    let database = node();
    let owner = group("b.example");
    receive(&database, &owner, &told_by("b.example")).unwrap();
    let broken = ReceivedEvent {
        revision: Some(9),
        draft: domain::EventDraft {
            capacity: Some(0),
            ..draft(1_000)
        },
        ..told_by("b.example")
    };
    let refused = receive(&database, &owner, &broken);
    assert!(matches!(
        refused,
        Err(ReceiveRefused::Event(EventRefused::Capacity))
    ));
    assert_eq!(kept(&database, "b.example").unwrap().revision, 3);
}

#[test]
fn only_its_owner_removes_an_event_and_no_version_up_to_the_removal_brings_it_back() {
    let database = node();
    let (owner, event) = (group("b.example"), told_by("b.example"));
    let remove = |said_by: &Iri, object: &Iri| {
        database.transact_blocking(|tx| receive_removal(tx, said_by, object, None, at(30)))
    };
    // Nothing is kept of what we never had.
    assert_eq!(remove(&owner, &event.iri).unwrap(), Removed::Unknown);
    receive(&database, &owner, &event).unwrap();
    // A8
    for actor in [samples::person("b.example", "mallory"), group("evil.example")] {
        assert!(matches!(
            remove(&actor, &event.iri),
            Err(ReceiveRefused::NotTheOwner)
        ));
    }
    assert_eq!(remove(&owner, &event.iri).unwrap(), Removed::Gone);
    assert_eq!(kept(&database, "b.example"), None);
    for revision in [None, Some(3), Some(4)] {
        let old = ReceivedEvent {
            revision,
            updated: Some(at(900)),
            ..event.clone()
        };
        assert_eq!(receive(&database, &owner, &old).unwrap(), EventHeard::Removed);
        assert_eq!(kept(&database, "b.example"), None);
    }
    assert_eq!(remove(&owner, &event.iri).unwrap(), Removed::Unknown);
}

#[test]
fn an_event_that_we_may_see_again_comes_back_under_its_old_name_and_its_older_versions_do_not() {
    let database = node();
    let (owner, event) = (group("b.example"), told_by("b.example"));
    receive(&database, &owner, &event).unwrap();
    act(&database, |tx| {
        receive_removal(tx, &owner, &event.iri, None, at(30))
    });
    let again = ReceivedEvent {
        revision: Some(5),
        ..event.clone()
    };
    let heard = database.transact_blocking(|tx| receive_event(tx, &owner, &again, event_id(7), at(40)));
    assert_eq!(heard.unwrap(), EventHeard::New(event_id(1)));
    assert_eq!(receive(&database, &owner, &event).unwrap(), EventHeard::Removed);
    assert_eq!(kept(&database, "b.example").unwrap().revision, 5);
}

/// A13
#[test]
fn nobody_outside_removes_an_event_of_ours() {
    let database = node();
    let ours = samples::publish(&database, 5, &draft(1_000), &Audience::Public);
    let refused = samples::refused(&database, |tx| {
        receive_removal(tx, &group("b.example"), &ours.iri, None, at(1))
    });
    assert!(matches!(refused, ReceiveRefused::LocalId));
    assert!(database.read(|tx| events::get(tx, &ours.id)).unwrap().is_some());
}

#[test]
fn one_we_follow_brings_what_is_public_of_others_and_a_peer_or_stranger_does_not() {
    let database = node();
    let private = ReceivedEvent {
        public: false,
        ..told_by("t.example")
    };
    for (by, event, is_kept) in [
        (group("x.example"), told_by("t.example"), false),
        (group("b.example"), told_by("t.example"), false),
        (group("s.example"), private, false),
        (group("s.example"), told_by("t.example"), true),
    ] {
        let heard = database.transact_blocking(|tx| hear_passed_on(tx, &by, &event, event_id(1), at(20)));
        assert_eq!(heard.is_ok(), is_kept, "{by}: {heard:?}");
        assert_eq!(kept(&database, "t.example").is_some(), is_kept);
    }
}
