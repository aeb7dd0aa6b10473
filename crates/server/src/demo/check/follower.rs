//! F15-2: a small Fediverse server follows Seattle; it gets the public event, its change and its end, and nothing else.

use domain::Iri;
use serde_json::{Value, json};
use wire::http_signature::{self, Window};
use wire::keys::PublicKey;

use super::journey_c::{deliver, sign};
use super::marks::{Marks, Seen, hope};
use super::stage::{Stage, eventually, text};
use crate::admin::Failure;

pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    let sentence =
        "a follower in the wider Fediverse gets a public event, its change and its end, and no other event";
    marks.note("F15-2", sentence, follow(stage).await);
}

async fn follow(stage: &Stage) -> Seen {
    let group = Iri::local(&stage.seattle.anyone.origin, "/c/seattle");
    let id = Iri::local(stage.outside.origin(), "/follows/1");
    let follow = wire::follow::follow(&id, &stage.outside.actor(), &group)
        .to_string()
        .into_bytes();
    let reply = deliver(stage, &sign(stage, &follow, stage.now())?, follow).await?;
    hope(reply.status == 202, reply.complaint())?;
    heard(stage, "no Accept of the Follow came", |activity| {
        activity["type"] == "Accept"
    })
    .await?;
    // What must not come is published first, so that what comes afterwards shows that it did not.
    for audience in [json!("members"), json!("peers")] {
        stage
            .seattle
            .publish(&stage.event("Check: not for the Fediverse", 14, audience))
            .await?;
    }
    let mut event = stage.event("Check: for the Fediverse", 15, json!("public"));
    let published = stage.seattle.publish(&event).await?;
    let (iri, id) = (text(&published, "activitypub_id"), text(&published, "id"));
    heard(stage, "the public event did not come", |activity| {
        speaks_of(activity, iri)
    })
    .await?;
    event["title"] = json!("Check: changed for the Fediverse");
    stage.seattle.change(id, &event).await?;
    heard(stage, "its change did not come", |activity| {
        activity.to_string().contains("changed for the Fediverse")
    })
    .await?;
    stage.seattle.cancel(id).await?;
    heard(stage, "its end did not come", |activity| {
        speaks_of(activity, iri) && activity.to_string().to_ascii_lowercase().contains("cancelled")
    })
    .await?;
    let all = activities(stage);
    let leaked = all
        .iter()
        .any(|activity| activity.to_string().contains("not for the Fediverse"));
    hope(!leaked, "an event for members or peers came too")?;
    let verified = signatures(stage).await?;
    let kinds: Vec<String> = all
        .iter()
        .map(|activity| format!("{} {}", text(activity, "type"), text(&activity["object"], "type")))
        .collect();
    Ok(format!("{}; {verified} signatures verified", kinds.join(", ")))
}

fn speaks_of(activity: &Value, iri: &str) -> bool {
    activity["object"] == iri || activity["object"]["id"] == iri
}

fn activities(stage: &Stage) -> Vec<Value> {
    let delivered = stage.outside.delivered();
    delivered
        .iter()
        .filter_map(|received| serde_json::from_slice(&received.body).ok())
        .collect()
}

async fn heard(stage: &Stage, what: &str, fits: impl Fn(&Value) -> bool) -> Result<(), Failure> {
    eventually(what, || async {
        Ok(activities(stage).iter().any(&fits).then_some(()))
    })
    .await
}

/// Every delivery carries a signature that the key in the sender's own document verifies.
async fn signatures(stage: &Stage) -> Result<usize, Failure> {
    let delivered = stage.outside.delivered();
    for received in &delivered {
        let claimed = http_signature::parse(received).map_err(Failure::failed)?;
        let path = claimed.key_id().document().path_and_query().to_owned();
        let actor = stage
            .seattle
            .anyone
            .get_as(&path, "application/activity+json")
            .await?;
        let key =
            PublicKey::from_pem(text(&actor.json()["publicKey"], "publicKeyPem")).map_err(Failure::failed)?;
        let window = Window {
            back_seconds: 600,
            ahead_seconds: 90,
        };
        claimed
            .verify(received, stage.outside.origin(), &key, stage.now(), window)
            .map_err(Failure::failed)?;
    }
    Ok(delivered.len())
}
