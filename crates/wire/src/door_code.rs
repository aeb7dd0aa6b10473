//! What a guest shows at the door, worked out alike by the host and by her own node (F14); nothing of it travels.

use domain::{DoorCode, Iri, MemberId, VisitorId};

use crate::digest::sha256;

/// What only the two nodes know of her answer.
#[derive(Clone, Copy, Debug)]
pub enum KnownToBoth<'a> {
    /// The activity that carried it, for people elsewhere: its id has 80 random bits, and it was sent to the host alone.
    Activity(&'a Iri),
    /// A member of the host, whose id is shown to nobody.
    Member(&'a MemberId),
    /// Somebody without a membership, whose id is shown to nobody.
    Visitor(&'a VisitorId),
    /// Somebody elsewhere whose server told no id of her answer. She cannot work her code out, but the door finds her by name.
    Unnamed(&'a Iri),
}

/// The code of one guest for one event: the first eight bytes, as a big-endian number, of SHA-256 over lines that end in
/// LF but for the last, `rosarium door`, the event's id, and what both know.
pub fn door_code(event: &Iri, known: KnownToBoth<'_>) -> DoorCode {
    let known = match known {
        KnownToBoth::Activity(activity) => activity.to_string(),
        KnownToBoth::Member(member) => member.to_string(),
        KnownToBoth::Visitor(visitor) => visitor.to_string(),
        KnownToBoth::Unnamed(actor) => format!("by\n{actor}"),
    };
    let hash = sha256(format!("rosarium door\n{event}\n{known}").as_bytes());
    let bits = hash
        .iter()
        .take(8)
        .fold(0, |bits, byte| (bits << 8) | u64::from(*byte));
    DoorCode::new(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of FEDERATION.md: a peer that works it out otherwise sends its guests to a door that does not know them.
    #[test]
    fn both_nodes_work_out_the_code_that_is_written_down() {
        let iri = |text: &str| Iri::parse(text).unwrap();
        let event = iri("https://london.example/events/01JD7ZQ4T0M8V5XKPN6R3W2YHB");
        let activity = iri("https://seattle.example/activities/01JD7ZS9B2T4Q6W8Y0A1C3E5GH");
        let code = door_code(&event, KnownToBoth::Activity(&activity));
        assert_eq!(code.to_string(), "H5Q8-CDG9");
        assert_ne!(door_code(&event, KnownToBoth::Unnamed(&activity)), code);
        assert_ne!(door_code(&activity, KnownToBoth::Activity(&activity)), code);
    }
}
