//! Members are reminded of events by their own node, once, and say where they read it that they want no more (F21).

use std::time::Duration;

use harness::{Browser, Person, World};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};

const HOUR: Duration = Duration::from_secs(3_600);

/// An evening of Seattle in a hundred hours, and members of Seattle and London.
async fn evening_ahead(world: &World) -> (Person, Person) {
    let (olga, ravi) = two_peers(world).await;
    let draft = with(evening("Round table"), "start", json!("2026-11-25T16:00:00Z"));
    olga.publish(with(draft, "end", json!("2026-11-25T18:00:00Z")))
        .await;
    world.run_until_quiet().await;
    (olga, ravi)
}

async fn answers(world: &World, who: &Person, answer: &str) {
    let there = who.id_of("Round table").await;
    who.answer(&there, answer).await.expect(200);
    world.run_until_quiet().await;
}

fn reminders(who: &Person) -> usize {
    let handle = who.actor.as_str().rsplit('/').next().unwrap_or_default();
    let subjects = who.node.letterbox.subjects_to(handle);
    subjects
        .iter()
        .filter(|subject| *subject == "Reminder: Round table")
        .count()
}

async fn remind(world: &World) {
    for node in world.nodes() {
        node.remind().await;
        node.restart();
        node.remind().await;
    }
    world.run_until_quiet().await;
}

/// Features section 3.2, principle 5: 24 hours and 1 hour before, from her own node alone, once over restarts; nobody who
/// said no or answered after the reminder.
#[tokio::test]
async fn whoever_comes_is_reminded_a_day_and_an_hour_before_by_her_own_node_once() {
    let world = World::new(871);
    let (olga, ravi) = evening_ahead(&world).await;
    let guests = [
        (olga.node.member("anke"), "going", 2),
        (olga.node.member("bert"), "declined", 0),
        (ravi.node.member("maren"), "going", 2),
        (ravi.node.member("noor"), "maybe", 2),
    ];
    for (guest, answer, _) in &guests {
        answers(&world, guest, answer).await;
    }
    world.run_for(HOUR * 70).await;
    remind(&world).await;
    assert_eq!(
        guests.iter().map(|(guest, ..)| reminders(guest)).sum::<usize>(),
        0
    );
    world.run_for(HOUR * 7).await;
    remind(&world).await;
    let late = olga.node.member("late");
    answers(&world, &late, "going").await;
    remind(&world).await;
    assert_eq!(reminders(&late), 0, "she has just read when it is");
    world.run_for(HOUR * 22).await;
    remind(&world).await;
    remind(&world).await;
    for (guest, _, expected) in &guests {
        assert_eq!(reminders(guest), *expected, "{}", guest.actor);
    }
    assert_eq!(reminders(&late), 1);
    let mail = ravi.node.letterbox.last_to("maren");
    assert!(mail.text.contains("begins within the hour"), "{}", mail.text);
    assert_eq!(mail.method, None);
    world.finish();
}

fn afterwards(who: &Person) -> usize {
    let handle = who.actor.as_str().rsplit('/').next().unwrap_or_default();
    let subjects = who.node.letterbox.subjects_to(handle);
    let after = subjects.iter().filter(|subject| *subject == "After Round table");
    after.count()
}

async fn thank(world: &World) {
    for node in world.nodes() {
        node.thank().await;
        node.restart();
        node.thank().await;
    }
    world.run_until_quiet().await;
}

