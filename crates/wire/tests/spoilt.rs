//! Whatever others may write, spoilt at random: signature headers, activities, vouchers, markup and calendars are read without a
//! panic, and what is accepted is what was meant.
//!
//! Each test spoils one text for each seed; `$ROSARIUM_SPOILT_SEEDS` is another range, such as `0..100000`.

#[path = "spoilt/vouchers.rs"]
mod vouchers;

use std::ops::Range;

use domain::{Html, Iri, Origin, Zone};
use jiff::Timestamp;
use serde_json::{Value, json};
use wire::event::EventHints;
use wire::http_signature::{
    ReceivedRequest, Scheme, VerifiedRequest, Window, parse, sign_cavage, sign_rfc9421,
};
use wire::ics_read::ReadSettings;
use wire::keys::{Ed25519Key, RsaKey, SigningKey};

/// When nothing else is said.
const SEEDS: Range<u64> = 0..1_000;
/// Most places that are spoilt at once.
const SPOILT_MAX: usize = 4;

#[expect(
    clippy::disallowed_methods,
    reason = "how much is spoilt is said from outside"
)]
fn seeds() -> Range<u64> {
    let Ok(said) = std::env::var("ROSARIUM_SPOILT_SEEDS") else {
        return SEEDS;
    };
    let (first, end) = said
        .split_once("..")
        .expect("a range of seeds, such as 0..100000");
    let number = |text: &str| text.parse().expect("a seed is a number");
    number(first)..number(end)
}

/// The same draws for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.draw() % bound.max(1) as u64).expect("below what fits")
    }

    fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }

    /// Up to four bytes, signs or pieces are lost, changed, doubled, put in or cut off.
    fn spoil(&mut self, good: &[u8], pieces: &[&str]) -> Vec<u8> {
        let mut text = good.to_vec();
        for _ in 0..1 + self.below(SPOILT_MAX) {
            let at = self.below(text.len());
            match self.below(7) {
                _ if text.is_empty() => text.extend(self.one_of(pieces).bytes()),
                0 => {
                    text.remove(at);
                }
                1 => text[at] ^= 1 << self.below(8),
                2 => text[at] = self.below(256) as u8,
                3 => text.truncate(at),
                4 => {
                    let again: Vec<u8> = text[at..].iter().take(60).copied().collect();
                    text.splice(at..at, again);
                }
                _ => drop(text.splice(at..at, self.one_of(pieces).bytes())),
            }
        }
        text
    }

    /// The same of a text that has to stay one.
    fn spoil_text(&mut self, good: &str, pieces: &[&str]) -> String {
        String::from_utf8_lossy(&self.spoil(good.as_bytes(), pieces)).into_owned()
    }
}

fn iri(text: &str) -> Iri {
    Iri::parse(text).expect("an address")
}

fn now() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().expect("a moment")
}

const BODY: &[u8] = br#"{"type":"Follow","object":"https://a.example/c/a"}"#;
const OF_HEADERS: &[&str] = &[
    ",",
    "\"",
    "=",
    ";",
    "(",
    ")",
    ":",
    "sig1=",
    "keyId=\"",
    "headers=\"\"",
    "(created)",
    "\"@method\"",
    ";created=1",
    "algorithm=\"none\"",
    "created=99999999999999999999",
    "SHA-256=",
    "sha-256=:AAAA:",
    "\u{e9}",
    "\"@authority\";req",
    "  ",
];

/// A good delivery in each scheme, and by which key.
fn deliveries(rsa: &RsaKey, ed25519: &Ed25519Key) -> [(Scheme, Vec<(String, String)>); 2] {
    let inbox = iri("https://a.example/inbox");
    let (main, other) = (
        iri("https://b.example/u#main-key"),
        iri("https://b.example/u#ed25519-key"),
    );
    let key = SigningKey::Ed25519(ed25519);
    [
        (
            Scheme::Cavage12,
            sign_cavage("POST", &inbox, Some(BODY), &main, rsa, now()),
        ),
        (
            Scheme::Rfc9421,
            sign_rfc9421("POST", &inbox, Some(BODY), &other, key, now(), &[]),
        ),
    ]
}

