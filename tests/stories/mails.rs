//! Members hear by mail what a guest must know: from their own node, once, whatever crashes or comes twice (F13-1).

use std::time::Duration;

use egress::memory::answer;
use engine::Moment;
use harness::evil::Evil;
use harness::{Browser, Fallen, Person, StoryNode, World, invariants};
use serde_json::json;

use crate::calendars::{calendar, serve};
use crate::drafts::{evening, three_peers, two_peers, with};

/// A member, and whether she is to hear of changes.
type Guest = (Person, bool);

/// A calendar of Seattle, seen by three communities, and people of each who answered its evening.
async fn evening_of_three(world: &World, feeds: &Evil, people: [&Person; 3]) -> Vec<Guest> {
    let [olga, ravi, ada] = people;
    serve(feeds, "20270114T180000");
    let source = json!({ "name": "Feed", "url": "https://feeds.example/calendar.ics", "audience": "public" });
    olga.post("/api/v1/sources", source).await.expect(201);
    world.run_until_quiet().await;
    let mut guests = Vec::new();
    for (node, handle, answers, hears) in [
        (&olga.node, "anke", &["going"][..], true),
        (&olga.node, "bert", &["declined"], false),
        (&ravi.node, "maren", &["going"], true),
        (&ravi.node, "noor", &["maybe"], true),
        (&ada.node, "cleo", &["going", "withdrawn"], false),
        (&ada.node, "dora", &["going"], true),
        (&ada.node, "elke", &[], false),
    ] {
        let guest = node.member(handle);
        let there = guest.id_of("Evening").await;
        for said in answers {
            guest.answer(&there, said).await.expect(200);
            world.run_until_quiet().await;
        }
        guests.push((guest, hears));
    }
    guests
}

/// F13-1
#[tokio::test]
async fn each_node_mails_its_own_members_who_answered_when_the_calendar_moves_an_event_and_calls_it_off() {
    let world = World::new(70);
    let (olga, ravi, ada) = three_peers(&world).await;
    let feeds = Evil::new(&world, "feeds", &olga.node);
    let guests = evening_of_three(&world, &feeds, [&olga, &ravi, &ada]).await;
    serve(&feeds, "20270121T193000");
    hours_pass(&world).await;
    for (guest, hears) in &guests {
        assert_eq!(subjects(guest, "Changed"), usize::from(*hears), "{}", guest.actor);
    }
    let mail = ravi.node.letterbox.last_to("maren");
    for line in [
        "Seattle Partners has changed “Evening”.",
        "When: Thursday 21 January 2027, 19:30–21:30 (London, GMT)",
        "Until now: Thursday 14 January 2027, 18:00–20:00 (London, GMT)",
        "because you answered “going” in the calendar of London Partners.",
        "https://london.example/events/",
    ] {
        assert!(mail.text.contains(line), "{line}\n{}", mail.text);
    }
    let entry = mail.calendar.unwrap().replace("\r\n ", "");
    assert_eq!(mail.method, Some("REQUEST"));
    for line in ["SEQUENCE:1\r\n", "DTSTART;TZID=Europe/London:20270121T193000\r\n"] {
        assert!(entry.contains(line), "{entry}");
    }
    assert_eq!(
        entry.matches("mailto:").count(),
        2,
        "the host's node and she alone"
    );

    let off =
        calendar("20270121T193000").replace("SUMMARY:Evening\r\n", "SUMMARY:Evening\r\nSTATUS:CANCELLED\r\n");
    feeds.answers("/calendar.ics", answer(200, "text/calendar", off));
    hours_pass(&world).await;
    for (guest, hears) in &guests {
        for word in ["Changed", "Cancelled"] {
            assert_eq!(
                subjects(guest, word),
                usize::from(*hears),
                "{}: {word}",
                guest.actor
            );
        }
    }
    let mail = olga.node.letterbox.last_to("anke");
    assert_eq!(mail.method, Some("CANCEL"));
    assert!(mail.calendar.unwrap().contains("SEQUENCE:2\r\n"));
    invariants::check(&world);
    world.finish();
}

