//! The node that every door serves: its memory, its clock, its chance and what its operator decided.

use std::sync::Arc;

use ambient::{Clock, Randomness};
use community::change_profile::ProfileLimits;
use community::{CallRules, Dues, IntroductionRules, Rules};
use domain::{Audience, CodeMode, DigestTime, Iri, Origin, ResignOn, Scopes, Taxonomy, Title, Visibility};
use jiff::Timestamp;
use store::Database;

use crate::{
    Agreements, Calendars, CompetitionNotice, Issuers, MailTrial, PaperAsk, PaperTries, Peers, PeopleAsked,
    PictureDesk, Statements, TriesPerMinute, Words,
};

/// What the doors share; handed to each behind an `Arc`.
pub struct Node {
    /// Everything it remembers.
    pub database: Database,
    /// The time, told or real.
    pub clock: Arc<dyn Clock>,
    /// Named random streams.
    pub randomness: Randomness,
    /// The configured public origin; never taken from a request (threat A11).
    pub origin: Origin,
    /// The community's actor.
    pub group: Iri,
    /// The node's actor.
    pub application: Iri,
    /// What the operator decided.
    pub settings: Settings,
    /// Who looked for people in the last minute.
    pub people_asked: PeopleAsked,
    /// Which codes of vouchers on paper were tried lately.
    pub paper_tries: PaperTries,
    /// Where pictures are made anew.
    pub pictures: PictureDesk,
}

/// The node, and those who answer what it cannot answer by itself; the state of `web` and `api`.
#[derive(Clone)]
pub struct Doors {
    /// What is served.
    pub node: Arc<Node>,
    /// Live questions to peers, answered by `federation`.
    pub peers: Arc<dyn Peers>,
    /// What members sign under joint statements, signed and sent by `federation`.
    pub statements: Arc<dyn Statements>,
    /// What officers sign about agreements with other communities, signed and sent by `federation`.
    pub agreements: Arc<dyn Agreements>,
    /// What a desk asks of the community that gave out a voucher on paper, answered by `federation`.
    pub paper: Arc<dyn PaperAsk>,
    /// Calendars to import, fetched by a worker of `server`.
    pub calendars: Arc<dyn Calendars>,
    /// Accounts elsewhere to sign in with, whose issuers `server` asks.
    pub issuers: Arc<dyn Issuers>,
    /// How mails go, which `server` knows, and one mail on trial.
    pub mails: Arc<dyn MailTrial>,
    /// What is said to people, by pages and in sentences of the REST interface and of commands alike.
    pub words: Arc<Words>,
}

/// The part of the configuration that doors depend on.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What verbs depend on.
    pub rules: Rules,
    /// Whether the probes of a development node answer.
    pub mode: Mode,
    /// Most bytes of an activity (protocol section 3.4, step 1).
    pub body_bytes_max: usize,
    /// Proxies whose `X-Forwarded-For` counts (threat C6).
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// A second origin for pictures that are for everybody (`node.media_origin`); they lie on a path of ours where there is none.
    pub media_origin: Option<Origin>,
    /// Whether public objects want a signed GET too.
    pub authorized_fetch: AuthorizedFetch,
    /// Who sees a new event when nobody says (`events.default_audience`).
    pub default_audience: Audience,
    /// What a proposal of peering offers when nobody says (`federation.default_scopes`).
    pub default_scopes: Scopes,
    /// Events shown in the upcoming collection and feeds reach this many months ahead.
    pub horizon_months: u8,
    /// How often somebody may try to join or sign in (`rates_per_minute`).
    pub sign_in_tries: TriesPerMinute,
    /// Days after which a browser that signed in has to sign in again (`auth.session_days`).
    pub session_days: u16,
    /// Whether members may sign in by a passkey (`auth.passkeys`, and `ui.enhance`, for it takes a script; F28).
    pub passkeys: bool,
    /// What the operator decided about pages.
    pub pages: Pages,
    /// The lists people pick from.
    pub taxonomy: Arc<Taxonomy>,
    /// Days for which what another node does not take is tried again (`federation.retry_days`).
    pub retry_days: u32,
    /// What the operator decided about members' profiles.
    pub profiles: Profiles,
    /// What the operator decided about the code of ethics.
    pub ethics: Ethics,
    /// What the operator decided about dues.
    pub dues: Dues,
    /// When the weekly digest goes; never, if the operator says so (`digest`).
    pub digest: Option<DigestTime>,
    /// Hours before an event at which members who answered it are reminded (`events.reminder_hours`).
    pub reminder_hours: Vec<u16>,
    /// How many introductions a member may ask for, and how long each may take (`introductions`; F07).
    pub introductions: IntroductionRules,
    /// How long calls for hands are open, when peers get them, and who has to agree (`calls`; F10).
    pub calls: CallRules,
    /// What whoever comes to an event is told first (`moderation.competition_notice`).
    pub notice: CompetitionNotice,
    /// Invented people: each page says so.
    pub ribbon: Ribbon,
}

