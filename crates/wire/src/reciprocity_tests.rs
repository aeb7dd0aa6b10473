//! What a text must say before it is shown to anybody, and that it is read as it was written.

use domain::{Amount, AppliesTo, Benefit, BenefitKind, BenefitTerm, Currency};

use super::*;
use crate::activity;

const A: &str = "https://a.example/c/a";
const B: &str = "https://b.example/c/b";

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn term(number: u8, (grantor, home): (&str, &str)) -> BenefitTerm {
    BenefitTerm {
        number,
        grantor: iri(grantor),
        tiers: [
            iri(&format!("{home}/tiers/chapter")),
            iri(&format!("{home}/tiers/full")),
        ]
        .into(),
        good_standing: true,
        benefit: Benefit {
            kind: BenefitKind::Percent,
            value: Amount::parse("12.5").ok(),
            currency: Currency::parse("EUR").ok(),
            months: Some(12),
        },
        applies_to: AppliesTo::ALL.into(),
        cap_per_year: Some(200),
        uses_per_member: Some(1),
        same_region_excluded: true,
        max_distance_km: Some(300),
        restrictions: Title::parse("Not for dinners.").ok(),
        make_up: true,
    }
}

fn text() -> AgreementText {
    let bare = BenefitTerm {
        benefit: Benefit {
            kind: BenefitKind::MemberPrice,
            value: None,
            currency: None,
            months: None,
        },
        applies_to: [AppliesTo::Events].into(),
        good_standing: false,
        cap_per_year: None,
        uses_per_member: None,
        same_region_excluded: false,
        max_distance_km: None,
        restrictions: None,
        make_up: false,
        ..term(4, (B, A))
    };
    AgreementText {
        name: Title::parse("A & B: members' rates").unwrap(),
        note: Note::parse("To be looked at <each> autumn.\nBy both.").ok(),
        parties: [iri(B), iri(A)],
        starts: "2027-01-01T00:00:00Z".parse().unwrap(),
        ends: "2027-12-31T23:59:59Z".parse().ok(),
        notice_days: 45,
        terms: vec![term(1, (A, B)), bare],
        revision: 3,
        previous: Some("zQmPrevious".to_owned()),
    }
}

/// An Offer by A to B.
fn offered(text: &AgreementText) -> Value {
    let mut signed = document(&DocumentFacts {
        id: &iri("https://a.example/agreements/7"),
        author: &iri(A),
        text,
        published: "2026-11-21T09:00:00Z".parse().unwrap(),
    });
    signed["proof"] = json!({"type": "DataIntegrityProof"});
    offer(OfferFacts {
        activity: &iri("https://a.example/activities/7"),
        actor: &iri(A),
        to: &iri(B),
        expires: "2026-12-21T00:00:00Z".parse().unwrap(),
        in_reply_to: Some(&iri("https://b.example/activities/6")),
        document: signed,
    })
}

fn read_at_b(document: &Value) -> Result<ReciprocityOffer, ReciprocityRefused> {
    read_offer(&activity::read(document).unwrap(), &iri(B))
}

/// 2.21
#[test]
fn a_text_written_is_the_text_read() {
    let written = offered(&text());
    let read = read_at_b(&written).unwrap();
    assert_eq!(read.text, text());
    assert_eq!(
        (read.author, read.offer),
        (iri(A), iri("https://a.example/activities/7"))
    );
    assert_eq!(read.document_id, iri("https://a.example/agreements/7"));
    assert_eq!(read.in_reply_to, Some(iri("https://b.example/activities/6")));
    assert_eq!(read.expires, "2026-12-21T00:00:00Z".parse().ok());
    assert_eq!(read.document, written["object"]);
    let shortest = AgreementText {
        note: None,
        ends: None,
        revision: 1,
        previous: None,
        ..text()
    };
    assert_eq!(read_at_b(&offered(&shortest)).unwrap().text, shortest);
    let written = offered(&shortest);
    let absent = &written["object"];
    for key in ["content", "endTime", "previousDigest"] {
        assert!(absent.get(key).is_none(), "{key}");
    }
    for key in ["capPerYear", "usesPerMember", "maxDistanceKm", "restrictions"] {
        assert!(absent["terms"][1].get(key).is_none(), "{key}");
    }
}

