//! The picture of a peer's event was fetched and made anew: it is shown from an address of our own, to whoever may see the
//! event, and no page loads it from elsewhere (F12, F15).

use domain::{EventId, Scope};
use store::pictures::{self, Wanted};
use store::{StoreError, Transaction, events, peerings};
use wire::picture::Remade;

/// Pictures of others that are kept at once; the event known longest gives up its own for a newer one.
pub const FOREIGN_PICTURES_MAX: usize = 500;

/// Whether a picture is still to be asked for: its event says so, and is of a node with which events are shared.
pub fn is_still_wanted(tx: &mut Transaction<'_>, wanted: &Wanted) -> Result<bool, StoreError> {
    let Some(event) = events::get(tx, &wanted.event)? else {
        return Ok(false);
    };
    if event.picture_elsewhere() != Some(&wanted.url) || !pictures::is_wanted(tx, wanted)? {
        return Ok(false);
    }
    Ok(peerings::active(tx, &event.iri.origin(), Scope::Events)?.is_some())
}

/// Keeps it, if it is still wanted.
pub fn keep_foreign_picture(
    tx: &mut Transaction<'_>,
    wanted: &Wanted,
    remade: &Remade,
) -> Result<(), StoreError> {
    if !is_still_wanted(tx, wanted)? {
        return Ok(());
    }
    let Some(before) = events::get(tx, &wanted.event)? else {
        return Ok(());
    };
    let mut event = before.clone();
    if let Some(banner) = &mut event.draft.banner {
        banner.picture = Some(remade.picture.clone());
    }
    pictures::keep(tx, &remade.picture, &remade.large, &remade.small)?;
    events::replace(tx, &before, &event)?;
    let mut kept = pictures::foreign(tx)?;
    kept.insert(event.id);
    while kept.len() > FOREIGN_PICTURES_MAX {
        if let Some(oldest) = kept.pop_first() {
            give_up(tx, &oldest)?;
        }
    }
    pictures::put_foreign(tx, &kept)
}

/// An event of another stays without its picture, until its host sends it anew.
fn give_up(tx: &mut Transaction<'_>, id: &EventId) -> Result<(), StoreError> {
    let Some(before) = events::get(tx, id)? else {
        return Ok(());
    };
    let mut event = before.clone();
    event.draft.banner = None;
    events::replace(tx, &before, &event)
}

#[cfg(test)]
mod tests {
    use domain::{Audience, Banner, Event, Picture, PictureHash, PictureKind};
    use store::Database;

    use super::*;
    use crate::samples::{self, act, at, draft, event_id};

    fn remade(letter: char) -> Remade {
        Remade {
            picture: Picture {
                hash: PictureHash::parse(&letter.to_string().repeat(PictureHash::DIGITS)).unwrap(),
                kind: PictureKind::Jpeg,
                width: 10,
                height: 10,
            },
            large: b"large".to_vec(),
            small: b"small".to_vec(),
        }
    }

    /// An event of this host, whose picture lies at this address.
    fn theirs(database: &Database, host: &str, url: &str) -> Event {
        let ours = samples::publish(database, 7, &draft(1_000), &Audience::Public);
        let mut event = Event {
            id: event_id(2),
            iri: samples::iri(&format!("https://{host}/events/2")),
            ..ours
        };
        event.draft.banner = Some(Banner {
            url: samples::iri(url),
            media_type: "image/jpeg".to_owned(),
            alt: None,
            picture: None,
        });
        act(database, |tx| events::put(tx, &event));
        event
    }

    fn wanted(database: &Database) -> Vec<Wanted> {
        database.read(|tx| pictures::wanted(tx, at(0), 9)).unwrap()
    }

    #[test]
    fn a_picture_of_a_peers_event_is_wanted_once_and_kept_with_the_event() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let event = theirs(&database, "b.example", "https://b.example/media/1.jpg");
        let [asked]: [Wanted; 1] = wanted(&database).try_into().unwrap();
        act(&database, |tx| keep_foreign_picture(tx, &asked, &remade('a')));
        assert!(wanted(&database).is_empty());
        let known = database.read(|tx| events::get(tx, &event.id)).unwrap().unwrap();
        assert_eq!(known.picture(), Some(&remade('a').picture));
        assert_eq!(known.revision, event.revision, "it is no news");
        // The same address again is the same picture; it goes with the event.
        let again = event.draft.clone().keeping_picture_of(&known.draft);
        assert_eq!(again, known.draft);
        act(&database, |tx| events::forget(tx, &known));
        let hash = remade('a').picture.hash;
        assert_eq!(database.read(|tx| pictures::get(tx, &hash)), Ok(None));
    }

    /// B5: nobody makes this node ask anywhere but at a peer for what the peer has itself.
    #[test]
    fn nothing_is_asked_for_elsewhere_than_at_a_peer() {
        for (host, url) in [
            ("b.example", "https://c.example/media/1.jpg"),
            ("b.example", "https://b.example/banner.png"),
        ] {
            let database = samples::node();
            samples::peer(&database, "b.example", &[Scope::Events]);
            theirs(&database, host, url);
            assert!(wanted(&database).is_empty(), "{url}");
        }
        let database = samples::node();
        theirs(&database, "b.example", "https://b.example/media/1.jpg");
        let [asked]: [Wanted; 1] = wanted(&database).try_into().unwrap();
        assert_eq!(database.read(|tx| is_still_wanted(tx, &asked)), Ok(false));
        act(&database, |tx| keep_foreign_picture(tx, &asked, &remade('a')));
        let hash = remade('a').picture.hash;
        assert_eq!(database.read(|tx| pictures::get(tx, &hash)), Ok(None));
    }
}
