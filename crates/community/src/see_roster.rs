//! An officer looks through everybody who is a member here: by words, level, state, kind and tag, and who has not signed
//! in yet (F02, F22; the roster of `/desk/members`).

use std::collections::BTreeSet;

use domain::{
    Enrolment, EnrolmentState, Handle, Invoice, Kind, MailAddress, Member, MemberId, MemberTag, MemberTags,
    Payer, PersonName, Slug, Title,
};
use jiff::Timestamp;
use store::invitations::Invitation;
use store::{
    Officer, StoreError, Transaction, enrolments, invitations, invoices, member_tags, members, profiles,
};

use crate::choose_tier::enrolment_had;
use crate::pass_time::tier_of;
use crate::see_card::seat_of;

/// People on one page.
pub const PAGE_MAX: usize = 50;
/// People looked at for one page; beyond it the page ends early and says where to go on.
pub const LOOKED_AT_MAX: usize = 4_000;
/// Rows that one word may find for those it finds to be read at once; with more of each word, everybody is looked through.
const BY_WORD_MAX: u16 = 2_000;
/// Words of a text that are looked for.
const WORDS_MAX: usize = 6;
/// Ids read at once.
const PIECE: u16 = 200;

/// Whether she has signed in since others took her in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignedInYet {
    /// It does not matter.
    #[default]
    Either,
    /// She has not.
    No,
}

/// What is looked for: all of it at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterFilter {
    /// A mail address, a handle, or beginnings of words in the name, or in what else she lets members find her by.
    pub text: Option<Title>,
    /// A level of membership.
    pub level: Option<Slug>,
    /// Where the membership stands.
    pub state: Option<EnrolmentState>,
    /// What she is to the ecosystem.
    pub kind: Option<Kind>,
    /// Whether she has signed in.
    pub signed_in: SignedInYet,
    /// What officers call her by.
    pub tag: Option<MemberTag>,
}

/// One member as officers see her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// Who.
    pub member: Member,
    /// Her membership.
    pub enrolment: Enrolment,
    /// Its level's name.
    pub tier: Title,
    /// The organisation whose seat she has, if one pays for her.
    pub seat_of: Option<PersonName>,
    /// While she was taken in by others and has not signed in.
    pub invitation: Option<Invitation>,
    /// What officers call her by.
    pub tags: MemberTags,
}

/// A page of members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterPage {
    /// In the order they joined.
    pub rows: Vec<RosterRow>,
    /// The one to go on after, if there may be more.
    pub next: Option<MemberId>,
}

/// One member, and what she owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// As in the list.
    pub row: RosterRow,
    /// Her open invoice.
    pub owes: Option<Invoice>,
}

/// Looks through everybody; the work of one page is bounded whatever is asked for.
pub fn see_roster(
    tx: &mut Transaction<'_>,
    _officer: &Officer,
    filter: &RosterFilter,
    after: Option<&MemberId>,
    now: Timestamp,
) -> Result<RosterPage, StoreError> {
    let found = match &filter.text {
        Some(text) => Found::by(tx, text, filter.state)?,
        None => Found::default(),
    };
    let mut page = RosterPage::default();
    let (mut last, mut looked_at) = (after.cloned(), 0);
    loop {
        let ids = piece(tx, filter, found.ids.as_ref(), last.as_ref())?;
        if ids.is_empty() {
            return Ok(page);
        }
        for id in ids {
            if let Some(looked) = look(tx, &id, now)?
                && filter.admits(&looked)
                && found.admits(tx, &looked.member)?
            {
                if page.rows.len() == PAGE_MAX {
                    page.next = last;
                    return Ok(page);
                }
                page.rows.push(looked.row(tx)?);
            }
            looked_at += 1;
            last = Some(id);
            if looked_at == LOOKED_AT_MAX {
                page.next = last;
                return Ok(page);
            }
        }
    }
}

/// One of them; nothing if nobody has that id.
pub fn see_on_roster(
    tx: &mut Transaction<'_>,
    _officer: &Officer,
    id: &MemberId,
    now: Timestamp,
) -> Result<Option<RosterEntry>, StoreError> {
    let Some(looked) = look(tx, id, now)? else {
        return Ok(None);
    };
    let owes = invoices::open_of(tx, &Payer::Member(id.clone()))?;
    let row = looked.row(tx)?;
    Ok(Some(RosterEntry { row, owes }))
}

/// How many have not signed in since others took them in, and of them how many had no mail; each counted up to `most`.
pub fn count_waiting(
    tx: &mut Transaction<'_>,
    _officer: &Officer,
    most: u16,
) -> Result<(usize, usize), StoreError> {
    invitations::count(tx, most)
}

/// What a filter asks about, before the rest of a row is read.
struct Looked {
    member: Member,
    enrolment: Enrolment,
    invitation: Option<Invitation>,
    tags: MemberTags,
}

