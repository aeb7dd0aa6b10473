//! One sample of every page about organisations, as officers read them.

use community::preview_merge::MergePreview;
use community::see_organizations::OrganizationRow;
use domain::{
    Entry, Handle, LanguageTag, MailAddress, Member, MemberId, Office, Organization, PersonName, Region,
    Taxonomy, Term, Title,
};
use jiff::Timestamp;

use crate::desk::{Merged, OrgMergePage, OrgPage, OrgSaid, OrgsPage};
use crate::frame::Frame;
use crate::sample_desk::as_officer;
use crate::sample_texts::by_hand;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let taxonomy = taxonomy();
    let page = |said: OrgSaid| {
        let row = row("Fathom & Vale", 12);
        let page = OrgPage {
            taxonomy: &taxonomy,
            row,
            said,
        };
        page.render(officer)
    };
    let list = OrgsPage {
        rows: vec![
            row("Fathom & Vale", 12),
            row("Tidewrack Consulting and Partners", 1),
        ],
        next: Some(["/desk/orgs?after=", "tidewrack-consulting-and-partners"].concat()),
        merged: Merged::Now,
    };
    let none = OrgsPage {
        rows: Vec::new(),
        next: None,
        merged: Merged::Not,
    };
    let merge = OrgMergePage {
        taxonomy: &taxonomy,
        gone: organization("Fathom and Vale"),
        stays: organization("Fathom & Vale"),
        preview: MergePreview {
            people: 3,
            hiding: 1,
            offices: vec![office("Leeds")],
            offices_lost: 2,
            approver: Some(member()),
            takes_seats: true,
            voids_invoice: true,
        },
    };
    let unread = OrgSaid::Unread("London\nLeeds, Atlantis".to_owned(), vec![1, 2]);
    let overtaken = OrgSaid::Overtaken("London, GB".to_owned());
    vec![
        ("desk-orgs", list.render(officer)),
        ("desk-orgs-none", none.render(officer)),
        ("desk-org", page(OrgSaid::Saved)),
        ("desk-org-wrong", page(unread)),
        ("desk-org-overtaken", page(overtaken)),
        ("desk-org-many", page(OrgSaid::TooMany("London, GB".to_owned()))),
        ("desk-org-nobody", page(OrgSaid::NoOther("Fathom".to_owned()))),
        (
            "desk-org-seats",
            page(OrgSaid::BothHaveSeats("Fathom".to_owned())),
        ),
        ("desk-org-merge", merge.render(officer)),
    ]
}

fn office(town: &str) -> Office {
    Office {
        town: Title::parse(&by_hand(town)).expect("a sample is written right"),
        region: Region::parse("GB").expect("a sample is written right"),
    }
}

fn organization(name: &str) -> Organization {
    let name = PersonName::parse(&by_hand(name)).expect("a sample is written right");
    Organization {
        slug: Organization::slug_of(&name),
        name,
        offices: vec![office("London")],
        approver: None,
    }
}

fn row(name: &str, shown_by: usize) -> OrganizationRow {
    OrganizationRow {
        organization: organization(name),
        shown_by,
        approver: (shown_by > 1).then(|| member().handle),
    }
}

fn member() -> Member {
    Member {
        id: MemberId::new(0, [1; 10]),
        handle: Handle::parse("neve").expect("a sample is written right"),
        name: PersonName::parse(&by_hand("Neve Tarrantine")).expect("a sample is written right"),
        mail: MailAddress::parse("neve@mail.example").expect("a sample is written right"),
        organization: None,
        roles: Vec::new(),
        joined: Timestamp::UNIX_EPOCH,
    }
}

fn taxonomy() -> Taxonomy {
    Taxonomy {
        id: Term::parse("sample-2026").expect("a sample is written right"),
        dated: jiff::civil::date(2026, 1, 31),
        language: LanguageTag::parse("en").expect("a sample is written right"),
        competencies: Vec::new(),
        verticals: Vec::new(),
        sizes: Vec::new(),
        partner_types: Vec::new(),
        regions: vec![Entry {
            id: Region::parse("GB").expect("a sample is written right"),
            name: by_hand("United Kingdom"),
        }],
        complements: Vec::new(),
    }
}
