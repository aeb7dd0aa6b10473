//! Texts people write, each with its own limit and its own rule of what may not be in it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text_form::text_form;

/// Why a text was refused; the door puts the name of the field before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextRefused {
    /// Nothing but blanks.
    #[error("may not be empty")]
    Empty,
    /// More characters than the limit given.
    #[error("may have at most {0} characters")]
    TooLong(usize),
    /// A control, bidi or invisible character (threat E8).
    #[error("holds a character that cannot be shown")]
    Invisible,
    /// Not the form this text must have.
    #[error("{0}")]
    Form(&'static str),
}

/// U+202A–E, U+2066–9, U+200B–F, tag characters and controls: they change how a line reads (threat E8).
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// One line, blanks folded, nothing invisible, at most `chars_max` characters.
fn one_line(text: &str, chars_max: usize) -> Result<String, TextRefused> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.is_empty() {
        return Err(TextRefused::Empty);
    }
    if folded.chars().any(is_invisible) {
        return Err(TextRefused::Invisible);
    }
    if folded.chars().count() > chars_max {
        return Err(TextRefused::TooLong(chars_max));
    }
    Ok(folded)
}

/// Several lines, nothing invisible, at most `chars_max` characters.
fn lines(text: &str, chars_max: usize) -> Result<String, TextRefused> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if text.is_empty() {
        return Err(TextRefused::Empty);
    }
    if text.chars().any(|c| c != '\n' && c != '\t' && is_invisible(c)) {
        return Err(TextRefused::Invisible);
    }
    if text.chars().count() > chars_max {
        return Err(TextRefused::TooLong(chars_max));
    }
    Ok(text.to_owned())
}

/// Endings by which a word is taken for the name of a site.
const SITE_ENDINGS: [&str; 14] = [
    ".com", ".org", ".net", ".io", ".eu", ".de", ".fr", ".es", ".se", ".uk", ".ch", ".co", ".info",
    ".example",
];
/// So many digits in a row, blanks and dashes between them forgiven, are taken for a telephone number.
const DIGITS_OF_A_NUMBER: usize = 7;

/// Whether a text holds a link, a mail address or a telephone number. Endings count in lower case only: "ASP.NET" is no site.
fn names_a_way_out(text: &str) -> bool {
    let is_address = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let head = word.split('/').next().unwrap_or(word);
        SITE_ENDINGS
            .iter()
            .any(|ending| head.len() > ending.len() && head.ends_with(ending))
    };
    let mut digits = 0;
    for c in text.chars() {
        match c {
            _ if c.is_numeric() => digits += 1,
            ' ' | '-' | '/' | '(' | ')' | '+' | '\u{a0}' | '\u{2011}' => {}
            _ => digits = 0,
        }
        if digits >= DIGITS_OF_A_NUMBER {
            return true;
        }
    }
    text.contains("://")
        || text.contains('@')
        || text.to_ascii_lowercase().contains("www.")
        || text.to_ascii_lowercase().contains("mailto:")
        || text.split_whitespace().any(is_address)
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $chars_max:expr, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Most characters taken.
            pub const CHARS_MAX: usize = $chars_max;

            /// Checks a text from outside.
            pub fn parse(text: &str) -> Result<Self, TextRefused> {
                let check: fn(&str, usize) -> Result<String, TextRefused> = $check;
                check(text, Self::CHARS_MAX).map(Self)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        text_form!(TextRefused: $name);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", self.0)
            }
        }
    };
}

