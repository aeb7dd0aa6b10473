//! That no row of the store names a membership that another one took over, but those of which `tests/tidy/merged.txt` says why.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Amount, Audience, Bundle, Currency, GuestText, Html, Invoice, InvoiceNumber, InvoiceState, MailAddress,
    PersonName, Picture, PictureHash, PictureKind, Segment, SessionId, ShelvedPicture, Tier, Title,
};
use jiff::civil::{Date, date};
use store::enrolments::Reminded;
use store::event_drafts::SavedDraft;
use store::mails::{News, NewsKind};
use store::minutes::Minutes;
use store::{Database, bundles, enrolments, event_drafts, links, minutes, pictures};

use super::tests::merge;
use super::*;
use crate::erase_member::{Deleting, go_on_erasing};
use crate::samples::{self, act, at, draft, event_id, origin};
use crate::whole_member::{mark, whole};

/// What each table is said to do, and the numbers of tables.
const LINES: &str = include_str!("../../../../tests/tidy/merged.txt");
const SPACES: &str = include_str!("../../../store/src/spaces.rs");

const DAY: Date = date(2026, 11, 18);

/// A membership has one of the two, and each is in tables of its own.
#[derive(Clone, Copy)]
enum Level {
    Paid,
    Seat,
}

/// The event she answers, and that of her draft.
const EVENT: u8 = 1;
const DRAFT: u8 = 9;

/// F22: what every table holds of the one that goes is the other's or is taken away, and what stays is told in the list.
#[test]
fn no_row_names_the_one_that_went_but_those_that_the_list_tells() {
    let (mut named, mut left) = (BTreeSet::new(), BTreeSet::new());
    for level in [Level::Paid, Level::Seat] {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let twin = whole(&database, "twin", EVENT);
        let event = event_id(EVENT);
        act(&database, |tx| gets(tx, twin.member(), level));
        act(&database, |tx| writes(tx, twin.member(), &event));
        act(&database, |tx| is_told(tx, twin.member(), &event));
        let id = &twin.member().id;
        named.extend(names(&database.tables_with(id.as_str())));
        merge(&database, &twin, &klara);
        while act(&database, |tx| go_on_erasing(tx, id, at(6))) == Deleting::GoesOn {}
        left.extend(names(&database.tables_with(id.as_str())));
        reads_as_hers(&database, &klara, &event);
    }
    let (goes, stays) = (said("goes"), said("stays"));
    let missing: Vec<&&str> = goes.difference(&named).collect();
    assert!(missing.is_empty(), "the sample has no row of hers in {missing:?}");
    let untold: Vec<&&str> = left.difference(&stays).collect();
    assert!(untold.is_empty(), "she is still named in {untold:?}");
    let known: BTreeSet<&str> = goes.union(&stays).copied().collect();
    let unknown: Vec<&&str> = named.difference(&known).collect();
    assert!(
        unknown.is_empty(),
        "the list says that nobody is named in {unknown:?}"
    );
}

/// Tables of which the list says that.
fn said(word: &str) -> BTreeSet<&'static str> {
    let lines = LINES.lines().filter_map(|line| line.split_once(' '));
    let of = lines.filter(|(_, rest)| rest.split([' ', ':']).next() == Some(word));
    of.map(|(table, _)| table).collect()
}

/// Names of tables by their numbers.
fn names(numbers: &BTreeSet<u8>) -> BTreeSet<&'static str> {
    let all = SPACES.lines().filter_map(|line| {
        let (name, rest) = line
            .strip_prefix("pub(crate) const ")?
            .split_once(": Keyspace = Keyspace(")?;
        let number: u8 = rest.trim_end_matches(");").parse().ok()?;
        Some((number, name))
    });
    let all: BTreeMap<u8, &'static str> = all.collect();
    numbers.iter().map(|number| all[number]).collect()
}

/// She pays, or sits where her company paid; it had seats before, and she asked for its invoice.
fn gets(tx: &mut Transaction<'_>, who: &Member, level: Level) -> Result<(), StoreError> {
    let company = Slug::parse(&mark(who.handle.as_str())).unwrap();
    let tier = Tier {
        seats: Some(2),
        ..Tier::free(Slug::parse("company").unwrap())
    };
    let bundle = Bundle::paid(None, company.clone(), &tier, DAY);
    let mut before = bundle.clone();
    before.holders.insert(who.id.clone());
    bundles::keep_lapsed(tx, &before)?;
    let mut enrolment = enrolments::get(tx, &who.id)?.expect("members have one");
    match level {
        Level::Paid => enrolment.carry_over(&tier, Some(date(2027, 5, 1)), DAY),
        Level::Seat => {
            bundles::put(tx, &bundle)?;
            enrolment.take_seat(&bundle, DAY);
        }
    }
    enrolments::put(tx, &who.id, &enrolment)?;
    let reminded = Reminded {
        until: date(2027, 5, 1),
        days: 30,
    };
    enrolments::put_reminded(tx, &who.id, &reminded)?;
    let theirs = Invoice {
        number: InvoiceNumber::try_from(90_u32).unwrap(),
        payer: Payer::Organization(company),
        asked_by: who.id.clone(),
        billed_to: PersonName::parse("Ledgerline").unwrap(),
        tier: tier.id.clone(),
        tier_name: Title::parse("Company").unwrap(),
        period_months: Some(12),
        seats: tier.seats,
        amount: Amount::parse("900").unwrap(),
        currency: Currency::parse("EUR").unwrap(),
        issued: DAY,
        due: date(2026, 12, 18),
        state: InvoiceState::Lapsed,
        reduced: None,
    };
    invoices::put(tx, &theirs)
}

