//! Where a browser goes, what its code is worth, and whether the token that comes of it proves anything (OpenID Connect
//! Core 1.0, section 3.1; RFC 7636).

use std::cell::Cell;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use community::visit_issuer::AtIssuer;
use domain::{AccountName, Iri, IssuerAccount, Subject};
use edge::{IssuerProblem, Redeem, WhichAccount};
use egress::{IssuerQuestion, Transport, ask_issuer};
use openidconnect::core::{
    CoreAuthPrompt, CoreClient, CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJsonWebKey,
    CoreJsonWebKeySet, CoreJwsSigningAlgorithm, CoreResponseType,
};
use openidconnect::{
    AuthType, AuthUrl, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, ClientId,
    ClientSecret, CsrfToken, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, SignatureVerificationError, TokenResponse,
    TokenUrl,
};
use serde_json::Value;

use super::Client;
use super::documents::{Documents, SecretGoes};
use crate::config::is_directory;

/// How far an issuer's clock may be from ours, in seconds.
const SKEW_SECONDS_MAX: i64 = 120;
/// What tokens may be signed with: what has a public key. A shared secret, or nothing, is no signature (RFC 8725, 3.1).
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

type Protocol =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet, EndpointNotSet>;

/// Why a token proves nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Faulty {
    /// No key that the issuer's documents list, as they were read, signed it; later ones may list that key.
    UnknownKey,
    /// Anything else.
    Otherwise(String),
}

impl From<Faulty> for IssuerProblem {
    fn from(faulty: Faulty) -> Self {
        Self::NotProven(match faulty {
            Faulty::UnknownKey => "the token is signed by no key that the issuer lists".to_owned(),
            Faulty::Otherwise(what) => what,
        })
    }
}

/// Where a browser goes: it asks who somebody is and, by `profile`, what the account is called. An issuer tells more by that
/// word than the name; nothing else of it is looked at.
pub(super) fn address(
    client: &Client,
    documents: &Documents,
    back: &str,
    (asked, which): (&AtIssuer, WhichAccount),
) -> Result<Iri, IssuerProblem> {
    let (state, nonce) = (asked.state.clone(), asked.nonce.clone());
    let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
    let verifier = PkceCodeVerifier::new(asked.verifier.clone());
    let protocol = protocol(client, documents, back)?;
    let request = protocol.authorize_url(flow, move || CsrfToken::new(state), move || Nonce::new(nonce));
    let request = request
        .add_scope(Scope::new("profile".to_owned()))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    let (address, _, _) = match which == WhichAccount::Picked && documents.lets_pick {
        true => request.add_prompt(CoreAuthPrompt::SelectAccount),
        false => request,
    }
    .url();
    Iri::parse(address.as_str()).map_err(|error| IssuerProblem::Silent(error.to_string()))
}

/// Redeems a code at the issuer. The library writes the request and reads the answer; in between, the way out is ours.
pub(super) async fn redeem(
    transport: &dyn Transport,
    client: &Client,
    documents: &Documents,
    back: &str,
    redeem: Redeem<'_>,
) -> Result<CoreIdToken, IssuerProblem> {
    let request = written(&protocol(client, documents, back)?, redeem)?;
    let response = send(transport, request).await;
    let response = response.map_err(|NotSent(why)| IssuerProblem::Silent(why))?;
    token_in(&protocol(client, documents, back)?, redeem, response)
}

/// The request that redeems a code.
fn written(protocol: &Protocol, redeem: Redeem<'_>) -> Result<HttpRequest, IssuerProblem> {
    let kept = Cell::new(None);
    let keep = |request: HttpRequest| {
        kept.set(Some(request));
        Err::<HttpResponse, _>(NotSent("it is sent later".to_owned()))
    };
    let unsent = protocol
        .exchange_code(AuthorizationCode::new(redeem.code.to_owned()))
        .set_pkce_verifier(PkceCodeVerifier::new(redeem.asked.verifier.clone()))
        .request(&keep);
    let why = unsent.err().map_or_else(String::new, |error| error.to_string());
    kept.take().ok_or(IssuerProblem::NotProven(why))
}

/// The token in what was answered to it.
fn token_in(
    protocol: &Protocol,
    redeem: Redeem<'_>,
    response: HttpResponse,
) -> Result<CoreIdToken, IssuerProblem> {
    let kept = Cell::new(Some(response));
    let give = |_: HttpRequest| {
        kept.take()
            .ok_or_else(|| NotSent("there was one answer".to_owned()))
    };
    let answer = protocol
        .exchange_code(AuthorizationCode::new(redeem.code.to_owned()))
        .set_pkce_verifier(PkceCodeVerifier::new(redeem.asked.verifier.clone()))
        .request(&give);
    let answer =
        answer.map_err(|error| IssuerProblem::NotProven(format!("the code was not redeemed: {error}")))?;
    let token = answer.id_token().cloned();
    token.ok_or_else(|| IssuerProblem::NotProven("the issuer gave no token for the code".to_owned()))
}

