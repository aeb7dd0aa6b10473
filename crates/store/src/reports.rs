//! Reports and what came of them (F20). What a member said of another stands here and nowhere else.

use domain::{Appeal, Iri, MemberId, Report, ReportId, ReportedBy};
use engine::{Direction, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};
use crate::transaction::unreadable;

const REPORTS: Table<ReportId, Report> = Table::new(spaces::REPORTS, "reports");
/// By the Flag that brought it or passed it on.
const BY_FLAG: Table<Iri, ReportId> = Table::new(spaces::REPORTS_BY_FLAG, "reports by activity");
/// Those that wait for officers.
const WAITING: Table<ReportId, ()> = Table::new(spaces::REPORTS_WAITING, "reports that wait");
/// By a member of ours: what she reported, and what was reported of her.
const OF_MEMBER: Table<(MemberId, ReportId), ()> = Table::new(spaces::REPORTS_OF, "reports of a member");
/// Reports read at once of one member.
const OF_MEMBER_MAX: u16 = 1_000;

/// One report.
pub fn get(tx: &mut Transaction<'_>, id: &ReportId) -> Result<Option<Report>, StoreError> {
    tx.get(&REPORTS, id)
}

/// The report that came, or was passed on, by this Flag.
pub fn by_flag(tx: &mut Transaction<'_>, flag: &Iri) -> Result<Option<Report>, StoreError> {
    match tx.get(&BY_FLAG, flag)? {
        Some(id) => get(tx, &id),
        None => Ok(None),
    }
}

/// Writes one, new or changed.
pub fn put(tx: &mut Transaction<'_>, report: &Report) -> Result<(), StoreError> {
    if let ReportedBy::Peer { flag, .. } = &report.from {
        tx.put(&BY_FLAG, flag, &report.id)?;
    }
    if let Some(passed_on) = &report.passed_on {
        tx.put(&BY_FLAG, &passed_on.flag, &report.id)?;
    }
    for member in members(report) {
        tx.put(&OF_MEMBER, &(member, report.id.clone()), &())?;
    }
    match report.state().waits() {
        true => tx.put(&WAITING, &report.id, &())?,
        false => tx.delete(&WAITING, &report.id),
    }
    tx.put(&REPORTS, &report.id, report)
}

/// Reports older than one of them, latest first.
pub fn page(
    tx: &mut Transaction<'_>,
    before: Option<&ReportId>,
    limit: u16,
) -> Result<Vec<Report>, StoreError> {
    let range = Range {
        end: before.map(KeyForm::key),
        ..Range::prefix(spaces::REPORTS, b"")
    };
    let rows = tx.page(&REPORTS, range, Direction::Backward, limit)?;
    Ok(rows.into_iter().map(|(_, report)| report).collect())
}

/// Those that wait for officers, the longest first.
pub fn waiting(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<Report>, StoreError> {
    let range = Range::prefix(spaces::REPORTS_WAITING, b"");
    let mut found = Vec::new();
    for (key, ()) in tx.page(&WAITING, range, Direction::Forward, limit)? {
        found.extend(get(tx, &id_in(WAITING.name, &key, 0)?)?);
    }
    Ok(found)
}

/// What a member reported, and what was reported of her, the oldest first.
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<Report>, StoreError> {
    let prefix = member.key();
    let range = Range::prefix(spaces::REPORTS_OF, &prefix);
    let mut found = Vec::new();
    for (key, ()) in tx.page(&OF_MEMBER, range, Direction::Forward, OF_MEMBER_MAX)? {
        found.extend(get(tx, &id_in(OF_MEMBER.name, &key, prefix.len())?)?);
    }
    Ok(found)
}

/// Her name and what was written of her are in them no more, nor what she wrote: that something was decided stays.
pub fn forget_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    for mut report in of_member(tx, member)? {
        report.words = None;
        if report.about.member.as_ref() == Some(member) {
            report.about.called = None;
            report.appeal = report
                .appeal
                .filter(|appeal| appeal.decided.is_some())
                .map(Appeal::unsaid);
            if let Some(ending) = &mut report.ending {
                (ending.reason, ending.message) = (None, None);
            }
        }
        tx.put(&REPORTS, &report.id, &report)?;
    }
    rename(tx, member, None)
}

