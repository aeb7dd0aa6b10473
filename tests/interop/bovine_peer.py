"""A server on bovine with one person: bovine makes her document, signs what she sends and checks what reaches her."""

import copy
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import ClientSession, web
from apsig.proof import ProofVerifier
from bovine import BovineActor
from bovine.activitystreams import Actor
from bovine.activitystreams.activity_factory import ActivityFactory
from bovine.activitystreams.controller import Multikey
from bovine.clients.signed_http_methods import signed_post
from bovine.crypto import (
    build_validate_http_signature_raw,
    generate_ed25519_private_key,
    generate_rsa_public_private_key,
    private_key_to_did_key,
)
from bovine.crypto.types import CryptographicIdentifier, CryptographicSecret
from rosarium_node import ACTIVITY_JSON, free_port
from steps import until

CONTEXT = ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v1"]


@dataclass
class Heard:
    """One POST to her inbox: whom bovine found to have signed the request, and whether apsig takes the proof."""

    json: dict
    headers: Mapping
    body: bytes
    signer: str | None
    proof: str | None
    given: bool = field(default=False)


@dataclass
class Swapping:
    """A session that sends another body than it was given."""

    session: ClientSession
    altered: str

    async def post(self, url, data, headers):
        """What bovine's client calls."""
        return await self.session.post(url, data=self.altered, headers=headers)


class BovinePeer:
    """`with_proof`: what she sends carries an integrity proof beside the signature of the request."""

    def __init__(self, handle, with_proof):
        self.handle = handle
        self.with_proof = with_proof
        self.origin = f"http://127.0.0.1:{free_port()}"
        self.actor_id = f"{self.origin}/people/{handle}"
        self.inbox_url = f"{self.actor_id}/inbox"
        self.inbox = []
        self.objects = {}
        self._public, self._private = generate_rsa_public_private_key()
        self._ed25519 = generate_ed25519_private_key()
        self.secret = CryptographicSecret.from_multibase(f"{self.actor_id}#ed25519-key", self._ed25519)
        self._bovine = BovineActor(
            actor_id=self.actor_id, public_key_url=f"{self.actor_id}#main-key", secret=self._private
        )
        self.write = ActivityFactory(
            {"id": self.actor_id}, id_generator=lambda: f"{self.origin}/activities/{uuid.uuid4()}"
        )

    async def start(self):
        """Listens."""
        application = web.Application()
        application.router.add_get("/people/{handle}", self._answer_actor)
        application.router.add_get("/events/{name}", self._answer_object)
        application.router.add_post("/people/{handle}/inbox", self._take)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", int(self.origin.rsplit(":", 1)[1])).start()
        await self._bovine.init()
        self.session = self._bovine.session

    async def end(self):
        """Closes what it opened."""
        await self.session.close()
        await self._runner.cleanup()

    async def send(self, inbox, activity):
        """Signs as bovine does and posts; gives the status, the text and what was sent."""
        document = activity if isinstance(activity, dict) else activity.build()
        if self.with_proof:
            document = self.secret.sign_document({**document, "@context": CONTEXT})
        answer = await self.post(inbox, json.dumps(document))
        return answer.status, await answer.text(), document

    async def post(self, inbox, body, secret=None, altered=None):
        """A POST signed as bovine's client does, by her key or `secret`; `altered` is what goes out instead of `body`."""
        client = self._bovine.client
        session = self.session if altered is None else Swapping(self.session, altered)
        return await signed_post(session, secret or client.secret, inbox, body, client.digest_method)

    async def read(self, url):
        """Reads with her signature, as a secure-mode server does."""
        return await self._bovine.get(url)

    async def heard(self, kind, actor, fits=lambda document: True):
        """Waits for the next of a type by an actor; each is given once."""

        async def find():
            for one in self.inbox:
                document = one.json
                if not one.given and (document["type"], document["actor"]) == (kind, actor) and fits(document):
                    return one
            return None

        found = await until(f"{kind} of {actor} to {self.handle}", find)
        found.given = True
        return found

    async def who_signed(self, method, url, headers, body):
        """The controller that bovine finds for the signature of a request; `None` when it does not hold."""

        async def found_body():
            return body

        validate = build_validate_http_signature_raw(self._find_key)
        return await validate(method, url, headers, found_body)

    async def who_proved(self, document):
        """The method of the proof that holds, by apsig; `None` when it does not.

        Not by bovine 0.5.19, which hashes the `@context` of a proof under another name and so takes none that has it.
        """
        proof = document.get("proof") or {}
        actor = await self.read(document["actor"])
        keys = {key["id"]: key["publicKeyMultibase"] for key in actor.get("assertionMethod", [])}
        key = keys.get(proof.get("verificationMethod"))
        return key and ProofVerifier(key).verify(copy.deepcopy(document))

    async def _find_key(self, key_id):
        actor = await self.read(key_id.partition("#")[0])
        key = actor.get("publicKey", {})
        return CryptographicIdentifier.from_public_key(key) if key.get("id") == key_id else None

    async def _answer_actor(self, request):
        if request.match_info["handle"] != self.handle:
            return web.Response(status=404)
        multibase = private_key_to_did_key(self._ed25519).removeprefix("did:key:")
        actor = Actor(
            id=self.actor_id,
            preferred_username=self.handle,
            name=f"{self.handle} of bovine",
            inbox=self.inbox_url,
            outbox=f"{self.actor_id}/outbox",
            public_key=self._public,
            public_key_name="main-key",
            assertion_method=[Multikey(id=self.secret.key_id, controller=self.actor_id, multibase=multibase)],
        )
        return web.Response(text=json.dumps(actor.build()), content_type=ACTIVITY_JSON)

    async def _answer_object(self, request):
        found = self.objects.get(f"{self.origin}{request.path}")
        if found is None:
            return web.Response(status=404)
        return web.Response(text=json.dumps({"@context": CONTEXT[0], **found}), content_type=ACTIVITY_JSON)

    async def _take(self, request):
        body = await request.read()
        document = json.loads(body)
        url = f"{self.origin}{request.raw_path}"
        signer = await self.who_signed(request.method, url, request.headers, body)
        proof = await self.who_proved(document)
        self.inbox.append(Heard(document, request.headers, body, signer, proof))
        return web.Response(status=202 if signer else 401)
