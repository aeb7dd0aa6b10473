// A second implementation reads us: people on Fedify follow a community, hear of an event and answer it, see it changed,
// called off and removed; then our community follows them, and a member answers an event of theirs. Each side verifies
// what the other signs: bob by RFC 9421, carol by draft-cavage, both with proofs. RSA alone, for Fedify 2.3 signs no
// request by Ed25519 and looks for the keys of requests in `publicKey`.
// `ROSARIUM_BIN` names the binary; exit status 1 when a step failed.

import { parseNodeInfo } from "@fedify/fedify";
import { Application, Event as EventObject, Follow, Group, Undo } from "@fedify/vocab";

import { answerEvent } from "./answer_event.mjs";
import { checkSignatures } from "./check_signatures.mjs";
import { CAVAGE, FedifyPeer, RFC9421 } from "./fedify_peer.mjs";
import { refuseForgeries } from "./forgeries.mjs";
import { freePort, RosariumNode } from "./rosarium_node.mjs";
import { equal, must, note, score, step, until } from "./steps.mjs";
import { hearTheirEvent } from "./their_event.mjs";
import { postsSince, sent, tap } from "./wiretap.mjs";

const SLUG = "circle";
const PUBLIC = "https://www.w3.org/ns/activitystreams#Public";
const EVENT = {
  title: "Copilot for partners",
  description: "<p>Bring a <strong>question</strong>.</p>",
  start: "2027-01-14T18:00:00+01:00",
  end: "2027-01-14T20:30:00+01:00",
  timezone: "Europe/Brussels",
  modality: "in_person",
  place: {
    name: "Lowland Cloud",
    street: "Rue de la Loi 1",
    locality: "Brussels",
    country: "BE",
    coordinates: { latitude: 50.0, longitude: 4.35 },
  },
  capacity: 1,
  price: "0",
  currency: "EUR",
  language: "en",
  tags: ["copilot"],
  audience: "public",
};

async function main() {
  const binary = process.env.ROSARIUM_BIN;
  if (!binary) throw new Error("ROSARIUM_BIN names the binary to run");
  const ended = [];
  let node;
  try {
    node = await step("a node is set up by its command line", () => RosariumNode.setUp(binary, SLUG));
    if (!node) return;
    const first = await step("it starts and says where it listens", () => node.serve());
    if (!first) return;
    note(first);
    tap(node.origin);
    const peers = [];
    for (const [handle, knock] of [["bob", RFC9421], ["carol", CAVAGE]]) {
      const peer = new FedifyPeer(`http://127.0.0.1:${await freePort()}`, handle, knock);
      await peer.start();
      ended.push(() => peer.end());
      peers.push(peer);
    }
    await story(node, ...peers);
  } finally {
    for (const end of ended) await end();
    if (node) await step("told to end, the node ends with 0", async () => equal(await node.end(), 0, "exit status"));
  }
}

async function story(node, bob, carol) {
  await judgesJudge(bob, carol);
  const group = await discover(node, bob);
  if (!group) return;
  const all = [bob, carol];
  for (const peer of all) await follow(node, peer, group);
  const event = await hearOfEvent(node, all);
  await refuseForgeries(node, bob, carol, group);
  if (event) {
    await answerEvent(node, bob, carol, group, event);
    await hearOfChanges(node, all, event);
  }
  await unfollow(node, bob, carol, group);
  for (const peer of all) await hearTheirEvent(node, peer, group);
}

/** Without our node: what the peers say of signatures is worth something. */
async function judgesJudge(bob, carol) {
  for (const [sender, receiver] of [[bob, carol], [carol, bob]]) {
    await step(`control: Fedify to Fedify, ${sender.knock} and a proof`, async () => {
      const recipient = { id: receiver.actor, inboxId: receiver.context.getInboxUri() };
      const follow = new Follow({ id: sender.activityId("follow"), actor: sender.actor, object: receiver.actor });
      await sender.send(recipient, follow);
      const heard = await receiver.heard("Follow", sender.actor.href);
      await checkSignatures(heard, sender.actor.href, sender.knock, receiver);
    });
  }
}

