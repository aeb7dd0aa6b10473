//! What an issuer says of itself: where it signs people in and redeems codes, and the keys with which it signs (OpenID
//! Connect Discovery 1.0, sections 3 and 4).

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::Iri;
use edge::IssuerProblem;
use egress::{IssuerQuestion, Transport, ask_issuer};
use openidconnect::core::CoreJsonWebKey;
use serde::Deserialize;
use serde_json::Value;

use crate::config::IssuerSetting;

/// Most keys looked at; Microsoft has about ten.
const KEYS_MAX: usize = 50;
/// Lengths of the modulus of an RSA key that is believed, in bytes: 2048 to 4096 bits (threat A16).
const RSA_BYTES: std::ops::RangeInclusive<usize> = 256..=512;
/// The one public exponent that is believed: 65537.
const RSA_EXPONENT: &str = "AQAB";
/// What stands for the directory in the issuer of Microsoft's shared description.
const TENANT: &str = "{tenantid}";

/// What an issuer says of itself, checked.
pub(crate) struct Documents {
    /// As it writes itself; with [`TENANT`] in it, each directory is an issuer of its own.
    issuer: String,
    pub(super) authorization: Iri,
    pub(super) token: Iri,
    pub(super) secret_goes: SecretGoes,
    /// Whether people can be asked there with which of their accounts they sign in. An issuer that does not know that
    /// question may refuse whoever is sent with it.
    pub(super) lets_pick: bool,
    /// Whether it says beside each code that it is from it.
    names_itself: bool,
    keys: Vec<IssuerKey>,
}

/// Where the secret stands that says who redeems a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SecretGoes {
    /// In a header: what holds when the issuer does not say.
    Header,
    /// In the form.
    Form,
}

struct IssuerKey {
    key: CoreJsonWebKey,
    /// Microsoft says of each key whose it is.
    issuer: Option<String>,
}

#[derive(Deserialize)]
struct Description {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    prompt_values_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// Asks an issuer for its description and its keys.
pub(crate) async fn read_documents(
    transport: &dyn Transport,
    issuer: &IssuerSetting,
) -> Result<Documents, IssuerProblem> {
    let base = issuer.address().as_str().trim_end_matches('/');
    let address = iri(&format!("{base}/.well-known/openid-configuration"))?;
    let description = described(issuer, read(transport, address).await?)?;
    let keys = read(transport, iri(&description.jwks_uri)?).await?;
    documents(issuer, description, &keys)
}

/// What it says of itself, if it is the issuer that was asked.
fn described(issuer: &IssuerSetting, description: Value) -> Result<Description, IssuerProblem> {
    let description: Description = serde_json::from_value(description)
        .map_err(|error| silent(format!("its description lacks something: {error}")))?;
    is_itself(issuer, &description.issuer)?;
    Ok(description)
}

fn documents(
    issuer: &IssuerSetting,
    description: Description,
    keys: &Value,
) -> Result<Documents, IssuerProblem> {
    let methods = description.token_endpoint_auth_methods_supported;
    let has = |method: &str| names(methods.as_deref(), method);
    let asks = description.prompt_values_supported.as_deref();
    let documents = Documents {
        authorization: endpoint(issuer, &description.authorization_endpoint)?,
        token: endpoint(issuer, &description.token_endpoint)?,
        secret_goes: match has("client_secret_post") && !has("client_secret_basic") {
            true => SecretGoes::Form,
            false => SecretGoes::Header,
        },
        lets_pick: issuer.is_microsofts() || names(asks, "select_account"),
        names_itself: description.authorization_response_iss_parameter_supported,
        keys: keys_of(keys)?,
        issuer: description.issuer,
    };
    match documents.key_count() {
        0 => Err(silent("it lists no key that signs for it".to_owned())),
        _ => Ok(documents),
    }
}

/// Whether a list that an issuer may leave out has this word.
fn names(list: Option<&[String]>, word: &str) -> bool {
    list.is_some_and(|list| list.iter().any(|known| known == word))
}

/// An address of an issuer: neither people nor codes go there in the clear, unless the issuer itself is for trying out
/// (threat E14).
fn endpoint(issuer: &IssuerSetting, text: &str) -> Result<Iri, IssuerProblem> {
    let address = iri(text)?;
    match address.origin().is_https() || !issuer.address().origin().is_https() {
        true => Ok(address),
        false => Err(silent(format!("it names {text}, which is not https"))),
    }
}

impl Documents {
    /// As the issuer writes itself.
    pub(crate) fn issuer(&self) -> &str {
        &self.issuer
    }

