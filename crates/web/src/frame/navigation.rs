//! The parts of the site, at the top of a page and at the bottom of a phone.

use super::{Desk, Person, Section};
use crate::icons::Icon;
use crate::rose::Rose;
use crate::words::Words;

/// One entry of the navigation.
pub(crate) struct NavItem {
    pub(crate) href: &'static str,
    pub(crate) mark: Mark,
    pub(crate) label: String,
    /// For the bar at the bottom of a phone, ten letters at most.
    pub(crate) short: String,
    pub(crate) current: bool,
    /// Whether it stands in the bar at the bottom of a phone.
    pub(crate) on_phones: bool,
    /// How much there is of what is new, and the words for who does not see it; empty where nothing is.
    pub(crate) news: (String, String),
}

/// What stands before the words of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A drawing, on phones.
    Icon(Icon),
    /// The rose, which means rooms and stands nowhere else (look, section 1).
    Rose,
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Icon(icon) => icon.fmt(f),
            Self::Rose => Rose::Small.fmt(f),
        }
    }
}

impl askama::filters::HtmlSafe for Mark {}

impl NavItem {
    /// The class of its place in the list, or empty.
    pub(crate) fn class(&self) -> &'static str {
        match (self.mark, self.on_phones) {
            (Mark::Rose, _) => "nav-rooms",
            (Mark::Icon(_), true) => "",
            (Mark::Icon(_), false) => "nav-wide",
        }
    }
}

/// What is there for this reader; `rooms` is in how many of hers there is something new.
pub(super) fn navigation(
    words: &Words,
    here: Section,
    person: Option<Person<'_>>,
    rooms: u32,
) -> Vec<NavItem> {
    let item = |section, href, mark, label: &str, short: &str| NavItem {
        href,
        mark,
        label: words.t(label),
        short: words.t(short),
        current: section == here,
        on_phones: true,
        news: (String::new(), String::new()),
    };
    let drawn =
        |section, href, icon, label: &str, short: &str| item(section, href, Mark::Icon(icon), label, short);
    let communities = drawn(
        Section::Communities,
        "/communities",
        Icon::People,
        "nav-communities",
        "nav-communities-short",
    );
    let about = drawn(Section::About, "/about", Icon::Info, "nav-about", "nav-about");
    let mut items = vec![
        drawn(Section::Home, "/", Icon::Home, "nav-home", "nav-home"),
        drawn(
            Section::Events,
            "/events",
            Icon::Calendar,
            "nav-events",
            "nav-events",
        ),
    ];
    let Some(person) = person else {
        items.extend([communities, about]);
        return items;
    };
    // The bar of a phone has room for five; what is left out of it is at the foot as well.
    let on_phones = person.desk == Desk::OfOthers;
    items.push(NavItem {
        on_phones,
        ..drawn(
            Section::People,
            "/people",
            Icon::People,
            "nav-people",
            "nav-people",
        )
    });
    items.push(NavItem {
        news: rooms_news(words, rooms),
        ..item(Section::Rooms, "/rooms", Mark::Rose, "nav-rooms", "nav-rooms")
    });
    for left_out in [communities, about] {
        items.push(NavItem {
            on_phones: false,
            ..left_out
        });
    }
    if person.desk == Desk::Hers {
        items.push(drawn(
            Section::Desk,
            "/desk/peers",
            Icon::Desk,
            "nav-desk",
            "nav-desk",
        ));
    }
    items
}

fn rooms_news(words: &Words, rooms: u32) -> (String, String) {
    match rooms {
        0 => (String::new(), String::new()),
        rooms => (rooms.to_string(), words.count("nav-rooms-new", rooms)),
    }
}
