//! The sums of a month: read as the corpora have them, and written again.

use wire::context::{ContextKind, with_context};
use wire::figures::{self, FiguresFacts};
use wire::sync::Head;

use crate::{document, iri};

#[test]
fn the_sums_of_a_month_are_read_and_written_as_in_the_corpora() {
    let Some(mut expected) = document("own/documents/figures.json") else {
        return;
    };
    let read = figures::read(&expected).expect("figures");
    assert_eq!((read.month.as_str(), read.settlement.len()), ("2026-10", 2));
    let written = figures::write(&FiguresFacts {
        head: Head {
            id: &iri("https://benelux.example/peer/figures?month=2026-10"),
            application: &iri("https://benelux.example/actor"),
            asker: &iri("https://dach.example/actor"),
        },
        month: &read.month,
        updated: read.updated,
        settlement: &read.settlement,
    });
    // Options that no peering of ours grants, and the proof that the node adds.
    for name in ["sharedMembers", "figures", "proof"] {
        expected.as_object_mut().expect("an object").shift_remove(name);
    }
    assert_eq!(written, with_context(expected, ContextKind::Proved));
    assert_eq!(figures::read(&written), Ok(read));
}
