//! Rows of two parts: what we say about a text, as JSON in the first line, and behind it the text itself as it came.
//!
//! A text of another server is kept without a letter changed and without the work of writing it as JSON once more.

use std::marker::PhantomData;

use engine::{Bytes, Direction, DueMillis, Key, Keyspace, Range, queue_key};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

use crate::Transaction;
use crate::database::StoreError;
use crate::table::{KeyForm, millis};
use crate::takeover::{DUE_BYTES, ROWS_MAX};
use crate::transaction::unreadable;

/// A keyspace whose keys are `K` and whose rows are a `H` with a text.
pub(crate) struct TextTable<K: ?Sized, H> {
    pub(crate) space: Keyspace,
    pub(crate) name: &'static str,
    kinds: PhantomData<fn(&K) -> H>,
}

impl<K: KeyForm + ?Sized, H: Serialize + DeserializeOwned> TextTable<K, H> {
    pub(crate) const fn new(space: Keyspace, name: &'static str) -> Self {
        Self {
            space,
            name,
            kinds: PhantomData,
        }
    }
}

impl Transaction<'_> {
    /// Writes a row; the bytes of it.
    pub(crate) fn put_text<K: KeyForm + ?Sized, H: Serialize + DeserializeOwned>(
        &mut self,
        table: &TextTable<K, H>,
        key: &K,
        head: &H,
        text: &str,
    ) -> Result<Bytes, StoreError> {
        // JSON on one line: a line break inside a text of the head is written as an escape.
        let mut payload = Vec::with_capacity(HEAD_BYTES_ABOUT + text.len());
        serde_json::to_writer(&mut payload, head)
            .map_err(|_| StoreError::Unwritable { table: table.name })?;
        payload.push(b'\n');
        payload.extend_from_slice(text.as_bytes());
        let payload = Bytes::from(payload);
        self.put_bytes(table.space, key.key(), payload.clone());
        Ok(payload)
    }

    /// The row under a key, as this transaction would leave it.
    pub(crate) fn get_text<K: KeyForm + ?Sized, H: Serialize + DeserializeOwned>(
        &mut self,
        table: &TextTable<K, H>,
        key: &K,
    ) -> Result<Option<(H, String)>, StoreError> {
        let key = key.key();
        let Some(payload) = self.get_bytes(table.space, &key)? else {
            return Ok(None);
        };
        let (head, text) = split(&payload).ok_or_else(|| unreadable(table.name, &key))?;
        Ok(Some((head, text.to_owned())))
    }

    /// Rows of a queue that are due after `now`, as bytes.
    pub(crate) fn later(&mut self, queue: Keyspace, now: Timestamp) -> Result<Vec<(Key, Bytes)>, StoreError> {
        let range = Range {
            space: queue,
            start: queue_key(DueMillis(millis(now).saturating_add(1)), b""),
            end: None,
        };
        self.page_bytes(range, Direction::Forward, ROWS_MAX)
    }

    /// Lets a row of a queue be due at another moment; what follows the moment in its key stays.
    pub(crate) fn move_in_queue(&mut self, queue: Keyspace, key: &Key, due: Timestamp, payload: Bytes) {
        let suffix = key.get(DUE_BYTES..).unwrap_or_default();
        let due = queue_key(DueMillis(millis(due)), suffix);
        self.delete_bytes(queue, key.clone());
        self.put_bytes(queue, due, payload);
    }
}

/// What a head takes in most rows, so that a row is written without growing.
const HEAD_BYTES_ABOUT: usize = 256;

/// Head and text of a row.
pub(crate) fn split<H: DeserializeOwned>(payload: &[u8]) -> Option<(H, &str)> {
    let end = payload.iter().position(|byte| *byte == b'\n')?;
    let (head, text) = payload.split_at_checked(end)?;
    let head = serde_json::from_slice(head).ok()?;
    Some((head, std::str::from_utf8(text.get(1..)?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::commit;

    const TEXTS: TextTable<str, String> = TextTable::new(Keyspace(250), "texts");

    #[test]
    fn a_text_comes_back_letter_by_letter_whatever_lines_it_has() {
        let database = Database::in_memory();
        for (head, text) in [("a\nb", "{\"x\":\n1}\n"), ("", ""), ("c", "\n\n")] {
            commit(&database, |tx| tx.put_text(&TEXTS, "key", &head.to_owned(), text));
            let found = database.read(|tx| tx.get_text(&TEXTS, "key")).unwrap();
            assert_eq!(found, Some((head.to_owned(), text.to_owned())));
        }
    }

    #[test]
    fn a_row_without_a_line_break_is_an_error_with_its_key() {
        let database = Database::in_memory();
        commit(&database, |tx| {
            tx.put_bytes(TEXTS.space, b"key".to_vec(), Bytes::from_static(b"\"head\""));
            Ok(())
        });
        let refused = database.read(|tx| tx.get_text(&TEXTS, "key"));
        let (table, key) = ("texts", "6b6579".to_owned());
        assert_eq!(refused, Err(StoreError::Unreadable { table, key }));
    }
}
