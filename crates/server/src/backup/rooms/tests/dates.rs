//! How long keys of rooms are kept.

use super::super::super::prune::{Pruned, prune};
use super::super::super::room_keys::NAME;
use super::*;
use crate::admin::DryRun;

fn hours(hours: i64) -> Timestamp {
    day(0) + jiff::SignedDuration::from_hours(hours)
}

fn names(sets: &[PathBuf]) -> Vec<&str> {
    sets.iter().filter_map(|set| set.file_name()?.to_str()).collect()
}

impl Chapter {
    fn prune(&self, now: Timestamp, run: DryRun) -> Pruned {
        prune(&self.sets(), now, run).unwrap()
    }
}

#[test]
fn keys_go_when_they_are_35_days_old_and_content_stays() {
    let chapter = Chapter::new();
    let made = chapter.back_up(day(0));
    // Whatever it is called: its label says what it is, and when it was made.
    let renamed = chapter.sets().join("of-monday");
    fs::rename(&made.keys, &renamed).unwrap();
    let second = chapter.back_up(hours(1));
    let early = chapter.prune(hours(35 * 24 - 1), DryRun::Real);
    assert_eq!((early.removed.len(), early.kept), (0, 2));
    let dry = chapter.prune(hours(35 * 24), DryRun::Dry);
    assert_eq!((names(&dry.removed), dry.kept), (vec!["of-monday"], 1));
    assert!(renamed.exists());
    let pruned = chapter.prune(hours(35 * 24), DryRun::Real);
    assert_eq!(names(&pruned.removed), ["of-monday"]);
    assert!(!renamed.exists() && second.keys.exists());
    // A backup in the same folder takes away what is due by then.
    let third = chapter.back_up(hours(35 * 24 + 1));
    assert_eq!(sets_of(&chapter.sets(), Holds::RoomKeys), [third.keys]);
    assert_eq!(sets_of(&chapter.sets(), Holds::Content).len(), 3);
}

#[test]
fn a_set_without_a_date_is_named_and_what_was_broken_off_goes() {
    let chapter = Chapter::new();
    assert_eq!(
        chapter.prune(day(0), DryRun::Real).kept,
        0,
        "there is no folder yet"
    );
    let made = chapter.back_up(day(0));
    let ahead = chapter.prune(day(-2), DryRun::Real);
    assert_eq!((ahead.odd, ahead.kept), (vec![made.keys.clone()], 0));
    // By its name, where the label cannot be read.
    fs::write(made.keys.join("backup.json"), "{").unwrap();
    let unfinished = chapter.sets().join(format!("{NAME}20260101T000000Z.unfinished"));
    let undated = chapter.sets().join(format!("{NAME}copy"));
    for folder in [&unfinished, &undated] {
        fs::create_dir(folder).unwrap();
    }
    let elsewhere = chapter.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let link = chapter.sets().join(format!("{NAME}20250101T000000Z"));
    std::os::unix::fs::symlink(&elsewhere, &link).unwrap();
    let pruned = chapter.prune(day(35), DryRun::Real);
    assert_eq!(pruned.odd, [undated]);
    assert_eq!(pruned.removed.len(), 2);
    assert!(!made.keys.exists() && !unfinished.exists());
    assert!(link.exists() && elsewhere.exists(), "what is elsewhere stays");
    let lines = pruned.lines(DryRun::Real).join("\n");
    assert!(
        lines.contains("2 sets") && lines.contains("copy has no date"),
        "{lines}"
    );
    let said = pruned.value(&chapter.sets());
    assert!(
        said["in_no_backup"]
            .as_str()
            .unwrap()
            .contains("the key that locks the rooms")
    );
}
