//! Fills a node by the same verbs that people use: members, events with guests, a calendar, tokens.

mod belonging;
mod dues;
mod dues_story;
mod gatherings;
mod members;
mod profiles;
mod rooms;

use std::path::PathBuf;
use std::sync::Arc;

use ambient::{Randomness, StreamName};
use domain::{Audience, MemberId};
use jiff::{Timestamp, ToSpan};
use store::tokens::TokenScope;
use store::{StoreError, mails};

use super::communities::Community;
use super::memo::{Size, Tokens};
use super::placeholders;
use super::programme::Programme;
use crate::admin::{Failure, Progress, Reply, Request, Shown, SourceAsk, SourceFrom, TokenAsk, perform};
use crate::runtime::NodeRuntime;

const SEATTLE_CALENDAR: &str = include_str!("../../../../config/demo/seattle.ics");
const LONDON_CALENDAR: &str = include_str!("../../../../config/demo/london.ics");

/// What was told longer ago reached its readers long since; the rest waits in the outbox.
const MAIL_DAYS: i64 = 30;
/// Mails of one transaction.
const MAILS_BATCH: u16 = 500;

/// What is sown, and when.
pub(super) struct Sowing {
    pub(super) size: Size,
    pub(super) seed: u64,
    pub(super) start: Timestamp,
    /// Calendars of real life in place of Seattle's invented one.
    pub(super) calendars: Vec<PathBuf>,
    /// The address of the node for which one event is meant.
    pub(super) london: String,
}

impl Size {
    /// Members of a node.
    pub(super) fn people(self, community: Community) -> usize {
        match (self, community) {
            (Self::Small, Community::Seattle) => 60,
            (Self::Small, Community::London) => 80,
            (Self::Small, Community::Agora) => 140,
            (Self::Medium, Community::Seattle) => 640,
            (Self::Medium, Community::London) => 860,
            (Self::Medium, Community::Agora) => 1_500,
            (Self::Large, Community::Seattle) => 6_400,
            (Self::Large, Community::London) => 8_600,
            (Self::Large, Community::Agora) => 15_000,
        }
    }

    /// Events of a node beyond the 61 that are written.
    pub(super) fn further_events(self, community: Community) -> usize {
        let share = match community {
            Community::Seattle | Community::London => 3,
            Community::Agora => 4,
        };
        let further: usize = match self {
            Self::Small => 0,
            Self::Medium => 300 - 61,
            Self::Large => 3_000 - 61,
        };
        match community {
            Community::Agora => further - 2 * (further * 3 / 10),
            Community::Seattle | Community::London => further * share / 10,
        }
    }
}

/// What a node that was filled hands out.
pub(super) struct Sown {
    /// Who may do what by token.
    pub(super) tokens: Tokens,
    /// The path of an invitation to one of its rooms.
    pub(super) invitation: Option<String>,
}

/// Fills a node that was just set up.
pub(super) async fn sow(
    runtime: &Arc<NodeRuntime>,
    community: Community,
    sowing: &Sowing,
) -> Result<Sown, Failure> {
    let own_seed = sowing.seed.wrapping_mul(31).wrapping_add(community as u64);
    let mut chance = Randomness::seeded(own_seed).stream(StreamName::Demo);
    let people = super::people::people(community, sowing.size.people(community), &mut chance);
    let members = members::join(runtime, &people, sowing.start, &mut chance).await?;
    let ids: Vec<MemberId> = members.iter().map(|one| one.id.clone()).collect();
    profiles::fill(runtime, community, own_seed.wrapping_add(1), &people, &ids).await?;
    belonging::fill(
        runtime,
        community,
        (sowing.start, own_seed.wrapping_add(2)),
        &members,
    )
    .await?;
    let officer = people.iter().find(|person| person.is_officer());
    let officer = officer
        .map(|person| person.row.handle.as_str())
        .unwrap_or_default();
    let programme = Programme::of(community, sowing.size.further_events(community));
    gatherings::hold(runtime, &programme, sowing, officer, &members, &mut chance).await?;
    calendar(runtime, community, sowing).await?;
    let told = (sowing.start, sowing.seed);
    let invitation = rooms::fill(runtime, community, told, officer, &members).await?;
    settle_old_mails(runtime, sowing.start).await?;
    let [_, member] = community.profile().faces;
    Ok(Sown {
        tokens: Tokens {
            officer: token(runtime, officer, vec![TokenScope::Admin]).await?,
            member: token(runtime, member, vec![TokenScope::Write]).await?,
        },
        invitation,
    })
}

