//! Whether a link of memberships counts still (F02; protocol section 8.9). It was made under an agreement of the two
//! communities. Once that is over neither can tell the other that a member took hers back or left, so under a later agreement
//! none of them counts: each member is asked anew, on both sides alike.

use domain::{MemberId, Origin};
use store::links::{self, Link};
use store::{StoreError, Transaction, peerings};

/// The link, unless the communities agreed anew since it was made. Between two agreements it stands as one with a community
/// that shares nothing.
pub(crate) fn of_now(tx: &mut Transaction<'_>, link: Link) -> Result<Option<Link>, StoreError> {
    let peering = peerings::get(tx, &link.peer)?.filter(|peering| peering.is_in_force());
    Ok(match peering {
        Some(peering) if link.since < peering.since => None,
        _ => Some(link),
    })
}

/// Hers with one community, if it counts.
pub(crate) fn link_now(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    peer: &Origin,
) -> Result<Option<Link>, StoreError> {
    match links::get(tx, member, peer)? {
        Some(link) => of_now(tx, link),
        None => Ok(None),
    }
}

/// The same for whoever writes it: one that does not count is forgotten, and that its community was home to her.
pub(crate) fn link_to_write(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    peer: &Origin,
) -> Result<Option<Link>, StoreError> {
    let Some(link) = links::get(tx, member, peer)? else {
        return Ok(None);
    };
    let counting = of_now(tx, link.clone())?;
    if counting.is_none() {
        links::remove(tx, member, &link)?;
    }
    Ok(counting)
}

/// All of hers that count, by address.
pub(crate) fn links_now(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<Link>, StoreError> {
    let mut counting = Vec::new();
    for link in links::of_member(tx, member)? {
        counting.extend(of_now(tx, link)?);
    }
    Ok(counting)
}

/// The community that is home to her, when that is another one: as long as her link with it counts.
pub(crate) fn home_now(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<Origin>, StoreError> {
    let Some(home) = links::home(tx, member)? else {
        return Ok(None);
    };
    Ok(link_now(tx, member, &home)?.map(|link| link.peer))
}

#[cfg(test)]
mod tests {
    use domain::{LinkId, LinkSaid, Scope};
    use store::links::LinkState;

    use super::*;
    use crate::hear_link::{LinkHeard, hear_link};
    use crate::name_home::name_home;
    use crate::purge_peer::forget_old_links;
    use crate::samples::{self, act, at, group, origin, peer, refused};
    use crate::see_links::see_links;

    /// F02, protocol 8.9: what was linked under one agreement is not linked under the next, whoever says that it is; in between
    /// it stands, and then it goes.
    #[test]
    fn a_link_of_an_agreement_that_ended_does_not_count_under_the_next() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let id = &klara.member().id;
        let there = origin("b.example");
        peer(&database, "b.example", &[Scope::Events]);
        let link = Link {
            id: LinkId::new([1; 16]),
            peer: there.clone(),
            state: LinkState::Linked,
            since: at(5),
            subject: None,
        };
        act(&database, |tx| links::put(tx, id, &link));
        act(&database, |tx| name_home(tx, &klara, Some(&there), at(6)));
        let seen = || database.read(|tx| see_links(tx, &klara)).unwrap();
        assert_eq!((seen().links.len(), seen().home), (1, Some(there.clone())));
        let agreed = |state, since| {
            act(&database, |tx| {
                let mut peering = peerings::get(tx, &there)?.expect("it was agreed");
                (peering.state, peering.since) = (state, since);
                peerings::put(tx, &peering)
            });
        };
        let swept = || act(&database, |tx| forget_old_links(tx, None));
        agreed(domain::PeeringState::Ended, at(0));
        assert_eq!(swept(), None);
        assert_eq!(seen().links.len(), 1, "it stands until another one is agreed");

        agreed(domain::PeeringState::Active, at(9));
        assert_eq!((seen().links.len(), seen().home), (0, None));
        let again = refused(&database, |tx| name_home(tx, &klara, Some(&there), at(10)));
        assert!(again.to_string().contains("link your membership"), "{again}");
        let stands = act(&database, |tx| {
            hear_link(tx, &group("b.example"), (&link.id, LinkSaid::Stands), at(10))
        });
        assert_eq!(stands, LinkHeard::Unknown, "the other side hears that it is over");
        assert_eq!(swept(), None);
        assert_eq!(database.read(|tx| links::of_member(tx, id)), Ok(Vec::new()));
        assert_eq!(database.read(|tx| links::home(tx, id)), Ok(None));
    }
}
