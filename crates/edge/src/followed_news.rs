//! How it goes with those whom we follow without an agreement: when we last looked, and what kept us from it.

use community::followed_strangers::followed_strangers;
use domain::Iri;
use store::polls::Poll;
use store::{StoreError, Transaction};

use crate::trouble::what_happened;
use crate::{Telling, Tone};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedNews {
    /// Whom we follow.
    pub actor: Iri,
    /// One sentence without a full stop.
    pub words: String,
    /// How urgent that is.
    pub tone: Tone,
}

impl FollowedNews {
    /// All of them, by address.
    pub fn list(tx: &mut Transaction<'_>, telling: &Telling<'_>) -> Result<Vec<Self>, StoreError> {
        let found = followed_strangers(tx)?;
        let told = |(actor, poll)| {
            let (tone, words) = headline(&poll, telling);
            Self { actor, words, tone }
        };
        Ok(found.into_iter().map(told).collect())
    }
}

fn headline(poll: &Poll, telling: &Telling<'_>) -> (Tone, String) {
    let words = telling.words;
    let failure = poll
        .failure
        .as_ref()
        .filter(|failure| poll.success.is_none_or(|success| failure.at > success));
    match (failure, poll.success) {
        (Some(failure), success) => {
            let told = [
                ("at", telling.time(failure.at).into()),
                ("what", what_happened(words, failure).into()),
            ];
            let failed = words.with("followed-failed", &told);
            let read = success.map(|at| {
                let before = [
                    ("failed", failed.as_str().into()),
                    ("at", telling.time(at).into()),
                ];
                words.with("followed-read-before", &before)
            });
            (Tone::Watch, read.unwrap_or(failed))
        }
        (None, Some(at)) => {
            let read = [("at", telling.time(at).into())];
            (Tone::Good, words.with("followed-read", &read))
        }
        (None, None) => (Tone::Info, words.t("followed-not-yet")),
    }
}

#[cfg(test)]
mod tests {
    use domain::Zone;
    use jiff::Timestamp;
    use store::deliveries::Failure;

    use super::*;
    use crate::{Words, ZoneName};

    fn at(clock: &str) -> Timestamp {
        format!("2026-11-22T{clock}Z").parse().unwrap()
    }

    #[test]
    fn the_last_look_is_told_and_a_failure_only_until_the_next_one_succeeds() {
        let (words, zone) = (Words::english(), Zone::utc());
        let telling = Telling {
            words: &words,
            zone: &zone,
            now: at("12:00:00"),
            zone_name: ZoneName::Known,
        };
        let mut poll = Poll::default();
        assert_eq!(
            headline(&poll, &telling),
            (Tone::Info, "not looked at yet".to_owned())
        );
        poll.failure = Some(Failure {
            at: at("05:00:00"),
            what: "503".to_owned(),
        });
        assert_eq!(
            headline(&poll, &telling),
            (
                Tone::Watch,
                "could not be read at 05:00: it had a fault of its own (503)".to_owned()
            )
        );
        poll.success = Some(at("04:00:00"));
        assert!(headline(&poll, &telling).1.ends_with("; last read at 04:00"));
        poll.success = Some(at("11:00:00"));
        assert_eq!(
            headline(&poll, &telling),
            (Tone::Good, "last read at 11:00".to_owned())
        );
    }
}
