//! Introductions: two people meet when both want it, and nobody learns that the other did not (F07; threats, section N).
//!
//! What the asker's side knows and what the side of whoever is asked knows are two rows, each at its own node: a no is in the
//! second alone.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Blurb, IntroductionId, Iri, Kind, MailAddress, MemberId, Origin, PartyRef, PersonName, Slug, Title,
};

/// Whom somebody asks to be introduced to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntroductionTo {
    /// A member here.
    Here(MemberId),
    /// Somebody of another community, of whom nothing is kept here but what her node named her by.
    There {
        /// Her community.
        group: Iri,
        /// For her node alone to read.
        party: PartyRef,
    },
}

/// What the one who is asked reads of the asker before she says yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// Name, organisation, community and kind.
    Open,
    /// Community and kind alone (threat N3).
    Blind,
}

/// Whom to write to, once both said yes: what each of the two chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntroductionContact {
    /// The name.
    pub name: PersonName,
    /// The organisation, if that is to be told.
    pub organization: Option<PersonName>,
    /// The address that was typed for this.
    pub mail: MailAddress,
}

/// Whether the two met, as one of them says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// She was not asked yet.
    Unsaid,
    /// She was asked, and did not say.
    Asked,
    /// They met (need 0.13).
    Yes,
    /// They did not.
    No,
}

/// Both said yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connection {
    /// The other one.
    pub contact: IntroductionContact,
    /// Beginnings of half-hours at which whoever was asked has time.
    pub slots: Vec<Timestamp>,
    /// Since when.
    pub at: Timestamp,
    /// Whether they met, as this side says.
    pub met: Met,
}

/// What was written for whoever is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntroductionWords {
    /// What it is about, in one line.
    pub topic: Title,
    /// Why.
    pub why: Blurb,
    /// What is in it for the other.
    pub gain: Blurb,
}

/// How it stands for the asker: not now, no thanks, silence and nobody of that name are one state to her (F07, step 6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedState {
    /// It was sent.
    Waiting,
    /// The deadline passed.
    NoReply,
    /// She took it back.
    Withdrawn,
    /// Both said yes.
    Connected(Connection),
}

/// A request of a member here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntroductionAsked {
    /// What this node calls it.
    pub id: IntroductionId,
    /// Whose.
    pub asker: MemberId,
    /// To whom.
    pub to: IntroductionTo,
    /// The Offer by which it travels.
    pub offer: Iri,
    /// The document in it.
    pub document: Iri,
    /// Her words.
    pub words: IntroductionWords,
    /// What travels of her with them.
    pub disclosure: Disclosure,
    /// What the other gets once both said yes.
    pub contact: IntroductionContact,
    /// When.
    pub at: Timestamp,
    /// Until when it may be answered.
    pub until: Timestamp,
    /// How it stands.
    pub state: AskedState,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntroductionFrom {
    /// A member here.
    Here(MemberId),
    /// Somebody of this community.
    There(Iri),
}

/// What travelled of the asker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskerCard {
    /// The same of one asker at one community, without saying who she is: by it the pause between two requests is kept.
    pub party: PartyRef,
    /// Her name, unless she asks blind.
    pub name: Option<PersonName>,
    /// Her organisation, unless she asks blind.
    pub organization: Option<PersonName>,
    /// Partner, vendor and so on (need 4.13).
    pub kind: Option<Kind>,
}

/// How it stands for whoever is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeardState {
    /// She said nothing yet.
    Open,
    /// Not now.
    NotNow,
    /// No, and not from this one again.
    NoThanks,
    /// Yes; the asker's contact is on its way.
    Accepted(Accepted),
    /// Both said yes, and each has the other's contact.
    Connected(Connection),
    /// The asker took it back.
    Withdrawn,
}

/// Her yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// What the asker gets.
    pub contact: IntroductionContact,
    /// Beginnings of half-hours.
    pub slots: Vec<Timestamp>,
    /// When.
    pub at: Timestamp,
}

/// A request to a member here that was let through to her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntroductionHeard {
    /// What this node calls it.
    pub id: IntroductionId,
    /// Who is asked.
    pub member: MemberId,
    /// By what the Offer names her.
    pub party: PartyRef,
    /// Who asks.
    pub from: IntroductionFrom,
    /// What is told of the asker.
    pub card: AskerCard,
    /// The Offer.
    pub offer: Iri,
    /// The document in it.
    pub document: Iri,
    /// The asker's words.
    pub words: IntroductionWords,
    /// When it is shown to her: with [`IntroductionHeard::PER_WEEK`] in one week the rest waits.
    pub shown: Timestamp,
    /// Until when she may answer.
    pub until: Timestamp,
    /// How it stands.
    pub state: HeardState,
}

/// Whether a member may be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Openness {
    /// By whoever finds her.
    #[default]
    Open,
    /// From this moment on again.
    SnoozedUntil(Timestamp),
    /// By nobody.
    Closed,
}

/// Whom a member does not want to be asked by. It stays at her node, and nothing that leaves tells of it (threat N4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntroductionSettings {
    /// Whether at all.
    pub openness: Openness,
    /// Organisations whose people do not reach her.
    pub organizations: BTreeSet<Slug>,
    /// Communities whose people do not reach her.
    pub communities: BTreeSet<Origin>,
}

/// When the same asker may reach the same member again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Again {
    /// From this moment on.
    From(Timestamp),
    /// She said no thanks.
    Never,
}

