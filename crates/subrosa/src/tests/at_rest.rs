//! What of a room lies on disk, and what is left of it when it is over.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use engine::{Direction, Engine, Fault, Keyspace, MemoryEngine, Moment, Range, Step, Version};

use super::*;
use crate::keyring::KeyName;
use crate::tx::{DRAFTS, NAMES, POSTS, ROOMS, SEEN, THREADS};

fn chatham() -> Rule {
    Rule::Chatham(PseudonymDays::DEFAULT)
}

pub(super) fn rows(house: &House, space: Keyspace) -> Vec<(Vec<u8>, Vec<u8>)> {
    let page = house
        .engine
        .page(&Range::prefix(space, b""), Direction::Forward, u16::MAX);
    let items = page.unwrap().items.into_iter();
    items
        .map(|(key, record)| (key, record.payload.to_vec()))
        .collect()
}

/// All there are.
fn spaces() -> impl Iterator<Item = Keyspace> {
    [ROOMS].into_iter().chain(crate::tx::OF_ROOMS)
}

fn all_rows(house: &House) -> Vec<u8> {
    let rows = spaces().flat_map(|space| rows(house, space));
    rows.flat_map(|(key, row)| [key, row].concat()).collect()
}

/// As it is, or in base 64 wherever it stands in what was encoded.
fn holds(haystack: &[u8], needle: &str) -> bool {
    let encoded = (0..3).map(|before| {
        let bytes = [&[0; 3][..before], needle.as_bytes()].concat();
        let whole = 4 * before.div_ceil(3)..bytes.len() * 4 / 3;
        STANDARD_NO_PAD.encode(bytes)[whole].to_owned()
    });
    let forms = encoded.chain([needle.to_owned()]).collect::<Vec<_>>();
    let is_it = |part: &[u8], form: &String| part.starts_with(form.as_bytes());
    (0..haystack.len()).any(|at| forms.iter().any(|form| is_it(&haystack[at..], form)))
}

fn keys(house: &House) -> usize {
    house.rooms.keys().names().count()
}

/// What has to be in no byte on disk: texts, names of things, and who is in the room.
#[test]
fn nothing_that_is_said_nor_who_says_it_lies_on_disk_in_the_clear() {
    let house = House::new();
    let (id, first) = house.room(1, chatham(), Retention::Days90);
    let rooms = &house.rooms;
    let (thread, post) = rooms
        .begin_thread(&first, id, &title(), &said("zqcanary"), at(1))
        .unwrap();
    rooms
        .save_draft(&first, id, thread, &said("zqdraft"), at(2))
        .unwrap();
    rooms.saw(&first, id, thread, post, at(2)).unwrap();
    let reason = ReportReason::parse("zqreport").unwrap();
    rooms.report(&first, id, thread, post, &reason, at(3)).unwrap();
    let ask = ReleaseAsk {
        thread,
        post,
        excerpt: "zqcan",
        reach: ReleaseReach::Public,
        reason: "zqreason",
        days: 1,
    };
    rooms.ask_release(&first, id, &ask, at(3)).unwrap();
    let reason = GlassReason::parse("zqglass").unwrap();
    rooms.break_glass(id, &reason, at(4)).unwrap();
    for space in spaces() {
        assert!(!rows(&house, space).is_empty(), "{space}");
    }
    let mut disk = all_rows(&house);
    disk.extend(std::fs::read(house.key_file()).unwrap());
    for secret in [
        "zqcan",
        "zqdraft",
        "zqreport",
        "zqreason",
        "zqglass",
        "glass",
        "Margins",
        "Licensing",
        first.member().id.as_str(),
    ] {
        assert!(!holds(&disk, secret), "{secret}");
    }
}

/// R7: what is said after somebody went lies under a key that was made after she went.
#[test]
fn the_key_she_had_opens_nothing_that_is_said_after_she_went() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(1));
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("with her"), at(2))
        .unwrap();
    let epoch = |row: &(Vec<u8>, Vec<u8>)| crate::read::said_in(&row.1).unwrap();
    let before = epoch(&rows(&house, POSTS)[0]);
    house
        .rooms
        .put_out(&first, id, &second.member().id, at(3))
        .unwrap();
    house
        .rooms
        .post(&first, id, thread, &said("without her"), at(4))
        .unwrap();
    let after = rows(&house, POSTS).pop().unwrap();
    assert!(epoch(&after) > before);
    let (thread, post) = crate::read::ids_of(&after.0).unwrap();
    let message = crate::seal::Message::Post(thread, post);
    let old = KeyName::said(id, before);
    assert_eq!(
        house.rooms.unseal(old, message, &after.1).err(),
        Some(RoomsError::Unreadable)
    );
    assert!(house.rooms.unseal_said(id, message, &after.1).is_ok());
}

