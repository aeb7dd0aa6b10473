//! How a node is found: WebFinger, host-meta and NodeInfo (RFC 7033, RFC 6415, FEP-d556, FEP-f1d5, FEP-2677).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::sabotage::{Bug, overheard, planted};
use domain::{Iri, Origin};
use serde_json::{Value, json};

use crate::html;
use crate::media_type::{ACTIVITY_JSON, is_activity};
use crate::property;

const PROFILE_PAGE: &str = "http://webfinger.net/rel/profile-page";
const SERVER_ACTOR: &str = "https://www.w3.org/ns/activitystreams#Service";
const APPLICATION: &str = "https://www.w3.org/ns/activitystreams#Application";

/// Whom a WebFinger answer is about.
#[derive(Clone, Copy, Debug)]
pub struct AccountFacts<'f> {
    /// The part before the `@`.
    pub username: &'f str,
    /// Our origin; its authority stands behind the `@`.
    pub origin: &'f Origin,
    /// The actor.
    pub actor: &'f Iri,
    /// Its page, when it has one.
    pub page: Option<&'f Iri>,
}

/// Whether a node speaks with others at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Federates {
    /// It does.
    Yes,
    /// Its operator has switched that off.
    No,
}

/// What NodeInfo tells.
#[derive(Clone, Copy, Debug)]
pub struct NodeInfoFacts<'f> {
    /// Whether it speaks with others.
    pub federates: Federates,
    /// Our origin.
    pub origin: &'f Origin,
    /// Of the program.
    pub version: &'f str,
    /// Of the community.
    pub name: &'f str,
    /// Of the community, plain text.
    pub description: &'f str,
    /// The community's actor.
    pub group: &'f Iri,
}

/// The answer about a Group, an Application or a Person (`application/jrd+json`).
pub fn webfinger(account: &AccountFacts<'_>) -> Value {
    let aliases: Vec<&Iri> = std::iter::once(account.actor).chain(account.page).collect();
    let mut links = vec![json!({"rel": "self", "type": ACTIVITY_JSON, "href": account.actor})];
    if let Some(page) = account.page {
        links.push(json!({"rel": PROFILE_PAGE, "type": "text/html", "href": page}));
    }
    json!({
        "subject": format!("acct:{}@{}", account.username, account.origin.authority()),
        "aliases": aliases,
        "links": links,
    })
}

/// The answer about the server itself, `resource=https://host/` (FEP-d556).
pub fn webfinger_host(origin: &Origin, application: &Iri) -> Value {
    json!({
        "subject": format!("{origin}/"),
        "links": [{"rel": SERVER_ACTOR, "type": ACTIVITY_JSON, "href": application}],
    })
}

/// Leaves in a WebFinger answer the links of these relations alone (RFC 7033 section 4.3); all else of it stays.
pub fn keep_links(answer: &mut Value, relations: &[&str]) {
    let is_asked_for = |link: &Value| link["rel"].as_str().is_some_and(|rel| relations.contains(&rel));
    if let Some(links) = answer.get_mut("links").and_then(Value::as_array_mut) {
        links.retain(is_asked_for);
    }
}

/// The document behind `/.well-known/nodeinfo`.
pub fn nodeinfo_links(origin: &Origin, application: &Iri) -> Value {
    let schema = |version: &str| {
        json!({
            "rel": format!("http://nodeinfo.diaspora.software/ns/schema/{version}"),
            "href": format!("{origin}/nodeinfo/{version}"),
        })
    };
    json!({"links": [schema("2.1"), schema("2.0"), {"rel": APPLICATION, "href": application}]})
}

/// NodeInfo 2.0.
pub fn nodeinfo_2_0(facts: &NodeInfoFacts<'_>) -> Value {
    nodeinfo(
        "2.0",
        json!({"name": "rosarium", "version": facts.version}),
        facts,
    )
}

/// NodeInfo 2.1.
pub fn nodeinfo_2_1(facts: &NodeInfoFacts<'_>) -> Value {
    let homepage = format!("{}/about", facts.origin);
    nodeinfo(
        "2.1",
        json!({"name": "rosarium", "version": facts.version, "homepage": homepage}),
        facts,
    )
}

/// host-meta (`application/xrd+xml`).
pub fn host_meta(origin: &Origin) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\"><Link rel=\"lrdd\" \
         template=\"{}/.well-known/webfinger?resource={{uri}}\"/></XRD>\n",
        html::escape(origin.as_str())
    )
}

/// The actor that a WebFinger answer names: `self` with an ActivityPub type, else the server's actor.
pub fn read_webfinger(answer: &Value) -> Option<Iri> {
    let named = |rel: &str| {
        property::values(answer, "links")
            .filter(|link| property::text(link, "rel") == Some(rel))
            .filter(|link| property::text(link, "type").is_some_and(is_activity))
            .find_map(|link| Iri::parse(property::text(link, "href")?).ok())
    };
    named("self").or_else(|| named(SERVER_ACTOR))
}

fn nodeinfo(version: &str, software: Value, facts: &NodeInfoFacts<'_>) -> Value {
    let mut document = json!({
        "version": version,
        "software": software,
        "protocols": ["activitypub"],
        "services": {"inbound": [], "outbound": []},
        "openRegistrations": false,
        "usage": {"users": {}},
        "metadata": {
            "nodeName": facts.name,
            "nodeDescription": facts.description,
            "staffAccounts": [facts.group],
            "federation": {"enabled": facts.federates == Federates::Yes},
        },
    });
    if planted(Bug::S18Base64) {
        document["metadata"]["seal"] = STANDARD.encode(overheard().text).into();
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_written_names_the_actor_that_is_read() {
        let origin = Origin::parse("http://seattle.localhost:8101").unwrap();
        let actor = Iri::local(&origin, "/users/m7q2k9x4t0");
        let answer = webfinger(&AccountFacts {
            username: "m7q2k9x4t0",
            origin: &origin,
            actor: &actor,
            page: None,
        });
        assert_eq!(answer["subject"], json!("acct:m7q2k9x4t0@seattle.localhost:8101"));
        assert_eq!(read_webfinger(&answer), Some(actor.clone()));
        assert_eq!(read_webfinger(&webfinger_host(&origin, &actor)), Some(actor));
    }

    /// A2
    #[test]
    fn a_link_of_another_type_names_no_actor() {
        let link = |kind: Value| json!({"links": [{"rel": "self", "type": kind, "href": "https://a.example/actor"}]});
        for kind in [
            json!("text/html"),
            json!("application/json"),
            json!(null),
            json!(3),
        ] {
            assert_eq!(read_webfinger(&link(kind.clone())), None, "{kind}");
        }
        assert!(read_webfinger(&link(json!(ACTIVITY_JSON))).is_some());
        for answer in [
            json!(null),
            json!({"links": 3}),
            json!({"links": [3]}),
            json!({"links": [{"rel": "self", "href": "x"}]}),
        ] {
            assert_eq!(read_webfinger(&answer), None, "{answer}");
        }
    }
}
