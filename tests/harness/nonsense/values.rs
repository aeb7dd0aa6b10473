//! Values that fit a field, values that fit none, and ids of every origin.

use serde_json::{Value, json};

use super::{NESTED_MAX, Names, Nonsense, Once};

/// A long text: beyond every bound of a field, within that of a body.
const LONG_CHARS: usize = 60_000;

const TEXTS: &[&str] = &[
    "",
    " ",
    "Rosé & friends",
    "\u{202e}evil\u{202c}",
    "\u{0}",
    "a\r\nb: c",
    "<script>x</script>",
    "' OR 1=1 --",
    "🌹🌹🌹",
    "e\u{301}\u{301}\u{301}\u{301}",
    "\u{feff}\u{200b}",
    "{{x}}",
    "%00%ff",
    "null",
    "PT1H",
    "-1",
    "1e5",
    "javascript:alert(1)",
    "data:text/html,x",
    "\u{fffd}\u{ffff}",
    "../../etc/passwd",
    "as:Public",
];

const MOMENTS: &[&str] = &[
    "2027-01-14T18:00:00Z",
    "2027-01-14T20:00:00+01:00",
    "2026-11-21T12:00:00Z",
    "2027-02-30T25:61:61Z",
    "-9999-01-01T00:00:00Z",
    "9999-12-31T23:59:60Z",
    "2027-01-14",
    "18:00",
    "2027-01-14T18:00:00[Mars/Olympus]",
    "1970-01-01T00:00:00.000000000000001Z",
    "yesterday",
];

const ADDRESSES: &[&str] = &[
    "http://127.0.0.1:1/x",
    "https://169.254.169.254/latest",
    "https://[::1]/x",
    "https://xn--e1a4c/x",
    "https://SEATTLE.example./events/1",
    "https://seattle.example:443/actor",
    "https://seattle.example/%2e%2e/actor",
    "ftp://evil.example/x",
    "//evil.example/x",
    "https://user@evil.example/x",
    "https://evil.example/x#y#z",
    "acct:a@b",
    "https://",
    "urn:uuid:0",
    "did:key:z6Mk",
    "https://evil.example:99999/",
];

const NUMBERS: &[f64] = &[
    0.0,
    -0.0,
    1.5,
    -1.0,
    1e18,
    9_007_199_254_740_993.0,
    1e308,
    5e-324,
    -1e-7,
    40.0,
];

/// An id: mostly one that means something, else of a server that does not answer, else an address of no good.
pub(super) fn id(nonsense: &mut Nonsense, names: &Names) -> Value {
    match nonsense.below(12) {
        0 => json!(nonsense.one_of(ADDRESSES)),
        1 => json!(format!("{}/events/{}", names.silent, nonsense.below(50))),
        2 => json!(format!("{}/missing/{}", names.server, nonsense.below(50))),
        3 => json!(format!("{}#{}", names.actor, nonsense.below(9))),
        4 => nonsense.fresh_id(names, "things"),
        _ => json!(nonsense.one_of(&names.known)),
    }
}

/// What a field of this name would hold.
pub(super) fn fitting(nonsense: &mut Nonsense, names: &Names, field: &str) -> Value {
    match field {
        "published" | "updated" | "startTime" | "endTime" | "previousStartTime" | "validFrom"
        | "validUntil" | "deleted" => json!(nonsense.one_of(MOMENTS)),
        "revision"
        | "rsvpCounter"
        | "sequence"
        | "totalItems"
        | "maximumAttendeeCapacity"
        | "participantCount"
        | "remainingAttendeeCapacity" => json!(nonsense.below(5)),
        "to" | "cc" | "bto" | "bcc" | "audience" => match nonsense.once_in(3) {
            Once::Now => json!([id(nonsense, names)]),
            Once::NotNow => json!(["https://www.w3.org/ns/activitystreams#Public"]),
        },
        "status" => json!(nonsense.one_of(&["CONFIRMED", "CANCELLED", "TENTATIVE", "scheduled"])),
        "joinMode" => json!(nonsense.one_of(&["free", "restricted", "external", "invite"])),
        "timezone" => json!(nonsense.one_of(&["Europe/London", "Mars/Olympus", "UTC"])),
        "location" => json!({ "type": "Place", "name": "Hall", "latitude": 50.0, "longitude": 4.5 }),
        "tag" => {
            json!([{ "type": "Hashtag", "name": "#roses" }, { "type": "Mention", "href": id(nonsense, names) }])
        }
        "proof" => json!({ "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022",
            "verificationMethod": format!("{}#ed25519-key", names.actor), "proofPurpose": "assertionMethod",
            "created": "2026-11-21T12:00:00Z", "proofValue": "z3FXQ" }),
        "publicKey" => {
            json!({ "id": format!("{}#main-key", names.actor), "owner": names.actor, "publicKeyPem": "x" })
        }
        "items" | "orderedItems" | "attachment" | "organizers" | "contacts" | "parties" | "keyPins" => {
            let count = nonsense.below(60);
            Value::Array((0..count).map(|_| id(nonsense, names)).collect())
        }
        "name"
        | "summary"
        | "content"
        | "category"
        | "preferredUsername"
        | "inLanguage"
        | "participationMessage" => {
            json!(nonsense.one_of(TEXTS))
        }
        "isOnline" | "displayEndTime" => json!(nonsense.below(2) == 0),
        "price" | "memberPrice" | "priceCurrency" => {
            json!(nonsense.one_of(&["4.00", "EUR", "-1", "1e9", "XXX"]))
        }
        _ => id(nonsense, names),
    }
}

/// What fits nowhere.
pub(super) fn odd(nonsense: &mut Nonsense, names: &Names) -> Value {
    match nonsense.below(16) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(u64::MAX - nonsense.below(2)),
        3 => json!(i64::MIN),
        4 => json!(nonsense.one_of(NUMBERS)),
        5 => json!([]),
        6 => json!({}),
        7 => json!(nonsense.one_of(MOMENTS)),
        8 => json!(nonsense.one_of(ADDRESSES)),
        9 => nested(nonsense),
        10 => json!({ "type": [], "id": { "id": { "id": 7 } } }),
        11 => {
            json!({ "type": nonsense.one_of(&["Link", "Event", "Tombstone", "Note"]), "href": id(nonsense, names) })
        }
        12 => {
            let count = nonsense.below(300);
            Value::Array((0..count).map(|number| json!(number)).collect())
        }
        13 => match nonsense.once_in(12) {
            Once::Now => json!(nonsense.one_of(&["x", "🌹", "<b>"]).repeat(LONG_CHARS / 4)),
            Once::NotNow => json!("x".repeat(2_000)),
        },
        _ => json!(nonsense.one_of(TEXTS)),
    }
}

fn nested(nonsense: &mut Nonsense) -> Value {
    let mut inner = json!(1);
    for level in 0..nonsense.below(NESTED_MAX) {
        inner = match level % 2 {
            0 => json!([inner]),
            _ => json!({ "object": inner }),
        };
    }
    inner
}
