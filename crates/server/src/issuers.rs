//! The issuers of OpenID Connect with which people sign in: what they say of themselves is kept for a while, codes are
//! redeemed, tokens are checked (F28; threats A16, B1, B9, E9, E14).
//!
//! The protocol is `openidconnect`'s; it is given neither a client nor a clock nor chance of its own.

mod documents;
mod token;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use community::visit_issuer::AtIssuer;
use domain::{Iri, IssuerAccount, Origin, Slug};
use edge::{IssuerProblem, Issuers, Later, Node, Provider, Redeem, WhichAccount};
use egress::Transport;

use crate::config::ProviderSetting;
#[cfg(test)]
pub(crate) use documents::sample;
pub(crate) use documents::{Documents, read_documents};

/// How long what an issuer says of itself is believed.
const KEPT: Duration = Duration::from_secs(3_600);
/// How long it is believed while the issuer does not say it again: a day. Codes are redeemed meanwhile, if it does that.
const KEPT_WHILE_SILENT: Duration = Duration::from_secs(86_400);
/// How long an issuer that did not answer is left alone.
const LEFT_ALONE: Duration = Duration::from_secs(10);
/// A key that is not known is looked for at the issuer again no sooner than this.
const KEYS_AGE_MIN: Duration = Duration::from_secs(60);

/// One of the configuration, and the secret to what it knows us by.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) setting: ProviderSetting,
    pub(crate) secret: Option<String>,
}

/// All of them.
pub(crate) struct IssuerDesk {
    node: Arc<Node>,
    transport: Arc<dyn Transport>,
    offered: Vec<Provider>,
    known: Vec<Known>,
}

struct Known {
    client: Client,
    /// Where its issuer sends browsers back to.
    back: String,
    kept: Mutex<Kept>,
    /// Held by whoever asks; others wait and read what was heard.
    asking: tokio::sync::Mutex<()>,
}

/// What was heard last.
#[derive(Default)]
struct Kept {
    documents: Option<(Arc<Documents>, Duration)>,
    failed: Option<(IssuerProblem, Duration)>,
}

impl Known {
    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// What was heard less than `age_max` ago.
    fn heard(&self, now: Duration, age_max: Duration) -> Option<Arc<Documents>> {
        let (documents, at) = self.documents.as_ref()?;
        (now.saturating_sub(*at) < age_max).then(|| documents.clone())
    }

    /// What is to be done without asking: what was heard, or what can be done while the issuer is silent.
    fn unasked(&self, now: Duration, age_max: Duration) -> Option<Result<Arc<Documents>, IssuerProblem>> {
        if let Some(documents) = self.heard(now, age_max) {
            return Some(Ok(documents));
        }
        let (problem, at) = self.failed.as_ref()?;
        let is_left_alone = now.saturating_sub(*at) < LEFT_ALONE;
        is_left_alone.then(|| self.while_silent(now, problem))
    }

    fn while_silent(&self, now: Duration, problem: &IssuerProblem) -> Result<Arc<Documents>, IssuerProblem> {
        let heard = self.heard(now, KEPT_WHILE_SILENT);
        heard.ok_or_else(|| problem.clone())
    }
}

/// Where the issuer of a provider sends browsers back to; the operator registers it there.
pub(crate) fn back_address(origin: &Origin, provider: &Slug) -> String {
    format!("{origin}/login/oidc/{provider}")
}

impl IssuerDesk {
    pub(crate) fn new(node: Arc<Node>, transport: Arc<dyn Transport>, clients: Vec<Client>) -> Self {
        let offered = clients.iter().map(|client| Provider {
            id: client.setting.id.clone(),
            name: client.setting.name.clone(),
        });
        Self {
            offered: offered.collect(),
            known: clients
                .into_iter()
                .map(|client| Known {
                    back: back_address(&node.origin, &client.setting.id),
                    client,
                    kept: Mutex::default(),
                    asking: tokio::sync::Mutex::default(),
                })
                .collect(),
            node,
            transport,
        }
    }

    fn known(&self, provider: &Slug) -> Result<&Known, IssuerProblem> {
        let mut all = self.known.iter();
        let found = all.find(|known| known.client.setting.id == *provider);
        found.ok_or(IssuerProblem::Unknown)
    }

