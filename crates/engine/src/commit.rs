//! The future a commit answers with.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use futures_channel::oneshot;

use crate::batch::Outcome;
use crate::error::EngineError;

/// Resolves when the batch is durable or refused; dropping it does not undo the commit.
#[derive(Debug)]
#[must_use = "a commit is durable only when its future says so"]
pub struct Commit(Answering);

pub(crate) type Answer = Result<Outcome, EngineError>;

#[derive(Debug)]
enum Answering {
    Answered(Answer),
    Waiting(oneshot::Receiver<Answer>),
}

impl Commit {
    /// Blocks this thread until the answer is there. Not for an async task: await instead.
    pub fn wait(self) -> Result<Outcome, EngineError> {
        block_on(self)
    }

    pub(crate) fn answered(answer: Answer) -> Self {
        Self(Answering::Answered(answer))
    }

    pub(crate) fn waiting(receiver: oneshot::Receiver<Answer>) -> Self {
        Self(Answering::Waiting(receiver))
    }
}

impl Future for Commit {
    type Output = Result<Outcome, EngineError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = match &mut self.0 {
            Answering::Answered(answer) => return Poll::Ready(answer.clone()),
            Answering::Waiting(receiver) => match Pin::new(receiver).poll(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(answer) => answer.unwrap_or(Err(EngineError::Closed)),
            },
        };
        // Kept, so that a second poll repeats the answer.
        self.0 = Answering::Answered(answer.clone());
        Poll::Ready(answer)
    }
}

/// Runs a future on this thread alone; the crate has no runtime.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        thread::park();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Sequence;

    #[test]
    fn an_answer_from_another_thread_ends_the_wait() {
        let (sender, receiver) = oneshot::channel();
        let answering = thread::spawn(move || sender.send(Ok(Outcome::Refused(2))));
        assert_eq!(Commit::waiting(receiver).wait(), Ok(Outcome::Refused(2)));
        assert!(answering.join().unwrap().is_ok());
    }

    #[test]
    fn an_engine_that_goes_away_is_an_error_and_not_a_hang() {
        let (sender, receiver) = oneshot::channel();
        drop(sender);
        assert_eq!(Commit::waiting(receiver).wait(), Err(EngineError::Closed));
    }

    #[test]
    fn an_answered_commit_repeats_its_answer_when_polled_again() {
        let mut commit = Commit::answered(Ok(Outcome::Committed(Sequence(4))));
        for _ in 0..2 {
            assert_eq!(block_on(&mut commit), Ok(Outcome::Committed(Sequence(4))));
        }
    }

    #[test]
    fn a_commit_can_be_moved_and_sent() {
        fn holds<T: Future + Send + Unpin + 'static>() {}
        holds::<Commit>();
    }
}
