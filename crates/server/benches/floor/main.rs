//! The least that taking in one signed activity costs: what is verified, parsed and made durable, and nothing else.
//!
//! One inbox, one key that it is told at the start, no federation, no effect. `compare` drives it beside a node.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::serve::ListenerExt;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::Parser;
use engine::{Batch, Engine, Keyspace, Outcome, Precondition, RedbEngine, RedbOptions, Write};
use serde_json::{Map, Value};
use tokio::net::TcpListener;
use wire::digest::sha256;
use wire::keys::PublicKey;

/// Activities by the hash of their id.
const ACTIVITIES: Keyspace = Keyspace(1);

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[derive(Parser)]
struct Ask {
    /// Address and port; also the origin in what is signed
    #[arg(long)]
    listen: SocketAddr,
    /// Folder of the database
    #[arg(long)]
    data: PathBuf,
    /// The Multikey of whoever signs everything
    #[arg(long)]
    key: String,
    /// Given by cargo to every benchmark
    #[arg(long)]
    bench: bool,
}

struct Floor {
    engine: RedbEngine,
    key: PublicKey,
    inbox: String,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let ask = Ask::parse();
    std::fs::create_dir_all(&ask.data)?;
    let floor = Floor {
        engine: RedbEngine::open(&ask.data, RedbOptions::default())?,
        key: PublicKey::from_multikey(&ask.key)?,
        inbox: format!("http://{}/inbox", ask.listen),
    };
    let listener = TcpListener::bind(ask.listen).await?;
    let router = Router::new()
        .route("/inbox", post(take))
        .with_state(Arc::new(floor));
    let listening = format!("listening http://{}\n", ask.listen);
    std::io::Write::write_all(&mut std::io::stdout(), listening.as_bytes())?;
    let prompt = listener.tap_io(|stream| {
        // A small answer should not wait for a full packet; the connection works without.
        let _slower = stream.set_nodelay(true);
    });
    axum::serve(prompt, router).await?;
    Ok(())
}

async fn take(State(floor): State<Arc<Floor>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    if !is_signed(&floor, &headers, &body) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(Value::Object(mut activity)) = serde_json::from_slice::<Value>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    let Some(id) = activity.get("id").and_then(Value::as_str) else {
        return StatusCode::BAD_REQUEST;
    };
    let place = sha256(id.as_bytes()).to_vec();
    if let Some(proof) = activity.shift_remove("proof")
        && !is_proved(&floor.key, activity, proof)
    {
        return StatusCode::UNAUTHORIZED;
    }
    let batch = Batch {
        preconditions: vec![Precondition::Absent(ACTIVITIES, place.clone())],
        writes: vec![Write::Put(ACTIVITIES, place, body)],
        ..Batch::default()
    };
    match floor.engine.commit(batch).await {
        Ok(Outcome::Committed(_) | Outcome::Refused(_)) => StatusCode::ACCEPTED,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// `Content-Digest` over the raw bytes, then `verify_strict` over method, address and digest (RFC 9421 section 2.5).
fn is_signed(floor: &Floor, headers: &HeaderMap, body: &[u8]) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let (Some(digest), Some(input), Some(signature)) =
        (text("content-digest"), text("signature-input"), text("signature"))
    else {
        return false;
    };
    let expected = STANDARD.encode(sha256(body));
    let is_digest = digest
        .strip_prefix("sha-256=:")
        .and_then(|rest| rest.strip_suffix(':'))
        .is_some_and(|found| found == expected);
    let parameters = input.strip_prefix("sig1=");
    let signature = signature
        .strip_prefix("sig1=:")
        .and_then(|rest| rest.strip_suffix(':'))
        .and_then(|letters| STANDARD.decode(letters).ok());
    let (true, Some(parameters), Some(signature)) = (is_digest, parameters, signature) else {
        return false;
    };
    let covered = "(\"@method\" \"@target-uri\" \"content-digest\");";
    let base = format!(
        "\"@method\": POST\n\"@target-uri\": {}\n\"content-digest\": {digest}\n\"@signature-params\": {parameters}",
        floor.inbox
    );
    parameters.starts_with(covered) && floor.key.verify(base.as_bytes(), &signature).is_ok()
}

/// `eddsa-jcs-2022`: both halves hashed in their canonical form, without a copy of either.
fn is_proved(key: &PublicKey, activity: Map<String, Value>, proof: Value) -> bool {
    let Value::Object(mut proof) = proof else {
        return false;
    };
    let value = proof.shift_remove("proofValue");
    let signature = value
        .as_ref()
        .and_then(Value::as_str)
        .and_then(|text| wire::multibase::read(text).ok());
    let canonical = |object| wire::jcs::canonical(&Value::Object(object)).map(|bytes| sha256(&bytes));
    let (Some(signature), Ok(proof), Ok(activity)) = (signature, canonical(proof), canonical(activity))
    else {
        return false;
    };
    key.verify(&[proof, activity].concat(), &signature).is_ok()
}
