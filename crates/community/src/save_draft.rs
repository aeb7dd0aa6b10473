//! An officer saves an event that is not for anybody's eyes yet, and publishes it later: until then officers alone know of it,
//! and no peer, feed or document does (F12).

use domain::{Audience, Event, EventDraft, EventId, EventState, Iri, JoinLink, PersonName, ResignOn};
use jiff::Timestamp;
use store::event_drafts::{self, DRAFTS_MAX, SavedDraft};
use store::{Officer, StoreError, Transaction, audit, community, events, members};

use crate::cancel_event::ChangeRefused;
use crate::drawn_from::Drawn;
use crate::publish_event::{PublishRefused, check_audience, check_size, publish_event};
use crate::set_join_link::set_join_link;

/// Why a draft is not saved, published or discarded.
#[derive(Debug, thiserror::Error)]
pub enum DraftRefused {
    /// There is none of that name.
    #[error("there is no such draft")]
    NoSuchDraft,
    /// It is an event already, or was one.
    #[error("this event was published already; change the event itself")]
    Published,
    /// More than [`DRAFTS_MAX`].
    #[error("{} drafts are kept; publish or discard one first", DRAFTS_MAX)]
    TooMany,
    /// Somebody saved it since it was read.
    #[error("somebody saved this draft meanwhile; read it anew")]
    Changed,
    /// As it stands it cannot be an event.
    #[error(transparent)]
    Event(#[from] PublishRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Saves a draft, new or once more. It is checked as what is published is.
pub fn save_draft(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &EventId,
    draft: EventDraft,
    audience: Audience,
    link: Option<JoinLink>,
    now: Timestamp,
) -> Result<SavedDraft, DraftRefused> {
    draft.check(now).map_err(PublishRefused::from)?;
    check_size(&draft).map_err(PublishRefused::from)?;
    check_audience(tx, &audience)?;
    if was_published(tx, id)? {
        return Err(DraftRefused::Published);
    }
    let is_new = event_drafts::get(tx, id)?.is_none();
    if is_new && event_drafts::all(tx)?.len() >= usize::from(DRAFTS_MAX) {
        return Err(DraftRefused::TooMany);
    }
    let saved = SavedDraft {
        id: id.clone(),
        draft,
        audience,
        link,
        by: officer.member().id.clone(),
        saved: now,
    };
    event_drafts::put(tx, &saved)?;
    let by = officer.member().handle.as_str();
    audit::log(tx, by, &format!("save a draft of event {id}"), now)?;
    Ok(saved)
}

/// Asked before a draft is saved or published by a form that was read a while ago: what another saved since is not written
/// over. `read` is when the draft had been saved that stood in the form; nothing for a form that began without one.
pub fn check_as_read(
    tx: &mut Transaction<'_>,
    id: &EventId,
    read: Option<Timestamp>,
) -> Result<(), DraftRefused> {
    let known = event_drafts::get(tx, id)?;
    match (known, read) {
        (Some(known), Some(read)) if known.saved != read => Err(DraftRefused::Changed),
        _ => Ok(()),
    }
}

/// The same by a program, which names the version it read: the draft that is there, if the change is still over it. A draft
/// that has to be there and is not is refused as such, and an event of that name that was published is no draft.
pub fn draft_over(
    tx: &mut Transaction<'_>,
    id: &EventId,
    drawn: &Drawn,
) -> Result<Option<SavedDraft>, DraftRefused> {
    let known = event_drafts::get(tx, id)?;
    match (drawn.still_stands(known.as_ref()), &known) {
        (true, _) => Ok(known),
        (false, None) => Err(DraftRefused::NoSuchDraft),
        (false, Some(_)) => Err(DraftRefused::Changed),
    }
}

/// Publishes a draft as it stands: it is an event from now on, and its audience hears. As for every event the officer owes the
/// code of ethics no signature.
pub fn publish_draft(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    resign_on: ResignOn,
    id: &EventId,
    secret: &[u8; 32],
    now: Timestamp,
) -> Result<Event, DraftRefused> {
    let saved = see_draft(tx, officer, id)?;
    if was_published(tx, id)? {
        return Err(DraftRefused::Published);
    }
    let (draft, audience) = (saved.draft, saved.audience);
    let event = publish_event(tx, officer, resign_on, id.clone(), draft, audience, now)?;
    if let Some(link) = &saved.link {
        set_join_link(tx, officer, id, Some(link), secret, now).map_err(|refused| match refused {
            ChangeRefused::Event(refused) => DraftRefused::Event(refused.into()),
            ChangeRefused::Store(error) => DraftRefused::Store(error),
            _ => DraftRefused::NoSuchDraft,
        })?;
    }
    event_drafts::remove(tx, id)?;
    Ok(event)
}

/// Throws a draft away.
pub fn discard_draft(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &EventId,
    now: Timestamp,
) -> Result<(), DraftRefused> {
    see_draft(tx, officer, id)?;
    event_drafts::remove(tx, id)?;
    let by = officer.member().handle.as_str();
    audit::log(tx, by, &format!("discard the draft of event {id}"), now)?;
    Ok(())
}

/// One draft, for an officer.
pub fn see_draft(
    tx: &mut Transaction<'_>,
    _officer: &Officer,
    id: &EventId,
) -> Result<SavedDraft, DraftRefused> {
    event_drafts::get(tx, id)?.ok_or(DraftRefused::NoSuchDraft)
}

/// All of them, those that begin first before the others.
pub fn list_drafts(tx: &mut Transaction<'_>, _officer: &Officer) -> Result<Vec<SavedDraft>, StoreError> {
    let mut drafts = event_drafts::all(tx)?;
    drafts.sort_by_key(|draft| (draft.draft.start.at, draft.id.clone()));
    Ok(drafts)
}

/// Who saved a draft last, as she is called now; nothing once her data is deleted (F22-2).
pub fn saved_by(tx: &mut Transaction<'_>, saved: &SavedDraft) -> Result<Option<PersonName>, StoreError> {
    let who = members::get(tx, &saved.by)?.filter(|who| !who.is_erased());
    Ok(who.map(|who| who.name))
}

/// The event that a draft would be, for whoever shows it as one; it is written nowhere. Nothing before the node is set up.
pub fn as_event(tx: &mut Transaction<'_>, saved: &SavedDraft) -> Result<Option<Event>, StoreError> {
    let identity = community::identity(tx)?;
    Ok(identity.map(|identity| Event {
        id: saved.id.clone(),
        iri: Iri::local(&identity.origin, &format!("/events/{}", saved.id)),
        owner: identity.group(),
        revision: 0,
        state: EventState::Draft,
        audience: saved.audience.clone(),
        draft: saved.draft.clone(),
        published: saved.saved,
        updated: saved.saved,
        taken: None,
        source: None,
        series: None,
    }))
}

fn was_published(tx: &mut Transaction<'_>, id: &EventId) -> Result<bool, StoreError> {
    let Some(identity) = community::identity(tx)? else {
        return Ok(false);
    };
    let iri = Iri::local(&identity.origin, &format!("/events/{id}"));
    Ok(events::get(tx, id)?.is_some() || events::tombstone(tx, &iri)?.is_some())
}

#[cfg(test)]
mod tests {
    use domain::{
        Announcement, Banner, EventRefused, Picture, PictureHash, PictureKind, PictureName, PictureSize,
        ShelvedPicture, ShownPicture,
    };

    use super::*;
    use crate::Viewer;
    use crate::remove_event::remove_event;
    use crate::samples::{self, act, at, draft, event_id, refused};
    use crate::see_event::{SeeRefused, see_event};
    use crate::see_picture::{PictureReader, see_picture};

    fn save(database: &store::Database, number: u8, start: i64) -> SavedDraft {
        let officer = samples::officer(database);
        act(database, |tx| {
            let link = JoinLink::parse("https://meet.example/one").ok();
            let (id, audience) = (event_id(number), Audience::Public);
            save_draft(tx, &officer, &id, draft(start), audience, link, at(0))
        })
    }

    /// F12, D2: nobody hears of a draft or sees it, an officer's look at the event included; published it is told once.
    #[test]
    fn a_draft_is_told_to_nobody_until_it_is_published() {
        let database = samples::node();
        let officer = samples::officer(&database);
        save(&database, 1, 1_000);
        let saved = save(&database, 1, 2_000);
        assert_eq!(samples::told(&database), []);
        let membership = database.read(|tx| store::members::membership(tx, &officer.member().id));
        for viewer in [Viewer::Anyone, Viewer::Member(membership.unwrap().unwrap())] {
            let seen = database.read(|tx| see_event(tx, &viewer, &event_id(1)));
            assert!(matches!(seen, Err(SeeRefused::NotFound)));
        }
        let listed = database.read(|tx| list_drafts(tx, &officer)).unwrap();
        assert_eq!(
            listed,
            std::slice::from_ref(&saved),
            "the same draft is saved over"
        );
        let by = || database.read(|tx| saved_by(tx, &saved)).unwrap();
        assert_eq!(by(), Some(officer.member().name.clone()));
        let event = act(&database, |tx| {
            publish_draft(tx, &officer, ResignOn::Major, &event_id(1), &[1; 32], at(5))
        });
        assert_eq!((event.state, event.revision), (EventState::Published, 1));
        assert_eq!(event.draft.start.at, at(2_000));
        let published = Announcement::EventPublished {
            event: event_id(1),
            revision: 1,
        };
        assert_eq!(samples::told(&database), [published]);
        let link = database.read(|tx| store::join_links::get(tx, &event_id(1)));
        assert!(link.unwrap().is_some(), "its link to join goes with it");
        let again = refused(&database, |tx| {
            publish_draft(tx, &officer, ResignOn::Major, &event_id(1), &[1; 32], at(6))
        });
        assert!(matches!(again, DraftRefused::NoSuchDraft));
        let saved_late = refused(&database, |tx| {
            save_draft(
                tx,
                &officer,
                &event_id(1),
                draft(1_000),
                Audience::Public,
                None,
                at(6),
            )
        });
        assert!(matches!(saved_late, DraftRefused::Published));
        act(&database, |tx| members::erase(tx, officer.member()));
        assert_eq!(by(), None, "her name goes with her data");
    }

    /// F12, D2: a draft like another event keeps the picture when that one is removed, for officers until it is published.
    #[test]
    fn a_draft_keeps_the_picture_that_it_took_over_from_another_event() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let shelved = ShelvedPicture {
            picture: Picture {
                hash: PictureHash::parse(&"a".repeat(PictureHash::DIGITS)).unwrap(),
                kind: PictureKind::Jpeg,
                width: 1_200,
                height: 800,
            },
            large_bytes: 50_000,
            small_bytes: 9_000,
        };
        let name = PictureName {
            hash: shelved.picture.hash.clone(),
            size: PictureSize::Large,
            kind: PictureKind::Jpeg,
        };
        let shown = ShownPicture {
            picture: shelved.picture.clone(),
            alt: None,
        };
        let with_picture = EventDraft {
            banner: Some(Banner::ours(&samples::origin("a.example"), shown)),
            ..draft(1_000)
        };
        act(&database, |tx| store::pictures::keep(tx, &shelved));
        samples::publish(&database, 1, &with_picture, &Audience::Public);
        let save = |number: u8| {
            act(&database, |tx| {
                let (id, like) = (event_id(number), with_picture.clone());
                save_draft(tx, &officer, &id, like, Audience::Public, None, at(0))
            })
        };
        save(2);
        save(3);
        act(&database, |tx| remove_event(tx, &officer, &event_id(1), at(1)));
        let sees = |viewer: &Viewer| database.read(|tx| see_picture(tx, viewer, &name)).unwrap();
        let olga = database.read(|tx| members::membership(tx, &officer.member().id));
        let olga = Viewer::Member(olga.unwrap().unwrap());
        let bert = Viewer::Member(samples::member(&database, "bert"));
        assert_eq!((sees(&Viewer::Anyone), sees(&bert)), (None, None));
        assert_eq!(sees(&olga), Some(PictureReader::SheAlone));
        act(&database, |tx| {
            publish_draft(tx, &officer, ResignOn::Major, &event_id(2), &[1; 32], at(2))
        });
        assert_eq!(sees(&Viewer::Anyone), Some(PictureReader::Everybody));
        act(&database, |tx| discard_draft(tx, &officer, &event_id(3), at(3)));
        assert_eq!(sees(&bert), Some(PictureReader::Everybody));
        act(&database, |tx| remove_event(tx, &officer, &event_id(2), at(4)));
        assert_eq!(sees(&olga), None, "nothing shows it any more");
    }

    /// F12: two officers who write one draft hear of each other.
    #[test]
    fn a_draft_that_was_saved_since_it_was_read_is_not_as_it_was_read() {
        let database = samples::node();
        let first = save(&database, 1, 1_000);
        let check = |number: u8, read| database.read(|tx| check_as_read(tx, &event_id(number), read));
        assert!(check(1, Some(first.saved)).is_ok());
        let officer = samples::officer(&database);
        act(&database, |tx| {
            let (id, audience) = (event_id(1), Audience::Public);
            save_draft(tx, &officer, &id, draft(2_000), audience, None, at(7))
        });
        assert!(matches!(check(1, Some(first.saved)), Err(DraftRefused::Changed)));
        assert!(check(1, Some(at(7))).is_ok());
        assert!(check(1, None).is_ok(), "the form in which it began, sent again");
        assert!(check(2, Some(at(7))).is_ok(), "there is nothing to write over");
    }

    #[test]
    fn a_draft_that_could_be_no_event_is_not_saved_and_one_is_discarded_once() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let seatless = EventDraft {
            capacity: Some(0),
            ..draft(1_000)
        };
        let refusal = refused(&database, |tx| {
            let (id, audience) = (event_id(1), Audience::Members);
            save_draft(tx, &officer, &id, seatless.clone(), audience, None, at(0))
        });
        assert!(matches!(
            refusal,
            DraftRefused::Event(PublishRefused::Event(EventRefused::Capacity))
        ));
        // Each of these letters is two on the wire.
        let large = EventDraft {
            description: domain::Html::from_sanitised("\"".repeat(EventDraft::BYTES_MAX / 2)),
            ..draft(1_000)
        };
        let refusal = refused(&database, |tx| {
            let (id, audience) = (event_id(1), Audience::Members);
            save_draft(tx, &officer, &id, large.clone(), audience, None, at(0))
        });
        assert!(matches!(
            refusal,
            DraftRefused::Event(PublishRefused::Event(EventRefused::TooLarge))
        ));
        save(&database, 1, 1_000);
        act(&database, |tx| discard_draft(tx, &officer, &event_id(1), at(1)));
        let again = refused(&database, |tx| discard_draft(tx, &officer, &event_id(1), at(1)));
        assert!(matches!(again, DraftRefused::NoSuchDraft));
    }
}
