//! Imported calendars by command, with a line about how far the reading is.

use domain::{Audience, Iri, SourceId};
use edge::{CalendarProblem, Refreshed, wall_clock};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::sources::{self, CalendarSource};
use store::{StoreError, audit};

use super::table::{append, counted, table, zone};
use super::{Failure, Performed, Progress, Shown};
use crate::runtime::NodeRuntime;
use crate::workers::Step;

/// Entries between two lines of progress.
const SAY_EVERY: usize = 50;

/// What is asked about calendars.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceAsk {
    /// A new one.
    Add {
        /// Where it is.
        from: From,
        /// As shown; the calendar's own when empty.
        name: String,
        /// The configuration's when absent.
        audience: Option<Audience>,
    },
    /// All.
    List,
    /// Reads one again, or all.
    Refresh {
        /// Its id.
        id: Option<String>,
    },
    /// Forgets one; its events stay.
    Remove {
        /// Its id.
        id: String,
    },
}

/// Where a calendar comes from.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// Fetched, and read again from time to time.
    Url(String),
    /// Read once.
    Text(String),
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: SourceAsk, progress: &Progress<'_>) -> Performed {
    match ask {
        SourceAsk::Add { from, name, audience } => add(runtime, from, name, audience, progress).await,
        SourceAsk::List => list(runtime),
        SourceAsk::Refresh { id } => refresh(runtime, id, progress).await,
        SourceAsk::Remove { id } => remove(runtime, &id).await,
    }
}

fn failure(problem: CalendarProblem) -> Failure {
    match problem {
        CalendarProblem::Unknown => Failure::not_found(problem),
        problem => Failure::failed(problem),
    }
}

fn say(progress: &Progress<'_>, step: Step) {
    match step {
        Step::Fetching => progress.say("fetching …"),
        Step::Entry(number, of) if number % SAY_EVERY == 0 || number == of => {
            progress.say(&format!("entry {number} of {of}"));
        }
        Step::Entry(..) | Step::Missing(0) => {}
        Step::Missing(count) => progress.say(&format!("cancelling {count} that are gone")),
    }
}

async fn add(
    runtime: &NodeRuntime,
    from: From,
    name: String,
    audience: Option<Audience>,
    progress: &Progress<'_>,
) -> Performed {
    let audience = audience.map_or_else(|| runtime.config.default_audience().map_err(Failure::failed), Ok)?;
    let step = |step: Step| say(progress, step);
    let added = match from {
        From::Url(url) => {
            let url = Iri::parse(&url).map_err(|error| Failure::usage(format!("{url}: {error}")))?;
            runtime.calendars.add_from(name, url, audience, &step).await
        }
        From::Text(text) => {
            runtime
                .calendars
                .add_text(name, text.into_bytes(), audience, &step)
                .await
        }
    };
    let (source, refreshed) = added.map_err(failure)?;
    Ok(shown(&source, &refreshed))
}

fn shown(source: &CalendarSource, refreshed: &Refreshed) -> Shown {
    let Refreshed {
        new,
        changed,
        cancelled,
        same,
        skipped,
        ..
    } = refreshed;
    let mut text = format!(
        "{} ({}): {new} new, {changed} changed, {cancelled} cancelled, {same} as before",
        source.name, source.id
    );
    if *skipped > 0 {
        text.push_str(&format!("; {skipped} over or called off already, not taken"));
    }
    if !refreshed.faults.is_empty() {
        text.push_str(&format!("; {}:", counted(refreshed.faults.len(), "fault")));
        append(&mut text, &refreshed.faults);
    }
    Shown::new(json!({ "source": source, "read": refreshed }), text)
}

fn list(runtime: &NodeRuntime) -> Performed {
    let listed = runtime.node().database.read(sources::list)?;
    let zone = zone(runtime)?;
    let rows: Vec<[String; 5]> = listed
        .iter()
        .map(|source| {
            [
                source.id.to_string(),
                source.name.clone(),
                source
                    .url
                    .as_ref()
                    .map_or("file".to_owned(), |url| url.as_str().to_owned()),
                source.read.map(|at| wall_clock(at, &zone)).unwrap_or_default(),
                source
                    .failure
                    .clone()
                    .unwrap_or_else(|| match source.faults.len() {
                        0 => String::new(),
                        faults => counted(faults, "fault"),
                    }),
            ]
        })
        .collect();
    let mut text = table(["ID", "NAME", "FROM", "READ", "WRONG"], &rows, "no calendars yet");
    for source in listed.iter().filter(|source| !source.faults.is_empty()) {
        text.push_str(&format!("\n\n{}, at the last reading:", source.name));
        append(&mut text, &source.faults);
    }
    Ok(Shown::new(&listed, text))
}

async fn refresh(runtime: &NodeRuntime, id: Option<String>, progress: &Progress<'_>) -> Performed {
    let ids = match id {
        Some(id) => vec![parse(&id)?],
        None => {
            let listed = runtime.node().database.read(sources::list)?;
            listed
                .into_iter()
                .filter(|source| source.url.is_some())
                .map(|source| source.id)
                .collect()
        }
    };
    let (mut values, mut lines, mut failed) = (Vec::new(), Vec::new(), Vec::new());
    for id in &ids {
        match runtime
            .calendars
            .refresh_saying(id, &|step| say(progress, step))
            .await
        {
            Ok((source, refreshed)) => {
                let shown = shown(&source, &refreshed);
                values.push(shown.value);
                lines.push(shown.text);
            }
            Err(problem) if ids.len() == 1 => return Err(failure(problem)),
            Err(problem) => failed.push(format!("{id}: {problem}")),
        }
    }
    if !failed.is_empty() {
        lines.extend(failed);
        return Err(Failure::failed(lines.join("\n")));
    }
    let text = if lines.is_empty() {
        "no calendars to read again".to_owned()
    } else {
        lines.join("\n")
    };
    Ok(Shown::new(values, text))
}

fn parse(id: &str) -> Result<SourceId, Failure> {
    SourceId::parse(id).map_err(|_| failure(CalendarProblem::Unknown))
}

async fn remove(runtime: &NodeRuntime, id: &str) -> Performed {
    let id = parse(id)?;
    let now = runtime.node().now();
    let removed = runtime.node().database.transact(|tx| {
        let Some(source) = sources::get(tx, &id)? else {
            return Ok(None);
        };
        sources::remove(tx, &id);
        audit::log(tx, "operator", &format!("remove calendar {id}"), now)?;
        Ok::<_, StoreError>(Some(source.name))
    });
    let name = removed.await?.ok_or_else(|| failure(CalendarProblem::Unknown))?;
    Ok(Shown::new(
        json!({ "removed": id }),
        format!("{name} is not read any more; its events stay"),
    ))
}
