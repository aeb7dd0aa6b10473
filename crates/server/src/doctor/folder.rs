//! Can the node write, is there room, is it private, and does anybody fetch its mails?

use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use super::Finding;

const DATA: &str = "data folder";
const SPACE: &str = "free space";
const MAIL: &str = "mail folder";

/// The file that is written on trial, and taken away again.
const TRIAL: &str = ".doctor";
/// Below this the engines take no changes, in bytes.
const FLOOR_BYTES: u64 = 128 << 20;
/// Below this somebody should look, in bytes.
const LITTLE_BYTES: u64 = 1 << 30;
/// A mail that nobody fetched for so long.
const MAIL_HOURS_MAX: i64 = 24;
/// Most mails looked at.
const MAILS_MAX: usize = 10_000;

/// What was seen of a folder.
pub(crate) struct Seen {
    /// Whether a file could be written, flushed and taken away.
    pub(crate) written: io::Result<Trial>,
    /// Bytes left for us on its disk, when the system says.
    pub(crate) free: Option<u64>,
}

/// What a file written on trial shows.
pub(crate) struct Trial {
    /// Permissions of the folder, nine bits.
    pub(crate) mode: u32,
    /// Whose the folder is.
    pub(crate) owner: u32,
    /// Who we are.
    pub(crate) own: u32,
}

/// Mails that wait for a relay.
pub(crate) struct Waiting {
    /// How many, at most [`MAILS_MAX`].
    pub(crate) mails: usize,
    /// When the oldest was written.
    pub(crate) oldest: Option<Timestamp>,
}

/// Writes a small file there and takes it away again.
pub(crate) fn look(data: &Path) -> Seen {
    Seen {
        written: try_to_write(data),
        free: engine::free_bytes(data),
    }
}

fn try_to_write(folder: &Path) -> io::Result<Trial> {
    let about = std::fs::metadata(folder)?;
    let path = folder.join(TRIAL);
    let file = std::fs::File::create(&path)?;
    let own = file.metadata().map(|about| about.uid());
    let flushed = io::Write::write_all(&mut &file, &[0; 4096]).and_then(|()| file.sync_all());
    std::fs::remove_file(&path)?;
    flushed?;
    Ok(Trial {
        mode: about.mode() & 0o777,
        owner: about.uid(),
        own: own?,
    })
}

/// The folder and the room in it.
pub(crate) fn judge(data: &Path, seen: &Seen) -> Vec<Finding> {
    vec![access(data, &seen.written), space(seen.free)]
}

fn access(data: &Path, written: &io::Result<Trial>) -> Finding {
    let dir = data.display();
    match written {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Finding::fail(
            DATA,
            format!("{dir} is not there"),
            "name the folder of the node with --data, or make it with `rosarium init`",
        ),
        Err(error) => Finding::fail(
            DATA,
            format!("{dir} cannot be written: {}", error.kind()),
            "give the folder to the user the node runs as, and run this as that user",
        ),
        Ok(trial) if trial.own != trial.owner => Finding::warn(
            DATA,
            format!(
                "{dir} belongs to user {}, and this runs as user {}",
                trial.owner, trial.own
            ),
            "run commands as the user the node runs as, or it cannot read what they write",
        ),
        Ok(trial) if trial.mode & 0o077 != 0 => Finding::warn(
            DATA,
            format!("{dir} is open to others on this machine, mode {:o}", trial.mode),
            format!("chmod 700 {dir}"),
        ),
        Ok(_) => Finding::ok(DATA, format!("{dir} can be written, by its owner alone")),
    }
}

fn space(free: Option<u64>) -> Finding {
    let Some(free) = free else {
        return Finding::warn(SPACE, "the system does not say how much is left", "look with df");
    };
    let left = format!("{} MiB are left", free >> 20);
    if free < FLOOR_BYTES {
        return Finding::fail(
            SPACE,
            format!("{left}: the node answers reads and takes no changes"),
            "make room on the disk; the node goes on by itself",
        );
    }
    if free < LITTLE_BYTES {
        return Finding::warn(
            SPACE,
            left,
            format!(
                "make room on the disk before {} MiB are reached",
                FLOOR_BYTES >> 20
            ),
        );
    }
    Finding::ok(SPACE, left)
}

