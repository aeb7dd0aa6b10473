//! I13: one seed replays every byte that is sent and every answer that is given.

use sha2::{Digest, Sha256};

use crate::World;

/// The SHA-256 of all that was sent, in its order, and of what inboxes said.
pub fn trace(world: &World) -> String {
    let mut hash = Sha256::new();
    for sent in world.internet.tap() {
        hash.update(format!(
            "{} {} {:?}",
            sent.from, sent.request.url, sent.request.headers
        ));
        hash.update(sent.request.body.as_deref().unwrap_or_default());
    }
    for acked in world.ghost.log() {
        hash.update(format!("{} {} {}", acked.receiver, acked.activity, acked.status));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// All that was sent, in its order, and then all that inboxes said, a line each: what is read when a history failed.
pub fn log(world: &World) -> Vec<String> {
    let tap = world.internet.tap();
    let sent = tap.iter().map(|sent| {
        let body = String::from_utf8_lossy(sent.request.body.as_deref().unwrap_or_default()).into_owned();
        let method = sent.request.method.as_str();
        format!("{} {method} {} {body}", sent.from, sent.request.url)
    });
    let log = world.ghost.log();
    let acked = log.iter().map(|acked| {
        let said = &acked.said;
        format!(
            "{:?} {} {} {} {} {:?} {:?}",
            acked.at, acked.receiver, acked.status, acked.kind, acked.activity, said.object, said.name
        )
    });
    sent.chain(acked).collect()
}

/// I13: two runs of a seed have one trace.
pub fn replays(seed: u64, first: &str, second: &str) -> Vec<String> {
    match first == second {
        true => Vec::new(),
        false => vec![format!("I13: seed {seed} ran as {first} and as {second}")],
    }
}