impl RosterFilter {
    fn admits(&self, looked: &Looked) -> bool {
        let enrolment = &looked.enrolment;
        self.level.as_ref().is_none_or(|level| enrolment.tier == *level)
            && self.state.is_none_or(|state| enrolment.state == state)
            && self.kind.is_none_or(|kind| enrolment.kind == kind)
            && (self.signed_in == SignedInYet::Either || looked.invitation.is_some())
            && self.tag.as_ref().is_none_or(|tag| looked.tags.hold(tag))
    }
}

impl Looked {
    fn row(self, tx: &mut Transaction<'_>) -> Result<RosterRow, StoreError> {
        Ok(RosterRow {
            tier: tier_of(tx, &self.enrolment)?.name,
            seat_of: seat_of(tx, &self.enrolment)?,
            member: self.member,
            enrolment: self.enrolment,
            invitation: self.invitation,
            tags: self.tags,
        })
    }
}

fn look(tx: &mut Transaction<'_>, id: &MemberId, now: Timestamp) -> Result<Option<Looked>, StoreError> {
    let Some(member) = members::get(tx, id)? else {
        return Ok(None);
    };
    Ok(Some(Looked {
        enrolment: enrolment_had(tx, &member, now)?,
        invitation: invitations::get(tx, id)?,
        tags: member_tags::of(tx, id)?,
        member,
    }))
}

/// The next ids to be looked at, in their order.
fn piece(
    tx: &mut Transaction<'_>,
    filter: &RosterFilter,
    found: Option<&BTreeSet<MemberId>>,
    after: Option<&MemberId>,
) -> Result<Vec<MemberId>, StoreError> {
    if let Some(found) = found {
        let behind = found.iter().filter(|id| after.is_none_or(|after| *id > after));
        return Ok(behind.take(usize::from(PIECE)).cloned().collect());
    }
    if let Some(tag) = &filter.tag {
        return member_tags::page(tx, tag, after, PIECE);
    }
    if filter.signed_in == SignedInYet::No {
        let page = invitations::page(tx, after, PIECE)?;
        return Ok(page.into_iter().map(|invitation| invitation.member).collect());
    }
    if filter.state == Some(EnrolmentState::Pending) {
        return enrolments::waiting(tx, after, PIECE);
    }
    let page = members::page(tx, after, PIECE)?;
    Ok(page.into_iter().map(|member| member.id).collect())
}

/// Whom a text finds: the one with that address or handle, and those of whose words it has the beginnings.
#[derive(Default)]
struct Found {
    /// Nobody else is looked at; nothing while everybody is.
    ids: Option<BTreeSet<MemberId>>,
    /// Who has that address or handle.
    named: BTreeSet<MemberId>,
    /// Beginnings of words, all of which must be hers unless she is named.
    words: Vec<String>,
}

impl Found {
    fn by(tx: &mut Transaction<'_>, text: &Title, state: Option<EnrolmentState>) -> Result<Self, StoreError> {
        let mut words = profiles::words(text.as_str());
        words.truncate(WORDS_MAX);
        let mut named = BTreeSet::new();
        if let Ok(mail) = MailAddress::parse(text.as_str()) {
            named.extend(members::by_mail(tx, &mail)?.map(|member| member.id));
        }
        if let Ok(handle) = Handle::parse(text.as_str().trim_start_matches('@')) {
            named.extend(members::by_handle(tx, &handle)?.map(|member| member.id));
        }
        let ids = match state {
            // Her words are not kept where others are found by them: each of those who left is asked.
            Some(EnrolmentState::Left) if !words.is_empty() => None,
            _ => by_rarest(tx, &words)?.map(|ids| ids.union(&named).cloned().collect()),
        };
        Ok(Self { ids, named, words })
    }

    fn admits(&self, tx: &mut Transaction<'_>, member: &Member) -> Result<bool, StoreError> {
        Ok(self.named.contains(&member.id) || profiles::is_found_by(tx, member, &self.words)?)
    }
}

/// Whom the rarest of the words finds; nothing when each finds more than are read at once.
fn by_rarest(tx: &mut Transaction<'_>, words: &[String]) -> Result<Option<BTreeSet<MemberId>>, StoreError> {
    let mut rarest: Option<(usize, &String)> = None;
    for word in words {
        let rows = profiles::count_by_word(tx, word, BY_WORD_MAX + 1)?;
        if rarest.is_none_or(|(fewest, _)| rows < fewest) {
            rarest = Some((rows, word));
        }
    }
    match rarest {
        None => Ok(Some(BTreeSet::new())),
        Some((rows, _)) if rows > usize::from(BY_WORD_MAX) => Ok(None),
        Some((_, word)) => profiles::ids_by_word(tx, word, BY_WORD_MAX).map(Some),
    }
}

#[cfg(test)]
mod tests;
