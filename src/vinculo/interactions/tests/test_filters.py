"""What is kept from the desk, and why; nothing is thrown away, and a person can undo it."""

import http.server
import io
import json
import threading
from collections.abc import Iterator

import pytest
from django.test import override_settings

from vinculo.delivery.testing import outbox
from vinculo.interactions import api
from vinculo.interactions.contracts import Joined, SpamRuleKind
from vinculo.interactions.domain.errors import BadSpamRuleError, UnknownRawMessageError
from vinculo.interactions.models import FailedAddress, Message, SpamRule
from vinculo.interactions.services import spam_rules
from vinculo.interactions.testing import AT, MAILBOX, arrive, mail, mailbox
from vinculo.interactions.tests.test_reading_rare_mail import FAILED, bounce
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.testing import actor, run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mailbox() -> None:
    mailbox()


@pytest.fixture
def boss() -> Actor:
    return actor(Role.ADMINISTRATOR)


def answered() -> str:
    """A conversation with an answer of ours; return the answer's Message-ID."""
    taken = arrive(mail())
    assert taken.conversation_id is not None
    api.send_answer(
        conversation_id=taken.conversation_id,
        html="<p>Vamos</p>",
        by=Actor(user_id=None, name="x"),
        at=AT,
    )
    return Message.objects.get(direction="out").message_id


def test_a_bounce_stands_in_its_conversation_and_on_the_address() -> None:
    message_id = answered()
    taken = arrive(bounce(FAILED, f"Message-ID: <{message_id}>\r\n"))
    sent, note = Message.objects.order_by("pk")[1:]
    assert (note.conversation_id, note.joined, note.is_automatic) == (
        sent.conversation_id,
        Joined.BOUNCED,
        True,
    )
    assert taken.reason == "bounce"
    failed = FailedAddress.objects.get()
    assert (failed.address, failed.is_final, failed.times) == ("lucia@correo.example", True, 1)
    (view,) = [m for m in api.messages(sent.conversation_id) if m.direction == "out"]
    assert view.delivery_state == "failed"
    again = bounce(FAILED.replace("no such", "really no such"), f"Message-ID: <{message_id}>\r\n")
    arrive(b"X-Second: 1\r\n" + again)
    assert FailedAddress.objects.get().times == 2


def test_an_invented_bounce_reaches_no_conversation() -> None:
    message_id = answered()
    stranger = FAILED.replace("Lucia@Correo", "other@elsewhere")
    for raw in (bounce(FAILED), bounce(stranger, f"Message-ID: <{message_id}>\r\n")):
        taken = arrive(raw)
        assert (taken.outcome, taken.reason) == ("quarantined", "bounce")
    assert FailedAddress.objects.count() == 0
    assert Message.objects.count() == 2


def test_who_is_blocked_waits_in_quarantine_and_undo_lets_in(boss: Actor) -> None:
    spam_rules.make(kind=SpamRuleKind.SENDER, text="Lucia@correo.example", by=boss, at=AT)
    taken = arrive(mail())
    assert (taken.outcome, taken.reason) == ("quarantined", "sender_blocked")
    assert outbox() == []
    spam_rules.not_spam(raw_id=taken.id, by=boss)
    run_jobs()
    assert api.intake(taken.id).conversation_id
    assert SpamRule.objects.count() == 0
    assert arrive(mail(message_id="<dos@correo.example>", text="Otra")).outcome == "stored"


def test_words_and_domains_are_rules_too(boss: Actor) -> None:
    spam_rules.make(kind=SpamRuleKind.DOMAIN, text="@correo.example", by=boss, at=AT)
    rule = spam_rules.make(kind=SpamRuleKind.SUBJECT, text="criptomonedas", by=boss, at=AT)
    assert arrive(mail()).reason == "sender_blocked"
    other = mail(sender="x@otra.example", subject="Gane con CRIPTOMONEDAS", message_id="<c@x>")
    assert arrive(other).reason == "spam_rule"
    assert spam_rules.drop(rule_id=rule)
    assert not spam_rules.drop(rule_id=rule)
    with pytest.raises(BadSpamRuleError):
        spam_rules.make(kind=SpamRuleKind.TEXT, text="a", by=boss, at=AT)


def test_only_what_is_put_aside_can_be_let_in(boss: Actor) -> None:
    with pytest.raises(UnknownRawMessageError):
        spam_rules.not_spam(raw_id=arrive(mail()).id, by=boss)


def test_circles_are_cut(boss: Actor) -> None:
    around = tuple(("Received", f"from mx{n}.example") for n in range(51))
    assert arrive(mail(headers=around)).reason == "too_many_hops"


@pytest.fixture
def scanner() -> Iterator[dict[str, object]]:
    """An HTTP server that answers as rspamd does."""
    said: dict[str, object] = {"action": "reject", "score": 20.0}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said["seen"] = self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps({"action": said["action"]}).encode()
            self.send_response(int(str(said.get("status", 200))))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    said["url"] = f"http://127.0.0.1:{server.server_port}"
    yield said
    server.shutdown()
    server.server_close()
    thread.join(10)


def test_a_scanner_is_asked_with_the_bytes_and_believed(
    scanner: dict[str, object], boss: Actor
) -> None:
    with override_settings(RSPAMD_URL=scanner["url"]):
        taken = arrive(mail())
        run_jobs()
        assert (taken.reason, scanner["seen"]) == ("spam_scanned", mail())
        spam_rules.not_spam(raw_id=taken.id, by=boss)
        run_jobs()
        assert api.intake(taken.id).conversation_id
        scanner["action"] = "no action"
        assert arrive(mail(message_id="<b@x>", text="otra")).outcome == "stored"
        scanner.update(action="reject", status=302)
        assert arrive(mail(message_id="<c@x>", text="y otra")).outcome == "stored"


def test_a_silent_scanner_stops_nothing() -> None:
    with override_settings(RSPAMD_URL="http://127.0.0.1:1"):
        assert arrive(mail()).outcome == "stored"


def test_the_envelope_knows_better_than_the_headers() -> None:
    from vinculo.interactions.contracts import WireEnvelope

    envelope = WireEnvelope(sender="", recipients=(MAILBOX,))
    taken = api.take_in(io.BytesIO(mail(to="undisclosed")), via="smtp", at=AT, envelope=envelope)
    api.understand(taken.id, AT)
    (message,) = api.messages(api.intake(taken.id).conversation_id)
    assert message.is_automatic, "the null sender is a machine"
