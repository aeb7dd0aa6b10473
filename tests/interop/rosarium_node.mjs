// A Rosarium node of its own folder and port: set up by its command line, driven by its API and probes.

import { spawn, execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const COMMAND_SECONDS_MAX = 20;
const END_SECONDS_MAX = 10;

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

export class RosariumNode {
  #binary;
  #folder;
  #process;
  #token;

  constructor(binary, folder, port) {
    this.#binary = binary;
    this.#folder = folder;
    this.port = port;
    this.origin = `http://localhost:${port}`;
    this.log = "";
  }

  /** Sets a node up in a new temporary folder: a community, one officer, her token. */
  static async setUp(binary, slug) {
    const folder = await mkdtemp(join(tmpdir(), "rosarium-interop-"));
    const node = new RosariumNode(binary, folder, await freePort());
    const place = ["--url", node.origin, "--listen", `127.0.0.1:${node.port}`];
    const made = await node.command("init", ...place, "--name", "Interop Circle", "--slug", slug, "--dev");
    node.group = made.community;
    node.application = made.node;
    await node.command("admin", "create", "olga@example.org", "--handle", "olga", "--role", "officer,operator");
    const scope = ["--scope", "read,write,admin"];
    node.#token = (await node.command("token", "create", "--member", "olga", ...scope)).token;
    return node;
  }

  /** What is needed to sign somebody in. */
  asRead() {
    return { origin: this.origin, data: this.#folder, binary: this.#binary };
  }

  /** Runs a command of the binary; its answer is JSON. */
  async command(...words) {
    const options = { timeout: COMMAND_SECONDS_MAX * 1000 };
    const { stdout } = await promisify(execFile)(this.#binary, [...words, "--data", this.#folder, "--json"], options);
    return JSON.parse(stdout);
  }

  async writeFile(name, value) {
    const path = join(this.#folder, name);
    await writeFile(path, JSON.stringify(value));
    return path;
  }

  async writeText(name, text) {
    const path = join(this.#folder, name);
    await writeFile(path, text);
    return path;
  }

  /** Starts the node and reads its first line. */
  async serve() {
    this.#process = spawn(this.#binary, ["serve", "--data", this.#folder, "--dev"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process.stderr.on("data", (bytes) => (this.log += bytes));
    const ended = once(this.#process, "exit").then(([code]) => {
      throw new Error(`the node ended with ${code}: ${this.log}`);
    });
    ended.catch(() => {});
    const late = new Promise((_, reject) =>
      setTimeout(() => reject(new Error(`not ready: ${this.log}`)), COMMAND_SECONDS_MAX * 1000).unref(),
    );
    const [first] = await Promise.race([once(this.#process.stdout, "data"), ended, late]);
    return String(first).split("\n")[0];
  }

  /** Asks the node to end, and gives its exit code; `null` when it had to be killed. */
  async end() {
    const child = this.#process;
    let code = null;
    if (child && child.exitCode === null && child.signalCode === null) {
      const timer = setTimeout(() => child.kill("SIGKILL"), END_SECONDS_MAX * 1000);
      child.kill("SIGTERM");
      [code] = await once(child, "exit");
      clearTimeout(timer);
    }
    await rm(this.#folder, { recursive: true, force: true });
    return code;
  }

  /** A request to the REST API as the officer; refuses what is not 2xx. */
  async api(method, path, body) {
    const answer = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  /** An activity by the officer into the outbox of an actor of the node; gives it as the node made it. */
  async submit(actor, activity) {
    const context = "https://www.w3.org/ns/activitystreams";
    const answer = await fetch(`${actor}/outbox`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/activity+json" },
      body: JSON.stringify({ "@context": context, ...activity }),
    });
    const text = await answer.text();
    if (answer.status !== 201) throw new Error(`POST ${actor}/outbox: ${answer.status} ${text}`);
    return JSON.parse(text);
  }

  /** What a development node tells of itself: `received`, `sent`. */
  async probe(name) {
    const answer = await fetch(`${this.origin}/dev/${name}`);
    if (!answer.ok) throw new Error(`/dev/${name}: ${answer.status} ${await answer.text()}`);
    return (await answer.json())[name];
  }

  /** What became of an activity: `{verdict, reason}`, once it is settled. */
  async verdict(id) {
    const all = await this.probe("received");
    return all.find((one) => one.id === id && one.verdict !== "waiting");
  }
}
