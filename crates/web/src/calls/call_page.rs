//! `/calls/{id}`: one call: what is needed and its terms for everybody who has it, the answers for the asker alone, approval for
//! whoever has to agree, and the close-out (F10, needs 3.1 to 3.7).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::accept_call_answer::{AcceptCallRefused, accept_call_answer};
use community::answer_call::{AnswerCallRefused, answer_call, withdraw_call_answer};
use community::approve_call::{ApproveRefused, approve_call, turn_down_call};
use community::close_call::{CloseCallRefused, close_call, fill_call};
use community::see_calls::{CallRelation, SeenAnswer, SeenCall, see_call};
use domain::{AnswerId, Answerer, CallAnswerState, CallClose, CallId, CallState, Note, Taxonomy, Title};
use store::StoreError;

use super::answer_page::{answering, fault_of};
use super::facts::{self, Fact};
use super::sent::Sent;
use crate::error_page::ErrorPage;
use crate::ethics_page::day;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Member, Refused, form};
use crate::times;
use crate::visit::Visit;
use crate::words::Words;

/// What the forms of the page may send.
const FIELDS: [&str; 10] = [
    "form_token",
    "act",
    "words",
    "hands",
    "accepted",
    "answer",
    "received",
    "given",
    "sites",
    "value",
];

/// One call for one member.
#[derive(Clone, Debug)]
pub(crate) struct CallPage {
    pub(crate) seen: SeenCall,
    /// What she wrote, and why it was not taken; empty at first.
    pub(crate) words: String,
    pub(crate) fault: &'static str,
}

struct AnswerLine {
    id: String,
    by: String,
    words: String,
    facts: String,
    is_waiting: bool,
}

#[derive(Template)]
#[template(path = "call.html")]
struct CallTemplate<'a> {
    around: Around<'a>,
    path: String,
    name: String,
    urgency: String,
    state: String,
    facts: Vec<Fact>,
    details: &'a str,
    terms: Vec<Fact>,
    digest: &'a str,
    customer: String,
    /// What became of her own answer, line by line; empty where she gave none.
    mine: Vec<String>,
    is_author: bool,
    is_approver: bool,
    may_answer: bool,
    may_withdraw: bool,
    may_close: bool,
    is_open: bool,
    answers: Vec<AnswerLine>,
    close: Vec<Fact>,
    most: u16,
    text: &'a str,
    fault: String,
}

impl CallPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>, taxonomy: &Taxonomy) -> String {
        let (words, seen) = (frame.words, &self.seen);
        let call = &seen.call;
        let name = call.need.name.to_string();
        let state = facts::state(frame, seen);
        let head = Head::unlisted(Section::Elsewhere, name.clone(), state.clone());
        let is_author = seen.relation == CallRelation::Author;
        let is_open = call.is_open(frame.now);
        let is_waiting = |mine: &domain::CallAnswer| mine.state == CallAnswerState::Waiting;
        let own = call.own.as_ref();
        written(&CallTemplate {
            around: Around::of(frame, head),
            path: call.path(),
            name,
            urgency: facts::urgency(words, call.need.urgency),
            state,
            facts: facts::facts(frame, taxonomy, call),
            details: call.need.details.as_ref().map_or("", Note::as_str),
            terms: facts::terms(words, call),
            digest: call.digest.as_deref().unwrap_or_default(),
            customer: self.customer(frame),
            mine: self.mine(frame),
            is_author,
            is_approver: seen.relation == CallRelation::Approver,
            may_answer: !is_author && is_open && seen.mine.is_none(),
            may_withdraw: seen.mine.as_ref().is_some_and(is_waiting),
            may_close: is_author && call.state != CallState::Closed,
            is_open,
            answers: seen.answers.iter().map(|answer| line(frame, answer)).collect(),
            close: own
                .and_then(|own| own.close.as_ref())
                .map_or_else(Vec::new, |close| closed(words, close)),
            most: call.need.hands.number,
            text: &self.words,
            fault: match self.fault.is_empty() {
                true => String::new(),
                false => words.t(self.fault),
            },
        })
    }

    /// Who the customer is, for whoever may know, and since when (need 3.6).
    fn customer(&self, frame: &Frame<'_>) -> String {
        let Some((customer, since)) = &self.seen.customer else {
            return String::new();
        };
        let at = frame.clock.at(*since);
        let named = [
            ("customer", customer.as_str().into()),
            ("day", day(frame, *since).into()),
            ("hour", times::hour(&at).into()),
        ];
        let key = match self.seen.relation {
            CallRelation::Reader => "call-customer-told",
            CallRelation::Author | CallRelation::Approver => "call-customer-own",
        };
        frame.words.with(key, &named)
    }

    fn mine(&self, frame: &Frame<'_>) -> Vec<String> {
        let (words, Some(mine)) = (frame.words, &self.seen.mine) else {
            return Vec::new();
        };
        let mut lines = vec![words.with("call-mine", &[("words", mine.words.as_str().into())])];
        match &mine.accepted {
            Some(accepted) => {
                let contact = &accepted.contact;
                let named = [
                    ("name", contact.name.as_str().into()),
                    ("mail", contact.mail.as_str().into()),
                    ("day", day(frame, accepted.at).into()),
                ];
                lines.push(words.with("call-mine-accepted", &named));
            }
            None => lines.push(words.t("call-mine-waiting")),
        }
        lines
    }
}

