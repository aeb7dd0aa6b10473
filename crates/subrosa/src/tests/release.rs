//! The one way out of a room (R12): its author asks, a steward agrees to the bytes, and one note comes of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ReleaseRefused;
use engine::{Fault, MemoryEngine, Moment, Step};

use super::at_rest::rows;
use super::*;
use crate::rooms::key_of;
use crate::tx::{RELEASES, ROOMS};

const TEXT: &str = "Ask for a second quote.\r\nOurs was half. — “Zwei!”";

/// A room of first, who runs it, and of second, who said [`TEXT`] in it.
struct Case {
    house: House,
    id: RoomId,
    first: Membership,
    second: Membership,
    thread: ThreadId,
    post: PostId,
}

fn case(rule: Rule, retention: Retention) -> Case {
    let house = House::new();
    let (id, first) = house.room(1, rule, retention);
    let second = house.let_in(2, id, at(0));
    let begun = house
        .rooms
        .begin_thread(&second, id, &title(), &said(TEXT), at(1));
    let (thread, post) = begun.unwrap();
    Case {
        house,
        id,
        first,
        second,
        thread,
        post,
    }
}

fn closed() -> Case {
    case(Rule::Closed, Retention::Days90)
}

impl Case {
    fn wish<'a>(&self, excerpt: &'a str) -> ReleaseAsk<'a> {
        ReleaseAsk {
            thread: self.thread,
            post: self.post,
            excerpt,
            reach: ReleaseReach::Public,
            reason: "Newcomers ask this",
            days: 2,
        }
    }

    fn ask(&self, who: &Membership, excerpt: &str) -> Result<ReleaseId, AskRefused> {
        let wish = self.wish(excerpt);
        self.house.rooms.ask_release(who, self.id, &wish, at(2))
    }

    fn waiting(&self) -> Vec<String> {
        let shown = self
            .house
            .rooms
            .releases(&self.first, self.id, at(3))
            .ok()
            .unwrap();
        let text = |one: &ReleaseShown| one.text.reveal(&shown.access).to_owned();
        shown.releases.iter().map(text).collect()
    }

    fn agree(&self, release: ReleaseId) -> Result<(), AgreeRefused> {
        self.house
            .rooms
            .agree_release(&self.first, self.id, release, at(4))
    }
}

/// The notes of the community as the worker makes them: by the name of the release, so that a second try makes none.
type Notes = BTreeMap<GrantId, (String, ReleaseReach)>;

fn publish(rooms: &Rooms, notes: &mut Notes, now: Timestamp) -> Vec<GrantId> {
    let due = rooms.released_due(now).unwrap();
    let names = due.iter().map(|one| one.grant).collect();
    for one in due {
        notes.entry(one.grant).or_insert(one.text.into_parts());
    }
    names
}

fn noted(rooms: &Rooms, who: &Membership, id: RoomId) -> Vec<Audited> {
    let shown = rooms.audit(who, id).ok().unwrap();
    assert_eq!(shown.whole, Whole::Yes);
    shown.entries.into_iter().map(|one| one.what).collect()
}

/// R12, F24 (need 0.10): what is outside in the end is what her preview and the steward's page showed, to the byte.
#[test]
fn the_bytes_outside_are_those_of_the_preview_and_of_the_stewards_page() {
    let case = closed();
    let (rooms, id) = (&case.house.rooms, case.id);
    let lines = "second quote.\nOurs was half. — “Zwei!”";
    let preview = rooms
        .preview_release(&case.second, id, &case.wish(&lines.replace('\n', "\r\n")), at(2))
        .ok()
        .unwrap();
    let previewed = preview.text.reveal(&preview.access).to_owned();
    assert_eq!((previewed.as_str(), preview.expires), (lines, at(2 + 2 * DAY)));
    assert!(case.waiting().is_empty(), "a preview writes nothing");
    let release = case.ask(&case.second, &lines.replace('\n', "\r\n")).unwrap();
    assert!(
        release == case.ask(&case.second, lines).unwrap(),
        "asked twice is asked once"
    );
    assert_eq!(case.waiting(), std::slice::from_ref(&previewed));
    assert!(rooms.released_due(at(3)).unwrap().is_empty());
    assert_eq!(case.agree(release), Ok(()));
    assert_eq!(case.agree(release), Err(AgreeRefused::Agreed));
    let due = rooms.released_due(at(5)).unwrap();
    let [due] = <[ReleaseDue; 1]>::try_from(due).ok().unwrap();
    assert_eq!((due.at, due.text.value()), (at(4), &previewed));
    assert_eq!(due.text.audience(), &ReleaseReach::Public);
    assert_eq!(format!("{due:?}").matches("second").count(), 0);
    rooms.release_done(due.grant, at(6)).unwrap();
    rooms.release_done(due.grant, at(7)).unwrap();
    assert!(rooms.released_due(at(7)).unwrap().is_empty() && rows(&case.house, RELEASES).is_empty());
    let expected = [
        Audited::ReleaseDone,
        Audited::ReleaseAgreed,
        Audited::ReleaseAsked,
    ];
    assert!(noted(rooms, &case.second, id) == expected);
}

