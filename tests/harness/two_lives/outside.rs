//! The public life: events, answers, a peer that cannot be reached for a day, mails, the clock; and everybody who looks on.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use ambient::{Randomness, Stream, StreamName};
use serde_json::{Value, json};
use server::admin::{MemberAsk, QueueAsk, Reply, Request, Whom};

use super::course::End;
use super::thorn::Thorn;
use super::{LOOKS, Stage};
use crate::browser::Browser;
use crate::evil::{Actor, Evil};
use crate::person::Person;
use crate::story_node::StoryNode;
use crate::tap::{Eye, NOTHING, Observer, Things};

/// Into how many parts all addresses are shared out: at each look everybody reads a part of them besides the ones below, which
/// ten seeds go through more than three times.
const SHARES: usize = 8;

/// What browsers read at each look; `{event}`, `{member}` and `{room}` are filled in.
const PAGES: [&str; 30] = [
    "/",
    "/events",
    "/events/{event}",
    "/people",
    "/people/klara",
    "/communities",
    "/communities/london.example",
    "/about",
    "/status",
    "/notes",
    "/rooms",
    "/rooms/new",
    "/rooms/how",
    "/rooms/{room}",
    "/rooms/{room}/members",
    "/rooms/{room}/audit",
    "/rooms/{room}/steward",
    "/rooms/door/{room}",
    "/notifications",
    "/settings/data",
    "/settings/sessions",
    "/desk",
    "/desk/audit",
    "/desk/setup",
    "/desk/members/{member}",
    "/desk/queue",
    "/calendar.ics",
    "/feed.atom",
    "/nodeinfo/2.1",
    "/readyz",
];
/// What is read by a token.
const RESOURCES: [&str; 11] = [
    "/api/v1/events",
    "/api/v1/events/{event}",
    "/api/v1/me",
    "/api/v1/me/export",
    "/api/v1/me/sharing-log",
    "/api/v1/notifications",
    "/api/v1/people",
    "/api/v1/notes",
    "/api/v1/audit",
    "/api/v1/deliveries",
    "/api/v1/rooms",
];
/// What other servers read.
const DOCUMENTS: [&str; 9] = [
    "/actor",
    "/c/seattle",
    "/c/seattle/outbox",
    "/c/seattle/followers",
    "/events/{event}",
    "/users/klara",
    "/users/olga",
    "/.well-known/nodeinfo",
    "/rooms/{room}",
];

/// The people of a life, and what they remember of it.
pub(super) struct Outside {
    /// Those who are in rooms in some life, by handle.
    inside: BTreeMap<&'static str, (Person, Browser)>,
    maren: Person,
    otto: Person,
    oona: Person,
    ravi: Person,
    robin: Person,
    thorn: Thorn,
    peer: Actor,
    london: Arc<StoryNode>,
    chance: Stream,
    events: Vec<String>,
}

impl Outside {
    /// Two nodes that peer with each other, a third server that both know, and the people of both.
    pub(super) async fn arrive(stage: &Stage) -> Self {
        let (world, node) = (&stage.world, &stage.node);
        let (olga, otto) = (node.officer("olga"), node.officer("otto"));
        let oona = Person::operator(node, "oona").await;
        let maren = node.member("maren");
        let mut inside = BTreeMap::from([("olga", (olga, Browser::new(node)))]);
        for handle in ["klara", "tilda", "edda"] {
            inside.insert(handle, (node.member(handle), Browser::new(node)));
        }
        let london = world.node("london");
        let (ravi, robin) = (london.officer("ravi"), london.member("robin"));
        world.peer(&otto, &ravi, &["events"]).await;
        let peer = Evil::new(world, "evil", node).join_as_peer(world, &otto).await;
        let chance = Randomness::seeded(stage.seed).stream(StreamName::Demo);
        let thorn = Thorn::grow(stage).await;
        Self {
            inside,
            maren,
            otto,
            oona,
            ravi,
            robin,
            thorn,
            peer,
            london,
            chance,
            events: Vec::new(),
        }
    }

    /// The browser of somebody who is in a room in some life.
    pub(super) fn browser(&self, handle: &str) -> &Browser {
        &self.inside[handle].1
    }