impl IntroductionAsked {
    /// Seconds for which the quota counts.
    pub const QUOTA_SECONDS: i64 = 30 * 86_400;
    /// Seconds after the deadline after which what came to nothing is forgotten (threats, section N).
    pub const KEPT_SECONDS: i64 = 30 * 86_400;

    /// Whether an answer would still count.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state == AskedState::Waiting && now < self.until
    }

    /// What both have, if both said yes.
    pub fn connection(&self) -> Option<&Connection> {
        match &self.state {
            AskedState::Connected(connection) => Some(connection),
            AskedState::Waiting | AskedState::NoReply | AskedState::Withdrawn => None,
        }
    }
}

impl IntroductionHeard {
    /// Most requests shown to one member within a week.
    pub const PER_WEEK: usize = 3;
    /// Seconds of a week.
    pub const WEEK_SECONDS: i64 = 7 * 86_400;
    /// Most requests that one community may bring within a week (threat N8).
    pub const PER_COMMUNITY_AND_WEEK: usize = 50;
    /// Half-hours that go with a yes.
    pub const SLOTS: usize = 3;
    /// Seconds of one.
    pub const SLOT_SECONDS: i64 = 30 * 60;

    /// Whether she may answer.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state == HeardState::Open && self.shown <= now && now < self.until
    }

    /// What both have, if both said yes.
    pub fn connection(&self) -> Option<&Connection> {
        match &self.state {
            HeardState::Connected(connection) => Some(connection),
            _ => None,
        }
    }
}

impl IntroductionSettings {
    /// Most entries of each list.
    pub const ENTRIES_MAX: usize = 100;

    /// Whether a request reaches her now. Who hides something and cannot be told from what is hidden does not reach her either.
    pub fn lets_through(&self, from: (&Origin, Option<&Slug>), now: Timestamp) -> bool {
        let (community, organization) = from;
        let is_open = match self.openness {
            Openness::Open => true,
            Openness::SnoozedUntil(until) => until <= now,
            Openness::Closed => false,
        };
        let is_listed = match organization {
            Some(organization) => self.organizations.contains(organization),
            None => !self.organizations.is_empty(),
        };
        is_open && !is_listed && !self.communities.contains(community)
    }
}

/// How many requests are left within the quota.
pub fn introductions_left(per_30_days: u16, asked: &[Timestamp], now: Timestamp) -> u16 {
    let counts = |at: &&Timestamp| now.as_second() - at.as_second() < IntroductionAsked::QUOTA_SECONDS;
    let used = asked.iter().filter(counts).count();
    per_30_days.saturating_sub(u16::try_from(used).unwrap_or(u16::MAX))
}

/// From when on one more request is shown to somebody to whom these were shown before: three in any week.
pub fn shown_from(shown: &[Timestamp], now: Timestamp) -> Timestamp {
    let mut shown: Vec<Timestamp> = shown.to_vec();
    shown.sort_unstable();
    let third = shown.len().checked_sub(IntroductionHeard::PER_WEEK);
    let Some(before) = third.and_then(|place| shown.get(place)) else {
        return now;
    };
    let week = jiff::SignedDuration::from_secs(IntroductionHeard::WEEK_SECONDS);
    before.checked_add(week).map_or(now, |next| next.max(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    const DAY: i64 = 86_400;

    /// 4.13
    #[test]
    fn the_sixth_request_in_thirty_days_has_nothing_left() {
        let asked: Vec<Timestamp> = (0..5).map(|day| at(day * DAY)).collect();
        assert_eq!(introductions_left(5, &asked[..1], at(DAY)), 4);
        assert_eq!(introductions_left(5, &asked, at(5 * DAY)), 0);
        assert_eq!(introductions_left(5, &asked, at(30 * DAY - 1)), 0);
        assert_eq!(introductions_left(5, &asked, at(30 * DAY)), 1);
    }

    #[test]
    fn three_requests_are_shown_in_a_week_and_the_fourth_waits() {
        let mut shown = Vec::new();
        for expected in [10, 10, 10, 10 + 7 * DAY] {
            let next = shown_from(&shown, at(10));
            assert_eq!(next, at(expected));
            shown.push(next);
        }
        assert_eq!(shown_from(&shown[..3], at(30 * DAY)), at(30 * DAY));
    }

    /// F07, step 3; N4: whoever asks without saying for whom she works reaches nobody who leaves out some organisation.
    #[test]
    fn a_list_keeps_out_whom_it_names_and_whoever_may_be_one_of_them() {
        let (london, rival, other) = (
            Origin::parse("https://london.example").unwrap(),
            Slug::parse("rival").unwrap(),
            Slug::parse("other").unwrap(),
        );
        let mut settings = IntroductionSettings::default();
        assert!(settings.lets_through((&london, None), at(0)));
        settings.organizations.insert(rival.clone());
        assert!(settings.lets_through((&london, Some(&other)), at(0)));
        assert!(!settings.lets_through((&london, Some(&rival)), at(0)));
        assert!(!settings.lets_through((&london, None), at(0)));
        settings = IntroductionSettings {
            communities: [london.clone()].into(),
            ..IntroductionSettings::default()
        };
        assert!(!settings.lets_through((&london, Some(&other)), at(0)));
        settings = IntroductionSettings {
            openness: Openness::SnoozedUntil(at(10)),
            ..IntroductionSettings::default()
        };
        assert!(!settings.lets_through((&london, None), at(9)));
        assert!(settings.lets_through((&london, None), at(10)));
        settings.openness = Openness::Closed;
        assert!(!settings.lets_through((&london, None), at(10)));
    }
}
