//! The code of ethics: read by everybody, signed by members, asked for again when it says something new.

use community::publish_code::{NewCode, publish_code};
use domain::{CodeMode, CodeOfEthics, CodeVersion};
use harness::{Browser, START, StoryNode, World};
use jiff::Timestamp;
use serde_json::json;

use crate::drafts::evening;
use crate::joining::MAREN;
use crate::mailed_sign_in::code_in;
use crate::outboxes::gathering;
use crate::write_event::typed;

const TEXT: &str = "# Customers\n\nPut the customer first.";

/// Publishes a version at the word of whoever runs the node.
pub(crate) async fn publish(node: &StoryNode, version: &str, mode: CodeMode) {
    let new = NewCode {
        version: CodeVersion::parse(version).expect("a version"),
        mode,
        summary: "Be fair to each other.".to_owned(),
        text: TEXT.to_owned(),
    };
    let now: Timestamp = START.parse().expect("a moment");
    let published = node
        .database()
        .transact(|tx| publish_code(tx, "operator", &new, 100, now))
        .await;
    published.expect("it is published");
}

fn in_force(node: &StoryNode) -> CodeOfEthics {
    let read = node.database().read(store::codes::in_force);
    read.expect("it is read").expect("one is in force")
}

/// 2.15, 4.15: summary, version and length stand on the page; signing is one form, and a new major version asks again.
#[tokio::test]
async fn a_member_reads_and_signs_the_code_and_is_asked_again_when_it_says_something_new() {
    let world = World::new(501);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let visitor = Browser::new(&seattle);
    assert!(
        visitor
            .get("/ethics")
            .await
            .text()
            .contains("There is no code yet")
    );
    publish(&seattle, "1", CodeMode::Signed).await;
    let read = visitor.get("/ethics").await.text();
    for part in [
        "Be fair to each other.",
        "Put the customer first.",
        "Version 1.0",
        "5 words, 1 min",
    ] {
        assert!(read.contains(part), "{part}");
    }
    assert!(!read.contains("/ethics/sign"), "a visitor has nothing to sign");

    let hers = Browser::signed_in(&olga).await;
    assert!(
        hers.get("/ethics")
            .await
            .text()
            .contains("You have not signed it yet")
    );
    let form = hers.get("/ethics/sign").await;
    let reply = hers.press(&form, "/ethics/sign", &[("signed_as", "")]).await;
    assert_eq!(reply.status, 422);
    assert!(reply.text().contains("write something here"));
    let reply = hers
        .press(&form, "/ethics/sign", &[("signed_as", "Olga the First")])
        .await;
    assert_eq!(reply.status, 303);
    let record = hers.get("/ethics").await.text();
    assert!(record.contains("Olga the First") && record.contains("On record: "));
    assert_eq!(
        record.matches(&in_force(&seattle).hash).count(),
        2,
        "the fingerprint of her signature is that of the text"
    );
    assert_eq!(
        hers.get("/ethics/sign").await.status,
        303,
        "nothing is left to sign"
    );

    publish(&seattle, "1.1", CodeMode::Signed).await;
    assert!(
        hers.get("/ethics")
            .await
            .text()
            .contains("You signed version 1.0")
    );
    publish(&seattle, "2", CodeMode::Signed).await;
    assert!(hers.get("/ethics").await.text().contains("so we ask again"));
    let late = hers.press(&form, "/ethics/sign", &[("signed_as", "Olga")]).await;
    assert_eq!(late.status, 422, "version 1 is not what she reads now");
    assert!(late.text().contains("A newer version was published"));
    world.run_until_quiet().await;
    world.finish();
}

/// 2.15: nobody is asked to sign a code that is acknowledged by joining.
#[tokio::test]
async fn a_code_that_is_acknowledged_by_joining_shows_no_form() {
    let world = World::new(502);
    let agora = world.node("agora");
    let olga = agora.officer("olga");
    publish(&agora, "1", CodeMode::DeFacto).await;
    let hers = Browser::signed_in(&olga).await;
    assert!(
        hers.get("/ethics")
            .await
            .text()
            .contains("Whoever joins acknowledges it")
    );
    assert_eq!(hers.get("/ethics/sign").await.status, 303);
    world.finish();
}

