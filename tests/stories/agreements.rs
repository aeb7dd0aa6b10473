//! Two communities agree on what each gives the other's members: texts go to and fro, both sign one, and either ends it (F16,
//! needs 2.21 and 2.22; protocol section 8.5).

use std::time::Duration;

use axum::body::Body;
use community::draft_agreement::{AgreementRefused, draft_agreement};
use domain::{
    AgreementId, AgreementState, AgreementText, AgreementVersion, Amount, AppliesTo, Benefit, BenefitKind,
    BenefitTerm, Iri, Note, Origin, ReciprocityAgreement, Side, Slug, Title, VersionState, tier_iri,
};
use edge::PeerProblem;
use harness::{Person, World};
use http::Request;
use serde_json::Value;
use store::{Officer, agreements, members};

pub(crate) const MINUTE: Duration = Duration::from_secs(60);
pub(crate) const DAY: Duration = Duration::from_secs(86_400);

/// Two peered communities between whom offers travel: an officer of Seattle and an officer of London.
pub(crate) async fn two_partners(world: &World) -> (Person, Person) {
    let (olga, ravi) = (
        world.node("seattle").officer("olga"),
        world.node("london").officer("ravi"),
    );
    world.peer(&olga, &ravi, &["events", "offers"]).await;
    (olga, ravi)
}

pub(crate) fn officer(person: &Person) -> Officer {
    let found = person.node.database().read(|tx| members::officer(tx, &person.id));
    found.expect("members can be read").expect("she is an officer")
}

/// The community of the first gives members of the other so much off, from now on.
pub(crate) fn rate(host: &Person, home: &Person, percent: &str) -> AgreementText {
    let term = BenefitTerm {
        number: 1,
        grantor: host.node.group(),
        tiers: [tier_iri(&home.node.group(), &Slug::parse("full").unwrap())].into(),
        good_standing: true,
        benefit: Benefit {
            kind: BenefitKind::Percent,
            value: Some(Amount::parse(percent).unwrap()),
            currency: None,
            months: None,
        },
        applies_to: [AppliesTo::Joining, AppliesTo::Events].into(),
        cap_per_year: Some(100),
        uses_per_member: Some(1),
        same_region_excluded: true,
        max_distance_km: None,
        restrictions: Some(Title::parse("Not for dinners.").unwrap()),
        make_up: true,
    };
    AgreementText {
        name: Title::parse("Members' rates").unwrap(),
        note: Some(Note::parse("To be looked at each autumn.\n\nWith thanks.").unwrap()),
        parties: [host.node.group(), home.node.group()],
        starts: host.node.clock_now(),
        ends: None,
        notice_days: AgreementText::NOTICE_DAYS,
        terms: vec![term],
        revision: 1,
        previous: None,
    }
}

async fn draft(
    by: &Person,
    with: &Person,
    id: Option<&AgreementId>,
    text: AgreementText,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let (officer, now) = (officer(by), by.node.clock_now());
    let database = by.node.database();
    database
        .transact(|tx| draft_agreement(tx, &officer, &with.node.origin, id.cloned(), text.clone(), now))
        .await
}

/// Writes a text and offers it.
pub(crate) async fn offer(
    by: &Person,
    with: &Person,
    id: Option<&AgreementId>,
    text: AgreementText,
) -> AgreementId {
    let drafted = draft(by, with, id, text).await.expect("it can be drafted");
    let offered = by.node.agreements().offer(&officer(by), &drafted.id).await;
    offered.expect("it can be offered").id
}

pub(crate) async fn accept(
    by: &Person,
    id: &AgreementId,
    document: &Iri,
) -> Result<ReciprocityAgreement, PeerProblem> {
    by.node.agreements().accept(&officer(by), id, document).await
}

/// What one community knows of its agreements with another.
fn all(person: &Person, with: &Person) -> Vec<ReciprocityAgreement> {
    let peer: &Origin = &with.node.origin;
    let read = person.node.database().read(|tx| agreements::of_peer(tx, peer));
    read.expect("agreements can be read")
}

/// The only one.
pub(crate) fn only(person: &Person, with: &Person) -> ReciprocityAgreement {
    let mut all = all(person, with);
    assert_eq!(all.len(), 1, "{}: {all:?}", person.node.name);
    all.remove(0)
}

fn state(person: &Person, with: &Person) -> AgreementState {
    only(person, with).state(person.node.clock_now())
}

