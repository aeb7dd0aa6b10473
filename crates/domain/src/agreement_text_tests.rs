//! What a text must say before anybody signs it, and what two texts say otherwise.

use super::*;
use crate::{Amount, Currency};

const A: &str = "https://a.example/c/a";
const B: &str = "https://b.example/c/b";

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn term(number: u8, grantor: &str) -> BenefitTerm {
    let home = if grantor == A { B } else { A };
    BenefitTerm {
        number,
        grantor: iri(grantor),
        tiers: BTreeSet::from([iri(&format!("{home}/tiers/full"))]),
        good_standing: true,
        benefit: Benefit {
            kind: BenefitKind::Percent,
            value: Amount::parse("15").ok(),
            currency: Currency::parse("EUR").ok(),
            months: Some(12),
        },
        applies_to: BTreeSet::from(AppliesTo::ALL),
        cap_per_year: Some(200),
        uses_per_member: Some(1),
        same_region_excluded: false,
        max_distance_km: Some(300),
        restrictions: Title::parse("Not for dinners.").ok(),
        make_up: true,
    }
}

fn text() -> AgreementText {
    AgreementText {
        name: Title::parse("A and B").unwrap(),
        note: None,
        parties: [iri(A), iri(B)],
        starts: "2027-01-01T00:00:00Z".parse().unwrap(),
        ends: "2027-12-31T23:59:59Z".parse().ok(),
        notice_days: AgreementText::NOTICE_DAYS,
        terms: vec![term(1, A), term(2, B)],
        revision: 1,
        previous: None,
    }
}

/// 2.21
#[test]
fn a_text_is_refused_for_what_nobody_could_keep() {
    assert_eq!(text().check(), Ok(()));
    let with = |change: &dyn Fn(&mut AgreementText)| {
        let mut text = text();
        change(&mut text);
        text.check()
    };
    let many = |count: u8| (1..=count).map(|number| term(number, A)).collect::<Vec<_>>();
    assert_eq!(with(&|text| text.terms = many(6)), Ok(()));
    assert_eq!(with(&|text| text.terms = many(7)), Err(DealRefused::Terms));
    assert_eq!(with(&|text| text.terms.clear()), Err(DealRefused::Terms));
    assert_eq!(
        with(&|text| text.parties[1] = iri("https://a.example/c/b")),
        Err(DealRefused::Parties)
    );
    for number in [0, 1, 7] {
        assert_eq!(
            with(&|text| text.terms[1].number = number),
            Err(DealRefused::Numbers),
            "{number}"
        );
    }
    assert_eq!(
        with(&|text| text.terms[1].grantor = iri("https://c.example/c/c")),
        Err(DealRefused::Grantor)
    );
    assert_eq!(
        with(&|text| text.ends = Some(text.starts)),
        Err(DealRefused::Ends)
    );
    assert_eq!(with(&|text| text.ends = None), Ok(()));
    assert_eq!(with(&|text| text.notice_days = Notice::DAYS_MAX), Ok(()));
    assert_eq!(
        with(&|text| text.notice_days = Notice::DAYS_MAX + 1),
        Err(DealRefused::Notice)
    );
    let follows = |text: &mut AgreementText| text.previous = Some("zQm".to_owned());
    assert_eq!(with(&follows), Err(DealRefused::Chain));
    assert_eq!(with(&|text| text.revision = 2), Err(DealRefused::Chain));
    assert_eq!(with(&|text| text.revision = 0), Err(DealRefused::Chain));
    assert_eq!(
        with(&|text| {
            text.revision = 2;
            follows(text);
        }),
        Ok(())
    );
    assert_eq!(
        with(&|text| {
            text.revision = 2;
            text.previous = Some("z".repeat(AgreementText::DIGEST_BYTES_MAX + 1));
        }),
        Err(DealRefused::Chain)
    );
}

