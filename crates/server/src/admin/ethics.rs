//! Versions of the code of ethics by command.

use community::publish_code::{NewCode, PublishCodeRefused, publish_code};
use community::see_signatures::signatories;
use community::sign_code::CodeStanding;
use domain::{CodeMode, CodeOfEthics, CodeRefused, CodeVersion};
use edge::wall_clock;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::codes;

use super::table::zone;
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Members looked at in one reading.
const MEMBERS_PER_READ: u16 = 500;
/// Most of those who have not signed that a terminal is told; `--json` names all.
const OPEN_SHOWN: usize = 20;

/// What is asked about the code.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EthicsAsk {
    /// A new version.
    Publish {
        /// As written.
        version: String,
        /// The gist of it.
        summary: String,
        /// The whole of it.
        text: String,
        /// Else as the configuration says.
        mode: Option<CodeMode>,
    },
    /// The one in force.
    Status,
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: EthicsAsk) -> Performed {
    match ask {
        EthicsAsk::Publish {
            version,
            summary,
            text,
            mode,
        } => {
            let ethics = runtime.node().settings.ethics;
            let new = NewCode {
                version: CodeVersion::parse(&version).map_err(Failure::usage)?,
                mode: mode.unwrap_or(ethics.mode),
                summary,
                text,
            };
            publish(runtime, &new, ethics.summary_words_max).await
        }
        EthicsAsk::Status => status(runtime),
    }
}

async fn publish(runtime: &NodeRuntime, new: &NewCode, summary_words_max: usize) -> Performed {
    let node = runtime.node();
    let now = node.now();
    let published = node
        .database
        .transact(|tx| publish_code(tx, "operator", new, summary_words_max, now))
        .await;
    let code = published.map_err(|refused| match refused {
        PublishCodeRefused::Code(CodeRefused::NotNewer(_)) => Failure::failed(refused),
        PublishCodeRefused::Code(_) => Failure::usage(refused),
        PublishCodeRefused::Changed | PublishCodeRefused::Store(_) => Failure::failed(refused),
    })?;
    let text = format!("version {} is in force: {}", code.version, length(&code));
    Ok(Shown::new(code, text))
}

fn status(runtime: &NodeRuntime) -> Performed {
    let node = runtime.node();
    let Some(code) = node.database.read(codes::in_force)? else {
        return Ok(Shown::new(
            json!({ "code": null }),
            "no code of ethics is published yet; run `rosarium ethics publish FILE --version 1 --summary …`",
        ));
    };
    let tally = tally(runtime)?;
    let since = wall_clock(code.published, &zone(runtime)?);
    let mut text = format!("version {}, since {since}: {}", code.version, length(&code));
    text.push_str(&format!("\nfingerprint {}\n", code.hash));
    text.push_str(&match code.mode {
        CodeMode::Signed => tally.told(),
        CodeMode::DeFacto => "acknowledged by joining".to_owned(),
    });
    let value = json!({
        "code": code, "words": code.words(), "minutes": code.minutes(), "signed": tally.signed,
        "members": tally.members, "not_signed": tally.open,
    });
    Ok(Shown::new(value, text))
}

/// `612 words, 3 min`.
fn length(code: &CodeOfEthics) -> String {
    format!("{} words, {} min", code.words(), code.minutes())
}

/// Who has signed the code in force, and who has not.
#[derive(Debug, Default)]
struct Tally {
    signed: usize,
    members: usize,
    /// The handles of those who have not, in the order they joined.
    open: Vec<String>,
}

impl Tally {
    fn told(&self) -> String {
        let mut text = format!("signed by {} of {} members", self.signed, self.members);
        if let Some((first, more)) = self.open.split_first() {
            let shown = more.iter().take(OPEN_SHOWN - 1);
            let names = shown.fold(first.clone(), |names, handle| format!("{names}, {handle}"));
            text.push_str(&format!("\nnot signed by {names}"));
            if self.open.len() > OPEN_SHOWN {
                text.push_str(&format!(" and {} more", self.open.len() - OPEN_SHOWN));
            }
        }
        text
    }
}

/// Of all who are members now.
fn tally(runtime: &NodeRuntime) -> Result<Tally, Failure> {
    let node = runtime.node();
    let resign_on = node.settings.ethics.resign_on;
    let (mut tally, mut after) = (Tally::default(), None);
    loop {
        let page = node
            .database
            .read(|tx| signatories(tx, after.as_ref(), MEMBERS_PER_READ, resign_on))?;
        let Some(last) = page.last() else {
            return Ok(tally);
        };
        after = Some(last.member.id.clone());
        for one in page {
            let Some(standing) = one.standing else { continue };
            tally.members += 1;
            match standing {
                CodeStanding::Signed(_) => tally.signed += 1,
                CodeStanding::ToBeSigned { .. } => tally.open.push(one.member.handle.to_string()),
                CodeStanding::NoCode | CodeStanding::AcknowledgedByJoining(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2.15: the first twenty by name, and how many more.
    #[test]
    fn a_terminal_names_some_of_those_who_have_not_signed() {
        let tally = |open: usize| Tally {
            signed: 2,
            members: 2 + open,
            open: (0..open).map(|number| format!("m{number}")).collect(),
        };
        assert_eq!(tally(0).told(), "signed by 2 of 2 members");
        assert_eq!(tally(2).told(), "signed by 2 of 4 members\nnot signed by m0, m1");
        let many = tally(OPEN_SHOWN + 3).told();
        assert!(many.ends_with("m19 and 3 more"), "{many}");
    }
}
