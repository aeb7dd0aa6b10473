//! Fetches an ActivityPub document and settles whose word it is: only the server we asked speaks, and only for itself (threat A1).

use domain::{Federable, Iri, Labeled, Reach};
use serde_json::Value;
use wire::json::JsonRefused;
use wire::media_type;

use crate::exchange::foreign_iri;
use crate::fetch::follow;
use crate::{FetchPermit, FetchSettings, Refused, Request, Signer, Transport};

/// A document fetched from the server that may speak for it: `asked`, `location` and `id` are of one origin, and the
/// document came from the address it claims or from the address asked.
#[derive(Clone, PartialEq, Debug)]
pub struct FetchedDocument {
    /// The address whose answer this is; differs from what the caller asked if the document named another id there.
    pub asked: Iri,
    /// Where redirects led.
    pub location: Iri,
    /// What the document calls itself.
    pub id: Iri,
    /// An object, strictly read.
    pub value: Value,
}

/// Why there is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FetchRefused {
    /// Nothing came, or too much.
    #[error(transparent)]
    Exchange(#[from] Refused),
    /// The server says no: 404, 410 (gone for good), 401 (wants a signature) and so on.
    #[error("the server answered {0}")]
    Status(u16),
    /// Not an ActivityPub type (threat A2).
    #[error("the answer is not of an ActivityPub type")]
    MediaType,
    /// See there (threats A12, B10).
    #[error(transparent)]
    Json(#[from] JsonRefused),
    /// No `id`, or one that is no address.
    #[error("the document has no id")]
    NoId,
    /// The `id` is not this server's to give, or even asked for under its `id` the document names another (threat A1).
    #[error("the document claims an id that is not its own")]
    WrongId,
}

impl FetchRefused {
    /// Whether the document is known not to exist any more.
    pub fn is_gone(self) -> bool {
        self == Self::Status(410)
    }
}

/// Asks for `url` as ActivityPub within the label. A document that names another id of the same server is asked for once more
/// under that id; one that names an id elsewhere is refused without asking there.
pub async fn fetch_document(
    transport: &dyn Transport,
    permit: FetchPermit,
    url: Labeled<Iri, Federable<Reach>>,
    signer: Option<&dyn Signer>,
    settings: &FetchSettings,
) -> Result<FetchedDocument, FetchRefused> {
    let (asked, reach) = url.into_parts();
    let asking = Asking {
        transport,
        permit: &permit,
        reach,
        signer,
        settings,
    };
    let (location, id, value) = asking.read(&asked).await?;
    if is_of_one_server(&asked, &location, &id)? == Place::Own {
        return Ok(FetchedDocument {
            asked,
            location,
            id,
            value,
        });
    }
    permit.one_more().map_err(Refused::from)?;
    let asked = id;
    let (location, id, value) = asking.read(&asked).await?;
    match is_of_one_server(&asked, &location, &id)? {
        Place::Own => Ok(FetchedDocument {
            asked,
            location,
            id,
            value,
        }),
        Place::Elsewhere => Err(FetchRefused::WrongId),
    }
}

/// What stays the same between the two times of asking.
struct Asking<'a> {
    transport: &'a dyn Transport,
    permit: &'a FetchPermit,
    reach: Reach,
    signer: Option<&'a dyn Signer>,
    settings: &'a FetchSettings,
}

impl Asking<'_> {
    async fn read(&self, url: &Iri) -> Result<(Iri, Iri, Value), FetchRefused> {
        let request = Request::get(url).with_header("accept", media_type::ACTIVITY_JSON);
        let labeled = Labeled::federable(request, self.reach.clone());
        let answer = follow(self.transport, self.permit, labeled, self.signer, self.settings).await?;
        if !answer.is_success() {
            return Err(FetchRefused::Status(answer.status));
        }
        if !answer.header("content-type").is_some_and(media_type::is_activity) {
            return Err(FetchRefused::MediaType);
        }
        let value = wire::json::read_activity(&answer.body)?;
        let id = value
            .get("id")
            .and_then(Value::as_str)
            .ok_or(FetchRefused::NoId)?;
        let id = foreign_iri(id).ok_or(FetchRefused::NoId)?;
        Ok((answer.url, id, value))
    }
}

