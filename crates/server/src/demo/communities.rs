//! The three communities of the demonstration: who they are, and what stands in their configuration.

use std::path::{Path, PathBuf};

use domain::Zone;
use toml::Value;

use crate::config::{Config, ConfigRefused, FILE_NAME, annotated};

/// One of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Community {
    /// Puget Sound Partner Chapter.
    Seattle,
    /// Thames Partner Chapter.
    London,
    /// Agora North.
    Agora,
}

/// What differs between them.
pub(super) struct Profile {
    /// First part of the host, last part of the community's address, and its folder.
    pub(super) slug: &'static str,
    pub(super) name: &'static str,
    governance: &'static str,
    audience: &'static str,
    modality: &'static str,
    ecosystem: &'static str,
    country: &'static str,
    pub(super) currency: &'static str,
    zone: &'static str,
    languages: &'static [&'static str],
    operator: &'static str,
    /// The level that people join at and lapse to.
    free: &'static str,
    /// Locales from which names are drawn, in turn.
    pub(super) locales: &'static [&'static str],
    /// Whom the guide presents: an officer and a member.
    pub(super) faces: [&'static str; 2],
    /// Who is given a link to sign in by at each start: office, handle.
    pub(super) signs_in: &'static [(&'static str, &'static str)],
}

const SEATTLE: Profile = Profile {
    slug: "seattle",
    name: "Puget Sound Partner Chapter",
    governance: "association",
    audience: "partners_only",
    modality: "hybrid",
    ecosystem: "microsoft",
    country: "US",
    currency: "USD",
    zone: "America/Los_Angeles",
    languages: &["en", "es"],
    operator: "",
    free: "network",
    locales: &["en", "es"],
    faces: ["idris", "maren"],
    signs_in: &[
        ("president", "idris"),
        ("moderator", "tomasine"),
        ("member", "maren"),
        ("newcomer", "wendeline"),
    ],
};

const LONDON: Profile = Profile {
    slug: "london",
    name: "Thames Partner Chapter",
    governance: "association",
    audience: "mixed",
    modality: "hybrid",
    ecosystem: "microsoft",
    country: "GB",
    currency: "GBP",
    zone: "Europe/London",
    languages: &["en", "fr"],
    operator: "",
    free: "network",
    locales: &["en", "fr"],
    faces: ["oluwaseyi", "beatrix"],
    signs_in: &[("operator", "oluwaseyi"), ("member", "beatrix")],
};

const AGORA: Profile = Profile {
    slug: "agora",
    name: "Agora North",
    governance: "commercial",
    audience: "mixed",
    modality: "online",
    ecosystem: "multi_vendor",
    country: "SE",
    currency: "EUR",
    zone: "Europe/Stockholm",
    languages: &["en", "sv", "de"],
    operator: "Agora North Community AB",
    free: "free",
    locales: &["sv", "en", "de"],
    faces: ["sunniva", "gustavo"],
    signs_in: &[("member", "gustavo")],
};

impl Community {
    /// In the order of their ports.
    pub(super) const ALL: [Self; 3] = [Self::Seattle, Self::London, Self::Agora];

