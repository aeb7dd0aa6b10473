//! The closed list of what may leave the node: ids and versions, never prose.
//!
//! The text is read from the store when the delivery is built, so a room's text has no way in here.

use serde::{Deserialize, Serialize};

use crate::{
    AgreementId, AnswerId, CallId, EventChange, EventId, GuestKey, IntroductionId, Iri, LinkId, MemberId,
    OfferId, Origin, ReportId, RsvpCounter, StatementId,
};

/// One thing that happened here and that others are to hear of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Announcement {
    /// One of our events was published: Create, and Announce when it is public.
    EventPublished {
        /// Which.
        event: EventId,
        /// As of this revision, or a later one.
        revision: u64,
    },
    /// One of our events changed or was cancelled: Update, and a Note to strangers when guests must know.
    EventChanged {
        /// Which.
        event: EventId,
        /// As of this revision, or a later one.
        revision: u64,
        /// What the change is to a guest.
        #[serde(default)]
        change: EventChange,
    },
    /// One of our events was a mistake: Delete to every host that ever got it.
    EventRemoved {
        /// Which.
        event: EventId,
        /// The tombstone's revision.
        revision: u64,
    },
    /// A peer lacks one of our events as it now stands: Create, Update or Delete to that peer alone, told anew.
    EventRepeated {
        /// Which.
        event: EventId,
        /// Who lacks it.
        peer: Origin,
    },
    /// A member answered an event of another node: Join, Leave, TentativeAccept or Reject.
    Answered {
        /// Whose answer.
        member: MemberId,
        /// To what.
        event: EventId,
        /// Which of her answers.
        counter: RsvpCounter,
    },
    /// We decided about a guest from elsewhere: Accept, Reject or TentativeAccept of her Join.
    Decided {
        /// Of which event of ours.
        event: EventId,
        /// About whom.
        guest: GuestKey,
        /// About which of her answers.
        counter: RsvpCounter,
    },
    /// We said no to a Join without putting it on the list.
    Refused {
        /// The Join.
        join: Iri,
        /// Who asked.
        actor: Iri,
        /// What for.
        object: Iri,
        /// Why, in one sentence for people.
        reason: RefusalReason,
        /// Of her answer, when she gave one.
        counter: RsvpCounter,
    },
    /// Our community or node follows another's actor.
    Followed {
        /// Whom.
        actor: Iri,
        /// Who of ours: community or node.
        follower: OwnActor,
    },
    /// Our community or node no longer follows another's actor.
    Unfollowed {
        /// Whom.
        actor: Iri,
        /// Who of ours.
        follower: OwnActor,
    },
    /// We answered somebody's Follow.
    FollowAnswered {
        /// The Follow.
        follow: Iri,
        /// Who asked.
        actor: Iri,
        /// Whom of ours.
        object: OwnActor,
        /// Yes or no.
        answer: FollowAnswer,
    },
    /// A member is not followed: Reject of a Follow of her.
    FollowOfMemberRefused {
        /// The Follow.
        follow: Iri,
        /// Who asked.
        actor: Iri,
        /// To follow whom.
        member: MemberId,
    },
    /// We proposed a peering.
    PeeringOffered {
        /// To whom.
        peer: Origin,
    },
    /// We accepted or rejected a peering.
    PeeringAnswered {
        /// To whom.
        peer: Origin,
    },
    /// We ended a peering.
    PeeringEnded {
        /// To whom.
        peer: Origin,
    },
    /// We offered a text of an agreement, as a first one or as a counter: the Offer as signed.
    AgreementOffered {
        /// Which negotiation.
        agreement: AgreementId,
        /// Which text, by its document's address.
        document: Iri,
    },
    /// A statement of ours is to be signed: Create to peers who share statements (F17).
    StatementPublished {
        /// Which.
        statement: StatementId,
    },
    /// A statement of ours changed: Update to peers who share statements.
    StatementChanged {
        /// Which.
        statement: StatementId,
    },
    /// Somebody here signed a statement of theirs: Offer.
    Cosigned {
        /// Under which.
        statement: StatementId,
        /// The signature's document.
        cosignature: Iri,
    },
    /// Somebody here took back what she signed: Undo of the Offer.
    CosignatureWithdrawn {
        /// Under which.
        statement: StatementId,
        /// The signature's document.
        cosignature: Iri,
    },
    /// We took a signature under a statement of ours, or did not: Accept or Reject of its Offer.
    CosignatureAnswered {
        /// Under which.
        statement: StatementId,
        /// The signature's document.
        cosignature: Iri,
    },
    /// The roll of a statement of ours changed: Add or Remove to peers who share statements.
    RollChanged {
        /// Of which.
        statement: StatementId,
        /// The signature that counts from now on, or no longer.
        cosignature: Iri,
    },
    /// We answered a text of theirs: Accept or Reject.
    AgreementAnswered {
        /// Which negotiation.
        agreement: AgreementId,
        /// Their Offer.
        offer: Iri,
    },
    /// We took a text of ours back: Undo of the Offer.
    AgreementWithdrawn {
        /// Which negotiation.
        agreement: AgreementId,
        /// Our Offer.
        offer: Iri,
    },
    /// We ended an agreement that both signed: Undo of our Offer or Accept, with the day.
    AgreementEnded {
        /// Which.
        agreement: AgreementId,
    },
    /// An offer of ours began, changed or is over: Create, Update or Delete to the community whose members it is for.
    OfferTold {
        /// Which.
        offer: OfferId,
        /// As of this revision, or a later one.
        revision: u64,
    },
    /// A call for hands of ours went out, changed or is over: Create or Update to the communities chosen (F10).
    CallTold {
        /// Which.
        call: CallId,
        /// As of this revision, or a later one.
        revision: u64,
    },
    /// One community lacks a call of ours, or is told the customer: Update to it alone.
    CallDisclosed {
        /// Which.
        call: CallId,
        /// To whom.
        peer: Origin,
        /// As of this revision, or a later one.
        revision: u64,
    },
    /// A member answered a call of another community: Offer.
    CallAnswered {
        /// The call.
        call: CallId,
        /// Her answer.
        answer: AnswerId,
    },
    /// She took it back: Undo of the Offer.
    CallAnswerWithdrawn {
        /// The call.
        call: CallId,
        /// Her answer.
        answer: AnswerId,
    },
    /// The asker said yes to an answer from elsewhere: Accept.
    CallAnswerAccepted {
        /// The call.
        call: CallId,
        /// Which answer.
        answer: AnswerId,
    },
    /// A member asks to be introduced to somebody of another community: Offer (F07).
    IntroductionAsked {
        /// Who.
        member: MemberId,
        /// Which request of hers.
        introduction: IntroductionId,
    },
    /// She took it back: Undo of the Offer.
    IntroductionWithdrawn {
        /// Who.
        member: MemberId,
        /// Which request of hers.
        introduction: IntroductionId,
    },
    /// A member said yes to somebody of another community: Accept. Nothing else is ever said to a request.
    IntroductionAccepted {
        /// Who.
        member: MemberId,
        /// Which request to her.
        introduction: IntroductionId,
    },
    /// Both said yes, and the other gets what the asker chose: Create of the Relationship.
    IntroductionCompleted {
        /// Who asked.
        member: MemberId,
        /// Which request of hers.
        introduction: IntroductionId,
    },
    /// A member linked her membership here with one elsewhere, or ended the link: Accept or Undo of its name, which says
    /// nothing of who she is.
    LinkSaid {
        /// The community she is a member of beside this one.
        peer: Origin,
        /// The link.
        link: LinkId,
        /// Which of the two.
        said: LinkSaid,
    },
    /// A report of ours is passed on to the community whose it is: Flag, by the node (F20).
    Flagged {
        /// To whom.
        peer: Origin,
        /// Which.
        report: ReportId,
    },
    /// A report of theirs is decided: Accept or Reject of their Flag, by the node.
    FlagAnswered {
        /// To whom.
        peer: Origin,
        /// Which.
        report: ReportId,
    },
    /// The community says something else of itself: Update of its actor, upon which peers ask for the rest (F01).
    CommunityDescribed,
    /// A member of ours has left: Delete of her actor to whoever had an answer of hers.
    MemberLeft {
        /// Who.
        member: MemberId,
        /// Whose events she had answered.
        owner: Iri,
        /// The address of the activity, the same for everybody who is told.
        activity: Iri,
    },
    /// An actor of ours has new keys: Update of the actor, signed with those before them.
    KeysRotated {
        /// Whose.
        signer: Signer,
        /// Which keys of hers, from 2.
        number: u32,
    },
}