/// A9: a signature that still counts is the one that was made, over the bytes that were signed.
#[test]
fn of_spoilt_signature_headers_none_counts_but_the_one_that_was_made() {
    let (rsa, ed25519) = (RsaKey::generate().expect("a key"), Ed25519Key::from_seed([7; 32]));
    let good = deliveries(&rsa, &ed25519);
    let origin = Origin::parse("https://a.example").expect("an origin");
    let judge = |scheme: Scheme, headers: Vec<(String, String)>, body: &[u8]| {
        let received = ReceivedRequest {
            method: "POST".to_owned(),
            path_and_query: "/inbox".to_owned(),
            headers,
            body: body.to_vec(),
        };
        let key = match scheme {
            Scheme::Cavage12 => rsa.public(),
            _ => ed25519.public(),
        };
        parse(&received).and_then(|claimed| claimed.verify(&received, &origin, &key, now(), Window::STRANGER))
    };
    let hash = |verified: VerifiedRequest| *verified.signature_hash();
    let made = good
        .clone()
        .map(|(scheme, headers)| hash(judge(scheme, headers, BODY).expect("it was not spoilt yet")));
    let mut refused = 0;
    for seed in seeds() {
        let mut chance = Chance::of(seed);
        let which = chance.below(good.len());
        let (scheme, mut headers) = good[which].clone();
        for _ in 0..1 + chance.below(2) {
            let at = chance.below(headers.len());
            let value = chance.spoil_text(&headers[at].1, OF_HEADERS);
            match chance.below(5) {
                0 => headers.push((headers[at].0.clone(), value)),
                1 => headers[at].0 = chance.spoil_text(&headers[at].0.clone(), OF_HEADERS),
                _ => headers[at].1 = value,
            }
        }
        match judge(scheme, headers.clone(), BODY) {
            Ok(verified) => assert_eq!(hash(verified), made[which], "SEED={seed} {headers:?}"),
            Err(_) => refused += 1,
        }
        let (scheme, headers) = good[which].clone();
        let body = chance.spoil(BODY, OF_JSON);
        let verdict = judge(scheme, headers, &body);
        assert!(verdict.is_err() || body == BODY, "SEED={seed} {body:?}");
    }
    assert!(refused > 0, "nothing was spoilt");
}

const OF_JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "\"",
    "\\u0000",
    "\\ud800",
    "1e999",
    "-0",
    "\"id\":\"x\",",
    "\"@graph\":[],",
    "\"type\":[],",
    "{\"a\":",
    "[[[[[[[[[[",
    "\u{feff}",
    "9223372036854775808",
    "\"to\":\"as:Public\",",
    "2027-02-30",
];

/// An agreement on benefits by the community that says it.
fn agreement() -> Value {
    let rule = json!({ "type": "EligibilityRule", "memberOf": ["https://a.example/c/a"], "goodStanding": true,
        "validForMemberTier": ["https://a.example/c/a/tiers/full"] });
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": "https://b.example/agreements/1",
        "type": "ReciprocityAgreement", "attributedTo": "https://b.example/c/b", "name": "x", "content": "<p>x</p>",
        "parties": ["https://a.example/c/a", "https://b.example/c/b"], "revision": 1, "noticePeriod": "P30D",
        "startTime": "2027-01-01T00:00:00Z", "endTime": "2028-01-01T00:00:00Z", "successors": domain::SUCCESSORS,
        "terms": [{ "id": "https://b.example/agreements/1#1", "type": "BenefitTerm", "grantor": "https://b.example/c/b",
            "eligibility": rule, "appliesTo": ["https://w3id.org/rosarium/v1#Events"], "capPerYear": 9, "makeUp": true,
            "benefit": { "type": "Benefit", "kind": "fixed", "value": "5", "currency": "EUR", "rounding": "halfUp" } }],
        "proof": { "type": "x" },
    })
}

