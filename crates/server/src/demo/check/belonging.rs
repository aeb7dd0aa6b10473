//! What Seattle's members belong to: as many as the table says pay or sit, two years of invoices tell how that came, one in
//! grace is current again once an officer marks her invoice as paid, and the code of ethics is there before anybody joins.

use std::collections::BTreeMap;

use domain::Zone;
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::Ground;
use super::marks::{Marks, Seen, hope};
use super::stage::{Stage, text};
use crate::admin::Failure;
use crate::demo::caller::{Caller, expect};
use crate::demo::communities::Community;

/// Rows of one page, and most pages that are read.
const PAGE: usize = 100;
const PAGES_MAX: usize = 70;
/// Companies that pay for their people, each for three of five: by the last part of the address, and by name.
const COMPANIES: [(&str, &str); 2] = [
    ("harbourlight-data", "Harbourlight Data"),
    ("pinedrop-automation", "Pinedrop Automation"),
];
/// Members of Seattle who sit, and of the smallest demonstration those who pay for themselves.
const SIT: usize = 6;
const PAY: usize = 20;
/// The oldest invoices are at least so many days old.
const HISTORY_DAYS: i64 = 400;

/// Every line about dues and the code.
pub(super) async fn mark(stage: &Stage, ground: Ground, marks: &mut Marks<'_>) {
    let zone = Community::Seattle.zone();
    if ground == Ground::Own {
        marks.note(
            "F02",
            "20 of Seattle's members pay for their level and 6 sit in what two companies pay for",
            levels(stage).await,
        );
        marks.note(
            "4.11",
            "two years of invoices in the order they were made: paid once, renewed, and not paid in time",
            history(stage, &zone).await,
        );
    } else {
        marks.not_tried(
            "F02",
            "people may have changed levels and seats of a demonstration that runs",
        );
    }
    marks.note(
        "F02-1",
        "an invoice marked as paid ends the days of grace",
        paid(stage).await,
    );
    marks.note("4.15", "a stranger reads how long the code is", code(stage).await);
}

/// Every row, page after page; `key` of the last one of a page leads to the next.
pub(super) async fn every(caller: &Caller, list: &str, key: &str) -> Result<Vec<Value>, Failure> {
    let mut found: Vec<Value> = Vec::new();
    for _ in 0..PAGES_MAX {
        let last = found.last().map(|last| &last[key]);
        let after = last.map_or_else(String::new, |last| match last.as_str() {
            Some(text) => format!("&cursor={text}"),
            None => format!("&cursor={last}"),
        });
        let path = format!("/api/v1/{list}?limit={PAGE}{after}");
        let reply = caller.read(&path).await?;
        let page = reply.json()["items"].as_array().cloned().unwrap_or_default();
        let is_last = page.len() < PAGE;
        found.extend(page);
        if is_last {
            break;
        }
    }
    Ok(found)
}

async fn levels(stage: &Stage) -> Seen {
    let officer = &stage.seattle.officer;
    let everybody = every(officer, "memberships", "member").await?;
    let on = |level: &str| everybody.iter().filter(|one| one["tier"] == level).count();
    let (pay, sit) = (on("chapter"), on("company"));
    hope(
        pay >= PAY && sit == SIT,
        format!("{pay} pay and {sit} sit, of {}", everybody.len()),
    )?;
    let mut seated = 0;
    for (slug, name) in COMPANIES {
        let path = format!("/api/v1/organizations/{slug}/bundle");
        let reply = officer.read(&path).await?;
        let bundle = reply.json();
        let holders = bundle["holders"].as_array().map_or(0, Vec::len);
        let of_it = everybody.iter().filter(|one| one["seat_of"] == slug).count();
        hope(
            bundle["seats"] == 5 && holders == of_it && bundle["state"] == "current",
            format!("{name} has {bundle}, and {of_it} say that they sit there"),
        )?;
        seated += holders;
    }
    hope(seated == SIT, format!("{seated} seats are taken"))?;
    Ok(format!(
        "{pay} pay, {sit} in 10 seats of {} companies, {} do neither",
        COMPANIES.len(),
        everybody.len() - pay - sit
    ))
}

async fn history(stage: &Stage, zone: &Zone) -> Seen {
    let invoices = every(&stage.seattle.officer, "invoices", "number").await?;
    let issued: Vec<Date> = invoices
        .iter()
        .filter_map(|invoice| text(invoice, "issued").parse().ok())
        .collect();
    hope(
        issued.len() == invoices.len() && issued.is_sorted(),
        "the numbers of invoices do not follow their days",
    )?;
    let today = stage.now().to_zoned(zone.rules()).date();
    let (Some(first), Some(last)) = (issued.first(), issued.last()) else {
        return Err(Failure::failed("there are no invoices"));
    };
    hope(
        *first < today.saturating_sub(HISTORY_DAYS.days()) && *last <= today,
        format!("they are from {first} to {last}"),
    )?;
    let mut paid: BTreeMap<&str, usize> = BTreeMap::new();
    for invoice in invoices.iter().filter(|invoice| invoice["state"] == "paid") {
        *paid.entry(text(invoice, "billed_to")).or_default() += 1;
    }
    let renewed = paid.values().filter(|times| **times > 1).count();
    let lapsed = invoices
        .iter()
        .filter(|invoice| invoice["state"] == "lapsed")
        .count();
    hope(
        renewed > 0 && lapsed > 0 && paid.len() >= PAY,
        format!(
            "{} paid, {renewed} of them again, {lapsed} not in time",
            paid.len()
        ),
    )?;
    let (_, owes) = COMPANIES[1];
    let is_owed = |invoice: &Value| invoice["billed_to"] == owes && invoice["state"] == "open";
    hope(
        invoices.iter().any(is_owed),
        format!("{owes} owes nothing for its next year"),
    )?;
    Ok(format!(
        "{} from {first} to {last}: {} paid, {renewed} of them again, {lapsed} not in time",
        invoices.len(),
        paid.len()
    ))
}

async fn paid(stage: &Stage) -> Seen {
    let officer = &stage.seattle.officer;
    let everybody = every(officer, "memberships", "member").await?;
    let hers = everybody.iter().find(|membership| membership["state"] == "grace");
    let hers =
        hers.ok_or_else(|| Failure::failed("nobody is in grace; a fresh demonstration has somebody"))?;
    let member = text(hers, "member");
    let path = format!("/api/v1/members/{member}");
    let reply = officer.read(&path).await?;
    let name = text(&reply.json(), "name").to_owned();
    let invoices = every(officer, "invoices", "number").await?;
    let open = invoices
        .iter()
        .find(|invoice| invoice["billed_to"] == name.as_str() && invoice["state"] == "open");
    let open = open.ok_or_else(|| Failure::failed(format!("{name} is in grace and owes nothing")))?;
    let path = format!("/api/v1/invoices/{}/paid", open["number"]);
    let reply = officer.post(&path, &json!({})).await?;
    expect(&reply, 200, &path)?;
    let now = every(officer, "memberships", "member").await?;
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
    let page = stage.seattle.anyone.read("/ethics").await?;
    let page = page.text();
    hope(
        page.contains(" words, ") && page.contains(" min"),
        "no length is told",
    )?;
    Ok("words and minutes, before an address is given".to_owned())
}
