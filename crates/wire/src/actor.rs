//! Actors: other servers' read within bounds, ours written so that everybody can read them (protocol section 2).

mod read;
mod write;

pub use read::{ActorKind, ActorRefused, KEYS_MAX, RemoteActor, RemoteKey, is_also_known_as, read};
pub use write::{
    ApplicationFacts, GroupFacts, KeyFacts, PersonFacts, Picture, update, with_actor_context,
    write_application, write_application_within, write_delete, write_group, write_group_within, write_person,
    write_person_within, write_tombstone,
};

/// RFC 9421 is understood.
pub const RFC9421: &str = "https://datatracker.ietf.org/doc/html/rfc9421";
/// RFC 9421 with Ed25519 is understood.
pub const RFC9421_ED25519: &str =
    "https://datatracker.ietf.org/doc/html/rfc9421#name-eddsa-using-curve-edwards25";
/// Integrity proofs are understood.
pub const FEP_8B32: &str = "https://w3id.org/fep/8b32";
/// Our own profile is understood.
pub const PROFILE: &str = "https://w3id.org/rosarium/v1#Profile";
