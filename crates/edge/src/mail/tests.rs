//! What stands in the mails.

use domain::{
    Audience, CommunityAudience, CommunityModality, Currency, Ecosystem, Event, EventId, Governance, Handle,
    LanguageTag, MemberId, Moment, PersonName, Place, RefusalReason, RsvpCounter, Slug, Title, WhyRefused,
};
use jiff::Timestamp;
use store::mails::News;

use super::*;

pub(crate) fn community() -> CommunityProfile {
    CommunityProfile {
        slug: Slug::parse("seattle").unwrap(),
        name: Title::parse("Seattle Partners").unwrap(),
        summary: Html::default(),
        governance: Governance::Association,
        audience: CommunityAudience::Mixed,
        modality: CommunityModality::Hybrid,
        ecosystem: Ecosystem::Microsoft,
        languages: vec![LanguageTag::parse("en").unwrap()],
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        country: None,
        currency: Currency::parse("USD").unwrap(),
        operator_name: None,
        region: None,
        contact: None,
        chapters: Vec::new(),
    }
}

fn event(start: &str, end: &str) -> Event {
    let moment = |text: &str| Moment::parse(text, Zone::parse("Europe/London").unwrap()).unwrap();
    let iri = Iri::parse("https://london.example/events/1").unwrap();
    Event {
        id: EventId::new(0, [1; 10]),
        owner: Iri::parse("https://london.example/c/london").unwrap(),
        iri,
        revision: 4,
        state: EventState::Published,
        audience: Audience::Public,
        draft: EventDraft {
            end: Some(moment(end)),
            modality: Modality::InPerson,
            place: Some(Place {
                name: "The Exchange".to_owned(),
                locality: Some("London".to_owned()),
                ..Place::default()
            }),
            ..EventDraft::online(Title::parse("Round table").unwrap(), moment(start))
        },
        published: Timestamp::UNIX_EPOCH,
        updated: Timestamp::UNIX_EPOCH,
        taken: None,
        source: None,
        series: None,
    }
}

pub(super) fn evening() -> Event {
    event("2027-01-14T18:00:00Z", "2027-01-14T20:00:00Z")
}

/// Whom the letters of these tests are for.
pub(super) fn maren() -> Member {
    Member {
        id: MemberId::new(0, [1; 10]),
        handle: Handle::parse("maren").unwrap(),
        name: PersonName::parse("Maren Holt").unwrap(),
        mail: MailAddress::parse("maren@ledgerline.example").unwrap(),
        organization: None,
        roles: Vec::new(),
        joined: Timestamp::UNIX_EPOCH,
    }
}

fn written(news: News, answer: Answer) -> Mail {
    written_in(&Words::english(), news, answer)
}

fn written_in(words: &Words, news: News, answer: Answer) -> Mail {
    let member = maren();
    let labeled = letter_for(words, Reader::Member(&member), &news, answer);
    assert_eq!(labeled.to(), &member.mail);
    labeled.into_parts().0
}

/// Where who has a seat joins in these mails.
const JOINS_BY: &str = "https://london.example/events/01JD7ZQ4T0M8V5XKPN6R3W2YHB/go/5eat";

fn letter_for(
    words: &Words,
    reader: Reader<'_>,
    news: &News,
    answer: Answer,
) -> Labeled<Mail, Addressed<NodeLocal>> {
    let joins_by = Iri::parse(JOINS_BY).unwrap();
    let letter = Letter {
        news,
        name: [9; 16],
        reader,
        answer,
        community: &community(),
        origin: &Origin::parse("https://seattle.example").unwrap(),
        host: "London Partners",
        description: Html::from_sanitised("<p>Bring a case.</p>".to_owned()),
        from: &MailAddress::parse("rosarium@seattle.example").unwrap(),
        stop_key: &[3; 32],
        notice: &CompetitionNotice::Ours,
        joins_by: matches!(news.kind, NewsKind::Confirmed { .. }).then_some(&joins_by),
    };
    letter.write(words)
}

