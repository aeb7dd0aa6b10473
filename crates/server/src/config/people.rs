//! What the configuration says of people: at which level they join, from which lists they pick and how much, who sees it.

use community::change_profile::ProfileLimits;
use domain::{Ecosystem, MemberProfile, Slug, Taxonomy, Visibility};

use super::{Config, ConfigRefused};
use crate::taxonomies;

impl Config {
    /// Of which vendors the community's members are partners (F01).
    pub fn ecosystem(&self) -> Result<Ecosystem, ConfigRefused> {
        Ecosystem::from_word(&self.community.ecosystem)
            .ok_or_else(|| ConfigRefused::value("community.ecosystem", "write microsoft or multi_vendor"))
    }

    /// The tier people join at; it costs nothing (need 4.10).
    pub fn default_tier(&self) -> Result<Slug, ConfigRefused> {
        Slug::parse(&self.membership.default_tier)
            .map_err(|refused| ConfigRefused::value("membership.default_tier", refused))
    }

    /// How much a member chooses, who sees it while she has not said, and how often members are looked for.
    pub fn profiles(&self) -> Result<edge::Profiles, ConfigRefused> {
        let most = |key: &'static str, chosen: u8| {
            let chosen = usize::from(chosen);
            match (1..=MemberProfile::CHOICES_MAX).contains(&chosen) {
                true => Ok(chosen),
                false => Err(ConfigRefused::value(key, "write 1 to 5")),
            }
        };
        Ok(edge::Profiles {
            limits: ProfileLimits {
                competencies_max: most("profile.max_competencies", self.profile.max_competencies)?,
                verticals_max: most("profile.max_verticals", self.profile.max_verticals)?,
            },
            default_visibility: Visibility::from_word(&self.profile.default_visibility).ok_or_else(|| {
                ConfigRefused::value(
                    "profile.default_visibility",
                    "write me, community, peers or public",
                )
            })?,
            asked_per_minute: self.federation.tuning.rates_per_minute.people,
        })
    }

    /// The lists people pick from: those named, else those of the ecosystem (F01, need 2.4).
    pub fn taxonomy(&self) -> Result<Taxonomy, ConfigRefused> {
        let name = match (self.profile.taxonomy.as_str(), self.ecosystem()?) {
            ("", Ecosystem::Microsoft) => taxonomies::OF_MICROSOFT,
            ("", Ecosystem::MultiVendor) => taxonomies::OF_SEVERAL_VENDORS,
            (named, _) => named,
        };
        taxonomies::load(name, &self.data_dir())
            .map_err(|refused| ConfigRefused::value("profile.taxonomy", refused))
    }
}
