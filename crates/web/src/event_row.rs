//! An event in a list: its day, its title, my time and the host's, who hosts it, how it stands.

use domain::{LanguageTag, Modality};
use edge::AnswerNews;

use crate::frame::Frame;
use crate::host::{Chip, Host};
use crate::icons::Icon;
use crate::state_words::{EventStanding, Seats, StateWords};
use crate::times::{self, Clock, Span};
use crate::words::Words;

/// What a list knows of an event, ours or another's.
#[derive(Clone, Debug)]
pub struct EventCard {
    /// The path of its page here.
    pub path: String,
    /// As its host wrote it.
    pub title: String,
    /// What it is held in, and what its title is written in.
    pub language: Option<LanguageTag>,
    /// When it is.
    pub span: Span,
    /// The zone it was announced in, and the host's name for the place.
    pub clock: Clock,
    /// The owner first, then co-hosts; never empty.
    pub hosts: Vec<Host>,
    /// Where people meet.
    pub modality: Modality,
    /// The town, shown for meetings with an address.
    pub town: Option<String>,
    /// How it stands.
    pub standing: EventStanding,
    /// How the reader's own answer stands, if she is signed in and gave one.
    pub answer: Option<AnswerNews>,
    /// The room there is.
    pub seats: Seats,
}

/// The same as text.
pub(crate) struct EventRow {
    pub(crate) path: String,
    pub(crate) title: String,
    /// Empty when it is the page's own or not known.
    pub(crate) language: String,
    pub(crate) date: String,
    pub(crate) weekday: String,
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) hours: String,
    pub(crate) there: Option<String>,
    pub(crate) hosts: Vec<Chip>,
    pub(crate) icon: Icon,
    pub(crate) place: String,
    pub(crate) state: Option<StateWords>,
    /// What is said of an event that has nothing else to say and can be answered; else empty.
    pub(crate) answer: String,
}

impl EventRow {
    pub(crate) fn of(frame: &Frame<'_>, card: &EventCard) -> Self {
        let words = frame.words;
        let start = frame.clock.at(card.span.start);
        let day = start.date();
        let state = StateWords::in_row(words, card.standing, card.answer.as_ref(), card.seats);
        let answer = match state.is_none() && card.standing.can_be_answered() {
            true => words.t("row-answer"),
            false => String::new(),
        };
        Self {
            path: card.path.clone(),
            title: card.title.clone(),
            language: foreign(words, card.language.as_ref()),
            date: day.to_string(),
            weekday: times::weekday_short(words, day),
            day: day.day().to_string(),
            month: times::month_short_from(words, day, frame.clock.at(frame.now).date()),
            hours: times::hours(words, card.span, frame.clock),
            there: times::there(words, card.span.start, frame.clock, &card.clock),
            hosts: card.hosts.iter().map(|host| Chip::of(words, host)).collect(),
            icon: icon(card.modality),
            place: place(words, card),
            state,
            answer,
        }
    }

    pub(crate) fn all(frame: &Frame<'_>, cards: &[EventCard]) -> Vec<Self> {
        cards.iter().map(|card| Self::of(frame, card)).collect()
    }
}

/// `Online`, `In person`, `In person and online`.
pub(crate) fn modality(words: &Words, modality: Modality) -> String {
    words.t(match modality {
        Modality::Online => "modality-online",
        Modality::InPerson => "modality-in-person",
        Modality::Hybrid => "modality-hybrid",
    })
}

/// The tag of a text that is not in the page's language, for its `lang`; else empty.
pub(crate) fn foreign(words: &Words, language: Option<&LanguageTag>) -> String {
    let primary = |tag: &LanguageTag| tag.as_str().split('-').next().map(str::to_ascii_lowercase);
    match language {
        Some(tag) if primary(tag) != primary(words.tag()) => tag.to_string(),
        _ => String::new(),
    }
}

fn icon(modality: Modality) -> Icon {
    match modality {
        Modality::Online => Icon::Screen,
        Modality::InPerson | Modality::Hybrid => Icon::Pin,
    }
}

fn place(words: &Words, card: &EventCard) -> String {
    let town = card.town.as_deref().filter(|town| !town.is_empty());
    let place = match (card.modality, town) {
        (Modality::InPerson, Some(town)) => town.to_owned(),
        (Modality::Hybrid, Some(town)) => words.with("modality-hybrid-in", &[("town", town.into())]),
        (way, _) => modality(words, way),
    };
    match &card.language {
        Some(tag) if card.modality == Modality::Online || !foreign(words, Some(tag)).is_empty() => words
            .with(
                "event-place-language",
                &[("place", place.into()), ("language", words.language(tag).into())],
            ),
        _ => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn a_row_says_the_language_of_a_title_that_is_not_the_pages() {
        let words = Words::english();
        let around = samples::Surroundings::new();
        let rows = EventRow::all(&around.frame(&words), &samples::events());
        let swedish = rows.iter().find(|row| row.title.starts_with("Kväll")).unwrap();
        assert_eq!(
            (swedish.language.as_str(), swedish.place.as_str()),
            ("sv", "Online, Swedish")
        );
        let english = rows.iter().find(|row| row.title.starts_with("Business")).unwrap();
        assert_eq!(
            (english.language.as_str(), english.place.as_str()),
            ("", "Online, English")
        );
        assert_eq!(english.there.as_deref(), Some("17:00 in London"));
    }

    /// At its end a row says how it stands or that it can be answered, and never both.
    #[test]
    fn a_row_ends_in_its_state_or_in_answer() {
        let words = Words::english();
        let around = samples::Surroundings::new();
        let mut card = samples::events().swap_remove(0);
        (card.standing, card.answer, card.seats) = (EventStanding::On, None, Seats::Open);
        let open = EventRow::of(&around.frame(&words), &card);
        assert!(open.state.is_none() && open.answer == "Answer");
        card.standing = EventStanding::Cancelled;
        let off = EventRow::of(&around.frame(&words), &card);
        assert!(off.state.is_some() && off.answer.is_empty());
    }
}
