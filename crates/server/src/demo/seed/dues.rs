//! Two years of dues: who asked for a level, paid, renewed in time or in the days of grace, let it lapse and came back, and
//! which companies pay for their people (F02, needs 4.5, 4.11). All of it is done by the verbs that people use, in the order
//! of time, so that invoices have the numbers and dates they would have.

use ambient::Stream;
use community::choose_tier::choose_tier;
use community::give_seat::give_seat;
use community::mark_paid::mark_paid;
use community::name_approver::name_approver;
use community::pass_bundle_time::pass_bundle_time;
use community::pass_time::pass_time;
use community::set_tier::set_tier;
use community::take_bundle::take_bundle;
use community::{Dues, Spokesperson};
use domain::{Amount, Handle, Organization, Payer, PersonName, Slug, Tier, Title, Zone};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;
use store::{Transaction, enrolments, invoices, members};

use super::days_before;
use super::dues_story::{Drawn, Step, Story};
use super::members::{BEGUN_DAYS, Joined};
use crate::admin::Failure;
use crate::runtime::NodeRuntime;

/// Steps, or members, of one transaction.
const BATCH: usize = 250;
/// Of so many payers of a node the history is told; the others bring what they have paid for from elsewhere, so that a large
/// demonstration begins soon too.
const TOLD_MAX: usize = 300;
/// Whoever joined in the last days pays for nothing yet.
const NEW_DAYS: i64 = 10;
/// The last day paid for of who renews soon, of who is in grace and of who let it lapse, in days from the start.
const ENDS_SOON_DAYS: i64 = 20;
const IN_GRACE_DAYS: i64 = -12;
const LAPSED_DAYS: i64 = -100;
/// Of so many others who have been there for long enough one paid once and does so no more; at most so many.
const FORMER_ONE_OF: usize = 5;
const FORMER_MAX: usize = 60;
/// So many days after she joined somebody may have paid for a year, and not for the next one.
const FORMER_JOINED_DAYS: i64 = 430;

/// A level that costs something.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Level {
    pub(super) node: String,
    pub(super) id: Slug,
    name: Title,
    price: String,
    months: u16,
    /// People it holds, where companies pay for it.
    seats: Option<u16>,
    /// Members of a hundred who pay for it themselves.
    #[serde(default)]
    pub(super) of_hundred: usize,
    benefits: Vec<Title>,
    /// Who has to renew it soon.
    pub(super) ends_soon: Option<PersonName>,
    /// Whose last day is over.
    pub(super) in_grace: Option<PersonName>,
    /// Who did not pay in time.
    pub(super) lapsed: Option<PersonName>,
}

/// A company that pays for its people.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Company {
    pub(super) node: String,
    pub(super) name: PersonName,
    pub(super) level: Slug,
    pub(super) acts_for_it: PersonName,
    pub(super) seats: Vec<PersonName>,
    ends_in_days: i64,
}

/// One thing that happened.
struct Happened {
    at: Timestamp,
    whose: Payer,
    what: What,
}

enum What {
    /// A step of a story about a level.
    Step(Step, Slug),
    /// She acts for the organisation.
    Names(Handle),
    /// She gets a seat.
    Seats(Handle),
}

/// What happened on a node, not yet in the order of time.
struct History<'d> {
    zone: Zone,
    start: Timestamp,
    today: Date,
    dues: &'d Dues,
    happened: Vec<Happened>,
}

/// Describes the levels of a node and writes what happened to everybody's dues; `people` are all its members.
pub(super) async fn fill(
    runtime: &NodeRuntime,
    (start, zone): (Timestamp, Zone),
    (levels, companies): (&[Level], &[Company]),
    people: &[Joined],
    chance: &mut Stream,
) -> Result<(), Failure> {
    let node = runtime.node();
    let dues = &node.settings.dues;
    let mut history = History::until(start, zone, dues);
    let mut carried = Vec::new();
    for level in levels {
        let tier = level.tier()?;
        let begun = days_before(start, i64::try_from(BEGUN_DAYS).unwrap_or(0));
        let set = node
            .database
            .transact(|tx| set_tier(tx, "operator", &tier, begun).map_err(Failure::failed));
        set.await?;
        for company in companies.iter().filter(|company| company.level == level.id) {
            history.of_company(company, level, people)?;
        }
        let seated = |one: &&Joined| companies.iter().any(|company| company.seats.contains(&one.name));
        if level.seats.is_none() {
            let others: Vec<&Joined> = people.iter().filter(|one| !seated(one)).collect();
            let payers = people.len() * level.of_hundred / 100;
            let untold = history.of_level(level, payers, &others, chance);
            carried.extend(untold.into_iter().map(|one| (one, tier.clone())));
        }
    }
    history.happened.sort_by_key(|one| one.at);
    let treasurer = people.first().map_or("operator", |first| first.handle.as_str());
    for batch in history.happened.chunks(BATCH) {
        let written = node.database.transact(|tx| {
            for one in batch {
                happen(tx, one, dues, treasurer)?;
            }
            Ok::<_, Failure>(())
        });
        written.await?;
    }
    let today = history.today;
    carry_over(runtime, &carried, today, chance).await
}

