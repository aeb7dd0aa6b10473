//! Sign-in with an issuer of OpenID Connect: the one way on which a secret of ours goes to somebody who is no peer (F28;
//! threats B1, B4, E14).

use bytes::Bytes;
use domain::{Iri, Labeled, Reach};

use crate::{Answer, Limits, Refused, Request, Transport};

/// What an issuer is asked; there is nothing else that this way carries.
pub enum IssuerQuestion {
    /// Its description or its keys, which are anybody's to read.
    Document(Iri),
    /// What the code stands for that it gave to somebody's browser.
    Token {
        /// Where it redeems codes.
        endpoint: Iri,
        /// What says that it is us who ask, as the value of `authorization`; else it stands in the form.
        authorization: Option<String>,
        /// `application/x-www-form-urlencoded`.
        form: Vec<u8>,
    },
}

/// Asks the server of that address alone, whatever its status; a redirect is an answer and is not followed.
pub async fn ask_issuer(transport: &dyn Transport, question: IssuerQuestion) -> Result<Answer, Refused> {
    let request = match question {
        IssuerQuestion::Document(address) => Request::get(&address),
        IssuerQuestion::Token {
            endpoint,
            authorization,
            form,
        } => {
            let kind = "application/x-www-form-urlencoded";
            let request = Request::post(&endpoint, Bytes::from(form)).with_header("content-type", kind);
            match authorization {
                Some(value) => request.with_header("authorization", &value),
                None => request,
            }
        }
    };
    let request = request.with_header("accept", "application/json");
    let reach = Reach::Host(request.url.origin());
    transport
        .exchange(Labeled::federable(request, reach), Limits::ISSUER)
        .await
}

#[cfg(test)]
mod tests {
    use domain::Origin;

    use super::*;
    use crate::memory::{MemoryInternet, answer, redirect};

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    /// B4, B9: neither a code nor what says who we are goes where the issuer points, and no answer is longer than it may be.
    #[tokio::test]
    async fn an_issuer_is_asked_alone_and_in_bounds() {
        let internet = MemoryInternet::new();
        let issuer = Origin::parse("https://id.example").unwrap();
        internet.route(issuer.clone(), |request: Request| {
            match request.url.path_and_query() {
                "/token" => redirect(307, "https://evil.example/token"),
                _ => answer(
                    200,
                    "application/json",
                    vec![b' '; Limits::ISSUER.body_bytes_max + 1],
                ),
            }
        });
        let transport = internet.transport(Origin::parse("https://good.example").unwrap());
        let token = IssuerQuestion::Token {
            endpoint: iri("https://id.example/token"),
            authorization: Some("Basic c2VjcmV0".to_owned()),
            form: b"code=x".to_vec(),
        };
        let said = ask_issuer(&transport, token).await.map(|answer| answer.status);
        assert_eq!(said, Ok(307));
        let keys = IssuerQuestion::Document(iri("https://id.example/keys"));
        assert_eq!(ask_issuer(&transport, keys).await, Err(Refused::TooLarge));
        let tap = internet.tap();
        assert!(tap.len() == 2 && tap.iter().all(|sent| sent.reach == Reach::Host(issuer.clone())));
    }
}
