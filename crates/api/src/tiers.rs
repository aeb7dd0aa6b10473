//! `/tiers`: the levels of membership, for everybody; officers describe them, and offer one no more or again (F02).

use std::collections::BTreeSet;

use ::community::drawn_from::Version;
use ::community::retire_tier::{RetireTierRefused, offer_tier, retire_tier};
use ::community::set_tier::{SetTierRefused, set_tier_for};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::{Amount, Currency, Kind, Slug, Tier, TierRefused, Title};
use edge::{Doors, Node, Problem, Reason};
use http::{HeaderMap, header};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{StoreError, community, tiers};

use crate::access::{Chief, Visitor};
use crate::etag;
use crate::event_input::{invalid, wrong};
use crate::input::Body;
use crate::named::named;
use crate::openapi::atoms;
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter, Shape};
use crate::page::Items;

/// All of them.
pub(crate) const LIST: Operation = Operation {
    id: "listTiers",
    tag: "dues",
    summary: "The levels of membership: what each costs for how long, who may have it, what it brings.",
    access: Access::Anyone,
    answer: Answer::shown(
        "All levels, by their ids.",
        "TierList",
        || json!({ "items": [example()] }),
    ),
    ..Operation::PLAIN
};

/// One of them.
pub(crate) const SHOW: Operation = Operation {
    id: "showTier",
    tag: "dues",
    summary: "One level of membership.",
    access: Access::Anyone,
    answer: VERSIONED,
    ..Operation::PLAIN
};

/// A new one, or another description of one.
pub(crate) const SET: Operation = Operation {
    headers: &[
        Parameter {
            name: "If-Match",
            what: "The `ETag` it had, or several with commas; a level that somebody changed since is not overwritten. `*` for \
                   a level that is there, whatever it is: none is made.",
            need: Need::Optional,
            schema: atoms::words,
            example: "*",
        },
        Parameter {
            name: "If-None-Match",
            what: "`*` for a new level; one that is there is not overwritten.",
            need: Need::Optional,
            schema: atoms::words,
            example: "",
        },
    ],
    body: Some(Shape {
        schema: "TierInput",
        example: || {
            json!({ "name": "Chapter", "price": "240", "period_months": 12, "kinds": ["partner", "vendor"],
                "benefits": ["Rooms of the chapter"] })
        },
    }),
    refusals: &[
        (
            409,
            "A level of one person never becomes one of an organisation, or there are too many.",
        ),
        (
            412,
            "Somebody changed it since it was read, or it was to be there and is not.",
        ),
    ],
    ..Operation::of_officers(
        "setTier",
        "dues",
        "Describe a level of membership, new or known; what people have paid for stays theirs.",
        VERSIONED,
    )
};

/// Nobody new gets it.
pub(crate) const RETIRE: Operation = Operation {
    refusals: &[(409, "People join at it, or go on at it when they do not pay.")],
    ..Operation::of_officers(
        "retireTier",
        "dues",
        "Offer a level to nobody new; whoever has it keeps it until what she paid for is over.",
        VERSIONED,
    )
};

/// Members may choose it again.
pub(crate) const OFFER: Operation =
    Operation::of_officers("offerTier", "dues", "Offer a level again.", VERSIONED);

const VERSIONED: Answer = Answer {
    headers: &["ETag"],
    ..Answer::shown("The level.", "Tier", example)
};

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TierInput {
    name: String,
    price: String,
    period_months: Option<u16>,
    seats: Option<u16>,
    kinds: Option<BTreeSet<Kind>>,
    benefits: Option<Vec<String>>,
}

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
    #[serde(skip_serializing_if = "Option::is_none")]
    retired_on: Option<Date>,
}

impl TierView {
    fn of(tier: Tier, currency: Option<Currency>) -> Self {
        Self {
            id: tier.id,
            name: tier.name,
            price: tier.price,
            currency,
            period_months: tier.period_months,
            seats: tier.seats,
            kinds: tier.kinds,
            benefits: tier.benefits,
            retired_on: tier.retired,
        }
    }
}

