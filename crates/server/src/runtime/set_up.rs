//! Who this node is: read from its store, or written there once, keys and all.

use std::thread::JoinHandle;

use ambient::{Randomness, StreamName};
use community::set_tier::set_entry_tier;
use community::set_up::set_up;
use domain::{CommunityProfile, Origin, OwnActor, Title};
use edge::Mode;
use jiff::Timestamp;
use store::actor_keys::KeyRow;
use store::community::{self as kept, Identity};
use store::{Database, tiers};
use wire::keys::{ActorKeys, KeyRefused};

use super::{StartRefused, Surroundings};
use crate::config::Config;

/// What is done with a folder that holds no node yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstStart {
    /// It is set up.
    Initialise,
    /// It is refused, so that a slip in `--data` makes no second node.
    Refuse,
}

/// The identity in the store, set up first where that is asked for; profile and tier follow the configuration.
pub(super) fn identity(
    database: &Database,
    config: &Config,
    surroundings: &Surroundings,
    sought: Option<SoughtKeys>,
) -> Result<Identity, StartRefused> {
    let identity = kept_or_made(database, config, surroundings, sought)?;
    entry_tier(database, config)?;
    Ok(identity)
}

fn kept_or_made(
    database: &Database,
    config: &Config,
    surroundings: &Surroundings,
    sought: Option<SoughtKeys>,
) -> Result<Identity, StartRefused> {
    let known = database.read(kept::identity)?;
    let configured = config.origin()?;
    let origin = match (known.as_ref().map(|identity| &identity.origin), configured) {
        (Some(kept), Some(configured)) if *kept != configured => {
            return Err(StartRefused::OtherAddress {
                configured,
                kept: kept.clone(),
            });
        }
        (Some(kept), _) => kept.clone(),
        (None, Some(configured)) => configured,
        (None, None) => return Err(StartRefused::NoAddress),
    };
    refuse_plain_http(&origin, surroundings.mode)?;
    let now = surroundings.clock.shared().now();
    if let Some(identity) = known {
        if config.community.name.is_empty() {
            return Ok(identity);
        }
        let profile = config.profile()?;
        if profile.slug.as_str() != identity.slug {
            return Err(StartRefused::OtherSlug(identity.slug));
        }
        return Ok(database.transact_blocking(|tx| set_up(tx, &origin, &profile, &[], now))?);
    }
    if surroundings.first_start == FirstStart::Refuse {
        return Err(StartRefused::NotSetUp(config.node.data_dir.clone()));
    }
    let profile = first_profile(config, &origin)?;
    let keys = sought
        .unwrap_or_else(|| SoughtKeys::begin(&surroundings.randomness))
        .found(now)?;
    Ok(database.transact_blocking(|tx| set_up(tx, &origin, &profile, &keys, now))?)
}

/// The tier people join at follows the configuration; nothing is written when it does already.
fn entry_tier(database: &Database, config: &Config) -> Result<(), StartRefused> {
    let wanted = config.default_tier()?;
    let entry = database.read(tiers::entry)?;
    if entry.id == wanted && entry.is_free() {
        return Ok(());
    }
    Ok(database.transact_blocking(|tx| set_entry_tier(tx, &wanted))?)
}

/// What would be refused with a folder is refused without one, so that nothing half made is left behind.
pub(super) fn refuse_before_anything_is_made(
    config: &Config,
    surroundings: &Surroundings,
) -> Result<(), StartRefused> {
    if surroundings.first_start == FirstStart::Refuse {
        return Ok(());
    }
    let origin = config.origin()?.ok_or(StartRefused::NoAddress)?;
    refuse_plain_http(&origin, surroundings.mode)?;
    first_profile(config, &origin).map(|_| ())
}

fn refuse_plain_http(origin: &Origin, mode: Mode) -> Result<(), StartRefused> {
    if !origin.is_https() && mode == Mode::Production {
        return Err(StartRefused::NotHttps(origin.clone()));
    }
    Ok(())
}

/// What a new community says of itself; the name of its server stands in for a name.
fn first_profile(config: &Config, origin: &Origin) -> Result<CommunityProfile, StartRefused> {
    let mut config = config.clone();
    if config.community.name.is_empty() {
        config.community.name = Title::parse(origin.host())
            .map_or_else(|_| "Community".to_owned(), |name| name.as_str().to_owned());
    }
    Ok(config.profile()?)
}

/// The keys of community and node, looked for beside what else a first start does; a person's come at her first
/// federated act.
pub(super) struct SoughtKeys([JoinHandle<Result<ActorKeys, KeyRefused>>; 2]);

impl SoughtKeys {
    /// Finding the primes of one takes a tenth of a second, so both are looked for at once.
    pub(super) fn begin(randomness: &Randomness) -> Self {
        let seeds = [(); 2].map(|()| randomness.stream(StreamName::Crypto).bytes());
        Self(seeds.map(|seed| std::thread::spawn(move || ActorKeys::generate(seed))))
    }

    fn found(self, now: Timestamp) -> Result<[(OwnActor, KeyRow); 2], KeyRefused> {
        let [community, node] = self
            .0
            .map(|sought| sought.join().expect("finding a key does not panic"))
            .map(|keys| row_of(&keys?, now));
        Ok([(OwnActor::Community, community?), (OwnActor::Node, node?)])
    }
}

/// A new pair of keys.
pub(crate) fn fresh_keys(randomness: &Randomness, now: Timestamp) -> Result<KeyRow, KeyRefused> {
    row_of(
        &ActorKeys::generate(randomness.stream(StreamName::Crypto).bytes())?,
        now,
    )
}

fn row_of(keys: &ActorKeys, now: Timestamp) -> Result<KeyRow, KeyRefused> {
    Ok(KeyRow {
        rsa_pkcs8: keys.rsa.pkcs8()?,
        ed25519_seed: keys.ed25519.seed(),
        created: now,
        number: 1,
    })
}
