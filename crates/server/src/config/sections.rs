//! The sections of the configuration as they are written; `typed` says what they mean.

use serde::{Deserialize, Serialize};

/// Where a node lives when nobody says otherwise.
pub(crate) const DATA_DIR: &str = "./data";
/// The file of a first code of ethics when nobody says otherwise; it may be missing.
pub(super) const ETHICS_FILE: &str = "ethics.md";

macro_rules! section {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty = $value:expr),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $kind,)+
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $value,)+ }
            }
        }
    };
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

section!(
    /// Address, folder, log.
    NodeSection {
        /// The public address; empty until `init`.
        base_url: String = String::new(),
        /// Where it listens.
        listen: String = "127.0.0.1:8080".to_owned(),
        /// Everything it remembers.
        data_dir: String = DATA_DIR.to_owned(),
        /// A second origin for pictures that are for everybody; none when empty (threat A3).
        media_origin: String = String::new(),
        /// Proxies whose `X-Forwarded-For` counts (threat C6).
        trusted_proxies: Vec<String> = words(&["127.0.0.1"]),
        /// A level, or `json:` and a level.
        log: String = "info".to_owned(),
    }
);

section!(
    /// Engine.
    Storage {
        /// `redb`, `sled` or `memory`.
        engine: String = "redb".to_owned(),
        /// Under the data folder when empty.
        path: String = String::new(),
        /// Memory for pages, in MiB.
        cache_mib: u32 = 128,
    }
);

section!(
    /// Backups.
    Backup {
        /// A recipient of age, `age1…`; none when empty.
        recipient: String = String::new(),
    }
);

section!(
    /// Introductions (F07).
    Introductions {
        /// Requests of one member within thirty days.
        per_30_days: u16 = 5,
        /// Days in which one may be answered.
        reply_days: u16 = 14,
        /// Days before the same one may ask the same one again.
        cool_off_days: u16 = 90,
        /// Days after which both are asked whether they met.
        follow_up_days: u16 = 14,
    }
);

section!(
    /// Calls for hands (F10).
    Calls {
        /// Hours for which one is open if its asker says nothing else.
        default_hours: u16 = 72,
        /// Minutes before the communities chosen get it.
        widen_after_minutes: u32 = 120,
        /// Emergencies of an organisation in thirty days without an officer.
        emergency_per_30_days: u16 = 1,
        /// `per_org`, `always` or `never`.
        owner_approval: String = "per_org".to_owned(),
    }
);

section!(
    /// Who the community is (F01).
    Community {
        /// As shown; empty until `init`.
        name: String = String::new(),
        /// The last part of its address.
        slug: String = "community".to_owned(),
        /// A word of F01.
        governance: String = "association".to_owned(),
        /// A word of F01.
        audience: String = "mixed".to_owned(),
        /// A word of F01.
        modality: String = "hybrid".to_owned(),
        /// A word of F01.
        ecosystem: String = "microsoft".to_owned(),
        /// Its own first.
        languages: Vec<String> = words(&["en"]),
        /// An IANA name.
        timezone: String = "UTC".to_owned(),
        /// ISO 3166-1, or empty.
        country: String = String::new(),
        /// ISO 3166-2, or empty.
        region: String = String::new(),
        /// ISO 4217.
        currency: String = "USD".to_owned(),
        /// Legal name; required when commercial.
        operator_name: String = String::new(),
    }
);

section!(
    /// Levels of membership (F02).
    Membership {
        /// `open`, `approval` or `invite`.
        signup: String = "open".to_owned(),
        /// Id of the tier people join at.
        default_tier: String = "network".to_owned(),
        /// Days after the last day paid for in which a membership still works.
        grace_days: u16 = 30,
        /// Id of the tier of somebody who does not pay.
        lapse_to: String = "network".to_owned(),
        /// Days before the last day paid for on which a member is reminded.
        renewal_reminder_days: Vec<u16> = vec![60, 30, 7],
        /// The community's own payment page.
        payment_url: String = String::new(),
        /// Levels it begins with, each a table `[[membership.tier]]`.
        tier: Vec<MemberTier> = Vec::new(),
    }
);

section!(
    /// A level of membership that the community begins with (F02).
    MemberTier {
        /// Its name in files and addresses.
        id: String = String::new(),
        /// As people read it; made of the id when empty.
        name: String = String::new(),
        /// For one period, in the community's currency.
        price: Price = Price::Whole(0),
        /// Months a payment lasts; 0 for a level that costs nothing.
        period_months: u16 = 0,
        /// Whether an organisation buys it for several people.
        organization: bool = false,
        /// How many people that are.
        seats: u16 = 0,
        /// Who may have it; everybody when empty.
        kinds: Vec<String> = Vec::new(),
        /// What it brings, a line each.
        benefits: Vec<String> = Vec::new(),
    }
);

/// A price as people write one: `240`, `240.5` or `"240.50"`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Price {
    /// Without a fraction.
    Whole(u64),
    /// In quotes, kept as it is written.
    Written(String),
    /// With a fraction.
    Part(f64),
}

