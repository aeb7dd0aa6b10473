//! A member signs a joint statement, for her organisation as its approver or in her own name (F17, need 0.11). What she signs is
//! the text she read: its digest goes with it, and another text is not signed.

use std::collections::BTreeSet;

use domain::{
    Announcement, BecameReady, Iri, Organization, SharedField, SharedFor, Side, SignatureState, SignsAs,
    Statement, StatementId, StatementSignature,
};
use jiff::Timestamp;
use store::mails::StatementStep;
use store::sharing_log::{self, Leaving};
use store::{Membership, StoreError, Transaction, community, organizations, outbox, peerings, statements};

use crate::tell_signers::tell_signer;
use crate::write_statement::StatementRefused;

/// In whose name she signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignFor {
    /// Her organisation, of which she is the approver.
    Organization,
    /// Herself.
    Herself,
}

/// A statement as it is to be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToSign {
    /// What.
    pub statement: Statement,
    /// By whom.
    pub signs_as: SignsAs,
    /// The community that vouches for her: ours.
    pub home: Iri,
}

/// A signature with its proof, before it goes anywhere.
#[derive(Clone, Debug)]
pub struct SignedStatement {
    /// The address of its document.
    pub cosignature: Iri,
    /// The Offer of it.
    pub offer: Iri,
    /// By whom, as [`to_sign`] said.
    pub signs_as: SignsAs,
    /// The letter that is signed.
    pub digest: String,
    /// The document with its proof, verbatim.
    pub document: String,
    /// The key that made the proof, as a Multikey.
    pub key: String,
    /// The Offer with its proof, verbatim; nothing where the statement is ours.
    pub said: Option<String>,
}

/// What she would sign; looked at before anything is signed. `digest` is that of the text she read, `party` what stands for
/// her if she signs in her own name.
pub fn to_sign(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &StatementId,
    (sign_for, digest, party): (SignFor, &str, &str),
    now: Timestamp,
) -> Result<ToSign, StatementRefused> {
    let statement = statements::get(tx, id)?.ok_or(StatementRefused::Unknown)?;
    if statement.digest != digest {
        return Err(StatementRefused::OtherText);
    }
    if !statement.may_be_signed(now) {
        return Err(StatementRefused::Closed);
    }
    if statement.side == Side::Them {
        let peer = statement.iri.origin();
        peerings::active(tx, &peer, domain::Scope::Statements)?.ok_or(StatementRefused::NotShared)?;
    }
    let signs_as = signer(tx, who, sign_for, party)?;
    let roll = statements::roll(tx, id)?;
    let her_own = |signature: &StatementSignature| {
        signature.member.as_ref() == Some(&who.member().id)
            && matches!(signature.signs_as, SignsAs::Person { .. })
            && sign_for == SignFor::Herself
    };
    let standing = roll.iter().filter(|signature| signature.state.stands());
    if let Some(taken) = standing
        .into_iter()
        .find(|known| her_own(known) || is_same(known, &signs_as))
    {
        return Err(StatementRefused::SignedAlready(taken.signs_as.name().to_string()));
    }
    if roll.len() >= usize::from(statements::SIGNATURES_MAX) {
        return Err(StatementRefused::TooMany);
    }
    let identity = community::identity(tx)?.ok_or(StatementRefused::Unknown)?;
    Ok(ToSign {
        home: identity.group(),
        statement,
        signs_as,
    })
}

/// Whether a signature that stands is that of the same organisation or person.
pub(crate) fn is_same(known: &StatementSignature, signs_as: &SignsAs) -> bool {
    !known.signs_as.keys().is_disjoint(&signs_as.keys())
}

fn signer(
    tx: &mut Transaction<'_>,
    who: &Membership,
    sign_for: SignFor,
    party: &str,
) -> Result<SignsAs, StatementRefused> {
    let member = who.member();
    if sign_for == SignFor::Herself {
        return Ok(SignsAs::Person {
            party: party.to_owned(),
            name: member.name.clone(),
        });
    }
    let known = approves(tx, who)?.ok_or(StatementRefused::NotApprover)?;
    let identity = community::identity(tx)?.ok_or(StatementRefused::Unknown)?;
    Ok(SignsAs::Organization {
        id: Iri::local(&identity.origin, &format!("/orgs/{}", known.slug)),
        name: known.name,
        slug: Some(known.slug),
    })
}