/// R8, in the store: a row under the key of another opens no more, and nothing skips it.
#[test]
fn a_row_that_was_moved_is_an_error_and_not_left_out() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("one"), at(1))
        .unwrap();
    house.rooms.post(&first, id, thread, &said("two"), at(2)).unwrap();
    let rows = rows(&house, POSTS);
    let moved: Result<(), RoomsError> = house.rooms.transact(|tx| {
        tx.put(POSTS, rows[0].0.clone(), rows[1].1.clone());
        Ok(())
    });
    moved.unwrap();
    let posts = house.rooms.posts(&first, id, thread, None, at(3));
    assert_eq!(posts.err(), Some(RoomsError::Unreadable));
}

/// R9: past its retention nothing of a post is left but the bytes somebody copied, and no key that opens them.
#[test]
fn what_is_swept_is_gone_and_so_is_its_key() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days7);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("old"), at(0))
        .unwrap();
    house.let_in(2, id, at(1));
    let copied = rows(&house, POSTS).remove(0);
    house.rooms.sweep(at(7 * DAY - 1)).unwrap();
    assert_eq!(house.texts(&first, id, thread, at(7 * DAY - 1)), ["old"]);
    house.rooms.sweep(at(9 * DAY)).unwrap();
    for space in [THREADS, POSTS, NAMES] {
        assert!(rows(&house, space).is_empty(), "{space}");
    }
    // That of the epoch, and that of what happened in the room.
    assert_eq!(keys(&house), 2);
    let (thread, post) = crate::read::ids_of(&copied.0).unwrap();
    let message = crate::seal::Message::Post(thread, post);
    assert!(house.rooms.unseal_said(id, message, &copied.1).is_err());
    assert!(house.rooms.see_room(&first, id).is_ok());
}

/// One damaged row does not keep what others said for longer than was promised, and destroys no key of its own room.
#[test]
fn a_room_that_cannot_be_swept_keeps_its_keys_and_no_other_from_being_swept() {
    let house = House::new();
    let mut rooms = [
        house.room(1, Rule::Closed, Retention::Days7),
        house.room(2, Rule::Closed, Retention::Days7),
    ];
    rooms.sort_by_key(|(id, _)| *id);
    let [(damaged, first), (id, second)] = &rooms;
    let begin = |who, id| {
        house
            .rooms
            .begin_thread(who, id, &title(), &said("old"), at(0))
            .unwrap()
    };
    let (thread, _) = begin(first, *damaged);
    begin(second, *id);
    let draft = house
        .rooms
        .save_draft(first, *damaged, thread, &said("half"), at(8 * DAY));
    draft.unwrap();
    let spoilt: Result<(), RoomsError> = house.rooms.transact(|tx| {
        let (key, mut row) = rows(&house, DRAFTS).remove(0);
        *row.last_mut().unwrap() ^= 1;
        tx.put(DRAFTS, key, row);
        Ok(())
    });
    spoilt.unwrap();
    let of_room = |id: RoomId| house.rooms.keys().names().filter(|name| name.room == id).count();
    let before = of_room(*damaged);
    assert_eq!(house.rooms.sweep(at(9 * DAY)), Err(RoomsError::Unreadable));
    assert_eq!(of_room(*damaged), before);
    for space in [THREADS, POSTS] {
        let mut rows = rows(&house, space).into_iter();
        assert!(rows.all(|(key, _)| !key.starts_with(&id.bytes())), "{space}");
    }
    assert_eq!(of_room(*id), 2, "the epoch and the audit chain");
}

