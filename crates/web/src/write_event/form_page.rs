//! The form in which an event is written, with what was typed and what is wrong beside each field and in a summary.

use askama::Template;
use axum::response::Response;
use domain::{Activity, Audience, Scope, Zone};
use store::{StoreError, Transaction, peerings};

use super::agenda_field::activity_words;
use super::audience_field::{AS_IT_IS, TICKED, audience_word, named_by};
use super::co_host_fields::CO_HOSTS;
use super::event_form::{EventForm, Fault};
use super::form_fields::{Drawn, GROUPS, PEERS};
use super::repeat_form::{CHOICES, FOLLOWING, REPEAT, SCOPE};
use crate::frame::{Around, Choice, Frame, Head, Section, written};
use crate::visit::Visit;
use crate::words::Words;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct FormPage {
    /// Where it is sent; the page of the event when one is changed is this without `/edit`.
    pub(crate) action: String,
    pub(crate) form: EventForm,
    pub(crate) faults: Vec<Fault>,
    /// The message above the form when it was not taken as a whole; empty else.
    pub(crate) refused: &'static str,
    /// Communities that events are shared with: the value and the name of each.
    pub(crate) peers: Vec<(String, String)>,
    /// Names of organisations and chapters that may hold it too.
    pub(crate) offered: Vec<String>,
    /// How many dates of its series follow the one that is changed.
    pub(crate) following: u32,
    /// How many without a membership come to it.
    pub(crate) guests: u32,
    /// Who writes in it.
    pub(crate) writer: Writer,
}

/// Who writes in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writer {
    /// Whoever decides whom an event is for, and who holds it with the community.
    Officer,
    /// Whom an officer named for this event, which has no fields for that.
    Organiser,
}

impl Writer {
    /// Whoever is signed in.
    pub(super) fn of(visit: &Visit) -> Self {
        let signed_in = visit.signed_in.as_ref();
        match signed_in.is_some_and(|signed_in| signed_in.officer.is_some()) {
            true => Self::Officer,
            false => Self::Organiser,
        }
    }
}

/// A field as a form shows it.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) fault: String,
    pub(crate) value: String,
    /// `area`, `choice`, or the type of an `input`.
    pub(crate) kind: &'static str,
    pub(crate) options: Vec<Choice>,
    pub(crate) required: bool,
}

struct Group {
    heading: String,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "event_form.html")]
struct FormTemplate<'a> {
    around: Around<'a>,
    title: String,
    back: String,
    action: &'a str,
    id: &'a str,
    like: &'a str,
    revision: &'a str,
    draft_read: &'a str,
    join_link_read: &'a str,
    refused: String,
    /// The field and what is wrong with it, for the summary.
    faults: Vec<(&'static str, String)>,
    groups: Vec<Group>,
    offered: &'a [String],
    /// Whether it can be saved as a draft.
    is_new: bool,
    button: String,
}

