//! A field of a profile is seen exactly by those whom its owner lets see it, through whatever door they come (F04).

use std::fmt::Write;

use ambient::{Randomness, StreamName};
use domain::{Distance, Visibility};
use harness::{Browser, NodeOptions, Person, StoryNode, World, get};

use crate::drafts::{evening, with};

/// What stands in each part, in words that stand nowhere else; the name of the part, and what is looked for.
const PARTS: [(&str, &str, &str); 5] = [
    ("best_fit", "canaryfit for somebody", "canaryfit"),
    ("refer_out", "canaryrefer to somebody", "canaryrefer"),
    ("common_ground", "canaryground", "canaryground"),
    ("organization", "", "Canaryhouse"),
    ("regions", "FO", "Faroe"),
];

fn profile(seen_by: &[Visibility; 5]) -> Vec<(String, String)> {
    let mut fields = vec![("hide_from".to_owned(), "Canarysecret".to_owned())];
    for part in ["competencies", "verticals", "sizes", "partner_types"] {
        fields.push((format!("who_{part}"), "me".to_owned()));
    }
    for ((part, text, _), visibility) in PARTS.iter().zip(seen_by) {
        fields.push((format!("who_{part}"), visibility.word().to_owned()));
        if *part != "organization" {
            fields.push(((*part).to_owned(), (*text).to_owned()));
        }
    }
    fields
}

/// Everything of seattle's that somebody may read with a browser or as a server, and without a token.
async fn read_as(node: &StoryNode, browser: &Browser) -> String {
    let mut all = String::new();
    for path in [
        "/",
        "/about",
        "/communities",
        "/events",
        "/people",
        "/people?q=klara",
        "/people/klara",
        "/orgs/canaryhouse",
        "/users/klara",
        "/feed.atom",
        "/calendar.ics",
        "/api/v1/community",
        "/api/v1/people",
    ] {
        let reply = browser.get(path).await;
        // A page repeats its own address, and offers every place there is.
        let text = reply
            .text()
            .replace(path, "")
            .replace("Faroe Islands</option>", "");
        let _written = writeln!(all, "{text}");
    }
    for (_, _, canary) in PARTS {
        let found = browser.get(&format!("/people?q={canary}")).await.text();
        if found.contains("/people/klara\"") {
            let _written = writeln!(all, "found by {canary}");
        }
    }
    for path in [
        "/users/klara",
        "/c/seattle",
        "/actor",
        "/users/klara/outbox",
        "/c/seattle/outbox",
        "/nodeinfo/2.1",
    ] {
        all.push_str(&get(node, path, "application/activity+json").await.text());
    }
    all
}

/// What an officer of the other community sees of whoever answered an event of hers.
async fn guests_of(officer: &Person, title: &str) -> String {
    let id = officer.id_of(title).await;
    officer.get(&format!("/api/v1/events/{id}/rsvps")).await.text()
}

async fn by_token(person: &Person) -> String {
    let mut all = String::new();
    for path in [
        "/api/v1/people?q=klara",
        "/api/v1/people/klara",
        "/api/v1/people/klara/overlap",
        "/api/v1/me/rsvps",
    ] {
        all.push_str(&person.get(path).await.text());
    }
    all
}

/// F04, D2: random visibilities, and everybody who might look: a stranger, a member, a peer that is answered.
#[tokio::test]
async fn a_field_is_seen_by_those_who_may_and_by_nobody_else() {
    let world = World::new(531);
    let often = NodeOptions::with(|config| config.federation.tuning.rates_per_minute.people = 10_000);
    let (seattle, london) = (world.node_with("seattle", often), world.node("london"));
    let (olga, ravi) = (seattle.officer("olga"), london.officer("ravi"));
    world.peer(&olga, &ravi, &["events", "introductions"]).await;
    let klara = seattle.member_of("klara", "Canaryhouse");
    let hers = Browser::signed_in(&klara).await;
    let maren = seattle.member("maren");
    let member = Browser::signed_in(&maren).await;
    let mut ground = profile(&[Visibility::Me; 5]);
    ground.retain(|(name, _)| name.starts_with("who_") || name == "common_ground");
    save(&member, &ground).await;
    let stranger = Browser::new(&seattle);

    let mut chance = Randomness::seeded(531).stream(StreamName::Demo);
    for turn in 0..10 {
        let seen_by =
            [(); 5].map(|()| Visibility::ALL[usize::try_from(chance.below(4)).expect("it is small")]);
        save(&hers, &profile(&seen_by)).await;
        let event = ravi
            .publish(with(
                evening(&format!("Evening {turn}")),
                "audience",
                "peers".into(),
            ))
            .await;
        world.run_until_quiet().await;
        let event = klara.id_of(event["title"].as_str().expect("a title")).await;
        klara.answer(&event, "going").await;
        world.run_until_quiet().await;

        let to_london = guests_of(&ravi, &format!("Evening {turn}")).await;
        assert!(to_london.contains("Klara"), "her answer arrived: {to_london}");
        let sights = [
            (Distance::Stranger, read_as(&seattle, &stranger).await),
            (
                Distance::Member,
                read_as(&seattle, &member).await + &by_token(&maren).await,
            ),
            (Distance::Peer, to_london),
        ];
        for (distance, sight) in &sights {
            assert!(
                !sight.contains("Canarysecret"),
                "{distance:?} reads whom she hides from"
            );
            for ((part, _, canary), visibility) in PARTS.iter().zip(seen_by) {
                if !distance.sees(visibility) {
                    assert!(
                        !sight.contains(canary),
                        "{distance:?} reads {part}, which is for {visibility:?}"
                    );
                }
            }
        }
        let (_, seen_by_members) = &sights[1];
        for ((part, _, canary), visibility) in PARTS.iter().zip(seen_by) {
            if Distance::Member.sees(visibility) && *part != "common_ground" {
                assert!(seen_by_members.contains(canary), "a member does not read {part}");
            }
        }
    }
    for mail in seattle.letterbox.mails() {
        assert!(!format!("{mail:?}").contains("canary"), "{mail:?}");
    }
    world.finish();
}

async fn save(browser: &Browser, fields: &[(String, String)]) {
    let form = browser.get("/settings/profile").await;
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let reply = browser.press(&form, "/settings/profile", &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
}
