//! What Seattle's members belong to: one in grace is current again once an officer marks her invoice as paid, and the code
//! of ethics is there before anybody joins.

use serde_json::{Value, json};

use super::marks::{Marks, Seen, hope};
use super::stage::{Stage, text};
use crate::admin::Failure;
use crate::demo::agreements::expect;
use crate::demo::caller::Caller;

/// Members of one page, and most pages that are read.
const PAGE: usize = 100;
const PAGES_MAX: usize = 70;

/// Every line about dues and the code.
pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    marks.note(
        "F02-1",
        "an invoice marked as paid ends the days of grace",
        paid(stage).await,
    );
    marks.note("4.15", "a stranger reads how long the code is", code(stage).await);
}

/// Every membership, page after page.
async fn memberships(caller: &Caller) -> Result<Vec<Value>, Failure> {
    let mut found: Vec<Value> = Vec::new();
    for _ in 0..PAGES_MAX {
        let after = found
            .last()
            .map(|last| format!("&cursor={}", text(last, "member")));
        let path = format!("/api/v1/memberships?limit={PAGE}{}", after.unwrap_or_default());
        let page = items(caller, &path).await?;
        let is_last = page.len() < PAGE;
        found.extend(page);
        if is_last {
            break;
        }
    }
    Ok(found)
}

async fn items(caller: &Caller, path: &str) -> Result<Vec<Value>, Failure> {
    let reply = caller.get(path).await.map_err(Failure::failed)?;
    expect(&reply, 200, path)?;
    Ok(reply.json()["items"].as_array().cloned().unwrap_or_default())
}

async fn paid(stage: &Stage) -> Seen {
    let officer = &stage.seattle.officer;
    let everybody = memberships(officer).await?;
    let hers = everybody.iter().find(|membership| membership["state"] == "grace");
    let hers =
        hers.ok_or_else(|| Failure::failed("nobody is in grace; a fresh demonstration has somebody"))?;
    let member = text(hers, "member");
    let path = format!("/api/v1/members/{member}");
    let reply = officer.get(&path).await.map_err(Failure::failed)?;
    expect(&reply, 200, &path)?;
    let name = text(&reply.json(), "name").to_owned();
    let invoices = items(officer, "/api/v1/invoices?limit=100").await?;
    let open = invoices
        .iter()
        .find(|invoice| invoice["billed_to"] == name.as_str() && invoice["state"] == "open");
    let open = open.ok_or_else(|| Failure::failed(format!("{name} is in grace and owes nothing")))?;
    let path = format!("/api/v1/invoices/{}/paid", open["number"]);
    let reply = officer.post(&path, &json!({})).await.map_err(Failure::failed)?;
    expect(&reply, 200, &path)?;
    let now = memberships(officer).await?;
    let is_current = now
        .iter()
        .any(|membership| membership["member"] == member && membership["state"] == "current");
    hope(is_current, format!("{name} is not current"))?;
    Ok(format!(
        "{name}, {} {}",
        text(open, "amount"),
        text(open, "currency")
    ))
}

async fn code(stage: &Stage) -> Seen {
    let page = stage
        .seattle
        .anyone
        .get("/ethics")
        .await
        .map_err(Failure::failed)?;
    expect(&page, 200, "/ethics")?;
    let page = page.text();
    hope(
        page.contains(" words, ") && page.contains(" min"),
        "no length is told",
    )?;
    Ok("words and minutes, before an address is given".to_owned())
}