/// An answer for the asker: a name where it was given here, else the organisation that its community tells.
fn line(frame: &Frame<'_>, seen: &SeenAnswer) -> AnswerLine {
    let (words, answer) = (frame.words, &seen.answer);
    let by = match (&answer.by, &seen.name) {
        (_, Some(name)) => name.to_string(),
        (
            Answerer::Elsewhere {
                group,
                organization: Some(organization),
                ..
            },
            None,
        ) => format!("{organization} · {}", group.origin().host()),
        (Answerer::Elsewhere { group, .. }, None) => words.with(
            "call-by-elsewhere",
            &[("host", group.origin().host().to_owned().into())],
        ),
        (Answerer::Member(_), None) => words.t("mail-call-a-member"),
    };
    let state = match answer.state {
        CallAnswerState::Waiting => words.t("call-answer-waits"),
        CallAnswerState::Accepted => words.t("call-answer-accepted"),
        CallAnswerState::Withdrawn => words.t("call-answer-withdrawn"),
    };
    let hands = words.count("calls-hands", u32::from(answer.hands.number));
    AnswerLine {
        id: answer.id.as_str().to_owned(),
        by,
        words: answer.words.to_string(),
        facts: format!("{hands} · {} · {state}", day(frame, answer.at)),
        is_waiting: answer.state == CallAnswerState::Waiting,
    }
}

fn closed(words: &Words, close: &CallClose) -> Vec<Fact> {
    let fact = |key: &str, text: String| Fact {
        label: words.t(key),
        text,
    };
    let mut lines = vec![
        fact("call-close-received", close.received.to_string()),
        fact("call-close-given", close.given.to_string()),
        fact("call-close-sites", close.sites.to_string()),
    ];
    if let Some(value) = &close.value {
        lines.push(fact("call-close-value", value.to_string()));
    }
    lines
}

/// `GET /calls/{id}`: one that is not for her and one that is not there are one page (threat D6).
pub(super) async fn show(member: Member, Path(id): Path<String>) -> Result<Response, Refused> {
    let id = named(&member.visit, &id)?;
    let page = seen(&member, &id)?;
    Ok(member.visit.page(render(&member.visit, &page)))
}

fn render(visit: &Visit, page: &CallPage) -> String {
    page.render(&visit.frame(), &visit.site.doors.node.settings.taxonomy)
}

fn named(visit: &Visit, id: &str) -> Result<CallId, Refused> {
    CallId::parse(id).map_err(|_| Refused::by(visit, &ErrorPage::NotFound))
}

