//! Pages of a list: how many items, where the next page begins, and the `Link` that says so (RFC 8288).

use axum::Json;
use axum::response::{IntoResponse, Response};
use domain::{EventId, Origin};
use edge::{Problem, Reason};
use http::{HeaderValue, header};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::events::Place;
use url::form_urlencoded::Serializer;

use crate::openapi::atoms::{ID, id};
use crate::openapi::operation::{Need, Parameter};

/// Items of a page when nobody says.
pub(crate) const LIMIT_DEFAULT: usize = 20;
/// Most items of a page.
pub(crate) const LIMIT_MAX: usize = community::list_events::PAGE_MAX;

/// Where a list goes on that is in the order of its ids.
pub(crate) const CURSOR_ID: Parameter = Parameter {
    name: "cursor",
    what: "From the `Link` of the page before.",
    need: Need::Optional,
    schema: id,
    example: ID,
};

/// A list as it is answered.
#[derive(Serialize)]
pub(crate) struct Items<T> {
    pub(crate) items: Vec<T>,
}

impl<T: Serialize> Items<T> {
    /// A list that is whole.
    pub(crate) fn whole(items: Vec<T>) -> Response {
        Json(Self { items }).into_response()
    }

    /// A list that may go on at `next`.
    pub(crate) fn page(items: Vec<T>, next: Option<String>) -> Response {
        let mut response = Self::whole(items);
        let link = next.and_then(|next| HeaderValue::try_from(format!("<{next}>; rel=\"next\"")).ok());
        if let Some(link) = link {
            response.headers_mut().insert(header::LINK, link);
        }
        response
    }
}

/// What may be asked of a list of which each answer is a part.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartQuery {
    cursor: Option<String>,
    limit: Option<String>,
}

impl PartQuery {
    /// Reads it; `parse` reads a cursor.
    pub(crate) fn part<C, E>(&self, parse: fn(&str) -> Result<C, E>) -> Result<Part<'_, C>, Problem> {
        Part::read(self.limit.as_deref(), self.cursor.as_deref(), parse)
    }
}

/// The part of a list that is asked for: what stands behind a place, up to a limit.
pub(crate) struct Part<'a, C> {
    /// The last place of the part before.
    pub(crate) after: Option<C>,
    limit: usize,
    /// What the address of the next part asks as well.
    asked: Vec<(&'static str, Option<&'a str>)>,
}

impl<'a, C> Part<'a, C> {
    /// Reads `limit` and `cursor` of a query; `parse` reads a cursor.
    pub(crate) fn read<E>(
        limit: Option<&'a str>,
        cursor: Option<&str>,
        parse: fn(&str) -> Result<C, E>,
    ) -> Result<Self, Problem> {
        Ok(Self {
            limit: self::limit(limit)?,
            after: after(cursor, parse)?,
            asked: vec![("limit", limit)],
        })
    }

    /// Of a list that is asked for one thing more, which the next part is asked for too.
    pub(crate) fn and(mut self, name: &'static str, value: Option<&'a str>) -> Self {
        self.asked.push((name, value));
        self
    }

    /// How many are read so that it shows whether there are more.
    pub(crate) fn one_more(&self) -> u16 {
        one_more(self.limit)
    }

    /// Answers the part from what was read with [`Part::one_more`], and where the next begins if there were more. `place`
    /// says where an item stands.
    pub(crate) fn answer<T, V: Serialize>(
        &self,
        (origin, path): (&Origin, &str),
        mut found: Vec<T>,
        place: impl FnOnce(&T) -> C,
        view: impl FnMut(T) -> V,
    ) -> Response
    where
        C: ToString,
    {
        let next = cut(&mut found, self.limit, |last| place(last).to_string());
        let next = next.map(|cursor| next_url(origin, path, &self.asked, &cursor));
        Items::page(found.into_iter().map(view).collect(), next)
    }
}

