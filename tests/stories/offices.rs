//! A member is given an office and loses it: what she may do, what others read of it, and the way to her (F19).

use std::time::Duration;

use domain::Role;
use harness::{Browser, StoryNode, World};
use server::admin::{MemberAsk, Reply, Request};

use crate::people::save;

async fn change(node: &StoryNode, handle: &str, given: &[Role], taken: &[Role]) -> Reply {
    let ask = MemberAsk::Offices {
        handle: handle.to_owned(),
        given: given.to_vec(),
        taken: taken.to_vec(),
    };
    node.operate(Request::Members(ask)).await
}

/// F19, E4: whoever has the shell makes an officer of somebody who is a member already. The desk opens at once to whoever signs
/// in anew and closes again; a browser that was signed in before is so no more, and the log tells both.
#[tokio::test]
async fn an_office_opens_the_desk_to_who_signs_in_anew_and_closes_it_again() {
    let world = World::new(571);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let member = seattle.member("maren");
    let before = Browser::signed_in(&member).await;
    assert_eq!(before.get("/desk/members").await.status, 404);
    let Reply::Done(shown) = change(&seattle, "maren", &[Role::Officer], &[]).await else {
        panic!("an office is given");
    };
    assert_eq!(shown.value["roles"], serde_json::json!(["officer"]));
    assert_ne!(before.get("/desk/members").await.status, 200);
    assert_eq!(before.get("/settings/sessions").await.status, 403, "it ended");
    let maren = Browser::signed_in(&member).await;
    assert_eq!(maren.get("/desk/members").await.status, 200);
    let Reply::Done(shown) = change(&seattle, "maren", &[], &[Role::Officer]).await else {
        panic!("an office is taken");
    };
    assert_eq!(shown.text, "maren holds no office now");
    assert_eq!(maren.get("/settings/sessions").await.status, 403, "it ended");
    let maren = Browser::signed_in(&member).await;
    assert_eq!(maren.get("/desk/members").await.status, 404);
    let log = olga.get("/desk/audit").await.text();
    for act in [
        "Gave maren the office officer",
        "Took the office officer from maren",
    ] {
        assert!(log.contains(act), "{act}: {log}");
    }
    for (handle, given) in [("nobody", &[Role::Officer][..]), ("maren", &[])] {
        let reply = change(&seattle, handle, given, &[]).await;
        assert!(matches!(reply, Reply::Refused(_)), "{handle}: {reply:?}");
    }
    world.run_until_quiet().await;
    world.finish();
}

/// F01, F19: members read who holds an office where they find people, and get from *About* to her page; a stranger gets there
/// once she shows everybody something, and her name stands there either way, for an office is public.
#[tokio::test]
async fn officers_are_named_to_everybody_and_linked_for_whoever_finds_them() {
    let world = World::new(572);
    let seattle = world.node("seattle");
    let member = seattle.member("maren");
    let noor = Browser::signed_in(&seattle.member("noor")).await;
    let stranger = Browser::new(&seattle);
    let badge = "<span class=\"label\">Officer</span>";
    for path in ["/people", "/people/maren"] {
        assert!(!noor.get(path).await.text().contains(badge), "{path}");
    }
    change(&seattle, "maren", &[Role::Officer], &[]).await;
    let maren = Browser::signed_in(&member).await;
    for path in ["/people", "/people/maren", "/orgs/ledgerline"] {
        assert!(noor.get(path).await.text().contains(badge), "{path}");
    }
    assert!(!noor.get("/people/noor").await.text().contains(badge));
    // Who holds an office is counted with the members, every ten minutes.
    world.advance(Duration::from_secs(601));
    let link = "href=\"/people/maren\"";
    assert!(noor.get("/about").await.text().contains(link));
    let page = stranger.get("/about").await.text();
    assert!(page.contains("Maren") && !page.contains(link), "{page}");
    let entries = [("best_fit", "Clinics"), ("who_best_fit", "public")];
    save(&maren, &entries).await;
    assert!(stranger.get("/about").await.text().contains(link));
    let hiding = [&entries[..], &[("hide_from", "Ledgerline")]].concat();
    save(&maren, &hiding).await;
    for browser in [&stranger, &noor] {
        let page = browser.get("/about").await.text();
        assert!(page.contains("Maren") && !page.contains(link), "{page}");
    }
    world.run_until_quiet().await;
    world.finish();
}

/// F19, F21, features section 6: who is given an office, or relieved of one, is mailed each once and finds it among her
/// notifications; what changes nothing is told nobody.
#[tokio::test]
async fn who_is_given_an_office_or_relieved_of_one_is_told() {
    let world = World::new(573);
    let seattle = world.node("seattle");
    let maren = seattle.member("maren");
    let both = [Role::Officer, Role::Moderator];
    change(&seattle, "maren", &both, &[]).await;
    change(&seattle, "maren", &[Role::Officer], &[]).await;
    world.run_until_quiet().await;
    let mut told = seattle.letterbox.subjects_to("maren");
    told.sort();
    let given = [
        "You are a moderator of Seattle Partners",
        "You are an officer of Seattle Partners",
    ];
    assert_eq!(told, given);
    change(&seattle, "maren", &[], &both[..1]).await;
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("maren");
    assert_eq!(mail.subject, "You are no longer an officer of Seattle Partners");
    let bell = Browser::signed_in(&maren)
        .await
        .get("/notifications")
        .await
        .text();
    for subject in [
        given[0],
        given[1],
        "You are no longer an officer of Seattle Partners",
    ] {
        assert!(bell.contains(subject), "{subject}: {bell}");
    }
    world.finish();
}
