//! What is known of the pictures that this node made, for as long as something uses them: one row says what does. Their bytes
//! are files outside the store, which lie there before a row speaks of them and are swept up after the last use is gone.

use std::collections::BTreeSet;

use domain::{
    Distance, Event, MemberId, Picture, PictureHash, PictureKind, PictureName, PictureSize, PictureUse,
    ShelvedPicture, Shown, ShownPicture,
};
use engine::{Direction, Engine, Keyspace, Range};
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;
use crate::transaction::{row, unreadable};

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
    /// Bytes of the file of the larger size.
    pub large_bytes: u32,
    /// Bytes of that of the smaller one.
    pub small_bytes: u32,
    /// What uses it; never nothing once its transaction is done.
    pub uses: BTreeSet<PictureUse>,
}

/// A file that a row speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaFile {
    /// What it is called.
    pub name: PictureName,
    /// Its length.
    pub bytes: u32,
}

/// Rows read at once.
const ROWS_AT_ONCE: u16 = 1_000;

/// What is known of a picture, if it is kept.
pub fn get(tx: &mut Transaction<'_>, hash: &PictureHash) -> Result<Option<Kept>, StoreError> {
    tx.get(&PICTURES, hash.as_str())
}

/// Keeps a picture whose files lie there; whoever keeps it uses it in the same transaction.
pub fn keep(tx: &mut Transaction<'_>, shelved: &ShelvedPicture) -> Result<(), StoreError> {
    let key = shelved.picture.hash.as_str();
    let known = tx.get(&PICTURES, key)?;
    let kept = Kept {
        kind: shelved.picture.kind,
        large_bytes: shelved.large_bytes,
        small_bytes: shelved.small_bytes,
        uses: known
            .as_ref()
            .map_or_else(BTreeSet::new, |known| known.uses.clone()),
    };
    match known.as_ref() == Some(&kept) {
        true => Ok(()),
        false => tx.put(&PICTURES, key, &kept),
    }
}

/// The files that a record of the store speaks of, in the order of their names; none where it is no row of a picture.
pub fn files_of(space: Keyspace, key: &[u8], payload: &[u8]) -> Result<Vec<MediaFile>, StoreError> {
    if space != spaces::PICTURES {
        return Ok(Vec::new());
    }
    let kept: Kept = row(PICTURES.name, key, payload)?;
    let hash = std::str::from_utf8(key).ok();
    let hash = hash.and_then(|hash| PictureHash::parse(hash).ok());
    let hash = hash.ok_or_else(|| unreadable(PICTURES.name, key))?;
    let file = |size, bytes| MediaFile {
        name: PictureName {
            hash: hash.clone(),
            size,
            kind: kept.kind,
        },
        bytes,
    };
    // A `-` sorts before a dot.
    Ok(vec![
        file(PictureSize::Small, kept.small_bytes),
        file(PictureSize::Large, kept.large_bytes),
    ])
}

/// All files that the rows of a store speak of, in the order of their names.
pub fn files_in(engine: &dyn Engine) -> Result<Vec<MediaFile>, StoreError> {
    let mut files = Vec::new();
    let mut range = Range::prefix(spaces::PICTURES, b"");
    loop {
        let page = engine.page(&range, Direction::Forward, ROWS_AT_ONCE)?;
        for (key, record) in &page.items {
            files.extend(files_of(spaces::PICTURES, key, &record.payload)?);
        }
        match page.items.into_iter().next_back() {
            Some((last, _)) if page.more => {
                range.start = last;
                range.start.push(0);
            }
            _ => return Ok(files),
        }
    }
}

/// What used one picture uses another, or none: the one that nothing uses any more is not known any more.
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{Banner, Visibility};
    use engine::MemoryEngine;

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

    fn shelved(letter: char) -> ShelvedPicture {
        ShelvedPicture {
            picture: picture(letter),
            large_bytes: 50_000,
            small_bytes: 9_000,
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
                let picture = picture.clone();
                keep(
                    tx,
                    &ShelvedPicture {
                        picture,
                        ..shelved('a')
                    },
                )?;
            }
            events::put(tx, event)
        });
    }

    /// How many uses a picture has, if it is known.
    fn kept(database: &Database, letter: char) -> Option<usize> {
        let known = database.read(|tx| get(tx, &picture(letter).hash)).unwrap();
        known.map(|known| known.uses.len())
    }

    #[test]
    fn a_picture_stays_as_long_as_one_event_uses_it_and_goes_with_the_last() {
        let database = Database::in_memory();
        for number in [1, 2] {
            put(&database, &with_picture(number, Some('a')));
        }
        assert_eq!(kept(&database, 'a'), Some(2));
        put(&database, &with_picture(1, Some('b')));
        assert_eq!(kept(&database, 'a'), Some(1));
        assert_eq!(kept(&database, 'b'), Some(1));
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
                keep(tx, &shelved(letter))?;
                put_photo(tx, &id, Some(&photo))?;
                put_logo(tx, Some(&shown(letter)))
            });
        };
        keep_and('a');
        keep_and('b');
        assert_eq!(kept(&database, 'a'), None);
        assert_eq!(kept(&database, 'b'), Some(2));
        commit(&database, |tx| put_photo(tx, &id, None));
        assert_eq!(kept(&database, 'b'), Some(1));
        commit(&database, |tx| put_logo(tx, None));
        assert_eq!(kept(&database, 'b'), None);
        assert_eq!(database.read(logo), Ok(None));
    }

    #[test]
    fn the_files_that_rows_speak_of_are_listed_in_the_order_of_their_names() {
        let engine = Arc::new(MemoryEngine::new());
        let database = Database::open(engine.clone()).unwrap();
        assert_eq!(files_in(&*engine), Ok(Vec::new()));
        for (number, letter) in [(1, 'b'), (2, 'a')] {
            put(&database, &with_picture(number, Some(letter)));
        }
        let files = files_in(&*engine).unwrap();
        let listed: Vec<(String, u32)> = files
            .iter()
            .map(|file| (file.name.to_string(), file.bytes))
            .collect();
        let (a, b) = (picture('a').hash, picture('b').hash);
        let expected = [
            (format!("{}-small.jpg", a.as_str()), 9_000),
            (format!("{}.jpg", a.as_str()), 50_000),
            (format!("{}-small.jpg", b.as_str()), 9_000),
            (format!("{}.jpg", b.as_str()), 50_000),
        ];
        assert_eq!(listed, expected);
        assert!(listed.is_sorted());
        put(&database, &with_picture(1, None));
        assert_eq!(files_in(&*engine).unwrap(), files[..2]);
        assert_eq!(files_of(spaces::PHOTOS, b"x", b"{}"), Ok(Vec::new()));
        assert!(
            files_of(spaces::PICTURES, b"x", b"{}").is_err(),
            "nothing skips it"
        );
    }

    /// Files of another program with the same larger size: what a row says of them is what lies there now.
    #[test]
    fn a_picture_that_was_made_otherwise_is_known_as_it_lies_there_and_keeps_its_uses() {
        let database = Database::in_memory();
        put(&database, &with_picture(1, Some('a')));
        let other = ShelvedPicture {
            small_bytes: 8_000,
            ..shelved('a')
        };
        commit(&database, |tx| keep(tx, &other));
        let known = database.read(|tx| get(tx, &picture('a').hash)).unwrap().unwrap();
        assert_eq!((known.small_bytes, known.uses.len()), (8_000, 1));
    }
}
