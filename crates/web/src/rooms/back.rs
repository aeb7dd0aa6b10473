//! Which page of rooms a reader comes back to who chose at its foot how pages look: made anew from what was read (threat E5).

use subrosa::{Invitation, PostId, ReleaseId, RoomId, ThreadId};

/// The address of a page of rooms; one to which forms alone are sent leads to the page that has the form. Whether there is
/// such a room is not asked.
pub(crate) fn back(path: &str) -> Option<String> {
    if path == "/rooms" {
        return Some(path.to_owned());
    }
    let steps: Vec<&str> = path.strip_prefix("/rooms/")?.split('/').collect();
    match steps.as_slice() {
        ["how" | "new"] => Some(path.to_owned()),
        ["door", word] => Some(format!("/rooms/door/{}", Invitation::parse(word).ok()?.letters())),
        [room, below @ ..] => Some(format!(
            "/rooms/{}{}",
            RoomId::parse(room).ok()?.letters(),
            part(below)?
        )),
        [] => None,
    }
}

/// What stands below the address of a room.
fn part(below: &[&str]) -> Option<String> {
    Some(match below {
        [] | ["search"] => String::new(),
        ["invitations" | "vouch" | "history"] => "/members".to_owned(),
        [page @ ("new" | "members" | "audit" | "leave" | "steward")] => format!("/{page}"),
        ["steward", "close"] => "/steward/close".to_owned(),
        ["steward", "releases", release] => {
            format!("/steward/releases/{}", ReleaseId::parse(release).ok()?.letters())
        }
        ["steward", ..] => "/steward".to_owned(),
        [thread] => format!("/{}", ThreadId::parse(thread).ok()?.letters()),
        [thread, post, act @ ("report" | "remove" | "release")] => {
            let (thread, post) = (ThreadId::parse(thread).ok()?, PostId::parse(post).ok()?);
            format!("/{}/{}/{act}", thread.letters(), post.letters())
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0123456789ABCDEFGHJKMNPQRS";

    /// E5
    #[test]
    fn one_comes_back_to_the_page_of_a_room_and_to_nothing_else() {
        for page in [
            "/rooms".to_owned(),
            "/rooms/how".to_owned(),
            "/rooms/new".to_owned(),
            format!("/rooms/door/{ID}"),
            format!("/rooms/{ID}"),
            format!("/rooms/{ID}/members"),
            format!("/rooms/{ID}/steward/releases/{ID}"),
            format!("/rooms/{ID}/{ID}"),
            format!("/rooms/{ID}/{ID}/{ID}/report"),
        ] {
            assert_eq!(back(&page).as_deref(), Some(page.as_str()));
        }
        for (sent_to, page) in [
            ("search", ""),
            ("vouch", "/members"),
            ("steward/settings", "/steward"),
        ] {
            assert_eq!(
                back(&format!("/rooms/{ID}/{sent_to}")),
                Some(format!("/rooms/{ID}{page}"))
            );
        }
        for evil in [
            "/roomsize",
            "/rooms/",
            "/rooms//evil.example",
            "/rooms/x",
            "/rooms/door/x",
        ] {
            assert_eq!(back(evil), None, "{evil}");
        }
        for below in ["evil", "//evil.example", "../..", "x/y/report"] {
            assert_eq!(back(&format!("/rooms/{ID}/{below}")), None, "{below}");
        }
        assert_eq!(back(&format!("/rooms/{ID}/{ID}/{ID}/evil")), None);
    }
}
