//! What is to be done about a line in which two nodes differ: the repair table of protocol section 6.2.
//!
//! Only the decisions: whoever compares asks, fetches and tells by them, and the verbs beside this one change what is held.

use domain::RsvpState;
use jiff::Timestamp;
use wire::sync::{EventLine, RsvpLine, Standing};

use crate::shelves::{EventOnShelf, RsvpOnShelf};

/// How long an owner that was restored may take to ask for what it lost: two nightly comparisons, in seconds.
pub const COMES_BACK_SECONDS: i64 = 2 * 86_400;

/// What to do about an event of the peer, held here, in its list, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeersEvent {
    /// It lists an older version than it once told: it lost data, and takes ours back from us.
    Keep,
    /// Its address has a newer version, or one that we never had.
    Fetch,
    /// It lists its removal, or lists nothing: its address says whether our copy goes.
    AskWhetherGone {
        /// Of the removal, if that is listed.
        revision: Option<u64>,
    },
    /// It was removed before we ever saw it.
    LearnRemoval {
        /// Of the removal.
        revision: u64,
    },
    /// Neither has it.
    Nothing,
}

/// Decides about an event of the peer.
pub fn of_peers_event(mine: Option<EventOnShelf>, line: Option<&EventLine>) -> PeersEvent {
    let is_kept = mine.is_some_and(|mine| mine.standing == Standing::Kept);
    match line {
        Some(line) if mine.is_some_and(|mine| mine.revision > line.revision) => PeersEvent::Keep,
        Some(line) if line.standing == Standing::Kept => PeersEvent::Fetch,
        Some(line) if is_kept => PeersEvent::AskWhetherGone {
            revision: Some(line.revision),
        },
        Some(line) => PeersEvent::LearnRemoval {
            revision: line.revision,
        },
        None if is_kept => PeersEvent::AskWhetherGone { revision: None },
        None => PeersEvent::Nothing,
    }
}

/// What it means that an owner does not know an event of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// It took it away.
    IsGone,
    /// It lost it.
    MayComeBack,
}

/// An owner that was restored a moment ago does not know what it made since its backup: what we hold of that is what it
/// takes back, and nothing is removed for it until it had the time to.
pub fn what_unknown_means(peer_restored: Option<Timestamp>, now: Timestamp) -> Unknown {
    let lately = peer_restored.is_some_and(|at| now.as_second() - at.as_second() < COMES_BACK_SECONDS);
    match lately {
        true => Unknown::MayComeBack,
        false => Unknown::IsGone,
    }
}

/// A later version of ours that no peer could prove in all the time that it had is given up: what we have counts more.
pub fn may_count_past(unproved: Option<Timestamp>, now: Timestamp) -> bool {
    unproved.is_some_and(|at| now.as_second() - at.as_second() >= COMES_BACK_SECONDS)
}

/// What to do about an event of ours that the peer lists otherwise than we do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OurEvent {
    /// The peer has a later version: we lost it, and our own signature on it gives it back.
    TakeBack,
    /// The same, unless it is one of ours that the peer may no longer see.
    TakeBackIfUnknown,
    /// The peer has an older version, or none.
    TellAgain,
}

/// Decides about an event of ours; `mine` is what the peer may see of it.
pub fn of_our_event(mine: Option<EventOnShelf>, line: Option<&EventLine>) -> OurEvent {
    match (mine, line) {
        (Some(mine), Some(line)) if line.revision > mine.revision => OurEvent::TakeBack,
        (None, Some(_)) => OurEvent::TakeBackIfUnknown,
        _ => OurEvent::TellAgain,
    }
}

/// What to do about our member's answer to an event of the peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OurAnswer {
    /// Both have the same, or she took back what the host never heard of.
    Nothing,
    /// The host decides how her last answer stands.
    TakeHostsWord,
    /// The host has an earlier answer, or none.
    TellAgain,
}

/// Decides about an answer that we hold.
pub fn of_our_answer(mine: &RsvpOnShelf, line: Option<&RsvpLine>) -> OurAnswer {
    match line {
        None if mine.state == RsvpState::Withdrawn => OurAnswer::Nothing,
        Some(line) if line.counter == mine.counter && line.state == mine.state.word() => OurAnswer::Nothing,
        Some(line) if line.counter >= mine.counter => OurAnswer::TakeHostsWord,
        _ => OurAnswer::TellAgain,
    }
}

#[cfg(test)]
mod tests {
    use domain::Iri;

    use super::*;
    use crate::samples::at;

    fn iri(path: &str) -> Iri {
        Iri::parse(&format!("https://b.example{path}")).unwrap()
    }

    fn shelf(revision: u64, standing: Standing) -> Option<EventOnShelf> {
        Some(EventOnShelf { revision, standing })
    }

    fn listed(revision: u64, standing: Standing) -> EventLine {
        EventLine {
            id: iri("/events/1"),
            revision,
            standing,
        }
    }

