//! The files of pictures in the folder `media` of the data folder: each is written under another name, flushed, and renamed,
//! and the folder is flushed, before anybody hears of it (storage, section 2).

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use domain::PictureName;
use edge::{MediaShelf, MemoryShelf, may_sweep};
use jiff::Timestamp;
use wire::picture::REMADE_BYTES_MAX;

use crate::config::{EngineKind, StorageWhere};
use crate::runtime::private_folder;

/// Below this no picture is taken, in bytes: the store goes on for a while when pictures have filled the disk.
const FREE_BYTES_MIN: u64 = 256 << 20;
/// Ends the name of a file that is not whole yet; it begins with a dot.
const BEGUN: &str = ".begun";

/// A folder of files.
pub(crate) struct FolderShelf {
    folder: PathBuf,
    /// Whoever writes, renames or removes a file: one that is kept once more is not swept up meanwhile.
    changing: Mutex<()>,
    held: Mutex<()>,
}

/// The shelf that belongs to a store: gone with the process where that is.
pub(crate) fn shelf_of(storage: &StorageWhere) -> Arc<dyn MediaShelf> {
    match storage.kind {
        EngineKind::Memory => Arc::new(MemoryShelf::default()),
        EngineKind::Redb | EngineKind::Sled => Arc::new(FolderShelf::at(&storage.media)),
    }
}

impl FolderShelf {
    /// A folder, which is made when something is laid there.
    pub(crate) fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            changing: Mutex::default(),
            held: Mutex::default(),
        }
    }

    fn changing(&self) -> MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder, durably there, and with room.
    fn make(&self) -> io::Result<()> {
        if !self.folder.is_dir() {
            private_folder(&self.folder)?;
            let parent = self
                .folder
                .parent()
                .filter(|parent| !parent.as_os_str().is_empty());
            File::open(parent.unwrap_or(Path::new(".")))?.sync_all()?;
        }
        match engine::free_bytes(&self.folder) {
            Some(free) if free < FREE_BYTES_MIN => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }

    /// A whole file in place of none, or of one that says something else than its name.
    fn write(&self, name: &PictureName, bytes: &[u8], at: SystemTime) -> io::Result<()> {
        let begun = self.folder.join(format!(".{name}{BEGUN}"));
        let written = (|| {
            let mut file = File::options()
                .create(true)
                .truncate(true)
                .write(true)
                .mode(0o600)
                .open(&begun)?;
            file.write_all(bytes)?;
            file.set_modified(at)?;
            file.sync_all()?;
            fs::rename(&begun, self.folder.join(name.to_string()))
        })();
        if written.is_err() {
            // What is left after all is swept up.
            let _left = fs::remove_file(&begun);
        }
        written
    }

    /// Each entry whose name is one of ours: the picture it is of, or nothing of one that was begun.
    fn each(&self, mut take: impl FnMut(&Path, Option<PictureName>) -> io::Result<()>) -> io::Result<()> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            opened => opened?,
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            let picture = PictureName::parse(name);
            if picture.is_some() || (name.starts_with('.') && name.ends_with(BEGUN)) {
                take(&entry.path(), picture)?;
            }
        }
        Ok(())
    }
}

impl MediaShelf for FolderShelf {
    fn keep(&self, name: &PictureName, bytes: &[u8], now: Timestamp) -> io::Result<()> {
        let _changing = self.changing();
        self.make()?;
        let at = SystemTime::from(now);
        match self.read(name)? {
            Some(there) if there == bytes => {
                let path = self.folder.join(name.to_string());
                File::options().append(true).open(path)?.set_modified(at)?;
            }
            _ => self.write(name, bytes, at)?,
        }
        // Also of a file that is there: whoever wrote it may not have come so far.
        File::open(&self.folder)?.sync_all()
    }

    fn read(&self, name: &PictureName) -> io::Result<Option<Vec<u8>>> {
        let file = match File::open(self.folder.join(name.to_string())) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        let mut bytes = Vec::new();
        let most = REMADE_BYTES_MAX as u64;
        file.take(most + 1).read_to_end(&mut bytes)?;
        // Larger than any of ours: it is none.
        Ok((bytes.len() as u64 <= most).then_some(bytes))
    }

