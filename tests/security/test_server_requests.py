"""N22: a server that somebody names is never this machine, its metadata or a trick of spelling."""

import ipaddress
import socket

import pytest
from django.test import override_settings

from vinculo.delivery.domain.oauth import Answer
from vinculo.delivery.services import token_endpoint
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions.testing import MAILBOX, mailbox
from vinculo.kernel.actor import Role
from vinculo.kernel.env import BadSettingError, Env
from vinculo.kernel.errors import words_for
from vinculo.kernel.outside import (
    ForbiddenServerError,
    UnknownServerError,
    connect,
    is_allowed,
    networks,
    pinned,
)

FORBIDDEN = [
    "127.0.0.1",
    "127.1",
    "127.255.255.254",
    "0",
    "0.0.0.0",  # noqa: S104
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "017700000001",
    "0177.0.0.01",
    "①②⑦.⓪.⓪.①",
    "localhost",
    "localhost.",
    "LOCALHOST",
    "[::1]",
    "::1",
    "::",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "[::ffff:169.254.169.254]",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "169.254.169.254",
    "169.254.1.1",
    "2852039166",
    "fe80::1",
    "fd00:ec2::254",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "ff02::1",
    "2001:db8::1",
]


@pytest.mark.parametrize("host", FORBIDDEN)
def test_n22_no_spelling_leads_to_where_nobody_may_go(host: str) -> None:
    with pytest.raises(ForbiddenServerError) as refusal:
        pinned(host, 993)
    assert "VINCULO_ALLOWED_NETWORKS" in words_for(refusal.value)


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "192.168.1.10", "10.0.0.7", "172.16.3.4", "fd12::5", "2606:4700::1111"]
)
def test_the_internet_and_the_companys_own_network_are_open(host: str) -> None:
    assert pinned(host, 143).ip == str(ipaddress.ip_address(host))


def test_what_the_operator_lists_is_open_in_every_spelling() -> None:
    with override_settings(ALLOWED_NETWORKS=("127.0.0.0/8",)):
        assert pinned("127.0.0.1", 143).ip == "127.0.0.1"
        assert pinned("0x7f.1", 143).ip == "127.0.0.1"
        with pytest.raises(ForbiddenServerError):
            pinned("169.254.169.254", 80)
    listed = networks(("169.254.169.254/32",))
    assert is_allowed(ipaddress.ip_address("169.254.169.254"), listed)


def test_one_forbidden_answer_of_the_dns_closes_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The DNS is invented here: a name that is the internet and this machine at once."""
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda *_args, **_more: [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 993))
            for ip in ("8.8.8.8", "127.0.0.1")
        ],
    )
    with pytest.raises(ForbiddenServerError):
        pinned("both.example", 993)


@pytest.mark.parametrize(
    ("host", "port"),
    [("", 1), ("a" * 300, 1), ("no.such.name.invalid", 1), ("8.8.8.8", 0), ("a\r\nb", 9)],
)
def test_what_leads_nowhere_is_said(host: str, port: int) -> None:
    with pytest.raises(UnknownServerError):
        pinned(host, port)


def test_a_network_that_cannot_be_read_stops_the_start() -> None:
    env = {"VINCULO_SECRET_KEY": "x", "VINCULO_ALLOWED_NETWORKS": "10.0.0.0/8, lan"}
    with pytest.raises(BadSettingError, match="VINCULO_ALLOWED_NETWORKS"):
        Env.read(env)


class NoLine:
    """Stands for the network: whoever connects is noted, and nobody gets through."""

    def __init__(self) -> None:
        self.called: list[object] = []

    def __call__(self, *where: object, **_more: object) -> object:
        self.called.append(where)
        raise OSError("closed")


def _pages_with_servers() -> list[tuple[str, str, dict[str, str], str]]:
    imap = {"port": "993", "security": "tls", "user": "u", "secret": "s", "folders": "INBOX",
            "after": "seen", "start_from": "now"}  # fmt: skip
    smtp = {"sender": MAILBOX, "port": "25", "security": "none", "user": "", "password": ""}
    return [
        ("mailbox", "host", imap, "?como=imap"),
        ("/ajustes/salida/servidores/", "host", smtp, ""),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["127.1", "localhost", "[::ffff:169.254.169.254]", "0x7f.1"])
@pytest.mark.parametrize("which", [0, 1], ids=["reading", "sending"])
def test_no_page_connects_to_a_forbidden_server(
    monkeypatch: pytest.MonkeyPatch, host: str, which: int
) -> None:
    line = NoLine()
    monkeypatch.setattr(socket, "create_connection", line)
    path, field, more, query = _pages_with_servers()[which]
    if path == "mailbox":
        path = f"/ajustes/buzones/{mailbox()}/"
    admin = signed_in(a_user(Role.ADMINISTRATOR))
    page = admin.post(path + query, {**more, field: host})
    assert page.status_code == 422
    assert "VINCULO_ALLOWED_NETWORKS" in page.content.decode()
    assert line.called == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/token",
        "https://localhost/token",
        "https://[::1]:8443/token",
        "https://169.254.169.254/latest/meta-data/",
        "https://user:x@8.8.8.8/token",
        "file:///etc/passwd",
        "gopher://127.0.0.1:25/_HELO",
        "https://0x7f000001/",
    ],
)
def test_the_token_endpoint_is_judged_before_it_is_asked(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    line = NoLine()
    monkeypatch.setattr(socket, "create_connection", line)
    monkeypatch.setattr(socket.socket, "connect", line)
    said = token_endpoint.ask(url, {"grant_type": "refresh_token"})
    assert said.answer in {Answer.APP, Answer.LATER}
    assert said.access == ""
    assert line.called == []


def test_a_name_is_asked_for_once_and_the_judged_address_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A second answer of the DNS (this machine) comes too late to be believed."""
    answers = iter(["8.8.8.8", "127.0.0.1"])
    called: list[object] = []

    def resolve(_host: str, port: int, **_more: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(
        socket, "create_connection", lambda where, **_more: called.append(where) or socket.socket()
    )
    connect(pinned("rebinding.example", 993), seconds=1).close()
    assert called == [("8.8.8.8", 993)]
