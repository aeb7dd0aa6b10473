//! `/help`: how to read times, follow events and answer them, in short questions and answers.

use crate::frame::{Frame, Section};
use crate::text_page::{TextPage, TextPart};

/// Heading and text of each part, in the order they stand.
const PARTS: [(&str, &str); 7] = [
    ("help-times", "help-times-text"),
    ("help-answer", "help-answer-text"),
    ("help-follow", "help-follow-text"),
    ("help-fediverse", "help-fediverse-text"),
    ("help-commercial", "help-commercial-text"),
    ("help-language", "help-language-text"),
    ("help-contact", "help-contact-text"),
];

/// The page as HTML.
pub fn render(frame: &Frame<'_>) -> String {
    let words = frame.words;
    let part = |(heading, text): (&str, &str)| TextPart {
        heading: words.t(heading),
        text: words.t(text),
    };
    TextPage {
        section: Section::Help,
        path: "/help",
        title: words.t("help-title"),
        intro: words.t("help-intro"),
        parts: PARTS.map(part).into(),
    }
    .render(frame)
}
