//! What officers hear of agreements with other communities: that a text waits for their answer, that both signed, that a text
//! came to nothing, and that an agreement ends (F16).

use domain::{AgreementVersion, ReciprocityAgreement, Side, VersionState};
use store::mails::{AgreementStep, OfficerNews};
use store::officer_news::{AgreementTold, OfficersTold};
use store::{StoreError, Transaction, agreements, peerings};

/// What is new since they were told last.
pub(super) fn agreement_news(
    tx: &mut Transaction<'_>,
    before: Option<&OfficersTold>,
    told: &mut OfficersTold,
) -> Result<Vec<OfficerNews>, StoreError> {
    let (mut news, mut stands) = (Vec::new(), Vec::new());
    for agreement in agreements::all(tx)? {
        let is_it = |known: &&AgreementTold| known.agreement == agreement.id;
        let stood = before.map(|before| before.agreements.iter().find(is_it));
        let now = stand(&agreement);
        if let Some(step) = step(stood, &now, &agreement)
            && let Some(peering) = peerings::outline(tx, &agreement.peer)?
        {
            news.push(OfficerNews::Agreement {
                agreement: agreement.id.clone(),
                name: peering.name,
                step,
            });
        }
        stands.push(now);
    }
    told.agreements = stands;
    Ok(news)
}

fn stand(agreement: &ReciprocityAgreement) -> AgreementTold {
    let waiting = agreement.open().filter(|open| open.by == Side::Them);
    let came_to_nothing = |version: &&AgreementVersion| {
        matches!(
            (version.by, version.state),
            (Side::Us, VersionState::Rejected) | (Side::Them, VersionState::Withdrawn)
        )
    };
    AgreementTold {
        agreement: agreement.id.clone(),
        waiting: waiting.map(|open| open.document.clone()),
        signed: agreement.signed.len(),
        declined: agreement.versions.iter().filter(came_to_nothing).count(),
        ends: agreement.ending.as_ref().map(|ending| ending.at),
    }
}

/// The first look of a node tells only what waits for an answer: all else was before it.
fn step(
    stood: Option<Option<&AgreementTold>>,
    now: &AgreementTold,
    agreement: &ReciprocityAgreement,
) -> Option<AgreementStep> {
    let was = stood.flatten();
    let is_new = |waiting: &&AgreementVersion| {
        waiting.by == Side::Them && was.and_then(|was| was.waiting.as_ref()) != Some(&waiting.document)
    };
    let waiting = agreement
        .open()
        .filter(is_new)
        .map(|waiting| match waiting.answers {
            Some(_) => AgreementStep::Countered,
            None => AgreementStep::Offered,
        });
    if stood.is_none() {
        return waiting;
    }
    let before = |of: fn(&AgreementTold) -> usize| was.map_or(0, of);
    if now.signed > before(|was| was.signed) {
        return Some(AgreementStep::Signed);
    }
    if let Some(at) = now.ends.filter(|at| was.and_then(|was| was.ends) != Some(*at)) {
        return Some(AgreementStep::Ending { at });
    }
    let declined = (now.declined > before(|was| was.declined)).then_some(AgreementStep::Declined);
    waiting.or(declined)
}

#[cfg(test)]
mod tests {
    use domain::Iri;
    use store::Database;
    use store::mails::Job;

    use super::super::tell_officers;
    use super::*;
    use crate::answer_agreement::{AcceptHeard, receive_acceptance};
    use crate::end_agreement::{EndHeard, receive_agreement_end};
    use crate::receive_agreement::receive_agreement;
    use crate::sample_agreements::{DAY, first, fresh, node, signed, text};
    use crate::samples::{self, act, at, group, iri};
    use crate::withdraw_agreement::receive_withdrawal;

    /// What is mailed now; each thing once.
    fn told(database: &Database, second: i64) -> Vec<AgreementStep> {
        let tell = || act(database, |tx| tell_officers(tx, &[], at(second)));
        tell();
        assert_eq!(tell(), 0, "each thing once");
        let jobs = store::mails::claim(database, at(400 * DAY), at(401 * DAY), 500).unwrap();
        let mut steps = Vec::new();
        for (leased, job) in jobs {
            if let Job::Officer(mail) = &job
                && let OfficerNews::Agreement { step, .. } = &mail.news
            {
                steps.push(*step);
            }
            act(database, |tx| {
                store::mails::settle(tx, &leased);
                Ok::<_, StoreError>(())
            });
        }
        steps
    }

    fn accept(number: u32) -> Iri {
        iri(&format!("https://b.example/activities/accept/{number}"))
    }

    /// F16: offered, countered, signed, ending.
    #[test]
    fn each_step_of_an_agreement_is_mailed_to_officers_once() {
        let database = node();
        samples::officer(&database);
        assert!(told(&database, 1).is_empty());
        let theirs = signed("b.example", 1, text("b.example", "a.example", "10"), "zQm1");
        act(&database, |tx| {
            receive_agreement(tx, &group("b.example"), theirs.clone(), fresh(1), at(2))
        });
        assert_eq!(told(&database, 3), [AgreementStep::Offered]);
        act(&database, |tx| {
            receive_withdrawal(tx, &group("b.example"), &theirs.offer, at(4))
        });
        assert_eq!(told(&database, 5), [AgreementStep::Declined]);
        first(&database, 2, "zQm2");
        assert!(
            told(&database, 6).is_empty(),
            "what they did themselves they know"
        );
        let ours = signed("a.example", 2, text("a.example", "b.example", "10"), "zQm2");
        let accepted = AcceptHeard {
            said_by: group("b.example"),
            offer: ours.offer,
            document: ours.document,
            digest: ours.digest,
            accept: accept(2),
            signed: "{}".to_owned(),
        };
        act(&database, |tx| receive_acceptance(tx, accepted.clone(), at(7)));
        assert_eq!(told(&database, 8), [AgreementStep::Signed]);
        let over = EndHeard {
            said_by: group("b.example"),
            undone: accept(2),
            effective: at(40 * DAY),
            signed_at: at(9),
            reason: None,
            signed: "{}".to_owned(),
        };
        act(&database, |tx| receive_agreement_end(tx, over.clone(), at(9)));
        assert_eq!(told(&database, 10), [AgreementStep::Ending { at: at(40 * DAY) }]);
    }
}
