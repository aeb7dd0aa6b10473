//! Organisations by command: listed, shown, two names of one company merged, or looked at before.

use community::merge_organizations::{MergeRefused, Progress as Merged, merge_piece};
use community::preview_merge::{count_piece, preview_merge};
use domain::{Organization, Slug};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::ops::Bound;
use store::profiles::{self, FoundBy};
use store::{StoreError, members, organizations};

use super::table::{append, counted, table};
use super::{DryRun, Failure, Performed, Reply, Shown, seats};
use crate::runtime::NodeRuntime;

const ROWS_PER_READ: u16 = 500;
/// Most people counted or shown of one organisation.
const PEOPLE_MAX: u16 = 5_000;

/// What is asked about organisations.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationAsk {
    /// All of them.
    List,
    /// One.
    Show {
        /// The last part of its address.
        slug: String,
    },
    /// Who acts for one.
    Approver {
        /// The last part of its address.
        slug: String,
        /// One of its people, or nobody.
        handle: Option<String>,
    },
    /// It takes a level with seats.
    Take {
        /// The last part of its address.
        slug: String,
        /// `company`.
        tier: String,
    },
    /// Somebody gets a seat.
    Seat {
        /// The last part of its address.
        slug: String,
        /// Who.
        handle: String,
    },
    /// Somebody has none any more.
    Unseat {
        /// The last part of its address.
        slug: String,
        /// Who.
        handle: String,
    },
    /// Two names of one company.
    Merge {
        /// The one that goes.
        from: String,
        /// The one that stays.
        into: String,
        /// Whether it is done.
        run: DryRun,
    },
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: OrganizationAsk) -> Reply {
    let performed = match ask {
        OrganizationAsk::Merge {
            from,
            into,
            run: DryRun::Dry,
        } => return would_merge(runtime, &from, &into).map_or_else(Reply::Refused, Reply::WouldChange),
        ask => done(runtime, ask).await,
    };
    performed.map_or_else(Reply::Refused, Reply::Done)
}

async fn done(runtime: &NodeRuntime, ask: OrganizationAsk) -> Performed {
    match ask {
        OrganizationAsk::List => list(runtime),
        OrganizationAsk::Show { slug } => show(runtime, &parse(&slug)?),
        OrganizationAsk::Approver { slug, handle } => {
            seats::approver(runtime, &parse(&slug)?, handle.as_deref()).await
        }
        OrganizationAsk::Take { slug, tier } => seats::take(runtime, &parse(&slug)?, &parse(&tier)?).await,
        OrganizationAsk::Seat { slug, handle } => seats::give(runtime, &parse(&slug)?, &handle).await,
        OrganizationAsk::Unseat { slug, handle } => seats::take_back(runtime, &parse(&slug)?, &handle).await,
        OrganizationAsk::Merge { from, into, .. } => merge(runtime, &parse(&from)?, &parse(&into)?).await,
    }
}

fn parse(slug: &str) -> Result<Slug, Failure> {
    Slug::parse(slug)
        .map_err(|refused| Failure::usage(format!("{slug}: {refused}; see `rosarium orgs list`")))
}

fn list(runtime: &NodeRuntime) -> Performed {
    let all = runtime.node().database.read(|tx| {
        let mut all: Vec<(Organization, usize)> = Vec::new();
        loop {
            let after = all.last().map(|(organization, _)| organization.slug.clone());
            let page = organizations::page(tx, after.as_ref(), ROWS_PER_READ)?;
            if page.is_empty() {
                return Ok::<_, StoreError>(all);
            }
            for organization in page {
                let by = FoundBy::Organization(organization.slug.clone());
                let people = profiles::ids(tx, &by, Bound::Unbounded, PEOPLE_MAX)?.len();
                all.push((organization, people));
            }
        }
    })?;
    let rows: Vec<[String; 4]> = all
        .iter()
        .map(|(organization, people)| {
            [
                organization.slug.to_string(),
                organization.name.to_string(),
                people.to_string(),
                organization.offices.len().to_string(),
            ]
        })
        .collect();
    let values: Vec<_> = all
        .iter()
        .map(|(organization, people)| as_json(organization, *people))
        .collect();
    let text = table(
        ["SLUG", "NAME", "SHOWN BY", "OFFICES"],
        &rows,
        "no organisations yet",
    );
    Ok(Shown::new(values, text))
}

