//! `/settings/chapter`: a member chooses the chapter she belongs to, beside her profile; the same list stands on an
//! officer's page of a member (F02).

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::choose_chapter::{ChooseChapterRefused, choose_own_chapter};
use domain::{MemberId, Title};
use serde::Deserialize;
use store::{StoreError, Transaction, enrolments};

use crate::error_page::ErrorPage;
use crate::frame::Choice;
use crate::profile_page;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::words::Words;
use crate::write_event::Field;

/// The chapters there are, and which one somebody is in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chapters {
    pub(crate) all: Vec<Title>,
    pub(crate) hers: Option<Title>,
    /// The one that was chosen is there no more.
    pub(crate) is_gone: bool,
}

/// Which one; nothing for none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChapterForm {
    form_token: String,
    chapter: String,
}

token_form!(ChapterForm);

impl ChapterForm {
    /// What was chosen; nothing at all where that is no name.
    pub(crate) fn chosen(&self) -> Option<Option<Title>> {
        match self.chapter.as_str() {
            "" => Some(None),
            text => Title::parse(text).ok().map(Some),
        }
    }
}

impl Chapters {
    /// Those of the community, and hers.
    pub(crate) fn of(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Self, StoreError> {
        Ok(Self {
            all: store::community::profile(tx)?.map_or_else(Vec::new, |profile| profile.chapters),
            hers: enrolments::get(tx, member)?.and_then(|known| known.chapter),
            is_gone: false,
        })
    }

    /// What is wrong, for the summary above a form: the id of the field and the words.
    pub(crate) fn wrong(&self, words: &Words) -> Option<(&'static str, String)> {
        let said = || format!("{}: {}", words.t("card-chapter"), words.t("chapter-wrong"));
        self.is_gone.then(|| ("chapter-chapter", said()))
    }

    /// The field; none where the community has no chapters and she is in none.
    pub(crate) fn field(&self, words: &Words, hint: &str) -> Option<Field> {
        if self.all.is_empty() && self.hers.is_none() {
            return None;
        }
        let choice = |value: &str, label: String| Choice {
            chosen: self.hers.as_ref().map_or("", Title::as_str) == value,
            value: value.to_owned(),
            label,
            language: String::new(),
        };
        let of_old = self.hers.iter().filter(|hers| !self.all.contains(hers));
        let named = of_old
            .chain(&self.all)
            .map(|one| choice(one.as_str(), one.to_string()));
        let none = choice("", words.t("chapter-none"));
        Some(Field {
            name: "chapter",
            label: words.t("card-chapter"),
            hint: words.t(hint),
            fault: match self.is_gone {
                true => words.t("chapter-wrong"),
                false => String::new(),
            },
            value: String::new(),
            kind: "choice",
            options: std::iter::once(none).chain(named).collect(),
            required: false,
        })
    }
}

/// `POST /settings/chapter`.
pub(crate) async fn choose(
    member: Member,
    sent: Result<Form<ChapterForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    let Some(chapter) = form.chosen() else {
        return Ok(profile_page::chapter_gone(&member));
    };
    let database = &visit.site.doors.node.database;
    let chosen = database
        .transact(|tx| choose_own_chapter(tx, &signed_in.membership, chapter.as_ref(), visit.now))
        .await;
    match chosen {
        Ok(_) => Ok(Redirect::to("/settings/profile?saved").into_response()),
        Err(ChooseChapterRefused::NoSuchChapter { .. }) => Ok(profile_page::chapter_gone(&member)),
        Err(ChooseChapterRefused::NoSuchMember) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(ChooseChapterRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
