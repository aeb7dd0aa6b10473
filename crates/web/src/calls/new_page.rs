//! `/calls/new`: a member writes down what is needed, for whom it is, and on what terms (F10, needs 3.1 and 3.3 to 3.6).

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::ask_for_hands::{AskRefused, AskedTerms, Asking, ask_for_hands};
use domain::{
    CallNeed, CallPlace, CallRefused, Dimension, Hands, Iri, Note, Origin, PersonName, Region, Scope, Skill,
    Taxonomy, Term, Title, Urgency, Zone,
};
use edge::Node;
use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};
use store::peerings;

use super::sent::Sent;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Member, Refused, form};
use crate::visit::Visit;
use crate::words::Words;

/// What the form may send.
const FIELDS: [&str; 19] = [
    "form_token",
    "name",
    "details",
    "hands",
    "skill",
    "place",
    "region",
    "vertical",
    "size",
    "from",
    "until",
    "urgency",
    "customer",
    "peer",
    "hours",
    "method",
    "certificates",
    "months",
    "terms",
];

/// The form as it was filled in, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallForm {
    sent: Sent,
    /// Messages that say what is wrong, each with the field that it is about.
    pub(crate) faults: Vec<(&'static str, &'static str)>,
}

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct NewCallPage {
    pub(crate) form: CallForm,
    /// Communities that take calls, by address and name.
    pub(crate) peers: Vec<(Origin, String)>,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

struct Field {
    id: &'static str,
    label: String,
    hint: String,
    /// `text`, `number`, `date`, `url` or `lines`.
    kind: &'static str,
    value: String,
    fault: String,
}

struct Picked {
    id: &'static str,
    label: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "call_new.html")]
struct NewCallTemplate<'a> {
    around: Around<'a>,
    faults: Vec<(&'static str, String)>,
    need: Vec<Field>,
    skills: Vec<Choice>,
    skills_fault: String,
    picked: Vec<Picked>,
    peers: Vec<Choice>,
    terms: Vec<Field>,
}

impl NewCallPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>, taxonomy: &Taxonomy) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Elsewhere,
            words.t("call-new-title"),
            words.t("call-new-intro"),
        );
        let sent = &self.form.sent;
        let skills = taxonomy.list(Dimension::Competencies).into_iter();
        let chosen: Vec<&str> = sent.all("skill").collect();
        let peers: Vec<&str> = sent.all("peer").collect();
        let fault = |field: &str| self.form.fault(words, field);
        written(&NewCallTemplate {
            around: Around::of(frame, head),
            faults: self
                .form
                .faults
                .iter()
                .map(|(field, key)| (*field, words.t(key)))
                .collect(),
            need: self.need_fields(words),
            skills: skills.map(|(id, name)| choice(id, name, &chosen)).collect(),
            skills_fault: fault("skill"),
            picked: picked(words, taxonomy, sent),
            peers: self
                .peers
                .iter()
                .map(|(origin, name)| choice(origin.authority(), name, &peers))
                .collect(),
            terms: self.terms_fields(words),
        })
    }

    fn need_fields(&self, words: &Words) -> Vec<Field> {
        let field = |id, label, hint, kind| self.form.field(words, (id, kind), (label, hint));
        vec![
            field("name", "call-field-name", "call-field-name-hint", "text"),
            field("hands", "call-field-hands", "call-field-hands-hint", "number"),
            field("from", "call-field-from", "call-field-from-hint", "date"),
            field("until", "call-field-until", "call-field-until-hint", "date"),
            field(
                "details",
                "call-field-details",
                "call-field-details-hint",
                "lines",
            ),
            field(
                "customer",
                "call-field-customer",
                "call-field-customer-hint",
                "text",
            ),
            field("hours", "call-field-hours", "call-field-hours-hint", "number"),
        ]
    }

    fn terms_fields(&self, words: &Words) -> Vec<Field> {
        let field = |id, label, hint, kind| self.form.field(words, (id, kind), (label, hint));
        vec![
            field("method", "call-field-method", "call-field-method-hint", "url"),
            field(
                "certificates",
                "call-field-certificates",
                "call-field-certificates-hint",
                "text",
            ),
            field("months", "call-field-months", "call-field-months-hint", "number"),
            field("terms", "call-field-terms", "call-field-terms-hint", "lines"),
        ]
    }
}

fn choice(value: &str, label: &str, chosen: &[&str]) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        chosen: chosen.contains(&value),
    }
}

