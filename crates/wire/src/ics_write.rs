//! Writes events as iCalendar (RFC 5545) the way Outlook reads it best: the one place that escapes and folds (threat E6).

use std::collections::BTreeMap;

use domain::{Answer, Audience, Event, EventDraft, EventState, MailAddress, Moment, Zone};
use jiff::Timestamp;

use crate::event::agenda_lines;
use crate::{html, ics_timezone};

/// How often a calendar program should ask again, as an RFC 5545 duration: one hour.
pub const REFRESH: &str = "PT1H";
/// The method of what is fetched and not mailed.
const PUBLISH: &str = "PUBLISH";
/// Most octets of a line without its line break (RFC 5545, 3.1).
pub const LINE_OCTETS_MAX: usize = 75;

/// An event with what its calendar entry says about where it is found.
#[derive(Debug, Clone, Copy)]
pub struct EventIcs<'a> {
    /// The event.
    pub event: &'a Event,
    /// Name of the community that invites; ends the description, with those who hold the event too.
    pub host_name: &'a str,
    /// The event's page.
    pub url: &'a str,
    /// What is said to whoever comes before anything else (need 0.8); empty for nothing.
    pub notice: &'a str,
    /// By which address the one who reads it joins online; empty for nothing, and in every calendar that is not hers alone.
    pub joins_by: &'a str,
    /// When it is asked for. Not printed: the same event gives the same bytes, so that feeds have an ETag.
    pub now: Timestamp,
}

/// A calendar with one event.
pub fn event(event: &EventIcs<'_>) -> String {
    let mut text = Writer::begin(PUBLISH);
    text.zones(&[*event]);
    text.event(event, None);
    text.end()
}

/// Who invites whom, and to what end (RFC 5546).
#[derive(Debug, Clone, Copy)]
pub struct Invitation<'a> {
    /// What the calendar is asked to do.
    pub purpose: Purpose,
    /// The address that mails come from.
    pub organizer: &'a MailAddress,
    /// The one who is invited, and alone (F13): nobody learns who else comes.
    pub guest: &'a MailAddress,
    /// What the guest said.
    pub answer: Answer,
}

/// What a mailed entry is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// `REQUEST`: enter it, or change what was entered.
    Enter,
    /// `CANCEL`: take it off.
    TakeOff,
}

impl Purpose {
    fn method(self) -> &'static str {
        match self {
            Self::Enter => "REQUEST",
            Self::TakeOff => "CANCEL",
        }
    }
}

/// A calendar with one event, as it is mailed to one guest. Its `SEQUENCE` rises with the event's revision, so that a
/// change takes the place of what was entered before.
pub fn invitation(event: &EventIcs<'_>, invitation: &Invitation<'_>) -> String {
    let mut text = Writer::begin(invitation.purpose.method());
    text.zones(&[*event]);
    text.event(event, Some(invitation));
    text.end()
}

