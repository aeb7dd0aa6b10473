//! `/accessibility`: what the pages promise to everybody, and what to do when they fail.

use crate::frame::{Frame, Section};
use crate::text_page::TextPage;

const PAGE: TextPage = TextPage {
    section: Section::Elsewhere,
    path: "/accessibility",
    title_key: "accessibility-title",
    intro_key: "accessibility-intro",
    parts: &[
        ("accessibility-promise", "accessibility-promise-text"),
        ("accessibility-keyboard", "accessibility-keyboard-text"),
        ("accessibility-look", "accessibility-look-text"),
        ("accessibility-script", "accessibility-script-text"),
        ("accessibility-print", "accessibility-print-text"),
        ("accessibility-tell", "accessibility-tell-text"),
    ],
    links: &[],
};

/// The page as HTML.
pub fn render(frame: &Frame<'_>) -> String {
    PAGE.render(frame)
}
