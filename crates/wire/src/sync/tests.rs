//! Digests of the protocol, and documents of other shapes.

use proptest::prelude::*;

use super::*;

/// The digests of `own/sync/digests.json`.
#[test]
fn a_collection_has_the_digest_of_the_protocol() {
    let mut lines = Lines::default();
    assert_eq!(
        lines.summary().digest,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    for (key, revision) in [("01JD7Z", 3), ("01JD80", 1), ("01JD81", 5)] {
        lines.insert(format!("https://benelux.example/events/{key}"), revision);
    }
    let buckets: Vec<String> = lines.buckets().iter().map(|(bucket, _)| bucket.word()).collect();
    assert_eq!(buckets, ["20", "85", "b6"]);
    assert_eq!(lines.summary().total_items, 3);
    assert_eq!(
        lines.summary().digest,
        "694057d79ef229d2735fe955f0c68bba708e2976b5a1679b043c963313d4e087"
    );
}

#[test]
fn a_document_of_another_shape_is_refused_and_a_line_of_another_shape_left_out() {
    for document in [
        json!(null),
        json!([]),
        json!({}),
        json!({"items": 7}),
        json!({"orderedItems": []}),
    ] {
        assert_eq!(read_digest(&document), Err(NotComparable));
        assert_eq!(read_buckets(&document), Err(NotComparable));
        assert_eq!(read_bucket(&document, Shelf::Events), Err(NotComparable));
        assert_eq!(read_log(&document), Err(NotComparable));
    }
    let document = json!({"items": [
        {"id": "https://a.example/events/1", "type": "Event", "revision": 1},
        {"id": "https://a.example/events/2", "type": "Note", "revision": 1},
        {"id": "not an id", "type": "Event", "revision": 1},
        {"id": "https://a.example/events/3", "type": "Event", "revision": -1},
    ]});
    assert_eq!(read_bucket(&document, Shelf::Events).unwrap().0.events.len(), 1);
}

/// F16, protocol section 6.2
#[test]
fn a_line_of_an_offer_is_read_as_it_is_written() {
    let id = Iri::parse("https://a.example/offers/1").unwrap();
    let document = json!({"items": [
        offer_line(&id, 7),
        {"id": id, "type": "Event", "revision": 7},
        {"id": id, "type": "Proposal", "revision": -1},
    ]});
    let (read, next) = read_bucket(&document, Shelf::Offers).unwrap();
    assert_eq!(read.offers, [OfferLine { id, revision: 7 }]);
    assert!(read.events.is_empty() && read.rsvps.is_empty() && next.is_none());
    for shelf in Shelf::ALL {
        assert_eq!(Shelf::from_word(shelf.word()), Some(shelf));
    }
}

#[test]
fn a_page_of_any_length_is_read_up_to_its_bound() {
    let line = json!({"id": "https://a.example/events/1", "type": "Event", "revision": 1});
    let document = json!({"items": vec![line; ITEMS_MAX + 50]});
    assert_eq!(
        read_bucket(&document, Shelf::Events).unwrap().0.events.len(),
        ITEMS_MAX
    );
    let document = json!({"epoch": 1, "startIndex": 1, "orderedItems": vec![json!({}); ITEMS_MAX + 50]});
    assert_eq!(read_log(&document).unwrap().items.len(), ITEMS_MAX);
}

proptest! {
    #[test]
    fn the_order_in_which_lines_come_changes_nothing_and_every_line_counts(
        lines in prop::collection::btree_map("[a-z/]{1,12}", 0..9_u64, 1..40),
    ) {
        let (mut forward, mut back) = (Lines::default(), Lines::default());
        lines.iter().for_each(|(key, revision)| forward.insert(key.clone(), *revision));
        lines.iter().rev().for_each(|(key, revision)| back.insert(key.clone(), *revision));
        prop_assert_eq!(forward.summary(), back.summary());
        let (key, revision) = lines.iter().next().unwrap();
        back.insert(key.clone(), revision + 1);
        prop_assert_ne!(forward.summary(), back.summary());
    }
}
