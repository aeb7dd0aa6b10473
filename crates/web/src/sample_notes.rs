//! One sample of every page about notes.

use domain::{NoteId, ReleaseReach, ReleasedNote};

use crate::frame::Frame;
use crate::note_page::{NotePage, WithdrawPage};
use crate::notes_page::NotesPage;
use crate::people_page::Place;
use crate::sample_desk::as_officer;
use crate::sample_events::at;
use crate::sample_texts::by_hand;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let list = |notes, older, place| NotesPage { notes, older, place };
    let older = NoteId::new(1, [3; 10]);
    vec![
        (
            "notes",
            list(vec![among(), public()], Some(older), Place::First).render(frame),
        ),
        (
            "notes-later",
            list(vec![public()], None, Place::Later).render(frame),
        ),
        ("notes-empty", list(Vec::new(), None, Place::First).render(frame)),
        (
            "notes-no-older",
            list(Vec::new(), None, Place::Later).render(frame),
        ),
        ("note", NotePage(public()).render(frame)),
        ("note-members", NotePage(among()).render(officer)),
        ("note-withdraw", WithdrawPage(public()).render(officer)),
    ]
}

fn note(text: &str, reach: ReleaseReach, when: &str) -> ReleasedNote {
    let id = NoteId::new(7, [7; 10]);
    ReleasedNote::of(id, &by_hand(text), reach, at(when)).expect("a sample is written right")
}

fn public() -> ReleasedNote {
    let text = "Ask for a second quote before you renew.\n\nOurs was half of the first, and the work was the same.\nThe \
                terms that we used are at https://seattle.example/terms and cost nothing.";
    note(text, ReleaseReach::Public, "2026-05-09T16:00:00Z")
}

/// With a word that is wider than a phone.
fn among() -> ReleasedNote {
    let text = "The distributor from Donaudampfschifffahrtsgesellschaftskapitaenswitwenversicherungsgesellschaft has \
                changed the margin without telling anybody. Read your last three invoices again.";
    note(text, ReleaseReach::Members, "2025-11-03T10:00:00Z")
}
