//! Agreements with other communities by command: listed, shown, signed, declined, taken back, ended (F16).

use community::see_agreements::{see_agreement, see_agreements};
use domain::{
    AgreementId, AgreementText, AgreementVersion, BenefitKind, BenefitTerm, Iri, Note, ReciprocityAgreement,
    Side,
};
use edge::PeerProblem;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::officer::officer;
use super::table::{append, table};
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// What is asked about agreements; `by` names the officer who acts.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementAsk {
    /// All.
    List {
        /// By handle.
        by: Option<String>,
    },
    /// One, to the last word.
    Show {
        /// Its id.
        agreement: String,
    },
    /// The draft is signed and sent.
    Send {
        /// Its id.
        agreement: String,
        /// By handle.
        by: Option<String>,
    },
    /// The version that waits for us is signed.
    Accept {
        /// Its id.
        agreement: String,
        /// The revision she read: another one is not signed.
        revision: u64,
        /// By handle.
        by: Option<String>,
    },
    /// The version that waits for us is declined.
    Decline {
        /// Its id.
        agreement: String,
        /// Free text that the other side gets.
        reason: Option<String>,
        /// By handle.
        by: Option<String>,
    },
    /// Our version that waits for them is taken back.
    Withdraw {
        /// Its id.
        agreement: String,
        /// By handle.
        by: Option<String>,
    },
    /// Notice is given.
    End {
        /// Its id.
        agreement: String,
        /// Free text that the other side gets.
        reason: Option<String>,
        /// By handle.
        by: Option<String>,
    },
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: AgreementAsk) -> Performed {
    let agreements = runtime.doors.agreements.as_ref();
    let officer = |by: &Option<String>| officer(runtime, by.as_deref());
    let outcome = match ask {
        AgreementAsk::List { by } => {
            let officer = officer(&by)?;
            let all = runtime.node().database.read(|tx| see_agreements(tx, &officer))?;
            return Ok(listed(&all, runtime.node().now()));
        }
        AgreementAsk::Show { agreement } => {
            let found = known(runtime, &agreement)?;
            return Ok(shown(runtime, &found));
        }
        AgreementAsk::Send { agreement, by } => {
            let found = known(runtime, &agreement)?;
            agreements.offer(&officer(&by)?, &found.id).await
        }
        AgreementAsk::Accept {
            agreement,
            revision,
            by,
        } => {
            let found = known(runtime, &agreement)?;
            let document = waiting(&found, Some(revision), runtime.node().now())?;
            agreements.accept(&officer(&by)?, &found.id, &document).await
        }
        AgreementAsk::Decline {
            agreement,
            reason,
            by,
        } => {
            let found = known(runtime, &agreement)?;
            let document = waiting(&found, None, runtime.node().now())?;
            let reason = note(reason)?;
            agreements
                .reject(&officer(&by)?, &found.id, &document, reason)
                .await
        }
        AgreementAsk::Withdraw { agreement, by } => {
            let found = known(runtime, &agreement)?;
            agreements.withdraw(&officer(&by)?, &found.id).await
        }
        AgreementAsk::End {
            agreement,
            reason,
            by,
        } => {
            let found = known(runtime, &agreement)?;
            let reason = note(reason)?;
            agreements.end(&officer(&by)?, &found.id, reason).await
        }
    };
    Ok(shown(runtime, &outcome.map_err(failure)?))
}

fn failure(problem: PeerProblem) -> Failure {
    match problem {
        PeerProblem::Unknown(_) | PeerProblem::NoAgreement => Failure::not_found(problem),
        problem => Failure::failed(problem),
    }
}

fn known(runtime: &NodeRuntime, typed: &str) -> Result<ReciprocityAgreement, Failure> {
    let none = || {
        Failure::not_found(format!(
            "there is no agreement {typed}; see `rosarium agreement list`"
        ))
    };
    let id = AgreementId::parse(typed).map_err(|_| none())?;
    let found = runtime.node().database.read(|tx| see_agreement(tx, &id));
    found.map_err(|refused| match refused {
        community::draft_agreement::AgreementRefused::Unknown => none(),
        refused => Failure::failed(refused),
    })
}

/// The document of the version that waits for us, if it is the one she read.
fn waiting(agreement: &ReciprocityAgreement, revision: Option<u64>, now: Timestamp) -> Result<Iri, Failure> {
    let open = agreement.open().filter(|open| open.is_open(now));
    let open = open.filter(|open| open.by == Side::Them);
    let open = open.ok_or_else(|| Failure::failed("no version of this agreement waits for your answer"))?;
    match revision {
        Some(read) if read != open.text.revision => Err(Failure::failed(format!(
            "version {} waits for your answer, not {read}; look at it with `rosarium agreement show {}`",
            open.text.revision, agreement.id
        ))),
        _ => Ok(open.document.clone()),
    }
}

fn note(reason: Option<String>) -> Result<Option<Note>, Failure> {
    let parsed = reason.map(|reason| Note::parse(&reason)).transpose();
    parsed.map_err(|refused| Failure::usage(format!("--reason: {refused}")))
}

