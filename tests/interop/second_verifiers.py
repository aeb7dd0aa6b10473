"""Verifiers of others judge what a node signs, and a node judges what others sign; each refuses what was tampered with.

draft-cavage and integrity proofs by apsig, RFC 9421 by http-message-signatures. `ROSARIUM_BIN` names the binary.
"""

import copy
import hashlib
import json
from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from apsig import ProofSigner
from apsig.draft import Signer, Verifier
from apsig.proof import ProofVerifier
from apsig.rfc9421 import RFC9421Signer
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from http_message_signatures import HTTPMessageSigner, HTTPMessageVerifier
from http_message_signatures.algorithms import ED25519, RSA_V1_5_SHA256
from http_message_signatures.resolvers import MappingKeyResolver
from letterbox import RFC9421, RFC9421_ED25519, Letterbox
from rosarium_node import ACTIVITY_JSON, RosariumNode
from steps import equal, must, note, refused, run, step, until

EVENT = {
    "title": "Über Signaturen",
    "start": "2027-01-14T18:00:00+01:00",
    "end": "2027-01-14T20:30:00+01:00",
    "timezone": "Europe/Brussels",
    "modality": "in_person",
    "place": {
        "name": "Lowland Cloud",
        "locality": "Brussels",
        "country": "BE",
        "coordinates": {"latitude": 50.0, "longitude": 4.35},
    },
    "audience": "public",
}
COVERED = ("@method", "@target-uri", "content-digest")


async def main():
    """Sets everything up and takes it down."""
    node = await step("a node is set up by its command line", lambda: RosariumNode.set_up("circle"))
    boxes = [
        Letterbox("cavage"),
        Letterbox("rfc9421-rsa", [RFC9421]),
        Letterbox("rfc9421-ed25519", [RFC9421, RFC9421_ED25519]),
    ]
    try:
        note(await node.serve())
        for box in boxes:
            await box.start()
        await they_judge(node, boxes)
        await we_judge(node, boxes[0])
    finally:
        for box in boxes:
            await box.end()
        await node.end()


# ---- what the node signs


async def they_judge(node, boxes):
    """Each box follows and hears of an event; every request that reached it is verified, then tampered with."""
    for box in boxes:
        await step(f"{box.handle} follows", lambda: follow(node, box))
    await step("an event is published", lambda: node.api("POST", "/events", EVENT))
    keys = await keys_of(node)
    for box in boxes:
        await step(f"Accept and Create reach {box.handle}", lambda: arrived(box))
        await step(f"{box.handle} is read again when a signature is not by its key", lambda: read_again(node, box))
        for request in list(box.requests):
            await judge(box, request, keys)
    await step("the probe tells of each request as it came: headers, body, hash", lambda: told(node, boxes))


async def follow(node, box):
    """By a signature of apsig, whatever the box can read."""
    sent = box.activity("Follow", node.group)
    await taken(await post(node, *cavage(box, node, sent)))
    await applied(node, sent)


async def arrived(box):
    """Both that are waited for."""
    await box.post_of("Accept")
    await box.post_of("Create", lambda document: document["object"]["name"] == EVENT["title"])


async def read_again(node, box):
    """By then the node knows what the box can read, so that this GET is signed in its form."""
    stranger = Letterbox("stranger")
    stranger.rsa_id = box.rsa_id
    not_taken(await post(node, *cavage(stranger, node, box.activity("Follow", node.group))), "signature-invalid")
    reads = [request for request in box.requests if request.method == "GET"]
    equal(["signature-input" in one.headers for one in reads], [False, bool(box.implements)], "signed by RFC 9421")


async def keys_of(node):
    """Public keys of community and node by their ids, as PEM or multibase."""
    keys = {}
    for address in (node.group, node.application):
        actor = await node.get_json(address)
        keys[actor["publicKey"]["id"]] = actor["publicKey"]["publicKeyPem"].encode()
        for key in actor["assertionMethod"]:
            keys[key["id"]] = key["publicKeyMultibase"]
    return keys


