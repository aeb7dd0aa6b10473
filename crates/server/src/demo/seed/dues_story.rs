//! The story of one payer and one level, day by day: when it is asked for, paid and renewed, and when the node looks.

use ambient::Stream;
use jiff::ToSpan;
use jiff::civil::Date;

/// Whoever pays asked for the level so many days before.
const ASKED_DAYS: i64 = 3;
/// Days before somebody who let it lapse comes back, at least.
const AWAY_DAYS_MIN: i64 = 20;

/// What happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The level is asked for, and an invoice is made.
    Ask,
    /// The treasurer sees the money for what is owed.
    Pay,
    /// The node looks at the membership: it reminds, begins the days of grace or lets it lapse.
    Look,
}

/// What is drawn for one payer.
pub(super) struct Drawn {
    /// The last day paid for, in days from today.
    pub(super) ends_in_days: i64,
    /// The same of somebody who did not go on, in days before today.
    pub(super) lapsed_days_ago: i64,
    /// When she renews, in days from the last day paid for.
    renews_days: i64,
    /// Days between two times with the level; none for whoever never let it lapse.
    away_days: Option<i64>,
}

impl Drawn {
    /// Renews two weeks ahead and never was away.
    pub(super) const PUNCTUAL: Self = Self {
        ends_in_days: 180,
        lapsed_days_ago: 100,
        renews_days: -14,
        away_days: None,
    };

    /// As chance has it.
    pub(super) fn by(chance: &mut Stream) -> Self {
        let mut days = |least: i64, more: u64| least + i64::try_from(chance.below(more)).unwrap_or(0);
        let (away, gap) = (days(0, 3), days(AWAY_DAYS_MIN, 100));
        Self {
            ends_in_days: days(70, 280),
            lapsed_days_ago: days(45, 20),
            renews_days: days(-25, 35),
            away_days: (away == 0).then_some(gap),
        }
    }
}

/// What happened, in the order of time.
pub(super) struct Story {
    pub(super) steps: Vec<(Date, Step)>,
    months: i64,
    /// The first day on which anything may happen.
    earliest: Date,
    /// Days before the last day paid for, most first.
    reminder_days: Vec<i64>,
    grace_days: i64,
}

impl Story {
    /// Nothing yet: of a level with a period of so many months, not before a day; by what the operator decided about
    /// reminders and the days of grace.
    pub(super) fn new((months, earliest): (u16, Date), (reminder_days, grace_days): (&[u16], u16)) -> Self {
        let mut reminder_days: Vec<i64> = reminder_days.iter().map(|days| i64::from(*days)).collect();
        reminder_days.sort_unstable();
        reminder_days.reverse();
        Self {
            steps: Vec::new(),
            months: i64::from(months),
            earliest,
            reminder_days,
            grace_days: i64::from(grace_days),
        }
    }

    /// When the level was asked for first, and paid first.
    pub(super) fn began(&self) -> Option<(Date, Date)> {
        let first = |wanted| {
            self.steps
                .iter()
                .find(|(_, step)| *step == wanted)
                .map(|(on, _)| *on)
        };
        first(Step::Ask).zip(first(Step::Pay))
    }

    /// As many periods as fit, or fewer and some time without; the last of them ends about this day, which is ahead. Whoever
    /// joined in the middle of that period has paid from then on, and so for longer.
    pub(super) fn paid(&mut self, ends: Date, drawn: &Drawn) {
        let again = self.period_before(ends.saturating_add(1.day()));
        if let Some(away) = drawn.away_days {
            let until = again.saturating_sub((self.grace_days + 2 + away).days());
            let first = self.period_before(until.saturating_add(1.day()));
            if first >= self.earliest {
                let until = self.begins(first);
                self.lapses(until);
                self.begins(again);
                return;
            }
        }
        self.periods(ends, drawn);
    }

    /// As many periods as fit, one after the other, of which the last ends about this day; and what the node did since.
    pub(super) fn paid_until(&mut self, ends: Date, today: Date, drawn: &Drawn) {
        let until = self.periods(ends, drawn);
        self.reminded(until, today.saturating_add(1.day()));
    }

    /// The same, and nobody paid again.
    pub(super) fn lapsed(&mut self, ended: Date, drawn: &Drawn) {
        let until = self.periods(ended, drawn);
        self.lapses(until);
    }

    /// Says which day is the last one.
    fn periods(&mut self, ends: Date, drawn: &Drawn) -> Date {
        let (mut first, mut more) = (self.period_before(ends.saturating_add(1.day())), 0);
        loop {
            let before = self.period_before(first);
            if before < self.earliest {
                break;
            }
            (first, more) = (before, more + 1);
        }
        let mut until = self.begins(first.max(self.earliest));
        for _ in 0..more {
            until = self.renews(until, until.saturating_add(drawn.renews_days.days()));
        }
        until
    }

    fn begins(&mut self, first: Date) -> Date {
        let asked = first.saturating_sub(ASKED_DAYS.days()).max(self.earliest);
        self.steps.extend([(asked, Step::Ask), (first, Step::Pay)]);
        self.last_day_from(first)
    }

    fn renews(&mut self, until: Date, paid: Date) -> Date {
        self.reminded(until, paid);
        self.steps.push((paid, Step::Pay));
        self.last_day_from(until.saturating_add(1.day()))
    }

