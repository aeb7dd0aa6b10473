//! `GET /peer/people`: whom members of a peer find here, and asking peers the same, live (F05, needs 2.14 and 2.18; protocol
//! section 6.4). Nothing of an answer is kept on either side.

use std::sync::Arc;
use std::time::Duration;

use ambient::StreamName;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use community::find_for_peer::{Naming, find_for_peer};
use domain::{CardQuestion, CardsFound, Dimension, Iri, MemberCard, Peering, Scope, Title};
use edge::{PeerPeople, PeerProblem, Problem, Reason};
use egress::{FetchBounds, FetchBudget};
use futures_util::future::join_all;
use http::Uri;
use serde::Deserialize;
use store::peerings;
use wire::sync::Head;

use super::asker::PeerAsker;
use super::pull::RepairProblem;
use crate::Federation;

/// Bounds of asking one peer: somebody waits for the page.
const BOUNDS: FetchBounds = FetchBounds {
    fetches: 4,
    depth: 1,
    pages: 1,
    items: 100,
    bytes: 512 * 1024,
    time: Duration::from_secs(5),
};
/// Most characters of an organisation's key.
const ORG_CHARS_MAX: usize = 500;

/// What is asked for; anything else is refused.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    org: Option<String>,
    competency: Option<String>,
    vertical: Option<String>,
    size: Option<String>,
    region: Option<String>,
    text: Option<String>,
    limit: Option<usize>,
}

pub(super) async fn people(
    State(federation): State<Arc<Federation>>,
    asker: PeerAsker,
    address: Uri,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, Problem> {
    federation.admit_question(&asker.peer)?;
    let Query(wanted) = wanted.map_err(|_| {
        malformed("ask with org, competency, vertical, size, region, text and limit, each at most once")
    })?;
    let org = wanted.org.clone();
    let (question, limit) = question(wanted)?;
    let now = federation.node.now();
    let database = &federation.node.database;
    let key = federation.introduction_key().await?;
    let chances: [[u8; 12]; MemberCard::CARDS_MAX] =
        std::array::from_fn(|_| federation.node.randomness.stream(StreamName::Nonces).bytes());
    let naming = Naming {
        key: &key,
        chances: &chances,
        org: org.as_deref(),
    };
    let found = database.read(
        |tx| match peerings::active(tx, &asker.peer, Scope::Introductions)? {
            Some(peer) => find_for_peer(tx, &peer, &question, limit, (naming, now)).map(Some),
            None => Ok(None),
        },
    )?;
    let found = found.ok_or_else(|| {
        Problem::new(
            Reason::Scope,
            "the agreement of our two nodes does not carry introductions",
        )
    })?;
    federation.count_cards(&asker.peer, found.cards.len())?;
    let asked = address
        .path_and_query()
        .map_or("/peer/people", |address| address.as_str());
    let id = Iri::local(&federation.node.origin, asked);
    let head = Head {
        id: &id,
        application: &federation.node.application,
        asker: &asker.application,
    };
    let document = wire::people::write(head, &federation.node.group, &found);
    federation.answer_peer(document, &asker)
}

fn malformed(detail: &str) -> Problem {
    Problem::new(Reason::Malformed, detail)
}

fn question(wanted: Wanted) -> Result<(CardQuestion, usize), Problem> {
    let limit = wanted.limit.unwrap_or(MemberCard::CARDS_MAX);
    if limit > MemberCard::CARDS_MAX {
        return Err(malformed("at most 20 people are told at once"));
    }
    // Who hides from anybody is told to no peer, whoever asks; the key goes into the names alone.
    if wanted.org.is_some_and(|org| org.chars().count() > ORG_CHARS_MAX) {
        return Err(malformed("that is the key of no organisation"));
    }
    let text = match wanted.text {
        Some(text) if text.chars().count() > MemberCard::TEXT_CHARS_MAX => {
            return Err(malformed("at most 80 characters are looked for"));
        }
        Some(text) => Some(Title::parse(&text).map_err(|_| malformed("these are no words"))?),
        None => None,
    };
    let entries = [
        (Dimension::Competencies, wanted.competency),
        (Dimension::Verticals, wanted.vertical),
        (Dimension::Sizes, wanted.size),
        (Dimension::Regions, wanted.region),
    ];
    let entries = entries
        .into_iter()
        .filter_map(|(dimension, entry)| Some((dimension, entry?)))
        .collect();
    Ok((CardQuestion { entries, text }, limit))
}

impl Federation {
    /// The key by which members are named to peers; made when the first one is.
    pub(crate) async fn introduction_key(&self) -> Result<[u8; 32], store::StoreError> {
        let database = &self.node.database;
        if let Some(known) = database.read(store::introductions::key)? {
            return Ok(known);
        }
        let fresh = self.node.randomness.stream(StreamName::Nonces).bytes();
        database
            .transact(|tx| store::introductions::key_or(tx, fresh))
            .await
    }

    /// Asks all at once; one that does not answer holds up nobody beyond its bounds.
    pub(crate) async fn ask_for_people(
        &self,
        question: &CardQuestion,
    ) -> Result<Vec<PeerPeople>, PeerProblem> {
        let peerings = self.node.database.read(peerings::list)?;
        let shares = peerings
            .into_iter()
            .filter(|peering| peering.carries(Scope::Introductions));
        Ok(join_all(shares.map(|peering| self.ask_one_for_people(peering, question))).await)
    }

    async fn ask_one_for_people(&self, peering: Peering, question: &CardQuestion) -> PeerPeople {
        let found = match self.people_of(&peering, question).await {
            Ok(found) => Some(found),
            Err(problem) => {
                tracing::info!(peer = %peering.peer, %problem, "it tells of no people now");
                None
            }
        };
        PeerPeople {
            name: peering.name.as_str().to_owned(),
            peer: peering.peer,
            found,
        }
    }

    async fn people_of(
        &self,
        peering: &Peering,
        question: &CardQuestion,
    ) -> Result<CardsFound, RepairProblem> {
        if self.ask_only_while_active(&peering.peer).is_err() {
            return Err(RepairProblem::NotAsAsked);
        }
        let mut budget = FetchBudget::new(BOUNDS, self.node.clock.clone());
        let asked = wire::people::address(&peering.peer, question);
        let document = self.ask_peer(&peering.peer, &asked, &mut budget).await?;
        wire::people::read(&document).map_err(|_| RepairProblem::NotAsAsked)
    }
}
