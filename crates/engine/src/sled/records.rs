//! Records as they are read through a view: whole, checked, in order.

use super::raw::{self, Entry, INLINE_BYTES_MAX, SEQUENCE};
use super::view::View;
use crate::engine::Page;
use crate::error::EngineError;
use crate::key::{Direction, Key, Keyspace, Range, hex};
use crate::record::{Record, Sequence, unseal};

/// The record under a key, checked.
pub(super) fn record(view: &View<'_>, space: Keyspace, key: &[u8]) -> Result<Option<Record>, EngineError> {
    match view.get(&raw::record_key(space, key))? {
        Some(value) => assemble(view, space, key, &value).map(Some),
        None => Ok(None),
    }
}

/// Part of a range.
pub(super) fn page(
    view: &View<'_>,
    range: &Range,
    direction: Direction,
    limit: u16,
) -> Result<Page, EngineError> {
    if range.is_empty() {
        return Ok(Page {
            items: Vec::new(),
            more: false,
        });
    }
    Page::fill(limit, all(view, range, direction))
}

/// The lowest records of a keyspace below `end`.
pub(super) fn first(
    view: &View<'_>,
    space: Keyspace,
    end: Option<&[u8]>,
    limit: usize,
) -> Result<Vec<(Key, Record)>, EngineError> {
    let range = Range {
        space,
        start: Vec::new(),
        end: end.map(<[u8]>::to_vec),
    };
    if range.is_empty() {
        return Ok(Vec::new());
    }
    all(view, &range, Direction::Forward).take(limit).collect()
}

/// The sequence of the last batch that wrote; a tree without one is not ours, or is not whole.
pub(super) fn last_sequence(view: &View<'_>) -> Result<Sequence, EngineError> {
    let kept = view.get(SEQUENCE)?.ok_or(EngineError::Damaged)?;
    let number = kept.as_ref().try_into().map_err(|_| EngineError::Damaged)?;
    Ok(Sequence(u64::from_be_bytes(number)))
}

fn all<'v>(
    view: &'v View<'v>,
    range: &Range,
    direction: Direction,
) -> impl Iterator<Item = Result<(Key, Record), EngineError>> + use<'v> {
    let space = range.space;
    let start = raw::record_key(space, &range.start);
    let end = match &range.end {
        Some(end) => raw::record_key(space, end),
        None => raw::records_end(space),
    };
    view.range(&start, &end, direction).map(move |item| {
        let (found, value) = item?;
        let key = raw::key_of(&found).to_vec();
        let record = assemble(view, space, &key, &value)?;
        Ok((key, record))
    })
}

fn assemble(view: &View<'_>, space: Keyspace, key: &[u8], value: &[u8]) -> Result<Record, EngineError> {
    let corrupt = || EngineError::Corrupt { space, key: hex(key) };
    match raw::entry(value).ok_or_else(corrupt)? {
        Entry::Inline(sealed) => unseal(space, key, sealed),
        Entry::Chunked(chunks) => {
            let mut sealed = Vec::with_capacity(usize::from(chunks) * INLINE_BYTES_MAX);
            for number in 0..chunks {
                let chunk = view.get(&raw::chunk_key(space, key, number))?;
                sealed.extend_from_slice(&chunk.ok_or_else(corrupt)?);
            }
            unseal(space, key, &sealed)
        }
    }
}
