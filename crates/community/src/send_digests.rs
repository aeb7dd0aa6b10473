//! Once a week each member is sent what is new where she belongs and whom she follows (F21, need 2.6): queued page by
//! page, each member once, also over restarts; a node that was down at the hour sends late, once.

use domain::DigestTime;
use jiff::{SignedDuration, Timestamp};
use store::digests::{self, DigestRun, Reached};
use store::mails::queue_digest;
use store::{StoreError, Transaction, audit, community, members};

use crate::mail_to::{MailAbout, mail_to};

/// How far back the first digest reaches, in days.
const FIRST_DAYS: i64 = 7;
/// Least time between two digests that the calendar asks for, in hours: another zone or hour makes no second one of a day.
const BETWEEN_HOURS_MIN: i64 = 24;
/// In whose name the log has a digest that the calendar sends.
const BY: &str = "node";

/// What one step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestStep {
    /// Nothing is due.
    Rested,
    /// The digest was queued for so many members; there may be more.
    Queued(usize),
}

/// What the next digest tells: everything after the first moment, up to the second.
pub fn next_span(tx: &mut Transaction<'_>, until: Timestamp) -> Result<(Timestamp, Timestamp), StoreError> {
    let since = match digests::last(tx)? {
        Some(run) => run.until,
        None => first_since(until),
    };
    Ok((since, until))
}

/// Whether one is on its way, or the hour of the next has come; without an hour none begins. Nothing is written.
pub fn is_digest_due(
    tx: &mut Transaction<'_>,
    time: Option<&DigestTime>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if is_on_its_way(tx)? {
        return Ok(true);
    }
    let (Some(time), Some(profile)) = (time, community::profile(tx)?) else {
        return Ok(false);
    };
    let due = time.last(&profile.zone, now);
    Ok(digests::last(tx)?.is_none_or(|run| is_time(&run, due)))
}

/// Whether the hour has come again since one that was sent.
fn is_time(run: &DigestRun, due: Timestamp) -> bool {
    let pause = SignedDuration::from_hours(BETWEEN_HOURS_MIN);
    run.until.checked_add(pause).is_ok_and(|next| next <= due)
}

/// Whether one has begun and has not reached everybody.
pub fn is_on_its_way(tx: &mut Transaction<'_>) -> Result<bool, StoreError> {
    Ok(digests::last(tx)?.is_some_and(|run| run.reached != Reached::Everybody))
}

/// Does the next step: of what has begun, whoever began it, and of what the calendar asks for, where it has an hour. A
/// node that never sent one only notes the hour: nobody gets a digest of the time before.
pub fn send_digests(
    tx: &mut Transaction<'_>,
    time: Option<&DigestTime>,
    now: Timestamp,
    limit: u16,
) -> Result<DigestStep, StoreError> {
    let last = match digests::last(tx)? {
        Some(run) if run.reached != Reached::Everybody => return queue_next(tx, run, now, limit),
        last => last,
    };
    let (Some(time), Some(profile)) = (time, community::profile(tx)?) else {
        return Ok(DigestStep::Rested);
    };
    let due = time.last(&profile.zone, now);
    match last {
        None => {
            let noted = DigestRun {
                since: first_since(due),
                until: due,
                reached: Reached::Everybody,
            };
            digests::put(tx, &noted)?;
            Ok(DigestStep::Rested)
        }
        Some(run) if is_time(&run, due) => {
            let next = begin(tx, run.until, due, BY, now)?;
            queue_next(tx, next, now, limit)
        }
        Some(_) => Ok(DigestStep::Rested),
    }
}

/// Begins one now, in somebody's name, whatever the calendar says; [`send_digests`] goes on with it. Where one is on its
/// way, none begins.
pub fn begin_digest(tx: &mut Transaction<'_>, by: &str, now: Timestamp) -> Result<(), StoreError> {
    if is_on_its_way(tx)? {
        return Ok(());
    }
    let (since, until) = next_span(tx, now)?;
    begin(tx, since, until, by, now)?;
    Ok(())
}

fn begin(
    tx: &mut Transaction<'_>,
    since: Timestamp,
    until: Timestamp,
    by: &str,
    now: Timestamp,
) -> Result<DigestRun, StoreError> {
    let run = DigestRun {
        since,
        until,
        reached: Reached::Nobody,
    };
    digests::put(tx, &run)?;
    audit::log(tx, by, "send the digest", now)?;
    Ok(run)
}

