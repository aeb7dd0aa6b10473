//! `POST /vouchers/request` and `POST /vouchers/return`: forms of a peer's pages. No cookie is read or set here, and nothing
//! is done but to put down what came (threat E3; protocol section 8.9).

use std::net::SocketAddr;

use ambient::StreamName;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::response::{IntoResponse, Redirect, Response};
use community::link_membership::{LinkMembershipRefused, proof_for_us};
use community::vouch_for_link::may_ask;
use domain::{ErrandId, Iri, Next};
use edge::Try;
use http::request::Parts;
use http::{HeaderMap, header};
use serde::Deserialize;
use wire::membership_proof::{PROOF_KIND, Purpose, is_nonce};

use super::parked::Errand;
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

/// What a peer asks; exactly this.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    vct: String,
    aud: String,
    nonce: String,
    purpose: String,
}

/// `POST /vouchers/request`: the community of a peer asks for a proof.
pub(crate) async fn request(
    landing: Landing,
    sent: Result<Form<Request>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &landing.visit;
    let asked = read(visit, sent)?;
    let unreadable = || Refused::by(visit, &ErrorPage::Unreadable);
    if asked.vct != PROOF_KIND || asked.purpose != Purpose::Link.word() || !is_nonce(&asked.nonce) {
        return Err(unreadable());
    }
    let audience = Iri::parse(&asked.aud).map_err(|_| unreadable())?;
    match visit.site.doors.node.database.read(|tx| may_ask(tx, &audience)) {
        Ok(true) => Ok(landing.park(Errand::Asked {
            audience,
            nonce: asked.nonce,
        })),
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
        Ok(_) => Err(Refused::by(visit, &ErrorPage::Unreadable)),
        Err(LinkMembershipRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Forbidden)),
    }
}
