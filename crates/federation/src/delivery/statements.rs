//! Joint statements of this community on their way to peers who share statements, and what members signed under those of others
//! on its way to their owner (protocol section 8.8).

use std::collections::BTreeMap;

use domain::{
    Announcement, Iri, OwnActor, Scope, Side, SignatureState, Statement, StatementId, StatementSignature,
};
use serde_json::Value;
use store::activities::MeantFor;
use store::actor_keys::Signer;
use store::deliveries::Schedule;
use store::outbox::Told;
use store::{StoreError, peerings, statements};
use wire::activity::Verb;
use wire::statement::{AnswerFacts, ArticleFacts};

use super::{Outgoing, TellProblem};
use crate::Federation;

impl Federation {
    /// What is told of a statement; nothing of what is not there any more, and nobody is told where statements are not agreed on.
    pub(super) async fn statement_told(
        &self,
        activity: &Iri,
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        match &told.announcement {
            Announcement::StatementPublished { statement } => {
                self.article_told((activity, Verb::Create), statement, told)
            }
            Announcement::StatementChanged { statement } => {
                self.article_told((activity, Verb::Update), statement, told)
            }
            Announcement::RollChanged {
                statement,
                cosignature,
            } => self.roll_told(activity, (statement, cosignature), told),
            Announcement::Cosigned {
                statement,
                cosignature,
            } => self.cosigned(statement, cosignature).await,
            Announcement::CosignatureWithdrawn {
                statement,
                cosignature,
            } => {
                self.cosignature_undone(activity, (statement, cosignature), told)
                    .await
            }
            Announcement::CosignatureAnswered {
                statement,
                cosignature,
            } => {
                self.cosignature_answered(activity, (statement, cosignature), told)
                    .await
            }
            _ => Ok(Vec::new()),
        }
    }

    fn article_told(
        &self,
        (activity, verb): (&Iri, Verb),
        id: &StatementId,
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let Some(statement) = self.node.database.read(|tx| statements::get(tx, id))? else {
            return Ok(Vec::new());
        };
        let document = wire::statement::told(activity, &verb, &self.article_facts(&statement));
        let kind = if verb == Verb::Create { "Create" } else { "Update" };
        self.to_peers(activity, kind, document, told)
    }

    fn roll_told(
        &self,
        activity: &Iri,
        of: (&StatementId, &Iri),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let Some((statement, signature)) = self.signed(of)? else {
            return Ok(Vec::new());
        };
        let (verb, kind) = match signature.state {
            SignatureState::Counted => (Verb::Add, "Add"),
            _ => (Verb::Remove, "Remove"),
        };
        let facts = self.article_facts(&statement);
        let document = wire::statement::roll_changed(activity, &verb, &facts, of.1);
        self.to_peers(activity, kind, document, told)
    }

    fn to_peers(
        &self,
        activity: &Iri,
        kind: &'static str,
        document: Value,
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let inboxes = self.node.database.read(|tx| {
            let mut inboxes = BTreeMap::new();
            for peering in peerings::list(tx)? {
                if peering.agrees_on(Scope::Statements) {
                    inboxes.insert(Iri::local(&peering.peer, "/inbox"), Schedule::Peer);
                }
            }
            Ok::<_, StoreError>(inboxes)
        })?;
        if inboxes.is_empty() {
            return Ok(Vec::new());
        }
        let signer = Signer::Own(OwnActor::Community);
        let mut outgoing = self.finish(activity, kind, signer, document, inboxes, told.at)?;
        outgoing.meant_for = MeantFor::Peers(Scope::Statements);
        Ok(vec![outgoing])
    }

    /// The Offer as it was signed.
    async fn cosigned(&self, id: &StatementId, cosignature: &Iri) -> Result<Vec<Outgoing>, TellProblem> {
        let Some((statement, signature)) = self.signed((id, cosignature))? else {
            return Ok(Vec::new());
        };
        match signature.said.filter(|_| statement.side == Side::Them) {
            Some(said) => self.verbatim("Offer", &said, &statement.group).await,
            None => Ok(Vec::new()),
        }
    }

    async fn cosignature_undone(
        &self,
        activity: &Iri,
        of: (&StatementId, &Iri),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let Some((statement, signature)) = self.signed(of)? else {
            return Ok(Vec::new());
        };
        let signed = (&signature.offer, &signature.cosignature);
        let undo = wire::statement::withdraw(activity, &statement, &self.node.group, signed);
        self.to_party(activity, ("Undo", undo), &statement.group, told)
            .await
    }

    /// Accept or Reject, as the row says.
    async fn cosignature_answered(
        &self,
        activity: &Iri,
        of: (&StatementId, &Iri),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let Some((_, signature)) = self.signed(of)? else {
            return Ok(Vec::new());
        };
        let facts = AnswerFacts {
            activity,
            actor: &self.node.group,
            offer: &signature.offer,
            to: &signature.home,
        };
        let answer = match signature.state {
            SignatureState::Refused => (
                "Reject",
                wire::statement::reject(&facts, signature.reason.as_ref()),
            ),
            _ => ("Accept", wire::statement::accept(&facts)),
        };
        self.to_party(activity, answer, &signature.home, told).await
    }

    async fn to_party(
        &self,
        activity: &Iri,
        (kind, document): (&'static str, Value),
        to: &Iri,
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let agreed = self
            .node
            .database
            .read(|tx| peerings::agreed(tx, &to.origin(), Scope::Statements))?;
        if !agreed {
            return Ok(Vec::new());
        }
        let inboxes = self.inbox_of(to).await?;
        let signer = Signer::Own(OwnActor::Community);
        Ok(vec![
            self.finish(activity, kind, signer, document, inboxes, told.at)?,
        ])
    }

    fn signed(
        &self,
        (id, cosignature): (&StatementId, &Iri),
    ) -> Result<Option<(Statement, StatementSignature)>, StoreError> {
        self.node.database.read(|tx| {
            let statement = statements::get(tx, id)?;
            let signature = statements::signature(tx, id, cosignature)?;
            Ok(statement.zip(signature))
        })
    }

    /// A statement of ours as it is told.
    pub(crate) fn article_facts<'f>(&'f self, statement: &'f Statement) -> ArticleFacts<'f> {
        ArticleFacts {
            statement,
            own_group: &self.node.group,
        }
    }
}
