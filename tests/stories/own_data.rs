//! A member's own data: what left this node about her, all that is kept of her, and that nobody else reads it (F22).

use std::collections::BTreeSet;

use harness::{Browser, Person, World};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers};

/// Her sharing log, as she reads it by token.
async fn log_of(person: &Person) -> Vec<Value> {
    let log = person.get("/api/v1/me/sharing-log").await.expect(200);
    log["items"].as_array().cloned().unwrap_or_default()
}

/// The fields of one line.
fn fields(line: &Value) -> BTreeSet<&str> {
    let fields = line["fields"].as_array().expect("a line has fields");
    fields.iter().filter_map(Value::as_str).collect()
}

/// Every activity that her node sent to the other from the so-manieth request on.
fn sent_since(world: &World, person: &Person, before: usize) -> Vec<Value> {
    let tap = world.internet.tap();
    let hers = tap
        .iter()
        .skip(before)
        .filter(|one| one.from == person.node.origin);
    let bodies = hers.filter_map(|one| one.request.body.as_deref());
    let said = bodies.filter_map(|body| serde_json::from_slice(body).ok());
    let by_her = |said: &Value| said["actor"] == person.actor.as_str();
    said.filter(by_her).collect()
}

/// She says who may see her company; the rest of her profile stays as it is.
async fn shows_company_to(person: &Person, visibility: &str) {
    let mut profile = person.get("/api/v1/me/profile").await.expect(200);
    profile["organization"] = json!(visibility);
    person.put("/api/v1/me/profile", profile).await.expect(200);
}

