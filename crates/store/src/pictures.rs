//! Pictures that this node made, for as long as something uses them: one row says what does, and the bytes of both sizes lie
//! beside it, so that a backup, a copy to another engine and a restore carry what pages show. Nothing above
//! `wire::picture::REMADE_BYTES_MAX` comes here.

use std::collections::BTreeSet;

use domain::{
    Distance, Event, MemberId, Picture, PictureHash, PictureKind, PictureName, PictureSize, PictureUse,
    Shown, ShownPicture,
};
use engine::{Bytes, Key};
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const PICTURES: Table<str, Kept> = Table::new(spaces::PICTURES, "pictures");
const PHOTOS: Table<MemberId, Shown<ShownPicture>> = Table::new(spaces::PHOTOS, "photos of members");
const LOGO: Table<str, ShownPicture> = Table::new(spaces::NODE, "node");
const LOGO_KEY: &str = "logo";

/// What is known of a picture. It is one record, so that two who use it and give it up at once are both counted (storage,
/// section 2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// How it is written.
    pub kind: PictureKind,
    /// What uses it; never nothing once its transaction is done.
    pub uses: BTreeSet<PictureUse>,
}

/// What is known of a picture, if it is kept.
pub fn get(tx: &mut Transaction<'_>, hash: &PictureHash) -> Result<Option<Kept>, StoreError> {
    tx.get(&PICTURES, hash.as_str())
}

/// Keeps both sizes of a picture; whoever keeps it uses it in the same transaction.
pub fn keep(
    tx: &mut Transaction<'_>,
    picture: &Picture,
    large: &[u8],
    small: &[u8],
) -> Result<(), StoreError> {
    if tx.has(&PICTURES, picture.hash.as_str())? {
        return Ok(());
    }
    let kept = Kept {
        kind: picture.kind,
        uses: BTreeSet::new(),
    };
    tx.put(&PICTURES, picture.hash.as_str(), &kept)?;
    for (size, bytes) in [(PictureSize::Large, large), (PictureSize::Small, small)] {
        let payload = Bytes::copy_from_slice(bytes);
        tx.put_bytes(spaces::PICTURE_BYTES, place(&picture.hash, size), payload);
    }
    Ok(())
}

/// The bytes behind an address; nothing if it is written otherwise, or not kept.
pub fn bytes(tx: &mut Transaction<'_>, name: &PictureName) -> Result<Option<Bytes>, StoreError> {
    let kept = get(tx, &name.hash)?;
    if kept.is_none_or(|kept| kept.kind != name.kind) {
        return Ok(None);
    }
    tx.get_bytes(spaces::PICTURE_BYTES, &place(&name.hash, name.size))
}

/// What used one picture uses another, or none: the one that nothing uses any more is gone with its bytes.
pub fn pass_on(
    tx: &mut Transaction<'_>,
    by: &PictureUse,
    before: Option<&Picture>,
    after: Option<&Picture>,
) -> Result<(), StoreError> {
    let (before, after) = (before.map(|one| &one.hash), after.map(|one| &one.hash));
    if before == after {
        return Ok(());
    }
    if let Some(hash) = after
        && let Some(mut kept) = get(tx, hash)?
    {
        kept.uses.insert(by.clone());
        tx.put(&PICTURES, hash.as_str(), &kept)?;
    }
    let Some(hash) = before else {
        return Ok(());
    };
    let Some(mut kept) = get(tx, hash)? else {
        return Ok(());
    };
    kept.uses.remove(by);
    if !kept.uses.is_empty() {
        return tx.put(&PICTURES, hash.as_str(), &kept);
    }
    tx.delete(&PICTURES, hash.as_str());
    for size in [PictureSize::Large, PictureSize::Small] {
        tx.delete_bytes(spaces::PICTURE_BYTES, place(hash, size));
    }
    Ok(())
}

/// The same of an event that is written, or taken away.
pub(crate) fn of_event(
    tx: &mut Transaction<'_>,
    before: Option<&Event>,
    after: Option<&Event>,
) -> Result<(), StoreError> {
    let pictures = (before.and_then(Event::picture), after.and_then(Event::picture));
    match (before.or(after), pictures) {
        (None, _) | (_, (None, None)) => Ok(()),
        (Some(event), (old, new)) => pass_on(tx, &PictureUse::Event(event.id.clone()), old, new),
    }
}

/// A member's photo, with who may see it.
pub fn photo(tx: &mut Transaction<'_>, id: &MemberId) -> Result<Option<Shown<ShownPicture>>, StoreError> {
    tx.get(&PHOTOS, id)
}

/// Writes her photo in place of an earlier one, or takes it away.
pub fn put_photo(
    tx: &mut Transaction<'_>,
    id: &MemberId,
    photo: Option<&Shown<ShownPicture>>,
) -> Result<(), StoreError> {
    fn of(photo: &Shown<ShownPicture>) -> Option<&Picture> {
        photo.to(Distance::Herself).map(|shown| &shown.picture)
    }
    let known = self::photo(tx, id)?;
    let by = PictureUse::Member(id.clone());
    pass_on(tx, &by, known.as_ref().and_then(of), photo.and_then(of))?;
    match photo {
        Some(photo) => tx.put(&PHOTOS, id, photo),
        None => {
            tx.delete(&PHOTOS, id);
            Ok(())
        }
    }
}

