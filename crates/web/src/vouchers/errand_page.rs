//! `/vouchers/continue/{id}`: what this browser brought from another community, with one button; only it does something, and
//! only for whoever is signed in; a voucher for an event, or the yes that a desk wants, for whoever set out in this browser
//! (F02, F16; protocol section 8.9; threat V21).

use ambient::StreamName;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::link_membership::{LinkMembershipRefused, link_membership};
use community::vouch_for_link::{Fresh, LinkAsked, VouchRefused, vouch_for_link};
use domain::{ErrandId, Iri, Next};
use edge::{is_of_another_site, name_of};
use http::HeaderMap;
use serde::Deserialize;

use super::check_page;
use super::consent_page;
use super::leading_to;
use super::parked::Errand;
use super::redeem_page;
use super::vouch_page::VouchPage;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::my_communities_page::{LinksTold, refused};
use crate::next_page::page_of;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::visit::Visit;

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ErrandPage {
    /// Its name.
    pub(crate) id: ErrandId,
    /// What the other community is called.
    pub(crate) community: String,
    /// What it is about.
    pub(crate) kind: ErrandKind,
    /// What the form of this browser carries, where nobody needs to be signed in; else that of whoever is.
    pub(crate) form_token: Option<String>,
}

/// What an errand is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ErrandKind {
    /// The other community asks whether she belongs here.
    Asked,
    /// The other community says that she belongs there.
    Vouched,
    /// The other community asks whether she qualifies for an offer of its own.
    VoucherAsked,
    /// The other community's desk asks whether she is a member in good standing.
    CheckAsked,
    /// Her community says so to our desk.
    Checked,
}

#[derive(Template)]
#[template(path = "errand.html")]
struct ErrandTemplate<'a> {
    around: Around<'a>,
    title: String,
    text: String,
    sign_in: String,
    go: String,
    action: String,
    form_token: String,
}

impl ErrandPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let named = |key: &str| words.with(key, &[("community", self.community.as_str().into())]);
        let (title, text, go) = match self.kind {
            ErrandKind::Asked => (
                named("errand-asks"),
                named("errand-asks-text"),
                words.t("errand-asks-go"),
            ),
            ErrandKind::Vouched => (
                named("errand-vouches"),
                named("errand-vouches-text"),
                words.t("errand-vouches-go"),
            ),
            ErrandKind::VoucherAsked => (
                named("claim-asked-title"),
                named("claim-asked-text"),
                words.t("errand-asks-go"),
            ),
            ErrandKind::CheckAsked => (
                named("check-asked-title"),
                named("check-asked-text"),
                words.t("errand-asks-go"),
            ),
            ErrandKind::Checked => (
                named("check-back-title"),
                named("check-back-text"),
                words.t("check-back-go"),
            ),
        };
        let head = Head::unlisted(Section::Person, title.clone(), words.t("links-intro"));
        let is_known = frame.person.is_some() || self.form_token.is_some();
        let around = Around::of(frame, head);
        let hers = || around.form_token.to_string();
        written(&ErrandTemplate {
            form_token: self.form_token.clone().unwrap_or_else(hers),
            around,
            title,
            text,
            sign_in: if is_known {
                String::new()
            } else {
                words.t("errand-sign-in")
            },
            go,
            action: path(&self.id),
        })
    }
}

pub(super) fn path(id: &ErrandId) -> String {
    page_of(&Next::Errand(id.clone())).unwrap_or_default()
}

/// The button of an errand, with the price above it where one is shown.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pressed {
    form_token: String,
    pub(super) shown: Option<String>,
}

token_form!(Pressed);

type Id = Result<Path<String>, PathRejection>;

/// The errand of that name, while it waits.
fn waiting(visit: &Visit, id: Id) -> Option<(ErrandId, Errand)> {
    let Path(id) = id.ok()?;
    let id = ErrandId::parse(&id).ok()?;
    let errand = visit.site.parked.look(&id, visit.now)?;
    Some((id, errand))
}