/// Where it is, how soon, and what the customer is like.
fn picked(words: &Words, taxonomy: &Taxonomy, sent: &Sent) -> Vec<Picked> {
    let own = |id: &'static str, label: &str, all: &[(&str, &str)]| Picked {
        id,
        label: words.t(label),
        choices: all
            .iter()
            .map(|(value, key)| choice(value, &words.t(key), &[sent.one(id)]))
            .collect(),
    };
    let listed = |id: &'static str, label: &str, dimension: Dimension| {
        let none = choice("", &words.t("call-field-any"), &[sent.one(id)]);
        let all = taxonomy.list(dimension).into_iter();
        let all = all.map(|(value, name)| choice(value, name, &[sent.one(id)]));
        Picked {
            id,
            label: words.t(label),
            choices: std::iter::once(none).chain(all).collect(),
        }
    };
    vec![
        own(
            "urgency",
            "call-field-urgency",
            &[
                ("normal", "calls-normal"),
                ("urgent", "calls-urgent"),
                ("emergency", "calls-emergency"),
            ],
        ),
        own(
            "place",
            "call-field-place",
            &[("remote", "calls-remote"), ("on_site", "calls-on-site")],
        ),
        listed("region", "call-field-region", Dimension::Regions),
        listed("vertical", "call-field-vertical", Dimension::Verticals),
        listed("size", "call-field-size", Dimension::Sizes),
    ]
}

impl CallForm {
    /// An empty form about which something is said.
    pub(crate) fn with_faults(faults: Vec<(&'static str, &'static str)>) -> Self {
        Self {
            sent: Sent::default(),
            faults,
        }
    }

    fn fault(&self, words: &Words, field: &str) -> String {
        let fault = self.faults.iter().find(|(of, _)| *of == field);
        fault.map_or(String::new(), |(_, key)| words.t(key))
    }

    fn field(
        &self,
        words: &Words,
        (id, kind): (&'static str, &'static str),
        (label, hint): (&str, &str),
    ) -> Field {
        Field {
            id,
            label: words.t(label),
            hint: words.t(hint),
            kind,
            value: self.sent.one(id).to_owned(),
            fault: self.fault(words, id),
        }
    }

    /// What it asks for, if it can be read; else every fault of it.
    fn read(&mut self, node: &Node, zone: &Zone) -> Option<Asking> {
        let mut faults = Vec::new();
        let asking = read(&self.sent, node, zone, &mut faults);
        self.faults = faults;
        asking.filter(|_| self.faults.is_empty())
    }
}

type Faults = Vec<(&'static str, &'static str)>;

fn take<T, E>(faults: &mut Faults, fault: (&'static str, &'static str), read: Result<T, E>) -> Option<T> {
    read.map_err(|_| faults.push(fault)).ok()
}

