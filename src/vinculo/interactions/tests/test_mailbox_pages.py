"""The pages of a mailbox: opened step by step, tried, explained, stopped; no secret ever shown."""

from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from vinculo.delivery.contracts import Provider
from vinculo.delivery.events import ConsentLost
from vinculo.identity import api as identity
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions.contracts import MailboxProblem, Security, SourceKind
from vinculo.interactions.domain.errors import BadSourceError, MailboxProblemError
from vinculo.interactions.models import MailboxSource, SourceFolder
from vinculo.interactions.services import sources as writing
from vinculo.interactions.services.imap import leases, progress
from vinculo.interactions.subscribers import on_consent_lost
from vinculo.interactions.testing import AT, mailbox
from vinculo.kernel.actor import Role
from vinculo.notices.testing import told
from vinculo.organization.testing import a_company

pytestmark = pytest.mark.django_db
SECRET = "muy-secreta-27"
FORM = {
    "host": "192.168.7.7",
    "port": "993",
    "security": "tls",
    "user": "averias",
    "secret": SECRET,
    "authority_pem": "",
    "folders": "INBOX\nAverías",
    "after": "leave",
    "move_to": "",
    "start_from": "now",
}


@pytest.fixture
def admin() -> Client:
    a_company()
    return signed_in(a_user(Role.ADMINISTRATOR))


def page_of(mailbox_id: UUID) -> str:
    return f"/ajustes/buzones/{mailbox_id}/"


def draft(mailbox_id: UUID, **more: object) -> writing.SourceDraft:
    values = {
        "mailbox_id": mailbox_id,
        "kind": SourceKind.IMAP,
        "host": "imap.fibra.example",
        "port": 993,
        "security": Security.TLS,
        "user": "averias",
        "secret": SECRET,
        **more,
    }
    return writing.SourceDraft(**values)  # type: ignore[arg-type]


def test_a_mailbox_is_opened_step_by_step_and_kept_untried_when_asked(admin: Client) -> None:
    first = {
        "address": "nuevo@fibra.example",
        "name": "Averías",
        "language": "es",
        "acknowledgement": "none",
        "arrives": "imap",
    }
    step = admin.post("/ajustes/buzones/nuevo/", first)
    assert step.status_code == 302
    assert step["Location"].endswith("?como=imap")
    assert "imap.fibra.example" in admin.get(step["Location"]).content.decode()
    saved = admin.post(step["Location"], {**FORM, "untried": "1"})
    assert saved.status_code == 302
    source = MailboxSource.objects.get()
    assert (source.secret, source.revision) == (SECRET, 1)
    assert list(SourceFolder.objects.values_list("name", flat=True)) == ["INBOX", "Averías"]
    page = admin.get(saved["Location"]).content.decode()
    assert SECRET not in page
    assert "Por empezar" in page
    assert "192.168.7.7" in admin.get("/ajustes/buzones/").content.decode()
    for what, is_active in (("parar", False), ("seguir", True)):
        admin.post(f"{saved['Location'].partition('?')[0]}lectura/", {"que": what})
        assert MailboxSource.objects.get().is_active is is_active


def test_what_cannot_be_reached_is_explained_beside_its_field_and_nothing_is_kept(
    admin: Client,
) -> None:
    path = page_of(mailbox()) + "?como=imap"
    page = admin.post(path, {**FORM, "host": "127.0.0.1"})
    assert page.status_code == 422
    text = page.content.decode()
    assert "VINCULO_ALLOWED_NETWORKS" in text
    assert "Averías" in text
    assert SECRET not in text
    assert page.context["form"].errors["host"]
    assert not MailboxSource.objects.exists()


def test_a_password_is_never_sent_to_a_server_that_it_was_not_typed_for() -> None:
    mailbox_id = mailbox()
    writing.save(draft(mailbox_id), at=AT)
    writing.save(draft(mailbox_id, secret="", folders=("INBOX", "Otra")), at=AT)
    assert MailboxSource.objects.get().secret == SECRET
    for changed in (
        {"host": "evil.example"},
        {"user": "otro"},
        {"port": 143},
        {"security": Security.PLAIN},
    ):
        assert writing.access_with_draft(draft(mailbox_id, secret="", **changed)).secret == ""
        with pytest.raises(BadSourceError):
            writing.save(draft(mailbox_id, secret="", **changed), at=AT)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("host", {"host": " "}),
        ("user", {"user": ""}),
        ("account", {"kind": SourceKind.OAUTH}),
        ("move_to", {"after": "move"}),
        ("move_to", {"after": "move", "move_to": "INBOX"}),
        ("folders", {"folders": (" ",)}),
        ("text", {"user": "a\r\nLOGOUT"}),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_field(field: str, wrong: dict[str, object]) -> None:
    with pytest.raises(BadSourceError) as refused:
        writing.save(draft(mailbox(), **wrong), at=AT)
    assert refused.value.params["field"] == field


def test_one_owner_at_a_time_and_whoever_lost_it_writes_nothing() -> None:
    writing.save(draft(mailbox()), at=AT)
    taken = leases.take_free(owner="uno", most=5)
    assert len(taken) == 1
    assert leases.take_free(owner="dos", most=5) == {}
    assert leases.keep(owner="uno", ids=list(taken)) == taken
    folder = SourceFolder.objects.get()
    leases.write_down(folder, owner="uno", last_uid=7)
    MailboxSource.objects.update(owner="dos")
    with pytest.raises(leases.LeaseLostError):
        leases.write_down(folder, owner="uno", last_uid=8)
    assert SourceFolder.objects.get().last_uid == 7
    leases.let_go(owner="uno", source_id=folder.source_id)
    assert MailboxSource.objects.get().owner == "dos"
    assert leases.keep(owner="uno", ids=list(taken)) == {}


def test_administrators_hear_once_of_a_mailbox_that_fails_and_of_a_lost_consent(
    admin: Client,
) -> None:
    writing.save(draft(mailbox()), at=AT)
    (source_id,) = leases.take_free(owner="uno", most=5)
    error = MailboxProblemError(problem=MailboxProblem.WRONG_PASSWORD.value, detail="no")
    for _ in range(3):
        progress.note_failure(source_id, error, owner="uno", at=timezone.now())
    source = MailboxSource.objects.get()
    assert (source.problem, source.failures) == ("wrong_password", 3)
    assert source.next_try_at is not None
    event = ConsentLost(
        account_id=source_id, provider=Provider.GOOGLE, address="a@b.example", why="x", lost_at=AT
    )
    on_consent_lost(event)
    on_consent_lost(event)
    (someone,) = identity.users(role=Role.ADMINISTRATOR)
    for kind in ("interactions.consent_lost", "interactions.mailbox_failing"):
        assert len(told(someone.id, kind)) == 1
    page = admin.get(page_of(source.mailbox_id)).content.decode()
    assert "contraseña de aplicación" in page
    progress.note_success(source_id, owner="uno", arrived=1, is_missing=False, at=AT)
    assert MailboxSource.objects.get().failures == 0


def test_a_provider_asks_for_consent_first(admin: Client) -> None:
    for way in ("microsoft", "google", "other"):
        text = admin.get(f"{page_of(mailbox())}?como={way}").content.decode()
        assert "Pedir el consentimiento" in text
    assert "relay_transport" in admin.get(page_of(mailbox())).content.decode()
