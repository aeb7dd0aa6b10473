//! What the configuration says of people: at which level they join, from which lists they pick.

use domain::{Ecosystem, Slug, Taxonomy};

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