fn last(agreement: &ReciprocityAgreement) -> &AgreementVersion {
    agreement.versions.last().expect("something was said")
}

/// What both sides hold of a text: its digest as each reckons it of the document it has, and both signatures as they are kept.
fn held(person: &Person, with: &Person) -> (String, String, String, String) {
    let agreement = only(person, with);
    let signed = agreement.signed.last().expect("it is signed");
    let version = agreement.version(&signed.document).expect("the text is there");
    let offer: Value = serde_json::from_str(&version.signed_offer).expect("JSON");
    let digest = wire::multibase::digest_multibase(&offer["object"]).expect("it has a digest");
    assert_eq!(digest, version.digest, "{}", person.node.name);
    let accept: Value = serde_json::from_str(&signed.signed_accept).expect("JSON");
    assert_eq!(accept["result"]["digestMultibase"], digest.as_str());
    assert!(offer["object"]["proof"].is_object() && accept["proof"].is_object());
    let document = version.document.as_str().to_owned();
    (
        document,
        digest,
        version.signed_offer.clone(),
        signed.signed_accept.clone(),
    )
}

/// F16-1, needs 2.21 and 2.22
#[tokio::test]
async fn a_text_goes_to_and_fro_until_both_signed_the_same() {
    let world = World::new(1_601);
    let (olga, ravi) = two_partners(&world).await;
    let first = rate(&olga, &ravi, "10");
    let id = offer(&olga, &ravi, None, first.clone()).await;
    world.run_until_quiet().await;
    let seen = only(&ravi, &olga);
    assert_eq!(seen.state(ravi.node.clock_now()), AgreementState::Offered);
    assert_eq!(seen.waits_for(ravi.node.clock_now()), Some(Side::Us));
    let (ours, theirs) = (only(&olga, &ravi), last(&seen));
    assert_eq!(last(&ours).text, theirs.text, "each reads what the other wrote");
    assert_eq!((theirs.by, theirs.text.terms.len()), (Side::Them, 1));

    // London answers with 15, and what changed is seen on both sides.
    let counter = AgreementText {
        terms: rate(&olga, &ravi, "15").terms,
        ..first
    };
    offer(&ravi, &olga, Some(&seen.id), counter).await;
    world.run_until_quiet().await;
    assert_eq!(state(&olga, &ravi), AgreementState::Countered);
    assert_eq!(state(&ravi, &olga), AgreementState::Countered);
    let countered = only(&olga, &ravi);
    assert_eq!(countered.id, id);
    let [before, after] = countered.versions.as_slice() else {
        panic!("{countered:?}");
    };
    assert_eq!(
        after.text.changes_from(&before.text).len(),
        1,
        "the percentage alone"
    );
    assert_eq!(after.text.previous.as_ref(), Some(&before.digest));

    // What is not the last word any more cannot be signed.
    let stale = accept(&ravi, &seen.id, &theirs.document).await;
    assert!(matches!(stale, Err(PeerProblem::Refused(_))), "{stale:?}");
    accept(&olga, &id, &after.document)
        .await
        .expect("it can be signed");
    world.run_until_quiet().await;
    assert_eq!(state(&olga, &ravi), AgreementState::Signed);
    assert_eq!(state(&ravi, &olga), AgreementState::Signed);
    assert_eq!(
        held(&olga, &ravi),
        held(&ravi, &olga),
        "one text, one digest, two signatures"
    );
    let in_force = only(&ravi, &olga);
    let in_force = in_force.in_force(ravi.node.clock_now()).expect("it is in force");
    assert_eq!(in_force.digest, after.digest);

    // Nobody else reads it at its address.
    let path = after.document.path_and_query().to_owned();
    let request = Request::get(path).header("host", ravi.node.origin.authority());
    let request = request.header("accept", "application/activity+json");
    let request = request.body(Body::empty()).expect("a request");
    assert_eq!(ravi.node.answer(request).await.status, 404);
    world.finish();
}

