//! Would this program go on with what another version left in the folder?

use engine::{Format, OpenRefused};
use jiff::{SignedDuration, Timestamp};

use super::Finding;
use super::node::Asked;
use crate::admin::Reply;
use crate::backup::Newest;

const FORMAT: &str = "format";
const STORE: &str = "store";
const BACKUP: &str = "backup";

/// A backup that is older is not what the node remembers today, in hours.
const BACKUP_HOURS_MAX: i64 = 24;

/// What stands beside the store, against what this program reads.
pub(crate) fn judge_format(found: &Result<Option<Format>, OpenRefused>, expected: &Format) -> Finding {
    let refused = |why: String| {
        Finding::fail(
            FORMAT,
            why,
            "go on with the program that wrote it until that is done",
        )
    };
    match found {
        Ok(Some(found)) => match found.expect(expected) {
            Ok(()) => Finding::ok(
                FORMAT,
                format!(
                    "schema {} of {}, as this program reads",
                    found.schema, found.engine
                ),
            ),
            Err(why) => refused(why.to_string()),
        },
        Ok(None) => Finding::fail(
            FORMAT,
            "there is no store in the folder",
            "name the folder of the node with --data",
        ),
        Err(why) => refused(why.to_string()),
    }
}

/// The store itself, which is opened where no node has it open.
pub(crate) fn judge_store(asked: &Asked) -> Finding {
    match asked {
        Asked::Running(_) => Finding::warn(
            STORE,
            "a node runs on this folder, so that its store was not opened",
            "stop the node and ask again before another program starts on it",
        ),
        Asked::Stopped(Reply::Refused(failure)) => Finding::fail(
            STORE,
            format!("it opens and cannot be read: {failure}"),
            "run `rosarium db check` with the program that wrote it",
        ),
        Asked::Stopped(_) => Finding::ok(STORE, "a node of this program starts on it"),
        Asked::Closed(why) => Finding::fail(
            STORE,
            format!("no node of this program starts on it: {why}"),
            "mend that, or go on with the program that wrote it",
        ),
    }
}

/// What would be put back if the new program were not what it should be.
pub(crate) fn judge_backup(newest: Option<&Newest>, now: Timestamp) -> Finding {
    let mend = "run `rosarium backup create` first: what a newer program wrote an older one may not read";
    match newest {
        None => Finding::warn(BACKUP, "there is none in the folder `backups` of the node", mend),
        Some(set) if now.duration_since(set.made) > SignedDuration::from_hours(BACKUP_HOURS_MAX) => {
            Finding::warn(
                BACKUP,
                format!("the newest is of {}, by rosarium {}", set.made, set.program),
                mend,
            )
        }
        Some(set) => Finding::ok(BACKUP, format!("made {} by rosarium {}", set.made, set.program)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    fn format(schema: u32) -> Format {
        Format {
            engine: "redb".to_owned(),
            engine_version: 4,
            schema,
        }
    }

    #[test]
    fn a_store_of_another_form_is_not_gone_on_with() {
        let verdict = |found: Option<Format>| judge_format(&Ok(found), &format(1)).verdict;
        assert_eq!(verdict(Some(format(1))), Verdict::Ok);
        assert_eq!(verdict(Some(format(2))), Verdict::Fail);
        assert_eq!(verdict(None), Verdict::Fail);
        let newer = judge_format(&Ok(Some(format(2))), &format(1));
        assert!(newer.what.contains("newer program"), "{}", newer.what);
    }

    #[test]
    fn a_backup_of_today_is_asked_for() {
        let at = |second: i64| Timestamp::from_second(second).unwrap();
        let set = |second: i64| Newest {
            made: at(second),
            program: "0.1.0".to_owned(),
        };
        let day = BACKUP_HOURS_MAX * 3_600;
        let verdict = |set: Option<&Newest>, now: i64| judge_backup(set, at(now)).verdict;
        assert_eq!(verdict(None, 0), Verdict::Warn);
        assert_eq!(verdict(Some(&set(0)), day), Verdict::Ok);
        assert_eq!(verdict(Some(&set(0)), day + 1), Verdict::Warn);
    }

    #[test]
    fn whoever_has_the_store_open_keeps_it_from_being_tried() {
        let closed = Asked::Closed("its key is missing".to_owned());
        let found = judge_store(&closed);
        assert!(found.verdict == Verdict::Fail && found.what.contains("its key is missing"));
    }
}
