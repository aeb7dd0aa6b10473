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

#[test]
fn the_labels_of_the_bottom_bar_have_ten_letters_at_most() {
    let officer = Person {
        name: "Idris Coleman",
        form_token: "",
        desk: Desk::Hers,
    };
    let mut bar = navigation(&Words::english(), Section::Home, Some(officer));
    bar.retain(|item| item.on_phones);
    assert_eq!(bar.len(), 4, "and More");
    assert!(bar.iter().all(|item| item.short.chars().count() <= 10));
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
