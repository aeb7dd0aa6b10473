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

/// How long a room keeps what is said. A key serves for a month, and a backup of keys lies for 35 days: so long after a text
/// is deleted a backup may still open it.
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
    use super::*;

    /// F11: what is promised of backups is what holds: a text is deleted on its day, and its key may be a month younger.
    #[test]
    fn no_room_promises_that_backups_forget_sooner_than_they_do() {
        const KEY_DAYS: u32 = 30;
        const BACKUP_DAYS: u32 = 35;
        let promised = (KEY_DAYS + BACKUP_DAYS).to_string();
        for tag in edge::offered_languages() {
            let words = edge::words_in(tag).expect("a language that is offered has words");
            for kept in [Retention::Days7, Retention::Days30, Retention::Days90] {
                let told = retention(&words, kept);
                assert!(told.contains(&promised), "{tag}: {told}");
            }
            assert!(retention(&words, Retention::UntilClosed).contains("35"), "{tag}");
        }
    }

    /// F11: a reported post outlives the days of its room in a copy, and whoever reports or asks how rooms are kept is told so.
    #[test]
    fn it_is_said_for_how_long_the_copy_of_a_reported_post_is_kept() {
        for tag in edge::offered_languages() {
            let words = edge::words_in(tag).expect("a language that is offered has words");
            for told in [words.t("room-report-kept"), words.t("room-how-long-text")] {
                // The sentence before names the same days, for something else.
                let last = told.rsplit(". ").next().unwrap_or_default();
                for days in [subrosa::SETTLED_DAYS, subrosa::UNSETTLED_DAYS] {
                    assert!(last.contains(&days.to_string()), "{tag}, {days} days: {last}");
                }
            }
        }
    }
}
