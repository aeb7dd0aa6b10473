//! Introductions on their way to the one community that they concern (protocol section 8.6): the request, that it is taken back, the
//! yes, and what completes it. There is nothing else to send.

use community::ask_introduction::card_of;
use domain::{
    Announcement, AskerCard, HeardState, IntroductionAsked, IntroductionFrom, IntroductionId, IntroductionTo,
    Iri, MemberId, OwnActor, PartyRef, Scope, Title,
};
use store::actor_keys::Signer;
use store::outbox::Told;
use store::{StoreError, Transaction, introductions, members, peerings, profiles};
use wire::introduction::{AcceptFacts, CompleteFacts, OfferFacts};

use super::{Outgoing, TellProblem};
use crate::Federation;

/// What is said of whoever is asked.
const OF_HER: &str = "One of your members";
/// What is said of the asker, beside her card.
const HEADLINE: &str = "One of our members";

/// A request of ours to somebody elsewhere, as it leaves.
struct Leaving {
    asked: IntroductionAsked,
    group: Iri,
    party: PartyRef,
    card: AskerCard,
    topics: Vec<String>,
}

impl Federation {
    /// Everything that is said of introductions.
    pub(super) async fn introduction_said(
        &self,
        activity: &Iri,
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        match &told.announcement {
            Announcement::IntroductionAsked { member, introduction } => {
                self.introduction_offered((member, introduction), told).await
            }
            Announcement::IntroductionWithdrawn { member, introduction } => {
                self.introduction_withdrawn(activity, (member, introduction), told)
                    .await
            }
            Announcement::IntroductionAccepted { member, introduction } => {
                self.introduction_agreed_to(activity, (member, introduction), told)
                    .await
            }
            Announcement::IntroductionCompleted { member, introduction } => {
                self.introduction_complete(activity, (member, introduction), told)
                    .await
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Offer.
    async fn introduction_offered(
        &self,
        place: (&MemberId, &IntroductionId),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let found = self.node.database.read(|tx| leaving(tx, place))?;
        let Some(leaving) = found else {
            return Ok(Vec::new());
        };
        let line = |text| Title::parse(text).expect("it is a short line");
        let asked = &leaving.asked;
        let document = wire::introduction::offer(&OfferFacts {
            activity: &asked.offer,
            document: &asked.document,
            group: &self.node.group,
            to: &leaving.group,
            party: &leaving.party,
            of_her: &line(OF_HER),
            words: &asked.words,
            topics: &leaving.topics,
            card: &leaving.card,
            headline: &line(HEADLINE),
            until: asked.until,
        });
        let inboxes = self.inbox_of(&leaving.group).await?;
        let signer = Signer::Own(OwnActor::Community);
        let outgoing = self.finish(&asked.offer, "Offer", signer, document, inboxes, told.at)?;
        Ok(vec![outgoing])
    }

    /// Undo of it.
    async fn introduction_withdrawn(
        &self,
        activity: &Iri,
        (member, id): (&MemberId, &IntroductionId),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let asked = self
            .node
            .database
            .read(|tx| introductions::asked(tx, member, id))?;
        let Some((asked, group)) = asked.and_then(with_group) else {
            return Ok(Vec::new());
        };
        let what = (&asked.offer, &asked.document);
        let document = wire::call::withdraw(activity, what, (&self.node.group, &group));
        let inboxes = self.inbox_of(&group).await?;
        let signer = Signer::Own(OwnActor::Community);
        let outgoing = self.finish(activity, "Undo", signer, document, inboxes, told.at)?;
        Ok(vec![outgoing])
    }

    /// Accept.
    async fn introduction_agreed_to(
        &self,
        activity: &Iri,
        (member, id): (&MemberId, &IntroductionId),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let heard = self
            .node
            .database
            .read(|tx| introductions::heard(tx, member, id))?;
        let Some(heard) = heard else {
            return Ok(Vec::new());
        };
        let (HeardState::Accepted(accepted), IntroductionFrom::There(group)) = (&heard.state, &heard.from)
        else {
            return Ok(Vec::new());
        };
        let agreed = |tx: &mut Transaction<'_>| peerings::agreed(tx, &group.origin(), Scope::Introductions);
        if !self.node.database.read(agreed)? {
            return Ok(Vec::new());
        }
        let document = wire::introduction::accept(&AcceptFacts {
            activity,
            group: &self.node.group,
            to: group,
            offer: &heard.offer,
            document: &heard.document,
            party: &heard.party,
            contact: &accepted.contact,
            slots: &accepted.slots,
        });
        let inboxes = self.inbox_of(group).await?;
        let signer = Signer::Own(OwnActor::Community);
        let outgoing = self.finish(activity, "Accept", signer, document, inboxes, told.at)?;
        Ok(vec![outgoing])
    }

    /// Create of the Relationship.
    async fn introduction_complete(
        &self,
        activity: &Iri,
        (member, id): (&MemberId, &IntroductionId),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let asked = self
            .node
            .database
            .read(|tx| introductions::asked(tx, member, id))?;
        let Some((asked, group)) = asked.and_then(with_group) else {
            return Ok(Vec::new());
        };
        let Some(connection) = asked.connection() else {
            return Ok(Vec::new());
        };
        let document = wire::introduction::complete(&CompleteFacts {
            activity,
            group: &self.node.group,
            to: &group,
            document: &asked.document,
            asked: &connection.contact,
            asker: &asked.contact,
        });
        let inboxes = self.inbox_of(&group).await?;
        let signer = Signer::Own(OwnActor::Community);
        let outgoing = self.finish(activity, "Create", signer, document, inboxes, told.at)?;
        Ok(vec![outgoing])
    }
}

fn with_group(asked: IntroductionAsked) -> Option<(IntroductionAsked, Iri)> {
    match &asked.to {
        IntroductionTo::There { group, .. } => {
            let group = group.clone();
            Some((asked, group))
        }
        IntroductionTo::Here(_) => None,
    }
}

/// A request that waits, to a community with which introductions are agreed on.
fn leaving(
    tx: &mut Transaction<'_>,
    (member, id): (&MemberId, &IntroductionId),
) -> Result<Option<Leaving>, StoreError> {
    let Some(asked) = introductions::asked(tx, member, id)? else {
        return Ok(None);
    };
    let IntroductionTo::There { group, party } = asked.to.clone() else {
        return Ok(None);
    };
    if !peerings::agreed(tx, &group.origin(), Scope::Introductions)? {
        return Ok(None);
    }
    let (Some(who), Some(key)) = (members::get(tx, member)?, introductions::key(tx)?) else {
        return Ok(None);
    };
    let own = wire::party_ref::pseudonym(&key, member, &group);
    let card = card_of(tx, &who, asked.disclosure, own)?;
    let profile = profiles::get(tx, member)?;
    let skills = profile.map(|profile| profile.seen_from(domain::Distance::Peer).facets.competencies);
    let skills = skills.unwrap_or_default();
    Ok(Some(Leaving {
        topics: wire::introduction::topics(skills.iter().map(domain::Term::as_str)),
        asked,
        group,
        party,
        card,
    }))
}
