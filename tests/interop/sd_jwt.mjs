// Vouchers between @sd-jwt/core and `wire::voucher`, both ways. Each side makes the same voucher with the same published keys of
// tests, and Ed25519 signs one text in one way, so both stand in a file: what the library makes is what stands there as `theirs`
// and is read by the test of that name in crates/wire/tests/vouchers.rs; what that test makes stands there as `ours` and is read
// here. `--write` writes the file anew.

import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";

import { SDJwtInstance } from "@sd-jwt/core";

import { equal, must, note, score, step } from "./steps.mjs";

const FILE = new URL("../../crates/wire/tests/vouchers_of_others.json", import.meta.url);
const AT = 1795253400;
const NONCE = Buffer.alloc(32, 9).toString("base64url");
const KEY_NAME = "https://dach.example/c/dach#ed25519-key";
const TYPE = "rosarium-voucher+sd-jwt";

/** The key that 32 equal bytes stand for. */
function keyOf(byte) {
  const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(32, byte)]);
  return createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
}

const home = keyOf(1);
const holder = keyOf(2);

const signer = (key) => async (text) => sign(null, Buffer.from(text), key).toString("base64url");
const holds = (text, signature, key) => verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"));

/** The library as a home, a browser and a host use it. */
function library() {
  return new SDJwtInstance({
    signer: signer(home),
    signAlg: "EdDSA",
    verifier: async (text, signature) => holds(text, signature, createPublicKey(home)),
    hasher: (data, name) => createHash(name.replace("-", "")).update(data).digest(),
    hashAlg: "sha-256",
    saltGenerator: () => "there are no disclosures",
    kbSigner: signer(holder),
    kbSignAlg: "EdDSA",
    kbVerifier: async (text, signature, payload) =>
      holds(text, signature, createPublicKey({ key: payload.cnf.jwk, format: "jwk" })),
  });
}

function claims() {
  const { x } = createPublicKey(holder).export({ format: "jwk" });
  return {
    iss: "https://dach.example/c/dach",
    aud: "https://benelux.example/c/benelux",
    vct: "https://w3id.org/rosarium/v1#MembershipVoucher",
    offer: "https://benelux.example/offers/42",
    tier: "https://dach.example/c/dach/tiers/full",
    sub: "subject",
    jti: "id",
    iat: AT,
    nbf: AT,
    exp: AT + 600,
    cnf: { jwk: { kty: "OKP", crv: "Ed25519", x } },
  };
}

async function byTheLibrary() {
  const issued = await library().issue(claims(), undefined, { header: { typ: TYPE, kid: KEY_NAME } });
  return library().present(issued, {}, { kb: { payload: { iat: AT, aud: claims().aud, nonce: NONCE } } });
}

/** As FEDERATION.md says, without the library. */
async function asWritten() {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = async (header, payload, key) => {
    const covered = `${part(header)}.${part(payload)}`;
    return `${covered}.${await signer(key)(covered)}`;
  };
  const first = `${await signed({ alg: "EdDSA", typ: TYPE, kid: KEY_NAME }, claims(), home)}~`;
  const hash = createHash("sha256").update(first).digest("base64url");
  const binding = { aud: claims().aud, nonce: NONCE, iat: AT, sd_hash: hash };
  return `${first}${await signed({ alg: "EdDSA", typ: "kb+jwt" }, binding, holder)}`;
}

const judge = (token, nonce = NONCE, now = AT + 5) =>
  library().verify(token, { requiredClaimKeys: ["offer", "tier", "sub", "jti"], keyBindingNonce: nonce, currentDate: now });

async function refuses(what, token, ...how) {
  let taken = true;
  try {
    await judge(token, ...how);
  } catch {
    taken = false;
  }
  must(!taken, `taken although ${what}`);
}

async function main() {
  if (process.argv.includes("--write")) {
    const both = { ours: await asWritten(), theirs: await byTheLibrary() };
    await writeFile(FILE, `${JSON.stringify(both, null, 2)}\n`);
  }
  const { ours, theirs } = JSON.parse(await readFile(FILE, "utf8"));
  await step("the library takes our voucher, and reads of it what it says", async () => {
    const { payload, header, kb } = await judge(ours);
    equal(payload, claims(), "claims");
    equal(header.typ, TYPE, "typ");
    equal(kb.payload.nonce, NONCE, "nonce");
    note(`${ours.length} characters`);
  });
  await step("our voucher is made as it is written down", async () => equal(await asWritten(), ours, "voucher"));
  await step("the voucher that our test reads is the library's", async () => equal(await byTheLibrary(), theirs, "voucher"));
  await step("control: the library refuses our voucher once it is altered", async () => {
    const [first, bound] = ours.split("~");
    await refuses("it answers another nonce", ours, Buffer.alloc(32, 8).toString("base64url"));
    await refuses("it is over", ours, NONCE, AT + 601);
    await refuses("its key binding is gone", `${first}~`);
    const payload = (token) => token.split(".")[1];
    const other = Buffer.from(JSON.stringify({ ...claims(), tier: "https://dach.example/c/dach/tiers/all" }));
    await refuses("it claims another level", ours.replace(payload(first), other.toString("base64url")));
    await refuses("its binding says otherwise", ours.replace(payload(bound), payload(bound).replace(/^.{8}/, "eyJhdWQi_")));
  });
}

try {
  await main();
} catch (error) {
  await step("the run came to its end", () => Promise.reject(error));
}
const { made, failures } = score();
console.log(`sd_jwt: ${made - failures} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
