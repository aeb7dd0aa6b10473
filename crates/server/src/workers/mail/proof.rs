//! Mails by which somebody proves an address: link and code are drawn when the mail goes, written down as hashes, and
//! handed on; a mail that goes once more holds others.

use community::mail_proof::{MailSecrets, ToProve, mail_proof};
use edge::{MailLink, ProofLetter, words_to};
use store::mails::{Job, ProofMail};
use store::{Leased, StoreError, community as communities};

use super::MailSender;

impl MailSender {
    /// Sends one; nothing goes when it is too late or nobody has the address, and nobody is told which. Nor does one by which
    /// a member would sign in where no mail signs in: whoever asks to join with her address gets none either.
    pub(super) async fn send_proof(
        &self,
        leased: &Leased,
        job: &Job,
        mail: &ProofMail,
    ) -> Result<(), StoreError> {
        let node = &self.node;
        let now = node.now();
        let secrets = MailSecrets::fresh(&node.randomness);
        let written = node
            .database
            .transact(|tx| {
                let profile = communities::profile(tx)?;
                Ok::<_, StoreError>(mail_proof(tx, &mail.proof, &secrets, now)?.zip(profile))
            })
            .await?;
        let Some((proof, profile)) = written else {
            return self.settle(leased).await;
        };
        let signs_in = matches!(proof.to_prove, ToProve::SignIn(_));
        if signs_in && node.settings.pages.mail_link == MailLink::Refused {
            return self.settle(leased).await;
        }
        let letter = ProofLetter {
            mail: &proof.mail,
            to_prove: &proof.to_prove,
            secrets: &secrets,
            community: &profile,
            origin: &node.origin,
            asked: mail.at,
        };
        self.went().push_back(now);
        let words = words_to(proof.language.as_ref(), Some(&profile));
        let outcome = self.mailer.send(letter.write(&words)).await;
        self.settle_or_postpone(leased, job, outcome).await
    }
}
