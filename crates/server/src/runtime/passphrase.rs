//! A passphrase of an operator, asked for on the terminal and shown nowhere; what was typed is wiped from memory once it is read.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use subrosa::{KekRefused, Passphrase};
use zeroize::Zeroizing;

/// Longest line read, in bytes: a passphrase in signs of four bytes each, and the end of the line.
const LINE_BYTES_MAX: usize = 4 * Passphrase::CHARS_MAX + 2;

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

fn line(question: &str) -> io::Result<Zeroizing<String>> {
    let mut err = io::stderr().lock();
    write!(err, "{question}")?;
    err.flush()?;
    let _silent = Silent::begin()?;
    // Not by the reader of the process, whose buffer nobody wipes.
    let mut terminal = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    let typed = read_line(&mut terminal)?;
    writeln!(err)?;
    Ok(typed)
}

/// A line of at most [`LINE_BYTES_MAX`] bytes, read letter by letter into one place that does not move and is wiped.
fn read_line(from: &mut impl Read) -> io::Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(Vec::<u8>::with_capacity(LINE_BYTES_MAX));
    let mut byte = Zeroizing::new([0_u8; 1]);
    while bytes.len() < LINE_BYTES_MAX && bytes.last() != Some(&b'\n') {
        match from.read(byte.as_mut_slice()) {
            Ok(0) => break,
            Ok(_) => bytes.push(byte[0]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| io::ErrorKind::InvalidData)?;
    Ok(Zeroizing::new(text.to_owned()))
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

    /// D15: a line comes in a value that is wiped, and nothing behind its end is read.
    #[test]
    fn a_line_is_read_to_its_end_and_no_further() {
        let mut typed: &[u8] = b"the rose of seven petals\nsomething else\n";
        let line: Zeroizing<String> = read_line(&mut typed).unwrap();
        assert_eq!(line.as_str(), "the rose of seven petals\n");
        assert_eq!(typed, b"something else\n");
        let mut unended: &[u8] = "seven\u{1F339}".as_bytes();
        assert_eq!(read_line(&mut unended).unwrap().as_str(), "seven\u{1F339}");
        let long = vec![b'x'; LINE_BYTES_MAX + 1];
        assert_eq!(read_line(&mut long.as_slice()).unwrap().len(), LINE_BYTES_MAX);
        let no_text = read_line(&mut [0xff, b'\n'].as_slice()).unwrap_err();
        assert_eq!(no_text.kind(), io::ErrorKind::InvalidData);
    }

    #[test]
    fn nobody_is_asked_where_there_is_no_terminal() {
        // A run of tests may have one; what matters is that nothing waits for a line where there is none.
        if !io::stdin().is_terminal() {
            assert!(matches!(ask(Typed::Known), Err(Unasked::NoTerminal)));
        }
    }
}
