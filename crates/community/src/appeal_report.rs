//! A member says something against what was decided about her, and another officer looks (F20, journey D, step 5).

use domain::{Appeal, AppealDecided, Note, Report, ReportId, ReportState, Ruling, Standing};
use jiff::Timestamp;
use store::mails::{self, AccountNews};
use store::{Membership, Officer, StoreError, Transaction, audit, reports};

use crate::decide_report::is_near;
use crate::set_standing::{SetStandingRefused, set_standing};

/// Days within which she may.
pub const APPEAL_DAYS: i64 = 30;

/// Why there is no appeal.
#[derive(Debug, thiserror::Error)]
pub enum AppealRefused {
    /// Nothing of that name was decided about her.
    #[error("there is no such decision about you")]
    NoSuchReport,
    /// She said what she had to say, or nothing is held against her, or it was long ago.
    #[error("nothing can be said against that decision any more")]
    Over,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why an appeal is not decided.
#[derive(Debug, thiserror::Error)]
pub enum RuleRefused {
    /// None waits there.
    #[error("no appeal waits there")]
    NoAppeal,
    /// She decided first, or is too near to one of the two.
    #[error("an appeal is decided by another officer")]
    Another,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A report that she may say something against; anybody else learns that there is none.
pub fn appealable(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &ReportId,
    now: Timestamp,
) -> Result<Report, AppealRefused> {
    let report =
        reports::get(tx, id)?.filter(|report| report.about.member.as_ref() == Some(&who.member().id));
    let report = report
        .filter(|report| report.ending.is_some())
        .ok_or(AppealRefused::NoSuchReport)?;
    let decided = report.ending.as_ref().map_or(report.at, |ending| ending.at);
    let is_late = now.as_second() - decided.as_second() > APPEAL_DAYS * 86_400;
    match report.may_be_appealed() && !is_late {
        true => Ok(report),
        false => Err(AppealRefused::Over),
    }
}

/// She says it, once.
pub fn appeal_report(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &ReportId,
    words: &Note,
    now: Timestamp,
) -> Result<Report, AppealRefused> {
    let mut report = appealable(tx, who, id, now)?;
    report.appeal = Some(Appeal {
        words: Some(words.clone()),
        at: now,
        decided: None,
    });
    reports::put(tx, &report)?;
    audit::log(
        tx,
        who.member().handle.as_str(),
        &format!("appeal against report {id}"),
        now,
    )?;
    Ok(report)
}

/// Another officer decides.
pub fn rule_on_appeal(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &ReportId,
    ruling: Ruling,
    now: Timestamp,
) -> Result<Report, RuleRefused> {
    let by = officer.member().handle.clone();
    let report = reports::get(tx, id)?.filter(|report| report.state() == ReportState::Appealed);
    let mut report = report.ok_or(RuleRefused::NoAppeal)?;
    let decided_first = report.ending.as_ref().is_some_and(|ending| ending.by == by);
    if decided_first || is_near(tx, officer, &report)? {
        return Err(RuleRefused::Another);
    }
    if let Some(appeal) = &mut report.appeal {
        appeal.decided = Some(AppealDecided {
            ruling,
            by: by.clone(),
            at: now,
        });
    }
    reports::put(tx, &report)?;
    if let Some(member) = &report.about.member {
        if ruling == Ruling::Lifted {
            match set_standing(tx, by.as_str(), member, Standing::Good, now) {
                // Whoever left in the meantime stands as she does.
                Ok(_) | Err(SetStandingRefused::NoSuchMember) => {}
                Err(SetStandingRefused::Store(error)) => return Err(error.into()),
                Err(
                    SetStandingRefused::Own
                    | SetStandingRefused::EndsBefore
                    | SetStandingRefused::EndsTooLate,
                ) => {
                    return Err(RuleRefused::Another);
                }
            }
        }
        let news = AccountNews::AppealDecided {
            report: report.id.clone(),
            ruling,
        };
        mails::tell_account(tx, member, news, now)?;
    }
    let what = match ruling {
        Ruling::Stays => format!("leave what was decided on report {id}"),
        Ruling::Lifted => format!("lift what was decided on report {id}"),
    };
    audit::log(tx, by.as_str(), &what, now)?;
    Ok(report)
}

#[cfg(test)]
mod tests {
    use domain::{ReportCategory, ReportOutcome, Role};
    use store::{Database, members, standings};

    use super::*;
    use crate::decide_report::{Decision, decide_report};
    use crate::report_it::{ToReport, report_it};
    use crate::samples::{self, act, at, iri, origin, refused};

    fn id() -> ReportId {
        ReportId::new(1, [1; 10])
    }

    fn decided(database: &Database) -> Membership {
        let maren = samples::member(database, "maren");
        let (klara, officer) = (samples::member(database, "klara"), samples::officer(database));
        let what = ToReport {
            address: iri("https://a.example/users/maren"),
            called: None,
            category: ReportCategory::Conduct,
            words: None,
        };
        let own = origin("a.example");
        act(database, |tx| report_it(tx, &klara, (&own, &id()), &what, at(1)));
        let decision = Decision {
            outcome: ReportOutcome::Suspend,
            reason: Note::parse("As she said.").unwrap(),
            message: Note::parse("You shouted at a guest.").ok(),
        };
        act(database, |tx| {
            decide_report(tx, &officer, &id(), &decision, at(2))
        });
        maren
    }

    /// Journey D, step 5: she appeals once, whoever decided does not decide again, and another officer lifts it.
    #[test]
    fn another_officer_decides_an_appeal_and_she_stands_well_again() {
        let database = samples::node();
        let maren = decided(&database);
        let words = Note::parse("I asked her to be quiet.").unwrap();
        let known = domain::Handle::parse("klara").unwrap();
        let klara = database
            .read(|tx| members::by_handle(tx, &known))
            .unwrap()
            .unwrap();
        let klara = database
            .read(|tx| members::membership(tx, &klara.id))
            .unwrap()
            .unwrap();
        let no = refused(&database, |tx| appeal_report(tx, &klara, &id(), &words, at(3)));
        assert!(matches!(no, AppealRefused::NoSuchReport));
        let late = APPEAL_DAYS * 86_400 + 3;
        let no = refused(&database, |tx| appeal_report(tx, &maren, &id(), &words, at(late)));
        assert!(matches!(no, AppealRefused::Over));
        act(&database, |tx| appeal_report(tx, &maren, &id(), &words, at(4)));
        let no = refused(&database, |tx| appeal_report(tx, &maren, &id(), &words, at(5)));
        assert!(matches!(no, AppealRefused::Over));
        let officer = samples::officer(&database);
        let no = refused(&database, |tx| {
            rule_on_appeal(tx, &officer, &id(), Ruling::Stays, at(6))
        });
        assert!(matches!(no, RuleRefused::Another));
        let other = samples::add(&database, "lena", &[Role::Officer], None);
        let other = database.read(|tx| members::officer(tx, &other)).unwrap().unwrap();
        let closed = act(&database, |tx| {
            rule_on_appeal(tx, &other, &id(), Ruling::Lifted, at(7))
        });
        assert_eq!(closed.state(), ReportState::Closed);
        assert_eq!(
            database.read(|tx| standings::is_good(tx, &maren.member().id, at(8))),
            Ok(true)
        );
        let no = refused(&database, |tx| {
            rule_on_appeal(tx, &other, &id(), Ruling::Stays, at(9))
        });
        assert!(matches!(no, RuleRefused::NoAppeal));
    }
}
