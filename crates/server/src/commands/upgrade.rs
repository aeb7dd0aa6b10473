//! `rosarium upgrade --check`: whether this program goes on where another version was, before it does. The program itself is put
//! in its place by whatever put the one before there; a store is brought to another form by `rosarium db migrate`.

use ambient::{Clock, SystemClock};
use clap::Args;
use engine::format_of;
use serde_json::json;

use super::doctor::{ask_node, mode_of};
use crate::admin::Failure;
use crate::backup::newest;
use crate::cli::{Exit, Place};
use crate::doctor::{Finding, Verdict, configuration, count, lines, upgrade};
use crate::runtime::engines;

#[derive(Args)]
pub(crate) struct Upgrade {
    /// Only look: whether the configuration is taken, the store is read, and a backup is there; exit 0 when nothing is in the way
    #[arg(long)]
    check: bool,
}

impl Upgrade {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        if !self.check {
            return Err(Failure::usage(
                "a new program is put in the place of the old one by hand: write `rosarium upgrade --check` to hear \
                 whether this one goes on with the folder, then start it",
            ));
        }
        let version = env!("CARGO_PKG_VERSION");
        let findings = examine(place).await;
        let [ok, warn, fail] =
            [Verdict::Ok, Verdict::Warn, Verdict::Fail].map(|verdict| count(&findings, verdict));
        let value = json!({ "version": version, "findings": findings, "ok": ok, "warn": warn, "fail": fail });
        place.show(&value, &format!("rosarium {version}\n{}", lines(&findings)));
        Ok(if fail == 0 { Exit::Done } else { Exit::Failed })
    }
}

async fn examine(place: &Place) -> Vec<Finding> {
    let config = match place.read_config() {
        Ok(config) => config,
        Err(failure) => return vec![configuration::refused_with(&failure.message)],
    };
    let storage = match config.check().and_then(|()| config.storage()) {
        Ok(storage) => storage,
        Err(refused) => return vec![configuration::refused_with(&refused.to_string())],
    };
    let mut findings = vec![Finding::ok("configuration", "this program takes it as it is")];
    if let Some(expected) = engines::format(&storage) {
        let found = upgrade::judge_format(&format_of(&storage.dir), &expected);
        let is_there = found.verdict != Verdict::Fail;
        findings.push(found);
        if is_there {
            // Nothing is opened that another program has to read, and nothing is made where there is no node.
            let asked = ask_node(&config, mode_of(&config, place.mode())).await;
            findings.push(upgrade::judge_store(&asked));
        }
    }
    let newest = newest(&config.data_dir().join("backups"));
    findings.push(upgrade::judge_backup(newest.as_ref(), SystemClock::start().now()));
    findings
}
