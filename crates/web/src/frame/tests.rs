//! What the frame says of itself.

use super::*;

/// E1
#[test]
fn a_title_cannot_close_the_data_block_it_stands_in() {
    let json = r#"{"name":"</script><script>alert(1)</script>&"}"#;
    let safe = script_safe(json);
    assert!(!safe.contains('<') && !safe.contains('&'));
    let read: serde_json::Value = serde_json::from_str(&safe).unwrap();
    assert_eq!(read["name"], "</script><script>alert(1)</script>&");
    assert_eq!(script_safe(&safe), safe);
}

fn person(desk: Desk) -> Person<'static> {
    Person {
        name: "Idris Coleman",
        form_token: "",
        desk,
    }
}

/// F11, F26: four places and *More*, in each language in letters that fit.
#[test]
fn the_labels_of_the_bottom_bar_have_ten_letters_at_most() {
    for (desk, wanted) in [
        (Desk::Hers, ["/", "/events", "/rooms", "/desk/peers"]),
        (Desk::OfOthers, ["/", "/events", "/people", "/rooms"]),
    ] {
        for tag in edge::offered_languages() {
            let words = edge::words_in(tag).unwrap();
            let mut bar = navigation(&words, Section::Home, Some(person(desk)), 0);
            bar.retain(|item| item.on_phones);
            let places: Vec<&str> = bar.iter().map(|item| item.href).collect();
            assert_eq!(places, wanted, "{tag}, and More");
            assert!(bar.iter().all(|item| item.short.chars().count() <= 10), "{tag}");
        }
    }
}

/// F11: the count of rooms is said in words too, no news says nothing, and a stranger is not told that there are rooms.
#[test]
fn rooms_stand_in_the_navigation_of_members_with_what_is_new() {
    let words = Words::english();
    let rooms = |rooms| {
        let mut items = navigation(&words, Section::Home, Some(person(Desk::OfOthers)), rooms);
        items.retain(|item| item.href == "/rooms");
        items.pop().unwrap().news
    };
    assert_eq!(rooms(0), (String::new(), String::new()));
    assert_eq!(rooms(1), ("1".to_owned(), "something new in 1 room".to_owned()));
    assert_eq!(rooms(2), ("2".to_owned(), "something new in 2 rooms".to_owned()));
    let items = navigation(&words, Section::Home, None, 0);
    assert!(
        items
            .iter()
            .all(|item| item.href != "/rooms" && item.class().is_empty())
    );
}

/// D17
#[test]
fn a_browser_remembers_one_word_of_a_room() {
    let words = Words::english();
    let of = |section| Head::unlisted(section, "Room".to_owned(), String::new());
    assert_eq!(title(&words, &of(Section::Rooms), "Puget Sound"), "Room");
    assert_ne!(title(&words, &of(Section::About), "Puget Sound"), "Room");
}

#[test]
fn a_name_has_two_letters_or_one() {
    for (name, letters) in [
        ("Idris Coleman", "IC"),
        ("Olga", "O"),
        ("Ana de la Cruz", "AC"),
        ("", ""),
    ] {
        assert_eq!(initials(name), letters);
    }
}

#[test]
fn the_readers_own_clock_is_offered_once_and_chosen() {
    let clock = Clock {
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        place: "Seattle".to_owned(),
    };
    let zones = zones(&clock);
    assert_eq!(
        zones
            .iter()
            .filter(|zone| zone.value == "America/Los_Angeles")
            .count(),
        1
    );
    assert_eq!(
        zones
            .iter()
            .filter(|zone| zone.chosen)
            .map(|zone| zone.label.as_str())
            .collect::<Vec<_>>(),
        ["Seattle"]
    );
}
