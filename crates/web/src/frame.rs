//! What surrounds every page: head, ribbon, masthead, navigation, foot with the switches for look, language and clock.

use domain::{LanguageTag, Origin, Zone};
use jiff::Timestamp;

use self::navigation::{NavItem, navigation};
pub(crate) use self::written::written;
use crate::bloom::Bloom;
use crate::host::Host;
use crate::static_files::STYLE_PATH;
use crate::times::{Clock, ZONES_OFFERED};
use crate::words::{self, Words};

/// Where the switches post to: fields `theme`, `language` or `zone`, and `from`, the page to come back to.
pub const LOOK_PATH: &str = "/settings/look";
/// The community's calendar as iCalendar.
pub const CALENDAR_PATH: &str = "/calendar.ics";
/// The community's next events as Atom.
pub const ATOM_PATH: &str = "/feed.atom";
/// The community's bloom as a picture, [`Bloom::file`].
pub const BLOOM_PATH: &str = "/bloom.svg";

/// What a page needs to know beside its own matter.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The reader's language.
    pub words: &'a Words,
    /// The community of this node.
    pub community: &'a Host,
    /// The public origin of this node.
    pub origin: &'a Origin,
    /// The clock times are told by first.
    pub clock: &'a Clock,
    /// Whose clock that is.
    pub clock_of: ClockOf,
    /// The hour of asking.
    pub now: Timestamp,
    /// The reader's choice.
    pub theme: Theme,
    /// Languages there are messages for; a single one shows no switch.
    pub languages: &'a [LanguageTag],
    /// What stands above the masthead.
    pub ribbon: Ribbon,
    /// Path and query of this page, to come back to after a switch.
    pub path: &'a str,
    /// Who is signed in, if anybody.
    pub person: Option<Person<'a>>,
    /// For officers: that this machine's clock is off; else empty.
    pub clock_off: &'a str,
    /// How many of her news she has not read; 0 for whoever is not signed in.
    pub news: u32,
    /// In how many of her rooms others said something since she was there; 0 for whoever is not signed in.
    pub rooms: u32,
    /// Whole hours until this browser is signed out, once it is less than a day (WCAG 2.2.1).
    pub signed_out_in: Option<u32>,
}

/// Whoever is signed in.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// As shown.
    pub name: &'a str,
    /// What each of her forms carries.
    pub form_token: &'a str,
    /// Whether the desk is hers.
    pub desk: Desk,
}

/// The officers' pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    /// She holds an office.
    Hers,
    /// She holds none; nothing of it is shown to her.
    OfOthers,
}

/// Whose clock comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockOf {
    /// The reader said so.
    Reader,
    /// Nobody said, so it is the community's.
    Community,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the device is set.
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The value in the switch, the cookie and the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads that value; anything else is no choice.
    pub(crate) fn chosen(word: &str) -> Option<Self> {
        let all = [Self::Auto, Self::Light, Self::Dark];
        all.into_iter().find(|theme| theme.word() == word)
    }
}

/// What stands above the masthead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ribbon {
    /// Nothing.
    None,
    /// Everything here is invented.
    Demo,
}

/// The part of the site a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Home,
    Events,
    People,
    Rooms,
    Benefits,
    Communities,
    About,
    Help,
    Desk,
    Person,
    Elsewhere,
}

/// What a page says of itself to browsers, search engines and other servers.
pub(crate) struct Head {
    pub(crate) section: Section,
    /// Without the community's name.
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) address: Address,
    pub(crate) alternates: Vec<Alternate>,
    /// JSON-LD as `wire::schema_org` wrote it, or empty.
    pub(crate) json_ld: String,
}

impl Head {
    /// Of a page that is not to be found again by an address: a person's own, an officer's, or an answer to what was sent.
    pub(crate) fn unlisted(section: Section, title: String, description: String) -> Self {
        Self {
            section,
            title,
            description,
            address: Address::Nowhere,
            alternates: Vec::new(),
            json_ld: String::new(),
        }
    }
}

/// The one address under which a page is to be found again.
pub(crate) enum Address {
    /// A path of this node.
    Here(String),
    /// The page of a thing that is another node's, whole.
    AtItsHost(String),
    /// None, and not to be indexed.
    Nowhere,
}

/// The same thing in another form.
pub(crate) struct Alternate {
    pub(crate) media_type: &'static str,
    pub(crate) href: String,
    pub(crate) title: String,
}

impl Alternate {
    pub(crate) const ACTIVITY: &'static str = "application/activity+json";
    pub(crate) const CALENDAR: &'static str = "text/calendar";
    pub(crate) const ATOM: &'static str = "application/atom+xml";

    /// The community's own feeds, and its actor.
    pub(crate) fn of_community(frame: &Frame<'_>, actor_path: &str) -> Vec<Self> {
        let mut alternates = Self::feeds(frame.words);
        alternates.push(Self {
            media_type: Self::ACTIVITY,
            href: actor_path.to_owned(),
            title: frame.community.name.clone(),
        });
        alternates
    }

    /// The community's own feeds.
    pub(crate) fn feeds(words: &Words) -> Vec<Self> {
        vec![
            Self {
                media_type: Self::CALENDAR,
                href: CALENDAR_PATH.to_owned(),
                title: words.t("feed-calendar"),
            },
            Self {
                media_type: Self::ATOM,
                href: ATOM_PATH.to_owned(),
                title: words.t("feed-atom"),
            },
        ]
    }
}

/// One button or option of a switch.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    /// The language of the label when it is not the page's, or empty.
    pub(crate) language: String,
    pub(crate) chosen: bool,
}

