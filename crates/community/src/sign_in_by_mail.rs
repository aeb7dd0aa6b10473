//! Somebody shows the link or the code that was mailed to her, in the browser in which she asked for it (F28; threats
//! E4, E9).

use domain::{MailProofId, MemberId};
use jiff::Timestamp;
use store::mail_proofs::{self, Outcome, Purpose, Shown};
use store::sessions::{self, NewSession, Session};
use store::{StoreError, Transaction, audit, invitations};

use crate::choose_language::{note_first_language, note_language};
use crate::join::{JoinRefused, join};
use crate::mail_proof::member_of;
use crate::rules::SignUp;

/// What her browser brings.
#[derive(Clone, Copy, Debug)]
pub struct Brought<'s> {
    /// What it asked for.
    pub proof: &'s MailProofId,
    /// What only it knows.
    pub browser: &'s str,
    /// What she took out of the mail.
    pub shown: Shown<'s>,
    /// A fresh id, in case she joins by it.
    pub newcomer: &'s MemberId,
    /// Whether an officer has to agree when she does.
    pub signup: SignUp,
    /// Whether a mail signs members in (`auth.mail_link`); who joins by one is signed in all the same.
    pub signs_in: bool,
}

/// What came of it. A wrong word is no error of the transaction, for it has to be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedInByMail {
    /// She is signed in.
    Begun(Session),
    /// She has become a member, and is signed in.
    Joined(Session),
    /// Not these letters; so many tries are left.
    Wrong {
        /// Before she has to ask for another mail.
        left: u8,
    },
    /// She is a member already, and no mail signs members in here.
    NotByMail,
    /// Nothing was asked for here, or it is over; which of them is told to nobody.
    Gone,
}

/// Uses a mailed link or code up and begins a session; the one that the browser had before ends, so that no id
/// outlives a sign-in. The state is ours: neither address nor account comes from the browser.
pub fn sign_in_by_mail(
    tx: &mut Transaction<'_>,
    brought: Brought<'_>,
    new: &NewSession<'_>,
    before: Option<&Session>,
    now: Timestamp,
) -> Result<SignedInByMail, StoreError> {
    // Who asked to answer an event is signed in by nothing, and her wish is not used up by trying.
    let asked = mail_proofs::of_browser(tx, brought.proof, brought.browser, now)?;
    if asked.is_some_and(|asked| matches!(asked.purpose, Purpose::Visit(_))) {
        return Ok(SignedInByMail::Gone);
    }
    let proof = match mail_proofs::show(tx, brought.proof, brought.browser, brought.shown, now)? {
        Outcome::Right(proof) => proof,
        Outcome::Wrong { left } => return Ok(SignedInByMail::Wrong { left }),
        Outcome::Gone => return Ok(SignedInByMail::Gone),
    };
    let member = member_of(tx, &proof.mail)?;
    if member.is_some() && !brought.signs_in {
        return Ok(SignedInByMail::NotByMail);
    }
    if let Some(before) = before {
        sessions::end(tx, before);
    }
    match (&proof.purpose, member) {
        (_, Some(member)) => {
            audit::log(tx, member.handle.as_str(), "sign in by mail", now)?;
            invitations::accept(tx, &member.id)?;
            note_first_language(tx, &member.id, new.asks_for.as_ref())?;
            Ok(SignedInByMail::Begun(sessions::begin(tx, &member.id, new, now)?))
        }
        (Purpose::Join(joining), None) => {
            match join(tx, joining, (&proof.mail, brought.signup), brought.newcomer, now) {
                Ok(member) => {
                    note_language(tx, &member.id, proof.language.as_ref())?;
                    Ok(SignedInByMail::Joined(sessions::begin(tx, &member.id, new, now)?))
                }
                Err(JoinRefused::Store(error)) => Err(error),
                // Who may join was changed since she asked: the form tells her.
                Err(_) => Ok(SignedInByMail::Gone),
            }
        }
        (Purpose::SignIn | Purpose::Visit(_), None) => Ok(SignedInByMail::Gone),
    }
}

#[cfg(test)]
mod tests {
    use ambient::Randomness;
    use domain::{MailAddress, Next, SessionId};
    use store::Database;
    use store::mail_proofs::NewProof;
    use store::sessions::Browser;

    use super::*;
    use crate::ask_proof::ask_proof;
    use crate::mail_proof::{MailSecrets, mail_proof};
    use crate::samples::{self, act, at};

    fn id(number: u8) -> MailProofId {
        MailProofId::new(u64::from(number), [number; 10])
    }

