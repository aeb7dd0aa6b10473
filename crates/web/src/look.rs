//! The switches at the foot, light or dark and which clock, and the one that turns the home page round. One cookie, no
//! account.

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::choose_language::choose_language;
use domain::{
    AgreementId, EventId, ImportId, InvoiceNumber, LanguageTag, MemberId, NoteId, OfferId, Origin, Slug,
    SourceId, Tag, Zone,
};
use edge::{is_of_another_site, tells_no_origin};
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use serde::Deserialize;
use store::StoreError;
use store::deliveries::Place;

use crate::community_page;
use crate::desk;
use crate::error_page::ErrorPage;
use crate::frame::Theme;
use crate::home_page::HomeOrder;
use crate::notes_page;
use crate::rooms;
use crate::router::Site;
use crate::seats_page;
use crate::visit::Visit;

/// A reader's choices, as her cookie holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// None while she has not chosen.
    pub(crate) theme: Option<Theme>,
    pub(crate) zone: Option<Zone>,
    /// The language she chose; without a choice, her browser says what she reads.
    pub(crate) language: Option<LanguageTag>,
    /// Which events come first on the home page (need 4.8).
    pub(crate) order: HomeOrder,
    /// She has read the figure of the landing page and hid it (need 1.9).
    pub(crate) hides_figure: bool,
}

/// The cookie: `light/Europe/London`; `light+near/Europe/London` for whoever turned the home page round, and
/// `light@sv/Europe/London` for whoever chose a language; `light!/Europe/London` for whoever hid the figure.
const COOKIE: &str = "look";
/// Half a year.
const COOKIE_SECONDS: u32 = 180 * 86_400;

impl Look {
    /// From the request's cookies; whatever cannot be read is as if it were not there.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let cookies = headers.get_all(header::COOKIE);
        let pairs = cookies
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|text| text.split(';'));
        let own = pairs
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == COOKIE);
        let (theme, zone) = own.map_or(("", ""), |(_, value)| {
            value.split_once('/').unwrap_or((value, ""))
        });
        let hides_figure = theme.ends_with('!');
        let theme = theme.trim_end_matches('!');
        let (theme, language) = theme.split_once('@').unwrap_or((theme, ""));
        let (theme, order) = theme.split_once('+').unwrap_or((theme, ""));
        Self {
            theme: Theme::chosen(theme),
            order: HomeOrder::from_word(order),
            zone: Zone::parse(zone).ok().filter(|_| !zone.is_empty()),
            language: offered(language),
            hides_figure,
        }
    }

    fn cookie(&self, secure: &str) -> Option<HeaderValue> {
        let zone = self.zone.as_ref().map_or("", Zone::as_str);
        let mut theme = self
            .theme
            .map_or_else(String::new, |theme| theme.word().to_owned());
        if self.order != HomeOrder::OnlineFirst {
            theme.push_str(&format!("+{}", self.order.word()));
        }
        if let Some(language) = &self.language {
            theme.push_str(&format!("@{language}"));
        }
        if self.hides_figure {
            theme.push('!');
        }
        let text = format!(
            "{COOKIE}={theme}/{zone}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Lax{secure}"
        );
        HeaderValue::from_str(&text).ok()
    }
}

/// A language there are messages for.
pub(crate) fn offered(tag: &str) -> Option<LanguageTag> {
    let mut all = edge::offered_languages().iter();
    all.find(|known| known.as_str() == tag).cloned()
}

/// What the switches send: one choice, and the page to come back to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chosen {
    theme: Option<String>,
    zone: Option<String>,
    language: Option<String>,
    first: Option<String>,
    /// `hide`: the figure of the landing page is not shown again.
    figure: Option<String>,
    from: Option<String>,
    /// Of a member: what she chooses here is hers in every browser, and of her mails.
    form_token: Option<String>,
}

impl Chosen {
    /// Whether a form of her session sends it.
    fn is_hers(&self, visit: &Visit) -> bool {
        let token = self.form_token.as_deref().unwrap_or_default();
        let hers = visit.signed_in.as_ref();
        hers.is_some_and(|signed_in| signed_in.is_from_her_form(token))
    }
}

