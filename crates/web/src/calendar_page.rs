//! `/calendar`: a member's one calendar, with events of her community, of those she follows and those she said yes to
//! (need 2.5); and the private address by which her calendar program reads the same set (F13).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use community::give_calendar_feed::{feed_path, fresh_feed_secret, give_calendar_feed, take_calendar_feed};
use community::see_calendar::MyCalendar;
use domain::Iri;
use edge::Routes;
use jiff::Timestamp;
use store::{StoreError, Transaction, calendar_feeds};

use crate::calendar_links::escaped;
use crate::error_page::ErrorPage;
use crate::events_asked::{Asked, List};
use crate::events_page;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::router::Site;
use crate::sign_in::{Button, Member, Refused, form};
use crate::times;
use crate::visit::Visit;

/// What a member's calendar is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    /// Communities she follows beside her own.
    pub follows: u32,
    /// Since when it has a private address.
    pub feed: Option<Timestamp>,
}

impl Mine {
    pub(crate) fn of(
        tx: &mut Transaction<'_>,
        visit: &Visit,
        calendar: &MyCalendar,
    ) -> Result<Self, StoreError> {
        let feed = match &visit.signed_in {
            Some(signed_in) => calendar_feeds::get(tx, &signed_in.session.member)?,
            None => None,
        };
        Ok(Self {
            follows: u32::try_from(calendar.follows()).unwrap_or(u32::MAX),
            feed: feed.map(|feed| feed.made),
        })
    }
}

/// The same as text.
pub(crate) struct MineShown {
    pub(crate) made_of: String,
    /// Since when it has an address; empty when it has none.
    pub(crate) feed: String,
}

impl MineShown {
    pub(crate) fn of(frame: &Frame<'_>, mine: &Mine) -> Self {
        let words = frame.words;
        let feed = mine.feed.map(|made| {
            let (made, today) = (frame.clock.at(made).date(), frame.clock.at(frame.now).date());
            let day = times::day_long(words, made, today);
            words.with("calendar-feed-made", &[("day", day.into())])
        });
        Self {
            made_of: words.count("calendar-made-of", mine.follows),
            feed: feed.unwrap_or_default(),
        }
    }
}

/// Where the calendar is shown, and its address given and taken away.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/calendar", get(show))
        .route("/calendar/feed", post(give))
        .route("/calendar/feed/end", post(take))
}

/// `GET /calendar`.
async fn show(visit: Visit, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    events_page::answer(&visit, List::Calendar, asked)
}

/// The address, shown this once.
#[derive(Clone, Debug)]
pub(crate) struct FeedPage {
    /// Whole.
    pub(crate) url: Iri,
}

#[derive(Template)]
#[template(path = "calendar_feed.html")]
struct FeedTemplate<'a> {
    around: Around<'a>,
    url: &'a str,
    webcal: String,
    outlook: String,
    google: String,
}

impl FeedPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Events,
            words.t("calendar-address-title"),
            words.t("calendar-address-intro"),
        );
        let url = self.url.as_str();
        let webcal = url.split_once("://").map_or("", |(_, rest)| rest);
        let webcal = format!("webcal://{webcal}");
        let name = escaped(&frame.community.name);
        written(&FeedTemplate {
            around: Around::of(frame, head),
            url,
            outlook: format!(
                "https://outlook.office.com/calendar/0/addfromweb?url={}&name={name}",
                escaped(url)
            ),
            google: format!("https://calendar.google.com/calendar/r?cid={}", escaped(&webcal)),
            webcal,
        })
    }
}

type Sent = Result<Form<Button>, FormRejection>;

/// `POST /calendar/feed`: shown in the answer itself, for it is kept nowhere it could be read from again.
async fn give(State(site): State<Site>, member: Member, sent: Sent) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    form(visit, signed_in, sent)?;
    let node = &site.doors.node;
    let secret = fresh_feed_secret(&node.randomness);
    let given = node
        .database
        .transact(|tx| give_calendar_feed(tx, &signed_in.membership, &secret, visit.now))
        .await;
    if given.is_err() {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    }
    let url = Iri::local(&node.origin, &feed_path(&secret));
    Ok(visit.secret_page(FeedPage { url }.render(&visit.frame())))
}

/// `POST /calendar/feed/end`.
async fn take(State(site): State<Site>, member: Member, sent: Sent) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    form(visit, signed_in, sent)?;
    let database = &site.doors.node.database;
    let taken = database
        .transact(|tx| take_calendar_feed(tx, &signed_in.membership))
        .await;
    match taken {
        Ok(()) => Ok(Redirect::to("/calendar").into_response()),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
