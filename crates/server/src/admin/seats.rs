//! Levels and seats of organisations by command (F02).

use community::Spokesperson;
use community::give_seat::{SeatRefused, give_seat, take_back_seat};
use community::name_approver::{NameApproverRefused, name_approver};
use community::see_bundle::see_bundle;
use community::take_bundle::{TakeBundleRefused, Taken, take_bundle};
use domain::{Handle, Slug};
use serde_json::{Value, json};
use store::{StoreError, enrolments, members};

use super::table::append;
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

const BY: Spokesperson = Spokesperson::Operator;

/// Writes down who acts for one.
pub(super) async fn approver(runtime: &NodeRuntime, slug: &Slug, handle: Option<&str>) -> Performed {
    let handle = handle.map(parse).transpose()?;
    let node = runtime.node();
    let now = node.now();
    let named = node
        .database
        .transact(|tx| name_approver(tx, "operator", slug, handle.as_ref(), now))
        .await;
    named.map_err(|refused| match refused {
        NameApproverRefused::NoSuchOrganization(_) => Failure::not_found(refused),
        NameApproverRefused::NotTheirs { .. } => Failure::failed(refused),
        NameApproverRefused::Store(error) => error.into(),
    })?;
    let text = match &handle {
        Some(handle) => format!("{handle} acts for {slug} now"),
        None => format!("nobody acts for {slug} now"),
    };
    Ok(Shown::new(
        json!({ "organization": slug, "approver": handle }),
        text,
    ))
}

/// Takes a level for one.
pub(super) async fn take(runtime: &NodeRuntime, slug: &Slug, tier: &Slug) -> Performed {
    let node = runtime.node();
    let (dues, now) = (&node.settings.dues, node.now());
    let taken = node
        .database
        .transact(|tx| take_bundle(tx, &BY, slug, tier, dues, now))
        .await;
    let taken = taken.map_err(|refused| match refused {
        TakeBundleRefused::NoSuchOrganization(_) | TakeBundleRefused::NoSuchTier(_) => {
            Failure::not_found(refused)
        }
        TakeBundleRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    })?;
    Ok(match taken {
        Taken::AtOnce(bundle) => Shown::new(
            json!({ "organization": slug, "tier": tier }),
            format!("{slug} has {} seats of {tier} now", bundle.seats),
        ),
        Taken::AfterPayment(invoice) => Shown::new(
            json!({ "organization": slug, "tier": tier, "invoice": invoice.number }),
            format!(
                "invoice {} of {} {} for {tier} goes to {slug}; its seats are there once it is paid",
                invoice.number, invoice.amount, invoice.currency
            ),
        ),
    })
}

/// Gives a seat.
pub(super) async fn give(runtime: &NodeRuntime, slug: &Slug, handle: &str) -> Performed {
    let handle = parse(handle)?;
    let node = runtime.node();
    let now = node.now();
    let given = node
        .database
        .transact(|tx| give_seat(tx, &BY, slug, &handle, now))
        .await;
    given.map_err(failure)?;
    let text = format!("{handle} has a seat of {slug} now");
    Ok(Shown::new(
        json!({ "organization": slug, "handle": handle }),
        text,
    ))
}

/// Takes one back.
pub(super) async fn take_back(runtime: &NodeRuntime, slug: &Slug, handle: &str) -> Performed {
    let handle = parse(handle)?;
    let node = runtime.node();
    let (dues, now) = (&node.settings.dues, node.now());
    let taken = node
        .database
        .transact(|tx| take_back_seat(tx, &BY, slug, &handle, dues, now))
        .await;
    taken.map_err(failure)?;
    let text = format!("the seat of {handle} at {slug} is free again");
    Ok(Shown::new(
        json!({ "organization": slug, "handle": handle }),
        text,
    ))
}

/// Gives up the seat somebody has, at her word: whose it is need not be said.
pub(super) async fn give_up(runtime: &NodeRuntime, handle: &str) -> Performed {
    let handle = parse(handle)?;
    let database = &runtime.node().database;
    let nobody = || Failure::not_found(format!("there is no member with the handle {handle}"));
    let seat = database.read(|tx| match members::by_handle(tx, &handle)? {
        Some(member) => Ok::<_, StoreError>(Some(enrolments::get(tx, &member.id)?)),
        None => Ok(None),
    })?;
    let seat = seat.ok_or_else(nobody)?.and_then(|known| known.seat);
    let Some(seat) = seat else {
        return Err(Failure::failed(format!("{handle} has no seat to give up")));
    };
    take_back(runtime, &seat.organization, handle.as_str()).await
}

/// What `orgs show` says of them.
pub(super) fn tell(
    runtime: &NodeRuntime,
    slug: &Slug,
    text: &mut String,
    value: &mut Value,
) -> Result<(), Failure> {
    let node = runtime.node();
    let now = node.now();
    let seen = node.database.read(|tx| see_bundle(tx, &BY, slug, now))?;
    let Some(seen) = seen else {
        return Ok(());
    };
    let approver = seen.approver.map(|member| member.handle);
    if let Some(approver) = &approver {
        text.push_str(&format!("\nacts for it: {approver}"));
    }
    value["approver"] = json!(approver);
    let Some(bundle) = seen.bundle else {
        return Ok(());
    };
    let until = bundle
        .until
        .map_or_else(String::new, |day| format!(", paid until {day}"));
    let holders: Vec<String> = seen
        .holders
        .iter()
        .map(|member| format!("{} ({})", member.name, member.handle))
        .collect();
    text.push_str(&format!(
        "\nlevel {}{until}; {} of {} seats taken:",
        bundle.tier,
        holders.len(),
        bundle.seats
    ));
    append(text, &holders);
    for later in &bundle.later {
        text.push_str(&format!("\n{} seats from {} on", later.seats, later.from));
    }
    value["bundle"] = json!({ "tier": bundle.tier, "seats": bundle.seats, "state": bundle.state,
        "since": bundle.since, "paid_until": bundle.until, "holders": holders, "later": bundle.later });
    Ok(())
}

fn parse(handle: &str) -> Result<Handle, Failure> {
    Handle::parse(handle).map_err(Failure::usage)
}

fn failure(refused: SeatRefused) -> Failure {
    match refused {
        SeatRefused::NoSuchOrganization(_) | SeatRefused::NotTheirs(_) | SeatRefused::NoSeat(_) => {
            Failure::not_found(refused)
        }
        SeatRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    }
}
