//! The picture that events without one of their own are sent with: where pages serve it, and what other servers are told of it.

/// Where it is; the same for every event, for it is drawn from the community's key.
pub const BANNER_PATH: &str = "/banner.png";
/// Pixels.
pub const BANNER_WIDTH: u32 = 1200;
/// Pixels.
pub const BANNER_HEIGHT: u32 = 630;
