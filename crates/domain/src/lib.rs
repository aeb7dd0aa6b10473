//! Nouns and rules: what the product talks about, with no I/O and no clock.
//!
//! Everything from outside is parsed into one of these types at the door; inside there are only
//! these types. Limits stand beside the type they limit.

mod agenda;
mod agreement_text;
mod announcement;
mod authorize;
mod benefit;
mod bundle;
mod call;
mod call_answer;
mod change;
mod co_host;
mod deal_offer;
mod digest_time;
mod door_code;
mod enrolment;
mod ethics;
mod event;
mod figures;
mod founding;
mod guests;
mod hex;
mod id;
mod introduction;
mod invoice;
mod iri;
mod issuer_account;
mod job;
mod join_link;
mod joining;
mod label;
mod link;
mod mail_kind;
mod member;
mod member_card;
mod member_import;
mod member_line;
mod member_profile;
mod member_tags;
mod moment;
mod money;
mod month;
mod next;
mod one_time_code;
mod organization;
mod origin;
mod overlap;
mod own_document;
mod peering;
mod picture;
mod pins;
mod profile;
mod reciprocity;
mod released_note;
mod report;
mod rsvp;
pub mod sabotage;
mod segment;
mod sequence;
mod series;
mod sharing;
mod standing;
mod statement;
mod taxonomy;
mod term;
mod text;
mod text_form;
mod tier;
mod visibility;
mod visiting;
mod voucher;
mod worked_together;

