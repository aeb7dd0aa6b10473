//! Leaving: what a member reads before she goes, what ends with it, and that nothing reaches her afterwards (F02).

use std::time::Duration;

use harness::{Browser, Person, StoryNode, World};
use serde_json::json;
use server::admin::{DuesAsk, MemberAsk, Reply, Request, TierAsk};
use store::inbox::Verdict;

use crate::drafts::{evening, two_peers, with};
use crate::mailed_sign_in::code_in;

const HOUR: Duration = Duration::from_secs(3_600);

/// Who leaves, by her own page.
pub(crate) async fn leaves(browser: &Browser) {
    let ask = browser.get("/card/leave").await;
    let why = [("act", "end"), ("reason", "I move to another town")];
    let gone = browser.press(&ask, "/card/leave", &why).await;
    assert_eq!(gone.header("location"), Some("/left"), "{}", gone.text());
    assert!(browser.get("/left").await.text().contains("You have left"));
}

/// Describes a level with a price; she asks for it and gets the invoice by mail.
async fn owes_for_the_chapter(world: &World, node: &StoryNode, person: &Person) {
    let chapter = TierAsk::Set {
        id: "chapter".to_owned(),
        name: None,
        price: Some("240".to_owned()),
        months: Some(12),
        kinds: Vec::new(),
        benefits: Vec::new(),
        seats: None,
    };
    let described = node.operate(Request::Tiers(chapter)).await;
    assert!(matches!(described, Reply::Done(_)), "{described:?}");
    let browser = Browser::signed_in(person).await;
    let card = browser.get("/card").await;
    let asked = browser.press(&card, "/card/level", &[("level", "chapter")]).await;
    assert_eq!(asked.header("location"), Some("/invoices/1"), "{}", asked.text());
    world.run_until_quiet().await;
}

/// F02: she reads what ends, and leaves with a reason: her seats here and at a peer go to others, her browser and her
/// token end, and nobody finds her.
#[tokio::test]
async fn who_leaves_reads_what_ends_and_frees_her_seats_here_and_at_peers() {
    let world = World::new(821);
    let (olga, ravi) = two_peers(&world).await;
    let one_seat = |title| with(evening(title), "capacity", json!(1));
    olga.publish(one_seat("Round table")).await;
    ravi.publish(one_seat("Thames evening")).await;
    world.run_until_quiet().await;
    let (maren, anke, robin) = (
        olga.node.member("maren"),
        olga.node.member("anke"),
        ravi.node.member("robin"),
    );
    let mut waiting = Vec::new();
    for (title, next) in [("Round table", &anke), ("Thames evening", &robin)] {
        maren.answer(&maren.id_of(title).await, "going").await.expect(200);
        world.run_until_quiet().await;
        let there = next.id_of(title).await;
        next.answer(&there, "going").await.expect(200);
        world.run_until_quiet().await;
        assert_eq!(next.rsvp(&there).await["state"], "waitlisted", "{title}");
        waiting.push((next, there));
    }
    let browser = Browser::signed_in(&maren).await;
    assert!(browser.get("/card").await.text().contains("href=\"/card/leave\""));
    let ask = browser.get("/card/leave").await;
    for part in [
        "2 events to come",
        "no mails any more",
        "passkeys, access tokens",
        "Joining again",
    ] {
        assert!(ask.text().contains(part), "{part}: {}", ask.text());
    }
    let long = "x".repeat(1_001);
    let too_long = [("act", "end"), ("reason", long.as_str())];
    let refused = browser.press(&ask, "/card/leave", &too_long).await;
    assert!(refused.status == 422 && refused.text().contains(&long), "kept");
    let only_looked = browser.press(&ask, "/card/leave", &[]).await;
    assert_eq!(
        only_looked.status, 400,
        "without the word of the button nothing ends"
    );
    leaves(&browser).await;
    assert_eq!(browser.get("/card").await.status, 403);
    assert_eq!(maren.get("/api/v1/me").await.status, 401);
    world.run_until_quiet().await;
    for (next, there) in &waiting {
        assert_eq!(next.rsvp(there).await["state"], "confirmed");
    }
    let seen = olga.get("/api/v1/memberships").await.text();
    assert!(seen.contains("\"left\""), "{seen}");
    assert_eq!(olga.get("/api/v1/people/maren").await.status, 404);
    // Her answers elsewhere were signed: the keys stay readable, her name does not.
    let account = format!("acct:maren@{}", maren.node.origin.authority());
    let found = olga
        .get(&format!("/.well-known/webfinger?resource={account}"))
        .await;
    assert_eq!(found.status, 404, "{}", found.text());
    let left = olga.document("/users/maren").await.text();
    assert!(left.contains("publicKeyPem") && !left.contains("Maren"), "{left}");
    is_gone_to_others(&world, &olga, &ravi).await;
    world.run_until_quiet().await;
    world.finish();
}

