//! Which signature a host gets, and putting it on (protocol sections 3.1 and 3.2).

use std::sync::Arc;

use domain::{Iri, Origin};
use egress::{Answer, Request};
use jiff::Timestamp;
use store::actor_keys::Signer;
use store::deliveries::{self, Scheme};
use wire::cavage::sign_cavage;
use wire::digest::sha256;
use wire::http_signature::is_made_by_signing;
use wire::keys::SigningKey;
use wire::rfc9421::sign_digested_rfc9421;
use wire::sequence::SEQ_HEADER;

use crate::Federation;
use crate::own_keys::{NoKeys, OwnPair, Pair};
use crate::tuning::Preferred;

/// How long it is remembered which signature a host took, and that its success is no proof.
pub(crate) const SCHEME_DAYS: i64 = 7;

/// Signs requests of one actor with one scheme; each hop and each attempt anew.
pub(crate) struct OutgoingSigner {
    pub(crate) actor: Iri,
    pub(crate) keys: Arc<OwnPair>,
    pub(crate) scheme: Scheme,
    pub(crate) now: Timestamp,
    /// `Rosarium-Seq`: only where it is covered, by RFC 9421 with Ed25519.
    pub(crate) sequence: Option<String>,
    /// What of the address a cavage signature covers.
    pub(crate) covers: Covers,
    /// SHA-256 of the one body that it signs, if that is known.
    pub(crate) sha256: Option<[u8; 32]>,
}

/// What of a request's address a cavage signature covers: some servers verify without the query (protocol section 3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Covers {
    /// Path and query.
    Query,
    /// The path alone.
    PathAlone,
}

impl egress::Signer for OutgoingSigner {
    fn sign(&self, request: &mut Request) {
        let method = request.method.as_str();
        let body = request.body.as_deref();
        let digest = || body.map(|body| self.sha256.unwrap_or_else(|| sha256(body)));
        request.headers.retain(|(name, _)| !is_made_by_signing(name));
        let headers = match self.scheme {
            Scheme::CavageRsa => {
                let key_id = self.actor.with_fragment(&self.keys.rsa_fragment());
                let url = match self.covers {
                    Covers::Query => request.url.clone(),
                    Covers::PathAlone => without_query(&request.url),
                };
                sign_cavage(method, &url, body, &key_id, &self.keys.rsa, self.now)
            }
            Scheme::Rfc9421Rsa => {
                let key_id = self.actor.with_fragment(&self.keys.rsa_fragment());
                sign_digested_rfc9421(
                    method,
                    &request.url,
                    digest().as_ref(),
                    &key_id,
                    SigningKey::Rsa(&self.keys.rsa),
                    self.now,
                    &[],
                )
            }
            Scheme::Rfc9421Ed25519 => {
                let key_id = self.actor.with_fragment(&self.keys.ed25519_fragment());
                let key = SigningKey::Ed25519(&self.keys.ed25519);
                let sequence = self.sequence.as_deref().map(|value| (SEQ_HEADER, value));
                sign_digested_rfc9421(
                    method,
                    &request.url,
                    digest().as_ref(),
                    &key_id,
                    key,
                    self.now,
                    sequence.as_slice(),
                )
            }
        };
        request.headers.extend(headers);
    }
}

impl Federation {
    /// A signer for one of our actors towards a host, with the scheme it takes and the keys it believes.
    pub(crate) fn signer(&self, signer: &Signer, host: &Origin) -> Result<OutgoingSigner, NoKeys> {
        self.signer_with(signer, self.pair_for(host, signer), self.scheme_for(host))
    }

    /// A signer for one of our actors.
    pub(crate) fn signer_with(
        &self,
        signer: &Signer,
        pair: Pair,
        scheme: Scheme,
    ) -> Result<OutgoingSigner, NoKeys> {
        Ok(OutgoingSigner {
            actor: self.actor_of(signer)?,
            keys: self.key_set(signer)?.pair(pair),
            scheme,
            now: self.node.now(),
            sequence: None,
            covers: Covers::Query,
            sha256: None,
        })
    }

    /// A peer's by its agreement; else what the host took last, what it says it takes, the first of the configured order.
    pub(crate) fn scheme_for(&self, host: &Origin) -> Scheme {
        let found = self.node.database.read(|tx| {
            let known = deliveries::host(tx, host)?.scheme;
            let peering = store::peerings::get(tx, host)?;
            Ok::<_, store::StoreError>((known, peering))
        });
        let Ok((known, peering)) = found else {
            return Scheme::CavageRsa;
        };
        // A peer takes this one by its agreement. What it took once instead, when a clock was wrong or something came too
        // late, is no reason to lead with what it may refuse from then on.
        if peering.is_some() {
            return Scheme::Rfc9421Ed25519;
        }
        if let Some((scheme, learned)) = known
            && self.is_fresh(learned)
        {
            return scheme;
        }
        match self.actors.profile_of(host) {
            Some(profile) if profile.wants_ed25519 => Scheme::Rfc9421Ed25519,
            Some(profile) if profile.wants_rfc9421 => Scheme::Rfc9421Rsa,
            _ => match self.tuning.schemes.first() {
                Some(Preferred::Rfc9421) => Scheme::Rfc9421Rsa,
                _ => Scheme::CavageRsa,
            },
        }
    }

    /// The scheme to try once when a host did not take the first. Where success was once failure in disguise the second
    /// knock would prove nothing, so there is none.
    pub(crate) fn other_scheme(&self, host: &Origin, first: Scheme, answer: &Answer) -> Option<Scheme> {
        if answer.header("accept-signature").is_some() {
            self.actors.accepts_rfc9421(host);
        }
        if !matches!(answer.status, 400 | 401) {
            return None;
        }
        let known = self.node.database.read(|tx| deliveries::host(tx, host)).ok()?;
        if known.lies.is_some_and(|lied| self.is_fresh(lied)) {
            return None;
        }
        let with_ed25519 = self
            .actors
            .profile_of(host)
            .is_some_and(|profile| profile.wants_ed25519);
        Some(match first {
            Scheme::Rfc9421Rsa | Scheme::Rfc9421Ed25519 => Scheme::CavageRsa,
            Scheme::CavageRsa if with_ed25519 => Scheme::Rfc9421Ed25519,
            Scheme::CavageRsa => Scheme::Rfc9421Rsa,
        })
    }

    /// Remembers which scheme a host took for a GET.
    pub(crate) async fn remember_scheme(&self, host: &Origin, scheme: Scheme) {
        let now = self.node.now();
        let kept = self.node.database.transact(|tx| {
            let mut known = deliveries::host(tx, host)?;
            known.scheme = Some((scheme, now));
            deliveries::put_host(tx, host, &known)
        });
        if let Err(error) = kept.await {
            tracing::warn!(%error, "which signature a host takes is not remembered");
        }
    }

    fn is_fresh(&self, learned: Timestamp) -> bool {
        self.node.now().as_second() - learned.as_second() < SCHEME_DAYS * 86_400
    }
}

/// The same address without its query.
fn without_query(url: &Iri) -> Iri {
    let path = url.path_and_query().split('?').next().unwrap_or("/");
    Iri::local(&url.origin(), path)
}
