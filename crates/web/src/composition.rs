//! Who the members are, in numbers: no figure about fewer than five people, and counted at most every ten minutes, for
//! anybody may ask (needs 0.1, 1.11; k-anonymity).

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use domain::{EnrolmentState, Handle, Kind, Role};
use jiff::Timestamp;
use store::{Database, StoreError, enrolments, members};

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
    /// Of each kind; a kind with fewer than `privacy.k_anonymity` is missing, and so is its complement.
    pub(crate) kinds: BTreeMap<Kind, u32>,
    /// Who holds an office, the end of her address and her name; an office is public.
    pub(crate) officers: Vec<(Handle, String)>,
}

/// The last count.
pub(crate) struct Counted {
    kept: Mutex<Option<(Timestamp, Composition)>>,
    /// Fewest people that a figure is about (`privacy.k_anonymity`).
    fewest: u32,
}

impl Counted {
    /// Nothing is counted yet.
    pub(crate) fn about_at_least(fewest: u32) -> Self {
        Self {
            kept: Mutex::default(),
            fewest,
        }
    }

    /// The count, made anew when it is old.
    pub(crate) fn now(&self, database: &Database, now: Timestamp) -> Result<Composition, StoreError> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, composition)) = kept.as_ref()
            && now.as_second() - at.as_second() < KEPT_SECONDS
            && now >= *at
        {
            return Ok(composition.clone());
        }
        let (kinds, officers) = count(database)?;
        let composition = Composition {
            officers,
            ..Composition::shown(kinds, self.fewest)
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
    pub(crate) fn shown(kinds: BTreeMap<Kind, u32>, fewest: u32) -> Self {
        let members: u32 = kinds.values().sum();
        if members < fewest {
            return Self::default();
        }
        let (large, small): (BTreeMap<Kind, u32>, BTreeMap<Kind, u32>) = kinds
            .into_iter()
            .filter(|(_, people)| *people > 0)
            .partition(|(_, people)| *people >= fewest);
        let hidden: u32 = small.values().sum();
        let tells = hidden > 0 && hidden < fewest;
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
        let shown = |counts: &[(Kind, u32)]| Composition::shown(counts.iter().copied().collect(), 5);
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
        let counts = BTreeMap::from([(Kind::Partner, 40), (Kind::Vendor, 6)]);
        let stricter = Composition::shown(counts, 10);
        assert_eq!(
            (stricter.members, stricter.kinds.len()),
            (46, 0),
            "the operator asks for ten"
        );
    }
}
