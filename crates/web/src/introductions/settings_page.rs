//! `/introductions/settings`: whether she may be asked, and whom not to introduce to her. It stays at this node (F07, step 3; N4).

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::choose_introductions::{
    Asking, ChooseIntroductionsRefused, choose_introductions, chosen_introductions,
};
use domain::{IntroductionSettings, Openness, Organization, Origin, PersonName, Slug};
use edge::Node;

use super::said::moment;
use crate::calls::sent::Sent;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Member, Refused, form};

const FIELDS: [&str; 4] = ["form_token", "asked", "organizations", "communities"];
/// Days for which a snooze lasts.
const SNOOZE_DAYS: u16 = 30;

/// What she chose.
#[derive(Clone, Debug)]
pub(crate) struct IntroductionSettingsPage {
    pub(crate) settings: IntroductionSettings,
    pub(crate) fault: &'static str,
}

struct Choice {
    value: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "introduction_settings.html")]
struct SettingsTemplate<'a> {
    around: Around<'a>,
    fault: String,
    asked: Vec<Choice>,
    organizations: String,
    communities: String,
}

impl IntroductionSettingsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Person,
            words.t("intro-settings-title"),
            words.t("intro-settings-intro"),
        );
        let openness = match self.settings.openness {
            Openness::SnoozedUntil(until) if until <= frame.now => Openness::Open,
            other => other,
        };
        let mut asked = vec![
            choice("open", words.t("intro-settings-open"), openness == Openness::Open),
            choice("snooze", words.t("intro-settings-snooze"), false),
            choice(
                "closed",
                words.t("intro-settings-closed"),
                openness == Openness::Closed,
            ),
        ];
        if let Openness::SnoozedUntil(until) = openness {
            let named = [("day", moment(frame, until).into())];
            let label = words.with("intro-settings-snoozed", &named);
            asked.insert(1, choice("snoozed", label, true));
        }
        let organizations = self.settings.organizations.iter().map(Slug::as_str);
        let communities = self.settings.communities.iter().map(Origin::authority);
        written(&SettingsTemplate {
            around: Around::of(frame, head),
            fault: match self.fault.is_empty() {
                true => String::new(),
                false => words.t(self.fault),
            },
            asked,
            organizations: organizations.collect::<Vec<_>>().join("\n"),
            communities: communities.collect::<Vec<_>>().join("\n"),
        })
    }
}

fn choice(value: &'static str, label: String, chosen: bool) -> Choice {
    Choice { value, label, chosen }
}

/// `GET /introductions/settings`.
pub(super) async fn show(member: Member) -> Result<Response, Refused> {
    let visit = &member.visit;
    let page = IntroductionSettingsPage {
        settings: chosen(&member)?,
        fault: "",
    };
    Ok(visit.secret_page(page.render(&visit.frame())))
}

fn chosen(member: &Member) -> Result<IntroductionSettings, Refused> {
    let Member { visit, signed_in } = member;
    let database = &visit.site.doors.node.database;
    let found = database.read(|tx| chosen_introductions(tx, &signed_in.membership));
    found.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))
}

/// `POST /introductions/settings`.
pub(super) async fn choose(
    member: Member,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    if !sent.has_only(&FIELDS) {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    }
    let node = &visit.site.doors.node;
    let again = |settings, fault| {
        let page = IntroductionSettingsPage { settings, fault };
        Ok(visit.refused_page(page.render(&visit.frame())))
    };
    let known = chosen(&member)?;
    let Some(lists) = read_lists(node, &sent) else {
        return again(known, "intro-settings-fault");
    };
    let asking = match (sent.one("asked"), known.openness) {
        ("closed", _) => Asking::Closed,
        ("snooze", _) => Asking::Snoozed(SNOOZE_DAYS),
        ("snoozed", Openness::SnoozedUntil(until)) => Asking::SnoozedUntil(until),
        _ => Asking::Open,
    };
    let done = node
        .database
        .transact(|tx| choose_introductions(tx, &signed_in.membership, asking, lists.clone(), visit.now));
    match done.await {
        Ok(()) => Ok(Redirect::to(super::PATH).into_response()),
        Err(ChooseIntroductionsRefused::TooMany) => again(lists, "intro-settings-fault"),
        Err(ChooseIntroductionsRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// One name in each line; nothing when one cannot be read.
fn read_lists(node: &Node, sent: &Sent) -> Option<IntroductionSettings> {
    let lines = |name: &'static str| {
        sent.one(name)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
    };
    let scheme = node.origin.as_str().split("://").next().unwrap_or("https");
    let organizations: Option<BTreeSet<Slug>> = lines("organizations")
        .map(|line| Some(Organization::slug_of(&PersonName::parse(line).ok()?)))
        .collect();
    let communities: Option<BTreeSet<Origin>> = lines("communities")
        .map(|line| Origin::parse(&format!("{scheme}://{line}")).ok())
        .collect();
    Some(IntroductionSettings {
        openness: Openness::Open,
        organizations: organizations?,
        communities: communities?,
    })
}
