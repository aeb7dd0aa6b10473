//! What is kept in memory for the badge says the same as the store, whatever is done and in whatever order.

use proptest::prelude::*;

use super::*;

/// One thing that somebody does; numbers pick a member and a thread among those there are.
#[derive(Clone, Copy, Debug)]
enum Act {
    Begin(u8),
    Post(u8, u8),
    Saw(u8, u8),
    Remove(u8),
    Leave(u8),
    Enter(u8),
    PutOut(u8),
    Vote,
    Sweep,
    Archive,
}

fn act() -> impl Strategy<Value = Act> {
    let (who, which) = (0_u8..4, 0_u8..6);
    prop_oneof![
        3 => who.clone().prop_map(Act::Begin),
        6 => (who.clone(), which.clone()).prop_map(|(who, which)| Act::Post(who, which)),
        6 => (who.clone(), which.clone()).prop_map(|(who, which)| Act::Saw(who, which)),
        3 => which.prop_map(Act::Remove),
        2 => who.clone().prop_map(Act::Leave),
        3 => who.clone().prop_map(Act::Enter),
        1 => who.prop_map(Act::PutOut),
        1 => Just(Act::Vote),
        2 => Just(Act::Sweep),
        1 => Just(Act::Archive),
    ]
}

struct Life {
    house: House,
    id: RoomId,
    who: Vec<Membership>,
    said: Vec<(ThreadId, PostId)>,
    hour: i64,
}

impl Life {
    fn new(rule: Rule) -> Self {
        let house = House::new();
        let (id, steward) = house.room(1, rule, Retention::Days7);
        let others = (2..5).map(|number| house.let_in(number, id, at(0)));
        let who = std::iter::once(steward).chain(others).collect();
        Self {
            house,
            id,
            who,
            said: Vec::new(),
            hour: 0,
        }
    }

    /// Does it; what is refused is refused, and time goes on either way.
    fn act(&mut self, act: Act) {
        self.hour += 1;
        let now = at(self.hour * DAY / 2);
        let (rooms, id) = (&self.house.rooms, self.id);
        let who = |one: u8| &self.who[usize::from(one)];
        let pick = |which: u8| self.said.iter().rev().nth(usize::from(which)).copied();
        match act {
            Act::Begin(one) => {
                let begun = rooms.begin_thread(who(one), id, &title(), &said("begun"), now);
                self.said.extend(begun);
            }
            Act::Post(one, which) => {
                let Some((thread, _)) = pick(which) else { return };
                let post = rooms.post(who(one), id, thread, &said("more"), now);
                self.said.extend(post.map(|post| (thread, post)));
            }
            Act::Saw(one, which) => {
                let Some((thread, post)) = pick(which) else { return };
                drop(rooms.saw(who(one), id, thread, post, now));
            }
            Act::Remove(which) => {
                let Some((thread, post)) = pick(which) else { return };
                drop(rooms.remove(who(0), id, thread, post, now));
            }
            Act::Leave(one) => drop(rooms.leave(who(one), id, now)),
            Act::Enter(one) => drop(rooms.enter(who(one), id, &signed(), now)),
            Act::PutOut(one) => drop(rooms.put_out(who(0), id, &who(one).member().id, now)),
            Act::Vote => {
                drop(rooms.propose_history(who(0), id, now));
                self.who
                    .iter()
                    .for_each(|one| drop(rooms.agree_history(one, id, now)));
            }
            Act::Sweep => rooms.sweep(now).unwrap(),
            Act::Archive => drop(rooms.archive(id, now)),
        }
    }

    /// In how many rooms each has news: as the badge says it, and as the list of threads does.
    fn said_of_news(&self, rooms: &Rooms) -> (Vec<u32>, Vec<u32>) {
        let badge = self.who.iter().map(|who| rooms.news(who));
        let listed = self.who.iter().map(|who| {
            let threads = rooms.threads(who, self.id).unwrap_or_default();
            u32::from(threads.iter().any(|thread| thread.news == News::Some))
        });
        (badge.collect(), listed.collect())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// D7: at no moment does the badge count a room that shows its visitor nothing new, or nothing at all.
    #[test]
    fn the_badge_says_what_the_room_says_and_what_it_would_say_after_a_restart(
        rule in prop_oneof![Just(Rule::Closed), Just(Rule::Chatham(PseudonymDays::new(1).unwrap()))],
        acts in proptest::collection::vec(act(), 1..30),
    ) {
        let mut life = Life::new(rule);
        for act in acts {
            life.act(act);
            let (badge, listed) = life.said_of_news(&life.house.rooms);
            prop_assert_eq!(&badge, &listed, "after {:?}", act);
        }
        let again = rooms_over(life.house.engine.clone(), &life.house.key_file()).unwrap();
        let expected = life.said_of_news(&life.house.rooms);
        prop_assert_eq!(life.said_of_news(&again), expected);
    }
}