async function discover(node, bob) {
  const { context } = bob;
  const handle = `@${SLUG}@${new URL(node.origin).host}`;
  const group = await step("the community is found by its handle, and is a Group with both keys", async () => {
    const found = await context.lookupObject(handle);
    must(found instanceof Group, `${handle} is ${found}`);
    equal(found.id.href, node.group, "id");
    const kinds = [];
    for await (const key of found.getAssertionMethods()) kinds.push(key.publicKey.algorithm.name);
    const rsa = await found.getPublicKey();
    equal([rsa.publicKey.algorithm.name, rsa.ownerId.href], ["RSASSA-PKCS1-v1_5", node.group], "publicKey");
    must(kinds.includes("Ed25519"), `assertionMethod has ${kinds}`);
    note(`${found.name}: ${rsa.id.href}, assertionMethod ${kinds.join(", ")}`);
    return found;
  });
  await step("WebFinger answers the actor id too, and names the same subject", async () => {
    const [byHandle, byId] = await Promise.all([
      context.lookupWebFinger(`acct:${handle.slice(1)}`),
      context.lookupWebFinger(node.group),
    ]);
    equal(byId?.subject, byHandle?.subject, "subject");
    must(byId.links.some((link) => link.rel === "self" && link.href === node.group), "no link to the actor");
  });
  await step("the node is an Application, whose community is the Group", async () => {
    const found = await context.lookupObject(node.application);
    must(found instanceof Application, `${node.application} is ${found}`);
  });
  await step("NodeInfo passes Fedify's reader", async () => {
    // Fedify's own look-up asks public addresses alone; its parser is what can be asked here.
    const { links } = await (await fetch(`${node.origin}/.well-known/nodeinfo`)).json();
    const versions = links.filter((link) => link.rel.startsWith("http://nodeinfo.diaspora.software/ns/schema/2."));
    equal(versions.length, 2, "versions");
    for (const { href } of versions) {
      const info = parseNodeInfo(await (await fetch(href)).json());
      equal([info?.software.name, info?.protocols], ["rosarium", ["activitypub"]], href);
    }
  });
  await step("outbox, followers and upcoming events are collections", async () => {
    const outbox = await group.getOutbox();
    const followers = await group.getFollowers();
    equal([outbox?.totalItems, followers?.totalItems], [0, 0], "totalItems");
  });
  return group;
}

async function follow(node, peer, group) {
  await step(`a Follow signed by ${peer.knock} is taken at the first knock, and accepted`, async () => {
    const place = sent.length;
    const follow = new Follow({ id: peer.activityId("follow"), actor: peer.actor, object: group.id, to: group.id });
    await peer.send(group, follow);
    peer.follow = follow;
    equal(postsSince(place, node.origin), [`${peer.word} 202`], "POSTs");
    const heard = await peer.heard("Accept", node.group);
    equal([heard.json.object.id, heard.json.object.type], [follow.id.href, "Follow"], "object of the Accept");
    await checkSignatures(heard, node.group, peer.knock, peer);
    equal((await until("the verdict", () => node.verdict(follow.id.href))).verdict, "applied", "verdict");
  });
}

async function hearOfEvent(node, all) {
  const [bob] = all;
  const published = await step("an event is published by the command line", async () => {
    const file = await node.writeFile("event.json", EVENT);
    return await node.command("events", "create", "--file", file, "--as", "olga");
  });
  for (const peer of all) {
    await step(`${peer.knock}: Create arrives with signature and proof, and reads as the event`, async () => {
      const heard = await peer.heard("Create", node.group);
      await checkSignatures(heard, node.group, peer.knock, peer);
      equal(heard.json.to, [PUBLIC], "to");
      await checkEvent(await EventObject.fromJsonLd(heard.embedded, peer.context), EVENT);
    });
  }
  return await step("the event's address gives the same to a signed GET", async () => {
    const found = bob.inbox.map((one) => one.json).find((json) => json.type === "Create")?.object;
    must(found, "nothing was published");
    const documentLoader = await bob.signedLoader();
    const read = await bob.context.lookupObject(found.id, { documentLoader });
    must(read instanceof EventObject, `${found.id} is ${read}`);
    await checkEvent(read, EVENT);
    const { id } = published ?? {};
    must(id && found.id.endsWith(id), `${found.id} is not ${id}`);
    return { id, iri: found.id };
  });
}

