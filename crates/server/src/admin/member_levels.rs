//! A member's level by command: whoever has the shell puts her on it, by the rules that hold for herself (F02).

use community::choose_tier::{ChooseTierRefused, Chosen, choose_tier_for};
use domain::{Handle, Slug};
use serde_json::json;
use store::members;

use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

pub(super) async fn put(runtime: &NodeRuntime, handle: &str, level: &str) -> Performed {
    let handle = Handle::parse(handle).map_err(Failure::usage)?;
    let level = Slug::parse(level).map_err(|refused| Failure::usage(format!("the level {refused}")))?;
    let node = runtime.node();
    let (dues, now) = (&node.settings.dues, node.now());
    let nobody = || Failure::not_found(format!("there is no member with the handle {handle}"));
    let member = node.database.read(|tx| members::by_handle(tx, &handle))?;
    let id = member.ok_or_else(nobody)?.id;
    let chosen = node
        .database
        .transact(|tx| choose_tier_for(tx, "operator", &id, &level, dues, now))
        .await;
    let chosen = chosen.map_err(|refused| match refused {
        ChooseTierRefused::HasLeft => nobody(),
        ChooseTierRefused::NoSuchTier(_) => Failure::not_found(refused),
        ChooseTierRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    })?;
    let (invoice, text) = match chosen {
        Chosen::AtOnce(tier) => (None, format!("{handle} has the level {} now", tier.id)),
        Chosen::AfterPayment(invoice) => {
            let (number, amount, currency) = (invoice.number, invoice.amount, invoice.currency);
            let text = format!(
                "{handle} is mailed invoice {number} of {amount} {currency}, and has the level {level} once it is paid"
            );
            (Some(number), text)
        }
    };
    let value = json!({ "handle": handle, "tier": level, "invoice": invoice });
    Ok(Shown::new(value, text))
}
