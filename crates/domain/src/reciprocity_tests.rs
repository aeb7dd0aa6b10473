//! How a negotiation stands, whose turn it is, and what counts when.

use super::*;
use crate::{AppliesTo, Benefit, BenefitKind, BenefitTerm, Title};

const A: &str = "https://a.example/c/a";
const B: &str = "https://b.example/c/b";

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn day(text: &str) -> Timestamp {
    format!("{text}T00:00:00Z").parse().unwrap()
}

fn text(revision: u64, starts: &str, ends: Option<&str>) -> AgreementText {
    AgreementText {
        name: Title::parse("A and B").unwrap(),
        note: None,
        parties: [iri(A), iri(B)],
        starts: day(starts),
        ends: ends.map(day),
        notice_days: AgreementText::NOTICE_DAYS,
        terms: vec![BenefitTerm {
            number: 1,
            grantor: iri(A),
            tiers: [iri("https://b.example/c/b/tiers/full")].into(),
            good_standing: true,
            benefit: Benefit {
                kind: BenefitKind::MemberPrice,
                value: None,
                currency: None,
                months: None,
            },
            applies_to: [AppliesTo::Events].into(),
            cap_per_year: None,
            uses_per_member: None,
            same_region_excluded: false,
            max_distance_km: None,
            restrictions: None,
            make_up: false,
        }],
        revision,
        previous: (revision > 1).then(|| "zQm".to_owned()),
    }
}

fn version(text: AgreementText, by: Side, state: VersionState) -> AgreementVersion {
    let number = text.revision;
    AgreementVersion {
        document: iri(&format!("https://a.example/agreements/{number}")),
        offer: iri(&format!("https://a.example/offer/{number}")),
        answers: (number > 1).then(|| iri("https://a.example/offer/1")),
        by,
        text,
        digest: format!("zQm{number}"),
        at: day("2026-11-01"),
        expires: day("2026-12-01"),
        signed_offer: String::new(),
        state,
        reason: None,
    }
}

fn agreement(versions: Vec<AgreementVersion>) -> ReciprocityAgreement {
    let signed = versions
        .iter()
        .filter(|version| version.state == VersionState::Accepted)
        .map(|version| AgreementSigned {
            document: version.document.clone(),
            accept: iri("https://b.example/accept/1"),
            by: Side::Them,
            signed_accept: String::new(),
            at: day("2026-11-02"),
        })
        .collect();
    ReciprocityAgreement {
        id: AgreementId::new(1, [1; 10]),
        peer: Origin::parse("https://b.example").unwrap(),
        group: iri(B),
        draft: None,
        versions,
        signed,
        ending: None,
        since: day("2026-11-01"),
        changed: day("2026-11-01"),
    }
}

/// 2.21: draft, offered, countered; rejected, withdrawn; an offer that nobody answered in time is no offer.
#[test]
fn a_negotiation_stands_as_its_last_text_does() {
    let now = day("2026-11-10");
    let first = |state| version(text(1, "2027-01-01", None), Side::Us, state);
    let second = |state| version(text(2, "2027-01-01", None), Side::Them, state);
    for (versions, state, waits_for) in [
        (vec![], AgreementState::Draft, None),
        (
            vec![first(VersionState::Open)],
            AgreementState::Offered,
            Some(Side::Them),
        ),
        (
            vec![first(VersionState::Countered), second(VersionState::Open)],
            AgreementState::Countered,
            Some(Side::Us),
        ),
        (
            vec![first(VersionState::Rejected)],
            AgreementState::Rejected,
            None,
        ),
        (
            vec![first(VersionState::Withdrawn)],
            AgreementState::Withdrawn,
            None,
        ),
        (vec![first(VersionState::Accepted)], AgreementState::Signed, None),
        (
            vec![first(VersionState::Accepted), second(VersionState::Open)],
            AgreementState::Signed,
            Some(Side::Us),
        ),
    ] {
        let agreement = agreement(versions);
        assert_eq!(agreement.state(now), state);
        assert_eq!(agreement.waits_for(now), waits_for, "{state:?}");
    }
    let mut late = agreement(vec![first(VersionState::Open)]);
    let expired = day("2026-12-01");
    assert_eq!(late.state(expired), AgreementState::Withdrawn);
    assert_eq!(late.waits_for(expired), None);
    late.draft = Some(text(1, "2027-01-01", None));
    assert_eq!(late.state(expired), AgreementState::Draft);
    assert_eq!(late.waits_for(expired), Some(Side::Us));
    let stored = serde_json::to_string(&late).unwrap();
    assert_eq!(
        serde_json::from_str::<ReciprocityAgreement>(&stored).unwrap(),
        late
    );
}

