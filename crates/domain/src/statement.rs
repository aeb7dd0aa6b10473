//! A joint statement: one letter that organisations and persons sign together, whose text one community owns (F17, needs 0.11,
//! 0.12; protocol section 8.8).
//!
//! A signature counts for the text that was signed and no other: whoever changes the text begins to collect anew.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Html, Iri, MemberId, Note, PersonName, Side, Slug, StatementId, Title};

/// The letter itself: what a signature binds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementText {
    /// What it is about, in one line.
    pub name: Title,
    /// To whom it is: a vendor or an authority (rule 3.1).
    pub addressee: Title,
    /// The letter.
    pub content: Html,
}

impl StatementText {
    /// Most characters of a letter as it is written.
    pub const CHARS_MAX: usize = 8_000;
}

/// How far a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementState {
    /// It is being written; nobody else sees it.
    Draft,
    /// It is to be signed.
    Collecting,
    /// As many signed as it asks for; it may still be signed.
    Ready,
    /// It was handed over; nobody signs it any more.
    Delivered,
    /// Whoever it was for replied.
    Answered,
    /// It is over.
    Closed,
}

impl StatementState {
    /// The word in lists and programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Collecting => "collecting",
            Self::Ready => "ready",
            Self::Delivered => "delivered",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    /// Whether it may be signed, and its text changed.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Collecting | Self::Ready)
    }
}

/// That a letter was handed over (need 0.12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    /// When.
    pub at: Timestamp,
    /// To whom, in the words of whoever did it.
    pub to: Title,
}

/// What came back (need 0.12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementReply {
    /// When it was entered.
    pub at: Timestamp,
    /// The reply, word for word.
    pub text: Note,
    /// What came of it, in one line.
    pub outcome: Option<Title>,
}

/// An earlier text, and how many signatures it lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerText {
    /// Its number.
    pub revision: u64,
    /// `digestMultibase` of it.
    pub digest: String,
    /// How many had signed it.
    pub signatures: u32,
    /// When it was changed.
    pub until: Timestamp,
}

/// A joint statement of this community, or of a peer as it told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Its name here; the last part of its page.
    pub id: StatementId,
    /// Its address, on the host of the community whose text it is.
    pub iri: Iri,
    /// Whether it is our text or theirs.
    pub side: Side,
    /// The community whose text it is.
    pub group: Iri,
    /// What that community is called.
    pub community: Title,
    /// Who wrote it here.
    pub author: Option<MemberId>,
    /// The letter.
    pub text: StatementText,
    /// `digestMultibase` of the letter; what a signature binds.
    pub digest: String,
    /// First is 1; one more with each change of the letter.
    pub revision: u64,
    /// How many have to sign.
    pub threshold: u32,
    /// Until when it may be signed.
    pub closes: Option<Timestamp>,
    /// How far it is.
    pub state: StatementState,
    /// How many signatures count; of a peer's statement as its owner said last.
    pub count: u32,
    /// Once it was handed over.
    pub handed_over: Option<HandedOver>,
    /// Once somebody replied.
    pub reply: Option<StatementReply>,
    /// Earlier texts that were to be signed, oldest first.
    pub former: Vec<FormerText>,
    /// When it was begun, or first heard of.
    pub since: Timestamp,
    /// When anything of it changed last, by its owner's clock.
    pub changed: Timestamp,
}

/// Why a statement cannot be as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatementUnfit {
    /// Nothing to sign.
    #[error("a statement has a letter to sign")]
    Empty,
    /// More than [`StatementText::CHARS_MAX`].
    #[error("a letter has at most {max} characters", max = StatementText::CHARS_MAX)]
    TooLong,
    /// Fewer than [`Statement::THRESHOLD_MIN`] or more than [`Statement::SIGNATURES_MAX`].
    #[error("a statement asks for {min} to {max} signatures", min = Statement::THRESHOLD_MIN, max = Statement::SIGNATURES_MAX)]
    Threshold,
}

impl Statement {
    /// Fewest signatures that make a letter a joint one.
    pub const THRESHOLD_MIN: u32 = 2;
    /// As many are asked for where nobody says how many (`[statements] default_threshold`).
    pub const THRESHOLD_USUAL: u32 = 5;
    /// Most signatures of one statement.
    pub const SIGNATURES_MAX: u32 = 1_000;
    /// Most earlier texts that are remembered.
    pub const FORMER_MAX: usize = 50;

