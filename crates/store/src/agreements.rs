//! Agreements of this community with others on what each gives the other's members: every text that was offered, every
//! signature, and what was said to either (F16; protocol section 8.5).

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{AgreementId, Iri, Origin, ReciprocityAgreement};
use engine::{Direction, Range};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, millis};

const AGREEMENTS: Table<AgreementId, ReciprocityAgreement> = Table::new(spaces::AGREEMENTS, "agreements");
const BY_DOCUMENT: Table<Iri, AgreementId> =
    Table::new(spaces::AGREEMENTS_BY_DOCUMENT, "agreements by document");
/// Under an Offer: the Reject or Undo of it, or, while it is void, the address of the Offer beside which it does not stand.
const SAID: Table<Iri, String> = Table::new(spaces::AGREEMENTS_SAID, "said of agreements");

/// Most agreements of a node, all peers together, whatever became of them.
pub const AGREEMENTS_MAX: u16 = 2_000;

/// One agreement by this node's own name for it.
pub fn get(tx: &mut Transaction<'_>, id: &AgreementId) -> Result<Option<ReciprocityAgreement>, StoreError> {
    tx.get(&AGREEMENTS, id)
}

/// Writes one; each of its documents, Offers and Accepts leads to it from now on.
pub fn put(tx: &mut Transaction<'_>, agreement: &ReciprocityAgreement) -> Result<(), StoreError> {
    let before = get(tx, &agreement.id)?.map_or_else(BTreeSet::new, |before| names(&before));
    let after = names(agreement);
    for gone in before.difference(&after) {
        tx.delete(&BY_DOCUMENT, gone);
        tx.delete(&SAID, gone);
    }
    for new in after.difference(&before) {
        tx.put(&BY_DOCUMENT, new, &agreement.id)?;
    }
    tx.put(&BY_DOCUMENT, &guard(&agreement.peer), &agreement.id)?;
    tx.put(&AGREEMENTS, &agreement.id, agreement)
}

/// Forgets one, and all that was said in it.
pub fn remove(tx: &mut Transaction<'_>, agreement: &ReciprocityAgreement) -> Result<(), StoreError> {
    for name in names(agreement) {
        tx.delete(&BY_DOCUMENT, &name);
        tx.delete(&SAID, &name);
    }
    tx.delete(&AGREEMENTS, &agreement.id);
    tx.put(&BY_DOCUMENT, &guard(&agreement.peer), &agreement.id)
}

/// Under it lies which agreement with a peer changed last. Whoever looks at all of them reads it first and whoever changes one
/// writes it, so that of two at once one looks again: a text that is offered here, and one that comes.
fn guard(peer: &Origin) -> Iri {
    Iri::local(peer, "/#agreements")
}

/// The addresses by which others speak of it.
fn names(agreement: &ReciprocityAgreement) -> BTreeSet<Iri> {
    let of_versions = agreement
        .versions
        .iter()
        .flat_map(|version| [version.document.clone(), version.offer.clone()]);
    let of_signatures = agreement.signed.iter().map(|signed| signed.accept.clone());
    of_versions.chain(of_signatures).collect()
}

/// All, oldest first.
pub fn all(tx: &mut Transaction<'_>) -> Result<Vec<ReciprocityAgreement>, StoreError> {
    let range = Range::prefix(spaces::AGREEMENTS, b"");
    let rows = tx.page(&AGREEMENTS, range, Direction::Forward, AGREEMENTS_MAX)?;
    Ok(rows.into_iter().map(|(_, agreement)| agreement).collect())
}

/// The same, for whoever only looks at them: a page that each member opens does not read all texts anew.
pub fn all_shared(tx: &mut Transaction<'_>) -> Result<Vec<Arc<ReciprocityAgreement>>, StoreError> {
    tx.list_often(
        &AGREEMENTS,
        Range::prefix(spaces::AGREEMENTS, b""),
        AGREEMENTS_MAX,
    )
}

