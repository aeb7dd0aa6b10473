//! `/introductions/new`: a member asks to be introduced to somebody whom she found here or at a peer, with the card of both in sight
//! and what travels said beforehand (F07, step 1).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::ask_introduction::{
    AskIntroductionRefused, AskTo, AskingIntroduction, ask_introduction, left,
};
use community::see_person::{SeePersonRefused, SeenPerson, compare, see_person};
use domain::{
    Blurb, Disclosure, Distance, Facets, Handle, IntroductionWords, MailAddress, MemberCard, Origin, Overlap,
    PartyRef, PersonName, Region, Regions, SeenProfile, Taxonomy, Term, Terms, Title,
};
use edge::Node;
use store::{StoreError, Transaction, profiles};

use super::list_page::left_of;
use crate::calls::sent::Sent;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::overlap_card::OverlapCard;
use crate::sign_in::{Member, Refused, form};
use crate::visit::Visit;

/// What names whom she asks, in the address of the form and in the form itself.
const TO_FIELDS: [&str; 9] = [
    "to",
    "peer",
    "ref",
    "called",
    "works",
    "competency",
    "vertical",
    "size",
    "region",
];
/// What she fills in.
const FIELDS: [&str; 6] = ["form_token", "topic", "why", "gain", "blind", "mail"];

/// The form as it was filled in, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    sent: Sent,
    pub(crate) faults: Vec<(&'static str, &'static str)>,
}

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct NewIntroductionPage<'t> {
    pub(crate) taxonomy: &'t Taxonomy,
    pub(crate) form: Asked,
    /// Whom she asks, as she saw her.
    pub(crate) person: SeenPerson,
    /// Of which community, if not this one.
    pub(crate) community: Option<String>,
    pub(crate) overlap: Option<Overlap>,
    pub(crate) own_organization: String,
    /// What travels of her: her name, her organisation.
    pub(crate) own_name: String,
    /// Her address, which is told to nobody before both said yes.
    pub(crate) own_mail: String,
    pub(crate) left: (u16, u16),
}

struct Field {
    id: &'static str,
    label: String,
    hint: String,
    value: String,
    fault: String,
    rows: u8,
}

#[derive(Template)]
#[template(path = "introduction_new.html")]
struct NewIntroductionTemplate<'a> {
    around: Around<'a>,
    title: String,
    left: String,
    faults: Vec<(&'static str, String)>,
    card: Option<OverlapCard>,
    to: Vec<(&'static str, String)>,
    fields: Vec<Field>,
    travels: String,
    blind: bool,
    mail: String,
    mail_fault: String,
}

impl NewIntroductionPage<'_> {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let title = match &self.community {
            Some(community) => words.with(
                "intro-new-title-at",
                &[
                    ("name", self.person.name.as_str().into()),
                    ("community", community.as_str().into()),
                ],
            ),
            None => words.with("intro-new-title", &[("name", self.person.name.as_str().into())]),
        };
        let head = Head::unlisted(Section::People, title.clone(), words.t("intros-intro"));
        let sent = &self.form.sent;
        let fault = |id: &str| {
            let mut faults = self.form.faults.iter().filter(|(field, _)| *field == id);
            faults.next().map_or_else(String::new, |(_, key)| words.t(key))
        };
        let field = |id: &'static str, (label, hint): (&str, &str), rows: u8| Field {
            id,
            label: words.t(label),
            hint: words.t(hint),
            value: sent.one(id).to_owned(),
            fault: fault(id),
            rows,
        };
        let travels = [
            ("name", self.own_name.as_str().into()),
            ("organization", self.own_organization.as_str().into()),
            ("community", frame.community.name.as_str().into()),
        ];
        let named = TO_FIELDS.map(|name| (name, sent.one(name).to_owned()));
        written(&NewIntroductionTemplate {
            around: Around::of(frame, head),
            title,
            left: left_of(frame, self.left),
            faults: self
                .form
                .faults
                .iter()
                .map(|(id, key)| (*id, words.t(key)))
                .collect(),
            card: self.overlap.as_ref().map(|overlap| {
                OverlapCard::of(
                    words,
                    self.taxonomy,
                    overlap,
                    &self.own_organization,
                    &self.person,
                )
            }),
            to: named.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
            fields: vec![
                field("topic", ("intro-topic", "intro-topic-hint"), 0),
                field("why", ("intro-why", "intro-why-hint"), 4),
                field("gain", ("intro-gain", "intro-gain-hint"), 4),
            ],
            travels: words.with("intro-travels", &travels),
            blind: !sent.one("blind").is_empty(),
            mail: match sent.one("mail") {
                "" => self.own_mail.clone(),
                typed => typed.to_owned(),
            },
            mail_fault: fault("mail"),
        })
    }
}