/// A field that may stay empty.
fn maybe<T, E>(
    faults: &mut Faults,
    fault: (&'static str, &'static str),
    text: &str,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Option<T> {
    match text {
        "" => None,
        text => take(faults, fault, read(text)),
    }
}

fn read(sent: &Sent, node: &Node, zone: &Zone, faults: &mut Faults) -> Option<Asking> {
    let name = take(
        faults,
        ("name", "call-fault-name"),
        Title::parse(sent.one("name")),
    );
    let number = sent.one("hands").parse().map_err(|_| CallRefused::Hands);
    let hands = take(
        faults,
        ("hands", "call-fault-number"),
        number.and_then(Hands::people),
    );
    let from = moment(sent.one("from"), zone, Time::midnight());
    let from = take(faults, ("from", "call-fault-date"), from.ok_or(()));
    let last = Time::midnight() - 1.second();
    let until = moment(sent.one("until"), zone, last);
    let until = take(faults, ("until", "call-fault-date"), until.ok_or(()));
    let skills: Vec<Skill> = sent
        .all("skill")
        .filter_map(|skill| Skill::parse(skill).ok())
        .collect();
    if skills.is_empty() || skills.len() > CallNeed::SKILLS_MAX {
        faults.push(("skill", "call-fault-skills"));
    }
    let details = maybe(
        faults,
        ("details", "call-fault-long"),
        sent.one("details"),
        Note::parse,
    );
    let customer = maybe(
        faults,
        ("customer", "call-fault-long"),
        sent.one("customer"),
        PersonName::parse,
    );
    let hours = maybe(
        faults,
        ("hours", "call-fault-hours"),
        sent.one("hours"),
        str::parse,
    );
    let terms = read_terms(sent, faults);
    let need = CallNeed {
        name: name?,
        details,
        skills: skills.into_iter().collect(),
        regions: Region::parse(sent.one("region")).into_iter().collect(),
        verticals: Term::parse(sent.one("vertical")).into_iter().collect(),
        sizes: Term::parse(sent.one("size")).into_iter().collect(),
        place: match sent.one("place") {
            "on_site" => CallPlace::OnSite,
            _ => CallPlace::Remote,
        },
        hands: hands?,
        least: None,
        from: from?,
        until: until?,
        urgency: Urgency::from_word(sent.one("urgency")).unwrap_or(Urgency::Normal),
    };
    Some(Asking {
        id: ambient::ids::call_id(node.now(), &node.randomness),
        need,
        terms,
        customer,
        chosen: chosen(sent, node),
        widen_after: None,
        hours,
    })
}

/// The communities she ticked.
fn chosen(sent: &Sent, node: &Node) -> BTreeSet<Origin> {
    let scheme = node.origin.as_str().split("://").next().unwrap_or("https");
    let named = |host: &str| Origin::parse(&format!("{scheme}://{host}")).ok();
    sent.all("peer").filter_map(named).collect()
}

/// The sheet; none where nothing of it is filled in.
fn read_terms(sent: &Sent, faults: &mut Faults) -> Option<AskedTerms> {
    let certificates = sent.one("certificates").split(',').map(str::trim);
    let certificates = certificates.filter(|name| !name.is_empty());
    let certificates: Result<Vec<Title>, _> = certificates.map(Title::parse).collect();
    let terms = AskedTerms {
        method: maybe(
            faults,
            ("method", "call-fault-address"),
            sent.one("method"),
            Iri::parse,
        ),
        certificates: take(faults, ("certificates", "call-fault-long"), certificates)?,
        months: maybe(
            faults,
            ("months", "call-fault-months"),
            sent.one("months"),
            str::parse,
        ),
        content: maybe(
            faults,
            ("terms", "call-fault-long"),
            sent.one("terms"),
            Note::parse,
        ),
    };
    let has_any = terms.method.is_some()
        || !terms.certificates.is_empty()
        || terms.months.is_some()
        || terms.content.is_some();
    has_any.then_some(terms)
}

fn moment(text: &str, zone: &Zone, time: Time) -> Option<Timestamp> {
    let date: Date = text.parse().ok()?;
    let there = date.to_datetime(time).to_zoned(zone.rules()).ok()?;
    Some(there.timestamp())
}

/// `GET /calls/new`.
pub(super) async fn show(member: Member) -> Result<Response, Refused> {
    let visit = &member.visit;
    page(visit, CallForm::default()).map(|html| visit.page(html))
}

fn page(visit: &Visit, form: CallForm) -> Result<String, Refused> {
    let node = &visit.site.doors.node;
    let found = node.database.read(|tx| {
        let carrying = peerings::carrying(tx, Scope::Calls)?;
        let named = carrying
            .into_iter()
            .map(|peering| (peering.peer, peering.name.to_string()));
        Ok::<_, store::StoreError>(named.collect())
    });
    let peers: Vec<(Origin, String)> = found.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    Ok(NewCallPage { form, peers }.render(&visit.frame(), &node.settings.taxonomy))
}

/// `POST /calls/new`.
pub(super) async fn ask(
    member: Member,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    if !sent.has_only(&FIELDS) {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    }
    let node = &visit.site.doors.node;
    let mut form = CallForm {
        sent,
        faults: Vec::new(),
    };
    let zone = visit.clock().zone.clone();
    let Some(asking) = form.read(node, &zone) else {
        return Ok(visit.refused_page(page(visit, form)?));
    };
    let rules = &node.settings.calls;
    let asked = node
        .database
        .transact(|tx| ask_for_hands(tx, rules, &signed_in.membership, asking.clone(), visit.now));
    match asked.await {
        Ok(call) => Ok(Redirect::to(&call.path()).into_response()),
        Err(AskRefused::Store(_) | AskRefused::NoCommunity) => {
            Err(Refused::by(visit, &ErrorPage::Unavailable))
        }
        Err(refused) => {
            form.faults = vec![fault_of(&refused)];
            Ok(visit.refused_page(page(visit, form)?))
        }
    }
}

fn fault_of(refused: &AskRefused) -> (&'static str, &'static str) {
    match refused {
        AskRefused::Call(CallRefused::NoRegion) => ("region", "call-fault-region"),
        AskRefused::Call(CallRefused::Times) => ("until", "call-fault-times"),
        AskRefused::Call(CallRefused::Months) => ("months", "call-fault-months"),
        AskRefused::Call(CallRefused::Certificates) => ("certificates", "call-fault-long"),
        AskRefused::Call(CallRefused::Hands) => ("hands", "call-fault-number"),
        AskRefused::Call(CallRefused::Skills | CallRefused::Entries) => ("skill", "call-fault-skills"),
        AskRefused::Hours => ("hours", "call-fault-hours"),
        AskRefused::NotAPeer(_) => ("peer", "call-fault-peer"),
        AskRefused::TooMany => ("name", "call-fault-many"),
        AskRefused::NotInGoodStanding
        | AskRefused::Widen
        | AskRefused::NoCommunity
        | AskRefused::Store(_) => ("name", "call-fault-standing"),
    }
}
