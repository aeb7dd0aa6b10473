//! Answers through the front door: taken, refused, shown, and guest lists without mail addresses.

use http::StatusCode;
use serde_json::json;

use crate::events::input_example;
use crate::world::World;

#[tokio::test]
async fn a_member_answers_and_reads_how_her_answer_stands() {
    let world = World::new().await;
    let url = format!("/api/v1/events/{}/rsvp", world.publish(json!("members")).await);
    let nothing = world.as_member().get(&url).await;
    assert_eq!(
        (nothing.status, &nothing.json["answer"], &nothing.json["words"]),
        (StatusCode::OK, &json!(null), &json!("Not answered yet"))
    );
    let going = world.as_member().put(&url, json!({ "answer": "going" })).await;
    assert_eq!(
        (going.status, &going.json["state"]),
        (StatusCode::OK, &json!("confirmed"))
    );
    assert_eq!(going.json["words"], "Confirmed by Seattle Partners 04:00");
    assert_eq!(world.as_reader().get(&url).await.bytes, going.bytes);
    assert_eq!(
        world
            .as_member()
            .put(&url, json!({ "answer": "going" }))
            .await
            .bytes,
        going.bytes
    );
    let withdrawn = world
        .as_member()
        .put(&url, json!({ "answer": "withdrawn" }))
        .await;
    assert_eq!(withdrawn.json["answer"], "withdrawn");
    let nothing = world
        .as_member()
        .put(&url, json!({ "answer": "withdrawn" }))
        .await;
    assert_eq!(
        nothing.status,
        StatusCode::OK,
        "the same answer again is the same answer"
    );
    assert_eq!(
        world
            .as_officer()
            .put(&url, json!({ "answer": "withdrawn" }))
            .await
            .status,
        StatusCode::CONFLICT
    );
    let odd = world.as_member().put(&url, json!({ "answer": "perhaps" })).await;
    assert_eq!(
        (odd.status, &odd.json["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("answer"))
    );
}

#[tokio::test]
async fn the_second_of_one_seat_waits_in_first_place() {
    let world = World::new().await;
    let mut event = input_example();
    event["capacity"] = json!(1);
    let id = world.as_officer().post("/api/v1/events", event).await.json["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let url = format!("/api/v1/events/{id}/rsvp");
    world.as_officer().put(&url, json!({ "answer": "going" })).await;
    let second = world.as_member().put(&url, json!({ "answer": "going" })).await;
    assert_eq!(
        (&second.json["state"], &second.json["place"]),
        (&json!("waitlisted"), &json!(1))
    );
    assert_eq!(second.json["words"], "Waiting list, place 1");
    let shown = world.get(&format!("/api/v1/events/{id}")).await;
    assert_eq!(
        (&shown.json["taken"], &shown.json["waiting"]),
        (&json!(1), &json!(1))
    );
}

#[tokio::test]
async fn a_removed_event_is_gone_for_who_reads_an_answer_and_for_who_gives_one() {
    let world = World::new().await;
    let id = world.publish(json!("public")).await;
    let hidden = world.publish(json!("members")).await;
    for id in [&id, &hidden] {
        let removed = world.as_officer().delete(&format!("/api/v1/events/{id}")).await;
        assert_eq!(removed.status, StatusCode::NO_CONTENT);
    }
    for (id, status) in [(id, StatusCode::GONE), (hidden, StatusCode::NOT_FOUND)] {
        let url = format!("/api/v1/events/{id}/rsvp");
        assert_eq!(world.as_member().get(&url).await.status, status);
        let answer = world.as_member().put(&url, json!({ "answer": "going" })).await;
        assert_eq!(answer.status, status);
    }
}

#[tokio::test]
async fn what_cannot_be_answered_is_a_conflict_with_its_reason() {
    let world = World::new().await;
    for (field, value) in [("join_mode", json!("invite")), ("join_mode", json!("external"))] {
        let mut event = input_example();
        event[field] = value;
        let id = world.as_officer().post("/api/v1/events", event).await.json["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let refused = world
            .as_member()
            .put(&format!("/api/v1/events/{id}/rsvp"), json!({ "answer": "going" }))
            .await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
    }
    let id = world.publish(json!("public")).await;
    let url = format!("/api/v1/events/{id}/rsvp");
    world
        .as_officer()
        .post_nothing(&format!("/api/v1/events/{id}/cancel"))
        .await;
    let cancelled = world.as_member().put(&url, json!({ "answer": "going" })).await;
    assert_eq!(
        (cancelled.status, &cancelled.json["detail"]),
        (StatusCode::CONFLICT, &json!("this event is cancelled"))
    );
    let other = format!("/api/v1/events/{}/rsvp", world.publish(json!("public")).await);
    world.clock.set("2027-02-01T00:00:00Z".parse().unwrap());
    assert_eq!(
        world
            .as_member()
            .put(&other, json!({ "answer": "going" }))
            .await
            .status,
        StatusCode::CONFLICT
    );
}

#[tokio::test]
async fn a_guest_list_has_names_companies_and_communities_but_no_addresses() {
    let world = World::new().await;
    let id = world.publish(json!("public")).await;
    world
        .as_member()
        .put(&format!("/api/v1/events/{id}/rsvp"), json!({ "answer": "going" }))
        .await;
    let list = world
        .as_officer()
        .get(&format!("/api/v1/events/{id}/rsvps"))
        .await;
    assert_eq!(
        list.json["items"],
        json!([{ "name": "maren", "organization": "Ledgerline", "community": "Seattle Partners", "guest": false, "answer": "going",
            "state": "going", "at": "2026-11-21T12:00:00Z" }])
    );
    assert!(!list.text().contains('@'));
    let id = domain::EventId::parse(&id).unwrap();
    move_to_london(&world, &id).await;
    let elsewhere = world
        .as_officer()
        .get(&format!("/api/v1/events/{id}/rsvps"))
        .await;
    assert_eq!(elsewhere.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn an_answer_to_another_community_is_on_its_way_until_its_host_has_spoken() {
    let world = World::new().await;
    world.with_london().await;
    let id = domain::EventId::parse(&world.publish(json!("public")).await).unwrap();
    move_to_london(&world, &id).await;
    let url = format!("/api/v1/events/{id}/rsvp");
    let sent = world.as_member().put(&url, json!({ "answer": "going" })).await;
    assert_eq!(
        (&sent.json["state"], &sent.json["words"]),
        (&json!("sent"), &json!("Sent to London Partners"))
    );
    let shown = world.get(&format!("/api/v1/events/{id}")).await;
    assert_eq!(shown.json["host"]["name"], "London Partners");
    assert_eq!(
        shown.json["activitypub_id"],
        format!("https://london.example/events/{id}")
    );
    assert_eq!(shown.json["url"], format!("https://seattle.example/events/{id}"));
    let officer = world.as_officer();
    assert_eq!(
        officer.delete(&format!("/api/v1/events/{id}")).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(
        officer
            .post_nothing(&format!("/api/v1/events/{id}/cancel"))
            .await
            .status,
        StatusCode::CONFLICT
    );
    assert_eq!(
        officer
            .put(&format!("/api/v1/events/{id}"), input_example())
            .await
            .status,
        StatusCode::CONFLICT
    );
}

/// The event as if London had published it.
async fn move_to_london(world: &World, id: &domain::EventId) {
    let moved: Result<(), store::StoreError> = world
        .database()
        .transact(|tx| {
            let mut event = store::events::get(tx, id)?.unwrap();
            event.iri = domain::Iri::parse(&format!("https://london.example/events/{id}")).unwrap();
            event.owner = domain::Iri::parse("https://london.example/c/london").unwrap();
            store::events::put(tx, &event)
        })
        .await;
    moved.unwrap();
}
