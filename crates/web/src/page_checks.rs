//! What holds for every page, checked on every sample: order of headings, landmarks, nothing inline, nothing foreign.

use std::collections::BTreeSet;

use crate::sample_desk;
use crate::samples::{self, Surroundings};
use crate::static_files::PASSKEY_SCRIPT_PATH;
use crate::{Frame, Host, Theme, Words, static_files};

/// Elements that have no end.
const VOID: [&str; 5] = ["link", "meta", "input", "br", "img"];

/// Bytes of a page and its style sheet together (features, 3.3).
const FIRST_LOAD_BYTES_MAX: usize = 100_000;

fn pages() -> Vec<(&'static str, String)> {
    let words = Words::english();
    let around = Surroundings {
        theme: Theme::Dark,
        ..Surroundings::new()
    };
    samples::all(&around.frame(&words))
}

/// Start tags `name …` and end tags `/name`, in order; comments and the doctype are left out.
pub(crate) fn tags(html: &str) -> Vec<&str> {
    let pieces = html.split('<').skip(1).filter(|piece| !piece.starts_with('!'));
    pieces
        .map(|piece| piece.split('>').next().unwrap_or_default())
        .collect()
}

fn name(tag: &str) -> &str {
    tag.split([' ', '\n', '/']).next().unwrap_or_default()
}

/// A tag without what stands in its quotes.
pub(crate) fn bare(tag: &str) -> String {
    tag.split('"').step_by(2).collect()
}

fn value<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    tag.split(&format!(" {attribute}=\"")).nth(1)?.split('"').next()
}

#[test]
fn every_element_that_is_opened_is_closed_in_order() {
    for (page, html) in pages() {
        let mut open: Vec<&str> = Vec::new();
        for tag in tags(&html) {
            match tag.strip_prefix('/') {
                Some(end) => assert_eq!(open.pop(), Some(end), "{page}"),
                None if VOID.contains(&name(tag)) || tag.ends_with('/') => {}
                None => open.push(name(tag)),
            }
        }
        assert_eq!(open, Vec::<&str>::new(), "{page}");
    }
}

#[test]
fn headings_begin_with_one_h1_and_skip_no_level() {
    for (page, html) in pages() {
        let main = html.split("<main").nth(1).unwrap();
        let levels: Vec<u32> = tags(main)
            .into_iter()
            .filter_map(|tag| name(tag).strip_prefix('h')?.parse().ok())
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{page}");
        assert_eq!(levels[0], 1, "{page}");
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{page}: {levels:?}"
        );
    }
}

#[test]
fn every_page_has_its_landmarks_its_language_and_a_way_past_the_navigation() {
    for (page, html) in pages() {
        for part in [
            "<html lang=\"en\" dir=\"ltr\"",
            "<header",
            "<main id=\"main\"",
            "<footer id=\"foot\"",
            "href=\"#main\"",
        ] {
            assert_eq!(html.matches(part).count(), 1, "{page}: {part}");
        }
        let unnamed = tags(&html).into_iter().filter(|tag| {
            matches!(name(tag), "nav" | "aside" | "section")
                && value(tag, "aria-label").is_none()
                && value(tag, "aria-labelledby").is_none()
        });
        assert_eq!(unnamed.count(), 0, "{page}");
    }
}

#[test]
fn ids_are_unique_and_everything_that_names_one_finds_it() {
    for (page, html) in pages() {
        let ids: Vec<&str> = tags(&html)
            .into_iter()
            .filter_map(|tag| value(tag, "id"))
            .collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "{page}: {ids:?}");
        for tag in tags(&html) {
            for attribute in ["for", "aria-labelledby"] {
                if let Some(id) = value(tag, attribute) {
                    assert!(known.contains(id), "{page}: {attribute}={id}");
                }
            }
            if let Some(id) = value(tag, "href").and_then(|address| address.strip_prefix('#')) {
                assert!(known.contains(id), "{page}: #{id}");
            }
        }
    }
}

/// F02-1, F28: what is owed is paid on the community's own payment page, and there are no passwords: no field asks for either.
#[test]
fn no_page_asks_for_card_data_or_a_password() {
    let mut fields = 0;
    for (page, html) in pages() {
        let asking = tags(&html)
            .into_iter()
            .filter(|tag| matches!(name(tag), "input" | "select" | "textarea"));
        for tag in asking {
            fields += 1;
            assert_ne!(value(tag, "type"), Some("password"), "{page}: {tag}");
            let filled_by = value(tag, "autocomplete").unwrap_or_default();
            assert!(!filled_by.starts_with("cc-"), "{page}: {tag}");
            let called = value(tag, "name").unwrap_or_default().to_lowercase();
            for asked in ["card_n", "card-n", "cardn", "cvc", "cvv", "iban", "passw"] {
                assert!(!called.contains(asked), "{page}: {tag}");
            }
        }
    }
    assert!(fields > 100, "{fields}");
}

