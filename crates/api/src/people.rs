//! `/people`: the directory and the overlap card for programs of members (F05, F06).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::Viewer;
use community::search_people::{PeopleFilter, search_people};
use community::see_person::{SeePersonRefused, SeenPerson, common_ground, compare, photo_of, see_person};
use domain::{
    Compared, Dimension, Handle, Line, MemberId, Overlap, PersonName, Regions, Role, Tag, Terms, Title,
    Verdict,
};
use edge::{Caller, Doors, Problem, Reason};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::access::Reader;
use crate::event_input::invalid;
use crate::input::Asked;
use crate::named::named;
use crate::openapi::atoms::words;
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter};
use crate::page::{self, Items};
use crate::pictures::PictureView;

pub(crate) const TOO_OFTEN: (u16, &str) = (429, "Too many looks into the directory in this minute.");

const fn entry(name: &'static str, what: &'static str, example: &'static str) -> Parameter {
    Parameter {
        name,
        what,
        need: Need::Optional,
        schema: words,
        example,
    }
}

/// The directory.
pub(crate) const LIST: Operation = Operation {
    id: "listPeople",
    tag: "people",
    summary: "Members whom this member may see, by all that is asked for; 20 on a page.",
    access: Access::Read,
    query: &[
        entry("competency", "An id of `/taxonomy/competencies`.", "security"),
        entry("vertical", "An id of `/taxonomy/verticals`.", "retail"),
        entry("size", "An id of `/taxonomy/sizes`.", "51-250"),
        entry("region", "A country or a part of one.", "SE"),
        entry("type", "An id of `/taxonomy/partner-types`.", "advisory"),
        entry(
            "q",
            "Beginnings of words in name, company, best fit and we refer out.",
            "ship",
        ),
        entry(
            "scope",
            "Where to look: `community`, which is hers, and what it is when nothing is said.",
            "community",
        ),
        page::CURSOR_ID,
    ],
    answer: Answer {
        headers: &["Link"],
        ..Answer::shown(
            "A page of people.",
            "PersonList",
            || json!({ "items": [example()] }),
        )
    },
    refusals: &[TOO_OFTEN],
    ..Operation::PLAIN
};

/// One of them.
pub(crate) const SHOW: Operation = Operation {
    id: "showPerson",
    query: &[],
    summary: "One member as this member may see her.",
    answer: Answer::shown("What may be seen.", "Person", example),
    ..LIST
};

/// The two compared.
pub(crate) const OVERLAP: Operation = Operation {
    id: "showOverlap",
    query: &[],
    summary: "Where two members differ and where they meet, differences first.",
    answer: Answer::shown("The card; ids of the taxonomy.", "Overlap", overlap_example),
    refusals: &[TOO_OFTEN, (409, "It is the member herself.")],
    ..LIST
};

/// What may be asked of the list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListQuery {
    competency: Option<String>,
    vertical: Option<String>,
    size: Option<String>,
    region: Option<String>,
    #[serde(rename = "type")]
    partner_type: Option<String>,
    q: Option<String>,
    scope: Option<String>,
    cursor: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct PersonView {
    handle: Handle,
    name: PersonName,
    offices: Vec<Role>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<PersonName>,
    competencies: Terms,
    verticals: Terms,
    sizes: Terms,
    regions: Regions,
    partner_types: Terms,
    #[serde(skip_serializing_if = "Option::is_none")]
    best_fit: Option<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refer_out: Option<Line>,
    /// Said of one person, and not in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<PictureView>,
}

impl PersonView {
    pub(crate) fn new(person: SeenPerson) -> Self {
        let profile = person.profile;
        Self {
            handle: person.handle,
            name: person.name,
            offices: person.offices,
            organization: person.organization,
            competencies: profile.facets.competencies,
            verticals: profile.facets.verticals,
            sizes: profile.facets.sizes,
            regions: profile.facets.regions,
            partner_types: profile.partner_types,
            best_fit: profile.best_fit,
            refer_out: profile.refer_out,
            photo: None,
        }
    }
}

#[derive(Serialize)]
struct OverlapView {
    verdict: Verdict,
    competencies: ComparedView,
    verticals: ComparedView,
    sizes: ComparedView,
    regions: ComparedView,
    /// What both say of themselves for the other to see (need 1.7).
    common_ground: Vec<Tag>,
}

#[derive(Serialize)]
struct ComparedView {
    you: Vec<String>,
    they: Vec<String>,
    shared: Vec<String>,
}

impl ComparedView {
    fn new<T: Ord + ToString>(compared: &Compared<T>) -> Self {
        let texts = |these: &std::collections::BTreeSet<T>| these.iter().map(ToString::to_string).collect();
        Self {
            you: texts(&compared.first_only),
            they: texts(&compared.second_only),
            shared: texts(&compared.shared),
        }
    }
}

