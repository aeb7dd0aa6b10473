//! Makes HTML from outside safe to show and to send: the allow-list of protocol section 7.1, rule 5 (threat E1).

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use domain::Html;

/// Most `<` looked at as markup; a text with more is shown as plain text. Open formatting elements are repeated in each
/// block that follows, so the cost of parsing grows with the square of this.
pub const TAGS_MAX: usize = 1_000;
/// Longest input looked at, in bytes; the rest is dropped first.
const INPUT_BYTES_MAX: usize = 2 * Html::BYTES_MAX;
/// Rounds until the sanitiser's output must be its own output.
const ROUNDS_MAX: usize = 4;

const ALLOWED: [&str; 20] = [
    "p",
    "br",
    "a",
    "strong",
    "em",
    "b",
    "i",
    "u",
    "s",
    "del",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "span",
];
/// Tags behind which plain text begins a new line.
const LINE_ENDS: [&str; 10] = [
    "</p>",
    "<br>",
    "</li>",
    "</h2>",
    "</h3>",
    "</h4>",
    "</pre>",
    "</blockquote>",
    "</ul>",
    "</ol>",
];

/// The allow-list as the sanitiser wants it: a constant that takes the library some microseconds to write down.
static ALLOW_LIST: LazyLock<Builder<'static>> = LazyLock::new(allow_list);
/// No tag at all.
static NO_TAGS: LazyLock<Builder<'static>> = LazyLock::new(Builder::empty);

/// Keeps p br a strong em b i u s del code pre blockquote ul ol li h2–h4 span and `a[href]` of http, https and mailto;
/// everything else goes. Longer input than [`Html::BYTES_MAX`] is cut. What comes out is its own sanitised form.
pub fn sanitise(markup: &str) -> Html {
    let mut limit = Html::BYTES_MAX;
    loop {
        let clean = stable(cut(markup, limit));
        if clean.len() <= Html::BYTES_MAX {
            return Html::from_sanitised(clean);
        }
        // Escapes and `rel` lengthen a text at most by a factor, so halving ends soon.
        limit /= 2;
    }
}

/// The text alone, entities resolved, blocks on lines of their own.
pub fn plain(markup: &str) -> String {
    let markup = cut(markup, INPUT_BYTES_MAX);
    if is_plain(markup) {
        return markup.trim().to_owned();
    }
    if tags(markup) > TAGS_MAX {
        return without_tags(markup);
    }
    parsed_text(markup)
}

/// Whether an HTML parser would find the text as it is written: no tag, no entity, nothing that it drops or turns.
fn is_plain(markup: &str) -> bool {
    !markup.starts_with('\u{feff}')
        && !markup
            .bytes()
            .any(|byte| matches!(byte, b'<' | b'&' | b'\0' | b'\r'))
}

fn parsed_text(markup: &str) -> String {
    let mut clean = ALLOW_LIST.clean(markup).to_string();
    for tag in LINE_ENDS {
        if clean.contains(tag) {
            clean = clean.replace(tag, &format!("{tag}\n"));
        }
    }
    let text = NO_TAGS.clean(&clean).to_string();
    let text = text
        .replace("&nbsp;", "\u{a0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    text.trim().to_owned()
}

/// Plain text as markup: blank lines part paragraphs, other line ends become `<br>`.
pub fn from_plain(text: &str) -> Html {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let paragraphs: Vec<String> = text
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| format!("<p>{}</p>", escape(paragraph).replace('\n', "<br>")))
        .collect();
    sanitise(&paragraphs.concat())
}

/// Plain text for a place between tags or in a quoted attribute.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn allow_list() -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .tags(ALLOWED.into_iter().collect())
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("nofollow noopener ugc"));
    builder
}

/// One round may leave what the next would change (a newline behind `<pre>`, nested links), so rounds go on until none does.
fn stable(markup: &str) -> String {
    if tags(markup) > TAGS_MAX {
        return paragraph(markup);
    }
    let mut clean = Cow::Borrowed(markup);
    for _ in 0..=ROUNDS_MAX {
        let again = if tags(&clean) > TAGS_MAX {
            paragraph(&clean)
        } else {
            once(&clean)
        };
        if again == *clean {
            return again;
        }
        clean = Cow::Owned(again);
    }
    paragraph(&clean)
}

