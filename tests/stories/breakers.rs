//! Hosts that fail: paused, tried once a day, told of in words, and given everything in order when they are back.

use std::time::Duration;

use domain::Origin;
use harness::evil::{Evil, Scheme};
use harness::{Person, World, invariants};
use serde_json::{Value, json};
use store::deliveries::{self, DeliveryState, Host};

use crate::drafts::{evening, two_peers, with};
use crate::siege::Siege;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(86_400);

pub(crate) fn host_of(person: &Person, origin: &Origin) -> Host {
    let read = person.node.database().read(|tx| deliveries::host(tx, origin));
    read.expect("a host can be read")
}

/// What is set aside for a host, by state, and how many wait.
fn aside(person: &Person, origin: &Origin) -> (usize, Vec<DeliveryState>) {
    let read = person.node.database().read(|tx| {
        let waiting = deliveries::waiting(tx, Some(origin), 1_000)?.len();
        let aside = deliveries::undelivered(tx, Some(origin), 1_000)?;
        Ok::<_, store::StoreError>((waiting, aside.into_iter().map(|(_, row)| row.state).collect()))
    });
    read.expect("queues can be read")
}

fn posts_to(world: &World, origin: &Origin) -> usize {
    let tap = world.internet.tap();
    let to =
        |sent: &&egress::memory::Recorded| &sent.to == origin && sent.request.method == egress::Method::Post;
    tap.iter().filter(to).count()
}

fn audit_says(person: &Person, what: &str) -> usize {
    let log = person.node.database().read(|tx| store::audit::tail(tx, 1_000));
    let log = log.expect("the audit can be read");
    log.iter().filter(|line| line.what.contains(what)).count()
}

pub(crate) async fn titles(person: &Person) -> Vec<String> {
    let events = person.events().await;
    let mut titles: Vec<String> = events
        .iter()
        .map(|event| event["title"].as_str().unwrap_or_default().to_owned())
        .collect();
    titles.sort();
    titles
}

/// C7, I1, I2, I4
#[tokio::test]
async fn a_peer_that_is_away_for_weeks_is_tried_once_a_day_and_gets_everything_in_order_when_it_is_back() {
    let world = World::new(31);
    let (olga, ravi) = two_peers(&world).await;
    let london = ravi.node.origin.clone();
    world.part(&olga.node.origin, &london);
    let mut a_day = Vec::new();
    for day in 0..20 {
        if day < 12 {
            olga.publish(evening(&format!("Day {day:02}"))).await;
        }
        let before = posts_to(&world, &london);
        world.run_for(DAY).await;
        a_day.push(posts_to(&world, &london) - before);
    }
    assert!(a_day[0] <= 20, "{a_day:?}");
    assert!(
        a_day[7..].iter().all(|tries| *tries <= 1),
        "after failures on seven days one try a day: {a_day:?}"
    );
    assert!(a_day[12..].iter().sum::<usize>() >= 5, "and not none: {a_day:?}");
    let (waiting, parked) = aside(&olga, &london);
    // Each event is told twice: by its community, and by the node that announces it.
    assert_eq!(
        waiting + parked.len(),
        24,
        "nothing is lost, and all of it is shown"
    );
    assert!(
        parked.len() >= 5
            && parked
                .iter()
                .all(|state| matches!(state, DeliveryState::Parked { .. })),
        "{parked:?}"
    );
    // Today's try is made; nobody waits for it to be due.
    world.run_for(Duration::from_millis(1)).await;
    let shown = olga.get("/api/v1/peers/london.example").await.expect(200);
    let news = shown["news"].as_str().unwrap_or_default();
    assert!(news.contains("tried once a day"), "{shown}");

    world.join(&olga.node.origin, &london);
    // It says something of its own: that is heard at once, not tomorrow.
    ravi.publish(evening("Back")).await;
    world.run_for(2 * MINUTE).await;
    assert_eq!(aside(&olga, &london), (0, Vec::new()));
    world.run_until_quiet().await;
    assert_eq!(titles(&olga).await, titles(&ravi).await);
    assert_eq!(titles(&ravi).await.len(), 13);
    assert_eq!(audit_says(&olga, "answers again after"), 1);
    assert_eq!(host_of(&olga, &london).failures, 0);
    invariants::check(&world);
    world.finish();
}