/// F16-1, protocol section 8.5: "Crossing"
#[tokio::test]
async fn texts_that_cross_leave_both_communities_with_the_same_one() {
    for seed in [1_602, 1_603, 1_604, 1_605] {
        let world = World::new(seed);
        let (olga, ravi) = two_partners(&world).await;
        offer(&olga, &ravi, None, rate(&olga, &ravi, "10")).await;
        offer(&ravi, &olga, None, rate(&ravi, &olga, "20")).await;
        world.run_until_quiet().await;
        let told = |person: &Person, with: &Person| -> Vec<(Iri, VersionState)> {
            let versions = all(person, with).into_iter().flat_map(|one| one.versions);
            let mut told: Vec<_> = versions
                .map(|version| (version.document, version.state))
                .collect();
            told.sort_by(|one, other| one.0.cmp(&other.0));
            told
        };
        let (at_olga, at_ravi) = (told(&olga, &ravi), told(&ravi, &olga));
        assert_eq!(at_olga, at_ravi, "{seed}");
        let states: Vec<VersionState> = at_olga.iter().map(|(_, state)| *state).collect();
        assert!(
            states.contains(&VersionState::Open) && states.contains(&VersionState::Void),
            "{states:?}"
        );

        // Whoever got the one that stands signs it, and so it stands on both sides.
        let waits = |person: &Person, with: &Person| {
            let now = person.node.clock_now();
            all(person, with)
                .into_iter()
                .find(|one| one.waits_for(now) == Some(Side::Us))
        };
        let (by, with) = match waits(&olga, &ravi) {
            Some(_) => (&olga, &ravi),
            None => (&ravi, &olga),
        };
        let waiting = waits(by, with).expect("it waits for one of the two");
        let document = waiting.open().expect("it is open").document.clone();
        accept(by, &waiting.id, &document)
            .await
            .expect("it can be signed");
        world.run_until_quiet().await;
        assert_eq!(told(&olga, &ravi), told(&ravi, &olga), "{seed}");
        world.finish();
    }
}

/// F16-1: two texts that are to take the place of the one in force cross, and one agreement has both.
#[tokio::test]
async fn successors_that_cross_stand_in_one_agreement_and_one_of_them_is_void() {
    let world = World::new(1_606);
    let (olga, ravi) = two_partners(&world).await;
    let id = offer(&olga, &ravi, None, rate(&olga, &ravi, "10")).await;
    world.run_until_quiet().await;
    let there = only(&ravi, &olga);
    let document = last(&there).document.clone();
    accept(&ravi, &there.id, &document)
        .await
        .expect("it can be signed");
    world.run_until_quiet().await;
    offer(&olga, &ravi, Some(&id), rate(&olga, &ravi, "15")).await;
    offer(&ravi, &olga, Some(&there.id), rate(&olga, &ravi, "20")).await;
    world.run_until_quiet().await;
    let open = |person: &Person, with: &Person| {
        let agreement = only(person, with);
        assert_eq!((agreement.versions.len(), agreement.signed.len()), (3, 1));
        agreement.open().expect("one stands").document.clone()
    };
    assert_eq!(open(&olga, &ravi), open(&ravi, &olga));
    assert_eq!(
        state(&olga, &ravi),
        AgreementState::Signed,
        "the old one is in force meanwhile"
    );
    world.finish();
}

/// F16-1, protocol section 8.5: where an acceptance crosses a withdrawal, both sides hold two signatures.
#[tokio::test]
async fn an_acceptance_that_crosses_a_withdrawal_wins_on_both_sides() {
    let world = World::new(1_607);
    let (olga, ravi) = two_partners(&world).await;
    let id = offer(&olga, &ravi, None, rate(&olga, &ravi, "10")).await;
    world.run_until_quiet().await;
    let there = only(&ravi, &olga);
    let document = last(&there).document.clone();
    let withdrawn = olga.node.agreements().withdraw(&officer(&olga), &id).await;
    let withdrawn = withdrawn.expect("nobody has answered here");
    assert_eq!(withdrawn.state(olga.node.clock_now()), AgreementState::Withdrawn);
    accept(&ravi, &there.id, &document)
        .await
        .expect("it can be signed");
    world.run_until_quiet().await;
    assert_eq!(state(&olga, &ravi), AgreementState::Signed);
    assert_eq!(state(&ravi, &olga), AgreementState::Signed);
    assert_eq!(held(&olga, &ravi), held(&ravi, &olga));
    world.finish();
}

