//! `/settings/profile`: a member says what she does, for whom and where, and who may see each of it (F04).

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::change_profile::{
    ChangeProfileRefused, Entered, ProfileField, ProfileForm, change_profile, entered,
};
use domain::{Dimension, Line, MemberProfile, ProfileRefused, Taxonomy, Visibility};
use http::Uri;
use store::{StoreError, organizations, profiles};

use crate::chapter_form::Chapters;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, Head, Section, written};
use crate::name_form::NameEntered;
use crate::profile_form::{PARTS, Pairs};
use crate::router::Site;
use crate::sign_in::{Member, Refused, form};
use crate::visit::Visit;
use crate::words::Words;
use crate::write_event::Field;

/// The form, with what stands in it.
#[derive(Clone, Debug)]
pub(crate) struct ProfilePage<'t> {
    /// The lists she picks from.
    pub(crate) taxonomy: &'t Taxonomy,
    /// What is kept of her, or what she sent.
    pub(crate) form: ProfileForm,
    /// What was wrong with it.
    pub(crate) wrong: Vec<(ProfileField, ProfileRefused)>,
    /// Which parts are filled in, specialty first.
    pub(crate) complete: [bool; 5],
    /// Her own page.
    pub(crate) handle: String,
    /// Whether she comes from saving it.
    pub(crate) told: Told,
    /// How she is called, or would be.
    pub(crate) name: NameEntered,
    /// The chapters of the community, and hers.
    pub(crate) chapters: Chapters,
}

/// What was done before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// Nothing.
    Nothing,
    /// It was saved.
    Saved,
}

/// One part of the form.
struct Part {
    id: &'static str,
    label: String,
    hint: String,
    fault: String,
    choices: Vec<Choice>,
    /// For texts.
    text: String,
    /// Letters written and letters there is room for; nothing where letters do not count.
    meter: Option<(usize, usize, String)>,
    kind: &'static str,
    who: Vec<Choice>,
}

struct Step {
    label: String,
    done: bool,
}

#[derive(Template)]
#[template(path = "profile.html")]
struct ProfileTemplate<'a> {
    around: Around<'a>,
    handle: &'a str,
    saved: bool,
    count: String,
    steps: Vec<Step>,
    parts: Vec<Part>,
    wrong: Vec<(&'static str, String)>,
    places: Vec<(String, String)>,
    called: &'a str,
    called_fault: String,
    chapter: Option<Field>,
}

/// What the part is called and what stands below its name.
fn keys(field: ProfileField) -> (&'static str, &'static str) {
    match field {
        ProfileField::Competencies => ("profile-competencies", "profile-competencies-hint"),
        ProfileField::Verticals => ("profile-verticals", "profile-verticals-hint"),
        ProfileField::Sizes => ("profile-sizes", "profile-sizes-hint"),
        ProfileField::Regions => ("profile-regions", "profile-regions-hint"),
        ProfileField::PartnerTypes => ("profile-partner-types", "profile-partner-types-hint"),
        ProfileField::BestFit => ("profile-best-fit", "profile-best-fit-hint"),
        ProfileField::ReferOut => ("profile-refer-out", "profile-refer-out-hint"),
        ProfileField::CommonGround => ("profile-common-ground", "profile-common-ground-hint"),
        ProfileField::Organization => ("profile-organization", "profile-organization-hint"),
        ProfileField::HideFrom => ("profile-hide", "profile-hide-hint"),
    }
}

