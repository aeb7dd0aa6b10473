//! `/memberships`: level, state and last day paid for; a member's own, and all for officers (F02).

use axum::extract::State;
use axum::response::Response;
use community::see_memberships::{SeenMembership, see_memberships};
use domain::{EnrolmentState, Handle, Kind, MemberId, Slug, Title};
use edge::{Doors, Problem};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::access::Reader;
use crate::events::LIMIT;
use crate::input::Asked;
use crate::members::ListQuery;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::{self, Items};

/// Those she may see.
pub(crate) const LIST: Operation = Operation {
    id: "listMemberships",
    tag: "dues",
    summary: "Memberships: the caller's own; all of them, in the order people joined, for a token with the scope \
        `admin` of an officer or operator.",
    access: Access::Read,
    query: &[page::CURSOR_ID, LIMIT],
    headers: &[],
    body: None,
    answer: Answer {
        headers: &["Link"],
        ..Answer::shown(
            "A page of memberships.",
            "MembershipList",
            || json!({ "items": [example()] }),
        )
    },
    refusals: &[],
};

#[derive(Serialize)]
struct MembershipView {
    member: MemberId,
    handle: Handle,
    kind: Kind,
    tier: Slug,
    state: EnrolmentState,
    since: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    paid_until: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chapter: Option<Title>,
}

/// Lists them.
pub(crate) async fn list(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Asked(query): Asked<ListQuery>,
) -> Result<Response, Problem> {
    let limit = page::limit(query.limit.as_deref())?;
    let after = query.cursor.as_deref().map(MemberId::parse).transpose();
    let after = after.map_err(|_| page::bad_cursor())?;
    let node = &doors.node;
    let now = node.now();
    let mut found = node.database.read(|tx| {
        see_memberships(
            tx,
            &caller.membership,
            caller.officer.as_ref(),
            after.as_ref(),
            page::one_more(limit),
            now,
        )
    })?;
    let asked = [("limit", query.limit.as_deref())];
    let next = page::cut(&mut found, limit, |seen| seen.member.id.to_string())
        .map(|id| page::next_url(&node.origin, "/api/v1/memberships", &asked, &id));
    Ok(Items::page(found.into_iter().map(view).collect(), next))
}

fn view(seen: SeenMembership) -> MembershipView {
    let SeenMembership {
        member, enrolment, ..
    } = seen;
    MembershipView {
        member: member.id,
        handle: member.handle,
        kind: enrolment.kind,
        tier: enrolment.tier,
        state: enrolment.state,
        since: enrolment.since,
        paid_until: enrolment.until,
        chapter: enrolment.chapter,
    }
}

fn example() -> Value {
    json!({ "member": ID, "handle": "maren", "kind": "partner", "tier": "chapter", "state": "current",
        "since": "2026-05-01", "paid_until": "2027-04-30", "chapter": "Eastside" })
}
