//! What the words and numbers of the configuration mean: each is parsed here, once, into a type.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use community::{Fediverse, GuestRsvp, Rules, SignUp};
use domain::{
    Audience, CodeMode, CommunityAudience, CommunityModality, CommunityProfile, Country, Currency,
    Governance, Html, LanguageTag, Origin, Overflow, Region, ResignOn, Scope, Scopes, Slug, Title, Zone,
};
use edge::AuthorizedFetch;
use egress::{AddressBlock, FetchBounds, FetchSettings, Limits, Schemes};
use federation::Preferred;
use wire::http_signature::Window;

use super::{Config, ConfigRefused};

type Checked<T> = Result<T, ConfigRefused>;

/// How the log is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogSetting {
    /// For eyes or for machines.
    pub form: LogForm,
    /// A level or directives of the tracing library.
    pub level: String,
}

/// For eyes or for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogForm {
    /// One line of text.
    Text,
    /// One line of JSON.
    Json,
}

impl Config {
    /// Parses everything once, so that what is wrong is said at start and not later.
    pub fn check(&self) -> Checked<()> {
        self.origin()?;
        self.media_origin()?;
        self.listen()?;
        self.metrics_listen()?;
        self.trusted_proxies()?;
        self.log()?;
        self.storage()?;
        self.backup_recipient()?;
        let mut named = self.clone();
        if named.community.name.is_empty() {
            // Not named yet; everything else is checked all the same.
            "Community".clone_into(&mut named.community.name);
        }
        named.profile()?;
        self.zone()?;
        self.default_tier()?;
        self.tiers()?;
        self.dues()?;
        self.profiles()?;
        self.taxonomy()?;
        self.ethics()?;
        self.default_audience()?;
        self.horizon_months()?;
        self.reminder_hours()?;
        self.call_rules()?;
        self.introduction_rules()?;
        self.competition_notice()?;
        self.digest_time()?;
        self.new_rooms()?;
        self.session_days()?;
        self.pages()?;
        self.log_ip_days()?;
        self.signup()?;
        self.scopes()?;
        self.networks()?;
        self.mail()?;
        self.providers()?;
        self.tuning().map(|_| ())
    }

    /// The public address, once there is one.
    pub fn origin(&self) -> Checked<Option<Origin>> {
        match self.node.base_url.as_str() {
            "" => Ok(None),
            text => Origin::parse(text)
                .map(Some)
                .map_err(|error| ConfigRefused::value("node.base_url", error)),
        }
    }

    /// The second origin, for pictures that are for everybody: another host, so that no cookie of ours is ever sent there.
    pub fn media_origin(&self) -> Checked<Option<Origin>> {
        let wrong = |what: &str| Err(ConfigRefused::value("node.media_origin", what));
        if self.node.media_origin.is_empty() {
            return Ok(None);
        }
        let media = Origin::parse(&self.node.media_origin)
            .map_err(|error| ConfigRefused::value("node.media_origin", error))?;
        match self.origin()? {
            Some(own) if own.host() == media.host() => {
                wrong("write another host than that of node.base_url, or leave it empty for a path there")
            }
            Some(own) if own.is_https() && !media.is_https() => {
                wrong("write https://, for pages of https load no pictures from http")
            }
            _ => Ok(Some(media)),
        }
    }

    /// Where the node listens.
    pub fn listen(&self) -> Checked<SocketAddr> {
        self.node
            .listen
            .parse()
            .map_err(|_| ConfigRefused::value("node.listen", "write an address and a port, 127.0.0.1:8080"))
    }

    /// Where figures are read, by a listener of their own; loopback alone (threat H6).
    pub fn metrics_listen(&self) -> Checked<Option<SocketAddr>> {
        if self.metrics.listen.is_empty() {
            return Ok(None);
        }
        let address: Option<SocketAddr> = self.metrics.listen.parse().ok();
        address
            .filter(|address| address.ip().is_loopback())
            .map(Some)
            .ok_or_else(|| {
                ConfigRefused::value(
                    "metrics.listen",
                    "write a loopback address, 127.0.0.1:9090, or nothing",
                )
            })
    }

