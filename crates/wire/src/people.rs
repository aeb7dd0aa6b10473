//! Cards of members as one peer tells them to another at `/peer/people` (F05, needs 2.14 and 2.18; protocol section 6.4): the
//! address that asks, and what answers.
//!
//! Written for the asker without a proof; the caller adds the node's.

use domain::{
    CardQuestion, CardsFound, Dimension, Iri, Line, MemberCard, Origin, PartyRef, Region, Regions, Term,
    Terms,
};
use serde_json::{Map, Value, json};

use crate::context::{ContextKind, with_context};
use crate::property;
use crate::sync::Head;

/// The lists that may be asked for, and their word in a query.
pub const ASKED: [(Dimension, &str); 4] = [
    (Dimension::Competencies, "competency"),
    (Dimension::Verticals, "vertical"),
    (Dimension::Sizes, "size"),
    (Dimension::Regions, "region"),
];

/// Why nothing is read of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardsUnreadable {
    /// It does not say how many there are.
    #[error("the document does not say how many people were found")]
    Shape,
    /// There are more than were asked for.
    #[error("at most {max} cards of one answer are read", max = MemberCard::CARDS_MAX)]
    TooMany,
}

/// The address at a peer that asks a question.
pub fn address(peer: &Origin, question: &CardQuestion) -> Iri {
    let mut path = format!("/peer/people?limit={}", MemberCard::CARDS_MAX);
    for (dimension, entry) in &question.entries {
        if let Some((_, word)) = ASKED.iter().find(|(asked, _)| asked == dimension) {
            path.push_str(&format!("&{word}={}", percented(entry)));
        }
    }
    if let Some(text) = &question.text {
        path.push_str(&format!("&text={}", percented(text.as_str())));
    }
    Iri::local(peer, &path)
}

/// A text as it stands within an address.
pub fn percented(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// `{"id":…,"type":"CollectionPage","attributedTo":…,"audience":…,"totalItems":15,"items":[{"type":"MemberCard",…}]}`
pub fn write(head: Head<'_>, group: &Iri, found: &CardsFound) -> Value {
    let items: Vec<Value> = found.cards.iter().map(|one| card(group, one)).collect();
    let document = json!({
        "id": head.id,
        "type": "CollectionPage",
        "attributedTo": head.application,
        "audience": head.asker,
        "totalItems": found.total,
        "items": items,
    });
    with_context(document, ContextKind::Proved)
}

fn card(group: &Iri, card: &MemberCard) -> Value {
    let mut written = Map::new();
    let mut put = |name: &str, value: Value| written.insert(name.to_owned(), value);
    put("type", json!("MemberCard"));
    if let Some(party) = &card.party {
        put("partyRef", json!(party));
    }
    put("represents", json!(group));
    put("name", json!(card.name.as_str()));
    if let Some(organization) = &card.organization {
        put("organization", json!(organization.as_str()));
    }
    for (name, terms) in [
        ("competencies", &card.competencies),
        ("verticals", &card.verticals),
        ("sizes", &card.sizes),
    ] {
        put(name, json!(terms.iter().map(Term::as_str).collect::<Vec<_>>()));
    }
    let regions: Vec<&str> = card.regions.iter().map(Region::as_str).collect();
    put("regions", json!(regions));
    for (name, line) in [("bestFit", &card.best_fit), ("refersOut", &card.refers_out)] {
        if let Some(line) = line {
            put(name, json!(line.as_str()));
        }
    }
    Value::Object(written)
}

/// Reads what a peer said; a card without a name is left out, and of a card what nobody could have chosen.
pub fn read(document: &Value) -> Result<CardsFound, CardsUnreadable> {
    let total = property::whole(document, "totalItems").and_then(|total| u32::try_from(total).ok());
    let total = total.ok_or(CardsUnreadable::Shape)?;
    let items = document["items"].as_array().map_or(&[][..], Vec::as_slice);
    if items.len() > MemberCard::CARDS_MAX {
        return Err(CardsUnreadable::TooMany);
    }
    let cards = items.iter().filter_map(read_card).collect();
    Ok(CardsFound { total, cards })
}

fn read_card(item: &Value) -> Option<MemberCard> {
    let line = |name| property::text(item, name).and_then(|text| Line::parse(text).ok().flatten());
    Some(MemberCard {
        name: property::person_name(property::text(item, "name")?)?,
        organization: property::text(item, "organization").and_then(property::person_name),
        competencies: terms(item, "competencies"),
        verticals: terms(item, "verticals"),
        sizes: terms(item, "sizes"),
        regions: entries(item, "regions")
            .filter_map(|text| Region::parse(text).ok())
            .collect::<Regions>(),
        best_fit: line("bestFit"),
        refers_out: line("refersOut"),
        party: property::text(item, "partyRef").and_then(|text| PartyRef::parse(text).ok()),
    })
}

fn terms(item: &Value, name: &str) -> Terms {
    entries(item, name)
        .filter_map(|text| Term::parse(text).ok())
        .collect()
}

fn entries<'v>(item: &'v Value, name: &str) -> impl Iterator<Item = &'v str> {
    let texts = item.get(name).and_then(Value::as_array).into_iter().flatten();
    texts.filter_map(Value::as_str).take(MemberCard::ENTRIES_MAX)
}

