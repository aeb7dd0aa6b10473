//! What time alone makes of memberships: reminders before the last day paid for, days of grace after it, then the level
//! that costs nothing; nobody is put out (need 4.11).

use domain::{Enrolment, EnrolmentState, MemberId, Payer, Tier, Title};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use store::mails::{DuesNews, tell_dues};
use store::{StoreError, Transaction, audit, community, enrolments, invoices, members, tiers};

use crate::issue_invoice::{Issued, Owed, issue_invoice, lapse, today, void};
use crate::rules::Dues;

/// In whose name the log has what time does.
const BY: &str = "node";

/// Where a run goes on: the last day paid for and the member it looked at last.
pub type Place = (Date, MemberId);

/// What is due for one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// She is told that her time ends.
    Remind {
        /// Last day paid for.
        until: Date,
        /// Which of the reminders, in days before.
        days: u16,
    },
    /// Her last day is over, and everything still works.
    Grace {
        /// Last day paid for.
        until: Date,
    },
    /// Her last day is over, and her level costs nothing by now: it is hers without an end.
    Keep {
        /// Last day paid for.
        until: Date,
        /// The level she has and keeps.
        level: Title,
    },
    /// Fewer seats of an organisation were paid for the period that has begun than for the one before.
    FewerSeats {
        /// Seats of this period.
        seats: u16,
        /// Seats that end, because more people have one.
        over: u16,
    },
    /// She goes on at the level one lapses to.
    Lapse {
        /// Last day paid for.
        until: Date,
        /// The level she had.
        from: Title,
        /// The level she has from now on.
        to: Tier,
    },
}

/// Members for whom something may be due, in the order of their last days, after one of them.
pub fn looked_at(
    tx: &mut Transaction<'_>,
    dues: &Dues,
    after: Option<Place>,
    now: Timestamp,
    limit: u16,
) -> Result<Vec<Place>, StoreError> {
    let ahead = dues.reminder_days.iter().max().copied().unwrap_or(0);
    let before = today(tx, now)?.saturating_add((i64::from(ahead) + 1).days());
    let mut places = Vec::new();
    for id in enrolments::ending_before(tx, before, after, limit)? {
        if let Some(until) = enrolments::get(tx, &id)?.and_then(|known| known.until) {
            places.push((until, id));
        }
    }
    Ok(places)
}

/// What is due for her today; nothing is written.
pub fn step_due(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    dues: &Dues,
    now: Timestamp,
) -> Result<Option<Step>, StoreError> {
    let Some(enrolment) = enrolments::get(tx, member)? else {
        return Ok(None);
    };
    // What her organisation pays for ends with its bundle.
    if enrolment.seat.is_some() {
        return Ok(None);
    }
    let Some(until) = enrolment.until else {
        return Ok(None);
    };
    let today = today(tx, now)?;
    if let Some(tier) = free_by_now(tx, &enrolment)? {
        let is_over = enrolment.is_in_force() && today > until;
        let level = tier.name;
        return Ok(is_over.then_some(Step::Keep { until, level }));
    }
    let mut later = enrolment.clone();
    if later.pass_time(today, dues.grace_days) {
        return Ok(Some(match later.state {
            EnrolmentState::Lapsed => Step::Lapse {
                until,
                from: tier_of(tx, &enrolment)?.name,
                to: lapse_to(tx, dues)?,
            },
            _ => Step::Grace { until },
        }));
    }
    if enrolment.state != EnrolmentState::Current {
        return Ok(None);
    }
    let left = enrolment.days_left(today).unwrap_or(i32::MAX);
    let reached = dues.reminder_days.iter().filter(|days| left <= i32::from(**days));
    let Some(days) = reached.min().copied() else {
        return Ok(None);
    };
    let told = enrolments::reminded(tx, member)?;
    let is_told = told.is_some_and(|told| told.until == until && told.days <= days);
    Ok((!is_told).then_some(Step::Remind { until, days }))
}

