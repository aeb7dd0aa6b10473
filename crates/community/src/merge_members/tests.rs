//! Two memberships that are one person's.

use domain::{
    Audience, EventDraft, Handle, JoinMode, LinkId, MailAddress, Origin, Scope, Visibility, WorkedTogether,
};
use jiff::civil::date;
use store::links::{self, Link, LinkState};
use store::mails::Job;
use store::organization_follows::OrganizationFollow;
use store::voucher_secrets::VoucherSecret;
use store::{
    Database, departures, enrolments, guest_invitations, organization_follows, peerings, profiles,
    voucher_secrets, worked_together,
};

use super::*;
use crate::export_own::PARTS;
use crate::hide_from::hide_from;
use crate::invite_guest::invite_guest;
use crate::samples::{self, act, activity, at, draft, event_id, origin, peer, refused};
use crate::whole_member::{mark, whole};

fn activities() -> Vec<Iri> {
    (500..500 + crate::leave::ANSWERS_MAX as u32 + 1)
        .map(activity)
        .collect()
}

pub(super) fn merge(database: &Database, from: &Membership, into: &Membership) {
    let (rules, fresh, mut after) = (Rules::default(), activities(), None);
    let both = (&from.member().id, &into.member().id);
    loop {
        let done = act(database, |tx| {
            let by = MergedBy::Operator;
            merge_piece(tx, &rules, by, both, after.as_ref(), &fresh, at(5))
        });
        match done {
            Progress::UpTo(event) => after = Some(event),
            Progress::Done => return,
        }
    }
}

fn preview(database: &Database, from: &Membership, into: &Membership) -> Result<MergePreview, MergeRefused> {
    let both = (&from.member().id, &into.member().id);
    database.read(|tx| preview_merge(tx, MergedBy::Operator, both, at(4)))
}

/// F22: what every table holds of the one that goes is the other's, and the preview said so.
#[test]
fn what_one_of_them_had_the_one_that_stays_has() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    let twin = whole(&database, "twin", 1);
    let said = preview(&database, &twin, &klara).unwrap();
    let counts = [
        said.answers,
        said.invoices,
        said.signatures,
        said.follows,
        said.links,
        said.tags,
        said.jobs,
    ];
    assert_eq!((counts, said.asked_anew, said.both_answered), ([1; 7], 0, 0));
    assert!(said.speaks_for.is_some());
    merge(&database, &twin, &klara);

    let id = &klara.member().id;
    let now = database.read(|tx| members::membership(tx, id)).unwrap().unwrap();
    for name in [
        "answers",
        "jobs",
        "follows",
        "linked_memberships",
        "home_community",
        "tags",
        "standing",
        "notifications",
        "sharing_log",
        "signatures",
        "invoices",
        "speaks_for",
        "profile",
    ] {
        let part = PARTS.iter().find(|part| part.name == name).unwrap();
        let rows = database.read(|tx| part.read(tx, &now, at(6))).unwrap();
        assert!(!rows.is_empty(), "{name} is lost");
    }
    let works_at = now.member().organization.as_ref().map(ToString::to_string);
    assert_eq!(works_at, Some(mark("twin")));
    let list = database.read(|tx| guests::get(tx, &event_id(1))).unwrap();
    assert!(list.find(&GuestKey::Member(id.clone())).is_some());
    assert!(list.find(&GuestKey::Member(twin.member().id.clone())).is_none());
}

/// V10, F22: the one that stays is known at hosts by the names of the one that goes, unless she had names of her own: nobody has a
/// benefit once more by being made one.
#[test]
fn names_at_hosts_are_kept_where_the_one_that_stays_had_none() {
    for own in [None, Some([77; 32])] {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let twin = whole(&database, "twin", 1);
        let secret = |id: &MemberId| {
            let known = database.read(|tx| voucher_secrets::get(tx, id)).unwrap();
            known.map(|secret| *secret.bytes())
        };
        let (goes, stays) = (&twin.member().id, &klara.member().id);
        if let Some(own) = own {
            act(&database, |tx| {
                voucher_secrets::put(tx, stays, &VoucherSecret::new(own))
            });
        }
        let before = secret(goes);
        assert!(before.is_some(), "the sample has vouchers");
        merge(&database, &twin, &klara);
        assert_eq!((secret(goes), secret(stays)), (None, own.or(before)));
    }
}

