//! Passkeys: made by a member who is signed in, good for signing in where they were asked for, once; and whatever is
//! wrong with one, the answer is the same.

use std::time::Duration;

use ambient::Clock;
use community::sign_in::{SignedOut, sign_out_everywhere};
use domain::Handle;
use harness::{Browser, Device, NodeOptions, Person, Reply, StoryNode, World, asked_of_device, remembers};

const PASSKEYS: &str = "/settings/passkeys";
const NEW: &str = "/settings/passkeys/new";
const ADD: &str = "/settings/passkeys/add";
const LOGIN: &str = "/login/passkey";
const USE: &str = "/login/passkey/use";

/// The page on which the device of a member who is signed in is asked to make a passkey.
async fn page_to_make(browser: &Browser) -> Reply {
    let list = browser.get(PASSKEYS).await;
    let asked = browser.press(&list, NEW, &[]).await;
    assert_eq!((asked.status, asked.header("location")), (303, Some(NEW)));
    browser.get(NEW).await
}

/// Sends the form of that page.
async fn send_made(browser: &Browser, page: &Reply, answer: &str, name: &str) -> Reply {
    let token = page.form_token();
    let fields = [
        ("form_token", token.as_str()),
        ("credential", answer),
        ("name", name),
    ];
    browser.post(ADD, &fields).await
}

/// She signs in by a link and has this device make a passkey.
async fn make(person: &Person, device: &mut Device, name: &str) -> Browser {
    let browser = Browser::signed_in(person).await;
    let page = page_to_make(&browser).await;
    let answer = device.make(&asked_of_device(&page));
    let reply = send_made(&browser, &page, &answer, name).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    browser
}

/// The page on which the device of somebody who is not signed in is asked.
async fn page_to_sign_in(browser: &Browser) -> Reply {
    let form = browser.get("/login").await;
    let asked = browser.press(&form, LOGIN, &[]).await;
    assert_eq!((asked.status, asked.header("location")), (303, Some(LOGIN)));
    browser.get(LOGIN).await
}

async fn sign_in(browser: &Browser, device: &mut Device) -> Reply {
    let page = page_to_sign_in(browser).await;
    let answer = device.sign(&asked_of_device(&page));
    browser.post(USE, &[("credential", &answer)]).await
}

fn device_at(node: &StoryNode) -> Device {
    Device::new(node.origin.as_str())
}

/// F28, journey B-2: the first page after joining offers a passkey to who has none, and nothing where the node has none.
#[tokio::test]
async fn the_first_page_offers_a_passkey_to_whoever_has_none() {
    let world = World::new(660);
    let seattle = world.node("seattle");
    let offered = async |browser: &Browser| {
        browser
            .get("/welcome")
            .await
            .text()
            .contains("href=\"/settings/passkeys\"")
    };
    let maren = seattle.member("maren");
    assert!(offered(&Browser::signed_in(&maren).await).await);
    let mut device = device_at(&seattle);
    assert!(!offered(&make(&maren, &mut device, "Telephone").await).await);
    // Without a script of ours no device can be asked (features, section 9).
    let options = NodeOptions::with(|config| config.ui.enhance = false);
    let london = world.node_with("london", options);
    assert!(!Browser::new(&london).get("/login").await.text().contains(LOGIN));
    assert!(!offered(&Browser::signed_in(&london.member("ines")).await).await);
    world.run_until_quiet().await;
    world.finish();
}

