//! `/desk/peers/{host}/end`: what ending a peering does, before it is done.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::peer_page::found;
use super::peers_page::path;
use super::told::head;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused};

/// The question before the end.
#[derive(Clone, Debug)]
pub(crate) struct EndPage {
    pub(crate) name: String,
    pub(crate) authority: String,
    /// Messages that wait for it.
    pub(crate) waiting: u32,
}

#[derive(Template)]
#[template(path = "desk_end.html")]
struct EndTemplate<'a> {
    around: Around<'a>,
    title: String,
    waiting: String,
    path: String,
}

/// Deliveries counted.
const COUNTED_MAX: u16 = 1_000;

impl EndPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let title = words.with("desk-end-title", &[("peer", self.name.as_str().into())]);
        let head = head(title.clone(), words.t("desk-end-what"));
        written(&EndTemplate {
            around: Around::of(frame, head),
            title,
            waiting: words.count("desk-end-waiting", self.waiting),
            path: path(&self.authority),
        })
    }
}

/// `GET /desk/peers/{host}/end`.
pub(super) async fn show(chief: Chief, Path(host): Path<String>) -> Result<Response, Refused> {
    chief.fresh()?;
    let visit = &chief.visit;
    let read = visit.site.doors.node.database.read(|tx| {
        let Some(peering) = found(tx, &host)? else {
            return Ok(None);
        };
        let waiting = store::deliveries::waiting(tx, Some(&peering.peer), COUNTED_MAX)?.len();
        Ok::<_, store::StoreError>(Some((peering, waiting)))
    });
    Ok(match read {
        Ok(Some((peering, waiting))) => {
            let page = EndPage {
                name: peering.name.as_str().to_owned(),
                authority: peering.peer.authority().to_owned(),
                waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
            };
            visit.secret_page(page.render(&visit.frame()))
        }
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    })
}