async def judge(box, request, keys):
    """One request: as it came, then with each part altered."""
    kind = request.json["type"] if request.method == "POST" else request.method
    form, verify = (
        ("RFC 9421", verify_rfc9421) if "signature-input" in request.headers else ("draft-cavage", verify_cavage)
    )

    async def holds():
        note(f"by {verify(request, keys)}")
        strangers = {name: other_key(key) for name, key in keys.items()}
        refused(lambda: verify(request, strangers), "another key")
        for what, other in tampered(request):
            refused(lambda: verify(other, keys), what)

    await step(f"{kind} to {box.handle}: {form} holds; altered, it does not", holds)
    if request.method == "POST":
        await step(f"{kind} to {box.handle}: the proof holds; altered, it does not", lambda: judge_proof(request, keys))


def verify_cavage(request, keys):
    """By apsig; gives the key id."""
    key_id = request.headers["signature"].split('keyId="')[1].split('"')[0]
    return Verifier(keys[key_id], request.method, request.url, request.headers, request.body).verify(raise_on_fail=True)


@dataclass
class Message:
    """What http-message-signatures reads."""

    method: str
    url: str
    headers: dict


def verify_rfc9421(request, keys):
    """By http-message-signatures, with the algorithm that the key is for; gives the key id."""
    key_id = request.headers["signature-input"].split('keyid="')[1].split('"')[0]
    key = keys[key_id]
    algorithm, key = (RSA_V1_5_SHA256, key) if isinstance(key, bytes) else (ED25519, ProofVerifier(key).public_key)
    resolver = MappingKeyResolver(public_keys={key_id: key}, private_keys={})
    verifier = HTTPMessageVerifier(signature_algorithm=algorithm, key_resolver=resolver)
    message = Message(request.method, request.url, request.headers)
    is_post = request.method == "POST"
    required = COVERED if is_post else COVERED[:2]
    (result,) = verifier.verify(message, require_components=required, body=request.body if is_post else None)
    return f"{result.algorithm.algorithm_id} {result.parameters['keyid']}"


def tampered(request):
    """The same request with one part altered."""
    yield "another address", replace(request, url=f"{request.url}x")
    yield "another method", replace(request, method="PUT" if request.method == "POST" else "HEAD")
    if request.body:
        yield "another body", replace(request, body=request.body + b" ")
    for name in ("date", "digest", "content-digest"):
        if name in request.headers:
            yield (
                f"another {name}",
                replace(request, headers={**request.headers, name: "Sun, 22 Nov 2026 00:00:00 GMT"}),
            )
    if "signature-input" in request.headers:
        later = request.headers["signature-input"].replace("created=1", "created=0")
        yield "another created", replace(request, headers={**request.headers, "signature-input": later})


def other_key(key):
    """A fresh key in the same form."""
    if isinstance(key, bytes):
        return Letterbox("other").rsa_pem
    return Letterbox("other").ed25519_multibase


async def judge_proof(request, keys):
    """By apsig; its verifier takes the document apart, so each gets a copy."""
    method = request.json["proof"]["verificationMethod"]

    def verify(document, key):
        return ProofVerifier(key).verify(copy.deepcopy(document), raise_on_fail=True)

    equal(verify(request.json, keys[method]), method, "method")
    refused(lambda: verify(request.json, other_key(keys[method])), "another key")
    for name in ("id", "actor", "type"):
        refused(lambda: verify({**request.json, name: "x"}, keys[method]), f"another {name}")
    proof = {**request.json["proof"], "created": "2026-01-01T00:00:00Z"}
    refused(lambda: verify({**request.json, "proof": proof}, keys[method]), "another time")


async def told(node, boxes):
    """`/dev/sent` against what came."""
    rows = {}
    for row in await node.probe("sent"):
        headers = {name.lower(): value for name, value in row["headers"]}
        rows[headers["signature"]] = row, headers
    requests = [request for box in boxes for request in box.requests]
    for request in requests:
        row, headers = rows[request.headers["signature"]]
        equal([row["method"], row["url"]], [request.method, request.url], "method, url")
        for name, value in headers.items():
            equal(request.headers[name], value, f"{name} of {request.url}")
        if request.method == "POST":
            equal([row["body"], row["body_hash"]], [request.body.decode(), digest(request.body)], "body, hash")
    note(f"{len(requests)} requests")


