//! `/desk/peers/{host}/end`: what ending a peering does, before it is done.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{Note, TextRefused};

use super::peer_page::found;
use super::peers_page::path;
use super::told::head;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused};
use crate::visit::Visit;
use crate::words::Words;

/// The question before the end.
#[derive(Clone, Debug)]
pub(crate) struct EndPage {
    pub(crate) name: String,
    pub(crate) authority: String,
    /// Messages that wait for it.
    pub(crate) waiting: u32,
    /// Days of notice; none of a proposal.
    pub(crate) notice_days: u16,
    /// What she wrote that was not taken, and why; nothing before.
    pub(crate) refused: Option<(String, TextRefused)>,
}

#[derive(Template)]
#[template(path = "desk_end.html")]
struct EndTemplate<'a> {
    around: Around<'a>,
    title: String,
    waiting: String,
    notice: String,
    has_notice: bool,
    path: String,
    reason: &'a str,
    /// What is wrong with the reason, or nothing.
    fault: String,
    chars_max: usize,
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
            notice: words.count("desk-end-notice", self.notice_days.into()),
            has_notice: self.notice_days > 0,
            path: path(&self.authority),
            reason: self.refused.as_ref().map_or("", |(text, _)| text),
            fault: self
                .refused
                .as_ref()
                .map(|(_, refused)| fault(words, *refused))
                .unwrap_or_default(),
            chars_max: Note::CHARS_MAX,
        })
    }
}

fn fault(words: &Words, refused: TextRefused) -> String {
    match refused {
        TextRefused::TooLong(chars_max) => words.with("desk-end-reason-long", &[("n", chars_max.into())]),
        TextRefused::Empty | TextRefused::Invisible | TextRefused::Form(_) => {
            words.t("desk-end-reason-unshown")
        }
    }
}

/// `GET /desk/peers/{host}/end`.
pub(super) async fn show(chief: Chief, Path(host): Path<String>) -> Result<Response, Refused> {
    chief.fresh()?;
    Ok(page(&chief.visit, &host, None))
}

/// The same page after a reason that was not taken, with what she wrote.
pub(super) fn again(
    chief: &Chief,
    host: &str,
    text: &str,
    refused: TextRefused,
) -> Result<Response, Refused> {
    Ok(page(&chief.visit, host, Some((text.to_owned(), refused))))
}

fn page(visit: &Visit, host: &str, refused: Option<(String, TextRefused)>) -> Response {
    let read = visit.site.doors.node.database.read(|tx| {
        let Some(peering) = found(tx, host)? else {
            return Ok(None);
        };
        let waiting = store::deliveries::waiting(tx, Some(&peering.peer), COUNTED_MAX)?.len();
        Ok::<_, store::StoreError>(Some((peering, waiting)))
    });
    match read {
        Ok(Some((peering, waiting))) => {
            let page = EndPage {
                name: peering.name.as_str().to_owned(),
                authority: peering.peer.authority().to_owned(),
                waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
                notice_days: match peering.is_in_force() {
                    true => wire::peering::notice_days(&peering.signed_offer),
                    false => 0,
                },
                refused,
            };
            let html = page.render(&visit.frame());
            match page.refused {
                Some(_) => visit.refused_page(html),
                None => visit.secret_page(html),
            }
        }
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
