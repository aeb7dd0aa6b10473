//! A member reports a post to the stewards of its room. The copy they look at is a witness of that one post; it never leaves,
//! and who reported is not written down.

use domain::MemberId;
use engine::{Bytes, Key};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::Membership;

use crate::apart::taken_on;
use crate::audit::{Audited, By};
use crate::epoch::Day;
use crate::id::{PostId, ReportId, RoomId, ThreadId};
use crate::keyring::KeyName;
use crate::read::Reader;
use crate::room::Pseudonym;
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::seal::Message;
use crate::settle_report::{Outcome, ReportState};
use crate::text::ReportReason;
use crate::tx::{Go, REPORTS, Tx};
use crate::wipe::{Wiped, json};

/// Most reports of a room that wait for its stewards.
pub const REPORTS_OPEN_MAX: usize = 100;
/// Most reasons that are kept for one post; who reports it after that is heard without.
pub const REASONS_MAX: usize = 10;
/// Days for which the witness of a settled report is kept.
pub const SETTLED_DAYS: i64 = 30;
/// Days for which one that nobody settles is kept: no longer than the longest retention in days.
pub const UNSETTLED_DAYS: i64 = 90;

/// Why a post was not reported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportRefused {
    /// The stewards have enough to look at.
    #[error("too many reports wait for the stewards of this room; speak to one of them")]
    TooMany,
    /// The rooms said no; a post she may not read is a room that is not there.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

/// A report as it is sealed; whose post it is stands as a pseudonym before it.
#[derive(Serialize, Deserialize)]
pub(crate) struct KeptReport {
    pub(crate) thread: String,
    pub(crate) post: String,
    pub(crate) text: Wiped,
    pub(crate) at: Timestamp,
    pub(crate) reasons: Vec<Wiped>,
    pub(crate) settled: Option<KeptSettled>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct KeptSettled {
    pub(crate) at: Timestamp,
    pub(crate) by: MemberId,
    pub(crate) outcome: Outcome,
}

impl KeptReport {
    pub(crate) fn place(&self) -> Result<(ThreadId, PostId), RoomsError> {
        match (ThreadId::parse(&self.thread), PostId::parse(&self.post)) {
            (Ok(thread), Ok(post)) => Ok((thread, post)),
            _ => Err(RoomsError::Unreadable),
        }
    }

    pub(crate) fn state(&self) -> ReportState {
        match &self.settled {
            None => ReportState::Open,
            Some(settled) => ReportState::Settled {
                at: settled.at,
                outcome: settled.outcome,
            },
        }
    }

    /// When the witness goes.
    fn until(&self) -> Timestamp {
        let (from, days) = match &self.settled {
            Some(settled) => (settled.at, SETTLED_DAYS),
            None => (self.at, UNSETTLED_DAYS),
        };
        from.checked_add(SignedDuration::from_hours(24 * days))
            .unwrap_or(Timestamp::MAX)
    }
}

impl Rooms {
    /// Reports a post that she may read. Nothing of it is given back; what was reported and waits is one report, with one
    /// reason more.
    pub fn report(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
        post: PostId,
        reason: &ReportReason,
        now: Timestamp,
    ) -> Result<ReportId, ReportRefused> {
        let place = (thread, post);
        // Who may not read it draws nothing and makes no key.
        self.look(|tx| {
            let (_, access) = self.entered(tx, id, who)?;
            self.readable(tx, &access, place)
        })?;
        let fresh = self.ids().report(id, now);
        self.taking_apart(id, now, |day| {
            self.transact(|tx| {
                let (room, access) = self.entered(tx, id, who)?;
                let row = self.readable(tx, &access, place)?;
                let reader = Reader { id, room: &room, now };
                let reported = self.taken(tx, &reader, place, &row)?;
                let mut open = self.open_reports(tx, id)?;
                let same = open.iter().position(|(_, _, kept)| kept.place() == Ok(place));
                if let Some(index) = same {
                    let (report, row, mut kept) = open.swap_remove(index);
                    if kept.reasons.len() < REASONS_MAX {
                        kept.reasons.push(Wiped::of(reason.to_seal()));
                        self.put_report(tx, (id, report), taken_on(&row)?, &kept)?;
                    }
                    return Ok(report);
                }
                if open.len() >= REPORTS_OPEN_MAX {
                    return Err(ReportRefused::TooMany);
                }
                let kept = KeptReport {
                    thread: place.0.letters(),
                    post: place.1.letters(),
                    text: Wiped::of(reported.text.to_seal()),
                    at: now,
                    reasons: vec![Wiped::of(reason.to_seal())],
                    settled: None,
                };
                self.put_report(tx, (id, fresh), (day, reported.pseudonym), &kept)?;
                self.note_audit(tx, id, Audited::Reported, By::SomeMember, now)?;
                Ok(fresh)
            })
        })
    }

