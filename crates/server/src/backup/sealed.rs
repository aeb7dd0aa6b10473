//! Files sealed to an age recipient: what this machine writes it cannot read.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use age::stream::StreamWriter;
use age::x25519::Recipient;
use age::{Decryptor, Encryptor, Identity, IdentityFile};
use sha2::{Digest, Sha256};

use super::label::{SealedPart, unusable};
use crate::admin::Failure;

const IDENTITY_BYTES_MAX: u64 = 64 * 1024;

/// A recipient as `age-keygen` prints it.
pub(crate) fn parse_recipient(text: &str) -> Result<Recipient, Failure> {
    if text.is_empty() {
        return Err(Failure::usage(
            "a backup is sealed to a key that is kept elsewhere: make one on another machine with `age-keygen -o \
             rosarium.key` and give its public key, age1…, with --recipient or as backup.recipient in the configuration",
        ));
    }
    text.parse().map_err(|_| {
        Failure::usage(format!(
            "{text} is no recipient of age: it begins with age1, as `age-keygen` prints it"
        ))
    })
}

/// Whether backups can be sealed to this.
pub(crate) fn is_recipient(text: &str) -> bool {
    text.parse::<Recipient>().is_ok()
}

/// The private keys of a file as `age-keygen` writes it.
pub(super) fn identities(path: &Path) -> Result<Vec<Box<dyn Identity>>, Failure> {
    let file = File::open(path).map_err(|error| unusable(path, &error))?;
    let unreadable = || Failure::usage(format!("{} holds no identity of age", path.display()));
    let file =
        IdentityFile::from_buffer(BufReader::new(file.take(IDENTITY_BYTES_MAX))).map_err(|_| unreadable())?;
    let identities = file.into_identities().map_err(|_| unreadable())?;
    match identities.is_empty() {
        true => Err(unreadable()),
        false => Ok(identities),
    }
}

/// A file that is being sealed.
pub(super) struct Sealing {
    name: &'static str,
    stream: StreamWriter<Hashed>,
}

struct Hashed {
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Sealing {
    pub(super) fn begin(set: &Path, name: &'static str, recipient: &Recipient) -> Result<Self, Failure> {
        let path = set.join(name);
        let refused = |error: io::Error| unusable(&path, &error);
        let file = File::options()
            .create_new(true)
            .write(true)
            .mode(0o600)
            .open(&path)
            .map_err(refused)?;
        let hashed = Hashed {
            file: BufWriter::new(file),
            hash: Sha256::new(),
            bytes: 0,
        };
        let recipients = std::iter::once(recipient as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(recipients).map_err(Failure::failed)?;
        let stream = encryptor.wrap_output(hashed).map_err(refused)?;
        Ok(Self { name, stream })
    }

    /// Ends the file, durably.
    pub(super) fn finish(self) -> Result<SealedPart, Failure> {
        let Self { name, stream } = self;
        let refused = |error: io::Error| Failure::failed(format!("{name}: {}", error.kind()));
        let mut hashed = stream.finish().map_err(refused)?;
        hashed.flush().map_err(refused)?;
        hashed.file.get_ref().sync_all().map_err(refused)?;
        Ok(SealedPart::of(name, hashed.bytes, hashed.hash))
    }
}

impl Write for Sealing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Opens a sealed file; its words come out only where nobody changed them.
pub(super) fn unseal(path: &Path, identities: &[Box<dyn Identity>]) -> Result<impl Read + use<>, Failure> {
    let file = File::open(path).map_err(|error| unusable(path, &error))?;
    let sealed = Decryptor::new_buffered(BufReader::new(file))
        .map_err(|_| Failure::failed(format!("{} is not a file sealed by age", path.display())))?;
    sealed
        .decrypt(identities.iter().map(|identity| &**identity))
        .map_err(|_| Failure::failed(format!("{} is not sealed to this identity", path.display())))
}
