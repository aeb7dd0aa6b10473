//! An organisation as a member sees it: its offices, and its people who let her see where they work (F04, need 0.2).

use domain::{MemberId, Organization, Slug};
use store::{StoreError, Transaction, organizations};

use crate::Viewer;
use crate::search_people::{PeopleFilter, PeoplePage, search_people};

/// Why an organisation is not shown.
#[derive(Debug, thiserror::Error)]
pub enum SeeOrganizationRefused {
    /// None of that address, or none of whose people this viewer may see anybody: the two are the same to her.
    #[error("there is no organisation here of that name")]
    NoSuchOrganization,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Looks at an organisation and a page of its people; one that nobody shows and that lists no office is not there.
pub fn see_organization(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    slug: &Slug,
    after: Option<&MemberId>,
) -> Result<(Organization, PeoplePage), SeeOrganizationRefused> {
    let organization = organizations::get(tx, slug)?.ok_or(SeeOrganizationRefused::NoSuchOrganization)?;
    let filter = PeopleFilter {
        organization: Some(slug.clone()),
        ..PeopleFilter::default()
    };
    let page = search_people(tx, viewer, &filter, after)?;
    if page.people.is_empty() && after.is_none() && organization.offices.is_empty() {
        return Err(SeeOrganizationRefused::NoSuchOrganization);
    }
    Ok((organization, page))
}

#[cfg(test)]
mod tests {
    use domain::{MemberProfile, Visibility};
    use store::profiles;

    use super::*;
    use crate::samples::{self, act};

    /// 0.2: colleagues are shown only where they opted in; nobody can tell a hidden employer from none.
    #[test]
    fn an_organisation_shows_those_who_show_it() {
        let database = samples::node();
        let viewer = Viewer::Member(samples::member(&database, "viewer"));
        let ada = samples::member_of(&database, "ada", "Fathom & Vale");
        let slug = Slug::parse("fathom-vale").unwrap();
        let look = |viewer: &Viewer| database.read(|tx| see_organization(tx, viewer, &slug, None));
        let (organization, page) = look(&viewer).unwrap();
        assert_eq!(
            (organization.name.as_str(), page.people.len()),
            ("Fathom & Vale", 1)
        );
        assert!(look(&Viewer::Anyone).is_err());
        let mut profile = MemberProfile::empty(Visibility::Community);
        profile.organization = Visibility::Me;
        act(&database, |tx| profiles::put(tx, ada.member(), &profile));
        assert!(matches!(
            look(&viewer),
            Err(SeeOrganizationRefused::NoSuchOrganization)
        ));
    }
}
