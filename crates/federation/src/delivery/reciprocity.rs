//! What officers signed of agreements with other communities, on its way as it was signed (protocol section 8.5).

use domain::{AgreementId, Announcement, Iri, ReciprocityAgreement, Side};
use store::outbox::Told;
use store::{StoreError, Transaction, agreements, peerings};

use super::{Outgoing, TellProblem};
use crate::Federation;

/// What is sent, to whom, as which verb.
struct Signed {
    kind: &'static str,
    text: String,
    to: Iri,
}

impl Federation {
    /// Offer, Accept, Reject or Undo, verbatim; nobody is told where there is no peering any more.
    pub(super) async fn agreement_told(&self, told: &Told) -> Result<Vec<Outgoing>, TellProblem> {
        let signed = self.node.database.read(|tx| signed(tx, &told.announcement))?;
        match signed {
            Some(Signed { kind, text, to }) => self.verbatim(kind, &text, &to).await,
            None => Ok(Vec::new()),
        }
    }
}

fn signed(tx: &mut Transaction<'_>, announcement: &Announcement) -> Result<Option<Signed>, StoreError> {
    let (Announcement::AgreementOffered { agreement, .. }
    | Announcement::AgreementAnswered { agreement, .. }
    | Announcement::AgreementWithdrawn { agreement, .. }
    | Announcement::AgreementEnded { agreement }) = announcement
    else {
        return Ok(None);
    };
    let Some(agreement) = with_a_peer(tx, agreement)? else {
        return Ok(None);
    };
    let said = match announcement {
        Announcement::AgreementOffered { document, .. } => {
            let version = agreement
                .version(document)
                .filter(|version| version.by == Side::Us);
            version.map(|version| ("Offer", version.signed_offer.clone()))
        }
        Announcement::AgreementAnswered { offer, .. } => match accepted(&agreement, offer) {
            Some(accept) => Some(("Accept", accept)),
            None => agreements::said(tx, offer)?.map(|text| ("Reject", text)),
        },
        Announcement::AgreementWithdrawn { offer, .. } => {
            agreements::said(tx, offer)?.map(|text| ("Undo", text))
        }
        _ => {
            let ours = agreement.ending.as_ref().filter(|ending| ending.by == Side::Us);
            ours.map(|ending| ("Undo", ending.signed_undo.clone()))
        }
    };
    Ok(said.map(|(kind, text)| Signed {
        kind,
        text,
        to: agreement.group.clone(),
    }))
}

fn with_a_peer(
    tx: &mut Transaction<'_>,
    id: &AgreementId,
) -> Result<Option<ReciprocityAgreement>, StoreError> {
    let Some(agreement) = agreements::get(tx, id)? else {
        return Ok(None);
    };
    let peering = peerings::get(tx, &agreement.peer)?;
    Ok(peering.filter(|peering| peering.is_in_force()).map(|_| agreement))
}

/// Our Accept of an Offer of theirs.
fn accepted(agreement: &ReciprocityAgreement, offer: &Iri) -> Option<String> {
    let version = agreement
        .versions
        .iter()
        .find(|version| &version.offer == offer)?;
    let ours =
        |signed: &&domain::AgreementSigned| signed.by == Side::Us && signed.document == version.document;
    let signed = agreement.signed.iter().find(ours)?;
    Some(signed.signed_accept.clone())
}
