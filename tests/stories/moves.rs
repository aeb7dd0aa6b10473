//! A calendar that we follow moves to another address: the follow goes along if both say so, and nothing else does
//! (protocol section 8.8, threat A14).

use harness::evil::Actor;
use serde_json::{Value, json};

use crate::dialects::{Scene, told_of};

/// The walkers say that they live elsewhere now.
async fn say_move(scene: &Scene, by: &Actor, of: &Actor, to: &Actor, number: u32) {
    let moved = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}/moves/{number}", scene.evil.origin), "type": "Move",
        "actor": by.id.as_str(), "object": of.id.as_str(), "target": to.id.as_str(),
    });
    let reply = scene.evil.deliver(&scene.olga.node, by, &moved).await;
    assert_eq!(reply.status, 202, "{}", reply.text());
    scene.world.run_until_quiet().await;
}

/// Activities of a type that are about an actor, or about one of ours about it.
fn about(scene: &Scene, kind: &str, actor: &Actor) -> usize {
    let id = json!(actor.id.as_str());
    let heard = scene.evil.heard(kind);
    let is_about = |activity: &&Value| activity["object"] == id || activity["object"]["object"] == id;
    heard.iter().filter(is_about).count()
}

fn walk(number: u32, owner: &Actor) -> Value {
    json!({
        "id": format!("https://friends.example/events/{number}"), "type": "Event",
        "name": format!("Walk {number}"), "startTime": "2027-03-07T10:00:00Z",
        "attributedTo": owner.id.as_str(), "to": ["https://www.w3.org/ns/activitystreams#Public"],
    })
}

/// A14
#[tokio::test]
async fn a_follow_goes_along_with_who_moves_when_the_new_address_says_so_too() {
    let scene = Scene::lay(913).await;
    let (group, _, _) = told_of(&scene, json!({})).await;
    let (heir, thief) = (scene.evil.mastodon("heir"), scene.evil.mastodon("thief"));
    say_move(&scene, &group, &group, &heir, 1).await;
    assert_eq!(
        about(&scene, "Follow", &heir),
        0,
        "the new address does not say so"
    );
    let mut document = scene.evil.page("/users/heir").expect("it is served");
    document["alsoKnownAs"] = json!(["https://friends.example/users/other", group.id.as_str()]);
    scene.evil.serves("/users/heir", &document);
    say_move(&scene, &thief, &group, &heir, 2).await;
    assert_eq!(about(&scene, "Follow", &heir), 0, "nobody moves others");
    say_move(&scene, &group, &group, &heir, 3).await;
    assert_eq!(about(&scene, "Follow", &heir), 1);
    assert_eq!(about(&scene, "Undo", &group), 1);
    say_move(&scene, &group, &group, &heir, 4).await;
    assert_eq!(about(&scene, "Follow", &heir), 1, "once");

    scene.say(&heir, "create-2", "Create", walk(2, &heir)).await;
    scene.say(&group, "create-3", "Create", walk(3, &group)).await;
    assert!(scene.olga.event_titled("Walk 2").await.is_some());
    assert!(
        scene.olga.event_titled("Walk 3").await.is_none(),
        "whoever has moved is followed no more"
    );
    assert!(
        scene.olga.event_titled("Harbour walk").await.is_some(),
        "what was known stays"
    );
    scene.world.finish();
}
