//! The real transport against a server that misbehaves in every way it can.

use std::sync::Arc;
use std::time::Duration;

use ambient::ToldClock;
use bytes::Bytes;
use domain::{Iri, Labeled, Reach};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::address::tests::REFUSED;
use crate::evil::{Evil, Scripted, at_once, get, transport, under};
use crate::{
    AddressRule, FetchBounds, FetchBudget, FetchSettings, Limits, Method, RedirectRefused, Refused, Request,
    Transport, fetch,
};

const HOME: &[&[&str]] = &[&["127.0.0.1"]];
const OK: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 5\r\n\r\nhello";

#[tokio::test]
async fn an_honest_exchange_goes_through_and_says_who_asks() {
    let evil = Evil::saying(OK).await;
    let transport = transport(&Scripted::new(HOME));
    let answer = get(&transport, &evil.url("evil.example", "/a?b=c"))
        .await
        .unwrap();
    assert_eq!((answer.status, &answer.body[..]), (200, &b"hello"[..]));
    assert_eq!(answer.header("content-type"), Some("text/plain"));
    let head = evil.heads().remove(0).to_ascii_lowercase();
    for line in [
        "get /a?b=c http/1.1\r\n".to_owned(),
        "user-agent: rosarium/0.1 (+https://node.example)\r\n".to_owned(),
        "accept-encoding: identity\r\n".to_owned(),
        format!("host: evil.example:{}\r\n", evil.address.port()),
    ] {
        assert!(head.contains(&line), "{line} in {head}");
    }
    assert!(!head.contains("cookie") && !head.contains("referer"));
}

#[tokio::test]
async fn a_post_carries_its_bytes_and_its_headers() {
    let got = Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = got.clone();
    let evil = Evil::listen(move |_, mut stream| {
        let seen = seen.clone();
        Box::pin(async move {
            let mut body = [0; 8];
            stream.read_exact(&mut body).await.unwrap();
            seen.lock().unwrap().extend_from_slice(&body);
            stream.write_all(OK.as_bytes()).await.unwrap();
        })
    })
    .await;
    let url = evil.url("evil.example", "/inbox");
    let request = Request::post(&url, Bytes::from_static(b"{\"a\": 1}")).with_header("Digest", "SHA-256=x");
    assert_eq!(request.method, Method::Post);
    let labeled = Labeled::federable(request, Reach::Host(url.origin()));
    let answer = transport(&Scripted::new(HOME))
        .exchange(labeled, Limits::DELIVERY)
        .await
        .unwrap();
    assert_eq!(answer.status, 200);
    assert_eq!(&got.lock().unwrap()[..], b"{\"a\": 1}");
    let head = evil.heads().remove(0);
    assert!(
        head.contains("digest: SHA-256=x\r\n") && head.contains("content-length: 8\r\n"),
        "{head}"
    );
}

/// B2, B3: each refused address, as the answer for a name; no connection is made.
#[tokio::test]
async fn a_name_that_leads_to_a_private_address_is_not_connected_to() {
    for address in REFUSED.split_ascii_whitespace() {
        for answers in [vec![address], vec!["1.1.1.1", address], vec![address, "1.1.1.1"]] {
            let lookup = Scripted::new(&[&answers]);
            let transport = under(AddressRule::public(), &lookup);
            let url = Iri::parse("https://evil.example/").unwrap();
            assert_eq!(
                get(&transport, &url).await,
                Err(Refused::AnswerNotAllowed),
                "{answers:?}"
            );
            assert_eq!(lookup.asked(), ["evil.example"]);
        }
    }
}

