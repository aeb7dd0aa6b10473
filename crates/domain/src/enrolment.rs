//! A person's membership over time: its tier, its state and when that changes by itself (F02).

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use crate::{Bundle, Kind, Note, Slug, Tier, Title};

/// Where a membership stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EnrolmentState {
    /// Asked for, waiting for an officer; whoever waits is no member yet.
    Pending,
    /// In force.
    Current,
    /// Its period is over and the renewal not paid; everything still works.
    Grace,
    /// Not paid in time: the person goes on at the tier one lapses to (need 4.11).
    Lapsed,
    /// She left.
    Left,
}

/// Why a step was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StepRefused {
    /// Somebody who left joins anew.
    #[error("she has left; she can join again")]
    HasLeft,
    /// Nothing to confirm.
    #[error("the membership is not waiting for anything")]
    NotPending,
}

/// A place at a level that an organisation pays for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleSeat {
    /// Which organisation, by the last part of its address.
    pub organization: Slug,
    /// What she had paid for herself, which waits for the end of the seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Kept>,
}

impl BundleSeat {
    /// What she has paid for herself, as another system says it: a level until a day, or nothing. What is known already
    /// stays as it is.
    pub fn keep(&mut self, tier: &Slug, until: Option<Date>, today: Date) {
        let known = self.kept.as_ref().map(|kept| (&kept.tier, kept.until));
        if known != until.map(|until| (tier, until)) {
            let (tier, since) = (tier.clone(), Some(today));
            self.kept = until.map(|until| Kept { tier, until, since });
        }
    }
}

/// A level that somebody has paid for herself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Which.
    pub tier: Slug,
    /// Last day paid for, as it was when the seat began.
    pub until: Date,
    /// The day the seat began: none of what is left from then on is used up while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
}

impl Kept {
    /// The last day paid for when the seat ends on this one: as many days are left as there were when it began.
    pub fn until_when_over(&self, today: Date) -> Date {
        let waited = self.since.and_then(|since| since.until(today).ok());
        let waited = waited.map_or(0, |span: Span| span.get_days().max(0));
        self.until.saturating_add(i64::from(waited).days())
    }
}

/// One person's membership here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// What she is to the ecosystem.
    pub kind: Kind,
    /// Level.
    pub tier: Slug,
    /// Where it stands.
    pub state: EnrolmentState,
    /// First day of the present period.
    pub since: Date,
    /// Last day paid for; absent when the tier costs nothing.
    pub until: Option<Date>,
    /// The local part she belongs to, if the community has such.
    pub chapter: Option<Title>,
    /// Why she left, if she did and said so (need 4.4).
    pub left_because: Option<Note>,
    /// The seat she has, if her organisation pays: level, state and last day are those of its bundle then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<BundleSeat>,
}

impl Enrolment {
    /// Longest time of grace a community may give, in days.
    pub const GRACE_DAYS_MAX: u16 = 365;
    /// Most days that a change of level keeps: what was dear may be many years of what is cheap.
    pub const DAYS_KEPT_MAX: i64 = 3_660;

    /// A membership that begins today: at once when the tier is free, else as soon as the first period is paid.
    pub fn begin(kind: Kind, tier: &Tier, today: Date) -> Self {
        Self {
            kind,
            tier: tier.id.clone(),
            state: if tier.is_free() {
                EnrolmentState::Current
            } else {
                EnrolmentState::Pending
            },
            since: today,
            until: None,
            chapter: None,
            left_because: None,
            seat: None,
        }
    }

    /// A wish to belong that an officer has to agree to.
    pub fn ask(kind: Kind, tier: &Tier, today: Date) -> Self {
        Self {
            state: EnrolmentState::Pending,
            ..Self::begin(kind, tier, today)
        }
    }

    /// She has a seat of a bundle from now on; what she has paid for herself waits until the seat is over.
    pub fn take_seat(&mut self, bundle: &Bundle, today: Date) {
        let kept = match self.seat.take() {
            Some(before) => before.kept,
            None => self
                .until
                .filter(|until| self.is_in_force() && *until >= today)
                .map(|until| Kept {
                    tier: self.tier.clone(),
                    until,
                    since: Some(today),
                }),
        };
        if self.tier != bundle.tier || !self.is_in_force() {
            self.since = today;
        }
        self.seat = Some(BundleSeat {
            organization: bundle.organization.clone(),
            kept,
        });
        self.follow(bundle);
    }

    /// Level, state and last day are those of the bundle her seat is of.
    pub fn follow(&mut self, bundle: &Bundle) {
        self.tier = bundle.tier.clone();
        self.state = bundle.state;
        self.until = bundle.until;
    }

    /// The same without a seat: what she had paid for herself goes on with as many days as were left of it.
    pub fn without_seat(mut self, today: Date) -> Self {
        if let Some(kept) = self.seat.take().and_then(|seat| seat.kept) {
            let until = kept.until_when_over(today);
            if until >= today {
                self.tier = kept.tier;
                self.until = Some(until);
                self.state = EnrolmentState::Current;
                self.since = today;
            }
        }
        self
    }

    /// What comes after a seat: her own level if a day of it is left, else the one people go on at (need 4.11).
    pub fn after_seat(&self, goes_on: &Tier, today: Date) -> Self {
        let kept = self.seat.as_ref().and_then(|seat| seat.kept.as_ref());
        match kept {
            Some(kept) if kept.until_when_over(today) >= today => self.clone().without_seat(today),
            _ => self.after_lapse(goes_on, today),
        }
    }

