//! With several memberships a member names one community home: the others send her no news (F02; features, principle 5).

use domain::Origin;
use jiff::Timestamp;
use store::links::{self, LinkState};
use store::{Membership, StoreError, Transaction, audit};

use crate::link_now::link_now;

/// Why it is not.
#[derive(Debug, thiserror::Error)]
pub enum NameHomeRefused {
    /// Only a community she belongs to is home to her, and only by a link do we know of it.
    #[error("link your membership there first; then you can name that community home")]
    NotLinked,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Names another community home, or this one again. It is kept here and told to nobody.
pub fn name_home(
    tx: &mut Transaction<'_>,
    who: &Membership,
    home: Option<&Origin>,
    now: Timestamp,
) -> Result<(), NameHomeRefused> {
    let member = who.member();
    if let Some(home) = home {
        let link = link_now(tx, &member.id, home)?;
        if link.is_none_or(|link| link.state != LinkState::Linked) {
            return Err(NameHomeRefused::NotLinked);
        }
    }
    if links::home(tx, &member.id)?.as_ref() == home {
        return Ok(());
    }
    links::put_home(tx, &member.id, home)?;
    audit::log(tx, member.handle.as_str(), "name the home community", now)?;
    Ok(())
}
