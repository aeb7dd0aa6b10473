//! A member signs the code of ethics; who has not posts nothing (F03, need 2.15).

use domain::{CodeMode, CodeOfEthics, CodeVersion, EthicsSignature, MemberId, PersonName, ResignOn};
use jiff::Timestamp;
use store::mails::{self, AccountNews};
use store::{Membership, StoreError, Transaction, audit, codes};

/// Why a signature is not taken.
#[derive(Debug, thiserror::Error)]
pub enum SignCodeRefused {
    /// Nothing to sign.
    #[error("this community has published no code of ethics yet")]
    NoCode,
    /// A newer version was published while she read.
    #[error("version {0} is in force now; read it and sign that")]
    AnotherInForce(CodeVersion),
    /// Nobody signs what asks for no signature.
    #[error("this code asks for no signature: it was acknowledged by joining")]
    DeFacto,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why something is not posted.
#[derive(Debug, thiserror::Error)]
pub enum PostRefused {
    /// The code in force asks for her signature.
    #[error("sign version {0} of the code of ethics first, at /ethics/sign")]
    NotSigned(CodeVersion),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a member still owes to the code in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeStanding {
    /// There is none.
    NoCode,
    /// It asks for no signature.
    AcknowledgedByJoining(CodeVersion),
    /// Signed, and nothing newer asks again; to have joined under a code that asked for no signature is none.
    Signed(EthicsSignature),
    /// To be signed before she posts, asks for an introduction or takes a voucher.
    ToBeSigned {
        /// The version in force.
        version: CodeVersion,
        /// The one she signed before, if any.
        signed_before: Option<CodeVersion>,
    },
}

impl CodeStanding {
    /// Whether nothing that needs the code is closed to her.
    pub fn is_settled(&self) -> bool {
        !matches!(self, Self::ToBeSigned { .. })
    }
}

/// Signs the version she read; she is mailed a receipt.
pub fn sign_code(
    tx: &mut Transaction<'_>,
    who: &Membership,
    version: CodeVersion,
    signed_as: &PersonName,
    now: Timestamp,
) -> Result<EthicsSignature, SignCodeRefused> {
    let code = codes::in_force(tx)?.ok_or(SignCodeRefused::NoCode)?;
    if code.version != version {
        return Err(SignCodeRefused::AnotherInForce(code.version));
    }
    if code.mode == CodeMode::DeFacto {
        return Err(SignCodeRefused::DeFacto);
    }
    let signature = signature(&code, &who.member().id, signed_as, now);
    codes::sign(tx, &signature)?;
    let what = format!("sign code of ethics {version}");
    audit::log(tx, who.member().handle.as_str(), &what, now)?;
    let receipt = AccountNews::CodeSigned {
        version,
        signed_as: signed_as.clone(),
        fingerprint: signature.hash.clone(),
    };
    mails::tell_account(tx, &who.member().id, receipt, now)?;
    Ok(signature)
}

/// Notes that somebody joined under a code that asks for no signature.
pub fn acknowledge_by_joining(
    tx: &mut Transaction<'_>,
    who: &Membership,
    now: Timestamp,
) -> Result<(), StoreError> {
    let code = codes::in_force(tx)?.filter(|code| code.mode == CodeMode::DeFacto);
    let Some(code) = code else {
        return Ok(());
    };
    let member = who.member();
    codes::sign(tx, &signature(&code, &member.id, &member.name, now))?;
    let what = format!("acknowledged by joining: code of ethics {}", code.version);
    audit::log(tx, member.handle.as_str(), &what, now)
}

/// Goes on only for somebody who owes the code in force no signature; each verb that posts asks it, in its own transaction (need
/// 2.15). A door asks it itself only before it fetches what such a verb is to post.
///
/// Posting is to put words before others that nobody has seen: to publish an event, to write to its guests, to write its
/// minutes, and, once there are such, rooms, introductions and vouchers. To answer an event, to take a job, to change, move or
/// call off what people have answered, to take words away, and to say who one is are not: nobody is to come in vain because
/// somebody has not signed.
pub fn may_post(tx: &mut Transaction<'_>, who: &MemberId, resign_on: ResignOn) -> Result<(), PostRefused> {
    match code_standing(tx, who, resign_on)? {
        CodeStanding::ToBeSigned { version, .. } => Err(PostRefused::NotSigned(version)),
        CodeStanding::NoCode | CodeStanding::AcknowledgedByJoining(_) | CodeStanding::Signed(_) => Ok(()),
    }
}

/// How a member stands to the code in force.
pub fn code_standing(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    resign_on: ResignOn,
) -> Result<CodeStanding, StoreError> {
    let code = codes::in_force(tx)?;
    standing_under(tx, code.as_ref(), member, resign_on)
}

/// How a member stands to a code that was read before, for whoever looks at many.
pub(crate) fn standing_under(
    tx: &mut Transaction<'_>,
    code: Option<&CodeOfEthics>,
    member: &MemberId,
    resign_on: ResignOn,
) -> Result<CodeStanding, StoreError> {
    let Some(code) = code else {
        return Ok(CodeStanding::NoCode);
    };
    if code.mode == CodeMode::DeFacto {
        return Ok(CodeStanding::AcknowledgedByJoining(code.version));
    }
    let latest = codes::latest_signed(tx, code, member)?;
    Ok(match latest {
        Some(signature) if !code.version.asks_again_after(signature.version, resign_on) => {
            CodeStanding::Signed(signature)
        }
        earlier => CodeStanding::ToBeSigned {
            version: code.version,
            signed_before: earlier.map(|signature| signature.version),
        },
    })
}

fn signature(
    code: &CodeOfEthics,
    member: &MemberId,
    signed_as: &PersonName,
    now: Timestamp,
) -> EthicsSignature {
    EthicsSignature {
        member: member.clone(),
        version: code.version,
        hash: code.hash.clone(),
        signed_as: signed_as.clone(),
        at: now,
    }
}

#[cfg(test)]
mod tests {
    use store::Database;

