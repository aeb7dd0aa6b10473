//! Agreements on benefits and what they offer, for this crate's tests.

use domain::{
    AgreementId, AgreementSigned, AgreementText, AgreementVersion, Amount, AppliesTo, Benefit, BenefitKind,
    BenefitTerm, Currency, HeldOffer, ReciprocityAgreement, Side, Slug, Title, VersionState, tier_iri,
};

use crate::samples::{at, group, iri, origin};

/// Ten per cent off the dues of one host for members of another's level `chapter`.
pub(crate) fn term(number: u8, host: &str, home: &str) -> BenefitTerm {
    BenefitTerm {
        number,
        grantor: group(host),
        tiers: [tier_iri(&group(home), &Slug::parse("chapter").unwrap())].into(),
        good_standing: true,
        benefit: Benefit {
            kind: BenefitKind::Percent,
            value: Some(Amount::parse("10").unwrap()),
            currency: Some(Currency::parse("EUR").unwrap()),
            months: Some(12),
        },
        applies_to: [AppliesTo::Joining].into(),
        cap_per_year: Some(200),
        uses_per_member: Some(1),
        same_region_excluded: false,
        max_distance_km: None,
        restrictions: Some(Title::parse("Not for dinners.").unwrap()),
        make_up: false,
    }
}

/// An agreement of `a.example` with `b.example` that both signed; it begins at second 100.
pub(crate) fn signed(terms: Vec<BenefitTerm>) -> ReciprocityAgreement {
    let text = AgreementText {
        name: Title::parse("Members' rates").unwrap(),
        note: None,
        parties: [group("a.example"), group("b.example")],
        starts: at(100),
        ends: None,
        notice_days: AgreementText::NOTICE_DAYS,
        terms,
        revision: 1,
        previous: None,
    };
    let mut agreement = ReciprocityAgreement {
        id: AgreementId::new(1, [7; 10]),
        peer: origin("b.example"),
        group: group("b.example"),
        draft: None,
        versions: Vec::new(),
        signed: Vec::new(),
        ending: None,
        since: at(0),
        changed: at(0),
    };
    sign(&mut agreement, text);
    agreement
}

/// Both sign one more text of it.
pub(crate) fn sign(agreement: &mut ReciprocityAgreement, text: AgreementText) {
    let number = agreement.versions.len() + 1;
    let document = iri(&format!("https://b.example/agreements/{number}"));
    agreement.versions.push(AgreementVersion {
        document: document.clone(),
        offer: iri(&format!("https://b.example/activities/offer/{number}")),
        answers: None,
        by: Side::Them,
        text,
        digest: format!("zQm{number}"),
        at: at(0),
        expires: at(1_000),
        signed_offer: "{}".to_owned(),
        state: VersionState::Accepted,
        reason: None,
    });
    agreement.signed.push(AgreementSigned {
        document,
        accept: iri(&format!("https://a.example/activities/accept/{number}")),
        by: Side::Us,
        signed_accept: "{}".to_owned(),
        at: at(0),
    });
}

/// What `b.example` offers members of `a.example` by the first text.
pub(crate) fn held(term: BenefitTerm) -> HeldOffer {
    HeldOffer {
        id: iri("https://b.example/offers/1"),
        host: origin("b.example"),
        host_group: group("b.example"),
        document: iri("https://b.example/agreements/1"),
        term,
        revision: 1,
        valid_from: at(100),
        valid_through: None,
        redeem: iri("https://b.example/offers/1/redeem"),
        example: None,
        updated: at(0),
        removed: false,
    }
}
