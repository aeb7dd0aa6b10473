//! A joint statement and the signatures under it: Create and Update of an Article, Offer, Accept, Reject and Undo of a
//! CoSignature, Add and Remove of the roll (protocol section 8.8).

use domain::{Html, Iri, Note, PersonName, SignsAs, Statement, StatementText, Title};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::activity::{Activity, Object, Verb};
use crate::context::{ContextKind, with_context};
use crate::html;
use crate::multibase;
use crate::peering;
use crate::property::{self, utc};

pub use crate::peering::{AnswerFacts, reject};

const ARTICLE: &str = "Article";
const STATEMENT: &str = "JointStatement";
const COSIGNATURE: &str = "CoSignature";

/// A statement of ours as it is told.
#[derive(Clone, Copy, Debug)]
pub struct ArticleFacts<'f> {
    /// What it is.
    pub statement: &'f Statement,
    /// Our community.
    pub own_group: &'f Iri,
}

/// A signature as it is made.
#[derive(Clone, Copy, Debug)]
pub struct CosignatureFacts<'f> {
    /// Its address, on the host of the community that vouches.
    pub id: &'f Iri,
    /// That community.
    pub home: &'f Iri,
    /// What is signed.
    pub statement: &'f Statement,
    /// By whom.
    pub signs_as: &'f SignsAs,
    /// When.
    pub published: Timestamp,
}

/// A statement of another community as it told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadStatement {
    /// Its address.
    pub id: Iri,
    /// The community whose text it is.
    pub owner: Iri,
    /// The letter, to the last sign.
    pub text: StatementText,
    /// `digestMultibase` of the letter.
    pub digest: String,
    /// As its owner counts.
    pub revision: u64,
    /// How many have to sign.
    pub threshold: u32,
    /// Until when it may be signed.
    pub closes: Option<Timestamp>,
    /// How many signed.
    pub count: u32,
    /// When anything of it changed last.
    pub updated: Timestamp,
}

/// A signature as read; its proof is checked by the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCosignature {
    /// Its address.
    pub id: Iri,
    /// The community that vouches.
    pub home: Iri,
    /// What is signed.
    pub statement: Iri,
    /// The letter that is signed.
    pub digest: String,
    /// By whom.
    pub signs_as: SignsAs,
    /// When, by its own word.
    pub published: Option<Timestamp>,
    /// As received, proof and all.
    pub document: Value,
}

/// An answer to an Offer of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CosignatureAnswer {
    /// It counts.
    Accepted {
        /// Which Offer.
        offer: Iri,
    },
    /// It does not. A bare id may be that of another thing: look it up.
    Rejected {
        /// Which Offer.
        offer: Iri,
        /// In their words, plain.
        reason: Option<Note>,
    },
}

/// Why a statement or a signature was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatementRefused {
    /// Another object, or one without an address and an owner on its host.
    #[error("this is no joint statement of the community that tells of it")]
    NotAStatement,
    /// No name, addressee or letter, or one that cannot be shown to the last sign: nobody would see all that she signs.
    #[error("a joint statement has a name, an addressee and a letter that can be shown as they are signed")]
    Text,
    /// No `revision`, `threshold` or `updated` that can be read.
    #[error("a joint statement says its revision, how many are to sign, and when it changed")]
    Figures,
    /// Another object, or not that of who offers it.
    #[error("this is no signature that the community which offers it made")]
    NotASignature,
    /// Not signed by itself, with its own context.
    #[error("a signature carries its own context and proof")]
    Unsigned,
    /// Neither an organisation of the community that vouches nor a person.
    #[error("a statement is signed by an organisation of the community that vouches for it, or by a person")]
    Signer,
}

/// `digestMultibase` of a letter: over the canonical form of its name, content and addressee (protocol section 4.2).
pub fn digest_of(text: &StatementText) -> String {
    let canonical = crate::jcs::canonical(&json!({
        "name": text.name, "content": text.content.as_str(), "addressee": text.addressee,
    }));
    multibase::digest_multibase_of_bytes(&canonical.expect("three texts have a canonical form"))
}

/// The letter of what somebody typed.
pub fn letter(plain: &str) -> Html {
    html::from_plain(plain)
}

/// What somebody typed, of the letter that it became.
pub fn typed(content: &Html) -> String {
    html::plain(&content.as_str().replace("</p><p>", "</p>\n<p>"))
}

/// The statement by itself, unsigned.
pub fn article(facts: &ArticleFacts<'_>) -> Value {
    with_context(bare(facts), ContextKind::Proved)
}

