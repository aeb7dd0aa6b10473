//! What two communities agree on: terms that each grants the other's members, on one page (F16, needs 2.21, 2.22).

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Benefit, BenefitKind, Iri, Note, Notice, Tier, Title};

/// Why the text of an agreement between two communities was refused; it names what to mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DealRefused {
    /// Not above nought, above a hundred, or missing.
    #[error("a percentage is above 0 and at most 100")]
    Percent,
    /// Nought, or missing.
    #[error("a fixed benefit is an amount above 0")]
    Fixed,
    /// A value where none is reckoned with.
    #[error("member prices and free months have no value of their own")]
    NoValue,
    /// An amount of nobody knows what.
    #[error("a fixed benefit names its currency")]
    Currency,
    /// None, or more than a payment lasts.
    #[error("months are 1 to {max}, and free months say how many", max = Benefit::MONTHS_MAX)]
    Months,
    /// None, or more than a page holds.
    #[error("an agreement has 1 to {max} terms", max = AgreementText::TERMS_MAX)]
    Terms,
    /// Two terms of one number, or a number that no term has.
    #[error("terms are numbered from 1 to {max}, each number once", max = AgreementText::TERMS_MAX)]
    Numbers,
    /// Not two communities on two servers.
    #[error("an agreement has two parties, each on a server of its own")]
    Parties,
    /// Granted by somebody else.
    #[error("each term is granted by one of the two parties")]
    Grantor,
    /// None, more than a community has, or one of another community.
    #[error("a term names at least one level of the other community, and none of anybody else")]
    Levels,
    /// Nothing, or something that this benefit cannot be taken off.
    #[error("say what it applies to: a member price to events alone, free months to joining alone")]
    AppliesTo,
    /// A limit of nought.
    #[error("a limit is at least 1; leave it out for none")]
    Limit,
    /// It ends before it begins.
    #[error("an agreement ends after it begins")]
    Ends,
    /// Longer than a year.
    #[error("notice is at most {max} days", max = Notice::DAYS_MAX)]
    Notice,
    /// A first text that follows another, or a later one that follows none.
    #[error("the first text follows none, and each later one says which it follows")]
    Chain,
}

/// What every agreement says of those who come after: word for word the same everywhere (protocol section 8.5).
pub const SUCCESSORS: &str = "This agreement binds the later officers of both communities.";

/// What a benefit is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AppliesTo {
    /// The dues of a level of the host.
    Joining,
    /// The price of an event of the host.
    Events,
}

impl AppliesTo {
    /// Both, in the order of forms.
    pub const ALL: [Self; 2] = [Self::Joining, Self::Events];

    /// The word in forms, files and the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Joining => "joining",
            Self::Events => "events",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// As documents name it.
    pub fn iri(self) -> &'static str {
        match self {
            Self::Joining => "https://w3id.org/rosarium/v1#Joining",
            Self::Events => "https://w3id.org/rosarium/v1#Events",
        }
    }

    /// Reads that.
    pub fn from_iri(iri: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.iri() == iri)
    }
}

/// What one of the two communities, the host, gives members of the other, their home. `Term` is a word of the taxonomy here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenefitTerm {
    /// Its number in the text, from 1; the document's fragment.
    pub number: u8,
    /// The host: one of the two communities.
    pub grantor: Iri,
    /// Levels of the home whose members qualify, by address ([`crate::tier_iri`]); 1 to [`Tier::TIERS_MAX`].
    pub tiers: BTreeSet<Iri>,
    /// Whether only members in good standing qualify.
    pub good_standing: bool,
    /// What they get.
    pub benefit: Benefit,
    /// What it is taken off; at least one.
    pub applies_to: BTreeSet<AppliesTo>,
    /// Most uses in a year, from the day the agreement starts; absent: no limit.
    pub cap_per_year: Option<u32>,
    /// How often one member may use it; absent: as often as she likes (protocol section 8.5).
    pub uses_per_member: Option<u32>,
    /// Whether members from the host's own region do not qualify.
    pub same_region_excluded: bool,
    /// How far from the host a member may live, in kilometres; absent: anywhere.
    pub max_distance_km: Option<u32>,
    /// One line that is printed wherever the offer is listed.
    pub restrictions: Option<Title>,
    /// Whether coming to the host counts as coming at home.
    pub make_up: bool,
}