fn activities() -> Vec<Value> {
    let event = json!({
        "id": "https://b.example/events/1", "type": "Event", "name": "Evening", "content": "<p>x</p>",
        "attributedTo": "https://b.example/c/b", "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "startTime": "2027-01-14T18:00:00Z", "endTime": "2027-01-14T20:00:00Z", "timezone": "Europe/London",
        "revision": 1, "joinMode": "free", "maximumAttendeeCapacity": 10, "tag": [{ "type": "Hashtag", "name": "#x" }],
        "location": { "type": "Place", "name": "x", "latitude": 1.5, "address": { "addressLocality": "x" } },
    });
    let person = json!({
        "@context": ["https://www.w3.org/ns/activitystreams"], "id": "https://b.example/u", "type": "Person",
        "preferredUsername": "u", "inbox": "https://b.example/u/inbox", "endpoints": { "sharedInbox": "https://b.example/i" },
        "publicKey": { "id": "https://b.example/u#main-key", "owner": "https://b.example/u", "publicKeyPem": "x" },
        "assertionMethod": [{ "id": "https://b.example/u#k", "type": "Multikey", "controller": "https://b.example/u",
            "publicKeyMultibase": Ed25519Key::from_seed([7; 32]).public().to_multikey() }],
    });
    let said = |kind: &str, object: &Value| {
        json!({ "@context": "https://www.w3.org/ns/activitystreams", "id": "https://b.example/a/1", "type": kind,
            "actor": "https://b.example/c/b", "object": object, "to": ["as:Public"], "proof": { "type": "x" } })
    };
    let page = json!({ "id": "https://b.example/o", "type": "OrderedCollectionPage", "orderedItems": [event.clone()],
        "next": "https://b.example/o?2", "totalItems": 3 });
    vec![
        said("Offer", &agreement()),
        said("Create", &event),
        said("Update", &person),
        said("Undo", &said("Join", &json!("https://a.example/events/1"))),
        page,
        person,
        event,
    ]
}

/// B10, C4: what is read at all is read by every reader without a panic, and read again once it is written.
#[test]
fn of_spoilt_activities_each_is_read_or_refused() {
    let good: Vec<String> = activities().iter().map(Value::to_string).collect();
    let (zone, own) = (Zone::parse("Europe/Brussels"), Origin::parse("https://a.example"));
    let (zone, own) = (zone.expect("a zone"), own.expect("an origin"));
    let hints = EventHints {
        zone: &zone,
        own: &own,
    };
    let key = Ed25519Key::from_seed([7; 32]).public();
    let offered = wire::activity::read(&activities()[0]).expect("an activity");
    let us = iri("https://a.example/c/a");
    assert!(wire::reciprocity::read_offer(&offered, &us).is_ok());
    let (mut read, mut refused) = (0, 0);
    for seed in seeds() {
        let mut chance = Chance::of(seed);
        let text = chance.one_of(&good).clone();
        let text = chance.spoil(text.as_bytes(), OF_JSON);
        let Ok(document) = wire::json::read_activity(&text) else {
            refused += 1;
            continue;
        };
        read += 1;
        let written = document.to_string();
        assert!(
            wire::json::read_activity(written.as_bytes()).is_ok(),
            "SEED={seed}"
        );
        let object = document.get("object").unwrap_or(&document);
        for one in [&document, object] {
            if let Ok(activity) = wire::activity::read(one) {
                drop(wire::reciprocity::read_answer(&activity));
                drop(wire::reciprocity::read_undo(&activity));
                let offered = wire::reciprocity::read_offer(&activity, &us);
                let kept = offered.map_or(Ok(()), |offered| offered.text.check());
                assert_eq!(kept, Ok(()), "SEED={seed}: what is read can be kept");
            }
            drop(wire::call::read(one));
            drop(wire::call::read_answer(one));
            drop(wire::call::read_accept(one));
            drop(wire::introduction::read_offer(one));
            drop(wire::introduction::read_accept(one));
            drop(wire::introduction::read_complete(one));
            drop(wire::deal_offer::read(one));
            drop(wire::event::read(one, hints));
            drop(wire::actor::read(one));
            drop(wire::collection::read(one));
            drop(wire::discovery::read_webfinger(one));
            let controller = iri("https://b.example/u");
            let proved = wire::proof::verify(one, &key, &controller, now(), Window::STRANGER);
            assert!(proved.is_err(), "SEED={seed}: nobody signed it");
        }
    }
    assert!(read > 0 && refused > 0, "{read} read, {refused} refused");
}

const OF_MARKUP: &[&str] = &[
    "<script>",
    "</script>",
    "<img src=x onerror=x>",
    "<svg><style>",
    "<math><mi>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<a href=\"javascript:x\">",
    "&#x6a;",
    "&lt;script&gt;",
    "<noscript>",
    "<table><td>",
    "<template>",
    "`",
    "```\n",
    "[x](javascript:x)",
    "![x](https://b.example)",
    "<iframe srcdoc='",
    "\u{0}",
    "\u{202e}",
    "<p",
    "'\"><",
    "# ",
    "\n\n",
];