/// E1: the content security policy forbids what is inline, so no page may need it.
#[test]
fn no_page_holds_inline_styles_scripts_or_handlers() {
    for (page, html) in pages() {
        for tag in tags(&html) {
            assert!(
                value(tag, "style").is_none() && name(tag) != "style",
                "{page}: {tag}"
            );
            assert!(
                name(tag) != "script"
                    || tag == "script type=\"application/ld+json\""
                    || tag == format!("script src=\"{PASSKEY_SCRIPT_PATH}\" defer"),
                "{page}: {tag}"
            );
            let handler = bare(tag)
                .split_whitespace()
                .any(|part| part.starts_with("on") && part.contains('='));
            assert!(!handler, "{page}: {tag}");
        }
    }
}

#[test]
fn no_page_loads_anything_from_elsewhere() {
    for (page, html) in pages() {
        for tag in tags(&html)
            .into_iter()
            .filter(|tag| matches!(name(tag), "link" | "img" | "script" | "form"))
        {
            let loads = value(tag, "src").or(value(tag, "action")).or_else(|| {
                matches!(value(tag, "rel"), Some("stylesheet" | "icon"))
                    .then(|| value(tag, "href"))
                    .flatten()
            });
            // Six pages send a browser to a peer, by a form (protocol section 8.9).
            let leads = match page {
                "link-ask" => Some("https://london.example/vouchers/request"),
                "link-vouch" => Some("https://london.example/vouchers/return"),
                "claim-ask" => Some("https://london.example/vouchers/request"),
                "check-ask" => Some("https://london.example/vouchers/request"),
                "check-consent" => Some("https://london.example/vouchers/return"),
                "claim-consent" => Some("https://london.example/offers/01J0000000000000000000000B/redeem"),
                _ => None,
            };
            let leads = leads.filter(|_| name(tag) == "form");
            assert!(
                loads.is_none_or(|address| address.starts_with('/') || Some(address) == leads),
                "{page}: {tag}"
            );
        }
    }
}

#[test]
fn a_first_visit_loads_less_than_a_hundred_kilobytes() {
    let style: usize = static_files().iter().map(|file| file.bytes.len()).sum();
    for (page, html) in pages() {
        assert!(
            html.len() + style < FIRST_LOAD_BYTES_MAX,
            "{page}: {} + {style}",
            html.len()
        );
    }
}

#[test]
fn every_class_a_page_uses_is_in_the_style_sheet() {
    let style = std::str::from_utf8(static_files()[0].bytes).unwrap();
    let mut unknown = BTreeSet::new();
    for (_, html) in pages() {
        for class in tags(&html)
            .into_iter()
            .filter_map(|tag| value(tag, "class"))
            .flat_map(str::split_whitespace)
        {
            if !style.contains(&format!(".{class}")) {
                unknown.insert(class.to_owned());
            }
        }
    }
    assert_eq!(unknown, BTreeSet::new());
}

#[test]
fn at_most_one_button_is_filled_in_the_matter_of_a_page() {
    for (page, html) in pages() {
        let filled = tags(&html)
            .into_iter()
            .filter_map(|tag| value(tag, "class"))
            .filter(|classes| classes.split_whitespace().any(|class| class == "button"));
        assert!(filled.count() <= 1, "{page}");
    }
}

/// A page without the entry of rooms in its navigation, the one place outside rooms where the rose stands (look, section 1).
fn without_entry(html: &str) -> String {
    let entry = html.split_once("<li class=\"nav-rooms\">");
    match entry.and_then(|(before, rest)| Some((before, rest.split_once("</li>")?.1))) {
        Some((before, behind)) => format!("{before}{behind}"),
        None => html.to_owned(),
    }
}

#[test]
fn no_rose_stands_outside_a_room() {
    let mut inside = 0;
    for (page, html) in pages() {
        if html.contains("<body class=\"in-rooms\">") {
            inside += 1;
            assert!(html.contains("class=\"rose\""), "{page}");
            continue;
        }
        let html = without_entry(&html);
        assert!(
            !html.contains("\"rose") && !html.contains("rose-") && !html.contains("private"),
            "{page}"
        );
    }
    assert!(inside > 5, "{inside}");
}

/// F11, D17: what a browser, an address or a search engine keeps of a room is one word, and no page of one is to be found.
#[test]
fn the_head_of_a_room_says_nothing_of_it() {
    let inside = pages();
    let inside = inside
        .iter()
        .filter(|(page, html)| html.contains("<body class=\"in-rooms\">") && !page.ends_with("-how"));
    let mut heads = BTreeSet::new();
    for (page, html) in inside {
        let head = html.split("</head>").next().unwrap_or_default();
        assert!(head.contains("noindex") && !head.contains("canonical"), "{page}");
        heads.insert(head.to_owned());
    }
    assert!(
        (1..=2).contains(&heads.len()),
        "the list, and every page of every room: {heads:?}"
    );
}

