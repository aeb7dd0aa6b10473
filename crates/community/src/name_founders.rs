//! An officer writes down who began the chapter, who leads it and who runs its node (F28): three founders of three partner
//! companies at least, so that no chapter begins as one company's.

use std::collections::BTreeSet;

use domain::{Founding, Handle, Kind, MailAddress, Member, MemberId, Organization, Role};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, community, enrolments, members};

use crate::drawn_from::Drawn;

/// Why nobody is written down.
#[derive(Debug, thiserror::Error)]
pub enum NameFoundersRefused {
    /// Nobody of that handle or address is a member.
    #[error("{called} is no member here; write a handle or a mail address of a member")]
    NoSuchMember {
        /// For what she was named.
        office: FounderOffice,
        /// As it was written.
        called: Called,
    },
    /// Fewer than [`Founding::FOUNDERS_MIN`].
    #[error("a chapter has at least {} founders", Founding::FOUNDERS_MIN)]
    TooFewFounders,
    /// More than [`Founding::FOUNDERS_MAX`].
    #[error("at most {} founders are written down", Founding::FOUNDERS_MAX)]
    TooManyFounders,
    /// Too many of them are colleagues, or work for nobody who is a partner.
    #[error(
        "the founders come from at least {} partner companies",
        Founding::PARTNERS_MIN
    )]
    TooFewPartners,
    /// The president leads: she is an officer.
    #[error("{0} holds no office; the president is an officer")]
    NoOffice(Handle),
    /// Another officer was faster; what she wrote stands.
    #[error("somebody changed this since you read it; read it again")]
    Changed,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What somebody is named for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FounderOffice {
    /// One of those who began.
    Founder,
    /// Leads.
    President,
    /// Runs the node.
    Administrator,
}

/// A member as an officer names her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    /// By the last part of her address.
    Handle(Handle),
    /// By where her mail goes.
    Mail(MailAddress),
}

impl Called {
    /// Reads one or the other; nothing when it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.contains('@') {
            true => MailAddress::parse(text).ok().map(Self::Mail),
            false => Handle::parse(text).ok().map(Self::Handle),
        }
    }
}

impl std::fmt::Display for Called {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Handle(handle) => write!(f, "{handle}"),
            Self::Mail(mail) => write!(f, "{mail}"),
        }
    }
}

/// Whom an officer names.
#[derive(Clone, Debug)]
pub struct Named {
    /// Somebody named twice counts once.
    pub founders: Vec<Called>,
    /// An officer; she may be a founder too.
    pub president: Called,
    /// Any member.
    pub administrator: Called,
}

/// Writes them down over what she read.
pub fn name_founders(
    tx: &mut Transaction<'_>,
    by: &Officer,
    named: &Named,
    drawn: &Drawn,
    now: Timestamp,
) -> Result<Founding, NameFoundersRefused> {
    let known = community::founding(tx)?;
    if known.is_some() && !drawn.still_stands(known.as_ref()) {
        return Err(NameFoundersRefused::Changed);
    }
    if named.founders.len() > Founding::FOUNDERS_MAX {
        return Err(NameFoundersRefused::TooManyFounders);
    }
    let (mut founders, mut partners): (Vec<MemberId>, BTreeSet<String>) = Default::default();
    for called in &named.founders {
        let member = find(tx, FounderOffice::Founder, called)?;
        if founders.contains(&member.id) {
            continue;
        }
        let enrolment = enrolments::get(tx, &member.id)?;
        let is_partner = enrolment.is_some_and(|enrolment| enrolment.kind == Kind::Partner);
        if let Some(company) = member.organization.as_ref().filter(|_| is_partner) {
            partners.insert(Organization::slug_of(company).to_string());
        }
        founders.push(member.id);
    }
    if founders.len() < Founding::FOUNDERS_MIN {
        return Err(NameFoundersRefused::TooFewFounders);
    }
    if partners.len() < Founding::PARTNERS_MIN {
        return Err(NameFoundersRefused::TooFewPartners);
    }
    let president = find(tx, FounderOffice::President, &named.president)?;
    if !president.holds(Role::Officer) {
        return Err(NameFoundersRefused::NoOffice(president.handle));
    }
    let founding = Founding {
        founders,
        president: president.id,
        administrator: find(tx, FounderOffice::Administrator, &named.administrator)?.id,
    };
    if known.as_ref() != Some(&founding) {
        community::put_founding(tx, &founding)?;
        audit::log(tx, by.member().handle.as_str(), "name the founders", now)?;
    }
    Ok(founding)
}

