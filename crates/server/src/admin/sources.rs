//! Imported calendars by command, with a line about how far the reading is.

use std::collections::BTreeMap;

use community::choose_entries::{Choices, ChooseRefused, Foreseen, choose_entries, foresee_entries};
use domain::{Audience, EventDraft, Iri, SourceId};
use edge::{CalendarFrom, CalendarProblem, Looked, NewEntries, Refreshed, publish_chosen, wall_clock};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::sources::{self, CalendarSource, EntryChoice, WaitingEntry};
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
        /// Publish nothing before somebody has looked at it.
        #[serde(default)]
        ask: bool,
        /// Say what it has ahead, and keep nothing.
        #[serde(default)]
        dry_run: bool,
    },
    /// Entries of one that wait.
    Entries {
        /// Its id.
        id: String,
    },
    /// Ticks entries.
    Choose(Chosen),
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
        /// Say what would be forgotten, and forget nothing.
        #[serde(default)]
        dry_run: bool,
    },
}

/// What is ticked of a calendar.
#[derive(Debug, Serialize, Deserialize)]
pub struct Chosen {
    /// Id of the calendar.
    pub id: String,
    /// Ids of entries that are published.
    pub publish: Vec<String>,
    /// Ids of entries that are not.
    pub leave_out: Vec<String>,
    /// All that wait are published but those left out now.
    pub all: bool,
    /// Whether new ones are published by themselves.
    pub publishes_new: Option<bool>,
    /// Whom events are for that are published from now on.
    pub audience: Option<Audience>,
    /// Say what would be published, and change nothing.
    pub dry_run: bool,
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
        SourceAsk::Add {
            from, dry_run: true, ..
        } => look(runtime, from, progress).await,
        SourceAsk::Add {
            from,
            name,
            audience,
            ask,
            dry_run: false,
        } => {
            let new = match ask {
                true => NewEntries::Ask,
                false => NewEntries::Publish,
            };
            add(runtime, from, name, (audience, new), progress).await
        }
        SourceAsk::Entries { id } => entries(runtime, &id),
        SourceAsk::Choose(chosen) => choose(runtime, &chosen).await,
        SourceAsk::List => list(runtime),
        SourceAsk::Refresh { id } => refresh(runtime, id, progress).await,
        SourceAsk::Remove { id, dry_run } => remove(runtime, &id, dry_run).await,
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
    (audience, new): (Option<Audience>, NewEntries),
    progress: &Progress<'_>,
) -> Performed {
    let audience = audience.map_or_else(|| runtime.config.default_audience().map_err(Failure::failed), Ok)?;
    let step = |step: Step| say(progress, step);
    let added = match came_from(from)? {
        CalendarFrom::Url(url) => {
            runtime
                .calendars
                .add_from(name, url, (audience, new), &step)
                .await
        }
        CalendarFrom::File(text) => {
            runtime
                .calendars
                .add_text(name, text, (audience, new), &step)
                .await
        }
    };
    let (source, refreshed) = added.map_err(failure)?;
    Ok(shown(&source, &refreshed))
}

fn came_from(from: From) -> Result<CalendarFrom, Failure> {
    match from {
        From::Url(url) => {
            let iri = Iri::parse(&url).map_err(|error| Failure::usage(format!("{url}: {error}")))?;
            Ok(CalendarFrom::Url(iri))
        }
        From::Text(text) => Ok(CalendarFrom::File(text.into_bytes())),
    }
}

/// What a calendar has ahead; nothing is kept.
async fn look(runtime: &NodeRuntime, from: From, progress: &Progress<'_>) -> Performed {
    let from = came_from(from)?;
    if matches!(from, CalendarFrom::Url(_)) {
        say(progress, Step::Fetching);
    }
    let looked = runtime.calendars.look_at(from).await.map_err(failure)?;
    let Looked { name, ahead, faults } = looked;
    let rows: Vec<[String; 2]> = ahead.iter().map(draft_row).collect();
    let mut text = table(["STARTS", "TITLE"], &rows, "nothing ahead");
    if !faults.is_empty() {
        text.push_str(&format!("\n\n{}:", counted(faults.len(), "fault")));
        append(&mut text, &faults);
    }
    text.push_str("\n\nnothing was kept or published");
    let ahead: Vec<Value> = ahead.iter().map(draft_value).collect();
    Ok(Shown::new(
        json!({ "dry_run": true, "name": name, "ahead": ahead, "faults": faults }),
        text,
    ))
}

fn draft_row(draft: &EventDraft) -> [String; 2] {
    [draft.start.rfc3339(), draft.title.to_string()]
}

fn draft_value(draft: &EventDraft) -> Value {
    json!({ "title": draft.title, "start": draft.start.rfc3339() })
}

