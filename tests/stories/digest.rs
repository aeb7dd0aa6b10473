//! Once a week each member hears from her own node what is new where she belongs and whom she follows (F21, need 2.6).

use std::time::Duration;

use harness::{Browser, NodeOptions, Person, World};
use serde_json::json;
use server::admin::{DigestAsk, DryRun, Reply, Request};

use crate::drafts::{evening, three_peers, two_peers, with};

const DAY: Duration = Duration::from_secs(86_400);

async fn follows(who: &Person, whom: &Person) {
    let path = format!("/api/v1/me/communities/{}", whom.node.origin.authority());
    let reply = who.put(&path, json!({})).await;
    assert!(reply.status < 300, "{} {}", reply.status, reply.text());
}

/// Days pass, and each node looks twice whether the digest is due, with a restart between.
pub(crate) async fn days_pass(world: &World, days: u32) {
    world.run_for(DAY * days).await;
    for node in world.nodes() {
        node.digest().await;
        node.restart();
        node.digest().await;
    }
    world.run_until_quiet().await;
}

pub(crate) fn digests(who: &Person) -> usize {
    let handle = who.actor.as_str().rsplit('/').next().unwrap_or_default();
    let subjects = who.node.letterbox.subjects_to(handle);
    subjects
        .iter()
        .filter(|subject| subject.starts_with("This week at "))
        .count()
}

/// 2.6, principle 5, F11: something of each followed community that published in the week and of her own, nothing of one
/// she does not follow, once over restarts; nothing when there is nothing; from her own node alone.
#[tokio::test]
async fn the_digest_has_something_of_each_followed_community_that_published_and_goes_once_a_week() {
    let world = World::new(881);
    let (olga, ravi, ada) = three_peers(&world).await;
    let maren = ravi.node.member("maren");
    follows(&maren, &olga).await;
    days_pass(&world, 0).await;
    for title in ["Round table", "Second", "Third", "Fourth", "Fifth", "Sixth"] {
        olga.publish(evening(title)).await;
    }
    olga.publish(with(evening("Among us"), "audience", json!("members")))
        .await;
    ada.publish(evening("Agora night")).await;
    ravi.publish(with(evening("London night"), "audience", json!("members")))
        .await;
    world.run_until_quiet().await;
    days_pass(&world, 7).await;
    assert_eq!(digests(&maren), 1);
    let mail = ravi.node.letterbox.last_to("maren");
    assert_eq!(mail.subject, "This week at London Partners");
    for part in [
        "New from London Partners",
        "London night",
        "New from Seattle Partners",
        "Round table",
        "Friday 15 January 2027, 02:00–04:00 (London, GMT)",
        "And 1 more: https://london.example/communities/seattle.example",
        "What is said in rooms stays in rooms",
    ] {
        assert!(mail.text.contains(part), "{part}\n{}", mail.text);
    }
    for not in ["Agora", "Among us"] {
        assert!(!mail.text.contains(not), "{not}\n{}", mail.text);
    }
    assert_eq!(olga.node.letterbox.subjects_to("maren"), Vec::<String>::new());
    days_pass(&world, 7).await;
    assert_eq!(digests(&maren), 1, "nothing was new");
    let late = ravi.node.member("late");
    days_pass(&world, 7).await;
    assert_eq!(digests(&late), 0, "she joined when all was known");
    world.finish();
}

/// A node that was down at the hour sends late, once for all the weeks it missed, and tells nothing twice; what she said
/// yes to stands first when it is near.
#[tokio::test]
async fn a_node_that_was_down_sends_late_once_and_her_own_evening_stands_first() {
    let world = World::new(882);
    let (olga, ravi) = two_peers(&world).await;
    let maren = ravi.node.member("maren");
    follows(&maren, &olga).await;
    days_pass(&world, 0).await;
    olga.publish(evening("Round table")).await;
    world.run_until_quiet().await;
    let there = maren.id_of("Round table").await;
    maren.answer(&there, "going").await.expect(200);
    world.run_until_quiet().await;
    days_pass(&world, 45).await;
    assert_eq!(digests(&maren), 1);
    let text = ravi.node.letterbox.last_to("maren").text;
    let coming = text.find("You said yes or maybe to").expect("it is near");
    assert!(coming < text.find("New from Seattle Partners").expect("it is new still"));
    days_pass(&world, 7).await;
    let text = ravi.node.letterbox.last_to("maren").text;
    assert_eq!(digests(&maren), 2);
    assert!(
        text.contains("You said yes or maybe to") && !text.contains("New from"),
        "{text}"
    );
    world.finish();
}

