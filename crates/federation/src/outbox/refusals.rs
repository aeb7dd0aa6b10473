//! What verbs refuse, as problems for the client of an outbox.

use community::cancel_event::ChangeRefused;
use community::follow::{FollowRefused, UnfollowRefused};
use community::publish_event::PublishRefused;
use community::sign_code::PostRefused;
use domain::OwnActor;
use edge::{Problem, Reason};
use wire::event::SubmittedRefused;

use super::Author;
use crate::own_keys::NoKeys;

/// 501, with what this outbox takes.
pub(super) fn unsupported(author: &Author) -> Problem {
    let takes = match author {
        Author::Member(_) => {
            "Join and Leave of an event, Accept, TentativeAccept and Reject of an event or of an Invite to it, and Undo \
             of these"
        }
        Author::Officer(_, OwnActor::Community) => {
            "Create, Update and Delete of an Event, an Event alone, Follow, and Undo of a Follow"
        }
        Author::Officer(_, OwnActor::Node) => "Follow, and Undo of a Follow",
    };
    Problem::new(
        Reason::Unsupported,
        format!("this outbox takes {takes}; nothing else"),
    )
}

pub(super) fn publish(refused: PublishRefused) -> Problem {
    match refused {
        PublishRefused::NotSigned(PostRefused::Store(error)) | PublishRefused::Store(error) => error.into(),
        PublishRefused::NotSigned(PostRefused::NotSigned(_)) => {
            Problem::new(Reason::NotAllowed, refused.to_string())
        }
        PublishRefused::NotSetUp => Problem::new(Reason::Conflict, refused.to_string()),
        PublishRefused::NoSuchPeer(_) | PublishRefused::TooManyPeers => {
            Problem::new(Reason::Invalid, refused.to_string()).at("to")
        }
        PublishRefused::Event(_) | PublishRefused::AlreadyOver => {
            Problem::new(Reason::Invalid, refused.to_string())
        }
    }
}

pub(super) fn change(refused: ChangeRefused) -> Problem {
    match refused {
        ChangeRefused::NoSuchEvent => Problem::not_found(),
        ChangeRefused::NotOurs | ChangeRefused::Cancelled => {
            Problem::new(Reason::Conflict, refused.to_string())
        }
        ChangeRefused::Changed { .. } => Problem::new(Reason::Changed, refused.to_string()),
        ChangeRefused::Event(_) => Problem::new(Reason::Invalid, refused.to_string()),
        ChangeRefused::Audience(refused) => publish(refused),
        ChangeRefused::Store(error) => error.into(),
    }
}

pub(super) fn follow(refused: FollowRefused) -> Problem {
    match refused {
        FollowRefused::Ourselves => Problem::new(Reason::Invalid, refused.to_string()).at("object"),
        FollowRefused::Store(error) => error.into(),
    }
}

pub(super) fn unfollow(refused: UnfollowRefused) -> Problem {
    match refused {
        UnfollowRefused::NotFollowed | UnfollowRefused::Agreed => {
            Problem::new(Reason::Conflict, refused.to_string())
        }
        UnfollowRefused::Store(error) => error.into(),
    }
}

pub(super) fn event(refused: SubmittedRefused) -> Problem {
    Problem::new(Reason::Invalid, refused.to_string()).at("object")
}

pub(super) fn no_keys(problem: NoKeys) -> Problem {
    match problem {
        NoKeys::Store(error) => error.into(),
        missing => Problem::new(Reason::Damaged, missing.to_string()),
    }
}
