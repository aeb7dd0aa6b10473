//! Do the issuers answer with which people sign in, and is our clock one that their tokens are good by?

use std::net::IpAddr;

use domain::Origin;
use edge::IssuerProblem;
use egress::{AddressRule, LookupRefused, PinnedOrigins, Refused};
use federation::TimeSample;

use super::Finding;
use crate::config::ProviderSetting;
use crate::issuers::{Documents, back_address};

const CHECK: &str = "sign-in";
/// As far as an issuer's clock may be from ours, in seconds.
const SECONDS_OFF_MAX: i64 = 120;

/// One provider: its description and its keys were read, or why not; and what its clock says.
pub(crate) fn judge(
    origin: &Origin,
    setting: &ProviderSetting,
    read: &Result<Documents, IssuerProblem>,
    sample: Option<&TimeSample>,
) -> Finding {
    let name = &setting.name;
    let documents = match read {
        Ok(documents) => documents,
        Err(problem) => {
            let mend =
                "look at issuer or tenant of [[auth.oidc]], and whether this machine may go out to port 443";
            return Finding::fail(CHECK, format!("{name}: {problem}"), mend);
        }
    };
    let off = sample.and_then(|sample| sample.ahead.as_ref().ok().copied());
    match off {
        Some(off) if off.abs() > SECONDS_OFF_MAX => Finding::fail(
            CHECK,
            format!(
                "{name}: its clock and ours are {} s apart, so that its tokens are refused",
                off.abs()
            ),
            "synchronise the machine's time: `timedatectl set-ntp true`",
        ),
        _ => Finding::ok(
            CHECK,
            format!(
                "{name}: {} answers with {} keys; it sends people back to {}, which has to be registered there",
                documents.issuer(),
                documents.key_count(),
                back_address(origin, &setting.id)
            ),
        ),
    }
}

/// Nothing if the node may go where an issuer redeems codes: that is asked only once somebody has signed in there.
pub(crate) fn within_reach(
    documents: Documents,
    (rule, pinned): (&AddressRule, &PinnedOrigins),
    addresses: &Result<Vec<IpAddr>, LookupRefused>,
) -> Result<Documents, IssuerProblem> {
    let endpoint = documents.token_endpoint();
    let not = |why: String| {
        let what = format!("nobody can sign in, for it redeems codes at {endpoint}: {why}");
        Err(IssuerProblem::Silent(what))
    };
    if let Err(refused) = rule.check(endpoint, pinned) {
        return not(refused.to_string());
    }
    match addresses {
        Err(refused) => not(refused.to_string()),
        Ok(addresses) if addresses.iter().any(|address| !rule.admits(*address)) => {
            not(Refused::AnswerNotAllowed.to_string())
        }
        Ok(_) => Ok(documents),
    }
}

/// They could not even be asked.
pub(crate) fn unusable(why: &str) -> Finding {
    Finding::fail(CHECK, why, "mend that in the configuration")
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::prelude::BASE64_URL_SAFE_NO_PAD;
    use domain::Iri;
    use serde_json::json;

    use super::*;
    use crate::config::{Config, IssuerSetting};
    use crate::doctor::Verdict;
    use crate::issuers::sample;

    #[test]
    fn an_issuer_that_does_not_answer_is_named_with_what_to_do() {
        let text = "[[auth.oidc]]\nname = \"Club\"\nissuer = \"https://id.example\"\nclient_id = \"a\"";
        let setting = Config::parse(text).unwrap().providers().unwrap().remove(0);
        let origin = Origin::parse("https://seattle.example").unwrap();
        let silent = Err(IssuerProblem::Silent(
            "https://id.example answered 404".to_owned(),
        ));
        let finding = judge(&origin, &setting, &silent, None);
        assert_eq!(finding.verdict, Verdict::Fail);
        assert!(
            finding.what.contains("Club: https://id.example answered 404"),
            "{}",
            finding.what
        );
        assert_eq!(unusable("auth.oidc: x").verdict, Verdict::Fail);
    }

    /// What is asked only after somebody has signed in there is looked at before.
    #[test]
    fn an_issuer_that_redeems_codes_where_the_node_may_not_go_is_found_out() {
        let issuer = IssuerSetting::One(Iri::parse("https://id.example").unwrap());
        let point = BASE64_URL_SAFE_NO_PAD.encode([1; 32]);
        let keys = json!({ "keys": [{ "kty": "EC", "crv": "P-256", "x": point, "y": point }] });
        let (rule, pinned) = (AddressRule::public(), PinnedOrigins::default());
        let public = || Ok(vec![IpAddr::from([1, 1, 1, 1])]);
        let private = || Ok(vec![IpAddr::from([1, 1, 1, 1]), IpAddr::from([10, 0, 0, 1])]);
        for (endpoint, addresses, right) in [
            ("https://id.example/token", public(), true),
            ("https://id.example:8443/token", public(), false),
            ("https://10.0.0.1/token", public(), false),
            ("https://id.example/token", private(), false),
            ("https://id.example/token", Err(LookupRefused), false),
        ] {
            let documents = sample(&issuer, "https://id.example", &keys).redeeming_at(endpoint);
            let read = within_reach(documents, (&rule, &pinned), &addresses);
            assert_eq!(read.is_ok(), right, "{endpoint} {addresses:?}");
            let named = read
                .err()
                .is_none_or(|problem| problem.to_string().contains(endpoint));
            assert!(named, "{endpoint}");
        }
    }
}