/// Protocol section 5: who had an answer of hers is told once that she is gone; three days later her address says so.
async fn is_gone_to_others(world: &World, olga: &Person, ravi: &Person) {
    assert_eq!(
        goodbyes(&ravi.node, "/users/maren"),
        1,
        "who knows her is told once"
    );
    world.run_for(HOUR * 73).await;
    let gone = olga.document("/users/maren").await;
    assert_eq!(gone.status, 410);
    let tombstone = gone.json();
    assert_eq!(
        (&tombstone["type"], &tombstone["formerType"]),
        (&json!("Tombstone"), &json!("Person"))
    );
    assert!(!gone.text().contains("publicKeyPem"));
    for collection in ["outbox", "followers", "following"] {
        let path = format!("/users/maren/{collection}");
        assert_eq!(olga.document(&path).await.status, 410, "{collection}");
    }
}

/// F02, F22: a peering is paused while she leaves, for longer than her key can be read afterwards: once it goes on, what
/// is told after her answers arrives, and her seat there is another's.
#[tokio::test]
async fn who_leaves_through_a_long_pause_frees_her_seat_there_and_holds_up_nothing() {
    let world = World::new(826);
    let (olga, ravi) = two_peers(&world).await;
    ravi.publish(with(evening("Thames evening"), "capacity", json!(1)))
        .await;
    world.run_until_quiet().await;
    let (maren, robin) = (olga.node.member("maren"), ravi.node.member("robin"));
    maren
        .answer(&maren.id_of("Thames evening").await, "going")
        .await
        .expect(200);
    world.run_until_quiet().await;
    let there = robin.id_of("Thames evening").await;
    robin.answer(&there, "going").await.expect(200);
    world.run_until_quiet().await;
    let london = "/api/v1/peers/london.example";
    olga.post(&format!("{london}/pause"), json!({})).await.expect(200);
    leaves(&Browser::signed_in(&maren).await).await;
    world.run_for(HOUR * 24 * 5).await;
    assert_eq!(olga.document("/users/maren").await.status, 410);
    assert_eq!(robin.rsvp(&there).await["state"], "waitlisted");
    olga.post(&format!("{london}/resume"), json!({}))
        .await
        .expect(200);
    olga.publish(evening("Round table")).await;
    world.run_for(HOUR * 30).await;
    assert!(
        ravi.event_titled("Round table").await.is_some(),
        "what is told after her answers arrives"
    );
    assert_eq!(robin.rsvp(&there).await["state"], "confirmed");
    world.run_until_quiet().await;
    world.finish();
}

/// Activities of an actor about itself that a node took in; the rest of the story has no other than her Delete.
fn goodbyes(node: &StoryNode, path: &str) -> usize {
    let rows = node
        .database()
        .read(|tx| store::inbox::list(tx, 1_000))
        .expect("the inbox can be read");
    let said = rows.iter().filter(|row| {
        let is_about_itself = row.object.as_ref() == Some(&row.actor);
        let is_taken = matches!(row.verdict, Verdict::Waiting | Verdict::Applied);
        is_about_itself && is_taken && row.actor.path_and_query() == path
    });
    said.count()
}

