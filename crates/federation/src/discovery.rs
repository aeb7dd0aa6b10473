//! How other servers find us: WebFinger, NodeInfo, host-meta, and what a node can do (protocol section 2).

use std::sync::Arc;

use ::community::see_documents::see_documents;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::{Handle, Iri, Origin};
use edge::{Problem, Reason, Routes};
use http::{HeaderValue, header};
use serde::Deserialize;
use serde_json::Value;
use store::{StoreError, Transaction, community, members};
use wire::discovery::{AccountFacts, Federates, NodeInfoFacts};

use crate::Federation;

/// Longest `resource` looked at, in bytes.
const RESOURCE_BYTES_MAX: usize = 2_048;

pub(crate) fn routes() -> Routes<Arc<Federation>> {
    Routes::default()
        .route("/.well-known/webfinger", get(webfinger))
        .route("/.well-known/nodeinfo", get(nodeinfo_links))
        .route("/.well-known/host-meta", get(host_meta))
        .route("/nodeinfo/2.0", get(nodeinfo_2_0))
        .route("/nodeinfo/2.1", get(nodeinfo_2_1))
        .route("/peer", get(capabilities))
}

#[derive(Debug, Deserialize)]
struct Wanted {
    resource: Option<String>,
}

async fn webfinger(
    State(federation): State<Arc<Federation>>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let resource = wanted
        .resource
        .filter(|resource| !resource.is_empty() && resource.len() <= RESOURCE_BYTES_MAX);
    let resource =
        resource.ok_or_else(|| Problem::new(Reason::Malformed, "ask for ?resource=acct:name@host"))?;
    let document = federation.jrd(&resource)?;
    Ok(typed("application/jrd+json", document.to_string()))
}

impl Federation {
    /// The JRD of an `acct:`, of an actor's address, or of the host itself; any letter case.
    fn jrd(&self, resource: &str) -> Result<Value, Problem> {
        let node = &self.node;
        let same_origin = Origin::parse(resource).is_ok_and(|origin| origin == node.origin);
        if same_origin {
            return Ok(wire::discovery::webfinger_host(&node.origin, &node.application));
        }
        let username = match resource.get(..5) {
            Some(scheme) if scheme.eq_ignore_ascii_case("acct:") => {
                let (name, host) = resource[5..]
                    .trim_start_matches('@')
                    .rsplit_once('@')
                    .ok_or_else(Problem::not_found)?;
                if !host.eq_ignore_ascii_case(node.origin.authority()) {
                    return Err(Problem::not_found());
                }
                name.to_ascii_lowercase()
            }
            _ => self.username_at(resource).ok_or_else(Problem::not_found)?,
        };
        self.account(&username)
    }

    fn username_at(&self, address: &str) -> Option<String> {
        let iri = Iri::parse(address).ok().filter(|iri| self.is_ours(iri))?;
        let path = iri.document();
        let path = path.path_and_query();
        if path == "/actor" || path == "/about" {
            return Some(self.node.origin.authority().to_owned());
        }
        let name = path
            .strip_prefix("/c/")
            .or_else(|| path.strip_prefix("/users/"))
            .or_else(|| path.strip_prefix("/@"))?;
        Some(name.to_ascii_lowercase())
    }

    fn account(&self, username: &str) -> Result<Value, Problem> {
        let node = &self.node;
        let slug = node.group.path_and_query().trim_start_matches("/c/");
        let node_name = node.origin.authority();
        let (actor, page) = if username == slug {
            (
                node.group.clone(),
                Some(Iri::local(&node.origin, &format!("/@{slug}"))),
            )
        } else if username == node_name || username == node.origin.host() {
            (node.application.clone(), Some(Iri::local(&node.origin, "/about")))
        } else {
            let handle = Handle::parse(username).map_err(|_| Problem::not_found())?;
            let member = node
                .database
                .read(|tx| match members::by_handle(tx, &handle)? {
                    Some(member) if !members::is_none(tx, &member.id)? => Ok(Some(member)),
                    _ => Ok::<_, StoreError>(None),
                })?
                .ok_or_else(Problem::not_found)?;
            // Somebody who never acted towards another node is nobody's business.
            self.keys_of(&store::actor_keys::Signer::Member(member.id))
                .map_err(|_| Problem::not_found())?;
            (Iri::local(&node.origin, &format!("/users/{handle}")), None)
        };
        Ok(wire::discovery::webfinger(&AccountFacts {
            username,
            origin: &node.origin,
            actor: &actor,
            page: page.as_ref(),
        }))
    }

    fn nodeinfo(&self, write: fn(&NodeInfoFacts<'_>) -> Value) -> Result<Value, Problem> {
        let profile = self
            .node
            .database
            .read(community::profile)?
            .ok_or_else(Problem::not_found)?;
        let description = wire::html::plain(profile.summary.as_str());
        Ok(write(&NodeInfoFacts {
            federates: match self.is_off() {
                true => Federates::No,
                false => Federates::Yes,
            },
            origin: &self.node.origin,
            version: env!("CARGO_PKG_VERSION"),
            name: profile.name.as_str(),
            description: &description,
            group: &self.node.group,
        }))
    }
}

async fn nodeinfo_links(State(federation): State<Arc<Federation>>) -> Response {
    let node = &federation.node;
    typed(
        "application/json",
        wire::discovery::nodeinfo_links(&node.origin, &node.application).to_string(),
    )
}

async fn nodeinfo_2_0(State(federation): State<Arc<Federation>>) -> Result<Response, Problem> {
    let document = federation.nodeinfo(wire::discovery::nodeinfo_2_0)?;
    let schema = "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.0#\"";
    Ok(typed(schema, document.to_string()))
}

async fn nodeinfo_2_1(State(federation): State<Arc<Federation>>) -> Result<Response, Problem> {
    let document = federation.nodeinfo(wire::discovery::nodeinfo_2_1)?;
    let schema = "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.1#\"";
    Ok(typed(schema, document.to_string()))
}

async fn host_meta(State(federation): State<Arc<Federation>>) -> Response {
    typed(
        "application/xrd+xml",
        wire::discovery::host_meta(&federation.node.origin),
    )
}

/// What this node speaks and what it says of itself.
async fn capabilities(State(federation): State<Arc<Federation>>) -> Result<Response, Problem> {
    let node = &federation.node;
    let read = |tx: &mut Transaction<'_>| {
        let documents = see_documents(tx, &node.origin)?;
        Ok::<_, Problem>((community::profile(tx)?, documents))
    };
    let (profile, documents) = node.database.read(read)?;
    let profile = profile.ok_or_else(Problem::not_found)?;
    let document = wire::peer_profile::write(&profile, &documents, node.settings.body_bytes_max);
    Ok(typed("application/json", document.to_string()))
}

fn typed(content_type: &'static str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=300"),
        ),
    ];
    (headers, body).into_response()
}
