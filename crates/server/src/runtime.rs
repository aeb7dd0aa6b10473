//! One node, whole: store, clock, chance, way out, federation and doors hang on one value, so that a
//! process can run several of them side by side.

pub(crate) mod engines;
pub(crate) mod issuer_clients;
mod mail_tap;
pub(crate) mod mail_way;
mod node_clock;
mod passphrase;
pub(crate) mod rooms;
mod secret_file;
mod set_up;
mod start_refused;
mod tap;
pub(crate) mod way_out;

use std::sync::Arc;

use ambient::{Clock, Randomness, SystemClock};
use domain::OwnActor;
use edge::{Doors, MediaShelf, Mode, Node, Ribbon, Settings};
use egress::mail::Mailer;
use egress::{FetchSettings, PinnedOrigins, Transport};
use engine::Engine;
use federation::Federation;
use store::actor_keys::{self, Signer};
use store::community::{self, Identity};
use store::{Database, StoreError, peerings};
use web::RoomsOpen;

pub use mail_tap::{MailTap, Mailed};
pub use node_clock::NodeClock;
pub(crate) use passphrase::new_passphrase;
pub use rooms::{GivenRooms, MayAsk, RoomsFrom, RoomsPart};
pub use set_up::FirstStart;
use set_up::SoughtKeys;
pub(crate) use set_up::fresh_keys;
pub use start_refused::StartRefused;
pub use tap::{Sent, Tap};

use crate::config::{Config, ConfigRefused, EngineKind};
use crate::dev::{Hold, Refusals};
use crate::health::Counters;
use crate::issuers::IssuerDesk;
use crate::media::shelf_of;
use crate::workers::{CalendarReader, MailSender};

/// Folder of mails inside the data folder.
pub(crate) const MAIL_FOLDER: &str = "mail";

/// Everything that runs for one community.
pub struct NodeRuntime {
    /// As read, with what the command line said.
    pub config: Config,
    /// The node as its doors see it.
    pub doors: Doors,
    /// Its conversation with others.
    pub federation: Arc<Federation>,
    /// Calendars it imports.
    pub calendars: Arc<CalendarReader>,
    /// Its mails to members.
    pub mails: Arc<MailSender>,
    /// Its rooms as pages reach them: what only those who sit in them find.
    pub rooms: RoomsOpen,
    /// Their database, where their keys are, and why they are locked if they are.
    pub rooms_part: RoomsPart,
    /// Its time, which a development set-up may move.
    pub clock: NodeClock,
    /// What left it, kept in a development set-up alone.
    pub tap: Option<Arc<Tap>>,
    /// What it mailed, kept in a development set-up alone.
    pub mail_tap: Option<Arc<MailTap>>,
    /// What its router counts.
    pub counters: Arc<Counters>,
    /// What its door refused, kept in a development set-up alone.
    pub refusals: Refusals,
    /// Whether a probe lets what was accepted wait.
    pub(crate) hold: Hold,
    /// Its engine, for the probe that empties it.
    pub(crate) engine: Arc<dyn Engine>,
    pinned: PinnedOrigins,
}

/// What a node is given from outside: time, chance, the network, and how it was started.
pub struct Surroundings {
    /// Real or told.
    pub clock: NodeClock,
    /// Real or seeded.
    pub randomness: Randomness,
    /// Another network than the real one, for stories.
    pub transport: Option<Arc<dyn Transport>>,
    /// Another taker of mails than the configured one, for stories.
    pub mailer: Option<Arc<dyn Mailer>>,
    /// Another place for the files of pictures than the data folder, for stories.
    pub media: Option<Arc<dyn MediaShelf>>,
    /// Where its private rooms are, and who hands in their key.
    pub rooms: RoomsFrom,
    /// For people, or for trying out.
    pub mode: Mode,
    /// Whether everything on it is invented.
    pub ribbon: Ribbon,
    /// What is done with a folder that holds no node yet.
    pub first_start: FirstStart,
}

impl Surroundings {
    /// The machine's own: its time, its chance, its network, and nothing invented.
    pub fn of_the_machine(mode: Mode, first_start: FirstStart) -> Self {
        Self {
            clock: NodeClock::System(SystemClock::start()),
            randomness: Randomness::of_the_system(),
            transport: None,
            mailer: None,
            media: None,
            rooms: RoomsFrom::Configured(MayAsk::Nobody),
            mode,
            ribbon: Ribbon::None,
            first_start,
        }
    }
}

impl NodeRuntime {
    /// Opens the store, makes sure of identity and keys, and joins the parts. Nothing listens or works yet.
    pub fn open(config: Config, surroundings: Surroundings) -> Result<Arc<Self>, StartRefused> {
        config.check()?;
        let mut sought = None;
        if !config.storage()?.dir.exists() {
            set_up::refuse_before_anything_is_made(&config, &surroundings)?;
            if surroundings.first_start == FirstStart::Initialise {
                sought = Some(SoughtKeys::begin(&surroundings.randomness));
            }
        }
        let engine = open_engine(&config, surroundings.first_start)?;
        Self::open_with(engine, config, surroundings, sought)
    }

