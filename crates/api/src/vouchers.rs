//! `/vouchers`: a member's vouchers for what other communities offer, one more on paper, and what one on paper is worth here
//! (F16; threats V, F1).

use ambient::{StreamName, ids};
use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::response::{IntoResponse, Response};
use community::check_paper::{
    DeskKeeper, PaperRefused, PaperSeen, PaperState, check_paper, note_codes_ended, redeem_paper,
};
use community::print_voucher::{
    FreshPaper, PrintRefused, Printed, SeePaperRefused, print_voucher, see_paper,
};
use domain::{Iri, IssuedVoucher, Origin, PaperCode};
use edge::{Caller, Doors, Missed, PeerProblem, Problem, Reason};
use http::request::Parts;
use http::{StatusCode, header};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{StoreError, vouchers_issued};

use crate::access::{Reader, Writer};
use crate::input::Body;
use crate::openapi::operation::{Access, Answer, Operation, Shape};
use crate::page::Items;

/// Hers.
pub(crate) const LIST: Operation = Operation {
    id: "listVouchers",
    tag: "vouchers",
    summary: "The caller’s own vouchers for what other communities offer, latest first, until a year after their last day.",
    access: Access::Read,
    answer: Answer::shown(
        "All of them. What became of one that a browser carried is not known here.",
        "VoucherList",
        || json!({ "items": [listed_example()] }),
    ),
    ..Operation::PLAIN
};

/// One on paper.
pub(crate) const SHOW: Operation = Operation {
    id: "showPaperVoucher",
    tag: "vouchers",
    summary: "What stands on a voucher on paper of the caller: the address for a camera, the code to type.",
    access: Access::Read,
    answer: Answer::shown("The voucher.", "PaperVoucher", paper_example),
    refusals: &[(409, "The keys of the community were changed since; make it anew.")],
    ..Operation::PLAIN
};

/// One more on paper.
pub(crate) const PRINT: Operation = Operation {
    id: "makePaperVoucher",
    tag: "vouchers",
    summary: "Make a voucher on paper for an offer, or show the one that the caller has for it.",
    access: Access::Write,
    body: Some(Shape {
        schema: "PaperVoucherInput",
        example: || json!({ "offer": "https://london.example/offers/01KR0000000000000000000042" }),
    }),
    answer: Answer {
        status: 201,
        headers: &["Location"],
        ..Answer::shown("The voucher.", "PaperVoucher", paper_example)
    },
    refusals: &[
        (404, "Nothing of that address is offered to members here."),
        (409, "The caller does not qualify for it now."),
        (429, "The caller has had too many made within an hour."),
    ],
    ..Operation::PLAIN
};

/// A desk looks at one.
pub(crate) const VERIFY: Operation = Operation {
    id: "verifyVoucher",
    tag: "vouchers",
    summary: "What a voucher on paper is worth here; nothing is counted. For officers, and for whom an organiser named for the \
        door of an event of today.",
    access: Access::Read,
    body: Some(Shape {
        schema: "VerifyInput",
        example: verify_example,
    }),
    answer: Answer::shown("What it says.", "VoucherSeen", seen_example),
    refusals: &[
        (403, "The caller keeps no desk."),
        (
            404,
            "That community gave out no such code for here, or it is over.",
        ),
        (
            409,
            "It is no voucher for this community, or nothing is offered for it.",
        ),
        (429, "Too many codes were tried."),
    ],
    ..Operation::PLAIN
};

/// A desk counts one.
pub(crate) const COUNT: Operation = Operation {
    id: "countVoucher",
    tag: "vouchers",
    summary: "Count a voucher on paper as used, once; whoever counted it is told the same again for two minutes.",
    access: Access::Write,
    body: Some(Shape {
        schema: "VerifyInput",
        example: verify_example,
    }),
    answer: Answer::shown("It is counted.", "VoucherCounted", counted_example),
    refusals: &[
        (403, "The caller keeps no desk."),
        (
            404,
            "That community gave out no such code for here, or it is over.",
        ),
        (
            409,
            "It does not count, or the community that gave it out does not answer.",
        ),
        (429, "Too many codes were tried."),
    ],
    ..Operation::PLAIN
};

#[derive(Serialize)]
struct VoucherView {
    id: String,
    offer: Iri,
    community: Origin,
    paper: bool,
    at: Timestamp,
    expires: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_back: Option<Timestamp>,
}

impl From<IssuedVoucher> for VoucherView {
    fn from(voucher: IssuedVoucher) -> Self {
        Self {
            paper: voucher.is_paper(),
            id: voucher.jti,
            offer: voucher.offer,
            community: voucher.host,
            at: voucher.at,
            expires: voucher.expires,
            shown: voucher.shown,
            taken_back: voucher.revoked,
        }
    }
}

#[derive(Serialize)]
struct PaperView {
    id: String,
    offer: Iri,
    community: Origin,
    name: String,
    expires: Timestamp,
    code: String,
    address: String,
}

