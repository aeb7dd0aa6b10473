//! An officer writes a document by which the community goes, changes it or takes it away; peers are told (F01).

use domain::{OwnDocument, Slug};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, documents};

use crate::drawn_from::Drawn;
use crate::tell_peers::tell_peers;

/// Why the documents stay as they are.
#[derive(Debug, thiserror::Error)]
pub enum WriteDocumentRefused {
    /// There are [`OwnDocument::PER_COMMUNITY_MAX`].
    #[error("there are {max} documents already; remove one first", max = OwnDocument::PER_COMMUNITY_MAX)]
    TooMany,
    /// Set in type it is longer than a page may be.
    #[error("the document is too long for a page; shorten it")]
    TooLong,
    /// Another document has its address, or somebody changed it since it was read; what stands there stays.
    #[error("another document has this address, or somebody changed this one meanwhile; read it again")]
    Changed,
    /// There is none of this address.
    #[error("there is no such document")]
    NoSuchDocument,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes one, over the one of the same address that was read; a new one takes nobody's place: addresses follow from names,
/// and several names give the same. The same again changes nothing.
pub fn write_document(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    document: &OwnDocument,
    drawn: &Drawn,
    now: Timestamp,
) -> Result<(), WriteDocumentRefused> {
    if wire::markdown::rendered(&document.text).is_none() {
        return Err(WriteDocumentRefused::TooLong);
    }
    let mut all = documents::all(tx)?;
    if all.contains(document) {
        return Ok(());
    }
    let known = all.iter().find(|known| known.slug == document.slug);
    if known.is_some() && !drawn.still_stands(known) {
        return Err(WriteDocumentRefused::Changed);
    }
    all.retain(|known| known.slug != document.slug);
    if all.len() >= OwnDocument::PER_COMMUNITY_MAX {
        return Err(WriteDocumentRefused::TooMany);
    }
    all.push(document.clone());
    all.sort_by_key(|known| known.name.as_str().to_lowercase());
    let what = format!("write document {}", document.slug);
    keep(tx, officer, (&all, &what), now)
}

/// Takes one away.
pub fn remove_document(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    slug: &Slug,
    now: Timestamp,
) -> Result<(), WriteDocumentRefused> {
    let mut all = documents::all(tx)?;
    let before = all.len();
    all.retain(|known| known.slug != *slug);
    if all.len() == before {
        return Err(WriteDocumentRefused::NoSuchDocument);
    }
    keep(tx, officer, (&all, &format!("remove document {slug}")), now)
}

fn keep(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    (all, what): (&Vec<OwnDocument>, &str),
    now: Timestamp,
) -> Result<(), WriteDocumentRefused> {
    documents::put_all(tx, all)?;
    tell_peers(tx, now)?;
    audit::log(tx, officer.member().handle.as_str(), what, now)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn_from::Version;
    use crate::samples::{self, act, at, refused};
    use crate::see_documents::see_documents;

    fn document(name: &str, text: &str) -> OwnDocument {
        OwnDocument::written(name, text).unwrap()
    }

    /// F01
    #[test]
    fn a_document_is_written_over_by_its_name_and_there_are_so_many_at_most() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let write = |name: &str, text: &str| {
            act(&database, |tx| {
                write_document(tx, &officer, &document(name, text), &Drawn::FromAny, at(1))
            });
        };
        write("By-laws", "One member, one vote.");
        write("By-laws", "One company, one vote, and no proxies.");
        let origin = samples::origin("a.example");
        let listed = || database.read(|tx| see_documents(tx, &origin)).unwrap();
        assert_eq!((listed().len(), listed()[0].words), (1, 7));
        assert_eq!(
            listed()[0].address.as_str(),
            "https://a.example/documents/by-laws"
        );
        for number in 1..OwnDocument::PER_COMMUNITY_MAX {
            write(&format!("Paper {number}"), "x");
        }
        let one_more = refused(&database, |tx| {
            write_document(
                tx,
                &officer,
                &document("One more", "x"),
                &Drawn::FromNothing,
                at(1),
            )
        });
        assert!(matches!(one_more, WriteDocumentRefused::TooMany));
        let slug = document("By-laws", "x").slug;
        act(&database, |tx| remove_document(tx, &officer, &slug, at(2)));
        let again = refused(&database, |tx| remove_document(tx, &officer, &slug, at(2)));
        assert!(matches!(again, WriteDocumentRefused::NoSuchDocument));
    }

    /// F01: a new document takes no other's place, and neither does a change of what somebody else changed meanwhile.
    #[test]
    fn what_is_written_over_is_what_was_read() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let write = |document: &OwnDocument, drawn: &Drawn| {
            database.transact_blocking(|tx| write_document(tx, &officer, document, drawn, at(1)))
        };
        let first = document("Устав 2027", "One member, one vote.");
        let other = document("Правила 2027", "Be fair.");
        assert_eq!(first.slug, other.slug, "an address has letters of ASCII alone");
        write(&first, &Drawn::FromNothing).unwrap();
        let no = write(&other, &Drawn::FromNothing);
        assert!(matches!(no, Err(WriteDocumentRefused::Changed)));
        assert_eq!(
            database.read(documents::all).unwrap(),
            std::slice::from_ref(&first)
        );

        let read = Drawn::From(Version::of(&first));
        let changed = document("Устав 2027", "One company, one vote.");
        write(&changed, &read).unwrap();
        let late = document("Устав 2027", "Nobody votes.");
        assert!(matches!(write(&late, &read), Err(WriteDocumentRefused::Changed)));
        assert!(write(&changed, &read).is_ok(), "the same again");
        assert_eq!(database.read(documents::all).unwrap(), [changed]);
    }
}