/// Whether a document is found where its id says.
#[derive(PartialEq, Eq, Debug)]
enum Place {
    Own,
    Elsewhere,
}

/// Refuses an id of another server, and one that spells this server in an unusual way: ids are compared byte for byte, so
/// another spelling would be a second id of the same thing.
fn is_of_one_server(asked: &Iri, location: &Iri, id: &Iri) -> Result<Place, FetchRefused> {
    let origin = id.origin();
    let rest = id
        .as_str()
        .strip_prefix(origin.as_str())
        .ok_or(FetchRefused::WrongId)?;
    if !rest.is_empty() && !rest.starts_with(['/', '?', '#']) {
        return Err(FetchRefused::WrongId);
    }
    if location.origin() != origin || asked.origin() != origin {
        return Err(FetchRefused::WrongId);
    }
    let own = [asked, location]
        .iter()
        .any(|place| place.without_fragment() == id.without_fragment());
    Ok(if own { Place::Own } else { Place::Elsewhere })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ambient::ToldClock;
    use domain::Origin;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::memory::{MemoryInternet, answer, redirect};
    use crate::{Answer, FetchBounds, FetchBudget};

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    fn document(id: &str) -> Answer {
        let body = json!({"id": id, "type": "Person", "publicKey": {"id": "https://evil.example/key"}});
        answer(200, "application/activity+json", body.to_string().into_bytes())
    }

    fn node() -> Origin {
        Origin::parse("https://node.example").unwrap()
    }

    /// Asks `https://evil.example/o1` on a network where every server answers with `script`.
    async fn ask(
        script: impl Fn(&Request) -> Answer + Clone + Send + Sync + 'static,
    ) -> (Result<FetchedDocument, FetchRefused>, Vec<String>) {
        let internet = MemoryInternet::new();
        for host in [
            "https://evil.example",
            "https://evil2.example",
            "https://good.example",
            "https://evil.example:8443",
        ] {
            let script = script.clone();
            internet.route(Origin::parse(host).unwrap(), move |request: Request| {
                script(&request)
            });
        }
        let clock = ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap());
        let mut budget = FetchBudget::new(FetchBounds::default(), Arc::new(clock));
        let transport = internet.transport(node());
        let url = Labeled::federable(iri("https://evil.example/o1"), Reach::Public);
        let permit = budget.permit().unwrap();
        let fetched = fetch_document(&transport, permit, url, None, &FetchSettings::default()).await;
        let asked = internet
            .tap()
            .iter()
            .map(|recorded| recorded.request.url.to_string())
            .collect();
        (fetched, asked)
    }

    /// A1
    #[tokio::test]
    async fn a_document_that_claims_anothers_id_is_refused_and_the_other_is_not_asked() {
        for id in [
            "https://good.example/u/alice",
            "https://evil.example:8443/o1",
            "http://evil.example/o1",
            "https://EVIL.example/o1",
            "https://evil.example./o1",
            "https://evil.example:443/o1",
            "HTTPS://evil.example/o1",
        ] {
            let (fetched, asked) = ask(move |_| document(id)).await;
            assert_eq!(fetched, Err(FetchRefused::WrongId), "{id}");
            assert_eq!(asked, ["https://evil.example/o1"], "{id}");
        }
        for id in [
            "https://good.example@evil.example/o1",
            "o1",
            "",
            "javascript:1",
            "https://./",
        ] {
            let (fetched, _) = ask(move |_| document(id)).await;
            assert_eq!(fetched, Err(FetchRefused::NoId), "{id}");
        }
    }

    /// A1
    #[tokio::test]
    async fn a_redirect_to_another_server_lends_nobody_an_id() {
        for id in [
            "https://good.example/u/alice",
            "https://evil.example/o1",
            "https://evil2.example/o2",
        ] {
            let (fetched, _) = ask(move |request| match request.url.origin().host() {
                "evil.example" => redirect(302, "https://evil2.example/o2"),
                _ => document(id),
            })
            .await;
            assert_eq!(fetched, Err(FetchRefused::WrongId), "{id}");
        }
    }

    /// A1: what `url` says is for show and decides nothing.
    #[tokio::test]
    async fn the_url_of_a_document_does_not_count() {
        let (fetched, asked) = ask(|_| {
            let body = json!({"id": "https://evil.example/o1", "url": "https://good.example/u/alice"});
            answer(200, "application/activity+json", body.to_string().into_bytes())
        })
        .await;
        assert_eq!(fetched.unwrap().id, iri("https://evil.example/o1"));
        assert_eq!(asked.len(), 1);
    }

    /// A1
    #[tokio::test]
    async fn another_id_of_the_same_server_is_asked_for_once() {
        let (fetched, asked) = ask(|_| document("https://evil.example/u/real")).await;
        let fetched = fetched.unwrap();
        assert_eq!(fetched.asked, iri("https://evil.example/u/real"));
        assert_eq!(fetched.id, fetched.location);
        assert_eq!(asked, ["https://evil.example/o1", "https://evil.example/u/real"]);

        let (fetched, asked) = ask(|request| {
            let path = request.url.path_and_query();
            document(&format!("https://evil.example{path}x"))
        })
        .await;
        assert_eq!(fetched, Err(FetchRefused::WrongId));
        assert_eq!(asked.len(), 2, "an id that is always another is not chased");
    }

    #[tokio::test]
    async fn an_id_that_redirects_to_its_page_on_the_same_server_is_taken() {
        let (fetched, _) = ask(|request| match request.url.path_and_query() {
            "/o1" => redirect(302, "/@o1"),
            _ => document("https://evil.example/o1"),
        })
        .await;
        let fetched = fetched.unwrap();
        assert_eq!(
            (fetched.asked, fetched.location),
            (iri("https://evil.example/o1"), iri("https://evil.example/@o1"))
        );
    }

    /// A2
    #[tokio::test]
    async fn a_document_of_another_type_is_not_read() {
        for content_type in [
            "application/json",
            "text/html",
            "application/octet-stream",
            "application/ld+json",
            "",
        ] {
            let (fetched, _) = ask(move |_| Answer {
                headers: vec![("content-type".to_owned(), content_type.to_owned())],
                ..document("https://evil.example/o1")
            })
            .await;
            assert_eq!(fetched, Err(FetchRefused::MediaType), "{content_type}");
        }
        let (fetched, _) = ask(|_| {
            let mut twice = document("https://evil.example/o1");
            twice
                .headers
                .push(("content-type".to_owned(), "text/html".to_owned()));
            twice
        })
        .await;
        assert_eq!(fetched, Err(FetchRefused::MediaType));
    }

    #[tokio::test]
    async fn a_refusal_of_the_server_is_told_apart_from_nonsense() {
        let (gone, _) = ask(|_| answer(410, "application/activity+json", b"{}".to_vec())).await;
        assert!(gone.unwrap_err().is_gone());
        let (array, _) = ask(|_| answer(200, "application/activity+json", b"[]".to_vec())).await;
        assert_eq!(array, Err(FetchRefused::Json(JsonRefused::NotAnObject)));
        let (nameless, _) = ask(|_| answer(200, "application/activity+json", b"{}".to_vec())).await;
        assert_eq!(nameless, Err(FetchRefused::NoId));
    }

    fn any_iri() -> impl Strategy<Value = Iri> {
        let scheme = prop::sample::select(vec!["https://", "HTTPS://", "http://"]);
        let host = prop::sample::select(vec![
            "a.example",
            "A.example",
            "a.example.",
            "b.example",
            "a.example.b.example",
        ]);
        let port = prop::sample::select(vec!["", ":443", ":80", ":8443"]);
        let path = prop::sample::select(vec!["", "/", "/u", "/u#key", "?u", "/U"]);
        (scheme, host, port, path)
            .prop_map(|(scheme, host, port, path)| iri(&format!("{scheme}{host}{port}{path}")))
    }

    proptest! {
        /// A1
        #[test]
        fn what_is_accepted_is_of_one_origin(asked in any_iri(), location in any_iri(), id in any_iri()) {
            if let Ok(place) = is_of_one_server(&asked, &location, &id) {
                prop_assert_eq!(asked.origin(), id.origin());
                prop_assert_eq!(location.origin(), id.origin());
                prop_assert!(id.as_str().starts_with(id.origin().as_str()));
                if place == Place::Own {
                    let found = [&asked, &location].iter().any(|at| at.document() == id.document());
                    prop_assert!(found);
                }
            }
        }
    }
}
