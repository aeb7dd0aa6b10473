//! Reports between nodes (F20; protocol section 8.8): a `Flag` by the node, never by a person, and its outcome in one bit.

use domain::{FlagOutcome, Iri, Note, ReportCategory};
use serde_json::{Value, json};

use crate::activity::Verb;
use crate::context::{ContextKind, with_context};
use crate::{html, property};

/// A report as it is written.
#[derive(Clone, Copy, Debug)]
pub struct FlagFacts<'f> {
    /// The activity's address.
    pub activity: &'f Iri,
    /// Our node: its application, so that nobody of us is named.
    pub actor: &'f Iri,
    /// Their node.
    pub to: &'f Iri,
    /// What it is about: a person, and what she wrote if it is of that.
    pub about: &'f [Iri],
    /// What is wrong.
    pub category: ReportCategory,
    /// In words, if there are any.
    pub words: Option<&'f Note>,
}

/// A report as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flagged {
    /// What it is about, the first thing first; at least one.
    pub about: Vec<Iri>,
    /// What is wrong, by the hashtag it bears; without one that we know it is [`ReportCategory::Other`].
    pub category: ReportCategory,
    /// In words, without markup.
    pub words: Option<Note>,
}

/// Most addresses of a report that are looked at.
pub const ABOUT_MAX: usize = 10;

/// Why a Flag says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a report names what it is about by an http address")]
pub struct FlagRefused;

/// The Flag, unsigned.
pub fn write(facts: &FlagFacts<'_>) -> Value {
    let mut document = json!({
        "id": facts.activity,
        "type": Verb::Flag.word(),
        "actor": facts.actor,
        "object": facts.about,
        "to": [facts.to],
        "cc": [],
        "tag": [{ "type": "Hashtag", "name": format!("#{}", facts.category.word()) }],
    });
    if let Some(words) = facts.words {
        document["content"] = json!(html::from_plain(words.as_str()).as_str());
    }
    with_context(document, ContextKind::Proved)
}

/// What is answered to a Flag of theirs: Accept where something was done, Reject where nothing was, and no reason.
pub fn write_outcome((activity, actor, to): (&Iri, &Iri, &Iri), flag: &Iri, outcome: FlagOutcome) -> Value {
    let document = json!({
        "id": activity,
        "type": verb(outcome).word(),
        "actor": actor,
        "object": flag,
        "to": [to],
        "cc": [],
    });
    with_context(document, ContextKind::Proved)
}

/// What says an outcome.
pub fn verb(outcome: FlagOutcome) -> Verb {
    match outcome {
        FlagOutcome::Action => Verb::Accept,
        FlagOutcome::None => Verb::Reject,
    }
}

/// What a verb says of a Flag; nothing where it says nothing of one.
pub fn outcome(verb: &Verb) -> Option<FlagOutcome> {
    match verb {
        Verb::Accept => Some(FlagOutcome::Action),
        Verb::Reject => Some(FlagOutcome::None),
        _ => None,
    }
}

/// Reads a Flag as other servers write it as well: `object` is an address or a list of addresses or objects.
pub fn read(document: &Value) -> Result<Flagged, FlagRefused> {
    let named = |value: &Value| {
        let text = value
            .as_str()
            .or_else(|| value.get("id").and_then(Value::as_str))?;
        Iri::parse(text).ok()
    };
    let about: Vec<Iri> = match document.get("object") {
        Some(Value::Array(all)) => all.iter().take(ABOUT_MAX).filter_map(named).collect(),
        Some(one) => named(one).into_iter().collect(),
        None => Vec::new(),
    };
    if about.is_empty() {
        return Err(FlagRefused);
    }
    let word = |tag: &Value| ReportCategory::from_word(tag.get("name")?.as_str()?.trim_start_matches('#'));
    Ok(Flagged {
        about,
        category: property::values(document, "tag")
            .take(ABOUT_MAX)
            .find_map(word)
            .unwrap_or(ReportCategory::Other),
        words: property::text(document, "content").and_then(property::note),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity;

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    fn written(words: Option<&Note>) -> Value {
        write(&FlagFacts {
            activity: &iri("https://a.example/activities/1"),
            actor: &iri("https://a.example/actor"),
            to: &iri("https://b.example/actor"),
            about: &[
                iri("https://b.example/users/ben"),
                iri("https://b.example/notes/9"),
            ],
            category: ReportCategory::Selling,
            words,
        })
    }

    /// F20: what is written is read, and names the node alone.
    #[test]
    fn a_report_names_the_node_and_what_it_is_about() {
        let words = Note::parse("He sells <licences> & more.").unwrap();
        let document = written(Some(&words));
        let read_as = activity::read(&document).unwrap();
        assert_eq!(
            (read_as.verb, read_as.actor),
            (Verb::Flag, iri("https://a.example/actor"))
        );
        let found = read(&document).unwrap();
        assert_eq!(found.about.len(), 2);
        assert_eq!(
            (found.category, found.words),
            (ReportCategory::Selling, Some(words))
        );
        assert_eq!(read(&written(None)).unwrap().words, None);
    }

    #[test]
    fn reports_of_other_servers_are_read_and_what_names_nothing_is_refused() {
        let theirs =
            json!({"type": "Flag", "object": "https://a.example/users/maren", "content": "<p>Spam</p>"});
        let found = read(&theirs).unwrap();
        assert_eq!(found.category, ReportCategory::Other);
        assert_eq!(found.words, Some(Note::parse("Spam").unwrap()));
        for nothing in [
            json!({}),
            json!({"object": []}),
            json!({"object": "maren"}),
            json!({"object": {"id": 7}}),
        ] {
            assert_eq!(read(&nothing), Err(FlagRefused), "{nothing}");
        }
    }

    #[test]
    fn an_outcome_is_one_bit() {
        let (flag, id) = (
            iri("https://b.example/activities/9"),
            iri("https://a.example/activities/2"),
        );
        let (actor, to) = (iri("https://a.example/actor"), iri("https://b.example/actor"));
        for said in [FlagOutcome::Action, FlagOutcome::None] {
            let document = write_outcome((&id, &actor, &to), &flag, said);
            let read_as = activity::read(&document).unwrap();
            assert_eq!(outcome(&read_as.verb), Some(said));
            assert_eq!(
                read_as.object.and_then(|object| object.id().cloned()),
                Some(flag.clone())
            );
            assert_eq!(read_as.content, None);
        }
    }
}
