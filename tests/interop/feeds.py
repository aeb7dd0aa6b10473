"""Calendars and the Atom feed of a node, read by icalendar, feedparser and vdirsyncer; an event is the same in each form.

The forms are ActivityPub, the page's schema.org JSON-LD, iCalendar and Atom. `ROSARIUM_BIN` names the binary.
"""

import asyncio
import html
import json
import os
import re
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import feedparser
from icalendar import Calendar
from rosarium_node import RosariumNode
from seed_events import event, seed
from steps import equal, must, note, refused, run, step

SYNC_SECONDS_MAX = 30


async def main():
    """Seeds the node, reads everything, ends it."""
    node = await step("a node is set up by its command line", lambda: RosariumNode.set_up("circle"))
    try:
        note(await node.serve())
        kept = await step("it is given events of every kind", lambda: seed(node))
        if not kept:
            return
        await step("icalendar reads the community's calendar without an error", lambda: read_calendar(node, kept))
        await step("icalendar reads a member's own calendar by its private address", lambda: read_own_calendar(node))
        await step("feedparser reads the Atom feed, which is well-formed", lambda: read_atom(node, kept))
        await step("control: both find fault with what is broken", lambda: find_fault(node))
        for one in kept:
            await step(f"{one['title'][:20]}: the same in every form", lambda: same_in_each(node, one))
        for path in ("/calendar.ics", "/feed.atom", f"/events/{kept[0]['id']}.ics"):
            await step(
                f"{short(path)}: an entity tag gives 304 until something changes",
                lambda: not_modified(node, path, kept[0]),
            )
        await step("vdirsyncer takes the calendar over; a second time it has nothing to do", lambda: sync(node, kept))
        await step("and a member's own, by its private address", lambda: sync_own(node))
    finally:
        await node.end()


def short(path):
    """Without the id, which differs from run to run."""
    return re.sub(r"/events/.*\.ics", "/events/….ics", path)


async def text_of(node, path):
    """The body of a feed, once the type is what it should be."""
    status, headers, text = await node.get(f"{node.origin}{path}", accept="*/*")
    expected = "application/atom+xml" if path.endswith(".atom") else "text/calendar"
    equal([status, headers["content-type"]], [200, f"{expected}; charset=utf-8"], path)
    return text


def without_error(text):
    """The events of a calendar by UID; no component may have anything that icalendar could not read."""
    calendar = Calendar.from_ical(text)
    errors = [(component.name, component.errors) for component in calendar.walk() if component.errors]
    equal(errors, [], "errors")
    events = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    equal(len(events), len(calendar.walk("VEVENT")), "UIDs")
    zones = {str(one["TZID"]) for one in calendar.walk("VTIMEZONE")}
    named = {
        str(one[name].params["TZID"])
        for one in events.values()
        for name in ("DTSTART", "DTEND")
        if "TZID" in one[name].params
    }
    equal(named - zones, set(), "zones without a definition")
    for name in ("VERSION", "PRODID"):
        must(calendar.get(name), f"no {name}")
    for line in text.split("\r\n"):
        must(len(line.encode()) <= 75 and "\n" not in line, f"line {line}")
    return events


async def read_calendar(node, kept):
    """All that is public, and nothing else."""
    events = without_error(await text_of(node, "/calendar.ics"))
    equal(set(events), {one["activitypub_id"] for one in kept}, "events")
    note(f"{len(events)} events")


async def read_own_calendar(node):
    """The same set as the API tells its owner, what is for members alone included."""
    feed = await node.api("POST", "/me/calendar-feed")
    events = without_error(await text_of(node, feed["url"].removeprefix(node.origin)))
    hers = (await node.api("GET", "/calendar?limit=100"))["items"]
    equal(set(events), {one["activitypub_id"] for one in hers}, "events")
    must(any(one["title"] == "Members alone" for one in hers), "what is for members")
    note(f"{len(events)} events")


async def read_atom(node, kept):
    """bozo is feedparser's word for a feed that is not well-formed."""
    feed = feedparser.parse((await text_of(node, "/feed.atom")).encode())
    equal([feed.bozo, feed.version], [0, "atom10"], f"bozo, version {feed.get('bozo_exception')}")
    equal({one.id for one in feed.entries}, {one["activitypub_id"] for one in kept}, "entries")
    for one in feed.entries:
        must(one.title and one.link and one.updated_parsed and one.author, f"{one.id} lacks something")
    must(feed.feed.updated_parsed == max(one.updated_parsed for one in feed.entries), "updated")
    note(f"{len(feed.entries)} entries")


