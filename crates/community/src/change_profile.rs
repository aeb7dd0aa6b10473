//! A member says what she does, for whom and where, and who may see it (F04).

use std::collections::BTreeSet;

use domain::{
    Dimension, Distance, Line, MemberProfile, Organization, PersonName, ProfileRefused, Region, Regions,
    Shown, Slug, Tag, Taxonomy, Term, Terms, Visibility,
};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, profiles};

use crate::follow_organization::note_competencies;
use crate::hide_from::under_names_of_today;
use crate::work_together::end_with_hidden;

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProfileField {
    /// What she does.
    Competencies,
    /// For which industries.
    Verticals,
    /// For customers of which size.
    Sizes,
    /// Where.
    Regions,
    /// Flavours of partner.
    PartnerTypes,
    /// Whom she suits.
    BestFit,
    /// What she hands on.
    ReferOut,
    /// What somebody may share with her.
    CommonGround,
    /// Who may see for which company she works.
    Organization,
    /// Organisations that may not find her.
    HideFrom,
}

impl ProfileField {
    /// Its name in forms and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Competencies => "competencies",
            Self::Verticals => "verticals",
            Self::Sizes => "sizes",
            Self::Regions => "regions",
            Self::PartnerTypes => "partner_types",
            Self::BestFit => "best_fit",
            Self::ReferOut => "refer_out",
            Self::CommonGround => "common_ground",
            Self::Organization => "organization",
            Self::HideFrom => "hide_from",
        }
    }
}

/// Why a profile is not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeProfileRefused {
    /// Fields that cannot be taken, each with its reason; nothing was changed.
    #[error("some fields cannot be taken")]
    Fields(Vec<(ProfileField, ProfileRefused)>),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What stood in the form; entries are checked here, once for page, API and import.
#[derive(Clone, Debug)]
pub struct ProfileForm {
    /// Ids of the taxonomy.
    pub competencies: Entered<Vec<String>>,
    /// Ids of the taxonomy.
    pub verticals: Entered<Vec<String>>,
    /// Ids of the taxonomy.
    pub sizes: Entered<Vec<String>>,
    /// Codes of countries and their parts.
    pub regions: Entered<Vec<String>>,
    /// Ids of the taxonomy.
    pub partner_types: Entered<Vec<String>>,
    /// A line, or nothing.
    pub best_fit: Entered<String>,
    /// A line, or nothing.
    pub refer_out: Entered<String>,
    /// One word each.
    pub common_ground: Entered<Vec<String>>,
    /// Who may see for which company she works.
    pub organization: Visibility,
    /// Names of organisations, or their address parts.
    pub hide_from: Vec<String>,
}

/// What was entered, and who may see it.
#[derive(Clone, Debug)]
pub struct Entered<T> {
    /// As it came.
    pub value: T,
    /// Who may see it.
    pub visibility: Visibility,
}

/// Bounds that the community sets, at most those of the profile itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileLimits {
    /// Most competencies.
    pub competencies_max: usize,
    /// Most verticals.
    pub verticals_max: usize,
}

impl Default for ProfileLimits {
    fn default() -> Self {
        Self {
            competencies_max: MemberProfile::CHOICES_MAX,
            verticals_max: MemberProfile::CHOICES_MAX,
        }
    }
}

/// Replaces a member's profile by what she entered, whole or not at all.
pub fn change_profile(
    tx: &mut Transaction<'_>,
    who: &Membership,
    form: &ProfileForm,
    taxonomy: &Taxonomy,
    limits: ProfileLimits,
    now: Timestamp,
) -> Result<MemberProfile, ChangeProfileRefused> {
    let mut profile = Reading::of(form, taxonomy, limits)?;
    // Whom she hides from by a former name she hides from.
    profile.hide_from = under_names_of_today(tx, profile.hide_from)?;
    let before = profiles::get(tx, &who.member().id)?;
    profiles::put(tx, who.member(), &profile)?;
    note_competencies(tx, who.member(), before.as_ref(), &profile, now)?;
    end_with_hidden(tx, &who.member().id, &profile)?;
    Ok(profile)
}

/// A profile as it stands in the form.
pub fn entered(profile: &MemberProfile) -> ProfileForm {
    let own = profile.seen_from(Distance::Herself);
    fn list<T>(values: impl IntoIterator<Item = T>, visibility: Visibility) -> Entered<Vec<String>>
    where
        T: ToString,
    {
        Entered {
            value: values.into_iter().map(|value| value.to_string()).collect(),
            visibility,
        }
    }
    let line = |line: &Option<Line>, visibility| Entered {
        value: line
            .as_ref()
            .map_or_else(String::new, |line| line.as_str().to_owned()),
        visibility,
    };
    ProfileForm {
        competencies: list(&own.facets.competencies, profile.competencies.visibility()),
        verticals: list(&own.facets.verticals, profile.verticals.visibility()),
        sizes: list(&own.facets.sizes, profile.sizes.visibility()),
        regions: list(&own.facets.regions, profile.regions.visibility()),
        partner_types: list(&own.partner_types, profile.partner_types.visibility()),
        best_fit: line(&own.best_fit, profile.best_fit.visibility()),
        refer_out: line(&own.refer_out, profile.refer_out.visibility()),
        common_ground: list(&own.common_ground, profile.common_ground.visibility()),
        organization: profile.organization,
        hide_from: profile.hide_from.iter().map(ToString::to_string).collect(),
    }
}

