//! What operators do with other nodes: look one up, propose, accept, reject, pause, resume, end.

use std::sync::Arc;

use community::answer_peering::{SignedAnswer, accept_peering, reject_peering, theirs_waiting};
use community::end_peering::end_peering;
use community::pause_peering::{PauseRefused, pause_peering};
use community::propose_peering::{PeeringRefused, Proposal, propose_peering};
use community::resume_peering::{ResumeRefused, resume_peering};
use domain::{
    CardQuestion, Iri, Labeled, Note, Notice, Origin, OwnActor, Peering, PeeringState, Reach, Scopes, Title,
};
use edge::{Backfilled, ClockOff, Later, PeerCard, PeerPeople, PeerProblem, Peers};
use egress::{FetchBudget, Request};
use store::actor_keys::Signer;
use store::{Officer, audit};
use wire::actor::RemoteActor;
use wire::keys::PublicKey;
use wire::peering::{AgreementFacts, AnswerFacts, OfferFacts};

use crate::Federation;
use crate::actors::{ActorProblem, Freshness};
use crate::moment::after;
use crate::own_keys::NoKeys;

/// How long a proposal waits for an answer.
const PROPOSAL_DAYS: i64 = 30;

/// The other node and the keys that a peering pins.
#[derive(Clone)]
pub(crate) struct KeyPins {
    pub(crate) group: Iri,
    pub(crate) application: Iri,
    pub(crate) name: Title,
    pub(crate) group_key: PublicKey,
    pub(crate) application_key: PublicKey,
    pins: Vec<(Iri, String)>,
    is_profile_host: bool,
}

impl KeyPins {
    /// Node and community belong together if each names the other and both share one origin.
    pub(crate) fn of(group: &RemoteActor, application: &RemoteActor) -> Option<Self> {
        let together = application.community.as_ref() == Some(&group.id)
            && group.generator.as_ref() == Some(&application.id)
            && group.id.origin() == application.id.origin();
        let (group_pin, group_key) = ed25519_of(group)?;
        let (application_pin, application_key) = ed25519_of(application)?;
        together.then(|| Self {
            group: group.id.clone(),
            application: application.id.clone(),
            name: group.name.clone(),
            group_key,
            application_key,
            pins: vec![application_pin, group_pin],
            is_profile_host: application.is_profile_host(),
        })
    }

    /// Theirs and ours together: what the document lists.
    pub(crate) fn with(&self, ours: &[(Iri, String)]) -> Vec<(Iri, String)> {
        ours.iter().chain(&self.pins).cloned().collect()
    }
}

fn ed25519_of(actor: &RemoteActor) -> Option<((Iri, String), PublicKey)> {
    let key = actor
        .keys
        .iter()
        .find(|key| matches!(key.key, PublicKey::Ed25519(_)))?;
    Some(((key.id.clone(), key.key.to_multikey()), key.key.clone()))
}

impl Federation {
    /// Our own pins: node first, then community, as in the document.
    pub(crate) fn own_pins(&self) -> Result<Vec<(Iri, String)>, NoKeys> {
        [OwnActor::Node, OwnActor::Community]
            .into_iter()
            .map(|actor| {
                let signer = Signer::Own(actor);
                let pair = self.keys_of(&signer)?;
                let id = self.actor_of(&signer)?.with_fragment(&pair.ed25519_fragment());
                Ok((id, pair.ed25519.public().to_multikey()))
            })
            .collect()
    }

