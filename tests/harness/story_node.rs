//! One whole node of a world: its store, clock, chance and doors, which may crash and start again.

mod disks;
mod rooms;

use std::fmt;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ambient::{Clock, Randomness, StreamName, ToldClock, ids};
use axum::body::Body;
use community::add_member::{Newcomer, add_member};
use community::issue_token::issue_token;
use community::set_up::set_up;
use domain::{CommunityProfile, Handle, Iri, MailAddress, Origin, OwnActor, PersonName, Role, Title};
use edge::{MemoryShelf, Mode, Node, Ribbon};
use egress::Transport;
use egress::memory::MemoryInternet;
use engine::{Engine, MemoryDisk, MemoryEngine};
use http::Request;
use http_body_util::BodyExt;
use jiff::Timestamp;
use server::router::NodeRouter;
use server::runtime::{FirstStart, NodeClock, NodeRuntime, RoomsFrom, Surroundings};
use store::Database;
use store::actor_keys::{self, KeyRow, Signer};
use store::tokens::TokenScope;

use crate::ghost::Ghost;
use crate::keys::{actor_keys, key_row};
use crate::letterbox::Letterbox;
use crate::node_options::NodeOptions;
use crate::older::{OlderTransport, Profile, Signers};
use crate::person::Person;
use crate::reply::Reply;
pub(crate) use rooms::RoomsCopy;
use rooms::StoryRooms;

/// A node of a world.
pub struct StoryNode {
    /// Its short name, also the slug of its community.
    pub name: String,
    /// `https://NAME.example`.
    pub origin: Origin,
    /// Its own time.
    pub clock: ToldClock,
    /// What it mailed to its members, over all its lives.
    pub letterbox: Letterbox,
    /// The files of its pictures, over all its lives.
    pub media: Arc<MemoryShelf>,
    options: NodeOptions,
    seed: u64,
    internet: MemoryInternet,
    ghost: Ghost,
    life: Mutex<Life>,
    /// The disk of its rooms while it is down, and the key to them.
    rooms: StoryRooms,
    lives: AtomicU64,
    actors: AtomicU64,
    /// Parts in a million that its clock runs too fast.
    pub(crate) drift: AtomicI64,
    signers: Signers,
    /// When what peers have ahead is asked for next, and the pause in seconds after another failure.
    backfill: Mutex<(Timestamp, i64)>,
}

enum Life {
    Up(Box<Up>),
    Down(MemoryDisk),
}

/// Everything that a crash ends.
#[derive(Clone)]
pub(crate) struct Up {
    pub(crate) engine: Arc<MemoryEngine>,
    /// That of its rooms.
    pub(crate) rooms: Arc<MemoryEngine>,
    pub(crate) runtime: Arc<NodeRuntime>,
    router: NodeRouter,
}

impl Up {
    pub(crate) fn node(&self) -> &Node {
        self.runtime.node()
    }
}

impl StoryNode {
    pub(crate) fn start(
        name: &str,
        seed: u64,
        now: Timestamp,
        options: NodeOptions,
        internet: &MemoryInternet,
        ghost: &Ghost,
    ) -> Arc<Self> {
        let origin = Origin::parse(&format!("https://{name}.example")).expect("a node has a plain name");
        let ahead = jiff::SignedDuration::from_secs(options.ahead_seconds);
        let clock = ToldClock::new(
            now.checked_add(ahead)
                .expect("clocks are off by days, not by ages"),
        );
        let node = Arc::new(Self {
            name: name.to_owned(),
            letterbox: Letterbox::new(clock.clone()),
            media: Arc::default(),
            clock,
            origin,
            options,
            seed,
            internet: internet.clone(),
            ghost: ghost.clone(),
            life: Mutex::new(Life::Down(MemoryDisk::default())),
            rooms: StoryRooms::new(),
            lives: AtomicU64::new(0),
            actors: AtomicU64::new(0),
            drift: AtomicI64::new(0),
            signers: Signers::default(),
            backfill: Mutex::new((Timestamp::UNIX_EPOCH, 1)),
        });
        node.set_up();
        node.restart();
        node
    }

