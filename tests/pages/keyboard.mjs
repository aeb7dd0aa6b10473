// Joining, signing in, answering and publishing with the keyboard alone, each page looked at as it comes.

import { must, none } from "../interop/steps.mjs";
import { codeFor, cookieOf } from "./demo.mjs";
import { DESK, PHONE } from "./plan.mjs";

const STOPS_MAX = 150;

/** Names each journey and how it is made. */
export const JOURNEYS = [
  ["a stranger joins on a phone in the dark, without scripts, and signs the code of ethics (4.10)", join],
  ["a member signs in by the code of a mail, signs out, and Back shows nothing of hers (D17)", signIn],
  ["a member answers an event on a phone and takes it back (F12)", answer],
  ["an officer publishes an event, in spite of a slip (F12)", publish],
];

async function join(browser, node) {
  const hand = await Hand.take(browser, node, "newcomer", { size: PHONE, system: "dark", scripts: "no scripts" });
  const mail = "nora@keys.example";
  await hand.go("/join");
  await hand.choose(/^Skip to/);
  await hand.type(/^Your name/, "Nora Keys");
  await hand.type(/^E-mail address/, mail);
  await hand.type(/^Organisation/, "Keys and Locks");
  await hand.pick(/^You are/, "Partner");
  await hand.press(/^Join$/, "/join/verify");
  await hand.type(/^Code$/, "2222-2222");
  hand.page.expect(422);
  await hand.press(/^Join now$/, "/join/verify");
  await hand.type(/^Code$/, await codeFor(node, mail));
  hand.page.expect(200);
  await hand.press(/^Join now$/, "/welcome");
  await hand.press(/^Read and sign$/, "/ethics/sign");
  await hand.type(/^I sign as/, "Nora Keys");
  await hand.press(/^Sign$/, "/welcome");
  must(await hand.has(/1 of 5 done/), "the signature is not counted");
  await hand.leave();
}

async function signIn(browser, node) {
  const hand = await Hand.take(browser, node, "signer", { size: DESK, system: "light", scripts: "scripts" });
  const mail = "nora@keys.example";
  await hand.go("/");
  await hand.press(/^Sign in$/, "/login");
  await hand.type(/^E-mail address/, mail);
  await hand.press(/^Send me the mail$/, "/login/code");
  await hand.type(/^Code$/, await codeFor(node, mail));
  await hand.press(/^Sign me in$/);
  must(await hand.has(/Nora Keys/), "her name stands nowhere");
  await hand.go("/card");
  must(await hand.has(/Nora Keys/), "her card does not name her");
  await hand.press(/^Sign out$/, "/");
  must(!(await hand.has(/Nora Keys/)), "she is still signed in");
  // D17: neither a cache nor the page as it was left behind shows it again.
  hand.page.expect(403);
  await hand.page.page.goBack({ waitUntil: "load" });
  must(new URL(hand.page.page.url()).pathname === "/card", `Back leads to ${hand.page.page.url()}`);
  must(!(await hand.page.page.content()).includes("Nora Keys"), "Back shows what she read before she signed out");
  await hand.leave();
}

async function answer(browser, node) {
  const hand = await Hand.take(browser, node, "member", { size: PHONE, system: "light", scripts: "no scripts" });
  await hand.page.sign(node.origin, await cookieOf(node, node.member.handle));
  await hand.go(await aheadOf(node));
  await hand.press(/^Maybe$/, "/events/");
  must(await hand.has(/Maybe/), "the answer stands nowhere");
  await hand.press(/^Not going$/, "/events/");
  await hand.leave();
}

async function publish(browser, node) {
  const hand = await Hand.take(browser, node, "officer", { size: DESK, system: "dark", scripts: "scripts" });
  await hand.page.sign(node.origin, await cookieOf(node, node.officer.handle));
  await hand.go("/events/new");
  await hand.type(/^Title/, "Written without a mouse");
  await hand.type(/^What happens/, "Tab, type, *Enter*.");
  const next = new Date().getFullYear() + 1;
  await hand.type(/^First day/, `0304${next}`);
  await hand.type(/^Begins at/, "0630PM");
  await hand.type(/^Ends at/, "0800PM");
  await hand.type(/^Name of the place/, "The long table");
  await hand.type(/^Town/, "Seattle");
  hand.page.expect(422);
  await hand.type(/^Price for members/, "10.00");
  await hand.press(/^Publish$/, "/events/new");
  must(await hand.has(/say the price for everybody too/), "the slip is not named");
  hand.page.expect(200);
  await hand.type(/^Price$/, "15.00");
  await hand.press(/^Publish$/, "/events/");
  must(await hand.has(/Written without a mouse/), "the event is not shown");
  await hand.leave();
}