fn seen(member: &Member, id: &CallId) -> Result<CallPage, Refused> {
    let Member { visit, signed_in } = member;
    let database = &visit.site.doors.node.database;
    match database.read(|tx| see_call(tx, &signed_in.membership, id)) {
        Ok(Some(seen)) => Ok(CallPage {
            seen,
            words: String::new(),
            fault: "",
        }),
        Ok(None) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// Why an act had no effect.
enum NotDone {
    /// What she may set right, as a message.
    Fault(&'static str),
    /// There is nothing of that name for her.
    NotFound,
    /// The store said no.
    Unavailable,
}

impl From<StoreError> for NotDone {
    fn from(_: StoreError) -> Self {
        Self::Unavailable
    }
}

impl From<AnswerCallRefused> for NotDone {
    fn from(refused: AnswerCallRefused) -> Self {
        match (fault_of(&refused), refused) {
            (Some(fault), _) => Self::Fault(fault),
            (None, AnswerCallRefused::Store(_)) => Self::Unavailable,
            (None, _) => Self::NotFound,
        }
    }
}

impl From<ApproveRefused> for NotDone {
    fn from(refused: ApproveRefused) -> Self {
        match refused {
            ApproveRefused::NoSuchCall => Self::NotFound,
            ApproveRefused::Store(_) => Self::Unavailable,
        }
    }
}

impl From<AcceptCallRefused> for NotDone {
    fn from(refused: AcceptCallRefused) -> Self {
        match refused {
            AcceptCallRefused::NoSuchCall => Self::NotFound,
            AcceptCallRefused::NoSuchAnswer => Self::Fault("call-fault-gone"),
            AcceptCallRefused::Closed => Self::Fault("call-fault-over"),
            AcceptCallRefused::Store(_) => Self::Unavailable,
        }
    }
}

impl From<CloseCallRefused> for NotDone {
    fn from(refused: CloseCallRefused) -> Self {
        match refused {
            CloseCallRefused::NoSuchCall => Self::NotFound,
            CloseCallRefused::Closed => Self::Fault("call-fault-over"),
            CloseCallRefused::Store(_) => Self::Unavailable,
        }
    }
}

/// `POST /calls/{id}`: the button that was pressed says what is done.
pub(super) async fn act(
    member: Member,
    Path(id): Path<String>,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    let id = named(visit, &id)?;
    if !sent.has_only(&FIELDS) {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    }
    match done(&member, &id, &sent).await {
        Ok(()) => {
            let still = visit
                .site
                .doors
                .node
                .database
                .read(|tx| see_call(tx, &signed_in.membership, &id));
            let to = match still {
                Ok(Some(seen)) => seen.call.path(),
                _ => super::PATH.to_owned(),
            };
            Ok(Redirect::to(&to).into_response())
        }
        Err(NotDone::Fault(fault)) => {
            let page = CallPage {
                words: sent.one("words").to_owned(),
                fault,
                ..seen(&member, &id)?
            };
            Ok(visit.refused_page(render(visit, &page)))
        }
        Err(NotDone::NotFound) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(NotDone::Unavailable) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

async fn done(member: &Member, id: &CallId, sent: &Sent) -> Result<(), NotDone> {
    let (visit, who) = (&member.visit, &member.signed_in.membership);
    let (node, now) = (&visit.site.doors.node, visit.now);
    let database = &node.database;
    match sent.one("act") {
        "answer" => {
            let answering = answering(node, sent).map_err(NotDone::Fault)?;
            let given = database.transact(|tx| answer_call(tx, who, id, answering.clone(), now));
            given.await?;
        }
        "withdraw" => {
            database
                .transact(|tx| withdraw_call_answer(tx, who, id, now))
                .await?
        }
        "approve" => {
            database.transact(|tx| approve_call(tx, who, id, now)).await?;
        }
        "turn_down" => {
            database.transact(|tx| turn_down_call(tx, who, id, now)).await?;
        }
        "accept" => {
            let answer = AnswerId::parse(sent.one("answer")).map_err(|_| NotDone::NotFound)?;
            let accepted = database.transact(|tx| accept_call_answer(tx, who, (id, &answer), now));
            accepted.await?;
        }
        "fill" => {
            database.transact(|tx| fill_call(tx, who, id, now)).await?;
        }
        "close" => {
            let close = close_of(sent).ok_or(NotDone::Fault("call-fault-close"))?;
            let closed = database.transact(|tx| close_call(tx, who, id, close.clone(), now));
            closed.await?;
        }
        _ => return Err(NotDone::NotFound),
    }
    Ok(())
}

/// The four fields (need 3.7); an empty number is none.
fn close_of(sent: &Sent) -> Option<CallClose> {
    let number = |name: &str| match sent.one(name) {
        "" => Some(0),
        text => text.parse::<u16>().ok(),
    };
    let value = match sent.one("value") {
        "" => None,
        text => Some(Title::parse(text).ok()?),
    };
    Some(CallClose {
        received: number("received")?,
        given: number("given")?,
        sites: number("sites")?,
        value,
    })
}
