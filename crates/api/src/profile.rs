//! `/me/profile`: what a member says of her work, each part with who may see it (F04).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use community::change_profile::{ChangeProfileRefused, Entered, ProfileForm, change_profile, entered};
use domain::{MemberProfile, Visibility};
use edge::{Doors, Problem};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::profiles;

use crate::access::{Reader, Writer};
use crate::event_input::invalid;
use crate::input::Body;
use crate::openapi::operation::{Access, Answer, Operation, Shape};

/// As it is.
pub(crate) const SHOW: Operation = Operation {
    id: "showMyProfile",
    tag: "me",
    summary: "What the member whose token it is says of her work.",
    access: Access::Read,
    answer: Answer::shown("Her profile, with who may see which part.", "Profile", example),
    ..Operation::PLAIN
};

/// Another one.
pub(crate) const CHANGE: Operation = Operation {
    id: "changeMyProfile",
    summary: "Replace the profile, whole.",
    access: Access::Write,
    body: Some(Shape {
        schema: "Profile",
        example,
    }),
    answer: Answer::shown("The profile as it is kept.", "Profile", example),
    ..SHOW
};

/// A profile as it is sent and answered.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProfileJson {
    competencies: Part<Vec<String>>,
    verticals: Part<Vec<String>>,
    sizes: Part<Vec<String>>,
    regions: Part<Vec<String>>,
    partner_types: Part<Vec<String>>,
    best_fit: Part<String>,
    refer_out: Part<String>,
    common_ground: Part<Vec<String>>,
    organization: Visibility,
    hide_from: Vec<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Part<T> {
    value: T,
    visibility: Visibility,
}

impl<T> From<Part<T>> for Entered<T> {
    fn from(part: Part<T>) -> Self {
        Self {
            value: part.value,
            visibility: part.visibility,
        }
    }
}

impl<T> From<Entered<T>> for Part<T> {
    fn from(entered: Entered<T>) -> Self {
        Self {
            value: entered.value,
            visibility: entered.visibility,
        }
    }
}

impl ProfileJson {
    fn form(self) -> ProfileForm {
        ProfileForm {
            competencies: self.competencies.into(),
            verticals: self.verticals.into(),
            sizes: self.sizes.into(),
            regions: self.regions.into(),
            partner_types: self.partner_types.into(),
            best_fit: self.best_fit.into(),
            refer_out: self.refer_out.into(),
            common_ground: self.common_ground.into(),
            organization: self.organization,
            hide_from: self.hide_from,
        }
    }

    fn of(profile: &MemberProfile) -> Self {
        let form = entered(profile);
        Self {
            competencies: form.competencies.into(),
            verticals: form.verticals.into(),
            sizes: form.sizes.into(),
            regions: form.regions.into(),
            partner_types: form.partner_types.into(),
            best_fit: form.best_fit.into(),
            refer_out: form.refer_out.into(),
            common_ground: form.common_ground.into(),
            organization: form.organization,
            hide_from: form.hide_from,
        }
    }
}

/// Answers it; one that was never begun is empty.
pub(crate) async fn show(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let id = &caller.membership.member().id;
    let profile = doors.node.database.read(|tx| profiles::get(tx, id))?;
    let visibility = doors.node.settings.profiles.default_visibility;
    let profile = profile.unwrap_or_else(|| MemberProfile::empty(visibility));
    Ok(Json(ProfileJson::of(&profile)).into_response())
}

/// Replaces it.
pub(crate) async fn change(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Body { value: input, .. }: Body<ProfileJson>,
) -> Result<Response, Problem> {
    let form = input.form();
    let (settings, now) = (&doors.node.settings, doors.node.now());
    let changed = doors.node.database.transact(|tx| {
        change_profile(
            tx,
            &caller.membership,
            &form,
            &settings.taxonomy,
            settings.profiles.limits,
            now,
        )
    });
    let profile = changed.await.map_err(refused)?;
    Ok(Json(ProfileJson::of(&profile)).into_response())
}

/// The first field that is wrong; a form shows all of them.
fn refused(refused: ChangeProfileRefused) -> Problem {
    match refused {
        ChangeProfileRefused::Store(error) => error.into(),
        ChangeProfileRefused::Fields(wrong) => {
            wrong.first().map_or_else(Problem::not_found, |(field, why)| {
                invalid(field.name(), &why.to_string())
            })
        }
    }
}

fn example() -> Value {
    let part = |value: Value| json!({ "value": value, "visibility": "community" });
    json!({ "competencies": part(json!(["security"])), "verticals": part(json!(["retail"])),
        "sizes": part(json!(["51-250"])), "regions": part(json!(["SE"])), "partner_types": part(json!(["advisory"])),
        "best_fit": part(json!("Shops with up to ten tills")), "refer_out": part(json!("")),
        "common_ground": part(json!(["marathon"])), "organization": "community", "hide_from": [] })
}
