//! `POST /settings/communities/link`: the page that sends a member's browser to another community for a proof (F02).

use ambient::StreamName;
use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use community::ask_link::{AskLinkRefused, ask_link};
use domain::{Iri, Origin};
use edge::name_of;
use serde::Deserialize;
use wire::membership_proof::{PROOF_KIND, Purpose, as_text};

use super::{REQUEST_PATH, leading_to};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::my_communities_page::{LinksTold, refused};
use crate::sign_in::{Member, Refused, form, token_form};

/// The page; what is in its form only her browser and this community know.
#[derive(Clone, Debug)]
pub(crate) struct LinkAskPage {
    /// What the other community is called.
    pub(crate) community: String,
    /// Where it is.
    pub(crate) peer: Origin,
    /// Our community, which the proof is for.
    pub(crate) audience: Iri,
    /// What comes back with it.
    pub(crate) nonce: String,
}

#[derive(Template)]
#[template(path = "link_ask.html")]
struct LinkAskTemplate<'a> {
    around: Around<'a>,
    title: String,
    text: String,
    go: String,
    host: &'a str,
    action: String,
    kind: &'static str,
    audience: &'a str,
    nonce: &'a str,
    purpose: &'static str,
}

impl LinkAskPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let named = |key: &str| words.with(key, &[("community", self.community.as_str().into())]);
        let head = Head::unlisted(Section::Person, named("link-ask-title"), words.t("links-intro"));
        written(&LinkAskTemplate {
            around: Around::of(frame, head),
            title: named("link-ask-title"),
            text: named("link-ask-text"),
            go: named("link-ask-go"),
            host: self.peer.authority(),
            action: format!("{}{REQUEST_PATH}", self.peer.as_str()),
            kind: PROOF_KIND,
            audience: self.audience.as_str(),
            nonce: &self.nonce,
            purpose: Purpose::Link.word(),
        })
    }
}

/// With which community.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskForm {
    form_token: String,
    community: String,
}

token_form!(AskForm);

/// Answers the page itself: what is in it is shown this once.
pub(crate) async fn ask(
    member: Member,
    sent: Result<Form<AskForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let asked = form(visit, signed_in, sent)?;
    let node = &visit.site.doors.node;
    let Ok(peer) = edge::address_of(node, &asked.community) else {
        return Ok(refused(&member, LinksTold::NotOffered));
    };
    let chance: [u8; 32] = node.randomness.stream(StreamName::Nonces).bytes();
    let nonce = as_text(&chance);
    let whose = (&signed_in.session.id, &peer);
    let outcome = node
        .database
        .transact(|tx| {
            ask_link(tx, &signed_in.membership, whose, &nonce, visit.now)?;
            Ok::<_, AskLinkRefused>(name_of(tx, &peer)?)
        })
        .await;
    let told = match outcome {
        Ok(community) => {
            let page = LinkAskPage {
                community,
                audience: node.group.clone(),
                peer,
                nonce,
            };
            let html = page.render(&visit.frame());
            return Ok(leading_to(&page.peer, visit.secret_page(html)));
        }
        Err(AskLinkRefused::NotOffered | AskLinkRefused::NoMember) => LinksTold::NotOffered,
        Err(AskLinkRefused::Linked) => LinksTold::LinkedAlready,
        Err(AskLinkRefused::Store(_)) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
    };
    Ok(refused(&member, told))
}
