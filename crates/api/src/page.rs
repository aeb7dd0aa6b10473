//! Pages of a list: how many items, where the next page begins, and the `Link` that says so (RFC 8288).

use axum::Json;
use axum::response::{IntoResponse, Response};
use domain::{EventId, Origin};
use edge::{Problem, Reason};
use http::{HeaderValue, header};
use jiff::Timestamp;
use serde::Serialize;
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
pub(crate) fn one_more(limit: usize) -> u16 {
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

/// A cursor that no `Link` of ours ever held.
pub(crate) fn bad_cursor() -> Problem {
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
