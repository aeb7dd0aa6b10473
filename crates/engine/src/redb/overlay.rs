//! A database file seen through a sheet of glass: what is written stays on the glass.
//!
//! After its disk failed, redb answers nothing until it is opened anew, and opening repairs by
//! writing. On the glass that works with a full disk as well, so reads go on being answered.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ::redb::StorageBackend;

/// Reads a file and keeps what is written to it in memory.
#[derive(Debug)]
pub(crate) struct Overlay(Mutex<Glass>);

#[derive(Debug)]
struct Glass {
    file: File,
    /// How much of the file still shows through.
    shows: u64,
    len: u64,
    pages: BTreeMap<u64, Vec<u8>>,
}

const PAGE_BYTES: usize = 4096;

impl Overlay {
    pub(crate) fn over(file: File) -> io::Result<Self> {
        let len = file.metadata()?.len();
        Ok(Self(Mutex::new(Glass {
            file,
            shows: len,
            len,
            pages: BTreeMap::new(),
        })))
    }

    fn glass(&self) -> MutexGuard<'_, Glass> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl StorageBackend for Overlay {
    fn len(&self) -> io::Result<u64> {
        Ok(self.glass().len)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let mut glass = self.glass();
        if offset
            .checked_add(out.len() as u64)
            .is_none_or(|end| end > glass.len)
        {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        for (page, within, part) in parts(offset, out.len()) {
            let out = &mut out[part];
            match glass.pages.get(&page) {
                Some(bytes) => out.copy_from_slice(&bytes[within..within + out.len()]),
                None => glass.look_through(page * PAGE_BYTES as u64 + within as u64, out)?,
            }
        }
        Ok(())
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let mut glass = self.glass();
        if len < glass.len {
            glass.cut(len)?;
        }
        glass.len = len;
        Ok(())
    }

    fn sync_data(&self) -> io::Result<()> {
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut glass = self.glass();
        for (page, within, part) in parts(offset, data.len()) {
            let data = &data[part];
            glass.page(page)?[within..within + data.len()].copy_from_slice(data);
        }
        glass.len = glass.len.max(offset + data.len() as u64);
        Ok(())
    }
}

impl Glass {
    /// The page on the glass, copied there if need be.
    fn page(&mut self, page: u64) -> io::Result<&mut Vec<u8>> {
        if !self.pages.contains_key(&page) {
            let mut bytes = vec![0; PAGE_BYTES];
            self.look_through(page * PAGE_BYTES as u64, &mut bytes)?;
            self.pages.insert(page, bytes);
        }
        Ok(self.pages.entry(page).or_default())
    }

    /// Reads the file where it shows, and zeros behind it.
    fn look_through(&mut self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let shown = usize::try_from(self.shows.saturating_sub(offset)).unwrap_or(usize::MAX);
        let (seen, behind) = out.split_at_mut(shown.min(out.len()));
        behind.fill(0);
        self.file.seek(SeekFrom::Start(offset))?;
        self.file.read_exact(seen)
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        let (page, within) = (len / PAGE_BYTES as u64, (len % PAGE_BYTES as u64) as usize);
        if self.pages.contains_key(&page) {
            self.page(page)?[within..].fill(0);
        }
        self.pages.retain(|at, _| *at <= page);
        self.shows = self.shows.min(len);
        Ok(())
    }
}

/// Splits a stretch of the file by pages: the page, where in it, and which part of the stretch.
fn parts(offset: u64, length: usize) -> impl Iterator<Item = (u64, usize, std::ops::Range<usize>)> {
    let mut done = 0;
    std::iter::from_fn(move || {
        let at = offset + done as u64;
        let (page, within) = (at / PAGE_BYTES as u64, (at % PAGE_BYTES as u64) as usize);
        let part = done..length.min(done + PAGE_BYTES - within);
        done = part.end;
        (!part.is_empty()).then_some((page, within, part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, Clone)]
    enum Stroke {
        Write(usize, Vec<u8>),
        SetLen(usize),
    }

    fn strokes() -> impl Strategy<Value = Vec<Stroke>> {
        let bytes = prop::collection::vec(any::<u8>(), 1..6000);
        let stroke = prop_oneof![
            (0usize..20_000, bytes).prop_map(|(offset, bytes)| Stroke::Write(offset, bytes)),
            (0usize..20_000).prop_map(Stroke::SetLen),
        ];
        prop::collection::vec(stroke, 1..12)
    }

    proptest! {
        #[test]
        fn the_glass_shows_what_a_file_would_and_the_file_stays_as_it_was(strokes in strokes()) {
            let original: Vec<u8> = (0..10_000u32).map(|at| (at % 251) as u8).collect();
            let path = tempfile::NamedTempFile::new().unwrap();
            std::fs::write(path.path(), &original).unwrap();
            let overlay = Overlay::over(File::open(path.path()).unwrap()).unwrap();
            let mut model = original.clone();
            for stroke in strokes {
                match stroke {
                    Stroke::SetLen(length) => {
                        overlay.set_len(length as u64).unwrap();
                        model.resize(length, 0);
                    }
                    Stroke::Write(offset, bytes) => {
                        overlay.write(offset as u64, &bytes).unwrap();
                        model.resize(model.len().max(offset + bytes.len()), 0);
                        model[offset..offset + bytes.len()].copy_from_slice(&bytes);
                    }
                }
                let mut seen = vec![0; model.len()];
                overlay.read(0, &mut seen).unwrap();
                prop_assert_eq!(&seen, &model);
            }
            prop_assert!(overlay.read(model.len() as u64, &mut [0]).is_err());
            prop_assert_eq!(std::fs::read(path.path()).unwrap(), original);
        }
    }
}
