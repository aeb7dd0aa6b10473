//! How other servers answer our events: four dialects, one register (protocol section 9).

use harness::evil::{Actor, Evil};
use harness::{Person, World};
use serde_json::{Value, json};

use crate::drafts::{evening, with};

/// Seattle with an open house, and a scripted server.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) olga: Person,
    pub(crate) evil: Evil,
    event: Value,
}

impl Scene {
    pub(crate) async fn lay(seed: u64) -> Self {
        let world = World::new(seed);
        let olga = world.node("seattle").officer("olga");
        let evil = Evil::new(&world, "friends", &olga.node);
        let event = olga.publish(evening("Open house")).await;
        Self {
            world,
            olga,
            evil,
            event,
        }
    }

    fn address(&self) -> &str {
        self.event["activitypub_id"].as_str().unwrap()
    }

    /// Somebody says something; it has had its effect when this returns.
    pub(crate) async fn say(&self, by: &Actor, name: &str, kind: &str, object: Value) -> Value {
        let said = json!({
            "@context": ["https://schema.org/", "https://www.w3.org/ns/activitystreams"],
            "id": format!("{}/activities/{name}", self.evil.origin), "type": kind,
            "actor": by.id.as_str(), "object": object, "to": self.olga.node.group().as_str(),
        });
        self.evil.deliver(&self.olga.node, by, &said).await.expect(202);
        self.world.run_until_quiet().await;
        said
    }

    /// The answers on the guest list of the event, in order.
    async fn answers(&self) -> Vec<String> {
        let path = format!("/api/v1/events/{}/rsvps", self.event["id"].as_str().unwrap());
        let guests = self.olga.get(&path).await.expect(200);
        let items = guests["items"].as_array().unwrap();
        let answer = |guest: &Value| guest["answer"].as_str().unwrap().to_owned();
        items.iter().map(answer).collect()
    }

    /// What it was told about answers, apart from agreements.
    fn told(&self) -> Vec<Value> {
        let about = |activity: &Value| activity["object"]["object"] == *self.address();
        self.evil.inbox().into_iter().filter(about).collect()
    }
}

/// The event in each form in which an answer may name it.
fn forms(address: &str) -> [Value; 4] {
    let embedded = json!({ "id": address, "type": "Event", "name": "Open house" });
    let invite = |object: Value| {
        json!({
            "id": "https://friends.example/invites/1", "type": "Invite",
            "actor": "https://friends.example/users/otto", "object": object,
        })
    };
    [
        json!(address),
        embedded.clone(),
        invite(json!(address)),
        invite(embedded),
    ]
}

/// Friendica, Hubzilla, Gathio.
#[tokio::test]
async fn strangers_who_answer_the_event_itself_are_registered_and_hear_nothing() {
    let scene = Scene::lay(620).await;
    let olga = scene.evil.mastodon("noor");
    for (number, form) in forms(scene.address()).into_iter().enumerate() {
        for (kind, answer) in [
            ("Accept", "going"),
            ("TentativeAccept", "maybe"),
            ("Reject", "declined"),
        ] {
            let name = format!("{kind}-{number}");
            let said = scene.say(&olga, &name, kind, form.clone()).await;
            assert_eq!(scene.answers().await, [answer], "{kind} of {form}");
            let object = match number % 2 {
                0 => said,
                _ => said["id"].clone(),
            };
            scene.say(&olga, &format!("undo-{name}"), "Undo", object).await;
            assert_eq!(scene.answers().await, ["withdrawn"], "Undo of {kind} of {form}");
        }
    }
    assert_eq!(scene.told(), Vec::<Value>::new());
    scene.world.finish();
}

#[tokio::test]
async fn a_peer_who_answers_the_event_itself_is_answered_each_time() {
    let scene = Scene::lay(621).await;
    let group = scene.evil.join_as_peer(&scene.world, &scene.olga).await;
    for (number, form) in forms(scene.address()).into_iter().enumerate() {
        for kind in ["Accept", "TentativeAccept", "Reject"] {
            let before = scene.told().len();
            let said = scene
                .say(&group, &format!("{kind}-{number}"), kind, form.clone())
                .await;
            let told = scene.told();
            assert_eq!(told.len(), before + 1, "{kind} of {form}");
            assert_eq!(told[before]["type"], "Accept", "{told:?}");
            assert_eq!(told[before]["object"]["id"], said["id"]);
        }
    }
    scene.world.finish();
}

