//! What a steward changes of a room: what it is called, for how long it keeps what is said, whom it lets in (F11).

use std::collections::BTreeSet;

use domain::{Slug, Title};
use serde::Deserialize;
use subrosa::{EntryRule, EntryRuleRefused, Retention, RoomChange, RoomName, RoomShown};

use super::parts::{self, count, text_fault};
use crate::sign_in::token_form;
use crate::words::Words;

/// What is sent, and what the form shows again when it is not taken. A level is sent once for each that is ticked.
#[derive(Clone, Default, Deserialize)]
#[serde(from = "Vec<(String, String)>")]
pub(crate) struct SettingsForm {
    pub(crate) form_token: String,
    pub(crate) name: String,
    pub(crate) retention: String,
    pub(crate) min_membership_days: String,
    pub(crate) vouches: String,
    pub(crate) tiers: BTreeSet<String>,
}

token_form!(SettingsForm);

impl From<Vec<(String, String)>> for SettingsForm {
    fn from(fields: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "form_token" => form.form_token = value,
                "name" => form.name = value,
                "retention" => form.retention = value,
                "min_membership_days" => form.min_membership_days = value,
                "vouches" => form.vouches = value,
                // One more than a rule may name is enough to be refused.
                "tier" if form.tiers.len() <= EntryRule::TIERS_MAX => {
                    form.tiers.insert(value);
                }
                _ => {}
            }
        }
        form
    }
}

/// The field, and what is wrong with it.
pub(super) type Faults = Vec<(&'static str, String)>;

impl SettingsForm {
    /// As a room is now.
    pub(super) fn of(shown: &RoomShown) -> Self {
        let tiers = shown.entry.tiers().iter();
        Self {
            form_token: String::new(),
            name: shown.name.reveal(&shown.access).to_owned(),
            retention: shown.retention.days().unwrap_or(0).to_string(),
            min_membership_days: shown.entry.min_membership_days().to_string(),
            vouches: shown.entry.vouches_required().to_string(),
            tiers: tiers.map(ToString::to_string).collect(),
        }
    }

    /// What it says, or everything that is wrong with it.
    pub(super) fn read(&self, words: &Words) -> Result<RoomChange, Faults> {
        let mut faults = Faults::new();
        let name = RoomName::parse(&self.name)
            .map_err(|refused| faults.push(("name", text_fault(words, refused))))
            .ok();
        let retention = self.retention.trim().parse().ok().and_then(Retention::of_days);
        if retention.is_none() {
            faults.push(("retention", words.t("room-wrong-choice")));
        }
        let days = self.min_membership_days.trim().parse::<u16>().ok();
        if days.is_none() {
            faults.push(("min_membership_days", days_fault(words)));
        }
        let vouches = self.vouches.trim().parse::<u8>().ok();
        if vouches.is_none() {
            faults.push(("vouches", vouches_fault(words)));
        }
        let tiers: Result<BTreeSet<Slug>, _> = self.tiers.iter().map(|tier| Slug::parse(tier)).collect();
        let tiers = tiers
            .map_err(|_| faults.push(("tier", words.t("room-wrong-choice"))))
            .ok();
        let (Some(name), Some(retention), Some(days), Some(vouches), Some(tiers)) =
            (name, retention, days, vouches, tiers)
        else {
            return Err(faults);
        };
        match EntryRule::new(days, vouches, tiers) {
            Ok(entry) => Ok(RoomChange {
                name,
                retention,
                entry,
            }),
            Err(EntryRuleRefused::Days) => Err(vec![("min_membership_days", days_fault(words))]),
            Err(EntryRuleRefused::Vouches) => Err(vec![("vouches", vouches_fault(words))]),
            Err(EntryRuleRefused::Tiers) => {
                let most = words.count("room-wrong-levels", count(EntryRule::TIERS_MAX));
                Err(vec![("tier", most)])
            }
        }
    }

    /// For how long a room that keeps for so long may keep from now on, and whether it is chosen.
    pub(super) fn retentions(&self, words: &Words, kept: Retention) -> Vec<(u16, String, bool)> {
        let long = |one: &Retention| one.days().unwrap_or(u16::MAX);
        let shorter = Retention::ALL.into_iter().filter(|one| long(one) <= long(&kept));
        shorter
            .map(|one| {
                let days = one.days().unwrap_or(0);
                (days, parts::kept(words, one), self.retention == days.to_string())
            })
            .collect()
    }

    /// Levels, and whether each is ticked; one that the community no longer has is still the room's.
    pub(super) fn levels(&self, known: &[(Slug, Title)]) -> Vec<(String, String, bool)> {
        let level = |(slug, name): &(Slug, Title)| {
            let slug = slug.to_string();
            let ticked = self.tiers.contains(&slug);
            (slug, name.to_string(), ticked)
        };
        let mut levels: Vec<_> = known.iter().map(level).collect();
        let gone = self.tiers.iter().filter(|tier| {
            let tier = tier.as_str();
            !known.iter().any(|(slug, _)| slug.as_str() == tier)
        });
        levels.extend(gone.map(|tier| (tier.clone(), tier.clone(), true)));
        levels
    }
}

fn days_fault(words: &Words) -> String {
    words.count("room-wrong-number", EntryRule::DAYS_MAX.into())
}

fn vouches_fault(words: &Words) -> String {
    words.count("room-wrong-number", EntryRule::VOUCHES_MAX.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> SettingsForm {
        let fields = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        fields.collect::<Vec<_>>().into()
    }

    /// F11
    #[test]
    fn each_level_that_is_ticked_counts_and_all_that_is_wrong_is_said_at_once() {
        let good = form(&[
            ("form_token", "x"),
            ("name", "Licensing war stories"),
            ("retention", "30"),
            ("min_membership_days", "30"),
            ("vouches", "2"),
            ("tier", "chapter"),
            ("tier", "founder"),
        ]);
        let change = good.read(&Words::english()).unwrap();
        assert_eq!(change.retention, Retention::Days30);
        assert_eq!(change.entry.min_membership_days(), 30);
        assert_eq!(
            (change.entry.vouches_required(), change.entry.tiers().len()),
            (2, 2)
        );
        let wrong = form(&[
            ("name", " "),
            ("retention", "14"),
            ("min_membership_days", "-1"),
            ("vouches", "x"),
            ("tier", "No such"),
        ]);
        let faults = wrong.read(&Words::english()).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|(field, _)| *field).collect();
        assert_eq!(
            fields,
            ["name", "retention", "min_membership_days", "vouches", "tier"]
        );
    }

    #[test]
    fn a_room_is_offered_no_longer_a_time_than_it_keeps_now() {
        let days = |kept| {
            let offered = SettingsForm::default().retentions(&Words::english(), kept);
            offered.into_iter().map(|(days, ..)| days).collect::<Vec<_>>()
        };
        assert_eq!(days(Retention::Days30), [7, 30]);
        assert_eq!(days(Retention::UntilClosed), [7, 30, 90, 0]);
    }
}
