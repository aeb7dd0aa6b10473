//! One sample of every page around a room that is not what is said in it: who is in it, what happened, who runs it, how it is
//! kept.

use domain::{Slug, Title};
use subrosa::{Agreed, Outcome, ReleaseReach, ReleaseState, Retention, Stewarding, VoteShown, Whole};

use crate::frame::{Desk, Frame, Person};
use crate::rooms::{
    AgreePage, Band, CloseRoomPage, HowPage, InvitationPage, Known, LeaveRoomPage, MayLeave, PersonLine,
    PostView, ReasonFault, ReleaseForm, ReleaseLine, ReleasePage, RemovePage, ReportLine, ReportPage,
    RoomAuditLine, RoomAuditPage, RoomMembersPage, RoomSaid, SettingsForm, Speaker, StewardPage,
};
use crate::sample_events::at;
use crate::sample_rooms;
use crate::sample_texts::by_hand;

const POST: &str = "01KRE2B4Q0G9ZV3T7M5X8N1CDA/01KREK5W000000000000000004";
const REPORT: &str = "01KRF00000000000000000000A";

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let member = &Frame {
        person: Some(Person {
            name: "Maren Ostbye-Hale",
            form_token: "sample",
            desk: Desk::OfOthers,
        }),
        ..*frame
    };
    let how = |source: Option<&str>| HowPage {
        source: source.map(str::to_owned),
    };
    let mut pages = vec![
        (
            "room-how",
            how(Some("https://code.example/rosarium")).render(frame),
        ),
        ("room-member-how", how(None).render(member)),
    ];
    pages.extend(of_members(member));
    pages.extend(of_posts(member));
    pages.extend(of_stewards(member));
    pages
}

fn path() -> String {
    sample_rooms::room().path
}

fn band(frame: &Frame<'_>, title: &str) -> Band {
    sample_rooms::room().band_of(frame, &frame.words.t(title))
}

fn person(name: &str, organization: &str) -> PersonLine {
    PersonLine {
        id: "0C9HM6R4SW00000000000000AB".to_owned(),
        known: Known {
            name: by_hand(name),
            organization: by_hand(organization),
        },
        is_steward: false,
        is_reader: false,
    }
}

fn people() -> Vec<PersonLine> {
    vec![
        PersonLine {
            is_steward: true,
            ..person("Idris Coleman", "Ironbark Managed IT")
        },
        PersonLine {
            is_reader: true,
            ..person("Maren Ostbye-Hale", "Ledgerline Works")
        },
        person("Tomasine Achterhuis", "Tidewrack Consulting"),
        PersonLine {
            known: Known::default(),
            ..person("", "")
        },
    ]
}

fn vote(mine: Agreed) -> VoteShown {
    VoteShown {
        closes: at("2026-05-17T09:00:00Z"),
        agreed: 6,
        needed: 10,
        mine,
    }
}

fn members_page(frame: &Frame<'_>) -> RoomMembersPage {
    RoomMembersPage {
        band: band(frame, "room-members-title"),
        path: path(),
        members: people(),
        asking: vec![(person("Beatrix Nyström", "Tallowbrook Analytics"), 1)],
        vouches_required: 2,
        vote: Some(vote(Agreed::No)),
        stewarding: Stewarding::Runs,
        is_archived: false,
        said: None,
    }
}

fn of_members(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let agreed = RoomMembersPage {
        vote: Some(vote(Agreed::Yes)),
        said: Some(RoomSaid::Agreed),
        ..members_page(member)
    };
    let archived = RoomMembersPage {
        asking: Vec::new(),
        vote: None,
        stewarding: Stewarding::TakesPart,
        is_archived: true,
        ..members_page(member)
    };
    let many = RoomMembersPage {
        said: Some(RoomSaid::TooManyInvitations),
        ..members_page(member)
    };
    let invitation = InvitationPage {
        band: band(member, "room-invitation-title"),
        path: path(),
        link: "https://seattle.example/rooms/door/3W8ZQ2M9V1C8T3X6N0B5HDKWEP".to_owned(),
        until: at("2026-05-26T15:00:00Z"),
    };
    let leave = |may| LeaveRoomPage {
        band: band(member, "room-leave-title"),
        path: path(),
        may,
    };
    let mut broken = audit_page(member);
    broken.whole = Whole::Broken { at: 12 };
    vec![
        ("room-members", members_page(member).render(member)),
        ("room-members-agreed", agreed.render(member)),
        ("room-members-archived", archived.render(member)),
        ("room-members-many", many.render(member)),
        ("room-invitation", invitation.render(member)),
        ("room-leave", leave(MayLeave::Yes).render(member)),
        ("room-leave-last", leave(MayLeave::LastSteward).render(member)),
        ("room-leave-alone", leave(MayLeave::Alone).render(member)),
        ("room-audit", audit_page(member).render(member)),
        ("room-audit-broken", broken.render(member)),
    ]
}

