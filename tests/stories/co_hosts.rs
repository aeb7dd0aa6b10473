//! Organisations and chapters of a node hold an event together with its community: both are named on both nodes, and there is
//! one guest list and one capacity (F12, need 0.7).

use std::time::Duration;

use domain::Title;
use harness::{Browser, Person, World, get, invariants};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers, with};
use crate::write_event::typed;

const DAY: Duration = Duration::from_secs(86_400);
const COMPANIES: [&str; 2] = ["Copperbeech Cloud", "Saltmarsh Security"];

/// An evening of Seattle with one seat that two competitors hold too, and somebody of each of them.
async fn held_by_competitors(olga: &Person) -> (String, [Person; 2]) {
    let people = [
        olga.node.member_of("maren", COMPANIES[0]),
        olga.node.member_of("neve", COMPANIES[1]),
    ];
    let draft = with(evening("Held together"), "co_hosts", json!(COMPANIES));
    let event = olga.publish(with(draft, "capacity", json!(1))).await;
    let id = event["id"].as_str().expect("it has an id").to_owned();
    (id, people)
}

fn address(slug: &str) -> String {
    format!("https://seattle.example/orgs/{slug}")
}

/// 0.7
#[tokio::test]
async fn competitors_who_hold_an_event_are_both_named_on_both_nodes_with_one_list_and_one_capacity() {
    let world = World::new(661);
    let (olga, ravi) = two_peers(&world).await;
    let (id, [maren, neve]) = held_by_competitors(&olga).await;
    world.run_until_quiet().await;

    let document = olga.document(&format!("/events/{id}")).await.json();
    let organisation =
        |slug: &str, name: &str| json!({ "id": address(slug), "type": "Organization", "name": name });
    let items = json!([
        "https://seattle.example/c/seattle",
        organisation("copperbeech-cloud", COMPANIES[0]),
        organisation("saltmarsh-security", COMPANIES[1]),
    ]);
    assert_eq!(document["organizers"]["items"], items, "{document}");
    assert_eq!(document["organizers"]["totalItems"], 3);

    let there = ravi.event_titled("Held together").await.expect("London has it");
    let named = json!([
        { "name": COMPANIES[0], "url": address("copperbeech-cloud") },
        { "name": COMPANIES[1], "url": address("saltmarsh-security") },
    ]);
    assert_eq!(there["co_hosts"], named, "{there}");
    let there = there["id"].as_str().unwrap_or_default();
    for (who, id) in [(&olga, id.as_str()), (&ravi, there)] {
        let hers = Browser::signed_in(who).await;
        for path in ["/events".to_owned(), format!("/events/{id}")] {
            let page = hers.get(&path).await.text();
            for company in COMPANIES {
                assert!(page.contains(company), "{path}: {page}");
            }
        }
        let page = hers.get(&format!("/events/{id}")).await.text();
        assert!(page.contains("one guest list"), "{page}");
        let file = get(&who.node, &format!("/events/{id}.ics"), "text/calendar").await;
        let text = file.text().replace("\r\n ", "");
        let all = "Seattle Partners\\, Copperbeech Cloud\\, Saltmarsh Security\\n";
        assert!(text.contains(all), "{text}");
    }

    let officer = Browser::signed_in(&olga).await;
    olga.node.member_of("ines", "Tidewrack");
    for (slug, holds) in [("copperbeech-cloud", true), ("tidewrack", false)] {
        let page = officer.get(&format!("/orgs/{slug}")).await;
        assert_eq!(page.status, 200, "{slug}");
        assert_eq!(page.text().contains(&format!("/events/{id}")), holds, "{slug}");
    }

    // Whoever answers first has the seat, of whichever host she is.
    neve.answer(&id, "going").await.expect(200);
    let klara = ravi.node.member("klara");
    klara.answer(there, "going").await.expect(200);
    world.run_until_quiet().await;
    maren.answer(&id, "going").await.expect(200);
    assert_eq!(neve.rsvp(&id).await["state"], "confirmed");
    let waits = |answer: Value| (answer["state"].clone(), answer["place"].clone());
    assert_eq!(
        waits(klara.rsvp(there).await),
        (json!("waitlisted"), json!(1)),
        "there is one capacity"
    );
    assert_eq!(waits(maren.rsvp(&id).await), (json!("waitlisted"), json!(2)));
    let guests = olga.get(&format!("/api/v1/events/{id}/rsvps")).await.expect(200);
    assert_eq!(guests["items"].as_array().map(Vec::len), Some(3), "{guests}");
    invariants::check(&world);
    world.finish();
}