/// F28, E4, H3: made, used, renamed and removed, without a mail to sign in; a mail tells of what was made and removed.
#[tokio::test]
async fn a_member_makes_a_passkey_signs_in_with_it_and_takes_it_away() {
    let world = World::new(641);
    let seattle = world.node("seattle");
    let maren = seattle.member("maren");
    let mut device = device_at(&seattle);
    let first = make(&maren, &mut device, "Telephone").await;
    let list = first.get(PASSKEYS).await.text();
    assert!(
        list.contains("value=\"Telephone\"") && list.contains("Never used so far."),
        "{list}"
    );

    let browser = Browser::new(&seattle);
    let planted = format!("__Host-sid={}", "a".repeat(64));
    browser.set_cookie(&planted);
    let page = page_to_sign_in(&browser).await;
    assert_eq!(page.header("cache-control"), Some("private, no-store"));
    let bound = browser.passkey().expect("a cookie binds the browser");
    assert!(bound.starts_with("__Host-passkey="), "{bound}");
    assert!(!remembers(&seattle, bound.split('.').nth(1).expect("a secret")));
    assert!(
        !page.text().contains("maren"),
        "nobody is named before she has signed"
    );
    let answer = device.sign(&asked_of_device(&page));
    let reply = browser.post(USE, &[("credential", &answer)]).await;
    assert_eq!((reply.status, reply.header("location")), (303, Some("/")));
    assert_eq!(browser.passkey(), None, "the cookie is done with");
    assert_ne!(browser.cookie(), Some(planted));
    let list = browser.get(PASSKEYS).await;
    assert_eq!(list.status, 200);
    assert!(!list.text().contains("Never used so far."));

    let renamed = browser
        .press(&list, "/settings/passkeys/name", &[("name", "Key ring")])
        .await;
    assert_eq!(renamed.status, 303);
    let wrong = browser
        .press(&list, "/settings/passkeys/name", &[("name", " ")])
        .await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("aria-invalid=\"true\""));
    let list = browser.get(PASSKEYS).await;
    assert!(list.text().contains("value=\"Key ring\""));
    let removed = browser.press(&list, "/settings/passkeys/remove", &[]).await;
    assert_eq!(removed.status, 303);
    assert!(browser.get(PASSKEYS).await.text().contains("You have none yet."));
    let later = Browser::new(&seattle);
    assert_eq!(
        sign_in(&later, &mut device).await.status,
        403,
        "a removed key signs nobody in"
    );
    assert_eq!(later.cookie(), None);
    world.run_until_quiet().await;
    // Whoever made or removed it in her name is seen: each is told by mail, the newest name among the facts.
    let told = seattle.letterbox.subjects_to("maren");
    let expected = [
        "A new passkey signs you in at Seattle Partners",
        "A passkey was removed at Seattle Partners",
    ];
    assert_eq!(told, expected);
    let last = seattle.letterbox.last_to("maren");
    assert!(last.text.contains("“Key ring”"), "{}", last.text);
    world.finish();
}

/// E9: an answer is worth something once, in the browser that asked, within five minutes.
#[tokio::test]
async fn an_answer_is_taken_once_in_its_time_in_the_browser_that_asked() {
    let world = World::new(642);
    let seattle = world.node("seattle");
    let maren = seattle.member("maren");
    let mut device = device_at(&seattle);
    make(&maren, &mut device, "Telephone").await;

    let (browser, thief) = (Browser::new(&seattle), Browser::new(&seattle));
    let page = page_to_sign_in(&browser).await;
    let answer = device.sign(&asked_of_device(&page));
    let bound = browser.passkey();
    let none = thief.post(USE, &[("credential", &answer)]).await;
    page_to_sign_in(&thief).await;
    let others = thief.post(USE, &[("credential", &answer)]).await;
    let challenge = bound
        .as_ref()
        .and_then(|cookie| cookie.split('.').next())
        .expect("a challenge");
    thief.set_passkey(Some(format!("{challenge}.{}", "0".repeat(48))));
    let guessed = thief.post(USE, &[("credential", &answer)]).await;
    assert_eq!(browser.post(USE, &[("credential", &answer)]).await.status, 303);
    thief.set_passkey(bound);
    let replayed = thief.post(USE, &[("credential", &answer)]).await;

    let page = page_to_sign_in(&thief).await;
    let answer = device.sign(&asked_of_device(&page));
    world.advance(Duration::from_secs(300));
    let late = thief.post(USE, &[("credential", &answer)]).await;
    for (what, reply) in [
        ("no challenge", none),
        ("the challenge of another browser", others),
        ("a guessed secret", guessed),
        ("a second time", replayed),
        ("too late", late),
    ] {
        assert_eq!(reply.status, 403, "{what}");
        assert!(
            reply.text().contains("The passkey did not sign you in."),
            "{what}"
        );
    }
    assert_eq!(thief.cookie(), None);
    assert_eq!(thief.get(LOGIN).await.header("location"), Some("/login"));
    world.run_until_quiet().await;
    world.finish();
}

