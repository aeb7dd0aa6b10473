//! `/organizations`: companies whose people are members; officers write down their offices (F04, need 0.2).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::Viewer;
use community::describe_organization::{DescribeRefused, describe_organization};
use community::drawn_from::Version;
use community::name_approver::{NameApproverRefused, name_approver_for};
use community::see_organization::{SeeOrganizationRefused, see_organization};
use domain::{Handle, Office, Organization, PersonName, Region, Slug, Title};
use edge::{Doors, Problem, Reason};
use http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::organizations;

use crate::access::{Chief, Reader};
use crate::etag;
use crate::event_input::{invalid, wrong};
use crate::input::{Asked, Body};
use crate::named::named;
use crate::openapi::atoms::words;
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter, Shape};
use crate::page::{self, Items};

/// All of them.
pub(crate) const LIST: Operation = Operation {
    query: &[Parameter {
        name: "cursor",
        what: "From the `Link` of the page before.",
        need: Need::Optional,
        schema: words,
        example: "fathom-vale",
    }],
    ..Operation::of_officers(
        "listOrganizations",
        "organizations",
        "Companies whose people are members, by their addresses; 100 on a page.",
        Answer {
            headers: &["Link"],
            ..Answer::shown(
                "A page of organisations.",
                "OrganizationList",
                || json!({ "items": [example()] }),
            )
        },
    )
};

/// One of them.
pub(crate) const SHOW: Operation = Operation {
    id: "showOrganization",
    tag: "organizations",
    summary: "A company that shows an office, or for which somebody shows that she works.",
    access: Access::Read,
    answer: VERSIONED,
    ..Operation::PLAIN
};

const VERSIONED: Answer = Answer {
    headers: &["ETag"],
    ..Answer::shown("The organisation.", "Organization", example)
};

/// Its offices.
pub(crate) const CHANGE: Operation = Operation {
    headers: &[Parameter {
        name: "If-Match",
        what: "The `ETag` it had; offices that somebody else wrote since are not overwritten.",
        need: Need::Optional,
        schema: words,
        example: "*",
    }],
    refusals: &[(412, "Somebody wrote other offices since they were read.")],
    body: Some(Shape {
        schema: "OrganizationInput",
        example: || json!({ "offices": [{ "town": "London", "region": "GB" }] }),
    }),
    ..Operation::of_officers(
        "changeOrganization",
        "organizations",
        "Write down the offices of a company.",
        VERSIONED,
    )
};

/// Who acts for it.
pub(crate) const NAME_APPROVER: Operation = Operation {
    body: Some(Shape {
        schema: "ApproverInput",
        example: || json!({ "handle": "neve" }),
    }),
    ..Operation::of_officers(
        "nameApprover",
        "organizations",
        "Write down who acts for a company: one of its people, or nobody when it is empty.",
        Answer::shown(
            "Who acts for it.",
            "Approver",
            || json!({ "organization": "fathom-vale", "approver": "neve" }),
        ),
    )
};

/// Organisations on a page.
const PAGE: u16 = 100;

/// What may be asked of the list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListQuery {
    cursor: Option<String>,
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganizationInput {
    offices: Vec<OfficeInput>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeInput {
    town: String,
    region: String,
}

/// Who is to act for it; empty for nobody, so that an empty request changes nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApproverInput {
    handle: String,
}

#[derive(Serialize)]
struct ApproverView {
    organization: Slug,
    #[serde(skip_serializing_if = "Option::is_none")]
    approver: Option<Handle>,
}

#[derive(Serialize)]
struct OrganizationView {
    slug: Slug,
    name: PersonName,
    offices: Vec<Office>,
}

impl From<Organization> for OrganizationView {
    fn from(organization: Organization) -> Self {
        Self {
            slug: organization.slug,
            name: organization.name,
            offices: organization.offices,
        }
    }
}

/// Lists them.
pub(crate) async fn list(
    State(doors): State<Doors>,
    _chief: Chief,
    Asked(query): Asked<ListQuery>,
) -> Result<Response, Problem> {
    let after = page::after(query.cursor.as_deref(), Slug::parse)?;
    let mut found = doors
        .node
        .database
        .read(|tx| organizations::page(tx, after.as_ref(), PAGE + 1))?;
    let next = page::cut(&mut found, usize::from(PAGE), |last| last.slug.to_string())
        .map(|slug| page::next_url(&doors.node.origin, "/api/v1/organizations", &[], &slug));
    Ok(Items::page(
        found.into_iter().map(OrganizationView::from).collect(),
        next,
    ))
}

/// Answers one.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = named(&slug, Slug::parse)?;
    let viewer = Viewer::Member(caller.membership);
    let found = doors
        .node
        .database
        .read(|tx| see_organization(tx, &viewer, &slug, None));
    let (organization, _) = found.map_err(|refused| match refused {
        SeeOrganizationRefused::NoSuchOrganization => Problem::not_found(),
        SeeOrganizationRefused::Store(error) => error.into(),
    })?;
    Ok(shown(organization))
}

