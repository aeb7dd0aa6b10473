//! An event as JSON: the same facts as its page, its ActivityPub document and its calendar.

use axum::response::{IntoResponse, Response};
use community::Viewer;
use community::see_event::{Host, Seen};
use community::see_jobs::{SeenJob, SeenJobs};
use domain::{
    Activity, AgendaItem, Amount, Banner, CoHost, Currency, EventId, EventState, Handle, Html, Iri, JobKind,
    JobName, JoinMode, LanguageTag, Modality, Moment, Origin, PersonName, Role, Tag, Title, Zone,
};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::Value;

use crate::audience::{self, Detail};
use crate::etag;
use crate::host_names::HostNames;
use crate::pictures::PictureView;

/// An event as it is answered; what there is none of is left out.
#[derive(Serialize)]
pub(crate) struct EventView {
    id: EventId,
    activitypub_id: Iri,
    url: Iri,
    calendar: Iri,
    revision: u64,
    state: EventState,
    host: HostView,
    audience: Value,
    title: Title,
    description: Html,
    start: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    timezone: Zone,
    modality: Modality,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    online_page: Option<Iri>,
    join_mode: JoinMode,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<Iri>,
    #[serde(skip_serializing_if = "Option::is_none")]
    capacity: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken: Option<u32>,
    waiting: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    member_price: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<Currency>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<LanguageTag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    /// Of an event of this community whose category stands for one of the four.
    #[serde(skip_serializing_if = "Option::is_none")]
    activity: Option<Activity>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    agenda: Vec<AgendaView>,
    tags: Vec<Tag>,
    /// Who holds it together with its host (need 0.7).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    co_hosts: Vec<CoHostView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<PictureView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jobs: Option<Vec<JobView>>,
    /// The first date of the series that it is one of.
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<EventId>,
    published: String,
    updated: String,
}

/// A part of an event.
#[derive(Serialize)]
struct AgendaView {
    /// After the start.
    minutes: u32,
    at: String,
    what: Title,
}

/// An organisation or a chapter of the host's node.
#[derive(Serialize)]
struct CoHostView {
    name: Title,
    url: Iri,
}

/// Something to do at an event, for members.
#[derive(Serialize)]
pub(crate) struct JobView {
    /// Its name within the event.
    number: u32,
    job: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<JobName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<PersonView>,
    /// Somebody does it of whom the reader is not told.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    taken: bool,
}

#[derive(Serialize)]
struct PersonView {
    handle: Handle,
    name: PersonName,
}

#[derive(Serialize)]
struct HostView {
    origin: Origin,
    name: String,
    is_this_node: bool,
}

#[derive(Serialize)]
struct PlaceView {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locality: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coordinates: Option<domain::Coordinates>,
}

impl EventView {
    /// Writes what the viewer saw; which peers were invited is for officers.
    pub(crate) fn new(seen: &Seen, origin: &Origin, names: &HostNames, viewer: &Viewer) -> Self {
        let event = &seen.event;
        let draft = event.draft.clone();
        let host = event.iri.origin();
        let detail = match viewer {
            Viewer::Member(membership) if membership.member().holds(Role::Officer) => Detail::Named,
            _ => Detail::Kind,
        };
        let activity = draft.category.as_deref().and_then(Activity::of_category);
        let agenda = draft
            .agenda
            .iter()
            .map(|part| AgendaView::new(part, &draft.start));
        let agenda = agenda.collect();
        Self {
            id: event.id.clone(),
            activitypub_id: event.iri.clone(),
            url: Iri::local(origin, &format!("/events/{}", event.id)),
            calendar: Iri::local(origin, &format!("/events/{}.ics", event.id)),
            revision: event.revision,
            state: event.state,
            host: HostView {
                name: names.of(&host),
                is_this_node: seen.host == Host::Us,
                origin: host,
            },
            audience: audience::view(&event.audience, detail),
            title: draft.title,
            description: draft.description,
            start: draft.start.rfc3339(),
            end: draft.end.as_ref().map(domain::Moment::rfc3339),
            timezone: draft.start.zone,
            modality: draft.modality,
            place: draft.place.map(PlaceView::new),
            online_page: draft.online_page,
            join_mode: draft.join_mode,
            external_url: draft.external_url,
            capacity: draft.capacity,
            taken: seen.taken,
            waiting: seen.waiting,
            price: draft.price.as_ref().map(|price| price.amount.clone()),
            member_price: draft.price.as_ref().and_then(|price| price.member.clone()),
            currency: draft.price.map(|price| price.currency),
            language: draft.language,
            activity: activity.filter(|_| seen.host == Host::Us),
            agenda,
            category: draft.category,
            tags: draft.tags,
            co_hosts: draft.co_hosts.into_iter().map(CoHostView::new).collect(),
            picture: draft
                .banner
                .as_ref()
                .and_then(Banner::shown)
                .map(|shown| PictureView::of(origin, &shown)),
            jobs: None,
            series: event.series.clone(),
            published: event.published.to_string(),
            updated: event.updated.to_string(),
        }
    }