impl OverlapView {
    fn new(overlap: &Overlap, common_ground: Vec<Tag>) -> Self {
        Self {
            verdict: overlap.verdict,
            competencies: ComparedView::new(&overlap.competencies),
            verticals: ComparedView::new(&overlap.verticals),
            sizes: ComparedView::new(&overlap.sizes),
            regions: ComparedView::new(&overlap.regions),
            common_ground,
        }
    }
}

/// Lists them.
pub(crate) async fn list(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Asked(query): Asked<ListQuery>,
) -> Result<Response, Problem> {
    counted(&doors, &caller)?;
    if query.scope.as_deref().is_some_and(|scope| scope != "community") {
        return Err(invalid(
            "scope",
            "is community: only members of this node are looked for",
        ));
    }
    let after = page::after(query.cursor.as_deref(), MemberId::parse)?;
    let pairs = [
        ("competency", Dimension::Competencies, query.competency),
        ("vertical", Dimension::Verticals, query.vertical),
        ("size", Dimension::Sizes, query.size),
        ("region", Dimension::Regions, query.region),
        ("type", Dimension::PartnerTypes, query.partner_type),
    ];
    let mut filter = PeopleFilter::default();
    for (name, dimension, asked) in &pairs {
        let Some(entry) = asked else { continue };
        if !doors.node.settings.taxonomy.holds(*dimension, entry) {
            let list = dimension.word();
            return Err(invalid(
                name,
                &format!("is not on the list of {list}; see /api/v1/taxonomy/{list}"),
            ));
        }
        filter.entries.push((*dimension, entry.clone()));
    }
    let text = query.q.as_deref().map(Title::parse).transpose();
    filter.text = text.map_err(|refused| invalid("q", &refused.to_string()))?;
    let viewer = Viewer::Member(caller.membership);
    let found = doors
        .node
        .database
        .read(|tx| search_people(tx, &viewer, &filter, after.as_ref()))?;
    let mut asked: Vec<(&str, Option<&str>)> = pairs
        .iter()
        .map(|(name, _, entry)| (*name, entry.as_deref()))
        .collect();
    asked.push(("q", query.q.as_deref()));
    let next = found
        .next
        .map(|id| page::next_url(&doors.node.origin, "/api/v1/people", &asked, id.as_str()));
    Ok(Items::page(
        found.people.into_iter().map(PersonView::new).collect(),
        next,
    ))
}

/// Answers one.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(handle): Path<String>,
) -> Result<Response, Problem> {
    let (viewer, handle) = asked_for(&doors, caller, &handle)?;
    let node = &doors.node;
    let (person, photo) = node.database.read(|tx| {
        let person = see_person(tx, &viewer, &handle).map_err(refused)?;
        let photo = photo_of(tx, &person)?;
        Ok::<_, Problem>((person, photo))
    })?;
    let view = PersonView {
        photo: photo.map(|photo| PictureView::of(&node.origin, &photo)),
        ..PersonView::new(person)
    };
    Ok(Json(view).into_response())
}

/// Answers the card.
pub(crate) async fn overlap(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(handle): Path<String>,
) -> Result<Response, Problem> {
    let (viewer, handle) = asked_for(&doors, caller, &handle)?;
    let (overlap, shared) = doors.node.database.read(|tx| {
        let person = see_person(tx, &viewer, &handle).map_err(refused)?;
        let shared = common_ground(tx, &viewer, &person)?;
        Ok::<_, Problem>((compare(tx, &viewer, &person)?, shared))
    })?;
    let overlap =
        overlap.ok_or_else(|| Problem::new(Reason::Conflict, "it is you: there is nothing to compare"))?;
    Ok(Json(OverlapView::new(&overlap, shared)).into_response())
}

/// Who looks, and at whom.
pub(crate) fn asked_for(doors: &Doors, caller: Caller, handle: &str) -> Result<(Viewer, Handle), Problem> {
    counted(doors, &caller)?;
    let handle = named(handle, Handle::parse)?;
    Ok((Viewer::Member(caller.membership), handle))
}

pub(crate) fn counted(doors: &Doors, caller: &Caller) -> Result<(), Problem> {
    let member = &caller.membership.member().id;
    doors.node.look_for_people(member).map_err(|seconds| {
        Problem::new(
            Reason::Limit,
            format!("too many looks into the directory; again in {seconds} seconds"),
        )
    })
}

pub(crate) fn refused(refused: SeePersonRefused) -> Problem {
    match refused {
        SeePersonRefused::NoSuchPerson => Problem::not_found(),
        SeePersonRefused::Store(error) => error.into(),
    }
}

pub(crate) fn example() -> Value {
    json!({ "handle": "beatrix", "name": "Beatrix Kallenmoor", "offices": ["officer"],
        "organization": "Tallowbrook Systems",
        "competencies": ["business-applications"], "verticals": ["wholesale"], "sizes": ["51-250"],
        "regions": ["GB"], "partner_types": ["advisory"], "best_fit": "Family-owned wholesalers" })
}

