//! Somebody before a browser: one that keeps its cookie, reads pages, and sends the forms it finds on them.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::ConnectInfo;
use community::make_sign_in_link::{fresh_link_secret, make_sign_in_link};
use http::{Method, Request, header};
use store::members;

use crate::person::Person;
use crate::reply::Reply;
use crate::story_node::StoryNode;

/// A browser at one node.
pub struct Browser {
    node: Arc<StoryNode>,
    cookie: Mutex<Option<String>>,
    /// The cookie of a browser that asked for a mail.
    asked: Mutex<Option<String>>,
    /// The cookie of a browser that is about to make or to use a passkey.
    passkey: Mutex<Option<String>>,
    /// The cookie of a browser that went to an issuer.
    account: Mutex<Option<String>>,
    /// The cookie of a browser that claims something with a membership elsewhere.
    claim: Mutex<Option<String>>,
    languages: Mutex<Option<String>>,
    /// What it says of where a form comes from; an older one says nothing.
    pub site: &'static str,
    /// What it names as the origin of a form: `null` from a page that tells nobody its address; nothing unless told.
    pub origin: Option<&'static str>,
    /// The network address it comes from; none in a simulated network.
    pub address: Option<SocketAddr>,
}

impl Browser {
    /// One in which nobody is signed in.
    pub fn new(node: &Arc<StoryNode>) -> Self {
        Self {
            node: node.clone(),
            cookie: Mutex::default(),
            asked: Mutex::default(),
            passkey: Mutex::default(),
            account: Mutex::default(),
            claim: Mutex::default(),
            languages: Mutex::default(),
            site: "same-origin",
            origin: None,
            address: None,
        }
    }

    /// One in which she has signed in by a link.
    pub async fn signed_in(person: &Person) -> Self {
        let browser = Self::new(&person.node);
        let link = browser.link_for(person);
        let reply = browser.post("/login", &[("link", &link)]).await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        browser
    }

    /// The secret of a fresh link for her, as the operator's command makes it.
    pub fn link_for(&self, person: &Person) -> String {
        let database = self.node.database();
        let up = self.node.up().expect("somebody signs in at a node that runs");
        let secret = fresh_link_secret(&up.node().randomness);
        let member = database
            .read(|tx| members::get(tx, &person.id))
            .expect("a store in memory can be read")
            .expect("she is a member");
        let now = ambient::Clock::now(&self.node.clock);
        database
            .transact_blocking(|tx| make_sign_in_link(tx, &member.handle, &secret, now))
            .expect("a link can be made for a member");
        secret
    }

    /// Another window of the same browser: it brings the same cookies.
    pub fn another_window(&self) -> Self {
        let other = Self::new(&self.node);
        if let Some(cookie) = self.cookie() {
            other.set_cookie(&cookie);
        }
        *other.claim.lock().unwrap_or_else(PoisonError::into_inner) = self.claim();
        other
    }

