//! By which clock and in which words answers tell something to whoever runs the node: the community's.

use domain::Zone;
use edge::{Doors, Telling, ZoneName};
use store::{StoreError, Transaction};

/// Where the community's clock hangs; UTC before it has one.
pub(crate) fn community_zone(tx: &mut Transaction<'_>) -> Result<Zone, StoreError> {
    let profile = store::community::profile(tx)?;
    Ok(profile.map_or_else(Zone::utc, |profile| profile.zone))
}

/// Times say of which zone they are: a program may be read anywhere.
pub(crate) fn telling<'a>(doors: &'a Doors, zone: &'a Zone) -> Telling<'a> {
    Telling {
        words: &doors.words,
        zone,
        now: doors.node.now(),
        zone_name: ZoneName::Said,
    }
}
