//! The weekly digest as a mail: what she answered and is near, what is new of each community, and one line about rooms
//! that is the same for all (F21, F11; need 2.6).

use community::follow_organization::NewsOfOrganization;
use community::see_digest::{NewsOf, SeenDigest};
use domain::sabotage::{Bug, overheard, planted};
use domain::{
    Addressed, CommunityProfile, Dimension, Event, Iri, Labeled, MailKind, Member, NodeLocal, Origin,
    Taxonomy,
};
use egress::mail::{Mail, MailName};
use jiff::Timestamp;
use wire::unsubscribe::Stop;

use super::html::{self, Block};
use super::{clean, draft_foot};
use crate::mail_times::{differ, when};
use crate::words::Words;

/// What is known when the mail goes.
pub struct DigestLetter<'a> {
    /// What stands in it.
    pub digest: &'a SeenDigest,
    /// What it is known by.
    pub name: [u8; 16],
    /// When it was queued.
    pub queued: Timestamp,
    /// Whom it is for.
    pub member: &'a Member,
    /// Her community.
    pub community: &'a CommunityProfile,
    /// Its node.
    pub origin: &'a Origin,
    /// The lists that name competencies.
    pub taxonomy: &'a Taxonomy,
    /// What addresses that stop mails are made with.
    pub stop_key: &'a [u8; 32],
}

/// Events under one heading.
struct Section {
    heading: String,
    items: Vec<Item>,
    /// That there are more, and where; empty where there are none.
    more: String,
}

/// One event, or one organisation.
struct Item {
    title: String,
    /// When it is; of an organisation what is new.
    times: String,
    page: String,
}

impl DigestLetter<'_> {
    /// The mail, for its member's own address and no other.
    pub fn write(&self, words: &Words) -> Labeled<Mail, Addressed<NodeLocal>> {
        let community = clean(self.community.name.as_str());
        let named = [("community", community.as_str().into())];
        let stop = Stop {
            member: self.member.id.clone(),
            kind: MailKind::Digest,
        };
        let stop = stop.address(self.origin, self.stop_key);
        let hello = words.with("mail-hello", &[("name", clean(self.member.name.as_str()).into())]);
        let rooms = words.t("mail-digest-rooms");
        let reason = format!(
            "{}\n{}",
            words.with("mail-digest-reason", &named),
            words.with("mail-stop-digest", &[("page", stop.as_str().into())])
        );
        let sections = self.sections(words);
        let mut paragraphs = vec![hello.clone()];
        let mut blocks = vec![Block::Lines(&hello)];
        for section in &sections {
            section.write(&mut paragraphs, &mut blocks);
        }
        let draft = draft_foot(words);
        paragraphs.extend([rooms.clone(), reason.clone()]);
        if planted(Bug::S18Digest) {
            paragraphs.push(overheard().count.to_string());
        }
        if planted(Bug::S18Packed) {
            let packed = miniz_oxide::deflate::compress_to_vec_zlib(&overheard().text, 6);
            paragraphs.push(domain::hex(&packed));
        }
        paragraphs.extend(draft.clone());
        blocks.extend([Block::Lines(&rooms), Block::Lines(&reason)]);
        blocks.extend(draft.as_deref().map(Block::Lines));
        let mail = Mail {
            name: MailName(self.name),
            queued: self.queued,
            sender: self.community.name.as_str().to_owned(),
            language: words.tag().clone(),
            subject: words.with("mail-digest-subject", &named),
            html: Some(html::of_blocks(words, &blocks)),
            text: paragraphs.join("\n\n") + "\n",
            calendar: None,
            unsubscribe: Some(stop),
        };
        Labeled::addressed(mail, self.member.mail.clone())
    }

    fn sections(&self, words: &Words) -> Vec<Section> {
        let mut sections = Vec::new();
        if !self.digest.coming.is_empty() {
            sections.push(Section {
                heading: words.t("mail-digest-coming"),
                items: self.items(words, &self.digest.coming),
                more: String::new(),
            });
        }
        let of = |news: &NewsOf| Section {
            heading: words.with("mail-digest-new", &[("host", clean(&news.name).into())]),
            items: self.items(words, &news.events),
            more: self.more(words, news),
        };
        sections.extend(self.digest.news.iter().map(of));
        if !self.digest.organizations.is_empty() {
            sections.push(Section {
                heading: words.t("mail-digest-organizations"),
                items: self
                    .digest
                    .organizations
                    .iter()
                    .map(|of| self.of_organization(words, of))
                    .collect(),
                more: String::new(),
            });
        }
        sections
    }

    /// An organisation, what its people began to show, and its page.
    fn of_organization(&self, words: &Words, news: &NewsOfOrganization) -> Item {
        let names = news.competencies.iter().map(|term| {
            let name = self.taxonomy.name(Dimension::Competencies, term.as_str());
            clean(name)
        });
        let names = names.collect::<Vec<_>>().join(", ");
        Item {
            title: clean(news.name.as_str()),
            times: words.with("mail-digest-competencies", &[("competencies", names.into())]),
            page: Iri::local(self.origin, &format!("/orgs/{}", news.slug)).to_string(),
        }
    }

    fn items(&self, words: &Words, events: &[Event]) -> Vec<Item> {
        let home = &self.community.zone;
        let item = |event: &Event| {
            let draft = &event.draft;
            let mut times = when(words, draft, home);
            if differ(draft, &draft.start.zone, home) {
                times = format!("{times}\n{}", when(words, draft, &draft.start.zone));
            }
            Item {
                title: clean(draft.title.as_str()),
                times,
                page: Iri::local(self.origin, &format!("/events/{}", event.id)).to_string(),
            }
        };
        events.iter().map(item).collect()
    }

    fn more(&self, words: &Words, news: &NewsOf) -> String {
        if news.more == 0 {
            return String::new();
        }
        let path = match &news.host == self.origin {
            true => "/events".to_owned(),
            false => format!("/communities/{}", news.host.authority()),
        };
        let page = Iri::local(self.origin, &path);
        let n = u32::try_from(news.more).unwrap_or(u32::MAX);
        words.with(
            "mail-digest-more",
            &[("n", n.into()), ("page", page.as_str().into())],
        )
    }
}

