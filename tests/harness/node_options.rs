//! What a story decides about a node before it starts.

use server::config::Config;

use crate::older::Profile;

/// What a story decides about a node before it starts.
#[derive(Clone, Default)]
pub struct NodeOptions {
    /// As its operator wrote it; address, store and folder are the world's affair.
    pub config: Config,
    /// How far its clock is ahead of the world's, in seconds.
    pub ahead_seconds: i64,
    /// Which protocol it speaks.
    pub profile: Profile,
}

impl NodeOptions {
    /// A node that speaks an older protocol.
    pub fn older() -> Self {
        Self {
            profile: Profile::Older,
            ..Self::default()
        }
    }

    /// With something in the configuration changed.
    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        let mut options = Self::default();
        change(&mut options.config);
        options
    }
}
