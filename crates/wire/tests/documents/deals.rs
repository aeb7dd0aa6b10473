//! Agreements on benefits, offers and the answers to them, written again from their facts and read back.

use domain::{
    AgreementField, AgreementId, AgreementText, Amount, AppliesTo, Benefit, BenefitKind, BenefitTerm,
    Currency, Iri, Note, OfferId, OwnOffer, SUCCESSORS, Title,
};
use jiff::Timestamp;
use serde_json::{Value, json};
use wire::activity::{self, Verb};
use wire::deal_offer::{self, ProposalFacts, ProposalRefused};
use wire::multibase::digest_multibase;
use wire::reciprocity::{self, AnswerFacts, DocumentFacts, EndFacts, OfferFacts, ReciprocityAnswer};

use crate::{corpora, document, iri, same};

const BENELUX: &str = "https://benelux.example/c/benelux";
const DACH: &str = "https://dach.example/c/dach";

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

/// A term of the published documents: a percentage off joining and events, once a year for members of one level.
fn term(number: u8, (grantor, percent): (&str, &str), tier: &str) -> BenefitTerm {
    BenefitTerm {
        number,
        grantor: iri(grantor),
        tiers: [iri(tier)].into(),
        good_standing: true,
        benefit: Benefit {
            kind: BenefitKind::Percent,
            value: Some(Amount::parse(percent).expect("an amount")),
            currency: Some(Currency::parse("EUR").expect("a currency")),
            months: Some(12),
        },
        applies_to: AppliesTo::ALL.into(),
        cap_per_year: Some(200),
        uses_per_member: Some(1),
        same_region_excluded: false,
        max_distance_km: Some(300),
        restrictions: Some(Title::parse("Not for dinners.").expect("a line")),
        make_up: true,
    }
}

/// What the published documents say, with the two things in which they differ.
fn text(of_benelux: &str, (revision, previous): (u64, Option<&str>)) -> AgreementText {
    AgreementText {
        name: Title::parse("Benelux and DACH: members' rates").expect("a name"),
        note: Some(Note::parse("To be looked at each autumn.").expect("a note")),
        parties: [iri(BENELUX), iri(DACH)],
        starts: at("2027-01-01T00:00:00Z"),
        ends: Some(at("2027-12-31T23:59:59Z")),
        notice_days: 30,
        terms: vec![
            term(1, (BENELUX, of_benelux), &format!("{DACH}/tiers/full")),
            term(2, (DACH, "10"), &format!("{BENELUX}/tiers/chapter")),
        ],
        revision,
        previous: previous.map(str::to_owned),
    }
}

/// Writes the Offer of a file again, with the inner proof of the file.
fn offered(published: &Value, text: &AgreementText, in_reply_to: Option<&Iri>) -> Value {
    let named = |value: &Value| iri(value.as_str().expect("an id"));
    let author = named(&published["actor"]);
    let mut document = reciprocity::document(&DocumentFacts {
        id: &named(&published["object"]["id"]),
        author: &author,
        text,
        published: at("2026-11-21T09:00:00Z"),
    });
    document["proof"] = published["object"]["proof"].clone();
    reciprocity::offer(OfferFacts {
        activity: &named(&published["id"]),
        actor: &author,
        to: &named(&published["to"][0]),
        expires: at("2026-12-21T00:00:00Z"),
        in_reply_to,
        document,
    })
}

#[test]
fn an_agreement_on_benefits_is_offered_and_countered_as_published() {
    let (Some(first), Some(counter)) = (
        document("own/documents/reciprocity-offer.json"),
        document("own/documents/reciprocity-counter.json"),
    ) else {
        return;
    };
    let before = text("20", (1, None));
    same(
        "own/documents/reciprocity-offer.json",
        &offered(&first, &before, None),
    );
    let digest = digest_multibase(&first["object"]).expect("a canonical form");
    let after = text("15", (2, Some(&digest)));
    let answered = iri("https://benelux.example/activities/recip/7");
    same(
        "own/documents/reciprocity-counter.json",
        &offered(&counter, &after, Some(&answered)),
    );
    for (published, us, by, expected) in [
        (&first, DACH, BENELUX, &before),
        (&counter, BENELUX, DACH, &after),
    ] {
        let activity = activity::read(published).expect("an activity");
        let read = reciprocity::read_offer(&activity, &iri(us)).expect("an agreement");
        assert_eq!((&read.text, read.author.as_str()), (expected, by));
        assert_eq!(read.document, published["object"]);
        assert!(
            reciprocity::read_offer(&activity, &iri(by)).is_err(),
            "it is not asked"
        );
    }
    let changes = after.changes_from(&before);
    let changed: Vec<_> = changes.iter().map(|change| (change.field, change.term)).collect();
    assert_eq!(changed, [(AgreementField::Benefit, Some(1))]);
    assert_eq!(first["object"]["successors"], SUCCESSORS);
    println!("vectors: 2 agreements checked");
}

