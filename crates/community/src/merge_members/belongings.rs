//! What is hers beside her answers goes to the membership that stays: level and seat, invoices, signatures, whom she follows,
//! memberships elsewhere, words of officers, jobs, what she was mailed and what left about her.

use domain::{
    Bundle, Enrolment, Invoice, Member, MemberId, MemberTags, Organization, Payer, Slug, WorkedTogether,
};
use jiff::Timestamp;
use store::links::{Link, LinkState};
use store::organization_follows::OrganizationFollow;
use store::{
    StoreError, Transaction, bundles, codes, community, enrolments, event_drafts, follows, guest_invitations,
    invoices, jobs, links, member_tags, members, minutes, notices, organization_follows, organizations,
    pictures, profiles, redemptions, reports, sharing_log, standings, voucher_secrets, vouchers_issued,
    worked_together,
};

use super::Pair;
use crate::choose_tier::enrolment_of;
use crate::end_calls::move_calls;
use crate::end_introductions::move_introductions;
use crate::hide_from::under_names_of_today;
use crate::issue_invoice::today;
use crate::link_now::{home_now, link_to_write, links_now};
use crate::withdraw_cosignature::move_signer;
use crate::work_together::end_with_hidden;

/// Invoices moved in one read.
const INVOICES_PER_READ: u16 = 200;

/// Whether she pays for herself, now or once her seat is over.
pub(super) fn pays(enrolment: &Enrolment) -> bool {
    match &enrolment.seat {
        Some(seat) => seat.kept.is_some(),
        None => enrolment.is_in_force() && enrolment.until.is_some(),
    }
}

/// The level that she pays for, if she does.
pub(super) fn own_level(enrolment: &Enrolment) -> Slug {
    let kept = enrolment.seat.as_ref().and_then(|seat| seat.kept.as_ref());
    kept.map_or(&enrolment.tier, |kept| &kept.tier).clone()
}

/// The bundle whose seat she keeps: the one that stays has none, and works there.
pub(super) fn kept_seat(
    tx: &mut Transaction<'_>,
    pair: &Pair,
    (had, has): (&Enrolment, &Enrolment),
) -> Result<Option<Bundle>, StoreError> {
    let (Some(seat), None, Some(company)) = (&had.seat, &has.seat, pair.organization()) else {
        return Ok(None);
    };
    match Organization::slug_of(company) == seat.organization {
        true => bundles::get(tx, &seat.organization),
        false => Ok(None),
    }
}

/// All of it; each part may be there for both.
pub(super) fn move_all(tx: &mut Transaction<'_>, pair: &Pair, now: Timestamp) -> Result<(), StoreError> {
    let (from, into) = pair.ids();
    move_membership(tx, pair, now)?;
    // Nobody comes to stand well by being two.
    let worse = standings::of(tx, into)?.worse(standings::of(tx, from)?, now);
    standings::put(tx, into, worse)?;
    move_invoices(tx, pair)?;
    codes::move_to(tx, from, into)?;
    if let Some(founding) = community::founding(tx)? {
        community::put_founding(tx, &founding.moved(from, into))?;
    }
    notices::move_to(tx, from, into)?;
    sharing_log::move_to(tx, from, into)?;
    vouchers_issued::move_to(tx, from, into)?;
    voucher_secrets::move_to(tx, from, into)?;
    redemptions::move_to(tx, from, into)?;
    reports::move_to(tx, from, into)?;
    move_calls(tx, (from, into), now)?;
    move_introductions(tx, (from, into))?;
    for follow in follows::of_member(tx, from)? {
        if follows::get(tx, into, &follow.community)?.is_none() {
            follows::put(tx, into, &follow)?;
        }
    }
    move_organizations(tx, (from, into))?;
    move_invitations(tx, (from, into))?;
    move_written(tx, (from, into))?;
    move_work(tx, (from, into))?;
    move_signer(tx, (from, into))?;
    if pictures::photo(tx, into)?.is_none()
        && let Some(photo) = pictures::photo(tx, from)?
    {
        pictures::put_photo(tx, into, Some(&photo))?;
    }
    move_links(tx, pair)?;
    let words = [member_tags::of(tx, into)?, member_tags::of(tx, from)?];
    let words = words.iter().flat_map(|tags| tags.iter().cloned());
    // More than anybody has are not written; those of the one that stays are there.
    if let Ok(both) = MemberTags::of(words) {
        member_tags::put(tx, into, &both)?;
    }
    for event in jobs::held_by(tx, from)? {
        let mut list = jobs::get(tx, &event)?;
        list.move_to(from, into);
        jobs::put(tx, &event, &list)?;
    }
    move_person(tx, pair)
}

