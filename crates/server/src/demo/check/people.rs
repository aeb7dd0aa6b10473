//! Seattle's members find each other by what they do, and see on a card what they are to each other.

use serde_json::Value;

use super::marks::{Marks, Seen, hope};
use super::stage::{Stage, text};
use crate::admin::Failure;
use crate::demo::caller::{Caller, expect};

/// Every line about members of one community.
pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    marks.note(
        "2.13",
        "each of the four dimensions finds members",
        by_each(stage).await,
    );
    marks.note("3.9", "a kind of partner finds members", by_type(stage).await);
    marks.note(
        "1.11",
        "best fit and we refer out are found by their words",
        by_words(stage).await,
    );
    marks.note(
        "F06",
        "competitors read Direct, an ERP partner and an infrastructure partner Complementary",
        cards(stage).await,
    );
    marks.note(
        "F05",
        "a stranger finds nobody, and reads who shows everybody something",
        nobody(stage).await,
    );
}

async fn found(caller: &Caller, query: &str) -> Result<Vec<Value>, Failure> {
    let path = format!("/api/v1/people?{query}");
    let reply = caller.read(&path).await?;
    Ok(reply.json()["items"].as_array().cloned().unwrap_or_default())
}

async fn finds(caller: &Caller, query: &str, handle: &str) -> Result<(), Failure> {
    let people = found(caller, query).await?;
    let is_there = people.iter().any(|person| text(person, "handle") == handle);
    hope(is_there, format!("{query} does not find {handle}"))
}

async fn by_each(stage: &Stage) -> Seen {
    let member = &stage.seattle.member;
    for filter in [
        "competency=erp",
        "vertical=manufacturing",
        "size=51-250",
        "region=US-WA",
    ] {
        finds(member, &format!("{filter}&q=joaquim"), "joaquim").await?;
        let others = found(member, filter).await?;
        hope(!others.is_empty(), format!("{filter} finds nobody"))?;
    }
    let elsewhere = found(member, "competency=erp&region=JP&q=joaquim").await?;
    hope(
        elsewhere.is_empty(),
        "a place where he is not finds him all the same",
    )?;
    Ok("competency, vertical, size and region, one by one".to_owned())
}

async fn by_type(stage: &Stage) -> Seen {
    let people = found(&stage.seattle.member, "type=infrastructure").await?;
    let all = people.iter().all(|person| {
        let types = person["partner_types"].as_array();
        types.is_some_and(|types| types.iter().any(|one| one == "infrastructure"))
    });
    hope(all && !people.is_empty(), "others are among them, or nobody is")?;
    Ok(format!("{} on the first page", people.len()))
}

async fn by_words(stage: &Stage) -> Seen {
    finds(&stage.seattle.member, "q=hums", "joaquim").await?;
    finds(&stage.seattle.member, "q=makers+count", "joaquim").await?;
    Ok("“hums” and “makers count” find Joaquim".to_owned())
}

async fn cards(stage: &Stage) -> Seen {
    let card = async |caller: &Caller, handle: &str, verdict: &str| {
        let path = format!("/api/v1/people/{handle}/overlap");
        let reply = caller.read(&path).await?;
        let json = reply.json();
        let said = text(&json, "verdict").to_owned();
        hope(said == verdict, format!("{path} says {said} and not {verdict}"))
    };
    card(&stage.seattle.officer, "aiko", "direct").await?;
    card(&stage.seattle.officer, "joaquim", "complementary").await?;
    Ok("Idris with Aiko and with Joaquim".to_owned())
}

async fn nobody(stage: &Stage) -> Seen {
    for (path, status) in [
        ("/api/v1/people", 401),
        ("/api/v1/people/joaquim", 401),
        ("/people", 403),
        ("/people/priya", 404),
        ("/orgs/fathom-vale", 403),
    ] {
        let reply = stage.seattle.anyone.get(path).await?;
        expect(&reply, status, path)?;
        for name in ["Joaquim", "Priya"] {
            hope(!reply.text().contains(name), format!("{path} names {name}"))?;
        }
    }
    let path = "/people/joaquim";
    let reply = stage.seattle.anyone.get(path).await.map_err(Failure::failed)?;
    expect(&reply, 200, path)?;
    let is_his = reply.text().contains("Makers who count by hand");
    hope(is_his, format!("{path} does not say what he shows everybody"))?;
    Ok(
        "the directory, an organisation and Priya stay shut; Joaquim, who shows himself, is read by address"
            .to_owned(),
    )
}
