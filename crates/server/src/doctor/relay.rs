//! Does the relay that takes our mails answer, prove its name, and know us?

use egress::mail::MailRefused;

use super::Finding;

const RELAY: &str = "mail relay";

/// What a greeting came to; nothing is sent.
pub(crate) fn judge(relay: &str, greeted: &Result<(), MailRefused>) -> Finding {
    match greeted {
        Ok(()) => Finding::ok(RELAY, format!("{relay} answers")),
        Err(refused) => Finding::fail(
            RELAY,
            format!("{relay}: {refused}"),
            "look at [mail] smtp_host, smtp_port, smtp_tls and the secret; then rosarium mail test ADDRESS",
        ),
    }
}

/// The relay could not even be asked.
pub(crate) fn unusable(why: &str) -> Finding {
    Finding::fail(RELAY, why, "mend that in the configuration")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    #[test]
    fn a_relay_that_does_not_answer_keeps_mails_from_going() {
        assert_eq!(judge("mail.a.example:587", &Ok(())).verdict, Verdict::Ok);
        let refused = Err(MailRefused::Relay("535 wrong secret".to_owned()));
        let finding = judge("mail.a.example:587", &refused);
        assert_eq!(finding.verdict, Verdict::Fail);
        assert!(finding.what.contains("535 wrong secret"), "{}", finding.what);
        assert_eq!(unusable("mail.smtp_secret_file: x").verdict, Verdict::Fail);
    }
}
