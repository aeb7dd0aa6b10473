//! `/offers`: what other communities offer the member whose token it is, whether it is hers to use now, and what it depends on
//! (F16, need 0.15). Nobody else reads it.

use axum::extract::State;
use axum::response::Response;
use community::see_benefits::{BenefitShown, see_benefits};
use community::who_qualifies::{Condition, Reason};
use domain::{AppliesTo, Benefit, Iri, OfferPrice, Origin, Title};
use edge::{Doors, Problem};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::access::Reader;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::Items;

/// All of them.
pub(crate) const LIST: Operation = Operation {
    id: "listOffers",
    tag: "offers",
    summary: "What other communities offer the member whose token it is: hers to use now first, then what is not, each with what it \
              depends on. It is claimed in a browser, at its `id`.",
    access: Access::Read,
    answer: Answer::shown(
        "Each: what it gives, from when until when, and whether she qualifies.",
        "OfferList",
        || json!({ "items": [example()] }),
    ),
    ..Operation::PLAIN
};

fn example() -> Value {
    json!({ "id": "https://london.example/offers/01JD7ZK4T9V3W8M2N6P0Q5R1S7", "community": "https://london.example",
        "name": "Thames Partner Chapter", "agreement": "https://london.example/agreements/7", "term": 1,
        "benefit": { "kind": "percent", "value": "10", "currency": "GBP", "months": 12 },
        "applies_to": ["joining"], "restrictions": "Not for dinners.", "uses_per_member": 1,
        "valid_from": "2027-01-01T00:00:00Z", "valid_through": "2027-12-31T23:59:59Z",
        "price": { "level": "Chapter", "full": "180.00", "after": "162.00", "currency": "GBP" }, "qualifies": true,
        "conditions": [{ "condition": "level", "met": true }, { "condition": "standing", "met": true }] })
}

/// The words of [`ConditionView`].
pub(crate) const CONDITIONS: [&str; 6] = ["level", "standing", "region", "distance", "not_begun", "ended"];

#[derive(Serialize)]
struct OfferView {
    id: Iri,
    community: Origin,
    name: String,
    agreement: Iri,
    term: u8,
    benefit: BenefitView,
    applies_to: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    restrictions: Option<Title>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uses_per_member: Option<u32>,
    valid_from: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_through: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<OfferPrice>,
    qualifies: bool,
    conditions: Vec<ConditionView>,
}

#[derive(Serialize)]
struct BenefitView {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    months: Option<u16>,
}

impl From<&Benefit> for BenefitView {
    fn from(benefit: &Benefit) -> Self {
        Self {
            kind: benefit.kind.word(),
            value: benefit.value.as_ref().map(ToString::to_string),
            currency: benefit.currency.as_ref().map(ToString::to_string),
            months: benefit.months,
        }
    }
}

#[derive(Serialize)]
struct ConditionView {
    condition: &'static str,
    met: bool,
}

impl From<&Reason> for ConditionView {
    fn from(reason: &Reason) -> Self {
        Self {
            condition: match reason.condition {
                Condition::Level { .. } => "level",
                Condition::Standing => "standing",
                Condition::Region => "region",
                Condition::Distance { .. } => "distance",
                Condition::NotBegun { .. } => "not_begun",
                Condition::Ended { .. } => "ended",
            },
            met: reason.met,
        }
    }
}

impl From<BenefitShown> for OfferView {
    fn from(shown: BenefitShown) -> Self {
        let (offer, reasons) = (shown.offer, shown.qualifies.reasons());
        let applies_to = AppliesTo::ALL.into_iter();
        Self {
            benefit: BenefitView::from(&offer.term.benefit),
            applies_to: applies_to
                .filter(|what| offer.term.applies_to(*what))
                .map(AppliesTo::word)
                .collect(),
            qualifies: shown.qualifies.is_yes(),
            conditions: reasons.iter().map(ConditionView::from).collect(),
            id: offer.id,
            community: offer.host,
            name: shown.name,
            agreement: offer.document,
            term: offer.term.number,
            uses_per_member: offer.term.uses_per_member,
            restrictions: offer.term.restrictions,
            valid_from: offer.valid_from,
            valid_through: offer.valid_through,
            price: offer.example,
        }
    }
}

