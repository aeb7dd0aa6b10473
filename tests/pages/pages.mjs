// Every page that a stranger or an officer can reach: valid HTML, no dead link, and no fault that axe finds, on a phone and a desk, in
// light and dark; and the OpenAPI document. `ROSARIUM_BIN` and `CHROMIUM` name the programs; exit status 1 on a fault.

import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { RosariumNode } from "../interop/rosarium_node.mjs";
import { must, none, note, score, step } from "../interop/steps.mjs";
import { Browser, pageOf } from "./browser.mjs";
import { seed, seedDesk, signIn } from "./seed.mjs";
import { faultsOfHtml, walk } from "./walk.mjs";

const REDOCLY_SECONDS_MAX = 60;

async function main() {
  const { ROSARIUM_BIN: binary, CHROMIUM: chromium } = process.env;
  if (!binary || !chromium) throw new Error("ROSARIUM_BIN and CHROMIUM name the programs to run");
  let node, other, browser;
  try {
    node = await step("a node is set up by its command line", () => RosariumNode.setUp(binary, "circle"));
    if (!node || !(await step("it starts", () => node.serve()))) return;
    const places = await step("it is given events of every kind", () => seed(node));
    await step("the OpenAPI document passes Redocly's linter", () => lintOpenapi(node, binary));
    const pages = await step("every link inside leads somewhere", () => reachable(node.origin, ["/", ...(places ?? [])]));
    other = await step("another node peers with it and goes away", () => seedDesk(node, binary));
    const cookie = await step("an officer signs in by a link of the command line", () => signIn(node));
    const desk = await step("every link of the desk leads somewhere", () => deskOf(node.origin, cookie));
    pages?.push(...(desk ?? []));
    for (const page of pages ?? []) await step(`HTML ${short(page)}`, async () => none(await faultsOfHtml(page)));
    browser = await step("Chromium starts", () => Browser.start(chromium));
    if (!browser) return;
    await step("control: what is wrong is found", () => findsFaults(browser));
    for (const page of pages ?? []) {
      await step(`axe ${short(page)}`, async () => none(await browser.faults(page)));
    }
  } finally {
    if (browser) await browser.end();
    if (node) await node.end();
    if (other) await other.end();
  }
}

async function findsFaults(browser) {
  const pale = "@media (prefers-color-scheme: dark) { p { color: #777; background: #888 } }";
  const bad = pageOf(`<!DOCTYPE html><html><title>x</title><style>${pale}</style><img src="data:,"><p>pale<div style="width:2000px">wide`);
  const [faults, html] = await Promise.all([browser.faults(bad), faultsOfHtml(bad)]);
  const at = (word, where) => faults.some((fault) => fault.includes(word) && fault.endsWith(`(${where})`));
  const all = "360 px light, 360 px dark, 1280 px light, 1280 px dark";
  must(at("image-alt", all) && at("html-has-lang", all), faults.join("\n"));
  must(at("color-contrast", "360 px dark, 1280 px dark, 1280 px light"), `contrast: ${faults.join("\n")}`);
  must(faults.some((fault) => fault.includes("wider than the window by 7")), faults.join("\n"));
  must(html.length > 2, `html-validate found ${html.join("\n")}`);
}

async function reachable(origin, places) {
  const { pages, dead } = await walk(origin, places);
  none(dead);
  must(pages.length > 8, `only ${pages.length} pages were found`);
  note(`${pages.length} pages`);
  return pages;
}

/** The officer's pages; a stranger is shown none of them. */
async function deskOf(origin, cookie) {
  const places = ["/desk/peers", "/desk/queue", "/desk/audit", "/settings/sessions", "/login"];
  const { pages, dead } = await walk(origin, places, { cookie, within: "/desk" });
  none(dead);
  const found = (part) => pages.some(({ url }) => new URL(url).pathname.match(part));
  for (const part of [/^\/desk\/peers\/[^/]+$/, /\/end$/, /\/drop$/]) must(found(part), `no page ${part} among ${pages.map(({ url }) => url)}`);
  must(pages.every(({ status }) => status === 200), pages.map(({ url, status }) => `${url} ${status}`).join("\n"));
  const strange = await walk(origin, ["/desk/peers", "/settings/sessions"], { within: "/nowhere" });
  must(strange.pages.length === 2 && strange.pages.every(({ status }) => status === 403), "a stranger is told to sign in");
  note(`${pages.length} pages`);
  return [...pages, strange.pages[0]];
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

/** Pages by path: ids differ from run to run, and the query is what tells two lists apart. */
function short(page) {
  const { pathname, search } = new URL(page.url);
  return pathname.replace(/(\/(?:events|queue)\/)(.{4})[^/]*/, "$1$2…") + search;
}

try {
  await main();
} catch (error) {
  await step("the run came to its end", () => Promise.reject(error));
}
const { made, failures } = score();
console.log(`pages: ${made - failures} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