    fn ask(database: &Database, number: u8, mail: &str, before: Option<u8>) -> Option<MailSecrets> {
        let new = NewProof {
            id: id(number),
            browser: "browser",
            mail: MailAddress::parse(mail).unwrap(),
            purpose: Purpose::SignIn,
            language: None,
            next: Next::Home,
        };
        let before = before.map(id);
        act(database, |tx| ask_proof(tx, &new, before.as_ref(), at(1)));
        let secrets = MailSecrets::fresh(&Randomness::seeded(u64::from(number)));
        let mailed = act(database, |tx| mail_proof(tx, &new.id, &secrets, at(1)));
        mailed.map(|_| secrets)
    }

    fn show(database: &Database, number: u8, link: &str, before: Option<&Session>) -> SignedInByMail {
        let secret = format!("session {number}");
        let new = NewSession {
            id: SessionId::new(u64::from(number), [number; 10]),
            secret: &secret,
            browser: Browser::Other,
            expires: at(90_000),
            asks_for: None,
        };
        let proof = id(number);
        let brought = Brought {
            proof: &proof,
            browser: "browser",
            shown: Shown::Link(link),
            newcomer: &MemberId::new(99, [99; 10]),
            signup: SignUp::Open,
            signs_in: true,
        };
        act(database, |tx| sign_in_by_mail(tx, brought, &new, before, at(2)))
    }

    /// F28: where no mail signs members in, none does that was asked for before, and her session goes on.
    #[test]
    fn where_no_mail_signs_in_a_member_gets_no_session_by_one() {
        let database = samples::node();
        let klara = samples::member(&database, "klara").member().clone();
        let first = ask(&database, 1, klara.mail.as_str(), None).unwrap();
        let SignedInByMail::Begun(before) = show(&database, 1, &first.link, None) else {
            panic!("the link is right");
        };
        let secrets = ask(&database, 2, klara.mail.as_str(), None).unwrap();
        let new = NewSession {
            id: SessionId::new(2, [2; 10]),
            secret: "session 2",
            browser: Browser::Other,
            expires: at(90_000),
            asks_for: None,
        };
        let brought = Brought {
            proof: &id(2),
            browser: "browser",
            shown: Shown::Link(&secrets.link),
            newcomer: &MemberId::new(99, [99; 10]),
            signup: SignUp::Open,
            signs_in: false,
        };
        let shown = act(&database, |tx| {
            sign_in_by_mail(tx, brought, &new, Some(&before), at(2))
        });
        assert_eq!(shown, SignedInByMail::NotByMail);
        let hers = database.read(|tx| sessions::of_member(tx, &klara.id)).unwrap();
        assert_eq!(hers.len(), 1);
    }

    /// E4, E9
    #[test]
    fn whoever_reads_the_mail_of_a_member_is_signed_in_once_and_her_browser_has_one_session() {
        let database = samples::node();
        let klara = samples::member(&database, "klara").member().clone();
        let secrets = ask(&database, 1, &klara.mail.as_str().to_uppercase(), None).unwrap();
        let SignedInByMail::Begun(first) = show(&database, 1, &secrets.link, None) else {
            panic!("the link is right");
        };
        assert_eq!(first.member, klara.id);
        assert_eq!(show(&database, 1, &secrets.link, None), SignedInByMail::Gone);
        let secrets = ask(&database, 2, klara.mail.as_str(), None).unwrap();
        assert!(matches!(
            show(&database, 2, &secrets.link, Some(&first)),
            SignedInByMail::Begun(_)
        ));
        let hers = database.read(|tx| sessions::of_member(tx, &klara.id)).unwrap();
        assert_eq!(hers.len(), 1);
    }

    /// E9: a link for another account, and one after another was asked for.
    #[test]
    fn a_link_signs_in_nobody_else_and_nobody_after_the_next_was_asked_for() {
        let database = samples::node();
        let klara = samples::member(&database, "klara").member().clone();
        let eve = samples::member(&database, "eve").member().clone();
        let hers = ask(&database, 1, klara.mail.as_str(), None).unwrap();
        let eves = ask(&database, 2, eve.mail.as_str(), None).unwrap();
        assert_eq!(
            show(&database, 2, &hers.link, None),
            SignedInByMail::Wrong { left: 4 }
        );
        let newer = ask(&database, 3, klara.mail.as_str(), Some(1)).unwrap();
        assert_eq!(show(&database, 1, &hers.link, None), SignedInByMail::Gone);
        assert!(
            eves.link != newer.link
                && matches!(show(&database, 3, &newer.link, None), SignedInByMail::Begun(_))
        );
    }

    /// E12
    #[test]
    fn an_address_that_nobody_has_is_written_down_as_any_other_and_gets_no_mail() {
        let database = samples::node();
        samples::member(&database, "klara");
        assert!(ask(&database, 1, "nobody@a.example", None).is_none());
        let secrets = MailSecrets::fresh(&Randomness::seeded(1));
        assert_eq!(
            show(&database, 1, &secrets.link, None),
            SignedInByMail::Gone,
            "even who guessed the link"
        );
    }
}