    /// Proxies whose word on the client's address counts.
    pub fn trusted_proxies(&self) -> Checked<Vec<IpAddr>> {
        let parse = |text: &String| {
            text.parse()
                .map_err(|_| ConfigRefused::value("node.trusted_proxies", "write addresses, [\"127.0.0.1\"]"))
        };
        self.node.trusted_proxies.iter().map(parse).collect()
    }

    /// How the log is written.
    pub fn log(&self) -> Checked<LogSetting> {
        let (form, level) = match self.node.log.strip_prefix("json:") {
            Some(level) => (LogForm::Json, level),
            None => (LogForm::Text, self.node.log.as_str()),
        };
        if ["off", "error", "warn", "info", "debug", "trace"].contains(&level) {
            Ok(LogSetting {
                form,
                level: level.to_owned(),
            })
        } else {
            Err(ConfigRefused::value(
                "node.log",
                "write error, warn, info, debug or trace, perhaps after json:",
            ))
        }
    }

    /// Whom backups are sealed to, if anybody.
    pub fn backup_recipient(&self) -> Checked<Option<&str>> {
        let text = self.backup.recipient.as_str();
        if !text.is_empty() && !crate::backup::is_recipient(text) {
            let what = "write a public key of age, age1…, as age-keygen prints it";
            return Err(ConfigRefused::value("backup.recipient", what));
        }
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// The folder of everything.
    pub fn data_dir(&self) -> PathBuf {
        PathBuf::from(&self.node.data_dir)
    }

    /// What the community says of itself.
    pub fn profile(&self) -> Checked<CommunityProfile> {
        let section = &self.community;
        let word = |key, what: &str| ConfigRefused::value(key, format!("write {what}"));
        let profile = CommunityProfile {
            slug: Slug::parse(&section.slug).map_err(|e| ConfigRefused::value("community.slug", e))?,
            name: Title::parse(&section.name).map_err(|e| ConfigRefused::value("community.name", e))?,
            summary: Html::default(),
            governance: Governance::from_word(&section.governance)
                .ok_or_else(|| word("community.governance", "association, commercial or user_group"))?,
            audience: CommunityAudience::from_word(&section.audience)
                .ok_or_else(|| word("community.audience", "partners_only or mixed"))?,
            modality: CommunityModality::from_word(&section.modality)
                .ok_or_else(|| word("community.modality", "online, in_person or hybrid"))?,
            ecosystem: self.ecosystem()?,
            languages: self.languages()?,
            zone: self.zone()?,
            country: optional("community.country", &section.country, Country::parse)?,
            currency: Currency::parse(&section.currency)
                .map_err(|e| ConfigRefused::value("community.currency", e))?,
            operator_name: optional("community.operator_name", &section.operator_name, Title::parse)?,
            region: optional("community.region", &section.region, Region::parse)?,
            contact: None,
            chapters: Vec::new(),
        };
        match profile.is_in_its_country() {
            true => Ok(profile),
            false => Err(ConfigRefused::value(
                "community.region",
                "lies in another country than `community.country`; write a region of that country",
            )),
        }
    }

    fn languages(&self) -> Checked<Vec<LanguageTag>> {
        let parse = |text: &String| {
            LanguageTag::parse(text).map_err(|error| ConfigRefused::value("community.languages", error))
        };
        let languages: Vec<LanguageTag> = self
            .community
            .languages
            .iter()
            .map(parse)
            .collect::<Checked<_>>()?;
        match languages.is_empty() {
            true => Err(ConfigRefused::value(
                "community.languages",
                "name at least one, [\"en\"]",
            )),
            false => Ok(languages),
        }
    }

    /// The zone of the community's clock.
    pub fn zone(&self) -> Checked<Zone> {
        Zone::parse(&self.community.timezone).map_err(|e| ConfigRefused::value("community.timezone", e))
    }

    /// What is decided about the code of ethics.
    pub fn ethics(&self) -> Checked<edge::Ethics> {
        let mode = match self.ethics.mode.as_str() {
            "signed" => CodeMode::Signed,
            "de_facto" => CodeMode::DeFacto,
            _ => return Err(ConfigRefused::value("ethics.mode", "write signed or de_facto")),
        };
        let resign_on = match self.ethics.resign_on.as_str() {
            "major" => ResignOn::Major,
            "every" => ResignOn::Every,
            "never" => ResignOn::Never,
            _ => {
                return Err(ConfigRefused::value(
                    "ethics.resign_on",
                    "write major, every or never",
                ));
            }
        };
        let words = self.ethics.summary_words_max;
        if !(10..=500).contains(&words) {
            return Err(ConfigRefused::value(
                "ethics.summary_words_max",
                "write 10 to 500",
            ));
        }
        Ok(edge::Ethics {
            mode,
            summary_words_max: usize::from(words),
            resign_on,
        })
    }

    /// Who sees an event when nobody says.
    pub fn default_audience(&self) -> Checked<Audience> {
        audience(&self.events.default_audience)
            .ok_or_else(|| ConfigRefused::value("events.default_audience", "write members, peers or public"))
    }

    /// How far ahead feeds and calendars reach.
    pub fn session_days(&self) -> Checked<u16> {
        match self.auth.session_days {
            days @ 1..=365 => Ok(days),
            _ => Err(ConfigRefused::value("auth.session_days", "write 1 to 365")),
        }
    }

    /// How far ahead collections and feeds reach.
    pub fn horizon_months(&self) -> Checked<u8> {
        let months = self.events.horizon_months;
        if (1..=60).contains(&months) {
            Ok(months)
        } else {
            Err(ConfigRefused::value("events.horizon_months", "write 1 to 60"))
        }
    }

    /// What verbs depend on.
    pub fn rules(&self) -> Rules {
        Rules {
            fediverse: if self.federation.fediverse_follow {
                Fediverse::Open
            } else {
                Fediverse::Closed
            },
            guests: if self.events.guest_rsvp {
                GuestRsvp::Welcome
            } else {
                GuestRsvp::Refused
            },
            signup: match self.membership.signup.as_str() {
                "invite" => SignUp::Invite,
                "approval" => SignUp::Approval,
                _ => SignUp::Open,
            },
            overflow: if self.events.waitlist {
                Overflow::WaitingList
            } else {
                Overflow::Refuse
            },
        }
    }

    /// Whether a GET of a public object must be signed.
    pub fn authorized_fetch(&self) -> AuthorizedFetch {
        if self.federation.authorized_fetch {
            AuthorizedFetch::Required
        } else {
            AuthorizedFetch::Open
        }
    }

    /// What a proposal offers when nobody says.
    pub fn scopes(&self) -> Checked<Scopes> {
        scopes(self.federation.default_scopes.iter().map(String::as_str)).ok_or_else(|| {
            let known: Vec<&str> = Scope::ALL.iter().map(|scope| scope.word()).collect();
            ConfigRefused::value(
                "federation.default_scopes",
                format!("choose among {}", known.join(", ")),
            )
        })
    }

    /// What may be reached with `--dev` besides public addresses.
    pub fn networks(&self) -> Checked<(Vec<AddressBlock>, Schemes)> {
        let parse = |text: &String| {
            AddressBlock::parse(text).map_err(|e| ConfigRefused::value("dev.allow_networks", e))
        };
        let networks = self
            .dev
            .allow_networks
            .iter()
            .map(parse)
            .collect::<Checked<_>>()?;
        let schemes = if self.dev.allow_http {
            Schemes::HttpToo
        } else {
            Schemes::HttpsOnly
        };
        Ok((networks, schemes))
    }

    /// Windows, retries and bounds for the federation.
    pub fn tuning(&self) -> Checked<federation::Tuning> {
        let tuning = &self.federation.tuning;
        let scheme = |word: &String| match word.as_str() {
            "cavage" => Some(Preferred::Cavage),
            "rfc9421" => Some(Preferred::Rfc9421),
            _ => None,
        };
        let schemes: Option<Vec<Preferred>> = tuning.schemes.iter().map(scheme).collect();
        let schemes = schemes.filter(|schemes| !schemes.is_empty()).ok_or_else(|| {
            ConfigRefused::value(
                "federation.tuning.schemes",
                "write cavage and rfc9421 in the order to be tried",
            )
        })?;
        if tuning.stranger_retry_seconds.is_empty() {
            let what = "write the pause before each try, 0 first";
            return Err(ConfigRefused::value(
                "federation.tuning.stranger_retry_seconds",
                what,
            ));
        }
        let reconcile_hour = self.federation.reconcile_hour;
        if reconcile_hour > 23 {
            let what = "an hour is 0 to 23".to_owned();
            return Err(ConfigRefused::value("federation.reconcile_hour", what));
        }
        Ok(federation::Tuning {
            mode: self.federation_mode()?,
            schemes,
            peer_window: window(tuning.peer_window_seconds),
            stranger_window: window(tuning.stranger_window_seconds),
            key_cache_seconds: tuning.key_cache_seconds.into(),
            key_negative_cache_seconds: tuning.key_negative_cache_seconds,
            peer_retry_first_seconds: tuning.peer_retry_first_seconds,
            peer_retry_cap_seconds: tuning.peer_retry_cap_seconds,
            retry_days: self.federation.retry_days,
            stranger_retry_seconds: tuning.stranger_retry_seconds.clone(),
            new_events_per_host_per_day: tuning.new_events_per_host_per_day,
            fetch: self.fetch(),
            bounds: self.fetch_bounds()?,
            inbox_per_client_per_minute: tuning.rates_per_minute.inbox_per_client,
            inbox_per_host_per_minute: tuning.rates_per_minute.inbox_per_peer,
            fetch_per_host_per_minute: tuning.rates_per_minute.fetch_per_host,
            keys_per_unknown_host_per_minute: tuning.rates_per_minute.keys_per_unknown_host,
            keys_of_unknown_hosts_per_minute: tuning.rates_per_minute.keys_of_unknown_hosts,
            notice_days: self.notice_days()?,
            backfill_days: self.federation.backfill_days.into(),
            reconcile_hour,
            ..federation::Tuning::default()
        })
    }

    /// Bounds of all that one activity may make us fetch.
    fn fetch_bounds(&self) -> Checked<FetchBounds> {
        let fetch = &self.federation.tuning.fetch;
        if fetch.per_activity == 0 || fetch.depth == 0 {
            let what = "write 1 or more: the key of whoever speaks has to be fetched";
            return Err(ConfigRefused::value("federation.tuning.fetch", what));
        }
        Ok(FetchBounds {
            fetches: fetch.per_activity,
            depth: fetch.depth,
            pages: fetch.pages,
            items: fetch.items,
            ..FetchBounds::default()
        })
    }

    /// Bounds of one fetch.
    pub fn fetch(&self) -> FetchSettings {
        let fetch = &self.federation.tuning.fetch;
        FetchSettings {
            redirects_max: fetch.redirects as usize,
            limits: Limits {
                body_bytes_max: fetch.kib as usize * 1024,
                read: Duration::from_secs(fetch.read_seconds.into()),
                total: Duration::from_secs(fetch.total_seconds.into()),
            },
        }
    }
}

fn window([back, ahead]: [u32; 2]) -> Window {
    Window {
        back_seconds: back.into(),
        ahead_seconds: ahead.into(),
    }
}

fn optional<T, E: std::fmt::Display>(
    key: &'static str,
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Checked<Option<T>> {
    match text {
        "" => Ok(None),
        text => parse(text)
            .map(Some)
            .map_err(|error| ConfigRefused::value(key, error)),
    }
}

/// `members`, `peers` or `public`.
pub(crate) fn audience(word: &str) -> Option<Audience> {
    match word {
        "members" => Some(Audience::Members),
        "peers" => Some(Audience::AllPeers),
        "public" => Some(Audience::Public),
        _ => None,
    }
}

/// Words of scopes; nothing when one is unknown or there is none.
pub(crate) fn scopes<'w>(words: impl Iterator<Item = &'w str>) -> Option<Scopes> {
    let scopes: Option<Scopes> = words.map(|word| Scope::from_word(word.trim())).collect();
    scopes.filter(|scopes| !scopes.is_empty())
}
