//! One term of an agreement on benefits, as the document both sign and the offer that follows from it say it (protocol
//! section 8.5). What is signed must be understood: a term with a word that cannot be read is refused, never half read.

use std::collections::BTreeSet;

use domain::{Amount, AppliesTo, Benefit, BenefitKind, BenefitTerm, Currency, Iri, Title};
use serde_json::{Value, json};

use crate::property;

/// What a member shows at the host.
const CREDENTIAL: &str = "https://w3id.org/rosarium/v1#MembershipVoucher";
/// The one way of rounding.
const ROUNDING: &str = "halfUp";

/// A term says something that nobody here can read; the property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` of a term cannot be read")]
pub struct TermUnreadable(pub &'static str);

/// The term of a document, for members of `home`.
pub(crate) fn write(term: &BenefitTerm, document: &Iri, home: &Iri) -> Value {
    let applies_to: Vec<&str> = term.applies_to.iter().map(|what| what.iri()).collect();
    let mut written = json!({
        "id": document.with_fragment(&term.number.to_string()),
        "type": "BenefitTerm",
        "grantor": term.grantor,
        "eligibility": eligibility(term, home),
        "benefit": benefit(&term.benefit),
        "appliesTo": applies_to,
        "sameRegionExcluded": term.same_region_excluded,
        "makeUp": term.make_up,
    });
    let mut say = |name: &str, what: Option<Value>| {
        if let Some(what) = what {
            written[name] = what;
        }
    };
    say("capPerYear", term.cap_per_year.map(Value::from));
    say("usesPerMember", term.uses_per_member.map(Value::from));
    say("maxDistanceKm", term.max_distance_km.map(Value::from));
    say("restrictions", term.restrictions.as_ref().map(|line| json!(line)));
    written
}

/// Who qualifies.
pub(crate) fn eligibility(term: &BenefitTerm, home: &Iri) -> Value {
    json!({
        "type": "EligibilityRule",
        "memberOf": [home],
        "validForMemberTier": term.tiers,
        "goodStanding": term.good_standing,
        "credentialType": CREDENTIAL,
    })
}

fn benefit(benefit: &Benefit) -> Value {
    let mut written = json!({"type": "Benefit", "kind": benefit.kind.word(), "rounding": ROUNDING});
    if let Some(value) = &benefit.value {
        written["value"] = json!(value);
    }
    if let Some(currency) = &benefit.currency {
        written["currency"] = json!(currency);
    }
    if let Some(months) = benefit.months {
        written["months"] = json!(months);
    }
    written
}

/// Reads a term of a document, and whose members it is for. What its fields say together is the caller's to check.
pub(crate) fn read(term: &Value, document: &Iri) -> Result<(BenefitTerm, Iri), TermUnreadable> {
    if !property::types(term).any(|kind| kind == "BenefitTerm") {
        return Err(TermUnreadable("type"));
    }
    let rule = object(term, "eligibility")?;
    let credential = property::text(rule, "credentialType");
    if credential.is_some_and(|credential| credential != CREDENTIAL) {
        return Err(TermUnreadable("credentialType"));
    }
    let homes = ids(rule, "memberOf")?;
    let [home] = &homes[..] else {
        return Err(TermUnreadable("memberOf"));
    };
    let read = BenefitTerm {
        number: number(term, document).ok_or(TermUnreadable("id"))?,
        grantor: property::iri(term, "grantor").ok_or(TermUnreadable("grantor"))?,
        tiers: BTreeSet::from_iter(ids(rule, "validForMemberTier")?),
        good_standing: truth(rule, "goodStanding")?,
        benefit: read_benefit(object(term, "benefit")?)?,
        applies_to: applies_to(term)?,
        cap_per_year: limit(term, "capPerYear")?,
        uses_per_member: limit(term, "usesPerMember")?,
        same_region_excluded: truth(term, "sameRegionExcluded")?,
        max_distance_km: limit(term, "maxDistanceKm")?,
        restrictions: parsed(term, "restrictions", |line| Title::parse(line).ok())?,
        make_up: truth(term, "makeUp")?,
    };
    Ok((read, home.clone()))
}

fn read_benefit(benefit: &Value) -> Result<Benefit, TermUnreadable> {
    if property::text(benefit, "rounding") != Some(ROUNDING) {
        return Err(TermUnreadable("rounding"));
    }
    let months = limit(benefit, "months")?.map(u16::try_from).transpose();
    Ok(Benefit {
        kind: parsed(benefit, "kind", BenefitKind::from_word)?.ok_or(TermUnreadable("kind"))?,
        value: parsed(benefit, "value", |value| Amount::parse(value).ok())?,
        currency: parsed(benefit, "currency", |code| Currency::parse(code).ok())?,
        months: months.map_err(|_| TermUnreadable("months"))?,
    })
}

/// The fragment, written in the one way in which we write it.
fn number(term: &Value, document: &Iri) -> Option<u8> {
    let id = term.get("id")?.as_str()?;
    let fragment = id.strip_prefix(document.as_str())?.strip_prefix('#')?;
    let number: u8 = fragment.parse().ok()?;
    (number.to_string() == fragment).then_some(number)
}

fn applies_to(term: &Value) -> Result<BTreeSet<AppliesTo>, TermUnreadable> {
    let read = |what: &Value| AppliesTo::from_iri(what.as_str()?);
    property::values(term, "appliesTo")
        .map(|what| read(what).ok_or(TermUnreadable("appliesTo")))
        .collect()
}

fn object<'v>(document: &'v Value, key: &'static str) -> Result<&'v Value, TermUnreadable> {
    let first = property::first(document, key);
    first.filter(|value| value.is_object()).ok_or(TermUnreadable(key))
}

/// All of them, or none: an id that was dropped would be signed unseen.
fn ids(document: &Value, key: &'static str) -> Result<Vec<Iri>, TermUnreadable> {
    property::values(document, key)
        .map(|id| property::id_of(id).ok_or(TermUnreadable(key)))
        .collect()
}

fn is_said(document: &Value, key: &str) -> bool {
    document.get(key).is_some_and(|value| !value.is_null())
}

fn truth(document: &Value, key: &'static str) -> Result<bool, TermUnreadable> {
    match is_said(document, key) {
        true => property::truth(document, key).ok_or(TermUnreadable(key)),
        false => Ok(false),
    }
}

fn limit(document: &Value, key: &'static str) -> Result<Option<u32>, TermUnreadable> {
    let read = || u32::try_from(property::whole(document, key)?).ok();
    match is_said(document, key) {
        true => read().map(Some).ok_or(TermUnreadable(key)),
        false => Ok(None),
    }
}

fn parsed<T>(
    document: &Value,
    key: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, TermUnreadable> {
    match is_said(document, key) {
        true => property::text(document, key)
            .and_then(parse)
            .map(Some)
            .ok_or(TermUnreadable(key)),
        false => Ok(None),
    }
}