/// Nobody is mailed today what happened years ago.
async fn settle_old_mails(runtime: &NodeRuntime, start: Timestamp) -> Result<(), Failure> {
    let database = &runtime.node().database;
    let before = days_before(start, MAIL_DAYS);
    loop {
        let old = mails::claim(database, before, start, MAILS_BATCH)?;
        if old.is_empty() {
            return Ok(());
        }
        let settled = database.transact(|tx| {
            for (leased, _) in &old {
                mails::settle(tx, leased);
            }
            Ok::<_, StoreError>(())
        });
        settled.await?;
    }
}

fn days_before(start: Timestamp, days: i64) -> Timestamp {
    start.checked_sub((days * 24).hours()).unwrap_or(start)
}

/// Has a command done on a node, as `rosarium` itself would.
pub(super) async fn command(runtime: &NodeRuntime, request: Request) -> Result<Shown, Failure> {
    match perform(runtime, request, &Progress::new(|_| {})).await {
        Reply::Done(shown) | Reply::WouldChange(shown) => Ok(shown),
        Reply::Refused(failure) => Err(failure),
    }
}

async fn token(runtime: &NodeRuntime, member: &str, scopes: Vec<TokenScope>) -> Result<String, Failure> {
    let ask = TokenAsk::Create {
        member: member.to_owned(),
        scopes,
    };
    let shown = command(runtime, Request::Tokens(ask)).await?;
    let secret = shown.value["token"].as_str();
    secret
        .map(str::to_owned)
        .ok_or_else(|| Failure::failed("a token was made and not shown"))
}

async fn calendar(runtime: &NodeRuntime, community: Community, sowing: &Sowing) -> Result<(), Failure> {
    let invented = match community {
        Community::Seattle => SEATTLE_CALENDAR,
        Community::London => LONDON_CALENDAR,
        Community::Agora => return Ok(()),
    };
    if community == Community::Seattle && !sowing.calendars.is_empty() {
        for path in &sowing.calendars {
            let text = std::fs::read(path)
                .map_err(|error| Failure::failed(format!("{}: {}", path.display(), error.kind())))?;
            add(runtime, String::from_utf8_lossy(&text).into_owned()).await?;
        }
        return Ok(());
    }
    let text = placeholders::date(invented, sowing.start, &community.zone()).map_err(Failure::failed)?;
    let file = runtime.config.data_dir().join("calendar.ics");
    std::fs::write(&file, &text)
        .map_err(|error| Failure::failed(format!("{}: {}", file.display(), error.kind())))?;
    add(runtime, text).await
}

async fn add(runtime: &NodeRuntime, text: String) -> Result<(), Failure> {
    let from = SourceFrom::Text(text);
    let ask = SourceAsk::Add {
        from,
        name: String::new(),
        audience: Some(Audience::Public),
        ask: false,
        dry_run: false,
    };
    command(runtime, Request::Sources(ask)).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Zone;
    use wire::ics_read::{ReadSettings, read};

    #[test]
    fn each_size_has_as_many_people_and_events_as_the_table_says() {
        for (size, people, events) in [
            (Size::Small, 280, 61),
            (Size::Medium, 3_000, 300),
            (Size::Large, 30_000, 3_000),
        ] {
            assert_eq!(
                Community::ALL
                    .map(|community| size.people(community))
                    .iter()
                    .sum::<usize>(),
                people
            );
            let further: usize = Community::ALL
                .map(|community| size.further_events(community))
                .iter()
                .sum();
            assert_eq!(61 + further, events);
        }
    }

    #[test]
    fn our_calendars_bring_four_and_two_events_without_a_fault() {
        for (community, text, wanted) in [
            (Community::Seattle, SEATTLE_CALENDAR, 4),
            (Community::London, LONDON_CALENDAR, 2),
        ] {
            let start: Timestamp = "2027-01-02T20:00:00Z".parse().unwrap();
            let zone: Zone = community.zone();
            let text = placeholders::date(text, start, &zone).unwrap();
            let until = "2028-01-01T00:00:00Z".parse().unwrap();
            let calendar = read(
                text.as_bytes(),
                &ReadSettings {
                    default_zone: zone.clone(),
                    from: start,
                    until,
                },
            );
            assert_eq!(calendar.faults, Vec::new(), "{community:?}");
            let uids: std::collections::BTreeSet<&str> = calendar
                .entries
                .iter()
                .map(|entry| entry.series.as_deref().unwrap_or(&entry.entry))
                .collect();
            assert_eq!(uids.len(), wanted);
            assert!(
                calendar
                    .entries
                    .iter()
                    .all(|entry| entry.draft.start.zone == zone),
                "{community:?}"
            );
        }
    }
}
