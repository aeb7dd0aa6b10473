//! The command line: which command, on which folder, with which configuration; and its exit code.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};
use edge::Mode;

use crate::admin::{Failure, FailureKind};
use crate::commands;
use crate::config::{self, Config};

/// A small server for one community, which peers with others.
#[derive(Parser)]
#[command(name = "rosarium", version, about, subcommand_required = true)]
struct Cli {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Command,
}

/// Which node is meant, and how its answer is written.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// Folder of the node; else the one in the configuration
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Configuration file; else $ROSARIUM_CONFIG, else rosarium.toml in the folder of the node
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Answer in JSON, one document on stdout
    #[arg(long, global = true)]
    pub json: bool,
    /// For trying out: admits http and peers on this machine, and answers the probes under /dev
    #[arg(long, global = true)]
    pub dev: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Make a new node: its folder, its configuration, its keys
    Init(commands::init::Init),
    /// Run the node until it is told to end
    Serve(commands::serve::Serve),
    /// Say what keeps the node from working, from its folder to its public address
    Doctor(commands::doctor::Doctor),
    /// Three peered nodes with invented people, to look at
    Demo(commands::demo::Demo),
    /// Print the version
    Version,
    /// Whether this program goes on where another version of it was
    Upgrade(commands::upgrade::Upgrade),
    /// Look at the configuration
    #[command(subcommand)]
    Config(commands::config::ConfigCommand),
    /// Officers and operators
    #[command(subcommand)]
    Admin(commands::admin::AdminCommand),
    /// List members, and take them in from a file
    #[command(subcommand)]
    Members(commands::members::MembersCommand),
    /// Companies whose people are members
    #[command(subcommand)]
    Orgs(commands::orgs::OrgsCommand),
    /// Levels of membership
    #[command(subcommand)]
    Tiers(commands::tiers::TiersCommand),
    /// Invoices: what members owe, and what was paid
    #[command(subcommand)]
    Dues(commands::dues::DuesCommand),
    /// Reminders, days of grace and lapses of memberships
    #[command(subcommand)]
    Renewals(commands::renewals::RenewalsCommand),
    /// The code of ethics: publish a version, see which is in force
    #[command(subcommand)]
    Ethics(commands::ethics::EthicsCommand),
    /// The lists people pick from, as dated files
    #[command(subcommand)]
    Taxonomy(commands::taxonomy::TaxonomyCommand),
    /// Bearer tokens for the REST API
    #[command(subcommand)]
    Token(commands::token::TokenCommand),
    /// List, show, publish and cancel events
    #[command(subcommand)]
    Events(commands::events::EventsCommand),
    /// Calendars to import (ICS)
    #[command(subcommand)]
    Source(commands::source::SourceCommand),
    /// Other nodes
    #[command(subcommand)]
    Peer(commands::peer::PeerCommand),
    /// Vouchers of members of other communities, as they are used here
    #[command(subcommand)]
    Voucher(commands::voucher::VoucherCommand),
    /// Calls for hands of this community
    #[command(subcommand)]
    Call(commands::call::CallCommand),
    /// Introductions that members here asked for
    #[command(subcommand)]
    Intro(commands::intro::IntroCommand),
    /// Agreements with other communities on benefits for members
    #[command(subcommand)]
    Agreement(commands::agreement::AgreementCommand),
    /// Letters that organisations and persons sign together
    #[command(subcommand)]
    Statement(commands::statement::StatementCommand),
    /// Deliveries to other nodes
    #[command(subcommand)]
    Queue(commands::queue::QueueCommand),
    /// What officers and operators did
    #[command(subcommand)]
    Audit(commands::audit::AuditCommand),
    /// The weekly mail to members
    #[command(subcommand)]
    Digest(commands::digest::DigestCommand),
    /// Mails: whether they go
    #[command(subcommand)]
    Mail(commands::mail::MailCommand),
    /// Private rooms from outside: figures, an end to writing, another key
    #[command(subcommand)]
    Room(commands::room::RoomCommand),
    /// Sealed backups, and a store from one
    #[command(subcommand)]
    Backup(commands::backup::BackupCommand),
    /// All that the node remembers, as files to read
    #[command(subcommand)]
    Export(commands::export::ExportCommand),
    /// The store as a whole
    #[command(subcommand)]
    Db(commands::db::DbCommand),
    /// New keys for the community, the node or a member
    #[command(subcommand)]
    Key(commands::key::KeyCommand),
    /// Print the OpenAPI document of the REST API
    Openapi,
}

/// How a command ended (`features` section 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0.
    Done,
    /// 1.
    Failed,
    /// 2.
    Usage,
    /// 3: a dry run found something to do.
    WouldChange,
    /// 4.
    NotFound,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::WouldChange => 3,
            Exit::NotFound => 4,
        })
    }
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version end up here too, with code 0.
            let _closed = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return cli.place.refuse(&Failure::failed(error)).into(),
    };
    let place = cli.place.clone();
    let ended = runtime.block_on(run(cli));
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    match ended {
        Ok(exit) => exit.into(),
        Err(failure) => place.refuse(&failure).into(),
    }
}

