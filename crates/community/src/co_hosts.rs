//! Organisations and chapters of this community that hold an event of ours together with it (F12, need 0.7). Whoever writes the
//! event names them: the officers alone, whose the event stays, with one guest list and one capacity.

use domain::{CoHost, EventDraft, EventId, Organization, PersonName, Title};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, community, organizations};

/// Most organisations that a form offers by name; any other is named by typing it.
pub const OFFERED_MAX: u16 = 500;

/// Why an event cannot have these.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CoHostsRefused {
    /// Nobody here is called so.
    #[error(
        "there is no organisation and no chapter {0} here; name one whose people are members, or a chapter of the community"
    )]
    NoSuchCoHost(Title),
    /// More than [`EventDraft::CO_HOSTS_MAX`].
    #[error("an event has at most {} co-hosts", EventDraft::CO_HOSTS_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The chapter of a name, in whatever case it is written, else the organisation of a name or of the last part of its address,
/// else whom the event has `known` by that name, who may be gone since.
pub fn co_host_called(
    tx: &mut Transaction<'_>,
    name: &Title,
    known: &[CoHost],
) -> Result<Option<CoHost>, StoreError> {
    let Some(identity) = community::identity(tx)? else {
        return Ok(None);
    };
    let profile = community::profile(tx)?;
    if let Some(chapter) = profile.as_ref().and_then(|profile| profile.chapter(name)) {
        return Ok(Some(CoHost::chapter(&identity.group(), chapter)));
    }
    if let Ok(company) = PersonName::parse(name.as_str())
        && let Some(organization) = organizations::get(tx, &Organization::slug_of(&company))?
    {
        return Ok(Some(CoHost::organization(&identity.origin, &organization)));
    }
    Ok(known.iter().find(|host| host.name == *name).cloned())
}

/// All of these names, each once and in this order.
pub fn co_hosts_called(
    tx: &mut Transaction<'_>,
    names: &[Title],
    known: &[CoHost],
) -> Result<Vec<CoHost>, CoHostsRefused> {
    if names.len() > EventDraft::CO_HOSTS_MAX {
        return Err(CoHostsRefused::TooMany);
    }
    let mut found: Vec<CoHost> = Vec::new();
    for name in names {
        let host = co_host_called(tx, name, known)?;
        let host = host.ok_or_else(|| CoHostsRefused::NoSuchCoHost(name.clone()))?;
        if !found.contains(&host) {
            found.push(host);
        }
    }
    Ok(found)
}

/// Whom a form offers: the chapters as the community lists them, then organisations in the order of their addresses, at most
/// [`OFFERED_MAX`].
pub fn offered(tx: &mut Transaction<'_>) -> Result<Vec<String>, StoreError> {
    let chapters = community::profile(tx)?.map_or_else(Vec::new, |profile| profile.chapters);
    let organizations = organizations::page(tx, None, OFFERED_MAX)?;
    let names = organizations
        .iter()
        .map(|organization| organization.name.to_string());
    Ok(chapters.iter().map(Title::to_string).chain(names).collect())
}

/// Says in the log whom an officer named, unless they are as they were.
pub(crate) fn log(
    tx: &mut Transaction<'_>,
    by: &str,
    event: &EventId,
    (before, after): (&[CoHost], &[CoHost]),
    now: Timestamp,
) -> Result<(), StoreError> {
    if before == after {
        return Ok(());
    }
    let names: Vec<&str> = after.iter().map(|host| host.name.as_str()).collect();
    let what = match names.as_slice() {
        [] => format!("name no co-hosts of event {event}"),
        names => format!("name {} co-hosts of event {event}", names.join(", ")),
    };
    audit::log(tx, by, &what, now)
}

#[cfg(test)]
mod tests {
    use domain::{Audience, Event, Slug};
    use store::Database;

    use super::*;
    use crate::change_event::{Expected, change_event};
    use crate::samples::{self, act, at, draft, event_id, refused};

    fn title(text: &str) -> Title {
        Title::parse(text).unwrap()
    }

