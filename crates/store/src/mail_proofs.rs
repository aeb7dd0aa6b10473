//! Who is to prove that she reads the mail of an address: the browser that asked, and hashes of the link and the code
//! that were mailed (threats E9, E12).
//!
//! A row lives a quarter of an hour. Its three secrets lie in the browser's cookie and in the mail; here are their
//! hashes alone, so that a copy of the store signs nobody in.

use domain::{Joining, LanguageTag, MailAddress, MailProofId, Next, OneTimeCode, Visiting};
use engine::Direction;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::mails;
use crate::spaces;
use crate::table::{Table, behind};

const PROOFS: Table<MailProofId, MailProof> = Table::new(spaces::MAIL_PROOFS, "proofs by mail");

/// How long link and code may be used, in seconds: a quarter of an hour.
pub const PROOF_SECONDS: i64 = 900;
/// Wrong codes and links that one proof bears; the next one ends it.
pub const TRIES_MAX: u8 = 5;
/// Old proofs forgotten when a new one is asked for.
const FORGOTTEN_MAX: u16 = 100;

/// A wish to prove that one reads the mail of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailProof {
    /// Its name; ids sort by time, so the oldest are found first.
    pub id: MailProofId,
    /// Where the mail goes.
    pub mail: MailAddress,
    /// What it is for.
    pub purpose: Purpose,
    /// The language of whoever asked, if her browser said one (F26).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// Where she goes once she is signed in.
    #[serde(default)]
    pub next: Next,
    /// Until when.
    pub expires: Timestamp,
    /// Wrong codes and links so far.
    tries: u8,
    /// SHA-256 of what the cookie of the asking browser holds.
    browser: [u8; 32],
    /// What the newest mail holds; none while it has not been written.
    mailed: Option<Mailed>,
}

/// SHA-256 of link and code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mailed {
    link: [u8; 32],
    code: [u8; 32],
}

/// What somebody proves her address for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To sign in.
    SignIn,
    /// To join, with what she said of herself; a member who asks for it signs in.
    Join(Box<Joining>),
    /// To answer a public event without a membership (F12); it signs nobody in.
    Visit(Box<Visiting>),
}

/// A proof about to be asked for.
#[derive(Clone, Debug)]
pub struct NewProof<'s> {
    /// Its name.
    pub id: MailProofId,
    /// For the cookie of the browser that asks: at least 192 random bits, as text; it is not kept.
    pub browser: &'s str,
    /// Where the mail goes.
    pub mail: MailAddress,
    /// What it is for.
    pub purpose: Purpose,
    /// The language of whoever asks, if her browser says one.
    pub language: Option<LanguageTag>,
    /// Where she goes once she is signed in.
    pub next: Next,
}

/// What was taken out of the mail.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'s> {
    /// The secret of the link.
    Link(&'s str),
    /// The code.
    Code(&'s OneTimeCode),
}

/// What came of showing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is right, and used up.
    Right(Box<MailProof>),
    /// It is wrong; so many tries are left.
    Wrong {
        /// Before it ends.
        left: u8,
    },
    /// This browser asked for nothing, or too long ago, or it was used, or tried too often.
    Gone,
}

/// Writes a proof down and queues its mail; those that are over are forgotten by the way. Whether anybody has the
/// address is looked at when the mail is written, so that asking tells nobody (threat E12).
pub fn ask(tx: &mut Transaction<'_>, new: &NewProof<'_>, now: Timestamp) -> Result<MailProof, StoreError> {
    forget_over(tx, now, FORGOTTEN_MAX)?;
    let proof = MailProof {
        id: new.id.clone(),
        mail: new.mail.clone(),
        purpose: new.purpose.clone(),
        language: new.language.clone(),
        next: new.next.clone(),
        expires: Timestamp::from_second(now.as_second().saturating_add(PROOF_SECONDS)).unwrap_or(now),
        tries: 0,
        browser: hash(new.browser),
        mailed: None,
    };
    tx.put(&PROOFS, &proof.id, &proof)?;
    mails::ask_proof(tx, &proof.id, now)?;
    Ok(proof)
}

