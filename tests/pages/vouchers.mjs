// What one community gives members of another, in one browser that goes between the sites of two nodes with cookies as
// Chromium keeps them of itself: where sites meet, every session comes from a page's own form. Each page is looked at as
// it comes.

import { createServer } from "node:http";

import jsqr from "jsqr";

import { equal, must } from "../interop/steps.mjs";
import { codeFor, cookieOf } from "./demo.mjs";
import { Hand } from "./keyboard.mjs";
import { DESK, PHONE } from "./plan.mjs";

/** Names each journey and how it is made, from the nodes of the demonstration: Seattle, London and Agora. */
export const VOUCHER_JOURNEYS = [
  ["what Maren is asked to say is what is said, and in another browser it is worth nothing (2.22, V2, V18)", inAnotherBrowser],
  ["no third site shows, asks or redeems for her (V3, V21)", fromAThirdSite],
  ["she joins London at the price that two officers signed, and once (2.21, V10)", joins],
  ["a camera reads the voucher on a phone, and the desk counts it once (2.22, F3)", onPaper],
];

const MAREN = "maren@ledgerlineworks.example";
/** How many points of its screen a phone has for each pixel of a page. */
const POINTS_A_PIXEL = 3;
const LANDING = "/vouchers/continue/";
/** Moderates Seattle, and has used nothing of London yet. */
const TOMASINE = "tomasine";

async function inAnotherBrowser(browser, nodes) {
  const [seattle, london] = nodes;
  const maren = await Traveller.take(browser, "voucher-maren", { size: PHONE, system: "light", scripts: "no scripts" }, nodes);
  await maren.joinAt(london, "maren.first@post.example");
  await maren.chooses(london, await maren.offerAt(seattle, london));

  // Her home does not know yet who sits there: it asks, and goes on with what she came for.
  await maren.press(/^Go to Puget Sound/, LANDING);
  must(await maren.has(/You sign in first/), "nothing says that she signs in first");
  maren.page.expect(403);
  await maren.press(/^Show me what would be said$/, LANDING);
  maren.page.expect(200);
  await maren.press(/^Sign in by mail$/, "/login");
  await maren.signInHere(seattle, MAREN);
  must(await maren.has(/Thames Partner Chapter asks whether you qualify/), "she is not led back to what was asked");
  await maren.press(/^Show me what would be said$/, LANDING);
  const voucher = await maren.valueOf("voucher");
  const said = await maren.page.page.$$eval("dl.facts dd", (all) => all.map((one) => one.innerText));
  const claims = claimsIn(voucher);
  equal(Object.keys(claims).length, said.length, "claims of the voucher, beside those that the page shows");
  for (const [name, value] of Object.entries(claims)) must(said.includes(asShown(name, value)), `${name} is ${value}; the page says ${said}`);
  must(!JSON.stringify(claims).includes("Maren"), "she is named");

  const beatrix = await Traveller.take(browser, "voucher-beatrix", { size: DESK, system: "dark", scripts: "no scripts" }, nodes);
  await beatrix.joinAt(london, "beatrix.second@post.example");
  const thief = await ThirdSite.start();
  try {
    beatrix.page.expect(401);
    equal(await thief.sends(beatrix.page, await maren.actionOf("voucher"), { voucher }), 401, "what another browser asked for");
    must(await beatrix.has(/This browser did not ask for that/), "nothing says that it is not hers");
  } finally {
    thief.end();
  }
  await beatrix.leave();
  await maren.leave();
}

async function fromAThirdSite(browser, nodes) {
  const [seattle, london, agora] = nodes;
  const view = { size: DESK, system: "light", scripts: "no scripts" };
  const hand = await Traveller.take(browser, "voucher-third", view, nodes);
  // A tab of the same browser: what keeps her cookies from it is their own rule.
  const tab = await browser.open("keyboard-voucher-third", { ...view, scripts: "scripts" });
  const site = await ThirdSite.start();
  try {
    await hand.joinAt(london, "maren.third@post.example");
    await hand.go("/login", seattle);
    await hand.signInHere(seattle, MAREN);
    await hand.chooses(london, await hand.offerAt(seattle, london));
    await hand.press(/^Go to Puget Sound/, LANDING);
    await refusesTo(tab, site, hand.page.page.url());
    await hand.press(/^Show me what would be said$/, LANDING);

    const voucher = await hand.valueOf("voucher");
    const { pathname } = new URL(await hand.actionOf("voucher"));
    const status = await site.sends(tab, agora.origin + pathname, { voucher });
    must(status >= 400 && status < 500, `Agora answers ${status} to what is for London`);

    await hand.press(/^Tell Thames/, LANDING);
    await refusesTo(tab, site, hand.page.page.url());
    await hand.go(new URL(hand.page.page.url()).pathname, london);
    must(await hand.has(/Use it now/), "what the third site did has used it");
  } finally {
    site.end();
    await tab.close();
  }
  await hand.leave();
}

