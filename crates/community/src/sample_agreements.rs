//! Texts of agreements, ours and theirs, for this crate's tests.

use domain::{
    AgreementId, AgreementText, Amount, AppliesTo, Benefit, BenefitKind, BenefitTerm, Iri,
    ReciprocityAgreement, Scope, Slug, Title, tier_iri,
};
use store::{Database, agreements};

use crate::draft_agreement::draft_agreement;
use crate::offer_agreement::{SignedText, ToOffer, offer_agreement, to_offer};
use crate::samples::{self, act, at, group, iri, origin};

pub(crate) const DAY: i64 = 86_400;

/// The node `a.example` with the peer `b.example`.
pub(crate) fn node() -> Database {
    node_with("a.example", "b.example")
}

/// A node with a peer, between whom offers travel.
pub(crate) fn node_with(host: &str, peer: &str) -> Database {
    let database = samples::node_at(host);
    samples::peer(&database, peer, &[Scope::Events, Scope::Offers]);
    database
}

/// The first gives members of the second so many hundredths less, and needs 30 days to stop.
pub(crate) fn text(host: &str, home: &str, percent: &str) -> AgreementText {
    let term = BenefitTerm {
        number: 1,
        grantor: group(host),
        tiers: [tier_iri(&group(home), &Slug::parse("full").unwrap())].into(),
        good_standing: true,
        benefit: Benefit {
            kind: BenefitKind::Percent,
            value: Some(Amount::parse(percent).unwrap()),
            currency: None,
            months: None,
        },
        applies_to: [AppliesTo::Joining, AppliesTo::Events].into(),
        cap_per_year: Some(200),
        uses_per_member: Some(1),
        same_region_excluded: false,
        max_distance_km: None,
        restrictions: None,
        make_up: false,
    };
    AgreementText {
        name: Title::parse("Members' rates").unwrap(),
        note: None,
        parties: [group(host), group(home)],
        starts: at(0),
        ends: None,
        notice_days: AgreementText::NOTICE_DAYS,
        terms: vec![term],
        revision: 1,
        previous: None,
    }
}

/// A text of a host as it comes with its signatures; which of its texts is a number.
pub(crate) fn signed(host: &str, number: u32, text: AgreementText, digest: &str) -> SignedText {
    SignedText {
        document: iri(&format!("https://{host}/agreements/{number}")),
        offer: iri(&format!("https://{host}/activities/{number}")),
        answers: None,
        text,
        digest: digest.to_owned(),
        expires: at(30 * DAY),
        signed: "{}".to_owned(),
    }
}

/// A draft with that peer, of a new agreement or of one there is.
pub(crate) fn drafted(
    database: &Database,
    peer: &str,
    id: Option<AgreementId>,
    text: &AgreementText,
) -> ReciprocityAgreement {
    let officer = samples::officer(database);
    act(database, |tx| {
        draft_agreement(tx, &officer, &origin(peer), id.clone(), text.clone(), at(1))
    })
}

/// The draft, signed under a number and with a digest, and sent.
pub(crate) fn offered(
    database: &Database,
    draft: &ReciprocityAgreement,
    (number, digest): (u32, &str),
) -> ReciprocityAgreement {
    let officer = samples::officer(database);
    act(database, |tx| {
        let ToOffer { text, answers, .. } = to_offer(tx, &draft.id, at(2))?;
        let host = text.parties.iter().find(|party| party.origin() != draft.peer);
        let host = host
            .map(|party| party.origin().host().to_owned())
            .unwrap_or_default();
        let signed = SignedText {
            answers,
            ..signed(&host, number, text, digest)
        };
        offer_agreement(tx, &officer, &draft.id, signed, at(2))
    })
}

/// Something new of ours, offered.
pub(crate) fn first(database: &Database, number: u32, digest: &str) -> ReciprocityAgreement {
    let draft = drafted(database, "b.example", None, &text("a.example", "b.example", "10"));
    offered(database, &draft, (number, digest))
}

pub(crate) fn known(database: &Database, id: &AgreementId) -> ReciprocityAgreement {
    database.read(|tx| agreements::get(tx, id)).unwrap().unwrap()
}

/// The one in which this was said.
pub(crate) fn known_by(database: &Database, name: &Iri) -> Option<ReciprocityAgreement> {
    database.read(|tx| agreements::by_document(tx, name)).unwrap()
}

pub(crate) fn fresh(number: u8) -> AgreementId {
    AgreementId::new(0, [number; 10])
}
