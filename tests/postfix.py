"""Debian's Postfix on free ports of this machine, with a folder and a queue of its own.

One instance plays three parts. ``front`` is the company's server: it takes mail for the company and
hands it to us, and takes what we send as our smarthost. ``far`` is the provider of customers and
suppliers: it refuses whom it does not know and hands the others to Dovecot. ``entry`` takes mail
from whoever signs in, encrypted, and asks Dovecot whether they may. Postfix changes users,
so it needs root; where it cannot run, the tests that need it are skipped loudly.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.mail_servers import Dovecot, listens, need
from vinculo.config.tests.serving import free_port, until

MAIN = """
compatibility_level = 3.6
queue_directory = {root}/queue
data_directory = {root}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {root}/log
maillog_file_prefixes = {root}
myhostname = mx.fibra.example
myorigin = fibra.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtp_dns_support_level = disabled
smtp_host_lookup = native
alias_maps =
local_recipient_maps =
relay_domains = fibra.example clinica.example
transport_maps = inline:{{ {ways} }}
virtual_mailbox_domains = {domains}
virtual_mailbox_maps = inline:{{ {known} }}
virtual_transport = error
virtual_alias_maps =
local_header_rewrite_clients =
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
smtpd_recipient_restrictions = permit_mynetworks, reject
message_size_limit = 45000000
mailbox_size_limit = 0
smtpd_tls_security_level = none
smtp_tls_security_level = none
"""
MASTER = """
127.0.0.1:{front} inet n - n - 10 smtpd
  -o smtpd_reject_unlisted_recipient=no
127.0.0.1:{far} inet n - n - 10 smtpd
  -o content_filter=lmtp:[127.0.0.1]:{lmtp}
127.0.0.1:{entry} inet n - n - 10 smtpd
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_tls_security_level=may
  -o smtpd_tls_auth_only=yes
  -o smtpd_tls_cert_file={customers}/cert.pem
  -o smtpd_tls_key_file={customers}/key.pem
  -o smtpd_sasl_type=dovecot
  -o smtpd_sasl_path=inet:127.0.0.1:{sasl}
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject
  -o content_filter=lmtp:[127.0.0.1]:{lmtp}
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Postfix:
    """A running Postfix: the ports of its three parts, and where it writes what it does."""

    root: Path
    front: int
    far: int
    entry: int

    @property
    def log(self) -> Path:
        """What it did with every message."""
        return self.root / "log"


@contextmanager
def postfix(*, ours: int, customers: Dovecot, known: tuple[str, ...]) -> Iterator[Postfix]:
    """A Postfix until the block ends; ``ours`` is the port of our listener.

    What is for fibra.example comes to it by SMTP, what is for clinica.example by LMTP. The domains
    of ``known`` stand at the far provider, where nobody else has a mailbox.
    """
    need("postfix", "postconf")
    with tempfile.TemporaryDirectory(prefix="px-", dir="/tmp") as folder:
        root = Path(folder)
        root.chmod(0o755)
        server = Postfix(root, free_port(), free_port(), free_port())
        domains = sorted({one.rpartition("@")[2] for one in known})
        ways = dict.fromkeys(domains, f"smtp:[127.0.0.1]:{server.far}")
        ways |= {"fibra.example": f"smtp:[127.0.0.1]:{ours}"}
        ways |= {"clinica.example": f"lmtp:[127.0.0.1]:{ours}"}
        (root / "main.cf").write_text(
            MAIN.format(
                root=root,
                ways=", ".join(f"{{ {one} = {way} }}" for one, way in ways.items()),
                domains=" ".join(domains),
                known=", ".join(f"{{ {one} = kept }}" for one in known),
            )
        )
        (root / "master.cf").write_text(
            MASTER.format(
                front=server.front,
                far=server.far,
                entry=server.entry,
                sasl=customers.sasl,
                customers=customers.root,
                lmtp=customers.lmtp,
            )
        )
        for name in ("queue", "data"):
            (root / name).mkdir()
        shutil.chown(root / "data", "postfix")
        _run(root, "start")
        try:
            until(lambda: listens(server.front) and listens(server.far), 20, log=server.log)
            yield server
        finally:
            _run(root, "stop")


def _run(root: Path, word: str) -> None:
    done = subprocess.run(
        ["/usr/sbin/postfix", "-c", str(root), word],
        env={**os.environ, "MAIL_CONFIG": str(root)},
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0, f"postfix {word}: {done.stderr.decode()[-2000:]}"
