//! Which answer of our members a host decides about (protocol section 9.2): by its id, by who answered what, or the only one
//! that waits for this host.

use domain::{Handle, Iri};
use store::{StoreError, Transaction, community, events, members, rsvps};

/// How a host names an answer; software differs in what it fills in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Named<'n> {
    /// The id of our activity, or of the host's own record of it (a participation).
    pub id: Option<&'n Iri>,
    /// Who answered.
    pub member: Option<&'n Iri>,
    /// Which event.
    pub event: Option<&'n Iri>,
}

/// The activity of ours that is meant; nothing where that is not certain. Whether `said_by` may decide is not asked here.
pub fn answer_meant(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    named: Named<'_>,
) -> Result<Option<Iri>, StoreError> {
    if let Some(id) = named.id
        && rsvps::by_activity(tx, id)?.is_some()
    {
        return Ok(Some(id.clone()));
    }
    match named {
        Named {
            member: Some(member),
            event: Some(event),
            ..
        } => by_member(tx, member, event),
        Named {
            id: Some(id),
            member: None,
            event: None,
        } => only_open_one(tx, said_by, id),
        _ => Ok(None),
    }
}

fn by_member(tx: &mut Transaction<'_>, member: &Iri, event: &Iri) -> Result<Option<Iri>, StoreError> {
    let Some(identity) = community::identity(tx)?.filter(|identity| member.origin() == identity.origin)
    else {
        return Ok(None);
    };
    let handle = member.path_and_query().strip_prefix("/users/").map(Handle::parse);
    let Some(Ok(handle)) = handle else {
        return Ok(None);
    };
    let (Some(member), Some(event)) = (members::by_handle(tx, &handle)?, events::by_iri(tx, event)?) else {
        return Ok(None);
    };
    if event.is_at(&identity.origin) {
        return Ok(None);
    }
    Ok(rsvps::get(tx, &member.id, &event.id)?.and_then(|register| register.activity))
}

/// A bare address on the host's own server says whose answer is meant only where a single one waits for it.
fn only_open_one(tx: &mut Transaction<'_>, said_by: &Iri, id: &Iri) -> Result<Option<Iri>, StoreError> {
    if id.origin() != said_by.origin() || events::by_iri(tx, id)?.is_some() {
        return Ok(None);
    }
    let open = rsvps::open_joins_at(tx, &id.origin(), 2)?;
    match open.as_slice() {
        [one] => Ok(one.activity.clone()),
        _ => Ok(None),
    }
}
