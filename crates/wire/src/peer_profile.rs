//! What a node says of itself at `/peer`: what it speaks, and who its community is (protocol section 6.4; F01).

use domain::{
    Amount, CommunityAudience, CommunityDocument, CommunityModality, CommunityProfile, Country, Currency,
    DocumentKind, Ecosystem, Governance, Iri, LanguageTag, MailAddress, Origin, PeerProfile, PeerTier,
    Region, Scope, Tier, Title, lies_in, tier_iri, tier_slug,
};
use serde_json::{Value, json};

use crate::html;

/// Scopes that this version acts on; others may be agreed on and wait for it.
const SCOPES_ACTED_ON: [Scope; 2] = [Scope::Events, Scope::Offers];
/// What a document is that members sign or acknowledge (protocol section 8.8).
const CODE_OF_ETHICS: &str = "CodeOfEthics";

/// `{"protocol":1,"scopes":[…],"maxBody":…,"leadsHome":true,"linksMembers":true,"languages":[…],"tiers":[{"id":…,"name":…,
/// "price":…}],"currency":…,"community":{…}}`: labels, place, contact, chapters and documents of the community, the levels that
/// it offers; the bound of a body in bytes. What a community has not said is left out.
pub fn write(
    profile: &CommunityProfile,
    documents: &[CommunityDocument],
    (group, tiers): (&Iri, &[Tier]),
    body_bytes_max: usize,
) -> Value {
    let mut community = json!({
        "summary": profile.summary.as_str(),
        "governance": profile.governance.word(),
        "audience": profile.audience.word(),
        "modality": profile.modality.word(),
        "ecosystem": profile.ecosystem.word(),
        "chapters": profile.chapters,
        "documents": documents.iter().map(document).collect::<Vec<_>>(),
    });
    let mut say = |name: &str, what: Option<&str>| {
        if let Some(what) = what {
            community[name] = json!(what);
        }
    };
    say("country", profile.country.as_ref().map(Country::as_str));
    say("region", profile.region.as_ref().map(Region::as_str));
    say("contact", profile.contact.as_ref().map(MailAddress::as_str));
    json!({
        "protocol": 1,
        "scopes": SCOPES_ACTED_ON.map(Scope::word),
        "maxBody": body_bytes_max,
        "leadsHome": true,
        "linksMembers": true,
        "languages": profile.languages,
        "tiers": tiers.iter().filter(|tier| tier.is_offered()).map(|each| tier(group, each)).collect::<Vec<_>>(),
        "currency": profile.currency,
        "community": community,
    })
}

/// `{"id":…,"name":…,"price":…}`
fn tier(group: &Iri, tier: &Tier) -> Value {
    json!({"id": tier_iri(group, &tier.id), "name": tier.name, "price": tier.price})
}

/// `{"name":…,"words":…,"url":…}`, of a code of ethics with its kind.
fn document(document: &CommunityDocument) -> Value {
    let mut said = json!({"name": document.name, "words": document.words, "url": document.address});
    if document.kind == DocumentKind::CodeOfEthics {
        said["codeKind"] = json!(CODE_OF_ETHICS);
    }
    said
}

/// A peer whose actor has this name and this key, as its document tells of it; what cannot be read counts as unsaid, and so
/// do a region of another country and documents that are kept elsewhere.
pub fn read(said: &Value, peer: &Origin, name: Title, key: String) -> PeerProfile {
    let community = &said["community"];
    let word = |name: &str| community[name].as_str().unwrap_or("");
    let country = Country::parse(word("country")).ok();
    let region = Region::parse(word("region")).ok();
    PeerProfile {
        name,
        summary: html::sanitise(word("summary")),
        governance: Governance::from_word(word("governance")),
        audience: CommunityAudience::from_word(word("audience")),
        modality: CommunityModality::from_word(word("modality")),
        ecosystem: Ecosystem::from_word(word("ecosystem")),
        languages: some(&said["languages"], PeerProfile::LANGUAGES_MAX, |tag| {
            LanguageTag::parse(tag.as_str()?).ok()
        }),
        key,
        region: region.filter(|region| lies_in(Some(region), country.as_ref())),
        country,
        contact: MailAddress::parse(word("contact")).ok(),
        chapters: some(&community["chapters"], CommunityProfile::CHAPTERS_MAX, |name| {
            Title::parse(name.as_str()?).ok()
        }),
        documents: some(&community["documents"], PeerProfile::DOCUMENTS_MAX, |one| {
            read_document(one, peer)
        }),
        leads_home: said["leadsHome"].as_bool().unwrap_or(false),
        links_members: said["linksMembers"].as_bool().unwrap_or(false),
        tiers: some(&said["tiers"], PeerProfile::TIERS_MAX, |one| read_tier(one, peer)),
        currency: said["currency"]
            .as_str()
            .and_then(|code| Currency::parse(code).ok()),
    }
}

