//! The OpenAPI document and the router say the same, and the examples are true.

use std::collections::BTreeSet;

use http::StatusCode;
use serde_json::Value;

use crate::routes::ROUTES;
use crate::shape_check::faults;
use crate::world::World;

#[tokio::test]
async fn the_document_has_every_route_and_no_other() {
    let world = World::new().await;
    let answer = world.get("/api/v1/openapi.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(&answer.json, world.document());
    let routes: BTreeSet<(String, &str)> = ROUTES
        .iter()
        .map(|route| (route.path.to_owned(), route.method.word()))
        .collect();
    assert_eq!(routes.len(), ROUTES.len(), "a route stands twice");
    let mut documented = BTreeSet::new();
    for (path, methods) in answer.json["paths"].as_object().unwrap() {
        documented.extend(
            methods
                .as_object()
                .unwrap()
                .keys()
                .map(|method| (path.clone(), method.as_str())),
        );
    }
    assert_eq!(documented, routes);
    let ids: BTreeSet<&str> = ROUTES.iter().map(|route| route.operation.id).collect();
    assert_eq!(ids.len(), ROUTES.len(), "an operation id stands twice");
}

#[tokio::test]
async fn every_example_fits_its_schema_and_every_reference_leads_somewhere() {
    let world = World::new().await;
    let document = world.document();
    let mut seen = 0;
    walk(document, &mut |node| {
        if let Some(example) = node.get("example")
            && let Some(schema) = node.get("schema")
        {
            seen += 1;
            let found = faults(document, schema, example, "$");
            assert!(found.is_empty(), "{found:?} in {example}");
        }
        if let Some(reference) = node.get("$ref").and_then(Value::as_str) {
            assert!(
                document.pointer(reference.trim_start_matches('#')).is_some(),
                "{reference}"
            );
        }
    });
    assert!(seen > 100, "only {seen} examples");
}

#[tokio::test]
async fn every_schema_is_used_and_every_tag_is_described() {
    let world = World::new().await;
    let text = world.document().to_string();
    for name in world.document()["components"]["schemas"]
        .as_object()
        .unwrap()
        .keys()
    {
        assert!(
            text.contains(&format!("\"#/components/schemas/{name}\"")),
            "{name}"
        );
    }
    let tags: BTreeSet<&str> = world.document()["tags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| tag["name"].as_str().unwrap())
        .collect();
    let used: BTreeSet<&str> = ROUTES.iter().map(|route| route.operation.tag).collect();
    assert_eq!(tags, used);
}

fn walk(value: &Value, visit: &mut impl FnMut(&Value)) {
    visit(value);
    match value {
        Value::Object(entries) => entries.values().for_each(|entry| walk(entry, visit)),
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        _ => {}
    }
}
