//! Markdown of our own officers as safe markup: headings begin below those of the page, raw markup is shown as text.

use domain::Html;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::html::sanitise;

/// The text as markup, or nothing when it would be longer than [`Html::BYTES_MAX`]: no part of it is ever left out.
pub fn rendered(text: &str) -> Option<Html> {
    let mut markup = String::with_capacity(text.len() * 5 / 4);
    let mut headings = Headings::default();
    let parsed = Parser::new_ext(text, Options::empty());
    html::push_html(&mut markup, parsed.map(|event| headings.below_the_page(event)));
    if markup.len() > Html::BYTES_MAX {
        return None;
    }
    let safe = sanitise(&markup);
    (safe.as_str().len() <= Html::BYTES_MAX).then_some(safe)
}

/// A page has its own h1 and an h2 over the text, and skips no level: the first heading is h3, whatever its author
/// began with, and so are all that are not below it.
#[derive(Default)]
struct Headings {
    first: Option<HeadingLevel>,
}

impl Headings {
    fn below_the_page<'t>(&mut self, event: Event<'t>) -> Event<'t> {
        match event {
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => Event::Start(Tag::Heading {
                level: self.lowered(level),
                id,
                classes,
                attrs,
            }),
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(self.lowered(level))),
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            other => other,
        }
    }

    fn lowered(&mut self, level: HeadingLevel) -> HeadingLevel {
        if level <= *self.first.get_or_insert(level) {
            HeadingLevel::H3
        } else {
            HeadingLevel::H4
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stand_below_those_of_the_page() {
        let html = rendered("# One\n\nText with **weight**.\n\n## Two\n\n- a\n- b").unwrap();
        let html = html.as_str();
        for part in [
            "<h3>One</h3>",
            "<strong>weight</strong>",
            "<h4>Two</h4>",
            "<li>a</li>",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn no_level_is_skipped_whatever_the_author_began_with() {
        let html = rendered("### One\n\n#### Two\n\n# Three").unwrap();
        let html = html.as_str();
        for part in ["<h3>One</h3>", "<h4>Two</h4>", "<h3>Three</h3>"] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    /// E1
    #[test]
    fn markup_in_markdown_is_shown_as_it_was_written() {
        let html = rendered("<script>alert(1)</script>\n\na <b onclick=x>b</b> [c](javascript:x)").unwrap();
        let html = html.as_str();
        assert!(
            !html.contains("<script") && !html.contains("<b ") && !html.contains("javascript:"),
            "{html}"
        );
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }

    /// C3
    #[test]
    fn a_text_that_is_too_long_is_not_cut_but_refused() {
        assert!(rendered(&"word ".repeat(2_000)).is_some());
        assert_eq!(rendered(&"word ".repeat(Html::BYTES_MAX)), None);
    }
}
