//! Who may do what to whose thing: one table, default deny (threat A8).

/// What somebody from outside asks to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Make a new one.
    Create,
    /// Change it.
    Update,
    /// Remove it.
    Delete,
    /// Pass it on (Announce).
    Announce,
    /// Answer it (Join, Leave, Accept, Reject, TentativeAccept).
    Answer,
    /// Put it into a collection, or take it out (Add, Remove).
    Collect,
}

/// What it is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Noun {
    /// An event.
    Event,
    /// An answer to an event.
    Rsvp,
    /// An offer of an agreement.
    Offer,
    /// An actor's own document.
    Actor,
    /// A room or anything in it.
    Room,
}

/// How the one who asks stands to the thing. Same origin is not ownership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The actor named as owner.
    Owner,
    /// Another actor of the owner's node.
    SameNode,
    /// A moderator of the owner's node.
    ModeratorThere,
    /// An actor of another node.
    OtherNode,
    /// Nobody we could verify.
    Anonymous,
}

/// Whether it may be done at all; audience and peering are asked after this.
pub fn authorize(act: Act, noun: Noun, relation: Relation) -> bool {
    match (noun, act, relation) {
        (Noun::Room, _, _) | (_, _, Relation::Anonymous) => false,
        (_, Act::Create | Act::Update | Act::Delete | Act::Collect, Relation::Owner) => true,
        (Noun::Event, Act::Announce, _) => true,
        (Noun::Event | Noun::Offer, Act::Answer, _) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELATIONS: [Relation; 5] = [
        Relation::Owner,
        Relation::SameNode,
        Relation::ModeratorThere,
        Relation::OtherNode,
        Relation::Anonymous,
    ];

    /// A8: the whole table, written out; a cell that changes must be changed here too.
    #[test]
    fn the_table_is_exactly_this() {
        let table: &[(Noun, Act, [bool; 5])] = &[
            (Noun::Event, Act::Create, [true, false, false, false, false]),
            (Noun::Event, Act::Update, [true, false, false, false, false]),
            (Noun::Event, Act::Delete, [true, false, false, false, false]),
            (Noun::Event, Act::Announce, [true, true, true, true, false]),
            (Noun::Event, Act::Answer, [true, true, true, true, false]),
            (Noun::Event, Act::Collect, [true, false, false, false, false]),
            (Noun::Rsvp, Act::Create, [true, false, false, false, false]),
            (Noun::Rsvp, Act::Update, [true, false, false, false, false]),
            (Noun::Rsvp, Act::Delete, [true, false, false, false, false]),
            (Noun::Rsvp, Act::Announce, [false; 5]),
            (Noun::Rsvp, Act::Answer, [false; 5]),
            (Noun::Rsvp, Act::Collect, [true, false, false, false, false]),
            (Noun::Offer, Act::Create, [true, false, false, false, false]),
            (Noun::Offer, Act::Update, [true, false, false, false, false]),
            (Noun::Offer, Act::Delete, [true, false, false, false, false]),
            (Noun::Offer, Act::Announce, [false; 5]),
            (Noun::Offer, Act::Answer, [true, true, true, true, false]),
            (Noun::Offer, Act::Collect, [true, false, false, false, false]),
            (Noun::Actor, Act::Create, [true, false, false, false, false]),
            (Noun::Actor, Act::Update, [true, false, false, false, false]),
            (Noun::Actor, Act::Delete, [true, false, false, false, false]),
            (Noun::Actor, Act::Announce, [false; 5]),
            (Noun::Actor, Act::Answer, [false; 5]),
            (Noun::Actor, Act::Collect, [true, false, false, false, false]),
            (Noun::Room, Act::Create, [false; 5]),
            (Noun::Room, Act::Update, [false; 5]),
            (Noun::Room, Act::Delete, [false; 5]),
            (Noun::Room, Act::Announce, [false; 5]),
            (Noun::Room, Act::Answer, [false; 5]),
            (Noun::Room, Act::Collect, [false; 5]),
        ];
        assert_eq!(table.len(), 5 * 6, "a cell is missing");
        for (noun, act, expected) in table {
            let found = RELATIONS.map(|relation| authorize(*act, *noun, relation));
            assert_eq!(&found, expected, "{noun:?} {act:?}");
        }
    }
}
