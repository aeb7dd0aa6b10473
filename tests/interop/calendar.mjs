// The calendars of a node, read by ical.js: strict, every event with its moments, zones and words as the API tells them.
// `ROSARIUM_BIN` names the binary; exit status 1 on a fault.

import ICAL from "ical.js";

import { seed } from "../pages/seed.mjs";
import { RosariumNode } from "./rosarium_node.mjs";
import { equal, must, note, score, step } from "./steps.mjs";

async function main() {
  let node;
  try {
    node = await step("a node is set up by its command line", () => RosariumNode.setUp(process.env.ROSARIUM_BIN, "circle"));
    if (!node || !(await step("it starts", () => node.serve()))) return;
    await step("it is given events of every kind", () => seed(node));
    const { items } = await node.api("GET", "/events?limit=100");
    const text = await (await fetch(`${node.origin}/calendar.ics`)).text();
    const calendar = await step("ical.js reads the community's calendar", async () => read(text));
    await step("it has each public event once", async () => {
      equal([...calendar.keys()].sort(), items.map((one) => one.activitypub_id).sort(), "UIDs");
      note(`${calendar.size} events`);
    });
    await step("it reads a member's own calendar by its private address, with the same set as the API", async () => {
      const evening = { start: "2027-02-03T18:00:00Z", end: "2027-02-03T20:00:00Z", timezone: "UTC", modality: "online" };
      await node.api("POST", "/events", { title: "Among ourselves", ...evening, audience: "members" });
      const { url } = await node.api("POST", "/me/calendar-feed");
      const own = await fetch(url);
      equal(own.headers.get("cache-control"), "private, max-age=300", "Cache-Control");
      const { items: hers } = await node.api("GET", "/calendar?limit=100");
      equal([...read(await own.text()).keys()].sort(), hers.map((one) => one.activitypub_id).sort(), "UIDs");
      must(hers.some((one) => one.audience !== "public"), "what is for members is in it");
      await node.api("DELETE", "/me/calendar-feed");
      equal((await fetch(url)).status, 404, "once it is taken away");
      note(`${hers.length} events`);
    });
    for (const one of items) {
      await step(`${one.title.slice(0, 20)}: as the API tells it, in the calendar and in its own file`, async () => {
        const own = read(await (await fetch(one.calendar)).text());
        for (const event of [calendar.get(one.activitypub_id), own.get(one.activitypub_id)]) check(event, one);
        equal(own.size, 1, "events in its own file");
      });
    }
    await step("control: a calendar that is broken is refused", async () => {
      for (const broken of [text.replace("END:VCALENDAR", ""), text.replace(/DTSTART;[^\r]*/, "DTSTART:yesterday")]) {
        let refused = false;
        try {
          read(broken);
        } catch {
          refused = true;
        }
        must(refused, "it was read");
      }
    });
  } finally {
    if (node) await node.end();
  }
}

/** Events by UID, with the zones that the calendar itself defines. */
function read(text) {
  ICAL.design.strict = true;
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  for (const event of events) must(!Number.isNaN(moment(event.startDate)), `start of ${event.uid}`);
  return new Map(events.map((event) => [event.uid, event]));
}

function check(event, one) {
  equal(event.summary, one.title, "SUMMARY");
  equal([moment(event.startDate), moment(event.endDate)], [Date.parse(one.start), Date.parse(one.end)], "moments");
  equal(event.startDate.zone.tzid, one.timezone, "zone");
  const value = (name) => event.component.getFirstPropertyValue(name);
  equal(value("status"), one.state === "cancelled" ? "CANCELLED" : "CONFIRMED", "STATUS");
  equal(value("url"), one.url, "URL");
  if (one.place) must(event.location.startsWith(one.place.name), `LOCATION ${event.location}`);
}

const moment = (time) => time.toJSDate().getTime();

try {
  await main();
} catch (error) {
  await step("the run came to its end", () => Promise.reject(error));
}
const { made, failures } = score();
console.log(`calendar: ${made - failures} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
