"""Our community follows a person on bovine and takes in her event, its change and its cancelling; a member answers it."""

from bovine_delivery import check_signed, deliver, with_or_without
from steps import equal, must, step, until

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
FROM = "2027-02-01T00:00:00Z"


async def hear_their_event(node, peer, inbox):
    """In the order in which it happens."""
    word = f"{with_or_without(peer)} a proof"
    follow = await we_follow(node, peer, inbox, word)
    if not follow:
        return
    event = event_of(peer)
    event_id = await told(node, peer, inbox, word, event)
    if event_id:
        await answered(node, peer, word, event, event_id)
        await changed(node, peer, inbox, word, event, event_id)
    await we_undo(node, peer, inbox, word, follow)


def event_of(peer, name="walk"):
    """As her server tells it and answers at its address."""
    event = {
        "id": f"{peer.origin}/events/{name}",
        "type": "Event",
        "attributedTo": peer.actor_id,
        "name": f"The {name}",
        "content": "<p>Bring <em>good</em> shoes.</p>",
        "startTime": "2027-02-20T14:00:00+01:00",
        "endTime": "2027-02-20T17:00:00+01:00",
        "timezone": "Europe/Brussels",
        "location": {"type": "Place", "name": "Lock 7"},
        "published": "2026-11-01T09:00:00Z",
        "updated": "2026-11-01T09:00:00Z",
        "to": [PUBLIC],
    }
    peer.objects[event["id"]] = event
    return event


def about(peer, kind, event):
    """Her activity about her event."""
    return peer.write.custom(type=kind, object=event, to={PUBLIC})


async def titles(node):
    """Of all events in the calendar from then on."""
    listed = await node.api("GET", f"/events?from={FROM}")
    return [one["title"] for one in listed["items"]]


async def unheard(node, peer, inbox, name):
    """Tells of another event, rightly signed; it must not come into the calendar."""
    status, text, sent = await peer.send(inbox, about(peer, "Create", event_of(peer, name)))
    equal(status, 202, text)
    verdict, _ = await until("the verdict", lambda: node.verdict(sent["id"]))
    must(verdict != "applied", f"{name}: {verdict}")
    must(f"The {name}" not in await titles(node), f"{name} is in the calendar")


async def we_follow(node, peer, inbox, word):
    """Gives our Follow."""

    async def accepted():
        await unheard(node, peer, inbox, "before")
        made = await node.submit(node.group, {"type": "Follow", "object": peer.actor_id})
        heard = await peer.heard("Follow", node.group)
        equal([heard.json["id"], heard.json["object"]], [made["id"], peer.actor_id], "id, object")
        check_signed(heard, node.group)
        await deliver(node, peer, inbox, peer.write.accept(heard.json))
        return made

    return await step(f"{word}: our community follows her: she takes the Follow, we her Accept", accepted)


async def told(node, peer, inbox, word, event):
    """Gives the id that her event has with us."""

    async def listed():
        await deliver(node, peer, inbox, about(peer, "Create", event))
        items = (await node.api("GET", f"/events?from={FROM}"))["items"]
        found = next(one for one in items if one["activitypub_id"] == event["id"])
        equal([found["title"], found["start"]], [event["name"], event["startTime"]], "title, start")
        equal([found["place"]["name"], found["timezone"]], ["Lock 7", "Europe/Brussels"], "place, zone")
        equal([found["state"], found["host"]["origin"]], ["published", peer.origin], "state, host")
        must("<em>good</em>" in found["description"], found["description"])
        return found["id"]

    return await step(f"{word}: her Create is in our calendar, with its time, place and words", listed)


async def answered(node, peer, word, event, event_id):
    """Our member answers, hears her Accept, and withdraws."""
    path, member = f"/events/{event_id}/rsvp", f"{node.origin}/users/olga"

    async def joined():
        equal((await node.api("PUT", path, {"answer": "going"}))["state"], "sent", "state")
        heard = await peer.heard("Join", member)
        document = heard.json
        told = [document["object"], document["to"], document["cc"]]
        equal(told, [event["id"], [peer.actor_id], []], "object, to, cc")
        must("rsvpCounter" not in document, "what is for peers")
        check_signed(heard, member)
        return document

    join = await step(f"{word}: our member's Join reaches her server, signed by the member", joined)
    if not join:
        return

    async def confirmed():
        person = await peer.read(member)
        equal(person["type"], "Person", "type")
        await deliver(node, peer, person["inbox"], peer.write.accept(join))
        equal((await node.api("GET", path))["state"], "confirmed", "state")

    async def withdrawn():
        await node.api("PUT", path, {"answer": "withdrawn"})
        heard = await peer.heard("Leave", member)
        equal([heard.json["object"], heard.json["to"]], [event["id"], [peer.actor_id]], "object, to")
        check_signed(heard, member)
        equal((await node.api("GET", path))["answer"], "withdrawn", "answer")

    await step(f"{word}: her Accept confirms the answer", confirmed)
    await step(f"{word}: withdrawing reaches her as Leave", withdrawn)


async def changed(node, peer, inbox, word, event, event_id):
    """To another day, then called off."""
    path = f"/events/{event_id}"

    async def later():
        event.update(
            name="The walk, a day later",
            startTime="2027-02-21T14:00:00+01:00",
            endTime="2027-02-21T17:00:00+01:00",
            updated="2026-11-03T09:00:00Z",
        )
        await deliver(node, peer, inbox, about(peer, "Update", event))
        seen = await node.api("GET", path)
        equal([seen["title"], seen["start"]], [event["name"], event["startTime"]], "title, start")

    async def cancelled():
        event.update(eventStatus="EventCancelled", updated="2026-11-04T09:00:00Z")
        await deliver(node, peer, inbox, about(peer, "Update", event))
        equal((await node.api("GET", path))["state"], "cancelled", "state")
        try:
            await node.api("PUT", f"{path}/rsvp", {"answer": "going"})
        except AssertionError as refused:
            must(": 409 " in str(refused), str(refused))
        else:
            raise AssertionError("a cancelled event was answered")

    await step(f"{word}: her Update changes the event", later)
    await step(f"{word}: an Update to EventCancelled calls it off, and nobody can answer it any more", cancelled)


async def we_undo(node, peer, inbox, word, follow):
    """Undo of our Follow."""

    async def silent():
        await node.submit(node.group, {"type": "Undo", "object": follow["id"]})
        heard = await peer.heard("Undo", node.group)
        undone = heard.json["object"]
        equal([undone["id"], undone["object"]], [follow["id"], peer.actor_id], "what is undone")
        check_signed(heard, node.group)
        await unheard(node, peer, inbox, "after")

    await step(f"{word}: our Undo of the Follow reaches her, and what she tells then has no effect", silent)
