//! What an officer can do at each step, and what she reads of the other side.

use domain::AgreementSigned;

use super::*;
use crate::frame::Frame;
use crate::sample_agreements::{agreement, first, page, second, signed, version};
use crate::sample_desk::as_officer;
use crate::samples::Surroundings;

fn drawn(page: &AgreementPage) -> String {
    let (words, around) = (Words::english(), Surroundings::new());
    let frame: Frame<'_> = around.frame(&words);
    page.render(&as_officer(&frame))
}

fn actions(html: &str) -> Vec<&str> {
    let main = html
        .split("<main")
        .nth(1)
        .unwrap()
        .split("</main>")
        .next()
        .unwrap();
    let acts = ["send", "discard", "accept", "withdraw", "decline", "end", "edit"];
    let there = |act: &&&str| main.contains(&format!("/{act}\""));
    acts.iter().filter(there).copied().collect()
}

/// F16, journey A-10: at each step only what can be done is offered, and she reads what the other side sees.
#[test]
fn each_step_offers_what_can_be_done_and_says_what_the_other_side_sees() {
    let draft = ReciprocityAgreement {
        draft: Some(first()),
        ..agreement(Vec::new())
    };
    let theirs = agreement(vec![version(Side::Them, first(), VersionState::Open)]);
    let ours = agreement(vec![version(Side::Us, first(), VersionState::Open)]);
    let declined = agreement(vec![version(Side::Us, first(), VersionState::Rejected)]);
    let answering = ReciprocityAgreement {
        draft: Some(second()),
        ..theirs.clone()
    };
    for (agreement, acts, seen) in [
        (
            draft,
            vec!["send", "discard", "edit"],
            "sees nothing of this draft",
        ),
        (
            theirs,
            vec!["accept", "decline", "edit"],
            "sees that it waits for you",
        ),
        (ours, vec!["withdraw"], "with your signature"),
        (signed(), vec!["end", "edit"], "the same two signatures"),
        (declined, vec!["edit"], "sees that it declined"),
        (answering, vec!["send", "discard", "edit"], "does not see it"),
    ] {
        let html = drawn(&page(agreement));
        assert_eq!(actions(&html), acts, "{seen}");
        assert!(html.contains(seen), "{seen}");
    }
}

/// She signs what she reads: the button names the document on the page, and a version that waits no more has none.
#[test]
fn a_button_signs_the_very_version_that_is_shown() {
    let countered = agreement(vec![
        version(Side::Us, first(), VersionState::Countered),
        version(Side::Them, second(), VersionState::Open),
    ]);
    let html = drawn(&page(countered.clone()));
    let document = countered.versions[1].document.as_str();
    assert!(html.contains(&format!("name=\"document\" value=\"{document}\"")));
    assert!(html.contains("<del>") && html.contains("<ins>"));
    let earlier = AgreementPage {
        asked: Some(1),
        ..page(countered)
    };
    let html = drawn(&earlier);
    assert!(!html.contains("name=\"document\""));
    assert!(html.contains("cannot be signed any more") && html.contains("?version=2"));
}

/// `26 of your 60 members qualify; 34 (Network) do not`.
#[test]
fn she_reads_whom_of_hers_it_serves_and_what_prices_become() {
    let html = drawn(&page(signed()));
    assert!(html.contains("26 of your 60 members qualify; 34 (Network) do not"));
    assert!(html.contains("£180.00") && html.contains("£162.00"));
}

#[test]
fn a_signature_that_is_missing_is_said_to_be() {
    let open = page(agreement(vec![version(Side::Them, first(), VersionState::Open)]));
    let html = drawn(&open);
    assert!(html.contains("Signed for Thames Partner Chapter"));
    assert!(html.contains("Not signed for Puget Sound Partner Chapter"));
    let both: Vec<AgreementSigned> = signed().signed;
    assert_eq!(both.len(), 1);
    assert!(drawn(&page(signed())).contains("Signed for Puget Sound Partner Chapter"));
}
