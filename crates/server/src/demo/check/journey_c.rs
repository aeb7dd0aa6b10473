//! Journey C: what two nodes say to each other, as far as it shows over HTTP.

use http::Method;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use wire::cavage::sign_cavage;

use super::marks::{Marks, Seen, hope};
use super::stage::{Stage, eventually, text};
use crate::admin::Failure;
use crate::demo::caller::{Reply, expect};

const ACTIVITY_JSON: &str = "application/activity+json";

pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    marks.note(
        "C-1",
        "a node is discovered by WebFinger, NodeInfo and its actors",
        discover(stage).await,
    );
    marks.note(
        "C-2",
        "both sides hold the same signed agreement",
        agreement(stage).await,
    );
    marks.note(
        "C-3",
        "a backfill finds nothing that live delivery missed",
        backfill(stage).await,
    );
    marks.note(
        "C-4",
        "publish, change, answer, call off and remove arrive at once",
        live(stage).await,
    );
    marks.note(
        "C-5",
        "what is not signed, changed, stale or somebody else's is refused",
        refuse(stage).await,
    );
}

async fn discover(stage: &Stage) -> Seen {
    let seattle = &stage.seattle.anyone;
    let authority = seattle.origin.authority();
    let finger = format!("/.well-known/webfinger?resource=acct:seattle@{authority}");
    let finger = seattle.read(&finger).await?.json();
    let group = linked(&finger, |link| {
        link["rel"] == "self" && text(link, "type").contains("activity")
    });
    let info = seattle.read("/.well-known/nodeinfo").await?.json();
    let document = linked(&info, |link| text(link, "rel").contains("nodeinfo"));
    let document = path_of(&document, seattle.origin.to_string().as_str());
    let info = seattle.read(&document).await?.json();
    hope(
        info["software"]["name"] == "rosarium",
        "NodeInfo names other software",
    )?;
    let group = path_of(&group, seattle.origin.to_string().as_str());
    let mut kinds = Vec::new();
    for path in [group.as_str(), "/actor"] {
        let actor = seattle.get_as(path, ACTIVITY_JSON).await?;
        expect(&actor, 200, path)?;
        let actor = actor.json();
        hope(
            actor["inbox"].is_string() && !actor["publicKey"].is_null(),
            format!("{path} is no actor"),
        )?;
        kinds.push(format!("{path} is a {}", text(&actor, "type")));
    }
    Ok(kinds.join(", "))
}

fn linked(document: &Value, fits: impl Fn(&Value) -> bool) -> String {
    let links = document["links"].as_array().cloned().unwrap_or_default();
    links
        .iter()
        .find(|link| fits(link))
        .map(|link| text(link, "href").to_owned())
        .unwrap_or_default()
}

fn path_of(address: &str, origin: &str) -> String {
    address.strip_prefix(origin).unwrap_or("/not-here").to_owned()
}

async fn agreement(stage: &Stage) -> Seen {
    let (seattle, london) = (stage.seattle.operator(), stage.london.operator());
    let here = seattle.peering(london.host()).await?;
    let there = london.peering(seattle.host()).await?;
    for field in ["agreement", "state", "active"] {
        hope(here[field] == there[field], format!("they differ in {field}"))?;
    }
    hope(here["state"] == "active", format!("it is {}", here["state"]))?;
    Ok(format!(
        "{} with {} scopes",
        text(&here, "agreement"),
        here["active"].as_array().map_or(0, Vec::len)
    ))
}

async fn backfill(stage: &Stage) -> Seen {
    let mut known = 0;
    for (one, other) in [(&stage.seattle, &stage.london), (&stage.london, &stage.seattle)] {
        let brought = one.operator().backfill(&other.operator()).await?;
        let fits = brought["new"] == 0 && brought["changed"] == 0 && brought["refused"] == 0;
        hope(fits, format!("{} fetched {brought}", one.town))?;
        known += brought["known"].as_u64().unwrap_or(0);
    }
    hope(known > 0, "there was nothing to fetch")?;
    Ok(format!("in sync: {known} events, all known"))
}

async fn live(stage: &Stage) -> Seen {
    let (seattle, agora) = (&stage.seattle, &stage.agora);
    let mut event = stage.event("Check: an evening at Agora", 12, json!("peers"));
    event["capacity"] = json!(5);
    let published = agora.publish(&event).await?;
    let (iri, id) = (
        text(&published, "activitypub_id").to_owned(),
        text(&published, "id").to_owned(),
    );
    let there = seattle.sees(&iri, |_| true).await?;
    let there = text(&there, "id").to_owned();
    event["title"] = json!("Check: a later evening at Agora");
    agora.change(&id, &event).await?;
    seattle
        .sees(&iri, |event| text(event, "title").contains("later"))
        .await?;
    seattle.answer(&there, "going").await?;
    let confirmed = seattle.decided(&there).await?;
    hope(
        confirmed["state"] == "confirmed",
        format!("the answer is {}", confirmed["state"]),
    )?;
    let path = format!("/api/v1/events/{id}/rsvps");
    let guests = agora.officer.read(&path).await?.json();
    hope(
        guests["items"].as_array().map_or(0, Vec::len) == 1,
        format!("the guest list has {}", guests["items"]),
    )?;
    agora.cancel(&id).await?;
    seattle.sees(&iri, |event| event["state"] == "cancelled").await?;
    let removed = agora
        .officer
        .delete(&format!("/api/v1/events/{id}"))
        .await?
        .status;
    hope(removed == 204, format!("removing answered {removed}"))?;
    let path = format!("/api/v1/events/{there}");
    eventually("a removed event is still at Seattle", || async {
        let status = seattle.member.get(&path).await?.status;
        Ok(matches!(status, 404 | 410).then_some(()))
    })
    .await?;
    Ok(format!("all five at Seattle; \"{}\"", text(&confirmed, "words")))
}

