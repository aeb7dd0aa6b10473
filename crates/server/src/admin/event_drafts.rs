//! Events that are written and not published, by command.

use ambient::{StreamName, ids};
use community::save_draft::{DraftRefused, list_drafts, publish_draft, save_draft, saved_by};
use domain::PersonName;
use edge::wall_clock;
use serde_json::{Value, json};
use store::StoreError;
use store::event_drafts::SavedDraft;

use super::events::{parse, show};
use super::officer::officer;
use super::table::table;
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

pub(super) async fn save(runtime: &NodeRuntime, event: &Value, by: Option<&str>) -> Performed {
    let node = runtime.node();
    let officer = officer(runtime, by)?;
    let (draft, audience) = api::read_event(node, event).map_err(|problem| Failure::usage(problem.detail))?;
    let audience = audience.unwrap_or_else(|| node.settings.default_audience.clone());
    let now = node.now();
    let id = ids::event_id(now, &node.randomness);
    let saved = node
        .database
        .transact(|tx| {
            let (draft, audience) = (draft.clone(), audience.clone());
            save_draft(tx, &officer, &id, draft, audience, None, now)
        })
        .await
        .map_err(refused)?;
    Ok(Shown::new(
        value(&saved, Some(&officer.member().name)),
        format!("{id} is a draft; `rosarium events publish {id}` publishes it"),
    ))
}

pub(super) fn list(runtime: &NodeRuntime) -> Performed {
    let officer = officer(runtime, None)?;
    let read: Result<Vec<_>, StoreError> = runtime.node().database.read(|tx| {
        let drafts = list_drafts(tx, &officer)?.into_iter();
        let named = drafts.map(|saved| Ok((saved_by(tx, &saved)?, saved)));
        named.collect()
    });
    let drafts = read?;
    let row = |(by, saved): &(Option<PersonName>, SavedDraft)| {
        let start = &saved.draft.start;
        [
            saved.id.to_string(),
            wall_clock(start.at, &start.zone),
            saved.draft.title.to_string(),
            by.as_ref().map_or_else(String::new, PersonName::to_string),
        ]
    };
    let rows: Vec<[String; 4]> = drafts.iter().map(row).collect();
    let values = drafts.iter().map(|(by, saved)| value(saved, by.as_ref()));
    let values: Vec<Value> = values.collect();
    Ok(Shown::new(
        values,
        table(["ID", "START", "TITLE", "SAVED BY"], &rows, "no drafts"),
    ))
}

pub(super) async fn publish(runtime: &NodeRuntime, id: &str, by: Option<&str>) -> Performed {
    let (id, officer) = (parse(id)?, officer(runtime, by)?);
    let node = runtime.node();
    let now = node.now();
    let secret: [u8; 32] = node.randomness.stream(StreamName::Nonces).bytes();
    let event = node
        .database
        .transact(|tx| {
            let resign_on = node.settings.ethics.resign_on;
            publish_draft(tx, &officer, resign_on, &id, &secret, now)
        })
        .await
        .map_err(refused)?;
    let shown = show(runtime, id.as_str())?;
    Ok(Shown {
        text: format!("{id}\n{}", event.iri),
        ..shown
    })
}

fn refused(refused: DraftRefused) -> Failure {
    match refused {
        DraftRefused::NoSuchDraft => {
            Failure::not_found("there is no such draft; `rosarium events drafts` lists them")
        }
        DraftRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    }
}

fn value(saved: &SavedDraft, by: Option<&PersonName>) -> Value {
    json!({
        "id": saved.id, "title": saved.draft.title, "start": saved.draft.start.rfc3339(),
        "timezone": saved.draft.start.zone, "by": by, "saved": saved.saved,
    })
}
