// Ten pages as somebody has them who reads large letters, her own few colours or nothing that moves, or who goes through
// them with the Tab key on a phone, where a bar stands at the bottom (WCAG 2.2: 1.4.4, 1.4.10, 2.4.11; look, section 8).

import { must, none } from "../interop/steps.mjs";
import { cookieOf } from "./demo.mjs";
import { DESK, PHONE, kindOf } from "./plan.mjs";

/** Tab stops of a page that are looked at. */
const STOPS_MAX = 60;

/** Names each look and how it is taken. */
export const SENSES = [
  ["what has the focus on a phone is not under its bottom bar (2.4.11)", focus],
  ["letters of twice the size need no scrolling sideways (1.4.4)", largeLetters],
  ["with a reader's own colours every button has an edge and every focus a ring", ownColours],
  ["nothing moves for whoever asked for less motion", stillness],
];

async function paths({ origin, member }) {
  const { items } = await (await fetch(`${origin}/api/v1/events`, { headers: { authorization: `Bearer ${member.token}` } })).json();
  const own = items.find(({ host }) => host.is_this_node);
  must(own, `${origin} has no event of its own`);
  const people = ["/people", "/communities", "/calendar", "/settings/profile"];
  return ["/", "/events", `/events/${own.id}`, ...people, "/events/new", "/desk/members", "/desk/peers"];
}

/** Takes a look at each of the pages as the officer, and tells what was found wrong with each. */
async function each(browser, node, size, look) {
  const cookie = await cookieOf(node, node.officer.handle);
  const page = await browser.open("senses", { size, system: "light", scripts: "scripts" });
  const faults = [];
  try {
    await page.sign(node.origin, cookie);
    for (const path of await paths(node)) {
      const url = node.origin + path;
      await page.go(url);
      for (const fault of await look(page.page)) faults.push(`${kindOf({ url, status: 200 })} at ${size.width} px: ${fault}`);
    }
  } finally {
    await page.close();
  }
  return [...new Set(faults)];
}

async function focus(browser, node) {
  none(
    await each(browser, node, PHONE, async (page) => {
      must(await page.evaluate(() => getComputedStyle(document.querySelector(".nav")).position === "fixed"), "no bar is fixed");
      const faults = [];
      for (let stop = 0; stop < STOPS_MAX; stop += 1) {
        await page.keyboard.press("Tab");
        const fault = await page.evaluate(covered);
        if (fault) faults.push(fault);
      }
      return faults;
    }),
  );
}

async function largeLetters(browser, node) {
  const wide = async (page) => {
    const over = await page.evaluate(() => {
      const root = document.documentElement;
      const letters = () => parseFloat(getComputedStyle(document.body).fontSize);
      const before = letters();
      root.style.fontSize = "200%";
      return { grown: letters() / before, wide: root.scrollWidth - innerWidth };
    });
    const faults = over.wide > 0 ? [`wider than the window by ${over.wide} px`] : [];
    return over.grown > 1.9 ? faults : [...faults, `letters grow ${over.grown} times only`];
  };
  none([...(await each(browser, node, DESK, wide)), ...(await each(browser, node, PHONE, wide))]);
}

async function ownColours(browser, node) {
  none(
    await each(browser, node, DESK, async (page) => {
      await prefers(page, "forced-colors", "active");
      const faults = await page.evaluate(() => {
        const shown = [...document.querySelectorAll(".button, .button-second")].filter((one) => one.getClientRects().length > 0);
        const bare = shown.filter((one) => getComputedStyle(one).borderTopWidth === "0px");
        return bare.map((one) => `“${one.innerText.trim()}” has no edge`);
      });
      for (let stop = 0; stop < 12; stop += 1) {
        await page.keyboard.press("Tab");
        const called = await page.evaluate(ringless);
        if (called) faults.push(`nothing shows that “${called}” has the focus`);
      }
      return faults;
    }),
  );
}

async function stillness(browser, node) {
  none(
    await each(browser, node, DESK, async (page) => {
      await prefers(page, "prefers-reduced-motion", "reduce");
      return page.evaluate(() => {
        const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
        const moves = [...document.querySelectorAll("body *")].filter((one) => {
          const { animationName, animationDuration, transitionDuration } = getComputedStyle(one);
          return lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration));
        });
        return moves.map((one) => `${one.tagName} .${one.getAttribute("class") ?? ""} moves`);
      });
    }),
  );
}

/** From now on the page believes that her machine says so; it would not for longer than this line to it is open. */
async function prefers(page, name, value) {
  const devtools = await page.createCDPSession();
  await devtools.send("Emulation.setEmulatedMedia", { features: [{ name, value }] });
  must(await page.evaluate((query) => matchMedia(query).matches, `(${name}: ${value})`), `${name} cannot be asked for here`);
}

// Runs in the page: how what has the focus is called, if nothing of it is seen between the top and the bar.
function covered() {
  const it = document.activeElement;
  const bar = document.querySelector(".nav");
  if (!it || it === document.body || bar.contains(it)) return "";
  const { top, bottom } = it.getBoundingClientRect();
  const seen = bottom > 0 && top < bar.getBoundingClientRect().top;
  const called = (it.labels?.[0] ?? it).innerText?.trim() || it.getAttribute("aria-label") || it.name || it.tagName;
  return seen ? "" : `“${called}” has the focus and is covered`;
}

// Runs in the page: how what has the focus is called, if no ring is drawn around it.
function ringless() {
  const it = document.activeElement;
  if (!it || it === document.body) return "";
  const rings = [null, "::after"].map((part) => getComputedStyle(it, part).outlineStyle);
  return rings.some((ring) => ring !== "none") ? "" : it.innerText?.trim() || it.getAttribute("aria-label") || it.tagName;
}