/// R12: without its author, without a steward, by one who is both, or too late, nothing is released; D2 for outsiders.
#[test]
fn without_author_steward_or_time_nothing_leaves() {
    let case = closed();
    let (rooms, id) = (&case.house.rooms, case.id);
    let outsider = case.house.member(3);
    let late = case.house.let_in(4, id, at(2));
    let refused = |who, excerpt: &str| case.ask(who, excerpt).err();
    assert_eq!(refused(&case.first, "Ask"), Some(ReleaseRefused::NotYours.into()));
    assert_eq!(
        refused(&case.second, "Ask for a third"),
        Some(ReleaseRefused::NotSaid.into())
    );
    assert_eq!(
        refused(&case.second, " "),
        Some(AskRefused::Excerpt(RoomTextRefused::Empty))
    );
    for who in [&outsider, &late] {
        assert_eq!(refused(who, "Ask"), Some(RoomsError::NoSuchRoom.into()));
        let preview = rooms.preview_release(who, id, &case.wish("Ask"), at(3));
        assert_eq!(preview.err(), Some(RoomsError::NoSuchRoom.into()));
    }
    for (days, reason, why) in [
        (0, "x", AskRefused::Release(ReleaseRefused::TooLong)),
        (8, "x", AskRefused::Release(ReleaseRefused::TooLong)),
        (1, "", AskRefused::Reason(RoomTextRefused::Empty)),
    ] {
        let wish = ReleaseAsk {
            days,
            reason,
            ..case.wish("Ask")
        };
        assert_eq!(rooms.ask_release(&case.second, id, &wish, at(2)).err(), Some(why));
    }
    let release = case.ask(&case.second, "Ask").unwrap();
    let agree = |who, now| rooms.agree_release(who, id, release, now).err();
    assert_eq!(
        agree(&case.second, at(3)),
        Some(StewardingRefused::NoSteward.into())
    );
    assert_eq!(agree(&outsider, at(3)), Some(RoomsError::NoSuchRoom.into()));
    assert_eq!(
        rooms.releases(&late, id, at(3)).err(),
        Some(StewardingRefused::NoSteward)
    );
    let refuse = rooms.refuse_release(&late, id, release, at(3)).err();
    assert_eq!(refuse, Some(StewardingRefused::NoSteward.into()));
    assert_eq!(
        agree(&case.first, at(2 + 2 * DAY)),
        Some(ReleaseRefused::Expired.into())
    );
    rooms
        .name_steward(&case.first, id, &case.second.member().id, at(3))
        .unwrap();
    assert_eq!(
        agree(&case.second, at(3)),
        Some(ReleaseRefused::SamePerson.into())
    );
    assert!(rooms.released_due(at(4)).unwrap().is_empty());
    assert_eq!(rooms.refuse_release(&case.first, id, release, at(5)), Ok(()));
    assert_eq!(case.agree(release), Err(AgreeRefused::NoRelease));
    assert!(noted(rooms, &case.first, id)[0] == Audited::ReleaseRefused);
}