impl BenefitTerm {
    /// Checks what the fields say together; what concerns both parties is checked by [`AgreementText::check`].
    pub fn check(&self) -> Result<(), DealRefused> {
        self.benefit.check()?;
        let cannot = match self.benefit.kind {
            BenefitKind::MemberPrice => Some(AppliesTo::Joining),
            BenefitKind::FreeMonths => Some(AppliesTo::Events),
            BenefitKind::Percent | BenefitKind::Fixed => None,
        };
        let applies =
            !self.applies_to.is_empty() && cannot.is_none_or(|what| !self.applies_to.contains(&what));
        let limits = [self.cap_per_year, self.uses_per_member, self.max_distance_km];
        match () {
            () if !(1..=Tier::TIERS_MAX).contains(&self.tiers.len()) => Err(DealRefused::Levels),
            () if !applies => Err(DealRefused::AppliesTo),
            () if limits.contains(&Some(0)) => Err(DealRefused::Limit),
            () => Ok(()),
        }
    }

    /// Whether it is taken off this.
    pub fn applies_to(&self, what: AppliesTo) -> bool {
        self.applies_to.contains(&what)
    }

    fn changes_from(&self, before: &Self) -> Vec<AgreementField> {
        [
            (AgreementField::Tiers, self.tiers != before.tiers),
            (
                AgreementField::GoodStanding,
                self.good_standing != before.good_standing,
            ),
            (AgreementField::Benefit, self.benefit != before.benefit),
            (AgreementField::AppliesTo, self.applies_to != before.applies_to),
            (AgreementField::Cap, self.cap_per_year != before.cap_per_year),
            (
                AgreementField::Uses,
                self.uses_per_member != before.uses_per_member,
            ),
            (
                AgreementField::SameRegion,
                self.same_region_excluded != before.same_region_excluded,
            ),
            (
                AgreementField::Distance,
                self.max_distance_km != before.max_distance_km,
            ),
            (
                AgreementField::Restrictions,
                self.restrictions != before.restrictions,
            ),
            (AgreementField::MakeUp, self.make_up != before.make_up),
        ]
        .into_iter()
        .filter_map(|(field, is_other)| is_other.then_some(field))
        .collect()
    }
}

/// What both communities sign. It fits one printed page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementText {
    /// A name for people.
    pub name: Title,
    /// Free text.
    pub note: Option<Note>,
    /// The two communities; who wrote the first text stands first.
    pub parties: [Iri; 2],
    /// From when; years of a cap count from here.
    pub starts: Timestamp,
    /// Until when; absent: until one of them ends it.
    pub ends: Option<Timestamp>,
    /// Days between the word that it ends and the end, at most [`Notice::DAYS_MAX`].
    pub notice_days: u16,
    /// What each gives; 1 to [`AgreementText::TERMS_MAX`], each number once.
    pub terms: Vec<BenefitTerm>,
    /// From 1; one more than that of the text it answers or takes the place of.
    pub revision: u64,
    /// `digestMultibase` of that text; the first one has none.
    pub previous: Option<String>,
}

impl AgreementText {
    /// Most terms.
    pub const TERMS_MAX: usize = 6;
    /// Days of notice of a new text.
    pub const NOTICE_DAYS: u16 = Notice::DAYS_UNSAID;
    /// Longest digest, in bytes.
    pub const DIGEST_BYTES_MAX: usize = 100;