impl ProfilePage<'_> {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Person,
            words.t("profile-title"),
            words.t("profile-intro"),
        );
        let done = self.complete.iter().filter(|done| **done).count();
        let steps = ["competencies", "verticals", "regions", "sizes", "best-fit"];
        let step = |(part, done): (&str, bool)| Step {
            label: words.t(&format!("profile-{part}")),
            done,
        };
        let regions = self.taxonomy.list(Dimension::Regions).into_iter();
        written(&ProfileTemplate {
            around: Around::of(frame, head),
            handle: &self.handle,
            saved: self.told == Told::Saved,
            count: words.count("profile-complete", u32::try_from(done).unwrap_or(5)),
            steps: steps.into_iter().zip(self.complete).map(step).collect(),
            parts: PARTS.iter().map(|field| self.part(words, *field)).collect(),
            wrong: self
                .wrong
                .iter()
                .map(|(field, refused)| {
                    (
                        field.name(),
                        format!("{}: {}", words.t(keys(*field).0), said(words, refused)),
                    )
                })
                .chain(self.name.wrong(words))
                .chain(self.chapters.wrong(words))
                .collect(),
            called: &self.name.text,
            called_fault: self.name.fault(words),
            chapter: self.chapters.field(words, "chapter-hint"),
            places: regions
                .map(|(id, name)| (id.to_owned(), name.to_owned()))
                .collect(),
        })
    }

    fn part(&self, words: &Words, field: ProfileField) -> Part {
        let form = &self.form;
        let (label, hint) = keys(field);
        let fault = self.wrong.iter().find(|(wrong, _)| *wrong == field);
        let mut part = Part {
            id: field.name(),
            label: words.t(label),
            hint: words.t(hint),
            fault: fault.map_or_else(String::new, |(_, refused)| said(words, refused)),
            choices: Vec::new(),
            text: String::new(),
            meter: None,
            kind: "choices",
            who: Vec::new(),
        };
        let who = match field {
            ProfileField::Competencies => self.choose(&mut part, Dimension::Competencies, &form.competencies),
            ProfileField::Verticals => self.choose(&mut part, Dimension::Verticals, &form.verticals),
            ProfileField::Sizes => self.choose(&mut part, Dimension::Sizes, &form.sizes),
            ProfileField::PartnerTypes => {
                self.choose(&mut part, Dimension::PartnerTypes, &form.partner_types)
            }
            ProfileField::Regions => {
                part.kind = "places";
                part.choices = self.places();
                Some(form.regions.visibility)
            }
            ProfileField::BestFit => line(words, &mut part, &form.best_fit),
            ProfileField::ReferOut => line(words, &mut part, &form.refer_out),
            ProfileField::CommonGround => {
                part.kind = "text";
                part.text = form.common_ground.value.join(", ");
                Some(form.common_ground.visibility)
            }
            ProfileField::Organization => {
                part.kind = "who";
                Some(form.organization)
            }
            ProfileField::HideFrom => {
                part.kind = "lines";
                part.text = form.hide_from.join("\n");
                None
            }
        };
        part.who = who.map_or_else(Vec::new, |who| visibilities(words, who));
        part
    }

    fn choose(
        &self,
        part: &mut Part,
        dimension: Dimension,
        entered: &Entered<Vec<String>>,
    ) -> Option<Visibility> {
        let chosen: BTreeSet<&str> = entered.value.iter().map(String::as_str).collect();
        let choice = |(id, name): (&str, &str)| Choice {
            value: id.to_owned(),
            label: name.to_owned(),
            language: String::new(),
            chosen: chosen.contains(id),
        };
        part.choices = self.taxonomy.list(dimension).into_iter().map(choice).collect();
        Some(entered.visibility)
    }

    /// One field for each place, and two more.
    fn places(&self) -> Vec<Choice> {
        let written = &self.form.regions.value;
        let empty = (MemberProfile::REGIONS_MAX.saturating_sub(written.len())).min(2);
        let place = |text: &str| Choice {
            value: self.taxonomy.name(Dimension::Regions, text).to_owned(),
            label: String::new(),
            language: String::new(),
            chosen: true,
        };
        let written = written.iter().map(|text| place(text));
        written.chain((0..empty).map(|_| place(""))).collect()
    }
}

fn line(words: &Words, part: &mut Part, entered: &Entered<String>) -> Option<Visibility> {
    let used = entered.value.chars().count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let numbers = [
        ("used", count(used).into()),
        ("most", count(Line::CHARS_MAX).into()),
    ];
    part.kind = "line";
    part.text.clone_from(&entered.value);
    part.meter = Some((
        used.min(Line::CHARS_MAX),
        Line::CHARS_MAX,
        words.with("profile-letters", &numbers),
    ));
    Some(entered.visibility)
}

pub(crate) fn visibilities(words: &Words, chosen: Visibility) -> Vec<Choice> {
    let choice = |one: Visibility| Choice {
        value: one.word().to_owned(),
        label: words.t(match one {
            Visibility::Me => "seen-by-me",
            Visibility::Community => "seen-by-community",
            Visibility::Peers => "seen-by-peers",
            Visibility::Public => "seen-by-public",
        }),
        language: String::new(),
        chosen: one == chosen,
    };
    Visibility::ALL.into_iter().map(choice).collect()
}

