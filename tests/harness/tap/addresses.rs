//! Every address of a node, with something in the place of what it leaves open: whoever looks from outside looks everywhere,
//! also at what is built later.

use server::router::addresses;

/// Letters of an id that nothing has.
pub const NOTHING: &str = "01JD7ZQ4T0M8V5XKPN6R3W2YHB";

/// What there is on a node, as addresses name it; [`NOTHING`] where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Things {
    /// The slug of its community.
    pub community: String,
    /// The host of a peer.
    pub peer: String,
    /// A member: her id and her handle.
    pub member: [String; 2],
    /// The id of an event.
    pub event: String,
    /// The id of a note.
    pub note: String,
    /// Letters of a room, of a thread and of a post in it.
    pub room: [String; 3],
    /// Letters of an invitation.
    pub invitation: String,
}

impl Things {
    /// Every address of some doors, in the order of their routers.
    pub fn everywhere(&self, doors: &[&str]) -> Vec<String> {
        let of_doors = addresses().into_iter().filter(|(door, _)| doors.contains(door));
        of_doors.map(|(_, path)| self.filled(path)).collect()
    }

    /// The same, but for all but each so manyth address: with each share from 0 on another one, and together all of them.
    pub fn share(&self, doors: &[&str], share: usize, shares: usize) -> Vec<String> {
        let all = self.everywhere(doors).into_iter().enumerate();
        let of_share = all.filter(|(place, _)| place % shares == share % shares);
        of_share.map(|(_, address)| address).collect()
    }

    fn filled(&self, path: &str) -> String {
        let [room, thread, post] = &self.room;
        let [member, handle] = &self.member;
        let id = match path {
            path if path.contains("/events/{id}") => &self.event,
            path if path.contains("/notes/{id}") => &self.note,
            _ => member,
        };
        let slug = match path {
            path if path.starts_with("/rooms/") => room.as_str(),
            path if path.starts_with("/c/") => self.community.as_str(),
            _ => "ledgerline",
        };
        let filled = path
            .replace("{slug}", slug)
            .replace("{thread}", thread)
            .replace("{post}", post)
            .replace("{report}", post)
            .replace("{release}", post)
            .replace("{invitation}", &self.invitation)
            .replace("{id}", id)
            .replace("{handle}", handle)
            .replace("{host}", &self.peer)
            .replace("{collection}", "followers")
            .replace("{list}", "competencies")
            .replace("{tag}", "copilot")
            .replace("{revision}", "1")
            .replace("{*rest}", "nothing");
        // Of everything else there is none; its own name is as good as any.
        filled.replace(['{', '}'], "")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const DOORS: [&str; 4] = ["web", "feeds", "api", "federation"];

    fn things() -> Things {
        let word = |word: &str| word.to_owned();
        Things {
            community: word("seattle"),
            peer: word("evil.example"),
            member: [word("HER-ID"), word("klara")],
            event: word("AN-EVENT"),
            note: word("A-NOTE"),
            room: [word("A-ROOM"), word("A-THREAD"), word("A-POST")],
            invitation: word("AN-INVITATION"),
        }
    }

    #[test]
    fn what_an_address_leaves_open_is_something_that_there_is() {
        let all = things().everywhere(&DOORS);
        for address in [
            "/events/AN-EVENT",
            "/events/AN-EVENT.ics",
            "/api/v1/events/AN-EVENT",
            "/notes/A-NOTE",
            "/api/v1/notes/A-NOTE",
            "/desk/members/HER-ID",
            "/people/klara",
            "/c/seattle/followers",
            "/communities/evil.example",
            "/rooms/A-ROOM/A-THREAD/A-POST/report",
            "/rooms/door/AN-INVITATION",
        ] {
            assert!(all.iter().any(|one| one == address), "{address}: {all:?}");
        }
        assert!(!all.iter().any(|one| one.contains(['{', '}'])), "{all:?}");
    }

    #[test]
    fn the_shares_together_are_everywhere() {
        let things = things();
        let shares = (3..11).flat_map(|share| things.share(&DOORS, share, 8));
        let together: BTreeSet<String> = shares.collect();
        let everywhere: BTreeSet<String> = things.everywhere(&DOORS).into_iter().collect();
        assert_eq!(together, everywhere);
        assert!(everywhere.len() > 200, "{}", everywhere.len());
    }
}
