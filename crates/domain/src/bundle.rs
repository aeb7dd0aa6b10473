//! What an organisation bought for its people: a level with seats, and until when it is paid for (F02).

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use crate::enrolment::{days_worth, last_day};
use crate::{EnrolmentState, Invoice, MemberId, Slug, Tier};

/// A level that an organisation has for its people; there is one as long as it is in force or in grace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// Whose, by the last part of its address.
    pub organization: Slug,
    /// Which level.
    pub tier: Slug,
    /// People it holds, at most [`Tier::SEATS_MAX`]: as many as were paid for, whatever the level holds by now.
    pub seats: u16,
    /// In force or in grace.
    pub state: EnrolmentState,
    /// First day of the present period.
    pub since: Date,
    /// Last day paid for; absent when the level costs nothing.
    pub until: Option<Date>,
    /// Who has a seat.
    pub holders: BTreeSet<MemberId>,
    /// The last reminder of this period, in days before its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminded: Option<u16>,
    /// Fewer seats from a later day on, each fewer than before, by their days: what was paid for a period stays until that
    /// is over, and the next begins with as many as were paid for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub later: Vec<LaterSeats>,
}

/// People that a bundle holds from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaterSeats {
    /// How many.
    pub seats: u16,
    /// First day of the period that they were paid for.
    pub from: Date,
}

/// Why what an organisation has cannot be paid once more as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRenewal {
    /// Officers offer it no more.
    NotOffered,
    /// More people sit than it holds by now.
    TooFew {
        /// People it holds.
        seats: u16,
        /// People who have a seat.
        taken: u16,
    },
}

impl Bundle {
    /// One that begins today, or what an organisation has once one more period is paid: the same level goes on from the
    /// day after its last, another begins today. The seats are those of the level handed in, but where a period still runs
    /// that has more: fewer begin with the next.
    pub fn paid(known: Option<Self>, organization: Slug, tier: &Tier, today: Date) -> Self {
        let renewed = known.as_ref().filter(|known| known.tier == tier.id);
        let first = match renewed.and_then(|known| known.until) {
            Some(until) => until.saturating_add(1.day()),
            None => today,
        };
        let (seats, later) = match renewed.filter(|_| first > today) {
            Some(known) => known.seats_with(tier.seats.unwrap_or(1), first, today),
            None => (tier.seats.unwrap_or(1), Vec::new()),
        };
        Self {
            organization,
            tier: tier.id.clone(),
            seats,
            state: EnrolmentState::Current,
            since: renewed.map_or(today, |known| known.since),
            until: tier.period_months.map(|months| last_day(first, months)),
            holders: known.map_or_else(BTreeSet::new, |known| known.holders),
            reminded: None,
            later,
        }
    }

    /// The seats of today and of later days once a period with so many is paid that begins on `first`: more are there at
    /// once, fewer from that day.
    fn seats_with(&self, seats: u16, first: Date, today: Date) -> (u16, Vec<LaterSeats>) {
        let mut known = self.clone();
        known.begin_later(today);
        let now = known.seats.max(seats);
        let raised = known.later.into_iter().map(|later| LaterSeats {
            seats: later.seats.max(seats),
            ..later
        });
        let mut later: Vec<LaterSeats> = raised.chain([LaterSeats { seats, from: first }]).collect();
        let mut least = now;
        later.retain(|later| {
            let is_fewer = later.seats < least;
            least = least.min(later.seats);
            is_fewer
        });
        (now, later)
    }

    /// How many seats begin by a day, if it is fewer than before.
    pub fn later_begun(&self, today: Date) -> Option<LaterSeats> {
        let begun = self.later.iter().rev().find(|later| later.from <= today);
        begun.copied()
    }

    /// The seats of the period that has begun are those that were paid for it.
    pub fn begin_later(&mut self, today: Date) {
        if let Some(begun) = self.later_begun(today) {
            self.seats = begun.seats;
            self.later.retain(|later| later.from > today);
        }
    }

    /// What is left of this in days of another level, by what a day of each costs; none where nothing was paid.
    pub fn days_kept(&self, had: &Tier, tier: &Tier, today: Date) -> i64 {
        let is_change = self.tier == had.id && had.id != tier.id;
        match self.days_left(today) {
            Some(left) if is_change && !had.is_free() && !tier.is_free() => days_worth(left, had, tier),
            _ => 0,
        }
    }

    /// Days that are paid for besides.
    pub fn add_days(&mut self, days: i64) {
        self.until = self.until.map(|until| until.saturating_add(days.days()));
    }

    /// Why it cannot be paid once more as it is, by its level of today and what is owed; an invoice that was made while the
    /// level was offered stands.
    pub fn no_renewal(&self, tier: &Tier, owed: Option<&Invoice>) -> Option<NoRenewal> {
        let taken = u16::try_from(self.holders.len()).unwrap_or(u16::MAX);
        let seats = owed.map_or(tier.seats, |owed| owed.seats).unwrap_or(0);
        match owed {
            _ if tier.is_free() => None,
            None if !tier.is_offered() => Some(NoRenewal::NotOffered),
            _ if seats < taken => Some(NoRenewal::TooFew { seats, taken }),
            _ => None,
        }
    }