/// Reads all fields and remembers all that is wrong, so that one look at the form tells everything.
struct Reading<'f> {
    taxonomy: &'f Taxonomy,
    wrong: Vec<(ProfileField, ProfileRefused)>,
}

impl Reading<'_> {
    fn of(
        form: &ProfileForm,
        taxonomy: &Taxonomy,
        limits: ProfileLimits,
    ) -> Result<MemberProfile, ChangeProfileRefused> {
        use ProfileField as Field;
        let mut reading = Reading {
            taxonomy,
            wrong: Vec::new(),
        };
        let choices = |limit: usize| {
            let limit = limit.min(MemberProfile::CHOICES_MAX);
            (limit, ProfileRefused::ChooseFewer(limit))
        };
        let many = |limit: usize| (limit, ProfileRefused::TooMany(limit));
        let bands = many(MemberProfile::BANDS_MAX);
        let profile = MemberProfile {
            competencies: reading.terms(
                (Field::Competencies, Dimension::Competencies),
                &form.competencies,
                choices(limits.competencies_max),
            ),
            verticals: reading.terms(
                (Field::Verticals, Dimension::Verticals),
                &form.verticals,
                choices(limits.verticals_max),
            ),
            sizes: reading.terms((Field::Sizes, Dimension::Sizes), &form.sizes, bands),
            regions: reading.regions(&form.regions),
            partner_types: reading.terms(
                (Field::PartnerTypes, Dimension::PartnerTypes),
                &form.partner_types,
                bands,
            ),
            best_fit: reading.one(Field::BestFit, &form.best_fit, |text| Ok(Line::parse(text)?)),
            refer_out: reading.one(Field::ReferOut, &form.refer_out, |text| Ok(Line::parse(text)?)),
            common_ground: reading.common_ground(&form.common_ground),
            organization: form.organization,
            hide_from: reading.hide_from(&form.hide_from),
        };
        if reading.wrong.is_empty() {
            Ok(profile)
        } else {
            Err(ChangeProfileRefused::Fields(reading.wrong))
        }
    }

    fn terms(
        &mut self,
        (field, dimension): (ProfileField, Dimension),
        entered: &Entered<Vec<String>>,
        limit: (usize, ProfileRefused),
    ) -> Shown<Terms> {
        let taxonomy = self.taxonomy;
        let read = |text: &String| {
            let known = taxonomy.holds(dimension, text);
            Term::parse(text)
                .ok()
                .filter(|_| known)
                .ok_or(ProfileRefused::NotOnTheList)
        };
        Shown::new(self.set(field, &entered.value, limit, read), entered.visibility)
    }

    fn regions(&mut self, entered: &Entered<Vec<String>>) -> Shown<Regions> {
        let taxonomy = self.taxonomy;
        let read = |text: &String| {
            Region::parse(text)
                .ok()
                .filter(|region| taxonomy.holds(Dimension::Regions, region.as_str()))
                .ok_or(ProfileRefused::NotOnTheList)
        };
        let limit = MemberProfile::REGIONS_MAX;
        let limit = (limit, ProfileRefused::TooMany(limit));
        Shown::new(
            self.set(ProfileField::Regions, &entered.value, limit, read),
            entered.visibility,
        )
    }

    fn common_ground(&mut self, entered: &Entered<Vec<String>>) -> Shown<BTreeSet<Tag>> {
        let read = |text: &String| Tag::parse(&text.to_lowercase()).map_err(ProfileRefused::Text);
        let limit = MemberProfile::COMMON_GROUND_MAX;
        let limit = (limit, ProfileRefused::TooMany(limit));
        Shown::new(
            self.set(ProfileField::CommonGround, &entered.value, limit, read),
            entered.visibility,
        )
    }

    fn hide_from(&mut self, entered: &[String]) -> BTreeSet<Slug> {
        let read = |text: &String| {
            let name = PersonName::parse(text).map_err(ProfileRefused::Text)?;
            Ok(Organization::slug_of(&name))
        };
        let limit = MemberProfile::HIDE_FROM_MAX;
        let limit = (limit, ProfileRefused::TooMany(limit));
        self.set(ProfileField::HideFrom, entered, limit, read)
    }

    fn set<T: Ord>(
        &mut self,
        field: ProfileField,
        texts: &[String],
        (limit, too_many): (usize, ProfileRefused),
        read: impl Fn(&String) -> Result<T, ProfileRefused>,
    ) -> BTreeSet<T> {
        let texts = texts.iter().filter(|text| !text.trim().is_empty());
        let set = match texts.map(read).collect::<Result<BTreeSet<T>, _>>() {
            Ok(set) => set,
            Err(refused) => {
                self.wrong.push((field, refused));
                return BTreeSet::new();
            }
        };
        if set.len() > limit {
            self.wrong.push((field, too_many));
        }
        set
    }

    fn one<T>(
        &mut self,
        field: ProfileField,
        entered: &Entered<String>,
        read: impl FnOnce(&str) -> Result<Option<T>, ProfileRefused>,
    ) -> Shown<Option<T>> {
        let value = read(&entered.value).unwrap_or_else(|refused| {
            self.wrong.push((field, refused));
            None
        });
        Shown::new(value, entered.visibility)
    }
}

