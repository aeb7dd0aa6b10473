//! The agreement of two communities: what was offered, answered, signed by both and ended (F16, needs 2.21, 2.22).

use std::cmp::Ordering;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{AgreementId, AgreementText, Iri, Note, Origin, Side};

/// What became of a text that one of them offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VersionState {
    /// Waits for an answer.
    Open,
    /// Answered with another text.
    Countered,
    /// Signed by both.
    Accepted,
    /// Said no to.
    Rejected,
    /// Taken back by whoever offered it.
    Withdrawn,
    /// It crossed another that stands ([`ReciprocityAgreement::stands`]).
    Void,
}

/// A text as one of them signed and offered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementVersion {
    /// The document's address.
    pub document: Iri,
    /// The Offer that carries it.
    pub offer: Iri,
    /// The Offer that it answers with another text.
    pub answers: Option<Iri>,
    /// Whose text.
    pub by: Side,
    /// What it says.
    pub text: AgreementText,
    /// `digestMultibase` of the document.
    pub digest: String,
    /// When it was offered, or came.
    pub at: Timestamp,
    /// Until when an answer is awaited.
    pub expires: Timestamp,
    /// The Offer as signed, verbatim.
    pub signed_offer: String,
    /// What became of it.
    pub state: VersionState,
    /// Why somebody said no, in her words.
    pub reason: Option<Note>,
}

impl AgreementVersion {
    /// Whether somebody may still answer it.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state == VersionState::Open && now < self.expires
    }

    fn key(&self) -> (u64, &str) {
        (self.text.revision, &self.digest)
    }
}

/// The second signature of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementSigned {
    /// Which text, by its document's address.
    pub document: Iri,
    /// The Accept.
    pub accept: Iri,
    /// Who accepted.
    pub by: Side,
    /// The Accept as signed, verbatim.
    pub signed_accept: String,
    /// When, or when it came.
    pub at: Timestamp,
}

/// The word that it ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementEnding {
    /// Who said so.
    pub by: Side,
    /// When.
    pub said: Timestamp,
    /// When it is over; vouchers issued before are honoured.
    pub at: Timestamp,
    /// In the words of whoever ended it; the other side gets them too.
    pub reason: Option<Note>,
    /// The Undo as signed, verbatim.
    pub signed_undo: String,
}

/// How a negotiation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementState {
    /// Nothing was sent.
    Draft,
    /// A first text waits for an answer.
    Offered,
    /// A text that answers another waits for one.
    Countered,
    /// Both signed a text; a later one may be on its way beside it.
    Signed,
    /// It is over.
    Ended,
    /// The last text was said no to.
    Rejected,
    /// The last text was taken back, or nobody answered in time.
    Withdrawn,
}

impl AgreementState {
    /// The word in files and the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Offered => "offered",
            Self::Countered => "countered",
            Self::Signed => "signed",
            Self::Ended => "ended",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// An agreement as one side remembers it, with all that was said on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReciprocityAgreement {
    /// This node's own name for it; the other side has another one.
    pub id: AgreementId,
    /// The other node.
    pub peer: Origin,
    /// Its community.
    pub group: Iri,
    /// A text of ours that was not sent.
    pub draft: Option<AgreementText>,
    /// Texts sent and received, oldest first; at most [`ReciprocityAgreement::VERSIONS_MAX`].
    pub versions: Vec<AgreementVersion>,
    /// Those that both signed, oldest first: a later one takes the place of the earlier at its start.
    pub signed: Vec<AgreementSigned>,
    /// The word that it ends, once somebody gave it.
    pub ending: Option<AgreementEnding>,
    /// When it was begun.
    pub since: Timestamp,
    /// When it last changed.
    pub changed: Timestamp,
}

impl ReciprocityAgreement {
    /// Most texts of a negotiation.
    pub const VERSIONS_MAX: usize = 40;

    /// How it stands. A text that nobody answered in time counts as taken back.
    pub fn state(&self, now: Timestamp) -> AgreementState {
        if let Some(last) = self.last_signed() {
            return match self.is_over(&last.text, now) {
                true => AgreementState::Ended,
                false => AgreementState::Signed,
            };
        }
        match (self.open(), self.versions.last()) {
            (Some(open), _) if open.is_open(now) => match open.answers {
                Some(_) => AgreementState::Countered,
                None => AgreementState::Offered,
            },
            _ if self.draft.is_some() => AgreementState::Draft,
            (_, Some(last)) if last.state == VersionState::Rejected => AgreementState::Rejected,
            (_, Some(_)) => AgreementState::Withdrawn,
            (_, None) => AgreementState::Draft,
        }
    }

    /// The text that waits for an answer; of several that crossed, the one that stands. It may have expired:
    /// [`AgreementVersion::is_open`].
    pub fn open(&self) -> Option<&AgreementVersion> {
        let open = self
            .versions
            .iter()
            .filter(|version| version.state == VersionState::Open);
        open.max_by(|one, other| Self::stands(one.key(), other.key()))
    }

    /// The text that counts now: signed by both, begun, not over. A later one counts from its own start.
    pub fn in_force(&self, now: Timestamp) -> Option<&AgreementVersion> {
        let begun = self.all_signed().filter(|version| version.text.starts <= now);
        let last = begun.max_by_key(|version| version.text.revision)?;
        (!self.is_over(&last.text, now)).then_some(last)
    }

    /// The latest text that both signed, be it begun or not, over or not.
    pub fn last_signed(&self) -> Option<&AgreementVersion> {
        self.all_signed().max_by_key(|version| version.text.revision)
    }

    /// Who has to say something next: the one to whom the open text was offered, or we, who have not sent our draft.
    pub fn waits_for(&self, now: Timestamp) -> Option<Side> {
        match self.open().filter(|open| open.is_open(now)) {
            Some(open) if open.by == Side::Us => Some(Side::Them),
            Some(_) => Some(Side::Us),
            None => self.draft.as_ref().map(|_| Side::Us),
        }
    }

    /// The text at an address.
    pub fn version(&self, document: &Iri) -> Option<&AgreementVersion> {
        self.versions.iter().find(|version| &version.document == document)
    }

    /// Which of two open texts that do not answer one another stands, each by its revision and the `digestMultibase` of its
    /// document: the higher revision, then the lower raw digest (protocol section 8.5, "Crossing"). `Greater`: the first one.
    ///
    /// Digests are compared as they are written: base58btc has its digits in the order of ASCII, and all of them begin with
    /// the same two bytes, so that they are equally long.
    pub fn stands(one: (u64, &str), other: (u64, &str)) -> Ordering {
        let size = |digest: &str| digest.len();
        one.0
            .cmp(&other.0)
            .then_with(|| size(other.1).cmp(&size(one.1)))
            .then_with(|| other.1.cmp(one.1))
    }

    fn all_signed(&self) -> impl Iterator<Item = &AgreementVersion> {
        self.signed
            .iter()
            .filter_map(|signed| self.version(&signed.document))
    }

    fn is_over(&self, text: &AgreementText, now: Timestamp) -> bool {
        let is_past = |at: Timestamp| at <= now;
        text.ends.is_some_and(is_past) || self.ending.as_ref().is_some_and(|ending| is_past(ending.at))
    }
}

#[cfg(test)]
#[path = "reciprocity_tests.rs"]
mod tests;
