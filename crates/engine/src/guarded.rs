//! Libraries that trust their own files and may panic on one that was altered.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::EngineError;

/// Runs work of a library; a panic in it is a damaged database.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, EngineError>) -> Result<T, EngineError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(EngineError::Damaged))
}