/// 2.15: to have joined under a code that asks for no signature is none: once a version asks for one, everybody is mailed, signs
/// before she posts, and reads nowhere that she has signed.
#[tokio::test]
async fn who_joined_by_a_code_that_asked_for_nothing_signs_the_first_that_does() {
    let world = World::new(508);
    let agora = world.node("agora");
    let olga = agora.officer("olga");
    publish(&agora, "1", CodeMode::DeFacto).await;
    let joined = Browser::new(&agora);
    joined.post("/join", &MAREN).await;
    world.run_until_quiet().await;
    let code = code_in(&agora.letterbox.last_to("maren"));
    joined.post("/join/verify", &[("code", &code)]).await;
    let list = joined.get("/welcome").await;
    joined.press(&list, "/welcome/hide", &[]).await;
    let log = Browser::signed_in(&olga).await.get("/desk/audit").await.text();
    assert!(log.contains("Acknowledged by joining"), "{log}");
    publish(&agora, "1.1", CodeMode::Signed).await;
    world.run_until_quiet().await;
    for handle in ["maren", "olga"] {
        let mail = agora.letterbox.last_to(handle);
        assert!(mail.text.contains("Version 1.1"), "{handle}: {}", mail.text);
    }
    for path in ["/", "/ethics"] {
        let page = joined.get(path).await.text();
        assert!(page.contains("You have not signed it yet"), "{path}: {page}");
        assert!(page.contains("href=\"/ethics/sign\""), "{path}: {page}");
    }
    let refused = olga.post("/api/v1/events", evening("Unsigned")).await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    let form = joined.get("/ethics/sign").await;
    let signed = joined
        .press(&form, "/ethics/sign", &[("signed_as", "Maren Holt")])
        .await;
    assert_eq!(signed.status, 303, "{}", signed.text());
    let page = joined.get("/ethics").await.text();
    assert!(page.contains("You signed version 1.1 as Maren Holt"), "{page}");
    world.run_until_quiet().await;
    world.finish();
}

/// A stranger reads the code and signs nothing.
#[tokio::test]
async fn a_stranger_signs_nothing() {
    let world = World::new(503);
    let seattle = world.node("seattle");
    publish(&seattle, "1", CodeMode::Signed).await;
    let stranger = Browser::new(&seattle);
    assert_eq!(stranger.get("/ethics").await.status, 200);
    assert_eq!(stranger.get("/ethics/sign").await.status, 403);
    let fields = [("form_token", "0"), ("version", "1.0"), ("signed_as", "Eve")];
    assert_eq!(stranger.post("/ethics/sign", &fields).await.status, 403);
    world.finish();
}

