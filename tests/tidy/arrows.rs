//! Arrows between crates only point down, and some libraries have only one way in.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::assert_none;
use crate::tree::{crate_folders, root};

/// What each crate may name, lowest floor first. A new arrow edits this list and says why in its commit.
const ARROWS: [(&str, &[&str]); 13] = [
    ("domain", &[]),
    ("engine", &[]),
    ("wire", &["domain"]),
    ("ambient", &["domain"]),
    ("store", &["domain", "engine"]),
    ("community", &["ambient", "domain", "store", "wire"]),
    ("egress", &["ambient", "domain", "wire"]),
    ("subrosa", &["ambient", "community", "domain", "engine", "store"]),
    (
        "edge",
        &["ambient", "community", "domain", "egress", "store", "wire"],
    ),
    (
        "federation",
        &[
            "ambient",
            "community",
            "domain",
            "edge",
            "egress",
            "store",
            "wire",
        ],
    ),
    (
        "api",
        &["ambient", "community", "domain", "edge", "store", "wire"],
    ),
    (
        "web",
        &[
            "ambient",
            "community",
            "domain",
            "edge",
            "store",
            "subrosa",
            "wire",
        ],
    ),
    (
        "server",
        &[
            "ambient",
            "api",
            "community",
            "domain",
            "edge",
            "egress",
            "engine",
            "federation",
            "store",
            "subrosa",
            "web",
            "wire",
        ],
    ),
];

/// Private rooms, which only pages and the binary may name (`R2`).
const ROOMS: &str = "subrosa";
const ROOMS_NAMED_BY: [&str; 2] = ["web", "server"];

/// The package of stories and fences: it may name anything, nothing may name it.
const TESTS: &str = "rosarium-tests";

/// Libraries with one way in: the crates that may name them. A name that ends in `*` is a family.
const WAYS_IN: [(&str, &[&str]); 15] = [
    ("redb", &["engine"]),
    ("sled", &["engine"]),
    ("postgres*", &["engine"]),
    ("tokio-postgres*", &["engine"]),
    ("reqwest", &["egress"]),
    ("tokio", &["egress", "edge", "federation", "web", "api", "server"]),
    ("axum*", &["edge", "federation", "web", "api", "server"]),
    ("ammonia", &["wire"]),
    ("calcard", &["wire"]),
    ("image", &["wire"]),
    ("rrule", &["wire"]),
    ("webauthn*", &["community"]),
    ("openidconnect", &["server"]),
    ("chacha20poly1305", &["subrosa"]),
    ("argon2", &["subrosa"]),
];

/// The feature that breaks a rule on purpose, to see a test turn red; only the package of tests may ask for it.
const SABOTAGE: &str = "sabotage";

/// R2: the graph as Cargo knows it, with normal, dev, build, optional and renamed dependencies.
#[test]
fn every_arrow_is_in_the_table() {
    assert_none(&faults(&packages(&metadata())));
}

#[test]
fn every_folder_of_crates_is_a_package_that_was_looked_at() {
    let seen: BTreeSet<String> = packages(&metadata())
        .into_iter()
        .map(|package| package.name)
        .collect();
    let unseen: Vec<String> = crate_folders()
        .into_iter()
        .filter(|folder| !seen.contains(&format!("rosarium-{folder}")))
        .collect();
    assert_none(&unseen);
}

struct Package {
    name: String,
    library: Option<String>,
    default_features: BTreeSet<String>,
    /// Features of this package that turn one on in another.
    reaching_features: Vec<String>,
    dependencies: Vec<Dependency>,
}

struct Dependency {
    name: String,
    features: Vec<String>,
    outside: bool,
}

/// `--no-deps`: every dependency a manifest declares, chosen by features or not, and nothing has to be fetched.
fn metadata() -> Value {
    let output = Command::new("cargo")
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--offline",
            "--no-deps",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs the tests, so it is on the path");
    assert!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON")
}

fn packages(metadata: &Value) -> Vec<Package> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(&metadata["packages"])
        .iter()
        .map(|package| Package {
            name: text(&package["name"]),
            library: list(&package["targets"])
                .iter()
                .find(|target| list(&target["kind"]).iter().any(|kind| kind == "lib"))
                .map(|target| text(&target["name"])),
            default_features: default_features(&package["features"]),
            reaching_features: reaching_features(&package["features"]),
            dependencies: list(&package["dependencies"])
                .iter()
                .map(|dependency| Dependency {
                    name: text(&dependency["name"]),
                    features: list(&dependency["features"]).iter().map(text).collect(),
                    outside: dependency["source"].is_null()
                        && !text(&dependency["name"]).starts_with("rosarium-"),
                })
                .collect(),
        })
        .collect()
}

