//! `/settings/communities`: the communities a member belongs to: this one, those she linked, which of them is home to her,
//! and where she can link one more (F02). Nobody else sees it.

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use community::follow_community::Sharing;
use community::name_home::{NameHomeRefused, name_home};
use community::see_card::see_card;
use community::see_links::see_links;
use community::unlink_membership::unlink_membership;
use domain::{EnrolmentState, Origin};
use edge::{Routes, address_of, name_of};
use jiff::Timestamp;
use serde::Deserialize;
use store::StoreError;
use store::links::LinkState;

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::router::Site;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::state_words::{StateWords, of_enrolment};
use crate::times;
use crate::words::Words;

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MyCommunitiesPage {
    /// Her level here.
    pub(crate) level: String,
    /// How her membership here stands.
    pub(crate) state: EnrolmentState,
    /// Those she linked, or is about to.
    pub(crate) links: Vec<LinkLine>,
    /// Where she can link one more: what the community is called, and its server.
    pub(crate) offered: Vec<(String, String)>,
    /// What the page says first.
    pub(crate) told: LinksTold,
}

/// A membership elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkLine {
    /// What the community is called.
    pub(crate) name: String,
    /// Its server.
    pub(crate) host: String,
    /// How far the link is.
    pub(crate) state: LinkState,
    /// Since when.
    pub(crate) since: Timestamp,
    /// Whether the community shares with this one still.
    pub(crate) sharing: Sharing,
    /// Whether she named it home.
    pub(crate) is_home: bool,
}

/// What the page says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinksTold {
    /// Nothing.
    Nothing,
    /// A membership is linked.
    Linked,
    /// A link is taken back.
    Removed,
    /// Another community is home, or this one.
    Home,
    /// No membership can be linked with that community.
    NotOffered,
    /// Officers limited or suspended her, so that nobody vouches for her.
    NotInGoodStanding,
    /// It is linked.
    LinkedAlready,
    /// What the browser brought proves nothing.
    NotProved,
    /// This browser did not ask, or too long ago.
    NotAsked,
    /// It is linked with somebody else's here.
    OfAnother,
}

impl LinksTold {
    /// The message, and whether it is good news; nothing where nothing is said.
    fn message(self) -> Option<(&'static str, Tone)> {
        match self {
            Self::Nothing => None,
            Self::Linked => Some(("links-said-linked", Tone::Good)),
            Self::Removed => Some(("links-said-removed", Tone::Good)),
            Self::Home => Some(("links-said-home", Tone::Good)),
            Self::NotOffered => Some(("links-not-offered", Tone::Bad)),
            Self::NotInGoodStanding => Some(("standing-no-proof", Tone::Bad)),
            Self::LinkedAlready => Some(("links-linked-already", Tone::Bad)),
            Self::NotProved => Some(("links-not-proved", Tone::Bad)),
            Self::NotAsked => Some(("links-not-asked", Tone::Bad)),
            Self::OfAnother => Some(("links-of-another", Tone::Bad)),
        }
    }

    /// What an address says; anything else says nothing.
    fn from_word(word: &str) -> Self {
        match word {
            "linked" => Self::Linked,
            "removed" => Self::Removed,
            "home" => Self::Home,
            _ => Self::Nothing,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Good,
    Bad,
}

struct Row<'a> {
    name: &'a str,
    host: &'a str,
    state: StateWords,
    is_home: bool,
    /// Whether it can be named home.
    may_be_home: bool,
}

#[derive(Template)]
#[template(path = "my_communities.html")]
struct MyCommunitiesTemplate<'a> {
    around: Around<'a>,
    here: &'a str,
    level: &'a str,
    state: StateWords,
    is_home: bool,
    rows: Vec<Row<'a>>,
    offered: &'a [(String, String)],
    good: String,
    wrong: String,
}

impl MyCommunitiesPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(Section::Person, words.t("links-title"), words.t("links-intro"));
        let said = |tone: Tone| match self.told.message() {
            Some((key, told)) if told == tone => words.t(key),
            _ => String::new(),
        };
        written(&MyCommunitiesTemplate {
            around: Around::of(frame, head),
            here: &frame.community.name,
            level: &self.level,
            state: own_state(words, self.state),
            is_home: !self.links.iter().any(|line| line.is_home),
            rows: self.links.iter().map(|line| row(frame, line)).collect(),
            offered: &self.offered,
            good: said(Tone::Good),
            wrong: said(Tone::Bad),
        })
    }
}

