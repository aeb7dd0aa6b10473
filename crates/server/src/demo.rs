//! `rosarium demo`: three peered nodes in one process, seeded with invented people, that exchange only bytes over
//! sockets (F25).

mod communities;
mod members_file;
mod memo;
mod people;
mod placeholders;
mod ports;
mod programme;
mod rooms;

mod nodes;
mod seed;

mod agreements;
mod caller;
mod deals;
mod introductions;
mod memberships;
mod situations;

mod check;
mod guide;

use std::path::{Path, PathBuf};

use ambient::{Clock, SystemClock};
use tokio::signal::unix::{SignalKind, signal};

use crate::admin::{Failure, Progress, Reply, Request, SignInAsk, socket};
use crate::config::LogSetting;
use crate::logs;

pub use check::{Against, Marks};
pub use memo::Size;

use agreements::Operator;
use caller::Caller;
use communities::Community;
use deals::Table;
use guide::{Landmarks, SignInLink};
use memo::Memo;
use nodes::Nodes;
use seed::Sowing;
use situations::{OpenProposal, Operators, find};

/// Where a demonstration lies when nobody says otherwise.
pub const DIR: &str = "./data/demo";
/// What everything is invented from when nobody says otherwise.
pub const SEED: u64 = 42;

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// How much there is.
    pub size: Size,
    /// What it is invented from.
    pub seed: u64,
    /// The first of three ports in a row; 0 takes free ones, none those of last time or 8101.
    pub port: Option<u16>,
    /// Where it lies.
    pub dir: PathBuf,
    /// What is done with a demonstration that lies there.
    pub earlier: Earlier,
    /// Calendars of real life in place of Seattle's invented one.
    pub calendars: Vec<PathBuf>,
}

/// What is done with a demonstration that lies in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// It goes on.
    Continue,
    /// It is taken away, and a new one begins.
    Replace,
}

/// A demonstration at work.
pub struct Demonstration {
    nodes: Nodes,
    memo: Memo,
    landmarks: Landmarks,
}

impl Demonstration {
    /// Goes on with what lies in the folder, or sets up and seeds three nodes; `say` hears how far it is.
    pub async fn start(options: &Options, say: &(dyn Fn(&str) + Send + Sync)) -> Result<Self, Failure> {
        Self::begin(options, OpenProposal::Left, say).await
    }

    async fn begin(
        options: &Options,
        open: OpenProposal,
        say: &(dyn Fn(&str) + Send + Sync),
    ) -> Result<Self, Failure> {
        logs::begin(&log());
        let dir = std::path::absolute(&options.dir).map_err(|error| Failure::failed(error.kind()))?;
        let (nodes, memo) = match earlier(options, &dir)? {
            Some(memo) => resume(options, dir, memo).await?,
            None => seed_anew(options, dir, open, say).await?,
        };
        let landmarks = landmarks(&nodes, &memo).await?;
        Ok(Self {
            nodes,
            memo,
            landmarks,
        })
    }

    /// What to open and to try, for people.
    pub fn guide(&self) -> String {
        guide::text(&self.nodes, &self.memo, &self.landmarks)
    }

    /// The same for machines.
    pub fn guide_value(&self) -> serde_json::Value {
        guide::value(&self.nodes, &self.memo, &self.landmarks)
    }

    /// Works until SIGTERM or SIGINT, then ends all three in order.
    pub async fn run(mut self) -> Result<(), Failure> {
        let mut terminate = signal(SignalKind::terminate()).map_err(Failure::failed)?;
        let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::failed)?;
        tokio::select! {
            biased;
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        self.nodes.stop_all().await;
        Ok(())
    }
}

/// Runs what exists of the journeys against nodes of its own, or against a demonstration that runs.
pub async fn check<'s>(
    options: &Options,
    against: Option<Against>,
    say: &'s (dyn Fn(&str) + Send + Sync),
) -> Result<Marks<'s>, Failure> {
    match against {
        Some(against) => check::against(against, say).await,
        None => {
            let demonstration = Demonstration::begin(options, OpenProposal::ForTheCheck, say).await?;
            check::own(demonstration.nodes, &demonstration.memo, say).await
        }
    }
}

