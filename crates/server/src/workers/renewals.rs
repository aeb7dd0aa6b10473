//! Reminds members whose time ends, begins their grace, and puts who did not pay on the level one lapses to; after a
//! stop it takes up what was due meanwhile (F02). Offers change by the calendar too (F16).

use std::sync::Arc;
use std::time::Duration;

use community::make_offers::{make_due, next_due};
use community::pass_bundle_time::{bundle_step_due, bundles_looked_at, pass_bundle_time};
use community::pass_time::{Place, Step, looked_at, pass_time, step_due};
use domain::{Handle, Slug};
use edge::Node;
use store::{StoreError, members};

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it looks, and sooner where a text of an agreement begins before.
const LOOK_EVERY: Duration = Duration::from_secs(3_600);
/// Memberships read at once.
const MEMBERSHIPS_PER_READ: u16 = 500;
/// Organisations read at once; with each come those who have its seats.
const BUNDLES_PER_READ: u16 = 50;

/// Whose time it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A member's own.
    Member(Handle),
    /// Of all who have a seat of an organisation.
    Organization(Slug),
}

/// What was done for one member or organisation, or would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenewalDone {
    /// Whose membership.
    pub whose: Whose,
    /// What.
    pub step: Step,
}

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        match renew(runtime.node()).await {
            Ok(done) if done.is_empty() => {}
            Ok(done) => tracing::info!(count = done.len(), "memberships went on by the calendar"),
            Err(error) => tracing::warn!(%error, "memberships stay as they are for now"),
        }
        let wait = match change_offers(runtime.node()).await {
            Ok(next) => next,
            Err(error) => {
                tracing::warn!(%error, "offers stay as an earlier text of their agreement has them");
                LOOK_EVERY
            }
        };
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// Where a text of an agreement takes the place of an earlier one from now on, its offers are those of the later (F16). How long
/// until it has to look again.
async fn change_offers(node: &Node) -> Result<Duration, StoreError> {
    let now = node.now();
    node.database.transact(|tx| make_due(tx, now)).await?;
    let next = node.database.read(|tx| next_due(tx, now))?;
    let seconds = next.and_then(|next| u64::try_from(next.as_second() - now.as_second()).ok());
    let wait = seconds.map_or(LOOK_EVERY, Duration::from_secs);
    Ok(wait.clamp(Duration::from_secs(1), LOOK_EVERY))
}

/// Does what is due now, each organisation and each member in a transaction of its own.
pub async fn renew(node: &Node) -> Result<Vec<RenewalDone>, StoreError> {
    let (dues, now) = (&node.settings.dues, node.now());
    let (mut after, mut done) = (None, Vec::new());
    for slug in bundles(node)? {
        let step = node
            .database
            .transact(|tx| pass_bundle_time(tx, &slug, dues, now))
            .await?;
        done.extend(step.map(|step| of_organization(slug, step)));
    }
    loop {
        let places = page(node, after.take())?;
        for (_, member) in &places {
            let step = node
                .database
                .transact(|tx| pass_time(tx, member, dues, now))
                .await?;
            done.extend(named(node, member, step)?);
        }
        match places.into_iter().next_back() {
            Some(last) => after = Some(last),
            None => return Ok(done),
        }
    }
}

/// What would be done now.
pub fn renewals_due(node: &Node) -> Result<Vec<RenewalDone>, StoreError> {
    let (dues, now) = (&node.settings.dues, node.now());
    let (mut after, mut due) = (None, Vec::new());
    for slug in bundles(node)? {
        let step = node.database.read(|tx| bundle_step_due(tx, &slug, dues, now))?;
        due.extend(step.map(|step| of_organization(slug, step)));
    }
    loop {
        let places = page(node, after.take())?;
        for (_, member) in &places {
            let step = node.database.read(|tx| step_due(tx, member, dues, now))?;
            due.extend(named(node, member, step)?);
        }
        match places.into_iter().next_back() {
            Some(last) => after = Some(last),
            None => return Ok(due),
        }
    }
}

/// Organisations that have seats.
fn bundles(node: &Node) -> Result<Vec<Slug>, StoreError> {
    let mut all: Vec<Slug> = Vec::new();
    loop {
        let page = node
            .database
            .read(|tx| bundles_looked_at(tx, all.last(), BUNDLES_PER_READ))?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

fn of_organization(slug: Slug, step: Step) -> RenewalDone {
    RenewalDone {
        whose: Whose::Organization(slug),
        step,
    }
}

fn page(node: &Node, after: Option<Place>) -> Result<Vec<Place>, StoreError> {
    let (dues, now) = (&node.settings.dues, node.now());
    node.database
        .read(|tx| looked_at(tx, dues, after, now, MEMBERSHIPS_PER_READ))
}

fn named(
    node: &Node,
    member: &domain::MemberId,
    step: Option<Step>,
) -> Result<Option<RenewalDone>, StoreError> {
    let Some(step) = step else {
        return Ok(None);
    };
    let known = node.database.read(|tx| members::get(tx, member))?;
    Ok(known.map(|known| RenewalDone {
        whose: Whose::Member(known.handle),
        step,
    }))
}
