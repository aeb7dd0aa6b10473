//! A field of a profile is seen exactly by those whom its owner lets see it, through whatever door they come (F04).

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use ambient::{Randomness, StreamName};
use domain::{Distance, Visibility};
use harness::{Browser, NodeOptions, Person, StoryNode, World, get};
use serde_json::json;
use server::router::addresses;

use crate::canaries::{PARTS, only, profile};
use crate::digest::days_pass;
use crate::drafts::{evening, with};

/// What shows a list whole, to pick from: it tells nothing of anybody.
const WHOLE_LISTS: [&str; 3] = ["/settings/profile", "/calls/new", "/api/v1/taxonomy/{list}"];
/// Most pages of one collection that are read.
const PAGES_MAX: usize = 20;

/// All addresses of a door, with Klara, her company and her event in the place of what they leave open.
fn addresses_of(door: &str, klara: &Person, event: &str) -> Vec<String> {
    let fill = |path: &str| {
        let is_event = path.contains("/events/{id}");
        let id = if is_event {
            event.to_owned()
        } else {
            klara.id.to_string()
        };
        let slug = if path.starts_with("/c/") {
            "seattle"
        } else {
            "canaryhouse"
        };
        path.replace("{id}", &id)
            .replace("{handle}", "klara")
            .replace("{slug}", slug)
            .replace("{host}", "london.example")
            .replace("{collection}", "followers")
            .replace(['{', '}', '*'], "")
    };
    let all = addresses().into_iter();
    all.filter(|(of, path)| *of == door && !WHOLE_LISTS.contains(path))
        .map(|(_, path)| fill(path))
        .collect()
}

/// What somebody reads at every address of these doors: by her browser, and by her token where programs read.
async fn every_address(
    doors: &[&str],
    (browser, reader): (&Browser, Option<&Person>),
    (klara, event): (&Person, &str),
) -> String {
    let mut all = String::new();
    for door in doors {
        for path in addresses_of(door, klara, event) {
            let text = match (*door, reader) {
                ("federation", _) => with_pages(&klara.node, reader, &path).await,
                ("api", Some(reader)) => read_by(&path, reader.get(&path).await),
                _ => read_by(&path, browser.get(&path).await),
            };
            let _written = writeln!(all, "{text}");
        }
    }
    all
}

/// A document, and the pages behind it where it is a collection.
async fn with_pages(node: &StoryNode, reader: Option<&Person>, path: &str) -> String {
    let (mut all, mut met) = (String::new(), Vec::<String>::new());
    let mut next = Some(path.to_owned());
    while let Some(path) = next.take().filter(|path| !met.contains(path)) {
        let reply = match reader {
            Some(reader) => reader.document(&path).await,
            None => get(node, &path, "application/activity+json").await,
        };
        let json = reply.json();
        let linked = ["next", "first"].iter().find_map(|name| json[*name].as_str());
        next = linked.map(|there| there.replace(node.origin.as_str(), ""));
        all.push_str(&reply.text());
        met.push(path);
        assert!(met.len() < PAGES_MAX, "{path:?} has no end", path = met[0]);
    }
    all
}

/// A page repeats its own address, and offers whole lists to choose from; neither tells anything.
fn read_by(path: &str, reply: harness::Reply) -> String {
    let is_bounded = ["/login", "/join"]
        .iter()
        .any(|bounded| path.starts_with(bounded));
    assert!(reply.status != 429 || is_bounded, "{path} was not read");
    let text = reply.text().replace(path, "");
    let mut pieces = text.split("<option");
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.split_once("</option>").map_or(piece, |(_, rest)| rest));
    first + &rest.collect::<String>()
}

/// Everything of seattle's that somebody may read with a browser or as a server, and without a token.
async fn read_as(node: &StoryNode, browser: &Browser) -> String {
    let mut all = pages_for(browser).await;
    for path in [
        "/users/klara",
        "/c/seattle",
        "/actor",
        "/users/klara/outbox",
        "/c/seattle/outbox",
        "/nodeinfo/2.1",
    ] {
        all.push_str(&get(node, path, "application/activity+json").await.text());
    }
    all
}

