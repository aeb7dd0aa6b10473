//! F12: each community holds a series; London's clinic reaches its peers as dates of their own.

use domain::Zone;
use jiff::Timestamp;
use serde_json::Value;

use super::browser::Browser;
use super::marks::{Marks, hope};
use super::stage::{Stage, text};
use crate::admin::Failure;
use crate::demo::communities::Community;
use crate::demo::situations::ahead;

const NUMBER: &str = "F12";
const TITLE: &str = "Power Platform clinic: rescue one app";

pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    let seen = match dates(stage).await {
        Ok(Some(seen)) => Ok(seen),
        Ok(None) => {
            return marks.not_tried(
                NUMBER,
                "London's series is over in a demonstration that is this old",
            );
        }
        Err(failure) => Err(failure),
    };
    marks.note(
        NUMBER,
        "each date of London's series is an event of its own at Seattle, at one hour in London, and its page there leads to the \
        others",
        seen,
    );
}

async fn dates(stage: &Stage) -> Result<Option<String>, Failure> {
    let filter = format!("&host={}", stage.london.anyone.origin);
    let there: Vec<Value> = clinics(ahead(&stage.london.member, &filter).await?);
    let here: Vec<Value> = clinics(ahead(&stage.seattle.member, &filter).await?);
    let (Some(first), true) = (there.first(), there.len() > 1) else {
        return Ok(None);
    };
    let iris = |events: &[Value]| -> Vec<String> {
        let iris = events
            .iter()
            .map(|event| text(event, "activitypub_id").to_owned());
        iris.collect()
    };
    hope(
        iris(&there) == iris(&here),
        format!("London has {} dates and Seattle {}", there.len(), here.len()),
    )?;
    let zone = Community::London.zone();
    let hours: Vec<String> = here.iter().map(|event| hour(event, &zone)).collect();
    hope(
        hours.iter().all(|hour| *hour == hours[0]),
        format!("its hours are {hours:?}"),
    )?;
    let page = format!("/events/{}", text(first, "id"));
    let page = Browser::new(&stage.london.anyone, "en").page(&page).await?;
    let links = page.links("/events/");
    for other in &there[1..] {
        let link = format!("/events/{}", text(other, "id"));
        hope(
            links.contains(&link),
            format!("nothing leads from the first date to {link}"),
        )?;
    }
    Ok(Some(format!("{} dates at {}", here.len(), hours[0])))
}

fn clinics(mut events: Vec<Value>) -> Vec<Value> {
    events.retain(|event| text(event, "title") == TITLE);
    events
}

fn hour(event: &Value, zone: &Zone) -> String {
    let start: Result<Timestamp, _> = text(event, "start").parse();
    let start = start.ok().map(|start| start.to_zoned(zone.rules()));
    start.map_or_else(String::new, |start| start.strftime("%H:%M").to_string())
}
