//! Where passkeys hold: our own origin and nothing else; the signatures are checked by a library (F28; threats E4, E9).
//!
//! The library is `webauthn-rs` 0.6, of the authors of Kanidm: since 0.6 its cryptography is Rust (`crypto-glue`) where
//! 0.5 needed OpenSSL. It draws the challenges itself, from the chance of the machine. Whoever uses a passkey shows that
//! she has the device and that the device knows her (user verification is required), so it stands for the mail.

use domain::{MemberId, Origin};
use webauthn_rs::prelude::{Url, Uuid};
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// Most bytes of an answer of a browser that are looked at; the largest that devices give are attested ones of 4 KiB.
pub const ANSWER_BYTES_MAX: usize = 16_384;

/// Where passkeys hold, and how the device names the place.
#[derive(Clone, Copy, Debug)]
pub struct PasskeyPlace<'p> {
    /// Of this node; a passkey is good for its host alone, not for names below or above it.
    pub origin: &'p Origin,
    /// The name of the community.
    pub name: &'p str,
}

impl PasskeyPlace<'_> {
    /// Whether passkeys can be made here: browsers make none for a number instead of a name.
    pub fn has_passkeys(&self) -> bool {
        self.library().is_some()
    }

    pub(crate) fn library(&self) -> Option<Webauthn> {
        let origin = Url::parse(self.origin.as_str()).ok()?;
        let builder = WebauthnBuilder::new(self.origin.host(), &origin).ok()?;
        let seconds = u64::try_from(store::passkey_challenges::CHALLENGE_SECONDS).ok()?;
        let builder = builder.rp_name(self.name);
        builder
            .timeout(std::time::Duration::from_secs(seconds))
            .build()
            .ok()
    }
}

/// What devices know a member by: it says nothing about her to whoever has no list of members.
pub(crate) fn user_handle(member: &MemberId) -> Uuid {
    let hash = wire::digest::sha256(format!("passkeys of {member}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Uuid::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_without_a_name_has_no_passkeys() {
        for (origin, has) in [
            ("https://a.example", true),
            ("https://a.example:8443", true),
            ("http://localhost:8801", true),
            ("http://127.0.0.1:8801", false),
            ("http://[::1]:8801", false),
        ] {
            let origin = Origin::parse(origin).unwrap();
            let place = PasskeyPlace {
                origin: &origin,
                name: "Partner circle",
            };
            assert_eq!(place.has_passkeys(), has, "{origin:?}");
        }
    }

    #[test]
    fn every_member_has_a_handle_of_her_own_that_stays() {
        let (klara, eve) = (MemberId::new(0, [1; 10]), MemberId::new(0, [2; 10]));
        assert_eq!(user_handle(&klara), user_handle(&klara));
        assert_ne!(user_handle(&klara), user_handle(&eve));
        assert!(!user_handle(&klara).to_string().contains(klara.as_str()));
    }
}
