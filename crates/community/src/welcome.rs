//! The checklist of a newcomer: what the node sees by itself is ticked, the rest she ticks off, and she may hide it
//! (F28, need 4.19).

use domain::{Distance, FirstStep, ResignOn};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, follows, profiles, rsvps, welcomes};

use crate::sign_code::code_standing;

/// How far somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// Each step, and how it stands.
    pub steps: Vec<(FirstStep, StepState)>,
    /// Whether she hid it.
    pub hidden: bool,
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// The node sees that it is done.
    Seen,
    /// She says that it is done.
    Ticked,
    /// To be done.
    Open,
}

impl Checklist {
    /// How many are done.
    pub fn done(&self) -> usize {
        let done = |(_, state): &&(FirstStep, StepState)| *state != StepState::Open;
        self.steps.iter().filter(done).count()
    }
}

/// How far she is; a code that asks for no signature, and none at all, need none.
pub fn checklist(
    tx: &mut Transaction<'_>,
    who: &Membership,
    resign_on: ResignOn,
) -> Result<Checklist, StoreError> {
    let member = &who.member().id;
    let welcome = welcomes::get(tx, member)?;
    let signed = code_standing(tx, member, resign_on)?.is_settled();
    let answered = !rsvps::answered_by(tx, member, 1)?.is_empty();
    let follows = !follows::of_member(tx, member)?.is_empty();
    let filled = profiles::get(tx, member)?.is_some_and(|profile| {
        let five = profile.competencies.to(Distance::Herself);
        five.is_some_and(|five| !five.is_empty())
    });
    let state = |step: FirstStep| match step {
        FirstStep::FillFive if filled => StepState::Seen,
        FirstStep::SignCode if signed => StepState::Seen,
        FirstStep::Follow if follows => StepState::Seen,
        FirstStep::Answer if answered => StepState::Seen,
        // A signature is not had by saying so.
        FirstStep::SignCode => StepState::Open,
        step if welcome.ticked.contains(&step) => StepState::Ticked,
        _ => StepState::Open,
    };
    Ok(Checklist {
        steps: FirstStep::ALL.map(|step| (step, state(step))).into(),
        hidden: welcome.hidden.is_some(),
    })
}

/// She ticks a step off.
pub fn tick(tx: &mut Transaction<'_>, who: &Membership, step: FirstStep) -> Result<(), StoreError> {
    let member = &who.member().id;
    let mut welcome = welcomes::get(tx, member)?;
    welcome.ticked.insert(step);
    welcomes::put(tx, member, &welcome)
}

/// She does not want to see it any more; its page is there all the same.
pub fn hide(tx: &mut Transaction<'_>, who: &Membership, now: Timestamp) -> Result<(), StoreError> {
    let member = &who.member().id;
    let mut welcome = welcomes::get(tx, member)?;
    welcome.hidden = Some(now);
    welcomes::put(tx, member, &welcome)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish_code::{NewCode, publish_code};
    use crate::samples::{self, act, at};
    use crate::sign_code::sign_code;

    /// 4.19
    #[test]
    fn what_the_node_sees_is_ticked_and_a_signature_is_not_had_by_saying_so() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let version = domain::CodeVersion::parse("1").unwrap();
        let code = NewCode {
            version,
            mode: domain::CodeMode::Signed,
            summary: "Be fair.".to_owned(),
            text: "Be fair.".to_owned(),
        };
        act(&database, |tx| publish_code(tx, "operator", &code, 100, at(0)));
        let now = |database: &store::Database| {
            let read = database.read(|tx| checklist(tx, &klara, ResignOn::Major));
            read.unwrap()
        };
        assert_eq!((now(&database).done(), now(&database).hidden), (0, false));
        for step in [FirstStep::SignCode, FirstStep::SayHello] {
            act(&database, |tx| tick(tx, &klara, step));
        }
        assert_eq!(now(&database).done(), 1);
        let name = klara.member().name.clone();
        act(&database, |tx| sign_code(tx, &klara, version, &name, at(1)));
        act(&database, |tx| hide(tx, &klara, at(1)));
        let list = now(&database);
        assert_eq!((list.done(), list.hidden), (2, true));
        assert_eq!(list.steps[0], (FirstStep::SignCode, StepState::Seen));
    }
}
