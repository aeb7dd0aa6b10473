//! What somebody passes on: an event, or an activity about one (FEP-1b12). Of all of it only the id counts (threat A12).

use domain::Iri;

use crate::activity::Object;
use crate::property;

/// What is passed on; its own server is asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassedOn {
    /// An event, or something of which no more than the name is told.
    Named(Iri),
    /// An event that was made or changed.
    Told(Iri),
    /// An event that is gone.
    Removed(Iri),
}

/// Reads what an Announce is about; nothing for what is no event.
pub fn passed_on(object: &Object) -> Option<PassedOn> {
    let Object::Embedded { id, kind, value } = object else {
        return object.id().cloned().map(PassedOn::Named);
    };
    let inner = || crate::activity::object(property::first(value, "object")?).ok();
    match kind.as_str() {
        "" | "Event" => id.clone().map(PassedOn::Named),
        "Create" | "Update" | "Invite" => {
            let told = inner().filter(|told| matches!(told.kind(), "" | "Event"))?;
            told.id().cloned().map(PassedOn::Told)
        }
        "Delete" => inner()?.id().cloned().map(PassedOn::Removed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn an_event_is_found_in_whatever_it_is_wrapped() {
        let event = Iri::parse("https://a.example/events/1").unwrap();
        let read = |value: Value| passed_on(&crate::activity::object(&value).unwrap());
        let embedded = json!({"id": event, "type": "Event", "name": "x"});
        for named in [json!(event), embedded.clone()] {
            assert_eq!(read(named), Some(PassedOn::Named(event.clone())));
        }
        for kind in ["Create", "Update", "Invite"] {
            for object in [json!(event), embedded.clone()] {
                let wrapped = json!({"id": "https://a.example/1", "type": kind, "object": object});
                assert_eq!(read(wrapped), Some(PassedOn::Told(event.clone())), "{kind}");
            }
            let page = json!({"type": kind, "object": {"id": event, "type": "Page"}});
            assert_eq!(read(page), None);
        }
        let stone = json!({"type": "Delete", "object": {"id": event, "type": "Tombstone"}});
        assert_eq!(read(stone), Some(PassedOn::Removed(event)));
        for other in [
            json!({"type": "Note", "id": "https://a.example/n"}),
            json!({"type": "Create"}),
            json!({}),
        ] {
            assert_eq!(read(other.clone()), None, "{other}");
        }
    }
}
