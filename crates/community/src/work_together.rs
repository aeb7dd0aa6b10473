//! Two members say that they worked together: it stands on both profiles only while both say so, and either takes it back
//! (need 0.9). Between members of this node; nobody else is told, nothing of it travels, and a hide list ends it.

use domain::{
    Handle, Member, MemberId, MemberProfile, Organization, TellOther, Tie, WorkedStanding, WorkedTogether,
};
use jiff::Timestamp;
use store::mails::{self, AccountNews};
use store::{Membership, StoreError, Transaction, members, worked_together};

use crate::Viewer;
use crate::see_person::{SeePersonRefused, SeenPerson, see_person, seen};

/// Why nothing was said.
#[derive(Debug, thiserror::Error)]
pub enum WorkTogetherRefused {
    /// Nobody of that name, or nobody whom she finds, or who does not find her: the same to her.
    #[error("there is nobody here of that name")]
    NoSuchPerson,
    /// It is herself.
    #[error("it is you: ask somebody else")]
    Herself,
    /// Too many wait for an answer.
    #[error("{max} people have not answered you yet; take one back first", max = WorkedTogether::ASKED_MAX)]
    TooManyAsked,
    /// One of the two has no room.
    #[error("one of you has {max} already; take one back first", max = WorkedTogether::PER_MEMBER_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SeePersonRefused> for WorkTogetherRefused {
    fn from(refused: SeePersonRefused) -> Self {
        match refused {
            SeePersonRefused::NoSuchPerson => Self::NoSuchPerson,
            SeePersonRefused::Store(error) => error.into(),
        }
    }
}

/// What stands on a member's page about whom she worked with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkedWith {
    /// With whom, as both say; by name, those alone whom the reader finds.
    pub with: Vec<SeenPerson>,
    /// Who says so and waits for her word; on her own page alone.
    pub asking: Vec<SeenPerson>,
    /// How it stands between the reader and her.
    pub standing: WorkedStanding,
}

/// She says that she worked with somebody: asks, or confirms what the other said. Again changes nothing.
pub fn say_worked_together(
    tx: &mut Transaction<'_>,
    who: &Membership,
    handle: &Handle,
    now: Timestamp,
) -> Result<WorkedStanding, WorkTogetherRefused> {
    let other = other_of(tx, who, handle)?;
    let me = who.member();
    let (tie, told) = match worked_together::get(tx, &me.id, &other.id)? {
        Some(mut tie) => {
            let told = tie.say(&me.id, now);
            (tie, told)
        }
        None => (WorkedTogether::asked(me.id.clone(), now), TellOther::Tell),
    };
    if tie.standing(&me.id) == WorkedStanding::SheAsked {
        make_room(tx, (&me.id, &other.id), now)?;
    }
    worked_together::put(tx, (&me.id, &other.id), &tie)?;
    if told == TellOther::Tell {
        let news = AccountNews::WorkedTogether {
            called: me.name.clone(),
            by: me.handle.clone(),
        };
        mails::tell_account(tx, &other.id, news, now)?;
    }
    Ok(tie.standing(&me.id))
}

/// She takes it back, or says no to who asked; what was never said stays so. A no is told to nobody.
pub fn take_back_worked_together(
    tx: &mut Transaction<'_>,
    who: &Membership,
    handle: &Handle,
    now: Timestamp,
) -> Result<(), WorkTogetherRefused> {
    let other = other_of(tx, who, handle)?;
    let me = &who.member().id;
    if let Some(mut tie) = worked_together::get(tx, me, &other.id)? {
        tie.take_back(me, now);
        worked_together::put(tx, (me, &other.id), &tie)?;
    }
    Ok(())
}

/// What a member reads on the page of another, or on her own; nobody else reads anything.
pub fn see_worked_together(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    handle: &Handle,
) -> Result<WorkedWith, StoreError> {
    let mut found = WorkedWith::default();
    let (Viewer::Member(reader), Some(whose)) = (viewer, members::by_handle(tx, handle)?) else {
        return Ok(found);
    };
    let reader = &reader.member().id;
    for (other, tie) in worked_together::of_member(tx, &whose.id)? {
        let standing = tie.standing(&whose.id);
        let is_readers = other == *reader;
        let is_listed = match standing {
            WorkedStanding::Both => true,
            WorkedStanding::SheIsAsked => whose.id == *reader,
            WorkedStanding::SheAsked | WorkedStanding::Unsaid => false,
        };
        if !(is_listed || is_readers) || !find_each_other(tx, &whose.id, &other)? {
            continue;
        }
        if is_readers {
            found.standing = tie.standing(reader);
        }
        if !is_listed {
            continue;
        }
        if let Some(them) = members::get(tx, &other)? {
            let list = match standing {
                WorkedStanding::Both => &mut found.with,
                _ => &mut found.asking,
            };
            list.extend(seen(tx, viewer, them)?);
        }
    }
    for list in [&mut found.with, &mut found.asking] {
        list.sort_by_key(|person| (person.name.as_str().to_lowercase(), person.handle.clone()));
    }
    Ok(found)
}

