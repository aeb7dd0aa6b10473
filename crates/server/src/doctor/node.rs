//! Does the node run, and does its store open when it does not?

use domain::{Origin, PeeringState};
use serde_json::Value;

use super::Finding;
use crate::admin::Reply;

const CHECK: &str = "node";

/// How the question who the peers are was answered.
pub(crate) enum Asked {
    /// By the node that runs on the folder.
    Running(Reply),
    /// By its store, opened because no node runs.
    Stopped(Reply),
    /// By nobody: the store does not open.
    Closed(String),
}

impl Asked {
    /// Whether a node runs.
    pub(crate) fn runs(&self) -> bool {
        matches!(self, Self::Running(_))
    }

    /// Peers with an agreement in force.
    pub(crate) fn peers(&self) -> Vec<Origin> {
        let (Self::Running(Reply::Done(shown)) | Self::Stopped(Reply::Done(shown))) = self else {
            return Vec::new();
        };
        let rows = shown.value.as_array().map(Vec::as_slice).unwrap_or_default();
        rows.iter().filter_map(active).collect()
    }
}

fn active(row: &Value) -> Option<Origin> {
    let state: PeeringState = serde_json::from_value(row["state"].clone()).ok()?;
    (state == PeeringState::Active)
        .then(|| Origin::parse(row["peer"].as_str()?).ok())
        .flatten()
}

/// Whether it runs, or could.
pub(crate) fn judge(asked: &Asked) -> Finding {
    match asked {
        Asked::Running(Reply::Refused(failure)) => Finding::warn(
            CHECK,
            format!("a node runs on this folder and does not answer as it should: {failure}"),
            "start the node again with the same version of rosarium as this one",
        ),
        Asked::Running(_) => Finding::ok(CHECK, "it runs, and answers on its admin socket"),
        Asked::Stopped(Reply::Refused(failure)) => Finding::fail(
            CHECK,
            format!("the store opens and cannot be read: {failure}"),
            "run `rosarium db check`; what it names comes back from a backup",
        ),
        Asked::Stopped(_) => Finding::warn(
            CHECK,
            "it does not run; its store opens",
            "start it: `systemctl start rosarium`, or `rosarium serve`",
        ),
        Asked::Closed(why) => Finding::fail(
            CHECK,
            format!("it does not run, and cannot start: {why}"),
            "mend that; a store in use by a node of another user needs this run as that user",
        ),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::Verdict;
    use super::*;
    use crate::admin::{Failure, Shown};

    fn done(value: Value) -> Reply {
        Reply::Done(Shown {
            value,
            text: String::new(),
        })
    }

    #[test]
    fn a_node_runs_or_could_run_or_cannot() {
        let refused = || Reply::Refused(Failure::failed("no"));
        for (asked, verdict) in [
            (Asked::Running(done(json!([]))), Verdict::Ok),
            (Asked::Running(refused()), Verdict::Warn),
            (Asked::Stopped(done(json!([]))), Verdict::Warn),
            (Asked::Stopped(refused()), Verdict::Fail),
            (Asked::Closed("locked".to_owned()), Verdict::Fail),
        ] {
            let found = judge(&asked);
            assert_eq!(found.verdict, verdict, "{}", found.what);
        }
    }

    #[test]
    fn only_peers_with_an_agreement_in_force_are_asked_for_the_time() {
        let rows = json!([
            { "peer": "https://a.example", "state": "active" },
            { "peer": "https://b.example", "state": "ended" },
            { "peer": "nowhere", "state": "active" },
            { "peer": "https://c.example" },
        ]);
        let peers = Asked::Stopped(done(rows)).peers();
        assert_eq!(peers, [Origin::parse("https://a.example").unwrap()]);
        assert!(Asked::Closed("locked".to_owned()).peers().is_empty());
    }
}
