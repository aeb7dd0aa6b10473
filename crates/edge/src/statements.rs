//! What members sign under joint statements, as the doors ask for it; `federation`, which has the keys, makes the signature and
//! sends it (F17).

use community::sign_statement::SignFor;
use community::write_statement::StatementRefused;
use domain::{StatementId, StatementSignature};
use store::Membership;
use wire::statement_file::Labels;

use crate::Words;
use crate::peers::Later;

/// Why there is no signature.
#[derive(Debug, thiserror::Error)]
pub enum SignProblem {
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] StatementRefused),
    /// The community has no key to vouch by.
    #[error("this node signs no statements: {0}")]
    NoKey(String),
}

impl From<store::StoreError> for SignProblem {
    fn from(error: store::StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// What comes of signing.
pub type SignedLater<'a> = Later<'a, Result<StatementSignature, SignProblem>>;

/// What members sign. Nothing waits for the community whose statement it is: what is signed goes as soon as it can.
pub trait Statements: Send + Sync {
    /// Signs the text with this digest, for her organisation or herself.
    fn sign<'a>(
        &'a self,
        who: &'a Membership,
        id: &'a StatementId,
        asked: (SignFor, &'a str),
    ) -> SignedLater<'a>;
}

/// Of a node that signs nothing.
pub struct NoStatements;

impl Statements for NoStatements {
    fn sign<'a>(&'a self, _: &'a Membership, _: &'a StatementId, _: (SignFor, &'a str)) -> SignedLater<'a> {
        Box::pin(std::future::ready(Err(SignProblem::NoKey(
            "it is not connected".to_owned(),
        ))))
    }
}

/// The words around a letter in a file of it.
pub fn statement_labels(words: &Words, statement: &domain::Statement, signers: usize) -> Labels {
    let signers = u32::try_from(signers).unwrap_or(u32::MAX);
    Labels {
        language: words.tag().to_string(),
        to: words.with(
            "statement-to",
            &[("addressee", statement.text.addressee.as_str().into())],
        ),
        roll: words.count("statement-file-roll", signers),
        unverified: words.t("statement-as-organisation"),
        person: words.t("statement-as-person"),
        check: words.t("statement-file-check"),
        digest: words.t("statement-digest"),
    }
}
