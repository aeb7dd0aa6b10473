//! Mails over SMTP, against a scripted relay on loopback.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use ambient::ToldClock;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::mail::MailName;
use crate::trust::{AUTHORITY, server_side};

/// What a relay says to a command that begins with the first word; to any other it says 250.
type Script = &'static [(&'static str, &'static str)];

/// Speaks with one client: what it read, line by line.
fn speak(stream: &mut (impl Read + Write), script: Script) -> Vec<String> {
    let mut heard = Vec::new();
    let _ = stream.write_all(b"220 relay.example ready\r\n");
    loop {
        let mut line = String::new();
        // Byte by byte, so that nothing of what follows is read ahead.
        let mut byte = [0];
        while !line.ends_with("\r\n") {
            match stream.read(&mut byte) {
                Ok(1) => line.push(char::from(byte[0])),
                _ => return heard,
            }
        }
        let line = line.trim_end().to_owned();
        let in_text = heard.iter().any(|line: &String| line == "DATA") && !heard.contains(&".".to_owned());
        heard.push(line.clone());
        if in_text && line != "." {
            continue;
        }
        let answer = script.iter().find(|(begins, _)| line.starts_with(begins));
        let answer = match answer {
            Some((_, answer)) => answer,
            None if line == "DATA" => "354 go on",
            None => "250 fine",
        };
        if answer.is_empty() || stream.write_all(format!("{answer}\r\n").as_bytes()).is_err() {
            return heard;
        }
    }
}

fn relay(script: Script) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        speak(&mut socket, script)
    });
    (port, serving)
}

fn sealed_relay(script: Script) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = std::thread::spawn(move || {
        let (socket, _) = listener.accept().unwrap();
        speak(&mut server_side(socket), script)
    });
    (port, serving)
}

fn settings(port: u16, tls: SmtpTls) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port,
        tls,
        login: None,
        roots: Roots::None,
        extra_ca: vec![AUTHORITY.to_vec()],
    }
}

fn mailer(settings: SmtpSettings) -> SmtpMailer {
    let clock = Arc::new(ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap()));
    let from = MailAddress::parse("rosarium@seattle.example").unwrap();
    SmtpMailer::new(settings, from, clock).unwrap()
}

const PLAIN: &str = "first\n.\nMAIL FROM:<eve@evil.example>\nlast";

async fn send(settings: SmtpSettings) -> Result<(), MailRefused> {
    send_text(settings, PLAIN).await
}

async fn send_text(settings: SmtpSettings, text: &str) -> Result<(), MailRefused> {
    let mail = Mail {
        name: MailName([7; 16]),
        queued: "2026-11-21T11:00:00Z".parse().unwrap(),
        sender: "Seattle".to_owned(),
        language: domain::LanguageTag::parse("en").unwrap(),
        subject: "Sign in\r\nBcc: everybody@evil.example".to_owned(),
        text: text.to_owned(),
        html: None,
        calendar: None,
        unsubscribe: None,
    };
    let to = MailAddress::parse("maren@ledgerline.example").unwrap();
    mailer(settings).send(Labeled::addressed(mail, to)).await
}

fn heard_by(serving: JoinHandle<Vec<String>>) -> Vec<String> {
    serving.join().unwrap()
}

/// B14: neither a subject nor a text says anything to the relay.
#[tokio::test]
async fn a_mail_reaches_the_relay_whole_and_gives_it_no_command() {
    let (port, serving) = relay(&[("EHLO", "250-relay.example\r\n250 8BITMIME")]);
    send(settings(port, SmtpTls::None)).await.unwrap();
    let heard = heard_by(serving);
    assert_eq!(heard[0], "EHLO seattle.example");
    assert!(
        heard[1].starts_with("MAIL FROM:<rosarium@seattle.example>"),
        "{}",
        heard[1]
    );
    assert_eq!(heard[2], "RCPT TO:<maren@ledgerline.example>");
    assert_eq!(heard[3], "DATA");
    let end = heard.iter().position(|line| line == ".").unwrap();
    let text = &heard[4..end];
    assert!(text.contains(&format!("Message-ID: <{}@seattle.example>", "07".repeat(16))));
    assert!(text.contains(&"To: maren@ledgerline.example".to_owned()));
    assert!(!text.iter().any(|line| line.starts_with("Bcc")));
    assert!(
        text.contains(&"..".to_owned()),
        "a dot on its own is doubled: {text:?}"
    );
    let commands = heard.iter().filter(|line| line.starts_with("MAIL FROM")).count();
    assert_eq!(commands, 2, "one of them inside the text");
}

#[tokio::test]
async fn a_relay_that_knows_only_seven_bits_gets_every_letter() {
    let (port, serving) = relay(&[("EHLO", "250 relay.example")]);
    send_text(settings(port, SmtpTls::None), "Grüße\n“zum Tee”")
        .await
        .unwrap();
    let heard = heard_by(serving);
    assert!(heard.iter().all(|line| line.is_ascii()));
    let encoded = STANDARD.encode("Grüße\r\n“zum Tee”");
    assert!(heard.contains(&encoded), "{heard:?}");
}

