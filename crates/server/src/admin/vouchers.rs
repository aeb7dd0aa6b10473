//! Vouchers by command: what was used here, what one on paper says, and one taken back (F16).

use community::check_paper::{PaperRefused, PaperSeen, PaperState, check_paper};
use community::name_host::name_of;
use community::void_redemption::{VoidRefused, void_by_operator};
use domain::{PaperCode, RedeemedFor, Redemption, RedemptionId};
use edge::{PaperAsk, PeerProblem, benefit_words, wall_clock};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{StoreError, own_offers, redemptions};

use super::peers::origin_of;
use super::table::{table, zone};
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Redemptions read at once.
const PER_READ: u16 = 500;

/// What is asked about vouchers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoucherAsk {
    /// Those that were used here.
    List,
    /// What one on paper says.
    Verify {
        /// The address that a camera read, the signed text in it, or a code that is typed.
        voucher: String,
        /// Which community gave out a code.
        from: Option<String>,
    },
    /// One that was used is taken back.
    Void {
        /// The name of its use.
        ticket: String,
    },
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: VoucherAsk) -> Performed {
    match ask {
        VoucherAsk::List => list(runtime),
        VoucherAsk::Verify { voucher, from } => {
            let token = match from {
                Some(from) => resolve(runtime, &from, &voucher).await?,
                None => token_of(&voucher).to_owned(),
            };
            verify(runtime, &token)
        }
        VoucherAsk::Void { ticket } => void(runtime, &ticket).await,
    }
}

fn list(runtime: &NodeRuntime) -> Performed {
    let mut found: Vec<(Redemption, String)> = Vec::new();
    runtime.node().database.read(|tx| {
        for offer in own_offers::all(tx)? {
            let partner = name_of(tx, &offer.partner)?;
            let mut after: Option<RedemptionId> = None;
            loop {
                let page = redemptions::of_offer(tx, &offer.id, after.as_ref(), PER_READ)?;
                let is_last = page.len() < usize::from(PER_READ);
                after = page.last().map(|last| last.id.clone());
                found.extend(page.into_iter().map(|made| (made, partner.clone())));
                if is_last {
                    break;
                }
            }
        }
        Ok::<_, StoreError>(())
    })?;
    found.sort_by_key(|(made, _)| std::cmp::Reverse(made.at));
    let zone = zone(runtime)?;
    let rows: Vec<[String; 6]> = found
        .iter()
        .map(|(made, partner)| {
            [
                made.id.to_string(),
                wall_clock(made.at, &zone),
                partner.clone(),
                used_for(&made.what),
                format!("{} {}", made.price, made.currency),
                made.voided
                    .map_or_else(String::new, |at| format!("taken back {}", wall_clock(at, &zone))),
            ]
        })
        .collect();
    let values: Vec<Value> = found
        .iter()
        .map(|(made, partner)| {
            json!({
                "ticket": made.id, "at": made.at, "offer": made.offer, "community": partner, "used_for": made.what,
                "full": made.full, "price": made.price, "currency": made.currency, "voided": made.voided,
            })
        })
        .collect();
    let headings = ["TICKET", "WHEN", "MEMBER OF", "FOR", "TO PAY", ""];
    let text = table(headings, &rows, "no voucher was used here yet");
    Ok(Shown::new(values, text))
}

fn used_for(what: &RedeemedFor) -> String {
    match what {
        RedeemedFor::Joining { tier, .. } => format!("joining, {tier}"),
        RedeemedFor::Event { event } => format!("event {event}"),
        RedeemedFor::Desk => "at the desk".to_owned(),
    }
}

/// The signed text itself, or that of the address that a camera read.
fn token_of(text: &str) -> &str {
    let text = text.trim();
    text.split_once("/verify?v=").map_or(text, |(_, token)| token)
}