/// Notes what the mail that is about to go holds; what an earlier one held is worth nothing from now on. Nothing when
/// it is too late for a mail.
pub fn mailed(
    tx: &mut Transaction<'_>,
    id: &MailProofId,
    link: &str,
    code: &OneTimeCode,
    now: Timestamp,
) -> Result<Option<MailProof>, StoreError> {
    let Some(mut proof) = alive(tx, id, now)? else {
        return Ok(None);
    };
    proof.mailed = Some(Mailed {
        link: hash(link),
        code: hash(code.as_str()),
    });
    tx.put(&PROOFS, id, &proof)?;
    Ok(Some(proof))
}

/// The proof that a browser asked for, to be shown to it again.
pub fn of_browser(
    tx: &mut Transaction<'_>,
    id: &MailProofId,
    browser: &str,
    now: Timestamp,
) -> Result<Option<MailProof>, StoreError> {
    let browser = hash(browser);
    Ok(alive(tx, id, now)?.filter(|proof| proof.browser == browser))
}

/// Uses a proof up with what stands in its mail; a wrong word is counted.
pub fn show(
    tx: &mut Transaction<'_>,
    id: &MailProofId,
    browser: &str,
    shown: Shown<'_>,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    match of_browser(tx, id, browser, now)? {
        Some(proof) => judge(tx, proof, shown),
        None => Ok(Outcome::Gone),
    }
}

/// The wish to answer an event that a link belongs to, in whatever browser it is opened: it signs nobody in, and who
/// reads mail on a telephone asked at a desk. Looking uses nothing up; a link of another kind of wish is none.
pub fn visit_of_link(
    tx: &mut Transaction<'_>,
    id: &MailProofId,
    link: &str,
    now: Timestamp,
) -> Result<Option<MailProof>, StoreError> {
    let proof = alive(tx, id, now)?.filter(|proof| matches!(proof.purpose, Purpose::Visit(_)));
    let link = hash(link);
    Ok(proof.filter(|proof| proof.mailed.as_ref().is_some_and(|mailed| mailed.link == link)))
}

/// Counts a wrong word, and uses the proof up with the right one.
fn judge(tx: &mut Transaction<'_>, mut proof: MailProof, shown: Shown<'_>) -> Result<Outcome, StoreError> {
    let is_right = proof.mailed.as_ref().is_some_and(|mailed| match shown {
        Shown::Link(link) => mailed.link == hash(link),
        Shown::Code(code) => mailed.code == hash(code.as_str()),
    });
    if is_right {
        forget(tx, &proof.id);
        return Ok(Outcome::Right(Box::new(proof)));
    }
    proof.tries += 1;
    if proof.tries >= TRIES_MAX {
        forget(tx, &proof.id);
        return Ok(Outcome::Gone);
    }
    tx.put(&PROOFS, &proof.id, &proof)?;
    Ok(Outcome::Wrong {
        left: TRIES_MAX - proof.tries,
    })
}

/// Ends a proof: another one was asked for in its place.
pub fn forget(tx: &mut Transaction<'_>, id: &MailProofId) {
    tx.delete(&PROOFS, id);
}

/// Forgets proofs that are over, among the `limit` oldest, and with them names and addresses that nobody confirmed; how many
/// there were.
pub fn forget_over(tx: &mut Transaction<'_>, now: Timestamp, limit: u16) -> Result<usize, StoreError> {
    let range = behind(spaces::MAIL_PROOFS, None);
    let mut oldest = tx.page(&PROOFS, range, Direction::Forward, limit)?;
    oldest.retain(|(_, proof)| now >= proof.expires);
    for (_, proof) in &oldest {
        forget(tx, &proof.id);
    }
    Ok(oldest.len())
}

/// Forgets what was asked for at an address, among the oldest `limit`.
pub fn forget_of(tx: &mut Transaction<'_>, mail: &MailAddress, limit: u16) -> Result<(), StoreError> {
    let asked = tx.page(
        &PROOFS,
        behind(spaces::MAIL_PROOFS, None),
        Direction::Forward,
        limit,
    )?;
    let hers = |proof: &MailProof| proof.mail.as_str().eq_ignore_ascii_case(mail.as_str());
    for (_, proof) in asked.iter().filter(|(_, proof)| hers(proof)) {
        forget(tx, &proof.id);
    }
    Ok(())
}

fn alive(
    tx: &mut Transaction<'_>,
    id: &MailProofId,
    now: Timestamp,
) -> Result<Option<MailProof>, StoreError> {
    Ok(tx.get(&PROOFS, id)?.filter(|proof| now < proof.expires))
}

