//! Who holds an event with the community, as a client names them (F12, need 0.7).

use community::co_hosts::{CoHostsRefused, co_hosts_called};
use domain::{CoHost, Title};
use edge::Problem;
use store::Transaction;

use crate::event_input::invalid;

/// The organisations and chapters of these names; `known` are those that the event has.
pub(crate) fn found(
    tx: &mut Transaction<'_>,
    names: &[Title],
    known: &[CoHost],
) -> Result<Vec<CoHost>, Problem> {
    co_hosts_called(tx, names, known).map_err(|refused| match refused {
        CoHostsRefused::Store(error) => error.into(),
        refused => invalid("co_hosts", &refused.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::{Value, json};

    use crate::events::input_example;
    use crate::world::World;

    fn held_by(co_hosts: Value) -> Value {
        let mut event = input_example();
        event["co_hosts"] = co_hosts;
        event
    }

    /// 0.7: a program names them by what they are called; left out of a change they stay, and an empty list is none.
    #[tokio::test]
    async fn co_hosts_are_named_kept_when_left_out_and_taken_away() {
        let world = World::new().await;
        let officer = world.as_officer();
        let made = officer
            .post("/api/v1/events", held_by(json!(["ledgerline"])))
            .await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
        let named = json!([{ "name": "Ledgerline", "url": "https://seattle.example/orgs/ledgerline" }]);
        assert_eq!(made.json["co_hosts"], named);
        let url = format!("/api/v1/events/{}", made.json["id"].as_str().unwrap());
        assert_eq!(
            world.get(&url).await.json["co_hosts"],
            named,
            "anybody reads them"
        );

        let kept = officer.put(&url, input_example()).await;
        assert_eq!(kept.json["co_hosts"], named, "{}", kept.text());
        let none = officer.put(&url, held_by(json!([]))).await;
        assert_eq!(none.json.get("co_hosts"), None, "{}", none.text());
        let again = officer
            .put(&url, held_by(json!(["Ledgerline", "ledgerline"])))
            .await;
        assert_eq!(again.json["co_hosts"], named, "each once");
    }

    /// 0.7, C3
    #[tokio::test]
    async fn who_is_nobody_here_and_more_than_an_event_has_are_refused_at_the_field() {
        let world = World::new().await;
        let officer = world.as_officer();
        for wrong in [
            json!(["Nobody Ltd"]),
            json!(vec!["Ledgerline"; 6]),
            json!(["x".repeat(201)]),
            json!([""]),
            json!([7]),
            json!("Ledgerline"),
        ] {
            let refused = officer.post("/api/v1/events", held_by(wrong.clone())).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            let field = refused.json["field"].as_str().unwrap_or_default();
            assert!(field.starts_with("co_hosts"), "{wrong}: {}", refused.text());
        }
    }
}
