//! Another community brings a signature under a statement of ours, or takes one back; and what the owner of a statement says of
//! a signature that we brought (F17; protocol section 8.8).

use domain::{Announcement, Iri, Note, Scope, Side, SignatureState, SignsAs, Statement, StatementSignature};
use jiff::Timestamp;
use store::mails::StatementStep;
use store::{Transaction, outbox, peerings, statements};

use crate::sign_statement::{is_same, roll_changed};
use crate::tell_signers::tell_signer;
use crate::write_statement::StatementRefused;

/// A signature as it came; the caller has verified its proof, by this key.
#[derive(Clone, Debug)]
pub struct CosignatureHeard {
    /// The community that offers it, and vouches.
    pub said_by: Iri,
    /// Its Offer.
    pub offer: Iri,
    /// The address of its document.
    pub cosignature: Iri,
    /// What is signed.
    pub statement: Iri,
    /// The letter that is signed.
    pub digest: String,
    /// By whom.
    pub signs_as: SignsAs,
    /// The document with its proof, verbatim.
    pub document: String,
    /// The key that made the proof, as a Multikey.
    pub key: String,
}

/// Most bytes of the document of a signature.
pub const DOCUMENT_BYTES_MAX: usize = 16 * 1024;

/// Takes a signature into the roll, or answers why not; the same again changes nothing and is not answered anew.
pub fn receive_cosignature(
    tx: &mut Transaction<'_>,
    heard: CosignatureHeard,
    now: Timestamp,
) -> Result<(), StatementRefused> {
    let peer = heard.said_by.origin();
    let active = peerings::active(tx, &peer, Scope::Statements)?.ok_or(StatementRefused::NotShared)?;
    if active.peering().group != heard.said_by || heard.cosignature.origin() != peer {
        return Err(StatementRefused::NotTheirs);
    }
    let mut statement = our_published(tx, &heard.statement)?;
    let roll = statements::roll(tx, &statement.id)?;
    let comes_again =
        |known: &StatementSignature| known.cosignature == heard.cosignature || known.offer == heard.offer;
    if roll.iter().any(comes_again) {
        return Ok(());
    }
    if roll.len() >= usize::from(statements::SIGNATURES_MAX) || heard.document.len() > DOCUMENT_BYTES_MAX {
        return Err(StatementRefused::TooMany);
    }
    let refused = refusal(&statement, &roll, &heard, now);
    let reason = refused
        .as_ref()
        .and_then(|refused| Note::parse(&refused.to_string()).ok());
    let signature = StatementSignature {
        statement: statement.id.clone(),
        cosignature: heard.cosignature.clone(),
        offer: heard.offer,
        home: heard.said_by,
        community: active.peering().name.clone(),
        signs_as: heard.signs_as,
        digest: heard.digest,
        at: now,
        state: match refused {
            None => SignatureState::Counted,
            Some(_) => SignatureState::Refused,
        },
        reason,
        document: heard.document,
        key: heard.key,
        member: None,
        said: None,
    };
    statements::put_signature(tx, &signature)?;
    let answered = Announcement::CosignatureAnswered {
        statement: statement.id.clone(),
        cosignature: heard.cosignature.clone(),
    };
    outbox::announce(tx, &answered, now)?;
    match signature.state {
        SignatureState::Counted => Ok(roll_changed(tx, &mut statement, &heard.cosignature, now)?),
        _ => Ok(()),
    }
}

/// Why it is not taken.
fn refusal(
    statement: &Statement,
    roll: &[StatementSignature],
    heard: &CosignatureHeard,
    now: Timestamp,
) -> Option<StatementRefused> {
    if !statement.may_be_signed(now) {
        return Some(StatementRefused::Closed);
    }
    if statement.digest != heard.digest {
        return Some(StatementRefused::OtherText);
    }
    let mut standing = roll.iter().filter(|known| known.state.stands());
    standing
        .find(|known| is_same(known, &heard.signs_as))
        .map(|known| StatementRefused::SignedAlready(known.signs_as.name().to_string()))
}

/// A statement of ours that others know of.
fn our_published(tx: &mut Transaction<'_>, address: &Iri) -> Result<Statement, StatementRefused> {
    let found = statements::by_address(tx, address)?;
    found
        .filter(|known| {
            let is_told = known.state != domain::StatementState::Draft;
            &known.iri == address && known.side == Side::Us && is_told
        })
        .ok_or(StatementRefused::Unknown)
}

/// The community that brought a signature takes it back, by its Offer.
pub fn receive_cosignature_end(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    offer: &Iri,
    now: Timestamp,
) -> Result<(), StatementRefused> {
    let (mut statement, mut signature) = of_offer(tx, offer)?;
    if statement.side != Side::Us || &signature.home != said_by {
        return Err(StatementRefused::NotTheirs);
    }
    let counted = signature.state == SignatureState::Counted;
    // What was handed over with it was handed over with it.
    if !counted || !statement.state.is_open() {
        return Ok(());
    }
    signature.state = SignatureState::Withdrawn;
    statements::put_signature(tx, &signature)?;
    Ok(roll_changed(tx, &mut statement, &signature.cosignature, now)?)
}

/// What the owner of a statement says of a signature that we brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnersWord {
    /// It counts.
    Counts,
    /// It does not, and why.
    Refused(Option<Note>),
}

