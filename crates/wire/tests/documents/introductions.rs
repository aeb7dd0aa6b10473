//! A request to be introduced, blind and open, the yes, what completes it and that it is taken back, as published.

use domain::{
    AskerCard, Blurb, IntroductionContact, IntroductionWords, Kind, MailAddress, PartyRef, PersonName, Title,
};
use jiff::Timestamp;
use serde_json::Value;
use wire::introduction::{self, AcceptFacts, CompleteFacts, IntroductionUnreadable, OfferFacts};

use crate::{corpora, document, iri, same};

const BENELUX: &str = "https://benelux.example/c/benelux";
const DACH: &str = "https://dach.example/c/dach";
const OFFER: &str = "https://dach.example/activities/intro-offer/7f3c9a";
const DOCUMENT: &str = "https://dach.example/intros/7f3c9a";

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn party(number: u8) -> PartyRef {
    PartyRef::parse(&format!("urn:uuid:3f1c0f0e-0000-4000-8000-00000000000{number}")).expect("a reference")
}

fn name(text: &str) -> PersonName {
    PersonName::parse(text).expect("a name")
}

fn title(text: &str) -> Title {
    Title::parse(text).expect("a line")
}

fn contact(who: &str, mail: &str) -> IntroductionContact {
    IntroductionContact {
        name: name(who),
        organization: None,
        mail: MailAddress::parse(mail).expect("an address"),
    }
}

fn words() -> IntroductionWords {
    let blurb = |text| Blurb::parse(text).expect("it names no address");
    IntroductionWords {
        topic: title("Azure landing zones"),
        why: blurb("Looks for a Benelux integrator for a landing-zone roll-out."),
        gain: blurb("You would bring the Benelux delivery side."),
    }
}

/// N3: a blind one holds neither name nor organisation.
#[test]
fn a_request_is_told_as_published_open_and_blind() {
    if corpora().is_none() {
        return;
    }
    let words = words();
    let open = AskerCard {
        party: party(2),
        name: Some(name("Reto Frei")),
        organization: Some(name("Alpenstack AG")),
        kind: Some(Kind::Partner),
    };
    let blind = AskerCard {
        name: None,
        organization: None,
        ..open.clone()
    };
    for (file, letter, card) in [
        ("own/documents/intro-offer.json", "a", &open),
        ("own/documents/intro-offer-blind.json", "b", &blind),
    ] {
        let facts = OfferFacts {
            activity: &iri(&OFFER.replace("7f3c9a", &format!("7f3c9{letter}"))),
            document: &iri(&DOCUMENT.replace("7f3c9a", &format!("7f3c9{letter}"))),
            group: &iri(DACH),
            to: &iri(BENELUX),
            party: &party(1),
            of_her: &title("One of your members for landing zones"),
            words: &words,
            topics: &introduction::topics(["azure", "landing-zone"].into_iter()),
            card,
            headline: &title("Swiss ISV, 10–50 people"),
            until: at("2026-12-05T00:00:00Z"),
        };
        let written = introduction::offer(&facts);
        same(file, &written);
        let read = introduction::read_offer(&written).expect("a request");
        assert_eq!((&read.words, &read.card, read.party), (&words, card, party(1)));
        assert!(!wire::call::is_answer(&written));
        let mut with_link = written.clone();
        with_link["object"]["content"] = Value::from("<p>See https://alpenstack.example</p>");
        assert_eq!(
            introduction::read_offer(&with_link),
            Err(IntroductionUnreadable::Words)
        );
    }
}

#[test]
fn the_yes_and_what_completes_it_are_as_published() {
    if corpora().is_none() {
        return;
    }
    let anke = contact("Anke Maes", "intro-k3v8@benelux.example");
    let reto = contact("Reto Frei", "intro-p2q7@dach.example");
    let slots = [
        "2026-12-08T09:00:00Z",
        "2026-12-09T13:30:00Z",
        "2026-12-10T15:00:00Z",
    ]
    .map(at);
    let accept = introduction::accept(&AcceptFacts {
        activity: &iri("https://benelux.example/activities/intro-accept/1"),
        group: &iri(BENELUX),
        to: &iri(DACH),
        offer: &iri(OFFER),
        document: &iri(DOCUMENT),
        party: &party(1),
        contact: &anke,
        slots: &slots,
    });
    same("own/documents/intro-accept.json", &accept);
    let read = introduction::read_accept(&accept).expect("a yes");
    assert_eq!((read.offer, &read.contact), (iri(OFFER), &anke));
    assert_eq!(read.slots, slots);

    let complete = introduction::complete(&CompleteFacts {
        activity: &iri("https://dach.example/activities/intro-done/7f3c9a"),
        group: &iri(DACH),
        to: &iri(BENELUX),
        document: &iri(DOCUMENT),
        asked: &anke,
        asker: &reto,
    });
    same("own/documents/intro-complete.json", &complete);
    let read = introduction::read_complete(&complete).expect("both said yes");
    assert_eq!((read.document, read.asker), (iri(DOCUMENT), reto));

    let undo = wire::call::withdraw(
        &iri("https://dach.example/activities/intro-undo/7f3c9a"),
        (&iri(OFFER), &iri(DOCUMENT)),
        (&iri(DACH), &iri(BENELUX)),
    );
    same("own/documents/intro-withdraw.json", &undo);
    assert!(document("own/documents/intro-withdraw.json").is_some());
}
