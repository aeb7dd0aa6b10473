// A node with which people sign in by accounts elsewhere, and an issuer of another hand, oidc-provider: as a process of its
// own, over HTTP on loopback. People are two jars of cookies. `ROSARIUM_BIN` names the binary; exit status 1 on a fault.

import { spawn, execFile } from "node:child_process";
import { once } from "node:events";
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { RosariumNode, freePort } from "./rosarium_node.mjs";
import { equal, must, score, step, until } from "./steps.mjs";

const CLIENT = "interop-circle";
const SECRET = "only for this run: & more";
const HOPS_MAX = 20;

/** Somebody's browser, as far as signing in needs one: cookies for each server, and redirects one at a time. */
class Person {
  #jars = new Map();

  async ask(url, form) {
    const { host } = new URL(url);
    const jar = this.#jars.get(host) ?? new Map();
    this.#jars.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { accept: "text/html", ...(cookie && { cookie }) };
    const body = form && new URLSearchParams(form);
    const answer = await fetch(url, { method: form ? "POST" : "GET", headers, body, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0].split(/=(.*)/s);
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = answer.headers.get("location");
    const next = location && new URL(location, url).href;
    return { url, status: answer.status, next, refresh: answer.headers.get("refresh"), text: await answer.text() };
  }

  /** Follows redirects up to a page, or to an address that begins so, which is not asked. */
  async follow(url, until) {
    for (let hop = 0; hop < HOPS_MAX; hop += 1) {
      if (until && url.startsWith(until)) return { url };
      const page = await this.ask(url);
      if (!page.next) return page;
      url = page.next;
    }
    throw new Error(`more than ${HOPS_MAX} redirects`);
  }

  has(host, name) {
    return this.#jars.get(host)?.has(name) ?? false;
  }
}

/** What a form of a page holds besides what is typed. */
function token(page) {
  return /name="form_token" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
}

class Circle {
  constructor(node, issuer) {
    this.node = node;
    this.issuer = issuer;
    this.host = new URL(node.origin).host;
    this.back = `${node.origin}/login/oidc/club`;
  }

  /** The page of the issuer to which the form of signing in leads. */
  async led(person, path = "/login/oidc/club", form = {}) {
    const asked = await person.ask(this.node.origin + path, form);
    equal([asked.status, asked.next], [303, `${this.node.origin}/login/oidc`], "the form");
    const page = await person.ask(asked.next);
    const address = /^0;url=(.*)$/.exec(page.refresh)?.[1];
    must(address?.startsWith(`${this.issuer}/auth?`), `it leads on to ${page.refresh}`);
    return person.follow(address, this.back);
  }

  /** She says who she is there and that it may be told; the address by which she is sent back. */
  async vouched(person, page, login) {
    for (let turn = 0; turn < 2 && !page.url.startsWith(this.back); turn += 1) {
      const action = /action="([^"]+)"/.exec(page.text)?.[1];
      must(action, `a form: ${page.status} ${page.text}`);
      const asked = page.text.includes('value="login"') ? { prompt: "login", login, password: "x" } : { prompt: "consent" };
      const sent = await person.ask(new URL(action, page.url).href, asked);
      must(sent.next, `the issuer answered ${sent.status} ${sent.text}`);
      page = await person.follow(sent.next, this.back);
    }
    must(page.url.startsWith(`${this.back}?`), `sent back to ${page.url}`);
    return page.url;
  }

  /** She goes there, and what the node says when she is back. */
  async signIn(person, login) {
    return person.ask(await this.vouched(person, await this.led(person), login));
  }
}

/** The issuer, in a process of its own. */
async function startIssuer(back) {
  const port = await freePort();
  const program = fileURLToPath(new URL("oidc_issuer.mjs", import.meta.url));
  const child = spawn(process.execPath, [program, String(port), CLIENT, SECRET, back], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (bytes) => (log += bytes));
  child.on("exit", (code) => (log += `ended with ${code}`));
  const [ready] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error(`the issuer: ${log}`))),
  ]);
  must(String(ready).includes("ready"), `the issuer: ${ready}`);
  return { child, origin: `http://127.0.0.1:${port}` };
}

/** Writes the table of the issuer into the configuration of the node. */
async function offer(node, issuer) {
  const { data } = node.asRead();
  const secret = await node.writeText("issuer", `${SECRET}\n`);
  await chmod(secret, 0o400);
  const text = await readFile(join(data, "rosarium.toml"), "utf8");
  const table = [
    "[[auth.oidc]]",
    'name = "Club"',
    `issuer = "${issuer}"`,
    `client_id = "${CLIENT}"`,
    `client_secret_file = "${secret}"`,
  ].join("\n");
  // Everybody here comes from one address.
  const many = text.replace(/^(login|code) = 5\b/gm, "$1 = 100");
  const lines = many.split("\n").filter((line) => !line.startsWith("oidc = "));
  const place = lines.findIndex((line) => line === "[dev]" || line.startsWith("[dev]"));
  lines.splice(place, 0, table, "");
  await node.writeText("rosarium.toml", lines.join("\n"));
}

