//! A page that is only words: a title, a first paragraph, parts with headings.

use askama::Template;

use crate::frame::{Address, Around, Frame, Head, Section, written};

/// What stands on it, by the keys of its words.
pub(crate) struct TextPage {
    pub(crate) section: Section,
    pub(crate) path: &'static str,
    pub(crate) title_key: &'static str,
    pub(crate) intro_key: &'static str,
    /// Heading and text of each part, in the order they stand.
    pub(crate) parts: &'static [(&'static str, &'static str)],
    /// Where a part leads on: its heading, a path of ours, and the words of the link.
    pub(crate) links: &'static [(&'static str, &'static str, &'static str)],
}

/// One part, in the reader's language.
struct TextPart {
    heading: String,
    text: String,
    /// Path and words of its links.
    links: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "text.html")]
struct TextTemplate<'a> {
    around: Around<'a>,
    title: &'a str,
    intro: &'a str,
    parts: Vec<TextPart>,
}

impl TextPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let (title, intro) = (words.t(self.title_key), words.t(self.intro_key));
        let part = |(heading, text): &(&str, &str)| TextPart {
            heading: words.t(heading),
            text: words.t(text),
            links: self
                .links
                .iter()
                .filter(|(part, ..)| part == heading)
                .map(|(_, path, label)| (*path, words.t(label)))
                .collect(),
        };
        let head = Head {
            section: self.section,
            title: title.clone(),
            description: intro.clone(),
            address: Address::Here(self.path.to_owned()),
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        written(&TextTemplate {
            around: Around::of(frame, head),
            title: &title,
            intro: &intro,
            parts: self.parts.iter().map(part).collect(),
        })
    }
}
