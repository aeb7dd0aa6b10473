//! Nothing can be set that is not meant to be, and nothing is longer than its limit.

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::events::input_example;
use crate::input::BODY_BYTES_MAX;
use crate::openapi::operation::Access;
use crate::routes::{self, ROUTES};
use crate::world::World;

/// Names of what the store keeps of events, answers, members, tokens, peerings and calendars.
const COLUMNS: [&str; 32] = [
    "id",
    "iri",
    "owner",
    "revision",
    "state",
    "draft",
    "published",
    "updated",
    "taken",
    "source",
    "banner",
    "organizers",
    "member",
    "event",
    "counter",
    "delivery",
    "activity",
    "answered",
    "joined",
    "created",
    "expires",
    "hash",
    "agreement",
    "own_agreement",
    "offer",
    "active",
    "proposed",
    "key_pins",
    "digest",
    "signed_offer",
    "etag",
    "failure",
];

/// E10
#[tokio::test]
async fn no_column_of_the_store_can_be_sent_as_an_extra_field() {
    let world = World::new().await;
    world.with_london().await;
    let event = world.publish(json!("public")).await;
    let before = world.as_officer().get(&format!("/api/v1/events/{event}")).await;
    let officer = world.as_officer();
    let mut tried = 0;
    for route in ROUTES.iter().filter(|route| route.operation.takes_json()) {
        let body = route.operation.body.as_ref().unwrap();
        let properties = &world.document()["components"]["schemas"][body.schema]["properties"];
        let path = route
            .path
            .replace("{id}", &event)
            .replace("{host}", "london.example");
        let verb = if route.method == routes::Method::Put {
            Method::PUT
        } else {
            Method::POST
        };
        for column in COLUMNS.iter().filter(|column| properties.get(**column).is_none()) {
            let mut sent = (body.example)();
            sent[*column] = json!(7);
            let answer = officer
                .call(verb.clone(), &path, &[], Some(sent.to_string()))
                .await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {column}");
            assert_eq!(answer.json["field"], *column, "{path}");
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
    let after = world.as_officer().get(&format!("/api/v1/events/{event}")).await;
    assert_eq!(after.bytes, before.bytes);
    assert_eq!(
        world.get("/api/v1/events").await.json["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

/// E10: also not one floor further down.
#[tokio::test]
async fn a_place_takes_no_extra_field_either() {
    let world = World::new().await;
    let mut event = input_example();
    event["place"]["id"] = json!("https://evil.example/");
    let answer = world.as_officer().post("/api/v1/events", event).await;
    assert_eq!(
        (answer.status, &answer.json["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("place.id"))
    );
}

/// C3
#[tokio::test]
async fn each_field_takes_its_most_and_refuses_one_more() {
    let world = World::new().await;
    let words = |n: usize| Value::from((0..n).map(|n| format!("tag{n}")).collect::<Vec<_>>());
    let peers =
        |n: usize| json!({ "peers": (0..n).map(|n| format!("https://p{n}.example")).collect::<Vec<_>>() });
    let url = |n: usize| json!(format!("https://a.example/{}", "x".repeat(n - 18)));
    for (field, most, more) in [
        ("title", json!("x".repeat(200)), json!("x".repeat(201))),
        (
            "description",
            json!("x".repeat(20_000)),
            json!("x".repeat(20_001)),
        ),
        ("capacity", json!(2_000), json!(2_001)),
        ("capacity", json!(1), json!(0)),
        ("tags", words(10), words(11)),
        ("tags", json!(["x".repeat(60)]), json!(["x".repeat(61)])),
        ("category", json!("X".repeat(60)), json!("X".repeat(61))),
        ("price", json!("999999999.999"), json!("1000000000")),
        ("online_page", url(2048), url(2049)),
        ("external_url", url(2048), url(2049)),
        (
            "language",
            json!("en-aaaaaaaa-bbbbbbbb-cccccccc-ddddd"),
            json!("en-aaaaaaaa-bbbbbbbb-cccccccc-dddddd"),
        ),
        (
            "end",
            json!("2027-03-17T19:00:00-07:00"),
            json!("2027-03-18T19:00:00-07:00"),
        ),
        (
            "start",
            json!("2027-01-14T20:00:00-08:00"),
            json!("2300-01-01T00:00:00Z"),
        ),
    ] {
        let mut event = input_example();
        event[field] = most.clone();
        let taken = world.as_officer().post("/api/v1/events", event.clone()).await;
        assert_eq!(taken.status, StatusCode::CREATED, "{field} {}", taken.text());
        event[field] = more;
        let refused = world.as_officer().post("/api/v1/events", event).await;
        assert_eq!(
            (refused.status, &refused.json["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!(field))
        );
    }
    let mut event = input_example();
    event["audience"] = peers(201);
    assert_eq!(
        world.as_officer().post("/api/v1/events", event).await.json["field"],
        "audience"
    );
}

/// C3
#[tokio::test]
async fn a_line_of_an_address_has_its_limit_too() {
    let world = World::new().await;
    for field in ["name", "street", "postal_code", "locality", "region", "country"] {
        let mut event = input_example();
        event["place"][field] = json!("x".repeat(200));
        assert_eq!(
            world
                .as_officer()
                .post("/api/v1/events", event.clone())
                .await
                .status,
            StatusCode::CREATED
        );
        event["place"][field] = json!("x".repeat(201));
        let refused = world.as_officer().post("/api/v1/events", event).await;
        assert_eq!(refused.json["field"], format!("place.{field}"));
    }
    for (field, degrees) in [("latitude", 90.1), ("longitude", -180.1)] {
        let mut event = input_example();
        event["place"]["coordinates"][field] = json!(degrees);
        assert_eq!(
            world.as_officer().post("/api/v1/events", event).await.json["field"],
            "place.coordinates"
        );
    }
}

/// C3
#[tokio::test]
async fn a_body_is_json_of_at_most_256_kib() {
    let world = World::new().await;
    for route in ROUTES.iter().filter(|route| route.operation.takes_json()) {
        assert_ne!(route.operation.access, Access::Anyone, "{}", route.path);
        let path = route
            .path
            .replace("{id}", "01JD7ZQ4T0M8V5XKPN6R3W2YHB")
            .replace("{host}", "london.example");
        let verb = if route.method == routes::Method::Put {
            Method::PUT
        } else {
            Method::POST
        };
        let example = (route.operation.body.as_ref().unwrap().example)().to_string();
        let padded = |length: usize| format!("{example}{}", " ".repeat(length - example.len()));
        let officer = world.as_officer();
        // Whoever ends a peering may say nothing of it.
        let of_nothing_said = match route.operation.body.as_ref().unwrap().schema {
            "EndInput" => StatusCode::OK,
            // So may whoever chooses among entries; the calendar of the example is not there.
            "SourceChoices" => StatusCode::NOT_FOUND,
            // And whoever gives notice; the agreement of the example is not there.
            "AgreementNoticeInput" => StatusCode::NOT_FOUND,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        for (headers, body, expected) in [
            (vec![], "{".to_owned(), StatusCode::BAD_REQUEST),
            (vec![], String::new(), StatusCode::BAD_REQUEST),
            (vec![], "\u{fffd}".to_owned(), StatusCode::BAD_REQUEST),
            (vec![], "[]".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
            (vec![], "{}".to_owned(), of_nothing_said),
            (
                vec![("content-type", "text/plain")],
                example.clone(),
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ),
            (vec![], padded(BODY_BYTES_MAX + 1), StatusCode::PAYLOAD_TOO_LARGE),
        ] {
            let answer = officer.call(verb.clone(), &path, &headers, Some(body)).await;
            assert_eq!(answer.status, expected, "{path}");
        }
        let largest = officer.call(verb, &path, &[], Some(padded(BODY_BYTES_MAX))).await;
        assert_ne!(largest.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
}
