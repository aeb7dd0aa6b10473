// What a newcomer goes on with on a phone without scripts, once she has joined and signed: the rest of the way that the
// features call done. Each page is looked at as it comes.

import { must, until } from "../interop/steps.mjs";
import { cookieOf } from "./demo.mjs";
import { Hand } from "./keyboard.mjs";
import { PHONE } from "./plan.mjs";

/** Names each journey and how it is made, from the nodes of the demonstration: her own, London's and Agora's. */
export const PHONE_JOURNEYS = [
  ["she fills her profile in, follows London, goes to its event and subscribes to her calendar", firstDay],
];

async function firstDay(browser, [home, london]) {
  const hand = await Hand.take(browser, home, "phone", { size: PHONE, system: "light", scripts: "no scripts" });
  // Who joined by `join` of keyboard.mjs.
  await hand.page.sign(home.origin, await cookieOf(home, "nora.keys"));

  await hand.go("/settings/profile");
  await hand.tick(/^Security$/);
  await hand.tick(/^Retail$/);
  await hand.type(/^Best fit$/, "Shops that were broken into once.");
  await hand.press(/^Save the profile$/, "/settings/profile");
  must(await hand.has(/It is saved/), "nothing says that the profile is saved");
  must(await hand.has(/3 of five filled in/), "three parts are not counted");

  const event = await openAt(home, london);
  const name = plain(event.host.name);
  await hand.go("/communities");
  await hand.press(new RegExp(`^Follow ${name}`), "/communities");
  must(await hand.has(/You follow it/), "nothing says that she follows London");

  await hand.go(`/events/${event.id}`);
  await hand.press(/^Going$/, "/events/");
  await until("London's yes", async () => {
    await hand.page.go(`${home.origin}/events/${event.id}`);
    return hand.has(new RegExp(`Confirmed by ${name}`));
  });
  await hand.go(`/events/${event.id}`);

  await hand.go("/calendar");
  await hand.press(/^Make my address$/, "/calendar/feed");
  const address = await hand.page.page.$eval(".address code", (code) => code.innerText);
  const read = await (await fetch(address)).text();
  must(read.startsWith("BEGIN:VCALENDAR"), `${address} is no calendar: ${read.slice(0, 200)}`);
  // Lines are folded, and some signs stand behind a backslash (RFC 5545).
  const [beginning] = event.title.split(/[,;\\]/);
  must(read.replaceAll("\r\n ", "").includes(beginning), `“${event.title}” is not in her calendar`);
  await hand.leave();
}

/** An event of another node that a member of this one may answer, with a seat left. */
async function openAt(home, host) {
  const headers = { authorization: `Bearer ${home.member.token}` };
  const { items } = await (await fetch(`${home.origin}/api/v1/events?limit=100`, { headers })).json();
  const hasSeats = ({ capacity, taken }) => capacity == null || (taken ?? 0) + 1 < capacity;
  const event = items.find(
    (one) => one.host.origin.startsWith(host.origin) && one.state === "published" && one.join_mode === "free" && hasSeats(one),
  );
  must(event, `no event of ${host.origin} is open`);
  return event;
}

/** As a regular expression has it. */
function plain(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