impl From<Printed> for PaperView {
    fn from(printed: Printed) -> Self {
        Self {
            address: printed.address(),
            code: printed.code.to_string(),
            id: printed.id,
            offer: printed.offer.id,
            community: printed.offer.host,
            name: printed.name.to_string(),
            expires: printed.expires,
        }
    }
}

#[derive(Serialize)]
struct SeenView {
    counts: bool,
    state: &'static str,
    name: String,
    community: Iri,
    offer: String,
    expires: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    used: Option<Timestamp>,
}

impl From<PaperSeen> for SeenView {
    fn from(seen: PaperSeen) -> Self {
        let (state, used) = match seen.state {
            PaperState::Good => ("good", None),
            PaperState::Used { at } => ("used", Some(at)),
            PaperState::TakenBack { .. } => ("taken_back", None),
            PaperState::UsedUp { .. } => ("used_up", None),
            PaperState::YearFull { .. } => ("year_full", None),
        };
        Self {
            counts: state == "good",
            state,
            name: seen.name.to_string(),
            community: seen.home,
            offer: seen.offer.id.to_string(),
            expires: seen.expires,
            used,
        }
    }
}

/// Which offer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaperInput {
    offer: Iri,
}

/// A signed text, or a code and who gave it out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerifyInput {
    voucher: Option<String>,
    code: Option<String>,
    community: Option<Origin>,
}

/// Lists hers.
pub(crate) async fn list(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let member = &caller.membership.member().id;
    let hers = doors
        .node
        .database
        .read(|tx| vouchers_issued::of_member(tx, member))?;
    Ok(Items::whole(hers.into_iter().map(VoucherView::from).collect()))
}

/// Shows one on paper.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    Ok(Json(seen_by(&doors, &caller, &id)?).into_response())
}

fn seen_by(doors: &Doors, caller: &Caller, id: &str) -> Result<PaperView, Problem> {
    let node = &doors.node;
    let now = node.now();
    let read = node
        .database
        .read(|tx| see_paper(tx, &caller.membership, (&node.group, id), now));
    read.map(PaperView::from).map_err(|refused| match refused {
        SeePaperRefused::NoSuchVoucher | SeePaperRefused::Over => Problem::not_found(),
        SeePaperRefused::Store(error) => error.into(),
        refused => Problem::new(Reason::Conflict, refused.to_string()),
    })
}

/// Makes one, or shows the one she has.
pub(crate) async fn print(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Body { value: input, .. }: Body<PaperInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let now = node.now();
    let mut chance = node.randomness.stream(StreamName::Crypto);
    let fresh = FreshPaper {
        id: chance.bytes(),
        secret: chance.bytes(),
    };
    let issued = node
        .database
        .transact(|tx| {
            let asked = (&node.group, &input.offer);
            print_voucher(tx, &caller.membership, asked, &fresh, now)
        })
        .await;
    let issued = issued.map_err(|refused| match refused {
        PrintRefused::NoSuchOffer | PrintRefused::NoMember => Problem::not_found(),
        PrintRefused::Store(error) => error.into(),
        PrintRefused::TooMany => {
            let mut problem = Problem::new(Reason::Limit, refused.to_string());
            problem.retry_after_seconds = Some(3_600);
            problem
        }
        refused => Problem::new(Reason::Conflict, refused.to_string()),
    })?;
    let view = seen_by(&doors, &caller, &issued.jti)?;
    let location = [(header::LOCATION, format!("/api/v1/vouchers/{}", issued.jti))];
    Ok((StatusCode::CREATED, location, Json(view)).into_response())
}

/// Looks at one.
pub(crate) async fn verify(
    State(doors): State<Doors>,
    desk: Desk,
    Body { value: input, .. }: Body<VerifyInput>,
) -> Result<Response, Problem> {
    let desk = desk.keeper()?;
    let token = token_of(&doors, &desk, input).await?;
    let node = &doors.node;
    let now = node.now();
    let seen = node
        .database
        .read(|tx| check_paper(tx, (&node.group, &token), now));
    Ok(Json(SeenView::from(seen.map_err(refused)?)).into_response())
}

/// Counts one.
pub(crate) async fn count(
    State(doors): State<Doors>,
    Writer(_): Writer,
    desk: Desk,
    Body { value: input, .. }: Body<VerifyInput>,
) -> Result<Response, Problem> {
    let desk = desk.keeper()?;
    let token = token_of(&doors, &desk, input).await?;
    let node = &doors.node;
    let (now, fresh) = (node.now(), ids::redemption_id(&node.randomness));
    let counted = node
        .database
        .transact(|tx| redeem_paper(tx, &desk, (&node.group, &token), &fresh, now))
        .await;
    let made = counted.map_err(refused)?;
    let view = json!({ "ticket": made.id, "at": made.at, "offer": made.offer });
    Ok(Json(view).into_response())
}

fn refused(refused: PaperRefused) -> Problem {
    match refused {
        PaperRefused::Store(error) => error.into(),
        refused => Problem::new(Reason::Conflict, refused.to_string()),
    }
}