/// F12: a guest without a membership changes her answer by her link; what programs read beside the mail does not hold it.
#[test]
fn a_guests_mail_leads_to_her_own_page_says_why_it_comes_and_keeps_her_link_out_of_the_calendar() {
    let name = PersonName::parse("Nora Sand").unwrap();
    let mail = MailAddress::parse("nora@elsewhere.example").unwrap();
    let page = Iri::parse("https://seattle.example/guest/abc").unwrap();
    let id = VisitorId::new(0, [1; 10]);
    let reader = Reader::Guest {
        id: &id,
        name: &name,
        mail: &mail,
        page: &page,
    };
    let counter = RsvpCounter(1);
    for kind in [
        NewsKind::Confirmed { counter },
        NewsKind::Reminder { hours: 24 },
        NewsKind::Cancelled,
    ] {
        let is_reminder = matches!(kind, NewsKind::Reminder { .. });
        let labeled = letter_for(
            &Words::english(),
            reader,
            &news(kind, &evening(), None),
            Answer::Going,
        );
        assert_eq!(labeled.to(), &mail);
        let written = labeled.into_parts().0;
        assert!(written.text.contains("Hello Nora Sand,"), "{}", written.text);
        assert!(written.text.contains(page.as_str()), "{}", written.text);
        assert!(written.text.contains("as a guest"), "{}", written.text);
        // She keeps her seat and hears no more.
        assert_eq!(written.unsubscribe.is_some(), is_reminder);
        assert_eq!(
            written.text.contains("/mail/stop/event/"),
            is_reminder,
            "{}",
            written.text
        );
        let calendar = written.calendar.map_or_else(String::new, |part| part.text);
        assert!(!calendar.contains("/guest/"), "{calendar}");
    }
}

fn news(kind: NewsKind, event: &Event, before: Option<&Event>) -> News {
    News::new(kind, event, before, Timestamp::UNIX_EPOCH)
}

/// F13-1
#[test]
fn a_moved_event_tells_the_new_time_on_both_clocks_the_old_one_and_why_she_gets_this() {
    let moved = event("2027-01-21T19:30:00Z", "2027-01-21T21:30:00Z");
    let mail = written(news(NewsKind::Changed, &moved, Some(&evening())), Answer::Going);
    assert_eq!(mail.subject, "Changed: Round table");
    assert_eq!(mail.sender, "Seattle Partners");
    let page = format!("https://seattle.example/events/{}", moved.id);
    let expected = format!(
        "\
Hello Maren Holt,

London Partners has changed “Round table”.

When: Thursday 21 January 2027, 19:30–21:30 (London, GMT)
      Thursday 21 January 2027, 11:30–13:30 (Los Angeles, PST)
Until now: Thursday 14 January 2027, 18:00–20:00 (London, GMT)
Where: The Exchange, London

The entry attached brings your calendar up to date.

The event’s page: {page}

You get this mail because you answered “going” in the calendar of Seattle Partners.
"
    );
    assert_eq!(mail.text, expected);
    let calendar = mail.calendar.unwrap();
    assert_eq!(calendar.method, CalendarMethod::Request);
    let unfolded = calendar.text.replace("\r\n ", "");
    for line in [
        "METHOD:REQUEST",
        "SEQUENCE:3",
        "UID:https://london.example/events/1",
        "DTSTART;TZID=Europe/London:20270121T193000",
        "ORGANIZER;CN=\"London Partners\":mailto:rosarium@seattle.example",
    ] {
        assert!(
            unfolded.contains(&format!("\r\n{line}\r\n")),
            "{line}\n{unfolded}"
        );
    }
    assert!(unfolded.contains("DESCRIPTION:Bring a case."));
    assert!(unfolded.contains("PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:maren@ledgerline.example\r\n"));
}

#[test]
fn another_place_and_a_move_to_the_net_are_told_with_what_was_before() {
    let mut online = evening();
    online.draft.modality = Modality::Online;
    online.draft.place = None;
    online.draft.online_page = Some(Iri::parse("https://meet.example/1").unwrap());
    let mail = written(news(NewsKind::Changed, &online, Some(&evening())), Answer::Maybe);
    for line in [
        "Where: Online\nUntil now: The Exchange, London\n",
        "Online page: https://meet.example/1\nUntil now: not said\n",
        "because you answered “maybe”",
    ] {
        assert!(mail.text.contains(line), "{line}\n{}", mail.text);
    }
    assert_eq!(mail.text.matches("Until now").count(), 2);
}

