//! Somebody joins at the free level: her kind must be admitted here, and her address proved (F28; needs 2.1, 4.10).

use domain::{
    CommunityAudience, Distance, Enrolment, Handle, Joining, Kind, MailAddress, Member, MemberId,
    MemberProfile, Regions, Shown, Title, Visibility,
};
use jiff::Timestamp;
use store::mails::{DuesNews, tell_dues};
use store::{StoreError, Transaction, audit, community, enrolments, members, peerings, profiles, tiers};

use crate::add_member::{AddMemberRefused, Newcomer, add_member, keep_organization, name_for_newcomer};
use crate::issue_invoice::today;
use crate::name_host::name_of;
use crate::rules::SignUp;
use crate::sign_code::acknowledge_by_joining;

/// Numbers tried behind a handle that is taken before the letters of an id are.
const NUMBERS_MAX: u32 = 50;
/// Letters of a handle made from a name.
const HANDLE_CHARS: usize = 24;

/// Why somebody cannot join here.
#[derive(Debug, thiserror::Error)]
pub enum JoinRefused {
    /// A community of partners, and she is none.
    #[error("this community is of partners alone")]
    PartnersOnly,
    /// The level people join at is not for her kind.
    #[error("nobody of this kind joins at the level {0}")]
    NotForKind(Title),
    /// Another member has the address by now.
    #[error("there is a member with this mail address already")]
    MailTaken,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether people of a kind may join this community.
pub fn may_join(tx: &mut Transaction<'_>, kind: Kind) -> Result<(), JoinRefused> {
    let profile = community::profile(tx)?;
    if profile.is_some_and(|profile| !profile.audience.admits(kind)) {
        return Err(JoinRefused::PartnersOnly);
    }
    let tier = tiers::entry(tx)?;
    match tier.kinds.contains(&kind) {
        true => Ok(()),
        false => Err(JoinRefused::NotForKind(tier.name)),
    }
}

/// Peers that everybody may join, by name and address: where a vendor is welcome (need 2.1).
pub fn mixed_peers(tx: &mut Transaction<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let mut found = Vec::new();
    for peering in peerings::outlines(tx)? {
        let profile = peerings::profile(tx, &peering.peer)?;
        let is_mixed = profile.is_some_and(|profile| profile.audience == Some(CommunityAudience::Mixed));
        if peering.state == domain::PeeringState::Active && is_mixed {
            found.push((name_of(tx, &peering.peer)?, peering.peer.as_str().to_owned()));
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// Makes the member; a code that asks for no signature is acknowledged by it. Where officers agree to each, she waits for
/// one of them, and is found by nobody until then.
pub fn join(
    tx: &mut Transaction<'_>,
    joining: &Joining,
    (mail, signup): (&MailAddress, SignUp),
    id: &MemberId,
    now: Timestamp,
) -> Result<Member, JoinRefused> {
    may_join(tx, joining.kind)?;
    if let Some(known) = members::by_mail(tx, mail)?
        && members::has_left(tx, &known.id)?
    {
        let member = join_again(tx, joining, known, signup, now)?;
        say_where(tx, &member, joining)?;
        return Ok(enter(tx, member, signup, now)?);
    }
    let handle = free_handle(tx, joining.name.as_str(), id)?;
    let newcomer = Newcomer {
        id: id.clone(),
        handle: handle.clone(),
        name: joining.name.clone(),
        mail: mail.clone(),
        organization: joining.organization.clone(),
        kind: joining.kind,
        roles: Vec::new(),
    };
    let member = match add_member(tx, handle.as_str(), newcomer, now) {
        Ok(member) => member,
        Err(AddMemberRefused::Store(error)) => return Err(error.into()),
        Err(_) => return Err(JoinRefused::MailTaken),
    };
    say_where(tx, &member, joining)?;
    Ok(enter(tx, member, signup, now)?)
}

/// Where she works stands on her profile from the first day, so that who looks for somebody there finds her (need 2.18);
/// what her profile says of places already stays. Her company goes to the hosts she answers, as the form tells her.
fn say_where(tx: &mut Transaction<'_>, member: &Member, joining: &Joining) -> Result<(), StoreError> {
    let Some(place) = &joining.place else {
        return Ok(());
    };
    let Some(region) = place.to(Distance::Herself) else {
        return Ok(());
    };
    let visibility = place.visibility();
    let mut profile = profiles::get(tx, &member.id)?.unwrap_or_else(|| MemberProfile {
        organization: visibility.max(Visibility::Peers),
        ..MemberProfile::empty(visibility)
    });
    let known = profile.regions.to(Distance::Herself);
    if known.is_some_and(|known| !known.is_empty()) {
        return Ok(());
    }
    profile.regions = Shown::new(Regions::from([region.clone()]), visibility);
    profiles::put(tx, member, &profile)
}

/// She is in, and is mailed what to do first; or she waits at the door.
fn enter(
    tx: &mut Transaction<'_>,
    member: Member,
    signup: SignUp,
    now: Timestamp,
) -> Result<Member, StoreError> {
    if signup == SignUp::Approval
        && let Some(begun) = enrolments::get(tx, &member.id)?
    {
        let waits = Enrolment {
            left_because: begun.left_because,
            ..Enrolment::ask(begun.kind, &tiers::entry(tx)?, begun.since)
        };
        enrolments::put(tx, &member.id, &waits)?;
        profiles::end(tx, &member)?;
        audit::log(tx, member.handle.as_str(), "ask to join", now)?;
    } else if let Some(membership) = members::membership(tx, &member.id)? {
        acknowledge_by_joining(tx, &membership, now)?;
        let on = today(tx, now)?;
        tell_dues(tx, &member.id, DuesNews::Welcomed { on }, now)?;
    }
    Ok(member)
}

/// Somebody who left is a member again, from today, under the name and the company she gives now; what she was keeps its
/// place: her handle, her answers, what she signed, and why she left until an officer lets her in, where one does.
fn join_again(
    tx: &mut Transaction<'_>,
    joining: &Joining,
    known: Member,
    signup: SignUp,
    now: Timestamp,
) -> Result<Member, StoreError> {
    let organization = joining.organization.clone();
    let organization = organization.map(|name| name_for_newcomer(tx, name));
    let member = Member {
        name: joining.name.clone(),
        organization: organization.transpose()?,
        ..known
    };
    members::change(tx, &member)?;
    profiles::begin(tx, &member)?;
    if let Some(name) = &member.organization {
        keep_organization(tx, name)?;
    }
    let left_because = enrolments::get(tx, &member.id)?.and_then(|before| before.left_because);
    let enrolment = Enrolment {
        left_because: left_because.filter(|_| signup == SignUp::Approval),
        ..Enrolment::begin(joining.kind, &tiers::entry(tx)?, today(tx, now)?)
    };
    enrolments::put(tx, &member.id, &enrolment)?;
    if signup != SignUp::Approval {
        let what = format!("join again {}", member.handle);
        audit::log(tx, member.handle.as_str(), &what, now)?;
    }
    Ok(member)
}

/// A handle that nobody has, made from a name and never from an address: `Maren Holt` becomes `maren.holt`. Nobody gets one of
/// the words by which the log says that no member did something.
pub(crate) fn free_handle(tx: &mut Transaction<'_>, name: &str, id: &MemberId) -> Result<Handle, StoreError> {
    let plain: Vec<String> = name
        .split_whitespace()
        .map(|word| {
            let letters = word.chars().filter(char::is_ascii_alphanumeric);
            letters.collect::<String>().to_ascii_lowercase()
        })
        .filter(|word| !word.is_empty())
        .collect();
    let mut base: String = plain.join(".").chars().take(HANDLE_CHARS).collect();
    base = base.trim_matches('.').to_owned();
    if base.is_empty() {
        "member".clone_into(&mut base);
    }
    let numbered = (2..=NUMBERS_MAX).map(|number| format!("{base}{number}"));
    for text in std::iter::once(base.clone()).chain(numbered) {
        if let Ok(handle) = Handle::parse(&text)
            && !audit::is_no_member(handle.as_str())
            && members::by_handle(tx, &handle)?.is_none()
        {
            return Ok(handle);
        }
    }
    let unique = format!(
        "{}-{}",
        &base[..base.len().min(10)],
        id.as_str().to_ascii_lowercase()
    );
    Ok(Handle::parse(&unique).expect("letters, digits and a hyphen between them are a handle"))
}

#[cfg(test)]
mod tests {
    use std::ops::Bound;

    use domain::{Dimension, PersonName, Region};
    use store::profiles::FoundBy;

    use super::*;
    use crate::publish_code::{NewCode, publish_code};
    use crate::samples::{self, act, at, refused};
    use crate::set_up::set_up;

    fn joining(name: &str, kind: Kind) -> Joining {
        Joining {
            name: PersonName::parse(name).unwrap(),
            organization: PersonName::parse("Ledgerline").ok(),
            kind,
            place: None,
        }
    }

    fn mail(number: u8) -> MailAddress {
        MailAddress::parse(&format!("m{number}@a.example")).unwrap()
    }

    fn id(number: u8) -> MemberId {
        MemberId::new(u64::from(number), [number; 10])
    }

    /// 4.10
    #[test]
    fn a_newcomer_is_a_member_at_the_free_level_at_once() {
        let database = samples::node();
        let maren = act(&database, |tx| {
            join(
                tx,
                &joining("Maren Holt", Kind::Vendor),
                (&mail(1), SignUp::Open),
                &id(1),
                at(1),
            )
        });
        assert_eq!(maren.handle.as_str(), "maren.holt");
        let enrolment = database.read(|tx| enrolments::get(tx, &id(1))).unwrap().unwrap();
        assert_eq!(
            (enrolment.tier.as_str(), enrolment.kind),
            ("network", Kind::Vendor)
        );
        assert!(enrolment.is_in_force());
        let taken = refused(&database, |tx| {
            join(
                tx,
                &joining("Eve", Kind::Partner),
                (&mail(1), SignUp::Open),
                &id(2),
                at(1),
            )
        });
        assert!(matches!(taken, JoinRefused::MailTaken));
    }

    /// 2.18: where she works finds her from the first day, as far as it is shown, and never while she waits for an officer.
    #[test]
    fn where_a_newcomer_works_finds_her_as_far_as_it_is_shown() {
        let database = samples::node();
        let found = |place: &str| {
            let by = FoundBy::Entry(Dimension::Regions, place.to_owned());
            let ids = database.read(|tx| profiles::ids(tx, &by, Bound::Unbounded, 9));
            ids.unwrap()
        };
        let says = |region: &str, visibility| Joining {
            place: Some(Shown::new(Region::parse(region).unwrap(), visibility)),
            ..joining("Maren Holt", Kind::Partner)
        };
        let rows = [
            (1, Visibility::Community, SignUp::Open),
            (2, Visibility::Me, SignUp::Open),
            (3, Visibility::Community, SignUp::Approval),
        ];
        for (number, visibility, signup) in rows {
            let wish = says("US-WA", visibility);
            act(&database, |tx| {
                join(tx, &wish, (&mail(number), signup), &id(number), at(1))
            });
        }
        for place in ["US-WA", "US"] {
            assert_eq!(found(place), [id(1)], "{place}");
        }
        let kept = database.read(|tx| profiles::get(tx, &id(2))).unwrap().unwrap();
        let hers = kept.regions.to(Distance::Herself).unwrap();
        assert!(hers.contains(&Region::parse("US-WA").unwrap()));
        assert_eq!(kept.regions.to(Distance::Member), None);
        assert!(
            Distance::Peer.sees(kept.organization),
            "a host is told her company, as the form says"
        );
    }

    #[test]
    fn names_that_are_alike_or_have_no_plain_letter_get_handles_of_their_own() {
        let database = samples::node();
        let mut handles = Vec::new();
        for (number, name) in ["Ada", "Ada", "株式会社", "José García", "."].iter().enumerate() {
            let number = u8::try_from(number).unwrap();
            let made = act(&database, |tx| {
                join(
                    tx,
                    &joining(name, Kind::Partner),
                    (&mail(number), SignUp::Open),
                    &id(number),
                    at(1),
                )
            });
            handles.push(made.handle.as_str().to_owned());
        }
        assert_eq!(handles, ["ada", "ada2", "member", "jos.garca", "member2"]);
    }

    /// D13: nobody is called as the log calls the machine and whoever has its shell.
    #[test]
    fn who_is_called_operator_or_node_gets_another_handle() {
        let database = samples::node();
        let mut handles = Vec::new();
        for (number, name) in ["Operator", "NODE"].iter().enumerate() {
            let number = u8::try_from(number).unwrap();
            let made = act(&database, |tx| {
                join(
                    tx,
                    &joining(name, Kind::Partner),
                    (&mail(number), SignUp::Open),
                    &id(number),
                    at(1),
                )
            });
            handles.push(made.handle.as_str().to_owned());
        }
        assert_eq!(handles, ["operator2", "node2"]);
    }

    /// 2.1
    #[test]
    fn a_vendor_joins_a_mixed_community_and_not_one_of_partners() {
        let database = samples::node();
        let mut profile = samples::profile();
        profile.audience = CommunityAudience::PartnersOnly;
        act(&database, |tx| {
            set_up(tx, &samples::origin("a.example"), &profile, &[], at(0))
        });
        let no = refused(&database, |tx| {
            join(
                tx,
                &joining("Eve", Kind::Vendor),
                (&mail(1), SignUp::Open),
                &id(1),
                at(1),
            )
        });
        assert!(matches!(no, JoinRefused::PartnersOnly));
        act(&database, |tx| {
            join(
                tx,
                &joining("Maren", Kind::Partner),
                (&mail(1), SignUp::Open),
                &id(1),
                at(1),
            )
        });
    }

    /// 2.15
    #[test]
    fn joining_acknowledges_a_code_that_asks_for_no_signature() {
        let database = samples::node();
        let code = NewCode {
            version: domain::CodeVersion::parse("1").unwrap(),
            mode: domain::CodeMode::DeFacto,
            summary: "Be fair.".to_owned(),
            text: "Be fair.".to_owned(),
        };
        act(&database, |tx| publish_code(tx, "operator", &code, 100, at(0)));
        act(&database, |tx| {
            join(
                tx,
                &joining("Maren", Kind::Partner),
                (&mail(1), SignUp::Open),
                &id(1),
                at(1),
            )
        });
        let logged = database.read(|tx| audit::tail(tx, 1)).unwrap().remove(0);
        assert_eq!(logged.what, "acknowledged by joining: code of ethics 1.0");
    }
}
