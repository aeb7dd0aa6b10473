//! `/introductions`: what she asked for with how much of her quota is left, and what she is asked (F07, need 4.13).

use askama::Template;
use axum::response::Response;
use community::ask_introduction::left;
use community::see_introductions::{SeenIntroduction, see_introductions};

use super::said;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Member, Refused};

/// The list.
#[derive(Clone, Debug)]
pub(crate) struct IntroductionsPage {
    /// Her own requests.
    pub(crate) asked: Vec<SeenIntroduction>,
    /// Requests to her.
    pub(crate) heard: Vec<SeenIntroduction>,
    /// How many she may ask for still, of how many.
    pub(crate) left: (u16, u16),
}

struct Row {
    path: String,
    topic: String,
    who: String,
    state: String,
}

#[derive(Template)]
#[template(path = "introductions.html")]
struct IntroductionsTemplate<'a> {
    around: Around<'a>,
    left: String,
    heard: Vec<Row>,
    asked: Vec<Row>,
}

impl IntroductionsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(Section::People, words.t("intros-title"), words.t("intros-intro"));
        let row = |seen: &SeenIntroduction| {
            let (id, topic) = match seen {
                SeenIntroduction::Asked(asked, _) => (&asked.id, &asked.words.topic),
                SeenIntroduction::Heard(heard, _) => (&heard.id, &heard.words.topic),
            };
            Row {
                path: format!("{}/{id}", super::PATH),
                topic: topic.to_string(),
                who: said::who(frame, seen),
                state: said::state(frame, seen),
            }
        };
        written(&IntroductionsTemplate {
            around: Around::of(frame, head),
            left: left_of(frame, self.left),
            heard: self.heard.iter().map(row).collect(),
            asked: self.asked.iter().map(row).collect(),
        })
    }
}

/// "4 of 5 left".
pub(super) fn left_of(frame: &Frame<'_>, (left, most): (u16, u16)) -> String {
    let named = [("left", u32::from(left).into()), ("most", u32::from(most).into())];
    frame.words.with("intros-left", &named)
}

/// `GET /introductions`.
pub(super) async fn show(member: Member) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let node = &visit.site.doors.node;
    let (who, rules) = (&signed_in.membership, &node.settings.introductions);
    let found = node.database.read(|tx| {
        let (asked, heard) = see_introductions(tx, who, visit.now)?;
        let left = left(tx, &who.member().id, rules, visit.now)?;
        Ok::<_, store::StoreError>(IntroductionsPage {
            asked,
            heard,
            left: (left, rules.per_30_days),
        })
    });
    let page = found.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    Ok(visit.secret_page(page.render(&visit.frame())))
}
