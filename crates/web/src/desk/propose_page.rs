//! `/desk/peers/propose`: an officer asks a node who it is, compares six words, and proposes a peering with the scopes she
//! ticks and a note (feature F15, journey A-7).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Note, Origin, Scope, Scopes, TextRefused};
use edge::{PeerCard, PeerProblem, address_of};
use http::StatusCode;
use serde::Deserialize;

use super::act::Sent;
use super::peers_page::path;
use super::scopes::{scope_choices, ticked};
use super::told::{Done, head};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, written};
use crate::sign_in::{Chief, Refused, form, token_form};
use crate::words::Words;
use crate::write_event::Field;

/// The two steps: whom, and what.
#[derive(Clone, Debug, Default)]
pub(crate) struct ProposePage {
    /// As typed.
    pub(crate) address: String,
    /// Who answered there; nothing before she asked.
    pub(crate) card: Option<Answered>,
    pub(crate) scopes: Scopes,
    pub(crate) note: String,
    /// The field and what is wrong with it.
    pub(crate) wrong: Option<(&'static str, ProposeFault)>,
}

/// Who a node says it is, and what its officers see of us.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub(crate) name: String,
    pub(crate) origin: String,
    pub(crate) words: String,
    /// Ours, that they read to us.
    pub(crate) own_words: String,
    pub(crate) is_profile_host: bool,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ProposeFault {
    /// That names no node.
    Address,
    /// Nothing is ticked.
    NoScopes,
    /// The note cannot be taken.
    Note(TextRefused),
    /// Why it came to nothing, as commands and the REST interface say it.
    Problem(String),
}

#[derive(Template)]
#[template(path = "desk_propose.html")]
struct ProposeTemplate<'a> {
    around: Around<'a>,
    address: Field,
    card: Option<&'a Answered>,
    scopes: Vec<Choice>,
    scopes_wrong: String,
    note: Field,
    /// The field and what is wrong with it; nothing where all is well.
    faults: Vec<(&'static str, String)>,
}

impl ProposeFault {
    fn words(&self, words: &Words) -> String {
        match self {
            Self::Address => words.t("desk-propose-wrong-address"),
            Self::NoScopes => words.t("desk-scopes-none"),
            Self::Note(TextRefused::TooLong(most)) => {
                words.count("form-wrong-too-long", u32::try_from(*most).unwrap_or(u32::MAX))
            }
            Self::Note(_) => words.t("form-wrong-letters"),
            Self::Problem(why) => why.clone(),
        }
    }
}

impl ProposePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let fault = |field: &str| match &self.wrong {
            Some((of, fault)) if *of == field => fault.words(words),
            _ => String::new(),
        };
        let address = Field {
            name: "address",
            label: words.t("desk-propose-address"),
            hint: words.t("desk-propose-address-hint"),
            fault: fault("address"),
            value: self.address.clone(),
            kind: "text",
            options: Vec::new(),
            required: true,
        };
        let note = Field {
            name: "note",
            label: words.t("desk-propose-note"),
            hint: words.t("desk-propose-note-hint"),
            fault: fault("note"),
            value: self.note.clone(),
            kind: "area",
            options: Vec::new(),
            required: false,
        };
        let labelled = [
            ("address", &address.label, &address.fault),
            ("scopes", &words.t("desk-propose-scopes"), &fault("scopes")),
            ("note", &note.label, &note.fault),
        ];
        let faults = labelled
            .iter()
            .filter(|(.., fault)| !fault.is_empty())
            .map(|(field, label, fault)| (*field, format!("{label}: {fault}")))
            .collect();
        written(&ProposeTemplate {
            around: Around::of(
                frame,
                head(words.t("desk-propose-title"), words.t("desk-propose-intro")),
            ),
            card: self.card.as_ref(),
            scopes: scope_choices(words, &Scope::ALL, &self.scopes),
            scopes_wrong: fault("scopes"),
            address,
            note,
            faults,
        })
    }

    fn answer(&self, chief: &Chief) -> Response {
        let visit = &chief.visit;
        let mut response = visit.secret_page(self.render(&visit.frame()));
        *response.status_mut() = match &self.wrong {
            None => StatusCode::OK,
            Some((_, ProposeFault::Problem(_))) => StatusCode::CONFLICT,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        response
    }

    /// The same with what is wrong at a field.
    fn with(self, field: &'static str, fault: ProposeFault) -> Self {
        Self {
            wrong: Some((field, fault)),
            ..self
        }
    }
}

/// `GET /desk/peers/propose`.
pub(super) async fn show(chief: Chief) -> Response {
    ProposePage::default().answer(&chief)
}