impl FormPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let is_new = self.form.revision.is_empty();
        let (title, button) = match is_new {
            true => ("event-form-new", "event-form-publish"),
            false => ("event-form-edit", "event-form-save"),
        };
        let head = Head::unlisted(Section::Events, words.t(title), words.t(title));
        let mut drawn: Vec<(&str, &[Drawn])> = GROUPS.to_vec();
        match (is_new, self.following) {
            (true, _) => drawn.insert(2, ("event-form-series", &REPEAT)),
            (false, 1..) => drawn.push(("event-form-series", &SCOPE)),
            (false, 0) => {}
        }
        let group = |(heading, fields): (&str, &[Drawn])| Group {
            heading: words.t(heading),
            fields: fields
                .iter()
                .filter(|drawn| self.has(drawn.name))
                .map(|drawn| self.field(words, *drawn))
                .collect(),
        };
        let groups = drawn.into_iter().map(group);
        let groups: Vec<Group> = groups.filter(|group| !group.fields.is_empty()).collect();
        let all = groups.iter().flat_map(|group| &group.fields);
        let faults = all.filter(|field| !field.fault.is_empty());
        let faults: Vec<_> = faults
            .map(|field| (field.name, format!("{}: {}", field.label, field.fault)))
            .collect();
        written(&FormTemplate {
            around: Around::of(frame, head),
            title: words.t(title),
            back: self.action.strip_suffix("/edit").unwrap_or("/events").to_owned(),
            action: &self.action,
            id: &self.form.id,
            like: &self.form.like,
            revision: &self.form.revision,
            draft_read: &self.form.draft_read,
            join_link_read: &self.form.join_link_read,
            refused: match self.refused {
                "" => String::new(),
                key => words.t(key),
            },
            faults,
            groups,
            offered: &self.offered,
            is_new,
            button: words.t(button),
        })
    }

    /// As an answer, kept nowhere for it may hold the link to join: 422 when something is wrong with it.
    pub(crate) fn answer(&self, visit: &Visit) -> Response {
        let html = self.render(&visit.frame());
        match self.faults.is_empty() && self.refused.is_empty() {
            true => visit.secret_page(html),
            false => visit.refused_page(html),
        }
    }

    /// Whether the form has a field: not that for peers without any, nor what the writer does not decide.
    fn has(&self, name: &str) -> bool {
        let is_of_officers =
            name == "audience" || name == PEERS || CO_HOSTS.iter().any(|host| host.name == name);
        match self.writer {
            Writer::Organiser if is_of_officers => false,
            _ => name != PEERS || !self.peers.is_empty(),
        }
    }

    fn field(&self, words: &Words, drawn: Drawn) -> Field {
        let name = drawn.name;
        let fault = self.faults.iter().find(|fault| fault.field == name);
        Field {
            name,
            label: match CO_HOSTS.iter().zip(1..).find(|(field, _)| field.name == name) {
                Some((_, number)) => words.count(drawn.label, number),
                None => words.t(drawn.label),
            },
            hint: match (drawn.hint, self.guests) {
                ("", _) => String::new(),
                (key, 1..) if name == "audience" => {
                    format!(
                        "{} {}",
                        words.t(key),
                        words.count("event-form-guests", self.guests)
                    )
                }
                (key, _) => words.t(key),
            },
            fault: fault.map_or(String::new(), |fault| words.count(fault.key, fault.n)),
            value: self.value(name).to_owned(),
            kind: drawn.kind,
            options: match name {
                "modality" => self.modalities(words),
                "audience" => self.audiences(words),
                PEERS => self.ticks(),
                "activity" => self.activities(words),
                "repeat" => self.repeats(words),
                "scope" => self.scopes(words),
                _ => Vec::new(),
            },
            required: drawn.required,
        }
    }

    fn value(&self, name: &str) -> &str {
        let form = &self.form;
        match name {
            "title" => &form.title,
            "description" => &form.description,
            "agenda" => &form.agenda,
            "activity" => &form.activity,
            "tags" => &form.tags,
            "language" => &form.language,
            "start_date" => &form.start_date,
            "start_time" => &form.start_time,
            "end_date" => &form.end_date,
            "end_time" => &form.end_time,
            "zone" => &form.zone,
            "modality" => &form.modality,
            "place" => &form.place,
            "street" => &form.street,
            "town" => &form.town,
            "country" => &form.country,
            "online_page" => &form.online_page,
            "join_link" => &form.join_link,
            "audience" => &form.audience,
            "capacity" => &form.capacity,
            "price" => &form.price,
            "member_price" => &form.member_price,
            "repeat_until" => &form.repeat_until,
            "dates" => &form.dates,
            name => {
                let mut co_hosts = form.co_hosts().into_iter();
                co_hosts
                    .find(|(field, _)| *field == name)
                    .map_or("", |(_, text)| text)
            }
        }
    }

    fn modalities(&self, words: &Words) -> Vec<Choice> {
        let of = |value: &str, key| self.choice(value, words.t(key), &self.form.modality);
        vec![
            of("online", "modality-online"),
            of("in_person", "modality-in-person"),
            of("hybrid", "modality-hybrid"),
        ]
    }

    fn activities(&self, words: &Words) -> Vec<Choice> {
        let none = self.choice("", words.t("activity-none"), &self.form.activity);
        let of = |activity: Activity| {
            self.choice(
                activity.word(),
                activity_words(words, activity),
                &self.form.activity,
            )
        };
        std::iter::once(none).chain(Activity::ALL.map(of)).collect()
    }

    fn repeats(&self, words: &Words) -> Vec<Choice> {
        let of = |(value, key): (&str, &str)| self.choice(value, words.t(key), &self.form.repeat);
        CHOICES.map(of).into()
    }

    fn scopes(&self, words: &Words) -> Vec<Choice> {
        scopes(words, self.following, &self.form.scope)
    }

    /// Members alone, all peers, those that are ticked, everybody; or, when it is none of these, as it is.
    fn audiences(&self, words: &Words) -> Vec<Choice> {
        let of = |value: &str, label| self.choice(value, label, &self.form.audience);
        let all: Vec<&str> = self.peers.iter().map(|(_, name)| name.as_str()).collect();
        let mut choices = vec![of("members", words.t("event-form-audience-members"))];
        if !all.is_empty() {
            let named = [("names", all.join(", ").into())];
            choices.push(of("peers", words.with("event-form-audience-peers", &named)));
            choices.push(of(TICKED, words.t("event-form-audience-some")));
        }
        choices.push(of("public", words.t("event-form-audience-public")));
        // Whom it is for may be nobody's choice any more, as when a peering ended: it stays unless she chooses.
        let is_whole =
            self.form.audience != TICKED || self.form.audience_peers.iter().all(|peer| self.offers(peer));
        let is_chosen = is_whole && choices.iter().any(|choice| choice.chosen);
        if !self.form.revision.is_empty() && !is_chosen {
            for choice in &mut choices {
                choice.chosen = false;
            }
            let label = words.t("event-form-audience-named");
            choices.push(self.choice(AS_IT_IS, label, AS_IT_IS));
        }
        choices
    }

    /// Whether events are shared with a community now.
    fn offers(&self, peer: &str) -> bool {
        self.peers.iter().any(|(origin, _)| origin == peer)
    }

    fn ticks(&self) -> Vec<Choice> {
        let tick = |(origin, name): &(String, String)| Choice {
            chosen: self.form.audience_peers.contains(origin),
            ..choice(origin, name.clone(), "")
        };
        self.peers.iter().map(tick).collect()
    }

    fn choice(&self, value: &str, label: String, chosen: &str) -> Choice {
        choice(value, label, chosen)
    }
}

