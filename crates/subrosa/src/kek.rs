//! The key that wraps all keys of rooms (the KEK): from a credential of systemd, a file, or a passphrase; never from the
//! configuration, and never in a backup (`subrosa` section 6).

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use crate::seal::{KEY_BYTES, SecretKey};

/// What an operator hands in to open the rooms of her node.
#[derive(Debug)]
pub enum Unlock {
    /// The key itself.
    Key(Kek),
    /// A passphrase, from which the key is worked out.
    Passphrase(Passphrase),
}

/// 32 bytes of chance that wrap all keys of rooms.
#[derive(Debug)]
pub struct Kek(SecretKey);

/// A passphrase of an operator.
pub struct Passphrase(Zeroizing<String>);

/// Why what was handed in is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KekRefused {
    /// The file or the credential cannot be read.
    #[error("the key of the rooms cannot be read ({kind})")]
    Io {
        /// What the operating system said.
        kind: io::ErrorKind,
    },
    /// It is neither 32 bytes nor 64 hexadecimal digits.
    #[error(
        "the key of the rooms is neither 32 bytes nor 64 hexadecimal digits; make one with `openssl rand -hex 32`"
    )]
    Form,
    /// A passphrase that can be guessed.
    #[error("a passphrase of the rooms has {min} to {max} characters", min = Passphrase::CHARS_MIN, max = Passphrase::CHARS_MAX)]
    Passphrase,
}

/// Longest file of a key that is read, in bytes: digits and the end of a line.
const FILE_BYTES_MAX: usize = 2 * KEY_BYTES + 2;

impl Kek {
    /// What the credential is called in the unit: `LoadCredentialEncrypted=rosarium.rooms:…`.
    pub const CREDENTIAL: &'static str = "rosarium.rooms";

    /// The bytes, or their hexadecimal digits with or without the end of a line.
    pub fn parse(text: &[u8]) -> Result<Self, KekRefused> {
        let key = match SecretKey::of_bytes(text) {
            Some(key) => Some(key),
            None => of_digits(text.trim_ascii_end()),
        };
        key.map(Self).ok_or(KekRefused::Form)
    }

    /// Out of a file that the operator alone may read.
    pub fn read(path: &Path) -> Result<Self, KekRefused> {
        let text = fs::read(path).map_err(|error| KekRefused::Io { kind: error.kind() })?;
        let text = Zeroizing::new(text);
        match text.len() > FILE_BYTES_MAX {
            true => Err(KekRefused::Form),
            false => Self::parse(&text),
        }
    }

    /// Out of the folder of credentials that systemd names to the service.
    pub fn of_credential(folder: &Path) -> Result<Self, KekRefused> {
        Self::read(&folder.join(Self::CREDENTIAL))
    }
}

fn of_digits(text: &[u8]) -> Option<SecretKey> {
    if text.len() != 2 * KEY_BYTES {
        return None;
    }
    let mut bytes = Zeroizing::new([0_u8; KEY_BYTES]);
    for (byte, digits) in bytes.iter_mut().zip(text.chunks(2)) {
        let high = char::from(digits[0]).to_digit(16)?;
        let low = char::from(digits[1]).to_digit(16)?;
        *byte = u8::try_from(16 * high + low).ok()?;
    }
    Some(SecretKey::new(bytes))
}

impl Passphrase {
    /// Fewest characters: whoever has the key file may try for years.
    pub const CHARS_MIN: usize = 16;
    /// Most characters.
    pub const CHARS_MAX: usize = 1_000;

    /// Checks a passphrase; it is taken as it is, blanks at its ends apart.
    pub fn parse(text: &str) -> Result<Self, KekRefused> {
        let text = text.trim();
        let fits = (Self::CHARS_MIN..=Self::CHARS_MAX).contains(&text.chars().count());
        match fits {
            true => Ok(Self(Zeroizing::new(text.to_owned()))),
            false => Err(KekRefused::Passphrase),
        }
    }
}