/// What people have paid for elsewhere counts here.
async fn carry_over(
    runtime: &NodeRuntime,
    carried: &[(&Joined, Tier)],
    today: Date,
    chance: &mut Stream,
) -> Result<(), Failure> {
    for batch in carried.chunks(BATCH) {
        let days: Vec<i64> = batch.iter().map(|_| Drawn::by(chance).ends_in_days).collect();
        let written = runtime.node().database.transact(|tx| {
            for ((one, tier), days) in batch.iter().zip(&days) {
                if let Some(mut enrolment) = enrolments::get(tx, &one.id)? {
                    enrolment.carry_over(tier, Some(today.saturating_add(days.days())), today);
                    enrolments::put(tx, &one.id, &enrolment)?;
                }
            }
            Ok::<_, Failure>(())
        });
        written.await?;
    }
    Ok(())
}

/// Does what happened, by the verb for it.
fn happen(tx: &mut Transaction<'_>, one: &Happened, dues: &Dues, treasurer: &str) -> Result<(), Failure> {
    let at = one.at;
    match (&one.what, &one.whose) {
        (What::Step(Step::Ask, level), Payer::Member(id)) => {
            if let Some(membership) = members::membership(tx, id)? {
                choose_tier(tx, &membership, level, dues, at).map_err(Failure::failed)?;
            }
        }
        (What::Step(Step::Ask, level), Payer::Organization(slug)) => {
            take_bundle(tx, &Spokesperson::Operator, slug, level, dues, at).map_err(Failure::failed)?;
        }
        (What::Step(Step::Pay, level), payer) => {
            let owed = invoices::open_of(tx, payer)?;
            let owed =
                owed.ok_or_else(|| Failure::failed(format!("{level} is paid for and nobody owes it")))?;
            mark_paid(tx, treasurer, owed.number, at).map_err(Failure::failed)?;
        }
        (What::Step(Step::Look, _), Payer::Member(id)) => {
            pass_time(tx, id, dues, at)?;
        }
        (What::Step(Step::Look, _), Payer::Organization(slug)) => {
            pass_bundle_time(tx, slug, dues, at)?;
        }
        (What::Names(handle), Payer::Organization(slug)) => {
            name_approver(tx, "operator", slug, Some(handle), at).map_err(Failure::failed)?;
        }
        (What::Seats(handle), Payer::Organization(slug)) => {
            give_seat(tx, &Spokesperson::Operator, slug, handle, at).map_err(Failure::failed)?;
        }
        (What::Names(_) | What::Seats(_), Payer::Member(_)) => {}
    }
    Ok(())
}

impl Level {
    fn tier(&self) -> Result<Tier, Failure> {
        Ok(Tier {
            name: self.name.clone(),
            price: Amount::parse(&self.price).map_err(Failure::failed)?,
            period_months: Some(self.months),
            benefits: self.benefits.clone(),
            seats: self.seats,
            ..Tier::free(self.id.clone())
        })
    }
}

impl<'d> History<'d> {
    fn until(start: Timestamp, zone: Zone, dues: &'d Dues) -> Self {
        let today = start.to_zoned(zone.rules()).date();
        Self {
            zone,
            start,
            today,
            dues,
            happened: Vec::new(),
        }
    }

    fn day(&self, days: i64) -> Date {
        self.today.saturating_add(days.days())
    }

    fn joined(&self, one: &Joined) -> Date {
        one.at.to_zoned(self.zone.rules()).date()
    }

