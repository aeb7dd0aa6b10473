//! `/tiers`: the levels of membership, for everybody (F02).

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use domain::{Amount, Currency, Kind, Slug, Tier, Title};
use edge::{Doors, Problem};
use serde::Serialize;
use serde_json::{Value, json};
use store::{StoreError, community, tiers};

use crate::access::Visitor;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::Items;

/// All of them.
pub(crate) const LIST: Operation = Operation {
    id: "listTiers",
    tag: "dues",
    summary: "The levels of membership: what each costs for how long, who may have it, what it brings.",
    access: Access::Anyone,
    query: &[],
    headers: &[],
    body: None,
    answer: Answer::shown(
        "All levels, by their ids.",
        "TierList",
        || json!({ "items": [example()] }),
    ),
    refusals: &[],
};

#[derive(Serialize)]
struct TierView {
    id: Slug,
    name: Title,
    price: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<Currency>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period_months: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seats: Option<u16>,
    kinds: BTreeSet<Kind>,
    benefits: Vec<Title>,
}

/// Answers all; they are the same for everybody.
pub(crate) async fn list(State(doors): State<Doors>, _visitor: Visitor) -> Result<Response, Problem> {
    let (all, profile) = doors
        .node
        .database
        .read(|tx| Ok::<_, StoreError>((tiers::all(tx)?, community::profile(tx)?)))?;
    let currency = profile.map(|profile| profile.currency);
    let view = |tier: Tier| TierView {
        id: tier.id,
        name: tier.name,
        price: tier.price,
        currency: currency.clone(),
        period_months: tier.period_months,
        seats: tier.seats,
        kinds: tier.kinds,
        benefits: tier.benefits,
    };
    Ok(Items::whole(all.into_iter().map(view).collect()))
}

fn example() -> Value {
    json!({ "id": "chapter", "name": "Chapter", "price": "240", "currency": "USD", "period_months": 12,
        "kinds": ["partner", "vendor"], "benefits": ["Rooms of the chapter"] })
}
