//! The configuration: one small file, its defaults, and a sentence for whatever is wrong with it.
//!
//! This and the command line are the only places that read the environment. Only keys that do
//! something today exist; an unknown one is refused with the nearest name that is known.

mod agreements;
mod annotated;
mod calls;
mod founding;
mod introductions;
mod issuers;
mod mail;
mod nearest;
mod pages;
mod people;
mod rooms;
mod sections;
mod sign_in;
mod storage;
mod typed;

use std::path::{Path, PathBuf};

pub use annotated::{Entry, annotated, entries};
pub(crate) use founding::BELOW_SUMMARY;
pub(crate) use issuers::is_directory;
pub use issuers::{IssuerSetting, ProviderSetting};
pub use mail::{MailSetting, MailTransport, SmtpSetting};
pub use rooms::RoomsKey;
pub use sections::{
    Auth, Backup, Calls, Community, Dev, Digest, Ethics, Events, Federation, Fetch, Introductions, Mail,
    MemberTier, Membership, Metrics, Moderation, NodeSection, Oidc, Price, Privacy, Profile, Rates, Rooms,
    Storage, Tuning, Ui,
};
pub(crate) use storage::MEDIA_FOLDER;
pub use storage::{EngineKind, StorageWhere};
pub(crate) use typed::scopes;
pub use typed::{LogForm, LogSetting};

use serde::{Deserialize, Serialize};

/// Name of the file inside a data folder.
pub const FILE_NAME: &str = "rosarium.toml";
/// Names the file when the command line does not.
pub const ENVIRONMENT_NAME: &str = "ROSARIUM_CONFIG";
/// Largest file read, in bytes.
const BYTES_MAX: u64 = 256 * 1024;

/// All of it (`features` section 9).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Address, folder, log.
    pub node: NodeSection,
    /// Engine.
    pub storage: Storage,
    /// Backups.
    pub backup: Backup,
    /// Who the community is.
    pub community: Community,
    /// Levels of membership.
    pub membership: Membership,
    /// What members say of their work.
    pub profile: Profile,
    /// The code of ethics.
    pub ethics: Ethics,
    /// Defaults of events.
    pub events: Events,
    /// What goes between nodes.
    pub federation: Federation,
    /// Private rooms.
    pub rooms: Rooms,
    /// Introductions.
    pub introductions: Introductions,
    /// Calls for hands.
    pub calls: Calls,
    /// The weekly mail.
    pub digest: Digest,
    /// How members are mailed.
    pub mail: Mail,
    /// How people sign in.
    pub auth: Auth,
    /// What holds among people who meet.
    pub moderation: Moderation,
    /// What is published about people.
    pub privacy: Privacy,
    /// How pages look.
    pub ui: Ui,
    /// Only with `--dev`.
    pub dev: Dev,
    /// Where figures are read.
    pub metrics: Metrics,
}

/// Why a configuration is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ConfigRefused {
    /// The file cannot be read.
    #[error("{path} cannot be read: {what}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        what: String,
    },
    /// It is not TOML, or a value has another type.
    #[error("{0}")]
    Form(String),
    /// Keys nobody knows.
    #[error("{}", .0.join("\n"))]
    Unknown(Vec<String>),
    /// A value that makes no sense; the key comes first.
    #[error("{key}: {what}")]
    Value {
        /// As `section.key`.
        key: &'static str,
        /// What is wrong and what would be right.
        what: String,
    },
}

impl ConfigRefused {
    pub(crate) fn value(key: &'static str, what: impl std::fmt::Display) -> Self {
        Self::Value {
            key,
            what: what.to_string(),
        }
    }
}

impl Config {
    /// Reads a text; every key is known, every value is checked.
    pub fn parse(text: &str) -> Result<Self, ConfigRefused> {
        let table: toml::Table = text.parse().map_err(form)?;
        nearest::refuse_unknown(&table)?;
        let config: Self = toml::from_str(text).map_err(form)?;
        config.check()?;
        Ok(config)
    }

    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, ConfigRefused> {
        let unreadable = |what: String| ConfigRefused::Unreadable {
            path: path.to_owned(),
            what,
        };
        let size = std::fs::metadata(path)
            .map_err(|error| unreadable(error.kind().to_string()))?
            .len();
        if size > BYTES_MAX {
            return Err(unreadable(format!("it is larger than {} KiB", BYTES_MAX / 1024)));
        }
        let text = std::fs::read_to_string(path).map_err(|error| unreadable(error.kind().to_string()))?;
        Self::parse(&text)
    }
}