/// The secrets are long or seldom tried, so a plain hash hides them; equal hashes are compared, never the secrets.
fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn id(number: u8) -> MailProofId {
        MailProofId::new(u64::from(number), [number; 10])
    }

    fn ask_at(database: &Database, number: u8, second: i64) {
        let new = NewProof {
            id: id(number),
            browser: "browser",
            mail: MailAddress::parse("maren@a.example").unwrap(),
            purpose: Purpose::SignIn,
            language: None,
            next: Next::Home,
        };
        commit(database, |tx| ask(tx, &new, at(second)));
    }

    fn mail_at(database: &Database, number: u8, link: &str, second: i64) -> Option<MailProof> {
        commit(database, |tx| {
            mailed(tx, &id(number), link, &OneTimeCode::new(7), at(second))
        })
    }

    fn show_at(database: &Database, browser: &str, shown: Shown<'_>, second: i64) -> Outcome {
        commit(database, |tx| show(tx, &id(1), browser, shown, at(second)))
    }

    /// E9
    #[test]
    fn a_proof_is_right_once_in_the_browser_that_asked_and_in_its_time() {
        let database = Database::in_memory();
        ask_at(&database, 1, 0);
        assert_eq!(
            show_at(&database, "browser", Shown::Link("link"), 1),
            Outcome::Wrong { left: 4 },
            "no mail has been written"
        );
        assert!(mail_at(&database, 1, "link", 1).is_some());
        assert_eq!(
            show_at(&database, "another", Shown::Link("link"), 2),
            Outcome::Gone
        );
        let last = PROOF_SECONDS - 1;
        let right = show_at(&database, "browser", Shown::Link("link"), last);
        assert!(matches!(right, Outcome::Right(proof) if proof.purpose == Purpose::SignIn));
        assert_eq!(
            show_at(&database, "browser", Shown::Link("link"), last),
            Outcome::Gone
        );
        ask_at(&database, 1, 0);
        mail_at(&database, 1, "link", 1);
        let late = show_at(&database, "browser", Shown::Link("link"), PROOF_SECONDS);
        assert_eq!(late, Outcome::Gone);
        assert_eq!(
            mail_at(&database, 1, "link", PROOF_SECONDS),
            None,
            "no mail goes any more"
        );
    }

    /// E13
    #[test]
    fn a_code_that_is_guessed_at_is_worth_nothing_after_five_tries() {
        let database = Database::in_memory();
        ask_at(&database, 1, 0);
        mail_at(&database, 1, "link", 1);
        for left in (1..TRIES_MAX).rev() {
            let wrong = OneTimeCode::new(u64::from(left) + 100);
            let outcome = show_at(&database, "browser", Shown::Code(&wrong), 2);
            assert_eq!(outcome, Outcome::Wrong { left });
        }
        assert_eq!(
            show_at(&database, "browser", Shown::Link("guess"), 2),
            Outcome::Gone
        );
        let right = OneTimeCode::new(7);
        assert_eq!(
            show_at(&database, "browser", Shown::Code(&right), 2),
            Outcome::Gone
        );
    }

    #[test]
    fn a_mail_that_goes_a_second_time_holds_what_counts() {
        let database = Database::in_memory();
        ask_at(&database, 1, 0);
        for link in ["first", "second"] {
            mail_at(&database, 1, link, 1);
        }
        let first = show_at(&database, "browser", Shown::Link("first"), 2);
        assert_eq!(first, Outcome::Wrong { left: 4 });
        let second = show_at(&database, "browser", Shown::Link("second"), 2);
        assert!(matches!(second, Outcome::Right(_)));
    }

    #[test]
    fn proofs_that_nobody_used_are_forgotten_and_their_mails_go_before_any_news() {
        let database = Database::in_memory();
        ask_at(&database, 1, 0);
        ask_at(&database, 2, PROOF_SECONDS);
        let range = behind(spaces::MAIL_PROOFS, None);
        let rows = database.read(|tx| tx.page(&PROOFS, range, Direction::Forward, 9));
        assert_eq!(rows.unwrap().len(), 1);
        assert!(mails::next_due(&database).unwrap().unwrap() < at(0));
    }
}
