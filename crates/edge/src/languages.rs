//! The languages the product speaks, and which of them a reader wants (F26): English is whole, the others are drafts in
//! which English stands for what they do not say yet.

use std::sync::{Arc, LazyLock, OnceLock};

use domain::{CommunityProfile, LanguageTag};
use fluent_langneg::{NegotiationStrategy, accepted_languages, negotiate_languages};
use unic_langid::LanguageIdentifier;

use crate::Words;
use crate::message_files::{self, MessageFile};

/// A translation, by its tag, read when somebody first asks for it.
struct Draft {
    tag: &'static str,
    source: MessageFile,
    words: OnceLock<Arc<Words>>,
}

impl Draft {
    const fn new(tag: &'static str, source: MessageFile) -> Self {
        Self {
            tag,
            source,
            words: OnceLock::new(),
        }
    }
}

static ENGLISH: LazyLock<Arc<Words>> = LazyLock::new(|| Arc::new(Words::english()));

/// In the order of their own names.
static DRAFTS: [Draft; 4] = [
    Draft::new("de", message_files::GERMAN),
    Draft::new("es", message_files::SPANISH),
    Draft::new("fr", message_files::FRENCH),
    Draft::new("sv", message_files::SWEDISH),
];

static OFFERED: LazyLock<Vec<LanguageTag>> = LazyLock::new(|| {
    let tags = std::iter::once("en").chain(DRAFTS.iter().map(|draft| draft.tag));
    tags.map(|tag| LanguageTag::parse(tag).expect("our own tags are written right"))
        .collect()
});

/// The same as the negotiation of languages knows them.
static AVAILABLE: LazyLock<Vec<LanguageIdentifier>> = LazyLock::new(|| {
    let tags = OFFERED.iter().map(|tag| tag.as_str().parse());
    tags.map(|tag| tag.expect("our own tags are written right"))
        .collect()
});

/// Longest `Accept-Language` that is looked at, in octets; a longer one says nothing.
const ACCEPT_LANGUAGE_MAX: usize = 1_000;

/// Languages a reader can choose, English first.
pub fn offered_languages() -> &'static [LanguageTag] {
    &OFFERED
}

/// English, read once for pages, mails and commands.
pub fn english() -> Arc<Words> {
    ENGLISH.clone()
}

/// The messages of a language that is offered.
pub fn words_in(tag: &LanguageTag) -> Option<Arc<Words>> {
    if tag.as_str() == "en" {
        return Some(ENGLISH.clone());
    }
    let draft = DRAFTS.iter().find(|draft| draft.tag == tag.as_str())?;
    let read = || Arc::new(Words::draft(draft.tag, draft.source.text(), ENGLISH.clone()));
    Some(draft.words.get_or_init(read).clone())
}

/// The first of the languages in an `Accept-Language` (RFC 9110, section 12.5.4) that is offered; `sv-FI` finds `sv`.
pub fn preferred_language(accepted: &str) -> Option<&'static LanguageTag> {
    if accepted.len() > ACCEPT_LANGUAGE_MAX {
        return None;
    }
    let wanted = accepted_languages::parse(accepted);
    let found = negotiate_languages(&wanted, &AVAILABLE, None, NegotiationStrategy::Lookup);
    let found = found.first()?.to_string();
    OFFERED.iter().find(|tag| tag.as_str() == found)
}

/// The words of a mail: in the language of whoever it goes to, else in the first of her community's that is offered, else
/// in English (F26).
pub fn words_to(reader: Option<&LanguageTag>, community: Option<&CommunityProfile>) -> Arc<Words> {
    let own = community.map_or(&[][..], |community| &community.languages);
    reader
        .into_iter()
        .chain(own)
        .find_map(|tag| preferred_language(tag.as_str()))
        .and_then(words_in)
        .unwrap_or_else(english)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn preferred(accepted: &str) -> Option<&'static str> {
        preferred_language(accepted).map(LanguageTag::as_str)
    }

    /// Each message of a file, and the variables it names.
    fn variables(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in source.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase())
                && let Some((begun, _)) = line.split_once(" =")
            {
                key = begun.to_owned();
                assert_eq!(
                    found.insert(key.clone(), BTreeSet::new()),
                    None,
                    "{key} stands twice"
                );
            }
            let named = line.split('$').skip(1).map(|rest| {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
                rest[..end.unwrap_or(rest.len())].to_owned()
            });
            if let Some(message) = found.get_mut(&key).filter(|_| !line.starts_with('#')) {
                message.extend(named);
            }
        }
        found
    }

    #[test]
    fn what_a_browser_asks_for_is_spoken_if_it_is_offered() {
        assert_eq!(preferred("sv-FI,sv;q=0.9,en;q=0.5"), Some("sv"));
        assert_eq!(preferred("fi,de-AT;q=0.7,en;q=0.5"), Some("de"));
        assert_eq!(preferred("en-US,en;q=0.9"), Some("en"));
        for nothing in ["", "*", "ja", "\u{0}", ";;;q=,,", "tlh;q=2"] {
            assert_eq!(preferred(nothing), None, "{nothing:?}");
        }
        assert_eq!(preferred(&"fr,".repeat(400)), None);
    }

    /// A message that English does not have is never shown, and one that forgets a variable says less than it should.
    #[test]
    fn a_draft_says_what_english_says_with_the_same_variables() {
        let english = variables(&message_files::ENGLISH.text());
        for draft in &DRAFTS {
            let said = variables(&draft.source.text());
            let strange = said
                .iter()
                .filter(|(key, named)| english.get(*key) != Some(named));
            assert_eq!(strange.collect::<Vec<_>>(), Vec::new(), "{}", draft.tag);
            // Nobody gets a mail, or reads a page, that is half in another language.
            let missing = english.keys().filter(|key| !said.contains_key(*key));
            assert_eq!(
                missing.collect::<Vec<_>>(),
                Vec::<&String>::new(),
                "{}",
                draft.tag
            );
        }
    }

    #[test]
    fn what_a_draft_does_not_say_is_said_in_english() {
        let words = Words::draft("sv", "nav-home = Hem\n".to_owned(), ENGLISH.clone());
        assert_eq!(words.t("nav-home"), "Hem");
        assert_eq!(words.t("nav-help"), ENGLISH.t("nav-help"));
        assert!(words.is_draft() && !ENGLISH.is_draft());
    }

    /// F26
    #[test]
    fn a_mail_is_in_her_language_else_in_her_communitys_else_in_english() {
        let tag = |text: &str| LanguageTag::parse(text).unwrap();
        let mut community = crate::mail::tests::community();
        let words = |reader: Option<&str>, community: &CommunityProfile| {
            let reader = reader.map(tag);
            words_to(reader.as_ref(), Some(community)).tag().to_string()
        };
        community.languages = ["fi", "fr-BE", "de"].map(tag).into();
        assert_eq!(words(Some("sv-FI"), &community), "sv");
        assert_eq!(words(Some("tlh"), &community), "fr");
        assert_eq!(words(None, &community), "fr");
        community.languages = vec![tag("fi")];
        assert_eq!(words(None, &community), "en");
        assert_eq!(words_to(None, None).tag().as_str(), "en");
    }

    #[test]
    fn every_language_offered_can_be_read() {
        for tag in offered_languages() {
            let words = words_in(tag).unwrap();
            assert_eq!(words.tag(), tag);
            assert!(!words.t("nav-events").is_empty());
        }
        assert!(words_in(&LanguageTag::parse("tlh").unwrap()).is_none());
    }
}