    /// A period was paid: who is current goes on from the day after her last, who is not from today (need F02-1).
    pub fn pay(&mut self, tier: &Tier, today: Date) -> Result<(), StepRefused> {
        if self.state == EnrolmentState::Left {
            return Err(StepRefused::HasLeft);
        }
        let renews =
            self.tier == tier.id && matches!(self.state, EnrolmentState::Current | EnrolmentState::Grace);
        let first = match self.until {
            Some(until) if renews => until.saturating_add(1.day()),
            _ => today,
        };
        self.until = tier.period_months.map(|months| last_day(first, months));
        if !renews {
            self.since = today;
        }
        self.tier = tier.id.clone();
        self.state = EnrolmentState::Current;
        Ok(())
    }

    /// What is left of a paid level, in days of the one that is paid for now, by what a day of each costs; none of a
    /// seat, which an organisation paid. Rounded down.
    pub fn days_kept(&self, had: &Tier, tier: &Tier, today: Date) -> i64 {
        let Some(left) = self.days_left(today) else {
            return 0;
        };
        let is_change = self.is_in_force() && self.tier == had.id && had.id != tier.id;
        if !is_change || had.is_bundle() || had.is_free() || tier.is_free() {
            return 0;
        }
        days_worth(left, had, tier)
    }

    /// Days that are paid for besides.
    pub fn add_days(&mut self, days: i64) {
        self.until = self.until.map(|until| until.saturating_add(days.days()));
    }

    /// What another system says she has paid for counts here from today.
    pub fn carry_over(&mut self, tier: &Tier, until: Option<Date>, today: Date) {
        if self.tier != tier.id || !self.is_in_force() {
            self.since = today;
        }
        self.tier = tier.id.clone();
        self.state = EnrolmentState::Current;
        self.until = until;
        self.seat = None;
    }

    /// An officer lets somebody in who waits.
    pub fn confirm(&mut self, today: Date) -> Result<(), StepRefused> {
        match self.state {
            EnrolmentState::Pending => {
                self.state = EnrolmentState::Current;
                self.since = today;
                self.left_because = None;
                Ok(())
            }
            EnrolmentState::Left => Err(StepRefused::HasLeft),
            _ => Err(StepRefused::NotPending),
        }
    }

    /// She leaves; why is her own affair.
    pub fn leave(&mut self, because: Option<Note>) {
        self.state = EnrolmentState::Left;
        self.left_because = because;
        self.seat = None;
    }

    /// What time alone makes of it: grace after the last day paid, then lapsed. Says whether it changed.
    pub fn pass_time(&mut self, today: Date, grace_days: u16) -> bool {
        let Some(until) = self.until else {
            return false;
        };
        let grace_ends = until.saturating_add(i64::from(grace_days).days());
        let state = match self.state {
            EnrolmentState::Current | EnrolmentState::Grace if today > grace_ends => EnrolmentState::Lapsed,
            EnrolmentState::Current if today > until => EnrolmentState::Grace,
            as_it_is => as_it_is,
        };
        let changed = state != self.state;
        self.state = state;
        changed
    }

    /// The membership of somebody who lapsed: the free tier, from today, her history kept (need 4.11).
    pub fn after_lapse(&self, tier: &Tier, today: Date) -> Self {
        Self {
            chapter: self.chapter.clone(),
            ..Self::begin(self.kind, tier, today)
        }
    }

    /// The membership of somebody whose level costs nothing by now: in force, without an end.
    pub fn without_end(&self) -> Self {
        Self {
            state: EnrolmentState::Current,
            until: None,
            ..self.clone()
        }
    }

    /// Days until the last day paid for; negative after it.
    pub fn days_left(&self, today: Date) -> Option<i32> {
        let until = self.until?;
        Some(today.until(until).map_or(0, |span: Span| span.get_days()))
    }

    /// Whether she has what the tier brings.
    pub fn is_in_force(&self) -> bool {
        matches!(self.state, EnrolmentState::Current | EnrolmentState::Grace)
    }
}

/// What so many days that are left of one paid level, and today, are worth in days of another, by what a day of each
/// costs; rounded down, at most [`Enrolment::DAYS_KEPT_MAX`].
pub(crate) fn days_worth(left: i32, had: &Tier, tier: &Tier) -> i64 {
    let (Some(of_had), Some(of_new)) = (had.period_months, tier.period_months) else {
        return 0;
    };
    let Ok(left) = u128::try_from(left) else {
        return 0;
    };
    let costs = u128::from(tier.price.thousandths()) * u128::from(of_had);
    // The last day is paid for, and so is today.
    let worth = (left + 1) * u128::from(had.price.thousandths()) * u128::from(of_new);
    let days = worth.checked_div(costs).unwrap_or(0);
    i64::try_from(days)
        .unwrap_or(i64::MAX)
        .min(Enrolment::DAYS_KEPT_MAX)
}

/// The last day of a period that begins on `first`: 31 January and one month end on the last day of February.
pub(crate) fn last_day(first: Date, months: u16) -> Date {
    first
        .saturating_add(i64::from(months).months())
        .saturating_sub(1.day())
}

#[cfg(test)]
mod tests;