    /// How many of its keys are believed; of many directories, those of each.
    pub(crate) fn key_count(&self) -> usize {
        match self.is_of_directories() {
            true => self.keys.len(),
            false => self.keys_for(&self.issuer).len(),
        }
    }

    /// Where it redeems codes.
    pub(crate) fn token_endpoint(&self) -> &Iri {
        &self.token
    }

    /// Whether each directory is an issuer of its own.
    pub(super) fn is_of_directories(&self) -> bool {
        self.issuer.contains(TENANT)
    }

    /// The issuer that a token must name: that of the directory which it says it is from.
    pub(super) fn issuer_of(&self, directory: &str) -> String {
        self.issuer.replace(TENANT, directory)
    }

    /// The keys with which an issuer signs.
    pub(super) fn keys_for(&self, issuer: &str) -> Vec<CoreJsonWebKey> {
        let whose = |key: &&IssuerKey| key.issuer.as_ref().is_none_or(|whose| signs_for(whose, issuer));
        let keys = self.keys.iter().filter(whose);
        keys.map(|key| key.key.clone()).collect()
    }

    /// What comes back is from this issuer, as far as it is one that says so (RFC 9207).
    pub(super) fn is_from(&self, said: Option<&str>) -> Result<(), IssuerProblem> {
        let right = match said {
            Some(said) => self.is_of_directories() || said == self.issuer,
            None => !self.names_itself,
        };
        match right {
            true => Ok(()),
            false => Err(IssuerProblem::NotProven(
                "what came back is not said to be from this issuer".to_owned(),
            )),
        }
    }
}

/// Whether a key that says whose it is signs for an issuer: for each directory where it has [`TENANT`] in the place of one,
/// also if the node was told of one directory alone.
fn signs_for(whose: &str, issuer: &str) -> bool {
    let bare = |text: &str| text.trim_end_matches('/').to_owned();
    match whose.split_once(TENANT) {
        None => bare(whose) == bare(issuer),
        Some((before, after)) => {
            let rest = issuer.strip_prefix(before);
            let directory = rest.and_then(|rest| rest.strip_suffix(after));
            directory.is_some_and(|directory| !directory.is_empty() && !directory.contains('/'))
        }
    }
}

/// The description must be of the issuer that was asked (OpenID Connect Discovery 1.0, section 4.3).
fn is_itself(asked: &IssuerSetting, said: &str) -> Result<(), IssuerProblem> {
    let right = match asked {
        IssuerSetting::One(issuer) => said == issuer.as_str() && !said.contains(TENANT),
        IssuerSetting::Directories(address) => {
            let origin = address.origin();
            said.matches(TENANT).count() == 1 && said == format!("{origin}/{TENANT}/v2.0")
        }
    };
    match right {
        true => Ok(()),
        false => Err(silent(format!(
            "its description calls the issuer {said:?}; write that in the configuration if it is right"
        ))),
    }
}

async fn read(transport: &dyn Transport, address: Iri) -> Result<Value, IssuerProblem> {
    let host = address.origin();
    let answer = ask_issuer(transport, IssuerQuestion::Document(address)).await;
    let answer = answer.map_err(|refused| silent(format!("{host}: {refused}")))?;
    match answer.status {
        200 => wire::json::read(&answer.body).map_err(|refused| silent(format!("{host}: {refused}"))),
        status => Err(silent(format!("{host} answered {status}"))),
    }
}

fn iri(text: &str) -> Result<Iri, IssuerProblem> {
    Iri::parse(text).map_err(|error| silent(format!("it names something that is no address: {error}")))
}

fn silent(what: String) -> IssuerProblem {
    IssuerProblem::Silent(what)
}

/// Those that can be understood and are strong enough; a secret key is none to check by.
fn keys_of(document: &Value) -> Result<Vec<IssuerKey>, IssuerProblem> {
    let listed = document.get("keys").and_then(Value::as_array);
    let listed = listed.ok_or_else(|| silent("it lists no keys".to_owned()))?;
    let keys: Vec<IssuerKey> = listed.iter().take(KEYS_MAX).filter_map(key_of).collect();
    match keys.is_empty() {
        true => Err(silent("it lists no key that we believe".to_owned())),
        false => Ok(keys),
    }
}

fn key_of(value: &Value) -> Option<IssuerKey> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let is_strong = match text("kty")? {
        "RSA" => {
            let modulus = BASE64_URL_SAFE_NO_PAD.decode(text("n")?).ok()?;
            let leading = modulus.iter().take_while(|byte| **byte == 0).count();
            RSA_BYTES.contains(&(modulus.len() - leading)) && text("e")? == RSA_EXPONENT
        }
        "EC" | "OKP" => true,
        _ => false,
    };
    let key = is_strong.then(|| serde_json::from_value(value.clone()).ok())??;
    Some(IssuerKey {
        key,
        issuer: text("issuer").map(str::to_owned),
    })
}

