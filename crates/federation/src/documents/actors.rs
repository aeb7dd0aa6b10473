//! Our own actors as documents: readable unsigned, or two careful nodes would wait for each other's keys.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::{Handle, Iri, OwnActor};
use edge::Problem;
use store::actor_keys::Signer;
use store::{community, members};
use wire::actor::{ApplicationFacts, GroupFacts, KeyFacts, PersonFacts};
use wire::keys::PublicKey;

use super::{Cache, answer};
use crate::Federation;

/// Both public keys of one actor.
struct PublicPair {
    rsa: PublicKey,
    ed25519: PublicKey,
}

impl PublicPair {
    fn facts(&self) -> KeyFacts<'_> {
        KeyFacts {
            rsa_fragment: "main-key",
            rsa: &self.rsa,
            ed25519_fragment: "ed25519-key",
            ed25519: &self.ed25519,
        }
    }
}

impl Federation {
    fn pair(&self, signer: &Signer) -> Result<PublicPair, Problem> {
        let keys = self.keys_of(signer).map_err(|_| Problem::not_found())?;
        Ok(PublicPair {
            rsa: keys.rsa.public(),
            ed25519: keys.ed25519.public(),
        })
    }
}

/// `/actor`: the node.
pub(crate) async fn application(State(federation): State<Arc<Federation>>) -> Result<Response, Problem> {
    let node = &federation.node;
    let pair = federation.pair(&Signer::Own(OwnActor::Node))?;
    let document = wire::actor::write_application(&ApplicationFacts {
        id: &node.application,
        origin: &node.origin,
        url: &Iri::local(&node.origin, "/about"),
        community: &node.group,
        keys: pair.facts(),
        peer: Some(&Iri::local(&node.origin, "/peer")),
        voucher_endpoint: None,
        proof_endpoint: None,
    });
    Ok(answer(&document, Cache::Public))
}

/// `/c/{slug}`: the community.
pub(crate) async fn group(
    State(federation): State<Arc<Federation>>,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    federation.check_slug(&slug)?;
    let node = &federation.node;
    let (profile, identity) = node
        .database
        .read(|tx| Ok::<_, Problem>((community::profile(tx)?, community::identity(tx)?)))?;
    let (profile, identity) = profile.zip(identity).ok_or_else(Problem::not_found)?;
    let pair = federation.pair(&Signer::Own(OwnActor::Community))?;
    let document = wire::actor::write_group(&GroupFacts {
        id: &node.group,
        slug: &profile.slug,
        origin: &node.origin,
        name: &profile.name,
        summary: &profile.summary,
        url: &Iri::local(&node.origin, &format!("/@{}", profile.slug)),
        published: identity.since,
        application: &node.application,
        keys: pair.facts(),
        icon: None,
        image: None,
        website: None,
        code_of_ethics: None,
        offers: None,
        statements: None,
    });
    Ok(answer(&document, Cache::Public))
}

/// `/users/{handle}`: a member who has acted towards another node; nobody else has a document.
pub(crate) async fn person(
    State(federation): State<Arc<Federation>>,
    Path(handle): Path<String>,
) -> Result<Response, Problem> {
    let node = &federation.node;
    let handle = Handle::parse(&handle).map_err(|_| Problem::not_found())?;
    let member = node
        .database
        .read(|tx| members::by_handle(tx, &handle))?
        .ok_or_else(Problem::not_found)?;
    let pair = federation.pair(&Signer::Member(member.id.clone()))?;
    let document = wire::actor::write_person(&PersonFacts {
        id: &Iri::local(&node.origin, &format!("/users/{}", member.handle)),
        handle: &member.handle,
        origin: &node.origin,
        name: &member.name,
        url: None,
        application: &node.application,
        keys: pair.facts(),
    });
    Ok(answer(&document, Cache::Public))
}
