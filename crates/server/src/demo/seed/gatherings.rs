//! Events of a node are published and answered: those that are over at the time when they were ahead.

use std::sync::Arc;

use ambient::{Stream, ids};
use community::plan_jobs::{Plan as JobPlan, plan_jobs};
use community::publish_event::publish_event;
use community::rsvp::rsvp;
use domain::{Answer, Audience, EventDraft, EventId, Handle, Iri, JobKind, MemberId};
use jiff::{Timestamp, ToSpan};
use store::{Officer, StoreError, Transaction, members};

use super::Sowing;
use crate::admin::Failure;
use crate::demo::programme::{Entry, Plan, Programme};
use crate::runtime::NodeRuntime;

/// Events are announced so many days ahead.
const AHEAD_DAYS: i64 = 21;

/// Who keeps the door and who writes the minutes where there is something to do, counted among the members.
const HANDS: (usize, usize) = (3, 4);

/// One event, ready to be published and answered.
struct Gathering {
    id: EventId,
    draft: EventDraft,
    audience: Audience,
    at: Timestamp,
    answers: Vec<(MemberId, Answer, Iri)>,
}

/// Publishes everything but what waits for a peer.
pub(super) async fn hold(
    runtime: &Arc<NodeRuntime>,
    programme: &Programme,
    sowing: &Sowing,
    officer: &str,
    members: &[MemberId],
    chance: &mut Stream,
) -> Result<(), Failure> {
    let node = runtime.node();
    let officer = officer_of(runtime, officer)?;
    for entry in programme
        .entries
        .iter()
        .filter(|entry| entry.plan != Some(Plan::ForLondon))
    {
        let gathering = prepare(runtime, programme, entry, sowing, members, chance)?;
        let held = node
            .database
            .transact(|tx| publish(tx, runtime, &officer, &gathering));
        held.await?;
        if entry.plan == Some(Plan::Full) {
            let hands = members.get(HANDS.0).zip(members.get(HANDS.1));
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
    hands: Option<(&MemberId, &MemberId)>,
) -> Result<(), Failure> {
    let mut steps: Vec<JobPlan> = [JobKind::Door, JobKind::Minutes, JobKind::SpeakerCare]
        .map(JobPlan::Add)
        .into();
    if let Some((door, minutes)) = hands {
        for (number, id) in (1..).zip([door, minutes]) {
            let member = members::get(tx, id)?;
            steps.extend(member.map(|member| JobPlan::Name(number, member.handle)));
        }
    }
    for step in &steps {
        plan_jobs(tx, officer, &gathering.id, step, gathering.at).map_err(Failure::failed)?;
    }
    Ok(())
}

fn officer_of(runtime: &NodeRuntime, handle: &str) -> Result<Officer, Failure> {
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
    members: &[MemberId],
    chance: &mut Stream,
) -> Result<Gathering, Failure> {
    let node = runtime.node();
    let written = programme.json(entry, sowing.start, 0, &sowing.london);
    let (draft, audience) = api::read_event(node, &written)
        .map_err(|problem| Failure::failed(format!("{}: {}", entry.title, problem.detail)))?;
    let announced = draft
        .start
        .at
        .checked_sub((AHEAD_DAYS * 24).hours())
        .unwrap_or(sowing.start);
    // Not in the last day before the start, which leaves time for the answers.
    let at = announced.min(sowing.start.checked_sub(24.hours()).unwrap_or(sowing.start));
    let guests = match (entry.plan, draft.capacity) {
        (Some(Plan::Full), Some(seats)) => seats as usize + 1,
        _ => entry.guests,
    };
    let first = usize::try_from(chance.below(members.len() as u64)).unwrap_or(0);
    let going = members
        .iter()
        .cycle()
        .skip(first)
        .take(guests.min(members.len()))
        .enumerate();
    let answers = going.map(|(number, member)| {
        // One in seven cannot say yet, but nobody hesitates where seats are short.
        let answer = if number % 7 == 6 && draft.capacity.is_none() {
            Answer::Maybe
        } else {
            Answer::Going
        };
        (member.clone(), answer, node.fresh_activity())
    });
    Ok(Gathering {
        id: ids::event_id(at, &node.randomness),
        answers: answers.collect(),
        audience: audience.unwrap_or(Audience::Public),
        draft,
        at,
    })
}

fn publish(
    tx: &mut Transaction<'_>,
    runtime: &NodeRuntime,
    officer: &Officer,
    gathering: &Gathering,
) -> Result<(), Failure> {
    let Gathering {
        id,
        draft,
        audience,
        at,
        answers,
    } = gathering;
    publish_event(tx, officer, id.clone(), draft.clone(), audience.clone(), *at).map_err(Failure::failed)?;
    let rules = &runtime.node().settings.rules;
    for (number, (member, answer, activity)) in answers.iter().enumerate() {
        let Some(membership) = members::membership(tx, member)? else {
            continue;
        };
        let later = at.checked_add((number as i64 * 7).minutes()).unwrap_or(*at);
        rsvp(tx, rules, &membership, id, *answer, activity, later).map_err(Failure::failed)?;
    }
    Ok(())
}
