//! The agenda of an event: what happens when, counted from its start, so that it moves with the event (F12).

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Title;

/// One part of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// How many minutes after the start it begins; at most [`AgendaItem::MINUTES_MAX`].
    pub minutes: u32,
    /// One line.
    pub what: Title,
}

impl AgendaItem {
    /// Most parts of one event.
    pub const ITEMS_MAX: usize = 20;
    /// Latest beginning: as long as an event may last.
    pub const MINUTES_MAX: u32 = 62 * 24 * 60;

    /// When it begins, at an event that begins then.
    pub fn at(&self, start: Timestamp) -> Timestamp {
        start
            .checked_add(SignedDuration::from_mins(i64::from(self.minutes)))
            .unwrap_or(start)
    }
}

/// What an event is for its community, in the four kinds that are counted (F12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// Partners find each other for business.
    PartnerToPartner,
    /// Speaking for partners, to a vendor or in public.
    Advocacy,
    /// Being together, and doing something for others.
    Community,
    /// Learning.
    Education,
}

impl Activity {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::PartnerToPartner,
        Self::Advocacy,
        Self::Community,
        Self::Education,
    ];

    /// As programs and forms name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::PartnerToPartner => "partner_to_partner",
            Self::Advocacy => "advocacy",
            Self::Community => "community",
            Self::Education => "education",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|activity| activity.word() == word)
    }

    /// The word of the FEP-8a8e list that stands for it in an event: other servers know these and no others.
    pub fn category(self) -> &'static str {
        match self {
            Self::PartnerToPartner => "NETWORKING",
            Self::Advocacy => "MOVEMENTS_POLITICS",
            Self::Community => "COMMUNITY",
            Self::Education => "LEARNING",
        }
    }

    /// What a category says of an event; nothing for the words that stand for none of the four.
    pub fn of_category(category: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|activity| activity.category() == category)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_activity_has_a_word_and_a_category_of_its_own() {
        for activity in Activity::ALL {
            assert_eq!(Activity::from_word(activity.word()), Some(activity));
            assert_eq!(Activity::of_category(activity.category()), Some(activity));
            let word = serde_json::to_value(activity).unwrap();
            assert_eq!(word, activity.word());
        }
        assert_eq!(Activity::of_category("MEETING"), None);
    }

    #[test]
    fn an_agenda_moves_with_the_start() {
        let item = AgendaItem {
            minutes: 75,
            what: Title::parse("Round of introductions").unwrap(),
        };
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        assert_eq!(item.at(at("2027-01-14T18:00:00Z")), at("2027-01-14T19:15:00Z"));
        assert_eq!(item.at(Timestamp::MAX), Timestamp::MAX);
    }
}