/// R12: killed at any commit of either step, asked again and again, there is one note in the end, and it is noted once.
#[test]
fn a_kill_between_the_two_steps_ends_in_one_note() {
    for moment in [Moment::Before, Moment::After] {
        for step in ["agree", "done"] {
            let case = closed();
            let release = case.ask(&case.second, "Ours was half.").unwrap();
            let mut notes = Notes::new();
            if step == "done" {
                case.agree(release).unwrap();
                assert_eq!(publish(&case.house.rooms, &mut notes, at(5)).len(), 1);
            }
            let (_, flushes) = case.house.engine.steps();
            let crash = Fault::Crash(moment);
            case.house.engine.script(Step::Flush(flushes + 1), crash);
            let killed = match step {
                "agree" => case.agree(release).is_err(),
                _ => {
                    let name = *notes.keys().next().unwrap();
                    case.house.rooms.release_done(name, at(6)).is_err()
                }
            };
            assert!(killed, "{step}");
            let again = Arc::new(MemoryEngine::reopen(case.house.engine.crash(0)));
            let rooms = rooms_over(again, &case.house.key_file()).unwrap();
            // The steward sends her form again; it may have been heard.
            let heard = rooms.agree_release(&case.first, case.id, release, at(7));
            let expected = [Ok(()), Err(AgreeRefused::Agreed), Err(AgreeRefused::NoRelease)];
            assert!(expected.contains(&heard), "{step}");
            for second in 8..11 {
                publish(&rooms, &mut notes, at(second));
            }
            for name in publish(&rooms, &mut notes, at(11)) {
                rooms.release_done(name, at(12)).unwrap();
            }
            let note = ("Ours was half.".to_owned(), ReleaseReach::Public);
            assert_eq!(notes.values().collect::<Vec<_>>(), [&note], "{step}");
            assert!(publish(&rooms, &mut notes, at(13)).is_empty());
            let entries = noted(&rooms, &case.second, case.id);
            let done = entries.iter().filter(|one| **one == Audited::ReleaseDone);
            assert_eq!(done.count(), 1, "{step}");
        }
    }
}

/// R12: killed after the note is made, and the words taken away or too late since: the room still hears that they are outside.
#[test]
fn what_is_outside_is_still_to_be_noted_when_the_words_are_gone_from_the_room() {
    let case = closed();
    let (rooms, id) = (&case.house.rooms, case.id);
    let release = case.ask(&case.second, "Ask").unwrap();
    assert!(
        rooms.released_undone().unwrap().is_empty(),
        "nobody has agreed yet"
    );
    case.agree(release).unwrap();
    let due = rooms.released_due(at(5)).unwrap();
    let undone = ReleaseUndone {
        grant: due[0].grant,
        at: due[0].at,
    };
    rooms
        .remove(&case.second, id, case.thread, case.post, at(6))
        .unwrap();
    assert!(rooms.released_due(at(7)).unwrap().is_empty());
    assert_eq!(rooms.released_undone().unwrap(), [undone]);
    rooms.release_done(undone.grant, at(7)).unwrap();
    rooms.sweep(at(8)).unwrap();
    assert!(noted(rooms, &case.first, id)[0] == Audited::ReleaseDone);
    assert!(rooms.released_undone().unwrap().is_empty());
}

/// R12: agreed to, but too late, or no longer in the room when the copy is to be made: there is none.
#[test]
fn what_is_gone_or_too_late_is_not_released_though_it_was_agreed_to() {
    for (name, now) in [("removed", at(5)), ("too late", at(2 + 2 * DAY))] {
        let case = closed();
        let (rooms, id) = (&case.house.rooms, case.id);
        let release = case.ask(&case.second, "Ask").unwrap();
        case.agree(release).unwrap();
        assert_eq!(rooms.released_due(at(4)).unwrap().len(), 1);
        if name == "removed" {
            rooms
                .remove(&case.second, id, case.thread, case.post, at(4))
                .unwrap();
        }
        assert!(rooms.released_due(now).unwrap().is_empty(), "{name}");
        rooms.sweep(now).unwrap();
        assert!(
            noted(rooms, &case.second, id)[0] == Audited::ReleaseLapsed,
            "{name}"
        );
        assert!(rows(&case.house, RELEASES).is_empty(), "{name}");
    }
}

