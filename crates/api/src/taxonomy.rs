//! `/taxonomy/{list}`: what people pick from, for forms elsewhere (needs 2.4, 3.9).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::{Dimension, LanguageTag, Term};
use edge::{Doors, Problem, Reason};
use http::header;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use crate::access::Visitor;
use crate::openapi::operation::{Access, Answer, Operation};

/// One list.
pub(crate) const SHOW: Operation = Operation {
    id: "showTaxonomy",
    tag: "taxonomy",
    summary: "A list people pick from: competencies, verticals, sizes, partner-types or regions. Peers exchange its ids.",
    access: Access::Anyone,
    answer: Answer::shown("The list, in its order.", "Taxonomy", || {
        json!({ "taxonomy": "microsoft-2026", "dated": "2026-01-31", "language": "en",
            "items": [{ "id": "security", "name": "Security" }] })
    }),
    ..Operation::PLAIN
};

#[derive(Serialize)]
struct TaxonomyView<'a> {
    taxonomy: &'a Term,
    dated: Date,
    language: &'a LanguageTag,
    items: Vec<EntryView<'a>>,
}

#[derive(Serialize)]
struct EntryView<'a> {
    id: &'a str,
    name: &'a str,
}

/// Answers one list; it is the same for everybody.
pub(crate) async fn show(
    State(doors): State<Doors>,
    _visitor: Visitor,
    Path(list): Path<String>,
) -> Result<Response, Problem> {
    let taxonomy = &doors.node.settings.taxonomy;
    let dimension = Dimension::from_word(&list).ok_or_else(|| {
        let words = Dimension::ALL.map(Dimension::word).join(", ");
        Problem::new(
            Reason::NotFound,
            format!("there is no such list; there are {words}"),
        )
    })?;
    let items = taxonomy.list(dimension).into_iter();
    let view = TaxonomyView {
        taxonomy: &taxonomy.id,
        dated: taxonomy.dated,
        language: &taxonomy.language,
        items: items.map(|(id, name)| EntryView { id, name }).collect(),
    };
    Ok(([(header::CACHE_CONTROL, "public, max-age=300")], Json(view)).into_response())
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use crate::world::World;

    #[tokio::test]
    async fn anybody_reads_a_list_and_is_told_which_there_are() {
        let world = World::new().await;
        let answer = world.get("/api/v1/taxonomy/partner-types").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.json["taxonomy"], "small-2026");
        assert_eq!(answer.json["items"][0]["name"], "Advisory");
        let wrong = world.get("/api/v1/taxonomy/colours").await;
        assert_eq!(wrong.status, StatusCode::NOT_FOUND);
        assert!(wrong.text().contains("partner-types"), "{}", wrong.text());
    }
}
