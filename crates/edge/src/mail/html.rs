//! A mail's text once more as HTML: paragraphs, addresses that can be pressed, one button, one code in large letters;
//! no picture, no script, nothing loaded from anywhere.

use wire::html::escape;

use crate::words::Words;

/// What stands in a mail, one below the other.
pub(super) enum Block<'t> {
    /// Words, perhaps in several lines.
    Lines(&'t str),
    /// What to press, and where it leads.
    Button {
        /// Its words.
        label: &'t str,
        /// A whole address of this node.
        address: &'t str,
    },
    /// What the following is about.
    Heading(&'t str),
    /// Something with a page of its own, and perhaps several lines about it.
    Item {
        /// What it is called.
        title: &'t str,
        /// A whole address of this node.
        address: &'t str,
        /// About it.
        lines: &'t str,
    },
    /// Something to be typed elsewhere.
    Code(&'t str),
}

/// The colours are those of the pages by daylight; a reader's own dark mode turns them.
const BODY: &str = "margin:0;padding:24px;background:#f3f5ef;color:#1a2420;\
                    font:16px/1.5 'Segoe UI',Roboto,'Noto Sans',sans-serif";
const SHEET: &str = "max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:14px;\
                     overflow-wrap:anywhere;word-break:break-word";
const BUTTON: &str = "display:inline-block;padding:12px 20px;border-radius:8px;background:#14594b;color:#ffffff;\
                      font-weight:600;text-decoration:none";
const HEADING: &str = "margin:28px 0 8px;font:600 19px/1.3 Georgia,serif";
const TITLE: &str = "color:#14594b;font-weight:600";
const CODE: &str = "margin:16px 0;font:600 28px/1.3 Consolas,monospace;letter-spacing:2px";

/// The document of these blocks.
pub(super) fn of_blocks(words: &Words, blocks: &[Block<'_>]) -> String {
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head><meta charset=\"utf-8\"></head>\n\
         <body style=\"{BODY}\">\n<div style=\"{SHEET}\">\n",
        words.tag(),
        words.direction()
    );
    for block in blocks {
        match block {
            Block::Lines(text) => html.push_str(&paragraph(text)),
            Block::Button { label, address } => html.push_str(&format!(
                "<p><a href=\"{}\" style=\"{BUTTON}\">{}</a></p>\n",
                escape(address),
                escape(label)
            )),
            Block::Heading(text) => {
                html.push_str(&format!("<h2 style=\"{HEADING}\">{}</h2>\n", escape(text)));
            }
            Block::Item {
                title,
                address,
                lines,
            } => html.push_str(&format!(
                "<p><a href=\"{}\" style=\"{TITLE}\">{}</a><br>\n{}</p>\n",
                escape(address),
                escape(title),
                broken(lines)
            )),
            Block::Code(code) => {
                html.push_str(&format!("<p dir=\"ltr\" style=\"{CODE}\">{}</p>\n", escape(code)))
            }
        }
    }
    html.push_str("</div>\n</body>\n</html>\n");
    html
}

/// The document of a plain text whose paragraphs stand apart by an empty line.
pub(super) fn of_text(words: &Words, text: &str) -> String {
    let blocks: Vec<Block<'_>> = text.trim().split("\n\n").map(Block::Lines).collect();
    of_blocks(words, &blocks)
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", broken(text))
}

/// Each line on its own.
fn broken(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| with_links(line.trim())).collect();
    lines.join("<br>\n")
}

/// A word that is an address can be pressed, and shows where it leads (threat E7).
fn with_links(line: &str) -> String {
    let word = |word: &str| match word.starts_with("https://") || word.starts_with("http://") {
        true => format!("<a href=\"{0}\">{0}</a>", escape(word)),
        false => escape(word),
    };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// E1
    #[test]
    fn what_others_wrote_is_text_in_a_mail_and_no_element() {
        let html = of_text(
            &Words::english(),
            "Hi <script>alert(1)</script>\nhttps://a.example/?a=\"><img src=x>\n\nSecond & last",
        );
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        assert!(
            html.contains("<a href=\"https://a.example/?a=&quot;&gt;&lt;img\">"),
            "{html}"
        );
        assert_eq!(html.matches("<p>").count(), 2);
        assert!(html.contains("overflow-wrap:anywhere"), "a long address breaks");
        assert!(html.contains("<br>\n") && html.contains("Second &amp; last"));
    }
}
