//! What was given here for vouchers of members of other communities: each token once, each member as often as the offer says,
//! and no more in a year than was agreed (F16; threats F2, V1, V10, V12). Who they are nobody here knows, but those who joined.

use domain::{EventId, Iri, MemberId, OfferId, RedeemedFor, Redemption, RedemptionId};
use engine::{Direction, Key, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::claims::BrowserKey;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

const REDEMPTIONS: Table<RedemptionId, Redemption> = Table::new(spaces::REDEMPTIONS, "redemptions");
const BY_TOKEN: Table<[u8], Spent> = Table::new(spaces::REDEMPTIONS_BY_TOKEN, "redemptions by token");
/// Tables of one keyspace, told apart by the first byte of their keys: how often a member of another community, by her name
/// for one offer, has what it gives; and which redemptions are of an offer, an event or a member of ours.
const USES: Table<[u8], u32> = Table::new(spaces::REDEMPTIONS_OF, "uses of offers");
const OF: Table<[u8], RedemptionId> = Table::new(spaces::REDEMPTIONS_OF, "redemptions of offers");
/// Those that count, by the year of the offer.
const COUNTED: Table<(OfferId, u64), u32> = Table::new(spaces::REDEMPTIONS_COUNTED, "redemptions of a year");

const USE: u8 = b'u';
const OFFER: u8 = b'o';
const EVENT: u8 = b'e';
const MEMBER: u8 = b'm';
/// Redemptions read at once.
const PAGE: u16 = 200;

/// A token that was taken. It is never taken again, whatever became of what it brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    /// What it brought.
    pub redemption: RedemptionId,
    /// By which browser: the same one may ask again, and is told the same.
    pub browser: BrowserKey,
    /// When it was issued, which says in which month it is settled.
    pub issued: Timestamp,
    /// The year of the offer in which it counts, by its first day: 20270118.
    pub year: u64,
}

/// One of them.
pub fn get(tx: &mut Transaction<'_>, id: &RedemptionId) -> Result<Option<Redemption>, StoreError> {
    tx.get(&REDEMPTIONS, id)
}

/// Whether a token was taken, by its issuer and the name it bears.
pub fn spent(tx: &mut Transaction<'_>, issuer: &Iri, jti: &str) -> Result<Option<Spent>, StoreError> {
    tx.get(&BY_TOKEN, token_key(issuer, jti).as_slice())
}

/// How often somebody has what an offer gives; what was taken back does not count.
pub fn uses(tx: &mut Transaction<'_>, offer: &OfferId, subject: &str) -> Result<u32, StoreError> {
    Ok(tx.get(&USES, use_key(offer, subject).as_slice())?.unwrap_or(0))
}

/// How many have it in a year of the offer; what was taken back does not count.
pub fn counted(tx: &mut Transaction<'_>, offer: &OfferId, year: u64) -> Result<u32, StoreError> {
    Ok(tx.get(&COUNTED, &(offer.clone(), year))?.unwrap_or(0))
}

/// Writes a new one, and that its token is spent. Whoever decided by [`spent`], [`uses`] and [`counted`] in this transaction
/// decided rightly at its commit: each is one row that is read and written here.
pub fn add(tx: &mut Transaction<'_>, made: &Redemption, spent: &Spent) -> Result<(), StoreError> {
    let uses = uses(tx, &made.offer, &made.sub)?.saturating_add(1);
    tx.put(&USES, use_key(&made.offer, &made.sub).as_slice(), &uses)?;
    let counted = counted(tx, &made.offer, spent.year)?.saturating_add(1);
    tx.put(&COUNTED, &(made.offer.clone(), spent.year), &counted)?;
    tx.put(&BY_TOKEN, token_key(&made.issuer, &made.jti).as_slice(), spent)?;
    for list in lists(made) {
        let key = [list, made.id.key()].concat();
        tx.put(&OF, key.as_slice(), &made.id)?;
    }
    tx.put(&REDEMPTIONS, &made.id, made)
}

