//! What lies under `deploy` agrees with the program: ports, the data folder, keys of the configuration, commands.

use server::cli::described;
use server::config::{Config, entries};

use crate::assert_none;
use crate::tree::{SourceFile, read, root};

const DATA: &str = "/var/lib/rosarium";
const FILES: [&str; 5] = [
    "rosarium.service",
    "Caddyfile",
    "Containerfile",
    "compose.yaml",
    "README.md",
];

#[test]
fn the_files_of_an_operator_agree_with_the_program() {
    let folder = root().join("deploy");
    let files: Vec<SourceFile> = FILES
        .iter()
        .map(|name| read(&folder, &folder.join(name)).expect("each file of the list is there"))
        .collect();
    assert_none(&files.iter().flat_map(faults).collect::<Vec<_>>());
}

/// Without `.cargo` an image would hold another program than `tests/run` builds and measures.
#[test]
fn an_image_is_built_from_all_that_a_build_reads() {
    let folder = root().join("deploy");
    let file = read(&folder, &folder.join("Containerfile.dockerignore")).expect("it is there");
    let let_in: Vec<&str> = file
        .text
        .lines()
        .filter_map(|line| line.strip_prefix('!'))
        .collect();
    let needed = [".cargo", "Cargo.toml", "Cargo.lock", "config", "crates", "tests"];
    for name in needed {
        assert!(root().join(name).exists(), "{name} is not there any more");
        assert!(
            let_in.contains(&name),
            "deploy/Containerfile.dockerignore keeps {name} out"
        );
    }
}

fn faults(file: &SourceFile) -> Vec<String> {
    let config = Config::default();
    let (listen, figures) = (&config.node.listen, &config.metrics.listen);
    let needed: Vec<&str> = match file.path.as_str() {
        "Caddyfile" => vec![listen, "ROSARIUM_HOST"],
        "README.md" => vec![listen, figures, DATA, "ROSARIUM_HOST"],
        "compose.yaml" => vec![DATA, "ROSARIUM_HOST", "65532:65532", "core: 0"],
        "rosarium.service" => vec![DATA, "LimitCORE=0", "MemorySwapMax=0"],
        "Containerfile" => vec![DATA, server::config::ENVIRONMENT_NAME, "65532:65532"],
        _ => vec![DATA],
    };
    let missing = needed.into_iter().filter(|word| !file.text.contains(word));
    let mut faults: Vec<String> = missing
        .map(|word| format!("deploy/{}: {word} is not in it", file.path))
        .collect();
    for word in file
        .text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| is_key(word))
    {
        if !entries().iter().any(|entry| entry.key == word) {
            faults.push(format!("deploy/{}: there is no key {word}", file.path));
        }
    }
    faults.extend(file.text.lines().filter(|line| is_rash(line)).map(|line| {
        format!(
            "deploy/{}: {line}: look first whether the node opened what it needs",
            file.path
        )
    }));
    for command in commands(&file.text) {
        let refused = described().try_get_matches_from(words(command)).err();
        if let Some(error) = refused {
            faults.push(format!("deploy/{}: {command}: {}", file.path, error.kind()));
        }
    }
    faults
}

/// A unit of `Type=exec` is started before its node has opened anything: no line destroys a key as soon as it is.
fn is_rash(line: &str) -> bool {
    line.contains("shred ") && line.contains("systemctl ")
}

/// A word such as `node.listen`.
fn is_key(word: &str) -> bool {
    ["node.", "backup.", "metrics.", "mail.", "rooms."]
        .iter()
        .any(|section| word.starts_with(section))
}

/// Lines on which the program is run, from its name on.
fn commands(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let runs = line.starts_with("ExecStart=")
            || line.starts_with("sudo -u ")
            || line.starts_with("docker compose exec");
        let at = line
            .rfind("rosarium init")
            .or_else(|| line.rfind("rosarium serve"))
            .or_else(|| line.rfind("rosarium doctor"));
        runs.then(|| at.map_or("rosarium", |at| &line[at..]))
    })
}

/// As a shell splits it, quotation marks and all that the files use.
pub(crate) fn words(command: &str) -> Vec<String> {
    let quoted = command.split('"').enumerate();
    quoted
        .flat_map(|(index, part)| match index % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

#[test]
fn another_port_a_key_and_a_command_that_are_not_there_are_found() {
    let file = |path: &str, text: &str| SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(
        faults(&file("Caddyfile", "ROSARIUM_HOST 127.0.0.1:8081")).len(),
        1
    );
    let rash = "systemctl restart rosarium && shred -u key";
    assert!(is_rash(rash) && !is_rash("shred -u key") && !is_rash("systemctl restart rosarium"));
    let kept = "LimitCORE=0\nMemorySwapMax=0";
    let unit = format!("{kept}\nExecStart=/usr/local/bin/rosarium serve --dat {DATA} `node.lisen`");
    assert_eq!(faults(&file("rosarium.service", &unit)).len(), 2);
}
