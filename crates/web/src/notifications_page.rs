//! `/notifications`: what a member was mailed in the last thirty days, for whoever lost a mail or reads none (F21).

use askama::Template;
use axum::response::Response;
use domain::LanguageTag;
use http::header;
use jiff::Timestamp;
use store::notices;

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::news_cookie::news_cookie;
use crate::sign_in::Member;
use crate::times;

/// What she was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotificationsPage {
    /// Latest first.
    pub(crate) lines: Vec<NoticeLine>,
}

/// One mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoticeLine {
    /// Its subject.
    pub(crate) subject: String,
    /// The page it is about.
    pub(crate) path: String,
    /// When it went.
    pub(crate) at: Timestamp,
    /// The language it was in.
    pub(crate) language: Option<LanguageTag>,
}

struct Row<'a> {
    subject: &'a str,
    path: &'a str,
    /// The language of its subject when it is not the page's, or empty.
    language: &'a str,
    at: String,
    at_exact: String,
}

#[derive(Template)]
#[template(path = "notifications.html")]
struct NotificationsTemplate<'a> {
    around: Around<'a>,
    rows: Vec<Row<'a>>,
}

impl NotificationsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Person,
            words.t("notifications-title"),
            words.t("notifications-intro"),
        );
        let row = |line: &'_ NoticeLine| (times::ago(words, line.at, frame.now), line.at.to_string());
        let rows = self.lines.iter().map(|line| {
            let (at, at_exact) = row(line);
            Row {
                subject: &line.subject,
                path: &line.path,
                language: match line.language.as_ref().filter(|tag| *tag != words.tag()) {
                    Some(tag) => tag.as_str(),
                    None => "",
                },
                at,
                at_exact,
            }
        });
        written(&NotificationsTemplate {
            around: Around::of(frame, head),
            rows: rows.collect(),
        })
    }
}

/// `GET /notifications`.
pub(crate) async fn show(member: Member) -> Response {
    let Member { visit, signed_in } = &member;
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| notices::of_member(tx, &signed_in.session.member, visit.now));
    let Ok(notices) = read else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let line = |notice: notices::Notice| NoticeLine {
        subject: notice.subject,
        path: notice.path,
        at: notice.at,
        language: notice.language,
    };
    let page = NotificationsPage {
        lines: notices.into_iter().map(line).collect(),
    };
    let mut response = visit.page(page.render(&visit.frame()));
    if let Some(cookie) = news_cookie(&visit.site.doors.node, visit.now) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
