//! Events of a node are published and answered: those that are over at the time when they were ahead.

use std::sync::Arc;

use ambient::{Stream, StreamName, ids};
use community::plan_jobs::{Plan as JobPlan, plan_jobs};
use community::publish_event::publish_event;
use community::publish_series::{dates_of, publish_series};
use community::rsvp::rsvp;
use community::set_join_link::set_join_link;
use domain::{Answer, Audience, EventDraft, EventId, Handle, Iri, JobKind, JoinLink, MemberId};
use edge::Node;
use jiff::{Timestamp, ToSpan};
use store::{Officer, StoreError, Transaction, members};

use super::members::Joined;
use super::{Sowing, days_before};
use crate::admin::Failure;
use crate::demo::programme::{Entry, Plan, Programme};
use crate::runtime::NodeRuntime;

/// Events are announced so many days ahead.
const AHEAD_DAYS: i64 = 21;
/// Later dates of a series are answered so many days ahead.
const ANSWERED_DAYS: i64 = 6;

/// Who keeps the door and who writes the minutes where there is something to do, counted among the members.
const HANDS: (usize, usize) = (3, 4);

/// One event or series, ready to be published and answered.
struct Gathering {
    dates: Vec<OneDate>,
    audience: Audience,
    joins_by: Option<JoinLink>,
    at: Timestamp,
}

/// An event on one day.
struct OneDate {
    id: EventId,
    draft: EventDraft,
    replies: Vec<Reply>,
}

/// What a member says to it.
struct Reply {
    member: MemberId,
    answer: Answer,
    activity: Iri,
    at: Timestamp,
}

/// Publishes everything but what waits for a peer.
pub(super) async fn hold(
    runtime: &Arc<NodeRuntime>,
    programme: &Programme,
    sowing: &Sowing,
    officer: &str,
    people: &[Joined],
    chance: &mut Stream,
) -> Result<(), Failure> {
    let node = runtime.node();
    let officer = officer_of(runtime, officer)?;
    for entry in programme
        .entries
        .iter()
        .filter(|entry| entry.plan != Some(Plan::ForLondon))
    {
        let gathering = prepare(runtime, programme, entry, sowing, people, chance)?;
        let held = node
            .database
            .transact(|tx| publish(tx, runtime, &officer, &gathering));
        held.await?;
        if entry.plan == Some(Plan::Full) {
            let hands = people.get(HANDS.0).zip(people.get(HANDS.1));
            let planned = node.database.transact(|tx| plan(tx, &officer, &gathering, hands));
            planned.await?;
        }
    }
    Ok(())
}

/// Three jobs, of which one is open (need 0.8).
fn plan(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    gathering: &Gathering,
    hands: Option<(&Joined, &Joined)>,
) -> Result<(), Failure> {
    let mut steps: Vec<JobPlan> = [JobKind::Door, JobKind::Minutes, JobKind::SpeakerCare]
        .map(JobPlan::Add)
        .into();
    if let Some((door, minutes)) = hands {
        let named = (1..).zip([door, minutes]);
        steps.extend(named.map(|(number, one)| JobPlan::Name(number, one.handle.clone())));
    }
    for date in &gathering.dates {
        for step in &steps {
            plan_jobs(tx, officer, &date.id, step, gathering.at).map_err(Failure::failed)?;
        }
    }
    Ok(())
}

pub(super) fn officer_of(runtime: &NodeRuntime, handle: &str) -> Result<Officer, Failure> {
    let handle = Handle::parse(handle).map_err(Failure::failed)?;
    let found = runtime
        .node()
        .database
        .read(|tx| match members::by_handle(tx, &handle)? {
            Some(member) => members::officer(tx, &member.id),
            None => Ok::<_, StoreError>(None),
        })?;
    found.ok_or_else(|| Failure::failed(format!("{handle} holds no office")))
}

