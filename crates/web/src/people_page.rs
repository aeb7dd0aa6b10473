//! `/people`: the members of this community, found by what they do, for whom and where, and by words (F05).

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use community::beyond_town::{Beyond, BeyondTown, beyond_town};
use community::complements_me::{Complement, complements_me};
use community::count_found::{FoundCount, search_and_count};
use community::follow_organization::{FollowedOrganization, followed_organizations};
use community::search_people::{PeopleFilter, search_people};
use community::see_person::SeenPerson;
use domain::{Dimension, MemberId, Taxonomy, Title};
use edge::{PeerPeople, PeerProblem};
use serde::Deserialize;
use store::{StoreError, Transaction};

use crate::error_page::ErrorPage;
use crate::frame::{Address, Around, Choice, Frame, Head, Section, written};
use crate::network_people::{PeerRows, asked_of_peers, peer_rows, scopes};
use crate::office_words::offices;
use crate::sign_in::Member;
use crate::words::Words;

/// One page of the directory.
#[derive(Clone, Debug)]
pub(crate) struct PeoplePage<'t> {
    /// The lists one picks from.
    pub(crate) taxonomy: &'t Taxonomy,
    /// What was asked for, in the order of [`FIELDS`].
    pub(crate) asked: [Option<String>; 5],
    /// The words that were asked for.
    pub(crate) text: String,
    /// Who was found.
    pub(crate) people: Vec<SeenPerson>,
    /// Where the next page is.
    pub(crate) next: Option<String>,
    /// Whether this is a page behind the first.
    pub(crate) place: Place,
    /// Who goes well with the reader; shown while nothing is asked for.
    pub(crate) complements: Vec<Complement>,
    /// Organisations the reader follows; shown with them.
    pub(crate) followed: Vec<FollowedOrganization>,
    /// Who does the same elsewhere; shown with them.
    pub(crate) beyond: Option<BeyondTown>,
    /// How many members there are, where enough to be told; nothing but on the plain page.
    pub(crate) members: Option<u32>,
    /// What peers answered, where they were asked.
    pub(crate) elsewhere: Option<Vec<PeerPeople>>,
    /// How many were found in all; nothing behind the first page, and on the plain page where it does not hold them all.
    pub(crate) found: Option<FoundCount>,
}

/// Which page of a list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The first.
    First,
    /// One behind it.
    Later,
}

/// The filters: name in the query, list, key of the label.
const FIELDS: [(&str, Dimension, &str); 5] = [
    ("competency", Dimension::Competencies, "people-competency"),
    ("vertical", Dimension::Verticals, "people-vertical"),
    ("size", Dimension::Sizes, "people-size"),
    ("region", Dimension::Regions, "people-region"),
    ("type", Dimension::PartnerTypes, "people-type"),
];

struct Field {
    name: &'static str,
    label: String,
    options: Vec<Choice>,
}

/// One member in a list.
pub(crate) struct PersonRow {
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) offices: Vec<String>,
    pub(crate) organization: String,
    pub(crate) work: String,
    pub(crate) places: String,
    pub(crate) fits: String,
    pub(crate) why: String,
}

#[derive(Template)]
#[template(path = "people.html")]
struct PeopleTemplate<'a> {
    around: Around<'a>,
    count: String,
    fields: Vec<Field>,
    text: &'a str,
    filtered: bool,
    rows: Vec<PersonRow>,
    complements: Vec<PersonRow>,
    /// Paths and names.
    followed: Vec<(String, String)>,
    /// Who covers what where: the two lists of the sentence; none behind the first page or while something is asked for.
    team_up: Vec<Field>,
    beyond: Vec<PersonRow>,
    beyond_said: String,
    /// Where it is looked; else empty.
    scope: String,
    /// Where it may be looked.
    scopes: Vec<Choice>,
    /// Of peers, where they were asked.
    elsewhere: Option<Vec<PeerRows>>,
    /// What peers cannot be asked for; else empty.
    not_asked: String,
    next: Option<&'a str>,
    later: bool,
}

