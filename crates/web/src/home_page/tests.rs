//! What stands on the first page, and for whom.

use super::*;
use crate::samples::{self, Surroundings};

fn shown(page: &HomePage) -> String {
    let words = Words::english();
    page.render(&Surroundings::new().frame(&words))
}

/// Need 4.8: online first for everybody, and a switch turns it round.
#[test]
fn online_events_come_first_until_the_reader_turns_it_round() {
    let mut page = samples::home_page();
    let at = |html: &str, text: &str| html.find(text).unwrap();
    let html = shown(&page);
    assert!(at(&html, "Business Applications round table") < at(&html, "Partner breakfast"));
    page.order = HomeOrder::NearFirst;
    let html = shown(&page);
    assert!(at(&html, "Business Applications round table") > at(&html, "Partner breakfast"));
}

#[test]
fn a_commercial_host_is_labelled_wherever_its_events_appear() {
    let html = shown(&samples::home_page());
    let rows = html
        .split("</li>")
        .filter(|row| row.contains("class=\"row\"") && row.contains("Agora North"));
    let rows: Vec<&str> = rows.collect();
    assert!(rows.len() >= 2);
    assert!(rows.iter().all(|row| row.contains("class=\"label\">Commercial")));
}

/// F02: who waits to join reads what everybody reads, and can sign out or take her wish back.
#[test]
fn who_waits_to_join_has_the_landing_page_and_both_ways_out() {
    let page = HomePage {
        waits: Some("f0f0".to_owned()),
        ..samples::home_page()
    };
    let html = shown(&page);
    assert!(html.contains("Partner breakfast") && html.contains("waits for an officer"));
    for path in ["/logout", "/join/withdraw"] {
        let form = format!("<form method=\"post\" action=\"{path}\">");
        let form = html.split(form.as_str()).nth(1).expect(path);
        assert!(form.split("</form>").next().unwrap().contains("value=\"f0f0\""));
    }
    assert!(!html.contains("href=\"/join\""));
    assert!(!shown(&samples::home_page()).contains("/join/withdraw"));
}

/// F02, E4: who was let in since reads so and goes on by a button, or signs out; nothing asks her to join.
#[test]
fn who_was_let_in_has_the_landing_page_and_the_way_on() {
    let page = HomePage {
        let_in: Some("f0f0".to_owned()),
        ..samples::home_page()
    };
    let html = shown(&page);
    assert!(html.contains("Partner breakfast") && html.contains("You were let in"));
    for path in ["/join/enter", "/logout"] {
        let form = format!("<form method=\"post\" action=\"{path}\">");
        let form = html.split(form.as_str()).nth(1).expect(path);
        assert!(form.split("</form>").next().unwrap().contains("value=\"f0f0\""));
    }
    assert!(!html.contains("href=\"/join\"") && !html.contains("/join/withdraw"));
}

#[test]
fn a_community_without_events_says_so_instead_of_showing_nothing() {
    let page = HomePage {
        online: Vec::new(),
        near: Vec::new(),
        events_ahead: Count::exactly(0),
        ..samples::home_page()
    };
    assert!(shown(&page).contains("class=\"empty\""));
}