#[tokio::test]
async fn only_the_answer_that_stands_is_taken_back() {
    let scene = Scene::lay(622).await;
    let noor = scene.evil.mastodon("noor");
    let yes = scene.say(&noor, "yes", "Accept", json!(scene.address())).await;
    scene.say(&noor, "no", "Reject", json!(scene.address())).await;
    for (name, object) in [("undo-1", yes.clone()), ("undo-2", yes["id"].clone())] {
        scene.say(&noor, name, "Undo", object).await;
        assert_eq!(scene.answers().await, ["declined"], "{name}");
    }
    let mallory = scene.evil.mastodon("mallory");
    scene
        .say(
            &mallory,
            "undo-3",
            "Undo",
            json!("https://friends.example/activities/no"),
        )
        .await;
    assert_eq!(scene.answers().await, ["declined"], "hers alone to take back");
    scene.world.finish();
}

/// Mobilizon, Smithereen.
#[tokio::test]
async fn every_join_is_answered_and_neither_leave_nor_what_is_no_event_is() {
    let scene = Scene::lay(623).await;
    let noor = scene.evil.mastodon("noor");
    for (number, form) in forms(scene.address()).into_iter().enumerate() {
        let before = scene.told().len();
        let join = scene
            .say(&noor, &format!("join-{number}"), "Join", form.clone())
            .await;
        assert_eq!(scene.answers().await, ["going"], "{form}");
        let told = scene.told();
        assert_eq!(told.len(), before + 1, "{form}");
        assert_eq!(
            (
                &told[before]["type"],
                &told[before]["object"]["id"],
                &told[before]["to"]
            ),
            (&json!("Accept"), &join["id"], &json!([noor.id.as_str()])),
        );
        scene.say(&noor, &format!("leave-{number}"), "Leave", form).await;
        assert_eq!(scene.answers().await, ["withdrawn"]);
        assert_eq!(scene.told().len(), before + 1, "a Leave is not answered");
    }
    let unknown = json!("https://seattle.example/events/none");
    scene.say(&noor, "join-none", "Join", unknown.clone()).await;
    let refusals = scene.evil.heard("Reject");
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    assert_eq!(refusals[0]["object"]["object"], unknown);
    let group = json!(scene.olga.node.group().as_str());
    for (number, object) in [unknown, group].into_iter().enumerate() {
        scene
            .say(&noor, &format!("accept-none-{number}"), "Accept", object)
            .await;
    }
    assert_eq!(
        scene.evil.heard("Reject").len(),
        1,
        "a yes to nothing is not answered"
    );
    let full = with(evening("Full"), "join_mode", json!("invite"));
    let closed = scene.olga.publish(full).await;
    scene
        .say(&noor, "join-closed", "Join", closed["activitypub_id"].clone())
        .await;
    let refusals = scene.evil.heard("Reject");
    assert_eq!(refusals.len(), 2, "{refusals:?}");
    assert_eq!(
        refusals[0]["url"],
        Value::Null,
        "of what is none there is no page"
    );
    let page = closed["activitypub_id"].as_str().unwrap();
    let (said, link) = (&refusals[1]["content"], &refusals[1]["url"]);
    let expected = format!("The event is by invitation only. {page}");
    assert_eq!(
        (said.as_str(), link.as_str()),
        (Some(expected.as_str()), Some(page))
    );
    scene.world.finish();
}

