//! `/help`: how to read times, follow events and answer them, in short questions and answers.

use crate::frame::{Frame, Section};
use crate::rooms::HOW_PATH;
use crate::text_page::TextPage;

const PAGE: TextPage = TextPage {
    section: Section::Help,
    path: "/help",
    title_key: "help-title",
    intro_key: "help-intro",
    parts: &[
        ("help-times", "help-times-text"),
        ("help-answer", "help-answer-text"),
        ("help-follow", "help-follow-text"),
        ("help-fediverse", "help-fediverse-text"),
        ("help-commercial", "help-commercial-text"),
        ("help-language", "help-language-text"),
        ("help-deals", "help-deals-text"),
        ("help-rooms", "help-rooms-text"),
        ("help-contact", "help-contact-text"),
    ],
    links: &[("help-rooms", HOW_PATH, "room-how-title")],
};

/// The page as HTML.
pub fn render(frame: &Frame<'_>) -> String {
    PAGE.render(frame)
}