    /// What an issuer says of itself; asked again when it is older than `age_max`, once for all who wait for it, and not
    /// while it was silent just now.
    async fn documents(&self, known: &Known, age_max: Duration) -> Result<Arc<Documents>, IssuerProblem> {
        let now = self.node.clock.elapsed();
        if let Some(kept) = known.kept().unasked(now, age_max) {
            return kept;
        }
        let _asking = known.asking.lock().await;
        let now = self.node.clock.elapsed();
        if let Some(kept) = known.kept().unasked(now, age_max) {
            return kept;
        }
        let read = read_documents(self.transport.as_ref(), &known.client.setting.issuer).await;
        let mut kept = known.kept();
        match read {
            Ok(documents) => {
                let documents = Arc::new(documents);
                *kept = Kept {
                    documents: Some((documents.clone(), now)),
                    failed: None,
                };
                Ok(documents)
            }
            Err(problem) => {
                let name = &known.client.setting.name;
                tracing::warn!(%name, %problem, "what an issuer says of itself could not be read");
                kept.failed = Some((problem.clone(), now));
                kept.while_silent(now, &problem)
            }
        }
    }

    async fn find_address(
        &self,
        provider: &Slug,
        asked: &AtIssuer,
        which: WhichAccount,
    ) -> Result<Iri, IssuerProblem> {
        let known = self.known(provider)?;
        let documents = self.documents(known, KEPT).await?;
        token::address(&known.client, &documents, &known.back, (asked, which))
    }

    async fn redeem_code(&self, redeem: Redeem<'_>) -> Result<IssuerAccount, IssuerProblem> {
        let known = self.known(redeem.provider)?;
        let documents = self.documents(known, KEPT).await?;
        documents.is_from(redeem.issuer)?;
        let transport = self.transport.as_ref();
        let token = token::redeem(transport, &known.client, &documents, &known.back, redeem).await?;
        let now = self.node.now().as_second();
        match token::check(&known.client, &documents, &token, &redeem.asked.nonce, now) {
            // Issuers change their keys, and say so in their documents first.
            Err(token::Faulty::UnknownKey) => {
                let documents = self.documents(known, KEYS_AGE_MIN).await?;
                let checked = token::check(&known.client, &documents, &token, &redeem.asked.nonce, now);
                checked.map_err(Into::into)
            }
            checked => checked.map_err(Into::into),
        }
    }
}

impl Issuers for IssuerDesk {
    fn providers(&self) -> &[Provider] {
        &self.offered
    }

    fn address<'a>(
        &'a self,
        provider: &'a Slug,
        asked: &'a AtIssuer,
        which: WhichAccount,
    ) -> Later<'a, Result<Iri, IssuerProblem>> {
        Box::pin(async move {
            let found = self.find_address(provider, asked, which).await;
            found.inspect_err(
                |problem| tracing::warn!(%provider, %problem, "nobody can sign in there just now"),
            )
        })
    }

    fn redeem<'a>(&'a self, redeem: Redeem<'a>) -> Later<'a, Result<IssuerAccount, IssuerProblem>> {
        Box::pin(async move {
            let provider = redeem.provider;
            let redeemed = self.redeem_code(redeem).await;
            redeemed.inspect_err(|problem| tracing::warn!(%provider, %problem, "a sign-in came to nothing"))
        })
    }
}

#[cfg(test)]
mod tests {
    use domain::Iri;
    use serde_json::json;

    use super::*;
    use crate::config::IssuerSetting;

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// F28: what an issuer said is good for an hour, and for a day while it says nothing; who comes just after it was silent
    /// does not ask it again.
    #[test]
    fn what_an_issuer_said_is_kept_for_a_day_while_it_is_silent() {
        let issuer = IssuerSetting::One(Iri::parse("https://id.example").unwrap());
        let point = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE";
        let keys = json!({ "keys": [{ "kty": "EC", "crv": "P-256", "x": point, "y": point }] });
        let documents = Arc::new(sample(&issuer, "https://id.example", &keys));
        let silent = IssuerProblem::Silent("no".to_owned());
        let failed = |seconds: u64| Some((silent.clone(), at(seconds)));
        let mut kept = Kept {
            documents: Some((documents, at(0))),
            failed: None,
        };
        assert!(matches!(kept.unasked(at(3_599), KEPT), Some(Ok(_))));
        assert!(kept.unasked(at(3_600), KEPT).is_none(), "it is asked");
        kept.failed = failed(3_600);
        assert!(matches!(kept.unasked(at(3_609), KEPT), Some(Ok(_))));
        assert!(kept.unasked(at(3_610), KEPT).is_none(), "it is asked again");
        kept.failed = failed(86_400);
        assert!(matches!(kept.unasked(at(86_400), KEPT), Some(Err(_))));
        assert!(Kept::default().unasked(at(0), KEPT).is_none());
    }
}
