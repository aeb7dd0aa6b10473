//! What clients of our own people put into an actor's outbox by bearer token (ActivityPub section 6).
//!
//! A door like pages and API: it reads the submission, calls one verb of `community`, and answers 201 with the activity.

mod answers;
mod author;
mod events;
mod refusals;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::{Iri, OwnActor};
use edge::{IdempotencyKey, Problem, Reason};
use http::{HeaderValue, Request, StatusCode, header};
use jiff::Timestamp;
use store::{Database, Transaction};
use wire::activity::Verb;
use wire::submission::{self, Submission, SubmissionRefused};

use crate::Federation;
use crate::documents::{Cache, answer};

pub(crate) use author::Author;

/// `/users/{handle}/outbox`: her own token, with the scope `write`.
pub(crate) async fn of_person(
    State(federation): State<Arc<Federation>>,
    Path(handle): Path<String>,
    request: Request<Body>,
) -> Result<Response, Problem> {
    let caller = edge::writer(&federation.node, request.headers())?;
    let author = Author::member(caller, &handle)?;
    federation.submitted(author, request).await
}

/// `/c/{slug}/outbox`: an officer's token, with the scope `admin`.
pub(crate) async fn of_group(
    State(federation): State<Arc<Federation>>,
    Path(slug): Path<String>,
    request: Request<Body>,
) -> Result<Response, Problem> {
    let officer = edge::officer(&federation.node, request.headers())?;
    federation.check_slug(&slug)?;
    let author = Author::Officer(officer, OwnActor::Community);
    federation.submitted(author, request).await
}

/// `/actor/outbox`: the same.
pub(crate) async fn of_node(
    State(federation): State<Arc<Federation>>,
    request: Request<Body>,
) -> Result<Response, Problem> {
    let officer = edge::officer(&federation.node, request.headers())?;
    federation
        .submitted(Author::Officer(officer, OwnActor::Node), request)
        .await
}

/// One submission on its way to a verb.
struct Posted {
    submission: Submission,
    /// A fresh address for the activity, where its verb does not make one.
    fresh: Iri,
    key: IdempotencyKey,
    body: Vec<u8>,
    now: Timestamp,
}

impl Posted {
    /// Does what was asked and remembers the activity that it made; the same request once more gets that one.
    async fn once(
        &self,
        database: &Database,
        author: &Author,
        mut act: impl FnMut(&mut Transaction<'_>) -> Result<Iri, Problem>,
    ) -> Result<Iri, Problem> {
        let done = database.transact(|tx| {
            let earlier = self.key.earlier(tx, author.id(), &self.body, self.now)?;
            if let Some(earlier) = earlier.and_then(|earlier| Iri::parse(&earlier).ok()) {
                return Ok(earlier);
            }
            let made = act(tx)?;
            self.key
                .keep(tx, author.id(), &self.body, made.as_str(), self.now)?;
            Ok::<_, Problem>(made)
        });
        done.await
    }
}

impl Federation {
    async fn submitted(&self, author: Author, request: Request<Body>) -> Result<Response, Problem> {
        let key = IdempotencyKey::of(request.method(), request.uri().path(), request.headers())?;
        let body = self.read(request).await?.body;
        let malformed =
            |refused: &dyn std::fmt::Display| Problem::new(Reason::Malformed, refused.to_string());
        let document = wire::json::read_activity(&body).map_err(|refused| malformed(&refused))?;
        let fresh = self.node.fresh_activity();
        let actor = self
            .actor_of(&author.signer())
            .map_err(|_| Problem::not_found())?;
        let submission = submission::read(document, &fresh, &actor).map_err(|refused| match refused {
            SubmissionRefused::ForeignActor => Problem::new(Reason::NotAllowed, refused.to_string()),
            refused => malformed(&refused),
        })?;
        let posted = Posted {
            submission,
            fresh,
            key,
            body,
            now: self.node.now(),
        };
        let made = match (&author, &posted.submission.activity.verb) {
            (Author::Member(member), _) => self.answer_of_member(&author, member, &posted).await?,
            (Author::Officer(officer, follower), Verb::Follow) => {
                self.follow_by(&author, officer, *follower, &posted).await?
            }
            (Author::Officer(officer, follower), Verb::Undo) => {
                self.unfollow_by(&author, officer, *follower, &posted).await?
            }
            (Author::Officer(officer, OwnActor::Community), _) => {
                self.event_by(&author, officer, &posted).await?
            }
            (Author::Officer(..), _) => return Err(refusals::unsupported(&author)),
        };
        let document = self.activity_of(&author, &made)?.ok_or_else(|| {
            Problem::new(
                Reason::Conflict,
                "this was done before, and things have changed since; read the object at its own address",
            )
        })?;
        Ok(created(&made, answer(&document, Cache::Never)))
    }
}

/// 201, with the activity's address.
fn created(made: &Iri, mut response: Response) -> Response {
    *response.status_mut() = StatusCode::CREATED;
    if let Ok(place) = HeaderValue::from_str(made.as_str()) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}
