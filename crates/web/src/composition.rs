//! Who the members are, in numbers: no figure about fewer than five people, and counted at most every ten minutes, for
//! anybody may ask (needs 0.1, 1.11; k-anonymity).

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use domain::{EnrolmentState, Handle, Kind, Role};
use jiff::Timestamp;
use store::{Database, StoreError, enrolments, members};

use crate::about_page::FIGURE_PEOPLE_MIN;

/// How long a count is shown, in seconds.
const KEPT_SECONDS: i64 = 600;
/// Members read at once.
const MEMBERS_PER_READ: u16 = 500;
/// Members counted at most; beyond them it says more than so many.
const MEMBERS_MAX: u32 = 20_000;

/// Who the members are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Composition {
    /// How many, all kinds together.
    pub(crate) members: u32,
    /// Of each kind; a kind with fewer than [`FIGURE_PEOPLE_MIN`] is missing, and so is its complement.
    pub(crate) kinds: BTreeMap<Kind, u32>,
    /// Who holds an office, the end of her address and her name; an office is public.
    pub(crate) officers: Vec<(Handle, String)>,
}

/// The last count.
#[derive(Default)]
pub(crate) struct Counted(Mutex<Option<(Timestamp, Composition)>>);

impl Counted {
    /// The count, made anew when it is old.
    pub(crate) fn now(&self, database: &Database, now: Timestamp) -> Result<Composition, StoreError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, composition)) = kept.as_ref()
            && now.as_second() - at.as_second() < KEPT_SECONDS
            && now >= *at
        {
            return Ok(composition.clone());
        }
        let (kinds, officers) = count(database)?;
        let composition = Composition {
            officers,
            ..Composition::shown(kinds)
        };
        *kept = Some((now, composition.clone()));
        Ok(composition)
    }
}

/// People of each kind, and who holds an office.
type Counts = (BTreeMap<Kind, u32>, Vec<(Handle, String)>);

fn count(database: &Database) -> Result<Counts, StoreError> {
    let mut kinds = BTreeMap::new();
    let mut officers = Vec::new();
    let (mut after, mut counted) = (None, 0);
    while counted < MEMBERS_MAX {
        let page = database.read(|tx| {
            let page = members::page(tx, after.as_ref(), MEMBERS_PER_READ)?;
            let mut found = Vec::new();
            for member in page {
                let enrolment = enrolments::get(tx, &member.id)?;
                let is_none = enrolment.as_ref().is_some_and(|known| {
                    matches!(known.state, EnrolmentState::Left | EnrolmentState::Pending)
                });
                let kind = enrolment.map_or(Kind::Individual, |known| known.kind);
                let office = member.holds(Role::Officer);
                let office = office.then(|| (member.handle.clone(), member.name.to_string()));
                found.push((member.id, (!is_none).then_some(kind), office));
            }
            Ok::<_, StoreError>(found)
        })?;
        let Some((last, ..)) = page.last() else { break };
        after = Some(last.clone());
        counted += u32::try_from(page.len()).unwrap_or(u32::MAX);
        for (_, kind, office) in page {
            officers.extend(office);
            // Whoever left is known still, and counts no more.
            if let Some(kind) = kind {
                *kinds.entry(kind).or_insert(0) += 1;
            }
        }
    }
    officers.sort_by_key(|(_, name)| name.to_lowercase());
    Ok((kinds, officers))
}

impl Composition {
    /// What may be shown of a count: small kinds are left out, and where leaving out one alone would let the sum tell
    /// it, all kinds are.
    pub(crate) fn shown(kinds: BTreeMap<Kind, u32>) -> Self {
        let members: u32 = kinds.values().sum();
        if members < FIGURE_PEOPLE_MIN {
            return Self::default();
        }
        let (large, small): (BTreeMap<Kind, u32>, BTreeMap<Kind, u32>) = kinds
            .into_iter()
            .filter(|(_, people)| *people > 0)
            .partition(|(_, people)| *people >= FIGURE_PEOPLE_MIN);
        let hidden: u32 = small.values().sum();
        let tells = hidden > 0 && hidden < FIGURE_PEOPLE_MIN;
        Self {
            members,
            kinds: if tells { BTreeMap::new() } else { large },
            officers: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0.1
    #[test]
    fn no_figure_is_about_fewer_than_five_people_not_even_by_subtraction() {
        let shown = |counts: &[(Kind, u32)]| Composition::shown(counts.iter().copied().collect());
        let all = shown(&[(Kind::Partner, 40), (Kind::Vendor, 6)]);
        assert_eq!((all.members, all.kinds.len()), (46, 2));
        let one_small = shown(&[(Kind::Partner, 40), (Kind::Vendor, 2)]);
        assert_eq!(
            (one_small.members, one_small.kinds.len()),
            (42, 0),
            "40 of 42 would tell the two"
        );
        let two_small = shown(&[(Kind::Partner, 40), (Kind::Vendor, 3), (Kind::Customer, 4)]);
        assert_eq!(two_small.kinds, BTreeMap::from([(Kind::Partner, 40)]));
        assert_eq!(shown(&[(Kind::Partner, 4)]), Composition::default());
    }
}
