//! What an officer does with a report: she looks into it, decides, passes it on, or decides an appeal (F20).

use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::appeal_report::{RuleRefused, rule_on_appeal};
use community::decide_report::{DecideRefused, Decision, decide_report, take_report};
use community::pass_on_report::{PassOnRefused, pass_on_report};
use domain::{Note, ReportId, ReportOutcome, Ruling, Standing, Zone};
use jiff::civil::Date;
use serde::Deserialize;

use super::report_page::{DecisionTyped, page};
use crate::error_page::ErrorPage;
use crate::reports::text_fault;
use crate::sign_in::{Button, Chief, Refused, form, token_form};
use crate::words::Words;

/// A decision as it is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecisionForm {
    form_token: String,
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    message: String,
}

/// What another officer says of an appeal.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RulingForm {
    form_token: String,
    ruling: Ruling,
}

token_form!(DecisionForm);
token_form!(RulingForm);

fn parsed(chief: &Chief, id: &str) -> Result<ReportId, Refused> {
    ReportId::parse(id).map_err(|_| Refused::by(&chief.visit, &ErrorPage::NotFound))
}

fn back_to(id: &ReportId) -> Response {
    Redirect::to(&format!("/desk/reports/{id}")).into_response()
}

/// The page again, with what is wrong.
fn again(chief: &Chief, id: &ReportId, fault: (&'static str, String)) -> Result<Response, Refused> {
    again_with(chief, id, DecisionTyped::default(), fault)
}

fn again_with(
    chief: &Chief,
    id: &ReportId,
    typed: DecisionTyped,
    fault: (&'static str, String),
) -> Result<Response, Refused> {
    let page = page(chief, id.as_str(), (typed, Some(fault)))?;
    Ok(chief.visit.refused_page(page.render(&chief.visit.frame())))
}

/// Why nothing was decided: the field, and words.
fn fault(words: &Words, refused: &DecideRefused) -> (&'static str, String) {
    match refused {
        DecideRefused::NotWaiting => ("here", words.t("desk-report-not-waiting")),
        DecideRefused::Near => ("here", words.t("desk-report-near")),
        DecideRefused::NoMember => ("outcome", words.t("desk-report-no-member")),
        DecideRefused::Until => ("until", words.t("standing-until-wrong")),
        DecideRefused::NoMessage => ("message", words.t("desk-report-no-message")),
        DecideRefused::NoSuchReport | DecideRefused::Store(_) => ("here", words.t("error-unavailable")),
    }
}

fn refused(
    chief: &Chief,
    id: &ReportId,
    typed: DecisionTyped,
    no: &DecideRefused,
) -> Result<Response, Refused> {
    match no {
        DecideRefused::NoSuchReport => Err(Refused::by(&chief.visit, &ErrorPage::NotFound)),
        DecideRefused::Store(_) => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
        other => again_with(chief, id, typed, fault(chief.visit.words(), other)),
    }
}

/// `POST /desk/reports/{id}/take`.
pub(super) async fn take(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let id = parsed(&chief, &id)?;
    let (visit, database) = (&chief.visit, &chief.visit.site.doors.node.database);
    let taken = database
        .transact(|tx| take_report(tx, &chief.officer, &id, visit.now))
        .await;
    match taken {
        Ok(_) => Ok(back_to(&id)),
        Err(no) => refused(&chief, &id, DecisionTyped::default(), &no),
    }
}

/// What a form means, or which field is wrong.
fn meant(words: &Words, typed: &DecisionTyped, zone: &Zone) -> Result<Decision, (&'static str, String)> {
    let limit = || {
        let day = typed.until.trim().parse::<Date>().ok()?;
        match Standing::limited_through(day, zone)? {
            Standing::Limited { until } => Some(ReportOutcome::Limit { until }),
            _ => None,
        }
    };
    let outcome = match typed.outcome.as_str() {
        "dismiss" => ReportOutcome::Dismiss,
        "mediate" => ReportOutcome::Mediate,
        "caution" => ReportOutcome::Caution,
        "limit" => limit().ok_or_else(|| ("until", words.t("standing-until-wrong")))?,
        "suspend" => ReportOutcome::Suspend,
        _ => return Err(("outcome", words.t("desk-report-no-outcome"))),
    };
    let text_of = |name: &'static str, text: &str| {
        Note::parse(text).map_err(|refused| (name, text_fault(words, refused)))
    };
    let reason = text_of("reason", &typed.reason)?;
    let message = match typed.message.trim() {
        "" => None,
        message => Some(text_of("message", message)?),
    };
    Ok(Decision {
        outcome,
        reason,
        message,
    })
}

/// `POST /desk/reports/{id}/decide`.
pub(super) async fn decide(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<DecisionForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    let id = parsed(&chief, &id)?;
    let typed = DecisionTyped {
        outcome: sent.outcome,
        until: sent.until,
        reason: sent.reason,
        message: sent.message,
    };
    let (visit, database) = (&chief.visit, &chief.visit.site.doors.node.database);
    let unavailable = || Refused::by(visit, &ErrorPage::Unavailable);
    let profile = database
        .read(store::community::profile)
        .map_err(|_| unavailable())?;
    let zone = profile.map_or_else(Zone::utc, |profile| profile.zone);
    let decision = match meant(visit.words(), &typed, &zone) {
        Ok(decision) => decision,
        Err(fault) => return again_with(&chief, &id, typed, fault),
    };
    let decided = database
        .transact(|tx| decide_report(tx, &chief.officer, &id, &decision, visit.now))
        .await;
    match decided {
        Ok(_) => Ok(back_to(&id)),
        Err(no) => refused(&chief, &id, typed, &no),
    }
}

/// `POST /desk/reports/{id}/pass-on`.
pub(super) async fn pass_on(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let id = parsed(&chief, &id)?;
    let visit = &chief.visit;
    let node = &visit.site.doors.node;
    let flag = node.fresh_activity();
    let passed = node
        .database
        .transact(|tx| pass_on_report(tx, &chief.officer, (&node.origin, &id), &flag, visit.now))
        .await;
    let words = visit.words();
    match passed {
        Ok(_) => Ok(back_to(&id)),
        Err(PassOnRefused::Not(no)) => refused(&chief, &id, DecisionTyped::default(), &no),
        Err(PassOnRefused::Ours) => again(&chief, &id, ("here", words.t("desk-report-ours"))),
        Err(PassOnRefused::NotAPeer) => again(&chief, &id, ("here", words.t("desk-report-no-peer"))),
        Err(PassOnRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `POST /desk/reports/{id}/rule`.
pub(super) async fn rule(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<RulingForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    let id = parsed(&chief, &id)?;
    let (visit, database) = (&chief.visit, &chief.visit.site.doors.node.database);
    let ruled = database
        .transact(|tx| rule_on_appeal(tx, &chief.officer, &id, sent.ruling, visit.now))
        .await;
    match ruled {
        // Another officer was first: the page tells what she decided.
        Ok(_) | Err(RuleRefused::NoAppeal) => Ok(back_to(&id)),
        Err(RuleRefused::Another) => again(&chief, &id, ("here", visit.words().t("desk-report-another"))),
        Err(RuleRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(outcome: &str, until: &str, reason: &str) -> DecisionTyped {
        DecisionTyped {
            outcome: outcome.to_owned(),
            until: until.to_owned(),
            reason: reason.to_owned(),
            message: String::new(),
        }
    }

    /// Journey D, step 4: a decision names what, why, and of a limit until when.
    #[test]
    fn a_decision_without_an_outcome_a_day_or_a_reason_says_which_is_missing() {
        let (words, zone) = (Words::english(), Zone::utc());
        for (form, field) in [
            (typed("", "", "Because."), "outcome"),
            (typed("block", "", "Because."), "outcome"),
            (typed("limit", "", "Because."), "until"),
            (typed("limit", "soon", "Because."), "until"),
            (typed("caution", "", " "), "reason"),
        ] {
            assert_eq!(meant(&words, &form, &zone).map_err(|fault| fault.0), Err(field));
        }
        let found = meant(&words, &typed("limit", "2026-12-31", "Because."), &zone).unwrap();
        let until = "2027-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(found.outcome, ReportOutcome::Limit { until });
        assert_eq!(found.message, None);
    }
}
