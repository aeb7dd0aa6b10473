//! Puts the words of a mail together: what happened, old and new times, why she gets it, and the same for her calendar.

mod account_letter;
mod call_letter;
mod digest_letter;
mod dues_letter;
mod html;
mod introduction_letter;
mod note_letter;
mod officer_letter;
mod one_button;
mod proof_letter;
mod test_letter;

use domain::{
    Addressed, Answer, CommunityProfile, EventDraft, EventState, GuestKey, Html, Iri, Labeled, MailAddress,
    MailKind, Member, Modality, NodeLocal, Origin, PersonName, VisitorId, Zone,
};
use egress::mail::{CalendarMethod, CalendarPart, Mail, MailName};
use store::mails::{News, NewsKind};
use wire::ics_write::{self, EventIcs, Invitation, Purpose};
use wire::unsubscribe::{EventStop, Stop};

use crate::CompetitionNotice;
use crate::mail_times::{differ, when};
use crate::why_refused::why_refused;
use crate::words::Words;

pub use account_letter::{AccountLetter, account_page_of, erasure_page_of};
pub use call_letter::CallLetter;
pub use digest_letter::DigestLetter;
pub use dues_letter::DuesLetter;
pub use introduction_letter::IntroductionLetter;
pub use note_letter::NoteLetter;
pub use officer_letter::{OfficerLetter, officer_may_stop, officer_page_of};
pub use proof_letter::ProofLetter;
pub use test_letter::test_letter;

/// What is known when a mail goes.
pub struct Letter<'a> {
    /// What it tells.
    pub news: &'a News,
    /// The same for the same reader and news: what was sent already is known by it.
    pub name: [u8; 16],
    /// Whom.
    pub reader: Reader<'a>,
    /// What she last said.
    pub answer: Answer,
    /// Her community.
    pub community: &'a CommunityProfile,
    /// Her node.
    pub origin: &'a Origin,
    /// Who holds the event, by name.
    pub host: &'a str,
    /// The event's text as it is now, for the calendar.
    pub description: Html,
    /// The node's own address.
    pub from: &'a MailAddress,
    /// What addresses that stop mails are made with.
    pub stop_key: &'a [u8; 32],
    /// What whoever comes to an event is told first.
    pub notice: &'a CompetitionNotice,
    /// By which address she joins online, while she has a seat; hers alone.
    pub joins_by: Option<&'a Iri>,
}

/// Whom an event mail is for.
#[derive(Clone, Copy, Debug)]
pub enum Reader<'a> {
    /// A member, who signs in to change her answer.
    Member(&'a Member),
    /// A guest without a membership, who changes it by her link (F12).
    Guest {
        /// Who she is.
        id: &'a VisitorId,
        /// As she wishes to be called.
        name: &'a PersonName,
        /// Where the mail goes.
        mail: &'a MailAddress,
        /// The page of her answer, which nobody else knows.
        page: &'a Iri,
    },
}

impl Reader<'_> {
    fn name(&self) -> &PersonName {
        match self {
            Self::Member(member) => &member.name,
            Self::Guest { name, .. } => name,
        }
    }

    fn mail(&self) -> &MailAddress {
        match self {
            Self::Member(member) => &member.mail,
            Self::Guest { mail, .. } => mail,
        }
    }
}

/// The keys of a kind of mail, and what it asks of a calendar.
struct Kind {
    subject: &'static str,
    first: &'static str,
    purpose: Option<Purpose>,
}

