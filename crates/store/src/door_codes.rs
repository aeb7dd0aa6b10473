//! What a guest shows at the door, worked out alike by the host and by her own node (F14); nothing is kept.

use domain::{DoorCode, Iri, MemberId};
use sha2::{Digest, Sha256};

/// What only the two nodes know of her answer.
#[derive(Clone, Copy, Debug)]
pub enum Answered<'a> {
    /// The activity that carried it, for people elsewhere: its id has 80 random bits, and it was sent to the host alone.
    By(&'a Iri),
    /// A member of the host, whose id is shown to nobody.
    Here(&'a MemberId),
    /// Somebody elsewhere whose server told no id of her answer. She cannot work her code out, but the door finds her by name.
    Unnamed(&'a Iri),
}

/// The code of one guest for one event.
pub fn door_code(event: &Iri, answered: Answered<'_>) -> DoorCode {
    let mut hasher = Sha256::new();
    hasher.update(b"rosarium door\n");
    hasher.update(event.as_str());
    hasher.update(b"\n");
    match answered {
        Answered::By(activity) => hasher.update(activity.as_str()),
        Answered::Here(member) => hasher.update(member.to_string()),
        Answered::Unnamed(actor) => {
            hasher.update(b"by\n");
            hasher.update(actor.as_str());
        }
    }
    let hash = hasher.finalize();
    let bits = hash
        .iter()
        .take(8)
        .fold(0, |bits, byte| (bits << 8) | u64::from(*byte));
    DoorCode::new(bits)
}