    /// Reads a page.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, None).await
    }

    /// Follows a link of another site.
    pub async fn arrive(&self, path: &str) -> Reply {
        self.send_from("cross-site", Method::GET, path, None).await
    }

    /// Looks at a link of another site without following it, as programs do that look for bad ones.
    pub async fn look_at(&self, path: &str) -> Reply {
        self.send_from("cross-site", Method::HEAD, path, None).await
    }

    /// What binds what an issuer says to this browser, as `name=value`.
    pub fn account(&self) -> Option<String> {
        self.account
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Sends a form of these fields and nothing else.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", escaped(value)))
            .collect();
        let kind = "application/x-www-form-urlencoded";
        let form = pairs.join("&").into_bytes();
        self.send(Method::POST, path, Some((kind, form))).await
    }

    /// Sends a form of hers, which carries what shows that it is hers, without reading its page.
    pub async fn post_hers(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let cookie = self.cookie().unwrap_or_default();
        let token = store::sessions::form_token(cookie.split('=').nth(1).unwrap_or_default());
        let token = [("form_token", token.as_str())];
        self.post(path, &[&token[..], fields].concat()).await
    }

    /// Presses the button of the form on `page` that posts to `path`, with its hidden fields and these besides.
    pub async fn press(&self, page: &Reply, path: &str, fields: &[(&str, &str)]) -> Reply {
        let hidden = hidden_fields(&page.text(), path);
        let hidden: Vec<(&str, &str)> = hidden
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(path, &[&hidden, fields].concat()).await
    }

    /// Presses the button of the form on a page of another site that posts to `path` here: its hidden fields come along, and
    /// no cookie, for none of ours is sent with a form of another site.
    pub async fn press_elsewhere(&self, page: &Reply, path: &str) -> Reply {
        let action = format!("{}{path}", self.node.origin.as_str());
        let hidden = hidden_fields(&page.text(), &action);
        let fields: Vec<(&str, &str)> = hidden
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let mut without_cookies = Self::new(&self.node);
        without_cookies.site = "cross-site";
        without_cookies.post(path, &fields).await
    }

    /// Hands a file in by the form of `page` that posts to `path`, as `multipart/form-data` (RFC 7578).
    pub async fn hand_in(&self, page: &Reply, path: &str, file: &[u8]) -> Reply {
        self.hand_in_with(page, path, &[], file).await
    }

    /// The same with further fields, which stand before the file as they do on pages.
    pub async fn hand_in_with(
        &self,
        page: &Reply,
        path: &str,
        fields: &[(&str, &str)],
        file: &[u8],
    ) -> Reply {
        let hidden = hidden_fields(&page.text(), path);
        let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let typed = hidden.chain(fields.iter().copied());
        let mut parts: Vec<(&str, &[u8])> = typed.map(|(name, value)| (name, value.as_bytes())).collect();
        parts.push(("file", file));
        self.post_parts(path, &parts).await
    }

    /// Sends parts in this order, as `multipart/form-data`; the one that is called `file` is one.
    pub async fn post_parts(&self, path: &str, parts: &[(&str, &[u8])]) -> Reply {
        let mut body = Vec::new();
        for (name, content) in parts {
            let file = match *name {
                "file" => "; filename=\"m.csv\"\r\nContent-Type: text/csv",
                _ => "",
            };
            let head = format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
            body.extend(head.into_bytes());
            body.extend(*content);
            body.extend(b"\r\n");
        }
        body.extend(b"--x--\r\n");
        let kind = "multipart/form-data; boundary=x";
        self.send(Method::POST, path, Some((kind, body))).await
    }

    /// The cookie it brings, as `name=value`.
    pub fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What binds a claim to this browser, as `name=value`.
    pub fn claim(&self) -> Option<String> {
        self.claim.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a cookie into it, as somebody else might have done.
    pub fn set_cookie(&self, cookie: &str) {
        *self.cookie.lock().unwrap_or_else(PoisonError::into_inner) = Some(cookie.to_owned());
    }

    /// From now on it asks for these languages, as `Accept-Language`.
    pub fn speaks(&self, languages: &str) {
        *self.languages.lock().unwrap_or_else(PoisonError::into_inner) = Some(languages.to_owned());
    }

    /// Asks for a mail to sign in by, as the form of `/login` does.
    pub async fn ask_mail(&self, mail: &str) -> Reply {
        self.post("/login/mail", &[("mail", mail)]).await
    }

    /// What binds a mail to this browser, as `name=value`.
    pub fn asked(&self) -> Option<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What binds a challenge for a passkey to this browser, as `name=value`.
    pub fn passkey(&self) -> Option<String> {
        self.passkey
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts such a cookie into it, or takes it away.
    pub fn set_passkey(&self, cookie: Option<String>) {
        *self.passkey.lock().unwrap_or_else(PoisonError::into_inner) = cookie;
    }

    async fn send(&self, method: Method, path: &str, form: Option<(&str, Vec<u8>)>) -> Reply {
        self.send_from(self.site, method, path, form).await
    }

    async fn send_from(
        &self,
        site: &str,
        method: Method,
        path: &str,
        form: Option<(&str, Vec<u8>)>,
    ) -> Reply {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, self.node.origin.authority())
            .header(header::ACCEPT, "text/html,application/xhtml+xml")
            .header(header::USER_AGENT, "Mozilla/5.0 Gecko/20100101 Firefox/141.0");
        if !site.is_empty() {
            request = request.header("sec-fetch-site", site);
        }
        let languages = self
            .languages
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some(languages) = languages {
            request = request.header(header::ACCEPT_LANGUAGE, languages);
        }
        let kept = [
            self.cookie(),
            self.asked(),
            self.passkey(),
            self.account(),
            self.claim(),
        ];
        let cookies: Vec<String> = kept.into_iter().flatten().collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let is_form = form.is_some();
        if let Some(origin) = self.origin.filter(|_| is_form) {
            request = request.header(header::ORIGIN, origin);
        }
        let body = match form {
            Some((kind, form)) => {
                request = request.header(header::CONTENT_TYPE, kind);
                Body::from(form)
            }
            None => Body::empty(),
        };
        let mut request = request.body(body).expect("a story asks for addresses that exist");
        if let Some(address) = self.address {
            request.extensions_mut().insert(ConnectInfo(address));
        }
        let reply = self.node.answer(request).await;
        self.keep(&reply);
        reply
    }

    /// Keeps the cookies of an answer.
    fn keep(&self, reply: &Reply) {
        for value in reply.headers.get_all(header::SET_COOKIE) {
            let text = value.to_str().unwrap_or_default();
            let pair = text.split(';').next().unwrap_or_default();
            if pair.contains("sid=") {
                self.set_cookie(pair);
            }
            let kept = (!text.contains("Max-Age=0")).then(|| pair.to_owned());
            if pair.contains("passkey=") {
                self.set_passkey(kept.clone());
            }
            if pair.contains("oidc=") {
                *self.account.lock().unwrap_or_else(PoisonError::into_inner) = kept.clone();
            }
            if pair.contains("claim=") {
                *self.claim.lock().unwrap_or_else(PoisonError::into_inner) = kept.clone();
            }
            if pair.contains("ask=") {
                *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = kept;
            }
        }
    }
}

/// The hidden fields of the form on a page that posts to `path`.
#[track_caller]
fn hidden_fields(html: &str, path: &str) -> Vec<(String, String)> {
    let action = format!("action=\"{path}\"");
    let form = html.split("<form").find(|form| form.contains(&action));
    let form = form.unwrap_or_else(|| panic!("no form posts to {path}: {html}"));
    let form = form.split("</form>").next().unwrap_or_default();
    let value = |tag: &str, name: &str| {
        let rest = tag.split(&format!("{name}=\"")).nth(1)?;
        Some(rest.split('"').next()?.to_owned())
    };
    let inputs = form.split("<input type=\"hidden\"").skip(1);
    inputs
        .filter_map(|tag| Some((value(tag, "name")?, value(tag, "value")?)))
        .collect()
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
