//! The local part of the community that a member belongs to: she chooses it, or an officer does for her (F02).

use domain::{Enrolment, MemberId, Title};
use jiff::Timestamp;
use store::{Membership, Officer, StoreError, Transaction, audit, community, enrolments, members};

use crate::choose_tier::enrolment_of;

/// Why it stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum ChooseChapterRefused {
    /// Nobody of that id is a member, or she has left.
    #[error("there is no such member, or she has left")]
    NoSuchMember,
    /// The community has none of that name.
    #[error("there is no chapter {asked} here; {}", there(.chapters))]
    NoSuchChapter {
        /// As it was written.
        asked: Title,
        /// Those there are.
        chapters: Vec<Title>,
    },
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn there(chapters: &[Title]) -> String {
    let names: Vec<&str> = chapters.iter().map(Title::as_str).collect();
    match names.is_empty() {
        true => "the community has no chapters".to_owned(),
        false => format!("choose one of {}", names.join(", ")),
    }
}

/// A member chooses her own, or none.
pub fn choose_own_chapter(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    chapter: Option<&Title>,
    now: Timestamp,
) -> Result<Enrolment, ChooseChapterRefused> {
    let member = membership.member();
    choose_chapter(tx, member.handle.as_str(), &member.id, chapter, now)
}

/// An officer chooses for somebody.
pub fn choose_chapter_for(
    tx: &mut Transaction<'_>,
    by: &Officer,
    member: &MemberId,
    chapter: Option<&Title>,
    now: Timestamp,
) -> Result<Enrolment, ChooseChapterRefused> {
    choose_chapter(tx, by.member().handle.as_str(), member, chapter, now)
}

/// Puts somebody in a chapter of the community, in whatever case its name is written, or in none; `by` is the word of the
/// log. Who is in it already stays, also when the community has it no more.
pub fn choose_chapter(
    tx: &mut Transaction<'_>,
    by: &str,
    member: &MemberId,
    chapter: Option<&Title>,
    now: Timestamp,
) -> Result<Enrolment, ChooseChapterRefused> {
    let membership = members::membership(tx, member)?.ok_or(ChooseChapterRefused::NoSuchMember)?;
    let mut enrolment = enrolment_of(tx, &membership, now)?;
    if enrolment.chapter.as_ref() == chapter {
        return Ok(enrolment);
    }
    let handle = &membership.member().handle;
    let what = match chapter {
        None => {
            enrolment.chapter = None;
            format!("put {handle} in no chapter")
        }
        Some(asked) => {
            let profile = community::profile(tx)?;
            let known = profile.as_ref().and_then(|profile| profile.chapter(asked));
            let chapter = known
                .cloned()
                .ok_or_else(|| ChooseChapterRefused::NoSuchChapter {
                    asked: asked.clone(),
                    chapters: profile.map_or_else(Vec::new, |profile| profile.chapters),
                })?;
            let what = format!("put {handle} in chapter {chapter}");
            enrolment.chapter = Some(chapter);
            what
        }
    };
    enrolments::put(tx, member, &enrolment)?;
    audit::log(tx, by, &what, now)?;
    Ok(enrolment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, act, at, refused};

    fn title(text: &str) -> Title {
        Title::parse(text).unwrap()
    }

    /// F02
    #[test]
    fn a_member_belongs_to_a_chapter_of_the_community_or_to_none() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        let officer = samples::officer(&database);
        let id = maren.member().id.clone();
        let none = refused(&database, |tx| {
            choose_own_chapter(tx, &maren, Some(&title("Eastside")), at(1))
        });
        assert!(none.to_string().contains("has no chapters"), "{none}");
        act(&database, |tx| {
            let profile = domain::CommunityProfile {
                chapters: vec![title("Eastside"), title("Tacoma")],
                ..samples::profile()
            };
            community::put_profile(tx, &profile)
        });
        let hers = act(&database, |tx| {
            choose_own_chapter(tx, &maren, Some(&title("eastside")), at(2))
        });
        assert_eq!(
            hers.chapter,
            Some(title("Eastside")),
            "as the community writes it"
        );
        let no = refused(&database, |tx| {
            choose_chapter_for(tx, &officer, &id, Some(&title("Spokane")), at(3))
        });
        assert!(no.to_string().contains("choose one of Eastside, Tacoma"), "{no}");
        act(&database, |tx| {
            choose_chapter_for(tx, &officer, &id, Some(&title("Tacoma")), at(4))
        });
        act(&database, |tx| choose_own_chapter(tx, &maren, None, at(5)));
        act(&database, |tx| choose_own_chapter(tx, &maren, None, at(6)));
        let log = database.read(|tx| audit::tail(tx, 3)).unwrap();
        let told: Vec<_> = log
            .iter()
            .map(|act| (act.by.as_str(), act.what.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("maren", "put maren in no chapter"),
                ("olga", "put maren in chapter Tacoma"),
                ("maren", "put maren in chapter Eastside"),
            ]
        );
        let nobody = MemberId::new(9, [9; 10]);
        let no = refused(&database, |tx| {
            choose_chapter(tx, "operator", &nobody, None, at(7))
        });
        assert!(matches!(no, ChooseChapterRefused::NoSuchMember));
    }
}
