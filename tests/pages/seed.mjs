// Events of every kind, so that every piece of a page is drawn at least once.

import { RosariumNode } from "../interop/rosarium_node.mjs";
import { cookieOf } from "./demo.mjs";

const DAY_MS = 86_400_000;
const WAIT_MS = 100;
const WAITS_MAX = 200;

/** Gives paths that no link leads to. */
export async function seed(node) {
  const day = (days, hour) => new Date(Math.floor(Date.now() / DAY_MS + days) * DAY_MS + hour * 3_600_000).toISOString();
  const event = (title, days, more) => ({
    title,
    start: day(days, 17),
    end: day(days, 19),
    timezone: "Europe/Brussels",
    modality: "in_person",
    place: { name: "Lowland Cloud", street: "Rue de la Loi 1", locality: "Brussels", country: "BE" },
    audience: "public",
    ...more,
  });
  const publish = (...words) => node.api("POST", "/events", event(...words));
  const online = { modality: "online", place: undefined, online_page: "https://example.org/watch" };
  const full = await publish("One seat", 3, { capacity: 1, price: "0", currency: "EUR", language: "en" });
  await node.api("PUT", `/events/${full.id}/rsvp`, { answer: "going" });
  await publish("Copilot for partners", 5, {
    description: "<h2>Plan</h2><p>Bring a <strong>question</strong> and <a href='https://example.org/'>read</a>.</p><ul><li>One</li></ul>",
    price: "40.00",
    member_price: "30.00",
    currency: "EUR",
    capacity: 60,
    tags: ["copilot", "azure"],
    category: "BUSINESS",
    language: "fr",
  });
  await publish("Reden über Verträge und ein sehr langer Titel mit Donaudampfschifffahrtsgesellschaftskapitän", 8, online);
  await publish("Both at once", 20, { modality: "hybrid", online_page: "https://example.org/both" });
  await publish("Sign up elsewhere", 40, { join_mode: "external", external_url: "https://example.org/tickets" });
  const off = await publish("Called off", 9);
  await node.api("POST", `/events/${off.id}/cancel`);
  const gone = await publish("A mistake", 10);
  await node.api("DELETE", `/events/${gone.id}`);
  return [`/events/${gone.id}`, "/nothing-here", "/@circle", "/c/circle"];
}

/** A member without an office keeps the door of an event, because the organiser named her. */
export async function seedDoor(node) {
  await node.api("POST", "/members", { handle: "mia", name: "Mia Dorn", mail: "mia@example.org" });
  const { items } = await node.api("GET", "/events?limit=100");
  const event = items.find(({ title }) => title === "One seat");
  const cookie = await cookieOf(node.asRead(), "olga");
  const jobs = `${node.origin}/events/${event.id}/jobs`;
  const page = await (await fetch(jobs, { headers: { accept: "text/html", cookie } })).text();
  const [, token] = page.match(/name="form_token" value="([0-9a-f]+)"/) ?? [];
  const plans = [
    { act: "add", kind: "door" },
    { act: "name", job: "1", handle: "mia" },
  ];
  for (const plan of plans) {
    const headers = { accept: "text/html", cookie, origin: node.origin };
    const body = new URLSearchParams({ form_token: token, ...plan });
    const answer = await fetch(jobs, { method: "POST", headers, body, redirect: "manual" });
    if (answer.status !== 303) throw new Error(`${plan.act}: ${answer.status} ${await answer.text()}`);
  }
}

/** Another node that has agreed to share with this one, and is not there any more; something waits for it. */
export async function seedDesk(node, binary) {
  const other = await RosariumNode.setUp(binary, "neighbours");
  await other.serve();
  await node.command("peer", "propose", other.origin, "--scopes", "events");
  await until("the proposal arrives", async () => (await other.command("peer", "status")).length === 1);
  await other.command("peer", "accept", node.origin);
  await until("both peer", async () => (await node.command("peer", "status"))[0].state === "active");
  await until("all is delivered", async () => (await node.command("queue", "list")).length === 0);
  await other.end();
  const start = new Date(Date.now() + 30 * DAY_MS).toISOString();
  const words = { title: "Nobody hears of the Donaudampfschifffahrtsgesellschaftskapitän", start, timezone: "Europe/Brussels", modality: "online" };
  await node.api("POST", "/events", { ...words, online_page: "https://example.org/watch", audience: "peers" });
  await until("it was tried", async () => (await node.command("queue", "list")).some(({ delivery }) => delivery.attempts > 0));
  // Paused, so that what waits lies still while it is looked at.
  await node.command("peer", "pause", other.origin);
  return other;
}

async function until(what, holds) {
  for (let waited = 0; waited < WAITS_MAX; waited += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error(`it did not come to pass: ${what}`);
}
