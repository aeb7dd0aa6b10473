//! A world that does not notice a bug proves nothing: each planted bug must break its invariant, and nothing else may.
//!
//! `$ROSARIUM_SABOTAGE_SEEDS` is the most seeds a bug is given to hide in, else [`SEEDS_MAX`].

#[cfg(test)]
mod bugs;

#[cfg(test)]
mod hunt;

#[cfg(test)]
mod rooms;

#[cfg(test)]
mod vouchers;
