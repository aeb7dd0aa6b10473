//! What a client puts into an outbox (ActivityPub section 6): an activity, or an object that is to be created.

use domain::Iri;
use serde_json::{Map, Value, json};

use crate::activity::{self, Activity, ActivityRefused, Verb};
use crate::property;

/// The activity types of ActivityStreams; whatever has another type is an object.
const ACTIVITIES: [&str; 30] = [
    "Activity",
    "IntransitiveActivity",
    "Accept",
    "Add",
    "Announce",
    "Arrive",
    "Block",
    "Create",
    "Delete",
    "Dislike",
    "Flag",
    "Follow",
    "Ignore",
    "Invite",
    "Join",
    "Leave",
    "Like",
    "Listen",
    "Move",
    "Offer",
    "Question",
    "Reject",
    "Read",
    "Remove",
    "TentativeAccept",
    "TentativeReject",
    "Travel",
    "Undo",
    "Update",
    "View",
];
/// What says whom something is for; an object's are those of the Create around it too (section 6.2.1).
const ADDRESSING: [&str; 5] = ["to", "bto", "cc", "bcc", "audience"];

/// An activity as its author's server takes it from her.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// Under the id that its server gives it, by the actor whose outbox it is; a bare object stands in a Create.
    pub activity: Activity,
    /// Whom she named, on the activity and on its object.
    pub addressed: Addressed,
}

/// Whom a submission is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addressed {
    /// She did not say.
    Unsaid,
    /// As written, perhaps nobody.
    Said(Vec<String>),
}

/// Why a submission is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubmissionRefused {
    /// No type.
    #[error("what is put into an outbox has a type")]
    Type,
    /// It names somebody else as its actor, or as the owner of what it creates.
    #[error(
        "an outbox takes activities of its own actor, about objects that are attributed to her; leave both out"
    )]
    ForeignActor,
    /// It is no activity that can be read.
    #[error(transparent)]
    Activity(#[from] ActivityRefused),
}

/// Reads a submission. Ids that the client made for new things, and proofs, are dropped.
pub fn read(document: Value, id: &Iri, actor: &Iri) -> Result<Submission, SubmissionRefused> {
    if !document.is_object() {
        return Err(ActivityRefused::NotAnObject.into());
    }
    if property::types(&document).next().is_none() {
        return Err(SubmissionRefused::Type);
    }
    let mut document = if is_activity(&document) {
        document
    } else {
        wrapped(document)
    };
    let named = property::values(&document, "actor").map(property::id_of);
    if named.into_iter().any(|named| named.as_ref() != Some(actor)) {
        return Err(SubmissionRefused::ForeignActor);
    }
    document["id"] = json!(id);
    document["actor"] = json!(actor);
    let creates = property::types(&document).any(|kind| kind == Verb::Create.word());
    if let Some(object) = document.get_mut("object").and_then(Value::as_object_mut) {
        if creates {
            object.remove("id");
        }
        let owners = Value::Object(object.clone());
        let mut owners = property::values(&owners, "attributedTo").map(property::id_of);
        if creates && owners.any(|owner| owner.as_ref() != Some(actor)) {
            return Err(SubmissionRefused::ForeignActor);
        }
    }
    Ok(Submission {
        addressed: addressed(&document),
        activity: activity::read(&document)?,
    })
}

/// A type of ActivityStreams, or one that nobody knows with an actor or an object of its own.
fn is_activity(document: &Value) -> bool {
    property::types(document).any(|kind| ACTIVITIES.contains(&kind))
        || ["actor", "object"].iter().any(|key| document.get(*key).is_some())
}

fn wrapped(mut object: Value) -> Value {
    let mut create = Map::new();
    if let Some(context) = object
        .as_object_mut()
        .and_then(|object| object.remove("@context"))
    {
        create.insert("@context".to_owned(), context);
    }
    create.insert("type".to_owned(), json!(Verb::Create.word()));
    for key in ADDRESSING {
        if let Some(named) = object.get(key) {
            create.insert(key.to_owned(), named.clone());
        }
    }
    create.insert("object".to_owned(), object);
    Value::Object(create)
}

