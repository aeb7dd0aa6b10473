//! What the tables `[[auth.oidc]]` mean: accounts elsewhere to sign in with (F28).

use std::path::PathBuf;

use domain::{Iri, ProviderName, Slug};

use super::{Config, ConfigRefused, Oidc};

/// Most providers: more than a form of signing in has room for.
const PROVIDERS_MAX: usize = 8;
/// Longest name that an issuer gives to one of its clients, in bytes.
const CLIENT_ID_BYTES_MAX: usize = 256;
/// Where Microsoft Entra ID answers.
const ENTRA: &str = "https://login.microsoftonline.com";
/// The directory of all private Microsoft accounts, as their tokens name it.
const CONSUMERS: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

/// A place where people have an account to sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderSetting {
    /// The last part of its address here.
    pub id: Slug,
    /// What people call it.
    pub name: ProviderName,
    /// Who vouches.
    pub issuer: IssuerSetting,
    /// What it knows us by.
    pub client_id: String,
    /// The file with the secret to that.
    pub secret_file: Option<PathBuf>,
}

/// Who vouches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssuerSetting {
    /// This one, as it writes itself.
    One(Iri),
    /// Each directory of Microsoft Entra ID for its own people: its description is below this address, and its tokens name
    /// the issuer of the directory (Microsoft's `{tenantid}` template).
    Directories(Iri),
}

impl IssuerSetting {
    /// What `/.well-known/openid-configuration` stands below.
    pub fn address(&self) -> &Iri {
        match self {
            Self::One(address) | Self::Directories(address) => address,
        }
    }

    /// Whether it is Microsoft Entra ID, which does not describe all that it can do.
    pub fn is_microsofts(&self) -> bool {
        self.address().origin().as_str() == ENTRA
    }
}

impl Config {
    /// The accounts elsewhere to sign in with, in the order of the file.
    pub fn providers(&self) -> Result<Vec<ProviderSetting>, ConfigRefused> {
        let tables = &self.auth.oidc;
        if tables.len() > PROVIDERS_MAX {
            return Err(refused(
                "",
                &format!("at most {PROVIDERS_MAX} of them fit a page"),
            ));
        }
        let mut providers: Vec<ProviderSetting> = Vec::new();
        for table in tables {
            let provider = provider(table)?;
            if providers.iter().any(|known| known.id == provider.id) {
                let what = format!("another one has the id {}; write a different id", provider.id);
                return Err(refused(&table.name, &what));
            }
            providers.push(provider);
        }
        Ok(providers)
    }
}

fn refused(name: &str, what: &str) -> ConfigRefused {
    let which = match name {
        "" => String::new(),
        name => format!("{name:?}: "),
    };
    ConfigRefused::value("auth.oidc", format!("{which}{what}"))
}

fn provider(table: &Oidc) -> Result<ProviderSetting, ConfigRefused> {
    let says = |key: &str, what: &dyn std::fmt::Display| refused(&table.name, &format!("{key}: {what}"));
    let name = match (table.name.as_str(), table.profile.as_str()) {
        ("", "entra") => "Microsoft",
        (name, _) => name,
    };
    let name = ProviderName::parse(name).map_err(|error| says("name", &error))?;
    let id = match table.id.as_str() {
        "" => from_name(name.as_str()),
        id => id.to_owned(),
    };
    let id = Slug::parse(&id).map_err(|error| says("id", &error))?;
    let issuer = match table.profile.as_str() {
        "" => one_issuer(table)?,
        "entra" => entra(table)?,
        _ => return Err(says("profile", &"write entra, or leave it out and write issuer")),
    };
    let client = table.client_id.as_str();
    let fits = !client.is_empty() && client.len() <= CLIENT_ID_BYTES_MAX;
    if !fits || !client.bytes().all(|byte| byte.is_ascii_graphic()) {
        let what =
            "write what the provider knows this node by; it stands on the page where you registered it";
        return Err(says("client_id", &what));
    }
    Ok(ProviderSetting {
        id,
        name,
        issuer,
        client_id: client.to_owned(),
        secret_file: match table.client_secret_file.as_str() {
            "" => None,
            file => Some(PathBuf::from(file)),
        },
    })
}

/// "Sign in & Co" has the address `sign-in-co`.
fn from_name(name: &str) -> String {
    let plain = |letter: char| match letter.is_ascii_alphanumeric() {
        true => letter.to_ascii_lowercase(),
        false => ' ',
    };
    let text: String = name.chars().map(plain).collect();
    text.split_whitespace().collect::<Vec<_>>().join("-")
}

fn one_issuer(table: &Oidc) -> Result<IssuerSetting, ConfigRefused> {
    let says = |key: &str, what: &str| refused(&table.name, &format!("{key}: {what}"));
    if !table.tenant.is_empty() {
        return Err(says("tenant", "goes with profile = \"entra\" alone"));
    }
    let issuer = Iri::parse(&table.issuer).map_err(|_| {
        says(
            "issuer",
            "write the address of the issuer, https://id.example.org",
        )
    })?;
    if issuer.as_str().contains(['?', '#']) {
        return Err(says("issuer", "an issuer has neither ? nor # in its address"));
    }
    if issuer.origin().host() == "login.microsoftonline.com" {
        let what = "write profile = \"entra\" and tenant in its place: the tokens of Microsoft name the issuer of a directory";
        return Err(says("issuer", what));
    }
    let host = issuer.origin().host().to_owned();
    let is_here = host == "localhost"
        || host.ends_with(".localhost")
        || ["127.0.0.1", "[::1]"].contains(&host.as_str());
    match issuer.origin().is_https() || is_here {
        true => Ok(IssuerSetting::One(issuer)),
        false => Err(says(
            "issuer",
            "write https; plain http is for this machine, with --dev",
        )),
    }
}