/// Features section 6, F21: whoever had a seat hears from her own node, once over restarts, when it is over; nobody who
/// said maybe or no, and nobody who wants no reminders.
#[tokio::test]
async fn whoever_had_a_seat_hears_once_from_her_own_node_that_it_is_over() {
    let world = World::new(875);
    let (olga, ravi) = evening_ahead(&world).await;
    let guests = [
        (olga.node.member("anke"), "going", 1),
        (olga.node.member("bert"), "declined", 0),
        (olga.node.member("wilma"), "going", 0),
        (ravi.node.member("maren"), "going", 1),
        (ravi.node.member("noor"), "maybe", 0),
    ];
    for (guest, answer, _) in &guests {
        answers(&world, guest, answer).await;
    }
    let wilma = Browser::signed_in(&guests[2].0).await;
    let page = wilma.get("/settings/mail").await;
    let saved = wilma.press(&page, "/settings/mail", &[("digest", "yes")]).await;
    assert_eq!(saved.header("location"), Some("/settings/mail?saved"));
    let total = || guests.iter().map(|(guest, ..)| afterwards(guest)).sum::<usize>();
    world.run_for(HOUR * 101).await;
    thank(&world).await;
    assert_eq!(total(), 0, "it is not over");
    world.run_for(HOUR * 3).await;
    thank(&world).await;
    world.run_for(HOUR * 2).await;
    thank(&world).await;
    for (guest, _, expected) in &guests {
        assert_eq!(afterwards(guest), *expected, "{}", guest.actor);
    }
    let mail = ravi.node.letterbox.last_to("maren");
    assert!(
        mail.text.contains("of Seattle Partners is over")
            && mail.text.contains("https://london.example/events/"),
        "{}",
        mail.text
    );
    assert!(mail.unsubscribe.is_some(), "it may be stopped");
    let minutes = "stands on its page as soon as it is written down";
    assert!(!mail.text.contains(minutes), "only members of Seattle read them");
    assert!(olga.node.letterbox.last_to("anke").text.contains(minutes));
    world.finish();
}

/// An event that is called off is reminded of by nobody; one is not reminded of what she has no seat for.
#[tokio::test]
async fn nobody_is_reminded_of_what_is_off() {
    let world = World::new(872);
    let (olga, ravi) = evening_ahead(&world).await;
    let maren = ravi.node.member("maren");
    answers(&world, &maren, "going").await;
    world.run_for(HOUR * 77).await;
    let event = olga.id_of("Round table").await;
    olga.post(&format!("/api/v1/events/{event}/cancel"), json!({}))
        .await
        .expect(200);
    world.run_until_quiet().await;
    remind(&world).await;
    assert_eq!(reminders(&maren), 0);
    world.finish();
}

/// F21 (RFC 8058): the address in the mail stops reminders for her alone without signing in; looking at it changes
/// nothing, so that a scanner stops nothing; on her page she takes them again.
#[tokio::test]
async fn one_press_without_signing_in_stops_reminders_and_her_page_brings_them_back() {
    let world = World::new(873);
    let (olga, _) = evening_ahead(&world).await;
    let (anke, bert) = (olga.node.member("anke"), olga.node.member("bert"));
    for guest in [&anke, &bert] {
        answers(&world, guest, "going").await;
    }
    world.run_for(HOUR * 77).await;
    remind(&world).await;
    let mail = olga.node.letterbox.last_to("anke");
    let address = mail.unsubscribe.expect("a reminder may be stopped");
    assert!(mail.text.contains(&address));
    let path = address
        .strip_prefix(olga.node.origin.as_str())
        .unwrap()
        .to_owned();

    let stranger = Browser::new(&olga.node);
    let settings = Browser::signed_in(&anke).await;
    let on = |page: &str| page.contains("value=\"yes\" aria-describedby=\"reminders-hint\" checked");
    for _ in 0..2 {
        let seen = stranger.get(&path).await;
        assert!(seen.status == 200 && seen.text().contains("Stop these mails"));
        assert!(!seen.text().contains("Anke") && !seen.text().contains("anke@"));
    }
    assert!(
        on(&settings.get("/settings/mail").await.text()),
        "nothing changed yet"
    );
    let stopped = stranger.post(&path, &[("List-Unsubscribe", "One-Click")]).await;
    assert!(stopped.status == 200 && stopped.header("location").is_none());
    assert!(
        stopped
            .text()
            .contains("“Reminders before and after events” is stopped"),
        "{}",
        stopped.text()
    );
    assert!(!on(&settings.get("/settings/mail").await.text()));

    world.run_for(HOUR * 22).await;
    remind(&world).await;
    assert_eq!((reminders(&anke), reminders(&bert)), (1, 2));
    let page = settings.get("/settings/mail").await;
    let saved = settings
        .press(&page, "/settings/mail", &[("reminders", "yes")])
        .await;
    assert_eq!(saved.header("location"), Some("/settings/mail?saved"));
    let page = settings.get("/settings/mail?saved").await.text();
    assert!(on(&page) && page.contains("It is saved."));
    world.finish();
}