async function story(circle) {
  const { node, host } = circle;
  const [olga, thief] = [new Person(), new Person()];
  let back;
  await step("a code and its token are good, and an account of nobody signs nobody in", async () => {
    back = await circle.vouched(olga, await circle.led(olga), "olga-at-club");
    const arrived = await olga.ask(back);
    equal([arrived.status, arrived.next], [303, `${node.origin}/login/unlinked`], "back");
    must(!olga.has(host, "sid"), "no session");
  });
  await step("control: the same once more is refused", async () => equal((await olga.ask(back)).status, 403, "again"));
  await step("signed in by a link in that browser, she is asked and links it", async () => {
    const { link } = await node.command("admin", "login-link", "olga");
    const asked = await olga.ask(`${node.origin}/login`, { link: link.split("/").pop() });
    equal([asked.status, asked.next], [303, `${node.origin}/settings/sign-ins/link`], "the link");
    const question = await olga.ask(asked.next);
    must(question.text.includes("olga-at-club"), "the account is named");
    const linked = await olga.ask(asked.next, { form_token: token(question) });
    equal(linked.next, `${node.origin}/settings/sign-ins?linked=1`, "linked");
  });
  await step("in another browser the account signs her in", async () => {
    const again = new Person();
    const arrived = await circle.signIn(again, "olga-at-club");
    equal([arrived.status, arrived.next], [303, `${node.origin}/desk/peers`], "back");
    const list = await again.ask(`${node.origin}/settings/sign-ins`);
    must(list.status === 200 && list.text.includes("olga-at-club"), "her list");
  });
  await step("control: another account of the issuer does not", async () => {
    const arrived = await circle.signIn(thief, "thief");
    equal(arrived.next, `${node.origin}/login/unlinked`, "back");
    must(!thief.has(host, "sid"), "no session");
  });
  await step("who stops there is told so", async () => {
    const stops = new Person();
    const page = await circle.led(stops);
    const uid = /\/interaction\/([^/?"]+)/.exec(page.url)[1];
    const sent = await stops.follow(`${circle.issuer}/interaction/${uid}/abort`, circle.back);
    must(sent.url.includes("error=access_denied"), sent.url);
    const arrived = await stops.ask(sent.url);
    must(arrived.status === 403 && arrived.text.includes("you stopped there"), `${arrived.status}`);
  });
  await step("doctor finds the issuer and says what to register there", async () => {
    const { binary, data } = node.asRead();
    const words = ["doctor", "--data", data, "--json", "--dev"];
    const { stdout } = await promisify(execFile)(binary, words).catch((failed) => failed);
    const found = JSON.parse(stdout).findings.find((finding) => finding.check === "sign-in");
    equal(found?.verdict, "ok", JSON.stringify(found));
    must(found.what.includes(circle.back), found.what);
  });
}

async function main() {
  let node;
  let issuer;
  try {
    node = await step("a node is set up by its command line", () => RosariumNode.setUp(process.env.ROSARIUM_BIN, "circle"));
    if (!node) return;
    issuer = await step("an issuer starts", () => startIssuer(`${node.origin}/login/oidc/club`));
    if (!issuer) return;
    await step("the node offers it", () => offer(node, issuer.origin));
    if (!(await step("it starts", () => node.serve()))) return;
    const circle = new Circle(node, issuer.origin);
    await story(circle);
    await step("an issuer that is down is told in plain words", async () => {
      const person = new Person();
      const page = await circle.led(person);
      const back = await circle.vouched(person, page, "olga-at-club");
      issuer.child.kill("SIGKILL");
      await until("the issuer to end", () => issuer.child.exitCode !== null || issuer.child.signalCode !== null);
      const arrived = await person.ask(back);
      must(arrived.status === 403 && arrived.text.includes("cannot be reached"), `${arrived.status}`);
    });
    await step("it ends when asked", async () => equal(await node.end(), 0, "its exit code"));
    node = undefined;
  } finally {
    if (issuer) issuer.child.kill("SIGKILL");
    if (node) await node.end();
  }
}

try {
  await main();
} catch (error) {
  await step("the run came to its end", () => Promise.reject(error));
}
const { made, failures } = score();
console.log(`oidc: ${made - failures} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
