"""`verify_actor` of fediverse-pasture asks a node: six actors, each with other demands, read its actors and post to them.

The whole matrix that its page shows is counted, cell by cell. `ROSARIUM_BIN` names the binary.
"""

import asyncio

from bovine.jsonld import jsonld_cache
from fediverse_pasture.data_provider import DataProvider
from fediverse_pasture.server import BlueprintForActors
from fediverse_pasture.server.verify_actor import ActorVerifier
from fediverse_pasture.types import Message
from quart import Quart
from rosarium_node import RosariumNode, free_port
from steps import equal, note, run, step

# Contexts are not fetched: terms of these are then found by their names, as pasture does when it cannot resolve them.
CONTEXTS = (
    "https://w3id.org/security/v1",
    "https://w3id.org/security/data-integrity/v1",
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/multikey/v1",
)
# Who reads the actor and posts to its inbox. All may read; who signs is taken, who does not is refused, whether she is
# found by WebFinger or not (dean, emily, frank), and whether her own actor wants a signed GET (claire, frank) or not.
MATRIX = {
    "alice": {"get_actor": True, "post_inbox": False},
    "bob": {"get_actor": True, "post_inbox": True},
    "claire": {"get_actor": True, "post_inbox": True},
    "dean": {"get_actor": True, "post_inbox": False},
    "emily": {"get_actor": True, "post_inbox": True},
    "frank": {"get_actor": True, "post_inbox": True},
}


async def main():
    """Starts the node and the actors that ask."""
    jsonld_cache.cache.update({url: {} for url in CONTEXTS})
    data = DataProvider.generate()
    actors = [*data.possible_actors, data.one_actor]
    domain, ended = f"127.0.0.1:{free_port()}", asyncio.Event()
    application = Quart("pasture")
    application.register_blueprint(BlueprintForActors(actors).blueprint)
    host, port = domain.split(":")
    server = asyncio.create_task(application.run_task(host, int(port), shutdown_trigger=ended.wait))
    node = await step("a node is set up by its command line", lambda: RosariumNode.set_up("circle"))
    try:
        note(await node.serve())
        place = node.origin.partition("//")[2]
        for name, uri in (
            ("the community by its handle", f"acct:circle@{place}"),
            ("the community by its id", node.group),
            ("the node by its id", node.application),
        ):
            await ask(name, uri, domain, actors)
    finally:
        await node.end()
        ended.set()
        await server


async def ask(name, uri, domain, actors):
    """One remote actor, asked by all."""
    message = Message()
    verifier = ActorVerifier(actor_list=actors, remote_uri=uri, domain=domain, message=message)
    result = await step(f"{name}: verify_actor comes to its end", verifier.verify)
    for actor, cells in MATRIX.items():
        for cell, expected in cells.items():
            found = (result or {}).get(actor, {}).get(cell)

            async def as_expected():
                equal(found, expected, f"{message.steps}"[-900:])

            await step(f"{name}: {actor} {cell} {'yes' if expected else 'no'}", as_expected)

    async def webfinger():
        equal((result or {}).get("webfinger"), True, f"{message.steps}")

    await step(f"{name}: WebFinger gives the id", webfinger)


run("pasture", main)