/// The signed text that a code stands for, asked of the community that gave it out.
async fn resolve(runtime: &NodeRuntime, from: &str, code: &str) -> Result<String, Failure> {
    let home = origin_of(runtime, from)?;
    let code = PaperCode::parse(code).map_err(Failure::usage)?;
    let paper: &dyn PaperAsk = runtime.doors.paper.as_ref();
    match paper.resolve(&home, &code).await {
        Ok(Some(token)) => Ok(token),
        Ok(None) => Err(Failure::not_found(format!(
            "{home} gave out no such code for this community, or it is over"
        ))),
        Err(problem @ PeerProblem::Unknown(_)) => Err(Failure::not_found(problem)),
        Err(problem) => Err(Failure::failed(problem)),
    }
}

/// Asks nobody: pinned keys and what was used here are all it takes.
fn verify(runtime: &NodeRuntime, token: &str) -> Performed {
    let node = runtime.node();
    let now = node.now();
    let checked = node.database.read(|tx| {
        let seen = check_paper(tx, (&node.group, token), now)?;
        let home = name_of(tx, &seen.home.origin())?;
        Ok::<_, PaperRefused>((seen, home))
    });
    let (seen, home) = checked.map_err(|refused| match refused {
        PaperRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    })?;
    let zone = zone(runtime)?;
    let own = node.database.read(store::community::profile)?;
    let own = own.map_or_else(|| node.origin.authority().to_owned(), |own| own.name.to_string());
    let gives = benefit_words(&runtime.doors.words, &own, &seen.offer.term.benefit);
    let (state, said) = state_of(&seen, |at| wall_clock(at, &zone));
    let value = json!({
        "counts": seen.state == PaperState::Good, "state": state, "name": seen.name, "community": seen.home,
        "offer": seen.offer.id, "gives": gives, "restrictions": seen.offer.term.restrictions, "expires": seen.expires,
    });
    let mut lines = vec![
        said,
        format!("name: {}", seen.name),
        format!("member of: {home}"),
        format!("gives: {gives}"),
    ];
    if let Some(restrictions) = &seen.offer.term.restrictions {
        lines.push(format!("limits: {restrictions}"));
    }
    lines.push(format!("use by: {}", wall_clock(seen.expires, &zone)));
    Ok(Shown::new(value, lines.join("\n")))
}

fn state_of(seen: &PaperSeen, clock: impl Fn(jiff::Timestamp) -> String) -> (&'static str, String) {
    match &seen.state {
        PaperState::Good => (
            "good",
            "this voucher counts; compare the name, and count it at /verify".to_owned(),
        ),
        PaperState::Used { at } => ("used", format!("it was used on {}", clock(*at))),
        PaperState::TakenBack { at } => (
            "taken_back",
            format!("it was used, and that was taken back on {}", clock(*at)),
        ),
        PaperState::UsedUp { limit } => (
            "used_up",
            format!("its member has had this as often as was agreed, {limit}"),
        ),
        PaperState::YearFull { cap } => (
            "year_full",
            format!("as many as were agreed have had this in a year, {cap}"),
        ),
    }
}

async fn void(runtime: &NodeRuntime, ticket: &str) -> Performed {
    let id = RedemptionId::parse(ticket).map_err(Failure::usage)?;
    let node = runtime.node();
    let now = node.now();
    let voided = node.database.transact(|tx| void_by_operator(tx, &id, now)).await;
    let made = voided.map_err(|refused| match refused {
        VoidRefused::NoSuchTicket => Failure::not_found(refused),
        VoidRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    })?;
    let value = json!({ "ticket": made.id, "voided": made.voided });
    let text = format!("{} is taken back; its voucher counts no second time", made.id);
    Ok(Shown::new(value, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_camera_read_is_taken_with_its_address_and_without() {
        let token = "eyJh.eyJp.c2ln";
        for text in [
            token.to_owned(),
            format!(" {token}\n"),
            format!("https://london.example/verify?v={token}"),
        ] {
            assert_eq!(token_of(&text), token, "{text}");
        }
    }
}