    /// A community with two organisations and a chapter.
    fn stage() -> Database {
        let database = samples::node();
        samples::member_of(&database, "ada", "Fathom & Vale");
        samples::member_of(&database, "bert", "Ledgerline");
        act(&database, |tx| {
            let profile = domain::CommunityProfile {
                chapters: vec![title("Eastside")],
                ..samples::profile()
            };
            community::put_profile(tx, &profile)
        });
        database
    }

    fn called(database: &Database, names: &[&str], known: &[CoHost]) -> Result<Vec<CoHost>, CoHostsRefused> {
        let names: Vec<Title> = names.iter().map(|name| title(name)).collect();
        database.read(|tx| co_hosts_called(tx, &names, known))
    }

    fn change(database: &Database, co_hosts: &[CoHost]) -> Event {
        let officer = samples::officer(database);
        let held = EventDraft {
            co_hosts: co_hosts.to_vec(),
            ..draft(1_000)
        };
        act(database, |tx| {
            let (id, audience) = (event_id(1), Audience::Public);
            change_event(tx, &officer, &id, held.clone(), audience, Expected::Any, at(1))
        })
    }

    /// 0.7
    #[test]
    fn an_organisation_and_a_chapter_are_found_by_name_each_once_and_nobody_else() {
        let database = stage();
        let names = ["fathom  &  vale", "EASTSIDE", "fathom-vale", "Ledgerline"];
        let found = called(&database, &names, &[]).unwrap();
        let told: Vec<_> = found
            .iter()
            .map(|host| (host.name.as_str(), host.iri.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("Fathom & Vale", "https://a.example/orgs/fathom-vale"),
                ("Eastside", "https://a.example/c/all#chapter-eastside"),
                ("Ledgerline", "https://a.example/orgs/ledgerline"),
            ]
        );
        let nobody = called(&database, &["Nobody Ltd"], &found);
        assert_eq!(nobody, Err(CoHostsRefused::NoSuchCoHost(title("Nobody Ltd"))));
        let many = vec!["Ledgerline"; EventDraft::CO_HOSTS_MAX + 1];
        assert_eq!(called(&database, &many, &[]), Err(CoHostsRefused::TooMany));
        let offered = database.read(offered).unwrap();
        assert_eq!(offered, ["Eastside", "Fathom & Vale", "Ledgerline"]);
    }

    /// 0.7: who is gone since is still named where she was, and by nobody new.
    #[test]
    fn whoever_an_event_names_stays_when_she_is_gone() {
        let database = stage();
        let found = called(&database, &["Ledgerline"], &[]).unwrap();
        act(&database, |tx| {
            let slug = found[0].organization_at(&samples::origin("a.example")).unwrap();
            organizations::merged(tx, &slug, &Slug::parse("fathom-vale").unwrap())
        });
        assert_eq!(called(&database, &["Ledgerline"], &found), Ok(found));
        assert!(called(&database, &["Ledgerline"], &[]).is_err());
    }

    /// 0.7: one guest list and one capacity are the event's own, whoever holds it; the log says who was named.
    #[test]
    fn whom_an_officer_names_stands_in_the_log_and_counts_as_a_change() {
        let database = stage();
        let hosts = called(&database, &["Fathom & Vale", "Eastside"], &[]).unwrap();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        assert_eq!(change(&database, &hosts).revision, 2);
        assert_eq!(change(&database, &hosts).revision, 2, "nothing differs");
        assert_eq!(change(&database, &[]).revision, 3);
        let log = database.read(|tx| audit::tail(tx, 9)).unwrap();
        let told: Vec<&str> = log.iter().map(|act| act.what.as_str()).collect();
        let of = |what: &str| format!("name {what} co-hosts of event {}", event_id(1));
        let named = told.iter().filter(|what| what.contains("co-hosts")).copied();
        assert_eq!(
            named.collect::<Vec<_>>(),
            [of("no"), of("Fathom & Vale, Eastside")]
        );

        let officer = samples::officer(&database);
        let many = EventDraft {
            co_hosts: vec![hosts[0].clone(); EventDraft::CO_HOSTS_MAX + 1],
            ..draft(1_000)
        };
        let no = refused(&database, |tx| {
            let (id, audience) = (event_id(1), Audience::Public);
            change_event(tx, &officer, &id, many.clone(), audience, Expected::Any, at(2))
        });
        assert!(no.to_string().contains("at most 5 co-hosts"), "{no}");
    }
}
