//! `/events/{id}/jobs`: who does what at an event of this community. Members read it, take what is open and give theirs back;
//! officers write the list (F12, need 0.8).

use axum::extract::{Path, State};
use axum::response::Response;
use community::Viewer;
use community::plan_jobs::{Plan, PlanRefused, plan_jobs};
use community::see_jobs::see_jobs;
use community::take_job::{TakeRefused, Turn, take_job};
use domain::{EventId, Handle, JobKind, JobName, JobRefused};
use edge::{Doors, Problem, Reason};
use http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Membership;

use crate::access::{Chief, Reader, Writer};
use crate::event_input::{invalid, wrong};
use crate::event_view::JobView;
use crate::events::{change_refused, seen};
use crate::input::Body;
use crate::named::named;
use crate::openapi::operation::{Access, Answer, Operation, Shape};
use crate::page::Items;

/// As it stands.
pub(crate) const LIST: Operation = Operation {
    id: "listJobs",
    tag: "events",
    summary: "What there is to do at an event of this community, and who does it; its members alone read it.",
    access: Access::Read,
    query: &[],
    headers: &[],
    body: None,
    answer: ANSWER,
    refusals: &[(410, "The event was removed.")],
};

/// One more.
pub(crate) const ADD: Operation = Operation {
    id: "addJob",
    summary: "Put something to do on the list of an event of this community; it is open.",
    access: Access::Admin,
    body: Some(Shape {
        schema: "JobInput",
        example: || json!({ "job": "other", "name": "Name badges" }),
    }),
    answer: Answer {
        status: 201,
        ..ANSWER
    },
    refusals: &[
        (409, "The list is full, or the event is another community's."),
        (410, "The event was removed."),
    ],
    ..LIST
};

/// Who does it.
pub(crate) const NAME: Operation = Operation {
    id: "nameJob",
    summary: "Name the member who does it, whoever had it; an empty handle leaves it open. Whoever is named for the door may \
              let people in.",
    access: Access::Admin,
    body: Some(Shape {
        schema: "JobHolderInput",
        example: || json!({ "handle": "maren" }),
    }),
    refusals: ELSEWHERE,
    ..LIST
};

/// It is not needed after all.
pub(crate) const REMOVE: Operation = Operation {
    id: "removeJob",
    summary: "Take something to do off the list, whoever has it.",
    access: Access::Admin,
    refusals: ELSEWHERE,
    ..LIST
};

/// The caller does it.
pub(crate) const TAKE: Operation = Operation {
    id: "takeJob",
    summary: "Take what is open, while the event is on and ahead; a second time nothing happens.",
    access: Access::Write,
    refusals: &[
        (
            409,
            "Somebody else has it, or the event is over or does not take place.",
        ),
        (410, "The event was removed."),
    ],
    ..LIST
};

/// The caller does it no more.
pub(crate) const GIVE_BACK: Operation = Operation {
    id: "giveJobBack",
    summary: "Give back what one has taken, or was named for.",
    access: Access::Write,
    refusals: &[(409, "Somebody else has it."), (410, "The event was removed.")],
    ..LIST
};

const ELSEWHERE: &[(u16, &str)] = &[
    (409, "The event is another community's."),
    (410, "The event was removed."),
];

const ANSWER: Answer = Answer::shown(
    "What there is to do, in the order in which it was asked for.",
    "JobList",
    example,
);

fn example() -> Value {
    json!({ "items": [
        { "number": 1, "job": "door", "person": { "handle": "maren", "name": "Maren Lindqvist" } },
        { "number": 2, "job": "other", "name": "Name badges" },
    ] })
}

/// What is sent of something to do.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobInput {
    job: JobWord,
    name: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum JobWord {
    Organiser,
    Door,
    Minutes,
    SpeakerCare,
    Other,
}