/// Organisations that only the one that goes follows, as many as one member may.
fn move_organizations(
    tx: &mut Transaction<'_>,
    (from, into): (&MemberId, &MemberId),
) -> Result<(), StoreError> {
    let known = organization_follows::of_member(tx, into)?;
    let room = usize::from(organization_follows::PER_MEMBER_MAX).saturating_sub(known.len());
    let is_new = |follow: &OrganizationFollow| {
        let mut followed = known.iter().map(|one| &one.organization);
        followed.all(|slug| *slug != follow.organization)
    };
    let hers = organization_follows::of_member(tx, from)?;
    for follow in hers.into_iter().filter(is_new).take(room) {
        organization_follows::put(tx, into, &follow)?;
    }
    Ok(())
}

/// Whoever was invited is so under the name that stays, and may answer as before (F12).
fn move_invitations(
    tx: &mut Transaction<'_>,
    (from, into): (&MemberId, &MemberId),
) -> Result<(), StoreError> {
    for (event, _) in guest_invitations::of_member(tx, from)? {
        let mut invited = guest_invitations::get(tx, &event)?;
        if invited.iter().any(|one| one.member == *into) {
            invited.retain(|one| one.member != *from);
        }
        for one in invited.iter_mut().filter(|one| one.member == *from) {
            one.member = into.clone();
        }
        guest_invitations::put(tx, &event, invited)?;
    }
    Ok(())
}

/// Minutes and drafts name whoever wrote them last as she is called now (F12). What was written to guests follows piece by
/// piece, as a deletion goes through it.
fn move_written(tx: &mut Transaction<'_>, (from, into): (&MemberId, &MemberId)) -> Result<(), StoreError> {
    minutes::move_to(tx, from, into)?;
    event_drafts::move_to(tx, from, into)
}

/// Whoever worked with the one that goes worked with the one that stays, unless the two say something of it already.
fn move_work(tx: &mut Transaction<'_>, (from, into): (&MemberId, &MemberId)) -> Result<(), StoreError> {
    for (other, said) in worked_together::of_member(tx, from)? {
        if other == *into || worked_together::get(tx, into, &other)?.is_some() {
            continue;
        }
        let asked_by = match said.asked_by == *from {
            true => into.clone(),
            false => said.asked_by.clone(),
        };
        worked_together::put(tx, (into, &other), &WorkedTogether { asked_by, ..said })?;
    }
    Ok(())
}

fn move_membership(tx: &mut Transaction<'_>, pair: &Pair, now: Timestamp) -> Result<(), StoreError> {
    let day = today(tx, now)?;
    let had = enrolment_of(tx, &pair.gone, now)?;
    let mut has = enrolment_of(tx, &pair.stays, now)?;
    if let Some(bundle) = kept_seat(tx, pair, (&had, &has))? {
        has.take_seat(&bundle, day);
    }
    if pays(&had) {
        let kept = had.seat.as_ref().and_then(|seat| seat.kept.clone());
        match (&mut has.seat, kept) {
            (Some(seat), Some(kept)) => seat.kept = Some(kept),
            (Some(seat), None) => seat.keep(&had.tier, had.until, day),
            (None, kept) => {
                let own = match kept {
                    Some(_) => had.clone().without_seat(day),
                    None => had.clone(),
                };
                has.tier = own.tier;
                has.state = own.state;
                has.since = own.since;
                has.until = own.until;
            }
        }
    }
    has.chapter = has.chapter.or(had.chapter);
    let (from, into) = pair.ids();
    enrolments::move_reminded(tx, from, into)?;
    if let Some(company) = company_of(pair) {
        bundles::move_in_lapsed(tx, &company, (from, into))?;
    }
    enrolments::put(tx, into, &has)
}

