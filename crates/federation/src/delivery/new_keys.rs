//! An actor of ours changed: Update of it, of new keys proved and sent with the keys before them.

use std::collections::BTreeMap;

use community::rotate_keys::is_told;
use domain::{Iri, MemberId, OwnActor};
use jiff::Timestamp;
use store::activities::MeantFor;
use store::actor_keys::Signer;
use store::deliveries::Schedule;
use store::{StoreError, events, peerings, rsvps};

use super::{Outgoing, TellProblem};
use crate::Federation;
use crate::own_keys::Pair;

/// Most events whose hosts hear of a member's new keys; others fetch her document when they meet a key they do not know.
const EVENTS_MAX: u16 = 1_000;

impl Federation {
    /// To followers and peers of the community or node, and to the hosts a member has answered.
    pub(super) async fn keys_rotated(
        &self,
        activity: &Iri,
        signer: &Signer,
        number: u32,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let announced_by = number.saturating_sub(1);
        let old = self.key_set(signer)?.pair(Pair::Numbered(announced_by));
        let Some(document) = self.own_document(signer)?.filter(|_| old.number == announced_by) else {
            return Ok(Vec::new());
        };
        let inboxes = match signer {
            Signer::Own(actor) => self.told_of_keys_of(*actor)?,
            Signer::Member(member) => self.hosts_answered_by(member).await?,
        };
        let update = wire::actor::update(activity, document, at);
        let body = self.prove_with(update, signer, &old, at)?.to_string();
        Ok(vec![Outgoing {
            id: activity.clone(),
            kind: "Update",
            signer: signer.clone(),
            body,
            meant_for: MeantFor::Public,
            inboxes,
            event: None,
            announced_by: Some(announced_by),
        }])
    }

    /// The community says something else of itself: to its followers and peers, who ask for what they want of it (F01).
    pub(super) fn community_described(
        &self,
        activity: &Iri,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let signer = Signer::Own(OwnActor::Community);
        let Some(document) = self.own_document(&signer)? else {
            return Ok(Vec::new());
        };
        let inboxes = self.told_of_keys_of(OwnActor::Community)?;
        let update = wire::actor::update(activity, document, at);
        let mut outgoing = self.finish(activity, "Update", signer, update, inboxes, at)?;
        outgoing.meant_for = MeantFor::Public;
        Ok(vec![outgoing])
    }

    fn told_of_keys_of(&self, actor: OwnActor) -> Result<BTreeMap<Iri, Schedule>, TellProblem> {
        self.node.database.read(|tx| {
            let peerings = peerings::list(tx)?;
            let mut inboxes = self.followers(tx, actor, &peerings)?;
            for peering in peerings {
                if is_told(peering.state) {
                    inboxes.insert(Iri::local(&peering.peer, "/inbox"), Schedule::Peer);
                }
            }
            Ok(inboxes)
        })
    }

    async fn hosts_answered_by(&self, member: &MemberId) -> Result<BTreeMap<Iri, Schedule>, TellProblem> {
        let owners = self.node.database.read(|tx| {
            let mut owners = BTreeMap::new();
            for event in rsvps::answered_by(tx, member, EVENTS_MAX)? {
                if let Some(event) = events::get(tx, &event)?.filter(|event| !self.is_ours(&event.iri)) {
                    owners.insert(event.owner.origin(), event.owner);
                }
            }
            Ok::<_, StoreError>(owners)
        })?;
        let mut inboxes = BTreeMap::new();
        for owner in owners.values() {
            // A host that cannot be found now finds her new keys by itself when it next meets them.
            if let Ok(found) = self.inbox_of(owner).await {
                inboxes.extend(found);
            }
        }
        Ok(inboxes)
    }
}