impl Letter<'_> {
    /// The mail, for its member's own address and no other.
    pub fn write(&self, words: &Words) -> Labeled<Mail, Addressed<NodeLocal>> {
        let kind = self.kind();
        let text = self.text(words, &kind);
        let title = clean(self.news.event.draft.title.as_str());
        let mail = Mail {
            name: MailName(self.name),
            queued: self.news.at,
            sender: self.community.name.as_str().to_owned(),
            language: words.tag().clone(),
            subject: words.with(kind.subject, &[("title", title.into())]),
            html: Some(html::of_text(words, &text)),
            text,
            calendar: kind.purpose.map(|purpose| self.calendar(words, purpose)),
            unsubscribe: self.unsubscribe(),
        };
        Labeled::addressed(mail, self.reader.mail().clone())
    }

    fn kind(&self) -> Kind {
        let is_postponed = self.news.event.state == EventState::Postponed;
        let (subject, first, purpose) = match &self.news.kind {
            NewsKind::Changed if is_postponed => {
                ("mail-postponed-subject", "mail-postponed", Some(Purpose::Enter))
            }
            NewsKind::Changed => ("mail-changed-subject", "mail-changed", Some(Purpose::Enter)),
            NewsKind::Cancelled => ("mail-cancelled-subject", "mail-cancelled", Some(Purpose::TakeOff)),
            NewsKind::OnAgain => ("mail-on-again-subject", "mail-on-again", Some(Purpose::Enter)),
            NewsKind::Removed => ("mail-removed-subject", "mail-removed", Some(Purpose::TakeOff)),
            NewsKind::Reminder { .. } => ("mail-reminder-subject", "mail-reminder", None),
            NewsKind::Over => ("mail-over-subject", "mail-over", None),
            NewsKind::Confirmed { .. } => ("mail-confirmed-subject", "mail-confirmed", Some(Purpose::Enter)),
            NewsKind::Promoted { .. } => ("mail-promoted-subject", "mail-promoted", Some(Purpose::Enter)),
            NewsKind::Invited => ("mail-event-invited-subject", "mail-event-invited", None),
            NewsKind::JoinLink => {
                let first = match self.joins_by {
                    Some(_) => "mail-join-link-changed",
                    None => "mail-join-link-gone",
                };
                ("mail-join-link-subject", first, Some(Purpose::Enter))
            }
            NewsKind::Waitlisted { .. } => ("mail-waitlisted-subject", "mail-waitlisted", None),
            NewsKind::Refused { .. } => ("mail-refused-subject", "mail-refused", None),
            NewsKind::Failed { .. } => ("mail-failed-subject", "mail-failed", None),
            NewsKind::NotConfirmed { .. } => ("mail-not-confirmed-subject", "mail-not-confirmed", None),
        };
        Kind {
            subject,
            first,
            purpose,
        }
    }

    fn text(&self, words: &Words, kind: &Kind) -> String {
        let news = self.news;
        let mut parts = vec![
            words.with(
                "mail-hello",
                &[("name", clean(self.reader.name().as_str()).into())],
            ),
            self.first(words, kind),
            self.facts(words).join("\n"),
        ];
        if let Some(address) = self.joins_by {
            let joins = words.with("mail-join-link", &[("page", address.as_str().into())]);
            parts.push(format!("{joins}\n{}", words.t("mail-join-link-alone")));
        }
        match kind.purpose {
            Some(Purpose::Enter) => parts.push(words.t("mail-enter")),
            Some(Purpose::TakeOff) => parts.push(words.t("mail-take-off")),
            None => {}
        }
        match self.reader {
            _ if news.kind == NewsKind::Removed => {}
            Reader::Member(_) => {
                let page = self.page();
                parts.push(words.with("mail-page", &[("page", page.as_str().into())]));
            }
            Reader::Guest { page, .. } => {
                parts.push(words.with("mail-guest-page", &[("page", page.as_str().into())]));
            }
        }
        let reason = match (self.reader, self.answer) {
            _ if news.kind == NewsKind::Invited => "mail-reason-event-invited",
            (Reader::Guest { .. }, _) => "mail-reason-guest",
            (Reader::Member(_), Answer::Going) => "mail-reason-going",
            (Reader::Member(_), Answer::Maybe) => "mail-reason-maybe",
            (Reader::Member(_), Answer::Declined | Answer::Withdrawn) => "mail-reason-answered",
        };
        let community = clean(self.community.name.as_str());
        let mut why = words.with(reason, &[("community", community.into())]);
        if let Some(page) = self.unsubscribe() {
            why.push('\n');
            let stop = match self.reader {
                Reader::Member(_) => "mail-stop-reminders",
                Reader::Guest { .. } => "mail-note-stop",
            };
            why.push_str(&words.with(stop, &[("page", page.as_str().into())]));
        }
        parts.push(why);
        parts.extend(draft_foot(words));
        parts.join("\n\n") + "\n"
    }

    fn first(&self, words: &Words, kind: &Kind) -> String {
        let news = self.news;
        let n = match &news.kind {
            NewsKind::Waitlisted { place, .. } => *place,
            NewsKind::Reminder { hours } => u32::from(*hours),
            _ => 0,
        };
        let title = clean(news.event.draft.title.as_str());
        let said = words.with(
            kind.first,
            &[
                ("host", clean(self.host).into()),
                ("title", title.into()),
                ("n", n.into()),
            ],
        );
        match &news.kind {
            NewsKind::Refused { why: Some(why), .. } => format!("{said}\n{}", why_refused(words, why)),
            NewsKind::Refused { reason, .. } if !reason.is_empty() => {
                let reason = words.with("mail-refused-reason", &[("reason", clean(reason).into())]);
                format!("{said}\n{reason}")
            }
            // Minutes are read by members of the community alone.
            NewsKind::Over if news.event.iri.origin() == *self.origin => {
                format!("{said}\n{}", words.t("mail-over-minutes"))
            }
            _ => said,
        }
    }

    /// When and where, on the host's clock and, if that shows another time, on that of her community; with what it
    /// was before where that differs.
    fn facts(&self, words: &Words) -> Vec<String> {
        let news = self.news;
        let (now, before) = (&news.event.draft, news.before.as_ref().map(|event| &event.draft));
        let mut lines = Vec::new();
        let told = |zone: &Zone, draft: &EventDraft| when(words, draft, zone);
        let until_now = |before: String| words.with("mail-before", &[("before", before.into())]);
        lines.push(words.with("mail-when", &[("when", told(&now.start.zone, now).into())]));
        let home = &self.community.zone;
        if differ(now, &now.start.zone, home) {
            lines.push(format!("      {}", told(home, now)));
        }
        if let Some(before) = before.filter(|before| before.start != now.start || before.end != now.end) {
            lines.push(until_now(told(&before.start.zone, before)));
        }
        let place = place(words, now);
        lines.push(words.with("mail-where", &[("where", place.clone().into())]));
        if let Some(before) = before.map(|before| self::place(words, before))
            && before != place
        {
            lines.push(until_now(before));
        }
        let page = |draft: &EventDraft| draft.online_page.as_ref().map(|page| page.as_str().to_owned());
        let (page, page_before) = (page(now), before.and_then(page));
        let changed = before.is_some() && page != page_before;
        if page.is_some() || changed {
            let none = || words.t("mail-nowhere");
            let now = page.unwrap_or_else(none);
            lines.push(words.with("mail-online-page", &[("page", now.into())]));
            if changed {
                lines.push(until_now(page_before.unwrap_or_else(none)));
            }
        }
        lines
    }

    fn calendar(&self, words: &Words, purpose: Purpose) -> CalendarPart {
        let mut event = self.news.event.clone();
        event.draft.description = self.description.clone();
        let (page, notice) = (self.page(), self.notice.line(words));
        let entry = EventIcs {
            event: &event,
            host_name: self.host,
            url: page.as_str(),
            notice: &notice,
            joins_by: self.joins_by.map_or("", Iri::as_str),
            now: self.news.at,
        };
        let invitation = Invitation {
            purpose,
            organizer: self.from,
            guest: self.reader.mail(),
            answer: self.answer,
        };
        CalendarPart {
            method: match purpose {
                Purpose::Enter => CalendarMethod::Request,
                Purpose::TakeOff => CalendarMethod::Cancel,
            },
            text: ics_write::invitation(&entry, &invitation),
        }
    }

    /// Where mails of this kind are stopped; only reminders, and that it is over, are such that nobody has to get them.
    fn unsubscribe(&self) -> Option<Iri> {
        let is_reminder = matches!(self.news.kind, NewsKind::Reminder { .. } | NewsKind::Over);
        match self.reader {
            Reader::Member(member) if is_reminder => {
                let stop = Stop {
                    member: member.id.clone(),
                    kind: MailKind::Reminders,
                };
                Some(stop.address(self.origin, self.stop_key))
            }
            // A guest is reminded of one event alone, and keeps her seat when she wants to hear no more of it.
            Reader::Guest { id, .. } if is_reminder => {
                let stop = EventStop {
                    event: self.news.event.id.clone(),
                    guest: GuestKey::Visitor(id.clone()),
                };
                stop.address(self.origin, self.stop_key)
            }
            Reader::Member(_) | Reader::Guest { .. } => None,
        }
    }

    fn page(&self) -> Iri {
        Iri::local(self.origin, &format!("/events/{}", self.news.event.id))
    }
}

fn place(words: &Words, draft: &EventDraft) -> String {
    let place = draft.place.as_ref().map(|place| clean(&place.line()));
    match (draft.modality, place.filter(|place| !place.is_empty())) {
        (Modality::Online, _) => words.t("modality-online"),
        (Modality::InPerson, Some(place)) => place,
        (Modality::InPerson, None) => words.t("modality-in-person"),
        (Modality::Hybrid, Some(place)) => words.with("modality-hybrid-in", &[("town", place.into())]),
        (Modality::Hybrid, None) => words.t("modality-hybrid"),
    }
}

/// What stands below a mail whose words nobody whose language it is has read yet, as at the foot of pages (F26).
fn draft_foot(words: &Words) -> Option<String> {
    words.is_draft().then(|| words.t("foot-draft"))
}

/// What others wrote stays on its line.
pub(super) fn clean(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    line.trim().to_owned()
}

#[cfg(test)]
pub(crate) mod tests;
