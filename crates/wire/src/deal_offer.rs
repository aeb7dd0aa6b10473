//! What a signed agreement gives members of another community, told to that community: Create, Update, Delete of a Proposal
//! (protocol section 8.5). It carries its term word for word, so that it is compared with the text both signed.

use domain::{Amount, AppliesTo, BenefitKind, BenefitTerm, Currency, Iri, OfferPrice, OwnOffer, Title};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::benefit_term;
use crate::context::{ContextKind, with_context};
use crate::html;
use crate::property::{self, utc};

pub use crate::benefit_term::TermUnreadable;

const KIND: &str = "Proposal";
/// Told apart from a call for hands, which is a Proposal too.
const PURPOSE: &str = "offer";
const RATE: &str = "https://w3id.org/rosarium/v1#MemberRate";
/// What it is called where nobody knows the agreement.
const NAME: &str = "Member rate";

/// An offer of ours as it is told.
#[derive(Clone, Copy, Debug)]
pub struct ProposalFacts<'f> {
    /// Its address.
    pub id: &'f Iri,
    /// What it is.
    pub offer: &'f OwnOffer,
    /// Our community.
    pub own_group: &'f Iri,
    /// Where a browser brings a voucher.
    pub redeem: &'f Iri,
    /// What it comes to for one of our levels.
    pub example: Option<&'f OfferPrice>,
}

/// An offer of another community as it told of it; whether both signed it is the caller's to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadProposal {
    /// Its address.
    pub id: Iri,
    /// The community that makes it.
    pub grantor: Iri,
    /// The document both signed.
    pub document: Iri,
    /// The term of it, whole.
    pub term: BenefitTerm,
    /// As its maker counts.
    pub revision: u64,
    /// From when.
    pub valid_from: Timestamp,
    /// Until when; absent: until somebody ends it.
    pub valid_through: Option<Timestamp>,
    /// Where a browser brings a voucher.
    pub redeem: Iri,
    /// What it comes to for one level; what cannot be read of it counts as unsaid.
    pub example: Option<OfferPrice>,
}

/// Why an offer was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProposalRefused {
    /// Another object, or one without a name and a maker.
    #[error("this is no offer of a community")]
    NotAnOffer,
    /// It stands alone.
    #[error("an offer names the agreement it follows from, and its term")]
    NoAgreement,
    /// `startTime` or `validThrough` cannot be read.
    #[error("an offer says from when it counts, and until when in a time that can be read")]
    Time,
    /// No `revision`.
    #[error("an offer says which revision it is")]
    Revision,
    /// No `redeemEndpoint`.
    #[error("an offer says where a voucher is brought")]
    Redeem,
    /// A term that cannot be read whole.
    #[error(transparent)]
    Term(#[from] TermUnreadable),
}

/// The offer alone, unsigned, with its own `@context`.
pub fn proposal(facts: &ProposalFacts<'_>) -> Value {
    with_context(proposal_within(facts), ContextKind::Plain)
}

/// Create, unsigned.
pub fn create(activity: &Iri, facts: &ProposalFacts<'_>) -> Value {
    carry("Create", activity, facts, proposal_within(facts))
}

/// Update with the whole offer, unsigned.
pub fn update(activity: &Iri, facts: &ProposalFacts<'_>) -> Value {
    carry("Update", activity, facts, proposal_within(facts))
}

/// Delete, unsigned.
pub fn delete(activity: &Iri, facts: &ProposalFacts<'_>) -> Value {
    let offer = facts.offer;
    let gone = tombstone_within(facts.id, offer.withdrawn.unwrap_or(offer.updated), offer.revision);
    carry("Delete", activity, facts, gone)
}

/// What is left at the address of an offer that was taken away.
pub fn tombstone(id: &Iri, deleted: Timestamp, revision: u64) -> Value {
    with_context(tombstone_within(id, deleted, revision), ContextKind::Plain)
}

fn tombstone_within(id: &Iri, deleted: Timestamp, revision: u64) -> Value {
    json!({
        "id": id,
        "type": "Tombstone",
        "formerType": KIND,
        "deleted": utc(deleted),
        "revision": revision,
    })
}

fn carry(verb: &str, activity: &Iri, facts: &ProposalFacts<'_>, object: Value) -> Value {
    let activity = json!({
        "id": activity,
        "type": verb,
        "actor": facts.own_group,
        "to": [facts.offer.partner_group],
        "cc": [],
        "object": object,
    });
    with_context(activity, ContextKind::Proved)
}

