//! An organiser gives an event of ours a picture, or takes it away; whoever may see the event hears of the change (F12).

use domain::{AltText, Banner, Event, EventId, PICTURE_USES_MAX, ShelvedPicture, ShownPicture};
use jiff::Timestamp;
use store::{StoreError, Transaction, community, pictures};

use crate::cancel_event::ChangeRefused;
use crate::change_event::{Expected, change_event};
use crate::organise_event::{Organises, organised};

/// Why an event keeps the picture it has.
#[derive(Debug, thiserror::Error)]
pub enum GivePictureRefused {
    /// More events than [`PICTURE_USES_MAX`] show the very same picture.
    #[error("{} events show this picture already; choose another one", PICTURE_USES_MAX)]
    UsedTooOften,
    /// The event cannot be changed.
    #[error(transparent)]
    Event(#[from] ChangeRefused),
}

impl From<StoreError> for GivePictureRefused {
    fn from(error: StoreError) -> Self {
        Self::Event(error.into())
    }
}

/// Puts a picture at the head of an event, in place of what stood there; `alt` says what it shows, unless it only decorates.
pub fn give_event_picture(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
    (shelved, alt): (&ShelvedPicture, Option<&AltText>),
    expected: Expected,
    now: Timestamp,
) -> Result<Event, GivePictureRefused> {
    let event = organised(tx, by, id)?;
    let identity = community::identity(tx)?.ok_or(ChangeRefused::NoSuchEvent)?;
    let picture = &shelved.picture;
    let known = pictures::get(tx, &picture.hash)?;
    if known.is_some_and(|known| known.uses.len() >= PICTURE_USES_MAX) {
        return Err(GivePictureRefused::UsedTooOften);
    }
    pictures::keep(tx, shelved)?;
    let shown = ShownPicture {
        picture: picture.clone(),
        alt: alt.cloned(),
    };
    let banner = Banner::ours(&identity.origin, shown);
    Ok(with_banner(tx, by, event, Some(banner), expected, now)?)
}

/// Says anew what the picture of an event shows; nothing happens where there is none.
pub fn describe_event_picture(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
    alt: Option<&AltText>,
    expected: Expected,
    now: Timestamp,
) -> Result<Event, ChangeRefused> {
    let event = organised(tx, by, id)?;
    let known = event.draft.banner.clone();
    let banner = known.map(|banner| Banner {
        alt: alt.cloned(),
        ..banner
    });
    with_banner(tx, by, event, banner, expected, now)
}

/// Takes the picture of an event away; a second time nothing happens.
pub fn take_event_picture(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
    expected: Expected,
    now: Timestamp,
) -> Result<Event, ChangeRefused> {
    let event = organised(tx, by, id)?;
    with_banner(tx, by, event, None, expected, now)
}

fn with_banner(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    event: Event,
    banner: Option<Banner>,
    expected: Expected,
    now: Timestamp,
) -> Result<Event, ChangeRefused> {
    let mut draft = event.draft;
    draft.banner = banner;
    change_event(tx, by, &event.id, draft, event.audience, expected, now)
}

#[cfg(test)]
mod tests {
    use domain::{Announcement, Audience, EventChange, Picture, PictureHash, PictureKind};
    use store::{Database, events};

    use super::*;
    use crate::cancel_event::cancel_event;
    use crate::remove_event::remove_event;
    use crate::samples::{self, act, at, draft, event_id};

    fn shelved(letter: char) -> ShelvedPicture {
        ShelvedPicture {
            picture: Picture {
                hash: PictureHash::parse(&letter.to_string().repeat(PictureHash::DIGITS)).unwrap(),
                kind: PictureKind::Jpeg,
                width: 1_200,
                height: 800,
            },
            large_bytes: 50_000,
            small_bytes: 9_000,
        }
    }

    fn give(database: &Database, letter: char, alt: Option<&str>) -> Event {
        let officer = samples::officer(database);
        let alt = alt.map(|alt| AltText::parse(alt).unwrap());
        let shelved = shelved(letter);
        act(database, |tx| {
            give_event_picture(
                tx,
                &officer,
                &event_id(1),
                (&shelved, alt.as_ref()),
                Expected::Any,
                at(5),
            )
        })
    }

    fn is_kept(database: &Database, letter: char) -> bool {
        let hash = shelved(letter).picture.hash;
        database.read(|tx| pictures::get(tx, &hash)).unwrap().is_some()
    }

    /// F12: a new picture is news that nobody has to do anything about, and the old one is not kept.
    #[test]
    fn a_picture_is_told_as_a_detail_and_takes_the_place_of_the_one_before() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        samples::told(&database);
        let event = give(&database, 'a', Some("A lit stage"));
        let banner = event.draft.banner.unwrap();
        assert!(banner.url.as_str().starts_with("https://a.example/media/aaaa"));
        assert_eq!(banner.alt.unwrap().as_str(), "A lit stage");
        give(&database, 'b', None);
        let changed = |revision| Announcement::EventChanged {
            event: event_id(1),
            revision,
            change: EventChange::Details,
        };
        assert_eq!(samples::told(&database), [changed(2), changed(3)]);
        assert!(!is_kept(&database, 'a') && is_kept(&database, 'b'));

        let officer = samples::officer(&database);
        let alt = AltText::parse("An empty stage").ok();
        let event = act(&database, |tx| {
            describe_event_picture(tx, &officer, &event_id(1), alt.as_ref(), Expected::Any, at(6))
        });
        assert_eq!(event.draft.banner.unwrap().alt, alt);
        assert!(is_kept(&database, 'b'), "it is the same one");
        let event = act(&database, |tx| {
            take_event_picture(tx, &officer, &event_id(1), Expected::Any, at(6))
        });
        assert_eq!((event.draft.banner, is_kept(&database, 'b')), (None, false));
    }

    #[test]
    fn a_removed_event_takes_its_picture_along_and_a_cancelled_one_gets_none() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        give(&database, 'a', None);
        let officer = samples::officer(&database);
        act(&database, |tx| cancel_event(tx, &officer, &event_id(1), at(6)));
        assert!(is_kept(&database, 'a'), "it is still shown");
        let refused = samples::refused(&database, |tx| {
            give_event_picture(
                tx,
                &officer,
                &event_id(1),
                (&shelved('b'), None),
                Expected::Any,
                at(7),
            )
        });
        assert!(matches!(
            refused,
            GivePictureRefused::Event(ChangeRefused::Cancelled)
        ));
        assert!(!is_kept(&database, 'b'), "nothing of it was kept");
        act(&database, |tx| remove_event(tx, &officer, &event_id(1), at(8)));
        assert!(!is_kept(&database, 'a'));
        assert_eq!(database.read(|tx| events::get(tx, &event_id(1))), Ok(None));
    }

    #[test]
    fn an_officer_who_saw_an_older_version_does_not_overwrite_a_newer_one() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        give(&database, 'a', None);
        let officer = samples::officer(&database);
        let refused = samples::refused(&database, |tx| {
            let old = Expected::Revision(1);
            give_event_picture(tx, &officer, &event_id(1), (&shelved('b'), None), old, at(7))
        });
        assert!(matches!(
            refused,
            GivePictureRefused::Event(ChangeRefused::Changed { revision: 2 })
        ));
    }
}
