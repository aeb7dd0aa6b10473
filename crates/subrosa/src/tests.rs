//! Rooms as their members live in them, over the engine in memory and a key file on disk.

mod at_rest;
mod audit;
mod door;
mod glass;
mod house;
mod index;
mod news;
mod noted;
mod outsiders;
mod place;
mod release;
mod remove;
mod report;
mod restored;
mod see_post;
mod settle;
mod steward;
mod succeed;
mod vote;

use std::collections::BTreeSet;

use domain::{
    CodeMode, CodeOfEthics, CodeVersion, Enrolment, EthicsSignature, Kind, MemberId, ResignOn, Slug, Tier,
};
use jiff::Timestamp;
use store::{Membership, StoreError, codes, enrolments};

use crate::*;
use house::*;

/// F11, need 2.11
#[test]
fn a_member_three_days_old_is_told_the_date_and_enters_on_it() {
    let house = House::new();
    let entry = EntryRule::new(30, 0, BTreeSet::new()).unwrap();
    let (id, _) = house.room_asking(1, Rule::Closed, Retention::Days90, entry);
    let young = house.member(2);
    let opens = at(30 * DAY);
    assert_eq!(
        house.rooms.enter(&young, id, &signed(), at(3 * DAY)),
        Err(EnterRefused::NotYet(vec![Missing::Days { opens }]))
    );
    assert!(house.rooms.rooms_of(&young).unwrap().is_empty());
    assert_eq!(house.rooms.enter(&young, id, &signed(), opens), Ok(()));
    assert_eq!(
        house.rooms.enter(&young, id, &signed(), opens),
        Err(EnterRefused::IsIn)
    );
    let shown = house.rooms.see_room(&young, id).ok().unwrap();
    assert_eq!((shown.members.len(), shown.stewards.len()), (2, 1));
    assert_eq!(shown.name.reveal(&shown.access), "Licensing war stories");
}

/// F11: what the community knows of a member is asked of the community.
#[test]
fn who_has_not_signed_the_code_or_has_another_level_does_not_enter() {
    let house = House::new();
    let chapter = Slug::parse("chapter").unwrap();
    let entry = EntryRule::new(0, 0, BTreeSet::from([chapter.clone()])).unwrap();
    let (id, _) = house.room_asking(1, Rule::Closed, Retention::Days90, entry);
    let who = house.member(2);
    let version = CodeVersion { major: 1, minor: 0 };
    let code = CodeOfEthics {
        version,
        mode: CodeMode::Signed,
        summary: "Be fair".to_owned(),
        text: "Be fair".to_owned(),
        hash: "00".to_owned(),
        published: at(0),
    };
    let signature = EthicsSignature {
        member: who.member().id.clone(),
        version,
        hash: code.hash.clone(),
        signed_as: who.member().name.clone(),
        at: at(1),
    };
    let today = "2026-11-21".parse().unwrap();
    let enrolment = Enrolment::begin(Kind::ALL[0], &Tier::free(chapter.clone()), today);
    let enter = || {
        let wish: Result<Wish, StoreError> = house.members.read(|tx| Wish::of(tx, &who, ResignOn::Major));
        house.rooms.enter(&who, id, &wish.unwrap(), at(2))
    };
    let published: Result<(), StoreError> = house.members.transact_blocking(|tx| codes::put(tx, &code));
    published.unwrap();
    let admitted = BTreeSet::from([chapter]);
    let both = vec![Missing::Code, Missing::Tier { admitted }];
    assert_eq!(enter(), Err(EnterRefused::NotYet(both)));
    let begun: Result<(), StoreError> = house
        .members
        .transact_blocking(|tx| enrolments::put(tx, &who.member().id, &enrolment));
    begun.unwrap();
    assert_eq!(enter(), Err(EnterRefused::NotYet(vec![Missing::Code])));
    let done: Result<(), StoreError> = house.members.transact_blocking(|tx| codes::sign(tx, &signature));
    done.unwrap();
    assert_eq!(enter(), Ok(()));
}

/// F11: who lacks members who vouch waits for them, and the word of one who left no longer counts.
#[test]
fn two_who_vouch_let_somebody_in() {
    let house = House::new();
    let entry = EntryRule::new(0, 2, BTreeSet::new()).unwrap();
    let (id, first) = house.room_asking(1, Rule::Closed, Retention::Days90, entry);
    let asking = house.member(3);
    let who = &asking.member().id;
    let outsider = house.member(4);
    assert_eq!(house.rooms.vouch(&first, id, who), Err(VouchRefused::NotAsking));
    let lacks = |given| {
        Err(EnterRefused::NotYet(vec![Missing::Vouches {
            given,
            required: 2,
        }]))
    };
    assert_eq!(house.rooms.enter(&asking, id, &signed(), at(1)), lacks(0));
    assert_eq!(
        house.rooms.vouch(&outsider, id, who),
        Err(RoomsError::NoSuchRoom.into())
    );
    for _ in 0..2 {
        assert_eq!(house.rooms.vouch(&first, id, who), Ok(()));
    }
    assert_eq!(house.rooms.enter(&asking, id, &signed(), at(2)), lacks(1));
    let shown = house.rooms.see_room(&first, id).ok().unwrap();
    assert_eq!(shown.asking, [(who.clone(), 1)]);
}

