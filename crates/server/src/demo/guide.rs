//! Says what there is to open, what to look at, and with which token to try what: for people, or as JSON.

use serde_json::{Value, json};

use super::communities::Community;
use super::members_file;
use super::memo::Memo;
use super::nodes::Nodes;
use crate::dev;

/// Ids of events that the lines below speak of.
pub(super) struct Landmarks {
    /// London's forum, as Seattle names it.
    pub(super) forum_at_seattle: String,
    /// Seattle's full clinic, as London names it.
    pub(super) clinic_at_london: String,
    /// Agora's first event ahead, as Agora names it.
    pub(super) evening_at_agora: String,
    /// Good once, for half an hour.
    pub(super) links: Vec<SignInLink>,
}

/// A link by which somebody signs in.
pub(super) struct SignInLink {
    pub(super) community: Community,
    pub(super) office: &'static str,
    pub(super) handle: &'static str,
    /// Where it leads, or why there is none.
    pub(super) address: Result<String, String>,
}

impl SignInLink {
    fn line(&self) -> String {
        let (town, name) = (self.community.town(), capital(self.handle));
        let place = match &self.address {
            Ok(address) => address.clone(),
            Err(why) => format!("no link: {why} (--fresh begins anew)"),
        };
        format!("  {town:<8} {:<10} {name:<10} {place}", self.office)
    }
}

/// One `curl` line.
struct Try {
    who: String,
    does: &'static str,
    command: String,
}

/// The guide as text.
pub(super) fn text(nodes: &Nodes, memo: &Memo, landmarks: &Landmarks) -> String {
    let mut lines = vec![
        String::new(),
        "Rosarium demo: three communities, three nodes, one machine. Everybody in it is invented.".to_owned(),
    ];
    for community in Community::ALL {
        let profile = community.profile();
        lines.push(String::new());
        lines.push(format!(
            "  {:<8} {}  ({})",
            community.town(),
            nodes.origin(community),
            profile.name
        ));
        for sight in sights(community) {
            lines.push(format!("           - {sight}"));
        }
    }
    lines.push(String::new());
    lines.push(
        "Sign in as somebody (each link once, within half an hour; the next start prints new ones):"
            .to_owned(),
    );
    lines.extend(landmarks.links.iter().map(SignInLink::line));
    if let Some(path) = &memo.invitation {
        let seattle = nodes.origin(Community::Seattle);
        lines.extend([
            String::new(),
            "Somebody handed Wendeline, who joined three days before the first start, an invitation to a room (good for two weeks):"
                .to_owned(),
            format!("  {seattle}{path}"),
        ]);
    }
    lines.push(String::new());
    lines.push("Mails go nowhere: read them at".to_owned());
    for community in Community::ALL {
        lines.push(format!("  {}{}", nodes.origin(community), dev::OUTBOX_PATH));
    }
    lines.push(String::new());
    lines.push("Try it as somebody (paste a line into a shell):".to_owned());
    for attempt in tries(nodes, memo, landmarks) {
        lines.push(String::new());
        lines.push(format!("  {} {}", attempt.who, attempt.does));
        lines.push(format!("    {}", attempt.command));
    }
    let seattle = Community::Seattle.folder(&nodes.dir);
    lines.extend([
        String::new(),
        format!(
            "Data     {}; it is kept, and the next start goes on with it (--fresh begins anew)",
            nodes.dir.display()
        ),
        format!(
            "Tokens   . {} sets $SEATTLE_OFFICER, $SEATTLE_MEMBER, $LONDON_OFFICER and so on",
            nodes.dir.join(super::memo::SHELL_NAME).display()
        ),
        format!("Command  rosarium --data {} events list", seattle.display()),
        format!(
            "Members  {} has 62 lines to take in, at /desk/members/import or by `rosarium members import`",
            members_file::path(&nodes.dir).display()
        ),
        "Stop     Ctrl-C".to_owned(),
    ]);
    lines.join("\n")
}

/// The same for machines.
pub(super) fn value(nodes: &Nodes, memo: &Memo, landmarks: &Landmarks) -> Value {
    let tries = tries(nodes, memo, landmarks);
    let per_node = Community::ALL.map(|community| {
        let profile = community.profile();
        let tokens = memo.tokens_of(community);
        json!({
            "name": profile.name, "url": nodes.origin(community), "look_at": sights(community),
            "data": community.folder(&nodes.dir),
            "outbox": format!("{}{}", nodes.origin(community), dev::OUTBOX_PATH),
            "sign_in": landmarks.links.iter().filter(|link| link.community == community).map(|link| json!({
                "office": link.office, "handle": link.handle, "link": link.address.as_ref().ok(),
            })).collect::<Vec<_>>(),
            "officer": { "handle": profile.faces[0], "token": tokens.map(|tokens| &tokens.officer) },
            "member": { "handle": profile.faces[1], "token": tokens.map(|tokens| &tokens.member) },
        })
    });
    let tries: Vec<Value> = tries
        .iter()
        .map(|attempt| json!({ "who": attempt.who, "does": attempt.does, "command": attempt.command }))
        .collect();
    let seattle = nodes.origin(Community::Seattle);
    let invitation = memo.invitation.as_ref().map(|path| format!("{seattle}{path}"));
    json!({
        "nodes": per_node, "try": tries, "invitation": invitation, "data": nodes.dir, "seed": memo.seed,
        "size": memo.size,
    })
}

