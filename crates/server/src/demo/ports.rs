//! Which ports the nodes listen on: three in a row, or any that are free.

use std::io;
use std::net::{Ipv4Addr, TcpListener};

/// The first of the three when nobody says otherwise.
pub(super) const FIRST: u16 = 8101;

/// Three ports: from `first` on, or free ones when that is 0.
pub(super) fn choose(first: u16) -> io::Result<[u16; 3]> {
    if first == 0 {
        // Held together, so that no port comes twice.
        let held = [free()?, free()?, free()?];
        let mut ports = [0; 3];
        for (port, listener) in ports.iter_mut().zip(&held) {
            *port = listener.local_addr()?.port();
        }
        return Ok(ports);
    }
    let ports = [Some(first), first.checked_add(1), first.checked_add(2)];
    match ports {
        [Some(a), Some(b), Some(c)] => Ok([a, b, c]),
        _ => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "three ports in a row end at 65535",
        )),
    }
}

/// The first of them that another program has, before anything is made for it.
pub(super) fn taken(ports: [u16; 3]) -> Option<u16> {
    ports
        .into_iter()
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_err())
}

fn free() -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_three_in_a_row_or_three_free_ones() {
        assert_eq!(choose(8101).unwrap(), [8101, 8102, 8103]);
        assert!(choose(65_534).is_err());
        let [a, b, c] = choose(0).unwrap();
        assert!(a != 0 && a != b && b != c && a != c);
    }

    #[test]
    fn a_port_that_another_program_has_is_named() {
        let held = free().unwrap();
        let port = held.local_addr().unwrap().port();
        let [a, b, _] = choose(0).unwrap();
        assert_eq!(taken([a, port, b]), Some(port));
        drop(held);
        assert_eq!(taken([port, port, port]), None);
    }
}