impl Asked {
    /// With what is wrong, for samples.
    pub(crate) fn with_faults(faults: Vec<(&'static str, &'static str)>) -> Self {
        Self {
            sent: Sent::default(),
            faults,
        }
    }

    fn to(&self, node: &Node) -> Option<AskTo> {
        match self.sent.one("to") {
            "" => {
                let scheme = node.origin.as_str().split("://").next().unwrap_or("https");
                let peer = Origin::parse(&format!("{scheme}://{}", self.sent.one("peer"))).ok()?;
                Some(AskTo::There(peer, PartyRef::parse(self.sent.one("ref")).ok()?))
            }
            handle => Some(AskTo::Here(Handle::parse(handle).ok()?)),
        }
    }

    /// What is asked, or what is wrong with it.
    fn read(&mut self, node: &Node) -> Option<AskingIntroduction> {
        let to = self.to(node)?;
        let sent = self.sent.clone();
        let mut take = |id: &'static str, key: &'static str| self.faults.push((id, key));
        let topic = Title::parse(sent.one("topic")).ok();
        if topic.is_none() {
            take("topic", "intro-fault-topic");
        }
        let blurb = |id: &str| Blurb::parse(sent.one(id)).ok();
        let (why, gain) = (blurb("why"), blurb("gain"));
        for (id, words) in [("why", &why), ("gain", &gain)] {
            if words.is_none() {
                take(id, "intro-fault-words");
            }
        }
        let mail = MailAddress::parse(sent.one("mail")).ok();
        if mail.is_none() {
            take("mail", "intro-fault-mail");
        }
        let words = IntroductionWords {
            topic: topic?,
            why: why?,
            gain: gain?,
        };
        Some(AskingIntroduction {
            id: ambient::ids::introduction_id(&node.randomness),
            activity: node.fresh_activity(),
            group: node.group.clone(),
            key: node.randomness.stream(ambient::StreamName::Nonces).bytes(),
            to,
            words,
            disclosure: match sent.one("blind") {
                "" => Disclosure::Open,
                _ => Disclosure::Blind,
            },
            mail: mail?,
        })
    }
}

/// Where somebody of a peer is asked, by her card. The card itself is kept nowhere: what the form shows of it stands in its address,
/// in the reader's browser alone.
pub(crate) fn address_of_card(peer: &Origin, card: &MemberCard) -> Option<String> {
    let party = card.party.as_ref()?;
    let list = |terms: &Terms| terms.iter().map(Term::as_str).collect::<Vec<_>>().join(",");
    let regions: Vec<&str> = card.regions.iter().map(Region::as_str).collect();
    let works = card.organization.as_ref().map_or("", PersonName::as_str);
    let said = [
        ("peer", peer.authority().to_owned()),
        ("ref", party.to_string()),
        ("called", card.name.to_string()),
        ("works", works.to_owned()),
        ("competency", list(&card.competencies)),
        ("vertical", list(&card.verticals)),
        ("size", list(&card.sizes)),
        ("region", regions.join(",")),
    ];
    let said = said.iter().filter(|(_, value)| !value.is_empty());
    let said: Vec<String> = said
        .map(|(name, value)| format!("{name}={}", wire::people::percented(value)))
        .collect();
    Some(format!("/introductions/new?{}", said.join("&")))
}

/// Somebody of a peer, as the card said that was looked at.
fn as_on_card(sent: &Sent) -> Option<SeenPerson> {
    let terms = |name: &str| -> Terms {
        let words = sent.one(name).split(',').take(MemberCard::ENTRIES_MAX);
        words.filter_map(|word| Term::parse(word).ok()).collect()
    };
    let regions = sent.one("region").split(',').take(MemberCard::ENTRIES_MAX);
    Some(SeenPerson {
        handle: Handle::parse("somebody").ok()?,
        name: PersonName::parse(sent.one("called")).ok()?,
        organization: PersonName::parse(sent.one("works")).ok(),
        offices: Vec::new(),
        profile: SeenProfile {
            facets: Facets {
                competencies: terms("competency"),
                verticals: terms("vertical"),
                sizes: terms("size"),
                regions: regions
                    .filter_map(|text| Region::parse(text).ok())
                    .collect::<Regions>(),
            },
            ..SeenProfile::default()
        },
        distance: Distance::Peer,
    })
}