/// Counts the mails that wait; a folder that is not there yet holds none.
pub(crate) fn look_at_mails(folder: &Path) -> io::Result<Waiting> {
    let mut waiting = Waiting {
        mails: 0,
        oldest: None,
    };
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(waiting),
        entries => entries?,
    };
    for entry in entries.take(MAILS_MAX) {
        // A relay may take one away while we look.
        let Ok(about) = entry?.metadata() else { continue };
        let Some(written) = about.modified().ok().and_then(|at| Timestamp::try_from(at).ok()) else {
            continue;
        };
        if about.is_file() {
            waiting.mails += 1;
            waiting.oldest = Some(waiting.oldest.map_or(written, |oldest| oldest.min(written)));
        }
    }
    Ok(waiting)
}

/// Whether a relay fetches them.
pub(crate) fn judge_mails(folder: &Path, found: &io::Result<Waiting>, now: Timestamp) -> Finding {
    let dir = folder.display();
    let waiting = match found {
        Ok(waiting) => waiting,
        Err(error) => {
            return Finding::fail(
                MAIL,
                format!("{dir} cannot be read: {}", error.kind()),
                "give the folder to the user the node runs as",
            );
        }
    };
    let longest = SignedDuration::from_hours(MAIL_HOURS_MAX);
    match waiting.oldest {
        Some(oldest) if now.duration_since(oldest) > longest => Finding::warn(
            MAIL,
            format!(
                "{} mails wait in {dir}, the oldest since {oldest}: nobody fetches them",
                waiting.mails
            ),
            "let a mail relay pick the files up and take each away when it is sent",
        ),
        _ => Finding::ok(
            MAIL,
            format!("{} mails wait in {dir}, none longer than a day", waiting.mails),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    fn judged(written: io::Result<Trial>, free: Option<u64>) -> [Verdict; 2] {
        let found = judge(Path::new("data"), &Seen { written, free });
        [found[0].verdict, found[1].verdict]
    }

    fn trial(mode: u32, owner: u32, own: u32) -> io::Result<Trial> {
        Ok(Trial { mode, owner, own })
    }

    #[test]
    fn a_folder_is_writable_private_and_ours() {
        let much = Some(LITTLE_BYTES);
        assert_eq!(judged(trial(0o700, 7, 7), much)[0], Verdict::Ok);
        assert_eq!(judged(trial(0o755, 7, 7), much)[0], Verdict::Warn);
        assert_eq!(judged(trial(0o700, 7, 0), much)[0], Verdict::Warn);
        for kind in [io::ErrorKind::NotFound, io::ErrorKind::PermissionDenied] {
            assert_eq!(judged(Err(kind.into()), much)[0], Verdict::Fail);
        }
    }

    #[test]
    fn little_room_is_said_before_there_is_none() {
        for (free, verdict) in [
            (None, Verdict::Warn),
            (Some(FLOOR_BYTES - 1), Verdict::Fail),
            (Some(FLOOR_BYTES), Verdict::Warn),
            (Some(LITTLE_BYTES), Verdict::Ok),
        ] {
            assert_eq!(judged(trial(0o700, 7, 7), free)[1], verdict, "{free:?}");
        }
    }

    #[test]
    fn a_real_folder_is_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let seen = look(folder.path());
        let trial = seen.written.unwrap();
        assert_eq!(trial.owner, trial.own);
        assert!(seen.free.is_some());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let missing = look(&folder.path().join("missing"));
        assert!(
            missing
                .written
                .is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        );
    }

    #[test]
    fn a_mail_that_nobody_fetches_is_said_after_a_day() {
        let now: Timestamp = "2027-03-04T08:00:00Z".parse().unwrap();
        let verdict = |hours| {
            let oldest = Some(now - SignedDuration::from_hours(hours));
            judge_mails(Path::new("mail"), &Ok(Waiting { mails: 1, oldest }), now).verdict
        };
        assert_eq!([verdict(24), verdict(25)], [Verdict::Ok, Verdict::Warn]);
        let unreadable = Err(io::ErrorKind::PermissionDenied.into());
        assert_eq!(
            judge_mails(Path::new("mail"), &unreadable, now).verdict,
            Verdict::Fail
        );
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(look_at_mails(&folder.path().join("mail")).unwrap().mails, 0);
        std::fs::write(folder.path().join("one.eml"), "x").unwrap();
        let waiting = look_at_mails(folder.path()).unwrap();
        assert!(waiting.mails == 1 && waiting.oldest.is_some());
    }
}
