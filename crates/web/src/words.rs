//! The product's own words on pages; they are read in `edge`, because mails are written in them too.

use domain::LanguageTag;

pub use edge::Words;

/// A language's name in that language, for the switch at the foot.
pub(crate) fn own_name(tag: &LanguageTag) -> String {
    let name = match tag.as_str() {
        "en" => "English",
        "sv" => "Svenska",
        "de" => "Deutsch",
        "fr" => "Français",
        "es" => "Español",
        other => other,
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Whatever speaks to people: pages, and the mails beside them.
    const FOLDERS: [&str; 4] = ["src", "templates", "../edge/src", "../api/src"];
    const ENGLISH: &str = include_str!("../../../config/languages/en.ftl");

    fn keys() -> BTreeSet<String> {
        ENGLISH
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key)
            .filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
            .map(str::to_owned)
            .collect()
    }

    /// All files that speak to people, without their tests.
    fn own_texts() -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = FOLDERS.iter().flat_map(|folder| texts(&root.join(folder)));
        let own = files.map(|text| match text.split_once("\n#[cfg(test)]\nmod tests {") {
            Some((own, _)) => own.to_owned(),
            None => text,
        });
        own.collect()
    }

    /// All files of a folder and of those below it.
    fn texts(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => found.extend(texts(&path)),
                false => found.push(fs::read_to_string(path).unwrap()),
            }
        }
        found
    }

    /// Every quoted word in the templates and in the sources that is shaped like a key: `part-of-it`.
    fn quoted() -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for text in own_texts() {
            for piece in text.split('"') {
                let fits = piece.contains('-')
                    && piece.starts_with(|c: char| c.is_ascii_lowercase())
                    && !piece.ends_with('-')
                    && piece
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                if fits {
                    found.insert(piece.to_owned());
                }
            }
        }
        found
    }

    /// Only what is handed to `t`, `with` or `count` at that very place.
    fn asked() -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for text in own_texts() {
            for call in ["words.t(\"", "words.with(\"", "words.count(\"", "key: \""] {
                for piece in text.split(call).skip(1) {
                    found.insert(piece.split('"').next().unwrap_or_default().to_owned());
                }
            }
        }
        found
    }

    #[test]
    fn every_key_asked_for_exists() {
        let keys = keys();
        let missing: Vec<_> = asked().into_iter().filter(|key| !keys.contains(key)).collect();
        assert_eq!(missing, Vec::<String>::new());
        assert!(asked().len() > 50);
    }

    #[test]
    fn every_key_of_the_file_is_used() {
        let quoted = quoted();
        let unused: Vec<_> = keys().into_iter().filter(|key| !quoted.contains(key)).collect();
        assert_eq!(unused, Vec::<String>::new());
    }

    #[test]
    fn no_message_forgets_its_variables() {
        let words = Words::english();
        assert_eq!(words.count("seats-left", 1), "1 seat left");
        assert_eq!(words.count("seats-left", 12), "12 seats left");
        assert_eq!(words.language(&LanguageTag::parse("sv").unwrap()), "Swedish");
        assert_eq!(words.language(&LanguageTag::parse("tlh").unwrap()), "tlh");
    }

    #[test]
    fn the_pseudo_language_changes_every_message_it_shows() {
        assert_ne!(
            Words::pseudo().t("home-next-events"),
            Words::english().t("home-next-events")
        );
    }
}