fn choice(value: &str, label: String, chosen: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        label,
        language: String::new(),
        chosen: value == chosen,
    }
}

/// This date, or the following ones too.
pub(super) fn scopes(words: &Words, following: u32, chosen: &str) -> Vec<Choice> {
    vec![
        choice("this", words.t("event-form-scope-this"), chosen),
        choice(
            FOLLOWING,
            words.count("event-form-scope-following", following),
            chosen,
        ),
    ]
}

/// Communities that events are shared with now, with their names.
pub(super) fn peers(tx: &mut Transaction<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let peerings = peerings::carrying(tx, Scope::Events)?;
    let named = peerings.into_iter().map(|peering| {
        let name = edge::name_of(tx, &peering.peer)?;
        Ok((peering.peer.to_string(), name))
    });
    named.collect()
}

/// A form with nothing in it but what is usual here.
pub(super) fn empty(id: String, zone: &Zone, audience: &Audience, peers: &[(String, String)]) -> EventForm {
    let audience = match audience {
        Audience::AllPeers if peers.is_empty() => &Audience::Members,
        audience => audience,
    };
    EventForm {
        id,
        zone: zone.to_string(),
        modality: "online".to_owned(),
        audience: audience_word(audience),
        audience_peers: named_by(audience),
        ..EventForm::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::audience_field::audience_of;
    use super::*;
    use crate::samples::{Surroundings, an_origin};

    /// F15: a peering that ended, or no peer at all, narrows no event behind an officer's back.
    #[test]
    fn whom_an_event_is_for_stays_when_it_is_no_choice_any_more() {
        let words = Words::english();
        let around = Surroundings::new();
        let two = ["https://b.example", "https://c.example"].map(an_origin);
        let gone = Audience::Peers([an_origin("https://b.example")].into());
        for audience in [Audience::AllPeers, gone, Audience::Peers(two.into())] {
            let page = FormPage {
                action: "/events/1/edit".to_owned(),
                form: EventForm {
                    revision: "4".to_owned(),
                    audience: audience_word(&audience),
                    audience_peers: named_by(&audience),
                    ..EventForm::default()
                },
                faults: Vec::new(),
                refused: "",
                peers: Vec::new(),
                offered: Vec::new(),
                following: 0,
                guests: 0,
                writer: Writer::Officer,
            };
            let html = page.render(&around.frame(&words));
            assert!(
                html.contains(r#"<option value="named" selected>"#),
                "{audience:?}"
            );
            let unchanged = EventForm {
                audience: AS_IT_IS.to_owned(),
                ..EventForm::default()
            };
            assert_eq!(audience_of(&unchanged, Some(&audience)), Ok(audience));
            let hers = FormPage {
                writer: Writer::Organiser,
                ..page
            };
            let html = hers.render(&around.frame(&words));
            for name in ["name=\"audience\"", "name=\"co_host_1\""] {
                assert!(!html.contains(name), "an organiser does not decide {name}");
            }
            assert!(html.contains("name=\"title\""));
        }
    }
}