/// The frame as text, handed to every template.
pub(crate) struct Around<'a> {
    pub(crate) words: &'a Words,
    pub(crate) theme: &'static str,
    pub(crate) style: &'static str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) canonical: String,
    pub(crate) alternates: Vec<Alternate>,
    pub(crate) json_ld: String,
    pub(crate) demo: bool,
    pub(crate) community: String,
    pub(crate) bloom: Bloom,
    pub(crate) path: &'a str,
    pub(crate) nav: Vec<NavItem>,
    pub(crate) in_rooms: bool,
    pub(crate) at_help: bool,
    /// Letters for her name in the masthead, and the name; empty when nobody is signed in.
    pub(crate) initials: String,
    pub(crate) person: &'a str,
    pub(crate) at_person: bool,
    pub(crate) form_token: &'a str,
    pub(crate) clock_off: &'a str,
    /// How many of her news are new, or empty, and the words of the link to them.
    pub(crate) news: (String, String),
    /// That this browser is signed out soon; else empty.
    pub(crate) signed_out_soon: String,
    pub(crate) themes: Vec<Choice>,
    pub(crate) languages: Vec<Choice>,
    pub(crate) zones: Vec<Choice>,
    /// Who runs this node.
    pub(crate) runs: String,
}

impl<'a> Around<'a> {
    pub(crate) fn of(frame: &Frame<'a>, head: Head) -> Self {
        let words = frame.words;
        let community = frame.community.name.clone();
        let title = title(words, &head, &community);
        Self {
            words,
            theme: match frame.theme {
                Theme::Auto => "",
                chosen => chosen.word(),
            },
            style: STYLE_PATH,
            title,
            description: head.description,
            canonical: match head.address {
                Address::Here(path) => format!("{}{path}", frame.origin.as_str()),
                Address::AtItsHost(page) => page,
                Address::Nowhere => String::new(),
            },
            alternates: head.alternates,
            json_ld: script_safe(&head.json_ld),
            demo: frame.ribbon == Ribbon::Demo,
            community,
            bloom: Bloom::of(&frame.community.key),
            path: frame.path,
            nav: navigation(words, head.section, frame.person, frame.rooms),
            in_rooms: head.section == Section::Rooms,
            at_help: head.section == Section::Help,
            initials: frame
                .person
                .map_or_else(String::new, |person| initials(person.name)),
            person: frame.person.map_or("", |person| person.name),
            at_person: head.section == Section::Person,
            form_token: frame.person.map_or("", |person| person.form_token),
            clock_off: frame.clock_off,
            news: news(words, frame.news),
            signed_out_soon: frame
                .signed_out_in
                .map_or_else(String::new, |hours| words.count("frame-signed-out-soon", hours)),
            themes: themes(words, frame.theme),
            languages: languages(words, frame.languages),
            zones: zones(frame.clock),
            runs: words.with(
                "foot-runs",
                &[("community", frame.community.name.as_str().into())],
            ),
        }
    }
}

fn news(words: &Words, new: u32) -> (String, String) {
    match new {
        0 => (String::new(), words.t("nav-news")),
        new => (new.to_string(), words.count("nav-news-new", new)),
    }
}

/// The page and the community, or the page alone where both would be cut in a list of results. What a browser remembers of a
/// room is one word, the same for all of them (threat D17).
fn title(words: &Words, head: &Head, community: &str) -> String {
    match head.section {
        Section::Home => return community.to_owned(),
        Section::Rooms => return head.title.clone(),
        _ => {}
    }
    let both = words.with(
        "head-title",
        &[
            ("page", head.title.as_str().into()),
            ("community", community.into()),
        ],
    );
    if both.chars().count() > TITLE_CHARS_MAX {
        head.title.clone()
    } else {
        both
    }
}

/// Longest title that also names the community.
const TITLE_CHARS_MAX: usize = 70;

/// Inside JSON these signs stand only in strings, where the escape means the same (threat E1).
fn script_safe(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

/// At most two letters of a name: `IC` for Idris Coleman.
pub(crate) fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = letters.next();
    first
        .into_iter()
        .chain(letters.next_back())
        .flat_map(char::to_uppercase)
        .collect()
}

fn themes(words: &Words, chosen: Theme) -> Vec<Choice> {
    let theme = |theme: Theme, key: &str| Choice {
        value: theme.word().to_owned(),
        label: words.t(key),
        language: String::new(),
        chosen: theme == chosen,
    };
    vec![
        theme(Theme::Auto, "theme-auto"),
        theme(Theme::Light, "theme-light"),
        theme(Theme::Dark, "theme-dark"),
    ]
}

fn languages(words: &Words, tags: &[LanguageTag]) -> Vec<Choice> {
    if tags.len() < 2 {
        return Vec::new();
    }
    let choice = |tag: &LanguageTag| Choice {
        value: tag.to_string(),
        label: words::own_name(tag),
        language: if tag == words.tag() {
            String::new()
        } else {
            tag.to_string()
        },
        chosen: tag == words.tag(),
    };
    tags.iter().map(choice).collect()
}

fn zones(clock: &Clock) -> Vec<Choice> {
    let mine = Choice {
        value: clock.zone.as_str().to_owned(),
        label: clock.place.clone(),
        language: String::new(),
        chosen: true,
    };
    let others = ZONES_OFFERED.iter().filter(|zone| **zone != clock.zone.as_str());
    let others = others
        .filter_map(|zone| Zone::parse(zone).ok())
        .map(|zone| Choice {
            value: zone.as_str().to_owned(),
            label: zone.city(),
            language: String::new(),
            chosen: false,
        });
    std::iter::once(mine).chain(others).collect()
}

mod navigation;
#[cfg(test)]
mod tests;
mod written;
