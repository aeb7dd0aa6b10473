//! Reads a body while counting: never more than the limit, never slower than the floor (threats B7, B9).

use std::pin::pin;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};

use crate::{Limits, Refused};

/// The slowest pace taken, over each span of [`Limits::read`].
const FLOOR_BYTES_PER_SECOND: f64 = 1024.0;

/// Collects the chunks of a body. The total time is the caller's to bound.
pub(crate) async fn read_body<E>(
    chunks: impl Stream<Item = Result<Bytes, E>>,
    limits: Limits,
) -> Result<Bytes, Refused> {
    let mut chunks = pin!(chunks);
    let mut span = pin!(tokio::time::sleep(limits.read));
    let floor = limits.read.as_secs_f64() * FLOOR_BYTES_PER_SECOND;
    let mut body = BytesMut::new();
    let mut read_in_span = 0_usize;
    loop {
        tokio::select! {
            biased;
            () = &mut span => {
                if (read_in_span as f64) < floor {
                    return Err(Refused::TooSlow);
                }
                read_in_span = 0;
                let next = span.deadline() + limits.read;
                span.as_mut().reset(next);
            }
            chunk = chunks.next() => match chunk {
                None => return Ok(body.freeze()),
                Some(Err(_)) => return Err(Refused::Broken),
                Some(Ok(chunk)) if chunk.len() > limits.body_bytes_max - body.len() => return Err(Refused::TooLarge),
                Some(Ok(chunk)) => {
                    read_in_span += chunk.len();
                    body.extend_from_slice(&chunk);
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use ambient::{Clock, SystemClock};
    use futures_util::stream;

    use super::*;

    const LIMITS: Limits = Limits::DOCUMENT;

    /// `count` chunks of `bytes` each, one each `pause` of simulated time.
    fn trickle(count: usize, bytes: usize, pause: Duration) -> impl Stream<Item = Result<Bytes, ()>> {
        stream::unfold(0, move |sent| async move {
            if sent == count {
                return None;
            }
            tokio::time::sleep(pause).await;
            Some((Ok(Bytes::from(vec![b'x'; bytes])), sent + 1))
        })
    }

    /// Reads with a stopwatch of simulated seconds beside it.
    async fn timed(chunks: impl Stream<Item = Result<Bytes, ()>>) -> (Result<usize, Refused>, u64) {
        let elapsed = std::cell::Cell::new(0);
        let counting = async {
            loop {
                tokio::time::sleep(Duration::from_secs(1)).await;
                elapsed.set(elapsed.get() + 1);
            }
        };
        tokio::select! {
            biased;
            () = counting => (Err(Refused::Timeout), 0),
            outcome = read_body(chunks, LIMITS) => (outcome.map(|body| body.len()), elapsed.get()),
        }
    }

    /// B7
    #[tokio::test(start_paused = true)]
    async fn a_byte_a_second_is_cut_at_ten_seconds() {
        let clock = SystemClock::start();
        let (outcome, seconds) = timed(trickle(1_000, 1, Duration::from_secs(1))).await;
        assert_eq!(outcome, Err(Refused::TooSlow));
        assert_eq!(seconds, 10);
        assert!(
            clock.elapsed() < Duration::from_secs(5),
            "the seconds were simulated"
        );
    }

    /// B7
    #[tokio::test(start_paused = true)]
    async fn a_good_beginning_does_not_buy_a_slow_end() {
        let chunks = trickle(1, 200_000, Duration::ZERO).chain(trickle(1_000, 1, Duration::from_secs(1)));
        let (outcome, seconds) = timed(chunks).await;
        assert_eq!((outcome, seconds), (Err(Refused::TooSlow), 20));
    }

    #[tokio::test(start_paused = true)]
    async fn just_above_the_floor_is_read_to_the_end() {
        let (outcome, _) = timed(trickle(25, 1_200, Duration::from_secs(1))).await;
        assert_eq!(outcome, Ok(25 * 1_200));
    }

    /// B9
    #[tokio::test]
    async fn an_endless_body_is_left_at_the_limit() {
        let taken = std::cell::Cell::new(0_usize);
        let endless = stream::repeat_with(|| {
            taken.set(taken.get() + 16 * 1024);
            Ok::<_, ()>(Bytes::from_static(&[b'x'; 16 * 1024]))
        });
        assert_eq!(read_body(endless, LIMITS).await, Err(Refused::TooLarge));
        assert_eq!(taken.get(), LIMITS.body_bytes_max + 16 * 1024);
    }

    /// B9
    #[tokio::test]
    async fn the_limit_itself_is_taken_and_one_byte_more_is_not() {
        let limits = Limits {
            body_bytes_max: 10,
            ..LIMITS
        };
        let body = |parts: &[usize]| {
            let parts: Vec<_> = parts
                .iter()
                .map(|len| Ok::<_, ()>(Bytes::from(vec![b'x'; *len])))
                .collect();
            stream::iter(parts)
        };
        assert_eq!(
            read_body(body(&[4, 6]), limits).await.map(|body| body.len()),
            Ok(10)
        );
        assert_eq!(read_body(body(&[4, 6, 1]), limits).await, Err(Refused::TooLarge));
        assert_eq!(read_body(body(&[11]), limits).await, Err(Refused::TooLarge));
        assert_eq!(
            read_body(stream::iter([Err(())]), limits).await,
            Err(Refused::Broken)
        );
    }
}