    /// Asks a node who it is: WebFinger of the host, its Application, its Group.
    pub(crate) async fn identify(&self, peer: &Origin, freshness: Freshness) -> Result<KeyPins, PeerProblem> {
        self.ask_only_while_on()?;
        let unreachable = |why: String| PeerProblem::Unreachable {
            peer: peer.clone(),
            why,
        };
        if peer == &self.node.origin {
            return Err(PeerProblem::Refused(PeeringRefused::Ourselves.to_string()));
        }
        let mut budget = self.budget();
        let application = self
            .application_of(peer, &mut budget)
            .await
            .map_err(unreachable)?;
        let application = self
            .fresh_actor(&application, freshness, &mut budget)
            .await
            .map_err(unreachable)?;
        let community = application.community.clone();
        let community = community.ok_or_else(|| unreachable("it is a server of another kind".to_owned()))?;
        let group = self
            .fresh_actor(&community, freshness, &mut budget)
            .await
            .map_err(unreachable)?;
        KeyPins::of(&group, &application)
            .ok_or_else(|| unreachable("its node and its community do not name each other".to_owned()))
    }

    async fn fresh_actor(
        &self,
        id: &Iri,
        freshness: Freshness,
        budget: &mut FetchBudget,
    ) -> Result<Arc<RemoteActor>, String> {
        match self.actor(id, freshness, budget).await {
            Err(ActorProblem::Limit | ActorProblem::FetchedLately) if freshness == Freshness::Anew => self
                .actor(id, Freshness::Cached, budget)
                .await
                .map_err(|problem| problem.to_string()),
            found => found.map_err(|problem| problem.to_string()),
        }
    }

    async fn application_of(&self, peer: &Origin, budget: &mut FetchBudget) -> Result<Iri, String> {
        let resource: String = format!("{peer}/").replace(':', "%3A").replace('/', "%2F");
        let url = Iri::local(peer, &format!("/.well-known/webfinger?resource={resource}"));
        let permit = budget.permit().map_err(|spent| spent.to_string())?;
        let request = Request::get(&url).with_header("accept", "application/jrd+json");
        let request = Labeled::federable(request, Reach::Host(peer.clone()));
        let answer = egress::fetch(self.transport.as_ref(), permit, request, None, &self.tuning.fetch)
            .await
            .map_err(|refused| refused.to_string())?;
        if !answer.is_success() {
            return Err(format!("its WebFinger answers {}", answer.status));
        }
        let document = wire::json::read(&answer.body).map_err(|refused| refused.to_string())?;
        let application = wire::discovery::read_webfinger(&document);
        let application = application.filter(|application| &application.origin() == peer);
        application.ok_or_else(|| "its WebFinger names no node".to_owned())
    }

    /// Who is at an address, if a peering can be proposed there and its key is the one of the words that were compared.
    async fn to_propose_to(&self, peer: &Origin, compared: Option<&str>) -> Result<KeyPins, PeerProblem> {
        let pins = self.identify(peer, Freshness::Anew).await?;
        let words = wire::fingerprint::six_words(&pins.application_key).join(" ");
        if compared.is_some_and(|compared| compared != words) {
            return Err(PeerProblem::Refused(format!(
                "{peer} has other words now than those that were compared; compare them again"
            )));
        }
        match pins.is_profile_host {
            true => Ok(pins),
            false => Err(PeerProblem::Refused(format!(
                "{peer} does not run Rosarium; follow its events instead"
            ))),
        }
    }

