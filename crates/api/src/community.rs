//! `/community`: who the community is (F01), for anybody.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use community::see_documents::see_documents;
use edge::{Doors, Problem, Reason};
use http::header;
use serde::Serialize;
use serde_json::json;

use crate::openapi::operation::{Access, Answer, Operation};
use crate::pictures::PictureView;

/// The profile.
pub(crate) const SHOW: Operation = Operation {
    id: "showCommunity",
    tag: "about",
    summary: "Who this community is.",
    access: Access::Anyone,
    answer: Answer::shown("The community's profile.", "Community", || {
        json!({
            "activitypub_id": "https://seattle.example/c/seattle", "origin": "https://seattle.example",
            "slug": "seattle", "name": "Seattle Partners", "summary": "<p>Partners around Puget Sound.</p>",
            "governance": "association", "audience": "mixed", "modality": "hybrid", "ecosystem": "microsoft",
            "languages": ["en"], "timezone": "America/Los_Angeles", "country": "US", "currency": "USD",
            "region": "US-WA", "contact": "board@seattle.example", "chapters": ["Eastside", "Tacoma"],
            "documents": [{ "name": "Code of ethics 1.0", "words": 380, "url": "https://seattle.example/ethics" }],
        })
    }),
    ..Operation::PLAIN
};

#[derive(Serialize)]
struct CommunityView<'a> {
    activitypub_id: domain::Iri,
    origin: &'a domain::Origin,
    slug: &'a domain::Slug,
    name: &'a domain::Title,
    summary: &'a domain::Html,
    governance: &'static str,
    audience: &'static str,
    modality: &'static str,
    ecosystem: &'static str,
    languages: &'a [domain::LanguageTag],
    timezone: &'a domain::Zone,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a domain::Country>,
    currency: &'a domain::Currency,
    #[serde(skip_serializing_if = "Option::is_none")]
    operator_name: Option<&'a domain::Title>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a domain::Region>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<&'a domain::MailAddress>,
    chapters: &'a [domain::Title],
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<PictureView>,
    documents: Vec<DocumentView<'a>>,
}

/// A text by which the community goes, with its length (need 4.15).
#[derive(Serialize)]
struct DocumentView<'a> {
    name: &'a domain::Title,
    words: u32,
    url: &'a domain::Iri,
}

/// Answers the profile; it is the same for everybody.
pub(crate) async fn show(State(doors): State<Doors>) -> Result<Response, Problem> {
    let found = doors.node.database.read(|tx| {
        let identity = store::community::identity(tx)?;
        let documents = see_documents(tx, &doors.node.origin)?;
        let logo = store::pictures::logo(tx)?;
        let both = identity.zip(store::community::profile(tx)?);
        Ok::<_, Problem>(both.map(|(identity, profile)| (identity, profile, documents, logo)))
    })?;
    let (identity, profile, documents, logo) = found.ok_or_else(not_set_up)?;
    let view = CommunityView {
        activitypub_id: identity.group(),
        origin: &identity.origin,
        slug: &profile.slug,
        name: &profile.name,
        summary: &profile.summary,
        governance: profile.governance.word(),
        audience: profile.audience.word(),
        modality: profile.modality.word(),
        ecosystem: profile.ecosystem.word(),
        languages: &profile.languages,
        timezone: &profile.zone,
        country: profile.country.as_ref(),
        currency: &profile.currency,
        operator_name: profile.operator_name.as_ref(),
        region: profile.region.as_ref(),
        contact: profile.contact.as_ref(),
        chapters: &profile.chapters,
        picture: logo.map(|logo| PictureView::of(&identity.origin, &logo)),
        documents: documents
            .iter()
            .map(|document| DocumentView {
                name: &document.name,
                words: document.words,
                url: &document.address,
            })
            .collect(),
    };
    Ok(([(header::CACHE_CONTROL, "public, max-age=300")], Json(view)).into_response())
}

/// What a node says before `init`.
pub(crate) fn not_set_up() -> Problem {
    Problem::new(Reason::Busy, "this node is not set up; run `rosarium init`")
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use crate::world::World;

    #[tokio::test]
    async fn anybody_reads_who_the_community_is() {
        let world = World::new().await;
        let answer = world.get("/api/v1/community").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.json["name"], "Seattle Partners");
        assert_eq!(answer.json["activitypub_id"], "https://seattle.example/c/seattle");
        assert_eq!(answer.header("cache-control"), "public, max-age=300");
        assert_eq!(
            world.as_member().get("/api/v1/community").await.bytes,
            answer.bytes
        );
    }
}
