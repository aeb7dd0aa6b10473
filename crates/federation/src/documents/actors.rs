//! Our own actors as documents: readable unsigned, or two careful nodes would wait for each other's keys.

use std::sync::Arc;

use ::community::say_goodbye::{gone_since, was_told_of};
use axum::extract::{Path, State};
use axum::response::Response;
use bytes::Bytes;
use domain::{Handle, Iri, Member, OwnActor, PersonName, Picture, PictureSize};
use edge::Problem;
use http::StatusCode;
use serde_json::Value;
use store::actor_keys::Signer;
use store::{StoreError, community, members, pictures};
use wire::actor::{ApplicationFacts, GroupFacts, KeyFacts, PersonFacts};
use wire::keys::PublicKey;

use super::{Cache, answer, answer_text};
use crate::Federation;
use crate::own_keys::NoKeys;

/// The public keys of one actor and their names.
struct PublicKeys {
    rsa: (String, PublicKey),
    ed25519: (String, PublicKey),
    rsa_multikey: String,
    former: Vec<(String, PublicKey)>,
}

impl PublicKeys {
    fn facts(&self) -> KeyFacts<'_> {
        KeyFacts {
            rsa_fragment: &self.rsa.0,
            rsa: &self.rsa.1,
            ed25519_fragment: &self.ed25519.0,
            ed25519: &self.ed25519.1,
            rsa_multikey_fragment: &self.rsa_multikey,
            former: &self.former,
        }
    }
}

impl Federation {
    fn public_keys(&self, signer: &Signer) -> Result<PublicKeys, NoKeys> {
        let keys = self.key_set(signer)?;
        let current = &keys.current;
        Ok(PublicKeys {
            rsa: (current.rsa_fragment(), current.rsa.public()),
            ed25519: (current.ed25519_fragment(), current.ed25519.public()),
            rsa_multikey: current.rsa_multikey_fragment(),
            former: keys.published_former(),
        })
    }

    /// The document of an own actor without `@context`; nothing when it has none.
    pub(crate) fn own_document(&self, signer: &Signer) -> Result<Option<Value>, NoKeys> {
        match signer {
            Signer::Own(OwnActor::Node) => self.application_within().map(Some),
            Signer::Own(OwnActor::Community) => self.group_within(),
            Signer::Member(member) => {
                let member = self.node.database.read(|tx| members::get(tx, member))?;
                member.map(|member| self.person_within(&member)).transpose()
            }
        }
    }

    fn application_within(&self) -> Result<Value, NoKeys> {
        let node = &self.node;
        let keys = self.public_keys(&Signer::Own(OwnActor::Node))?;
        Ok(wire::actor::write_application_within(&ApplicationFacts {
            id: &node.application,
            origin: &node.origin,
            url: &Iri::local(&node.origin, "/about"),
            community: &node.group,
            keys: keys.facts(),
            peer: Some(&Iri::local(&node.origin, "/peer")),
            voucher_endpoint: Some(&Iri::local(&node.origin, "/vouchers/request")),
            proof_endpoint: Some(&Iri::local(&node.origin, "/vouchers/return")),
        }))
    }

    fn group_within(&self) -> Result<Option<Value>, NoKeys> {
        let node = &self.node;
        let (found, logo) = node.database.read(|tx| {
            let found = community::profile(tx)?.zip(community::identity(tx)?);
            Ok::<_, NoKeys>((found, pictures::logo(tx)?))
        })?;
        let Some((profile, identity)) = found else {
            return Ok(None);
        };
        let logo = logo.map(|logo| logo.picture);
        let address = |picture: &Picture| Iri::local(&node.origin, &picture.path(PictureSize::Small));
        let icon_at = logo.as_ref().map(address);
        let icon = icon_at.as_ref().zip(logo.as_ref());
        let keys = self.public_keys(&Signer::Own(OwnActor::Community))?;
        Ok(Some(wire::actor::write_group_within(&GroupFacts {
            id: &node.group,
            slug: &profile.slug,
            origin: &node.origin,
            name: &profile.name,
            summary: &profile.summary,
            url: &Iri::local(&node.origin, &format!("/@{}", profile.slug)),
            published: identity.since,
            application: &node.application,
            keys: keys.facts(),
            icon: icon.map(|(url, picture)| wire::actor::Picture {
                media_type: picture.kind.media_type(),
                url,
            }),
            image: None,
            website: None,
            code_of_ethics: None,
            offers: Some(&self.below(OwnActor::Community, "offers")),
            statements: None,
        })))
    }