async def find_fault(node):
    """Without this, readers that say yes to everything would pass."""
    calendar, atom = await text_of(node, "/calendar.ics"), await text_of(node, "/feed.atom")
    broken = re.sub(r"DTSTART;[^\r]*", "DTSTART:yesterday", calendar, count=1)
    refused(lambda: without_error(broken) or True, "a calendar with a start that is none")
    refused(
        lambda: (
            without_error(calendar.replace("BEGIN:VTIMEZONE", "BEGIN:X-ZONE").replace("END:VTIMEZONE", "END:X-ZONE"))
            or True
        ),
        "one without zones",
    )
    equal(feedparser.parse(atom.replace("</entry>", "", 1).encode()).bozo, 1, "bozo of a feed with a tag too few")


async def same_in_each(node, one):
    """Id, name, start, end and place; `one` is what the API says."""
    iri = one["activitypub_id"]
    _, _, page = await node.get(one["url"], accept="text/html")
    ics = without_error(await text_of(node, f"/events/{one['id']}.ics"))[iri]
    atom = next(
        entry for entry in feedparser.parse((await text_of(node, "/feed.atom")).encode()).entries if entry.id == iri
    )
    forms = {
        "ActivityPub": of_activitypub(await node.get_json(iri)),
        "JSON-LD": of_json_ld(page),
        "iCalendar": of_icalendar(ics),
        "Atom": of_atom(atom, one),
    }
    place = one.get("place", {}).get("name")
    expected = [iri, one["title"], moment(one["start"]), moment(one["end"]), place]
    for name, found in forms.items():
        equal(found, expected, name)
    equal(str(ics["STATUS"]), "CANCELLED" if one["state"] == "cancelled" else "CONFIRMED", "STATUS")
    for kind, path in (
        ("text/calendar", f"/events/{one['id']}.ics"),
        ("application/atom+xml", "/feed.atom"),
        ("application/activity+json", iri),
    ):
        must(
            re.search(f'<link rel="alternate" type="{re.escape(kind)}" href="{re.escape(path)}"', page),
            f"no alternate {kind}",
        )


def moment(text):
    """The same moment is equal whatever its offset."""
    return datetime.fromisoformat(text).timestamp()


def of_activitypub(document):
    """A Place, alone or beside a VirtualLocation."""
    location = document.get("location")
    places = [one for one in (location if isinstance(location, list) else [location]) if one and one["type"] == "Place"]
    name = places[0]["name"] if places else None
    return [document["id"], document["name"], moment(document["startTime"]), moment(document["endTime"]), name]


def of_json_ld(page):
    """schema.org, as a search engine reads it."""
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    data = json.loads(script)
    equal([data["@context"], data["@type"]], ["https://schema.org", "Event"], "type")
    location = data.get("location") or []
    places = [one for one in (location if isinstance(location, list) else [location]) if one["@type"] == "Place"]
    name = places[0]["name"] if places else None
    return [data["@id"], data["name"], moment(data["startDate"]), moment(data["endDate"]), name]


def of_icalendar(one):
    """`LOCATION` is one line: the place, then its address; of what is online alone it is the address to watch at."""
    location = str(one.get("LOCATION", ""))
    known = [name for name in ("Lowland, Cloud; \\ Ltd",) if location.startswith(f"{name}, ")]
    start, end = one.decoded("DTSTART").timestamp(), one.decoded("DTEND").timestamp()
    return [str(one["UID"]), str(one["SUMMARY"]), start, end, known[0] if known else None]


def of_atom(entry, one):
    """Atom has no words for when and where: the summary says them, in the event's own zone."""
    zone = ZoneInfo(one["timezone"])
    start, end = (datetime.fromisoformat(one[name]).astimezone(zone) for name in ("start", "end"))
    summary = html.unescape(entry.summary)
    must(f"{start:%Y-%m-%d %H:%M}–" in summary, f"start {start} in {summary}")
    must(f"–{end:%H:%M}" in summary or f"–{end:%Y-%m-%d %H:%M}" in summary, f"end {end} in {summary}")
    name = one.get("place", {}).get("name")
    must(name is None or name in summary, f"place in {summary}")
    return [entry.id, html.unescape(entry.title), start.timestamp(), end.timestamp(), name]


