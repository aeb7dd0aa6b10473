//! A member says whether she may be asked to meet people, and whom not to introduce to her. Nobody else ever reads it (F07, step 3;
//! threat N4).

use domain::{IntroductionSettings, Openness};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, introductions};

use crate::ask_introduction::{DAY_SECONDS, later};
use crate::hide_from::under_names_of_today;

/// Why nothing was chosen.
#[derive(Debug, thiserror::Error)]
pub enum ChooseIntroductionsRefused {
    /// A list is full.
    #[error("each list has room for {max} entries", max = IntroductionSettings::ENTRIES_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether she may be asked, as she says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// By whoever finds her.
    Open,
    /// Not for so many days.
    Snoozed(u16),
    /// Not before this moment, as she said earlier.
    SnoozedUntil(Timestamp),
    /// By nobody.
    Closed,
}

/// Her choice.
pub fn choose_introductions(
    tx: &mut Transaction<'_>,
    who: &Membership,
    asking: Asking,
    lists: IntroductionSettings,
    now: Timestamp,
) -> Result<(), ChooseIntroductionsRefused> {
    let organizations = under_names_of_today(tx, lists.organizations)?;
    let longest = organizations.len().max(lists.communities.len());
    if longest > IntroductionSettings::ENTRIES_MAX {
        return Err(ChooseIntroductionsRefused::TooMany);
    }
    let settings = IntroductionSettings {
        openness: match asking {
            Asking::Open => Openness::Open,
            Asking::Snoozed(days) => Openness::SnoozedUntil(later(now, i64::from(days) * DAY_SECONDS)),
            Asking::SnoozedUntil(until) => Openness::SnoozedUntil(until),
            Asking::Closed => Openness::Closed,
        },
        organizations,
        communities: lists.communities,
    };
    introductions::put_settings(tx, &who.member().id, &settings)?;
    Ok(())
}

/// What she chose.
pub fn chosen_introductions(
    tx: &mut Transaction<'_>,
    who: &Membership,
) -> Result<IntroductionSettings, StoreError> {
    introductions::settings(tx, &who.member().id)
}
