//! A whole node in memory for the tests of this crate: told clock, seeded chance, stubs for the network.
//!
//! Each answer is checked against the OpenAPI document: its status is declared, its body fits its schema.

mod stubs;

use std::sync::Arc;

use ambient::{Randomness, ToldClock};
use axum::Router;
use axum::body::Body;
use community::Rules;
use community::add_member::{Newcomer, add_member};
use community::issue_token::issue_token;
use community::set_up::set_up;
use domain::{CommunityProfile, Handle, Html, Iri, MailAddress, Origin, PersonName, Role, Title, Zone};
use edge::{AuthorizedFetch, Doors, Mode, Node, Ribbon, Settings};
use http::{HeaderMap, Method, Request, StatusCode, header};
use serde_json::{Value, json};
use store::Database;
use store::tokens::TokenScope;
use tower::ServiceExt;

use crate::shape_check;

/// What is the time when a test begins.
pub(crate) const NOW: &str = "2026-11-21T12:00:00Z";

/// A node with an officer (`olga`), an operator (`otto`) and a member (`maren`).
pub(crate) struct World {
    pub(crate) doors: Doors,
    pub(crate) clock: ToldClock,
    document: Value,
}

/// Somebody who calls.
pub(crate) struct Client<'a> {
    world: &'a World,
    token: Option<String>,
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
    pub(crate) json: Value,
}

impl World {
    pub(crate) async fn new() -> Self {
        let clock = ToldClock::new(NOW.parse().unwrap());
        let database = Database::in_memory();
        let origin = Origin::parse("https://seattle.example").unwrap();
        settle_in(&database, &origin).await;
        let node = Arc::new(Node {
            database: database.clone(),
            clock: Arc::new(clock.clone()),
            people_asked: edge::PeopleAsked::default(),
            paper_tries: edge::PaperTries::default(),
            pictures: edge::PictureDesk::default(),
            randomness: Randomness::seeded(8),
            group: Iri::local(&origin, "/c/seattle"),
            application: Iri::local(&origin, "/actor"),
            origin: origin.clone(),
            settings: settings(),
        });
        let doors = Doors {
            node,
            peers: Arc::new(stubs::Peers {
                database: database.clone(),
            }),
            agreements: Arc::new(edge::NoAgreements),
            statements: Arc::new(edge::NoStatements),
            paper: Arc::new(edge::NoPaper),
            calendars: Arc::new(stubs::Calendars { database }),
            issuers: Arc::new(edge::NoIssuers),
            mails: Arc::new(edge::NoMails),
            words: Arc::new(edge::Words::english()),
        };
        let document = crate::document(&origin);
        Self {
            doors,
            clock,
            document,
        }
    }

    pub(crate) fn database(&self) -> &Database {
        &self.doors.node.database
    }

    pub(crate) fn document(&self) -> &Value {
        &self.document
    }

    pub(crate) fn with_token(&self, token: &str) -> Client<'_> {
        Client {
            world: self,
            token: Some(token.to_owned()),
        }
    }

    pub(crate) fn as_stranger(&self) -> Client<'_> {
        Client {
            world: self,
            token: None,
        }
    }

    /// `maren`, with the scope `write`.
    pub(crate) fn as_member(&self) -> Client<'_> {
        self.with_token("maren-write")
    }

    /// `maren`, with the scope `read`.
    pub(crate) fn as_reader(&self) -> Client<'_> {
        self.with_token("maren-read")
    }

    /// `olga`, with the scope `admin`.
    pub(crate) fn as_officer(&self) -> Client<'_> {
        self.with_token("olga-admin")
    }

    /// `otto`, with the scope `admin`.
    pub(crate) fn as_operator(&self) -> Client<'_> {
        self.with_token("otto-admin")
    }

    pub(crate) async fn get(&self, url: &str) -> Answer {
        self.as_stranger().get(url).await
    }

    /// Publishes the example event for an audience and answers its id.
    pub(crate) async fn publish(&self, audience: Value) -> String {
        let mut event = crate::events::input_example();
        event["audience"] = audience;
        let answer = self.as_officer().post("/api/v1/events", event).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json["id"].as_str().unwrap().to_owned()
    }

    /// A peer that shares events: `https://london.example`.
    pub(crate) async fn with_london(&self) {
        let body = json!({ "peer": "https://london.example", "scopes": ["events"] });
        assert_eq!(
            self.as_officer().post("/api/v1/peers", body).await.status,
            StatusCode::CREATED
        );
        let accepted = self
            .as_officer()
            .post(
                "/api/v1/peers/london.example/accept",
                json!({ "scopes": ["events"] }),
            )
            .await;
        assert_eq!(accepted.json["state"], "active");
    }

    /// One request to a router, as it is.
    pub(crate) async fn ask(&self, router: Router, request: Request<Body>) -> Answer {
        let response = router.oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        let json = serde_json::from_slice(&bytes).unwrap_or_default();
        Answer {
            status: parts.status,
            headers: parts.headers,
            bytes,
            json,
        }
    }
}

