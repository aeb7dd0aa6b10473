//! `/calls`: calls for hands as the member whose token it is sees them: she asks, answers, accepts and closes (F10). No field
//! holds a price, and answers are shown to the asker alone (features, section 3.1).

mod view;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::accept_call_answer::{AcceptCallRefused, accept_call_answer};
use community::answer_call::{AnswerCallRefused, Answering, answer_call, withdraw_call_answer};
use community::approve_call::{ApproveRefused, approve_call};
use community::ask_for_hands::{AskRefused, AskedTerms, Asking, ask_for_hands};
use community::close_call::{CloseCallRefused, close_call};
use community::see_calls::{CallRelation, SeenAnswer, SeenCall, see_call, see_calls};
use domain::{
    AnswerId, CallClose, CallId, CallNeed, CallPlace, Hands, Iri, Note, PersonName, Region, Skill, Term,
    Title, Urgency,
};
use edge::{Doors, Node, Problem, Reason};
use http::{StatusCode, header};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Membership;

use self::view::{AnswerView, CallView};
use crate::access::{Reader, Writer};
use crate::input::Body;
use crate::named::{community_at, named};
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Access, Answer, Operation, Shape};
use crate::page::Items;

/// All she sees.
pub(crate) const LIST: Operation = Operation {
    id: "listCalls",
    tag: "calls",
    summary: "Calls for hands that are open, hers, and those that wait for her: what waits for her first, then the most urgent.",
    access: Access::Read,
    answer: Answer::shown("Each call.", "CallList", || json!({ "items": [example()] })),
    ..Operation::PLAIN
};

/// One.
pub(crate) const SHOW: Operation = Operation {
    id: "showCall",
    summary: "One call for hands. The customer is named to the asker and to whoever she said yes to.",
    answer: Answer::shown("The call.", "Call", example),
    ..LIST
};

/// A new one.
pub(crate) const ASK: Operation = Operation {
    id: "askForHands",
    summary: "Call for hands. It is open at once, or waits for whoever has to agree to it.",
    access: Access::Write,
    body: Some(Shape {
        schema: "NewCall",
        example: new_example,
    }),
    answer: Answer {
        status: 201,
        headers: &["Location"],
        ..Answer::shown("The call.", "Call", example)
    },
    refusals: &[(409, "She may not call now, or has many open calls.")],
    ..LIST
};

/// Its answers.
pub(crate) const ANSWERS: Operation = Operation {
    id: "listCallAnswers",
    summary: "Answers to a call, for its asker alone.",
    answer: Answer::shown(
        "Each answer.",
        "CallAnswerList",
        || json!({ "items": [answer_example()] }),
    ),
    ..LIST
};

/// A new answer.
pub(crate) const ANSWER: Operation = Operation {
    id: "answerCall",
    summary: "Answer a call, once. Whoever answers accepts its terms by their digest.",
    access: Access::Write,
    body: Some(Shape {
        schema: "NewCallAnswer",
        example: || json!({ "words": "Two of us.", "hands": 2, "accepted": "zQmYx569xp2sdh3" }),
    }),
    answer: Answer {
        status: 201,
        ..Answer::shown("The answer.", "CallAnswer", answer_example)
    },
    refusals: &[(
        409,
        "It is hers, over, or answered by her already; or these are not its terms.",
    )],
    ..LIST
};

/// Her answer is taken back.
pub(crate) const WITHDRAW: Operation = Operation {
    id: "withdrawCallAnswer",
    summary: "Take back her answer to a call; the asker is told.",
    access: Access::Write,
    answer: Answer::done(204, "It is taken back."),
    ..LIST
};

/// The asker says yes.
pub(crate) const ACCEPT: Operation = Operation {
    id: "acceptCallAnswer",
    summary: "Say yes to an answer: whoever gave it learns whom to write to and who the customer is. Again changes nothing.",
    access: Access::Write,
    answer: Answer::shown("The answer.", "CallAnswer", answer_example),
    refusals: &[(409, "The call is closed, or the answer was taken back.")],
    ..LIST
};

/// Whoever has to agrees.
pub(crate) const APPROVE: Operation = Operation {
    id: "approveCall",
    summary: "Let a call go out that waits for her.",
    access: Access::Write,
    answer: Answer::shown("The call.", "Call", example),
    ..LIST
};

/// It is over.
pub(crate) const CLOSE: Operation = Operation {
    id: "closeCall",
    summary: "Close a call of hers, with what came of it, which is for her own report.",
    access: Access::Write,
    body: Some(Shape {
        schema: "CallClose",
        example: || json!({ "received": 2, "given": 1, "sites": 3, "value": "The best month" }),
    }),
    answer: Answer::done(204, "It is closed."),
    refusals: &[(409, "It is closed already.")],
    ..LIST
};

