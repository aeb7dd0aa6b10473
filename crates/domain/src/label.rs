//! What may leave the process, carried in the type of the thing itself.
//!
//! `Federable` leaves to whom it is addressed; `Addressed<NodeLocal>` leaves by mail or personal
//! feed to its member; `SubRosa` has no way out at all: no `Display`, `Clone`, `Serialize`, `Deref`.

mod release;

use std::fmt;

use crate::{MailAddress, Origin, Scope};

pub use release::{Grant, ReleaseAsked, ReleaseReach, ReleaseRefused, ReleaseWish, Said, declassify};

/// A value and the label that says where it may go. `Debug` prints the label alone (subrosa section 2).
///
/// Each thing that must not be written stands after its twin, which compiles and differs in one line (R1). What may leave is
/// moved towards fewer readers; nothing moves what was said in a room:
///
/// ```
/// use domain::{Federable, Labeled, Public, Reach, SubRosa};
/// fn moved(text: Labeled<String, Federable<Public>>) -> Labeled<String, Federable<Reach>> {
///     text.relabel()
/// }
/// ```
///
/// ```compile_fail,E0277
/// use domain::{Federable, Labeled, Public, Reach, SubRosa};
/// fn moved(text: Labeled<String, SubRosa>) -> Labeled<String, Federable<Reach>> {
///     text.relabel()
/// }
/// ```
///
/// Not to the members of this node either, and what is theirs alone does not become everybody's:
///
/// ```
/// use domain::{Federable, Labeled, NodeLocal, Public, SubRosa};
/// fn kept(text: Labeled<String, Federable<Public>>) -> Labeled<String, NodeLocal> {
///     text.relabel()
/// }
/// ```
///
/// ```compile_fail,E0277
/// use domain::{Federable, Labeled, NodeLocal, Public, SubRosa};
/// fn kept(text: Labeled<String, SubRosa>) -> Labeled<String, NodeLocal> {
///     text.relabel()
/// }
/// ```
///
/// ```compile_fail,E0277
/// use domain::{Federable, Labeled, NodeLocal, Public, SubRosa};
/// fn kept(text: Labeled<String, NodeLocal>) -> Labeled<String, Federable<Public>> {
///     text.relabel()
/// }
/// ```
///
/// What may leave is read; what was said in a room is not, nor taken out:
///
/// ```
/// use domain::{Federable, Labeled, Public, SubRosa};
/// fn read(text: &Labeled<String, Federable<Public>>) -> &String {
///     text.value()
/// }
/// ```
///
/// ```compile_fail,E0599
/// use domain::{Federable, Labeled, Public, SubRosa};
/// fn read(text: &Labeled<String, SubRosa>) -> &String {
///     text.value()
/// }
/// ```
///
/// ```
/// use domain::{Federable, Labeled, Public, SubRosa};
/// fn taken(text: Labeled<String, Federable<Public>>) -> String {
///     text.into_parts().0
/// }
/// ```
///
/// ```compile_fail,E0599
/// use domain::{Federable, Labeled, Public, SubRosa};
/// fn taken(text: Labeled<String, SubRosa>) -> String {
///     text.into_parts().0
/// }
/// ```
///
/// A change of the value keeps nothing of it outside:
///
/// ```
/// use domain::{Labeled, SubRosa};
/// fn length(text: Labeled<String, SubRosa>, seen: &mut Vec<usize>) -> Labeled<usize, SubRosa> {
///     text.map(|text| text.len())
/// }
/// ```
///
/// ```compile_fail,E0308
/// use domain::{Labeled, SubRosa};
/// fn length(text: Labeled<String, SubRosa>, seen: &mut Vec<usize>) -> Labeled<usize, SubRosa> {
///     text.map(|text| { seen.push(text.len()); text.len() })
/// }
/// ```
///
/// A record that is written down as JSON holds none:
///
/// ```
/// use domain::{Labeled, SubRosa};
/// #[derive(serde::Serialize)]
/// struct Post {
///     text: String,
/// }
/// ```
///
/// ```compile_fail,E0277
/// use domain::{Labeled, SubRosa};
/// #[derive(serde::Serialize)]
/// struct Post {
///     text: Labeled<String, SubRosa>,
/// }
/// ```
///
/// It is not printed, not copied, not compared and not used as what it holds:
///
/// ```
/// use domain::{Labeled, SubRosa};
/// fn used(text: &Labeled<String, SubRosa>, other: &Labeled<String, SubRosa>) {
///     let _ = format!("{text:?}");
/// }
/// ```
///
/// ```compile_fail,E0277
/// use domain::{Labeled, SubRosa};
/// fn used(text: &Labeled<String, SubRosa>, other: &Labeled<String, SubRosa>) {
///     let _ = format!("{text}");
/// }
/// ```
///
/// ```compile_fail,E0308
/// use domain::{Labeled, SubRosa};
/// fn used(text: &Labeled<String, SubRosa>, other: &Labeled<String, SubRosa>) {
///     let _: Labeled<String, SubRosa> = text.clone();
/// }
/// ```
///
/// ```compile_fail,E0369
/// use domain::{Labeled, SubRosa};
/// fn used(text: &Labeled<String, SubRosa>, other: &Labeled<String, SubRosa>) {
///     let _ = text == other;
/// }
/// ```
///
/// ```compile_fail,E0614
/// use domain::{Labeled, SubRosa};
/// fn used(text: &Labeled<String, SubRosa>, other: &Labeled<String, SubRosa>) {
///     let _ = &**text;
/// }
/// ```
///
/// Two values are joined under one label, not under the wider of two:
///
/// ```
/// use domain::{Federable, Labeled, Public, SubRosa};
/// fn joined<T>(head: Labeled<T, Federable<Public>>, text: Labeled<T, Federable<Public>>) {
///     let _: Labeled<(T, T), Federable<Public>> = head.zip(text);
/// }
/// ```
///
/// ```compile_fail,E0308
/// use domain::{Federable, Labeled, Public, SubRosa};
/// fn joined<T>(head: Labeled<T, Federable<Public>>, text: Labeled<T, SubRosa>) {
///     let _: Labeled<(T, T), Federable<Public>> = head.zip(text);
/// }
/// ```
pub struct Labeled<T, L: Label> {
    value: T,
    label: L,
}