/// F24: outside the room she could not take her word back, so nothing of hers that waits in it is read outside.
#[test]
fn what_waits_does_not_leave_once_its_author_has_left() {
    for is_agreed in [false, true] {
        let case = closed();
        let (rooms, id) = (&case.house.rooms, case.id);
        let release = case.ask(&case.second, "Ask").unwrap();
        if is_agreed {
            case.agree(release).unwrap();
        }
        rooms.leave(&case.second, id, at(5)).unwrap();
        if !is_agreed {
            assert_eq!(case.agree(release), Err(AgreeRefused::NoRelease));
        }
        assert!(rooms.released_due(at(6)).unwrap().is_empty(), "{is_agreed}");
        rooms.sweep(at(7)).unwrap();
        assert!(noted(rooms, &case.first, id)[0] == Audited::ReleaseLapsed);
        assert!(rows(&case.house, RELEASES).is_empty());
        assert_eq!(house_texts(&case), 1, "her words stay in the room");
    }
}

fn house_texts(case: &Case) -> usize {
    case.house.texts(&case.first, case.id, case.thread, at(8)).len()
}

/// R13: in a Chatham House room what is noted does not name who asked, and once her name is over nobody can ask.
#[test]
fn a_release_does_not_tell_for_longer_than_the_rule_who_said_it() {
    let case = case(
        Rule::Chatham(PseudonymDays::new(1).unwrap()),
        Retention::UntilClosed,
    );
    let (rooms, id) = (&case.house.rooms, case.id);
    let release = case.ask(&case.second, "Ask").unwrap();
    let her = &case.second.member().id;
    let audit = rooms.audit(&case.first, id).ok().unwrap();
    assert!(audit.entries[0].what == Audited::ReleaseAsked && audit.entries[0].by == By::SomeMember);
    let author = |now| {
        let shown = rooms.releases(&case.first, id, now).ok().unwrap();
        shown.releases.into_iter().next().unwrap().author
    };
    assert!(author(at(3)) == Author::Member(her.clone()));
    assert!(author(at(DAY + 1)) != Author::Member(her.clone()));
    let late = rooms.agree_release(&case.first, id, release, at(DAY + 1));
    assert_eq!(late, Err(AgreeRefused::NoRelease));
    let wish = case.wish("Ours");
    let again = rooms.ask_release(&case.second, id, &wish, at(DAY + 1));
    assert_eq!(again, Err(AskRefused::Nameless));
}

/// R12, D12: what is released for members here is for nobody else, and says so itself.
#[test]
fn what_is_for_members_says_so_and_a_room_has_so_many_that_wait() {
    let case = closed();
    let rooms = &case.house.rooms;
    let wish = ReleaseAsk {
        reach: ReleaseReach::Members,
        ..case.wish("Ask")
    };
    let release = rooms.ask_release(&case.second, case.id, &wish, at(2)).unwrap();
    case.agree(release).unwrap();
    let due = rooms.released_due(at(5)).unwrap();
    assert_eq!(due[0].text.audience(), &ReleaseReach::Members);
    for length in 1..RELEASES_MAX {
        let excerpt: String = TEXT.chars().take(1 + length % 20).collect();
        let post = rooms
            .post(&case.second, case.id, case.thread, &said(TEXT), at(3))
            .unwrap();
        let wish = ReleaseAsk {
            post,
            ..case.wish(&excerpt)
        };
        assert!(
            rooms.ask_release(&case.second, case.id, &wish, at(4)).is_ok(),
            "{length}"
        );
    }
    assert_eq!(case.ask(&case.second, "half"), Err(AskRefused::TooMany));
}

/// A room that is damaged holds nothing up that was agreed to in another.
#[test]
fn what_was_released_in_one_room_goes_out_though_another_cannot_be_read() {
    let case = closed();
    let (damaged, _) = case.house.room(3, Rule::Closed, Retention::Days90);
    let release = case.ask(&case.second, "Ours was half.").unwrap();
    case.agree(release).unwrap();
    let rooms = &case.house.rooms;
    let spoilt: Result<(), RoomsError> = rooms.transact(|tx| {
        tx.put(ROOMS, key_of(damaged, &[]), vec![1; 99]);
        tx.put(RELEASES, key_of(damaged, &[&[1; 16]]), vec![1; 99]);
        Ok(())
    });
    spoilt.unwrap();
    let due = rooms.released_due(at(5)).unwrap();
    assert_eq!(due.len(), 1);
    rooms.release_done(due[0].grant, at(6)).unwrap();
    assert!(rooms.released_due(at(7)).unwrap().is_empty());
    let swept = rooms.sweep(at(8));
    assert_eq!(swept, Err(RoomsError::Unreadable), "the operator is told");
}
