//! Whose certificates count, against a real TLS server on loopback (threat E14).
//!
//! The certificates beside this file were made for these tests and end in 2126; the authority's key was thrown away.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::JoinHandle;

use domain::Iri;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::evil::{Scripted, get, loopback, trusting};
use crate::{Refused, TransportRefused};

pub(crate) const AUTHORITY: &[u8] = include_bytes!("trust/authority.pem");
const SERVER: &[u8] = include_bytes!("trust/server.pem");
const SERVER_KEY: &[u8] = include_bytes!("trust/server_key.pem");

/// The end of a connection that proves itself as `peer.example`.
pub(crate) fn server_side(socket: TcpStream) -> StreamOwned<ServerConnection, TcpStream> {
    let certificate = CertificateDer::from_pem_slice(SERVER).unwrap();
    let key = PrivateKeyDer::from_pem_slice(SERVER_KEY).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    StreamOwned::new(ServerConnection::new(Arc::new(config)).unwrap(), socket)
}

/// `peer.example` by its certificate; serves one connection and says what it read in clear.
fn serve_tls() -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = std::thread::spawn(move || {
        let (socket, _) = listener.accept().unwrap();
        let mut stream = server_side(socket);
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte), Ok(1)) {
            head.push(byte[0]);
        }
        // A client that does not trust us is gone by now.
        let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
        stream.conn.send_close_notify();
        let _ = stream.flush();
        String::from_utf8(head).unwrap()
    });
    (port, serving)
}

/// Asks the server under a name, trusting these authorities alone; what came back, and what the server could read.
async fn ask(host: &str, extra_ca: Vec<Vec<u8>>) -> (Result<u16, Refused>, String) {
    let (port, serving) = serve_tls();
    let transport = trusting(extra_ca, loopback(), &Scripted::new(&[&["127.0.0.1"]])).unwrap();
    let url = Iri::parse(&format!("https://{host}:{port}/inbox")).unwrap();
    let heard = get(&transport, &url).await.map(|answer| answer.status);
    (
        heard,
        tokio::task::spawn_blocking(|| serving.join().unwrap())
            .await
            .unwrap(),
    )
}

/// E14
#[tokio::test]
async fn a_server_is_believed_for_its_own_name_by_an_authority_of_the_configuration() {
    let (heard, head) = ask("peer.example", vec![AUTHORITY.to_vec()]).await;
    assert_eq!(heard, Ok(204));
    assert!(head.starts_with("GET /inbox HTTP/1.1\r\n"), "{head}");
}

/// E14
#[tokio::test]
async fn a_server_is_told_nothing_before_it_has_proved_its_name() {
    for (host, extra_ca) in [
        ("peer.example", vec![]),
        ("other.example", vec![AUTHORITY.to_vec()]),
        ("localhost", vec![AUTHORITY.to_vec()]),
        ("127.0.0.1", vec![AUTHORITY.to_vec()]),
    ] {
        assert_eq!(
            ask(host, extra_ca).await,
            (Err(Refused::Tls), String::new()),
            "{host}"
        );
    }
}

/// E14
#[tokio::test]
async fn a_server_without_tls_is_not_spoken_to_in_clear() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let mut first = [0; 512];
        let count = socket.read(&mut first).unwrap();
        let _ = socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        first[..count].to_vec()
    });
    let transport = trusting(
        vec![AUTHORITY.to_vec()],
        loopback(),
        &Scripted::new(&[&["127.0.0.1"]]),
    )
    .unwrap();
    let url = Iri::parse(&format!("https://peer.example:{port}/inbox")).unwrap();
    assert_eq!(get(&transport, &url).await, Err(Refused::Tls));
    let heard = tokio::task::spawn_blocking(|| serving.join().unwrap())
        .await
        .unwrap();
    assert!(!heard.windows(6).any(|window| window == b"/inbox"));
}

#[test]
fn a_file_without_a_certificate_is_named_by_its_number() {
    for junk in [
        &b""[..],
        b"not PEM",
        SERVER_KEY,
        b"-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n",
    ] {
        let extra_ca = vec![AUTHORITY.to_vec(), junk.to_vec()];
        let refused = trusting(extra_ca, loopback(), &Scripted::new(&[])).err();
        assert_eq!(refused, Some(TransportRefused::ExtraCa(1)));
    }
}
