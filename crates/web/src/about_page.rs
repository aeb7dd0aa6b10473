//! `/about`: who this community is, what travels to others and what never does, and how to follow it (F01).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use askama::Template;
use community::Viewer;
use community::see_documents::see_documents;
use community::see_person::{SeePersonRefused, see_person};
use domain::{
    CommunityDocument, CommunityProfile, DocumentKind, Handle, Kind, MailAddress, PictureSize, Scope,
    ShownPicture,
};
use store::{StoreError, Transaction, codes, peerings, pictures};

use crate::visit::Visit;
use axum::response::Response;

use crate::communities_page::{audience, ecosystem, listed, meets};
use crate::frame::{ATOM_PATH, Address, Alternate, Around, CALENDAR_PATH, Frame, Head, Section, written};
use crate::host;
use crate::picture_form::DrawnPicture;
use crate::sign_in::kind_words;
use crate::words::Words;

/// Who this community is.
#[derive(Clone, Debug)]
pub struct AboutPage {
    /// Its profile, as peers get it too.
    pub profile: CommunityProfile,
    /// Its picture, if it has one beside its bloom.
    pub logo: Option<ShownPicture>,
    /// The path of its actor.
    pub actor_path: String,
    /// Whether people of the Fediverse may follow its public events.
    pub fediverse: Fediverse,
    /// Whom to write to.
    pub contact: Option<MailAddress>,
    /// Members, shown from five upwards (k-anonymity).
    pub members: Option<u32>,
    /// Of each kind, from five upwards.
    pub kinds: BTreeMap<Kind, u32>,
    /// Who holds an office, by name.
    pub officers: Vec<Officeholder>,
    /// The summary of the code of ethics, when there is one.
    pub code: Option<String>,
    /// What it goes by, the code first.
    pub documents: Vec<CommunityDocument>,
    /// Communities that events are shared with: the path of each and its name.
    pub peers: Vec<(String, String)>,
}

/// Somebody who holds an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officeholder {
    /// As shown; an office is public.
    pub name: String,
    /// Her page, where this reader may open it.
    pub path: Option<String>,
}

/// The operator's switch for followers outside the network (F15).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fediverse {
    /// Followed as this address, for example `@puget@seattle.example`.
    Open(String),
    /// Closed.
    Closed,
}

/// Fewest people a figure is shown about.
pub const FIGURE_PEOPLE_MIN: u32 = 5;

#[derive(Template)]
#[template(path = "about.html")]
struct AboutTemplate<'a> {
    around: Around<'a>,
    logo: Option<DrawnPicture>,
    summary: &'a str,
    facts: Vec<(String, String)>,
    contact: Option<String>,
    composition: Vec<(String, u32)>,
    officers: &'a [Officeholder],
    code: &'a str,
    /// What the community goes by: path, name, length.
    documents: Vec<(String, String, String)>,
    peers: &'a [(String, String)],
    travels: Vec<String>,
    stays: Vec<String>,
    calendar: String,
    atom: String,
    fediverse: Option<&'a str>,
}

impl AboutPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let alternates = Alternate::of_community(frame, &self.actor_path);
        let name = || [("community", frame.community.name.as_str().into())];
        let head = Head {
            section: Section::About,
            title: words.t("nav-about"),
            description: words.with("about-description", &name()),
            address: Address::Here("/about".to_owned()),
            alternates,
            json_ld: String::new(),
        };
        let keys = |keys: &[&str]| keys.iter().map(|key| words.t(key)).collect();
        written(&AboutTemplate {
            around: Around::of(frame, head),
            logo: self
                .logo
                .as_ref()
                .map(|logo| DrawnPicture::of(logo, PictureSize::Small)),
            summary: self.profile.summary.as_str(),
            facts: self.facts(words),
            contact: self.contact.as_ref().map(ToString::to_string),
            composition: self.composition(words),
            officers: &self.officers,
            code: self.code.as_deref().unwrap_or_default(),
            documents: self.listed_documents(words),
            peers: &self.peers,
            travels: keys(&[
                "travels-events",
                "travels-answers",
                "travels-profile",
                "travels-agreed",
            ]),
            stays: keys(&[
                "stays-rooms",
                "stays-mail",
                "stays-hidden",
                "stays-declined",
                "stays-money",
            ]),
            calendar: format!("{}{CALENDAR_PATH}", frame.origin.as_str()),
            atom: format!("{}{ATOM_PATH}", frame.origin.as_str()),
            fediverse: match &self.fediverse {
                Fediverse::Open(address) => Some(address),
                Fediverse::Closed => None,
            },
        })
    }

    /// What it goes by, each with its length, so that nobody opens a book unawares (need 4.15).
    fn listed_documents(&self, words: &Words) -> Vec<(String, String, String)> {
        let listed = self.documents.iter().map(|document| {
            let name = match document.kind {
                DocumentKind::CodeOfEthics => words.t("ethics-title"),
                DocumentKind::Other => document.name.to_string(),
            };
            let path = document.address.path_and_query().to_owned();
            (
                path,
                name,
                words.count("community-document-words", document.words),
            )
        });
        listed.collect()
    }

    /// Each kind with enough people, most first.
    fn composition(&self, words: &Words) -> Vec<(String, u32)> {
        let told = self
            .kinds
            .iter()
            .filter(|(_, people)| **people >= FIGURE_PEOPLE_MIN);
        let mut told: Vec<_> = told
            .map(|(kind, people)| (kind_words(words, *kind), *people))
            .collect();
        told.sort_by_key(|(_, people)| Reverse(*people));
        told
    }

    fn facts(&self, words: &Words) -> Vec<(String, String)> {
        let profile = &self.profile;
        let languages = profile.languages.iter().map(|tag| words.language(tag)).collect();
        let mut facts = vec![
            (
                words.t("about-governance"),
                host::governance(words, profile.governance),
            ),
            (words.t("about-audience"), audience(words, profile.audience)),
            (words.t("about-modality"), meets(words, profile.modality)),
            (words.t("about-ecosystem"), ecosystem(words, profile.ecosystem)),
            (words.t("about-languages"), listed(words, languages)),
            (words.t("about-clock"), profile.zone.as_str().replace('_', " ")),
            (words.t("about-currency"), profile.currency.as_str().to_owned()),
        ];
        if let Some(operator) = &profile.operator_name {
            facts.insert(1, (words.t("about-operator"), operator.to_string()));
        }
        if let Some(country) = &profile.country {
            facts.push((words.t("about-country"), country.to_string()));
        }
        if let Some(region) = &profile.region {
            facts.push((words.t("about-region"), region.as_str().to_owned()));
        }
        if !profile.chapters.is_empty() {
            let chapters = profile.chapters.iter().map(ToString::to_string).collect();
            facts.push((words.t("about-chapters"), listed(words, chapters)));
        }
        if let Some(members) = self.members.filter(|members| *members >= FIGURE_PEOPLE_MIN) {
            facts.push((words.t("about-members"), members.to_string()));
        }
        facts
    }
}