/// Answers them.
pub(crate) async fn list(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let (node, who) = (&doors.node, &caller.membership);
    let now = node.now();
    let benefits = node.database.read(|tx| see_benefits(tx, who, now))?;
    let all = benefits.ready.into_iter().chain(benefits.not_yet);
    Ok(Items::whole(all.map(OfferView::from).collect()))
}

#[cfg(test)]
mod tests {
    use domain::{BenefitKind, BenefitTerm, HeldOffer, Peering, PeeringState, Scope, Side};
    use http::StatusCode;
    use store::{held_offers, peerings};

    use super::*;
    use crate::world::World;

    fn iri(path: &str) -> Iri {
        Iri::parse(&format!("https://london.example/{path}")).unwrap()
    }

    fn offer(tiers: &[&str]) -> HeldOffer {
        HeldOffer {
            id: iri("offers/1"),
            host: iri("").origin(),
            host_group: iri("c/london"),
            document: iri("agreements/7"),
            term: BenefitTerm {
                number: 1,
                grantor: iri("c/london"),
                tiers: tiers.iter().map(|tier| Iri::parse(tier).unwrap()).collect(),
                good_standing: true,
                benefit: Benefit {
                    kind: BenefitKind::FreeMonths,
                    value: None,
                    currency: None,
                    months: Some(2),
                },
                applies_to: [AppliesTo::Joining].into(),
                cap_per_year: None,
                uses_per_member: None,
                same_region_excluded: false,
                max_distance_km: None,
                restrictions: None,
                make_up: false,
            },
            revision: 1,
            valid_from: Timestamp::UNIX_EPOCH,
            valid_through: None,
            redeem: iri("offers/1/redeem"),
            example: None,
            updated: Timestamp::UNIX_EPOCH,
            removed: false,
        }
    }

    fn peering() -> Peering {
        Peering {
            peer: iri("").origin(),
            group: iri("c/london"),
            application: iri("actor"),
            name: Title::parse("London").unwrap(),
            state: PeeringState::Active,
            agreement: iri("agreements/1"),
            own_agreement: None,
            offer: iri("activities/offer"),
            offered: [Scope::Offers].into(),
            active: [Scope::Offers].into(),
            proposed: Side::Them,
            key_pins: Vec::new(),
            rotations: Vec::new(),
            note: None,
            digest: "zQm".to_owned(),
            signed_offer: String::new(),
            signed_accept: None,
            since: Timestamp::UNIX_EPOCH,
            changed: Timestamp::UNIX_EPOCH,
            ended: None,
        }
    }

    /// 0.15
    #[tokio::test]
    async fn a_program_reads_what_is_offered_to_its_member_and_why_not() {
        let world = World::new().await;
        let database = world.database();
        let own = database.read(store::community::identity).unwrap().unwrap();
        let network = format!("{}/tiers/network", own.group());
        for (tier, qualifies) in [
            ("https://a.example/c/a/tiers/gold", false),
            (network.as_str(), true),
        ] {
            database
                .transact_blocking(|tx| {
                    peerings::put(tx, &peering())?;
                    held_offers::put(tx, &offer(&[tier]))
                })
                .unwrap();
            let listed = world.as_member().get("/api/v1/offers").await;
            assert_eq!(listed.status, StatusCode::OK, "{}", listed.text());
            let [offer] = &listed.json["items"].as_array().unwrap()[..] else {
                panic!("one is offered: {}", listed.text());
            };
            assert_eq!(offer["qualifies"], qualifies, "{offer}");
            assert_eq!(
                offer["conditions"][0],
                json!({ "condition": "level", "met": qualifies })
            );
            assert_eq!(offer["benefit"], json!({ "kind": "freeMonths", "months": 2 }));
            assert_eq!(
                (&offer["name"], &offer["uses_per_member"]),
                (&json!("London"), &Value::Null)
            );
        }
        assert_eq!(
            world.as_stranger().get("/api/v1/offers").await.status,
            StatusCode::UNAUTHORIZED
        );
    }
}
