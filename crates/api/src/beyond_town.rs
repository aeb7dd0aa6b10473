//! `/me/beyond-town`: who does the same for the same customers elsewhere, as a figure and a few people (F05, need 2.18).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use community::Viewer;
use community::beyond_town::{Beyond, BeyondTown, beyond_town};
use edge::{Doors, Problem};
use serde::Serialize;
use serde_json::{Value, json};

use crate::access::Reader;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::people::{self, PersonView};

/// Beyond her own places.
pub(crate) const SHOW: Operation = Operation {
    id: "lookBeyondTown",
    tag: "people",
    summary: "Members of her community who work in none of her places, for an industry of hers where she has said any.",
    access: Access::Read,
    answer: Answer::shown(
        "At least so many, rounded down and left out below five; and up to three of them.",
        "BeyondTown",
        example,
    ),
    refusals: &[people::TOO_OFTEN],
    ..Operation::PLAIN
};

/// The words of `of`.
pub(crate) const OF: [&str; 2] = ["industries", "anybody"];

#[derive(Serialize)]
struct BeyondView {
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<usize>,
    of: &'static str,
    suggestions: Vec<PersonView>,
}

impl From<BeyondTown> for BeyondView {
    fn from(beyond: BeyondTown) -> Self {
        Self {
            people: beyond.people,
            places: beyond.people.map(|_| beyond.places),
            of: match beyond.of {
                Beyond::HerIndustries => "industries",
                Beyond::Anybody => "anybody",
            },
            suggestions: beyond.suggestions.into_iter().map(PersonView::new).collect(),
        }
    }
}

/// Answers it; nobody where she has not said where she works.
pub(crate) async fn show(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    people::counted(&doors, &caller)?;
    let viewer = Viewer::Member(caller.membership);
    let found = doors.node.database.read(|tx| beyond_town(tx, &viewer))?;
    let found = found.unwrap_or(BeyondTown {
        people: None,
        places: 0,
        of: Beyond::Anybody,
        suggestions: Vec::new(),
    });
    Ok(Json(BeyondView::from(found)).into_response())
}

fn example() -> Value {
    json!({ "people": 15, "places": 4, "of": "industries", "suggestions": [people::example()] })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::world::World;

    /// 2.18
    #[tokio::test]
    async fn a_program_is_told_of_few_people_without_a_figure() {
        let world = World::new().await;
        let (maren, olga) = (world.as_member(), world.as_officer());
        let nobody = maren.get("/api/v1/me/beyond-town").await;
        assert_eq!(nobody.json, json!({ "of": "anybody", "suggestions": [] }));
        let field = |value: serde_json::Value| json!({ "value": value, "visibility": "community" });
        let profile = |region: &str| {
            json!({ "competencies": field(json!(["erp"])), "verticals": field(json!(["retail"])),
                "sizes": field(json!([])), "regions": field(json!([region])),
                "partner_types": field(json!([])), "best_fit": field(json!("")),
                "refer_out": field(json!("")), "common_ground": field(json!([])),
                "organization": "community", "hide_from": [] })
        };
        for (who, region) in [(&maren, "US-WA"), (&olga, "SE")] {
            let put = who.put("/api/v1/me/profile", profile(region)).await;
            assert_eq!(put.status, http::StatusCode::OK, "{}", put.text());
        }
        let beyond = maren.get("/api/v1/me/beyond-town").await.json;
        assert_eq!(beyond["of"], "industries");
        assert_eq!(beyond["suggestions"][0]["handle"], "olga");
        assert!(beyond.get("people").is_none() && beyond.get("places").is_none());
    }
}