fn form(error: toml::de::Error) -> ConfigRefused {
    ConfigRefused::Form(error.to_string().trim_end().to_owned())
}

/// The file that counts: the one named, else the environment's, else the one in the data folder.
pub fn find(named: Option<&Path>, data: Option<&Path>) -> Option<PathBuf> {
    if let Some(path) = named {
        return Some(path.to_owned());
    }
    if let Some(path) = from_environment(ENVIRONMENT_NAME) {
        return Some(path);
    }
    let in_data = data.unwrap_or(Path::new(sections::DATA_DIR)).join(FILE_NAME);
    in_data.is_file().then_some(in_data)
}

/// The folder in which systemd lays the service's credentials, where it was given some.
pub(crate) fn credentials_of_the_environment() -> Option<PathBuf> {
    from_environment("CREDENTIALS_DIRECTORY")
}

/// Certificates the machine's owner adds, as OpenSSL's tools name them; read once at start.
pub fn certificates_of_the_environment() -> Option<PathBuf> {
    from_environment("SSL_CERT_FILE")
}

#[expect(
    clippy::disallowed_methods,
    reason = "the configuration is read here, once, and nowhere else"
)]
fn from_environment(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Section 9, without the keys of what is not built: calls, referrals, statements, offers, health,
    /// leadership, Teams, PostgreSQL; accounts elsewhere have more than one key each.
    const SAMPLE: &str = r#"
        [node]
        listen = "127.0.0.1:8080"
        data_dir = "./data"
        media_origin = ""
        trusted_proxies = ["127.0.0.1"]
        log = "info"
        [storage]
        engine = "redb"
        path = ""
        cache_mib = 128
        [backup]
        recipient = ""
        [community]
        slug = "community"
        governance = "association"
        audience = "mixed"
        modality = "hybrid"
        ecosystem = "microsoft"
        languages = ["en"]
        timezone = "UTC"
        country = ""
        region = ""
        currency = "USD"
        operator_name = ""
        [membership]
        signup = "open"
        default_tier = "network"
        grace_days = 30
        lapse_to = "network"
        renewal_reminder_days = [60, 30, 7]
        payment_url = ""
        [[membership.tier]]
        id = "network"
        price = 0
        [[membership.tier]]
        id = "chapter"
        price = 0
        period_months = 12
        organization = false
        [ethics]
        mode = "signed"
        file = "ethics.md"
        summary_words_max = 100
        resign_on = "major"
        [profile]
        max_competencies = 5
        max_verticals = 5
        default_visibility = "community"
        taxonomy = "microsoft-2026"
        [events]
        default_audience = "members"
        reminder_hours = [24, 1]
        waitlist = true
        guest_rsvp = true
        horizon_months = 12
        ics_refresh_minutes = 60
        [federation]
        mode = "allowlist"
        fediverse_follow = true
        default_scopes = ["events", "offers", "introductions"]
        backfill_days = 90
        retry_days = 7
        reconcile_hour = 3
        notice_days = 30
        purge_days_after_end = 30
        max_body_kib = 256
        extra_ca = []
        authorized_fetch = false
        [federation.tuning]
        schemes = ["cavage", "rfc9421"]
        peer_window_seconds = [600, 90]
        stranger_window_seconds = [3600, 300]
        key_cache_seconds = 86400
        key_negative_cache_seconds = 300
        peer_retry_first_seconds = 5
        peer_retry_cap_seconds = 21600
        stranger_retry_seconds = [0, 60, 300, 900, 3600, 10800, 28800, 86400, 172800, 259200]
        per_host_concurrency = 2
        fetch = { redirects = 2, kib = 1024, read_seconds = 10, total_seconds = 30, per_activity = 10, depth = 3, pages = 10, items = 500 }
        [federation.tuning.rates_per_minute]
        login = 5
        signup = 5
        code = 5
        inbox_per_peer = 600
        fetch_per_host = 60
        mail_per_recipient = 5
        [dev]
        allow_networks = []
        [moderation]
        competition_notice = true
        [privacy]
        k_anonymity = 5
        log_ip_days = 7
        [rooms]
        require_signed_ethics = true
        min_membership_days = 0
        vouches_required = 0
        rule = "closed"
        pseudonym_days = 30
        retention_days = 90
        [introductions]
        per_30_days = 5
        reply_days = 14
        cool_off_days = 90
        follow_up_days = 14
        [calls]
        default_hours = 72
        widen_after_minutes = 120
        emergency_per_30_days = 1
        owner_approval = "per_org"
        [digest]
        day = "tue"
        hour = 8
        [mail]
        transport = "file"
        from = ""
        smtp_url = ""
        rate_per_minute = 60
        [auth]
        mail_link = true
        passkeys = true
        session_days = 30
        [ui]
        theme = "auto"
        enhance = true
        [metrics]
        listen = "127.0.0.1:9090"
    "#;

    #[test]
    fn an_empty_file_is_the_defaults() {
        assert_eq!(Config::parse("").unwrap(), Config::default());
    }

    /// Section 9 of the features: its sample, as far as what it speaks of is built, is taken as it stands there.
    #[test]
    fn the_sample_of_the_specification_is_taken_as_far_as_it_is_built() {
        let config = Config::parse(SAMPLE).unwrap();
        let settings = (config.pages().unwrap(), config.profiles().unwrap());
        assert_eq!(
            settings,
            (edge::Pages::default(), edge::Profiles::default()),
            "its values are the defaults"
        );
        assert_eq!(config.new_rooms().unwrap(), web::RoomDefaults::default());
    }

    /// What is not built is refused: a switch that does nothing would be a promise.
    #[test]
    fn a_key_of_what_is_not_built_is_said_to_be_unknown() {
        for key in [
            "[privacy]\ndiversity_questions = []",
            "[calls]\nteams_channel = \"\"",
            "[teams]\nworkflow_url = \"\"",
        ] {
            let refused = Config::parse(key).unwrap_err();
            assert!(
                matches!(refused, ConfigRefused::Unknown(_)) && refused.to_string().contains("is not known"),
                "{refused}"
            );
        }
    }

    #[test]
    fn a_misspelt_key_is_refused_with_the_nearest_one() {
        let refused = Config::parse("[node]\nbase_ulr = \"https://a.example\"\n").unwrap_err();
        let said = refused.to_string();
        assert!(
            said.contains("node.base_ulr") && said.contains("node.base_url"),
            "{said}"
        );
        let refused = Config::parse("[federation]\nretry_day = 3\n").unwrap_err();
        assert!(refused.to_string().contains("federation.retry_days"));
    }

    #[test]
    fn a_key_in_the_wrong_section_is_shown_its_place() {
        let refused = Config::parse("waitlist = true\n").unwrap_err();
        assert!(refused.to_string().contains("events.waitlist"), "{refused}");
        let refused = Config::parse("[events]\ncompetition_notice = false\n").unwrap_err();
        let place = "moderation.competition_notice";
        assert!(refused.to_string().contains(place), "{refused}");
    }

    #[test]
    fn a_value_of_another_type_is_refused_with_its_line() {
        let refused = Config::parse("[events]\nwaitlist = \"perhaps\"\n").unwrap_err();
        assert!(refused.to_string().contains("line 2"), "{refused}");
    }

    #[test]
    fn a_value_that_makes_no_sense_is_refused_with_its_key() {
        for (text, key) in [
            ("[node]\nbase_url = \"ftp://a.example\"", "node.base_url"),
            ("[node]\nlisten = \"here\"", "node.listen"),
            ("[node]\nlog = \"loud\"", "node.log"),
            ("[storage]\nengine = \"paper\"", "storage.engine"),
            ("[backup]\nrecipient = \"me\"", "backup.recipient"),
            ("[community]\ntimezone = \"Mars/Olympus\"", "community.timezone"),
            ("[community]\ngovernance = \"empire\"", "community.governance"),
            ("[events]\nhorizon_months = 0", "events.horizon_months"),
            ("[events]\nreminder_hours = [0]", "events.reminder_hours"),
            (
                "[moderation]\ncompetition_notice_text = \"  \"",
                "moderation.competition_notice_text",
            ),
            (
                "[federation]\ndefault_scopes = [\"rooms\"]",
                "federation.default_scopes",
            ),
            ("[federation]\nmode = \"open\"", "federation.mode"),
            ("[federation]\nnotice_days = 366", "federation.notice_days"),
            ("[federation.tuning]\nschemes = []", "federation.tuning.schemes"),
            ("[mail]\ntransport = \"pigeon\"", "mail.transport"),
            ("[mail]\ntransport = \"smtp\"", "mail.smtp_host"),
            ("[membership]\nsignup = \"closed\"", "membership.signup"),
            ("[rooms]\nmin_membership_days = 3651", "rooms.min_membership_days"),
            ("[rooms]\nvouches_required = 11", "rooms.vouches_required"),
            ("[rooms]\nrule = \"open\"", "rooms.rule"),
            ("[rooms]\npseudonym_days = 0", "rooms.pseudonym_days"),
            ("[rooms]\nretention_days = 14", "rooms.retention_days"),
            ("[calls]\ndefault_hours = 0", "calls.default_hours"),
            ("[calls]\nwiden_after_minutes = 1441", "calls.widen_after_minutes"),
            ("[calls]\nowner_approval = \"yes\"", "calls.owner_approval"),
            ("[digest]\nday = \"Tuesday\"", "digest.day"),
            ("[digest]\nhour = 24", "digest.hour"),
            ("[mail]\nfrom = \"the node\"", "mail.from"),
            ("[mail]\nrate_per_minute = 0", "mail.rate_per_minute"),
            ("[auth]\nsession_days = 0", "auth.session_days"),
            ("[[auth.oidc]]\nname = \"Microsoft\"", "auth.oidc"),
            ("[auth]\nmail_link = false", "auth.mail_link"),
            ("[privacy]\nk_anonymity = 4", "privacy.k_anonymity"),
            ("[privacy]\nlog_ip_days = 366", "privacy.log_ip_days"),
            ("[ui]\ntheme = \"pink\"", "ui.theme"),
            ("[ui]\nfigure = \"Nine of ten\"", "ui.figure_source"),
            (
                "[membership]\ndefault_tier = \"No one\"",
                "membership.default_tier",
            ),
            ("[[membership.tier]]\nid = \"No one\"", "membership.tier"),
            ("[profile]\ntaxonomy = \"No\"", "profile.taxonomy"),
            ("[profile]\ntaxonomy = \"novell-1996\"", "profile.taxonomy"),
            ("[profile]\nmax_verticals = 6", "profile.max_verticals"),
            (
                "[profile]\ndefault_visibility = \"all\"",
                "profile.default_visibility",
            ),
            ("[ethics]\nmode = \"secret\"", "ethics.mode"),
            ("[ethics]\nresign_on = \"minor\"", "ethics.resign_on"),
            ("[ethics]\nsummary_words_max = 0", "ethics.summary_words_max"),
            ("[dev]\nallow_networks = [\"10.0.0.0/99\"]", "dev.allow_networks"),
        ] {
            let refused = Config::parse(text).unwrap_err().to_string();
            assert!(refused.starts_with(key), "{refused}");
        }
    }

    /// A3: a second origin is another host, and as sealed as the first.
    #[test]
    fn a_second_origin_is_another_host() {
        let node = |media: &str| {
            Config::parse(&format!(
                "[node]\nbase_url = \"https://a.example\"\nmedia_origin = \"{media}\""
            ))
        };
        assert!(node("https://media.a.example").is_ok() && node("").is_ok());
        for wrong in ["media", "https://a.example:444", "http://media.a.example"] {
            let refused = node(wrong).unwrap_err().to_string();
            assert!(refused.starts_with("node.media_origin"), "{refused}");
        }
    }
}
