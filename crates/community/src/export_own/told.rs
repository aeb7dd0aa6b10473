//! Whom she follows, what she was told and how, what left about her, and what she did as the log has it.

use domain::{Member, Tie};
use jiff::Timestamp;
use serde_json::json;
use store::{
    Transaction, audit, follows as followed, links, mail_settings as settings, members, notices,
    organization_follows, sharing_log, worked_together as worked,
};

use super::{Rows, row};

/// Lines of the log that are looked through for hers, latest first.
const LOG_LINES_MAX: u16 = 20_000;

pub(super) fn follows(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    Ok(followed::of_member(tx, &who.id)?.iter().map(row).collect())
}

/// Organisations of this community that she follows (need 1.10).
pub(super) fn follows_organizations(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let followed = organization_follows::of_member(tx, &who.id)?;
    Ok(followed.iter().map(row).collect())
}

/// Joint statements that she signed, in her own name or for her organisation (F17).
pub(super) fn statements(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let signed = store::statements::signed_by(tx, &who.id)?;
    let mut rows = Vec::new();
    for signature in signed {
        let about = store::statements::get(tx, &signature.statement)?;
        rows.push(json!({
            "statement": about.as_ref().map(|about| &about.iri), "name": about.as_ref().map(|about| &about.text.name),
            "signed_as": signature.signs_as, "digest": signature.digest, "state": signature.state,
            "at": signature.at,
        }));
    }
    for begun in store::statements::all(tx)? {
        if begun.author.as_ref() == Some(&who.id) {
            rows.push(
                json!({ "statement": begun.iri, "name": begun.text.name, "wrote": true, "at": begun.since }),
            );
        }
    }
    Ok(rows)
}

/// Requests of hers to be introduced, each as she sees it: of whoever did not say yes nothing (F07).
pub(super) fn introductions_asked_for(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let asked = store::introductions::asked_by(tx, &who.id)?;
    let said = |one: &domain::IntroductionAsked| {
        json!({
            "offer": one.offer, "words": one.words, "disclosure": one.disclosure, "contact": one.contact,
            "at": one.at, "until": one.until, "state": one.state,
        })
    };
    Ok(asked.iter().map(said).collect())
}

/// Requests to her that were shown to her, with what she said (F07).
pub(super) fn introductions_to_her(tx: &mut Transaction<'_>, who: &Member, now: Timestamp) -> Rows {
    let mut heard = store::introductions::heard_by(tx, &who.id)?;
    heard.retain(|one| one.shown <= now);
    let said = |one: &domain::IntroductionHeard| {
        json!({
            "community": one.offer.origin(), "name": one.card.name, "organization": one.card.organization,
            "kind": one.card.kind, "words": one.words, "shown": one.shown, "until": one.until, "state": one.state,
        })
    };
    Ok(heard.iter().map(said).collect())
}

/// Whether she may be asked, and by whom not (F07).
pub(super) fn introductions_refused(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let settings = store::introductions::settings(tx, &who.id)?;
    match settings == domain::IntroductionSettings::default() {
        true => Ok(Vec::new()),
        false => Ok(vec![row(&settings)]),
    }
}

/// With whom she says, or is said, to have worked (need 0.9). A no to what she asked is not told: it looks as if nothing were said.
pub(super) fn worked_together(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let mut rows = Vec::new();
    for (other, said) in worked::of_member(tx, &who.id)? {
        let with = members::get(tx, &other)?.map(|other| other.handle);
        let she_asked = said.asked_by == who.id;
        let (state, since) = match said.tie {
            Tie::Declined if she_asked => (Tie::Asked, said.asked),
            tie => (tie, said.since),
        };
        rows.push(json!({ "with": with, "she_asked": she_asked, "state": state, "since": since }));
    }
    Ok(rows)
}

/// Memberships elsewhere that she linked (F02).
pub(super) fn linked_memberships(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    Ok(links::of_member(tx, &who.id)?.iter().map(row).collect())
}

/// The community she named home, when it is another one.
pub(super) fn home_community(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let home = links::home(tx, &who.id)?;
    Ok(home.iter().map(|home| json!({ "community": home })).collect())
}

pub(super) fn mail_settings(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    Ok(vec![row(&settings::get(tx, &who.id)?)])
}

/// Subjects of the mails of the last weeks.
pub(super) fn notifications(tx: &mut Transaction<'_>, who: &Member, now: Timestamp) -> Rows {
    Ok(notices::of_member(tx, &who.id, now)?.iter().map(row).collect())
}

pub(super) fn sharing_log(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    Ok(sharing_log::of_member(tx, &who.id)?.iter().map(row).collect())
}

/// What she did; what others did is theirs. Whoever got, before nobody could, a handle by which the log says that no member did
/// something is told nothing of it: her lines and those of the machine are the same (threat D13).
pub(super) fn log(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    if audit::is_no_member(who.handle.as_str()) {
        return Ok(Vec::new());
    }
    let mut lines = audit::tail(tx, LOG_LINES_MAX)?;
    lines.retain(|line| line.by == who.handle.as_str());
    Ok(lines.iter().map(row).collect())
}
