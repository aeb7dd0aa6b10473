//! Who makes pictures anew, and how many at once: reading one takes a processor for a while and much memory, so that it is
//! done beside the requests, one after another, and few wait for it.

use std::sync::Arc;

use tokio::sync::Semaphore;
use wire::picture::{PictureRefused, Remade, remake};

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
}

/// The place where pictures are made; one for all doors of a node.
pub struct PictureDesk {
    waiting: Semaphore,
    working: Arc<Semaphore>,
}

impl Default for PictureDesk {
    fn default() -> Self {
        Self {
            waiting: Semaphore::new(WAITING_MAX),
            working: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl PictureDesk {
    /// Makes one anew. Whoever goes away does not make room: the next begins when the work has ended.
    pub async fn remake(&self, bytes: Vec<u8>) -> Result<Remade, PictureProblem> {
        let _waiting = self.waiting.try_acquire().map_err(|_| PictureProblem::Busy)?;
        let turn = Arc::clone(&self.working).acquire_owned().await;
        let turn = turn.map_err(|_| PictureProblem::Busy)?;
        let made = tokio::task::spawn_blocking(move || {
            let made = remake(&bytes);
            drop(turn);
            made
        });
        match made.await {
            Ok(made) => Ok(made?),
            // A reader that breaks on a picture breaks on nothing else.
            Err(_) => Err(PictureRefused::Broken.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// B8: whoever sends more at once than there is room for is told so, and nobody else waits.
    #[tokio::test]
    async fn few_wait_and_the_rest_is_told_to_come_again() {
        let desk = PictureDesk::default();
        assert_eq!(
            desk.remake(b"no picture".to_vec()).await,
            Err(PictureProblem::Refused(PictureRefused::NotAPicture))
        );
        let waiting = desk.waiting.try_acquire_many(8).unwrap();
        assert_eq!(desk.remake(Vec::new()).await, Err(PictureProblem::Busy));
        drop(waiting);
        assert_eq!(desk.remake(Vec::new()).await, Err(PictureRefused::Nothing.into()));
    }
}
