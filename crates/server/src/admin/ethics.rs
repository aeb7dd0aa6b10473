//! Versions of the code of ethics by command.

use community::publish_code::{NewCode, PublishCodeRefused, publish_code};
use community::sign_code::{CodeStanding, code_standing};
use domain::{CodeMode, CodeOfEthics, CodeRefused, CodeVersion};
use edge::wall_clock;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{codes, members};

use super::table::zone;
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Members looked at in one reading.
const MEMBERS_PER_READ: u16 = 500;

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
        PublishCodeRefused::Store(_) => Failure::failed(refused),
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
    let (signed, members) = signed(runtime)?;
    let since = wall_clock(code.published, &zone(runtime)?);
    let mut text = format!("version {}, since {since}: {}", code.version, length(&code));
    text.push_str(&match code.mode {
        CodeMode::Signed => format!("\nsigned by {signed} of {members} members"),
        CodeMode::DeFacto => "\nacknowledged by joining".to_owned(),
    });
    let value = json!({
        "code": code, "words": code.words(), "minutes": code.minutes(), "signed": signed, "members": members,
    });
    Ok(Shown::new(value, text))
}

/// `612 words, 3 min`.
fn length(code: &CodeOfEthics) -> String {
    format!("{} words, {} min", code.words(), code.minutes())
}

/// How many have nothing left to sign, and how many there are.
fn signed(runtime: &NodeRuntime) -> Result<(usize, usize), Failure> {
    let node = runtime.node();
    let (mut signed, mut members, mut after) = (0, 0, None);
    loop {
        let page = node
            .database
            .read(|tx| members::page(tx, after.as_ref(), MEMBERS_PER_READ))?;
        for member in &page {
            let standing = node
                .database
                .read(|tx| code_standing(tx, &member.id, node.settings.ethics.resign_on))?;
            signed += usize::from(matches!(standing, CodeStanding::Signed(_)));
        }
        members += page.len();
        match page.last() {
            Some(last) => after = Some(last.id.clone()),
            None => return Ok((signed, members)),
        }
    }
}
