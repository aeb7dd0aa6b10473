//! A program under measurement: started, asked what it cost, ended.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use ambient::{Clock, SystemClock};

use crate::Failure;

/// Less processor time than this, in microseconds, is what a program uses that does nothing.
const IDLE_MICROS_MAX: f64 = 10_000.0;
/// How long a program that does nothing has to do nothing to count as idle.
const IDLE: Duration = Duration::from_millis(400);
/// Longest wait for idleness.
const IDLE_WITHIN: Duration = Duration::from_secs(600);

/// A running program, which is killed when it is dropped.
pub(crate) struct Process {
    child: Child,
    cpu: CpuTime,
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
            cpu: CpuTime::of(&child.id().to_string()),
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
    pub(crate) fn cpu_micros(&self) -> Result<f64, Failure> {
        self.cpu.micros()
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
            if now > before + IDLE_MICROS_MAX {
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

    /// Ends it as a crash would, with no time for anything.
    pub(crate) fn kill(mut self) -> Result<(), Failure> {
        self.child.kill()?;
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

/// Processor time of a program. The scheduler counts it in nanoseconds for each thread; of the whole, Linux tells only
/// ticks of 10 ms.
pub(crate) struct CpuTime {
    process: String,
    /// What each thread had used when it was last looked at; one that has ended keeps it.
    threads: Mutex<BTreeMap<OsString, u64>>,
}

impl CpuTime {
    /// Of a process by its number, or of this very program as `self`.
    pub(crate) fn of(process: &str) -> Self {
        Self {
            process: process.to_owned(),
            threads: Mutex::default(),
        }
    }

    /// So far, of all threads, in microseconds.
    pub(crate) fn micros(&self) -> Result<f64, Failure> {
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        for thread in std::fs::read_dir(format!("/proc/{}/task", self.process))? {
            let thread = thread?;
            // A thread may end between the two looks.
            let Ok(line) = std::fs::read_to_string(thread.path().join("schedstat")) else {
                continue;
            };
            let nanos = line.split(' ').next().and_then(|nanos| nanos.parse().ok());
            let nanos = nanos.ok_or("a line of /proc that cannot be read")?;
            threads.insert(thread.file_name(), nanos);
        }
        Ok(threads.values().sum::<u64>() as f64 / 1_000.0)
    }
}

/// A port that nobody has just now.
pub(crate) fn free_address() -> Result<SocketAddr, Failure> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// Bytes of a program without what only a debugger reads; `None` where the system has no `strip`.
pub(crate) fn stripped_bytes(program: &Path, folder: &Path) -> Result<Option<u64>, Failure> {
    let stripped = folder.join("stripped");
    let made = Command::new("strip")
        .arg("-o")
        .arg(&stripped)
        .arg(program)
        .status();
    if !made.is_ok_and(|status| status.success()) {
        return Ok(None);
    }
    let bytes = stripped.metadata()?.len();
    std::fs::remove_file(stripped)?;
    Ok(Some(bytes))
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
