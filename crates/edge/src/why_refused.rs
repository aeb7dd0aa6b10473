//! Why an answer was refused, in the language of whoever reads it (F26): pages, mails and the REST interface say the same.

use domain::{RefusalReason, WhyRefused};

use crate::words::Words;

/// A sentence.
pub(crate) fn why_refused(words: &Words, why: &WhyRefused) -> String {
    match why {
        WhyRefused::Host(RefusalReason::Full) => words.t("refusal-full"),
        WhyRefused::Host(RefusalReason::AlreadyStarted) => words.t("refusal-already-started"),
        WhyRefused::Host(RefusalReason::Cancelled) => words.t("refusal-cancelled"),
        WhyRefused::Host(RefusalReason::InvitationOnly) => words.t("refusal-invitation-only"),
        WhyRefused::Host(RefusalReason::External) => words.t("refusal-external"),
        WhyRefused::Host(RefusalReason::PeersOnly) => words.t("refusal-peers-only"),
        WhyRefused::Host(RefusalReason::Unknown) => words.t("refusal-unknown"),
        WhyRefused::NotTaken => words.t("refusal-not-taken"),
        WhyRefused::SignUpThere { page } => {
            words.with("refusal-sign-up-there", &[("page", page.as_str().into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F26: the sentence that strangers are sent is the English one that our own members read.
    #[test]
    fn a_reason_has_one_english_sentence_and_one_of_its_own_in_each_language() {
        for reason in RefusalReason::ALL {
            let why = WhyRefused::Host(reason);
            let english = why_refused(&Words::english(), &why);
            assert_eq!(english, reason.to_string());
            for tag in crate::offered_languages() {
                let words = crate::words_in(tag).unwrap();
                let said = why_refused(&words, &why);
                assert_eq!(said == english, tag.as_str() == "en", "{tag}: {said}");
            }
        }
    }
}