/// The owner took a signature of ours, or did not; what was taken back or is void meanwhile stays so.
pub fn hear_of_cosignature(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    offer: &Iri,
    word: &OwnersWord,
    now: Timestamp,
) -> Result<(), StatementRefused> {
    let (statement, mut signature) = of_offer(tx, offer)?;
    if statement.side != Side::Them || &statement.group != said_by {
        return Err(StatementRefused::NotTheirs);
    }
    if signature.state != SignatureState::Sent {
        return Ok(());
    }
    match word {
        OwnersWord::Counts => signature.state = SignatureState::Counted,
        OwnersWord::Refused(reason) => {
            signature.state = SignatureState::Refused;
            signature.reason = reason.clone();
        }
    }
    statements::put_signature(tx, &signature)?;
    match (&signature.member, signature.state) {
        (Some(member), SignatureState::Refused) => {
            Ok(tell_signer(tx, member, &statement, StatementStep::NotTaken, now)?)
        }
        _ => Ok(()),
    }
}

/// The signature that an Offer brought, with its statement.
fn of_offer(
    tx: &mut Transaction<'_>,
    offer: &Iri,
) -> Result<(Statement, StatementSignature), StatementRefused> {
    let statement = statements::by_address(tx, offer)?.ok_or(StatementRefused::NoSignature)?;
    let roll = statements::roll(tx, &statement.id)?;
    let found = roll.into_iter().find(|signature| &signature.offer == offer);
    Ok((statement, found.ok_or(StatementRefused::NoSignature)?))
}

#[cfg(test)]
mod tests {
    use store::Database;

    use super::*;
    use crate::sample_statements::{collecting, cosignature_of, hold, id, sign, told};
    use crate::samples::{self, act, at, group};
    use crate::sign_statement::SignFor;

    fn statement(database: &Database) -> Statement {
        database.read(|tx| statements::get(tx, &id(1))).unwrap().unwrap()
    }

    fn node() -> Database {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Statements]);
        collecting(&database, 1, 2);
        database
    }

    fn states(database: &Database) -> Vec<SignatureState> {
        let roll = database.read(|tx| statements::roll(tx, &id(1))).unwrap();
        roll.iter().map(|signature| signature.state).collect()
    }

    /// R, F17: a signature that comes twice counts once, and an organisation that signs twice does too.
    #[test]
    fn a_signature_counts_once_however_often_it_comes() {
        let database = node();
        let digest = statement(&database).digest;
        let one = cosignature_of("b.example", 1, "Fathom & Vale", &digest);
        for second in [1, 2] {
            act(&database, |tx| receive_cosignature(tx, one.clone(), at(second)));
        }
        assert_eq!(statement(&database).count, 1);
        let again = cosignature_of("b.example", 2, "FATHOM & VALE", &digest);
        act(&database, |tx| receive_cosignature(tx, again.clone(), at(3)));
        assert_eq!(statement(&database).count, 1);
        assert_eq!(
            states(&database),
            [SignatureState::Counted, SignatureState::Refused]
        );
    }

    /// 0.11: a signature of the text before is not taken.
    #[test]
    fn a_signature_of_another_text_is_answered_with_a_no() {
        let database = node();
        let old = cosignature_of("b.example", 1, "Fathom", "zQmOld");
        act(&database, |tx| receive_cosignature(tx, old.clone(), at(1)));
        assert_eq!(states(&database), [SignatureState::Refused]);
        assert_eq!(statement(&database).count, 0);
    }

    /// F15, F17: nobody but the community that vouched takes a signature back.
    #[test]
    fn the_community_that_brought_a_signature_takes_it_back_and_no_other() {
        let database = node();
        samples::peer(&database, "c.example", &[Scope::Statements]);
        let one = cosignature_of("b.example", 1, "Fathom", &statement(&database).digest);
        act(&database, |tx| receive_cosignature(tx, one.clone(), at(1)));
        let no = samples::refused(&database, |tx| {
            receive_cosignature_end(tx, &group("c.example"), &one.offer, at(2))
        });
        assert!(matches!(no, StatementRefused::NotTheirs), "{no}");
        for second in [3, 4] {
            act(&database, |tx| {
                receive_cosignature_end(tx, &group("b.example"), &one.offer, at(second))
            });
            assert_eq!(statement(&database).count, 0);
        }
    }

    /// F17: whoever signed elsewhere hears when it was not taken, and only the owner says so.
    #[test]
    fn whoever_signed_elsewhere_is_told_when_her_signature_was_not_taken() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Statements]);
        let maren = samples::member(&database, "maren");
        hold(&database, "b.example", 1);
        let signed = sign(&database, 1, &maren, SignFor::Herself).unwrap();
        let no = OwnersWord::Refused(None);
        let stranger = samples::refused(&database, |tx| {
            hear_of_cosignature(tx, &group("c.example"), &signed.offer, &no, at(3))
        });
        assert!(matches!(stranger, StatementRefused::NotTheirs), "{stranger}");
        act(&database, |tx| {
            hear_of_cosignature(tx, &group("b.example"), &signed.offer, &no, at(4))
        });
        assert_eq!(states(&database), [SignatureState::Refused]);
        assert_eq!(told(&database, maren.member()), [StatementStep::NotTaken]);
    }
}
