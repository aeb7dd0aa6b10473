//! Collections and their pages: written for others, read from others within bounds (protocol sections 6.1 and 6.3).

use domain::Iri;
use serde_json::{Map, Value, json};

use crate::context::{ContextKind, with_context};
use crate::property;

/// Most items of one page, written or read.
pub const ITEMS_MAX: usize = 100;
/// Most bytes of the items of one page, as printed.
pub const BYTES_MAX: usize = 768 * 1024;

/// One page of a collection.
#[derive(Clone, Debug)]
pub struct PageFacts<'f> {
    /// Its own address.
    pub id: &'f Iri,
    /// The collection's.
    pub part_of: &'f Iri,
    /// Whose collection.
    pub attributed_to: &'f Iri,
    /// Of the whole collection.
    pub total_items: u64,
    /// How many items lie before this page, where that is known.
    pub start_index: Option<u64>,
    /// Without `@context` each; [`fitting`] says how many fit.
    pub items: Vec<Value>,
    /// The page behind this one.
    pub next: Option<&'f Iri>,
}

/// A collection or page as another server sent it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CollectionRead {
    /// Its address.
    pub id: Option<Iri>,
    /// As it says.
    pub total_items: Option<u64>,
    /// At most [`ITEMS_MAX`], also those of an embedded first page; ids are texts.
    pub items: Vec<Value>,
    /// How many items were beyond that.
    pub dropped: usize,
    /// The first page, when it is only named.
    pub first: Option<Iri>,
    /// The next page.
    pub next: Option<Iri>,
}

/// The document is no collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the document is not a collection")]
pub struct NotACollection;

/// A collection that tells its size alone: followers, attendees, peers.
pub fn count(id: &Iri, attributed_to: &Iri, total_items: u64) -> Value {
    collection(id, attributed_to, total_items, None)
}

/// A collection of a few, all in one document: organisers.
pub fn whole(id: &Iri, attributed_to: &Iri, items: &[&Iri]) -> Value {
    let collection = json!({
        "id": id,
        "type": "Collection",
        "attributedTo": attributed_to,
        "totalItems": items.len(),
        "items": items,
    });
    with_context(collection, ContextKind::Plain)
}

/// A collection that is read page by page.
pub fn paged(id: &Iri, attributed_to: &Iri, total_items: u64, first: &Iri) -> Value {
    collection(id, attributed_to, total_items, Some(first))
}

/// One page.
pub fn page(facts: PageFacts<'_>) -> Value {
    let mut page = json!({
        "id": facts.id,
        "type": "OrderedCollectionPage",
        "partOf": facts.part_of,
        "attributedTo": facts.attributed_to,
        "totalItems": facts.total_items,
    });
    if let Some(index) = facts.start_index {
        page["startIndex"] = json!(index);
    }
    page["orderedItems"] = Value::Array(facts.items);
    if let Some(next) = facts.next {
        page["next"] = json!(next);
    }
    with_context(page, ContextKind::Plain)
}

/// How many of these items one page holds: at least one, so that a long item does not stop the reader.
pub fn fitting(items: &[Value]) -> usize {
    let mut bytes = 0;
    let fits = |item: &&Value| {
        bytes += item.to_string().len() + 1;
        bytes <= BYTES_MAX
    };
    items
        .iter()
        .take(ITEMS_MAX)
        .take_while(fits)
        .count()
        .max(usize::from(!items.is_empty()))
}

/// Reads a collection or a page of one.
pub fn read(document: &Value) -> Result<CollectionRead, NotACollection> {
    if !property::types(document).any(is_collection) {
        return Err(NotACollection);
    }
    let mut collection = CollectionRead {
        id: document.get("id").and_then(property::id_of),
        total_items: property::whole(document, "totalItems"),
        next: property::iri(document, "next"),
        ..CollectionRead::default()
    };
    take_items(&mut collection, document);
    match property::first(document, "first") {
        Some(first) if property::types(first).any(is_collection) => {
            take_items(&mut collection, first);
            collection.next = collection.next.or_else(|| property::iri(first, "next"));
        }
        Some(first) => collection.first = property::id_of(first),
        None => {}
    }
    Ok(collection)
}