pub use agenda::{Activity, AgendaItem};
pub use agreement_text::{
    AgreementChange, AgreementField, AgreementText, AppliesTo, BenefitTerm, DealRefused, SUCCESSORS,
};
pub use announcement::{Announcement, FollowAnswer, LinkSaid, OwnActor, RefusalReason, Signer};
pub use authorize::{Act, Noun, Relation, authorize};
pub use benefit::{Benefit, BenefitKind};
pub use bundle::{Bundle, LaterSeats, NoRenewal};
pub use call::{
    Approval, ApprovalBy, Call, CallClose, CallNeed, CallPlace, CallRefused, CallState, CallTerms, Hands,
    HandsUnit, OwnCall, Urgency, median,
};
pub use call_answer::{AnswerAccepted, Answerer, CallAnswer, CallAnswerState, CallContact};
pub use change::EventChange;
pub use co_host::CoHost;
pub use deal_offer::{HeldOffer, OfferPrice, OwnOffer};
pub use digest_time::{DigestTime, DigestTimeRefused};
pub use door_code::DoorCode;
pub use enrolment::{BundleSeat, Enrolment, EnrolmentState, Kept, StepRefused};
pub use ethics::{CodeMode, CodeOfEthics, CodeRefused, CodeVersion, EthicsSignature, ResignOn};
pub use event::{
    Audience, Banner, Coordinates, Event, EventDraft, EventRefused, EventState, FromCalendar,
    HORIZON_DAYS_MAX, JoinMode, Modality, Place, Price,
};
pub use figures::{OfferFigures, UseFigures};
pub use founding::Founding;
pub use guests::{AtTheDoor, GUESTS_MAX, Guest, GuestKey, GuestSet, NoPlace, Overflow, Registered, Seat};
pub use hex::hex;
pub use id::{
    ActivityId, AgreementId, AnswerId, CallId, ChallengeId, EventId, IdRefused, ImportId, IntroductionId,
    IssuerVisitId, LinkedAccountId, MailProofId, MemberId, NoteId, OfferId, PasskeyId, RedemptionId,
    ReportId, SessionId, SourceId, StatementId, TokenId, VisitorId,
};
pub use introduction::{
    Accepted, Again, AskedState, AskerCard, Connection, Disclosure, HeardState, IntroductionAsked,
    IntroductionContact, IntroductionFrom, IntroductionHeard, IntroductionSettings, IntroductionTo,
    IntroductionWords, Met, Openness, introductions_left, shown_from,
};
pub use invoice::{
    Invoice, InvoiceNumber, InvoiceState, InvoiceUnreadable, Payer, Paying, PaymentLink, ReducedBy,
};
pub use iri::{Iri, IriRefused};
pub use issuer_account::IssuerAccount;
pub use job::{Given, Holder, Job, JobKind, JobRefused, Jobs};
pub use join_link::{JoinLink, JoinLinkRefused};
pub use joining::{FirstStep, Joining};
pub use label::{
    Addressed, Alike, Federable, FlowsTo, Grant, Label, Labeled, NodeLocal, Public, Reach, ReleaseAsked,
    ReleaseReach, ReleaseRefused, ReleaseWish, Said, SubRosa, declassify,
};
pub use link::{CheckId, ErrandId, LinkId, LinkRefused};
pub use mail_kind::MailKind;
pub use member::{Member, Role};
pub use member_card::{CardQuestion, CardsFound, MemberCard};
pub use member_import::{ImportCounts, ImportStage, MEMBER_FILE_BYTES_MAX, MEMBER_FILE_LINES_MAX};
pub use member_line::{Columns, ColumnsRefused, LineFault, MemberColumn, MemberLine};
pub use member_profile::{Line, MemberProfile, ProfileRefused, SeenProfile};
pub use member_tags::MemberTags;
pub use moment::{Moment, MomentRefused, Zone};
pub use money::{Amount, Currency, MoneyRefused};
pub use month::{Month, MonthUnreadable};
pub use next::Next;
pub use one_time_code::{CodeUnreadable, OneTimeCode};
pub use organization::{Office, Organization, OrganizationRefused};
pub use origin::{Origin, OriginRefused};
pub use overlap::{Compared, Facets, Overlap, Verdict};
pub use own_document::{OwnDocument, OwnDocumentRefused};
pub use peering::{Notice, Peering, PeeringEnded, PeeringState, Scope, Scopes, Side};
pub use picture::{
    PICTURE_BYTES_MAX, PICTURE_USES_MAX, Picture, PictureHash, PictureKind, PictureName, PictureSize,
    PictureUse, ShelvedPicture, ShownPicture, fit,
};
pub use pins::{KeyRotation, Pin};
pub use profile::{
    CommunityAudience, CommunityDocument, CommunityModality, CommunityProfile, DocumentKind, Ecosystem,
    Governance, PeerProfile, PeerTier, lies_in,
};
pub use reciprocity::{
    AgreementEnding, AgreementSigned, AgreementState, AgreementVersion, ReciprocityAgreement, VersionState,
};
pub use released_note::{ReleasedNote, ReleasedNoteRefused};
pub use report::{
    Appeal, AppealDecided, FlagOutcome, PassedOn, Report, ReportCategory, ReportEnding, ReportOutcome,
    ReportState, ReportedBy, ReportedThing, Ruling,
};
pub use rsvp::{Answer, Register, RsvpCounter, RsvpDelivery, RsvpState, WhyRefused};
pub use segment::Segment;
pub use sequence::Sequence;
pub use series::{Repeat, Rhythm, SERIES_DATES_MAX, days_between};
pub use sharing::{Shared, SharedField, SharedFor};
pub use standing::Standing;
pub use statement::{
    BecameReady, FormerText, HandedOver, Reworded, SignatureState, SignsAs, Statement, StatementReply,
    StatementSignature, StatementState, StatementText, StatementUnfit,
};
pub use taxonomy::{Dimension, Entry, Taxonomy, TaxonomyRefused};
pub use term::{Region, Regions, Term, TermRefused, Terms};
pub use text::{
    AccountName, AltText, Blurb, Country, GuestText, Handle, Html, JobName, LanguageTag, MailAddress,
    MemberTag, Note, PartyRef, PasskeyName, PersonName, ProviderName, Skill, Slug, Subject, Tag, TextRefused,
    Title, count_words,
};
pub use tier::{Kind, Tier, TierRefused, tier_iri, tier_slug};
pub use visibility::{Distance, Shown, Visibility};
pub use visiting::{VISITOR_DAYS_AFTER, Visiting};
pub use voucher::{IssuedKind, IssuedVoucher, PaperCode, PaperCodeUnreadable, RedeemedFor, Redemption};
pub use worked_together::{TellOther, Tie, WorkedStanding, WorkedTogether};
