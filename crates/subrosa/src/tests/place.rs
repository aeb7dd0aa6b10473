//! Where a member is led in a thread: to the page that holds a post, and to the one on which something is new to her (F11).

use super::*;

/// As many posts a second apart, from the third second on.
fn talk(house: &House, who: &Membership, id: RoomId, thread: ThreadId, posts: usize) -> Vec<PostId> {
    let moments = (3_i64..).take(posts);
    moments
        .map(|second| {
            let said = house.rooms.post(who, id, thread, &said("more"), at(second));
            said.unwrap()
        })
        .collect()
}

#[test]
fn a_thread_opens_on_the_page_of_what_is_new_and_then_on_its_last() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(1));
    let rooms = &house.rooms;
    let (thread, begun) = rooms
        .begin_thread(&first, id, &title(), &said("new"), at(2))
        .unwrap();
    let opens = || rooms.page_to_open(&second, id, thread);
    assert_eq!(opens(), Ok(None), "she has seen nothing of it");
    rooms.saw(&second, id, thread, begun, at(2)).unwrap();
    let posts = talk(&house, &first, id, thread, 2 * POSTS_PER_PAGE);
    let (of_first, of_second) = (posts[POSTS_PER_PAGE - 2], posts[2 * POSTS_PER_PAGE - 2]);
    assert_eq!(opens(), Ok(None), "the first page ends with what is new");
    rooms.saw(&second, id, thread, of_first, at(200)).unwrap();
    assert_eq!(opens(), Ok(Some(of_first)));
    rooms.saw(&second, id, thread, of_second, at(200)).unwrap();
    assert_eq!(opens(), Ok(Some(of_second)));
    let last = posts[2 * POSTS_PER_PAGE - 1];
    rooms.saw(&second, id, thread, last, at(200)).unwrap();
    assert_eq!(opens(), Ok(Some(of_second)), "nothing is new: the end of it");
    for (post, behind) in [
        (begun, None),
        (of_first, None),
        (posts[POSTS_PER_PAGE - 1], Some(of_first)),
        (of_second, Some(of_first)),
        (last, Some(of_second)),
    ] {
        assert_eq!(rooms.page_with(&second, id, thread, post), Ok(behind));
        let page = rooms.posts(&second, id, thread, behind, at(200)).ok().unwrap();
        assert!(page.posts.iter().any(|shown| shown.id == post));
    }
}

/// R13: what was seen is forgotten with the names of its day; what is so old is new to nobody, and the thread opens at its end.
#[test]
fn a_thread_of_which_all_names_are_gone_opens_on_its_last_page() {
    let house = House::new();
    let rule = Rule::Chatham(PseudonymDays::DEFAULT);
    let (id, first) = house.room(1, rule, Retention::Days90);
    let second = house.let_in(2, id, at(1));
    let rooms = &house.rooms;
    let (thread, _) = rooms
        .begin_thread(&first, id, &title(), &said("new"), at(2))
        .unwrap();
    let posts = talk(&house, &first, id, thread, 2 * POSTS_PER_PAGE);
    let of_second = posts[2 * POSTS_PER_PAGE - 2];
    let opens = |who: &Membership| rooms.page_to_open(who, id, thread);
    assert_eq!(opens(&second), Ok(None), "all of it is new to her");
    let last = posts[2 * POSTS_PER_PAGE - 1];
    rooms.saw(&first, id, thread, last, at(200)).unwrap();
    rooms.sweep(at(32 * DAY)).unwrap();
    for who in [&first, &second] {
        assert_eq!(opens(who), Ok(Some(of_second)), "nothing is new to anybody");
    }
    rooms
        .post(&first, id, thread, &said("today"), at(32 * DAY))
        .unwrap();
    assert_eq!(opens(&second), Ok(Some(of_second)), "what is new stands there");
}

/// R13, R14: what pages call a thread and a post leads back to them, for whoever may read them alone.
#[test]
fn what_pages_call_a_post_finds_it_for_whom_may_read_it() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let rooms = &house.rooms;
    let (thread, post) = rooms
        .begin_thread(&first, id, &title(), &said("before"), at(2))
        .unwrap();
    let later = house.let_in(2, id, at(3));
    for called in [thread, thread.without_time()] {
        assert_eq!(rooms.thread_called(&first, id, called), Ok(Some(thread)));
    }
    for called in [post, post.without_time()] {
        assert_eq!(rooms.post_called(&first, id, thread, called), Ok(Some(post)));
        assert_eq!(rooms.post_called(&later, id, thread, called), Ok(None));
    }
    let never = PostId::parse("0123456789ABCDEFGHJKMNPQRS").unwrap();
    assert_eq!(rooms.post_called(&first, id, thread, never), Ok(None));
}
