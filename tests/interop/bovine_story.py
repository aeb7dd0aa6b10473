"""People on a server of bovine follow a community, hear of its event and answer it; then the community follows them,
and a member answers an event of theirs. Each side verifies what the other signs.

One of them sends integrity proofs, the other does not. draft-cavage both ways, for bovine 0.5 signs in no other form and
reads of RFC 9421 what leaves `@target-uri` out. `ROSARIUM_BIN` names the binary.
"""

import copy
import json

from bovine.clients import lookup_uri_with_webfinger
from bovine.crypto import generate_rsa_public_private_key
from bovine.crypto.types import CryptographicSecret
from bovine.parse import Actor
from bovine_delivery import check_signed, deliver, with_or_without
from bovine_peer import CONTEXT, BovinePeer
from bovine_their_event import hear_their_event
from rosarium_node import ACTIVITY_JSON, RosariumNode
from steps import equal, must, note, run, step, until

SLUG = "circle"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
EVENT = {
    "title": "Copilot for partners",
    "description": "<p>Bring a <strong>question</strong>.</p>",
    "start": "2027-01-14T18:00:00+01:00",
    "end": "2027-01-14T20:30:00+01:00",
    "timezone": "Europe/Brussels",
    "modality": "in_person",
    "place": {"name": "Lowland Cloud", "street": "Rue de la Loi 1", "locality": "Brussels", "country": "BE"},
    "capacity": 1,
    "language": "en",
    "audience": "public",
}


async def main():
    """Sets everything up and takes it down."""
    node = await step("a node is set up by its command line", lambda: RosariumNode.set_up(SLUG))
    peers = []
    try:
        note(await node.serve())
        for handle, with_proof in (("bob", True), ("carol", False)):
            peer = BovinePeer(handle, with_proof)
            await peer.start()
            peers.append(peer)
        await story(node, *peers)
    finally:
        for peer in peers:
            await peer.end()

        async def ended():
            equal(await node.end(), 0, "exit status")

        await step("told to end, the node ends with 0", ended)


async def story(node, bob, carol):
    """In the order in which it happens."""
    await judges_judge(bob, carol)
    await discover(node, bob)
    inbox = f"{node.group}/inbox"
    follows = [await follow(node, peer, inbox) for peer in (bob, carol)]
    event = await hear_of_event(node, bob, carol)
    await refuse_forgeries(node, bob, carol, inbox)
    if event:
        await answer_event(node, bob, carol, inbox, event)
        await hear_of_changes(node, bob, carol, event)
    await unfollow(node, bob, carol, inbox, follows[0])
    for peer in (bob, carol):
        await hear_their_event(node, peer, inbox)


async def judges_judge(bob, carol):
    """Without our node: what the judges say of signatures and proofs is worth something."""

    async def told():
        status, text, sent = await bob.send(carol.inbox_url, bob.write.follow(carol.actor_id))
        equal(status, 202, text)
        heard = await carol.heard("Follow", bob.actor_id)
        equal(heard.signer, bob.actor_id, "signer")
        # This proof has no `@context` of its own, so that bovine can judge it too.
        keys = keys_of(await carol.read(bob.actor_id))
        key = next(key for key in keys if key.id == heard.json["proof"]["verificationMethod"])
        equal([key.verify_document(heard.json), heard.proof], [bob.actor_id, key.id], "bovine and apsig on the proof")
        altered = {**heard.json, "object": bob.actor_id}
        equal([key.verify_document(altered), await carol.who_proved(altered)], [None, None], "on an altered one")

    await step("control: bovine to bovine, a signature and a proof", told)


async def discover(node, bob):
    """The community by its handle, read by bovine."""

    async def found():
        host = node.origin.partition("//")[2]
        session = bob.session
        actor_id, _ = await lookup_uri_with_webfinger(session, f"acct:{SLUG}@{host}", node.origin)
        equal(actor_id, node.group, "WebFinger")
        document = await bob.read(actor_id)
        equal(document["type"], "Group", "type")
        keys = keys_of(document)
        kinds = sorted({type(key.public_key).__name__ for key in keys})
        equal(kinds, ["Ed25519PublicKey", "RSAPublicKey"], "keys that bovine reads")
        equal({key.controller for key in keys}, {node.group}, "of")
        note(f"{document['name']}: {', '.join(kinds)}")

    await step("the community is found by its handle, and bovine reads both its keys", found)


