//! `/community`: who the community is, for anybody; officers describe it (F01).

use std::fmt::Display;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use community::describe_community::{DescribeCommunityRefused, describe_community};
use community::drawn_from::Version;
use community::see_documents::see_documents;
use domain::{
    CommunityAudience, CommunityModality, CommunityProfile, Country, Currency, Governance, Html, LanguageTag,
    MailAddress, PeerProfile, Region, Title, Zone,
};
use edge::{Doors, Node, Problem, Reason};
use http::{HeaderMap, HeaderValue, header};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::access::Chief;
use crate::etag;
use crate::event_input::{invalid, wrong};
use crate::input::Body;
use crate::openapi::atoms;
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter, Shape};
use crate::pictures::PictureView;

/// The profile.
pub(crate) const SHOW: Operation = Operation {
    id: "showCommunity",
    tag: "about",
    summary: "Who this community is.",
    access: Access::Anyone,
    answer: VERSIONED,
    refusals: &[(304, "It is the version that `If-None-Match` names.")],
    ..Operation::PLAIN
};

/// Described anew.
pub(crate) const DESCRIBE: Operation = Operation {
    headers: &[Parameter {
        name: "If-Match",
        what: "The `ETag` of the profile that was read; what another officer wrote since is not overwritten.",
        need: Need::Optional,
        schema: atoms::words,
        example: "*",
    }],
    body: Some(Shape {
        schema: "CommunityInput",
        example: input_example,
    }),
    refusals: &[(412, "Somebody changed it since it was read.")],
    ..Operation::of_officers(
        "describeCommunity",
        "about",
        "Say who the community is; peers are told. What is left out is none; a `summary`, which is Markdown, stays as it is \
            when it is left out, and so do address and ecosystem, which are the operator's.",
        VERSIONED,
    )
};

const VERSIONED: Answer = Answer {
    headers: &["ETag"],
    ..Answer::shown("The community's profile.", "Community", example)
};

fn example() -> Value {
    json!({
        "activitypub_id": "https://seattle.example/c/seattle", "origin": "https://seattle.example",
        "slug": "seattle", "name": "Seattle Partners", "summary": "<p>Partners around Puget Sound.</p>",
        "governance": "association", "audience": "mixed", "modality": "hybrid", "ecosystem": "microsoft",
        "languages": ["en"], "timezone": "America/Los_Angeles", "country": "US", "currency": "USD",
        "region": "US-WA", "contact": "board@seattle.example", "chapters": ["Eastside", "Tacoma"],
        "documents": [{ "name": "Code of ethics 1.0", "words": 380, "url": "https://seattle.example/ethics" }],
    })
}

fn input_example() -> Value {
    json!({
        "name": "Seattle Partners", "summary": "Partners around *Puget Sound*.", "governance": "commercial",
        "operator_name": "Puget Events Ltd", "audience": "mixed", "modality": "hybrid", "languages": ["en", "es"],
        "timezone": "America/Los_Angeles", "country": "US", "region": "US-WA", "currency": "USD",
        "contact": "board@seattle.example", "chapters": ["Eastside", "Tacoma"],
    })
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CommunityInput {
    name: String,
    summary: Option<String>,
    governance: Governance,
    operator_name: Option<String>,
    audience: CommunityAudience,
    modality: CommunityModality,
    languages: Vec<String>,
    timezone: String,
    country: Option<String>,
    region: Option<String>,
    currency: String,
    contact: Option<String>,
    chapters: Option<Vec<String>>,
}

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
pub(crate) async fn show(State(doors): State<Doors>, headers: HeaderMap) -> Result<Response, Problem> {
    let mut answer = answer(&doors.node)?;
    let for_all = HeaderValue::from_static("public, max-age=300");
    answer.headers_mut().insert(header::CACHE_CONTROL, for_all);
    Ok(etag::unless_known(&headers, answer))
}

/// Describes it anew.
pub(crate) async fn describe(
    State(doors): State<Doors>,
    chief: Chief,
    headers: HeaderMap,
    Body { value: input, .. }: Body<CommunityInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let (drawn, now) = (etag::drawn(&headers), node.now());
    let described = node.database.transact(|tx| {
        let known = store::community::profile(tx)?.ok_or_else(not_set_up)?;
        let profile = input.over(known)?;
        describe_community(tx, &chief.0, &profile, &drawn, now).map_err(refused)
    });
    described.await?;
    answer(node)
}

fn refused(refused: DescribeCommunityRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        DescribeCommunityRefused::OperatorName => invalid("operator_name", &sentence),
        DescribeCommunityRefused::RegionElsewhere => invalid("region", &sentence),
        DescribeCommunityRefused::Changed => Problem::new(Reason::Changed, sentence),
        DescribeCommunityRefused::NotSetUp => not_set_up(),
        DescribeCommunityRefused::Store(error) => error.into(),
    }
}

impl CommunityInput {
    /// The profile that is meant, over the one that stands.
    fn over(&self, known: CommunityProfile) -> Result<CommunityProfile, Problem> {
        let summary = match &self.summary {
            None => known.summary,
            Some(text) => wire::markdown::rendered(text).ok_or_else(|| {
                let most = format!("may have at most {} bytes, markup included", Html::BYTES_MAX);
                invalid("summary", &most)
            })?,
        };
        Ok(CommunityProfile {
            slug: known.slug,
            name: Title::parse(&self.name).map_err(wrong("name"))?,
            summary,
            governance: self.governance,
            audience: self.audience,
            modality: self.modality,
            ecosystem: known.ecosystem,
            languages: self.languages()?,
            zone: Zone::parse(&self.timezone).map_err(wrong("timezone"))?,
            country: perhaps("country", self.country.as_deref(), Country::parse)?,
            currency: Currency::parse(&self.currency).map_err(wrong("currency"))?,
            operator_name: perhaps("operator_name", self.operator_name.as_deref(), Title::parse)?,
            region: perhaps("region", self.region.as_deref(), Region::parse)?,
            contact: perhaps("contact", self.contact.as_deref(), MailAddress::parse)?,
            chapters: self.chapters()?,
        })
    }