    /// The id of such a member.
    pub(super) fn id(&self, handle: &str) -> String {
        self.inside[handle].0.id.to_string()
    }

    /// A session lasts a week when nobody uses it; everybody signs in anew, in every life.
    pub(super) async fn sign_in(&mut self) {
        for (person, browser) in self.inside.values_mut() {
            *browser = Browser::signed_in(person).await;
        }
    }

    /// Events are published and answered; somebody asks for a mail to sign in by.
    pub(super) async fn morning(&mut self, stage: &mut Stage, turn: usize) {
        let (here, there) = (&stage.node.origin, &self.london.origin);
        match turn {
            1 => stage.world.part(here, there),
            2 => stage.world.join(here, there),
            _ => {}
        }
        let soon = if turn == 0 { "2026-11-23" } else { "2027-01-14" };
        let made = self.otto.publish(event(&format!("Evening {turn}"), soon)).await;
        let id = made["id"].as_str().unwrap_or_default().to_owned();
        for handle in ["klara", "tilda", "olga"] {
            if self.chance.below(3) > 0 {
                self.inside[handle].0.answer(&id, "going").await.expect(200);
            }
        }
        self.maren.answer(&id, "going").await.expect(200);
        self.events.push(id);
        self.thorn.speak(turn).await;
        let stranger = Browser::new(&stage.node);
        for mail in ["maren@mail.example", "nobody@mail.example"] {
            let (now, reply) = (stage.now(), stranger.ask_mail(mail).await);
            stage.tap.see(now, "POST /login/mail as a stranger", &reply);
        }
        stage.world.run_for(Duration::from_secs(90)).await;
    }

    /// The peer says something too, and an answer may be taken back. So much time passes that a session which is used
    /// again is noted as used.
    pub(super) async fn noon(&mut self, stage: &mut Stage, turn: usize) {
        stage.world.run_for(Duration::from_secs(2 * 3_600)).await;
        if self.chance.below(2) == 0 {
            self.ravi
                .publish(event(&format!("Far away {turn}"), "2027-01-15"))
                .await;
        }
        let id = self.events[self.chance.below(self.events.len() as u64) as usize].clone();
        if self.chance.below(2) == 0 {
            let (now, reply) = (stage.now(), self.maren.answer(&id, "withdrawn").await);
            stage.tap.see(now, "an answer is taken back", &reply);
        }
        stage.world.run_for(Duration::from_secs(90)).await;
    }

    /// What both nodes do because time has passed.
    pub(super) async fn by_the_clock(&mut self, stage: &Stage) {
        for node in stage.world.nodes() {
            node.compare_with_all();
            node.digest().await;
            node.remind().await;
            node.thank().await;
            node.watch().await;
            node.tell_of_silence().await;
            node.sweep_media().await;
        }
        stage.world.run_for(Duration::from_secs(600)).await;
    }

    /// Everybody who is in no room reads what she may read, and what she may not. What only members know of the room are
    /// letters, which stand in addresses and are written as [`NOTHING`] in what is compared.
    pub(super) async fn look(&self, stage: &mut Stage, turn: usize, letters: Option<[String; 2]>) {
        let (node, now) = (stage.node.clone(), stage.now());
        let blanks: Vec<(String, String)> = letters
            .iter()
            .flatten()
            .map(|letters| (letters.clone(), NOTHING.to_owned()))
            .collect();
        let things = self.things(stage, letters);
        let look = LOOKS.iter().position(|of| *of == turn).unwrap_or(0);
        let share = usize::try_from(stage.seed).unwrap_or(0) * LOOKS.len() + look;
        let observers = self.observers(stage, turn).await;
        for observer in observers {
            let (often, doors) = read_by(&observer.eye);
            let often = often.iter().map(|shape| {
                let shape = shape.replace("{event}", &things.event);
                shape
                    .replace("{room}", &things.room[0])
                    .replace("{member}", &things.member[0])
            });
            let what: Vec<String> = often.chain(things.share(doors, share, SHARES)).collect();
            observer.look(&mut stage.tap, &node, now, &what, &blanks).await;
        }
        let (thea, hers) = self.thorn.observer().await;
        thea.look(&mut stage.tap, &node, now, &hers, &[]).await;
        self.operate(stage).await;
    }