/// E9, E12: what is wrong with a passkey is told to nobody, and each wrong answer uses its challenge up.
#[tokio::test]
async fn every_wrong_answer_gets_the_same_words() {
    let world = World::new(643);
    let seattle = world.node("seattle");
    let (maren, eve) = (seattle.member("maren"), seattle.member("eve"));
    let mut device = device_at(&seattle);
    make(&maren, &mut device, "Telephone").await;
    let mut eves = device_at(&seattle);
    make(&eve, &mut eves, "Telephone").await;
    let origin = seattle.origin.as_str().to_owned();
    let browser = Browser::new(&seattle);
    let mut words = Vec::new();
    let mut refused = |what: &str, reply: &Reply| {
        assert_eq!(reply.status, 403, "{what}");
        words.push(reply.text());
    };

    refused("nobody's key", &sign_in(&browser, &mut device_at(&seattle)).await);
    let id = std::mem::replace(&mut eves.credential, device.credential.clone());
    refused("somebody else's key id", &sign_in(&browser, &mut eves).await);
    eves.credential = id;
    let handle = std::mem::replace(&mut eves.handle, device.handle.clone());
    refused("in somebody else's name", &sign_in(&browser, &mut eves).await);
    eves.handle = String::new();
    refused("in nobody's name", &sign_in(&browser, &mut eves).await);
    eves.handle = handle;
    for other in [
        "https://evil.example",
        "https://seattle.example.evil.example",
        "http://seattle.example",
    ] {
        device.origin = other.to_owned();
        refused(other, &sign_in(&browser, &mut device).await);
    }
    device.origin = origin;
    device.verifies = false;
    refused("nobody was verified", &sign_in(&browser, &mut device).await);
    device.verifies = true;
    assert_eq!(
        sign_in(&browser, &mut device).await.status,
        303,
        "it is good all the same"
    );
    device.counter = 0;
    refused(
        "a copy that has signed less often",
        &sign_in(&Browser::new(&seattle), &mut device).await,
    );
    assert!(words.iter().all(|text| *text == words[0]), "they differ");
    world.run_until_quiet().await;
    world.finish();
}

/// E9, E12: what is no answer at all is told the same, and uses up what was asked: nobody tries twice.
#[tokio::test]
async fn what_cannot_be_read_is_a_wrong_answer_and_the_only_one() {
    let world = World::new(646);
    let seattle = world.node("seattle");
    let maren = seattle.member("maren");
    let mut device = device_at(&seattle);
    make(&maren, &mut device, "Telephone").await;
    let browser = Browser::new(&seattle);
    for odd in [
        "",
        "{}",
        "[]",
        "null",
        "{\"id\":1}",
        &"9".repeat(20_000),
        &"[".repeat(9_000),
    ] {
        let page = page_to_sign_in(&browser).await;
        let bound = browser.passkey();
        let reply = browser.post(USE, &[("credential", odd)]).await;
        assert_eq!(reply.status, 403);
        assert!(reply.text().contains("The passkey did not sign you in."));
        browser.set_passkey(bound);
        let right = device.sign(&asked_of_device(&page));
        let second = browser.post(USE, &[("credential", &right)]).await;
        assert_eq!(second.status, 403, "one try each");
    }
    assert_eq!(browser.cookie(), None);
    assert_eq!(sign_in(&browser, &mut device).await.status, 303);
    world.run_until_quiet().await;
    world.finish();
}

