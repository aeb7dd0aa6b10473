//! What the community of a server is called: ours by its profile, a peer as it last called itself, anybody else by the
//! name of its server. Pages, mails, feeds, commands and the REST interface all call it so.

use std::collections::BTreeMap;

use domain::{Origin, Title};
use store::{StoreError, Transaction, community, peerings};

/// The name of the community whose server this is.
pub fn name_of(tx: &mut Transaction<'_>, host: &Origin) -> Result<String, StoreError> {
    if let Some(own) = own_name(tx, host)? {
        return Ok(own);
    }
    match peerings::outline(tx, host)? {
        Some(peering) => of_peer(tx, host, &peering.name),
        None => Ok(host.authority().to_owned()),
    }
}

/// The names of this community and of all with whom there is or was a peering, read once for a whole list.
pub fn names(tx: &mut Transaction<'_>) -> Result<BTreeMap<Origin, String>, StoreError> {
    let mut names = BTreeMap::new();
    for peering in peerings::outlines_shared(tx)? {
        let name = of_peer(tx, &peering.peer, &peering.name)?;
        names.insert(peering.peer.clone(), name);
    }
    if let Some(identity) = community::identity(tx)?
        && let Some(own) = own_name(tx, &identity.origin)?
    {
        names.insert(identity.origin, own);
    }
    Ok(names)
}

fn own_name(tx: &mut Transaction<'_>, host: &Origin) -> Result<Option<String>, StoreError> {
    if community::identity(tx)?.is_none_or(|identity| &identity.origin != host) {
        return Ok(None);
    }
    Ok(community::profile(tx)?.map(|profile| profile.name.to_string()))
}

/// The name in the agreement stands until the peer has said more of itself.
fn of_peer(tx: &mut Transaction<'_>, peer: &Origin, name: &Title) -> Result<String, StoreError> {
    let said = peerings::profile_shared(tx, peer)?;
    Ok(said.map_or_else(|| name.to_string(), |said| said.name.to_string()))
}

#[cfg(test)]
mod tests {
    use domain::{PeerProfile, Scope, Title};

    use super::*;
    use crate::samples::{self, act, origin};

    #[test]
    fn each_is_called_as_it_last_called_itself_and_a_stranger_by_its_server() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let (a, b) = (origin("a.example"), origin("b.example"));
        let own = database.read(community::profile).unwrap().unwrap().name;
        let named = |host: &Origin| database.read(|tx| name_of(tx, host)).unwrap();
        let agreed = database.read(|tx| peerings::get(tx, &b)).unwrap().unwrap().name;
        assert_eq!(named(&a), own.to_string());
        assert_eq!(named(&b), agreed.to_string());
        assert_eq!(named(&origin("c.example:8080")), "c.example:8080");

        let said = PeerProfile {
            name: Title::parse("B by another name").unwrap(),
            summary: domain::Html::default(),
            governance: None,
            audience: None,
            modality: None,
            ecosystem: None,
            languages: Vec::new(),
            key: String::new(),
            country: None,
            region: None,
            contact: None,
            chapters: Vec::new(),
            documents: Vec::new(),
            leads_home: false,
            links_members: false,
            tiers: Vec::new(),
            currency: None,
        };
        act(&database, |tx| peerings::put_profile(tx, &b, &said));
        assert_eq!(named(&b), "B by another name");
        let all = database.read(names).unwrap();
        assert_eq!(
            all,
            BTreeMap::from([(a.clone(), named(&a)), (b.clone(), named(&b))])
        );
    }

    #[test]
    fn a_peering_in_outline_says_what_the_whole_row_says() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let b = origin("b.example");
        let row = database.read(|tx| peerings::get(tx, &b)).unwrap().unwrap();
        let expected = peerings::PeeringOutline {
            peer: row.peer,
            group: row.group,
            name: row.name,
            state: row.state,
            active: row.active,
            changed: row.changed,
        };
        assert_eq!(
            database.read(|tx| peerings::outline(tx, &b)).unwrap(),
            Some(expected.clone())
        );
        assert_eq!(database.read(peerings::outlines).unwrap(), [expected]);
    }
}