section!(
    /// What members say of their work (F04).
    Profile {
        /// Name of the lists people pick from; chosen by the ecosystem when empty.
        taxonomy: String = String::new(),
        /// How many one chooses of what she does.
        max_competencies: u8 = 5,
        /// How many one chooses of industries.
        max_verticals: u8 = 5,
        /// Who may see a field while nobody said.
        default_visibility: String = "community".to_owned(),
    }
);

section!(
    /// The code of ethics (F03).
    Ethics {
        /// `signed` or `de_facto`.
        mode: String = "signed".to_owned(),
        /// The file of the first code, in the data folder; none when empty.
        file: String = ETHICS_FILE.to_owned(),
        /// Most words of the summary.
        summary_words_max: u16 = 100,
        /// `major`, `every` or `never`.
        resign_on: String = "major".to_owned(),
    }
);

section!(
    /// Defaults of events.
    Events {
        /// `members`, `peers` or `public`.
        default_audience: String = "members".to_owned(),
        /// Whether a full event has a waiting list.
        waitlist: bool = true,
        /// Whether strangers may answer public events.
        guest_rsvp: bool = true,
        /// Hours before an event at which members who answered it are reminded.
        reminder_hours: Vec<u16> = vec![24, 1],
        /// How far ahead feeds reach.
        horizon_months: u8 = 12,
        /// How often calendars are read again.
        ics_refresh_minutes: u32 = 60,
    }
);

section!(
    /// What goes between nodes.
    Federation {
        /// `allowlist` or `off`.
        mode: String = "allowlist".to_owned(),
        /// Whether strangers may follow public events.
        fediverse_follow: bool = true,
        /// What a proposal offers when nobody says.
        default_scopes: Vec<String> = words(&["events", "offers", "introductions"]),
        /// How far back a backfill reaches.
        backfill_days: u32 = 90,
        /// How long a peer is tried.
        retry_days: u32 = 7,
        /// Notice of the agreements we propose.
        notice_days: u16 = 30,
        /// How long after the end of an agreement what the peer shared is kept.
        purge_days_after_end: u16 = 30,
        /// Hour of the community's day in which peers are compared with.
        reconcile_hour: u8 = 3,
        /// Largest activity.
        max_body_kib: u32 = 256,
        /// PEM files.
        extra_ca: Vec<String> = Vec::new(),
        /// Whether public objects want a signed GET.
        authorized_fetch: bool = false,
        /// Windows, retries, bounds.
        tuning: Tuning = Tuning::default(),
    }
);

section!(
    /// Windows, retries, bounds (protocol sections 3 and 5).
    Tuning {
        /// Order to unknown hosts.
        schemes: Vec<String> = words(&["cavage", "rfc9421"]),
        /// Back and ahead, for peers.
        peer_window_seconds: [u32; 2] = [600, 90],
        /// Back and ahead, for strangers.
        stranger_window_seconds: [u32; 2] = [3600, 300],
        /// How long a key is believed.
        key_cache_seconds: u32 = 86_400,
        /// How long a failed fetch of a key is remembered.
        key_negative_cache_seconds: u32 = 300,
        /// First retry; doubles.
        peer_retry_first_seconds: u32 = 5,
        /// Longest pause.
        peer_retry_cap_seconds: u32 = 21_600,
        /// Pause before each try.
        stranger_retry_seconds: Vec<u32> =
            vec![0, 60, 300, 900, 3_600, 10_800, 28_800, 86_400, 172_800, 259_200],
        /// Exchanges at once with one host.
        per_host_concurrency: u32 = 2,
        /// New events from one host in a day.
        new_events_per_host_per_day: u32 = 5_000,
        /// Bounds of a fetch.
        fetch: Fetch = Fetch::default(),
        /// Bounds a minute.
        rates_per_minute: Rates = Rates::default(),
    }
);

section!(
    /// Bounds of one fetch.
    Fetch {
        /// Hops.
        redirects: u32 = 2,
        /// Largest document.
        kib: u32 = 1024,
        /// Wait for the head.
        read_seconds: u32 = 10,
        /// In all.
        total_seconds: u32 = 30,
        /// Requests that one activity may cause, hops included.
        per_activity: u32 = 10,
        /// How far one document may lead to the next.
        depth: u32 = 3,
        /// Pages of collections that one activity may cause to be read.
        pages: u32 = 10,
        /// Items of them.
        items: u32 = 500,
    }
);

section!(
    /// Bounds a minute.
    Rates {
        /// Activities from one network address, counted before anything of them is checked.
        inbox_per_client: u32 = 3_000,
        /// Activities from one host.
        inbox_per_peer: u32 = 600,
        /// Fetches from one host.
        fetch_per_host: u32 = 60,
        /// Keys fetched because of one host without an agreement, for actors whose signature never held yet.
        keys_per_unknown_host: u32 = 2,
        /// Keys fetched because of all such hosts together.
        keys_of_unknown_hosts: u32 = 60,
        /// Wishes to sign in and links from the shell, from one network address.
        login: u32 = 5,
        /// Wishes to join, from one network address.
        signup: u32 = 5,
        /// Links and codes out of mails, from one network address.
        code: u32 = 5,
        /// Mails that strangers may have sent to one address.
        mail_per_recipient: u32 = 5,
        /// Looks into the directory by one member.
        people: u32 = 60,
    }
);

