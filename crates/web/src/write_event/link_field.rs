//! The link to join of an event, as an organiser types it in the form; it lies apart from the event (F12).

use ambient::StreamName;
use community::cancel_event::ChangeRefused;
use community::organise_event::Organises;
use community::set_join_link::{LinkChange, change_join_link, join_link_of, set_join_link};
use domain::{Event, EventDraft, EventId, JoinLink, Modality};
use store::Transaction;

use super::event_form::{EventForm, Fault};
use crate::error_page::ErrorPage;
use crate::sign_in::{Organising, Refused};
use crate::visit::Visit;

/// What the field says, with fresh chance for the addresses of guests.
pub(super) struct Typed {
    link: Option<JoinLink>,
    /// What stood in it when the form was read.
    read: Option<JoinLink>,
    secret: [u8; 32],
}

impl Typed {
    /// Reads the field; where people meet at an address alone there is none.
    pub(super) fn read(visit: &Visit, form: &EventForm) -> Result<Self, Fault> {
        let fault = |key| Fault {
            field: "join_link",
            key,
            n: 0,
        };
        let link = match form.join_link.trim() {
            "" => None,
            _ if form.modality == crate::events_asked::modality_word(Modality::InPerson) => {
                return Err(fault("event-form-wrong-join-place"));
            }
            text => Some(JoinLink::parse(text).map_err(|_| fault("event-form-wrong-join-link"))?),
        };
        let randomness = &visit.site.doors.node.randomness;
        Ok(Self {
            link,
            read: JoinLink::parse(&form.join_link_read).ok(),
            secret: randomness.stream(StreamName::Nonces).bytes(),
        })
    }

    /// The link alone, to be kept with a draft.
    pub(super) fn link(self) -> Option<JoinLink> {
        self.link
    }

    /// Changes it, where she touched the field, for an event of ours and later dates of its series, in the transaction that
    /// changes them.
    pub(super) fn change(
        &self,
        tx: &mut Transaction<'_>,
        by: &dyn Organises,
        (event, later): (&EventId, &[Event]),
        visit: &Visit,
    ) -> Result<(), ChangeRefused> {
        let said = LinkChange {
            read: self.read.as_ref(),
            link: self.link.as_ref(),
            secret: &self.secret,
        };
        change_join_link(tx, by, event, later, said, visit.now)
    }

    /// Sets it for an event of ours, in the transaction that publishes it.
    pub(super) fn set(
        &self,
        tx: &mut Transaction<'_>,
        by: &dyn Organises,
        event: &EventId,
        visit: &Visit,
    ) -> Result<(), ChangeRefused> {
        set_join_link(tx, by, event, self.link.as_ref(), &self.secret, visit.now)
    }
}

/// The draft and the field together: all that is wrong with either is said at once.
pub(super) fn with_link(
    draft: Result<EventDraft, Vec<Fault>>,
    typed: Result<Typed, Fault>,
) -> Result<(EventDraft, Typed), Vec<Fault>> {
    match (draft, typed) {
        (Ok(draft), Ok(typed)) => Ok((draft, typed)),
        (draft, typed) => {
            let mut faults = draft.err().unwrap_or_default();
            faults.extend(typed.err());
            Err(faults)
        }
    }
}

/// What stands in the field of an event that is there.
pub(super) fn known(by: &Organising, event: &Event) -> Result<String, Refused> {
    let database = &by.visit.site.doors.node.database;
    let link = database.read(|tx| join_link_of(tx, &by.organiser, &event.id));
    let link = link.map_err(|refused| Refused::by(&by.visit, &ErrorPage::instead_of(&refused)))?;
    Ok(link.map_or_else(String::new, String::from))
}
