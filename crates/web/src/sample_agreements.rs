//! One sample of every page about agreements: Seattle and London, from the draft to the end.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    AgreementEnding, AgreementId, AgreementSigned, AgreementText, AgreementVersion, Amount, AppliesTo,
    Benefit, BenefitKind, BenefitTerm, Currency, Iri, Note, Origin, ReciprocityAgreement, Side, TextRefused,
    Title, VersionState,
};
use jiff::Timestamp;

use crate::desk::{
    AgreementForm, AgreementFormPage, AgreementLine, AgreementPage, AgreementsPage, DealDone, DealExample,
    DealFault, LevelKnown, Parties, Party, PrintPage, QualifyLine, SayPage, Saying, Stands,
};
use crate::frame::Frame;
use crate::sample_desk::as_officer;
use crate::sample_events::{at, london, seattle};
use crate::sample_texts::by_hand;

fn iri(text: &str) -> Iri {
    Iri::parse(text).expect("a sample is an address")
}

fn title(text: &str) -> Title {
    let typed = Title::parse(&by_hand(text)).or_else(|_| Title::parse(text));
    typed.expect("a sample is a title")
}

/// Two communities with their levels: two here, one there.
pub(crate) fn parties() -> Parties {
    let level = |name: &str, price: &str, months| LevelKnown {
        name: name.to_owned(),
        price: Amount::parse(price).expect("a sample is an amount"),
        months,
    };
    let us = Party {
        group: iri("https://seattle.example/c/puget"),
        name: seattle().name,
        key: seattle().key,
        currency: Currency::parse("USD").ok(),
        levels: BTreeMap::from([
            (
                iri("https://seattle.example/c/puget/tiers/chapter"),
                level("Chapter", "240.00", Some(12)),
            ),
            (
                iri("https://seattle.example/c/puget/tiers/network"),
                level("Network", "0", None),
            ),
        ]),
    };
    let them = Party {
        group: iri("https://london.example/c/london"),
        name: london().name,
        key: london().key,
        currency: Currency::parse("GBP").ok(),
        levels: BTreeMap::from([(
            iri("https://london.example/c/london/tiers/chapter"),
            level("Chapter", "180.00", None),
        )]),
    };
    Parties { us, them }
}

fn term(number: u8, grantor: &str, tier: &str) -> BenefitTerm {
    BenefitTerm {
        number,
        grantor: iri(grantor),
        tiers: BTreeSet::from([iri(tier)]),
        good_standing: true,
        benefit: Benefit {
            kind: BenefitKind::Percent,
            value: Amount::parse("10").ok(),
            currency: None,
            months: None,
        },
        applies_to: BTreeSet::from([AppliesTo::Joining]),
        cap_per_year: None,
        uses_per_member: Some(1),
        same_region_excluded: false,
        max_distance_km: None,
        restrictions: None,
        make_up: false,
    }
}

/// What London first wrote.
pub(crate) fn first() -> AgreementText {
    let (seattle, london) = (
        "https://seattle.example/c/puget",
        "https://london.example/c/london",
    );
    AgreementText {
        name: title("Seattle – London: first year"),
        note: Note::parse(&by_hand("To be looked at each autumn.")).ok(),
        parties: [iri(london), iri(seattle)],
        starts: at("2026-06-01T00:00:00Z"),
        ends: None,
        notice_days: 30,
        terms: vec![
            term(1, london, "https://seattle.example/c/puget/tiers/chapter"),
            term(2, seattle, "https://london.example/c/london/tiers/chapter"),
        ],
        revision: 1,
        previous: None,
    }
}

/// What Seattle would rather have: fewer uses, a line of small print, and another benefit instead of the second one.
pub(crate) fn second() -> AgreementText {
    let mut text = AgreementText {
        revision: 2,
        previous: Some(FIRST_DIGEST.to_owned()),
        ends: Some(at("2028-01-01T00:00:00Z")),
        ..first()
    };
    text.terms[0].cap_per_year = Some(200);
    text.terms[0].same_region_excluded = true;
    text.terms[0].max_distance_km = Some(300);
    text.terms[0].restrictions = Some(title("Not for dinners."));
    text.terms[1] = BenefitTerm {
        number: 3,
        benefit: Benefit {
            kind: BenefitKind::MemberPrice,
            value: None,
            currency: None,
            months: None,
        },
        applies_to: BTreeSet::from([AppliesTo::Events]),
        make_up: true,
        ..text.terms[1].clone()
    };
    text
}