#[test]
fn what_is_off_leaves_the_calendar_and_what_is_gone_has_no_page() {
    let mut off = evening();
    off.state = EventState::Cancelled;
    for (kind, subject, has_page) in [
        (NewsKind::Cancelled, "Cancelled: Round table", true),
        (NewsKind::Removed, "Withdrawn: Round table", false),
    ] {
        let mail = written(news(kind, &off, Some(&evening())), Answer::Going);
        assert_eq!(mail.subject, subject);
        assert_eq!(mail.text.contains("/events/"), has_page, "{}", mail.text);
        assert!(!mail.text.contains("Until now"));
        let calendar = mail.calendar.unwrap();
        assert_eq!(calendar.method, CalendarMethod::Cancel);
        assert!(calendar.text.contains("\r\nMETHOD:CANCEL\r\n"));
        assert!(calendar.text.contains("\r\nSTATUS:CANCELLED\r\n"));
    }
}

#[test]
fn a_decision_is_told_in_words_and_only_a_seat_goes_into_the_calendar() {
    let counter = RsvpCounter(1);
    let full = WhyRefused::Host(RefusalReason::Full);
    let reason = "Members first.\r\nBcc: x@evil.example".to_owned();
    for (kind, words, is_entered) in [
        (
            NewsKind::Confirmed { counter },
            "London Partners has a seat for you",
            true,
        ),
        (NewsKind::Promoted { counter }, "A seat has come free", true),
        (
            NewsKind::Waitlisted { counter, place: 3 },
            "put you on the waiting list, place 3.",
            false,
        ),
        (
            NewsKind::Refused {
                counter,
                reason,
                why: None,
            },
            "In the host’s words: Members first.  Bcc: x@evil.example\n",
            false,
        ),
        (
            NewsKind::Refused {
                counter,
                reason: "Complet.".to_owned(),
                why: Some(full),
            },
            "has no seat for you at “Round table”.\nThe event is full.\n",
            false,
        ),
    ] {
        let mail = written(news(kind, &evening(), None), Answer::Going);
        assert!(mail.text.contains(words), "{}", mail.text);
        let method = mail.calendar.map(|calendar| calendar.method);
        assert_eq!(method, is_entered.then_some(CalendarMethod::Request));
    }
}

/// F12
#[test]
fn who_took_her_answer_back_in_vain_is_told_why_she_gets_the_mail() {
    let counter = RsvpCounter(2);
    let mail = written(
        news(NewsKind::Failed { counter }, &evening(), None),
        Answer::Withdrawn,
    );
    assert_eq!(mail.subject, "Not delivered: Round table");
    for words in [
        "London Partners did not get your answer",
        "because you answered this event in the calendar of Seattle Partners",
    ] {
        assert!(mail.text.contains(words), "{words}\n{}", mail.text);
    }
    assert!(mail.calendar.is_none());
}

#[test]
fn a_postponed_event_and_one_that_is_on_again_say_so() {
    let mut postponed = evening();
    postponed.state = EventState::Postponed;
    let mail = written(
        news(NewsKind::Changed, &postponed, Some(&evening())),
        Answer::Going,
    );
    assert_eq!(mail.subject, "Postponed: Round table");
    let mail = written(news(NewsKind::OnAgain, &evening(), None), Answer::Going);
    assert_eq!(mail.subject, "On again: Round table");
    assert!(mail.text.contains("takes place after all"));
}

#[test]
fn a_conference_names_its_last_day_and_an_hour_in_utc_its_zone_once() {
    let mut long = event("2027-05-21T08:00:00Z", "2027-05-23T16:00:00Z");
    let mail = written(news(NewsKind::OnAgain, &long, None), Answer::Going);
    let told = "When: Friday 21 May 2027, 09:00 until Sunday 23 May 2027 17:00 (London, BST)\n";
    assert!(mail.text.contains(told), "{}", mail.text);
    long.draft.start.zone = Zone::utc();
    long.draft.end = None;
    let mail = written(news(NewsKind::OnAgain, &long, None), Answer::Going);
    assert!(
        mail.text.contains("When: Friday 21 May 2027, 08:00 (UTC)\n"),
        "{}",
        mail.text
    );
}