/// C7: whoever is dead and talks all the time is not asked each time it talks.
#[tokio::test]
async fn a_host_that_fails_and_speaks_is_tried_again_at_most_once_a_minute() {
    let siege = Siege::lay(83).await;
    siege.evil.inbox_answers(503);
    siege.olga.publish(evening("Unheard")).await;
    for _ in 0..40 {
        siege.world.run_for(Duration::from_secs(1)).await;
        let flag = siege.activity("Like", json!(siege.ours()));
        siege.evil.deliver(&siege.victim, &siege.mallory, &flag).await;
    }
    let host = host_of(&siege.olga, &siege.evil.origin);
    assert!(host.failures >= Host::FAILURES_MAX, "{host:?}");
    let before = posts_to(&siege.world, &siege.evil.origin);
    for _ in 0..120 {
        siege.world.run_for(Duration::from_secs(1)).await;
        let flag = siege.activity("Like", json!(siege.ours()));
        siege.evil.deliver(&siege.victim, &siege.mallory, &flag).await;
    }
    let tries = posts_to(&siege.world, &siege.evil.origin) - before;
    assert!((1..=3).contains(&tries), "{tries} tries in two minutes");
    siege.evil.inbox_answers(202);
    siege.world.run_for(2 * MINUTE).await;
    let flag = siege.activity("Like", json!(siege.ours()));
    siege.evil.deliver(&siege.victim, &siege.mallory, &flag).await;
    siege.world.run_until_quiet().await;
    assert_eq!(host_of(&siege.olga, &siege.evil.origin).failures, 0);
    siege.lift().await;
}

/// C10: 403 is the word of the whole host.
#[tokio::test]
async fn a_host_that_answers_403_is_paused_for_an_hour_and_the_operator_is_told_once() {
    let siege = Siege::lay(84).await;
    siege.evil.inbox_answers(403);
    siege.olga.publish(evening("Not for you")).await;
    siege.world.run_for(MINUTE).await;
    let before = posts_to(&siege.world, &siege.evil.origin);
    // It goes on talking, and still does not want to hear.
    for _ in 0..5 {
        let flag = siege.activity("Like", json!(siege.ours()));
        siege.evil.deliver(&siege.victim, &siege.mallory, &flag).await;
        siege.world.run_for(10 * MINUTE).await;
    }
    assert_eq!(posts_to(&siege.world, &siege.evil.origin), before);
    let listed = siege.olga.get("/api/v1/deliveries").await.expect(200);
    let words = listed["items"][0]["words"].as_str().unwrap_or_default();
    assert!(words.contains("has taken nothing from us since"), "{words}");
    siege.world.run_for(2 * HOUR).await;
    assert!(posts_to(&siege.world, &siege.evil.origin) > before);
    assert_eq!(audit_says(&siege.olga, "refuses all that is sent to it (403)"), 1);
    siege.evil.inbox_answers(202);
    siege.world.run_until_quiet().await;
    siege.lift().await;
}

/// C9
#[tokio::test]
async fn a_peer_whose_clock_is_wrong_loses_nothing_and_both_operators_read_why_it_waits() {
    // A peer's clock may be ten minutes ahead of ours before our signatures are too old for it.
    for seconds in [900, -300, 25 * 3_600, -25 * 3_600] {
        let world = World::new(32);
        let (olga, ravi) = two_peers(&world).await;
        let clock = &ravi.node.clock;
        let jump = |by: i64| {
            use ambient::Clock;
            clock.set(clock.now() + jiff::SignedDuration::from_secs(by));
        };
        jump(seconds);
        olga.publish(evening("Told while clocks differ")).await;
        world.run_for(10 * MINUTE).await;
        let (waiting, set_aside) = aside(&olga, &ravi.node.origin);
        assert!(
            waiting == 2 && set_aside.is_empty(),
            "401 is never delivered, nor final"
        );
        let shown = olga.get("/api/v1/peers/london.example").await.expect(200);
        let words = shown["news"].as_str().unwrap_or_default();
        let which = if seconds > 0 {
            "ahead of ours"
        } else {
            "behind ours"
        };
        assert!(
            words.contains("clock") && words.contains(which),
            "{seconds}: {shown}"
        );
        assert_eq!(audit_says(&olga, "its clock and ours differ"), 1, "{seconds}");
        jump(-seconds);
        world.run_until_quiet().await;
        assert!(
            ravi.event_titled("Told while clocks differ").await.is_some(),
            "{seconds}"
        );
        let shown = olga.get("/api/v1/peers/london.example").await.expect(200);
        assert!(!shown["news"].as_str().unwrap_or_default().contains("clock"));
        invariants::check(&world);
        world.finish();
    }
}

/// What came of an event that a host answered with a status: how many wait, what was set aside, how often it was asked.
async fn answered_with(evil: &Evil, siege: &Siege, status: u16) -> (usize, Vec<DeliveryState>, usize) {
    evil.inbox_answers(status);
    let before = posts_to(&siege.world, &evil.origin);
    siege.olga.publish(evening(&format!("Answered {status}"))).await;
    siege.world.run_for(Duration::from_millis(1)).await;
    let asked = posts_to(&siege.world, &evil.origin) - before;
    let (waiting, states) = aside(&siege.olga, &evil.origin);
    evil.inbox_answers(202);
    siege.world.run_until_quiet().await;
    (waiting, states, asked)
}