/// Whom a token names, if all of it is right; `now` in seconds since 1970.
pub(super) fn check(
    client: &Client,
    documents: &Documents,
    token: &CoreIdToken,
    nonce: &str,
    now: i64,
) -> Result<IssuerAccount, Faulty> {
    let otherwise = |what: &str| Faulty::Otherwise(what.to_owned());
    let directory = match documents.is_of_directories() {
        true => directory_of(token).ok_or_else(|| otherwise("the token names no directory"))?,
        false => String::new(),
    };
    let issuer = documents.issuer_of(&directory);
    let url = IssuerUrl::new(issuer.clone()).map_err(|_| otherwise("the issuer has no address"))?;
    let client_id = ClientId::new(client.setting.client_id.clone());
    let nonce = Nonce::new(nonce.to_owned());
    let claims = claims_of(token, (&client_id, &url), documents.keys_for(&issuer), &nonce);
    let claims = claims.map_err(|error| match error {
        // An issuer that gives its keys no names, or the same name again, has changed one.
        ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey
            | SignatureVerificationError::AmbiguousKeyId(_)
            | SignatureVerificationError::CryptoError(_),
        ) => Faulty::UnknownKey,
        error => Faulty::Otherwise(format!("the token proves nothing: {error}")),
    })?;
    if claims.expiration().timestamp() <= now.saturating_sub(SKEW_SECONDS_MAX) {
        return Err(otherwise("the token is over, or our clock is ahead"));
    }
    if claims.issue_time().timestamp() > now.saturating_add(SKEW_SECONDS_MAX) {
        return Err(otherwise("the token is of the future, or our clock is behind"));
    }
    if claims.authorized_party().is_some_and(|party| *party != client_id) {
        return Err(otherwise("the token was given to another client"));
    }
    let subject = Subject::parse(claims.subject().as_str());
    let shown = claims.preferred_username();
    Ok(IssuerAccount {
        issuer: Iri::parse(&issuer).map_err(|_| otherwise("the issuer has no address"))?,
        subject: subject.map_err(|error| Faulty::Otherwise(format!("the subject {error}")))?,
        shown: shown.and_then(|shown| AccountName::parse(shown.as_str()).ok()),
    })
}

/// What a token says, if one of these keys signed it for us. Where it does not say which, each of them is tried.
fn claims_of<'t>(
    token: &'t CoreIdToken,
    (client_id, issuer): (&ClientId, &IssuerUrl),
    keys: Vec<CoreJsonWebKey>,
    nonce: &Nonce,
) -> Result<&'t CoreIdTokenClaims, ClaimsVerificationError> {
    let signed_by = |keys: Vec<CoreJsonWebKey>| {
        let keys = CoreJsonWebKeySet::new(keys);
        let verifier = CoreIdTokenVerifier::new_public_client(client_id.clone(), issuer.clone(), keys)
            .set_allowed_algs(ALGORITHMS)
            // The library reads the clock of the machine else; the time is checked by the clock of the node.
            .set_time_fn(Default::default);
        token.claims(&verifier, nonce)
    };
    let by_name = signed_by(keys.clone());
    let Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::AmbiguousKeyId(_))) =
        by_name
    else {
        return by_name;
    };
    let mut each = keys.into_iter().map(|key| signed_by(vec![key]));
    each.find(Result::is_ok).unwrap_or(by_name)
}

fn protocol(client: &Client, documents: &Documents, back: &str) -> Result<Protocol, IssuerProblem> {
    let wrong = |_| IssuerProblem::Silent("it names something that is no address".to_owned());
    // The keys are given to whoever checks a token; this one only writes requests.
    let issuer = IssuerUrl::new(documents.issuer_of("directory")).map_err(wrong)?;
    let id = ClientId::new(client.setting.client_id.clone());
    let protocol = CoreClient::new(id, issuer, CoreJsonWebKeySet::new(Vec::new()))
        .set_auth_uri(AuthUrl::new(documents.authorization.to_string()).map_err(wrong)?)
        .set_token_uri(TokenUrl::new(documents.token.to_string()).map_err(wrong)?)
        .set_redirect_uri(RedirectUrl::new(back.to_owned()).map_err(wrong)?)
        .set_auth_type(match documents.secret_goes {
            SecretGoes::Header => AuthType::BasicAuth,
            SecretGoes::Form => AuthType::RequestBody,
        });
    Ok(match &client.secret {
        Some(secret) => protocol.set_client_secret(ClientSecret::new(secret.clone())),
        None => protocol,
    })
}

/// What carries the library's one request: the narrow function of `egress`.
async fn send(transport: &dyn Transport, request: HttpRequest) -> Result<HttpResponse, NotSent> {
    let (head, form) = request.into_parts();
    let authorization = head.headers.get(http::header::AUTHORIZATION);
    let question = IssuerQuestion::Token {
        endpoint: Iri::parse(&head.uri.to_string()).map_err(|error| NotSent(error.to_string()))?,
        authorization: authorization.and_then(|value| Some(value.to_str().ok()?.to_owned())),
        form,
    };
    let answer = ask_issuer(transport, question).await;
    let answer = answer.map_err(|refused| NotSent(refused.to_string()))?;
    let mut response = HttpResponse::new(answer.body.to_vec());
    *response.status_mut() =
        http::StatusCode::from_u16(answer.status).map_err(|error| NotSent(error.to_string()))?;
    for (name, value) in &answer.headers {
        let name = http::HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, http::HeaderValue::from_str(value)) {
            response.headers_mut().append(name, value);
        }
    }
    Ok(response)
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct NotSent(String);

/// The directory that a token says it is from. Nothing is believed of it yet: it says by which name issuer and key have to
/// be right.
fn directory_of(token: &CoreIdToken) -> Option<String> {
    let text = token.to_string();
    let payload = BASE64_URL_SAFE_NO_PAD.decode(text.split('.').nth(1)?).ok()?;
    let payload = wire::json::read(&payload).ok()?;
    let directory = payload.get("tid").and_then(Value::as_str)?;
    is_directory(directory).then(|| directory.to_owned())
}

#[cfg(test)]
mod tests;