/// The offer as it stands in a collection: without `@context`.
pub fn proposal_within(facts: &ProposalFacts<'_>) -> Value {
    let (offer, term) = (facts.offer, &facts.offer.term);
    let home = &offer.partner_group;
    let mut written = json!({
        "id": facts.id,
        "type": KIND,
        "purpose": PURPOSE,
        "attributedTo": facts.own_group,
        "name": NAME,
        "updated": utc(offer.updated),
        "revision": offer.revision,
        "to": [home],
        "cc": [],
        "unitBased": true,
        "publishes": intent(facts),
        "eligibility": benefit_term::eligibility(term, home),
        "appliesTo": applies_to(facts),
        "agreement": offer.document,
        "terms": [benefit_term::write(term, &offer.document, home)],
        "startTime": utc(offer.valid_from),
        "redemption": {"type": "Redemption", "redeemEndpoint": facts.redeem},
    });
    let mut say = |name: &str, what: Option<Value>| {
        if let Some(what) = what {
            written[name] = what;
        }
    };
    let restrictions = term.restrictions.as_ref();
    let percent = term
        .benefit
        .value
        .as_ref()
        .filter(|_| term.benefit.kind == BenefitKind::Percent);
    say(
        "content",
        restrictions.map(|line| json!(html::from_plain(line.as_str()))),
    );
    say("discountPercent", percent.map(|percent| json!(percent)));
    say("maxRedemptions", term.cap_per_year.map(Value::from));
    say("validThrough", offer.valid_through.map(|at| json!(utc(at))));
    written
}

/// What is offered: one member rate, with an example of a price.
fn intent(facts: &ProposalFacts<'_>) -> Value {
    let mut intent = json!({
        "type": "Intent",
        "id": facts.id.with_fragment("primary"),
        "action": "deliverService",
        "resourceConformsTo": RATE,
        "resourceQuantity": {"hasUnit": "one", "hasNumericalValue": "1"},
    });
    if let Some(example) = facts.example {
        intent["name"] = json!(example.level);
        intent["price"] = json!(example.full);
        intent["memberPrice"] = json!(example.after);
        intent["priceCurrency"] = json!(example.currency);
    }
    intent
}

/// One value bare, several as a list: events are named by the collection of them.
fn applies_to(facts: &ProposalFacts<'_>) -> Value {
    let named = |what: &AppliesTo| match what {
        AppliesTo::Joining => json!(what.iri()),
        AppliesTo::Events => json!(facts.own_group.below("/upcoming")),
    };
    let mut all: Vec<Value> = facts.offer.term.applies_to.iter().map(named).collect();
    match all.len() {
        1 => all.remove(0),
        _ => Value::Array(all),
    }
}

/// Whether an object is an offer that members redeem, and no call for hands.
pub fn is_offer(object: &Value) -> bool {
    property::types(object).any(|kind| kind == KIND)
        && property::text(object, "purpose") == Some(PURPOSE)
        && object.get("redemption").is_some_and(Value::is_object)
}

/// Reads an offer. Properties that nobody here knows are left out, for its term is compared as a whole.
pub fn read(object: &Value) -> Result<ReadProposal, ProposalRefused> {
    if !is_offer(object) {
        return Err(ProposalRefused::NotAnOffer);
    }
    let id = property::id_of(object).ok_or(ProposalRefused::NotAnOffer)?;
    let grantor = property::iri(object, "attributedTo").ok_or(ProposalRefused::NotAnOffer)?;
    let document = property::iri(object, "agreement").ok_or(ProposalRefused::NoAgreement)?;
    let mut terms = property::values(object, "terms");
    let (Some(term), None) = (terms.next(), terms.next()) else {
        return Err(ProposalRefused::NoAgreement);
    };
    let (term, _) = benefit_term::read(term, &document)?;
    let valid_through = match object.get("validThrough") {
        None | Some(Value::Null) => None,
        Some(_) => Some(property::instant(object, "validThrough").ok_or(ProposalRefused::Time)?),
    };
    Ok(ReadProposal {
        id,
        grantor,
        document,
        term,
        revision: property::whole(object, "revision").ok_or(ProposalRefused::Revision)?,
        valid_from: property::instant(object, "startTime").ok_or(ProposalRefused::Time)?,
        valid_through,
        redeem: property::iri(&object["redemption"], "redeemEndpoint").ok_or(ProposalRefused::Redeem)?,
        example: property::first(object, "publishes").and_then(example),
    })
}

