// A server on Fedify with one person, who follows, answers events and keeps what reaches her inbox.

import { createServer } from "node:http";
import { once } from "node:events";
import { createFederation, generateCryptoKeyPair, MemoryKvStore } from "@fedify/fedify";
import { detachSignature, signRequest, verifyObject, verifyProof, verifyRequestDetailed } from "@fedify/fedify";
import { Activity, DataIntegrityProof, Endpoints, Event as EventObject, Person } from "@fedify/vocab";

import { until } from "./steps.mjs";

/** Names of the two forms of HTTP signature, as Fedify writes them. */
export const CAVAGE = "draft-cavage-http-signatures-12";
export const RFC9421 = "rfc9421";

const CLOCK = { hours: 1 };

export class FedifyPeer {
  #federation;
  #handle;
  #server;

  /** `knock`: the form of signature tried first. */
  constructor(origin, handle, knock) {
    this.origin = origin;
    this.#handle = handle;
    this.knock = knock;
    /** The same in the words of the tap. */
    this.word = knock === CAVAGE ? "cavage" : knock;
    /** What reached the inbox: `{json, embedded, http, proof, request}`; what `heard` gave is marked. */
    this.inbox = [];
    /** Ids that Fedify's own inbox gave to its listeners, so verified by its rules. */
    this.listened = [];
    /** Objects of hers that her server answers with, by their addresses. */
    this.objects = new Map();
    this.#federation = createFederation({
      kv: new MemoryKvStore(),
      origin,
      firstKnock: knock,
      allowPrivateAddress: true,
    });
  }

  /** Makes the keys and listens. */
  async start() {
    const kinds = ["RSASSA-PKCS1-v1_5", "Ed25519"];
    const pairs = await Promise.all(kinds.map((kind) => generateCryptoKeyPair(kind)));
    const federation = this.#federation;
    federation
      .setActorDispatcher("/people/{identifier}", (ctx, identifier) => this.#actor(ctx, identifier))
      .setKeyPairsDispatcher(() => pairs);
    federation
      .setInboxListeners("/people/{identifier}/inbox", "/inbox")
      .on(Activity, (_, activity) => void this.listened.push(activity.id.href));
    const read = (_, { name }) => this.objects.get(`${this.origin}/events/${name}`) ?? null;
    federation.setObjectDispatcher(EventObject, "/events/{name}", read);
    this.#server = createServer((request, response) => this.#answer(request, response));
    this.#server.listen(Number(new URL(this.origin).port), "127.0.0.1");
    await once(this.#server, "listening");
  }

  async end() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** A context outside any request. */
  get context() {
    return this.#federation.createContext(new URL(this.origin), undefined);
  }

  get actor() {
    return this.context.getActorUri(this.#handle);
  }

  /** A fresh id for an activity of hers. */
  activityId(word) {
    return new URL(`/activities/${word}-${crypto.randomUUID()}`, this.origin);
  }

  /** Signs and delivers; refuses when the other side did. */
  async send(recipient, activity) {
    await this.context.sendActivity({ identifier: this.#handle }, recipient, activity, { immediate: true });
  }

  /** One POST signed in one form by her RSA key, or by `key`; no second knock. */
  async post(inbox, body, { spec, key, keyId, afterwards = (request) => request }) {
    const [rsa] = await this.context.getActorKeyPairs(this.#handle);
    const headers = { "content-type": "application/activity+json" };
    const request = new Request(inbox, { method: "POST", headers, body });
    const signed = await signRequest(request, key ?? rsa.privateKey, keyId ?? rsa.keyId, { spec });
    return await fetch(await afterwards(signed));
  }

  /** Reads with her signature, as a secure-mode server does. */
  async signedLoader() {
    return await this.context.getDocumentLoader({ identifier: this.#handle });
  }

  /** Private Ed25519 key and its id, for a proof. */
  async proofKey() {
    const [, ed25519] = await this.context.getActorKeyPairs(this.#handle);
    return [ed25519.privateKey, ed25519.multikey.id];
  }

  /** Waits for the next of a type by an actor; each is given once. */
  async heard(type, actor, fits = () => true) {
    const isIt = ({ json, given }) => !given && json.type === type && json.actor === actor && fits(json);
    const found = await until(`${type} of ${actor} to ${this.#handle}`, () => this.inbox.find(isIt));
    found.given = true;
    return found;
  }

  /** An activity that she heard, in Fedify's own types. */
  async read(heard) {
    return await Activity.fromJsonLd(heard.json, this.#loaders());
  }

  /** What Fedify says of the integrity proof of a document: the key that made it, and whether it covers the actor. */
  async judgeProof(received) {
    // As Fedify's inbox does: its senders put a Linked Data Signature on after the proof.
    const json = detachSignature(received);
    const options = this.#loaders();
    const proof = json.proof ? await DataIntegrityProof.fromJsonLd(withContext(json), options) : null;
    const key = proof && (await verifyProof(json, proof, options));
    const object = await verifyObject(Activity, json, options);
    return { key: key?.id?.href ?? null, kind: key?.publicKey?.algorithm.name ?? null, speaks: object !== null };
  }

  /** What Fedify says of the HTTP signature of a request: the key that made it. */
  async judgeRequest(request) {
    const result = await verifyRequestDetailed(request, { ...this.#loaders(), timeWindow: CLOCK });
    const spec = request.headers.has("signature-input") ? RFC9421 : CAVAGE;
    if (!result.verified) return { verified: false, spec, why: result.reason.type };
    const kind = result.key.publicKey.algorithm.name;
    return { verified: true, spec, key: result.key.id.href, owner: result.key.ownerId?.href, kind };
  }

  #loaders() {
    const { documentLoader, contextLoader } = this.context;
    return { documentLoader, contextLoader };
  }

  async #actor(ctx, identifier) {
    if (identifier !== this.#handle) return null;
    const pairs = await ctx.getActorKeyPairs(identifier);
    return new Person({
      id: ctx.getActorUri(identifier),
      preferredUsername: identifier,
      name: `${identifier} of Fedify`,
      url: ctx.getActorUri(identifier),
      inbox: ctx.getInboxUri(identifier),
      endpoints: new Endpoints({ sharedInbox: ctx.getInboxUri() }),
      publicKey: pairs[0].cryptographicKey,
      assertionMethods: pairs.map((pair) => pair.multikey),
    });
  }

  async #answer(incoming, outgoing) {
    try {
      const request = await this.#request(incoming);
      if (request.method === "POST") await this.#keep(request.clone());
      const response = await this.#federation.fetch(request, { contextData: undefined });
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    } catch (error) {
      outgoing.writeHead(500).end(String(error));
    }
  }

  async #request(incoming) {
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const headers = new Headers();
    for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
      headers.append(incoming.rawHeaders[at], incoming.rawHeaders[at + 1]);
    }
    const body = incoming.method === "POST" ? Buffer.concat(chunks) : undefined;
    return new Request(new URL(incoming.url, this.origin), { method: incoming.method, headers, body });
  }

  // Fedify's inbox is content with the proof or the signature; both are asked for here, each by itself.
  async #keep(request) {
    const json = await request.clone().json();
    const [http, proof] = await Promise.all([this.judgeRequest(request.clone()), this.judgeProof(json)]);
    const embedded = { "@context": json["@context"], ...(typeof json.object === "object" ? json.object : {}) };
    this.inbox.push({ json, embedded, http, proof, request });
  }
}

/** The proof as a document of its own. */
function withContext(json) {
  return { "@context": json["@context"], ...json.proof };
}

