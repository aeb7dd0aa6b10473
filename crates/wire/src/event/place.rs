//! The `location` of an event, in the many shapes servers give it.

use domain::{Coordinates, Iri, Modality, Place};
use serde_json::{Map, Value, json};

use crate::property;

/// What a document says about where.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Location {
    /// The first address.
    pub(super) place: Option<Place>,
    /// Whether it names a virtual location.
    pub(super) is_virtual: bool,
    /// The page of that one.
    pub(super) online_page: Option<Iri>,
}

/// Reads `location`: a text, an object, an array of both, without a type, with the address as text or in `content`.
pub(super) fn read(document: &Value) -> Location {
    let mut location = Location::default();
    for entry in property::values(document, "location") {
        if property::types(entry).any(|kind| kind == "VirtualLocation") {
            location.is_virtual = true;
            location.online_page = location.online_page.or_else(|| property::page(entry, "url"));
        } else if location.place.is_none() {
            location.place = place(entry);
        }
    }
    location
}

/// One place as Mobilizon and FEP-8a8e want it: `Place` with a `PostalAddress` and coordinates that keep a fraction.
pub(super) fn write(place: &Place, id: Option<&Iri>) -> Value {
    let mut entry = Map::new();
    entry.insert("type".to_owned(), json!("Place"));
    if let Some(id) = id {
        entry.insert("id".to_owned(), json!(id));
    }
    entry.insert("name".to_owned(), json!(place.name));
    let lines = [
        ("streetAddress", &place.street),
        ("postalCode", &place.postal_code),
        ("addressLocality", &place.locality),
        ("addressRegion", &place.region),
        ("addressCountry", &place.country),
    ];
    if lines.iter().any(|(_, line)| line.is_some()) {
        let mut address = Map::from_iter([("type".to_owned(), json!("PostalAddress"))]);
        let known = lines
            .into_iter()
            .filter_map(|(key, line)| Some((key.to_owned(), json!(line.as_ref()?))));
        address.extend(known);
        entry.insert("address".to_owned(), Value::Object(address));
    }
    if let Some(at) = place
        .coordinates
        .filter(|at| at.latitude.is_finite() && at.longitude.is_finite())
    {
        entry.insert("latitude".to_owned(), json!(at.latitude));
        entry.insert("longitude".to_owned(), json!(at.longitude));
    }
    Value::Object(entry)
}

/// Where, for the end of the when-where line: name and town, or "online".
pub(super) fn short(place: Option<&Place>, modality: Modality) -> Option<String> {
    match (place, modality) {
        (_, Modality::Online) => Some("online".to_owned()),
        (Some(place), _) => {
            let town = place.locality.as_ref().filter(|town| **town != place.name);
            let parts: Vec<&str> = std::iter::once(&place.name)
                .chain(town)
                .map(String::as_str)
                .collect();
            let line = parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ");
            (!line.is_empty()).then_some(line)
        }
        (None, _) => None,
    }
}

fn place(entry: &Value) -> Option<Place> {
    let line = |value: &Value, key: &str| {
        property::text(value, key)
            .map(fit)
            .filter(|text| !text.is_empty())
    };
    if let Some(text) = property::string(entry) {
        let name = fit(text);
        return (!name.is_empty()).then(|| Place {
            name,
            ..Place::default()
        });
    }
    let mut place = Place {
        name: line(entry, "name").unwrap_or_default(),
        ..Place::default()
    };
    match property::first(entry, "address") {
        Some(Value::String(text)) => place.street = Some(fit(text)).filter(|text| !text.is_empty()),
        Some(address) => {
            place.street = line(address, "streetAddress");
            place.postal_code = line(address, "postalCode");
            place.locality = line(address, "addressLocality");
            place.region = line(address, "addressRegion");
            place.country = line(address, "addressCountry");
        }
        None => {}
    }
    if place.name.is_empty() {
        let spare = line(entry, "content")
            .or_else(|| place.street.clone())
            .or_else(|| place.locality.clone());
        place.name = spare.unwrap_or_default();
    }
    place.coordinates = coordinates(entry);
    (!place.name.is_empty() || place.coordinates.is_some()).then_some(place)
}

/// Degrees in range; swapped ones are put right where that is certain, others dropped.
fn coordinates(entry: &Value) -> Option<Coordinates> {
    let (latitude, longitude) = (
        property::float(entry, "latitude")?,
        property::float(entry, "longitude")?,
    );
    let fits = |latitude: f64, longitude: f64| latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    if fits(latitude, longitude) {
        Some(Coordinates { latitude, longitude })
    } else if fits(longitude, latitude) {
        Some(Coordinates {
            latitude: longitude,
            longitude: latitude,
        })
    } else {
        None
    }
}

fn fit(text: &str) -> String {
    property::one_line(text, Place::CHARS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_in_each_shape_servers_send() {
        for location in [
            json!("Library"),
            json!(["Library"]),
            json!({"name": "Library"}),
            json!({"type": "Place", "content": "<p>Library</p>"}),
            json!({"type": "Place", "address": "Library"}),
            json!([{"type": "VirtualLocation", "url": "https://meet.example/x"}, {"type": "Place", "name": "Library"}]),
        ] {
            let read = read(&json!({"location": location}));
            assert_eq!(read.place.unwrap().name, "Library", "{location}");
        }
        for location in [
            json!(null),
            json!([]),
            json!({}),
            json!(7),
            json!({"type": "Place"}),
            json!({"name": ""}),
        ] {
            assert_eq!(
                read(&json!({"location": location})),
                Location::default(),
                "{location}"
            );
        }
    }

    #[test]
    fn coordinates_keep_their_fraction_and_swapped_ones_are_put_right() {
        let at = Coordinates {
            latitude: 50.0,
            longitude: 4.0,
        };
        let written = write(
            &Place {
                name: "x".to_owned(),
                coordinates: Some(at),
                ..Place::default()
            },
            None,
        );
        assert_eq!(
            written.to_string(),
            r#"{"type":"Place","name":"x","latitude":50.0,"longitude":4.0}"#
        );
        assert_eq!(
            coordinates(&json!({"latitude": 139.7, "longitude": 35.7}))
                .unwrap()
                .latitude,
            35.7
        );
        assert_eq!(
            coordinates(&json!({"latitude": "50.5", "longitude": 4}))
                .unwrap()
                .latitude,
            50.5
        );
        assert_eq!(coordinates(&json!({"latitude": 300, "longitude": 300})), None);
        assert_eq!(coordinates(&json!({"latitude": 50})), None);
    }
}