/// B1: what is refused by its address alone is not even looked up.
#[tokio::test]
async fn a_literal_a_port_and_a_scheme_are_judged_before_any_lookup() {
    let evil = Evil::saying(OK).await;
    let lookup = Scripted::new(HOME);
    let transport = under(AddressRule::public(), &lookup);
    for (url, why) in [
        ("https://127.0.0.1/", Refused::NotAllowed),
        ("https://2130706433/", Refused::NotAllowed),
        ("https://[::1]/", Refused::NotAllowed),
        ("https://[::ffff:127.0.0.1]/", Refused::NotAllowed),
        ("https://169.254.169.254/latest/meta-data/", Refused::NotAllowed),
        ("https://localh.example:1234/secret.txt?.json", Refused::Port),
        ("http://evil.example/", Refused::Scheme),
    ] {
        assert_eq!(
            get(&transport, &Iri::parse(url).unwrap()).await,
            Err(why),
            "{url}"
        );
    }
    let loopback = Iri::parse(&format!("https://127.0.0.1:{}/", evil.address.port())).unwrap();
    assert_eq!(get(&transport, &loopback).await, Err(Refused::Port));
    assert!(lookup.asked().is_empty());
    assert!(evil.heads().is_empty());
}

/// B3
#[tokio::test]
async fn a_name_is_looked_up_once_and_the_first_answer_is_connected_to() {
    let evil = Evil::saying(OK).await;
    let lookup = Scripted::new(&[&["127.0.0.1"], &["10.0.0.1"]]);
    let transport = transport(&lookup);
    let url = evil.url("evil.example", "/");
    assert_eq!(get(&transport, &url).await.map(|answer| answer.status), Ok(200));
    assert_eq!(
        lookup.asked(),
        ["evil.example"],
        "checked and connected with one lookup"
    );
    assert_eq!(
        get(&transport, &url).await,
        Err(Refused::AnswerNotAllowed),
        "the next connection is vetted again"
    );
    assert_eq!(lookup.asked().len(), 2);
    assert_eq!(evil.heads().len(), 1);
}

#[tokio::test]
async fn a_name_under_localhost_is_loopback_without_being_looked_up() {
    let evil = Evil::saying(OK).await;
    let lookup = Scripted::new(&[&["1.1.1.1"]]);
    assert!(
        get(&transport(&lookup), &evil.url("seattle.localhost", "/"))
            .await
            .is_ok()
    );
    let in_service = under(AddressRule::public(), &lookup);
    let url = Iri::parse("https://seattle.localhost/").unwrap();
    assert_eq!(get(&in_service, &url).await, Err(Refused::AnswerNotAllowed));
    assert!(lookup.asked().is_empty());
}

#[tokio::test]
async fn a_name_that_leads_nowhere_and_a_server_that_is_gone_are_told_apart() {
    let nowhere = transport(&Scripted::new(&[]));
    let url = Iri::parse("http://evil.example:9/").unwrap();
    assert_eq!(get(&nowhere, &url).await, Err(Refused::Resolve));
    assert_eq!(
        get(&transport(&Scripted::new(&[&[]])), &url).await,
        Err(Refused::Resolve)
    );
    let evil = Evil::saying("").await;
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let url = Iri::parse(&format!("http://evil.example:{}/", gone.port())).unwrap();
    let transport = transport(&Scripted::new(HOME));
    assert_eq!(get(&transport, &url).await, Err(Refused::Connect));
    assert_eq!(
        get(&transport, &evil.url("evil.example", "/")).await,
        Err(Refused::Broken)
    );
}

/// B4: over real sockets; the other targets are in `fetch`.
#[tokio::test]
async fn a_redirect_is_an_answer_and_its_target_is_vetted_like_any_other() {
    let secret = Evil::saying(OK).await;
    for (target, why) in [
        (
            "http://169.254.169.254/latest/meta-data/".to_owned(),
            Refused::NotAllowed,
        ),
        ("http://[::1]/".to_owned(), Refused::NotAllowed),
        (
            format!("http://10.0.0.1:{}/", secret.address.port()),
            Refused::NotAllowed,
        ),
        ("file:///etc/passwd".to_owned(), RedirectRefused::Scheme.into()),
        ("/".to_owned(), RedirectRefused::Revisit.into()),
    ] {
        let head = format!("HTTP/1.1 302 Found\r\nlocation: {target}\r\ncontent-length: 0\r\n\r\n");
        let evil = Evil::saying(head).await;
        let transport = transport(&Scripted::new(HOME));
        let url = evil.url("evil.example", "/");
        assert_eq!(get(&transport, &url).await.map(|answer| answer.status), Ok(302));
        let clock = ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap());
        let permit = FetchBudget::new(FetchBounds::default(), Arc::new(clock))
            .permit()
            .unwrap();
        let labeled = Labeled::federable(Request::get(&url), Reach::Public);
        let fetched = fetch(&transport, permit, labeled, None, &FetchSettings::default()).await;
        assert_eq!(fetched, Err(why), "{target}");
        assert_eq!(evil.heads().len(), 2, "{target}");
    }
    assert!(secret.heads().is_empty());
}

