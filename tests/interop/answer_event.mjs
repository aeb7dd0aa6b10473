// People on another server answer an event of ours: every Join is answered, to the person alone.

import { Join, Leave, Undo } from "@fedify/vocab";

import { checkSignatures } from "./check_signatures.mjs";
import { postsSince, sent } from "./wiretap.mjs";
import { equal, must, step, until } from "./steps.mjs";

/** The event has one seat; both people end without one. */
export async function answerEvent(node, bob, carol, group, event) {
  const iri = new URL(event.iri);
  const join = (peer) =>
    new Join({ id: peer.activityId("join"), actor: peer.actor, object: iri, to: group.id });
  const deliver = async (peer, activity) => {
    const place = sent.length;
    await peer.send(group, activity);
    equal(postsSince(place, node.origin), [`${peer.word} 202`], "POSTs");
    const { verdict, reason } = await until("the verdict", () => node.verdict(activity.id.href));
    equal([verdict, reason], ["applied", null], activity.id.href);
  };
  const answered = async (peer, kind, activity) => {
    const heard = await peer.heard(kind, node.group, (json) => json.object.id === activity.id.href);
    await checkSignatures(heard, node.group, peer.knock, peer);
    equal(heard.json.to, [peer.actor.href], "to");
    equal(heard.json.cc ?? [], [], "cc");
    return heard.json;
  };
  const taken = async (count) => {
    const read = async () => (await (await fetch(iri, { headers: accept })).json()).attendees?.totalItems;
    await until(`${count} taken`, async () => (await read()) === count);
  };

  await step("Join to the last seat is accepted, and takes it", async () => {
    const activity = join(bob);
    await deliver(bob, activity);
    await answered(bob, "Accept", activity);
    await taken(1);
  });
  await step("the same person joins again, and hears the same again", async () => {
    const activity = join(bob);
    await deliver(bob, activity);
    await answered(bob, "Accept", activity);
    await taken(1);
  });
  await step("Join to a full event is rejected, with the reason", async () => {
    const activity = join(carol);
    await deliver(carol, activity);
    const { content } = await answered(carol, "Reject", activity);
    must(typeof content === "string" && content.length > 0, `content ${content}`);
    await taken(1);
  });
  await step("Leave gives the seat back", async () => {
    await deliver(bob, new Leave({ id: bob.activityId("leave"), actor: bob.actor, object: iri, to: group.id }));
    await taken(0);
  });
  await step("who was rejected joins again and gets the seat; Undo of that Join gives it back", async () => {
    const activity = join(carol);
    await deliver(carol, activity);
    await answered(carol, "Accept", activity);
    await taken(1);
    await deliver(carol, new Undo({ id: carol.activityId("undo"), actor: carol.actor, object: activity, to: group.id }));
    await taken(0);
  });
  await step("names of who came are in no document", async () => {
    const text = await (await fetch(iri, { headers: accept })).text();
    const list = await (await fetch(`${event.iri}/attendees`, { headers: accept })).text();
    for (const peer of [bob, carol]) must(!(text + list).includes(peer.actor.href), `${peer.actor} is told`);
  });
}

const accept = { accept: "application/activity+json" };
