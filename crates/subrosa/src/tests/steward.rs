//! What a steward changes, what an operator sees and puts by, and what a member takes with her.

use super::*;

fn change(name: &str, retention: Retention, entry: EntryRule) -> RoomChange {
    RoomChange {
        name: RoomName::parse(name).unwrap(),
        retention,
        entry,
    }
}

fn open_to_all() -> EntryRule {
    EntryRule::new(0, 0, BTreeSet::new()).unwrap()
}

#[test]
fn a_steward_changes_name_and_entry_and_shortens_retention_but_never_lengthens_it() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days30);
    let second = house.let_in(2, id, at(0));
    let wish = |retention| {
        change(
            "Margins",
            retention,
            EntryRule::new(0, 2, BTreeSet::new()).unwrap(),
        )
    };
    let refused = house
        .rooms
        .change_room(&second, id, &wish(Retention::Days7), at(1));
    assert_eq!(refused, Err(ChangeRefused::NoSteward));
    for longer in [Retention::Days90, Retention::UntilClosed] {
        let refused = house.rooms.change_room(&first, id, &wish(longer), at(1));
        assert_eq!(refused, Err(ChangeRefused::Longer), "{longer:?}");
    }
    let began = house
        .rooms
        .begin_thread(&first, id, &title(), &said("old"), at(0));
    let (thread, _) = began.unwrap();
    house
        .rooms
        .change_room(&first, id, &wish(Retention::Days7), at(1))
        .unwrap();
    let shown = house.rooms.see_room(&second, id).unwrap();
    assert_eq!(shown.name.reveal(&shown.access), "Margins");
    assert_eq!(
        (shown.retention, shown.entry.vouches_required()),
        (Retention::Days7, 2)
    );
    house.rooms.sweep(at(8 * DAY)).unwrap();
    let gone = house.rooms.posts(&first, id, thread, None, at(8 * DAY));
    assert_eq!(gone.err(), Some(RoomsError::NoSuchRoom));
}

/// Need 4.11: a level that is asked for from now on is asked of those who are in, and of the badge.
#[test]
fn a_level_that_is_asked_for_later_is_asked_of_everybody() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days30);
    let second = house.let_in(2, id, at(0));
    let chapter = Slug::parse("chapter").unwrap();
    let entry = EntryRule::new(0, 0, BTreeSet::from([chapter.clone()])).unwrap();
    house
        .rooms
        .begin_thread(&first, id, &title(), &said("new"), at(1))
        .unwrap();
    assert_eq!(house.rooms.news_admitted(&second, None), 1);
    let wish = change("Margins", Retention::Days30, entry);
    house.rooms.change_room(&first, id, &wish, at(2)).unwrap();
    assert_eq!(house.rooms.admits(&second, id, None), Err(RoomsError::NoSuchRoom));
    assert_eq!(house.rooms.admits(&second, id, Some(&chapter)), Ok(()));
    assert_eq!(house.rooms.news_admitted(&second, None), 0);
    assert_eq!(house.rooms.news_admitted(&second, Some(&chapter)), 1);
}

#[test]
fn an_archived_room_is_read_and_nobody_writes_in_it_or_enters_it() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("kept"), at(1))
        .unwrap();
    let invitation = house.rooms.invite(&first, id, at(1)).unwrap();
    house.rooms.archive(id, at(2)).unwrap();
    house.rooms.archive(id, at(9)).unwrap();
    let rooms = &house.rooms;
    let text = said("more");
    assert_eq!(
        rooms.post(&first, id, thread, &text, at(3)),
        Err(RoomsError::Archived.into())
    );
    let begun = rooms.begin_thread(&first, id, &title(), &text, at(3));
    assert_eq!(begun, Err(RoomsError::Archived.into()));
    let draft = rooms.save_draft(&first, id, thread, &text, at(3));
    assert_eq!(draft, Err(RoomsError::Archived));
    assert_eq!(rooms.invite(&first, id, at(3)), Err(RoomsError::Archived.into()));
    let outsider = house.member(2);
    let door = rooms.at_door(&outsider, invitation, &signed(), at(3));
    assert_eq!(door, Err(RoomsError::NoSuchRoom));
    assert_eq!(house.texts(&first, id, thread, at(3)), ["kept"]);
    assert_eq!(rooms.see_room(&first, id).unwrap().archived, Some(at(2)));
    let never = RoomId::parse("0123456789ABCDEFGHJKMNPQRS").unwrap();
    assert_eq!(rooms.archive(never, at(3)), Err(RoomsError::NoSuchRoom));
}

#[test]
fn an_operator_sees_how_many_and_on_which_day_and_nothing_that_was_said() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    house.let_in(2, id, at(0));
    let (quiet, _) = house.room(3, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("zqcanary"), at(1))
        .unwrap();
    house
        .rooms
        .post(&first, id, thread, &said("zqcanary"), at(3 * DAY))
        .unwrap();
    house.rooms.archive(quiet, at(5)).unwrap();
    let mut expected = vec![
        RoomMeta {
            id,
            made: at(0),
            members: 2,
            threads: 1,
            posts: 2,
            last_day: Some(Day::of(at(3 * DAY))),
            state: RoomState::Open,
        },
        RoomMeta {
            id: quiet,
            made: at(0),
            members: 1,
            threads: 0,
            posts: 0,
            last_day: None,
            state: RoomState::Archived { since: at(5) },
        },
    ];
    expected.sort_by_key(|room| room.id);
    assert_eq!(house.rooms.metadata().unwrap(), expected);
    let printed = format!("{expected:?}");
    for secret in ["zqcanary", "Licensing", &id.letters()] {
        assert!(!printed.contains(secret), "{secret}");
    }
}

/// Section 7: the export of her data holds her own posts, and nothing of anybody else.
#[test]
fn a_member_takes_with_her_what_she_said_herself() {
    let house = House::new();
    let (id, first) = house.room(
        1,
        Rule::Chatham(PseudonymDays::new(1).unwrap()),
        Retention::Days90,
    );
    let second = house.let_in(2, id, at(0));
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("hers"), at(1))
        .unwrap();
    house
        .rooms
        .post(&second, id, thread, &said("of another"), at(2))
        .unwrap();
    house
        .rooms
        .post(&first, id, thread, &said("later"), at(2 * DAY))
        .unwrap();
    let own = |who| -> Vec<(String, String, Timestamp)> {
        let posts = house.rooms.own_posts(who).unwrap();
        let shown = |post: &OwnPost| {
            let room = post.room.reveal(&post.access).to_owned();
            (room, post.text.reveal(&post.access).to_owned(), post.at)
        };
        posts.iter().map(shown).collect()
    };
    let room = "Licensing war stories".to_owned();
    let later = (room.clone(), "later".to_owned(), at(2 * DAY));
    let hers = (room, "hers".to_owned(), at(1));
    assert_eq!(own(&first), [hers, later.clone()]);
    assert_eq!(own(&second).len(), 1);
    // R13: what nobody knows to be hers is not in it either.
    house.rooms.sweep(at(2 * DAY)).unwrap();
    assert_eq!(own(&first), [later]);
    house.rooms.leave(&second, id, at(2 * DAY)).unwrap();
    assert!(own(&second).is_empty());
    let back = change("Other", Retention::Days90, open_to_all());
    house.rooms.change_room(&first, id, &back, at(2 * DAY)).unwrap();
    assert_eq!(own(&first)[0].0, "Other");
}
