//! Each address of a node as each role may ask for it, in one table: `who_may.txt`. An address that a router answers and
//! the table does not name is a failure, and so is a line of the table that no router answers.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::body::Body;
use community::name_approver::name_approver;
use community::plan_jobs::{Plan, plan_jobs};
use domain::{EnrolmentState, EventId, Handle, JobKind, Slug};
use harness::{Browser, Fingerprint, Person, Reply, StoryNode, World};
use http::{Method, Request, header};
use serde_json::json;
use server::router::{addresses, addresses_of_development};
use store::{StoreError, enrolments, members};

use crate::drafts::{evening, with};

const TABLE: &str = include_str!("who_may.txt");
/// The columns, weakest first. `other` belongs to a peer's community and brings what she has from there.
const ROLES: [&str; 5] = ["stranger", "other", "member", "officer", "operator"];
/// Roles that are told what another is told, but where a line says otherwise: the name, and the column of the other.
/// `waits` asked to join and no officer has said yes; `door` was named for the doors of both events; `approver` acts for
/// the organisation of the address; `organiser` was named to run both events.
const NEAR: [(&str, usize); 4] = [("waits", 0), ("door", 2), ("approver", 2), ("organiser", 2)];
/// An id that nothing has.
const NOTHING: &str = "01JD7ZQ4T0M8V5XKPN6R3W2YHB";

/// One method of one address of one door.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Route {
    door: &'static str,
    path: &'static str,
    method: String,
}

/// Whoever asks: her browser, and her token.
pub(crate) struct Asking {
    pub(crate) browser: Browser,
    form_token: String,
    bearer: Option<String>,
}

/// A node with one event for everybody and one among its members, peered with another.
pub(crate) struct Circle {
    pub(crate) world: World,
    pub(crate) node: Arc<StoryNode>,
    pub(crate) asking: Vec<Asking>,
    public: String,
    members: String,
    member: String,
    peer: String,
}