/// A log or a panic may not say it.
impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[passphrase]")
    }
}

/// Bytes of the salt that stands in the key file.
pub(crate) const SALT_BYTES: usize = 16;

/// Memory of one try, in KiB; with three rounds about a third of a second of one core.
const MEMORY_KIB: u32 = 64 * 1024;
const ROUNDS: u32 = 3;
const LANES: u32 = 1;

impl Unlock {
    /// The key that wraps, for a key file with this salt: a passphrase goes through Argon2id (RFC 9106).
    pub(crate) fn kek(self, salt: &[u8; SALT_BYTES]) -> SecretKey {
        match self {
            Self::Key(Kek(key)) => key,
            Self::Passphrase(Passphrase(text)) => {
                let params = Params::new(MEMORY_KIB, ROUNDS, LANES, Some(KEY_BYTES))
                    .expect("these costs are within what the RFC allows");
                let mut bytes = Zeroizing::new([0_u8; KEY_BYTES]);
                // Ours, to be wiped: a part of it is worth the passphrase.
                let mut memory = vec![Block::default(); params.block_count()];
                Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                    .hash_password_into_with_memory(text.as_bytes(), salt, bytes.as_mut_slice(), &mut memory)
                    .expect("the lengths of salt, passphrase and key are within what the RFC allows");
                memory.iter_mut().for_each(Zeroize::zeroize);
                SecretKey::new(bytes)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(unlock: Unlock, salt: u8) -> [u8; KEY_BYTES] {
        *unlock.kek(&[salt; SALT_BYTES]).bytes()
    }

    #[test]
    fn a_key_is_read_as_bytes_and_as_digits_from_a_file_and_a_credential() {
        let folder = tempfile::tempdir().unwrap();
        let expected = [0xab; KEY_BYTES];
        for text in [
            expected.to_vec(),
            "ab".repeat(KEY_BYTES).into_bytes(),
            format!("{}\r\n", "AB".repeat(KEY_BYTES)).into_bytes(),
        ] {
            fs::write(folder.path().join(Kek::CREDENTIAL), &text).unwrap();
            let kek = Kek::of_credential(folder.path()).unwrap();
            assert_eq!(key_of(Unlock::Key(kek), 0), expected);
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let digits = "ab".repeat(KEY_BYTES);
        let (long, foreign) = (format!("{digits}ab"), digits.replace('b', "g"));
        for text in ["", "ab", &digits[1..], long.as_str(), foreign.as_str()] {
            assert_eq!(
                Kek::parse(text.as_bytes()).unwrap_err(),
                KekRefused::Form,
                "{text}"
            );
        }
        let folder = tempfile::tempdir().unwrap();
        let missing = Kek::of_credential(folder.path()).unwrap_err();
        assert_eq!(
            missing,
            KekRefused::Io {
                kind: io::ErrorKind::NotFound
            }
        );
        fs::write(folder.path().join("long"), vec![b'a'; 100_000]).unwrap();
        assert_eq!(
            Kek::read(&folder.path().join("long")).unwrap_err(),
            KekRefused::Form
        );
    }

    #[test]
    fn a_passphrase_gives_one_key_for_one_salt_and_prints_nothing_of_itself() {
        let passphrase = || Unlock::Passphrase(Passphrase::parse(" the rose of seven petals ").unwrap());
        let key = key_of(passphrase(), 1);
        assert_eq!(key, key_of(passphrase(), 1));
        assert_ne!(key, key_of(passphrase(), 2));
        let other = Unlock::Passphrase(Passphrase::parse("the rose of eight petals").unwrap());
        assert_ne!(key, key_of(other, 1));
        assert_eq!(format!("{:?}", passphrase()), "Passphrase([passphrase])");
        assert_eq!(
            Passphrase::parse("fifteen letters").unwrap_err(),
            KekRefused::Passphrase
        );
    }
}