# ---- what the node judges


def digest(body):
    """As a Digest header writes it."""
    return f"SHA-256={b64encode(hashlib.sha256(body).digest()).decode()}"


def cavage(box, node, document, **more):
    """URL, headers and body, signed by apsig."""
    url, body = f"{node.group}/inbox", json.dumps(document).encode()
    given = {"content-type": ACTIVITY_JSON, **more.pop("headers", {})}
    signed = {
        "headers": given,
        "private_key": box.rsa,
        "method": "POST",
        "url": url,
        "key_id": box.rsa_id,
        "body": body,
    }
    return url, Signer(**{**signed, **more}).sign(), body


def rfc9421(box, node, document, key=None, key_id=None, covered=COVERED, include_alg=False, **more):
    """URL, headers and body, signed by http-message-signatures; by the Ed25519 key unless another is given."""
    url, body = f"{node.group}/inbox", json.dumps(document).encode()
    key, key_id = key or box.ed25519, key_id or box.ed25519_id
    algorithm = RSA_V1_5_SHA256 if isinstance(key, rsa.RSAPrivateKey) else ED25519
    resolver = MappingKeyResolver(public_keys={}, private_keys={key_id: key})
    signer = HTTPMessageSigner(signature_algorithm=algorithm, key_resolver=resolver)
    message = Message("POST", url, {"content-type": ACTIVITY_JSON})
    signer.sign(
        message,
        key_id=key_id,
        covered_component_ids=covered,
        include_alg=include_alg,
        body=body if "content-digest" in covered else None,
        **more,
    )
    return url, message.headers, body


def by_rsa(box, node, document, **more):
    """RFC 9421 by the RSA key."""
    return rfc9421(box, node, document, key=box.rsa, key_id=box.rsa_id, **more)


async def post(node, url, headers, body):
    """Status, header that says what we want to see, problem."""
    async with node.session.post(url, headers=headers, data=body) as answer:
        return answer.status, answer.headers.get("accept-signature"), await answer.text()


async def taken(answer):
    """202."""
    equal(answer[0], 202, answer[2])


async def applied(node, document):
    """And had its effect."""
    equal(await until("the verdict", lambda: node.verdict(document["id"])), ("applied", None), document["id"])


def not_taken(answer, reason):
    """401 with the reason, and what we want to see signed."""
    status, wanted, text = answer
    equal([status, json.loads(text)["type"].rpartition("#")[2]], [401, f"e-{reason}"], text)
    must('"content-digest"' in (wanted or ""), f"Accept-Signature: {wanted}")


FORMS = {
    "apsig, draft-cavage": cavage,
    "http-message-signatures, Ed25519": rfc9421,
    "http-message-signatures, Ed25519 with alg": lambda *words, **more: rfc9421(*words, include_alg=True, **more),
    "http-message-signatures, RSA": by_rsa,
    "http-message-signatures, RSA with alg": lambda *words, **more: by_rsa(*words, include_alg=True, **more),
}


async def we_judge(node, box):
    """Each form as it should be, then tampered with."""
    for name, sign in FORMS.items():
        await step(f"{name}: a Follow is taken, and again without effect", lambda: right(node, box, sign))
        await step(
            f"{name}: with a proof of apsig it is taken, with another's it is not", lambda: proved(node, box, sign)
        )
        await step(f"{name}: tampered with, it is refused", lambda: wrong(node, box, sign))
    await step(
        "draft-cavage: what is too old, from tomorrow, or covers too little is refused", lambda: weak_cavage(node, box)
    )
    await step(
        "RFC 9421: what is too old, from tomorrow, or covers too little is refused", lambda: weak_rfc9421(node, box)
    )


async def right(node, box, sign):
    """A second time the same bytes."""
    document = box.activity("Follow", node.group)
    signed = sign(box, node, document)
    await taken(await post(node, *signed))
    await applied(node, document)
    await taken(await post(node, *signed))
    rows = [one for one in await node.probe("received") if one["id"] == document["id"] and one["verdict"] != "refused"]
    equal(len(rows), 1, "rows")


