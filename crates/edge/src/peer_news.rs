//! How it stands with another node, in words for whoever runs this one: what waits for it, since when, and why.

use domain::{Note, Origin, Peering, PeeringState, Side};
use jiff::Timestamp;
use store::deliveries::{self, Delivery, DeliveryState, Host, Place};
use store::peerings::{self, Ending};
use store::{StoreError, Transaction, sequences};
use wire::fingerprint::six_words;
use wire::keys::PublicKey;

use crate::trouble::{next_try, trouble_and_next, what_happened};
use crate::{SyncNews, Telling};

/// Most deliveries counted; more read as this many.
const COUNTED_MAX: u16 = 1_000;

/// What is to be known of a peering at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerNews {
    /// One sentence without a full stop: what matters most.
    pub words: String,
    /// How urgent that is.
    pub tone: Tone,
    /// Deliveries that wait; 1,000 may be more.
    pub waiting: usize,
    /// Since when the oldest of them waits.
    pub oldest: Option<Timestamp>,
    /// Deliveries that were refused or given up and wait for the operator; 1,000 may be more.
    pub set_aside: usize,
    /// When it last took something from us.
    pub last_out: Option<Timestamp>,
    /// When something of its own last came to us.
    pub last_in: Option<Timestamp>,
    /// When the agreement ends, once one side has announced that.
    pub ends: Option<Timestamp>,
    /// When it is tried next.
    pub next_try: Option<Timestamp>,
    /// What failed in the last seven days, one sentence without a full stop.
    pub lately: String,
    /// How far both agree.
    pub sync: SyncNews,
}

/// How urgent news are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// On its way, or waiting for an answer.
    Info,
    /// It does not get through, and is tried again.
    Watch,
    /// Somebody has to do something.
    Act,
    /// At rest: paused, rejected, ended.
    Soft,
}

impl PeerNews {
    /// Reads it.
    pub fn read(
        tx: &mut Transaction<'_>,
        peering: &Peering,
        telling: &Telling<'_>,
    ) -> Result<Self, StoreError> {
        let peer = &peering.peer;
        let host = deliveries::host(tx, peer)?;
        let waiting = deliveries::waiting(tx, Some(peer), COUNTED_MAX)?;
        let set_aside = deliveries::undelivered(tx, Some(peer), COUNTED_MAX)?;
        // What we ourselves withheld is over; nobody has to look at it.
        let open = |(_, delivery): &&(_, Delivery)| !matches!(delivery.state, DeliveryState::Dropped { .. });
        let ending = peerings::end_of(tx, peering)?;
        let mut news = Self {
            ends: ending.as_ref().map(|ending| ending.at),
            words: String::new(),
            tone: Tone::Good,
            waiting: waiting.len(),
            oldest: waiting.first().map(|(_, first)| first.queued),
            set_aside: set_aside.iter().filter(open).count(),
            last_out: host.last_success,
            last_in: last_in(tx, peer)?,
            next_try: next_try(&host).filter(|_| !waiting.is_empty() || host.probe_due.is_some()),
            lately: lately(&host, &set_aside, telling),
            sync: SyncNews::read(tx, peer, telling)?,
        };
        (news.tone, news.words) = news.headline(peering, &host, ending.as_ref(), telling);
        Ok(news)
    }

    fn headline(
        &self,
        peering: &Peering,
        host: &Host,
        ending: Option<&Ending>,
        telling: &Telling<'_>,
    ) -> (Tone, String) {
        let words = telling.words;
        let name = peering.name.as_str();
        let since = |key| {
            let since = telling.time(peering.changed);
            words.with(key, &[("peer", name.into()), ("since", since.into())])
        };
        match (peering.state, peering.proposed) {
            (PeeringState::Proposed, Side::Them) => (Tone::Act, since("peer-proposed-by-them")),
            (PeeringState::Proposed, Side::Us) => match self.failing(name, host, telling) {
                Some(trouble) => (Tone::Watch, trouble),
                None => (Tone::Info, since("peer-proposed-by-us")),
            },
            (PeeringState::Paused, _) => (Tone::Soft, since("peer-paused")),
            (PeeringState::Rejected, _) => (Tone::Soft, since("peer-rejected")),
            (PeeringState::Ended, _) => (Tone::Soft, ended(peering, telling)),
            (PeeringState::Active, _) if self.sync.key_refused.is_some() => (
                Tone::Act,
                words.with("peer-key-refused", &[("peer", name.into())]),
            ),
            (PeeringState::Active, _) => match self.failing(name, host, telling) {
                Some(trouble) => (Tone::Watch, trouble),
                None if ending.is_some() => (Tone::Soft, ends(name, ending, telling)),
                None if self.set_aside > 0 => {
                    (Tone::Act, words.count("peer-given-up", count(self.set_aside)))
                }
                None if self.waiting > 0 => (Tone::Info, words.count("peer-on-the-way", count(self.waiting))),
                None if self.last_out.is_none() => (Tone::Info, words.t("peer-nothing-yet")),
                None => (Tone::Good, words.t("peer-good")),
            },
        }
    }

