//! The agreement of two communities on benefits: Offer, Accept, Reject, Undo over one signed document (protocol section 8.5).

use std::collections::BTreeSet;

use domain::{AgreementText, DealRefused, Iri, Note, SUCCESSORS, Title};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::activity::{Activity, Object, Verb};
use crate::benefit_term;
use crate::context::{ContextKind, with_context};
use crate::peering::days_of;
use crate::property::{self, utc};
use crate::{html, peering};

pub use crate::benefit_term::TermUnreadable;
pub use crate::peering::{AnswerFacts, EndFacts, end, reject};

const KIND: &str = "ReciprocityAgreement";

/// What both sides sign.
#[derive(Clone, Copy, Debug)]
pub struct DocumentFacts<'f> {
    /// Its address, on the author's host.
    pub id: &'f Iri,
    /// The community whose text it is.
    pub author: &'f Iri,
    /// What it says; checked by [`AgreementText::check`], times in whole seconds.
    pub text: &'f AgreementText,
    /// When it was written.
    pub published: Timestamp,
}

/// The envelope of a text.
#[derive(Clone, Debug)]
pub struct OfferFacts<'f> {
    /// The Offer's address.
    pub activity: &'f Iri,
    /// Our community.
    pub actor: &'f Iri,
    /// Theirs.
    pub to: &'f Iri,
    /// Until when an answer is awaited.
    pub expires: Timestamp,
    /// The Offer that it answers with another text.
    pub in_reply_to: Option<&'f Iri>,
    /// [`document`], signed by the caller through [`crate::proof`].
    pub document: Value,
}

/// Our own Offer, taken back before it was answered.
#[derive(Clone, Copy, Debug)]
pub struct WithdrawFacts<'f> {
    /// The Undo's address.
    pub activity: &'f Iri,
    /// Our community.
    pub actor: &'f Iri,
    /// Theirs.
    pub to: &'f Iri,
    /// The Offer.
    pub offer: &'f Iri,
    /// The document in it.
    pub document: &'f Iri,
}

/// A text as read; its signatures are checked by the caller.
#[derive(Clone, Debug, PartialEq)]
pub struct ReciprocityOffer {
    /// The Offer.
    pub offer: Iri,
    /// Their community.
    pub author: Iri,
    /// The document's address, on their host.
    pub document_id: Iri,
    /// What it says, all of it; checked.
    pub text: AgreementText,
    /// The document as received, proof and all, for checking and keeping.
    pub document: Value,
    /// Until when an answer is awaited.
    pub expires: Option<Timestamp>,
    /// The Offer that it answers with another text.
    pub in_reply_to: Option<Iri>,
}

/// An answer to an Offer of ours, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReciprocityAnswer {
    /// Yes.
    Accepted {
        /// Their Accept.
        accept: Iri,
        /// Which Offer.
        offer: Iri,
        /// Which document.
        document: Iri,
        /// `digestMultibase` of the document they signed.
        digest: String,
    },
    /// No. A bare id may be that of another thing than an Offer: look it up.
    Rejected {
        /// Which Offer.
        offer: Iri,
        /// In their words, plain.
        reason: Option<Note>,
    },
}

/// The other side takes its Offer or Accept back, as read; a bare id may name anything: look it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReciprocityUndo {
    /// Their Offer or Accept.
    pub undone: Iri,
    /// When what was agreed on ends; absent when an Offer is taken back before its answer.
    pub effective: Option<Timestamp>,
    /// In their words, plain.
    pub reason: Option<Note>,
}