impl JobInput {
    fn kind(&self) -> Result<JobKind, Problem> {
        let name = self.name.as_deref().unwrap_or_default();
        let known = match self.job {
            JobWord::Organiser => JobKind::Organiser,
            JobWord::Door => JobKind::Door,
            JobWord::Minutes => JobKind::Minutes,
            JobWord::SpeakerCare => JobKind::SpeakerCare,
            JobWord::Other => {
                let name = JobName::parse(name).map_err(wrong("name"))?;
                return Ok(JobKind::Other(name));
            }
        };
        match name.trim() {
            "" => Ok(known),
            _ => Err(invalid("name", "is for the job `other` alone")),
        }
    }
}

/// Whom an officer names; empty for nobody, so that an empty request changes nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HolderInput {
    handle: String,
}

/// Lists them to a member.
pub(crate) async fn list(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let viewer = Viewer::Member(caller.membership);
    shown(&doors, &viewer, &named(&id, EventId::parse)?, StatusCode::OK)
}

/// Puts one on the list.
pub(crate) async fn add(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<JobInput>,
) -> Result<Response, Problem> {
    let plan = Plan::Add(input.kind()?);
    planned(
        &doors,
        &chief,
        &named(&id, EventId::parse)?,
        &plan,
        StatusCode::CREATED,
    )
    .await
}

/// Names who does one, or nobody.
pub(crate) async fn name(
    State(doors): State<Doors>,
    chief: Chief,
    Path((id, number)): Path<(String, String)>,
    Body { value: input, .. }: Body<HolderInput>,
) -> Result<Response, Problem> {
    let (id, number) = place(&id, &number)?;
    let plan = match input.handle.trim() {
        "" => Plan::Open(number),
        handle => Plan::Name(number, Handle::parse(handle).map_err(wrong("handle"))?),
    };
    planned(&doors, &chief, &id, &plan, StatusCode::OK).await
}

/// Takes one off the list.
pub(crate) async fn remove(
    State(doors): State<Doors>,
    chief: Chief,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (id, number) = place(&id, &number)?;
    planned(&doors, &chief, &id, &Plan::Remove(number), StatusCode::OK).await
}

/// The caller takes one.
pub(crate) async fn take(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    turned(&doors, caller.membership, place(&id, &number)?, Turn::Take).await
}

/// The caller gives hers back.
pub(crate) async fn give_back(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    turned(&doors, caller.membership, place(&id, &number)?, Turn::GiveBack).await
}

/// The event, and the number of a job of it.
fn place(id: &str, number: &str) -> Result<(EventId, u32), Problem> {
    let number = number.parse::<u32>().map_err(|_| Problem::not_found())?;
    Ok((named(id, EventId::parse)?, number))
}

async fn planned(
    doors: &Doors,
    chief: &Chief,
    id: &EventId,
    plan: &Plan,
    status: StatusCode,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let now = node.now();
    let planned = node.database.transact(|tx| {
        let viewer = chief.viewer(tx)?;
        seen(tx, &viewer, id)?;
        plan_jobs(tx, &chief.0, id, plan, now).map_err(not_planned)
    });
    planned.await?;
    let viewer = node.database.read(|tx| chief.viewer(tx))?;
    shown(doors, &viewer, id, status)
}

async fn turned(
    doors: &Doors,
    membership: Membership,
    (id, number): (EventId, u32),
    turn: Turn,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let (viewer, now) = (Viewer::Member(membership.clone()), node.now());
    let turned = node.database.transact(|tx| {
        seen(tx, &viewer, &id)?;
        take_job(tx, &membership, &id, number, turn, now).map_err(not_turned)
    });
    turned.await?;
    shown(doors, &viewer, &id, StatusCode::OK)
}

fn not_planned(refused: PlanRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        PlanRefused::Job(JobRefused::NoSuchJob) => Problem::not_found(),
        PlanRefused::NoSuchMember(_) => invalid("handle", &sentence),
        PlanRefused::Event(refused) => change_refused(refused),
        PlanRefused::Store(error) => error.into(),
        PlanRefused::Job(_) | PlanRefused::OfficersAlone => Problem::new(Reason::Conflict, sentence),
    }
}

fn not_turned(refused: TakeRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        TakeRefused::NotFound | TakeRefused::Job(JobRefused::NoSuchJob) => Problem::not_found(),
        TakeRefused::NotOn | TakeRefused::Over | TakeRefused::Job(_) => {
            Problem::new(Reason::Conflict, sentence)
        }
        TakeRefused::Store(error) => error.into(),
    }
}

