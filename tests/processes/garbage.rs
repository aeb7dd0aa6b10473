//! Two hundred requests of garbage to every route, a part of them with an officer's token: a refusal or an answer,
//! never a fault of the node's own. The same garbage at each run.

use crate::node::Node;
use crate::patience::{Watch, say};

/// Requests to each route.
const REQUESTS: usize = 200;

/// Routes that no document lists; those of the API come from its own OpenAPI document.
const ROUTES: [&str; 39] = [
    "GET /.well-known/webfinger",
    "GET /.well-known/nodeinfo",
    "GET /.well-known/host-meta",
    "GET /nodeinfo/{x}",
    "GET /peer",
    "GET /peer/{x}",
    "GET /actor",
    "GET /actor/{x}",
    "GET /actor/activities/{x}",
    "POST /actor/inbox",
    "POST /inbox",
    "GET /c/{x}",
    "GET /c/community/{x}",
    "GET /c/{x}/{x}",
    "POST /c/{x}/inbox",
    "POST /c/community/inbox",
    "GET /users/{x}",
    "GET /users/olga/{x}",
    "POST /users/olga/inbox",
    "GET /events",
    "GET /events/{x}",
    "POST /events/{x}",
    "GET /events/{x}.ics",
    "GET /events/{x}/attendees",
    "GET /events/{x}/organizers",
    "GET /events/{x}/activities/{x}",
    "GET /activities/{x}",
    "GET /agreements/{x}",
    "GET /peerings/{x}",
    "GET /calendar.ics",
    "GET /feed.atom",
    "GET /",
    "GET /communities",
    "GET /about",
    "GET /status",
    "POST /settings/look",
    "GET /static/{x}",
    "GET /dev/{x}",
    "GET /{x}",
];

const SEGMENTS: [&str; 24] = [
    "01HZZZZZZZZZZZZZZZZZZZZZZZ",
    "0",
    "-1",
    "99999999999999999999",
    "olga",
    "community",
    "inbox",
    "outbox",
    "followers",
    "2.1",
    "x.example",
    "%00",
    "%ff%fe",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e",
    "%F0%9F%8C%B9",
    "'%20OR%201=1",
    "%3Cscript%3E",
    "a.b.c",
    ";",
    "~",
    "%25%25",
    "*",
    "@",
];

const QUERIES: [&str; 24] = [
    "",
    "?",
    "?limit=0",
    "?limit=18446744073709551616",
    "?limit=-1",
    "?limit=ten",
    "?cursor=%00",
    "?cursor=AAAA",
    "?cursor=bm90IGEgcGxhY2U",
    "?from=yesterday",
    "?from=-9999-01-01T00:00:00Z&to=9999-12-31T23:59:59Z",
    "?from=2027-13-45",
    "?resource=acct:",
    "?resource=acct:@@",
    "?resource=acct:olga@evil.example",
    "?resource=http://%5B::1",
    "?page=-1",
    "?page=999999999999",
    "?max_id=x",
    "?a=%",
    "?a=%zz&a=%ff",
    "?q=%F0%9F%8C%B9&tag=%00&modality=7",
    "?since=soon",
    "?address=http://127.0.0.1:1",
];

const KINDS: [&str; 8] = [
    "application/activity+json",
    "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    ";;;",
    "\u{e9}",
];

const ACCEPTS: [&str; 6] = [
    "*/*",
    "text/html",
    "application/activity+json",
    "application/ld+json;q=nan",
    ",,,;q=7",
    "text/calendar",
];

const ODD_HEADERS: [&str; 14] = [
    "authorization: Bearer",
    "authorization: Bearer rosarium_0000",
    "authorization: Basic Og==",
    "signature: keyId=\"\",signature=\"!\"",
    "signature: sig1=:AAAA:",
    "signature-input: sig1=(\"@method\" \"@path\");created=99999999999999999;keyid=\"x\"",
    "digest: SHA-256=AAAA",
    "content-digest: sha-256=:AAAA:",
    "date: yesterday",
    "if-none-match: *, \"",
    "if-match: \"-1.-1.-1\"",
    "range: bytes=5-1",
    "cookie: =;=;look=\u{1f339}",
    "idempotency-key: \u{e9}",
];

const BODIES: [&str; 10] = [
    "",
    "{",
    "null",
    "[]",
    "{\"type\":\"Create\",\"id\":1}",
    "{\"title\":[],\"start\":{}}",
    "a=%&b=%ff&=",
    "\"\\ud800\"",
    "{\"peer\":\"127.0.0.1:1\",\"scopes\":[\"nonsense\"]}",
    "--x\r\n\r\n--x--",
];

