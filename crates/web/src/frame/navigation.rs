//! The parts of the site, at the top of a page and at the bottom of a phone.

use std::fmt;

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

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Icon(icon) => fmt::Display::fmt(icon, f),
            Self::Rose => fmt::Display::fmt(&Rose::Small, f),
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
    let place = |section, href, mark, key: &str| NavItem {
        href,
        mark,
        label: words.t(key),
        short: words.t(key),
        current: section == here,
        on_phones: true,
        news: (String::new(), String::new()),
    };
    let drawn = |section, href, icon, key: &str| place(section, href, Mark::Icon(icon), key);
    let communities = NavItem {
        short: words.t("nav-communities-short"),
        ..drawn(
            Section::Communities,
            "/communities",
            Icon::People,
            "nav-communities",
        )
    };
    let about = drawn(Section::About, "/about", Icon::Info, "nav-about");
    let mut items = vec![
        drawn(Section::Home, "/", Icon::Home, "nav-home"),
        drawn(Section::Events, "/events", Icon::Calendar, "nav-events"),
    ];
    let Some(person) = person else {
        items.extend([communities, about]);
        return items;
    };
    // The bar of a phone has room for five; what is left out of it is at the foot as well.
    items.push(NavItem {
        on_phones: person.desk == Desk::OfOthers,
        ..drawn(Section::People, "/people", Icon::People, "nav-people")
    });
    items.push(NavItem {
        news: rooms_news(words, rooms),
        ..place(Section::Rooms, "/rooms", Mark::Rose, "nav-rooms")
    });
    let benefits = drawn(Section::Benefits, "/benefits", Icon::Ticket, "nav-benefits");
    for left_out in [benefits, communities, about] {
        items.push(NavItem {
            on_phones: false,
            ..left_out
        });
    }
    if person.desk == Desk::Hers {
        items.push(drawn(Section::Desk, "/desk/peers", Icon::Desk, "nav-desk"));
    }
    items
}

fn rooms_news(words: &Words, rooms: u32) -> (String, String) {
    match rooms {
        0 => (String::new(), String::new()),
        rooms => (rooms.to_string(), words.count("nav-rooms-new", rooms)),
    }
}