    fn languages(&self) -> Result<Vec<LanguageTag>, Problem> {
        let most = PeerProfile::LANGUAGES_MAX;
        if !(1..=most).contains(&self.languages.len()) {
            return Err(invalid("languages", &format!("holds 1 to {most} language tags")));
        }
        let tags = self.languages.iter().map(|tag| LanguageTag::parse(tag));
        tags.collect::<Result<_, _>>().map_err(wrong("languages"))
    }

    /// Each once.
    fn chapters(&self) -> Result<Vec<Title>, Problem> {
        let mut chapters: Vec<Title> = Vec::new();
        for chapter in self.chapters.iter().flatten() {
            let chapter = Title::parse(chapter).map_err(wrong("chapters"))?;
            if !chapters.contains(&chapter) {
                chapters.push(chapter);
            }
        }
        match chapters.len() <= CommunityProfile::CHAPTERS_MAX {
            true => Ok(chapters),
            false => {
                let most = format!("holds at most {}", CommunityProfile::CHAPTERS_MAX);
                Err(invalid("chapters", &most))
            }
        }
    }
}

/// What a text says, if it says anything.
fn perhaps<T, E: Display>(
    field: &'static str,
    text: Option<&str>,
    parse: fn(&str) -> Result<T, E>,
) -> Result<Option<T>, Problem> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    text.map(parse).transpose().map_err(wrong(field))
}

fn answer(node: &Node) -> Result<Response, Problem> {
    let found = node.database.read(|tx| {
        let identity = store::community::identity(tx)?;
        let documents = see_documents(tx, &node.origin)?;
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
    let body = serde_json::to_vec(&view).expect("a view has string keys and finite numbers");
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::ETAG, etag::of_described(&Version::of(&profile), &body)),
    ];
    Ok((headers, body).into_response())
}

/// What a node says before `init`.
pub(crate) fn not_set_up() -> Problem {
    Problem::new(Reason::Busy, "this node is not set up; run `rosarium init`")
}

#[cfg(test)]
mod tests {
    use http::{Method, StatusCode};
    use serde_json::{Value, json};

    use super::input_example;
    use crate::world::World;

    /// What an officer sends, but for one field.
    fn but(field: &str, value: Value) -> Value {
        let mut input = input_example();
        input[field] = value;
        input
    }

    /// F01, E10: an officer describes the community over what she read, and reads at which field she is wrong; nobody else does.
    #[tokio::test]
    async fn an_officer_describes_the_community_over_what_she_read() {
        let (world, path) = (World::new().await, "/api/v1/community");
        let before = world.get(path).await;
        let tag = before.header("etag").to_owned();
        let known = [("if-none-match", tag.as_str())];
        let again = world.as_stranger().call(Method::GET, path, &known, None).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        let officer = world.as_officer();
        let no = world.as_member().put(path, input_example()).await;
        assert_eq!(no.status, StatusCode::FORBIDDEN);
        let many: Vec<String> = (0..41).map(|number| format!("Chapter {number}")).collect();
        for (field, value) in [
            ("name", json!(" ")),
            ("summary", json!("x".repeat(20_001))),
            ("governance", json!("monarchy")),
            ("operator_name", json!("")),
            ("languages", json!([])),
            ("languages", json!(["x"])),
            ("timezone", json!("Mars/Olympus")),
            ("country", json!("Elsewhere")),
            ("region", json!("Cascadia")),
            ("region", json!("GB-ENG")),
            ("currency", json!("gold")),
            ("contact", json!("nobody")),
            ("chapters", json!(many)),
            ("slug", json!("elsewhere")),
        ] {
            let refused = officer.put(path, but(field, value)).await;
            let found = (refused.status, refused.json["field"].clone());
            assert_eq!(found, (StatusCode::UNPROCESSABLE_ENTITY, json!(field)));
        }
        assert_eq!(world.get(path).await.bytes, before.bytes);
        let over = async |tag: &str, input: Value| {
            let matched = [("if-match", tag)];
            officer
                .call(Method::PUT, path, &matched, Some(input.to_string()))
                .await
        };
        let said = over(&tag, but("name", json!("Puget Partners"))).await;
        assert_eq!(said.status, StatusCode::OK, "{}", said.text());
        let now = world.get(path).await;
        assert_eq!(
            (&now.bytes, now.header("etag")),
            (&said.bytes, said.header("etag"))
        );
        for (field, value) in [
            ("name", json!("Puget Partners")),
            ("governance", json!("commercial")),
            ("operator_name", json!("Puget Events Ltd")),
            ("region", json!("US-WA")),
            ("chapters", json!(["Eastside", "Tacoma"])),
            ("slug", before.json["slug"].clone()),
            ("ecosystem", before.json["ecosystem"].clone()),
        ] {
            assert_eq!(now.json[field], value, "{field}");
        }
        let summary = now.json["summary"].as_str().unwrap();
        assert!(summary.contains("<em>Puget Sound</em>"), "{summary}");
        let late = over(&tag, input_example()).await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
        let mut silent = input_example();
        silent.as_object_mut().unwrap().remove("summary");
        let said = over(now.header("etag"), silent).await;
        assert_eq!(said.json["summary"], now.json["summary"]);
    }

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