/// F22, E9: the address of the one that goes finds the one that stays; she herself is nobody here any more.
#[test]
fn the_one_that_goes_is_gone_and_her_address_finds_the_one_that_stays() {
    let database = samples::node();
    let (klara, twin) = (
        samples::member(&database, "klara"),
        samples::member(&database, "twin"),
    );
    merge(&database, &twin, &klara);
    let (id, stays) = (&twin.member().id, &klara.member().id);
    database
        .read(|tx| {
            assert!(members::membership(tx, id)?.is_none());
            assert!(members::get(tx, id)?.unwrap().is_erased());
            assert!(
                departures::get(tx, id)?.is_some(),
                "servers hear that she is gone"
            );
            for mail in ["twin@a.example", "klara@a.example"] {
                let mail = MailAddress::parse(mail).unwrap();
                let found = members::by_mail(tx, &mail)?.unwrap();
                assert_eq!(&found.id, stays);
            }
            let log = audit::tail(tx, 1)?;
            assert_eq!(log[0].what, "merge member twin into klara");
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let again = preview(&database, &twin, &klara).unwrap_err();
    assert!(matches!(again, MergeRefused::NoSuchMember), "{again}");
}

/// F22, E9: nobody comes to be signed in as another without both addresses being told.
#[test]
fn both_addresses_are_told_that_two_memberships_are_one() {
    let database = samples::node();
    let [klara, twin] = ["klara", "twin"].map(|handle| samples::member(&database, handle));
    merge(&database, &twin, &klara);
    let queued = mails::claim(&database, at(1_000), at(1_060), 9).unwrap();
    let told = queued.into_iter().filter_map(|(_, job)| match job {
        Job::Account(mail) => Some((mail.member, mail.news)),
        _ => None,
    });
    let told: Vec<(MemberId, AccountNews)> = told.collect();
    let (gone, stays) = (twin.member(), klara.member());
    let away = AccountNews::MergedAway {
        to: gone.mail.clone(),
        name: gone.name.clone(),
        language: None,
    };
    let here = AccountNews::Merged {
        mail: gone.mail.clone(),
    };
    assert_eq!(told.len(), 2, "{told:?}");
    for one in [(gone.id.clone(), away), (stays.id.clone(), here)] {
        assert!(told.contains(&one), "{one:?} is not in {told:?}");
    }
}

/// F12: an invitation is hers under the name that stays, and she answers by it.
#[test]
fn who_was_invited_under_the_name_that_goes_answers_under_the_one_that_stays() {
    let database = samples::node();
    let closed = EventDraft {
        join_mode: JoinMode::Invite,
        ..draft(1_000)
    };
    samples::publish(&database, 1, &closed, &Audience::Members);
    let officer = samples::officer(&database);
    let [klara, twin] = ["klara", "twin"].map(|handle| samples::member(&database, handle));
    let event = event_id(1);
    act(&database, |tx| {
        invite_guest(tx, &officer, &event, &twin.member().handle, at(1))
    });
    merge(&database, &twin, &klara);
    let invited = database.read(|tx| guest_invitations::get(tx, &event)).unwrap();
    let invited: Vec<&MemberId> = invited.iter().map(|one| &one.member).collect();
    assert_eq!(invited, [&klara.member().id]);
    let (rules, carried) = (Rules::default(), activity(7));
    act(&database, |tx| {
        rsvp(tx, &rules, &klara, &event, Answer::Going, &carried, at(6))
    });
}

/// F02: a link that stands is hers under the name that stays, where that one has one of an agreement that is over, or one that
/// waits for the other community's word.
#[test]
fn a_link_that_stands_takes_the_place_of_one_that_does_not_count() {
    let database = samples::node();
    let [klara, twin] = ["klara", "twin"].map(|handle| samples::member(&database, handle));
    let hosts = ["b.example", "c.example", "d.example"].map(origin);
    let link = |number: u8, peer: &Origin, state, since| Link {
        id: LinkId::new([number; 16]),
        peer: peer.clone(),
        state,
        since: at(since),
        subject: None,
    };
    for host in &hosts {
        peer(&database, host.authority(), &[Scope::Events]);
    }
    let hers = [
        link(1, &hosts[0], LinkState::Linked, 5),
        link(2, &hosts[1], LinkState::Waiting, 15),
        link(3, &hosts[2], LinkState::Linked, 15),
    ];
    let [first, second, third] = [4_u8, 5, 6].map(|number| {
        let host = &hosts[usize::from(number - 4)];
        link(number, host, LinkState::Linked, 16)
    });
    let (id, goes) = (&klara.member().id, &twin.member().id);
    act(&database, |tx| {
        let mut peering = peerings::get(tx, &hosts[0])?.expect("it was agreed");
        peering.since = at(10);
        peerings::put(tx, &peering)?;
        for one in &hers {
            links::put(tx, id, one)?;
        }
        for one in [&first, &second, &third] {
            links::put(tx, goes, one)?;
        }
        links::put_home(tx, id, Some(&hosts[0]))?;
        links::put_home(tx, goes, Some(&hosts[0]))
    });
    assert_eq!(preview(&database, &twin, &klara).unwrap().links, 3);
    merge(&database, &twin, &klara);
    database
        .read(|tx| {
            assert_eq!(links::of_member(tx, id)?, [first, second, hers[2].clone()]);
            assert_eq!(links::home(tx, id)?.as_ref(), Some(&hosts[0]));
            assert_eq!(links::of_member(tx, goes)?, []);
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

/// 1.10: nobody follows more by a merge than she may; beyond that nothing of hers would be read or forgotten.
#[test]
fn no_more_organisations_are_followed_than_one_member_may() {
    let database = samples::node();
    let [klara, twin] = ["klara", "twin"].map(|handle| samples::member(&database, handle));
    let (id, goes) = (&klara.member().id, &twin.member().id);
    let follow = |slug: String| OrganizationFollow {
        organization: Slug::parse(&slug).unwrap(),
        since: at(1),
    };
    act(&database, |tx| {
        for number in 1..organization_follows::PER_MEMBER_MAX {
            organization_follows::put(tx, id, &follow(format!("o{number}")))?;
        }
        for slug in ["a-first", "a-second", "o1"] {
            organization_follows::put(tx, goes, &follow(slug.to_owned()))?;
        }
        Ok::<_, StoreError>(())
    });
    merge(&database, &twin, &klara);
    let follows = database
        .read(|tx| organization_follows::of_member(tx, id))
        .unwrap();
    let hers: Vec<&str> = follows.iter().map(|one| one.organization.as_str()).collect();
    assert_eq!(hers.len(), usize::from(organization_follows::PER_MEMBER_MAX));
    assert!(
        hers.contains(&"a-first") && !hers.contains(&"a-second"),
        "{hers:?}"
    );
}

/// 2.8: from whom one of them hid nobody finds the one that stays, who says for herself all else, nor stands it on their
/// pages that the two worked together.
#[test]
fn from_whom_either_hides_the_one_that_stays_hides() {
    let database = samples::node();
    let [klara, twin] = ["klara", "twin"].map(|handle| samples::member(&database, handle));
    let idris = samples::member_of(&database, "idris", "Copperbeech Cloud");
    let companies = ["ledgerline", "copperbeech-cloud"].map(|slug| Slug::parse(slug).unwrap());
    let tie = WorkedTogether::asked(klara.member().id.clone(), at(1));
    act(&database, |tx| {
        let pair = (&klara.member().id, &idris.member().id);
        worked_together::put(tx, pair, &tie)
    });
    for (who, company) in [&klara, &twin].into_iter().zip(&companies) {
        act(&database, |tx| hide_from(tx, who, company, Visibility::Community));
    }
    merge(&database, &twin, &klara);
    let (id, other) = (&klara.member().id, &idris.member().id);
    let says = database.read(|tx| profiles::get(tx, id)).unwrap().unwrap();
    assert_eq!(says.hide_from, std::collections::BTreeSet::from(companies));
    assert_eq!(database.read(|tx| worked_together::get(tx, id, other)), Ok(None));
}

/// V10: hosts go on to know the one that stays by the names they knew, so that what she used is used; of two that each had some
/// of her own, those of the one that stays count.
#[test]
fn hosts_know_the_one_that_stays_by_the_names_they_knew() {
    for has_her_own in [false, true] {
        let database = samples::node();
        let [klara, twin] = ["klara", "twin"].map(|handle| samples::member(&database, handle));
        let (id, gone) = (&klara.member().id, &twin.member().id);
        let [own, brought] = [7, 8].map(|number| VoucherSecret::new([number; 32]));
        act(&database, |tx| {
            if has_her_own {
                voucher_secrets::put(tx, id, &own)?;
            }
            voucher_secrets::put(tx, gone, &brought)
        });
        merge(&database, &twin, &klara);
        let kept = database.read(|tx| voucher_secrets::get(tx, id)).unwrap();
        let expected = if has_her_own { own } else { brought };
        assert_eq!(kept, Some(expected));
        assert_eq!(database.read(|tx| voucher_secrets::get(tx, gone)), Ok(None));
    }
}

/// F02: a level that one of them paid for goes on for the one that stays; two are not made one.
#[test]
fn a_paid_level_goes_on_and_two_paid_levels_are_refused() {
    let database = samples::node();
    let chapter = samples::chapter(&database);
    let [klara, twin, third] = ["klara", "twin", "third"].map(|handle| samples::member(&database, handle));
    let until = date(2027, 5, 1);
    for who in [&twin, &third] {
        act(&database, |tx| {
            let mut enrolment = enrolment_of(tx, who, at(1))?;
            enrolment.carry_over(&chapter, Some(until), date(2026, 11, 18));
            enrolments::put(tx, &who.member().id, &enrolment)
        });
    }
    let both = preview(&database, &twin, &third).unwrap_err();
    assert!(matches!(both, MergeRefused::BothPay), "{both}");
    assert_eq!(
        preview(&database, &twin, &klara).unwrap().level,
        Some(chapter.id.clone())
    );
    merge(&database, &twin, &klara);
    let now = database.read(|tx| enrolments::get(tx, &klara.member().id));
    let now = now.unwrap().unwrap();
    assert_eq!((now.tier, now.until), (chapter.id, Some(until)));
}

/// H3, E9: nobody comes by a merge to what is another's to give.
#[test]
fn offices_and_words_for_companies_are_not_merged_away() {
    let database = samples::node();
    let officer = samples::officer(&database);
    let (klara, twin) = (whole(&database, "klara", 1), whole(&database, "twin", 2));
    let both = preview(&database, &twin, &klara).unwrap_err();
    assert!(matches!(both, MergeRefused::BothSpeak), "{both}");
    let same = preview(&database, &klara, &klara).unwrap_err();
    assert!(matches!(same, MergeRefused::Same), "{same}");
    let plain = samples::member_of(&database, "plain", "Ledgerline");
    let elsewhere = preview(&database, &twin, &plain).unwrap_err();
    assert!(
        matches!(elsewhere, MergeRefused::SpeaksElsewhere(_)),
        "{elsewhere}"
    );
    let office = database
        .read(|tx| members::membership(tx, &officer.member().id))
        .unwrap()
        .unwrap();
    let holds = preview(&database, &office, &plain).unwrap_err();
    assert!(matches!(holds, MergeRefused::HoldsOffice), "{holds}");

    let operator = Member {
        roles: vec![Role::Operator],
        ..plain.member().clone()
    };
    act(&database, |tx| members::change(tx, &operator));
    let new = samples::member(&database, "new");
    let pair = (&new.member().id, &operator.id);
    let (rules, fresh) = (Rules::default(), activities());
    let no = refused(&database, |tx| {
        let by = MergedBy::Officer(&officer);
        merge_piece(tx, &rules, by, pair, None, &fresh, at(5))
    });
    assert!(matches!(no, MergeRefused::IsOperator), "{no}");
    assert!(preview(&database, &new, &plain).is_ok(), "an operator may");
    let handle = Handle::parse("new").unwrap();
    let known = database.read(|tx| members::by_handle(tx, &handle)).unwrap();
    assert!(known.is_some_and(|known| !known.is_erased()));
}

/// F28: who began the chapter under the name that goes began it under the one that stays, once.
#[test]
fn a_founder_stays_one_by_the_membership_that_stays() {
    let database = samples::node();
    let [klara, twin, maren] = ["klara", "twin", "maren"].map(|name| samples::member(&database, name));
    let id = |who: &Membership| who.member().id.clone();
    let founding = |founders: &[&Membership], leads: &Membership| domain::Founding {
        founders: founders.iter().map(|one| id(one)).collect(),
        president: id(leads),
        administrator: id(&maren),
    };
    let before = founding(&[&twin, &maren, &klara], &twin);
    act(&database, |tx| community::put_founding(tx, &before));
    merge(&database, &twin, &klara);
    let after = database.read(community::founding).unwrap();
    assert_eq!(after, Some(founding(&[&klara, &maren], &klara)));
}
