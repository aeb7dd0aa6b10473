//! Fetches the pictures that peers gave their events, over the vetted way out and within bounds, and makes them anew: pages
//! show them from an address of this node (F12, threats B5, B8).

use std::sync::Arc;
use std::time::Duration;

use community::keep_foreign_picture::{is_still_wanted, keep_foreign_picture};
use domain::{Iri, Labeled, PICTURE_BYTES_MAX, Reach};
use edge::{Node, PictureProblem};
use egress::{FetchBounds, FetchBudget, FetchSettings, Limits, Request, Transport};
use jiff::ToSpan;
use store::StoreError;
use store::pictures::{self, Wanted};
use wire::picture::Remade;

/// Pictures fetched in one turn, one after another.
const AT_ONCE: usize = 4;
/// Longest wait for one.
const SECONDS_MAX: u64 = 30;
/// After so many tries it is asked for no more, until its host names another.
const TRIES_MAX: u8 = 3;
/// Hours before the next try.
const HOURS_BETWEEN: i64 = 3;

/// Fetches pictures for one node.
pub struct PictureFetcher {
    node: Arc<Node>,
    transport: Arc<dyn Transport>,
    fetch: FetchSettings,
}

/// What became of one.
enum Fetched {
    Made(Remade),
    /// Its server, or this node, is busy or away.
    Later,
    /// It is no picture, or nobody wants it any more.
    Never,
}

impl PictureFetcher {
    /// Joins a node to a way out.
    pub fn new(node: Arc<Node>, transport: Arc<dyn Transport>, fetch: FetchSettings) -> Self {
        Self {
            node,
            transport,
            fetch,
        }
    }

    /// Fetches some of those whose time has come; how many were tried.
    pub async fn fetch_due(&self) -> usize {
        let now = self.node.now();
        let listed = self.node.database.read(|tx| pictures::wanted(tx, now, AT_ONCE));
        let due = match listed {
            Ok(due) => due,
            Err(error) => {
                tracing::warn!(%error, "wanted pictures cannot be listed");
                return 0;
            }
        };
        for wanted in &due {
            if let Err(error) = self.fetch_one(wanted).await {
                tracing::warn!(%error, url = %wanted.url, "picture not kept");
                return 0;
            }
        }
        due.len()
    }

    async fn fetch_one(&self, wanted: &Wanted) -> Result<(), StoreError> {
        let database = &self.node.database;
        let fetched = match database.read(|tx| is_still_wanted(tx, wanted))? {
            true => self.fetched(&wanted.url).await,
            false => Fetched::Never,
        };
        let next = self.node.now().checked_add(HOURS_BETWEEN.hours());
        let again = Wanted {
            tries: wanted.tries.saturating_add(1),
            due: next.unwrap_or(wanted.due),
            ..wanted.clone()
        };
        database
            .transact(|tx| {
                if !pictures::is_wanted(tx, wanted)? {
                    return Ok(());
                }
                match &fetched {
                    Fetched::Made(remade) => keep_foreign_picture(tx, wanted, remade),
                    Fetched::Later if again.tries < TRIES_MAX => pictures::want_again(tx, &again),
                    Fetched::Later | Fetched::Never => {
                        pictures::want_no_more(tx, &wanted.event);
                        Ok(())
                    }
                }
            })
            .await
    }

    async fn fetched(&self, url: &Iri) -> Fetched {
        let settings = FetchSettings {
            redirects_max: self.fetch.redirects_max,
            limits: Limits {
                body_bytes_max: PICTURE_BYTES_MAX,
                total: Duration::from_secs(SECONDS_MAX),
                ..self.fetch.limits
            },
        };
        let bounds = FetchBounds {
            bytes: PICTURE_BYTES_MAX + 1,
            time: Duration::from_secs(SECONDS_MAX),
            ..FetchBounds::default()
        };
        let mut budget = FetchBudget::new(bounds, self.node.clock.clone());
        let Ok(permit) = budget.permit() else {
            return Fetched::Later;
        };
        let request = Request::get(url).with_header("accept", "image/jpeg, image/png");
        let request = Labeled::federable(request, Reach::Public);
        let answer = egress::fetch(self.transport.as_ref(), permit, request, None, &settings).await;
        let body = match answer {
            Ok(answer) if answer.status == 200 => answer.body.to_vec(),
            Ok(_) | Err(_) => return Fetched::Later,
        };
        match self.node.pictures.remake(body).await {
            Ok(remade) => Fetched::Made(remade),
            Err(PictureProblem::Busy) => Fetched::Later,
            Err(PictureProblem::Refused(_)) => Fetched::Never,
        }
    }
}