/// `GET /vouchers/continue/{id}`.
pub(crate) async fn show(id: Id, headers: HeaderMap, visit: Visit) -> Response {
    let Some((id, errand)) = waiting(&visit, id) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let (whose, kind) = match &errand {
        Errand::Asked { audience, .. } => (audience, ErrandKind::Asked),
        Errand::Vouched { issuer, .. } => (issuer, ErrandKind::Vouched),
        Errand::VoucherAsked { audience, .. } => (audience, ErrandKind::VoucherAsked),
        Errand::CheckAsked { audience, .. } => (audience, ErrandKind::CheckAsked),
        Errand::Checked { issuer, .. } => (issuer, ErrandKind::Checked),
        Errand::Voucher(brought) => return redeem_page::show(&visit, &headers, id, brought),
    };
    let named = visit
        .site
        .doors
        .node
        .database
        .read(|tx| name_of(tx, &whose.origin()));
    match named {
        Ok(community) => {
            let form_token = match kind {
                ErrandKind::Checked => Some(check_page::form_token(&visit, &headers)),
                _ => None,
            };
            let page = ErrandPage {
                id,
                community,
                kind,
                form_token,
            };
            visit.secret_page(page.render(&visit.frame()))
        }
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// `POST /vouchers/continue/{id}`: it is taken up, once. Who is not signed in does that first, and finds it again.
pub(crate) async fn go_on(
    id: Id,
    headers: HeaderMap,
    visit: Visit,
    sent: Result<Form<Pressed>, FormRejection>,
) -> Result<Response, Refused> {
    if is_of_another_site(&headers, visit.site.doors.node.origin.as_str()) {
        return Err(Refused::by(&visit, &ErrorPage::Forbidden));
    }
    let Some((id, errand)) = waiting(&visit, id) else {
        return Err(Refused::by(&visit, &ErrorPage::NotFound));
    };
    if let Errand::Voucher(_) = errand {
        return redeem_page::go_on(&visit, &headers, &id, sent).await;
    }
    if let Errand::Checked { .. } = errand {
        return check_page::go_on(&visit, &headers, &id, sent).await;
    }
    let Some(signed_in) = visit.signed_in.clone() else {
        return Err(Refused::by(&visit, &ErrorPage::SignInFor(Next::Errand(id))));
    };
    form(&visit, &signed_in, sent)?;
    let taken = visit.site.parked.take(&id, visit.now);
    let member = Member { visit, signed_in };
    match taken {
        Some(Errand::Asked { audience, nonce }) => vouch(&member, audience, &nonce).await,
        Some(Errand::Vouched { proof, .. }) => link(&member, &proof).await,
        Some(Errand::VoucherAsked {
            audience,
            offer,
            nonce,
        }) => consent_page::issue(&member, &audience, &offer, &nonce).await,
        Some(Errand::CheckAsked { audience, nonce }) => consent_page::prove(&member, &audience, &nonce).await,
        Some(Errand::Voucher(_) | Errand::Checked { .. }) | None => {
            Err(Refused::by(&member.visit, &ErrorPage::NotFound))
        }
    }
}

/// The page that says what is said of her, and leads back with it.
async fn vouch(member: &Member, audience: Iri, nonce: &str) -> Result<Response, Refused> {
    let Member { visit, signed_in } = member;
    let node = &visit.site.doors.node;
    let mut chance = node.randomness.stream(StreamName::Crypto);
    let fresh = Fresh {
        link: chance.bytes(),
        subject: chance.bytes(),
        proof: chance.bytes(),
        holder: chance.bytes(),
    };
    let asked = LinkAsked {
        audience: &audience,
        nonce,
    };
    let outcome = node
        .database
        .transact(|tx| {
            let who = &signed_in.membership;
            let vouched = vouch_for_link(tx, who, (&node.group, asked), &fresh, visit.now)?;
            Ok::<_, VouchRefused>((vouched, name_of(tx, &audience.origin())?))
        })
        .await;
    match outcome {
        Ok((vouched, community)) => {
            let page = VouchPage {
                community,
                issuer: node.group.clone(),
                subject: vouched.subject,
                link: vouched.link,
                until: vouched.until,
                proof: vouched.proof,
                audience,
            };
            let html = page.render(&visit.frame());
            Ok(leading_to(&page.audience.origin(), visit.secret_page(html)))
        }
        Err(VouchRefused::NotAPeer | VouchRefused::NoMember) => Ok(refused(member, LinksTold::NotOffered)),
        Err(VouchRefused::NotInGoodStanding) => Ok(refused(member, LinksTold::NotInGoodStanding)),
        Err(VouchRefused::NoKeys | VouchRefused::Store(_)) => {
            Err(Refused::by(visit, &ErrorPage::Unavailable))
        }
    }
}

/// Her memberships are linked, or the list says why not.
async fn link(member: &Member, proof: &str) -> Result<Response, Refused> {
    let Member { visit, signed_in } = member;
    let node = &visit.site.doors.node;
    let session = &signed_in.session.id;
    let outcome = node
        .database
        .transact(|tx| {
            link_membership(
                tx,
                &signed_in.membership,
                session,
                (&node.group, proof),
                visit.now,
            )
        })
        .await;
    let told = match outcome {
        Ok(_) => return Ok(Redirect::to("/settings/communities?said=linked").into_response()),
        Err(LinkMembershipRefused::Proof(_)) => LinksTold::NotProved,
        Err(LinkMembershipRefused::NotAsked) => LinksTold::NotAsked,
        Err(LinkMembershipRefused::OfAnother) => LinksTold::OfAnother,
        Err(LinkMembershipRefused::Linked) => LinksTold::LinkedAlready,
        Err(LinkMembershipRefused::Store(_)) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
    };
    Ok(refused(member, told))
}
