//! The product's own words in the reader's language (F26): Fluent messages from `config/languages`, asked for by key.

use std::borrow::Cow;
use std::sync::Arc;

use domain::LanguageTag;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::message_files::ENGLISH;

/// The messages of one language.
pub struct Words {
    tag: LanguageTag,
    bundle: FluentBundle<FluentResource>,
    /// English, for what a draft does not say yet.
    whole: Option<Arc<Words>>,
}

impl Words {
    /// British English, the language every key is written in first.
    pub fn english() -> Self {
        Self::read("en", ENGLISH.text())
    }

    /// `en-XA`: English with accents and a third longer, to see on a page what is not translated or does not fit.
    pub fn pseudo() -> Self {
        let mut words = Self::read("en-XA", ENGLISH.text());
        words.bundle.set_transform(Some(accented));
        words
    }

    /// `ar-XB`: the same on pages that run from right to left, to see what does not turn round with them.
    pub fn mirrored() -> Self {
        let mut words = Self::read("ar-XB", ENGLISH.text());
        words.bundle.set_transform(Some(accented));
        words
    }

    /// Another language, in a translation that nobody whose language it is has read yet.
    pub(crate) fn draft(tag: &str, source: String, english: Arc<Words>) -> Self {
        Self {
            whole: Some(english),
            ..Self::read(tag, source)
        }
    }

    /// Whether pages say that this translation is to be read by somebody whose language it is.
    pub fn is_draft(&self) -> bool {
        self.whole.is_some()
    }

    /// The message of `key`; an unknown key shows itself, a test keeps that from happening.
    pub fn t(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message of `key` with its variables filled in.
    pub fn with(&self, key: &str, variables: &[(&'static str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return match &self.whole {
                Some(english) => english.with(key, variables),
                None => key.to_owned(),
            };
        };
        let mut arguments = FluentArgs::new();
        for (name, value) in variables {
            arguments.set(*name, value.clone());
        }
        let mut faults = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut faults)
            .into_owned()
    }

    /// The message of `key` for a number of things, its variable `n`.
    pub fn count(&self, key: &str, n: u32) -> String {
        self.with(key, &[("n", n.into())])
    }

    /// What `html lang` says.
    pub fn tag(&self) -> &LanguageTag {
        &self.tag
    }

    /// What `html dir` says.
    pub fn direction(&self) -> &'static str {
        match self.tag.as_str().split('-').next() {
            Some("ar" | "fa" | "he" | "ur") => "rtl",
            _ => "ltr",
        }
    }

    /// A language's name in this language; an unknown one is its tag.
    pub fn language(&self, tag: &LanguageTag) -> String {
        let primary = tag.as_str().split('-').next().unwrap_or("").to_ascii_lowercase();
        let name = self.with("language-name", &[("tag", primary.into())]);
        if name.is_empty() || name == "?" {
            tag.to_string()
        } else {
            name
        }
    }

    fn read(tag: &str, source: String) -> Self {
        let locale: LanguageIdentifier = tag.parse().expect("our own tags are written right");
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Titles and names stand in `bdi`; isolation marks inside sentences would end up in copied text.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source)
            .expect("the message files are part of the program, and a test reads them");
        bundle
            .add_resource(resource)
            .expect("no key stands twice, and a test reads the files");
        Self {
            tag: LanguageTag::parse(tag).expect("our own tags are written right"),
            bundle,
            whole: None,
        }
    }
}

fn accented(text: &str) -> Cow<'_, str> {
    let mut longer = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match c {
            'a' => longer.push_str("áà"),
            'e' => longer.push_str("éè"),
            'i' => longer.push_str("íì"),
            'o' => longer.push_str("óò"),
            'u' => longer.push_str("úù"),
            'A' => longer.push('Á'),
            'E' => longer.push('É'),
            'O' => longer.push('Ó'),
            other => longer.push(other),
        }
    }
    Cow::Owned(longer)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F26 (features, 3.3): the pseudo-locale is as much longer as translations are, and no language that anybody chooses.
    #[test]
    fn the_pseudo_language_is_a_third_longer_and_offered_to_nobody() {
        let (english, pseudo, mirrored) = (Words::english(), Words::pseudo(), Words::mirrored());
        let mut chars = (0, 0);
        for line in ENGLISH.text().lines() {
            if let Some((key, said)) = line.split_once(" = ")
                && key.starts_with(|c: char| c.is_ascii_lowercase())
                && !said.contains('{')
            {
                let longer = pseudo.t(key);
                assert_eq!(longer, mirrored.t(key), "{key}");
                chars.0 += english.t(key).chars().count();
                chars.1 += longer.chars().count();
            }
        }
        let percent = chars.1 * 100 / chars.0;
        assert!((130..=140).contains(&percent), "{percent} %");
        assert_eq!((pseudo.direction(), mirrored.direction()), ("ltr", "rtl"));
        for words in [&pseudo, &mirrored] {
            assert!(
                !crate::offered_languages().contains(words.tag()),
                "{}",
                words.tag()
            );
        }
    }
}