/// Every page on which she might stand, and every feed.
async fn pages_for(browser: &Browser) -> String {
    let mut all = String::new();
    for path in [
        "/",
        "/about",
        "/communities",
        "/events",
        "/people",
        "/people?q=klara",
        "/people/klara",
        "/orgs/canaryhouse",
        "/users/klara",
        "/feed.atom",
        "/calendar.ics",
        "/api/v1/community",
        "/api/v1/people",
    ] {
        let text = read_by(path, browser.get(path).await);
        let _written = writeln!(all, "{text}");
    }
    for part in &PARTS {
        let found = browser.get(&format!("/people?{}", part.query)).await.text();
        if found.contains("/people/klara\"") {
            let _written = writeln!(all, "found by {}", part.told_by[0]);
        }
    }
    all
}

/// What an officer of the other community sees of whoever answered an event of hers.
async fn guests_of(officer: &Person, title: &str) -> String {
    let id = officer.id_of(title).await;
    officer.get(&format!("/api/v1/events/{id}/rsvps")).await.text()
}

async fn by_token(person: &Person) -> String {
    let mut all = String::new();
    for path in [
        "/api/v1/people?q=klara",
        "/api/v1/people/klara",
        "/api/v1/people/klara/overlap",
        "/api/v1/me/rsvps",
        "/api/v1/calendar",
        "/api/v1/organizations/canaryhouse",
    ] {
        all.push_str(&person.get(path).await.text());
    }
    all
}

/// What an officer of her own community reads of her as a guest: the list, the list to print, the door, and by token.
async fn as_organiser(officer: &Browser, by_token: &Person, event: &str) -> String {
    let mut all = by_token
        .get(&format!("/api/v1/events/{event}/rsvps"))
        .await
        .text();
    for page in ["guests", "guests/print", "checkin"] {
        all.push_str(&officer.get(&format!("/events/{event}/{page}")).await.text());
    }
    all
}

/// What anybody reads of an event: the page, its calendar, its document and its collections.
async fn of_event(node: &StoryNode, browser: &Browser, event: &str) -> String {
    let mut all = String::new();
    for page in ["", ".ics"] {
        all.push_str(&browser.get(&format!("/events/{event}{page}")).await.text());
    }
    for part in ["", "/attendees", "/organizers"] {
        let path = format!("/events/{event}{part}");
        all.push_str(&get(node, &path, "application/activity+json").await.text());
    }
    all
}

/// Every byte that a node sent from the so-manieth request on.
fn sent_since(world: &World, node: &StoryNode, before: usize) -> String {
    let mut all = String::new();
    for one in world.internet.tap().iter().skip(before) {
        if one.from == node.origin {
            let body = one.request.body.as_deref().unwrap_or_default();
            let body = String::from_utf8_lossy(body);
            let _written = writeln!(all, "{} {:?} {body}", one.request.url, one.request.headers);
        }
    }
    all
}

/// Every mail of a node from the so-manieth on, but for those to her.
fn mailed_since(node: &StoryNode, before: usize) -> String {
    let mails = node.letterbox.mails();
    let others = mails
        .iter()
        .skip(before)
        .filter(|mail| !mail.to.starts_with("klara@"));
    others.map(|mail| format!("{mail:?}\n")).collect()
}

