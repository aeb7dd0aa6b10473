//! The band above every page of a room (look, *Room band*): the rose, what the page is about, that it stays here, and who can
//! read it.

use subrosa::RoomShown;

use super::gate::Asker;
use crate::words::Words;

/// What stands in it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Band {
    /// Where the way back leads, and what it is called; empty where there is none.
    pub(crate) back: (String, String),
    /// What the page is about.
    pub(crate) title: String,
    /// `/rooms/{slug}`.
    pub(crate) path: String,
    /// How many can read this, in words; empty on a page of no room.
    pub(crate) readers: String,
}

impl Band {
    /// Of the page of a room itself: the way back leads to the list of rooms.
    pub(crate) fn of_room(words: &Words, path: &str, name: &str, members: u32) -> Self {
        Self {
            back: ("/rooms".to_owned(), words.t("nav-rooms")),
            title: name.to_owned(),
            path: path.to_owned(),
            readers: words.count("rooms-readers", members),
        }
    }

    /// Of a page below it, with a heading of its own: the way back leads to the room.
    pub(crate) fn in_room(words: &Words, path: &str, name: &str, members: u32, title: &str) -> Self {
        Self {
            back: (
                path.to_owned(),
                words.with("rooms-back", &[("room", name.into())]),
            ),
            title: title.to_owned(),
            ..Self::of_room(words, path, name, members)
        }
    }

    /// Of the list of rooms.
    pub(crate) fn of_list(words: &Words) -> Self {
        Self {
            back: (String::new(), String::new()),
            title: words.t("nav-rooms"),
            path: String::new(),
            readers: String::new(),
        }
    }

    /// Of a page that belongs to no room.
    pub(crate) fn without_room(words: &Words, title: &str) -> Self {
        Self {
            back: ("/rooms".to_owned(), words.t("nav-rooms")),
            title: title.to_owned(),
            path: String::new(),
            readers: String::new(),
        }
    }

    /// Of a page below a room, for a member who is in it now.
    pub(crate) fn below(asker: &Asker, shown: &RoomShown, title: &str) -> Self {
        let name = shown.name.reveal(&shown.access);
        let members = u32::try_from(shown.members.len()).unwrap_or(u32::MAX);
        Self::in_room(asker.visit.words(), &asker.path(""), name, members, title)
    }
}