async def not_modified(node, path, one):
    """The tag of before is no good once the event has another title."""
    url = f"{node.origin}{path}"

    async def asked(tag):
        async with node.session.get(url, headers={"if-none-match": tag} if tag else {}) as answer:
            return answer.status, answer.headers.get("etag"), await answer.read()

    status, tag, body = await asked(None)
    must(status == 200 and tag and body, f"{status} {tag}")
    equal(await asked(tag), (304, tag, b""), "with the tag")
    changed = {**event(one["title"], 3), "description": f"<p>{path}</p>"}
    await node.api("PUT", f"/events/{one['id']}", changed)
    status, other, _ = await asked(tag)
    must(status == 200 and other != tag, f"after a change {status} {other}")


CONFIGURATION = """[general]
status_path = "{folder}/status/"
[pair feed]
a = "node"
b = "files"
collections = null
conflict_resolution = "a wins"
[storage node]
type = "http"
url = "{url}"
[storage files]
type = "filesystem"
path = "{folder}/files/"
fileext = ".ics"
"""


async def run_vdirsyncer(folder, *words):
    """What it says, once it is content."""
    program = os.path.join(os.path.dirname(sys.executable), "vdirsyncer")
    configuration = os.path.join(folder, "config")
    process = await asyncio.create_subprocess_exec(
        program, "-c", configuration, *words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    try:
        out, _ = await asyncio.wait_for(process.communicate(), SYNC_SECONDS_MAX)
    finally:
        if process.returncode is None:
            process.kill()
    equal(process.returncode, 0, out.decode())
    return out.decode()


async def sync_own(node):
    """Into a folder of files; the address before this one does not work any more."""
    folder = node.path("vdirsyncer-own")
    os.makedirs(os.path.join(folder, "files"))
    feed = await node.api("POST", "/me/calendar-feed")
    with open(os.path.join(folder, "config"), "w", encoding="utf-8") as file:
        file.write(CONFIGURATION.format(folder=folder, url=feed["url"]))
    await run_vdirsyncer(folder, "discover", "feed")
    await run_vdirsyncer(folder, "sync", "feed")
    texts = []
    for name in os.listdir(os.path.join(folder, "files")):
        with open(os.path.join(folder, "files", name), encoding="utf-8") as file:
            texts.append(file.read())
    hers = (await node.api("GET", "/calendar?limit=100"))["items"]
    equal({addresses(text) for text in texts}, {(one["url"],) for one in hers}, "files")
    note(f"{len(texts)} files")


async def sync(node, kept):
    """Into a folder of files; then once more; then after a change and a removal."""
    folder = node.path("vdirsyncer")
    os.makedirs(os.path.join(folder, "files"))
    with open(os.path.join(folder, "config"), "w", encoding="utf-8") as file:
        file.write(CONFIGURATION.format(folder=folder, url=f"{node.origin}/calendar.ics"))

    async def vdirsyncer(*words):
        return await run_vdirsyncer(folder, *words)

    def files():
        found = {}
        for name in os.listdir(os.path.join(folder, "files")):
            path = os.path.join(folder, "files", name)
            with open(path, encoding="utf-8") as file:
                found[name] = (file.read(), os.stat(path).st_mtime_ns)
        return found

    await vdirsyncer("discover", "feed")
    await vdirsyncer("sync", "feed")
    first = files()
    equal({addresses(text) for text, _ in first.values()}, {(one["url"],) for one in kept}, "files")
    out = await vdirsyncer("sync", "feed")
    equal(files(), first, "after a second time")
    must("Copying" not in out and "Deleting" not in out, out)
    changed, removed = kept[2], kept[3]
    online = {"modality": "online", "place": None, "online_page": "https://example.org/watch"}
    body = {
        name: value for name, value in event("Online, with another title", 8, **online).items() if value is not None
    }
    await node.api("PUT", f"/events/{changed['id']}", body)
    await node.api("DELETE", f"/events/{removed['id']}")
    await vdirsyncer("sync", "--force-delete", "feed")
    third = files()
    altered = [name for name in third if third[name] != first.get(name)]
    equal([len(third), len(altered)], [len(first) - 1, 1], "files, altered ones, after a change and a removal")
    must("with another title" in third[altered[0]][0], third[altered[0]][0])
    note(f"{len(first)} files")


def addresses(text):
    """Of a file; by `URL`, because vdirsyncer gives what comes from an address UIDs of its own: digests of what it reads."""
    return tuple(str(one["URL"]) for one in Calendar.from_ical(text).walk("VEVENT"))


run("feeds", main)