text!(
    /// The name of an event, a community or a document: one line of plain text.
    Title, 200, one_line
);
text!(
    /// The name a person is shown under.
    PersonName, 100, one_line
);
text!(
    /// What a picture shows, for whoever does not see it.
    AltText, 300, one_line
);
text!(
    /// What there is to do at an event, in the words of whoever asks for it.
    JobName, 60, one_line
);
text!(
    /// What a member calls one of her passkeys: the device or the password manager that keeps it.
    PasskeyName, 60, one_line
);
text!(
    /// A word by which officers tell members apart, as their own lists have it: read by officers and by whom it is about,
    /// by nobody else (F22).
    MemberTag, 40, |text, chars_max| {
        let text = one_line(text, chars_max)?;
        if text == "-" || text.contains(['|', ';', ',']) {
            return Err(TextRefused::Form("holds no bar, semicolon or comma"));
        }
        Ok(text)
    }
);
text!(
    /// What people call a place where they have an account to sign in with, as the operator wrote it: "Microsoft" (F28).
    ProviderName, 40, one_line
);
text!(
    /// What an issuer calls an account for people to see; it proves nothing and nobody is found by it (threat E9).
    AccountName, 100, one_line
);
text!(
    /// What an issuer calls an account, for ever and to us alone (OpenID Connect Core 1.0, section 2, `sub`): ASCII, told
    /// apart by every letter.
    Subject, 255, |text, chars_max| {
        if text.is_empty() {
            return Err(TextRefused::Empty);
        }
        if text.len() > chars_max {
            return Err(TextRefused::TooLong(chars_max));
        }
        if !text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
            return Err(TextRefused::Form("is made of visible letters of ASCII"));
        }
        Ok(text.to_owned())
    }
);
text!(
    /// A short remark to the organiser or on a peering; several lines, plain text.
    Note, 1000, lines
);
text!(
    /// What somebody can do, as a call for hands names it: an entry of the competencies, or a word of another node's list
    /// (F10).
    Skill, 60, one_line
);
text!(
    /// Why somebody asks to be introduced, or what is in it for the other: several lines without an address of any kind, so that
    /// nobody is drawn out of the way both have to agree to (F07, threat N10).
    Blurb, 280, |text, chars_max| {
        let text = lines(text, chars_max)?;
        match names_a_way_out(&text) {
            true => Err(TextRefused::Form("holds no link, no mail address and no telephone number")),
            false => Ok(text),
        }
    }
);
text!(
    /// A name by which one node lets another route an introduction, which says nothing of who she is (protocol, section 6.4).
    PartyRef, 200, |text, chars_max| {
        if text.is_empty() {
            return Err(TextRefused::Empty);
        }
        if text.len() > chars_max {
            return Err(TextRefused::TooLong(chars_max));
        }
        match text.bytes().all(|byte| byte.is_ascii_graphic()) {
            true => Ok(text.to_owned()),
            false => Err(TextRefused::Form("is made of visible letters of ASCII")),
        }
    }
);
text!(
    /// What an organiser writes to guests of an event; several lines, plain text (F21).
    GuestText, 4000, lines
);
text!(
    /// The last part of a community's address: lower-case letters, digits and hyphens.
    Slug, 40, |text, chars_max| {
        if text.is_empty() {
            return Err(TextRefused::Empty);
        }
        if text.len() > chars_max {
            return Err(TextRefused::TooLong(chars_max));
        }
        let edges = text.starts_with('-') || text.ends_with('-');
        if edges || !text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_') {
            return Err(TextRefused::Form("is made of lower-case letters, digits and hyphens"));
        }
        Ok(text.to_owned())
    }
);
text!(
    /// A person's `preferredUsername` (protocol section 2): `[a-z0-9_]+([a-z0-9_.-]+[a-z0-9_]+)?`.
    Handle, 40, |text, chars_max| {
        let text = text.to_ascii_lowercase();
        if text.is_empty() {
            return Err(TextRefused::Empty);
        }
        if text.len() > chars_max {
            return Err(TextRefused::TooLong(chars_max));
        }
        let word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let bytes = text.as_bytes();
        let fits = bytes.iter().all(|b| word(*b) || *b == b'.' || *b == b'-') && word(bytes[0]) && word(bytes[bytes.len() - 1]);
        if fits { Ok(text) } else { Err(TextRefused::Form("is made of letters, digits, dots, hyphens and underscores")) }
    }
);
text!(
    /// A mail address; ambiguous ones are refused (threat E9).
    MailAddress, 254, |text, chars_max| {
        let text = text.trim();
        if text.is_empty() {
            return Err(TextRefused::Empty);
        }
        if text.len() > chars_max {
            return Err(TextRefused::TooLong(chars_max));
        }
        let odd = |c: char| !c.is_ascii_graphic() || "%,\"()<>[]:;\\".contains(c);
        match text.split_once('@') {
            Some((name, host)) if !name.is_empty() && host.contains('.') && !host.contains('@') && !text.chars().any(odd)
                && !host.starts_with('.') && !host.ends_with('.') && !host.contains("..") =>
                Ok(format!("{name}@{}", host.to_ascii_lowercase())),
            _ => Err(TextRefused::Form("is written as name@example.org")),
        }
    }
);
text!(
    /// A language tag such as `en`, `sv` or `pt-BR` (BCP 47, its plain part).
    LanguageTag, 35, |text, chars_max| {
        let part = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
        let first = text.split('-').next().unwrap_or("");
        let fits = text.len() <= chars_max && text.split('-').all(part)
            && (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
        if fits { Ok(text.to_owned()) } else { Err(TextRefused::Form("is a language tag such as en or pt-BR")) }
    }
);
text!(
    /// A hashtag without its `#`.
    Tag, 60, |text, chars_max| {
        let text = one_line(text.trim_start_matches('#'), chars_max)?;
        if text.contains(|c: char| !c.is_alphanumeric() && c != '_' && c != '-') {
            return Err(TextRefused::Form("is one word of letters and digits"));
        }
        Ok(text)
    }
);
impl Tag {
    /// Whether both are the same hashtag: capital and small letters are one.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let lower = |tag: &Self| tag.0.chars().flat_map(char::to_lowercase).collect::<String>();
        self.0 == other.0 || lower(self) == lower(other)
    }
}

