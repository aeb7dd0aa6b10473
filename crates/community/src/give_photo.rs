//! A member gives her profile a photo and says who may see it, as of every field; or takes it away (F04).

use domain::{AltText, PICTURE_USES_MAX, ShelvedPicture, Shown, ShownPicture, Visibility};
use store::{Membership, StoreError, Transaction, members, pictures};

/// Why she keeps the photo she has.
#[derive(Debug, thiserror::Error)]
pub enum GivePhotoRefused {
    /// She has left meanwhile.
    #[error("you are no member here any more")]
    NoMember,
    /// Others show the very same picture already, more than [`PICTURE_USES_MAX`].
    #[error("{} people show this picture already; choose another one", PICTURE_USES_MAX)]
    UsedTooOften,
    /// There is none of which anything could be said.
    #[error("there is no photo yet; choose one")]
    NoPhoto,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts a photo on her profile, in place of what stood there.
pub fn give_photo(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (shelved, alt): (&ShelvedPicture, Option<&AltText>),
    visibility: Visibility,
) -> Result<(), GivePhotoRefused> {
    let id = &who.member().id;
    members::membership(tx, id)?.ok_or(GivePhotoRefused::NoMember)?;
    let picture = &shelved.picture;
    let known = pictures::get(tx, &picture.hash)?;
    if known.is_some_and(|known| known.uses.len() >= PICTURE_USES_MAX) {
        return Err(GivePhotoRefused::UsedTooOften);
    }
    pictures::keep(tx, shelved)?;
    let shown = ShownPicture {
        picture: picture.clone(),
        alt: alt.cloned(),
    };
    Ok(pictures::put_photo(tx, id, Some(&Shown::new(shown, visibility)))?)
}

/// Says anew who may see the photo she has, and what it shows.
pub fn show_photo_to(
    tx: &mut Transaction<'_>,
    who: &Membership,
    alt: Option<&AltText>,
    visibility: Visibility,
) -> Result<(), GivePhotoRefused> {
    let id = &who.member().id;
    let known = pictures::photo(tx, id)?.ok_or(GivePhotoRefused::NoPhoto)?;
    let known = known
        .to(domain::Distance::Herself)
        .ok_or(GivePhotoRefused::NoPhoto)?;
    let shown = ShownPicture {
        picture: known.picture.clone(),
        alt: alt.cloned(),
    };
    Ok(pictures::put_photo(tx, id, Some(&Shown::new(shown, visibility)))?)
}

/// Takes her photo away; a second time nothing happens.
pub fn take_photo(tx: &mut Transaction<'_>, who: &Membership) -> Result<(), StoreError> {
    pictures::put_photo(tx, &who.member().id, None)
}
