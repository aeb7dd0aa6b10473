//! Posts of a room as a page shows them: who said it, as far as the room still knows, when, and what.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Handle, MemberId};
use jiff::Timestamp;
use store::{StoreError, members};
use subrosa::{Author, PostShown, PostsShown, RoomShown, Rule, Stewarding};

use super::gate::Asker;
use super::people::{Known, known};
use super::plants::Plants;
use super::said::{Piece, said};
use super::shown::RoomView;
use super::words::{told, told_day};
use crate::error_page::ErrorPage;
use crate::frame::Frame;
use crate::sign_in::Refused;

/// Most names that are looked for among the members, on one page.
const NAMES_MAX: usize = 200;

/// A post, for a page.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PostSeen {
    /// Letters by which pages call its thread.
    pub(crate) thread: String,
    /// Those by which pages call it, which tell no time (R13).
    pub(crate) id: String,
    pub(crate) at: Timestamp,
    pub(crate) by: By,
    pub(crate) said: Vec<Vec<Piece>>,
}

/// Who said it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum By {
    /// The reader.
    Herself(Known),
    /// Somebody else.
    Another(Known),
    /// Nobody knows any more: a plant.
    Nameless(String),
}

/// A post as it is printed.
pub(crate) struct PostLine<'a> {
    /// Whether what is new begins with it.
    pub(crate) since: bool,
    pub(crate) id: &'a str,
    pub(crate) nameless: bool,
    pub(crate) initials: String,
    pub(crate) name: String,
    pub(crate) second: String,
    pub(crate) told: String,
    pub(crate) exact: String,
    /// Where it was found, and what that thread is about.
    pub(crate) place: Option<(String, String)>,
    pub(crate) said: &'a [Vec<Piece>],
    /// What she can do about it.
    pub(crate) acts: Vec<(String, String)>,
}

/// Posts of a room with the names of those who wrote them; names in them are looked for among its members alone (threat D9).
pub(crate) fn posts(asker: &Asker, shown: &RoomShown, posts: &PostsShown) -> Result<Vec<PostSeen>, Refused> {
    let authors = posts.posts.iter().filter_map(|post| match &post.author {
        Author::Member(id) => Some(id),
        Author::Pseudonym(_) => None,
    });
    let people = known(asker, authors)?;
    let sits: BTreeSet<&MemberId> = shown.members.iter().collect();
    let mut plants = Plants::default();
    let database = &asker.visit.site.doors.node.database;
    let read: Result<_, StoreError> = database.read(|tx| {
        let mut names: BTreeMap<String, bool> = BTreeMap::new();
        let mut is_member = |name: &str| {
            if let Some(known) = names.get(name) {
                return *known;
            }
            let handle = Handle::parse(name).ok().filter(|_| names.len() < NAMES_MAX);
            let found = handle.and_then(|handle| members::by_handle(tx, &handle).ok().flatten());
            let sits_here = found.is_some_and(|member| sits.contains(&member.id));
            names.insert(name.to_owned(), sits_here);
            sits_here
        };
        let lines = posts.posts.iter().map(|post| {
            let said = said(post.text.reveal(&posts.access), &mut is_member);
            seen(post, shown.access.member(), &people, &mut plants, said)
        });
        Ok(lines.collect())
    });
    read.map_err(|_| asker.instead(&ErrorPage::Unavailable))
}

fn seen(
    post: &PostShown,
    own: &MemberId,
    people: &BTreeMap<MemberId, Known>,
    plants: &mut Plants,
    said: Vec<Vec<Piece>>,
) -> PostSeen {
    let known = |id: &MemberId| people.get(id).cloned().unwrap_or_default();
    PostSeen {
        thread: post.thread.without_time().letters(),
        id: post.id.without_time().letters(),
        at: post.id.written(),
        by: match &post.author {
            Author::Member(id) if id == own => By::Herself(known(id)),
            Author::Member(id) => By::Another(known(id)),
            Author::Pseudonym(pseudonym) => By::Nameless(plants.of(*pseudonym)),
        },
        said,
    }
}

impl PostSeen {
    /// As it is printed in a room; what is new to her begins with the post of these letters.
    pub(crate) fn line<'a>(
        &'a self,
        frame: &Frame<'_>,
        room: &RoomView,
        since: Option<&str>,
    ) -> PostLine<'a> {
        let words = frame.words;
        let (told, exact) = match self.by {
            By::Herself(_) | By::Another(_) => told(frame, self.at),
            // The minute would say more of who it was than the day does.
            By::Nameless(_) => told_day(frame, self.at),
        };
        let (initials, name, second) = match &self.by {
            By::Herself(known) => (known.initials(), words.t("rooms-you"), known.organization.clone()),
            By::Another(known) => (known.initials(), known.name(words), known.organization.clone()),
            By::Nameless(plant) => {
                let removed = match room.rule {
                    Rule::Chatham(days) => words.count("rooms-name-removed", days.days().into()),
                    Rule::Closed => words.t("rooms-name-gone"),
                };
                (plant.chars().take(2).collect(), plant.clone(), removed)
            }
        };
        PostLine {
            since: since == Some(self.id.as_str()),
            id: &self.id,
            nameless: matches!(self.by, By::Nameless(_)),
            initials,
            name,
            second,
            told,
            exact,
            place: None,
            said: &self.said,
            acts: self.acts(frame, room),
        }
    }

    /// Only her own text is ever released (need 0.10); a steward takes away what others wrote, everybody else tells one.
    fn acts(&self, frame: &Frame<'_>, room: &RoomView) -> Vec<(String, String)> {
        let words = frame.words;
        let path = |act: &str| format!("{}/{}/{}/{act}", room.path, self.thread, self.id);
        let runs = room.stewarding == Stewarding::Runs;
        let mut acts = Vec::new();
        match self.by {
            By::Herself(_) => acts.push((path("release"), words.t("rooms-release"))),
            By::Another(_) | By::Nameless(_) => acts.push((path("report"), words.t("rooms-report"))),
        }
        if runs || matches!(self.by, By::Herself(_)) {
            acts.push((path("remove"), words.t("rooms-remove")));
        }
        acts
    }
}
