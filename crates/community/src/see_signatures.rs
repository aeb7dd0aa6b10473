//! Who signed which version of the code of ethics: a member reads her own record, an officer everybody's (F03, need 2.15).

use domain::{CodeMode, CodeOfEthics, EthicsSignature, Member, MemberId, ResignOn};
use store::{Membership, Officer, StoreError, Transaction, codes, members};

use crate::sign_code::{CodeStanding, standing_under};

/// A member, and how she stands to the code in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// Who.
    pub member: Member,
    /// None for somebody who has left, or waits for an officer: she owes no signature.
    pub standing: Option<CodeStanding>,
    /// The latest thing she signed, or joined under.
    pub latest: Option<EthicsSignature>,
    /// Whether she signed that: to have joined under a version that asked for no signature is none.
    pub has_signed: bool,
}

/// A page of those somebody may see, in the order people joined; `officer` is her proof of office, if she has one.
pub fn see_signatures(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    officer: Option<&Officer>,
    after: Option<&MemberId>,
    limit: u16,
    resign_on: ResignOn,
) -> Result<Vec<Signatory>, StoreError> {
    let own = membership.member();
    match officer {
        Some(_) => signatories(tx, after, limit, resign_on),
        None if after.is_some_and(|after| *after >= own.id) => Ok(Vec::new()),
        None => {
            let code = codes::in_force(tx)?;
            Ok(vec![signatory(tx, code.as_ref(), own.clone(), resign_on)?])
        }
    }
}

/// A page of everybody, in the order people joined, for whoever has the shell.
pub fn signatories(
    tx: &mut Transaction<'_>,
    after: Option<&MemberId>,
    limit: u16,
    resign_on: ResignOn,
) -> Result<Vec<Signatory>, StoreError> {
    let code = codes::in_force(tx)?;
    let page = members::page(tx, after, limit)?;
    page.into_iter()
        .map(|member| signatory(tx, code.as_ref(), member, resign_on))
        .collect()
}

fn signatory(
    tx: &mut Transaction<'_>,
    code: Option<&CodeOfEthics>,
    member: Member,
    resign_on: ResignOn,
) -> Result<Signatory, StoreError> {
    let standing = match members::is_none(tx, &member.id)? {
        true => None,
        false => Some(standing_under(tx, code, &member.id, resign_on)?),
    };
    let latest = codes::latest_signature(tx, &member.id)?;
    let mode = match &latest {
        Some(latest) => codes::get(tx, latest.version)?.map(|code| code.mode),
        None => None,
    };
    Ok(Signatory {
        standing,
        has_signed: latest.is_some() && mode != Some(CodeMode::DeFacto),
        latest,
        member,
    })
}

#[cfg(test)]
mod tests {
    use domain::CodeVersion;

    use super::*;
    use crate::publish_code::{NewCode, publish_code};
    use crate::samples::{self, act, at};
    use crate::sign_code::{acknowledge_by_joining, sign_code};

    /// 2.15, E11: an officer sees who has not signed; a member sees herself alone, wherever she begins.
    #[test]
    fn a_member_sees_her_own_record_and_an_officer_who_has_not_signed() {
        let database = samples::node();
        let (klara, olga) = (samples::member(&database, "klara"), samples::officer(&database));
        let version = CodeVersion::parse("1").unwrap();
        let new = NewCode {
            version,
            mode: CodeMode::Signed,
            summary: "Be fair.".to_owned(),
            text: "Put the customer first.".to_owned(),
        };
        let code = act(&database, |tx| publish_code(tx, "operator", &new, 100, at(0)));
        let name = klara.member().name.clone();
        let signed = act(&database, |tx| sign_code(tx, &klara, version, &name, at(1)));
        assert_eq!(signed.hash, code.hash);
        let see = |officer: Option<&Officer>, after: Option<&MemberId>| {
            let read = database.read(|tx| see_signatures(tx, &klara, officer, after, 10, ResignOn::Major));
            read.unwrap()
        };
        let own = see(None, None);
        assert_eq!(own.len(), 1);
        assert_eq!(own[0].standing, Some(CodeStanding::Signed(signed.clone())));
        assert_eq!((&own[0].latest, own[0].has_signed), (&Some(signed), true));
        assert_eq!(see(None, Some(&klara.member().id)), Vec::new());
        let all = see(Some(&olga), None);
        let to_be_signed = Some(CodeStanding::ToBeSigned {
            version,
            signed_before: None,
        });
        let open: Vec<&str> = all
            .iter()
            .filter(|one| one.standing == to_be_signed)
            .map(|one| one.member.handle.as_str())
            .collect();
        assert_eq!((all.len(), open), (2, vec!["olga"]));
    }

    /// 2.15: the record of who joined under a version that asked for no signature has its time, and says that it is none.
    #[test]
    fn to_have_joined_is_on_record_and_is_no_signature() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let own = || {
            let read = database.read(|tx| see_signatures(tx, &klara, None, None, 10, ResignOn::Major));
            read.unwrap().remove(0)
        };
        assert!(!own().has_signed && own().latest.is_none());
        for (version, mode) in [("1", CodeMode::DeFacto), ("1.1", CodeMode::Signed)] {
            let new = NewCode {
                version: CodeVersion::parse(version).unwrap(),
                mode,
                summary: "Be fair.".to_owned(),
                text: "Put the customer first.".to_owned(),
            };
            act(&database, |tx| publish_code(tx, "operator", &new, 100, at(0)));
            act(&database, |tx| acknowledge_by_joining(tx, &klara, at(1)));
        }
        let own = own();
        assert!(!own.has_signed, "{own:?}");
        assert_eq!(own.latest.map(|joined| joined.at), Some(at(1)));
    }
}
