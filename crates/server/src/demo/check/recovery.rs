//! F15-1: London is stopped, Seattle makes fifty changes, London starts again and soon has all of them, none twice.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::marks::{Marks, Seen, hope};
use super::stage::{Stage, eventually, text};
use crate::admin::Failure;
use crate::demo::communities::Community;
use crate::demo::nodes::Nodes;
use crate::demo::situations::ahead;

/// New events, each of which is changed once as well.
const EVENTS: usize = 25;
const SECONDS_MAX: u64 = 120;

/// An answer that was given while its host was down.
struct Meanwhile {
    event: String,
    words: String,
}

pub(super) async fn mark(stage: &Stage, nodes: &mut Nodes, marks: &mut Marks<'_>) {
    let mut meanwhile = Err(Failure::failed("nobody answered while London was down"));
    let recovered = recover(stage, nodes, &mut meanwhile).await;
    let confirmed = match meanwhile {
        Ok(answer) => confirmed(stage, &answer).await,
        Err(failure) => Err(failure),
    };
    let sentence = "while London is down a member reads that it could not be reached; once it is back it confirms her answer";
    marks.note("B-8", sentence, confirmed);
    let sentence = "London is down during 50 changes; after its restart it has all of them, none twice";
    marks.note("F15-1", sentence, recovered);
}

async fn recover(stage: &Stage, nodes: &mut Nodes, meanwhile: &mut Result<Meanwhile, Failure>) -> Seen {
    let event = stage.event("Check: answered while its host is down", 30, json!("peers"));
    let event = stage.london.publish(&event).await?;
    let event = stage
        .seattle
        .sees(text(&event, "activitypub_id"), |_| true)
        .await?;
    nodes.stop(Community::London).await;
    hope(
        stage.london.anyone.get("/healthz").await.is_err(),
        "London answers although it was stopped",
    )?;
    *meanwhile = unreached(stage, text(&event, "id")).await;
    let published = change_fifty(stage).await;
    nodes.start(Community::London).await?;
    let since = stage.elapsed();
    let revisions = published?;
    let host = stage.seattle.anyone.origin.to_string();
    let filter = format!("&host={host}");
    let what = "London does not have all changes";
    let arrived = eventually(what, || async {
        let events = ahead(&stage.london.member, &filter).await?;
        let arrived = by_iri(&events);
        Ok(revisions
            .iter()
            .all(|(iri, revision)| arrived.get(iri) == Some(revision))
            .then_some(events))
    })
    .await?;
    let seconds = (stage.elapsed() - since).as_secs();
    hope(seconds <= SECONDS_MAX, format!("it took {seconds} s"))?;
    let iris: BTreeSet<&str> = arrived
        .iter()
        .map(|event| text(event, "activitypub_id"))
        .collect();
    hope(iris.len() == arrived.len(), "an event is shown twice")?;
    same_digest(stage, &filter).await?;
    Ok(format!(
        "{} changes after {seconds} s, {} events equal on both",
        2 * EVENTS,
        arrived.len()
    ))
}

/// She answers, and is told that the host cannot be reached.
async fn unreached(stage: &Stage, event: &str) -> Result<Meanwhile, Failure> {
    stage.seattle.answer(event, "going").await?;
    let path = format!("/api/v1/events/{event}/rsvp");
    let words = eventually("Seattle does not say that London cannot be reached", || async {
        let rsvp = stage.seattle.member.get(&path).await?;
        let words = text(&rsvp.json(), "words").to_owned();
        Ok(words.starts_with("Could not reach").then_some(words))
    })
    .await?;
    let event = event.to_owned();
    Ok(Meanwhile { event, words })
}

async fn confirmed(stage: &Stage, answer: &Meanwhile) -> Seen {
    let decided = stage.seattle.decided(&answer.event).await?;
    hope(
        decided["state"] == "confirmed",
        format!("her answer is {}", decided["state"]),
    )?;
    Ok(format!("“{}”, then “{}”", answer.words, text(&decided, "words")))
}

/// The revision that each event must have at the end.
async fn change_fifty(stage: &Stage) -> Result<BTreeMap<String, u64>, Failure> {
    let mut revisions = BTreeMap::new();
    for number in 0..EVENTS {
        let mut event = stage.event(&format!("Check: change {number}"), 40, json!("peers"));
        let published = stage.seattle.publish(&event).await?;
        event["title"] = json!(format!("Check: changed {number}"));
        let changed = stage.seattle.change(text(&published, "id"), &event).await?;
        let revision = changed["revision"].as_u64().unwrap_or(0);
        revisions.insert(text(&changed, "activitypub_id").to_owned(), revision);
    }
    Ok(revisions)
}

fn by_iri(events: &[Value]) -> BTreeMap<String, u64> {
    let entry = |event: &Value| {
        (
            text(event, "activitypub_id").to_owned(),
            event["revision"].as_u64().unwrap_or(0),
        )
    };
    events.iter().map(entry).collect()
}

/// What Seattle shows its peers and what London has of it are the same.
async fn same_digest(stage: &Stage, filter: &str) -> Result<(), Failure> {
    let shared = |event: &&Value| event["audience"] != "members";
    let all = ahead(&stage.seattle.officer, filter).await?;
    let there = by_iri(&ahead(&stage.london.member, filter).await?);
    for event in all.iter().filter(shared) {
        let iri = text(event, "activitypub_id");
        let here = event["revision"].as_u64();
        hope(
            there.get(iri).copied() == here,
            format!("`{}` differs at London", text(event, "title")),
        )?;
    }
    Ok(())
}
