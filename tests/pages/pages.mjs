// Every page of the demonstration and of a node with one event of each kind, as whoever may read it: valid HTML, no dead
// link, no fault that axe finds, no word on the console, no request to another origin, nothing wider than a phone; what
// the keyboard alone can do; and the OpenAPI document. `ROSARIUM_BIN` and `CHROMIUM` name the programs, `PICTURES` the
// folder of the screenshots; `--all` looks at each kind of page in all views. Exit status 1 on a fault.

import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { RosariumNode } from "../interop/rosarium_node.mjs";
import { must, none, note, score, step } from "../interop/steps.mjs";
import { Browser, looksAt, looksChosen } from "./browser.mjs";
import { Demo, cookieOf } from "./demo.mjs";
import { JOURNEYS } from "./keyboard.mjs";
import { PASSKEY_JOURNEYS } from "./passkeys.mjs";
import { PHONE_JOURNEYS } from "./phone.mjs";
import { plan } from "./plan.mjs";
import { seed, seedDesk, seedDoor } from "./seed.mjs";
import { SENSES } from "./senses.mjs";
import { unseen } from "./table.mjs";
import { VOUCHER_JOURNEYS } from "./vouchers.mjs";
import { faultsOfHtml, walk } from "./walk.mjs";

const REDOCLY_SECONDS_MAX = 60;
/** Who joined the demonstration's Seattle three days before it began. */
const NEWCOMER = "wendeline";
/** The address of a room as it is to whoever is not in it, whether or not there is one. */
const NO_ROOM = "/rooms/0123456789ABCDEFGHJKMNPQRS";
/** What is easily lost when a link goes; that no address is forgotten altogether, table.mjs sees to. */
const MUST_BE_SEEN = [
  ...["/join", "/login", "/welcome", "/ethics/sign", "/settings/profile", "/settings/photo", "/settings/sessions"],
  ...["/settings/passkeys", "/settings/sign-ins", "/settings/communities"],
  ...["/settings/mail", "/settings/data", "/settings/data/delete", "/notifications", "/dev/outbox"],
  ...["/events/*", "/events/* (410)", "/people", "/people/*", "/orgs/*", "/orgs/*/seats", "/nothing-here (404)", "/welcome (403)"],
  ...["/events/*/home", "/events/*/guest", "/login/home"],
  ...["/events/new", "/events/drafts", "/events/*/edit", "/events/*/picture", "/events/*/cancel", "/events/*/guests", "/events/*/checkin", "/verify"],
  ...["/desk/members", "/desk/members/*", "/desk/members/import", "/desk/orgs", "/desk/orgs/*"],
  ...["/desk/peers", "/desk/peers/*", "/desk/peers/*/end", "/desk/figures", "/desk/checks", "/desk/queue", "/desk/queue/*/drop", "/desk/audit"],
  ...["/desk/agreements", "/desk/agreements/new", "/statements/new", "/desk/documents", "/desk/tiers", "/desk/tiers/new", "/desk/renewals", "/desk/sources", "/desk/peers/propose"],
  ...["/card", "/card/check/*", "/card/leave", "/invoices/*", "/notes", "/benefits"],
  ...["/desk/setup", "/desk/setup/profile", "/desk/setup/code", "/desk/setup/founders"],
  ...["/desk/members/*/merge", "/rooms", "/rooms/how", "/rooms/new", "/rooms/*", "/rooms/* (404)", "/rooms/*/new", "/rooms/*/*"],
  ...["/rooms/*/members", "/rooms/*/leave", "/rooms/*/audit", "/rooms/*/steward", "/rooms/*/steward/close", "/rooms/door/*"],
  ...["/rooms/*/steward/releases/*", "/rooms/*/*/*/report", "/rooms/*/*/*/remove", "/rooms/*/*/*/release"],
];

async function main() {
  const { ROSARIUM_BIN: binary, CHROMIUM: chromium, PICTURES: pictures } = process.env;
  if (!binary || !chromium || !pictures) throw new Error("ROSARIUM_BIN, CHROMIUM and PICTURES say what to run and where");
  const all = process.argv.includes("--all");
  let circle, other, demo, browser;
  try {
    circle = await step("a node is set up by its command line", () => RosariumNode.setUp(binary, "circle"));
    if (!circle || !(await step("it starts", () => circle.serve()))) return;
    const places = await step("it is given events of every kind", () => seed(circle));
    await step("somebody is named for the door of one", () => seedDoor(circle));
    await step("the OpenAPI document passes Redocly's linter", () => lintOpenapi(circle, binary));
    other = await step("another node peers with it and goes away", () => seedDesk(circle, binary));
    demo = await step("the demonstration starts", () => Demo.start(binary));
    browser = demo && (await step("Chromium starts", () => Browser.start(chromium, pictures)));
    if (!browser) return;
    await step("control: what is wrong is found", () => findsFaults(browser));
    for (const [name, journey] of JOURNEYS) await step(`keyboard: ${name}`, () => journey(browser, demo.nodes[0]));
    for (const [name, journey] of PHONE_JOURNEYS) await step(`phone: ${name}`, () => journey(browser, demo.nodes));
    for (const [name, journey] of PASSKEY_JOURNEYS) await step(`passkeys: ${name}`, () => journey(browser, demo.nodes[1]));
    for (const [name, journey] of VOUCHER_JOURNEYS) await step(`vouchers: ${name}`, () => journey(browser, demo.nodes));
    for (const [name, look] of SENSES) await step(`senses: ${name}`, () => look(browser, demo.nodes[0]));
    const pages = await everyPage(circle, places ?? [], demo);
    // What waits for somebody is looked at first, for it is what changes by itself.
    pages.sort((one, other) => other.url.includes("/desk/queue") - one.url.includes("/desk/queue"));
    await look(browser, pages, all);
  } finally {
    if (browser) await browser.end();
    if (demo) await demo.end();
    if (circle) await circle.end();
    if (other) await other.end();
  }
}