/// Why a text was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReciprocityRefused {
    /// Another verb or object.
    #[error("the activity does not offer an agreement on benefits")]
    NotAnOffer,
    /// Not signed by itself, with its own context.
    #[error("the document of an agreement carries its own context and proof")]
    Unsigned,
    /// Its owner is not who offers it, or it lies on another host.
    #[error("the document of an agreement belongs to whoever offers it")]
    ForeignDocument,
    /// Not exactly the one who offers and the one who is asked.
    #[error("an agreement has two parties: who offers and who is asked")]
    Parties,
    /// None, too long, or with characters that cannot be shown.
    #[error("the name of an agreement is one line of at most {max} characters", max = Title::CHARS_MAX)]
    Name,
    /// Too long, or with characters that cannot be shown: nobody would see all that she signs.
    #[error("the text of an agreement has at most {max} characters", max = Note::CHARS_MAX)]
    Note,
    /// `startTime`, `endTime` or `noticePeriod` cannot be read.
    #[error("an agreement says when it starts, and its notice in whole days")]
    Time,
    /// No `revision`, or a `previousDigest` that is no text.
    #[error("an agreement says which revision it is, and what it follows")]
    Chain,
    /// Another sentence, or none.
    #[error("an agreement says: {SUCCESSORS}")]
    Successors,
    /// A term that cannot be read whole.
    #[error(transparent)]
    Term(#[from] TermUnreadable),
    /// What it says cannot be kept.
    #[error(transparent)]
    Deal(#[from] DealRefused),
}

/// The document, with its own `@context`, unsigned; the caller signs it before it goes into an [`offer`].
pub fn document(facts: &DocumentFacts<'_>) -> Value {
    let text = facts.text;
    let term = |term| benefit_term::write(term, facts.id, text.home_of(term).unwrap_or(facts.author));
    let mut document = json!({
        "id": facts.id,
        "type": KIND,
        "attributedTo": facts.author,
        "name": text.name,
        "parties": text.parties,
        "revision": text.revision,
        "startTime": utc(text.starts),
        "noticePeriod": format!("P{}D", text.notice_days),
        "successors": SUCCESSORS,
        "terms": text.terms.iter().map(term).collect::<Vec<_>>(),
        "published": utc(facts.published),
        "updated": utc(facts.published),
    });
    if let Some(note) = &text.note {
        document["content"] = json!(html::from_plain(note.as_str()));
    }
    if let Some(ends) = text.ends {
        document["endTime"] = json!(utc(ends));
    }
    if let Some(previous) = &text.previous {
        document["previousDigest"] = json!(previous);
    }
    with_context(document, ContextKind::Proved)
}

/// Offer of a signed document, itself unsigned.
pub fn offer(facts: OfferFacts<'_>) -> Value {
    let mut offer = json!({
        "id": facts.activity,
        "type": "Offer",
        "actor": facts.actor,
        "endTime": utc(facts.expires),
        "object": facts.document,
        "to": [facts.to],
        "cc": [],
    });
    if let Some(answered) = facts.in_reply_to {
        offer["inReplyTo"] = json!(answered);
    }
    with_context(offer, ContextKind::Proved)
}

/// Accept, unsigned: names the document by its address and its digest.
pub fn accept(facts: &AnswerFacts<'_>, document: &Iri, digest: &str) -> Value {
    let result = json!({"id": document, "type": KIND, "digestMultibase": digest});
    peering::answer("Accept", facts, ("result", Some(result)))
}

/// Undo of our own Offer that waits for its answer, unsigned.
pub fn withdraw(facts: &WithdrawFacts<'_>) -> Value {
    let undo = json!({
        "id": facts.activity,
        "type": "Undo",
        "actor": facts.actor,
        "object": {"id": facts.offer, "type": "Offer", "actor": facts.actor, "object": facts.document},
        "to": [facts.to],
        "cc": [],
    });
    with_context(undo, ContextKind::Proved)
}

/// Reads a text offered to `us`, our community; the proof inside and the signature outside are the caller's to check.
pub fn read_offer(activity: &Activity, us: &Iri) -> Result<ReciprocityOffer, ReciprocityRefused> {
    let (Verb::Offer, Some(offer), Some(Object::Embedded { id, kind, value })) =
        (&activity.verb, &activity.id, &activity.object)
    else {
        return Err(ReciprocityRefused::NotAnOffer);
    };
    if kind != KIND {
        return Err(ReciprocityRefused::NotAnOffer);
    }
    if !value.get("proof").is_some_and(Value::is_object) || value.get("@context").is_none() {
        return Err(ReciprocityRefused::Unsigned);
    }
    let author = &activity.actor;
    let is_theirs = |id: &&Iri| id.origin() == author.origin();
    let document_id = id
        .as_ref()
        .filter(is_theirs)
        .ok_or(ReciprocityRefused::ForeignDocument)?;
    if property::iri(value, "attributedTo").as_ref() != Some(author) || !is_theirs(&offer) {
        return Err(ReciprocityRefused::ForeignDocument);
    }
    let text = read_text(value)?;
    let (named, expected): (BTreeSet<&Iri>, BTreeSet<&Iri>) =
        (text.parties.iter().collect(), [author, us].into());
    if named != expected {
        return Err(ReciprocityRefused::Parties);
    }
    Ok(ReciprocityOffer {
        offer: offer.clone(),
        author: author.clone(),
        document_id: document_id.clone(),
        text,
        document: value.clone(),
        expires: activity.end_time,
        in_reply_to: activity.in_reply_to.clone(),
    })
}

/// All that a document says; checked by [`AgreementText::check`]. What is read of a document of our own is what the other
/// side reads of it.
pub fn read_text(document: &Value) -> Result<AgreementText, ReciprocityRefused> {
    let id = property::id_of(document).ok_or(ReciprocityRefused::ForeignDocument)?;
    let parties: [Iri; 2] = property::iris(document, "parties")
        .try_into()
        .map_err(|_| ReciprocityRefused::Parties)?;
    if property::text(document, "successors") != Some(SUCCESSORS) {
        return Err(ReciprocityRefused::Successors);
    }
    let instant = |key: &str| match document.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(_) => property::instant(document, key)
            .map(Some)
            .ok_or(ReciprocityRefused::Time),
    };
    let notice = property::text(document, "noticePeriod").and_then(days_of);
    let previous = match document.get("previousDigest") {
        None | Some(Value::Null) => None,
        Some(digest) => Some(digest.as_str().ok_or(ReciprocityRefused::Chain)?.to_owned()),
    };
    let read = property::values(document, "terms").map(|term| benefit_term::read(term, &id));
    let terms = read.collect::<Result<Vec<_>, _>>()?;
    let homes: Vec<Iri> = terms.iter().map(|(_, home)| home.clone()).collect();
    let text = AgreementText {
        name: property::prose(document, "name", "nameMap")
            .and_then(|name| Title::parse(name).ok())
            .ok_or(ReciprocityRefused::Name)?,
        note: note(document)?,
        parties,
        starts: instant("startTime")?.ok_or(ReciprocityRefused::Time)?,
        ends: instant("endTime")?,
        notice_days: notice.ok_or(ReciprocityRefused::Time)?,
        terms: terms.into_iter().map(|(term, _)| term).collect(),
        revision: property::whole(document, "revision").ok_or(ReciprocityRefused::Chain)?,
        previous,
    };
    text.check()?;
    let mut of_home = text.terms.iter().zip(&homes);
    match of_home.all(|(term, home)| text.home_of(term) == Some(home)) {
        true => Ok(text),
        false => Err(TermUnreadable("memberOf").into()),
    }
}

