//! Words that all pages of rooms share.

use edge::{Telling, ZoneName};
use jiff::Timestamp;
use subrosa::{Pseudonym, Retention, Rule};

use super::plants::plant;
use crate::frame::{Frame, Head, Section};
use crate::times;
use crate::words::Words;

/// What a page of a room says of itself: one word, the same for all of them (threat D17).
pub(crate) fn head(words: &Words) -> Head {
    Head::unlisted(
        Section::Rooms,
        words.t("rooms-page-title"),
        words.t("rooms-page-what"),
    )
}

/// By what the author of one post is known on a page of its own, when her name is not.
pub(crate) fn pseudonym(words: &Words, pseudonym: Pseudonym) -> String {
    words.with("rooms-nameless", &[("plant", plant(pseudonym.number()).into())])
}

/// What may be done outside with what is said in a room.
pub(crate) fn rule(words: &Words, rule: Rule) -> String {
    match rule {
        Rule::Closed => words.t("rooms-rule-closed"),
        Rule::Chatham(_) => words.t("rooms-rule-chatham"),
    }
}

/// The same in a word or two.
pub(crate) fn rule_short(words: &Words, rule: Rule) -> String {
    match rule {
        Rule::Closed => words.t("rooms-closed"),
        Rule::Chatham(_) => words.t("rooms-chatham"),
    }
}

/// How long a room keeps what is said.
pub(crate) fn retention(words: &Words, retention: Retention) -> String {
    match retention.days() {
        Some(days) => words.count("rooms-kept-days", days.into()),
        None => words.t("rooms-kept-open"),
    }
}

/// The day of a moment by her clock, and for programs: all that is told of what nobody's name stands at (R13).
pub(crate) fn told_day(frame: &Frame<'_>, at: Timestamp) -> (String, String) {
    let day = frame.clock.at(at).date();
    (times::day_short(frame.words, day), day.to_string())
}

/// A moment by her clock, and for programs.
pub(crate) fn told(frame: &Frame<'_>, at: Timestamp) -> (String, String) {
    let telling = Telling {
        words: frame.words,
        zone: &frame.clock.zone,
        now: frame.now,
        zone_name: ZoneName::Known,
    };
    (telling.time(at), at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    /// R9: what is said on the first day of a month is opened by a key that goes a month after it, and backups of keys are
    /// kept for 35 days more.
    #[test]
    fn what_is_told_of_backups_holds_for_the_first_word_of_a_month() {
        let words = Words::english();
        let began = Timestamp::UNIX_EPOCH;
        let weeks_before = began + SignedDuration::from_hours(24 * (70 - 35));
        assert!(subrosa::epoch_is_old(began, weeks_before));
        for kept in [Retention::Days7, Retention::Days30, Retention::Days90] {
            let told = retention(&words, kept);
            assert!(
                told.ends_with("gone from backups ten weeks later at the latest."),
                "{told}"
            );
        }
    }
}
