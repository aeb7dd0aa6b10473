//! What the page of an event says, and what it never says.

use super::*;
use crate::host::Host;
use crate::rsvp_form::Offered;
use crate::samples::{self, Surroundings};
use crate::state_words::EventStanding;
use domain::{Answer, Zone};
use edge::AnswerStanding;

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
    assert!(html.contains(
        "class=\"button-second wide\" rel=\"noreferrer\" href=\"https://london.example/events/two-harbours\""
    ));
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
fn a_moved_event_says_when_it_was_to_be_on_the_readers_clock() {
    let mut page = samples::event_page();
    page.card.standing = EventStanding::Rescheduled;
    assert!(shown(&page).contains("The time shown is the new one"));
    page.previous_start = Some("2026-05-15T05:30:00Z".parse().unwrap());
    assert!(shown(&page).contains("It was to begin on Thursday 14 May at 22:30 in Seattle"));
    page.card.standing = EventStanding::On;
    assert!(!shown(&page).contains("was to begin"));
}

/// F12: an hour of the second day is not taken for one of the first.
#[test]
fn a_part_of_another_day_says_its_day() {
    let mut page = samples::event_page();
    let item = |at: &str, what: &str| AgendaItem {
        at: at.parse().unwrap(),
        what: what.to_owned(),
    };
    page.agenda = vec![
        item("2026-05-21T17:00:00Z", "Welcome"),
        item("2026-05-22T17:00:00Z", "Last word"),
    ];
    let html = shown(&page);
    assert!(html.contains("<p><bdi>Welcome</bdi></p>"), "{html}");
    assert!(
        html.contains("<p><span class=\"soft\">Friday 22 May</span><bdi>Last word</bdi></p>"),
        "{html}"
    );
}

#[test]
fn seats_are_said_in_words_beside_the_bar() {
    let html = shown(&samples::event_page());
    assert!(html.contains("12 seats left") && html.contains("of 60"));
}

/// 0.7: whoever holds it stands on it by name, and that there is one list of guests; who reads it is ours alone to say.
#[test]
fn all_who_hold_an_event_stand_on_it_by_name() {
    let mut page = samples::own_event_page();
    assert!(!shown(&page).contains("Held together"));
    page.card.hosts.push(Host {
        name: "Fathom <b> Vale".to_owned(),
        key: String::from("https://seattle.example/orgs/fathom-vale"),
        governance: None,
    });
    let html = shown(&page);
    assert!(html.contains("Held together") && html.contains("one guest list"));
    assert!(
        html.matches("Fathom &").count() >= 2 && !html.contains("Fathom <"),
        "{html}"
    );
    assert!(html.contains("sees who comes") && !html.contains("/guests\""));
    page.acts = Acts::CoHost;
    let path = format!("href=\"{}/guests\"", page.card.path);
    assert!(shown(&page).contains(&path) && !shown(&page).contains("/edit\""));
    page.owned = Owned::Elsewhere;
    let html = shown(&page);
    assert!(html.contains("one guest list") && !html.contains("sees who comes"));
}

/// F12, F14: no link on it leads to nothing: the door of an event that is off is the officers' alone.
#[test]
fn whoever_organises_an_event_finds_its_door_while_it_is_on() {
    let mut page = samples::own_event_page();
    let door = format!("href=\"{}/checkin\"", page.card.path);
    for (acts, standing, is_there) in [
        (Acts::Organiser, EventStanding::On, true),
        (Acts::Organiser, EventStanding::Cancelled, false),
        (Acts::Organiser, EventStanding::Postponed, false),
        (Acts::Officer, EventStanding::Cancelled, true),
        (Acts::CoHost, EventStanding::On, false),
    ] {
        (page.acts, page.card.standing) = (acts, standing);
        assert_eq!(shown(&page).contains(&door), is_there, "{acts:?} {standing:?}");
    }
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

/// F12
#[test]
fn a_member_sees_how_her_answer_stands_and_which_one_she_gave() {
    let said = "Confirmed by Thames Partner Chapter 14:02";
    let page = samples::answered_event_page(Answer::Going, AnswerStanding::Confirmed, said);
    let html = shown(&page);
    assert!(html.contains(said) && html.contains("You are going") && html.contains("wash-good"));
    assert!(html.contains(r#"value="going" aria-pressed="true""#));
    assert!(html.contains(r#"value="maybe" aria-pressed="false""#));
    assert!(html.contains("Not your e-mail") && !html.contains("Sign in to answer"));
    assert!(shown(&samples::event_page()).contains("Sign in to answer"));
}

#[test]
fn where_a_host_understands_only_a_yes_no_other_answer_is_offered() {
    let mut page = samples::answered_event_page(Answer::Going, AnswerStanding::Sent, "Sent to them");
    let Answering::Member(answer) = &mut page.answering else {
        panic!("it is a member's");
    };
    answer.offered = Offered::OnlyYes;
    let html = shown(&page);
    assert!(html.contains(r#"value="withdrawn""#) && !html.contains(r#"value="maybe""#));
    assert!(html.contains("only a yes or a withdrawal"));
}

#[test]
fn an_answer_that_was_not_taken_is_said_with_why() {
    let mut page = samples::answered_event_page(Answer::Going, AnswerStanding::Sent, "Sent to them");
    let Answering::Member(answer) = &mut page.answering else {
        panic!("it is a member's");
    };
    answer.wrong = Some("answer-wrong-full");
    let html = shown(&page);
    assert!(html.contains(r#"role="alert""#) && html.contains("All seats are taken"));
}

/// F26, 2.17: what another server wrote is set apart from our words, and is markup to nobody (threat E1).
#[test]
fn a_hosts_own_sentence_stands_apart() {
    let said = "Refused by Thames: <i>Complet</i>";
    let mut page = samples::answered_event_page(Answer::Going, AnswerStanding::Refused, said);
    let Answering::Member(answer) = &mut page.answering else {
        panic!("it is a member's");
    };
    answer.news.as_mut().expect("she answered").quoted = Some("<i>Complet</i>".to_owned());
    let html = shown(&page);
    assert!(html.contains("Refused by Thames: <bdi lang=\"\">"), "{html}");
    assert!(html.contains("Complet") && !html.contains("<i>"), "{html}");
}
