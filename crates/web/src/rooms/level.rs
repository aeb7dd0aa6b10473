//! The level of membership by which a room is open to somebody, from the community's own store.

use domain::{MemberId, Slug};
use store::{StoreError, enrolments};

use crate::visit::Visit;

/// What somebody has now; absent if she has none.
pub(crate) fn level(visit: &Visit, who: &MemberId) -> Result<Option<Slug>, StoreError> {
    let database = &visit.site.doors.node.database;
    let enrolled: Result<_, StoreError> = database.read(|tx| enrolments::get(tx, who));
    Ok(enrolled?.map(|enrolment| enrolment.tier))
}
