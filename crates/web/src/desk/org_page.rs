//! `/desk/orgs/{slug}`: the offices of one organisation, written one in a line, and the way to make two names of a company
//! one (F04, need 0.2).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use community::describe_organization::{DescribeRefused, describe_organization};
use community::drawn_from::{Drawn, Version};
use community::see_organizations::{OrganizationRow, see_one};
use domain::{Dimension, Office, Organization, Region, Slug, Taxonomy, Title};
use edge::Tone;
use http::StatusCode;
use serde::Deserialize;

use super::orgs_page::path_of;
use super::told::{head, state};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::seats_page;
use crate::sign_in::{Chief, Refused, form, token_form};
use crate::state_words::StateWords;
use crate::visit::Visit;
use crate::words::Words;
use crate::write_event::Field;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct OrgPage<'t> {
    /// The lists that name places.
    pub(crate) taxonomy: &'t Taxonomy,
    pub(crate) row: OrganizationRow,
    /// What came of her last step.
    pub(crate) said: OrgSaid,
}

/// What came of her last step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OrgSaid {
    /// Nothing was done.
    Nothing,
    /// The offices are written down.
    Saved,
    /// What she wrote as offices, and which lines cannot be read, counted from 1.
    Unread(String, Vec<usize>),
    /// What she wrote as offices: too many of them.
    TooMany(String),
    /// What she wrote as offices, while somebody else wrote others.
    Overtaken(String),
    /// What she wrote as the name of another; there is none, or it is the same.
    NoOther(String),
    /// What she wrote as the name of another: both have seats.
    BothHaveSeats(String),
}

#[derive(Template)]
#[template(path = "desk_org.html")]
struct OrgTemplate<'a> {
    around: Around<'a>,
    name: &'a str,
    path: String,
    said: Option<StateWords>,
    wrong: Vec<(String, String)>,
    people: String,
    approver: String,
    page: String,
    seats: String,
    /// The version of the offices that stand there now.
    drawn: String,
    offices: Field,
    into: Field,
}

impl OrgPage<'_> {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let organization = &self.row.organization;
        let name = organization.name.as_str();
        let (offices, into) = (self.offices(words), self.into(words));
        let wrong = [("orgs-offices", &offices), ("merge-into", &into)];
        let wrong = wrong.into_iter().filter(|(_, field)| !field.fault.is_empty());
        let wrong = wrong.map(|(id, field)| (id.to_owned(), format!("{}: {}", field.label, field.fault)));
        let people = u32::try_from(self.row.shown_by).unwrap_or(u32::MAX);
        written(&OrgTemplate {
            wrong: wrong.collect(),
            around: Around::of(frame, head(name.to_owned(), words.t("orgs-intro"))),
            name,
            path: path_of(&organization.slug),
            said: match self.said {
                OrgSaid::Saved => Some(state(Tone::Good, &words.t("orgs-saved"))),
                _ => None,
            },
            people: words.count("orgs-people", people),
            approver: self.row.approver.as_ref().map_or_else(
                || words.t("orgs-approver-nobody"),
                |handle| words.with("orgs-approver", &[("handle", handle.as_str().into())]),
            ),
            page: format!("/orgs/{}", organization.slug),
            seats: seats_page::path(&organization.slug),
            drawn: Version::of(&organization.offices).to_string(),
            offices,
            into,
        })
    }

    /// A line for each office that stands there now.
    fn kept(&self) -> Vec<String> {
        let line = |office: &Office| {
            let place = self.taxonomy.name(Dimension::Regions, office.region.as_str());
            format!("{}, {place}", office.town)
        };
        self.row.organization.offices.iter().map(line).collect()
    }

    fn offices(&self, words: &Words) -> Field {
        let most = || {
            words.count(
                "orgs-offices-many",
                u32::try_from(Organization::OFFICES_MAX).unwrap_or(u32::MAX),
            )
        };
        let (value, fault) = match &self.said {
            OrgSaid::Unread(text, lines) => {
                let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
                let lines = lines.join(", ");
                (
                    text.clone(),
                    words.with("orgs-offices-unread", &[("lines", lines.into())]),
                )
            }
            OrgSaid::TooMany(text) => (text.clone(), most()),
            OrgSaid::Overtaken(text) => {
                let now = match self.kept() {
                    none if none.is_empty() => words.t("overlap-nothing"),
                    lines => lines.join("; "),
                };
                (
                    text.clone(),
                    words.with("orgs-offices-overtaken", &[("now", now.into())]),
                )
            }
            _ => (self.kept().join("\n"), String::new()),
        };
        Field {
            name: "offices",
            label: words.t("organization-offices"),
            hint: words.t("orgs-offices-hint"),
            fault,
            value,
            kind: "area",
            options: Vec::new(),
            required: false,
        }
    }

    fn into(&self, words: &Words) -> Field {
        let (value, fault) = match &self.said {
            OrgSaid::NoOther(text) => (text.clone(), words.t("orgs-merge-nobody")),
            OrgSaid::BothHaveSeats(text) => (text.clone(), words.t("orgs-merge-seats")),
            _ => (String::new(), String::new()),
        };
        Field {
            name: "into",
            label: words.t("orgs-merge-into"),
            hint: words.t("orgs-merge-hint"),
            fault,
            value,
            kind: "text",
            options: Vec::new(),
            required: true,
        }
    }
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    done: Option<String>,
}

