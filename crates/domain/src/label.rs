//! What may leave the process, carried in the type of the thing itself.
//!
//! `Federable` leaves to whom it is addressed; `Addressed<NodeLocal>` leaves by mail or personal
//! feed to its member; `SubRosa` has no way out at all: no `Display`, `Clone`, `Serialize`, `Deref`.

use std::fmt;

use crate::{MailAddress, Origin, Scope};

/// A value and the label that says where it may go. `Debug` prints the label alone.
pub struct Labeled<T, L: Label> {
    value: T,
    label: L,
}

/// The closed set of labels.
pub trait Label: sealed::Sealed {
    /// What `Debug` prints in place of the value.
    fn name(&self) -> &'static str;
}

/// May leave the node to whoever the audience `A` names.
#[derive(Clone, PartialEq, Eq)]
pub struct Federable<A>(A);

/// May leave only to one person, by mail or a personal feed.
#[derive(Clone, PartialEq, Eq)]
pub struct Addressed<L> {
    to: MailAddress,
    kind: L,
}

/// Meant for members of this node alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NodeLocal;

/// Said in a room: there is no sink for it.
pub struct SubRosa;

/// To whom something federable may be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Anybody.
    Public,
    /// Active peers whose agreement carries the scope.
    PeersOf(Scope),
    /// One server alone: an answer to its actor, or a question we ask it.
    Host(Origin),
}

mod sealed {
    pub trait Sealed {}
    impl<A> Sealed for super::Federable<A> {}
    impl<L> Sealed for super::Addressed<L> {}
    impl Sealed for super::SubRosa {}
}

impl<A> Label for Federable<A> {
    fn name(&self) -> &'static str {
        "federable"
    }
}

impl<L> Label for Addressed<L> {
    fn name(&self) -> &'static str {
        "addressed"
    }
}

impl Label for SubRosa {
    fn name(&self) -> &'static str {
        "sub rosa"
    }
}

impl<T, A> Labeled<T, Federable<A>> {
    /// Puts the label on at the one place that knows the audience.
    pub fn federable(value: T, audience: A) -> Self {
        Self {
            value,
            label: Federable(audience),
        }
    }

    /// To whom it may go.
    pub fn audience(&self) -> &A {
        &self.label.0
    }

    /// What is about to leave.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Takes the label off; only a sink does this.
    pub fn into_parts(self) -> (T, A) {
        (self.value, self.label.0)
    }

    /// Changes the value under the same label, for example to serialise it.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Labeled<U, Federable<A>> {
        Labeled {
            value: change(self.value),
            label: self.label,
        }
    }
}

impl<T> Labeled<T, Addressed<NodeLocal>> {
    /// Addresses a text of this node to one of its people.
    pub fn addressed(value: T, to: MailAddress) -> Self {
        Self {
            value,
            label: Addressed { to, kind: NodeLocal },
        }
    }

    /// The one address it may go to.
    pub fn to(&self) -> &MailAddress {
        let NodeLocal = self.label.kind;
        &self.label.to
    }

    /// Takes the label off; only a sink does this.
    pub fn into_parts(self) -> (T, MailAddress) {
        (self.value, self.label.to)
    }
}

impl<T> Labeled<T, SubRosa> {
    /// Marks a text of a room. Nothing here takes the mark off again.
    pub fn sub_rosa(value: T) -> Self {
        Self {
            value,
            label: SubRosa,
        }
    }
}

impl<T, L: Label> fmt::Debug for Labeled<T, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.label.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// D15
    #[test]
    fn a_labelled_value_prints_its_label_alone() {
        assert_eq!(format!("{:?}", Labeled::sub_rosa("canary")), "<sub rosa>");
        assert_eq!(
            format!("{:?}", Labeled::federable("canary", Reach::Public)),
            "<federable>"
        );
        let to = MailAddress::parse("maren@ledgerline.example").unwrap();
        assert_eq!(format!("{:?}", Labeled::addressed("canary", to)), "<addressed>");
    }
}