/// Does what is due for her today; says what that was. Done twice it changes nothing.
pub fn pass_time(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    dues: &Dues,
    now: Timestamp,
) -> Result<Option<Step>, StoreError> {
    let step = step_due(tx, member, dues, now)?;
    let (Some(known), Some(mut enrolment)) = (members::get(tx, member)?, enrolments::get(tx, member)?) else {
        return Ok(None);
    };
    let handle = &known.handle;
    match &step {
        // Seats are of organisations.
        None | Some(Step::FewerSeats { .. }) => {}
        Some(Step::Remind { until, days }) => {
            let told = enrolments::Reminded {
                until: *until,
                days: *days,
            };
            enrolments::put_reminded(tx, member, &told)?;
            bill(tx, &known, &enrolment, *until, now)?;
            let news = reminder(tx, dues, member, &enrolment, &told)?;
            tell_dues(tx, member, news, now)?;
        }
        Some(Step::Grace { .. }) => {
            enrolment.pass_time(today(tx, now)?, dues.grace_days);
            enrolments::put(tx, member, &enrolment)?;
            audit::log(tx, BY, &format!("begin grace of {handle}"), now)?;
        }
        Some(Step::Keep { .. }) => {
            let open = invoices::open_of(tx, &Payer::Member(member.clone()))?;
            if let Some(open) = open.filter(|open| open.tier == enrolment.tier) {
                void(tx, open, BY, now)?;
            }
            enrolments::put(tx, member, &enrolment.without_end())?;
            let what = format!("keep {handle} on {} without an end", enrolment.tier);
            audit::log(tx, BY, &what, now)?;
        }
        Some(Step::Lapse { until, from, to }) => {
            let after = enrolment.after_lapse(to, today(tx, now)?);
            if let Some(open) = invoices::open_of(tx, &Payer::Member(member.clone()))? {
                lapse(tx, open, BY, now)?;
            }
            audit::log(
                tx,
                BY,
                &format!("lapse {handle} from {} to {}", enrolment.tier, to.id),
                now,
            )?;
            enrolments::put(tx, member, &after)?;
            let news = DuesNews::Lapsed {
                until: *until,
                from: from.clone(),
                to: to.name.clone(),
            };
            tell_dues(tx, member, news, now)?;
        }
    }
    Ok(step)
}

/// The invoice for her next period; none when her level costs nothing by now, or is not offered any more.
fn bill(
    tx: &mut Transaction<'_>,
    member: &domain::Member,
    enrolment: &Enrolment,
    until: Date,
    now: Timestamp,
) -> Result<(), StoreError> {
    let tier = tier_of(tx, enrolment)?;
    let Some(profile) = community::profile(tx)? else {
        return Ok(());
    };
    if tier.is_free() || tier.is_bundle() || !tier.is_offered() {
        return Ok(());
    }
    let payer = Payer::Member(member.id.clone());
    // Whoever asked for another level renews that one and not this.
    if invoices::open_of(tx, &payer)?.is_some() {
        return Ok(());
    }
    let owed = Owed {
        payer,
        asked_by: &member.id,
        billed_to: &member.name,
        due: until,
        by: BY,
    };
    let (Issued::New(_) | Issued::Known(_)) = issue_invoice(tx, &profile, owed, &tier, now)?;
    Ok(())
}

/// What she is reminded of: to pay once more, or at what she goes on where her level is not offered any more.
fn reminder(
    tx: &mut Transaction<'_>,
    dues: &Dues,
    member: &MemberId,
    enrolment: &Enrolment,
    told: &enrolments::Reminded,
) -> Result<DuesNews, StoreError> {
    let enrolments::Reminded { until, days } = *told;
    let tier = tier_of(tx, enrolment)?;
    let owed = invoices::open_of(tx, &Payer::Member(member.clone()))?;
    // An invoice that was made while it was offered stands, and paying it renews the level.
    if tier.is_offered() || owed.is_some_and(|open| open.tier == tier.id) {
        return Ok(DuesNews::Renewal { until, days });
    }
    let first = i64::from(dues.grace_days) + 1;
    Ok(DuesNews::NotOffered {
        until,
        days,
        goes_on: until.saturating_add(first.days()),
        from: tier.name,
        to: lapse_to(tx, dues)?.name,
    })
}

/// Her level, where it was paid for and costs nothing by now. Whoever has it keeps it, also where nobody new gets it.
fn free_by_now(tx: &mut Transaction<'_>, enrolment: &Enrolment) -> Result<Option<Tier>, StoreError> {
    let tier = tiers::known(tx, &enrolment.tier)?;
    Ok(tier.filter(|tier| tier.is_free() && !tier.is_bundle()))
}

pub(crate) fn tier_of(tx: &mut Transaction<'_>, enrolment: &Enrolment) -> Result<Tier, StoreError> {
    Ok(tiers::get(tx, &enrolment.tier)?.unwrap_or_else(|| Tier::free(enrolment.tier.clone())))
}

/// The level one lapses to; the one people join at where that level costs something by now.
pub(crate) fn lapse_to(tx: &mut Transaction<'_>, dues: &Dues) -> Result<Tier, StoreError> {
    let entry = tiers::entry(tx)?;
    if entry.id == dues.lapse_to {
        return Ok(entry);
    }
    let named = tiers::get(tx, &dues.lapse_to)?;
    Ok(named
        .filter(|tier| tier.is_free() && !tier.is_bundle() && tier.is_offered())
        .unwrap_or(entry))
}

