//! The two communities of an agreement, as its pages name them, and their levels.

use std::collections::BTreeMap;

use domain::{Amount, Currency, Iri, Origin};
use store::{StoreError, Transaction, community, peerings, tiers};

use crate::cards::peer_host;
use crate::visit::Visit;

/// Both communities.
#[derive(Clone, Debug)]
pub(crate) struct Parties {
    /// Ours.
    pub(crate) us: Party,
    /// The other.
    pub(crate) them: Party,
}

/// One of them.
#[derive(Clone, Debug)]
pub(crate) struct Party {
    /// Its actor.
    pub(crate) group: Iri,
    pub(crate) name: String,
    /// What its bloom is drawn from.
    pub(crate) key: String,
    /// What its prices are in, as far as it said.
    pub(crate) currency: Option<Currency>,
    /// Its levels by their addresses, as far as it said.
    pub(crate) levels: BTreeMap<Iri, LevelKnown>,
}

/// A level of membership.
#[derive(Clone, Debug)]
pub(crate) struct LevelKnown {
    pub(crate) name: String,
    /// For one period.
    pub(crate) price: Amount,
    /// How long a payment lasts, where that is known.
    pub(crate) months: Option<u16>,
}

impl Parties {
    /// Reads what is known of us and of the community at an origin, whose actor may be known from the agreement.
    pub(super) fn read(
        tx: &mut Transaction<'_>,
        visit: &Visit,
        peer: &Origin,
        group: &Iri,
    ) -> Result<Self, StoreError> {
        let own = &visit.site.doors.node.group;
        let mut levels = BTreeMap::new();
        for tier in tiers::all(tx)?.into_iter().filter(domain::Tier::is_offered) {
            let known = LevelKnown {
                name: tier.name.to_string(),
                price: tier.price,
                months: tier.period_months,
            };
            levels.insert(domain::tier_iri(own, &tier.id), known);
        }
        let us = Party {
            group: own.clone(),
            name: visit.community.name.clone(),
            key: visit.community.key.clone(),
            currency: community::profile(tx)?.map(|profile| profile.currency),
            levels,
        };
        let host = peer_host(tx, peer, group.as_str())?;
        let said = peerings::profile_shared(tx, peer)?;
        let levels = said.as_ref().map(|profile| {
            let tiers = profile.tiers.iter();
            let known = tiers.map(|tier| {
                let known = LevelKnown {
                    name: tier.name.to_string(),
                    price: tier.price.clone(),
                    months: None,
                };
                (tier.id.clone(), known)
            });
            known.collect()
        });
        let them = Party {
            group: group.clone(),
            name: host.name,
            key: host.key,
            currency: said.as_ref().and_then(|profile| profile.currency.clone()),
            levels: levels.unwrap_or_default(),
        };
        Ok(Self { us, them })
    }

    /// Whoever gives, and whose members get it; a community that is neither is read as the other one.
    pub(super) fn host_and_home(&self, grantor: &Iri) -> (&Party, &Party) {
        match *grantor == self.us.group {
            true => (&self.us, &self.them),
            false => (&self.them, &self.us),
        }
    }
}

impl Party {
    /// A level by its name; one that its community no longer tells of goes by the end of its address.
    pub(super) fn level(&self, level: &Iri) -> String {
        match self.levels.get(level) {
            Some(known) => known.name.clone(),
            None => {
                let path = level.path_and_query();
                path.rsplit('/').next().unwrap_or(path).to_owned()
            }
        }
    }
}