/// Communities that events are shared with now, the path of each and its name.
fn peers(tx: &mut Transaction<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let peerings = peerings::carrying(tx, Scope::Events)?;
    let named = peerings.into_iter().map(|peering| {
        let path = format!("/communities/{}", peering.peer.authority());
        Ok((path, edge::name_of(tx, &peering.peer)?))
    });
    named.collect()
}

/// Each with the way to her page, if this reader finds it.
fn officeholders(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    officers: &[(Handle, String)],
) -> Result<Vec<Officeholder>, StoreError> {
    let mut shown = Vec::new();
    for (handle, name) in officers {
        let path = match see_person(tx, viewer, handle) {
            Ok(_) => Some(format!("/people/{handle}")),
            Err(SeePersonRefused::NoSuchPerson) => None,
            Err(SeePersonRefused::Store(error)) => return Err(error),
        };
        let name = name.clone();
        shown.push(Officeholder { name, path });
    }
    Ok(shown)
}

/// `GET /about`.
pub(crate) async fn show(visit: Visit) -> Response {
    let Some(profile) = visit.profile.clone() else {
        return visit.error(&crate::error_page::ErrorPage::Unavailable);
    };
    let node = &visit.site.doors.node;
    let fediverse = match node.settings.rules.fediverse {
        community::Fediverse::Open => {
            Fediverse::Open(format!("@{}@{}", profile.slug, node.origin.authority()))
        }
        community::Fediverse::Closed => Fediverse::Closed,
    };
    let database = &node.database;
    let Ok(composition) = visit.site.composition.now(database, visit.now) else {
        return visit.error(&crate::error_page::ErrorPage::Unavailable);
    };
    let read = database.read(|tx| {
        let officers = officeholders(tx, &visit.viewer, &composition.officers)?;
        let (logo, documents) = (pictures::logo(tx)?, see_documents(tx, &node.origin)?);
        Ok::<_, StoreError>((codes::in_force(tx)?, documents, peers(tx)?, officers, logo))
    });
    let Ok((code, documents, peers, officers, logo)) = read else {
        return visit.error(&crate::error_page::ErrorPage::Unavailable);
    };
    let page = AboutPage {
        contact: profile.contact.clone(),
        profile,
        logo,
        actor_path: visit.actor_path(),
        fediverse,
        members: (composition.members > 0).then_some(composition.members),
        kinds: composition.kinds,
        officers,
        code: code.map(|code| code.summary),
        documents,
        peers,
    };
    visit.page(page.render(&visit.frame()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, Surroundings};

    fn html(page: &AboutPage) -> String {
        let words = Words::english();
        page.render(&Surroundings::new().frame(&words))
    }

    #[test]
    fn a_figure_about_fewer_than_five_people_is_not_shown() {
        let with = |members| {
            html(&AboutPage {
                members: Some(members),
                ..samples::about_page()
            })
        };
        assert!(with(60).contains("<dd><bdi>60</bdi></dd>"));
        assert!(!with(4).contains("<dd><bdi>4</bdi></dd>"));
    }

    #[test]
    fn the_page_says_what_travels_what_stays_and_how_to_follow() {
        let page = html(&samples::about_page());
        for part in [
            "id=\"travels\"",
            "id=\"stays\"",
            "id=\"follow\"",
            "@puget@seattle.example",
            "https://seattle.example/calendar.ics",
        ] {
            assert!(page.contains(part), "{part}");
        }
        let closed = html(&AboutPage {
            fediverse: Fediverse::Closed,
            ..samples::about_page()
        });
        assert!(!closed.contains("@puget@seattle.example"));
    }
}