/// E4, H3: a passkey is made by the member and the session that asked, with a sign-in of the last hour.
#[tokio::test]
async fn a_passkey_is_made_only_where_and_by_whom_it_was_asked_for() {
    let world = World::new(644);
    let seattle = world.node("seattle");
    let (maren, eve) = (seattle.member("maren"), seattle.member("eve"));
    let mut device = device_at(&seattle);
    let hers = Browser::signed_in(&maren).await;
    let page = page_to_make(&hers).await;
    let answer = device.make(&asked_of_device(&page));
    let eves = Browser::signed_in(&eve).await;
    let eves_page = page_to_make(&eves).await;
    assert_eq!(
        send_made(&eves, &page, &answer, "Mine").await.status,
        403,
        "her token"
    );
    assert_eq!(
        send_made(&eves, &eves_page, &answer, "Mine").await.status,
        422,
        "her challenge"
    );
    eves.set_passkey(hers.passkey());
    assert_eq!(
        send_made(&eves, &eves_page, &answer, "Mine").await.status,
        422,
        "her session"
    );
    assert_eq!(
        send_made(&hers, &page, &answer, "Telephone").await.status,
        422,
        "it was tried"
    );

    let page = page_to_make(&hers).await;
    let mut elsewhere = Device::new("https://evil.example");
    let evil = elsewhere.make(&asked_of_device(&page));
    assert_eq!(send_made(&hers, &page, &evil, "Evil").await.status, 422);
    let page = page_to_make(&hers).await;
    let answer = device.make(&asked_of_device(&page));
    let misnamed = send_made(&hers, &page, &answer, &"x".repeat(61)).await;
    assert_eq!(misnamed.status, 422);
    assert!(misnamed.text().contains("at most 60 letters"));
    let html = misnamed.text().replace("&#34;", "\"");
    assert!(
        html.contains(&format!("name=\"credential\" value=\"{answer}\"")),
        "what the device answered is kept: {html}"
    );
    let kept = send_made(&hers, &misnamed, &answer, "Telephone").await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let page = page_to_make(&eves).await;
    let taken = device.make(&asked_of_device(&page));
    assert_eq!(
        send_made(&eves, &page, &taken, "Mine").await.status,
        422,
        "it is maren's"
    );
    assert!(eves.get(PASSKEYS).await.text().contains("You have none yet."));

    let page = page_to_make(&hers).await;
    let answer = device_at(&seattle).make(&asked_of_device(&page));
    world.advance(Duration::from_secs(3_601));
    let old = send_made(&hers, &page, &answer, "Later").await;
    assert_eq!(old.status, 403);
    assert!(old.text().contains("Sign in once more"));
    let list = hers.get(PASSKEYS).await;
    assert_eq!(hers.press(&list, NEW, &[]).await.status, 403);
    let removed = hers.press(&list, "/settings/passkeys/remove", &[]).await;
    assert_eq!(removed.status, 303, "a lost device is not waited for");
    world.run_until_quiet().await;
    world.finish();
}