/// Whoever keeps the desk, by a token with the scope `read` or a wider one; nobody, if whose token it is keeps none.
pub(crate) struct Desk(Option<DeskKeeper>);

impl FromRequestParts<Doors> for Desk {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let caller = edge::reader(&doors.node, &parts.headers)?;
        let now = doors.node.now();
        let found = doors
            .node
            .database
            .read(|tx| DeskKeeper::of(tx, &caller.membership, caller.officer.as_ref(), now))?;
        Ok(Self(found))
    }
}

impl Desk {
    fn keeper(self) -> Result<DeskKeeper, Problem> {
        self.0.ok_or_else(|| {
            Problem::new(
                Reason::NotAllowed,
                "only officers look at vouchers here, and whom an organiser named for the door of an event of today",
            )
        })
    }
}

async fn token_of(doors: &Doors, desk: &DeskKeeper, input: VerifyInput) -> Result<String, Problem> {
    match (input.voucher, input.code, input.community) {
        (Some(token), None, None) => Ok(token),
        (None, Some(code), Some(community)) => resolve(doors, desk, &code, &community).await,
        _ => Err(Problem::new(
            Reason::Invalid,
            "send `voucher` alone, or `code` and `community`",
        )),
    }
}

async fn resolve(
    doors: &Doors,
    desk: &DeskKeeper,
    code: &str,
    community: &Origin,
) -> Result<String, Problem> {
    let code = PaperCode::parse(code)
        .map_err(|refused| Problem::new(Reason::Invalid, refused.to_string()).at("code"))?;
    let node = &doors.node;
    node.try_paper_code(desk.member()).map_err(|often| {
        let mut problem = Problem::new(Reason::Limit, "too many codes were tried; come back later");
        problem.retry_after_seconds = Some(often.seconds);
        problem
    })?;
    match doors.paper.resolve(community, &code).await {
        Ok(Some(token)) => Ok(token),
        Ok(None) => {
            if node.missed_paper_code(desk.member()) == Missed::TheLastOfTheDay {
                let now = node.now();
                let noted = node.database.transact(|tx| note_codes_ended(tx, now)).await;
                noted.map_err(|error: StoreError| Problem::from(error))?;
            }
            Err(Problem::not_found())
        }
        Err(problem @ PeerProblem::Unknown(_)) => Err(Problem::new(Reason::Conflict, problem.to_string())),
        Err(problem) => Err(problem.into()),
    }
}

fn listed_example() -> Value {
    json!({ "id": "hR0n3X0m2sVwYk1bq7T9aA", "offer": "https://london.example/offers/01KR0000000000000000000042",
        "community": "https://london.example", "paper": true, "at": "2026-11-21T18:02:00Z",
        "expires": "2026-12-21T18:02:00Z", "shown": "2026-11-23T09:30:00Z" })
}

fn paper_example() -> Value {
    json!({ "id": "hR0n3X0m2sVwYk1bq7T9aA", "offer": "https://london.example/offers/01KR0000000000000000000042",
        "community": "https://london.example", "name": "Maren Lindqvist", "expires": "2026-12-21T18:02:00Z",
        "code": "7K3Q9-ZZ4PX", "address": "https://london.example/verify?v=eyJhbGci.eyJpc3Mi.c2lnbmVk" })
}

fn verify_example() -> Value {
    json!({ "code": "7K3Q9-ZZ4PX", "community": "https://seattle.example" })
}

fn seen_example() -> Value {
    json!({ "counts": true, "state": "good", "name": "Maren Lindqvist", "community": "https://seattle.example/c/seattle",
        "offer": "01KR0000000000000000000042", "expires": "2026-12-21T18:02:00Z" })
}

fn counted_example() -> Value {
    json!({ "ticket": "3ZK8Q0W2E4R6T8Y0A1C3E5GHJK", "at": "2026-11-23T09:31:00Z", "offer": "01KR0000000000000000000042" })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    /// F1, V20, E11: whoever keeps no desk tries no code, and nothing is said of a text that nobody signed.
    #[tokio::test]
    async fn a_desk_alone_looks_at_vouchers() {
        let world = World::new().await;
        let asked = json!({ "voucher": "a.b.c" });
        for path in ["/api/v1/vouchers/verify", "/api/v1/vouchers/count"] {
            let member = world.as_member().post(path, asked.clone()).await;
            assert_eq!(member.status, StatusCode::FORBIDDEN, "{path}");
            let officer = world.as_officer().post(path, asked.clone()).await;
            assert_eq!(officer.status, StatusCode::CONFLICT, "{path}");
            let both = json!({ "voucher": "a.b.c", "code": "7K3Q9-ZZ4PX" });
            let both = world.as_officer().post(path, both).await;
            assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        }
        let mine = world.as_reader().get("/api/v1/vouchers").await;
        assert_eq!((mine.status, &mine.json["items"]), (StatusCode::OK, &json!([])));
        let none = world.as_reader().get("/api/v1/vouchers/nothing").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        let offer = json!({ "offer": "https://london.example/offers/1" });
        let none = world.as_member().post("/api/v1/vouchers", offer).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    }
}
