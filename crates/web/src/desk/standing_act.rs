//! An officer says how a member stands (F20).

use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::set_standing::{SetStandingRefused, set_standing_for};
use domain::{MemberId, Standing, Zone};
use http::StatusCode;
use jiff::civil::Date;
use serde::Deserialize;

use super::member_page::{MemberSaid, page_with};
use super::members_page::path_of;
use super::standing_form::StandingTyped;
use crate::error_page::ErrorPage;
use crate::sign_in::{Chief, Refused, form, token_form};

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