/** An event of the node's own that a member may answer. */
async function aheadOf({ origin, member }) {
  const headers = { authorization: `Bearer ${member.token}` };
  const { items } = await (await fetch(`${origin}/api/v1/events`, { headers })).json();
  const open = items.find(({ host, state, join_mode: mode }) => host.is_this_node && state === "published" && mode === "free");
  must(open, "no event is open");
  return `/events/${open.id}`;
}

/** Keys and nothing else; whatever gets the focus must show it. */
export class Hand {
  #node;
  #view;
  #name;
  #faults = [];
  #pictures = 0;

  static async take(browser, node, reader, view) {
    const hand = new this();
    hand.#node = node;
    hand.#view = view;
    hand.#name = `keyboard-${reader}`;
    hand.page = await browser.open(hand.#name, view);
    return hand;
  }

  /** Goes there, at her own node or at the one named. */
  async go(path, node = this.#node) {
    await this.page.go(node.origin + path);
    await this.#look();
  }

  /** Goes on with the Tab key until what has the focus is called so. */
  async to(name) {
    const { keyboard } = this.page.page;
    const met = [];
    for (let stops = 0; stops < STOPS_MAX; stops += 1) {
      await keyboard.press("Tab");
      const { called, ring } = await this.page.page.evaluate(focused);
      if (called && ring === "none") this.#faults.push(`nothing shows that “${called}” has the focus`);
      if (name.test(called)) return;
      met.push(called);
    }
    throw new Error(`${name} is not reached by the Tab key, but ${met.slice(0, 40).join(" | ")}`);
  }

  async choose(name) {
    await this.to(name);
    await this.page.page.keyboard.press("Enter");
  }

  async type(name, text) {
    await this.to(name);
    const { keyboard } = this.page.page;
    const isText = await this.page.page.evaluate(() => ["text", "email"].includes(document.activeElement.type));
    if (isText) {
      await keyboard.press("End");
      const length = await this.page.page.evaluate(() => document.activeElement.value.length);
      for (let left = length; left > 0; left -= 1) await keyboard.press("Backspace");
    }
    await keyboard.type(text);
  }

  /** A box that is not ticked yet. */
  async tick(name) {
    await this.to(name);
    await this.page.page.keyboard.press("Space");
    must(await this.page.page.evaluate(() => document.activeElement.checked), `${name} is not ticked`);
  }

  /** An option of a list, by the letters it begins with. */
  async pick(name, option) {
    await this.to(name);
    await this.page.page.keyboard.type(option);
    const picked = await this.page.page.evaluate(() => document.activeElement.selectedOptions[0].label);
    must(picked.startsWith(option), `${picked} was picked, not ${option}`);
  }

  /** A button or link, which leads to this path. */
  async press(name, path) {
    await this.to(name);
    const { page } = this.page;
    await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
    const { pathname } = new URL(page.url());
    must(!path || pathname.startsWith(path), `${name} leads to ${pathname}: ${await page.evaluate(() => document.body.innerText.slice(0, 400))}`);
    await this.#look();
  }

  async has(text) {
    return text.test(await this.page.page.evaluate(() => document.body.innerText));
  }

  /** Ends with what was wrong on the way. */
  async leave() {
    await this.page.close();
    none([...new Set(this.#faults)]);
  }

  async #look() {
    this.#pictures += 1;
    const picture = `${this.#name}/${String(this.#pictures).padStart(2, "0")}`;
    this.#faults.push(...(await this.page.faults(this.#view.system, picture)));
  }
}

// Runs in the page: how what has the focus is called, and whether a ring shows it.
function focused() {
  const it = document.activeElement;
  if (!it || it === document.body) return { called: "", ring: "none" };
  const called = (it.labels?.[0] ?? it).innerText?.trim() || it.getAttribute("aria-label") || it.value || it.tagName;
  const rings = [null, "::after"].map((part) => getComputedStyle(it, part).outlineStyle);
  return { called: called.replace(/\s+/g, " "), ring: rings.find((ring) => ring !== "none") ?? "none" };
}
