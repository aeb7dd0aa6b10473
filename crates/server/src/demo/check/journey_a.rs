//! Journey A, steps 7 to 9: London and Agora agree on a peering, as their operators would.

use serde_json::json;

use super::browser::Browser;
use super::marks::{Marks, Seen, hope};
use super::stage::{Stage, eventually, text};
use crate::admin::Failure;
use crate::demo::agreements::Operator;
use crate::demo::situations::ahead;

pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    let (london, agora) = (stage.london.operator(), stage.agora.operator());
    marks.note(
        "A-7",
        "London proposes a peering to Agora with scopes and a note, and Agora reads both while it waits",
        propose(&london, &agora).await,
    );
    marks.note(
        "A-8",
        "six words are equal on both sides; accepted with fewer scopes, both are active with the \
        intersection, each with the other's events",
        accept(stage, &london, &agora).await,
    );
    marks.note(
        "A-9",
        "the new peer is labelled Commercial at London as well: in its lists, on its pages, in each row of its events",
        label(stage).await,
    );
}

async fn propose(london: &Operator, agora: &Operator) -> Seen {
    let known = london.peering(agora.host()).await?;
    if known["state"] == "active" {
        // Somebody has played with this demonstration; the journey begins before that.
        agora.end(london).await?;
    }
    if known["state"] != "proposed" {
        london
            .propose(
                agora,
                &["events", "offers", "introductions"],
                "Proposed by the check.",
            )
            .await?;
    }
    let here = london.peering(agora.host()).await?;
    let there = agora.peering(london.host()).await?;
    hope(
        here["proposed_by"] == "us" && there["proposed_by"] == "them",
        "they differ about who proposed",
    )?;
    for said in ["offered", "note"] {
        hope(
            here[said] == there[said] && !here[said].is_null(),
            format!("{said} is {} at London and {} at Agora", here[said], there[said]),
        )?;
    }
    Ok(format!("offered {}: {}", here["offered"], here["note"]))
}

async fn accept(stage: &Stage, london: &Operator, agora: &Operator) -> Seen {
    let (agoras_at_london, londons_own) = london.words(agora).await?;
    let (londons_at_agora, agoras_own) = agora.words(london).await?;
    hope(
        agoras_at_london == agoras_own && londons_at_agora == londons_own,
        "the words differ",
    )?;
    hope(
        agoras_own.split(' ').count() == 6,
        format!("`{agoras_own}` are not six words"),
    )?;
    agora.accept(london, &["events"]).await?;
    for (one, other) in [(london, agora), (agora, london)] {
        let peering = one.peering(other.host()).await?;
        hope(
            peering["active"] == json!(["events"]),
            format!("{} has {}", one.town, peering["active"]),
        )?;
    }
    let since = stage.elapsed();
    let hosts = [
        stage.agora.anyone.origin.to_string(),
        stage.london.anyone.origin.to_string(),
    ];
    for (seat, host) in [&stage.london, &stage.agora].into_iter().zip(&hosts) {
        let what = format!("{} shows no event of {host}", seat.town);
        eventually(&what, || async {
            let events = ahead(&seat.member, &format!("&host={host}")).await?;
            Ok((!events.is_empty()).then_some(()))
        })
        .await?;
    }
    let seconds = (stage.elapsed() - since).as_secs();
    Ok(format!(
        "\"{agoras_own}\"; [\"events\"] on both; events on both after {seconds} s"
    ))
}

async fn label(stage: &Stage) -> Seen {
    let host = stage.agora.anyone.origin.to_string();
    let events = ahead(&stage.london.anyone, &format!("&host={host}")).await?;
    let first = events
        .first()
        .ok_or_else(|| Failure::failed("London shows no public event of Agora"))?;
    let mut seen = Vec::new();
    for path in [
        "/communities".to_owned(),
        format!("/events/{}", text(first, "id")),
    ] {
        let page = stage.london.anyone.get(&path).await?.text();
        hope(page.contains("Commercial"), format!("{path} has no such label"))?;
        seen.push(path);
    }
    let list = format!("/events?host={}", stage.agora.anyone.origin.authority());
    let page = Browser::new(&stage.london.anyone, "en").page(&list).await?;
    let main = page.main();
    let rows = main.split("<li class=\"row\">").skip(1);
    let unlabelled = rows.clone().filter(|row| !row.contains("Commercial")).count();
    hope(
        rows.count() > 0 && unlabelled == 0,
        format!("{unlabelled} rows of {list} have no such label"),
    )?;
    seen.push(list);
    Ok(format!("on {}", seen.join(" and ")))
}
