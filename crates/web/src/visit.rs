//! One visit: who reads, by which clock, in which light; what every page is framed with.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::response::{Html as HtmlAnswer, IntoResponse, Response};
use community::Viewer;
use domain::sabotage::{Bug, overheard, planted};
use domain::{CommunityProfile, LanguageTag, OwnActor, Zone};
use edge::{SignedIn, Telling, WaitsToJoin, ZoneName};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use store::actor_keys::{self, Signer};
use store::{StoreError, enrolments};

use crate::error_page::ErrorPage;
use crate::frame::{ClockOf, Desk, Frame, Person, Ribbon, Theme};
use crate::home_page::HomeOrder;
use crate::host::Host;
use crate::look::Look;
use crate::news_cookie::unread;
use crate::router::Site;
use crate::times::Clock;
use crate::words::Words;

/// Whoever reads a page, and what the page is framed with.
pub struct Visit {
    pub(crate) site: Site,
    pub(crate) viewer: Viewer,
    pub(crate) community: Host,
    pub(crate) profile: Option<CommunityProfile>,
    pub(crate) now: Timestamp,
    pub(crate) signed_in: Option<SignedIn>,
    /// She asked to join, and an officer has not said yes or no; or let her in since this browser signed in.
    pub(crate) waits: Option<WaitsToJoin>,
    /// Which events she wants first on the home page.
    pub(crate) order: HomeOrder,
    /// She hid the figure of the landing page.
    pub(crate) hides_figure: bool,
    words: Arc<Words>,
    /// What was chosen, here or elsewhere, or what the browser asks for; nothing where none of it is offered.
    asked_in: Option<LanguageTag>,
    /// For officers, while federation waits because of it; else empty.
    clock_off: String,
    clock: Clock,
    clock_of: ClockOf,
    theme: Theme,
    path: String,
    /// How many of her news she has not read.
    news: u32,
    /// In how many of her rooms there is something new.
    rooms: u32,
}

impl Visit {
    pub(crate) fn of(site: &Site, path: &str, headers: &HeaderMap) -> Self {
        let node = &site.doors.node;
        let profile = node.database.read(store::community::profile).ok().flatten();
        let look = Look::of(headers);
        let zone = look
            .zone
            .clone()
            .or_else(|| profile.as_ref().map(|profile| profile.zone.clone()));
        let clock_of = if look.zone.is_some() {
            ClockOf::Reader
        } else {
            ClockOf::Community
        };
        // A session that cannot be read now is as if nobody were signed in; the page is shown all the same.
        let signed_in = edge::signed_in(node, headers).ok().flatten();
        let waits = match signed_in {
            Some(_) => None,
            None => edge::waits_to_join(node, headers).ok().flatten(),
        };
        let viewer = signed_in.as_ref().map_or(Viewer::Anyone, |signed_in| {
            Viewer::Member(signed_in.membership.clone())
        });
        let news = signed_in.as_ref().map_or(0, |signed_in| {
            unread(node, &signed_in.session.member, headers, node.now())
        });
        let rooms = signed_in
            .as_ref()
            .map_or(0, |signed_in| news_of_rooms(site, signed_in));
        let is_officer = signed_in
            .as_ref()
            .is_some_and(|signed_in| signed_in.officer.is_some());
        let chosen = signed_in
            .as_ref()
            .and_then(|signed_in| signed_in.language.as_ref());
        let asked_in = asked_in(&look, chosen, headers);
        let words = words_for(site, asked_in.as_ref());
        let clock_off = is_officer
            .then(|| site.doors.peers.clock_off())
            .flatten()
            .map(|off| off.words(&words));
        Self {
            clock_off: clock_off.unwrap_or_default(),
            viewer,
            signed_in,
            waits,
            community: own_host(site, profile.as_ref()),
            profile,
            now: node.now(),
            words,
            asked_in,
            clock: Clock::of(zone.unwrap_or_else(Zone::utc)),
            clock_of,
            theme: look.theme.unwrap_or(match node.settings.pages.theme {
                edge::DefaultTheme::Auto => Theme::Auto,
                edge::DefaultTheme::Light => Theme::Light,
                edge::DefaultTheme::Dark => Theme::Dark,
            }),
            order: look.order,
            hides_figure: look.hides_figure,
            path: path.to_owned(),
            news,
            rooms,
            site: site.clone(),
        }
    }

