//! What a member sees of introductions: her own requests, and those to her that were let through. The asker sees the same of each
//! that came to nothing (F07-1; threat N1).

use domain::{
    HeardState, IntroductionAsked, IntroductionFrom, IntroductionHeard, IntroductionId, IntroductionTo,
    Member,
};
use jiff::Timestamp;
use store::{Membership, Officer, StoreError, Transaction, introductions, members};

/// One of the two sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeenIntroduction {
    /// She asked; with whom, if it is a member here.
    Asked(Box<IntroductionAsked>, Option<Member>),
    /// She was asked; by whom, if it is a member here who says her name or was said yes to.
    Heard(Box<IntroductionHeard>, Option<Member>),
}

/// One of hers.
pub fn see_introduction(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &IntroductionId,
    now: Timestamp,
) -> Result<Option<SeenIntroduction>, StoreError> {
    let member = &who.member().id;
    if let Some(asked) = introductions::asked(tx, member, id)? {
        return with_target(tx, asked).map(Some);
    }
    match introductions::heard(tx, member, id)? {
        Some(heard) if is_shown(&heard, now) => with_asker(tx, heard).map(Some),
        _ => Ok(None),
    }
}

/// All of hers: those to her that wait for an answer first, then the latest first.
pub fn see_introductions(
    tx: &mut Transaction<'_>,
    who: &Membership,
    now: Timestamp,
) -> Result<(Vec<SeenIntroduction>, Vec<SeenIntroduction>), StoreError> {
    let member = &who.member().id;
    let (mut asked, mut heard) = (Vec::new(), Vec::new());
    for row in introductions::asked_by(tx, member)?.into_iter().rev() {
        asked.push(with_target(tx, row)?);
    }
    let mut rows = introductions::heard_by(tx, member)?;
    rows.retain(|row| is_shown(row, now));
    rows.reverse();
    rows.sort_by_key(|row| !row.is_open(now));
    for row in rows {
        heard.push(with_asker(tx, row)?);
    }
    Ok((asked, heard))
}

/// Requests of members here as officers may know of them, the latest first: how each stands for its asker. Of requests to members
/// they are told nothing.
pub fn introductions_of_community(
    tx: &mut Transaction<'_>,
    _: &Officer,
) -> Result<Vec<IntroductionAsked>, StoreError> {
    let mut all = introductions::all_asked(tx)?;
    all.sort_by(|one, other| (other.at, &other.id).cmp(&(one.at, &one.id)));
    Ok(all)
}

/// A request is shown from its moment on, while it can be answered or led to something.
fn is_shown(heard: &IntroductionHeard, now: Timestamp) -> bool {
    let stands = match heard.state {
        HeardState::Open | HeardState::NotNow | HeardState::Accepted(_) => now < heard.until,
        HeardState::Connected(_) => true,
        HeardState::NoThanks | HeardState::Withdrawn => false,
    };
    heard.shown <= now && stands
}

fn with_target(tx: &mut Transaction<'_>, asked: IntroductionAsked) -> Result<SeenIntroduction, StoreError> {
    let target = match &asked.to {
        IntroductionTo::Here(member) => members::get(tx, member)?.filter(|member| !member.is_erased()),
        IntroductionTo::There { .. } => None,
    };
    Ok(SeenIntroduction::Asked(Box::new(asked), target))
}

fn with_asker(tx: &mut Transaction<'_>, heard: IntroductionHeard) -> Result<SeenIntroduction, StoreError> {
    let may_be_named = heard.card.name.is_some() || heard.connection().is_some();
    let asker = match &heard.from {
        IntroductionFrom::Here(member) if may_be_named => {
            members::get(tx, member)?.filter(|member| !member.is_erased())
        }
        IntroductionFrom::Here(_) | IntroductionFrom::There(_) => None,
    };
    Ok(SeenIntroduction::Heard(Box::new(heard), asker))
}
