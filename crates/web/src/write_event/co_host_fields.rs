//! Who holds an event with the community, as an officer names them in the form (F12, need 0.7).

use community::co_hosts::co_host_called;
use domain::{CoHost, EventDraft, TextRefused, Title};
use store::StoreError;

use super::event_form::{EventForm, Fault};
use super::form_fields::Drawn;
use crate::error_page::ErrorPage;
use crate::sign_in::Refused;
use crate::visit::Visit;

/// A field for each that an event may have.
pub(super) const CO_HOSTS: [Drawn; EventDraft::CO_HOSTS_MAX] = [
    drawn("co_host_1", "event-form-co-hosts-hint"),
    drawn("co_host_2", ""),
    drawn("co_host_3", ""),
    drawn("co_host_4", ""),
    drawn("co_host_5", ""),
];

const fn drawn(name: &'static str, hint: &'static str) -> Drawn {
    Drawn {
        name,
        label: "event-form-co-host",
        hint,
        kind: "text",
        required: false,
    }
}

impl EventForm {
    /// The name of each field and what stands in it.
    pub(super) fn co_hosts(&self) -> [(&'static str, &str); EventDraft::CO_HOSTS_MAX] {
        [
            ("co_host_1", self.co_host_1.as_str()),
            ("co_host_2", self.co_host_2.as_str()),
            ("co_host_3", self.co_host_3.as_str()),
            ("co_host_4", self.co_host_4.as_str()),
            ("co_host_5", self.co_host_5.as_str()),
        ]
    }

    /// The form with those who hold an event that is there.
    pub(super) fn naming(mut self, co_hosts: &[CoHost]) -> Self {
        let fields = [
            &mut self.co_host_1,
            &mut self.co_host_2,
            &mut self.co_host_3,
            &mut self.co_host_4,
            &mut self.co_host_5,
        ];
        for (field, host) in fields.into_iter().zip(co_hosts) {
            *field = host.name.to_string();
        }
        self
    }
}

/// Who is named, each once, or the fields that name nobody; whom the event has `known` may be gone since.
pub(super) fn named(
    visit: &Visit,
    form: &EventForm,
    known: &[CoHost],
) -> Result<Result<Vec<CoHost>, Vec<Fault>>, Refused> {
    let (mut hosts, mut faults) = (Vec::new(), Vec::new());
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| {
        for (field, text) in form.co_hosts() {
            let host = match Title::parse(text) {
                Err(TextRefused::Empty) => continue,
                Err(_) => None,
                Ok(name) => co_host_called(tx, &name, known)?,
            };
            match host {
                Some(host) if hosts.contains(&host) => {}
                Some(host) => hosts.push(host),
                None => faults.push(Fault {
                    field,
                    key: "event-form-wrong-co-host",
                    n: 0,
                }),
            }
        }
        Ok(())
    });
    read.map_err(|_: StoreError| Refused::by(visit, &ErrorPage::Unavailable))?;
    Ok(match faults.is_empty() {
        true => Ok(hosts),
        false => Err(faults),
    })
}

/// What is read from the form with who is named in it, or everything that is wrong with either.
pub(super) fn held_by(
    draft: Result<EventDraft, Vec<Fault>>,
    named: Result<Vec<CoHost>, Vec<Fault>>,
) -> Result<EventDraft, Vec<Fault>> {
    match (draft, named) {
        (Ok(draft), Ok(co_hosts)) => Ok(EventDraft { co_hosts, ..draft }),
        (draft, named) => {
            let mut faults = draft.err().unwrap_or_default();
            faults.extend(named.err().unwrap_or_default());
            Err(faults)
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::Iri;

    use super::*;
    use crate::samples::{moment, stored_event};

    /// 0.7: each is shown in a field of her own, and what is wrong is said all at once.
    #[test]
    fn who_holds_an_event_is_shown_again_and_named_with_all_that_is_wrong() {
        let mut event = stored_event(1, "Dinner", moment("2027-01-14T18:00:00Z"));
        let community = Iri::parse("https://a.example/c/a").unwrap();
        let chapter = |name: &str| CoHost::chapter(&community, &Title::parse(name).unwrap());
        event.draft.co_hosts = vec![chapter("Eastside"), chapter("Tacoma")];
        let form = EventForm::of(&event.draft, &event.audience, 1);
        let shown = form.co_hosts().map(|(_, text)| text);
        assert_eq!(shown, ["Eastside", "Tacoma", "", "", ""]);
        let drawn = CO_HOSTS.map(|field| field.name);
        assert_eq!(drawn, form.co_hosts().map(|(field, _)| field));

        let currency = domain::Currency::parse("EUR").unwrap();
        let draft = || form.draft(Some(&event.draft), &currency);
        let one = vec![chapter("Eastside")];
        assert_eq!(held_by(draft(), Ok(one.clone())).unwrap().co_hosts, one);
        let wrong = |field| {
            vec![Fault {
                field,
                key: "event-form-wrong-co-host",
                n: 0,
            }]
        };
        let faults = held_by(Err(wrong("title")), Err(wrong("co_host_2"))).unwrap_err();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["title", "co_host_2"]);
        assert!(held_by(draft(), Err(wrong("co_host_2"))).is_err());
    }
}