fn take_items(collection: &mut CollectionRead, document: &Value) {
    for key in ["orderedItems", "items"] {
        let items = match document.get(key) {
            Some(Value::Array(items)) => items.as_slice(),
            Some(Value::Null) | None => &[],
            Some(item) => std::slice::from_ref(item),
        };
        let room = ITEMS_MAX.saturating_sub(collection.items.len());
        collection.items.extend(items.iter().take(room).cloned());
        collection.dropped += items.len().saturating_sub(room);
    }
}

fn is_collection(kind: &str) -> bool {
    matches!(
        kind,
        "Collection" | "OrderedCollection" | "CollectionPage" | "OrderedCollectionPage"
    )
}

fn collection(id: &Iri, attributed_to: &Iri, total_items: u64, first: Option<&Iri>) -> Value {
    let mut entries = Map::new();
    entries.insert("id".to_owned(), json!(id));
    entries.insert("type".to_owned(), json!("OrderedCollection"));
    entries.insert("attributedTo".to_owned(), json!(attributed_to));
    entries.insert("totalItems".to_owned(), json!(total_items));
    if let Some(first) = first {
        entries.insert("first".to_owned(), json!(first));
    }
    with_context(Value::Object(entries), ContextKind::Plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    #[test]
    fn a_page_written_is_the_page_read() {
        let [id, whole, owner, next] = [
            "https://a.example/u?page=1",
            "https://a.example/u",
            "https://a.example/c/a",
            "https://a.example/u?page=2",
        ]
        .map(iri);
        let items = vec![json!({"type": "Event"}), json!("https://a.example/events/2")];
        let facts = PageFacts {
            id: &id,
            part_of: &whole,
            attributed_to: &owner,
            total_items: 7,
            start_index: Some(0),
            items: items.clone(),
            next: Some(&next),
        };
        let expected = CollectionRead {
            id: Some(id.clone()),
            total_items: Some(7),
            items,
            next: Some(next.clone()),
            ..CollectionRead::default()
        };
        assert_eq!(read(&page(facts)), Ok(expected));
        let read_count = read(&count(&whole, &owner, 3)).unwrap();
        assert_eq!(
            (read_count.total_items, read_count.items.len(), read_count.first),
            (Some(3), 0, None)
        );
        assert_eq!(read(&paged(&whole, &owner, 3, &id)).unwrap().first, Some(id));
    }

    /// B10
    #[test]
    fn a_collection_is_read_up_to_its_bound() {
        let many = vec![json!("https://a.example/1"); ITEMS_MAX + 5];
        let read_many = read(&json!({"type": "OrderedCollection", "first": {"type": "OrderedCollectionPage", "orderedItems": many}})).unwrap();
        assert_eq!((read_many.items.len(), read_many.dropped), (ITEMS_MAX, 5));
        assert_eq!(fitting(&many), ITEMS_MAX);
        let long = vec![json!("x".repeat(BYTES_MAX / 2)); 3];
        assert_eq!(fitting(&long), 1);
        assert_eq!(fitting(&[json!("x".repeat(2 * BYTES_MAX))]), 1);
        assert_eq!(fitting(&[]), 0);
    }

    #[test]
    fn any_value_in_any_place_is_read_or_refused_without_a_panic() {
        for key in [
            "id",
            "type",
            "totalItems",
            "items",
            "orderedItems",
            "first",
            "next",
        ] {
            for value in [
                json!(null),
                json!(-1),
                json!("x"),
                json!([[]]),
                json!({"type": "Collection", "first": {}}),
                json!({}),
            ] {
                let mut document = json!({"type": "Collection"});
                document[key] = value.clone();
                assert!(read(&document).is_ok() || key == "type", "{key}: {value}");
            }
        }
    }
}