/// The community's own mark, if it has one beside its bloom.
pub fn logo(tx: &mut Transaction<'_>) -> Result<Option<ShownPicture>, StoreError> {
    tx.get_often(&LOGO, LOGO_KEY)
}

/// Writes it in place of an earlier one, or takes it away.
pub fn put_logo(tx: &mut Transaction<'_>, logo: Option<&ShownPicture>) -> Result<(), StoreError> {
    let known = self::logo(tx)?;
    let (before, after) = (
        known.as_ref().map(|one| &one.picture),
        logo.map(|one| &one.picture),
    );
    pass_on(tx, &PictureUse::Community, before, after)?;
    match logo {
        Some(logo) => tx.put(&LOGO, LOGO_KEY, logo),
        None => {
            tx.delete(&LOGO, LOGO_KEY);
            Ok(())
        }
    }
}

/// One letter behind the hash, whose length is always the same.
fn place(hash: &PictureHash, size: PictureSize) -> Key {
    let mut key = hash.as_str().as_bytes().to_vec();
    key.push(match size {
        PictureSize::Large => b'l',
        PictureSize::Small => b's',
    });
    key
}

#[cfg(test)]
mod tests {
    use domain::{Banner, Visibility};

    use super::*;
    use crate::samples::{commit, event, iri};
    use crate::{Database, events};

    fn picture(letter: char) -> Picture {
        Picture {
            hash: PictureHash::parse(&letter.to_string().repeat(PictureHash::DIGITS)).unwrap(),
            kind: PictureKind::Jpeg,
            width: 1_200,
            height: 800,
        }
    }

    fn shown(letter: char) -> ShownPicture {
        ShownPicture {
            picture: picture(letter),
            alt: None,
        }
    }

    fn with_picture(number: u8, letter: Option<char>) -> Event {
        let mut event = event(number, 100);
        event.draft.banner = letter.map(|letter| Banner {
            url: iri("https://a.example/media/x.jpg"),
            media_type: "image/jpeg".to_owned(),
            alt: None,
            picture: Some(picture(letter)),
        });
        event
    }

    fn put(database: &Database, event: &Event) {
        commit(database, |tx| {
            if let Some(picture) = event.picture() {
                keep(tx, picture, b"large", b"small")?;
            }
            events::put(tx, event)
        });
    }

    fn kept(database: &Database, letter: char) -> Option<(usize, Vec<u8>, Vec<u8>)> {
        let read = |size| {
            let name = PictureName {
                hash: picture(letter).hash,
                size,
                kind: PictureKind::Jpeg,
            };
            database.read(|tx| bytes(tx, &name)).unwrap()
        };
        let uses = database.read(|tx| get(tx, &picture(letter).hash)).unwrap();
        let (large, small) = (read(PictureSize::Large), read(PictureSize::Small));
        assert_eq!(
            (uses.is_some(), large.is_some()),
            (large.is_some(), small.is_some())
        );
        Some((uses?.uses.len(), large?.to_vec(), small?.to_vec()))
    }

    #[test]
    fn a_picture_stays_as_long_as_one_event_uses_it_and_goes_with_the_last() {
        let database = Database::in_memory();
        for number in [1, 2] {
            put(&database, &with_picture(number, Some('a')));
        }
        assert_eq!(
            kept(&database, 'a'),
            Some((2, b"large".to_vec(), b"small".to_vec()))
        );
        put(&database, &with_picture(1, Some('b')));
        assert_eq!(kept(&database, 'a').map(|(uses, ..)| uses), Some(1));
        assert_eq!(kept(&database, 'b').map(|(uses, ..)| uses), Some(1));
        put(&database, &with_picture(2, None));
        assert_eq!(kept(&database, 'a'), None);
        let last = with_picture(1, Some('b'));
        commit(&database, |tx| events::forget(tx, &last));
        assert_eq!(kept(&database, 'b'), None);
    }

    #[test]
    fn a_photo_and_a_mark_take_the_place_of_those_before() {
        let database = Database::in_memory();
        let id = MemberId::new(1, [1; 10]);
        let keep_and = |letter: char| {
            let photo = Shown::new(shown(letter), Visibility::Me);
            commit(&database, |tx| {
                keep(tx, &picture(letter), b"large", b"small")?;
                put_photo(tx, &id, Some(&photo))?;
                put_logo(tx, Some(&shown(letter)))
            });
        };
        keep_and('a');
        keep_and('b');
        assert_eq!(kept(&database, 'a'), None);
        assert_eq!(kept(&database, 'b').map(|(uses, ..)| uses), Some(2));
        commit(&database, |tx| put_photo(tx, &id, None));
        assert_eq!(kept(&database, 'b').map(|(uses, ..)| uses), Some(1));
        commit(&database, |tx| put_logo(tx, None));
        assert_eq!(kept(&database, 'b'), None);
        assert_eq!(database.read(logo), Ok(None));
    }

    #[test]
    fn an_address_that_ends_otherwise_names_nothing() {
        let database = Database::in_memory();
        put(&database, &with_picture(1, Some('a')));
        let name = PictureName {
            hash: picture('a').hash,
            size: PictureSize::Large,
            kind: PictureKind::Png,
        };
        assert_eq!(database.read(|tx| bytes(tx, &name)), Ok(None));
    }
}
