//! Kinds of things that may travel: what each is called, and as ticks of a form.

use domain::{Scope, Scopes};

use super::told::sentence;
use crate::frame::Choice;
use crate::words::Words;

/// What a kind of thing is called, and what travels of it.
pub(super) fn scope_words(words: &Words, scope: Scope) -> (String, String) {
    match scope {
        Scope::Events => (words.t("scope-events"), words.t("desk-scope-events")),
        Scope::Offers => (words.t("scope-offers"), words.t("desk-scope-offers")),
        Scope::Introductions => (
            words.t("scope-introductions"),
            words.t("desk-scope-introductions"),
        ),
        Scope::Calls => (words.t("scope-calls"), words.t("desk-scope-calls")),
        Scope::Statements => (words.t("scope-statements"), words.t("desk-scope-statements")),
        Scope::Reports => (words.t("scope-reports"), words.t("desk-scope-reports")),
    }
}

/// Kinds of things as ticks, with what each carries.
pub(super) fn scope_choices(words: &Words, offered: &[Scope], chosen: &Scopes) -> Vec<Choice> {
    let choice = |scope: &Scope| {
        let (name, carries) = scope_words(words, *scope);
        Choice {
            value: scope.word().to_owned(),
            label: format!("{}: {carries}", sentence(&name)),
            language: String::new(),
            chosen: chosen.contains(scope),
        }
    };
    offered.iter().map(choice).collect()
}

/// The kinds of things whose fields were sent, which are in the order of [`Scope::ALL`].
pub(super) fn ticked(fields: [&Option<String>; Scope::ALL.len()]) -> Scopes {
    let sent = Scope::ALL.into_iter().zip(fields);
    sent.filter(|(_, field)| field.is_some())
        .map(|(scope, _)| scope)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_ticks_the_kind_of_its_name() {
        let (yes, no) = (Some("yes".to_owned()), None);
        let ticked = ticked([&yes, &no, &no, &yes, &no, &no]);
        assert_eq!(ticked, Scopes::from([Scope::Events, Scope::Calls]));
        let choices = scope_choices(&Words::english(), &Scope::ALL, &ticked);
        let chosen = choices.iter().filter(|choice| choice.chosen);
        let values: Vec<&str> = chosen.map(|choice| choice.value.as_str()).collect();
        assert_eq!(values, ["events", "calls"]);
    }
}
