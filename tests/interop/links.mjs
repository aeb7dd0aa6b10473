// Every link and resource on the pages of a node, followed by linkinator: none inside is dead, none leads out by mistake.
// `ROSARIUM_BIN` names the binary; exit status 1 on a fault.

import { LinkChecker } from "linkinator";

import { seed } from "../pages/seed.mjs";
import { RosariumNode } from "./rosarium_node.mjs";
import { must, none, note, score, step } from "./steps.mjs";

const CONCURRENCY = 4;

async function main() {
  let node;
  try {
    node = await step("a node is set up by its command line", () => RosariumNode.setUp(process.env.ROSARIUM_BIN, "circle"));
    if (!node || !(await step("it starts", () => node.serve()))) return;
    const places = await step("it is given events of every kind", () => seed(node));
    // The first of the places is an event that is gone: its page says so with 410.
    const [gone, ...others] = places ?? [];
    for (const start of ["/", ...others.filter((place) => place !== "/nothing-here")]) {
      await step(`from ${start} no link inside is dead`, async () => none(await dead(node, start)));
    }
    await step("control: dead links are found", async () => {
      for (const [start, status] of [["/nothing-here", 404], [gone, 410]]) {
        const faults = await dead(node, start);
        must(faults.includes(`${status} ${node.origin}${start}, from undefined`), faults.join("\n"));
        for (const fault of faults) must(fault.includes(start), fault);
      }
    });
  } finally {
    if (node) await node.end();
  }
}

/** Addresses elsewhere are counted and not asked: nothing leaves this machine. */
async function dead(node, start) {
  const outside = new Set();
  const { links } = await new LinkChecker().check({
    path: node.origin + start,
    recurse: true,
    concurrency: CONCURRENCY,
    linksToSkip: async (link) => {
      if (link.startsWith(`${node.origin}/`) || link === node.origin) return false;
      outside.add(link);
      return true;
    },
  });
  const asked = links.filter((link) => link.state !== "SKIPPED");
  note(`${asked.length} links inside, ${outside.size} addresses outside`);
  must(asked.length > 0, "no link was asked");
  return asked.filter((link) => link.state !== "OK").map((link) => `${link.status} ${link.url}, from ${link.parent}`);
}

try {
  await main();
} catch (error) {
  await step("the run came to its end", () => Promise.reject(error));
}
const { made, failures } = score();
console.log(`links: ${made - failures} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
