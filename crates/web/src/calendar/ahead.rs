//! The events ahead as pages walk them: a short row for each, in one piece of memory, beside the outlines that pages show.
//! A page looks at thousands of rows and shows a few outlines.

use std::collections::BTreeMap;
use std::ops::{Index, IndexMut};

use community::Viewer;
use domain::{Answer, Audience, EventId, EventState, Modality, Origin};
use jiff::Timestamp;
use store::events::Outline;

use super::Count;

/// What is ahead at one moment, for whoever.
pub(crate) struct Ahead {
    outlines: Vec<Outline>,
    rows: Vec<Row>,
    /// Whose events these are.
    hosts: Vec<Origin>,
    /// For whom they are.
    reaches: Vec<(EventState, Audience)>,
    /// What is spoken, by the first part of the tag.
    languages: Vec<Option<String>>,
    /// The places of all, by the id of the event.
    by_id: Vec<u32>,
    /// Whether there are more than are kept.
    more: bool,
}

/// What one look at an event needs, so that a page compares no texts. What many events share is there by its number in
/// the lists of [`Ahead`].
pub(crate) struct Row {
    /// When it begins.
    pub(crate) start: Timestamp,
    over: Timestamp,
    place: u32,
    host: u32,
    reach: u32,
    language: u32,
    modality: Modality,
}

impl Row {
    /// Whether it can be joined from anywhere.
    pub(crate) fn is_online(&self) -> bool {
        crate::cards::is_online(self.modality)
    }

    /// The number of its language, for [`Ahead::language`].
    pub(crate) fn language(&self) -> u32 {
        self.language
    }
}

/// Something for each community whose events are ahead.
pub(crate) struct ByHost<'a, T> {
    hosts: &'a [Origin],
    of_numbers: Vec<T>,
}

/// What a member said to the events ahead.
pub(crate) struct Answers {
    of_places: Vec<Option<Answer>>,
}

impl Ahead {
    /// From outlines by start, and whether there are more of them.
    pub(crate) fn of(outlines: Vec<Outline>, more: bool) -> Self {
        let (mut hosts, mut reaches, mut languages) =
            (Numbers::default(), Numbers::default(), Numbers::default());
        let rows = outlines.iter().zip(0..).map(|(outline, place)| {
            let language = outline.language.as_ref();
            let spoken = language.map(|tag| tag.as_str().split('-').next().unwrap_or_default());
            Row {
                start: outline.start.at,
                over: outline.over,
                place,
                host: hosts.number(&outline.host),
                reach: reaches.number((outline.state, &outline.audience)),
                language: languages.number(spoken),
                modality: outline.modality,
            }
        });
        let rows = rows.collect();
        let mut by_id: Vec<u32> = outlines.iter().zip(0..).map(|(_, place)| place).collect();
        by_id.sort_unstable_by_key(|place| &outlines[*place as usize].id);
        let reaches = reaches.listed.into_iter();
        let languages = languages.listed.into_iter();
        Self {
            rows,
            hosts: hosts.listed.into_iter().cloned().collect(),
            reaches: reaches
                .map(|(state, audience)| (state, audience.clone()))
                .collect(),
            languages: languages.map(|spoken| spoken.map(str::to_owned)).collect(),
            by_id,
            outlines,
            more,
        }
    }

    /// Those this reader may see that are not over, by start.
    pub(crate) fn seen_by<'a>(&'a self, viewer: &Viewer, now: Timestamp) -> impl Iterator<Item = &'a Row> {
        let reaches = self.reaches.iter();
        let sees: Vec<bool> = reaches
            .map(|(state, audience)| viewer.may_see_one_that(*state, audience))
            .collect();
        let rows = self.rows.iter();
        rows.filter(move |row| row.over > now && sees[row.reach as usize])
    }

    /// All of an event that lists show.
    pub(crate) fn outline(&self, row: &Row) -> &Outline {
        &self.outlines[row.place as usize]
    }

    /// The first part of a language's tag, by its number.
    pub(crate) fn language(&self, number: u32) -> Option<&str> {
        self.languages[number as usize].as_deref()
    }

    /// Something for each host.
    pub(crate) fn by_host<T>(&self, of: impl FnMut(&Origin) -> T) -> ByHost<'_, T> {
        ByHost {
            hosts: &self.hosts,
            of_numbers: self.hosts.iter().map(of).collect(),
        }
    }

    /// Those of these answers that are to what is ahead.
    pub(crate) fn answers<'a>(&self, said: impl Iterator<Item = (&'a EventId, Answer)>) -> Answers {
        let mut of_places = vec![None; self.rows.len()];
        for (event, answer) in said {
            let id_at = |place: &u32| &self.outlines[*place as usize].id;
            if let Ok(found) = self.by_id.binary_search_by_key(&event, id_at) {
                of_places[self.by_id[found] as usize] = Some(answer);
            }
        }
        Answers { of_places }
    }

    /// A number of them.
    pub(crate) fn count(&self, n: usize) -> Count {
        Count {
            n: u32::try_from(n).unwrap_or(u32::MAX),
            more: self.more,
        }
    }
}

impl<'a, T> ByHost<'a, T> {
    /// The hosts for which something holds.
    pub(crate) fn hosts_where(self, holds: impl Fn(&T) -> bool) -> impl Iterator<Item = &'a Origin> {
        let all = self.hosts.iter().zip(self.of_numbers);
        all.filter_map(move |(host, of)| holds(&of).then_some(host))
    }

    /// What there is for a host; nothing for one without events ahead.
    pub(crate) fn get(&self, host: &Origin) -> Option<&T> {
        let number = self.hosts.iter().position(|known| known == host)?;
        self.of_numbers.get(number)
    }
}

/// By the host of an event.
impl<T> Index<&Row> for ByHost<'_, T> {
    type Output = T;

    fn index(&self, row: &Row) -> &T {
        &self.of_numbers[row.host as usize]
    }
}

impl<T> IndexMut<&Row> for ByHost<'_, T> {
    fn index_mut(&mut self, row: &Row) -> &mut T {
        &mut self.of_numbers[row.host as usize]
    }
}

/// To an event.
impl Index<&Row> for Answers {
    type Output = Option<Answer>;

    fn index(&self, row: &Row) -> &Option<Answer> {
        &self.of_places[row.place as usize]
    }
}

/// Numbers for values as they first come.
struct Numbers<T> {
    known: BTreeMap<T, u32>,
    listed: Vec<T>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self {
            known: BTreeMap::new(),
            listed: Vec::new(),
        }
    }
}

impl<T: Copy + Ord> Numbers<T> {
    fn number(&mut self, value: T) -> u32 {
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        *self.known.entry(value).or_insert_with(|| {
            self.listed.push(value);
            next
        })
    }
}
