//! Whoever hides from a company is hidden from its people whenever she began to, before, during and after it becomes another
//! one (need 2.8).

use std::cell::Cell;

use domain::{Handle, Visibility};
use store::{Database, Membership};

use super::*;
use crate::Viewer;
use crate::change_profile::{ProfileLimits, change_profile, entered};
use crate::hide_from::hide_from;
use crate::import_members::Fate;
use crate::samples::{self, act, at};
use crate::see_person::see_person;

const FROM: &str = "fathom-and-vale";
const INTO: &str = "fathom-vale";

/// Ada works where it goes, Bob where it stays; Klara is the one to be found.
struct Scene {
    database: Database,
    klara: Membership,
}

impl Scene {
    fn new() -> Self {
        let database = samples::node();
        samples::member_of(&database, "ada", "Fathom and Vale");
        let klara = samples::member(&database, "klara");
        samples::member_of(&database, "bob", "Fathom & Vale");
        Self { database, klara }
    }

    /// The next piece; whether there is more.
    fn piece(&self, reached: &mut Option<Reached>) -> bool {
        let (from, into) = (slug(FROM), slug(INTO));
        let done = act(&self.database, |tx| {
            merge_piece(tx, "operator", (&from, &into), reached.as_ref(), at(5))
        });
        match done {
            Progress::UpTo(next) => {
                *reached = Some(next);
                true
            }
            Progress::Done => false,
        }
    }

    fn finds(&self, who: &str) -> bool {
        let handle = Handle::parse(who).unwrap();
        self.database
            .read(|tx| {
                let member = members::by_handle(tx, &handle)?.expect("she was added");
                let who = members::membership(tx, &member.id)?.expect("she is a member");
                let klara = &self.klara.member().handle;
                Ok::<_, StoreError>(see_person(tx, &Viewer::Member(who), klara).is_ok())
            })
            .unwrap()
    }

    fn is_hidden_from_both(&self) -> bool {
        !self.finds("ada") && !self.finds("bob")
    }
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// By the button of a page.
fn by_button(scene: &Scene) {
    let from = slug(FROM);
    act(&scene.database, |tx| {
        hide_from(tx, &scene.klara, &from, Visibility::Community)
    });
}

/// By the form of her profile, which another page of hers had drawn before.
fn by_form(scene: &Scene) {
    let mut form = entered(&MemberProfile::empty(Visibility::Community));
    form.hide_from = vec!["Fathom and Vale".to_owned()];
    let taxonomy = samples::taxonomy();
    act(&scene.database, |tx| {
        let limits = ProfileLimits::default();
        change_profile(tx, &scene.klara, &form, &taxonomy, limits, at(4))
    });
}

/// 2.8: whoever begins to hide before any piece of the merge, or after the last, is hidden from then on from whom she meant
/// and from everybody of the name that stays.
#[test]
fn whoever_hides_at_any_moment_of_a_merge_is_hidden_afterwards() {
    for hides in [by_button, by_form] {
        for moment in 0..6 {
            let scene = Scene::new();
            let (mut reached, mut pieces, mut more) = (None, 0, true);
            while more {
                if pieces == moment {
                    hides(&scene);
                }
                let (was_hidden, is_begun) = (!scene.finds("ada"), reached.is_some());
                assert_eq!(was_hidden, pieces >= moment, "moment {moment}, piece {pieces}");
                if was_hidden && is_begun {
                    assert!(!scene.finds("bob"), "moment {moment}, piece {pieces}");
                }
                more = scene.piece(&mut reached);
                pieces += 1;
            }
            if pieces <= moment {
                hides(&scene);
            }
            assert!(scene.is_hidden_from_both(), "moment {moment} of {pieces}");
        }
    }
}

/// 2.8: the same in the very moment in which a piece is written.
#[test]
fn whoever_hides_while_a_piece_is_written_is_hidden_afterwards() {
    for moment in 0..4 {
        let scene = Scene::new();
        let (from, into) = (slug(FROM), slug(INTO));
        let (mut reached, mut pieces, mut more) = (None, 0, true);
        while more {
            let tries = Cell::new(0);
            let done = act(&scene.database, |tx| {
                let done = merge_piece(tx, "operator", (&from, &into), reached.as_ref(), at(5));
                if pieces == moment && tries.replace(1) == 0 {
                    by_button(&scene);
                }
                done
            });
            pieces += 1;
            match done {
                Progress::UpTo(next) => reached = Some(next),
                Progress::Done => more = false,
            }
        }
        assert!(pieces > moment, "the moment is none of the merge");
        assert!(scene.is_hidden_from_both(), "moment {moment}");
    }
}

/// 2.8: somebody who joins the company that goes, while it goes, is found where it stays, and finds nobody who hides from it.
#[test]
fn who_joins_while_it_goes_on_works_where_it_stays() {
    let scene = Scene::new();
    by_button(&scene);
    let mut reached = None;
    assert!(scene.piece(&mut reached));
    samples::member_of(&scene.database, "neve", "Fathom and Vale");
    while scene.piece(&mut reached) {}
    assert!(!scene.finds("neve"));
    let handle = Handle::parse("neve").unwrap();
    let neve = scene.database.read(|tx| members::by_handle(tx, &handle));
    let works_at = neve.unwrap().unwrap().organization.unwrap();
    assert_eq!(Organization::slug_of(&works_at), slug(INTO));
}

/// 2.8, F02: a list that names the company that goes, while it goes, sends nobody back there who was moved.
#[test]
fn a_list_sends_nobody_back_who_was_moved() {
    let scene = Scene::new();
    by_button(&scene);
    let mut reached = None;
    for _ in 0..3 {
        assert!(scene.piece(&mut reached));
    }
    let fate = super::tests::import(&scene.database, "ada", "Fathom and Vale", 6);
    assert_eq!(fate, Fate::Unchanged);
    assert!(!scene.piece(&mut reached));
    assert!(scene.is_hidden_from_both());
}

/// A merge that was broken off is done the other way round, and leads nobody in a circle.
#[test]
fn a_merge_that_was_broken_off_is_done_the_other_way_round() {
    let scene = Scene::new();
    assert!(scene.piece(&mut None));
    super::tests::merge(&scene.database, &slug(INTO), &slug(FROM));
    by_button(&scene);
    assert!(scene.is_hidden_from_both());
    let profile = scene
        .database
        .read(|tx| profiles::get(tx, &scene.klara.member().id));
    let hides = profile.unwrap().unwrap().hide_from;
    assert_eq!(hides.into_iter().collect::<Vec<_>>(), [slug(FROM)]);
}
