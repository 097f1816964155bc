"""The people of ``bench/mail_faults.py``: who opens the company, and an agent who answers cases.

    python -m bench._mail_agent prepare DATA
    python -m bench._mail_agent answer DATA COUNT LEDGER

An answer enters the ledger when its transaction has committed; what is answered is resolved, or the
agent would have no room for more after 25. When the database went away in the
middle, the agent looks whether it stands there before writing it again, as a person would.
"""

import sys
import time
from datetime import timedelta
from pathlib import Path

EMAIL = "ana@empresa.example"


def prepare() -> None:
    from vinculo.desk.setup import NewAdministrator, NewCompany, NewService, open_house
    from vinculo.interactions.contracts import Acknowledgement
    from vinculo.interactions.models import Mailbox
    from vinculo.kernel import clock
    from vinculo.organization.contracts import CalendarDraft

    open_house(
        company=NewCompany(
            name="Empresa", language="es", timezone="Europe/Madrid", base_url="http://127.0.0.1"
        ),
        hours=CalendarDraft(timezone="Europe/Madrid", weekly=tuple(((0, 1440),) for _ in range(7))),
        service=NewService(
            name="Averías",
            benefit="Vuelve a funcionar",
            first_answer=timedelta(hours=4),
            resolution=timedelta(hours=16),
            mailbox="averias@empresa.example",
        ),
        administrator=NewAdministrator(
            name="Ana Gil", email=EMAIL, password="una-frase-larga-y-rara",
            language="es", answers=True,
        ),
        at=clock.now(),
    )  # fmt: skip
    Mailbox.objects.update(acknowledgement=Acknowledgement.AT_ONCE, next_step="Le contestamos hoy.")


def answer(count: int, ledger: Path) -> None:
    from django.db import Error, close_old_connections

    from vinculo.kernel.errors import DomainError

    done = 0
    while done < count:
        try:
            if answer_one(done):
                with ledger.open("a", encoding="utf-8") as rows:
                    rows.write(f"{done}\n")
                done += 1
            else:
                time.sleep(0.1)
        except (Error, DomainError) as error:
            print(type(error).__name__, error, flush=True)
            close_old_connections()
            time.sleep(0.5)


def answer_one(number: int) -> bool:
    """Answer and resolve the oldest case that nobody answered; whether the answer stands now."""
    from vinculo.cases import api as cases
    from vinculo.cases.contracts import Outcome
    from vinculo.cases.models import Case
    from vinculo.identity import api as identity
    from vinculo.interactions.models import Message
    from vinculo.kernel import clock

    words = f"respuesta-{number} "
    if Message.objects.filter(direction="out", text__contains=words).exists():
        return True
    waiting = Case.objects.filter(first_answered_at=None, latest_message_id__isnull=False)
    case = waiting.order_by("opened_at", "pk").first()
    if case is None:
        return False
    ana = next(user for user in identity.users() if user.email == EMAIL)
    actor = identity.actor_for(ana.id)
    cases.answer_case(
        case_id=case.pk,
        html=f"<p>Le escribo por su avería: {words} queda anotado.</p>",
        seen=case.latest_message_id,
        actor=actor,
        at=clock.now(),
    )
    cases.resolve_case(case_id=case.pk, outcome=Outcome.SOLVED, actor=actor, at=clock.now())
    return True


def main() -> None:
    from vinculo.config import beside

    what, data, *more = sys.argv[1:]
    beside.prepare(data)
    if what == "prepare":
        prepare()
    else:
        answer(int(more[0]), Path(more[1]))


if __name__ == "__main__":
    main()