    /// The same over an engine that is open already: stories let it crash and hand in what was left.
    pub fn open_on(
        engine: Arc<dyn Engine>,
        config: Config,
        surroundings: Surroundings,
    ) -> Result<Arc<Self>, StartRefused> {
        config.check()?;
        Self::open_with(engine, config, surroundings, None)
    }

    fn open_with(
        engine: Arc<dyn Engine>,
        config: Config,
        surroundings: Surroundings,
        sought: Option<SoughtKeys>,
    ) -> Result<Arc<Self>, StartRefused> {
        let database = Database::open(engine.clone())?;
        let identity = set_up::identity(&database, &config, &surroundings, sought)?;
        refuse_published_keys(&database, surroundings.mode)?;
        // The engines there are belong to one process: what is leased was a process's that is gone.
        store::give_back_leases(&database, surroundings.clock.shared().now())?;
        let pinned = PinnedOrigins::default();
        let (clock, mode, origin) = (surroundings.clock.shared(), surroundings.mode, &identity.origin);
        let rooms_part = rooms::open(&config, origin, surroundings.rooms, &surroundings.randomness)?;
        let transport: Arc<dyn Transport> = match surroundings.transport {
            Some(transport) => transport,
            None => Arc::new(way_out::open(&config, origin, mode, &pinned, &clock)?),
        };
        let tap = match mode {
            Mode::Production => None,
            Mode::Development => Some(Arc::new(Tap::new(transport.clone(), clock.clone()))),
        };
        let transport = tap.clone().map_or(transport, |tap| tap as Arc<dyn Transport>);
        let mail = config.mail()?;
        let from = mail.from(origin);
        let mailer: Arc<dyn Mailer> = match surroundings.mailer {
            Some(mailer) => mailer,
            None => mail_way::open(&config, &mail.transport, &from, &clock)?,
        };
        let (mailer, mail_tap) = tapped(mailer, mode, &clock);
        let clients = issuer_clients::open(&config, mode)?;
        let settings = settings(&config, mode, surroundings.ribbon)?;
        let kept = (database, shelf(surroundings.media, &config)?);
        let node = Arc::new(node(identity, settings, clock, surroundings.randomness, kept));
        let federation = Federation::new(node.clone(), transport.clone(), config.tuning()?);
        let issuers = Arc::new(IssuerDesk::new(node.clone(), transport.clone(), clients));
        let calendars = CalendarReader::new(node.clone(), transport, calendar_settings(&config)?);
        let way = mail_way::way(&mail.transport, &from);
        let mails = MailSender::new(node.clone(), mailer, from, mail.rate_per_minute, way);
        let mails = Arc::new(mails);
        let runtime = Arc::new(Self {
            doors: Doors {
                node,
                peers: federation.clone(),
                agreements: federation.clone(),
                statements: federation.clone(),
                paper: federation.clone(),
                calendars: calendars.clone(),
                issuers,
                mails: mails.clone(),
                words: edge::english(),
            },
            config,
            federation,
            calendars,
            mails,
            rooms: rooms_part.open.clone(),
            rooms_part,
            clock: surroundings.clock,
            tap,
            mail_tap,
            counters: Arc::default(),
            refusals: Refusals::default(),
            hold: Hold::default(),
            engine,
            pinned,
        });
        runtime.pin_peers();
        Ok(runtime)
    }

    /// The node its doors serve.
    pub fn node(&self) -> &Arc<Node> {
        &self.doors.node
    }

    /// Lets agreed peers, and the issuers that the operator named, be on a port of their own; called when peerings may have
    /// changed.
    pub fn pin_peers(&self) {
        let listed = self.node().database.read(peerings::list);
        let issuers = self.config.providers().unwrap_or_default();
        let issuers = issuers.iter().map(|provider| provider.issuer.address().origin());
        match listed {
            Ok(peerings) => self.pinned.replace(
                peerings
                    .into_iter()
                    .map(|peering| peering.peer)
                    .chain(issuers)
                    .collect(),
            ),
            Err(error) => tracing::warn!(%error, "peerings cannot be read"),
        }
    }

    /// The facts fixed at `init`.
    pub fn identity(&self) -> Result<Option<Identity>, StoreError> {
        self.node().database.read(community::identity)
    }
}

/// The node as its doors see it.
fn node(
    identity: Identity,
    settings: Settings,
    clock: Arc<dyn Clock>,
    randomness: Randomness,
    (database, shelf): (Database, Arc<dyn MediaShelf>),
) -> Node {
    Node {
        group: identity.group(),
        application: identity.application(),
        origin: identity.origin,
        settings,
        clock,
        randomness,
        people_asked: edge::PeopleAsked::default(),
        paper_tries: edge::PaperTries::default(),
        pictures: edge::PictureDesk::over(shelf),
        database,
    }
}

