//! Is our clock one that peers believe? Compared with the `Date` of their answers (RFC 9110, section 6.6.1) at the start
//! and whenever a peer's refusal makes us doubt it; while it is wrong, federation waits (protocol section 5, threat C9).

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ambient::Clock;
use domain::{Iri, Labeled, Origin, PeeringState, Reach};
use edge::{Mode, Problem, Reason};
use egress::{Answer, Limits, Request, Transport};
use futures_util::future::join_all;
use futures_util::lock::Mutex as AsyncMutex;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use store::{audit, peerings};

use crate::Federation;
use crate::moment::after;

/// How far our clock may be off before federation waits, in seconds.
pub const SECONDS_OFF_MAX: i64 = 30;
/// A refusal whose `Date` is further from ours than this makes us look, in seconds.
const DOUBT_SECONDS: i64 = 60;
/// How often a wrong clock is looked at again.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// Doubts make us look at most this often.
const DOUBT_EVERY: Duration = Duration::from_secs(60);
/// Most peers asked for the time.
const PEERS_MAX: usize = 9;

/// What one peer's answer says of our clock.
#[derive(Debug)]
pub struct TimeSample {
    /// Whose.
    pub peer: Origin,
    /// Seconds we are ahead; negative when behind; or why nobody knows.
    pub ahead: Result<i64, String>,
}

/// Asks each for a public document and reads the time in its answer, whatever the answer is.
pub async fn ask_the_time(transport: &dyn Transport, clock: &dyn Clock, peers: &[Origin]) -> Vec<TimeSample> {
    let asked = peers.iter().map(|peer| async move {
        TimeSample {
            peer: peer.clone(),
            ahead: ahead_of(transport, clock, peer).await,
        }
    });
    join_all(asked).await
}

async fn ahead_of(transport: &dyn Transport, clock: &dyn Clock, peer: &Origin) -> Result<i64, String> {
    let request = Request::get(&Iri::local(peer, "/.well-known/nodeinfo"));
    let before = clock.now();
    let answered = transport.exchange(Labeled::federable(request, Reach::Public), Limits::DOCUMENT);
    let answer = answered.await.map_err(|refused| refused.to_string())?;
    let after = clock.now();
    let said = answer.header("date").ok_or("its answer names no time")?;
    let theirs = rfc2822::parse(said).map_err(|_| "its answer names a time that cannot be read")?;
    // They wrote it somewhere between.
    let middle = before.as_second().midpoint(after.as_second());
    Ok(middle - theirs.timestamp().as_second())
}

/// How far ahead we are of the one in the middle, so that a peer whose own clock is wrong misleads nobody where there
/// are three. Of two in the middle the one nearer to us counts.
pub fn seconds_ahead(samples: &[TimeSample]) -> Option<(i64, &Origin)> {
    let mut known: Vec<(i64, &Origin)> = samples
        .iter()
        .filter_map(|sample| Some((*sample.ahead.as_ref().ok()?, &sample.peer)))
        .collect();
    known.sort();
    let upper = *known.get(known.len() / 2)?;
    let lower = known[known.len().saturating_sub(1) / 2];
    Some(if lower.0.abs() < upper.0.abs() {
        lower
    } else {
        upper
    })
}

/// A clock that is off, and beside whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongClock {
    /// Seconds ahead; negative when behind.
    pub ahead: i64,
    /// The peer in the middle of those who were asked.
    pub beside: Origin,
}

impl std::fmt::Display for WrongClock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (seconds, beside) = (self.ahead.unsigned_abs(), &self.beside);
        let way = if self.ahead > 0 { "ahead of" } else { "behind" };
        write!(
            f,
            "the clock of this machine is {seconds} s {way} that of {beside}: nothing is sent to other nodes and nothing \
             taken from them until it is right; synchronise it (`timedatectl set-ntp true`)"
        )
    }
}

/// What we think of our clock.
pub(crate) struct OwnClock {
    known: Mutex<Known>,
    /// One looks at a time.
    turn: AsyncMutex<()>,
}

struct Known {
    standing: Standing,
    /// When to look next, in elapsed time; nothing while there is no doubt.
    look_at: Option<Duration>,
    looked_at: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    /// Nobody was asked yet since the start.
    Unknown,
    Right,
    Wrong(WrongClock),
}

impl Default for OwnClock {
    fn default() -> Self {
        let known = Known {
            standing: Standing::Unknown,
            look_at: Some(Duration::ZERO),
            looked_at: None,
        };
        Self {
            known: Mutex::new(known),
            turn: AsyncMutex::new(()),
        }
    }
}

impl OwnClock {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_due(&self, elapsed: Duration) -> bool {
        self.known().look_at.is_some_and(|at| at <= elapsed)
    }

    /// Replaces what we think, and answers what we thought.
    fn settle(&self, standing: Standing, elapsed: Duration) -> Standing {
        let mut known = self.known();
        known.looked_at = Some(elapsed);
        known.look_at = match standing {
            Standing::Wrong(_) => Some(elapsed + LOOK_AGAIN),
            Standing::Unknown | Standing::Right => None,
        };
        std::mem::replace(&mut known.standing, standing)
    }
}