/// Answers all; they are the same for everybody.
pub(crate) async fn list(State(doors): State<Doors>, _visitor: Visitor) -> Result<Response, Problem> {
    let (all, profile) = doors
        .node
        .database
        .read(|tx| Ok::<_, StoreError>((tiers::all(tx)?, community::profile(tx)?)))?;
    let currency = profile.map(|profile| profile.currency);
    let view = |tier| TierView::of(tier, currency.clone());
    Ok(Items::whole(all.into_iter().map(view).collect()))
}

/// Answers one, to anybody.
pub(crate) async fn show(
    State(doors): State<Doors>,
    _visitor: Visitor,
    Path(tier): Path<String>,
) -> Result<Response, Problem> {
    answer(&doors.node, &named(&tier, Slug::parse)?)
}

/// Describes one.
pub(crate) async fn set(
    State(doors): State<Doors>,
    chief: Chief,
    Path(tier): Path<String>,
    headers: HeaderMap,
    Body { value: input, .. }: Body<TierInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let tier = input.tier(named(&tier, Slug::parse)?)?;
    let (drawn, now) = (etag::drawn(&headers), node.now());
    let set = node
        .database
        .transact(|tx| set_tier_for(tx, &chief.0, &tier, &drawn, now));
    set.await.map_err(|refused| {
        let sentence = refused.to_string();
        match refused {
            SetTierRefused::Tier(TierRefused::Period) => invalid("period_months", &sentence),
            SetTierRefused::Tier(TierRefused::Seats) => invalid("seats", &sentence),
            SetTierRefused::Tier(TierRefused::NoKind) => invalid("kinds", &sentence),
            SetTierRefused::Tier(TierRefused::Benefits) => invalid("benefits", &sentence),
            SetTierRefused::EntryCosts(_) => invalid("price", &sentence),
            SetTierRefused::Changed(_) => Problem::new(Reason::Changed, sentence),
            SetTierRefused::OneOrMany(_) | SetTierRefused::TooMany => {
                Problem::new(Reason::Conflict, sentence)
            }
            SetTierRefused::Store(error) => error.into(),
        }
    })?;
    answer(node, &tier.id)
}

/// Offers one to nobody new.
pub(crate) async fn retire(
    State(doors): State<Doors>,
    chief: Chief,
    Path(tier): Path<String>,
) -> Result<Response, Problem> {
    let (node, tier) = (&doors.node, named(&tier, Slug::parse)?);
    let (by, now) = (chief.0.member().handle.as_str(), node.now());
    let retired = node
        .database
        .transact(|tx| retire_tier(tx, by, &tier, &node.settings.dues, now));
    retired.await.map_err(stays)?;
    answer(node, &tier)
}

/// Offers one again.
pub(crate) async fn offer(
    State(doors): State<Doors>,
    chief: Chief,
    Path(tier): Path<String>,
) -> Result<Response, Problem> {
    let (node, tier) = (&doors.node, named(&tier, Slug::parse)?);
    let (by, now) = (chief.0.member().handle.as_str(), node.now());
    let offered = node.database.transact(|tx| offer_tier(tx, by, &tier, now));
    offered.await.map_err(stays)?;
    answer(node, &tier)
}

fn stays(refused: RetireTierRefused) -> Problem {
    match refused {
        RetireTierRefused::NoSuchTier(_) => Problem::not_found(),
        RetireTierRefused::Store(error) => error.into(),
        refused => Problem::new(Reason::Conflict, refused.to_string()),
    }
}

fn answer(node: &Node, id: &Slug) -> Result<Response, Problem> {
    let (all, profile) = node
        .database
        .read(|tx| Ok::<_, StoreError>((tiers::all(tx)?, community::profile(tx)?)))?;
    let tier = all.into_iter().find(|tier| tier.id == *id);
    let tier = tier.ok_or_else(Problem::not_found)?;
    let tag = [(header::ETAG, format!("\"{}\"", Version::of(&tier)))];
    let view = TierView::of(tier, profile.map(|profile| profile.currency));
    Ok((tag, Json(view)).into_response())
}