    fn sweep(&self, before: Timestamp, is_used: &mut dyn FnMut(&PictureName) -> bool) -> io::Result<usize> {
        let Some(_sweeping) = may_sweep(&self.held) else {
            return Ok(0);
        };
        let before = SystemTime::from(before);
        let mut swept = 0;
        self.each(|path, picture| {
            if !is_older(path, before)? || picture.is_some_and(|picture| is_used(&picture)) {
                return Ok(());
            }
            let _changing = self.changing();
            // Somebody may have laid it there once more since.
            if is_older(path, before)? {
                fs::remove_file(path)?;
                swept += 1;
            }
            Ok(())
        })?;
        Ok(swept)
    }

    fn hold(&self) -> MutexGuard<'_, ()> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn clear(&self) -> io::Result<()> {
        let _changing = self.changing();
        self.each(|path, _| fs::remove_file(path))
    }
}

/// A file that is gone meanwhile is not.
fn is_older(path: &Path, than: SystemTime) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        about => Ok(about?.modified()? < than),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::config::MEDIA_FOLDER;

    fn name(letter: &str) -> PictureName {
        PictureName::parse(&format!("{}-small.png", letter.repeat(64))).unwrap()
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).unwrap()
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn listed(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// H5: nobody else on the machine looks in.
    #[test]
    fn a_file_is_called_after_what_it_holds_and_is_nobody_elses_to_read() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join(MEDIA_FOLDER);
        let shelf = FolderShelf::at(&folder);
        assert_eq!(shelf.read(&name("a")).unwrap(), None);
        assert_eq!(shelf.sweep(at(9), &mut |_: &PictureName| false).unwrap(), 0);
        shelf.clear().unwrap();
        assert!(!folder.exists(), "nothing is made before there is a picture");
        shelf.keep(&name("a"), b"first", at(1)).unwrap();
        assert_eq!(listed(&folder), [name("a").to_string()]);
        let path = folder.join(name("a").to_string());
        assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
        assert_eq!(shelf.read(&name("a")).unwrap().unwrap(), b"first");
        assert_eq!(shelf.read(&name("b")).unwrap(), None);
    }

    #[test]
    fn a_file_that_is_there_is_not_written_again_and_a_damaged_one_is() {
        use std::os::unix::fs::MetadataExt;
        let data = tempfile::tempdir().unwrap();
        let shelf = FolderShelf::at(data.path());
        let path = data.path().join(name("a").to_string());
        let which = || fs::metadata(&path).unwrap().ino();
        shelf.keep(&name("a"), b"whole", at(1)).unwrap();
        let first = which();
        shelf.keep(&name("a"), b"whole", at(2)).unwrap();
        assert_eq!(which(), first);
        fs::write(&path, b"who").unwrap();
        shelf.keep(&name("a"), b"whole", at(3)).unwrap();
        assert_eq!(shelf.read(&name("a")).unwrap().unwrap(), b"whole");
        fs::write(&path, vec![0; REMADE_BYTES_MAX + 1]).unwrap();
        assert_eq!(shelf.read(&name("a")).unwrap(), None, "none of ours");
    }

    /// A crash between file and row leaves a file, and one in the middle of a file leaves half of one: neither stays for ever.
    #[test]
    fn what_a_crash_left_is_swept_up_when_it_is_old_and_nothing_else_is() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path();
        let shelf = FolderShelf::at(folder);
        for (letter, second) in [("a", 1), ("b", 1), ("c", 1), ("d", 8)] {
            shelf.keep(&name(letter), letter.as_bytes(), at(second)).unwrap();
        }
        let begun = folder.join(format!(".{}{BEGUN}", name("e")));
        let strange = folder.join("notes.txt");
        for path in [&begun, &strange] {
            let file = File::create(path).unwrap();
            file.set_modified(SystemTime::from(at(1))).unwrap();
        }
        // While one is looked for, somebody keeps another once more.
        let kept_again = name("c");
        let mut is_used = |picture: &PictureName| {
            if *picture == kept_again {
                shelf.keep(picture, b"c", at(9)).unwrap();
            }
            *picture == name("a")
        };
        let held = shelf.hold();
        assert_eq!(shelf.sweep(at(5), &mut is_used).unwrap(), 0);
        drop(held);
        assert_eq!(shelf.sweep(at(5), &mut is_used).unwrap(), 2);
        let mut left = ["a", "c", "d"].map(|letter| name(letter).to_string()).to_vec();
        left.push("notes.txt".to_owned());
        assert_eq!(listed(folder), left);
        shelf.clear().unwrap();
        assert_eq!(listed(folder), ["notes.txt"]);
    }
}