/// The Offer with another value at a place, read.
fn spoilt(path: &str, value: &Value) -> Result<ReciprocityOffer, ReciprocityRefused> {
    let mut document = offered(&text());
    *document.pointer_mut(path).unwrap() = value.clone();
    read_at_b(&document)
}

/// 2.21: what nobody here can read whole is refused, for nobody would see what she signs.
#[test]
fn a_text_that_says_more_than_is_shown_is_refused() {
    use ReciprocityRefused::{Chain, Name, Note as TooMuch, Successors, Time};
    let long = "x".repeat(Note::CHARS_MAX + 1);
    for (key, value, why) in [
        ("name", json!("x".repeat(201)), Name),
        ("name", json!("safe\u{202e}live"), Name),
        ("content", json!(long), TooMuch),
        ("successors", json!("This binds nobody."), Successors),
        ("startTime", json!("soon"), Time),
        ("endTime", json!(7), Time),
        ("noticePeriod", json!("P1M"), Time),
        ("noticePeriod", json!("P366D"), DealRefused::Notice.into()),
        ("revision", json!("first"), Chain),
        ("previousDigest", json!({}), Chain),
        ("previousDigest", json!(null), DealRefused::Chain.into()),
        ("terms", json!([]), DealRefused::Terms.into()),
    ] {
        let read = spoilt(&format!("/object/{key}"), &value);
        assert_eq!(read, Err(why), "{key}: {value}");
    }
}

/// 2.21: a word of a term that nobody here knows is refused, never left out.
#[test]
fn a_term_that_cannot_be_read_whole_is_refused() {
    for (key, value) in [
        ("type", json!("Gift")),
        ("id", json!("https://a.example/agreements/8#1")),
        ("id", json!("https://a.example/agreements/7#01")),
        ("grantor", json!(null)),
        ("eligibility", json!("everybody")),
        ("eligibility/memberOf", json!([A])),
        ("eligibility/memberOf", json!([A, B])),
        ("eligibility/credentialType", json!("x")),
        ("eligibility/validForMemberTier", json!([7])),
        ("eligibility/goodStanding", json!("perhaps")),
        ("benefit/kind", json!("lottery")),
        ("benefit/rounding", json!("halfEven")),
        ("benefit/rounding", json!(null)),
        ("benefit/value", json!(12.5)),
        ("benefit/currency", json!("euros")),
        ("benefit/months", json!(70_000)),
        ("appliesTo", json!(["r:Dinners"])),
        ("capPerYear", json!(-1)),
        ("sameRegionExcluded", json!(1)),
        ("maxDistanceKm", json!(1.5)),
        ("restrictions", json!("x".repeat(201))),
        ("makeUp", json!("often")),
    ] {
        let read = spoilt(&format!("/object/terms/0/{key}"), &value);
        let last = key.rsplit('/').next().unwrap();
        let names = |refused: &ReciprocityRefused| matches!(refused, ReciprocityRefused::Term(TermUnreadable(named)) if *named == last);
        assert!(read.as_ref().is_err_and(names), "{key}: {value}: {read:?}");
    }
    for (key, value, why) in [
        ("grantor", json!("https://c.example/c/c"), DealRefused::Grantor),
        ("eligibility/validForMemberTier", json!([]), DealRefused::Levels),
        ("benefit/value", json!("101"), DealRefused::Percent),
        ("appliesTo", json!([]), DealRefused::AppliesTo),
        ("usesPerMember", json!(0), DealRefused::Limit),
    ] {
        let read = spoilt(&format!("/object/terms/0/{key}"), &value);
        assert_eq!(read, Err(why.into()), "{key}: {value}");
    }
}

