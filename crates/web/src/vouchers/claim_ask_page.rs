//! The page that sends a browser to its own community for a voucher, or for the yes that a desk wants: where it goes and what is
//! learnt there, before the button is pressed (F16; protocol section 8.9; threat V21).

use askama::Template;
use domain::{Iri, Origin};
use wire::membership_proof::{PROOF_KIND, Purpose};
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
    /// Our community, which it is for.
    pub(crate) audience: Iri,
    /// What for.
    pub(crate) wanted: Wanted,
    /// What comes back with it.
    pub(crate) nonce: String,
    /// The page where she began.
    pub(crate) back: String,
}

/// What she is sent for.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    /// A voucher, for an offer of ours.
    Voucher(Iri),
    /// A yes for the desk.
    Check,
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
    /// The field that says what for, and what it holds.
    wanted: (&'static str, &'a str),
    nonce: &'a str,
    back: &'a str,
    to_back: String,
}

impl ClaimAskPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let [title, text, go, to_back] = match self.wanted {
            Wanted::Voucher(_) => ["claim-ask-title", "claim-ask-text", "claim-ask-go", "claim-back"],
            Wanted::Check => ["check-ask-title", "check-ask-text", "check-ask-go", "check-back"],
        }
        .map(|key| {
            let names = [
                ("community", self.home.as_str().into()),
                ("host", frame.community.name.as_str().into()),
            ];
            words.with(key, &names)
        });
        let head = Head::unlisted(Section::Elsewhere, title.clone(), text.clone());
        written(&ClaimAskTemplate {
            around: Around::of(frame, head),
            title,
            text,
            go,
            host: self.peer.authority(),
            action: format!("{}{REQUEST_PATH}", self.peer.as_str()),
            kind: match self.wanted {
                Wanted::Voucher(_) => VOUCHER_KIND,
                Wanted::Check => PROOF_KIND,
            },
            audience: self.audience.as_str(),
            wanted: match &self.wanted {
                Wanted::Voucher(offer) => ("offer", offer.as_str()),
                Wanted::Check => ("purpose", Purpose::Check.word()),
            },
            nonce: &self.nonce,
            back: &self.back,
            to_back,
        })
    }
}
