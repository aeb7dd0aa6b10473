//! What a host's answer means for a delivery: the table of protocol section 5 (threat C10).

use domain::sabotage::{Bug, planted};
use egress::{Answer, Refused};
use store::deliveries::Schedule;

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Taken.
    Delivered,
    /// No for good: recorded and shown.
    Refused(u16),
    /// The actor is gone for good: its follows go too.
    Gone,
    /// Try again, not before so many seconds if it said so.
    Retry {
        what: String,
        after_seconds: Option<u32>,
    },
    /// The whole host says no: pause it and tell the operator.
    Forbidden,
    /// We ourselves do not send it: it is no longer for that host, or the address can never be asked.
    Withheld,
}

/// Longest `Retry-After` that is believed, in seconds: a day.
const RETRY_AFTER_SECONDS_MAX: u32 = 86_400;

/// Reads an answer. 401 is never delivered; everything unknown is tried again.
pub(crate) fn outcome(answer: &Result<Answer, Refused>, schedule: Schedule) -> Outcome {
    let answer = match answer {
        Ok(answer) => answer,
        Err(refused) if refused.is_permanent() => return Outcome::Withheld,
        Err(refused) => {
            return Outcome::Retry {
                what: refused.to_string(),
                after_seconds: None,
            };
        }
    };
    match (answer.status, schedule) {
        (200..=299, _) if says_error(&answer.body) => Outcome::Retry {
            what: "2xx with an error inside".to_owned(),
            after_seconds: None,
        },
        (200..=299, _) => Outcome::Delivered,
        (401, _) if planted(Bug::S4) => Outcome::Delivered,
        (410, _) => Outcome::Gone,
        (400 | 422, _) => Outcome::Refused(answer.status),
        (404 | 405 | 413 | 415 | 501, Schedule::Stranger) => Outcome::Refused(answer.status),
        (403, _) => Outcome::Forbidden,
        (status, _) => {
            let after_seconds = answer
                .header("retry-after")
                .and_then(|text| text.trim().parse().ok());
            let after_seconds = after_seconds.map(|seconds: u32| seconds.min(RETRY_AFTER_SECONDS_MAX));
            Outcome::Retry {
                what: status.to_string(),
                after_seconds,
            }
        }
    }
}

/// Mobilizon answers 200 with the JSON string "error" (protocol section 3.3).
fn says_error(body: &[u8]) -> bool {
    body.len() < 64 && body.trim_ascii() == b"\"error\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Iri;

    fn answered(status: u16, body: &'static str) -> Result<Answer, Refused> {
        Ok(Answer {
            status,
            headers: vec![("retry-after".to_owned(), "120".to_owned())],
            body: body.into(),
            url: Iri::parse("https://evil.example/inbox").unwrap(),
        })
    }

    /// C10: each answer, as peer and as stranger.
    #[test]
    fn every_answer_has_its_meaning() {
        let retry = |what: &str| Outcome::Retry {
            what: what.to_owned(),
            after_seconds: Some(120),
        };
        let table = [
            (200, Outcome::Delivered, Outcome::Delivered),
            (202, Outcome::Delivered, Outcome::Delivered),
            (400, Outcome::Refused(400), Outcome::Refused(400)),
            (401, retry("401"), retry("401")),
            (403, Outcome::Forbidden, Outcome::Forbidden),
            (404, retry("404"), Outcome::Refused(404)),
            (405, retry("405"), Outcome::Refused(405)),
            (410, Outcome::Gone, Outcome::Gone),
            (413, retry("413"), Outcome::Refused(413)),
            (415, retry("415"), Outcome::Refused(415)),
            (422, Outcome::Refused(422), Outcome::Refused(422)),
            (429, retry("429"), retry("429")),
            (500, retry("500"), retry("500")),
            (501, retry("501"), Outcome::Refused(501)),
            (503, retry("503"), retry("503")),
        ];
        for (status, peer, stranger) in table {
            assert_eq!(
                outcome(&answered(status, ""), Schedule::Peer),
                peer,
                "{status} from a peer"
            );
            assert_eq!(
                outcome(&answered(status, ""), Schedule::Stranger),
                stranger,
                "{status} from a stranger"
            );
        }
        assert!(matches!(
            outcome(&Err(Refused::Timeout), Schedule::Peer),
            Outcome::Retry { .. }
        ));
    }

    /// C10
    #[test]
    fn an_error_inside_a_success_is_not_delivered() {
        assert!(matches!(
            outcome(&answered(200, "\"error\""), Schedule::Stranger),
            Outcome::Retry { .. }
        ));
        assert_eq!(
            outcome(&answered(200, "{\"ok\":true}"), Schedule::Stranger),
            Outcome::Delivered
        );
    }
}