/// The organisation for which she may sign.
pub fn approves(tx: &mut Transaction<'_>, who: &Membership) -> Result<Option<Organization>, StoreError> {
    let member = who.member();
    let Some(name) = &member.organization else {
        return Ok(None);
    };
    let known = organizations::get(tx, &Organization::slug_of(name))?;
    Ok(known.filter(|known| known.approver.as_ref() == Some(&member.id)))
}

/// Signs. Under a statement of ours it counts at once; under another's it is on its way.
pub fn sign_statement(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &StatementId,
    sign_for: SignFor,
    signed: SignedStatement,
    now: Timestamp,
) -> Result<StatementSignature, StatementRefused> {
    let party = match &signed.signs_as {
        SignsAs::Person { party, .. } => party.clone(),
        SignsAs::Organization { .. } => String::new(),
    };
    let wanted = to_sign(tx, who, id, (sign_for, &signed.digest, &party), now)?;
    // Her name may have changed between the look and the signature.
    if wanted.signs_as != signed.signs_as {
        return Err(StatementRefused::OtherText);
    }
    let profile = community::profile(tx)?.ok_or(StatementRefused::Unknown)?;
    let mut statement = wanted.statement;
    let signature = StatementSignature {
        statement: id.clone(),
        cosignature: signed.cosignature.clone(),
        offer: signed.offer,
        home: wanted.home,
        community: profile.name,
        signs_as: signed.signs_as,
        digest: signed.digest,
        at: now,
        state: match statement.side {
            Side::Us => SignatureState::Counted,
            Side::Them => SignatureState::Sent,
        },
        reason: None,
        document: signed.document,
        key: signed.key,
        member: Some(who.member().id.clone()),
        said: signed.said,
    };
    statements::put_signature(tx, &signature)?;
    match statement.side {
        Side::Us => roll_changed(tx, &mut statement, &signed.cosignature, now)?,
        Side::Them => {
            note_shared(tx, who, &statement, &signature, now)?;
            let told = Announcement::Cosigned {
                statement: id.clone(),
                cosignature: signed.cosignature,
            };
            outbox::announce(tx, &told, now)?;
        }
    }
    Ok(signature)
}

/// Of herself her name leaves, if she signs in it; of an organisation nothing of hers does.
fn note_shared(
    tx: &mut Transaction<'_>,
    who: &Membership,
    statement: &Statement,
    signature: &StatementSignature,
    now: Timestamp,
) -> Result<(), StoreError> {
    if matches!(signature.signs_as, SignsAs::Organization { .. }) {
        return Ok(());
    }
    let leaving = Leaving {
        host: &statement.iri.origin(),
        purpose: SharedFor::Statement,
        fields: &BTreeSet::from([SharedField::Community, SharedField::Name]),
        activity: &signature.offer,
    };
    sharing_log::note(tx, &who.member().id, leaving, now)
}

