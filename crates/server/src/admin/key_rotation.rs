//! New keys for the community, the node or a member; the old ones announce them (protocol section 4.1).

use community::rotate_keys::{OVERLAP_SECONDS, OldKeys, RotateRefused, next_number, rotate_keys};
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
    /// Whether somebody else may have the old ones.
    #[serde(default)]
    pub theft: Theft,
}

/// Whether somebody else may have the keys that new ones take the place of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theft {
    /// Nobody has.
    #[default]
    None,
    /// Somebody may: they are withdrawn.
    Feared,
}

impl Theft {
    fn old_keys(self) -> OldKeys {
        match self {
            Self::None => OldKeys::Published,
            Self::Feared => OldKeys::Withdrawn,
        }
    }
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
        DryRun::Dry => would(runtime, &ask.whose, ask.theft).map(Reply::WouldChange),
        DryRun::Real => rotate(runtime, &ask.whose, ask.theft).await.map(Reply::Done),
    };
    performed.unwrap_or_else(Reply::Refused)
}

fn would(runtime: &NodeRuntime, whose: &WhoseKeys, theft: Theft) -> Performed {
    let signer = signer(runtime, whose)?;
    let number = runtime
        .node()
        .database
        .read(|tx| next_number(tx, &signer, theft.old_keys()))
        .map_err(refused)?;
    shown(runtime, whose, &signer, theft, (number, Said::Would))
}

async fn rotate(runtime: &NodeRuntime, whose: &WhoseKeys, theft: Theft) -> Performed {
    let signer = signer(runtime, whose)?;
    let (node, name) = (runtime.node(), whose.name());
    let now = node.now();
    // Refused before keys are made, which takes a moment.
    node.database
        .read(|tx| next_number(tx, &signer, theft.old_keys()))
        .map_err(refused)?;
    let fresh = fresh_keys(&node.randomness, now).map_err(Failure::failed)?;
    let rotated = node
        .database
        .transact(|tx| rotate_keys(tx, "operator", (&signer, name), &fresh, theft.old_keys(), now));
    let number = rotated.await.map_err(refused)?;
    runtime.federation.keys_changed(&signer);
    shown(runtime, whose, &signer, theft, (number, Said::Done))
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
    theft: Theft,
    (number, said): (u32, Said),
) -> Performed {
    let now = runtime.node().now();
    let until = Timestamp::from_second(now.as_second() + OVERLAP_SECONDS).unwrap_or(now);
    let names = [format!("main-key-{number}"), format!("ed25519-key-{number}")];
    let until_said = wall_clock(until, &zone(runtime)?);
    let name = whose.name();
    let [rsa, ed25519] = &names;
    let end = match (theft, said) {
        (Theft::None, Said::Would) => format!("be published until {until_said}"),
        (Theft::None, Said::Done) => format!("are published until {until_said}"),
        (Theft::Feared, Said::Would) => {
            "be published no more: nothing else that they signed would count".to_owned()
        }
        (Theft::Feared, Said::Done) => {
            "are published no more: whoever hears of it takes nothing else that they signed".to_owned()
        }
    };
    let mut text = match said {
        Said::Would => format!(
            "{name} would get the keys #{rsa} and #{ed25519}; the old ones would announce them to peers and followers \
             and {end}"
        ),
        Said::Done => format!(
            "{name} signs with #{rsa} and #{ed25519} from now on; the old ones announce them to peers and followers and \
             {end}\nmake a backup now: with an older one the node would sign with keys that peers no longer take"
        ),
    };
    if said == Said::Done && *signer == Signer::Own(OwnActor::Node) {
        let words = runtime.doors.peers.own_words().map_err(Failure::failed)?;
        text.push_str(&format!(
            "\nthe six words of this node are now: {}",
            words.join(" ")
        ));
    }
    let until = (theft == Theft::None).then_some(until);
    let value = json!({ "actor": name, "number": number, "keys": names, "old_published_until": until });
    Ok(Shown::new(value, text))
}
