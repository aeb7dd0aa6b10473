//! Who this node is: read from its store, or written there once, keys and all.

use std::thread::JoinHandle;

use ambient::{Randomness, StreamName};
use community::found_tiers::{are_founded, described_otherwise, found_tiers};
use community::publish_code::publish_code;
use community::set_up::set_up;
use domain::{CommunityProfile, Origin, OwnActor, Title};
use edge::Mode;
use jiff::Timestamp;
use store::actor_keys::KeyRow;
use store::community::{self as kept, Identity};
use store::{Database, codes};
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

/// The identity in the store, set up first where that is asked for; profile, levels of membership and a first code of ethics
/// follow the configuration.
pub(super) fn identity(
    database: &Database,
    config: &Config,
    surroundings: &Surroundings,
    sought: Option<SoughtKeys>,
) -> Result<Identity, StartRefused> {
    let identity = kept_or_made(database, config, surroundings, sought)?;
    let now = surroundings.clock.shared().now();
    levels(database, config, now)?;
    first_code(database, config, now)?;
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

/// The levels of membership, and the one people join at, follow the configuration; nothing is written when they do already.
fn levels(database: &Database, config: &Config, now: Timestamp) -> Result<(), StartRefused> {
    let (entry, configured) = (config.default_tier()?, config.tiers()?);
    if !database.read(|tx| are_founded(tx, &entry, &configured))? {
        database.transact_blocking(|tx| found_tiers(tx, &entry, &configured, now))?;
    }
    for tier in database.read(|tx| described_otherwise(tx, &configured))? {
        tracing::info!(%tier, "this level is described otherwise than by membership.tier, and stays so");
    }
    Ok(())
}

/// The first code of ethics, where a file has one and none was published yet.
fn first_code(database: &Database, config: &Config, now: Timestamp) -> Result<(), StartRefused> {
    if database.read(codes::in_force)?.is_some() {
        return Ok(());
    }
    let Some(code) = config.founding_code()? else {
        return Ok(());
    };
    let words_max = config.ethics()?.summary_words_max;
    database.transact_blocking(|tx| publish_code(tx, "operator", &code, words_max, now))?;
    Ok(())
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
    first_profile(config, &origin)?;
    config.founding_code()?;
    Ok(())
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