/// Whoever looks at the guide does not want to read a log; what goes wrong is said.
fn log() -> LogSetting {
    LogSetting {
        level: "error".to_owned(),
        form: crate::config::LogForm::Text,
    }
}

fn earlier(options: &Options, dir: &Path) -> Result<Option<Memo>, Failure> {
    match (options.earlier, Memo::read(dir)) {
        (Earlier::Continue, Some(memo)) => Ok(Some(memo)),
        // What was not finished has no memo, and begins anew too.
        (Earlier::Replace, _) | (Earlier::Continue, None) => memo::clear(dir).map(|()| None),
    }
}

async fn resume(options: &Options, dir: PathBuf, mut memo: Memo) -> Result<(Nodes, Memo), Failure> {
    if options
        .port
        .is_some_and(|port| port != 0 && port != memo.ports[0])
    {
        return Err(Failure::usage(format!(
            "the demonstration in {} has the port {}, and addresses never change; leave --port out, or begin anew with --fresh",
            dir.display(),
            memo.ports[0]
        )));
    }
    refuse_taken(memo.ports)?;
    memo.starts += 1;
    memo.write(&dir).map_err(|error| Failure::failed(error.kind()))?;
    let mut nodes = Nodes::new(dir, memo.ports, memo.seed, memo.starts);
    nodes.start_all().await?;
    // A folder from before there was the file has none.
    members_file::write(&nodes.dir).map_err(|error| Failure::failed(error.kind()))?;
    Ok((nodes, memo))
}

async fn seed_anew(
    options: &Options,
    dir: PathBuf,
    open: OpenProposal,
    say: &(dyn Fn(&str) + Send + Sync),
) -> Result<(Nodes, Memo), Failure> {
    let ports = ports::choose(options.port.unwrap_or(ports::FIRST)).map_err(Failure::usage)?;
    refuse_taken(ports)?;
    let start = SystemClock::start().now();
    let mut nodes = Nodes::new(dir.clone(), ports, options.seed, 1);
    nodes.configure()?;
    let mut memo = Memo {
        seed: options.seed,
        size: options.size,
        ports,
        begun: start,
        starts: 1,
        tokens: Default::default(),
        invitation: None,
    };
    let sowing = Sowing {
        size: options.size,
        seed: options.seed,
        start,
        calendars: options.calendars.clone(),
        london: nodes.origin(Community::London),
    };
    for community in Community::ALL {
        say(&format!("setting up {} …", community.profile().name));
        let runtime = nodes
            .open(community, crate::runtime::NodeClock::System(SystemClock::start()))
            .await?;
        let sown = seed::sow(&runtime, community, &sowing).await?;
        memo.tokens
            .insert(community.profile().slug.to_owned(), sown.tokens);
        memo.invitation = sown.invitation.or(memo.invitation.take());
    }
    nodes.start_all().await?;
    say("peering them, as their operators would …");
    let operators = operators(&nodes, &memo)?;
    operators.agree(open).await?;
    operators.plant(&sowing).await?;
    follow_each_other(&nodes, &memo).await?;
    memberships::link(&nodes).await?;
    say("agreeing on what each gives the other's members …");
    deal(&mut nodes, &memo, &operators, start).await?;
    situations::delay_an_answer(&mut nodes, start).await?;
    members_file::write(&dir).map_err(|error| Failure::failed(error.kind()))?;
    memo.write(&dir).map_err(|error| Failure::failed(error.kind()))?;
    Ok((nodes, memo))
}

/// Seattle and London agree, and vouchers come of it (planted situations 1 and 2).
async fn deal(
    nodes: &mut Nodes,
    memo: &Memo,
    operators: &Operators,
    start: jiff::Timestamp,
) -> Result<(), Failure> {
    let table = Table {
        seattle: operators.of(Community::Seattle),
        london: operators.of(Community::London),
    };
    table.agree(start).await?;
    let token = memo.tokens_of(Community::Seattle);
    let token = token.map_or("", |tokens| tokens.member.as_str());
    let member = Caller::anyone(&nodes.origin(Community::Seattle))?.with_token(token);
    let card = deals::used_and_expired(nodes, start, &member).await?;
    introductions::waiting(&member, (&table.london.caller.origin, &card)).await?;
    deals::ready(&table, &member).await
}

