//! GETs that are not taken as they were signed: once more in another form, and what worked is remembered (protocol section 3.2).

use std::sync::{Arc, Mutex};

use domain::{Iri, Origin};
use egress::memory::answer;
use egress::{Method, Request};
use harness::evil::{ACTIVITY_JSON, Actor, Evil};
use serde_json::{Value, json};
use wire::http_signature::{self, ReceivedRequest, Window};
use wire::keys::PublicKey;

use crate::siege::Siege;

/// What a server lets pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    /// A cavage signature over the path alone.
    PathAlone,
    /// RFC 9421.
    Rfc9421,
}

/// A server that verifies the GETs it is sent, in one way only, as some do; it writes down which it let pass.
struct Picky {
    origin: Origin,
    log: Arc<Mutex<Vec<u16>>>,
}

impl Picky {
    /// Serves an actor at an address with a query to whoever signs with this key as it wants.
    fn open(siege: &Siege, name: &str, takes: Takes, key: PublicKey) -> (Self, Actor, Evil) {
        let evil = Evil::new(&siege.world, name, &siege.victim);
        let plain = evil.mastodon("mallory");
        let mut document = evil.page("/users/mallory").expect("it is served");
        let id = Iri::local(&evil.origin, "/users/mallory?v=1");
        let actor = plain.posing_as(id.clone());
        document["id"] = json!(id.as_str());
        document["publicKey"]["owner"] = json!(id.as_str());
        document["publicKey"]["id"] = json!(actor.rsa_key().as_str());
        let log = Arc::new(Mutex::new(Vec::new()));
        let (written, clock, origin) = (log.clone(), siege.victim.clock.clone(), evil.origin.clone());
        siege.world.internet.route(evil.origin.clone(), move |request| {
            use ambient::Clock;
            if request.method == Method::Post {
                return answer(202, "text/plain", "");
            }
            let status = if passes(&request, takes, &origin, &key, clock.now()) {
                200
            } else {
                401
            };
            written.lock().expect("nobody panics with it").push(status);
            answer(status, ACTIVITY_JSON, document.to_string())
        });
        let origin = evil.origin.clone();
        (Self { origin, log }, actor, evil)
    }

    fn log(&self) -> Vec<u16> {
        self.log.lock().expect("nobody panics with it").clone()
    }
}

fn passes(request: &Request, takes: Takes, origin: &Origin, key: &PublicKey, now: jiff::Timestamp) -> bool {
    let whole = request.url.path_and_query();
    let is_rfc9421 = request
        .headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("signature-input"));
    let path_and_query = match takes {
        Takes::PathAlone if is_rfc9421 => return false,
        Takes::Rfc9421 if !is_rfc9421 => return false,
        Takes::PathAlone => whole.split('?').next().unwrap_or_default(),
        Takes::Rfc9421 => whole,
    };
    let received = ReceivedRequest {
        method: "GET".to_owned(),
        path_and_query: path_and_query.to_owned(),
        headers: request.headers.clone(),
        body: Vec::new(),
    };
    http_signature::parse(&received)
        .and_then(|claimed| claimed.verify(&received, origin, key, now, Window::STRANGER))
        .is_ok()
}

/// The RSA key of a node's own actor, as anybody reads it.
async fn key_of(siege: &Siege) -> PublicKey {
    let actor = harness::get(&siege.victim, "/actor", ACTIVITY_JSON).await;
    let document: Value = serde_json::from_str(&actor.text()).expect("an actor is JSON");
    let pem = document["publicKey"]["publicKeyPem"]
        .as_str()
        .expect("it has a key");
    PublicKey::from_pem(pem).expect("it can be read")
}

/// Her Follow is heard only when her document could be had.
async fn is_heard(siege: &Siege, evil: &Evil, actor: &Actor, name: &str) -> u16 {
    let follow = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}/follows/{name}", evil.origin), "type": "Follow",
        "actor": actor.id.as_str(), "object": siege.victim.group().as_str(),
    });
    siege.a_minute();
    evil.deliver(&siege.victim, actor, &follow).await.status
}

#[tokio::test]
async fn a_get_with_a_query_that_is_answered_401_is_made_once_more_without_the_query_in_what_is_signed() {
    let siege = Siege::lay(91).await;
    let key = key_of(&siege).await;
    let (picky, actor, evil) = Picky::open(&siege, "picky", Takes::PathAlone, key);
    assert_eq!(is_heard(&siege, &evil, &actor, "one").await, 202);
    assert_eq!(picky.log(), [401, 200]);
    siege.world.run_until_quiet().await;
    siege.lift().await;
}

#[tokio::test]
async fn a_get_that_is_answered_401_is_made_once_more_with_the_other_signature_which_is_remembered() {
    let siege = Siege::lay(92).await;
    let key = key_of(&siege).await;
    let (picky, actor, evil) = Picky::open(&siege, "newest", Takes::Rfc9421, key);
    assert_eq!(is_heard(&siege, &evil, &actor, "one").await, 202);
    // As it is, without the query, and then in RFC 9421.
    assert_eq!(picky.log(), [401, 401, 200]);
    siege.world.run_until_quiet().await;
    let known = siege
        .victim
        .database()
        .read(|tx| store::deliveries::host(tx, &picky.origin));
    let scheme = known
        .expect("a host can be read")
        .scheme
        .map(|(scheme, _)| scheme);
    assert_eq!(scheme, Some(store::deliveries::Scheme::Rfc9421Rsa));
    siege.lift().await;
}

#[tokio::test]
async fn a_server_that_takes_no_signature_is_asked_three_times_and_no_more() {
    let siege = Siege::lay(93).await;
    // Somebody else's key: whatever we sign is wrong there.
    let other = siege.mallory.keys.ed25519.public();
    let (picky, actor, evil) = Picky::open(&siege, "deaf", Takes::PathAlone, other);
    assert_eq!(is_heard(&siege, &evil, &actor, "one").await, 503);
    assert_eq!(picky.log(), [401, 401, 401]);
    siege.lift().await;
}