/// 2.21
#[test]
fn a_term_is_refused_for_what_nobody_could_keep() {
    let with = |change: &dyn Fn(&mut BenefitTerm)| {
        let mut text = text();
        change(&mut text.terms[1]);
        text.check()
    };
    let tiers = |count: usize| {
        (0..count)
            .map(|number| iri(&format!("{A}/tiers/t{number}")))
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(with(&|term| term.tiers = tiers(Tier::TIERS_MAX)), Ok(()));
    assert_eq!(
        with(&|term| term.tiers = tiers(Tier::TIERS_MAX + 1)),
        Err(DealRefused::Levels)
    );
    assert_eq!(with(&|term| term.tiers.clear()), Err(DealRefused::Levels));
    // The levels of whoever grants it are no levels of those who are to get it.
    assert_eq!(
        with(&|term| term.tiers = BTreeSet::from([iri(&format!("{B}/tiers/full"))])),
        Err(DealRefused::Levels)
    );
    assert_eq!(with(&|term| term.applies_to.clear()), Err(DealRefused::AppliesTo));
    for (kind, months, only) in [
        (BenefitKind::MemberPrice, None, AppliesTo::Events),
        (BenefitKind::FreeMonths, Some(3), AppliesTo::Joining),
    ] {
        let of_kind = |term: &mut BenefitTerm| {
            term.benefit.kind = kind;
            term.benefit.value = None;
            term.benefit.months = months;
        };
        assert_eq!(with(&of_kind), Err(DealRefused::AppliesTo), "{kind:?}");
        let fits = with(&|term| {
            of_kind(term);
            term.applies_to = BTreeSet::from([only]);
        });
        assert_eq!(fits, Ok(()), "{kind:?}");
    }
    assert_eq!(with(&|term| term.cap_per_year = Some(0)), Err(DealRefused::Limit));
    assert_eq!(
        with(&|term| term.uses_per_member = Some(0)),
        Err(DealRefused::Limit)
    );
    assert_eq!(
        with(&|term| term.max_distance_km = Some(0)),
        Err(DealRefused::Limit)
    );
    assert_eq!(
        with(&|term| (term.cap_per_year, term.uses_per_member, term.max_distance_km) = (None, None, None)),
        Ok(())
    );
    assert_eq!(with(&|term| term.benefit.value = None), Err(DealRefused::Percent));
}

#[test]
fn words_are_read_as_they_are_written() {
    for what in AppliesTo::ALL {
        assert_eq!(AppliesTo::from_word(what.word()), Some(what));
        assert_eq!(AppliesTo::from_iri(what.iri()), Some(what));
        assert_eq!(serde_json::to_value(what).unwrap(), what.word());
    }
    assert_eq!(AppliesTo::from_word("r:Joining"), None);
    assert_eq!(AppliesTo::from_iri("joining"), None);
    let stored = serde_json::to_string(&text()).unwrap();
    assert_eq!(serde_json::from_str::<AgreementText>(&stored).unwrap(), text());
}

/// 2.21: the redline says each thing that is otherwise, once, in the order of the page.
#[test]
fn two_texts_differ_in_what_was_changed_and_in_nothing_else() {
    let before = text();
    assert_eq!(before.changes_from(&before), []);
    let mut after = text();
    after.revision = 2;
    after.previous = Some("zQm".to_owned());
    after.notice_days = 60;
    after.terms[0].benefit.value = Amount::parse("10").ok();
    after.terms[0].make_up = false;
    after.terms[1].number = 3;
    let said = |changes: Vec<AgreementChange>| {
        changes
            .into_iter()
            .map(|change| (change.field, change.term))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        said(after.changes_from(&before)),
        [
            (AgreementField::Notice, None),
            (AgreementField::Benefit, Some(1)),
            (AgreementField::MakeUp, Some(1)),
            (AgreementField::TermRemoved, Some(2)),
            (AgreementField::TermAdded, Some(3)),
        ]
    );
    let mut turned = text();
    turned.terms[0] = term(1, B);
    assert_eq!(
        said(turned.changes_from(&before)),
        [
            (AgreementField::TermRemoved, Some(1)),
            (AgreementField::TermAdded, Some(1))
        ]
    );
}

/// Changes each field alone: a field that the redline forgets would be signed unseen.
#[test]
fn no_field_can_change_unseen() {
    type Change = fn(&mut AgreementText);
    let each: [(AgreementField, Change); 14] = [
        (AgreementField::Name, |text| {
            text.name = Title::parse("C").unwrap()
        }),
        (AgreementField::Note, |text| text.note = Note::parse("n").ok()),
        (AgreementField::Starts, |text| {
            text.starts = "2026-12-01T00:00:00Z".parse().unwrap();
        }),
        (AgreementField::Ends, |text| text.ends = None),
        (AgreementField::Tiers, |text| {
            text.terms[0]
                .tiers
                .insert(iri("https://b.example/c/b/tiers/other"));
        }),
        (AgreementField::GoodStanding, |text| {
            text.terms[0].good_standing = false;
        }),
        (AgreementField::Benefit, |text| {
            text.terms[0].benefit.months = None
        }),
        (AgreementField::AppliesTo, |text| {
            text.terms[0].applies_to.remove(&AppliesTo::Events);
        }),
        (AgreementField::Cap, |text| text.terms[0].cap_per_year = None),
        (AgreementField::Uses, |text| {
            text.terms[0].uses_per_member = Some(2)
        }),
        (AgreementField::SameRegion, |text| {
            text.terms[0].same_region_excluded = true;
        }),
        (AgreementField::Distance, |text| {
            text.terms[0].max_distance_km = None;
        }),
        (AgreementField::Restrictions, |text| {
            text.terms[0].restrictions = None
        }),
        (AgreementField::TermRemoved, |text| {
            text.terms.remove(0);
        }),
    ];
    for (field, change) in each {
        let mut after = text();
        change(&mut after);
        let changes = after.changes_from(&text());
        assert_eq!(changes.len(), 1, "{field:?}: {changes:?}");
        assert_eq!(changes[0].field, field);
    }
}
