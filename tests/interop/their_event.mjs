// The other direction: our community follows a person elsewhere and takes in her event, its change and its cancelling;
// a member of ours answers and withdraws. Each side verifies what the other signs.

import { Accept, Create, Event as EventObject, Person, PUBLIC_COLLECTION, Update } from "@fedify/vocab";

import { checkSignatures } from "./check_signatures.mjs";
import { postsSince, sent } from "./wiretap.mjs";
import { equal, must, step, until } from "./steps.mjs";

const FROM = "2027-02-01T00:00:00Z";
const TITLE = "Walk along the canal";
const STARTS = ["2027-02-20T13:00:00Z", "2027-02-21T13:00:00Z"];

/** `peer` tells; `group` is our community as Fedify reads it. */
export async function hearTheirEvent(node, peer, group) {
  const follow = await weFollow(node, peer, group);
  if (!follow) return;
  const event = await theirs(peer);
  const id = await told(node, peer, group, event);
  if (id) {
    await answered(node, peer, id, event);
    await changed(node, peer, group, event, id);
  }
  await weUndo(node, peer, group, follow);
}

/** Her event in Fedify's own types; `revised` is the day after. */
async function theirs(peer, revised = false) {
  const event = await EventObject.fromJsonLd({
    "@context": "https://www.w3.org/ns/activitystreams",
    id: `${peer.origin}/events/walk`,
    type: "Event",
    attributedTo: peer.actor.href,
    name: revised ? `${TITLE}, a day later` : TITLE,
    content: "<p>Bring <em>good</em> shoes.</p>",
    startTime: STARTS[revised ? 1 : 0],
    endTime: "2027-02-21T17:00:00Z",
    location: { type: "Place", name: "Lock 7", latitude: 50.9, longitude: 4.3 },
    published: "2026-11-01T09:00:00Z",
    updated: revised ? "2026-11-03T09:00:00Z" : "2026-11-01T09:00:00Z",
    to: PUBLIC_COLLECTION.href,
  });
  peer.objects.set(event.id.href, event);
  return event;
}

async function weFollow(node, peer, group) {
  return await step(`${peer.knock}: our community follows her: Fedify takes the Follow, we its Accept`, async () => {
    await unheard(node, peer, group, "Before our Follow");
    const made = await node.submit(node.group, { type: "Follow", object: peer.actor.href });
    const heard = await peer.heard("Follow", node.group);
    equal([heard.json.id, heard.json.object], [made.id, peer.actor.href], "id, object");
    await checkSignatures(heard, node.group, peer.knock, peer);
    const object = await peer.read(heard);
    await taken(node, peer, group, new Accept({ id: peer.activityId("accept"), actor: peer.actor, object }));
    return made;
  });
}

async function told(node, peer, group, object) {
  return await step(`${peer.knock}: her Create is in our calendar, with its time, place and words`, async () => {
    const create = new Create({ id: peer.activityId("create"), actor: peer.actor, object, to: PUBLIC_COLLECTION });
    await taken(node, peer, group, create);
    const { items } = await node.api("GET", `/events?from=${FROM}`);
    const found = items.find((one) => one.activitypub_id === object.id.href);
    must(found, `${object.id} is not among ${items.map((one) => one.activitypub_id)}`);
    equal([found.title, Date.parse(found.start)], [TITLE, Date.parse(STARTS[0])], "title, start");
    const { place, state, host } = found;
    equal([place.name, state, host.origin], ["Lock 7", "published", peer.origin], "place, state, host");
    must(found.description.includes("<em>good</em>"), `description ${found.description}`);
    return found.id;
  });
}