    #[test]
    fn of_a_peers_event_the_later_version_counts_and_only_its_address_takes_ours_away() {
        use Standing::{Deleted, Kept};
        let decided = |mine, line: Option<EventLine>| of_peers_event(mine, line.as_ref());
        assert_eq!(decided(None, Some(listed(1, Kept))), PeersEvent::Fetch);
        assert_eq!(decided(shelf(1, Kept), Some(listed(2, Kept))), PeersEvent::Fetch);
        assert_eq!(
            decided(shelf(2, Deleted), Some(listed(3, Kept))),
            PeersEvent::Fetch
        );
        assert_eq!(decided(shelf(3, Kept), Some(listed(2, Kept))), PeersEvent::Keep);
        assert_eq!(
            decided(shelf(3, Deleted), Some(listed(2, Kept))),
            PeersEvent::Keep
        );
        let asked = |revision| PeersEvent::AskWhetherGone { revision };
        assert_eq!(decided(shelf(1, Kept), Some(listed(2, Deleted))), asked(Some(2)));
        assert_eq!(decided(shelf(1, Kept), None), asked(None));
        let learned = PeersEvent::LearnRemoval { revision: 2 };
        assert_eq!(decided(None, Some(listed(2, Deleted))), learned);
        assert_eq!(decided(shelf(1, Deleted), Some(listed(2, Deleted))), learned);
        assert_eq!(decided(shelf(1, Deleted), None), PeersEvent::Nothing);
        assert_eq!(decided(None, None), PeersEvent::Nothing);
    }

    #[test]
    fn an_owner_that_was_restored_lately_may_still_ask_for_what_it_does_not_know() {
        let now = at(10 * 86_400);
        assert_eq!(what_unknown_means(None, now), Unknown::IsGone);
        let restored = |ago| what_unknown_means(Some(at(10 * 86_400 - ago)), now);
        assert_eq!(restored(0), Unknown::MayComeBack);
        assert_eq!(restored(COMES_BACK_SECONDS - 1), Unknown::MayComeBack);
        assert_eq!(restored(COMES_BACK_SECONDS), Unknown::IsGone);
    }

    #[test]
    fn a_later_version_that_nobody_proves_is_given_up_when_its_time_is_over() {
        let now = at(10 * 86_400);
        assert!(!may_count_past(None, now));
        let since = |ago| may_count_past(Some(at(10 * 86_400 - ago)), now);
        assert!(!since(0));
        assert!(!since(COMES_BACK_SECONDS - 1));
        assert!(since(COMES_BACK_SECONDS));
    }

    #[test]
    fn of_our_event_a_later_version_at_the_peer_is_taken_back_and_an_earlier_one_told_again() {
        use Standing::{Deleted, Kept};
        let decided = |mine, line: Option<EventLine>| of_our_event(mine, line.as_ref());
        assert_eq!(decided(shelf(1, Kept), Some(listed(2, Kept))), OurEvent::TakeBack);
        assert_eq!(
            decided(shelf(1, Kept), Some(listed(2, Deleted))),
            OurEvent::TakeBack
        );
        assert_eq!(decided(None, Some(listed(1, Kept))), OurEvent::TakeBackIfUnknown);
        assert_eq!(
            decided(shelf(2, Kept), Some(listed(1, Kept))),
            OurEvent::TellAgain
        );
        assert_eq!(
            decided(shelf(2, Deleted), Some(listed(2, Kept))),
            OurEvent::TellAgain
        );
        assert_eq!(decided(shelf(1, Kept), None), OurEvent::TellAgain);
    }

    #[test]
    fn of_our_members_answer_her_later_one_counts_and_of_the_same_one_the_hosts_word() {
        let mine = |counter, state| RsvpOnShelf {
            counter,
            state,
            ours: None,
        };
        let line = |counter, state: RsvpState| RsvpLine {
            event: iri("/events/1"),
            member: iri("/users/klara"),
            counter,
            state: state.word().to_owned(),
        };
        let decided = |mine, line: Option<RsvpLine>| of_our_answer(&mine, line.as_ref());
        use RsvpState::{Going, Waitlisted, Withdrawn};
        assert_eq!(decided(mine(2, Going), Some(line(2, Going))), OurAnswer::Nothing);
        assert_eq!(
            decided(mine(2, Going), Some(line(2, Waitlisted))),
            OurAnswer::TakeHostsWord
        );
        assert_eq!(
            decided(mine(2, Going), Some(line(3, Going))),
            OurAnswer::TakeHostsWord
        );
        assert_eq!(
            decided(mine(2, Going), Some(line(1, Going))),
            OurAnswer::TellAgain
        );
        assert_eq!(decided(mine(1, Going), None), OurAnswer::TellAgain);
        assert_eq!(decided(mine(2, Withdrawn), None), OurAnswer::Nothing);
        assert_eq!(
            decided(mine(2, Withdrawn), Some(line(1, Going))),
            OurAnswer::TellAgain
        );
    }
}
