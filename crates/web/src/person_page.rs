//! `/people/{handle}`: a member as another may see her, and what the two have in common and what not (F04, F06).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::hide_from::{HideRefused, hide_from};
use community::see_organization::SeeOrganizationRefused;
use community::see_person::{
    SeePersonRefused, SeenPerson, common_ground, compare, is_found_from, photo_of, preview, see_person,
};
use community::work_together::{WorkedWith, see_worked_together};
use domain::{
    Dimension, Distance, Handle, MemberProfile, Organization, Overlap, PictureSize, ShownPicture, Tag,
    Taxonomy, Visibility,
};
use edge::SignedIn;
use http::Uri;
use store::{StoreError, Transaction, profiles};

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::office_words::offices;
use crate::overlap_card::OverlapCard;
use crate::picture_form::DrawnPicture;
use crate::router::Site;
use crate::sign_in::{Button, Looker, Member, Refused, form};
use crate::visit::Visit;
use crate::worked_together::{FULL, PageOf, WorkedPart};

/// One member.
#[derive(Clone, Debug)]
pub(crate) struct PersonPage<'t> {
    /// The lists that name what she does.
    pub(crate) taxonomy: &'t Taxonomy,
    /// What the reader may see of her.
    pub(crate) person: SeenPerson,
    /// Her photo, if the reader may see it.
    pub(crate) photo: Option<ShownPicture>,
    /// The two compared; nothing on her own page.
    pub(crate) overlap: Option<Overlap>,
    /// The reader's own company, for the card.
    pub(crate) own_organization: String,
    /// What both share, at most three.
    pub(crate) shared: Vec<Tag>,
    /// With whom she worked, and how it stands with the reader.
    pub(crate) worked: WorkedWith,
    /// Whether the last press of *worked together* had no room.
    pub(crate) room: Room,
    /// Whose page it is.
    pub(crate) whose: Whose,
}

/// Whether what the reader said last could be noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// It could, or she said nothing.
    Enough,
    /// It could not.
    None,
}

/// Whose page it is, seen by the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Another member's.
    Hers,
    /// Another member's, from whose company the reader hides.
    HersHidden,
    /// The reader's own, as it looks from there.
    Own(Distance),
    /// The reader's own, from where nobody finds it.
    OwnUnseen,
    /// A member's, and the reader is not signed in.
    ForEverybody,
}

struct Fact {
    term: String,
    text: String,
}

#[derive(Template)]
#[template(path = "person.html")]
struct PersonTemplate<'a> {
    around: Around<'a>,
    name: String,
    offices: Vec<String>,
    handle: String,
    photo: Option<DrawnPicture>,
    organization: String,
    organization_path: String,
    card: Option<OverlapCard>,
    facts: Vec<Fact>,
    best_fit: String,
    refer_out: String,
    shared: String,
    worked: WorkedPart,
    is_own: bool,
    seen_as: String,
    /// What somebody who is not signed in is told; else empty.
    for_everybody: String,
    /// Where she can be asked to be introduced; empty on her own page (F07).
    ask: String,
    hide: String,
    /// Where it is said that something of her is not as it should be; empty on her own page.
    report: String,
    hidden: String,
}

