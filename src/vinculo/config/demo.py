"""The practice company: every context's part, in the order of the layers, all or nothing."""

import secrets
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from vinculo.config.demos import SMALL, DemoCompany, Loading, Say, demo_companies
from vinculo.config.installation import chosen_folder, make_secret
from vinculo.config.refusals import SettingError
from vinculo.config.words import gettext_now as _
from vinculo.identity import api as identity
from vinculo.identity.contracts import UserView
from vinculo.identity.demo import PEOPLE
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.ahead import ahead
from vinculo.kernel.demo import demo_name, demo_parts, demo_secrets
from vinculo.kernel.evidence.sealing import seal
from vinculo.kernel.registry import import_children

ROLES = {
    Role.AGENT: _("agente"),
    Role.SUPERVISOR: _("supervisión"),
    Role.OWNER: _("responsable de servicio"),
    Role.ANALYST: _("análisis"),
    Role.DIRECTION: _("dirección"),
    Role.ADMINISTRATOR: _("administración"),
    Role.AUDITOR: _("auditoría"),
}
import_children("vinculo.config.demos")
ALIKE, ALL = 2, 100
AT_LAST = (
    "SET LOCAL enable_seqscan = off",  # nobody has counted these tables yet
    "SET LOCAL gin_pending_list_limit = '1GB'",  # words go into their index once, at the end
    "SET LOCAL synchronous_commit = off",
    "SET CONSTRAINTS ALL IMMEDIATE",  # checked on the way, not all of them at the commit
)
"""How the server takes what comes by the thousand."""
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def load(
    *, at: datetime, company: str = SMALL, scale: float = 1.0, say: Say = lambda _words: None
) -> dict[str, Any]:
    """Write the rows of a demo company once, on empty tables; say who can sign in.

    ``scale``: how much of its history (1.0: all). A company that is there stays as it is.

    The password is drawn for this installation and kept in ``first-login.txt`` *before* the rows
    that need it are committed, so that no crash leaves people whose password nobody knows.
    """
    if not settings.PRACTICE:
        raise SettingError(
            _("La empresa de práctica solo cabe en su propia base de datos (vinculo up).")
        )
    loaded = False
    if not get_user_model().objects.exists():
        demo_secrets.password = _password(chosen_folder() / "first-login.txt")
        write(Loading(at=at, scale=scale, say=say), demo_companies[company])
        seal(at=clock.now())
        loaded = True
    return {"loaded": loaded, "people": _people()}


@transaction.atomic
def write(loading: Loading, company: DemoCompany) -> None:
    """Write the rows of a company: each context's own, in the order of the layers."""
    demo_name.name, demo_name.domain = company.name.name, company.name.domain
    for key in sorted(demo_parts, key=_layer):
        if more := company.before.get(key):
            more(loading)
        demo_parts[key](loading.at)
        if more := company.after.get(key):
            more(loading)
    with connection.cursor() as cursor:
        for setting in AT_LAST:
            cursor.execute(setting)
    with ahead():
        for more in company.last:
            more(loading)


def _layer(key: str) -> int:
    """Lower layers first; a part is named after its context (``"cases"`` or ``"cases.more"``)."""
    return settings.CONTEXTS.index(key.partition(".")[0])


def _password(file: Path) -> str:
    if not file.exists():
        drawn = "-".join("".join(secrets.choice(ALPHABET) for _n in range(4)) for _g in range(4))
        words = _("Contraseña de todas las personas de práctica de esta instalación:")
        make_secret(file, f"{words}\n{drawn}")
    lines = file.read_text(encoding="utf-8").split()
    if not lines:
        raise SettingError(_("%s está vacío: bórrelo y repita la orden.") % file)
    return lines[-1]


def _people() -> list[dict[str, Any]]:
    """Whom to sign in as: two of each kind at most, those of the practice company first."""
    known = {key: place for place, (key, _name, _roles) in enumerate(PEOPLE)}  # whatever its domain

    def first(user: UserView) -> tuple[int, str]:
        return known.get(user.email.partition("@")[0], len(known)), user.name

    users = sorted(identity.users(), key=first)
    shown: Counter[tuple[Role, ...]] = Counter()
    found = []
    for user in users:
        shown[tuple(sorted(user.roles))] += 1
        if shown[tuple(sorted(user.roles))] <= ALIKE:
            names = [str(ROLES[role]) for role in Role if role in user.roles and role in ROLES]
            found.append({"name": user.name, "email": user.email, "roles": names})
    return found