const FIRST_DIGEST: &str = "zQmWvQxTqbG2Z9HPJgG57jjwR154cKhbtJenbyYTWkjgF3e";

pub(crate) fn version(by: Side, text: AgreementText, state: VersionState) -> AgreementVersion {
    let place = text.revision;
    AgreementVersion {
        document: iri(&format!("https://london.example/agreements/{place}")),
        offer: iri(&format!("https://london.example/activities/{place}")),
        answers: None,
        by,
        digest: match place {
            1 => FIRST_DIGEST.to_owned(),
            _ => FIRST_DIGEST.replace('W', "X"),
        },
        text,
        at: at("2026-05-10T09:00:00Z"),
        expires: at("2026-06-09T09:00:00Z"),
        signed_offer: String::new(),
        state,
        reason: None,
    }
}

pub(crate) fn agreement(versions: Vec<AgreementVersion>) -> ReciprocityAgreement {
    let then = at("2026-05-10T09:00:00Z");
    ReciprocityAgreement {
        id: AgreementId::new(1_778_000_000_000, [7; 10]),
        peer: Origin::parse("https://london.example").expect("a sample is an origin"),
        group: iri("https://london.example/c/london"),
        draft: None,
        versions,
        signed: Vec::new(),
        ending: None,
        since: then,
        changed: then,
    }
}

pub(crate) fn signed() -> ReciprocityAgreement {
    let version = version(Side::Them, first(), VersionState::Accepted);
    let accepted = AgreementSigned {
        document: version.document.clone(),
        accept: iri("https://seattle.example/activities/accept"),
        by: Side::Us,
        signed_accept: String::new(),
        at: at("2026-05-11T09:00:00Z"),
    };
    ReciprocityAgreement {
        signed: vec![accepted],
        ..agreement(vec![version])
    }
}

pub(crate) fn page(agreement: ReciprocityAgreement) -> AgreementPage {
    AgreementPage {
        agreement,
        parties: parties(),
        asked: None,
        qualify: vec![QualifyLine {
            members: 60,
            qualify: 26,
            not_by_level: vec![(by_hand("Network"), 34)],
        }],
        examples: vec![DealExample {
            host: london().name,
            level: by_hand("Chapter"),
            full: "£180.00".to_owned(),
            after: "£162.00".to_owned(),
        }],
        said: None,
    }
}

fn line(stands: Stands) -> AgreementLine {
    AgreementLine {
        path: "/desk/agreements/01HF7YAT0000000000000021R7".to_owned(),
        name: by_hand("Seattle – London: first year"),
        peer: london().name,
        key: london().key,
        stands,
    }
}

fn list() -> AgreementsPage {
    let on = at("2026-06-09T09:00:00Z");
    let all = [
        Stands::WaitsForUs { until: on },
        Stands::Draft,
        Stands::WaitsForThem { until: on },
        Stands::Ending { by: Side::Them, on },
        Stands::Ending { by: Side::Us, on },
        Stands::Signed { from: on },
        Stands::Signed {
            from: at("2026-01-01T00:00:00Z"),
        },
        Stands::Ended,
        Stands::Rejected { by: Side::Us },
        Stands::Rejected { by: Side::Them },
        Stands::Withdrawn { by: Side::Us },
        Stands::Withdrawn { by: Side::Them },
        Stands::Lapsed,
    ];
    AgreementsPage {
        agreements: all.into_iter().map(line).collect(),
        done: Some(DealDone::Discarded),
    }
}

fn form(form: AgreementForm) -> AgreementFormPage {
    AgreementFormPage {
        parties: Some(parties()),
        peers: Vec::new(),
        form,
        faults: Vec::new(),
        back: String::new(),
        is_answer: false,
        is_stale: false,
        refused: String::new(),
    }
}

