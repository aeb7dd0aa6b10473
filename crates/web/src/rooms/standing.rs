//! Who is limited or suspended goes into no room (F20, need 2.16): below `/rooms` she reads that at every address alike, so that
//! it tells nothing of what is there.

use domain::MemberId;
use store::StoreError;

use crate::error_page::ErrorPage;
use crate::visit::Visit;

/// Nothing if she stands well; else the page that stands in place of every room.
pub(crate) fn stands_well(visit: &Visit, who: &MemberId) -> Result<(), ErrorPage> {
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| {
        let standing = store::standings::of(tx, who)?;
        Ok::<_, StoreError>((standing, store::community::profile(tx)?))
    });
    let (standing, profile) = read.map_err(|_| ErrorPage::Unavailable)?;
    if standing.is_good(visit.now) {
        return Ok(());
    }
    let zone = profile.map_or_else(domain::Zone::utc, |profile| profile.zone);
    Err(ErrorPage::NotInGoodStanding {
        last_day: standing.last_day(&zone, visit.now),
    })
}