fn show(runtime: &NodeRuntime, slug: &Slug) -> Performed {
    let (organization, people) = runtime.node().database.read(|tx| {
        let organization = organizations::get(tx, slug)?
            .ok_or_else(|| Failure::not_found(format!("there is no organisation {slug}")))?;
        let ids = profiles::ids(
            tx,
            &FoundBy::Organization(slug.clone()),
            Bound::Unbounded,
            PEOPLE_MAX,
        )?;
        let mut people = Vec::new();
        for id in &ids {
            people.extend(members::get(tx, id)?.map(|member| format!("{} ({})", member.name, member.handle)));
        }
        Ok::<_, Failure>((organization, people))
    })?;
    let mut text = format!(
        "{}: {} shown by",
        organization.name,
        counted(people.len(), "person")
    );
    text = text.replace("persons", "people");
    append(&mut text, &people);
    if !organization.offices.is_empty() {
        text.push_str("\noffices:");
        let offices = organization.offices.iter();
        let offices: Vec<String> = offices
            .map(|office| format!("{}, {}", office.town, office.region))
            .collect();
        append(&mut text, &offices);
    }
    let mut value = as_json(&organization, people.len());
    value["people"] = json!(people);
    seats::tell(runtime, slug, &mut text, &mut value)?;
    Ok(Shown::new(value, text))
}

async fn merge(runtime: &NodeRuntime, from: &Slug, into: &Slug) -> Performed {
    let node = runtime.node();
    let mut after = None;
    loop {
        let now = node.now();
        let merged = node
            .database
            .transact(|tx| merge_piece(tx, "operator", (from, into), after.as_ref(), now))
            .await;
        let merged = merged.map_err(unmerged)?;
        match merged {
            Merged::UpTo(id) => after = Some(id),
            Merged::Done => {
                let text = format!("{from} is {into} now");
                return Ok(Shown::new(json!({ "from": from, "into": into }), text));
            }
        }
    }
}

fn unmerged(refused: MergeRefused) -> Failure {
    match refused {
        MergeRefused::NoSuchOrganization(_) => Failure::not_found(refused),
        MergeRefused::Same => Failure::usage(refused),
        MergeRefused::BothHaveSeats(_) => Failure::failed(refused),
        MergeRefused::Store(error) => error.into(),
    }
}

/// What a merge would do, for whoever looks before.
fn would_merge(runtime: &NodeRuntime, from: &str, into: &str) -> Performed {
    let (from, into) = (parse(from)?, parse(into)?);
    let database = &runtime.node().database;
    let (gone, stays, mut preview) = database
        .read(|tx| preview_merge(tx, (&from, &into)))
        .map_err(unmerged)?;
    let mut after = None;
    while let Some(id) = database.read(|tx| count_piece(tx, &from, after.as_ref(), &mut preview))? {
        after = Some(id);
    }
    let mut lines = vec![
        format!(
            "{} would work at {}",
            counted(preview.people, "member"),
            stays.name
        ),
        format!(
            "{} would hide from it who hide from {}",
            counted(preview.hiding, "member"),
            gone.name
        ),
    ];
    let offices = preview.offices.iter();
    lines.extend(
        offices.map(|office| format!("office {}, {} would be listed there", office.town, office.region)),
    );
    if preview.offices_lost > 0 {
        lines.push(format!(
            "{} would find no room",
            counted(preview.offices_lost, "office")
        ));
    }
    if let Some(approver) = &preview.approver {
        lines.push(format!("{} would act for it", approver.handle));
    }
    if preview.takes_seats {
        lines.push("its seats would go along".to_owned());
    }
    if preview.voids_invoice {
        lines.push("its open invoice would be void".to_owned());
    }
    let mut text = format!("{from} would be {into}; nothing was done:");
    append(&mut text, &lines);
    let value = json!({
        "from": from, "into": into, "people": preview.people, "hiding": preview.hiding,
        "offices": preview.offices, "offices_lost": preview.offices_lost,
        "approver": preview.approver.map(|member| member.handle),
        "takes_seats": preview.takes_seats, "voids_invoice": preview.voids_invoice,
    });
    Ok(Shown::new(value, text))
}

fn as_json(organization: &Organization, people: usize) -> serde_json::Value {
    json!({
        "slug": organization.slug, "name": organization.name, "offices": organization.offices,
        "shown_by": people,
    })
}
