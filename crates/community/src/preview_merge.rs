//! What a merge of two organisations would do, before anybody does it (F04).

use domain::{Member, MemberId, Office, Organization, Payer, Slug};
use store::{StoreError, Transaction, bundles, invoices, members, organizations, profiles};

use crate::merge_organizations::{MergeRefused, PIECE, merged_offices};

/// What it would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergePreview {
    /// How many people work at the one that goes, whoever may see it.
    pub people: usize,
    /// How many hide from it, and would hide from the one that stays.
    pub hiding: usize,
    /// Offices that the one that stays would list in addition.
    pub offices: Vec<Office>,
    /// Offices for which it has no room.
    pub offices_lost: usize,
    /// Who would act for the one that stays because nobody does so far.
    pub approver: Option<Member>,
    /// Whether it would take over seats.
    pub takes_seats: bool,
    /// Whether an open invoice of the one that goes would be void.
    pub voids_invoice: bool,
}

/// What is known of both, without their people; refused for what would refuse the merge.
pub fn preview_merge(
    tx: &mut Transaction<'_>,
    (from, into): (&Slug, &Slug),
) -> Result<(Organization, Organization, MergePreview), MergeRefused> {
    if from == into {
        return Err(MergeRefused::Same);
    }
    let known = |tx: &mut Transaction<'_>, slug: &Slug| -> Result<Organization, MergeRefused> {
        organizations::get(tx, slug)?.ok_or_else(|| MergeRefused::NoSuchOrganization(slug.clone()))
    };
    let (gone, stays) = (known(tx, from)?, known(tx, into)?);
    let takes_seats = bundles::get(tx, from)?.is_some();
    if takes_seats && bundles::get(tx, into)?.is_some() {
        return Err(MergeRefused::BothHaveSeats(from.clone()));
    }
    let merged = merged_offices(&stays, &gone);
    let new = merged.iter().filter(|office| !stays.offices.contains(office));
    let offices: Vec<Office> = new.cloned().collect();
    let missing = gone
        .offices
        .iter()
        .filter(|office| !merged.contains(office))
        .count();
    let approver = match (&stays.approver, &gone.approver) {
        (None, Some(id)) => members::get(tx, id)?,
        _ => None,
    };
    let open = invoices::open_of(tx, &Payer::Organization(from.clone()))?;
    let preview = MergePreview {
        offices,
        offices_lost: missing,
        approver,
        takes_seats,
        voids_invoice: open.is_some(),
        ..MergePreview::default()
    };
    Ok((gone, stays, preview))
}

/// Counts a piece of the members, after one of them; the last one counted, while there may be more.
pub fn count_piece(
    tx: &mut Transaction<'_>,
    from: &Slug,
    after: Option<&MemberId>,
    preview: &mut MergePreview,
) -> Result<Option<MemberId>, StoreError> {
    let page = members::page(tx, after, PIECE)?;
    for member in &page {
        let works_there = member.organization.as_ref().map(Organization::slug_of);
        preview.people += usize::from(works_there.as_ref() == Some(from));
        let profile = profiles::get(tx, &member.id)?;
        preview.hiding += usize::from(profile.is_some_and(|profile| profile.hide_from.contains(from)));
    }
    Ok(page.last().map(|last| last.id.clone()))
}

#[cfg(test)]
mod tests {
    use domain::{Region, Title, Visibility};

    use super::*;
    use crate::hide_from::hide_from;
    use crate::samples::{self, act};

    fn office(town: &str) -> Office {
        Office {
            town: Title::parse(town).unwrap(),
            region: Region::parse("GB").unwrap(),
        }
    }

    /// F04
    #[test]
    fn what_a_merge_would_do_is_told_and_nothing_is_done() {
        let database = samples::node();
        let ada = samples::member_of(&database, "ada", "Fathom and Vale");
        samples::member_of(&database, "bob", "Fathom & Vale");
        let klara = samples::member(&database, "klara");
        let [from, into] = ["fathom-and-vale", "fathom-vale"].map(|slug| Slug::parse(slug).unwrap());
        act(&database, |tx| {
            hide_from(tx, &klara, &from, Visibility::Community)
        });
        act(&database, |tx| {
            let mut gone = organizations::get(tx, &from)?.unwrap();
            gone.offices = vec![office("London"), office("Leeds")];
            gone.approver = Some(ada.member().id.clone());
            organizations::put(tx, &gone)?;
            let mut stays = organizations::get(tx, &into)?.unwrap();
            stays.offices = vec![office("London")];
            organizations::put(tx, &stays)
        });
        let before = database.read(|tx| organizations::page(tx, None, 9)).unwrap();
        let (gone, stays, mut preview) = database.read(|tx| preview_merge(tx, (&from, &into))).unwrap();
        assert_eq!((gone.slug.clone(), stays.slug), (from.clone(), into.clone()));
        let mut after = None;
        while let Some(id) = database
            .read(|tx| count_piece(tx, &from, after.as_ref(), &mut preview))
            .unwrap()
        {
            after = Some(id);
        }
        let expected = MergePreview {
            people: 1,
            hiding: 1,
            offices: vec![office("Leeds")],
            approver: Some(ada.member().clone()),
            ..MergePreview::default()
        };
        assert_eq!(preview, expected);
        let same = database.read(|tx| preview_merge(tx, (&into, &into)));
        assert!(matches!(same, Err(MergeRefused::Same)));
        let after = database.read(|tx| organizations::page(tx, None, 9)).unwrap();
        assert_eq!(after, before);
    }

    #[test]
    fn offices_beyond_the_bound_are_said_to_be_lost() {
        let database = samples::node();
        samples::member_of(&database, "ada", "Fathom and Vale");
        samples::member_of(&database, "bob", "Fathom & Vale");
        let [from, into] = ["fathom-and-vale", "fathom-vale"].map(|slug| Slug::parse(slug).unwrap());
        act(&database, |tx| {
            let mut gone = organizations::get(tx, &from)?.unwrap();
            gone.offices = vec![office("London"), office("Leeds")];
            organizations::put(tx, &gone)?;
            let mut stays = organizations::get(tx, &into)?.unwrap();
            let towns = 1..Organization::OFFICES_MAX;
            stays.offices = towns.map(|number| office(&format!("Town {number}"))).collect();
            organizations::put(tx, &stays)
        });
        let (_, _, preview) = database.read(|tx| preview_merge(tx, (&from, &into))).unwrap();
        assert_eq!(
            (preview.offices, preview.offices_lost),
            (vec![office("London")], 1)
        );
    }
}