/// C10: the table of protocol section 5, at both kinds of hosts; no row goes without an end that is shown.
#[tokio::test]
async fn every_answer_of_a_host_ends_as_the_table_says() {
    let siege = Siege::lay(85).await;
    let peer = Evil::new(&siege.world, "peer", &siege.victim);
    peer.join_as_peer(&siege.world, &siege.olga).await;
    for (status, refused_by_peer, refused_by_stranger) in [
        (200, false, false),
        (400, true, true),
        (401, false, false),
        (403, false, false),
        (404, false, true),
        (405, false, true),
        (413, false, true),
        (415, false, true),
        (422, true, true),
        (429, false, false),
        (500, false, false),
        (501, false, true),
        (503, false, false),
        (410, true, true),
    ] {
        for (evil, is_refused) in [(&peer, refused_by_peer), (&siege.evil, refused_by_stranger)] {
            let known = aside(&siege.olga, &evil.origin).1.len();
            let (waiting, states, asked) = answered_with(evil, &siege, status).await;
            let name = &evil.origin;
            assert_eq!(
                waiting,
                usize::from(!is_refused && status != 200),
                "{status} from {name}"
            );
            assert_eq!(
                states.len() - known,
                usize::from(is_refused),
                "{status} from {name}"
            );
            if is_refused {
                let said = |state: &DeliveryState| matches!(state, DeliveryState::Refused { status: said, .. } if *said == status);
                assert!(states.iter().any(said), "{status} from {name}: {states:?}");
            }
            // 400 and 401 are knocked at twice, once in each scheme; everything else once.
            let knocks = if matches!(status, 400 | 401) { 2 } else { 1 };
            assert_eq!(asked, knocks, "{status} from {name}");
        }
    }
    siege.olga.publish(evening("After it was gone")).await;
    siege.world.run_until_quiet().await;
    let heard = siege.evil.heard("Create");
    let late = |activity: &Value| activity["object"]["name"] == "After it was gone";
    assert!(!heard.iter().any(late), "410 ends all follows of that actor");
    siege.world.finish_with(|line| line.contains("Refused"));
}

fn schemes_of(evil: &Evil) -> Vec<&'static str> {
    let posts = evil.received().into_iter();
    posts
        .filter(|request| request.method == egress::Method::Post)
        .map(|request| {
            let of = |name: &str| {
                let found = request
                    .headers
                    .iter()
                    .find(|(known, _)| known.eq_ignore_ascii_case(name));
                found.map(|(_, value)| value.clone()).unwrap_or_default()
            };
            match (of("signature-input"), of("signature")) {
                (input, _) if input.contains("ed25519-key") => "9421 Ed25519",
                (input, _) if !input.is_empty() => "9421 RSA",
                (_, signature) if signature.contains("algorithm=\"rsa-sha256\"") => "cavage",
                _ => "none",
            }
        })
        .collect()
}

/// Protocol section 3.2: strangers are never led with RFC 9421; what worked is remembered for a week.
#[tokio::test]
async fn a_stranger_is_knocked_at_with_cavage_first_then_with_the_other_and_what_worked_is_remembered() {
    let siege = Siege::lay(86).await;
    assert!(schemes_of(&siege.evil).iter().all(|scheme| *scheme == "cavage"));
    let known = schemes_of(&siege.evil).len();
    siege.evil.inbox_answers(401);
    siege.olga.publish(evening("Twice")).await;
    siege.world.run_for(Duration::from_millis(1)).await;
    assert_eq!(schemes_of(&siege.evil)[known..], ["cavage", "9421 RSA"]);
    let origin = siege.evil.origin.clone();
    let database = siege.olga.node.database();
    let learn = |days: i64| {
        let at = siege.evil.now() - jiff::SignedDuration::from_hours(24 * days);
        let database = database.clone();
        let origin = origin.clone();
        async move {
            let kept = database.transact(|tx| {
                let mut host = deliveries::host(tx, &origin)?;
                host.scheme = Some((deliveries::Scheme::Rfc9421Rsa, at));
                deliveries::put_host(tx, &origin, &host)
            });
            kept.await.expect("a host can be written");
        }
    };
    for (days, first) in [(6, "9421 RSA"), (8, "cavage")] {
        siege.evil.inbox_answers(202);
        siege.world.run_until_quiet().await;
        let known = schemes_of(&siege.evil).len();
        learn(days).await;
        siege.olga.publish(evening(&format!("After {days} days"))).await;
        siege.world.run_for(Duration::from_millis(1)).await;
        assert_eq!(schemes_of(&siege.evil)[known..], [first], "{days} days");
    }
    siege.lift().await;
}