fn audit_page(frame: &Frame<'_>) -> RoomAuditPage {
    let words = frame.words;
    let line = |number, time: &str, by: String, what: String, is_operators| RoomAuditLine {
        number,
        at: at(time),
        by,
        what,
        is_operators,
    };
    let named = [("name", by_hand("Tomasine Achterhuis").into())];
    RoomAuditPage {
        band: band(frame, "room-audit-title"),
        path: path(),
        lines: vec![
            line(
                31,
                "2026-05-12T09:00:00Z",
                words.t("room-by-operator"),
                words.t("room-audit-glass-broken"),
                true,
            ),
            line(
                30,
                "2026-05-10T18:30:00Z",
                words.t("room-by-some-member"),
                words.t("room-audit-reported"),
                false,
            ),
            line(
                29,
                "2026-05-02T18:30:00Z",
                by_hand("Idris Coleman"),
                words.with("room-audit-steward-named", &named),
                false,
            ),
        ],
        not_shown: 28,
        number: 31,
        digits: "9c1e44d07ab2f650".to_owned(),
        whole: Whole::Yes,
    }
}

fn post(by: Speaker) -> PostView {
    PostView {
        by,
        at: at("2026-05-12T12:47:00Z"),
        text: by_hand("Write down who told you.\n\nOurs was half of the list price."),
        path: format!("{}/{}", path(), POST.replace('/', "#")),
    }
}

fn another() -> Speaker {
    Speaker::Another(person("Tomasine Achterhuis", "Tidewrack Consulting").known)
}

fn of_posts(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let report = ReportPage {
        band: band(member, "room-report-title"),
        action: format!("{}/{POST}/report", path()),
        post: post(another()),
        reason: String::new(),
        fault: None,
        said: None,
    };
    let reported = ReportPage {
        said: Some(RoomSaid::Reported),
        ..report.clone()
    };
    let wrong = ReportPage {
        fault: Some(ReasonFault::Text(subrosa::RoomTextRefused::Empty)),
        ..report.clone()
    };
    let many = ReportPage {
        reason: by_hand("It names a customer"),
        fault: Some(ReasonFault::TooMany),
        ..report.clone()
    };
    let remove = |by| RemovePage {
        band: band(member, "room-remove-title"),
        action: format!("{}/{POST}/remove", path()),
        post: post(by),
    };
    vec![
        ("room-report", report.render(member)),
        ("room-report-done", reported.render(member)),
        ("room-report-wrong", wrong.render(member)),
        ("room-report-many", many.render(member)),
        ("room-remove", remove(Speaker::Herself).render(member)),
        (
            "room-remove-others",
            remove(Speaker::Nameless(by_hand("Juniper"))).render(member),
        ),
    ]
    .into_iter()
    .chain(of_releases(member))
    .collect()
}

