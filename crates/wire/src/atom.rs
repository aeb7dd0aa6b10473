//! Writes a list of events as an Atom feed (RFC 4287).

use domain::Event;
use jiff::Timestamp;

/// A feed of one community or of the node.
#[derive(Debug, Clone, Copy)]
pub struct AtomFeed<'a> {
    /// What never changes about it, an IRI.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Where it lies itself (`rel="self"`).
    pub here: &'a str,
    /// The page that shows the same (`rel="alternate"`).
    pub page: &'a str,
    /// When the community was last changed; a later change of an entry counts instead.
    pub updated: Timestamp,
    /// The events, in the order in which they are printed.
    pub entries: &'a [AtomEntry<'a>],
}

/// One event of a feed.
#[derive(Debug, Clone, Copy)]
pub struct AtomEntry<'a> {
    /// The event.
    pub event: &'a Event,
    /// Name of the community that invites, the author of the entry.
    pub host_name: &'a str,
    /// The event's page.
    pub url: &'a str,
}

/// The whole document; the same feed gives the same bytes.
pub fn feed(feed: &AtomFeed<'_>) -> String {
    let last = feed.entries.iter().map(|entry| entry.event.updated).max();
    let updated = last.map_or(feed.updated, |last| last.max(feed.updated));
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n",
    );
    element(&mut xml, "id", "", feed.id);
    element(&mut xml, "title", "", feed.title);
    element(&mut xml, "updated", "", &time(updated));
    link(&mut xml, "self", "application/atom+xml", feed.here);
    link(&mut xml, "alternate", "text/html", feed.page);
    for entry in feed.entries {
        put_entry(&mut xml, entry);
    }
    xml.push_str("</feed>\n");
    xml
}

fn put_entry(xml: &mut String, entry: &AtomEntry<'_>) {
    let AtomEntry {
        event,
        host_name,
        url,
    } = entry;
    let draft = &event.draft;
    xml.push_str("<entry>\n");
    element(xml, "id", "", event.iri.as_str());
    element(xml, "title", "", draft.title.as_str());
    element(xml, "published", "", &time(event.published));
    element(xml, "updated", "", &time(event.updated));
    let co_hosts = draft.co_hosts.iter().map(|host| host.name.as_str());
    for author in std::iter::once(*host_name).chain(co_hosts) {
        xml.push_str("<author>");
        element(xml, "name", "", author);
        xml.push_str("</author>\n");
    }
    link(xml, "alternate", "text/html", url);
    for tag in &draft.tags {
        xml.push_str(&format!("<category term=\"{}\"/>\n", escaped(tag.as_str())));
    }
    let when_where = when_where(event);
    element(xml, "summary", "", &when_where);
    let content = format!("<p>{}</p>{}", escaped(&when_where), draft.description.as_str());
    element(xml, "content", " type=\"html\"", &content);
    xml.push_str("</entry>\n");
}

/// `2027-01-14 18:00–20:00 Europe/Brussels, Zennehof, Brussels`: the same facts as the page, without a language.
fn when_where(event: &Event) -> String {
    let start = event.draft.start.zoned();
    let mut line = start.strftime("%Y-%m-%d %H:%M").to_string();
    if let Some(end) = &event.draft.end {
        let end = end.at.to_zoned(start.time_zone().clone());
        let form = if end.date() == start.date() {
            "%H:%M"
        } else {
            "%Y-%m-%d %H:%M"
        };
        line.push_str(&format!("–{}", end.strftime(form)));
    }
    line.push_str(&format!(" {}", event.draft.start.zone));
    if let Some(place) = event.draft.place.as_ref().map(domain::Place::line)
        && !place.is_empty()
    {
        line.push_str(&format!(", {place}"));
    }
    line
}

fn element(xml: &mut String, name: &str, attributes: &str, text: &str) {
    xml.push_str(&format!("<{name}{attributes}>{}</{name}>\n", escaped(text)));
}

fn link(xml: &mut String, rel: &str, media_type: &str, href: &str) {
    xml.push_str(&format!(
        "<link rel=\"{rel}\" type=\"{media_type}\" href=\"{}\"/>\n",
        escaped(href)
    ));
}

fn time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// For text and attributes alike; characters that XML 1.0 has not are dropped.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' => safe.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if c.is_control() => {}
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use domain::{CoHost, Title};

    use super::*;
    use crate::ics_write::tests::sample;

    fn printed(event: &Event, host_name: &str) -> String {
        let entries = [AtomEntry {
            event,
            host_name,
            url: "https://london.example/events/01h?a=1&b=2",
        }];
        feed(&AtomFeed {
            id: "https://london.example/c/london",
            title: "London",
            here: "https://london.example/c/london/events.atom",
            page: "https://london.example/c/london",
            updated: Timestamp::UNIX_EPOCH,
            entries: &entries,
        })
    }

    #[test]
    fn an_entry_has_the_id_of_its_event_and_the_feed_its_latest_change() {
        let xml = printed(&sample(), "London Partners");
        for part in [
            "<id>https://london.example/events/01h</id>",
            "<title>Round table: AI, agents; and us</title>",
            "<updated>2026-11-20T08:00:00Z</updated>\n<link rel=\"self\" type=\"application/atom+xml\"",
            "href=\"https://london.example/events/01h?a=1&amp;b=2\"",
            "<author><name>London Partners</name>",
            "<content type=\"html\">&lt;p&gt;2027-04-14 18:00–20:00 Europe/London, The Exchange, London&lt;/p&gt;&lt;p&gt;Bring a case.&lt;/p&gt;</content>",
        ] {
            assert!(xml.contains(part), "{part}\n{xml}");
        }
    }

    /// 0.7
    #[test]
    fn who_holds_it_too_is_an_author_behind_the_community() {
        let mut held = sample();
        held.draft.co_hosts = vec![CoHost::chapter(&held.owner, &Title::parse("A & <B>").unwrap())];
        let xml = printed(&held, "London");
        let authors =
            "<author><name>London</name>\n</author>\n<author><name>A &amp; &lt;B&gt;</name>\n</author>";
        assert!(xml.contains(authors), "{xml}");
    }

    /// E6
    #[test]
    fn no_text_can_leave_its_element() {
        let xml = printed(&sample(), "</name><script>\u{0}\u{b}\u{ffff}\"'&");
        assert!(xml.contains("<name>&lt;/name&gt;&lt;script&gt;&quot;&#39;&amp;</name>"));
        let foreign = |c: char| c.is_control() && c != '\n' || c == '\u{ffff}';
        assert!(!xml.contains(foreign));
    }
}
