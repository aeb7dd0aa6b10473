//! Whether there is an inbox where something is posted: all of them take in the same, but not every address is one.

use community::say_goodbye::{gone_since, was_told_of};
use domain::Handle;
use edge::{Problem, Reason};
use store::actor_keys::Signer;
use store::members;

use crate::Federation;
use crate::moment::after;
use crate::own_keys::NoKeys;
use crate::recent::Seen;

/// Most people whose inbox is known to be there, so that the store is not asked for each activity.
pub(crate) const PEOPLE_MAX: usize = 10_000;
/// How long that is known, in seconds: whoever is gone is said to be gone so much later at most.
const KNOWN_SECONDS: i64 = 60;

impl Federation {
    /// 404 where nobody has an inbox, 410 where somebody had one: as a GET of the actor answers (protocol section 3.4).
    pub(super) fn look_for_inbox(&self, path_and_query: &str) -> Result<(), Problem> {
        let path = path_and_query.split('?').next().unwrap_or_default();
        let actor = path.strip_suffix("/inbox").ok_or_else(Problem::not_found)?;
        if let Some(slug) = actor.strip_prefix("/c/") {
            return self.check_slug(slug);
        }
        match actor.strip_prefix("/users/") {
            Some(handle) => self.look_for_person(handle),
            None => Ok(()),
        }
    }

    fn look_for_person(&self, handle: &str) -> Result<(), Problem> {
        let now = self.node.now();
        let name = handle.to_owned();
        if self.people.look(&name, now) == Seen::Before {
            return Ok(());
        }
        let handle = Handle::parse(handle).map_err(|_| Problem::not_found())?;
        let (member, gone, told) = self.node.database.read(|tx| {
            let member = members::by_handle(tx, &handle)?.ok_or_else(Problem::not_found)?;
            let gone = gone_since(tx, &member.id, now)?.is_some();
            let told = was_told_of(tx, &member.id)?;
            Ok::<_, Problem>((member.id, gone, told))
        })?;
        // Whoever was told of her hears that she is gone for ever, also when her keys are forgotten.
        let acted = match self.keys_of(&Signer::Member(member)) {
            Ok(_) => true,
            Err(NoKeys::Missing | NoKeys::Unreadable) => told,
            Err(NoKeys::Store(error)) => return Err(error.into()),
        };
        match (acted, gone) {
            (false, _) => Err(Problem::not_found()),
            (true, true) => Err(Problem::new(
                Reason::Gone,
                "whoever had this inbox is gone; nothing reaches her any more",
            )),
            (true, false) => {
                self.people.remember(name, after(now, KNOWN_SECONDS), now);
                Ok(())
            }
        }
    }
}