/// Elements that no text of others may bring.
const NEVER: [&str; 6] = [
    "<script",
    "<style",
    "<iframe",
    "<svg",
    "<template",
    "<a href=\"javascript",
];

fn is_harmless(html: &Html) -> bool {
    let lower = html.as_str().to_ascii_lowercase();
    NEVER.iter().all(|never| !lower.contains(never))
}

/// E1, B10: what is left of markup is harmless, and stays as it is.
#[test]
fn of_spoilt_markup_only_what_is_harmless_is_left() {
    let good = [
        "<p>Bring <strong>one</strong> <a href=\"https://b.example/x\">question</a>.</p><ul><li>a</li></ul>",
        "# Evening\n\nBring *one* [question](https://b.example/x).\n\n- a\n- b\n\n> c\n\n    d\n",
        "<h2>a</h2><blockquote>b<br>c</blockquote><pre><code>d</code></pre>",
    ];
    for seed in seeds() {
        let mut chance = Chance::of(seed);
        let text = *chance.one_of(&good);
        let text = chance.spoil_text(text, OF_MARKUP);
        let once = wire::html::sanitise(&text);
        assert!(is_harmless(&once), "SEED={seed} {text:?}: {once:?}");
        assert_eq!(wire::html::sanitise(once.as_str()), once, "SEED={seed} {text:?}");
        drop(wire::html::plain(&text));
        if let Some(rendered) = wire::markdown::rendered(&text) {
            assert!(is_harmless(&rendered), "SEED={seed} {text:?}: {rendered:?}");
        }
    }
}

const OF_CALENDARS: &[&str] = &[
    "\r\n",
    "\n ",
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "END:VCALENDAR\r\n",
    "RRULE:FREQ=SECONDLY\r\n",
    ";TZID=Mars/Olympus",
    ";VALUE=DATE",
    "99999999999999999999",
    "EXDATE:20270114T180000Z\r\n",
    "DURATION:-P999999999W\r\n",
    ":",
    ";",
    "\"",
    "\\",
    "RECURRENCE-ID:20270121T180000Z\r\n",
    "RDATE;VALUE=PERIOD:20270114T180000Z/PT1H\r\n",
    "\u{0}",
    "BYDAY=99MO,",
    "INTERVAL=0;",
];

/// B10, C4, C5: entries stay in order, each once, and every fault has a line of the file.
#[test]
fn of_spoilt_calendars_entries_stay_in_order_and_faults_have_a_line() {
    let good = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Hall\r\nBEGIN:STANDARD\r\nDTSTART:20201025T030000\r\n\
        TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n\
        BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Round table\r\nDTSTART;TZID=Hall:20270114T180000\r\nDTEND;TZID=Hall:20270114T200000\r\n\
        RRULE:FREQ=WEEKLY;COUNT=9;BYDAY=TH\r\nEXDATE;TZID=Hall:20270128T180000\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\n\
        RECURRENCE-ID;TZID=Hall:20270121T180000\r\nSUMMARY:Moved\r\nDTSTART:20270122T170000Z\r\nDURATION:PT2H\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:A day\r\nDTSTART;VALUE=DATE:20270301\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let settings = ReadSettings {
        default_zone: Zone::parse("Europe/Brussels").expect("a zone"),
        from: "2027-01-01T00:00:00Z".parse().expect("a moment"),
        until: "2028-01-01T00:00:00Z".parse().expect("a moment"),
    };
    assert!(wire::ics_read::read(good.as_bytes(), &settings).entries.len() > 5);
    for seed in seeds() {
        let text = Chance::of(seed).spoil(good.as_bytes(), OF_CALENDARS);
        let read = wire::ics_read::read(&text, &settings);
        let shown = || format!("SEED={seed} {:?}", String::from_utf8_lossy(&text));
        assert!(
            read.entries.is_sorted_by_key(|entry| entry.draft.start.at),
            "{}",
            shown()
        );
        let mut names: Vec<&str> = read.entries.iter().map(|entry| entry.entry.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), read.entries.len(), "{}", shown());
        let lines = text.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
        assert!(
            read.faults.iter().all(|fault| (1..=lines).contains(&fault.line)),
            "{}",
            shown()
        );
    }
}
