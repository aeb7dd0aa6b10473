//! One sample of the page that tells what became of vouchers.

use community::see_figures::{Direction, FiguresStand, PeerFigures};
use domain::{Amount, Currency, Month, Origin};

use crate::desk::FiguresPage;
use crate::frame::Frame;
use crate::sample_desk::as_officer;
use crate::sample_texts::by_hand;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let nothing = FiguresPage {
        is_over: false,
        figures: Vec::new(),
        ..figures_page()
    };
    vec![
        ("desk-figures", figures_page().render(officer)),
        ("desk-figures-empty", nothing.render(officer)),
    ]
}

fn figures_page() -> FiguresPage {
    let [london, oslo] = ["https://london.example", "https://oslo.example"]
        .map(|origin| Origin::parse(origin).expect("a sample is an origin"));
    let agreed = PeerFigures {
        peer: london,
        direction: Direction::OursThere,
        issued: Some(14),
        redeemed: Some(12),
        refused: Some(1),
        voided: Some(1),
        expired: Some(1),
        less: vec![(
            Amount::parse("96.00").expect("a sample is an amount"),
            Currency::parse("GBP").expect("a sample is a currency"),
        )],
        stands: FiguresStand::Agrees,
    };
    let theirs = PeerFigures {
        direction: Direction::TheirsHere,
        stands: FiguresStand::Late,
        less: Vec::new(),
        ..agreed.clone()
    };
    let waits = PeerFigures {
        peer: oslo.clone(),
        redeemed: None,
        refused: None,
        voided: None,
        expired: None,
        less: Vec::new(),
        stands: FiguresStand::Waits,
        ..agreed.clone()
    };
    let wrong = PeerFigures {
        peer: oslo,
        redeemed: Some(15),
        expired: None,
        stands: FiguresStand::TooMany,
        ..theirs.clone()
    };
    FiguresPage {
        month: Month::parse("2026-10").expect("a sample is a month"),
        is_over: true,
        figures: vec![
            (by_hand("London Partners"), agreed),
            (by_hand("London Partners"), theirs),
            (by_hand("Oslo Partners"), waits),
            (by_hand("Oslo Partners"), wrong),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::Surroundings;
    use crate::words::Words;

    /// Look, *Table*: numbers stand at the end, below what they are.
    #[test]
    fn sums_stand_as_numbers_below_their_headings() {
        let (words, surroundings) = (Words::english(), Surroundings::new());
        let pages = all(&surroundings.frame(&words));
        let (_, page) = &pages[0];
        let count = |cell: &str| page.matches(cell).count();
        assert_eq!(count("<th scope=\"col\" class=\"number\">"), 5);
        assert_eq!(count("<td class=\"number\" data-label="), 5 * 4);
    }
}
