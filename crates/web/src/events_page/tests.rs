//! The list of events, its filters and its months.

use super::*;
use crate::samples::{self, Surroundings};

fn shown(page: &EventsPage) -> String {
    let words = Words::english();
    page.render(&Surroundings::new().frame(&words))
}

#[test]
fn a_month_is_read_as_it_is_written_and_nothing_else_is_one() {
    assert_eq!(Month::parse("2026-05").unwrap().to_string(), "2026-05");
    for wrong in [
        "2026-13",
        "2026-5",
        "26-05",
        "2026-00",
        "May",
        "",
        "2026-05-01",
        "-026-05",
        "+026-+5",
    ] {
        assert!(
            Month::parse(wrong).is_none_or(|month| month.to_string() != wrong),
            "{wrong}"
        );
    }
}

#[test]
fn the_form_shows_what_was_asked_for() {
    let mut page = samples::events_page();
    page.filter.modality = Some(Modality::Online);
    let html = shown(&page);
    assert!(html.contains("<option value=\"online\" selected>Online</option>"));
    assert!(html.contains("<option value=\"\" selected>Any</option>"));
}

#[test]
fn a_host_that_is_no_longer_offered_stays_visible_in_the_filter() {
    let mut page = samples::events_page();
    page.filter.host = Some("gone\"><b>".to_owned());
    let html = shown(&page);
    assert!(html.contains("selected>gone"));
    assert!(!html.contains("<b>"));
}

#[test]
fn nothing_found_says_what_to_do_next() {
    let page = EventsPage {
        events: Vec::new(),
        total: Count::exactly(0),
        ..samples::events_page()
    };
    let html = shown(&page);
    assert!(html.contains("class=\"empty\""));
    assert!(html.contains("href=\"/events\""));
}

#[test]
fn events_stand_under_the_month_of_the_readers_clock() {
    let html = shown(&samples::events_page());
    let may = html.find(">May</h2>").unwrap();
    assert!(html.find(">June</h2>").unwrap() > may);
    assert_eq!(html.matches("<h2 class=\"month\">").count(), 2);
}

fn asked(month: &str, language: &str, host: &str) -> Asked {
    let some = |text: &str| Some(text.to_owned());
    Asked {
        month: some(month),
        language: some(language),
        host: some(host),
        modality: some(""),
        answered: None,
        page: None,
    }
}

/// Need 2.3.
#[test]
fn what_is_no_filter_is_left_out_and_named_and_the_rest_holds() {
    let hosts = [(samples::an_origin("https://london.example"), "London".to_owned())];
    let (filter, ignored) = EventsFilter::of(List::All, &asked("99", "en-US", "london.example"), &hosts);
    assert_eq!(filter.query(), "language=en&host=london.example");
    assert_eq!(ignored, [("filter-month", "99".to_owned())]);
    let page = EventsPage {
        filter,
        ignored,
        ..samples::events_page()
    };
    assert!(shown(&page).contains("“99” is nothing to filter by under Month, so it was left out."));
    let (filter, ignored) = EventsFilter::of(List::All, &asked("2026-05", "?", "elsewhere.example"), &hosts);
    assert_eq!(filter.query(), "month=2026-05");
    assert_eq!(ignored.len(), 2);
    let (filter, ignored) = EventsFilter::of(List::All, &asked("", "", ""), &hosts);
    assert_eq!((filter, ignored), (EventsFilter::default(), Vec::new()));
}

#[test]
fn a_value_that_is_no_filter_is_shown_as_text_and_not_at_any_length() {
    let long = format!("<b>{}", "x".repeat(500));
    let (filter, ignored) = EventsFilter::of(List::All, &asked(&long, "", ""), &[]);
    assert_eq!(
        ignored[0].1.chars().count(),
        crate::events_asked::IGNORED_CHARS_MAX
    );
    let html = shown(&EventsPage {
        filter,
        ignored,
        ..samples::events_page()
    });
    assert!(!html.contains("<b>"));
}

#[test]
fn a_language_is_offered_once_whatever_country_it_is_spoken_in() {
    let mut offered = Offered::default();
    let outlines = ["en", "en-us", "sv"].map(|tag| {
        let mut event = samples::stored_event(1, "Round table", samples::moment("2026-05-31T22:00:00Z"));
        event.draft.language = Some(LanguageTag::parse(tag).unwrap());
        Outline::of(&event)
    });
    let ahead = Ahead::of(outlines.to_vec(), false);
    for event in ahead.seen_by(
        &community::Viewer::Anyone,
        samples::moment("2026-05-01T00:00:00Z"),
    ) {
        offered.add(event, month(2026, 5));
    }
    let languages: Vec<_> = offered
        .languages
        .iter()
        .map(|number| ahead.language(*number))
        .collect();
    assert_eq!(languages, [Some("en"), Some("sv")]);
    assert_eq!(offered.months.len(), 1);
}

#[test]
fn a_month_ends_at_midnight_of_the_readers_clock() {
    let clock = Clock::of(domain::Zone::parse("America/Los_Angeles").unwrap());
    let mut walk = MonthWalk {
        clock: &clock,
        now: None,
    };
    for (at, expected) in [
        ("2026-05-20T00:00:00Z", "2026-05"),
        ("2026-06-01T06:59:59Z", "2026-05"),
        ("2026-06-01T07:00:00Z", "2026-06"),
        ("2027-01-01T07:00:00Z", "2026-12"),
        ("2027-01-01T08:00:00Z", "2027-01"),
    ] {
        assert_eq!(walk.of(samples::moment(at)).to_string(), expected, "{at}");
    }
}

#[test]
fn the_page_of_a_tag_filters_and_turns_its_pages_under_its_own_address() {
    let mut page = samples::events_page();
    page.filter.list = List::Tagged(domain::Tag::parse("Été").unwrap());
    let html = shown(&page);
    for part in [
        "<h1><bdi>#Été</bdi></h1>",
        "action=\"/tags/%C3%89t%C3%A9\"",
        "rel=\"canonical\" href=\"https://seattle.example/tags/%C3%89t%C3%A9\"",
        "href=\"/events\"",
        "21 events ahead have this tag.",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    page.filter.month = Some(month(2026, 5));
    assert!(shown(&page).contains("<a href=\"/tags/%C3%89t%C3%A9\">Clear filters</a>"));
}
