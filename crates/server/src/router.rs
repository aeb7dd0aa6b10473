//! Which door answers: one address per thing, negotiated here and nowhere else (architecture section 4).

mod deadline;
mod headers;
mod host;
mod operations;
mod refusals;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::{IntoResponse, Response};
use domain::sabotage::{Bug, overheard, planted};
use edge::{Mode, OnMediaOrigin, Problem, Reason};
use http::{HeaderValue, Method, Request, StatusCode, header};
use tower::ServiceExt;

use crate::dev;
use crate::runtime::NodeRuntime;

/// Everything a node answers, ready to be called by a listener or by a test; cheap to clone.
#[derive(Clone)]
pub struct NodeRouter {
    runtime: Arc<NodeRuntime>,
    federation: Router,
    api: Router,
    feeds: Router,
    web: Router,
    errors: web::ErrorPages,
    probes: Option<Router>,
}

/// Who answers a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    Federation,
    Api,
    Feeds,
    Web,
}

/// Every address that a node answers outside development: the door, and the path as its router reads it.
pub fn addresses() -> Vec<(&'static str, &'static str)> {
    let of = |door: &'static str, paths: Vec<&'static str>| paths.into_iter().map(move |path| (door, path));
    of("operations", operations::PATHS.to_vec())
        .chain(of("federation", federation::paths()))
        .chain(of("api", api::paths()))
        .chain(of("feeds", vec![EVENT_CALENDAR]))
        .chain(of("web", web::paths()))
        .collect()
}

/// The probes of a development node, which answer this machine alone; any other node has nothing at these addresses.
pub fn addresses_of_development() -> Vec<&'static str> {
    dev::paths()
}

/// One event's calendar, which has no route of its own because no router tells it from the event.
const EVENT_CALENDAR: &str = "/events/{id}.ics";

/// Whether another form of the same thing lies at the same address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Forms {
    One,
    Several,
}

impl NodeRouter {
    /// Joins the doors of a node.
    pub fn new(runtime: &Arc<NodeRuntime>) -> Self {
        let probes = match runtime.node().settings.mode {
            Mode::Development => Some(dev::router(runtime.clone())),
            Mode::Production => None,
        };
        Self {
            federation: federation::router(runtime.federation.clone()),
            api: api::router(runtime.doors.clone()),
            feeds: api::feeds_router(runtime.doors.clone()),
            web: web::router(runtime.doors.clone(), runtime.rooms.clone()),
            errors: web::ErrorPages::new(runtime.doors.clone(), runtime.rooms.clone()),
            probes,
            runtime: runtime.clone(),
        }
    }

    /// Answers one request; never fails, never panics, never says 500.
    pub async fn answer(&self, request: Request<Body>) -> Response {
        let path = request.uri().path().to_owned();
        let asked = refusals::Asked::of(&request);
        let within = deadline::guard(self.dispatch(request), &path).await;
        let said = asked.say(&self.errors, within);
        let node = self.runtime.node();
        let mut response = headers::secure(said, &node.origin);
        if let Some(media) = &node.settings.media_origin {
            headers::admit_pictures(&mut response, media);
        }
        // Figures are for everybody, and who talks in a room is not (I7): what is asked there is not counted.
        let is_of_rooms = edge::is_of_rooms(&path);
        if !is_of_rooms || planted(Bug::S17Answers) {
            self.runtime.counters.count(response.status());
        }
        if is_of_rooms && planted(Bug::S17Log) {
            tracing::debug!(bytes = overheard().text.len(), "taken");
        }
        response.headers_mut().remove(header::SERVER);
        response
    }

