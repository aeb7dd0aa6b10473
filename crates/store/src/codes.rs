//! Versions of the code of ethics, and who signed which.

use domain::{CodeMode, CodeOfEthics, CodeVersion, EthicsSignature, MemberId, PersonName};
use engine::{Direction, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};

const CODES: Table<CodeVersion, CodeOfEthics> = Table::new(spaces::CODES, "codes of ethics");
const SIGNATURES: Table<(MemberId, CodeVersion), EthicsSignature> =
    Table::new(spaces::ETHICS_SIGNATURES, "signatures under codes of ethics");

impl KeyForm for CodeVersion {
    fn key(&self) -> engine::Key {
        [self.major.to_be_bytes(), self.minor.to_be_bytes()].concat()
    }
}

/// Most versions shown of a community's history.
pub const VERSIONS_MAX: u16 = 100;

/// One version.
pub fn get(tx: &mut Transaction<'_>, version: CodeVersion) -> Result<Option<CodeOfEthics>, StoreError> {
    tx.get(&CODES, &version)
}

/// The version in force: the greatest one published.
pub fn in_force(tx: &mut Transaction<'_>) -> Result<Option<CodeOfEthics>, StoreError> {
    let rows = tx.page(&CODES, behind(spaces::CODES, None), Direction::Backward, 1)?;
    Ok(rows.into_iter().next().map(|(_, code)| code))
}

/// The version that was in force before this one.
pub fn before(tx: &mut Transaction<'_>, version: CodeVersion) -> Result<Option<CodeOfEthics>, StoreError> {
    let all = versions(tx)?;
    Ok(all.into_iter().find(|code| code.version < version))
}

/// All versions, latest first, at most [`VERSIONS_MAX`].
pub fn versions(tx: &mut Transaction<'_>) -> Result<Vec<CodeOfEthics>, StoreError> {
    let range = behind(spaces::CODES, None);
    let rows = tx.page(&CODES, range, Direction::Backward, VERSIONS_MAX)?;
    Ok(rows.into_iter().map(|(_, code)| code).collect())
}

/// Publishes a version; whether it may be is asked before.
pub fn put(tx: &mut Transaction<'_>, code: &CodeOfEthics) -> Result<(), StoreError> {
    tx.put(&CODES, &code.version, code)
}

/// Keeps a signature.
pub fn sign(tx: &mut Transaction<'_>, signature: &EthicsSignature) -> Result<(), StoreError> {
    let key = (signature.member.clone(), signature.version);
    tx.put(&SIGNATURES, &key, signature)
}

/// The latest thing a member signed, or joined under.
pub fn latest_signature(
    tx: &mut Transaction<'_>,
    member: &MemberId,
) -> Result<Option<EthicsSignature>, StoreError> {
    let range = Range::prefix(spaces::ETHICS_SIGNATURES, &member.key());
    let rows = tx.page(&SIGNATURES, range, Direction::Backward, 1)?;
    Ok(rows.into_iter().next().map(|(_, signature)| signature))
}

/// The latest version a member signed, beside the one in force: to have joined under a version that asked for no signature
/// is none (need 2.15).
pub fn latest_signed(
    tx: &mut Transaction<'_>,
    in_force: &CodeOfEthics,
    member: &MemberId,
) -> Result<Option<EthicsSignature>, StoreError> {
    for signature in signatures(tx, member, VERSIONS_MAX)? {
        let mode = match signature.version == in_force.version {
            true => Some(in_force.mode),
            false => get(tx, signature.version)?.map(|code| code.mode),
        };
        if mode != Some(CodeMode::DeFacto) {
            return Ok(Some(signature));
        }
    }
    Ok(None)
}

/// What a member signed, or joined under, latest first.
pub fn signatures(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    limit: u16,
) -> Result<Vec<EthicsSignature>, StoreError> {
    let range = Range::prefix(spaces::ETHICS_SIGNATURES, &member.key());
    let rows = tx.page(&SIGNATURES, range, Direction::Backward, limit)?;
    Ok(rows.into_iter().map(|(_, signature)| signature).collect())
}

/// What one signed another has signed from now on, whose membership became one with hers; where both signed, hers counts.
pub fn move_to(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    for signature in signatures(tx, from, VERSIONS_MAX)? {
        tx.delete(&SIGNATURES, &(from.clone(), signature.version));
        if !tx.has(&SIGNATURES, &(into.clone(), signature.version))? {
            let member = into.clone();
            sign(tx, &EthicsSignature { member, ..signature })?;
        }
    }
    Ok(())
}

/// Takes her name off what she signed; version, fingerprint and moment stay.
pub fn without_name(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    nobody: &PersonName,
) -> Result<(), StoreError> {
    for signature in signatures(tx, member, VERSIONS_MAX)? {
        let nameless = EthicsSignature {
            signed_as: nobody.clone(),
            ..signature
        };
        sign(tx, &nameless)?;
    }
    Ok(())
}
