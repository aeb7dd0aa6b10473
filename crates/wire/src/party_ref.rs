//! By what a node lets a peer route a request to one of its members without saying who she is (protocol section 6.4; threat N9),
//! and by what it names an asker to one community without saying that (section 8.6).

use aws_lc_rs::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{Iri, MemberId, PartyRef};
use jiff::Timestamp;

const VERSION: &str = "p1.";
/// Seconds for which one leads to her.
const SECONDS: i64 = 30 * 86_400;
const ID_BYTES: usize = 26;
const TIME_BYTES: usize = 8;

/// Names one member to one community, for 30 days; another text with each nonce. `org` is the organisation on whose behalf that
/// community asks, if it said one.
pub fn seal(
    key: &[u8; 32],
    nonce: [u8; NONCE_LEN],
    (member, asker, org): (&MemberId, &Iri, Option<&str>),
    now: Timestamp,
) -> PartyRef {
    let mut text = member.as_str().as_bytes().to_vec();
    text.extend(now.as_second().saturating_add(SECONDS).to_be_bytes());
    text.extend(crate::digest::sha256(org.unwrap_or_default().as_bytes()));
    let sealed =
        cipher(key).seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), bound_to(asker), &mut text);
    sealed.expect("so little text can be sealed");
    let mut whole = nonce.to_vec();
    whole.extend(text);
    let text = format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(whole));
    PartyRef::parse(&text).expect("it has fewer than 200 letters")
}

/// Whom it names, if we named her so to this asker and not too long ago.
pub fn open(key: &[u8; 32], party: &PartyRef, asker: &Iri, now: Timestamp) -> Option<MemberId> {
    let text = party.as_str().strip_prefix(VERSION)?;
    let whole = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (nonce, sealed) = whole.split_at_checked(NONCE_LEN)?;
    let mut sealed = sealed.to_vec();
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let text = cipher(key)
        .open_in_place(nonce, bound_to(asker), &mut sealed)
        .ok()?;
    let (id, rest) = text.split_at_checked(ID_BYTES)?;
    let expires = rest.get(..TIME_BYTES)?.try_into().ok().map(i64::from_be_bytes)?;
    let id = MemberId::parse(std::str::from_utf8(id).ok()?).ok()?;
    (now.as_second() < expires).then_some(id)
}

/// What one community knows an asker of ours by: the same in each of her requests to it, another one at any other.
pub fn pseudonym(key: &[u8; 32], member: &MemberId, group: &Iri) -> PartyRef {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    let tag = hmac::sign(&key, format!("asker\0{member}\0{group}").as_bytes());
    let hex = domain::hex(&tag.as_ref()[..16]);
    let text = format!(
        "urn:uuid:{}-{}-4{}-8{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[13..16],
        &hex[17..20],
        &hex[20..32]
    );
    PartyRef::parse(&text).expect("it has 45 letters")
}

fn cipher(key: &[u8; 32]) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, key).expect("a key of it has 32 bytes"))
}

fn bound_to(asker: &Iri) -> Aad<Vec<u8>> {
    Aad::from(format!("rosarium party\0{asker}").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    /// Protocol, section 6.4: nobody else's, and not for ever.
    #[test]
    fn a_reference_leads_to_her_for_whom_it_was_made_and_for_thirty_days() {
        let [b, c] = ["https://b.example/c/b", "https://c.example/c/c"].map(|text| Iri::parse(text).unwrap());
        let anke = MemberId::new(1, [7; 10]);
        let made = |chance: u8| {
            seal(
                &[1; 32],
                [chance; NONCE_LEN],
                (&anke, &b, Some("x.example")),
                at(0),
            )
        };
        assert_ne!(made(1), made(2));
        assert!(made(1).as_str().starts_with(VERSION) && made(1).as_str().len() <= 200);
        assert!(!made(1).as_str().contains(anke.as_str()));
        assert_eq!(open(&[1; 32], &made(1), &b, at(SECONDS - 1)), Some(anke.clone()));
        for nobody in [
            open(&[1; 32], &made(1), &b, at(SECONDS)),
            open(&[1; 32], &made(1), &c, at(1)),
            open(&[2; 32], &made(1), &b, at(1)),
            open(&[1; 32], &PartyRef::parse("p1.AAAA").unwrap(), &b, at(1)),
            open(&[1; 32], &PartyRef::parse("urn:uuid:1").unwrap(), &b, at(1)),
        ] {
            assert_eq!(nobody, None);
        }
    }

    #[test]
    fn an_asker_has_one_name_at_each_community_and_another_at_the_next() {
        let [b, c] = ["https://b.example/c/b", "https://c.example/c/c"].map(|text| Iri::parse(text).unwrap());
        let (ada, bea) = (MemberId::new(1, [1; 10]), MemberId::new(1, [2; 10]));
        let name = |who, group| pseudonym(&[1; 32], who, group);
        assert_eq!(name(&ada, &b), name(&ada, &b));
        assert_ne!(name(&ada, &b), name(&ada, &c));
        assert_ne!(name(&ada, &b), name(&bea, &b));
    }
}