/// What is told of a link of two memberships.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkSaid {
    /// It stands: Accept.
    Stands,
    /// It is over: Undo.
    Over,
}

/// Whose keys sign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// The community or the node.
    Own(OwnActor),
    /// A member.
    Member(MemberId),
}

/// An actor of this node that acts by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnActor {
    /// The community: a `Group`.
    Community,
    /// The node: an `Application`.
    Node,
}

/// What we said to a Follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowAnswer {
    /// Accept.
    Yes,
    /// Reject: `fediverse_follow` is off.
    No,
}

/// Why an answer to an event found no place (protocol section 9.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum RefusalReason {
    /// No seat and no waiting list.
    #[error("The event is full.")]
    Full,
    /// It has begun.
    #[error("The event has already started.")]
    AlreadyStarted,
    /// It is off.
    #[error("The event is cancelled.")]
    Cancelled,
    /// By invitation.
    #[error("The event is by invitation only.")]
    InvitationOnly,
    /// Sign-up is elsewhere.
    #[error("Sign-up for this event is on another site; follow its link.")]
    External,
    /// Only members of peers may answer.
    #[error("This event takes answers from members of peer communities only.")]
    PeersOnly,
    /// There is no such event for this person.
    #[error("There is no such event.")]
    Unknown,
}

impl RefusalReason {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Full,
        Self::AlreadyStarted,
        Self::Cancelled,
        Self::InvitationOnly,
        Self::External,
        Self::PeersOnly,
        Self::Unknown,
    ];

    /// The word on the wire, beside the sentence (`outcome`).
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::AlreadyStarted => "alreadyStarted",
            Self::Cancelled => "cancelled",
            Self::InvitationOnly => "invitationOnly",
            Self::External => "external",
            Self::PeersOnly => "peersOnly",
            Self::Unknown => "unknown",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}
