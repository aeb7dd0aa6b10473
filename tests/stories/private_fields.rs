//! A field of a profile is seen exactly by those whom its owner lets see it, through whatever door they come (F04).

use std::fmt::Write;
use std::sync::Arc;

use ambient::{Randomness, StreamName};
use domain::{Distance, Visibility};
use harness::{Browser, NodeOptions, Person, StoryNode, World, get};

use crate::drafts::{evening, with};

/// What stands in each part, in words that stand nowhere else; the name of the part, and what is looked for.
const PARTS: [(&str, &str, &str); 5] = [
    ("best_fit", "canaryfit for somebody", "canaryfit"),
    ("refer_out", "canaryrefer to somebody", "canaryrefer"),
    ("common_ground", "canaryground", "canaryground"),
    ("organization", "", "Canaryhouse"),
    ("regions", "FO", "Faroe"),
];

fn profile(seen_by: &[Visibility; 5]) -> Vec<(String, String)> {
    let mut fields = vec![("hide_from".to_owned(), "Canarysecret".to_owned())];
    for part in ["competencies", "verticals", "sizes", "partner_types"] {
        fields.push((format!("who_{part}"), "me".to_owned()));
    }
    for ((part, text, _), visibility) in PARTS.iter().zip(seen_by) {
        fields.push((format!("who_{part}"), visibility.word().to_owned()));
        if *part != "organization" {
            fields.push(((*part).to_owned(), (*text).to_owned()));
        }
    }
    fields
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
        let reply = browser.get(path).await;
        // A page repeats its own address, and offers every place there is.
        let text = reply
            .text()
            .replace(path, "")
            .replace("Faroe Islands</option>", "");
        let _written = writeln!(all, "{text}");
    }
    for (_, _, canary) in PARTS {
        let found = browser.get(&format!("/people?q={canary}")).await.text();
        if found.contains("/people/klara\"") {
            let _written = writeln!(all, "found by {canary}");
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
    /// Of a company that Klara hides from.
    xeno: Person,
    hers: Browser,
    stranger: Browser,
    member: Browser,
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
        let mut ground = profile(&[Visibility::Me; 5]);
        ground.retain(|(name, _)| name.starts_with("who_") || name == "common_ground");
        save(&member, &ground).await;
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
            xeno,
            member,
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
        let anybody =
            read_as(seattle, &self.stranger).await + &of_event(seattle, &self.stranger, &ours).await;
        let member = read_as(seattle, &self.member).await
            + &by_token(&self.maren).await
            + &of_event(seattle, &self.member, &ours).await;
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
        let all = pages_for(&self.hidden_from).await + &event + &by_token(&self.xeno).await;
        assert!(!all.contains("Klara"), "she hides from them: {all}");
    }
}

/// F04, D2: random visibilities, and everybody who might look: a stranger, a member, an organiser, a peer that is answered
/// with all that is sent to it, and whoever reads a mail; nobody of a company she hides from finds her at all.
#[tokio::test]
async fn a_field_is_seen_by_those_who_may_and_by_nobody_else() {
    let scene = Scene::new().await;
    let mut chance = Randomness::seeded(531).stream(StreamName::Demo);
    for turn in 0..10 {
        let seen_by =
            [(); 5].map(|()| Visibility::ALL[usize::try_from(chance.below(4)).expect("it is small")]);
        save(&scene.hers, &profile(&seen_by)).await;
        let sights = scene.sights(turn).await;
        scene.nobody_of_the_hidden_company_finds_her(turn).await;
        for (distance, who, sight) in &sights {
            assert!(!sight.contains("Canarysecret"), "{who} reads whom she hides from");
            for ((part, _, canary), visibility) in PARTS.iter().zip(seen_by) {
                if !distance.sees(visibility) {
                    assert!(
                        !sight.contains(canary),
                        "{who} reads {part}, which is for {visibility:?}"
                    );
                }
            }
        }
        let (_, _, seen_by_members) = &sights[1];
        for ((part, _, canary), visibility) in PARTS.iter().zip(seen_by) {
            if Distance::Member.sees(visibility) && *part != "common_ground" {
                assert!(seen_by_members.contains(canary), "a member does not read {part}");
            }
        }
        let (_, _, to_london) = &sights[4];
        assert_eq!(
            to_london.contains("Canaryhouse"),
            Distance::Peer.sees(seen_by[3]),
            "the peer is told her company exactly when it may be"
        );
    }
    for mail in scene.seattle.letterbox.mails() {
        assert!(!format!("{mail:?}").contains("canary"), "{mail:?}");
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
            [(); 5].map(|()| Visibility::ALL[usize::try_from(chance.below(4)).expect("it is small")]);
        let mut fields = profile(&seen_by);
        fields.retain(|(name, _)| name != "hide_from");
        save(&hers, &fields).await;
        let page = stranger.get("/people/klara").await;
        let says = PARTS.iter().zip(seen_by);
        let says = says.filter(|((part, _, _), _)| *part != "organization");
        let is_found = says
            .into_iter()
            .any(|(_, visibility)| visibility == Visibility::Public);
        assert_eq!(page.status, if is_found { 200 } else { 404 }, "{seen_by:?}");
        let text = page.text();
        for ((part, _, canary), visibility) in PARTS.iter().zip(seen_by) {
            let reads = is_found && visibility == Visibility::Public && *part != "common_ground";
            assert_eq!(text.contains(canary), reads, "{part} for {visibility:?}: {text}");
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