fn queue_next(
    tx: &mut Transaction<'_>,
    mut run: DigestRun,
    now: Timestamp,
    limit: u16,
) -> Result<DigestStep, StoreError> {
    let after = match &run.reached {
        Reached::UpTo(member) => Some(member.clone()),
        Reached::Nobody | Reached::Everybody => None,
    };
    let page = members::page(tx, after.as_ref(), limit)?;
    let mut queued = 0;
    for member in &page {
        // Whoever joined later has not missed anything.
        if member.joined <= run.until && mail_to(tx, &member.id, MailAbout::Digest)?.is_some() {
            queue_digest(tx, &member.id, run.since, run.until, now)?;
            queued += 1;
        }
    }
    run.reached = match page.last() {
        Some(last) if page.len() == usize::from(limit) => Reached::UpTo(last.id.clone()),
        _ => Reached::Everybody,
    };
    digests::put(tx, &run)?;
    Ok(DigestStep::Queued(queued))
}

fn first_since(until: Timestamp) -> Timestamp {
    let week = SignedDuration::from_hours(24 * FIRST_DAYS);
    until.checked_sub(week).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use domain::{CommunityProfile, Zone};
    use store::{Database, mails};

    use super::*;
    use crate::samples::{self, act, at};

    const DAY: i64 = 86_400;

    /// Steps until nothing is due; for how many members the digest was queued.
    fn run(database: &Database, day: i64) -> usize {
        let time = DigestTime::new("tue", 8).unwrap();
        let mut queued = 0;
        while let DigestStep::Queued(number) =
            act(database, |tx| send_digests(tx, Some(&time), at(day * DAY), 2))
        {
            queued += number;
        }
        queued
    }

    /// 2.6
    #[test]
    fn each_member_gets_one_a_week_and_a_node_that_was_down_sends_late_once() {
        let database = samples::node();
        for handle in ["klara", "lena", "maren", "noor", "olga"] {
            samples::member(&database, handle);
        }
        assert_eq!(run(&database, 0), 0, "the first look notes the hour");
        let mut days = Vec::new();
        for day in (1..15).chain([37, 38]) {
            if run(&database, day) > 0 {
                days.push(day);
            }
            assert_eq!(run(&database, day), 0);
        }
        assert_eq!(days.len(), 3, "{days:?}");
        assert_eq!(days[1] - days[0], 7);
        assert_eq!(days[2], 37, "late, and once for the weeks without");
        assert_eq!(database.read(|tx| mails::waiting(tx, 100)), Ok(15));
    }

    #[test]
    fn one_that_is_sent_by_hand_tells_nothing_twice() {
        let database = samples::node();
        samples::member(&database, "klara");
        run(&database, 0);
        act(&database, |tx| begin_digest(tx, "operator", at(3 * DAY)));
        act(&database, |tx| send_digests(tx, None, at(3 * DAY), 9));
        let by_hand = database.read(digests::last).unwrap().unwrap();
        assert_eq!(by_hand.until, at(3 * DAY));
        while run(&database, 10) > 0 {}
        let next = database.read(digests::last).unwrap().unwrap();
        assert_eq!(next.since, by_hand.until);
    }

    #[test]
    fn a_community_that_moves_to_another_zone_gets_no_second_one_of_that_day() {
        let database = samples::node();
        samples::member(&database, "klara");
        let sent = |days: std::ops::Range<i64>| -> usize { days.map(|day| run(&database, day)).sum() };
        assert_eq!(sent(0..7), 1);
        act(&database, |tx| {
            let profile = CommunityProfile {
                zone: Zone::parse("America/Los_Angeles").unwrap(),
                ..samples::profile()
            };
            community::put_profile(tx, &profile)
        });
        assert_eq!(sent(7..14), 0);
        assert_eq!(sent(14..15), 1);
    }

    #[test]
    fn one_that_has_begun_goes_to_its_end_also_where_the_calendar_has_no_hour() {
        let database = samples::node();
        for handle in ["klara", "lena", "maren"] {
            samples::member(&database, handle);
        }
        let due = || database.read(|tx| is_digest_due(tx, None, at(DAY)));
        let step = || act(&database, |tx| send_digests(tx, None, at(DAY), 2));
        assert_eq!((due(), step()), (Ok(false), DigestStep::Rested));
        act(&database, |tx| begin_digest(tx, "operator", at(DAY)));
        assert_eq!((due(), step()), (Ok(true), DigestStep::Queued(2)));
        assert_eq!((due(), step()), (Ok(true), DigestStep::Queued(1)));
        assert_eq!((due(), step()), (Ok(false), DigestStep::Rested));
    }
}