/// Minutes, a draft and a mail to guests, none of which she wants from others.
fn writes(tx: &mut Transaction<'_>, who: &Member, event: &EventId) -> Result<(), StoreError> {
    let written = Minutes {
        text: Html::from_sanitised("<p>Agreed.</p>".to_owned()),
        by: who.id.clone(),
        at: at(1),
    };
    minutes::put(tx, event, &written)?;
    let saved = SavedDraft {
        id: event_id(DRAFT),
        draft: draft(1_000),
        audience: Audience::Members,
        link: None,
        by: who.id.clone(),
        saved: at(1),
    };
    event_drafts::put(tx, &saved)?;
    let note = guest_notes::NoteText {
        by: who.name.clone(),
        writer: Some(who.id.clone()),
        text: GuestText::parse("Bring one case.").unwrap(),
    };
    guest_notes::add(tx, event, (Segment::Going, 1, ""), &note, at(1))?;
    let mut notes = guest_notes::get(tx, event)?;
    notes.unwilling.insert(GuestKey::Member(who.id.clone()));
    guest_notes::put(tx, event, &notes)
}

/// News of the event, a second address, a way to another community that she is on, and a photo whose file is kept.
fn is_told(tx: &mut Transaction<'_>, who: &Member, event: &EventId) -> Result<(), StoreError> {
    let moved = events::get(tx, event)?.expect("it was published");
    mails::tell_one(tx, &who.id, &News::new(NewsKind::Changed, &moved, None, at(1)))?;
    members::also_by_mail(tx, &who.id, &MailAddress::parse("second@a.example").unwrap())?;
    let asks = (&SessionId::new(0, [1; 10]), &origin("b.example"));
    links::ask(tx, &who.id, asks, "nonce", at(1))?;
    let photo = pictures::photo(tx, &who.id)?;
    pictures::put_photo(tx, &who.id, None)?;
    let shelved = ShelvedPicture {
        picture: Picture {
            hash: PictureHash::parse(&"a".repeat(PictureHash::DIGITS)).unwrap(),
            kind: PictureKind::Jpeg,
            width: 1_200,
            height: 800,
        },
        large_bytes: 2,
        small_bytes: 1,
    };
    pictures::keep(tx, &shelved)?;
    pictures::put_photo(tx, &who.id, photo.as_ref())
}

/// What bears the id of the one that stays, where nothing else would tell that it did not get lost.
fn reads_as_hers(database: &Database, klara: &Membership, event: &EventId) {
    let id = &klara.member().id;
    database
        .read(|tx| {
            assert_eq!(minutes::get(tx, event)?.unwrap().by, *id);
            assert_eq!(event_drafts::get(tx, &event_id(DRAFT))?.unwrap().by, *id);
            let note = guest_notes::text(tx, event, 1)?.unwrap();
            assert_eq!((&note.by, note.writer.as_ref()), (&klara.member().name, Some(id)));
            assert!(
                guest_notes::get(tx, event)?
                    .unwilling
                    .contains(&GuestKey::Member(id.clone()))
            );
            assert!(
                enrolments::reminded(tx, id)?.is_some(),
                "she is not reminded again"
            );
            let company = Slug::parse(&mark("twin")).unwrap();
            let theirs = invoices::of_payer(tx, &Payer::Organization(company.clone()), 9)?;
            assert!(theirs.iter().any(|invoice| invoice.is_of(id)));
            let lapsed = bundles::take_lapsed(tx, &company)?.unwrap();
            assert!(lapsed.holders.contains(id));
            Ok::<_, StoreError>(())
        })
        .unwrap();
    // As whoever was told does not hear the same again, nothing is queued by the same news.
    let moved = database.read(|tx| events::get(tx, event)).unwrap().unwrap();
    let again = News::new(NewsKind::Changed, &moved, None, at(7));
    let queued = || mails::claim(database, at(1_000), at(1_001), 99).unwrap().len();
    let before = queued();
    act(database, |tx| mails::tell_one(tx, id, &again));
    assert_eq!((queued(), before > 0), (0, true));
}

/// F22: what was written to guests is hers by whichever membership she goes on, and nobody's once that one is deleted too.
#[test]
fn what_one_wrote_to_guests_follows_from_merge_to_merge() {
    let database = samples::node();
    let twin = whole(&database, "twin", EVENT);
    let [second, klara] = ["second", "klara"].map(|handle| samples::member(&database, handle));
    let event = event_id(EVENT);
    act(&database, |tx| writes(tx, twin.member(), &event));
    merge(&database, &twin, &second);
    let second = database.read(|tx| members::membership(tx, &second.member().id));
    merge(&database, &second.unwrap().unwrap(), &klara);
    let id = &twin.member().id;
    while act(&database, |tx| go_on_erasing(tx, id, at(6))) == Deleting::GoesOn {}
    let note = database
        .read(|tx| guest_notes::text(tx, &event, 1))
        .unwrap()
        .unwrap();
    assert_eq!(note.writer.as_ref(), Some(&klara.member().id));
    assert_eq!(note.by, klara.member().name);
}
