//! What is asked of a list of events: filters that live in the address, so that they survive in a link (need 2.3).

use community::see_calendar::Answered;
use domain::{LanguageTag, Modality, Origin, Tag};
use serde::Deserialize;

use crate::events_page::Month;

/// Characters of a value that is no filter, as far as it is shown.
pub(crate) const IGNORED_CHARS_MAX: usize = 40;

/// The query of the list; an empty one asks for everything ahead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventsFilter {
    /// `modality=online` and `modality=in_person` both hold hybrid ones; `hybrid` those alone.
    pub modality: Option<Modality>,
    /// `language=sv`.
    pub language: Option<LanguageTag>,
    /// `host=london`, one of the values offered.
    pub host: Option<String>,
    /// `month=2026-05`, on the reader's clock.
    pub month: Option<Month>,
    /// `answered=coming`, on a member's calendar.
    pub answered: Option<Answered>,
    /// Which list this is, by the path and not the query.
    pub list: List,
}

/// A list of events, each with an address of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum List {
    /// Everything ahead.
    #[default]
    All,
    /// What has a hashtag.
    Tagged(Tag),
    /// The reader's own calendar; of a stranger, everything ahead.
    Calendar,
}

/// The value of `modality` in the query.
pub fn modality_word(modality: Modality) -> &'static str {
    match modality {
        Modality::Online => "online",
        Modality::InPerson => "in_person",
        Modality::Hybrid => "hybrid",
    }
}

/// The query as it comes.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    pub(crate) modality: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) host: Option<String>,
    pub(crate) month: Option<String>,
    pub(crate) answered: Option<String>,
    pub(crate) page: Option<String>,
}

impl EventsFilter {
    /// What can be read of the query, and what not; `hosts` are those there are.
    pub(crate) fn of(
        list: List,
        asked: &Asked,
        hosts: &[(Origin, String)],
    ) -> (Self, Vec<(&'static str, String)>) {
        let mut ignored = Vec::new();
        let modality = [Modality::Online, Modality::InPerson, Modality::Hybrid];
        let modality = |word: &str| modality.into_iter().find(|m| modality_word(*m) == word);
        let host = |asked: &str| hosts.iter().find(|(host, _)| host.authority() == asked);
        let filter = Self {
            modality: read(&asked.modality, "filter-modality", modality, &mut ignored),
            language: read(&asked.language, "filter-language", primary, &mut ignored),
            host: read(&asked.host, "filter-host", host, &mut ignored)
                .map(|(host, _)| host.authority().to_owned()),
            month: read(&asked.month, "filter-month", Month::parse, &mut ignored),
            answered: match list {
                List::Calendar => read(
                    &asked.answered,
                    "filter-answered",
                    Answered::from_word,
                    &mut ignored,
                ),
                List::All | List::Tagged(_) => None,
            },
            list,
        };
        (filter, ignored)
    }

    /// Whether anything is asked for beside the list.
    pub(crate) fn is_asked(&self) -> bool {
        let list = self.list.clone();
        self != &Self {
            list,
            ..Self::default()
        }
    }

    /// The hashtag whose page this is.
    pub(crate) fn tag(&self) -> Option<&Tag> {
        match &self.list {
            List::Tagged(tag) => Some(tag),
            List::All | List::Calendar => None,
        }
    }

    pub(crate) fn path(&self) -> String {
        match &self.list {
            List::All => "/events".to_owned(),
            List::Tagged(tag) => wire::event::tag_path(tag),
            List::Calendar => "/calendar".to_owned(),
        }
    }

    pub(crate) fn query(&self) -> String {
        let pairs = [
            ("modality", self.modality.map(|way| modality_word(way).to_owned())),
            ("language", self.language.as_ref().map(ToString::to_string)),
            ("host", self.host.clone()),
            ("month", self.month.map(|month| month.to_string())),
            (
                "answered",
                self.answered.map(|answered| answered.word().to_owned()),
            ),
        ];
        let pairs = pairs
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// One filter; an empty one is *Any*, and one that cannot be read is put aside to be named.
fn read<T>(
    asked: &Option<String>,
    label: &'static str,
    parse: impl Fn(&str) -> Option<T>,
    ignored: &mut Vec<(&'static str, String)>,
) -> Option<T> {
    let text = asked.as_deref().filter(|text| !text.is_empty())?;
    let found = parse(text);
    if found.is_none() {
        ignored.push((label, text.chars().take(IGNORED_CHARS_MAX).collect()));
    }
    found
}

/// `en` of `en-US`: readers choose a language, not a country's form of it.
pub(crate) fn primary(tag: &str) -> Option<LanguageTag> {
    LanguageTag::parse(tag).ok()?;
    LanguageTag::parse(&tag.split('-').next()?.to_ascii_lowercase()).ok()
}