/// F21: what she was mailed she finds among her notifications, by page and REST, for thirty days; nobody else's.
#[tokio::test]
async fn what_a_member_was_mailed_is_among_her_notifications_for_thirty_days() {
    let evening = Evening::prepare(76).await;
    evening.world.run_for(Duration::from_secs(3_600)).await;
    evening.move_to(21).await;
    evening.world.run_until_quiet().await;
    let noor = evening.maren.node.member("noor");
    let (hers, other) = (
        Browser::signed_in(&evening.maren).await,
        Browser::signed_in(&noor).await,
    );
    let page = hers.get("/notifications").await.text();
    assert!(
        page.contains("Changed: Round table") && page.contains("Confirmed: Round table"),
        "{page}"
    );
    assert!(
        page.find("Changed: Round table") < page.find("Confirmed: Round table"),
        "latest first"
    );
    assert!(
        other
            .get("/notifications")
            .await
            .text()
            .contains("Nothing in the last 30 days")
    );
    let list = evening.maren.get("/api/v1/notifications").await.expect(200);
    let there = evening.maren.id_of("Round table").await;
    assert_eq!(list["items"][0]["subject"], "Changed: Round table");
    assert_eq!(
        list["items"][0]["url"],
        format!("https://london.example/events/{there}")
    );
    let stranger = Browser::new(&evening.maren.node);
    assert_eq!(stranger.get("/notifications").await.status, 403);
    let new = list["items"].as_array().expect("a list").len();
    let home = hers.get("/").await.text();
    assert!(home.contains(&format!("News, {new} new")), "{home}");
    let read = hers.get("/notifications").await;
    let cookie = read.header("set-cookie").unwrap_or_default().to_owned();
    assert!(
        cookie.starts_with("news=") && cookie.contains("HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    let session = hers.cookie().expect("she is signed in");
    let read_until = cookie.split(';').next().unwrap_or_default();
    hers.set_cookie(&format!("{session}; {read_until}"));
    let home = hers.get("/").await.text();
    assert!(home.contains(">News<") && !home.contains(" new<"), "{home}");
    evening.world.run_for(Duration::from_secs(31 * 86_400)).await;
    let list = evening.maren.get("/api/v1/notifications").await.expect(200);
    assert_eq!(list["items"], json!([]));
    evening.world.finish();
}

/// The calendar is read every hour.
async fn hours_pass(world: &World) {
    world.run_for(Duration::from_secs(3_660)).await;
    world.run_until_quiet().await;
}

/// How many mails with such a subject somebody got.
fn subjects(who: &Person, first_word: &str) -> usize {
    let handle = who.actor.as_str().rsplit('/').next().unwrap_or_default();
    let subjects = who.node.letterbox.subjects_to(handle);
    subjects
        .iter()
        .filter(|subject| subject.starts_with(first_word))
        .count()
}

/// An evening of Seattle that a member of London attends.
struct Evening {
    world: World,
    olga: Person,
    maren: Person,
    path: String,
}

impl Evening {
    async fn prepare(seed: u64) -> Self {
        let world = World::new(seed);
        let (olga, ravi) = two_peers(&world).await;
        let event = olga.publish(evening("Round table")).await;
        world.run_until_quiet().await;
        let maren = ravi.node.member("maren");
        let there = maren.id_of("Round table").await;
        maren.answer(&there, "going").await.expect(200);
        world.run_until_quiet().await;
        let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
        Self {
            world,
            olga,
            maren,
            path,
        }
    }

    async fn move_to(&self, day: u8) {
        let mut moved = with(
            evening("Round table"),
            "start",
            json!(format!("2027-01-{day}T18:00:00-08:00")),
        );
        moved["end"] = json!(format!("2027-01-{day}T20:00:00-08:00"));
        self.olga.put(&self.path, moved).await.expect(200);
    }

    fn london(&self) -> &StoryNode {
        &self.maren.node
    }

    fn subjects(&self) -> Vec<String> {
        self.london().letterbox.subjects_to("maren")
    }
}

/// F13-1, C4
#[tokio::test]
async fn a_node_that_stops_at_any_commit_on_the_way_mails_the_change_once() {
    let steps = {
        let evening = Evening::prepare(71).await;
        let before = evening.london().steps();
        evening.move_to(21).await;
        evening.world.run_until_quiet().await;
        assert_eq!(
            evening.subjects(),
            ["Confirmed: Round table", "Changed: Round table"]
        );
        let after = evening.london().steps();
        evening.world.finish();
        (after.0 - before.0, after.1 - before.1)
    };
    assert!(steps.0 > 3 && steps.1 > 3, "the change is work: {steps:?}");
    for (is_commit, step) in (1..=steps.0)
        .map(|step| (true, step))
        .chain((1..=steps.1).map(|step| (false, step)))
    {
        let evening = Evening::prepare(71).await;
        evening.world.when_fallen(Fallen::Restarts);
        match is_commit {
            true => evening.london().crash_at_commit(step, Moment::Before),
            false => evening.london().crash_at_flush(step, Moment::After),
        }
        evening.move_to(21).await;
        evening.world.run_until_quiet().await;
        assert_eq!(evening.london().lives(), 3, "it stopped once and started again");
        assert_eq!(
            evening.subjects(),
            ["Confirmed: Round table", "Changed: Round table"],
            "commit {is_commit}, step {step}"
        );
        invariants::check(&evening.world);
        evening.world.finish();
    }
}

/// F13-1
#[tokio::test]
async fn what_happened_while_a_node_was_down_is_mailed_once_when_its_host_gets_through() {
    let evening = Evening::prepare(72).await;
    evening.london().crash(1);
    evening.move_to(21).await;
    evening.move_to(28).await;
    evening.world.run_for(Duration::from_secs(600)).await;
    evening.london().restart();
    evening.world.run_until_quiet().await;
    assert_eq!(
        evening.subjects(),
        ["Confirmed: Round table", "Changed: Round table"]
    );
    let mail = evening.london().letterbox.last_to("maren");
    assert!(
        mail.text.contains("When: Thursday 28 January 2027"),
        "{}",
        mail.text
    );
    assert!(
        mail.text.contains("Until now: Thursday 14 January 2027"),
        "{}",
        mail.text
    );
    evening.world.finish();
}

/// F13-1, B9
#[tokio::test]
async fn an_update_that_is_delivered_again_is_mailed_no_second_time() {
    let evening = Evening::prepare(73).await;
    evening.move_to(21).await;
    evening.world.run_until_quiet().await;
    let tap = evening.world.internet.tap();
    let updates: Vec<_> = tap
        .iter()
        .filter(|sent| sent.to == evening.london().origin && sent.request.body.is_some())
        .collect();
    assert!(!updates.is_empty());
    for update in updates {
        evening.world.repeat(update).await;
        evening.world.run_until_quiet().await;
    }
    assert_eq!(
        evening.subjects(),
        ["Confirmed: Round table", "Changed: Round table"]
    );
    evening.world.finish();
}

#[tokio::test]
async fn whoever_waited_is_mailed_that_a_seat_is_hers_and_an_event_that_is_removed_is_mailed() {
    let world = World::new(74);
    let (olga, ravi) = two_peers(&world).await;
    let event = olga
        .publish(with(evening("One seat"), "capacity", json!(1)))
        .await;
    world.run_until_quiet().await;
    let (maren, noor) = (ravi.node.member("maren"), ravi.node.member("noor"));
    let there = maren.id_of("One seat").await;
    for guest in [&maren, &noor] {
        guest.answer(&there, "going").await.expect(200);
        world.run_until_quiet().await;
    }
    maren.answer(&there, "withdrawn").await.expect(200);
    world.run_until_quiet().await;
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    olga.delete(&path).await.expect(204);
    world.run_until_quiet().await;
    let letterbox = &ravi.node.letterbox;
    assert_eq!(letterbox.subjects_to("maren"), ["Confirmed: One seat"]);
    assert_eq!(
        letterbox.subjects_to("noor"),
        [
            "Waiting list: One seat",
            "A seat for you: One seat",
            "Withdrawn: One seat"
        ]
    );
    assert!(
        letterbox.mails()[1].text.contains("place 1"),
        "{}",
        letterbox.mails()[1].text
    );
    world.finish();
}