section!(
    /// What a new room begins with, and the key to all of them (F11).
    Rooms {
        /// Whether whoever enters has to have signed the code of ethics.
        require_signed_ethics: bool = true,
        /// Days of membership a new room asks for.
        min_membership_days: u16 = 0,
        /// Members who have to vouch.
        vouches_required: u8 = 0,
        /// `closed` or `chatham`.
        rule: String = "closed".to_owned(),
        /// Days for which names are known where the rule is `chatham`.
        pseudonym_days: u16 = 30,
        /// Days for which it keeps what is said; 0 until it is closed.
        retention_days: u16 = 90,
        /// The file of the key, `ask` for a passphrase; found by itself when empty.
        key_file: String = String::new(),
    }
);

section!(
    /// The weekly mail to members (F21).
    Digest {
        /// Three letters of a day, or `never`.
        day: String = "tue".to_owned(),
        /// Of the community's day.
        hour: u8 = 8,
    }
);

section!(
    /// How members are mailed.
    Mail {
        /// `file`: each mail is a file in the folder `mail` of the data folder; `smtp`: a relay takes each.
        transport: String = "file".to_owned(),
        /// The relay as one address, `smtp://` or `smtps://`; else in the keys below.
        smtp_url: String = String::new(),
        /// The relay's name.
        smtp_host: String = String::new(),
        /// Its port; 0 for the usual one.
        smtp_port: u16 = 0,
        /// `starttls`, `tls` or `none`.
        smtp_tls: String = "starttls".to_owned(),
        /// What the relay knows us by; empty for nothing.
        smtp_user: String = String::new(),
        /// A file that holds the secret to it and nothing else.
        smtp_secret_file: String = String::new(),
        /// The address mails come from; made from the public address when empty.
        from: String = String::new(),
        /// Most mails handed on in a minute.
        rate_per_minute: u32 = 60,
    }
);

section!(
    /// How people sign in.
    Auth {
        /// Whether a mailed link or code signs in.
        mail_link: bool = true,
        /// Days until a browser has to sign in again.
        session_days: u16 = 30,
        /// Whether members may sign in by a passkey too.
        passkeys: bool = true,
        /// Accounts elsewhere to sign in with, each a table `[[auth.oidc]]`.
        oidc: Vec<Oidc> = Vec::new(),
    }
);

section!(
    /// An account elsewhere to sign in with: an issuer of OpenID Connect (F28).
    Oidc {
        /// What people call it.
        name: String = String::new(),
        /// The last part of its address here; made of the name when empty.
        id: String = String::new(),
        /// `entra` for Microsoft Entra ID, whose directory is `tenant`; else empty.
        profile: String = String::new(),
        /// Id of the directory, `organizations`, `consumers` or `common`; with `entra` alone.
        tenant: String = String::new(),
        /// Its address, whose description stands below `/.well-known/openid-configuration`.
        issuer: String = String::new(),
        /// What it knows us by.
        client_id: String = String::new(),
        /// A file that holds the secret to that and nothing else; empty for a client without one.
        client_secret_file: String = String::new(),
    }
);

section!(
    /// What holds among people who meet (need 0.8).
    Moderation {
        /// Whether whoever comes to an event is told what competitors do not talk about.
        competition_notice: bool = true,
        /// The words of that; empty for those of the program, in each reader's language.
        competition_notice_text: String = String::new(),
    }
);

section!(
    /// What is published about people.
    Privacy {
        /// Fewest people that a published figure is about.
        k_anonymity: u32 = 5,
        /// Days for which a network address may be kept; none is ever written down.
        log_ip_days: u16 = 7,
    }
);

section!(
    /// How pages look.
    Ui {
        /// `auto`, `light` or `dark`, for a browser in which nobody chose.
        theme: String = "auto".to_owned(),
        /// Whether pages have small scripts of ours; passkeys need one, nothing else does.
        enhance: bool = true,
        /// A sentence that is told once on the landing page; nothing when empty.
        figure: String = String::new(),
        /// Who found it out, and when.
        figure_source: String = String::new(),
        /// Where that is read; may be empty.
        figure_address: String = String::new(),
    }
);

section!(
    /// Only with `--dev`.
    Dev {
        /// Whether peers may speak http.
        allow_http: bool = true,
        /// Networks that may be reached besides the public ones.
        allow_networks: Vec<String> = words(&["127.0.0.0/8", "::1/128"]),
    }
);

section!(
    /// Where figures are read.
    Metrics {
        /// Loopback; empty for nowhere.
        listen: String = "127.0.0.1:9090".to_owned(),
    }
);
