"""Read by schemathesis: in every second call names are of things that are there, and no address leads off this machine."""

import itertools
import json
import os
import re

import schemathesis

# Names by the start of the path that they fit: `{"/api/v1/events/{id}": ["…"]}`.
NAMES = json.loads(os.environ["ROSARIUM_NAMES"])
# Nobody listens there.
NOWHERE = "http://127.0.0.1:9"
ADDRESSES = {
    ("/api/v1/peers/lookup", "query"): "address",
    ("/api/v1/peers", "body"): "peer",
    ("/api/v1/sources", "body"): "url",
}
calls = itertools.count()
# Two pixels, half of them, and no picture at all.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd"
    "0000000d49444154789c63b82302047700072302" "0968c5af2d0000000049454e44ae426082"
)
PICTURES = [PNG, PNG[:40], b"<svg/>", b""]


@schemathesis.serializer("image/jpeg", "image/png")
def as_a_picture(_context, value):
    """What is made up, or is the example, stands for one of these."""
    return PICTURES[len(str(value)) % len(PICTURES)]


@schemathesis.hook
def before_call(context, case, kwargs):
    """After a case was made and before it is sent."""
    path, call = case.operation.path, next(calls)
    if call % 2 == 0 and case.path_parameters:
        for start, names in NAMES.items():
            if path.startswith(start):
                case.path_parameters[next(iter(case.path_parameters))] = names[call // 2 % len(names)]
    for (place, part), name in ADDRESSES.items():
        given = getattr(case, part)
        if path == place and isinstance(given, dict) and isinstance(given.get(name), str):
            given[name] = stay(given[name])


def stay(address):
    """What could be an address of somebody is one of nobody; what cannot is left as it is."""
    host = re.fullmatch(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://)?([^/?#@]*@)?([^/?#]*)(.*)", address, re.S)
    return f"{NOWHERE}{host[3]}" if host and re.search(r"\w", host[2]) else address