/** What waits for her button is neither shown within another site's page nor pressed by its form. */
async function refusesTo(tab, site, address) {
  await tab.page.goto(site.framing(address), { waitUntil: "load" });
  const shown = await Promise.all(tab.page.frames().slice(1).map((frame) => frame.evaluate(() => document.body?.innerText ?? "")));
  must(shown.length === 1 && !/Puget Sound|Thames/.test(shown[0]), `within another page it shows ${shown}`);
  const status = await site.sends(tab, address, {});
  must(status >= 400 && status < 500, `a form of another site is answered with ${status}`);
}

async function joins(browser, nodes) {
  const [seattle, london] = nodes;
  const hand = await Traveller.take(browser, "voucher-joins", { size: PHONE, system: "dark", scripts: "no scripts" }, nodes);
  await hand.joinAt(london, "maren.joins@post.example");
  await hand.go("/login", seattle);
  await hand.signInHere(seattle, MAREN);
  await hand.go("/benefits", seattle);
  await hand.press(/^Join Thames/, "/offers/");
  await hand.comesBack();
  must(await hand.has(/£180\.00 for 12 months\s+£162\.00 for 12 months/), "the price is not struck through");
  await hand.press(/^Use it now$/, "/invoices/");
  must(await hand.has(/Amount\s+162\.00 GBP/), "the invoice is not over 162.00 GBP");

  await hand.chooses(london, await hand.offerAt(seattle, london));
  await hand.comesBack();
  hand.page.expect(409);
  await hand.press(/^Show me what came of it$/, LANDING);
  must(await hand.has(/Each member may use this offer once, and you have\./), "nothing says that she had it");
  await hand.leave();
}

async function onPaper(browser, [seattle, london]) {
  const phone = { ...PHONE, deviceScaleFactor: POINTS_A_PIXEL };
  const tomasine = await Hand.take(browser, seattle, "voucher-paper", { size: phone, system: "light", scripts: "no scripts" });
  await tomasine.page.sign(seattle.origin, await cookieOf(seattle, TOMASINE));
  await tomasine.go("/benefits");
  await tomasine.press(/^Make a voucher to print/, "/vouchers/");
  const read = await seenByCamera(tomasine.page.page, ".paper-voucher svg");
  const code = await tomasine.page.page.$eval(".paper-code code", ({ innerText }) => innerText);
  must(read.startsWith(`${london.origin}/`), `the picture leads to ${read}`);
  await tomasine.leave();

  // Whoever finds the paper reads nothing from it that does not stand on it.
  const finder = await Hand.take(browser, london, "voucher-finder", { size: PHONE, system: "dark", scripts: "no scripts" });
  await finder.go(read.slice(london.origin.length));
  must(await finder.has(/Only whoever keeps the desk sees what it says/), "the finder is not told whose it is to look at");
  must(!(await finder.has(/Tomasine|This voucher counts/)), "the finder sees whether it counts");
  await finder.leave();

  const desk = await Hand.take(browser, london, "voucher-desk", { size: PHONE, system: "light", scripts: "no scripts" });
  await desk.page.sign(london.origin, await cookieOf(london, london.officer.handle));
  await desk.go(read.slice(london.origin.length));
  must(await desk.has(/This voucher counts/), "the picture does not count");
  must(await desk.has(/Tomasine Achterhuis/), "there is no name to compare");
  await desk.press(/^Count it as used$/, "/verify");
  must(await desk.has(/Counted as used on/), "it is not counted");
  await desk.go(read.slice(london.origin.length));
  must(await desk.has(/Used on/), "it would count once more");
  await desk.go("/verify");
  await desk.type(/^Code$/, code.toLowerCase());
  await desk.pick(/^Community that gave it out$/, "Puget Sound");
  await desk.press(/^Look$/, "/verify");
  must(await desk.has(/Used on/), "by its code it would count once more");
  await desk.leave();
}

/** What a camera reads in the picture as the screen shows it. */
async function seenByCamera(page, picture) {
  const shown = await page.$(picture);
  const screen = Buffer.from(await shown.screenshot()).toString("base64");
  await page.setJavaScriptEnabled(true);
  const { width, height, points } = await page.evaluate(pointsOf, screen);
  await page.setJavaScriptEnabled(false);
  const found = jsqr(Uint8ClampedArray.from(Buffer.from(points, "base64")), width, height);
  must(found, `no camera reads a picture of ${width} by ${height} points`);
  return found.data;
}