/// `POST /settings/look`.
pub(crate) async fn choose(
    State(site): State<Site>,
    headers: HeaderMap,
    visit: Visit,
    chosen: Result<Form<Chosen>, axum::extract::rejection::FormRejection>,
) -> Response {
    let is_untold = tells_no_origin(&headers);
    if !is_untold && is_of_another_site(&headers, site.doors.node.origin.as_str()) {
        return visit.error(&ErrorPage::Forbidden);
    }
    let chosen = match chosen {
        // From a page of a room, which tells nobody its address.
        Ok(Form(chosen)) if is_untold && !chosen.is_hers(&visit) => {
            return visit.error(&ErrorPage::Forbidden);
        }
        Ok(Form(chosen)) => chosen,
        Err(rejected) if rejected.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return visit.error(&ErrorPage::TooLarge);
        }
        Err(_) => return visit.error(&ErrorPage::Unreadable),
    };
    let mut look = Look::of(&headers);
    if let Some(theme) = &chosen.theme {
        look.theme = Some(Theme::chosen(theme).unwrap_or(Theme::Auto));
    }
    if let Some(first) = &chosen.first {
        look.order = HomeOrder::from_word(first);
    }
    if let Some(figure) = &chosen.figure {
        look.hides_figure = figure == "hide";
    }
    if let Some(zone) = &chosen.zone {
        look.zone = Zone::parse(zone).ok();
    }
    if let Some(language) = &chosen.language {
        look.language = offered(language);
        if keep_language(&visit, chosen.form_token.as_deref(), look.language.as_ref())
            .await
            .is_err()
        {
            return visit.error(&ErrorPage::Unavailable);
        }
    }
    let secure = if site.doors.node.origin.is_https() {
        "; Secure"
    } else {
        ""
    };
    let back = back(chosen.from.as_deref().unwrap_or("/"));
    let mut response = Redirect::to(&back).into_response();
    if let Some(cookie) = look.cookie(secure) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

/// Keeps the language of a member whose own form this is (F26; threat E3); for everybody else the cookie is all.
async fn keep_language(
    visit: &Visit,
    form_token: Option<&str>,
    language: Option<&LanguageTag>,
) -> Result<(), StoreError> {
    let Some(signed_in) = &visit.signed_in else {
        return Ok(());
    };
    if !form_token.is_some_and(|token| signed_in.is_from_her_form(token)) {
        return Ok(());
    }
    let database = &visit.site.doors.node.database;
    database
        .transact(|tx| choose_language(tx, &signed_in.membership, language))
        .await
}

/// Which page to come back to: one of ours, made anew from what was read, never the text itself (threat E5).
fn back(from: &str) -> String {
    let (path, query) = from.split_once('?').unwrap_or((from, ""));
    let plain = |c: char| c.is_ascii_alphanumeric() || "=&_-./:".contains(c);
    let query = if query.chars().all(plain) && query.len() <= 200 {
        query
    } else {
        ""
    };
    let page = match path {
        "/" | "/events" | "/calendar" | "/communities" | "/about" | "/status" | "/ethics" | "/help"
        | "/privacy" | "/accessibility" | "/notes" | "/statements" => path.to_owned(),
        "/login"
        | "/login/home"
        | "/join"
        | "/welcome"
        | "/settings/sessions"
        | "/settings/mail"
        | "/settings/data"
        | "/settings/data/delete"
        | "/notifications"
        | "/desk/agreements"
        | "/desk/agreements/new"
        | "/desk/peers"
        | "/desk/peers/propose"
        | "/desk/queue"
        | "/desk/renewals"
        | "/desk/audit"
        | "/desk/setup"
        | "/desk/setup/code"
        | "/desk/setup/founders"
        | "/desk/setup/profile"
        | "/desk/logo"
        | "/settings/photo"
        | "/desk/documents"
        | "/card"
        | "/desk/tiers"
        | "/desk/tiers/new"
        | "/card/leave"
        | "/left"
        | "/desk/members"
        | "/desk/members/import"
        | "/desk/sources"
        | "/events/new" => path.to_owned(),
        other => match of_one_thing(other) {
            Some(page) => page,
            None => return "/".to_owned(),
        },
    };
    if query.is_empty() {
        page
    } else {
        format!("{page}?{query}")
    }
}

