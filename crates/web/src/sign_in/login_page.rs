//! `/login` and `/login/{link}`: a one-time link shows a page with one button; only the button signs in, for programs
//! that look into mails open links too (F28).

use std::net::SocketAddr;

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, Extension, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::make_sign_in_link::SECRET_LETTERS;
use community::sign_in::{SignInRefused, fresh_session_secret, sign_in};
use edge::{browser_of, is_of_another_site, session_cookie};
use http::{HeaderMap, header};
use jiff::Timestamp;
use serde::Deserialize;
use store::sessions::NewSession;

use super::proofs::{Refused, read};
use crate::error_page::ErrorPage;
use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::router::Site;
use crate::visit::Visit;

/// The page before signing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LoginPage {
    /// The secret of a link, or nothing when none was opened.
    pub(crate) link: Option<String>,
}

#[derive(Template)]
#[template(path = "login.html")]
struct LoginTemplate<'a> {
    around: Around<'a>,
    link: &'a str,
}

impl LoginPage {
    /// The page as HTML; never indexed. Whether the link works is said to nobody before it is used.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head {
            section: Section::Person,
            title: words.t("login-title"),
            description: words.t("login-intro"),
            address: Address::Nowhere,
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        // The switches at the foot lead back here, and an address with a secret is written nowhere else.
        let frame = Frame {
            path: "/login",
            ..*frame
        };
        written(&LoginTemplate {
            around: Around::of(&frame, head),
            link: self.link.as_deref().unwrap_or_default(),
        })
    }
}

/// `GET /login`.
pub(crate) async fn show(visit: Visit) -> Response {
    visit.page(LoginPage { link: None }.render(&visit.frame()))
}

/// `GET /login/{link}`: looks nothing up and changes nothing.
pub(crate) async fn show_link(visit: Visit, Path(link): Path<String>) -> Response {
    if link.len() != SECRET_LETTERS || !link.bytes().all(|sign| sign.is_ascii_hexdigit()) {
        return visit.error(&ErrorPage::OldLink);
    }
    visit.secret_page(LoginPage { link: Some(link) }.render(&visit.frame()))
}

/// The button.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkForm {
    link: String,
}

/// `POST /login`: the link is used up, and the browser gets a session that it never had before (threat E4).
pub(crate) async fn sign_in_by_link(
    State(site): State<Site>,
    socket: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    visit: Visit,
    sent: Result<Form<LinkForm>, FormRejection>,
) -> Result<Response, Refused> {
    let node = &site.doors.node;
    if is_of_another_site(&headers, node.origin.as_str()) {
        return Err(Refused::by(&visit, &ErrorPage::Forbidden));
    }
    let socket = socket.map(|Extension(ConnectInfo(socket))| socket);
    if let Err(seconds) = site.sign_in_tries.take(node, socket, &headers) {
        return Err(Refused::by(&visit, &ErrorPage::TooOften { seconds }));
    }
    let form = read(&visit, sent)?;
    let now = node.now();
    let secret = fresh_session_secret(&node.randomness);
    let new = NewSession {
        id: ambient::ids::session_id(now, &node.randomness),
        secret: &secret,
        browser: browser_of(&headers),
        expires: days_after(now, node.settings.session_days),
    };
    let before = visit.signed_in.as_ref().map(|signed_in| &signed_in.session);
    let begun = node
        .database
        .transact(|tx| sign_in(tx, &form.link, &new, before, now))
        .await;
    let session = match begun {
        Ok(session) => session,
        Err(SignInRefused::NoSuchLink) => return Err(Refused::by(&visit, &ErrorPage::OldLink)),
        Err(SignInRefused::Store(_)) => return Err(Refused::by(&visit, &ErrorPage::Unavailable)),
    };
    let officer = node
        .database
        .read(|tx| store::members::officer(tx, &session.member));
    let next = match officer {
        Ok(Some(_)) => "/desk/peers",
        Ok(None) | Err(_) => "/",
    };
    let cookie = [(header::SET_COOKIE, session_cookie(node, &secret))];
    Ok((cookie, Redirect::to(next)).into_response())
}

fn days_after(now: Timestamp, days: u16) -> Timestamp {
    Timestamp::from_second(now.as_second().saturating_add(i64::from(days) * 86_400)).unwrap_or(now)
}
