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

/// Two communities; London has three events, and Maren of Seattle has answered one of her own community's.
async fn before_she_answers(world: &World) -> (Person, Person) {
    let (olga, ravi) = two_peers(world).await;
    for title in ["Thames evening", "Thames morning", "Thames noon"] {
        ravi.publish(evening(title)).await;
    }
    olga.publish(evening("Round table")).await;
    world.run_until_quiet().await;
    let maren = olga.node.member("maren");
    let browser = Browser::signed_in(&maren).await;
    let page = browser.get("/settings/data").await.text();
    assert!(page.contains("Nothing. Once you answer"), "{page}");
    answers(world, &maren, "Round table", "going").await;
    assert!(log_of(&maren).await.is_empty(), "an answer here leaves nowhere");
    (olga, maren)
}

/// A minute later than what was before, so that the latest stands first.
async fn answers(world: &World, who: &Person, title: &str, answer: &str) {
    world.advance(std::time::Duration::from_secs(60));
    who.answer(&who.id_of(title).await, answer).await.expect(200);
    world.run_until_quiet().await;
}

/// F22: an answer to London is one line with exactly what London was told: her company is among it only while peers may see
/// it, the same again is the same line, and another set of fields is another.
#[tokio::test]
async fn what_left_about_a_member_is_what_the_other_server_was_told() {
    let world = World::new(841);
    let (_, maren) = before_she_answers(&world).await;
    let before = world.internet.tap().len();
    answers(&world, &maren, "Thames evening", "going").await;
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
        assert_eq!(join.get(word).is_some(), told.contains(field), "{word}: {join}");
    }
    let all = ["address", "name", "answer", "organization", "community"];
    assert_eq!(
        told,
        BTreeSet::from(all),
        "who has begun no profile has hidden nothing"
    );

    shows_company_to(&maren, "me").await;
    for title in ["Thames morning", "Thames noon"] {
        answers(&world, &maren, title, "going").await;
        assert_eq!(log_of(&maren).await.len(), 2, "{title}");
    }
    let log = log_of(&maren).await;
    assert!(!fields(&log[0]).contains("organization"), "{log:?}");
    let times: Vec<_> = log.iter().map(|line| &line["times"]).collect();
    assert_eq!(times, [&json!(2), &json!(1)], "{log:?}");
    answers(&world, &maren, "Thames noon", "withdrawn").await;
    let log = log_of(&maren).await;
    assert_eq!(log[0]["purpose"], "withdrawal", "{log:?}");
    assert_eq!(fields(&log[0]), BTreeSet::from(["address", "answer"]));
    world.finish();
}

/// F22, D13: she reads her log on her page, and nobody else reads a word of it.
#[tokio::test]
async fn her_sharing_log_is_on_her_page_and_on_nobody_elses() {
    let world = World::new(845);
    let (olga, maren) = before_she_answers(&world).await;
    let noor = olga.node.member("noor");
    answers(&world, &maren, "Thames evening", "going").await;
    answers(&world, &maren, "Thames evening", "withdrawn").await;
    let page = Browser::signed_in(&maren).await.get("/settings/data").await;
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
    let stranger = Browser::new(&olga.node).get("/settings/data").await;
    assert_eq!(stranger.status, 403);
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
pub(crate) const HERS: [&str; 4] = ["Canaryhouse", "canaryfit", "canarytag", "klara@mail.example"];

/// Officers of Seattle and London; Klara of Canaryhouse, who says, answers and follows, and another member who does the same.
pub(crate) async fn canaries(world: &World) -> (Person, Person, Person, Person) {
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
    (olga, ravi, klara, lena)
}

/// F22, D13, D16: her file has every part and what she said in each; nobody else's file, as document or as table, holds a
/// word that names her, and a stranger gets none.
#[tokio::test]
async fn all_that_is_kept_of_a_member_is_in_her_file_and_in_nobody_elses() {
    let world = World::new(843);
    let (olga, _, klara, lena) = canaries(&world).await;
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
    world.advance(std::time::Duration::from_secs(7_200));
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
