"""A person with something everywhere is erased: nothing tells of them, and the chain is whole."""

import io
import json
import os
import zipfile
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import ProgrammingError, connection

from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.cases.models import (
    Case,
    Coaching,
    CustomField,
    Draft,
    FieldValue,
    SavedView,
    TrackingLink,
)
from vinculo.cases.services import notes, tracking_links
from vinculo.cases.testing import MORNING, House, a_case, a_house, acting
from vinculo.config.backup.contents import run_tool
from vinculo.customers.commands.erase import command
from vinculo.customers.contracts import ContactKind, ErasureReason, RequestKind
from vinculo.customers.models import Customer, HandedCopy
from vinculo.customers.services import add_contact_point, copies, hiding, requests
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions.contracts import LinkOccasion, LinkWanted
from vinculo.interactions.models import FailedAddress, Message, SpamRule
from vinculo.interactions.testing import MAILBOX, arrive, mail
from vinculo.kernel import blobs, evidence
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.evidence import checking
from vinculo.kernel.models import DeadLetter, Erasing, Sight, UseWindow
from vinculo.kernel.personal import erasing
from vinculo.kernel.testing import run_jobs, seal_all
from vinculo.knowledge.models import Article, ArticleOpinion
from vinculo.knowledge.services.articles import opine
from vinculo.knowledge.testing import an_article
from vinculo.promises.testing import a_promise
from vinculo.work import api as work

NAME = "Eufrasia Zubizarreta"
ADDRESS = "eufrasia.zubi@remolacha.example"
PHONE = "+34611222333"
WORDS = ("ornitorrinco", "berenjena", "zarzaparrilla", "murciélago", "alcachofa", "trompeta")
TRACES = ("Eufrasia", "Zubizarreta", "eufrasia.zubi", "611222333", "remolacha", *WORDS)


def a_mail_with_a_file(subject: str, text: str) -> bytes:
    message = EmailMessage()
    message["From"] = f"{NAME} <{ADDRESS}>"
    message["To"] = MAILBOX
    message["Subject"] = subject
    message["Message-ID"] = "<uno@remolacha.example>"
    message.set_content(text)
    message.add_alternative(f"<p>{text}</p>", subtype="html")
    message.add_attachment(
        b"%PDF-1.4 zarzaparrilla", maintype="application", subtype="pdf", filename="berenjena.pdf"
    )
    return message.as_bytes()


@pytest.fixture
def house(committed: None) -> House:
    return a_house()


@pytest.fixture
def boss(house: House) -> Actor:
    return acting(a_user(Role.ADMINISTRATOR, name="Elena Vidal"))


@pytest.fixture
def person(house: House, boss: Actor) -> UUID:
    """Somebody who wrote, was answered, noted, promised, watched, counted, copied…"""
    raw = a_mail_with_a_file("Mi ornitorrinco", "El murciélago no funciona.")
    taken = arrive(raw, at=MORNING)
    run_jobs()
    case = Case.objects.get(conversation=taken.conversation_id)
    assert case.customer_id is not None
    who = case.customer_id
    add_contact_point(customer_id=who, kind=ContactKind.PHONE, value=PHONE, by=SYSTEM, at=MORNING)
    agent = house.agent
    cases.answer_case(
        case_id=case.pk,
        html=f"<p>Hola, {NAME}: su alcachofa va de camino.</p>",
        seen=case.latest_message_id,
        actor=agent,
        at=MORNING,
    )
    notes.add_note(case_id=case.pk, text=f"{NAME} toca la trompeta", actor=agent, at=MORNING)
    Draft.objects.create(
        case=case, person_id=house.marta.id, html="<p>murciélago</p>", begun_at=MORNING,
        saved_at=MORNING,
    )  # fmt: skip
    Coaching.objects.create(
        case=case, author_id=boss.user_id, person_id=house.marta.id, text=NAME, at=MORNING
    )
    SavedView.objects.create(
        person_id=house.marta.id, name="Suya", look={"q": ADDRESS}, made_at=MORNING
    )
    field = CustomField.objects.create(key="pedido", label="Pedido", kind="text")
    FieldValue.objects.create(case=case, field=field, value="alcachofa")
    tracking_links.issue(
        LinkWanted(
            conversation_id=taken.conversation_id,
            address=ADDRESS,
            occasion=LinkOccasion.ANSWER,
            at=MORNING,
        )
    )
    a_promise(
        service_id=house.service_id, owner_id=house.marta.id, words=f"Llamar a {NAME}",
        customer_id=who,
    )  # fmt: skip
    work.give(
        owner_id=house.marta.id, title=f"Mirar lo de {NAME}", details="zarzaparrilla", by=boss,
        at=MORNING, subject=f"case:{case.pk}", due_at=MORNING + timedelta(days=1),
    )  # fmt: skip
    FailedAddress.objects.create(
        address=ADDRESS, is_final=False, reason="remolacha", failed_at=MORNING
    )
    SpamRule.objects.create(kind="sender", value=ADDRESS, made_at=MORNING)
    UseWindow.objects.create(key=f"tracking link:{ADDRESS}", starts_at=MORNING, uses=1)
    DeadLetter.objects.create(
        job_id=7, task="x", queue="default", arguments={}, error=ADDRESS, failed_at=MORNING
    )
    evidence.record(
        evidence.Proof(
            kind="x.y",
            subject=f"case:{case.pk}",
            digest=evidence.digest_of(b"murcielago", owner=f"customer:{who}"),
        )
    )
    requests.register_request(
        customer_id=who, kind=RequestKind.ERASURE, words="Quiten mi trompeta",
        asked_on=MORNING.date(), by=boss, at=MORNING,
    )  # fmt: skip
    copies.ask_copy(customer_id=who, by=boss, at=MORNING)
    run_jobs()
    cases.resolve_case(case_id=case.pk, outcome=Outcome.SOLVED, actor=agent, at=MORNING)
    run_jobs()
    return who


