"""A Rosarium node of its own folder and port: set up by its command line, driven by its API and probes."""

import asyncio
import json
import os
import shutil
import socket
import tempfile

import aiohttp

COMMAND_SECONDS_MAX = 20
END_SECONDS_MAX = 10
ACTIVITY_JSON = "application/activity+json"


def free_port():
    """A port that was free a moment ago."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class RosariumNode:
    """Its origin, its community `group`, its Application, and the bearer token of an officer."""

    def __init__(self):
        self._binary = os.environ["ROSARIUM_BIN"]
        self._folder = tempfile.mkdtemp(prefix="rosarium-interop-")
        self._process = None
        self._log = None
        self.port = free_port()
        self.origin = f"http://localhost:{self.port}"
        self.session = None

    @classmethod
    async def set_up(cls, slug):
        """Sets a node up in a new temporary folder: a community, one officer, her token."""
        node = cls()
        place = ["--url", node.origin, "--listen", f"127.0.0.1:{node.port}"]
        made = await node.command("init", *place, "--name", "Interop Circle", "--slug", slug, "--dev")
        node.group, node.application = made["community"], made["node"]
        await node.command("admin", "create", "olga@example.org", "--handle", "olga", "--role", "officer,operator")
        made = await node.command("token", "create", "--member", "olga", "--scope", "read,write,admin")
        node.token = made["token"]
        return node

    async def command(self, *words):
        """Runs a command of the binary; its answer is JSON."""
        process = await asyncio.create_subprocess_exec(
            self._binary, *words, "--data", self._folder, "--json", stdout=asyncio.subprocess.PIPE
        )
        out, _ = await asyncio.wait_for(process.communicate(), COMMAND_SECONDS_MAX)
        if process.returncode != 0:
            raise AssertionError(f"rosarium {' '.join(words)} ended with {process.returncode}: {out.decode()}")
        return json.loads(out)

    def path(self, name):
        """A path in the folder of the node."""
        return os.path.join(self._folder, name)

    async def serve(self):
        """Starts the node and gives its first line."""
        self._log = open(self.path("stderr.log"), "wb")
        self._process = await asyncio.create_subprocess_exec(
            self._binary, "serve", "--data", self._folder, "--dev", stdout=asyncio.subprocess.PIPE, stderr=self._log
        )
        line = await asyncio.wait_for(self._process.stdout.readline(), COMMAND_SECONDS_MAX)
        self.session = aiohttp.ClientSession()
        return line.decode().strip()

    async def end(self):
        """Asks the node to end, and gives its exit status; it is killed when it does not."""
        status = None
        if self.session:
            await self.session.close()
        if self._process:
            if self._process.returncode is None:
                self._process.terminate()
            try:
                status = await asyncio.wait_for(self._process.wait(), END_SECONDS_MAX)
            except asyncio.TimeoutError:
                self._process.kill()
                await self._process.wait()
            self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        return status

    async def api(self, method, path, body=None):
        """A request to the REST API as the officer; refuses what is not 2xx."""
        headers = {"authorization": f"Bearer {self.token}"}
        async with self.session.request(method, f"{self.origin}/api/v1{path}", json=body, headers=headers) as answer:
            text = await answer.text()
            if not answer.ok:
                raise AssertionError(f"{method} {path}: {answer.status} {text}")
            return json.loads(text) if text else None

    async def submit(self, actor, activity):
        """An activity by the officer into the outbox of an actor of the node; gives it as the node made it."""
        headers = {"authorization": f"Bearer {self.token}", "content-type": ACTIVITY_JSON}
        document = {"@context": "https://www.w3.org/ns/activitystreams", **activity}
        async with self.session.post(f"{actor}/outbox", data=json.dumps(document), headers=headers) as answer:
            text = await answer.text()
            if answer.status != 201:
                raise AssertionError(f"POST {actor}/outbox: {answer.status} {text}")
            return json.loads(text)

    async def get(self, url, accept=ACTIVITY_JSON):
        """Status, headers and text of an address."""
        async with self.session.get(url, headers={"accept": accept}) as answer:
            return answer.status, answer.headers, await answer.text()

    async def get_json(self, url):
        """An ActivityPub document."""
        status, _, text = await self.get(url)
        if status != 200:
            raise AssertionError(f"{url}: {status} {text}")
        return json.loads(text)

    async def probe(self, name):
        """What a development node tells of itself: `received`, `sent`."""
        _, _, text = await self.get(f"{self.origin}/dev/{name}", accept="application/json")
        return json.loads(text)[name]

    async def verdict(self, activity_id):
        """What became of an activity: its verdict and reason, once it is settled."""
        for one in await self.probe("received"):
            if one["id"] == activity_id and one["verdict"] != "waiting":
                return one["verdict"], one["reason"]
        return None