/// The closed set of labels.
pub trait Label: sealed::Sealed {
    /// What `Debug` prints in place of the value.
    fn name(&self) -> &'static str;
}

/// What carries this label may carry that one as well: always for fewer readers. Nothing flows from [`SubRosa`], nor to it.
pub trait FlowsTo<M: Label>: Label {
    /// The label from then on.
    fn flow(self) -> M;
}

/// Labels that say the same wherever they stand, so that two values under one may be joined; one that names its readers
/// may name others elsewhere.
pub trait Alike: Label {}

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
pub struct SubRosa(());

/// The audience that is anybody, where a type has to say so: public feeds and figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Public;

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
    impl Sealed for super::NodeLocal {}
    impl Sealed for super::SubRosa {}
}

impl<A> Label for Federable<A> {
    fn name(&self) -> &'static str {
        "Federable"
    }
}

impl<L> Label for Addressed<L> {
    fn name(&self) -> &'static str {
        "Addressed"
    }
}

impl Label for NodeLocal {
    fn name(&self) -> &'static str {
        "NodeLocal"
    }
}

impl Label for SubRosa {
    fn name(&self) -> &'static str {
        "SubRosa"
    }
}

impl<A> FlowsTo<NodeLocal> for Federable<A> {
    fn flow(self) -> NodeLocal {
        NodeLocal
    }
}

impl FlowsTo<Federable<Reach>> for Federable<Public> {
    fn flow(self) -> Federable<Reach> {
        Federable(Reach::Public)
    }
}

impl Alike for Federable<Public> {}
impl Alike for NodeLocal {}
impl Alike for SubRosa {}

impl<T, L: Label> Labeled<T, L> {
    /// Changes the value under the same label, for example to write it down. A function and no closure, so that it can keep
    /// nothing of what it sees.
    pub fn map<U>(self, change: fn(T) -> U) -> Labeled<U, L> {
        Labeled {
            value: change(self.value),
            label: self.label,
        }
    }

    /// Gives it to fewer readers.
    pub fn relabel<M: Label>(self) -> Labeled<T, M>
    where
        L: FlowsTo<M>,
    {
        Labeled {
            value: self.value,
            label: self.label.flow(),
        }
    }

    /// Both under the one label that they share.
    pub fn zip<U>(self, other: Labeled<U, L>) -> Labeled<(T, U), L>
    where
        L: Alike,
    {
        Labeled {
            value: (self.value, other.value),
            label: self.label,
        }
    }
}

impl<T, A> Labeled<T, Federable<A>> {
    /// Puts the label on at the one place that knows the audience; `tests/tidy/labels.rs` counts these.
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
}

impl<T> Labeled<T, Addressed<NodeLocal>> {
    /// Addresses a text of this node to one of its people; `tests/tidy/labels.rs` counts these.
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
    /// Marks what is said in a room. Called by the crate of the rooms alone, from its forms and where it decrypts, each call
    /// with its `#[expect]`; `tests/tidy/labels.rs` counts them.
    pub fn sub_rosa(value: T) -> Self {
        Self {
            value,
            label: SubRosa(()),
        }
    }

    /// Looks at what was said. Called by the crate of the rooms alone, to encrypt it and to show it to whom it proved to be a
    /// member, each call with its `#[expect]`; `tests/tidy/labels.rs` counts them.
    pub fn open_in_room(&self) -> &T {
        &self.value
    }
}

impl<T, L: Label> fmt::Debug for Labeled<T, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}]", self.label.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was said in a room, made without the counted function.
    fn said<T>(value: T) -> Labeled<T, SubRosa> {
        Labeled {
            value,
            label: SubRosa(()),
        }
    }

    /// D15, R1
    #[test]
    fn a_labelled_value_prints_its_label_alone() {
        assert_eq!(format!("{:?}", said("canary")), "[SubRosa]");
        let public = Labeled::federable("canary", Reach::Public);
        assert_eq!(format!("{public:?}"), "[Federable]");
        let local: Labeled<_, NodeLocal> = public.relabel();
        assert_eq!(format!("{local:?}"), "[NodeLocal]");
        let to = MailAddress::parse("maren@ledgerline.example").unwrap();
        assert_eq!(format!("{:?}", Labeled::addressed("canary", to)), "[Addressed]");
    }

    /// R1: what anybody may read is sent to anybody, and to nobody else than its label names.
    #[test]
    fn what_may_leave_goes_to_the_audience_it_names() {
        let public: Labeled<_, Federable<Reach>> = Labeled::federable("text", Public).relabel();
        assert_eq!((public.value(), public.audience()), (&"text", &Reach::Public));
        let host = Origin::parse("https://alpha.example").unwrap();
        let one = Labeled::federable("text", Reach::Host(host.clone())).map(str::len);
        assert_eq!(one.into_parts(), (4, Reach::Host(host)));
    }

    #[test]
    fn what_is_joined_or_changed_in_a_room_stays_said_in_it() {
        let both = said("head")
            .zip(said("text"))
            .map(|(head, text)| head.len() + text.len());
        assert_eq!(both.value, 8);
        assert_eq!(format!("{both:?}"), "[SubRosa]");
    }
}
