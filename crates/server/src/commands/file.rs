//! Files that the command line names, bounded; `-` is stdin.

use std::io::Read;
use std::path::Path;

use crate::admin::Failure;

/// All of it, or a sentence.
pub(super) fn read(path: &Path, bytes_max: usize) -> Result<Vec<u8>, Failure> {
    let refused = |error: std::io::Error| Failure::failed(format!("{}: {}", path.display(), error.kind()));
    let limit = bytes_max as u64 + 1;
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin()
            .lock()
            .take(limit)
            .read_to_end(&mut bytes)
            .map_err(refused)?;
    } else {
        let file = std::fs::File::open(path).map_err(refused)?;
        file.take(limit).read_to_end(&mut bytes).map_err(refused)?;
    }
    if bytes.len() > bytes_max {
        return Err(Failure::usage(format!(
            "{} is larger than {bytes_max} bytes",
            path.display()
        )));
    }
    Ok(bytes)
}

/// The same, as text.
pub(super) fn read_text(path: &Path, bytes_max: usize) -> Result<String, Failure> {
    String::from_utf8(read(path, bytes_max)?)
        .map_err(|_| Failure::usage(format!("{} is not UTF-8 text", path.display())))
}
