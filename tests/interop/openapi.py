"""schemathesis calls every operation of a node's OpenAPI document, as an officer, as a member and as a stranger.

No answer may be a 5xx, have a status, a type or headers that the document does not name, or another form than it says.
`ROSARIUM_BIN` names the binary. Bounded by the number of cases and by time; addresses lead nowhere (openapi_hooks.py).
"""

import asyncio
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

from rosarium_node import RosariumNode
from seed_events import event, seed
from steps import equal, must, note, run, step

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
RUN_SECONDS_MAX = 200
ICS = "\r\n".join(
    (
        "BEGIN:VCALENDAR VERSION:2.0 PRODID:-//x//x//EN BEGIN:VEVENT UID:1@x DTSTAMP:20261101T000000Z "
        "DTSTART:20270114T170000Z DTEND:20270114T190000Z SUMMARY:Imported END:VEVENT END:VCALENDAR"
    ).split()
)


async def main():
    """A node with events, a member, a source, and a peer."""
    nodes = [await RosariumNode.set_up(slug) for slug in ("circle", "other")]
    node, other = nodes
    try:
        for one in nodes:
            note(await one.serve())
        names = await step("it is given events, a member, a source and a peer", lambda: fill(node, other))
        if not names:
            return
        document = f"{node.origin}/api/v1/openapi.json"
        await step(
            "control: schemathesis finds an answer that is not as the document says", lambda: find_fault(node, names)
        )
        await call(node, names, document, "officer", node.token, ("coverage,fuzzing", 4))
        reader = await node.command("token", "create", "--member", "alice", "--scope", "read")
        await call(node, names, document, "member who may read", reader["token"], ("examples,fuzzing", 1))
        await call(node, names, document, "stranger", None, ("examples,fuzzing", 1))
        status, _, _ = await node.get(f"{node.origin}/healthz", accept="*/*")
        equal(status, 200, "health afterwards")
    finally:
        for one in nodes:
            await one.end()


async def fill(node, other):
    """Names of what is there, by the paths they fit."""
    kept = await seed(node)
    removed = await node.api("POST", "/events", event("Removed", 10))
    await node.api("DELETE", f"/events/{removed['id']}")
    await node.api("POST", "/members", {"handle": "alice", "name": "Alice", "mail": "alice@example.org"})
    source = await node.api("POST", "/sources", {"name": "Chamber", "ics": ICS})
    await node.api("POST", "/peers", {"peer": other.origin, "scopes": ["events"]})
    return {
        "/api/v1/events/{id}": [*(one["id"] for one in kept), removed["id"]],
        "/api/v1/sources/{id}": [source["source"]["id"]],
        "/api/v1/peers/{host}": [other.origin.partition("//")[2]],
    }


async def schemathesis(node, names, document, *words):
    """Runs it; gives its output and its report: name of each operation, and what failed."""
    report = node.path("report.xml")
    program = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    here = os.path.dirname(os.path.abspath(__file__))
    process = await asyncio.create_subprocess_exec(
        program,
        *("run", document, "--url", node.origin, "--checks", ",".join(CHECKS), "--continue-on-failure", "--no-shrink"),
        *("--seed", "1", "--generation-database", "none", "--no-color", "--suppress-health-check", "all"),
        *("--report", "junit", "--report-junit-path", report, *words),
        env={
            **os.environ,
            "SCHEMATHESIS_HOOKS": "openapi_hooks",
            "PYTHONPATH": here,
            "ROSARIUM_NAMES": json.dumps(names),
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        out, _ = await asyncio.wait_for(process.communicate(), RUN_SECONDS_MAX)
    finally:
        if process.returncode is None:
            process.kill()
    must(os.path.exists(report), out.decode())
    cases = ElementTree.parse(report).iter("testcase")
    found = {one.get("name"): [(fault.get("message") or "") + (fault.text or "") for fault in one] for one in cases}
    os.remove(report)
    return out.decode(), found


async def call(node, names, document, who, token, bounds):
    """One pass; each operation counts."""
    phases, examples = bounds
    header = ["--header", f"Authorization: Bearer {token}"] if token else []
    words = ("--phases", phases, "--max-examples", str(examples), *header)
    out, found = await schemathesis(node, names, document, *words)
    note(next((line.strip() for line in out.splitlines() if re.match(r" *\d+ generated", line)), out[-2000:]))
    must(len(found) > 30, out)
    for operation, faults in found.items():

        async def conforms():
            equal(faults, [], "faults")

        await step(f"{who}: {operation}", conforms)


async def find_fault(node, names):
    """The same document, but for the type of one answer and one status that it no longer names."""
    _, _, text = await node.get(f"{node.origin}/api/v1/openapi.json", accept="application/json")
    document = json.loads(text)
    document["paths"] = {path: document["paths"][path] for path in ("/api/v1/community", "/api/v1/events/{id}")}
    document["paths"]["/api/v1/community"] = {"get": document["paths"]["/api/v1/community"]["get"]}
    answers = document["paths"]["/api/v1/community"]["get"]["responses"]
    answers["200"]["content"]["application/json"] = {"schema": {"type": "string"}}
    document["paths"]["/api/v1/events/{id}"] = {"get": document["paths"]["/api/v1/events/{id}"]["get"]}
    del document["paths"]["/api/v1/events/{id}"]["get"]["responses"]["404"]
    path = node.path("doctored.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file)
    out, found = await schemathesis(node, names, path, "--phases", "examples,fuzzing", "--max-examples", "6")
    equal([name for name, faults in found.items() if faults], list(found), f"found in {out[-3000:]}")


run("openapi", main)