#[cfg(test)]
mod tests {
    use store::organizations;

    use super::*;
    use crate::samples::{self, act, at, refused};

    fn form() -> ProfileForm {
        let list = |words: &str| Entered {
            value: words.split_whitespace().map(str::to_owned).collect(),
            visibility: Visibility::Community,
        };
        let line = |text: &str| Entered {
            value: text.to_owned(),
            visibility: Visibility::Public,
        };
        ProfileForm {
            competencies: list("security erp"),
            verticals: list("retail"),
            sizes: list("1-50"),
            regions: list("se"),
            partner_types: list("advisory"),
            best_fit: line("Small shops"),
            refer_out: line(" "),
            common_ground: list("Marathon"),
            organization: Visibility::Community,
            hide_from: vec!["Copperbeech Cloud".to_owned()],
        }
    }

    #[test]
    fn what_was_entered_is_kept_as_it_was_meant() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let taxonomy = samples::taxonomy();
        let limits = ProfileLimits::default();
        act(&database, |tx| {
            change_profile(tx, &klara, &form(), &taxonomy, limits, at(1))
        });
        let kept = database
            .read(|tx| profiles::get(tx, &klara.member().id))
            .unwrap()
            .unwrap();
        let stranger = kept.seen_from(Distance::Stranger);
        assert!(stranger.facets.competencies.is_empty());
        assert_eq!(stranger.best_fit.unwrap().as_str(), "Small shops");
        let member = kept.seen_from(Distance::Member);
        assert_eq!(
            member.facets.regions,
            Regions::from([Region::parse("SE").unwrap()])
        );
        assert_eq!(
            member.common_ground,
            BTreeSet::from([Tag::parse("marathon").unwrap()])
        );
        assert_eq!(member.refer_out, None);
        assert_eq!(entered(&kept).hide_from, ["copperbeech-cloud"]);
        let again = entered(&kept);
        act(&database, |tx| {
            change_profile(tx, &klara, &again, &taxonomy, limits, at(1))
        });
        let read_again = database.read(|tx| profiles::get(tx, &klara.member().id)).unwrap();
        assert_eq!(read_again, Some(kept), "what stands in the form is what is kept");
    }

    /// F04
    #[test]
    fn a_former_name_hides_her_from_what_it_is_now() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        samples::member_of(&database, "ada", "Copperbeech");
        let [former, present] = ["copperbeech-cloud", "copperbeech"].map(|text| Slug::parse(text).unwrap());
        act(&database, |tx| organizations::merged(tx, &former, &present));
        let (taxonomy, limits) = (samples::taxonomy(), ProfileLimits::default());
        let kept = act(&database, |tx| {
            change_profile(tx, &klara, &form(), &taxonomy, limits, at(1))
        });
        assert_eq!(kept.hide_from, BTreeSet::from([present]));
    }

    /// 1.12, 3.8: the sixth is refused with "choose your five", and everything else that is wrong is said with it.
    #[test]
    fn all_that_is_wrong_is_said_at_once_and_nothing_is_changed() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let taxonomy = samples::taxonomy();
        let mut form = form();
        let six = ["security", "erp", "cloud", "data", "devices", "learning"];
        form.competencies.value = six.map(str::to_owned).to_vec();
        form.verticals.value = vec!["quantum".to_owned()];
        form.best_fit.value = "x".repeat(Line::CHARS_MAX + 1);
        let limits = ProfileLimits::default();
        let no = refused(&database, |tx| {
            change_profile(tx, &klara, &form, &taxonomy, limits, at(1))
        });
        let ChangeProfileRefused::Fields(wrong) = no else {
            panic!("{no}");
        };
        let fields: Vec<ProfileField> = wrong.iter().map(|(field, _)| *field).collect();
        use ProfileField::{BestFit, Competencies, Verticals};
        assert_eq!(fields, [Competencies, Verticals, BestFit]);
        assert_eq!(wrong[0].1.to_string(), "choose your 5: more say nothing");
        assert_eq!(
            database.read(|tx| profiles::get(tx, &klara.member().id)),
            Ok(None)
        );
    }

    #[test]
    fn a_community_may_ask_for_fewer_and_never_for_more() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let taxonomy = samples::taxonomy();
        for (most, taken) in [(1, false), (2, true), (99, true)] {
            let limits = ProfileLimits {
                competencies_max: most,
                verticals_max: most,
            };
            let result = database
                .transact_blocking(|tx| change_profile(tx, &klara, &form(), &taxonomy, limits, at(1)));
            assert_eq!(result.is_ok(), taken, "{most}");
        }
    }
}
