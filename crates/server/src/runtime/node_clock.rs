//! The node's clock: the machine's in service, a told one in stories; both can be moved ahead.

use std::sync::Arc;
use std::time::Duration;

use ambient::{Clock, SystemClock, ToldClock};

/// A clock and the handle that moves it. Clones are one clock.
#[derive(Clone)]
pub enum NodeClock {
    /// The machine's.
    System(SystemClock),
    /// Stands still until told.
    Told(ToldClock),
}

impl NodeClock {
    /// As everything else sees it.
    pub fn shared(&self) -> Arc<dyn Clock> {
        match self {
            Self::System(clock) => Arc::new(clock.clone()),
            Self::Told(clock) => Arc::new(clock.clone()),
        }
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        match self {
            Self::System(clock) => clock.advance(by),
            Self::Told(clock) => clock.advance(by),
        }
    }
}
