//! The rose (subrosa section 9): what is said in rooms is looked for in everything that leaves, and lives with and without
//! rooms are compared byte for byte.
//!
//! `tests/run subrosa` runs it, with 200 seeds when it is named and with 10 otherwise (`$ROSARIUM_SUBROSA_SEEDS`).

#[cfg(test)]
mod boosted;
#[cfg(test)]
mod crawl;
#[cfg(test)]
mod files;
#[cfg(test)]
mod inside;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod scene;
#[cfg(test)]
mod search;
#[cfg(test)]
mod tempting;
#[cfg(test)]
mod two_runs;
