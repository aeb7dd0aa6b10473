//! The people of a node become members: officers by the command for them, the others in batches.

use std::sync::Arc;

use ambient::{Stream, ids};
use community::add_member::{Newcomer, add_member};
use domain::{Handle, MailAddress, MemberId, PersonName};
use jiff::{Timestamp, ToSpan};
use store::members;

use super::command;
use crate::admin::{Failure, MemberAsk, Request};
use crate::demo::people::Person;
use crate::runtime::NodeRuntime;

/// Members of one transaction.
const BATCH: usize = 250;
/// Everybody joined within so many days before the start.
const JOINED_DAYS: u64 = 730;

/// Makes members of everybody; their ids in the same order.
pub(super) async fn join(
    runtime: &Arc<NodeRuntime>,
    people: &[Person],
    start: Timestamp,
    chance: &mut Stream,
) -> Result<Vec<MemberId>, Failure> {
    let mut joined = Vec::with_capacity(people.len());
    for person in people.iter().filter(|person| person.office.is_some()) {
        let ask = MemberAsk::Create {
            row: person.row.clone(),
            roles: person.office.into_iter().collect(),
        };
        command(runtime, Request::Members(ask)).await?;
    }
    let without_office: Vec<&Person> = people.iter().filter(|person| person.office.is_none()).collect();
    for batch in without_office.chunks(BATCH) {
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
    }
    for person in people {
        let handle = Handle::parse(&person.row.handle).map_err(Failure::failed)?;
        let member = runtime
            .node()
            .database
            .read(|tx| members::by_handle(tx, &handle))?;
        joined.extend(member.map(|member| member.id));
    }
    Ok(joined)
}

fn newcomer(
    runtime: &NodeRuntime,
    person: &Person,
    start: Timestamp,
    chance: &mut Stream,
) -> Result<(Newcomer, Timestamp), Failure> {
    let drawn = 1 + chance.below(JOINED_DAYS);
    let days = i64::try_from(person.joined_days.unwrap_or(drawn)).unwrap_or(1);
    let at = start.checked_sub((days * 24).hours()).unwrap_or(start);
    let row = &person.row;
    let newcomer = Newcomer {
        id: ids::member_id(at, &runtime.node().randomness),
        handle: Handle::parse(&row.handle).map_err(Failure::failed)?,
        name: PersonName::parse(&row.name).map_err(Failure::failed)?,
        mail: MailAddress::parse(&row.mail).map_err(Failure::failed)?,
        organization: Some(PersonName::parse(&row.organization).map_err(Failure::failed)?),
        kind: domain::Kind::Partner,
        roles: Vec::new(),
    };
    Ok((newcomer, at))
}
