//! One sample of every state of an organisation's seats.

use std::collections::BTreeSet;

use community::see_bundle::SeenBundle;
use domain::{
    Amount, Bundle, Currency, EnrolmentState, Handle, LaterSeats, MailAddress, Member, MemberId, NoRenewal,
    Organization, PersonName, Slug, Tier, Title,
};
use jiff::civil::date;

use crate::frame::{Desk, Frame, Person};
use crate::sample_desk::as_officer;
use crate::sample_dues::open_invoice;
use crate::sample_texts::by_hand;
use crate::seats_page::{FaultAt, SeatsFault, SeatsPage, SeatsSaid};

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let approver = &Frame {
        person: officer.person.map(|person| Person {
            desk: Desk::OfOthers,
            ..person
        }),
        ..*officer
    };
    let none = SeatsPage {
        seen: SeenBundle {
            bundle: None,
            tier: None,
            holders: Vec::new(),
            owes: Some(open_invoice()),
            ..page(EnrolmentState::Current, 3).seen
        },
        ..page(EnrolmentState::Current, 3)
    };
    let wrong = SeatsPage {
        fault: Some(SeatsFault {
            at: FaultAt::Give,
            typed: by_hand("nobody"),
            words: frame.words.t("seats-wrong-not-theirs"),
        }),
        ..page(EnrolmentState::Current, 3)
    };
    let given = SeatsPage {
        said: Some(SeatsSaid::Given),
        ..page(EnrolmentState::Grace, 2)
    };
    let stuck = SeatsPage {
        seen: SeenBundle {
            no_renewal: Some(NoRenewal::TooFew { seats: 1, taken: 2 }),
            ..page(EnrolmentState::Current, 2).seen
        },
        ..page(EnrolmentState::Current, 2)
    };
    let mut fewer = page(EnrolmentState::Current, 3);
    if let Some(bundle) = &mut fewer.seen.bundle {
        bundle.later = vec![LaterSeats {
            seats: 2,
            from: date(2026, 5, 1),
        }];
    }
    vec![
        ("seats-fewer", fewer.render(approver)),
        ("seats-stuck", stuck.render(approver)),
        ("seats", page(EnrolmentState::Current, 3).render(approver)),
        ("seats-none", none.render(approver)),
        ("seats-wrong", wrong.render(approver)),
        ("seats-full", given.render(officer)),
    ]
}

fn member(number: u8, name: &str) -> Member {
    let handle = name.to_lowercase().replace(' ', ".");
    Member {
        id: MemberId::new(u64::from(number), [number; 10]),
        mail: MailAddress::parse(&format!("{handle}@work.example")).expect("a sample is an address"),
        handle: Handle::parse(&handle).expect("a sample is a handle"),
        name: PersonName::parse(&by_hand(name)).expect("a sample is a name"),
        organization: PersonName::parse(&by_hand("Ledgerline Works")).ok(),
        roles: Vec::new(),
        joined: jiff::Timestamp::UNIX_EPOCH,
    }
}

fn page(state: EnrolmentState, seats: u16) -> SeatsPage {
    let name = PersonName::parse(&by_hand("Ledgerline Works")).expect("a sample is a name");
    let slug = Organization::slug_of(&name);
    let holders = vec![member(1, "Maren Holt"), member(2, "Idris Vale")];
    let company = Tier {
        name: Title::parse(&by_hand("Company")).expect("a sample is a title"),
        price: Amount::parse("900").expect("a sample is an amount"),
        period_months: Some(12),
        benefits: vec![Title::parse(&by_hand("Member prices at events")).expect("a sample is a title")],
        seats: Some(seats),
        ..Tier::free(Slug::parse("company").expect("a sample is a slug"))
    };
    let bundle = Bundle {
        organization: slug.clone(),
        tier: company.id.clone(),
        seats,
        state,
        since: date(2025, 5, 1),
        until: Some(date(2026, 4, 30)),
        holders: holders
            .iter()
            .map(|member| member.id.clone())
            .collect::<BTreeSet<_>>(),
        reminded: None,
        later: Vec::new(),
    };
    SeatsPage {
        seen: SeenBundle {
            organization: Organization {
                slug,
                name,
                offices: Vec::new(),
                approver: holders.first().map(|member| member.id.clone()),
            },
            approver: holders.first().cloned(),
            bundle: Some(bundle),
            tier: Some(company.clone()),
            holders,
            colleagues: vec![member(3, "Sunniva Berg")],
            owes: None,
            no_renewal: None,
            levels: vec![company],
            currency: Currency::parse("USD").ok(),
            today: date(2026, 5, 12),
        },
        grace_days: 30,
        said: None,
        fault: None,
    }
}
