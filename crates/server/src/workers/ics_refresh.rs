//! Fetches calendars, conditionally and over the vetted way out, and publishes what they say entry by entry.

mod doors;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use ambient::ids;
use community::import_calendar::{self, Imported, cancel_missing, forget_vanished, import_entry};
use domain::{Audience, Iri, Labeled, Reach, SourceId};
use edge::{CalendarProblem, NewEntries, Node, Refreshed};
use egress::{Answer, FetchBounds, FetchBudget, FetchSettings, Limits, Request, Transport};
use jiff::{Timestamp, ToSpan};
use store::StoreError;
use store::sources::{self, CalendarSource, SOURCES_MAX};
use wire::ics_read::Completeness;
use wire::ics_read::{BYTES_MAX, CalendarRead, ReadSettings};

use super::Stop;
use crate::runtime::{CalendarSettings, NodeRuntime};

/// How often the worker looks whether a calendar is due.
const LOOK_EVERY: Duration = Duration::from_secs(20);
/// A calendar may be as slow as it is large.
const CALENDAR_SECONDS_MAX: u64 = 60;
/// Faults kept and shown of one reading.
const FAULTS_KEPT_MAX: usize = 50;

/// Reads calendars for one node.
pub struct CalendarReader {
    node: Arc<Node>,
    transport: Arc<dyn Transport>,
    settings: CalendarSettings,
    /// One reading at a time: two of one calendar at once would publish an entry twice.
    turn: tokio::sync::Mutex<()>,
}

/// How far a reading has come; said to whoever waits at a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Asking the server.
    Fetching,
    /// So many of so many entries.
    Entry(usize, usize),
    /// Cancelling so many that vanished.
    Missing(usize),
}

/// What a fetch brought.
enum Fetched {
    /// The same as last time.
    Unchanged,
    /// A calendar, and the validators for the next time.
    Text {
        body: Vec<u8>,
        etag: Option<String>,
        last_modified: Option<String>,
    },
}

impl CalendarReader {
    /// Joins a node to a way out.
    pub fn new(node: Arc<Node>, transport: Arc<dyn Transport>, settings: CalendarSettings) -> Arc<Self> {
        Arc::new(Self {
            node,
            transport,
            settings,
            turn: tokio::sync::Mutex::new(()),
        })
    }

    /// Adds a calendar by address and reads it, saying how far it is.
    pub async fn add_from(
        &self,
        name: String,
        url: Iri,
        (audience, new): (Audience, NewEntries),
        step: &(dyn Fn(Step) + Send + Sync),
    ) -> Result<(CalendarSource, Refreshed), CalendarProblem> {
        let source = self.fresh(name, Some(url), (audience, new))?;
        let _turn = self.turn.lock().await;
        step(Step::Fetching);
        let fetched = self.fetch(&source).await?;
        self.keep_new(&source).await?;
        self.take(source, fetched, step).await
    }

    /// Adds a calendar from bytes and reads it.
    pub async fn add_text(
        &self,
        name: String,
        text: Vec<u8>,
        (audience, new): (Audience, NewEntries),
        step: &(dyn Fn(Step) + Send + Sync),
    ) -> Result<(CalendarSource, Refreshed), CalendarProblem> {
        let _turn = self.turn.lock().await;
        let fetched = self.if_calendar(Fetched::Text {
            body: text,
            etag: None,
            last_modified: None,
        })?;
        // The same file again, perhaps mended, is the same calendar again: nothing of it is there twice.
        let known = self.node.database.read(sources::list)?;
        let same =
            |known: &CalendarSource| known.url.is_none() && known.name == name && known.audience == audience;
        if let Some(known) = known.into_iter().find(same) {
            return self.take(known, fetched, step).await;
        }
        let source = self.fresh(name, None, (audience, new))?;
        self.keep_new(&source).await?;
        self.take(source, fetched, step).await
    }

    /// A text that is no calendar, or breaks off before its first entry, is refused whole, with its line.
    fn if_calendar(&self, fetched: Fetched) -> Result<Fetched, CalendarProblem> {
        if let Fetched::Text { body, .. } = &fetched {
            let read = wire::ics_read::read(body, &self.read_settings());
            let is_none = read.entries.is_empty() && read.completeness == Completeness::CutOff;
            if let Some(fault) = read.faults.first().filter(|_| is_none) {
                return Err(CalendarProblem::Fetch(format!(
                    "line {}: {}",
                    fault.line, fault.what
                )));
            }
        }
        Ok(fetched)
    }

    /// Reads a calendar again.
    pub async fn refresh_saying(
        &self,
        id: &SourceId,
        step: &(dyn Fn(Step) + Send + Sync),
    ) -> Result<(CalendarSource, Refreshed), CalendarProblem> {
        let _turn = self.turn.lock().await;
        let found = self.node.database.read(|tx| sources::get(tx, id))?;
        let mut source = found.ok_or(CalendarProblem::Unknown)?;
        if source.url.is_none() {
            let why = "it was read from a file; add the file again";
            return Err(CalendarProblem::Fetch(why.to_owned()));
        }
        step(Step::Fetching);
        match self
            .fetch(&source)
            .await
            .and_then(|fetched| self.if_calendar(fetched))
        {
            Ok(fetched) => self.take(source, fetched, step).await,
            Err(problem) => {
                source.failure = Some(problem.to_string());
                source.due = self.next_reading();
                self.keep(&source).await?;
                Err(problem)
            }
        }
    }

