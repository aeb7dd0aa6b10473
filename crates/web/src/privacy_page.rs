//! `/privacy`: what a visit leaves behind, what travels, and what never does.

use crate::frame::{Frame, Section};
use crate::rooms::HOW_PATH;
use crate::text_page::TextPage;

const PAGE: TextPage = TextPage {
    section: Section::Elsewhere,
    path: "/privacy",
    title_key: "privacy-title",
    intro_key: "privacy-intro",
    parts: &[
        ("privacy-visit", "privacy-visit-text"),
        ("privacy-cookies", "privacy-cookies-text"),
        ("privacy-others", "privacy-others-text"),
        ("privacy-mails", "privacy-mails-text"),
        ("privacy-guests", "privacy-guests-text"),
        ("privacy-travels", "privacy-travels-text"),
        ("privacy-rooms", "privacy-rooms-text"),
        ("privacy-ask", "privacy-ask-text"),
    ],
    links: &[("privacy-rooms", HOW_PATH, "room-how-title")],
};

/// The page as HTML.
pub fn render(frame: &Frame<'_>) -> String {
    PAGE.render(frame)
}

#[cfg(test)]
mod tests {
    /// F22: what the page says that members can do has an address where they do it.
    #[test]
    fn what_the_page_promises_to_members_there_is() {
        let paths = crate::paths();
        for path in [
            "/settings/data",
            "/settings/data/export",
            "/settings/data/delete",
            "/erased/{secret}",
        ] {
            assert!(paths.contains(&path), "{path}");
        }
    }
}