    async fn dispatch(&self, request: Request<Body>) -> Response {
        if let Some(response) = operations::answer(&self.runtime, &request) {
            return response;
        }
        let node = self.runtime.node();
        if let Some(probes) = &self.probes
            && request.uri().path().starts_with("/dev/")
            && operations::is_on_this_machine(&request)
            && host::names_this_machine(&node.origin, &request)
        {
            if !is_read(&request) && edge::is_of_another_site(request.headers(), node.origin.as_str()) {
                let what = "a page of another site asks a probe to change something";
                return Problem::new(Reason::NotAllowed, what).into_response();
            }
            return infallible(probes.clone(), request).await;
        }
        if let Some(media) = &node.settings.media_origin
            && host::names_origin(media, &request)
        {
            return self.picture(request).await;
        }
        if let Some(response) = host::refuse_or_redirect(&node.origin, &request) {
            return response;
        }
        let (door, forms) = door(&request);
        let response = match (door, &self.probes) {
            (Door::Federation, Some(_))
                if *request.method() == Method::POST && is_inbox(request.uri().path()) =>
            {
                dev::noting_refusals(&self.runtime, request, |request| self.send(door, request)).await
            }
            _ => self.send(door, request).await,
        };
        match forms {
            Forms::One => response,
            Forms::Several => headers::vary_by_accept(response),
        }
    }

    /// The second origin has pictures that are for everybody and nothing else (threats A3, E2); no cookie is read there.
    async fn picture(&self, mut request: Request<Body>) -> Response {
        if is_read(&request) && request.uri().path().starts_with("/media/") {
            request.headers_mut().remove(header::COOKIE);
            request.extensions_mut().insert(OnMediaOrigin);
            let response = infallible(self.web.clone(), request).await;
            if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
                return response;
            }
        }
        StatusCode::NOT_FOUND.into_response()
    }

    async fn send(&self, door: Door, request: Request<Body>) -> Response {
        if let (Door::Feeds, Some(id)) = (door, event_of_calendar(request.uri().path())) {
            return api::event_ics(&self.runtime.doors, request.headers(), id);
        }
        // By some of these a membership ends; what depends on it in rooms is looked for whichever it was. One that is refused
        // ends none, and anybody can send as many as she likes.
        let may_end = door == Door::Api && *request.method() == Method::DELETE;
        let router = match door {
            Door::Federation => &self.federation,
            Door::Api => &self.api,
            Door::Feeds => &self.feeds,
            Door::Web => &self.web,
        };
        let response = infallible(router.clone(), request).await;
        if may_end && response.status().is_success() {
            self.runtime.rooms.members_changed();
        }
        response
    }
}

async fn infallible(router: Router, request: Request<Body>) -> Response {
    match router.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// The socket's other end; a request made inside the process comes from this machine.
fn socket_of(request: &Request<Body>) -> SocketAddr {
    let known = request.extensions().get::<ConnectInfo<SocketAddr>>();
    known.map_or(
        SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
        |ConnectInfo(address)| *address,
    )
}

fn door(request: &Request<Body>) -> (Door, Forms) {
    let path = request.uri().path();
    let mut parts = path.trim_start_matches('/').split('/');
    let (first, second, third) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    let document = || match wants_document(request) {
        true => (Door::Federation, Forms::Several),
        false => (Door::Web, Forms::Several),
    };
    match (first, second, third) {
        ("api", ..) => (Door::Api, Forms::One),
        ("calendar.ics" | "feed.atom", None, _) => (Door::Feeds, Forms::One),
        ("calendar", Some(file), None) if file.ends_with(".ics") => (Door::Feeds, Forms::One),
        ("events", Some(_), None) if is_read(request) && event_of_calendar(path).is_some() => {
            (Door::Feeds, Forms::One)
        }
        (".well-known", Some("webfinger" | "nodeinfo" | "host-meta"), _) => (Door::Federation, Forms::One),
        ("nodeinfo" | "actor" | "inbox" | "peer" | "peerings", ..) | ("agreements" | "cosignatures", ..) => {
            (Door::Federation, Forms::One)
        }
        ("events", Some(_), _) | ("activities", Some(_), _) => document(),
        ("c" | "users" | "calls" | "offers" | "statements", Some(_), None) => document(),
        ("c" | "users", Some(_), Some(_)) => (Door::Federation, Forms::One),
        _ => (Door::Web, Forms::One),
    }
}

/// Where other servers deliver.
fn is_inbox(path: &str) -> bool {
    path.ends_with("/inbox")
}

fn is_read(request: &Request<Body>) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD)
}

