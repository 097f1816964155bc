"""N8 to N10, N13: what strangers send is shown harmless, saved, never run, and never too much."""

import io

import pytest

from vinculo.interactions import api
from vinculo.interactions.domain.mail_html import safe_mail
from vinculo.interactions.testing import AT, arrive, mail, mailbox

pytestmark = pytest.mark.django_db

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<form action=https://malo.example><button formaction=javascript:alert(1)>x</button></form>",
    "<base href=https://malo.example><meta http-equiv=refresh content='0;url=//malo.example'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object>",
    "<<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<div style="background:url(javascript:alert(1));behavior:url(#x)">x</div>',
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
]


HOSTILE_NAMES = (
    "../../etc/passwd",
    "..\\..\\boot.ini",
    ".htaccess",
    "a\x00b.pht",
    "con.txt",
    "x" * 500 + ".exe",
)


@pytest.mark.parametrize("html", HOSTILE)
def test_n8_hostile_html_is_harmless_when_it_is_shown(html: str) -> None:
    shown = safe_mail(html, inline={}, show_remote=True).html.lower()
    for bad in ("<script", "onerror=", "javascript:", "<svg", "<form", "<iframe", "<base", "<meta",
                "<object", "url(", "data:text"):  # fmt: skip
        assert bad not in shown.replace("&lt;", "")


def test_n10_names_of_files_lead_nowhere() -> None:
    mailbox()
    for number, name in enumerate(HOSTILE_NAMES):
        raw = (
            f"From: a@b.example\r\nMessage-ID: <f{number}@b>\r\nContent-Type: application/x; "
            f'name="{name}"\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\nx\r\n'
        )
        (message,) = api.messages(arrive(raw.encode()).conversation_id)
        (file,) = message.attachments
        assert not set(file.name) & set("/\\\x00\r\n")
        assert not file.name.startswith(".")
        assert len(file.name) <= 200


LETTER = b"Content-Type: message/rfc822\r\n\r\n"


def boxes(depth: int) -> bytes:
    head = b"From: a@b.example\r\n"
    return head + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(depth)
    )


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(boxes(100), id="boxes in boxes"),
        pytest.param(
            boxes(150) + b"Content-Type: message/rfc822\r\n\r\n" * 40, id="letters in boxes"
        ),
        pytest.param(b"From: a@b.example\r\n" + b"X: y\r\n" * 120_000, id="a head without end"),
        pytest.param(b"From: a@b.example\r\n\r\n" + b"\n" * 1_600_000, id="lines without end"),
        pytest.param(
            b"From: " + b"=?utf-8?b?YQ==?= " * 20_000 + b"\r\n\r\n", id="words without end"
        ),
        pytest.param(b"From: a@b.example\r\nTo: " + b"(" * 50_000 + b"\r\n\r\n", id="brackets"),
    ],
)
def test_n13_bombs_end_soon_and_stop_nobody(raw: bytes) -> None:
    mailbox()
    taken = api.take_in(io.BytesIO(raw), via="test", at=AT)
    api.understand(taken.id, AT)
    assert api.intake(taken.id).is_settled
    assert arrive(mail()).outcome == "stored"
