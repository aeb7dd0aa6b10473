//! Levels of membership by command.

use std::collections::BTreeSet;

use community::retire_tier::{RetireTierRefused, offer_tier, retire_tier};
use community::see_tiers::{TierHeld, see_tiers};
use community::set_tier::{SetTierRefused, set_tier};
use domain::{Amount, Kind, Slug, Tier, Title};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::tiers;

use super::table::table;
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// What is asked about tiers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TierAsk {
    /// All of them.
    List,
    /// A new one, or another description of one; what is left out stays as it is.
    Set {
        /// `chapter`.
        id: String,
        /// As people read it.
        name: Option<String>,
        /// For one period.
        price: Option<String>,
        /// How long a payment lasts.
        months: Option<u16>,
        /// Who may have it.
        kinds: Vec<Kind>,
        /// What it brings; one empty text is nothing.
        benefits: Vec<String>,
        /// Makes it a bundle.
        seats: Option<u16>,
    },
    /// Nobody new gets it.
    Retire {
        /// `chapter`.
        id: String,
    },
    /// It may be chosen again.
    Offer {
        /// `chapter`.
        id: String,
    },
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: TierAsk) -> Performed {
    match ask {
        TierAsk::List => list(runtime),
        set @ TierAsk::Set { .. } => change(runtime, &set).await,
        TierAsk::Retire { id } => retire(runtime, &id).await,
        TierAsk::Offer { id } => offer(runtime, &id).await,
    }
}

fn list(runtime: &NodeRuntime) -> Performed {
    let node = runtime.node();
    let seen = see_tiers(&node.database, &node.settings.dues)?;
    let row = |held: &TierHeld| {
        let tier = &held.tier;
        let period = tier
            .period_months
            .map_or_else(String::new, |months| format!("{months} months"));
        let seats = tier.seats.map_or_else(String::new, |seats| seats.to_string());
        let note = match (&tier.retired, held.is_entry, held.is_lapsed_to) {
            (Some(day), ..) => format!("offered no more since {day}"),
            (None, true, _) => "people join here".to_owned(),
            (None, false, true) => "people go on here who do not pay".to_owned(),
            (None, false, false) => String::new(),
        };
        [
            tier.id.to_string(),
            tier.name.to_string(),
            tier.price.to_string(),
            period,
            seats,
            held.holders.to_string(),
            kinds(tier),
            note,
        ]
    };
    let rows: Vec<[String; 8]> = seen.tiers.iter().map(row).collect();
    let text = table(
        ["ID", "NAME", "PRICE", "PERIOD", "SEATS", "HELD BY", "FOR", ""],
        &rows,
        "no tiers",
    );
    let value = |held: &TierHeld| {
        let mut value = json!(held.tier);
        value["held_by"] = json!(held.holders);
        value
    };
    let values: Vec<_> = seen.tiers.iter().map(value).collect();
    Ok(Shown::new(values, text))
}

async fn retire(runtime: &NodeRuntime, id: &str) -> Performed {
    let (node, id) = (runtime.node(), parse(id)?);
    let now = node.now();
    let retired = node
        .database
        .transact(|tx| retire_tier(tx, "operator", &id, &node.settings.dues, now));
    let tier = retired.await.map_err(stays)?;
    let text = format!("{id} is offered to nobody new");
    Ok(Shown::new(tier, text))
}

async fn offer(runtime: &NodeRuntime, id: &str) -> Performed {
    let (node, id) = (runtime.node(), parse(id)?);
    let now = node.now();
    let offered = node.database.transact(|tx| offer_tier(tx, "operator", &id, now));
    let tier = offered.await.map_err(stays)?;
    let text = format!("{id} is offered again");
    Ok(Shown::new(tier, text))
}

fn parse(id: &str) -> Result<Slug, Failure> {
    Slug::parse(id).map_err(|refused| Failure::usage(format!("the id {refused}")))
}

fn stays(refused: RetireTierRefused) -> Failure {
    match refused {
        RetireTierRefused::NoSuchTier(_) => Failure::not_found(refused),
        RetireTierRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    }
}

async fn change(runtime: &NodeRuntime, ask: &TierAsk) -> Performed {
    let node = runtime.node();
    let now = node.now();
    let changed = node
        .database
        .transact(|tx| {
            let tier = described(tx, ask)?;
            set_tier(tx, "operator", &tier, now).map_err(|refused| match refused {
                SetTierRefused::Store(error) => error.into(),
                SetTierRefused::Tier(_) => Failure::usage(refused),
                refused => Failure::failed(refused),
            })?;
            Ok::<_, Failure>(tier)
        })
        .await;
    let tier = changed?;
    let text = format!("{} costs {} and is for {}", tier.id, tier.price, kinds(&tier));
    Ok(Shown::new(tier, text))
}

/// The tier as it is, or a free one, with what was said put over it.
fn described(tx: &mut store::Transaction<'_>, ask: &TierAsk) -> Result<Tier, Failure> {
    let TierAsk::Set {
        id,
        name,
        price,
        months,
        kinds,
        benefits,
        seats,
    } = ask
    else {
        return Err(Failure::usage("nothing to set"));
    };
    let id = parse(id)?;
    let mut tier = tiers::get(tx, &id)?.unwrap_or_else(|| Tier::free(id));
    if let Some(name) = name {
        tier.name = Title::parse(name).map_err(|refused| Failure::usage(format!("--name: {refused}")))?;
    }
    if let Some(price) = price {
        tier.price = Amount::parse(price).map_err(|refused| Failure::usage(format!("--price: {refused}")))?;
    }
    if let Some(months) = months {
        // Nought is how a period is taken back.
        tier.period_months = Some(*months).filter(|months| *months > 0);
    }
    if !kinds.is_empty() {
        tier.kinds = kinds.iter().copied().collect::<BTreeSet<_>>();
    }
    if !benefits.is_empty() {
        let lines = benefits.iter().filter(|line| !line.trim().is_empty());
        let lines: Result<Vec<Title>, _> = lines.map(|line| Title::parse(line)).collect();
        tier.benefits = lines.map_err(|refused| Failure::usage(format!("--benefit: {refused}")))?;
        if tier.benefits.len() > Tier::BENEFITS_MAX {
            let most = Tier::BENEFITS_MAX;
            return Err(Failure::usage(format!(
                "--benefit: a tier brings at most {most} things"
            )));
        }
    }
    if let Some(seats) = seats {
        tier.seats = Some(*seats).filter(|seats| *seats > 0);
    }
    Ok(tier)
}

fn kinds(tier: &Tier) -> String {
    match tier.kinds.len() == Kind::ALL.len() {
        true => "everybody".to_owned(),
        false => tier
            .kinds
            .iter()
            .map(|kind| kind.word())
            .collect::<Vec<_>>()
            .join(", "),
    }
}
