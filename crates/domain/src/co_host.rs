//! Who holds an event together with the community that owns it: an organisation whose people are members there, or one of
//! its chapters (F12, need 0.7).

use serde::{Deserialize, Serialize};

use crate::organization::slug_of_words;
use crate::{Iri, Organization, Origin, Slug, Title};

/// An organisation or a chapter of the node whose event it is. The event stays the owner's to change, with one guest list and
/// one capacity. At most [`EventDraft::CO_HOSTS_MAX`](crate::EventDraft::CO_HOSTS_MAX) of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoHost {
    /// Its address on the server of the event: `/orgs/{slug}` of an organisation, a fragment of the community's address of a
    /// chapter.
    pub iri: Iri,
    /// As it was called when it was named; at most [`Title::CHARS_MAX`] characters.
    pub name: Title,
}

impl CoHost {
    /// An organisation of the node at an origin.
    pub fn organization(origin: &Origin, organization: &Organization) -> Self {
        Self {
            iri: Iri::local(origin, &format!("/orgs/{}", organization.slug)),
            name: Title::parse(organization.name.as_str())
                .expect("what names a person is short enough for a title"),
        }
    }

    /// A chapter of a community, whose actor this is.
    pub fn chapter(community: &Iri, chapter: &Title) -> Self {
        let fragment = format!("chapter-{}", slug_of_words(chapter.as_str()));
        Self {
            iri: community.with_fragment(&fragment),
            name: chapter.clone(),
        }
    }

    /// The organisation of the node at this origin that it is; nothing for a chapter, and for what is elsewhere.
    pub fn organization_at(&self, origin: &Origin) -> Option<Slug> {
        if self.iri.origin() != *origin {
            return None;
        }
        let slug = self.iri.path_and_query().strip_prefix("/orgs/")?;
        Slug::parse(slug).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PersonName;

    /// 0.7
    #[test]
    fn an_organisation_and_a_chapter_have_addresses_on_the_server_of_the_event() {
        let origin = Origin::parse("https://a.example").unwrap();
        let name = PersonName::parse("Fathom & Vale").unwrap();
        let fathom = Organization {
            slug: Organization::slug_of(&name),
            name,
            offices: Vec::new(),
            approver: None,
        };
        let company = CoHost::organization(&origin, &fathom);
        assert_eq!(company.iri.as_str(), "https://a.example/orgs/fathom-vale");
        assert_eq!(company.name.as_str(), "Fathom & Vale");
        assert_eq!(company.organization_at(&origin), Some(fathom.slug));
        let elsewhere = Origin::parse("https://b.example").unwrap();
        assert_eq!(company.organization_at(&elsewhere), None);

        let community = Iri::parse("https://a.example/c/a").unwrap();
        let eastside = CoHost::chapter(&community, &Title::parse("East Side").unwrap());
        assert_eq!(eastside.iri.as_str(), "https://a.example/c/a#chapter-east-side");
        assert_eq!(eastside.organization_at(&origin), None);
    }
}