fn shown(doors: &Doors, viewer: &Viewer, id: &EventId, status: StatusCode) -> Result<Response, Problem> {
    let jobs = doors.node.database.read(|tx| {
        let seen = seen(tx, viewer, id)?;
        see_jobs(tx, viewer, &seen)?.ok_or_else(Problem::not_found)
    })?;
    let mut response = Items::whole(jobs.jobs.into_iter().map(JobView::new).collect());
    *response.status_mut() = status;
    Ok(response)
}

#[cfg(test)]
mod tests {
    use http::{Method, StatusCode};
    use serde_json::{Value, json};

    use crate::world::{Answer, World};

    /// Number and handle of each that somebody does, number and null of what is open.
    fn who(answer: &Answer) -> Vec<(u64, Value)> {
        let jobs = answer.json["items"].as_array().unwrap().iter();
        jobs.map(|job| (job["number"].as_u64().unwrap(), job["person"]["handle"].clone()))
            .collect()
    }

    /// F12, 0.8, E11: officers write the list and name who does what; members read it, take what is open and give theirs back.
    #[tokio::test]
    async fn officers_write_the_list_and_members_take_and_give_back() {
        let world = World::new().await;
        let path = format!("/api/v1/events/{}/jobs", world.publish(json!("members")).await);
        let (officer, maren) = (world.as_officer(), world.as_member());
        let door = json!({ "job": "door" });
        assert_eq!(world.get(&path).await.status, StatusCode::UNAUTHORIZED);
        let refused = maren.post(&path, door.clone()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        for (field, wrong) in [
            ("job", json!({ "job": "cooking" })),
            ("name", json!({ "job": "other" })),
            ("name", json!({ "job": "door", "name": "Back door" })),
        ] {
            let refused = officer.post(&path, wrong).await;
            let found = (refused.status, refused.json["field"].clone());
            assert_eq!(found, (StatusCode::UNPROCESSABLE_ENTITY, json!(field)));
        }
        for job in [door, json!({ "job": "other", "name": "Name badges" })] {
            assert_eq!(officer.post(&path, job).await.status, StatusCode::CREATED);
        }
        let open = world.as_reader().get(&path).await;
        let badges = json!({ "number": 2, "job": "other", "name": "Name badges" });
        assert_eq!(
            open.json["items"],
            json!([{ "number": 1, "job": "door" }, badges])
        );

        let (first, second) = (format!("{path}/1"), format!("{path}/2"));
        let mine = format!("{first}/mine");
        let by_reader = world.as_reader().call(Method::PUT, &mine, &[], None).await;
        assert_eq!(by_reader.status, StatusCode::FORBIDDEN);
        for _ in 0..2 {
            let taken = maren.call(Method::PUT, &mine, &[], None).await;
            assert_eq!(who(&taken), [(1, json!("maren")), (2, Value::Null)]);
        }
        for verb in [Method::PUT, Method::DELETE] {
            let late = officer.call(verb, &mine, &[], None).await;
            assert_eq!(late.status, StatusCode::CONFLICT, "somebody else has it");
        }
        let nobody = officer.put(&second, json!({ "handle": "nobody" })).await;
        let found = (nobody.status, &nobody.json["field"]);
        assert_eq!(found, (StatusCode::UNPROCESSABLE_ENTITY, &json!("handle")));
        let named = officer.put(&second, json!({ "handle": "olga" })).await;
        assert_eq!(who(&named), [(1, json!("maren")), (2, json!("olga"))]);
        let given = maren.delete(&mine).await;
        assert_eq!(who(&given), [(1, Value::Null), (2, json!("olga"))]);
        let opened = officer.put(&second, json!({ "handle": "" })).await;
        assert_eq!(who(&opened), [(1, Value::Null), (2, Value::Null)]);
        assert_eq!(who(&officer.delete(&first).await), [(2, Value::Null)]);
        for gone in [&first, &format!("{path}/x")] {
            assert_eq!(officer.delete(gone).await.status, StatusCode::NOT_FOUND, "{gone}");
        }
    }
}
