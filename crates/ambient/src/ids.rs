//! New ids: the time and the public id stream, put together in one place.

use domain::{
    ActivityId, AgreementId, AnswerId, CallId, ChallengeId, EventId, ImportId, IntroductionId, IssuerVisitId,
    LinkedAccountId, MailProofId, MemberId, PasskeyId, RedemptionId, ReportId, SessionId, SourceId,
    StatementId, TokenId, VisitorId,
};
use jiff::Timestamp;

use crate::{Randomness, StreamName};

macro_rules! new_id {
    ($(#[$doc:meta])* $function:ident, $id:ident) => {
        $(#[$doc])*
        pub fn $function(now: Timestamp, randomness: &Randomness) -> $id {
            let chance = randomness.stream(StreamName::PublicIds).bytes();
            $id::new(millis(now), chance)
        }
    };
}

new_id!(
    /// For an event made here or first heard of here.
    event_id,
    EventId
);
new_id!(
    /// For a person who joins.
    member_id,
    MemberId
);
new_id!(
    /// For a file of members that is handed in.
    import_id,
    ImportId
);
new_id!(
    /// For a report that is written or comes in.
    report_id,
    ReportId
);
new_id!(
    /// For a call for hands, ours or one that a peer tells of.
    call_id,
    CallId
);
new_id!(
    /// For an answer to a call for hands.
    call_answer_id,
    AnswerId
);
new_id!(
    /// For a peering that is asked for.
    agreement_id,
    AgreementId
);
new_id!(
    /// For a joint statement made here or first heard of here.
    statement_id,
    StatementId
);
new_id!(
    /// For a calendar that is imported from now on.
    source_id,
    SourceId
);
new_id!(
    /// For an API token; its secret is drawn from [`StreamName::Nonces`] instead.
    token_id,
    TokenId
);
new_id!(
    /// For a browser that signs in; its secret is drawn from [`StreamName::Nonces`] instead.
    session_id,
    SessionId
);
new_id!(
    /// For somebody who is to prove that she reads the mail of an address.
    mail_proof_id,
    MailProofId
);
new_id!(
    /// For somebody without a membership who answers an event; the secrets of her links are drawn from
    /// [`StreamName::Nonces`] instead.
    visitor_id,
    VisitorId
);
new_id!(
    /// For a passkey that a member has made.
    passkey_id,
    PasskeyId
);
new_id!(
    /// For a browser that is about to make or to use a passkey; its secret is drawn from [`StreamName::Nonces`] instead.
    challenge_id,
    ChallengeId
);
new_id!(
    /// For a browser that is sent to an issuer; its secret is drawn from [`StreamName::Nonces`] instead.
    issuer_visit_id,
    IssuerVisitId
);
new_id!(
    /// For an account elsewhere that a member links.
    linked_account_id,
    LinkedAccountId
);
new_id!(
    /// For an activity about to be announced.
    activity_id,
    ActivityId
);

/// For one use of a voucher: nothing of it but chance, for whoever knows it may look at the ticket.
pub fn redemption_id(randomness: &Randomness) -> RedemptionId {
    let mut chance = randomness.stream(StreamName::Nonces);
    let [a, b, c, d, e, f]: [u8; 6] = chance.bytes();
    RedemptionId::new(u64::from_be_bytes([0, 0, a, b, c, d, e, f]), chance.bytes())
}

/// For a request to be introduced: nothing of it but chance, so that none tells of another.
pub fn introduction_id(randomness: &Randomness) -> IntroductionId {
    let mut chance = randomness.stream(StreamName::Nonces);
    let [a, b, c, d, e, f]: [u8; 6] = chance.bytes();
    IntroductionId::new(u64::from_be_bytes([0, 0, a, b, c, d, e, f]), chance.bytes())
}

/// A clock set before 1970 gives ids of 1970.
fn millis(now: Timestamp) -> u64 {
    u64::try_from(now.as_millisecond()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_moment_differ_and_ids_of_a_later_one_sort_behind() {
        let randomness = Randomness::seeded(7);
        let noon: Timestamp = "2026-11-21T12:00:00Z".parse().unwrap();
        let later: Timestamp = "2026-11-21T12:00:01Z".parse().unwrap();
        let (first, second) = (event_id(noon, &randomness), event_id(noon, &randomness));
        assert_ne!(first, second);
        assert!(event_id(later, &randomness) > first.max(second));
    }

    #[test]
    fn a_clock_before_1970_still_gives_ids() {
        let id = member_id(Timestamp::MIN, &Randomness::seeded(7));
        assert!(id.as_str().starts_with("0000000000"));
    }
}