/// What the features of a package turn on elsewhere: `domain/sabotage`.
fn reaching_features(features: &Value) -> Vec<String> {
    let lists = features.as_object().into_iter().flat_map(|all| all.values());
    let names = lists.flat_map(|list| list.as_array().cloned().unwrap_or_default());
    names
        .filter_map(|name| name.as_str().map(str::to_owned))
        .filter(|name| name.contains('/'))
        .collect()
}

/// Everything that `default` turns on, by way of other features too.
fn default_features(features: &Value) -> BTreeSet<String> {
    let mut on = BTreeSet::new();
    let mut waiting = vec!["default".to_owned()];
    while let Some(feature) = waiting.pop() {
        let names = features[feature.as_str()].as_array().cloned().unwrap_or_default();
        if on.insert(feature) {
            waiting.extend(names.iter().filter_map(Value::as_str).map(str::to_owned));
        }
    }
    on
}

fn faults(packages: &[Package]) -> Vec<String> {
    let mut faults = Vec::new();
    let table: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    for package in packages.iter().filter(|package| package.name != TESTS) {
        let Some((short, allowed)) = package
            .name
            .strip_prefix("rosarium-")
            .and_then(|short| table.get_key_value(short))
        else {
            faults.push(format!("{} is not in the table of crates", package.name));
            continue;
        };
        if package
            .library
            .as_deref()
            .is_some_and(|library| library != *short)
        {
            faults.push(format!("{}: its library must be called {short}", package.name));
        }
        faults_of_arrows(package, short, allowed, &mut faults);
        faults_of_ways_in(package, short, &mut faults);
    }
    for package in packages {
        faults_of_sabotage(package, &mut faults);
    }
    faults.extend(faults_of_paths_to_rooms(packages));
    faults
}

/// The real name of a dependency is looked at, so a rename hides nothing. A crate may name itself, which is how
/// its tests turn on one of its own features.
fn faults_of_arrows(package: &Package, short: &str, allowed: &[&str], faults: &mut Vec<String>) {
    for dependency in &package.dependencies {
        if dependency.outside {
            faults.push(format!(
                "{short} names {}, which is in no registry",
                dependency.name
            ));
        }
        if let Some(target) = dependency.name.strip_prefix("rosarium-")
            && target != short
            && !allowed.contains(&target)
        {
            faults.push(format!("{short} may not name {target}"));
        }
    }
}

fn faults_of_ways_in(package: &Package, short: &str, faults: &mut Vec<String>) {
    for dependency in &package.dependencies {
        for (library, allowed) in WAYS_IN {
            let is_it = match library.strip_suffix('*') {
                Some(family) => dependency.name.starts_with(family),
                None => dependency.name == library,
            };
            if is_it && !allowed.contains(&short) {
                faults.push(format!(
                    "{short} may not name {}; {} may",
                    dependency.name,
                    allowed.join(", ")
                ));
            }
        }
    }
}

/// Off by default everywhere; a feature of the tests alone may turn it on, so that no build of the binary has a way to it.
fn faults_of_sabotage(package: &Package, faults: &mut Vec<String>) {
    let is_tests = package.name == TESTS;
    let reaches = |name: &&String| name.ends_with("/sabotage");
    if let Some(name) = package
        .reaching_features
        .iter()
        .find(reaches)
        .filter(|_| !is_tests)
    {
        faults.push(format!("{} has a feature that turns on {name}", package.name));
    }
    if package
        .default_features
        .iter()
        .any(|feature| feature == SABOTAGE || feature.ends_with("/sabotage"))
    {
        faults.push(format!("{} turns {SABOTAGE} on by default", package.name));
    }
    for dependency in &package.dependencies {
        if dependency.features.iter().any(|feature| feature == SABOTAGE) {
            faults.push(format!(
                "{} asks {} for {SABOTAGE}",
                package.name, dependency.name
            ));
        }
    }
}

