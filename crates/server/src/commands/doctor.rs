//! `rosarium doctor`: what keeps a node from working, from its folder to its public address, and what to do about it.

use std::sync::Arc;

use ambient::{Clock, SystemClock};
use clap::Args;
use domain::Origin;
use edge::Mode;
use egress::{PinnedOrigins, SystemLookup};
use serde_json::json;

use super::ask::open_stopped;
use crate::admin::{Failure, PeerAsk, Progress, Reply, Request, RoomAsk, perform, socket};
use crate::cli::{Exit, Place, say};
use crate::config::{Config, MailTransport};
use crate::doctor::clock::Window;
use crate::doctor::node::Asked;
use crate::doctor::{
    Finding, Verdict, clock, configuration, count, folder, issuers, lines, node, public, relay, rooms,
};
use crate::issuers::read_documents;
use crate::runtime::{MAIL_FOLDER, issuer_clients, mail_way, way_out};

/// Most peers asked for the time.
const PEERS_MAX: usize = 3;

#[derive(Args)]
pub(crate) struct Doctor {
    /// Another node to compare clocks with, besides the peers there are
    #[arg(long, value_name = "HOST")]
    peer: Option<String>,
}

impl Doctor {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let named = self.peer.as_deref().map(origin_of).transpose()?;
        let findings = examine(place, named).await;
        let [ok, warn, fail] =
            [Verdict::Ok, Verdict::Warn, Verdict::Fail].map(|verdict| count(&findings, verdict));
        let value = json!({ "findings": findings, "ok": ok, "warn": warn, "fail": fail });
        place.show(&value, &lines(&findings));
        Ok(if fail == 0 { Exit::Done } else { Exit::Failed })
    }
}

/// A host, or a whole address.
fn origin_of(typed: &str) -> Result<Origin, Failure> {
    let whole = match typed.contains("://") {
        true => typed.trim_end_matches('/').to_owned(),
        false => format!("https://{typed}"),
    };
    Origin::parse(&whole).map_err(|error| Failure::usage(format!("--peer: {error}")))
}

async fn examine(place: &Place, named: Option<Origin>) -> Vec<Finding> {
    let config = match place.read_config() {
        Ok(config) => config,
        Err(failure) => return vec![configuration::refused_with(&failure.message)],
    };
    let mode = mode_of(&config, place.mode());
    let mut findings = configuration::judge(&config, mode);
    let data = config.data_dir();
    findings.extend(folder::judge(&data, &folder::look(&data)));
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::start());
    findings.push(look_at_mail(&config, &clock).await);
    let asked = ask_node(&config, place.mode()).await;
    findings.push(node::judge(&asked));
    findings.extend(look_at_rooms(&config, place.mode()).await);
    if let Ok(Some(origin)) = config.origin() {
        let outside = look_outside(&config, mode, &origin, &asked, named, &clock).await;
        findings.extend(outside.unwrap_or_else(|finding| vec![finding]));
        findings.extend(look_at_issuers(&config, mode, &origin, &clock).await);
    }
    findings
}

/// The folder of mails, or the relay.
async fn look_at_mail(config: &Config, clock: &Arc<dyn Clock>) -> Finding {
    let origin = config.origin().ok().flatten();
    if let (Ok(mail), Some(origin)) = (config.mail(), origin)
        && let MailTransport::Smtp(setting) = &mail.transport
    {
        return match mail_way::relay(config, setting, &mail.from(&origin), clock) {
            Ok(relay) => {
                let name = format!("{}:{}", setting.host, setting.port);
                relay::judge(&name, &relay.try_out().await)
            }
            Err(refused) => relay::unusable(&refused.to_string()),
        };
    }
    let mails = config.data_dir().join(MAIL_FOLDER);
    folder::judge_mails(&mails, &folder::look_at_mails(&mails), clock.now())
}

/// A node of http is one for trying out, as for every command.
pub(super) fn mode_of(config: &Config, said: Mode) -> Mode {
    match config.origin() {
        Ok(Some(origin)) if !origin.is_https() => Mode::Development,
        _ => said,
    }
}

/// Who its peers are: a question that the node answers when it runs, and its store when not.
pub(super) async fn ask_node(config: &Config, mode: Mode) -> Asked {
    let request = || Request::Peers(PeerAsk::Status { peer: None });
    let progress = Progress::new(say);
    if let Some(reply) = socket::call(&config.data_dir(), &request(), &progress).await {
        return Asked::Running(reply);
    }
    match open_stopped(config, mode) {
        Ok(runtime) => Asked::Stopped(perform(&runtime, request(), &progress).await),
        Err(failure) => Asked::Closed(failure.message),
    }
}

/// Whether rooms are open, as the node says, or what would open of it when it is stopped; nothing of one that cannot start.
async fn look_at_rooms(config: &Config, mode: Mode) -> Vec<Finding> {
    let request = || Request::Rooms(RoomAsk::State);
    let progress = Progress::new(say);
    let reply = match socket::call(&config.data_dir(), &request(), &progress).await {
        Some(reply) => Some(reply),
        None => match open_stopped(config, mode) {
            Ok(runtime) => Some(perform(&runtime, request(), &progress).await),
            Err(_) => None,
        },
    };
    match reply {
        Some(Reply::Done(shown)) => rooms::judge(config, &shown.value),
        _ => Vec::new(),
    }
}