fn sights(community: Community) -> [&'static str; 8] {
    match community {
        Community::Seattle => [
            "/events: its own events and those of both peers, each with its host and both times",
            "/events?modality=online: what can be joined from anywhere",
            "/communities: London and Agora North, the latter labelled Commercial",
            "the cost clinic, which two competitors hold together, is full, and somebody is first on its waiting list",
            "a series from an imported calendar stays at noon when the clocks change",
            "/desk/tiers as its president: who pays, and who sits in what two companies pay for",
            "/rooms as Maren: two of three rooms; to everybody else, also to Wendeline, they are addresses of nothing",
            "/benefits as Maren: a tenth off London's dues, a voucher ready to print, one that was never used; as its president: \
            /desk/agreements, where London's answer waits",
        ],
        Community::London => [
            "/events: the river walk is called off, and its peers know",
            "one event of Seattle's is for London's members alone: see it with Beatrix's token below",
            "its calendar /calendar.ics can be subscribed to in Outlook",
            "a proposal to Agora North waits for an answer: accept it with Sunniva's token below",
            "/about: who the community is, with its labels",
            "its Power Platform clinic comes back every fortnight, each date with answers of its own",
            "/rooms as Beatrix: in one of hers names are gone after a month, and nobody finds out whose words those are",
            "/desk/figures as its operator: what became of vouchers two months ago, the same sums at both; /verify, where one is counted",
        ],
        Community::Agora => [
            "/events: everything is online; Swedish and German evenings say so",
            "the Copilot evening was put off by a day, and Seattle has the new date",
            "/communities: Seattle is a peer, London has proposed to be one",
            "an answer from Seattle waited for eight days while this node was down, and came when it was back",
            "/feed.atom: news for feed readers",
            "/about: who its members are, vendors and customers among them",
            "/rooms as Gustavo: what founders tell each other, some of it in Swedish and German",
            "/benefits as Gustavo: Seattle shares everything with it but offers, and the page says so",
        ],
    }
}

fn tries(nodes: &Nodes, memo: &Memo, landmarks: &Landmarks) -> Vec<Try> {
    let lines = Lines { nodes, memo };
    let [seattle, london, agora] = Community::ALL;
    let host = |community| {
        let origin = nodes.origin(community);
        origin.trim_start_matches("http://").to_owned()
    };
    let accept = format!("/api/v1/peers/{}/accept", host(london));
    let peering = format!("/api/v1/peers/{}", host(seattle));
    let scopes = r#" --json '{"scopes":["events"]}'"#;
    let forum = &landmarks.forum_at_seattle;
    let clinic = &landmarks.clinic_at_london;
    let evening = &landmarks.evening_at_agora;
    vec![
        lines.officer(
            seattle,
            "looks what still waits for its peers, and why",
            "",
            "/api/v1/deliveries",
        ),
        lines.member(seattle, "answers London's forum from her own node", forum),
        lines.officer(london, "looks how the peering with Seattle stands", "", &peering),
        lines.member(london, "asks for a seat in Seattle's full clinic", clinic),
        lines.officer(agora, "accepts London's proposal, events alone", scopes, &accept),
        lines.member(agora, "answers an evening of his own community", evening),
    ]
}

/// Writes `curl` lines for the two faces of each node.
struct Lines<'n> {
    nodes: &'n Nodes,
    memo: &'n Memo,
}

impl Lines<'_> {
    fn officer(&self, community: Community, does: &'static str, rest: &str, path: &str) -> Try {
        let token = self
            .memo
            .tokens_of(community)
            .map(|tokens| tokens.officer.as_str());
        Try {
            who: who(community, 0, "officer"),
            does,
            command: curl(self.nodes, community, token.unwrap_or_default(), rest, path),
        }
    }

    fn member(&self, community: Community, does: &'static str, event: &str) -> Try {
        let token = self
            .memo
            .tokens_of(community)
            .map(|tokens| tokens.member.as_str());
        let rest = r#" -X PUT --json '{"answer":"going"}'"#;
        let path = format!("/api/v1/events/{event}/rsvp");
        Try {
            who: who(community, 1, "member"),
            does,
            command: curl(self.nodes, community, token.unwrap_or_default(), rest, &path),
        }
    }
}

fn who(community: Community, face: usize, role: &str) -> String {
    let name = community.profile().faces[face];
    format!("{}, {role} in {},", capital(name), community.town())
}

fn capital(name: &str) -> String {
    let (first, others) = name.split_at(1);
    format!("{}{others}", first.to_uppercase())
}

/// `--resolve` spares the reader a resolver that does not know `*.localhost`.
fn curl(nodes: &Nodes, community: Community, token: &str, rest: &str, path: &str) -> String {
    let port = nodes.port(community);
    let host = format!("{}.localhost", community.profile().slug);
    format!(
        "curl -s --resolve {host}:{port}:127.0.0.1 -H 'Authorization: Bearer {token}'{rest} {}{path}",
        nodes.origin(community)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_left_the_demonstration_is_said_to_have_no_link() {
        let line = |address| {
            let link = SignInLink {
                community: Community::Seattle,
                office: "member",
                handle: "maren",
                address,
            };
            link.line()
        };
        let address = "http://seattle.localhost:8101/login/x";
        assert!(line(Ok(address.to_owned())).ends_with(address));
        let gone = line(Err("there is no member with the handle maren".to_owned()));
        assert!(
            gone.contains("Maren") && gone.contains("no link: there is no member"),
            "{gone}"
        );
    }
}