/// R14
#[test]
fn who_enters_sees_nothing_from_before() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (old, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("before"), at(1))
        .unwrap();
    let (quiet, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("quiet"), at(2))
        .unwrap();
    let second = house.let_in(2, id, at(3));
    assert!(house.rooms.threads(&second, id).ok().unwrap().is_empty());
    assert!(house.texts(&second, id, quiet, at(3)).is_empty());
    assert!(texts(&house.rooms.search(&second, id, "before", at(3)).ok().unwrap()).is_empty());
    house.rooms.post(&first, id, old, &said("after"), at(4)).unwrap();
    assert_eq!(house.texts(&second, id, old, at(5)), ["after"]);
    assert_eq!(house.texts(&first, id, old, at(5)), ["before", "after"]);
    let threads = house.rooms.threads(&second, id).ok().unwrap();
    assert_eq!(threads.len(), 1);
    assert!(threads[0].id == old && threads[0].title.is_none());
    assert_eq!(house.rooms.threads(&first, id).ok().unwrap().len(), 2);
}

/// D2: every verb answers somebody outside as it answers for a room that never was.
#[test]
fn an_outsider_finds_no_room_by_any_verb() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("inside"), at(1))
        .unwrap();
    let ex = house.let_in(2, id, at(2));
    house.rooms.leave(&ex, id, at(3)).unwrap();
    let outsider = house.member(3);
    let never = RoomId::parse("0123456789ABCDEFGHJKMNPQRS").unwrap();
    let rooms = &house.rooms;
    for (who, room) in [(&outsider, id), (&ex, id), (&first, never), (&outsider, never)] {
        let gone = RoomsError::NoSuchRoom;
        assert_eq!(rooms.see_room(who, room).err(), Some(gone.clone()));
        assert_eq!(rooms.threads(who, room).err(), Some(gone.clone()));
        assert_eq!(
            rooms.posts(who, room, thread, None, at(4)).err(),
            Some(gone.clone())
        );
        assert_eq!(
            rooms.search(who, room, "inside", at(4)).err(),
            Some(gone.clone().into())
        );
        assert_eq!(rooms.draft(who, room, thread).err(), Some(gone.clone()));
        assert_eq!(rooms.drop_draft(who, room, thread).err(), Some(gone.clone()));
        let text = said("from outside");
        assert_eq!(
            rooms.save_draft(who, room, thread, &text, at(4)).err(),
            Some(gone.clone())
        );
        assert_eq!(
            rooms.post(who, room, thread, &text, at(4)).err(),
            Some(gone.clone().into())
        );
        let began = rooms.begin_thread(who, room, &title(), &text, at(4));
        assert_eq!(began.err(), Some(gone.clone().into()));
        assert_eq!(rooms.leave(who, room, at(4)).err(), Some(gone.clone().into()));
        assert_eq!(rooms.close_room(who, room).err(), Some(gone.clone().into()));
        let member = &first.member().id;
        assert_eq!(
            rooms.put_out(who, room, member, at(4)).err(),
            Some(gone.clone().into())
        );
        assert_eq!(
            rooms.name_steward(who, room, member, at(4)).err(),
            Some(gone.clone().into())
        );
        assert_eq!(rooms.audit(who, room).err(), Some(gone.clone()));
        assert_eq!(rooms.vouch(who, room, member).err(), Some(gone.into()));
    }
    assert_eq!(house.texts(&first, id, thread, at(5)), ["inside"]);
}

#[test]
fn only_stewards_put_out_name_and_close_and_the_last_of_them_stays() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(1));
    let (one, other) = (&first.member().id, &second.member().id);
    let rooms = &house.rooms;
    let no_steward = Err(StewardingRefused::NoSteward);
    assert_eq!(rooms.put_out(&second, id, one, at(2)), no_steward);
    assert_eq!(rooms.name_steward(&second, id, other, at(2)), no_steward);
    assert_eq!(rooms.close_room(&second, id), no_steward);
    assert_eq!(rooms.leave(&first, id, at(2)), Err(StewardsRefused::Last.into()));
    let stranger = house.add(3);
    assert_eq!(
        rooms.name_steward(&first, id, &stranger, at(2)),
        Err(StewardingRefused::NotIn)
    );
    assert_eq!(
        rooms.put_out(&first, id, &stranger, at(2)),
        Err(StewardingRefused::NotIn)
    );
    assert_eq!(rooms.name_steward(&first, id, other, at(2)), Ok(()));
    assert_eq!(rooms.leave(&first, id, at(3)), Ok(()));
    let shown = rooms.see_room(&second, id).ok().unwrap();
    assert_eq!(
        (shown.members, shown.stewards),
        (vec![other.clone()], vec![other.clone()])
    );
}