/// Everything that goes out, through the node's own way out.
async fn look_outside(
    config: &Config,
    mode: Mode,
    origin: &Origin,
    asked: &Asked,
    named: Option<Origin>,
    clock: &Arc<dyn Clock>,
) -> Result<Vec<Finding>, Finding> {
    let refused = |why: String| Finding::fail("way out", why, "mend that in the configuration");
    let mut peers: Vec<Origin> = named.into_iter().chain(asked.peers()).collect();
    peers.truncate(PEERS_MAX);
    let pinned = PinnedOrigins::default();
    pinned.replace(peers.iter().cloned().collect());
    let transport =
        way_out::open(config, origin, mode, &pinned, clock).map_err(|error| refused(error.to_string()))?;
    let rule = way_out::rule(config, mode).map_err(|error| refused(error.to_string()))?;
    let samples = federation::ask_the_time(&transport, clock.as_ref(), &peers).await;
    let [back, ahead] = config.federation.tuning.peer_window_seconds.map(i64::from);
    let addresses = public::look_up(&SystemLookup, origin).await;
    let slug = &config.community.slug;
    let [nodeinfo, webfinger] = public::paths(origin, slug);
    let first = public::ask(&transport, origin, &nodeinfo).await;
    let mut findings = vec![
        clock::judge(&samples, Window { back, ahead }),
        public::judge_dns(origin, &addresses, &rule),
        public::judge_tls(origin, &first),
    ];
    if asked.runs() {
        let second = public::ask(&transport, origin, &webfinger).await;
        findings.push(public::judge_nodeinfo(origin, &first));
        findings.push(public::judge_webfinger(origin, slug, &second));
    } else {
        let what = "NodeInfo and WebFinger are not read while the node does not run";
        findings.push(Finding::warn("discovery", what, "start the node and ask again"));
    }
    Ok(findings)
}

/// Each account elsewhere to sign in with, asked as the node asks it.
async fn look_at_issuers(
    config: &Config,
    mode: Mode,
    origin: &Origin,
    clock: &Arc<dyn Clock>,
) -> Vec<Finding> {
    let clients = match issuer_clients::open(config, mode) {
        Ok(clients) if clients.is_empty() => return Vec::new(),
        Ok(clients) => clients,
        Err(refused) => return vec![issuers::unusable(&refused.to_string())],
    };
    let hosts: Vec<Origin> = clients
        .iter()
        .map(|client| client.setting.issuer.address().origin())
        .collect();
    let pinned = PinnedOrigins::default();
    pinned.replace(hosts.iter().cloned().collect());
    let transport = match way_out::open(config, origin, mode, &pinned, clock) {
        Ok(transport) => transport,
        Err(refused) => return vec![issuers::unusable(&refused.to_string())],
    };
    let rule = match way_out::rule(config, mode) {
        Ok(rule) => rule,
        Err(refused) => return vec![issuers::unusable(&refused.to_string())],
    };
    let samples = federation::ask_the_time(&transport, clock.as_ref(), &hosts).await;
    let mut findings = Vec::new();
    for (client, host) in clients.iter().zip(&hosts) {
        let mut read = read_documents(&transport, &client.setting.issuer).await;
        if let Ok(documents) = read {
            let addresses = public::look_up(&SystemLookup, &documents.token_endpoint().origin()).await;
            read = issuers::within_reach(documents, (&rule, &pinned), &addresses);
        }
        let sample = samples.iter().find(|sample| sample.peer == *host);
        findings.push(issuers::judge(origin, &client.setting, &read, sample));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(data: &std::path::Path) -> Place {
        Place {
            data: Some(data.to_owned()),
            config: None,
            json: false,
            dev: false,
        }
    }

    fn verdict_of(findings: &[Finding], check: &str) -> Verdict {
        findings
            .iter()
            .find(|finding| finding.check == check)
            .unwrap()
            .verdict
    }

    #[tokio::test]
    async fn an_empty_folder_is_told_to_be_set_up_and_stays_empty() {
        let folder = tempfile::tempdir().unwrap();
        let findings = examine(&place(folder.path()), None).await;
        assert_eq!(verdict_of(&findings, "configuration"), Verdict::Fail);
        assert_eq!(verdict_of(&findings, "node"), Verdict::Fail);
        assert!(
            findings
                .iter()
                .any(|finding| finding.what.contains("rosarium init"))
        );
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn a_configuration_that_cannot_be_read_is_the_one_finding() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join(crate::config::FILE_NAME),
            "[node]\nbase_ulr = \"x\"",
        )
        .unwrap();
        let findings = examine(&place(folder.path()), None).await;
        assert!(
            findings.len() == 1 && findings[0].what.contains("node.base_url"),
            "{findings:?}"
        );
    }

    #[test]
    fn another_node_is_named_by_its_host_or_its_address() {
        let read = |typed| origin_of(typed).map(|origin| origin.to_string()).ok();
        assert_eq!(read("london.example").as_deref(), Some("https://london.example"));
        assert_eq!(
            read("http://a.localhost:8101/").as_deref(),
            Some("http://a.localhost:8101")
        );
        assert_eq!(read("no host"), None);
    }
}