/// Protocol section 9.2: whoever is no peer has no place on a waiting list, and is told where she reads more or signs up.
#[tokio::test]
async fn a_stranger_who_finds_no_seat_is_told_why_and_where_to_look() {
    let scene = Scene::lay(629).await;
    let full = scene
        .olga
        .publish(with(evening("Full"), "capacity", json!(1)))
        .await;
    let id = full["id"].as_str().unwrap();
    scene.olga.answer(id, "going").await.expect(200);
    let there = "https://tickets.example/evening";
    let elsewhere = with(evening("Elsewhere"), "join_mode", json!("external"));
    let elsewhere = scene
        .olga
        .publish(with(elsewhere, "external_url", json!(there)))
        .await;
    let noor = scene.evil.mastodon("noor");
    for (number, (event, link, why)) in [
        (
            &full,
            full["activitypub_id"].as_str().unwrap(),
            "The event is full.",
        ),
        (
            &elsewhere,
            there,
            "Sign-up for this event is on another site; follow its link.",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let object = event["activitypub_id"].clone();
        scene.say(&noor, &format!("join-{number}"), "Join", object).await;
        let refusal = scene.evil.heard("Reject").remove(number);
        assert_eq!(refusal["url"], link);
        assert_eq!(refusal["content"], format!("{why} {link}"));
        assert_eq!(refusal["outcome"], Value::Null);
    }
    scene.world.finish();
}

/// Olga's community follows a group of the scripted server, which tells it of an event; Maren may answer it.
pub(crate) async fn told_of(scene: &Scene, shape: Value) -> (Actor, Person, String) {
    let group = scene.evil.mastodon("walkers");
    let node = &scene.olga.node;
    let follow = domain::Iri::local(&node.origin, "/activities/follow/walkers");
    let now = scene.evil.now();
    let followed = node
        .database()
        .transact(|tx| community::follow::follow(tx, domain::OwnActor::Community, &group.id, &follow, now))
        .await;
    followed.unwrap();
    let mut event = json!({
        "id": "https://friends.example/events/1", "type": "Event", "name": "Harbour walk",
        "startTime": "2027-03-06T10:00:00Z", "endTime": "2027-03-06T12:00:00Z", "timezone": "Europe/London",
        "attributedTo": group.id.as_str(), "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "maximumAttendeeCapacity": 0, "joinMode": "free",
    });
    for (key, value) in shape.as_object().unwrap() {
        event[key] = value.clone();
    }
    scene.evil.serves("/events/1", &event);
    let by = match event["actor"].as_str() {
        Some(_) => scene.evil.mastodon("ina"),
        None => group.clone(),
    };
    scene.say(&by, "create", "Create", event).await;
    let maren = node.member("maren");
    let here = maren.id_of("Harbour walk").await;
    (group, maren, here)
}

/// Mobilizon.
#[tokio::test]
async fn a_group_whose_organiser_tells_of_its_event_is_answered_and_any_moderator_of_it_decides() {
    let scene = Scene::lay(624).await;
    let shape = json!({ "actor": "https://friends.example/users/ina" });
    let (group, maren, here) = told_of(&scene, shape).await;
    let seen = maren.get(&format!("/api/v1/events/{here}")).await.expect(200);
    assert_eq!(seen["capacity"], Value::Null, "nought is no limit");
    maren.answer(&here, "going").await.expect(200);
    scene.world.run_until_quiet().await;
    let join = scene.evil.heard("Join").remove(0);
    let moderator = scene.evil.mastodon("moderator");
    for (name, speaks_for, state) in [
        ("alone", moderator.id.as_str(), "sent"),
        ("for", group.id.as_str(), "confirmed"),
    ] {
        let accept = json!({
            "id": format!("https://friends.example/accepts/{name}"), "type": "Accept",
            "actor": moderator.id.as_str(), "attributedTo": speaks_for,
            "object": { "id": "https://friends.example/participations/1", "type": "Join",
                "actor": join["actor"], "object": join["object"] },
        });
        scene
            .evil
            .deliver(&scene.olga.node, &moderator, &accept)
            .await
            .expect(202);
        scene.world.run_until_quiet().await;
        assert_eq!(maren.rsvp(&here).await["state"], state, "{name}");
    }
    scene.world.finish();
}

#[tokio::test]
async fn a_bare_participation_is_understood_while_one_join_is_open_there() {
    let scene = Scene::lay(625).await;
    let (group, maren, here) = told_of(&scene, json!({})).await;
    let noor = scene.olga.node.member("noor");
    for member in [&maren, &noor] {
        member.answer(&here, "going").await.expect(200);
    }
    scene.world.run_until_quiet().await;
    let participation = json!("https://friends.example/participations/7");
    scene
        .say(&group, "accept-1", "Accept", participation.clone())
        .await;
    assert_eq!(maren.rsvp(&here).await["state"], "sent", "whose is not said");
    noor.answer(&here, "withdrawn").await.expect(200);
    scene.world.run_until_quiet().await;
    scene.say(&group, "accept-2", "Accept", participation).await;
    assert_eq!(maren.rsvp(&here).await["state"], "confirmed");
    scene.world.finish();
}

/// FEP-8a8e: a host names who has to see who joins; only its own people are told.
#[tokio::test]
async fn a_yes_is_addressed_to_whom_the_event_names_on_its_own_server_and_else_to_its_owner() {
    let scene = Scene::lay(628).await;
    let (ina, spy) = (scene.evil.mastodon("ina"), "https://spy.example/users/x");
    let walkers = "https://friends.example/users/walkers";
    let shape = json!({ "requiredJoinVisibility": [walkers, ina.id.as_str(), spy] });
    let (group, maren, here) = told_of(&scene, shape).await;
    maren.answer(&here, "going").await.expect(200);
    scene.world.run_until_quiet().await;
    let joins = scene.evil.heard("Join");
    assert_eq!(joins.len(), 1, "one inbox gets it once: {joins:?}");
    assert_eq!(joins[0]["to"], json!([walkers, ina.id.as_str()]));
    maren.answer(&here, "withdrawn").await.expect(200);
    scene.world.run_until_quiet().await;
    assert_eq!(
        scene.evil.heard("Leave")[0]["to"],
        json!([walkers, ina.id.as_str()])
    );

    let mut event = scene.evil.page("/events/1").unwrap();
    event["requiredJoinVisibility"] = Value::Null;
    event["name"] = json!("Harbour walk, now told to its owner");
    scene.say(&group, "update", "Update", event).await;
    maren.answer(&here, "going").await.expect(200);
    scene.world.run_until_quiet().await;
    assert_eq!(scene.evil.heard("Join")[1]["to"], json!([walkers]));
    scene.world.finish();
}

/// WordPress.
#[tokio::test]
async fn a_host_that_ignores_joins_sends_people_to_its_own_page() {
    let scene = Scene::lay(626).await;
    let shape = json!({ "externalParticipationUrl": "https://friends.example/sign-up" });
    let (group, maren, here) = told_of(&scene, shape).await;
    maren.answer(&here, "going").await.expect(200);
    scene.world.run_until_quiet().await;
    let join = scene.evil.heard("Join").remove(0);
    scene.say(&group, "ignore", "Ignore", join["id"].clone()).await;
    let answer = maren.rsvp(&here).await;
    assert_eq!(answer["state"], "refused");
    let words = answer["words"].as_str().unwrap();
    assert!(
        words.contains("sign up at https://friends.example/sign-up"),
        "{words}"
    );
    scene.world.finish();
}

/// Hubzilla, Gancio: the activity alone is addressed; an event is also announced within an activity.
#[tokio::test]
async fn an_event_is_taken_in_whatever_it_is_wrapped() {
    let scene = Scene::lay(627).await;
    let (group, _, here) = told_of(&scene, json!({})).await;
    let path = format!("/api/v1/events/{here}");
    let mut event = scene.evil.page("/events/1").unwrap();
    event["name"] = json!("Harbour walk, later");
    scene.evil.serves("/events/1", &event);
    let update = json!({
        "id": "https://friends.example/updates/1", "type": "Update", "actor": group.id.as_str(),
        "object": { "id": event["id"], "type": "Event", "name": "Forged" },
    });
    scene.say(&group, "announce-update", "Announce", update).await;
    let seen = scene.olga.get(&path).await.expect(200);
    assert_eq!(seen["title"], "Harbour walk, later", "as its own address says");

    for (number, kind) in [(2, "Invite"), (3, "Announce")] {
        let named = json!(format!("https://friends.example/events/{number}"));
        event["id"] = named.clone();
        event["name"] = json!(format!("Walk {number}"));
        scene.evil.serves(&format!("/events/{number}"), &event);
        scene.say(&group, kind, kind, named).await;
        assert!(
            scene.olga.event_titled(&format!("Walk {number}")).await.is_some(),
            "{kind}"
        );
    }
    let invited = json!({
        "id": "https://friends.example/events/4", "type": "Event", "name": "Open evening",
        "startTime": "2027-04-01T18:00:00-00:00", "location": { "type": "Place", "content": "Town hall" },
        "attributedTo": group.id.as_str(),
    });
    let invite = json!({
        "id": "https://friends.example/invites/4", "type": "Invite", "actor": group.id.as_str(),
        "to": "as:Public", "object": invited,
    });
    scene
        .evil
        .deliver(&scene.olga.node, &group, &invite)
        .await
        .expect(202);
    scene.world.run_until_quiet().await;
    let seen = scene
        .olga
        .event_titled("Open evening")
        .await
        .expect("it is public");
    assert_eq!(seen["place"]["name"], "Town hall");
    scene
        .evil
        .answers("/events/4", egress::memory::answer(410, "text/plain", ""));
    let delete = json!({
        "id": "https://friends.example/deletes/4", "type": "Delete", "actor": group.id.as_str(),
        "object": "https://friends.example/events/4",
    });
    scene.say(&group, "announce-delete", "Announce", delete).await;
    assert!(scene.olga.event_titled("Open evening").await.is_none());
    scene.world.finish();
}
