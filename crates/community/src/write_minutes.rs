//! Whoever has the minutes of an event of ours or organises it, and any officer, writes down what was agreed once it has
//! begun; members read it (F12, needs 0.3 and 0.8).

use domain::{Event, EventId, Html, JobKind, PersonName, ResignOn, Role};
use jiff::Timestamp;
use store::minutes::{self, Minutes};
use store::{Membership, StoreError, Transaction, audit, jobs, members};

use crate::Viewer;
use crate::cancel_event::{ChangeRefused, own_event};
use crate::drawn_from::{Drawn, Version};
use crate::see_event::{Host, Seen};
use crate::see_person::is_told_of;
use crate::sign_code::{PostRefused, may_post};

/// Why minutes are not written.
#[derive(Debug, thiserror::Error)]
pub enum MinutesRefused {
    /// There is no such event of ours, or it is not hers to write: the same for her.
    #[error("there is no such event")]
    NotHers,
    /// Nothing was agreed yet.
    #[error("minutes are written once the event has begun")]
    NotYet,
    /// Somebody wrote since they were read.
    #[error("somebody wrote these minutes meanwhile; read them anew")]
    Changed,
    /// Whoever writes them owes the code of ethics her signature; asked by [`may_put_down`].
    #[error(transparent)]
    NotSigned(#[from] PostRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Goes on only for somebody who may write minutes that say this: they are words before all members, so she owes the code in
/// force no signature (need 2.15); to take minutes away asks for none. Asked in the transaction that writes.
pub fn may_put_down(
    tx: &mut Transaction<'_>,
    writer: &Membership,
    text: &Html,
    resign_on: ResignOn,
) -> Result<(), MinutesRefused> {
    if !says_nothing(text) {
        may_post(tx, &writer.member().id, resign_on)?;
    }
    Ok(())
}

fn says_nothing(text: &Html) -> bool {
    text.as_str().trim().is_empty()
}

/// The event whose minutes a member may write, at any time.
pub fn to_write(
    tx: &mut Transaction<'_>,
    writer: &Membership,
    id: &EventId,
) -> Result<Event, MinutesRefused> {
    let event = match own_event(tx, id) {
        Ok(event) => event,
        Err(ChangeRefused::Store(error)) => return Err(error.into()),
        Err(_) => return Err(MinutesRefused::NotHers),
    };
    match has_minutes(tx, writer, id)? {
        true => Ok(event),
        false => Err(MinutesRefused::NotHers),
    }
}

/// Whether somebody writes the minutes of an event: officers, its organiser, and who has that job.
pub fn has_minutes(
    tx: &mut Transaction<'_>,
    writer: &Membership,
    event: &EventId,
) -> Result<bool, StoreError> {
    let who = writer.member();
    if who.holds(Role::Officer) {
        return Ok(true);
    }
    let list = jobs::get(tx, event)?;
    if list.organises(&who.id) {
        return Ok(true);
    }
    let mut minutes = list.iter().filter(|job| job.kind == JobKind::Minutes);
    Ok(minutes.any(|job| job.holder.as_ref().is_some_and(|holder| holder.member == who.id)))
}

/// Writes them, or takes them away when the text says nothing.
pub fn write_minutes(
    tx: &mut Transaction<'_>,
    writer: &Membership,
    id: &EventId,
    text: Html,
    now: Timestamp,
) -> Result<(), MinutesRefused> {
    let event = to_write(tx, writer, id)?;
    if now < event.draft.start.at {
        return Err(MinutesRefused::NotYet);
    }
    let who = writer.member();
    let known = minutes::get(tx, id)?;
    if says_nothing(&text) {
        if known.is_none() {
            return Ok(());
        }
        minutes::remove(tx, id);
    } else {
        if known.is_some_and(|known| known.text == text) {
            return Ok(());
        }
        let written = Minutes {
            text,
            by: who.id.clone(),
            at: now,
        };
        minutes::put(tx, id, &written)?;
    }
    audit::log(
        tx,
        who.handle.as_str(),
        &format!("write the minutes of event {id}"),
        now,
    )?;
    Ok(())
}

/// The same by a form, in which those of that time were `read`, or none: what another wrote since is not written over.
pub fn write_minutes_over(
    tx: &mut Transaction<'_>,
    writer: &Membership,
    id: &EventId,
    text: Html,
    read: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), MinutesRefused> {
    to_write(tx, writer, id)?;
    let known = minutes::get(tx, id)?;
    let says = known.as_ref().map_or("", |known| known.text.as_str());
    if known.as_ref().map(|known| known.at) != read && says != text.as_str() {
        return Err(MinutesRefused::Changed);
    }
    write_minutes(tx, writer, id, text, now)
}

/// The same by a program, which names the version it read; no minutes are a version too.
pub fn write_minutes_drawn(
    tx: &mut Transaction<'_>,
    writer: &Membership,
    id: &EventId,
    text: Html,
    drawn: &Drawn,
    now: Timestamp,
) -> Result<(), MinutesRefused> {
    to_write(tx, writer, id)?;
    if !drawn.still_stands(Some(&minutes::get(tx, id)?)) {
        return Err(MinutesRefused::Changed);
    }
    write_minutes(tx, writer, id, text, now)
}

/// The version of an event's minutes, written or not, for whoever may read them.
pub fn version_of_minutes(tx: &mut Transaction<'_>, seen: &Seen) -> Result<Version, StoreError> {
    Ok(Version::of(&minutes::get(tx, &seen.event.id)?))
}

/// Minutes as members read them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenMinutes {
    /// Sanitised HTML; not empty.
    pub text: Html,
    /// Who wrote them last, as she is called now; nothing once her data is deleted (F22-2), or for those whom she hides from
    /// (need 2.8).
    pub by: Option<PersonName>,
    /// When.
    pub at: Timestamp,
}

/// What this viewer reads of them: members those of our own events, anybody else nothing.
pub fn see_minutes(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    seen: &Seen,
) -> Result<Option<SeenMinutes>, StoreError> {
    let (Viewer::Member(_), Host::Us) = (viewer, seen.host) else {
        return Ok(None);
    };
    let Some(Minutes { text, by, at }) = minutes::get(tx, &seen.event.id)? else {
        return Ok(None);
    };
    let by = match members::get(tx, &by)?.filter(|who| !who.is_erased()) {
        Some(who) if is_told_of(tx, viewer, &who)? => Some(who.name),
        _ => None,
    };
    Ok(Some(SeenMinutes { text, by, at }))
}

#[cfg(test)]
mod tests {
    use domain::{Audience, CodeMode, CodeVersion};

