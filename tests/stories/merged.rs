//! Somebody joined twice: an officer makes her two memberships one (F22).

use harness::{Browser, Person, Reply, World};
use serde_json::json;
use server::runtime::Mailed;

use crate::drafts::{evening, two_peers, with};
use crate::mailed_sign_in::code_in;

/// F22, E9: the officer reads first what moves; her seat here stays hers, a peer hears of her under one name, and by the
/// address of the membership that is gone she comes to the one that stays.
#[tokio::test]
async fn who_joined_twice_has_one_membership_with_all_that_was_hers() {
    let world = World::new(871);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(with(evening("Round table"), "capacity", json!(1)))
        .await;
    ravi.publish(evening("Thames evening")).await;
    world.run_until_quiet().await;
    let (maren, twin, anke) = (
        olga.node.member("maren"),
        olga.node.member("twin"),
        olga.node.member("anke"),
    );
    let (here, there) = (
        twin.id_of("Round table").await,
        twin.id_of("Thames evening").await,
    );
    for event in [&here, &there] {
        twin.answer(event, "going").await.expect(200);
    }
    world.run_until_quiet().await;
    anke.answer(&here, "going").await.expect(200);
    let hers = Browser::signed_in(&twin).await;

    let desk = Browser::signed_in(&olga).await;
    let path = format!("/desk/members/{}/merge", twin.id);
    assert_eq!(Browser::signed_in(&maren).await.get(&path).await.status, 404);
    let shown = reads_first(&desk, &twin).await;
    assert_eq!(
        twin.rsvp(&here).await["state"],
        "confirmed",
        "looking changes nothing"
    );
    let done = desk.press(&shown, &path, &[]).await;
    let stays = format!("/desk/members/{}?decided=merged", maren.id);
    assert_eq!(done.header("location"), Some(stays.as_str()), "{}", done.text());
    assert!(desk.get(&stays).await.text().contains("one now"));
    world.run_until_quiet().await;

    assert_eq!(maren.rsvp(&here).await["state"], "confirmed", "her seat is hers");
    assert_eq!(anke.rsvp(&here).await["state"], "waitlisted");
    assert_eq!(
        maren.rsvp(&there).await["state"],
        "confirmed",
        "London has her under one name"
    );
    let export = twin.get("/api/v1/me/export").await;
    assert_eq!(export.status, 401, "the other token ended");
    let card = hers.get("/card").await;
    assert_eq!(card.status, 403, "the other browser is signed out");
    let again = desk.get(&path).await;
    assert_eq!(again.status, 404, "there is nothing left to merge");
    let log = desk.get("/desk/audit").await.text();
    assert!(log.contains("Made the memberships twin and maren one"), "{log}");
    for (who, says) in [
        ("maren", "comes to your membership"),
        ("twin", "the one that stays"),
    ] {
        let to = format!("{who}@mail.example");
        let mails = olga.node.letterbox.mails();
        let is_told = |mail: &Mailed| {
            mail.to == to && mail.text.contains("twin@mail.example") && mail.text.contains(says)
        };
        assert!(mails.iter().any(is_told), "{who} is not told: {mails:?}");
    }
    comes_by_her_old_address(&world, &olga).await;
    world.finish();
}

/// The page of the one that goes leads to the question; a name that nobody has is told beside the field; then stands what moves.
async fn reads_first(desk: &Browser, twin: &Person) -> Reply {
    let row = format!("/desk/members/{}", twin.id);
    let path = format!("{row}/merge");
    assert!(desk.get(&row).await.text().contains(&path));
    let nobody = desk.get(&format!("{path}?into=nobody")).await;
    let text = nobody.text();
    assert!(
        nobody.status == 422
            && text.contains("No other member is called so")
            && text.contains("value=\"nobody\""),
        "{text}"
    );
    let shown = desk.get(&format!("{path}?into=maren")).await;
    let text = shown.text();
    for part in [
        "Twin becomes Maren",
        "1 answer to an event of another server",
        "twin@mail.example",
        "Seats in rooms do not go along",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    shown
}

/// Her old address finds the membership that stays; the mail goes to the address of that one, as every other does.
async fn comes_by_her_old_address(world: &World, olga: &Person) {
    let browser = Browser::new(&olga.node);
    browser.ask_mail("twin@mail.example").await;
    world.run_until_quiet().await;
    let code = code_in(&olga.node.letterbox.last_to("maren"));
    browser.post("/login/code", &[("code", &code)]).await;
    let card = browser.get("/card").await;
    assert!(
        card.status == 200 && card.text().contains("Maren"),
        "{}",
        card.text()
    );
}
