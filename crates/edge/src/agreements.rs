//! What officers sign about agreements with other communities, as the doors ask for it; `federation`, which has the keys, signs
//! and sends (F16).

use domain::{AgreementId, Iri, Note, ReciprocityAgreement};
use store::Officer;

use crate::peers::{Later, PeerProblem};

/// What comes of signing: the agreement as it stands then.
pub type Agreed<'a> = Later<'a, Result<ReciprocityAgreement, PeerProblem>>;

/// What officers sign. Nothing waits for the other side here: what is signed goes as soon as it can.
pub trait Agreements: Send + Sync {
    /// Signs the draft and offers it: as a first text, as the answer to theirs, or to take the place of what both signed.
    fn offer<'a>(&'a self, officer: &'a Officer, id: &'a AgreementId) -> Agreed<'a>;

    /// Signs the text of theirs that she looked at, by its document's address.
    fn accept<'a>(&'a self, officer: &'a Officer, id: &'a AgreementId, document: &'a Iri) -> Agreed<'a>;

    /// Says no to that text, and why when a reason is given; the other side reads it.
    fn reject<'a>(
        &'a self,
        officer: &'a Officer,
        id: &'a AgreementId,
        document: &'a Iri,
        reason: Option<Note>,
    ) -> Agreed<'a>;

    /// Takes back the text of ours that waits for an answer.
    fn withdraw<'a>(&'a self, officer: &'a Officer, id: &'a AgreementId) -> Agreed<'a>;

    /// Ends what both signed, after its notice; the other side is told now, and why when a reason is given.
    fn end<'a>(&'a self, officer: &'a Officer, id: &'a AgreementId, reason: Option<Note>) -> Agreed<'a>;
}

/// Of a node that signs nothing.
pub struct NoAgreements;

fn none<'a>() -> Agreed<'a> {
    let why = "this node signs no agreements".to_owned();
    Box::pin(std::future::ready(Err(PeerProblem::Refused(why))))
}

impl Agreements for NoAgreements {
    fn offer<'a>(&'a self, _: &'a Officer, _: &'a AgreementId) -> Agreed<'a> {
        none()
    }

    fn accept<'a>(&'a self, _: &'a Officer, _: &'a AgreementId, _: &'a Iri) -> Agreed<'a> {
        none()
    }

    fn reject<'a>(&'a self, _: &'a Officer, _: &'a AgreementId, _: &'a Iri, _: Option<Note>) -> Agreed<'a> {
        none()
    }

    fn withdraw<'a>(&'a self, _: &'a Officer, _: &'a AgreementId) -> Agreed<'a> {
        none()
    }

    fn end<'a>(&'a self, _: &'a Officer, _: &'a AgreementId, _: Option<Note>) -> Agreed<'a> {
        none()
    }
}
