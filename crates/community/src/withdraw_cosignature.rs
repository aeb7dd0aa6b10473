//! Somebody takes back what she signed, while the statement is still to be signed; so does her organisation's approver, and
//! whoever deletes her data (F17, F22).

use domain::{
    Announcement, Iri, MemberId, PersonName, Side, SignatureState, SignsAs, StatementId, StatementSignature,
};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, outbox, statements};

use crate::sign_statement::{approves, roll_changed};
use crate::write_statement::StatementRefused;

/// Takes it back; what was taken back already stays so.
pub fn withdraw_cosignature(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (id, cosignature): (&StatementId, &Iri),
    now: Timestamp,
) -> Result<(), StatementRefused> {
    let statement = statements::get(tx, id)?.ok_or(StatementRefused::Unknown)?;
    let signature = statements::signature(tx, id, cosignature)?.ok_or(StatementRefused::NoSignature)?;
    if !is_hers(tx, who, &signature)? {
        return Err(StatementRefused::NoSignature);
    }
    match signature.state {
        SignatureState::Withdrawn => return Ok(()),
        SignatureState::Void | SignatureState::Refused => return Err(StatementRefused::NoSignature),
        SignatureState::Sent | SignatureState::Counted => {}
    }
    if !statement.state.is_open() {
        return Err(StatementRefused::Closed);
    }
    Ok(take_back(tx, signature, now)?)
}

/// Whether she may take a signature back: it is her hand, or that of the organisation she speaks for.
pub fn is_hers(
    tx: &mut Transaction<'_>,
    who: &Membership,
    signature: &StatementSignature,
) -> Result<bool, StoreError> {
    if signature.member.as_ref() == Some(&who.member().id) {
        return Ok(true);
    }
    let SignsAs::Organization { slug: Some(slug), .. } = &signature.signs_as else {
        return Ok(false);
    };
    Ok(approves(tx, who)?.is_some_and(|speaks_for| speaks_for.slug == *slug))
}

fn take_back(
    tx: &mut Transaction<'_>,
    mut signature: StatementSignature,
    now: Timestamp,
) -> Result<(), StoreError> {
    signature.state = SignatureState::Withdrawn;
    statements::put_signature(tx, &signature)?;
    let Some(mut statement) = statements::get(tx, &signature.statement)? else {
        return Ok(());
    };
    match statement.side {
        Side::Us => roll_changed(tx, &mut statement, &signature.cosignature, now),
        Side::Them => {
            let told = Announcement::CosignatureWithdrawn {
                statement: signature.statement,
                cosignature: signature.cosignature,
            };
            outbox::announce(tx, &told, now)
        }
    }
}

/// What she signed in her own name is taken back and named no more, because her data is deleted; what she signed for an
/// organisation is that organisation's, and says no more whose hand it was.
pub(crate) fn forget_signer(
    tx: &mut Transaction<'_>,
    id: &MemberId,
    nobody: &PersonName,
    now: Timestamp,
) -> Result<(), StoreError> {
    for mut signature in statements::signed_by(tx, id)? {
        signature.member = None;
        let is_hers = matches!(signature.signs_as, SignsAs::Person { .. });
        if is_hers {
            if let SignsAs::Person { name, .. } = &mut signature.signs_as {
                *name = nobody.clone();
            }
            signature.document = "{}".to_owned();
            signature.said = None;
        }
        statements::put_signature(tx, &signature)?;
        if is_hers && signature.state.stands() {
            take_back(tx, signature, now)?;
        }
    }
    for mut statement in statements::all(tx)? {
        if statement.author.as_ref() == Some(id) {
            statement.author = None;
            statements::put(tx, &statement)?;
        }
    }
    Ok(())
}

/// What one membership signed is the other's from now on, because the two are one person.
pub(crate) fn move_signer(
    tx: &mut Transaction<'_>,
    (from, into): (&MemberId, &MemberId),
) -> Result<(), StoreError> {
    for mut signature in statements::signed_by(tx, from)? {
        signature.member = Some(into.clone());
        statements::put_signature(tx, &signature)?;
    }
    for mut statement in statements::all(tx)? {
        if statement.author.as_ref() == Some(from) {
            statement.author = Some(into.clone());
            statements::put(tx, &statement)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_statements::{collecting, id, sign_here};
    use crate::samples::{self, act, at, refused};

    fn count(database: &store::Database) -> u32 {
        let statement = database.read(|tx| statements::get(tx, &id(1))).unwrap();
        statement.unwrap().count
    }

    /// F17: signers may withdraw, each her own and nobody another's, and it counts back once.
    #[test]
    fn whoever_signed_takes_it_back_once_and_nobody_else_does() {
        let database = samples::node();
        let [ada, bea] = ["ada", "bea"].map(|handle| samples::member(&database, handle));
        collecting(&database, 1, 2);
        let hers = sign_here(&database, 1, &ada);
        sign_here(&database, 1, &bea);
        let no = refused(&database, |tx| {
            withdraw_cosignature(tx, &bea, (&id(1), &hers), at(5))
        });
        assert!(matches!(no, StatementRefused::NoSignature), "{no}");
        for second in [6, 7] {
            act(&database, |tx| {
                withdraw_cosignature(tx, &ada, (&id(1), &hers), at(second))
            });
            assert_eq!(count(&database), 1);
        }
        sign_here(&database, 1, &ada);
        assert_eq!(count(&database), 2, "she may sign again");
    }

    /// F22-2: with her data goes what she signed in her own name, and no row names her.
    #[test]
    fn a_deletion_takes_back_what_she_signed_in_her_own_name() {
        let database = samples::node();
        let ada = samples::member(&database, "ada");
        collecting(&database, 1, 2);
        sign_here(&database, 1, &ada);
        let nobody = PersonName::parse("Somebody who left").unwrap();
        act(&database, |tx| {
            forget_signer(tx, &ada.member().id, &nobody, at(8))
        });
        assert_eq!(count(&database), 0);
        let roll = database.read(|tx| statements::roll(tx, &id(1))).unwrap();
        assert_eq!((&roll[0].member, roll[0].signs_as.name()), (&None, &nobody));
    }
}
