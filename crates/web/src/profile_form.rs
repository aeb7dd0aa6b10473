//! What comes from the form of `/settings/profile`: pairs of names and values, read into what she says of herself (F04).

use community::change_profile::{Entered, ProfileField, ProfileForm};
use domain::{Dimension, Taxonomy, Visibility};
use serde::Deserialize;

use crate::sign_in::TokenForm;

/// The parts of the form, in the order they stand.
pub(crate) const PARTS: [ProfileField; 10] = [
    ProfileField::Competencies,
    ProfileField::Verticals,
    ProfileField::Regions,
    ProfileField::Sizes,
    ProfileField::BestFit,
    ProfileField::ReferOut,
    ProfileField::PartnerTypes,
    ProfileField::CommonGround,
    ProfileField::Organization,
    ProfileField::HideFrom,
];

/// The fields as they came; the same name comes several times.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Pairs(Vec<(String, String)>);

impl TokenForm for Pairs {
    fn form_token(&self) -> &str {
        self.values("form_token").next().unwrap_or_default()
    }
}

impl Pairs {
    fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let of_name = move |(key, _): &&(String, String)| key == name;
        self.0.iter().filter(of_name).map(|(_, value)| value.as_str())
    }

    /// The form they make; nothing when a field is no field of it, or a visibility none (threat E10).
    pub(crate) fn profile(&self, taxonomy: &Taxonomy) -> Option<ProfileForm> {
        let is_known = |key: &str| {
            let part = key.strip_prefix("who_").unwrap_or(key);
            part == "form_token" || PARTS.iter().any(|field: &ProfileField| field.name() == part)
        };
        if !self.0.iter().all(|(key, _)| is_known(key)) {
            return None;
        }
        let who = |field: ProfileField| {
            let key = format!("who_{}", field.name());
            Visibility::from_word(self.values(&key).next()?)
        };
        let many = |field: ProfileField| {
            Some(Entered {
                value: self.values(field.name()).map(str::to_owned).collect::<Vec<_>>(),
                visibility: who(field)?,
            })
        };
        let one = |field: ProfileField| {
            Some(Entered {
                value: self.values(field.name()).next().unwrap_or_default().to_owned(),
                visibility: who(field)?,
            })
        };
        let mut regions = many(ProfileField::Regions)?;
        regions.value.retain(|text| !text.trim().is_empty());
        for text in &mut regions.value {
            if let Some(code) = code_of(taxonomy, text) {
                *text = code;
            }
        }
        let tags = one(ProfileField::CommonGround)?;
        let parts = |text: &str, end: char| -> Vec<String> {
            let parts = text.split(end).map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        Some(ProfileForm {
            competencies: many(ProfileField::Competencies)?,
            verticals: many(ProfileField::Verticals)?,
            sizes: many(ProfileField::Sizes)?,
            regions,
            partner_types: many(ProfileField::PartnerTypes)?,
            best_fit: one(ProfileField::BestFit)?,
            refer_out: one(ProfileField::ReferOut)?,
            common_ground: Entered {
                value: parts(&tags.value, ','),
                visibility: tags.visibility,
            },
            organization: who(ProfileField::Organization)?,
            hide_from: parts(
                self.values(ProfileField::HideFrom.name())
                    .next()
                    .unwrap_or_default(),
                '\n',
            ),
        })
    }
}

/// The code of a place that was written by its name.
pub(crate) fn code_of(taxonomy: &Taxonomy, text: &str) -> Option<String> {
    let wanted = text.trim().to_lowercase();
    let places = taxonomy.list(Dimension::Regions);
    let found = places.iter().find(|(_, name)| name.to_lowercase() == wanted);
    found.map(|(code, _)| (*code).to_owned())
}