/// Those with one peer, oldest first; what is decided by them holds when it is committed.
pub fn of_peer(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Vec<ReciprocityAgreement>, StoreError> {
    tx.has(&BY_DOCUMENT, &guard(peer))?;
    let mut all = all(tx)?;
    all.retain(|agreement| &agreement.peer == peer);
    Ok(all)
}

/// How many there are.
pub fn count(tx: &mut Transaction<'_>) -> Result<usize, StoreError> {
    tx.count(Range::prefix(spaces::AGREEMENTS, b""), AGREEMENTS_MAX)
}

/// The one in which this document, Offer or Accept was said.
pub fn by_document(tx: &mut Transaction<'_>, name: &Iri) -> Result<Option<ReciprocityAgreement>, StoreError> {
    match tx.get(&BY_DOCUMENT, name)? {
        Some(id) => get(tx, &id),
        None => Ok(None),
    }
}

/// Keeps the Reject or Undo of an Offer as it was signed, verbatim.
pub fn put_said(tx: &mut Transaction<'_>, offer: &Iri, text: &str) -> Result<(), StoreError> {
    tx.put(&SAID, offer, &text.to_owned())
}

/// The Reject or Undo of an Offer as it was signed.
pub fn said(tx: &mut Transaction<'_>, offer: &Iri) -> Result<Option<String>, StoreError> {
    tx.get(&SAID, offer)
}

/// Remembers, of a text that is void, beside which Offer it does not stand.
pub fn put_lost_to(tx: &mut Transaction<'_>, offer: &Iri, stands: &Iri) -> Result<(), StoreError> {
    tx.put(&SAID, offer, &stands.as_str().to_owned())
}

/// The Offer beside which a text does not stand, while it is void.
pub fn lost_to(tx: &mut Transaction<'_>, offer: &Iri) -> Result<Option<Iri>, StoreError> {
    let said = tx.get(&SAID, offer)?;
    Ok(said.and_then(|said| Iri::parse(&said).ok()))
}

/// A name for an agreement that is begun in this transaction; run again it may be another.
pub fn fresh_id(tx: &mut Transaction<'_>, now: Timestamp) -> Result<AgreementId, StoreError> {
    let order = tx.next_order()?;
    let hash = Sha256::digest([b"agreement ".as_slice(), &order.to_be_bytes()].concat());
    let mut chance = [0; 10];
    chance.copy_from_slice(&hash[..10]);
    Ok(AgreementId::new(millis(now), chance))
}

#[cfg(test)]
mod tests {
    use domain::{AgreementText, AgreementVersion, Side, Title, VersionState};

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn iri(path: &str) -> Iri {
        Iri::parse(&format!("https://b.example/{path}")).unwrap()
    }

    fn version(number: u32) -> AgreementVersion {
        let group = |host: &str| Iri::parse(&format!("https://{host}/c/all")).unwrap();
        AgreementVersion {
            document: iri(&format!("agreements/{number}")),
            offer: iri(&format!("activities/{number}")),
            answers: None,
            by: Side::Them,
            text: AgreementText {
                name: Title::parse("Members' rates").unwrap(),
                note: None,
                parties: [group("b.example"), group("a.example")],
                starts: at(0),
                ends: None,
                notice_days: AgreementText::NOTICE_DAYS,
                terms: Vec::new(),
                revision: 1,
                previous: None,
            },
            digest: format!("zQm{number}"),
            at: at(0),
            expires: at(60),
            signed_offer: String::new(),
            state: VersionState::Open,
            reason: None,
        }
    }

    fn agreement(number: u8, versions: &[u32]) -> ReciprocityAgreement {
        ReciprocityAgreement {
            id: AgreementId::new(0, [number; 10]),
            peer: iri("").origin(),
            group: iri("c/all"),
            draft: None,
            versions: versions.iter().map(|number| version(*number)).collect(),
            signed: Vec::new(),
            ending: None,
            since: at(0),
            changed: at(0),
        }
    }

    /// F16
    #[test]
    fn an_agreement_is_found_by_all_that_was_said_in_it_and_by_nothing_that_was_dropped() {
        let database = Database::in_memory();
        commit(&database, |tx| put(tx, &agreement(1, &[1, 2])));
        commit(&database, |tx| put(tx, &agreement(2, &[3])));
        commit(&database, |tx| put_said(tx, &iri("activities/1"), "no"));
        let found = |path: &str| {
            let name = iri(path);
            let found = database.read(|tx| by_document(tx, &name)).unwrap();
            found.map(|agreement| agreement.id)
        };
        let first = agreement(1, &[]).id;
        for path in ["agreements/1", "activities/1", "agreements/2", "activities/2"] {
            assert_eq!(found(path), Some(first.clone()), "{path}");
        }
        assert_eq!(found("agreements/4"), None);
        commit(&database, |tx| put(tx, &agreement(1, &[2])));
        assert_eq!((found("agreements/1"), found("activities/1")), (None, None));
        assert_eq!(database.read(|tx| said(tx, &iri("activities/1"))).unwrap(), None);
        assert_eq!(found("agreements/2"), Some(first));
        let peer = iri("").origin();
        assert_eq!(database.read(|tx| of_peer(tx, &peer)).unwrap().len(), 2);
        commit(&database, |tx| remove(tx, &agreement(1, &[2])));
        assert_eq!(found("agreements/2"), None);
        assert_eq!(database.read(count).unwrap(), 1);
    }

    /// F16: of a text that is offered here and one that comes at that moment, one is looked at with the other.
    #[test]
    fn whoever_looked_at_all_agreements_with_a_peer_looks_again_when_one_came_meanwhile() {
        let database = Database::in_memory();
        let mut seen = Vec::new();
        commit(&database, |tx| {
            let found = of_peer(tx, &iri("").origin())?.len();
            seen.push(found);
            if seen.len() == 1 {
                commit(&database, |tx| put(tx, &agreement(1, &[1])));
            }
            put(tx, &agreement(2, &[2]))
        });
        assert_eq!(seen, [0, 1]);
    }

    #[test]
    fn agreements_that_are_begun_at_once_have_different_names() {
        let database = Database::in_memory();
        let mut names = BTreeSet::new();
        commit(&database, |tx| {
            names = [fresh_id(tx, at(0))?, fresh_id(tx, at(0))?].into();
            Ok(())
        });
        assert_eq!(names.len(), 2);
    }
}
