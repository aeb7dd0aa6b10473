//! A member takes care that nobody of an organisation finds her (F04, need 2.8).

use std::collections::BTreeSet;

use domain::{MemberProfile, Slug, Visibility};
use store::organizations::{self, MERGES_MAX};
use store::{Membership, StoreError, Transaction, profiles};

use crate::work_together::end_with_hidden;

/// Why she is not hidden.
#[derive(Debug, thiserror::Error)]
pub enum HideRefused {
    /// Her list is full.
    #[error("you hide from {max} organisations already; take one off the list first", max = MemberProfile::HIDE_FROM_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts an organisation on her list; once is enough. `visibility` is that of a profile which begins with this.
pub fn hide_from(
    tx: &mut Transaction<'_>,
    who: &Membership,
    organization: &Slug,
    visibility: Visibility,
) -> Result<(), HideRefused> {
    let member = who.member();
    let known = profiles::get(tx, &member.id)?;
    let mut profile = known.unwrap_or_else(|| MemberProfile::empty(visibility));
    let names = under_names_of_today(tx, BTreeSet::from([organization.clone()]))?;
    if names.is_subset(&profile.hide_from) {
        return Ok(());
    }
    if profile.hide_from.len() >= MemberProfile::HIDE_FROM_MAX {
        return Err(HideRefused::TooMany);
    }
    profile.hide_from.extend(names);
    profiles::put(tx, member, &profile)?;
    end_with_hidden(tx, &member.id, &profile)?;
    Ok(())
}

/// The organisations of a list under the names by which somebody hides from them, so that no merge shows her to anybody: of one
/// that was merged the name that it has today, of one that is being merged both, whichever of its people are moved by now.
pub(crate) fn under_names_of_today(
    tx: &mut Transaction<'_>,
    list: BTreeSet<Slug>,
) -> Result<BTreeSet<Slug>, StoreError> {
    let mut names = BTreeSet::new();
    for slug in list {
        let mut next = Some(slug);
        for _ in 0..=MERGES_MAX {
            let Some(name) = next.take() else { break };
            let into = organizations::merges_into(tx, &name)?;
            let is_gone = into.is_some() && organizations::get(tx, &name)?.is_none();
            if !is_gone {
                names.insert(name);
            }
            next = into.filter(|into| !names.contains(into));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Viewer;
    use crate::samples::{self, act, refused};
    use crate::see_person::see_person;

    /// 2.8
    #[test]
    fn after_hiding_nobody_there_finds_her_and_everybody_else_does() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let rival = Viewer::Member(samples::member_of(&database, "idris", "Copperbeech Cloud"));
        let other = Viewer::Member(samples::member_of(&database, "neve", "Saltmarsh Security"));
        let finds = |viewer: &Viewer| {
            let handle = klara.member().handle.clone();
            database.read(|tx| see_person(tx, viewer, &handle)).is_ok()
        };
        assert!(finds(&rival) && finds(&other));
        let copperbeech = Slug::parse("copperbeech-cloud").unwrap();
        for _ in 0..2 {
            act(&database, |tx| {
                hide_from(tx, &klara, &copperbeech, Visibility::Community)
            });
        }
        assert!(!finds(&rival) && finds(&other));
    }

    #[test]
    fn the_list_has_an_end() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let slug = |number: usize| Slug::parse(&format!("o{number}")).unwrap();
        for number in 0..MemberProfile::HIDE_FROM_MAX {
            act(&database, |tx| {
                hide_from(tx, &klara, &slug(number), Visibility::Me)
            });
        }
        let more = refused(&database, |tx| hide_from(tx, &klara, &slug(999), Visibility::Me));
        assert!(matches!(more, HideRefused::TooMany));
        act(&database, |tx| hide_from(tx, &klara, &slug(1), Visibility::Me));
    }
}
