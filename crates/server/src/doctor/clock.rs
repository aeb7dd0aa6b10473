//! Is our clock one that peers believe? Compared with the `Date` of their answers (RFC 9110, section 6.6.1).

use federation::{SECONDS_OFF_MAX, TimeSample, seconds_ahead};

use super::Finding;

const CHECK: &str = "clock";
/// A second of rounding, and the way there and back.
const SECONDS_OK: i64 = 10;

/// How far a signature may be off, in seconds (`federation.tuning.peer_window_seconds`).
#[derive(Clone, Copy)]
pub(crate) struct Window {
    /// Behind.
    pub(crate) back: i64,
    /// Ahead.
    pub(crate) ahead: i64,
}

/// As the node itself judges before it speaks with others (`federation`): the peer in the middle counts.
pub(crate) fn judge(samples: &[TimeSample], window: Window) -> Finding {
    if samples.is_empty() {
        return Finding::warn(
            CHECK,
            "no peer to compare with yet",
            "keep the machine's time synchronised (timedatectl), or compare: `rosarium doctor --peer other.example`",
        );
    }
    let Some((ahead, peer)) = seconds_ahead(samples) else {
        let why = samples.iter().filter_map(|sample| {
            let why = sample.ahead.as_ref().err()?;
            Some(format!("{}: {why}", sample.peer))
        });
        return Finding::warn(
            CHECK,
            format!("nobody said the time; {}", why.collect::<Vec<_>>().join("; ")),
            "look at `rosarium peer status`, and whether this machine may go out to port 443",
        );
    };
    let apart = match ahead {
        0 => format!("as {peer}'s"),
        1.. => format!("{ahead} s ahead of {peer}'s"),
        _ => format!("{} s behind {peer}'s", ahead.unsigned_abs()),
    };
    let mend = "synchronise the machine's time: `timedatectl set-ntp true`";
    if ahead.abs() > SECONDS_OFF_MAX && ahead < window.ahead && -ahead < window.back {
        let what =
            format!("it is {apart}: the node neither sends to others nor takes from them until it is right");
        return Finding::fail(CHECK, what, mend);
    }
    if ahead >= window.ahead || -ahead >= window.back {
        Finding::fail(CHECK, format!("it is {apart}: peers refuse what we sign"), mend)
    } else if ahead.abs() > SECONDS_OK {
        Finding::warn(CHECK, format!("it is {apart}"), mend)
    } else {
        Finding::ok(CHECK, format!("it is {apart}"))
    }
}

#[cfg(test)]
mod tests {
    use ambient::ToldClock;
    use domain::Origin;
    use egress::memory::{MemoryInternet, answer};
    use federation::ask_the_time;

    use super::super::Verdict;
    use super::*;

    const WINDOW: Window = Window { back: 600, ahead: 90 };

    fn origin(name: &str) -> Origin {
        Origin::parse(&format!("https://{name}.example")).unwrap()
    }

    fn verdict(ahead: &[i64]) -> Verdict {
        let samples: Vec<TimeSample> = ahead
            .iter()
            .map(|ahead| TimeSample {
                peer: origin("a"),
                ahead: Ok(*ahead),
            })
            .collect();
        judge(&samples, WINDOW).verdict
    }

    #[test]
    fn a_clock_that_peers_would_not_believe_fails_on_either_side() {
        for (ahead, expected) in [
            (0, Verdict::Ok),
            (10, Verdict::Ok),
            (-11, Verdict::Warn),
            (30, Verdict::Warn),
            (31, Verdict::Fail),
            (89, Verdict::Fail),
            (90, Verdict::Fail),
            (-30, Verdict::Warn),
            (-31, Verdict::Fail),
            (-599, Verdict::Fail),
            (-600, Verdict::Fail),
        ] {
            assert_eq!(verdict(&[ahead]), expected, "{ahead}");
        }
    }

    #[test]
    fn one_peer_of_three_with_a_wrong_clock_misleads_nobody() {
        assert_eq!(verdict(&[-9_000, 1, 2]), Verdict::Ok);
        assert_eq!(verdict(&[9_000, 1, 2]), Verdict::Ok);
        assert_eq!(verdict(&[9_000, 9_001, 2]), Verdict::Fail);
    }

    #[tokio::test]
    async fn the_time_is_read_from_whatever_a_peer_answers() {
        let internet = MemoryInternet::new();
        let dated = |date: &'static str| {
            move |_| {
                let mut answer = answer(404, "text/plain", "");
                answer.headers.push(("date".to_owned(), date.to_owned()));
                answer
            }
        };
        internet.route(origin("right"), dated("Thu, 04 Mar 2027 08:00:00 GMT"));
        internet.route(origin("late"), dated("Thu, 04 Mar 2027 07:58:00 GMT"));
        internet.route(origin("odd"), dated("teatime"));
        internet.route(origin("silent"), |_| answer(200, "text/plain", ""));
        let clock = ToldClock::new("2027-03-04T08:00:00Z".parse().unwrap());
        let peers = ["right", "late", "odd", "silent", "gone"].map(origin);
        let samples = ask_the_time(&internet.transport(origin("us")), &clock, &peers).await;
        let ahead: Vec<Option<i64>> = samples
            .iter()
            .map(|sample| sample.ahead.as_ref().ok().copied())
            .collect();
        assert_eq!(ahead, [Some(0), Some(120), None, None, None]);
        let nobody = judge(&samples[2..], WINDOW);
        assert!(nobody.verdict == Verdict::Warn && nobody.what.contains("https://gone.example"));
        assert_eq!(judge(&[], WINDOW).verdict, Verdict::Warn);
    }
}
