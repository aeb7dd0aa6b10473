//! Rows that are read all the time, as they were made out of their JSON the last time.
//!
//! A reading is used for the version of the row that it was made of and for no other, so it is never out of date: the
//! row itself is still looked up, in its transaction, each time.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use engine::{Key, Keyspace, Version};

use crate::database::StoreError;

/// Most readings kept; all go when there are more.
const READINGS_MAX: usize = 2_048;
/// Most bytes of the rows they were made of.
const BYTES_MAX: usize = 4 * 1024 * 1024;

/// The readings of one process.
#[derive(Debug, Default)]
pub(crate) struct Readings(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    rows: HashMap<Place, Reading>,
    bytes: usize,
}

/// Which row, and what is made of it: one row may be read whole and in outline.
type Place = (Keyspace, Key, TypeId);
/// Of which version, what was made of it, and of how many bytes.
type Reading = (Version, Arc<dyn Any + Send + Sync>, usize);

impl Readings {
    /// The row of this version, made out of its payload by `read` if it is not at hand.
    pub(crate) fn of<V: Send + Sync + 'static>(
        &self,
        space: Keyspace,
        key: &Key,
        (version, payload): (Version, &[u8]),
        read: impl FnOnce(&[u8]) -> Result<V, StoreError>,
    ) -> Result<Arc<V>, StoreError> {
        let place = (space, key.clone(), TypeId::of::<V>());
        if let Some(known) = self.at_hand(&place, version) {
            return Ok(known);
        }
        let value = Arc::new(read(payload)?);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.rows.len() >= READINGS_MAX || kept.bytes + payload.len() > BYTES_MAX {
            *kept = Kept::default();
        }
        let reading = (
            version,
            value.clone() as Arc<dyn Any + Send + Sync>,
            payload.len(),
        );
        let before = kept.rows.insert(place, reading).map_or(0, |(_, _, bytes)| bytes);
        kept.bytes = kept.bytes + payload.len() - before;
        Ok(value)
    }

    fn at_hand<V: Send + Sync + 'static>(&self, place: &Place, version: Version) -> Option<Arc<V>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, value, _) = kept.rows.get(place)?;
        if *of != version {
            return None;
        }
        value.clone().downcast().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: Keyspace = Keyspace(250);

    #[test]
    fn a_row_is_made_out_once_for_each_version_and_an_old_reading_is_never_given() {
        let readings = Readings::default();
        let read = |version, value: &str| {
            let value = value.to_owned();
            readings
                .of(SPACE, &vec![1], (Version(version), b"row"), move |_| Ok(value))
                .unwrap()
        };
        assert_eq!(*read(1, "one"), "one");
        assert_eq!(*read(1, "not asked"), "one");
        assert_eq!(*read(2, "two"), "two");
        assert_eq!(*read(1, "one again"), "one again");
    }

    #[test]
    fn a_row_that_cannot_be_read_is_not_kept() {
        let readings = Readings::default();
        let failed: Result<Arc<u32>, StoreError> = readings.of(SPACE, &vec![1], (Version(1), b"row"), |_| {
            Err(StoreError::Contended)
        });
        assert_eq!(failed, Err(StoreError::Contended));
        assert_eq!(
            readings.of(SPACE, &vec![1], (Version(1), b"row"), |_| Ok(7)),
            Ok(Arc::new(7))
        );
    }

    #[test]
    fn there_are_never_more_than_the_most() {
        let readings = Readings::default();
        for key in 0..u32::try_from(READINGS_MAX).unwrap() + 9 {
            let key = key.to_be_bytes().to_vec();
            readings
                .of(SPACE, &key, (Version(1), b""), |_| Ok(key.clone()))
                .unwrap();
        }
        assert!(readings.0.lock().unwrap().rows.len() <= READINGS_MAX);
        for key in 0..9_u8 {
            let payload = vec![0; BYTES_MAX / 3];
            readings
                .of(SPACE, &vec![key], (Version(1), &payload), |_| Ok(key))
                .unwrap();
            assert!(readings.0.lock().unwrap().bytes <= BYTES_MAX);
        }
    }
}
