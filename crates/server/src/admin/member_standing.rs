//! Whoever has the shell says how a member stands, or looks it up (F20).

use community::set_standing::{SetStandingRefused, set_standing};
use domain::{Handle, Standing, Zone};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{StoreError, members, standings};

use super::table::zone;
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// How she stands, as the command line says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum StandingWord {
    /// Nothing is said of her.
    Good,
    /// She is warned; nothing is taken from her.
    Cautioned,
    /// Until a day she is not vouched for.
    Limited,
    /// Until it is lifted she is not vouched for.
    Suspended,
}

/// Writes it, or shows it where nothing is said.
pub(super) async fn say(
    runtime: &NodeRuntime,
    handle: &str,
    word: Option<StandingWord>,
    until: Option<&str>,
) -> Performed {
    let handle = Handle::parse(handle).map_err(Failure::usage)?;
    let zone = zone(runtime)?;
    let standing = word.map(|word| meant(word, until, &zone)).transpose()?;
    if word.is_none() && until.is_some() {
        return Err(Failure::usage("--until goes with limited"));
    }
    let node = runtime.node();
    let now = node.now();
    let nobody = || Failure::not_found(format!("there is no member with the handle {handle}"));
    let known = node.database.read(|tx| {
        let Some(member) = members::by_handle(tx, &handle)? else {
            return Ok::<_, StoreError>(None);
        };
        let stands = standings::of(tx, &member.id)?;
        Ok(Some((member.id, stands)))
    })?;
    let (id, before) = known.ok_or_else(nobody)?;
    let Some(standing) = standing else {
        return Ok(shown(&handle, before, &zone));
    };
    let set = node
        .database
        .transact(|tx| set_standing(tx, "operator", &id, standing, now))
        .await;
    match set {
        Ok(_) => Ok(shown(&handle, standing, &zone)),
        Err(SetStandingRefused::NoSuchMember) => Err(nobody()),
        Err(SetStandingRefused::Store(error)) => Err(error.into()),
        Err(refused) => Err(Failure::usage(refused)),
    }
}

fn meant(word: StandingWord, until: Option<&str>, zone: &Zone) -> Result<Standing, Failure> {
    let day = until.map(|text| text.parse::<Date>()).transpose();
    let day = day.map_err(|_| Failure::usage("--until: write a day as 2026-12-31"))?;
    match (word, day) {
        (StandingWord::Limited, Some(day)) => Standing::limited_through(day, zone)
            .ok_or_else(|| Failure::usage("--until: there is no day after that one")),
        (StandingWord::Limited, None) => Err(Failure::usage(
            "say with --until which is the last day of the limit",
        )),
        (_, Some(_)) => Err(Failure::usage("--until goes with limited")),
        (StandingWord::Good, None) => Ok(Standing::Good),
        (StandingWord::Cautioned, None) => Ok(Standing::Cautioned),
        (StandingWord::Suspended, None) => Ok(Standing::Suspended),
    }
}

fn shown(handle: &Handle, standing: Standing, zone: &Zone) -> Shown {
    let until = match standing {
        Standing::Limited { until } => Some(until),
        _ => None,
    };
    let text = match until {
        Some(until) => format!("{handle} is limited until {}", edge::wall_clock(until, zone)),
        None => format!(
            "{handle} is {}",
            match standing {
                Standing::Good => "in good standing",
                standing => standing.word(),
            }
        ),
    };
    let value = json!({ "handle": handle, "standing": standing.word(), "until": until });
    Shown::new(value, text)
}