async fn refuse(stage: &Stage) -> Seen {
    let outside = &stage.outside;
    let create = |actor: &str, host: &str, number: u32| {
        let event = json!({
            "id": format!("{host}/events/{number}"), "type": "Event", "name": "Check: forged", "attributedTo": actor,
            "startTime": "2031-01-01T18:00:00Z", "to": ["https://www.w3.org/ns/activitystreams#Public"],
        });
        let id = format!("{host}/activities/{number}");
        let activity = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": id, "type": "Create", "actor": actor,
            "to": ["https://www.w3.org/ns/activitystreams#Public"], "object": event,
        });
        activity.to_string().into_bytes()
    };
    let own = |number| create(outside.actor().as_str(), &outside.origin().to_string(), number);
    let london = stage.london.anyone.origin.to_string();
    let theirs = create(&format!("{london}/c/london"), &london, 5);
    let stale = stage.now().checked_sub(6.hours()).unwrap_or(Timestamp::MIN);
    let attempts = [
        ("unsigned", Vec::new(), own(1), &[401][..]),
        (
            "changed after signing",
            sign(stage, &own(2), stage.now())?,
            own(3),
            &[401],
        ),
        (
            "signed six hours ago",
            sign(stage, &own(4), stale)?,
            own(4),
            &[401],
        ),
        (
            "in London's name",
            sign(stage, &theirs, stage.now())?,
            theirs.clone(),
            &[401, 403],
        ),
        ("no JSON", sign(stage, b"{", stage.now())?, b"{".to_vec(), &[400]),
    ];
    let mut reasons = Vec::new();
    for (what, headers, body, statuses) in attempts {
        let reply = deliver(stage, &headers, body).await?;
        let reason = text(&reply.json(), "type")
            .rsplit("#e-")
            .next()
            .unwrap_or_default()
            .to_owned();
        hope(
            statuses.contains(&reply.status),
            format!("{what}: {}", reply.complaint()),
        )?;
        reasons.push(format!("{what} {} {reason}", reply.status));
    }
    reasons.push(format!("a stranger's {}", strangers(stage, own(6)).await?));
    let forged = crate::demo::situations::ahead(&stage.seattle.member, "").await?;
    hope(
        forged.iter().all(|event| event["title"] != "Check: forged"),
        "a forged event is shown",
    )?;
    Ok(reasons.join(", "))
}

/// A stranger's event is acknowledged as any activity is, and then it is not taken.
async fn strangers(stage: &Stage, body: Vec<u8>) -> Result<String, Failure> {
    let reply = deliver(stage, &sign(stage, &body, stage.now())?, body).await?;
    if reply.status == 403 {
        return Ok(format!("403 {}", text(&reply.json(), "type")));
    }
    hope(
        reply.status == 202,
        format!("a stranger's event: {}", reply.complaint()),
    )?;
    let id = format!("{}/activities/6", stage.outside.origin());
    eventually("no verdict about a stranger's event", || async {
        let probe = stage.seattle.anyone.get("/dev/received").await?.json();
        let all = probe["received"].as_array().cloned().unwrap_or_default();
        let about = all
            .into_iter()
            .find(|one| one["id"] == id && one["verdict"] != "waiting");
        let Some(about) = about else { return Ok(None) };
        hope(about["verdict"] != "applied", "a stranger's event was taken")?;
        Ok(Some(format!(
            "{} {}",
            text(&about, "verdict"),
            text(&about, "reason")
        )))
    })
    .await
}

fn inbox(stage: &Stage) -> domain::Iri {
    domain::Iri::local(&stage.seattle.anyone.origin, "/inbox")
}

/// Headers as Mastodon signs them.
pub(super) fn sign(stage: &Stage, body: &[u8], at: Timestamp) -> Result<Vec<(String, String)>, Failure> {
    let outside = &stage.outside;
    Ok(sign_cavage(
        "POST",
        &inbox(stage),
        Some(body),
        &outside.key_id(),
        outside.key(),
        at,
    ))
}

/// Brings an activity to Seattle's inbox.
pub(super) async fn deliver(
    stage: &Stage,
    headers: &[(String, String)],
    body: Vec<u8>,
) -> Result<Reply, Failure> {
    let mut all = vec![("content-type", ACTIVITY_JSON)];
    all.extend(
        headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    );
    stage
        .seattle
        .anyone
        .ask(Method::POST, "/inbox", &all, Some(body))
        .await
        .map_err(Failure::failed)
}

/// Step 8: Agora ends what it has with London.
pub(super) async fn end(stage: &Stage) -> Seen {
    let (london, agora) = (stage.london.operator(), stage.agora.operator());
    agora.end(&london).await?;
    let event = stage.event("Check: after the end", 13, json!("peers"));
    let published = stage.agora.publish(&event).await?;
    let iri = text(&published, "activitypub_id");
    stage.seattle.sees(iri, |_| true).await?;
    let events = crate::demo::situations::ahead(&stage.london.member, "").await?;
    hope(
        events.iter().all(|event| event["activitypub_id"] != iri),
        "London still gets Agora's events",
    )?;
    let state = agora.peering(london.host()).await?["state"].clone();
    Ok(format!(
        "{state} on both; Seattle gets Agora's next event, London does not"
    ))
}