/// Klara, and everybody who might look at her.
struct Scene {
    world: World,
    seattle: Arc<StoryNode>,
    london: Arc<StoryNode>,
    olga: Person,
    ravi: Person,
    klara: Person,
    maren: Person,
    /// Does what Klara's work complements, and has nothing else in common with her; she reads every address there is.
    noor: Person,
    /// Of a company that Klara hides from.
    xeno: Person,
    hers: Browser,
    stranger: Browser,
    member: Browser,
    reader: Browser,
    officer: Browser,
    hidden_from: Browser,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new(531);
        let often = NodeOptions::with(|config| config.federation.tuning.rates_per_minute.people = 10_000);
        let (seattle, london) = (world.node_with("seattle", often), world.node("london"));
        let (olga, ravi) = (seattle.officer("olga"), london.officer("ravi"));
        world.peer(&olga, &ravi, &["events", "introductions"]).await;
        let klara = seattle.member_of("klara", "Canaryhouse");
        let (maren, xeno) = (seattle.member("maren"), seattle.member_of("xeno", "Canarysecret"));
        let member = Browser::signed_in(&maren).await;
        let ground = only("common_ground", "canaryground");
        save(&member, &ground).await;
        let noor = seattle.member("noor");
        let reader = Browser::signed_in(&noor).await;
        save(&reader, &only("competencies", "erp")).await;
        // Where xeno works is nobody's business either, so that the company's name stands nowhere but in Klara's list.
        let hidden_from = Browser::signed_in(&xeno).await;
        save(&hidden_from, &ground).await;
        Self {
            hers: Browser::signed_in(&klara).await,
            stranger: Browser::new(&seattle),
            officer: Browser::signed_in(&olga).await,
            hidden_from,
            world,
            seattle,
            london,
            olga,
            ravi,
            klara,
            maren,
            noor,
            xeno,
            member,
            reader,
        }
    }

    /// She answers an event of her own community and one of London's; what each of those who might look reads then.
    async fn sights(&self, turn: usize) -> Vec<(Distance, &'static str, String)> {
        let (seattle, london) = (&self.seattle, &self.london);
        let sent = self.world.internet.tap().len();
        let mailed = [seattle, london].map(|node| node.letterbox.mails().len());
        let ours = with(evening(&format!("Ours {turn}")), "audience", "public".into());
        let ours = self.olga.publish(ours).await;
        let ours = ours["id"].as_str().expect("an id").to_owned();
        self.klara.answer(&ours, "going").await;
        let title = format!("Evening {turn}");
        self.ravi
            .publish(with(evening(&title), "audience", "peers".into()))
            .await;
        self.world.run_until_quiet().await;
        let theirs = self.klara.id_of(&title).await;
        self.klara.answer(&theirs, "going").await;
        self.world.run_until_quiet().await;

        let to_london = guests_of(&self.ravi, &title).await;
        let to_organiser = as_organiser(&self.officer, &self.olga, &ours).await;
        for list in [&to_london, &to_organiser] {
            assert!(list.contains("Klara"), "her answer arrived: {list}");
        }
        let doors = ["operations", "feeds", "web", "api", "federation"];
        let at = (&self.klara, ours.as_str());
        let anybody = read_as(seattle, &self.stranger).await
            + &of_event(seattle, &self.stranger, &ours).await
            + &every_address(&doors, (&self.stranger, None), at).await;
        let member = read_as(seattle, &self.member).await
            + &by_token(&self.maren).await
            + &of_event(seattle, &self.member, &ours).await
            + &every_address(&doors, (&self.reader, Some(&self.noor)), at).await;
        vec![
            (Distance::Stranger, "a stranger", anybody),
            (Distance::Member, "a member", member),
            (Distance::Member, "an organiser", to_organiser),
            (Distance::Member, "a mail", mailed_since(seattle, mailed[0])),
            (Distance::Peer, "an organiser of the peer", to_london),
            (
                Distance::Peer,
                "the peer's server",
                sent_since(&self.world, seattle, sent),
            ),
            (
                Distance::Peer,
                "a mail of the peer",
                mailed_since(london, mailed[1]),
            ),
        ]
    }

    async fn nobody_of_the_hidden_company_finds_her(&self, turn: usize) {
        let ours = self.olga.id_of(&format!("Ours {turn}")).await;
        let people = self.hidden_from.get("/people").await.text();
        assert!(
            people.contains("/people/maren\""),
            "they find others, so that silence says something: {people}"
        );
        let event = of_event(&self.seattle, &self.hidden_from, &ours).await;
        assert!(
            event.contains(&format!("Ours {turn}")),
            "they see the event she answered"
        );
        let (who, at) = (
            (&self.hidden_from, Some(&self.xeno)),
            (&self.klara, ours.as_str()),
        );
        let all = pages_for(&self.hidden_from).await
            + &event
            + &by_token(&self.xeno).await
            + &every_address(&["web", "feeds", "api"], who, at).await;
        assert!(!all.contains("Klara"), "she hides from them: {all}");
    }
    /// She hides everything, and a week goes by with an evening to be reminded of; what was mailed to others meanwhile.
    async fn mails_of_a_week(&self) -> String {
        save(&self.hers, &profile(&[Visibility::Me; 9])).await;
        let mailed = [&self.seattle, &self.london].map(|node| node.letterbox.mails().len());
        let soon = with(evening("Soon"), "start", json!("2026-11-25T16:00:00Z"));
        let soon = with(soon, "end", json!("2026-11-25T18:00:00Z"));
        let soon = self.olga.publish(soon).await;
        let soon = soon["id"].as_str().expect("an id").to_owned();
        for guest in [&self.klara, &self.maren] {
            guest.answer(&soon, "going").await.expect(200);
        }
        self.world.run_until_quiet().await;
        for hours in [77, 22] {
            self.world.run_for(Duration::from_secs(hours * 3_600)).await;
            self.seattle.remind().await;
            self.world.run_until_quiet().await;
        }
        days_pass(&self.world, 7).await;
        let subjects = self.seattle.letterbox.subjects_to("maren");
        for wanted in ["Reminder: Soon", "This week at Seattle Partners"] {
            assert!(subjects.iter().any(|subject| subject == wanted), "{subjects:?}");
        }
        mailed_since(&self.seattle, mailed[0]) + &mailed_since(&self.london, mailed[1])
    }
}