/// `/events/{id}.ics`: the id.
fn event_of_calendar(path: &str) -> Option<&str> {
    path.strip_prefix("/events/")?.strip_suffix(".ics")
}

/// A document is asked for, or delivered.
fn wants_document(request: &Request<Body>) -> bool {
    let text = |name| {
        request
            .headers()
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
    };
    match *request.method() {
        Method::GET | Method::HEAD => {
            let accept: Vec<&str> = request
                .headers()
                .get_all(header::ACCEPT)
                .iter()
                .filter_map(|value| value.to_str().ok())
                .collect();
            wire::media_type::accepts_activity(&accept.join(", "))
        }
        _ => text(header::CONTENT_TYPE).is_some_and(wire::media_type::is_activity),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::runtime::{FirstStart, Surroundings};

    /// F11: all rooms are looked through when a membership may have ended, and not as often as a stranger likes.
    #[tokio::test]
    async fn a_request_that_is_refused_wakes_no_worker_of_rooms() {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        config.node.base_url = "http://seattle.localhost".to_owned();
        config.node.data_dir = folder.path().to_string_lossy().into_owned();
        config.storage.engine = "memory".to_owned();
        let surroundings = Surroundings::of_the_machine(Mode::Development, FirstStart::Initialise);
        let runtime = NodeRuntime::open(config, surroundings).unwrap();
        let asked = Request::delete("/api/v1/me")
            .header("host", "seattle.localhost")
            .body(Body::empty())
            .unwrap();
        let answer = NodeRouter::new(&runtime).answer(asked).await;
        assert!(answer.status().is_client_error(), "{}", answer.status());
        let rooms = runtime.rooms.get().expect("they are open");
        assert!(!rooms.bell().was_rung());
    }

    fn asked(path: &str, accept: &str) -> (Door, Forms) {
        door(
            &Request::get(path)
                .header("accept", accept)
                .body(Body::empty())
                .unwrap(),
        )
    }

    #[test]
    fn one_address_has_a_page_for_people_and_a_document_for_servers() {
        let browser = "text/html,application/xhtml+xml,*/*;q=0.8";
        for path in [
            "/events/01J",
            "/c/community",
            "/users/alice",
            "/activities/01J",
            "/offers/01J",
            "/statements/01J",
            "/calls/01J",
        ] {
            assert_eq!(asked(path, browser), (Door::Web, Forms::Several), "{path}");
            assert_eq!(
                asked(path, "application/activity+json"),
                (Door::Federation, Forms::Several),
                "{path}"
            );
        }
    }

    #[test]
    fn calendars_feeds_and_the_api_have_doors_of_their_own() {
        assert_eq!(asked("/events/01J.ics", "*/*").0, Door::Feeds);
        assert_eq!(asked("/calendar.ics", "text/html").0, Door::Feeds);
        assert_eq!(asked("/api/v1/events", "text/html").0, Door::Api);
        assert_eq!(
            asked("/.well-known/webfinger?resource=acct:a@b", "*/*").0,
            Door::Federation
        );
        assert_eq!(asked("/c/community/outbox", "text/html").0, Door::Federation);
        assert_eq!(asked("/", "application/activity+json").0, Door::Web);
        assert_eq!(asked("/events", "text/html").0, Door::Web);
    }

    #[test]
    fn a_form_goes_to_the_page_and_an_activity_to_the_inbox() {
        let post = |kind: &str| {
            Request::post("/events/01J/rsvp")
                .header("content-type", kind)
                .body(Body::empty())
        };
        assert_eq!(
            door(&post("application/x-www-form-urlencoded").unwrap()).0,
            Door::Web
        );
        assert_eq!(
            door(&post("application/activity+json").unwrap()).0,
            Door::Federation
        );
    }
}
