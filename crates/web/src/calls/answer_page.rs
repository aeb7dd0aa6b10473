//! `/calls/answer/{secret}`: the link out of a mail shows the call, its terms and one form; sending it answers the call once,
//! without signing in. Looking changes nothing, for programs that look into mails open links too (need 3.2; F21).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Response};
use community::answer_call::{AnswerCallRefused, Answering, answer_by_link, see_link};
use domain::{Call, Note, Taxonomy};
use edge::Node;
use http::StatusCode;

use super::facts::{self, Fact};
use super::sent::Sent;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Gate, Refused, read};
use crate::visit::Visit;

/// The page behind such a link.
#[derive(Clone, Debug)]
pub(crate) enum CallAnswerPage {
    /// The call and the form.
    Ask {
        /// The last part of the address.
        secret: String,
        /// The call.
        call: Box<Call>,
        /// What she wrote, and why it was not taken.
        words: String,
        fault: &'static str,
    },
    /// It was sent.
    Answered,
    /// The link is used, or its time is over.
    Over,
}

#[derive(Template)]
#[template(path = "call_answer.html")]
struct CallAnswerTemplate<'a> {
    around: Around<'a>,
    title: String,
    why: String,
    secret: &'a str,
    facts: Vec<Fact>,
    details: &'a str,
    terms: Vec<Fact>,
    digest: &'a str,
    most: u16,
    text: &'a str,
    fault: String,
}

impl CallAnswerPage {
    /// The page as HTML; never indexed, and its address is written nowhere else.
    pub(crate) fn render(&self, frame: &Frame<'_>, taxonomy: &Taxonomy) -> String {
        let words = frame.words;
        let frame = &Frame { path: "/", ..*frame };
        let (title, why) = match self {
            Self::Ask { call, .. } => (call.need.name.to_string(), words.t("call-link-why")),
            Self::Answered => (words.t("call-answered"), words.t("call-answered-why")),
            Self::Over => (words.t("call-link-over"), words.t("call-link-over-why")),
        };
        let head = Head::unlisted(Section::Elsewhere, title.clone(), why.clone());
        let template = CallAnswerTemplate {
            around: Around::of(frame, head),
            title,
            why,
            secret: "",
            facts: Vec::new(),
            details: "",
            terms: Vec::new(),
            digest: "",
            most: 1,
            text: "",
            fault: String::new(),
        };
        let Self::Ask {
            secret,
            call,
            words: text,
            fault,
        } = self
        else {
            return written(&template);
        };
        written(&CallAnswerTemplate {
            secret,
            facts: facts::facts(frame, taxonomy, call),
            details: call.need.details.as_ref().map_or("", Note::as_str),
            terms: facts::terms(words, call),
            digest: call.digest.as_deref().unwrap_or_default(),
            most: call.need.hands.number,
            text,
            fault: match fault.is_empty() {
                true => String::new(),
                false => words.t(fault),
            },
            ..template
        })
    }

    fn answer(&self, visit: &Visit, status: StatusCode) -> Response {
        let taxonomy = &visit.site.doors.node.settings.taxonomy;
        let html = self.render(&visit.frame(), taxonomy);
        (status, visit.secret_page(html)).into_response()
    }
}

/// What is wrong with an answer, as a message; nothing where the page itself says it.
pub(super) fn fault_of(refused: &AnswerCallRefused) -> Option<&'static str> {
    match refused {
        AnswerCallRefused::Terms => Some("call-fault-terms"),
        AnswerCallRefused::Hands => Some("call-fault-hands"),
        AnswerCallRefused::Own => Some("call-fault-own"),
        AnswerCallRefused::Answered => Some("call-fault-answered"),
        AnswerCallRefused::NotOpen => Some("call-fault-over"),
        AnswerCallRefused::NotInGoodStanding => Some("call-fault-standing"),
        AnswerCallRefused::NoSuchCall | AnswerCallRefused::LinkOver | AnswerCallRefused::Store(_) => None,
    }
}

/// What a form says, with fresh names for what it becomes.
pub(super) fn answering(node: &Node, sent: &Sent) -> Result<Answering, &'static str> {
    let words = Note::parse(sent.one("words")).map_err(|_| "call-fault-words")?;
    let hands = sent.one("hands").parse().map_err(|_| "call-fault-hands")?;
    let accepted = sent.one("accepted");
    Ok(Answering {
        id: ambient::ids::call_answer_id(node.now(), &node.randomness),
        activity: node.fresh_activity(),
        words,
        hands,
        accepted: (!accepted.is_empty()).then(|| accepted.to_owned()),
    })
}

/// `GET /calls/answer/{secret}`.
pub(super) async fn show(visit: Visit, Path(secret): Path<String>) -> Response {
    ask(&visit, secret, (String::new(), ""), StatusCode::OK)
}

fn ask(
    visit: &Visit,
    secret: String,
    (words, fault): (String, &'static str),
    status: StatusCode,
) -> Response {
    let database = &visit.site.doors.node.database;
    match database.read(|tx| see_link(tx, &secret, visit.now)) {
        Ok((call, _)) if call.is_open(visit.now) => CallAnswerPage::Ask {
            secret,
            call: Box::new(call),
            words,
            fault,
        }
        .answer(visit, status),
        Ok(_) | Err(AnswerCallRefused::LinkOver) => CallAnswerPage::Over.answer(visit, StatusCode::NOT_FOUND),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// `POST /calls/answer/{secret}`.
pub(super) async fn answer(
    gate: Gate,
    Path(secret): Path<String>,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &gate.visit;
    let sent = read(visit, sent)?;
    if !sent.has_only(&["form_token", "words", "hands", "accepted"]) {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    }
    let node = &visit.site.doors.node;
    let again = |fault| {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        ask(
            visit,
            secret.clone(),
            (sent.one("words").to_owned(), fault),
            status,
        )
    };
    let answering = match answering(node, &sent) {
        Ok(answering) => answering,
        Err(fault) => return Ok(again(fault)),
    };
    let answered = node
        .database
        .transact(|tx| answer_by_link(tx, &secret, answering.clone(), visit.now));
    match answered.await {
        Ok(_) => Ok(CallAnswerPage::Answered.answer(visit, StatusCode::OK)),
        Err(refused) => match fault_of(&refused) {
            Some(fault) => Ok(again(fault)),
            None if matches!(refused, AnswerCallRefused::Store(_)) => {
                Err(Refused::by(visit, &ErrorPage::Unavailable))
            }
            None => Ok(CallAnswerPage::Over.answer(visit, StatusCode::NOT_FOUND)),
        },
    }
}
