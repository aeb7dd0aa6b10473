//! Joint statements, our own and those of peers, and the signatures under them (F17; protocol section 8.8).

use domain::{Iri, MemberId, Origin, Side, Statement, StatementId, StatementSignature};
use engine::{Direction, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

const STATEMENTS: Table<StatementId, Statement> = Table::new(spaces::STATEMENTS, "statements");
/// Under the address of a statement, of a signature under one or of its Offer: the statement.
const BY_ADDRESS: Table<Iri, StatementId> =
    Table::new(spaces::STATEMENTS_BY_ADDRESS, "statements by address");
const SIGNATURES: Table<(StatementId, Iri), StatementSignature> =
    Table::new(spaces::STATEMENT_SIGNATURES, "signatures of statements");
/// Under whoever signed here: which signature, so that her rows are found without a look at all.
const BY_SIGNER: Table<(MemberId, Iri), Iri> =
    Table::new(spaces::STATEMENTS_SIGNED_BY, "statements by signer");

/// Most statements of a node, its own and those of all peers.
pub const STATEMENTS_MAX: u16 = 2_000;
/// Most signatures that are kept under one statement, those that do not count any more among them.
pub const SIGNATURES_MAX: u16 = 3_000;
/// Most signatures of one member that are looked at.
const OF_SIGNER_MAX: u16 = 2_000;

/// One by this node's own name for it.
pub fn get(tx: &mut Transaction<'_>, id: &StatementId) -> Result<Option<Statement>, StoreError> {
    tx.get(&STATEMENTS, id)
}

/// The one with this address, or under which the signature or Offer with this address is.
pub fn by_address(tx: &mut Transaction<'_>, address: &Iri) -> Result<Option<Statement>, StoreError> {
    match tx.get(&BY_ADDRESS, address)? {
        Some(id) => get(tx, &id),
        None => Ok(None),
    }
}

/// Writes one, new or changed.
pub fn put(tx: &mut Transaction<'_>, statement: &Statement) -> Result<(), StoreError> {
    tx.put(&BY_ADDRESS, &statement.iri, &statement.id)?;
    tx.put(&STATEMENTS, &statement.id, statement)
}

/// All, oldest first.
pub fn all(tx: &mut Transaction<'_>) -> Result<Vec<Statement>, StoreError> {
    let range = Range::prefix(spaces::STATEMENTS, b"");
    let rows = tx.page(&STATEMENTS, range, Direction::Forward, STATEMENTS_MAX)?;
    Ok(rows.into_iter().map(|(_, statement)| statement).collect())
}

/// How many there are.
pub fn count(tx: &mut Transaction<'_>) -> Result<usize, StoreError> {
    tx.count(Range::prefix(spaces::STATEMENTS, b""), STATEMENTS_MAX)
}

/// Forgets one with all that was signed under it.
pub fn remove(tx: &mut Transaction<'_>, statement: &Statement) -> Result<(), StoreError> {
    for signature in roll(tx, &statement.id)? {
        remove_signature(tx, &signature);
    }
    tx.delete(&BY_ADDRESS, &statement.iri);
    tx.delete(&STATEMENTS, &statement.id);
    Ok(())
}

/// Those that a peer told of.
pub fn of_peer(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Vec<Statement>, StoreError> {
    let mut all = all(tx)?;
    all.retain(|statement| statement.side == Side::Them && &statement.iri.origin() == peer);
    Ok(all)
}

/// One signature.
pub fn signature(
    tx: &mut Transaction<'_>,
    statement: &StatementId,
    cosignature: &Iri,
) -> Result<Option<StatementSignature>, StoreError> {
    tx.get(&SIGNATURES, &(statement.clone(), cosignature.clone()))
}

/// Writes a signature, new or changed; it and its Offer lead to its statement.
pub fn put_signature(tx: &mut Transaction<'_>, signature: &StatementSignature) -> Result<(), StoreError> {
    tx.put(&BY_ADDRESS, &signature.cosignature, &signature.statement)?;
    tx.put(&BY_ADDRESS, &signature.offer, &signature.statement)?;
    let key = (signature.statement.clone(), signature.cosignature.clone());
    let before = tx.get(&SIGNATURES, &key)?.and_then(|before| before.member);
    if let Some(before) = before.filter(|before| Some(before) != signature.member.as_ref()) {
        tx.delete(&BY_SIGNER, &(before, signature.cosignature.clone()));
    }
    if let Some(member) = &signature.member {
        let name = (member.clone(), signature.cosignature.clone());
        tx.put(&BY_SIGNER, &name, &signature.cosignature)?;
    }
    tx.put(&SIGNATURES, &key, signature)
}

fn remove_signature(tx: &mut Transaction<'_>, signature: &StatementSignature) {
    tx.delete(&BY_ADDRESS, &signature.cosignature);
    tx.delete(&BY_ADDRESS, &signature.offer);
    if let Some(member) = &signature.member {
        tx.delete(&BY_SIGNER, &(member.clone(), signature.cosignature.clone()));
    }
    tx.delete(
        &SIGNATURES,
        &(signature.statement.clone(), signature.cosignature.clone()),
    );
}

/// All signatures under a statement, whatever became of them, in the order of their times.
pub fn roll(
    tx: &mut Transaction<'_>,
    statement: &StatementId,
) -> Result<Vec<StatementSignature>, StoreError> {
    let range = Range::prefix(spaces::STATEMENT_SIGNATURES, &statement.key());
    let rows = tx.page(&SIGNATURES, range, Direction::Forward, SIGNATURES_MAX)?;
    let mut roll: Vec<StatementSignature> = rows.into_iter().map(|(_, signature)| signature).collect();
    roll.sort_by(|one, other| (one.at, &one.cosignature).cmp(&(other.at, &other.cosignature)));
    Ok(roll)
}

/// What a member signed here, in her own name or an organisation's.
pub fn signed_by(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<StatementSignature>, StoreError> {
    let range = Range::prefix(spaces::STATEMENTS_SIGNED_BY, &member.key());
    let rows = tx.page(&BY_SIGNER, range, Direction::Forward, OF_SIGNER_MAX)?;
    let mut found = Vec::new();
    for (_, cosignature) in rows {
        if let Some(statement) = tx.get(&BY_ADDRESS, &cosignature)?
            && let Some(known) = signature(tx, &statement, &cosignature)?
        {
            found.push(known);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use domain::{Html, PersonName, SignatureState, SignsAs, StatementState, StatementText, Title};

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn iri(path: &str) -> Iri {
        Iri::parse(&format!("https://b.example/{path}")).unwrap()
    }

    fn statement(number: u8) -> Statement {
        Statement {
            id: StatementId::new(u64::from(number), [number; 10]),
            iri: iri(&format!("statements/{number}")),
            side: Side::Them,
            group: iri("c/all"),
            community: Title::parse("B").unwrap(),
            author: None,
            text: StatementText {
                name: Title::parse("Response times").unwrap(),
                addressee: Title::parse("Vendor").unwrap(),
                content: Html::from_sanitised("<p>We ask.</p>".to_owned()),
            },
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

    fn signature_of(statement: &Statement, number: u8, member: &MemberId) -> StatementSignature {
        StatementSignature {
            statement: statement.id.clone(),
            cosignature: iri(&format!("cosignatures/{number}")),
            offer: iri(&format!("activities/{number}")),
            home: iri("c/all"),
            community: Title::parse("B").unwrap(),
            signs_as: SignsAs::Person {
                party: format!("p1.{number}"),
                name: PersonName::parse("Ada").unwrap(),
            },
            digest: "z1".to_owned(),
            at: at(i64::from(9 - number)),
            state: SignatureState::Counted,
            reason: None,
            document: "{}".to_owned(),
            key: "z".to_owned(),
            member: Some(member.clone()),
            said: None,
        }
    }

    /// F17
    #[test]
    fn a_statement_is_found_by_what_is_signed_under_it_and_forgotten_with_it() {
        let database = Database::in_memory();
        let (one, other) = (statement(1), statement(2));
        let [ada, bea] = [1, 2].map(|number| MemberId::new(0, [number; 10]));
        commit(&database, |tx| {
            put(tx, &one)?;
            put(tx, &other)?;
            put_signature(tx, &signature_of(&one, 1, &ada))?;
            put_signature(tx, &signature_of(&one, 2, &bea))?;
            put_signature(tx, &signature_of(&other, 3, &ada))
        });
        for path in ["statements/1", "cosignatures/1", "activities/2"] {
            let name = iri(path);
            let found = database.read(|tx| by_address(tx, &name)).unwrap();
            assert_eq!(found.map(|found| found.id), Some(one.id.clone()), "{path}");
        }
        let listed = database.read(|tx| roll(tx, &one.id)).unwrap();
        let names: Vec<&str> = listed.iter().map(|one| one.cosignature.as_str()).collect();
        assert_eq!(
            names,
            [iri("cosignatures/2").as_str(), iri("cosignatures/1").as_str()],
            "in the order of their times"
        );
        assert_eq!(database.read(|tx| signed_by(tx, &ada)).unwrap().len(), 2);
        commit(&database, |tx| remove(tx, &one));
        assert_eq!(database.read(|tx| signed_by(tx, &ada)).unwrap().len(), 1);
        assert_eq!(
            database.read(|tx| by_address(tx, &iri("activities/2"))).unwrap(),
            None
        );
        assert_eq!(
            database.read(|tx| of_peer(tx, &iri("").origin())).unwrap().len(),
            1
        );
    }

    /// F17, F22: of whoever is gone no row leads to her any more, and what she signed for an organisation stays.
    #[test]
    fn a_signature_that_is_nobodys_hand_any_more_is_not_found_by_her() {
        let database = Database::in_memory();
        let one = statement(1);
        let ada = MemberId::new(0, [1; 10]);
        let mut signature = signature_of(&one, 1, &ada);
        commit(&database, |tx| put_signature(tx, &signature));
        signature.member = None;
        commit(&database, |tx| put_signature(tx, &signature));
        assert!(database.read(|tx| signed_by(tx, &ada)).unwrap().is_empty());
        assert_eq!(database.read(|tx| roll(tx, &one.id)).unwrap().len(), 1);
    }
}
