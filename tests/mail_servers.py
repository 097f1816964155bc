"""Debian's own mail servers, started for tests on free ports of this machine.

Dovecot and Postfix run from a folder of their own, touch nothing of the system's and end with the
test. They change users while they start, so they need root; without it, or without the packages,
the tests that need them are skipped loudly.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from vinculo.config.tests.serving import free_port, until

PASSWORD = "laguna-clara"

DOVECOT = """
base_dir = {root}/base
state_dir = {root}/base
log_path = {root}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
mail_location = maildir:{root}/mail/%u
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 1
mailbox_idle_check_interval = 1s
postmaster_address = postmaster@fibra.example
{oauth}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={root}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
  }}
}}
service auth {{
  inet_listener {{
    address = 127.0.0.1
    port = {sasl}
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""
OAUTH = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {root}/oauth.conf
}}
"""
OAUTH_CONF = """
introspection_url = {url}
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
"""


def need(*programs: str) -> None:
    """Skip, and say so loudly, where a server is not installed or may not be started."""
    missing = [one for one in programs if shutil.which(one, path="/usr/sbin:/usr/bin") is None]
    if missing or os.geteuid() != 0:
        why = f"{', '.join(missing)} not installed" if missing else "not root"
        pytest.skip(f"MAIL SERVERS NOT TESTED: {why} (tools/test_machine.sh installs them)")


@dataclass
class Dovecot:
    """A running Dovecot; every user exists, with the same password. At ``sasl`` others ask it."""

    root: Path
    imap: int
    imaps: int
    lmtp: int
    sasl: int
    certificate: str = ""
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def deliver(self, user: str, raw: bytes, folder: str = "") -> None:
        """Put ``raw`` into a mailbox as its own server does."""
        if folder:
            self.doveadm("mailbox", "create", "-u", user, folder, check=False)
            self.doveadm("save", "-u", user, "-m", folder, stdin=raw)
            return
        self.doveadm("save", "-u", user, stdin=raw)

    def doveadm(self, *words: str, stdin: bytes = b"", check: bool = True) -> str:
        """Dovecot's own tool, against this server."""
        done = subprocess.run(
            ["/usr/bin/doveadm", "-c", str(self.root / "dovecot.conf"), *words],
            input=stdin,
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert not check or done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def flags(self, user: str, folder: str = "INBOX") -> list[str]:
        """The flags of each message."""
        shown = self.doveadm("-f", "tab", "fetch", "-u", user, "flags", "mailbox", folder)
        return [line.replace("\\Recent", "").strip() for line in shown.splitlines()[1:]]

    def count(self, user: str, folder: str = "INBOX") -> int:
        """How many messages a folder holds."""
        return len(self.flags(user, folder))


def _certificate(root: Path) -> str:
    """A certificate for localhost, signed by itself: its own authority."""
    key, pem = root / "key.pem", root / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key,
         "-out", pem, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return pem.read_text()


@contextmanager
def dovecot(*, introspection_url: str = "") -> Iterator[Dovecot]:
    """A Dovecot on free ports until the block ends."""
    need("dovecot", "doveadm", "openssl")
    with tempfile.TemporaryDirectory(prefix="dv-", dir="/tmp") as folder:
        root = Path(folder)
        root.chmod(0o755)
        (root / "base").mkdir()
        mail = root / "mail"
        mail.mkdir()
        mail.chmod(0o777)
        pem = _certificate(root)
        server = Dovecot(root, free_port(), free_port(), free_port(), free_port(), pem)
        (root / "oauth.conf").write_text(OAUTH_CONF.format(url=introspection_url))
        (root / "dovecot.conf").write_text(
            DOVECOT.format(
                root=root,
                ssl="yes",
                certificate=f"ssl_cert = <{root}/cert.pem\nssl_key = <{root}/key.pem",
                oauth=OAUTH.format(root=root) if introspection_url else "",
                password=PASSWORD,
                imap=server.imap,
                imaps=server.imaps,
                lmtp=server.lmtp,
                sasl=server.sasl,
            )
        )
        server.process = subprocess.Popen(
            ["/usr/sbin/dovecot", "-F", "-c", str(root / "dovecot.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            until(lambda: listens(server.imap), 20)
            yield server
        finally:
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(15)
            time.sleep(0.2)


def listens(port: int) -> bool:
    """Whether somebody takes connections at this port of the machine."""
    try:
        with socket.create_connection(("127.0.0.1", port), 2):
            return True
    except OSError:
        return False
