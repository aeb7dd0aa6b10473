//! Vouchers that members had from this community for others, online or on paper (F16). What became of one there is not known
//! here, but for paper whose typed code the host asked for.

use domain::{IssuedKind, IssuedVoucher, MemberId};
use engine::{Direction, Key, Range};
use jiff::Timestamp;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

const ISSUED: Table<[u8], IssuedVoucher> = Table::new(spaces::VOUCHERS_ISSUED, "vouchers");
/// What is kept of a typed code, and whose voucher it stands for.
const CODES: Table<str, (MemberId, String)> = Table::new(spaces::PAPER_CODES, "codes on paper");

/// How long one is listed after its last day, in seconds: a year.
pub const LISTED_SECONDS: i64 = 365 * 86_400;
/// Most vouchers of one member that are kept; the oldest make room.
pub const PER_MEMBER_MAX: u16 = 1_000;

/// One of hers by its name.
pub fn get(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    jti: &str,
) -> Result<Option<IssuedVoucher>, StoreError> {
    tx.get(&ISSUED, key(member, jti).as_slice())
}

/// Writes one, new or changed, and where it is on paper that its code stands for it. Names of vouchers are our own: 128 bits
/// as text.
pub fn put(tx: &mut Transaction<'_>, voucher: &IssuedVoucher) -> Result<(), StoreError> {
    if let IssuedKind::Paper { code_key } = &voucher.kind {
        let whose = (voucher.member.clone(), voucher.jti.clone());
        tx.put(&CODES, code_key.as_str(), &whose)?;
    }
    tx.put(&ISSUED, key(&voucher.member, &voucher.jti).as_slice(), voucher)
}

/// All of hers, latest first.
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<IssuedVoucher>, StoreError> {
    let range = Range::prefix(spaces::VOUCHERS_ISSUED, &member.key());
    let rows = tx.page(&ISSUED, range, Direction::Forward, PER_MEMBER_MAX)?;
    let mut vouchers: Vec<IssuedVoucher> = rows.into_iter().map(|(_, voucher)| voucher).collect();
    vouchers.sort_by_key(|voucher| std::cmp::Reverse(voucher.at));
    Ok(vouchers)
}

/// The voucher on paper that a code stands for, by what is kept of the code.
pub fn by_code(tx: &mut Transaction<'_>, code_key: &str) -> Result<Option<IssuedVoucher>, StoreError> {
    match tx.get(&CODES, code_key)? {
        Some((member, jti)) => get(tx, &member, &jti),
        None => Ok(None),
    }
}

/// Forgets those of hers that were over a year ago, and the oldest where there would be more than [`PER_MEMBER_MAX`] with one
/// more.
pub fn make_room(tx: &mut Transaction<'_>, member: &MemberId, now: Timestamp) -> Result<(), StoreError> {
    let kept = usize::from(PER_MEMBER_MAX) - 1;
    for (place, voucher) in of_member(tx, member)?.iter().enumerate() {
        let is_old = now.as_second() - voucher.expires.as_second() > LISTED_SECONDS;
        if is_old || place >= kept {
            remove(tx, voucher);
        }
    }
    Ok(())
}

/// Forgets all of hers.
pub fn forget(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    for voucher in of_member(tx, member)? {
        remove(tx, &voucher);
    }
    Ok(())
}

/// Those of one are another's from now on, whose membership became one with hers.
pub fn move_to(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    for voucher in of_member(tx, from)? {
        remove(tx, &voucher);
        let moved = IssuedVoucher {
            member: into.clone(),
            ..voucher
        };
        put(tx, &moved)?;
    }
    Ok(())
}

fn remove(tx: &mut Transaction<'_>, voucher: &IssuedVoucher) {
    if let IssuedKind::Paper { code_key } = &voucher.kind {
        tx.delete(&CODES, code_key.as_str());
    }
    tx.delete(&ISSUED, key(&voucher.member, &voucher.jti).as_slice());
}

fn key(member: &MemberId, jti: &str) -> Key {
    [member.key(), jti.key()].concat()
}

#[cfg(test)]
mod tests {
    use domain::Origin;

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit, iri};

    fn member(number: u8) -> MemberId {
        MemberId::new(0, [number; 10])
    }

    fn voucher(number: u8, jti: &str, second: i64) -> IssuedVoucher {
        IssuedVoucher {
            jti: jti.to_owned(),
            member: member(number),
            offer: iri("https://b.example/offers/1"),
            host: Origin::parse("https://b.example").unwrap(),
            at: at(second),
            expires: at(second + 600),
            kind: IssuedKind::Online,
            shown: None,
            revoked: None,
        }
    }

    fn on_paper(number: u8, jti: &str, code: &str) -> IssuedVoucher {
        IssuedVoucher {
            kind: IssuedKind::Paper {
                code_key: code.to_owned(),
            },
            ..voucher(number, jti, 5)
        }
    }

    fn names(database: &Database, number: u8) -> Vec<String> {
        let hers = database.read(|tx| of_member(tx, &member(number))).unwrap();
        hers.into_iter().map(|voucher| voucher.jti).collect()
    }

    #[test]
    fn hers_are_listed_latest_first_for_a_year_after_their_last_day() {
        let database = Database::in_memory();
        for (number, jti, second) in [(1, "a", 0), (1, "b", 90), (2, "c", 0)] {
            commit(&database, |tx| put(tx, &voucher(number, jti, second)));
        }
        assert_eq!(names(&database, 1), ["b", "a"]);
        let after = |second| at(600 + LISTED_SECONDS + second);
        commit(&database, |tx| make_room(tx, &member(1), after(0)));
        assert_eq!(names(&database, 1), ["b", "a"]);
        commit(&database, |tx| make_room(tx, &member(1), after(1)));
        assert_eq!(
            (names(&database, 1), names(&database, 2)),
            (vec!["b".to_owned()], vec!["c".to_owned()])
        );
    }

    /// Of a code only what is kept of it leads to a voucher, also when it is another member's by now.
    #[test]
    fn a_code_on_paper_leads_to_its_voucher_until_that_is_forgotten() {
        let database = Database::in_memory();
        commit(&database, |tx| put(tx, &on_paper(1, "a", "code-key")));
        commit(&database, |tx| put(tx, &voucher(1, "b", 7)));
        let found = || database.read(|tx| by_code(tx, "code-key")).unwrap();
        assert_eq!(found(), Some(on_paper(1, "a", "code-key")));
        assert_eq!(database.read(|tx| by_code(tx, "other")).unwrap(), None);
        commit(&database, |tx| move_to(tx, &member(1), &member(2)));
        assert_eq!(found(), Some(on_paper(2, "a", "code-key")));
        assert_eq!(names(&database, 2), ["b", "a"]);
        assert!(database.tables_with(member(1).as_str()).is_empty());
        commit(&database, |tx| forget(tx, &member(2)));
        assert_eq!((found(), names(&database, 2)), (None, vec![]));
        assert!(database.tables_with("code-key").is_empty());
    }
}
