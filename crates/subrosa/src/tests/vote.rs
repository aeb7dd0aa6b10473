//! The vote by which members read what was said before they came (R14).

use super::*;

/// A room with something said before all but its steward came.
struct Voting {
    house: House,
    id: RoomId,
    thread: ThreadId,
    steward: Membership,
    others: Vec<Membership>,
}

fn voting(others: u8) -> Voting {
    let house = House::new();
    let (id, steward) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&steward, id, &title(), &said("before"), at(0))
        .unwrap();
    let others = (2..2 + others)
        .map(|number| house.let_in(number, id, at(1)))
        .collect();
    Voting {
        house,
        id,
        thread,
        steward,
        others,
    }
}

impl Voting {
    fn agree(&self, who: &Membership, now: Timestamp) -> Result<Vote, HistoryRefused> {
        self.house.rooms.agree_history(who, self.id, now)
    }

    fn propose(&self, who: &Membership, now: Timestamp) -> Result<(), HistoryRefused> {
        self.house.rooms.propose_history(who, self.id, now)
    }

    fn reads(&self, who: &Membership) -> Vec<String> {
        self.house.texts(who, self.id, self.thread, at(9 * DAY))
    }

    fn vote(&self, who: &Membership) -> Option<VoteShown> {
        self.house.rooms.see_room(who, self.id).unwrap().vote
    }
}

#[test]
fn with_two_thirds_of_the_members_all_who_are_in_read_what_was_said_before() {
    let room = voting(4);
    assert_eq!(room.agree(&room.steward, at(2)), Err(HistoryRefused::NoVote));
    assert_eq!(room.propose(&room.steward, at(2)), Ok(()));
    assert_eq!(room.propose(&room.steward, at(3)), Err(HistoryRefused::IsOpen));
    for who in [&room.steward, &room.others[0], &room.others[0], &room.others[1]] {
        assert_eq!(room.agree(who, at(3)), Ok(Vote::Open));
        assert!(room.reads(&room.others[0]).is_empty());
    }
    let shown = |mine| VoteShown {
        closes: at(2 + 7 * DAY),
        agreed: 3,
        needed: 4,
        mine,
    };
    assert_eq!(room.vote(&room.others[1]), Some(shown(Agreed::Yes)));
    assert_eq!(room.vote(&room.others[2]), Some(shown(Agreed::No)));
    assert_eq!(room.house.rooms.news(&room.others[3]), 0);
    assert_eq!(room.agree(&room.others[2], at(4)), Ok(Vote::Carried));
    assert_eq!(room.house.rooms.news(&room.others[3]), 1);
    for who in &room.others {
        assert_eq!(room.reads(who), ["before"]);
        let threads = room.house.rooms.threads(who, room.id).unwrap();
        assert!(threads[0].title.is_some());
    }
    assert_eq!(room.vote(&room.steward), None);
    // It was opened to those who were in.
    let late = room.house.let_in(9, room.id, at(5));
    assert!(room.reads(&late).is_empty());
}

#[test]
fn a_week_later_nothing_is_agreed_to_and_it_may_be_proposed_again() {
    let room = voting(2);
    room.propose(&room.steward, at(2)).unwrap();
    room.agree(&room.steward, at(2)).unwrap();
    let over = at(2 + 7 * DAY);
    assert_eq!(room.agree(&room.others[0], over), Err(HistoryRefused::NoVote));
    assert!(room.reads(&room.others[0]).is_empty());
    room.house.rooms.sweep(at(1 + 7 * DAY)).unwrap();
    assert!(room.vote(&room.steward).is_some());
    room.house.rooms.sweep(over).unwrap();
    assert_eq!(room.vote(&room.steward), None);
    assert_eq!(room.propose(&room.steward, over), Ok(()));
    // Who agreed before has to agree again.
    assert_eq!(room.vote(&room.steward).map(|vote| vote.agreed), Some(0));
}

#[test]
fn members_are_counted_as_they_are_when_somebody_agrees() {
    let room = voting(3);
    room.propose(&room.steward, at(2)).unwrap();
    for who in &room.others[..2] {
        assert_eq!(room.agree(who, at(3)), Ok(Vote::Open));
    }
    // Of three of four one leaves: two of three are not what she agreed to any more, and one of them agrees again.
    room.house.rooms.leave(&room.others[0], room.id, at(4)).unwrap();
    let vote = room.vote(&room.steward).unwrap();
    assert_eq!((vote.agreed, vote.needed), (1, 2));
    assert_eq!(room.agree(&room.others[1], at(5)), Ok(Vote::Open));
    assert_eq!(room.agree(&room.steward, at(5)), Ok(Vote::Carried));
    assert_eq!(room.reads(&room.others[2]), ["before"]);
}

/// R14: what two of three agreed to is not carried by the one who put the others out.
#[test]
fn a_steward_who_puts_somebody_out_voids_the_vote_and_all_agree_anew() {
    let room = voting(3);
    room.propose(&room.steward, at(2)).unwrap();
    assert_eq!(room.agree(&room.steward, at(3)), Ok(Vote::Open));
    let out = |who: &Membership, now| {
        let member = &who.member().id;
        room.house.rooms.put_out(&room.steward, room.id, member, now)
    };
    // Whoever is not in the room is not put out of it, and nothing is void.
    let stranger = room.house.member(9);
    assert!(out(&stranger, at(3)).is_err());
    assert!(room.vote(&room.steward).is_some());
    assert_eq!(out(&room.others[0], at(4)), Ok(()));
    assert_eq!(room.vote(&room.steward), None);
    assert_eq!(room.agree(&room.others[1], at(5)), Err(HistoryRefused::NoVote));
    assert_eq!(room.agree(&room.steward, at(5)), Err(HistoryRefused::NoVote));
    assert!(room.reads(&room.others[1]).is_empty());
    let audit = room.house.rooms.audit(&room.steward, room.id).unwrap();
    assert_eq!(audit.whole, Whole::Yes);
    let steward = By::Member(room.steward.member().id.clone());
    let voided = |entry: &AuditEntry| entry.what == Audited::HistoryVoided && entry.by == steward;
    assert!(voided(&audit.entries[0]));
    // Without a vote nothing is noted but who was put out.
    assert_eq!(out(&room.others[2], at(6)), Ok(()));
    let audit = room.house.rooms.audit(&room.steward, room.id).unwrap();
    assert_eq!(audit.entries.iter().filter(|entry| voided(entry)).count(), 1);
    // It may be proposed again, and who agreed before has to agree again.
    assert_eq!(room.propose(&room.steward, at(7)), Ok(()));
    let agreed = room.vote(&room.steward).map(|vote| (vote.agreed, vote.needed));
    assert_eq!(agreed, Some((0, 2)));
}

#[test]
fn only_a_steward_proposes() {
    let room = voting(1);
    let refused = room.propose(&room.others[0], at(2));
    assert_eq!(refused, Err(HistoryRefused::NoSteward));
    assert_eq!(room.vote(&room.others[0]), None);
}