    /// What stands around the page.
    pub(crate) fn frame(&self) -> Frame<'_> {
        let ribbon = match self.site.doors.node.settings.ribbon {
            edge::Ribbon::Demo => Ribbon::Demo,
            edge::Ribbon::None => Ribbon::None,
        };
        Frame {
            words: &self.words,
            community: &self.community,
            origin: &self.site.doors.node.origin,
            clock: &self.clock,
            clock_of: self.clock_of,
            now: self.now,
            theme: self.theme,
            languages: edge::offered_languages(),
            ribbon,
            path: &self.path,
            clock_off: &self.clock_off,
            news: self.news,
            rooms: self.rooms,
            signed_out_in: self
                .signed_in
                .as_ref()
                .and_then(|signed_in| hours_left(signed_in, self.now)),
            person: self.signed_in.as_ref().map(|signed_in| Person {
                name: signed_in.membership.member().name.as_str(),
                form_token: signed_in.form_token(),
                desk: match signed_in.officer {
                    Some(_) => Desk::Hers,
                    None => Desk::OfOthers,
                },
            }),
        }
    }

    /// The words of her language.
    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    /// The language she or her browser asked for, for the mails she gets (F26).
    pub(crate) fn asked_in(&self) -> Option<&LanguageTag> {
        self.asked_in.as_ref()
    }

    /// Her words and her clock, which the page names.
    pub(crate) fn telling(&self) -> Telling<'_> {
        Telling {
            words: &self.words,
            zone: &self.clock.zone,
            now: self.now,
            zone_name: ZoneName::Known,
        }
    }

    /// Her clock.
    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// A page as an answer; what depends on a cookie is kept by nobody else, and what somebody reads who is signed in by
    /// nothing at all: after signing out, *Back* shows none of it (threats D4, D17).
    pub(crate) fn page(&self, mut html: String) -> Response {
        if planted(Bug::S16Length) {
            html.push_str(&" ".repeat(overheard().text.len()));
        }
        let is_hers = self.signed_in.is_some() || self.waits.is_some();
        let kept = match is_hers {
            true => "private, no-store",
            false => "private, no-cache",
        };
        let headers = [
            (header::CACHE_CONTROL, HeaderValue::from_static(kept)),
            (
                header::VARY,
                HeaderValue::from_static("Accept, Cookie, Accept-Language"),
            ),
        ];
        (headers, HtmlAnswer(html)).into_response()
    }

    /// A page that is kept nowhere: it holds a secret, or what only officers see.
    pub(crate) fn secret_page(&self, html: String) -> Response {
        let mut response = HtmlAnswer(html).into_response();
        response.headers_mut().insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        );
        response
    }

    /// A form that was not taken: the page again, with what was typed and what is wrong beside it. Kept nowhere.
    pub(crate) fn refused_page(&self, html: String) -> Response {
        let mut response = self.secret_page(html);
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        response
    }

    /// A form that was right when its page was drawn: somebody else was first, and the page says what is so now.
    pub(crate) fn overtaken_page(&self, html: String) -> Response {
        let mut response = self.secret_page(html);
        *response.status_mut() = StatusCode::CONFLICT;
        response
    }

    /// A page that says what went wrong.
    pub(crate) fn error(&self, page: &ErrorPage) -> Response {
        let status = StatusCode::from_u16(page.status()).unwrap_or(StatusCode::NOT_FOUND);
        let mut response = (status, HtmlAnswer(page.render(&self.frame()))).into_response();
        response.headers_mut().insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        );
        if let ErrorPage::TooOften { seconds } = page {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        response
    }

    /// The actor's path, for `link rel=alternate`.
    pub(crate) fn actor_path(&self) -> String {
        self.site.doors.node.group.path_and_query().to_owned()
    }
}

/// Whole hours until the session ends whatever she does, once it is less than a day: what somebody types into a long form
/// is lost with it.
fn hours_left(signed_in: &SignedIn, now: Timestamp) -> Option<u32> {
    let seconds = signed_in.session.expires.as_second() - now.as_second();
    let hours = u32::try_from(seconds / 3_600).ok()?;
    (hours < 24).then_some(hours)
}

/// In how many of her rooms there is something new; a room whose level she lacks now is not one of them.
fn news_of_rooms(site: &Site, signed_in: &SignedIn) -> u32 {
    if planted(Bug::S17Badge) {
        return u32::try_from(overheard().count).unwrap_or(u32::MAX);
    }
    let Some(rooms) = site.rooms.get() else {
        return 0;
    };
    let member = &signed_in.session.member;
    let enrolled: Result<_, StoreError> = site.doors.node.database.read(|tx| enrolments::get(tx, member));
    let tier = enrolled.ok().flatten().map(|enrolment| enrolment.tier);
    rooms.news_admitted(&signed_in.membership, tier.as_ref())
}

/// The language she chose in this browser, else the one she chose as a member, else the first her browser asks for that is
/// offered (F26).
fn asked_in(look: &Look, chosen: Option<&LanguageTag>, headers: &HeaderMap) -> Option<LanguageTag> {
    let asked = || browser_asks(headers);
    look.language.as_ref().or(chosen).or_else(asked).cloned()
}

/// The first language that a browser asks for by itself and that is offered.
pub(crate) fn browser_asks(headers: &HeaderMap) -> Option<&'static LanguageTag> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE)?;
    edge::preferred_language(accepted.to_str().ok()?)
}

/// The words of a language, else the site's own.
fn words_for(site: &Site, wanted: Option<&LanguageTag>) -> Arc<Words> {
    let other = wanted.filter(|tag| *tag != site.words.tag());
    let words = other.and_then(edge::words_in);
    words.unwrap_or_else(|| Arc::clone(&site.words))
}

/// Our own community as pages name it; its mark is drawn from its public key.
fn own_host(site: &Site, profile: Option<&CommunityProfile>) -> Host {
    let node = &site.doors.node;
    let key = site.own_key.get().cloned().or_else(|| {
        let signer = Signer::Own(OwnActor::Community);
        let row = node.database.read(|tx| actor_keys::get(tx, &signer)).ok()??;
        let public = wire::keys::Ed25519Key::from_seed(row.ed25519_seed).public();
        Some(site.own_key.get_or_init(|| public.to_multikey()).clone())
    });
    Host {
        name: profile.map_or_else(
            || node.origin.authority().to_owned(),
            |profile| profile.name.to_string(),
        ),
        key: key.unwrap_or_else(|| node.group.to_string()),
        governance: profile.map(|profile| profile.governance),
    }
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let path = parts.uri.path_and_query().map_or("/", |found| found.as_str());
        let visit = Self::of(site, path, &parts.headers);
        if let Some(signed_in) = &visit.signed_in
            && (!edge::is_of_rooms(path) || planted(Bug::S17LastSeen))
        {
            edge::note_use(&site.doors.node, signed_in).await;
        }
        Ok(visit)
    }
}
