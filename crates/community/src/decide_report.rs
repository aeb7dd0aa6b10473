//! An officer looks into a report and decides: nothing, a talk, a caution, a limit or a suspension. Whoever reported it learns
//! whether anything was done, she whom it is about what and why in words chosen for her, and nobody else anything (F20).

use domain::{
    Announcement, Member, MemberId, Note, Organization, Report, ReportEnding, ReportId, ReportOutcome,
    ReportState, ReportedBy, Slug, Standing,
};
use jiff::Timestamp;
use store::mails::{self, AccountNews};
use store::{Officer, StoreError, Transaction, audit, members, outbox, profiles, reports};

use crate::set_standing::{SetStandingRefused, set_standing_for};

/// What an officer decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub outcome: ReportOutcome,
    /// Why, for officers alone.
    pub reason: Note,
    /// What she is told whom it is about.
    pub message: Option<Note>,
}

/// Why nothing is decided.
#[derive(Debug, thiserror::Error)]
pub enum DecideRefused {
    /// There is none of that name.
    #[error("there is no such report")]
    NoSuchReport,
    /// It is decided, or it was passed on.
    #[error("that report does not wait for a decision any more")]
    NotWaiting,
    /// The officer is one of the two, or of the company of one of them.
    #[error("you are too near to one of the two to decide this; leave it to another officer")]
    Near,
    /// Nothing can be held against whoever is no member here.
    #[error("only a member of ours can be cautioned, limited or suspended")]
    NoMember,
    /// A limit ends on a day to come, within two years.
    #[error("say until which day, and one to come")]
    Until,
    /// She would not know what she is told.
    #[error("write to her what she is to know")]
    NoMessage,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An officer looks into it, or takes it over from another.
pub fn take_report(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &ReportId,
    now: Timestamp,
) -> Result<Report, DecideRefused> {
    let mut report = decidable(tx, officer, id)?;
    let by = officer.member().handle.clone();
    if report.taken_by.as_ref() != Some(&by) {
        report.taken_by = Some(by.clone());
        reports::put(tx, &report)?;
        audit::log(tx, by.as_str(), &format!("look into report {id}"), now)?;
    }
    Ok(report)
}

/// Decides it, once.
pub fn decide_report(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &ReportId,
    decision: &Decision,
    now: Timestamp,
) -> Result<Report, DecideRefused> {
    let mut report = decidable(tx, officer, id)?;
    let by = officer.member().handle.clone();
    let told = decision.message.clone();
    if decision.outcome.goes_against_her() {
        let member = report.about.member.clone().ok_or(DecideRefused::NoMember)?;
        if told.is_none() {
            return Err(DecideRefused::NoMessage);
        }
        set_standing_for(tx, officer, &member, standing(decision.outcome), now)?;
    }
    report.taken_by = Some(by.clone());
    report.ending = Some(ReportEnding {
        outcome: decision.outcome,
        by: by.clone(),
        at: now,
        reason: Some(decision.reason.clone()),
        message: told.clone(),
    });
    reports::put(tx, &report)?;
    tell_her(tx, &report, now)?;
    tell_reporter(tx, &report, now)?;
    let what = format!("decide report {id}: {}", decision.outcome.word());
    audit::log(tx, by.as_str(), &what, now)?;
    Ok(report)
}

/// She learns what was decided where anything was, or where the officer wrote to her.
fn tell_her(tx: &mut Transaction<'_>, report: &Report, now: Timestamp) -> Result<(), StoreError> {
    let (Some(member), Some(ending)) = (&report.about.member, &report.ending) else {
        return Ok(());
    };
    let Some(words) = ending.message.clone() else {
        return Ok(());
    };
    let news = AccountNews::ReportDecided {
        report: report.id.clone(),
        words,
    };
    mails::tell_account(tx, member, news, now)
}

/// Whoever reported it learns that it is over: a member by mail, a community by its Flag's answer.
pub(crate) fn tell_reporter(
    tx: &mut Transaction<'_>,
    report: &Report,
    now: Timestamp,
) -> Result<(), StoreError> {
    match &report.from {
        ReportedBy::Member { member } => {
            let news = AccountNews::ReportOver {
                report: report.id.clone(),
            };
            mails::tell_account(tx, member, news, now)
        }
        ReportedBy::Peer { peer, .. } => {
            let told = Announcement::FlagAnswered {
                peer: peer.clone(),
                report: report.id.clone(),
            };
            outbox::announce(tx, &told, now)?;
            Ok(())
        }
        ReportedBy::Nobody => Ok(()),
    }
}

/// How she stands after an outcome that goes against her.
fn standing(outcome: ReportOutcome) -> Standing {
    match outcome {
        ReportOutcome::Dismiss | ReportOutcome::Mediate => Standing::Good,
        ReportOutcome::Caution => Standing::Cautioned,
        ReportOutcome::Limit { until } => Standing::Limited { until },
        ReportOutcome::Suspend => Standing::Suspended,
    }
}

/// A report that waits for a decision, which this officer may make.
pub(crate) fn decidable(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &ReportId,
) -> Result<Report, DecideRefused> {
    let report = reports::get(tx, id)?.ok_or(DecideRefused::NoSuchReport)?;
    if !matches!(report.state(), ReportState::Open | ReportState::Taken) {
        return Err(DecideRefused::NotWaiting);
    }
    match is_near(tx, officer, &report)? {
        true => Err(DecideRefused::Near),
        false => Ok(report),
    }
}

/// Whether the officer is the reporter or whom it is about, works for the company of one of them, or hides from her company: who
/// competes with somebody does not judge her (journey D, step 3).
pub fn is_near(tx: &mut Transaction<'_>, officer: &Officer, report: &Report) -> Result<bool, StoreError> {
    let me = officer.member();
    let by = match &report.from {
        ReportedBy::Member { member } => Some(member.clone()),
        ReportedBy::Peer { .. } | ReportedBy::Nobody => None,
    };
    for member in by.into_iter().chain(report.about.member.clone()) {
        if member == me.id || shares_company(tx, &me.id, &member)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn shares_company(tx: &mut Transaction<'_>, one: &MemberId, other: &MemberId) -> Result<bool, StoreError> {
    let (Some(one), Some(other)) = (members::get(tx, one)?, members::get(tx, other)?) else {
        return Ok(false);
    };
    let (hers, theirs) = (company(&one), company(&other));
    if hers.is_some() && hers == theirs {
        return Ok(true);
    }
    Ok(hides(tx, &one.id, theirs.as_ref())? || hides(tx, &other.id, hers.as_ref())?)
}

fn company(member: &Member) -> Option<Slug> {
    member.organization.as_ref().map(Organization::slug_of)
}

/// Whether she keeps her profile from that company: the nearest that members say of whom they compete with.
fn hides(tx: &mut Transaction<'_>, who: &MemberId, from: Option<&Slug>) -> Result<bool, StoreError> {
    let profile = profiles::get(tx, who)?;
    Ok(from.is_some_and(|from| profile.is_some_and(|profile| profile.hide_from.contains(from))))
}

impl From<SetStandingRefused> for DecideRefused {
    fn from(refused: SetStandingRefused) -> Self {
        match refused {
            SetStandingRefused::NoSuchMember => Self::NoMember,
            SetStandingRefused::Own => Self::Near,
            SetStandingRefused::EndsBefore | SetStandingRefused::EndsTooLate => Self::Until,
            SetStandingRefused::Store(error) => Self::Store(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{Iri, ReportCategory, Scope};
    use store::{Database, standings};

    use super::*;
    use crate::receive_flag::{FlagHeard, receive_flag};
    use crate::report_it::{ToReport, report_it};
    use crate::samples::{self, act, application, at, iri, origin, refused};

    fn id(number: u8) -> ReportId {
        ReportId::new(u64::from(number), [number; 10])
    }

    fn reported(database: &Database, number: u8, by: &str, about: &str) -> Report {
        let who = samples::member(database, by);
        let what = ToReport {
            address: iri(&format!("https://a.example/users/{about}")),
            called: None,
            category: ReportCategory::Selling,
            words: None,
        };
        let own = origin("a.example");
        act(database, |tx| {
            report_it(tx, &who, (&own, &id(number)), &what, at(1))
        })
    }

    fn decision(outcome: ReportOutcome, message: &str) -> Decision {
        Decision {
            outcome,
            reason: Note::parse("Three mails in a week.").unwrap(),
            message: Note::parse(message).ok(),
        }
    }

    /// F20, 2.16: a limit is written, she is told in the words chosen for her, and both are once.
    #[test]
    fn an_officer_limits_whom_a_report_is_about_and_it_is_decided_once() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        let officer = samples::officer(&database);
        reported(&database, 1, "klara", "maren");
        let taken = act(&database, |tx| take_report(tx, &officer, &id(1), at(2)));
        assert_eq!(taken.state(), ReportState::Taken);
        let limit = ReportOutcome::Limit { until: at(86_400) };
        let no = refused(&database, |tx| {
            decide_report(tx, &officer, &id(1), &decision(limit, ""), at(3))
        });
        assert!(matches!(no, DecideRefused::NoMessage));
        let done = act(&database, |tx| {
            decide_report(
                tx,
                &officer,
                &id(1),
                &decision(limit, "No offers by mail, please."),
                at(4),
            )
        });
        assert!(done.may_be_appealed());
        let good = |second| database.read(|tx| standings::is_good(tx, &maren.member().id, at(second)));
        assert_eq!((good(5), good(86_400)), (Ok(false), Ok(true)));
        let again = decision(ReportOutcome::Dismiss, "");
        let no = refused(&database, |tx| decide_report(tx, &officer, &id(1), &again, at(6)));
        assert!(matches!(no, DecideRefused::NotWaiting));
    }

    /// Journey D, step 3: who is one of the two decides nothing.
    #[test]
    fn an_officer_does_not_decide_on_herself() {
        let database = samples::node();
        let officer = samples::officer(&database);
        reported(&database, 1, "klara", "olga");
        let no = refused(&database, |tx| take_report(tx, &officer, &id(1), at(2)));
        assert!(matches!(no, DecideRefused::Near));
    }

    /// F20: what a community reported is answered once, and what was decided is not in the answer.
    #[test]
    fn a_report_of_a_peer_is_answered_when_it_is_decided() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Reports]);
        samples::member(&database, "maren");
        let officer = samples::officer(&database);
        let heard = FlagHeard {
            flag: iri("https://b.example/activities/1"),
            about: vec![iri("https://a.example/users/maren")],
            category: ReportCategory::Selling,
            words: None,
        };
        let (own, by): (_, Iri) = (origin("a.example"), application("b.example"));
        act(&database, |tx| {
            receive_flag(tx, (&own, &by), &id(1), &heard, at(1))
        });
        let before = samples::told(&database).len();
        let mediate = decision(ReportOutcome::Mediate, "");
        act(&database, |tx| {
            decide_report(tx, &officer, &id(1), &mediate, at(2))
        });
        let told = samples::told(&database);
        let expected = Announcement::FlagAnswered {
            peer: origin("b.example"),
            report: id(1),
        };
        assert_eq!(told.get(before..), Some([expected].as_slice()));
    }
}
