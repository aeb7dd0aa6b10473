//! A secret out of a file of ours alone, never out of the configuration or the environment (threat H5).

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Longest secret, in bytes.
const SECRET_BYTES_MAX: u64 = 4_096;

/// A file that others may read holds no secret any more.
pub(super) fn refuse_open_to_others(file: &Path) -> Result<(), String> {
    let about = std::fs::metadata(file).map_err(|error| error.kind().to_string())?;
    // A credential of systemd is given to its service by an access list, which shows as a group that may read.
    let others = if file.starts_with("/run/credentials") {
        0o007
    } else {
        0o077
    };
    if about.permissions().mode() & others != 0 {
        return Err("others may read it; chmod 400, and change the secret".to_owned());
    }
    Ok(())
}

/// The first line of a file that nobody else may read.
pub(super) fn secret_in(file: &Path) -> Result<String, String> {
    refuse_open_to_others(file)?;
    let about = std::fs::metadata(file).map_err(|error| error.kind().to_string())?;
    if about.len() > SECRET_BYTES_MAX {
        return Err(format!("it is longer than {SECRET_BYTES_MAX} bytes"));
    }
    let text = std::fs::read_to_string(file).map_err(|error| error.kind().to_string())?;
    match text.lines().next().map(str::trim_end) {
        Some(secret) if !secret.is_empty() => Ok(secret.to_owned()),
        _ => Err("it is empty; write the secret in its first line".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{Permissions, set_permissions, write};

    use super::*;

    /// H5
    #[test]
    fn a_secret_comes_from_a_file_of_ours_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("relay");
        assert!(secret_in(&file).unwrap_err().contains("not found"));
        for (mode, text, expected) in [
            (0o400, "swordfish\n", Ok("swordfish".to_owned())),
            (0o600, "sword fish \r\nsecond", Ok("sword fish".to_owned())),
            (0o640, "swordfish", Err("others may read it")),
            (0o600, "\n", Err("it is empty")),
        ] {
            let _ = std::fs::remove_file(&file);
            write(&file, text).unwrap();
            set_permissions(&file, Permissions::from_mode(mode)).unwrap();
            match (secret_in(&file), expected) {
                (Ok(secret), Ok(expected)) => assert_eq!(secret, expected),
                (Err(what), Err(expected)) => {
                    assert!(what.contains(expected) && !what.contains("swordfish"), "{what}");
                }
                other => panic!("{mode:o}: {other:?}"),
            }
        }
    }
}