    /// Seats that nobody has.
    pub fn free_seats(&self) -> u16 {
        let taken = u16::try_from(self.holders.len()).unwrap_or(u16::MAX);
        self.seats.saturating_sub(taken)
    }

    /// Where time alone puts it: grace after the last day paid for, then lapsed.
    pub fn state_on(&self, today: Date, grace_days: u16) -> EnrolmentState {
        match self.until {
            Some(until) if today > until.saturating_add(i64::from(grace_days).days()) => {
                EnrolmentState::Lapsed
            }
            Some(until) if today > until => EnrolmentState::Grace,
            _ => EnrolmentState::Current,
        }
    }

    /// Days until the last day paid for; negative after it.
    pub fn days_left(&self, today: Date) -> Option<i32> {
        let until = self.until?;
        Some(today.until(until).map_or(0, |span: Span| span.get_days()))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Amount;

    fn level(id: &str, price: &str, seats: u16) -> Tier {
        Tier {
            price: Amount::parse(price).unwrap(),
            period_months: (price != "0").then_some(12),
            seats: Some(seats),
            ..Tier::free(Slug::parse(id).unwrap())
        }
    }

    /// F02
    #[test]
    fn a_bundle_goes_on_where_it_ended_and_keeps_who_sits_in_it() {
        let company = level("company", "900", 2);
        let organization = Slug::parse("ledgerline").unwrap();
        let mut bundle = Bundle::paid(None, organization.clone(), &company, date(2026, 3, 1));
        assert_eq!((bundle.until, bundle.free_seats()), (Some(date(2027, 2, 28)), 2));
        bundle.holders.insert(MemberId::new(1, [1; 10]));
        bundle.reminded = Some(30);
        let renewed = Bundle::paid(
            Some(bundle.clone()),
            organization.clone(),
            &company,
            date(2027, 3, 9),
        );
        assert_eq!(
            (renewed.since, renewed.until),
            (date(2026, 3, 1), Some(date(2028, 2, 29)))
        );
        assert_eq!((renewed.free_seats(), renewed.reminded), (1, None));
        let more = level("more", "1800", 9);
        let left = bundle.days_kept(&company, &more, date(2026, 8, 31));
        assert_eq!(left, 91, "182 days, and each of the new one costs twice as much");
        let mut changed = Bundle::paid(Some(bundle), organization, &more, date(2026, 8, 31));
        changed.add_days(left);
        assert_eq!(changed.until, Some(date(2027, 11, 29)));
        assert_eq!(changed.free_seats(), 8);
    }

    /// F02: what was paid for stays until its period is over, and more than was paid for is there at no time.
    #[test]
    fn fewer_seats_begin_with_the_period_that_they_were_paid_for() {
        let organization = Slug::parse("ledgerline").unwrap();
        let pay = |known: Option<&Bundle>, seats, today| {
            let company = level("company", "900", seats);
            Bundle::paid(known.cloned(), organization.clone(), &company, today)
        };
        let ten = pay(None, 10, date(2026, 1, 1));
        let mut early = pay(Some(&ten), 5, date(2026, 11, 1));
        let from = date(2027, 1, 1);
        assert_eq!(
            (early.seats, &early.later),
            (10, &vec![LaterSeats { seats: 5, from }])
        );
        assert_eq!(early.later_begun(date(2026, 12, 31)), None);
        let seven = pay(Some(&early), 7, date(2026, 11, 2));
        assert_eq!(
            seven.later,
            [LaterSeats { seats: 7, from }],
            "more are there at once"
        );
        let three = pay(Some(&early), 3, date(2026, 11, 2));
        let last = LaterSeats {
            seats: 3,
            from: date(2028, 1, 1),
        };
        assert_eq!(three.later, [LaterSeats { seats: 5, from }, last]);
        assert_eq!((pay(Some(&early), 12, from).seats, three.seats), (12, 10));
        assert!(pay(Some(&early), 12, date(2026, 11, 2)).later.is_empty());
        early.begin_later(from);
        assert_eq!((early.seats, early.later.len()), (5, 0));
        let late = pay(Some(&ten), 5, date(2027, 1, 9));
        assert_eq!((late.seats, late.later.len()), (5, 0), "its period has begun");
        let row = serde_json::to_string(&ten).unwrap();
        assert!(!row.contains("later"), "a row from before is read: {row}");
        assert_eq!(serde_json::from_str::<Bundle>(&row).unwrap(), ten);
    }

    /// F02
    #[test]
    fn time_puts_it_into_grace_and_then_it_lapses() {
        let organization = Slug::parse("ledgerline").unwrap();
        let paid = Bundle::paid(
            None,
            organization.clone(),
            &level("company", "900", 2),
            date(2026, 1, 1),
        );
        let on = |day| paid.state_on(day, 30);
        assert_eq!(on(date(2026, 12, 31)), EnrolmentState::Current);
        assert_eq!(on(date(2027, 1, 1)), EnrolmentState::Grace);
        assert_eq!(on(date(2027, 1, 30)), EnrolmentState::Grace);
        assert_eq!(on(date(2027, 1, 31)), EnrolmentState::Lapsed);
        let free = Bundle::paid(None, organization, &level("guild", "0", 2), date(2026, 1, 1));
        assert_eq!(
            (free.until, free.state_on(date(2099, 1, 1), 0)),
            (None, EnrolmentState::Current)
        );
    }
}
