//! Do the issuers answer with which people sign in, and is our clock one that their tokens are good by?

use domain::Origin;
use edge::IssuerProblem;
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

/// They could not even be asked.
pub(crate) fn unusable(why: &str) -> Finding {
    Finding::fail(CHECK, why, "mend that in the configuration")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::doctor::Verdict;

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
}