/// Somebody who is a member now.
fn find(
    tx: &mut Transaction<'_>,
    office: FounderOffice,
    called: &Called,
) -> Result<Member, NameFoundersRefused> {
    let found = match called {
        Called::Handle(handle) => members::by_handle(tx, handle)?,
        Called::Mail(mail) => members::by_mail(tx, mail)?,
    };
    let nobody = || NameFoundersRefused::NoSuchMember {
        office,
        called: called.clone(),
    };
    let member = found.ok_or_else(nobody)?;
    match members::is_none(tx, &member.id)? {
        true => Err(nobody()),
        false => Ok(member),
    }
}

/// The people a chapter began with, as they are called today; who has left is not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFounding {
    /// As it is kept.
    pub founding: Founding,
    /// Those who are members still, in the order they were written down.
    pub founders: Vec<Member>,
    /// If she is a member still.
    pub president: Option<Member>,
    /// If she is a member still.
    pub administrator: Option<Member>,
}

/// Reads them for an officer; nothing before any were named.
pub fn see_founders(
    tx: &mut Transaction<'_>,
    _officer: &Officer,
) -> Result<Option<SeenFounding>, StoreError> {
    let Some(founding) = community::founding(tx)? else {
        return Ok(None);
    };
    let mut still = |id: &MemberId| -> Result<Option<Member>, StoreError> {
        Ok(members::membership(tx, id)?.map(|membership| membership.member().clone()))
    };
    let mut founders = Vec::new();
    for id in &founding.founders {
        founders.extend(still(id)?);
    }
    Ok(Some(SeenFounding {
        president: still(&founding.president)?,
        administrator: still(&founding.administrator)?,
        founders,
        founding,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn_from::Version;
    use crate::samples::{self, act, at, refused};

    fn called(text: &str) -> Called {
        Called::parse(text).unwrap()
    }

    fn named(founders: &[&str], president: &str) -> Named {
        Named {
            founders: founders.iter().map(|one| called(one)).collect(),
            president: called(president),
            administrator: called("klara"),
        }
    }

    /// F28: three founders of three partner companies, a president who is an officer, an administrator.
    #[test]
    fn a_chapter_begins_with_three_people_of_three_partners() {
        let database = samples::node();
        let olga = samples::officer(&database);
        for (handle, company) in [
            ("klara", "Fathom"),
            ("maren", "Ledgerline"),
            ("noor", "Saltmarsh"),
        ] {
            samples::member_of(&database, handle, company);
        }
        samples::member_of(&database, "piet", "Fathom");
        let no = |named: &Named| {
            refused(&database, |tx| {
                name_founders(tx, &olga, named, &Drawn::FromNothing, at(1))
            })
        };
        let two = no(&named(&["klara", "maren", "klara@a.example"], "olga"));
        assert!(matches!(two, NameFoundersRefused::TooFewFounders));
        let colleagues = no(&named(&["klara", "maren", "piet"], "olga"));
        assert!(matches!(colleagues, NameFoundersRefused::TooFewPartners));
        let stranger = no(&named(&["klara", "maren", "nobody"], "olga"));
        assert!(matches!(
            stranger,
            NameFoundersRefused::NoSuchMember {
                office: FounderOffice::Founder,
                ..
            }
        ));
        let three = ["klara", "maren@a.example", "noor"];
        let no_officer = no(&named(&three, "maren"));
        assert!(matches!(no_officer, NameFoundersRefused::NoOffice(_)));
        assert_eq!(database.read(community::founding), Ok(None));
        let right = named(&three, "olga");
        let founding = act(&database, |tx| {
            name_founders(tx, &olga, &right, &Drawn::FromNothing, at(2))
        });
        assert_eq!(founding.founders.len(), 3);
        let late = no(&named(&three, "olga"));
        assert!(matches!(late, NameFoundersRefused::Changed));
        let drawn = Drawn::From(Version::of(&founding));
        act(&database, |tx| name_founders(tx, &olga, &right, &drawn, at(3)));
        let seen = database.read(|tx| see_founders(tx, &olga)).unwrap().unwrap();
        let names: Vec<&str> = seen.founders.iter().map(|one| one.handle.as_str()).collect();
        assert_eq!(names, ["klara", "maren", "noor"]);
        assert_eq!(
            seen.president.map(|one| one.handle.to_string()),
            Some("olga".to_owned())
        );
    }
}