/// They are another's, whose membership became one with hers.
pub fn move_to(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    rename(tx, from, Some(into))
}

fn rename(tx: &mut Transaction<'_>, from: &MemberId, into: Option<&MemberId>) -> Result<(), StoreError> {
    for mut report in of_member(tx, from)? {
        tx.delete(&OF_MEMBER, &(from.clone(), report.id.clone()));
        if report.about.member.as_ref() == Some(from) {
            report.about.member = into.cloned();
        }
        if matches!(&report.from, ReportedBy::Member { member } if member == from) {
            report.from = match into {
                Some(into) => ReportedBy::Member { member: into.clone() },
                None => ReportedBy::Nobody,
            };
        }
        put(tx, &report)?;
    }
    Ok(())
}

fn members(report: &Report) -> impl Iterator<Item = MemberId> {
    let by = match &report.from {
        ReportedBy::Member { member } => Some(member.clone()),
        ReportedBy::Peer { .. } | ReportedBy::Nobody => None,
    };
    by.into_iter().chain(report.about.member.clone())
}

fn id_in(table: &'static str, key: &[u8], from: usize) -> Result<ReportId, StoreError> {
    let text = String::from_utf8_lossy(key.get(from..).unwrap_or_default());
    ReportId::parse(&text).map_err(|_| unreadable(table, key))
}

#[cfg(test)]
mod tests {
    use domain::{Handle, Note, ReportCategory, ReportEnding, ReportOutcome, ReportedThing, Title};

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn report(number: u8, by: &MemberId, about: &MemberId) -> Report {
        Report {
            id: ReportId::new(u64::from(number), [number; 10]),
            from: ReportedBy::Member { member: by.clone() },
            about: ReportedThing {
                address: Iri::parse("https://a.example/users/maren").unwrap(),
                called: Title::parse("Maren").ok(),
                member: Some(about.clone()),
            },
            category: ReportCategory::Conduct,
            words: None,
            at: at(i64::from(number)),
            taken_by: None,
            ending: None,
            appeal: None,
            passed_on: None,
        }
    }

    /// F20: what waits is found until it is decided, and each of the two finds what concerns her.
    #[test]
    fn a_report_waits_until_it_is_decided_and_is_found_by_both_whom_it_concerns() {
        let database = Database::in_memory();
        let [ada, bea] = [1, 2].map(|number| MemberId::new(0, [number; 10]));
        for number in 1..=3 {
            commit(&database, |tx| put(tx, &report(number, &ada, &bea)));
        }
        let ids = |found: Vec<Report>| found.into_iter().map(|one| one.at).collect::<Vec<_>>();
        let decided = Report {
            ending: Some(ReportEnding {
                outcome: ReportOutcome::Dismiss,
                by: Handle::parse("olga").unwrap(),
                at: at(9),
                reason: Note::parse("Nothing in it.").ok(),
                message: None,
            }),
            ..report(2, &ada, &bea)
        };
        commit(&database, |tx| put(tx, &decided));
        assert_eq!(ids(database.read(|tx| waiting(tx, 9)).unwrap()), [at(1), at(3)]);
        assert_eq!(
            ids(database.read(|tx| page(tx, None, 2)).unwrap()),
            [at(3), at(2)]
        );
        assert_eq!(
            ids(database.read(|tx| page(tx, Some(&decided.id), 2)).unwrap()),
            [at(1)]
        );
        for who in [&ada, &bea] {
            assert_eq!(database.read(|tx| of_member(tx, who)).unwrap().len(), 3);
        }
        commit(&database, |tx| forget_member(tx, &ada));
        let first = database
            .read(|tx| get(tx, &report(1, &ada, &bea).id))
            .unwrap()
            .unwrap();
        assert_eq!(
            (first.from, first.about.member),
            (ReportedBy::Nobody, Some(bea.clone()))
        );
        commit(&database, |tx| move_to(tx, &bea, &ada));
        assert_eq!(database.read(|tx| of_member(tx, &ada)).unwrap().len(), 3);
        assert_eq!(database.read(|tx| of_member(tx, &bea)).unwrap(), []);
    }
}
