//! Who has no token, a bad one or a narrow one gets nowhere, before anything else of the request is looked at.

use http::{Method, StatusCode};
use serde_json::json;

use crate::openapi::operation::Access;
use crate::routes::{self, ROUTES};
use crate::world::World;

/// A path with something in each of its places.
fn filled(path: &str) -> String {
    path.replace("{id}", "01JD7ZQ4T0M8V5XKPN6R3W2YHB")
        .replace("{host}", "london.example")
        .replace("{slug}", "ledgerline")
        .replace("{handle}", "maren")
        .replace("{place}", "00")
        .replace("{number}", "1")
        .replace("{list}", "competencies")
}

fn method(method: routes::Method) -> Method {
    Method::from_bytes(method.word().to_ascii_uppercase().as_bytes()).unwrap()
}

/// E11
#[tokio::test]
async fn every_route_refuses_a_stranger_and_a_bad_token_or_is_for_anybody() {
    let world = World::new().await;
    for route in ROUTES {
        let (method, path) = (method(route.method), filled(route.path));
        let answer = world.as_stranger().call(method.clone(), &path, &[], None).await;
        match route.operation.access {
            Access::Anyone => assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{method} {path}"),
            _ => {
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{method} {path}");
                assert!(
                    answer.header("www-authenticate").starts_with("Bearer"),
                    "{method} {path}"
                );
                assert_eq!(
                    answer.header("cache-control"),
                    "private, no-store",
                    "{method} {path}"
                );
            }
        }
        let is_about_nobody = method == Method::GET
            && [
                "/api/v1/community",
                "/api/v1/community/documents",
                "/api/v1/community/documents/{slug}",
                "/api/v1/openapi.json",
            ]
            .contains(&route.path);
        for token in ["guessed", "", "../..", &"x".repeat(5_000)] {
            let answer = world
                .with_token(token)
                .call(method.clone(), &path, &[], None)
                .await;
            let is_refused = answer.status == StatusCode::UNAUTHORIZED;
            assert_eq!(is_refused, !is_about_nobody, "{method} {path} {token}");
        }
    }
}

/// E11
#[tokio::test]
async fn every_route_refuses_a_token_that_is_too_narrow() {
    let world = World::new().await;
    for route in ROUTES {
        let (method, path) = (method(route.method), filled(route.path));
        let read = world.as_reader().call(method.clone(), &path, &[], None).await;
        let write = world.as_member().call(method.clone(), &path, &[], None).await;
        let is_refused = |access: Access| (access > Access::Read, access > Access::Write);
        let expected = is_refused(route.operation.access);
        let found = (
            read.status == StatusCode::FORBIDDEN,
            write.status == StatusCode::FORBIDDEN,
        );
        assert_eq!(found, expected, "{method} {path}");
    }
}

/// A token with the scope `admin` counts only while its member holds an office.
#[tokio::test]
async fn an_admin_token_of_somebody_without_office_is_a_narrow_one() {
    let world = World::new().await;
    let now = crate::world::NOW.parse().unwrap();
    let id = domain::TokenId::new(9, [9; 10]);
    let made: Result<_, store::StoreError> = world
        .database()
        .transact(|tx| {
            let maren = domain::MemberId::new(0, [3; 10]);
            let scopes = vec![store::tokens::TokenScope::Admin];
            store::tokens::issue(tx, id.clone(), "maren-admin", maren, scopes, "", now)
        })
        .await;
    made.unwrap();
    assert_eq!(
        world
            .with_token("maren-admin")
            .get("/api/v1/members")
            .await
            .status,
        StatusCode::FORBIDDEN
    );
}

/// E3: nothing that a browser sends along by itself is looked at.
#[tokio::test]
async fn a_form_or_a_script_of_another_site_is_a_stranger() {
    let world = World::new().await;
    let event = world.publish(json!("public")).await;
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json",
    ] {
        let headers = [
            ("content-type", content_type),
            ("cookie", "__Host-session=olga-admin; token=olga-admin"),
            ("origin", "https://evil.example"),
            ("sec-fetch-site", "cross-site"),
        ];
        for (method, path) in [
            (Method::POST, "/api/v1/events".to_owned()),
            (Method::POST, format!("/api/v1/events/{event}/cancel")),
            (Method::PUT, format!("/api/v1/events/{event}/rsvp")),
            (Method::DELETE, format!("/api/v1/events/{event}")),
        ] {
            let answer = world
                .as_stranger()
                .call(method, &path, &headers, Some("{}".to_owned()))
                .await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path} {content_type}");
            assert_eq!(answer.header("access-control-allow-origin"), "");
            assert_eq!(answer.header("set-cookie"), "");
        }
    }
    assert_eq!(
        world.get(&format!("/api/v1/events/{event}")).await.json["state"],
        "published"
    );
}

#[tokio::test]
async fn an_address_that_is_no_route_is_a_problem_and_a_wrong_method_says_which_are_right() {
    let world = World::new().await;
    let nothing = world.get("/api/v1/rooms").await;
    assert_eq!(
        (nothing.status, nothing.header("content-type")),
        (StatusCode::NOT_FOUND, "application/problem+json")
    );
    assert_eq!(nothing.header("x-content-type-options"), "nosniff");
    let wrong = world
        .as_officer()
        .call(Method::PATCH, "/api/v1/events", &[], None)
        .await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(wrong.header("allow").contains("POST"), "{:?}", wrong.headers);
}

#[tokio::test]
async fn what_the_router_itself_refuses_is_said_in_words_too() {
    let world = World::new().await;
    for (method, path, status) in [
        (Method::PATCH, "/api/v1/events", StatusCode::METHOD_NOT_ALLOWED),
        (Method::GET, "/api/v1/events/%ff", StatusCode::NOT_FOUND),
    ] {
        let answer = world.as_stranger().call(method, path, &[], None).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{path}"
        );
        assert_eq!(answer.json["status"], status.as_u16());
    }
}
