//! What reading one signed activity costs, step by step: `cargo bench -p rosarium-wire`.
//!
//! Prints nanoseconds per call, the fastest of several rounds; nothing passes or fails by them. On two cores of an AMD EPYC,
//! before and after the canonical form was written without copies and plain text skipped the parser, in µs:
//!
//! | step | before | after |
//! |---|---:|---:|
//! | bytes to JSON, strictly (the library alone: 18) | 22.3 | 20.4 |
//! | JSON to event | 90.0 | 10.5 |
//! | canonical form | 51.3 | 7.8 |
//! | proof: verified (Ed25519 alone: 36) | 139 | 54.6 |
//! | proof: signed, with a copy of the document | 111 | 42.1 |
//! | RFC 9421, Ed25519: read, checked, verified (Ed25519 alone: 36) | 47.4 | 44.7 |
//! | draft-cavage, RSA: read, checked, verified (RSA alone: 16.3, then 13.7) | 26.2 | 20.6 |

#![expect(clippy::print_stdout, reason = "the table is what this program is for")]

use std::hint::black_box;
use std::time::Instant;

use domain::{
    Amount, Audience, Coordinates, Currency, Event, EventDraft, EventId, EventState, Html, Iri, LanguageTag,
    Modality, Moment, Origin, Place, Price, Tag, Title, Zone,
};
use jiff::Timestamp;
use serde_json::Value;
use wire::event::{EventFacts, EventHints, LocationForm};
use wire::http_signature::{self, ReceivedRequest, Window, sign_cavage, sign_rfc9421};
use wire::keys::{Ed25519Key, PublicKey, RsaKey, SigningKey};
use wire::{digest, html, jcs, json, proof};

/// Calls in a round.
const CALLS: u32 = 500;
/// Rounds; the fastest counts, for whatever else runs on the machine only ever adds.
const ROUNDS: u32 = 9;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let ed25519 = Ed25519Key::from_seed([3; 32]);
    let rsa = RsaKey::generate()?;
    let now: Timestamp = "2026-11-21T09:30:00Z".parse()?;
    let actor = Iri::parse("https://benelux.example/c/benelux")?;
    let method = actor.with_fragment("ed25519-key");
    let activity = proof::sign(create(&actor)?, &ed25519, &method, now)?;
    let body = activity.to_string();
    println!("an activity of {} bytes, ns per call", body.len());
    documents(&activity, &body, &ed25519, &actor, now)?;
    requests(&body, &ed25519, &rsa, &actor, now)
}

fn documents(
    activity: &Value,
    body: &str,
    key: &Ed25519Key,
    actor: &Iri,
    now: Timestamp,
) -> Result<(), Failure> {
    let own = Origin::parse("https://own.example")?;
    let zone = Zone::utc();
    let object = &activity["object"];
    let hints = || EventHints {
        zone: &zone,
        own: &own,
    };
    let public = key.public();
    let bare = {
        let mut bare = activity.clone();
        bare.as_object_mut()
            .ok_or("an activity is an object")?
            .shift_remove("proof");
        bare
    };
    wire::event::read(object, hints())?;
    proof::verify(activity, &public, actor, now, Window::PEER)?;
    step("bytes to JSON, strictly", || json::read_activity(body.as_bytes()));
    step("bytes to JSON, the library alone", || {
        serde_json::from_str::<Value>(body)
    });
    step("JSON to activity", || wire::activity::read(activity));
    step("JSON to event", || wire::event::read(object, hints()));
    step("plain text without markup", || {
        html::plain("Round table 7, version 2 – Lowland Cloud")
    });
    step("plain text of markup", || {
        html::plain("<p>R&amp;D &lt;now&gt;</p><p>b<br>c</p>")
    });
    step("sanitised prose, 6 paragraphs", || {
        html::sanitise(object["content"].as_str().unwrap_or_default())
    });
    step("canonical form", || jcs::canonical(activity));
    step("proof: verified", || {
        proof::verify(activity, &public, actor, now, Window::PEER)
    });
    let method = actor.with_fragment("ed25519-key");
    step("proof: signed (with a copy of the document)", || {
        proof::sign(bare.clone(), key, &method, now)
    });
    Ok(())
}

