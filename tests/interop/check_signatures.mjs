// Signature, proof and Fedify's own inbox: each has to accept what a host sent, by itself.

import { equal, must, note, until } from "./steps.mjs";

/** `heard`: what a peer keeps of one POST; `actor` is who must have signed it, in the form `spec`. */
export async function checkSignatures(heard, actor, spec, peer) {
  const { http, proof, json } = heard;
  note(`${json.type}: ${http.spec} by ${http.kind} ${http.key}; proof by ${proof.kind} ${proof.key}`);
  equal([http.verified, http.spec, http.owner], [true, spec, actor], `HTTP signature (${http.why})`);
  equal([proof.kind, proof.speaks], ["Ed25519", true], "proof");
  must(proof.key.startsWith(`${actor}#`), `the proof is by ${proof.key}`);
  await until("Fedify's inbox to take it", () => peer.listened.includes(json.id));
}