    /// Reads every calendar that is due; how many were. What was chosen of them before is published first.
    pub async fn refresh_due(&self) -> usize {
        self.publish_chosen().await;
        let now = self.node.now();
        let listed = self.node.database.read(sources::list);
        let due: Vec<SourceId> = match listed {
            Ok(sources) => sources
                .into_iter()
                .filter(|source| source.url.is_some() && source.due.is_none_or(|due| due <= now))
                .map(|source| source.id)
                .collect(),
            Err(error) => {
                tracing::warn!(%error, "calendars cannot be listed");
                return 0;
            }
        };
        for id in &due {
            match self.refresh_saying(id, &|_| {}).await {
                Ok((_, refreshed)) => tracing::info!(
                    source = %id, new = refreshed.new, changed = refreshed.changed,
                    cancelled = refreshed.cancelled, faults = refreshed.faults.len(), "calendar read"
                ),
                Err(problem) => tracing::warn!(source = %id, %problem, "calendar not read"),
            }
        }
        due.len()
    }

    fn fresh(
        &self,
        name: String,
        url: Option<Iri>,
        (audience, new): (Audience, NewEntries),
    ) -> Result<CalendarSource, CalendarProblem> {
        let known = self.node.database.read(sources::list)?;
        if known.len() >= usize::from(SOURCES_MAX) {
            return Err(CalendarProblem::TooMany);
        }
        Ok(CalendarSource {
            id: ids::source_id(self.node.now(), &self.node.randomness),
            name,
            url,
            audience,
            etag: None,
            last_modified: None,
            read: None,
            due: None,
            faults: Vec::new(),
            failure: None,
            publishes_new: new == NewEntries::Publish,
            unfinished: false,
        })
    }

