//! I6: of each voucher there is at most one use, by whoever asked for it, in its time, and no more of a member than was agreed.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Redemption, RedemptionId};
use jiff::Timestamp;

/// A voucher that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// The browser that asked for it.
    pub browser: String,
    /// When.
    pub issued: Timestamp,
    /// When it is over.
    pub expires: Timestamp,
}

/// What a browser was given for one, by whichever life of the host.
#[derive(Clone, Debug)]
pub struct Given {
    /// The browser.
    pub browser: String,
    /// What it was told.
    pub redemption: Redemption,
}

/// Every line that breaks it; vouchers are by their names, over all lives of the host.
pub fn used_as_agreed(made: &BTreeMap<String, Made>, given: &[Given], uses_max: usize) -> Vec<String> {
    let mut broken = Vec::new();
    let mut by_voucher: BTreeMap<&str, BTreeSet<&RedemptionId>> = BTreeMap::new();
    let mut by_member: BTreeMap<(String, &str), BTreeSet<&RedemptionId>> = BTreeMap::new();
    for Given { browser, redemption } in given {
        let name = redemption.jti.as_str();
        by_voucher.entry(name).or_default().insert(&redemption.id);
        if redemption.voided.is_none() {
            let member = (redemption.offer.to_string(), redemption.sub.as_str());
            by_member.entry(member).or_default().insert(&redemption.id);
        }
        match made.get(name) {
            None => broken.push(format!("I6: {name} was used and never made")),
            Some(made) if &made.browser != browser => {
                broken.push(format!(
                    "I6: {name} was used by {browser}, which did not ask for it"
                ));
            }
            Some(made) if redemption.at < made.issued || redemption.at >= made.expires => {
                broken.push(format!(
                    "I6: {name} was used at {}, out of its time",
                    redemption.at
                ));
            }
            Some(_) => {}
        }
    }
    let twice = by_voucher.iter().filter(|(_, uses)| uses.len() > 1);
    broken.extend(twice.map(|(name, uses)| format!("I6: {name} was used {} times", uses.len())));
    let more = by_member.iter().filter(|(_, uses)| uses.len() > uses_max);
    broken.extend(more.map(|((offer, sub), uses)| {
        format!("I6: {sub} used offer {offer} {} times of {uses_max}", uses.len())
    }));
    broken
}
