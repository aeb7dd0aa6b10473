//! A call for hands: what is needed, from whom, by which rules, and how it stands (F10, needs 3.1 to 3.7; glossary: CallForHands).
//!
//! It states a need and nobody's capacity, and holds no price (features, section 3.1).

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{CallId, Iri, MemberId, Note, Origin, PersonName, Regions, Skill, Slug, Terms, Title};

/// How soon it is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// In its time.
    Normal,
    /// Before other mails.
    Urgent,
    /// At once: its mails wait for nothing (need 3.3).
    Emergency,
}

impl Urgency {
    /// All, the least first.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Urgent, Self::Emergency];

    /// The word on the wire and in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Urgent => "urgent",
            Self::Emergency => "emergency",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|urgency| urgency.word() == word)
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandsUnit {
    /// People.
    One,
    /// Days of work.
    Day,
}

impl HandsUnit {
    /// The word on the wire (`hasUnit`).
    pub fn word(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Day => "day",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::One, Self::Day]
            .into_iter()
            .find(|unit| unit.word() == word)
    }
}

/// How many hands, or how many days of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hands {
    /// Counted in this.
    pub unit: HandsUnit,
    /// From 1 to [`Hands::MAX`].
    pub number: u16,
}

impl Hands {
    /// Most of either.
    pub const MAX: u16 = 1_000;

    /// So many people.
    pub fn people(number: u16) -> Result<Self, CallRefused> {
        match (1..=Self::MAX).contains(&number) {
            true => Ok(Self {
                unit: HandsUnit::One,
                number,
            }),
            false => Err(CallRefused::Hands),
        }
    }
}

/// Where the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallPlace {
    /// There, in one of the regions named.
    OnSite,
    /// From anywhere.
    Remote,
}

/// Why a call cannot be as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallRefused {
    /// None or too many.
    #[error("a call asks for 1 to {max} hands", max = Hands::MAX)]
    Hands,
    /// None or too many.
    #[error("a call names 1 to {max} skills", max = CallNeed::SKILLS_MAX)]
    Skills,
    /// Too many regions, industries or sizes.
    #[error("a call names at most {max} regions, industries and sizes", max = CallNeed::ENTRIES_MAX)]
    Entries,
    /// On site, but where?
    #[error("whoever is needed on site has to know in which region")]
    NoRegion,
    /// It ends before it begins, or is over.
    #[error("the work ends after it begins, and not in the past")]
    Times,
    /// Too many certificates.
    #[error("terms name at most {max} certificates", max = CallTerms::CERTIFICATES_MAX)]
    Certificates,
    /// Longer than anybody keeps.
    #[error("terms bind for at most {max} months", max = CallTerms::MONTHS_MAX)]
    Months,
}

/// What is needed: the part that everybody who gets the call reads. The customer is described, never named (need 3.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallNeed {
    /// In one line.
    pub name: Title,
    /// More of it.
    pub details: Option<Note>,
    /// Who can do it: competencies of the list of this node, and what others write.
    pub skills: BTreeSet<Skill>,
    /// Where the customer is.
    pub regions: Regions,
    /// What the customer does.
    pub verticals: Terms,
    /// How large the customer is.
    pub sizes: Terms,
    /// Where the work is.
    pub place: CallPlace,
    /// How many.
    pub hands: Hands,
    /// The least that is of use.
    pub least: Option<Hands>,
    /// When it begins.
    pub from: Timestamp,
    /// When it is over.
    pub until: Timestamp,
    /// How soon.
    pub urgency: Urgency,
}

impl CallNeed {
    /// Most skills.
    pub const SKILLS_MAX: usize = 10;
    /// Most regions, and industries, and sizes.
    pub const ENTRIES_MAX: usize = 20;

    /// Whether it holds together.
    pub fn check(&self) -> Result<(), CallRefused> {
        if !(1..=Hands::MAX).contains(&self.hands.number) {
            return Err(CallRefused::Hands);
        }
        if self.skills.is_empty() || self.skills.len() > Self::SKILLS_MAX {
            return Err(CallRefused::Skills);
        }
        let longest = [self.regions.len(), self.verticals.len(), self.sizes.len()];
        if longest.into_iter().any(|length| length > Self::ENTRIES_MAX) {
            return Err(CallRefused::Entries);
        }
        if self.place == CallPlace::OnSite && self.regions.is_empty() {
            return Err(CallRefused::NoRegion);
        }
        if self.until < self.from {
            return Err(CallRefused::Times);
        }
        Ok(())
    }
}

