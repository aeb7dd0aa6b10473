//! Turns what was announced into activities, oldest first.

use domain::{Announcement, FollowAnswer, Iri};
use store::Leased;
use store::actor_keys::Signer;
use store::outbox::{self, Told};

use super::{Outgoing, TellProblem};
use crate::actors::ActorProblem;
use crate::moment::after;
use crate::{Federation, Tuning, Turn};

/// Most announcements leased in one turn.
const TURN_MAX: u16 = 32;

impl Federation {
    /// One turn: turns announcements into deliveries, oldest first.
    pub async fn tell(&self) -> Turn {
        if !self.may_federate().await {
            return Turn::default();
        }
        self.retire_keys_due().await;
        let now = self.node.now();
        let until = after(now, Tuning::LEASE.as_secs() as i64);
        let claimed = match outbox::claim(&self.node.database, now, until, TURN_MAX) {
            Ok(claimed) => claimed,
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be read now");
                return Turn::default();
            }
        };
        let done = claimed.len();
        for (leased, told) in claimed {
            if let Err(problem) = self.tell_one(&leased, &told).await {
                self.put_off(&leased, &told, &problem).await;
            }
        }
        Turn { done }
    }

    async fn tell_one(&self, leased: &Leased, told: &Told) -> Result<(), TellProblem> {
        let outgoing = self.outgoing(told).await?;
        self.queue(leased, outgoing).await
    }

    /// The lease brings it back; after `retry_days` it is dropped, and the log says so.
    async fn put_off(&self, leased: &Leased, told: &Told, problem: &TellProblem) {
        let now = self.node.now();
        let old = now.as_second() - told.at.as_second() > i64::from(self.tuning.retry_days) * 86_400;
        let lost = matches!(
            problem,
            TellProblem::Actor(ActorProblem::NotFound | ActorProblem::Gone | ActorProblem::NotListed)
        );
        tracing::warn!(%problem, dropped = old || lost, "something cannot be told now");
        if old || lost {
            let dropped = self.node.database.transact(|tx| {
                outbox::settle(tx, leased);
                if let Announcement::Answered { member, event, .. } = &told.announcement
                    && let Some(answer) =
                        store::rsvps::get(tx, member, event)?.and_then(|found| found.activity)
                {
                    community::give_up::give_up(tx, &answer, now)?;
                }
                store::audit::log(tx, "node", &format!("not told: activity {}", told.activity), now)
            });
            if let Err(error) = dropped.await {
                tracing::warn!(%error, "an announcement stays leased until its lease ends");
            }
        }
    }

    /// The activities of an announcement; none when a newer one says more.
    async fn outgoing(&self, told: &Told) -> Result<Vec<Outgoing>, TellProblem> {
        let activity = Iri::local(&self.node.origin, &format!("/activities/{}", told.activity));
        match &told.announcement {
            Announcement::EventPublished { event, .. } | Announcement::EventChanged { event, .. } => {
                self.event_news(event, &told.announcement, told.at).await
            }
            Announcement::EventRemoved { event, .. } => self.event_removed(event),
            Announcement::EventRepeated { event, peer } => {
                self.event_repeated(&activity, event, peer, told.at)
            }
            Announcement::Answered { .. } | Announcement::Decided { .. } | Announcement::Refused { .. } => {
                self.answer_told(&activity, told).await
            }
            Announcement::Followed { .. }
            | Announcement::Unfollowed { .. }
            | Announcement::FollowAnswered { .. }
            | Announcement::FollowOfMemberRefused { .. } => self.follow_told(&activity, told).await,
            Announcement::PeeringOffered { peer } => self.peering_offered_by_us(peer).await,
            Announcement::PeeringAnswered { peer } => self.peering_answered_by_us(peer).await,
            Announcement::PeeringEnded { peer } => self.peering_ended_by_us(&activity, peer, told.at).await,
            Announcement::AgreementOffered { .. }
            | Announcement::AgreementAnswered { .. }
            | Announcement::AgreementWithdrawn { .. }
            | Announcement::AgreementEnded { .. } => self.agreement_told(told).await,
            Announcement::StatementPublished { .. }
            | Announcement::StatementChanged { .. }
            | Announcement::RollChanged { .. }
            | Announcement::Cosigned { .. }
            | Announcement::CosignatureWithdrawn { .. }
            | Announcement::CosignatureAnswered { .. } => self.statement_told(&activity, told).await,
            Announcement::OfferTold { .. } => self.offer_told(&activity, told).await,
            Announcement::Flagged { .. } | Announcement::FlagAnswered { .. } => {
                self.report_told(&activity, told).await
            }
            Announcement::CallTold { .. }
            | Announcement::CallDisclosed { .. }
            | Announcement::CallAnswered { .. }
            | Announcement::CallAnswerWithdrawn { .. }
            | Announcement::CallAnswerAccepted { .. } => self.call_said(&activity, told).await,
            Announcement::IntroductionAsked { .. }
            | Announcement::IntroductionWithdrawn { .. }
            | Announcement::IntroductionAccepted { .. }
            | Announcement::IntroductionCompleted { .. } => self.introduction_said(&activity, told).await,
            Announcement::LinkSaid { .. } => self.link_told(&activity, told).await,
            Announcement::CommunityDescribed => self.community_described(&activity, told.at),
            Announcement::MemberLeft {
                member,
                owner,
                activity,
            } => self.member_left(member, owner, activity, told.at).await,
            Announcement::KeysRotated { signer, number } => {
                self.keys_rotated(&activity, signer, *number, told.at).await
            }
        }
    }

    /// What concerns who comes to an event.
    async fn answer_told(&self, activity: &Iri, told: &Told) -> Result<Vec<Outgoing>, TellProblem> {
        match &told.announcement {
            Announcement::Answered {
                member,
                event,
                counter,
            } => self.answered_by_us(member, event, *counter).await,
            Announcement::Decided {
                event,
                guest,
                counter,
            } => {
                self.decided_by_us(activity, event, guest, *counter, told.at)
                    .await
            }
            Announcement::Refused {
                join,
                actor,
                object,
                reason,
                counter,
            } => {
                self.refused_by_us(activity, join, actor, object, *reason, *counter, told.at)
                    .await
            }
            _ => Ok(Vec::new()),
        }
    }

    /// What concerns who follows whom.
    async fn follow_told(&self, activity: &Iri, told: &Told) -> Result<Vec<Outgoing>, TellProblem> {
        match &told.announcement {
            Announcement::Followed { actor, follower } => self.followed(actor, *follower, told.at).await,
            Announcement::Unfollowed { actor, follower } => self.unfollowed(actor, *follower, told.at).await,
            Announcement::FollowAnswered {
                follow,
                actor,
                object,
                answer,
            } => {
                let signer = Signer::Own(*object);
                self.follow_answered_by_us(activity, follow, actor, signer, *answer, told.at)
                    .await
            }
            Announcement::FollowOfMemberRefused {
                follow,
                actor,
                member,
            } => {
                let (signer, no) = (Signer::Member(member.clone()), FollowAnswer::No);
                self.follow_answered_by_us(activity, follow, actor, signer, no, told.at)
                    .await
            }
            _ => Ok(Vec::new()),
        }
    }
}
