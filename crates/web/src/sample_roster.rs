//! One sample of every page about the members of a community, as its officers read them.

use community::see_roster::{RosterEntry, RosterRow};
use domain::{
    Columns, Enrolment, EnrolmentState, Handle, ImportCounts, ImportId, ImportStage, Kind, LineFault,
    MailAddress, Member, MemberColumn, MemberId, MemberTag, MemberTags, PersonName, Role, Slug, Standing,
    Title,
};
use jiff::civil::date;
use store::imports::Import;
use store::invitations::Invitation;

use crate::desk::{
    ColumnsWrong, FileWrong, ImportFilePage, ImportPage, MemberPage, MemberSaid, MembersAsked, MembersPage,
    StandingSeen, StandingTyped,
};
use crate::frame::Frame;
use crate::sample_desk::as_officer;
use crate::sample_events::at;
use crate::sample_texts::by_hand;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let nobody = MembersPage {
        rows: Vec::new(),
        next: None,
        asked: MembersAsked {
            q: "somebody else".to_owned(),
            ..MembersAsked::default()
        },
        waiting: (0, 0),
        ..members_page()
    };
    let further = MembersPage {
        next: members_page().next,
        ..nobody.clone()
    };
    let mailed = MembersPage {
        mailed: Some(31),
        waiting: (31, 0),
        asking: 2,
        ..members_page()
    };
    vec![
        ("desk-members", members_page().render(officer)),
        ("desk-members-mailed", mailed.render(officer)),
        ("desk-members-nobody", nobody.render(officer)),
        ("desk-members-further", further.render(officer)),
        ("desk-member", member_page(0, None).render(officer)),
        (
            "desk-member-waits",
            member_page(1, Some(MemberSaid::TooSoon)).render(officer),
        ),
        (
            "desk-member-mailed",
            member_page(1, Some(MemberSaid::Mailed)).render(officer),
        ),
        (
            "desk-member-standing",
            member_page(0, Some(MemberSaid::StandingUntil)).render(officer),
        ),
        (
            "desk-member-limited",
            member_page(0, Some(MemberSaid::Standing)).render(officer),
        ),
        ("desk-member-asks", member_page(4, None).render(officer)),
        (
            "desk-member-asks-wrong",
            member_page(4, Some(MemberSaid::ReasonWrong)).render(officer),
        ),
        (
            "desk-member-left",
            member_page(2, Some(MemberSaid::HasSignedIn)).render(officer),
        ),
    ]
    .into_iter()
    .chain(imports(officer))
    .collect()
}

fn imports(officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let wrong = |wrong| ImportPage {
        files: Vec::new(),
        wrong: Some(wrong),
    };
    let listed = ImportPage {
        files: vec![import(ImportStage::Looked), import(ImportStage::Going)],
        wrong: None,
    };
    let of = |stage| ImportFilePage {
        import: import(stage),
        faults: match stage {
            ImportStage::Columns => Vec::new(),
            _ => faults(),
        },
        more: stage == ImportStage::Done,
        wrong: None,
    };
    let missing = ImportFilePage {
        wrong: Some(ColumnsWrong::Missing(MemberColumn::Mail)),
        ..of(ImportStage::Columns)
    };
    let moved = ImportFilePage {
        wrong: Some(ColumnsWrong::Moved),
        ..of(ImportStage::Looked)
    };
    let too_often = ImportFilePage {
        wrong: Some(ColumnsWrong::TooOften),
        ..of(ImportStage::Looked)
    };
    let mut nothing = of(ImportStage::Looked);
    nothing.import.counts.new = 0;
    nothing.import.counts.updated = 0;
    vec![
        ("desk-import", listed.render(officer)),
        ("desk-import-utf8", wrong(FileWrong::NotUtf8(17)).render(officer)),
        ("desk-import-large", wrong(FileWrong::TooLarge).render(officer)),
        ("desk-import-columns", of(ImportStage::Columns).render(officer)),
        ("desk-import-missing", missing.render(officer)),
        ("desk-import-looking", of(ImportStage::Looking).render(officer)),
        ("desk-import-looked", of(ImportStage::Looked).render(officer)),
        ("desk-import-moved", moved.render(officer)),
        ("desk-import-often", too_often.render(officer)),
        ("desk-import-nothing", nothing.render(officer)),
        ("desk-import-going", of(ImportStage::Going).render(officer)),
        ("desk-import-done", of(ImportStage::Done).render(officer)),
    ]
}

fn import(stage: ImportStage) -> Import {
    let heading: Vec<String> = ["E-Mail", "Full name", "Donaudampfschifffahrtsgesellschaft", ""]
        .map(by_hand)
        .into();
    let half = matches!(stage, ImportStage::Looking | ImportStage::Going);
    Import {
        id: ImportId::new(1, [1; 10]),
        by: Handle::parse("idris").expect("a sample is a handle"),
        begun: at("2026-05-12T14:50:00Z"),
        touched: at("2026-05-12T14:51:00Z"),
        stage,
        columns: match stage {
            ImportStage::Columns => Columns::default(),
            _ => Columns::guess(&heading),
        },
        heading,
        lines: 62,
        run: 2,
        behind: 0,
        counts: ImportCounts {
            new: if half { 18 } else { 58 },
            updated: 2,
            unseated: 0,
            unchanged: 0,
            duplicate: 0,
            invalid: 2,
        },
        mails: false,
    }
}

