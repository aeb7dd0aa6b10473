//! Writes every sample page and what it loads into a folder: `cargo run -p rosarium-web --example samples -- FOLDER`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use web::samples::{self, Surroundings};
use web::{Theme, Words, static_files};

fn main() -> io::Result<()> {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "usage: samples FOLDER",
        ));
    };
    for theme in [Theme::Light, Theme::Dark] {
        let around = Surroundings {
            theme,
            ..Surroundings::new()
        };
        write(&folder.join(theme.word()), &around, &Words::english())?;
    }
    for tag in edge::offered_languages() {
        if let Some(words) = edge::words_in(tag) {
            write(&folder.join(tag.as_str()), &Surroundings::new(), &words)?;
        }
    }
    write(&folder.join("pseudo"), &Surroundings::new(), &Words::pseudo())?;
    write(&folder.join("mirrored"), &Surroundings::new(), &Words::mirrored())
}

/// Addresses are made relative, so that the pages can be opened without a server.
fn write(folder: &Path, around: &Surroundings, words: &Words) -> io::Result<()> {
    fs::create_dir_all(folder.join("static"))?;
    for file in static_files() {
        fs::write(folder.join(file.path.trim_start_matches('/')), file.bytes)?;
    }
    for (name, html) in samples::all(&around.frame(words)) {
        fs::write(
            folder.join(format!("{name}.html")),
            html.replace("href=\"/static/", "href=\"static/"),
        )?;
    }
    Ok(())
}