/// Ends it with everybody of the organisations she hides from.
pub(crate) fn end_with_hidden(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    profile: &MemberProfile,
) -> Result<(), StoreError> {
    if profile.hide_from.is_empty() {
        return Ok(());
    }
    for (other, _) in worked_together::of_member(tx, member)? {
        let them = members::get(tx, &other)?;
        let company = them.and_then(|them| them.organization);
        if company.is_some_and(|name| profile.hide_from.contains(&Organization::slug_of(&name))) {
            worked_together::remove(tx, member, &other);
        }
    }
    Ok(())
}

/// Ends it with everybody: she leaves.
pub(crate) fn end_with_everybody(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    for (other, _) in worked_together::of_member(tx, member)? {
        worked_together::remove(tx, member, &other);
    }
    Ok(())
}

/// The other, if the two find each other; who hides from her company is nobody to her, and whom she hides from is told
/// nothing of her.
fn other_of(
    tx: &mut Transaction<'_>,
    who: &Membership,
    handle: &Handle,
) -> Result<Member, WorkTogetherRefused> {
    let person = see_person(tx, &Viewer::Member(who.clone()), handle)?;
    let other = members::by_handle(tx, &person.handle)?.ok_or(WorkTogetherRefused::NoSuchPerson)?;
    if other.id == who.member().id {
        return Err(WorkTogetherRefused::Herself);
    }
    match finds(tx, &other.id, &who.member().id)? {
        true => Ok(other),
        false => Err(WorkTogetherRefused::NoSuchPerson),
    }
}

/// One more that waits: what is over is forgotten first.
fn make_room(
    tx: &mut Transaction<'_>,
    (me, other): (&MemberId, &MemberId),
    now: Timestamp,
) -> Result<(), WorkTogetherRefused> {
    for whose in [me, other] {
        let (mut all, mut asked) = (0, 0);
        for (with, tie) in worked_together::of_member(tx, whose)? {
            if with == *me || with == *other {
                continue;
            }
            if tie.is_over(now) {
                worked_together::remove(tx, whose, &with);
                continue;
            }
            all += 1;
            let waits = tie.asked_by == *whose && matches!(tie.tie, Tie::Asked | Tie::Declined);
            asked += usize::from(waits);
        }
        if whose == me && asked >= WorkedTogether::ASKED_MAX {
            return Err(WorkTogetherRefused::TooManyAsked);
        }
        if all >= WorkedTogether::PER_MEMBER_MAX {
            return Err(WorkTogetherRefused::TooMany);
        }
    }
    Ok(())
}

fn find_each_other(tx: &mut Transaction<'_>, one: &MemberId, other: &MemberId) -> Result<bool, StoreError> {
    Ok(finds(tx, one, other)? && finds(tx, other, one)?)
}

fn finds(tx: &mut Transaction<'_>, who: &MemberId, other: &MemberId) -> Result<bool, StoreError> {
    let who = members::membership(tx, who)?;
    let (Some(who), Some(other)) = (who, members::get(tx, other)?) else {
        return Ok(false);
    };
    Ok(seen(tx, &Viewer::Member(who), other)?.is_some())
}

#[cfg(test)]
mod tests {
    use domain::{Slug, Visibility};
    use store::Database;

    use super::*;
    use crate::Rules;
    use crate::hide_from::hide_from;
    use crate::leave::{Leaving, leave};
    use crate::samples::{self, act, at, refused};

    struct Scene {
        database: Database,
        ada: Membership,
        bea: Membership,
        cleo: Membership,
    }

    impl Scene {
        fn new() -> Self {
            let database = samples::node();
            Self {
                ada: samples::member_of(&database, "ada", "Fathom & Vale"),
                bea: samples::member_of(&database, "bea", "Saltmarsh Security"),
                cleo: samples::member(&database, "cleo"),
                database,
            }
        }

        fn say(&self, who: &Membership, handle: &str, second: i64) -> WorkedStanding {
            let handle = Handle::parse(handle).unwrap();
            act(&self.database, |tx| {
                say_worked_together(tx, who, &handle, at(second))
            })
        }

        fn take_back(&self, who: &Membership, handle: &str, second: i64) {
            let handle = Handle::parse(handle).unwrap();
            act(&self.database, |tx| {
                take_back_worked_together(tx, who, &handle, at(second))
            });
        }

        fn see(&self, reader: &Membership, handle: &str) -> (Vec<String>, Vec<String>, WorkedStanding) {
            let viewer = Viewer::Member(reader.clone());
            let handle = Handle::parse(handle).unwrap();
            let found = self.database.read(|tx| see_worked_together(tx, &viewer, &handle));
            let found = found.unwrap();
            let names = |people: &[SeenPerson]| -> Vec<String> {
                people.iter().map(|person| person.handle.to_string()).collect()
            };
            (names(&found.with), names(&found.asking), found.standing)
        }

        fn mails(&self) -> usize {
            self.database.read(|tx| mails::waiting(tx, 100)).unwrap()
        }
    }

