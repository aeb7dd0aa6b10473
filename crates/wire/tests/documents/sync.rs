//! Log pages, digests and buckets: written as the corpora have them, and read back.

use domain::{Iri, Sequence};
use jiff::Timestamp;
use serde_json::Value;
use wire::sync::{self, Bucket, DigestFacts, Hand, Head, Lines, Shelf, Standing, event_line, rsvp_line};

use crate::{document, iri, same};

const SINCE: &str = "2026-08-24T00:00:00Z";

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn below(path: &str) -> Iri {
    iri(&format!("https://benelux.example/peer/{path}"))
}

fn lines(name: &str) -> Option<Lines> {
    let file = document("own/sync/digests.json")?;
    let cases = file["cases"].as_array().expect("cases").clone();
    let case = cases
        .iter()
        .find(|case| case["name"] == name)
        .expect(name)
        .clone();
    let mut lines = Lines::default();
    for entry in case["entries"].as_array().expect("entries") {
        let key = entry["key"].as_str().expect("a key");
        let revision = entry["revision"].as_u64().expect("a revision");
        assert_eq!(Bucket::of(key).word(), entry["bucket"], "{key}");
        lines.insert(key.to_owned(), revision);
    }
    assert_eq!(lines.summary().digest, case["digest"], "{name}");
    for (bucket, expected) in lines
        .buckets()
        .iter()
        .zip(case["buckets"].as_array().expect("buckets"))
    {
        assert_eq!(bucket.0.word(), expected["bucket"]);
        assert_eq!(bucket.1.digest, expected["digest"], "{name} {}", bucket.0.word());
        assert_eq!(bucket.1.total_items, expected["totalItems"]);
    }
    Some(lines)
}

#[test]
fn every_digest_of_the_corpora_is_ours() {
    let Some(file) = document("own/sync/digests.json") else {
        return;
    };
    for case in file["cases"].as_array().expect("cases") {
        lines(case["name"].as_str().expect("a name"));
    }
}

#[test]
fn buckets_and_their_lines_are_written_and_read_as_in_the_corpora() {
    let Some(events) = lines("shared/events") else {
        return;
    };
    let id = below(&format!("shared/events?since={SINCE}"));
    let (application, asker) = (
        iri("https://benelux.example/actor"),
        iri("https://dach.example/actor"),
    );
    let head = |id| Head {
        id,
        application: &application,
        asker: &asker,
    };
    let written = sync::buckets(head(&id), Hand::Shared, Shelf::Events, at(SINCE), &events);
    same("own/documents/sync-buckets.json", &written);
    let read = sync::read_buckets(&written).expect("buckets");
    assert_eq!(read, events.buckets().into_iter().collect());

    let id = below(&format!("shared/events?since={SINCE}&bucket=20"));
    let gone = event_line(
        &iri("https://benelux.example/events/01JD7Z"),
        3,
        Standing::Deleted,
    );
    let bucket = Bucket::from_word("20").expect("a bucket");
    let written = sync::bucket(head(&id), Hand::Shared, Shelf::Events, bucket, vec![gone], None);
    same("own/documents/sync-bucket-events.json", &written);
    let (read, next) = sync::read_bucket(&written, Shelf::Events).expect("a bucket");
    assert_eq!((read.events.len(), read.rsvps.len(), next), (1, 0, None));
    assert_eq!(read.events[0].standing, Standing::Deleted);

    let id = below(&format!("shared/rsvps?since={SINCE}&bucket=e1"));
    let line = rsvp_line(
        &iri("https://benelux.example/events/01JD7Z"),
        &iri("https://dach.example/users/klara"),
        2,
        "withdrawn",
    );
    let bucket = Bucket::from_word("e1").expect("a bucket");
    let written = sync::bucket(head(&id), Hand::Shared, Shelf::Rsvps, bucket, vec![line], None);
    same("own/documents/sync-bucket-rsvps.json", &written);
    let (read, _) = sync::read_bucket(&written, Shelf::Rsvps).expect("a bucket");
    assert_eq!(
        (read.rsvps[0].counter, read.rsvps[0].state.as_str()),
        (2, "withdrawn")
    );
}

#[test]
fn a_log_page_is_written_and_read_as_in_the_corpora() {
    let Some(expected) = document("own/documents/sync-log-page.json") else {
        return;
    };
    let items = expected["orderedItems"].as_array().expect("items").clone();
    let id = below("log?epoch=1794000000&after=1040");
    let head = Head {
        id: &id,
        application: &iri("https://benelux.example/actor"),
        asker: &iri("https://dach.example/actor"),
    };
    let written = sync::log_page(head, 1_794_000_000, 1041, items.clone(), None);
    same("own/documents/sync-log-page.json", &written);
    let read = sync::read_log(&written).expect("a page");
    assert_eq!((read.epoch, read.start, read.items), (1_794_000_000, 1041, items));
}

#[test]
fn a_digest_is_written_as_in_the_corpora_for_what_we_compare() {
    let Some(expected) = document("own/documents/sync-digest.json") else {
        return;
    };
    let read = sync::read_digest(&expected).expect("a digest");
    assert_eq!(
        read.collections.len(),
        8,
        "events, answers, offers and calls, of either hand"
    );
    let id = below(&format!("digest?since={SINCE}"));
    let facts = DigestFacts {
        head: Head {
            id: &id,
            application: &iri("https://benelux.example/actor"),
            asker: &iri("https://dach.example/actor"),
        },
        updated: at("2026-11-22T03:10:00Z"),
        since: at(SINCE),
        sent: Sequence {
            epoch: 1_794_000_000,
            seq: 1042,
        },
        have: Sequence {
            epoch: 1_793_000_000,
            seq: 871,
        },
        collections: read
            .collections
            .iter()
            .map(|((hand, shelf), (id, summary))| (id.clone(), *hand, *shelf, summary.clone()))
            .collect(),
    };
    let written = sync::digest(&facts);
    for name in [
        "@context",
        "id",
        "type",
        "attributedTo",
        "audience",
        "updated",
        "since",
        "epoch",
        "sent",
        "have",
    ] {
        assert_eq!(written[name], expected[name], "{name}");
    }
    let of = |document: &Value, name: &str| {
        let items = document["items"].as_array().expect("items").clone();
        items.into_iter().find(|item| item["name"] == name)
    };
    for name in [
        "shared/events",
        "shared/rsvps",
        "shared/offers",
        "shared/calls",
        "held/events",
        "held/rsvps",
        "held/offers",
        "held/calls",
    ] {
        assert_eq!(of(&written, name), of(&expected, name), "{name}");
    }
    assert_eq!(sync::read_digest(&written), Ok(read));
}
