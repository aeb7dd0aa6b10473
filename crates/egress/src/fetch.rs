//! Fetches what an address names, following redirects ourselves: every hop is checked, counted and signed anew (threat B4).

use domain::{Federable, Iri, Labeled, Reach};

use crate::exchange::foreign_iri;
use crate::{Answer, FetchPermit, Limits, Method, RedirectRefused, Refused, Request, Signer, Transport};

/// How far and how long a fetch goes (`fetch` in `[federation.tuning]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FetchSettings {
    /// Hops after the first request.
    pub redirects_max: usize,
    /// Of each hop.
    pub limits: Limits,
}

impl Default for FetchSettings {
    fn default() -> Self {
        Self {
            redirects_max: 2,
            limits: Limits::DOCUMENT,
        }
    }
}

/// Asks, and follows at most two redirects of the same scheme to where the label lets it go. The answer may have any other
/// status; its `url` is the last one asked. A POST is refused when it is redirected.
pub async fn fetch(
    transport: &dyn Transport,
    permit: FetchPermit,
    request: Labeled<Request, Federable<Reach>>,
    signer: Option<&dyn Signer>,
    settings: &FetchSettings,
) -> Result<Answer, Refused> {
    follow(transport, &permit, request, signer, settings).await
}

/// As [`fetch`], for one of several requests under the same permit.
pub(crate) async fn follow(
    transport: &dyn Transport,
    permit: &FetchPermit,
    request: Labeled<Request, Federable<Reach>>,
    signer: Option<&dyn Signer>,
    settings: &FetchSettings,
) -> Result<Answer, Refused> {
    let (mut unsigned, reach) = request.into_parts();
    unsigned.url = Request::as_sent(&unsigned.url);
    let mut visited = vec![unsigned.url.clone()];
    loop {
        let mut request = unsigned.clone();
        if let Some(signer) = signer {
            signer.sign(&mut request);
        }
        let limits = permit.limits(settings.limits)?;
        let outcome = transport
            .exchange(Labeled::federable(request, reach.clone()), limits)
            .await;
        match &outcome {
            Ok(answer) => permit.count_bytes(answer.body.len()),
            Err(Refused::TooLarge) => permit.count_bytes(limits.body_bytes_max),
            Err(_) => {}
        }
        let answer = outcome?;
        if !is_redirect(answer.status) {
            return Ok(answer);
        }
        if unsigned.method == Method::Post {
            return Err(RedirectRefused::Post.into());
        }
        let next = next_hop(&unsigned.url, &answer)?;
        if visited.contains(&next) {
            return Err(RedirectRefused::Revisit.into());
        }
        if visited.len() > settings.redirects_max {
            return Err(RedirectRefused::TooMany.into());
        }
        permit.one_more()?;
        if next.origin() != unsigned.url.origin() {
            unsigned.headers.retain(|(name, _)| !is_for_one_server(name));
        }
        visited.push(next.clone());
        unsigned.url = next;
    }
}

/// 304 and 300 tell us nothing to follow.
fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

fn is_for_one_server(header: &str) -> bool {
    ["authorization", "cookie", "host"]
        .iter()
        .any(|name| header.eq_ignore_ascii_case(name))
}

