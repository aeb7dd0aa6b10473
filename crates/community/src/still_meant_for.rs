//! Whether a host may still have what was made for it: between the queue and the network an agreement may end.

use domain::Origin;
use store::activities::MeantFor;
use store::{StoreError, Transaction, peerings};

/// Whether an activity may still go to a host. What is for peers goes only while the agreement has its scope, and
/// waits while that is paused;
/// that something is withdrawn is told also to those who may no longer see it.
pub fn is_still_meant_for(
    tx: &mut Transaction<'_>,
    meant_for: MeantFor,
    host: &Origin,
) -> Result<bool, StoreError> {
    match meant_for {
        MeantFor::Public | MeantFor::Party | MeantFor::Withdrawal => Ok(true),
        MeantFor::Peers(scope) => peerings::agreed(tx, host, scope),
    }
}

#[cfg(test)]
mod tests {
    use domain::Scope;

    use super::*;
    use crate::samples;

    /// D6
    #[test]
    fn what_is_for_peers_is_sent_only_under_an_agreement_with_its_scope_and_the_rest_to_whom_it_is_addressed()
    {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        samples::peer(&database, "c.example", &[Scope::Offers]);
        for (meant_for, hosts) in [
            (MeantFor::Public, [true, true, true]),
            (MeantFor::Party, [true, true, true]),
            (MeantFor::Withdrawal, [true, true, true]),
            (MeantFor::Peers(Scope::Events), [true, false, false]),
            (MeantFor::Peers(Scope::Offers), [false, true, false]),
        ] {
            for (host, expected) in ["b.example", "c.example", "s.example"].into_iter().zip(hosts) {
                let found = database
                    .read(|tx| is_still_meant_for(tx, meant_for, &samples::origin(host)))
                    .unwrap();
                assert_eq!(found, expected, "{meant_for:?} to {host}");
            }
        }
    }
}