/// The address of the page of a room, a note, an event, a hashtag, a community on the desk, or a message in the queue.
fn of_one_thing(path: &str) -> Option<String> {
    if let Some(page) = rooms::back(path) {
        return Some(page);
    }
    if let Some(id) = path.strip_prefix("/notes/") {
        return Some(format!("{}/{}", notes_page::PATH, NoteId::parse(id).ok()?));
    }
    if let Some(id) = path.strip_prefix("/events/") {
        let (id, part) = id.split_once('/').unwrap_or((id, ""));
        let part = match part {
            "" => "",
            "edit" => "/edit",
            "jobs" => "/jobs",
            "picture" => "/picture",
            "home" => "/home",
            "guests" => "/guests",
            "checkin" => "/checkin",
            "tickets" => "/tickets",
            _ => return None,
        };
        return Some(format!("/events/{}{part}", EventId::parse(id).ok()?));
    }
    if let Some(id) = path.strip_prefix("/offers/") {
        return Some(format!("/offers/{}", OfferId::parse(id).ok()?));
    }
    if let Some(slug) = path.strip_prefix("/documents/") {
        return Some(format!("/documents/{}", Slug::parse(slug).ok()?));
    }
    if let Some(tag) = path.strip_prefix("/tags/") {
        return Some(wire::event::tag_path(&tag_written(tag)?));
    }
    if let Some(place) = between(path, "/desk/queue/", "/drop") {
        return Some(format!("/desk/queue/{}/drop", Place::parse(place)?.name()));
    }
    if let Some(agreement) = path.strip_prefix("/desk/agreements/") {
        return of_an_agreement(agreement);
    }
    if let Some(tier) = between(path, "/desk/tiers/", "/edit") {
        return Some(format!("/desk/tiers/{}/edit", Slug::parse(tier).ok()?));
    }
    if let Some(member) = between(path, "/desk/members/", "/end") {
        return Some(format!("/desk/members/{}/end", MemberId::parse(member).ok()?));
    }
    if let Some(slug) = between(path, "/orgs/", "/seats") {
        return Some(seats_page::path(&Slug::parse(slug).ok()?));
    }
    if let Some(number) = path.strip_prefix("/invoices/") {
        return Some(format!("/invoices/{}", InvoiceNumber::parse(number).ok()?));
    }
    if let Some(id) = path.strip_prefix("/desk/members/import/") {
        return Some(format!("/desk/members/import/{}", ImportId::parse(id).ok()?));
    }
    if let Some(id) = path.strip_prefix("/desk/sources/") {
        return Some(format!("/desk/sources/{}", SourceId::parse(id).ok()?));
    }
    if let Some(id) = path.strip_prefix("/desk/members/") {
        return Some(format!("/desk/members/{}", MemberId::parse(id).ok()?));
    }
    if let Some(host) = path.strip_prefix("/communities/") {
        return Some(community_page::path(host_written(host)?.authority()));
    }
    let host = path.strip_prefix("/desk/peers/")?;
    let (host, end) = match host.strip_suffix("/end") {
        Some(host) => (host, "/end"),
        None => (host, ""),
    };
    Some(format!("{}{end}", desk::path(host_written(host)?.authority())))
}

/// The address of a page of one agreement.
fn of_an_agreement(path: &str) -> Option<String> {
    let (id, part) = path.split_once('/').unwrap_or((path, ""));
    let part = match part {
        "" => "",
        "edit" => "/edit",
        "print" => "/print",
        "decline" => "/decline",
        "end" => "/end",
        _ => return None,
    };
    Some(format!("/desk/agreements/{}{part}", AgreementId::parse(id).ok()?))
}

/// What stands in an address between its beginning and its end.
fn between<'a>(path: &'a str, beginning: &str, end: &str) -> Option<&'a str> {
    path.strip_prefix(beginning)?.strip_suffix(end)
}

