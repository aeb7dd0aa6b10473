//! What a look into the directory costs with few and with many members, over a store in memory:
//! `cargo bench -p rosarium-community --bench directory`.

use std::io::Write;
use std::time::Duration;

use ambient::{Clock, SystemClock};
use community::Viewer;
use community::add_member::{Newcomer, add_member};
use community::search_people::{PeopleFilter, search_people};
use domain::{
    Dimension, Handle, Kind, Line, MailAddress, MemberId, MemberProfile, PersonName, Region, Regions, Shown,
    Term, Terms, Title, Visibility,
};
use jiff::Timestamp;
use store::{Database, members, profiles};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const LOOKS: u32 = 200;
const RUNS: usize = 5;
/// Members of one commit.
const ROWS: u64 = 250;
/// Members who share what is looked for where the answer has the same size.
const RARE: u64 = 20;

fn main() -> Result<(), Failure> {
    let clock = SystemClock::start();
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "µs per look, the same {LOOKS} times, the best of {RUNS} runs"
    )?;
    for count in [3_000, 30_000] {
        let database = Database::in_memory();
        let viewer = fill(&database, count)?;
        for (what, filter) in looks()? {
            let mut best = Duration::MAX;
            let mut found = 0;
            for _ in 0..RUNS {
                let begun = clock.elapsed();
                for _ in 0..LOOKS {
                    found = database
                        .read(|tx| search_people(tx, &viewer, &filter, None))?
                        .people
                        .len();
                }
                best = best.min(clock.elapsed() - begun);
            }
            let micros = best.as_secs_f64() * 1e6 / f64::from(LOOKS);
            writeln!(
                out,
                "{count:7} members  {micros:9.1}  {what}, {found} on the page"
            )?;
        }
    }
    Ok(())
}

fn looks() -> Result<Vec<(&'static str, PeopleFilter)>, Failure> {
    let filter = |entries: &[(Dimension, &str)], text: &str| PeopleFilter {
        entries: entries
            .iter()
            .map(|(list, entry)| (*list, (*entry).to_owned()))
            .collect(),
        organization: None,
        text: Title::parse(text).ok(),
    };
    use Dimension::{Competencies, Regions as Places};
    Ok(vec![
        ("everybody", filter(&[], "")),
        ("what few do", filter(&[(Competencies, "rare")], "")),
        (
            "what few do, where many are",
            filter(&[(Competencies, "rare"), (Places, "SE")], ""),
        ),
        (
            "what many do, where many are",
            filter(&[(Competencies, "c3"), (Places, "SE")], ""),
        ),
        ("a word that few say", filter(&[], "zebra")),
        ("a word that nearly all say", filter(&[], "shipyards")),
        ("the beginning of all names", filter(&[], "f")),
        (
            "two beginnings that half have each and nobody both",
            filter(&[], "given taken"),
        ),
        (
            "what many do, and a beginning that half have but none of them",
            filter(&[(Competencies, "c3")], "given"),
        ),
        (
            "what many do, where nobody does it",
            filter(&[(Competencies, "c3"), (Places, "JP")], ""),
        ),
    ])
}

/// So many members: each does one of ten things in one of four places, a few do what few do.
fn fill(database: &Database, count: u64) -> Result<Viewer, Failure> {
    let now: Timestamp = "2026-11-22T12:00:00Z".parse()?;
    for start in (0..count).step_by(usize::try_from(ROWS)?) {
        database.transact_blocking(|tx| {
            for number in start..(start + ROWS).min(count) {
                let member = add_member(tx, "bench", newcomer(number)?, now)?;
                profiles::put(tx, &member, &profile(number, count)?)?;
            }
            Ok::<_, Failure>(())
        })?;
    }
    let first = newcomer(0)?.id;
    let membership = database.read(|tx| members::membership(tx, &first))?;
    Ok(Viewer::Member(membership.ok_or("the first is a member")?))
}

/// Every second one is Given, every other Taken, each in as many ways as there are.
fn newcomer(number: u64) -> Result<Newcomer, Failure> {
    let first = if number.is_multiple_of(2) {
        "Given"
    } else {
        "Taken"
    };
    let mut chance = [0; 10];
    chance[..8].copy_from_slice(&number.to_be_bytes());
    Ok(Newcomer {
        id: MemberId::new(1_790_000_000_000 + number, chance),
        handle: Handle::parse(&format!("p{number}"))?,
        name: PersonName::parse(&format!("{first}{} Family{}", number % 97, number % 1_009))?,
        mail: MailAddress::parse(&format!("p{number}@a.example"))?,
        organization: PersonName::parse(&format!("Company {}", number % 500)).ok(),
        kind: Kind::Partner,
        roles: Vec::new(),
    })
}

fn profile(number: u64, count: u64) -> Result<MemberProfile, Failure> {
    let is_rare = number.is_multiple_of(count / RARE);
    let mut profile = MemberProfile::empty(Visibility::Community);
    let mut work = Terms::from([Term::parse(&format!("c{}", number % 10))?]);
    if is_rare {
        work.insert(Term::parse("rare")?);
    }
    let places = ["SE", "GB", "US-WA", "NO"];
    let place = if is_rare {
        "SE"
    } else {
        places[usize::try_from(number / 10 % 4)?]
    };
    // Somebody is there, but nobody of them does the third thing.
    let place = if number % 10 == 4 { "JP" } else { place };
    let line = if is_rare {
        "Zebras and what eats them"
    } else {
        "Shipyards and what floats"
    };
    profile.competencies = Shown::new(work, Visibility::Community);
    profile.regions = Shown::new(Regions::from([Region::parse(place)?]), Visibility::Community);
    profile.best_fit = Shown::new(Line::parse(line)?, Visibility::Community);
    Ok(profile)
}
