//! How far two nodes agree, in words for whoever runs this one.

use domain::Origin;
use jiff::Timestamp;
use serde::Serialize;
use store::repairs::{self, Repair};
use store::{StoreError, Transaction, peerings, sequences};

use crate::Telling;

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
    /// Reads it.
    pub fn read(tx: &mut Transaction<'_>, peer: &Origin, telling: &Telling<'_>) -> Result<Self, StoreError> {
        let repair = repairs::get(tx, peer)?;
        let sent = sequences::sent_to(tx, peer)?;
        let peering = peerings::get(tx, peer)?;
        let new_keys = peering.and_then(|peering| peering.rotations.last().map(|rotation| rotation.at));
        let key_refused = peerings::refused_key(tx, peer)?.map(|refused| refused.at);
        Ok(Self {
            words: words(&repair, new_keys, key_refused, telling),
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

fn words(
    repair: &Repair,
    new_keys: Option<Timestamp>,
    key_refused: Option<Timestamp>,
    telling: &Telling<'_>,
) -> String {
    let said = match &repair.problem {
        Some(problem) => {
            let cannot = telling
                .words
                .with("sync-cannot", &[("problem", problem.as_str().into())]);
            match repair.not_before {
                Some(at) => {
                    let next = [("trouble", cannot.into()), ("next", telling.time(at).into())];
                    telling.words.with("trouble-next", &next)
                }
                None => cannot,
            }
        }
        None => compared(repair, telling),
    };
    let besides = [
        (repair.peer_restored, "sync-peer-restored"),
        (repair.we_were_restored, "sync-we-were-restored"),
        (new_keys, "sync-new-keys"),
        (key_refused, "sync-key-refused"),
    ];
    let besides = besides.into_iter().filter_map(|(at, key)| {
        let at = telling.time(at?);
        Some(telling.words.with(key, &[("at", at.into())]))
    });
    let parts: Vec<String> = std::iter::once(said).chain(besides).collect();
    parts.join("; ")
}

fn compared(repair: &Repair, telling: &Telling<'_>) -> String {
    let Some(compared) = &repair.compared else {
        return telling.words.t("sync-not-compared");
    };
    let variables = [
        ("at", telling.time(compared.at).into()),
        ("n", compared.differing.into()),
        ("mended", compared.repaired.into()),
    ];
    let key = match (compared.differing, compared.repaired) {
        (0, _) => "sync-same",
        (all, mended) if all == mended => "sync-mended",
        _ => "sync-partly-mended",
    };
    telling.words.with(key, &variables)
}

#[cfg(test)]
mod tests {
    use domain::Zone;
    use store::repairs::Compared;

    use super::*;
    use crate::{Words, ZoneName};

    fn at(clock: &str) -> Timestamp {
        format!("2026-11-22T{clock}Z").parse().unwrap()
    }

    #[test]
    fn each_state_is_said_in_one_sentence() {
        let (english, zone) = (Words::english(), Zone::parse("Europe/London").unwrap());
        let telling = Telling {
            words: &english,
            zone: &zone,
            now: at("05:00:00"),
            zone_name: ZoneName::Said,
        };
        let said = |repair: &Repair| words(repair, None, None, &telling);
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
            "both held the same when last compared, at 03:10 GMT"
        );
        repair.compared = compared(3, 3);
        assert_eq!(said(&repair), "3 things differed at 03:10 GMT and were mended");
        repair.compared = compared(3, 1);
        repair.peer_restored = Some(at("03:09:00"));
        assert_eq!(
            said(&repair),
            "3 things differed at 03:10 GMT, and 1 of them was mended; \
             it was restored from a backup (03:09 GMT)"
        );
        repair = Repair {
            problem: Some("it does not answer".to_owned()),
            not_before: Some(at("04:00:00")),
            ..Repair::default()
        };
        assert_eq!(
            said(&repair),
            "cannot be compared just now: it does not answer; we try again at 04:00 GMT"
        );
        let (new, refused) = (Some(at("02:00:00")), Some(at("02:30:00")));
        assert_eq!(
            words(&Repair::default(), new, refused, &telling),
            "not compared yet; it has new keys, announced by the old ones (02:00 GMT); it showed a key that nobody \
             announced, and we refused it (02:30 GMT): compare the six words by telephone, then end the peering and \
             propose it anew"
        );
    }
}