    /// Deletes the witnesses of what was said on some days under some pseudonyms.
    pub(crate) fn erase_witnesses(
        &self,
        id: RoomId,
        is_theirs: &dyn Fn(Day, Pseudonym) -> bool,
    ) -> Result<(), RoomsError> {
        self.transact(|tx| {
            for (report, row, kept) in self.all_reports(tx, id)? {
                let (_, as_whom) = taken_on(&row)?;
                if is_theirs(Day::of(kept.place()?.1.written()), as_whom) {
                    tx.delete(REPORTS, report_key(id, report));
                }
            }
            Ok(())
        })
    }

    /// Deletes witnesses that are over; says which keys open what is left, and on which days it was said.
    pub(crate) fn sweep_reports(
        &self,
        id: RoomId,
        now: Timestamp,
    ) -> Result<Vec<(KeyName, Day)>, RoomsError> {
        let mut in_use = Vec::new();
        let mut due = Vec::new();
        for (report, row, kept) in self.look(|tx| self.all_reports(tx, id))? {
            let said_on = Day::of(kept.place()?.1.written());
            match now >= kept.until() {
                true => due.push((report_key(id, report), row, said_on)),
                false => in_use.push((KeyName::apart(id, taken_on(&row)?.0), said_on)),
            }
        }
        for (key, row, said_on) in due {
            // One that is settled meanwhile is kept from then on.
            let kept = self.transact(|tx| {
                let there = tx.get(REPORTS, &key)?;
                match there.as_ref() == Some(&row) {
                    true => tx.delete(REPORTS, key.clone()),
                    false => return Ok(there),
                }
                Ok::<_, RoomsError>(None)
            })?;
            if let Some(row) = kept {
                in_use.push((KeyName::apart(id, taken_on(&row)?.0), said_on));
            }
        }
        Ok(in_use)
    }

    pub(crate) fn all_reports(
        &self,
        tx: &Tx<'_>,
        id: RoomId,
    ) -> Result<Vec<(ReportId, Bytes, KeptReport)>, RoomsError> {
        let mut found = Vec::new();
        tx.scan(REPORTS, &id.bytes(), None, |key, row| {
            let report = key.get(16..).and_then(|report| report.try_into().ok());
            let report = ReportId::of_bytes(report.ok_or(RoomsError::Unreadable)?);
            found.push((report, row.clone(), self.opened_report(id, report, row)?));
            Ok::<_, RoomsError>(Go::On)
        })?;
        Ok(found)
    }

    /// Those that wait; each of them is a condition of the commit.
    fn open_reports(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
    ) -> Result<Vec<(ReportId, Bytes, KeptReport)>, RoomsError> {
        let mut open = Vec::new();
        for (report, _, _) in self.all_reports(tx, id)? {
            let Some(row) = tx.get(REPORTS, &report_key(id, report))? else {
                continue;
            };
            let kept = self.opened_report(id, report, &row)?;
            if kept.settled.is_none() {
                open.push((report, row, kept));
            }
        }
        Ok(open)
    }

    pub(crate) fn opened_report(
        &self,
        id: RoomId,
        report: ReportId,
        row: &[u8],
    ) -> Result<KeptReport, RoomsError> {
        let name = KeyName::apart(id, taken_on(row)?.0);
        let plain = self.unseal(name, Message::Report(report), row)?;
        serde_json::from_slice(&plain).map_err(|_| RoomsError::Unreadable)
    }

    pub(crate) fn put_report(
        &self,
        tx: &mut Tx<'_>,
        (id, report): (RoomId, ReportId),
        (day, pseudonym): (Day, Pseudonym),
        kept: &KeptReport,
    ) -> Result<(), RoomsError> {
        let plain = json(kept).ok_or(RoomsError::Unreadable)?;
        let row = self.seal_apart((id, day), Message::Report(report), pseudonym, &plain)?;
        tx.put(REPORTS, report_key(id, report), row);
        Ok(())
    }
}

pub(crate) fn report_key(id: RoomId, report: ReportId) -> Key {
    key_of(id, &[&report.bytes()])
}