    use super::*;
    use crate::publish_code::{NewCode, publish_code};
    use crate::samples::{self, act, at, refused};

    fn version(text: &str) -> CodeVersion {
        CodeVersion::parse(text).unwrap()
    }

    fn publish(database: &Database, text: &str, mode: CodeMode) {
        let new = NewCode {
            version: version(text),
            mode,
            summary: "Be fair.".to_owned(),
            text: "Put the customer first.".to_owned(),
        };
        act(database, |tx| publish_code(tx, "operator", &new, 100, at(0)));
    }

    fn standing(database: &Database, who: &Membership) -> CodeStanding {
        let id = &who.member().id;
        database
            .read(|tx| code_standing(tx, id, ResignOn::Major))
            .unwrap()
    }

    /// 2.15: the record shows version, time and hash, and a new major version asks again.
    #[test]
    fn a_signature_holds_until_a_new_major_version() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        assert_eq!(standing(&database, &klara), CodeStanding::NoCode);
        let sign = |text: &str, second| {
            let name = klara.member().name.clone();
            database.transact_blocking(|tx| sign_code(tx, &klara, version(text), &name, at(second)))
        };
        assert!(matches!(sign("1", 1), Err(SignCodeRefused::NoCode)));
        publish(&database, "1", CodeMode::Signed);
        let before = CodeStanding::ToBeSigned {
            version: version("1"),
            signed_before: None,
        };
        assert!(standing(&database, &klara) == before && !before.is_settled());
        let signed = sign("1", 2).unwrap();
        assert_eq!((signed.version, signed.at), (version("1"), at(2)));
        assert_eq!(signed.hash, database.read(codes::in_force).unwrap().unwrap().hash);
        publish(&database, "1.1", CodeMode::Signed);
        assert_eq!(standing(&database, &klara), CodeStanding::Signed(signed));
        let may_post = || {
            let id = &klara.member().id;
            database.read(|tx| may_post(tx, id, ResignOn::Major))
        };
        assert!(may_post().is_ok(), "a new wording closes nothing to her");
        publish(&database, "2", CodeMode::Signed);
        assert!(!standing(&database, &klara).is_settled());
        assert!(matches!(may_post(), Err(PostRefused::NotSigned(two)) if two == version("2")));
        assert!(matches!(sign("1.1", 3), Err(SignCodeRefused::AnotherInForce(_))));
        sign("2", 4).unwrap();
        assert!(standing(&database, &klara).is_settled());
        assert!(may_post().is_ok());
    }

    /// 2.15: de facto, the log shows "acknowledged by joining".
    #[test]
    fn a_code_de_facto_asks_for_no_signature_and_the_log_says_she_joined_under_it() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        publish(&database, "1", CodeMode::DeFacto);
        let name = klara.member().name.clone();
        let no = refused(&database, |tx| sign_code(tx, &klara, version("1"), &name, at(1)));
        assert!(matches!(no, SignCodeRefused::DeFacto));
        act(&database, |tx| acknowledge_by_joining(tx, &klara, at(2)));
        let logged = database.read(|tx| audit::tail(tx, 1)).unwrap().remove(0);
        assert_eq!(logged.what, "acknowledged by joining: code of ethics 1.0");
        assert_eq!(
            standing(&database, &klara),
            CodeStanding::AcknowledgedByJoining(version("1"))
        );
    }

    /// 2.15: to have joined is no signature, once a version asks for one.
    #[test]
    fn who_joined_under_a_code_de_facto_has_signed_nothing_when_it_is_to_be_signed() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let name = klara.member().name.clone();
        publish(&database, "1", CodeMode::DeFacto);
        act(&database, |tx| acknowledge_by_joining(tx, &klara, at(1)));
        publish(&database, "1.1", CodeMode::Signed);
        let open = CodeStanding::ToBeSigned {
            version: version("1.1"),
            signed_before: None,
        };
        assert_eq!(standing(&database, &klara), open);
        let id = &klara.member().id;
        let posts = |resign_on| database.read(|tx| may_post(tx, id, resign_on));
        assert!(
            posts(ResignOn::Never).is_err(),
            "nobody is asked again, but she was never asked"
        );
        let signed = act(&database, |tx| {
            sign_code(tx, &klara, version("1.1"), &name, at(2))
        });
        assert_eq!(standing(&database, &klara), CodeStanding::Signed(signed.clone()));
        // What she signed holds over a time in which nobody is asked.
        publish(&database, "1.2", CodeMode::DeFacto);
        publish(&database, "1.3", CodeMode::Signed);
        assert_eq!(standing(&database, &klara), CodeStanding::Signed(signed));
    }
}
