//! `GET /peer/figures?month=`: the sums of vouchers between the asker and us in a month that is over, and asking peers for
//! theirs (protocol section 6.4; need 2.22). No identities.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use community::see_figures::own_half;
use domain::{Iri, Month, OfferFigures, Origin, Scope};
use edge::{Problem, Reason};
use egress::{FetchBounds, FetchBudget};
use serde::Deserialize;
use store::figures_heard::{self, FiguresHeard};
use store::peerings;
use wire::figures::{FiguresFacts, read, write};
use wire::sync::Head;

use super::asker::PeerAsker;
use super::pull::RepairProblem;
use crate::Federation;

/// Months that are asked for: those whose sums may still change, and the one in which a late change is seen.
const MONTHS: u32 = 3;
/// Bounds of asking one peer.
const BOUNDS: FetchBounds = FetchBounds {
    fetches: 12,
    depth: 1,
    pages: MONTHS,
    items: MONTHS * 1_000,
    bytes: 4 * 1024 * 1024,
    time: Duration::from_secs(60),
};

/// Which month is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    month: Month,
}

pub(super) async fn figures(
    State(federation): State<Arc<Federation>>,
    asker: PeerAsker,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, Problem> {
    let malformed = |detail: &str| Problem::new(Reason::Malformed, detail);
    let Query(wanted) = wanted.map_err(|_| malformed("ask for ?month= and a month, for example 2026-10"))?;
    let month = wanted.month;
    if !month.is_over(federation.node.now()) {
        return Err(malformed("ask for a month that is over, in UTC"));
    }
    let database = &federation.node.database;
    let half = database.read(|tx| match peerings::active(tx, &asker.peer, Scope::Offers)? {
        Some(_) => own_half(tx, &asker.peer, &month).map(Some),
        None => Ok(None),
    })?;
    let (settlement, updated) = half.ok_or_else(|| {
        Problem::new(
            Reason::Scope,
            "the agreement of our two nodes does not carry offers",
        )
    })?;
    let id = Iri::local(&federation.node.origin, &path(&month));
    let document = write(&FiguresFacts {
        head: Head {
            id: &id,
            application: &federation.node.application,
            asker: &asker.application,
        },
        month: &month,
        updated,
        settlement: &settlement,
    });
    federation.answer_peer(document, &asker)
}

fn path(month: &Month) -> String {
    format!("/peer/figures?month={month}")
}

impl Federation {
    /// Asks every active peer with which offers are shared for its sums of the last months, one after the other; one that does
    /// not answer is asked the next time. How many answered.
    pub async fn hear_figures(&self) -> usize {
        if !self.may_federate().await {
            return 0;
        }
        let peerings = self.node.database.read(peerings::list).unwrap_or_default();
        let shares = peerings
            .into_iter()
            .filter(|peering| peering.carries(Scope::Offers));
        let mut answered = 0;
        for peering in shares {
            match self.hear_figures_of(&peering.peer).await {
                Ok(()) => answered += 1,
                Err(problem) => {
                    tracing::info!(peer = %peering.peer, %problem, "its sums of vouchers are not told now");
                }
            }
        }
        answered
    }

    /// The same of one peer, if offers are shared with it.
    pub(super) async fn hear_figures_if_shared(&self, peer: &Origin) {
        let shares = self
            .node
            .database
            .read(|tx| peerings::active(tx, peer, Scope::Offers));
        if let Ok(Some(_)) = shares
            && let Err(problem) = self.hear_figures_of(peer).await
        {
            tracing::info!(%peer, %problem, "its sums of vouchers are not told now");
        }
    }

    /// Asks one peer.
    pub(super) async fn hear_figures_of(&self, peer: &Origin) -> Result<(), RepairProblem> {
        let mut budget = FetchBudget::new(BOUNDS, self.node.clock.clone());
        let mut month = Month::of(self.node.now());
        for _ in 0..MONTHS {
            month = month.before();
            let asked = Iri::local(peer, &path(&month));
            let document = self.ask_peer(peer, &asked, &mut budget).await?;
            let told = read(&document).map_err(|_| RepairProblem::NotAsAsked)?;
            if told.month != month {
                return Err(RepairProblem::NotAsAsked);
            }
            let heard = FiguresHeard {
                peer: peer.clone(),
                month: month.clone(),
                settlement: self.of_us_two(peer, told.settlement),
                heard: self.node.now(),
                changed: told.updated,
            };
            self.node
                .database
                .transact(|tx| figures_heard::put(tx, &heard))
                .await?;
        }
        Ok(())
    }

    /// Its half alone: what it used of its own offers, and what it gave out for ours.
    fn of_us_two(&self, peer: &Origin, told: Vec<OfferFigures>) -> Vec<OfferFigures> {
        let half = told.into_iter().filter_map(|line| {
            let whose = line.offer.origin();
            let (issued, used) = match (whose == self.node.origin, whose == *peer) {
                (true, _) => (line.issued, None),
                (_, true) => (None, line.used),
                _ => (None, None),
            };
            (issued.is_some() || used.is_some()).then_some(OfferFigures {
                offer: line.offer,
                issued,
                used,
            })
        });
        half.collect()
    }
}