fn of_releases(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let own = post(Speaker::Herself);
    let write = ReleasePage {
        band: band(member, "room-release-title"),
        action: format!("{}/{POST}/release", path()),
        form: ReleaseForm::of(&own.text),
        post: own,
        faults: Vec::new(),
        preview: None,
        is_alone: true,
        said: None,
    };
    let mut wrong = write.clone();
    wrong.form.reach = by_hand("nobody");
    wrong.faults = vec![
        ("excerpt", member.words.t("room-release-not-said")),
        ("reach", member.words.t("room-wrong-choice")),
        ("reason", member.words.t("form-wrong-empty")),
        ("days", member.words.t("room-wrong-choice")),
    ];
    let mut exact = write.clone();
    exact.form.reach = "public".to_owned();
    exact.form.reason = by_hand("Newcomers ask this every month");
    exact.preview = Some((by_hand("Write down who told you."), at("2026-05-19T15:00:00Z")));
    let asked = ReleasePage {
        said: Some(RoomSaid::Asked),
        ..write.clone()
    };
    vec![
        ("room-release", write.render(member)),
        ("room-release-wrong", wrong.render(member)),
        ("room-release-exact", exact.render(member)),
        ("room-release-asked", asked.render(member)),
    ]
}

fn steward_page(frame: &Frame<'_>) -> StewardPage {
    let report = ReportLine {
        id: REPORT.to_owned(),
        at: at("2026-05-12T13:10:00Z"),
        post: post(another()),
        reasons: vec![by_hand("It names a customer"), by_hand("Not ours to tell")],
        settled: None,
    };
    let settled = ReportLine {
        post: post(Speaker::Nameless(by_hand("Juniper"))),
        settled: Some((at("2026-05-02T13:10:00Z"), Outcome::Removed)),
        ..report.clone()
    };
    let release = |by, is_agreed| ReleaseLine {
        id: REPORT.to_owned(),
        by,
        expires: at("2026-05-19T15:00:00Z"),
        is_agreed,
    };
    let level = |slug: &str, name: &str| {
        let name = Title::parse(&by_hand(name)).expect("a sample is written right");
        (Slug::parse(slug).expect("a sample is written right"), name)
    };
    StewardPage {
        band: band(frame, "room-steward-title"),
        path: path(),
        reports: vec![report, settled],
        releases: vec![release(another(), false), release(Speaker::Herself, true)],
        members: people(),
        vote: None,
        is_archived: false,
        form: SettingsForm {
            name: by_hand("Licensing war stories"),
            retention: "90".to_owned(),
            min_membership_days: "30".to_owned(),
            vouches: "2".to_owned(),
            tiers: ["chapter".to_owned()].into(),
            ..SettingsForm::default()
        },
        faults: Vec::new(),
        kept: Retention::Days90,
        levels: vec![level("chapter", "Chapter"), level("network", "Network")],
        said: None,
    }
}

fn of_stewards(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let quiet = StewardPage {
        reports: Vec::new(),
        releases: Vec::new(),
        vote: Some(vote(Agreed::No)),
        is_archived: true,
        said: Some(RoomSaid::LastSteward),
        ..steward_page(member)
    };
    let mut wrong = steward_page(member);
    wrong.form.vouches = by_hand("many");
    wrong.faults = vec![
        ("name", member.words.t("form-wrong-empty")),
        ("retention", member.words.t("room-wrong-longer")),
        (
            "min_membership_days",
            member.words.count("room-wrong-number", 3_650),
        ),
        ("vouches", member.words.count("room-wrong-number", 10)),
        ("tier", member.words.count("room-wrong-levels", 20)),
    ];
    let agree = |by, state| AgreePage {
        band: band(member, "room-agree-title"),
        path: path(),
        id: REPORT.to_owned(),
        by,
        text: by_hand("Write down who told you."),
        reach: ReleaseReach::Members,
        reason: by_hand("Newcomers ask this every month"),
        expires: at("2026-05-19T15:00:00Z"),
        state,
    };
    let close = CloseRoomPage {
        band: band(member, "room-close-title"),
        path: path(),
    };
    vec![
        ("room-steward", steward_page(member).render(member)),
        ("room-steward-quiet", quiet.render(member)),
        ("room-steward-wrong", wrong.render(member)),
        (
            "room-agree",
            agree(another(), ReleaseState::Waiting).render(member),
        ),
        (
            "room-agree-own",
            agree(Speaker::Herself, ReleaseState::Waiting).render(member),
        ),
        (
            "room-agree-agreed",
            agree(another(), ReleaseState::Agreed).render(member),
        ),
        ("room-close", close.render(member)),
    ]
}