/// Where the answer points, read as a link of the page that was asked.
fn next_hop(from: &Iri, answer: &Answer) -> Result<Iri, RedirectRefused> {
    let location = answer.header("location").ok_or(RedirectRefused::Location)?;
    let from = from.to_url();
    let next = from.join(location).map_err(|_| RedirectRefused::Location)?;
    if next.scheme() != from.scheme() {
        return Err(RedirectRefused::Scheme);
    }
    let next = foreign_iri(next.as_str()).ok_or(RedirectRefused::Location)?;
    Ok(Request::as_sent(&next))
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use ambient::ToldClock;
    use bytes::Bytes;
    use domain::Origin;

    use super::*;
    use crate::memory::{MemoryInternet, answer, redirect};
    use crate::{BudgetSpent, FetchBounds, FetchBudget};

    /// Writes down what it signed.
    #[derive(Default)]
    struct Pen {
        signed: Mutex<Vec<String>>,
    }

    impl Signer for Pen {
        fn sign(&self, request: &mut Request) {
            let url = request.url.to_string();
            request
                .headers
                .push(("signature".to_owned(), format!("of {url}")));
            self.signed.lock().unwrap().push(url);
        }
    }

    fn budget(fetches: u32) -> FetchBudget {
        let clock = ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap());
        FetchBudget::new(
            FetchBounds {
                fetches,
                ..FetchBounds::default()
            },
            Arc::new(clock),
        )
    }

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    /// A network where `evil.example` answers `/a/…` with a redirect to what follows, and anything else with its own path.
    fn internet() -> MemoryInternet {
        let internet = MemoryInternet::new();
        for host in ["https://evil.example", "https://evil2.example"] {
            internet.route(Origin::parse(host).unwrap(), |request: Request| {
                let path = request.url.path_and_query().to_owned();
                match path.strip_prefix("/to?") {
                    Some(target) => redirect(302, target),
                    None => answer(200, "text/plain", path.into_bytes()),
                }
            });
        }
        internet
    }

    async fn ask(url: &str, reach: Reach) -> (Result<Answer, Refused>, usize, Vec<String>) {
        let internet = internet();
        let pen = Pen::default();
        let transport = internet.transport(Origin::parse("https://good.example").unwrap());
        let request = Request::get(&iri(url)).with_header("Authorization", "secret");
        let labeled = Labeled::federable(request, reach);
        let settings = FetchSettings::default();
        let fetched = fetch(
            &transport,
            budget(10).permit().unwrap(),
            labeled,
            Some(&pen),
            &settings,
        )
        .await;
        let sent = internet.tap();
        for recorded in &sent {
            let told = recorded
                .request
                .headers
                .iter()
                .any(|(name, _)| name == "authorization");
            assert_eq!(
                told,
                recorded.to.host() == "evil.example",
                "the secret is for the first server"
            );
        }
        (fetched, sent.len(), pen.signed.into_inner().unwrap())
    }

    /// B4
    #[tokio::test]
    async fn each_hop_is_signed_for_its_own_address() {
        let (fetched, requests, signed) =
            ask("https://evil.example/to?https://evil2.example/end", Reach::Public).await;
        let fetched = fetched.unwrap();
        assert_eq!(fetched.url, iri("https://evil2.example/end"));
        assert_eq!(&fetched.body[..], b"/end");
        assert_eq!(requests, 2);
        assert_eq!(
            signed,
            [
                "https://evil.example/to?https://evil2.example/end",
                "https://evil2.example/end"
            ]
        );
    }

    /// B4
    #[tokio::test]
    async fn redirects_that_lead_astray_are_refused() {
        for (target, why, requests) in [
            ("http://evil.example/", RedirectRefused::Scheme, 1),
            ("file:///etc/passwd", RedirectRefused::Scheme, 1),
            ("data:text/plain,x", RedirectRefused::Scheme, 1),
            ("javascript:alert(1)", RedirectRefused::Scheme, 1),
            ("https://good.example@evil.example/", RedirectRefused::Location, 1),
            ("https://", RedirectRefused::Location, 1),
            ("https://./", RedirectRefused::Location, 1),
            ("https://evil.example/to?#", RedirectRefused::Revisit, 2),
            ("/to?/to?/to?/end", RedirectRefused::TooMany, 3),
        ] {
            let (fetched, count, _) = ask(&format!("https://evil.example/to?{target}"), Reach::Public).await;
            assert_eq!(fetched, Err(why.into()), "{target}");
            assert_eq!(count, requests, "{target}");
        }
        let itself = ask("https://evil.example/to?", Reach::Public).await;
        assert_eq!((itself.0, itself.1), (Err(RedirectRefused::Revisit.into()), 1));
        let two_hops = ask("https://evil.example/to?/to?/end", Reach::Public).await;
        assert_eq!((two_hops.0.unwrap().status, two_hops.1), (200, 3));
    }

    #[tokio::test]
    async fn a_redirect_does_not_widen_the_label() {
        let host = Reach::Host(Origin::parse("https://evil.example").unwrap());
        let (fetched, requests, _) = ask("https://evil.example/to?https://evil2.example/end", host).await;
        assert_eq!((fetched, requests), (Err(Refused::Audience), 1));
    }

    /// B4
    #[tokio::test]
    async fn a_post_is_not_redirected() {
        let internet = internet();
        let transport = internet.transport(Origin::parse("https://good.example").unwrap());
        let request = Request::post(&iri("https://evil.example/to?/inbox"), Bytes::from_static(b"{}"));
        let labeled = Labeled::federable(request, Reach::Public);
        let permit = budget(10).permit().unwrap();
        let fetched = fetch(&transport, permit, labeled, None, &FetchSettings::default()).await;
        assert_eq!(fetched, Err(RedirectRefused::Post.into()));
        assert_eq!(internet.tap().len(), 1);
    }

    /// B6
    #[tokio::test]
    async fn hops_are_paid_from_the_budget() {
        let internet = internet();
        let transport = internet.transport(Origin::parse("https://good.example").unwrap());
        let request = Request::get(&iri("https://evil.example/to?/to?/end"));
        let labeled = Labeled::federable(request, Reach::Public);
        let permit = budget(2).permit().unwrap();
        let fetched = fetch(&transport, permit, labeled, None, &FetchSettings::default()).await;
        assert_eq!(fetched, Err(BudgetSpent::Fetches.into()));
        assert_eq!(internet.tap().len(), 2);
    }
}
