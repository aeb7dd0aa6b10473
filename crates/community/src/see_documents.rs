//! What the community goes by, each with its length: its code of ethics and what officers wrote (F01, need 4.15). Everybody
//! reads it, and peers are sent it.

use domain::{CodeOfEthics, CommunityDocument, DocumentKind, Iri, Origin, OwnDocument, Title};
use store::{StoreError, Transaction, codes, documents};

/// The code first, if one is in force, then the others by name.
pub fn see_documents(
    tx: &mut Transaction<'_>,
    origin: &Origin,
) -> Result<Vec<CommunityDocument>, StoreError> {
    let code = codes::in_force(tx)?;
    let code = code.and_then(|code| of_code(&code, origin));
    let others = documents::all(tx)?;
    let others = others.iter().map(|document| of_text(document, origin));
    Ok(code.into_iter().chain(others).collect())
}

fn of_code(code: &CodeOfEthics, origin: &Origin) -> Option<CommunityDocument> {
    Some(CommunityDocument {
        kind: DocumentKind::CodeOfEthics,
        name: Title::parse(&format!("Code of ethics {}", code.version)).ok()?,
        words: u32::try_from(code.words()).ok()?,
        address: Iri::local(origin, "/ethics"),
    })
}

fn of_text(document: &OwnDocument, origin: &Origin) -> CommunityDocument {
    CommunityDocument {
        kind: DocumentKind::Other,
        name: document.name.clone(),
        words: u32::try_from(document.words()).unwrap_or(u32::MAX),
        address: Iri::local(origin, &document.path()),
    }
}
