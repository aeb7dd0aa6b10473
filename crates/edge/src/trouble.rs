//! What went wrong at another node, in plain words: who did not do what, since when, and when it is tried again.

use jiff::Timestamp;
use store::deliveries::{Breaker, Failure, Host};

use crate::{Telling, Words};

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
    match host.clock_offset.filter(|_| failure.what == "401") {
        Some(offset) => of_clocks(telling, peer, offset.ahead_seconds),
        None => telling.words.with(message(&failure.what), &variables),
    }
}

/// Clocks that differ, and by how much; beyond an hour only that they do, for what another server says of the time is
/// not to be reckoned with (threat C9).
fn of_clocks(telling: &Telling<'_>, peer: &str, ahead_seconds: i64) -> String {
    const MINUTES_MAX: i64 = 60;
    let minutes = (ahead_seconds.abs() + 30) / 60;
    let variables = [
        ("peer", peer.into()),
        ("way", if ahead_seconds > 0 { "ahead" } else { "behind" }.into()),
        ("minutes", minutes.into()),
    ];
    let key = match minutes > MINUTES_MAX {
        true => "trouble-clock-far",
        false => "trouble-clock",
    };
    telling.words.with(key, &variables)
}

fn message(what: &str) -> &'static str {
    if let Ok(status) = what.parse::<u16>() {
        let known = OF_STATUS.iter().find(|(range, _)| range.contains(&status));
        return known.map_or("trouble-other", |(_, key)| key);
    }
    let known = OF_SILENCE.iter().find(|(part, _)| what.contains(part));
    known.map_or("trouble-other", |(_, key)| key)
}

/// What went wrong, as a clause about `it`: `it had a fault of its own (503)`.
pub(crate) fn what_happened(words: &Words, failure: &Failure) -> String {
    let kind = [
        ("kind", message(&failure.what).into()),
        ("what", failure.what.as_str().into()),
    ];
    let happened = words.with("failure-kind", &kind);
    match failure.what.parse::<u16>() {
        Ok(status) => {
            let answered = [
                ("happened", happened.into()),
                ("status", status.to_string().into()),
            ];
            words.with("failure-answer", &answered)
        }
        Err(_) => happened,
    }
}

/// The same with what comes next: `…; we try again at 14:20`, and that it is paused or tried once a day.
pub(crate) fn trouble_and_next(
    telling: &Telling<'_>,
    peer: &str,
    host: &Host,
    failure: &Failure,
    next: Option<Timestamp>,
) -> String {
    let trouble = trouble(telling, peer, host, failure);
    let slower = match host.breaker() {
        Breaker::Closed => None,
        Breaker::Open => Some(("trouble-paused", host.failures)),
        Breaker::Suspended => Some(("trouble-once-a-day", u32::from(host.failing_days))),
    };
    match next {
        None => trouble,
        Some(at) if at > telling.now && slower.is_some() => {
            let (key, n) = slower.unwrap_or_default();
            let variables = [
                ("trouble", trouble.into()),
                ("next", telling.time(at).into()),
                ("n", n.into()),
            ];
            telling.words.with(key, &variables)
        }
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
        false => host.paused_until.max(host.lane_due).or(host.probe_due),
    }
}

#[cfg(test)]
mod tests {
    use domain::Zone;
    use store::deliveries::ClockOffset;

    use super::*;
    use crate::ZoneName;

    /// What is said at 14:10 of London, which is tried next at 14:20.
    fn said(host: &Host, what: &str) -> String {
        said_before(host, what, at("14:20:00"))
    }

    fn said_before(host: &Host, what: &str, next: Timestamp) -> String {
        let (words, zone) = (Words::english(), Zone::utc());
        let now = at("14:10:00");
        let telling = Telling {
            words: &words,
            zone: &zone,
            now,
            zone_name: ZoneName::Known,
        };
        let failure = Failure {
            at: now,
            what: what.to_owned(),
        };
        trouble_and_next(&telling, "London", host, &failure, Some(next))
    }

    fn at(clock: &str) -> Timestamp {
        format!("2026-11-21T{clock}Z").parse().unwrap()
    }

    fn failing(failures: u32) -> Host {
        Host {
            failures,
            trying_since: Some(at("14:05:00")),
            ..Host::default()
        }
    }

    #[test]
    fn whatever_happens_is_told_without_a_status_and_without_jargon() {
        let host = failing(1);
        assert_eq!(
            said(&host, "the server could not be reached"),
            "London has not answered since 14:05; we try again at 14:20"
        );
        assert_eq!(
            said(&host, "503"),
            "London had a fault of its own at 14:10; we try again at 14:20"
        );
        assert_eq!(
            said_before(&host, "503", at("14:10:00")),
            "London had a fault of its own at 14:10; we try again within a minute"
        );
        for status in (300..600).chain([100, 999]) {
            let text = said(&host, &status.to_string());
            let shown = text.contains(&status.to_string());
            let is_unknown = message(&status.to_string()) == "trouble-other";
            assert_eq!(shown, is_unknown, "{text}");
        }
        assert!(said(&host, "the signer has no keys").contains("the signer has no keys"));
    }

    /// C7
    #[test]
    fn a_host_that_is_paused_or_tried_once_a_day_is_told_of_as_such() {
        assert_eq!(
            said(&failing(10), "503"),
            "London had a fault of its own at 14:10; paused until 14:20 after 10 failures in a row"
        );
        let suspended = Host {
            failing_days: 7,
            ..failing(30)
        };
        assert_eq!(
            said(&suspended, "503"),
            "London had a fault of its own at 14:10; tried once a day, for it failed on 7 days; next at 14:20"
        );
    }

    /// C9
    #[test]
    fn clocks_that_differ_are_told_of_and_beyond_an_hour_only_that_they_do() {
        for (ahead_seconds, words) in [
            (300, "is 5 minutes ahead of ours"),
            (-61, "is 1 minute behind ours"),
            (90_000, "is more than an hour ahead of ours"),
            (-90_000, "is more than an hour behind ours"),
        ] {
            let offset = ClockOffset {
                ahead_seconds,
                at: at("14:10:00"),
            };
            let host = Host {
                clock_offset: Some(offset),
                ..failing(1)
            };
            assert!(said(&host, "401").contains(words), "{}", said(&host, "401"));
            assert!(!said(&host, "503").contains("clock"));
        }
    }
}