impl TierInput {
    fn tier(self, id: Slug) -> Result<Tier, Problem> {
        let benefits = self.benefits.unwrap_or_default();
        let benefits: Result<Vec<Title>, _> = benefits.iter().map(|line| Title::parse(line)).collect();
        Ok(Tier {
            name: Title::parse(&self.name).map_err(wrong("name"))?,
            price: Amount::parse(&self.price).map_err(wrong("price"))?,
            period_months: self.period_months,
            kinds: self.kinds.unwrap_or_else(|| BTreeSet::from(Kind::ALL)),
            benefits: benefits.map_err(wrong("benefits"))?,
            seats: self.seats,
            retired: None,
            id,
        })
    }
}

fn example() -> Value {
    json!({ "id": "chapter", "name": "Chapter", "price": "240", "currency": "USD", "period_months": 12,
        "kinds": ["partner", "vendor"], "benefits": ["Rooms of the chapter"] })
}

#[cfg(test)]
mod tests {
    use http::{Method, StatusCode};
    use serde_json::{Value, json};

    use crate::world::World;

    fn chapter(price: &str) -> Value {
        json!({ "name": "Chapter", "price": price, "period_months": 12 })
    }

    /// F02, E11: officers describe a level over what they read; a member does not.
    #[tokio::test]
    async fn an_officer_describes_a_level_over_what_she_read_and_offers_it_no_more() {
        let world = World::new().await;
        let officer = world.as_officer();
        let path = "/api/v1/tiers/chapter";
        assert_eq!(world.get(path).await.status, StatusCode::NOT_FOUND);
        let refused = world.as_reader().put(path, chapter("240")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let with = async |name: &str, tag: &str, price: &str| {
            let body = Some(chapter(price).to_string());
            officer.call(Method::PUT, path, &[(name, tag)], body).await.status
        };
        for tag in ["*", "\"0123456789abcdef0123456789abcdef\""] {
            let none_there = with("if-match", tag, "240").await;
            assert_eq!(none_there, StatusCode::PRECONDITION_FAILED, "{tag}");
        }
        assert_eq!(world.get(path).await.status, StatusCode::NOT_FOUND);
        let made = officer.put(path, chapter("240")).await;
        assert_eq!(
            (made.status, &made.json["price"]),
            (StatusCode::OK, &json!("240"))
        );
        let tag = made.header("etag").to_owned();
        assert_eq!(world.get(path).await.header("etag"), tag);
        assert_eq!(with("if-match", &tag, "250").await, StatusCode::OK);
        assert_eq!(
            with("if-match", &tag, "260").await,
            StatusCode::PRECONDITION_FAILED
        );
        assert_eq!(
            with("if-none-match", "*", "260").await,
            StatusCode::PRECONDITION_FAILED
        );
        assert_eq!(world.get(path).await.json["price"], "250");
        let now = world.get(path).await.header("etag").to_owned();
        for (tags, answer) in [
            (format!("{tag}, W/{now}"), StatusCode::PRECONDITION_FAILED),
            (format!("{tag}, {now}"), StatusCode::OK),
            ("*".to_owned(), StatusCode::OK),
        ] {
            assert_eq!(with("if-match", &tags, "250").await, answer, "{tags}");
        }
        for (field, wrong) in [
            ("price", json!({ "name": "Chapter", "price": "much" })),
            ("period_months", json!({ "name": "Chapter", "price": "240" })),
            ("kinds", json!({ "name": "Chapter", "price": "0", "kinds": [] })),
        ] {
            let refused = officer.put(path, wrong).await;
            let found = (refused.status, refused.json["field"].clone());
            assert_eq!(found, (StatusCode::UNPROCESSABLE_ENTITY, json!(field)));
        }
        let many = json!({ "name": "Chapter", "price": "250", "period_months": 12, "seats": 5 });
        assert_eq!(officer.put(path, many).await.status, StatusCode::CONFLICT);
        let retired = officer.post("/api/v1/tiers/chapter/retire", json!({})).await;
        assert!(retired.json["retired_on"].is_string(), "{}", retired.text());
        let offered = officer.post("/api/v1/tiers/chapter/offer", json!({})).await;
        assert_eq!(offered.json.get("retired_on"), None);
        let entry = officer.post("/api/v1/tiers/network/retire", json!({})).await;
        assert_eq!(entry.status, StatusCode::CONFLICT);
    }
}
