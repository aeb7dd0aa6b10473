//! How a member stands, as officers say it on her page (F20).

use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::set_standing::{SetStandingRefused, set_standing_for};
use domain::{MemberId, Standing, Zone};
use edge::calendar_day;
use http::StatusCode;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::member_page::{MemberSaid, page_with};
use super::members_page::path_of;
use crate::error_page::ErrorPage;
use crate::frame::Choice;
use crate::sign_in::{Chief, Refused, form, token_form};
use crate::words::Words;
use crate::write_event::Field;

/// How she stands, and what an officer typed that was not taken.
#[derive(Clone, Debug)]
pub(crate) struct StandingSeen {
    pub(crate) standing: Standing,
    /// Where the community's days begin.
    pub(crate) zone: Zone,
    pub(crate) now: Timestamp,
    pub(crate) typed: Option<StandingTyped>,
}

/// The form as it was sent.
#[derive(Clone, Debug)]
pub(crate) struct StandingTyped {
    pub(crate) standing: String,
    pub(crate) until: String,
}

impl StandingSeen {
    /// In words; a limit that is over is none.
    pub(crate) fn said(&self, words: &Words) -> String {
        standing_words(words, self.standing, self.standing.last_day(&self.zone, self.now))
    }

    /// The fields of the form: which standing, and the last day of a limit.
    pub(crate) fn fields(&self, words: &Words, is_day_wrong: bool) -> Vec<Field> {
        let last = self.standing.last_day(&self.zone, self.now);
        let chosen = match (&self.typed, self.standing, last) {
            (Some(typed), ..) => typed.standing.as_str(),
            (None, Standing::Limited { .. }, None) => Standing::Good.word(),
            (None, standing, _) => standing.word(),
        };
        let until = match (&self.typed, last) {
            (Some(typed), _) => typed.until.clone(),
            (None, Some(day)) => day.to_string(),
            (None, None) => String::new(),
        };
        let option = |(word, key): (&str, &str)| Choice {
            value: word.to_owned(),
            label: words.t(key),
            language: String::new(),
            chosen: word == chosen,
        };
        let options = [
            ("good", "standing-good"),
            ("cautioned", "standing-cautioned"),
            ("limited", "standing-limited"),
            ("suspended", "standing-suspended"),
        ];
        let fault = match is_day_wrong {
            true => words.t("standing-until-wrong"),
            false => String::new(),
        };
        vec![
            Field {
                name: "standing",
                label: words.t("standing-title"),
                hint: words.t("standing-hint"),
                fault: String::new(),
                value: String::new(),
                kind: "choice",
                options: options.into_iter().map(option).collect(),
                required: false,
            },
            Field {
                name: "until",
                label: words.t("standing-until"),
                hint: words.t("standing-until-hint"),
                fault,
                value: until,
                kind: "date",
                options: Vec::new(),
                required: false,
            },
        ]
    }
}

/// A standing in words, with the last day of a limit; a limit without one is over.
pub(crate) fn standing_words(words: &Words, standing: Standing, last: Option<Date>) -> String {
    match (standing, last) {
        (Standing::Limited { .. }, Some(day)) => {
            let day = calendar_day(words, day);
            words.with("standing-limited-until", &[("day", day.into())])
        }
        (Standing::Good | Standing::Limited { .. }, _) => words.t("standing-good"),
        (Standing::Cautioned, _) => words.t("standing-cautioned"),
        (Standing::Suspended, _) => words.t("standing-suspended"),
    }
}

/// What an officer chose.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StandingForm {
    form_token: String,
    standing: String,
    #[serde(default)]
    until: String,
}

token_form!(StandingForm);

/// What a form means.
#[derive(Debug, PartialEq, Eq)]
enum Meant {
    Standing(Standing),
    /// A limit without a day.
    NoDay,
    /// No word of ours.
    Nothing,
}

fn meant(standing: &str, until: &str, zone: &Zone) -> Meant {
    let day = || until.trim().parse::<Date>().ok();
    match standing {
        "good" => Meant::Standing(Standing::Good),
        "cautioned" => Meant::Standing(Standing::Cautioned),
        "suspended" => Meant::Standing(Standing::Suspended),
        "limited" => match day().and_then(|day| Standing::limited_through(day, zone)) {
            Some(limited) => Meant::Standing(limited),
            None => Meant::NoDay,
        },
        _ => Meant::Nothing,
    }
}

/// `POST /desk/members/{id}/standing`.
pub(super) async fn set(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<StandingForm>, FormRejection>,
) -> Result<Response, Refused> {
    let form = form(&chief.visit, &chief.signed_in, sent)?;
    let visit = &chief.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let unavailable = || Refused::by(visit, &ErrorPage::Unavailable);
    let known = MemberId::parse(&id).map_err(|_| not_found())?;
    let database = &visit.site.doors.node.database;
    let profile = database
        .read(store::community::profile)
        .map_err(|_| unavailable())?;
    let zone = profile.map_or_else(Zone::utc, |profile| profile.zone);
    let again = |said, status| -> Result<Response, Refused> {
        let typed = StandingTyped {
            standing: form.standing.clone(),
            until: form.until.clone(),
        };
        let mut response = page_with(&chief, &id, Some(said), Some(typed))?;
        *response.status_mut() = status;
        Ok(response)
    };
    let wrong_day = || again(MemberSaid::StandingUntil, StatusCode::UNPROCESSABLE_ENTITY);
    let standing = match meant(&form.standing, &form.until, &zone) {
        Meant::Standing(standing) => standing,
        Meant::NoDay => return wrong_day(),
        Meant::Nothing => return Err(Refused::by(visit, &ErrorPage::Unreadable)),
    };
    let set = database
        .transact(|tx| set_standing_for(tx, &chief.officer, &known, standing, visit.now))
        .await;
    match set {
        Ok(_) => Ok(Redirect::to(&format!("{}?standing=1", path_of(&known))).into_response()),
        Err(SetStandingRefused::NoSuchMember) => Err(not_found()),
        Err(SetStandingRefused::Own) => again(MemberSaid::StandingOwn, StatusCode::CONFLICT),
        Err(SetStandingRefused::EndsBefore | SetStandingRefused::EndsTooLate) => wrong_day(),
        Err(SetStandingRefused::Store(_)) => Err(unavailable()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F20
    #[test]
    fn a_limit_needs_its_day_and_the_others_none() {
        let zone = Zone::utc();
        let limited = Standing::Limited {
            until: "2027-01-01T00:00:00Z".parse().unwrap(),
        };
        for (standing, until, expected) in [
            ("good", "2026-12-31", Meant::Standing(Standing::Good)),
            ("cautioned", "", Meant::Standing(Standing::Cautioned)),
            ("suspended", "never", Meant::Standing(Standing::Suspended)),
            ("limited", " 2026-12-31 ", Meant::Standing(limited)),
            ("limited", "", Meant::NoDay),
            ("limited", "31.12.2026", Meant::NoDay),
            ("limited", "9999-12-31", Meant::NoDay),
            ("Good", "", Meant::Nothing),
        ] {
            assert_eq!(meant(standing, until, &zone), expected, "{standing} {until}");
        }
    }
}
