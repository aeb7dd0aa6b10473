//! What a community would say of a member to the host of an offer, or to a desk that asks whether she stands well: all of it,
//! before her browser carries it there; or why it says nothing, which stays here (F16, need 2.21; protocol section 8.9; threat
//! V18).

use ambient::StreamName;
use askama::Template;
use axum::response::Response;
use community::issue_voucher::{Fresh, IssueRefused, PER_HOUR_MAX, VoucherAsked, issue_voucher};
use community::prove_standing::{self, ProveRefused, StandingAsked, prove_standing};
use domain::{Iri, Origin};
use edge::name_of;
use jiff::Timestamp;
use serde_json::Value;
use wire::membership_proof::Purpose;

use super::{RETURN_PATH, leading_to};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Member, Refused};

/// The order in which claims are read: by whom, to whom, what for, and then what tells one voucher from another.
const ORDER: [&str; 13] = [
    "iss",
    "aud",
    "offer",
    "tier",
    "purpose",
    "goodStanding",
    "sub",
    "exp",
    "nbf",
    "iat",
    "vct",
    "jti",
    "cnf",
];

/// What a community is asked to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConsentTo {
    /// That she qualifies for an offer.
    Voucher,
    /// That she is in good standing.
    Check,
}

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct ConsentPage {
    /// What the host is called.
    pub(crate) host: String,
    /// What it is.
    pub(crate) to: ConsentTo,
    /// What it says, claim by claim, as it stands in it.
    pub(crate) claims: Vec<(String, Value)>,
    /// Where her browser brings it.
    pub(crate) redeem: Iri,
    /// What her browser carries.
    pub(crate) token: String,
}

/// The page instead of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoVoucherPage {
    /// What the host is called.
    pub(crate) host: String,
    /// The message that says why, and the number in it.
    pub(crate) why: (&'static str, u32),
    /// The host's own pages, where she was asked at a desk; nothing where she came for an offer.
    pub(crate) desk_of: Option<Origin>,
}

struct Claim {
    what: String,
    said: String,
    is_code: bool,
}

#[derive(Template)]
#[template(path = "consent.html")]
struct ConsentTemplate<'a> {
    around: Around<'a>,
    title: String,
    text: String,
    go: String,
    claims: Vec<Claim>,
    action: &'a str,
    token: &'a str,
    address: String,
}

#[derive(Template)]
#[template(path = "no_voucher.html")]
struct NoVoucherTemplate<'a> {
    around: Around<'a>,
    title: String,
    why: String,
    host: &'a str,
    /// Where she goes on, and what the link says.
    onward: (&'a str, String),
}

impl ConsentPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let named = |key: &str| words.with(key, &[("host", self.host.as_str().into())]);
        let (title, text) = match self.to {
            ConsentTo::Voucher => (named("consent-title"), named("consent-text")),
            ConsentTo::Check => (named("prove-title"), named("prove-text")),
        };
        let head = Head::unlisted(Section::Person, title.clone(), text.clone());
        let mut claims: Vec<&(String, Value)> = self.claims.iter().collect();
        claims.sort_by_key(|(name, _)| {
            let place = ORDER.iter().position(|known| known == name);
            place.unwrap_or(ORDER.len())
        });
        written(&ConsentTemplate {
            around: Around::of(frame, head),
            title,
            text,
            go: named("consent-go"),
            claims: claims
                .into_iter()
                .map(|(name, value)| Claim::of(frame, self.to, name, value))
                .collect(),
            action: self.redeem.as_str(),
            token: &self.token,
            address: self.redeem.origin().authority().to_owned(),
        })
    }
}

impl Claim {
    /// A claim in words, and what it says as it stands in the voucher; a moment by the reader's clock.
    fn of(frame: &Frame<'_>, to: ConsentTo, name: &str, value: &Value) -> Self {
        let words = frame.words;
        let (what, is_moment) = match name {
            "iss" => (words.t("vouch-by"), false),
            "aud" => (words.t("vouch-for"), false),
            "vct" => (words.t("consent-kind"), false),
            "offer" => (words.t("consent-offer"), false),
            "tier" => (words.t("consent-tier"), false),
            "purpose" => (words.t("vouch-purpose"), false),
            "goodStanding" => (words.t("vouch-standing"), false),
            "sub" => (words.t("vouch-name"), false),
            "jti" => (words.t("consent-number"), false),
            "iat" => (words.t("consent-made"), true),
            "nbf" => (words.t("consent-from"), true),
            "exp" => (words.t("vouch-until"), true),
            "cnf" if to == ConsentTo::Check => (words.t("prove-key"), false),
            "cnf" => (words.t("consent-key"), false),
            // Whatever else a voucher may say one day stands here under its own name.
            other => (other.to_owned(), false),
        };
        let moment = value
            .as_i64()
            .filter(|_| is_moment)
            .and_then(|seconds| Timestamp::from_second(seconds).ok());
        let in_words = match (name, value) {
            ("goodStanding", Value::Bool(true)) => Some(words.t("vouch-standing-good")),
            ("purpose", Value::String(word)) if word == Purpose::Check.word() => {
                Some(words.t("prove-purpose-check"))
            }
            _ => None,
        };
        let is_code = moment.is_none() && in_words.is_none();
        if let Some(said) = in_words {
            return Self { what, said, is_code };
        }
        let said = match (moment, value) {
            (Some(at), _) => frame.clock.at(at).strftime("%H:%M:%S").to_string(),
            (None, Value::String(text)) => text.clone(),
            (None, other) => key_of(other).unwrap_or_else(|| other.to_string()),
        };
        Self { what, said, is_code }
    }
}

/// What tells one key from another in a claim that names one; all the rest of it is the same in every voucher.
fn key_of(claim: &Value) -> Option<String> {
    let x = claim.get("jwk")?.get("x")?;
    Some(x.as_str()?.to_owned())
}

