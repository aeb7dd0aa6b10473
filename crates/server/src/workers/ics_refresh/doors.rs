//! What the doors ask of the reader of calendars.

use domain::{Audience, Iri, SourceId};
use edge::{
    CalendarFrom, CalendarProblem, Calendars, ENTRIES_AT_ONCE, Later, Looked, NewEntries, Refreshed,
    publish_chosen,
};
use store::sources::{self, CalendarSource};

use super::{CalendarReader, Fetched, faults_of};

impl CalendarReader {
    /// Reads a calendar that came from a file again, from a newer one.
    pub async fn refresh_from(
        &self,
        id: &SourceId,
        text: Vec<u8>,
    ) -> Result<(CalendarSource, Refreshed), CalendarProblem> {
        let _turn = self.turn.lock().await;
        let found = self.node.database.read(|tx| sources::get(tx, id))?;
        let source = found.ok_or(CalendarProblem::Unknown)?;
        if source.url.is_some() {
            let why = "it is read from its address; read it again";
            return Err(CalendarProblem::Fetch(why.to_owned()));
        }
        let fetched = self.if_calendar(Fetched::Text {
            body: text,
            etag: None,
            last_modified: None,
        })?;
        self.take(source, fetched, &|_| {}).await
    }

    /// Looks at a calendar without keeping anything.
    pub async fn look_at(&self, from: CalendarFrom) -> Result<Looked, CalendarProblem> {
        let fetched = match from {
            CalendarFrom::Url(url) => {
                let nobody = (Audience::Members, NewEntries::Ask);
                self.fetch(&self.fresh(String::new(), Some(url), nobody)?).await?
            }
            CalendarFrom::File(body) => Fetched::Text {
                body,
                etag: None,
                last_modified: None,
            },
        };
        let Fetched::Text { body, .. } = self.if_calendar(fetched)? else {
            let why = "the server answers 304 to somebody who has nothing yet";
            return Err(CalendarProblem::Fetch(why.to_owned()));
        };
        let read = wire::ics_read::read(&body, &self.read_settings());
        let ahead = read.entries.into_iter().filter(|entry| !entry.cancelled);
        Ok(Looked {
            name: read.name,
            ahead: ahead.map(|entry| entry.draft).collect(),
            faults: faults_of(&read.faults),
        })
    }

    /// Publishes what officers chose and what is not published yet, some entries of each calendar.
    pub async fn publish_chosen(&self) {
        let listed = self.node.database.read(sources::list);
        for source in listed.into_iter().flatten().filter(|source| source.unfinished) {
            if let Err(error) = publish_chosen(&self.node, &source.id, ENTRIES_AT_ONCE).await {
                tracing::warn!(%error, source = %source.id, "chosen entries are not all published yet");
            }
        }
    }
}

impl Calendars for CalendarReader {
    fn add_url<'a>(
        &'a self,
        name: String,
        url: Iri,
        audience: Audience,
        new: NewEntries,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>> {
        Box::pin(async move { self.add_from(name, url, (audience, new), &|_| {}).await })
    }

    fn add_file<'a>(
        &'a self,
        name: String,
        text: Vec<u8>,
        audience: Audience,
        new: NewEntries,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>> {
        Box::pin(async move { self.add_text(name, text, (audience, new), &|_| {}).await })
    }

    fn refresh<'a>(&'a self, id: &'a SourceId) -> Later<'a, Result<Refreshed, CalendarProblem>> {
        Box::pin(async move { Ok(self.refresh_saying(id, &|_| {}).await?.1) })
    }

    fn refresh_file<'a>(
        &'a self,
        id: &'a SourceId,
        text: Vec<u8>,
    ) -> Later<'a, Result<Refreshed, CalendarProblem>> {
        Box::pin(async move { Ok(self.refresh_from(id, text).await?.1) })
    }

    fn look<'a>(&'a self, from: CalendarFrom) -> Later<'a, Result<Looked, CalendarProblem>> {
        Box::pin(self.look_at(from))
    }
}