fn said(words: &Words, refused: &ProfileRefused) -> String {
    let count = |key: &str, n: usize| words.count(key, u32::try_from(n).unwrap_or(u32::MAX));
    match refused {
        ProfileRefused::ChooseFewer(5) => words.t("profile-choose-five"),
        ProfileRefused::ChooseFewer(most) => count("profile-choose-fewer", *most),
        ProfileRefused::NotOnTheList => words.t("profile-not-on-list"),
        ProfileRefused::TooMany(most) => count("profile-too-many", *most),
        ProfileRefused::Text(domain::TextRefused::TooLong(most)) => count("form-wrong-too-long", *most),
        ProfileRefused::Text(domain::TextRefused::Empty) => words.t("form-wrong-empty"),
        ProfileRefused::Text(_) => words.t("form-wrong-letters"),
    }
}

/// `GET /settings/profile`.
pub(crate) async fn show(member: Member, uri: Uri) -> Response {
    let told = match uri.query() {
        Some("saved") => Told::Saved,
        _ => Told::Nothing,
    };
    let visit = &member.visit;
    match kept(&member) {
        Ok(kept) => {
            let page = page(&member, kept, told);
            visit.secret_page(page.render(&visit.frame()))
        }
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// The page once more: the chapter she chose is there no more.
pub(crate) fn chapter_gone(member: &Member) -> Response {
    let visit = &member.visit;
    let Ok(kept) = kept(member) else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let mut page = page(member, kept, Told::Nothing);
    page.chapters.is_gone = true;
    visit.refused_page(page.render(&visit.frame()))
}

/// The page once more: she cannot be called so.
pub(crate) fn name_again(member: &Member, name: NameEntered) -> Response {
    let visit = &member.visit;
    let Ok(kept) = kept(member) else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let page = ProfilePage {
        name,
        ..page(member, kept, Told::Nothing)
    };
    visit.refused_page(page.render(&visit.frame()))
}

/// What the page shows of her.
struct Kept {
    form: ProfileForm,
    complete: [bool; 5],
    chapters: Chapters,
}

fn page(member: &Member, kept: Kept, told: Told) -> ProfilePage<'_> {
    let who = member.signed_in.membership.member();
    ProfilePage {
        taxonomy: &member.visit.site.doors.node.settings.taxonomy,
        form: kept.form,
        wrong: Vec::new(),
        complete: kept.complete,
        chapters: kept.chapters,
        handle: who.handle.to_string(),
        name: NameEntered {
            text: who.name.to_string(),
            wrong: None,
        },
        told,
    }
}

/// What is kept of her, as it stands in the form.
fn kept(member: &Member) -> Result<Kept, StoreError> {
    let node = &member.visit.site.doors.node;
    let id = &member.signed_in.session.member;
    node.database.read(|tx| {
        let profile = profiles::get(tx, id)?;
        let profile =
            profile.unwrap_or_else(|| MemberProfile::empty(node.settings.profiles.default_visibility));
        let mut form = entered(&profile);
        for slug in &mut form.hide_from {
            let known = domain::Slug::parse(slug).ok();
            let known = known.map(|known| organizations::get(tx, &known)).transpose()?;
            if let Some(organization) = known.flatten() {
                *slug = organization.name.to_string();
            }
        }
        Ok(Kept {
            form,
            complete: profile.completeness(),
            chapters: Chapters::of(tx, id)?,
        })
    })
}

/// `POST /settings/profile`.
pub(crate) async fn save(
    member: Member,
    State(site): State<Site>,
    sent: Result<Form<Pairs>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let pairs = form(visit, signed_in, sent)?;
    let settings = &site.doors.node.settings;
    let Some(form) = pairs.profile(&settings.taxonomy) else {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    };
    let changed = site.doors.node.database.transact(|tx| {
        change_profile(
            tx,
            &signed_in.membership,
            &form,
            &settings.taxonomy,
            settings.profiles.limits,
            visit.now,
        )
    });
    match changed.await {
        Ok(_) => Ok(Redirect::to("/settings/profile?saved").into_response()),
        Err(ChangeProfileRefused::Fields(wrong)) => Ok(again(visit, &member, form, wrong)),
        Err(ChangeProfileRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// The form as she sent it, with what is wrong.
fn again(
    visit: &Visit,
    member: &Member,
    form: ProfileForm,
    wrong: Vec<(ProfileField, ProfileRefused)>,
) -> Response {
    let Ok(kept) = kept(member) else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let page = ProfilePage {
        wrong,
        form,
        ..page(member, kept, Told::Nothing)
    };
    visit.refused_page(page.render(&visit.frame()))
}

/// Ids of what stands beside a field and speaks of it.
pub(crate) fn describes(id: &str, is_right: bool) -> String {
    if is_right {
        format!("{id}-hint")
    } else {
        format!("{id}-hint {id}-wrong")
    }
}
