//! A small file that is only ever there whole, old or new, and whose old form is overwritten: the engines keep old values
//! in logs and segments, so what has to be forgotten lies in a file like this (`subrosa` section 6).
//!
//! What a disk that copies on write keeps of it is a residue which only a new key-encryption key closes.
//!
//! Only files are read and written: a link in its place, or under one of the names beside it, leads to somebody else's.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Bytes written at a time over what is to be forgotten.
const NOUGHTS: [u8; 4096] = [0; 4096];
/// Who reads and writes the file.
const OWNER_ALONE: u32 = 0o600;
/// Rights that nobody else has to it.
const OTHERS: u32 = 0o077;

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

/// Ends what a kill left half done, and takes the file from everybody but its owner; to be called before it is read.
///
/// What is in its place and is no file is an error ([`io::ErrorKind::InvalidInput`]), and stays as it is.
pub(crate) fn settle(path: &Path) -> io::Result<()> {
    if let Some(there) = look(path)? {
        if !there.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if there.mode() & OTHERS != 0 {
            fs::set_permissions(path, Permissions::from_mode(OWNER_ALONE))?;
        }
    }
    settle_beside(path)?;
    flush_folder(path)
}

/// Overwrites and removes what a kill left beside a file that may be somebody else's to look after.
pub(crate) fn settle_beside(path: &Path) -> io::Result<()> {
    settle_beside_flushing(path, &mut flush_folder)
}

fn settle_beside_flushing(path: &Path, flush: &mut dyn FnMut(&Path) -> io::Result<()>) -> io::Result<()> {
    let there = look(path)?;
    for beside in [fresh(path), old(path)] {
        let Some(found) = look(&beside)? else { continue };
        // Before the rename the second name of the old file is a name of the file in service.
        let in_service = there.as_ref().is_some_and(|there| same(there, &found));
        if found.is_file() && !in_service {
            // The kill may have come before the rename was on the disk. Were the power to fail now, the name would be that of
            // the old file again, which has to be whole then.
            flush(path)?;
            overwrite(&beside, &found)?;
        }
        fs::remove_file(&beside)?;
        flush(path)?;
    }
    Ok(())
}

/// Overwrites a file and removes it; what is no file is removed alone.
pub(crate) fn forget(path: &Path) -> io::Result<()> {
    if let Some(found) = look(path)?.filter(fs::Metadata::is_file) {
        overwrite(path, &found)?;
    }
    fs::remove_file(path)?;
    flush_folder(path)
}

/// The same, for whoever has to know how far it came: `done` is told of each [`Step`], and may stop it there.
pub(crate) fn replace_by_steps(
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
        .mode(OWNER_ALONE)
        .open(&fresh)?;
    let (first, second) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    done(Step::Half)?;
    file.write_all(second)?;
    done(Step::Written)?;
    file.sync_all()?;
    done(Step::Flushed)?;
    let before = look(path)?;
    if before.is_some() {
        fs::hard_link(path, &old)?;
        flush_folder(path)?;
    }
    done(Step::Kept)?;
    fs::rename(&fresh, path)?;
    done(Step::Renamed)?;
    flush_folder(path)?;
    done(Step::FolderFlushed)?;
    if let Some(before) = before {
        overwrite(&old, &before)?;
        done(Step::Overwritten)?;
        fs::remove_file(&old)?;
        flush_folder(path)?;
    }
    done(Step::Removed)
}

/// Writes over a file; not over another that has come under its name since it was looked at.
fn overwrite(path: &Path, looked_at: &fs::Metadata) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    let found = file.metadata()?;
    if !same(&found, looked_at) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut left = found.len();
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

/// Has the disk keep what the folder of a file says of it.
pub(crate) fn flush_folder(path: &Path) -> io::Result<()> {
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
        // As a copy put there by hand would be.
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        settle(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    }

    /// What was begun and never came into service is overwritten too: it names keys, and holds them wrapped.
    #[test]
    fn a_new_file_that_a_kill_left_beside_is_overwritten() {
        for last in [Step::Half, Step::Written, Step::Flushed, Step::Kept] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("rooms.keys");
            replace(&path, b"old").unwrap();
            replace_until(&path, &[7; 10_000], last);
            let mut held = File::open(fresh(&path)).unwrap();
            settle(&path).unwrap();
            let mut left = Vec::new();
            held.read_to_end(&mut left).unwrap();
            assert!(!left.is_empty() && left.iter().all(|byte| *byte == 0), "{last:?}");
            assert_eq!(fs::read(&path).unwrap(), b"old", "{last:?}");
        }
    }

    /// A kill between the rename and its flush, and then a failure of power: the disk may have the old name yet.
    #[test]
    fn the_old_file_is_whole_until_the_disk_knows_the_new_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rooms.keys");
        replace(&path, b"old").unwrap();
        replace_until(&path, b"new", Step::Renamed);
        let mut flushed = Vec::new();
        settle_beside_flushing(&path, &mut |path| {
            flushed.push(fs::read(old(path)).ok());
            Ok(())
        })
        .unwrap();
        assert_eq!(flushed, [Some(b"old".to_vec()), None]);
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    /// Whoever may make names in the folder has nothing overwritten outside it.
    #[test]
    fn a_link_under_a_name_beside_the_file_is_removed_and_what_it_leads_to_is_left() {
        for name in [fresh, old] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("rooms.keys");
            let other = folder.path().join("other");
            fs::write(&other, "somebody else's").unwrap();
            replace(&path, b"keys").unwrap();
            std::os::unix::fs::symlink(&other, name(&path)).unwrap();
            replace(&path, b"newer keys").unwrap();
            assert_eq!(fs::read(&other).unwrap(), b"somebody else's");
            assert_eq!(fs::read(&path).unwrap(), b"newer keys");
            assert!(look(&name(&path)).unwrap().is_none());
        }
    }

    /// It would be replaced by a file, and what it led to kept for ever.
    #[test]
    fn a_link_or_a_folder_in_the_place_of_the_file_is_refused_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rooms.keys");
        let other = folder.path().join("other");
        fs::write(&other, "keys").unwrap();
        std::os::unix::fs::symlink(&other, &path).unwrap();
        let refused = |path: &Path| {
            let refusals = [settle(path), replace(path, b"new")];
            refusals.map(|refused| refused.unwrap_err().kind())
        };
        assert_eq!(refused(&path), [io::ErrorKind::InvalidInput; 2]);
        assert_eq!(fs::read(&other).unwrap(), b"keys");
        assert!(look(&path).unwrap().is_some_and(|found| found.is_symlink()));
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).unwrap();
        assert_eq!(refused(&inner), [io::ErrorKind::InvalidInput; 2]);
    }

    #[test]
    fn what_came_under_a_name_since_it_was_looked_at_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        fs::write(&one, "one").unwrap();
        fs::write(&other, "other").unwrap();
        let looked_at = look(&one).unwrap().unwrap();
        fs::rename(&other, &one).unwrap();
        let refused = overwrite(&one, &looked_at).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::InvalidInput);
        assert_eq!(fs::read(&one).unwrap(), b"other");
    }
}
