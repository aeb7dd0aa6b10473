//! How other servers find us: WebFinger, NodeInfo, host-meta, and what a node can do (protocol section 2).

use std::sync::Arc;

use ::community::see_documents::see_documents;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::{Handle, Iri, Origin};
use edge::{Problem, Reason, Routes};
use http::{HeaderValue, header};
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

/// Whom a `resource` names.
enum Named {
    Community,
    Node,
    Member(Handle),
}

/// Every answer may be read by pages of other sites, a refusal too (RFC 7033 section 5).
async fn webfinger(
    State(federation): State<Arc<Federation>>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let mut response = finger(&federation, &asked).into_response();
    let anybody = HeaderValue::from_static("*");
    response
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
    response
}

fn finger(federation: &Federation, asked: &[(String, String)]) -> Result<Response, Problem> {
    let mut resources = said(asked, "resource");
    let resource = resources.next().filter(|_| resources.next().is_none());
    let resource = resource.filter(|resource| (1..=RESOURCE_BYTES_MAX).contains(&resource.len()));
    let resource =
        resource.ok_or_else(|| Problem::new(Reason::Malformed, "ask for one ?resource=acct:name@host"))?;
    let mut document = federation.jrd(resource)?;
    let relations: Vec<&str> = said(asked, "rel").collect();
    if !relations.is_empty() {
        wire::discovery::keep_links(&mut document, &relations);
    }
    Ok(typed("application/jrd+json", document.to_string()))
}

/// What a query says under a name, in order.
fn said<'q>(asked: &'q [(String, String)], name: &'static str) -> impl Iterator<Item = &'q str> {
    let pairs = asked.iter().filter(move |(key, _)| key == name);
    pairs.map(|(_, value)| value.as_str())
}

impl Federation {
    /// The JRD of an `acct:`, of an actor's address, or of the host itself; any letter case.
    fn jrd(&self, resource: &str) -> Result<Value, Problem> {
        let node = &self.node;
        let same_origin = Origin::parse(resource).is_ok_and(|origin| origin == node.origin);
        if same_origin {
            return Ok(wire::discovery::webfinger_host(&node.origin, &node.application));
        }
        let named = match resource.get(..5) {
            Some(scheme) if scheme.eq_ignore_ascii_case("acct:") => self.named_by_account(&resource[5..]),
            _ if resource.contains("://") => self.named_by_address(resource),
            _ => self.named_by_account(resource),
        };
        self.account(&named.ok_or_else(Problem::not_found)?)
    }

    /// `name@host`, with another `@` before it or without.
    fn named_by_account(&self, account: &str) -> Option<Named> {
        let (name, host) = account.trim_start_matches('@').rsplit_once('@')?;
        let (name, own) = (name.to_ascii_lowercase(), &self.node.origin);
        if !host.eq_ignore_ascii_case(own.authority()) {
            return None;
        }
        if name == self.slug() {
            return Some(Named::Community);
        }
        match name == own.host() || name == own.authority() {
            true => Some(Named::Node),
            false => Handle::parse(&name).ok().map(Named::Member),
        }
    }

    /// The address of an actor, of one of its keys, or of its page.
    fn named_by_address(&self, address: &str) -> Option<Named> {
        let iri = Iri::parse(address).ok().filter(|iri| self.is_ours(iri))?;
        let path = iri.path_and_query().to_ascii_lowercase();
        if path == "/actor" || path == "/about" {
            return Some(Named::Node);
        }
        let community = path.strip_prefix("/c/").or_else(|| path.strip_prefix("/@"));
        if community == Some(self.slug()) {
            return Some(Named::Community);
        }
        let handle = path.strip_prefix("/users/")?;
        Handle::parse(handle).ok().map(Named::Member)
    }

    fn slug(&self) -> &str {
        self.node.group.path_and_query().trim_start_matches("/c/")
    }

    /// The subject is the one account that the actor itself names, however it was asked for: both have to loop.
    fn account(&self, named: &Named) -> Result<Value, Problem> {
        let node = &self.node;
        let of_member: Iri;
        let (username, actor, page) = match named {
            Named::Community => (self.slug(), &node.group, Some(format!("/@{}", self.slug()))),
            Named::Node => (node.origin.host(), &node.application, Some("/about".to_owned())),
            Named::Member(handle) => {
                self.check_acts(handle)?;
                of_member = Iri::local(&node.origin, &format!("/users/{handle}"));
                (handle.as_str(), &of_member, None)
            }
        };
        let page = page.map(|path| Iri::local(&node.origin, &path));
        Ok(wire::discovery::webfinger(&AccountFacts {
            username,
            origin: &node.origin,
            actor,
            page: page.as_ref(),
        }))
    }

    /// Somebody who never acted towards another node, or who has left, is nobody's business.
    fn check_acts(&self, handle: &Handle) -> Result<(), Problem> {
        let member = self
            .node
            .database
            .read(|tx| match members::by_handle(tx, handle)? {
                Some(member) if !members::is_none(tx, &member.id)? => Ok(Some(member)),
                _ => Ok::<_, StoreError>(None),
            })?
            .ok_or_else(Problem::not_found)?;
        let keys = self.keys_of(&store::actor_keys::Signer::Member(member.id));
        keys.map(|_| ()).map_err(|_| Problem::not_found())
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
        let tiers = store::tiers::all(tx)?;
        Ok::<_, Problem>((community::profile(tx)?, documents, tiers))
    };
    let (profile, documents, tiers) = node.database.read(read)?;
    let profile = profile.ok_or_else(Problem::not_found)?;
    let document = wire::peer_profile::write(
        &profile,
        &documents,
        (&node.group, &tiers),
        node.settings.body_bytes_max,
    );
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
