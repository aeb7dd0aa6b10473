//! What went wrong at another node, in plain words: who did not do what, since when, and when it is tried again.

use jiff::Timestamp;
use store::deliveries::{Failure, Host};

use crate::Telling;

/// The message for what a host answered, by its status.
const OF_STATUS: [(std::ops::RangeInclusive<u16>, &str); 9] = [
    (300..=399, "trouble-elsewhere"),
    (400..=401, "trouble-signature"),
    (402..=403, "trouble-forbidden"),
    (404..=405, "trouble-nothing-there"),
    (410..=410, "trouble-nothing-there"),
    (413..=413, "trouble-too-large"),
    (429..=429, "trouble-slow-down"),
    (501..=501, "trouble-nothing-there"),
    (500..=599, "trouble-fault"),
];

/// The message for what an exchange came to that brought no answer, by how the way out names it.
const OF_SILENCE: [(&str, &str); 8] = [
    ("could not be reached", "trouble-silent"),
    ("did not answer in time", "trouble-silent"),
    ("too slowly", "trouble-silent"),
    ("broke off", "trouble-silent"),
    ("could not be resolved", "trouble-no-name"),
    ("identity could not be verified", "trouble-identity"),
    ("2xx with an error inside", "trouble-fault"),
    ("too many servers", "trouble-busy"),
];

/// What comes in less than so many seconds is told without a time, which would be the one it is.
const SOON_SECONDS: i64 = 60;

/// What last went wrong at a host, as a clause without a full stop: `London has not answered since 14:05`.
pub(crate) fn trouble(telling: &Telling<'_>, peer: &str, host: &Host, failure: &Failure) -> String {
    let since = host
        .trying_since
        .filter(|since| *since <= failure.at)
        .unwrap_or(failure.at);
    let variables = [
        ("peer", peer.into()),
        ("since", telling.time(since).into()),
        ("at", telling.time(failure.at).into()),
        ("what", failure.what.as_str().into()),
    ];
    telling.words.with(message(&failure.what), &variables)
}

fn message(what: &str) -> &'static str {
    if let Ok(status) = what.parse::<u16>() {
        let known = OF_STATUS.iter().find(|(range, _)| range.contains(&status));
        return known.map_or("trouble-other", |(_, key)| key);
    }
    let known = OF_SILENCE.iter().find(|(part, _)| what.contains(part));
    known.map_or("trouble-other", |(_, key)| key)
}

/// The same with what comes next: `…; we try again at 14:20`.
pub(crate) fn trouble_and_next(
    telling: &Telling<'_>,
    peer: &str,
    host: &Host,
    failure: &Failure,
    next: Option<Timestamp>,
) -> String {
    let trouble = trouble(telling, peer, host, failure);
    match next {
        None => trouble,
        Some(at) if at.as_second() - telling.now.as_second() < SOON_SECONDS => telling
            .words
            .with("trouble-next-now", &[("trouble", trouble.into())]),
        Some(at) => {
            let at = telling.time(at);
            telling.words.with(
                "trouble-next",
                &[("trouble", trouble.into()), ("next", at.into())],
            )
        }
    }
}

/// When something to this host is tried next, as far as that is known.
pub(crate) fn next_try(host: &Host) -> Option<Timestamp> {
    match host.rests {
        true => None,
        false => host.paused_until.max(host.lane_due),
    }
}

#[cfg(test)]
mod tests {
    use domain::Zone;

    use super::*;
    use crate::{Words, ZoneName};

    #[test]
    fn whatever_happens_is_told_without_a_status_and_without_jargon() {
        let (words, zone) = (Words::english(), Zone::utc());
        let now: Timestamp = "2026-11-21T14:10:00Z".parse().unwrap();
        let telling = Telling {
            words: &words,
            zone: &zone,
            now,
            zone_name: ZoneName::Known,
        };
        let host = Host {
            trying_since: "2026-11-21T14:05:00Z".parse().ok(),
            ..Host::default()
        };
        let said = |what: &str| {
            let failure = Failure {
                at: now,
                what: what.to_owned(),
            };
            let next = "2026-11-21T14:20:00Z".parse().ok();
            trouble_and_next(&telling, "London", &host, &failure, next)
        };
        assert_eq!(
            said("the server could not be reached"),
            "London has not answered since 14:05; we try again at 14:20"
        );
        assert_eq!(
            said("503"),
            "London had a fault of its own at 14:10; we try again at 14:20"
        );
        let failure = Failure {
            at: now,
            what: "503".to_owned(),
        };
        assert_eq!(
            trouble_and_next(&telling, "London", &host, &failure, Some(now)),
            "London had a fault of its own at 14:10; we try again within a minute"
        );
        for status in (300..600).chain([100, 999]) {
            let text = said(&status.to_string());
            let shown = text.contains(&status.to_string());
            let is_unknown = message(&status.to_string()) == "trouble-other";
            assert_eq!(shown, is_unknown, "{text}");
        }
        assert!(said("the signer has no keys").contains("the signer has no keys"));
    }
}