    /// The page of it on this node.
    pub fn path(&self) -> String {
        format!("/statements/{}", self.id)
    }

    /// The address of its roll.
    pub fn signatories(&self) -> Iri {
        self.iri.below("/signatories")
    }

    /// Whether it may be signed now.
    pub fn may_be_signed(&self, now: Timestamp) -> bool {
        self.state.is_open() && self.closes.is_none_or(|closes| now < closes)
    }

    /// As many signatures count now; says whether that made it ready.
    pub fn counted(&mut self, count: u32) -> BecameReady {
        self.count = count;
        let enough = count >= self.threshold;
        match (self.state, enough) {
            (StatementState::Collecting, true) => {
                self.state = StatementState::Ready;
                BecameReady::Now
            }
            (StatementState::Ready, false) => {
                self.state = StatementState::Collecting;
                BecameReady::No
            }
            _ => BecameReady::No,
        }
    }

    /// Another letter takes the place of this one, and what was signed is void; a letter that says the same changes nothing.
    pub fn reworded(&mut self, text: StatementText, digest: String, now: Timestamp) -> Reworded {
        if self.digest == digest {
            return Reworded::Same;
        }
        let former = FormerText {
            revision: self.revision,
            digest: std::mem::replace(&mut self.digest, digest),
            signatures: self.count,
            until: now,
        };
        self.text = text;
        if self.state == StatementState::Draft {
            return Reworded::Other;
        }
        if self.former.len() >= Self::FORMER_MAX {
            self.former.remove(0);
        }
        self.former.push(former);
        self.revision = self.revision.saturating_add(1);
        self.counted(0);
        Reworded::Other
    }
}

/// What counting did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BecameReady {
    /// The last signature that was asked for has come.
    Now,
    /// It was ready before, or is not.
    No,
}

/// What another text did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reworded {
    /// It says the same.
    Same,
    /// It says something else.
    Other,
}

/// In whose name somebody signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum SignsAs {
    /// An organisation, through its approver (protocol section 8.12).
    Organization {
        /// Its address, on the host of the community that vouches for it.
        id: Iri,
        /// Its name.
        name: PersonName,
        /// Its slug, where it is one of ours.
        slug: Option<Slug>,
    },
    /// A person in her own name.
    Person {
        /// Her name in this statement and nowhere else (`partyRef`).
        party: String,
        /// As she signs.
        name: PersonName,
    },
}

impl SignsAs {
    /// Most bytes of a `partyRef`.
    pub const PARTY_BYTES_MAX: usize = 200;

    /// The name in the roll.
    pub fn name(&self) -> &PersonName {
        match self {
            Self::Organization { name, .. } | Self::Person { name, .. } => name,
        }
    }

    /// Under these at most one signature counts: the address and the name of an organisation, which nobody verified, or what
    /// stands for a person (protocol section 8.12).
    pub fn keys(&self) -> BTreeSet<String> {
        match self {
            Self::Organization { id, name, .. } => {
                [format!("id {id}"), format!("name {}", folded(name))].into()
            }
            Self::Person { party, .. } => [format!("person {party}")].into(),
        }
    }
}

/// A name as it is compared: case and width of letters and the blanks between words do not tell two companies apart.
fn folded(name: &PersonName) -> String {
    let lower = name.as_str().to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What became of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureState {
    /// It is on its way to the community whose text it is.
    Sent,
    /// It counts.
    Counted,
    /// That community did not take it.
    Refused,
    /// Whoever signed took it back.
    Withdrawn,
    /// The text was changed after it.
    Void,
}

impl SignatureState {
    /// The word in lists and programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Counted => "counted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Void => "void",
        }
    }

    /// Whether it stands: it counts, or is on its way.
    pub fn stands(self) -> bool {
        matches!(self, Self::Sent | Self::Counted)
    }
}