/// F11: a draft outlives her session and goes when she sends it, throws it away or leaves.
#[test]
fn a_draft_is_kept_for_its_author_alone_until_it_is_sent() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("x"), at(1))
        .unwrap();
    let second = house.let_in(2, id, at(2));
    let rooms = &house.rooms;
    let draft = |who: &Membership| {
        let access = rooms.see_room(who, id).ok().unwrap().access;
        let draft = rooms.draft(who, id, thread).unwrap();
        draft.map(|text| text.reveal(&access).to_owned())
    };
    rooms
        .save_draft(&first, id, thread, &said("half a"), at(3))
        .unwrap();
    rooms
        .save_draft(&first, id, thread, &said("half a thought"), at(3))
        .unwrap();
    assert_eq!(draft(&first).as_deref(), Some("half a thought"));
    assert_eq!(draft(&second), None);
    rooms.post(&first, id, thread, &said("a thought"), at(4)).unwrap();
    assert_eq!(draft(&first), None);
    rooms
        .save_draft(&second, id, thread, &said("mine"), at(5))
        .unwrap();
    rooms.drop_draft(&second, id, thread).unwrap();
    assert_eq!(draft(&second), None);
    rooms
        .save_draft(&second, id, thread, &said("mine"), at(5))
        .unwrap();
    rooms.leave(&second, id, at(6)).unwrap();
    rooms.enter(&second, id, &signed(), at(7)).unwrap();
    assert_eq!(draft(&second), None);
}

/// F11: search is within one room, for its members, in any case.
#[test]
fn what_is_looked_for_is_found_in_one_room_alone() {
    let house = House::new();
    let (here, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (there, other) = house.room(2, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, here, &title(), &said("Our MARGIN"), at(1))
        .unwrap();
    house
        .rooms
        .post(&first, here, thread, &said("nothing"), at(2))
        .unwrap();
    house
        .rooms
        .begin_thread(&other, there, &title(), &said("their margin"), at(3))
        .unwrap();
    let found = |who, room, needle: &str| texts(&house.rooms.search(who, room, needle, at(4)).ok().unwrap());
    assert_eq!(found(&first, here, " margin "), ["Our MARGIN"]);
    assert_eq!(found(&other, there, "margin"), ["their margin"]);
    assert_eq!(
        house.rooms.search(&first, here, "m", at(4)).err(),
        Some(SearchRefused::Needle)
    );
}

#[test]
fn a_long_thread_comes_in_pages_without_a_gap() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("0"), at(0))
        .unwrap();
    for number in 1..=POSTS_PER_PAGE as i64 {
        house
            .rooms
            .post(&first, id, thread, &said(&number.to_string()), at(number))
            .unwrap();
    }
    let page = house.rooms.posts(&first, id, thread, None, at(99)).ok().unwrap();
    assert_eq!((page.posts.len(), page.goes_on), (POSTS_PER_PAGE, GoesOn::Yes));
    let last = page.posts.last().map(|post| post.id);
    let rest = house.rooms.posts(&first, id, thread, last, at(99)).ok().unwrap();
    assert_eq!(
        (texts(&rest), rest.goes_on),
        (vec![POSTS_PER_PAGE.to_string()], GoesOn::No)
    );
}

#[test]
fn a_member_writes_so_much_a_day_and_no_more() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(0));
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("0"), at(0))
        .unwrap();
    for _ in 1..POSTS_PER_DAY_MAX {
        house
            .rooms
            .post(&first, id, thread, &said("more"), at(1))
            .unwrap();
    }
    let post = |who, now| house.rooms.post(who, id, thread, &said("more"), now).err();
    assert_eq!(post(&first, at(2)), Some(SpeakRefused::EnoughToday));
    assert_eq!(post(&second, at(2)), None);
    assert_eq!(post(&first, at(DAY)), None);
}

#[test]
fn of_many_who_speak_at_once_all_are_heard() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(0));
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("0"), at(0))
        .unwrap();
    std::thread::scope(|scope| {
        for who in [&first, &second] {
            let rooms = &house.rooms;
            scope.spawn(move || {
                for second in 1..=10 {
                    rooms.post(who, id, thread, &said("more"), at(second)).unwrap();
                }
            });
        }
    });
    assert_eq!(house.texts(&first, id, thread, at(20)).len(), 21);
}
