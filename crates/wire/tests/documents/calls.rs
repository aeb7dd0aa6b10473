//! A call for hands, the answer to it, the yes and the disclosure, written again from their facts and read back.

use domain::{
    CallContact, CallNeed, CallPlace, CallTerms, Hands, HandsUnit, MailAddress, Note, PersonName, Skill,
    Title, Urgency,
};
use jiff::Timestamp;
use serde_json::Value;
use wire::call::{self, AcceptFacts, AnswerFacts, CallFacts, CallUnreadable};

use crate::{corpora, document, iri, same};

const BENELUX: &str = "https://benelux.example/c/benelux";
const DACH: &str = "https://dach.example/c/dach";
const CALL: &str = "https://benelux.example/calls/8";

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn days(number: u16) -> Hands {
    Hands {
        unit: HandsUnit::Day,
        number,
    }
}

fn need() -> CallNeed {
    let skills = ["dynamics-365-finance", "x++"].map(|skill| Skill::parse(skill).expect("a skill"));
    CallNeed {
        name: Title::parse("Two Dynamics 365 finance consultants, Feb–Mar").expect("a name"),
        details: Some(Note::parse("Remote is fine; Dutch or French helpful.").expect("a note")),
        skills: skills.into(),
        regions: Default::default(),
        verticals: Default::default(),
        sizes: Default::default(),
        place: CallPlace::Remote,
        hands: days(40),
        least: Some(days(10)),
        from: at("2027-02-01T00:00:00Z"),
        until: at("2027-03-31T00:00:00Z"),
        urgency: Urgency::Normal,
    }
}

fn terms() -> CallTerms {
    CallTerms {
        lead: iri("https://benelux.example/orgs/lowland-cloud"),
        method: Some(iri("https://lowland.example/runbook")),
        certificates: vec![Title::parse("MB-310").expect("a line")],
        months: Some(12),
        content: Some(Note::parse("Lowland Cloud leads; the run book applies.").expect("a note")),
    }
}

fn digest() -> Option<String> {
    let answer = document("own/documents/call-answer.json")?;
    answer["acceptedDigest"].as_str().map(str::to_owned)
}

#[test]
fn a_call_is_told_as_published_and_the_customer_to_one_alone() {
    if corpora().is_none() {
        return;
    }
    let (need, terms, customer) = (
        need(),
        terms(),
        PersonName::parse("Voorbeeld Zorg NV").expect("a name"),
    );
    let told = CallFacts {
        id: &iri(CALL),
        group: &iri(BENELUX),
        to: &iri(&format!("{BENELUX}/peers")),
        need: &need,
        terms: Some(&terms),
        customer: None,
        revision: 1,
        published: at("2026-11-21T09:00:00Z"),
        updated: at("2026-11-21T09:00:00Z"),
        through: at("2026-11-24T09:00:00Z"),
    };
    let create = call::create(&iri(&format!("{CALL}/activities/create")), &told);
    same("own/documents/call-create.json", &create);
    let to_one = CallFacts {
        to: &iri(DACH),
        customer: Some(&customer),
        revision: 2,
        updated: at("2026-11-22T10:00:00Z"),
        ..told
    };
    let disclose = call::update(&iri(&format!("{CALL}/activities/update/2")), &to_one);
    same("own/documents/call-disclose.json", &disclose);

    // 3.5: whether the customer is named beside them or not, the terms have one digest, that of the published answer.
    for document in [&create["object"], &disclose["object"], &call::proposal(&told)] {
        let read = call::read(document).expect("a call");
        assert_eq!(read.digest, digest());
        assert_eq!((read.need, read.terms), (need.clone(), Some(terms.clone())));
    }
    let read = |document: &Value| call::read(&document["object"]).expect("a call").customer;
    assert_eq!((read(&create), read(&disclose)), (None, Some(customer)));
}

#[test]
fn an_answer_and_the_yes_to_it_are_as_published() {
    let (Some(answer), Some(_)) = (
        document("own/documents/call-answer.json"),
        document("own/documents/call-accept.json"),
    ) else {
        return;
    };
    let (need, digest) = (need(), digest());
    let words = Note::parse("Two people, thirty days from March.").expect("a note");
    let (company, headline) = (
        PersonName::parse("Alpenstack AG").expect("a name"),
        Title::parse("Two consultants, 30 days").expect("a line"),
    );
    let facts = AnswerFacts {
        activity: &iri("https://dach.example/activities/intro-offer/81d0"),
        introduction: &iri("https://dach.example/intros/81d0"),
        group: &iri(DACH),
        call: &iri(CALL),
        asker: &iri(BENELUX),
        need: &need,
        words: &words,
        hands: days(30),
        digest: digest.as_deref(),
        organization: Some(&company),
        headline: &headline,
        expires: at("2026-11-24T09:00:00Z"),
    };
    let written = call::answer(&facts);
    let read = call::read_answer(&answer).expect("an answer");
    assert_eq!(
        call::read_answer(&written),
        Ok(read.clone()),
        "ours says the same as the published one"
    );
    assert_eq!(
        (read.hands, read.organization, read.headline),
        (days(30), Some(company.clone()), Some(headline.clone()))
    );
    assert!(call::is_answer(&written) && !call::is_call(&written));
    for (place, is_said) in [("price", false), ("resourceQuantity", true)] {
        assert_eq!(written.get(place).is_some(), is_said, "{place}");
    }

    let contact = CallContact {
        name: PersonName::parse("Anke Maes").expect("a name"),
        organization: Some(PersonName::parse("Lowland Cloud BV").expect("a name")),
        mail: MailAddress::parse("intro-p7c2@benelux.example").expect("an address"),
    };
    let accept = call::accept(&AcceptFacts {
        activity: &iri("https://benelux.example/activities/intro-accept/2"),
        group: &iri(BENELUX),
        to: &iri(DACH),
        offer: facts.activity,
        introduction: facts.introduction,
        hands: days(30),
        digest: digest.as_deref(),
        contact: &contact,
    });
    let published = document("own/documents/call-accept.json").expect("the corpora are there");
    assert_eq!(call::read_accept(&accept), call::read_accept(&published));
    let yes = call::read_accept(&published).expect("a yes");
    assert_eq!((yes.contact, yes.hands), (contact, days(30)));
    let mut nobody = published;
    nobody["result"]["contactCard"] = Value::Null;
    assert_eq!(call::read_accept(&nobody), Err(CallUnreadable::Contact));
}