impl Section {
    fn write<'s>(&'s self, paragraphs: &mut Vec<String>, blocks: &mut Vec<Block<'s>>) {
        paragraphs.push(self.heading.clone());
        blocks.push(Block::Heading(&self.heading));
        for item in &self.items {
            paragraphs.push(format!("{}\n{}\n{}", item.title, item.times, item.page));
            blocks.push(Block::Item {
                title: &item.title,
                address: &item.page,
                lines: &item.times,
            });
        }
        if !self.more.is_empty() {
            paragraphs.push(self.more.clone());
            blocks.push(Block::Lines(&self.more));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{community, evening, maren};
    use super::*;

    fn taxonomy() -> Taxonomy {
        let entry = |id: &str, name: &str| domain::Entry {
            id: domain::Term::parse(id).unwrap(),
            name: name.to_owned(),
        };
        Taxonomy {
            id: domain::Term::parse("small-2026").unwrap(),
            dated: jiff::civil::date(2026, 1, 31),
            language: domain::LanguageTag::parse("en").unwrap(),
            competencies: vec![entry("erp", "Finance <ERP>"), entry("security", "Security")],
            verticals: Vec::new(),
            sizes: Vec::new(),
            partner_types: Vec::new(),
            regions: Vec::new(),
            complements: Vec::new(),
        }
    }

    fn written(digest: &SeenDigest) -> Mail {
        let member = maren();
        let letter = DigestLetter {
            digest,
            name: [8; 16],
            queued: Timestamp::UNIX_EPOCH,
            member: &member,
            community: &community(),
            origin: &Origin::parse("https://seattle.example").unwrap(),
            taxonomy: &taxonomy(),
            stop_key: &[3; 32],
        };
        let labeled = letter.write(&Words::english());
        assert_eq!(labeled.to(), &member.mail);
        labeled.into_parts().0
    }

    /// 2.6, F21
    #[test]
    fn a_digest_tells_her_answers_the_news_of_each_community_at_her_own_clock_and_the_line_about_rooms() {
        let news = NewsOf {
            host: Origin::parse("https://london.example").unwrap(),
            name: "London <Partners>".to_owned(),
            events: vec![evening()],
            more: 3,
        };
        let mail = written(&SeenDigest {
            coming: vec![evening()],
            news: vec![news],
            organizations: Vec::new(),
        });
        assert_eq!(mail.subject, "This week at Seattle Partners");
        let stop = mail.unsubscribe.unwrap().to_string();
        for part in [
            "You said yes or maybe to",
            "New from London <Partners>",
            "Thursday 14 January 2027, 10:00–12:00 (Los Angeles, PST)\n\
             Thursday 14 January 2027, 18:00–20:00 (London, GMT)",
            "And 3 more: https://seattle.example/communities/london.example",
            "What is said in rooms stays in rooms",
            &format!("No more weekly mails: {stop}"),
        ] {
            assert!(mail.text.contains(part), "{part}\n{}", mail.text);
        }
        let html = mail.html.unwrap();
        assert!(html.contains("London &lt;Partners&gt;") && !html.contains("<Partners>"));
        assert_eq!(html.matches(">Round table</a>").count(), 2, "{html}");
        assert!(!html.contains("<img") && !html.contains("<script"));
    }

    /// 1.10
    #[test]
    fn a_digest_tells_what_organisations_she_follows_began_to_do() {
        let term = |id: &str| domain::Term::parse(id).unwrap();
        let mail = written(&SeenDigest {
            organizations: vec![NewsOfOrganization {
                slug: domain::Slug::parse("fathom-vale").unwrap(),
                name: domain::PersonName::parse("Fathom & Vale").unwrap(),
                competencies: [term("security"), term("erp")].into(),
            }],
            ..SeenDigest::default()
        });
        for part in [
            "New at organisations you follow\n\nFathom & Vale\n",
            "Finance <ERP>, Security",
            "https://seattle.example/orgs/fathom-vale\n",
        ] {
            assert!(mail.text.contains(part), "{part}\n{}", mail.text);
        }
        let html = mail.html.unwrap();
        assert!(
            html.contains("Finance &lt;ERP&gt;") && !html.contains("<ERP>"),
            "{html}"
        );
    }
}
