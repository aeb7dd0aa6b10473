//! Agreements by their address, for the community that is the other party and for nobody else (protocol section 2).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::{AgreementId, Iri};
use edge::Problem;
use serde_json::Value;
use store::{StoreError, Transaction, agreements, peerings};

use super::{Cache, Reader, answer};
use crate::Federation;

/// A text of ours that was offered, or a peering that we proposed, as it was signed.
pub(crate) async fn agreement(
    State(federation): State<Arc<Federation>>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.check_fetch(&reader)?;
    let id = AgreementId::parse(&id).map_err(|_| Problem::not_found())?;
    let actor = reader.actor().ok_or_else(Problem::not_found)?;
    let name = Iri::local(&federation.node.origin, &format!("/agreements/{id}"));
    let offer = federation.node.database.read(|tx| offered(tx, &name, actor))?;
    let document = offer
        .as_deref()
        .and_then(carried)
        .ok_or_else(Problem::not_found)?;
    Ok(answer(&document, Cache::Never))
}

/// The Offer of the document, if whoever reads it is the other party.
fn offered(tx: &mut Transaction<'_>, name: &Iri, actor: &Iri) -> Result<Option<String>, StoreError> {
    let Some(peering) = peerings::by_actor(tx, actor)? else {
        return Ok(None);
    };
    if &peering.agreement == name {
        return Ok(Some(peering.signed_offer));
    }
    let found = agreements::by_document(tx, name)?.filter(|found| found.peer == peering.peer);
    Ok(found.and_then(|found| found.version(name).map(|version| version.signed_offer.clone())))
}

fn carried(offer: &str) -> Option<Value> {
    let offer: Value = serde_json::from_str(offer).ok()?;
    offer.get("object").cloned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{
        AgreementText, AgreementVersion, Origin, Peering, PeeringState, ReciprocityAgreement, Side, Title,
        VersionState,
    };
    use jiff::Timestamp;
    use store::Database;

    use super::*;

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    fn peering(host: &str, agreement: &str) -> Peering {
        let below = |path: &str| iri(&format!("https://{host}{path}"));
        Peering {
            peer: Origin::parse(&format!("https://{host}")).unwrap(),
            group: below("/c/all"),
            application: below("/actor"),
            name: Title::parse(host).unwrap(),
            state: PeeringState::Active,
            agreement: iri(agreement),
            own_agreement: None,
            offer: below("/activities/1"),
            offered: BTreeSet::new(),
            active: BTreeSet::new(),
            proposed: Side::Us,
            key_pins: Vec::new(),
            note: None,
            digest: String::new(),
            signed_offer: "{\"object\":{\"name\":\"peering\"}}".to_owned(),
            signed_accept: None,
            rotations: Vec::new(),
            ended: None,
            since: Timestamp::UNIX_EPOCH,
            changed: Timestamp::UNIX_EPOCH,
        }
    }

    fn agreement(peer: &Peering, document: &str) -> ReciprocityAgreement {
        let at = Timestamp::UNIX_EPOCH;
        let version = AgreementVersion {
            document: iri(document),
            offer: iri("https://a.example/activities/9"),
            answers: None,
            by: Side::Us,
            text: AgreementText {
                name: Title::parse("Members' rates").unwrap(),
                note: None,
                parties: [iri("https://a.example/c/all"), peer.group.clone()],
                starts: at,
                ends: None,
                notice_days: AgreementText::NOTICE_DAYS,
                terms: Vec::new(),
                revision: 1,
                previous: None,
            },
            digest: String::new(),
            at,
            expires: at,
            signed_offer: "{\"object\":{\"name\":\"rates\"}}".to_owned(),
            state: VersionState::Open,
            reason: None,
        };
        ReciprocityAgreement {
            id: AgreementId::new(0, [1; 10]),
            peer: peer.peer.clone(),
            group: peer.group.clone(),
            draft: None,
            versions: vec![version],
            signed: Vec::new(),
            ending: None,
            since: at,
            changed: at,
        }
    }

    /// F16: a text is read at its address by the other party, and by no other peer, member of theirs or stranger.
    #[test]
    fn only_the_other_party_reads_what_was_offered_to_it() {
        let (peerings_at, rates_at) = ("https://a.example/agreements/1", "https://a.example/agreements/2");
        let database = Database::in_memory();
        let (b, c) = (
            peering("b.example", peerings_at),
            peering("c.example", "https://c.example/agreements/1"),
        );
        let written: Result<(), StoreError> = database.transact_blocking(|tx| {
            peerings::put(tx, &b)?;
            peerings::put(tx, &c)?;
            agreements::put(tx, &agreement(&b, rates_at))
        });
        written.unwrap();
        let read = |at: &str, by: &str| {
            let (name, actor) = (iri(at), iri(by));
            let offer = database.read(|tx| offered(tx, &name, &actor)).unwrap();
            let document = offer.as_deref().and_then(carried);
            document.map(|document| document["name"].as_str().unwrap_or_default().to_owned())
        };
        for party in ["https://b.example/c/all", "https://b.example/actor"] {
            assert_eq!(read(rates_at, party).as_deref(), Some("rates"));
            assert_eq!(read(peerings_at, party).as_deref(), Some("peering"));
            assert_eq!(read("https://a.example/agreements/3", party), None);
        }
        for other in [
            "https://c.example/c/all",
            "https://b.example/users/klara",
            "https://d.example/actor",
        ] {
            assert_eq!(
                (read(rates_at, other), read(peerings_at, other)),
                (None, None),
                "{other}"
            );
        }
    }
}
