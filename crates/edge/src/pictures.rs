//! Who makes pictures anew and lays their files on the shelf, and how many at once: reading one takes a processor for a while
//! and much memory, so that it is done beside the requests, one after another, and few wait for it.

use std::io;
use std::sync::Arc;

use domain::{PictureName, PictureSize, ShelvedPicture};
use jiff::Timestamp;
use tokio::sync::Semaphore;
use wire::picture::{PictureRefused, Remade, remake};

use crate::{MediaShelf, MemoryShelf, Reason};

/// Pictures made at once: each may take 200 MB.
const AT_ONCE: usize = 1;
/// Pictures that are made or wait for it, each with the bytes that were sent.
const WAITING_MAX: usize = 8;

/// Why a picture was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureProblem {
    /// It cannot be taken.
    #[error(transparent)]
    Refused(#[from] PictureRefused),
    /// Too many wait already.
    #[error("many pictures are being read just now; send it again in a minute")]
    Busy,
    /// Its files cannot be written: the disk is full, or its operator has to look.
    #[error("this node cannot keep a picture just now; send it again later, or tell its operator")]
    NotKept(io::ErrorKind),
}

impl PictureProblem {
    /// What programs are told it is.
    pub fn reason(self) -> Reason {
        match self {
            Self::Busy => Reason::Busy,
            Self::NotKept(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => Reason::DiskFull,
            Self::NotKept(_) => Reason::Damaged,
            Self::Refused(PictureRefused::TooManyBytes) => Reason::TooLarge,
            Self::Refused(_) => Reason::Invalid,
        }
    }
}

/// The place where pictures are made, and the shelf they lie on; one for all doors of a node.
pub struct PictureDesk {
    waiting: Semaphore,
    working: Arc<Semaphore>,
    shelf: Arc<dyn MediaShelf>,
}

impl Default for PictureDesk {
    fn default() -> Self {
        Self::over(Arc::new(MemoryShelf::default()))
    }
}

impl PictureDesk {
    /// With the shelf that its pictures lie on.
    pub fn over(shelf: Arc<dyn MediaShelf>) -> Self {
        Self {
            waiting: Semaphore::new(WAITING_MAX),
            working: Arc::new(Semaphore::new(AT_ONCE)),
            shelf,
        }
    }

    /// Where the files lie.
    pub fn shelf(&self) -> &Arc<dyn MediaShelf> {
        &self.shelf
    }

    /// Makes one anew and lays it on the shelf. Whoever goes away does not make room: the next begins when the work has ended.
    pub async fn remake(&self, bytes: Vec<u8>, now: Timestamp) -> Result<ShelvedPicture, PictureProblem> {
        let _waiting = self.waiting.try_acquire().map_err(|_| PictureProblem::Busy)?;
        let turn = Arc::clone(&self.working).acquire_owned().await;
        let turn = turn.map_err(|_| PictureProblem::Busy)?;
        let shelf = Arc::clone(&self.shelf);
        let made = tokio::task::spawn_blocking(move || {
            let made = remake(&bytes).map_err(PictureProblem::Refused);
            let shelved = made.and_then(|remade| lay(&*shelf, remade, now));
            drop(turn);
            shelved
        });
        match made.await {
            Ok(made) => made,
            // A reader that breaks on a picture breaks on nothing else.
            Err(_) => Err(PictureRefused::Broken.into()),
        }
    }

