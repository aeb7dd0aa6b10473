//! At the door of an event: in, already in, not on this list; with forms alone (F14).

use harness::{Browser, Reply, World};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};

/// The code on the page of an event, as its guest reads it.
fn code_on(page: &Reply) -> Option<String> {
    let text = page.text();
    let (_, rest) = text.split_once("class=\"door-code\"><code dir=\"ltr\">")?;
    Some(rest.split('<').next()?.to_owned())
}

/// F14-1, F14, 0.8: a member of ours and one of London each show the code of their own page; the door says three things.
#[tokio::test]
async fn a_guest_is_in_then_already_in_and_without_a_seat_not_on_the_list() {
    let world = World::new(621);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(with(evening("Two seats"), "capacity", json!(2)))
        .await;
    world.run_until_quiet().await;
    let (maren, noor) = (olga.node.member("maren"), ravi.node.member("noor"));
    let waits = olga.node.member("wilma");
    let mut pages = Vec::new();
    for person in [&maren, &noor, &waits] {
        let browser = Browser::signed_in(person).await;
        let path = format!("/events/{}", person.id_of("Two seats").await);
        let page = browser.get(&path).await;
        assert_eq!(code_on(&page), None, "nobody has a code before she has a seat");
        let rsvp = format!("{path}/rsvp");
        assert_eq!(
            browser.press(&page, &rsvp, &[("answer", "going")]).await.status,
            303
        );
        world.run_until_quiet().await;
        pages.push(browser.get(&path).await);
    }
    let code = |at: usize| code_on(&pages[at]).expect("she has a seat");
    assert_eq!(code_on(&pages[2]), None, "who waits has none");
    assert_ne!(code(0), code(1));
    assert!(pages[0].text().contains("<svg class=\"qr\"") && !pages[2].text().contains("class=\"qr\""));

    let officer = Browser::signed_in(&olga).await;
    let door = format!("/events/{}/checkin", olga.id_of("Two seats").await);
    let page = officer.get(&door).await;
    assert!(page.text().contains("Nobody is in yet") && page.text().contains("Competitors are in the room"));
    assert!(page.text().contains("Still expected (2)"));
    // What the camera reads fills the code in, and lets nobody in by itself.
    let scanned = officer.get(&format!("{door}?code={}", code(0))).await.text();
    assert!(scanned.contains(&format!("value=\"{}\" autofocus", code(0))));
    assert!(scanned.contains("Nobody is in yet") && scanned.contains("Read by the camera"));
    let odd = officer.get(&format!("{door}?code=%3Cb%3E&more=1")).await;
    assert!(odd.status == 200 && !odd.text().contains("autofocus"));
    for at in [0, 1] {
        let typed = code(at).to_lowercase().replace('-', " ");
        let said = officer.press(&page, &door, &[("code", &typed)]).await.text();
        assert!(said.contains(">In</h2>"), "{said}");
        let said = officer.press(&page, &door, &[("code", &code(at))]).await.text();
        assert!(said.contains("Already in"), "{said}");
    }
    for nobodys in ["2222-2222", "no code at all", ""] {
        let said = officer.press(&page, &door, &[("code", nobodys)]).await;
        assert_eq!(said.status, 200);
        assert!(said.text().contains("Not on this list") && said.text().contains("2 are in"));
    }
    let guests = officer.get(&door.replace("checkin", "guests")).await.text();
    assert!(
        guests.contains("Checked in (2)") && guests.contains("Waiting list (1)"),
        "{guests}"
    );
    // F12, F14: one list at a time, and on paper those with a seat, by entrance.
    let list = door.replace("checkin", "guests");
    let waiting = officer.get(&format!("{list}?list=waiting")).await.text();
    assert!(waiting.contains("<caption>Waiting list (1)") && !waiting.contains("<caption>Checked in"));
    let paper = officer.get(&format!("{list}/print?entrances=2")).await.text();
    assert!(paper.contains("Entrance 1: Maren to Maren") && paper.contains("Entrance 2: Noor to Noor"));
    let badges = officer.get(&format!("{list}/print?paper=badges")).await.text();
    assert!(
        badges.contains("Ask me about") && !badges.contains("Wilma"),
        "{badges}"
    );
    world.finish();
}

/// F14, D6: the door is the officers' of the host, and a code of one event opens no other.
#[tokio::test]
async fn only_officers_of_the_host_stand_at_the_door_and_a_code_is_of_one_event() {
    let world = World::new(622);
    let (olga, ravi) = two_peers(&world).await;
    for title in ["Monday", "Tuesday"] {
        olga.publish(evening(title)).await;
    }
    world.run_until_quiet().await;
    let maren = olga.node.member("maren");
    let hers = Browser::signed_in(&maren).await;
    let monday = format!("/events/{}", maren.id_of("Monday").await);
    let page = hers.get(&monday).await;
    hers.press(&page, &format!("{monday}/rsvp"), &[("answer", "going")])
        .await;
    let code = code_on(&hers.get(&monday).await).expect("she has a seat");
    assert_eq!(hers.get(&format!("{monday}/checkin")).await.status, 404);
    let strangers = Browser::new(&olga.node).get(&format!("{monday}/checkin")).await;
    assert_eq!(strangers.status, 403);

    let officer = Browser::signed_in(&olga).await;
    let tuesday = format!("/events/{}/checkin", olga.id_of("Tuesday").await);
    let door = officer.get(&tuesday).await;
    let said = officer.press(&door, &tuesday, &[("code", &code)]).await.text();
    assert!(said.contains("Not on this list") && said.contains("Nobody is in yet"));

    let londons = Browser::signed_in(&ravi).await;
    let there = format!("/events/{}/checkin", ravi.id_of("Monday").await);
    assert_eq!(londons.get(&there).await.status, 404, "it is not theirs");
    world.finish();
}