/// The free text, whole or not at all.
fn note(document: &Value) -> Result<Option<Note>, ReciprocityRefused> {
    // What parts paragraphs is a blank line in plain text, as it was when they were made of it.
    let prose = property::prose(document, "content", "contentMap");
    let plain = prose.map(|markup| html::plain(&markup.replace("</p><p>", "</p>\n<p>")));
    plain
        .filter(|plain| !plain.trim().is_empty())
        .map(|plain| Note::parse(&plain).map_err(|_| ReciprocityRefused::Note))
        .transpose()
}

/// Reads an answer to an Offer: an Accept with a `ReciprocityAgreement` as `result`, or a Reject.
pub fn read_answer(activity: &Activity) -> Option<ReciprocityAnswer> {
    let offer = match activity.object.as_ref()? {
        Object::Id(id) => id.clone(),
        Object::Embedded { id, kind, .. } if kind == "Offer" => id.clone()?,
        Object::Embedded { .. } => return None,
    };
    match activity.verb {
        Verb::Reject => Some(ReciprocityAnswer::Rejected {
            offer,
            reason: activity.content.as_deref().and_then(property::note),
        }),
        Verb::Accept => {
            let result = activity.result.as_ref()?;
            property::types(result).find(|kind| *kind == KIND)?;
            Some(ReciprocityAnswer::Accepted {
                accept: activity.id.clone()?,
                offer,
                document: property::id_of(result)?,
                digest: property::text(result, "digestMultibase")?.to_owned(),
            })
        }
        _ => None,
    }
}

/// Reads the Undo of an Offer or Accept.
pub fn read_undo(activity: &Activity) -> Option<ReciprocityUndo> {
    let end = peering::read_end(activity)?;
    Some(ReciprocityUndo {
        undone: end.undone,
        effective: end.effective,
        reason: end.reason,
    })
}

#[cfg(test)]
#[path = "reciprocity_tests.rs"]
mod tests;
