//! `rosarium init`: folder, configuration, keys and an empty store.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use toml::Value;

use crate::admin::Failure;
use crate::cli::{Exit, Place};
use crate::config::{Config, FILE_NAME, RoomsKey, annotated};
use crate::runtime::{FirstStart, NodeRuntime, Surroundings, private_folder};

#[derive(Args)]
pub(crate) struct Init {
    /// Public address, https://seattle.example; it never changes afterwards
    #[arg(long, value_name = "URL")]
    url: String,
    /// Name of the community
    #[arg(long)]
    name: String,
    /// Time zone of its clock, an IANA name
    #[arg(long, value_name = "ZONE", default_value = "UTC")]
    tz: String,
    /// Its language; several with commas, its own first
    #[arg(long, value_delimiter = ',', value_name = "TAG", default_value = "en")]
    locale: Vec<String>,
    /// Last part of the community's address
    #[arg(long, default_value = "community")]
    slug: String,
    /// Who owns it: association, commercial or user_group
    #[arg(long, default_value = "association")]
    governance: String,
    /// Who may join: partners_only or mixed
    #[arg(long, default_value = "mixed")]
    audience: String,
    /// Where it meets: online, in_person or hybrid
    #[arg(long, default_value = "hybrid")]
    modality: String,
    /// Which taxonomy it uses: microsoft or multi_vendor
    #[arg(long, default_value = "microsoft")]
    ecosystem: String,
    /// Its country, two letters
    #[arg(long, default_value = "")]
    country: String,
    /// What its prices are in, three letters
    #[arg(long, default_value = "USD")]
    currency: String,
    /// Legal name of whoever runs it; required when commercial
    #[arg(long, default_value = "")]
    operator_name: String,
    /// Address and port it will listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: String,
}

impl Init {
    pub(crate) fn run(self, place: &Place) -> Result<Exit, Failure> {
        let data = place
            .data
            .clone()
            .unwrap_or_else(|| PathBuf::from(Config::default().node.data_dir));
        // Whole, so that the configuration means the same folder wherever a command is run.
        let data = std::path::absolute(&data).map_err(Failure::failed)?;
        let file = place.config.clone().unwrap_or_else(|| data.join(FILE_NAME));
        if file.exists() {
            return Err(Failure::failed(format!(
                "{} exists already; a node is set up once (change the file instead)",
                file.display()
            )));
        }
        let text = annotated(&self.values(&data));
        let config = Config::parse(&text).map_err(|error| Failure::usage(error.to_string()))?;
        let half_made = HalfMade::begin(&config, &data)?;
        let surroundings = Surroundings::of_the_machine(place.mode(), FirstStart::Initialise);
        let runtime = NodeRuntime::open(config, surroundings).map_err(Failure::failed)?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let words = runtime.doors.peers.own_words().map_err(Failure::failed)?;
        let written = folder
            .map_or(Ok(()), private_folder)
            .and_then(|()| std::fs::write(&file, text));
        written.map_err(|error| {
            let _never_made = std::fs::remove_file(&file);
            Failure::failed(format!("{}: {}", file.display(), error.kind()))
        })?;
        half_made.keep();
        let origin = &runtime.node().origin;
        let value = json!({
            "origin": origin, "community": runtime.node().group, "node": runtime.node().application,
            "data": data, "config": file, "words": words,
        });
        place.show(&value, &self.next(place, &data, &file, &words));
        Ok(Exit::Done)
    }

    fn values(&self, data: &std::path::Path) -> [(&'static str, Value); 14] {
        let languages: Vec<Value> = self.locale.iter().map(|tag| Value::from(tag.as_str())).collect();
        [
            ("node.base_url", Value::from(self.url.trim_end_matches('/'))),
            ("node.listen", Value::from(self.listen.as_str())),
            ("node.data_dir", Value::from(data.to_string_lossy().into_owned())),
            ("community.name", Value::from(self.name.as_str())),
            ("community.slug", Value::from(self.slug.as_str())),
            ("community.governance", Value::from(self.governance.as_str())),
            ("community.audience", Value::from(self.audience.as_str())),
            ("community.modality", Value::from(self.modality.as_str())),
            ("community.ecosystem", Value::from(self.ecosystem.as_str())),
            ("community.languages", Value::from(languages)),
            ("community.timezone", Value::from(self.tz.as_str())),
            ("community.country", Value::from(self.country.as_str())),
            ("community.currency", Value::from(self.currency.as_str())),
            (
                "community.operator_name",
                Value::from(self.operator_name.as_str()),
            ),
        ]
    }

    fn next(
        &self,
        place: &Place,
        data: &std::path::Path,
        file: &std::path::Path,
        words: &[&str; 6],
    ) -> String {
        let options = place.options();
        let dev = if place.dev { " --dev" } else { "" };
        let lines = [
            format!(
                "{} is set up in {}; its configuration is {}",
                self.name,
                data.display(),
                file.display()
            ),
            format!("words of its key: {}", words.join(" ")),
            "next:".to_owned(),
            format!("  rosarium admin create president@example.org{options}"),
            format!("  rosarium token create --member president --scope admin{options}"),
            format!("  rosarium serve{options}{dev}"),
            format!("a code of ethics to begin with: rosarium ethics template{options}"),
        ];
        lines.join("\n")
    }
}

/// The folders that were not there before; what a failed set-up made of them goes again, so that a second try begins
/// with nothing.
struct HalfMade {
    store: Option<PathBuf>,
    rooms: Option<PathBuf>,
    rooms_key: Option<PathBuf>,
    data: Option<PathBuf>,
}

impl HalfMade {
    fn begin(config: &Config, data: &std::path::Path) -> Result<Self, Failure> {
        let fresh = |path: PathBuf| (!path.exists()).then_some(path);
        let rooms_key = match config.rooms_key() {
            RoomsKey::Beside(path) => fresh(path),
            RoomsKey::Credential(_) | RoomsKey::File(_) | RoomsKey::Asked => None,
        };
        Ok(Self {
            rooms: fresh(config.rooms_dir()),
            rooms_key,
            store: fresh(config.storage().map_err(Failure::failed)?.dir),
            data: fresh(data.to_owned()),
        })
    }

    /// It went well: everything stays.
    fn keep(mut self) {
        self.store = None;
        self.rooms = None;
        self.rooms_key = None;
        self.data = None;
    }
}

impl Drop for HalfMade {
    fn drop(&mut self) {
        // What was never made cannot be taken away, and a data folder with something else in it stays.
        for folder in [self.store.take(), self.rooms.take()].into_iter().flatten() {
            let _never_made = std::fs::remove_dir_all(folder);
        }
        if let Some(key) = self.rooms_key.take() {
            let _never_made = std::fs::remove_file(key);
        }
        if let Some(data) = self.data.take() {
            let _not_empty = std::fs::remove_dir(data);
        }
    }
}