#[test]
fn garbage_at_every_route_is_refused_or_answered_and_the_node_goes_on() {
    let mut node = Node::set_up("seattle");
    node.start();
    let bearer = node.token("olga", "read,write,admin");
    let mut routes: Vec<String> = ROUTES.iter().map(|route| (*route).to_owned()).collect();
    routes.extend(routes_of_api(&node));
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let watch = Watch::start();
    let (mut by_class, mut limited) = ([0_usize; 6], 0_usize);
    for route in &routes {
        for number in 0..REQUESTS {
            let shot = Shot::thrown(&mut dice, route, (number % 2 == 1).then_some(bearer.as_str()));
            let status = shot.fire(&node);
            by_class[usize::from(status / 100)] += 1;
            limited += usize::from(status == 429);
        }
        node.assert_well();
    }
    say(&format!(
        "garbage: {} routes, {} requests in {:.1} s, answers by class {by_class:?}, {limited} of them 429, {:?} MiB resident",
        routes.len(),
        routes.len() * REQUESTS,
        watch.elapsed().as_secs_f32(),
        node.memory_mib()
    ));
    let refused = by_class[4];
    assert!(
        refused > routes.len() * REQUESTS / 4,
        "garbage was mostly welcome: {by_class:?}"
    );
}

fn routes_of_api(node: &Node) -> Vec<String> {
    let document = node.get("/api/v1/openapi.json", &[]).json();
    let mut routes = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            if ["get", "post", "put", "delete"].contains(&method.as_str()) {
                routes.push(format!("{} {path}", method.to_ascii_uppercase()));
            }
        }
    }
    assert!(routes.len() > 20, "{routes:?}");
    routes
}

/// One request of garbage.
struct Shot {
    method: String,
    path: String,
    headers: Vec<String>,
    body: Vec<u8>,
    is_anonymous: bool,
}

impl Shot {
    fn thrown(dice: &mut Dice, route: &str, bearer: Option<&str>) -> Self {
        let (method, path) = route.split_once(' ').unwrap();
        let method = match dice.below(8) {
            0 => dice.one_of(&["PATCH", "TRACE", "BREW", "HEAD", "OPTIONS", "PUT", "POST"]),
            _ => method,
        };
        let mut headers = vec![
            format!("content-type: {}", dice.one_of(&KINDS)),
            format!("accept: {}", dice.one_of(&ACCEPTS)),
        ];
        headers.extend(bearer.map(str::to_owned));
        if dice.below(2) == 0 {
            headers.push(dice.one_of(&ODD_HEADERS).to_owned());
        }
        Self {
            method: method.to_owned(),
            path: format!("{}{}", fill(dice, path), dice.one_of(&QUERIES)),
            headers,
            body: body(dice),
            is_anonymous: bearer.is_none(),
        }
    }

    /// The status of the answer, checked.
    fn fire(&self, node: &Node) -> u16 {
        let headers: Vec<&str> = self.headers.iter().map(String::as_str).collect();
        let shown = format!("{} {} {:?}", self.method, self.path, self.headers);
        let answer = node.ask(&self.method, &self.path, &headers, &self.body);
        let answer = answer.unwrap_or_else(|error| panic!("{shown}: {error}"));
        assert!(answer.is_civil(), "{shown}: {answer:?}");
        let writes = ["POST", "PUT", "PATCH", "DELETE"].contains(&self.method.as_str());
        let path = self.path.split('?').next().unwrap_or_default();
        if self.is_anonymous && writes && (path.starts_with("/api/") || path.ends_with("/inbox")) {
            assert!((400..500).contains(&answer.status), "{shown}: {answer:?}");
        }
        if answer.status == 405 {
            assert!(answer.header("allow").is_some(), "{shown}: {answer:?}");
        } else if path.starts_with("/api/") && answer.status >= 400 && self.method != "HEAD" {
            assert!(!answer.body.is_empty(), "{shown}: a refusal says why: {answer:?}");
        }
        answer.status
    }
}

fn fill(dice: &mut Dice, path: &str) -> String {
    let mut filled = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match dice.below(12) {
            0 => filled.push_str(&"a".repeat(1 + dice.below(9_000))),
            _ => filled.push_str(dice.one_of(&SEGMENTS)),
        }
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    filled + rest
}

fn body(dice: &mut Dice) -> Vec<u8> {
    match dice.below(3) {
        0 => Vec::new(),
        1 => dice.one_of(&BODIES).as_bytes().to_vec(),
        _ => {
            let length = dice.below(600);
            (0..length).map(|_| dice.next().to_le_bytes()[0]).collect()
        }
    }
}

/// Chance that is the same at each run (xorshift64*).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next()).unwrap() % bound
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}