/// One room whose record is damaged keeps nobody from those she is in, nor from a file of her own words; the operator is told
/// which it is.
#[test]
fn a_room_that_cannot_be_read_keeps_nobody_from_the_others() {
    let house = House::new();
    let (damaged, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (id, second) = house.room(2, Rule::Closed, Retention::Days90);
    let begun = house
        .rooms
        .begin_thread(&second, id, &title(), &said("hers"), at(1));
    begun.unwrap();
    assert_eq!(house.rooms.unreadable(), Ok(Vec::new()));
    let spoilt: Result<(), RoomsError> = house.rooms.transact(|tx| {
        let mut records = rows(&house, ROOMS).into_iter();
        let (key, mut row) = records.find(|(key, _)| *key == damaged.bytes()).unwrap();
        *row.last_mut().unwrap() ^= 1;
        tx.put(ROOMS, key, row);
        Ok(())
    });
    spoilt.unwrap();
    for (who, sits_in, said) in [(&first, 0, 0), (&second, 1, 1)] {
        assert_eq!(house.rooms.rooms_of(who).unwrap().len(), sits_in);
        assert_eq!(house.rooms.own_posts(who).unwrap().len(), said);
    }
    let listed = house.rooms.metadata().unwrap();
    assert_eq!(listed.iter().map(|room| room.id).collect::<Vec<_>>(), [id]);
    assert_eq!(house.rooms.unreadable(), Ok(vec![damaged]));
    assert_eq!(house.rooms.metadata_of(damaged), Err(RoomsError::Unreadable));
}

#[test]
fn a_thread_that_goes_on_is_kept_with_what_is_not_over_and_a_month_brings_a_new_key() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days30);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("old"), at(0))
        .unwrap();
    house
        .rooms
        .post(&first, id, thread, &said("newer"), at(20 * DAY))
        .unwrap();
    house
        .rooms
        .save_draft(&first, id, thread, &said("draft"), at(20 * DAY))
        .unwrap();
    let first_epoch = crate::read::said_in(&rows(&house, ROOMS)[0].1).unwrap();
    house.rooms.sweep(at(40 * DAY)).unwrap();
    assert!(crate::read::said_in(&rows(&house, ROOMS)[0].1).unwrap() > first_epoch);
    assert_eq!(house.texts(&first, id, thread, at(40 * DAY)), ["newer"]);
    let shown = house.rooms.threads(&first, id).ok().unwrap();
    assert!(shown[0].title.is_some());
    assert!(house.rooms.draft(&first, id, thread).unwrap().is_some());
    house.rooms.sweep(at(60 * DAY)).unwrap();
    assert_eq!(rows(&house, DRAFTS).len() + rows(&house, THREADS).len(), 0);
}

/// R13: after the days of the rule nobody finds out who spoke, not even with all that is on disk.
#[test]
fn after_thirty_days_of_chatham_house_a_pseudonym_is_all_there_is() {
    let house = House::new();
    let (id, first) = house.room(1, chatham(), Retention::UntilClosed);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("one"), at(0))
        .unwrap();
    house
        .rooms
        .post(&first, id, thread, &said("two"), at(60))
        .unwrap();
    house
        .rooms
        .post(&first, id, thread, &said("three"), at(DAY))
        .unwrap();
    let authors = |now| -> Vec<Author> {
        let shown = house.rooms.posts(&first, id, thread, None, now).ok().unwrap();
        shown.posts.into_iter().map(|post| post.author).collect()
    };
    let herself = Author::Member(first.member().id.clone());
    assert_eq!(authors(at(30 * DAY - 1)), vec![herself.clone(); 3]);
    let now = authors(at(30 * DAY + 60));
    assert!(now[0] != herself && now[0] == now[1]);
    assert!(now[2] == herself);
    house.rooms.sweep(at(40 * DAY)).unwrap();
    assert!(rows(&house, NAMES).is_empty());
    let days = [Day::of(at(0)), Day::of(at(DAY))];
    assert!(
        days.iter()
            .all(|day| house.rooms.keys().get(KeyName::names(id, *day)).is_none())
    );
    // Even asked as of a day on which names were shown, nobody knows; on another day she had another pseudonym.
    let then = authors(at(1));
    assert!(then[0] == now[0] && then[2] != herself && then[2] != then[0]);
}

/// R13: rows know their commits, and a speaker has seen her own word by the one that said it; with the names this goes too.
#[test]
fn once_names_are_gone_no_row_tells_with_whose_word_it_was_written() {
    let house = House::new();
    let (id, first) = house.room(1, chatham(), Retention::UntilClosed);
    let second = house.let_in(2, id, at(1));
    let (thread, post) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("one"), at(2))
        .unwrap();
    house.rooms.saw(&second, id, thread, post, at(3)).unwrap();
    let last = house
        .rooms
        .post(&second, id, thread, &said("two"), at(4))
        .unwrap();
    house.rooms.saw(&first, id, thread, last, at(5)).unwrap();
    let commits = |space| -> Vec<Version> {
        let range = Range::prefix(space, b"");
        let page = house.engine.page(&range, Direction::Forward, u16::MAX).unwrap();
        page.items.iter().map(|(_, record)| record.version).collect()
    };
    let told = commits(POSTS);
    assert!(
        commits(SEEN).iter().any(|commit| told.contains(commit)),
        "as long as her name is known it says no more"
    );
    house.rooms.sweep(at(40 * DAY)).unwrap();
    assert!(commits(SEEN).is_empty());
    assert_eq!(commits(POSTS), told, "what was said stays as it is");
}

