//! Posts that are removed, by their author or by a steward.

use super::*;

fn chatham() -> Rule {
    Rule::Chatham(PseudonymDays::new(1).unwrap())
}

fn begin(house: &House, who: &Membership, id: RoomId, now: Timestamp) -> (ThreadId, PostId) {
    let begun = house.rooms.begin_thread(who, id, &title(), &said("first"), now);
    begun.unwrap()
}

#[test]
fn an_author_and_a_steward_remove_a_post_and_nobody_else() {
    let house = House::new();
    let (id, steward) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(0));
    let third = house.let_in(3, id, at(0));
    let (thread, _) = begin(&house, &steward, id, at(1));
    let post = |text: &str, second_of: i64| {
        let posted = house.rooms.post(&second, id, thread, &said(text), at(second_of));
        posted.unwrap()
    };
    let (one, two) = (post("one", 2), post("two", 3));
    let remove = |who, post| house.rooms.remove(who, id, thread, post, at(4));
    assert_eq!(remove(&third, one), Err(RemoveRefused::NotYours));
    assert_eq!(house.texts(&third, id, thread, at(4)), ["first", "one", "two"]);
    assert_eq!(remove(&second, one), Ok(()));
    assert_eq!(remove(&steward, two), Ok(()));
    assert_eq!(remove(&second, two), Err(RoomsError::NoSuchRoom.into()));
    assert_eq!(house.texts(&third, id, thread, at(4)), ["first"]);
    let shown = house.rooms.threads(&third, id).unwrap();
    assert!(shown[0].title.is_some(), "it began with another post");
}

/// What is gone is gone for everybody who had it before her too: its title, its drafts, and the badge it made.
#[test]
fn with_the_first_post_goes_the_title_and_with_the_last_one_the_thread() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::UntilClosed);
    let second = house.let_in(2, id, at(0));
    let (thread, post) = begin(&house, &first, id, at(1));
    let reply = house
        .rooms
        .post(&first, id, thread, &said("reply"), at(2))
        .unwrap();
    let draft = house.rooms.save_draft(&second, id, thread, &said("draft"), at(2));
    draft.unwrap();
    house.rooms.remove(&first, id, thread, post, at(3)).unwrap();
    let shown = house.rooms.threads(&first, id).unwrap();
    assert!(shown[0].title.is_none() && shown[0].last == reply);
    assert!(house.rooms.thread_title(&first, id, thread).unwrap().is_none());
    assert_eq!(house.rooms.news(&second), 1);
    house.rooms.remove(&first, id, thread, reply, at(3)).unwrap();
    assert_eq!(house.rooms.news(&second), 0);
    assert!(house.rooms.threads(&first, id).unwrap().is_empty());
    let gone = house.rooms.posts(&first, id, thread, None, at(4));
    assert_eq!(gone.err(), Some(RoomsError::NoSuchRoom));
    assert!(house.rooms.draft(&second, id, thread).unwrap().is_none());
    let again = rooms_over(house.engine.clone(), &house.key_file()).unwrap();
    assert_eq!(again.news(&second), 0);
}

/// R13: once the names of a day are over nobody is its author, not even she who was; a steward removes it.
#[test]
fn in_a_chatham_house_room_nobody_is_the_author_for_longer_than_her_name_is_known() {
    let house = House::new();
    let (id, steward) = house.room(1, chatham(), Retention::Days90);
    let second = house.let_in(2, id, at(0));
    let (thread, _) = begin(&house, &steward, id, at(0));
    let post = |now| house.rooms.post(&second, id, thread, &said("mine"), now).unwrap();
    let (early, late) = (post(at(1)), post(at(60)));
    let now = at(DAY + 30);
    let remove = |who, post| house.rooms.remove(who, id, thread, post, now);
    assert_eq!(remove(&second, early), Err(RemoveRefused::NotYours));
    assert_eq!(remove(&second, late), Ok(()));
    assert_eq!(remove(&steward, early), Ok(()));
}

/// R14: what she may not read she does not remove either, though she runs the room.
#[test]
fn a_steward_removes_nothing_from_before_she_came() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, post) = begin(&house, &first, id, at(1));
    let second = house.let_in(2, id, at(2));
    house
        .rooms
        .name_steward(&first, id, &second.member().id, at(1))
        .unwrap();
    let removed = house.rooms.remove(&second, id, thread, post, at(3));
    assert_eq!(removed, Err(RoomsError::NoSuchRoom.into()));
    assert_eq!(house.texts(&first, id, thread, at(4)), ["first"]);
}

/// Two who remove the last two posts at once leave no thread behind that nobody can see.
#[test]
fn of_two_who_remove_the_last_posts_at_once_none_leaves_the_thread() {
    for _ in 0..20 {
        let house = House::new();
        let (id, first) = house.room(1, Rule::Closed, Retention::UntilClosed);
        let (thread, post) = begin(&house, &first, id, at(1));
        let reply = house
            .rooms
            .post(&first, id, thread, &said("reply"), at(2))
            .unwrap();
        let rooms = &house.rooms;
        std::thread::scope(|scope| {
            for post in [post, reply] {
                let first = &first;
                scope.spawn(move || rooms.remove(first, id, thread, post, at(3)).unwrap());
            }
        });
        let meta = rooms.metadata().unwrap();
        assert_eq!((meta[0].threads, meta[0].posts), (0, 0));
    }
}