fn example() -> Value {
    json!({ "id": ID, "url": format!("https://seattle.example/calls/{ID}"), "name": "4 x DST remediation",
        "community": "https://seattle.example/c/seattle", "state": "open", "urgency": "emergency", "hands": 4,
        "unit": "one", "skills": ["erp"], "on_site": true, "regions": ["US-WA"], "verticals": [], "sizes": [],
        "from": "2027-03-12T08:00:00Z", "until": "2027-03-14T20:00:00Z", "open_until": "2027-03-12T08:00:00Z",
        "relation": "reader", "answered": false })
}

fn new_example() -> Value {
    json!({ "name": "4 x DST remediation", "hands": 4, "skills": ["erp"], "on_site": true, "regions": ["US-WA"],
        "from": "2027-03-12T08:00:00Z", "until": "2027-03-14T20:00:00Z", "urgency": "emergency",
        "communities": ["london.example"], "customer": "Harbour Hospital", "terms": { "months": 12 } })
}

fn answer_example() -> Value {
    json!({ "id": ID, "by": "london.example", "words": "Two of us.", "hands": 2, "state": "waiting",
        "at": "2027-03-11T09:00:00Z" })
}

/// What is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCall {
    name: Title,
    details: Option<Note>,
    hands: u16,
    skills: Vec<Skill>,
    #[serde(default)]
    on_site: bool,
    #[serde(default)]
    regions: Vec<Region>,
    #[serde(default)]
    verticals: Vec<Term>,
    #[serde(default)]
    sizes: Vec<Term>,
    from: Timestamp,
    until: Timestamp,
    urgency: Option<Urgency>,
    #[serde(default)]
    communities: Vec<String>,
    customer: Option<PersonName>,
    widen_after_minutes: Option<u32>,
    hours: Option<u16>,
    terms: Option<NewTerms>,
}

/// The part of the terms that is written by hand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewTerms {
    method: Option<Iri>,
    #[serde(default)]
    certificates: Vec<Title>,
    months: Option<u8>,
    content: Option<Note>,
}

/// An answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAnswer {
    words: Note,
    hands: Option<u16>,
    accepted: Option<String>,
}

/// The four fields of the close-out (need 3.7).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Closing {
    received: u16,
    given: u16,
    sites: u16,
    value: Option<Title>,
}

/// Answers what she sees.
pub(crate) async fn list(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let seen = doors.node.database.read(|tx| see_calls(tx, &caller.membership))?;
    Ok(Items::whole(seen.into_iter().map(CallView::new).collect()))
}

/// Answers one; one that is not for her as one that is not there (threat D6).
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let seen = seen(&doors.node, &caller.membership, &named(&id, CallId::parse)?)?;
    Ok(Json(CallView::new(seen)).into_response())
}

fn seen(node: &Node, who: &Membership, id: &CallId) -> Result<SeenCall, Problem> {
    let seen = node.database.read(|tx| see_call(tx, who, id))?;
    seen.ok_or_else(Problem::not_found)
}

/// Makes one.
pub(crate) async fn ask(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Body { value, .. }: Body<NewCall>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let asking = asking(node, value)?;
    let (rules, now) = (&node.settings.calls, node.now());
    let who = &caller.membership;
    let call = node
        .database
        .transact(|tx| ask_for_hands(tx, rules, who, asking.clone(), now).map_err(ask_refused))
        .await?;
    let location = [(header::LOCATION, format!("/api/v1/calls/{}", call.id))];
    let view = CallView::new(seen(node, who, &call.id)?);
    Ok((StatusCode::CREATED, location, Json(view)).into_response())
}

fn asking(node: &Node, new: NewCall) -> Result<Asking, Problem> {
    let invalid = |why: &dyn ToString| Problem::new(Reason::Invalid, why.to_string());
    let mut chosen = std::collections::BTreeSet::new();
    for host in &new.communities {
        let named = community_at(node, host);
        chosen.insert(
            named.map_err(|_| invalid(&"a community is named by its host, for example london.example"))?,
        );
    }
    Ok(Asking {
        id: ambient::ids::call_id(node.now(), &node.randomness),
        need: CallNeed {
            name: new.name,
            details: new.details,
            skills: new.skills.into_iter().collect(),
            regions: new.regions.into_iter().collect(),
            verticals: new.verticals.into_iter().collect(),
            sizes: new.sizes.into_iter().collect(),
            place: match new.on_site {
                true => CallPlace::OnSite,
                false => CallPlace::Remote,
            },
            hands: Hands::people(new.hands).map_err(|why| invalid(&why))?,
            least: None,
            from: new.from,
            until: new.until,
            urgency: new.urgency.unwrap_or(Urgency::Normal),
        },
        terms: new.terms.map(|terms| AskedTerms {
            method: terms.method,
            certificates: terms.certificates,
            months: terms.months,
            content: terms.content,
        }),
        customer: new.customer,
        chosen,
        widen_after: new.widen_after_minutes,
        hours: new.hours,
    })
}

