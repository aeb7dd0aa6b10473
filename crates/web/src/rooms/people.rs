//! Who is in a room, by name: from the community's own store, for whoever is in it too.

use std::collections::BTreeMap;

use community::Viewer;
use community::see_person::{SeePersonRefused, see_person};
use domain::MemberId;
use store::{StoreError, Transaction, members};

use super::gate::Asker;
use crate::error_page::ErrorPage;
use crate::frame::initials;
use crate::sign_in::Refused;
use crate::words::Words;

/// Somebody as a page of a room names her.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// Empty if her data was deleted.
    pub(crate) name: String,
    /// Her company, if it may be seen from where the reader looks; else empty.
    pub(crate) organization: String,
}

impl Known {
    /// Her name, or the words for somebody who is gone.
    pub(crate) fn name(&self, words: &Words) -> String {
        match self.name.is_empty() {
            true => words.t("rooms-somebody"),
            false => self.name.clone(),
        }
    }

    /// Letters in the place of a picture.
    pub(crate) fn initials(&self) -> String {
        initials(&self.name)
    }
}

/// Some members by their ids; whoever is not there any more is in it without a name.
pub(crate) fn known<'m>(
    asker: &Asker,
    ids: impl IntoIterator<Item = &'m MemberId>,
) -> Result<BTreeMap<MemberId, Known>, Refused> {
    let ids: Vec<&MemberId> = ids.into_iter().collect();
    let database = &asker.visit.site.doors.node.database;
    let read: Result<_, StoreError> = database.read(|tx| {
        let mut known = BTreeMap::new();
        for id in &ids {
            if !known.contains_key(*id) {
                known.insert((*id).clone(), one(tx, &asker.visit.viewer, id)?);
            }
        }
        Ok(known)
    });
    read.map_err(|_| asker.instead(&ErrorPage::Unavailable))
}

fn one(tx: &mut Transaction<'_>, viewer: &Viewer, id: &MemberId) -> Result<Known, StoreError> {
    let Some(member) = members::get(tx, id)?.filter(|member| !member.is_erased()) else {
        return Ok(Known::default());
    };
    let organization = match see_person(tx, viewer, &member.handle) {
        Ok(person) => person.organization,
        Err(SeePersonRefused::NoSuchPerson) => None,
        Err(SeePersonRefused::Store(error)) => return Err(error),
    };
    Ok(Known {
        name: member.name.to_string(),
        organization: organization.map_or_else(String::new, |name| name.to_string()),
    })
}