/// Reads `limit`, from 1 to [`LIMIT_MAX`].
pub(crate) fn limit(text: Option<&str>) -> Result<usize, Problem> {
    let Some(text) = text else {
        return Ok(LIMIT_DEFAULT);
    };
    let number = text
        .parse()
        .ok()
        .filter(|number| (1..=LIMIT_MAX).contains(number));
    number.ok_or_else(|| {
        Problem::new(
            Reason::Invalid,
            format!("`limit` is a number from 1 to {LIMIT_MAX}"),
        )
        .at("limit")
    })
}

/// How many are read so that it shows whether there are more than `limit`.
fn one_more(limit: usize) -> u16 {
    u16::try_from(limit + 1).unwrap_or(u16::MAX)
}

/// Leaves `limit` of what was read with [`one_more`], and says where the next page begins if there were more.
pub(crate) fn cut<T>(found: &mut Vec<T>, limit: usize, cursor: impl FnOnce(&T) -> String) -> Option<String> {
    let is_last_page = found.len() <= limit;
    found.truncate(limit);
    found.last().filter(|_| !is_last_page).map(cursor)
}

/// The address of the next page: the same question from another place on.
pub(crate) fn next_url(origin: &Origin, path: &str, asked: &[(&str, Option<&str>)], cursor: &str) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in asked {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    query.append_pair("cursor", cursor);
    format!("{origin}{path}?{}", query.finish())
}

/// A place in the order of starts, as text.
pub(crate) fn event_cursor(place: &Place) -> String {
    format!("{}-{}", place.0.as_millisecond(), place.1)
}

/// Reads it back.
pub(crate) fn event_place(text: &str) -> Result<Place, Problem> {
    let read = || {
        let (millis, id) = text.rsplit_once('-')?;
        let at = Timestamp::from_millisecond(millis.parse().ok()?).ok()?;
        Some((at, EventId::parse(id).ok()?))
    };
    read().ok_or_else(bad_cursor)
}

/// Reads `cursor`: the place behind which a list goes on.
pub(crate) fn after<C, E>(
    cursor: Option<&str>,
    parse: fn(&str) -> Result<C, E>,
) -> Result<Option<C>, Problem> {
    cursor.map(parse).transpose().map_err(|_| bad_cursor())
}

/// A cursor that no `Link` of ours ever held.
fn bad_cursor() -> Problem {
    Problem::new(
        Reason::Invalid,
        "take `cursor` from the `Link` of the page before",
    )
    .at("cursor")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_as_the_place_it_was() {
        let place: Place = (
            "2027-01-14T17:00:00.123Z".parse().unwrap(),
            EventId::new(7, [9; 10]),
        );
        assert_eq!(event_place(&event_cursor(&place)).unwrap(), place);
        for bad in [
            "",
            "-",
            "1",
            "x-01JD7Z",
            "99999999999999999999-01JD7Z0000000000000000000A",
            "1-../../x",
        ] {
            assert!(event_place(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_page_that_was_filled_to_its_limit_is_the_last_and_one_more_is_not() {
        let cut_at = |read: u16, limit| {
            let mut found: Vec<u16> = (1..=read).collect();
            let next = cut(&mut found, limit, ToString::to_string);
            (found.len(), next)
        };
        assert_eq!(cut_at(0, 2), (0, None));
        assert_eq!(cut_at(2, 2), (2, None));
        assert_eq!(cut_at(one_more(2), 2), (2, Some("2".to_owned())));
    }

    /// C3
    #[test]
    fn a_page_is_never_longer_than_its_limit() {
        assert_eq!(limit(None).unwrap(), LIMIT_DEFAULT);
        assert_eq!(limit(Some("100")).unwrap(), 100);
        for bad in ["0", "101", "-1", "", "ten", "99999999999999999999999"] {
            assert_eq!(limit(Some(bad)).unwrap_err().field, Some("limit"), "{bad}");
        }
    }
}
