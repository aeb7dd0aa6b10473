//! Who may see a thing, as written in JSON: `"members"`, `"peers"`, `"public"` or `{"peers": ["https://…"]}`.

use std::collections::BTreeSet;

use domain::{Audience, Origin};
use edge::{Node, Problem, Reason, address_of};
use serde_json::{Value, json};

/// How much of an audience is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Which peers: for officers.
    Named,
    /// That it is some peers: for everybody else.
    Kind,
}

/// Reads an audience.
pub(crate) fn parse(node: &Node, value: &Value) -> Result<Audience, Problem> {
    match value {
        Value::String(word) => match word.as_str() {
            "members" => Ok(Audience::Members),
            "peers" => Ok(Audience::AllPeers),
            "public" => Ok(Audience::Public),
            _ => Err(wrong()),
        },
        Value::Object(entries) if entries.len() == 1 => {
            let named = entries.get("peers").and_then(Value::as_array).ok_or_else(wrong)?;
            if named.is_empty() || named.len() > Audience::PEERS_MAX {
                return Err(wrong());
            }
            let origin = |peer: &Value| address_of(node, peer.as_str()?).ok();
            let named: Option<BTreeSet<Origin>> = named.iter().map(origin).collect();
            named.map(Audience::Peers).ok_or_else(wrong)
        }
        _ => Err(wrong()),
    }
}

fn wrong() -> Problem {
    let most = Audience::PEERS_MAX;
    let detail = format!(
        "an audience is \"members\", \"peers\", \"public\", or {{\"peers\": [\"https://london.example\"]}} with 1 to {most} addresses"
    );
    Problem::new(Reason::Invalid, detail).at("audience")
}

/// Writes an audience.
pub(crate) fn view(audience: &Audience, detail: Detail) -> Value {
    match (audience, detail) {
        (Audience::Members, _) => json!("members"),
        (Audience::Public, _) => json!("public"),
        (Audience::Peers(named), Detail::Named) => json!({ "peers": named }),
        (Audience::AllPeers | Audience::Peers(_), _) => json!("peers"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::World;

    #[tokio::test]
    async fn an_audience_reads_back_as_it_was_written() {
        let world = World::new().await;
        let parse = |value: &Value| parse(&world.doors.node, value);
        for value in [
            json!("members"),
            json!("peers"),
            json!("public"),
            json!({"peers": ["https://london.example"]}),
        ] {
            assert_eq!(view(&parse(&value).unwrap(), Detail::Named), value);
        }
        assert_eq!(
            view(
                &parse(&json!({"peers": ["https://london.example"]})).unwrap(),
                Detail::Kind
            ),
            json!("peers")
        );
    }

    /// C3
    #[tokio::test]
    async fn another_audience_is_refused_at_its_field() {
        let world = World::new().await;
        let parse = |value: &Value| parse(&world.doors.node, value);
        let many: Vec<String> = (0..=Audience::PEERS_MAX)
            .map(|n| format!("https://p{n}.example"))
            .collect();
        assert!(parse(&json!({ "peers": many[1..] })).is_ok());
        for value in [
            json!("everybody"),
            json!(null),
            json!([]),
            json!({"peers": []}),
            json!({"peers": ["london"]}),
            json!({"peers": [3]}),
            json!({"peers": ["https://a.example"], "also": 1}),
            json!({ "peers": many }),
        ] {
            assert_eq!(parse(&value).unwrap_err().field, Some("audience"), "{value}");
        }
    }
}
