//! What the configuration says of people: at which level they join, from which lists they pick and how much, who sees it.

use community::Dues;
use community::change_profile::ProfileLimits;
use domain::{Ecosystem, Enrolment, MemberProfile, PaymentLink, Slug, Taxonomy, Visibility};

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

    /// What is decided about dues (F02).
    pub fn dues(&self) -> Result<Dues, ConfigRefused> {
        let grace_days = self.membership.grace_days;
        if grace_days > Enrolment::GRACE_DAYS_MAX {
            return Err(ConfigRefused::value("membership.grace_days", "write 0 to 365"));
        }
        let payment_link = match self.membership.payment_url.as_str() {
            "" => None,
            text => Some(
                PaymentLink::parse(text)
                    .map_err(|refused| ConfigRefused::value("membership.payment_url", refused))?,
            ),
        };
        let reminder_days = self.membership.renewal_reminder_days.clone();
        let fits = |days: &u16| (1..=Dues::REMINDER_DAYS_MAX).contains(days);
        if reminder_days.len() > Dues::REMINDERS_MAX || !reminder_days.iter().all(fits) {
            return Err(ConfigRefused::value(
                "membership.renewal_reminder_days",
                "write at most 10 numbers from 1 to 365",
            ));
        }
        let lapse_to = Slug::parse(&self.membership.lapse_to)
            .map_err(|refused| ConfigRefused::value("membership.lapse_to", refused))?;
        Ok(Dues {
            grace_days,
            lapse_to,
            reminder_days,
            payment_link,
        })
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