    /// What keeps what waits from getting through.
    fn failing(&self, name: &str, host: &Host, telling: &Telling<'_>) -> Option<String> {
        let failure = host.last_failure.as_ref().filter(|_| host.failures > 0)?;
        let next = self.next_try;
        (self.waiting > 0 || host.probe_due.is_some())
            .then(|| trouble_and_next(telling, name, host, failure, next))
    }
}

/// How far back failures are told of, in seconds.
const LATELY_SECONDS: i64 = 7 * 86_400;

/// What failed in the last seven days: the last failure, on how many days, and what was set aside.
fn lately(host: &Host, set_aside: &[(Place, Delivery)], telling: &Telling<'_>) -> String {
    let words = telling.words;
    let is_late = |at: Timestamp| telling.now.as_second() - at.as_second() <= LATELY_SECONDS;
    let mut said = Vec::new();
    if let Some(failure) = host.last_failure.as_ref().filter(|failure| is_late(failure.at)) {
        let last = [
            ("at", telling.time(failure.at).into()),
            ("what", what_happened(words, failure).into()),
        ];
        said.push(words.with("lately-last", &last));
    }
    if host.failing_days > 1 {
        said.push(words.count("lately-days", host.failing_days.into()));
    }
    let lost = set_aside.iter().filter(|(_, delivery)| match delivery.state {
        DeliveryState::Refused { at, .. } | DeliveryState::Parked { at } => is_late(at),
        DeliveryState::Queued | DeliveryState::Dropped { .. } => false,
    });
    match lost.count() {
        0 => {}
        lost => said.push(words.count("lately-set-aside", count(lost))),
    }
    match said.is_empty() {
        true => words.t("lately-nothing"),
        false => said.join("; "),
    }
}

/// That it will be over, when, as whom announced and why.
fn ends(name: &str, ending: Option<&Ending>, telling: &Telling<'_>) -> String {
    let Some(ending) = ending else {
        return String::new();
    };
    let by = match ending.by {
        Side::Us => "us",
        Side::Them => "them",
    };
    let variables = [
        ("peer", name.into()),
        ("at", telling.time(ending.at).into()),
        ("by", by.into()),
    ];
    because(
        telling.words.with("peer-ends", &variables),
        ending.reason.as_ref(),
        telling,
    )
}

fn because(over: String, reason: Option<&Note>, telling: &Telling<'_>) -> String {
    match reason {
        Some(reason) => {
            let reason = reason.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
            let why = [("ended", over.into()), ("reason", reason.into())];
            telling.words.with("peer-ended-because", &why)
        }
        None => over,
    }
}

/// That it is over, since when, by whom and why, as far as that is known.
fn ended(peering: &Peering, telling: &Telling<'_>) -> String {
    let by = match peering.ended.as_ref().map(|ended| ended.by) {
        Some(Side::Us) => "us",
        Some(Side::Them) => "them",
        None => "unknown",
    };
    let variables = [
        ("peer", peering.name.as_str().into()),
        ("since", telling.time(peering.changed).into()),
        ("by", by.into()),
    ];
    let over = telling.words.with("peer-ended", &variables);
    let reason = peering.ended.as_ref().and_then(|ended| ended.reason.as_ref());
    because(over, reason, telling)
}

/// Six words of the Ed25519 key that the other node signs with now, to be compared by telephone.
pub fn pinned_words(peering: &Peering) -> Option<String> {
    let pin = peering.current_pin(&peering.application)?;
    let key = PublicKey::from_multikey(pin.multikey).ok()?;
    matches!(key, PublicKey::Ed25519(_)).then(|| six_words(&key).join(" "))
}

fn last_in(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Option<Timestamp>, StoreError> {
    Ok(sequences::heard_from(tx, peer)?.at)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use domain::Zone;
    use store::deliveries::Failure;

    use super::*;
    use crate::{Words, ZoneName};

    #[test]
    fn failures_of_the_last_seven_days_are_told_and_older_ones_are_not() {
        let (words, zone) = (Words::english(), Zone::utc());
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let telling = Telling {
            words: &words,
            zone: &zone,
            now: at("2026-11-22T12:00:00Z"),
            zone_name: ZoneName::Known,
        };
        let mut host = Host::default();
        assert_eq!(
            lately(&host, &[], &telling),
            "nothing failed in the last seven days"
        );
        host.last_failure = Some(Failure {
            at: at("2026-11-20T14:05:00Z"),
            what: "503".to_owned(),
        });
        assert_eq!(
            lately(&host, &[], &telling),
            "the last failure was at 20 Nov, 14:05: it had a fault of its own (503)"
        );
        host.failing_days = 3;
        assert!(lately(&host, &[], &telling).ends_with("; it has failed on 3 days since it last answered"));
        host = Host {
            last_failure: Some(Failure {
                at: at("2026-11-15T11:59:59Z"),
                what: "503".to_owned(),
            }),
            ..Host::default()
        };
        assert_eq!(
            lately(&host, &[], &telling),
            "nothing failed in the last seven days"
        );
    }
}