/// The part of the configuration that pages depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// Fewest people that a published figure is about (`privacy.k_anonymity`): [`Pages::FIGURE_PEOPLE_LEAST`] or more.
    pub figure_people_min: u32,
    /// Light or dark for a browser in which nobody chose (`ui.theme`).
    pub theme: DefaultTheme,
    /// Whether a mail signs members in (`auth.mail_link`, F28).
    pub mail_link: MailLink,
    /// What is told once on the landing page (`ui.figure`; need 1.9).
    pub figure: Option<Figure>,
}

/// A figure that speaks for meeting each other, such as how many companies do; where it is from stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The sentence.
    pub text: Title,
    /// Who found it out, and when.
    pub source: Title,
    /// Where that is read.
    pub address: Option<Iri>,
}

impl Pages {
    /// No node publishes a figure about fewer people than this (features 3.3).
    pub const FIGURE_PEOPLE_LEAST: u32 = 5;
    /// Above it a small community would publish nothing.
    pub const FIGURE_PEOPLE_MOST: u32 = 1_000;
}

impl Default for Pages {
    fn default() -> Self {
        Self {
            figure_people_min: Self::FIGURE_PEOPLE_LEAST,
            theme: DefaultTheme::Auto,
            mail_link: MailLink::Offered,
            figure: None,
        }
    }
}

/// Light or dark, while nobody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultTheme {
    /// As the device is set.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The switch for signing in by a mailed link or code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MailLink {
    /// Whoever reads the mail of a member's address is signed in by it.
    #[default]
    Offered,
    /// An account elsewhere, a passkey or a link from the shell signs in.
    Refused,
}

/// The part of the configuration about members' profiles and who looks for them (F04, F05).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profiles {
    /// How much a member may choose.
    pub limits: ProfileLimits,
    /// Who may see a field while she has not said.
    pub default_visibility: Visibility,
    /// How often a member may look for people in a minute.
    pub asked_per_minute: u32,
}

impl Default for Profiles {
    fn default() -> Self {
        Self {
            limits: ProfileLimits::default(),
            default_visibility: Visibility::Community,
            asked_per_minute: 60,
        }
    }
}

/// The part of the configuration about the code of ethics (F03).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ethics {
    /// How a code is published when nobody says.
    pub mode: CodeMode,
    /// Most words of a summary.
    pub summary_words_max: usize,
    /// When those who signed before are asked again.
    pub resign_on: ResignOn,
}

impl Default for Ethics {
    fn default() -> Self {
        Self {
            mode: CodeMode::Signed,
            summary_words_max: 100,
            resign_on: ResignOn::Major,
        }
    }
}

/// How the node was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// For people.
    Production,
    /// For tests and for trying it out: probes answer, loopback peers are admitted.
    Development,
}

/// Whether a GET of a public object must be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorizedFetch {
    /// Signed.
    Required,
    /// Anybody may read what is public.
    Open,
}

/// Whether pages say that everything on them is invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ribbon {
    /// A demonstration.
    Demo,
    /// A real community.
    None,
}

impl Node {
    /// The time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A fresh address for an activity of this node.
    pub fn fresh_activity(&self) -> Iri {
        let id = ambient::ids::activity_id(self.now(), &self.randomness);
        Iri::local(&self.origin, &format!("/activities/{id}"))
    }
}