def keys_of(document):
    """The keys of an actor as bovine parses them; read by their names, because contexts are never fetched here."""
    return Actor({**document, "@context": "about:bovine"}).cryptographic_identifiers


async def follow(node, peer, inbox):
    """Gives the Follow as sent."""

    async def accepted():
        sent = await deliver(node, peer, inbox, peer.write.follow(node.group))
        heard = await peer.heard("Accept", node.group)
        equal([heard.json["object"]["id"], heard.json["object"]["type"]], [sent["id"], "Follow"], "object")
        check_signed(heard, node.group)
        return sent

    return await step(f"a Follow {with_or_without(peer)} a proof is accepted", accepted)


async def hear_of_event(node, bob, carol):
    """Gives the ids of the event: `{"id", "iri"}`."""
    published = await step("an event is published through the API", lambda: node.api("POST", "/events", EVENT))
    for peer in (bob, carol):

        async def arrived():
            heard = await peer.heard("Create", node.group)
            check_signed(heard, node.group)
            equal(heard.json["to"], [PUBLIC], "to")
            check_event(heard.json["object"], EVENT)
            return heard.json["object"]["id"]

        iri = await step(f"{peer.handle}: Create arrives signed and proved, and reads as the event", arrived)

    async def same():
        check_event(await bob.read(iri), EVENT)
        return {"id": published["id"], "iri": iri}

    return await step("the event's address gives the same to a signed GET", same)


def check_event(event, expected):
    """Name, moments, place, text."""
    equal(event["type"], "Event", "type")
    equal([event["name"], event["startTime"]], [expected["title"], expected["start"]], "name, start")
    equal([event["endTime"], event["timezone"]], [expected["end"], expected["timezone"]], "end, zone")
    equal(event["location"]["name"], expected["place"]["name"], "place")
    must("<strong>question</strong>" in event["content"], f"content {event['content']}")


async def answer_event(node, bob, carol, inbox, event):
    """The event has one seat; both people end without one."""

    def join(peer):
        return peer.write.custom(type="Join", object=event["iri"], to={node.group})

    async def answered(peer, kind, sent):
        heard = await peer.heard(kind, node.group, lambda document: document["object"]["id"] == sent["id"])
        check_signed(heard, node.group)
        equal([heard.json["to"], heard.json.get("cc", [])], [[peer.actor_id], []], "to, cc")
        return heard.json

    async def taken(count):
        async def is_it():
            return (await node.get_json(event["iri"]))["attendees"]["totalItems"] == count

        await until(f"{count} taken", is_it)

    async def last_seat():
        await answered(bob, "Accept", await deliver(node, bob, inbox, join(bob)))
        await taken(1)

    async def full():
        rejected = await answered(carol, "Reject", await deliver(node, carol, inbox, join(carol)))
        must(rejected["content"], "no reason")

    async def leaves():
        await deliver(node, bob, inbox, bob.write.custom(type="Leave", object=event["iri"], to={node.group}))
        await taken(0)

    async def undone():
        sent = await deliver(node, carol, inbox, join(carol))
        await answered(carol, "Accept", sent)
        await taken(1)
        await deliver(node, carol, inbox, carol.write.undo(sent, include_activity=True))
        await taken(0)

    await step("Join to the last seat is accepted, and takes it", last_seat)
    await step("Join to a full event is rejected, with the reason", full)
    await step("Leave gives the seat back", leaves)
    await step("who was rejected joins again and gets the seat; Undo of that Join gives it back", undone)


