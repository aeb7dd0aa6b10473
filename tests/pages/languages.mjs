// The sample pages in every language, in one that is a third longer, and in one that runs from right to left: none is wider
// than the smallest phone, of 320 px. `CHROMIUM` names the browser, `SAMPLES` the folder that the example `samples` of the
// pages wrote, `PICTURES` a folder of its own. Exit status 1 on a fault.

import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { must, none, note, score, step } from "../interop/steps.mjs";
import { Browser } from "./browser.mjs";

/** The narrowest window that anything has to fit into (WCAG 2.2, 1.4.10), and the smallest phone of the specification. */
const NARROWEST = { width: 320, height: 640 };
/** Folders that have to be there, for a language that is not written looks as one that fits. */
const NEEDED = ["de", "en", "es", "fr", "mirrored", "pseudo", "sv"];
const PAGES_MIN = 100;
const PAGES_AT_ONCE = 20;
const WIDE = "<!DOCTYPE html><title>x</title><div style='width:2000px'>wide";

async function main() {
  const { CHROMIUM: chromium, SAMPLES: samples, PICTURES: pictures } = process.env;
  if (!chromium || !samples || !pictures) throw new Error("CHROMIUM, SAMPLES and PICTURES say what to run and where");
  const browser = await step("Chromium starts", () => Browser.start(chromium, pictures));
  if (!browser) return;
  try {
    const view = await browser.open("visitor", { size: NARROWEST, system: "light", scripts: "scripts" });
    await step("control: what is wide is found", async () => must((await tooWide(view, `data:text/html,${WIDE}`)) > 1000, "not found"));
    for (const language of NEEDED) {
      const pages = (await step(`${language} is written`, () => pagesOf(join(samples, language)))) ?? [];
      for (let at = 0; at < pages.length; at += PAGES_AT_ONCE) {
        const some = pages.slice(at, at + PAGES_AT_ONCE);
        await step(`${language}: pages ${at + 1} to ${at + some.length} fit a phone`, async () => none(await wideAmong(view, some)));
      }
    }
    await view.close();
  } finally {
    await browser.end();
  }
}

async function pagesOf(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".html")).sort();
  must(names.length >= PAGES_MIN, `only ${names.length} pages are there`);
  note(`${names.length} pages`);
  return names.map((name) => join(resolve(folder), name));
}

async function wideAmong(view, pages) {
  const faults = [];
  for (const page of pages) {
    const by = await tooWide(view, pathToFileURL(page).href);
    if (by > 0) faults.push(`${page} is wider than the window by ${by} px`);
  }
  return faults;
}

async function tooWide(view, url) {
  await view.page.goto(url, { waitUntil: "load" });
  return view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

try {
  await main();
} catch (error) {
  await step("the run came to its end", () => Promise.reject(error));
}
const { made, failures } = score();
console.log(`languages: ${made - failures} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