    /// The profile of a community that a story says nothing special of.
    pub fn plain_profile(&self) -> CommunityProfile {
        let text = serde_json::json!({
            "slug": self.name, "name": format!("{} Partners", capitalised(&self.name)), "summary": "",
            "governance": "association", "audience": "mixed", "modality": "hybrid", "ecosystem": "microsoft",
            "languages": ["en"], "zone": "Europe/London", "country": null, "currency": "EUR",
            "operator_name": null,
        });
        serde_json::from_value(text).expect("this is what a profile looks like")
    }

    fn set_up(&self) {
        let engine = Arc::new(MemoryEngine::new());
        let database = Database::open(engine.clone()).expect("an empty store opens");
        let now = self.clock.now();
        let own = [
            (OwnActor::Community, self.group()),
            (OwnActor::Node, self.application()),
        ];
        let keys = own.map(|(actor, id)| (actor, self.new_keys(id, now)));
        database
            .transact_blocking(|tx| set_up(tx, &self.origin, &self.plain_profile(), &keys, now))
            .expect("a new node can be set up");
        *self.life() = Life::Down(engine.crash(0));
    }

    /// Changes what the community says of itself, as the operator does in its configuration.
    pub fn describe(&self, change: impl Fn(&mut CommunityProfile)) {
        let mut profile = self.plain_profile();
        change(&mut profile);
        let now = self.clock.now();
        self.database()
            .transact_blocking(|tx| set_up(tx, &self.origin, &profile, &[], now))
            .expect("a profile can be changed");
    }

    /// Starts it, also after a crash; nothing happens to a node that runs.
    pub fn restart(&self) {
        let mut life = self.life();
        if let Life::Down(disk) = &*life {
            let engine = Arc::new(MemoryEngine::reopen(disk.clone()));
            *life = Life::Up(Box::new(self.boot(engine)));
        }
    }

    fn boot(&self, engine: Arc<MemoryEngine>) -> Up {
        let life = self.lives.fetch_add(1, Ordering::Relaxed);
        let mut config = self.options.config.clone();
        config.node.base_url = self.origin.as_str().to_owned();
        let rooms = self.rooms.start();
        let surroundings = Surroundings {
            clock: NodeClock::Told(self.clock.clone()),
            // Another life draws anew, or it would give its first ids a second time.
            randomness: Randomness::seeded(self.seed.wrapping_mul(1_000).wrapping_add(life)),
            transport: Some(self.transport()),
            mailer: Some(Arc::new(self.letterbox.clone())),
            media: Some(self.media.clone()),
            rooms: RoomsFrom::Given(self.rooms.given(rooms.clone())),
            mode: Mode::Production,
            ribbon: Ribbon::None,
            first_start: FirstStart::Refuse,
        };
        let opened = NodeRuntime::open_on(engine.clone(), config, surroundings);
        let runtime = opened.unwrap_or_else(|refused| panic!("{} does not start: {refused}", self.name));
        runtime
            .federation
            .catch_up()
            .expect("a store in memory can be written");
        Up {
            router: NodeRouter::new(&runtime),
            engine,
            rooms,
            runtime,
        }
    }

    /// Stops the machine as a power cut would; `seed` decides what of the unflushed is left.
    pub fn crash(&self, seed: u64) {
        let mut life = self.life();
        if let Life::Up(up) = &*life {
            let disk = up.engine.crash(seed);
            self.rooms.stopped(up.rooms.crash(seed));
            *life = Life::Down(disk);
        }
    }

    /// How often it was started, setting it up included.
    pub fn lives(&self) -> u64 {
        self.lives.load(Ordering::Relaxed) + 1
    }

    /// Whether it runs.
    pub fn is_up(&self) -> bool {
        self.up().is_some()
    }

    /// What it believes the time to be.
    pub fn clock_now(&self) -> Timestamp {
        self.clock.now()
    }

    /// What it remembers; for invariants, never for a story's own questions.
    pub fn database(&self) -> Database {
        let up = self.up().expect("a node is looked into while it runs");
        up.node().database.clone()
    }

    /// What its officers sign about agreements, as its doors ask for it.
    pub fn agreements(&self) -> Arc<dyn edge::Agreements> {
        let up = self.up().expect("agreements are signed while it runs");
        up.runtime.doors.agreements.clone()
    }