    /// Writes what a reading brought; what officers chose meanwhile stays.
    async fn keep(&self, source: &CalendarSource) -> Result<(), CalendarProblem> {
        let put = |tx: &mut store::Transaction<'_>| match sources::get(tx, &source.id)? {
            Some(now) => {
                let read = CalendarSource {
                    audience: now.audience,
                    publishes_new: now.publishes_new,
                    unfinished: now.unfinished,
                    ..source.clone()
                };
                sources::put(tx, &read)
            }
            // Removed meanwhile; it must not come back.
            None => Ok(()),
        };
        Ok(self.node.database.transact(put).await?)
    }

    async fn keep_new(&self, source: &CalendarSource) -> Result<(), CalendarProblem> {
        let now = self.node.now();
        let put = |tx: &mut store::Transaction<'_>| {
            store::audit::log(tx, "operator", &format!("add calendar {}", source.id), now)?;
            sources::put(tx, source)
        };
        Ok(self.node.database.transact::<(), StoreError>(put).await?)
    }

    fn next_reading(&self) -> Option<Timestamp> {
        self.node
            .now()
            .checked_add(i64::from(self.settings.refresh_minutes).minutes())
            .ok()
    }

    async fn fetch(&self, source: &CalendarSource) -> Result<Fetched, CalendarProblem> {
        let url = source.url.as_ref().ok_or(CalendarProblem::Unknown)?;
        let mut request = Request::get(url).with_header("accept", "text/calendar, text/plain;q=0.5");
        if let Some(etag) = &source.etag {
            request = request.with_header("if-none-match", etag);
        }
        if let Some(modified) = &source.last_modified {
            request = request.with_header("if-modified-since", modified);
        }
        let settings = FetchSettings {
            redirects_max: self.settings.fetch.redirects_max,
            limits: Limits {
                body_bytes_max: BYTES_MAX,
                total: Duration::from_secs(CALENDAR_SECONDS_MAX),
                ..self.settings.fetch.limits
            },
        };
        let bounds = FetchBounds {
            bytes: BYTES_MAX + 1,
            time: Duration::from_secs(CALENDAR_SECONDS_MAX),
            ..FetchBounds::default()
        };
        let mut budget = FetchBudget::new(bounds, self.node.clock.clone());
        let permit = budget
            .permit()
            .map_err(|spent| CalendarProblem::Fetch(spent.to_string()))?;
        let request = Labeled::federable(request, Reach::Public);
        let answer = egress::fetch(self.transport.as_ref(), permit, request, None, &settings)
            .await
            .map_err(|refused| CalendarProblem::Fetch(refused.to_string()))?;
        read_answer(&answer)
    }

    /// Publishes, changes and cancels; each entry is durable before the next, so a reading can be interrupted.
    async fn take(
        &self,
        mut source: CalendarSource,
        fetched: Fetched,
        step: &(dyn Fn(Step) + Send + Sync),
    ) -> Result<(CalendarSource, Refreshed), CalendarProblem> {
        let mut refreshed = Refreshed::default();
        if let Fetched::Text {
            body,
            etag,
            last_modified,
        } = fetched
        {
            let read = wire::ics_read::read(&body, &self.read_settings());
            refreshed = self.import(&source.id, &read, step).await?;
            source.etag = etag;
            source.last_modified = last_modified;
            source.faults = refreshed.faults.iter().take(FAULTS_KEPT_MAX).cloned().collect();
            if source.name.is_empty() {
                source.name = read.name.unwrap_or_else(|| "Calendar".to_owned());
            }
        }
        source.failure = None;
        source.read = Some(self.node.now());
        source.due = source.url.as_ref().and_then(|_| self.next_reading());
        self.keep(&source).await?;
        Ok((source, refreshed))
    }

    fn read_settings(&self) -> ReadSettings {
        let now = self.node.now();
        let days = i64::from(self.settings.horizon_months) * 31;
        ReadSettings {
            default_zone: self.settings.zone.clone(),
            from: now,
            until: now.checked_add((days * 24).hours()).unwrap_or(Timestamp::MAX),
        }
    }

    async fn import(
        &self,
        id: &SourceId,
        read: &CalendarRead,
        step: &(dyn Fn(Step) + Send + Sync),
    ) -> Result<Refreshed, CalendarProblem> {
        let mut refreshed = Refreshed {
            faults: faults_of(&read.faults),
            ..Refreshed::default()
        };
        for (number, entry) in read.entries.iter().enumerate() {
            step(Step::Entry(number + 1, read.entries.len()));
            let now = self.node.now();
            let fresh = ids::event_id(now, &self.node.randomness);
            let imported = self
                .node
                .database
                .transact(|tx| import_entry(tx, id, entry, fresh.clone(), now))
                .await;
            match imported {
                Ok(imported) => *counter(&mut refreshed, imported) += 1,
                Err(import_calendar::ImportRefused::Store(error)) => return Err(error.into()),
                Err(import_calendar::ImportRefused::NoSuchSource) => return Err(CalendarProblem::Unknown),
                Err(refused) => refreshed
                    .faults
                    .push(format!("{}: {refused}", entry.draft.title.as_str())),
            }
        }
        refreshed.cancelled += self.cancel_vanished(id, read, step).await?;
        self.forget_waiting(id, read).await?;
        Ok(refreshed)
    }

    async fn forget_waiting(&self, id: &SourceId, read: &CalendarRead) -> Result<(), CalendarProblem> {
        let now = self.node.now();
        let present: BTreeSet<&str> = read.entries.iter().map(|entry| entry.entry.as_str()).collect();
        let is_gone = |entry: &str| !present.contains(entry) && read.is_surely_without(entry);
        let forget = |tx: &mut store::Transaction<'_>| forget_vanished(tx, id, is_gone, now);
        Ok(self.node.database.transact(forget).await?)
    }

    async fn cancel_vanished(
        &self,
        id: &SourceId,
        read: &CalendarRead,
        step: &(dyn Fn(Step) + Send + Sync),
    ) -> Result<usize, CalendarProblem> {
        let now = self.node.now();
        let present: BTreeSet<&str> = read.entries.iter().map(|entry| entry.entry.as_str()).collect();
        let missing = self
            .node
            .database
            .read(|tx| import_calendar::missing(tx, id, &present, now))?;
        // What is faulty or cut off says nothing about what vanished.
        let missing: Vec<_> = missing
            .into_iter()
            .filter(|(_, entry)| read.is_surely_without(entry))
            .map(|(event, _)| event)
            .collect();
        step(Step::Missing(missing.len()));
        for event in &missing {
            let cancelled = self
                .node
                .database
                .transact(|tx| cancel_missing(tx, event, now))
                .await;
            if let Err(import_calendar::ImportRefused::Store(error)) = cancelled {
                return Err(error.into());
            }
        }
        Ok(missing.len())
    }
}

fn counter(refreshed: &mut Refreshed, imported: Imported) -> &mut usize {
    match imported {
        Imported::New => &mut refreshed.new,
        Imported::Changed => &mut refreshed.changed,
        Imported::Cancelled => &mut refreshed.cancelled,
        Imported::Same => &mut refreshed.same,
        Imported::Skipped => &mut refreshed.skipped,
        Imported::Waits => &mut refreshed.waiting,
    }
}

fn faults_of(faults: &[wire::ics_read::Fault]) -> Vec<String> {
    let said = faults
        .iter()
        .map(|fault| format!("line {}: {}", fault.line, fault.what));
    said.collect()
}

fn read_answer(answer: &Answer) -> Result<Fetched, CalendarProblem> {
    match answer.status {
        304 => Ok(Fetched::Unchanged),
        200 => Ok(Fetched::Text {
            body: answer.body.to_vec(),
            etag: answer.header("etag").map(str::to_owned),
            last_modified: answer.header("last-modified").map(str::to_owned),
        }),
        status => Err(CalendarProblem::Fetch(format!("the server answers {status}"))),
    }
}

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        runtime.calendars.refresh_due().await;
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}
