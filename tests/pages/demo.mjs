// The demonstration as a process of its own: three nodes on free ports, their mails, and people who sign in.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

import "./localhost.mjs";
import { until } from "../interop/steps.mjs";

const READY_SECONDS_MAX = 60;
const END_SECONDS_MAX = 15;
const SIGN_IN_TRIES_MAX = 20;

export class Demo {
  #process;
  #folder;

  /** Seeds it anew; `nodes` are as `rosarium demo --json` tells them, `invitation` is the address of a room's door. */
  static async start(binary) {
    const self = new Demo();
    self.#folder = await mkdtemp(join(tmpdir(), "rosarium-demo-"));
    const words = ["demo", "--json", "--fresh", "--port", "0", "--dir", self.#folder];
    self.#process = spawn(binary, words, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    let told = "";
    self.#process.stderr.on("data", (bytes) => (told += bytes));
    const ready = new Promise((resolve, reject) => {
      self.#process.stdout.on("data", (bytes) => (said += bytes).endsWith("}\n") && resolve());
      self.#process.once("exit", (code) => reject(new Error(`the demonstration ended with ${code}: ${told}`)));
      setTimeout(() => reject(new Error(`not ready: ${told}`)), READY_SECONDS_MAX * 1000).unref();
    });
    await ready.catch(async (refused) => (await self.end(), Promise.reject(refused)));
    const { nodes, invitation } = JSON.parse(said);
    self.nodes = nodes.map(({ url, data, officer, member }) => ({ origin: url, data, officer, member, binary }));
    self.invitation = invitation;
    return self;
  }

  async end() {
    const child = this.#process;
    if (child.exitCode === null && child.signalCode === null) {
      const timer = setTimeout(() => child.kill("SIGKILL"), END_SECONDS_MAX * 1000);
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      clearTimeout(timer);
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** The cookie of somebody who has opened a link of the command line and pressed its button. */
export async function cookieOf({ binary, data, origin }, handle) {
  const { stdout } = await promisify(execFile)(binary, ["admin", "login-link", handle, "--data", data, "--json"]);
  const page = await (await fetch(JSON.parse(stdout).link, { headers: { accept: "text/html" } })).text();
  const secret = page.match(/name="link" value="([0-9a-f]+)"/)[1];
  const body = new URLSearchParams({ link: secret });
  const press = () => fetch(`${origin}/login`, { method: "POST", body, redirect: "manual" });
  let answer = await press();
  // All readers come from one address, of which a node takes so many tries a minute; it says how long to wait.
  for (let tries = 0; answer.status === 429 && tries < SIGN_IN_TRIES_MAX; tries += 1) {
    await pause(1_000 * Number(answer.headers.get("retry-after")));
    answer = await press();
  }
  if (answer.status !== 303) throw new Error(`/login: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0].split(";")[0];
}

/** The code in the last mail to an address. */
export async function codeFor({ origin }, address) {
  return until(`a mail to ${address}`, async () => {
    const { mail } = await (await fetch(`${origin}/dev/mail`)).json();
    return mail.findLast(({ to }) => to === address)?.text.match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/)?.[0];
  });
}
