//! Stewards of a room look at what was reported, and settle it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::Membership;

use crate::access::RoomAccess;
use crate::apart::taken_on;
use crate::audit::{Audited, By};
use crate::id::{PostId, ReportId, RoomId, ThreadId};
use crate::leave::StewardingRefused;
use crate::read::{Author, NamesOfDays, Reader};
use crate::report::{KeptSettled, report_key};
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::text::{PostText, ReportReason};
use crate::tx::{POSTS, REPORTS};
use crate::wipe::Wiped;

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The post stays.
    Kept,
    /// The post is gone, but for its witness.
    Removed,
}

/// Whether a report waits for a steward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportState {
    /// It does.
    Open,
    /// A steward looked at it.
    Settled {
        /// When.
        at: Timestamp,
        /// To what end.
        outcome: Outcome,
    },
}

/// The reports of a room, for its stewards.
pub struct ReportsShown {
    /// That she may read them.
    pub access: RoomAccess,
    /// The oldest first.
    pub reports: Vec<ReportShown>,
}

/// A report, with the witness of its post.
pub struct ReportShown {
    /// Which.
    pub id: ReportId,
    /// When it was first reported.
    pub at: Timestamp,
    /// The thread of the post.
    pub thread: ThreadId,
    /// The post; it may be gone.
    pub post: PostId,
    /// Who wrote it, as far as the rule of the room says it.
    pub author: Author,
    /// What it said when it was reported.
    pub text: PostText,
    /// Why, one for each who reported it.
    pub reasons: Vec<ReportReason>,
    /// Whether it waits.
    pub state: ReportState,
}

/// Why a report was not settled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettleRefused {
    /// There is none, or no more.
    #[error("there is no such report")]
    NoReport,
    /// Somebody was faster.
    #[error("this report is settled")]
    Settled,
    /// It takes a steward.
    #[error(transparent)]
    Stewarding(#[from] StewardingRefused),
}

impl From<RoomsError> for SettleRefused {
    fn from(error: RoomsError) -> Self {
        Self::Stewarding(error.into())
    }
}

impl Rooms {
    /// What was reported in a room, for its stewards: what waits and what was settled of late.
    pub fn reports(
        &self,
        steward: &Membership,
        id: RoomId,
        now: Timestamp,
    ) -> Result<ReportsShown, StewardingRefused> {
        self.look(|tx| {
            let room = self.entered_as_steward(tx, id, steward)?;
            let access = RoomAccess::of(id, &room, &steward.member().id).ok_or(RoomsError::NoSuchRoom)?;
            let reader = Reader { id, room: &room, now };
            let mut names = NamesOfDays::new();
            let mut reports = Vec::new();
            for (report, row, kept) in self.all_reports(tx, id)? {
                let (thread, post) = kept.place()?;
                let state = kept.state();
                let unsealed = |reason: Wiped| ReportReason::unsealed(reason.into_text());
                reports.push(ReportShown {
                    id: report,
                    at: kept.at,
                    thread,
                    post,
                    author: self.author(tx, &reader, &mut names, post, &row)?,
                    text: PostText::unsealed(kept.text.into_text()),
                    reasons: kept.reasons.into_iter().map(unsealed).collect(),
                    state,
                });
            }
            Ok(ReportsShown { access, reports })
        })
    }

    /// A steward settles a report; a post that she removes is gone with the same commit.
    pub fn settle_report(
        &self,
        steward: &Membership,
        id: RoomId,
        report: ReportId,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<(), SettleRefused> {
        let thread = self.transact(|tx| {
            let room = self.entered_as_steward(tx, id, steward)?;
            let row = tx
                .get(REPORTS, &report_key(id, report))
                .map_err(RoomsError::from)?;
            let row = row.ok_or(SettleRefused::NoReport)?;
            let mut kept = self.opened_report(id, report, &row)?;
            if kept.settled.is_some() {
                return Err(SettleRefused::Settled);
            }
            let by = steward.member().id.clone();
            kept.settled = Some(KeptSettled {
                at: now,
                by: by.clone(),
                outcome,
            });
            self.put_report(tx, (id, report), taken_on(&row)?, &kept)?;
            let (thread, post) = kept.place()?;
            let what = match outcome {
                Outcome::Kept => Audited::ReportKept,
                Outcome::Removed => {
                    let key = key_of(id, &[&thread.bytes(), &post.bytes()]);
                    if tx.get(POSTS, &key).map_err(RoomsError::from)?.is_some() {
                        self.take_posts(tx, (id, &room), thread, &BTreeSet::from([post]))?;
                    }
                    Audited::ReportRemoved
                }
            };
            self.note_audit(tx, id, what, By::Member(by), now)?;
            Ok::<_, SettleRefused>(thread)
        })?;
        self.note_thread(id, thread);
        Ok(())
    }
}