fn prepare(
    runtime: &NodeRuntime,
    programme: &Programme,
    entry: &Entry,
    sowing: &Sowing,
    people: &[Joined],
    chance: &mut Stream,
) -> Result<Gathering, Failure> {
    let (node, start) = (runtime.node(), sowing.start);
    let written = programme.json(entry, start, 0, &sowing.london);
    let (draft, audience) = api::read_event(node, &written)
        .map_err(|problem| Failure::failed(format!("{}: {}", entry.title, problem.detail)))?;
    // Not in the last day before the start, which leaves time for the answers.
    let at = days_before(draft.start.at, AHEAD_DAYS).min(days_before(start, 1));
    // Nobody answers before she is there.
    let there: Vec<&Joined> = people.iter().filter(|one| one.at < at).collect();
    let first = usize::try_from(chance.below(there.len().max(1) as u64)).unwrap_or(0);
    let mut dates = Vec::new();
    for draft in dates_in_all(entry, draft, node, at)? {
        let guests = match (entry.plan, draft.capacity) {
            (Some(Plan::Full), Some(seats)) => seats as usize + 1,
            _ => entry.guests,
        };
        let answered = match dates.is_empty() {
            true => at,
            false => days_before(draft.start.at, ANSWERED_DAYS),
        };
        // Whoever comes to one date of a series comes to most of them; nobody has answered what is far ahead.
        let going = there.iter().cycle().skip(first + dates.len());
        let going = going.take(if answered < start {
            guests.min(there.len())
        } else {
            0
        });
        let replies = going.enumerate().map(|(number, one)| Reply {
            member: one.id.clone(),
            // One in seven cannot say yet, but nobody hesitates where seats are short.
            answer: match number % 7 == 6 && draft.capacity.is_none() {
                true => Answer::Maybe,
                false => Answer::Going,
            },
            activity: node.fresh_activity(),
            at: minutes_after(answered, number as i64 * 7).min(start),
        });
        dates.push(OneDate {
            id: ids::event_id(at, &node.randomness),
            replies: replies.collect(),
            draft,
        });
    }
    Ok(Gathering {
        dates,
        audience: audience.unwrap_or(Audience::Public),
        joins_by: entry.join_link.clone(),
        at,
    })
}

/// The event itself, or each date of its series.
fn dates_in_all(
    entry: &Entry,
    draft: EventDraft,
    node: &Node,
    at: Timestamp,
) -> Result<Vec<EventDraft>, Failure> {
    match entry.repeats {
        None => Ok(vec![draft]),
        Some(repeats) => {
            let repeat = repeats.since(draft.start.zoned().date());
            dates_of(&draft, &repeat, node.settings.horizon_months, at)
                .map_err(|refused| Failure::failed(format!("{}: {refused}", entry.title)))
        }
    }
}

fn minutes_after(at: Timestamp, minutes: i64) -> Timestamp {
    at.checked_add(minutes.minutes()).unwrap_or(at)
}

fn publish(
    tx: &mut Transaction<'_>,
    runtime: &NodeRuntime,
    officer: &Officer,
    gathering: &Gathering,
) -> Result<(), Failure> {
    let Gathering {
        dates,
        audience,
        joins_by,
        at,
    } = gathering;
    let node = runtime.node();
    let resign_on = node.settings.ethics.resign_on;
    if let [one] = dates.as_slice() {
        let (id, draft) = (one.id.clone(), one.draft.clone());
        publish_event(tx, officer, resign_on, id, draft, audience.clone(), *at).map_err(Failure::failed)?;
    } else {
        let all = dates.iter().map(|one| (one.id.clone(), one.draft.clone()));
        let all: Vec<(EventId, EventDraft)> = all.collect();
        publish_series(tx, officer, resign_on, &all, audience, *at).map_err(Failure::failed)?;
    }
    let rules = &node.settings.rules;
    for date in dates {
        if joins_by.is_some() {
            // Before anybody has a seat, so that nobody is told of a change.
            let secret = node.randomness.stream(StreamName::Nonces).bytes::<32>();
            set_join_link(tx, officer, &date.id, joins_by.as_ref(), &secret, *at).map_err(Failure::failed)?;
        }
        for reply in &date.replies {
            let Some(membership) = members::membership(tx, &reply.member)? else {
                continue;
            };
            let (answer, activity) = (reply.answer, &reply.activity);
            rsvp(tx, rules, &membership, &date.id, answer, activity, reply.at).map_err(Failure::failed)?;
        }
    }
    Ok(())
}