    fn nobody() -> Vec<String> {
        Vec::new()
    }

    /// 0.9
    #[test]
    fn it_stands_on_both_pages_once_both_say_so_and_on_neither_when_one_takes_it_back() {
        let scene = Scene::new();
        let (ada, bea, cleo) = (&scene.ada, &scene.bea, &scene.cleo);
        let before = scene.mails();
        assert_eq!(scene.say(ada, "bea", 1), WorkedStanding::SheAsked);
        scene.say(ada, "bea", 2);
        assert_eq!(scene.mails(), before + 1, "she is mailed once");
        for handle in ["ada", "bea"] {
            assert_eq!(
                scene.see(cleo, handle),
                (nobody(), nobody(), WorkedStanding::Unsaid)
            );
        }
        assert_eq!(
            scene.see(bea, "bea"),
            (nobody(), vec!["ada".to_owned()], WorkedStanding::Unsaid)
        );
        assert_eq!(
            scene.see(bea, "ada"),
            (nobody(), nobody(), WorkedStanding::SheIsAsked)
        );
        assert_eq!(
            scene.see(ada, "bea"),
            (nobody(), nobody(), WorkedStanding::SheAsked)
        );
        assert_eq!(scene.say(bea, "ada", 3), WorkedStanding::Both);
        for (handle, with) in [("ada", "bea"), ("bea", "ada")] {
            let seen = scene.see(cleo, handle);
            assert_eq!(seen, (vec![with.to_owned()], nobody(), WorkedStanding::Unsaid));
        }
        assert_eq!(scene.see(ada, "bea").2, WorkedStanding::Both);
        scene.take_back(ada, "bea", 4);
        for handle in ["ada", "bea"] {
            assert_eq!(scene.see(cleo, handle).0, nobody());
        }
        assert_eq!(scene.mails(), before + 1, "nobody is mailed about the end");
    }

    /// 0.9: what stands is shown to nobody who is not a member.
    #[test]
    fn whoever_is_no_member_reads_nothing_of_it() {
        let scene = Scene::new();
        scene.say(&scene.ada, "bea", 1);
        scene.say(&scene.bea, "ada", 2);
        let handle = Handle::parse("ada").unwrap();
        let seen = scene
            .database
            .read(|tx| see_worked_together(tx, &Viewer::Anyone, &handle));
        assert_eq!(seen, Ok(WorkedWith::default()));
    }

    /// 0.9, 2.8: a hide list ends it, and who is hidden from asks in vain; leaving ends it.
    #[test]
    fn a_hide_list_and_leaving_end_it() {
        let scene = Scene::new();
        let (ada, bea, cleo) = (&scene.ada, &scene.bea, &scene.cleo);
        for (one, other) in [("bea", bea), ("cleo", cleo)] {
            scene.say(ada, one, 1);
            scene.say(other, "ada", 2);
        }
        assert_eq!(scene.see(cleo, "ada").0, ["bea", "cleo"]);
        let saltmarsh = Slug::parse("saltmarsh-security").unwrap();
        act(&scene.database, |tx| {
            hide_from(tx, ada, &saltmarsh, Visibility::Community)
        });
        assert_eq!(scene.see(cleo, "ada").0, ["cleo"]);
        assert_eq!(scene.see(cleo, "bea").0, nobody());
        for (who, handle) in [(ada, "bea"), (bea, "ada")] {
            let handle = Handle::parse(handle).unwrap();
            let no = refused(&scene.database, |tx| say_worked_together(tx, who, &handle, at(5)));
            assert!(matches!(no, WorkTogetherRefused::NoSuchPerson), "{handle}");
        }
        let leaving = Leaving {
            because: None,
            told: None,
            activities: &[],
        };
        act(&scene.database, |tx| {
            leave(tx, &Rules::default(), ada, leaving, at(6))
        });
        assert_eq!(scene.see(cleo, "cleo").0, nobody());
        let rows = scene
            .database
            .read(|tx| worked_together::of_member(tx, &ada.member().id));
        assert_eq!(rows, Ok(Vec::new()));
    }

    #[test]
    fn nobody_asks_herself_or_too_many_at_once() {
        let scene = Scene::new();
        let ask = |handle: &str, second: i64| {
            let handle = Handle::parse(handle).unwrap();
            refused(&scene.database, |tx| {
                say_worked_together(tx, &scene.ada, &handle, at(second))
            })
        };
        assert!(matches!(ask("ada", 1), WorkTogetherRefused::Herself));
        for number in 0..WorkedTogether::ASKED_MAX {
            let handle = format!("p{number}");
            samples::member(&scene.database, &handle);
            scene.say(&scene.ada, &handle, 1);
        }
        assert!(matches!(ask("bea", 2), WorkTogetherRefused::TooManyAsked));
        scene.take_back(&scene.ada, "p3", 3);
        assert_eq!(scene.say(&scene.ada, "bea", 4), WorkedStanding::SheAsked);
    }
}
