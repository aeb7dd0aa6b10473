//! What the page of an event says, and what it never says.

use super::*;
use crate::samples::{self, Surroundings};
use crate::state_words::EventStanding;
use domain::Zone;

fn shown(page: &EventPage) -> String {
    let words = Words::english();
    page.render(&Surroundings::new().frame(&words))
}

/// Need 2.17: two readers, one event, each her own time first.
#[test]
fn each_reader_sees_her_own_time_first_and_the_hosts_second() {
    let words = Words::english();
    let mut around = Surroundings::new();
    let page = samples::event_page();
    let html = page.render(&around.frame(&words));
    assert!(html.find("10:00–11:30").unwrap() < html.find("18:00–19:30").unwrap());
    around.clock = Clock::of(Zone::parse("Europe/London").unwrap());
    let html = page.render(&around.frame(&words));
    assert!(html.contains("18:00–19:30") && !html.contains("10:00–11:30"));
}

#[test]
fn an_event_of_a_peer_says_from_whom_and_leads_there() {
    let html = shown(&samples::event_page());
    assert!(html.contains("From Thames Partner Chapter"));
    assert!(
        html.contains(
            "class=\"button\" rel=\"noreferrer\" href=\"https://london.example/events/two-harbours\""
        )
    );
    assert!(html.contains("rel=\"canonical\" href=\"https://london.example/events/two-harbours\""));
}

#[test]
fn a_cancelled_event_says_so_and_offers_neither_answer_nor_calendar() {
    let mut page = samples::event_page();
    page.card.standing = EventStanding::Cancelled;
    let html = shown(&page);
    assert!(html.contains("Cancelled by the host"));
    assert!(!html.contains("outlook.office.com") && !html.contains("seats left"));
}

#[test]
fn seats_are_said_in_words_beside_the_bar() {
    let html = shown(&samples::event_page());
    assert!(html.contains("12 seats left") && html.contains("of 60"));
}

/// E7
#[test]
fn a_link_elsewhere_shows_its_whole_host_and_no_other_name() {
    let page = EventPage {
        sign_up: Some(Iri::parse("https://xn--pple-43d.example/seattle.example/join").unwrap()),
        ..samples::event_page()
    };
    assert!(shown(&page).contains(">xn--pple-43d.example</a>"));
}

#[test]
fn prices_are_said_in_the_currency_of_the_community() {
    let words = Words::english();
    let amount = |text: &str| Amount::parse(text).unwrap();
    let price = |text: &str, member: Option<&str>, code: &str| Price {
        amount: amount(text),
        member: member.map(amount),
        currency: domain::Currency::parse(code).unwrap(),
    };
    assert_eq!(
        price_words(&words, &price("15", Some("0"), "GBP")),
        "Member price £0, otherwise £15"
    );
    assert_eq!(price_words(&words, &price("0", None, "SEK")), "Free");
    assert_eq!(price_words(&words, &price("150", None, "SEK")), "150 SEK");
}

#[test]
fn a_category_is_shown_as_people_write_it() {
    assert_eq!(sentence_case("BOOK_CLUBS"), "Book clubs");
    assert_eq!(sentence_case(""), "");
}
