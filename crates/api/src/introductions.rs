//! `/introductions`: requests of the member whose token it is and requests to her; she asks, answers and takes back (F07). Nothing
//! that is answered here tells why nobody replied.

mod view;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::answer_introduction::{
    AnswerIntroductionRefused, Saying, SayingYes, answer_introduction, say_met,
};
use community::ask_introduction::{
    AskIntroductionRefused, AskTo, AskingIntroduction, ask_introduction, withdraw_introduction,
};
use community::see_introductions::{SeenIntroduction, see_introduction, see_introductions};
use domain::{
    Blurb, Disclosure, Handle, IntroductionId, IntroductionWords, MailAddress, Met, PartyRef, Title,
};
use edge::{Doors, Node, Problem, Reason};
use http::{StatusCode, header};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Membership;

use self::view::IntroductionView;
pub(crate) use self::view::STATES;
use crate::access::{Reader, Writer};
use crate::input::Body;
use crate::named::{community_at, named};
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Access, Answer, Operation, Shape};
use crate::page::Items;

/// All of hers.
pub(crate) const LIST: Operation = Operation {
    id: "listIntroductions",
    tag: "introductions",
    summary: "Requests to be introduced: those to her first, then her own, each as she may know of it.",
    access: Access::Read,
    answer: Answer::shown(
        "Each introduction.",
        "IntroductionList",
        || json!({ "items": [example()] }),
    ),
    ..Operation::PLAIN
};

/// One.
pub(crate) const SHOW: Operation = Operation {
    id: "showIntroduction",
    summary: "One introduction. The other one's contact is in it once both said yes.",
    answer: Answer::shown("The introduction.", "Introduction", example),
    ..LIST
};

/// A new one.
pub(crate) const ASK: Operation = Operation {
    id: "askForIntroduction",
    summary: "Ask to be introduced to a member here, by her handle, or to somebody of a peer, by the reference on her card.",
    access: Access::Write,
    body: Some(Shape {
        schema: "NewIntroduction",
        example: new_example,
    }),
    answer: Answer {
        status: 201,
        headers: &["Location"],
        ..Answer::shown("The introduction.", "Introduction", example)
    },
    refusals: &[(
        409,
        "Her requests of these 30 days are used, or she may not ask now.",
    )],
    ..LIST
};

/// An answer.
pub(crate) const ANSWER: Operation = Operation {
    id: "answerIntroduction",
    summary: "Answer a request: `yes` with a contact and three half-hours, `not_now` or `no_thanks`. Only a yes is told to anybody.",
    access: Access::Write,
    body: Some(Shape {
        schema: "NewIntroductionAnswer",
        example: || {
            json!({ "answer": "yes", "mail": "beatrix@tallowbrook.example",
                "slots": ["2026-12-08T09:00:00Z", "2026-12-09T13:30:00Z", "2026-12-10T15:00:00Z"] })
        },
    }),
    answer: Answer::done(204, "It is noted."),
    refusals: &[(409, "It is over, or answered already.")],
    ..LIST
};

/// She takes hers back.
pub(crate) const WITHDRAW: Operation = Operation {
    id: "withdrawIntroduction",
    summary: "Take a request back that waits.",
    access: Access::Write,
    answer: Answer::done(204, "It is taken back."),
    ..LIST
};

/// Whether they met.
pub(crate) const MET: Operation = Operation {
    id: "sayMet",
    summary: "Say whether the two met, once both said yes; it stays here.",
    access: Access::Write,
    body: Some(Shape {
        schema: "IntroductionMet",
        example: || json!({ "met": true }),
    }),
    answer: Answer::done(204, "It is noted."),
    refusals: &[(409, "They have not both said yes.")],
    ..LIST
};

fn example() -> Value {
    json!({ "id": ID, "side": "asked", "state": "waiting", "topic": "ERP for clinics", "community": "london.example",
        "why": "We sell the same suite to clinics here.", "gain": "A partner for customers abroad.",
        "until": "2026-12-05T09:00:00Z" })
}

fn new_example() -> Value {
    json!({ "to": "beatrix", "topic": "ERP for clinics", "why": "We sell the same suite to clinics here.",
        "gain": "A partner for customers abroad.", "blind": false, "mail": "maren@ledgerline.example" })
}

/// What is asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewIntroduction {
    to: Option<Handle>,
    community: Option<String>,
    party_ref: Option<PartyRef>,
    topic: Title,
    why: Blurb,
    gain: Blurb,
    #[serde(default)]
    blind: bool,
    mail: MailAddress,
}

/// An answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAnswer {
    answer: AnswerWord,
    mail: Option<MailAddress>,
    #[serde(default)]
    slots: Vec<Timestamp>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AnswerWord {
    Yes,
    NotNow,
    NoThanks,
}

/// Whether they met.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SayingMet {
    met: bool,
}

/// Answers what she sees.
pub(crate) async fn list(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let node = &doors.node;
    let (asked, heard) = node
        .database
        .read(|tx| see_introductions(tx, &caller.membership, node.now()))?;
    let all = heard.into_iter().chain(asked);
    Ok(Items::whole(all.map(IntroductionView::new).collect()))
}

