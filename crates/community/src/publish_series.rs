//! An officer writes an event once and publishes it on several dates, each an event of its own (F12).

use domain::{Audience, EventDraft, EventId, EventRefused, Iri, Repeat, ResignOn, SERIES_DATES_MAX};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use store::{Officer, Transaction, audit, community, events, series};
use wire::recurrence::{Recurrence, Work};

use crate::co_hosts;
use crate::publish_event::{PublishRefused, publish};
use crate::sign_code::may_post;

/// Why there is no series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RepeatRefused {
    /// One date is no series.
    #[error("a series has more than one date")]
    OneDate,
    /// More than one series has.
    #[error("a series has at most {} dates", SERIES_DATES_MAX)]
    TooMany,
    /// The last date lies further ahead than the node plans (`events.horizon_months`).
    #[error("a series ends within {0} months")]
    TooFar(u8),
    /// A date is before the first.
    #[error("a series begins with its first date")]
    BeforeFirst,
    /// One of the dates contradicts what an event may be.
    #[error(transparent)]
    Event(#[from] EventRefused),
}

/// The event on each of its dates, by start: the hour on the wall stays when the clocks change.
pub fn dates_of(
    draft: &EventDraft,
    repeat: &Repeat,
    horizon_months: u8,
    now: Timestamp,
) -> Result<Vec<EventDraft>, RepeatRefused> {
    let (first, zone) = (draft.start.zoned(), draft.start.zone.rules());
    let horizon = now.to_zoned(zone.clone());
    let horizon = horizon.saturating_add(Span::new().months(i64::from(horizon_months)));
    let too_far = RepeatRefused::TooFar(horizon_months);
    let mut days: Vec<Date> = match repeat {
        Repeat::On(days) => days.clone(),
        Repeat::Every(_, last) if *last > horizon.date() => return Err(too_far),
        Repeat::Every(rhythm, last) => {
            let rule = Recurrence::parse(&rhythm.rule(first.date(), *last), first.datetime());
            let rule = rule.map_err(|_| too_far)?;
            let mut work = Work::of_a_file();
            let found = rule.expand(&zone, draft.start.at, horizon.timestamp(), &mut work);
            let day = |start: &Timestamp| start.to_zoned(zone.clone()).date();
            found.starts.iter().map(day).collect()
        }
    };
    days.push(first.date());
    days.sort_unstable();
    days.dedup();
    match days.as_slice() {
        [_] | [] => return Err(RepeatRefused::OneDate),
        [earliest, ..] if *earliest < first.date() => return Err(RepeatRefused::BeforeFirst),
        all if all.len() > SERIES_DATES_MAX => return Err(RepeatRefused::TooMany),
        [.., last] if *last > horizon.date() => return Err(too_far),
        _ => {}
    }
    let mut dates = Vec::new();
    for day in days {
        let since = day
            .since(first.date())
            .map_or(0, |span| i64::from(span.get_days()));
        let date = draft.days_later(since).ok_or(too_far)?;
        date.check(now)?;
        dates.push(date);
    }
    Ok(dates)
}

/// Publishes all dates, the first under the name that the form had from the start: sent twice, it is published once. The officer
/// owes the code of ethics no signature (need 2.15).
pub fn publish_series(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    resign_on: ResignOn,
    dates: &[(EventId, EventDraft)],
    audience: &Audience,
    now: Timestamp,
) -> Result<(), PublishRefused> {
    let Some((first, drafted)) = dates.first() else {
        return Ok(());
    };
    let identity = community::identity(tx)?.ok_or(PublishRefused::NotSetUp)?;
    let iri = Iri::local(&identity.origin, &format!("/events/{first}"));
    if events::get(tx, first)?.is_some() || events::tombstone(tx, &iri)?.is_some() {
        return Ok(());
    }
    may_post(tx, &officer.member().id, resign_on)?;
    let by = officer.member().handle.as_str();
    audit::log(tx, by, &format!("publish event {first}"), now)?;
    co_hosts::log(tx, by, first, (&[], &drafted.co_hosts), now)?;
    for (id, draft) in dates {
        let mut event = publish(tx, id.clone(), draft.clone(), audience.clone(), None, now)?;
        event.series = Some(first.clone());
        events::put(tx, &event)?;
        series::add(tx, first, id)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{Moment, Rhythm, Zone};

    use super::*;
    use crate::samples::draft;

    fn evening() -> EventDraft {
        let zone = Zone::parse("America/Los_Angeles").unwrap();
        EventDraft {
            start: Moment::parse("2027-03-02T18:00:00-08:00", zone.clone()).unwrap(),
            end: Some(Moment::parse("2027-03-02T20:00:00-08:00", zone).unwrap()),
            ..draft(0)
        }
    }

    fn starts(repeat: &Repeat) -> Result<Vec<String>, RepeatRefused> {
        let now = "2027-01-01T00:00:00Z".parse().unwrap();
        let dates = dates_of(&evening(), repeat, 12, now)?;
        Ok(dates.iter().map(|date| date.start.rfc3339()).collect())
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// F13-1.
    #[test]
    fn the_hour_on_the_wall_stays_when_the_clocks_change() {
        let weekly = starts(&Repeat::Every(Rhythm::Weekly, day("2027-03-16"))).unwrap();
        assert_eq!(
            weekly,
            [
                "2027-03-02T18:00:00-08:00",
                "2027-03-09T18:00:00-08:00",
                "2027-03-16T18:00:00-07:00"
            ]
        );
        let picked = starts(&Repeat::On(vec![day("2027-04-01")])).unwrap();
        assert_eq!(picked[1], "2027-04-01T18:00:00-07:00");
    }

    #[test]
    fn a_month_has_its_own_day_or_its_own_weekday() {
        let by_date = starts(&Repeat::Every(Rhythm::MonthlyByDate, day("2027-05-31"))).unwrap();
        assert_eq!(
            by_date[1..],
            ["2027-04-02T18:00:00-07:00", "2027-05-02T18:00:00-07:00"]
        );
        let tuesdays = starts(&Repeat::Every(Rhythm::MonthlyByWeekday, day("2027-05-31"))).unwrap();
        assert_eq!(
            tuesdays[1..],
            ["2027-04-06T18:00:00-07:00", "2027-05-04T18:00:00-07:00"]
        );
    }

    #[test]
    fn a_series_has_an_end_more_than_one_date_and_none_before_its_first() {
        let refused = |repeat: Repeat| starts(&repeat).unwrap_err();
        let every = |last| Repeat::Every(Rhythm::Weekly, day(last));
        assert_eq!(refused(every("2028-02-01")), RepeatRefused::TooFar(12));
        assert_eq!(refused(every("2027-03-05")), RepeatRefused::OneDate);
        assert_eq!(refused(Repeat::On(Vec::new())), RepeatRefused::OneDate);
        let before = vec![day("2027-02-01")];
        assert_eq!(refused(Repeat::On(before)), RepeatRefused::BeforeFirst);
        let many = (0..61).map(|n| day("2027-03-03").saturating_add(Span::new().days(n)));
        assert_eq!(refused(Repeat::On(many.collect())), RepeatRefused::TooMany);
    }
}
