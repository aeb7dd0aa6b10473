//! What a calendar has ahead: looked at before it is added, and ticked entry by entry afterwards (feature F13).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::choose_entries::{Choices, ChooseRefused, Foreseen, choose_entries_for, foresee_entries};
use domain::{EventDraft, SourceId, Title, Zone};
use edge::{Doors, ENTRIES_AT_ONCE, Problem, Reason, publish_chosen};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::sources::{self, EntryChoice, EntryFault, WaitingEntry};

use crate::access::Chief;
use crate::audience;
use crate::event_input::invalid;
use crate::events::publish_refused;
use crate::input::Body;
use crate::named::named;
use crate::openapi::operation::{Answer, Operation, Shape};
use crate::page::Items;
use crate::sources::{SourceView, UNREADABLE, calendar_from};

/// Entries that looking at a calendar shows.
const SHOWN_MAX: usize = 20;
/// Most entries chosen of at once.
pub(crate) const CHOSEN_MAX: usize = 1_000;

/// Before it is added.
pub(crate) const LOOK: Operation = Operation {
    body: Some(Shape {
        schema: "SourceLookInput",
        example: || json!({ "url": "https://chamber.example/events.ics" }),
    }),
    refusals: &[UNREADABLE],
    ..Operation::of_officers(
        "lookAtSource",
        "sources",
        "Look at a calendar without adding it: nothing is kept or published.",
        Answer::shown(
            "What it has ahead: how many, and the next 20.",
            "SourceLook",
            || json!({ "name": "Chamber", "ahead": 1, "next": [draft_example()], "faults": [] }),
        ),
    )
};

/// Those that wait.
pub(crate) const LIST: Operation = Operation::of_officers(
    "listSourceEntries",
    "sources",
    "Entries of a calendar of which no event was made: left out, or not looked at yet.",
    Answer::shown(
        "By their start.",
        "SourceEntryList",
        || json!({ "items": [example()] }),
    ),
);

/// Ticks.
pub(crate) const CHOOSE: Operation = Operation {
    body: Some(Shape {
        schema: "SourceChoices",
        example: || {
            json!({ "publish": ["9f86d081884c7d659a2f"], "audience": "public", "publishes_new": false,
                "dry_run": true })
        },
    }),
    refusals: &[(409, "An entry does not wait any more; ask for the list again.")],
    ..Operation::of_officers(
        "chooseSourceEntries",
        "sources",
        "Say which entries are published, whom they are for, and whether new ones are published by themselves.",
        Answer::shown(
            "What is published at once or within a minute, and how many entries wait then.",
            "SourceChosen",
            || {
                json!({ "dry_run": true, "published": [example()], "waiting": 3,
                    "source": crate::sources::example() })
            },
        ),
    )
};

/// What is looked at: exactly one of the two.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceLookInput {
    url: Option<String>,
    ics: Option<String>,
}

/// What is ticked; each entry is in one list at most.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceChoices {
    #[serde(default)]
    publish: Vec<String>,
    #[serde(default)]
    leave_out: Vec<String>,
    #[serde(default)]
    open: Vec<String>,
    publishes_new: Option<bool>,
    audience: Option<Value>,
    #[serde(default)]
    dry_run: bool,
}

#[derive(Serialize)]
struct DraftView {
    title: Title,
    start: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    timezone: Zone,
}

#[derive(Serialize)]
struct EntryView {
    id: String,
    #[serde(flatten)]
    draft: DraftView,
    choice: EntryChoice,
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<EntryFault>,
}

impl DraftView {
    fn of(draft: &EventDraft) -> Self {
        Self {
            title: draft.title.clone(),
            start: draft.start.rfc3339(),
            end: draft.end.as_ref().map(domain::Moment::rfc3339),
            timezone: draft.start.zone.clone(),
        }
    }
}

impl EntryView {
    fn of(entry: &WaitingEntry) -> Self {
        Self {
            id: entry.place(),
            draft: DraftView::of(&entry.draft),
            choice: entry.choice,
            fault: entry.fault,
        }
    }
}

impl SourceChoices {
    fn choices(&self, doors: &Doors) -> Result<Choices, Problem> {
        let mut choices = Choices {
            publishes_new: self.publishes_new,
            ..Choices::default()
        };
        if let Some(value) = &self.audience {
            choices.audience = Some(audience::parse(&doors.node, value)?);
        }
        let lists = [
            ("publish", &self.publish, EntryChoice::Publish),
            ("leave_out", &self.leave_out, EntryChoice::LeaveOut),
            ("open", &self.open, EntryChoice::Open),
        ];
        for (field, list, choice) in lists {
            if list.len() > CHOSEN_MAX {
                return Err(invalid(field, &format!("names at most {CHOSEN_MAX} entries")));
            }
            for id in list {
                if choices.entries.insert(id.clone(), choice).is_some() {
                    return Err(invalid(field, "names an entry that is named before"));
                }
            }
        }
        Ok(choices)
    }
}