fn faults() -> Vec<(u64, LineFault)> {
    vec![
        (17, LineFault::Mail),
        (18, LineFault::Bad(MemberColumn::Organization)),
        (40, LineFault::Again(3)),
        (41, LineFault::Tags),
    ]
}

fn row(number: u8, name: &str, organization: &str, state: EnrolmentState) -> RosterRow {
    let handle = name.to_lowercase().replace(' ', ".");
    let id = MemberId::new(u64::from(number), [number; 10]);
    let is_paid = matches!(state, EnrolmentState::Grace | EnrolmentState::Current) && number != 1;
    RosterRow {
        invitation: (number == 1).then(|| Invitation {
            member: id.clone(),
            mailed: Some(at("2026-05-08T15:00:00Z")),
        }),
        member: Member {
            id,
            mail: MailAddress::parse(&format!("{handle}@work.example")).expect("a sample is an address"),
            handle: Handle::parse(&handle).expect("a sample is a handle"),
            name: PersonName::parse(&by_hand(name)).expect("a sample is a name"),
            organization: PersonName::parse(&by_hand(organization)).ok(),
            roles: if number == 0 {
                vec![Role::Officer]
            } else {
                Vec::new()
            },
            joined: at("2025-03-02T10:00:00Z"),
        },
        enrolment: Enrolment {
            kind: Kind::Partner,
            tier: Slug::parse("chapter").expect("a sample is a slug"),
            state,
            since: date(2026, 1, 1),
            until: is_paid.then(|| date(2026, 12, 31)),
            chapter: Title::parse(&by_hand("Eastside")).ok(),
            left_because: None,
            seat: None,
        },
        seat_of: PersonName::parse(&by_hand(organization))
            .ok()
            .filter(|_| number == 3),
        tags: match number {
            0 => MemberTags::read("Board 2026 | speaker | Fallschirmspringerausbildungsleiterinnen"),
            _ => MemberTags::read("speaker"),
        }
        .expect("samples are tags"),
        tier: Title::parse(if is_paid { "Chapter" } else { "Network" }).expect("a sample is a title"),
    }
}

fn rows() -> Vec<RosterRow> {
    vec![
        row(0, "Maren Holt", "Ledgerline Works", EnrolmentState::Current),
        row(1, "Idris Vale", "", EnrolmentState::Current),
        row(2, "Joaquim Lund", "Tidewrack Consulting", EnrolmentState::Left),
        row(3, "Sunniva Berg", "Quillfeather Learning", EnrolmentState::Grace),
        row(4, "Hamza Dahl", "Ironbark Managed IT", EnrolmentState::Pending),
        row(5, "Aiko Strand", "Harbourlight Data", EnrolmentState::Lapsed),
    ]
}

fn members_page() -> MembersPage {
    let title = |text| Title::parse(&by_hand(text)).expect("a sample is a title");
    let slug = |text| Slug::parse(text).expect("a sample is a slug");
    MembersPage {
        asked: MembersAsked::default(),
        levels: vec![
            (slug("network"), title("Network")),
            (slug("chapter"), title("Chapter")),
        ],
        tags: ["Board 2026", "speaker"]
            .map(|tag| MemberTag::parse(tag).expect("a sample is a tag"))
            .to_vec(),
        rows: rows(),
        next: Some("/desk/members?after=01J0000000000000000000000A".to_owned()),
        waiting: (31, 12),
        asking: 0,
        mailed: None,
    }
}

fn levels() -> Vec<domain::Tier> {
    let held = crate::sample_dues::tiers_page().seen.tiers;
    held.into_iter().map(|held| held.tier).collect()
}

fn member_page(number: usize, said: Option<MemberSaid>) -> MemberPage {
    MemberPage {
        entry: RosterEntry {
            row: rows().swap_remove(number),
            owes: (number == 0).then(crate::sample_dues::open_invoice),
        },
        said,
        chapters: ["Eastside", "Tacoma"]
            .map(|name| Title::parse(&by_hand(name)).expect("a sample is a title"))
            .to_vec(),
        levels: levels(),
        standing: standing_of(said),
    }
}

/// Limited, and a day that is over typed for it; else as most people stand.
fn standing_of(said: Option<MemberSaid>) -> StandingSeen {
    let zone = domain::Zone::utc();
    let standing = match said {
        Some(MemberSaid::Standing | MemberSaid::StandingUntil) => {
            Standing::limited_through(date(2026, 12, 31), &zone).expect("a sample is a day")
        }
        _ => Standing::Good,
    };
    StandingSeen {
        standing,
        zone,
        now: jiff::Timestamp::UNIX_EPOCH,
        typed: (said == Some(MemberSaid::StandingUntil)).then(|| StandingTyped {
            standing: "limited".to_owned(),
            until: "2026-01-01".to_owned(),
        }),
    }
}
