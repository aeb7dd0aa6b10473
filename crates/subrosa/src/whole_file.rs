//! A small file that is only ever there whole, old or new, and whose old form is overwritten: the engines keep old values
//! in logs and segments, so what has to be forgotten lies in a file like this (`subrosa` section 6).
//!
//! What a disk that copies on write keeps of it is a residue which only a new key-encryption key closes.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Bytes written at a time over what is to be forgotten.
const NOUGHTS: [u8; 4096] = [0; 4096];

/// What was done last; a kill after any of them leaves the old file or the new one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    /// What an earlier kill left is gone.
    Settled,
    /// Half of the new file is written beside the old one.
    Half,
    /// All of it is.
    Written,
    /// It is on the disk.
    Flushed,
    /// The old file has a second name.
    Kept,
    /// The new file has the name of the old one.
    Renamed,
    /// The folder is on the disk.
    FolderFlushed,
    /// The old file is overwritten.
    Overwritten,
    /// It is removed.
    Removed,
}

/// Puts `bytes` in the place of what a file holds; its readers see the old or the new, and the old is overwritten.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_by_steps(path, bytes, &mut |_| Ok(()))
}

/// Ends what a kill left half done; to be called before the file is read.
pub(crate) fn settle(path: &Path) -> io::Result<()> {
    for beside in [fresh(path), old(path)] {
        let Some(found) = look(&beside)? else { continue };
        // Before the rename the second name of the old file is a name of the file in service.
        let in_service = look(path)?.is_some_and(|there| same(&there, &found));
        if !in_service {
            overwrite(&beside)?;
        }
        fs::remove_file(&beside)?;
    }
    flush_folder(path)
}

fn replace_by_steps(
    path: &Path,
    bytes: &[u8],
    done: &mut dyn FnMut(Step) -> io::Result<()>,
) -> io::Result<()> {
    settle(path)?;
    done(Step::Settled)?;
    let (fresh, old) = (fresh(path), old(path));
    let mut file = File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&fresh)?;
    let (first, second) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    done(Step::Half)?;
    file.write_all(second)?;
    done(Step::Written)?;
    file.sync_all()?;
    done(Step::Flushed)?;
    let had_one = look(path)?.is_some();
    if had_one {
        fs::hard_link(path, &old)?;
        flush_folder(path)?;
    }
    done(Step::Kept)?;
    fs::rename(&fresh, path)?;
    done(Step::Renamed)?;
    flush_folder(path)?;
    done(Step::FolderFlushed)?;
    if had_one {
        overwrite(&old)?;
        done(Step::Overwritten)?;
        fs::remove_file(&old)?;
        flush_folder(path)?;
    }
    done(Step::Removed)
}

fn overwrite(path: &Path) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    let mut left = file.metadata()?.len();
    while left > 0 {
        let part = left.min(NOUGHTS.len() as u64);
        file.write_all(&NOUGHTS[..part as usize])?;
        left -= part;
    }
    file.sync_all()
}

fn same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

fn look(path: &Path) -> io::Result<Option<fs::Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn flush_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

fn fresh(path: &Path) -> PathBuf {
    path.with_added_extension("new")
}

fn old(path: &Path) -> PathBuf {
    path.with_added_extension("old")
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Seek};

    use super::*;

    const STEPS: [Step; 9] = [
        Step::Settled,
        Step::Half,
        Step::Written,
        Step::Flushed,
        Step::Kept,
        Step::Renamed,
        Step::FolderFlushed,
        Step::Overwritten,
        Step::Removed,
    ];

    /// As a kill would: nothing after the step is done.
    fn replace_until(path: &Path, bytes: &[u8], last: Step) {
        let stopped = replace_by_steps(path, bytes, &mut |step| match step == last {
            true => Err(io::ErrorKind::Interrupted.into()),
            false => Ok(()),
        });
        assert_eq!(
            stopped.unwrap_err().kind(),
            io::ErrorKind::Interrupted,
            "{last:?}"
        );
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
        entries.map(name).collect()
    }

    #[test]
    fn a_kill_after_any_step_leaves_the_old_file_or_the_new_one() {
        for (index, last) in STEPS.into_iter().enumerate() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("rooms.keys");
            replace(&path, b"the old keys").unwrap();
            replace_until(&path, b"the new keys, some more", last);
            let expected: &[u8] = match index < 5 {
                true => b"the old keys",
                false => b"the new keys, some more",
            };
            assert_eq!(fs::read(&path).unwrap(), expected, "{last:?}");
            settle(&path).unwrap();
            assert_eq!(fs::read(&path).unwrap(), expected, "{last:?}, settled");
            assert_eq!(names(folder.path()), ["rooms.keys"], "{last:?}");
            replace(&path, b"newer").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"newer", "{last:?}, written again");
        }
    }

    #[test]
    fn a_kill_while_the_first_file_is_made_leaves_none_or_a_whole_one() {
        for last in STEPS.into_iter().filter(|step| *step != Step::Overwritten) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("rooms.keys");
            replace_until(&path, b"the first keys", last);
            settle(&path).unwrap();
            match fs::read(&path) {
                Ok(bytes) => assert_eq!(bytes, b"the first keys", "{last:?}"),
                Err(error) => assert_eq!(error.kind(), io::ErrorKind::NotFound, "{last:?}"),
            }
        }
    }

    #[test]
    fn the_old_file_is_overwritten_also_when_a_kill_came_between() {
        for last in [Step::Renamed, Step::FolderFlushed, Step::Removed] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("rooms.keys");
            replace(&path, &[7; 10_000]).unwrap();
            let mut held = File::open(&path).unwrap();
            replace_until(&path, b"new", last);
            settle(&path).unwrap();
            let mut left = Vec::new();
            held.rewind().unwrap();
            held.read_to_end(&mut left).unwrap();
            assert_eq!(left, [0; 10_000], "{last:?}");
        }
    }

    #[test]
    fn nobody_else_on_the_machine_reads_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rooms.keys");
        replace(&path, b"keys").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    }
}