async function answered(node, peer, id, event) {
  const path = `/events/${id}/rsvp`;
  const member = `${node.origin}/users/olga`;
  const join = await step(`${peer.knock}: our member's Join reaches her server, signed by the member`, async () => {
    equal((await node.api("PUT", path, { answer: "going" })).state, "sent", "state");
    const heard = await peer.heard("Join", member);
    equal([heard.json.object, heard.json.to, heard.json.cc], [event.id.href, [peer.actor.href], []], "object, to, cc");
    equal(heard.json.rsvpCounter, undefined, "rsvpCounter, which is for peers");
    await checkSignatures(heard, member, peer.knock, peer);
    return heard;
  });
  if (!join) return;
  await step(`${peer.knock}: her Accept confirms the answer`, async () => {
    const person = await peer.context.lookupObject(member);
    must(person instanceof Person, `${member} is ${person}`);
    const object = await peer.read(join);
    const accept = new Accept({ id: peer.activityId("accept"), actor: peer.actor, object, to: person.id });
    await taken(node, peer, person, accept);
    equal((await node.api("GET", path)).state, "confirmed", "state");
  });
  await step(`${peer.knock}: withdrawing reaches her as Leave`, async () => {
    await node.api("PUT", path, { answer: "withdrawn" });
    const heard = await peer.heard("Leave", member);
    equal([heard.json.object, heard.json.to], [event.id.href, [peer.actor.href]], "object, to");
    await checkSignatures(heard, member, peer.knock, peer);
    const { answer } = await node.api("GET", path);
    equal(answer, "withdrawn", "answer");
  });
}

async function changed(node, peer, group, event, id) {
  const path = `/events/${id}`;
  await step(`${peer.knock}: her Update changes the event`, async () => {
    const object = await theirs(peer, true);
    const update = new Update({ id: peer.activityId("update"), actor: peer.actor, object, to: PUBLIC_COLLECTION });
    await taken(node, peer, group, update);
    const { title, start } = await node.api("GET", path);
    equal([title, Date.parse(start)], [`${TITLE}, a day later`, Date.parse(STARTS[1])], "title, start");
  });
  await step(`${peer.knock}: an Update to EventCancelled calls it off, and nobody can answer it any more`, async () => {
    // Fedify's vocabulary has no word for it: the document is written by hand, and Fedify signs the request.
    const object = { ...(await peer.objects.get(event.id.href).toJsonLd()), eventStatus: "EventCancelled" };
    const written = { "@context": object["@context"], id: peer.activityId("update").href, type: "Update" };
    const update = { ...written, actor: peer.actor.href, to: PUBLIC_COLLECTION.href, object };
    object.updated = "2026-11-04T09:00:00Z";
    const answer = await peer.post(`${node.group}/inbox`, JSON.stringify(update), { spec: peer.knock });
    equal(answer.status, 202, await answer.text());
    await applied(node, update.id);
    equal((await node.api("GET", path)).state, "cancelled", "state");
    equal(await statusOf(node.api("PUT", `${path}/rsvp`, { answer: "going" })), 409, "an answer to it");
  });
}

async function weUndo(node, peer, group, follow) {
  await step(`${peer.knock}: our Undo of the Follow reaches her, and what she tells then has no effect`, async () => {
    await node.submit(node.group, { type: "Undo", object: follow.id });
    const heard = await peer.heard("Undo", node.group);
    equal([heard.json.object.id, heard.json.object.object], [follow.id, peer.actor.href], "what is undone");
    await checkSignatures(heard, node.group, peer.knock, peer);
    await unheard(node, peer, group, "After our Undo");
  });
}

/** Tells of another event, rightly signed; it must not come into our calendar. */
async function unheard(node, peer, group, name) {
  const object = (await theirs(peer)).clone({ id: new URL("/events/unheard", peer.origin), name });
  const create = new Create({ id: peer.activityId("create"), actor: peer.actor, object, to: PUBLIC_COLLECTION });
  await peer.send(group, create);
  const { verdict } = await until("the verdict", () => node.verdict(create.id.href));
  const { items } = await node.api("GET", `/events?from=${FROM}`);
  const titles = items.map((one) => one.title);
  must(verdict !== "applied" && !titles.includes(name), `${name}: ${verdict}, ${titles}`);
}

/** Sends; it has to be taken at the first knock and to have its effect. */
async function taken(node, peer, recipient, activity) {
  const place = sent.length;
  await peer.send(recipient, activity);
  equal(postsSince(place, node.origin), [`${peer.word} 202`], "POSTs");
  await applied(node, activity.id.href);
}

async function applied(node, id) {
  const { verdict, reason } = await until("the verdict", () => node.verdict(id));
  equal([verdict, reason], ["applied", null], id);
}

/** The status of a refused request. */
async function statusOf(asked) {
  return await asked.then(
    () => 200,
    (error) => Number(/: (\d{3}) /.exec(error.message)?.[1]),
  );
}