/// `GET /desk/orgs/{slug}`.
pub(super) async fn show(
    chief: Chief,
    Path(slug): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let said = match asked.done.as_deref() {
        Some("saved") => OrgSaid::Saved,
        _ => OrgSaid::Nothing,
    };
    page(&chief.visit, &slug, said)
}

/// The page of one, also after a step that was refused.
pub(super) fn page(visit: &Visit, slug: &str, said: OrgSaid) -> Response {
    let Ok(slug) = Slug::parse(slug) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let node = &visit.site.doors.node;
    match node.database.read(|tx| see_one(tx, &slug)) {
        Ok(Some(row)) => {
            let status = match said {
                OrgSaid::Nothing | OrgSaid::Saved => StatusCode::OK,
                OrgSaid::Overtaken(_) => StatusCode::CONFLICT,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let page = OrgPage {
                taxonomy: &node.settings.taxonomy,
                row,
                said,
            };
            let mut response = visit.secret_page(page.render(&visit.frame()));
            *response.status_mut() = status;
            response
        }
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// The offices, one in each line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficesForm {
    form_token: String,
    drawn: String,
    offices: String,
}

token_form!(OfficesForm);

/// `POST /desk/orgs/{slug}/offices`.
pub(super) async fn describe(
    chief: Chief,
    Path(slug): Path<String>,
    sent: Result<Form<OfficesForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = form(visit, &chief.signed_in, sent)?;
    let Ok(found) = Slug::parse(&slug) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let node = &visit.site.doors.node;
    let offices = match read_offices(&node.settings.taxonomy, &sent.offices) {
        Ok(offices) => offices,
        Err(lines) => return Ok(page(visit, &slug, OrgSaid::Unread(sent.offices, lines))),
    };
    let drawn = Drawn::From(Version::read(&sent.drawn));
    let described = node.database.transact(|tx| {
        let offices = offices.clone();
        describe_organization(tx, &chief.officer, &found, offices, &drawn, visit.now).map(|_| ())
    });
    match described.await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=saved", path_of(&found))).into_response()),
        Err(DescribeRefused::NoSuchOrganization) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(DescribeRefused::Changed) => Ok(page(visit, &slug, OrgSaid::Overtaken(sent.offices))),
        Err(DescribeRefused::Organization(_)) => Ok(page(visit, &slug, OrgSaid::TooMany(sent.offices))),
        Err(DescribeRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// Reads lines of a town, a comma and a place of the list, by its code or its name; else which lines are none, from 1. Empty
/// lines are nothing.
fn read_offices(taxonomy: &Taxonomy, text: &str) -> Result<Vec<Office>, Vec<usize>> {
    let places = taxonomy.list(Dimension::Regions);
    let read = |line: &str| -> Option<Office> {
        let (town, place) = line.split_once(',')?;
        let place = place.trim().to_lowercase();
        let found = places
            .iter()
            .find(|(code, name)| code.to_lowercase() == place || name.to_lowercase() == place);
        Some(Office {
            town: Title::parse(town.trim()).ok()?,
            region: Region::parse(found?.0).ok()?,
        })
    };
    let (mut offices, mut wrong) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        match read(line) {
            _ if line.trim().is_empty() => {}
            Some(office) => offices.push(office),
            None => wrong.push(number + 1),
        }
    }
    match wrong.is_empty() {
        true => Ok(offices),
        false => Err(wrong),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Entry, LanguageTag, Term};

    use super::*;

    fn taxonomy() -> Taxonomy {
        let places = [("GB", "United Kingdom"), ("US-WA", "Washington, United States")];
        let place = |(code, name): (&str, &str)| Entry {
            id: Region::parse(code).unwrap(),
            name: name.to_owned(),
        };
        Taxonomy {
            id: Term::parse("small-2026").unwrap(),
            dated: jiff::civil::date(2026, 1, 31),
            language: LanguageTag::parse("en").unwrap(),
            competencies: Vec::new(),
            verticals: Vec::new(),
            sizes: Vec::new(),
            partner_types: Vec::new(),
            regions: places.map(place).to_vec(),
            complements: Vec::new(),
        }
    }

    /// 0.2
    #[test]
    fn a_line_is_a_town_and_a_place_of_the_list() {
        let offices = read_offices(
            &taxonomy(),
            "London, gb\r\n\n Seattle, Washington, United States\nLeeds, United kingdom",
        )
        .unwrap();
        let read: Vec<(&str, &str)> = offices
            .iter()
            .map(|office| (office.town.as_str(), office.region.as_str()))
            .collect();
        assert_eq!(read, [("London", "GB"), ("Seattle", "US-WA"), ("Leeds", "GB")]);
        let wrong = read_offices(&taxonomy(), "London\nParis, FR\nLeeds, GB\n, GB");
        assert_eq!(wrong, Err(vec![1, 2, 4]));
    }
}
