//! Three rooms that a community may begin with, for the card of its set-up: each is made by one press, and whoever presses is
//! its first member and runs it (F01; journey A, step 4).
//!
//! Which of them are there is told of her own rooms alone: whether another officer made one is nobody else's to know.

use std::collections::BTreeSet;

use store::Membership;
use subrosa::{PseudonymDays, Retention, RoomsError, Rule};

use super::parts::kept;
use crate::rooms::gate::waited_for;
use crate::rooms::words::rule_short;
use crate::rooms_open::RoomsOpen;
use crate::words::Words;

/// What is offered.
struct Offer {
    /// The keys of its name, and of what it is for.
    name: &'static str,
    what: &'static str,
    rule: Rule,
    retention: Retention,
    min_membership_days: u16,
    vouches: u8,
}

/// One to tell stories under which names are gone after a month, one for hard weeks among people who have been here for a
/// while, one for a few who know each other.
static OFFERS: [Offer; 3] = [
    Offer {
        name: "room-offer-stories",
        what: "room-offer-stories-what",
        rule: Rule::Chatham(PseudonymDays::DEFAULT),
        retention: Retention::Days90,
        min_membership_days: 0,
        vouches: 0,
    },
    Offer {
        name: "room-offer-weeks",
        what: "room-offer-weeks-what",
        rule: Rule::Closed,
        retention: Retention::Days30,
        min_membership_days: 30,
        vouches: 0,
    },
    Offer {
        name: "room-offer-board",
        what: "room-offer-board-what",
        rule: Rule::Closed,
        retention: Retention::UntilClosed,
        min_membership_days: 0,
        vouches: 1,
    },
];

/// What an officer sees of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OffersSeen {
    /// Nobody handed in the key of the rooms.
    Locked,
    /// Her rooms cannot be read now; which of the offers she is in is not known.
    Unread,
    /// Which of them she is in.
    Offered([HersAlready; 3]),
}

/// Whether she is in a room of an offer's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HersAlready {
    /// She made it, or was invited to it.
    Yes,
    /// She may make it.
    No,
}

/// An offer as it is printed.
pub(crate) struct OfferLine {
    pub(crate) name: String,
    pub(crate) what: String,
    /// Its rule, how long it keeps, and who may enter.
    pub(crate) facts: String,
    /// What its button sends beside the token.
    pub(crate) fields: [(&'static str, String); 6],
    pub(crate) is_hers: bool,
}

impl Offer {
    /// Its name in each language: a room keeps the one in which it was made.
    fn names(&self) -> BTreeSet<String> {
        let tags = edge::offered_languages().iter();
        tags.filter_map(edge::words_in)
            .map(|words| words.t(self.name))
            .collect()
    }

    fn line(&self, words: &Words, hers: HersAlready) -> OfferLine {
        let (rule, pseudonym_days) = match self.rule {
            Rule::Closed => ("closed", PseudonymDays::DEFAULT),
            Rule::Chatham(days) => ("chatham", days),
        };
        let name = words.t(self.name);
        let mut facts = vec![rule_short(words, self.rule), kept(words, self.retention)];
        if self.min_membership_days > 0 {
            facts.push(words.count("room-offer-days", self.min_membership_days.into()));
        }
        if self.vouches > 0 {
            facts.push(words.count("room-offer-vouches", self.vouches.into()));
        }
        OfferLine {
            what: words.t(self.what),
            facts: facts.join(" · "),
            fields: [
                ("name", name.clone()),
                ("rule", rule.to_owned()),
                ("pseudonym_days", pseudonym_days.days().to_string()),
                ("min_membership_days", self.min_membership_days.to_string()),
                ("vouches", self.vouches.to_string()),
                ("retention", self.retention.days().unwrap_or(0).to_string()),
            ],
            name,
            is_hers: hers == HersAlready::Yes,
        }
    }
}

impl OffersSeen {
    /// As an officer sees them now. Rooms that cannot be read keep nobody from setting up the rest.
    pub(crate) async fn of(rooms: &RoomsOpen, who: &Membership) -> Self {
        let RoomsOpen::Open(rooms) = rooms else {
            return Self::Locked;
        };
        let who = who.clone();
        let hers = waited_for(rooms, move |rooms| -> Result<BTreeSet<String>, RoomsError> {
            let hers = rooms.rooms_of(&who)?;
            let names = hers.iter().map(|room| room.name.reveal(&room.access).to_owned());
            Ok(names.collect())
        });
        let Ok(hers) = hers.await else {
            return Self::Unread;
        };
        Self::Offered(
            OFFERS
                .each_ref()
                .map(|offer| match offer.names().is_disjoint(&hers) {
                    true => HersAlready::No,
                    false => HersAlready::Yes,
                }),
        )
    }

    /// What stands where no offer does.
    pub(crate) fn instead(&self, words: &Words) -> String {
        match self {
            Self::Locked => words.t("rooms-locked"),
            Self::Unread => words.t("cards-rooms-unread"),
            Self::Offered(_) => String::new(),
        }
    }

    /// As they are printed; none while the rooms are locked, or cannot be read.
    pub(crate) fn lines(&self, words: &Words) -> Vec<OfferLine> {
        let Self::Offered(hers) = self else {
            return Vec::new();
        };
        let offers = OFFERS.iter().zip(hers);
        offers.map(|(offer, hers)| offer.line(words, *hers)).collect()
    }

    /// Whether she is in one of them.
    pub(crate) fn has_one(&self) -> bool {
        matches!(self, Self::Offered(hers) if hers.contains(&HersAlready::Yes))
    }
}

#[cfg(test)]
mod tests {
    use subrosa::{EntryRule, RoomName};

    use super::*;

    /// F01: each of the three is a room that can be made as it is offered, and that somebody beside its maker can enter.
    #[test]
    fn each_offer_is_a_room_that_can_be_made_and_entered() {
        for tag in edge::offered_languages() {
            let words = edge::words_in(tag).unwrap();
            let seen = OffersSeen::Offered([HersAlready::No; 3]);
            let lines = seen.lines(&words);
            assert_eq!(lines.len(), 3);
            for (line, offer) in lines.iter().zip(&OFFERS) {
                assert!(RoomName::parse(&line.name).is_ok(), "{tag}: {}", line.name);
                assert!(offer.names().contains(&line.name));
                let entry = EntryRule::new(offer.min_membership_days, offer.vouches, BTreeSet::new());
                assert!(entry.is_ok() && offer.vouches <= 1, "{}", line.name);
            }
        }
        assert!(OffersSeen::Locked.lines(&Words::english()).is_empty());
        assert!(!OffersSeen::Locked.has_one());
    }
}