impl Circle {
    pub(crate) async fn new() -> Self {
        let world = World::new(611);
        let (olga, ravi) = (
            world.node("seattle").officer("olga"),
            world.node("london").officer("ravi"),
        );
        world.peer(&olga, &ravi, &["events"]).await;
        let maren = olga.node.member("maren");
        let operator = Person::operator(&olga.node, "oona").await;
        let theirs = ravi.node.member("robin");
        let mut ids = Vec::new();
        for audience in ["public", "members"] {
            let draft = with(evening(audience), "audience", json!(audience));
            ids.push(
                olga.publish(draft).await["id"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
            );
        }
        world.run_until_quiet().await;
        let mut asking = vec![
            Asking::nobody(&olga.node),
            Asking::with_what(&theirs, &olga.node).await,
        ];
        let near = ["wanda", "dana", "anke", "otto"].map(|handle| olga.node.member(handle));
        for person in [&maren, &olga, &operator].into_iter().chain(&near) {
            asking.push(Asking::with_what(person, &olga.node).await);
        }
        // Nobody has a token before she is a member.
        asking[ROLES.len()].bearer = None;
        name_those_near(&olga, &near[0], &ids);
        Self {
            node: olga.node.clone(),
            members: ids.pop().expect("two were published"),
            public: ids.pop().expect("two were published"),
            member: maren.id.to_string(),
            peer: ravi.node.origin.authority().to_owned(),
            world,
            asking,
        }
    }

    /// The address with something in the place of what it leaves open; each of the things of which there are two.
    pub(crate) fn filled(&self, path: &str) -> Vec<(String, String)> {
        let event = path.starts_with("/events/{id}") || path.starts_with("/api/v1/events/{id}");
        let things: &[(&str, &str)] = match event {
            true => &[("{public}", &self.public), ("{members}", &self.members)],
            false => &[("{id}", &self.member)],
        };
        let group = self.node.group();
        let slug = group.as_str().rsplit('/').next().unwrap_or_default();
        let own = path.starts_with("/c/");
        let fill = |(word, id): &(&str, &str)| {
            let address = path
                .replace("{id}", id)
                .replace("{handle}", "maren")
                .replace("{slug}", if own { slug } else { "ledgerline" })
                .replace("{host}", &self.peer)
                .replace("{tag}", "copilot")
                .replace("{list}", "competencies")
                .replace("{collection}", "followers")
                .replace("{name}", "nothing")
                .replace("{file}", "nothing.ics")
                .replace("{*rest}", "nothing");
            (path.replace("{id}", word), address.replace(['{', '}'], ""))
        };
        things.iter().map(fill).collect()
    }

    async fn ask(&self, route: &Route, address: &str, role: usize) -> Reply {
        let asking = &self.asking[role];
        asking.ask(&self.node, route, address).await
    }
}

/// Wanda waits for an officer, Dana keeps the doors of these events, Otto runs them, Anke acts for her company.
fn name_those_near(olga: &Person, wanda: &Person, events: &[String]) {
    let now = olga.node.clock_now();
    let handle = |text: &str| Handle::parse(text).expect("a story gives plain handles");
    let company = Slug::parse("ledgerline").expect("a plain slug");
    let named = olga.node.database().transact_blocking(|tx| {
        let mut hers = enrolments::get(tx, &wanda.id)?.expect("who was added is enrolled");
        hers.state = EnrolmentState::Pending;
        enrolments::put(tx, &wanda.id, &hers)?;
        let officer = members::officer(tx, &olga.id)?.expect("she holds an office");
        for event in events {
            let event = EventId::parse(event).expect("an id that was just given");
            let plans = [
                Plan::Add(JobKind::Door),
                Plan::Name(1, handle("dana")),
                Plan::Add(JobKind::Organiser),
                Plan::Name(2, handle("otto")),
            ];
            for plan in plans {
                plan_jobs(tx, &officer, &event, &plan, now).expect("the list is empty");
            }
        }
        name_approver(tx, "story", &company, Some(&handle("anke")), now).expect("she works there");
        Ok::<_, StoreError>(())
    });
    named.expect("a store in memory can be written");
}

impl Asking {
    fn nobody(node: &Arc<StoryNode>) -> Self {
        Self {
            browser: Browser::new(node),
            form_token: String::new(),
            bearer: None,
        }
    }

    /// The session and the token she has at home, brought to a node.
    async fn with_what(person: &Person, node: &Arc<StoryNode>) -> Self {
        let home = Browser::signed_in(person).await;
        let cookie = home.cookie().expect("she is signed in");
        let browser = Browser::new(node);
        browser.set_cookie(&cookie);
        let secret = cookie.split('=').nth(1).unwrap_or_default();
        Self {
            browser,
            form_token: store::sessions::form_token(secret),
            bearer: Some(person.token().to_owned()),
        }
    }

    /// As the door is used: by a form, by JSON, by an activity; empty but for what proves who asks.
    async fn ask(&self, node: &StoryNode, route: &Route, address: &str) -> Reply {
        let changes = route.method != "GET" && route.method != "ANY";
        if route.door == "web" && changes {
            return self
                .browser
                .post(address, &[("form_token", &self.form_token)])
                .await;
        }
        if !changes && matches!(route.door, "web" | "feeds" | "dev" | "figures") {
            return self.browser.get(address).await;
        }
        let (kind, body) = match (route.door, changes) {
            ("federation", true) => ("application/activity+json", "{}"),
            (_, true) => ("application/json", "{}"),
            _ => ("", ""),
        };
        let method = Method::from_bytes(route.method.as_bytes()).unwrap_or(Method::GET);
        let mut request = Request::builder()
            .method(method)
            .uri(address)
            .header(header::HOST, node.origin.authority());
        if route.door == "federation" {
            request = request.header(header::ACCEPT, "application/activity+json");
        }
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if let Some(bearer) = &self.bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {bearer}"));
        }
        let request = request.body(Body::from(body)).expect("an address of the table");
        node.answer(request).await
    }
}