/// Whom.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LookUpForm {
    form_token: String,
    address: String,
}

token_form!(LookUpForm);

/// `POST /desk/peers/look-up`: asks who is there; nothing is kept.
pub(super) async fn look_up(chief: Chief, sent: Sent<LookUpForm>) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    let page = ProposePage {
        address: sent.address,
        scopes: chief.visit.site.doors.node.settings.default_scopes.clone(),
        ..ProposePage::default()
    };
    let Some(peer) = named(&chief, &page.address) else {
        return Ok(page.with("address", ProposeFault::Address).answer(&chief));
    };
    match asked(&chief, &peer).await {
        Ok(card) => {
            let card = Some(card);
            Ok(ProposePage { card, ..page }.answer(&chief))
        }
        Err(problem) => {
            let fault = ProposeFault::Problem(problem.to_string());
            Ok(page.with("address", fault).answer(&chief))
        }
    }
}

fn named(chief: &Chief, address: &str) -> Option<Origin> {
    address_of(&chief.visit.site.doors.node, address).ok()
}

async fn asked(chief: &Chief, peer: &Origin) -> Result<Answered, PeerProblem> {
    let peers = &chief.visit.site.doors.peers;
    let card: PeerCard = peers.look_up(peer).await?;
    Ok(Answered {
        name: card.name,
        origin: card.origin.to_string(),
        words: card.words.join(" "),
        own_words: peers.own_words().map(|words| words.join(" ")).unwrap_or_default(),
        is_profile_host: card.is_profile_host,
    })
}

/// Whom, and what; a field for each kind of thing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProposeForm {
    form_token: String,
    address: String,
    note: String,
    /// Those of its key that stood above the form: to another key nothing is proposed.
    #[serde(default)]
    words: String,
    events: Option<String>,
    offers: Option<String>,
    introductions: Option<String>,
    calls: Option<String>,
    statements: Option<String>,
    reports: Option<String>,
}

token_form!(ProposeForm);

impl ProposeForm {
    fn scopes(&self) -> Scopes {
        ticked([
            &self.events,
            &self.offers,
            &self.introductions,
            &self.calls,
            &self.statements,
            &self.reports,
        ])
    }
}

/// `POST /desk/peers/propose`: wants a fresh sign-in, as whatever changes a peering does (threat H3).
pub(super) async fn propose(
    chief: Chief,
    sent: Result<Form<ProposeForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let compared = sent.words.clone();
    let mut page = ProposePage {
        scopes: sent.scopes(),
        address: sent.address,
        note: sent.note,
        ..ProposePage::default()
    };
    let Some(peer) = named(&chief, &page.address) else {
        return Ok(page.with("address", ProposeFault::Address).answer(&chief));
    };
    let note = match page.note.trim() {
        "" => Ok(None),
        text => Note::parse(text).map(Some),
    };
    let fault = match (&note, page.scopes.is_empty()) {
        (Err(refused), _) => Some(("note", ProposeFault::Note(*refused))),
        (Ok(_), true) => Some(("scopes", ProposeFault::NoScopes)),
        (Ok(_), false) => None,
    };
    let fault = match (fault, note) {
        (None, Ok(note)) => {
            let peers = &chief.visit.site.doors.peers;
            let compared = Some(compared.as_str()).filter(|words| !words.is_empty());
            let proposed = peers.propose(&chief.officer, &peer, &page.scopes, note, compared);
            let proposed = proposed.await;
            match proposed {
                Ok(peering) => {
                    let page = path(peering.peer.authority());
                    let to = format!("{page}?done={}", Done::Proposed.word());
                    return Ok(Redirect::to(&to).into_response());
                }
                Err(PeerProblem::Store(_)) => return Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
                Err(problem) => ("address", ProposeFault::Problem(problem.to_string())),
            }
        }
        (Some(fault), _) => fault,
        (None, Err(refused)) => ("note", ProposeFault::Note(refused)),
    };
    // She goes on where she was, with what she ticked and wrote; who is there is asked once more.
    let peers = &chief.visit.site.doors.peers;
    let own_words = || peers.own_words().map(|words| words.join(" ")).unwrap_or_default();
    page.card = asked(&chief, &peer).await.ok().or_else(|| {
        // It does not answer just now: her words wait below those she compared.
        (!compared.is_empty()).then(|| Answered {
            name: peer.authority().to_owned(),
            origin: peer.to_string(),
            words: compared,
            own_words: own_words(),
            is_profile_host: true,
        })
    });
    Ok(page.with(fault.0, fault.1).answer(&chief))
}
