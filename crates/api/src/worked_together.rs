//! `/people/{handle}/worked-together`: with whom a member worked, as both say, and what the caller says of her and herself
//! (need 0.9).

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::see_person::{SeenPerson, see_person};
use community::work_together::{
    WorkTogetherRefused, WorkedWith, say_worked_together, see_worked_together, take_back_worked_together,
};
use domain::{Handle, PersonName, WorkedStanding};
use edge::{Doors, Problem, Reason};
use serde::Serialize;
use serde_json::{Value, json};

use crate::access::{Reader, Writer};
use crate::openapi::operation::{Access, Answer, Operation};
use crate::people;

/// How it stands.
pub(crate) const SHOW: Operation = Operation {
    id: "showWorkedTogether",
    tag: "people",
    summary: "With whom a member worked, as both of them say, and how it stands between her and the member whose token it is.",
    access: Access::Read,
    answer: Answer::shown(
        "Those alone whom this member finds; on her own page also who waits for her word.",
        "WorkedTogether",
        example,
    ),
    refusals: &[people::TOO_OFTEN],
    ..Operation::PLAIN
};

/// She says so.
pub(crate) const SAY: Operation = Operation {
    id: "sayWorkedTogether",
    summary: "Say that the two worked together: asks her, or confirms what she said. Again changes nothing.",
    access: Access::Write,
    answer: Answer::shown("How it stands now.", "WorkedTogether", example),
    refusals: &[
        people::TOO_OFTEN,
        (
            409,
            "It is the member herself, or one of the two has no room for more.",
        ),
    ],
    ..SHOW
};

/// She takes it back.
pub(crate) const TAKE_BACK: Operation = Operation {
    id: "takeBackWorkedTogether",
    summary: "Take it back, or say no to who asked, who is not told; what was never said stays so.",
    answer: Answer::done(204, "It is not said."),
    ..SAY
};

#[derive(Serialize)]
struct WorkedView {
    standing: &'static str,
    with: Vec<NamedView>,
    asking: Vec<NamedView>,
}

#[derive(Serialize)]
struct NamedView {
    handle: Handle,
    name: PersonName,
}

impl WorkedView {
    fn new(worked: WorkedWith) -> Self {
        let named = |people: Vec<SeenPerson>| -> Vec<NamedView> {
            let view = |person: SeenPerson| NamedView {
                handle: person.handle,
                name: person.name,
            };
            people.into_iter().map(view).collect()
        };
        Self {
            standing: match worked.standing {
                WorkedStanding::Unsaid => "unsaid",
                WorkedStanding::SheAsked => "asked",
                WorkedStanding::SheIsAsked => "is_asked",
                WorkedStanding::Both => "both",
            },
            with: named(worked.with),
            asking: named(worked.asking),
        }
    }
}

/// The words of `standing`: unsaid; the caller said so; the other did; both do.
pub(crate) const STANDINGS: [&str; 4] = ["unsaid", "asked", "is_asked", "both"];

/// Answers how it stands.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(handle): Path<String>,
) -> Result<Response, Problem> {
    let (viewer, handle) = people::asked_for(&doors, caller, &handle)?;
    let worked = doors.node.database.read(|tx| {
        see_person(tx, &viewer, &handle).map_err(people::refused)?;
        see_worked_together(tx, &viewer, &handle).map_err(Problem::from)
    })?;
    Ok(Json(WorkedView::new(worked)).into_response())
}

/// Notes that she says so.
pub(crate) async fn say(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(handle): Path<String>,
) -> Result<Response, Problem> {
    let who = caller.membership.clone();
    let (viewer, handle) = people::asked_for(&doors, caller, &handle)?;
    let now = doors.node.now();
    let worked = doors
        .node
        .database
        .transact(|tx| {
            say_worked_together(tx, &who, &handle, now).map_err(refused)?;
            see_worked_together(tx, &viewer, &handle).map_err(Problem::from)
        })
        .await?;
    Ok(Json(WorkedView::new(worked)).into_response())
}

/// Notes that she does not, or no longer.
pub(crate) async fn take_back(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(handle): Path<String>,
) -> Result<Response, Problem> {
    let who = caller.membership.clone();
    let (_, handle) = people::asked_for(&doors, caller, &handle)?;
    let now = doors.node.now();
    doors
        .node
        .database
        .transact(|tx| take_back_worked_together(tx, &who, &handle, now).map_err(refused))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn refused(refused: WorkTogetherRefused) -> Problem {
    match refused {
        WorkTogetherRefused::NoSuchPerson => Problem::not_found(),
        WorkTogetherRefused::Herself | WorkTogetherRefused::TooManyAsked | WorkTogetherRefused::TooMany => {
            Problem::new(Reason::Conflict, refused.to_string())
        }
        WorkTogetherRefused::Store(error) => error.into(),
    }
}

fn example() -> Value {
    json!({ "standing": "is_asked", "with": [{ "handle": "neve", "name": "Neve Tarrantine" }], "asking": [] })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    /// 0.9
    #[tokio::test]
    async fn programs_of_two_members_say_that_they_worked_together_and_take_it_back() {
        let world = World::new().await;
        let (maren, olga) = (world.as_member(), world.as_officer());
        let (to_olga, to_maren) = (
            "/api/v1/people/olga/worked-together",
            "/api/v1/people/maren/worked-together",
        );
        let asked = maren.put(to_olga, json!({})).await;
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.text());
        assert_eq!(asked.json["standing"], "asked");
        let hers = olga.get(to_maren).await;
        assert_eq!(hers.json["standing"], "is_asked");
        let own = olga.get(to_olga).await;
        assert_eq!(own.json["asking"][0]["handle"], "maren", "{}", own.text());
        let both = olga.put(to_maren, json!({})).await;
        assert_eq!(both.json["standing"], "both");
        assert_eq!(both.json["with"][0]["handle"], "olga");
        assert_eq!(maren.delete(to_olga).await.status, StatusCode::NO_CONTENT);
        let gone = olga.get(to_maren).await;
        assert_eq!(
            (&gone.json["standing"], &gone.json["with"]),
            (&json!("unsaid"), &json!([]))
        );
        let herself = maren.put(to_maren, json!({})).await;
        assert_eq!(herself.status, StatusCode::CONFLICT);
        let nobody = maren
            .put("/api/v1/people/nobody/worked-together", json!({}))
            .await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    }
}