fn own_state(words: &Words, state: EnrolmentState) -> StateWords {
    let (tone, icon, key) = of_enrolment(state);
    StateWords {
        tone,
        icon,
        words: words.t(key),
        second: String::new(),
    }
}

fn row<'a>(frame: &Frame<'_>, line: &'a LinkLine) -> Row<'a> {
    let words = frame.words;
    let (tone, icon, key) = match (line.state, line.sharing) {
        (LinkState::Waiting, _) => ("watch", Icon::Clock, "links-waiting"),
        (LinkState::Linked, Sharing::Now) => ("good", Icon::Tick, "links-linked"),
        (LinkState::Linked, Sharing::Paused) => ("watch", Icon::Clock, "links-paused"),
        (LinkState::Linked, Sharing::Over) => ("soft", Icon::Out, "links-over"),
    };
    Row {
        name: &line.name,
        host: &line.host,
        state: StateWords {
            tone,
            icon,
            words: words.t(key),
            second: times::ago(words, line.since, frame.now),
        },
        is_home: line.is_home,
        may_be_home: line.state == LinkState::Linked && !line.is_home,
    }
}

/// Where it is shown and changed.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/settings/communities", get(show))
        .route("/settings/communities/unlink", post(unlink))
        .route("/settings/communities/home", post(choose_home))
}

fn page_of(member: &Member, told: LinksTold) -> Result<MyCommunitiesPage, StoreError> {
    let Member { visit, signed_in } = member;
    let node = &visit.site.doors.node;
    node.database.read(|tx| {
        let who = &signed_in.membership;
        let (card, seen) = (see_card(tx, who, visit.now)?, see_links(tx, who)?);
        let mut links = Vec::new();
        for one in seen.links {
            links.push(LinkLine {
                name: name_of(tx, &one.link.peer)?,
                host: one.link.peer.authority().to_owned(),
                state: one.link.state,
                since: one.link.since,
                sharing: one.sharing,
                is_home: seen.home.as_ref() == Some(&one.link.peer),
            });
        }
        let mut offered = Vec::new();
        for peer in &seen.offered {
            offered.push((name_of(tx, peer)?, peer.authority().to_owned()));
        }
        Ok(MyCommunitiesPage {
            level: card.tier.to_string(),
            state: card.enrolment.state,
            links,
            offered,
            told,
        })
    })
}

/// The page, after something that was not done.
pub(crate) fn refused(member: &Member, told: LinksTold) -> Response {
    let visit = &member.visit;
    match page_of(member, told) {
        Ok(page) => visit.refused_page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// What is asked in the address.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    said: String,
}

/// `GET /settings/communities`.
async fn show(member: Member, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let told = asked.map_or(LinksTold::Nothing, |Query(asked)| {
        LinksTold::from_word(&asked.said)
    });
    let visit = &member.visit;
    match page_of(&member, told) {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// Which community.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommunityForm {
    form_token: String,
    /// Its server; empty for this one.
    community: String,
}

token_form!(CommunityForm);

impl CommunityForm {
    fn origin(&self, member: &Member) -> Result<Origin, Refused> {
        let node = &member.visit.site.doors.node;
        address_of(node, &self.community).map_err(|_| Refused::by(&member.visit, &ErrorPage::NotFound))
    }
}

type Sent = Result<Form<CommunityForm>, FormRejection>;

/// `POST /settings/communities/unlink`; one that is not there is as good as taken back.
async fn unlink(member: Member, sent: Sent) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let asked = form(visit, signed_in, sent)?;
    let peer = asked.origin(&member)?;
    let database = &visit.site.doors.node.database;
    let done = database
        .transact(|tx| unlink_membership(tx, &signed_in.membership, &peer, visit.now))
        .await;
    match done {
        Ok(()) => Ok(Redirect::to("/settings/communities?said=removed").into_response()),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `POST /settings/communities/home`.
async fn choose_home(member: Member, sent: Sent) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let asked = form(visit, signed_in, sent)?;
    let home = match asked.community.is_empty() {
        true => None,
        false => Some(asked.origin(&member)?),
    };
    let database = &visit.site.doors.node.database;
    let done = database
        .transact(|tx| name_home(tx, &signed_in.membership, home.as_ref(), visit.now))
        .await;
    match done {
        Ok(()) => Ok(Redirect::to("/settings/communities?said=home").into_response()),
        Err(NameHomeRefused::NotLinked) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(NameHomeRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