#[tokio::test]
async fn a_relay_that_knows_no_such_mailbox_is_told_from_one_that_has_no_time() {
    for (said, is_final) in [
        ("550 5.1.1 no such mailbox", true),
        ("550 5.7.1 relaying denied", false),
        ("452 4.2.2 mailbox full", false),
        ("553 sorry", false),
    ] {
        let script: Script = match said {
            "550 5.1.1 no such mailbox" => &[("RCPT", "550 5.1.1 no such mailbox")],
            "550 5.7.1 relaying denied" => &[("RCPT", "550 5.7.1 relaying denied")],
            "452 4.2.2 mailbox full" => &[("RCPT", "452 4.2.2 mailbox full")],
            _ => &[("RCPT", "553 sorry")],
        };
        let (port, serving) = relay(script);
        let refused = send(settings(port, SmtpTls::None)).await.unwrap_err();
        assert_eq!(
            matches!(refused, MailRefused::Recipient(_)),
            is_final,
            "{refused:?}"
        );
        assert!(refused.to_string().contains(&said[4..]), "{refused}");
        heard_by(serving);
    }
}

#[tokio::test]
async fn a_relay_that_repeats_the_address_it_refuses_is_told_on_without_it() {
    const SAID: &str =
        "550 5.1.1 <nora@mail.example>: Recipient address rejected: unknown nora@mail.example.";
    let (port, serving) = relay(&[("RCPT", SAID)]);
    let refused = send(settings(port, SmtpTls::None)).await.unwrap_err();
    let told = refused.to_string();
    assert!(matches!(refused, MailRefused::Recipient(_)), "{told}");
    assert!(
        told.contains("5.1.1 <address> Recipient address rejected"),
        "{told}"
    );
    assert!(!told.contains("nora") && !told.contains('@'), "{told}");
    heard_by(serving);
    let long = format!("{} nora@mail.example", "x".repeat(ANSWER_CHARS_MAX - 5));
    assert_eq!(without_addresses(&long).len(), ANSWER_CHARS_MAX);
}

#[tokio::test]
async fn a_relay_that_breaks_off_after_the_text_has_not_taken_it() {
    let (port, serving) = relay(&[(".", "")]);
    let refused = send(settings(port, SmtpTls::None)).await.unwrap_err();
    assert!(matches!(refused, MailRefused::Relay(_)), "{refused:?}");
    heard_by(serving);
}

#[tokio::test]
async fn nobody_there_is_a_reason_to_try_again() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let refused = send(settings(port, SmtpTls::None)).await.unwrap_err();
    assert!(matches!(refused, MailRefused::Relay(_)), "{refused:?}");
}

/// E14: neither name nor secret nor mail is told to a relay that offers no TLS, or whose name is not in its certificate.
#[tokio::test]
async fn nothing_is_told_to_a_relay_that_cannot_prove_its_name() {
    let login = || {
        Some(SmtpLogin {
            user: "seattle".to_owned(),
            secret: "swordfish".to_owned(),
        })
    };
    let (port, serving) = relay(&[]);
    let mut plain = settings(port, SmtpTls::StartTls);
    plain.login = login();
    assert!(!format!("{:?}", plain.login).contains("swordfish"));
    send(plain).await.unwrap_err();
    let heard = heard_by(serving);
    assert!(
        heard
            .iter()
            .all(|line| line.starts_with("EHLO") || line == "QUIT"),
        "{heard:?}"
    );

    let (port, serving) = sealed_relay(&[]);
    let mut wrong_name = settings(port, SmtpTls::Implicit);
    wrong_name.login = login();
    let refused = send(wrong_name).await.unwrap_err();
    assert!(matches!(refused, MailRefused::Relay(_)), "{refused:?}");
    assert_eq!(heard_by(serving), Vec::<String>::new());
}

#[test]
fn a_file_without_a_certificate_is_named_by_its_number() {
    let mut junk = settings(465, SmtpTls::Implicit);
    junk.extra_ca
        .push(b"-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n".to_vec());
    let clock = Arc::new(ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap()));
    let from = MailAddress::parse("rosarium@seattle.example").unwrap();
    assert_eq!(
        SmtpMailer::new(junk, from, clock).err(),
        Some(SmtpRefused::ExtraCa(2))
    );
}

#[tokio::test]
async fn trying_a_relay_out_sends_nothing() {
    let (port, serving) = relay(&[]);
    mailer(settings(port, SmtpTls::None)).try_out().await.unwrap();
    let heard = heard_by(serving);
    assert!(
        !heard
            .iter()
            .any(|line| line.starts_with("MAIL") || line == "DATA"),
        "{heard:?}"
    );
}