fn example(intent: &Value) -> Option<OfferPrice> {
    let amount = |key| Amount::parse(property::text(intent, key)?).ok();
    Some(OfferPrice {
        full: amount("price")?,
        after: amount("memberPrice")?,
        currency: Currency::parse(property::text(intent, "priceCurrency")?).ok()?,
        level: Title::parse(property::text(intent, "name")?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use domain::{AgreementId, Benefit, OfferId};

    use super::*;

    const HOST: &str = "https://a.example/c/a";
    const HOME: &str = "https://b.example/c/b";

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    fn own(applies_to: &[AppliesTo]) -> OwnOffer {
        OwnOffer {
            id: OfferId::new(1, [1; 10]),
            partner: iri(HOME).origin(),
            partner_group: iri(HOME),
            agreement: AgreementId::new(1, [2; 10]),
            document: iri("https://b.example/agreements/7"),
            term: BenefitTerm {
                number: 2,
                grantor: iri(HOST),
                tiers: [iri("https://b.example/c/b/tiers/full")].into(),
                good_standing: true,
                benefit: Benefit {
                    kind: BenefitKind::Percent,
                    value: Amount::parse("20").ok(),
                    currency: None,
                    months: Some(12),
                },
                applies_to: applies_to.iter().copied().collect(),
                cap_per_year: Some(200),
                uses_per_member: Some(1),
                same_region_excluded: false,
                max_distance_km: None,
                restrictions: Title::parse("Not for <dinners>.").ok(),
                make_up: true,
            },
            revision: 3,
            valid_from: "2027-01-01T00:00:00Z".parse().unwrap(),
            valid_through: "2027-12-31T23:59:59Z".parse().ok(),
            withdrawn: None,
            updated: "2026-11-21T09:00:00Z".parse().unwrap(),
        }
    }

    fn told(offer: &OwnOffer, example: Option<&OfferPrice>) -> Value {
        let id = iri("https://a.example/offers/42");
        let facts = ProposalFacts {
            id: &id,
            offer,
            own_group: &iri(HOST),
            redeem: &id.below("/redeem"),
            example,
        };
        create(&id.below("/activities/create"), &facts)
    }

    /// 2.21, 0.15: the home reads the very term, whatever else is told beside it.
    #[test]
    fn an_offer_told_is_the_offer_read() {
        let price = OfferPrice {
            full: Amount::parse("180.00").unwrap(),
            after: Amount::parse("144.00").unwrap(),
            currency: Currency::parse("EUR").unwrap(),
            level: Title::parse("Chapter").unwrap(),
        };
        for applies_to in [&AppliesTo::ALL[..], &[AppliesTo::Joining], &[AppliesTo::Events]] {
            let own = own(applies_to);
            let mut said = told(&own, Some(&price));
            said["object"]["new"] = json!({"a": [1]});
            let read = read(&said["object"]).unwrap();
            assert_eq!(read.term, own.term);
            assert_eq!(
                (read.id.as_str(), read.grantor),
                ("https://a.example/offers/42", iri(HOST))
            );
            assert_eq!((read.document, read.revision), (own.document, 3));
            assert_eq!(
                (read.valid_from, read.valid_through),
                (own.valid_from, own.valid_through)
            );
            assert_eq!(read.redeem, iri("https://a.example/offers/42/redeem"));
            assert_eq!(read.example.as_ref(), Some(&price));
        }
        let forever = OwnOffer {
            valid_through: None,
            ..own(&[AppliesTo::Events])
        };
        let read = read(&told(&forever, None)["object"]).unwrap();
        assert_eq!((read.valid_through, read.example), (None, None));
    }

    /// 2.21
    #[test]
    fn an_offer_that_cannot_be_compared_with_an_agreement_is_refused() {
        for (key, value, why) in [
            ("type", json!("Event"), ProposalRefused::NotAnOffer),
            ("purpose", json!("request"), ProposalRefused::NotAnOffer),
            ("attributedTo", json!(7), ProposalRefused::NotAnOffer),
            ("redemption", json!(null), ProposalRefused::NotAnOffer),
            ("redemption", json!({}), ProposalRefused::Redeem),
            ("agreement", json!(null), ProposalRefused::NoAgreement),
            ("terms", json!([]), ProposalRefused::NoAgreement),
            ("terms", json!([{}, {}]), ProposalRefused::NoAgreement),
            ("terms", json!(["x"]), TermUnreadable("type").into()),
            (
                "agreement",
                json!("https://b.example/agreements/8"),
                TermUnreadable("id").into(),
            ),
            ("startTime", json!(null), ProposalRefused::Time),
            ("validThrough", json!("never"), ProposalRefused::Time),
            ("revision", json!(null), ProposalRefused::Revision),
        ] {
            let mut said = told(&own(&AppliesTo::ALL), None);
            said["object"][key] = value.clone();
            assert_eq!(read(&said["object"]), Err(why), "{key}: {value}");
        }
        let gone = tombstone(
            &iri("https://a.example/offers/42"),
            "2027-02-01T00:00:00Z".parse().unwrap(),
            4,
        );
        assert_eq!(gone["formerType"], "Proposal");
        assert!(!is_offer(&gone));
    }
}
