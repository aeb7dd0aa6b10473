//! What a node says of itself at `/peer`: what it speaks, and the labels of its community (protocol section 6.4; F01).

use domain::{
    CommunityAudience, CommunityModality, CommunityProfile, Ecosystem, Governance, LanguageTag, PeerProfile,
    Scope, Title,
};
use serde_json::{Value, json};

use crate::html;

/// Scopes that this version acts on; others may be agreed on and wait for it.
const SCOPES_ACTED_ON: [Scope; 1] = [Scope::Events];

/// `{"protocol":1,"scopes":[…],"maxBody":…,"languages":[…],"community":{labels}}`; the bound of a body in bytes.
pub fn write(profile: &CommunityProfile, body_bytes_max: usize) -> Value {
    json!({
        "protocol": 1,
        "scopes": SCOPES_ACTED_ON.map(Scope::word),
        "maxBody": body_bytes_max,
        "languages": profile.languages,
        "community": {
            "summary": profile.summary.as_str(),
            "governance": profile.governance.word(),
            "audience": profile.audience.word(),
            "modality": profile.modality.word(),
            "ecosystem": profile.ecosystem.word(),
        },
    })
}

/// A peer whose actor has this name and this key, as its document tells of it; what cannot be read counts as unsaid.
pub fn read(document: &Value, name: Title, key: String) -> PeerProfile {
    let community = &document["community"];
    let word = |name: &str| community[name].as_str().unwrap_or("");
    let languages = document["languages"].as_array().into_iter().flatten();
    PeerProfile {
        name,
        summary: html::sanitise(word("summary")),
        governance: Governance::from_word(word("governance")),
        audience: CommunityAudience::from_word(word("audience")),
        modality: CommunityModality::from_word(word("modality")),
        ecosystem: Ecosystem::from_word(word("ecosystem")),
        languages: languages
            .filter_map(|tag| LanguageTag::parse(tag.as_str()?).ok())
            .take(PeerProfile::LANGUAGES_MAX)
            .collect(),
        key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(document: &Value) -> PeerProfile {
        read(document, Title::parse("London").unwrap(), "z6Mk".to_owned())
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
}