fn once(markup: &str) -> String {
    let mut clean = ALLOW_LIST.clean(markup).to_string();
    while clean.contains("<pre>\n") {
        clean = clean.replace("<pre>\n", "<pre>");
    }
    clean
}

/// The last resort: the text without what looks like tags, in one paragraph.
fn paragraph(markup: &str) -> String {
    let text = without_tags(markup)
        .replace('&', "&amp;")
        .replace('\u{a0}', "&nbsp;");
    format!("<p>{text}</p>")
}

/// Drops from each `<` to the next `>`, and lone ones, without a parser.
fn without_tags(markup: &str) -> String {
    let mut text = String::new();
    for (place, piece) in markup.split('<').enumerate() {
        let kept = if place == 0 {
            piece
        } else {
            piece.split_once('>').map_or("", |(_, after)| after)
        };
        text.extend(
            kept.chars()
                .filter(|character| *character != '>' && *character != '\0' && *character != '\r'),
        );
    }
    text.trim().to_owned()
}

fn tags(markup: &str) -> usize {
    markup.bytes().filter(|byte| *byte == b'<').count()
}

/// At most so many bytes, not through a character, a tag or an entity.
fn cut(markup: &str, bytes_max: usize) -> &str {
    if markup.len() <= bytes_max {
        return markup;
    }
    let mut end = bytes_max;
    while !markup.is_char_boundary(end) {
        end -= 1;
    }
    let head = &markup[..end];
    let open = |from: char, to: char| head.rfind(from).filter(|at| !head[*at..].contains(to));
    let in_tag = open('<', '>');
    let in_entity = open('&', ';').filter(|at| head.len() - at < 40);
    &head[..in_tag.into_iter().chain(in_entity).min().unwrap_or(end)]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clean(markup: &str) -> String {
        sanitise(markup).as_str().to_owned()
    }

    #[test]
    fn the_allow_list_stays_and_nothing_else() {
        let kept = "<p>a<br>b <strong>c</strong> <em>d</em> <code>e</code></p><ul><li>f</li></ul><h2>g</h2><pre>h</pre>";
        assert_eq!(clean(kept), kept);
        assert_eq!(
            clean("<h1>a</h1><table><tr><td>b</td></tr></table><p class=\"x\" onclick=\"y\">c</p>"),
            "ab<p>c</p>"
        );
        assert_eq!(
            clean("<a href=\"https://a.example/\" target=\"_blank\" rel=\"me\">x</a>"),
            "<a href=\"https://a.example/\" rel=\"nofollow noopener ugc\">x</a>"
        );
        assert_eq!(clean("<img src=\"https://a.example/x.png\" alt=\"x\">"), "");
    }

    /// E1
    #[test]
    fn nothing_that_runs_comes_through() {
        for payload in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg onload=alert(1)>",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\" jAvAsCrIpT&#58;alert(1)\">x</a>",
            "<a href=\"java\tscript:alert(1)\">x</a>",
            "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
            "<a href=\"//evil.example/\">x</a>",
            "<a href=\"/local\">x</a>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<style>@import 'https://evil.example/x.css';</style>",
            "<p style=\"background:url(https://evil.example/)\">x</p>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<form action=\"https://evil.example/\"><input name=a><button>b</button></form>",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
            "<<script>script>alert(1)</script>",
            "<p/onmouseover=alert(1)>x</p>",
            "<!--><img src=x onerror=alert(1)>-->",
            "<template><script>alert(1)</script></template>",
            "<textarea><img src=x onerror=alert(1)></textarea>",
            "<object data=\"https://evil.example/x\"></object><embed src=\"https://evil.example/x\">",
            "<base href=\"https://evil.example/\">",
            "<video><source onerror=alert(1)></video>",
        ] {
            let safe = clean(payload);
            let tags: Vec<&str> = safe
                .split('<')
                .skip(1)
                .map(|tag| tag.split('>').next().unwrap_or(""))
                .collect();
            for tag in tags {
                let name = tag.trim_start_matches('/').split(' ').next().unwrap_or("");
                assert!(ALLOWED.contains(&name), "{payload} gave {safe}");
                let bare =
                    tag == name || tag == format!("/{name}") || tag == "a rel=\"nofollow noopener ugc\"";
                assert!(bare, "{payload} gave {safe}");
            }
        }
    }

    /// C3
    #[test]
    fn a_long_text_is_cut_at_a_safe_place() {
        let long = "ä<b>&amp;</b>".repeat(20_000);
        assert!(clean(&long).len() <= Html::BYTES_MAX);
        assert!(clean(&"<".repeat(100_000)).len() <= Html::BYTES_MAX);
        assert!(clean(&"&".repeat(100_000)).len() <= Html::BYTES_MAX);
        let link = format!(
            "{}<a href=\"https://a.example/\">x</a>",
            "y".repeat(Html::BYTES_MAX - 5)
        );
        assert_eq!(clean(&link), "y".repeat(Html::BYTES_MAX - 5));
        let entity = format!("{}&eacute;", "y".repeat(Html::BYTES_MAX - 3));
        assert_eq!(clean(&entity), "y".repeat(Html::BYTES_MAX - 3));
    }

    /// B10: formatting elements that stay open are repeated in every paragraph.
    #[test]
    fn markup_that_multiplies_itself_is_read_as_text() {
        let open: String = (0..900).map(|number| format!("<b id={number}>")).collect();
        let bomb = format!("{open}{}", "<p>x".repeat(900));
        assert!(clean(&bomb).len() <= Html::BYTES_MAX);
        let pre = format!("<pre>{}x</pre>", "\n".repeat(1_000));
        assert_eq!(clean(&pre), "<pre>x</pre>");
    }

    #[test]
    fn plain_text_loses_its_tags_and_keeps_its_signs() {
        assert_eq!(plain("<b>Quiz</b>"), "Quiz");
        assert_eq!(
            plain("<p>R&amp;D &lt;now&gt;</p><p>b<br>c</p>"),
            "R&D <now>\nb\nc"
        );
        assert_eq!(plain("a < b & c > d"), "a < b & c > d");
        assert_eq!(plain("<script>alert(1)</script>x"), "x");
        assert_eq!(plain(&"<".repeat(5_000)), "");
    }

    #[test]
    fn plain_text_becomes_paragraphs() {
        assert_eq!(
            from_plain("Thirty days' notice.\r\n\r\na < b & \"c\"\nd").as_str(),
            "<p>Thirty days' notice.</p><p>a &lt; b &amp; \"c\"<br>d</p>"
        );
        assert!(from_plain(" \n\n ").is_empty());
        assert_eq!(
            from_plain("<script>alert(1)</script>").as_str(),
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
        );
    }

    fn markup() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-z <>&\"'=/\n\u{a0}é]{0,8}",
            prop::sample::select(vec![
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<a href=\"https://a.example/?a=1&b=<\">",
                "</a>",
                "<pre>\n",
                "</pre>",
                "<ul>",
                "<li>",
                "</ul>",
                "<table>",
                "<td>",
                "<svg>",
                "<style>",
                "</style>",
                "<!--",
                "-->",
                "&lt;",
                "&amp",
                "&#0;",
                "<br>",
                "</br>",
                "<h2>",
                "</h3>",
                "<i>",
                "</i>",
                "<textarea>",
                "\r",
                "\u{0}",
                "<template>",
                "<math>",
                "<mtext>",
            ])
            .prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// E1
        #[test]
        fn what_is_sanitised_is_its_own_sanitised_form(markup in markup()) {
            let once = sanitise(&markup);
            prop_assert_eq!(sanitise(once.as_str()), once);
        }

        #[test]
        fn text_that_needs_no_parser_is_what_the_parser_makes_of_it(
            text in "([^<&]|[\u{feff}\u{a0}\u{b}\u{c}\u{1}\u{7f}\u{85}\u{2028}\u{fffe}>\"'; \t\n]){0,40}",
        ) {
            prop_assume!(is_plain(&text));
            prop_assert_eq!(plain(&text), parsed_text(&text));
        }

        #[test]
        fn what_was_plain_reads_back_as_itself(text in "[a-z<>&\"']{1,10}( [a-z<>&\"']{1,10}){0,5}") {
            prop_assert_eq!(plain(from_plain(&text).as_str()), text);
        }
    }
}
