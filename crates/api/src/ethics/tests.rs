//! The code and its signatures through the front door.

use community::publish_code::{NewCode, publish_code};
use http::Method;

use super::*;
use crate::world::World;

async fn publish(world: &World, version: &str, mode: CodeMode) -> CodeOfEthics {
    let new = NewCode {
        version: CodeVersion::parse(version).unwrap(),
        mode,
        summary: "Be fair.".to_owned(),
        text: "Put the customer first.".to_owned(),
    };
    let now = world.doors.node.now();
    let database = world.database();
    let published = database.transact(|tx| publish_code(tx, "operator", &new, 100, now));
    published.await.unwrap()
}

/// 2.15, 4.15: the record shows version, time and fingerprint; another version than the one in force is not signed.
#[tokio::test]
async fn a_member_reads_and_signs_the_code_and_officers_see_who_has_not() {
    let world = World::new().await;
    let (path, record) = ("/api/v1/ethics", "/api/v1/ethics/signatures");
    assert_eq!(world.get(path).await.status, StatusCode::NOT_FOUND);
    let sign = json!({ "version": "1", "signed_as": "Maren L." });
    let nothing = world.as_member().post(record, sign.clone()).await;
    assert_eq!(nothing.status, StatusCode::CONFLICT);
    let code = publish(&world, "1", CodeMode::Signed).await;
    let read = world.get(path).await;
    assert_eq!(
        (&read.json["version"], &read.json["fingerprint"]),
        (&json!("1.0"), &json!(code.hash))
    );
    assert_eq!(
        (&read.json["words"], &read.json["minutes"]),
        (&json!(4), &json!(1))
    );
    let tag = read.header("etag").to_owned();
    let known = [("if-none-match", tag.as_str())];
    let again = world.as_stranger().call(Method::GET, path, &known, None).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);

    let open = world.as_reader().get(record).await;
    assert_eq!(open.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(open.json["items"][0]["standing"], "to_be_signed");
    let narrow = world.as_reader().post(record, sign.clone()).await;
    assert_eq!(narrow.status, StatusCode::FORBIDDEN);
    let signed = world.as_member().post(record, sign).await;
    assert_eq!(signed.status, StatusCode::CREATED, "{}", signed.text());
    assert_eq!(signed.json["fingerprint"], read.json["fingerprint"]);
    assert_eq!(signed.json["at"], json!(world.doors.node.now()));
    let own = world.as_reader().get(record).await;
    assert_eq!(own.json["items"], json!([signed.json]));
    let all = world.as_officer().get(record).await;
    let standing = |handle: &str| {
        let mut items = all.json["items"].as_array().unwrap().iter();
        let one = items.find(|one| one["handle"] == handle).unwrap();
        one["standing"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        [standing("maren"), standing("olga"), standing("otto")],
        ["signed", "to_be_signed", "to_be_signed"].map(str::to_owned)
    );
    publish(&world, "2", CodeMode::Signed).await;
    let late = json!({ "version": "1.0", "signed_as": "Maren L." });
    let late = world.as_member().post(record, late).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    for (field, sent) in [
        ("version", json!({ "version": "x", "signed_as": "Maren" })),
        ("signed_as", json!({ "version": "2", "signed_as": " " })),
    ] {
        let refused = world.as_member().post(record, sent).await;
        let found = (refused.status, refused.json["field"].clone());
        assert_eq!(found, (StatusCode::UNPROCESSABLE_ENTITY, json!(field)));
    }
}

/// 4.15: an officer publishes a version over the one she read; what is wrong is said at its field.
#[tokio::test]
async fn an_officer_publishes_a_version_over_the_one_she_read() {
    let world = World::new().await;
    let path = "/api/v1/ethics";
    let code = |version: &str, summary: &str| json!({ "version": version, "summary": summary, "text": "Put the customer first." });
    let officer = world.as_officer();
    let no = world.as_member().post(path, code("1", "Be fair.")).await;
    assert_eq!(no.status, StatusCode::FORBIDDEN);
    let over = async |tag: &str, code: Value| {
        let known = [("if-match", tag)];
        officer
            .call(Method::POST, path, &known, Some(code.to_string()))
            .await
    };
    let none_there = over("*", code("1", "Be fair.")).await;
    assert_eq!(none_there.status, StatusCode::PRECONDITION_FAILED);
    let first = officer.post(path, code("1", "Be fair.")).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
    assert_eq!(first.json["mode"], "signed");
    let tag = first.header("etag").to_owned();
    assert_eq!(world.get(path).await.header("etag"), tag);
    assert_eq!(
        over(&tag, code("2", "Be fair.")).await.status,
        StatusCode::CREATED
    );
    let late = over(&tag, code("3", "Be fair.")).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    for (field, wrong) in [
        ("version", code("2", "Be fair.")),
        ("version", code("x", "Be fair.")),
        ("summary", code("3", " ")),
        ("summary", code("3", &"word ".repeat(101))),
        (
            "text",
            json!({ "version": "3", "summary": "Be fair.", "text": " " }),
        ),
    ] {
        let refused = officer.post(path, wrong).await;
        let found = (refused.status, refused.json["field"].clone());
        assert_eq!(found, (StatusCode::UNPROCESSABLE_ENTITY, json!(field)));
    }
    assert_eq!(world.get(path).await.json["version"], "2.0");
}

/// 2.15: de facto, there is nothing to sign.
#[tokio::test]
async fn a_code_that_is_acknowledged_by_joining_is_signed_by_nobody() {
    let world = World::new().await;
    publish(&world, "1", CodeMode::DeFacto).await;
    let record = "/api/v1/ethics/signatures";
    let own = world.as_reader().get(record).await;
    assert_eq!(own.json["items"][0]["standing"], "acknowledged_by_joining");
    let sign = json!({ "version": "1", "signed_as": "Maren" });
    let refused = world.as_member().post(record, sign).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
}
