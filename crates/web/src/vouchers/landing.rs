//! `POST /vouchers/request`, `POST /vouchers/return` and `POST /offers/{id}/redeem`: forms of a peer's pages. No cookie is
//! read or set here, and nothing is done but to put down what came (threat E3; protocol section 8.9).

use std::net::SocketAddr;

use ambient::StreamName;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{ConnectInfo, FromRequestParts, Path};
use axum::response::{IntoResponse, Redirect, Response};
use community::link_membership::{LinkMembershipRefused, proof_for_us};
use community::redeem_voucher::{RedeemRefused, offer_address, voucher_for_us};
use community::vouch_for_link::may_ask;
use domain::{ErrandId, Iri, Next, OfferId};
use edge::Try;
use http::request::Parts;
use http::{HeaderMap, header};
use serde::Deserialize;
use store::{StoreError, held_offers};
use wire::membership_proof::{PROOF_KIND, Purpose, is_nonce};
use wire::voucher::VOUCHER_KIND;

use super::parked::{Brought, Errand};
use crate::error_page::ErrorPage;
use crate::next_page::page_of;
use crate::router::Site;
use crate::sign_in::{Refused, read};
use crate::visit::Visit;

/// A form of another site, without what the browser knows of ours.
pub(crate) struct Landing {
    visit: Visit,
}

impl FromRequestParts<Site> for Landing {
    type Rejection = Refused;

    /// Too many from one network address are sent away before anything is read (threat H4).
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Refused> {
        let mut language = HeaderMap::new();
        if let Some(accepted) = parts.headers.get(header::ACCEPT_LANGUAGE) {
            language.insert(header::ACCEPT_LANGUAGE, accepted.clone());
        }
        let visit = Visit::of(site, parts.uri.path(), &language);
        let socket = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let socket = socket.map(|ConnectInfo(socket)| *socket);
        let counted = site
            .sign_in_tries
            .take(Try::Code, &site.doors.node, socket, &parts.headers);
        match counted {
            Ok(()) => Ok(Self { visit }),
            Err(busy) => Err(Refused::by(
                &visit,
                &ErrorPage::TooOften {
                    seconds: busy.seconds,
                },
            )),
        }
    }
}

impl Landing {
    /// Puts it down, and leads to where whoever sits before this browser sees it.
    fn park(&self, errand: Errand) -> Response {
        let site = &self.visit.site;
        let chance = site.doors.node.randomness.stream(StreamName::Nonces).bytes();
        let id = ErrandId::new(chance);
        site.parked.park(id.clone(), errand, self.visit.now);
        let page = page_of(&Next::Errand(id)).unwrap_or_else(|| "/".to_owned());
        Redirect::to(&page).into_response()
    }
}

/// What a peer asks; exactly this: a proof for a purpose, or a voucher for an offer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    vct: String,
    aud: String,
    nonce: String,
    purpose: Option<String>,
    offer: Option<String>,
}

impl Request {
    /// What it asks for; nothing where it is not written as a peer writes it.
    fn errand(&self) -> Option<Errand> {
        let audience = Iri::parse(&self.aud).ok()?;
        let nonce = is_nonce(&self.nonce).then(|| self.nonce.clone())?;
        match (self.vct.as_str(), self.purpose.as_deref(), self.offer.as_deref()) {
            (PROOF_KIND, Some(purpose), None) if purpose == Purpose::Link.word() => {
                Some(Errand::Asked { audience, nonce })
            }
            (PROOF_KIND, Some(purpose), None) if purpose == Purpose::Check.word() => {
                Some(Errand::CheckAsked { audience, nonce })
            }
            (VOUCHER_KIND, None, Some(offer)) => {
                let offer = Iri::parse(offer).ok()?;
                Some(Errand::VoucherAsked {
                    audience,
                    offer,
                    nonce,
                })
            }
            _ => None,
        }
    }
}

/// `POST /vouchers/request`: the community of a peer asks for a proof, or for a voucher for an offer that it told us of.
pub(crate) async fn request(
    landing: Landing,
    sent: Result<Form<Request>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &landing.visit;
    let asked = read(visit, sent)?;
    let Some(errand) = asked.errand() else {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    };
    let may = visit.site.doors.node.database.read(|tx| match &errand {
        Errand::VoucherAsked { audience, offer, .. } => {
            let held = held_offers::get(tx, offer)?;
            let is_its_own = held.is_some_and(|held| &held.host_group == audience);
            Ok::<_, StoreError>(is_its_own && may_ask(tx, audience)?)
        }
        Errand::Asked { audience, .. } | Errand::CheckAsked { audience, .. } => may_ask(tx, audience),
        Errand::Vouched { .. } | Errand::Voucher(_) | Errand::Checked { .. } => Ok(false),
    });
    match may {
        Ok(true) => Ok(landing.park(errand)),
        Ok(false) => Err(Refused::by(visit, &ErrorPage::Forbidden)),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// What a peer brings; exactly this.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Returned {
    voucher: String,
}

/// `POST /vouchers/return`: a proof that a peer made for us; whatever else it is, it is not put down.
pub(crate) async fn come_back(
    landing: Landing,
    sent: Result<Form<Returned>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &landing.visit;
    let Returned { voucher } = read(visit, sent)?;
    let node = &visit.site.doors.node;
    let checked = node
        .database
        .read(|tx| proof_for_us(tx, &node.group, &voucher, visit.now));
    match checked {
        Ok(proof) if proof.purpose == Purpose::Link => Ok(landing.park(Errand::Vouched {
            issuer: proof.issuer,
            proof: voucher,
        })),
        Ok(proof) if proof.purpose == Purpose::Check => Ok(landing.park(Errand::Checked {
            issuer: proof.issuer,
            proof: voucher,
        })),
        Ok(_) => Err(Refused::by(visit, &ErrorPage::Unreadable)),
        Err(LinkMembershipRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Forbidden)),
    }
}

/// `POST /offers/{id}/redeem`: a voucher that a peer made for us and for this offer; whatever else it is, it is not put down.
pub(crate) async fn redeem(
    landing: Landing,
    id: Result<Path<String>, PathRejection>,
    sent: Result<Form<Returned>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &landing.visit;
    let Returned { voucher } = read(visit, sent)?;
    let offer = id.ok().and_then(|Path(id)| OfferId::parse(&id).ok());
    let Some(offer) = offer else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let node = &visit.site.doors.node;
    let address = offer_address(&node.group, &offer);
    let checked = node
        .database
        .read(|tx| voucher_for_us(tx, (&node.group, voucher.as_str()), visit.now));
    match checked {
        Ok(found) if found.offer == address => Ok(landing.park(Errand::Voucher(Brought {
            issuer: found.issuer,
            offer,
            token: voucher,
        }))),
        Err(RedeemRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Ok(_) | Err(_) => Err(Refused::by(visit, &ErrorPage::NotVouched)),
    }
}
