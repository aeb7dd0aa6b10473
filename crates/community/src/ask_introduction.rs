//! A member asks to be introduced to somebody, here or of another community, or takes that back (F07, steps 1 and 2). She is told
//! the same whatever becomes of it (threat N1).

use std::collections::BTreeSet;

use domain::{
    Announcement, AskedState, AskerCard, Blurb, Disclosure, Handle, HeardState, IntroductionAsked,
    IntroductionContact, IntroductionFrom, IntroductionId, IntroductionTo, IntroductionWords, Iri, Kind,
    MailAddress, Member, MemberId, Organization, Origin, PartyRef, Scope, SharedField, SharedFor,
    introductions_left,
};
use jiff::{SignedDuration, Timestamp};
use store::sharing_log::{self, Leaving};
use store::{
    Membership, StoreError, Transaction, enrolments, introductions, members, outbox, peerings, standings,
};
use wire::introduction::ReadOffer;

use crate::receive_introduction::{Reaching, let_through};
use crate::see_person::{SeePersonRefused, see_person};
use crate::{IntroductionRules, Viewer};

/// Seconds of a day.
pub(crate) const DAY_SECONDS: i64 = 86_400;

/// Why a request was not taken. Nothing of it depends on whoever is asked, beyond what the directory tells.
#[derive(Debug, thiserror::Error)]
pub enum AskIntroductionRefused {
    /// Nobody of that name here whom she may find.
    #[error("there is nobody here of that name")]
    NoSuchPerson,
    /// Herself.
    #[error("this is you")]
    Herself,
    /// The agreement with that community does not carry introductions, or there is none.
    #[error("introductions are not agreed on with that community")]
    NotAPeer,
    /// Not a reference of a card.
    #[error("this did not come from a card of that community; look for the person again")]
    NotACard,
    /// Her quota is used (need 4.13).
    #[error("you asked for {most} introductions within 30 days; that is as many as there are")]
    QuotaUsed {
        /// As many as there are.
        most: u16,
    },
    /// Officers said that she does not stand well (need 2.16).
    #[error("you cannot ask for introductions now")]
    NotInGoodStanding,
    /// The line holds an address.
    #[error("the line says what it is about, without a link, a mail address or a telephone number")]
    Topic,
    /// None of hers, or over.
    #[error("there is no such request of yours that waits")]
    NotWaiting,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// To whom.
#[derive(Clone, Debug)]
pub enum AskTo {
    /// A member here, by her handle.
    Here(Handle),
    /// Somebody of a peer, by what its directory named her.
    There(Origin, PartyRef),
}

/// What she asks.
#[derive(Clone, Debug)]
pub struct AskingIntroduction {
    /// A fresh id, of chance alone.
    pub id: IntroductionId,
    /// A fresh address of an activity, by which it travels.
    pub activity: Iri,
    /// Our community.
    pub group: Iri,
    /// Fresh chance, for a node that has named nobody yet.
    pub key: [u8; 32],
    /// To whom.
    pub to: AskTo,
    /// Her words.
    pub words: IntroductionWords,
    /// What travels of her.
    pub disclosure: Disclosure,
    /// Where the other writes to once both said yes.
    pub mail: MailAddress,
}

/// Sends it.
pub fn ask_introduction(
    tx: &mut Transaction<'_>,
    who: &Membership,
    asking: AskingIntroduction,
    rules: &IntroductionRules,
    now: Timestamp,
) -> Result<IntroductionAsked, AskIntroductionRefused> {
    let member = who.member();
    if !standings::is_good(tx, &member.id, now)? {
        return Err(AskIntroductionRefused::NotInGoodStanding);
    }
    Blurb::parse(asking.words.topic.as_str()).map_err(|_| AskIntroductionRefused::Topic)?;
    if left(tx, &member.id, rules, now)? == 0 {
        let most = rules.per_30_days;
        return Err(AskIntroductionRefused::QuotaUsed { most });
    }
    let to = target(tx, who, &asking.to)?;
    let origin = asking.activity.origin();
    let asked = IntroductionAsked {
        document: Iri::local(&origin, &format!("/intros/{}", asking.id)),
        id: asking.id,
        asker: member.id.clone(),
        offer: asking.activity,
        words: asking.words,
        disclosure: asking.disclosure,
        contact: contact_of(member, asking.mail),
        at: now,
        until: later(now, i64::from(rules.reply_days) * DAY_SECONDS),
        state: AskedState::Waiting,
        to,
    };
    introductions::put_asked(tx, &asked)?;
    introductions::remind(tx, asked.until, (&member.id, &asked.id))?;
    let key = introductions::key_or(tx, asking.key)?;
    match &asked.to {
        IntroductionTo::Here(target) => {
            let party = wire::party_ref::pseudonym(&key, &member.id, &asking.group);
            let told = as_told(tx, member, &asked, party)?;
            reach_here(tx, who, (&asked, target), told, rules, now)?;
        }
        IntroductionTo::There { group, .. } => send(tx, member, &asked, group, now)?,
    }
    Ok(asked)
}

fn target(
    tx: &mut Transaction<'_>,
    who: &Membership,
    to: &AskTo,
) -> Result<IntroductionTo, AskIntroductionRefused> {
    match to {
        AskTo::Here(handle) if *handle == who.member().handle => Err(AskIntroductionRefused::Herself),
        AskTo::Here(handle) => {
            see_person(tx, &Viewer::Member(who.clone()), handle).map_err(|refused| match refused {
                SeePersonRefused::NoSuchPerson => AskIntroductionRefused::NoSuchPerson,
                SeePersonRefused::Store(error) => error.into(),
            })?;
            let member = members::by_handle(tx, handle)?.ok_or(AskIntroductionRefused::NoSuchPerson)?;
            Ok(IntroductionTo::Here(member.id))
        }
        AskTo::There(peer, party) => {
            let active = peerings::active(tx, peer, Scope::Introductions)?;
            let active = active.ok_or(AskIntroductionRefused::NotAPeer)?;
            if !party.as_str().starts_with("p1.") {
                return Err(AskIntroductionRefused::NotACard);
            }
            Ok(IntroductionTo::There {
                group: active.peering().group.clone(),
                party: party.clone(),
            })
        }
    }
}

/// How many requests she has left.
pub fn left(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    rules: &IntroductionRules,
    now: Timestamp,
) -> Result<u16, StoreError> {
    let asked = introductions::asked_by(tx, member)?;
    let asked: Vec<Timestamp> = asked.iter().map(|asked| asked.at).collect();
    Ok(introductions_left(rules.per_30_days, &asked, now))
}

/// Whom to write to: her name, her organisation, and the address she typed.
pub(crate) fn contact_of(member: &Member, mail: MailAddress) -> IntroductionContact {
    IntroductionContact {
        name: member.name.clone(),
        organization: member.organization.clone(),
        mail,
    }
}

pub(crate) fn later(at: Timestamp, seconds: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(at)
}

/// What travels of her: of a blind request neither name nor organisation, and what kind she is of every one (need 4.13).
pub fn card_of(
    tx: &mut Transaction<'_>,
    member: &Member,
    disclosure: Disclosure,
    party: PartyRef,
) -> Result<AskerCard, StoreError> {
    let kind: Option<Kind> = enrolments::get(tx, &member.id)?.map(|enrolment| enrolment.kind);
    let is_open = disclosure == Disclosure::Open;
    Ok(AskerCard {
        party,
        name: is_open.then(|| member.name.clone()),
        organization: member.organization.clone().filter(|_| is_open),
        kind,
    })
}

fn as_told(
    tx: &mut Transaction<'_>,
    member: &Member,
    asked: &IntroductionAsked,
    party: PartyRef,
) -> Result<ReadOffer, StoreError> {
    Ok(ReadOffer {
        offer: asked.offer.clone(),
        document: asked.document.clone(),
        party: party.clone(),
        words: asked.words.clone(),
        card: card_of(tx, member, asked.disclosure, party)?,
        until: asked.until,
    })
}

/// It stays here: the same rules decide, and she learns as little.
fn reach_here(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (asked, target): (&IntroductionAsked, &MemberId),
    told: ReadOffer,
    rules: &IntroductionRules,
    now: Timestamp,
) -> Result<(), StoreError> {
    let member = who.member();
    let organization = member.organization.as_ref().map(Organization::slug_of);
    let reaching = Reaching {
        from: IntroductionFrom::Here(member.id.clone()),
        community: asked.offer.origin(),
        organization,
        viewer: Viewer::Member(who.clone()),
    };
    let_through(tx, target, &asked.id, told, reaching, (rules, now))
}

fn send(
    tx: &mut Transaction<'_>,
    member: &Member,
    asked: &IntroductionAsked,
    group: &Iri,
    now: Timestamp,
) -> Result<(), StoreError> {
    let told = Announcement::IntroductionAsked {
        member: member.id.clone(),
        introduction: asked.id.clone(),
    };
    outbox::announce(tx, &told, now)?;
    let mut fields = BTreeSet::from([SharedField::Message, SharedField::Community]);
    if asked.disclosure == Disclosure::Open {
        fields.insert(SharedField::Name);
        fields.extend(member.organization.as_ref().map(|_| SharedField::Organization));
    }
    note_shared(tx, &member.id, (group, &asked.offer), &fields, now)
}

pub(crate) fn note_shared(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    (group, offer): (&Iri, &Iri),
    fields: &BTreeSet<SharedField>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let leaving = Leaving {
        host: &group.origin(),
        purpose: SharedFor::Introduction,
        fields,
        activity: offer,
    };
    sharing_log::note(tx, member, leaving, now)
}

/// She takes a request back; the quota stays used.
pub fn withdraw_introduction(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &IntroductionId,
    now: Timestamp,
) -> Result<(), AskIntroductionRefused> {
    let asked = introductions::asked(tx, &who.member().id, id)?;
    let asked = asked.filter(|asked| asked.is_open(now));
    take_back(tx, asked.ok_or(AskIntroductionRefused::NotWaiting)?, now)?;
    Ok(())
}

/// The same when her membership ends.
pub(crate) fn take_back(
    tx: &mut Transaction<'_>,
    asked: IntroductionAsked,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let IntroductionTo::There { .. } = &asked.to {
        let told = Announcement::IntroductionWithdrawn {
            member: asked.asker.clone(),
            introduction: asked.id.clone(),
        };
        outbox::announce(tx, &told, now)?;
    } else if let Some(heard) = introductions::heard_by_offer(tx, &asked.offer)? {
        let state = HeardState::Withdrawn;
        introductions::put_heard(tx, &domain::IntroductionHeard { state, ..heard })?;
    }
    introductions::remind(
        tx,
        later(asked.until, IntroductionAsked::KEPT_SECONDS),
        (&asked.asker, &asked.id),
    )?;
    let state = AskedState::Withdrawn;
    introductions::put_asked(tx, &IntroductionAsked { state, ..asked })
}