fn overlap_example() -> Value {
    let nothing: [&str; 0] = [];
    json!({ "verdict": "adjacent",
        "competencies": { "you": nothing, "they": nothing, "shared": ["business-applications"] },
        "verticals": { "you": ["healthcare"], "they": ["wholesale"], "shared": nothing },
        "sizes": { "you": nothing, "they": nothing, "shared": ["51-250"] },
        "regions": { "you": ["US-WA"], "they": ["GB"], "shared": nothing },
        "common_ground": ["marathon"] })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    fn profile(competency: &str, region: &str) -> serde_json::Value {
        let field = |value: serde_json::Value| json!({ "value": value, "visibility": "community" });
        json!({ "competencies": field(json!([competency])), "verticals": field(json!(["retail"])),
            "sizes": field(json!([])), "regions": field(json!([region])), "partner_types": field(json!([])),
            "best_fit": field(json!("Shipyards")), "refer_out": field(json!("")),
            "common_ground": field(json!([])), "organization": "community", "hide_from": [] })
    }

    /// 2.12, 1.11
    #[tokio::test]
    async fn a_member_finds_another_and_is_told_where_they_differ() {
        let world = World::new().await;
        let (maren, olga) = (world.as_member(), world.as_officer());
        let put = maren.put("/api/v1/me/profile", profile("erp", "SE")).await;
        assert_eq!(put.status, StatusCode::OK, "{}", put.text());
        let put = olga.put("/api/v1/me/profile", profile("erp", "US-WA")).await;
        assert_eq!(put.json["competencies"]["value"], json!(["erp"]));
        let found = maren
            .get("/api/v1/people?competency=erp&region=US-WA&q=ship")
            .await;
        assert_eq!(
            found.json["items"].as_array().unwrap().len(),
            1,
            "{}",
            found.text()
        );
        assert_eq!(found.json["items"][0]["handle"], "olga");
        assert_eq!(found.json["items"][0]["offices"], json!(["officer"]));
        let card = maren.get("/api/v1/people/olga/overlap").await;
        assert_eq!(card.json["verdict"], "adjacent");
        assert_eq!(card.json["regions"]["they"], json!(["US-WA"]));
        let own = maren.get("/api/v1/people/maren/overlap").await;
        assert_eq!(own.status, StatusCode::CONFLICT);
        let nobody = maren.get("/api/v1/people/nobody").await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND);
        let same = maren
            .get("/api/v1/people?competency=erp&region=US-WA&q=ship&scope=community")
            .await;
        assert_eq!(same.json["items"], found.json["items"]);
        let wider = maren.get("/api/v1/people?scope=network").await;
        assert_eq!(wider.json["field"], "scope", "{}", wider.text());
        let wrong = maren.get("/api/v1/people?competency=alchemy").await;
        assert_eq!(
            (wrong.status, &wrong.json["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("competency"))
        );
    }

    /// 1.7: three shared tags at most, and none unless both let the other see theirs.
    #[tokio::test]
    async fn common_ground_is_what_both_let_the_other_see() {
        let world = World::new().await;
        let (maren, olga) = (world.as_member(), world.as_officer());
        let says = |tags: serde_json::Value, visibility: &str| {
            let mut profile = profile("erp", "SE");
            profile["common_ground"] = json!({ "value": tags, "visibility": visibility });
            profile
        };
        let four = json!(["chess", "marathon", "sailing", "swedish"]);
        let shared = async |hers: serde_json::Value| {
            assert_eq!(maren.put("/api/v1/me/profile", hers).await.status, StatusCode::OK);
            let (there, back) = (
                maren.get("/api/v1/people/olga/overlap").await,
                olga.get("/api/v1/people/maren/overlap").await,
            );
            assert_eq!(there.json["common_ground"], back.json["common_ground"]);
            there.json["common_ground"].clone()
        };
        let put = olga
            .put("/api/v1/me/profile", says(four.clone(), "community"))
            .await;
        assert_eq!(put.status, StatusCode::OK, "{}", put.text());
        let three = json!(["chess", "marathon", "sailing"]);
        assert_eq!(shared(says(four.clone(), "community")).await, three);
        assert_eq!(
            shared(says(json!(["marathon"]), "peers")).await,
            json!(["marathon"])
        );
        assert_eq!(shared(says(four, "me")).await, json!([]));
    }

    /// 2.8
    #[tokio::test]
    async fn who_is_hidden_from_answers_as_if_nobody_were_there() {
        let world = World::new().await;
        let (maren, olga) = (world.as_member(), world.as_officer());
        let mut hiding = profile("erp", "SE");
        hiding["hide_from"] = json!(["Ledgerline"]);
        assert_eq!(
            olga.put("/api/v1/me/profile", hiding).await.status,
            StatusCode::OK
        );
        let (hidden, nobody) = (
            maren.get("/api/v1/people/olga").await,
            maren.get("/api/v1/people/nobody").await,
        );
        assert_eq!((hidden.status, hidden.bytes), (nobody.status, nobody.bytes));
        let list = maren.get("/api/v1/people").await;
        assert!(!list.text().contains("olga"));
    }
}