async def hear_of_changes(node, bob, carol, event):
    """Changed, cancelled, removed."""
    moved = {**EVENT, "title": "Copilot for partners, part two", "end": "2027-01-14T21:00:00+01:00"}
    path = f"/events/{event['id']}"

    async def both(kind, fits):
        for peer in (bob, carol):
            heard = await peer.heard(kind, node.group, fits)
            check_signed(heard, node.group)
            yield heard.json["object"]

    async def changed():
        await node.api("PUT", path, moved)
        async for told in both("Update", lambda document: document["object"].get("name") == moved["title"]):
            check_event(told, moved)

    async def cancelled():
        await node.api("POST", f"{path}/cancel")
        async for told in both("Update", lambda document: document["object"].get("status") == "CANCELLED"):
            equal(told["id"], event["iri"], "which event")
            must(told["eventStatus"].endswith("EventCancelled"), f"eventStatus {told['eventStatus']}")
        equal((await bob.read(event["iri"]))["status"], "CANCELLED", "the address")

    async def removed():
        await node.api("DELETE", path)
        async for told in both("Delete", lambda document: True):
            equal([told["id"], told["type"]], [event["iri"], "Tombstone"], "object")
        status, _, text = await node.get(event["iri"])
        equal([status, json.loads(text)["type"]], [410, "Tombstone"], "the address")

    await step("a change reaches both as Update", changed)
    await step("cancelling reaches both as Update, and is what the address says", cancelled)
    await step("removing reaches both as Delete of a Tombstone, which its address then is", removed)


async def refuse_forgeries(node, bob, carol, inbox):
    """What was not signed by whom it names is refused, on both sides."""

    def like(peer, actor):
        return {**peer.write.like(f"{peer.origin}/liked").build(), "actor": actor, "@context": CONTEXT}

    async def answered(answer, reason):
        problem = json.loads(await answer.text())
        equal([answer.status, problem["type"].rpartition("#")[2]], [401, f"e-{reason}"], json.dumps(problem))

    async def right():
        equal((await bob.post(inbox, json.dumps(like(bob, bob.actor_id)))).status, 202, "status")

    async def other_key():
        _, private = generate_rsa_public_private_key()
        other = CryptographicSecret.from_pem(f"{bob.actor_id}#main-key", private)
        await answered(await bob.post(inbox, json.dumps(like(bob, bob.actor_id)), secret=other), "signature-invalid")

    async def altered():
        body = json.dumps(like(bob, bob.actor_id))
        await answered(await bob.post(inbox, body, altered=body.replace("like", "lika")), "digest-mismatch")

    async def for_another():
        await answered(await bob.post(inbox, json.dumps(like(bob, carol.actor_id))), "actor-mismatch")

    async def wrong_proof():
        one, other = (bob.secret.sign_document(like(bob, bob.actor_id)) for _ in range(2))
        equal((await bob.post(inbox, json.dumps(one))).status, 202, "with the proof as made")
        await answered(await bob.post(inbox, json.dumps({**other, "proof": one["proof"]})), "signature-invalid")

    async def unsigned():
        headers = {"content-type": ACTIVITY_JSON}
        body = json.dumps(like(bob, bob.actor_id))
        await answered(await node.session.post(inbox, data=body, headers=headers), "signature-missing")

    async def ours():
        kept = next(one for one in bob.inbox if one.json["type"] == "Create")
        url, other = bob.inbox_url, kept.body.replace(b"Copilot", b"Kopilot")
        equal(await bob.who_signed("POST", url, kept.headers, kept.body), node.group, "as it came")
        equal(await bob.who_signed("POST", url, kept.headers, other), None, "another body")
        equal(await bob.who_signed("POST", carol.inbox_url, kept.headers, kept.body), None, "another address")
        document = copy.deepcopy(kept.json)
        document["object"]["name"] += "!"
        equal(await bob.who_proved(document), None, "proof of an altered document")

    await step("a signature over nothing else wrong is taken", right)
    await step("another key is refused", other_key)
    await step("a body altered after signing is refused", altered)
    await step("one who speaks for another is refused", for_another)
    await step("a proof that does not fit is refused, though the request is signed", wrong_proof)
    await step("a POST without a signature is refused", unsigned)
    await step("bovine and apsig refuse ours when altered", ours)


async def unfollow(node, bob, carol, inbox, followed):
    """Undo of a Follow."""

    async def silent():
        await deliver(node, bob, inbox, bob.write.undo(followed, include_activity=True))
        await node.api("POST", "/events", {**EVENT, "title": "After the Undo"})
        await carol.heard("Create", node.group, lambda document: document["object"].get("name") == "After the Undo")
        late = [one for one in bob.inbox if (one.json.get("object") or {}).get("name") == "After the Undo"]
        equal(late, [], "deliveries to bob")

    await step("who undid her Follow hears no more, who did not does", silent)


run("bovine_story", main)
