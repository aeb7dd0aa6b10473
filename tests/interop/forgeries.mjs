// What was not signed by whom it names is refused, on both sides; without this a verifier that says yes to all would pass.

import { generateCryptoKeyPair, signObject } from "@fedify/fedify";
import { Like } from "@fedify/vocab";

import { CAVAGE, RFC9421 } from "./fedify_peer.mjs";
import { equal, must, step } from "./steps.mjs";

/** Bob posts to the community what is right, then what is wrong; then ours is altered and shown to Fedify. */
export async function refuseForgeries(node, bob, carol, group) {
  const inbox = group.inboxId.href;
  for (const spec of [RFC9421, CAVAGE]) {
    const post = (body, more) => bob.post(inbox, body, { spec, ...more });
    await step(`${spec}: a signature over nothing else wrong is taken, and again without effect`, async () => {
      const { id, body } = await liked(bob, bob.actor);
      equal((await post(body)).status, 202, "first");
      equal((await post(body)).status, 202, "second");
      equal((await node.probe("received")).filter((one) => one.id === id && one.status === undefined).length, 1, "rows");
    });
    await step(`${spec}: another key is refused with 401 and what we want to see signed`, async () => {
      const { privateKey } = await generateCryptoKeyPair("RSASSA-PKCS1-v1_5");
      const { body } = await liked(bob, bob.actor);
      await refused(await post(body, { key: privateKey }), "signature-invalid");
    });
    await step(`${spec}: a body altered after signing is refused`, async () => {
      const { body } = await liked(bob, bob.actor);
      const afterwards = (signed) => new Request(signed, { body: body.replace("like", "lika") });
      await refused(await post(body, { afterwards }), "digest-mismatch");
    });
    await step(`${spec}: one who speaks for another is refused`, async () => {
      const { body } = await liked(bob, carol.actor);
      await refused(await post(body), "actor-mismatch");
    });
    await step(`${spec}: a proof that does not fit is refused, though the request is signed`, async () => {
      const { body } = await liked(bob, bob.actor, { proof: true });
      equal((await post(body)).status, 202, "with the proof as made");
      const other = await liked(bob, bob.actor, { proof: true });
      const mixed = { ...JSON.parse(other.body), proof: JSON.parse(body).proof };
      await refused(await post(JSON.stringify(mixed)), "signature-invalid");
    });
  }
  await step("a POST without a signature is refused", async () => {
    const { body } = await liked(bob, bob.actor);
    const headers = { "content-type": "application/activity+json" };
    await refused(await fetch(inbox, { method: "POST", headers, body }), "signature-missing");
  });
  for (const peer of [bob, carol]) {
    await step(`Fedify refuses ours when altered, ${peer.knock}`, () => alteredOurs(node, peer));
  }
}

async function alteredOurs(node, peer) {
  const kept = peer.inbox.find((one) => one.json.type === "Create" && one.json.actor === node.group);
  must(kept, "nothing came");
  const altered = structuredClone(kept.json);
  altered.object.name += "!";
  equal((await peer.judgeProof(altered)).key, null, "proof of an altered document");
  const body = JSON.stringify(altered);
  equal((await peer.judgeRequest(new Request(kept.request.clone(), { body }))).verified, false, "altered body");
  const elsewhere = new Request(`${peer.origin}/elsewhere`, kept.request.clone());
  equal((await peer.judgeRequest(elsewhere)).verified, false, "another address");
}

/** A verb that our node verifies, then ignores: it changes nothing. */
async function liked(peer, actor, { proof } = {}) {
  const like = new Like({ id: peer.activityId("like"), actor, object: new URL(`${peer.origin}/liked`) });
  const signed = proof ? await signObject(like, ...(await peer.proofKey()), peer.context) : like;
  const json = await signed.toJsonLd({ ...peer.context, format: "compact" });
  return { id: like.id.href, body: JSON.stringify(json) };
}

async function refused(answer, reason) {
  const problem = await answer.json();
  const type = answer.headers.get("content-type");
  equal([answer.status, type], [401, "application/problem+json"], JSON.stringify(problem));
  must(problem.type.endsWith(`e-${reason}`), `type ${problem.type}, not ${reason}`);
  const wanted = answer.headers.get("accept-signature") ?? "";
  must(wanted.includes('"content-digest"'), `Accept-Signature: ${wanted}`);
}
