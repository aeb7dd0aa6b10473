//! Looks at what vouchers brought here: a ticket by its name, which only whoever has it and the host know; all of an event for
//! whoever runs it; all of an offer for officers (F16). None of them says who she is.

use domain::{EventId, OfferId, Redemption, RedemptionId};
use store::{Officer, StoreError, Transaction, redemptions};

use crate::cancel_event::ChangeRefused;
use crate::organise_event::{Organises, organised};

/// Tickets read at once.
const PAGE: u16 = 200;
/// Most tickets of one event that are listed.
pub const TICKETS_MAX: usize = 2_000;

/// One of them, void or not: its name is 128 random bits, and whoever knows it may look at it.
pub fn see_ticket(tx: &mut Transaction<'_>, id: &RedemptionId) -> Result<Option<Redemption>, StoreError> {
    redemptions::get(tx, id)
}

/// The tickets of an event of ours, latest first, for whoever runs it; the void ones among them.
pub fn tickets_of(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    event: &EventId,
) -> Result<Vec<Redemption>, ChangeRefused> {
    let event = organised(tx, by, event)?;
    let mut tickets: Vec<Redemption> = Vec::new();
    while tickets.len() < TICKETS_MAX {
        let after = tickets.last().map(|last| last.id.clone());
        let some = redemptions::of_event(tx, &event.id, after.as_ref(), PAGE)?;
        let is_last = some.len() < usize::from(PAGE);
        tickets.extend(some);
        if is_last {
            break;
        }
    }
    tickets.sort_by_key(|ticket| std::cmp::Reverse(ticket.at));
    Ok(tickets)
}

/// What an offer of ours brought, a page after one of them; their order is chance.
pub fn of_offer(
    tx: &mut Transaction<'_>,
    _officer: &Officer,
    offer: &OfferId,
    after: Option<&RedemptionId>,
    limit: u16,
) -> Result<Vec<Redemption>, StoreError> {
    redemptions::of_offer(tx, offer, after, limit)
}