fn forms(now: Timestamp) -> Vec<(&'static str, AgreementFormPage)> {
    let empty = || AgreementForm::empty(&parties(), now);
    let chosen = |peers: Vec<(String, String)>| AgreementFormPage {
        parties: None,
        peers,
        ..form(AgreementForm::default())
    };
    let peers = vec![
        ("agora.example".to_owned(), by_hand("Agora North")),
        ("london.example".to_owned(), london().name),
    ];
    let answer = AgreementFormPage {
        back: "/desk/agreements/01HF7YAT0000000000000021R7".to_owned(),
        is_answer: true,
        is_stale: true,
        refused: by_hand(
            "an offer to https://london.example waits for its answer; take it back first, or wait",
        ),
        ..form(AgreementForm::of(&second(), &parties()))
    };
    let fault = |field: &str, key| DealFault {
        field: field.to_owned(),
        key,
        n: 0,
    };
    let wrong = AgreementFormPage {
        faults: vec![
            fault("starts", "deal-wrong-day"),
            fault("terms", "deal-wrong-nothing"),
            fault("t1_value", "deal-wrong-percent"),
            fault("t1_applies", "deal-wrong-applies"),
            fault("t2_levels", "deal-wrong-levels"),
        ],
        ..form(empty())
    };
    let mut untold = form(empty());
    if let Some(parties) = &mut untold.parties {
        parties.them.levels.clear();
    }
    vec![
        ("desk-agreement-whom", chosen(peers)),
        ("desk-agreement-nobody", chosen(Vec::new())),
        ("desk-agreement-new", form(empty())),
        ("desk-agreement-wrong", wrong),
        ("desk-agreement-answer", answer),
        ("desk-agreement-untold", untold),
    ]
}

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let nothing = AgreementsPage {
        agreements: Vec::new(),
        done: None,
    };
    let mut pages = vec![
        ("desk-agreements", list().render(officer)),
        ("desk-agreements-empty", nothing.render(officer)),
    ];
    pages.extend(
        forms(frame.now)
            .into_iter()
            .map(|(name, page)| (name, page.render(officer))),
    );
    pages.extend(
        ones()
            .into_iter()
            .map(|(name, page)| (name, page.render(officer))),
    );
    let print = PrintPage(page(signed()));
    let say = |saying, refused| SayPage {
        peer: london().name,
        path: "/desk/agreements/01HF7YAT0000000000000021R7".to_owned(),
        saying,
        refused,
    };
    let decline = Saying::Decline {
        document: "https://london.example/agreements/1".to_owned(),
    };
    let on = at("2026-06-11T15:00:00Z");
    let long = Some(("No. ".repeat(300), TextRefused::TooLong(Note::CHARS_MAX)));
    pages.extend([
        ("desk-agreement-print", print.render(officer)),
        ("desk-agreement-decline", say(decline, None).render(officer)),
        (
            "desk-agreement-end",
            say(Saying::End { on }, None).render(officer),
        ),
        (
            "desk-agreement-end-wrong",
            say(Saying::End { on }, long).render(officer),
        ),
    ]);
    pages
}

fn ones() -> Vec<(&'static str, AgreementPage)> {
    let draft = ReciprocityAgreement {
        draft: Some(first()),
        ..agreement(Vec::new())
    };
    let theirs = agreement(vec![version(Side::Them, first(), VersionState::Open)]);
    let countered = agreement(vec![
        version(Side::Them, first(), VersionState::Countered),
        version(Side::Us, second(), VersionState::Open),
    ]);
    let answering = ReciprocityAgreement {
        draft: Some(second()),
        ..theirs.clone()
    };
    let mut declined = agreement(vec![version(Side::Us, first(), VersionState::Rejected)]);
    declined.versions[0].reason = Note::parse(&by_hand("Our board meets in June.")).ok();
    let ending = ReciprocityAgreement {
        ending: Some(AgreementEnding {
            by: Side::Them,
            said: at("2026-05-12T09:00:00Z"),
            at: at("2026-07-01T09:00:00Z"),
            reason: Note::parse(&by_hand("We merge.")).ok(),
            signed_undo: String::new(),
        }),
        ..signed()
    };
    let earlier = AgreementPage {
        asked: Some(1),
        ..page(countered.clone())
    };
    vec![
        ("desk-agreement-draft", page(draft)),
        ("desk-agreement-theirs", page(theirs)),
        ("desk-agreement-countered", page(countered)),
        ("desk-agreement-earlier", earlier),
        ("desk-agreement-answering", page(answering)),
        ("desk-agreement-signed", page(signed())),
        ("desk-agreement-ending", page(ending)),
        ("desk-agreement-declined", page(declined)),
    ]
}
