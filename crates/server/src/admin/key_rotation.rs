//! New keys for the community, the node or a member; the old ones announce them (protocol section 4.1).

use community::rotate_keys::{OVERLAP_SECONDS, RotateRefused, next_number, rotate_keys};
use domain::{OwnActor, Signer};
use edge::wall_clock;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::members::DryRun;
use super::table::zone;
use super::{Failure, Performed, Reply, Shown, keys};
use crate::runtime::{NodeRuntime, fresh_keys};

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
pub struct KeyRotation {
    /// Of whom.
    pub whose: WhoseKeys,
    /// Done, or only said.
    pub run: DryRun,
}

/// Who gets new keys.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhoseKeys {
    /// The community.
    Community,
    /// The node.
    Node,
    /// A member, by handle.
    Member(String),
}

impl WhoseKeys {
    fn name(&self) -> &str {
        match self {
            Self::Community => "community",
            Self::Node => "node",
            Self::Member(handle) => handle,
        }
    }
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: KeyRotation) -> Reply {
    let performed = match ask.run {
        DryRun::Dry => would(runtime, &ask.whose).map(Reply::WouldChange),
        DryRun::Real => rotate(runtime, &ask.whose).await.map(Reply::Done),
    };
    performed.unwrap_or_else(Reply::Refused)
}

fn would(runtime: &NodeRuntime, whose: &WhoseKeys) -> Performed {
    let signer = signer(runtime, whose)?;
    let number = runtime
        .node()
        .database
        .read(|tx| next_number(tx, &signer))
        .map_err(refused)?;
    shown(runtime, whose, &signer, (number, Said::Would))
}

async fn rotate(runtime: &NodeRuntime, whose: &WhoseKeys) -> Performed {
    let signer = signer(runtime, whose)?;
    let (node, name) = (runtime.node(), whose.name());
    let now = node.now();
    // Refused before keys are made, which takes a moment.
    node.database
        .read(|tx| next_number(tx, &signer))
        .map_err(refused)?;
    let fresh = fresh_keys(&node.randomness, now).map_err(Failure::failed)?;
    let rotated = node
        .database
        .transact(|tx| rotate_keys(tx, "operator", (&signer, name), &fresh, now));
    let number = rotated.await.map_err(refused)?;
    runtime.federation.keys_changed(&signer);
    shown(runtime, whose, &signer, (number, Said::Done))
}

fn signer(runtime: &NodeRuntime, whose: &WhoseKeys) -> Result<Signer, Failure> {
    match whose {
        WhoseKeys::Community => Ok(Signer::Own(OwnActor::Community)),
        WhoseKeys::Node => Ok(Signer::Own(OwnActor::Node)),
        WhoseKeys::Member(handle) => keys::signer_of_member(runtime, handle),
    }
}

fn refused(refused: RotateRefused) -> Failure {
    match refused {
        RotateRefused::NoKeys => Failure::not_found(refused),
        refused => Failure::failed(refused),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Done,
    Would,
}

fn shown(
    runtime: &NodeRuntime,
    whose: &WhoseKeys,
    signer: &Signer,
    (number, said): (u32, Said),
) -> Performed {
    let now = runtime.node().now();
    let until = Timestamp::from_second(now.as_second() + OVERLAP_SECONDS).unwrap_or(now);
    let (names, zone) = (
        [format!("main-key-{number}"), format!("ed25519-key-{number}")],
        zone(runtime)?,
    );
    let until_said = wall_clock(until, &zone);
    let name = whose.name();
    let [rsa, ed25519] = &names;
    let mut text = match said {
        Said::Would => format!(
            "{name} would get the keys #{rsa} and #{ed25519}; the old ones would announce them to peers and followers \
             and be published until {until_said}"
        ),
        Said::Done => format!(
            "{name} signs with #{rsa} and #{ed25519} from now on; the old ones announce them to peers and followers and \
             are published until {until_said}\nmake a backup now: with an older one the node would sign with keys that \
             peers no longer take"
        ),
    };
    if said == Said::Done && *signer == Signer::Own(OwnActor::Node) {
        let words = runtime.doors.peers.own_words().map_err(Failure::failed)?;
        text.push_str(&format!(
            "\nthe six words of this node are now: {}",
            words.join(" ")
        ));
    }
    let value = json!({ "actor": name, "number": number, "keys": names, "old_published_until": until });
    Ok(Shown::new(value, text))
}