/// Looks at one.
pub(crate) async fn look(
    State(doors): State<Doors>,
    _chief: Chief,
    Body { value: input, .. }: Body<SourceLookInput>,
) -> Result<Response, Problem> {
    let looked = doors.calendars.look(calendar_from(input.url, input.ics)?).await?;
    let next = looked.ahead.iter().take(SHOWN_MAX).map(DraftView::of);
    let next: Vec<DraftView> = next.collect();
    let mut answer = json!({ "ahead": looked.ahead.len(), "next": next, "faults": looked.faults });
    if let Some(name) = looked.name {
        answer["name"] = json!(name);
    }
    Ok(Json(answer).into_response())
}

/// Lists those that wait.
pub(crate) async fn list(
    State(doors): State<Doors>,
    _chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, SourceId::parse)?;
    let entries = doors.node.database.read(|tx| {
        sources::get(tx, &id)?.ok_or_else(Problem::not_found)?;
        Ok::<_, Problem>(sources::waiting(tx, &id)?)
    })?;
    Ok(Items::whole(entries.iter().map(EntryView::of).collect()))
}

/// Ticks them, or says what that would do.
pub(crate) async fn choose(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<SourceChoices>,
) -> Result<Response, Problem> {
    let id = named(&id, SourceId::parse)?;
    let choices = input.choices(&doors)?;
    let node = &doors.node;
    let foreseen = match input.dry_run {
        true => node.database.read(|tx| foresee_entries(tx, &id, &choices)),
        false => {
            let (now, resign_on) = (node.now(), node.settings.ethics.resign_on);
            node.database
                .transact(|tx| choose_entries_for(tx, &chief.0, resign_on, (&id, &choices), now))
                .await
        }
    };
    let Foreseen {
        source,
        published,
        waiting,
        ..
    } = foreseen.map_err(refused)?;
    if !input.dry_run {
        publish_chosen(node, &id, ENTRIES_AT_ONCE).await?;
    }
    let published: Vec<EntryView> = published.iter().map(EntryView::of).collect();
    let answer = json!({ "dry_run": input.dry_run, "published": published, "waiting": waiting,
        "source": SourceView::new(source) });
    Ok(Json(answer).into_response())
}

fn refused(refused: ChooseRefused) -> Problem {
    match refused {
        ChooseRefused::NoSuchSource => Problem::not_found(),
        ChooseRefused::NoSuchEntry(_) => Problem::new(Reason::Conflict, refused.to_string()),
        ChooseRefused::Audience(why) => invalid("audience", &why.to_string()),
        ChooseRefused::NotSigned(why) => publish_refused(why.into()),
        ChooseRefused::Store(error) => error.into(),
    }
}

fn draft_example() -> Value {
    json!({ "title": "Round table", "start": "2027-01-14T18:00:00-08:00", "end": "2027-01-14T20:00:00-08:00",
        "timezone": "America/Los_Angeles" })
}

fn example() -> Value {
    let mut entry = draft_example();
    entry["id"] = json!("9f86d081884c7d659a2f");
    entry["choice"] = json!("publish");
    entry
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    /// F13
    #[tokio::test]
    async fn a_calendar_is_looked_at_and_an_entry_is_named_once_and_waits() {
        let world = World::new().await;
        let officer = world.as_officer();
        let looked = officer
            .post(
                "/api/v1/sources/look",
                json!({ "url": "https://chamber.example/events.ics" }),
            )
            .await;
        assert_eq!(
            (looked.status, &looked.json["ahead"]),
            (StatusCode::OK, &json!(0))
        );
        let none = officer.get("/api/v1/sources").await;
        assert_eq!(none.json["items"], json!([]), "nothing is kept");
        let neither = officer.post("/api/v1/sources/look", json!({})).await;
        assert_eq!(neither.status, StatusCode::UNPROCESSABLE_ENTITY);

        let body = json!({ "name": "Chamber", "url": "https://chamber.example/events.ics", "ask": true });
        let made = officer.post("/api/v1/sources", body).await;
        assert_eq!(made.json["source"]["publishes_new"], false);
        let entries = format!("{}/entries", made.header("location"));
        assert_eq!(officer.get(&entries).await.json["items"], json!([]));
        for (body, status) in [
            (json!({ "publish": ["00"] }), StatusCode::CONFLICT),
            (
                json!({ "publish": ["00"], "leave_out": ["00"] }),
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (json!({ "audience": "nobody" }), StatusCode::UNPROCESSABLE_ENTITY),
            (
                json!({ "audience": { "peers": ["https://nobody.example"] } }),
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (json!({ "publishes_new": true, "dry_run": true }), StatusCode::OK),
        ] {
            assert_eq!(
                officer.post(&entries, body.clone()).await.status,
                status,
                "{body}"
            );
        }
        let kept = officer.get("/api/v1/sources").await;
        assert_eq!(
            kept.json["items"][0]["publishes_new"], false,
            "a dry run changes nothing"
        );
        let chosen = officer.post(&entries, json!({ "publishes_new": true })).await;
        assert_eq!(chosen.json["source"]["publishes_new"], true);
    }
}
