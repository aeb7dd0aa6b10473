//! Journey A step 6 and F13-1: a calendar is added by its address, changes, and peers hear of it.

use std::collections::BTreeSet;

use domain::Zone;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::marks::{Marks, Seen, hope};
use super::stage::{Seat, Stage, eventually, text};
use crate::admin::Failure;
use crate::demo::caller::expect;
use crate::demo::communities::Community;
use crate::demo::placeholders;
use crate::demo::situations::ahead;

const BEFORE: &str = include_str!("../../../../../config/demo/seattle.ics");
const AFTER: &str = include_str!("../../../../../config/demo/seattle-changed.ics");
pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    // Before each title, so that these are neither events of the demonstration nor of an earlier check.
    let sign = format!("Check {}: ", stage.now().as_second());
    let added = add(stage, &sign).await;
    let source = match &added {
        Ok((source, _)) => source.clone(),
        Err(_) => String::new(),
    };
    marks.note(
        "A-6",
        "a calendar is added by its address and its events are published",
        added.map(|(_, seen)| seen),
    );
    let sentence = "the changed calendar moves an event and calls one off, here and at London, and whoever answered is mailed \
                    once; the series keeps its hour";
    marks.note("F13-1", sentence, change(stage, &source, &sign).await);
}

fn dated(stage: &Stage, text: &str, sign: &str) -> Result<String, Failure> {
    let text = placeholders::date(text, stage.now(), &Community::Seattle.zone()).map_err(Failure::failed)?;
    let mut marked = String::new();
    for line in text.lines() {
        match line.strip_prefix("SUMMARY").and_then(|rest| rest.split_once(':')) {
            Some((parameters, title)) => marked.push_str(&format!("SUMMARY{parameters}:{sign}{title}")),
            None => marked.push_str(line),
        }
        marked.push_str("\r\n");
    }
    Ok(marked)
}

async fn add(stage: &Stage, sign: &str) -> Result<(String, String), Failure> {
    stage.outside.publish_calendar(dated(stage, BEFORE, sign)?);
    let body = json!({ "name": "Check", "url": stage.outside.calendar_address(), "audience": "public" });
    let reply = stage.seattle.officer.post("/api/v1/sources", &body).await?;
    expect(&reply, 201, "adding the calendar")?;
    let added = reply.json();
    let read = &added["read"];
    hope(
        read["new"] == 6 && read["faults"] == json!([]),
        format!("reading it brought {read}"),
    )?;
    let source = text(&added["source"], "id").to_owned();
    Ok((
        source,
        "6 events: three single ones and three dates of a series".to_owned(),
    ))
}

async fn change(stage: &Stage, source: &str, sign: &str) -> Seen {
    let before = marked(&ahead(&stage.seattle.member, "").await?, sign);
    let forum = titled(&before, "Managed services forum")?;
    let walk = titled(&before, "Walking meeting")?;
    for event in [&forum, &walk] {
        for seat in [&stage.seattle, &stage.london] {
            let there = seat.sees(text(event, "activitypub_id"), |_| true).await?;
            seat.answer(text(&there, "id"), "going").await?;
            seat.decided(text(&there, "id")).await?;
        }
    }
    let zone = Community::Seattle.zone();
    let series = keeps_its_hour(&before, &zone)?;
    stage.outside.publish_calendar(dated(stage, AFTER, sign)?);
    let path = format!("/api/v1/sources/{source}/refresh");
    let reply = stage.seattle.officer.post(&path, &json!({})).await?;
    expect(&reply, 200, "reading the calendar again")?;
    let read = reply.json();
    hope(
        read["changed"] == 1 && read["cancelled"] == 1,
        format!("reading it again brought {read}"),
    )?;
    let moved = |event: &Value| text(event, "start") != text(&forum, "start");
    for seat in [&stage.seattle, &stage.london] {
        seat.sees(text(&forum, "activitypub_id"), moved).await?;
        seat.sees(text(&walk, "activitypub_id"), |event| {
            event["state"] == "cancelled"
        })
        .await?;
    }
    let after = marked(&ahead(&stage.london.member, "").await?, sign);
    keeps_its_hour(&after, &zone)?;
    for seat in [&stage.seattle, &stage.london] {
        is_mailed(seat, "Changed", &forum, "REQUEST").await?;
        is_mailed(seat, "Cancelled", &walk, "CANCEL").await?;
    }
    Ok(format!(
        "one moved, one cancelled, at both, each with one mail; {series}"
    ))
}

/// The node has mailed its member who answered, once, with an entry for her calendar.
async fn is_mailed(seat: &Seat, word: &str, event: &Value, method: &str) -> Result<(), Failure> {
    let subject = format!("{word}: {}", text(event, "title"));
    let what = format!("{} mails nothing with the subject `{subject}`", seat.town);
    let mails = eventually(&what, || async {
        let reply = seat.anyone.get("/dev/mail").await?;
        let listed = reply.json();
        let mails = listed["mail"].as_array().into_iter().flatten();
        let found: Vec<Value> = mails
            .filter(|mail| mail["subject"] == subject.as_str())
            .cloned()
            .collect();
        Ok((!found.is_empty()).then_some(found))
    })
    .await?;
    hope(
        mails.len() == 1 && mails[0]["method"] == method,
        format!("{} mailed `{subject}` {} times", seat.town, mails.len()),
    )
}

fn marked(events: &[Value], sign: &str) -> Vec<Value> {
    events
        .iter()
        .filter(|event| text(event, "title").starts_with(sign))
        .cloned()
        .collect()
}

fn titled(events: &[Value], title: &str) -> Result<Value, Failure> {
    let found = events.iter().find(|event| text(event, "title").contains(title));
    found
        .cloned()
        .ok_or_else(|| Failure::failed(format!("`{title}` is not shown")))
}

/// Three dates at noon, before and after the clocks change.
fn keeps_its_hour(events: &[Value], zone: &Zone) -> Result<String, Failure> {
    let dates: Vec<&Value> = events
        .iter()
        .filter(|event| text(event, "title").contains("Certification study circle"))
        .collect();
    let mut offsets = BTreeSet::new();
    for event in &dates {
        let start: Timestamp = text(event, "start")
            .parse()
            .map_err(|_| Failure::failed("a date of the series has no start"))?;
        let wall = start.to_zoned(zone.rules());
        hope(
            (wall.hour(), wall.minute()) == (12, 0),
            format!("a date of the series is at {}", wall.time()),
        )?;
        offsets.insert(wall.offset());
    }
    hope(dates.len() == 3, format!("the series has {} dates", dates.len()))?;
    hope(
        offsets.len() == 2,
        "the series does not cross a change of the clocks",
    )?;
    Ok("3 dates at 12:00 on both sides of the change of the clocks".to_owned())
}