/// F16-1
#[tokio::test]
async fn what_is_declined_or_taken_back_in_time_is_so_on_both_sides() {
    let world = World::new(1_608);
    let (olga, ravi) = two_partners(&world).await;
    let id = offer(&olga, &ravi, None, rate(&olga, &ravi, "10")).await;
    world.run_until_quiet().await;
    let taken_back = olga.node.agreements().withdraw(&officer(&olga), &id).await;
    taken_back.expect("it waits for an answer");
    world.run_until_quiet().await;
    assert_eq!(state(&ravi, &olga), AgreementState::Withdrawn);
    let there = only(&ravi, &olga);
    let late = accept(&ravi, &there.id, &last(&there).document.clone()).await;
    assert!(matches!(late, Err(PeerProblem::Refused(_))), "{late:?}");

    let second = offer(&olga, &ravi, None, rate(&olga, &ravi, "12")).await;
    world.run_until_quiet().await;
    let there = all(&ravi, &olga);
    let there = there.into_iter().find(|one| one.open().is_some());
    let there = there.expect("it came");
    let document = last(&there).document.clone();
    let why = Note::parse("At most ten.").unwrap();
    let declined = ravi
        .node
        .agreements()
        .reject(&officer(&ravi), &there.id, &document, Some(why.clone()))
        .await;
    assert_eq!(
        declined.expect("it waits for us").state(ravi.node.clock_now()),
        AgreementState::Rejected
    );
    world.run_until_quiet().await;
    let here = all(&olga, &ravi).into_iter().find(|one| one.id == second);
    let here = here.expect("it is kept");
    assert_eq!(here.state(olga.node.clock_now()), AgreementState::Rejected);
    assert_eq!(last(&here).reason.as_ref(), Some(&why), "in her words");
    world.finish();
}

/// F16-1: notice of 30 days, from the word of either.
#[tokio::test]
async fn an_agreement_that_one_of_them_ends_is_over_on_both_sides_when_its_notice_is() {
    let world = World::new(1_609);
    let (olga, ravi) = two_partners(&world).await;
    let id = offer(&olga, &ravi, None, rate(&olga, &ravi, "10")).await;
    world.run_until_quiet().await;
    let there = only(&ravi, &olga);
    let document = last(&there).document.clone();
    accept(&ravi, &there.id, &document)
        .await
        .expect("it can be signed");
    world.run_until_quiet().await;
    let why = Note::parse("We merge with another community.").unwrap();
    let said = olga.node.clock_now();
    let ending = olga
        .node
        .agreements()
        .end(&officer(&olga), &id, Some(why.clone()))
        .await;
    ending.expect("it is signed");
    world.run_for(MINUTE).await;
    let endings = [(&olga, &ravi), (&ravi, &olga)].map(|(person, with)| {
        assert_eq!(
            state(person, with),
            AgreementState::Signed,
            "until then it counts"
        );
        only(person, with).ending.expect("its end was announced")
    });
    let [here, there] = endings;
    assert_eq!(here.at, there.at);
    assert_eq!(here.at.as_second() - said.as_second(), 30 * 86_400);
    assert_eq!((here.by, there.by), (Side::Us, Side::Them));
    assert_eq!(there.reason, Some(why));
    let again = olga.node.agreements().end(&officer(&olga), &id, None).await;
    assert!(matches!(again, Err(PeerProblem::Refused(_))), "{again:?}");
    world.run_for(30 * DAY).await;
    for (person, with) in [(&olga, &ravi), (&ravi, &olga)] {
        assert_eq!(state(person, with), AgreementState::Ended, "{}", person.node.name);
    }
    world.finish();
}

/// F16-1: no agreement without a peering that carries offers, and none with a third.
#[tokio::test]
async fn an_agreement_is_between_two_who_agreed_to_exchange_offers() {
    let world = World::new(1_610);
    let (olga, ravi) = two_partners(&world).await;
    let ada = world.node("agora").officer("ada");
    world.peer(&olga, &ada, &["events"]).await;
    let refused = draft(&olga, &ada, None, rate(&olga, &ada, "10")).await;
    assert!(
        matches!(refused, Err(AgreementRefused::NotAPeer(_))),
        "{refused:?}"
    );
    let foreign = draft(&olga, &ravi, None, rate(&ada, &ravi, "10")).await;
    assert!(matches!(foreign, Err(AgreementRefused::Text(_))), "{foreign:?}");
    offer(&olga, &ravi, None, rate(&olga, &ravi, "10")).await;
    world.run_until_quiet().await;
    assert_eq!(all(&ravi, &olga).len(), 1);
    assert!(all(&ada, &olga).is_empty(), "a third hears nothing of it");
    world.finish();
}
