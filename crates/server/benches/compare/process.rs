//! A program under measurement: started, asked what it cost, ended.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use ambient::{Clock, SystemClock};

use crate::Failure;

/// Microseconds of one tick in `/proc/PID/stat`: Linux reports 100 ticks a second to programs.
const TICK_MICROS: u64 = 10_000;
/// How long a program that does nothing has to do nothing to count as idle.
const IDLE: Duration = Duration::from_millis(400);
/// Longest wait for idleness.
const IDLE_WITHIN: Duration = Duration::from_secs(600);

/// A running program, which is killed when it is dropped.
pub(crate) struct Process {
    child: Child,
    /// From the start to the line `listening …`.
    pub(crate) started_in: Duration,
}

impl Process {
    /// Starts a program and waits until it listens.
    pub(crate) fn start(command: &mut Command) -> Result<Self, Failure> {
        let clock = SystemClock::start();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut line = String::new();
        let stdout = child.stdout.take().ok_or("the program has no output")?;
        BufReader::new(stdout).read_line(&mut line)?;
        let process = Self {
            child,
            started_in: clock.elapsed(),
        };
        match line.starts_with("listening ") {
            true => Ok(process),
            false => Err(format!("{command:?} does not listen").into()),
        }
    }

    /// Its process, for tools that look on.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Processor time so far, of all its threads, in microseconds.
    pub(crate) fn cpu_micros(&self) -> Result<u64, Failure> {
        cpu_micros(&self.id().to_string())
    }

    /// Resident memory in KiB.
    pub(crate) fn memory_kib(&self) -> Result<u64, Failure> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
        Ok(kib.ok_or("the system does not say how much memory it uses")?)
    }

    /// Waits until it has no more to do; when that was, by this clock.
    pub(crate) async fn idle(&self, clock: &SystemClock) -> Result<Duration, Failure> {
        let (begun, mut since, mut before) = (clock.elapsed(), clock.elapsed(), self.cpu_micros()?);
        while clock.elapsed() - begun < IDLE_WITHIN {
            tokio::time::sleep(IDLE / 8).await;
            let now = self.cpu_micros()?;
            if now > before + TICK_MICROS {
                (since, before) = (clock.elapsed(), now);
            } else if clock.elapsed() - since > IDLE {
                return Ok(since);
            }
        }
        Err("it does not come to rest".into())
    }

    /// Asks it to end and waits.
    pub(crate) fn end(mut self) -> Result<(), Failure> {
        Command::new("kill")
            .args(["-TERM", &self.id().to_string()])
            .status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already, which is just as well.
        let _ended = self.child.kill();
        let _ended = self.child.wait();
    }
}

/// Processor time of this very program, in microseconds.
pub(crate) fn own_cpu_micros() -> Result<u64, Failure> {
    cpu_micros("self")
}

fn cpu_micros(process: &str) -> Result<u64, Failure> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name in parentheses may hold spaces; utime and stime are the 12th and 13th fields after it.
    let (_, fields) = stat
        .rsplit_once(')')
        .ok_or("a line of /proc that cannot be read")?;
    let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
    Ok(ticks.sum::<Result<u64, _>>()? * TICK_MICROS)
}

/// A port that nobody has just now.
pub(crate) fn free_address() -> Result<SocketAddr, Failure> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// Bytes that the files of a folder take on the disk.
pub(crate) fn bytes_on_disk(folder: &Path) -> Result<u64, Failure> {
    use std::os::unix::fs::MetadataExt;
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        bytes += match metadata.is_dir() {
            true => bytes_on_disk(&entry.path())?,
            false => metadata.blocks() * 512,
        };
    }
    Ok(bytes)
}
