//! Journey A step 6 and F13-1: an officer adds a calendar on the desk and ticks what of it is published; it changes, and
//! peers hear of it.

use std::collections::BTreeSet;

use domain::Zone;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::browser::{Browser, Page, unescaped};
use super::marks::{Marks, Seen, hope};
use super::stage::{Seat, Stage, eventually, text};
use crate::admin::Failure;
use crate::demo::caller::expect;
use crate::demo::communities::Community;
use crate::demo::placeholders;
use crate::demo::situations::ahead;

const BEFORE: &str = include_str!("../../../../../config/demo/seattle.ics");
const AFTER: &str = include_str!("../../../../../config/demo/seattle-changed.ics");
/// Who adds it.
const OFFICER: &str = "idris@cedarcurrent.example";
/// Where calendars are added.
const SOURCES: &str = "/desk/sources";
/// What she leaves out of it.
const LEFT_OUT: &str = "Taller: automatizar";
/// How many entries it has ahead.
const ENTRIES: usize = 6;

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
        "an officer adds a calendar on the desk by its address, sees its next entries, and what she ticks is published for whom \
        she says, and nothing else of it",
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
    let mut officer = Browser::new(&stage.seattle.anyone, "en");
    officer.sign_in(OFFICER, stage.now()).await?;
    let list = officer.page(SOURCES).await?;
    let address = stage.outside.calendar_address().to_string();
    let typed = [("url", address.as_str())];
    let page = officer.press_on(&list, SOURCES, &typed).await?;
    page.shows(&["nothing of it is published yet"])?;
    let source = page.between(&format!("action=\"{SOURCES}/"), "/choose\"");
    let source = source.ok_or_else(|| Failure::failed("nothing on its page publishes entries"))?;
    let offered = offered(&page);
    hope(
        offered.len() == ENTRIES,
        format!("{} entries can be ticked: {offered:?}", offered.len()),
    )?;
    let before = marked(&ahead(&stage.seattle.member, "").await?, sign);
    hope(
        before.is_empty(),
        format!("{} are published before anybody ticked them", before.len()),
    )?;
    let ticked = offered.iter().filter(|(_, title)| !title.contains(LEFT_OUT));
    let mut fields = vec![("audience", "public")];
    fields.extend(ticked.map(|(entry, _)| ("publish", entry.as_str())));
    let choose = format!("{SOURCES}/{source}/choose");
    let kept = officer.press_on(&page, &choose, &fields).await?;
    kept.shows(&["what was ticked is published", LEFT_OUT, "Left out"])?;
    eventually("not all that was ticked is published", || async {
        let there = marked(&ahead(&stage.seattle.anyone, "").await?, sign);
        Ok((there.len() == ENTRIES - 1).then_some(()))
    })
    .await?;
    Ok((
        source,
        format!(
            "{ENTRIES} entries on its page, {} ticked and for everybody, one left out",
            ENTRIES - 1
        ),
    ))
}

/// What can be ticked on the page of a calendar: each entry by its name in the form, and its title.
fn offered(page: &Page) -> Vec<(String, String)> {
    let main = page.main();
    let entries = main.split("name=\"publish\" value=\"").skip(1);
    let entries = entries.filter_map(|entry| {
        let name = entry.split('"').next()?;
        let title = entry.split_once("<bdi>")?.1.split("</bdi>").next()?;
        Some((unescaped(name), unescaped(title)))
    });
    entries.collect()
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