/// Counts the roll of a statement of ours anew, so that nothing counts twice, tells peers of the signature that came or went,
/// and the author when it became ready.
pub(crate) fn roll_changed(
    tx: &mut Transaction<'_>,
    statement: &mut Statement,
    cosignature: &Iri,
    now: Timestamp,
) -> Result<(), StoreError> {
    let roll = statements::roll(tx, &statement.id)?;
    let counted = roll
        .iter()
        .filter(|signature| signature.state == SignatureState::Counted);
    let count = u32::try_from(counted.count()).unwrap_or(u32::MAX);
    let ready = statement.counted(count);
    statement.changed = statement.changed.max(now);
    statements::put(tx, statement)?;
    let told = Announcement::RollChanged {
        statement: statement.id.clone(),
        cosignature: cosignature.clone(),
    };
    outbox::announce(tx, &told, now)?;
    match (ready, statement.author.clone()) {
        (BecameReady::Now, Some(author)) => tell_signer(tx, &author, statement, StatementStep::Ready, now),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Handle, Slug, StatementState};

    use super::*;
    use crate::name_approver::name_approver_for;
    use crate::sample_statements::{collecting, hold, id, sign, sign_here, told};
    use crate::samples::{self, act, at};

    /// 0.11: with threshold 5 the 4th signature leaves it collecting, and the 5th makes it ready and tells its author once.
    #[test]
    fn the_last_signature_that_is_asked_for_makes_a_statement_ready() {
        let database = samples::node();
        let officer = samples::officer(&database);
        collecting(&database, 1, 5);
        let signers = ["ada", "bea", "cleo", "dora", "eva", "fay"];
        let mut states = Vec::new();
        for handle in signers {
            let who = samples::member(&database, handle);
            sign_here(&database, 1, &who);
            let statement = database.read(|tx| statements::get(tx, &id(1))).unwrap().unwrap();
            states.push((statement.count, statement.state));
        }
        use StatementState::{Collecting, Ready};
        let expected = [
            (1, Collecting),
            (2, Collecting),
            (3, Collecting),
            (4, Collecting),
            (5, Ready),
            (6, Ready),
        ];
        assert_eq!(states, expected);
        assert_eq!(told(&database, officer.member()), [StatementStep::Ready]);
    }

    /// F17: an organisation signs once, through its approver; whoever else works there signs for herself alone.
    #[test]
    fn an_organisation_signs_through_its_approver_and_once() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let maren = samples::member_of(&database, "maren", "Ledgerline");
        let neve = samples::member_of(&database, "neve", "Ledgerline");
        collecting(&database, 1, 5);
        let no = sign(&database, 1, &maren, SignFor::Organization).unwrap_err();
        assert!(matches!(no, StatementRefused::NotApprover), "{no}");
        let (slug, handle) = (
            Slug::parse("ledgerline").unwrap(),
            Handle::parse("maren").unwrap(),
        );
        act(&database, |tx| {
            name_approver_for(tx, &officer, &slug, Some(&handle), at(1))
        });
        let no = sign(&database, 1, &neve, SignFor::Organization).unwrap_err();
        assert!(matches!(no, StatementRefused::NotApprover), "{no}");
        sign(&database, 1, &maren, SignFor::Organization).unwrap();
        let no = sign(&database, 1, &maren, SignFor::Organization).unwrap_err();
        assert!(matches!(no, StatementRefused::SignedAlready(_)), "{no}");
        sign(&database, 1, &maren, SignFor::Herself).unwrap();
        let no = sign(&database, 1, &maren, SignFor::Herself).unwrap_err();
        assert!(matches!(no, StatementRefused::SignedAlready(_)), "{no}");
        let statement = database.read(|tx| statements::get(tx, &id(1))).unwrap().unwrap();
        assert_eq!(statement.count, 2);
    }

    /// 0.11: what was read is what is signed.
    #[test]
    fn a_text_that_she_did_not_read_is_not_signed() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        collecting(&database, 1, 5);
        let no = database
            .read(|tx| to_sign(tx, &maren, &id(1), (SignFor::Herself, "zOther", "p1.x"), at(5)))
            .unwrap_err();
        assert!(matches!(no, StatementRefused::OtherText), "{no}");
    }

    /// F17, F22: a signature under the statement of another community is on its way, and the log says that her name went there.
    #[test]
    fn what_she_signs_elsewhere_is_on_its_way_and_stands_in_her_log() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        samples::peer(&database, "b.example", &[domain::Scope::Statements]);
        hold(&database, "b.example", 1);
        let signed = sign(&database, 1, &maren, SignFor::Herself).unwrap();
        assert_eq!(signed.state, SignatureState::Sent);
        let log = database
            .read(|tx| sharing_log::of_member(tx, &maren.member().id))
            .unwrap();
        assert_eq!(log.len(), 1);
        assert_eq!(log[0].purpose, SharedFor::Statement);
        assert!(log[0].fields.contains(&SharedField::Name));
    }
}
