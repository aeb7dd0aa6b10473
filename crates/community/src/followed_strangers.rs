//! Whom we follow and share no agreement with: their servers may never try a delivery again, so that we look ourselves
//! (protocol section 5).

use domain::{Iri, OwnActor, Scope};
use jiff::Timestamp;
use store::followers::{self, FollowState};
use store::polls::{self, Poll};
use store::{StoreError, Transaction, peerings};

/// All of them, each once, with how it was last looked at.
pub fn followed_strangers(tx: &mut Transaction<'_>) -> Result<Vec<(Iri, Poll)>, StoreError> {
    let mut actors = Vec::new();
    for follower in [OwnActor::Community, OwnActor::Node] {
        let followed = followers::list_following(tx, follower)?;
        let followed = followed
            .into_iter()
            .filter(|row| row.state != FollowState::Rejected);
        actors.extend(followed.map(|row| row.actor));
    }
    actors.sort();
    actors.dedup();
    let mut found = Vec::new();
    for actor in actors {
        if !peerings::agreed(tx, &actor.origin(), Scope::Events)? {
            let poll = polls::get(tx, &actor)?;
            found.push((actor, poll));
        }
    }
    Ok(found)
}

/// Those to be looked at now, those who waited longest first; at most `most`.
pub fn to_look_at(
    tx: &mut Transaction<'_>,
    now: Timestamp,
    most: usize,
) -> Result<Vec<(Iri, Poll)>, StoreError> {
    let mut due = followed_strangers(tx)?;
    due.retain(|(_, poll)| poll.next.is_none_or(|next| next <= now));
    due.sort_by_key(|(_, poll)| poll.next);
    due.truncate(most);
    Ok(due)
}
