//! `/rooms/how`: how what is said in rooms is kept, for how long, who can read it, and against what nothing protects. It is
//! everybody's to read and the same whatever rooms there are (F11; subrosa, sections 5 to 7).

use askama::Template;
use axum::response::Response;

use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::visit::Visit;

/// Where it is read.
pub(crate) const HOW_PATH: &str = "/rooms/how";
/// By what anybody who has the source sees it tested.
const TEST_COMMAND: &str = "tests/run subrosa";
/// Where the source of this build is kept, as its package says; empty if it says nothing.
const SOURCE: &str = env!("CARGO_PKG_REPOSITORY");

/// Heading and words of each part, in the order they stand; what is not protected and how it is tested come after them.
const PARTS: [(&str, &str); 7] = [
    ("room-how-where", "room-how-where-text"),
    ("room-how-locked", "room-how-locked-text"),
    ("room-how-long", "room-how-long-text"),
    ("room-how-backups", "room-how-backups-text"),
    ("room-how-who", "room-how-who-text"),
    ("room-how-glass", "room-how-glass-text"),
    ("room-how-out", "room-how-out-text"),
];
/// What nothing here protects against: the residues of the specification, and people.
const NOT_PROTECTED: [&str; 7] = [
    "room-how-not-operator",
    "room-how-not-members",
    "room-how-not-device",
    "room-how-not-disk",
    "room-how-not-hoster",
    "room-how-not-network",
    "room-how-not-speed",
];

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct HowPage {
    /// Where the source is read, if that is known.
    pub(crate) source: Option<String>,
}

#[derive(Template)]
#[template(path = "room_how.html")]
struct HowTemplate<'a> {
    around: Around<'a>,
    parts: Vec<(String, String)>,
    not_protected: Vec<String>,
    command: &'static str,
    source: &'a str,
    /// Whether the reader is told where her rooms are.
    is_member: bool,
}

impl HowPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head {
            section: Section::Rooms,
            title: words.t("room-how-title"),
            description: words.t("room-how-intro"),
            address: Address::Here(HOW_PATH.to_owned()),
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let part = |(heading, text): (&str, &str)| (words.t(heading), words.t(text));
        written(&HowTemplate {
            around: Around::of(frame, head),
            parts: PARTS.map(part).into(),
            not_protected: NOT_PROTECTED.map(|key| words.t(key)).into(),
            command: TEST_COMMAND,
            source: self.source.as_deref().unwrap_or_default(),
            is_member: frame.person.is_some(),
        })
    }
}

/// `GET /rooms/how`.
pub(super) async fn show(visit: Visit) -> Response {
    let source = Some(SOURCE).filter(|address| address.starts_with("https://"));
    let page = HowPage {
        source: source.map(str::to_owned),
    };
    visit.page(page.render(&visit.frame()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::Surroundings;
    use crate::words::Words;

    /// F11: what the rooms do not protect against stands there in every language, with the command by which a community has it
    /// tested, and a source that nobody named is not linked.
    #[test]
    fn the_page_says_what_nothing_protects_against_and_how_it_is_tested() {
        let around = Surroundings::new();
        for tag in edge::offered_languages() {
            let words = edge::words_in(tag).expect("a language that is offered has words");
            let html = HowPage { source: None }.render(&around.frame(&words));
            let list = html.split("id=\"not-protected\"").nth(1).unwrap_or_default();
            let list = list.split("</ul>").next().unwrap_or_default();
            assert_eq!(list.matches("<li>").count(), NOT_PROTECTED.len(), "{tag}");
            assert!(
                html.contains("<code dir=\"ltr\">tests/run subrosa</code>"),
                "{tag}"
            );
            assert!(!html.contains("rel=\"noreferrer\""), "{tag}");
        }
        let source = Some("https://code.example/rosarium".to_owned());
        let html = HowPage { source }.render(&around.frame(&Words::english()));
        assert!(html.contains("href=\"https://code.example/rosarium\" rel=\"noreferrer\""));
    }
}