/// 2.15: a new major version asks again at the next visit, also whoever hid her list; a new wording asks nobody, and neither
/// is told to whoever signed.
#[tokio::test]
async fn a_new_major_version_asks_at_the_next_visit_also_whoever_hid_her_list() {
    let world = World::new(504);
    let seattle = world.node("seattle");
    let hers = Browser::signed_in(&seattle.member("maren")).await;
    publish(&seattle, "1", CodeMode::Signed).await;
    let sign = async || {
        let form = hers.get("/ethics/sign").await;
        hers.press(&form, "/ethics/sign", &[("signed_as", "Maren")]).await
    };
    assert_eq!(sign().await.status, 303);
    world.run_until_quiet().await;
    let receipt = seattle.letterbox.last_to("maren");
    let code = in_force(&seattle);
    assert_eq!(
        receipt.subject,
        "You signed the code of ethics of Seattle Partners"
    );
    for part in ["Version: 1.0", "Signed as: Maren", code.hash.as_str()] {
        assert!(receipt.text.contains(part), "{part}: {}", receipt.text);
    }
    let subjects = || seattle.letterbox.subjects_to("maren").len();
    assert_eq!(subjects(), 1);
    let welcome = hers.get("/welcome").await;
    hers.press(&welcome, "/welcome/hide", &[]).await;
    for version in ["1.1", "1.2"] {
        publish(&seattle, version, CodeMode::Signed).await;
        world.run_until_quiet().await;
        assert_eq!(subjects(), 1, "{version} asks nobody");
        assert!(!hers.get("/").await.text().contains("/ethics/sign"), "{version}");
    }
    // Who has never signed owes it, and is mailed nothing: she has been asked since she joined.
    seattle.member("noor");
    publish(&seattle, "2", CodeMode::Signed).await;
    world.run_until_quiet().await;
    let asked = seattle.letterbox.last_to("maren");
    assert_eq!(
        asked.subject,
        "The code of ethics of Seattle Partners says something new"
    );
    assert!(asked.text.contains("/ethics/sign"), "{}", asked.text);
    assert_eq!(subjects(), 2);
    assert_eq!(seattle.letterbox.subjects_to("noor").len(), 0);
    assert!(
        hers.get("/notifications")
            .await
            .text()
            .contains("says something new")
    );
    let home = hers.get("/").await.text();
    assert!(home.contains("so we ask again") && home.contains("href=\"/ethics/sign\""));
    assert!(home.contains("You signed version 1.0"), "{home}");
    assert!(
        !Browser::new(&seattle)
            .get("/")
            .await
            .text()
            .contains("/ethics/sign")
    );
    assert_eq!(sign().await.status, 303);
    assert!(!hers.get("/").await.text().contains("/ethics/sign"));
    world.run_until_quiet().await;
    assert!(seattle.letterbox.last_to("maren").text.contains("Version: 2.0"));
    world.finish();
}

/// What an officer writes of a version.
fn sent<'a>(summary: &'a str, version: &'a str) -> Vec<(&'a str, &'a str)> {
    let text = "## Customers\n\nPut the *customer* first.";
    vec![
        ("version", version),
        ("mode", "signed"),
        ("summary", summary),
        ("text", text),
    ]
}