/// 0.7: who acts for a co-host reads the list of guests, and nothing else of what officers do; her colleague does not.
#[tokio::test]
async fn who_acts_for_a_co_host_sees_who_comes_and_changes_nothing() {
    let world = World::new(662);
    let (olga, ravi) = two_peers(&world).await;
    let (id, [maren, neve]) = held_by_competitors(&olga).await;
    world.run_until_quiet().await;
    let klara = ravi.node.member("klara");
    let there = ravi.id_of("Held together").await;
    klara.answer(&there, "going").await.expect(200);
    world.run_until_quiet().await;
    neve.answer(&id, "going").await.expect(200);
    world.run_until_quiet().await;

    let (path, list) = (format!("/events/{id}"), format!("/events/{id}/guests"));
    let hers = Browser::signed_in(&maren).await;
    assert!(!hers.get(&path).await.text().contains(&list));
    assert_eq!(hers.get(&list).await.status, 404, "nobody acts for it yet");
    let approver = "/api/v1/organizations/copperbeech-cloud/approver";
    olga.put(approver, json!({ "handle": "maren" })).await.expect(200);
    assert!(hers.get(&path).await.text().contains(&list));
    let page = hers.get(&list).await.text();
    assert!(
        page.contains("Klara") && page.contains("London Partners"),
        "{page}"
    );
    assert!(page.contains("because you act for an organisation") && !page.contains("/guests/mail"));
    assert!(!page.contains("@mail.example"), "{page}");
    let waiting = hers.get(&format!("{list}?list=waiting")).await.text();
    assert!(
        waiting.contains("Neve") && waiting.contains("Saltmarsh Security"),
        "{waiting}"
    );
    for closed in ["guests/mail", "guests/print", "edit", "cancel", "jobs", "checkin"] {
        assert_eq!(
            hers.get(&format!("{path}/{closed}")).await.status,
            404,
            "{closed}"
        );
    }
    let others = Browser::signed_in(&neve).await;
    assert_eq!(others.get(&list).await.status, 404, "she acts for nobody");
    world.finish();
}

/// 0.7: an officer names them in the form by any way of writing it, a chapter too; what names nobody is said at its field.
#[tokio::test]
async fn an_officer_names_co_hosts_by_form_and_takes_them_away() {
    let world = World::new(663);
    let (olga, ravi) = two_peers(&world).await;
    let described = olga.node.database().transact_blocking(|tx| {
        let mut profile = store::community::profile(tx)?.expect("it is set up");
        profile.chapters = vec![Title::parse("Eastside").expect("it is a name")];
        store::community::put_profile(tx, &profile)
    });
    described.expect("it is written");
    olga.node.member_of("maren", COMPANIES[0]);
    let hers = Browser::signed_in(&olga).await;
    let new = "/events/new";
    let form = hers.get(new).await;
    for offered in ["Eastside", "Copperbeech Cloud"] {
        let option = format!("<option value=\"{offered}\">");
        assert!(form.text().contains(&option), "{}", form.text());
    }
    let naming = |first: &'static str, second: &'static str| {
        let named = [("co_host_1", first), ("co_host_2", second)];
        [typed(&[]).as_slice(), &named].concat()
    };
    let wrong = hers.press(&form, new, &naming("eastside", "Nobody Ltd")).await;
    assert_eq!(wrong.status, 422);
    let said = wrong.text();
    assert!(said.contains("#event-co_host_2") && said.contains("no organisation and no chapter here"));
    assert!(said.contains("value=\"Nobody Ltd\""), "what was typed stays");

    let right = hers
        .press(&form, new, &naming("eastside", "copperbeech cloud"))
        .await;
    assert_eq!(right.status, 303, "{}", right.text());
    let path = right.header("location").expect("it leads there").to_owned();
    world.run_until_quiet().await;
    let page = hers.get(&path).await.text();
    assert!(page.contains("With Eastside, Copperbeech Cloud"), "{page}");
    let there = format!("/events/{}", ravi.id_of("Dinner by form").await);
    let londons = Browser::signed_in(&ravi).await.get(&there).await.text();
    assert!(londons.contains("With Eastside, Copperbeech Cloud"), "{londons}");

    let edit = format!("{path}/edit");
    let form = hers.get(&edit).await;
    assert!(form.text().contains("value=\"Eastside\""));
    let alone = hers.press(&form, &edit, &naming("", "")).await;
    assert_eq!(alone.status, 303, "{}", alone.text());
    world.run_until_quiet().await;
    assert!(!hers.get(&path).await.text().contains("Eastside"));
    let log = hers.get("/desk/audit").await.text();
    assert!(
        log.contains("Named Eastside, Copperbeech Cloud co-hosts of the event"),
        "{log}"
    );
    assert!(log.contains("Named no co-hosts of the event"), "{log}");
    world.finish();
}

/// 0.7, I4: a restored owner takes back its own event with who holds it too; none of them is taken for somebody who runs it.
#[tokio::test]
async fn a_restored_owner_takes_back_who_holds_its_event_too() {
    let world = World::new(664);
    let (olga, ravi) = two_peers(&world).await;
    for (handle, company) in ["maren", "neve"].into_iter().zip(COMPANIES) {
        olga.node.member_of(handle, company);
    }
    olga.publish(evening("Old")).await;
    world.run_until_quiet().await;
    let backup = olga.node.back_up();
    world.run_for(DAY).await;
    olga.publish(with(evening("Held together"), "co_hosts", json!(COMPANIES)))
        .await;
    world.run_until_quiet().await;
    assert!(ravi.event_titled("Held together").await.is_some());

    olga.node.put_back(&backup);
    world.run_until_quiet().await;
    world.run_for(DAY).await;
    let back = olga.event_titled("Held together").await.expect("it came back");
    assert_eq!(back["co_hosts"][1]["name"], COMPANIES[1], "{back}");
    let id = back["id"].as_str().unwrap_or_default();
    let alone = with(evening("Held together"), "co_hosts", json!([]));
    olga.put(&format!("/api/v1/events/{id}"), alone).await.expect(200);
    world.run_until_quiet().await;
    let document = olga.document(&format!("/events/{id}")).await.json();
    let community = json!(["https://seattle.example/c/seattle"]);
    assert_eq!(document["organizers"]["items"], community, "{document}");
    world.finish();
}