    /// With who does what, for whoever may see that.
    pub(crate) fn with_jobs(mut self, jobs: Option<SeenJobs>) -> Self {
        self.jobs = jobs.map(|jobs| jobs.jobs.into_iter().map(JobView::new).collect());
        self
    }

    /// Answers it with its version, which is one of what the viewer saw.
    pub(crate) fn answer(self, status: StatusCode) -> Response {
        let location = format!("/api/v1/events/{}", self.id);
        let body = serde_json::to_vec(&self).expect("a view is written as JSON");
        let tag = etag::of_event(self.revision, &body);
        let kind = HeaderValue::from_static("application/json");
        let mut response = (status, [(header::CONTENT_TYPE, kind)], body).into_response();
        let headers = response.headers_mut();
        headers.extend(HeaderValue::try_from(tag).ok().map(|tag| (header::ETAG, tag)));
        if status == StatusCode::CREATED {
            headers.extend(
                HeaderValue::try_from(location)
                    .ok()
                    .map(|place| (header::LOCATION, place)),
            );
        }
        response
    }
}

impl AgendaView {
    fn new(part: &AgendaItem, start: &Moment) -> Self {
        let at = Moment {
            at: part.at(start.at),
            zone: start.zone.clone(),
        };
        Self {
            minutes: part.minutes,
            at: at.rfc3339(),
            what: part.what.clone(),
        }
    }
}

impl CoHostView {
    fn new(host: CoHost) -> Self {
        Self {
            name: host.name,
            url: host.iri,
        }
    }
}

impl JobView {
    pub(crate) fn new(job: SeenJob) -> Self {
        let (word, name) = match job.kind {
            JobKind::Organiser => ("organiser", None),
            JobKind::Door => ("door", None),
            JobKind::Minutes => ("minutes", None),
            JobKind::SpeakerCare => ("speaker_care", None),
            JobKind::Other(name) => ("other", Some(name)),
        };
        Self {
            number: job.number,
            job: word,
            name,
            taken: !job.is_open && job.doer.is_none(),
            person: job.doer.map(|doer| PersonView {
                handle: doer.handle,
                name: doer.name,
            }),
        }
    }
}

impl PlaceView {
    fn new(place: domain::Place) -> Self {
        let domain::Place {
            name,
            street,
            postal_code,
            locality,
            region,
            country,
            coordinates,
        } = place;
        Self {
            name,
            street,
            postal_code,
            locality,
            region,
            country,
            coordinates,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::Title;
    use http::{Method, StatusCode};
    use serde_json::json;

    use crate::world::{Client, World};

    async fn known(client: &Client<'_>, url: &str, tag: &str) -> StatusCode {
        let headers = [("if-none-match", tag)];
        client.call(Method::GET, url, &headers, None).await.status
    }

    /// RFC 9110 section 8.8.3: an officer is told which peers are invited, so what a member was told is not what she has.
    #[tokio::test]
    async fn what_one_reader_has_is_not_what_another_is_told() {
        let world = World::new().await;
        world.with_london().await;
        let named = json!({ "peers": ["https://london.example"] });
        let url = format!("/api/v1/events/{}", world.publish(named).await);
        let tag = world.as_member().get(&url).await.header("etag").to_owned();
        assert_eq!(
            known(&world.as_member(), &url, &tag).await,
            StatusCode::NOT_MODIFIED
        );
        assert_eq!(known(&world.as_officer(), &url, &tag).await, StatusCode::OK);
    }

    #[tokio::test]
    async fn an_event_whose_host_is_called_otherwise_is_sent_again() {
        let world = World::new().await;
        let url = format!("/api/v1/events/{}", world.publish(json!("public")).await);
        let before = world.get(&url).await;
        let tag = before.header("etag").to_owned();
        let stranger = world.as_stranger();
        assert_eq!(known(&stranger, &url, &tag).await, StatusCode::NOT_MODIFIED);
        let renamed = world.database().transact(|tx| {
            let mut profile = store::community::profile(tx)?.expect("it is set up");
            profile.name = Title::parse("Puget Sound Partners").unwrap();
            store::community::put_profile(tx, &profile)
        });
        renamed.await.unwrap();
        assert_eq!(known(&stranger, &url, &tag).await, StatusCode::OK);
        let after = world.get(&url).await;
        assert_eq!(after.json["host"]["name"], "Puget Sound Partners");
        assert_eq!(after.json["revision"], before.json["revision"]);
    }
}