def traces(tmp_path: Path) -> set[str]:
    """Which of the person's words stand in a dump of the database, or in any file."""
    text = text_of_everything(tmp_path).lower()
    return {word for word in TRACES if word.lower() in text}


def text_of_everything(tmp_path: Path) -> str:
    """A dump of the database, then the names and bytes of all files."""
    dump = tmp_path / "dump.sql"
    owner = os.environ["VINCULO_TEST_ADMIN_URL"].replace(
        "/postgres?", f"/{connection.settings_dict['NAME']}?"
    )
    run_tool("pg_dump", [f"--file={dump}", f"--dbname={owner}"])
    found = [dump.read_text(encoding="utf-8")]
    for path in Path(settings.FILES_DIR).rglob("*"):
        if path.is_file():
            found += (path.name, path.read_bytes().decode("utf-8", "replace"))
    return "".join(found)


def erased(person: UUID, *arguments: str) -> dict[str, object]:
    done = CliRunner().invoke(command, [str(person), "--json", *arguments])
    assert done.exit_code == 0, done.output
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_nothing_tells_of_an_erased_person_and_the_chain_is_whole(
    house: House, boss: Actor, person: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bystander = a_case(sender="Pilar Sanz <pilar@otra.example>", text="Otra cosa")
    seal_all(at=MORNING)
    length = checking.check(at=MORNING).length
    assert traces(tmp_path) == set(TRACES)
    would = erased(person, "--dry-run")
    assert traces(tmp_path) == set(TRACES)
    assert would["rows"]

    def killed(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(erasing, "_forget_files", killed)
    hiding.begin_erasure(
        customer_id=person, reason=ErasureReason.ASKED, by=boss, at=MORNING, later=False
    )
    with pytest.raises(KeyboardInterrupt):
        hiding.erase_begun(customer_id=person, at=MORNING)
    monkeypatch.undo()
    assert hiding.begun_erasures() == [person]
    found = erased(person)
    assert found["mentions"] == {}
    assert traces(tmp_path) == set()
    assert CliRunner().invoke(command, [str(person)]).exit_code == 66
    seal_all(at=MORNING)
    verdict = checking.check(at=MORNING)
    assert verdict.is_whole
    assert verdict.length > length
    assert not evidence.forget(owner=f"customer:{person}")
    assert cases.case(actor=house.agent, case_id=bystander.id) is not None
    again = arrive(mail(sender=f"Eufrasia <{ADDRESS}>", message_id="<dos@x.example>"), at=MORNING)
    run_jobs()
    new = Case.objects.get(conversation=again.conversation_id)
    assert new.customer_id != person


WRITTEN = (
    "Llámenme al 611 222 333",
    "tel. 611222333.",
    "al (+34) 611-22-23-33, gracias",
    "Firmado: Zubizarreta, Eufrasia",
    "soy eufrasia  zubizarreta",
    "Éufrasia Zubizarretá",
)
OF_OTHERS = ("Llámenme al 611222334", "un total de 9611222333 5", "Eufrasia López", "Zubizarreta")


def test_what_names_the_person_as_people_write_is_erased_or_counted(
    house: House, person: UUID
) -> None:
    an_article("Cambiar la tarjeta")
    article = Article.objects.get().slug
    for words in (*WRITTEN, *OF_OTHERS):
        opine(slug=article, is_useful=False, words=words, place=words, at=MORNING)
    other = a_case(sender="Pilar Sanz <pilar@otra.example>", text="Es mi vecina, 611 22 23 33")
    would = erased(person, "--dry-run")
    assert would["mentions"] == {"interactions.Message.text": 1}
    found = erased(person)
    kept = set(ArticleOpinion.objects.exclude(words="").values_list("words", flat=True))
    assert kept == set(OF_OTHERS)
    assert found["mentions"] == would["mentions"]
    assert cases.case(actor=house.agent, case_id=other.id) is not None


def test_a_blocked_person_is_hidden_everywhere_and_comes_back_whole(
    house: House, boss: Actor, person: UUID
) -> None:
    case = Case.objects.get(customer_id=person)
    keys, thread = case.access_keys, case.conversation_id
    assert thread is not None
    browser, root = signed_in(house.marta), signed_in(a_user(Role.ADMINISTRATOR))
    page, register = f"/casos/{case.pk}/", "/promesas/"
    assert NAME in browser.get(register).content.decode()
    hiding.block(customer_id=person, until=date(2030, 1, 1), reason="Lo pide", by=boss, at=MORNING)
    for path in (page, f"/clientes/{person}/", f"/clientes/{person}/contratado/"):
        assert browser.get(path).status_code == 404
    for reader in (browser, root):
        for path in (
            register, "/casos/", "/tareas/", "/buscar/?q=murci%C3%A9lago",
            f"/buscar/?q={case.number}", "/ajustes/salida/", "/ajustes/correo-no-deseado/",
        ):  # fmt: skip
            shown = reader.get(path).content.decode()
            assert {word for word in TRACES if word in shown} <= {"murciélago"}, path
    assert not TrackingLink.objects.filter(conversation=thread, revoked_at=None).exists()
    SpamRule.objects.all().delete()
    later = mail(
        sender=f"{NAME} <{ADDRESS}>", message_id="<tres@x.example>", text="Sigo aquí",
        headers=(("In-Reply-To", "<uno@remolacha.example>"),),
    )  # fmt: skip
    taken = arrive(later, at=MORNING)
    run_jobs()
    new = Case.objects.get(conversation=taken.conversation_id)
    assert (new.conversation_id != thread, new.customer_id != person) == (True, True)
    hiding.unblock(customer_id=person, reason="Error", by=boss, at=MORNING)
    case.refresh_from_db()
    assert (sorted(case.access_keys), case.keys_hidden) == (sorted(keys), None)
    assert NAME in browser.get(register).content.decode()
    assert browser.get(page).status_code == 200


def test_only_who_is_being_erased_is_cleared_out_of_history(person: UUID) -> None:
    for statement, key in (
        ("SELECT customers_forget_history(%s, %s)", f"customer:{person}"),
        ("SELECT promises_forget_history(%s, %s)", "customer:nobody"),
    ):
        with pytest.raises(ProgrammingError), connection.cursor() as cursor:
            cursor.execute(statement, [key, [person]])
    Erasing.objects.create(key=f"customer:{person}", started_at=MORNING)
    with connection.cursor() as cursor:
        before = "SELECT count(*) FROM customers_customerevent"
        cursor.execute(before)
        known = cursor.fetchone()
        cursor.execute("SELECT customers_forget_history(%s, %s)", [f"customer:{person}", [person]])
        cursor.execute(before)
        assert cursor.fetchone() == known, "who still has a name is not cleared out"
    assert Customer.objects.get(pk=person).name == NAME


def test_the_copy_holds_what_is_theirs_and_nothing_of_others(person: UUID) -> None:
    thread = Case.objects.get(customer_id=person).conversation_id
    words = "Soy la vecina y digo calabaza"
    raw = mail(sender="Pilar <pilar@otra.example>", text=words, message_id="<otra@otra.example>")
    arrive(raw, at=MORNING)
    Message.objects.filter(sender_address="pilar@otra.example").update(conversation_id=thread)
    boss = acting(a_user(Role.SUPERVISOR))
    made = copies.ask_copy(customer_id=person, by=boss, at=MORNING)
    run_jobs()
    digest = HandedCopy.objects.get(pk=made).blob
    with zipfile.ZipFile(io.BytesIO(blobs.read_blob(digest))) as archive:
        data = json.loads(archive.read("datos.json"))
        page = archive.read("datos.html").decode()
        files = {name: archive.read(name) for name in archive.namelist()}
    found = {one["key"]: one for one in data["sections"]}
    texts = " ".join(one["text"] for one in found["interactions.Message"]["rows"])
    assert "murciélago" in texts
    assert "alcachofa" in texts, "what the company answered is theirs too"
    assert found["interactions.Message"]["left_out_of_others"] == 1
    assert any(b"zarzaparrilla" in content for content in files.values())
    assert "trompeta" in page
    for others in ("calabaza", "pilar@", "Pilar"):
        assert others not in page + json.dumps(data, ensure_ascii=False)
    assert "cases.Coaching" not in found
    assert Sight.objects.filter(actor_id=boss.user_id, where="copy").exists()
