//! The lists people pick from belong to a community; what travels between communities does not depend on them.

use harness::{NodeOptions, World};

use crate::drafts::evening;

/// 2.4: a node of several vendors loads other lists, and still exchanges events with a node of Microsoft's partners.
#[tokio::test]
async fn a_community_of_several_vendors_has_lists_of_its_own_and_shares_events_all_the_same() {
    let world = World::new(511);
    let several = NodeOptions::with(|config| config.community.ecosystem = "multi_vendor".to_owned());
    let (seattle, agora) = (world.node("seattle"), world.node_with("agora", several));
    let (olga, ada) = (seattle.officer("olga"), agora.officer("ada"));
    let list = "/api/v1/taxonomy/competencies";
    let (microsoft, vendors) = (olga.get(list).await.expect(200), ada.get(list).await.expect(200));
    assert_eq!(microsoft["taxonomy"], "microsoft-2026");
    assert_eq!(vendors["taxonomy"], "multi-vendor-2026");
    let holds = |list: &serde_json::Value, id: &str| {
        let items = list["items"].as_array().expect("a list");
        items.iter().any(|item| item["id"] == id)
    };
    assert!(holds(&microsoft, "licensing") && !holds(&vendors, "licensing"));
    assert!(holds(&microsoft, "security") && holds(&vendors, "security"));

    world.peer(&olga, &ada, &["events"]).await;
    olga.publish(evening("Round table")).await;
    ada.publish(evening("Open evening")).await;
    world.run_until_quiet().await;
    assert!(ada.event_titled("Round table").await.is_some());
    assert!(olga.event_titled("Open evening").await.is_some());
    world.finish();
}