/// F02: by REST an officer ends a membership, and by the command line whoever has the shell; each time she reads what was
/// written for her and officers keep their note.
#[tokio::test]
async fn a_membership_is_ended_by_rest_and_by_command() {
    let world = World::new(825);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let (maren, lena) = (seattle.member("maren"), seattle.member("lena"));
    let end = |person: &Person| format!("/api/v1/memberships/{}/end", person.id);
    let nothing = olga.post(&end(&maren), json!({})).await;
    assert_eq!(nothing.status, 422, "an empty request ends nothing");
    let own = maren.post(&end(&maren), json!({ "message": "" })).await;
    assert_eq!(own.status, 403, "an officer does it");
    let input = json!({ "message": "So long.", "note": "She moved" });
    let ended = olga.post(&end(&maren), input.clone()).await.expect(200);
    assert_eq!(ended["state"], "left");
    assert_eq!(olga.post(&end(&maren), input).await.status, 404, "it has ended");
    assert_eq!(maren.get("/api/v1/me").await.status, 401);
    let leave = |handle: &str, message: &str| MemberAsk::Leave {
        handle: handle.to_owned(),
        message: message.to_owned(),
        note: "By telephone".to_owned(),
    };
    let long = "x".repeat(1_001);
    for (ask, what) in [
        (leave("nobody", ""), "nobody"),
        (leave("lena", &long), "too long"),
    ] {
        let refused = seattle.operate(Request::Members(ask)).await;
        assert!(!matches!(refused, Reply::Done(_)), "{what}: {refused:?}");
    }
    let done = seattle
        .operate(Request::Members(leave("lena", "Good luck.")))
        .await;
    assert!(matches!(done, Reply::Done(_)), "{done:?}");
    assert_eq!(lena.get("/api/v1/me").await.status, 401);
    world.run_until_quiet().await;
    for (who, words, kept) in [
        ("maren", "So long.", "She moved"),
        ("lena", "Good luck.", "By telephone"),
    ] {
        let told = seattle.letterbox.last_to(who);
        assert!(
            told.text.contains(words) && !told.text.contains(kept),
            "{}",
            told.text
        );
    }
    world.finish();
}

/// F02: whoever finds her browser open does not end her membership: leaving wants a fresh sign-in.
#[tokio::test]
async fn leaving_wants_a_fresh_sign_in() {
    let world = World::new(824);
    let seattle = world.node("seattle");
    let maren = seattle.member("maren");
    let browser = Browser::signed_in(&maren).await;
    let ask = browser.get("/card/leave").await;
    assert_eq!(ask.status, 200);
    world.advance(HOUR * 2);
    let later = browser.get("/card/leave").await;
    assert!(
        later.status == 403 && later.text().contains("href=\"/login"),
        "{}",
        later.text()
    );
    let sent = browser.press(&ask, "/card/leave", &[("act", "end")]).await;
    assert_eq!(sent.status, 403, "sign in again first");
    assert_eq!(browser.get("/card").await.status, 200, "she is a member still");
    leaves(&Browser::signed_in(&maren).await).await;
    world.finish();
}