    /// What addresses are filled with.
    fn things(&self, stage: &Stage, letters: Option<[String; 2]>) -> Things {
        let nothing = || NOTHING.to_owned();
        let [room, thread] = letters.unwrap_or_else(|| [nothing(), nothing()]);
        Things {
            community: stage.node.name.clone(),
            peer: self.london.origin.authority().to_owned(),
            member: [self.id("klara"), "klara".to_owned()],
            event: self.events.last().cloned().unwrap_or_else(nothing),
            note: nothing(),
            room: [room, thread, nothing()],
            invitation: nothing(),
        }
    }

    /// What the operator is told who asks by the command line for anything but rooms.
    async fn operate(&self, stage: &mut Stage) {
        let asked = [
            ("audit", Request::Audit { lines: 50 }),
            ("queue", Request::Queue(QueueAsk::List { peer: None })),
            (
                "members",
                Request::Members(MemberAsk::List {
                    whom: Whom::Everybody,
                    tag: None,
                }),
            ),
        ];
        for (name, request) in asked {
            let (now, told) = (stage.now(), stage.node.operate(request).await);
            assert!(matches!(told, Reply::Done(_)), "{name}: {told:?}");
            let way = format!("`{name}` as the operator at the command line");
            stage.tap.note(now, &way, format!("{told:?}").as_bytes());
        }
    }

    async fn observers(&self, stage: &Stage, turn: usize) -> Vec<Observer> {
        let node = &stage.node;
        let token = |person: &Person| Eye::Token(person.clone());
        let mut all = vec![
            observer("a stranger", Eye::Browser(Browser::new(node))),
            observer("the token of a member", token(&self.maren)),
            observer("the token of an officer", token(&self.otto)),
            observer("the token of the operator", token(&self.oona)),
            // What a member of a room sees in it she sees by her session alone.
            observer("the token of a member of a room", token(&self.inside["olga"].0)),
            observer("a server", Eye::Server(None)),
            observer("a peer", Eye::Server(Some(self.peer.clone()))),
        ];
        let signed_in = [
            ("a member", &self.maren),
            ("an officer", &self.otto),
            ("the operator", &self.oona),
            ("a member of a peer", &self.robin),
        ];
        for (name, person) in signed_in {
            all.push(observer(name, Eye::Browser(Browser::signed_in(person).await)));
        }
        for (name, handle) in gone_by(turn, stage.course.end) {
            let hers = Browser::signed_in(&self.inside[handle].0).await;
            all.push(observer(name, Eye::Browser(hers)));
        }
        all
    }
}

/// What is read by an eye at each look, and the doors of which it reads a part.
fn read_by(eye: &Eye) -> (&'static [&'static str], &'static [&'static str]) {
    match eye {
        Eye::Browser(_) => (&PAGES, &["web", "feeds", "operations"]),
        Eye::Token(_) => (&RESOURCES, &["api"]),
        Eye::Server(_) => (&DOCUMENTS, &["federation"]),
    }
}

/// Who has been in a room in some life and is in none any more in any, by the turn.
fn gone_by(turn: usize, end: End) -> Vec<(&'static str, &'static str)> {
    let mut gone = Vec::new();
    // In the first turn she is in the room; she leaves it in the second.
    if turn > 1 {
        gone.push(("an ex-member", "edda"));
    }
    if turn > 3 {
        gone.push(("somebody put out, in most lives", "klara"));
        gone.push(("somebody put out, in one life", "tilda"));
        if end == End::Closed {
            gone.push(("who ran a room that is closed", "olga"));
        }
    }
    gone
}

fn observer(name: &'static str, eye: Eye) -> Observer {
    Observer { name, eye }
}

fn event(title: &str, day: &str) -> Value {
    json!({
        "title": title, "description": "<p>Bring one question.</p>",
        "start": format!("{day}T18:00:00-08:00"), "end": format!("{day}T20:00:00-08:00"),
        "timezone": "America/Los_Angeles", "modality": "in_person",
        "place": { "name": "Pier 57", "locality": "Seattle", "country": "US" },
        "audience": "public",
    })
}
