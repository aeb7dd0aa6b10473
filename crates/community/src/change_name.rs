//! A member says how she is called (F04). Hosts and guests whom she answered before keep the name that she gave them then, for
//! it is theirs; whom she answers from now on reads the new one.

use domain::{Member, PersonName};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, audit, members, profiles};

/// Why she keeps the name.
#[derive(Debug, thiserror::Error)]
pub enum ChangeNameRefused {
    /// She is no member any more.
    #[error("there is no such member, or she has left")]
    NoSuchMember,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives her another name, by which she is found from then on; the log says that she did, and neither name.
pub fn change_name(
    tx: &mut Transaction<'_>,
    who: &Membership,
    name: &PersonName,
    now: Timestamp,
) -> Result<Member, ChangeNameRefused> {
    let membership = members::membership(tx, &who.member().id)?.ok_or(ChangeNameRefused::NoSuchMember)?;
    let before = membership.member();
    if before.name == *name {
        return Ok(before.clone());
    }
    let after = Member {
        name: name.clone(),
        ..before.clone()
    };
    let profile = profiles::get(tx, &before.id)?;
    profiles::change(tx, (before, profile.as_ref()), (&after, profile.as_ref()))?;
    members::change(tx, &after)?;
    audit::log(tx, after.handle.as_str(), "change the own name", now)?;
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, act, at};

    /// F04: she is who she was under another name, which the log does not hold; the same name again is no change.
    #[test]
    fn a_member_is_called_as_she_says_and_stays_who_she_is() {
        let database = samples::node();
        let maren = samples::member_of(&database, "maren", "Ledgerline");
        let name = PersonName::parse("Maren Holt-Vale").unwrap();
        for second in [1, 2] {
            let after = act(&database, |tx| change_name(tx, &maren, &name, at(second)));
            let before = maren.member().clone();
            let name = name.clone();
            assert_eq!(after, Member { name, ..before });
        }
        let kept = database.read(|tx| members::get(tx, &maren.member().id)).unwrap();
        assert_eq!(kept.map(|kept| kept.name), Some(name));
        let log = database.read(|tx| audit::tail(tx, 9)).unwrap();
        let hers: Vec<&str> = log
            .iter()
            .filter(|act| act.by.as_str() == "maren")
            .map(|act| act.what.as_str())
            .collect();
        assert_eq!(hers, ["change the own name"]);
    }
}