    async fn propose_now(
        &self,
        officer: &Officer,
        peer: &Origin,
        scopes: &Scopes,
        note: Option<Note>,
        compared: Option<&str>,
    ) -> Result<Peering, PeerProblem> {
        let pins = self.to_propose_to(peer, compared).await?;
        let now = self.node.now();
        let own = ambient::ids::agreement_id(now, &self.node.randomness);
        let agreement = Iri::local(&self.node.origin, &format!("/agreements/{own}"));
        let offer = self.node.fresh_activity();
        let own_name = self.community_name()?;
        let name = Title::parse(&format!("Peering: {own_name} and {}", pins.name)).unwrap_or(own_name);
        let key_pins = pins.with(&self.own_pins().map_err(internal)?);
        let document = wire::peering::agreement(&AgreementFacts {
            id: &agreement,
            proposer: &self.node.group,
            other: &pins.group,
            name: &name,
            note: note.as_ref(),
            key_pins: &key_pins,
            scopes,
            notice_days: self.tuning.notice_days,
            start: now,
            published: now,
        });
        let community = Signer::Own(OwnActor::Community);
        let document = self.prove(document, &community, now).map_err(internal)?;
        let digest = wire::multibase::digest_multibase(&document).map_err(internal)?;
        let signed_offer = wire::peering::offer(OfferFacts {
            activity: &offer,
            proposer: &self.node.group,
            other: &pins.group,
            signed_agreement: document,
            expires: after(now, PROPOSAL_DAYS * 86_400),
            in_reply_to: None,
        });
        let signed_offer = self
            .prove(signed_offer, &community, now)
            .map_err(internal)?
            .to_string();
        let proposal = Proposal {
            peer: peer.clone(),
            group: pins.group,
            application: pins.application,
            name: pins.name,
            agreement,
            own_agreement: Some(own),
            offer,
            scopes: scopes.clone(),
            key_pins,
            note,
            digest,
            signed_offer,
        };
        let proposed = self
            .node
            .database
            .transact(|tx| propose_peering(tx, officer, proposal.clone(), now))
            .await;
        proposed.map_err(problem)
    }

    async fn answer_now(
        &self,
        officer: &Officer,
        peer: &Origin,
        scopes: Option<&Scopes>,
    ) -> Result<Peering, PeerProblem> {
        let now = self.node.now();
        let waiting = self
            .node
            .database
            .read(|tx| theirs_waiting(tx, peer))
            .map_err(problem)?;
        let activity = self.node.fresh_activity();
        let facts = AnswerFacts {
            activity: &activity,
            actor: &self.node.group,
            offer: &waiting.offer,
            to: &waiting.group,
        };
        let document = match scopes {
            Some(scopes) => {
                let narrowed = waiting.offered.intersection(scopes).copied().collect();
                wire::peering::accept(&facts, &waiting.agreement, &waiting.digest, &narrowed)
            }
            None => wire::peering::reject(&facts, None),
        };
        let text = self
            .prove(document, &Signer::Own(OwnActor::Community), now)
            .map_err(internal)?
            .to_string();
        let follows = [self.node.fresh_activity(), self.node.fresh_activity()];
        let answer = SignedAnswer { text, follows };
        let database = &self.node.database;
        match scopes {
            Some(scopes) => {
                let accepted = database
                    .transact(|tx| accept_peering(tx, officer, peer, scopes, answer.clone(), now))
                    .await;
                // What it has ahead is fetched when it has taken our Follow: until then it shows us what anybody may see.
                accepted.map_err(problem)
            }
            None => {
                let rejected = database
                    .transact(|tx| reject_peering(tx, officer, peer, answer.clone(), now))
                    .await;
                rejected.map_err(problem)
            }
        }
    }

    pub(crate) fn community_name(&self) -> Result<Title, PeerProblem> {
        let profile = self.node.database.read(store::community::profile)?;
        profile
            .map(|profile| profile.name)
            .ok_or_else(|| PeerProblem::Refused("this node is not set up".to_owned()))
    }

    /// A paused peer is asked nothing; whoever wants to is told how to go on.
    pub(crate) fn ask_only_while_active(&self, peer: &Origin) -> Result<(), PeerProblem> {
        self.ask_only_while_on()?;
        let peering = self.node.database.read(|tx| store::peerings::get(tx, peer))?;
        match peering {
            Some(peering) if peering.state == PeeringState::Paused => Err(PeerProblem::Refused(format!(
                "the peering with {peer} is paused; resume it, and what was missed is fetched"
            ))),
            _ => Ok(()),
        }
    }

