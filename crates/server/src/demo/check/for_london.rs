//! Need 2.20: Seattle invites London alone; whoever is not invited neither sees nor can answer.

use serde_json::json;

use super::marks::{Marks, Seen, hope};
use super::stage::{Stage, text};
use crate::admin::Failure;

pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    let sentence = "an event for London: its member answers from home at the member price, Agora's cannot";
    marks.note("2.20", sentence, invited(stage).await);
}

async fn invited(stage: &Stage) -> Seen {
    let mut event = stage.event(
        "Check: for London alone",
        20,
        json!({ "peers": [stage.london.anyone.origin] }),
    );
    event["price"] = json!("45");
    event["member_price"] = json!("15");
    let published = stage.seattle.publish(&event).await?;
    let iri = text(&published, "activitypub_id");
    let seen = stage.london.sees(iri, |_| true).await?;
    hope(
        text(&seen, "member_price").starts_with("15"),
        "London is shown another member price",
    )?;
    let id = text(&seen, "id").to_owned();
    stage.london.answer(&id, "going").await?;
    let answer = stage.london.decided(&id).await?;
    hope(
        answer["state"] == "confirmed",
        format!("London's answer is {}", answer["state"]),
    )?;
    not_invited(stage, &published, iri).await?;
    let words = text(&answer, "words");
    Ok(format!(
        "\"{words}\" at 15 instead of 45; Agora and visitors get 404 and no document"
    ))
}

/// What arrives later in the same lane shows that nothing of it went to Agora.
async fn not_invited(stage: &Stage, published: &serde_json::Value, iri: &str) -> Result<(), Failure> {
    let sentinel = stage.event("Check: for all peers", 21, json!("peers"));
    let sentinel = stage.seattle.publish(&sentinel).await?;
    stage
        .agora
        .sees(text(&sentinel, "activitypub_id"), |_| true)
        .await?;
    let events = crate::demo::situations::ahead(&stage.agora.member, "").await?;
    hope(
        events.iter().all(|event| event["activitypub_id"] != iri),
        "Agora's member sees it",
    )?;
    let id = text(published, "id");
    let body = json!({ "answer": "going" });
    for (who, reply) in [
        (
            "Agora's member",
            stage
                .agora
                .member
                .put(&format!("/api/v1/events/{id}/rsvp"), &body)
                .await,
        ),
        (
            "Agora's member, looking,",
            stage.agora.member.get(&format!("/api/v1/events/{id}")).await,
        ),
        (
            "a visitor at Seattle",
            stage.seattle.anyone.get(&format!("/api/v1/events/{id}")).await,
        ),
        (
            "a visitor's page",
            stage.seattle.anyone.get(&format!("/events/{id}")).await,
        ),
        (
            "a server without signature",
            stage
                .seattle
                .anyone
                .get_as(&format!("/events/{id}"), "application/activity+json")
                .await,
        ),
    ] {
        let status = reply?.status;
        hope(matches!(status, 404 | 401), format!("{who} is answered {status}"))?;
    }
    Ok(())
}
