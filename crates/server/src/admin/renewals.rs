//! What time makes of memberships, by command: shown, or done now (F02).

use community::pass_time::Step;
use serde_json::json;

use super::table::{append, counted};
use super::{DryRun, Failure, Reply, Shown};
use crate::runtime::NodeRuntime;
use crate::workers::{RenewalDone, Whose, renew, renewals_due};

pub(super) async fn perform(runtime: &NodeRuntime, run: DryRun) -> Reply {
    let found = match run {
        DryRun::Dry => renewals_due(runtime.node()),
        DryRun::Real => renew(runtime.node()).await,
    };
    let found = match found {
        Ok(found) => found,
        Err(error) => return Reply::Refused(Failure::from(error)),
    };
    let values: Vec<_> = found.iter().map(value).collect();
    let lines: Vec<String> = found.iter().map(line).collect();
    let mut text = match (run, found.len()) {
        (_, 0) => "nothing is due".to_owned(),
        (DryRun::Dry, number) => format!("{} would change:", counted(number, "membership")),
        (DryRun::Real, number) => format!("{}:", counted(number, "membership")),
    };
    append(&mut text, &lines);
    let shown = Shown::new(values, text);
    match run {
        DryRun::Dry if !found.is_empty() => Reply::WouldChange(shown),
        _ => Reply::Done(shown),
    }
}

fn value(done: &RenewalDone) -> serde_json::Value {
    let mut value = match &done.step {
        Step::Remind { until, days } => json!({ "step": "remind", "until": until, "days": days }),
        Step::Grace { until } => json!({ "step": "grace", "until": until }),
        Step::Keep { until, .. } => json!({ "step": "keep", "until": until }),
        Step::FewerSeats { seats, over } => {
            json!({ "step": "fewer_seats", "seats": seats, "ended": over })
        }
        Step::Lapse { until, from, to } => {
            json!({ "step": "lapse", "until": until, "from": from, "to": to.id })
        }
    };
    match &done.whose {
        Whose::Member(handle) => value["handle"] = json!(handle),
        Whose::Organization(slug) => value["organization"] = json!(slug),
    }
    value
}

fn line(done: &RenewalDone) -> String {
    let handle = match &done.whose {
        Whose::Member(handle) => handle.to_string(),
        Whose::Organization(slug) => format!("seats of {slug}"),
    };
    match &done.step {
        Step::Remind { until, days } => {
            format!("{handle}: the reminder of {days} days before, paid until {until}")
        }
        Step::Grace { until } => format!("{handle}: grace, paid until {until}"),
        Step::Keep { until, level } => {
            format!("{handle}: keeps {level}, which costs nothing by now, paid until {until}")
        }
        Step::FewerSeats { seats, over } => {
            format!("{handle}: {seats} were paid for this period, {over} end")
        }
        Step::Lapse { until, to, .. } => format!("{handle}: on {} now, paid until {until}", to.id),
    }
}