/// The sheet that whoever answers accepts, word for word (needs 3.5 and 3.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallTerms {
    /// Who leads: an organisation, or the community.
    pub lead: Iri,
    /// The method or run book.
    pub method: Option<Iri>,
    /// Certificates that are asked for.
    pub certificates: Vec<Title>,
    /// For how many months the customer is not to be approached past the asker.
    pub months: Option<u8>,
    /// What else.
    pub content: Option<Note>,
}

impl CallTerms {
    /// Most certificates.
    pub const CERTIFICATES_MAX: usize = 10;
    /// Most months.
    pub const MONTHS_MAX: u8 = 36;

    /// Whether they hold together.
    pub fn check(&self) -> Result<(), CallRefused> {
        if self.certificates.len() > Self::CERTIFICATES_MAX {
            return Err(CallRefused::Certificates);
        }
        if self
            .months
            .is_some_and(|months| months == 0 || months > Self::MONTHS_MAX)
        {
            return Err(CallRefused::Months);
        }
        Ok(())
    }
}

/// How a call stands (glossary: CallForHands).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// It waits for whoever may let it go: *draft, waiting for …* (needs 3.3 and 3.4).
    AwaitingApproval,
    /// Whoever has it may answer.
    Open,
    /// There are hands enough.
    Filled,
    /// Its time is over.
    Expired,
    /// It is over, and what came of it is written down.
    Closed,
}

impl CallState {
    /// The word in addresses, files and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::AwaitingApproval => "awaiting_approval",
            Self::Open => "open",
            Self::Filled => "filled",
            Self::Expired => "expired",
            Self::Closed => "closed",
        }
    }
}

/// Whom a call waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalBy {
    /// Who speaks for the organisation (need 3.4).
    Owner(MemberId),
    /// An officer: it is the organisation's second emergency within 30 days (need 3.3).
    Officer,
}

/// An approval that a call asks for, and who gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Whose.
    pub by: ApprovalBy,
    /// Who gave it, and when; absent while it waits.
    pub given: Option<(MemberId, Timestamp)>,
}

/// What came of a call: four fields at most (need 3.7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallClose {
    /// Hands that came from others.
    pub received: u16,
    /// Hands that the asker gave herself.
    pub given: u16,
    /// Sites that were done.
    pub sites: u16,
    /// What it was worth to the asker, in her words; for herself alone.
    pub value: Option<Title>,
}

/// What only the asker's node knows of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCall {
    /// Who asks.
    pub author: MemberId,
    /// For which organisation, by its last part of the address.
    pub organization: Option<Slug>,
    /// Who the customer is; told to those alone who were accepted.
    pub customer: Option<PersonName>,
    /// Communities beside this one that get it.
    pub chosen: BTreeSet<Origin>,
    /// Minutes after which they do; nought is at once.
    pub widen_after: u32,
    /// When they did.
    pub widened: Option<Timestamp>,
    /// What it waits or waited for.
    pub approvals: Vec<Approval>,
    /// When it was opened.
    pub opened: Option<Timestamp>,
    /// When the first answer came.
    pub first_answer: Option<Timestamp>,
    /// Who was told the customer, and with which revision.
    pub disclosed: BTreeMap<Origin, u64>,
    /// What came of it.
    pub close: Option<CallClose>,
}

/// A call, ours or one of a peer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// What this node calls it; the address of its page.
    pub id: CallId,
    /// Its address everywhere.
    pub iri: Iri,
    /// The community that asks.
    pub group: Iri,
    /// What is needed.
    pub need: CallNeed,
    /// The sheet.
    pub terms: Option<CallTerms>,
    /// The digest of the sheet as it was signed with the call; absent where there is none.
    pub digest: Option<String>,
    /// The customer, once the asker told us who it is.
    pub customer: Option<PersonName>,
    /// When we learned that.
    pub revealed: Option<Timestamp>,
    /// As the asker counts.
    pub revision: u64,
    /// When it was first told.
    pub published: Timestamp,
    /// When it last changed.
    pub updated: Timestamp,
    /// Until when it may be answered.
    pub through: Timestamp,
    /// How it stands.
    pub state: CallState,
    /// What only we know, if it is ours.
    pub own: Option<OwnCall>,
}

impl Call {
    /// Longest time a call is open: 30 days.
    pub const HOURS_MAX: u16 = 720;
    /// Longest time before peers get it: a day.
    pub const WIDEN_MINUTES_MAX: u32 = 1_440;

    /// Where its page is.
    pub fn path(&self) -> String {
        format!("/calls/{}", self.id)
    }