async function checkEvent(event, expected) {
  must(event instanceof EventObject, `${event}`);
  equal(String(event.name), expected.title, "name");
  const times = [event.startTime, event.endTime].map((time) => time.epochMilliseconds);
  equal(times, [Date.parse(expected.start), Date.parse(expected.end)], "times");
  const place = await event.getLocation();
  equal([String(place.name), place.latitude, place.longitude], [expected.place.name, 50, 4.35], "place");
  must(String(event.content).includes("<strong>question</strong>"), `content ${event.content}`);
}

async function hearOfChanges(node, all, event) {
  const moved = { ...EVENT, title: "Copilot for partners, part two", end: "2027-01-14T21:00:00+01:00" };
  await step("a change through the API reaches both as Update", async () => {
    await node.api("PUT", `/events/${event.id}`, moved);
    for (const peer of all) {
      const heard = await peer.heard("Update", node.group, (json) => json.object.name === moved.title);
      await checkSignatures(heard, node.group, peer.knock, peer);
      await checkEvent(await EventObject.fromJsonLd(heard.embedded, peer.context), moved);
      must(heard.json.object.revision > 1, `revision ${heard.json.object.revision}`);
    }
  });
  await step("calling it off reaches both as Update, and is what its address says", async () => {
    await node.api("POST", `/events/${event.id}/cancel`);
    const states = ({ status, eventStatus }) => [status, eventStatus];
    for (const peer of all) {
      const heard = await peer.heard("Update", node.group, (json) => json.object.status === "CANCELLED");
      await checkSignatures(heard, node.group, peer.knock, peer);
      equal(states(heard.json.object), ["CANCELLED", "EventCancelled"], "state");
      await checkEvent(await EventObject.fromJsonLd(heard.embedded, peer.context), moved);
    }
    const now = await fetch(event.iri, { headers: { accept: "application/activity+json" } });
    equal(states(await now.json()), ["CANCELLED", "EventCancelled"], "the address");
  });
  await step("removing it reaches both as Delete of a Tombstone, which its address then is", async () => {
    await node.api("DELETE", `/events/${event.id}`);
    for (const peer of all) {
      const heard = await peer.heard("Delete", node.group);
      await checkSignatures(heard, node.group, peer.knock, peer);
      equal([heard.json.object.id, heard.json.object.type], [event.iri, "Tombstone"], "object");
    }
    const gone = await fetch(event.iri, { headers: { accept: "application/activity+json" } });
    equal([gone.status, (await gone.json()).type], [410, "Tombstone"], "the address");
  });
}

async function unfollow(node, bob, carol, group) {
  await step("who undid her Follow hears no more, who did not does", async () => {
    const undo = new Undo({ id: bob.activityId("undo"), actor: bob.actor, object: bob.follow, to: group.id });
    await bob.send(group, undo);
    await until("the verdict", () => node.verdict(undo.id.href));
    await node.api("POST", "/events", { ...EVENT, title: "After the Undo" });
    await carol.heard("Create", node.group, (json) => json.object.name === "After the Undo");
    const late = bob.inbox.filter((one) => one.json.object?.name === "After the Undo");
    equal(late.length, 0, "deliveries to bob");
  });
}

try {
  await main();
} catch (error) {
  await step("the run came to its end", () => Promise.reject(error));
}
const { made, failures } = score();
console.log(`fedify: ${made - failures} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