/// D5: which mails somebody gets is chosen in her own session; a field that names her in another one is refused, and what she
/// was mailed nobody else reads.
#[tokio::test]
async fn nobody_chooses_the_mails_of_another_or_reads_what_she_was_mailed() {
    let world = World::new(876);
    let (olga, _) = evening_ahead(&world).await;
    let (anke, bert) = (olga.node.member("anke"), olga.node.member("bert"));
    let (hers, his) = (Browser::signed_in(&anke).await, Browser::signed_in(&bert).await);
    let page = his.get("/settings/mail").await;
    for extra in [
        ("member", anke.id.as_str()),
        ("handle", "anke"),
        ("mail", "anke@mail.example"),
    ] {
        let refused = his.press(&page, "/settings/mail", &[extra]).await;
        assert!(
            matches!(refused.status, 400 | 422),
            "{}: {}",
            extra.0,
            refused.status
        );
    }
    let saved = his.press(&page, "/settings/mail", &[]).await;
    assert_eq!(saved.header("location"), Some("/settings/mail?saved"));
    for (browser, wants) in [(&hers, true), (&his, false)] {
        let page = browser.get("/settings/mail").await.text();
        for kind in ["reminders", "digest"] {
            let ticked = format!("value=\"yes\" aria-describedby=\"{kind}-hint\" checked");
            assert_eq!(page.contains(&ticked), wants, "{kind}: {page}");
        }
    }

    answers(&world, &anke, "going").await;
    let event = olga.id_of("Round table").await;
    let cancel = format!("/api/v1/events/{event}/cancel");
    olga.post(&cancel, json!({})).await.expect(200);
    world.run_until_quiet().await;
    let subject = "Cancelled: Round table";
    for (person, browser, is_hers) in [(&anke, &hers, true), (&bert, &his, false)] {
        let page = browser.get("/notifications").await.text();
        let list = person.get("/api/v1/notifications").await.text();
        assert_eq!(
            (page.contains(subject), list.contains(subject)),
            (is_hers, is_hers)
        );
    }
    world.finish();
}

/// E13: whoever makes an address up, or changes one letter of hers, stops nothing and learns nothing.
#[tokio::test]
async fn a_made_up_address_stops_nothing_and_says_the_same_of_everybody() {
    let world = World::new(874);
    let (olga, _) = evening_ahead(&world).await;
    let anke = olga.node.member("anke");
    answers(&world, &anke, "going").await;
    world.run_for(HOUR * 77).await;
    remind(&world).await;
    let address = olga.node.letterbox.last_to("anke").unsubscribe.unwrap();
    let path = address
        .strip_prefix(olga.node.origin.as_str())
        .unwrap()
        .to_owned();
    let (front, tag) = path.rsplit_once('.').unwrap();
    let turned: String = tag.chars().rev().collect();
    let stranger = Browser::new(&olga.node);
    let nobody = format!("/mail/stop/reminders.{}.{tag}", "01JD7ZQ4T0M8V5XKPN6R3W2YHB");
    for forged in [format!("{front}.{turned}"), nobody, "/mail/stop/x".to_owned()] {
        let seen = stranger.get(&forged).await;
        assert_eq!(seen.status, 404);
        assert_eq!(stranger.post(&forged, &[]).await.status, 404);
        assert!(seen.text().contains("This address stops no mails"));
    }
    let page = Browser::signed_in(&anke).await.get("/settings/mail").await.text();
    assert!(page.contains(" checked"));
    let settings = stranger.get("/settings/mail").await;
    assert_eq!(settings.status, 403);
    world.finish();
}