    pub(super) fn profile(self) -> &'static Profile {
        match self {
            Self::Seattle => &SEATTLE,
            Self::London => &LONDON,
            Self::Agora => &AGORA,
        }
    }

    /// The first letter, by which the lists of organisations name it.
    pub(super) fn letter(self) -> char {
        match self {
            Self::Seattle => 's',
            Self::London => 'l',
            Self::Agora => 'a',
        }
    }

    /// The town people say.
    pub(super) fn town(self) -> &'static str {
        match self {
            Self::Seattle => "Seattle",
            Self::London => "London",
            Self::Agora => "Agora",
        }
    }

    pub(super) fn zone(self) -> Zone {
        Zone::parse(self.profile().zone)
            .expect("the zones above are in the bundled database; a test parses them")
    }

    /// Its public address.
    pub(super) fn origin(self, port: u16) -> String {
        format!("http://{}.localhost:{port}", self.profile().slug)
    }

    /// Its folder inside the one of the demonstration.
    pub(super) fn folder(self, dir: &Path) -> PathBuf {
        dir.join(self.profile().slug)
    }

    /// The text of its configuration, as an operator would keep it.
    pub(super) fn configuration(self, dir: &Path, port: u16) -> String {
        let profile = self.profile();
        let languages: Vec<Value> = profile.languages.iter().map(|tag| Value::from(*tag)).collect();
        annotated(&[
            ("node.base_url", Value::from(self.origin(port))),
            ("node.listen", Value::from(format!("127.0.0.1:{port}"))),
            (
                "node.data_dir",
                Value::from(self.folder(dir).to_string_lossy().into_owned()),
            ),
            ("node.log", Value::from("warn")),
            ("community.name", Value::from(profile.name)),
            ("community.slug", Value::from(profile.slug)),
            ("community.governance", Value::from(profile.governance)),
            ("community.audience", Value::from(profile.audience)),
            ("community.modality", Value::from(profile.modality)),
            ("community.ecosystem", Value::from(profile.ecosystem)),
            ("community.languages", Value::from(languages)),
            ("community.timezone", Value::from(profile.zone)),
            ("community.country", Value::from(profile.country)),
            ("community.currency", Value::from(profile.currency)),
            ("community.operator_name", Value::from(profile.operator)),
            ("membership.default_tier", Value::from(profile.free)),
            ("membership.lapse_to", Value::from(profile.free)),
            ("events.default_audience", Value::from("public")),
            // Somebody watches: a node that was away is tried again soon, and nobody waits for a bucket to refill.
            ("federation.tuning.peer_retry_first_seconds", Value::from(1)),
            ("federation.tuning.peer_retry_cap_seconds", Value::from(8)),
            ("federation.tuning.key_negative_cache_seconds", Value::from(2)),
            (
                "federation.tuning.rates_per_minute.inbox_per_peer",
                Value::from(6_000),
            ),
            (
                "federation.tuning.rates_per_minute.fetch_per_host",
                Value::from(6_000),
            ),
            ("federation.tuning.rates_per_minute.login", Value::from(600)),
            ("federation.tuning.rates_per_minute.signup", Value::from(600)),
            ("federation.tuning.rates_per_minute.code", Value::from(600)),
            (
                "federation.tuning.rates_per_minute.mail_per_recipient",
                Value::from(600),
            ),
            ("mail.rate_per_minute", Value::from(6_000)),
            // Three nodes cannot share one port for figures, and nobody watches a demonstration.
            ("metrics.listen", Value::from("")),
        ])
    }

    /// Where that text lies.
    pub(super) fn configuration_file(self, dir: &Path) -> PathBuf {
        self.folder(dir).join(FILE_NAME)
    }

    /// The same, read.
    pub(super) fn config(self, dir: &Path, port: u16) -> Result<Config, ConfigRefused> {
        Config::parse(&self.configuration(dir, port))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_community_has_a_configuration_of_its_own() {
        for (community, port) in Community::ALL.into_iter().zip(8101..) {
            let config = community.config(Path::new("x"), port).unwrap();
            let profile = community.profile();
            assert_eq!(
                config.node.base_url,
                format!("http://{}.localhost:{port}", profile.slug)
            );
            assert_eq!(config.community.name, profile.name);
            assert_eq!(config.zone().unwrap(), community.zone());
            assert_eq!(config.federation.tuning.peer_retry_first_seconds, 1);
            assert_eq!(config.federation.tuning.rates_per_minute.fetch_per_host, 6_000);
            assert_eq!(config.federation.tuning.rates_per_minute.code, 600);
            assert_eq!(config.metrics_listen().unwrap(), None);
        }
        assert_eq!(
            Community::Agora
                .config(Path::new("x"), 1)
                .unwrap()
                .community
                .governance,
            "commercial"
        );
    }
}
