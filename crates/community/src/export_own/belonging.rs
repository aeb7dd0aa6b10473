//! Who she is here: name and address, membership, profile, signatures, invoices, vouchers, for whom she speaks.

use domain::{IssuedKind, IssuedVoucher, Member, Organization, Payer, Standing};
use jiff::Timestamp;
use serde_json::json;
use store::{
    Transaction, codes, community, enrolments, invitations, invoices as bills, member_tags, members,
    organizations, pictures, profiles, redemptions, reports as reported, standings, vouchers_issued,
    welcomes,
};

use super::{Rows, row};

/// Signatures and invoices of one person.
const ROWS_MAX: u16 = 1_000;

/// With the addresses of memberships that became one with hers.
pub(super) fn member(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let further = members::further_mails(tx, &who.id)?;
    let mut rows = vec![row(who)];
    if !further.is_empty() {
        rows.push(json!({ "also_found_by": row(&further) }));
    }
    Ok(rows)
}

pub(super) fn membership(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let mut rows: Vec<_> = enrolments::get(tx, &who.id)?.iter().map(row).collect();
    let reminded = enrolments::reminded(tx, &who.id)?;
    rows.extend(reminded.map(|reminded| json!({ "reminded_of_renewal": row(&reminded) })));
    Ok(rows)
}

/// With who may see which part, and whom she hides from.
pub(super) fn profile(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    Ok(profiles::get(tx, &who.id)?.iter().map(row).collect())
}

/// Where her photo lies, what it shows, and who may see it.
pub(super) fn photo(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    Ok(pictures::photo(tx, &who.id)?.iter().map(row).collect())
}

pub(super) fn first_steps(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    Ok(vec![row(&welcomes::get(tx, &who.id)?)])
}

pub(super) fn invitation(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    Ok(invitations::get(tx, &who.id)?.iter().map(row).collect())
}

/// Under which version of the code of ethics, when, and in which name.
pub(super) fn signatures(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let signatures = codes::signatures(tx, &who.id, ROWS_MAX)?;
    Ok(signatures.iter().map(row).collect())
}

/// Those she owes or paid, and those she asked for in her company's name as long as she speaks for it.
pub(super) fn invoices(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let mut hers = bills::of_payer(tx, &Payer::Member(who.id.clone()), ROWS_MAX)?;
    if let Some(company) = &who.organization {
        let theirs = Payer::Organization(Organization::slug_of(company));
        let asked = bills::of_payer(tx, &theirs, ROWS_MAX)?;
        hers.extend(asked.into_iter().filter(|invoice| invoice.is_of(&who.id)));
    }
    Ok(hers.iter().map(row).collect())
}

/// What she had for other communities. The code of one on paper stands on that paper alone.
pub(super) fn vouchers(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let said = |voucher: &IssuedVoucher| {
        json!({
            "voucher": voucher.jti,
            "offer": voucher.offer,
            "host": voucher.host,
            "at": voucher.at,
            "expires": voucher.expires,
            "on_paper": matches!(voucher.kind, IssuedKind::Paper { .. }),
            "shown": voucher.shown,
            "revoked": voucher.revoked,
        })
    };
    Ok(vouchers_issued::of_member(tx, &who.id)?
        .iter()
        .map(said)
        .collect())
}

/// By what she joined as a member of another community, and under which name that community vouched for her.
pub(super) fn joined_by_vouchers(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    Ok(redemptions::of_member(tx, &who.id)?.iter().map(row).collect())
}

/// Her company, if she may act in its name.
pub(super) fn speaks_for(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let Some(name) = &who.organization else {
        return Ok(Vec::new());
    };
    let company = organizations::get(tx, &Organization::slug_of(name))?;
    let hers = company.filter(|company| company.approver.as_ref() == Some(&who.id));
    Ok(hers
        .map(|company| json!({ "organization": company.name }))
        .into_iter()
        .collect())
}

/// What is written down of her at the beginning of the community: that she began it with others, leads it, looks after its node
/// (F28). Whoever else did is in nobody's file but her own.
pub(super) fn founding(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let Some(founding) = community::founding(tx)? else {
        return Ok(Vec::new());
    };
    let hers = [
        ("founder", founding.founders.contains(&who.id)),
        ("president", founding.president == who.id),
        ("administrator", founding.administrator == who.id),
    ];
    let offices: Vec<&str> = hers
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(word, _)| word)
        .collect();
    Ok(match offices.is_empty() {
        true => Vec::new(),
        false => vec![json!({ "began_as": offices })],
    })
}

/// What officers said of her standing, unless she stands well (F20).
pub(super) fn standing(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    Ok(match standings::of(tx, &who.id)? {
        Standing::Good => Vec::new(),
        standing => vec![row(&standing)],
    })
}

/// What she reported, and what was decided of her upon reports; who reported her and why officers decided so is not hers (F20).
pub(super) fn reports(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let mut rows = Vec::new();
    for report in reported::of_member(tx, &who.id)? {
        let is_about_her = report.about.member.as_ref() == Some(&who.id);
        let outcome = report.ending.as_ref().map(|ending| ending.outcome.word());
        rows.push(match is_about_her {
            // Before it is decided she is told of nothing.
            true if outcome.is_none() => continue,
            true => json!({
                "report": report.id, "about": "you", "category": report.category, "outcome": outcome,
                "message": report.ending.as_ref().and_then(|ending| ending.message.clone()),
                "decided": report.ending.as_ref().map(|ending| ending.at),
                "you_said": report.appeal.as_ref().and_then(|appeal| appeal.words.clone()),
            }),
            false => json!({
                "report": report.id, "about": report.about.address, "category": report.category,
                "words": report.words, "at": report.at, "state": report.state().word(),
            }),
        });
    }
    Ok(rows)
}

/// Words by which officers tell her apart from others (F22).
pub(super) fn tags(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let tags = member_tags::of(tx, &who.id)?;
    Ok(match tags.is_empty() {
        true => Vec::new(),
        false => vec![json!({ "tags": row(&tags) })],
    })
}