    fn person_within(&self, member: &Member) -> Result<Value, NoKeys> {
        let node = &self.node;
        let keys = self.public_keys(&Signer::Member(member.id.clone()))?;
        let name = self.name_shown(member)?;
        Ok(wire::actor::write_person_within(&PersonFacts {
            id: &Iri::local(&node.origin, &format!("/users/{}", member.handle)),
            handle: &member.handle,
            origin: &node.origin,
            name: &name,
            url: None,
            application: &node.application,
            keys: keys.facts(),
        }))
    }

    /// Her name; of somebody who left, only where she was a member: the document stays for what she had signed.
    fn name_shown(&self, member: &Member) -> Result<PersonName, NoKeys> {
        let (has_left, profile) = self.node.database.read(|tx| {
            let has_left = members::is_none(tx, &member.id)?;
            Ok::<_, NoKeys>((has_left, community::profile(tx)?))
        })?;
        let Some(there) = profile.filter(|_| has_left) else {
            return Ok(member.name.clone());
        };
        let shown = format!("Once of {}", there.name);
        let shown: String = shown.chars().take(PersonName::CHARS_MAX).collect();
        PersonName::parse(shown.trim_end()).map_err(|_| NoKeys::Missing)
    }

    fn actor_answer(&self, signer: &Signer) -> Result<Response, Problem> {
        let written = match signer {
            Signer::Own(actor) => self.own_text(*actor),
            Signer::Member(_) => self.text_of(signer),
        };
        match written {
            Ok(text) => Ok(answer_text(text, Cache::Public)),
            Err(NoKeys::Store(error)) => Err(error.into()),
            Err(NoKeys::Missing | NoKeys::Unreadable) => Err(Problem::not_found()),
        }
    }

    fn own_text(&self, actor: OwnActor) -> Result<Bytes, NoKeys> {
        let signer = Signer::Own(actor);
        let said = self
            .node
            .database
            .read(|tx| Ok::<_, NoKeys>((community::profile(tx)?, pictures::logo(tx)?)))?;
        let keys = self.key_set(&signer)?;
        if let Some(text) = self.written.of(actor, &said, &keys) {
            return Ok(text);
        }
        let text = self.text_of(&signer)?;
        self.written.keep(actor, said, keys, text.clone());
        Ok(text)
    }

    fn text_of(&self, signer: &Signer) -> Result<Bytes, NoKeys> {
        let document = self.own_document(signer)?.ok_or(NoKeys::Missing)?;
        Ok(Bytes::from(wire::actor::with_actor_context(document).to_string()))
    }
}

/// `/actor`: the node.
pub(crate) async fn application(State(federation): State<Arc<Federation>>) -> Result<Response, Problem> {
    federation.actor_answer(&Signer::Own(OwnActor::Node))
}

/// `/c/{slug}`: the community.
pub(crate) async fn group(
    State(federation): State<Arc<Federation>>,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    federation.check_slug(&slug)?;
    federation.actor_answer(&Signer::Own(OwnActor::Community))
}

/// `/users/{handle}`: a member who has acted towards another node; nobody else has a document. Some days after she left it
/// is gone, and says so.
pub(crate) async fn person(
    State(federation): State<Arc<Federation>>,
    Path(handle): Path<String>,
) -> Result<Response, Problem> {
    let handle = Handle::parse(&handle).map_err(|_| Problem::not_found())?;
    let member = federation
        .node
        .database
        .read(|tx| members::by_handle(tx, &handle))?
        .ok_or_else(Problem::not_found)?;
    let (database, now) = (&federation.node.database, federation.node.now());
    let (gone, told) = database.read(|tx| {
        let gone = gone_since(tx, &member.id, now)?;
        Ok::<_, StoreError>((gone, was_told_of(tx, &member.id)?))
    })?;
    let signer = Signer::Member(member.id);
    let acted = told || federation.keys_of(&signer).is_ok();
    if let (Some(left), true) = (gone, acted) {
        let actor = Iri::local(&federation.node.origin, &format!("/users/{}", member.handle));
        let mut response = answer(&wire::actor::write_tombstone(&actor, left), Cache::Public);
        *response.status_mut() = StatusCode::GONE;
        return Ok(response);
    }
    federation.actor_answer(&signer)
}