fn bare(facts: &ArticleFacts<'_>) -> Value {
    let statement = facts.statement;
    let mut article = json!({
        "id": statement.iri,
        "type": ARTICLE,
        "statementKind": STATEMENT,
        "attributedTo": facts.own_group,
        "actor": facts.own_group,
        "name": statement.text.name,
        "summary": format!("{}: {}", statement.community, statement.text.addressee),
        "content": statement.text.content.as_str(),
        "mediaType": "text/html",
        "url": statement.iri,
        "published": utc(statement.since),
        "updated": utc(statement.changed),
        "revision": statement.revision,
        "to": [facts.own_group.below("/peers")],
        "cc": [],
        "threshold": statement.threshold,
        "addressee": statement.text.addressee,
        "signatories": {
            "id": statement.signatories(),
            "type": "OrderedCollection",
            "totalItems": statement.count,
            "attributedTo": facts.own_group,
        },
        "attachment": [],
        "tag": [],
    });
    if let Some(closes) = statement.closes {
        article["signingCloses"] = json!(utc(closes));
    }
    article
}

/// Create or Update, unsigned.
pub fn told(activity: &Iri, verb: &Verb, facts: &ArticleFacts<'_>) -> Value {
    let told = json!({
        "id": activity,
        "type": verb.word(),
        "actor": facts.own_group,
        "to": [facts.own_group.below("/peers")],
        "cc": [],
        "object": bare(facts),
    });
    with_context(told, ContextKind::Proved)
}

/// A signature with its own `@context`, unsigned; the caller signs it before it goes anywhere.
pub fn cosignature(facts: &CosignatureFacts<'_>) -> Value {
    let statement = facts.statement;
    let signs_as = match facts.signs_as {
        SignsAs::Organization { id, name, .. } => {
            json!({"type": "Organization", "id": id, "name": name, "memberOf": facts.home})
        }
        SignsAs::Person { party, name } => json!({"type": "Person", "partyRef": party, "name": name}),
    };
    let document = json!({
        "id": facts.id,
        "type": COSIGNATURE,
        "attributedTo": facts.home,
        "statement": statement.iri,
        "digestMultibase": statement.digest,
        "signsAs": signs_as,
        "target": {
            "type": "OrderedCollection",
            "id": statement.signatories(),
            "attributedTo": statement.group,
        },
        "published": utc(facts.published),
    });
    with_context(document, ContextKind::Proved)
}

/// Offer of a signed signature to the community whose text it is, itself unsigned.
pub fn offer(activity: &Iri, statement: &Statement, home: &Iri, document: Value) -> Value {
    let offer = json!({
        "id": activity,
        "type": "Offer",
        "actor": home,
        "object": document,
        "target": statement.signatories(),
        "to": [statement.group],
        "cc": [],
    });
    with_context(offer, ContextKind::Proved)
}

/// Accept of an Offer, unsigned.
pub fn accept(facts: &AnswerFacts<'_>) -> Value {
    let accept = json!({
        "id": facts.activity, "type": "Accept", "actor": facts.actor, "object": facts.offer, "to": [facts.to], "cc": [],
    });
    with_context(accept, ContextKind::Proved)
}

/// Undo of our own Offer, unsigned.
pub fn withdraw(activity: &Iri, statement: &Statement, home: &Iri, signed: (&Iri, &Iri)) -> Value {
    let (offer, cosignature) = signed;
    let undo = json!({
        "id": activity,
        "type": "Undo",
        "actor": home,
        "object": {
            "id": offer, "type": "Offer", "actor": home, "object": cosignature, "target": statement.signatories(),
        },
        "to": [statement.group],
        "cc": [],
    });
    with_context(undo, ContextKind::Proved)
}

/// Add or Remove of a signature, by the owner of the roll, unsigned.
pub fn roll_changed(activity: &Iri, verb: &Verb, facts: &ArticleFacts<'_>, cosignature: &Iri) -> Value {
    let change = json!({
        "id": activity,
        "type": verb.word(),
        "actor": facts.own_group,
        "object": cosignature,
        "target": facts.statement.signatories(),
        "to": [facts.own_group.below("/peers")],
        "cc": [],
    });
    with_context(change, ContextKind::Proved)
}

/// Whether an Article is a joint statement: others are not told apart from what anybody writes.
pub fn is_statement(article: &Value) -> bool {
    property::text(article, "statementKind") == Some(STATEMENT)
}

