// The pictures of README.md, taken of the demonstration: its home page, an event of another community, a member's calendar
// on a phone and an officer's desk in the dark. `ROSARIUM_BIN` and `CHROMIUM` name the programs, `PICTURES` the folder, which
// holds nothing else afterwards. Exit status 1 where one could not be taken.

import { must, none, score, step, until } from "../interop/steps.mjs";
import { Browser } from "./browser.mjs";
import { Demo, cookieOf } from "./demo.mjs";
import { DESK } from "./plan.mjs";

/** A phone as most are; the one of the plan is the narrowest that pages have to fit. */
const PHONE = { width: 390, height: 844 };
const FORUM = "Business applications forum: three migrations, warts and all";
const BREAKFAST = { title: "Breakfast at the harbour", audience: "public", modality: "online", timezone: "America/Los_Angeles" };

async function main() {
  const { ROSARIUM_BIN: binary, CHROMIUM: chromium, PICTURES: pictures } = process.env;
  if (!binary || !chromium || !pictures) throw new Error("ROSARIUM_BIN, CHROMIUM and PICTURES say what to run and where");
  let demo, browser;
  try {
    demo = await step("the demonstration starts", () => Demo.start(binary));
    browser = demo && (await step("Chromium starts", () => Browser.start(chromium, pictures)));
    if (!browser) return;
    const [seattle, london, agora] = demo.nodes;
    const { origin } = seattle;
    const [member, officer] = await Promise.all([seattle.member, seattle.officer].map(({ handle }) => cookieOf(seattle, handle)));
    const take = (name, ...of) => step(`${name}.png`, () => picture(browser, name, ...of));
    await take("home", `${origin}/`, undefined, DESK, "light");
    const forum = await step("another community has a seat for a member", () => answer(seattle, london));
    await take("event", `${origin}/events/${forum}`, member, DESK, "light");
    await step("she follows both communities", () => follow(seattle, [london, agora]));
    await take("calendar", `${origin}/calendar`, member, PHONE, "light", "main h2");
    await step("something waits for a community that is paused", () => pause(seattle, agora));
    await take("desk", `${origin}/desk/peers`, officer, DESK, "dark");
  } finally {
    if (browser) await browser.end();
    if (demo) await demo.end();
  }
}

async function picture(browser, name, url, cookie, size, system, from) {
  const page = await browser.open(name, { size, system, scripts: "scripts" });
  await page.sign(url, cookie);
  await page.go(url);
  await page.keep(name, from);
  none(await page.faults(system));
  await page.close();
}

async function answer(node, host) {
  const { items } = await asked(node, node.member, "GET", `/events?host=${host.origin}`);
  const { id } = items.find(({ title }) => title === FORUM);
  await asked(node, node.member, "PUT", `/events/${id}/rsvp`, { answer: "going" });
  await until("the host's yes", async () => (await asked(node, node.member, "GET", `/events/${id}/rsvp`)).state === "confirmed");
  return id;
}

async function follow(node, others) {
  for (const { origin } of others) await asked(node, node.member, "PUT", `/me/communities/${new URL(origin).host}`);
}

async function pause(node, { origin }) {
  await asked(node, node.officer, "POST", `/peers/${new URL(origin).host}/pause`);
  const start = new Date(Date.now() + 20 * 24 * 3600 * 1000).toISOString();
  await asked(node, node.officer, "POST", "/events", { ...BREAKFAST, start });
  await until("what waits", async () => (await asked(node, node.officer, "GET", "/deliveries")).items.length > 0);
}

async function asked({ origin }, { token }, method, path, body) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(`${origin}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  const text = await answer.text();
  must(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text && JSON.parse(text);
}

try {
  await main();
} catch (error) {
  await step("the run came to its end", () => Promise.reject(error));
}
const { made, failures } = score();
console.log(`pictures: ${made - failures} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
