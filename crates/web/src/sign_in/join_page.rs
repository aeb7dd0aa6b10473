//! `/join`: five fields, no card and no password; what the community is and whether one meets competitors stands beside
//! them (F28; needs 0.1, 2.1, 2.2, 4.10). Whether an address is a member's already is told to nobody (threat E12).

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use community::SignUp;
use community::join::{JoinRefused, may_join, mixed_peers};
use domain::{
    CodeMode, CodeOfEthics, Dimension, Joining, Kind, MailAddress, Next, PersonName, Region, Shown,
    TextRefused,
};
use edge::Try;
use http::StatusCode;
use serde::Deserialize;
use store::mail_proofs::Purpose;
use store::{StoreError, codes};

use super::begun::Gate;
use super::login_page::{ask_for, home_path};
use super::proofs::{Refused, read};
use crate::communities_page::audience;
use crate::composition::Composition;
use crate::error_page::ErrorPage;
use crate::ethics_page::CodeFacts;
use crate::event_page::HomeCommunity;
use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::home_community_page;
use crate::host;
use crate::profile_form::code_of;
use crate::router::Site;
use crate::visit::Visit;
use crate::vouchers::{JoinDeal, at_joining, links};
use crate::words::Words;

/// The form and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JoinPage {
    /// What she wrote.
    pub(crate) typed: JoinForm,
    /// What is wrong with it, in the order of the fields.
    pub(crate) faults: Vec<JoinFault>,
    /// Whether anybody may join by herself.
    pub(crate) open: SignUp,
    /// Who may join, and who owns the community.
    pub(crate) labels: Option<(domain::Governance, domain::CommunityAudience)>,
    /// Places to choose from: code and name.
    pub(crate) places: Vec<(String, String)>,
    /// Whether she may name the community she belongs to instead.
    pub(crate) home: HomeCommunity,
    /// For members of which communities joining costs less.
    pub(crate) deals: Vec<JoinDeal>,
    /// The members in numbers.
    pub(crate) composition: Composition,
    /// The code of ethics, when there is one.
    pub(crate) code: Option<CodeOfEthics>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum JoinFault {
    /// The name.
    Name(TextRefused),
    /// The address.
    Mail(TextRefused),
    /// The organisation.
    Organization(TextRefused),
    /// The place is not on the list.
    Place,
    /// No kind was chosen.
    NoKind,
    /// Partners alone join here; where others are welcome, by name and address.
    PartnersOnly(Vec<(String, String)>),
    /// The free level is not for this kind.
    NotForKind(String),
}

/// What is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JoinForm {
    /// As she wishes to be shown.
    #[serde(default)]
    pub(crate) name: String,
    /// To be proved.
    #[serde(default)]
    pub(crate) mail: String,
    /// May be empty.
    #[serde(default)]
    pub(crate) organization: String,
    /// A word of [`Kind`].
    #[serde(default)]
    pub(crate) kind: String,
    /// The name or the code of a place; may be empty.
    #[serde(default)]
    pub(crate) place: String,
}

/// A fault as it is shown.
struct Fault {
    field: &'static str,
    label: String,
    sentence: String,
    elsewhere: Vec<(String, String)>,
}

struct KindChoice {
    word: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "join.html")]
struct JoinTemplate<'a> {
    around: Around<'a>,
    open: bool,
    /// An officer agrees to each.
    by_approval: bool,
    labels: String,
    competitors: Vec<String>,
    /// The summary of the code of ethics that members sign.
    code: &'a str,
    /// The whole of one that is acknowledged by joining (need 2.15).
    acknowledged: Option<CodeFacts>,
    faults: Vec<Fault>,
    typed: &'a JoinForm,
    kinds: Vec<KindChoice>,
    places: &'a [(String, String)],
    /// Where she names her own community; else empty.
    home: &'static str,
    /// Where members of other communities pay less, and how the way there is called.
    deals: Vec<(String, String)>,
}

impl JoinTemplate<'_> {
    /// What is wrong with a field, or nothing.
    fn wrong(&self, field: &str) -> &str {
        let fault = self.faults.iter().find(|fault| fault.field == field);
        fault.map_or("", |fault| fault.sentence.as_str())
    }
}