/// The node whose host an address names.
fn host_written(host: &str) -> Option<Origin> {
    let host = host.replace("%5B", "[").replace("%5D", "]");
    let known = Origin::parse(&format!("https://{host}")).ok()?;
    (known.authority() == host).then_some(known)
}

/// The hashtag that an address names by octets (RFC 3986, section 2.1).
fn tag_written(text: &str) -> Option<Tag> {
    #[derive(Deserialize)]
    struct Named {
        tag: String,
    }
    let query: Uri = format!("/?tag={text}").parse().ok()?;
    let Query(named) = Query::<Named>::try_from_uri(&query).ok()?;
    Tag::parse(&named.tag).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// E5
    #[test]
    fn one_comes_back_to_a_page_of_ours_or_home() {
        for evil in [
            "//evil.example",
            "/\\evil.example",
            "%2f%2fevil",
            "https://evil.example/",
            "/events/../x",
            "javascript:x",
            "",
            "/tags/",
            "/tags/two%20words",
            "/tags/a/../../x",
            "/desk/peers/",
            "/desk/peers//evil.example",
            "/communities//evil.example",
            "/communities/london.example/follow",
            "/desk/peers/london.example/accept",
            "/desk/queue/x/drop",
            "/desk/other",
            "/desk/tiers/chapter/retire",
            "/desk/agreements/01HF7YAT0000000000000021R7/send",
            "/desk/agreements//evil.example",
            "/desk/tiers//edit",
            "/events/01HF7YAT0000000000000021R7/evil",
            "/offers/01HF7YAT0000000000000021R7/redeem",
            "/invoices/",
            "/invoices/07",
            "/orgs//seats",
            "/orgs/ledgerline/seats/give",
        ] {
            assert_eq!(back(evil), "/", "{evil}");
        }
        assert_eq!(
            back("/events?modality=online&month=2026-05"),
            "/events?modality=online&month=2026-05"
        );
        assert_eq!(back("/events?x=\"><script>"), "/events");
        for page in [
            "/about",
            "/login",
            "/settings/sessions",
            "/desk/peers",
            "/desk/queue?peer=london.example",
            "/invoices/7",
            "/offers/01HF7YAT0000000000000021R7?event=01HF7YAT0000000000000021R7",
            "/events/01HF7YAT0000000000000021R7/tickets",
            "/orgs/ledgerline/seats",
            "/desk/audit",
            "/desk/setup",
            "/desk/setup/code?from=ours",
            "/desk/tiers/chapter/edit",
            "/desk/agreements/01HF7YAT0000000000000021R7?version=2",
            "/desk/agreements/01HF7YAT0000000000000021R7/edit",
            "/card/leave",
            "/events/new",
            "/events/01HF7YAT0000000000000021R7/guests?list=maybe",
            "/desk/peers/london.example",
            "/communities/london.localhost:8102",
            "/desk/peers/london.localhost:8102/end",
            "/desk/peers/%5B::1%5D:8102",
            "/notes?after=7",
            "/rooms/0123456789ABCDEFGHJKMNPQRS?page=2",
            "/tags/azure?month=2026-05",
            "/tags/%C3%A9t%C3%A9",
        ] {
            assert_eq!(back(page), page);
        }
    }

    #[test]
    fn a_look_reads_back_as_itself() {
        let look = Look {
            theme: Some(Theme::Dark),
            zone: Zone::parse("America/Los_Angeles").ok(),
            order: HomeOrder::NearFirst,
            language: LanguageTag::parse("sv").ok(),
            hides_figure: true,
        };
        let cookie = look.cookie("").unwrap();
        let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_str(&format!("other=1; {pair}")).unwrap(),
        );
        assert_eq!(Look::of(&headers), look);
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("look=purple@tlh/Mars/Olympus"),
        );
        assert_eq!(
            Look::of(&headers),
            Look {
                theme: None,
                zone: None,
                order: HomeOrder::OnlineFirst,
                language: None,
                hides_figure: false,
            }
        );
    }
}
