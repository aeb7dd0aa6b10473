//! Members of a development node become actors when they are seeded, so that an outside suite finds them at once.
//!
//! In service a member is found from her first act towards another node on (protocol section 2).

use domain::MemberId;
use edge::{Mode, Ribbon};

use super::Failure;
use crate::runtime::NodeRuntime;

/// Most actors made at once: an RSA key takes its time, and a suite looks up a handful.
const ACTORS_MAX: usize = 20;

/// Makes the first of these members actors, in a development set-up alone.
pub(super) async fn give(runtime: &NodeRuntime, members: &[MemberId]) -> Result<(), Failure> {
    let settings = &runtime.node().settings;
    if settings.mode != Mode::Development || settings.ribbon != Ribbon::None {
        return Ok(());
    }
    for member in members.iter().take(ACTORS_MAX) {
        let given = runtime.federation.give_actor(member).await;
        given.map_err(Failure::failed)?;
    }
    Ok(())
}