    fn lapses(&mut self, until: Date) {
        let ended = until.saturating_add((self.grace_days + 1).days());
        self.reminded(until, ended);
        self.steps.push((ended, Step::Look));
    }

    /// The node looks on each day for a reminder, and on the first day of grace, as far as these come before a day.
    fn reminded(&mut self, until: Date, before: Date) {
        let days = self
            .reminder_days
            .iter()
            .map(|days| until.saturating_sub(days.days()));
        let looked: Vec<Date> = days.chain([until.saturating_add(1.day())]).collect();
        let looked = looked.into_iter().filter(|on| *on < before);
        self.steps.extend(looked.map(|on| (on, Step::Look)));
    }

    /// The first day of the period that ends the day before this one.
    fn period_before(&self, next: Date) -> Date {
        next.saturating_sub(self.months.months())
    }

    fn last_day_from(&self, first: Date) -> Date {
        first.saturating_add(self.months.months()).saturating_sub(1.day())
    }
}

#[cfg(test)]
mod tests {
    use ambient::{Randomness, StreamName};
    use domain::{Amount, Enrolment, EnrolmentState, Kind, Slug, Tier};
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2027, 1, 2);

    fn story(joined_days: i64) -> Story {
        let joined = TODAY.saturating_sub(joined_days.days());
        Story::new((12, joined.saturating_add(1.day())), ([7, 60, 30].as_slice(), 30))
    }

    fn chapter() -> Tier {
        Tier {
            price: Amount::parse("240").unwrap(),
            period_months: Some(12),
            ..Tier::free(Slug::parse("chapter").unwrap())
        }
    }

    /// The membership after a story, as the rules have it; how many periods were paid and how often she lapsed.
    fn lived(story: &Story) -> (Enrolment, usize, usize) {
        let (chapter, network) = (chapter(), Tier::free(Slug::parse("network").unwrap()));
        let mut enrolment = Enrolment::begin(Kind::Partner, &network, story.earliest);
        let (mut owes, mut paid, mut lapses) = (false, 0, 0);
        let mut last = story.earliest;
        for (on, step) in &story.steps {
            assert!(*on >= last && *on <= TODAY, "{:?}", story.steps);
            last = *on;
            match step {
                Step::Ask => owes = true,
                Step::Pay => {
                    assert!(owes, "paid on {on} and not owed: {:?}", story.steps);
                    enrolment.pay(&chapter, *on).unwrap();
                    (owes, paid) = (false, paid + 1);
                }
                Step::Look => {
                    if enrolment.pass_time(*on, 30) && enrolment.state == EnrolmentState::Lapsed {
                        enrolment = enrolment.after_lapse(&network, *on);
                        (owes, lapses) = (false, lapses + 1);
                    }
                    owes = owes || enrolment.days_left(*on).is_some_and(|left| left <= 60);
                }
            }
        }
        (enrolment, paid, lapses)
    }

    /// 4.5, 4.11, F02-1: whatever is drawn, nothing is paid that nobody owes, and whoever pays has her level today; some pay
    /// once, some renew, some come back.
    #[test]
    fn whoever_pays_has_the_level_today_and_paid_for_what_she_owed() {
        let mut chance = Randomness::seeded(7).stream(StreamName::Demo);
        let mut seen = std::collections::BTreeSet::new();
        for joined in (10..730).chain(10..730) {
            let drawn = Drawn::by(&mut chance);
            let mut story = story(joined);
            story.paid(TODAY.saturating_add(drawn.ends_in_days.days()), &drawn);
            let (enrolment, paid, lapses) = lived(&story);
            assert_eq!(enrolment.state, EnrolmentState::Current, "{:?}", story.steps);
            let left = enrolment.days_left(TODAY).unwrap();
            assert!((60..=365).contains(&left), "{left} days left: {:?}", story.steps);
            assert!(paid > lapses);
            seen.insert((paid, lapses));
        }
        assert!(seen.is_superset(&[(1, 0), (2, 0), (2, 1)].into()), "{seen:?}");
    }

    /// F02-1, 4.11: the planted ones stand where they are said to stand, and each owes what she is to pay.
    #[test]
    fn who_renews_soon_who_is_in_grace_and_who_let_it_lapse_stand_where_they_should() {
        for joined in [400, 560, 730] {
            for (ends, state) in [(20_i64, EnrolmentState::Current), (-12, EnrolmentState::Grace)] {
                let mut story = story(joined);
                let ends = TODAY.saturating_add(ends.days());
                story.paid_until(ends, TODAY, &Drawn::PUNCTUAL);
                let (enrolment, _, lapses) = lived(&story);
                assert_eq!((enrolment.state, lapses), (state, 0), "{:?}", story.steps);
                assert_eq!(enrolment.until, Some(ends));
                assert!(
                    matches!(story.steps.last(), Some((_, Step::Look))),
                    "she owes something"
                );
            }
        }
        for drawn in [
            Drawn::PUNCTUAL,
            Drawn::by(&mut Randomness::seeded(1).stream(StreamName::Demo)),
        ] {
            let mut story = story(604);
            story.lapsed(TODAY.saturating_sub(drawn.lapsed_days_ago.days()), &drawn);
            let (enrolment, paid, lapses) = lived(&story);
            assert_eq!((enrolment.tier.as_str(), lapses), ("network", 1));
            assert!(paid > 0);
        }
    }
}
