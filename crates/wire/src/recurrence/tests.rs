//! Dates of the standard, the nights the clocks change, and rules that would never end.

use super::*;

fn dates(rule: &str, start: &str, zone: &str, until: &str) -> Vec<String> {
    let start = DateTime::strptime("%Y%m%dT%H%M%S", start).unwrap();
    let zone = TimeZone::get(zone).unwrap();
    let expansion = Recurrence::parse(rule, start).unwrap().expand(
        &zone,
        Timestamp::UNIX_EPOCH,
        until.parse().unwrap(),
        &mut Work::of_a_file(),
    );
    assert_eq!(expansion.cut, None);
    expansion.starts.iter().map(ToString::to_string).collect()
}

#[test]
fn a_round_table_in_seattle_keeps_its_hour_when_the_clocks_change() {
    assert_eq!(
        dates(
            "FREQ=WEEKLY;COUNT=3",
            "20270307T180000",
            "America/Los_Angeles",
            "2028-01-01T00:00:00Z"
        ),
        [
            "2027-03-08T02:00:00Z",
            "2027-03-15T01:00:00Z",
            "2027-03-22T01:00:00Z"
        ]
    );
    assert_eq!(
        dates(
            "FREQ=WEEKLY;COUNT=2",
            "20271101T180000",
            "America/Los_Angeles",
            "2028-01-01T00:00:00Z"
        ),
        ["2027-11-02T01:00:00Z", "2027-11-09T02:00:00Z"]
    );
}

#[test]
fn a_round_table_in_london_keeps_its_hour_when_the_clocks_change() {
    assert_eq!(
        dates(
            "FREQ=WEEKLY;COUNT=2;BYDAY=TH",
            "20270325T180000",
            "Europe/London",
            "2028-01-01T00:00:00Z"
        ),
        ["2027-03-25T18:00:00Z", "2027-04-01T17:00:00Z"]
    );
    assert_eq!(
        dates(
            "FREQ=MONTHLY;COUNT=2;BYDAY=-1TH",
            "20271028T180000",
            "Europe/London",
            "2028-01-01T00:00:00Z"
        ),
        ["2027-10-28T17:00:00Z", "2027-11-25T18:00:00Z"]
    );
}

#[test]
fn an_hour_that_does_not_exist_is_read_with_the_offset_before_the_gap() {
    assert_eq!(
        dates(
            "FREQ=DAILY;COUNT=3",
            "20270327T013000",
            "Europe/London",
            "2028-01-01T00:00:00Z"
        ),
        [
            "2027-03-27T01:30:00Z",
            "2027-03-28T01:30:00Z",
            "2027-03-29T00:30:00Z"
        ]
    );
}

#[test]
fn an_hour_that_exists_twice_is_the_first_of_the_two() {
    assert_eq!(
        dates(
            "FREQ=DAILY;COUNT=2",
            "20271030T013000",
            "Europe/London",
            "2028-01-01T00:00:00Z"
        ),
        ["2027-10-30T00:30:00Z", "2027-10-31T00:30:00Z"]
    );
}

#[test]
fn the_last_date_may_be_a_day_a_wall_clock_or_an_instant() {
    for until in ["20270115", "20270115T180000", "20270115T230000Z"] {
        assert_eq!(
            dates(
                &format!("FREQ=DAILY;UNTIL={until}"),
                "20270114T180000",
                "America/New_York",
                "2028-01-01T00:00:00Z"
            ),
            ["2027-01-14T23:00:00Z", "2027-01-15T23:00:00Z"],
            "{until}"
        );
    }
    assert_eq!(
        dates(
            "FREQ=DAILY;UNTIL=20270115T225959Z",
            "20270114T180000",
            "America/New_York",
            "2028-01-01T00:00:00Z"
        ),
        ["2027-01-14T23:00:00Z"]
    );
}

#[test]
fn a_few_rules_of_the_standard_give_its_dates() {
    assert_eq!(
        dates(
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2",
            "19970902T090000",
            "America/New_York",
            "2028-01-01T00:00:00Z"
        ),
        ["1998-02-13T14:00:00Z", "1998-03-13T14:00:00Z"]
    );
    assert_eq!(
        dates(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=2",
            "19970929T090000",
            "America/New_York",
            "2028-01-01T00:00:00Z"
        ),
        ["1997-09-29T13:00:00Z", "1997-10-30T14:00:00Z"]
    );
    assert_eq!(
        dates(
            "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2",
            "19970512T090000",
            "America/New_York",
            "2028-01-01T00:00:00Z"
        ),
        ["1997-05-12T13:00:00Z", "1998-05-11T13:00:00Z"]
    );
}

/// C5
#[test]
fn a_rule_that_never_ends_stops_at_a_bound() {
    let start = DateTime::strptime("%Y%m%dT%H%M%S", "20270114T180000").unwrap();
    let from: Timestamp = "2027-01-01T00:00:00Z".parse().unwrap();
    let until: Timestamp = "2028-01-01T00:00:00Z".parse().unwrap();
    let every_second = Recurrence::parse("FREQ=SECONDLY", start).unwrap();
    let mut work = Work::of_a_file();
    let expansion = every_second.expand(&TimeZone::UTC, from, until, &mut work);
    assert_eq!(
        (expansion.starts.len(), expansion.cut),
        (500, Some(Cut::Instances))
    );
    let since_1990 = Recurrence::parse("FREQ=SECONDLY", start.with().year(1990).build().unwrap()).unwrap();
    let expansion = since_1990.expand(&TimeZone::UTC, from, until, &mut work);
    assert_eq!((expansion.starts.len(), expansion.cut), (0, Some(Cut::Work)));
}