/// R2, said once more without the table: no way leads to the rooms but from pages and the binary.
fn faults_of_paths_to_rooms(packages: &[Package]) -> Vec<String> {
    let named: BTreeMap<&str, Vec<&str>> = packages
        .iter()
        .filter_map(|package| {
            let ours = package
                .dependencies
                .iter()
                .filter_map(|dependency| dependency.name.strip_prefix("rosarium-"));
            Some((package.name.strip_prefix("rosarium-")?, ours.collect()))
        })
        .collect();
    let mut faults = Vec::new();
    for from in named
        .keys()
        .filter(|from| **from != ROOMS && **from != "tests" && !ROOMS_NAMED_BY.contains(from))
    {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![*from];
        while let Some(at) = waiting.pop() {
            if seen.insert(at) {
                waiting.extend(named.get(at).into_iter().flatten());
            }
        }
        if seen.contains(ROOMS) {
            faults.push(format!("a path leads from {from} to {ROOMS}"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{faults, packages};

    fn package(name: &str, dependencies: Value) -> Value {
        let library = name.trim_start_matches("rosarium-");
        json!({ "name": name, "features": {}, "targets": [{ "name": library, "kind": ["lib"] }], "dependencies": dependencies })
    }

    fn faults_of(all: Vec<Value>) -> Vec<String> {
        faults(&packages(&json!({ "packages": all })))
    }

    #[test]
    fn arrows_of_the_table_are_accepted() {
        let store = package(
            "rosarium-store",
            json!([{ "name": "rosarium-engine" }, { "name": "rosarium-domain", "kind": "dev" }]),
        );
        let tests = package(
            "rosarium-tests",
            json!([{ "name": "rosarium-subrosa" }, { "name": "redb", "source": "r" }]),
        );
        let web = package("rosarium-web", json!([{ "name": "rosarium-subrosa" }]));
        assert_eq!(faults_of(vec![store, tests, web]), Vec::<String>::new());
    }

    /// R2
    #[test]
    fn an_arrow_to_the_rooms_is_refused_as_normal_optional_renamed_dev_and_build() {
        for dependency in [
            json!({ "name": "rosarium-subrosa" }),
            json!({ "name": "rosarium-subrosa", "optional": true }),
            json!({ "name": "rosarium-subrosa", "rename": "harmless" }),
            json!({ "name": "rosarium-subrosa", "kind": "dev" }),
            json!({ "name": "rosarium-subrosa", "kind": "build" }),
        ] {
            let found = faults_of(vec![package("rosarium-federation", json!([dependency]))]);
            assert_eq!(found.len(), 2, "{dependency}: {found:?}");
        }
    }

    /// R2
    #[test]
    fn a_way_round_to_the_rooms_is_refused() {
        let api = package("rosarium-api", json!([{ "name": "rosarium-web" }]));
        let web = package("rosarium-web", json!([{ "name": "rosarium-subrosa" }]));
        let found = faults_of(vec![api, web]);
        assert!(
            found.contains(&"a path leads from api to subrosa".to_owned()),
            "{found:?}"
        );
    }

    #[test]
    fn an_unknown_crate_a_door_that_names_a_door_and_a_crate_that_names_the_tests_are_refused() {
        assert_eq!(faults_of(vec![package("rosarium-extras", json!([]))]).len(), 1);
        assert_eq!(faults_of(vec![package("other", json!([]))]).len(), 1);
        assert_eq!(
            faults_of(vec![package(
                "rosarium-web",
                json!([{ "name": "rosarium-federation" }])
            )])
            .len(),
            1
        );
        assert_eq!(
            faults_of(vec![package(
                "rosarium-wire",
                json!([{ "name": "rosarium-tests" }])
            )])
            .len(),
            1
        );
    }

    #[test]
    fn a_library_named_past_its_way_in_is_refused() {
        for (by, library) in [
            ("store", "redb"),
            ("server", "reqwest"),
            ("wire", "tokio"),
            ("egress", "axum-extra"),
            ("web", "ammonia"),
            ("store", "chacha20poly1305"),
        ] {
            let found = faults_of(vec![package(
                &format!("rosarium-{by}"),
                json!([{ "name": library, "source": "r" }]),
            )]);
            assert_eq!(found.len(), 1, "{by} {library}: {found:?}");
        }
    }

    #[test]
    fn a_library_outside_the_registry_or_under_another_name_is_refused() {
        assert_eq!(
            faults_of(vec![package(
                "rosarium-wire",
                json!([{ "name": "vendored", "path": "/x", "source": null }])
            )])
            .len(),
            1
        );
        let mut renamed = package("rosarium-wire", json!([]));
        renamed["targets"][0]["name"] = json!("rosarium_wire");
        assert_eq!(faults_of(vec![renamed]).len(), 1);
    }

    #[test]
    fn sabotage_by_default_or_on_request_is_refused() {
        let mut by_default = package("rosarium-engine", json!([]));
        by_default["features"] = json!({ "default": ["faults"], "faults": ["sabotage"], "sabotage": [] });
        assert_eq!(faults_of(vec![by_default]).len(), 1);
        let asked = package(
            "rosarium-store",
            json!([{ "name": "rosarium-engine", "features": ["sabotage"] }]),
        );
        assert_eq!(faults_of(vec![asked]).len(), 1);
        let mut passed_on = package("rosarium-server", json!([]));
        passed_on["features"] = json!({ "faults": ["domain/sabotage"] });
        assert_eq!(faults_of(vec![passed_on]).len(), 1);
    }

    #[test]
    fn the_tests_may_plant_bugs_but_not_by_default() {
        let mut tests = package("rosarium-tests", json!([]));
        tests["features"] = json!({ "sabotage": ["domain/sabotage"] });
        assert_eq!(faults_of(vec![tests.clone()]), Vec::<String>::new());
        tests["features"]["default"] = json!(["sabotage"]);
        assert_eq!(faults_of(vec![tests]).len(), 1);
    }
}