impl NoVoucherPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let (key, n) = self.why;
        let named = [("host", self.host.as_str().into()), ("n", n.into())];
        let title = words.with("no-voucher-title", &[("host", self.host.as_str().into())]);
        let why = words.with(key, &named);
        written(&NoVoucherTemplate {
            around: Around::of(frame, Head::unlisted(Section::Person, title.clone(), why.clone())),
            title,
            why,
            host: &self.host,
            onward: match &self.desk_of {
                Some(desk) => (desk.as_str(), words.with("prove-back", &named)),
                None => ("/benefits", words.t("no-voucher-benefits")),
            },
        })
    }
}

/// The message that says why there is no voucher, and the number in it; nothing where it is our fault.
fn why_not(refused: &IssueRefused) -> Option<(&'static str, u32)> {
    Some(match refused {
        IssueRefused::NotAPeer | IssueRefused::NoSuchOffer => ("no-voucher-over", 0),
        IssueRefused::Nonce => ("no-voucher-again", 0),
        IssueRefused::NoMember => ("no-voucher-member", 0),
        IssueRefused::NotQualified(_) => ("no-voucher-conditions", 0),
        IssueRefused::TooMany => ("no-voucher-many", u32::try_from(PER_HOUR_MAX).unwrap_or(u32::MAX)),
        IssueRefused::NoKeys | IssueRefused::Store(_) => return None,
    })
}

/// The page that shows the voucher and leads back with it.
pub(super) async fn issue(
    member: &Member,
    audience: &Iri,
    offer: &Iri,
    nonce: &str,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = member;
    let node = &visit.site.doors.node;
    let mut chance = node.randomness.stream(StreamName::Crypto);
    let fresh = Fresh {
        voucher: chance.bytes(),
        secret: chance.bytes(),
    };
    let asked = VoucherAsked {
        audience,
        offer,
        nonce,
    };
    let outcome = node
        .database
        .transact(|tx| {
            let who = &signed_in.membership;
            issue_voucher(tx, who, (&node.group, asked), &fresh, visit.now)
        })
        .await;
    let unavailable = || Refused::by(visit, &ErrorPage::Unavailable);
    let host = node.database.read(|tx| name_of(tx, &audience.origin()));
    let host = host.map_err(|_| unavailable())?;
    match outcome {
        Ok(issued) => {
            let claims = wire::voucher::claims(&issued.token).ok_or_else(unavailable)?;
            let page = ConsentPage {
                host,
                to: ConsentTo::Voucher,
                claims: claims.into_iter().collect(),
                redeem: issued.redeem,
                token: issued.token,
            };
            let html = page.render(&visit.frame());
            Ok(leading_to(&page.redeem.origin(), visit.secret_page(html)))
        }
        Err(refused) => {
            let why = why_not(&refused).ok_or_else(unavailable)?;
            let page = NoVoucherPage {
                host,
                why,
                desk_of: None,
            };
            Ok(visit.overtaken_page(page.render(&visit.frame())))
        }
    }
}

/// The same for a desk that asks whether she stands well.
pub(super) async fn prove(member: &Member, audience: &Iri, nonce: &str) -> Result<Response, Refused> {
    let Member { visit, signed_in } = member;
    let node = &visit.site.doors.node;
    let mut chance = node.randomness.stream(StreamName::Crypto);
    let fresh = prove_standing::Fresh {
        proof: chance.bytes(),
        secret: chance.bytes(),
    };
    let asked = StandingAsked { audience, nonce };
    let outcome = node
        .database
        .transact(|tx| {
            let who = &signed_in.membership;
            prove_standing(tx, who, (&node.group, asked), &fresh, visit.now)
        })
        .await;
    let unavailable = || Refused::by(visit, &ErrorPage::Unavailable);
    let desk = audience.origin();
    let host = node.database.read(|tx| name_of(tx, &desk));
    let host = host.map_err(|_| unavailable())?;
    let why = match outcome {
        Ok(token) => {
            let claims = wire::voucher::claims(&token).ok_or_else(unavailable)?;
            let page = ConsentPage {
                host,
                to: ConsentTo::Check,
                claims: claims.into_iter().collect(),
                redeem: Iri::local(&desk, RETURN_PATH),
                token,
            };
            let html = page.render(&visit.frame());
            return Ok(leading_to(&desk, visit.secret_page(html)));
        }
        Err(ProveRefused::NotAPeer) => "no-proof-over",
        Err(ProveRefused::Nonce) => "no-proof-again",
        Err(ProveRefused::NoMember) => "no-voucher-member",
        Err(ProveRefused::NotInGoodStanding) => "no-proof-standing",
        Err(ProveRefused::NoKeys | ProveRefused::Store(_)) => return Err(unavailable()),
    };
    let page = NoVoucherPage {
        host,
        why: (why, 0),
        desk_of: Some(desk),
    };
    Ok(visit.overtaken_page(page.render(&visit.frame())))
}

#[cfg(test)]
mod tests {
    use crate::sample_claims;
    use crate::samples::Surroundings;
    use crate::words::Words;

    /// V18, F6: who reads only the sentences knows of each claim that says something of her.
    #[test]
    fn that_her_level_is_told_is_said_in_words_before_she_goes_and_before_it_is_told() {
        let (words, surroundings) = (Words::english(), Surroundings::new());
        let pages = sample_claims::all(&surroundings.frame(&words));
        for (name, said) in [
            ("claim", "and your level"),
            ("claim-consent", "and at which level"),
        ] {
            let (_, page) = pages.iter().find(|(page, _)| *page == name).unwrap();
            assert!(page.contains(said), "{name}: {page}");
        }
    }
}