/// Where the one that goes works.
fn company_of(pair: &Pair) -> Option<Slug> {
    let company = pair.gone.member().organization.as_ref();
    company.map(Organization::slug_of)
}

fn move_invoices(tx: &mut Transaction<'_>, pair: &Pair) -> Result<(), StoreError> {
    let (from, into) = pair.ids();
    let [payer, pays_now] = [from, into].map(|id| Payer::Member(id.clone()));
    if let Some(company) = company_of(pair) {
        // Hers too are those that she asked for on behalf of her company.
        let theirs = invoices::of_payer(tx, &Payer::Organization(company), INVOICES_PER_READ)?;
        for invoice in theirs.into_iter().filter(|invoice| invoice.is_of(from)) {
            let asked_by = into.clone();
            invoices::put(tx, &Invoice { asked_by, ..invoice })?;
        }
    }
    loop {
        let some = invoices::of_payer(tx, &payer, INVOICES_PER_READ)?;
        if some.is_empty() {
            return Ok(());
        }
        invoices::move_payer(tx, &payer, &pays_now)?;
        for invoice in some.into_iter().filter(|invoice| invoice.asked_by == *from) {
            let moved = Invoice {
                payer: pays_now.clone(),
                asked_by: into.clone(),
                ..invoice
            };
            invoices::put(tx, &moved)?;
        }
    }
}

/// Both communities go on to know a link by its name, whosever it is here. Of two with one community that of the one that stays
/// counts, unless it still waits where the other one stands. Those of agreements that are over are nobody's any more.
fn move_links(tx: &mut Transaction<'_>, pair: &Pair) -> Result<(), StoreError> {
    let (from, into) = pair.ids();
    let home = home_now(tx, from)?;
    for link in links_now(tx, from)? {
        let known = link_to_write(tx, into, &link.peer)?;
        let is_kept = |known: Link| known.state == LinkState::Linked || link.state == LinkState::Waiting;
        if known.is_some_and(is_kept) {
            continue;
        }
        links::remove(tx, from, &link)?;
        links::put(tx, into, &link)?;
        if home.as_ref() == Some(&link.peer) && home_now(tx, into)?.is_none() {
            links::put_home(tx, into, home.as_ref())?;
        }
    }
    Ok(())
}

/// Where she works and for whom she speaks, and what she says of herself, where the one that stays says nothing. From whom
/// either hides the one that stays hides (need 2.8).
fn move_person(tx: &mut Transaction<'_>, pair: &Pair) -> Result<(), StoreError> {
    let (gone, stays) = (pair.gone.member(), pair.stays.member());
    let says = profiles::get(tx, &stays.id)?;
    let theirs = profiles::get(tx, &gone.id)?;
    let mut said = says.clone().or_else(|| theirs.clone());
    if let (Some(said), Some(theirs)) = (&mut said, theirs) {
        // All of both, though it be more than a form takes: nobody finds her by a merge from whom she hid.
        said.hide_from.extend(theirs.hide_from);
        said.hide_from = under_names_of_today(tx, std::mem::take(&mut said.hide_from))?;
    }
    let moved = Member {
        organization: pair.organization().cloned(),
        ..stays.clone()
    };
    profiles::change(tx, (stays, says.as_ref()), (&moved, said.as_ref()))?;
    if moved != *stays {
        members::change(tx, &moved)?;
    }
    if let Some(said) = &said {
        end_with_hidden(tx, &stays.id, said)?;
    }
    if let Some(company) = &pair.speaks_for {
        let named = Organization {
            approver: Some(stays.id.clone()),
            ..company.clone()
        };
        organizations::put(tx, &named)?;
    }
    Ok(())
}
