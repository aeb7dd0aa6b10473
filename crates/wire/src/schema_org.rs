//! An event for search engines: schema.org JSON-LD inside its page, saying the same as the ActivityStreams document.

use domain::{Event, EventState, Iri, Modality};
use serde_json::{Map, Value, json};

/// `schema:Event` of a page; `organizer` is the community's name as shown, its co-hosts stand behind it.
pub fn event(event: &Event, page: &Iri, organizer: &str) -> Value {
    let draft = &event.draft;
    let mut entries = Map::new();
    let mut put = |key: &str, value: Value| entries.insert(key.to_owned(), value);
    put("@context", json!("https://schema.org"));
    put("@type", json!("Event"));
    put("@id", json!(event.iri));
    put("name", json!(draft.title));
    put("url", json!(page));
    put("startDate", json!(draft.start.rfc3339()));
    if let Some(end) = &draft.end {
        put("endDate", json!(end.rfc3339()));
    }
    put(
        "eventStatus",
        json!(format!("https://schema.org/{}", status(event.state))),
    );
    put(
        "eventAttendanceMode",
        json!(format!("https://schema.org/{}", attendance(draft.modality))),
    );
    if let Some(location) = location(event, page) {
        put("location", location);
    }
    put("organizer", organizers(event, organizer));
    if let Some(banner) = &draft.banner {
        put("image", json!(banner.url));
    }
    if let Some(language) = &draft.language {
        put("inLanguage", json!(language));
    }
    if let Some(price) = &draft.price {
        put(
            "offers",
            json!({"@type": "Offer", "price": price.amount, "priceCurrency": price.currency, "url": page}),
        );
    }
    Value::Object(entries)
}

/// JSON for a `<script type="application/ld+json">`: nothing in it can end the element or open another (threat E1).
pub fn print_for_script(document: &Value) -> String {
    let mut printed = document.to_string();
    for (sign, escaped) in [
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u{2028}", "\\u2028"),
        ("\u{2029}", "\\u2029"),
    ] {
        printed = printed.replace(sign, escaped);
    }
    printed
}

/// The community, and with it whoever holds the event too (need 0.7).
fn organizers(event: &Event, community: &str) -> Value {
    let organization = |name: &str, url: &Iri| json!({"@type": "Organization", "name": name, "url": url});
    let owner = organization(community, &event.owner);
    let co_hosts = &event.draft.co_hosts;
    if co_hosts.is_empty() {
        return owner;
    }
    let co_hosts = co_hosts
        .iter()
        .map(|host| organization(host.name.as_str(), &host.iri));
    std::iter::once(owner).chain(co_hosts).collect()
}

fn status(state: EventState) -> &'static str {
    match state {
        EventState::Cancelled => "EventCancelled",
        EventState::Postponed => "EventPostponed",
        EventState::Rescheduled => "EventRescheduled",
        EventState::MovedOnline => "EventMovedOnline",
        EventState::Published | EventState::Tentative | EventState::Draft => "EventScheduled",
    }
}

fn attendance(modality: Modality) -> &'static str {
    match modality {
        Modality::InPerson => "OfflineEventAttendanceMode",
        Modality::Online => "OnlineEventAttendanceMode",
        Modality::Hybrid => "MixedEventAttendanceMode",
    }
}

fn location(event: &Event, page: &Iri) -> Option<Value> {
    let draft = &event.draft;
    let online = json!({"@type": "VirtualLocation", "url": draft.online_page.as_ref().unwrap_or(page)});
    let place = draft.place.as_ref().map(|place| {
        let mut address = Map::from_iter([("@type".to_owned(), json!("PostalAddress"))]);
        let lines = [
            ("streetAddress", &place.street),
            ("postalCode", &place.postal_code),
            ("addressLocality", &place.locality),
            ("addressRegion", &place.region),
            ("addressCountry", &place.country),
        ];
        address.extend(
            lines
                .into_iter()
                .filter_map(|(key, line)| Some((key.to_owned(), json!(line.as_ref()?)))),
        );
        json!({"@type": "Place", "name": place.name, "address": address})
    });
    match (draft.modality, place) {
        (Modality::Online, _) | (Modality::Hybrid, None) => Some(online),
        (Modality::Hybrid, Some(place)) => Some(json!([place, online])),
        (Modality::InPerson, place) => place,
    }
}

#[cfg(test)]
mod tests {
    use domain::{Audience, CoHost, EventDraft, EventId, Moment, Place, Title, Zone};

    use super::*;

    fn sample() -> Event {
        let zone = Zone::parse("Europe/Brussels").unwrap();
        let draft: EventDraft = serde_json::from_value(json!({
            "title": "x", "start": {"at": "2027-01-14T17:00:00Z", "zone": zone}, "end": null, "modality": "hybrid",
            "place": {"name": "Zennehof"}, "online_page": null, "external_url": null, "capacity": null, "price": null,
            "language": null, "category": null, "banner": null
        }))
        .unwrap();
        Event {
            id: EventId::new(1, [1; 10]),
            iri: Iri::parse("https://a.example/events/1").unwrap(),
            owner: Iri::parse("https://a.example/c/a").unwrap(),
            revision: 1,
            state: EventState::Published,
            audience: Audience::Public,
            draft,
            published: "2026-11-20T10:00:00Z".parse().unwrap(),
            updated: "2026-11-20T10:00:00Z".parse().unwrap(),
            taken: None,
            source: None,
            series: None,
        }
    }

    #[test]
    fn name_start_end_place_and_id_are_those_of_the_event() {
        let mut sample = sample();
        sample.draft.end =
            Some(Moment::parse("2027-01-14T19:30:00Z", Zone::parse("Europe/Brussels").unwrap()).unwrap());
        let document = event(&sample, &sample.iri, "A & B");
        assert_eq!(document["@id"], json!(sample.iri));
        assert_eq!(document["startDate"], json!("2027-01-14T18:00:00+01:00"));
        assert_eq!(document["endDate"], json!("2027-01-14T20:30:00+01:00"));
        assert_eq!(document["location"][0]["name"], json!("Zennehof"));
        assert_eq!(
            document["location"][1]["url"],
            json!("https://a.example/events/1")
        );
    }

    /// E1
    /// 0.7
    #[test]
    fn who_holds_it_too_stands_behind_the_community() {
        let mut sample = sample();
        let owner = json!({"@type": "Organization", "name": "A", "url": "https://a.example/c/a"});
        assert_eq!(event(&sample, &sample.iri, "A")["organizer"], owner);
        let eastside = CoHost::chapter(&sample.owner, &Title::parse("</script>").unwrap());
        let address = eastside.iri.clone();
        sample.draft.co_hosts = vec![eastside];
        let document = event(&sample, &sample.iri, "A");
        let chapter = json!({"@type": "Organization", "name": "</script>", "url": address});
        assert_eq!(document["organizer"], json!([owner, chapter]));
        assert!(!print_for_script(&document).contains(['<', '>']));
    }

    #[test]
    fn no_text_can_end_the_script_element() {
        let mut sample = sample();
        let nasty = "</script><script>alert(1)</script><!-- & \u{2028}";
        sample.draft.title = Title::parse("</script><!-- &").unwrap();
        sample.draft.place = Some(Place {
            name: nasty.to_owned(),
            ..Place::default()
        });
        let document = event(&sample, &sample.iri, nasty);
        let printed = print_for_script(&document);
        assert!(!printed.contains(['<', '>', '&', '\u{2028}']), "{printed}");
        assert_eq!(serde_json::from_str::<Value>(&printed).unwrap(), document);
    }
}
