//! A passphrase of an operator, asked for on the terminal and shown nowhere.

use std::io::{self, BufRead, IsTerminal, Read, Write};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use subrosa::{KekRefused, Passphrase};

/// Longest line read, in bytes: a passphrase in signs of four bytes each, and the end of the line.
const LINE_BYTES_MAX: u64 = 4 * Passphrase::CHARS_MAX as u64 + 2;

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unasked {
    /// Nobody can be asked.
    #[error("a passphrase is asked for on a terminal, and this is none")]
    NoTerminal,
    /// The terminal broke off.
    #[error("the terminal cannot be read: {}", .0.kind())]
    Io(#[from] io::Error),
    /// What was typed is none.
    #[error(transparent)]
    Refused(#[from] KekRefused),
    /// A new one was typed in two ways.
    #[error("the two are not the same; nothing was changed")]
    Differ,
}

/// How often it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// Once: something is locked with it.
    Known,
    /// Twice: something will be, and a slip would lock it for ever.
    New,
}

/// Asks twice for one that is to lock the rooms from now on.
pub(crate) fn new_passphrase() -> Result<Passphrase, Unasked> {
    ask(Typed::New)
}

/// Asks for it; what is typed is not shown.
pub(super) fn ask(typed: Typed) -> Result<Passphrase, Unasked> {
    if !io::stdin().is_terminal() {
        return Err(Unasked::NoTerminal);
    }
    let first = line("Passphrase of the rooms: ")?;
    if typed == Typed::New && line("The same once more: ")? != first {
        return Err(Unasked::Differ);
    }
    Ok(Passphrase::parse(&first)?)
}

fn line(question: &str) -> io::Result<String> {
    let mut err = io::stderr().lock();
    write!(err, "{question}")?;
    err.flush()?;
    let _silent = Silent::begin()?;
    let mut typed = String::new();
    io::stdin().lock().take(LINE_BYTES_MAX).read_line(&mut typed)?;
    writeln!(err)?;
    Ok(typed)
}

/// The terminal shows nothing of what is typed as long as this lives.
struct Silent(Termios);

impl Silent {
    fn begin() -> io::Result<Self> {
        let before = tcgetattr(io::stdin())?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        tcsetattr(io::stdin(), OptionalActions::Flush, &silent)?;
        Ok(Self(before))
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        // A terminal that is gone shows nothing anyway.
        let _gone = tcsetattr(io::stdin(), OptionalActions::Now, &self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_asked_where_there_is_no_terminal() {
        // A run of tests may have one; what matters is that nothing waits for a line where there is none.
        if !io::stdin().is_terminal() {
            assert!(matches!(ask(Typed::Known), Err(Unasked::NoTerminal)));
        }
    }
}