/// F21 (RFC 8058): one press stops the digest and nothing else.
#[tokio::test]
async fn one_press_stops_the_digest_for_her_alone() {
    let world = World::new(883);
    let seattle = world.node("seattle");
    let (olga, maren, noor) = (
        seattle.officer("olga"),
        seattle.member("maren"),
        seattle.member("noor"),
    );
    days_pass(&world, 0).await;
    olga.publish(evening("First")).await;
    days_pass(&world, 7).await;
    let address = seattle
        .letterbox
        .last_to("maren")
        .unsubscribe
        .expect("it may be stopped");
    let path = address.strip_prefix(seattle.origin.as_str()).unwrap().to_owned();
    let stranger = Browser::new(&seattle);
    assert!(stranger.get(&path).await.text().contains("Stop these mails"));
    assert_eq!(
        stranger
            .post(&path, &[("List-Unsubscribe", "One-Click")])
            .await
            .status,
        200
    );
    olga.publish(evening("Second")).await;
    days_pass(&world, 7).await;
    assert_eq!((digests(&maren), digests(&noor)), (1, 2));
    let page = Browser::signed_in(&maren)
        .await
        .get("/settings/mail")
        .await
        .text();
    assert!(page.contains("reminders-hint\" checked") && !page.contains("digest-hint\" checked"));
    world.finish();
}

/// F21, section 7: the operator looks at it, sends it, and the log says so; the weekly one tells nothing again.
#[tokio::test]
async fn an_operator_looks_at_the_digest_and_sends_it_now() {
    let world = World::new(884);
    let seattle = world.node("seattle");
    let (olga, maren) = (seattle.officer("olga"), seattle.member("maren"));
    days_pass(&world, 0).await;
    let send = |run| seattle.operate(Request::Digest(DigestAsk::Send { run }));
    assert!(
        matches!(send(DryRun::Dry).await, Reply::Done(_)),
        "nothing is new"
    );
    olga.publish(evening("Round table")).await;
    let dry = send(DryRun::Dry).await;
    let Reply::WouldChange(shown) = dry else {
        panic!("{dry:?}");
    };
    assert!(
        shown.text.contains("maren: 0 answers of her own, 1 event new"),
        "{}",
        shown.text
    );
    let preview = DigestAsk::Preview {
        handle: Some("maren".to_owned()),
    };
    let reply = seattle.operate(Request::Digest(preview)).await;
    let Reply::Done(shown) = reply else {
        panic!("{reply:?}");
    };
    assert!(
        shown.text.contains("Subject: This week at Seattle Partners") && shown.text.contains("Round table")
    );
    let stop = shown
        .text
        .lines()
        .find_map(|line| line.split("https://seattle.example/mail/stop/").nth(1));
    let path = format!("/mail/stop/{}", stop.expect("as it would go"));
    let seen = Browser::new(&seattle).get(&path).await;
    assert_eq!(seen.status, 404, "whoever looks cannot stop her mails");
    world.run_until_quiet().await;
    assert_eq!(digests(&maren), 0);
    assert!(matches!(send(DryRun::Real).await, Reply::Done(_)));
    world.run_until_quiet().await;
    assert_eq!(digests(&maren), 1);
    days_pass(&world, 7).await;
    assert_eq!(digests(&maren), 1);
    let log = Browser::signed_in(&olga).await.get("/desk/audit").await.text();
    assert!(log.contains("Sent the digest"), "{log}");
    let nobody = DigestAsk::Preview {
        handle: Some("nobody".to_owned()),
    };
    let reply = seattle.operate(Request::Digest(nobody)).await;
    assert!(matches!(reply, Reply::Refused(failure) if failure.message == "there is no member nobody"));
    world.finish();
}

/// F21: a digest that a command began is queued as far as there is room for other mails, and the rest follows, also where
/// the calendar sends none.
#[tokio::test]
async fn a_digest_that_a_command_began_leaves_room_for_other_mails_and_reaches_everybody() {
    let world = World::new(885);
    let options = NodeOptions::with(|config| config.digest.day = "never".to_owned());
    let seattle = world.node_with("seattle", options);
    let olga = seattle.officer("olga");
    let members: Vec<Person> = (100..220)
        .map(|number| seattle.member(&format!("member{number}")))
        .collect();
    olga.publish(evening("Round table")).await;
    world.run_until_quiet().await;
    let send = DigestAsk::Send { run: DryRun::Real };
    let reply = seattle.operate(Request::Digest(send)).await;
    let Reply::Done(shown) = reply else {
        panic!("{reply:?}");
    };
    assert!(
        shown
            .text
            .starts_with("the digest goes to 100 members now, and to the others"),
        "{}",
        shown.text
    );
    world.run_until_quiet().await;
    assert_eq!(seattle.digest().await, 21);
    world.run_until_quiet().await;
    assert!(members.iter().all(|who| digests(who) == 1));
    world.finish();
}