/// What the routers answer, asked of themselves: the `Allow` of a 405 names the methods of an address.
async fn routes(circle: &Circle) -> BTreeSet<Route> {
    let mut found = BTreeSet::new();
    let probes = addresses_of_development().into_iter().map(|path| ("dev", path));
    // Figures have a listener of their own (threat H6).
    let elsewhere = probes.chain([("figures", "/metrics")]);
    for (door, path) in addresses().into_iter().chain(elsewhere) {
        let (_, address) = circle.filled(path).swap_remove(0);
        for method in methods(circle, door, &address).await {
            found.insert(Route { door, path, method });
        }
    }
    found
}

async fn methods(circle: &Circle, door: &str, address: &str) -> Vec<String> {
    match door {
        "operations" | "feeds" | "figures" => return vec!["GET".to_owned()],
        "dev" => return vec!["GET".to_owned(), "POST".to_owned()],
        _ => {}
    }
    let kind = match door {
        "federation" => "application/activity+json",
        _ => "text/plain",
    };
    // No address of ours takes TRACE.
    let request = Request::builder()
        .method(Method::TRACE)
        .uri(address)
        .header(header::HOST, circle.node.origin.authority())
        .header(header::CONTENT_TYPE, kind);
    let request = request.body(Body::empty()).expect("an address of the table");
    let reply = circle.node.answer(request).await;
    if reply.status != 405 {
        return vec!["ANY".to_owned()];
    }
    let allowed = reply.header("allow").unwrap_or_default().to_owned();
    assert!(!allowed.is_empty(), "{door} {address} does not say what it takes");
    allowed
        .split(',')
        .filter(|method| *method != "HEAD")
        .map(str::to_owned)
        .collect()
}

/// Each role's status, in the order of the columns, and of those near another who is told something else; whoever is told
/// that there is nothing is told the same of an id that nothing has.
async fn statuses(circle: &Circle, route: &Route, address: &str) -> String {
    let mut told = Vec::new();
    let names = ROLES.into_iter().chain(NEAR.map(|(name, _)| name));
    for (role, name) in names.enumerate() {
        let reply = circle.ask(route, address, role).await;
        if reply.status == 404 && address.contains(&circle.members) {
            let elsewhere = address.replace(&circle.members, NOTHING);
            let of_nothing = circle.ask(route, &elsewhere, role).await;
            let same = reply.text().replace(&circle.members, NOTHING) == of_nothing.text();
            assert!(
                same && of_nothing.status == 404,
                "{route:?} tells {name} more than nothing"
            );
        }
        told.push(reply.status.to_string());
    }
    let (columns, near) = told.split_at(ROLES.len());
    let differs = NEAR
        .iter()
        .zip(near)
        .filter(|((_, like), told)| columns[*like] != **told);
    let differs: Vec<String> = differs
        .map(|((name, _), told)| format!("{name} {told}"))
        .collect();
    match differs.is_empty() {
        true => columns.join(" "),
        false => format!("{} | {}", columns.join(" "), differs.join(" ")),
    }
}

async fn lines_of(circle: &Circle, route: &Route) -> Vec<String> {
    let mut lines = Vec::new();
    for (shown, address) in circle.filled(route.path) {
        let told = statuses(circle, route, &address).await;
        lines.push(format!("{} {} {shown} | {told}", route.door, route.method));
    }
    lines
}

/// D2, D6, E11: the table is made from the routers, and what it says is what was decided.
#[tokio::test]
async fn every_address_answers_each_role_as_the_table_says() {
    let circle = Circle::new().await;
    let mut found = Vec::new();
    for route in routes(&circle).await {
        // What changes something changes a node of its own.
        match route.method.as_str() {
            "GET" | "ANY" => found.extend(lines_of(&circle, &route).await),
            _ => {
                let own = Circle::new().await;
                found.extend(lines_of(&own, &route).await);
                // Officers pause, end and call off here; what would still have to be told is not looked at.
                own.world.abandon();
            }
        }
    }
    circle.world.finish();
    let wanted = TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let wanted: BTreeSet<&str> = wanted.collect();
    let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
    let unlisted: Vec<&str> = found.difference(&wanted).copied().collect();
    let gone: Vec<&str> = wanted.difference(&found).copied().collect();
    assert!(
        unlisted.is_empty() && gone.is_empty(),
        "not in the table, or answered in another way:\n{}\nin the table, but not so:\n{}",
        unlisted.join("\n"),
        gone.join("\n")
    );
}