text!(
    /// A country (ISO 3166-1 alpha-2).
    Country, 2, |text, _| {
        let upper = text.to_ascii_uppercase();
        let fits = upper.len() == 2 && upper.bytes().all(|b| b.is_ascii_uppercase());
        if fits { Ok(upper) } else { Err(TextRefused::Form("is a country code of two letters")) }
    }
);

/// Words that somebody reads in a text: the marks of a heading or a list are none (need 4.15).
pub fn count_words(text: &str) -> usize {
    let is_word = |piece: &&str| piece.contains(char::is_alphanumeric);
    text.split_whitespace().filter(is_word).count()
}

/// HTML that `wire::html` has made safe to show and to send; nothing else makes one.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Html(String);

impl Html {
    /// Most bytes of a description, after sanitising.
    pub const BYTES_MAX: usize = 20_000;

    /// Takes what the sanitiser returned; call `wire::html::sanitise`, not this.
    pub fn from_sanitised(text: String) -> Self {
        Self(text)
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Html({:?})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 4.15
    #[test]
    fn marks_are_no_words() {
        assert_eq!(
            count_words("## Each other\n\n- Be *fair*.\n- Pay in 30 days & on time.\n\n---\n"),
            10
        );
        assert_eq!((count_words(""), count_words(" # \n - ")), (0, 0));
    }

    /// E8, E6
    #[test]
    fn a_name_that_reorders_its_line_is_refused() {
        for text in [
            "safe\u{202E}live",
            "a\u{200B}b",
            "x\u{2066}y",
            "tag\u{E0041}",
            "X\u{0}Y",
            "bell\u{7}",
        ] {
            assert_eq!(Title::parse(text), Err(TextRefused::Invisible), "{text:?}");
        }
        assert_eq!(Title::parse("two\r\nlines").unwrap().as_str(), "two lines");
    }

    /// C3
    #[test]
    fn one_character_more_than_the_limit_is_refused() {
        assert!(Title::parse(&"ä".repeat(Title::CHARS_MAX)).is_ok());
        assert_eq!(
            Title::parse(&"ä".repeat(Title::CHARS_MAX + 1)),
            Err(TextRefused::TooLong(Title::CHARS_MAX))
        );
        assert!(Note::parse(&"x".repeat(Note::CHARS_MAX)).is_ok());
        assert_eq!(
            Note::parse(&"x".repeat(Note::CHARS_MAX + 1)),
            Err(TextRefused::TooLong(Note::CHARS_MAX))
        );
        assert_eq!(
            Slug::parse(&"x".repeat(Slug::CHARS_MAX + 1)),
            Err(TextRefused::TooLong(Slug::CHARS_MAX))
        );
        assert_eq!(
            Handle::parse(&"x".repeat(Handle::CHARS_MAX + 1)),
            Err(TextRefused::TooLong(Handle::CHARS_MAX))
        );
        assert_eq!(
            PersonName::parse(&"x".repeat(PersonName::CHARS_MAX + 1)),
            Err(TextRefused::TooLong(PersonName::CHARS_MAX))
        );
    }

    /// Takes each kind of text at its most and with one more, from outside and as wire and store read it; how many kinds.
    macro_rules! at_their_limits {
        ($($kind:ident: $long:expr),+ $(,)?) => {{
            let mut kinds = 0;
            $(
                let long: fn(usize) -> String = $long;
                let (most, more) = (long($kind::CHARS_MAX), long($kind::CHARS_MAX + 1));
                let stored = |text: &str| serde_json::from_value::<$kind>(text.into());
                assert_eq!($kind::parse(&most).map(String::from), Ok(most.clone()), stringify!($kind));
                assert!(stored(&most).is_ok(), stringify!($kind));
                assert!($kind::parse(&more).is_err(), stringify!($kind));
                assert!(stored(&more).is_err(), stringify!($kind));
                kinds += 1;
            )+
            kinds
        }};
    }

    /// C3: every kind there is.
    #[test]
    fn each_kind_of_text_has_its_limit_at_every_door() {
        let plain = |chars: usize| "x".repeat(chars);
        let kinds = at_their_limits!(
            Title: plain, PersonName: plain, AltText: plain, JobName: plain, PasskeyName: plain, MemberTag: plain,
            ProviderName: plain, AccountName: plain, Subject: plain, Skill: plain, Blurb: plain, PartyRef: plain, Note: plain,
            GuestText: plain, Slug: plain,
            Handle: plain, Tag: plain, Country: |chars| "X".repeat(chars),
            MailAddress: |chars| format!("{}@b.example", "x".repeat(chars - 10)),
            LanguageTag: |chars| format!("en-aaaaaaaa-bbbbbbbb-cccccccc-{}", "d".repeat(chars - 30)),
        );
        let made = include_str!("text.rs").lines().filter(|line| *line == "text!(");
        assert_eq!(kinds, made.count(), "a kind of text is not looked at");
    }

    /// N10
    #[test]
    fn a_blurb_names_no_way_around_the_introduction() {
        for bad in [
            "Write to me: maren@ledgerline.example",
            "See https://ledgerline.example/x",
            "see www.ledgerline",
            "Look at ledgerline.com, please",
            "Call +1 206 555 0100",
            "(0)30-123 45 67",
            "mailto:maren",
            "ring \u{663}\u{664}\u{665}\u{666}\u{667}\u{668}\u{669}",
        ] {
            assert!(Blurb::parse(bad).is_err(), "{bad}");
        }
        for good in [
            "Twelve hospitals, 2 years, from 2026 to 2027.",
            "We know ASP.NET and Node.js",
            "40 days, 12 people and 3 sites",
        ] {
            assert!(Blurb::parse(good).is_ok(), "{good}");
        }
        assert_eq!(Blurb::parse("turned \u{202e}around"), Err(TextRefused::Invisible));
    }

    #[test]
    fn handles_are_those_of_webfinger() {
        for good in ["alice", "local_actor_2", "a", "a.b-c"] {
            assert!(Handle::parse(good).is_ok(), "{good}");
        }
        for bad in ["", ".a", "a-", "a b", "a/b", "a@b", "ä"] {
            assert!(Handle::parse(bad).is_err(), "{bad}");
        }
    }

    /// E9
    #[test]
    fn an_ambiguous_mail_address_is_refused() {
        for bad in [
            "a@b",
            "a b@c.example",
            "a%b@c.example",
            "a@b@c.example",
            "\"a\"@c.example",
            "a,b@c.example",
            "a@.example",
            "a@c..example",
        ] {
            assert!(MailAddress::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(
            MailAddress::parse(" Maren@Ledgerline.Example ").unwrap().as_str(),
            "Maren@ledgerline.example"
        );
    }
}