/// Reads a statement, whole or not at all.
pub fn read(article: &Value) -> Result<ReadStatement, StatementRefused> {
    let id = property::id_of(article).ok_or(StatementRefused::NotAStatement)?;
    let owner = property::iri(article, "attributedTo").ok_or(StatementRefused::NotAStatement)?;
    let is_article = property::types(article).any(|kind| kind == ARTICLE);
    if !is_article || !is_statement(article) || id.origin() != owner.origin() {
        return Err(StatementRefused::NotAStatement);
    }
    let text = letter_of(article).ok_or(StatementRefused::Text)?;
    let figures = || {
        let threshold = u32::try_from(property::whole(article, "threshold")?).ok()?;
        let revision = property::whole(article, "revision")?;
        Some((threshold, revision, property::instant(article, "updated")?))
    };
    let (threshold, revision, updated) = figures().ok_or(StatementRefused::Figures)?;
    let roll = article.get("signatories").unwrap_or(&Value::Null);
    Ok(ReadStatement {
        digest: digest_of(&text),
        id,
        owner,
        text,
        revision,
        threshold,
        closes: property::instant(article, "signingCloses"),
        count: property::whole(roll, "totalItems")
            .map_or(0, |count| u32::try_from(count).unwrap_or(u32::MAX)),
        updated,
    })
}

/// The letter, where nothing has to be taken out of it before it is shown.
fn letter_of(article: &Value) -> Option<StatementText> {
    let plain = |key: &str| Title::parse(article.get(key)?.as_str()?).ok();
    let content = article.get("content")?.as_str()?;
    let clean = html::sanitise(content);
    let (name, addressee) = (plain("name")?, plain("addressee")?);
    let is_whole = clean.as_str() == content
        && !clean.is_empty()
        && article["name"] == name.as_str()
        && article["addressee"] == addressee.as_str();
    is_whole.then_some(StatementText {
        name,
        addressee,
        content: clean,
    })
}

/// Reads the Offer of a signature; the proofs are the caller's to check.
pub fn read_offer(activity: &Activity) -> Result<(Iri, ReadCosignature), StatementRefused> {
    let (Verb::Offer, Some(offer), Some(Object::Embedded { value, .. })) =
        (&activity.verb, &activity.id, &activity.object)
    else {
        return Err(StatementRefused::NotASignature);
    };
    let read = read_cosignature(value)?;
    let is_theirs = read.home == activity.actor
        && read.id.origin() == activity.actor.origin()
        && offer.origin() == activity.actor.origin();
    match is_theirs {
        true => Ok((offer.clone(), read)),
        false => Err(StatementRefused::NotASignature),
    }
}

/// Reads a signature; its proof is the caller's to check.
pub fn read_cosignature(document: &Value) -> Result<ReadCosignature, StatementRefused> {
    if !property::types(document).any(|kind| kind == COSIGNATURE) {
        return Err(StatementRefused::NotASignature);
    }
    if !document.get("proof").is_some_and(Value::is_object) || document.get("@context").is_none() {
        return Err(StatementRefused::Unsigned);
    }
    let facts = || {
        let id = property::id_of(document)?;
        let home = property::iri(document, "attributedTo")?;
        let statement = property::iri(document, "statement")?;
        let digest = property::text(document, "digestMultibase")?.to_owned();
        let target = property::iri(document, "target")?;
        (id.origin() == home.origin() && target == statement.below("/signatories"))
            .then_some((id, home, statement, digest))
    };
    let (id, home, statement, digest) = facts().ok_or(StatementRefused::NotASignature)?;
    let signs_as = signer(document.get("signsAs").unwrap_or(&Value::Null), &home);
    Ok(ReadCosignature {
        signs_as: signs_as.ok_or(StatementRefused::Signer)?,
        id,
        home,
        statement,
        digest,
        published: property::instant(document, "published"),
        document: document.clone(),
    })
}

fn signer(value: &Value, home: &Iri) -> Option<SignsAs> {
    let name = PersonName::parse(value.get("name")?.as_str()?).ok()?;
    let kind = property::types(value).find(|kind| matches!(*kind, "Organization" | "Person"))?;
    if kind == "Person" {
        let party = property::text(value, "partyRef")?.to_owned();
        let fits = !party.is_empty() && party.len() <= SignsAs::PARTY_BYTES_MAX;
        return fits.then_some(SignsAs::Person { party, name });
    }
    let id = property::id_of(value)?;
    let vouched = id.origin() == home.origin() && property::iri(value, "memberOf").as_ref() == Some(home);
    vouched.then_some(SignsAs::Organization { id, name, slug: None })
}

/// Reads Accept or Reject of an Offer that is named alone, as that of a signature is.
pub fn read_answer(activity: &Activity) -> Option<CosignatureAnswer> {
    let offer = activity.object.as_ref()?.id()?.clone();
    match activity.verb {
        Verb::Accept => Some(CosignatureAnswer::Accepted { offer }),
        Verb::Reject => Some(CosignatureAnswer::Rejected {
            offer,
            reason: activity.content.as_deref().and_then(property::note),
        }),
        _ => None,
    }
}

/// Reads the Undo of an Offer: which one. It may be of anything: look it up.
pub fn read_undo(activity: &Activity) -> Option<Iri> {
    peering::read_end(activity).map(|end| end.undone)
}

#[cfg(test)]
#[path = "statement_tests.rs"]
mod tests;
