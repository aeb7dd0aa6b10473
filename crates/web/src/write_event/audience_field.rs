//! Whom an event is for, as an officer chooses it in the form: members, everybody, all communities that events are shared with,
//! or those of them that are ticked (F12, need 2.20).

use domain::{Audience, Origin};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::event_form::{EventForm, Fault};

/// The value of the field `audience`.
pub(crate) fn audience_word(audience: &Audience) -> String {
    let word = match audience {
        Audience::Members => "members",
        Audience::AllPeers => "peers",
        Audience::Public => "public",
        Audience::Peers(_) => TICKED,
    };
    word.to_owned()
}

/// The communities an audience names one by one, as the field `audience_peers` has them.
pub(crate) fn named_by(audience: &Audience) -> Vec<String> {
    match audience {
        Audience::Peers(named) => named.iter().map(ToString::to_string).collect(),
        Audience::Members | Audience::AllPeers | Audience::Public => Vec::new(),
    }
}

/// Whom it is for now: for what is none of the choices.
pub(crate) const AS_IT_IS: &str = "named";
/// The communities that are ticked.
pub(crate) const TICKED: &str = "ticked";

/// Whom the fields name; `known` is whom it is for now.
pub(crate) fn audience_of(form: &EventForm, known: Option<&Audience>) -> Result<Audience, Fault> {
    let fault = |field, key| Fault { field, key, n: 0 };
    let wrong = || fault("audience", "event-form-wrong-audience");
    match form.audience.as_str() {
        "members" => Ok(Audience::Members),
        "peers" => Ok(Audience::AllPeers),
        "public" => Ok(Audience::Public),
        AS_IT_IS => known.cloned().ok_or_else(wrong),
        TICKED if form.audience_peers.is_empty() => {
            Err(fault("audience_peers", "event-form-wrong-audience-peers"))
        }
        TICKED => {
            let named: Result<_, _> = form
                .audience_peers
                .iter()
                .map(|peer| Origin::parse(peer))
                .collect();
            named.map(Audience::Peers).map_err(|_| wrong())
        }
        _ => Err(wrong()),
    }
}

/// The form as it is sent: each field once, but for the communities that are ticked.
pub(crate) struct SentForm(pub(crate) EventForm);

impl<'de> Deserialize<'de> for SentForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pairs = Vec::<(String, String)>::deserialize(deserializer)?;
        let (mut fields, mut ticked) = (Map::new(), Vec::new());
        for (name, value) in pairs {
            if name == "audience_peers" {
                ticked.push(value);
            } else if fields.insert(name, Value::String(value)).is_some() {
                return Err(D::Error::custom("a field came twice"));
            }
        }
        let form: EventForm = serde_json::from_value(Value::Object(fields)).map_err(D::Error::custom)?;
        Ok(Self(EventForm {
            audience_peers: ticked,
            ..form
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F12: an event for several communities is read into the form and out of it again, as a browser sends its ticks.
    #[test]
    fn communities_are_ticked_one_by_one_and_at_least_one() {
        let two = ["https://b.example", "https://c.example"].map(crate::samples::an_origin);
        let audience = Audience::Peers(two.into());
        let mut form = EventForm {
            audience: audience_word(&audience),
            audience_peers: named_by(&audience),
            ..EventForm::default()
        };
        assert_eq!(audience_of(&form, None), Ok(audience.clone()));
        let sent = |pairs: &[[&str; 2]]| serde_json::from_value::<SentForm>(serde_json::json!(pairs));
        let ticks = [
            ["title", "Dinner"],
            ["audience", TICKED],
            ["audience_peers", "https://b.example"],
            ["audience_peers", "https://c.example"],
        ];
        let SentForm(read) = sent(&ticks).unwrap();
        assert_eq!(
            (read.title.as_str(), audience_of(&read, None)),
            ("Dinner", Ok(audience))
        );
        assert!(sent(&[["title", "a"], ["title", "b"]]).is_err() && sent(&[["revenue", "1"]]).is_err());
        form.audience_peers.clear();
        let none = audience_of(&form, None).unwrap_err();
        assert_eq!(none.field, "audience_peers");
    }
}