    use super::*;
    use crate::publish_code::{NewCode, publish_code};
    use crate::samples::{self, act, at, draft, event_id, refused};
    use crate::see_event::{Sight, see_event};

    fn html(text: &str) -> Html {
        Html::from_sanitised(text.to_owned())
    }

    /// F12, 0.8, D2
    #[test]
    fn who_has_the_minutes_writes_them_once_it_has_begun_and_members_alone_read_them() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let (anke, bert) = (
            samples::member(&database, "anke"),
            samples::member(&database, "bert"),
        );
        act(&database, |tx| {
            let mut list = jobs::get(tx, &event_id(1))?;
            list.add(JobKind::Minutes).expect("there is room for one job");
            list.name(1, &anke.member().id).expect("it was just added");
            jobs::put(tx, &event_id(1), &list)
        });
        let attempt = |who: &Membership, number: u8, second: i64| {
            refused(&database, |tx| {
                write_minutes(tx, who, &event_id(number), html("<p>Agreed.</p>"), at(second))
            })
        };
        assert!(matches!(attempt(&bert, 1, 2_000), MinutesRefused::NotHers));
        assert!(matches!(attempt(&anke, 9, 2_000), MinutesRefused::NotHers));
        assert!(matches!(attempt(&anke, 1, 999), MinutesRefused::NotYet));
        let write = |text: &str| {
            act(&database, |tx| {
                write_minutes(tx, &anke, &event_id(1), html(text), at(2_000))
            });
        };
        let read = |viewer: &Viewer| {
            let seen = database.read(|tx| see_event(tx, viewer, &event_id(1)));
            let Sight::Event(seen) = seen.unwrap() else {
                panic!("it is there");
            };
            database.read(|tx| see_minutes(tx, viewer, &seen)).unwrap()
        };
        write("<p>Agreed.</p>");
        let member = Viewer::Member(bert.clone());
        let seen = read(&member).unwrap();
        assert_eq!(seen.text.as_str(), "<p>Agreed.</p>");
        assert_eq!(seen.by, Some(anke.member().name.clone()));
        assert_eq!(read(&Viewer::Anyone), None);
        write("");
        assert_eq!(read(&member), None);
    }