/// E3: whoever reads changes nothing, whatever she reads and whoever she is.
#[tokio::test]
async fn reading_any_address_changes_nothing() {
    let circle = Circle::new().await;
    let before = Fingerprint::of(&circle.node);
    for route in routes(&circle).await.iter().filter(|route| route.method == "GET") {
        for (_, address) in circle.filled(route.path) {
            for role in 0..ROLES.len() + NEAR.len() {
                circle.ask(route, &address, role).await;
            }
            assert_eq!(Fingerprint::of(&circle.node), before, "{route:?}");
        }
    }
    circle.world.finish();
}

/// D4, D17: what somebody reads on pages who is signed in is kept by no cache, and nothing of it can be asked for again by a
/// mark; what a stranger reads at the same address nobody else is given.
#[tokio::test]
async fn no_cache_keeps_what_somebody_reads_who_is_signed_in() {
    let circle = Circle::new().await;
    let mut pages = 0;
    for route in routes(&circle).await {
        if route.door != "web" || route.method != "GET" {
            continue;
        }
        for (_, address) in circle.filled(route.path) {
            // As allowed, as a stranger, and as allowed again.
            for role in [2, 0, 2, 3] {
                let reply = circle.ask(&route, &address, role).await;
                let is_page = reply
                    .header("content-type")
                    .is_some_and(|kind| kind.starts_with("text/html"));
                if !is_page {
                    continue;
                }
                pages += 1;
                let kept = reply.header("cache-control").unwrap_or_default().to_owned();
                let wanted = match (role, reply.status) {
                    (0, 200) => kept.starts_with("private, "),
                    _ => kept == "private, no-store",
                };
                assert!(wanted, "{address} as {}: {kept}", ROLES[role]);
                assert_eq!(reply.header("etag"), None, "{address}");
            }
        }
    }
    assert!(pages > 100, "only {pages} pages were looked at");
    circle.world.finish();
}

/// What a form of another community's page is sent to. It sets no cookie and reads none, and does nothing before a button is
/// pressed here (protocol section 8.9).
const FROM_OTHER_SITES: [&str; 3] = ["/vouchers/request", "/vouchers/return", "/offers/{id}/redeem"];

/// E3: a form that another site sends in an officer's name is refused at each address that takes one, and changes nothing.
#[tokio::test]
async fn no_address_takes_a_form_from_another_site() {
    let mut circle = Circle::new().await;
    let officer = ROLES
        .iter()
        .position(|role| *role == "officer")
        .expect("a column");
    circle.asking[officer].browser.site = "cross-site";
    let before = Fingerprint::of(&circle.node);
    let mut forms = 0;
    for route in routes(&circle).await {
        if route.door != "web" || route.method != "POST" || FROM_OTHER_SITES.contains(&route.path) {
            continue;
        }
        forms += 1;
        for (_, address) in circle.filled(route.path) {
            let reply = circle.ask(&route, &address, officer).await;
            // Of a room in which she does not sit she is told nothing else, whatever is sent (D6).
            let is_below_a_room =
                route.path.starts_with("/rooms/") && !route.path.starts_with("/rooms/door/");
            let wanted = if is_below_a_room { 404 } else { 403 };
            assert_eq!(reply.status, wanted, "{route:?}");
        }
    }
    assert!(forms > 20, "only {forms} forms were found");
    assert_eq!(Fingerprint::of(&circle.node), before);
    circle.world.finish();
}