/// F22: an answer to London is one line with exactly what London was told: her company is among it only while peers may see
/// it, an answer that is told again is the same line, and nobody else reads a word of it.
#[tokio::test]
async fn what_left_about_a_member_is_what_the_other_server_was_told() {
    let world = World::new(841);
    let (olga, ravi) = two_peers(&world).await;
    for title in ["Thames evening", "Thames morning", "Thames noon"] {
        ravi.publish(evening(title)).await;
    }
    olga.publish(evening("Round table")).await;
    world.run_until_quiet().await;
    let (maren, noor) = (olga.node.member("maren"), olga.node.member("noor"));
    let browser = Browser::signed_in(&maren).await;
    assert!(
        browser
            .get("/settings/data")
            .await
            .text()
            .contains("Nothing. Once you answer")
    );
    maren
        .answer(&maren.id_of("Round table").await, "going")
        .await
        .expect(200);
    world.run_until_quiet().await;
    assert!(log_of(&maren).await.is_empty(), "an answer here leaves nowhere");

    let before = world.internet.tap().len();
    maren
        .answer(&maren.id_of("Thames evening").await, "going")
        .await
        .expect(200);
    world.run_until_quiet().await;
    let log = log_of(&maren).await;
    assert_eq!(log.len(), 1, "{log:?}");
    let said = sent_since(&world, &maren, before);
    let join = said
        .iter()
        .find(|said| said["type"] == "Join")
        .expect("she joined");
    assert_eq!(log[0]["host"], "https://london.example");
    assert_eq!(log[0]["purpose"], "answer");
    let told = fields(&log[0]);
    for (word, field) in [("organization", "organization"), ("memberOf", "community")] {
        assert_eq!(
            join.get(word).is_some(),
            told.contains(field),
            "{word}: {join} {log:?}"
        );
    }
    let all = ["address", "name", "answer", "organization", "community"];
    assert_eq!(
        told,
        BTreeSet::from(all),
        "who has begun no profile has hidden nothing"
    );

    // The same again is the same line; with another set of fields it is another.
    shows_company_to(&maren, "me").await;
    for (title, lines) in [("Thames morning", 2), ("Thames noon", 2)] {
        maren.answer(&maren.id_of(title).await, "going").await.expect(200);
        world.run_until_quiet().await;
        assert!(log_of(&maren).await.len() <= lines, "{title}");
    }
    let log = log_of(&maren).await;
    assert!(!fields(&log[0]).contains("organization"), "{log:?}");
    let times: u64 = log.iter().filter_map(|line| line["times"].as_u64()).sum();
    assert_eq!(times, 3, "{log:?}");
    maren
        .answer(&maren.id_of("Thames noon").await, "withdrawn")
        .await
        .expect(200);
    world.run_until_quiet().await;
    let log = log_of(&maren).await;
    assert_eq!(log[0]["purpose"], "withdrawal", "{log:?}");
    assert_eq!(fields(&log[0]), BTreeSet::from(["address", "answer"]));

    let page = browser.get("/settings/data").await;
    for part in [
        "London",
        "You answered an event there.",
        "your address here",
        "was taken back",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    assert_eq!(page.header("cache-control"), Some("private, no-store"));
    assert!(log_of(&noor).await.is_empty() && log_of(&olga).await.is_empty());
    let other = Browser::signed_in(&noor).await.get("/settings/data").await;
    assert!(
        !other.text().contains("You answered an event there."),
        "hers alone"
    );
    assert_eq!(Browser::new(&olga.node).get("/settings/data").await.status, 403);
    world.finish();
}

/// F22: a delivery that is tried again through an outage, and told again after a crash, counts once.
#[tokio::test]
async fn an_answer_that_is_told_again_counts_once() {
    let world = World::new(842);
    let (olga, ravi) = two_peers(&world).await;
    ravi.publish(evening("Thames evening")).await;
    world.run_until_quiet().await;
    let maren = olga.node.member("maren");
    let there = maren.id_of("Thames evening").await;
    world.part(&olga.node.origin, &ravi.node.origin);
    maren.answer(&there, "going").await.expect(200);
    world.run_for(std::time::Duration::from_secs(7_200)).await;
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    assert_eq!(maren.rsvp(&there).await["state"], "confirmed");
    let log = log_of(&maren).await;
    let seen: Vec<_> = log
        .iter()
        .map(|line| (&line["purpose"], &line["times"]))
        .collect();
    assert_eq!(seen, [(&json!("answer"), &json!(1))], "{log:?}");
    world.finish();
}

/// What names Klara and nobody else.
const HERS: [&str; 4] = ["Canaryhouse", "canaryfit", "canarytag", "klara@mail.example"];

/// Klara of Canaryhouse, who says, answers and follows, and another member who does the same.
async fn canaries(world: &World) -> (Person, Person, Person) {
    let (olga, ravi) = two_peers(world).await;
    ravi.publish(evening("Thames evening")).await;
    olga.publish(evening("Round table")).await;
    world.run_until_quiet().await;
    let klara = olga.node.member_of("klara", "Canaryhouse");
    let lena = olga.node.member_of("lena", "Ledgerline");
    for (person, line, tag) in [
        (&klara, "canaryfit", "canarytag"),
        (&lena, "shipyards", "marathon"),
    ] {
        let mut profile = person.get("/api/v1/me/profile").await.expect(200);
        profile["best_fit"]["value"] = json!(line);
        profile["common_ground"]["value"] = json!([tag]);
        person.put("/api/v1/me/profile", profile).await.expect(200);
        let followed = person
            .put("/api/v1/me/communities/london.example", json!({}))
            .await;
        assert!(followed.status < 300, "{}", followed.text());
        for title in ["Thames evening", "Round table"] {
            person
                .answer(&person.id_of(title).await, "going")
                .await
                .expect(200);
        }
    }
    world.run_until_quiet().await;
    (olga, klara, lena)
}

/// F22, D13, D16: her file has every part and what she said in each; nobody else's file, as document or as table, holds a
/// word that names her, and a stranger gets none.
#[tokio::test]
async fn all_that_is_kept_of_a_member_is_in_her_file_and_in_nobody_elses() {
    let world = World::new(843);
    let (olga, klara, lena) = canaries(&world).await;
    let file = klara.get("/api/v1/me/export").await.expect(200);
    for part in community::export_own::PARTS {
        assert!(file["parts"][part.name].is_array(), "{} is missing", part.name);
    }
    let all = file.to_string();
    for hers in HERS {
        assert!(all.contains(hers), "{hers} is missing: {all}");
    }
    let parts = &file["parts"];
    assert_eq!(parts["answers"].as_array().map(Vec::len), Some(2));
    assert_eq!(parts["follows"][0]["community"], "https://london.example");
    assert_eq!(parts["sharing_log"][0]["host"], "https://london.example");
    assert_eq!(parts["access_tokens"].as_array().map(Vec::len), Some(1));
    assert!(!all.contains(klara.token()), "no secret is in it");

    let browser = Browser::signed_in(&klara).await;
    let page = browser.get("/settings/data").await;
    let (json, csv) = (
        browser
            .press(&page, "/settings/data/export", &[("as", "json")])
            .await,
        browser
            .press(&page, "/settings/data/export", &[("as", "csv")])
            .await,
    );
    for (file, name) in [(&json, "your-data.json"), (&csv, "your-data.csv")] {
        assert_eq!(file.status, 200, "{}", file.text());
        let said = file.header("content-disposition").unwrap_or_default();
        assert!(said.contains(name), "{said}");
        assert_eq!(file.header("cache-control"), Some("private, no-store"));
        for hers in HERS {
            assert!(file.text().contains(hers), "{name}: {hers}");
        }
    }
    assert_eq!(json.json()["parts"]["profile"], parts["profile"]);

    for other in [&lena, &olga] {
        let browser = Browser::signed_in(other).await;
        let page = browser.get("/settings/data").await;
        let theirs = [
            other.get("/api/v1/me/export").await.text(),
            other.get("/api/v1/me/export.csv").await.text(),
            browser
                .press(&page, "/settings/data/export", &[("as", "csv")])
                .await
                .text(),
            page.text(),
        ];
        for hers in HERS.iter().copied().chain([klara.id.as_str()]) {
            assert!(!theirs.concat().contains(hers), "another's file holds {hers}");
        }
    }
    let stranger = Browser::new(&klara.node);
    let refused = stranger.post("/settings/data/export", &[("as", "json")]).await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    world.finish();
}

/// H3: who finds her browser open hours later takes nothing along, and a form of another page gets nothing.
#[tokio::test]
async fn the_file_wants_a_fresh_sign_in_and_her_own_form() {
    let world = World::new(844);
    let klara = world.node("seattle").member_of("klara", "Canaryhouse");
    let browser = Browser::signed_in(&klara).await;
    let page = browser.get("/settings/data").await;
    let forged = [("form_token", "00"), ("as", "json")];
    let nothing = browser.post("/settings/data/export", &forged).await;
    assert!(
        nothing.status >= 400 && !nothing.text().contains("Canaryhouse"),
        "{}",
        nothing.text()
    );
    let unknown = browser
        .press(&page, "/settings/data/export", &[("as", "pdf")])
        .await;
    assert_eq!(unknown.status, 400, "{}", unknown.text());
    world.run_for(std::time::Duration::from_secs(86_400)).await;
    let page = browser.get("/settings/data").await;
    let late = browser
        .press(&page, "/settings/data/export", &[("as", "json")])
        .await;
    assert!(
        late.status != 200 && !late.text().contains("Canaryhouse"),
        "{}",
        late.text()
    );
    world.finish();
}
