//! What an event may be, and when it is over.

use super::*;
use crate::Zone;

fn draft(start: &str, end: Option<&str>) -> EventDraft {
    EventDraft {
        end: end.map(|end| Moment::parse(end, Zone::utc()).unwrap()),
        ..EventDraft::online(
            Title::parse("Round table").unwrap(),
            Moment::parse(start, Zone::utc()).unwrap(),
        )
    }
}

#[test]
fn an_event_ends_after_it_starts_and_lies_within_the_horizon() {
    let now: Timestamp = "2026-11-21T00:00:00Z".parse().unwrap();
    assert_eq!(
        draft("2027-01-14T18:00:00Z", Some("2027-01-14T20:00:00Z")).check(now),
        Ok(())
    );
    assert_eq!(
        draft("2027-01-14T18:00:00Z", Some("2027-01-14T17:00:00Z")).check(now),
        Err(EventRefused::EndsBeforeStart)
    );
    assert_eq!(
        draft("2027-01-14T18:00:00Z", Some("2027-05-14T17:00:00Z")).check(now),
        Err(EventRefused::TooLong)
    );
    assert_eq!(
        draft("2040-01-14T18:00:00Z", None).check(now),
        Err(EventRefused::TooFarAhead)
    );
    let mut none = draft("2027-01-14T18:00:00Z", None);
    none.capacity = Some(0);
    assert_eq!(none.check(now), Err(EventRefused::Capacity));
}

/// 0.7: as many co-hosts as one event has, and an event that was kept before there were any is read.
#[test]
fn an_event_has_a_few_co_hosts_and_one_that_was_kept_without_has_none() {
    let now: Timestamp = "2026-11-21T00:00:00Z".parse().unwrap();
    let community = Iri::parse("https://a.example/c/a").unwrap();
    let chapter = CoHost::chapter(&community, &Title::parse("Eastside").unwrap());
    let mut held = draft("2027-01-14T18:00:00Z", None);
    let before = serde_json::to_value(&held).unwrap();
    assert!(before.get("co_hosts").is_none());
    assert_eq!(serde_json::from_value::<EventDraft>(before).unwrap(), held);
    held.co_hosts = vec![chapter.clone(); EventDraft::CO_HOSTS_MAX];
    assert_eq!(held.check(now), Ok(()));
    let kept = serde_json::to_value(&held).unwrap();
    assert_eq!(serde_json::from_value::<EventDraft>(kept).unwrap(), held);
    held.co_hosts.push(chapter);
    assert_eq!(held.check(now), Err(EventRefused::TooManyCoHosts));
}

#[test]
fn a_place_is_written_on_one_line_without_repeating_itself() {
    let place = Place {
        name: "Zennehof".into(),
        locality: Some("Brussels".into()),
        country: Some("Brussels".into()),
        ..Place::default()
    };
    assert_eq!(place.line(), "Zennehof, Brussels");
}
