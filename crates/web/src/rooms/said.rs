//! What somebody said in a room, in the parts a page writes: paragraphs of plain text, addresses, members she speaks to.
//!
//! Nothing of it is ever asked for (threats D9, D10): an address is a link and no picture, a name is looked for among the
//! members of the room and nowhere else. What is an address is the same as in a note.

use domain::Iri;

/// A part of a paragraph.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) kind: &'static str,
    pub(crate) text: String,
}

impl Piece {
    /// Words.
    pub(crate) const TEXT: &'static str = "text";
    /// An address of https, as it was written.
    pub(crate) const LINK: &'static str = "link";
    /// A member of the room.
    pub(crate) const MEMBER: &'static str = "member";
}

/// Longest address that is a link, in bytes.
const LINK_BYTES_MAX: usize = 2_000;
const SECURE: &str = "https://";
/// What may stand before an address or a name.
const OPENS: [char; 11] = ['(', '[', '{', '"', '\'', '«', '„', '“', '‚', '‘', '<'];
/// What stands behind an address and is none of it.
const CLOSES: [char; 15] = [
    '.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '»', '“', '”', '>',
];

/// The paragraphs of a text, each of its pieces in order; `is_member` says whether a member of the room is called so.
pub(crate) fn said(text: &str, is_member: &mut dyn FnMut(&str) -> bool) -> Vec<Vec<Piece>> {
    let paragraphs = text.split("\n\n").map(str::trim);
    paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| pieces(paragraph, is_member))
        .collect()
}

fn pieces(paragraph: &str, is_member: &mut dyn FnMut(&str) -> bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // Most of what is said names nobody and leads nowhere: no word of it has to be looked at.
    if !paragraph.contains('@') && !paragraph.contains(SECURE) {
        put(&mut pieces, Piece::TEXT, paragraph);
        return pieces;
    }
    let mut plain = String::new();
    for word in paragraph.split_inclusive(char::is_whitespace) {
        let marked = word.trim_start_matches(OPENS);
        let before = word.len() - marked.len();
        let Some((kind, length)) = mark(marked, is_member) else {
            plain.push_str(word);
            continue;
        };
        let (text, behind) = marked.split_at(length);
        plain.push_str(&word[..before]);
        put(&mut pieces, Piece::TEXT, &std::mem::take(&mut plain));
        put(&mut pieces, kind, text);
        plain.push_str(behind);
    }
    put(&mut pieces, Piece::TEXT, &plain);
    pieces
}

fn put(pieces: &mut Vec<Piece>, kind: &'static str, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece {
            kind,
            text: text.to_owned(),
        });
    }
}

/// What a word begins with, if that is no plain text, and how long it is, in bytes.
fn mark(word: &str, is_member: &mut dyn FnMut(&str) -> bool) -> Option<(&'static str, usize)> {
    if word.starts_with(SECURE) {
        let ends = |c: char| c.is_whitespace() || CLOSES.contains(&c);
        let address = word.trim_end_matches(ends);
        // One that names a user leads elsewhere than it reads.
        let is_address = address.len() <= LINK_BYTES_MAX && Iri::parse(address).is_ok();
        return is_address.then_some((Piece::LINK, address.len()));
    }
    let name = word.strip_prefix('@')?;
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let end = name.find(|c: char| !belongs(c)).unwrap_or(name.len());
    // Somebody elsewhere is nobody here.
    if name[end..].starts_with('@') {
        return None;
    }
    let handle = name[..end].trim_end_matches(['.', '-', '_']);
    (!handle.is_empty() && is_member(handle)).then_some((Piece::MEMBER, '@'.len_utf8() + handle.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&'static str, String)> {
        let mut is_member = |name: &str| name == "maren.holt";
        let paragraphs = said(text, &mut is_member);
        paragraphs
            .into_iter()
            .flatten()
            .map(|piece| (piece.kind, piece.text))
            .collect()
    }

    /// D9: a name is a member's of the room or plain text.
    #[test]
    fn a_name_is_a_members_of_the_room_or_nobodys() {
        assert_eq!(
            kinds("Ask (@maren.holt), not @idris."),
            [
                ("text", "Ask (".to_owned()),
                ("member", "@maren.holt".to_owned()),
                ("text", "), not @idris.".to_owned()),
            ]
        );
        for nobody in ["@maren.holt@evil.example", "a@maren.holt", "@", "@@maren.holt"] {
            assert_eq!(kinds(nobody), [("text", nobody.to_owned())], "{nobody}");
        }
    }

    /// D10, E1: an address of https is a link as it stands there; anything else is text.
    #[test]
    fn only_an_address_of_https_is_a_link() {
        assert_eq!(
            kinds("see https://a.example/x?y=1, then"),
            [
                ("text", "see ".to_owned()),
                ("link", "https://a.example/x?y=1".to_owned()),
                ("text", ", then".to_owned()),
            ]
        );
        for text in [
            "http://a.example",
            "javascript:alert(1)",
            "https://",
            "https://good.example@evil.example/",
            "https://b\u{fc}cher.example/",
            "https://\"><img",
            "//a.example/x.png",
            "![x](http://a.example/x.png)",
        ] {
            assert_eq!(kinds(text), [("text", text.to_owned())], "{text}");
        }
        let longest = format!("https://a.example/{}", "x".repeat(LINK_BYTES_MAX));
        assert_eq!(kinds(&longest), [("text", longest.clone())]);
    }

    #[test]
    fn nothing_of_a_text_is_lost_and_paragraphs_stay_apart() {
        let text = "one\ntwo «https://a.example» é\n\n\n@maren.holt!";
        let paragraphs = said(text, &mut |_| true);
        assert_eq!(paragraphs.len(), 2);
        let joined: Vec<String> = paragraphs
            .iter()
            .map(|pieces| pieces.iter().map(|piece| piece.text.as_str()).collect())
            .collect();
        assert_eq!(joined, ["one\ntwo «https://a.example» é", "@maren.holt!"]);
    }
}
