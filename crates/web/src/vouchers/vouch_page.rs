//! What a community would say of a member to another one, all of it, before her browser carries it there (F02; threat V18).

use askama::Template;
use domain::{Iri, LinkId};
use jiff::Timestamp;

use super::RETURN_PATH;
use crate::frame::{Around, Frame, Head, Section, written};

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct VouchPage {
    /// What the community that asks is called.
    pub(crate) community: String,
    /// Its actor.
    pub(crate) audience: Iri,
    /// Ours.
    pub(crate) issuer: Iri,
    /// Her name there.
    pub(crate) subject: String,
    /// The link.
    pub(crate) link: LinkId,
    /// Until when it counts.
    pub(crate) until: Timestamp,
    /// What her browser carries.
    pub(crate) proof: String,
}

struct Claim {
    what: String,
    said: String,
    is_code: bool,
}

#[derive(Template)]
#[template(path = "link_vouch.html")]
struct VouchTemplate<'a> {
    around: Around<'a>,
    title: String,
    text: String,
    go: String,
    claims: Vec<Claim>,
    action: String,
    proof: &'a str,
}

impl VouchPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let named = |key: &str| words.with(key, &[("community", self.community.as_str().into())]);
        let head = Head::unlisted(Section::Person, named("vouch-title"), words.t("links-intro"));
        let until = frame.clock.at(self.until).strftime("%H:%M").to_string();
        let claim = |key: &str, said: String, is_code| Claim {
            what: words.t(key),
            said,
            is_code,
        };
        written(&VouchTemplate {
            around: Around::of(frame, head),
            title: named("vouch-title"),
            text: named("vouch-text"),
            go: named("vouch-go"),
            claims: vec![
                claim("vouch-by", self.issuer.to_string(), true),
                claim("vouch-for", self.audience.to_string(), true),
                claim("vouch-purpose", words.t("vouch-purpose-link"), false),
                claim("vouch-standing", words.t("vouch-standing-good"), false),
                claim("vouch-name", self.subject.clone(), true),
                claim("vouch-link", self.link.to_string(), true),
                claim("vouch-until", until, false),
            ],
            action: format!("{}{RETURN_PATH}", self.audience.origin().as_str()),
            proof: &self.proof,
        })
    }
}
