//! How a row of a room lies on disk: XChaCha20-Poly1305, with everything that says where the row belongs authenticated
//! (`subrosa` section 6, R8).
//!
//! A row is `[version u8][number u32][pseudonym 8][nonce 24][ciphertext and tag]`, numbers big-endian; `number` is the epoch,
//! or the day for the names of a day. Nonces are chance: 24 bytes of it never meet twice.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::Origin;
use zeroize::Zeroizing;

use crate::id::{PostId, ReleaseId, ReportId, RoomId, ThreadId};
use crate::room::Pseudonym;

/// The form of rows, and of what is authenticated with them.
const VERSION: u8 = 1;
/// Bytes of a nonce.
pub(crate) const NONCE_BYTES: usize = 24;
/// Bytes of a key.
pub(crate) const KEY_BYTES: usize = 32;
const HEADER_BYTES: usize = 1 + 4 + Pseudonym::BYTES + NONCE_BYTES;

/// A key of an epoch or of a day, or the key that wraps those. It is wiped when it is dropped.
/// It lies in one place: what is moved leaves what it was behind.
pub(crate) struct SecretKey(Box<Zeroizing<[u8; KEY_BYTES]>>);

/// A log or a panic may not say it.
impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[key]")
    }
}

impl SecretKey {
    pub(crate) fn new(bytes: Zeroizing<[u8; KEY_BYTES]>) -> Self {
        Self(Box::new(bytes))
    }

    /// Reads what was just decrypted; nothing if it is of another length.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let mut key = Box::new(Zeroizing::new([0; KEY_BYTES]));
        if bytes.len() != KEY_BYTES {
            return None;
        }
        key.copy_from_slice(bytes);
        Some(Self(key))
    }

    pub(crate) fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// Encrypts under this key; `about` is not kept, and has to be the same to decrypt.
    pub(crate) fn encrypt(&self, nonce: &[u8; NONCE_BYTES], about: &[u8], plain: &[u8]) -> Vec<u8> {
        let payload = Payload {
            msg: plain,
            aad: about,
        };
        self.cipher()
            .encrypt(XNonce::from_slice(nonce), payload)
            .expect("a row is far shorter than the 256 GiB that the cipher takes")
    }

    /// Nothing if a bit of it, or of what it is about, is not as it was, or the key is another.
    pub(crate) fn decrypt(
        &self,
        nonce: &[u8; NONCE_BYTES],
        about: &[u8],
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let payload = Payload {
            msg: sealed,
            aad: about,
        };
        let plain = self.cipher().decrypt(XNonce::from_slice(nonce), payload);
        plain.ok().map(Zeroizing::new)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        let key: &[u8; KEY_BYTES] = &self.0;
        XChaCha20Poly1305::new(key.into())
    }
}

/// Which row of a room; each kind has a tag of its own, so that none passes for another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Message {
    /// The record of the room.
    Room,
    /// What a thread is about.
    Thread(ThreadId),
    /// A post of a thread.
    Post(ThreadId, PostId),
    /// What somebody, known by the mark of her seat, has not sent yet.
    Draft([u8; 16], ThreadId),
    /// Who spoke on a day.
    Names,
    /// What happened in the room, counted from 1.
    Audit(u64),
    /// A post that was reported to the stewards.
    Report(ReportId),
    /// Words that their author wants to be read outside.
    Release(ReleaseId),
    /// Up to where somebody, known by the mark of her seat, has seen a thread.
    Seen([u8; 16], ThreadId),
}

impl Message {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Room => b"room".to_vec(),
            Self::Thread(thread) => [b"thread".as_slice(), &thread.bytes()].concat(),
            Self::Post(thread, post) => [b"post".as_slice(), &thread.bytes(), &post.bytes()].concat(),
            Self::Draft(mark, thread) => [b"draft".as_slice(), &mark, &thread.bytes()].concat(),
            Self::Names => b"names".to_vec(),
            Self::Report(report) => [b"report".as_slice(), &report.bytes()].concat(),
            Self::Release(release) => [b"release".as_slice(), &release.bytes()].concat(),
            Self::Audit(number) => [b"audit".as_slice(), &number.to_be_bytes()].concat(),
            Self::Seen(mark, thread) => [b"seen".as_slice(), &mark, &thread.bytes()].concat(),
        }
    }
}

/// Where a row belongs.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) node: &'a Origin,
    pub(crate) room: RoomId,
    pub(crate) message: Message,
}

/// What a row says of itself in the clear; all of it is authenticated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Header {
    /// The epoch, or the day, whose key opens it.
    pub(crate) number: u32,
    /// Its author's; noughts where there is none.
    pub(crate) pseudonym: Pseudonym,
}

impl Header {
    /// Of a row that has no author to hide.
    pub(crate) fn plain(number: u32) -> Self {
        Self {
            number,
            pseudonym: Pseudonym::new([0; Pseudonym::BYTES]),
        }
    }

    /// Of a row as it lies on disk; nothing if it is none of ours.
    pub(crate) fn read(row: &[u8]) -> Option<Self> {
        parts(row).map(|(header, _, _)| header)
    }
}

/// A row for the disk.
pub(crate) fn seal(
    key: &SecretKey,
    place: Place<'_>,
    header: Header,
    nonce: &[u8; NONCE_BYTES],
    plain: &[u8],
) -> Vec<u8> {
    domain::sabotage::sealed_in_room(plain);
    let sealed = key.encrypt(nonce, &about(place, header), plain);
    let mut row = Vec::with_capacity(HEADER_BYTES + sealed.len());
    row.push(VERSION);
    row.extend(header.number.to_be_bytes());
    row.extend(header.pseudonym.bytes());
    row.extend(nonce);
    row.extend(sealed);
    row
}