OPTIONS = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod"}


async def proved(node, box, sign):
    """The proof goes by itself, beside the signature of the request."""

    def prove(document, key=box.ed25519):
        created = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        options = {**OPTIONS, "verificationMethod": box.ed25519_id, "created": created}
        return ProofSigner(key).sign(document, options)

    document = box.activity("Follow", node.group)
    await taken(await post(node, *sign(box, node, prove(document))))
    await applied(node, document)
    other = prove(box.activity("Follow", node.group), ed25519.Ed25519PrivateKey.generate())
    not_taken(await post(node, *sign(box, node, other)), "signature-invalid")
    moved = {**prove(box.activity("Follow", node.group)), "to": [node.group]}
    not_taken(await post(node, *sign(box, node, moved)), "signature-invalid")


async def wrong(node, box, sign):
    """Body, address, key, signature, speaker."""
    document = box.activity("Follow", node.group)
    url, headers, body = sign(box, node, document)
    not_taken(await post(node, url, headers, body + b" "), "digest-mismatch")
    not_taken(await post(node, f"{node.origin}/inbox", headers, body), "signature-invalid")
    stranger = Letterbox("stranger")
    stranger.rsa_id, stranger.ed25519_id = box.rsa_id, box.ed25519_id
    not_taken(await post(node, *sign(stranger, node, document)), "signature-invalid")
    name = next(one for one in headers if one.lower() == "signature")
    at = headers[name].rindex("=") - 9 if sign is cavage else len(headers[name]) // 2
    flipped = "A" if headers[name][at] != "A" else "B"
    broken = {**headers, name: headers[name][:at] + flipped + headers[name][at + 1 :]}
    not_taken(await post(node, url, broken, body), "signature-invalid")
    actor = box.actor_id.replace(box.handle, "another")
    not_taken(await post(node, *sign(box, node, box.activity("Follow", node.group, actor=actor))), "actor-mismatch")


async def weak_cavage(node, box):
    """By the Date, and by the list of what is signed."""
    document = box.activity("Follow", node.group)

    def dated(hours):
        moment = datetime.now(timezone.utc) + timedelta(hours=hours)
        return {"date": moment.strftime("%a, %d %b %Y %H:%M:%S GMT")}

    for hours in (-2, 24):
        not_taken(await post(node, *cavage(box, node, document, headers=dated(hours))), "clock-skew")
    everything = ["(request-target)", "host", "date", "digest"]
    for left_out in everything[1:]:
        signed_headers = [one for one in everything if one != left_out]
        not_taken(await post(node, *cavage(box, node, document, signed_headers=signed_headers)), "signature-invalid")


async def weak_rfc9421(node, box):
    """By `created`, and by what is covered; the last as apsig covers by itself: not the body."""
    document = box.activity("Follow", node.group)
    now = datetime.now(timezone.utc)
    for hours in (-2, 24):
        created = now + timedelta(hours=hours)
        not_taken(await post(node, *rfc9421(box, node, document, created=created)), "clock-skew")
    expired = {"created": now - timedelta(minutes=5), "expires": now - timedelta(minutes=2)}
    not_taken(await post(node, *rfc9421(box, node, document, **expired)), "clock-skew")
    for left_out in COVERED:
        covered = tuple(one for one in COVERED if one != left_out)
        url, headers, body = rfc9421(box, node, document, covered=covered)
        content_digest = f"sha-256=:{digest(body).partition('=')[2]}:"
        not_taken(await post(node, url, {"Content-Digest": content_digest, **headers}, body), "signature-invalid")
    url, body = f"{node.group}/inbox", json.dumps(document).encode()
    path, host = url.removeprefix(node.origin), node.origin.partition("//")[2]
    headers = RFC9421Signer(box.rsa, box.rsa_id).sign("POST", path, host, {"content-type": ACTIVITY_JSON}, body)
    not_taken(await post(node, url, headers, body), "signature-invalid")


run("second_verifiers", main)