/// Tokens of one directory name it by its id, never by its domain.
fn entra(table: &Oidc) -> Result<IssuerSetting, ConfigRefused> {
    let says = |key: &str, what: &str| refused(&table.name, &format!("{key}: {what}"));
    if !table.issuer.is_empty() {
        return Err(says("issuer", "profile = \"entra\" knows it; write tenant alone"));
    }
    let address = |tenant: &str| {
        Iri::parse(&format!("{ENTRA}/{tenant}/v2.0")).map_err(|_| says("tenant", "is no id of a directory"))
    };
    match table.tenant.to_ascii_lowercase().as_str() {
        tenant @ ("organizations" | "common") => Ok(IssuerSetting::Directories(address(tenant)?)),
        "consumers" => Ok(IssuerSetting::One(address(CONSUMERS)?)),
        tenant if is_directory(tenant) => Ok(IssuerSetting::One(address(tenant)?)),
        _ => Err(says(
            "tenant",
            "write the id of the directory (8-4-4-4-12 letters and digits, on its overview page), organizations, consumers or common",
        )),
    }
}

/// Whether a text is written as the id of a directory of Microsoft Entra ID.
pub(crate) fn is_directory(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [8, 4, 4, 4, 12] && parts.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<ProviderSetting>, ConfigRefused> {
        Config::parse(text).and_then(|config| config.providers())
    }

    #[test]
    fn any_issuer_is_named_by_its_address_and_microsoft_by_a_directory() {
        let text = "[[auth.oidc]]\nname = \"Club & Co\"\nissuer = \"https://id.example.org/realms/club\"\nclient_id = \"a\"\n\
                    [[auth.oidc]]\nprofile = \"entra\"\ntenant = \"organizations\"\nclient_id = \"b\"\nclient_secret_file = \"/run/s\"\n\
                    [[auth.oidc]]\nname = \"Private\"\nprofile = \"entra\"\ntenant = \"consumers\"\nclient_id = \"c\"\n";
        let known = read(text).unwrap();
        let told: Vec<(&str, &str, &str)> = known
            .iter()
            .map(|known| {
                (
                    known.id.as_str(),
                    known.name.as_str(),
                    known.issuer.address().as_str(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("club-co", "Club & Co", "https://id.example.org/realms/club"),
                (
                    "microsoft",
                    "Microsoft",
                    "https://login.microsoftonline.com/organizations/v2.0"
                ),
                (
                    "private",
                    "Private",
                    "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"
                ),
            ]
        );
        assert!(matches!(known[1].issuer, IssuerSetting::Directories(_)));
        assert_eq!(known[1].secret_file, Some(PathBuf::from("/run/s")));
        assert_eq!(read("").unwrap(), []);
    }

    #[test]
    fn what_would_not_work_is_refused_with_what_to_write() {
        let whole = "name = \"A\"\nissuer = \"https://a.example\"\nclient_id = \"a\"\n";
        for (text, said) in [
            (
                "issuer = \"https://a.example\"\nclient_id = \"a\"",
                "name: may not be empty",
            ),
            (
                "name = \"ä\"\nissuer = \"https://a.example\"\nclient_id = \"a\"",
                "id: may not be empty",
            ),
            (
                "name = \"A\"\nissuer = \"http://a.example\"\nclient_id = \"a\"",
                "write https",
            ),
            (
                "name = \"A\"\nissuer = \"a.example\"\nclient_id = \"a\"",
                "the address of the issuer",
            ),
            (
                "name = \"A\"\nissuer = \"https://a.example?x\"\nclient_id = \"a\"",
                "neither ? nor #",
            ),
            ("name = \"A\"\nissuer = \"https://a.example\"", "client_id"),
            (
                "name = \"A\"\ntenant = \"x\"\nissuer = \"https://a.example\"\nclient_id = \"a\"",
                "tenant: goes with",
            ),
            (
                "name = \"A\"\nissuer = \"https://login.microsoftonline.com/common/v2.0\"\nclient_id = \"a\"",
                "profile = \"entra\"",
            ),
            (
                "profile = \"google\"\nname = \"A\"\nclient_id = \"a\"",
                "profile: write entra",
            ),
            (
                "profile = \"entra\"\nclient_id = \"a\"",
                "write the id of the directory",
            ),
            (
                "profile = \"entra\"\ntenant = \"contoso.onmicrosoft.com\"\nclient_id = \"a\"",
                "write the id of the directory",
            ),
            (
                format!("{whole}[[auth.oidc]]\n{whole}").as_str(),
                "another one has the id a",
            ),
            (format!("{whole}isuer = \"x\"").as_str(), "isuer"),
            (format!("{whole}[[auth.oidc]]\n").repeat(9).as_str(), "at most 8"),
        ] {
            let refused = read(&format!("[[auth.oidc]]\n{text}")).unwrap_err().to_string();
            assert!(refused.contains(said), "{said}: {refused}");
        }
        assert!(
            read("[[auth.oidc]]\nname = \"A\"\nissuer = \"http://127.0.0.1:9000\"\nclient_id = \"a\"")
                .is_ok()
        );
    }
}
