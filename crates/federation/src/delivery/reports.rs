//! Reports on their way to the community whose they are, and answers to theirs: by the node, which names nobody (F20; protocol
//! section 8.8).

use domain::{Announcement, FlagOutcome, Iri, Origin, OwnActor, Report, ReportedBy};
use store::actor_keys::Signer;
use store::outbox::Told;
use store::{peerings, reports};
use wire::flag::{FlagFacts, write, write_outcome};

use super::{Outgoing, TellProblem};
use crate::Federation;

impl Federation {
    /// Flag, or Accept or Reject of theirs; nobody is told where no reports are shared any more, or the report is gone.
    pub(super) async fn report_told(
        &self,
        activity: &Iri,
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let (Announcement::Flagged { peer, report } | Announcement::FlagAnswered { peer, report }) =
            &told.announcement
        else {
            return Ok(Vec::new());
        };
        let database = &self.node.database;
        let peering = database.read(|tx| peerings::get(tx, peer))?;
        let report = database.read(|tx| reports::get(tx, report))?;
        let peering = peering.filter(|peering| peering.is_in_force());
        let (Some(peering), Some(report)) = (peering, report) else {
            return Ok(Vec::new());
        };
        let to = &peering.application;
        let made = match &told.announcement {
            Announcement::Flagged { .. } => self.flag_of(&report, to),
            _ => self.answer_to_flag(activity, &report, to, peer),
        };
        let Some((id, kind, document)) = made else {
            return Ok(Vec::new());
        };
        let inboxes = self.inbox_of(to).await?;
        let signer = Signer::Own(OwnActor::Node);
        Ok(vec![self.finish(&id, kind, signer, document, inboxes, told.at)?])
    }

    /// What a member wrote is passed on in her words, without her.
    fn flag_of(&self, report: &Report, to: &Iri) -> Option<(Iri, &'static str, serde_json::Value)> {
        let passed_on = report.passed_on.as_ref()?;
        let document = write(&FlagFacts {
            activity: &passed_on.flag,
            actor: &self.node.application,
            to,
            about: std::slice::from_ref(&report.about.address),
            category: report.category,
            words: report.words.as_ref(),
        });
        Some((passed_on.flag.clone(), "Flag", document))
    }

    fn answer_to_flag(
        &self,
        activity: &Iri,
        report: &Report,
        to: &Iri,
        peer: &Origin,
    ) -> Option<(Iri, &'static str, serde_json::Value)> {
        let ReportedBy::Peer { peer: from, flag } = &report.from else {
            return None;
        };
        let ending = report.ending.as_ref().filter(|_| from == peer)?;
        let outcome = match ending.outcome.is_action() {
            true => FlagOutcome::Action,
            false => FlagOutcome::None,
        };
        let kind = match outcome {
            FlagOutcome::Action => "Accept",
            FlagOutcome::None => "Reject",
        };
        let document = write_outcome((activity, &self.node.application, to), flag, outcome);
        Some((activity.clone(), kind, document))
    }
}
