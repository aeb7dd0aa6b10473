//! Another community says that a link of two memberships stands, or that it is over (F02; protocol section 8.9).

use domain::{Announcement, Iri, LinkId, LinkSaid, MemberId};
use jiff::Timestamp;
use store::links::{self, Link, LinkState};
use store::{StoreError, Transaction, audit, members, outbox, peerings};

use crate::link_membership::into_her_calendar;
use crate::link_now::of_now;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkHeard {
    /// It is so here too.
    Done,
    /// No such link with that community is known here; one that is said to stand is taken back, so that both sides know none.
    Unknown,
    /// Whoever says it is not the community of a peer.
    NotAPeer,
}

/// Takes it in; said again it changes nothing.
pub fn hear_link(
    tx: &mut Transaction<'_>,
    by: &Iri,
    (link, said): (&LinkId, LinkSaid),
    now: Timestamp,
) -> Result<LinkHeard, StoreError> {
    let peer = by.origin();
    let peering = peerings::get(tx, &peer)?.filter(|peering| peering.is_in_force());
    if peering.is_none_or(|peering| &peering.group != by) {
        return Ok(LinkHeard::NotAPeer);
    }
    // Another community that learned the name of a link has no say in it.
    let found = links::by_id(tx, link)?.filter(|(_, link)| link.peer == peer);
    let found = match (found, said) {
        (Some((member, link)), LinkSaid::Stands) => of_now(tx, link)?.map(|link| (member, link)),
        (found, _) => found,
    };
    match (found, said) {
        (Some((member, link)), LinkSaid::Stands) => stands(tx, &member, link, now)?,
        (Some((member, link)), LinkSaid::Over) => {
            links::remove(tx, &member, &link)?;
            audit::log(tx, "node", "the link of a membership ended elsewhere", now)?;
        }
        (None, LinkSaid::Stands) => {
            let over = Announcement::LinkSaid {
                peer,
                link: link.clone(),
                said: LinkSaid::Over,
            };
            outbox::announce(tx, &over, now)?;
            return Ok(LinkHeard::Unknown);
        }
        (None, LinkSaid::Over) => return Ok(LinkHeard::Unknown),
    }
    Ok(LinkHeard::Done)
}

fn stands(tx: &mut Transaction<'_>, member: &MemberId, link: Link, now: Timestamp) -> Result<(), StoreError> {
    if link.state == LinkState::Linked {
        return Ok(());
    }
    let linked = Link {
        state: LinkState::Linked,
        since: now,
        ..link
    };
    links::put(tx, member, &linked)?;
    let Some(who) = members::membership(tx, member)? else {
        return Ok(());
    };
    audit::log(
        tx,
        who.member().handle.as_str(),
        "link a membership elsewhere",
        now,
    )?;
    into_her_calendar(tx, &who, &linked.peer, now)
}