/// The shelf that was handed in, or the one that belongs to the store.
fn shelf(given: Option<Arc<dyn MediaShelf>>, config: &Config) -> Result<Arc<dyn MediaShelf>, ConfigRefused> {
    match given {
        Some(shelf) => Ok(shelf),
        None => Ok(shelf_of(&config.storage()?)),
    }
}

/// A development node writes down what it mails.
fn tapped(
    mailer: Arc<dyn Mailer>,
    mode: Mode,
    clock: &Arc<dyn Clock>,
) -> (Arc<dyn Mailer>, Option<Arc<MailTap>>) {
    match mode {
        Mode::Production => (mailer, None),
        Mode::Development => {
            let tap = Arc::new(MailTap::new(mailer, clock.clone()));
            (tap.clone(), Some(tap))
        }
    }
}

fn open_engine(config: &Config, first: FirstStart) -> Result<Arc<dyn Engine>, StartRefused> {
    let storage = config.storage()?;
    if storage.kind == EngineKind::Memory {
        return Ok(engines::open(&storage)?);
    }
    let refused = |error: std::io::Error| StartRefused::Folder {
        path: config.node.data_dir.clone(),
        what: error.kind().to_string(),
    };
    if first == FirstStart::Refuse && !storage.dir.is_dir() {
        return Err(StartRefused::NotSetUp(config.node.data_dir.clone()));
    }
    private_folder(&config.data_dir()).map_err(refused)?;
    private_folder(&storage.dir).map_err(refused)?;
    Ok(engines::open(&storage)?)
}

/// A folder of the node's own is nobody else's to read (threat H5).
pub(crate) fn private_folder(path: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}

fn settings(config: &Config, mode: Mode, ribbon: Ribbon) -> Result<Settings, ConfigRefused> {
    Ok(Settings {
        rules: config.rules(),
        mode,
        body_bytes_max: config.federation.max_body_kib as usize * 1024,
        trusted_proxies: config.trusted_proxies()?,
        media_origin: config.media_origin()?,
        authorized_fetch: config.authorized_fetch(),
        default_audience: config.default_audience()?,
        default_scopes: config.scopes()?,
        horizon_months: config.horizon_months()?,
        sign_in_tries: config.sign_in_tries(),
        session_days: config.session_days()?,
        // The one script of ours is theirs.
        passkeys: config.auth.passkeys && config.ui.enhance,
        pages: config.pages()?,
        retry_days: config.federation.retry_days,
        taxonomy: Arc::new(config.taxonomy()?),
        profiles: config.profiles()?,
        ethics: config.ethics()?,
        dues: config.dues()?,
        digest: config.digest_time()?,
        reminder_hours: config.reminder_hours()?,
        introductions: config.introduction_rules()?,
        calls: config.call_rules()?,
        notice: config.competition_notice()?,
        ribbon,
    })
}

/// How calendars are fetched and read.
#[derive(Clone, Debug)]
pub struct CalendarSettings {
    /// Pause between two readings of one calendar.
    pub refresh_minutes: u32,
    /// How far ahead series are read.
    pub horizon_months: u8,
    /// Where whole days and times without a zone are.
    pub zone: domain::Zone,
    /// Bounds of the fetch; the size of a calendar has its own.
    pub fetch: FetchSettings,
}

fn calendar_settings(config: &Config) -> Result<CalendarSettings, ConfigRefused> {
    Ok(CalendarSettings {
        refresh_minutes: config.events.ics_refresh_minutes.max(1),
        horizon_months: config.horizon_months()?,
        zone: config.zone()?,
        fetch: config.fetch(),
    })
}

/// CVE-2026-24044: a deployment that shipped a known key let anybody speak in its name.
fn refuse_published_keys(database: &Database, mode: Mode) -> Result<(), StartRefused> {
    if mode == Mode::Development {
        return Ok(());
    }
    let keys = database.read(|tx| {
        let mut keys = Vec::new();
        for actor in [OwnActor::Community, OwnActor::Node] {
            keys.extend(actor_keys::get(tx, &Signer::Own(actor))?);
        }
        let mut after = None;
        loop {
            let members = store::members::page(tx, after.as_ref(), MEMBERS_PER_READ)?;
            let Some(last) = members.last() else {
                return Ok::<_, StoreError>(keys);
            };
            after = Some(last.id.clone());
            for member in &members {
                keys.extend(actor_keys::get(tx, &Signer::Member(member.id.clone()))?);
            }
        }
    })?;
    for row in keys {
        let rsa = wire::keys::RsaKey::from_pkcs8(&row.rsa_pkcs8)?.public();
        let ed25519 = wire::keys::Ed25519Key::from_seed(row.ed25519_seed).public();
        if [rsa, ed25519].iter().any(wire::keys::is_published_test_key) {
            return Err(StartRefused::PublishedKey);
        }
    }
    Ok(())
}

const MEMBERS_PER_READ: u16 = 500;
