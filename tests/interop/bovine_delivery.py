"""What a person on bovine sends to a node has to have its effect, and what the node sends to be signed and proved."""

from steps import equal, must, until


def with_or_without(peer):
    """In words."""
    return "with" if peer.with_proof else "without"


async def deliver(node, peer, inbox, activity):
    """Sends; it has to be taken and to have its effect."""
    status, text, sent = await peer.send(inbox, activity)
    equal(status, 202, text)
    equal(await until("the verdict", lambda: node.verdict(sent["id"])), ("applied", None), sent["id"])
    return sent


def check_signed(heard, actor):
    """bovine found the signature to be the actor's, apsig the proof."""
    must("signature-input" not in {name.lower() for name in heard.headers}, "not the form that bovine reads")
    equal(heard.signer, actor, "signer, by bovine")
    equal(heard.proof, f"{actor}#ed25519-key", "proof, by apsig")
