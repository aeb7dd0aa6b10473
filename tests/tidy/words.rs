//! Words of the glossary: what its list "Avoid in code and pages" forbids is in no name and on no page.

use crate::assert_none;
use crate::tree::{read, root, tracked_paths};

/// Refused anywhere in a text of ours, and what to say instead. Written in two halves, so that this file passes.
const ANYWHERE: [(&str, &str); 2] = [
    (concat!("white", "list"), "allow-list"),
    (concat!("black", "list"), "block"),
];

/// Refused as a word of a file's name, where a noun of ours would be named by it.
const IN_FILE_NAMES: [(&str, &str); 6] = [
    ("user", "person, member"),
    ("users", "person, member"),
    ("friend", "connected"),
    ("friends", "connected"),
    ("attendee", "RSVP, guest"),
    ("password", "one-time link, one-time code, passkey"),
];

/// Refused in page templates, mails, translations and the configuration: rooms are neither called what they are not, nor
/// promised to be.
const ON_PAGES: [(&str, &str); 7] = [
    ("end-to-end encrypted", "sub rosa"),
    ("ende-zu-ende", "sub rosa"),
    ("extremo a extremo", "sub rosa"),
    ("bout en bout", "sub rosa"),
    ("totalsträckskrypter", "sub rosa"),
    ("private room", "room, sub rosa"),
    ("secret room", "room, sub rosa"),
];

const TEXT_ENDINGS: [&str; 12] = [
    ".rs", ".toml", ".md", ".html", ".txt", ".ftl", ".css", ".js", ".json", ".sh", ".yaml", ".yml",
];

#[test]
fn no_avoided_word_is_in_a_name_or_on_a_page() {
    let root = root();
    let mut found = Vec::new();
    for path in tracked_paths(&root) {
        found.extend(faults_of_name(&path));
        if TEXT_ENDINGS.iter().any(|ending| path.ends_with(ending))
            && let Some(file) = read(&root, &root.join(&path))
        {
            found.extend(faults_of_text(&path, &file.text));
        }
    }
    assert_none(&found);
}

fn faults_of_name(path: &str) -> Vec<String> {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let mut faults = Vec::new();
    for (avoided, instead) in ANYWHERE {
        if path.to_ascii_lowercase().contains(avoided) {
            faults.push(format!("{path}: not `{avoided}`, but {instead}"));
        }
    }
    for (avoided, instead) in IN_FILE_NAMES {
        if name.ends_with(".rs") && name.split(['_', '-', '.']).any(|word| word == avoided) {
            faults.push(format!("{path}: not `{avoided}`, but {instead}"));
        }
    }
    faults
}

fn faults_of_text(path: &str, text: &str) -> Vec<String> {
    let is_page = path.contains("/templates/") || path.ends_with(".ftl") || path.starts_with("config/");
    let mut faults = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let lower = line.to_lowercase();
        let avoided = ANYWHERE
            .iter()
            .chain(if is_page { ON_PAGES.iter() } else { [].iter() });
        for (avoided, instead) in avoided.filter(|(avoided, _)| lower.contains(avoided)) {
            faults.push(format!("{path}:{}: not `{avoided}`, but {instead}", index + 1));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::{ANYWHERE, faults_of_name, faults_of_text};

    #[test]
    fn an_avoided_word_is_refused_in_a_name_and_in_text_whatever_its_case() {
        let avoided = ANYWHERE[0].0;
        assert_eq!(faults_of_name(&format!("crates/x/src/{avoided}.rs")).len(), 1);
        assert_eq!(
            faults_of_text(
                "crates/x/src/lib.rs",
                &format!("struct {}Entry;", avoided.to_uppercase())
            )
            .len(),
            1
        );
        assert_eq!(
            faults_of_text("crates/x/src/lib.rs", "struct AllowList;"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_file_named_after_friends_or_users_is_refused() {
        assert_eq!(faults_of_name("crates/web/src/user_page.rs").len(), 1);
        assert_eq!(faults_of_name("crates/store/src/friends.rs").len(), 1);
        assert_eq!(
            faults_of_name("crates/store/src/members.rs"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_page_that_promises_too_much_is_refused_but_the_guide_may_explain() {
        let promise = "This room is End-to-End Encrypted.";
        assert_eq!(faults_of_text("crates/web/templates/room.html", promise).len(), 1);
        assert_eq!(faults_of_text("SECURITY.md", promise), Vec::<String>::new());
        let other = "a = Dieser Raum ist Ende-zu-Ende-verschlüsselt.\nb = Private rooms";
        assert_eq!(faults_of_text("config/languages/de.ftl", other).len(), 2);
    }
}