#[test]
fn a_closed_room_leaves_no_row_and_no_key_and_its_neighbour_everything() {
    let house = House::new();
    let (id, first) = house.room(1, chatham(), Retention::UntilClosed);
    let (other, neighbour) = house.room(2, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("gone"), at(1))
        .unwrap();
    house
        .rooms
        .save_draft(&first, id, thread, &said("gone"), at(1))
        .unwrap();
    let (kept, _) = house
        .rooms
        .begin_thread(&neighbour, other, &title(), &said("kept"), at(1))
        .unwrap();
    house.rooms.close_room(&first, id).unwrap();
    assert!(house.rooms.keys().names().all(|name| name.room == other));
    for space in spaces() {
        assert!(
            rows(&house, space)
                .iter()
                .all(|(key, _)| !key.starts_with(&id.bytes())),
            "{space}"
        );
    }
    assert_eq!(house.texts(&neighbour, other, kept, at(2)), ["kept"]);
}

/// R9: a kill between the rows and their keys leaves keys that open nothing, and the next sweep destroys them.
#[test]
fn a_key_that_a_kill_left_behind_is_destroyed_by_the_next_sweep() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    house
        .rooms
        .begin_thread(&first, id, &title(), &said("gone"), at(1))
        .unwrap();
    let gone: Result<(), RoomsError> = house.rooms.transact(|tx| {
        tx.delete(ROOMS, id.bytes().to_vec());
        for space in crate::tx::OF_ROOMS {
            tx.clear(space, &id.bytes());
        }
        Ok(())
    });
    gone.unwrap();
    assert_eq!(keys(&house), 3);
    house.rooms.sweep(at(2)).unwrap();
    assert_eq!(keys(&house), 0);
}

#[test]
fn a_kill_at_any_commit_loses_nothing_that_was_acknowledged_and_keeps_nothing_by_halves() {
    for (moment, expected) in [(Moment::Before, vec!["one"]), (Moment::After, vec!["one", "two"])] {
        let house = House::new();
        let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
        let (thread, _) = house
            .rooms
            .begin_thread(&first, id, &title(), &said("one"), at(1))
            .unwrap();
        let (_, flushes) = house.engine.steps();
        house
            .engine
            .script(Step::Flush(flushes + 1), Fault::Crash(moment));
        assert!(house.rooms.post(&first, id, thread, &said("two"), at(2)).is_err());
        let again = Arc::new(MemoryEngine::reopen(house.engine.crash(0)));
        let rooms = rooms_over(again, &house.key_file()).unwrap();
        let shown = rooms.posts(&first, id, thread, None, at(3)).ok().unwrap();
        let texts = texts(&shown);
        assert!(
            texts == expected || texts == ["one", "two"],
            "{moment:?}: {}",
            texts.len()
        );
        rooms.post(&first, id, thread, &said("three"), at(4)).unwrap();
    }
}

/// D16: without the key file nothing of the rooms can be read, and no new one is made over them.
#[test]
fn rooms_without_their_key_file_are_refused_and_with_it_they_are_as_they_were() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("one"), at(1))
        .unwrap();
    let elsewhere = house.folder.path().join("elsewhere.keys");
    let missing = rooms_over(house.engine.clone(), &elsewhere).err();
    assert_eq!(missing, Some(KeysRefused::Missing.into()));
    assert!(!elsewhere.exists());
    let again = rooms_over(house.engine.clone(), &house.key_file()).unwrap();
    let shown = again.posts(&first, id, thread, None, at(2)).ok().unwrap();
    assert_eq!(texts(&shown), ["one"]);
    let new = Unlock::Key(Kek::parse(&[2; 32]).unwrap());
    again.rewrap(new).unwrap();
    let refused = rooms_over(house.engine.clone(), &house.key_file()).err();
    assert_eq!(refused, Some(KeysRefused::WrongKey.into()));
    assert_eq!(
        texts(&again.posts(&first, id, thread, None, at(3)).ok().unwrap()),
        ["one"]
    );
}
