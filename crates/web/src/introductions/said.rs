//! What is said of introductions: their state in words, the half-hours in both zones, and who is on the other side.

use community::see_introductions::SeenIntroduction;
use domain::{AskedState, HeardState, IntroductionHeard, IntroductionTo, Origin};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::ethics_page::day;
use crate::frame::Frame;
use crate::times;

/// How it stands. Whatever the reason that nobody said yes, the asker reads the same (F07-1).
pub(super) fn state(frame: &Frame<'_>, seen: &SeenIntroduction) -> String {
    let words = frame.words;
    let until = |key: &str, at: Timestamp| words.with(key, &[("day", moment(frame, at).into())]);
    match seen {
        SeenIntroduction::Asked(asked, _) => match asked.state {
            AskedState::Waiting => until("intro-waiting", asked.until),
            AskedState::NoReply => words.t("intro-no-reply"),
            AskedState::Withdrawn => words.t("intro-withdrawn"),
            AskedState::Connected(_) => words.t("intro-connected"),
        },
        SeenIntroduction::Heard(heard, _) => match heard.state {
            HeardState::Open => until("intro-answer-by", heard.until),
            HeardState::NotNow => words.t("intro-put-off"),
            HeardState::Accepted(_) => words.t("intro-yes-sent"),
            HeardState::Connected(_) => words.t("intro-connected"),
            HeardState::NoThanks | HeardState::Withdrawn => words.t("intro-withdrawn"),
        },
    }
}

/// Who is on the other side, as far as the reader may know.
pub(super) fn who(frame: &Frame<'_>, seen: &SeenIntroduction) -> String {
    let at = |origin: &Origin| {
        let host = origin.authority().to_owned();
        frame
            .words
            .with("intro-somebody-at", &[("community", host.into())])
    };
    match seen {
        SeenIntroduction::Asked(asked, member) => match (asked.connection(), member, &asked.to) {
            (Some(both), _, _) => both.contact.name.to_string(),
            (None, Some(member), _) => member.name.to_string(),
            (None, None, IntroductionTo::There { group, .. }) => at(&group.origin()),
            (None, None, IntroductionTo::Here(_)) => frame.words.t("intro-somebody"),
        },
        SeenIntroduction::Heard(heard, _) => match (heard.connection(), &heard.card.name) {
            (Some(both), _) => both.contact.name.to_string(),
            (None, Some(name)) => name.to_string(),
            (None, None) => at(&heard.offer.origin()),
        },
    }
}

/// Day and hour on the reader's clock.
pub(super) fn moment(frame: &Frame<'_>, at: Timestamp) -> String {
    let hour = times::hour(&frame.clock.at(at));
    let named = [("day", day(frame, at).into()), ("hour", hour.into())];
    frame.words.with("intro-moment", &named)
}

/// A half-hour on the reader's clock and in UTC, which both sides can tell their own by.
pub(super) fn slot(frame: &Frame<'_>, at: Timestamp) -> String {
    let length = SignedDuration::from_secs(IntroductionHeard::SLOT_SECONDS);
    let end = at.checked_add(length).unwrap_or(at);
    let utc = at.to_zoned(TimeZone::UTC);
    let utc = format!(
        "{} {}",
        times::weekday_short(frame.words, utc.date()),
        times::hour(&utc)
    );
    let named = [
        ("day", day(frame, at).into()),
        ("from", times::hour(&frame.clock.at(at)).into()),
        ("until", times::hour(&frame.clock.at(end)).into()),
        ("place", frame.clock.place.clone().into()),
        ("utc", utc.into()),
    ];
    frame.words.with("intro-slot", &named)
}