/// C5
#[test]
fn rules_that_name_no_date_use_up_the_budget_of_their_file() {
    let start = DateTime::strptime("%Y%m%dT%H%M%S", "20270114T180000").unwrap();
    let from: Timestamp = "2027-01-01T00:00:00Z".parse().unwrap();
    let until: Timestamp = "2028-01-01T00:00:00Z".parse().unwrap();
    let never = Recurrence::parse("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", start).unwrap();
    let weekly = Recurrence::parse("FREQ=WEEKLY", start).unwrap();
    let mut work = Work::of_a_file();
    let mut tries = 0;
    while weekly
        .expand(&TimeZone::UTC, from, until, &mut work.clone())
        .cut
        .is_none()
    {
        assert_eq!(never.expand(&TimeZone::UTC, from, until, &mut work).starts, []);
        tries += 1;
        assert!(tries < 100, "the budget is not charged");
    }
}

#[test]
fn a_rule_that_cannot_be_meant_is_refused() {
    let start = DateTime::strptime("%Y%m%dT%H%M%S", "20270114T180000").unwrap();
    for (rule, why) in [
        ("", RecurrenceRefused::Form),
        ("FREQ=FORTNIGHTLY", RecurrenceRefused::Form),
        ("FREQ=DAILY;UNTIL=tomorrow", RecurrenceRefused::Form),
        ("FREQ=DAILY;INTERVAL=0", RecurrenceRefused::Form),
        ("FREQ=DAILY;BYMONTH=13", RecurrenceRefused::Form),
        ("FREQ=DAILY;BYMONTHDAY=32", RecurrenceRefused::Form),
        ("FREQ=DAILY;BYDAY=0MO", RecurrenceRefused::Form),
        ("FREQ=DAILY;BYDAY=XX", RecurrenceRefused::Form),
        ("FREQ=DAILY;FREQ=WEEKLY", RecurrenceRefused::Form),
        ("FREQ=DAILY;BYMOOD=1", RecurrenceRefused::Form),
        ("FREQ=DAILY\nEXRULE:FREQ=DAILY", RecurrenceRefused::Form),
        ("FREQ=SECONDLY;BYMONTH=2", RecurrenceRefused::TooFine),
        (
            "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",
            RecurrenceRefused::TooFine,
        ),
    ] {
        assert_eq!(Recurrence::parse(rule, start).unwrap_err(), why, "{rule}");
    }
    let old = start.with().year(1500).build().unwrap();
    assert_eq!(
        Recurrence::parse("FREQ=DAILY", old).unwrap_err(),
        RecurrenceRefused::Year
    );
}

proptest::proptest! {
    /// C5
    #[test]
    fn no_text_makes_the_expander_panic(rule in "(FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY))(;(INTERVAL|COUNT|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS|WKST|BYHOUR)=(-?[0-9]{1,4}|[0-9-]{0,2}(MO|SU|TH)|1,2,3|-1)){0,4}", day in 0i64..60_000) {
        let start = TimeZone::UTC.to_datetime(Timestamp::from_second(day * 86_400).unwrap());
        if let Ok(recurrence) = Recurrence::parse(&rule, start) {
            let from = Timestamp::from_second(day * 86_400).unwrap();
            let until = Timestamp::from_second((day + 400) * 86_400).unwrap();
            let zone = TimeZone::get("Europe/London").unwrap();
            let expansion = recurrence.expand(&zone, from, until, &mut Work::of_a_file());
            assert!(expansion.starts.is_sorted());
        }
    }

    /// The parts read here mean what the library reads in the same text.
    #[test]
    fn a_rule_means_what_the_library_reads_in_it(rule in "FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)(;INTERVAL=[1-9])?(;COUNT=[1-9])?(;BYDAY=(-1|[1-4])?(MO|TU|WE|TH|FR|SA|SU))?(;BYMONTHDAY=(-?[1-9]|1,15,31))?(;BYMONTH=(2|12|3,6,9))?(;BYSETPOS=(1|-1))?(;WKST=(SU|MO))?(;BYHOUR=9,18)?(;BYMINUTE=0,30)?", day in 0i64..60_000) {
        let start = TimeZone::UTC.to_datetime(Timestamp::from_second(day * 86_400).unwrap());
        let text = format!("DTSTART:{}Z\nRRULE:{rule}", start.strftime("%Y%m%dT%H%M%S"));
        match (Recurrence::parse(&rule, start), text.parse::<RRuleSet>()) {
            (Ok(ours), Ok(theirs)) => assert_eq!(ours.set, theirs.limit(), "{rule}"),
            (Err(ours), theirs) => assert!(theirs.is_err(), "{rule}: {ours}"),
            (Ok(_), Err(theirs)) => panic!("{rule}: {theirs}"),
        }
    }
}