    /// Whether it may be answered now.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state == CallState::Open && now < self.through
    }

    /// The revision that a peer has or should have: who was told the customer counts further.
    pub fn revision_for(&self, peer: &Origin) -> u64 {
        let disclosed = self.own.as_ref().and_then(|own| own.disclosed.get(peer));
        disclosed.map_or(self.revision, |disclosed| self.revision.max(*disclosed))
    }

    /// Above every revision that anybody was told.
    pub fn highest_revision(&self) -> u64 {
        let disclosed = self.own.as_ref().and_then(|own| own.disclosed.values().max());
        disclosed.map_or(self.revision, |disclosed| self.revision.max(*disclosed))
    }

    /// The first approval that it still waits for.
    pub fn waits_for(&self) -> Option<&ApprovalBy> {
        let own = self.own.as_ref()?;
        let open = own.approvals.iter().find(|approval| approval.given.is_none());
        open.map(|approval| &approval.by)
    }

    /// Minutes from opening to the first answer; peers' calls have none here (features, section 5 of the desk).
    pub fn minutes_to_first_answer(&self) -> Option<i64> {
        let own = self.own.as_ref()?;
        let (opened, first) = (own.opened?, own.first_answer?);
        Some((first.as_second() - opened.as_second()) / 60)
    }
}

/// The median of these, if there are any.
pub fn median(mut minutes: Vec<i64>) -> Option<i64> {
    minutes.sort_unstable();
    let middle = minutes.len() / 2;
    match minutes.len() % 2 {
        _ if minutes.is_empty() => None,
        1 => Some(minutes[middle]),
        _ => Some(minutes[middle - 1].midpoint(minutes[middle])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Region;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn need() -> CallNeed {
        CallNeed {
            name: Title::parse("DST remediation").unwrap(),
            details: None,
            skills: [Skill::parse("erp").unwrap()].into(),
            regions: [Region::parse("US-WA").unwrap()].into(),
            verticals: Terms::new(),
            sizes: Terms::new(),
            place: CallPlace::OnSite,
            hands: Hands::people(4).unwrap(),
            least: None,
            from: at(100),
            until: at(200),
            urgency: Urgency::Emergency,
        }
    }

    #[test]
    fn a_call_that_does_not_hold_together_is_refused_by_what_is_wrong() {
        assert_eq!(need().check(), Ok(()));
        let mut nowhere = need();
        nowhere.regions.clear();
        assert_eq!(nowhere.check(), Err(CallRefused::NoRegion));
        nowhere.place = CallPlace::Remote;
        assert_eq!(nowhere.check(), Ok(()));
        let mut unskilled = need();
        unskilled.skills.clear();
        assert_eq!(unskilled.check(), Err(CallRefused::Skills));
        let mut backwards = need();
        backwards.until = at(99);
        assert_eq!(backwards.check(), Err(CallRefused::Times));
        assert_eq!(Hands::people(0), Err(CallRefused::Hands));
        assert_eq!(Hands::people(Hands::MAX + 1), Err(CallRefused::Hands));
    }

    /// 3.6
    #[test]
    fn who_was_told_the_customer_counts_further_than_the_others() {
        let [told, other] =
            ["https://b.example", "https://c.example"].map(|host| Origin::parse(host).unwrap());
        let mut call = Call {
            id: CallId::new(1, [1; 10]),
            iri: Iri::parse("https://a.example/calls/1").unwrap(),
            group: Iri::parse("https://a.example/c/a").unwrap(),
            need: need(),
            terms: None,
            digest: None,
            customer: None,
            revealed: None,
            revision: 1,
            published: at(0),
            updated: at(0),
            through: at(50),
            state: CallState::Open,
            own: None,
        };
        assert!(call.is_open(at(49)) && !call.is_open(at(50)));
        call.own = Some(OwnCall {
            author: MemberId::new(1, [1; 10]),
            organization: None,
            customer: None,
            chosen: BTreeSet::new(),
            widen_after: 0,
            widened: None,
            approvals: Vec::new(),
            opened: Some(at(0)),
            first_answer: Some(at(300)),
            disclosed: BTreeMap::from([(told.clone(), 2)]),
            close: None,
        });
        assert_eq!((call.revision_for(&told), call.revision_for(&other)), (2, 1));
        assert_eq!(call.highest_revision(), 2);
        assert_eq!(call.minutes_to_first_answer(), Some(5));
    }

    #[test]
    fn the_median_lies_in_the_middle() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![9, 1, 5]), Some(5));
        assert_eq!(median(vec![4, 2]), Some(3));
    }
}
