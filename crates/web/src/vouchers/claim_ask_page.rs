//! The page that sends a browser to its own community for a voucher: where it goes and what is learnt there, before the button
//! is pressed (F16; protocol section 8.9; threat V21).

use askama::Template;
use domain::{Iri, Origin};
use wire::voucher::VOUCHER_KIND;

use super::REQUEST_PATH;
use crate::frame::{Around, Frame, Head, Section, written};

/// The page; what is in its form only this browser and this community know.
#[derive(Clone, Debug)]
pub(crate) struct ClaimAskPage {
    /// What her community is called.
    pub(crate) home: String,
    /// Where it is.
    pub(crate) peer: Origin,
    /// Our community, which the voucher is for.
    pub(crate) audience: Iri,
    /// The offer of ours.
    pub(crate) offer: Iri,
    /// What comes back with it.
    pub(crate) nonce: String,
    /// The page of the offer.
    pub(crate) back: String,
}

#[derive(Template)]
#[template(path = "claim_ask.html")]
struct ClaimAskTemplate<'a> {
    around: Around<'a>,
    title: String,
    text: String,
    go: String,
    host: &'a str,
    action: String,
    kind: &'static str,
    audience: &'a str,
    offer: &'a str,
    nonce: &'a str,
    back: &'a str,
}

impl ClaimAskPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let named = |key: &str| {
            let names = [
                ("community", self.home.as_str().into()),
                ("host", frame.community.name.as_str().into()),
            ];
            words.with(key, &names)
        };
        let head = Head::unlisted(
            Section::Elsewhere,
            named("claim-ask-title"),
            named("claim-ask-text"),
        );
        written(&ClaimAskTemplate {
            around: Around::of(frame, head),
            title: named("claim-ask-title"),
            text: named("claim-ask-text"),
            go: named("claim-ask-go"),
            host: self.peer.authority(),
            action: format!("{}{REQUEST_PATH}", self.peer.as_str()),
            kind: VOUCHER_KIND,
            audience: self.audience.as_str(),
            offer: self.offer.as_str(),
            nonce: &self.nonce,
            back: &self.back,
        })
    }
}
