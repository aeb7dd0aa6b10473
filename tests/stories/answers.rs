//! Answers across nodes: seats, the waiting list, every kind of answer, and refusals that say why (F12).

use harness::{NodeOptions, Person, World, invariants};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers, with};

/// Two members of London who see an event of Seattle with one seat.
async fn one_seat(world: &World) -> (Person, String, Person, Person, String) {
    let (olga, ravi) = two_peers(world).await;
    let event = olga
        .publish(with(evening("One seat"), "capacity", json!(1)))
        .await;
    world.run_until_quiet().await;
    let (maren, noor) = (ravi.node.member("maren"), ravi.node.member("noor"));
    let there = maren.id_of("One seat").await;
    (olga, event["id"].as_str().unwrap().to_owned(), maren, noor, there)
}

#[tokio::test]
async fn who_finds_an_event_full_waits_in_line_and_moves_up_when_a_seat_falls_free() {
    let world = World::new(30);
    let (olga, here, maren, noor, there) = one_seat(&world).await;
    maren.answer(&there, "going").await.expect(200);
    world.run_until_quiet().await;
    noor.answer(&there, "going").await.expect(200);
    assert_eq!(noor.rsvp(&there).await["state"], "sent");
    world.run_until_quiet().await;
    assert_eq!(maren.rsvp(&there).await["state"], "confirmed");
    let waiting = noor.rsvp(&there).await;
    assert_eq!(
        (&waiting["state"], &waiting["place"]),
        (&json!("waitlisted"), &json!(1)),
        "{waiting}"
    );
    assert_eq!(waiting["words"], "Waiting list, place 1");

    maren.answer(&there, "withdrawn").await.expect(200);
    world.run_until_quiet().await;
    assert_eq!(noor.rsvp(&there).await["state"], "confirmed", "she moved up");
    let event = olga.get(&format!("/api/v1/events/{here}")).await.expect(200);
    assert_eq!(
        (&event["taken"], &event["waiting"]),
        (&json!(1), &json!(0)),
        "{event}"
    );
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn maybe_declined_and_withdrawn_reach_the_host_and_take_no_seat() {
    let world = World::new(31);
    let (olga, here, maren, _, there) = one_seat(&world).await;
    for answer in ["maybe", "declined", "going", "withdrawn"] {
        maren.answer(&there, answer).await.expect(200);
        world.run_until_quiet().await;
        assert_eq!(maren.rsvp(&there).await["state"], "confirmed", "{answer}");
        let guests = olga
            .get(&format!("/api/v1/events/{here}/rsvps"))
            .await
            .expect(200);
        assert_eq!(guests["items"][0]["answer"], answer, "{guests}");
        let event = olga.get(&format!("/api/v1/events/{here}")).await.expect(200);
        assert_eq!(event["taken"], json!(u32::from(answer == "going")), "{answer}");
        invariants::check(&world);
    }
    world.finish();
}

#[tokio::test]
async fn an_answer_changed_three_times_before_any_arrives_ends_as_the_last() {
    let world = World::new(32);
    let (_, _, maren, _, there) = one_seat(&world).await;
    for answer in ["going", "declined", "maybe"] {
        maren.answer(&there, answer).await.expect(200);
    }
    world.run_until_quiet().await;
    let answer = maren.rsvp(&there).await;
    assert_eq!(
        (&answer["answer"], &answer["state"]),
        (&json!("maybe"), &json!("confirmed")),
        "{answer}"
    );
    invariants::check(&world);
    world.finish();
}

/// A member of London answers something that only Seattle knows to be impossible by now.
async fn refused_because(seed: u64, draft: Value, meanwhile: Meanwhile) -> Value {
    let world = World::new(seed);
    let (olga, ravi) = two_peers(&world).await;
    let event = olga.publish(draft.clone()).await;
    world.run_until_quiet().await;
    let maren = ravi.node.member("maren");
    let there = maren.id_of(draft["title"].as_str().unwrap()).await;
    // The answer is given while London does not yet know what Seattle does.
    world.part(&olga.node.origin, &ravi.node.origin);
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    match meanwhile {
        Meanwhile::Cancelled => olga.post(&format!("{path}/cancel"), json!({})).await.expect(200),
        Meanwhile::ByInvitation => olga
            .put(&path, with(draft, "join_mode", json!("invite")))
            .await
            .expect(200),
        Meanwhile::Removed => Value::from(olga.delete(&path).await.status),
    };
    maren.answer(&there, "going").await.expect(200);
    world.run_for(std::time::Duration::from_secs(20)).await;
    world.join(&olga.node.origin, &ravi.node.origin);
    let answer = async {
        // The refusal may overtake the news or follow it; it is read before the event itself is gone.
        maren.rsvp(&there).await
    };
    if let Meanwhile::Removed = meanwhile {
        world.run_until_quiet().await;
        assert_eq!(
            maren.get(&format!("/api/v1/events/{there}/rsvp")).await.status,
            404
        );
        world.finish();
        return Value::Null;
    }
    world.run_until_quiet().await;
    let answer = answer.await;
    invariants::check(&world);
    world.finish();
    answer
}

enum Meanwhile {
    Cancelled,
    ByInvitation,
    Removed,
}

#[tokio::test]
async fn a_refused_answer_says_why() {
    let answer = refused_because(33, evening("Called off"), Meanwhile::Cancelled).await;
    assert_eq!(answer["state"], "refused", "{answer}");
    assert_eq!(
        answer["words"],
        "Refused by Seattle Partners: The event is cancelled."
    );
    let answer = refused_because(34, evening("Now by invitation"), Meanwhile::ByInvitation).await;
    assert_eq!(
        answer["words"],
        "Refused by Seattle Partners: The event is by invitation only."
    );
}

#[tokio::test]
async fn an_answer_to_an_event_that_was_removed_meanwhile_leaves_nothing_undone() {
    assert_eq!(
        refused_because(35, evening("Removed"), Meanwhile::Removed).await,
        Value::Null
    );
}

#[tokio::test]
async fn a_host_without_a_waiting_list_says_that_it_is_full() {
    let world = World::new(36);
    let options = NodeOptions::with(|config| config.events.waitlist = false);
    let olga = world.node_with("seattle", options).officer("olga");
    let ravi = world.node("london").officer("ravi");
    world.peer(&olga, &ravi, &["events"]).await;
    let mo = olga.node.member("mo");
    let event = olga.publish(with(evening("Full"), "capacity", json!(1))).await;
    mo.answer(event["id"].as_str().unwrap(), "going")
        .await
        .expect(200);
    world.run_until_quiet().await;
    let maren = ravi.node.member("maren");
    let there = maren.id_of("Full").await;
    maren.answer(&there, "going").await.expect(200);
    world.run_until_quiet().await;
    assert_eq!(
        maren.rsvp(&there).await["words"],
        "Refused by Seattle Partners: The event is full."
    );
    invariants::check(&world);
    world.finish();
}