/// The organisation and its version, which is that of its offices.
fn shown(organization: Organization) -> Response {
    let version = Version::of(&organization.offices);
    let view = OrganizationView::from(organization);
    let body = serde_json::to_vec(&view).expect("a view has string keys and finite numbers");
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::ETAG, etag::of_described(&version, &body)),
    ];
    (headers, body).into_response()
}

/// Changes one.
pub(crate) async fn change(
    State(doors): State<Doors>,
    chief: Chief,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Body { value: input, .. }: Body<OrganizationInput>,
) -> Result<Response, Problem> {
    let slug = named(&slug, Slug::parse)?;
    let office = |office: OfficeInput| {
        Ok::<_, Problem>(Office {
            town: Title::parse(&office.town).map_err(wrong("offices"))?,
            region: Region::parse(&office.region).map_err(wrong("offices"))?,
        })
    };
    let offices: Vec<Office> = input.offices.into_iter().map(office).collect::<Result<_, _>>()?;
    let (drawn, now) = (etag::drawn(&headers), doors.node.now());
    let changed = doors
        .node
        .database
        .transact(|tx| describe_organization(tx, &chief.0, &slug, offices.clone(), &drawn, now));
    let organization = changed.await.map_err(|refused| match refused {
        DescribeRefused::NoSuchOrganization => Problem::not_found(),
        DescribeRefused::Changed => Problem::new(Reason::Changed, refused.to_string()),
        DescribeRefused::Organization(refused) => invalid("offices", &refused.to_string()),
        DescribeRefused::Store(error) => error.into(),
    })?;
    Ok(shown(organization))
}

/// Writes down who acts for one.
pub(crate) async fn name_approver(
    State(doors): State<Doors>,
    chief: Chief,
    Path(slug): Path<String>,
    Body { value: input, .. }: Body<ApproverInput>,
) -> Result<Response, Problem> {
    let slug = named(&slug, Slug::parse)?;
    let handle = match input.handle.trim() {
        "" => None,
        handle => Some(Handle::parse(handle).map_err(wrong("handle"))?),
    };
    let now = doors.node.now();
    let named = doors
        .node
        .database
        .transact(|tx| name_approver_for(tx, &chief.0, &slug, handle.as_ref(), now))
        .await;
    named.map_err(|refused| match refused {
        NameApproverRefused::NoSuchOrganization(_) => Problem::not_found(),
        NameApproverRefused::NotTheirs { .. } => invalid("handle", &refused.to_string()),
        NameApproverRefused::Store(error) => error.into(),
    })?;
    let view = ApproverView {
        organization: slug,
        approver: handle,
    };
    Ok(Json(view).into_response())
}

fn example() -> Value {
    json!({ "slug": "fathom-vale", "name": "Fathom & Vale", "offices": [{ "town": "London", "region": "GB" }] })
}

#[cfg(test)]
mod tests {
    use http::{Method, StatusCode};
    use serde_json::json;

    use crate::world::World;

    /// 0.2
    #[tokio::test]
    async fn an_officer_writes_down_where_a_company_works_and_members_read_it() {
        let world = World::new().await;
        let officer = world.as_officer();
        let list = officer.get("/api/v1/organizations").await;
        assert_eq!(list.json["items"][0]["slug"], "ledgerline");
        let offices = json!({ "offices": [{ "town": "London", "region": "gb" }, { "town": "Boston", "region": "US-MA" }] });
        let changed = officer
            .put("/api/v1/organizations/ledgerline", offices.clone())
            .await;
        assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
        let seen = world.as_reader().get("/api/v1/organizations/ledgerline").await;
        assert_eq!(
            seen.json["offices"][0],
            json!({ "town": "London", "region": "GB" })
        );
        let nobody = officer.put("/api/v1/organizations/nobody", offices).await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND);
        // Of two officers at once the second is told, and nothing is lost.
        let read = seen.header("etag").to_owned();
        let over = async |town: &str| {
            let body = json!({ "offices": [{ "town": town, "region": "GB" }] }).to_string();
            let known = [("if-match", read.as_str())];
            officer
                .call(
                    Method::PUT,
                    "/api/v1/organizations/ledgerline",
                    &known,
                    Some(body),
                )
                .await
        };
        assert_eq!(over("Leeds").await.status, StatusCode::OK);
        assert_eq!(over("York").await.status, StatusCode::PRECONDITION_FAILED);
        let now = world.as_reader().get("/api/v1/organizations/ledgerline").await;
        assert_eq!(now.json["offices"], json!([{ "town": "Leeds", "region": "GB" }]));
        let wrong = json!({ "offices": [{ "town": "London", "region": "nowhere" }] });
        let wrong = officer.put("/api/v1/organizations/ledgerline", wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
