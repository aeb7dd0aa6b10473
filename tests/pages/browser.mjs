// A headless Chromium, what axe finds in its pages, and pictures of them.

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import axe from "axe-core";
import puppeteer from "puppeteer-core";

import { DESK, PHONE } from "./plan.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--hide-scrollbars",
  "--no-proxy-server",
  "--disable-dev-shm-usage",
  "--lang=en-US",
];
const PAGE_SECONDS_MAX = 20;

export class Browser {
  #browser;
  #profile;
  #pictures;
  #contexts = new Map();

  /** Pictures go into the folder; those of an earlier run are taken away. */
  static async start(executablePath, pictures) {
    const self = new Browser();
    self.#pictures = pictures;
    await rm(pictures, { recursive: true, force: true });
    await mkdir(pictures, { recursive: true });
    self.#profile = await mkdtemp(join(tmpdir(), "rosarium-pages-"));
    self.#browser = await puppeteer.launch({ executablePath, headless: true, args: FLAGS, userDataDir: self.#profile });
    return self;
  }

  async end() {
    await this.#browser.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** One line for each fault of a page in these views, with the views in which it is. */
  async faults(looks) {
    const faults = new Map();
    for (const { page, view } of looks) {
      const name = viewName(page.reader, view);
      for (const fault of await this.#look(page, view)) found(faults, fault, name);
    }
    return [...faults].map(([fault, names]) => `${fault} (${[...names].join(", ")})`);
  }

  async #look({ url, status, reader, cookie }, view) {
    const page = await this.open(reader, view);
    try {
      if (url.startsWith("http")) await page.sign(url, cookie, view.chosen);
      await page.go(url, status);
      const name = url.startsWith("http") ? `${reader}/${slug(url)}-${view.size.width}-${view.chosen ?? view.system}` : "";
      return await page.faults(view.chosen ?? view.system, name);
    } finally {
      await page.close();
    }
  }

  /** A page of one reader's own browser. */
  async open(reader, { size, system, scripts }) {
    if (!this.#contexts.has(reader)) this.#contexts.set(reader, await this.#browser.createBrowserContext());
    const context = this.#contexts.get(reader);
    const page = await context.newPage();
    await page.setViewport(size);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: system }]);
    await page.setJavaScriptEnabled(scripts !== "no scripts");
    page.setDefaultTimeout(PAGE_SECONDS_MAX * 1000);
    return new Page(page, context, scripts, this.#pictures);
  }
}

/** An open page: what its console says and whom it asks is kept from the beginning. */
export class Page {
  #context;
  #scripts;
  #pictures;
  #expected = 200;
  #origin = "null";
  #sent = new Set();
  #heard = new Set();

  constructor(page, context, scripts, pictures) {
    this.page = page;
    this.#context = context;
    this.#scripts = scripts;
    this.#pictures = pictures;
    page.on("console", (message) => {
      const refused = this.#expected >= 400 && message.location().url === page.url();
      if (message.type() === "error" && !refused) this.#heard.add(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.#heard.add(`error: ${error.message}`));
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      const leads = request.isNavigationRequest() && this.#sent.has(origin);
      const own = protocol === "data:" || origin === this.#origin || leads;
      if (!own) this.#heard.add(`asks another origin: ${request.url()}`);
    });
  }

  /** Goes there, where an answer of this status is due. */
  async go(url, status = 200) {
    this.#expected = status;
    this.#origin = new URL(url).origin;
    await this.page.goto(url, { waitUntil: "load" });
  }

  /** A link or form may lead to these nodes from now on; a page may still ask none but its own. */
  sendTo(origins) {
    this.#sent = new Set(origins);
    this.page.on("framenavigated", (frame) => (this.#origin = new URL(frame.url()).origin));
  }

  /** What comes next is refused with this status. */
  expect(status) {
    this.#expected = status;
  }

  /** The session of whoever reads, or none, and the light she chose by the node's own switch. */
  async sign(url, cookie, chosen) {
    const { hostname: domain } = new URL(url);
    const [name, value] = (cookie ?? "sid=").split("=");
    await this.#context.setCookie({ name, value, domain, path: "/", httpOnly: true });
    await this.#context.setCookie({ name: "look", value: `${chosen ?? "auto"}/`, domain, path: "/" });
  }

  /** Keeps a picture of what the window shows, from the top or from an element on, once all letters are there. */
  async keep(name, from = "html") {
    await this.page.$eval(from, (element) => document.fonts.ready.then(() => element.scrollIntoView()));
    await this.page.screenshot({ path: join(this.#pictures, `${name}.png`) });
  }

  /** What is wrong with the page as it stands; with a name, a picture of it is kept. */
  async faults(light, name) {
    const { page } = this;
    if (name) {
      const path = join(this.#pictures, `${name}.png`);
      await mkdir(join(path, ".."), { recursive: true });
      await page.screenshot({ path, fullPage: true });
    }
    // Whoever looks needs scripts; those of the page have had their time.
    await page.setJavaScriptEnabled(true);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(
      async (values) => (await globalThis.axe.run(document, { runOnly: { type: "tag", values } })).violations,
      RULES,
    );
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]?.trim()}`),
    );
    const { shown, wide, served } = await page.evaluate(() => ({
      shown: getComputedStyle(document.documentElement).colorScheme,
      wide: document.documentElement.scrollWidth - innerWidth,
      served: location.protocol.startsWith("http"),
    }));
    if (served && shown !== light) faults.push(`shown ${shown}, not ${light}`);
    if (wide > 0) faults.push(`wider than the window by ${wide} px`);
    faults.push(...this.#heard);
    this.#heard.clear();
    await page.setJavaScriptEnabled(this.#scripts !== "no scripts");
    return faults;
  }

  async close() {
    await this.page.close();
  }
}

/** Looks at a page that no node serves: what the checkers find in it shows that they look. */
export function looksAt(html) {
  const page = { url: `data:text/html;charset=utf-8,${encodeURIComponent(html)}`, html, status: 200, reader: "visitor" };
  return [PHONE, DESK].flatMap((size) => ["light", "dark"].map((system) => ({ page, view: { size, system, scripts: "scripts" } })));
}

/** The reader's own switch wins over what her machine prefers. */
export function looksChosen(page) {
  const chosen = { light: "dark", dark: "light" };
  return Object.keys(chosen).map((system) => ({ page, view: { size: DESK, system, chosen: chosen[system], scripts: "no scripts" } }));
}

function viewName(reader, { size, system, chosen, scripts }) {
  return [reader, `${size.width} px`, chosen ? `${chosen} chosen` : system, scripts].join(" ");
}

/** `/events/01J…/edit` of a node as a name of a file. */
export function slug(url) {
  const { hostname, pathname, search } = new URL(url);
  const path = (pathname + search).replace(/[0-9A-HJKMNP-TV-Z]{26}/g, "ID").replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return `${hostname.split(".")[0]}${path.replace(/-$/, "") || "-home"}`.slice(0, 100);
}

function found(faults, fault, where) {
  faults.set(fault, (faults.get(fault) ?? new Set()).add(where));
}