    /// Checks what the fields say together.
    pub fn check(&self) -> Result<(), DealRefused> {
        let [one, other] = &self.parties;
        let numbers: BTreeSet<u8> = self.terms.iter().map(|term| term.number).collect();
        let numbers_fit = numbers.len() == self.terms.len()
            && numbers
                .iter()
                .all(|number| (1..=Self::TERMS_MAX).contains(&usize::from(*number)));
        let chain_fits = match &self.previous {
            None => self.revision == 1,
            Some(digest) => self.revision > 1 && (1..=Self::DIGEST_BYTES_MAX).contains(&digest.len()),
        };
        match () {
            () if one.origin() == other.origin() => return Err(DealRefused::Parties),
            () if !(1..=Self::TERMS_MAX).contains(&self.terms.len()) => return Err(DealRefused::Terms),
            () if !numbers_fit => return Err(DealRefused::Numbers),
            () if self.ends.is_some_and(|ends| ends <= self.starts) => return Err(DealRefused::Ends),
            () if self.notice_days > Notice::DAYS_MAX => return Err(DealRefused::Notice),
            () if !chain_fits => return Err(DealRefused::Chain),
            () => {}
        }
        for term in &self.terms {
            term.check()?;
            let home = self.home_of(term).ok_or(DealRefused::Grantor)?.origin();
            if term.tiers.iter().any(|tier| tier.origin() != home) {
                return Err(DealRefused::Levels);
            }
        }
        Ok(())
    }

    /// The community whose members a term is for: the one that does not grant it. None when it is of neither.
    pub fn home_of(&self, term: &BenefitTerm) -> Option<&Iri> {
        match &self.parties {
            [one, other] if &term.grantor == one => Some(other),
            [one, other] if &term.grantor == other => Some(one),
            _ => None,
        }
    }

    /// The term of a number.
    pub fn term(&self, number: u8) -> Option<&BenefitTerm> {
        self.terms.iter().find(|term| term.number == number)
    }

    /// What is otherwise than in the text before, in the order of the page: the whole first, then term by term. A term of the
    /// same number that somebody else grants is another term.
    pub fn changes_from(&self, before: &Self) -> Vec<AgreementChange> {
        let whole = |field| AgreementChange { field, term: None };
        let mut changes: Vec<AgreementChange> = [
            (AgreementField::Name, self.name != before.name),
            (AgreementField::Note, self.note != before.note),
            (AgreementField::Starts, self.starts != before.starts),
            (AgreementField::Ends, self.ends != before.ends),
            (AgreementField::Notice, self.notice_days != before.notice_days),
        ]
        .into_iter()
        .filter(|(_, is_other)| *is_other)
        .map(|(field, _)| whole(field))
        .collect();
        let numbers: BTreeSet<u8> = self
            .terms
            .iter()
            .chain(&before.terms)
            .map(|term| term.number)
            .collect();
        for number in numbers {
            let fields = match (before.term(number), self.term(number)) {
                (Some(old), Some(new)) if old.grantor == new.grantor => new.changes_from(old),
                (Some(_), Some(_)) => vec![AgreementField::TermRemoved, AgreementField::TermAdded],
                (Some(_), None) => vec![AgreementField::TermRemoved],
                (None, _) => vec![AgreementField::TermAdded],
            };
            changes.extend(fields.into_iter().map(|field| AgreementChange {
                field,
                term: Some(number),
            }));
        }
        changes
    }
}

/// A part of the text in which two versions can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementField {
    /// Its name.
    Name,
    /// The free text.
    Note,
    /// From when.
    Starts,
    /// Until when.
    Ends,
    /// Days of notice.
    Notice,
    /// A term more.
    TermAdded,
    /// A term less.
    TermRemoved,
    /// Whose members qualify.
    Tiers,
    /// Whether good standing is asked for.
    GoodStanding,
    /// What they get.
    Benefit,
    /// What it is taken off.
    AppliesTo,
    /// Most uses in a year.
    Cap,
    /// Most uses of a member.
    Uses,
    /// Whether the host's own region is left out.
    SameRegion,
    /// How far away.
    Distance,
    /// The line printed with it.
    Restrictions,
    /// Whether coming counts at home.
    MakeUp,
}

/// One difference between two texts; pages read both for the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementChange {
    /// In what.
    pub field: AgreementField,
    /// Of which term; absent: of the whole.
    pub term: Option<u8>,
}

#[cfg(test)]
#[path = "agreement_text_tests.rs"]
mod tests;