/// Protocol section 3.2: a valid signature of its own, and `Accept-Signature`, say what a host understands.
#[tokio::test]
async fn a_host_that_signs_with_rfc_9421_or_asks_for_it_is_written_to_in_it() {
    for scheme in [Scheme::Rfc9421Rsa, Scheme::Cavage] {
        let siege = Siege::lay(87).await;
        if scheme == Scheme::Cavage {
            siege.evil.inbox_adds(
                "accept-signature",
                "sig1=(\"@method\" \"@target-uri\" \"content-digest\");created",
            );
            siege.evil.inbox_answers(503);
            siege.olga.publish(evening("Not now")).await;
            siege.world.run_for(Duration::from_millis(1)).await;
        } else {
            let like = siege.activity("Like", json!(siege.ours()));
            let signed = siege.evil.signed_as(scheme, &siege.victim, &siege.mallory, &like);
            signed.send(&siege.victim).await.expect(202);
        }
        siege.evil.inbox_answers(202);
        let origin = siege.evil.origin.clone();
        let forgotten = siege.olga.node.database();
        let forgotten = forgotten.transact(|tx| {
            let mut host = deliveries::host(tx, &origin)?;
            host.scheme = None;
            deliveries::put_host(tx, &origin, &host)
        });
        forgotten.await.expect("a host can be written");
        let known = schemes_of(&siege.evil).len();
        siege.olga.publish(evening("In your own way")).await;
        siege.world.run_until_quiet().await;
        let since = schemes_of(&siege.evil).split_off(known);
        assert!(
            !since.is_empty() && since.iter().all(|scheme| *scheme == "9421 RSA"),
            "{since:?}"
        );
        siege.lift().await;
    }
}

/// C10, Mobilizon: 200 with "error" inside is failure; and where that once was, a second knock would prove nothing.
#[tokio::test]
async fn a_host_whose_failure_looks_like_success_is_not_knocked_at_twice_and_nothing_counts_as_delivered() {
    let siege = Siege::lay(88).await;
    siege.evil.inbox_answers(200);
    siege.evil.inbox_says("\"error\"");
    siege.olga.publish(evening("Swallowed")).await;
    siege.world.run_for(Duration::from_millis(1)).await;
    assert_eq!(aside(&siege.olga, &siege.evil.origin).0, 1, "it still waits");
    siege.evil.inbox_answers(401);
    let known = schemes_of(&siege.evil).len();
    siege.world.run_for(2 * MINUTE).await;
    let since = schemes_of(&siege.evil).split_off(known);
    assert!(
        !since.is_empty() && since.iter().all(|scheme| *scheme == "cavage"),
        "{since:?}"
    );
    siege.evil.inbox_answers(202);
    siege.evil.inbox_says("");
    siege.world.run_until_quiet().await;
    assert_eq!(aside(&siege.olga, &siege.evil.origin), (0, Vec::new()));
    siege.lift().await;
}

/// D6: what was narrowed while it waited is not sent, and the log does not hold it out to those it is not for.
#[tokio::test]
async fn an_event_that_is_narrowed_before_it_was_sent_is_sent_only_to_those_it_is_now_for() {
    let siege = Siege::lay(89).await;
    let (world, olga, ravi) = (&siege.world, &siege.olga, &siege.ravi);
    world.part(&olga.node.origin, &ravi.node.origin);
    siege.evil.inbox_answers(503);
    let event = olga.publish(evening("Said too widely")).await;
    world.run_for(Duration::from_millis(1)).await;
    let path = format!("/api/v1/events/{}", event["id"].as_str().expect("an id"));
    let narrowed = with(evening("Said too widely"), "audience", json!("members"));
    olga.put(&path, narrowed).await.expect(200);
    let known = siege.evil.inbox().len();
    siege.evil.inbox_answers(202);
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    let later = siege.evil.inbox().split_off(known);
    assert!(
        later
            .iter()
            .all(|activity| !activity.to_string().contains("Said too widely")),
        "{later:?}"
    );
    assert!(ravi.event_titled("Said too widely").await.is_none());
    let rows = ravi.node.database().read(|tx| store::inbox::list(tx, 1_000));
    let rows = rows.expect("an inbox can be read");
    let create = format!(
        "{}/activities/create",
        event["activitypub_id"].as_str().expect("an id")
    );
    let told = rows
        .iter()
        .filter(|row| row.id.as_str().starts_with(&create))
        .count();
    assert_eq!(told, 0, "not by the log either");
    siege.lift().await;
}
