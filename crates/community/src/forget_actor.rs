//! Somebody elsewhere is gone for good: what we knew of her goes, and she follows nobody here any more.

use domain::{Iri, OwnActor};
use store::{StoreError, Transaction, actors, followers};

/// Forgets an actor that said so itself, or whose address answers 410. Forgetting one we never knew is nothing.
pub fn forget_actor(tx: &mut Transaction<'_>, actor: &Iri) -> Result<(), StoreError> {
    actors::remove(tx, actor)?;
    for object in [OwnActor::Community, OwnActor::Node] {
        followers::remove(tx, object, actor)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use store::followers::Follower;

    use super::*;
    use crate::samples::{self, act, at, iri, person};

    #[test]
    fn who_is_gone_follows_neither_the_community_nor_the_node_and_others_stay() {
        let database = samples::node();
        let (gone, stays) = (person("s.example", "sam"), person("s.example", "klara"));
        for actor in [&gone, &stays] {
            let follower = Follower {
                actor: actor.clone(),
                inbox: iri("https://s.example/inbox"),
                follow: iri("https://s.example/follows/1"),
                since: at(0),
            };
            let row = actors::ActorRow {
                id: actor.clone(),
                document: serde_json::Value::Null,
                fetched: at(0),
            };
            act(&database, |tx| {
                followers::put(tx, OwnActor::Community, &follower)?;
                followers::put(tx, OwnActor::Node, &follower)?;
                actors::put(tx, &row)
            });
        }
        act(&database, |tx| forget_actor(tx, &gone));
        for (actor, is_known) in [(&gone, false), (&stays, true)] {
            let known = database.read(|tx| actors::get(tx, actor)).unwrap();
            assert_eq!(known.is_some(), is_known);
            for object in [OwnActor::Community, OwnActor::Node] {
                let found = database.read(|tx| followers::get(tx, object, actor)).unwrap();
                assert_eq!(found.is_some(), is_known);
            }
        }
        act(&database, |tx| forget_actor(tx, &gone));
    }
}
