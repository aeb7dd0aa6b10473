//! Whom the node mails: asked here for every kind of mail that goes to a member, when it is about to go. Whoever has left
//! gets none, whatever was queued for her before; what she switched off does not go either (F02, F21).

use domain::{MailKind, Member, MemberId};
use store::{Membership, StoreError, Transaction, members};

use crate::choose_mails::wants;
use crate::link_now::home_now;

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailAbout {
    /// An event that she answered changed, or her answer was decided.
    Event,
    /// An event that she answered begins soon, or is over.
    Reminder,
    /// What is new in the week.
    Digest,
    /// Her membership and what she owes for it.
    Membership,
    /// Her ways in: what somebody else could have done in her name; and the code of ethics, which she signs.
    Account,
    /// Somebody needs hands for what she can do.
    Calls,
    /// A call that she made, answered or has to agree to.
    OwnCalls,
    /// An introduction that she asked for or is asked for.
    Introductions,
    /// A peering or the node itself, where an officer has to do something.
    Desk,
    /// A peering that asks nothing of her.
    Peerings,
}

impl MailAbout {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Event,
        Self::Reminder,
        Self::Digest,
        Self::Membership,
        Self::Account,
        Self::Calls,
        Self::OwnCalls,
        Self::Introductions,
        Self::Desk,
        Self::Peerings,
    ];

    /// The kind that she may switch off, if she may.
    fn kind(self) -> Option<MailKind> {
        match self {
            Self::Reminder => Some(MailKind::Reminders),
            Self::Digest => Some(MailKind::Digest),
            Self::Peerings => Some(MailKind::Peerings),
            Self::Calls => Some(MailKind::Calls),
            Self::Event
            | Self::Membership
            | Self::Account
            | Self::OwnCalls
            | Self::Introductions
            | Self::Desk => None,
        }
    }
}

/// The member such a mail goes to, if it is to go.
pub fn mail_to(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    about: MailAbout,
) -> Result<Option<Membership>, StoreError> {
    let Some(membership) = members::membership(tx, member)? else {
        return Ok(None);
    };
    let is_wanted = match about.kind() {
        // News come from the community she named home alone (features, principle 5).
        Some(MailKind::Digest) if home_now(tx, member)?.is_some() => false,
        Some(kind) => wants(tx, member, kind)?,
        None => true,
    };
    Ok(is_wanted.then_some(membership))
}

/// Who has left, for the one mail that tells her that an officer ended her membership; nobody who is a member again, and
/// nobody whose data is deleted.
pub fn mail_to_who_left(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<Member>, StoreError> {
    match members::has_left(tx, member)? {
        true => Ok(members::get(tx, member)?.filter(|gone| !gone.is_erased())),
        false => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rules;
    use crate::choose_mails::choose_mails;
    use crate::leave::{Leaving, leave};
    use crate::samples::{self, act, at};

    /// F21
    #[test]
    fn what_she_switched_off_does_not_go_and_the_rest_does() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let wanted = [MailKind::Reminders].into();
        act(&database, |tx| choose_mails(tx, &klara, &wanted, at(1)));
        let goes = MailAbout::ALL.map(|about| {
            let id = &klara.member().id;
            database.read(|tx| mail_to(tx, id, about)).unwrap().is_some()
        });
        assert_eq!(
            goes,
            [true, true, false, true, true, false, true, true, true, false]
        );
    }

    /// F02: the last mail goes to whoever was put out, and to nobody who is a member.
    #[test]
    fn only_who_has_left_gets_the_mail_about_it() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let id = &klara.member().id;
        let last = || database.read(|tx| mail_to_who_left(tx, id)).unwrap();
        assert_eq!(last(), None);
        let leaving = Leaving {
            because: None,
            told: None,
            activities: &[],
        };
        act(&database, |tx| {
            leave(tx, &Rules::default(), &klara, leaving, at(1))
        });
        assert_eq!(last().map(|who| who.mail), Some(klara.member().mail.clone()));
    }
}