fn addressed(document: &Value) -> Addressed {
    let object = document.get("object").filter(|object| object.is_object());
    let mut said = false;
    let mut named: Vec<String> = Vec::new();
    for document in std::iter::once(document).chain(object) {
        for key in ADDRESSING {
            said |= document.get(key).is_some();
            for one in property::addressees(document, key) {
                if !named.contains(&one) {
                    named.push(one);
                }
            }
        }
    }
    if said {
        Addressed::Said(named)
    } else {
        Addressed::Unsaid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "https://a.example/activities/1";
    const ACTOR: &str = "https://a.example/c/a";

    fn submit(document: Value) -> Result<Submission, SubmissionRefused> {
        read(document, &Iri::parse(ID).unwrap(), &Iri::parse(ACTOR).unwrap())
    }

    #[test]
    fn an_object_alone_is_created_for_whom_it_names_and_ids_of_clients_are_dropped() {
        let bare = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Event", "id": "https://a.example/mine",
            "name": "Evening", "to": "as:Public", "cc": ["https://b.example/c/b"]
        });
        let taken = submit(bare).unwrap();
        assert_eq!(taken.activity.verb, Verb::Create);
        assert_eq!(taken.activity.id.unwrap().as_str(), ID);
        assert_eq!(taken.activity.actor.as_str(), ACTOR);
        assert_eq!(taken.activity.to, ["as:Public"]);
        let object = taken.activity.object.unwrap();
        assert_eq!((object.id(), object.kind()), (None, "Event"));
        assert_eq!(object.value().unwrap()["name"], "Evening");
        let both = ["as:Public", "https://b.example/c/b"].map(str::to_owned).to_vec();
        assert_eq!(taken.addressed, Addressed::Said(both));
    }

    #[test]
    fn an_activity_keeps_its_object_and_takes_the_address_of_its_object_too() {
        let join = submit(json!({"type": "Join", "id": 7, "object": "https://b.example/events/1"})).unwrap();
        assert_eq!(join.activity.verb, Verb::Join);
        assert_eq!(join.addressed, Addressed::Unsaid);
        let update = submit(json!({
            "type": "Update", "bto": [], "object": {"type": "Event", "id": "https://a.example/events/1", "bcc": "x"}
        }));
        let update = update.unwrap();
        let object = update.activity.object.unwrap();
        assert_eq!(object.id().unwrap().as_str(), "https://a.example/events/1");
        assert_eq!(update.addressed, Addressed::Said(vec!["x".to_owned()]));
        assert_eq!(
            submit(json!({"type": "Frobnicate", "object": "https://b.example/1"}))
                .unwrap()
                .activity
                .verb,
            Verb::Other("Frobnicate".to_owned())
        );
    }

    /// A5
    #[test]
    fn nobody_speaks_for_another_through_her_own_outbox() {
        for document in [
            json!({"type": "Join", "actor": "https://a.example/users/anke", "object": "https://b.example/events/1"}),
            json!({"type": "Join", "actor": [ACTOR, "https://b.example/u"], "object": "https://b.example/events/1"}),
            json!({"type": "Join", "actor": 7, "object": "https://b.example/events/1"}),
            json!({"type": "Event", "attributedTo": "https://b.example/c/b"}),
            json!({"type": "Create", "object": {"type": "Event", "attributedTo": [ACTOR, "https://b.example/c/b"]}}),
        ] {
            assert_eq!(
                submit(document.clone()),
                Err(SubmissionRefused::ForeignActor),
                "{document}"
            );
        }
        let own = json!({"type": "Event", "attributedTo": {"id": ACTOR}});
        assert!(submit(own).is_ok());
        assert!(
            submit(json!({"type": "Join", "actor": [ACTOR], "object": "https://b.example/events/1"})).is_ok()
        );
    }

    #[test]
    fn what_has_no_type_or_no_object_that_can_be_read_is_refused() {
        assert_eq!(submit(json!({"content": "hi"})), Err(SubmissionRefused::Type));
        assert_eq!(submit(json!([])), Err(ActivityRefused::NotAnObject.into()));
        let odd = json!({"type": "Join", "object": "not an address"});
        assert_eq!(submit(odd), Err(ActivityRefused::Object.into()));
    }
}