impl PersonPage<'_> {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let person = &self.person;
        let head = Head::unlisted(Section::People, person.name.to_string(), words.t("people-title"));
        let organization = person.organization.as_ref();
        let company = |key: &str| {
            let named = organization.map(|name| words.with(key, &[("organization", name.as_str().into())]));
            named.unwrap_or_default()
        };
        let is_own = matches!(self.whose, Whose::Own(_) | Whose::OwnUnseen);
        let line = |line: &Option<domain::Line>| {
            line.as_ref()
                .map_or_else(String::new, |line| line.as_str().to_owned())
        };
        let tags: Vec<&str> = match is_own {
            true => person.profile.common_ground.iter().map(Tag::as_str).collect(),
            false => self.shared.iter().map(Tag::as_str).collect(),
        };
        written(&PersonTemplate {
            around: Around::of(frame, head),
            name: person.name.to_string(),
            offices: offices(words, &person.offices),
            handle: person.handle.to_string(),
            photo: self
                .photo
                .as_ref()
                .map(|photo| DrawnPicture::of(photo, PictureSize::Small)),
            organization: organization.map_or_else(String::new, ToString::to_string),
            organization_path: organization.map_or_else(String::new, |name| {
                format!("/orgs/{}", Organization::slug_of(name))
            }),
            card: self.overlap.as_ref().map(|overlap| {
                OverlapCard::of(words, self.taxonomy, overlap, &self.own_organization, person)
            }),
            facts: self.facts(frame),
            best_fit: line(&person.profile.best_fit),
            refer_out: line(&person.profile.refer_out),
            shared: tags.join(", "),
            worked: WorkedPart::of(words, &self.worked, person.name.as_str(), self.page_of()),
            is_own,
            seen_as: self.seen_as(frame),
            for_everybody: match self.whose {
                Whose::ForEverybody => {
                    words.with("person-for-everybody", &[("name", person.name.as_str().into())])
                }
                Whose::Hers | Whose::HersHidden | Whose::Own(_) | Whose::OwnUnseen => String::new(),
            },
            ask: match self.whose {
                Whose::Hers => format!("/introductions/new?to={}", person.handle),
                _ => String::new(),
            },
            report: match self.whose {
                Whose::Hers => format!("/report?about={}/users/{}", frame.origin, person.handle),
                _ => String::new(),
            },
            hide: match self.whose {
                Whose::Hers => company("person-hide"),
                Whose::HersHidden | Whose::Own(_) | Whose::OwnUnseen | Whose::ForEverybody => String::new(),
            },
            hidden: match self.whose {
                Whose::HersHidden => company("person-hidden"),
                Whose::Hers | Whose::Own(_) | Whose::OwnUnseen | Whose::ForEverybody => String::new(),
            },
        })
    }

    fn page_of(&self) -> PageOf {
        match (self.whose, self.room) {
            (Whose::Hers, Room::Enough) => PageOf::Another,
            (Whose::Hers, Room::None) => PageOf::AnotherFull,
            (Whose::Own(_) | Whose::OwnUnseen, _) => PageOf::Herself,
            (Whose::HersHidden | Whose::ForEverybody, _) => PageOf::Unasked,
        }
    }

    fn seen_as(&self, frame: &Frame<'_>) -> String {
        match self.whose {
            Whose::Own(Distance::Peer) => frame.words.t("person-as-peer"),
            Whose::Own(Distance::Stranger) => frame.words.t("person-as-stranger"),
            Whose::Own(Distance::Member | Distance::Herself) => frame.words.t("person-as-member"),
            Whose::OwnUnseen => frame.words.t("person-as-nobody"),
            Whose::Hers | Whose::HersHidden | Whose::ForEverybody => String::new(),
        }
    }

    /// Beside a card only what the card does not say.
    fn facts(&self, frame: &Frame<'_>) -> Vec<Fact> {
        let profile = &self.person.profile;
        let terms = |dimension, terms: &domain::Terms| -> String {
            let names = terms
                .iter()
                .map(|term| self.taxonomy.name(dimension, term.as_str()));
            names.collect::<Vec<_>>().join(", ")
        };
        let facets = &profile.facets;
        let regions = facets
            .regions
            .iter()
            .map(|region| self.taxonomy.name(Dimension::Regions, region.as_str()));
        let mut facts = vec![(
            "people-type",
            terms(Dimension::PartnerTypes, &profile.partner_types),
        )];
        if self.overlap.is_none() {
            facts.splice(
                0..0,
                [
                    (
                        "people-competency",
                        terms(Dimension::Competencies, &facets.competencies),
                    ),
                    ("people-vertical", terms(Dimension::Verticals, &facets.verticals)),
                    ("people-size", terms(Dimension::Sizes, &facets.sizes)),
                    ("people-region", regions.collect::<Vec<_>>().join(", ")),
                ],
            );
        }
        let said = facts.into_iter().filter(|(_, text)| !text.is_empty());
        said.map(|(key, text)| Fact {
            term: frame.words.t(key),
            text,
        })
        .collect()
    }
}

/// `GET /people/{handle}`: for members, and for anybody who has the address of somebody who shows everybody something.
pub(crate) async fn show(looker: Looker, Path(handle): Path<String>, uri: Uri) -> Response {
    let visit = &looker.visit;
    if let Some(too_often) = looker.looks_too_often() {
        return too_often;
    }
    let Ok(handle) = Handle::parse(&handle) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| {
        let page = match &visit.signed_in {
            Some(signed_in) => for_member(tx, visit, signed_in, &handle, uri.query())?,
            None => {
                let person = see_person(tx, &visit.viewer, &handle)?;
                page(visit, person, Whose::ForEverybody)
            }
        };
        let photo = photo_of(tx, &page.person)?;
        Ok::<_, SeePersonRefused>(PersonPage { photo, ..page })
    });
    match read {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(SeePersonRefused::NoSuchPerson) => visit.error(&ErrorPage::NotFound),
        Err(SeePersonRefused::Store(_)) => visit.error(&ErrorPage::Unavailable),
    }
}