#[cfg(test)]
mod tests {
    use domain::{PersonName, Title};

    use super::*;

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    fn head<'h>(id: &'h Iri, us: &'h Iri, asker: &'h Iri) -> Head<'h> {
        Head {
            id,
            application: us,
            asker,
        }
    }

    /// 2.14: what is written is read, and a card holds no address at which somebody could be found.
    #[test]
    fn a_card_comes_back_as_it_was_written_and_names_no_address_of_hers() {
        let found = CardsFound {
            total: 5,
            cards: vec![MemberCard {
                name: PersonName::parse("Anke Maes").unwrap(),
                organization: Some(PersonName::parse("Lowland Cloud BV").unwrap()),
                competencies: Terms::from([Term::parse("security").unwrap()]),
                verticals: Terms::new(),
                sizes: Terms::new(),
                regions: Regions::from([Region::parse("BE").unwrap()]),
                best_fit: Line::parse("Shops").unwrap(),
                refers_out: None,
                party: PartyRef::parse("p1.AAAA").ok(),
            }],
        };
        let (id, us, asker) = (
            iri("https://a.example/peer/people?limit=20"),
            iri("https://a.example/actor"),
            iri("https://b.example/actor"),
        );
        let written = write(head(&id, &us, &asker), &iri("https://a.example/c/a"), &found);
        assert_eq!(read(&written), Ok(found));
        let names: Vec<&String> = written["items"][0].as_object().unwrap().keys().collect();
        for kept in ["id", "url", "icon", "image", "preferredUsername"] {
            assert!(names.iter().all(|name| *name != kept), "{kept}");
        }
    }

    #[test]
    fn what_is_no_card_is_left_out_and_too_many_are_refused() {
        let mut document = json!({"totalItems": 5, "items": [{}, null, {"name": 7}, {"name": "Anke", "regions": ["nowhere at all"]}]});
        let read_of_it = read(&document).unwrap();
        assert_eq!(
            (read_of_it.cards.len(), read_of_it.cards[0].regions.len()),
            (1, 0)
        );
        document["items"] = json!(vec![json!({"name": "Anke"}); MemberCard::CARDS_MAX + 1]);
        assert_eq!(read(&document), Err(CardsUnreadable::TooMany));
        assert_eq!(read(&json!({"items": []})), Err(CardsUnreadable::Shape));
    }

    #[test]
    fn a_question_stands_in_the_address_alone() {
        let peer = Origin::parse("https://a.example").unwrap();
        let question = CardQuestion {
            entries: vec![
                (Dimension::Competencies, "security".to_owned()),
                (Dimension::Regions, "SE".to_owned()),
            ],
            text: Title::parse("x & y").ok(),
        };
        assert_eq!(
            address(&peer, &question).as_str(),
            "https://a.example/peer/people?limit=20&competency=security&region=SE&text=x%20%26%20y"
        );
    }
}
