"""An actor with keys and an inbox that takes everything and keeps the bytes: what was sent is judged elsewhere."""

import json
import uuid
from dataclasses import dataclass

from aiohttp import web
from apsig import KeyUtil
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from rosarium_node import ACTIVITY_JSON, free_port
from steps import until

ACTIVITYSTREAMS = "https://www.w3.org/ns/activitystreams"
CONTEXT = [ACTIVITYSTREAMS, "https://w3id.org/security/data-integrity/v1"]
RFC9421 = "https://datatracker.ietf.org/doc/html/rfc9421"
RFC9421_ED25519 = f"{RFC9421}#name-eddsa-using-curve-edwards25"


@dataclass
class Request:
    """What came, as it came, but for the case of the names in `headers`."""

    method: str
    url: str
    headers: dict
    body: bytes

    @property
    def json(self):
        """The body of a POST."""
        return json.loads(self.body)


class Letterbox:
    """`implements`: what its actor says its server can read (FEP-844e)."""

    def __init__(self, handle, implements=()):
        self.handle = handle
        self.implements = implements
        self.origin = f"http://127.0.0.1:{free_port()}"
        self.actor_id = f"{self.origin}/people/{handle}"
        self.inbox_url = f"{self.actor_id}/inbox"
        self.rsa = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.rsa_id = f"{self.actor_id}#main-key"
        self.ed25519 = ed25519.Ed25519PrivateKey.generate()
        self.ed25519_id = f"{self.actor_id}#ed25519-key"
        self.requests = []

    @property
    def rsa_pem(self):
        """The public half, as bytes."""
        return self.rsa.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    @property
    def ed25519_multibase(self):
        """The public half."""
        return KeyUtil(self.ed25519.public_key()).encode_multibase()

    async def start(self):
        """Listens."""
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", int(self.origin.rsplit(":", 1)[1])).start()

    async def end(self):
        """Closes what it opened."""
        await self._runner.cleanup()

    def activity(self, kind, about, actor=None):
        """An activity of its own, with a fresh id."""
        return {
            "@context": CONTEXT,
            "id": f"{self.origin}/activities/{uuid.uuid4()}",
            "type": kind,
            "actor": actor or self.actor_id,
            "object": about,
        }

    async def post_of(self, kind, fits=lambda document: True):
        """Waits for the first POST of a type."""

        async def find():
            posts = (one for one in self.requests if one.method == "POST")
            return next((one for one in posts if one.json["type"] == kind and fits(one.json)), None)

        return await until(f"{kind} to {self.handle}", find)

    async def _answer(self, request):
        body = await request.read()
        url = f"{self.origin}{request.raw_path}"
        headers = {name.decode().lower(): value.decode() for name, value in request.raw_headers}
        self.requests.append(Request(request.method, url, headers, body))
        if request.method == "POST":
            return web.Response(status=202)
        if url != self.actor_id:
            return web.Response(status=404)
        return web.Response(text=json.dumps(self._actor()), content_type=ACTIVITY_JSON)

    def _actor(self):
        return {
            "@context": [*CONTEXT, "https://w3id.org/security/v1", "https://w3id.org/security/multikey/v1"],
            "id": self.actor_id,
            "type": "Person",
            "preferredUsername": self.handle,
            "name": self.handle,
            "inbox": self.inbox_url,
            "outbox": f"{self.actor_id}/outbox",
            "publicKey": {"id": self.rsa_id, "owner": self.actor_id, "publicKeyPem": self.rsa_pem.decode()},
            "assertionMethod": [
                {
                    "id": self.ed25519_id,
                    "type": "Multikey",
                    "controller": self.actor_id,
                    "publicKeyMultibase": self.ed25519_multibase,
                }
            ],
            "generator": {
                "type": "Application",
                "implements": [{"type": "Link", "href": one} for one in self.implements],
            },
        }