/// F21, features section 3.2
#[test]
fn a_reminder_tells_when_and_where_and_how_to_get_no_more_of_them() {
    let mail = written(
        news(NewsKind::Reminder { hours: 24 }, &evening(), None),
        Answer::Going,
    );
    assert_eq!(mail.subject, "Reminder: Round table");
    let stop = mail.unsubscribe.unwrap().to_string();
    assert!(stop.starts_with("https://seattle.example/mail/stop/reminders."));
    for part in [
        "“Round table” of London Partners begins within 24 hours.",
        "When: Thursday 14 January 2027, 18:00–20:00 (London, GMT)",
        "because you answered “going”",
        &format!("No more reminders: {stop}"),
    ] {
        assert!(mail.text.contains(part), "{part}\n{}", mail.text);
    }
    assert!(mail.calendar.is_none());
    let changed = written(news(NewsKind::Changed, &evening(), None), Answer::Going);
    assert!(changed.unsubscribe.is_none() && !changed.text.contains("/mail/stop/"));
}

/// F12: the address by which she joins stands in her mail, in its HTML and in the entry for her calendar; when there is none
/// any more the mail says so.
#[test]
fn a_seat_comes_with_an_address_to_join_by_in_mail_and_calendar() {
    let counter = RsvpCounter(1);
    let mail = written(
        news(NewsKind::Confirmed { counter }, &evening(), None),
        Answer::Going,
    );
    assert!(
        mail.text.contains(&format!("Join online: {JOINS_BY}\n")),
        "{}",
        mail.text
    );
    assert!(mail.text.contains("yours alone"), "{}", mail.text);
    assert!(mail.html.unwrap().contains(&format!("href=\"{JOINS_BY}\"")));
    let entry = mail.calendar.unwrap().text.replace("\r\n ", "");
    let conference = format!("CONFERENCE;VALUE=URI:{JOINS_BY}\r\n");
    assert!(entry.contains(&conference), "{entry}");
    let gone = written(news(NewsKind::JoinLink, &evening(), None), Answer::Going);
    assert!(
        gone.text.contains("has taken away the link") && !gone.text.contains("/go/"),
        "{}",
        gone.text
    );
}

/// F26, features section 6: each mail about an event says all it says in her language, and which language that is.
#[test]
fn a_mail_about_an_event_is_whole_in_each_language() {
    let counter = RsvpCounter(1);
    let kinds = [
        NewsKind::Changed,
        NewsKind::Cancelled,
        NewsKind::OnAgain,
        NewsKind::Removed,
        NewsKind::Confirmed { counter },
        NewsKind::Promoted { counter },
        NewsKind::Reminder { hours: 24 },
        NewsKind::Over,
        NewsKind::JoinLink,
        NewsKind::Invited,
        NewsKind::Waitlisted { counter, place: 3 },
        NewsKind::Refused {
            counter,
            reason: "Nej".to_owned(),
            why: Some(WhyRefused::NotTaken),
        },
        NewsKind::Failed { counter },
        NewsKind::NotConfirmed { counter },
    ];
    let moved = event("2027-01-21T19:30:00Z", "2027-01-21T21:30:00Z");
    for kind in kinds {
        let news = || news(kind.clone(), &moved, Some(&evening()));
        let english = written(news(), Answer::Maybe);
        for tag in crate::offered_languages()
            .iter()
            .filter(|tag| tag.as_str() != "en")
        {
            let words = crate::words_in(tag).unwrap();
            let mail = written_in(&words, news(), Answer::Maybe);
            let what = format!("{tag} {kind:?}\n{}", mail.text);
            assert_eq!(&mail.language, tag);
            assert_ne!(mail.subject, english.subject, "{what}");
            for line in mail.text.lines().filter(|line| line.contains(' ')) {
                assert!(!english.text.lines().any(|said| said == line), "{line}\n{what}");
            }
            assert!(
                mail.text.ends_with(&format!("{}\n", words.t("foot-draft"))),
                "{what}"
            );
            let html = mail.html.unwrap();
            assert!(
                html.contains(&format!("<html lang=\"{tag}\" dir=\"ltr\">")),
                "{html}"
            );
            assert!(!mail.text.contains("{ "), "{what}");
            if let (Some(said), Some(calendar)) = (english.calendar.as_ref(), mail.calendar) {
                assert_eq!(said.method, calendar.method, "what a calendar reads is no word");
                let entry = calendar.text.replace("\r\n ", "");
                assert!(entry.contains(&words.t("notice-competition")), "{tag}\n{entry}");
            }
        }
        assert!(!english.text.contains("draft"), "English is no draft");
    }
}