impl Federation {
    /// Why federation waits, if it does.
    pub fn wrong_clock(&self) -> Option<WrongClock> {
        match &self.own_clock.known().standing {
            Standing::Wrong(wrong) => Some(wrong.clone()),
            Standing::Unknown | Standing::Right => None,
        }
    }

    /// While the clock is wrong nothing is due but the next look at it.
    pub(crate) fn next_look_at_clock(&self) -> Option<Timestamp> {
        self.wrong_clock()?;
        let elapsed = self.node.clock.elapsed();
        let wait = self.own_clock.known().look_at?.saturating_sub(elapsed);
        Some(after(
            self.node.now(),
            i64::try_from(wait.as_secs()).unwrap_or(0) + 1,
        ))
    }

    /// Whether the workers may speak with other nodes: not while federation is off; looks at the clock first where that is due. The clock of a
    /// development set-up is moved on purpose.
    pub(crate) async fn may_federate(&self) -> bool {
        if self.is_off() {
            return false;
        }
        if self.node.settings.mode == Mode::Development {
            return true;
        }
        if self.own_clock.is_due(self.node.clock.elapsed())
            && let Some(_turn) = self.own_clock.turn.try_lock()
        {
            self.look_at_clock().await;
        }
        self.own_clock.known().standing == Standing::Right
    }

    /// While the clock is wrong nothing is taken: whoever sends keeps it and comes again.
    pub(crate) fn refuse_while_clock_is_wrong(&self) -> Result<(), Problem> {
        match self.wrong_clock() {
            None => Ok(()),
            Some(_) => Err(Problem::new(
                Reason::Busy,
                "the clock of this node is wrong; keep what you have and try again later",
            )),
        }
    }

    /// A host refused what we signed; if it says another time than we do, we look at our clock.
    pub(crate) fn doubt_clock(&self, refusal: &Answer) {
        let said = refusal.header("date").and_then(|said| rfc2822::parse(said).ok());
        let Some(said) = said else { return };
        let apart = self.node.now().as_second() - said.timestamp().as_second();
        if apart.abs() > DOUBT_SECONDS {
            self.look_at_clock_soon();
        }
    }

    /// What came was signed at another time than ours, or a host says another: one of the two clocks is wrong.
    pub(crate) fn look_at_clock_soon(&self) {
        let elapsed = self.node.clock.elapsed();
        let mut known = self.own_clock.known();
        let looked_lately = known
            .looked_at
            .is_some_and(|at| elapsed.saturating_sub(at) < DOUBT_EVERY);
        if !looked_lately && known.look_at.is_none() {
            known.look_at = Some(elapsed);
        }
    }

    async fn look_at_clock(&self) {
        let listed = self.node.database.read(peerings::list).unwrap_or_default();
        let active = listed
            .into_iter()
            .filter(|peering| peering.state == PeeringState::Active);
        let peers: Vec<Origin> = active.map(|peering| peering.peer).take(PEERS_MAX).collect();
        let samples = ask_the_time(self.transport.as_ref(), self.node.clock.as_ref(), &peers).await;
        let standing = match seconds_ahead(&samples) {
            Some((ahead, peer)) if ahead.abs() > SECONDS_OFF_MAX => Standing::Wrong(WrongClock {
                ahead,
                beside: peer.clone(),
            }),
            Some(_) => Standing::Right,
            // Nobody says otherwise; a clock that was wrong stays so until somebody says that it is right.
            None => self.wrong_clock().map_or(Standing::Right, Standing::Wrong),
        };
        let words = match &standing {
            Standing::Wrong(wrong) => wrong.to_string(),
            Standing::Unknown | Standing::Right => "the clock of this machine is right again".to_owned(),
        };
        let was_wrong = matches!(
            self.own_clock.settle(standing.clone(), self.node.clock.elapsed()),
            Standing::Wrong(_)
        );
        let is_wrong = matches!(standing, Standing::Wrong(_));
        if is_wrong {
            tracing::error!("{words}");
        }
        if is_wrong != was_wrong {
            self.write_down(&words).await;
        }
    }

    async fn write_down(&self, words: &str) {
        let now = self.node.now();
        let logged = self
            .node
            .database
            .transact(|tx| audit::log(tx, "node", words, now));
        if let Err(error) = logged.await {
            tracing::warn!(%error, "what was said of the clock is not in the audit");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(ahead: &[i64]) -> Vec<TimeSample> {
        let peer = Origin::parse("https://a.example").unwrap();
        let sample = |ahead: &i64| TimeSample {
            peer: peer.clone(),
            ahead: Ok(*ahead),
        };
        ahead.iter().map(sample).collect()
    }

    /// C9
    #[test]
    fn the_one_in_the_middle_counts_and_of_two_the_nearer_one() {
        for (ahead, expected) in [
            (&[][..], None),
            (&[300], Some(300)),
            (&[300, 2], Some(2)),
            (&[-300, 2], Some(2)),
            (&[-9_000, 1, 2], Some(1)),
            (&[9_000, 9_001, 2], Some(9_000)),
            (&[-9_000, -9_001, 2, 1], Some(1)),
        ] {
            let samples = samples(ahead);
            assert_eq!(
                seconds_ahead(&samples).map(|(ahead, _)| ahead),
                expected,
                "{ahead:?}"
            );
        }
    }
}