impl PersonRow {
    pub(crate) fn of(words: &Words, taxonomy: &Taxonomy, person: &SeenPerson) -> Self {
        let facets = &person.profile.facets;
        let named = |dimension, ids: Vec<&str>| -> String {
            let names: Vec<&str> = ids.into_iter().map(|id| taxonomy.name(dimension, id)).collect();
            names.join(" · ")
        };
        let best_fit = person.profile.best_fit.as_ref();
        Self {
            path: format!("/people/{}", person.handle),
            name: person.name.to_string(),
            offices: offices(words, &person.offices),
            organization: person
                .organization
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            work: named(
                Dimension::Competencies,
                facets.competencies.iter().map(|term| term.as_str()).collect(),
            ),
            places: named(
                Dimension::Regions,
                facets.regions.iter().map(|region| region.as_str()).collect(),
            ),
            fits: best_fit.map_or_else(String::new, |line| line.as_str().to_owned()),
            why: String::new(),
        }
    }
}

impl PeoplePage<'_> {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head {
            section: Section::People,
            title: words.t("people-title"),
            description: words.t("people-intro"),
            address: Address::Nowhere,
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let row = |person: &SeenPerson| PersonRow::of(words, self.taxonomy, person);
        let filtered = self.asked.iter().any(Option::is_some) || !self.text.is_empty();
        written(&PeopleTemplate {
            around: Around::of(frame, head),
            count: self.count(words),
            fields: self.fields(words),
            text: &self.text,
            filtered,
            rows: self.people.iter().map(row).collect(),
            complements: self
                .complements
                .iter()
                .map(|one| PersonRow {
                    why: self.why(words, one),
                    ..row(&one.person)
                })
                .collect(),
            followed: self
                .followed
                .iter()
                .map(|one| (format!("/orgs/{}", one.slug), one.name.to_string()))
                .collect(),
            team_up: match self.place == Place::First && !filtered {
                true => self.team_up(words),
                false => Vec::new(),
            },
            beyond: match &self.beyond {
                Some(beyond) => beyond.suggestions.iter().map(row).collect(),
                None => Vec::new(),
            },
            beyond_said: self
                .beyond
                .as_ref()
                .map_or_else(String::new, |beyond| beyond_said(words, beyond)),
            scopes: scopes(words, self.elsewhere.is_some()),
            not_asked: match (&self.elsewhere, &self.asked[4]) {
                (Some(_), Some(_)) => words.t("people-network-kind"),
                _ => String::new(),
            },
            elsewhere: self
                .elsewhere
                .as_ref()
                .map(|peers| peer_rows(words, self.taxonomy, peers)),
            scope: match self.members {
                _ if self.elsewhere.is_some() => words.t("people-scope-network"),
                Some(members) => words.count("people-scope", members),
                // Nobody of other servers is looked for: what a count is of is said beside it.
                None if filtered => words.t("people-scope-own"),
                None => String::new(),
            },
            next: self.next.as_deref(),
            later: self.place == Place::Later,
        })
    }

    /// How many were found, behind the first page too; who covers what where is answered in a sentence of its own.
    fn count(&self, words: &Words) -> String {
        let number = |people: usize| u32::try_from(people).unwrap_or(u32::MAX);
        let found = match self.found {
            None | Some(FoundCount::AtLeast(0)) => return words.t("people-intro"),
            Some(FoundCount::AtLeast(people)) => return words.count("people-found-least", number(people)),
            Some(FoundCount::All(people)) => number(people),
        };
        match &self.asked {
            [Some(work), None, None, Some(place), None] if self.text.is_empty() => {
                let work = self.taxonomy.name(Dimension::Competencies, work);
                let place = self.taxonomy.name(Dimension::Regions, place);
                let named = [
                    ("n", found.into()),
                    ("work", work.into()),
                    ("place", place.into()),
                ];
                words.with("people-covers-found", &named)
            }
            _ => words.count("people-found", found),
        }
    }

    /// The two lists of *Who covers … in …?*, from those of the filter.
    fn team_up(&self, words: &Words) -> Vec<Field> {
        let wanted = |field: &Field| matches!(field.name, "competency" | "region");
        self.fields(words).into_iter().filter(wanted).collect()
    }

    fn fields(&self, words: &Words) -> Vec<Field> {
        let field =
            |((name, dimension, label), asked): ((&'static str, Dimension, &str), &Option<String>)| {
                let choice = |value: &str, label: &str| Choice {
                    value: value.to_owned(),
                    label: label.to_owned(),
                    language: String::new(),
                    chosen: asked.as_deref().unwrap_or_default() == value,
                };
                let mut options = vec![choice("", &words.t("filter-any"))];
                let listed = self.taxonomy.list(dimension);
                options.extend(listed.into_iter().map(|(id, name)| choice(id, name)));
                Field {
                    name,
                    label: words.t(label),
                    options,
                }
            };
        FIELDS.into_iter().zip(&self.asked).map(field).collect()
    }

    /// `Infrastructure, which Finance & Operations (ERP) leans on; also in Washington.`
    fn why(&self, words: &Words, one: &Complement) -> String {
        let name = |dimension, id| self.taxonomy.name(dimension, id).to_owned();
        let places: Vec<String> = one
            .regions
            .iter()
            .map(|region| name(Dimension::Regions, region.as_str()))
            .chain(
                one.verticals
                    .iter()
                    .map(|term| name(Dimension::Verticals, term.as_str())),
            )
            .collect();
        let places = places.join(", ");
        match &one.leans {
            Some((mine, theirs)) => words.with(
                "people-why-leans",
                &[
                    ("mine", name(Dimension::Competencies, mine.as_str()).into()),
                    ("theirs", name(Dimension::Competencies, theirs.as_str()).into()),
                    ("places", places.into()),
                ],
            ),
            None => words.with("people-why", &[("places", places.into())]),
        }
    }
}