fn ask_refused(refused: AskRefused) -> Problem {
    match refused {
        AskRefused::Store(error) => error.into(),
        AskRefused::NotInGoodStanding | AskRefused::TooMany | AskRefused::NoCommunity => {
            Problem::new(Reason::Conflict, refused.to_string())
        }
        AskRefused::Call(_) | AskRefused::NotAPeer(_) | AskRefused::Hours | AskRefused::Widen => {
            Problem::new(Reason::Invalid, refused.to_string())
        }
    }
}

/// Answers who answered, to the asker; to everybody else there is no such list.
pub(crate) async fn answers(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let seen = seen(&doors.node, &caller.membership, &named(&id, CallId::parse)?)?;
    if seen.relation != CallRelation::Author {
        return Err(Problem::not_found());
    }
    let view = |seen: SeenAnswer| AnswerView::new(seen.answer, seen.name);
    Ok(Items::whole(seen.answers.into_iter().map(view).collect()))
}

/// Takes an answer.
pub(crate) async fn answer(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(id): Path<String>,
    Body { value, .. }: Body<NewAnswer>,
) -> Result<Response, Problem> {
    let (node, id) = (&doors.node, named(&id, CallId::parse)?);
    let now = node.now();
    let answering = Answering {
        id: ambient::ids::call_answer_id(now, &node.randomness),
        activity: node.fresh_activity(),
        words: value.words,
        hands: value.hands.unwrap_or(1),
        accepted: value.accepted,
    };
    let who = &caller.membership;
    let answer = node
        .database
        .transact(|tx| answer_call(tx, who, &id, answering.clone(), now).map_err(answer_refused))
        .await?;
    let name = who.member().name.clone();
    Ok((StatusCode::CREATED, Json(AnswerView::new(answer, Some(name)))).into_response())
}

fn answer_refused(refused: AnswerCallRefused) -> Problem {
    match refused {
        AnswerCallRefused::Store(error) => error.into(),
        AnswerCallRefused::NoSuchCall | AnswerCallRefused::LinkOver => Problem::not_found(),
        AnswerCallRefused::Hands => Problem::new(Reason::Invalid, refused.to_string()),
        AnswerCallRefused::NotOpen
        | AnswerCallRefused::Own
        | AnswerCallRefused::Answered
        | AnswerCallRefused::Terms
        | AnswerCallRefused::NotInGoodStanding => Problem::new(Reason::Conflict, refused.to_string()),
    }
}

/// Takes hers back.
pub(crate) async fn withdraw(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (id, now) = (named(&id, CallId::parse)?, doors.node.now());
    let who = &caller.membership;
    doors
        .node
        .database
        .transact(|tx| withdraw_call_answer(tx, who, &id, now).map_err(answer_refused))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Says yes.
pub(crate) async fn accept(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path((id, answer)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (id, answer) = (named(&id, CallId::parse)?, named(&answer, AnswerId::parse)?);
    let (who, now) = (&caller.membership, doors.node.now());
    let accepted = doors
        .node
        .database
        .transact(|tx| accept_call_answer(tx, who, (&id, &answer), now).map_err(accept_refused))
        .await?;
    Ok(Json(AnswerView::new(accepted, None)).into_response())
}

fn accept_refused(refused: AcceptCallRefused) -> Problem {
    match refused {
        AcceptCallRefused::Store(error) => error.into(),
        AcceptCallRefused::NoSuchCall => Problem::not_found(),
        AcceptCallRefused::NoSuchAnswer | AcceptCallRefused::Closed => {
            Problem::new(Reason::Conflict, refused.to_string())
        }
    }
}

/// Lets it go out.
pub(crate) async fn approve(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (id, now) = (named(&id, CallId::parse)?, doors.node.now());
    let who = &caller.membership;
    let refused = |refused| match refused {
        ApproveRefused::NoSuchCall => Problem::not_found(),
        ApproveRefused::Store(error) => error.into(),
    };
    let node = &doors.node;
    node.database
        .transact(|tx| approve_call(tx, who, &id, now).map_err(refused))
        .await?;
    Ok(Json(CallView::new(seen(node, who, &id)?)).into_response())
}

/// Closes one.
pub(crate) async fn close(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(id): Path<String>,
    Body { value, .. }: Body<Closing>,
) -> Result<Response, Problem> {
    let (id, now) = (named(&id, CallId::parse)?, doors.node.now());
    let who = &caller.membership;
    let close = CallClose {
        received: value.received,
        given: value.given,
        sites: value.sites,
        value: value.value,
    };
    let refused = |refused| match refused {
        CloseCallRefused::NoSuchCall => Problem::not_found(),
        CloseCallRefused::Closed => Problem::new(Reason::Conflict, refused.to_string()),
        CloseCallRefused::Store(error) => error.into(),
    };
    doors
        .node
        .database
        .transact(|tx| close_call(tx, who, &id, close.clone(), now).map_err(refused))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
