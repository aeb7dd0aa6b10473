// The suite `activitypub-testing` asks each kind of actor of a node whether it keeps the rules of ActivityPub, as the
// owner of its outbox. Every result counts; what is not `passed` stands in EXPECTED with its reason.

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { RosariumNode } from "./rosarium_node.mjs";
import { equal, must, note, score, step } from "./steps.mjs";

const NAME = "activitypub_testing";
const CLI = join(dirname(createRequire(import.meta.url).resolve("activitypub-testing")), "cli.js");
const SECONDS_MAX = 30;
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;
const PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

const ABSENT = "our actors have no such collection: nothing is liked or shared here (protocol 10.1)";
const NO_TOKEN = "run so, the suite asks for the inbox without its token, and an inbox is read by its owner alone; with it, below";
const NOTE = "the suite posts a Note; a node takes events and answers to them, and says 501 with what it takes";
const NO_TYPE = "the suite posts without a media type an object without a type: section 6 demands the first, and of the \
second nobody knows what to create; refused, so there is no Location to look at";

/** Outcomes other than `passed`, by the slug of the test. */
const EXPECTED = {
  "inbox-must-be-an-orderedcollection": ["inapplicable", NO_TOKEN],
  "shares-collection-must-be-a-collection": ["inapplicable", ABSENT],
  "likes-collection-must-be-a-collection": ["inapplicable", ABSENT],
  "liked-collection-must-be-a-collection": ["inapplicable", ABSENT],
  "outbox-post-servers-must-return-a-201-created-http-code": ["cantTell", NOTE],
  "outbox-wraps-object-with-create-checked-using-get-location": ["inapplicable", NOTE],
  "create-then-update-modifies-object-checked-by-get": ["inapplicable", NOTE],
  "post-outbox-server-overwrites-id-property": ["inapplicable", NO_TYPE],
  "outbox-post-server-adds-to-outbox-collection-checked-by-outbox-get": ["inapplicable", NO_TYPE],
};
/** Tests that take a submission of ours, which is one that the community's outbox supports. */
const WITH_EVENT = [
  "outbox-post-servers-must-return-a-201-created-http-code",
  "outbox-wraps-object-with-create-checked-using-get-location",
];
const TESTS = 15;

const EVENT = {
  "@context": "https://www.w3.org/ns/activitystreams",
  type: "Event",
  name: "Conformance evening",
  startTime: "2027-01-14T18:00:00+01:00",
  endTime: "2027-01-14T20:00:00+01:00",
  to: [PUBLIC],
};

/** Runs the suite's command line; its exit code says what its output says, so only the output is read. */
function suite(...words) {
  const options = { timeout: SECONDS_MAX * 1000, maxBuffer: OUTPUT_BYTES_MAX };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [CLI, ...words], options, (error, stdout, stderr) => {
      if (error?.killed || stdout === "") reject(new Error(`the suite said nothing: ${error} ${stderr}`));
      else resolve(stdout);
    });
  });
}

function judge({ test, result }) {
  const [outcome, reason] = EXPECTED[test.slug] ?? ["passed", ""];
  equal(result.outcome, outcome, `${test.slug} (${result.info ?? "no word why"})`);
  if (reason) note(`expected ${outcome}: ${reason}`);
}

/** Runs one test with what it is given, which must pass. */
async function passes(slug, inputs) {
  const given = Object.entries(inputs).map(([name, value]) => `--input.${name}=${value}`);
  const { result } = JSON.parse(await suite("run", "test", `--slug=${slug}`, ...given));
  equal(result.outcome, "passed", `${slug} (${result.info ?? "no word why"})`);
}

async function askActor(kind, actor, token) {
  const found = await step(`the suite runs on the ${kind}`, async () => {
    const lines = await suite("test", "actor", actor, `--input.authorization=Bearer ${token}`);
    const found = lines.trim().split("\n").map((line) => JSON.parse(line));
    equal(found.length, TESTS, "tests that ran");
    return found;
  });
  const named = (found ?? []).toSorted((one, other) => one.test.slug.localeCompare(other.test.slug));
  for (const result of named) await step(`${kind}: ${result.test.slug}`, async () => judge(result));
  await step(`${kind}: its inbox, read by its owner`, async () => {
    const answer = await fetch(actor, { headers: { accept: "application/activity+json" } });
    const authorization = `Bearer ${token}`;
    await passes("inbox-must-be-an-orderedcollection", { object: await answer.text(), authorization });
  });
}

async function main() {
  const binary = process.env.ROSARIUM_BIN;
  if (!binary) throw new Error("ROSARIUM_BIN names the binary to run");
  const node = await step("a node is set up and its members are imported", async () => {
    const node = await RosariumNode.setUp(binary, "circle");
    const file = await node.writeText("members.csv", "handle,name,mail\nalice,Alice,alice@example.org\n");
    await node.command("members", "import", file);
    return node;
  });
  if (!node) return;
  try {
    must(await step("it starts", () => node.serve()), "the node started");
    const token = async (member, scope) =>
      (await node.command("token", "create", "--member", member, "--scope", scope)).token;
    const officer = await token("olga", "read,write,admin");
    const member = await token("alice", "read,write");
    await askActor("person", `${node.origin}/users/alice`, member);
    await askActor("community", node.group, officer);
    await askActor("node", node.application, officer);
    for (const slug of WITH_EVENT) {
      const inputs = { outbox: `${node.group}/outbox`, authorization: `Bearer ${officer}` };
      await step(`community, with an event: ${slug}`, () => passes(slug, { ...inputs, submission: JSON.stringify(EVENT) }));
    }
  } finally {
    await step("it ends when asked to", async () => equal(await node.end(), 0, "exit code"));
  }
}

try {
  await main();
} catch (error) {
  await step("the run came to its end", () => Promise.reject(error));
}
const { made, failures } = score();
console.log(`${NAME}: ${made - failures} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
