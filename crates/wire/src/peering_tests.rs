//! What a proposal must say before it is shown to an operator.

use super::*;
use crate::activity;
use crate::keys::Ed25519Key;

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

const A: &str = "https://a.example/c/a";
const B: &str = "https://b.example/c/b";

fn pins() -> Vec<(Iri, String)> {
    ["https://a.example/actor", A, "https://b.example/actor", B]
        .into_iter()
        .enumerate()
        .map(|(seed, actor)| {
            let key = Ed25519Key::from_seed([seed as u8 + 1; 32]).public();
            (iri(actor).with_fragment("ed25519-key"), multikey::write(&key))
        })
        .collect()
}

fn proposal() -> Value {
    let (name, note) = (
        Title::parse("Peering: A and B").unwrap(),
        Note::parse("Thirty days' notice.").unwrap(),
    );
    let now: Timestamp = "2026-11-21T09:00:00Z".parse().unwrap();
    let facts = AgreementFacts {
        id: &iri("https://a.example/agreements/p7"),
        proposer: &iri(A),
        other: &iri(B),
        name: &name,
        note: Some(&note),
        key_pins: &pins(),
        scopes: &Scopes::from([Scope::Events, Scope::Calls]),
        notice_days: 30,
        start: now,
        published: now,
    };
    let mut signed_agreement = agreement(&facts);
    signed_agreement["proof"] = json!({"type": "DataIntegrityProof"});
    offer(OfferFacts {
        activity: &iri("https://a.example/activities/peer-offer/7"),
        proposer: &iri(A),
        other: &iri(B),
        signed_agreement,
        expires: "2026-12-21T00:00:00Z".parse().unwrap(),
        in_reply_to: None,
    })
}

fn read_at_b(document: &Value) -> Result<PeeringOffer, PeeringRefused> {
    read_offer(&activity::read(document).unwrap(), &iri(B))
}

#[test]
fn a_proposal_written_is_the_proposal_read() {
    let read = read_at_b(&proposal()).unwrap();
    assert_eq!(read.key_pins, pins());
    assert_eq!(read.scopes, Scopes::from([Scope::Events, Scope::Calls]));
    assert_eq!(read.note.unwrap().as_str(), "Thirty days' notice.");
    assert_eq!(
        (read.proposer.as_str(), read.name.as_str()),
        (A, "Peering: A and B")
    );
    assert_eq!(read.document, proposal()["object"]);
}

#[test]
fn a_proposal_that_binds_the_wrong_people_is_refused() {
    let key = multikey::write(&Ed25519Key::from_seed([9; 32]).public());
    let foreign = json!([{"id": "https://evil.example/actor#k", "keyMultibase": key}]);
    let one_sided = json!([{"id": "https://a.example/actor#k", "keyMultibase": key}]);
    for (path, value, why) in [
        (
            "attributedTo",
            json!("https://a.example/c/other"),
            PeeringRefused::ForeignDocument,
        ),
        (
            "id",
            json!("https://b.example/agreements/p7"),
            PeeringRefused::ForeignDocument,
        ),
        ("parties", json!([A]), PeeringRefused::Parties),
        (
            "parties",
            json!([A, "https://evil.example/c/e"]),
            PeeringRefused::Parties,
        ),
        (
            "parties",
            json!([A, B, "https://evil.example/c/e"]),
            PeeringRefused::Parties,
        ),
        ("parties", json!([A, B, B]), PeeringRefused::Parties),
        ("scopes", json!(["everything"]), PeeringRefused::Scopes),
        ("scopes", json!(7), PeeringRefused::Scopes),
        ("keyPins", foreign, PeeringRefused::KeyPins),
        ("keyPins", one_sided, PeeringRefused::KeyPins),
        ("keyPins", json!([]), PeeringRefused::KeyPins),
        (
            "keyPins",
            json!([{"id": A, "keyMultibase": "z6Mk"}]),
            PeeringRefused::KeyPins,
        ),
        ("proof", json!(null), PeeringRefused::Unsigned),
        ("name", json!(4), PeeringRefused::Name),
        ("type", json!("Note"), PeeringRefused::NotAnOffer),
    ] {
        let mut document = proposal();
        document["object"][path] = value.clone();
        assert_eq!(read_at_b(&document), Err(why), "{path}: {value}");
    }
    let mut from_another = proposal();
    from_another["actor"] = json!("https://evil.example/c/e");
    assert_eq!(read_at_b(&from_another), Err(PeeringRefused::ForeignDocument));
}

#[test]
fn unknown_scopes_are_dropped_and_known_ones_kept() {
    let mut document = proposal();
    document["object"]["scopes"] = json!(["events", "telepathy", 7]);
    assert_eq!(
        read_at_b(&document).unwrap().scopes,
        Scopes::from([Scope::Events])
    );
}

#[test]
fn answers_and_ends_written_are_those_read() {
    let [id, offer, agreement, a, b] = [
        "https://b.example/x/1",
        "https://a.example/o/7",
        "https://a.example/agreements/p7",
        A,
        B,
    ]
    .map(iri);
    let facts = AnswerFacts {
        activity: &id,
        actor: &b,
        offer: &offer,
        to: &a,
    };
    let scopes = Scopes::from([Scope::Events]);
    let read = |document: &Value| read_answer(&activity::read(document).unwrap());
    let accepted = PeeringAnswer::Accepted {
        activity: id.clone(),
        by: b.clone(),
        offer: offer.clone(),
        agreement: agreement.clone(),
        digest: "zQm".to_owned(),
        scopes: scopes.clone(),
    };
    assert_eq!(read(&accept(&facts, &agreement, "zQm", &scopes)), Some(accepted));
    assert_eq!(read(&accept(&facts, &agreement, "zQm", &Scopes::new())), None);
    let note = Note::parse("Not now.").unwrap();
    let rejected = PeeringAnswer::Rejected {
        by: b.clone(),
        offer: offer.clone(),
        reason: Some("Not now.".to_owned()),
    };
    assert_eq!(read(&reject(&facts, Some(&note))), Some(rejected));

    let effective: Timestamp = "2027-02-01T00:00:00Z".parse().unwrap();
    let facts = EndFacts {
        activity: &iri("https://b.example/x/2"),
        actor: &b,
        to: &a,
        undone: &id,
        undone_verb: &Verb::Accept,
        undone_object: &offer,
        effective,
        note: None,
    };
    let document = end(&facts);
    let over = read_end(&activity::read(&document).unwrap()).unwrap();
    assert_eq!((over.undone, over.effective, over.by), (id, Some(effective), b));
    let mut of_another = document;
    of_another["object"]["actor"] = json!(A);
    assert_eq!(read_end(&activity::read(&of_another).unwrap()), None);
}