/// F02, F21: whoever left gets no mail of the community, of whatever kind; by the same address she joins again, and is who
/// she was.
#[tokio::test]
async fn who_left_hears_nothing_more_until_she_joins_again() {
    let world = World::new(823);
    let (olga, _) = two_peers(&world).await;
    olga.publish(evening("Round table")).await;
    let maren = olga.node.member("maren");
    let here = maren.id_of("Round table").await;
    maren.answer(&here, "going").await.expect(200);
    world.run_until_quiet().await;
    owes_for_the_chapter(&world, &olga.node, &maren).await;
    let letters = || olga.node.letterbox.subjects_to("maren");
    let before = letters();
    // Two mails wait for her: the first about what leaving takes back, the second about what stays as it is.
    let called_off = format!("/api/v1/events/{here}/cancel");
    olga.post(&called_off, json!({})).await.expect(200);
    let invoice = "1".to_owned();
    let paid = olga
        .node
        .operate(Request::Dues(DuesAsk::MarkPaid { invoice }))
        .await;
    assert!(matches!(paid, Reply::Done(_)), "{paid:?}");
    leaves(&Browser::signed_in(&maren).await).await;
    world.run_for(HOUR * 24 * 14).await;
    olga.node.remind().await;
    let asked = Browser::new(&olga.node);
    asked.ask_mail("maren@mail.example").await;
    world.run_until_quiet().await;
    assert_eq!(letters(), before, "not even what was queued before she left");

    let join = asked.get("/join").await;
    let again = [
        ("name", "Maren Holt"),
        ("mail", "maren@mail.example"),
        ("organization", "Ledgerline"),
        ("kind", "partner"),
    ];
    asked.press(&join, "/join", &again).await;
    world.run_until_quiet().await;
    let code = code_in(&olga.node.letterbox.last_to("maren"));
    let verify = asked.get("/join/verify").await;
    let joined = asked.press(&verify, "/join/verify", &[("code", &code)]).await;
    assert_eq!(joined.header("location"), Some("/welcome"), "{}", joined.text());
    assert!(asked.get("/card").await.text().contains("In force"));
    let found = olga.get("/api/v1/people/maren").await;
    assert_eq!(found.status, 200, "under her handle");
    world.run_until_quiet().await;
    assert_eq!(
        olga.node.letterbox.last_to("maren").subject,
        "You are a member of Seattle Partners"
    );
    world.finish();
}

/// F02: an officer ends a membership after reading what ends; the log says who did it, a member cannot, and she reads what
/// was written for her and nothing else.
#[tokio::test]
async fn an_officer_ends_a_membership_and_the_log_says_so() {
    let world = World::new(822);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let maren = seattle.member("maren");
    let lena = Browser::signed_in(&seattle.member("lena")).await;
    let hers = Browser::signed_in(&maren).await;
    let path = format!("/desk/members/{}/end", maren.id);
    assert_eq!(lena.get(&path).await.status, 404);
    let row = format!("/desk/members/{}", maren.id);
    assert!(olga.get(&row).await.text().contains(&path));
    let ask = olga.get(&path).await;
    assert!(
        ask.text().contains("End the membership of Maren?"),
        "{}",
        ask.text()
    );
    let long = "x".repeat(1_001);
    let too_long = [("act", "end"), ("message", long.as_str()), ("reason", "Kept too")];
    let again = olga.press(&ask, &path, &too_long).await;
    let text = again.text();
    assert!(
        again.status == 422
            && text.contains(&long)
            && text.contains("Kept too")
            && text.contains("href=\"#message\""),
        "{text}"
    );
    let words = [
        ("act", "end"),
        ("message", "We wish you well there."),
        ("reason", "She works elsewhere"),
    ];
    let ended = olga.press(&again, &path, &words).await;
    assert_eq!(ended.header("location"), Some(row.as_str()), "{}", ended.text());
    assert!(olga.get(&row).await.text().contains("She works elsewhere"));
    assert_eq!(hers.get("/card").await.status, 403, "she is signed out");
    assert_eq!(olga.get(&path).await.status, 404, "it has ended");
    let log = olga.get("/desk/audit").await.text();
    assert!(log.contains("Ended the membership of maren"), "{log}");
    world.run_until_quiet().await;
    let told = seattle.letterbox.last_to("maren");
    assert_eq!(told.subject, "Your membership of Seattle Partners has ended");
    assert!(told.text.contains("We wish you well there."), "{}", told.text);
    assert!(
        !told.text.contains("She works elsewhere"),
        "officers keep their note: {}",
        told.text
    );
    world.finish();
}
