//! Journey A, steps 7 to 9: London and Agora agree on a peering by the pages of their desks, as their officers would.

use serde_json::json;

use super::browser::Browser;
use super::marks::{Marks, Seen, hope};
use super::stage::{Seat, Stage, eventually, text};
use crate::admin::Failure;
use crate::demo::agreements::Operator;
use crate::demo::communities::Community;
use crate::demo::situations::ahead;

/// Who proposes for London, and who answers for Agora.
const OFFICERS: [&str; 2] = ["oluwaseyi@fathomvale.example", "sunniva@nordkvistanalys.example"];
/// Where a peering is proposed.
const PROPOSE: &str = "/desk/peers/propose";
const NOTE: &str = "Proposed by the check.";
/// Of what London offers, what Agora does not take.
const NOT_TAKEN: [&str; 2] = ["offers", "introductions"];

pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    let (london, agora) = (stage.london.operator(), stage.agora.operator());
    marks.note(
        "A-7",
        "on its desk London looks Agora up, reads six words and proposes with scopes and a note; Agora reads both \
        while it waits",
        propose(stage, &london, &agora).await,
    );
    marks.note(
        "A-8",
        "six words are equal on both sides; accepted on Agora's desk with fewer scopes, both are active with the \
        intersection, each with the other's events",
        accept(stage, &london, &agora).await,
    );
    marks.note(
        "A-9",
        "the new peer is labelled Commercial at London as well: in its lists, on its pages, in each row of its events",
        label(stage).await,
    );
}

/// The browser of who answers for a community's peerings, who has just signed in.
async fn at_the_desk(stage: &Stage, seat: &Seat, mail: &str) -> Result<Browser, Failure> {
    let mut officer = Browser::new(&seat.anyone, "en");
    officer.sign_in(mail, stage.now()).await?;
    Ok(officer)
}

async fn propose(stage: &Stage, london: &Operator, agora: &Operator) -> Seen {
    let known = london.peering(agora.host()).await?;
    if known["state"] == "active" {
        // Somebody has played with this demonstration; the journey begins before that.
        agora.end(london).await?;
    }
    if known["state"] != "proposed" {
        let mut officer = at_the_desk(stage, &stage.london, OFFICERS[0]).await?;
        let start = officer.page(PROPOSE).await?;
        let address = stage.agora.anyone.origin.to_string();
        let typed = [("address", address.as_str())];
        let card = officer.press(&start, "/desk/peers/look-up", &typed).await?;
        card.expect(200)?;
        let (words, own_words) = london.words(agora).await?;
        card.shows(&[Community::Agora.profile().name, &words, &own_words])?;
        let proposed = officer.press_on(&card, PROPOSE, &[("note", NOTE)]).await?;
        proposed.shows(&["Proposed; it waits for their answer"])?;
        eventually("Agora is shown no proposal of London", || async {
            let there = agora.peering(london.host()).await?;
            Ok((there["state"] == "proposed").then_some(()))
        })
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
    let mut officer = at_the_desk(stage, &stage.agora, OFFICERS[1]).await?;
    let path = format!("/desk/peers/{}", london.host());
    let page = officer.page(&path).await?;
    page.shows(&[&londons_at_agora, &agoras_own])?;
    let accept = format!("{path}/accept");
    let accepted = officer.press_unticked(&page, &accept, &NOT_TAKEN).await?;
    accepted.expect(303)?;
    for (one, other) in [(london, agora), (agora, london)] {
        let what = format!("the peering with {} is not active at {}", other.town, one.town);
        let peering = eventually(&what, || async {
            let peering = one.peering(other.host()).await?;
            Ok((peering["state"] == "active").then_some(peering))
        })
        .await?;
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
