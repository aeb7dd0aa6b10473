//! What a member sees of her memberships elsewhere: those she linked, where she can link one more, and which community is
//! home to her (F02, `/settings/communities`). Nobody else sees it.

use domain::{Origin, PeeringState};
use store::links::{Link, LinkState};
use store::{Membership, StoreError, Transaction, peerings};

use crate::ask_link::linkable;
use crate::follow_community::Sharing;
use crate::link_now::{home_now, links_now};

/// Hers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyLinks {
    /// Those that stand or wait, by address; none of an agreement that another one took the place of.
    pub links: Vec<LinkSeen>,
    /// Communities she can link a membership with now, by address.
    pub offered: Vec<Origin>,
    /// The community that is home to her, when it is not this one.
    pub home: Option<Origin>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkSeen {
    /// As it stands.
    pub link: Link,
    /// Whether that community shares with this one still.
    pub sharing: Sharing,
}

/// Puts it together.
pub fn see_links(tx: &mut Transaction<'_>, who: &Membership) -> Result<MyLinks, StoreError> {
    let member = &who.member().id;
    let (mut all, mut offered) = (Vec::new(), linkable(tx)?);
    for link in links_now(tx, member)? {
        if link.state == LinkState::Linked {
            offered.retain(|peer| *peer != link.peer);
        }
        let peering = peerings::outline(tx, &link.peer)?;
        all.push(LinkSeen {
            sharing: peering
                .map_or(PeeringState::Ended, |peering| peering.state)
                .into(),
            link,
        });
    }
    Ok(MyLinks {
        links: all,
        offered,
        home: home_now(tx, member)?,
    })
}