fn for_member<'v>(
    tx: &mut Transaction<'_>,
    visit: &'v Visit,
    signed_in: &SignedIn,
    handle: &Handle,
    query: Option<&str>,
) -> Result<PersonPage<'v>, SeePersonRefused> {
    let person = see_person(tx, &visit.viewer, handle)?;
    if person.distance == Distance::Herself {
        let distance = match query {
            Some("as=peers") => Distance::Peer,
            Some("as=public") => Distance::Stranger,
            _ => Distance::Member,
        };
        let person = preview(tx, &signed_in.membership, distance)?;
        let whose = match is_found_from(tx, &signed_in.membership, distance)? {
            true => Whose::Own(distance),
            false => Whose::OwnUnseen,
        };
        let worked = match distance {
            Distance::Herself | Distance::Member => see_worked_together(tx, &visit.viewer, handle)?,
            // What members say of each other is read by members alone.
            Distance::Peer | Distance::Stranger => WorkedWith::default(),
        };
        return Ok(PersonPage {
            worked,
            ..page(visit, person, whose)
        });
    }
    let own = profiles::get(tx, &signed_in.session.member)?;
    let own = own.unwrap_or_else(|| MemberProfile::empty(Visibility::Me));
    let organization = person.organization.as_ref().map(Organization::slug_of);
    let whose = match organization.is_some_and(|slug| own.hide_from.contains(&slug)) {
        true => Whose::HersHidden,
        false => Whose::Hers,
    };
    Ok(PersonPage {
        overlap: compare(tx, &visit.viewer, &person)?,
        shared: common_ground(tx, &visit.viewer, &person)?,
        worked: see_worked_together(tx, &visit.viewer, handle)?,
        room: match query {
            Some(FULL) => Room::None,
            _ => Room::Enough,
        },
        ..page(visit, person, whose)
    })
}

fn page(visit: &Visit, person: SeenPerson, whose: Whose) -> PersonPage<'_> {
    let own = visit.signed_in.as_ref();
    let own = own.and_then(|signed_in| signed_in.membership.member().organization.as_ref());
    PersonPage {
        taxonomy: &visit.site.doors.node.settings.taxonomy,
        person,
        photo: None,
        overlap: None,
        own_organization: own.map_or_else(String::new, ToString::to_string),
        shared: Vec::new(),
        worked: WorkedWith::default(),
        room: Room::Enough,
        whose,
    }
}

/// `POST /people/{handle}/hide`: from everybody of her company.
pub(crate) async fn hide(
    member: Member,
    State(site): State<Site>,
    Path(handle): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    form(visit, signed_in, sent)?;
    let Ok(handle) = Handle::parse(&handle) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let node = &site.doors.node;
    let hidden = node.database.transact(|tx| {
        let person = see_person(tx, &visit.viewer, &handle)?;
        // Nobody hides from her own company by a button on her own page.
        let organization = person
            .organization
            .filter(|_| person.distance != Distance::Herself);
        let organization = organization.ok_or(Unhidden::Nowhere)?;
        let slug = Organization::slug_of(&organization);
        hide_from(
            tx,
            &signed_in.membership,
            &slug,
            node.settings.profiles.default_visibility,
        )?;
        Ok::<_, Unhidden>(())
    });
    match hidden.await {
        Ok(()) => Ok(Redirect::to(&format!("/people/{handle}")).into_response()),
        Err(Unhidden::Nowhere) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(Unhidden::Full) => Ok(Redirect::to("/settings/profile#hide_from").into_response()),
        Err(Unhidden::Unreadable) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// Why somebody is not hidden.
pub(crate) enum Unhidden {
    /// There is nobody, or nothing, to hide from.
    Nowhere,
    /// Her list is full.
    Full,
    /// The store said no.
    Unreadable,
}

impl From<StoreError> for Unhidden {
    fn from(_: StoreError) -> Self {
        Self::Unreadable
    }
}

impl From<SeePersonRefused> for Unhidden {
    fn from(refused: SeePersonRefused) -> Self {
        match refused {
            SeePersonRefused::NoSuchPerson => Self::Nowhere,
            SeePersonRefused::Store(_) => Self::Unreadable,
        }
    }
}

impl From<SeeOrganizationRefused> for Unhidden {
    fn from(refused: SeeOrganizationRefused) -> Self {
        match refused {
            SeeOrganizationRefused::NoSuchOrganization => Self::Nowhere,
            SeeOrganizationRefused::Store(_) => Self::Unreadable,
        }
    }
}

impl From<HideRefused> for Unhidden {
    fn from(refused: HideRefused) -> Self {
        match refused {
            HideRefused::TooMany => Self::Full,
            HideRefused::Store(_) => Self::Unreadable,
        }
    }
}