/// `At least 15 people in your industries, in 4 other places.`
fn beyond_said(words: &Words, beyond: &BeyondTown) -> String {
    let key = match (beyond.people, beyond.of) {
        (Some(_), Beyond::HerIndustries) => "people-beyond-industries",
        (Some(_), Beyond::Anybody) => "people-beyond-anybody",
        (None, Beyond::HerIndustries) => "people-beyond-few-industries",
        (None, Beyond::Anybody) => "people-beyond-few",
    };
    let number = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    let figures = [
        ("n", number(beyond.people.unwrap_or_default()).into()),
        ("places", number(beyond.places).into()),
    ];
    words.with(key, &figures)
}

/// The query as it comes.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    competency: Option<String>,
    vertical: Option<String>,
    size: Option<String>,
    region: Option<String>,
    #[serde(rename = "type")]
    partner_type: Option<String>,
    q: Option<String>,
    scope: Option<String>,
    after: Option<String>,
}

impl Asked {
    fn entries(self, taxonomy: &Taxonomy) -> ([Option<String>; 5], String, Option<String>) {
        let Self {
            competency,
            vertical,
            size,
            region,
            partner_type,
            q,
            after,
            scope: _,
        } = self;
        let mut asked = [competency, vertical, size, region, partner_type];
        for (entry, (_, dimension, _)) in asked.iter_mut().zip(FIELDS) {
            // What is on no list finds nobody and is no filter.
            *entry = entry.take().filter(|id| taxonomy.holds(dimension, id));
        }
        let text = q.map(|text| text.trim().chars().take(TEXT_CHARS_MAX).collect());
        (asked, text.unwrap_or_default(), after)
    }
}

/// Most characters of the words that are looked for.
const TEXT_CHARS_MAX: usize = 100;

