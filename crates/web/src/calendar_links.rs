//! Addresses that open an event in the calendars people use at work: Outlook and Google (conventions, 3.2).

use jiff::{Timestamp, tz::TimeZone};

use crate::event_page::EventPage;
use crate::times::Span;

/// Where an event is put into a calendar.
pub(crate) struct CalendarLinks {
    pub(crate) ics: String,
    pub(crate) outlook: String,
    pub(crate) google: String,
}

impl EventPage {
    pub(crate) fn calendar(&self) -> CalendarLinks {
        let entry = CalendarEntry {
            title: &self.card.title,
            span: self.card.span,
            place: self.place.as_deref().unwrap_or_default(),
            page: self.iri.as_str(),
        };
        CalendarLinks {
            ics: self.ics_path(),
            outlook: entry.outlook(),
            google: entry.google(),
        }
    }
}

/// What a calendar's form is filled with.
pub(crate) struct CalendarEntry<'a> {
    pub(crate) title: &'a str,
    pub(crate) span: Span,
    pub(crate) place: &'a str,
    /// The address of the event's page; it stands where the description would.
    pub(crate) page: &'a str,
}

impl CalendarEntry<'_> {
    /// Outlook on the web, work or school account.
    pub(crate) fn outlook(&self) -> String {
        let written = |at: Timestamp| {
            at.to_zoned(TimeZone::UTC)
                .strftime("%Y-%m-%dT%H:%M:%SZ")
                .to_string()
        };
        let (start, end) = (written(self.span.start), written(self.end()));
        format!(
            "https://outlook.office.com/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent\
             &subject={}&startdt={}&enddt={}&location={}&body={}",
            escaped(self.title),
            escaped(&start),
            escaped(&end),
            escaped(self.place),
            escaped(self.page)
        )
    }

    /// Google Calendar.
    pub(crate) fn google(&self) -> String {
        let written = |at: Timestamp| at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
        format!(
            "https://calendar.google.com/calendar/render?action=TEMPLATE&text={}&dates={}%2F{}&location={}&details={}",
            escaped(self.title),
            written(self.span.start),
            written(self.end()),
            escaped(self.place),
            escaped(self.page)
        )
    }

    /// Both forms want an end; an hour is what they would assume themselves.
    fn end(&self) -> Timestamp {
        let hour_later = Timestamp::from_second(self.span.start.as_second() + 3600);
        self.span
            .end
            .unwrap_or_else(|| hour_later.unwrap_or(self.span.start))
    }
}

/// Percent-encoded for a query (RFC 3986 section 2.1): everything but unreserved characters.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_calendars_are_told_the_same_instant() {
        let entry = CalendarEntry {
            title: "Two harbours & one table",
            span: Span {
                start: "2026-05-21T17:00:00Z".parse().unwrap(),
                end: None,
            },
            place: "",
            page: "https://seattle.example/events/1",
        };
        assert!(
            entry
                .outlook()
                .contains("&startdt=2026-05-21T17%3A00%3A00Z&enddt=2026-05-21T18%3A00%3A00Z")
        );
        assert!(
            entry
                .google()
                .contains("&dates=20260521T170000Z%2F20260521T180000Z")
        );
        assert!(
            entry
                .google()
                .contains("text=Two%20harbours%20%26%20one%20table&")
        );
    }

    #[test]
    fn a_title_cannot_add_a_parameter_or_leave_the_address() {
        assert_eq!(escaped("a&b=c\"<å"), "a%26b%3Dc%22%3C%C3%A5");
    }
}
