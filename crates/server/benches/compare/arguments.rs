//! What is compared, and how much of it.

use std::path::PathBuf;

use clap::Parser;

use crate::Failure;

/// Drives the floor program and a node with the same load and prints what each cost.
#[derive(Parser, Clone, Debug)]
pub(crate) struct Arguments {
    /// Events in the store before anything is measured; 100000 and 1000000 take their time
    #[arg(long, default_value_t = 1_000)]
    pub(crate) objects: usize,
    /// Activities of one run
    #[arg(long, default_value_t = 4_000)]
    pub(crate) activities: usize,
    /// Runs of each kind, of which the best counts
    #[arg(long, default_value_t = 3)]
    pub(crate) repeat: usize,
    /// The floor program; else the newest one beside this program
    #[arg(long)]
    pub(crate) floor: Option<PathBuf>,
    /// The program that only signs and posts; else the newest one beside this program
    #[arg(long)]
    pub(crate) plain: Option<PathBuf>,
    /// Servers that follow the community while deliveries are measured
    #[arg(long, default_value_t = 1_000)]
    pub(crate) followers: usize,
    /// The node; else the one that was built with this program
    #[arg(long)]
    pub(crate) node: Option<PathBuf>,
    /// Given by cargo to every benchmark
    #[arg(long)]
    bench: bool,
}

impl Arguments {
    /// Where the node's program lies.
    pub(crate) fn node_program(&self) -> PathBuf {
        self.node
            .clone()
            .unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_rosarium")))
    }

    /// Where the floor's program lies: cargo puts both benchmarks into one folder.
    pub(crate) fn floor_program(&self) -> Result<PathBuf, Failure> {
        self.floor.clone().map_or_else(|| newest("floor"), Ok)
    }

    /// Where the program that only signs and posts lies.
    pub(crate) fn plain_program(&self) -> Result<PathBuf, Failure> {
        self.plain.clone().map_or_else(|| newest("plain"), Ok)
    }
}

/// The newest program of a benchmark beside this one.
fn newest(name: &str) -> Result<PathBuf, Failure> {
    let own = std::env::current_exe()?;
    let folder = own.parent().ok_or("this program lies in no folder")?;
    let mut newest = None;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.file_name().to_string_lossy().into_owned();
        if file.starts_with(&format!("{name}-")) && !file.contains('.') {
            newest = newest.max(Some((entry.metadata()?.modified()?, entry.path())));
        }
    }
    let (_, path) = newest.ok_or_else(|| format!("build it first: cargo bench --no-run --bench {name}"))?;
    Ok(path)
}