impl Client<'_> {
    pub(crate) async fn get(&self, url: &str) -> Answer {
        self.call(Method::GET, url, &[], None).await
    }

    pub(crate) async fn post(&self, url: &str, body: Value) -> Answer {
        self.call(Method::POST, url, &[], Some(body.to_string())).await
    }

    pub(crate) async fn post_nothing(&self, url: &str) -> Answer {
        self.call(Method::POST, url, &[], None).await
    }

    pub(crate) async fn put(&self, url: &str, body: Value) -> Answer {
        self.call(Method::PUT, url, &[], Some(body.to_string())).await
    }

    pub(crate) async fn delete(&self, url: &str) -> Answer {
        self.call(Method::DELETE, url, &[], None).await
    }

    /// One request with further headers; a `content-type` among them replaces that of JSON.
    pub(crate) async fn call(
        &self,
        method: Method,
        url: &str,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> Answer {
        let path = url.strip_prefix("https://seattle.example").unwrap_or(url);
        let mut request = Request::builder().method(&method).uri(path);
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if body.is_some() && !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.map_or_else(Body::empty, Body::from)).unwrap();
        let answer = self
            .world
            .ask(crate::router(self.world.doors.clone()), request)
            .await;
        let faults = shape_check::answer_faults(&self.world.document, &method, path, &answer);
        assert!(faults.is_empty(), "{method} {url}: {faults:?}\n{}", answer.text());
        answer
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Where the next page is.
    pub(crate) fn next(&self) -> Option<String> {
        let url = self
            .header("link")
            .strip_prefix('<')?
            .strip_suffix(">; rel=\"next\"")?;
        Some(url.to_owned())
    }
}

async fn settle_in(database: &Database, origin: &Origin) {
    let now = NOW.parse().unwrap();
    database
        .transact(|tx| set_up(tx, origin, &profile(), &[], now))
        .await
        .unwrap();
    for (number, handle, roles) in [
        (1, "olga", vec![Role::Officer]),
        (2, "otto", vec![Role::Operator]),
        (3, "maren", vec![]),
    ] {
        let newcomer = Newcomer {
            id: domain::MemberId::new(0, [number; 10]),
            handle: Handle::parse(handle).unwrap(),
            name: PersonName::parse(handle).unwrap(),
            mail: MailAddress::parse(&format!("{handle}@seattle.example")).unwrap(),
            organization: Some(PersonName::parse("Ledgerline").unwrap()),
            kind: domain::Kind::Partner,
            roles,
        };
        database
            .transact(|tx| add_member(tx, "test", newcomer.clone(), now))
            .await
            .unwrap();
    }
    let tokens = [
        ("olga", TokenScope::Admin, "olga-admin"),
        ("otto", TokenScope::Admin, "otto-admin"),
        ("maren", TokenScope::Write, "maren-write"),
        ("maren", TokenScope::Read, "maren-read"),
    ];
    for (number, (handle, scope, secret)) in (1..).zip(tokens) {
        let handle = Handle::parse(handle).unwrap();
        let id = domain::TokenId::new(0, [number; 10]);
        database
            .transact(|tx| issue_token(tx, &handle, &[scope], id.clone(), secret, now))
            .await
            .unwrap();
    }
}

fn profile() -> CommunityProfile {
    CommunityProfile {
        slug: domain::Slug::parse("seattle").unwrap(),
        name: Title::parse("Seattle Partners").unwrap(),
        summary: Html::from_sanitised("<p>Partners around Puget Sound.</p>".to_owned()),
        governance: domain::Governance::Association,
        audience: domain::CommunityAudience::Mixed,
        modality: domain::CommunityModality::Hybrid,
        ecosystem: domain::Ecosystem::Microsoft,
        languages: vec![domain::LanguageTag::parse("en").unwrap()],
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        country: Some(domain::Country::parse("US").unwrap()),
        currency: domain::Currency::parse("USD").unwrap(),
        operator_name: None,
        region: None,
        contact: None,
        chapters: Vec::new(),
    }
}

fn settings() -> Settings {
    Settings {
        rules: Rules::default(),
        mode: Mode::Production,
        body_bytes_max: 256 * 1024,
        trusted_proxies: Vec::new(),
        media_origin: None,
        sign_in_tries: edge::TriesPerMinute::default(),
        authorized_fetch: AuthorizedFetch::Open,
        default_audience: domain::Audience::AllPeers,
        default_scopes: [domain::Scope::Events, domain::Scope::Offers]
            .into_iter()
            .collect(),
        horizon_months: 12,
        session_days: 30,
        passkeys: true,
        pages: edge::Pages::default(),
        retry_days: 7,
        taxonomy: Arc::new(taxonomy()),
        profiles: edge::Profiles::default(),
        ethics: edge::Ethics::default(),
        dues: community::Dues::default(),
        reminder_hours: Vec::new(),
        introductions: community::IntroductionRules::default(),
        calls: community::CallRules::default(),
        notice: edge::CompetitionNotice::Ours,
        digest: None,
        ribbon: Ribbon::None,
    }
}

/// Short lists to pick from.
fn taxonomy() -> domain::Taxonomy {
    let entry = |id: &str, name: &str| json!({ "id": id, "name": name });
    let lists = json!({
        "id": "small-2026", "dated": "2026-01-31", "language": "en",
        "competencies": [entry("security", "Security"), entry("erp", "ERP")],
        "verticals": [entry("retail", "Retail")], "sizes": [entry("1-50", "1 to 50 people")],
        "partner-types": [entry("advisory", "Advisory")],
        "regions": [entry("SE", "Sweden"), entry("US-WA", "Washington, United States")],
    });
    serde_json::from_value(lists).unwrap()
}
