//! What was reported of somebody or something of another community is passed on to it: the node says so, and no person is named
//! (F20; protocol section 8.8).

use domain::{
    Announcement, FlagOutcome, Iri, Origin, PassedOn, Report, ReportId, ReportState, ReportedBy, Scope,
};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, outbox, peerings, reports};

use crate::decide_report::{DecideRefused, decidable, tell_reporter};

/// Why it is not passed on.
#[derive(Debug, thiserror::Error)]
pub enum PassOnRefused {
    /// It cannot be decided either.
    #[error(transparent)]
    Not(#[from] DecideRefused),
    /// It is about something of ours, or came from there.
    #[error("that report is for us to decide")]
    Ours,
    /// We share no reports with the community whose it is.
    #[error("we share no reports with that community; write to its officers")]
    NotAPeer,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Passes it on, once; `flag` is a fresh activity of ours.
pub fn pass_on_report(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    (own, id): (&Origin, &ReportId),
    flag: &Iri,
    now: Timestamp,
) -> Result<Report, PassOnRefused> {
    let mut report = decidable(tx, officer, id)?;
    let peer = report.about.address.origin();
    if peer == *own || matches!(report.from, ReportedBy::Peer { .. }) {
        return Err(PassOnRefused::Ours);
    }
    if !peerings::agreed(tx, &peer, Scope::Reports)? {
        return Err(PassOnRefused::NotAPeer);
    }
    let by = officer.member().handle.clone();
    report.taken_by = Some(by.clone());
    report.passed_on = Some(PassedOn {
        peer: peer.clone(),
        flag: flag.clone(),
        answer: None,
        answered: None,
    });
    reports::put(tx, &report)?;
    let told = Announcement::Flagged {
        peer: peer.clone(),
        report: id.clone(),
    };
    outbox::announce(tx, &told, now)?;
    let what = format!("pass report {id} on to {}", peer.authority());
    audit::log(tx, by.as_str(), &what, now)?;
    Ok(report)
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeHeard {
    /// It is written down.
    Done,
    /// No report of ours has that name, or not with that node.
    Unknown,
}

/// The other community says whether anything was done; the first answer counts.
pub fn hear_flag_outcome(
    tx: &mut Transaction<'_>,
    by: &Iri,
    (flag, outcome): (&Iri, FlagOutcome),
    now: Timestamp,
) -> Result<OutcomeHeard, StoreError> {
    let peering = peerings::get(tx, &by.origin())?.filter(|peering| peering.application == *by);
    let report = reports::by_flag(tx, flag)?;
    let (Some(_), Some(mut report)) = (peering, report) else {
        return Ok(OutcomeHeard::Unknown);
    };
    let is_from_there = report
        .passed_on
        .as_ref()
        .is_some_and(|passed_on| passed_on.peer == by.origin());
    if !is_from_there {
        return Ok(OutcomeHeard::Unknown);
    }
    if report.state() != ReportState::PassedOn {
        return Ok(OutcomeHeard::Done);
    }
    if let Some(passed_on) = &mut report.passed_on {
        (passed_on.answer, passed_on.answered) = (Some(outcome), Some(now));
    }
    reports::put(tx, &report)?;
    tell_reporter(tx, &report, now)?;
    audit::log(
        tx,
        "node",
        &format!("hear what came of report {}", report.id),
        now,
    )?;
    Ok(OutcomeHeard::Done)
}

#[cfg(test)]
mod tests {
    use domain::ReportCategory;

    use super::*;
    use crate::report_it::{ToReport, report_it};
    use crate::samples::{self, act, activity, application, at, iri, origin, refused};

    /// F20: it goes once to the community whose it is, and the first answer of its node counts.
    #[test]
    fn a_report_is_passed_on_once_and_its_first_answer_counts() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Reports]);
        samples::peer(&database, "c.example", &[Scope::Events]);
        let (klara, officer) = (samples::member(&database, "klara"), samples::officer(&database));
        let own = origin("a.example");
        let id = |number: u8| ReportId::new(u64::from(number), [number; 10]);
        for (number, address) in [
            (1, "https://b.example/users/ben"),
            (2, "https://c.example/users/cy"),
            (3, "https://a.example/c/all"),
        ] {
            let what = ToReport {
                address: iri(address),
                called: None,
                category: ReportCategory::Conduct,
                words: None,
            };
            act(&database, |tx| {
                report_it(tx, &klara, (&own, &id(number)), &what, at(1))
            });
        }
        let flag = activity(7);
        let passed = act(&database, |tx| {
            pass_on_report(tx, &officer, (&own, &id(1)), &flag, at(2))
        });
        assert_eq!(passed.state(), ReportState::PassedOn);
        for number in [1, 2, 3] {
            let no = refused(&database, |tx| {
                pass_on_report(tx, &officer, (&own, &id(number)), &flag, at(3))
            });
            let as_expected = match number {
                1 => matches!(no, PassOnRefused::Not(DecideRefused::NotWaiting)),
                2 => matches!(no, PassOnRefused::NotAPeer),
                _ => matches!(no, PassOnRefused::Ours),
            };
            assert!(as_expected, "{no}");
        }
        let hears = |by: &Iri, outcome, second| {
            act(&database, |tx| {
                hear_flag_outcome(tx, by, (&flag, outcome), at(second))
            })
        };
        assert_eq!(
            hears(&application("c.example"), FlagOutcome::None, 4),
            OutcomeHeard::Unknown
        );
        assert_eq!(
            hears(&samples::group("b.example"), FlagOutcome::None, 4),
            OutcomeHeard::Unknown
        );
        assert_eq!(
            hears(&application("b.example"), FlagOutcome::Action, 5),
            OutcomeHeard::Done
        );
        assert_eq!(
            hears(&application("b.example"), FlagOutcome::None, 6),
            OutcomeHeard::Done
        );
        let report = database.read(|tx| reports::get(tx, &id(1))).unwrap().unwrap();
        assert_eq!(
            report.passed_on.and_then(|passed| passed.answer),
            Some(FlagOutcome::Action)
        );
    }
}