    /// A story that may begin the day after this one.
    fn story(&self, level: &Level, joined: Date) -> Story {
        Story::new(
            (level.months, joined.saturating_add(1.day())),
            (self.dues.reminder_days.as_slice(), self.dues.grace_days),
        )
    }

    /// In the hours of an office: what happens to one payer on one day at one minute, and so in the order it is told in.
    fn happens(&mut self, on: Date, whose: &Payer, what: What) {
        let number = whose_number(whose);
        let small = |number: usize| i8::try_from(number).unwrap_or(0);
        let (hour, minute) = (small(9 + number % 8), small(number / 8 % 60));
        let zoned = on.at(hour, minute, 0, 0).to_zoned(self.zone.rules());
        let at = zoned.map_or(self.start, |zoned| zoned.timestamp());
        self.happened.push(Happened {
            at: at.min(self.start),
            whose: whose.clone(),
            what,
        });
    }

    fn tell(&mut self, story: Story, whose: &Payer, level: &Slug) {
        for (on, step) in story.steps {
            self.happens(on, whose, What::Step(step, level.clone()));
        }
    }

    /// Whoever of these pays for a level, or did once. Gives back who pays and of whom nothing is told.
    fn of_level<'p>(
        &mut self,
        level: &Level,
        payers: usize,
        people: &[&'p Joined],
        chance: &mut Stream,
    ) -> Vec<&'p Joined> {
        let is_named = |one: &Joined, name: Option<&PersonName>| name == Some(&one.name);
        let newest = self.day(-NEW_DAYS);
        let (mut paying, mut untold, mut former) = (0, Vec::new(), 0);
        for one in people {
            let (joined, drawn) = (self.joined(one), Drawn::by(chance));
            let whose = Payer::Member(one.id.clone());
            let mut story = self.story(level, joined);
            if is_named(one, level.lapsed.as_ref()) {
                story.lapsed(self.day(LAPSED_DAYS), &drawn);
            } else if paying < payers && joined <= newest {
                paying += 1;
                let (soon, grace) = (
                    is_named(one, level.ends_soon.as_ref()),
                    is_named(one, level.in_grace.as_ref()),
                );
                match (soon, grace) {
                    (true, _) => story.paid_until(self.day(ENDS_SOON_DAYS), self.today, &drawn),
                    (_, true) => story.paid_until(self.day(IN_GRACE_DAYS), self.today, &drawn),
                    _ if paying > TOLD_MAX => untold.push(*one),
                    _ => story.paid(self.day(drawn.ends_in_days), &drawn),
                }
            } else if joined <= self.day(-FORMER_JOINED_DAYS) && former < FORMER_MAX * FORMER_ONE_OF {
                former += 1;
                if former % FORMER_ONE_OF == 0 {
                    story.lapsed(self.day(-drawn.lapsed_days_ago), &drawn);
                }
            }
            self.tell(story, &whose, &level.id);
        }
        untold
    }

    /// A company that has a level since whoever acts for it is there; each of its people sits as soon as she is there too.
    fn of_company(&mut self, company: &Company, level: &Level, people: &[Joined]) -> Result<(), Failure> {
        let find = |name: &PersonName| {
            let found = people.iter().find(|one| one.name == *name);
            found.ok_or_else(|| Failure::failed(format!("{name} is no member")))
        };
        let speaker = find(&company.acts_for_it)?;
        let whose = Payer::Organization(Organization::slug_of(&company.name));
        let mut story = self.story(level, self.joined(speaker));
        story.paid_until(self.day(company.ends_in_days), self.today, &Drawn::PUNCTUAL);
        let (asked, begun) = story.began().unwrap_or((self.today, self.today));
        self.happens(asked, &whose, What::Names(speaker.handle.clone()));
        self.tell(story, &whose, &level.id);
        for name in &company.seats {
            let one = find(name)?;
            let seated = begun.max(self.joined(one)).saturating_add(2.days());
            self.happens(seated, &whose, What::Seats(one.handle.clone()));
        }
        Ok(())
    }
}

/// A number that is always the same for one payer.
fn whose_number(whose: &Payer) -> usize {
    let name = match whose {
        Payer::Member(member) => member.as_str(),
        Payer::Organization(slug) => slug.as_str(),
    };
    name.bytes().map(usize::from).sum()
}
