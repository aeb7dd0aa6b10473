//! How far two nodes agree, in words for whoever runs this one.

use domain::{Origin, Zone};
use jiff::Timestamp;
use serde::Serialize;
use store::repairs::{self, Repair};
use store::{StoreError, Transaction, peerings, sequences};

use crate::wall_clock;

/// What is known of the agreement with one peer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SyncNews {
    /// One sentence.
    pub words: String,
    /// Activities queued for the peer since we last began to count.
    pub sent: u64,
    /// Of those, how many it has said it has, with none missing before.
    pub acknowledged: u64,
    /// Of the peer's, how many we have with none missing before.
    pub have: u64,
    /// When both sides were last compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<Timestamp>,
    /// What differed then.
    pub differing: u32,
    /// Of that, what was repaired or is on its way.
    pub repaired: u32,
    /// When the peer was last seen to have been restored from a backup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peer_restored: Option<Timestamp>,
    /// When the peer last showed that this node was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub we_were_restored: Option<Timestamp>,
    /// Since when the peer has the keys that we trust, if not since the agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_keys: Option<Timestamp>,
    /// Since when the peer lists a key that nobody announced; what it signs is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_refused: Option<Timestamp>,
}

impl SyncNews {
    /// Reads it; times in the sentence are on the wall clock of `zone`.
    pub fn read(tx: &mut Transaction<'_>, peer: &Origin, zone: &Zone) -> Result<Self, StoreError> {
        let repair = repairs::get(tx, peer)?;
        let sent = sequences::sent_to(tx, peer)?;
        let peering = peerings::get(tx, peer)?;
        let new_keys = peering.and_then(|peering| peering.rotations.last().map(|rotation| rotation.at));
        let key_refused = peerings::refused_key(tx, peer)?.map(|refused| refused.at);
        Ok(Self {
            words: words(&repair, zone) + &words_of_keys(new_keys, key_refused, zone),
            new_keys,
            key_refused,
            sent: sent.sent.seq,
            acknowledged: sent.acknowledged,
            have: sequences::heard_from(tx, peer)?.have.seq,
            compared: repair.compared.map(|compared| compared.at),
            differing: repair.compared.map_or(0, |compared| compared.differing),
            repaired: repair.compared.map_or(0, |compared| compared.repaired),
            peer_restored: repair.peer_restored,
            we_were_restored: repair.we_were_restored,
        })
    }
}

fn words(repair: &Repair, zone: &Zone) -> String {
    let compared = match &repair.compared {
        None => "not compared yet".to_owned(),
        Some(compared) => {
            let at = wall_clock(compared.at, zone);
            match (compared.differing, compared.repaired) {
                (0, _) => format!("in step: both held the same ({at})"),
                (all, mended) if all == mended => format!("{all} differed and were mended ({at})"),
                (all, mended) => format!("{all} differed, {mended} of them were mended ({at})"),
            }
        }
    };
    let mut words = match &repair.problem {
        Some(problem) => {
            let next = repair
                .not_before
                .map(|at| format!("; next try {}", wall_clock(at, zone)));
            format!("cannot be compared now: {problem}{}", next.unwrap_or_default())
        }
        None => compared,
    };
    for (at, what) in [
        (repair.peer_restored, "the peer was restored from a backup"),
        (
            repair.we_were_restored,
            "the peer gave back what a restore of this node had lost",
        ),
    ] {
        if let Some(at) = at {
            words.push_str(&format!("; {what} ({})", wall_clock(at, zone)));
        }
    }
    words
}

fn words_of_keys(new_keys: Option<Timestamp>, refused: Option<Timestamp>, zone: &Zone) -> String {
    let mut words = String::new();
    if let Some(at) = new_keys {
        words.push_str(&format!(
            "; new keys, announced by the old ones ({})",
            wall_clock(at, zone)
        ));
    }
    if let Some(at) = refused {
        words.push_str(&format!(
            "; REFUSED: a key that nobody announced ({}); compare the six words by telephone, then end and propose anew",
            wall_clock(at, zone)
        ));
    }
    words
}

#[cfg(test)]
mod tests {
    use store::repairs::Compared;

    use super::*;

    fn at(clock: &str) -> Timestamp {
        format!("2026-11-22T{clock}Z").parse().unwrap()
    }

    #[test]
    fn each_state_is_said_in_one_sentence() {
        let zone = Zone::parse("Europe/London").unwrap();
        let said = |repair: &Repair| words(repair, &zone);
        let compared = |differing, repaired| {
            Some(Compared {
                at: at("03:10:00"),
                differing,
                repaired,
            })
        };
        let mut repair = Repair::default();
        assert_eq!(said(&repair), "not compared yet");
        repair.compared = compared(0, 0);
        assert_eq!(
            said(&repair),
            "in step: both held the same (2026-11-22 03:10:00 GMT)"
        );
        repair.compared = compared(3, 3);
        assert_eq!(
            said(&repair),
            "3 differed and were mended (2026-11-22 03:10:00 GMT)"
        );
        repair.compared = compared(3, 1);
        repair.peer_restored = Some(at("03:09:00"));
        assert_eq!(
            said(&repair),
            "3 differed, 1 of them were mended (2026-11-22 03:10:00 GMT); \
             the peer was restored from a backup (2026-11-22 03:09:00 GMT)"
        );
        repair = Repair {
            problem: Some("it does not answer".to_owned()),
            not_before: Some(at("04:00:00")),
            ..Repair::default()
        };
        assert_eq!(
            said(&repair),
            "cannot be compared now: it does not answer; next try 2026-11-22 04:00:00 GMT"
        );
    }
}
