// A headless Chromium, and what axe finds in it.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import axe from "axe-core";
import puppeteer from "puppeteer-core";

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
/** How a page is looked at: `system` is what the machine prefers, `chosen` what the reader's switch says instead. */
const VIEWS = [
  { size: PHONE, system: "light" },
  { size: PHONE, system: "dark" },
  { size: DESK, system: "light" },
  { size: DESK, system: "dark" },
  { size: DESK, system: "light", chosen: "dark" },
  { size: DESK, system: "dark", chosen: "light" },
];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-proxy-server",
  "--disable-dev-shm-usage",
];
const PAGE_SECONDS_MAX = 20;

export class Browser {
  #browser;
  #profile;

  static async start(executablePath) {
    const self = new Browser();
    self.#profile = await mkdtemp(join(tmpdir(), "rosarium-pages-"));
    self.#browser = await puppeteer.launch({ executablePath, headless: true, args: FLAGS, userDataDir: self.#profile });
    return self;
  }

  async end() {
    await this.#browser.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Faults of a page in each size and look; one line each, and one for a page wider than its window. */
  async faults({ url, status, cookie }) {
    const faults = new Map();
    const page = await this.#browser.newPage();
    try {
      await this.#sign(url, cookie);
      page.on("console", (message) => {
        const expected = status >= 400 && message.location().url === url;
        if (message.type() === "error" && !expected) found(faults, `console: ${message.text()}`, "any");
      });
      for (const view of VIEWS) {
        const where = `${view.size.width} px ${view.chosen ?? view.system}`;
        for (const fault of await this.#look(page, url, view)) found(faults, fault, where);
      }
    } finally {
      await page.close();
    }
    return [...faults].map(([fault, wheres]) => `${fault} (${[...wheres].join(", ")})`);
  }

  async #look(page, url, { size, system, chosen }) {
    await page.setViewport(size);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: system }]);
    if (url.startsWith("http")) await this.#choose(url, chosen);
    await page.goto(url, { waitUntil: "load", timeout: PAGE_SECONDS_MAX * 1000 });
    await page.evaluate(axe.source);
    const violations = await page.evaluate(
      async (values) => (await globalThis.axe.run(document, { runOnly: { type: "tag", values } })).violations,
      RULES,
    );
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]?.trim()}`),
    );
    const wanted = chosen ?? system;
    const shown = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    if (url.startsWith("http") && shown !== wanted) faults.push(`shown ${shown}, not ${wanted}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    return wide > 0 ? [...faults, `wider than the window by ${wide} px`] : faults;
  }

  // The session of whoever reads, or none.
  async #sign(url, cookie) {
    if (!url.startsWith("http")) return;
    const [name, value] = (cookie ?? "sid=").split("=");
    await this.#browser.setCookie({ name, value, domain: new URL(url).hostname, path: "/", httpOnly: true });
  }

  // The node's own switch, whose cookie is not for scripts to see.
  async #choose(url, chosen) {
    const { hostname: domain } = new URL(url);
    await this.#browser.setCookie({ name: "look", value: `${chosen ?? "auto"}/`, domain, path: "/" });
  }
}

/** A page that no node serves: what the checkers find in it shows that they look. */
export function pageOf(html) {
  return { url: `data:text/html;charset=utf-8,${encodeURIComponent(html)}`, html, status: 200 };
}

function found(faults, fault, where) {
  faults.set(fault, (faults.get(fault) ?? new Set()).add(where));
}