async function everyPage(circle, places, demo) {
  const nodes = demo.nodes.map((node) => ({ node, readers: { visitor: null, member: node.member.handle, officer: node.officer.handle } }));
  nodes.push({ node: circle.asRead(), readers: { visitor: null, door: "mia", officer: "olga" } });
  const pages = [];
  for (const { node, readers } of nodes) {
    for (const [reader, handle] of Object.entries(readers)) {
      const found = await step(`${reader} at ${node.origin}: every link leads somewhere`, async () => {
        const cookie = handle ? await cookieOf(node, handle) : undefined;
        const more = node.origin === circle.origin ? places : [];
        const { pages, dead } = await walk(node.origin, ["/", "/nothing-here", ...unlinked(reader), ...more], { cookie, reader });
        none(dead);
        must(pages.length > 8, `only ${pages.length} pages were found`);
        note(`${pages.length} pages`);
        return pages;
      });
      await step(`${reader} at ${node.origin}: HTML`, async () => none(await allFaultsOfHtml(found ?? [])));
      pages.push(...(found ?? []));
    }
  }
  pages.push(...((await step("newcomer: the door of a room", () => doorOfRoom(demo))) ?? []));
  return pages;
}

/** Before it stands who joined three days ago and was handed the invitation; no page names it. */
async function doorOfRoom({ nodes: [seattle], invitation }) {
  const { pathname } = new URL(invitation);
  const cookie = await cookieOf(seattle, NEWCOMER);
  const { pages } = await walk(seattle.origin, [pathname], { cookie, reader: "newcomer", within: pathname });
  must(pages.length === 1 && pages[0].status === 200, `${pages.length} pages, the first answers ${pages[0]?.status}`);
  none(await allFaultsOfHtml(pages));
  return pages;
}

/** What no link leads to for this reader, and still is hers to see. */
function unlinked(reader) {
  const forbidden = ["/desk/peers", "/settings/sessions", "/welcome", "/people", "/rooms", NO_ROOM];
  return reader === "visitor" ? forbidden : ["/login", "/join", "/welcome", "/ethics/sign"];
}

async function look(browser, pages, all) {
  const looks = plan(pages, { all });
  const missing = MUST_BE_SEEN.filter((kind) => !looks.has(kind));
  await step("each kind of page of members and officers is there", async () => none(missing.map((kind) => `no ${kind}`)));
  await step("each address of a page was looked at, or is known to be none", async () => none(await unseen([...looks.values()].flat().map(({ page }) => page))));
  for (const [kind, ofKind] of looks) await step(`axe ${kind}`, async () => none(await browser.faults(ofKind)));
  const home = pages.find(({ url, reader }) => reader === "visitor" && new URL(url).pathname === "/");
  await step("a reader's own switch wins over her machine", async () => none(await browser.faults(looksChosen(home))));
  note(`${looks.size} kinds of pages, ${[...looks.values()].reduce((sum, one) => sum + one.length, 0)} looks`);
}

async function allFaultsOfHtml(pages) {
  const faults = [];
  for (const page of pages) {
    const { pathname, search } = new URL(page.url);
    for (const fault of await faultsOfHtml(page)) faults.push(`${pathname}${search} ${fault}`);
  }
  return faults;
}

async function findsFaults(browser) {
  const pale = "@media (prefers-color-scheme: dark) { p { color: #777; background: #888 } }";
  const html = `<!DOCTYPE html><html><title>x</title><style>${pale}</style><img src="data:,"><p>pale<div style="width:2000px">wide<script>console.error("oh")</script>`;
  const looks = looksAt(html);
  const [faults, invalid] = await Promise.all([browser.faults(looks), faultsOfHtml(looks[0].page)]);
  const at = (word, ...wheres) => faults.some((fault) => fault.includes(word) && fault.endsWith(`(${wheres.map((where) => `visitor ${where} scripts`).join(", ")})`));
  const everywhere = ["360 px light", "360 px dark", "1280 px light", "1280 px dark"];
  must(at("image-alt", ...everywhere) && at("html-has-lang", ...everywhere), faults.join("\n"));
  must(at("color-contrast", "360 px dark", "1280 px dark"), `contrast: ${faults.join("\n")}`);
  must(at("console: oh", ...everywhere), faults.join("\n"));
  must(faults.some((fault) => fault.includes("wider than the window by 7")), faults.join("\n"));
  must(invalid.length > 2, `html-validate found ${invalid.join("\n")}`);
}

async function lintOpenapi(node, binary) {
  const { stdout } = await promisify(execFile)(binary, ["openapi"], { maxBuffer: 1 << 24 });
  const file = await node.writeFile("openapi.json", JSON.parse(stdout));
  const here = dirname(fileURLToPath(import.meta.url));
  const redocly = join(here, "node_modules/@redocly/cli/bin/cli.js");
  const options = {
    timeout: REDOCLY_SECONDS_MAX * 1000,
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  };
  const config = join(here, "redocly.yaml");
  const lint = promisify(execFile)(process.execPath, [redocly, "lint", file, "--config", config, "--format", "stylish"], options);
  await lint.catch((refused) => none([refused.stdout + refused.stderr]));
}

try {
  await main();
} catch (error) {
  await step("the run came to its end", () => Promise.reject(error));
}
const { made, failures } = score();
console.log(`browser: ${made - failures} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