async fn run(cli: Cli) -> Result<Exit, Failure> {
    let place = &cli.place;
    match cli.command {
        Command::Init(init) => init.run(place),
        Command::Serve(serve) => serve.run(place).await,
        Command::Doctor(doctor) => doctor.run(place).await,
        Command::Demo(demo) => demo.run(place).await,
        Command::Version => commands::version::run(place),
        Command::Upgrade(upgrade) => upgrade.run(place).await,
        Command::Config(command) => command.run(place),
        Command::Admin(command) => command.run(place).await,
        Command::Members(command) => command.run(place).await,
        Command::Orgs(command) => command.run(place).await,
        Command::Tiers(command) => command.run(place).await,
        Command::Dues(command) => command.run(place).await,
        Command::Renewals(command) => command.run(place).await,
        Command::Ethics(command) => command.run(place).await,
        Command::Taxonomy(command) => command.run(place),
        Command::Token(command) => command.run(place).await,
        Command::Events(command) => command.run(place).await,
        Command::Source(command) => command.run(place).await,
        Command::Peer(command) => command.run(place).await,
        Command::Voucher(command) => command.run(place).await,
        Command::Call(command) => command.run(place).await,
        Command::Intro(command) => command.run(place).await,
        Command::Agreement(command) => command.run(place).await,
        Command::Statement(command) => command.run(place).await,
        Command::Queue(command) => command.run(place).await,
        Command::Audit(command) => command.run(place).await,
        Command::Digest(command) => command.run(place).await,
        Command::Mail(command) => command.run(place).await,
        Command::Room(command) => command.run(place).await,
        Command::Backup(command) => command.run(place).await,
        Command::Export(command) => command.run(place).await,
        Command::Db(command) => command.run(place).await,
        Command::Key(command) => command.run(place).await,
        Command::Openapi => commands::openapi::run(place),
    }
}

/// A command with everything below it.
pub type CommandTree = clap::Command;

/// The tree of commands, for the fences that each is described and that documents name no other (`tests/tidy`).
pub fn described() -> CommandTree {
    Cli::command()
}

impl Place {
    /// How the next command names the same node: nothing, or ` --data DIR --config FILE`.
    pub(crate) fn options(&self) -> String {
        let named = [("data", &self.data), ("config", &self.config)];
        let named = named
            .into_iter()
            .filter_map(|(option, path)| Some((option, path.as_ref()?)));
        named
            .map(|(option, path)| format!(" --{option} {}", path.display()))
            .collect()
    }

    /// The configuration that counts, with the folder the command line names.
    pub fn read_config(&self) -> Result<Config, Failure> {
        let found = config::find(self.config.as_deref(), self.data.as_deref());
        let mut config = match &found {
            Some(path) => Config::read(path).map_err(Failure::failed)?,
            None => Config::default(),
        };
        // A file inside a folder of a node speaks of that folder, wherever it was moved.
        let beside = found
            .as_ref()
            .filter(|_| self.config.is_none())
            .and_then(|path| path.parent());
        let is_node = |dir: &&std::path::Path| dir.join("store").is_dir();
        if let Some(dir) = self.data.as_deref().or(beside.filter(is_node)) {
            config.node.data_dir = dir.to_string_lossy().into_owned();
        }
        Ok(config)
    }

    /// How the node is started.
    pub fn mode(&self) -> Mode {
        if self.dev {
            Mode::Development
        } else {
            Mode::Production
        }
    }

    /// Writes a result, as text or as JSON.
    pub(crate) fn show(&self, value: &serde_json::Value, text: &str) {
        let line = if self.json {
            value.to_string()
        } else {
            text.to_owned()
        };
        print(&line);
    }

    fn refuse(&self, failure: &Failure) -> Exit {
        let line = match self.json {
            true => serde_json::json!({ "error": failure.message }).to_string(),
            false => format!("rosarium: {}", failure.message),
        };
        say(&line);
        match failure.kind {
            FailureKind::Failed => Exit::Failed,
            FailureKind::Usage => Exit::Usage,
            FailureKind::NotFound => Exit::NotFound,
        }
    }
}

/// A line on stdout; a reader that has gone away is no failure.
pub(crate) fn print(line: &str) {
    let mut out = std::io::stdout().lock();
    let _closed = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// A line on stderr.
pub(crate) fn say(line: &str) {
    let _closed = writeln!(std::io::stderr().lock(), "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A build for development panics at a command whose options clash; a release takes one of them for the other.
    #[test]
    fn no_two_options_of_a_command_have_one_name() {
        Cli::command().debug_assert();
    }
}