/// `GET /introductions/new`.
pub(super) async fn show(
    member: Member,
    asked: Result<Query<Sent>, QueryRejection>,
) -> Result<Response, Refused> {
    let visit = &member.visit;
    let Some(Query(sent)) = asked.ok().filter(|Query(sent)| sent.has_only(&TO_FIELDS)) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let asked = Asked {
        sent,
        faults: Vec::new(),
    };
    Ok(visit.secret_page(page(&member, asked)?))
}

fn page(member: &Member, form: Asked) -> Result<String, Refused> {
    let Member { visit, .. } = member;
    let node = &visit.site.doors.node;
    let found = node.database.read(|tx| read(tx, member, form.clone()));
    match found {
        Ok(Some(page)) => Ok(page.render(&visit.frame())),
        Ok(None) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

fn read<'m>(
    tx: &mut Transaction<'_>,
    member: &'m Member,
    form: Asked,
) -> Result<Option<NewIntroductionPage<'m>>, StoreError> {
    let Member { visit, signed_in } = member;
    let node = &visit.site.doors.node;
    let (who, rules) = (signed_in.membership.member(), &node.settings.introductions);
    let (person, overlap, community) = match form.to(node) {
        Some(AskTo::Here(handle)) => match see_person(tx, &visit.viewer, &handle) {
            Ok(person) if person.distance != Distance::Herself => {
                let overlap = compare(tx, &visit.viewer, &person)?;
                (person, overlap, None)
            }
            Ok(_) | Err(SeePersonRefused::NoSuchPerson) => return Ok(None),
            Err(SeePersonRefused::Store(error)) => return Err(error),
        },
        Some(AskTo::There(peer, _)) => {
            let Some(person) = as_on_card(&form.sent) else {
                return Ok(None);
            };
            let own = profiles::get(tx, &who.id)?;
            let own = own.map(|profile| profile.seen_from(Distance::Herself).facets);
            let overlap = Overlap::of(&own.unwrap_or_default(), &person.profile.facets);
            (person, Some(overlap), Some(edge::name_of(tx, &peer)?))
        }
        None => return Ok(None),
    };
    Ok(Some(NewIntroductionPage {
        taxonomy: &node.settings.taxonomy,
        left: (left(tx, &who.id, rules, visit.now)?, rules.per_30_days),
        form,
        person,
        community,
        overlap,
        own_organization: who
            .organization
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        own_name: who.name.to_string(),
        own_mail: who.mail.to_string(),
    }))
}

/// `POST /introductions/new`.
pub(super) async fn ask(
    member: Member,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    let known: Vec<&str> = TO_FIELDS.into_iter().chain(FIELDS).collect();
    if !sent.has_only(&known) {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    }
    let node = &visit.site.doors.node;
    let mut asked = Asked {
        sent,
        faults: Vec::new(),
    };
    let Some(asking) = asked.read(node) else {
        return again(visit, &member, asked);
    };
    let rules = &node.settings.introductions;
    let done = node
        .database
        .transact(|tx| ask_introduction(tx, &signed_in.membership, asking.clone(), rules, visit.now));
    match done.await {
        Ok(row) => {
            let path = format!("{}/{}", super::PATH, row.id);
            Ok(Redirect::to(&path).into_response())
        }
        Err(AskIntroductionRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(refused) => match fault_of(&refused) {
            Some(fault) => {
                asked.faults = vec![fault];
                again(visit, &member, asked)
            }
            None => Err(Refused::by(visit, &ErrorPage::NotFound)),
        },
    }
}

fn again(visit: &Visit, member: &Member, asked: Asked) -> Result<Response, Refused> {
    Ok(visit.refused_page(page(member, asked)?))
}

fn fault_of(refused: &AskIntroductionRefused) -> Option<(&'static str, &'static str)> {
    match refused {
        AskIntroductionRefused::QuotaUsed { .. } => Some(("topic", "intro-fault-quota")),
        AskIntroductionRefused::NotInGoodStanding => Some(("topic", "intro-fault-standing")),
        AskIntroductionRefused::Topic => Some(("topic", "intro-fault-words")),
        AskIntroductionRefused::NotAPeer | AskIntroductionRefused::NotACard => {
            Some(("topic", "intro-fault-card"))
        }
        AskIntroductionRefused::NoSuchPerson
        | AskIntroductionRefused::Herself
        | AskIntroductionRefused::NotWaiting
        | AskIntroductionRefused::Store(_) => None,
    }
}
