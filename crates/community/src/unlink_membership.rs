//! A member takes a link of her memberships back; the other community is told, and forgets it too (F02).

use domain::{Announcement, LinkSaid, Member, Origin};
use jiff::Timestamp;
use store::links::{self, Link};
use store::{Membership, StoreError, Transaction, audit, outbox};

/// Takes the one with that community back; where there is none, nothing is done. What she follows she follows on.
pub fn unlink_membership(
    tx: &mut Transaction<'_>,
    who: &Membership,
    peer: &Origin,
    now: Timestamp,
) -> Result<(), StoreError> {
    let member = who.member();
    let Some(link) = links::get(tx, &member.id, peer)? else {
        return Ok(());
    };
    end(tx, member, &link, now)?;
    audit::log(tx, member.handle.as_str(), "remove the link of a membership", now)
}

/// Takes all of them back, and what she was about to link: she leaves.
pub(crate) fn unlink_all(
    tx: &mut Transaction<'_>,
    member: &Member,
    now: Timestamp,
) -> Result<(), StoreError> {
    links::end_ask(tx, &member.id);
    for link in links::of_member(tx, &member.id)? {
        end(tx, member, &link, now)?;
    }
    links::put_home(tx, &member.id, None)
}

fn end(tx: &mut Transaction<'_>, member: &Member, link: &Link, now: Timestamp) -> Result<(), StoreError> {
    links::remove(tx, &member.id, link)?;
    let told = Announcement::LinkSaid {
        peer: link.peer.clone(),
        link: link.id.clone(),
        said: LinkSaid::Over,
    };
    outbox::announce(tx, &told, now)?;
    Ok(())
}
