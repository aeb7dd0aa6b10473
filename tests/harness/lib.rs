//! What the stories share: a world of whole nodes, told clocks, recorded weather, scripted strangers.
//!
//! A [`World`] holds several nodes in one process. Each has its own store in memory, its own clock and
//! its own chance; a story speaks to it through its front door and to nothing else. What nodes say to
//! each other crosses a network that writes everything down and may lose, repeat, delay or cut it.

mod keys;

mod browser;
mod by_the_clock;
mod device;
mod disk_copy;
mod faulty_disk;
mod ghost;
mod issuer;
mod letterbox;
mod node_options;
mod older;
mod person;
mod replay;
mod reply;
mod sockets;
mod story_node;

mod weather;
mod world;

mod fingerprint;
pub mod invariants;
mod rows;

pub mod bench;

pub mod evil;

pub mod history;

pub mod nonsense;

pub mod tap;
pub mod two_lives;
pub mod voucher_host;

pub use browser::Browser;
pub use device::{Device, asked_of_device};
pub use disk_copy::DiskCopy;
pub use fingerprint::{Fingerprint, all_rows, remembers, remembers_anywhere, rows};
pub use ghost::{Acked, Ghost};
pub use issuer::{Issuer, Lie};
pub use letterbox::Letterbox;
pub use node_options::NodeOptions;
pub use older::Profile;
pub use person::Person;
pub use replay::found_again;
pub use reply::{Reply, get, send};
pub use sockets::Sockets;
pub use story_node::StoryNode;
pub use weather::{Fault, Weather};
pub use world::{Fallen, START, World};