impl JoinPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let named = [("community", frame.community.name.as_str().into())];
        let head = Head {
            section: Section::Person,
            title: words.t("join-title"),
            description: words.with("join-description", &named),
            address: Address::Here("/join".to_owned()),
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let labels = self.labels.map_or_else(String::new, |(governance, who)| {
            format!(
                "{} · {}",
                host::governance(words, governance),
                audience(words, who)
            )
        });
        let kinds = Kind::ALL.map(|kind| KindChoice {
            word: kind.word(),
            label: kind_words(words, kind),
            chosen: self.typed.kind == kind.word(),
        });
        let frame = Frame {
            path: "/join",
            ..*frame
        };
        written(&JoinTemplate {
            around: Around::of(&frame, head),
            open: self.open != SignUp::Invite,
            by_approval: self.open == SignUp::Approval,
            labels,
            competitors: competitors(words, &self.composition),
            code: self.code.as_ref().map_or("", |code| code.summary.as_str()),
            acknowledged: self
                .code
                .as_ref()
                .filter(|code| code.mode == CodeMode::DeFacto)
                .map(|code| CodeFacts::of(&frame, code)),
            faults: self.faults.iter().map(|fault| told(words, fault)).collect(),
            typed: &self.typed,
            kinds: kinds.into(),
            places: &self.places,
            home: home_path(self.home),
            deals: links(words, &self.deals),
        })
    }

    fn of(site: &Site, visit: &Visit, typed: JoinForm, faults: Vec<JoinFault>) -> Result<Self, StoreError> {
        let node = &site.doors.node;
        let code = node.database.read(codes::in_force)?;
        let labels = visit.profile.as_ref();
        let places = node.settings.taxonomy.list(Dimension::Regions).into_iter();
        Ok(Self {
            typed,
            faults,
            open: node.settings.rules.signup,
            labels: labels.map(|profile| (profile.governance, profile.audience)),
            places: places
                .map(|(code, name)| (code.to_owned(), name.to_owned()))
                .collect(),
            home: home_community_page::offered(visit),
            deals: node.database.read(|tx| at_joining(tx, visit.now))?,
            composition: site.composition.now(&node.database, visit.now)?,
            code,
        })
    }
}

/// A kind as people say it of themselves.
pub(crate) fn kind_words(words: &Words, kind: Kind) -> String {
    words.t(match kind {
        Kind::Partner => "kind-partner",
        Kind::Vendor => "kind-vendor",
        Kind::Customer => "kind-customer",
        Kind::Microsoft => "kind-microsoft",
        Kind::Individual => "kind-individual",
    })
}

/// The answer to *Will I meet competitors?*, in the community's own numbers as far as they may be told (need 0.1).
fn competitors(words: &Words, composition: &Composition) -> Vec<String> {
    if composition.members == 0 {
        return vec![words.t("join-competitors-few")];
    }
    let mut said = vec![words.count("join-competitors-members", composition.members)];
    for (kind, people) in &composition.kinds {
        let variables = [("kind", kind_words(words, *kind).into()), ("n", (*people).into())];
        said.push(words.with("join-competitors-kind", &variables));
    }
    said
}

fn told(words: &Words, fault: &JoinFault) -> Fault {
    let text = |refused: &TextRefused, most: usize| match refused {
        TextRefused::Empty => words.t("form-wrong-empty"),
        TextRefused::TooLong(_) => {
            words.count("form-wrong-too-long", u32::try_from(most).unwrap_or(u32::MAX))
        }
        TextRefused::Invisible | TextRefused::Form(_) => words.t("form-wrong-letters"),
    };
    let (field, label, sentence) = match fault {
        JoinFault::Name(refused) => ("name", "join-name", text(refused, PersonName::CHARS_MAX)),
        JoinFault::Mail(TextRefused::Empty) => ("mail", "join-mail", words.t("form-wrong-empty")),
        JoinFault::Mail(_) => ("mail", "join-mail", words.t("form-wrong-mail")),
        JoinFault::Organization(refused) => (
            "organization",
            "join-organization",
            text(refused, PersonName::CHARS_MAX),
        ),
        JoinFault::Place => ("place", "join-place", words.t("join-place-unknown")),
        JoinFault::NoKind => ("kind", "join-kind", words.t("join-kind-missing")),
        JoinFault::PartnersOnly(peers) if peers.is_empty() => {
            ("kind", "join-kind", words.t("join-partners-only"))
        }
        JoinFault::PartnersOnly(_) => ("kind", "join-kind", words.t("join-partners-only-but")),
        JoinFault::NotForKind(level) => {
            let level = [("level", level.as_str().into())];
            ("kind", "join-kind", words.with("join-not-for-kind", &level))
        }
    };
    Fault {
        field,
        label: words.t(label),
        sentence,
        elsewhere: match fault {
            JoinFault::PartnersOnly(peers) => peers.clone(),
            _ => Vec::new(),
        },
    }
}

