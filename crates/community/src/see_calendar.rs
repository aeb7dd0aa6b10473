//! A member looks at her one calendar: events of her community, of those she follows, and those she said yes or maybe
//! to wherever they are (need 2.5); page, API and feed hold the same set.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Answer, EventId, Origin};
use store::events::Outline;
use store::{Membership, StoreError, Transaction, community, follows, rsvps};

use crate::see_rsvp::ANSWERS_MAX;

/// What of everything ahead is hers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyCalendar {
    /// Her own community and those she follows.
    hosts: BTreeSet<Origin>,
    /// What she answered; an answer that she took back is none.
    answers: BTreeMap<EventId, Answer>,
    /// Only these of it.
    answered: Option<Answered>,
}

/// A choice by her own answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// She goes, or may.
    Coming,
    /// She said something.
    Yes,
    /// She said nothing yet.
    No,
}

impl Answered {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Coming, Self::Yes, Self::No];

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Coming => "coming",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answered| answered.word() == word)
    }
}

impl MyCalendar {
    /// Hers, whole or with what she chose of it.
    pub fn of(
        tx: &mut Transaction<'_>,
        who: &Membership,
        answered: Option<Answered>,
    ) -> Result<Self, StoreError> {
        let member = &who.member().id;
        let followed = follows::of_member(tx, member)?;
        let own = community::identity(tx)?.map(|identity| identity.origin);
        let answers = rsvps::answers_of(tx, member, ANSWERS_MAX)?;
        let answers = answers
            .into_iter()
            .filter(|(_, answer)| *answer != Answer::Withdrawn);
        Ok(Self {
            hosts: own
                .into_iter()
                .chain(followed.into_iter().map(|follow| follow.community))
                .collect(),
            answers: answers.collect(),
            answered,
        })
    }

    /// How many communities she follows beside her own.
    pub fn follows(&self) -> usize {
        self.hosts.len().saturating_sub(1)
    }

    /// Whether she belongs to a community or follows it.
    pub fn is_of(&self, host: &Origin) -> bool {
        self.hosts.contains(host)
    }

    /// What she answered to which events.
    pub fn answers(&self) -> impl Iterator<Item = (&EventId, Answer)> {
        self.answers.iter().map(|(event, answer)| (event, *answer))
    }

    /// Whether an event is in it, and of those asked for.
    pub fn holds(&self, event: &Outline) -> bool {
        self.holds_one_that(self.is_of(&event.host), self.answers.get(&event.id).copied())
    }

    /// The same of an event of which these two are known: whether its host is one of hers ([`Self::is_of`]), and what she
    /// answered ([`Self::answers`]).
    pub fn holds_one_that(&self, is_of_hers: bool, answer: Option<Answer>) -> bool {
        let is_coming = matches!(answer, Some(Answer::Going | Answer::Maybe));
        let is_asked_for = match self.answered {
            None => true,
            Some(Answered::Coming) => is_coming,
            Some(Answered::Yes) => answer.is_some(),
            Some(Answered::No) => answer.is_none(),
        };
        is_asked_for && (is_coming || is_of_hers)
    }
}

#[cfg(test)]
mod tests {
    use domain::{Audience, Scope};
    use store::events;

    use super::*;
    use crate::Viewer;
    use crate::follow_community::follow_community;
    use crate::list_events::{Filter, list_events};
    use crate::rsvp::rsvp;
    use crate::samples::{self, act, activity, at, draft, event_id, iri, origin};

    fn titles(database: &store::Database, who: &Membership, answered: Option<Answered>) -> Vec<u8> {
        let listed = database.read(|tx| {
            let calendar = MyCalendar::of(tx, who, answered)?;
            let filter = Filter {
                calendar: Some(calendar),
                ..Filter::default()
            };
            list_events(tx, &Viewer::Member(who.clone()), &filter, at(0), None, 100)
        });
        let ids = listed.unwrap().events.into_iter().map(|seen| seen.event.id);
        ids.map(|id| (0..9).find(|number| event_id(*number) == id).unwrap())
            .collect()
    }

    /// 2.5
    #[test]
    fn it_holds_what_is_on_where_she_belongs_and_follows_and_what_she_said_yes_to_elsewhere() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        samples::peer(&database, "b.example", &[Scope::Events]);
        samples::peer(&database, "c.example", &[Scope::Events]);
        for (number, host) in [(1, "a"), (2, "b"), (3, "c"), (4, "c"), (5, "b")] {
            let event = samples::publish(&database, number, &draft(1_000), &Audience::Public);
            let elsewhere = domain::Event {
                iri: iri(&format!("https://{host}.example/events/{number}")),
                owner: samples::group(&format!("{host}.example")),
                ..event.clone()
            };
            act(&database, |tx| {
                events::forget(tx, &event)?;
                events::put(tx, &elsewhere)
            });
        }
        assert_eq!(titles(&database, &klara, None), [1]);
        act(&database, |tx| {
            follow_community(tx, &klara, &origin("b.example"), at(1))
        });
        assert_eq!(titles(&database, &klara, None), [1, 2, 5]);
        for (number, answer) in [(2, Answer::Declined), (4, Answer::Going), (1, Answer::Going)] {
            let rules = crate::Rules::default();
            act(&database, |tx| {
                let id = event_id(number);
                rsvp(tx, &rules, &klara, &id, answer, &activity(number.into()), at(1))
            });
        }
        for (answered, expected) in [
            (None, vec![1, 2, 4, 5]),
            (Some(Answered::Coming), vec![1, 4]),
            (Some(Answered::Yes), vec![1, 2, 4]),
            (Some(Answered::No), vec![5]),
        ] {
            assert_eq!(titles(&database, &klara, answered), expected, "{answered:?}");
        }
    }
}