#[cfg(test)]
mod tests {
    use store::{Database, Membership};

    use super::*;
    use crate::samples::{self, act, at};
    use crate::set_tier::set_tier;

    /// A node with a member of the chapter whose last day paid for is so many days ahead of the first.
    fn chapter_member(days_ahead: i64) -> (Database, Membership) {
        let database = samples::node();
        let chapter = samples::chapter(&database);
        let maren = samples::member(&database, "maren");
        act(&database, |tx| {
            let today = today(tx, at(0))?;
            let mut enrolment = enrolments::get(tx, &maren.member().id)?.unwrap();
            enrolment.tier = chapter.id.clone();
            enrolment.until = Some(today.saturating_add(days_ahead.days()));
            enrolments::put(tx, &maren.member().id, &enrolment)
        });
        (database, maren)
    }

    /// What a run on a day does, done twice.
    fn on_day(database: &Database, day: i64) -> Vec<Step> {
        let (dues, now) = (Dues::default(), at(day * 86_400));
        let mut done = Vec::new();
        for _ in 0..2 {
            let places = database.read(|tx| looked_at(tx, &dues, None, now, 9)).unwrap();
            for (_, member) in places {
                done.extend(act(database, |tx| pass_time(tx, &member, &dues, now)));
            }
        }
        done
    }

    /// 4.11, F02: each reminder once, grace, then the free level; never out.
    #[test]
    fn time_reminds_three_times_gives_grace_and_lapses_to_the_free_level() {
        let (database, maren) = chapter_member(60);
        let id = &maren.member().id;
        let enrolment = || database.read(|tx| enrolments::get(tx, id)).unwrap().unwrap();
        let until = enrolment().until.unwrap();
        let remind = |days| vec![Step::Remind { until, days }];
        assert_eq!(on_day(&database, 0), remind(60));
        assert_eq!(on_day(&database, 29), []);
        assert_eq!(on_day(&database, 30), remind(30));
        // A node that was down on the very day reminds as soon as it is up.
        assert_eq!(on_day(&database, 55), remind(7));
        assert_eq!(on_day(&database, 60), [], "the last day is hers");
        assert_eq!(on_day(&database, 61), [Step::Grace { until }]);
        assert_eq!(enrolment().state, EnrolmentState::Grace);
        let open = database.read(|tx| invoices::open(tx, None, 9)).unwrap();
        assert_eq!(
            (open.len(), open[0].due),
            (1, until),
            "one invoice for three reminders"
        );
        assert_eq!(on_day(&database, 90), []);
        let lapsed = on_day(&database, 91);
        assert!(
            matches!(&lapsed[..], [Step::Lapse { to, .. }] if to.id.as_str() == "network"),
            "{lapsed:?}"
        );
        assert_eq!(
            (enrolment().state, enrolment().until),
            (EnrolmentState::Current, None)
        );
        assert_eq!(database.read(|tx| invoices::open(tx, None, 9)).unwrap(), []);
        assert_eq!(on_day(&database, 400), []);
        let acts = database.read(|tx| audit::tail(tx, 2)).unwrap();
        assert_eq!(acts[0].what, "lapse maren from chapter to network");
    }

    /// F02: nobody is asked to pay for what costs nothing by now, and nobody loses it.
    #[test]
    fn who_has_a_level_that_became_free_keeps_it_without_an_end() {
        let (database, maren) = chapter_member(60);
        let id = &maren.member().id;
        let enrolment = || database.read(|tx| enrolments::get(tx, id)).unwrap().unwrap();
        let open = || database.read(|tx| invoices::open(tx, None, 9)).unwrap();
        let until = enrolment().until.unwrap();
        assert_eq!(on_day(&database, 0), [Step::Remind { until, days: 60 }]);
        assert_eq!(open().len(), 1);
        let free = Tier::free(enrolment().tier);
        act(&database, |tx| set_tier(tx, "olga", &free, at(1)));
        assert_eq!(on_day(&database, 30), [], "nobody is reminded to pay");
        let level = free.name.clone();
        assert_eq!(on_day(&database, 61), [Step::Keep { until, level }]);
        let known = enrolment();
        assert_eq!(
            (known.tier, known.state, known.until),
            (free.id.clone(), EnrolmentState::Current, None)
        );
        assert_eq!(open(), []);
        assert_eq!(on_day(&database, 200), []);
    }

    #[test]
    fn a_long_absence_of_the_node_lapses_at_once_and_says_so_once() {
        let (database, _) = chapter_member(10);
        assert!(matches!(&on_day(&database, 200)[..], [Step::Lapse { .. }]));
    }
}