/// The members whom the guide presents follow the peers of their communities (need 2.5).
async fn follow_each_other(nodes: &Nodes, memo: &Memo) -> Result<(), Failure> {
    let [seattle, london, agora] = Community::ALL;
    for (home, others) in [
        (seattle, [london, agora].as_slice()),
        (london, &[seattle]),
        (agora, &[seattle]),
    ] {
        let token = memo.tokens_of(home).map(|tokens| tokens.member.as_str());
        let member = Caller::anyone(&nodes.origin(home))?;
        let member = member.with_token(token.unwrap_or_default());
        for other in others {
            let host = Caller::anyone(&nodes.origin(*other))?;
            let path = format!("/api/v1/me/communities/{}", host.origin.authority());
            let reply = member.put(&path, &serde_json::json!({})).await?;
            caller::expect(&reply, 200, &path)?;
        }
    }
    Ok(())
}

fn refuse_taken(ports: [u16; 3]) -> Result<(), Failure> {
    match ports::taken(ports) {
        None => Ok(()),
        Some(port) => Err(Failure::failed(format!(
            "another program listens on port {port} (perhaps a demonstration that runs); choose others with --port"
        ))),
    }
}

fn operators(nodes: &Nodes, memo: &Memo) -> Result<Operators, Failure> {
    let operator = |community: Community| {
        let caller = Caller::anyone(&nodes.origin(community))?;
        let token = memo
            .tokens_of(community)
            .map(|tokens| tokens.officer.as_str())
            .unwrap_or_default();
        Ok::<_, Failure>(Operator {
            town: community.town(),
            caller: caller.with_token(token),
        })
    };
    let [seattle, london, agora] = Community::ALL;
    Ok(Operators::new([
        operator(seattle)?,
        operator(london)?,
        operator(agora)?,
    ]))
}

async fn landmarks(nodes: &Nodes, memo: &Memo) -> Result<Landmarks, Failure> {
    let operators = operators(nodes, memo)?;
    let at = |community: Community, host: Community, title: &'static str| {
        let caller = operators.of(community).caller.clone();
        let host = nodes.origin(host);
        async move {
            let wanted = |event: &serde_json::Value| {
                event["host"]["origin"] == host
                    && event["title"]
                        .as_str()
                        .is_some_and(|found| found.starts_with(title))
            };
            let found = find(&caller, wanted).await?;
            // A demonstration that is weeks old has nothing ahead any more; its lines then name no event.
            let id = found.and_then(|event| event["id"].as_str().map(str::to_owned));
            Ok::<_, Failure>(id.unwrap_or_else(|| "EVENT".to_owned()))
        }
    };
    let (seattle, london, agora) = (Community::Seattle, Community::London, Community::Agora);
    Ok(Landmarks {
        forum_at_seattle: at(seattle, london, "Business applications forum").await?,
        clinic_at_london: at(london, seattle, "Cost clinic").await?,
        evening_at_agora: at(agora, agora, "").await?,
        links: sign_in_links(nodes).await?,
    })
}

/// A fresh link for each whom the guide presents, as the operator's command makes it.
async fn sign_in_links(nodes: &Nodes) -> Result<Vec<SignInLink>, Failure> {
    let mut links = Vec::new();
    for community in Community::ALL {
        for &(office, handle) in community.profile().signs_in {
            // Whoever tries the demonstration may have let one of them leave; the others sign in all the same.
            links.push(SignInLink {
                community,
                office,
                handle,
                address: sign_in_link(nodes, community, handle).await,
            });
        }
    }
    Ok(links)
}

/// Where somebody signs in once, or why there is no such link.
async fn sign_in_link(nodes: &Nodes, community: Community, handle: &str) -> Result<String, String> {
    let request = Request::SignIn(SignInAsk::Link {
        handle: handle.to_owned(),
    });
    let folder = community.folder(&nodes.dir);
    match socket::call(&folder, &request, &Progress::new(|_| {})).await {
        Some(Reply::Done(shown)) => Ok(shown.text),
        Some(Reply::Refused(failure)) => Err(failure.message),
        Some(Reply::WouldChange(shown)) => Err(shown.text),
        None => Err(format!("{} does not answer on its socket", community.town())),
    }
}
