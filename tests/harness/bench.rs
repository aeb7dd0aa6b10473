//! What something costs, for benchmarks: nanoseconds of the processor, of all threads of this process, as the kernel counts them
//! to the moment of the question. What `/proc` says of a thread that runs is as old as its last tick.

use rustix::time::{ClockId, clock_gettime};

/// What this process has cost so far, in microseconds: the threads of an engine live as long as it does.
pub fn cpu_micros() -> f64 {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    spent.tv_sec as f64 * 1e6 + spent.tv_nsec as f64 / 1e3
}

/// Runs of which the best counts, and how often something is done in each.
#[derive(Clone, Copy, Debug)]
pub struct Runs {
    /// How many.
    pub runs: u32,
    /// How often in each.
    pub times: u32,
}

impl Runs {
    /// Microseconds for one, in the best run.
    pub fn best<E>(self, mut verb: impl FnMut() -> Result<(), E>) -> Result<f64, E> {
        let mut best = f64::MAX;
        for _ in 0..self.runs {
            let begun = cpu_micros();
            for _ in 0..self.times {
                verb()?;
            }
            best = best.min((cpu_micros() - begun) / f64::from(self.times));
        }
        Ok(best)
    }

    /// The same of what is awaited.
    pub async fn best_awaited<E>(self, mut verb: impl AsyncFnMut() -> Result<(), E>) -> Result<f64, E> {
        let mut best = f64::MAX;
        for _ in 0..self.runs {
            let begun = cpu_micros();
            for _ in 0..self.times {
                verb().await?;
            }
            best = best.min((cpu_micros() - begun) / f64::from(self.times));
        }
        Ok(best)
    }
}

/// Whether a figure is no more than what is wanted, in a word.
pub fn word(figure: f64, wanted: f64) -> &'static str {
    match figure <= wanted {
        true => "holds",
        false => "does not hold",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_cost_something_and_nothing_is_given_back() {
        let runs = Runs { runs: 2, times: 50 };
        let dear = runs.best(|| -> Result<(), ()> {
            std::hint::black_box((0..20_000_u64).map(std::hint::black_box).sum::<u64>());
            Ok(())
        });
        assert!(dear.is_ok_and(|micros| micros > 0.0));
        let begun = cpu_micros();
        assert!(cpu_micros() >= begun);
    }

    #[test]
    fn what_fails_has_no_figure() {
        let runs = Runs { runs: 1, times: 1 };
        assert_eq!(runs.best(|| Err("no")), Err("no"));
    }
}