fn requests(
    body: &str,
    ed25519: &Ed25519Key,
    rsa: &RsaKey,
    actor: &Iri,
    now: Timestamp,
) -> Result<(), Failure> {
    let inbox = Iri::parse("https://own.example/c/own/inbox")?;
    let bytes = body.as_bytes();
    let (new_id, old_id) = (
        actor.with_fragment("ed25519-key"),
        actor.with_fragment("main-key"),
    );
    let new = sign_rfc9421(
        "POST",
        &inbox,
        Some(bytes),
        &new_id,
        SigningKey::Ed25519(ed25519),
        now,
        &[],
    );
    let old = sign_cavage("POST", &inbox, Some(bytes), &old_id, rsa, now);
    check("RFC 9421, Ed25519", new, body, &inbox, &ed25519.public(), now)?;
    check("draft-cavage, RSA", old, body, &inbox, &rsa.public(), now)?;
    let signature = ed25519.sign(&[7; 64]);
    let (ed25519, rsa_public) = (ed25519.public(), rsa.public());
    let (multikey, pem) = (ed25519.to_multikey(), rsa_public.to_pem());
    step("Ed25519 alone: verified", || ed25519.verify(&[7; 64], &signature));
    let signature = rsa.sign(&[7; 64]);
    step("RSA alone: verified", || rsa_public.verify(&[7; 64], &signature));
    step("Ed25519 key read", || PublicKey::from_multikey(&multikey));
    step("RSA key read", || PublicKey::from_pem(&pem));
    step("digest of the body", || digest::sha256(bytes));
    Ok(())
}

fn check(
    name: &str,
    headers: Vec<(String, String)>,
    body: &str,
    inbox: &Iri,
    key: &PublicKey,
    now: Timestamp,
) -> Result<(), Failure> {
    let received = ReceivedRequest {
        method: "POST".to_owned(),
        path_and_query: inbox.path_and_query().to_owned(),
        headers,
        body: body.as_bytes().to_vec(),
    };
    let origin = inbox.origin();
    let verified = || {
        let claimed = http_signature::parse(&received)?;
        let checked = claimed.check_without_key(&received, now, Window::STRANGER)?;
        checked.verify(&origin, key, now, Window::PEER)
    };
    verified()?;
    step(&format!("{name}: read"), || http_signature::parse(&received));
    step(&format!("{name}: read, checked, verified"), verified);
    Ok(())
}

/// A Create of an event about as long as real ones.
fn create(group: &Iri) -> Result<Value, Failure> {
    let zone = Zone::parse("Europe/Brussels")?;
    let moment = |text: &str| Moment::parse(text, zone.clone());
    let paragraph = "<p>Partners show what they built, and say what went wrong on the way there.</p>";
    let draft = EventDraft {
        description: Html::from_sanitised(paragraph.repeat(6)),
        end: Some(moment("2027-01-14T20:30:00+01:00")?),
        modality: Modality::InPerson,
        place: Some(Place {
            name: "Lowland Cloud".to_owned(),
            street: Some("Rue de la Loi 1".to_owned()),
            postal_code: Some("1000".to_owned()),
            locality: Some("Brussels".to_owned()),
            region: None,
            country: Some("BE".to_owned()),
            coordinates: Some(Coordinates {
                latitude: 50.0,
                longitude: 4.35,
            }),
        }),
        capacity: Some(60),
        price: Some(Price {
            amount: Amount::parse("40.00")?,
            member: None,
            currency: Currency::parse("EUR")?,
        }),
        language: Some(LanguageTag::parse("en")?),
        category: Some("BUSINESS".to_owned()),
        tags: vec![Tag::parse("copilot")?, Tag::parse("azure")?],
        ..EventDraft::online(
            Title::parse("Round table 7, version 2")?,
            moment("2027-01-14T18:00:00+01:00")?,
        )
    };
    let origin = group.origin();
    let event = Event {
        id: EventId::new(1, [0; 10]),
        iri: Iri::local(&origin, "/events/01JD7Z"),
        owner: group.clone(),
        revision: 2,
        state: EventState::Published,
        audience: Audience::Public,
        draft,
        published: "2026-11-20T10:00:00Z".parse()?,
        updated: "2026-11-20T10:00:00Z".parse()?,
        taken: None,
        source: None,
        series: None,
    };
    Ok(wire::event::create(&EventFacts {
        event: &event,
        group,
        followers: &Iri::parse(&format!("{group}/followers"))?,
        peers: &Iri::parse(&format!("{group}/peers"))?,
        origin: &origin,
        taken: 12,
        banner_fallback: None,
        banner_shape: None,
        place_id: None,
        previous_start: None,
        location_form: LocationForm::OnePlace,
    }))
}

#[expect(
    clippy::disallowed_methods,
    reason = "this measures the passing of time, and nothing depends on it"
)]
fn step<T>(name: &str, mut work: impl FnMut() -> T) {
    let mut fastest = f64::MAX;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        for _ in 0..CALLS {
            black_box(work());
        }
        fastest = fastest.min(begun.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS));
    }
    println!("{name:<48}{fastest:>9.0}");
}