#[test]
fn an_agreement_on_benefits_is_accepted_and_ended_as_published() {
    let Some(published) = document("own/documents/reciprocity-accept.json") else {
        return;
    };
    let (benelux, dach) = (iri(BENELUX), iri(DACH));
    let accept = iri("https://benelux.example/activities/recip-accept/3");
    let offer = iri("https://dach.example/activities/recip/3");
    let agreement = iri("https://dach.example/agreements/3");
    let facts = AnswerFacts {
        activity: &accept,
        actor: &benelux,
        offer: &offer,
        to: &dach,
    };
    let counter = document("own/documents/reciprocity-counter.json").expect("the file beside it");
    let digest = digest_multibase(&counter["object"]).expect("a canonical form");
    same(
        "own/documents/reciprocity-accept.json",
        &reciprocity::accept(&facts, &agreement, &digest),
    );
    let heard = reciprocity::read_answer(&activity::read(&published).expect("an activity"));
    let expected = ReciprocityAnswer::Accepted {
        accept: accept.clone(),
        offer: offer.clone(),
        document: agreement,
        digest,
    };
    assert_eq!(heard, Some(expected));

    let effective = at("2027-04-01T00:00:00Z");
    let end = reciprocity::end(&EndFacts {
        activity: &iri("https://benelux.example/activities/recip-undo/3"),
        actor: &benelux,
        to: &dach,
        undone: &accept,
        undone_verb: &Verb::Accept,
        undone_object: &offer,
        effective,
        note: None,
    });
    same("own/documents/reciprocity-end.json", &end);
    let over = reciprocity::read_undo(&activity::read(&end).expect("an activity")).expect("an end");
    assert_eq!((over.undone, over.effective), (accept, Some(effective)));
    println!("vectors: 2 answers to agreements checked");
}

/// The published offer follows from no agreement; ours says all that it does, and its term beside.
#[test]
fn an_offer_says_what_the_published_one_does_and_its_term_beside() {
    let Some(published) = document("own/documents/offer-create.json") else {
        return;
    };
    let refused = deal_offer::read(&published["object"]);
    assert_eq!(refused, Err(ProposalRefused::NoAgreement));
    let id = iri("https://benelux.example/offers/42");
    let offer = OwnOffer {
        id: OfferId::new(1, [1; 10]),
        partner: iri(DACH).origin(),
        partner_group: iri(DACH),
        agreement: AgreementId::new(1, [2; 10]),
        document: iri("https://benelux.example/agreements/7"),
        term: BenefitTerm {
            applies_to: [AppliesTo::Events].into(),
            ..term(1, (BENELUX, "20"), &format!("{DACH}/tiers/full"))
        },
        revision: 1,
        valid_from: at("2027-01-01T00:00:00Z"),
        valid_through: Some(at("2027-12-31T23:59:59Z")),
        withdrawn: None,
        updated: at("2026-11-21T09:00:00Z"),
    };
    let written = deal_offer::create(
        &iri("https://benelux.example/offers/42/activities/create"),
        &ProposalFacts {
            id: &id,
            offer: &offer,
            own_group: &iri(BENELUX),
            redeem: &id.below("/redeem"),
            example: None,
        },
    );
    for key in ["id", "type", "actor", "to", "cc"] {
        assert_eq!(written[key], published[key], "{key}");
    }
    let theirs = published["object"].as_object().expect("an object");
    for (key, value) in theirs {
        match key.as_str() {
            "name" | "content" | "published" => {}
            "eligibility" => {
                let mut ours = written["object"]["eligibility"].clone();
                assert_eq!(ours["goodStanding"], json!(true));
                ours.as_object_mut()
                    .expect("an object")
                    .shift_remove("goodStanding");
                assert_eq!(&ours, value);
            }
            _ => assert_eq!(&written["object"][key], value, "{key}"),
        }
    }
    let read = deal_offer::read(&written["object"]).expect("an offer");
    assert_eq!((read.term, read.document), (offer.term, offer.document));
    println!("vectors: 1 offer checked");
}

/// What others may write one day: the documents of today with more in them are read as before.
#[test]
fn what_is_new_in_an_agreement_or_an_offer_changes_nothing() {
    if corpora().is_none() {
        return;
    }
    let mut published = document("own/documents/reciprocity-offer.json").expect("a document");
    published["object"]["newer"] = json!({"a": [1, null]});
    published["object"]["terms"][0]["benefit"]["newer"] = json!("x");
    let activity = activity::read(&published).expect("an activity");
    let read = reciprocity::read_offer(&activity, &iri(DACH)).expect("an agreement");
    assert_eq!(read.text, text("20", (1, None)));
}
