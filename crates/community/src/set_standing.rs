//! Officers say how a member stands (F20): whether the community vouches for her. She is told by mail; peers learn no more than
//! that she is not in good standing, and nobody else learns anything.

use domain::{MemberId, Standing};
use jiff::Timestamp;
use store::mails::{self, AccountNews};
use store::{Officer, StoreError, Transaction, audit, members, standings};

/// Furthest end of a limit, in days from the day it is set; what is to last longer is a suspension.
pub const LIMIT_DAYS_MAX: i64 = 3 * 366;

/// Why her standing stays as it is.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetStandingRefused {
    /// Nobody of that id is a member, or she has left.
    #[error("there is no such member, or she has left")]
    NoSuchMember,
    /// An officer asks it for herself.
    #[error("nobody decides on her own standing; ask another officer")]
    Own,
    /// The limit would be over already.
    #[error("the day on which a limit ends lies ahead")]
    EndsBefore,
    /// The limit would end in years.
    #[error("a limit ends within {LIMIT_DAYS_MAX} days; suspend her if it is to last longer")]
    EndsTooLate,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An officer says it of somebody else.
pub fn set_standing_for(
    tx: &mut Transaction<'_>,
    by: &Officer,
    member: &MemberId,
    standing: Standing,
    now: Timestamp,
) -> Result<Standing, SetStandingRefused> {
    if &by.member().id == member {
        return Err(SetStandingRefused::Own);
    }
    set_standing(tx, by.member().handle.as_str(), member, standing, now)
}

/// Writes it, with a line in the log and a mail to her; `by` is the word of the log. What she had already is written no second
/// time. Answers how she stood before.
pub fn set_standing(
    tx: &mut Transaction<'_>,
    by: &str,
    member: &MemberId,
    standing: Standing,
    now: Timestamp,
) -> Result<Standing, SetStandingRefused> {
    let membership = members::membership(tx, member)?.ok_or(SetStandingRefused::NoSuchMember)?;
    if let Standing::Limited { until } = standing {
        if until <= now {
            return Err(SetStandingRefused::EndsBefore);
        }
        if until.as_second().saturating_sub(now.as_second()) > LIMIT_DAYS_MAX * 86_400 {
            return Err(SetStandingRefused::EndsTooLate);
        }
    }
    let before = standings::of(tx, member)?;
    if before == standing {
        return Ok(before);
    }
    standings::put(tx, member, standing)?;
    let handle = &membership.member().handle;
    let what = match standing {
        Standing::Good => format!("lift what was said of the standing of {handle}"),
        Standing::Cautioned => format!("caution {handle}"),
        Standing::Limited { until } => format!("limit {handle} until {until}"),
        Standing::Suspended => format!("suspend {handle}"),
    };
    audit::log(tx, by, &what, now)?;
    mails::tell_account(tx, member, AccountNews::StandingChanged { standing }, now)?;
    Ok(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, act, at, refused};

    /// F20: each step is written once, is in the log, and is told to her alone.
    #[test]
    fn officers_limit_a_member_and_lift_it_again_and_the_log_says_so_once() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        let officer = samples::officer(&database);
        let id = &maren.member().id;
        let set = |standing, second| {
            act(&database, |tx| {
                set_standing_for(tx, &officer, id, standing, at(second))
            })
        };
        let good = |second| {
            database
                .read(|tx| standings::is_good(tx, id, at(second)))
                .unwrap()
        };
        let limited = Standing::Limited { until: at(86_400) };
        assert_eq!(set(limited, 1), Standing::Good);
        assert_eq!(set(limited, 2), limited, "nothing changes");
        assert!(!good(3) && good(86_400));
        assert_eq!(set(Standing::Suspended, 4), limited);
        assert!(!good(86_400));
        assert_eq!(set(Standing::Cautioned, 5), Standing::Suspended);
        assert!(good(6));
        assert_eq!(set(Standing::Good, 7), Standing::Cautioned);
        let log = database.read(|tx| audit::tail(tx, 4)).unwrap();
        let told: Vec<_> = log.iter().map(|act| act.what.clone()).collect();
        let limit = format!("limit maren until {}", at(86_400));
        assert_eq!(
            told,
            [
                "lift what was said of the standing of maren",
                "caution maren",
                "suspend maren",
                limit.as_str(),
            ]
        );
    }

    /// F20: a limit ends on a day to come, officers do not decide on themselves, and nobody else is a member.
    #[test]
    fn what_makes_no_sense_is_refused_and_changes_nothing() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        let officer = samples::officer(&database);
        let id = &maren.member().id;
        let far = LIMIT_DAYS_MAX * 86_400;
        for (until, expected) in [
            (1, SetStandingRefused::EndsBefore),
            (0, SetStandingRefused::EndsBefore),
            (far + 2, SetStandingRefused::EndsTooLate),
        ] {
            let standing = Standing::Limited { until: at(until) };
            let no = refused(&database, |tx| {
                set_standing_for(tx, &officer, id, standing, at(1))
            });
            assert_eq!(no, expected);
        }
        let own = refused(&database, |tx| {
            let herself = &officer.member().id;
            set_standing_for(tx, &officer, herself, Standing::Cautioned, at(1))
        });
        assert_eq!(own, SetStandingRefused::Own);
        let nobody = MemberId::new(9, [9; 10]);
        let no = refused(&database, |tx| {
            set_standing(tx, "operator", &nobody, Standing::Suspended, at(1))
        });
        assert_eq!(no, SetStandingRefused::NoSuchMember);
        assert_eq!(database.read(|tx| standings::of(tx, id)), Ok(Standing::Good));
    }
}
