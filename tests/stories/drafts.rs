//! Events as officers write them, short enough to read in a story.

use harness::{Person, World};
use serde_json::{Value, json};

/// An evening in Seattle in January, for everybody, with room for all.
pub(crate) fn evening(title: &str) -> Value {
    json!({
        "title": title, "description": "<p>Bring one question.</p>",
        "start": "2027-01-14T18:00:00-08:00", "end": "2027-01-14T20:00:00-08:00",
        "timezone": "America/Los_Angeles", "modality": "in_person",
        "place": { "name": "Pier 57", "locality": "Seattle", "country": "US" },
        "audience": "public",
    })
}

/// The same draft with one field set.
pub(crate) fn with(mut draft: Value, field: &str, value: Value) -> Value {
    draft[field] = value;
    draft
}

/// Two peered communities: an officer of Seattle and an officer of London.
pub(crate) async fn two_peers(world: &World) -> (Person, Person) {
    let (olga, ravi) = (
        world.node("seattle").officer("olga"),
        world.node("london").officer("ravi"),
    );
    world.peer(&olga, &ravi, &["events"]).await;
    (olga, ravi)
}

/// Three communities, each peered with each: officers of Seattle, London and Agora.
pub(crate) async fn three_peers(world: &World) -> (Person, Person, Person) {
    let (olga, ravi) = two_peers(world).await;
    let ada = world.node("agora").officer("ada");
    world.peer(&olga, &ada, &["events"]).await;
    world.peer(&ada, &ravi, &["events"]).await;
    (olga, ravi, ada)
}