/// `GET /people`.
pub(crate) async fn show(member: Member, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let visit = &member.visit;
    if let Some(too_often) = member.looks_too_often() {
        return too_often;
    }
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let node = &visit.site.doors.node;
    let counted = visit.site.composition.now(&node.database, visit.now);
    let members = counted.map_or(0, |composition| composition.members);
    let elsewhere = match ask_elsewhere(&member, &asked).await {
        Ok(elsewhere) => elsewhere,
        Err(_) => return visit.error(&ErrorPage::Unavailable),
    };
    match node.database.read(|tx| read(tx, &member, &asked, members)) {
        Ok(page) => {
            let page = PeoplePage { elsewhere, ..page };
            visit.secret_page(page.render(&visit.frame()))
        }
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// What peers answer, if she looks there and begins to: further pages are of her own community alone.
async fn ask_elsewhere(member: &Member, asked: &Asked) -> Result<Option<Vec<PeerPeople>>, PeerProblem> {
    if asked.scope.as_deref() != Some("network") || asked.after.is_some() {
        return Ok(None);
    }
    let doors = &member.visit.site.doors;
    let (entries, text, _) = asked.clone().entries(&doors.node.settings.taxonomy);
    let entries = entries.into_iter().zip(FIELDS);
    let entries = entries.filter_map(|(entry, (_, dimension, _))| Some((dimension, entry?)));
    let question = asked_of_peers(entries.collect(), &text);
    doors.peers.people(&question).await.map(Some)
}

fn read<'m>(
    tx: &mut Transaction<'_>,
    member: &'m Member,
    asked: &Asked,
    members: u32,
) -> Result<PeoplePage<'m>, StoreError> {
    let visit = &member.visit;
    let taxonomy: &Taxonomy = &visit.site.doors.node.settings.taxonomy;
    let (asked, text, after) = asked.clone().entries(taxonomy);
    let entries = asked.iter().zip(FIELDS);
    let filter = PeopleFilter {
        entries: entries
            .filter_map(|(entry, (_, dimension, _))| Some((dimension, entry.clone()?)))
            .collect(),
        organization: None,
        text: Title::parse(&text).ok(),
    };
    let last = after.as_deref().and_then(|id| MemberId::parse(id).ok());
    let is_plain = filter == PeopleFilter::default() && last.is_none();
    let (found, count) = match last.is_some() || is_plain {
        true => {
            let found = search_people(tx, &visit.viewer, &filter, last.as_ref())?;
            // All members of a small community fill one page.
            let is_all = is_plain && found.next.is_none();
            let all = is_all.then_some(FoundCount::All(found.people.len()));
            (found, all)
        }
        false => {
            let (found, count) = search_and_count(tx, &visit.viewer, &filter)?;
            (found, Some(count))
        }
    };
    let next = found.next.map(|id| next_page(&asked, &text, &id));
    Ok(PeoplePage {
        taxonomy,
        complements: match is_plain {
            true => complements_me(tx, &visit.viewer, taxonomy)?,
            false => Vec::new(),
        },
        followed: match is_plain {
            true => followed_organizations(tx, &member.signed_in.membership)?,
            false => Vec::new(),
        },
        beyond: match is_plain {
            true => beyond_town(tx, &visit.viewer)?,
            false => None,
        },
        members: (is_plain && members > 0).then_some(members),
        elsewhere: None,
        found: count,
        people: found.people,
        next,
        place: if last.is_some() {
            Place::Later
        } else {
            Place::First
        },
        asked,
        text,
    })
}

/// The page goes on behind an id, which tells nobody who it is: it may be somebody whom the reader may not find (2.8).
fn next_page(asked: &[Option<String>; 5], text: &str, after: &MemberId) -> String {
    let named = asked.iter().zip(FIELDS);
    let mut pairs: Vec<String> = named
        .filter_map(|(entry, (name, _, _))| Some(format!("{name}={}", entry.as_ref()?)))
        .collect();
    if !text.is_empty() {
        let text = in_query(text);
        pairs.push(format!("q={text}"));
    }
    pairs.push(format!("after={after}"));
    format!("/people?{}", pairs.join("&"))
}

/// As a query writes it: everything but letters and digits of ASCII in percents.
pub(crate) fn in_query(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2.8: where the next page begins is an id and no name.
    #[test]
    fn the_next_page_begins_behind_an_id() {
        let id = MemberId::new(0, [7; 10]);
        let asked = [Some("security".to_owned()), None, None, None, None];
        assert_eq!(
            next_page(&asked, "x & y", &id),
            format!("/people?competency=security&q=x%20%26%20y&after={id}")
        );
    }
}