/// Entries as a table and as values, in the same order.
fn told(entries: &[WaitingEntry]) -> (String, Vec<Value>) {
    let row = |entry: &WaitingEntry| {
        let [starts, title] = draft_row(&entry.draft);
        let choice = match (entry.fault, entry.choice) {
            (Some(_), _) => "could not be published",
            (None, EntryChoice::Open) => "not looked at",
            (None, EntryChoice::Publish) => "to be published",
            (None, EntryChoice::LeaveOut) => "left out",
        };
        [entry.place(), starts, choice.to_owned(), title]
    };
    let rows: Vec<[String; 4]> = entries.iter().map(row).collect();
    let value = |entry: &WaitingEntry| {
        let mut value = draft_value(&entry.draft);
        value["id"] = json!(entry.place());
        value["choice"] = json!(entry.choice);
        value["fault"] = json!(entry.fault);
        value
    };
    let text = table(["ID", "STARTS", "CHOICE", "TITLE"], &rows, "no entry waits");
    (text, entries.iter().map(value).collect())
}

fn entries(runtime: &NodeRuntime, id: &str) -> Performed {
    let id = parse(id)?;
    let read = runtime.node().database.read(|tx| {
        let known = sources::get(tx, &id)?.is_some();
        Ok::<_, StoreError>((known, sources::waiting(tx, &id)?))
    });
    match read? {
        (false, _) => Err(failure(CalendarProblem::Unknown)),
        (true, waiting) => {
            let (text, values) = told(&waiting);
            Ok(Shown::new(values, text))
        }
    }
}

async fn choose(runtime: &NodeRuntime, chosen: &Chosen) -> Performed {
    let (id, node) = (parse(&chosen.id)?, runtime.node());
    let mut choices = Choices {
        entries: BTreeMap::new(),
        publishes_new: chosen.publishes_new,
        audience: chosen.audience.clone(),
    };
    if chosen.all {
        let waiting = node.database.read(|tx| sources::waiting(tx, &id))?;
        let all = waiting.iter().map(|entry| (entry.place(), EntryChoice::Publish));
        choices.entries.extend(all);
    }
    let named = [
        (&chosen.publish, EntryChoice::Publish),
        (&chosen.leave_out, EntryChoice::LeaveOut),
    ];
    for (entries, choice) in named {
        choices
            .entries
            .extend(entries.iter().map(|entry| (entry.clone(), choice)));
    }
    let foreseen = match chosen.dry_run {
        true => node.database.read(|tx| foresee_entries(tx, &id, &choices)),
        false => {
            let now = node.now();
            node.database
                .transact(|tx| choose_entries(tx, "operator", &id, &choices, now))
                .await
        }
    };
    let Foreseen {
        source,
        published,
        waiting,
        ..
    } = foreseen.map_err(|refused| match refused {
        ChooseRefused::NoSuchSource => failure(CalendarProblem::Unknown),
        ChooseRefused::NoSuchEntry(_) => Failure::not_found(refused),
        refused => Failure::failed(refused),
    })?;
    if !chosen.dry_run {
        publish_chosen(node, &id, usize::MAX).await?;
    }
    let (lines, values) = told(&published);
    let verb = if chosen.dry_run {
        "would be published"
    } else {
        "published"
    };
    let mut text = format!("{}: {} {verb}; {waiting} wait", source.name, published.len());
    if !published.is_empty() {
        text.push_str(&format!("\n\n{lines}"));
    }
    Ok(Shown::new(
        json!({ "dry_run": chosen.dry_run, "source": source, "published": values, "waiting": waiting }),
        text,
    ))
}

fn shown(source: &CalendarSource, refreshed: &Refreshed) -> Shown {
    let Refreshed {
        new,
        changed,
        cancelled,
        same,
        skipped,
        waiting,
        ..
    } = refreshed;
    let mut text = format!(
        "{} ({}): {new} new, {changed} changed, {cancelled} cancelled, {same} as before",
        source.name, source.id
    );
    if *skipped > 0 {
        text.push_str(&format!("; {skipped} over or called off already, not taken"));
    }
    if *waiting > 0 {
        text.push_str(&format!(
            "; {waiting} wait: see `rosarium source entries {}`",
            source.id
        ));
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

async fn remove(runtime: &NodeRuntime, id: &str, dry_run: bool) -> Performed {
    let id = parse(id)?;
    if dry_run {
        let found = runtime.node().database.read(|tx| sources::get(tx, &id))?;
        let name = found.ok_or_else(|| failure(CalendarProblem::Unknown))?.name;
        let text = format!("{name} would not be read any more; its events would stay");
        return Ok(Shown::new(json!({ "dry_run": true, "removed": id }), text));
    }
    let now = runtime.node().now();
    let removed = runtime.node().database.transact(|tx| {
        let Some(source) = sources::get(tx, &id)? else {
            return Ok(None);
        };
        sources::remove(tx, &id)?;
        audit::log(tx, "operator", &format!("remove calendar {id}"), now)?;
        Ok::<_, StoreError>(Some(source.name))
    });
    let name = removed.await?.ok_or_else(|| failure(CalendarProblem::Unknown))?;
    Ok(Shown::new(
        json!({ "removed": id }),
        format!("{name} is not read any more; its events stay"),
    ))
}