/// What a row says, if it belongs where it was found.
pub(crate) fn unseal(key: &SecretKey, place: Place<'_>, row: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (header, nonce, sealed) = parts(row)?;
    key.decrypt(nonce, &about(place, header), sealed)
}

fn parts(row: &[u8]) -> Option<(Header, &[u8; NONCE_BYTES], &[u8])> {
    let (version, rest) = row.split_first()?;
    let (number, rest) = rest.split_first_chunk::<4>()?;
    let (pseudonym, rest) = rest.split_first_chunk::<{ Pseudonym::BYTES }>()?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE_BYTES>()?;
    let header = Header {
        number: u32::from_be_bytes(*number),
        pseudonym: Pseudonym::new(*pseudonym),
    };
    (*version == VERSION).then_some((header, nonce, sealed))
}

/// `node | room | epoch | message id | pseudonym | version`, each behind its length.
fn about(place: Place<'_>, header: Header) -> Vec<u8> {
    together(&[
        place.node.as_str().as_bytes(),
        &place.room.bytes(),
        &header.number.to_be_bytes(),
        &place.message.bytes(),
        &header.pseudonym.bytes(),
        &[VERSION],
    ])
}

/// Each part behind its length, so that no two lists of parts are the same bytes.
pub(crate) fn together(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend((part.len() as u64).to_be_bytes());
        bytes.extend(*part);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use domain::hex;

    use super::*;

    const NONCE: [u8; NONCE_BYTES] = [7; NONCE_BYTES];

    fn origin(text: &str) -> Origin {
        Origin::parse(text).unwrap()
    }

    fn key(byte: u8) -> SecretKey {
        SecretKey::new(Zeroizing::new([byte; KEY_BYTES]))
    }

    fn thread(byte: u8) -> ThreadId {
        ThreadId::of_bytes([byte; 16])
    }

    fn post(byte: u8) -> PostId {
        PostId::of_bytes([byte; 16])
    }

    fn header() -> Header {
        Header {
            number: 5,
            pseudonym: Pseudonym::new([4; 8]),
        }
    }

    fn place(node: &Origin) -> Place<'_> {
        Place {
            node,
            room: RoomId::of_bytes([1; 16]),
            message: Message::Post(thread(2), post(3)),
        }
    }

    /// Worked out by another implementation of the cipher, which itself gives the example of the XChaCha draft.
    #[test]
    fn a_row_has_the_bytes_it_always_had() {
        let row = seal(
            &key(6),
            place(&origin("https://a.example")),
            header(),
            &NONCE,
            b"under the rose",
        );
        let nonce = "07".repeat(NONCE_BYTES);
        let sealed = "bee970018e603f8101c38337e78052176273845ab10c7ab6ef0c7cb8a9ea";
        assert_eq!(
            hex(&row),
            format!("01{}{}{nonce}{sealed}", "00000005", "04".repeat(8))
        );
    }

    /// R8
    #[test]
    fn a_row_opens_only_where_it_was_put() {
        let (here, elsewhere) = (origin("https://a.example"), origin("https://b.example"));
        let row = seal(&key(6), place(&here), header(), &NONCE, b"under the rose");
        let opened = unseal(&key(6), place(&here), &row).unwrap();
        assert_eq!(opened.as_slice(), b"under the rose");
        let moved = |message| Place {
            message,
            ..place(&here)
        };
        let wrong = [
            place(&elsewhere),
            Place {
                room: RoomId::of_bytes([9; 16]),
                ..place(&here)
            },
            moved(Message::Post(thread(9), post(3))),
            moved(Message::Post(thread(2), post(9))),
            moved(Message::Thread(thread(2))),
            moved(Message::Draft([2; 16], thread(3))),
            moved(Message::Audit(2)),
            moved(Message::Report(ReportId::of_bytes([3; 16]))),
            moved(Message::Release(ReleaseId::of_bytes([3; 16]))),
            moved(Message::Seen([2; 16], thread(3))),
            moved(Message::Room),
            moved(Message::Names),
        ];
        for (index, place) in wrong.into_iter().enumerate() {
            assert!(unseal(&key(6), place, &row).is_none(), "{index}");
        }
        assert!(unseal(&key(5), place(&here), &row).is_none());
    }

    /// R8: epoch, author and version stand in the clear before the ciphertext, and are authenticated with it.
    #[test]
    fn no_bit_of_a_row_can_be_changed_and_none_left_out() {
        let here = origin("https://a.example");
        let row = seal(&key(6), place(&here), header(), &NONCE, b"under the rose");
        for bit in 0..row.len() * 8 {
            let mut changed = row.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(unseal(&key(6), place(&here), &changed).is_none(), "bit {bit}");
        }
        for length in 0..row.len() {
            assert!(
                unseal(&key(6), place(&here), &row[..length]).is_none(),
                "{length} bytes"
            );
        }
    }

    #[test]
    fn what_is_authenticated_cannot_be_cut_elsewhere() {
        assert_ne!(together(&[b"ab", b"c"]), together(&[b"a", b"bc"]));
        assert_ne!(together(&[b"ab"]), together(&[b"ab", b""]));
    }

    /// D15
    #[test]
    fn a_key_prints_nothing_of_itself() {
        assert_eq!(format!("{:?}", key(6)), "[key]");
    }
}