    /// Marks a new peer for a backfill; a worker fetches, so that no answer waits for it.
    pub(crate) async fn backfill_soon(&self, peer: &Origin) {
        let now = self.node.now();
        let marked = self.node.database.transact(|tx| {
            audit::log(tx, "node", &format!("backfill of {peer} is due"), now)?;
            store::peerings::mark_backfill(tx, peer)
        });
        if let Err(error) = marked.await {
            tracing::warn!(%error, "a backfill could not be marked; run `rosarium peer backfill`");
        }
    }
}

fn internal(error: impl std::fmt::Display) -> PeerProblem {
    PeerProblem::Refused(error.to_string())
}

fn problem(refused: PeeringRefused) -> PeerProblem {
    match refused {
        PeeringRefused::Store(error) => PeerProblem::Store(error),
        PeeringRefused::NoProposal(peer) | PeeringRefused::NotActive(peer) => PeerProblem::Unknown(peer),
        other => PeerProblem::Refused(other.to_string()),
    }
}

impl Peers for Federation {
    fn look_up<'a>(&'a self, peer: &'a Origin) -> Later<'a, Result<PeerCard, PeerProblem>> {
        Box::pin(async move {
            let pins = self.identify(peer, Freshness::Anew).await?;
            Ok(PeerCard {
                origin: peer.clone(),
                name: pins.name.as_str().to_owned(),
                words: wire::fingerprint::six_words(&pins.application_key),
                is_profile_host: pins.is_profile_host,
            })
        })
    }

    fn propose<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
        scopes: &'a Scopes,
        note: Option<Note>,
        compared: Option<&'a str>,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(self.propose_now(officer, peer, scopes, note, compared))
    }

    fn accept<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
        scopes: &'a Scopes,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(self.answer_now(officer, peer, Some(scopes)))
    }

    fn reject<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(self.answer_now(officer, peer, None))
    }

    fn end<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
        notice: Notice,
        reason: Option<Note>,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(async move {
            let now = self.node.now();
            self.node
                .database
                .transact(|tx| end_peering(tx, officer, peer, (notice, reason.as_ref()), now))
                .await
                .map_err(problem)
        })
    }

    fn pause<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(async move {
            let now = self.node.now();
            let paused = self
                .node
                .database
                .transact(|tx| pause_peering(tx, officer, peer, now));
            paused.await.map_err(|refused| match refused {
                PauseRefused::Store(error) => PeerProblem::Store(error),
                PauseRefused::NoPeering(peer) => PeerProblem::Unknown(peer),
                other => PeerProblem::Refused(other.to_string()),
            })
        })
    }

    fn resume<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(async move {
            let now = self.node.now();
            let resumed = self
                .node
                .database
                .transact(|tx| resume_peering(tx, officer, peer, now));
            resumed.await.map_err(|refused| match refused {
                ResumeRefused::Store(error) => PeerProblem::Store(error),
                ResumeRefused::NoPeering(peer) => PeerProblem::Unknown(peer),
                other => PeerProblem::Refused(other.to_string()),
            })
        })
    }

    fn backfill<'a>(&'a self, peer: &'a Origin) -> Later<'a, Result<Backfilled, PeerProblem>> {
        Box::pin(self.backfill_now(peer))
    }

    fn reconcile<'a>(&'a self, peer: &'a Origin) -> Later<'a, Result<(), PeerProblem>> {
        Box::pin(self.reconcile_by_hand(peer))
    }

    fn people<'a>(&'a self, question: &'a CardQuestion) -> Later<'a, Result<Vec<PeerPeople>, PeerProblem>> {
        Box::pin(self.ask_for_people(question))
    }

    fn clock_off(&self) -> Option<ClockOff> {
        self.wrong_clock().map(|wrong| ClockOff {
            ahead_seconds: wrong.ahead,
            beside: wrong.beside,
        })
    }

    fn own_words(&self) -> Result<[&'static str; 6], PeerProblem> {
        let keys = self.keys_of(&Signer::Own(OwnActor::Node)).map_err(internal)?;
        Ok(wire::fingerprint::six_words(&keys.ed25519.public()))
    }
}