/// A calendar with all events of a community or a person; `zone` is where its owner lives.
pub fn feed(name: &str, zone: &Zone, events: &[EventIcs<'_>]) -> String {
    let mut text = Writer::begin(PUBLISH);
    text.text("NAME", name);
    text.text("X-WR-CALNAME", name);
    text.line(&format!("X-WR-TIMEZONE:{zone}"));
    text.line(&format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"));
    text.line(&format!("X-PUBLISHED-TTL:{REFRESH}"));
    text.zones(events);
    for event in events {
        text.event(event, None);
    }
    text.end()
}

/// Content lines, each folded and ended with CRLF.
struct Writer(String);

impl Writer {
    fn begin(method: &str) -> Self {
        let mut text = Self(String::new());
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Rosarium//Rosarium//EN",
            "CALSCALE:GREGORIAN",
        ] {
            text.line(line);
        }
        text.line(&format!("METHOD:{method}"));
        text
    }

    fn end(mut self) -> String {
        self.line("END:VCALENDAR");
        self.0
    }

    /// One definition for each zone used, for the years in which it is used.
    fn zones(&mut self, events: &[EventIcs<'_>]) {
        let mut years: BTreeMap<&Zone, (i16, i16)> = BTreeMap::new();
        for event in events {
            let draft = &event.event.draft;
            for moment in std::iter::once(&draft.start).chain(&draft.end) {
                let year = moment.zoned().year();
                let (first, last) = years.entry(&moment.zone).or_insert((year, year));
                (*first, *last) = (year.min(*first), year.max(*last));
            }
        }
        for (zone, (first, last)) in years {
            for line in ics_timezone::lines(zone, first, last) {
                self.line(&line);
            }
        }
    }

    fn event(&mut self, ics: &EventIcs<'_>, invitation: Option<&Invitation<'_>>) {
        let EventIcs {
            event,
            host_name,
            url,
            notice,
            joins_by,
            now: _,
        } = ics;
        let draft = &event.draft;
        self.line("BEGIN:VEVENT");
        self.uri("UID", event.iri.as_str());
        self.instant("DTSTAMP", event.updated);
        self.instant("CREATED", event.published);
        self.instant("LAST-MODIFIED", event.updated);
        self.line(&format!("SEQUENCE:{}", event.revision.saturating_sub(1)));
        self.moment("DTSTART", &draft.start);
        if let Some(end) = &draft.end {
            self.moment("DTEND", end);
        }
        self.text("SUMMARY", draft.title.as_str());
        let said = html::plain(draft.description.as_str());
        let held_by = hosts(host_name.trim(), draft);
        let agenda = agenda_lines(draft).join("\n");
        let parts = [
            said.trim(),
            agenda.as_str(),
            notice.trim(),
            held_by.as_str(),
            joins_by.trim(),
            url.trim(),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        self.text("DESCRIPTION", &parts.join("\n\n"));
        if let Some(place) = &draft.place {
            self.text("LOCATION", &place.line());
            if let Some(at) = place.coordinates {
                self.line(&format!("GEO:{:.6};{:.6}", at.latitude, at.longitude));
            }
        }
        self.uri("URL", url);
        // RFC 7986, section 5.11.
        self.uri("CONFERENCE;VALUE=URI", joins_by);
        if !draft.tags.is_empty() {
            let tags: Vec<String> = draft.tags.iter().map(|tag| escaped(tag.as_str())).collect();
            self.line(&format!("CATEGORIES:{}", tags.join(",")));
        }
        match invitation {
            Some(invitation) => self.invite(invitation, host_name, event.state),
            None => self.line(&format!("STATUS:{}", status(event.state))),
        }
        self.line(&format!("CLASS:{}", class(&event.audience)));
        self.line("TRANSP:OPAQUE");
        self.line("END:VEVENT");
    }

    /// Who invites, and the one guest; her answer is given on the event's page, not by mail.
    fn invite(&mut self, invitation: &Invitation<'_>, host_name: &str, state: EventState) {
        let status = match invitation.purpose {
            Purpose::Enter => status(state),
            Purpose::TakeOff => status(EventState::Cancelled),
        };
        self.line(&format!("STATUS:{status}"));
        let name = quoted(host_name);
        self.line(&format!("ORGANIZER;CN={name}:mailto:{}", invitation.organizer));
        self.line(&format!(
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={};RSVP=FALSE:mailto:{}",
            participation(invitation.answer),
            invitation.guest
        ));
    }

    fn instant(&mut self, name: &str, at: Timestamp) {
        self.line(&format!("{name}:{}", at.strftime("%Y%m%dT%H%M%SZ")));
    }

    /// On the wall of its zone; only the second of two equal hours is written in UTC, for there a `TZID` means the first.
    fn moment(&mut self, name: &str, moment: &Moment) {
        let wall = moment.zoned().datetime();
        let meant = moment.zone.rules().to_ambiguous_timestamp(wall).compatible();
        if meant.is_ok_and(|meant| meant == moment.at) {
            self.line(&format!(
                "{name};TZID={}:{}",
                moment.zone,
                wall.strftime("%Y%m%dT%H%M%S")
            ));
        } else {
            self.instant(name, moment.at);
        }
    }

    fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    /// An address; it has no escapes, so what could end the line is dropped.
    fn uri(&mut self, name: &str, value: &str) {
        let safe: String = value
            .chars()
            .filter(|c| !c.is_control() && !c.is_whitespace())
            .collect();
        if !safe.is_empty() {
            self.line(&format!("{name}:{safe}"));
        }
    }

    /// Writes one content line, folded on character boundaries.
    fn line(&mut self, content: &str) {
        let mut octets = 0;
        for c in content.chars().filter(|c| !matches!(c, '\r' | '\n')) {
            if octets + c.len_utf8() > LINE_OCTETS_MAX {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Who invites: the community, and with it whoever holds the event too (need 0.7).
fn hosts(community: &str, draft: &EventDraft) -> String {
    let co_hosts = draft.co_hosts.iter().map(|host| host.name.as_str());
    let all = std::iter::once(community).filter(|name| !name.is_empty());
    all.chain(co_hosts).collect::<Vec<_>>().join(", ")
}

/// TEXT of RFC 5545, 3.3.11; controls other than a line break are dropped.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut last = ' ';
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => safe.extend(['\\', c]),
            // CRLF is one line break, a CR alone is one too.
            '\n' if last == '\r' => {}
            '\r' | '\n' | '\u{2028}' | '\u{2029}' => safe.push_str("\\n"),
            _ if c.is_control() && c != '\t' => {}
            _ => safe.push(c),
        }
        last = c;
    }
    safe
}

/// A parameter's value (RFC 5545, 3.1): it cannot hold a quotation mark or a control.
fn quoted(text: &str) -> String {
    let safe = text.trim().chars().filter(|c| !c.is_control() && *c != '"');
    format!("\"{}\"", safe.collect::<String>())
}

fn participation(answer: Answer) -> &'static str {
    match answer {
        Answer::Going => "ACCEPTED",
        Answer::Maybe => "TENTATIVE",
        Answer::Declined | Answer::Withdrawn => "DECLINED",
    }
}

fn status(state: EventState) -> &'static str {
    match state {
        EventState::Cancelled => "CANCELLED",
        EventState::Tentative | EventState::Postponed | EventState::Draft => "TENTATIVE",
        EventState::Published | EventState::Rescheduled | EventState::MovedOnline => "CONFIRMED",
    }
}

fn class(audience: &Audience) -> &'static str {
    match audience {
        Audience::Public => "PUBLIC",
        Audience::Members | Audience::Peers(_) | Audience::AllPeers => "PRIVATE",
    }
}

#[cfg(test)]
pub(crate) mod tests;