#[test]
fn the_pseudo_language_reaches_every_sentence_of_a_page() {
    let words = Words::pseudo();
    for (page, html) in samples::all(&Surroundings::new().frame(&words)) {
        assert!(html.contains("<html lang=\"en-XA\""), "{page}");
        for english in [
            ">Events<",
            ">Help<",
            ">Main<",
            "Next events",
            "All events",
            "seats left",
            "Communities<",
        ] {
            assert!(!html.contains(english), "{page}: {english}");
        }
    }
}

/// What strangers write into every field they can reach.
const HOSTILE: &str = "\"'><img src=x onerror=alert(1)></script><svg/onload=alert(2)><!--";

/// E1: names, titles, places, agendas and filters of strangers stay text.
#[test]
fn what_strangers_write_stays_text_in_every_field() {
    let words = Words::english();
    let mut around = Surroundings::new();
    around.community.name = HOSTILE.to_owned();
    around.clock.place = HOSTILE.to_owned();
    let frame = Frame {
        path: HOSTILE,
        ..around.frame(&words)
    };
    for (page, html) in hostile_pages(&frame) {
        assert!(
            html.contains("onerror"),
            "{page} shows none of it, so the test proves nothing"
        );
        for tag in tags(&html) {
            let tag = bare(tag);
            assert!(
                (name(&tag) != "img" || tag.contains("loading="))
                    && !tag.contains("onload")
                    && !tag.contains("onerror"),
                "{page}: {tag}"
            );
        }
        assert!(
            !html.contains("<!--") && html.matches("</script>").count() <= 1,
            "{page}"
        );
    }
}

fn hostile_pages(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let host = Host {
        name: HOSTILE.to_owned(),
        key: HOSTILE.to_owned(),
        governance: None,
    };
    let mut event = samples::event_page();
    event.card.title = HOSTILE.to_owned();
    event.card.town = Some(HOSTILE.to_owned());
    event.card.clock.place = HOSTILE.to_owned();
    event.card.hosts = vec![host.clone(), host.clone()];
    event.place = Some(HOSTILE.to_owned());
    event.category = Some(HOSTILE.to_owned());
    event.agenda[0].what = HOSTILE.to_owned();
    event.json_ld = serde_json::json!({ "name": HOSTILE }).to_string();
    let mut events = samples::events_page();
    events.events = vec![event.card.clone()];
    events.hosts = vec![(HOSTILE.to_owned(), HOSTILE.to_owned())];
    events.filter.host = Some(HOSTILE.to_owned());
    let mut communities = samples::communities_page();
    communities.peers[0].card.host = host.clone();
    let mut status = samples::status_page();
    status.peers[0].host = host.clone();
    let mut peers = sample_desk::peers_page();
    peers.peers[0].host = host.clone();
    peers.peers[0].news = HOSTILE.to_owned();
    peers.followed[0].actor = HOSTILE.to_owned();
    peers.followed[0].news = HOSTILE.to_owned();
    let mut peer = sample_desk::peer_page();
    peer.line = peers.peers[0].clone();
    peer.line.sync = HOSTILE.to_owned();
    peer.origin = HOSTILE.to_owned();
    peer.lately = HOSTILE.to_owned();
    peer.pins[0].id = HOSTILE.to_owned();
    peer.deliveries[0].what = HOSTILE.to_owned();
    peer.deliveries[0].why = HOSTILE.to_owned();
    let mut queue = sample_desk::queue_page();
    queue.hosts[0].name = HOSTILE.to_owned();
    queue.hosts[0].deliveries = peer.deliveries.clone();
    let mut end = sample_desk::end_page();
    end.name = HOSTILE.to_owned();
    end.refused = Some((HOSTILE.to_owned(), domain::TextRefused::Invisible));
    let mut drop = sample_desk::drop_page();
    drop.name = HOSTILE.to_owned();
    let mut audit = sample_desk::audit_page();
    audit.lines[0].what = HOSTILE.to_owned();
    audit.lines[0].by = HOSTILE.to_owned();
    let officer = &sample_desk::as_officer(frame);
    vec![
        ("desk-peers", peers.render(officer)),
        ("desk-peer", peer.render(officer)),
        ("desk-queue", queue.render(officer)),
        ("desk-end", end.render(officer)),
        ("desk-drop", drop.render(officer)),
        ("desk-audit", audit.render(officer)),
        ("event", event.render(frame)),
        ("events", events.render(frame)),
        ("communities", communities.render(frame)),
        ("status", status.render(frame)),
        ("about", samples::about_page().render(frame)),
    ]
}

/// E8: a name that reads the other way round cannot turn the words beside it.
#[test]
fn titles_and_names_are_kept_apart_from_the_text_around_them() {
    let html = samples::event_page().render(&Surroundings::new().frame(&Words::english()));
    for name in [
        "Thames Partner Chapter",
        "Two harbours, one table: meeting across the ocean",
    ] {
        assert!(html.contains(&format!("<bdi>{name}</bdi>")), "{name}");
    }
}