/// `GET /join`.
pub(crate) async fn show(State(site): State<Site>, visit: Visit) -> Response {
    match JoinPage::of(&site, &visit, JoinForm::default(), Vec::new()) {
        Ok(page) => visit.page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// `POST /join`: nothing is looked up about the address; a mail to it says how to go on, also when it is a member's.
pub(crate) async fn ask(
    gate: Gate,
    sent: Result<Form<JoinForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::SignUp)?;
    let Gate { site, visit, .. } = &gate;
    let form = read(visit, sent)?;
    let unavailable = |_: StoreError| Refused::by(visit, &ErrorPage::Unavailable);
    if site.doors.node.settings.rules.signup == SignUp::Invite {
        return Err(Refused::by(visit, &ErrorPage::Forbidden));
    }
    match checked(site, &form).map_err(unavailable)? {
        Ok((mail, joining)) => {
            let purpose = Purpose::Join(Box::new(joining));
            ask_for(&gate, mail, purpose, Next::Home, "/join/verify").await
        }
        Err(faults) => {
            let page = JoinPage::of(site, visit, form, faults).map_err(unavailable)?;
            let mut response = visit.page(page.render(&visit.frame()));
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
    }
}

type Checked = Result<(MailAddress, Joining), Vec<JoinFault>>;

/// All faults at once, or what was meant.
fn checked(site: &Site, form: &JoinForm) -> Result<Checked, StoreError> {
    let name = PersonName::parse(&form.name).map_err(JoinFault::Name);
    let mail = MailAddress::parse(&form.mail).map_err(JoinFault::Mail);
    let organization = match form.organization.trim() {
        "" => Ok(None),
        text => PersonName::parse(text).map(Some).map_err(JoinFault::Organization),
    };
    let kind = match Kind::from_word(&form.kind) {
        None => Err(JoinFault::NoKind),
        Some(kind) => admitted(site, kind)?.map(|()| kind),
    };
    let place = match form.place.trim() {
        "" => Ok(None),
        text => place_of(site, text).map(Some).ok_or(JoinFault::Place),
    };
    Ok(match (name, mail, organization, kind, place) {
        (Ok(name), Ok(mail), Ok(organization), Ok(kind), Ok(place)) => Ok((
            mail,
            Joining {
                name,
                organization,
                kind,
                place,
            },
        )),
        (name, mail, organization, kind, place) => {
            let faults = [
                name.err(),
                mail.err(),
                organization.err(),
                kind.err(),
                place.err(),
            ];
            Err(faults.into_iter().flatten().collect())
        }
    })
}

/// A place of the list, by its name or its code, seen by those who see a new profile here.
fn place_of(site: &Site, text: &str) -> Option<Shown<Region>> {
    let settings = &site.doors.node.settings;
    let code = code_of(&settings.taxonomy, text);
    let region = Region::parse(code.as_deref().unwrap_or(text)).ok()?;
    let is_known = settings.taxonomy.holds(Dimension::Regions, region.as_str());
    is_known.then(|| Shown::new(region, settings.profiles.default_visibility))
}

fn admitted(site: &Site, kind: Kind) -> Result<Result<(), JoinFault>, StoreError> {
    let database = &site.doors.node.database;
    match database.read(|tx| may_join(tx, kind)) {
        Ok(()) => Ok(Ok(())),
        Err(JoinRefused::Store(error)) => Err(error),
        Err(JoinRefused::NotForKind(level)) => Ok(Err(JoinFault::NotForKind(level.to_string()))),
        Err(JoinRefused::PartnersOnly | JoinRefused::MailTaken) => {
            Ok(Err(JoinFault::PartnersOnly(database.read(mixed_peers)?)))
        }
    }
}