/// A level lies below the address of a community of that server.
fn read_tier(said: &Value, peer: &Origin) -> Option<PeerTier> {
    let id = Iri::parse(said["id"].as_str()?).ok()?;
    let (group, _) = id.as_str().split_once("/tiers/")?;
    let group = Iri::parse(group).ok().filter(|group| &group.origin() == peer)?;
    tier_slug(&group, &id)?;
    Some(PeerTier {
        id,
        name: Title::parse(said["name"].as_str()?).ok()?,
        price: Amount::parse(said["price"].as_str()?).ok()?,
    })
}

fn read_document(said: &Value, peer: &Origin) -> Option<CommunityDocument> {
    let address = Iri::parse(said["url"].as_str()?).ok()?;
    Some(CommunityDocument {
        kind: match said["codeKind"].as_str() {
            Some(CODE_OF_ETHICS) => DocumentKind::CodeOfEthics,
            _ => DocumentKind::Other,
        },
        name: Title::parse(said["name"].as_str()?).ok()?,
        words: u32::try_from(said["words"].as_u64()?).ok()?,
        address: Some(address).filter(|address| &address.origin() == peer)?,
    })
}

/// The first of a list that can be read, so many at most.
fn some<T>(list: &Value, most: usize, read: impl Fn(&Value) -> Option<T>) -> Vec<T> {
    let all = list.as_array().into_iter().flatten();
    all.filter_map(read).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(document: &Value) -> PeerProfile {
        let peer = Origin::parse("https://london.example").unwrap();
        read(
            document,
            &peer,
            Title::parse("London").unwrap(),
            "z6Mk".to_owned(),
        )
    }

    #[test]
    fn labels_are_read_and_what_is_of_a_wrong_type_counts_as_unsaid() {
        let document = json!({
            "protocol": 1, "scopes": ["events"], "maxBody": 1, "languages": ["en-GB", 7, "no language"],
            "community": {
                "summary": "<p>Partners<script>x()</script></p>", "governance": "association", "audience": ["all"],
                "modality": "nowhere",
            },
        });
        let read = named(&document);
        assert_eq!((read.name.as_str(), read.key.as_str()), ("London", "z6Mk"));
        assert!(!read.summary.as_str().contains("script"), "{:?}", read.summary);
        assert!(read.summary.as_str().contains("Partners"));
        assert_eq!(read.governance, Some(Governance::Association));
        assert_eq!((read.audience, read.modality, read.ecosystem), (None, None, None));
        assert_eq!(read.languages, [LanguageTag::parse("en-GB").unwrap()]);
        for nothing in [
            Value::Null,
            json!([]),
            json!({ "community": "x", "languages": {} }),
        ] {
            assert_eq!(named(&nothing).languages, []);
        }
    }

    #[test]
    fn no_more_languages_are_read_than_are_kept() {
        let tags: Vec<String> = ('a'..='z').map(|letter| format!("e{letter}")).collect();
        let many = json!({ "languages": tags });
        assert_eq!(named(&many).languages.len(), PeerProfile::LANGUAGES_MAX);
    }

    /// F01: what one node writes another reads, and nothing that points elsewhere or lies in another country.
    #[test]
    fn place_contact_chapters_and_documents_come_across() {
        let text = json!({
            "slug": "london", "name": "London", "summary": "", "governance": "association", "audience": "mixed",
            "modality": "hybrid", "ecosystem": "microsoft", "languages": ["en"], "zone": "Europe/London",
            "country": "GB", "region": "GB-ENG", "currency": "GBP", "operator_name": null,
            "contact": "board@london.example", "chapters": ["Thames", "Kent"],
        });
        let profile: CommunityProfile = serde_json::from_value(text).unwrap();
        let code = CommunityDocument {
            kind: DocumentKind::CodeOfEthics,
            name: Title::parse("Code of ethics 2.0").unwrap(),
            words: 612,
            address: Iri::parse("https://london.example/ethics").unwrap(),
        };
        let group = Iri::parse("https://london.example/c/london").unwrap();
        let mut said = write(&profile, std::slice::from_ref(&code), (&group, &[]), 1);
        let read = named(&said);
        assert_eq!((read.country, read.region), (profile.country, profile.region));
        assert_eq!((read.contact, read.chapters), (profile.contact, profile.chapters));
        assert_eq!(read.documents, [code]);
        assert!(read.leads_home && read.links_members);
        for older in [Value::Null, json!("yes")] {
            let mut said = said.clone();
            said["leadsHome"] = older;
            assert!(!named(&said).leads_home);
        }

        let community = &mut said["community"];
        community["region"] = json!("US-WA");
        community["contact"] = json!("nobody");
        community["chapters"] = json!([7, "", "Thames"]);
        community["documents"] = json!([
            {"name": "A book", "words": 9, "url": "https://evil.example/ethics"},
            {"name": "Endless", "words": -1, "url": "https://london.example/a"},
            {"name": "By-laws", "words": 90, "url": "https://london.example/laws", "codeKind": ["x"], "new": true},
        ]);
        let read = named(&said);
        assert_eq!((read.region, read.contact), (None, None));
        assert_eq!(read.chapters, [Title::parse("Thames").unwrap()]);
        let [laws] = &read.documents[..] else {
            panic!("one can be read: {:?}", read.documents);
        };
        assert_eq!((laws.kind, laws.words), (DocumentKind::Other, 90));
    }

    /// F16: an agreement names levels of the other side by what it tells of them, and one that is retired or elsewhere is none.
    #[test]
    fn levels_come_across_with_their_addresses_names_and_prices() {
        let group = Iri::parse("https://london.example/c/london").unwrap();
        let chapter = Tier {
            price: Amount::parse("180.00").unwrap(),
            period_months: Some(12),
            ..Tier::free(domain::Slug::parse("chapter").unwrap())
        };
        let retired = Tier {
            retired: Some(jiff::civil::date(2026, 1, 1)),
            ..Tier::free(domain::Slug::parse("gold").unwrap())
        };
        let text = json!({
            "slug": "london", "name": "London", "summary": "", "governance": "association", "audience": "mixed",
            "modality": "hybrid", "ecosystem": "microsoft", "languages": ["en"], "zone": "Europe/London",
            "country": "GB", "region": null, "currency": "GBP", "operator_name": null,
        });
        let profile: CommunityProfile = serde_json::from_value(text).unwrap();
        let mut said = write(&profile, &[], (&group, &[chapter, retired]), 1);
        let read = named(&said);
        let [chapter] = &read.tiers[..] else {
            panic!("one is offered: {:?}", read.tiers);
        };
        assert_eq!(
            chapter.id.as_str(),
            "https://london.example/c/london/tiers/chapter"
        );
        assert_eq!(
            (chapter.name.as_str(), chapter.price.as_str()),
            ("Chapter", "180.00")
        );
        assert_eq!(read.currency, Currency::parse("GBP").ok());
        said["tiers"] = json!([
            {"id": "https://evil.example/c/london/tiers/chapter", "name": "Chapter", "price": "1"},
            {"id": "https://london.example/c/london", "name": "Chapter", "price": "1"},
            {"id": "https://london.example/c/london/tiers/a/b", "name": "Chapter", "price": "1"},
            {"id": "https://london.example/c/london/tiers/pro", "name": "Pro", "price": "-1"},
            7,
        ]);
        assert_eq!(named(&said).tiers, []);
    }

    /// F01: a list without an end is cut off.
    #[test]
    fn no_more_chapters_and_documents_are_read_than_are_kept() {
        let names: Vec<String> = (0..99).map(|number| format!("Part {number}")).collect();
        let document = |name: &String| json!({"name": name, "words": 1, "url": "https://london.example/x"});
        let documents: Vec<Value> = names.iter().map(document).collect();
        let many = json!({"community": {"chapters": names, "documents": documents}});
        let read = named(&many);
        assert_eq!(read.chapters.len(), CommunityProfile::CHAPTERS_MAX);
        assert_eq!(read.documents.len(), PeerProfile::DOCUMENTS_MAX);
    }
}
