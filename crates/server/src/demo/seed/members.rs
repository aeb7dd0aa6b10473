//! The people of a node become members, officers first, over the two years before the demonstration begins.

use std::sync::Arc;

use ambient::{Stream, ids};
use community::add_member::{Newcomer, add_member};
use domain::{Handle, Kind, MailAddress, MemberId, PersonName};
use jiff::Timestamp;

use super::days_before;
use crate::admin::Failure;
use crate::demo::people::Person;
use crate::runtime::NodeRuntime;

/// Members of one transaction.
const BATCH: usize = 250;
/// So many days before the start the communities began, with their officers; the others joined since.
pub(super) const BEGUN_DAYS: u64 = 730;

/// Somebody who is a member now.
pub(super) struct Joined {
    pub(super) id: MemberId,
    pub(super) handle: Handle,
    pub(super) name: PersonName,
    pub(super) at: Timestamp,
}

/// Makes members of everybody, in the same order.
pub(super) async fn join(
    runtime: &Arc<NodeRuntime>,
    people: &[Person],
    start: Timestamp,
    chance: &mut Stream,
) -> Result<Vec<Joined>, Failure> {
    let mut joined = Vec::with_capacity(people.len());
    for batch in people.chunks(BATCH) {
        let newcomers = batch
            .iter()
            .map(|person| newcomer(runtime, person, start, chance));
        let newcomers: Vec<(Newcomer, Timestamp)> = newcomers.collect::<Result<_, Failure>>()?;
        let added = runtime.node().database.transact(|tx| {
            for (newcomer, at) in &newcomers {
                add_member(tx, "operator", newcomer.clone(), *at).map_err(Failure::failed)?;
            }
            Ok::<_, Failure>(())
        });
        added.await?;
        joined.extend(newcomers.into_iter().map(|(newcomer, at)| Joined {
            id: newcomer.id,
            handle: newcomer.handle,
            name: newcomer.name,
            at,
        }));
    }
    Ok(joined)
}

fn newcomer(
    runtime: &NodeRuntime,
    person: &Person,
    start: Timestamp,
    chance: &mut Stream,
) -> Result<(Newcomer, Timestamp), Failure> {
    let drawn = 1 + chance.below(BEGUN_DAYS);
    let days = match person.office {
        Some(_) => BEGUN_DAYS,
        None => person.joined_days.unwrap_or(drawn),
    };
    let at = days_before(start, i64::try_from(days).unwrap_or(1));
    let row = &person.row;
    let newcomer = Newcomer {
        id: ids::member_id(at, &runtime.node().randomness),
        handle: Handle::parse(&row.handle).map_err(Failure::failed)?,
        name: PersonName::parse(&row.name).map_err(Failure::failed)?,
        mail: MailAddress::parse(&row.mail).map_err(Failure::failed)?,
        organization: Some(PersonName::parse(&row.organization).map_err(Failure::failed)?),
        kind: Kind::from_word(&row.kind).unwrap_or(Kind::Partner),
        roles: person.office.into_iter().collect(),
    };
    Ok((newcomer, at))
}
