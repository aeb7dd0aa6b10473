//! An officer publishes a version of the code of ethics (F03).

use domain::{CodeMode, CodeOfEthics, CodeRefused, CodeVersion};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, codes, mails};
use wire::digest::{hex, sha256};
use wire::markdown;

use crate::drawn_from::Drawn;
use crate::tell_peers::tell_peers;

/// Why a code is not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishCodeRefused {
    /// Something is wrong with it.
    #[error(transparent)]
    Code(#[from] CodeRefused),
    /// Another officer was faster, or there is none where one was read.
    #[error("another version was published since you read it; read it again, and publish yours after it")]
    Changed,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A version about to be published.
#[derive(Clone, Debug)]
pub struct NewCode {
    /// Greater than the one in force.
    pub version: CodeVersion,
    /// Whether it is signed.
    pub mode: CodeMode,
    /// The gist of it, plain text.
    pub summary: String,
    /// The whole of it, Markdown.
    pub text: String,
}

/// Publishes a version at an officer's word, after the code that she read.
pub fn publish_code_for(
    tx: &mut Transaction<'_>,
    by: &Officer,
    new: &NewCode,
    summary_words_max: usize,
    drawn: &Drawn,
    now: Timestamp,
) -> Result<CodeOfEthics, PublishCodeRefused> {
    if !drawn.still_stands(codes::in_force(tx)?.as_ref()) {
        return Err(PublishCodeRefused::Changed);
    }
    publish_code(tx, by.member().handle.as_str(), new, summary_words_max, now)
}

/// Publishes a version; `by` is the word of the log, `operator` for whoever has the shell. Whoever signed an earlier one that no
/// longer does is mailed; nobody can stop these mails, for posting is closed to her until she has signed.
pub fn publish_code(
    tx: &mut Transaction<'_>,
    by: &str,
    new: &NewCode,
    summary_words_max: usize,
    now: Timestamp,
) -> Result<CodeOfEthics, PublishCodeRefused> {
    let in_force = codes::in_force(tx)?.map(|code| code.version);
    CodeOfEthics::check(new.version, &new.summary, &new.text, summary_words_max, in_force)?;
    if markdown::rendered(&new.text).is_none() {
        return Err(CodeRefused::TextTooLong.into());
    }
    let code = CodeOfEthics {
        version: new.version,
        mode: new.mode,
        summary: new.summary.trim().to_owned(),
        text: new.text.trim().to_owned(),
        hash: hash(new),
        published: now,
    };
    codes::put(tx, &code)?;
    if in_force.is_some() && code.mode == CodeMode::Signed {
        mails::queue_code(tx, code.version, now)?;
    }
    // Peers show how long it is (F01).
    tell_peers(tx, now)?;
    audit::log(tx, by, &format!("publish code of ethics {}", code.version), now)?;
    Ok(code)
}

/// Over version, summary and text, each with its length before it, so that no two codes give the same bytes.
fn hash(new: &NewCode) -> String {
    let (version, summary, text) = (new.version.to_string(), new.summary.trim(), new.text.trim());
    let parts = [version.as_str(), summary, text];
    let bytes: Vec<u8> = parts
        .iter()
        .flat_map(|part| [part.len().to_string().as_bytes(), b"\n", part.as_bytes()].concat())
        .collect();
    hex(&sha256(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn_from::Version;
    use crate::samples::{self, act, at, refused};

    fn code(version: &str, summary: &str, text: &str) -> NewCode {
        NewCode {
            version: CodeVersion::parse(version).unwrap(),
            mode: CodeMode::Signed,
            summary: summary.to_owned(),
            text: text.to_owned(),
        }
    }

    /// 4.15
    #[test]
    fn a_code_without_a_summary_is_not_published_and_a_newer_one_follows_the_last() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let publish = |new: &NewCode, second| {
            let drawn = Drawn::FromAny;
            database.transact_blocking(|tx| publish_code_for(tx, &officer, new, 100, &drawn, at(second)))
        };
        let refused = publish(&code("1", " ", "Be fair."), 1);
        assert!(matches!(
            refused,
            Err(PublishCodeRefused::Code(CodeRefused::NoSummary(100)))
        ));
        assert_eq!(database.read(codes::in_force), Ok(None));
        let first = publish(&code("1", "Fair.", "Be fair."), 2).unwrap();
        let refused = publish(&code("1", "Fair.", "Be fairer."), 3);
        assert!(matches!(
            refused,
            Err(PublishCodeRefused::Code(CodeRefused::NotNewer(_)))
        ));
        let second = publish(&code("1.1", "Fair.", "Be fair."), 4).unwrap();
        assert_ne!(first.hash, second.hash);
        assert_eq!(database.read(codes::in_force), Ok(Some(second.clone())));
        assert_eq!(database.read(codes::versions), Ok(vec![second, first]));
    }

    /// F03: of two officers who write at once the second is told, and publishes nothing over what she has not read.
    #[test]
    fn a_version_is_published_after_the_one_that_its_writer_read() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let publish = |version: &str, drawn: &Drawn| {
            let new = code(version, "Fair.", "Be fair.");
            database.transact_blocking(|tx| publish_code_for(tx, &officer, &new, 100, drawn, at(1)))
        };
        let first = publish("1", &Drawn::FromNothing).unwrap();
        let late = publish("2", &Drawn::FromNothing);
        assert!(matches!(late, Err(PublishCodeRefused::Changed)));
        let over = Drawn::From(Version::of(&first));
        publish("2", &over).unwrap();
        assert!(matches!(publish("3", &over), Err(PublishCodeRefused::Changed)));
    }

    #[test]
    fn words_that_move_from_summary_to_text_change_the_hash() {
        assert_ne!(hash(&code("1", "a b", "c")), hash(&code("1", "a", "b c")));
    }

    #[test]
    fn the_operator_publishes_too_and_the_log_says_who_did() {
        let database = samples::node();
        act(&database, |tx| {
            publish_code(tx, "operator", &code("2", "s", "t"), 100, at(1))
        });
        let logged = database.read(|tx| audit::tail(tx, 1)).unwrap().remove(0);
        assert_eq!(
            (logged.by.as_str(), logged.what.as_str()),
            ("operator", "publish code of ethics 2.0")
        );
        let long = code("3", &"word ".repeat(101), "t");
        let refused = refused(&database, |tx| publish_code(tx, "operator", &long, 100, at(2)));
        assert!(matches!(
            refused,
            PublishCodeRefused::Code(CodeRefused::SummaryTooLong(100))
        ));
    }
}
