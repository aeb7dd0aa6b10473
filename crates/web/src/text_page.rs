//! A page that is only words: a title, a first paragraph, parts with headings.

use askama::Template;

use crate::frame::{Address, Around, Frame, Head, Section, written};

/// Words in the reader's language, in the order they stand.
pub(crate) struct TextPage {
    pub(crate) section: Section,
    pub(crate) path: &'static str,
    pub(crate) title: String,
    pub(crate) intro: String,
    pub(crate) parts: Vec<TextPart>,
}

/// One part.
pub(crate) struct TextPart {
    pub(crate) heading: String,
    pub(crate) text: String,
}

#[derive(Template)]
#[template(path = "text.html")]
struct TextTemplate<'a> {
    around: Around<'a>,
    page: &'a TextPage,
}

impl TextPage {
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let head = Head {
            section: self.section,
            title: self.title.clone(),
            description: self.intro.clone(),
            address: Address::Here(self.path.to_owned()),
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        written(&TextTemplate {
            around: Around::of(frame, head),
            page: self,
        })
    }
}
