//! `/accessibility`: what the pages promise to everybody, and what to do when they fail.

use crate::frame::{Frame, Section};
use crate::text_page::{TextPage, TextPart};

/// Heading and text of each part, in the order they stand.
const PARTS: [(&str, &str); 6] = [
    ("accessibility-promise", "accessibility-promise-text"),
    ("accessibility-keyboard", "accessibility-keyboard-text"),
    ("accessibility-look", "accessibility-look-text"),
    ("accessibility-script", "accessibility-script-text"),
    ("accessibility-print", "accessibility-print-text"),
    ("accessibility-tell", "accessibility-tell-text"),
];

/// The page as HTML.
pub fn render(frame: &Frame<'_>) -> String {
    let words = frame.words;
    let part = |(heading, text): (&str, &str)| TextPart {
        heading: words.t(heading),
        text: words.t(text),
    };
    TextPage {
        section: Section::Elsewhere,
        path: "/accessibility",
        title: words.t("accessibility-title"),
        intro: words.t("accessibility-intro"),
        parts: PARTS.map(part).into(),
    }
    .render(frame)
}
