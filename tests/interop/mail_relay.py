"""A node whose mails go to a relay, aiosmtpd: sealed by STARTTLS, with a secret; somebody signs in by what arrives.

The relay's certificate is signed by an authority made here. `ROSARIUM_BIN` names the binary.
"""

import asyncio
import datetime
import os
import re
import ssl
from email import message_from_bytes, policy

import aiohttp
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from rosarium_node import RosariumNode, free_port
from steps import equal, must, run, step, until

USER, SECRET = "interop", "only-for-this-run"
NOBODY = "nobody@example.org"


class Relay:
    """Keeps what it takes, and what was said to log in."""

    def __init__(self):
        self.port = free_port()
        self.mails = []
        self.logins = []
        self._controller = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        """There is one mailbox that is none."""
        if address == NOBODY:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, session, envelope):
        """Takes a mail."""
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 taken"

    def _authenticate(self, server, session, envelope, mechanism, data):
        login = (data.login.decode(), data.password.decode())
        self.logins.append((login, session.ssl is not None))
        return AuthResult(success=login == (USER, SECRET), handled=False)

    def start(self, context):
        """Listens on loopback, in a thread of its own."""
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            auth_require_tls=True,
            authenticator=self._authenticate,
        )
        self._controller.start()

    def stop(self):
        """Ends the thread."""
        if self._controller:
            self._controller.stop()


def authority(folder):
    """An authority, and a server's certificate for localhost by it: the paths of its PEM and of the server's."""
    now = datetime.datetime.now(datetime.timezone.utc)

    def certificate(subject, issuer, key, signer, extension):
        name = lambda text: x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
        builder = x509.CertificateBuilder().subject_name(name(subject)).issuer_name(name(issuer))
        builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(now - datetime.timedelta(hours=1))
        builder = builder.not_valid_after(now + datetime.timedelta(days=1))
        return builder.add_extension(*extension).sign(signer, hashes.SHA256())

    root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    of_root = certificate("interop", "interop", root, root, (x509.BasicConstraints(ca=True, path_length=0), True))
    names = x509.SubjectAlternativeName([x509.DNSName("localhost")])
    of_leaf = certificate("localhost", "interop", leaf, root, (names, False))
    paths = [os.path.join(folder, name) for name in ("authority.pem", "relay.pem", "relay.key")]
    key = leaf.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for path, content in zip(paths, [of_root.public_bytes(Encoding.PEM), of_leaf.public_bytes(Encoding.PEM), key]):
        with open(path, "wb") as file:
            file.write(content)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(paths[1], paths[2])
    return paths[0], context


def configure(node, **values):
    """Writes keys of the configuration anew where they stand."""
    path = node.path("rosarium.toml")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for key, value in values.items():
        text, found = re.subn(rf"(?m)^{key} = [^#\n]*", f"{key} = {value} ", text)
        equal(found, 1, f"lines that set {key}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def secret_file(node, text):
    """A file that only we may read."""
    path = node.path("relay-secret")
    if os.path.exists(path):
        os.remove(path)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o400), "w", encoding="utf-8") as file:
        file.write(text + "\n")
    return path


async def main():
    """Sets node and relay up, tries what works and what must not, ends both."""
    node, relay = await RosariumNode.set_up("circle"), Relay()
    try:
        trusted, context = authority(node.path(""))
        relay.start(context)
        secret = secret_file(node, SECRET)
        configure(
            node,
            transport='"smtp"',
            smtp_host='"localhost"',
            smtp_port=relay.port,
            smtp_user=f'"{USER}"',
            smtp_secret_file=f'"{secret}"',
        )
        await step("a relay that nobody vouches for is told nothing", lambda: untrusted(node, relay))
        configure(node, extra_ca=f'["{trusted}"]')
        await step("a test mail arrives in text and HTML", lambda: test_mail(node, relay))
        await step("an address that the relay does not know is said so", lambda: no_mailbox(node))
        await step("a wrong secret is said so, and shown nowhere", lambda: wrong_secret(node))
        secret_file(node, SECRET)
        await node.serve()
        await step("the doctor finds the relay well", lambda: doctor(node))
        await step("somebody signs in by the mail that arrives", lambda: sign_in(node, relay))
    finally:
        await node.end()
        relay.stop()


async def fails(node, *words):
    """What a command that must fail said."""
    try:
        await node.command(*words)
    except AssertionError as refused:
        return str(refused)
    raise AssertionError(f"rosarium {' '.join(words)} did not fail")


async def untrusted(node, relay):
    """Without the authority: neither login nor mail."""
    await fails(node, "mail", "test", "maren@example.org")
    equal((relay.logins, relay.mails), ([], []), "what the relay heard")


async def test_mail(node, relay):
    """The forms, the headers, the envelope."""
    await node.command("mail", "test", "maren@example.org")
    equal(relay.logins, [((USER, SECRET), True)], "the login, sealed")
    sender, recipients, content = relay.mails.pop()
    mail = message_from_bytes(content, policy=policy.default)
    equal(recipients, ["maren@example.org"], "recipients")
    equal(mail["from"].addresses[0].addr_spec, sender, "the sender")
    equal([part.get_content_type() for part in mail.iter_parts()], ["text/plain", "text/html"], "its forms")
    equal(mail["auto-submitted"], "auto-generated", "Auto-Submitted")
    must(re.fullmatch(r"<[0-9a-f]{32}@[^>]+>", mail["message-id"]), mail["message-id"])
    equal(list(mail.defects), [], "defects")


async def no_mailbox(node):
    """The relay's own words come through."""
    said = await fails(node, "mail", "test", NOBODY)
    must("1" in said, said)


async def wrong_secret(node):
    """A refused login is a failure, without the secret in it."""
    secret_file(node, "another")
    said = await fails(node, "mail", "test", "maren@example.org")
    must("another" not in said, said)


async def doctor(node):
    """Its line about the relay."""
    process = await asyncio.create_subprocess_exec(
        os.environ["ROSARIUM_BIN"], "doctor", "--data", node.path(""), "--dev", "--json", stdout=asyncio.subprocess.PIPE
    )
    out, _ = await asyncio.wait_for(process.communicate(), 30)
    must(b'"mail relay","verdict":"ok"' in out.replace(b": ", b":").replace(b", ", b","), out.decode())


async def sign_in(node, relay):
    """Asks, reads the mail, opens the link, presses the button."""
    relay.mails.clear()
    form = {"origin": node.origin}
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.post(f"{node.origin}/login/mail", data={"mail": "olga@example.org"}, headers=form) as asked:
            equal((asked.status, str(asked.url.path)), (200, "/login/code"), "after asking")

        async def arrived():
            return relay.mails

        await until("the mail", arrived)
        mail = message_from_bytes(relay.mails[0][2], policy=policy.default)
        text = mail.get_body(("plain",)).get_content()
        link = re.search(r"http\S+/login/mailed/([0-9a-f]+)", text)
        must(link, text)
        must(link.group(0) in mail.get_body(("html",)).get_content(), "the link in the HTML too")
        async with browser.get(link.group(0)) as page:
            must('action="/login/mailed"' in await page.text(), "a page with a button")
        pressed = browser.post(
            f"{node.origin}/login/mailed", data={"link": link.group(1)}, headers=form, allow_redirects=False
        )
        async with pressed as answer:
            equal((answer.status, answer.headers["location"]), (303, "/desk/peers"), "after the button")
        async with browser.get(f"{node.origin}/settings/sessions") as page:
            equal(page.status, 200, "her own page")


run("mail_relay", main)