/// One signature, as its document says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementSignature {
    /// Under which statement.
    pub statement: StatementId,
    /// The address of its document.
    pub cosignature: Iri,
    /// The Offer that brought it; of one made at the owner's, the address of its document.
    pub offer: Iri,
    /// The community that vouches for the signer.
    pub home: Iri,
    /// What that community is called.
    pub community: Title,
    /// Who signs.
    pub signs_as: SignsAs,
    /// The letter that is signed.
    pub digest: String,
    /// When.
    pub at: Timestamp,
    /// What became of it.
    pub state: SignatureState,
    /// Why it was refused.
    pub reason: Option<Note>,
    /// The document with its proof, verbatim.
    pub document: String,
    /// The key that made the proof, as a Multikey: what a file of the statement is checked by.
    pub key: String,
    /// Whose hand it was, where she is one of ours.
    pub member: Option<MemberId>,
    /// The Offer or the Undo of it with its proof, verbatim, where it is ours and on its way.
    pub said: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn text(content: &str) -> StatementText {
        StatementText {
            name: Title::parse("Partner support response times").unwrap(),
            addressee: Title::parse("Vendor Partner Organisation").unwrap(),
            content: Html::from_sanitised(content.to_owned()),
        }
    }

    fn statement() -> Statement {
        let group = Iri::parse("https://a.example/c/all").unwrap();
        Statement {
            id: StatementId::new(0, [1; 10]),
            iri: Iri::parse("https://a.example/statements/1").unwrap(),
            side: Side::Us,
            group,
            community: Title::parse("A").unwrap(),
            author: None,
            text: text("<p>We ask.</p>"),
            digest: "z1".to_owned(),
            revision: 1,
            threshold: 5,
            closes: None,
            state: StatementState::Collecting,
            count: 0,
            handed_over: None,
            reply: None,
            former: Vec::new(),
            since: at(0),
            changed: at(0),
        }
    }

    /// 0.11
    #[test]
    fn with_threshold_five_the_fourth_leaves_it_collecting_and_the_fifth_makes_it_ready() {
        let mut statement = statement();
        assert_eq!(statement.counted(4), BecameReady::No);
        assert_eq!(statement.state, StatementState::Collecting);
        assert_eq!(statement.counted(5), BecameReady::Now);
        assert_eq!(statement.counted(6), BecameReady::No, "it is told once");
        assert_eq!(statement.state, StatementState::Ready);
        statement.counted(4);
        assert_eq!(
            statement.state,
            StatementState::Collecting,
            "somebody took hers back"
        );
    }

    /// 0.11
    #[test]
    fn another_text_begins_to_collect_anew_and_the_same_text_does_not() {
        let mut statement = statement();
        statement.counted(5);
        let same = statement.reworded(text("<p>We ask.</p>"), "z1".to_owned(), at(1));
        assert_eq!((same, statement.count), (Reworded::Same, 5));
        let other = statement.reworded(text("<p>We beg.</p>"), "z2".to_owned(), at(2));
        assert_eq!(other, Reworded::Other);
        assert_eq!(
            (statement.count, statement.state, statement.revision),
            (0, StatementState::Collecting, 2)
        );
        assert_eq!(statement.former[0].signatures, 5);
        assert_eq!(statement.former[0].digest, "z1");
    }

    #[test]
    fn after_its_last_day_nobody_signs_it_and_once_it_was_handed_over_neither() {
        let mut statement = statement();
        statement.closes = Some(at(10));
        assert!(statement.may_be_signed(at(9)));
        assert!(!statement.may_be_signed(at(10)));
        statement.closes = None;
        statement.state = StatementState::Delivered;
        assert!(!statement.may_be_signed(at(9)));
    }

    /// Protocol section 8.12
    #[test]
    fn two_organisations_of_one_name_are_one_signer_and_two_persons_of_one_name_are_two() {
        let organization = |host: &str, name: &str| SignsAs::Organization {
            id: Iri::parse(&format!("https://{host}/orgs/x")).unwrap(),
            name: PersonName::parse(name).unwrap(),
            slug: None,
        };
        let same = |one: &SignsAs, other: &SignsAs| !one.keys().is_disjoint(&other.keys());
        let fathom = organization("a.example", "Fathom & Vale");
        assert!(same(&fathom, &organization("b.example", "FATHOM &  VALE")));
        assert!(same(&fathom, &organization("a.example", "Another name")));
        assert!(!same(&fathom, &organization("b.example", "Fathom")));
        let person = |party: &str| SignsAs::Person {
            party: party.to_owned(),
            name: PersonName::parse("Fathom & Vale").unwrap(),
        };
        assert!(!same(&person("p1.a"), &person("p1.b")));
        assert!(!same(&person("p1.a"), &fathom));
    }
}