/// Answers one; another's as one that is not there.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, IntroductionId::parse)?;
    let seen = seen(&doors.node, &caller.membership, &id)?;
    Ok(Json(IntroductionView::new(seen)).into_response())
}

fn seen(node: &Node, who: &Membership, id: &IntroductionId) -> Result<SeenIntroduction, Problem> {
    let seen = node
        .database
        .read(|tx| see_introduction(tx, who, id, node.now()))?;
    seen.ok_or_else(Problem::not_found)
}

/// Sends one.
pub(crate) async fn ask(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Body { value, .. }: Body<NewIntroduction>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let asking = asking(node, value)?;
    let (rules, now, who) = (&node.settings.introductions, node.now(), &caller.membership);
    let asked = node
        .database
        .transact(|tx| ask_introduction(tx, who, asking.clone(), rules, now).map_err(ask_refused))
        .await?;
    let location = [(header::LOCATION, format!("/api/v1/introductions/{}", asked.id))];
    let view = IntroductionView::new(seen(node, who, &asked.id)?);
    Ok((StatusCode::CREATED, location, Json(view)).into_response())
}

fn asking(node: &Node, new: NewIntroduction) -> Result<AskingIntroduction, Problem> {
    let to = match (new.to, new.community, new.party_ref) {
        (Some(handle), None, None) => AskTo::Here(handle),
        (None, Some(community), Some(party)) => AskTo::There(community_at(node, &community)?, party),
        _ => {
            let why = "name a member by to, or somebody of a peer by community and party_ref";
            return Err(Problem::new(Reason::Invalid, why));
        }
    };
    Ok(AskingIntroduction {
        id: ambient::ids::introduction_id(&node.randomness),
        activity: node.fresh_activity(),
        group: node.group.clone(),
        key: node.randomness.stream(ambient::StreamName::Nonces).bytes(),
        to,
        words: IntroductionWords {
            topic: new.topic,
            why: new.why,
            gain: new.gain,
        },
        disclosure: match new.blind {
            true => Disclosure::Blind,
            false => Disclosure::Open,
        },
        mail: new.mail,
    })
}

fn ask_refused(refused: AskIntroductionRefused) -> Problem {
    match refused {
        AskIntroductionRefused::Store(error) => error.into(),
        AskIntroductionRefused::NotWaiting => Problem::not_found(),
        AskIntroductionRefused::QuotaUsed { .. } | AskIntroductionRefused::NotInGoodStanding => {
            Problem::new(Reason::Conflict, refused.to_string())
        }
        AskIntroductionRefused::NoSuchPerson
        | AskIntroductionRefused::Herself
        | AskIntroductionRefused::NotAPeer
        | AskIntroductionRefused::NotACard
        | AskIntroductionRefused::Topic => Problem::new(Reason::Invalid, refused.to_string()),
    }
}

/// Takes an answer.
pub(crate) async fn answer(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(id): Path<String>,
    Body { value, .. }: Body<NewAnswer>,
) -> Result<Response, Problem> {
    let (node, id) = (&doors.node, named(&id, IntroductionId::parse)?);
    let saying = match (value.answer, value.mail) {
        (AnswerWord::Yes, Some(mail)) => Saying::Yes(SayingYes {
            mail,
            slots: value.slots,
        }),
        (AnswerWord::Yes, None) => {
            return Err(Problem::new(
                Reason::Invalid,
                "a yes says by mail whom to write to",
            ));
        }
        (AnswerWord::NotNow, _) => Saying::NotNow,
        (AnswerWord::NoThanks, _) => Saying::NoThanks,
    };
    let (rules, now, who) = (&node.settings.introductions, node.now(), &caller.membership);
    node.database
        .transact(|tx| {
            answer_introduction(tx, who, &id, saying.clone(), (rules, now)).map_err(answer_refused)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn answer_refused(refused: AnswerIntroductionRefused) -> Problem {
    match refused {
        AnswerIntroductionRefused::Store(error) => error.into(),
        AnswerIntroductionRefused::NoSuchRequest => Problem::not_found(),
        AnswerIntroductionRefused::Slots => Problem::new(Reason::Invalid, refused.to_string()),
        AnswerIntroductionRefused::NotOpen | AnswerIntroductionRefused::NotConnected => {
            Problem::new(Reason::Conflict, refused.to_string())
        }
    }
}

/// Takes hers back.
pub(crate) async fn withdraw(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (id, now) = (named(&id, IntroductionId::parse)?, doors.node.now());
    let who = &caller.membership;
    doors
        .node
        .database
        .transact(|tx| withdraw_introduction(tx, who, &id, now).map_err(ask_refused))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Notes whether they met.
pub(crate) async fn met(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(id): Path<String>,
    Body { value, .. }: Body<SayingMet>,
) -> Result<Response, Problem> {
    let (node, id, who) = (
        &doors.node,
        named(&id, IntroductionId::parse)?,
        &caller.membership,
    );
    seen(node, who, &id)?;
    let met = match value.met {
        true => Met::Yes,
        false => Met::No,
    };
    node.database
        .transact(|tx| say_met(tx, who, &id, met).map_err(answer_refused))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
