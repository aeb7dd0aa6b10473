//! What is pressed on the page of a statement: signed and taken back by members, opened, handed over, answered and closed by
//! officers (F17).

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::hand_over_statement::{answer_statement, close_statement, hand_over_statement};
use community::publish_statement::publish_statement;
use community::sign_statement::SignFor;
use community::withdraw_cosignature::withdraw_cosignature;
use community::write_statement::StatementRefused;
use domain::{HandedOver, Iri, Note, StatementId, Title};
use edge::SignProblem;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::PATH;
use super::one_page::StatementPage;
use super::read::{Named, named, seen, why};
use crate::error_page::ErrorPage;
use crate::sign_in::{Button, Chief, Member, Refused, form, token_form};
use crate::visit::Visit;

type Sent<T> = Result<Form<T>, FormRejection>;

/// In whose name, and which text she read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignForm {
    form_token: String,
    digest: String,
    sign_for: String,
}

/// Which signature.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WithdrawForm {
    form_token: String,
    cosignature: String,
}

/// To whom it was handed over, and when.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HandOverForm {
    form_token: String,
    to: String,
    day: String,
}

/// What came back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerForm {
    form_token: String,
    text: String,
    outcome: String,
}

token_form!(SignForm, WithdrawForm, HandOverForm, AnswerForm);

/// `POST /statements/{id}/sign`.
pub(super) async fn sign(member: Member, id: Named, sent: Sent<SignForm>) -> Result<Response, Refused> {
    let visit = &member.visit;
    let sent = form(visit, &member.signed_in, sent)?;
    let id = named(id).map_err(|page| Refused::by(visit, &page))?;
    let sign_for = match sent.sign_for.as_str() {
        "organisation" => SignFor::Organization,
        _ => SignFor::Herself,
    };
    let statements = &visit.site.doors.statements;
    let signed = statements.sign(&member.signed_in.membership, &id, (sign_for, &sent.digest));
    match signed.await {
        Ok(_) => Ok(back(&id)),
        Err(SignProblem::Refused(refused)) => again(visit, &id, refused),
        Err(SignProblem::NoKey(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `POST /statements/{id}/withdraw`.
pub(super) async fn withdraw(
    member: Member,
    id: Named,
    sent: Sent<WithdrawForm>,
) -> Result<Response, Refused> {
    let visit = &member.visit;
    let sent = form(visit, &member.signed_in, sent)?;
    let id = named(id).map_err(|page| Refused::by(visit, &page))?;
    let Ok(cosignature) = Iri::parse(&sent.cosignature) else {
        return again(visit, &id, StatementRefused::NoSignature);
    };
    let who = &member.signed_in.membership;
    let database = &visit.site.doors.node.database;
    let done = database.transact(|tx| withdraw_cosignature(tx, who, (&id, &cosignature), visit.now));
    after(visit, &id, done.await)
}

/// `POST /statements/{id}/open`.
pub(super) async fn open(chief: Chief, id: Named, sent: Sent<Button>) -> Result<Response, Refused> {
    let visit = &chief.visit;
    form(visit, &chief.signed_in, sent)?;
    let id = named(id).map_err(|page| Refused::by(visit, &page))?;
    let database = &visit.site.doors.node.database;
    let done = database.transact(|tx| publish_statement(tx, &chief.officer, &id, visit.now).map(|_| ()));
    after(visit, &id, done.await)
}

/// `POST /statements/{id}/hand-over`.
pub(super) async fn hand_over(
    chief: Chief,
    id: Named,
    sent: Sent<HandOverForm>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = form(visit, &chief.signed_in, sent)?;
    let id = named(id).map_err(|page| Refused::by(visit, &page))?;
    let (Ok(to), Some(at)) = (Title::parse(&sent.to), noon(&sent.day)) else {
        return wrong(visit, &id);
    };
    let over = HandedOver {
        at: at.min(visit.now),
        to,
    };
    let database = &visit.site.doors.node.database;
    let done = database
        .transact(|tx| hand_over_statement(tx, &chief.officer, &id, over.clone(), visit.now).map(|_| ()));
    after(visit, &id, done.await)
}

/// `POST /statements/{id}/answer`.
pub(super) async fn answer(chief: Chief, id: Named, sent: Sent<AnswerForm>) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = form(visit, &chief.signed_in, sent)?;
    let id = named(id).map_err(|page| Refused::by(visit, &page))?;
    let outcome = match sent.outcome.trim() {
        "" => Ok(None),
        outcome => Title::parse(outcome).map(Some),
    };
    let (Ok(text), Ok(outcome)) = (Note::parse(&sent.text), outcome) else {
        return wrong(visit, &id);
    };
    let database = &visit.site.doors.node.database;
    let reply = (text, outcome);
    let done = database
        .transact(|tx| answer_statement(tx, &chief.officer, &id, reply.clone(), visit.now).map(|_| ()));
    after(visit, &id, done.await)
}

/// `POST /statements/{id}/close`.
pub(super) async fn close(chief: Chief, id: Named, sent: Sent<Button>) -> Result<Response, Refused> {
    let visit = &chief.visit;
    form(visit, &chief.signed_in, sent)?;
    let id = named(id).map_err(|page| Refused::by(visit, &page))?;
    let database = &visit.site.doors.node.database;
    let done = database.transact(|tx| close_statement(tx, &chief.officer, &id, visit.now));
    match done.await {
        Ok(()) => Ok(Redirect::to(PATH).into_response()),
        Err(refused) => again(visit, &id, refused),
    }
}

fn back(id: &StatementId) -> Response {
    Redirect::to(&format!("{PATH}/{id}")).into_response()
}

fn after(visit: &Visit, id: &StatementId, done: Result<(), StatementRefused>) -> Result<Response, Refused> {
    match done {
        Ok(()) => Ok(back(id)),
        Err(refused) => again(visit, id, refused),
    }
}

/// The page as it is, and why not.
fn again(visit: &Visit, id: &StatementId, refused: StatementRefused) -> Result<Response, Refused> {
    let refused = why(visit.words(), refused).map_err(|page| Refused::by(visit, &page))?;
    let seen = seen(visit, id).map_err(|page| Refused::by(visit, &page))?;
    let page = StatementPage { seen, refused };
    Ok(visit.overtaken_page(page.render(&visit.frame())))
}

/// What was written cannot be kept.
fn wrong(visit: &Visit, id: &StatementId) -> Result<Response, Refused> {
    let seen = seen(visit, id).map_err(|page| Refused::by(visit, &page))?;
    let refused = visit.words().t("statement-no-words");
    let page = StatementPage { seen, refused };
    Ok(visit.refused_page(page.render(&visit.frame())))
}

/// The middle of a day, which is that day nearly everywhere.
pub(super) fn noon(day: &str) -> Option<Timestamp> {
    let date: Date = day.parse().ok()?;
    let noon = date.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).ok()?;
    Some(noon.timestamp())
}
