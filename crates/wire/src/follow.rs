//! Follow and its answers (protocol section 8.1); answers embed the Follow, because some servers forget its id.

use domain::Iri;
use serde_json::{Map, Value, json};

use crate::activity::{Activity, Object, Verb};
use crate::context::{ContextKind, with_context};
use crate::property;

/// The Follow that is answered or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowRef<'f> {
    /// Its id, if its sender gave it one.
    pub id: Option<&'f Iri>,
    /// Who follows.
    pub actor: &'f Iri,
    /// Who is followed.
    pub object: &'f Iri,
}

/// An answer to a Follow, or its Undo, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowHeard {
    /// The Follow's id, when named.
    pub id: Option<Iri>,
    /// Who follows, when the Follow was embedded.
    pub actor: Option<Iri>,
    /// Who is followed, when the Follow was embedded.
    pub object: Option<Iri>,
}

/// Follow, unsigned.
pub fn follow(activity: &Iri, actor: &Iri, object: &Iri) -> Value {
    let follow =
        json!({"id": activity, "type": "Follow", "actor": actor, "object": object, "to": [object], "cc": []});
    with_context(follow, ContextKind::Proved)
}

/// Accept of a Follow of us, unsigned.
pub fn accept(activity: &Iri, follow: FollowRef<'_>) -> Value {
    answer("Accept", activity, follow.object, follow, follow.actor)
}

/// Reject of a Follow of us, or the end of one that was accepted; unsigned.
pub fn reject(activity: &Iri, follow: FollowRef<'_>) -> Value {
    answer("Reject", activity, follow.object, follow, follow.actor)
}

/// Undo of our own Follow, unsigned.
pub fn undo(activity: &Iri, follow: FollowRef<'_>) -> Value {
    answer("Undo", activity, follow.actor, follow, follow.object)
}

/// Which Follow an Accept, Reject or Undo speaks of. A bare id may name anything: the caller looks it up.
pub fn read_about(activity: &Activity) -> Option<FollowHeard> {
    if !matches!(activity.verb, Verb::Accept | Verb::Reject | Verb::Undo) {
        return None;
    }
    match activity.object.as_ref()? {
        Object::Id(id) => Some(FollowHeard {
            id: Some(id.clone()),
            actor: None,
            object: None,
        }),
        Object::Embedded { id, kind, value } if kind == "Follow" => Some(FollowHeard {
            id: id.clone(),
            actor: property::iri(value, "actor"),
            object: property::iri(value, "object"),
        }),
        Object::Embedded { .. } => None,
    }
}

fn answer(verb: &str, activity: &Iri, actor: &Iri, follow: FollowRef<'_>, to: &Iri) -> Value {
    let mut embedded = Map::new();
    if let Some(id) = follow.id {
        embedded.insert("id".to_owned(), json!(id));
    }
    embedded.insert("type".to_owned(), json!("Follow"));
    embedded.insert("actor".to_owned(), json!(follow.actor));
    embedded.insert("object".to_owned(), json!(follow.object));
    let answer =
        json!({"id": activity, "type": verb, "actor": actor, "object": embedded, "to": [to], "cc": []});
    with_context(answer, ContextKind::Proved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity;

    #[test]
    fn an_answer_names_the_follow_it_is_about() {
        let [a, b, id, own] = [
            "https://a.example/c/a",
            "https://b.example/c/b",
            "https://a.example/f/1",
            "https://b.example/x/2",
        ]
        .map(|text| Iri::parse(text).unwrap());
        let about = FollowRef {
            id: Some(&id),
            actor: &a,
            object: &b,
        };
        for (document, actor, to) in [
            (accept(&own, about), &b, &a),
            (reject(&own, about), &b, &a),
            (undo(&own, about), &a, &b),
        ] {
            let heard = activity::read(&document).unwrap();
            assert_eq!(
                (&heard.actor, heard.to.as_slice()),
                (actor, [to.to_string()].as_slice())
            );
            let expected = FollowHeard {
                id: Some(id.clone()),
                actor: Some(a.clone()),
                object: Some(b.clone()),
            };
            assert_eq!(read_about(&heard), Some(expected));
        }
        let nameless = activity::read(&accept(
            &own,
            FollowRef {
                id: None,
                actor: &a,
                object: &b,
            },
        ))
        .unwrap();
        assert_eq!(read_about(&nameless).unwrap().id, None);
        assert_eq!(read_about(&activity::read(&follow(&id, &a, &b)).unwrap()), None);
    }
}