// Runs in the page: the points of a picture, four bytes each.
async function pointsOf(screen) {
  const bytes = Uint8Array.from(atob(screen), (letter) => letter.charCodeAt(0));
  const { width, height, ...picture } = await createImageBitmap(new Blob([bytes], { type: "image/png" })).then((picture) => {
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    return { width: picture.width, height: picture.height, data: pen.getImageData(0, 0, picture.width, picture.height).data };
  });
  let points = "";
  for (const byte of picture.data) points += String.fromCharCode(byte);
  return { width, height, points: btoa(points) };
}

/** A hand whose browser goes from one node to another by links and forms. */
class Traveller extends Hand {
  static async take(browser, reader, view, nodes) {
    const hand = await super.take(browser, nodes[0], reader, view);
    hand.page.sendTo(nodes.map(({ origin }) => origin));
    return hand;
  }

  /** A member of the level that costs nothing, by the form of a stranger. */
  async joinAt(node, mail) {
    await this.go("/join", node);
    await this.type(/^Your name/, "Maren Ostbye-Hale");
    await this.type(/^E-mail address/, mail);
    await this.pick(/^You are/, "Partner");
    await this.press(/^Join$/, "/join/verify");
    await this.type(/^Code$/, await codeFor(node, mail));
    await this.press(/^Join now$/, "/welcome");
  }

  /** By the page of signing in that is open, and the code of its mail. */
  async signInHere(node, mail) {
    await this.type(/^E-mail address/, mail);
    await this.press(/^Send me the mail$/, "/login/code");
    await this.type(/^Code$/, await codeFor(node, mail));
    await this.press(/^Sign me in$/);
  }

  /** The path at the host of what is ready for Maren on joining it. */
  async offerAt(home, host) {
    const headers = { authorization: `Bearer ${home.member.token}` };
    const { items } = await (await fetch(`${home.origin}/api/v1/offers`, { headers })).json();
    const offer = items.find(({ id, qualifies, applies_to: uses }) => qualifies && id.startsWith(host.origin) && uses?.includes("joining"));
    must(offer, "no offer is ready");
    return new URL(offer.id).pathname;
  }

  /** The level of it that costs something. */
  async chooses(host, offer) {
    await this.go(offer, host);
    await this.tick(/^Chapter member/);
    await this.press(/^Use my membership of Puget Sound/, "/offers/");
  }

  /** From the level to the host's page with the price, where her home knows who she is. */
  async comesBack() {
    if (await this.has(/^Level$/m)) {
      await this.tick(/^Chapter member/);
      await this.press(/^Use my membership of Puget Sound/, "/offers/");
    }
    await this.press(/^Go to Puget Sound/, LANDING);
    await this.press(/^Show me what would be said$/, LANDING);
    await this.press(/^Tell Thames/, LANDING);
  }

  async valueOf(name) {
    return this.page.page.$eval(`input[name=${name}]`, ({ value }) => value);
  }

  async actionOf(name) {
    return this.page.page.$eval(`input[name=${name}]`, ({ form }) => form.action);
  }
}

/** A site of nobody we know, with pages that promise something. */
class ThirdSite {
  #server;
  #origin;
  #pages = new Map();

  static async start() {
    const site = new ThirdSite();
    site.#server = createServer(({ url }, answer) => {
      answer.setHeader("content-type", "text/html; charset=utf-8");
      answer.end(site.#pages.get(url) ?? "");
    });
    await new Promise((resolve) => site.#server.listen(0, "127.0.0.1", resolve));
    site.#origin = `http://third.localhost:${site.#server.address().port}`;
    return site;
  }

  end() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  framing(address) {
    return this.#serve(`<iframe src="${address}" width="800" height="600"></iframe>`);
  }

  /** The status of what a form of this site leads to, once somebody has pressed its button. */
  async sends({ page }, action, fields) {
    const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
    await page.goto(this.#serve(`<form method="post" action="${action}">${inputs.join("")}<button>Win</button></form>`));
    const [answer] = await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.click("button")]);
    return answer.status();
  }

  #serve(body) {
    const path = `/${this.#pages.size}`;
    this.#pages.set(path, `<!DOCTYPE html><html lang="en"><title>Win</title>${body}`);
    return this.#origin + path;
  }
}

/** A claim as the page has it: a key by what is its own, a time by the clock of her community. */
function asShown(name, value) {
  if (name === "cnf") return value.jwk.x;
  const clock = { timeZone: "America/Los_Angeles", hourCycle: "h23", timeStyle: "medium" };
  return ["iat", "nbf", "exp"].includes(name) ? new Date(value * 1_000).toLocaleTimeString("en-GB", clock) : value;
}

/** What a voucher's own text says, read by nobody's library: its parts that are not told are none here. */
function claimsIn(voucher) {
  const [token] = voucher.split("~");
  return JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
}
