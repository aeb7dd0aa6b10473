//! What two communities tell each other of a link of two memberships: that it stands, and that it is over (protocol section
//! 8.9). The link has a name and nothing else; whose memberships they are each of the two knows for itself.

use domain::{Iri, LinkId, LinkSaid};
use serde_json::{Value, json};

use crate::activity::Verb;
use crate::context::{ContextKind, with_context};
use crate::property;

/// Who says it to whom.
#[derive(Clone, Copy, Debug)]
pub struct LinkFacts<'f> {
    /// The activity's address.
    pub activity: &'f Iri,
    /// Our community.
    pub actor: &'f Iri,
    /// Theirs.
    pub to: &'f Iri,
    /// The link.
    pub link: &'f LinkId,
}

/// Accept or Undo of the link, unsigned.
pub fn write(facts: &LinkFacts<'_>, said: LinkSaid) -> Value {
    let document = json!({
        "id": facts.activity,
        "type": verb(said).word(),
        "actor": facts.actor,
        "object": facts.link.urn(),
        "to": [facts.to],
        "cc": [],
    });
    with_context(document, ContextKind::Proved)
}

/// What says it.
pub fn verb(said: LinkSaid) -> Verb {
    match said {
        LinkSaid::Stands => Verb::Accept,
        LinkSaid::Over => Verb::Undo,
    }
}

/// What this verb says of a link; nothing where it says nothing of one.
pub fn said(verb: &Verb) -> Option<LinkSaid> {
    match verb {
        Verb::Accept => Some(LinkSaid::Stands),
        Verb::Undo => Some(LinkSaid::Over),
        _ => None,
    }
}

/// The link that an Accept or an Undo names: by `urn:uuid:…`, an Undo also inside the Accept that it takes back.
pub(crate) fn named(document: &Value, verb: &Verb) -> Option<LinkId> {
    said(verb)?;
    let object = property::first(document, "object")?;
    let within = match verb {
        Verb::Undo if object.get("type").and_then(Value::as_str) == Some("Accept") => object.get("object")?,
        _ => object,
    };
    LinkId::of_urn(within.as_str()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity;

    fn written(said: LinkSaid) -> Value {
        let iri = |text: &str| Iri::parse(text).unwrap();
        let facts = LinkFacts {
            activity: &iri("https://a.example/activities/1"),
            actor: &iri("https://a.example/c/a"),
            to: &iri("https://b.example/c/b"),
            link: &LinkId::new([7; 16]),
        };
        write(&facts, said)
    }

    #[test]
    fn what_is_written_is_read_back_and_a_link_is_no_other_object() {
        for said_of_it in [LinkSaid::Stands, LinkSaid::Over] {
            let read = activity::read(&written(said_of_it)).unwrap();
            assert_eq!(read.link, Some(LinkId::new([7; 16])));
            assert_eq!((said(&read.verb), read.object), (Some(said_of_it), None));
        }
        let mut embedded = written(LinkSaid::Over);
        embedded["object"] = json!({
            "id": "https://a.example/activities/9", "type": "Accept", "actor": "https://a.example/c/a",
            "object": LinkId::new([7; 16]).urn(),
        });
        let read = activity::read(&embedded).unwrap();
        assert_eq!((read.link, read.object), (Some(LinkId::new([7; 16])), None));
    }

    /// B1: no other verb and no other name passes for one.
    #[test]
    fn only_an_accept_or_an_undo_of_a_uuid_speaks_of_a_link() {
        let mut other = written(LinkSaid::Stands);
        other["type"] = json!("Create");
        assert!(activity::read(&other).is_err());
        for odd in [json!("urn:uuid:1"), json!("urn:sha256:00"), json!(7)] {
            let mut document = written(LinkSaid::Stands);
            document["object"] = odd;
            assert!(activity::read(&document).is_err());
        }
    }
}