/// E3, E12: a form of another site signs nobody in, and what is asked is the same for a node with passkeys and without.
#[tokio::test]
async fn another_site_asks_for_no_passkey_here() {
    let world = World::new(645);
    let seattle = world.node("seattle");
    let maren = seattle.member("maren");
    let mut device = device_at(&seattle);
    let keys = |page: &Reply| {
        let mut asked = asked_of_device(page);
        asked["publicKey"]["challenge"] = "once".into();
        asked
    };
    let before = keys(&page_to_sign_in(&Browser::new(&seattle)).await);
    make(&maren, &mut device, "Telephone").await;
    let browser = Browser::new(&seattle);
    let page = page_to_sign_in(&browser).await;
    assert_eq!(before, keys(&page));
    let answer = device.sign(&asked_of_device(&page));
    let mut evil = Browser::new(&seattle);
    evil.site = "cross-site";
    evil.set_passkey(browser.passkey());
    assert_eq!(evil.post(USE, &[("credential", &answer)]).await.status, 403);
    assert_eq!(evil.post(LOGIN, &[]).await.status, 403);
    assert_eq!(evil.cookie(), None);
    assert_eq!(
        browser.post(USE, &[("credential", &answer)]).await.status,
        303,
        "it was not used up"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// F28, E4: a thief who made a passkey in a browser that she found open does not come back with it.
#[tokio::test]
async fn whoever_the_operator_signs_out_is_signed_in_by_no_passkey_made_before() {
    let world = World::new(647);
    let seattle = world.node("seattle");
    let maren = seattle.member("maren");
    let mut thiefs = device_at(&seattle);
    let browser = make(&maren, &mut thiefs, "Telephone").await;
    let handle = Handle::parse("maren").expect("a handle");
    let now = Clock::now(&seattle.clock);
    let ended = seattle
        .database()
        .transact_blocking(|tx| sign_out_everywhere(tx, &handle, now))
        .expect("maren is a member");
    let all = SignedOut {
        accounts: 0,
        browsers: 1,
        passkeys: 1,
    };
    assert_eq!(ended, all);
    assert_eq!(browser.get(PASSKEYS).await.status, 403);
    let later = Browser::new(&seattle);
    assert_eq!(sign_in(&later, &mut thiefs).await.status, 403);
    assert_eq!(later.cookie(), None);

    let hers = make(&maren, &mut device_at(&seattle), "Key ring").await;
    let list = hers.get(PASSKEYS).await.text();
    assert!(
        list.contains("value=\"Key ring\"") && !list.contains("value=\"Telephone\""),
        "{list}"
    );
    world.run_until_quiet().await;
    let told = seattle.letterbox.subjects_to("maren");
    let taken = "You were signed out at Seattle Partners".to_owned();
    assert!(told.contains(&taken), "{told:?}");
    world.finish();
}

/// F28: where the operator has switched passkeys off none is made and none signs in; mails do as before.
#[tokio::test]
async fn a_node_without_passkeys_makes_none_and_takes_none() {
    let world = World::new(648);
    let options = NodeOptions::with(|config| config.auth.passkeys = false);
    let seattle = world.node_with("seattle", options);
    let maren = seattle.member("maren");
    let hers = Browser::signed_in(&maren).await;
    let list = hers.get(PASSKEYS).await;
    assert_eq!(
        list.status,
        200,
        "what she has she may take away: {}",
        list.text()
    );
    assert!(
        !list.text().contains(&format!("action=\"{NEW}\"")),
        "{}",
        list.text()
    );
    let token = hers.get("/card/leave").await.form_token();
    let asked = hers.post(NEW, &[("form_token", &token)]).await;
    assert_eq!(asked.status, 404, "{}", asked.text());
    assert_eq!(hers.passkey(), None, "no device is asked");
    let stranger = Browser::new(&seattle);
    let form = stranger.get("/login").await;
    assert!(
        !form.text().contains(&format!("action=\"{LOGIN}\"")),
        "{}",
        form.text()
    );
    let asked = stranger.post(LOGIN, &[]).await;
    assert_eq!((asked.status, stranger.passkey()), (404, None));
    let given = stranger.post(USE, &[("credential", "{}")]).await;
    assert_eq!(given.status, 404);
    assert_eq!(stranger.cookie(), None);
    stranger.ask_mail("maren@mail.example").await;
    world.run_until_quiet().await;
    assert_eq!(
        seattle.letterbox.subjects_to("maren").len(),
        1,
        "a mail signs her in"
    );
    world.finish();
}