/// 2.21: a signed text counts from its start to its end; a later one takes its place at its own start.
#[test]
fn a_successor_takes_the_place_of_what_it_follows_at_its_start() {
    let accepted = |text| version(text, Side::Us, VersionState::Accepted);
    let mut agreement = agreement(vec![
        accepted(text(1, "2027-01-01", Some("2027-12-31"))),
        accepted(text(2, "2027-06-01", Some("2027-09-01"))),
    ]);
    let counts = |agreement: &ReciprocityAgreement, on: &str| {
        let counting = agreement.in_force(day(on));
        counting.map(|version| version.text.revision)
    };
    for (on, revision) in [
        ("2026-12-31", None),
        ("2027-01-01", Some(1)),
        ("2027-05-31", Some(1)),
        ("2027-06-01", Some(2)),
        ("2027-08-31", Some(2)),
        ("2027-09-01", None),
    ] {
        assert_eq!(counts(&agreement, on), revision, "{on}");
    }
    assert_eq!(agreement.state(day("2026-12-31")), AgreementState::Signed);
    assert_eq!(agreement.state(day("2027-09-01")), AgreementState::Ended);
    assert_eq!(agreement.last_signed().unwrap().text.revision, 2);
    agreement.ending = Some(AgreementEnding {
        by: Side::Them,
        said: day("2027-02-01"),
        at: day("2027-03-03"),
        reason: None,
        signed_undo: String::new(),
    });
    assert_eq!(counts(&agreement, "2027-03-02"), Some(1));
    assert_eq!(agreement.state(day("2027-03-02")), AgreementState::Signed);
    assert_eq!(counts(&agreement, "2027-03-03"), None);
    assert_eq!(agreement.state(day("2027-03-03")), AgreementState::Ended);
}

/// 2.21: of two texts that crossed both sides choose the same one, whoever looks first.
#[test]
fn of_two_texts_that_crossed_both_sides_keep_the_same() {
    let stands = ReciprocityAgreement::stands;
    for (one, other) in [
        ((3, "zQmB"), (2, "zQmA")),
        ((2, "zQmA"), (2, "zQmB")),
        ((2, "zQmZ"), (2, "zQma")),
        ((2, "zQm9"), (2, "zQmA")),
        ((2, "zQmZ"), (2, "zQm11")),
    ] {
        assert_eq!(stands(one, other), Ordering::Greater, "{one:?} {other:?}");
        assert_eq!(stands(other, one), Ordering::Less, "{one:?} {other:?}");
    }
    assert_eq!(stands((2, "zQm"), (2, "zQm")), Ordering::Equal);
    let open = |digest: &str, by| AgreementVersion {
        digest: digest.to_owned(),
        ..version(text(2, "2027-01-01", None), by, VersionState::Open)
    };
    for versions in [
        vec![open("zQmA", Side::Us), open("zQmB", Side::Them)],
        vec![open("zQmB", Side::Them), open("zQmA", Side::Us)],
    ] {
        assert_eq!(agreement(versions).open().unwrap().digest, "zQmA");
    }
}