    /// The bytes of a picture; nothing if its file is not there or cannot be read, which its operator finds in the log.
    pub async fn read(&self, name: PictureName) -> Option<Vec<u8>> {
        let shelf = Arc::clone(&self.shelf);
        let read = tokio::task::spawn_blocking(move || {
            let read = shelf.read(&name);
            match &read {
                Ok(Some(_)) => {}
                Ok(None) => tracing::warn!(file = %name, "the file of a picture is missing"),
                Err(error) => tracing::error!(file = %name, %error, "the file of a picture cannot be read"),
            }
            read.ok().flatten()
        });
        read.await.ok().flatten()
    }
}

/// Both sizes, flushed.
fn lay(shelf: &dyn MediaShelf, remade: Remade, now: Timestamp) -> Result<ShelvedPicture, PictureProblem> {
    let Remade {
        picture,
        large,
        small,
    } = remade;
    for (size, bytes) in [(PictureSize::Large, &large), (PictureSize::Small, &small)] {
        let name = PictureName {
            hash: picture.hash.clone(),
            size,
            kind: picture.kind,
        };
        shelf.keep(&name, bytes, now).map_err(|error| {
            tracing::error!(file = %name, %error, "the file of a picture cannot be written");
            PictureProblem::NotKept(error.kind())
        })?;
    }
    // Both are within `wire::picture::REMADE_BYTES_MAX`.
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    Ok(ShelvedPicture {
        large_bytes: length(&large),
        small_bytes: length(&small),
        picture,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::{Mutex, MutexGuard};

    use super::*;

    /// B8: whoever sends more at once than there is room for is told so, and nobody else waits.
    #[tokio::test]
    async fn few_wait_and_the_rest_is_told_to_come_again() {
        let desk = PictureDesk::default();
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(
            desk.remake(b"no picture".to_vec(), now).await,
            Err(PictureProblem::Refused(PictureRefused::NotAPicture))
        );
        let waiting = desk.waiting.try_acquire_many(8).unwrap();
        assert_eq!(desk.remake(Vec::new(), now).await, Err(PictureProblem::Busy));
        drop(waiting);
        let nothing = desk.remake(Vec::new(), now).await;
        assert_eq!(nothing, Err(PictureRefused::Nothing.into()));
    }

    /// A shelf on a disk that is full.
    struct Full;

    impl MediaShelf for Full {
        fn keep(&self, _: &PictureName, _: &[u8], _: Timestamp) -> io::Result<()> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn read(&self, _: &PictureName) -> io::Result<Option<Vec<u8>>> {
            Err(io::ErrorKind::PermissionDenied.into())
        }

        fn sweep(&self, _: Timestamp, _: &mut dyn FnMut(&PictureName) -> bool) -> io::Result<usize> {
            Ok(0)
        }

        fn hold(&self) -> MutexGuard<'_, ()> {
            static HELD: Mutex<()> = Mutex::new(());
            HELD.lock().unwrap()
        }

        fn clear(&self) -> io::Result<()> {
            Ok(())
        }
    }

    /// Two pixels, a red one and a blue one.
    const PNG: [u8; 70] = [
        137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0,
        123, 64, 232, 221, 0, 0, 0, 13, 73, 68, 65, 84, 120, 156, 99, 184, 35, 2, 4, 119, 0, 7, 35, 2, 9,
        104, 197, 175, 45, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
    ];

    /// What is made lies there in both sizes before anybody hears of it, and a disk that takes nothing is said to.
    #[tokio::test]
    async fn a_picture_lies_on_the_shelf_when_it_is_handed_on() {
        let now = Timestamp::UNIX_EPOCH;
        let shelf = Arc::new(MemoryShelf::default());
        let desk = PictureDesk::over(shelf.clone());
        let shelved = desk.remake(PNG.to_vec(), now).await.unwrap();
        let hash = shelved.picture.hash.as_str();
        assert_eq!(
            shelf.names(),
            [format!("{hash}-small.jpg"), format!("{hash}.jpg")]
        );
        let large = PictureName::parse(&format!("{hash}.jpg")).unwrap();
        let bytes = desk.read(large.clone()).await.unwrap();
        assert_eq!(bytes.len(), shelved.large_bytes as usize);
        shelf.lose(&large.to_string());
        assert_eq!(desk.read(large.clone()).await, None);

        let desk = PictureDesk::over(Arc::new(Full));
        let refused = desk.remake(PNG.to_vec(), now).await.unwrap_err();
        assert_eq!(refused, PictureProblem::NotKept(io::ErrorKind::StorageFull));
        assert_eq!(refused.reason(), Reason::DiskFull);
        assert_eq!(desk.read(large).await, None, "no reason to fail as a whole");
    }
}