fn listed(all: &[ReciprocityAgreement], now: Timestamp) -> Shown {
    let rows: Vec<[String; 5]> = all
        .iter()
        .map(|agreement| {
            [
                agreement.id.to_string(),
                agreement.peer.authority().to_owned(),
                agreement.state(now).word().to_owned(),
                waits_for(agreement, now).to_owned(),
                text(agreement, now)
                    .map(|text| text.name.to_string())
                    .unwrap_or_default(),
            ]
        })
        .collect();
    let values: Vec<Value> = all.iter().map(|agreement| value(agreement, now)).collect();
    let headings = ["ID", "WITH", "STATE", "WAITS FOR", "NAME"];
    let none = "no agreements yet; an officer begins one on the page /desk/agreements";
    Shown::new(values, table(headings, &rows, none))
}

fn waits_for(agreement: &ReciprocityAgreement, now: Timestamp) -> &'static str {
    match agreement.waits_for(now) {
        Some(Side::Us) => "you",
        Some(Side::Them) => "them",
        None => "",
    }
}

/// The version that matters: the one that waits, the one that counts, the last that was sent.
fn version(agreement: &ReciprocityAgreement, now: Timestamp) -> Option<&AgreementVersion> {
    let open = agreement.open().filter(|open| open.is_open(now));
    let counts = open.or_else(|| agreement.in_force(now));
    counts
        .or_else(|| agreement.last_signed())
        .or_else(|| agreement.versions.last())
}

/// Its text, or that of a draft of which nothing was sent.
fn text(agreement: &ReciprocityAgreement, now: Timestamp) -> Option<&AgreementText> {
    let version = version(agreement, now).map(|version| &version.text);
    version.or(agreement.draft.as_ref())
}

fn value(agreement: &ReciprocityAgreement, now: Timestamp) -> Value {
    let version = version(agreement, now);
    let signed: Vec<&Iri> = agreement.signed.iter().map(|signed| &signed.document).collect();
    json!({
        "id": agreement.id, "peer": agreement.peer, "group": agreement.group, "state": agreement.state(now).word(),
        "waits_for": agreement.waits_for(now), "text": text(agreement, now), "draft": agreement.draft,
        "document": version.map(|version| &version.document), "digest": version.map(|version| &version.digest),
        "by": version.map(|version| version.by), "expires": version.map(|version| version.expires), "signed": signed,
        "ends": agreement.ending.as_ref().map(|ending| ending.at), "since": agreement.since,
        "changed": agreement.changed,
    })
}

fn shown(runtime: &NodeRuntime, agreement: &ReciprocityAgreement) -> Shown {
    let now = runtime.node().now();
    let own = &runtime.node().group;
    let waits = match waits_for(agreement, now) {
        "" => String::new(),
        whom => format!(", waits for {whom}"),
    };
    let mut told = format!(
        "{}  with {}: {}{waits}",
        agreement.id,
        agreement.peer,
        agreement.state(now).word()
    );
    let mut lines = Vec::new();
    if let Some(text) = text(agreement, now) {
        lines.push(format!("{}, version {}", text.name, text.revision));
        let ends = text
            .ends
            .map_or_else(|| "until ended".to_owned(), |ends| format!("until {ends}"));
        lines.push(format!(
            "from {} {ends}, notice {} days",
            text.starts, text.notice_days
        ));
        lines.extend(text.terms.iter().map(|term| term_line(term, own)));
        lines.extend(text.note.iter().map(|note| format!("note: {note}")));
    }
    if let Some(version) = version(agreement, now) {
        lines.push(format!("fingerprint: {}", version.digest));
    }
    if let Some(ending) = &agreement.ending {
        lines.push(format!("ends: {}", ending.at));
    }
    append(&mut told, &lines);
    Shown::new(value(agreement, now), told)
}

/// `1. they give: percent 10, months 12, on joining, to chapter; at most 200 a year; Not for dinners.`
fn term_line(term: &BenefitTerm, own: &Iri) -> String {
    let who = match term.grantor == *own {
        true => "you give",
        false => "they give",
    };
    let benefit = &term.benefit;
    let mut what = benefit.kind.word().to_owned();
    if let Some(value) = &benefit.value {
        what.push_str(&format!(" {value}"));
    }
    if let (BenefitKind::Fixed, Some(currency)) = (benefit.kind, &benefit.currency) {
        what.push_str(&format!(" {currency}"));
    }
    if let Some(months) = benefit.months {
        what.push_str(&format!(", months {months}"));
    }
    let on: Vec<&str> = term.applies_to.iter().map(|what| what.word()).collect();
    let levels: Vec<&str> = term
        .tiers
        .iter()
        .map(|tier| tier.as_str().rsplit('/').next().unwrap_or_default())
        .collect();
    let mut line = format!(
        "{}. {who}: {what}, on {}, to {}",
        term.number,
        on.join(" and "),
        levels.join(", ")
    );
    let limits = [
        term.good_standing.then(|| "in good standing".to_owned()),
        term.uses_per_member.map(|uses| format!("{uses} per member")),
        term.cap_per_year.map(|cap| format!("at most {cap} a year")),
        term.same_region_excluded
            .then(|| "not from the host's region".to_owned()),
        term.max_distance_km.map(|km| format!("within {km} km")),
        term.restrictions.as_ref().map(ToString::to_string),
        term.make_up
            .then(|| "coming there counts as coming here".to_owned()),
    ];
    for limit in limits.into_iter().flatten() {
        line.push_str("; ");
        line.push_str(&limit);
    }
    line
}