/// B8
#[tokio::test]
async fn anything_compressed_is_refused_unread() {
    for header in [
        "content-encoding: gzip",
        "content-encoding: gzip, gzip, gzip",
        "content-encoding: identity\r\ncontent-encoding: br",
        "transfer-encoding: gzip, chunked",
    ] {
        // The beginning of a gzip stream; a reader that decoded it would fail in another way.
        let mut answer = format!("HTTP/1.1 200 OK\r\n{header}\r\n\r\n").into_bytes();
        answer.extend_from_slice(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
        let evil = Evil::saying(answer).await;
        let transport = transport(&Scripted::new(HOME));
        assert_eq!(
            get(&transport, &evil.url("evil.example", "/")).await,
            Err(Refused::Encoding),
            "{header}"
        );
    }
    let plain = OK.replace("content-type", "content-encoding: identity\r\ncontent-type");
    let evil = Evil::saying(plain).await;
    assert!(
        get(&transport(&Scripted::new(HOME)), &evil.url("evil.example", "/"))
            .await
            .is_ok()
    );
}

/// Writes for ever, and says how much before the other side had enough.
async fn pour(mut stream: TcpStream, head: &str, chunk: &[u8]) -> usize {
    if stream.write_all(head.as_bytes()).await.is_err() {
        return 0;
    }
    let mut poured = 0;
    while poured < 64 * 1024 * 1024 && stream.write_all(chunk).await.is_ok() {
        poured += chunk.len();
    }
    poured
}

/// B9
#[tokio::test]
async fn a_body_without_end_is_cut_off_and_the_connection_closed() {
    let chunked = [b"4000\r\n".to_vec(), vec![b'x'; 0x4000], b"\r\n".to_vec()].concat();
    for (head, chunk) in [
        ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", chunked),
        ("HTTP/1.1 200 OK\r\n\r\n", vec![b'x'; 0x4000]),
    ] {
        let (tell, told) = tokio::sync::watch::channel(0);
        let evil = Evil::listen(move |_, stream| {
            let (tell, chunk) = (tell.clone(), chunk.clone());
            Box::pin(async move {
                tell.send_replace(pour(stream, head, &chunk).await);
            })
        })
        .await;
        let transport = transport(&Scripted::new(HOME));
        assert_eq!(
            get(&transport, &evil.url("evil.example", "/")).await,
            Err(Refused::TooLarge)
        );
        let poured = *told.clone().wait_for(|poured| *poured > 0).await.unwrap();
        assert!(
            poured < 32 * 1024 * 1024,
            "{poured} bytes went into the buffers of the system"
        );
    }
}

/// B9
#[tokio::test]
async fn a_declared_length_is_not_believed() {
    let huge = Evil::saying("HTTP/1.1 200 OK\r\ncontent-length: 10737418240\r\n\r\nx").await;
    let url = huge.url("evil.example", "/");
    assert_eq!(
        get(&transport(&Scripted::new(HOME)), &url).await,
        Err(Refused::TooLarge),
        "refused by its own word"
    );

    let lying = Evil::saying(format!(
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{}",
        "x".repeat(100_000)
    ))
    .await;
    let url = lying.url("evil.example", "/");
    let transport = transport(&Scripted::new(HOME));
    for _ in 0..2 {
        let answer = get(&transport, &url).await.unwrap();
        assert_eq!(answer.body.len(), 10, "what is declared is read, and no more");
    }
    assert_eq!(
        lying.heads().len(),
        2,
        "the rest is not taken for the next answer"
    );

    let short = Evil::saying("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nx").await;
    assert_eq!(
        get(&transport, &short.url("evil.example", "/")).await,
        Err(Refused::Broken)
    );

    let both = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello!";
    let evil = Evil::saying(both).await;
    assert_eq!(
        get(&transport, &evil.url("evil.example", "/")).await,
        Err(Refused::Broken)
    );
}

/// Plays nothing until the test is over.
async fn hang(stream: TcpStream) {
    std::future::pending::<()>().await;
    drop(stream);
}

/// B7: a head that does not come, or comes a byte a second, is cut at ten simulated seconds.
#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_answer_is_left_in_time() {
    let silent = Evil::listen(|_, stream| Box::pin(hang(stream))).await;
    let slow = Evil::listen(|_, mut stream| {
        Box::pin(async move {
            for byte in "HTTP/1.1 200 OK\r\nx: "
                .bytes()
                .chain(std::iter::repeat_n(b'y', 1_000))
            {
                if stream.write_u8(byte).await.is_err() {
                    return;
                }
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        })
    })
    .await;
    for evil in [silent, slow] {
        let transport = transport(&Scripted::new(HOME));
        let url = evil.url("evil.example", "/");
        let heard = tokio::time::timeout(Duration::from_millis(10_500), get(&transport, &url)).await;
        assert_eq!(heard, Ok(Err(Refused::Timeout)));
    }
}

/// B7
#[tokio::test(start_paused = true)]
async fn a_hundred_silent_servers_do_not_keep_a_good_one_waiting() {
    let evil = Evil::listen(|_, stream| Box::pin(hang(stream))).await;
    let good = Evil::saying(OK).await;
    let transport = Arc::new(transport(&Scripted::new(HOME)));
    let mut waiting = tokio::task::JoinSet::new();
    for number in 0..100 {
        let (transport, url) = (transport.clone(), evil.url(&format!("evil{number}.example"), "/"));
        waiting.spawn(async move { get(&transport, &url).await });
    }
    while evil.heads().len() < 100 {
        tokio::task::yield_now().await;
    }
    let heard = tokio::time::timeout(
        Duration::from_secs(1),
        get(&transport, &good.url("good.example", "/")),
    )
    .await;
    assert_eq!(heard.unwrap().map(|answer| answer.status), Ok(200));
    while let Some(heard) = waiting.join_next().await {
        assert_eq!(heard.unwrap(), Err(Refused::Timeout));
    }
}

/// B7: two at once per host; the third waits for its turn and no longer than the total.
#[tokio::test(start_paused = true)]
async fn a_third_exchange_with_one_host_waits_for_its_turn() {
    let evil = Evil::listen(|_, stream| Box::pin(hang(stream))).await;
    let transport = Arc::new(transport(&Scripted::new(HOME)));
    let limits = Limits {
        total: Duration::from_secs(15),
        ..Limits::DOCUMENT
    };
    let mut waiting = tokio::task::JoinSet::new();
    for _ in 0..5 {
        let (transport, url) = (transport.clone(), evil.url("evil.example", "/"));
        waiting.spawn(async move {
            let labeled = Labeled::federable(Request::get(&url), Reach::Public);
            transport.exchange(labeled, limits).await
        });
    }
    tokio::time::sleep(Duration::from_secs(9)).await;
    assert_eq!(evil.heads().len(), 2);
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(evil.heads().len(), 4, "the first two were left after ten seconds");
    assert!(
        waiting
            .join_all()
            .await
            .iter()
            .all(|heard| *heard == Err(Refused::Timeout))
    );
    assert_eq!(evil.heads().len(), 4, "the fifth had no time left");
}

/// B7, testing section 9: as many at once with one host as the operator says, and all others wait.
#[tokio::test(start_paused = true)]
async fn as_many_exchanges_with_one_host_go_on_at_once_as_is_said() {
    for per_host in [1, 3, 6] {
        let evil = Evil::listen(|_, stream| Box::pin(hang(stream))).await;
        let transport = Arc::new(at_once(per_host, &Scripted::new(HOME)));
        let mut waiting = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (transport, url) = (transport.clone(), evil.url("evil.example", "/"));
            waiting.spawn(async move { get(&transport, &url).await });
        }
        tokio::time::sleep(Duration::from_secs(9)).await;
        assert_eq!(evil.heads().len(), per_host);
        waiting.shutdown().await;
    }
}