    /// F12: two who write at once hear of each other, and neither text is lost.
    #[test]
    fn minutes_that_another_wrote_meanwhile_are_not_written_over() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let officer = samples::officer(&database);
        let hers = database.read(|tx| members::membership(tx, &officer.member().id));
        let hers = hers.unwrap().unwrap();
        let write = |text: &str, read: Option<i64>, second: i64| {
            database.transact_blocking(|tx| {
                let (id, read) = (event_id(1), read.map(at));
                write_minutes_over(tx, &hers, &id, html(text), read, at(second))
            })
        };
        write("<p>First.</p>", None, 2_000).unwrap();
        let late = write("<p>Second.</p>", None, 2_001);
        assert!(matches!(late, Err(MinutesRefused::Changed)));
        write("<p>First.</p>", None, 2_002).unwrap();
        write("<p>Both.</p>", Some(2_000), 2_003).unwrap();
        let late = write("", Some(2_000), 2_004);
        assert!(matches!(late, Err(MinutesRefused::Changed)));
        let kept = database.read(|tx| minutes::get(tx, &event_id(1)));
        assert_eq!(kept.unwrap().unwrap().text.as_str(), "<p>Both.</p>");
    }

    /// 2.15: minutes are posting, and to take them away is not.
    #[test]
    fn who_owes_the_code_a_signature_puts_nothing_down() {
        let database = samples::node();
        let anke = samples::member(&database, "anke");
        let new = NewCode {
            version: CodeVersion::parse("1").unwrap(),
            mode: CodeMode::Signed,
            summary: "Be fair.".to_owned(),
            text: "Put the customer first.".to_owned(),
        };
        act(&database, |tx| publish_code(tx, "operator", &new, 100, at(0)));
        let may = |text: &str| database.read(|tx| may_put_down(tx, &anke, &html(text), ResignOn::Major));
        let refused = may("<p>Agreed.</p>");
        assert!(matches!(
            refused,
            Err(MinutesRefused::NotSigned(PostRefused::NotSigned(_)))
        ));
        assert!(may(" ").is_ok());
    }

    /// F22-2, H9: what was agreed stays when who wrote it down deletes her data, and her name does not.
    #[test]
    fn minutes_name_nobody_whose_data_is_deleted() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let officer = samples::officer(&database);
        let (olga, bert) = (officer.member(), samples::member(&database, "bert"));
        let hers = database.read(|tx| members::membership(tx, &olga.id));
        let hers = hers.unwrap().unwrap();
        act(&database, |tx| {
            write_minutes(tx, &hers, &event_id(1), html("<p>Agreed.</p>"), at(2_000))
        });
        act(&database, |tx| members::erase(tx, olga));
        let viewer = Viewer::Member(bert);
        let Ok(Sight::Event(seen)) = database.read(|tx| see_event(tx, &viewer, &event_id(1))) else {
            panic!("it is there");
        };
        let read = database.read(|tx| see_minutes(tx, &viewer, &seen));
        let read = read.unwrap().unwrap();
        assert_eq!((read.text.as_str(), read.by), ("<p>Agreed.</p>", None));
        let kept = database.read(|tx| minutes::get(tx, &event_id(1)));
        let kept = serde_json::to_string(&kept.unwrap()).unwrap();
        assert!(!kept.contains(olga.name.as_str()), "{kept}");
    }
}