/// 2.21: a document binds exactly who offers it and who is asked.
#[test]
fn a_text_that_binds_the_wrong_people_is_refused() {
    for (path, value, why) in [
        ("/object/proof", json!(null), ReciprocityRefused::Unsigned),
        ("/object/@context", json!(null), ReciprocityRefused::Unsigned),
        (
            "/object/type",
            json!("PeeringAgreement"),
            ReciprocityRefused::NotAnOffer,
        ),
        (
            "/object/attributedTo",
            json!(B),
            ReciprocityRefused::ForeignDocument,
        ),
        (
            "/actor",
            json!("https://evil.example/c/e"),
            ReciprocityRefused::ForeignDocument,
        ),
        (
            "/id",
            json!("https://b.example/activities/7"),
            ReciprocityRefused::ForeignDocument,
        ),
        ("/object/parties", json!([A]), ReciprocityRefused::Parties),
        ("/object/parties", json!([A, B, B]), ReciprocityRefused::Parties),
        ("/object/parties", json!([A, A]), DealRefused::Parties.into()),
    ] {
        let mut document = offered(&text());
        *document.pointer_mut(path).unwrap() = value.clone();
        if path == "/object/@context" {
            document["object"]
                .as_object_mut()
                .unwrap()
                .shift_remove("@context");
        }
        assert_eq!(read_at_b(&document), Err(why), "{path}: {value}");
    }
    let to_others = read_offer(
        &activity::read(&offered(&text())).unwrap(),
        &iri("https://c.example/c/c"),
    );
    assert_eq!(to_others, Err(ReciprocityRefused::Parties));
    // What a later version may say beside it changes nothing.
    let mut more = offered(&text());
    more["object"]["terms"][0]["new"] = json!({"a": 1});
    more["object"]["newer"] = json!([1]);
    assert_eq!(read_at_b(&more).unwrap().text, text());
}

/// 2.21
#[test]
fn answers_and_ends_written_are_those_read() {
    let [id, offer, document, a, b] = [
        "https://b.example/x/1",
        "https://a.example/activities/7",
        "https://a.example/agreements/7",
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
    let read = |document: &Value| read_answer(&activity::read(document).unwrap());
    let accepted = accept(&facts, &document, "zQm");
    let expected = ReciprocityAnswer::Accepted {
        accept: id.clone(),
        offer: offer.clone(),
        document: document.clone(),
        digest: "zQm".to_owned(),
    };
    assert_eq!(read(&accepted), Some(expected));
    let mut of_peering = accepted;
    of_peering["result"]["type"] = json!("PeeringAgreement");
    assert_eq!(read(&of_peering), None);
    let reason = Note::parse("At most 100 this year.").unwrap();
    let rejected = ReciprocityAnswer::Rejected {
        offer: offer.clone(),
        reason: Some(reason.clone()),
    };
    assert_eq!(read(&reject(&facts, Some(&reason))), Some(rejected));

    let undo = withdraw(&WithdrawFacts {
        activity: &iri("https://a.example/x/2"),
        actor: &a,
        to: &b,
        offer: &offer,
        document: &document,
    });
    let taken_back = read_undo(&activity::read(&undo).unwrap()).unwrap();
    assert_eq!((taken_back.undone, taken_back.effective), (offer.clone(), None));
    let mut of_another = undo;
    of_another["object"]["actor"] = json!(B);
    assert_eq!(read_undo(&activity::read(&of_another).unwrap()), None);

    let effective: Timestamp = "2027-04-01T00:00:00Z".parse().unwrap();
    let ended = end(&EndFacts {
        activity: &iri("https://b.example/x/3"),
        actor: &b,
        to: &a,
        undone: &id,
        undone_verb: &Verb::Accept,
        undone_object: &offer,
        effective,
        note: Some(&reason),
    });
    let over = read_undo(&activity::read(&ended).unwrap()).unwrap();
    assert_eq!((over.undone, over.effective), (id, Some(effective)));
    assert_eq!(over.reason, Some(reason));
}