/// The documents of an issuer that writes itself so and has these keys.
#[cfg(test)]
pub(crate) fn sample(issuer: &IssuerSetting, said: &str, keys: &Value) -> Documents {
    tests::read_as(issuer, said, keys).expect("a sample is written right")
}

#[cfg(test)]
impl Documents {
    pub(crate) fn redeeming_at(self, endpoint: &str) -> Self {
        let token = Iri::parse(endpoint).expect("a sample is written right");
        Self { token, ..self }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    pub(super) fn description(said: &str) -> Value {
        let base = said.replace(TENANT, "all");
        json!({
            "issuer": said,
            "authorization_endpoint": format!("{base}/authorize"),
            "token_endpoint": format!("{base}/token"),
            "jwks_uri": format!("{base}/keys"),
        })
    }

    pub(super) fn read_as(
        issuer: &IssuerSetting,
        said: &str,
        keys: &Value,
    ) -> Result<Documents, IssuerProblem> {
        documents(issuer, described(issuer, description(said))?, keys)
    }

    fn key(id: &str, issuer: Option<&str>) -> Value {
        let point = BASE64_URL_SAFE_NO_PAD.encode([1; 32]);
        json!({ "kty": "EC", "crv": "P-256", "kid": id, "x": point, "y": point, "issuer": issuer })
    }

    fn setting(directories: bool) -> IssuerSetting {
        match directories {
            true => {
                IssuerSetting::Directories(Iri::parse("https://login.example/organizations/v2.0").unwrap())
            }
            false => IssuerSetting::One(Iri::parse("https://id.example").unwrap()),
        }
    }

    #[test]
    fn a_description_is_of_the_issuer_that_was_asked_to_the_letter() {
        for (directories, said, right) in [
            (false, "https://id.example", true),
            (false, "https://id.example/", false),
            (false, "https://evil.example", false),
            (true, "https://login.example/{tenantid}/v2.0", true),
            (true, "https://evil.example/{tenantid}/v2.0", false),
            (true, "https://login.example/organizations/v2.0", false),
            (true, "https://login.example/{tenantid}/{tenantid}/v2.0", false),
        ] {
            assert_eq!(is_itself(&setting(directories), said).is_ok(), right, "{said}");
        }
    }

    /// F28: the secret goes where the issuer can read it; in a header where it says nothing (OpenID Connect Discovery 1.0,
    /// section 3).
    #[test]
    fn the_secret_stands_in_the_form_only_where_the_issuer_reads_no_header() {
        let keys = json!({ "keys": [key("a", None)] });
        for (methods, goes) in [
            (Value::Null, SecretGoes::Header),
            (json!(["client_secret_basic"]), SecretGoes::Header),
            (
                json!(["client_secret_post", "client_secret_basic"]),
                SecretGoes::Header,
            ),
            (json!(["client_secret_post"]), SecretGoes::Form),
            (json!(["private_key_jwt", "client_secret_post"]), SecretGoes::Form),
            (json!(["none"]), SecretGoes::Header),
        ] {
            let asked = setting(false);
            let mut said = description("https://id.example");
            said["token_endpoint_auth_methods_supported"] = methods.clone();
            let read = documents(&asked, described(&asked, said).unwrap(), &keys);
            let read = read.ok().map(|documents| documents.secret_goes);
            assert_eq!(read, Some(goes), "{methods}");
        }
    }

    /// A16: RSA keys that are too short, or with another exponent, and secret keys are none to check by.
    #[test]
    fn a_weak_key_is_not_believed() {
        let rsa = |bytes: usize, exponent: &str| {
            let modulus = BASE64_URL_SAFE_NO_PAD.encode(vec![0xff; bytes]);
            json!({ "kty": "RSA", "use": "sig", "kid": "a", "n": modulus, "e": exponent })
        };
        let point = BASE64_URL_SAFE_NO_PAD.encode([1; 32]);
        for (key, believed) in [
            (rsa(256, "AQAB"), true),
            (rsa(512, "AQAB"), true),
            (rsa(255, "AQAB"), false),
            (rsa(513, "AQAB"), false),
            (rsa(256, "Aw"), false),
            (
                json!({ "kty": "EC", "crv": "P-256", "x": point, "y": point }),
                true,
            ),
            (json!({ "kty": "oct", "k": "c2VjcmV0" }), false),
            (json!({ "kty": "RSA" }), false),
            (json!("RSA"), false),
        ] {
            assert_eq!(key_of(&key).is_some(), believed, "{key}");
        }
        assert!(keys_of(&json!({ "keys": [] })).is_err() && keys_of(&json!([])).is_err());
    }

    /// Microsoft's keys of one directory sign for no other.
    #[test]
    fn a_key_signs_for_the_directory_that_it_is_of() {
        let keys = json!({ "keys": [
            key("all", Some("https://login.example/{tenantid}/v2.0")),
            key("one", Some("https://login.example/aaaa/v2.0")),
            key("any", None),
        ] });
        let documents = sample(&setting(true), "https://login.example/{tenantid}/v2.0", &keys);
        assert!(documents.is_of_directories());
        let count = |directory: &str| {
            let issuer = documents.issuer_of(directory);
            documents.keys_for(&issuer).len()
        };
        assert_eq!((count("aaaa"), count("bbbb")), (3, 2));
    }

    /// A node that was told of one directory believes the keys that Microsoft lists for all of them, and those alone that
    /// sign for it are counted.
    #[test]
    fn a_key_of_all_directories_signs_for_the_one_that_is_configured() {
        let one = IssuerSetting::One(Iri::parse("https://login.example/aaaa/v2.0").unwrap());
        for (whose, signs) in [
            ("https://login.example/{tenantid}/v2.0", true),
            ("https://login.example/aaaa/v2.0", true),
            ("https://login.example/aaaa/v2.0/", true),
            ("https://login.example/bbbb/v2.0", false),
            ("https://evil.example/{tenantid}/v2.0", false),
            ("https://login.example/{tenantid}", false),
            ("https://login.example/aaaa/v2.0{tenantid}", false),
        ] {
            let keys = json!({ "keys": [key("a", Some(whose))] });
            let read = read_as(&one, "https://login.example/aaaa/v2.0", &keys);
            let count = read.as_ref().map(Documents::key_count).ok();
            assert_eq!(count, signs.then_some(1), "{whose}");
        }
    }

    /// E14: nobody is led to an issuer in the clear, nor does a code go there so.
    #[test]
    fn an_issuer_of_https_has_no_address_in_the_clear() {
        let keys = json!({ "keys": [key("a", None)] });
        for (issuer, place, right) in [
            ("https://id.example", "https://login.example", true),
            ("https://id.example", "http://id.example", false),
            ("http://127.0.0.1:9000", "http://127.0.0.1:9000", true),
        ] {
            for name in ["authorization_endpoint", "token_endpoint"] {
                let asked = IssuerSetting::One(Iri::parse(issuer).unwrap());
                let mut said = description(issuer);
                said[name] = format!("{place}/here").into();
                let read = documents(&asked, described(&asked, said).unwrap(), &keys);
                assert_eq!(read.is_ok(), right, "{name} {place}");
            }
        }
    }
}