/// F04, D2, 2.13: random visibilities of all nine parts, and everybody who might look: a stranger and a member at every
/// address there is, an organiser, a peer that is answered with all that is sent to it, and whoever reads a mail; nobody
/// of a company she hides from finds her at all.
#[tokio::test]
async fn a_field_is_seen_by_those_who_may_and_by_nobody_else() {
    let scene = Scene::new().await;
    days_pass(&scene.world, 0).await;
    let mut chance = Randomness::seeded(531).stream(StreamName::Demo);
    for turn in 0..10 {
        let seen_by =
            [(); 9].map(|()| Visibility::ALL[usize::try_from(chance.below(4)).expect("it is small")]);
        save(&scene.hers, &profile(&seen_by)).await;
        let sights = scene.sights(turn).await;
        scene.nobody_of_the_hidden_company_finds_her(turn).await;
        for (distance, who, sight) in &sights {
            assert!(!sight.contains("Canarysecret"), "{who} reads whom she hides from");
            for (part, visibility) in PARTS.iter().zip(seen_by) {
                assert!(
                    distance.sees(visibility) || !part.is_told_in(sight),
                    "{who} reads {}, which is for {visibility:?}",
                    part.name
                );
            }
        }
        let (_, _, seen_by_members) = &sights[1];
        for (part, visibility) in PARTS.iter().zip(seen_by) {
            if Distance::Member.sees(visibility) && part.name != "common_ground" {
                let name = part.name;
                assert!(part.is_told_in(seen_by_members), "a member does not read {name}");
            }
        }
        let (_, _, to_london) = &sights[4];
        assert_eq!(
            to_london.contains("Canaryhouse"),
            Distance::Peer.sees(seen_by[8]),
            "the peer is told her company exactly when it may be"
        );
    }
    for mail in scene.seattle.letterbox.mails() {
        assert!(!format!("{mail:?}").contains("canary"), "{mail:?}");
    }
    let mails = scene.mails_of_a_week().await;
    assert!(!mails.contains("Canarysecret"), "{mails}");
    for part in &PARTS {
        assert!(!part.is_told_in(&mails), "a mail tells {}: {mails}", part.name);
    }
    scene.world.finish();
}

/// F04: who hides from nobody is read by a stranger who has her address: what is for everybody, and nothing else; tags of
/// common ground are for who has the same, and a company alone is no profile.
#[tokio::test]
async fn a_stranger_reads_what_is_for_everybody_and_nothing_else() {
    let world = World::new(532);
    let seattle = world.node("seattle");
    let hers = Browser::signed_in(&seattle.member_of("klara", "Canaryhouse")).await;
    let stranger = Browser::new(&seattle);
    let mut chance = Randomness::seeded(532).stream(StreamName::Demo);
    let (mut seen, mut unseen) = (0, 0);
    for _ in 0..30 {
        let seen_by =
            [(); 9].map(|()| Visibility::ALL[usize::try_from(chance.below(4)).expect("it is small")]);
        let mut fields = profile(&seen_by);
        fields.retain(|(name, _)| name != "hide_from");
        save(&hers, &fields).await;
        let page = stranger.get("/people/klara").await;
        let says = PARTS.iter().zip(seen_by);
        let mut says = says.filter(|(part, _)| part.name != "organization");
        let is_found = says.any(|(_, visibility)| visibility == Visibility::Public);
        assert_eq!(page.status, if is_found { 200 } else { 404 }, "{seen_by:?}");
        let text = page.text();
        for (part, visibility) in PARTS.iter().zip(seen_by) {
            let name = part.name;
            let reads = is_found && visibility == Visibility::Public && name != "common_ground";
            assert_eq!(part.is_told_in(&text), reads, "{name} for {visibility:?}: {text}");
            *(if reads { &mut seen } else { &mut unseen }) += 1;
        }
    }
    assert!(seen > 5 && unseen > 5, "both happened: {seen}, {unseen}");
    world.finish();
}

async fn save(browser: &Browser, fields: &[(String, String)]) {
    let form = browser.get("/settings/profile").await;
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let reply = browser.press(&form, "/settings/profile", &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
}
