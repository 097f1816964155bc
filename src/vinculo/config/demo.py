"""The practice company: every context's part, in the order of the layers, all or nothing."""

import secrets
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from vinculo.config.installation import chosen_folder, make_secret
from vinculo.config.refusals import SettingError
from vinculo.config.words import gettext_now as _
from vinculo.identity import api as identity
from vinculo.kernel.actor import Role
from vinculo.kernel.demo import demo_parts, demo_secrets

ROLES = {
    Role.AGENT: _("agente"),
    Role.SUPERVISOR: _("supervisión"),
    Role.OWNER: _("responsable de servicio"),
    Role.ANALYST: _("análisis"),
    Role.DIRECTION: _("dirección"),
    Role.ADMINISTRATOR: _("administración"),
}
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def load(*, at: datetime) -> dict[str, Any]:
    """Write the practice rows once, on empty tables; say who can sign in.

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
        with transaction.atomic():
            for key in sorted(demo_parts, key=_layer):
                demo_parts[key](at)
        loaded = True
    return {"loaded": loaded, "people": _people()}


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
    return [
        {
            "name": user.name,
            "email": user.email,
            "roles": [str(ROLES[role]) for role in Role if role in user.roles and role in ROLES],
        }
        for user in identity.users()
    ]