/// 2.15, 4.15: an officer publishes the code on the desk: she begins with a text of ours, looks at it first, and reads what
/// is wrong with all she typed kept; members are asked to sign the very text she saw.
#[tokio::test]
async fn an_officer_publishes_the_code_on_the_desk() {
    let world = World::new(505);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let path = "/desk/setup/code";
    assert_eq!(maren.get(path).await.status, 404);
    assert!(
        olga.get("/ethics").await.text().contains(path),
        "an officer is led there"
    );
    assert!(!maren.get("/ethics").await.text().contains(path));
    assert!(olga.get(path).await.text().contains("0 of 100 words"));

    let ours = olga.get("/desk/setup/code?from=ours").await;
    assert!(ours.text().contains("Compete openly and honourably"));
    let long = "word ".repeat(101);
    let refused = olga.press(&ours, path, &sent(&long, "x")).await;
    let text = refused.text();
    assert_eq!(refused.status, 422, "{text}");
    for part in [
        "href=\"#code-version\"",
        "href=\"#code-summary\"",
        "101 of 100 words",
        "Put the *customer* first.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let mut look = sent("Be fair to each other.", "1");
    look.push(("act", "look"));
    let looked = olga.press(&ours, path, &look).await;
    assert_eq!(looked.status, 200);
    assert!(looked.text().contains("<em>customer</em>") && looked.text().contains("5 of 100 words"));
    let in_force = seattle.database().read(store::codes::in_force);
    assert_eq!(in_force, Ok(None), "looking publishes nothing");
    let fair = sent("Be fair to each other.", "1");
    let done = olga.press(&looked, path, &fair).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(
        maren
            .get("/ethics/sign")
            .await
            .text()
            .contains("<em>customer</em>")
    );

    // Who began before is told, and what she typed is kept.
    let late = olga.press(&looked, path, &sent("Be fairer.", "3")).await;
    assert_eq!(late.status, 409, "{}", late.text());
    assert!(late.text().contains("Be fairer.") && late.text().contains("value=\"1.1\""));
    let older = olga.press(&late, path, &sent("Be fairer.", "0.9")).await;
    assert_eq!(older.status, 422);
    let again = olga.press(&late, path, &sent("Be fairer.", "1.1")).await;
    assert_eq!(again.status, 303, "{}", again.text());
    assert!(
        Browser::new(&seattle)
            .get("/ethics")
            .await
            .text()
            .contains("Version 1.1")
    );
    world.run_until_quiet().await;
    world.finish();
}

/// 2.15: whoever has signed the newest version before her mail goes is not asked for it any more, and of two versions at
/// once the newest alone is told.
#[tokio::test]
async fn nobody_is_mailed_to_sign_what_she_has_signed_or_what_is_no_longer_in_force() {
    let world = World::new(506);
    let seattle = world.node("seattle");
    let (maren, noor) = (seattle.member("maren"), seattle.member("noor"));
    let sign = async |who: &harness::Person| {
        let hers = Browser::signed_in(who).await;
        let form = hers.get("/ethics/sign").await;
        let name = [("signed_as", "Signer")];
        assert_eq!(hers.press(&form, "/ethics/sign", &name).await.status, 303);
    };
    publish(&seattle, "1", CodeMode::Signed).await;
    sign(&maren).await;
    sign(&noor).await;
    world.run_until_quiet().await;
    publish(&seattle, "2", CodeMode::Signed).await;
    publish(&seattle, "3", CodeMode::Signed).await;
    sign(&noor).await;
    world.run_until_quiet().await;
    let asked = |handle: &str| {
        let subjects = seattle.letterbox.subjects_to(handle);
        subjects
            .iter()
            .filter(|subject| subject.contains("says something new"))
            .count()
    };
    assert_eq!((asked("maren"), asked("noor")), (1, 0));
    assert!(seattle.letterbox.last_to("maren").text.contains("Version 3.0"));
    world.finish();
}

/// 2.15: before she has signed an officer publishes nothing and writes to nobody, by page, by program or as an activity; she
/// answers events and calls off what is published all the same. Once she has signed, what she typed goes.
#[tokio::test]
async fn nobody_posts_before_signing() {
    let world = World::new(507);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    olga.publish(evening("Before the code")).await;
    let there = olga.id_of("Before the code").await;
    publish(&seattle, "1", CodeMode::Signed).await;
    let hers = Browser::signed_in(&olga).await;
    let new = hers.get("/events/new").await;
    assert_eq!(
        new.header("location"),
        Some("/ethics"),
        "she is led to where she reads why"
    );
    let refused = olga.post("/api/v1/events", evening("After the code")).await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    assert!(refused.text().contains("/ethics/sign"), "{}", refused.text());
    let refused = olga
        .submit("/c/seattle/outbox", &gathering("After the code"), None)
        .await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    olga.answer(&there, "going").await.expect(200);
    olga.post(&format!("/api/v1/events/{there}/cancel"), json!({}))
        .await
        .expect(200);

    let form = hers.get("/ethics/sign").await;
    hers.press(&form, "/ethics/sign", &[("signed_as", "Olga")]).await;
    let form = hers.get("/events/new").await;
    assert_eq!(form.status, 200);
    let said = typed(&[("title", "After the code")]);
    publish(&seattle, "2", CodeMode::Signed).await;
    let refused = hers.press(&form, "/events/new", &said).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(
        refused.text().contains("value=\"After the code\""),
        "what she typed is kept"
    );
    let sign = hers.get("/ethics/sign").await;
    hers.press(&sign, "/ethics/sign", &[("signed_as", "Olga")]).await;
    olga.post("/api/v1/events", evening("After the code"))
        .await
        .expect(201);
    world.run_until_quiet().await;
    world.finish();
}