    /// What it keeps in memory because others spoke to it.
    pub fn held(&self) -> Vec<federation::Held> {
        let up = self.up().expect("a node is looked into while it runs");
        up.runtime.federation.held()
    }

    /// Its engine, for fingerprints.
    pub(crate) fn engine(&self) -> Arc<dyn Engine> {
        self.up().expect("a node is looked into while it runs").engine
    }

    /// The community's actor.
    pub fn group(&self) -> Iri {
        Iri::local(&self.origin, &format!("/c/{}", self.name))
    }

    /// The node's actor.
    pub fn application(&self) -> Iri {
        Iri::local(&self.origin, "/actor")
    }

    /// An officer with a token for everything.
    pub fn officer(self: &Arc<Self>, handle: &str) -> Person {
        self.join(handle, "Ledgerline", vec![Role::Officer], TokenScope::Admin)
    }

    /// A member with a token to read and act.
    pub fn member(self: &Arc<Self>, handle: &str) -> Person {
        self.member_of(handle, "Ledgerline")
    }

    /// A member of another company than most.
    pub fn member_of(self: &Arc<Self>, handle: &str, organization: &str) -> Person {
        self.join(handle, organization, Vec::new(), TokenScope::Write)
    }

    fn join(self: &Arc<Self>, handle: &str, company: &str, roles: Vec<Role>, scope: TokenScope) -> Person {
        let up = self.up().expect("members join a node that runs");
        let (now, randomness) = (self.clock.now(), &up.node().randomness);
        let handle = Handle::parse(handle).expect("a story gives plain handles");
        let newcomer = Newcomer {
            id: ids::member_id(now, randomness),
            name: PersonName::parse(&capitalised(handle.as_str())).expect("a handle makes a name"),
            mail: MailAddress::parse(&format!("{handle}@mail.example")).expect("a handle makes an address"),
            organization: PersonName::parse(company).ok(),
            handle: handle.clone(),
            kind: domain::Kind::Partner,
            roles,
        };
        let id = newcomer.id.clone();
        let secret = randomness.stream(StreamName::Nonces).bytes::<16>();
        let secret: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        let token = ids::token_id(now, randomness);
        let keys = self.new_keys(Iri::local(&self.origin, &format!("/users/{handle}")), now);
        let database = &up.node().database;
        database
            .transact_blocking(|tx| add_member(tx, "story", newcomer.clone(), now))
            .expect("a member can be added");
        database
            .transact_blocking(|tx| issue_token(tx, &handle, &[scope], token.clone(), &secret, now))
            .expect("a member can be given a token");
        database
            .transact_blocking(|tx| actor_keys::put(tx, &Signer::Member(id.clone()), &keys))
            .expect("keys can be kept");
        Person {
            node: self.clone(),
            id,
            actor: Iri::local(&self.origin, &format!("/users/{handle}")),
            token: secret,
        }
    }

    /// Keys for the next actor of this node, which are remembered beside its store.
    fn new_keys(&self, actor: Iri, now: Timestamp) -> KeyRow {
        let number = usize::try_from(self.actors.fetch_add(1, Ordering::Relaxed)).unwrap_or(0);
        let keys = actor_keys(self.seed, number);
        let row = key_row(&keys, now);
        self.signers.add(actor, keys);
        row
    }

    /// Which protocol it speaks.
    pub fn profile(&self) -> Profile {
        self.options.profile
    }

    /// Its way out into the world.
    fn transport(&self) -> Arc<dyn Transport> {
        let inner = self.internet.transport(self.origin.clone());
        match self.options.profile {
            Profile::Present => Arc::new(inner),
            Profile::Older => Arc::new(OlderTransport {
                inner,
                signers: self.signers.clone(),
                clock: self.clock.clone(),
            }),
        }
    }

    /// Does what its operator asks by the command line, and shows what came of it.
    pub async fn operate(&self, request: server::admin::Request) -> server::admin::Reply {
        let up = self.up().expect("a node is operated while it runs");
        let silent = server::admin::Progress::new(|_| {});
        server::admin::perform(&up.runtime, request, &silent).await
    }