/// It is taken back: the member may claim once more by another token, the year has one more to give, and the token stays
/// spent. Once; nothing of one that is void already or that there never was.
pub fn void(
    tx: &mut Transaction<'_>,
    id: &RedemptionId,
    now: Timestamp,
) -> Result<Option<(Redemption, Spent)>, StoreError> {
    let Some(made) = get(tx, id)?.filter(|made| made.voided.is_none()) else {
        return Ok(None);
    };
    let Some(spent) = spent(tx, &made.issuer, &made.jti)? else {
        return Ok(None);
    };
    let uses = uses(tx, &made.offer, &made.sub)?.saturating_sub(1);
    tx.put(&USES, use_key(&made.offer, &made.sub).as_slice(), &uses)?;
    let counted = counted(tx, &made.offer, spent.year)?.saturating_sub(1);
    tx.put(&COUNTED, &(made.offer.clone(), spent.year), &counted)?;
    let voided = Redemption {
        voided: Some(now),
        ..made
    };
    tx.put(&REDEMPTIONS, id, &voided)?;
    Ok(Some((voided, spent)))
}

/// Those of an offer by name, which is chance, behind one; the void ones among them.
pub fn of_offer(
    tx: &mut Transaction<'_>,
    offer: &OfferId,
    after: Option<&RedemptionId>,
    limit: u16,
) -> Result<Vec<Redemption>, StoreError> {
    page(tx, of(OFFER, offer), after, limit)
}

/// The tickets of an event by name, which is chance, behind one; the void ones among them.
pub fn of_event(
    tx: &mut Transaction<'_>,
    event: &EventId,
    after: Option<&RedemptionId>,
    limit: u16,
) -> Result<Vec<Redemption>, StoreError> {
    page(tx, of(EVENT, event), after, limit)
}

/// By what a member of ours joined as a member of another community.
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<Redemption>, StoreError> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let some = page(tx, of(MEMBER, member), after.as_ref(), PAGE)?;
        let is_last = some.len() < usize::from(PAGE);
        after = some.last().map(|last| last.id.clone());
        all.extend(some);
        if is_last {
            return Ok(all);
        }
    }
}

/// What one joined by another joined by, whose membership became one with hers.
pub fn move_to(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    for made in of_member(tx, from)? {
        rename(tx, &made, Some(into))?;
    }
    Ok(())
}

/// That somebody joined by them stays, and how much she was let off; who she was does not.
pub fn forget_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    for made in of_member(tx, member)? {
        rename(tx, &made, None)?;
    }
    Ok(())
}

fn rename(tx: &mut Transaction<'_>, made: &Redemption, into: Option<&MemberId>) -> Result<(), StoreError> {
    let RedeemedFor::Joining {
        member,
        invoice,
        tier,
    } = &made.what
    else {
        return Ok(());
    };
    let listed = [of(MEMBER, member), made.id.key()].concat();
    tx.delete(&OF, listed.as_slice());
    let what = match into {
        Some(into) => {
            let listed = [of(MEMBER, into), made.id.key()].concat();
            tx.put(&OF, listed.as_slice(), &made.id)?;
            RedeemedFor::Joining {
                member: into.clone(),
                invoice: *invoice,
                tier: tier.clone(),
            }
        }
        None => RedeemedFor::Desk,
    };
    let renamed = Redemption { what, ..made.clone() };
    tx.put(&REDEMPTIONS, &made.id, &renamed)
}

fn page(
    tx: &mut Transaction<'_>,
    list: Key,
    after: Option<&RedemptionId>,
    limit: u16,
) -> Result<Vec<Redemption>, StoreError> {
    let mut range = Range::prefix(spaces::REDEMPTIONS_OF, &list);
    if let Some(after) = after {
        range.start = [list, after.key(), vec![0]].concat();
    }
    let mut found = Vec::new();
    for (_, id) in tx.page(&OF, range, Direction::Forward, limit)? {
        found.extend(get(tx, &id)?);
    }
    Ok(found)
}

/// The lists that name it; all parts of a key are of one length.
fn lists(made: &Redemption) -> Vec<Key> {
    let mut lists = vec![of(OFFER, &made.offer)];
    match &made.what {
        RedeemedFor::Event { event } => lists.push(of(EVENT, event)),
        RedeemedFor::Joining { member, .. } => lists.push(of(MEMBER, member)),
        RedeemedFor::Desk => {}
    }
    lists
}

fn of(list: u8, id: &impl KeyForm) -> Key {
    [vec![list], id.key()].concat()
}

/// A name that another community made up is a hash in a key, whatever is in it.
fn use_key(offer: &OfferId, subject: &str) -> Key {
    [of(USE, offer), Sha256::digest(subject).to_vec()].concat()
}

fn token_key(issuer: &Iri, jti: &str) -> Key {
    [issuer.key(), Sha256::digest(jti).to_vec()].concat()
}

#[cfg(test)]
mod tests;
