//! What a desk asks of another community about a voucher on paper; `federation` answers (F16; threats V).

use domain::{Origin, PaperCode};

use crate::{Later, PeerProblem};

/// Questions about paper, asked of the community that gave it out, live.
pub trait PaperAsk: Send + Sync {
    /// The signed voucher behind a code that somebody typed; nothing where that community knows no such code of us. That
    /// community notes that it was shown.
    fn resolve<'a>(
        &'a self,
        home: &'a Origin,
        code: &'a PaperCode,
    ) -> Later<'a, Result<Option<String>, PeerProblem>>;
}

/// A node that asks nobody: what a code stands for cannot be found.
pub struct NoPaper;

impl PaperAsk for NoPaper {
    fn resolve<'a>(
        &'a self,
        home: &'a Origin,
        _: &'a PaperCode,
    ) -> Later<'a, Result<Option<String>, PeerProblem>> {
        let peer = home.clone();
        Box::pin(async move {
            Err(PeerProblem::Unreachable {
                peer,
                why: "this node asks no other".to_owned(),
            })
        })
    }
}
