//! Somebody asks for a picture: she gets it if she may see what it belongs to, and else hears the same as of one that is not
//! there (F04, F12, threats D2, D11).

use domain::{PictureName, PictureUse, Role};
use store::{StoreError, Transaction, events, members, pictures};

use crate::Viewer;
use crate::see_person::sees_photo;

/// For whom a picture is, and so whether a cache between may hand it to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureReader {
    /// Whoever asks.
    Everybody,
    /// This viewer, and not everybody.
    SheAlone,
}

/// Looks for a picture by its address; nothing if it is not there, written otherwise, or not for this viewer.
pub fn see_picture(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    name: &PictureName,
) -> Result<Option<PictureReader>, StoreError> {
    let kept = pictures::get(tx, &name.hash)?;
    let Some(kept) = kept.filter(|kept| kept.kind == name.kind) else {
        return Ok(None);
    };
    let mut reader = None;
    for by in &kept.uses {
        if shows(tx, &Viewer::Anyone, by)? {
            return Ok(Some(PictureReader::Everybody));
        }
        if reader.is_none() && shows(tx, viewer, by)? {
            reader = Some(PictureReader::SheAlone);
        }
    }
    Ok(reader)
}

/// Whether the viewer may see what uses it, with its picture.
fn shows(tx: &mut Transaction<'_>, viewer: &Viewer, by: &PictureUse) -> Result<bool, StoreError> {
    match by {
        PictureUse::Community => Ok(true),
        PictureUse::Event(id) => Ok(events::get(tx, id)?.is_some_and(|event| viewer.may_see(&event))),
        PictureUse::Draft(_) => Ok(match viewer {
            Viewer::Member(who) => who.member().holds(Role::Officer),
            _ => false,
        }),
        PictureUse::Member(id) => match members::get(tx, id)? {
            Some(member) => sees_photo(tx, viewer, member),
            None => Ok(false),
        },
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        Audience, Banner, MemberProfile, Picture, PictureHash, PictureKind, PictureSize, Scope,
        ShelvedPicture, Shown, ShownPicture, Visibility,
    };
    use store::{Database, profiles};

    use super::*;
    use crate::samples::{self, act, draft};

    fn shown(letter: char) -> ShownPicture {
        ShownPicture {
            picture: Picture {
                hash: PictureHash::parse(&letter.to_string().repeat(PictureHash::DIGITS)).unwrap(),
                kind: PictureKind::Png,
                width: 10,
                height: 10,
            },
            alt: None,
        }
    }

    fn keep(database: &Database, letter: char) {
        let shelved = ShelvedPicture {
            picture: shown(letter).picture,
            large_bytes: 5,
            small_bytes: 5,
        };
        act(database, |tx| pictures::keep(tx, &shelved));
    }

    fn look(database: &Database, viewer: &Viewer, letter: char) -> Option<PictureReader> {
        let name = |size| PictureName {
            hash: shown(letter).picture.hash,
            size,
            kind: PictureKind::Png,
        };
        let [large, small] = [PictureSize::Large, PictureSize::Small]
            .map(|size| database.read(|tx| see_picture(tx, viewer, &name(size))).unwrap());
        assert_eq!(large, small, "both sizes are of one mind");
        let otherwise = PictureName {
            kind: PictureKind::Jpeg,
            ..name(PictureSize::Large)
        };
        let read = database.read(|tx| see_picture(tx, viewer, &otherwise));
        assert_eq!(read, Ok(None), "it is written one way alone");
        small
    }

    /// D2, F12: the picture of an event is seen by those who see the event.
    #[test]
    fn the_picture_of_an_event_is_for_its_audience_alone() {
        let database = samples::node();
        for (number, letter, audience) in [(1, 'a', Audience::Public), (2, 'b', Audience::Members)] {
            keep(&database, letter);
            let mut draft = draft(1_000);
            draft.banner = Some(Banner::ours(&samples::origin("a.example"), shown(letter)));
            samples::publish(&database, number, &draft, &audience);
        }
        let klara = Viewer::Member(samples::member(&database, "klara"));
        let everybody = Some(PictureReader::Everybody);
        assert_eq!(look(&database, &Viewer::Anyone, 'a'), everybody);
        assert_eq!(look(&database, &klara, 'a'), everybody);
        assert_eq!(look(&database, &Viewer::Anyone, 'b'), None);
        assert_eq!(look(&database, &klara, 'b'), Some(PictureReader::SheAlone));
        assert_eq!(look(&database, &klara, 'c'), None, "nobody has it");
    }

    /// F04: a photo is a field like every other; and whoever she hides from does not see it at all.
    #[test]
    fn a_photo_is_seen_by_exactly_those_who_may_see_it() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Introductions]);
        let peer = samples::active_peer(&database, "b.example", Scope::Introductions);
        let neve = samples::member(&database, "neve");
        let viewers = [
            Viewer::Member(neve.clone()),
            Viewer::Member(samples::member(&database, "klara")),
            Viewer::Peer(Box::new(peer)),
            Viewer::Anyone,
        ];
        let mut profile = MemberProfile::empty(Visibility::Public);
        profile.best_fit = Shown::new(domain::Line::parse("small shops").unwrap(), Visibility::Public);
        act(&database, |tx| profiles::put(tx, neve.member(), &profile));
        keep(&database, 'a');
        let sees = [
            (Visibility::Me, 1),
            (Visibility::Community, 2),
            (Visibility::Peers, 3),
            (Visibility::Public, 4),
        ];
        for (visibility, most) in sees {
            let photo = Shown::new(shown('a'), visibility);
            act(&database, |tx| {
                pictures::put_photo(tx, &neve.member().id, Some(&photo))
            });
            for (place, viewer) in viewers.iter().enumerate() {
                let seen = look(&database, viewer, 'a').is_some();
                assert_eq!(seen, place < most, "{visibility:?} {viewer:?}");
            }
        }
    }
}
