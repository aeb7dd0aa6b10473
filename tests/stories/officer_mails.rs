//! Officers hear by mail how their peerings go and what keeps their node from its work, in their language and once
//! (features, section 6).

use std::time::Duration;

use harness::{Browser, Person, World};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};

const DAY: Duration = Duration::from_secs(86_400);

/// Looks at a node as it does every minute, and lets its mails go; the subjects an officer has got so far.
async fn heard(world: &World, who: &Person, handle: &str) -> Vec<String> {
    who.node.watch().await;
    world.run_until_quiet().await;
    who.node.letterbox.subjects_to(handle)
}

/// F15: proposed, accepted, paused, ended; each once, to officers of both sides and to no member.
#[tokio::test]
async fn officers_hear_of_each_step_of_a_peering_and_members_of_none() {
    let world = World::new(941);
    let (seattle, london) = (world.node("seattle"), world.node("london"));
    let (olga, ravi) = (seattle.officer("olga"), london.officer("ravi"));
    london.member("maren");
    for who in [&olga, &ravi] {
        assert_eq!(who.node.watch().await, 0, "nothing has happened");
    }
    let proposal = json!({ "peer": "https://london.example", "scopes": ["events"] });
    olga.post("/api/v1/peers", proposal).await.expect(201);
    world.run_until_quiet().await;
    assert_eq!(
        heard(&world, &olga, "olga").await,
        Vec::<String>::new(),
        "she knows"
    );
    assert_eq!(
        heard(&world, &ravi, "ravi").await,
        ["Seattle Partners proposes to share"]
    );
    let mail = ravi.node.letterbox.last_to("ravi");
    assert!(
        mail.text
            .contains("https://london.example/desk/peers/seattle.example"),
        "{}",
        mail.text
    );
    assert_eq!(mail.unsubscribe, None, "it waits for her answer");

    let accepted = json!({ "scopes": ["events"] });
    ravi.post("/api/v1/peers/seattle.example/accept", accepted)
        .await
        .expect(200);
    world.run_until_quiet().await;
    for (who, handle, other) in [(&olga, "olga", "London"), (&ravi, "ravi", "Seattle")] {
        let subjects = heard(&world, who, handle).await;
        let last = subjects.last().expect("a mail");
        assert!(last.starts_with(other) && last.ends_with("share now"), "{last}");
        assert_eq!(heard(&world, who, handle).await, subjects, "once");
    }
    for act in ["pause", "resume", "pause", "resume"] {
        olga.post(&format!("/api/v1/peers/london.example/{act}"), json!({}))
            .await
            .expect(200);
        world.run_until_quiet().await;
        heard(&world, &olga, "olga").await;
    }
    let paused = |subjects: &[String]| subjects.iter().filter(|one| one.ends_with("is paused")).count();
    assert_eq!(paused(&olga.node.letterbox.subjects_to("olga")), 2);

    olga.post("/api/v1/peers/london.example/end", json!({ "notice": "none" }))
        .await
        .expect(200);
    world.run_until_quiet().await;
    for (who, handle) in [(&olga, "olga"), (&ravi, "ravi")] {
        let subjects = heard(&world, who, handle).await;
        assert!(
            subjects.last().is_some_and(|last| last.ends_with("has ended")),
            "{subjects:?}"
        );
    }
    assert_eq!(london.letterbox.subjects_to("maren"), Vec::<String>::new());
    world.finish();
}

/// A peer that does not answer for a day is one mail, which its reader may stop; she gets the others all the same.
#[tokio::test]
async fn a_peer_that_does_not_answer_for_a_day_is_one_mail_that_may_be_stopped() {
    let world = World::new(942);
    let (olga, ravi) = two_peers(&world).await;
    heard(&world, &olga, "olga").await;
    world.part(&olga.node.origin, &ravi.node.origin);
    olga.publish(with(evening("Round table"), "audience", json!("peers")))
        .await;
    let silent = |subjects: &[String]| {
        let said = subjects
            .iter()
            .filter(|one| one.contains("has not answered for a day"));
        said.count()
    };
    for (days, mails) in [(0, 0), (1, 1), (1, 1), (1, 1)] {
        world.run_for(DAY * days + Duration::from_secs(600)).await;
        olga.node.watch().await;
        world.run_for(Duration::from_secs(60)).await;
        assert_eq!(silent(&olga.node.letterbox.subjects_to("olga")), mails);
    }
    let mail = olga.node.letterbox.last_to("olga");
    assert!(
        mail.text
            .contains("Nothing gets through to London Partners since"),
        "{}",
        mail.text
    );
    let stop = mail.unsubscribe.expect("it may be stopped");
    let path = stop
        .split("https://seattle.example")
        .nth(1)
        .expect("of ours")
        .to_owned();
    let nobody = Browser::new(&olga.node);
    assert_eq!(nobody.get(&path).await.status, 200);
    assert_eq!(nobody.post(&path, &[]).await.status, 200);
    let settings = Browser::signed_in(&olga).await.get("/settings/mail").await.text();
    let tick = settings
        .split("name=\"peerings\"")
        .nth(1)
        .expect("hers to choose");
    let tick = tick.split('>').next().unwrap_or_default();
    assert!(!tick.contains("checked"), "{tick}");

    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_for(DAY).await;
    world.run_until_quiet().await;
    let before = olga.node.letterbox.subjects_to("olga").len();
    olga.post("/api/v1/peers/london.example/pause", json!({}))
        .await
        .expect(200);
    assert_eq!(
        heard(&world, &olga, "olga").await.len(),
        before,
        "she stopped them"
    );
    world.finish();
}

/// What was given up is an alert, once a day at most, that stands among her notifications too; nobody else gets it.
#[tokio::test]
async fn what_was_given_up_is_an_alert_to_officers() {
    let world = World::new(943);
    let (olga, ravi) = two_peers(&world).await;
    olga.node.member("maren");
    heard(&world, &olga, "olga").await;
    world.part(&olga.node.origin, &ravi.node.origin);
    olga.publish(with(evening("Round table"), "audience", json!("peers")))
        .await;
    world.run_for(DAY * 9).await;
    let alert = "Messages of Seattle Partners were given up";
    for _ in 0..2 {
        olga.node.watch().await;
        world.run_for(Duration::from_secs(60)).await;
    }
    let subjects = olga.node.letterbox.subjects_to("olga");
    assert_eq!(
        subjects.iter().filter(|one| *one == alert).count(),
        1,
        "{subjects:?}"
    );
    let told = Browser::signed_in(&olga).await.get("/notifications").await.text();
    assert!(told.contains(alert), "{told}");
    assert_eq!(olga.node.letterbox.subjects_to("maren"), Vec::<String>::new());
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    world.finish_with(|_| true);
}