    /// Answers one request as its front door does; a machine that is down answers nothing, which is 502 here.
    pub async fn answer(&self, request: Request<Body>) -> Reply {
        let Some(up) = self.up() else {
            return Reply::nothing();
        };
        let is_delivery = request.method() == http::Method::POST && request.uri().path().ends_with("inbox");
        let (parts, body) = request.into_parts();
        let body = body
            .collect()
            .await
            .map(|whole| whole.to_bytes())
            .unwrap_or_default();
        let request = Request::from_parts(parts, Body::from(body.clone()));
        let response = up.router.answer(request).await;
        let (parts, answered) = response.into_parts();
        let answered = answered
            .collect()
            .await
            .map(|whole| whole.to_bytes())
            .unwrap_or_default();
        self.notice_crash();
        // What was said before the machine stopped was said; what it says while it stops is heard by nobody.
        if !self.is_up() && parts.status.is_server_error() {
            return Reply::nothing();
        }
        if is_delivery {
            let (status, at) = (parts.status.as_u16(), self.clock.elapsed());
            self.ghost.note(&self.origin, &body, status, at);
        }
        Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: answered,
        }
    }

    /// One turn of all workers; how much they did.
    pub(crate) async fn turn(&self) -> usize {
        let Some(up) = self.up() else { return 0 };
        let federation = &up.runtime.federation;
        let mut done = up.runtime.calendars.refresh_due().await;
        done += federation.take_in().await.done;
        done += federation.tell().await.done;
        done += federation.deliver().await.done;
        done += federation.repair_due().await.done;
        done += federation.poll_due().await.done;
        done += up.runtime.mails.send_due().await;
        if self.clock.now() >= self.next_backfill() {
            done += federation.backfill_due().await.done;
            self.rest_between_backfills(&up);
        }
        // It is no work that the world waits for: nothing outside may change because of it.
        server::workers::tend_rooms(&up.runtime);
        self.notice_crash();
        done
    }

    /// When its next work is due, while it runs.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        let up = self.up()?;
        let left = up.node().database.read(store::peerings::due_backfills);
        let backfill = left
            .is_ok_and(|left| !left.is_empty())
            .then(|| self.next_backfill());
        [
            up.runtime.federation.next_due(),
            up.runtime.federation.next_repair(),
            up.runtime.mails.next_due(),
            backfill,
        ]
        .into_iter()
        .flatten()
        .min()
    }

    fn next_backfill(&self) -> Timestamp {
        self.backfill.lock().unwrap_or_else(PoisonError::into_inner).0
    }

    /// As the worker of the binary: a peer that could not be reached is asked again after a second, then less often.
    fn rest_between_backfills(&self, up: &Up) {
        let left = up.node().database.read(store::peerings::due_backfills);
        let mut next = self.backfill.lock().unwrap_or_else(PoisonError::into_inner);
        *next = match left.is_ok_and(|left| !left.is_empty()) {
            true => (
                self.clock.now() + jiff::SignedDuration::from_secs(next.1),
                (next.1 * 2).min(60),
            ),
            false => (Timestamp::UNIX_EPOCH, 1),
        };
    }

    pub(crate) fn up(&self) -> Option<Up> {
        match &*self.life() {
            Life::Up(up) => Some(Up::clone(up)),
            Life::Down(_) => None,
        }
    }

    /// A scripted crash stops the engine alone; from here on the whole machine is down.
    fn notice_crash(&self) {
        let has_stopped = |engine: &MemoryEngine| engine.get_many(engine::Keyspace(0), &[]).is_err();
        let stopped = self
            .up()
            .is_some_and(|up| has_stopped(&up.engine) || has_stopped(&up.rooms));
        if stopped {
            self.crash(self.seed);
        }
    }

    fn life(&self) -> MutexGuard<'_, Life> {
        self.life.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for StoryNode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

fn capitalised(word: &str) -> String {
    let mut signs = word.chars();
    let first = signs.next().map(|first| first.to_ascii_uppercase());
    let name: String = first.into_iter().chain(signs).collect();
    Title::parse(&name).map_or(name, |name| name.as_str().to_owned())
}
