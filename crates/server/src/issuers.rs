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

    /// What an issuer says of itself; asked again when it is older than `age_max`, and not while it was silent just now.
    async fn documents(&self, known: &Known, age_max: Duration) -> Result<Arc<Documents>, IssuerProblem> {
        let now = self.node.clock.elapsed();
        {
            let kept = known.kept();
            if let Some((documents, at)) = &kept.documents
                && now.saturating_sub(*at) < age_max
            {
                return Ok(documents.clone());
            }
            if let Some((problem, at)) = &kept.failed
                && now.saturating_sub(*at) < LEFT_ALONE
            {
                return Err(problem.clone());
            }
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
                kept.failed = Some((problem.clone(), now));
                Err(problem)
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
