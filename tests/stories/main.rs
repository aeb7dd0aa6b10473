//! Stories: what people and peers live through, told through the front doors of whole nodes.

#[cfg(test)]
mod drafts;

#[cfg(test)]
mod peering;

#[cfg(test)]
mod events;

#[cfg(test)]
mod audiences;

#[cfg(test)]
mod answers;

#[cfg(test)]
mod fediverse;

#[cfg(test)]
mod backfill;
