//! What a signed agreement gives members of another community, as the host tells of it and the home keeps it (F16, need 0.15).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{AgreementId, Amount, BenefitTerm, Currency, Iri, OfferId, Origin, Title};

/// What we, the host, give members of one other community. It stands for one term of a signed agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnOffer {
    /// The last part of its address.
    pub id: OfferId,
    /// The node of the community whose members it is for.
    pub partner: Origin,
    /// That community.
    pub partner_group: Iri,
    /// The agreement, by our own name for it.
    pub agreement: AgreementId,
    /// The document both signed.
    pub document: Iri,
    /// The term of it.
    pub term: BenefitTerm,
    /// From 1; one more with each change.
    pub revision: u64,
    /// From when: the start of the agreement.
    pub valid_from: Timestamp,
    /// Until when; vouchers issued before are honoured until they expire. Absent: until somebody ends it.
    pub valid_through: Option<Timestamp>,
    /// When it was taken away altogether.
    pub withdrawn: Option<Timestamp>,
    /// When it last changed.
    pub updated: Timestamp,
}

impl OwnOffer {
    /// Whether members may claim it now.
    pub fn in_force(&self, now: Timestamp) -> bool {
        self.withdrawn.is_none() && is_within(now, self.valid_from, self.valid_through)
    }
}

/// What another community, the host, gives our members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldOffer {
    /// Its address, on the host's server.
    pub id: Iri,
    /// The host's node.
    pub host: Origin,
    /// The host.
    pub host_group: Iri,
    /// The document both signed.
    pub document: Iri,
    /// The term of it.
    pub term: BenefitTerm,
    /// As the host counts.
    pub revision: u64,
    /// From when.
    pub valid_from: Timestamp,
    /// Until when; absent: until somebody ends it.
    pub valid_through: Option<Timestamp>,
    /// Where a browser brings a voucher; on the host's server.
    pub redeem: Iri,
    /// What it comes to, as the host reckons it for one of its levels.
    pub example: Option<OfferPrice>,
    /// When the host last changed it.
    pub updated: Timestamp,
    /// Whether the host took it away altogether.
    pub removed: bool,
}

impl HeldOffer {
    /// Whether members may have a voucher for it now.
    pub fn in_force(&self, now: Timestamp) -> bool {
        !self.removed && is_within(now, self.valid_from, self.valid_through)
    }
}

/// The price of one level before and after the benefit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferPrice {
    /// What it costs.
    pub full: Amount,
    /// What is left to pay.
    pub after: Amount,
    /// In what.
    pub currency: Currency,
    /// The level's name.
    pub level: Title,
}

fn is_within(now: Timestamp, from: Timestamp, through: Option<Timestamp>) -> bool {
    from <= now && through.is_none_or(|through| now < through)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AppliesTo, Benefit, BenefitKind};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn own() -> OwnOffer {
        let home = Iri::parse("https://b.example/c/b").unwrap();
        OwnOffer {
            id: OfferId::new(1, [1; 10]),
            partner: home.origin(),
            agreement: AgreementId::new(1, [2; 10]),
            document: Iri::parse("https://a.example/agreements/1").unwrap(),
            term: BenefitTerm {
                number: 1,
                grantor: Iri::parse("https://a.example/c/a").unwrap(),
                tiers: [Iri::parse("https://b.example/c/b/tiers/full").unwrap()].into(),
                good_standing: true,
                benefit: Benefit {
                    kind: BenefitKind::FreeMonths,
                    value: None,
                    currency: None,
                    months: Some(2),
                },
                applies_to: [AppliesTo::Joining].into(),
                cap_per_year: None,
                uses_per_member: Some(1),
                same_region_excluded: false,
                max_distance_km: None,
                restrictions: None,
                make_up: false,
            },
            partner_group: home,
            revision: 1,
            valid_from: at(100),
            valid_through: Some(at(200)),
            withdrawn: None,
            updated: at(100),
        }
    }

    /// 0.15
    #[test]
    fn an_offer_counts_from_its_first_moment_to_its_last() {
        for (second, counts) in [(99, false), (100, true), (199, true), (200, false)] {
            assert_eq!(own().in_force(at(second)), counts, "{second}");
        }
        let for_ever = OwnOffer {
            valid_through: None,
            ..own()
        };
        assert!(for_ever.in_force(at(1_000_000)));
        let withdrawn = OwnOffer {
            withdrawn: Some(at(120)),
            ..for_ever
        };
        assert!(!withdrawn.in_force(at(150)));
        let stored = serde_json::to_string(&own()).unwrap();
        assert_eq!(serde_json::from_str::<OwnOffer>(&stored).unwrap(), own());
    }

    /// 0.15
    #[test]
    fn an_offer_that_the_host_took_away_is_none() {
        let own = own();
        let held = HeldOffer {
            id: Iri::parse("https://a.example/offers/1").unwrap(),
            host: Iri::parse("https://a.example/c/a").unwrap().origin(),
            host_group: own.term.grantor.clone(),
            document: own.document,
            term: own.term,
            revision: 1,
            valid_from: at(100),
            valid_through: None,
            redeem: Iri::parse("https://a.example/offers/1/redeem").unwrap(),
            example: None,
            updated: at(100),
            removed: false,
        };
        assert!(held.in_force(at(100)) && !held.in_force(at(99)));
        let removed = HeldOffer {
            removed: true,
            ..held
        };
        assert!(!removed.in_force(at(100)));
    }
}
